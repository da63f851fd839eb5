//! Filling with texture: what is missing is put together from patches of the picture around it, first coarsely and
//! then finer and finer, and the seams are levelled out.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::cutout::distance;
use super::fill::fill;
use super::part::spread;
use search::Level;

mod seams;
mod search;

/// Patches are looked for in a picture of at most this many pixels on a side, and of at most so many missing ones.
const LONG: u32 = 512;
const MOST: usize = 16_000;

/// A hole is begun at the size at which it is about so wide.
const NARROW: usize = 14;

/// Replaces the pixels for which `missing` is above 0: by parts of the picture whose surroundings are most like theirs,
/// or smoothly where it has none.
pub(super) fn patch(picture: &mut Picture, missing: &[u8]) {
    if let Some(ground) = plain_around(picture, missing) {
        fill_from(picture, missing, ground);
    } else {
        fill(picture, missing);
        weave(picture, missing);
    }
}

/// The colour of nearly all that is beside what is missing: of a wall, whatever stands before it.
fn plain_around(picture: &Picture, missing: &[u8]) -> Option<[u8; 3]> {
    const ALIKE: u16 = 16;
    let mut near = missing.to_vec();
    spread(&mut near, picture.size, picture.size.width as usize / 100 + 1);
    let around = || {
        (0..near.len())
            .filter(|&at| near[at] > 0 && missing[at] == 0)
            .map(|at| &picture.pixels[at * 4..at * 4 + 3])
    };
    let ground = [0, 1, 2].map(|c| {
        let mut values: Vec<u8> = around().map(|pixel| pixel[c]).collect();
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or(0)
    });
    let (alike, all) = (around().filter(|pixel| distance(pixel, ground) < ALIKE).count(), around().count());
    (all > 0 && alike * 100 >= all * 85).then_some(ground)
}

/// Fills from what has the colour of the ground only.
fn fill_from(picture: &mut Picture, missing: &[u8], ground: [u8; 3]) {
    let before = picture.clone();
    let unknown = picture.pixels.chunks_exact(4).zip(missing);
    let unknown: Vec<u8> =
        unknown.map(|(p, gone)| if distance(p, ground) < 24 { *gone } else { 255 }).collect();
    fill(picture, &unknown);
    for ((new, old), _) in picture
        .pixels
        .chunks_exact_mut(4)
        .zip(before.pixels.chunks_exact(4))
        .zip(missing)
        .filter(|(_, gone)| **gone == 0)
    {
        new.copy_from_slice(old);
    }
}

/// The same, where what is missing looks roughly as it should already.
pub(super) fn weave(picture: &mut Picture, missing: &[u8]) {
    let Some(level) = searched(picture, missing) else { return };
    let off = seams::levels(&level);
    copy(picture, missing, &level, &off);
}

/// Where each missing pixel is to be taken from, at a small size; `None` without anything to take it from.
fn searched(picture: &Picture, missing: &[u8]) -> Option<Level> {
    let mut size = fit(picture.size, Size::new(LONG, LONG));
    let half = |size: Size| Size::new(size.width.div_ceil(2), size.height.div_ceil(2));
    let count = |gone: &[bool]| gone.iter().filter(|&&gone| gone).count();
    while count(&gone_at(picture.size, missing, size)) > MOST {
        size = half(size);
    }
    let mut levels = vec![(size, gone_at(picture.size, missing, size))];
    while let Some((size, gone)) = levels.last()
        && depth(gone, size.width as usize) > NARROW / 2
        && size.width.min(size.height) > 90
    {
        let size = half(*size);
        levels.push((size, gone_at(picture.size, missing, size)));
    }
    let mut found: Option<Level> = None;
    for (size, gone) in levels.into_iter().rev() {
        let Some(mut level) = Level::of(resize(picture, size), gone) else { continue };
        match &found {
            Some(coarse) => level.refine(coarse),
            None => level.start(),
        }
        found = Some(level);
    }
    found
}

/// Which cells of a smaller size have anything missing.
fn gone_at(full: Size, missing: &[u8], size: Size) -> Vec<bool> {
    let mut gone = vec![false; size.pixels() as usize];
    let cell = |at: usize, full: u32, small: u32| at * small as usize / full as usize;
    for (at, _) in missing.iter().enumerate().filter(|&(_, &missing)| missing > 0) {
        let (x, y) = (at % full.width as usize, at / full.width as usize);
        let row = cell(y, full.height, size.height) * size.width as usize;
        gone[row + cell(x, full.width, size.width)] = true;
    }
    gone
}

/// How far the middle of a hole is from its rim: rows and columns alike, whichever is nearer.
fn depth(gone: &[bool], width: usize) -> usize {
    let run = |cells: &mut dyn Iterator<Item = bool>| {
        cells.fold((0, 0), |(most, run), gone| if gone { (most.max(run + 1), run + 1) } else { (most, 0) }).0
    };
    let across = gone.chunks_exact(width).map(|row| run(&mut row.iter().copied())).max().unwrap_or(0);
    let down = (0..width).map(|x| run(&mut gone.iter().skip(x).step_by(width).copied())).max().unwrap_or(0);
    across.min(down) / 2
}

