//! What begins at the upper edge of a picture: a wall, the sky.

use std::ops::Range;

use pictor_codec::Picture;

use super::fill::fill;
use super::tone::luma;
use super::{cutout, part, standout};
use crate::blur::blur;

/// What of the picture's upper edge goes on downwards in the same colour, lit more or less: a wall that is at least
/// a tenth of the picture.
pub(super) fn wall(picture: &Picture) -> Option<Vec<u8>> {
    let mut part = of_the_edge(picture, 0.7..1.2)?;
    // A scratch in a window's frame is no wall.
    part::rounded(&mut part, picture.size, picture.size.width as usize / 400);
    Some(part)
}

fn of_the_edge(picture: &Picture, lit: Range<f64>) -> Option<Vec<u8>> {
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
        if lit.contains(&light) { (17.0 - off) / 5.0 } else { 0.0 }
    });
    large(part, 10)
}

/// The same from the lower edge upwards, below the middle and without what stands there: the ground, a floor.
pub(super) fn floor(picture: &Picture) -> Option<Vec<u8>> {
    let width = picture.size.width as usize;
    let rows = picture.pixels.chunks_exact(width * 4).rev();
    let part = of_the_edge(&Picture::new(picture.size, rows.flatten().copied().collect()), 0.8..1.12)?;
    let mut part: Vec<u8> = part.chunks_exact(width).rev().flatten().copied().collect();
    if let Some(thing) = standout::sole(picture) {
        part.iter_mut().zip(thing).for_each(|(part, thing)| *part = (*part).min(255 - thing));
    }
    // What climbs is no ground.
    let high = part[..part.len() * 9 / 20].iter().filter(|part| **part > 127).count();
    (high * 50 < part.len()).then_some(part)
}

/// What hangs down from the upper edge and is as light and as blue or grey as skies are, and what it encloses.
pub(super) fn sky(picture: &Picture) -> Option<Vec<u8>> {
    if cutout::border_colour(picture).is_some() {
        return None;
    }
    let small = standout::smaller(picture);
    let (width, count) = (small.size.width as usize, small.pixels.len() / 4);
    let pixel = |at: usize| &small.pixels[at * 4..at * 4 + 3];
    let aired = |at: usize| {
        let [r, g, b] = [0, 1, 2].map(|c| f64::from(pixel(at)[c]));
        luma(pixel(at)) > 0.3 && b > r.max(g) * 0.94
    };
    let horizon = horizon(&small).unwrap_or(count) * width;
    // Hills far off are as blue, but darker at once.
    let goes_on =
        |from: usize, to: usize| to < horizon && aired(to) && luma(pixel(to)) > luma(pixel(from)) - 0.03;
    // Branches and towers part a sky: what has its colour at the sides belongs to it, too.
    let above: Vec<usize> = (0..width).filter(|&at| aired(at)).collect();
    let mean = [0, 1, 2]
        .map(|c| above.iter().map(|&at| usize::from(pixel(at)[c])).sum::<usize>() / above.len().max(1));
    let alike = |at: &usize| aired(*at) && (0..3).all(|c| mean[c].abs_diff(usize::from(pixel(*at)[c])) < 30);
    let sides = (0..count / width / 2).flat_map(|y| [y * width, y * width + width - 1]).filter(alike);
    let mut sky = part::reached(width, count, above.iter().copied().chain(sides), goes_on);
    let mut land = vec![false; count];
    let others = part::pieces(width, count, |at| !sky[at]);
    let most = others.iter().map(Vec::len).max().unwrap_or(0);
    for piece in others {
        let low = piece.iter().any(|&at| at + width >= count);
        let light = piece.iter().map(|&at| luma(pixel(at))).sum::<f64>() / piece.len() as f64;
        // The sun and clouds that the sky encloses are the sky's; a balloon isn't, nor what stands in the snow.
        if low || light < 0.7 && piece.len() * 20 > most {
            piece.into_iter().for_each(|at| land[at] = true);
        } else {
            piece.into_iter().filter(|&at| luma(pixel(at)) > 0.6).for_each(|at| sky[at] = true);
        }
    }
    for x in 0..width {
        // A grey road is as grey as a sky, but something of the land is above it that is no branch.
        let thick =
            |at: usize| (0..=count / width / 12).all(|down| land.get(at + down * width) != Some(&false));
        let end = (x..count).step_by(width).find(|&at| land[at] && thick(at));
        (end.unwrap_or(count)..count).step_by(width).for_each(|at| sky[at] = false);
    }
    let part: Vec<u8> = sky.into_iter().map(|sky| if sky { 255 } else { 0 }).collect();
    Some(standout::refined(picture, &small, large(part, 20)?))
}

