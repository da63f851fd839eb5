//! Contact sheets: every figure on one page, or any pictures with captions, to look at. Nothing in production uses
//! them: they are here, out of the documentation, because `examples/contact.rs` cannot see single figures.

mod captioned;

pub use captioned::{Entry, captioned};

use pictor_api::{Quality, Size};
use vello_cpu::kurbo::{Affine, Rect};

use crate::colour::Rgb;
use crate::figures::{self, Figure, Look};
use crate::intent::{Age, Expression, Garment, Pose, Style};
use crate::paint::paint;
use crate::scene::{Layer, Scene};
use crate::shape::{Paint, Role, Shape};
use crate::sheet::Pass;
use crate::style::{self, Hand};

/// A page of figures, `columns` to a row, in cells of `cell` pixels; premultiplied RGBA with its size.
///
/// Each word is a figure's name, `shelf:NAME` for a whole shelf, or `NAME@VARIANT` (an age, pose, expression,
/// colour, `in-GARMENT` or `left`). Without words the page holds every figure. The names that were found come back, in order.
pub fn sheet(words: &[String], columns: u32, cell: u32) -> (Size, Vec<u8>, Vec<String>) {
    let entries = entries(words);
    let columns = columns.min(entries.len().max(1) as u32);
    let rows = (entries.len() as u32).div_ceil(columns).max(1);
    let size = Size::new(columns * cell, rows * cell);
    let mut layers = Vec::new();
    for (i, (figure, look, mirrored)) in entries.iter().enumerate() {
        let (column, row) = (i as u32 % columns, i as u32 / columns);
        let corner = (f64::from(column * cell), f64::from(row * cell));
        layers.push(frame(corner, f64::from(cell), (column + row) % 2 == 0));
        layers.push(placed(figure, look, *mirrored, corner, f64::from(cell)));
    }
    let scene = Scene { size, ground: Some(Rgb::PAPER.into()), layers };
    let pixels = paint(&scene).data_as_u8_slice().to_vec();
    (size, pixels, entries.iter().map(|(figure, ..)| figure.name.to_owned()).collect())
}

type Specimen = (&'static Figure, Look, bool);

fn entries(words: &[String]) -> Vec<Specimen> {
    let mut found: Vec<Specimen> = Vec::new();
    if words.is_empty() {
        found.extend(figures::all().map(|(_, figure)| entry(figure, "")));
    }
    for word in words {
        if let Some(name) = word.strip_prefix("shelf:") {
            found.extend(
                figures::all().filter(|(shelf, _)| *shelf == name).map(|(_, figure)| entry(figure, "")),
            );
            continue;
        }
        let (name, variants) = word.split_once('@').unwrap_or((word, ""));
        found.extend(figures::find(name).map(|figure| entry(figure, variants)));
    }
    found
}

fn entry(figure: &'static Figure, variants: &str) -> Specimen {
    let seed = figure.name.bytes().fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let (mut look, mut mirrored) = (Look::plain(seed), false);
    for variant in variants.split('@').filter(|v| !v.is_empty()) {
        match variant {
            "left" => mirrored = true,
            "holds" => look.holds = true,
            "reach" => look.reach = Some((74.0, 62.0)),
            "night" => look.night = true,
            "baby" => look.age = Age::Baby,
            "child" => look.age = Age::Child,
            "old" => look.age = Age::Old,
            "sitting" => look.pose = Some(Pose::Sitting),
            "sleeping" => look.pose = Some(Pose::Sleeping),
            "lying" => look.pose = Some(Pose::Lying),
            "running" => look.pose = Some(Pose::Running),
            "walking" => look.pose = Some(Pose::Walking),
            "jumping" => look.pose = Some(Pose::Jumping),
            "flying" => look.pose = Some(Pose::Flying),
            "swimming" => look.pose = Some(Pose::Swimming),
            "dancing" => look.pose = Some(Pose::Dancing),
            "waving" => look.pose = Some(Pose::Waving),
            "kneeling" => look.pose = Some(Pose::Kneeling),
            "reading" => look.pose = Some(Pose::Reading),
            "singing" => look.pose = Some(Pose::Singing),
            "playing" => look.pose = Some(Pose::Playing),
            "eating" => look.pose = Some(Pose::Eating),
            "meditating" => look.pose = Some(Pose::Meditating),
            "hugging" => look.pose = Some(Pose::Hugging),
            "sleepy" => look.expression = Some(Expression::Sleepy),
            "calm" => look.expression = Some(Expression::Calm),
            garment if garment.starts_with("in-") => {
                let name = crate::understanding::concept(&garment[3..]).map_or("", |concept| concept.name);
                look.wears.push(Garment { name, colour: None });
            }
            "laughing" => look.expression = Some(Expression::Laughing),
            "sad" => look.expression = Some(Expression::Sad),
            "angry" => look.expression = Some(Expression::Angry),
            "surprised" => look.expression = Some(Expression::Surprised),
            "scared" => look.expression = Some(Expression::Scared),
            "winking" => look.expression = Some(Expression::Winking),
            "inlove" => look.expression = Some(Expression::InLove),
            "red" => look.colours.push(Rgb::hex(0xd9534f)),
            "blue" => look.colours.push(Rgb::hex(0x4f86c6)),
            "green" => look.colours.push(Rgb::hex(0x6aa84f)),
            "pink" => look.colours.push(Rgb::hex(0xf19cbb)),
            "white" => look.colours.push(Rgb::hex(0xfaf7f2)),
            "black" => look.colours.push(Rgb::hex(0x3a363f)),
            number => look.seed = number.parse().unwrap_or(look.seed),
        }
    }
    (figure, look, mirrored)
}

fn frame((x, y): (f64, f64), cell: f64, light: bool) -> Layer {
    let fill = if light { Rgb::hex(0xf6eedd) } else { Rgb::hex(0xeee9dc) };
    let path = figures::outline::rect(x, y, cell, cell);
    let shape = Shape { path, paint: Paint::Plain(fill.into()), stroke: None, role: Role::Mark, clip: None };
    Layer { shapes: vec![shape], affine: Affine::IDENTITY }
}

fn placed(figure: &Figure, look: &Look, mirrored: bool, (x, y): (f64, f64), cell: f64) -> Layer {
    let inner = Rect::new(x + cell * 0.1, y + cell * 0.1, x + cell * 0.9, y + cell * 0.9);
    let scale = (inner.width() / (figure.aspect * 100.0)).min(inner.height() / 100.0);
    let left = inner.center().x - figure.aspect * 50.0 * scale;
    let affine = Affine::translate((left, inner.y1 - 100.0 * scale)) * Affine::scale(scale);
    let hand =
        Hand { line: 0.55, ..Hand::new(Style::PictureBook, Pass::Finished, Quality::Medium, look.seed) };
    let shapes = style::figures(&hand, figures::shapes(figure, look, mirrored));
    Layer { shapes, affine }
}
