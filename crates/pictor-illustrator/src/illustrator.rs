//! The door of the engine: a brief goes in, a drawing comes out.

use std::sync::Arc;

use pictor_api::{Background, Quality, Size};
use pictor_codec::{Mask, Picture};

use crate::colour::Rgb;
use crate::compose::{compose_around, drop_outlines, laid_out, leave_out};
use crate::edit::{Edit, edit, is_as_given, tone_all};
use crate::figures::look::scramble;
use crate::intent::{Change, Genre, Intent, Kind, Shape, Subject};
use crate::letters::Letters;
use crate::medium::render;
use crate::sheet::{Note, Pass, Sheet, clear};
use crate::told::{as_said, left_out_of, unseen};
use crate::understanding::{Spoken, concept, plainly, spoken, understand};

/// Fonts beside the built-in ones, which letter Latin only. The crate does no I/O, so the caller reads them.
#[derive(Clone, Default)]
pub struct Fonts {
    /// TrueType or OpenType files, or collections of which the first font is used; tried in order for every
    /// character that the built-in fonts lack.
    pub extra: Vec<Arc<[u8]>>,
}

/// The engine. Cloning is cheap; all clones share the fonts.
#[derive(Clone)]
pub struct Illustrator {
    letters: Letters,
}

/// A prompt, read once for all pictures of a call.
#[derive(Clone, Debug)]
pub struct Asked {
    intent: Intent,
    /// In plain words.
    prompt: String,
    /// As it was said.
    said: String,
    /// The words of the prompt that may have to be told.
    spoken: Vec<Spoken>,
    /// A number for the prompt, so that different prompts of one seed aren't composed alike.
    meaning: u64,
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// What the prompt asks for.
    pub asked: &'a Asked,
    /// The size of the picture, any legal one.
    pub size: Size,
    /// How much detail and time go into it.
    pub quality: Quality,
    /// Whether what is beside the subjects is painted.
    pub background: Background,
    /// The only source of variation, with `index`.
    pub seed: u64,
    /// Which of the `n` pictures of a call this is, from 0; each is another composition.
    pub index: u32,
    /// How many earlier passes to show, 0 to 3.
    pub partials: u8,
    /// The pictures of an edit, in order, at most as large as the output. Empty for a generation.
    pub inputs: &'a [Picture],
    /// Where the first input may change; of its size.
    pub mask: Option<&'a Mask>,
}

/// What is told while a drawing comes into being.
#[derive(Debug)]
pub enum Progress<'a> {
    /// An earlier pass of the same picture, of full size.
    Partial {
        /// From 0.
        index: u8,
        /// The pass.
        picture: &'a Picture,
    },
    /// Which share of the work is done, 0 to 1.
    Done(f32),
}

/// A finished picture.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Of exactly the size that was asked.
    pub picture: Picture,
    /// What could not be drawn as asked.
    pub notes: Vec<Note>,
    /// Whether it is the first input as it came, but for its size.
    pub unchanged: bool,
}

impl Asked {
    /// Reads a prompt, English or Chinese.
    pub fn read(prompt: &str) -> Self {
        // Forms of browsers and of Node send the ends of lines as CRLF, other clients as they were typed.
        let prompt = &prompt.replace("\r\n", "\n");
        // FNV-1a.
        let meaning = prompt.trim().bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self {
            intent: understand(prompt),
            spoken: spoken(prompt),
            prompt: plainly(prompt),
            said: prompt.to_lowercase(),
            meaning,
        }
    }