/// Takes the sun out of a sky: by night, and behind clouds.
pub(super) fn hide_sun(picture: &mut Picture, sky: &[u8]) {
    let warm = |p: &[u8]| luma(p) > 0.66 && f64::from(p[2]) < f64::from(p[0].min(p[1])) * 0.88;
    let pixels = picture.pixels.chunks_exact(4).zip(sky);
    let mut sun: Vec<u8> = pixels.map(|(p, sky)| if *sky > 127 && warm(p) { 255 } else { 0 }).collect();
    let share = sun.iter().filter(|sun| **sun > 0).count() * 1_000 / sun.len();
    if (1..60).contains(&share) {
        part::spread(&mut sun, picture.size, picture.size.width as usize / 40);
        sun.iter_mut().zip(sky).for_each(|(sun, sky)| *sun = (*sun).min(*sky));
        fill(picture, &sun);
    }
}

/// The row at which nearly all columns become darker or lighter at once: the sea is as blue as the sky above it.
fn horizon(small: &Picture) -> Option<usize> {
    let (width, height) = (small.size.width as usize, small.size.height as usize);
    let light = |x: usize, y: usize| luma(&small.pixels[(y * width + x) * 4..][..3]);
    (height / 5..height * 9 / 10).find(|&y| {
        let steps = (0..width).map(|x| light(x, y + 1) - light(x, y - 1));
        let (up, down) = steps.fold((0, 0), |(up, down), step| {
            (up + usize::from(step > 0.04), down + usize::from(step < -0.04))
        });
        up.max(down) * 10 >= width * 7
    })
}

/// A part of which there is at least one in `share` pixels.
fn large(part: Vec<u8>, share: usize) -> Option<Vec<u8>> {
    let count = part.iter().filter(|&&part| part > 127).count();
    (count * share >= part.len()).then_some(part)
}

/// The pixels that are joined to the upper edge by others that belong; `belongs` says how much, 1 for wholly. What is
/// as narrow as the frame of a window joins nothing: the sky behind it may have the colour of the wall.
fn from_top(picture: &Picture, belongs: impl Fn(&[u8]) -> f64) -> Vec<u8> {
    let (width, count) = (picture.size.width as usize, picture.pixels.len() / 4);
    let share: Vec<u8> =
        picture.pixels.chunks_exact(4).map(|pixel| (belongs(pixel).clamp(0.0, 1.0) * 255.0) as u8).collect();
    let narrow = width / 160;
    // Grain is no edge.
    let mut soft =
        Picture::new(picture.size, share.iter().flat_map(|&share| [share, share, share, 255]).collect());
    blur(&mut soft, narrow / 3);
    let mut off: Vec<u8> = soft.pixels.iter().step_by(4).map(|share| 255 - share).collect();
    part::spread(&mut off, picture.size, narrow);
    let start = (0..width).filter(|&at| off[at] == 0);
    let joined = part::reached(width, count, start, |_, to| off[to] == 0);
    let mut joined: Vec<u8> = joined.into_iter().map(|joined| u8::from(joined) * 255).collect();
    part::spread(&mut joined, picture.size, narrow);
    joined.into_iter().zip(share).map(|(joined, share)| joined.min(share)).collect()
}
