//! Styles: how the shapes of a drawing are changed before they are painted. What happens to pixels is `medium`'s.

use pictor_api::Quality;

use crate::colour::{Rgb, Tint};
use crate::intent::Style;
use crate::light::Light;
use crate::shape::{Role, Shape};
use crate::sheet::Pass;

mod fill;
mod ink;
mod model;
mod page;
mod palette;

pub(crate) use page::{dimensions, finish, mount, paper};

/// How shapes are drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hand {
    pub(crate) style: Style,
    pub(crate) pass: Pass,
    pub(crate) quality: Quality,
    /// The width of an outline, in the shapes' own units.
    pub(crate) line: f64,
    pub(crate) seed: u64,
}

impl Hand {
    /// The usual hand of a style, finishing a drawing in page units.
    pub(crate) const fn new(style: Style, pass: Pass, quality: Quality, seed: u64) -> Self {
        Self { style, pass, quality, line: 0.26, seed }
    }

    /// Whether detail is worth drawing.
    fn fine(&self) -> bool {
        self.quality > Quality::Low
    }
}

/// Shapes of figures in the picture's light: lamps keep their own.
pub(crate) fn lit(mut shapes: Vec<Shape>, light: &Light) -> Vec<Shape> {
    for shape in &mut shapes {
        if matches!(shape.role, Role::Body | Role::Mark | Role::Line) {
            shape.paint = shape.paint.map(|tint| Tint { rgb: light.near(tint.rgb), ..tint });
        }
    }
    shapes
}

/// The figures as the hand draws them.
pub(crate) fn figures(hand: &Hand, shapes: Vec<Shape>) -> Vec<Shape> {
    let line = hand.line;
    let mut out = Vec::with_capacity(shapes.len() * 2);
    if hand.pass == Pass::Composition {
        shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 1.2, Rgb::hex(0x8a8fa3), None));
        return out;
    }
    match hand.style {
        Style::LineArt => {
            ink::silhouette(&mut out, &shapes, line * 4.6, Rgb::INK);
            shapes.into_iter().for_each(|s| ink::engraved(&mut out, s, line * 1.4, hand.fine()));
        }
        Style::Blueprint => {
            let (ink, fill) = (Rgb::hex(0xf3f9ff), Rgb::hex(0x2d5fa2));
            ink::silhouette(&mut out, &shapes, line * 3.2, ink);
            shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 1.2, ink, Some(fill)));
        }
        Style::Pencil => {
            let (ink, fill) = (Rgb::hex(0x4c484f), Rgb::hex(0xfaf5ea));
            ink::silhouette(&mut out, &shapes, line * 3.0, ink);
            shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 1.2, ink, Some(fill)));
        }
        _ if hand.pass == Pass::Colour => shapes.into_iter().for_each(|s| fill::flat(&mut out, s)),
        Style::Flat | Style::Map => shapes.into_iter().for_each(|s| fill::flat(&mut out, s)),
        Style::Logo => {
            ink::silhouette(&mut out, &shapes, line * 7.0, Rgb::hex(0xfffaf0));
            palette::emblem(&mut out, shapes);
        }
        Style::Poster => palette::screen_print(&mut out, shapes, hand.seed, line),
        Style::Woodblock => palette::woodblock(&mut out, shapes, line * 1.5),
        Style::Vintage => shapes.into_iter().for_each(|s| {
            ink::outlined(&mut out, s, line * 1.5, |c| c.edge().into());
        }),
        Style::Cartoon | Style::Anime => {
            let (rim, edge) = if hand.style == Style::Cartoon { (6.6, 2.4) } else { (2.8, 1.3) };
            ink::silhouette(&mut out, &shapes, line * rim, Rgb::INK);
            shapes.into_iter().map(fill::cel).for_each(|s| {
                ink::outlined(&mut out, s, line * edge, |c| c.edge().mix(Rgb::INK, 0.5).into());
            });
        }
        Style::StainedGlass => {
            ink::silhouette(&mut out, &shapes, line * 7.0, Rgb::hex(0x221d26));
            shapes.into_iter().map(fill::stained).for_each(|s| {
                ink::outlined(&mut out, s, line * 2.6, |_| Rgb::hex(0x2a242e).into());
            });
        }
        Style::Pixel => {
            ink::silhouette(&mut out, &shapes, line * 6.6, Rgb::hex(0x2b2238));
            shapes.into_iter().map(fill::cel).for_each(|s| fill::kept(&mut out, s));
        }
        Style::Watercolour => shapes.into_iter().for_each(|s| {
            ink::outlined(&mut out, s, line * 0.7, |c| c.shaded(0.5).alpha(0.55));
        }),
        Style::OilPainting | Style::Crayon => shapes.into_iter().for_each(|s| {
            ink::outlined(&mut out, s, line * 1.4, |c| c.shaded(0.45).alpha(0.7));
        }),
        Style::InkWash => {
            ink::silhouette(&mut out, &shapes, line * 3.4, Rgb::hex(0x25232a));
            shapes.into_iter().for_each(|s| ink::outlined(&mut out, s, line * 1.5, |_| Rgb::INK.alpha(0.75)));
        }
        Style::PaperCut => fill::cut_out(&mut out, shapes, line, hand.quality),
        Style::Sticker => {
            fill::rimmed(&mut out, &shapes, line);
            shapes.into_iter().for_each(|s| ink::outlined(&mut out, s, line * 1.6, |c| c.edge().into()));
        }
        Style::ThreeD => shapes.into_iter().for_each(|s| model::clay(&mut out, s, hand)),
        Style::Photo => shapes.into_iter().for_each(|s| model::modelled(&mut out, s, hand, None)),
        _ => shapes.into_iter().for_each(|s| model::modelled(&mut out, s, hand, Some(line))),
    }
    if hand.style == Style::Vintage {
        recolour(&mut out, |c| c.saturated(0.62).mix(Rgb::hex(0xd9b98a), 0.16));
    }
    out
}