/// Copies what was found at the full size. `off` tells how much lighter the copy must become, at the small size.
fn copy(picture: &mut Picture, missing: &[u8], level: &Level, off: &Picture) {
    let (full, small) = (picture.size, level.picture.size);
    let (width, scale) = (full.width as usize, f64::from(full.width) / f64::from(small.width));
    let off = resize(off, full);
    let source = picture.clone();
    for (at, _) in missing.iter().enumerate().filter(|&(_, &missing)| missing > 0) {
        let (x, y) = (at % width, at / width);
        let cell = (y * small.height as usize / full.height as usize) * small.width as usize
            + x * small.width as usize / full.width as usize;
        let (right, down) = level.step(cell);
        let moved = |at: usize, by: isize| at.checked_add_signed((by as f64 * scale).round() as isize);
        let from =
            moved(x, right).zip(moved(y, down)).filter(|&(x, y)| x < width && y < full.height as usize);
        let Some(from) = from.map(|(x, y)| y * width + x).filter(|&from| missing[from] == 0) else {
            continue;
        };
        for c in 0..3 {
            let light = (i16::from(off.pixels[at * 4 + c]) - 128) / 2;
            picture.pixels[at * 4 + c] = (i16::from(source.pixels[from * 4 + c]) + light).clamp(0, 255) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_in_a_texture_gets_texture() {
        let size = Size::new(192, 96);
        let stripe = |at: usize| {
            if (at % 192 / 8).is_multiple_of(2) { [40, 60, 80, 255] } else { [200, 190, 170, 255] }
        };
        let mut picture = Picture::filled(size, [0, 0, 0, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            pixel.copy_from_slice(&stripe(at));
        }
        let whole = picture.clone();
        let hole = |at: usize| (60..100).contains(&(at % 192)) && (20..70).contains(&(at / 192));
        let missing: Vec<u8> = (0..192 * 96).map(|at| if hole(at) { 255 } else { 0 }).collect();
        for at in (0..192 * 96).filter(|&at| hole(at)) {
            picture.pixels[at * 4..at * 4 + 3].fill(255);
        }
        patch(&mut picture, &missing);
        let off = picture.pixels.iter().zip(&whole.pixels).filter(|(a, b)| a.abs_diff(**b) > 24).count();
        assert!(off * 20 < 40 * 50 * 4, "{off} channels are no stripes");
    }

    #[test]
    fn a_hole_in_a_wall_becomes_wall_though_a_plant_stands_before_it() {
        let mut picture = Picture::filled(Size::new(120, 100), [210, 205, 190, 255]);
        let (plant, hole) = (
            |at: usize| (50..70).contains(&(at % 120)) && at / 120 >= 60,
            |at: usize| (40..80).contains(&(at % 120)) && (20..60).contains(&(at / 120)),
        );
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            if hole(at) || plant(at) {
                pixel[..3].copy_from_slice(if hole(at) { &[90, 140, 220] } else { &[40, 120, 50] });
            }
        }
        patch(&mut picture, &(0..12_000).map(|at| u8::from(hole(at)) * 255).collect::<Vec<_>>());
        let off = |at: usize, colour| distance(&picture.pixels[at * 4..at * 4 + 3], colour) > 2;
        let wall = (0..12_000).filter(|&at| !plant(at) && off(at, [210, 205, 190])).count();
        let plant = (0..12_000).filter(|&at| plant(at) && off(at, [40, 120, 50])).count();
        assert_eq!((wall, plant), (0, 0));
    }

    #[test]
    fn a_hole_on_the_edge_of_two_grounds_continues_the_edge() {
        let (size, hole) = (Size::new(160, 120), |at: usize| {
            (60..100).contains(&(at % 160)) && (20..100).contains(&(at / 160))
        });
        let grain = |at: usize| (at * 7_919 % 13) as u8;
        let tone = |at: usize| if at / 160 < 60 { 170 + grain(at) } else { 60 + grain(at) };
        let mut picture = Picture::filled(size, [0, 0, 0, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            pixel[..3].fill(if hole(at) { 255 } else { tone(at) });
        }
        let missing: Vec<u8> = (0..160 * 120).map(|at| if hole(at) { 255 } else { 0 }).collect();
        patch(&mut picture, &missing);
        let off = |rows: std::ops::Range<usize>, tone: u8| {
            let inside = rows.flat_map(|y| (64..96).map(move |x| y * 160 + x));
            inside.filter(|at| picture.pixels[at * 4].abs_diff(tone + 6) > 24).count()
        };
        assert_eq!((off(22..54, 170), off(66..98, 60)), (0, 0));
    }
}
