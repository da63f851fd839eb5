//! Cutting things out of the pictures they came in.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::part::{around, cell, extent, keep_large, pieces, reached, rounded, spread};
use super::standout;
use super::tone::luma;
use crate::blur::blur;

/// A thing without what was around it.
#[derive(Clone, Debug)]
pub(super) struct Cutout {
    /// Cropped to the thing; what is not the thing is transparent.
    pub(super) picture: Picture,
    /// Whether it could be cut out; otherwise it is the whole picture.
    pub(super) clean: bool,
}

/// The longest outline that a thing has, in square roots of its area: what is longer is in shreds.
const LONGEST: f64 = 16.0;

/// A step of light that is an edge and no shadow's, and how many of them a plain ground may have for a hundred places of
/// the thing: a line of steam is less than the outline of half a shoe.
const HARD: i32 = 16;
const EDGES: usize = 12;

/// Of so many parts in a hundred of one colour a border is plain beyond doubt.
const PLAIN: usize = 92;

/// The thing that the picture shows, before a plain ground or standing out from a busy one; `None` where it cannot be
/// told from the ground as a whole.
pub(super) fn thing(picture: &Picture) -> Option<Vec<u8>> {
    before_plain(picture).or_else(|| {
        let near = border(picture).1;
        standout::sole(picture).filter(|thing| near < PLAIN || edges_in_ground(picture, thing) <= EDGES)
    })
}

/// The thing before a plain or transparent ground.
pub(super) fn before_plain(picture: &Picture) -> Option<Vec<u8>> {
    before_ground(picture).or_else(|| on_paper(picture))
}

/// All that is on a ground of one very colour, in however many pieces: a logo with its name, a title above a picture.
fn on_paper(picture: &Picture) -> Option<Vec<u8>> {
    const VERY: u16 = 4;
    // What a codec leaves around letters is no ink.
    const INK: u16 = 48;
    let (ground, _) = border(picture);
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let count = width * height;
    let far = |at: usize| distance(&picture.pixels[at * 4..at * 4 + 4], ground);
    let rim = || rim(width, height);
    if see_through(picture) || rim().filter(|&at| far(at) > VERY).count() * 50 > rim().count() {
        return None;
    }
    let off: Vec<u16> = (0..count).map(far).collect();
    let outside = reached(width, count, rim().filter(|&at| off[at] <= VERY), |_, to| off[to] <= 3 * VERY);
    // White before white has been eaten into; a codec leaves less than that.
    let nearly = (0..count).filter(|&at| outside[at] && off[at] > VERY).count();
    if nearly * 50 > outside.iter().filter(|&&outside| outside).count() {
        return None;
    }
    let mut alpha = vec![0; count];
    for piece in pieces(width, count, |at| !outside[at])
        .into_iter()
        .filter(|piece| piece.iter().any(|&at| off[at] > INK))
    {
        for at in piece {
            let at_rim = around(at, width, count).any(|beside| outside[beside]);
            // White may be an eye; paper's own tone shows through letters.
            let through = luma(&ground) < 0.985 && off[at] <= VERY / 2;
            alpha[at] = if through {
                0
            } else if at_rim {
                (off[at] * 3).min(255) as u8
            } else {
                255
            };
        }
    }
    alpha.iter().any(|alpha| *alpha > 127).then_some(alpha)
}

/// The places along the four edges of a picture.
fn rim(width: usize, height: usize) -> impl Iterator<Item = usize> {
    let ends = (0..width).flat_map(move |x| [x, (height - 1) * width + x]);
    ends.chain((0..height).flat_map(move |y| [y * width, y * width + width - 1]))
}

/// The thing before a plain or transparent ground, in one piece.
fn before_ground(picture: &Picture) -> Option<Vec<u8>> {
    let mut alpha = if see_through(picture) {
        picture.pixels.iter().skip(3).step_by(4).copied().collect()
    } else {
        plain_alpha(picture)?
    };
    let width = picture.size.width as usize;
    let (all, ground) = (alpha.clone(), border(picture).0);
    keep_large(&mut alpha, width);
    let lost = |at: &usize| {
        all[*at] > 127 && alpha[*at] == 0 && distance(&picture.pixels[at * 4..at * 4 + 3], ground) > 60
    };
    if (0..all.len()).filter(lost).count() * 100 > all.len() {
        return None;
    }
    // What comes apart from above to below has been eaten through: white before white.
    let rows = alpha.chunks_exact(width).map(|row| row.iter().any(|&alpha| alpha > 127));
    let apart = rows.collect::<Vec<_>>().chunk_by(|a, b| a == b).filter(|rows| rows[0]).count() > 1;
    if !see_through(picture) && (apart || hangs(&alpha, picture.size))
        || edges_in_ground(picture, &alpha) > EDGES
    {
        return None;
    }
    if !see_through(picture) {
        rounded(&mut alpha, picture.size, picture.size.width.max(picture.size.height) as usize / 500);
    }
    let inside = |alpha: u8| alpha > 127;
    let across = alpha.chunks_exact(width).flat_map(|row| row.windows(2));
    let across = across.filter(|pair| inside(pair[0]) != inside(pair[1])).count();
    let down = alpha.iter().zip(&alpha[width..]).filter(|(a, b)| inside(**a) != inside(**b)).count();
    let area = alpha.iter().filter(|&&alpha| inside(alpha)).count() as f64;
    let whole = area > 0.0 && (across + down) as f64 / area.sqrt() < LONGEST;
    whole.then_some(alpha)
}