/// Figures as lines of one ink on that ground.
pub(crate) fn lined(shapes: Vec<Shape>, line: f64, ink: Rgb, ground: Rgb) -> Vec<Shape> {
    let mut out = Vec::with_capacity(shapes.len() * 2);
    ink::silhouette(&mut out, &shapes, line * 2.4, ink);
    shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line, ink, Some(ground)));
    out
}

/// Backdrops: calmer than figures, so outlines are thinner or absent.
pub(crate) fn backdrop(hand: &Hand, shapes: Vec<Shape>) -> Vec<Shape> {
    let line = hand.line;
    let mut out = Vec::with_capacity(shapes.len() + shapes.len() / 2);
    if hand.pass == Pass::Composition {
        shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 0.7, Rgb::hex(0xb5b8c4), None));
        return out;
    }
    match hand.style {
        Style::LineArt => {
            let ink = Rgb::hex(0x55505e);
            shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 0.8, ink, Some(Rgb::WHITE)));
        }
        Style::Blueprint => {
            let (ink, fill) = (Rgb::hex(0xb9d4f5), Rgb::hex(0x24528f));
            shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 0.7, ink, Some(fill)));
        }
        Style::Pencil => {
            let (ink, fill) = (Rgb::hex(0x8d8890), Rgb::hex(0xfaf5ea));
            shapes.into_iter().for_each(|s| ink::drawn(&mut out, s, line * 0.9, ink, Some(fill)));
        }
        _ if hand.pass == Pass::Colour => shapes.into_iter().for_each(|s| fill::flat(&mut out, s)),
        Style::Flat => shapes.into_iter().for_each(|s| fill::simple(&mut out, s)),
        Style::Map | Style::Logo => shapes.into_iter().for_each(|s| fill::even(&mut out, s)),
        Style::Poster => palette::screen_print(&mut out, shapes, hand.seed, 0.0),
        Style::Woodblock => palette::woodblock(&mut out, shapes, line * 0.8),
        Style::Cartoon | Style::StainedGlass | Style::Anime => {
            let edge = if hand.style == Style::StainedGlass { 2.4 } else { 1.0 };
            shapes.into_iter().map(fill::stained).for_each(|s| {
                ink::outlined(&mut out, s, line * edge, |c| c.edge().into());
            });
        }
        Style::Pixel => shapes.into_iter().for_each(|s| fill::kept(&mut out, s)),
        Style::PaperCut => fill::cut_out(&mut out, shapes, line * 1.5, hand.quality),
        Style::Watercolour | Style::OilPainting | Style::Crayon | Style::Photo | Style::ThreeD => {
            out = shapes;
        }
        Style::InkWash => {
            shapes.into_iter().for_each(|s| ink::outlined(&mut out, s, line * 0.9, |_| Rgb::INK.alpha(0.5)));
        }
        _ if hand.quality == Quality::Low => shapes.into_iter().for_each(|s| fill::simple(&mut out, s)),
        _ => {
            shapes.into_iter().for_each(|s| ink::outlined(&mut out, s, line * 0.6, |c| c.edge().alpha(0.45)));
        }
    }
    if hand.style == Style::Vintage {
        recolour(&mut out, |c| c.saturated(0.55).mix(Rgb::hex(0xd9b98a), 0.26));
    }
    out
}

fn recolour(shapes: &mut [Shape], change: impl Fn(Rgb) -> Rgb) {
    for shape in shapes {
        shape.paint = shape.paint.map(|tint| Tint { rgb: change(tint.rgb), ..tint });
    }
}
