//! Parts of pictures: how much of each pixel belongs, as one byte each, 255 for all of it.

use pictor_api::Size;
use pictor_codec::Picture;

use crate::blur::blur;

/// What [`keep_large`] leaves out: pieces of less than this share of the largest.
const SMALL: usize = 20;

/// Drops the pieces that are small beside the largest: lights and grain of the ground.
pub(super) fn keep_large(alpha: &mut [u8], width: usize) {
    let mut number = vec![0u32; alpha.len()];
    let mut sizes = vec![0usize];
    let mut open = Vec::new();
    for start in 0..alpha.len() {
        if alpha[start] == 0 || number[start] > 0 {
            continue;
        }
        let this = sizes.len() as u32;
        sizes.push(0);
        number[start] = this;
        open.push(start);
        while let Some(at) = open.pop() {
            sizes[this as usize] += 1;
            for next in around(at, width, alpha.len()).filter(|&next| alpha[next] > 0) {
                if number[next] == 0 {
                    number[next] = this;
                    open.push(next);
                }
            }
        }
    }
    let most = sizes.iter().copied().max().unwrap_or(0);
    for (alpha, number) in alpha.iter_mut().zip(number) {
        if sizes[number as usize] * SMALL < most {
            *alpha = 0;
        }
    }
}

/// The pieces that hang together of the `count` pixels of a picture that belong.
pub(super) fn pieces(width: usize, count: usize, belongs: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut open: Vec<bool> = (0..count).map(belongs).collect();
    let mut found = Vec::new();
    for start in 0..count {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        let (mut piece, mut next) = (vec![start], 0);
        while let Some(&at) = piece.get(next) {
            next += 1;
            piece.extend(around(at, width, count).filter(|&to| std::mem::take(&mut open[to])));
        }
        found.push(piece);
    }
    found
}

/// What is reached step by step from the places where it starts, of `count` places in rows of `width`.
pub(super) fn reached(
    width: usize,
    count: usize,
    start: impl Iterator<Item = usize>,
    goes_on: impl Fn(usize, usize) -> bool,
) -> Vec<bool> {
    let mut is_reached = vec![false; count];
    let mut open: Vec<usize> = start.filter(|&at| !std::mem::replace(&mut is_reached[at], true)).collect();
    while let Some(at) = open.pop() {
        for to in around(at, width, count) {
            if !is_reached[to] && goes_on(at, to) {
                is_reached[to] = true;
                open.push(to);
            }
        }
    }
    is_reached
}

/// The place in a picture of the size `small` where the place `at` of the `full` one is.
pub(super) fn cell(at: usize, full: Size, small: Size) -> usize {
    let (width, across) = (full.width as usize, small.width as usize);
    let row = at / width * small.height as usize / full.height as usize;
    row * across + at % width * across / width
}

/// The pixels beside `at`.
pub(super) fn around(at: usize, width: usize, count: usize) -> impl Iterator<Item = usize> {
    let (left, right) = (!at.is_multiple_of(width), !(at + 1).is_multiple_of(width));
    let all = [
        left.then(|| at - 1),
        right.then_some(at + 1),
        at.checked_sub(width),
        (at + width < count).then_some(at + width),
    ];
    all.into_iter().flatten()
}

/// Takes the teeth off an outline, and a little of what is mixed with the old ground.
pub(super) fn rounded(alpha: &mut [u8], size: Size, radius: usize) {
    let gray = alpha.iter().flat_map(|&alpha| [alpha, alpha, alpha, 255]).collect();
    let mut soft = Picture::new(size, gray);
    blur(&mut soft, radius.max(1));
    for (alpha, pixel) in alpha.iter_mut().zip(soft.pixels.chunks_exact(4)) {
        *alpha = ((i32::from(pixel[0]) - 150) * 5 / 2 + 128).clamp(0, 255) as u8;
    }
}

/// Widens what is marked to all sides.
pub(super) fn spread(part: &mut [u8], size: Size, rim: usize) {
    let (width, height) = (size.width as usize, size.height as usize);
    part.iter_mut().for_each(|part| *part = if *part > 127 { 255 } else { 0 });
    widen(part, (height, width), (1, width), rim);
    widen(part, (width, height), (width, 1), rim);
}

/// Spreads what is marked by `rim` places along each of the lines, whose places are `step` and whose starts `next` apart.
fn widen(marks: &mut [u8], (lines, length): (usize, usize), (step, next): (usize, usize), rim: usize) {
    // What has been reached stays apart from what was there, or it would spread again.
    const REACHED: u8 = 254;
    for line in 0..lines {
        for back in [false, true] {
            let mut left = 0;
            for place in 0..length {
                let place = if back { length - 1 - place } else { place };
                let mark = &mut marks[line * next + place * step];
                match *mark {
                    255 => left = rim,
                    _ if left > 0 => (*mark, left) = (REACHED, left - 1),
                    _ => {}
                }
            }
        }
    }
    marks.iter_mut().filter(|mark| **mark > 0).for_each(|mark| *mark = 255);
}

/// The box around everything that isn't transparent.
pub(super) fn extent(alpha: &[u8], size: Size) -> Option<(u32, u32, u32, u32)> {
    let (mut x0, mut y0, mut x1, mut y1) = (u32::MAX, u32::MAX, 0, 0);
    for (at, _) in alpha.iter().enumerate().filter(|&(_, &a)| a > 24) {
        let (x, y) = (at as u32 % size.width, at as u32 / size.width);
        (x0, y0, x1, y1) = (x0.min(x), y0.min(y), x1.max(x + 1), y1.max(y + 1));
    }
    (x1 > x0 && y1 > y0).then_some((x0, y0, x1, y1))
}