    /// The size that `auto` stands for: by the words of the prompt ("banner", "bookmark"); for an edit that of the
    /// first input, so that what stays is not resampled, or a legal one of its shape, if it is small, large or long.
    /// Always at most 3:1 and 655,360 to 8,294,400 pixels; multiples of 16, unless it is an input's.
    pub fn auto_size(&self, inputs: &[Size]) -> Size {
        let on_its_side = self.intent.changes.iter().any(|change| matches!(change, Change::Turn(1 | 3)));
        match (inputs.first(), self.intent.shape) {
            (Some(&input), None) if on_its_side => like(Size::new(input.height, input.width)),
            (Some(&input), None) => like(input),
            (_, None) if self.intent.page.as_ref().is_some_and(|page| page.genre == Genre::Ticket) => {
                of_shape(Shape::Landscape)
            }
            (_, shape) => of_shape(shape.unwrap_or(Shape::Square)),
        }
    }
}

impl Illustrator {
    /// An engine that letters with the built-in fonts and these.
    pub fn new(fonts: Fonts) -> Self {
        Self { letters: Letters::new(&fonts.extra) }
    }

    /// Draws the brief.
    pub fn draw(&self, brief: &Brief<'_>, progress: &mut dyn FnMut(Progress<'_>)) -> Drawing {
        let mut drawing =
            if brief.inputs.is_empty() { self.generate(brief, progress) } else { self.edit(brief, progress) };
        clear(&mut drawing.picture);
        drawing.notes.extend(brief.asked.intent.tongue.map(Note::Tongue));
        // What only the plain words say nobody has asked for.
        let Asked { said, prompt, .. } = brief.asked;
        let added = |words: &str| prompt.contains(words) && !said.contains(&words.to_lowercase());
        drawing.notes.retain(|note| !note.words().is_some_and(added));
        in_order(&mut drawing.notes, &brief.asked.prompt);
        progress(Progress::Done(1.0));
        drawing
    }

    fn sheet(&self, brief: &Brief<'_>) -> Sheet<'_> {
        Sheet {
            letters: &self.letters,
            size: brief.size,
            quality: brief.quality,
            background: brief.background,
            seed: scramble(brief.seed ^ brief.asked.meaning, u64::from(brief.index)),
            turn: brief.seed.wrapping_add(u64::from(brief.index)),
        }
    }

    /// Takes out of the intent what nobody can draw, and says how the prompt wrote it.
    fn leave_out(&self, intent: &mut Intent) -> Vec<String> {
        [std::mem::take(&mut intent.left_out), leave_out(intent, &self.letters)].concat()
    }

    /// A picture made from the pictures that came with the brief.
    fn edit(&self, brief: &Brief<'_>, progress: &mut dyn FnMut(Progress<'_>)) -> Drawing {
        let mut intent = brief.asked.intent.clone();
        // What stands for an idea is no wish for a picture that is there.
        if intent.instead.take().is_some() {
            intent.subjects.clear();
            intent.relations.clear();
            (intent.setting, intent.time, intent.season, intent.weather) = (None, None, None, None);
        }
        let mut left_out = self.leave_out(&mut intent);
        // What is called so is there: the pictures, and what of them is to stay or to change.
        left_out.retain(|word| {
            let word = word.to_lowercase();
            !matches!(word.as_str(), "product" | "products" | "产品" | "商品" | "else" | "saturation")
        });
        let job = Edit {
            intent: &intent,
            prompt: &brief.asked.prompt,
            sheet: self.sheet(brief),
            inputs: brief.inputs,
            mask: brief.mask,
            index: brief.index,
        };
        let mut index = 0;
        let (picture, mut notes) = edit(&job, passes(brief.partials), &mut |picture| {
            progress(Progress::Partial { index, picture });
            index += 1;
        });
        // What stays as it is has no passes; who waits for a partial picture sees it all the same.
        if index == 0 && brief.partials > 0 {
            progress(Progress::Partial { index, picture: &picture });
        }
        // Where nothing was done at all, no word of it need be told.
        if !notes.contains(&Note::NothingToDo) {
            notes.extend(as_said(left_out, &brief.asked.spoken).map(Note::LeftOut));
        }
        let unchanged = is_as_given(&job, &picture);
        Drawing { picture, notes, unchanged }
    }

    /// A picture from words alone.
    fn generate(&self, brief: &Brief<'_>, progress: &mut dyn FnMut(Progress<'_>)) -> Drawing {
        let (sheet, said) = (self.sheet(brief), &brief.asked.intent);
        let mut intent = said.clone();
        let page = laid_out(&intent, &sheet);
        let paged = page.is_some();
        let left_out = match intent.page.as_deref().filter(|_| paged) {
            Some(page) => left_out_of(page, &self.letters),
            None => [self.leave_out(&mut intent), drop_outlines(&mut intent, &self.letters)].concat(),
        };
        let composition = page.unwrap_or_else(|| compose_around(&intent, &sheet, Vec::new()));
        let tone = tone(intent.page.as_deref().map_or(&intent, |page| &page.rest)).cloned();
        let render = |composition, pass| {
            let mut picture = render(composition, &sheet, pass);
            tone.iter().for_each(|tone| tone_all(tone, &mut picture));
            picture
        };
        let passes = passes(brief.partials);
        for (index, &pass) in passes.iter().enumerate() {
            let partial = render(composition.clone(), pass);
            progress(Progress::Partial { index: index as u8, picture: &partial });
            progress(Progress::Done((index + 1) as f32 / (passes.len() + 1) as f32));
        }
        let mut notes = composition.notes.clone();
        let scene = intent.page.as_deref().map_or(&intent, |page| &page.rest);
        let idea = scene.instead.clone();
        notes.extend(idea.map(|(words, scene)| Note::Idea { words, scene }));
        // All pictures of a call have the same to tell.
        if brief.index == 0 {
            notes.extend(unseen(
                (&intent, &composition, paged),
                said,
                (&brief.asked.prompt, &brief.asked.spoken),
                &sheet,
            ));
        }
        notes.extend(as_said(left_out, &brief.asked.spoken).map(Note::LeftOut));
        Drawing { picture: render(composition, Pass::Finished), notes, unchanged: false }
    }
}

