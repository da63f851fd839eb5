//! Where something is worn: on a face, on a head.

use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use crate::edit::cutout;
use crate::edit::face::{self, Face};
use crate::intent::Subject;
use crate::understanding::Group;

/// Where a garment is worn: on a face that is plain to see, a hat also on the top of a head before a plain ground.
pub(super) fn worn(garment: &Subject, canvas: &Picture, unit: f64) -> Option<Rect> {
    let name = garment.name();
    let face = face::face(canvas);
    let around = |face: Face, up: f64, down: f64, half: f64| {
        let (left, right) = (face.x - face.wide * half, face.x + face.wide * half);
        Rect::new(
            left / unit,
            (face.eyes - face.wide * up) / unit,
            right / unit,
            (face.eyes + face.wide * down) / unit,
        )
    };
    if matches!(name, "party hat" | "wizard hat" | "crown") {
        // What has no brim stands on the hair.
        return face.map(|face| around(face, 1.5, -0.55, 0.5)).or_else(|| on_head(canvas, unit));
    }
    if Group::Headwear.has(name) {
        return face.map(|face| around(face, 1.15, -0.2, 0.74)).or_else(|| on_head(canvas, unit));
    }
    matches!(name, "glasses" | "sunglasses").then_some(())?;
    face.map(|face| around(face, 0.23, 0.23, 0.58))
}

/// How much of each pixel belongs to the head of a face that is plain to see and to the shoulders below, with a soft
/// edge.
pub(in crate::edit) fn bust(canvas: &Picture) -> Option<Vec<u8>> {
    let face = face::face(canvas)?;
    let width = canvas.size.width as usize;
    let part = |at: usize| {
        let x = ((at % width) as f64 - face.x).abs() / face.wide;
        let y = ((at / width) as f64 - face.eyes) / face.wide;
        let head = 0.95 - ((x / 0.95).powi(2) + ((y - 0.05) / 1.1).powi(2)).sqrt();
        let body = (y - 0.95).min((0.9 + (y - 0.95) * 1.2).min(1.75) - x);
        ((head.max(body) / 0.12 + 0.5).clamp(0.0, 1.0) * 255.0) as u8
    };
    Some((0..canvas.pixels.len() / 4).map(part).collect())
}

/// A place for a hat on the head of what stands before a plain background: its top, as wide as it is there.
fn on_head(canvas: &Picture, unit: f64) -> Option<Rect> {
    let alpha = cutout::thing(canvas)?;
    let width = canvas.size.width as usize;
    let spans: Vec<Option<(usize, usize)>> = alpha.chunks_exact(width).map(span).collect();
    let top = spans.iter().position(Option::is_some)?;
    let end = spans.iter().rposition(Option::is_some)? + 1;
    // The head is within the upper third of somebody upright; where it is widest is about the height of the eyes.
    let upper = &spans[top..top + ((end - top) * 35 / 100).max(1)];
    let wide = upper.iter().flatten().map(|(from, to)| to - from).max()?;
    let eyes = upper.iter().flatten().find(|(from, to)| (to - from) * 100 >= wide * 94)?;
    let centre = (eyes.0 + eyes.1) as f64 / 2.0;
    let (wide, top) = (wide as f64, top as f64);
    let brim = top + wide * 0.3;
    let half = wide * 0.54;
    face::looks(canvas, &alpha, (centre as usize, top as usize, wide as usize)).then_some(())?;
    // What rises above the page would be cut off.
    let tall = (wide * 0.62).min(brim * 0.98);
    (tall > wide * 0.25)
        .then(|| Rect::new((centre - half) / unit, (brim - tall) / unit, (centre + half) / unit, brim / unit))
}

/// From the first to the last pixel of the thing in a row.
fn span(row: &[u8]) -> Option<(usize, usize)> {
    let from = row.iter().position(|&alpha| alpha > 127)?;
    Some((from, row.iter().rposition(|&alpha| alpha > 127)?))
}
