//! The page of an edit: its first input at the size of the output.

use std::borrow::Cow;

use pictor_api::Size;
use pictor_codec::{Picture, cover, fit, resize};

use super::{Edit, fill};
use crate::intent::Change;

/// The first input at the size of the output: continued on the sides where its shape differs.
pub(super) fn based<'a>(edit: &Edit<'a>) -> Cow<'a, Picture> {
    let (input, size) = (&edit.inputs[0], edit.sheet.size);
    let extend = edit.intent.changes.contains(&Change::Extend);
    if input.size == size && !extend {
        return Cow::Borrowed(input);
    }
    let (wide, tall) = (ratio(size.width, input.size.width), ratio(size.height, input.size.height));
    let alike = (wide / tall - 1.0).abs() < 0.06;
    Cow::Owned(match (extend, alike) {
        (true, true) => fill::outpaint(input, size, 0.66),
        (false, true) => cover(input, size),
        (_, false) => fill::outpaint(input, size, 1.0),
    })
}

fn ratio(a: u32, b: u32) -> f64 {
    f64::from(a) / f64::from(b)
}

/// Shrinks an input to what it needs to be seen well.
pub(super) fn shrunk(input: &Picture, size: Size) -> Picture {
    let within = fit(input.size, size);
    if within == input.size { input.clone() } else { resize(input, within) }
}