/// The tone of a whole picture: black and white, or sepia. A panda is black and white by itself.
fn tone(scene: &Intent) -> Option<&Change> {
    let grey = |Rgb(r, g, b): Rgb| r.max(g).max(b) - r.min(g).min(b) < 24;
    let by_itself = |s: &Subject| s.kind == Kind::Animal && concept(s.name()).is_some_and(|c| grey(c.colour));
    let told = scene.subjects.iter().find(|s| s.focal).is_none_or(|s| !by_itself(s));
    scene.changes.iter().find(|change| match change {
        Change::Monochrome => told,
        change => **change == Change::Sepia,
    })
}

/// Brings notes into the order of the prompt, each once: first what is said of all of it, last what it does not say.
fn in_order(notes: &mut Vec<Note>, prompt: &str) {
    let place = |note: &Note| match note {
        Note::Tongue(_) => 0,
        _ => note.words().and_then(|words| prompt.find(words)).map_or(usize::MAX, |at| at + 1),
    };
    notes.sort_by_key(place);
    let mut told = Vec::with_capacity(notes.len());
    notes.retain(|note| {
        let is_new = note.words().is_none_or(|words| !told.contains(&words.to_owned()));
        told.extend(note.words().map(str::to_owned));
        is_new
    });
    // "Sitting on a branch" is lost with the branch.
    let gone = |note: &Note| if let Note::LeftOut(words) = note { Some(words.clone()) } else { None };
    let gone: Vec<String> = notes.iter().filter_map(gone).collect();
    let lost = |words: &str| {
        let ends = |other: &&String| other.chars().nth(1).is_some() && words.ends_with(other.as_str());
        gone.iter().filter(ends).any(|other| other != words)
    };
    notes.retain(|note| !matches!(note, Note::LeftOut(words) if lost(words)));
}

