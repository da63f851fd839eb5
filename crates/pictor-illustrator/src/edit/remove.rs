//! Removing what the prompt names.

use pictor_codec::Picture;

use super::{cutout, fill, locate, not_found};
use crate::sheet::Note;

/// Takes away what stands before a plain background; anything else cannot be told from what is around it.
pub(super) fn remove(canvas: &mut Picture, what: &str) -> Result<(), Note> {
    if what.is_empty() {
        return Err(Note::NothingToDo);
    }
    let found = locate::locate(canvas, what).filter(|found| found.is == locate::Is::Thing);
    let thing = found.ok_or_else(|| not_found(what))?;
    fill::fill(canvas, &cutout::with_shadows(&thing.part, canvas.size));
    Ok(())
}