/// Whether much of it reaches the upper half of the border: trees of the ground, and nothing that stands before it.
fn hangs(alpha: &[u8], size: Size) -> bool {
    let (width, half) = (size.width as usize, size.height as usize / 2);
    let sides = (0..half).flat_map(|y| [y * width, y * width + width - 1]);
    let there = (0..width).chain(sides).filter(|&at| alpha[at] > 127).count();
    there * 12 > width + 2 * half
}

/// How many hard edges there are in what is taken for the ground, for a hundred places of the thing: a white shoe before
/// white is ground to us, but its outline tells.
fn edges_in_ground(picture: &Picture, alpha: &[u8]) -> usize {
    let size = fit(picture.size, Size::new(200, 200));
    let small = resize(picture, size);
    let width = size.width as usize;
    let mut thing = vec![0u8; size.pixels() as usize];
    for (at, _) in alpha.iter().enumerate().filter(|&(_, &alpha)| alpha > 127) {
        thing[cell(at, picture.size, size)] = 255;
    }
    let area = thing.iter().filter(|&&thing| thing > 0).count();
    spread(&mut thing, size, 3);
    let light: Vec<i32> = small.pixels.chunks_exact(4).map(|p| (luma(p) * 255.0) as i32).collect();
    let hard = |a: usize, b: usize| thing[a] == 0 && thing[b] == 0 && (light[a] - light[b]).abs() > HARD;
    let beside = (1..width - 1).flat_map(|x| (1..size.height as usize - 1).map(move |y| y * width + x));
    beside.filter(|&at| hard(at - 1, at + 1) || hard(at - width, at + width)).count() * 100 / area.max(1)
}

/// Cuts out of a picture what `thing` finds in it.
pub(super) fn cut_out(picture: &Picture, thing: fn(&Picture) -> Option<Vec<u8>>) -> Cutout {
    match thing(picture) {
        Some(alpha) => cropped(picture, &alpha),
        None => Cutout { picture: picture.clone(), clean: false },
    }
}

/// The thing alone, of which `alpha` tells how much of each pixel belongs to it.
pub(super) fn cropped(picture: &Picture, alpha: &[u8]) -> Cutout {
    let Some((x0, y0, x1, y1)) = extent(alpha, picture.size) else {
        return Cutout { picture: picture.clone(), clean: false };
    };
    let size = Size::new(x1 - x0, y1 - y0);
    let mut pixels = Vec::with_capacity(size.pixels() as usize * 4);
    for y in y0..y1 {
        for x in x0..x1 {
            let at = (y * picture.size.width + x) as usize;
            pixels.extend_from_slice(&picture.pixels[at * 4..at * 4 + 3]);
            pixels.push(alpha[at]);
        }
    }
    Cutout { picture: Picture::new(size, pixels), clean: true }
}

/// How much of each pixel belongs to the thing in front of a plain background; `None` if there is no such.
fn plain_alpha(picture: &Picture) -> Option<Vec<u8>> {
    if see_through(picture) {
        return None;
    }
    let ground = border_colour(picture)?;
    let outside = flood(picture, ground);
    let inside = outside.iter().filter(|&&out| !out).count();
    // Hardly anything, or nearly everything, left: that wasn't a thing before a background.
    if inside * 200 < outside.len() || inside * 100 > outside.len() * 97 {
        return None;
    }
    let width = picture.size.width as usize;
    let mut alpha = vec![0u8; outside.len()];
    for (at, pixel) in picture.pixels.chunks_exact(4).enumerate() {
        if outside[at] {
            continue;
        }
        let touches = around(at, width, outside.len()).any(|beside| outside[beside]);
        // The rim of the thing is mixed with its old background: let it fade by how near it is to that.
        alpha[at] = if touches { (distance(pixel, ground) * 3).min(255) as u8 } else { 255 };
    }
    Some(alpha)
}