/// The earlier passes that are shown for that many partial pictures.
fn passes(partials: u8) -> &'static [Pass] {
    match partials {
        0 => &[],
        1 => &[Pass::Colour],
        2 => &[Pass::Composition, Pass::Colour],
        _ => &[Pass::Composition, Pass::Half, Pass::Colour],
    }
}

const fn of_shape(shape: Shape) -> Size {
    match shape {
        Shape::Square => Size::new(1024, 1024),
        Shape::Landscape => Size::new(1536, 1024),
        Shape::Portrait => Size::new(1024, 1536),
        Shape::Widescreen => Size::new(1536, 864),
        Shape::Telephone => Size::new(864, 1536),
        Shape::Banner => Size::new(1536, 512),
        Shape::Bookmark => Size::new(512, 1536),
    }
}

/// The pixels of the largest picture that an edit leaves in its own size: a little more than a screen of 1920 by 1080.
const MOST_AS_GIVEN: u64 = 2_100_000;

/// The size of `input`, or the legal one nearest in shape, of about its pixels but not fewer than a small square's.
fn like(input: Size) -> Size {
    let (long, short) = (input.width.max(input.height), input.width.min(input.height));
    if (655_360..=MOST_AS_GIVEN).contains(&input.pixels()) && long <= short * 3 {
        return input;
    }
    let ratio = (f64::from(input.width) / f64::from(input.height.max(1))).clamp(1.0 / 3.0, 3.0);
    let pixels = (input.pixels() as f64).clamp(1_048_576.0, 1_572_864.0);
    let edge = |length: f64| ((length / 16.0).round() as u32 * 16).clamp(16, 3840);
    let (mut width, mut height) = (edge((pixels * ratio).sqrt()), edge((pixels / ratio).sqrt()));
    // Rounding to 16 may have made the picture a little too long.
    while width > height * 3 {
        width -= 16;
    }
    while height > width * 3 {
        height -= 16;
    }
    Size::new(width, height)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::compose;
    use crate::style::{Hand, backdrop, figures};

    /// How many steps the pen takes for the shapes of a finished picture.
    fn steps(prompt: &str, quality: Quality) -> usize {
        let illustrator = Illustrator::new(Fonts::default());
        let (size, background) = (Size::new(512, 512), Background::Opaque);
        let sheet = Sheet { letters: &illustrator.letters, size, quality, background, seed: 7, turn: 0 };
        let composition = compose(&understand(prompt), &sheet);
        let hand = Hand::new(composition.style, Pass::Finished, quality, sheet.seed);
        let shapes = [backdrop(&hand, composition.behind), figures(&hand, composition.figures)];
        shapes.iter().flatten().map(|shape| shape.path.elements().len()).sum()
    }

    /// Quality is work, counted without a clock.
    #[test]
    fn a_better_quality_never_takes_fewer_strokes() {
        for prompt in
            ["a vet listening to a baby otter", "a city street at night", "three red apples on a table"]
        {
            let steps: Vec<_> = Quality::ALL.iter().map(|&quality| steps(prompt, quality)).collect();
            assert!(steps.is_sorted() && steps.first() < steps.last(), "{prompt:?}: {steps:?}");
        }
    }

    #[test]
    fn auto_sizes_are_legal() {
        let table = [
            (1, 1),
            (100, 100),
            (1024, 1024),
            (4000, 3000),
            (65535, 1),
            (1, 65535),
            (1000, 333),
            (3840, 1280),
        ];
        assert_eq!(Asked::read("").auto_size(&[Size::new(1001, 750)]), Size::new(1001, 750));
        for (width, height) in table {
            let size = Asked::read("").auto_size(&[Size::new(width, height)]);
            let (long, short) = (size.width.max(size.height), size.width.min(size.height));
            assert!(size.width.is_multiple_of(16) && size.height.is_multiple_of(16), "{size}");
            assert!(long <= 3840 && long <= short * 3, "{size}");
            assert!((655_360..=8_294_400).contains(&size.pixels()), "{size}");
        }
    }
}
