//! What a page is made for, and what is decided about it before it is painted: the plain data that composing, painting
//! and editing hand to each other, at the bottom, so that none of them needs to know who comes after it.

use std::fmt;
use std::sync::Arc;

use pictor_api::{Background, Quality, Size};
use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;
use vello_cpu::peniko::ImageAlphaType;
use vello_cpu::{PixelMetadata, Pixmap};

use crate::colour::Rgb;
use crate::intent::{Mood, Style};
use crate::letters::{Letters, wide};
use crate::shape::Shape;

/// What a page is composed for.
#[derive(Clone, Copy)]
pub(crate) struct Sheet<'a> {
    pub(crate) letters: &'a Letters,
    pub(crate) size: Size,
    pub(crate) quality: Quality,
    pub(crate) background: Background,
    pub(crate) seed: u64,
    /// Which of the compositions that the prompt can have, 0 the best: those of neighbouring turns differ.
    pub(crate) turn: u64,
}

impl Sheet<'_> {
    /// Pixels to a page unit.
    pub(crate) fn unit(&self) -> f64 {
        (f64::from(self.size.width) * f64::from(self.size.height)).sqrt() / 100.0
    }

    /// The page in page units.
    pub(crate) fn page(&self) -> Rect {
        Rect::new(
            0.0,
            0.0,
            f64::from(self.size.width) / self.unit(),
            f64::from(self.size.height) / self.unit(),
        )
    }

    /// Whether this is one of the pictures of a call that are laid out the other way round.
    pub(crate) const fn is_turned(&self) -> bool {
        self.turn % 2 == 1
    }

    /// Whether fine detail is drawn.
    pub(crate) fn fine(&self) -> bool {
        self.quality > Quality::Low
    }
}

/// A composition in page units, before its style is applied.
#[derive(Clone)]
pub(crate) struct Composition {
    pub(crate) style: Style,
    pub(crate) mood: Option<Mood>,
    /// The colour that the background was asked to have.
    pub(crate) backdrop: Option<Rgb>,
    /// Backdrop, figures, veil: each drawn over the one before.
    pub(crate) behind: Vec<Shape>,
    pub(crate) figures: Vec<Shape>,
    pub(crate) before: Vec<Shape>,
    /// Lettering, which no style but colour touches.
    pub(crate) words: Vec<Shape>,
    pub(crate) notes: Vec<Note>,
}

/// The passes of a drawing, each a real picture: what a stream shows before the finished one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pass {
    /// Pencil outlines on paper: where everything goes.
    Composition,
    /// What is far in flat colour, the rest still in pencil.
    Half,
    /// Flat colour, lettering.
    Colour,
    /// Shading, light, texture.
    Finished,
}

/// Something in the prompt that the picture doesn't show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// These words were to be lettered, but no font has their characters.
    NoFont(String),
    /// The prompt seems to be in this language, which isn't read.
    Tongue(&'static str),
    /// This of the prompt isn't drawn.
    LeftOut(String),
    /// This is drawn, but as its nearest kin.
    Instead {
        /// How the prompt says it.
        words: String,
        /// What is drawn.
        drawn: &'static str,
    },
    /// These words are lettered, but too small to read.
    TooSmall(String),
    /// The prompt of an edit says nothing that could be done to the picture.
    NothingToDo,
    /// The light was to be corrected, but the picture isn't dim, so it is as it was.
    WellLit,
    /// This was to be changed, but it cannot be told from what is around it, so it is as it was.
    NotFound(String),
    /// This was to be put on, but nobody's face is plain to see, so it is left out.
    NoWearer(String),
    /// The ground is white, since no transparency was asked for.
    White,
    /// Nobody can draw this of the prompt: a plain scene stands for it.
    Idea {
        /// How the prompt says it.
        words: String,
        /// What is drawn.
        scene: &'static str,
    },
}

impl Note {
    /// The words of the prompt that it is about.
    pub(crate) fn words(&self) -> Option<&str> {
        match self {
            Self::NoFont(words)
            | Self::LeftOut(words)
            | Self::Instead { words, .. }
            | Self::TooSmall(words)
            | Self::NotFound(words)
            | Self::NoWearer(words)
            | Self::Idea { words, .. } => Some(words),
            Self::Tongue(_) | Self::NothingToDo | Self::WellLit | Self::White => None,
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFont(text) => {
                write!(f, "no font for the lettering {text:?}")?;
                // The package has Korean and Japanese, too; of other scripts it is no help.
                if text.chars().any(|c| wide(c) || matches!(c, '\u{ac00}'..='\u{d7a3}')) {
                    f.write_str(": install the package fonts-noto-cjk")?;
                }
                Ok(())
            }
            Self::Tongue(tongue) => {
                write!(f, "the prompt seems to be {tongue}; of it only simple nouns are read")
            }
            Self::LeftOut(words) => write!(f, "left out: {words:?}"),
            Self::Instead { words, drawn } => {
                let an = match drawn {
                    several if several.ends_with('s') => "",
                    vowel if vowel.starts_with(['a', 'e', 'i', 'o', 'u']) => "an ",
                    _ => "a ",
                };
                write!(f, "drawn as {an}{drawn}: {words:?}")
            }
            Self::TooSmall(words) => write!(f, "too small to read: {words:?}"),
            Self::NothingToDo => f.write_str("the prompt asks for no change that can be made"),
            Self::WellLit => f.write_str("the picture isn't dim, so its light is as it was"),
            Self::NotFound(what) => write!(f, "{what:?} could not be told from the rest, and is as it was"),
            Self::NoWearer(what) => {
                write!(f, "{what:?} is left out: no face is plain to see that could wear it")
            }
            Self::Idea { words, scene } => write!(f, "{words:?} is drawn as {scene}"),
            Self::White => f.write_str(
                "the ground is white: background=transparent makes it transparent, with models that have it",
            ),
        }
    }
}

/// Straight alpha from the painter's premultiplied pixels.
pub(crate) fn picture(pixels: Pixmap) -> Picture {
    let size = Size::new(u32::from(pixels.width()), u32::from(pixels.height()));
    let mut picture = Picture::new(size, pixels.take_rgba8(ImageAlphaType::Alpha));
    // The painter's arithmetic lets covered pixels end at 254.
    picture
        .pixels
        .iter_mut()
        .skip(3)
        .step_by(4)
        .for_each(|alpha| *alpha = if *alpha >= 250 { 255 } else { *alpha });
    picture
}

/// Leaves no colour where nothing is seen: some viewers show it, and it makes files larger.
pub(crate) fn clear(picture: &mut Picture) {
    for pixel in picture.pixels.chunks_exact_mut(4).filter(|pixel| pixel[3] == 0) {
        pixel.fill(0);
    }
}

/// The painter's form of a picture.
pub(crate) fn pixmap(source: &Picture) -> Arc<Pixmap> {
    let edge = |length: u32| u16::try_from(length).expect("inputs are shrunk to at most the output's size");
    let form = PixelMetadata::new(ImageAlphaType::Alpha, !source.is_opaque());
    Arc::new(Pixmap::from_parts(
        source.pixels.clone(),
        edge(source.size.width),
        edge(source.size.height),
        form,
    ))
}
