//! The page of an edit: its first input at the size of the output.

use std::borrow::Cow;

use pictor_api::Size;
use pictor_codec::{Picture, cover, fit, resize};

use super::{Edit, texture};
use crate::intent::{Change, Intent};

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
        _ if edit.intent.changes.contains(&Change::Crop) => cover(input, size),
        (true, true) => outpaint(input, size, 0.66),
        (false, true) => cover(input, size),
        (_, false) => outpaint(input, size, 1.0),
    })
}

/// The intent and the inputs, the first of which is turned as the intent said.
pub(super) fn turned(intent: &Intent, inputs: &[Picture]) -> Option<(Intent, Vec<Picture>)> {
    let quarters = |change: &Change| if let Change::Turn(quarters) = change { Some(*quarters) } else { None };
    let (mut intent, mut inputs) = (intent.clone(), inputs.to_vec());
    let by = intent.changes.iter().find_map(quarters)?;
    intent.changes.retain(|change| quarters(change).is_none());
    for _ in 0..by {
        let Size { width, height } = inputs[0].size;
        let pixels = (0..width).flat_map(|y| (0..height).map(move |x| (y, height - 1 - x)));
        let pixels = pixels.flat_map(|(x, y)| inputs[0].pixel(x, y)).collect();
        inputs[0] = Picture::new(Size::new(height, width), pixels);
    }
    Some((intent, inputs))
}

/// Whether an edited picture is the first input, in its own size or another of its shape.
pub(crate) fn is_as_given(edit: &Edit<'_>, picture: &Picture) -> bool {
    let (input, size) = (edit.inputs[0].size, edit.sheet.size);
    let alike = (ratio(size.width, input.width) / ratio(size.height, input.height) - 1.0).abs() < 0.06;
    alike && !edit.intent.changes.contains(&Change::Extend) && *picture == *based(edit)
}

fn ratio(a: u32, b: u32) -> f64 {
    f64::from(a) / f64::from(b)
}

/// Shrinks an input to what it needs to be seen well.
pub(super) fn shrunk(input: &Picture, size: Size) -> Picture {
    let within = fit(input.size, size);
    if within == input.size { input.clone() } else { resize(input, within) }
}

/// The picture in the middle of a larger page that continues it. `share` is how much of the page the picture takes
/// where it fits tighter, 1 for all.
fn outpaint(picture: &Picture, size: Size, share: f64) -> Picture {
    let most = Size::new(scaled(size.width, share), scaled(size.height, share));
    let inner = resize(picture, grown(picture.size, most));
    let (x0, y0) = ((size.width - inner.size.width) / 2, (size.height - inner.size.height) / 2);
    let mut page = Picture::filled(size, [0, 0, 0, 255]);
    let mut missing = vec![255u8; size.pixels() as usize];
    // Its rim goes on to all sides, for a start.
    let within = |at: u32, start: u32, length: u32| at.saturating_sub(start).min(length - 1);
    for (at, pixel) in page.pixels.chunks_exact_mut(4).enumerate() {
        let (x, y) = (at as u32 % size.width, at as u32 / size.width);
        let (column, row) = (within(x, x0, inner.size.width), within(y, y0, inner.size.height));
        pixel.copy_from_slice(&inner.pixel(column, row));
        if (column + x0, row + y0) == (x, y) {
            missing[at] = 0;
        }
    }
    texture::weave(&mut page, &missing);
    page
}

fn scaled(edge: u32, share: f64) -> u32 {
    (f64::from(edge) * share).round().max(1.0) as u32
}

/// The size with the shape of `size` that just fits into `within`, larger or smaller.
fn grown(size: Size, within: Size) -> Size {
    let ratio = (f64::from(within.width) / f64::from(size.width))
        .min(f64::from(within.height) / f64::from(size.height));
    fit(Size::new(scaled(size.width, ratio), scaled(size.height, ratio)), within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outpainting_keeps_the_picture_in_the_middle() {
        let picture = Picture::filled(Size::new(10, 10), [200, 10, 10, 255]);
        let page = outpaint(&picture, Size::new(32, 16), 1.0);
        assert_eq!(page.size, Size::new(32, 16));
        assert_eq!(page, Picture::filled(Size::new(32, 16), [200, 10, 10, 255]));
    }
}
