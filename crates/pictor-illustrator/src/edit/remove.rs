//! Removing what the prompt names.

use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use super::{cutout, fill, locate, not_found, part, texture};
use crate::sheet::Note;

/// Takes away what can be told from the ground, and says where it was, in pixels.
pub(super) fn remove(canvas: &mut Picture, what: &str) -> Result<Rect, Note> {
    if what.is_empty() {
        return Err(Note::NothingToDo);
    }
    let found = locate::locate(canvas, what).filter(|found| found.is == locate::Is::Thing);
    let thing = found.ok_or_else(|| not_found(what))?;
    let (x0, y0, x1, y1) = part::extent(&thing.part, canvas.size).ok_or_else(|| not_found(what))?;
    match cutout::before_plain(canvas) {
        Some(_) => fill::fill(canvas, &cutout::with_shadows(&thing.part, canvas.size)),
        None => texture::patch(canvas, &cutout::with_foot(&thing.part, canvas.size)),
    }
    Ok(Rect::new(f64::from(x0), f64::from(y0), f64::from(x1), f64::from(y1)))
}
