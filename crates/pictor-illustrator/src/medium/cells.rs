//! Pixel art: few colours, clean clusters, square cells.

use pictor_api::{Quality, Size};
use pictor_codec::Picture;

/// How many colours a picture has.
const fn inks(quality: Quality) -> usize {
    match quality {
        Quality::Low => 12,
        Quality::Medium => 24,
        _ => 40,
    }
}

/// Pixels to a cell on a page whose unit is that long, and the size of the page in cells.
pub(super) fn grid(size: Size, unit: f64) -> (u32, Size) {
    let cell = ((unit * 0.78).round() as u32).max(2);
    (cell, Size::new(size.width.div_ceil(cell), size.height.div_ceil(cell)))
}

/// The small picture in few colours, without stray cells, at its full size.
pub(super) fn enlarged(mut small: Picture, size: Size, cell: u32, quality: Quality) -> Picture {
    // A cell is there or it isn't.
    for pixel in small.pixels.chunks_exact_mut(4) {
        pixel[3] = if pixel[3] >= 128 { 255 } else { 0 };
    }
    let palette = palette(&small, inks(quality));
    let mut cells: Vec<u8> = small.pixels.chunks_exact(4).map(|p| nearest(&palette, p)).collect();
    clean(&mut cells, small.size.width as usize);
    let mut pixels = Vec::with_capacity(size.pixels() as usize * 4);
    for y in 0..size.height {
        let row = (y / cell * small.size.width) as usize;
        for x in 0..size.width {
            let at = row + (x / cell) as usize;
            let [r, g, b] = palette[usize::from(cells[at])];
            pixels.extend_from_slice(&[r, g, b, small.pixels[at * 4 + 3]]);
        }
    }
    Picture::new(size, pixels)
}

/// The colours that stand for all others: boxes of colour space, the one of the widest spread halved each time.
fn palette(picture: &Picture, count: usize) -> Vec<[u8; 3]> {
    let seen: Vec<[u8; 3]> =
        picture.pixels.chunks_exact(4).filter(|p| p[3] > 0).map(|p| [p[0], p[1], p[2]]).collect();
    if seen.is_empty() {
        return vec![[0, 0, 0]];
    }
    let mut boxes = vec![seen];
    while boxes.len() < count {
        let widest = (0..boxes.len()).max_by_key(|&i| {
            let (_, spread) = spread(&boxes[i]);
            // Large boxes matter more, but small bright spots must not be lost.
            u64::from(spread) * ((boxes[i].len() as f64).sqrt() as u64 + 8)
        });
        let Some(widest) = widest.filter(|&i| spread(&boxes[i]).1 > 6) else { break };
        let mut colours = boxes.swap_remove(widest);
        let (channel, _) = spread(&colours);
        colours.sort_unstable_by_key(|colour| (colour[channel], *colour));
        let low = colours.first().map_or(0, |c| u32::from(c[channel]));
        let high = colours.last().map_or(0, |c| u32::from(c[channel]));
        let middle = u32::midpoint(low, high) as u8;
        let at = colours.partition_point(|c| c[channel] <= middle).clamp(1, colours.len() - 1);
        let upper = colours.split_off(at);
        boxes.extend([colours, upper]);
    }
    boxes.iter().map(|colours| mean(colours)).collect()
}

/// The channel in which colours differ most, and by how much.
fn spread(colours: &[[u8; 3]]) -> (usize, u32) {
    let range = |c: usize| {
        let (low, high) =
            colours.iter().fold((255, 0), |(low, high): (u8, u8), p| (low.min(p[c]), high.max(p[c])));
        u32::from(high.saturating_sub(low))
    };
    (0..3).map(|c| (c, range(c))).max_by_key(|&(c, range)| (range * [3, 4, 2][c], c)).unwrap_or((0, 0))
}

fn mean(colours: &[[u8; 3]]) -> [u8; 3] {
    let count = colours.len().max(1) as u64;
    [0, 1, 2].map(|c| (colours.iter().map(|p| u64::from(p[c])).sum::<u64>() / count) as u8)
}

fn nearest(palette: &[[u8; 3]], pixel: &[u8]) -> u8 {
    let far = |ink: &[u8; 3]| {
        let d = |c: usize| (i32::from(ink[c]) - i32::from(pixel[c])).pow(2);
        3 * d(0) + 4 * d(1) + 2 * d(2)
    };
    (0..palette.len()).min_by_key(|&i| far(&palette[i])).unwrap_or(0) as u8
}

/// Gives cells that no neighbour shares a colour with the colour of most neighbours.
fn clean(cells: &mut [u8], width: usize) {
    let before = cells.to_vec();
    let height = before.len() / width;
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let at = y * width + x;
            let around = [before[at - width], before[at - 1], before[at + 1], before[at + width]];
            if around.contains(&before[at]) {
                continue;
            }
            let most =
                around.into_iter().max_by_key(|ink| around.iter().filter(|other| *other == ink).count());
            if let Some(ink) = most.filter(|ink| around.iter().filter(|other| *other == ink).count() > 2) {
                cells[at] = ink;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixel_art_has_few_colours_in_whole_cells() {
        let small = Size::new(24, 16);
        let pixels =
            (0..small.pixels()).flat_map(|i| [(i * 7) as u8, (i * 3) as u8, (i % 24 * 9) as u8, 255]);
        let picture = enlarged(Picture::new(small, pixels.collect()), Size::new(96, 64), 4, Quality::Medium);
        let mut colours: Vec<_> = picture.pixels.chunks_exact(4).map(<[u8]>::to_vec).collect();
        colours.sort_unstable();
        colours.dedup();
        assert!((8..=24).contains(&colours.len()), "{} colours", colours.len());
        for y in 0..64 {
            for x in 0..96 {
                assert_eq!(picture.pixel(x, y), picture.pixel(x / 4 * 4, y / 4 * 4));
            }
        }
    }
}