/// Where a thing is, with a rim, and the shadow at its foot.
pub(super) fn with_foot(thing: &[u8], size: Size) -> Vec<u8> {
    let (width, height) = (size.width as usize, size.height as usize);
    let mut gone: Vec<u8> = thing.iter().map(|&alpha| if alpha > 0 { 255 } else { 0 }).collect();
    if let Some((x0, y0, x1, y1)) = extent(thing, size) {
        let (across, tall) = ((x1 - x0) / 10, (y1 - y0) / 10);
        let columns = x0.saturating_sub(across) as usize..(x1 + across).min(size.width) as usize;
        for y in y1 - tall..(y1 + tall).min(size.height) {
            gone[y as usize * width..][columns.clone()].fill(255);
        }
    }
    let rim = (width.max(height) / 60).max(2);
    spread(&mut gone, size, rim);
    gone
}

/// Where a thing is, with a rim, and around it as far as it may cast shadows, glow or steam: before a plain background
/// nothing else is there that could be lost.
pub(super) fn with_shadows(thing: &[u8], size: Size) -> Vec<u8> {
    let (width, height) = (size.width as usize, size.height as usize);
    let mut gone: Vec<u8> = thing.iter().map(|&alpha| if alpha > 0 { 255 } else { 0 }).collect();
    let rim = (width.max(height) / 200).max(2);
    spread(&mut gone, size, rim);
    let Some((x0, y0, x1, y1)) = extent(thing, size) else { return gone };
    let (across, tall) = ((x1 - x0) * 3 / 10, y1 - y0);
    // A frame of the page stays known, or there would be nothing to fill from.
    let frame = size.width.min(size.height) / 25;
    let columns =
        x0.saturating_sub(across).max(frame) as usize..(x1 + across).min(size.width - frame) as usize;
    let rows =
        y0.saturating_sub(tall / 2).max(frame) as usize..(y1 + tall / 4).min(size.height - frame) as usize;
    for y in rows {
        gone[y * width..][columns.clone()].fill(255);
    }
    gone
}

/// Whether a good part of the picture is transparent.
fn see_through(picture: &Picture) -> bool {
    let clear = picture.pixels.iter().skip(3).step_by(4).filter(|&&alpha| alpha < 128).count();
    clear * 100 > picture.pixels.len() / 4
}

/// The colour of the picture's border, if most of it is of one colour.
pub(super) fn border_colour(picture: &Picture) -> Option<[u8; 3]> {
    let (colour, near) = border(picture);
    (near >= 70).then_some(colour)
}

/// The usual colour of the border, and how much of it has about that, in a hundred.
fn border(picture: &Picture) -> ([u8; 3], usize) {
    let Size { width, height } = picture.size;
    let mut border: Vec<[u8; 4]> = Vec::new();
    let step = ((width + height) / 512).max(1) as usize;
    for x in (0..width).step_by(step) {
        border.push(picture.pixel(x, 0));
        border.push(picture.pixel(x, height - 1));
    }
    for y in (0..height).step_by(step) {
        border.push(picture.pixel(0, y));
        border.push(picture.pixel(width - 1, y));
    }
    let mut median = [0u8; 3];
    for (channel, value) in median.iter_mut().enumerate() {
        let mut values: Vec<u8> = border.iter().map(|pixel| pixel[channel]).collect();
        values.sort_unstable();
        *value = values[values.len() / 2];
    }
    let near = border.iter().filter(|pixel| distance(&pixel[..], median) < 34).count();
    (median, near * 100 / border.len())
}

/// How much light falls on a pixel if it is of that colour, 1 for as much as there; and how far it is off even so.
pub(super) fn in_light(pixel: &[u8], colour: [u8; 3]) -> (f64, f64) {
    let [own, seen] =
        [[colour[0], colour[1], colour[2]], [pixel[0], pixel[1], pixel[2]]].map(|c| c.map(f64::from));
    let product = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let light = product(seen, own) / product(own, own).max(1.0);
    let off = (0..3).map(|c| (seen[c] - light * own[c]).abs()).fold(0.0, f64::max);
    (light, off)
}

/// How far a pixel is from a colour, in the channel where it is furthest.
pub(super) fn distance(pixel: &[u8], colour: [u8; 3]) -> u16 {
    (0..3).map(|i| u16::from(pixel[i].abs_diff(colour[i]))).max().unwrap_or(0)
}

