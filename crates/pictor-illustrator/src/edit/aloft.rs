//! What begins at the upper edge of a picture: a wall, the sky.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::cutout;
use super::tone::luma;

/// What of the picture's upper edge goes on downwards in the same colour, lit more or less: a wall that is at least
/// a tenth of the picture.
pub(super) fn wall(picture: &Picture) -> Option<Vec<u8>> {
    let width = picture.size.width as usize;
    let rows = (picture.size.height as usize / 12).max(1);
    let colour = [0, 1, 2].map(|c| {
        let mut values: Vec<u8> =
            picture.pixels[..rows * width * 4].iter().skip(c).step_by(4 * 7).copied().collect();
        values.sort_unstable();
        values[values.len() / 2]
    });
    let part = from_top(picture, |pixel| {
        let (light, off) = cutout::in_light(pixel, colour);
        if (0.7..1.2).contains(&light) { (17.0 - off) / 5.0 } else { 0.0 }
    });
    large(part, 10)
}

/// What hangs down from the upper edge and is as light and as blue or grey as skies are.
pub(super) fn sky(picture: &Picture) -> Option<Vec<u8>> {
    if cutout::border_colour(picture).is_some() {
        return None;
    }
    let mut part = from_top(picture, |pixel| {
        let warm = f64::from(pixel[0].max(pixel[1])).max(1.0);
        if luma(pixel) > 0.3 { (f64::from(pixel[2]) / warm - 0.91) / 0.06 } else { 0.0 }
    });
    if let Some(row) = horizon(picture) {
        part[row * picture.size.width as usize..].fill(0);
    }
    let mut land: Vec<u8> = part.iter().map(|part| 255 - part).collect();
    cutout::keep_large(&mut land, picture.size.width as usize);
    light_pieces(&mut part, &land, picture);
    above(&mut part, &land, picture.size.width as usize);
    large(part, 20)
}

/// The sun and clouds that the sky encloses are the sky's; a balloon isn't.
fn light_pieces(sky: &mut [u8], land: &[u8], picture: &Picture) {
    for ((part, land), pixel) in sky.iter_mut().zip(land).zip(picture.pixels.chunks_exact(4)) {
        if *land == 0 && luma(pixel) > 0.6 {
            *part = 255;
        }
    }
}

/// Leaves what nothing of the land is above of: a grey road is as grey as a sky.
fn above(sky: &mut [u8], land: &[u8], width: usize) {
    let height = sky.len() / width;
    for x in 0..width {
        let mut run = 0;
        let end = (0..height).find(|y| {
            run = if land[y * width + x] > 191 { run + 1 } else { 0 };
            run > height / 60
        });
        (end.unwrap_or(height)..height).for_each(|y| sky[y * width + x] = 0);
    }
}

/// The row at which nearly all columns become darker or lighter at once: the sea is as blue as the sky above it.
fn horizon(picture: &Picture) -> Option<usize> {
    let small = resize(picture, fit(picture.size, Size::new(160, 160)));
    let (width, height) = (small.size.width as usize, small.size.height as usize);
    let light = |x: usize, y: usize| luma(&small.pixels[(y * width + x) * 4..][..3]);
    let row = (height / 5..height * 9 / 10).find(|&y| {
        let steps = (0..width).map(|x| light(x, y + 1) - light(x, y - 1));
        let (up, down) = steps.fold((0, 0), |(up, down), step| {
            (up + usize::from(step > 0.04), down + usize::from(step < -0.04))
        });
        up.max(down) * 10 >= width * 7
    })?;
    Some(row * picture.size.height as usize / height)
}

/// A part of which there is at least one in `share` pixels.
fn large(part: Vec<u8>, share: usize) -> Option<Vec<u8>> {
    let count = part.iter().filter(|&&part| part > 127).count();
    (count * share >= part.len()).then_some(part)
}

/// The pixels that are joined to the upper edge by others that belong; `belongs` says how much, 1 for wholly.
fn from_top(picture: &Picture, belongs: impl Fn(&[u8]) -> f64) -> Vec<u8> {
    let width = picture.size.width as usize;
    let count = picture.pixels.len() / 4;
    let mut part = vec![0u8; count];
    let mut open: Vec<usize> = (0..width).collect();
    while let Some(at) = open.pop() {
        let share = (belongs(&picture.pixels[at * 4..at * 4 + 3]).min(1.0) * 255.0) as u8;
        if part[at] > 0 || share == 0 {
            continue;
        }
        part[at] = share;
        open.extend(cutout::around(at, width, count).filter(|&to| part[to] == 0));
    }
    part
}
