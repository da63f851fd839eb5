//! Where something is worn: on a face, on a head.

use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use crate::edit::{drawn, face};
use crate::intent::Subject;
use crate::sheet::Note;
use crate::understanding::Group;

/// Where a garment is worn: on a face that is plain to see, of somebody or of a drawing.
pub(super) fn worn(garment: &Subject, canvas: &Picture, unit: f64) -> Result<Rect, Note> {
    let name = garment.name();
    let face = || drawn::face(canvas).or_else(|| face::face(canvas));
    let face = face().ok_or_else(|| Note::NoWearer(garment.word.clone()))?;
    let (up, down, half) = match name {
        // What has no brim stands on the hair.
        "party hat" | "wizard hat" | "crown" => (face.hair + 1.0, -face.hair, 0.6),
        "bow" | "ribbon" => (0.95, -0.45, 0.4),
        "glasses" | "sunglasses" => (0.23, 0.23, 0.58),
        _ if Group::Headwear.has(name) => (1.25, -0.28, 0.84),
        _ => return Err(Note::LeftOut(garment.word.clone())),
    };
    let (left, right) = (face.x - face.wide * half, face.x + face.wide * half);
    let (top, end) = (face.eyes - face.wide * up, face.eyes + face.wide * down);
    Ok(Rect::new(left / unit, top / unit, right / unit, end / unit))
}