/// Which pixels are background: of its colour, or a gentle step of light from a neighbour that is, reached from the
/// border.
fn flood(picture: &Picture, ground: [u8; 3]) -> Vec<bool> {
    const SURE: u16 = 26;
    // A studio's ground is lighter above or at one side: what is known of it is each row's ends.
    const LOCAL: u16 = 15;
    let mut soft = picture.clone();
    blur(&mut soft, picture.size.width.max(picture.size.height) as usize / 100);
    let as_there = |at: usize| {
        let (x, row) = (at % picture.size.width as usize, at / picture.size.width as usize);
        let end = |x: u32| {
            let [r, g, b, _] = soft.pixel(x, row as u32);
            if distance(&[r, g, b], ground) < 34 { [r, g, b] } else { ground }
        };
        let (left, right) = (end(0), end(picture.size.width - 1));
        [0, 1, 2].map(|c| {
            let by = (i32::from(right[c]) - i32::from(left[c])) * x as i32 / picture.size.width as i32;
            (i32::from(left[c]) + by) as u8
        })
    };
    const STEP: u16 = 7;
    // A soft shadow lies below.
    let far_off = |at: usize| {
        if at / picture.size.width as usize * 5 > picture.size.height as usize * 3 { 130 } else { 72 }
    };
    const OFF: f64 = 9.0;
    // A shadow is smooth, pale fur isn't.
    const CALM: u16 = 12;
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let pixel = |at: usize| &picture.pixels[at * 4..at * 4 + 3];
    let mut start: Vec<usize> = rim(width, height).filter(|&at| distance(pixel(at), ground) < SURE).collect();
    // Through a handle one sees the ground, too; but white may be a label.
    if luma(&ground) < 0.86 {
        let (block, near) = (width.max(height) / 60 + 1, |at: usize| distance(pixel(at), ground) < SURE / 2);
        let corners = (block..height.saturating_sub(2 * block)).step_by(block).flat_map(|y| {
            (block..width.saturating_sub(2 * block)).step_by(block).map(move |x| y * width + x)
        });
        let whole = |at: &usize| (0..block).all(|y| (0..block).all(|x| near(at + y * width + x)));
        start.extend(corners.filter(whole));
    }
    let calm = |at: usize| {
        let tone = pixel(at);
        around(at, width, width * height)
            .all(|beside| distance(pixel(beside), [tone[0], tone[1], tone[2]]) < CALM)
    };
    reached(width, width * height, start.into_iter(), |at, next| {
        let far = distance(pixel(next), ground);
        let from = pixel(at);
        let step = distance(pixel(next), [from[0], from[1], from[2]]);
        far < SURE && distance(pixel(next), as_there(next)) < LOCAL
            || (far < far_off(next) && step < STEP && in_light(pixel(next), ground).1 < OFF && calm(next))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disc(ground: [u8; 4], thing: [u8; 4]) -> Picture {
        let mut picture = Picture::filled(Size::new(64, 48), ground);
        for y in 0..48i32 {
            for x in 0..64i32 {
                if (x - 30).pow(2) + (y - 24).pow(2) < 15 * 15 {
                    let at = ((y * 64 + x) * 4) as usize;
                    picture.pixels[at..at + 4].copy_from_slice(&thing);
                }
            }
        }
        picture
    }

    #[test]
    fn a_thing_on_white_is_cut_out_and_cropped() {
        let cutout = cut_out(&disc([255, 255, 255, 255], [200, 40, 60, 255]), thing);
        assert!(cutout.clean);
        assert_eq!(cutout.picture.size, Size::new(29, 29));
        assert_eq!(cutout.picture.pixel(14, 14), [200, 40, 60, 255]);
        assert_eq!(cutout.picture.pixel(0, 0)[3], 0);
    }

    #[test]
    fn shadows_belong_to_what_is_removed() {
        let picture = disc([255, 255, 255, 255], [200, 40, 60, 255]);
        let gone = with_shadows(&plain_alpha(&picture).unwrap(), picture.size);
        let at = |x: usize, y: usize| gone[y * 64 + x];
        assert_eq!([at(30, 24), at(14, 24), at(30, 44)], [255, 255, 255], "the disc, a rim, the shadow");
        assert_eq!([at(0, 0), at(63, 24), at(30, 47)], [0, 0, 0], "the frame");
    }

    #[test]
    fn transparency_that_is_there_is_kept() {
        let cutout = cut_out(&disc([0, 0, 0, 0], [200, 40, 60, 255]), thing);
        assert!(cutout.clean);
        assert_eq!(cutout.picture.size, Size::new(29, 29));
    }

    #[test]
    fn a_picture_without_a_plain_border_stays_whole() {
        let mut picture = disc([255, 255, 255, 255], [200, 40, 60, 255]);
        for (i, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            pixel[0] = (i * 37 % 256) as u8;
            pixel[1] = (i * 91 % 256) as u8;
        }
        assert!(!cut_out(&picture, before_plain).clean);
    }
}
