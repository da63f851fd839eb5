//! Which part of a picture the prompt names, where that is plain to see: what stands before a plain ground, clothes on
//! somebody who does, the ground itself, the sky, a wall. Anything else is not found, rather than guessed.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::cutout;
use super::tone::luma;
use crate::colour::Rgb;
use crate::intent::Kind;
use crate::understanding::concept;

/// A part of a picture.
pub(super) struct Found {
    /// How much of each pixel belongs to it.
    pub(super) part: Vec<u8>,
    pub(super) is: Is,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Is {
    /// All that stands before the ground, of several colours perhaps.
    Thing,
    /// What somebody wears, among other things at its height.
    Garment,
    /// The ground, the sky, a wall, all that somebody wears: of one colour.
    Surface,
}

/// Clothes, and between which heights of somebody upright they are.
const CLOTHES: [(&str, f64, f64); 16] = [
    ("shirt", 0.4, 0.82),
    ("sweater", 0.4, 0.82),
    ("hoodie", 0.4, 0.82),
    ("blouse", 0.4, 0.82),
    ("jacket", 0.4, 0.85),
    ("coat", 0.4, 0.95),
    ("dress", 0.4, 0.95),
    ("skirt", 0.6, 0.92),
    ("trousers", 0.66, 0.97),
    ("pants", 0.66, 0.97),
    ("jeans", 0.66, 0.97),
    ("shorts", 0.66, 0.9),
    ("shoe", 0.88, 1.0),
    ("boot", 0.82, 1.0),
    ("hat", 0.0, 0.3),
    ("clothes", 0.4, 0.94),
];

/// Parts of things, which aren't told from the rest of the thing.
const PARTS: [&str; 14] = [
    "lid", "handle", "wheel", "label", "door", "window", "button", "sleeve", "strap", "sole", "screen",
    "roof", "tag", "collar",
];

fn names(what: &str, words: &[&str]) -> bool {
    words.iter().any(|word| what == *word || !word.is_ascii() && what.contains(word))
}

/// Whether a name is that of what is behind.
pub(super) fn names_background(what: &str) -> bool {
    names(what, &["background", "backdrop", "背景", "底色"])
}

/// What has the colour that it is said to have, or that alone catches the eye: a car, not a person or an animal.
pub(super) fn by_colour(picture: &Picture, what: &str, colour: Option<Rgb>) -> Option<Found> {
    let alive = || concept(what).is_none_or(|concept| matches!(concept.kind, Kind::Person | Kind::Animal));
    let part_of = PARTS.iter().any(|part| what.ends_with(part)) || what.contains(' ');
    let sky = sky(picture);
    let wanted = match colour {
        Some(Rgb(r, g, b)) => hue(&[r, g, b])?.0,
        None if alive() || part_of => return None,
        None => striking(picture, sky.as_deref())?,
    };
    Some(Found { part: coloured(picture, wanted, sky.as_deref())?, is: Is::Surface })
}

/// The part that `what` names, a lexicon's name or a word as it was written; the whole thing without a name.
pub(super) fn locate(picture: &Picture, what: &str) -> Option<Found> {
    let thing = cutout::thing(picture);
    let surface = |part: Vec<u8>| Found { part, is: Is::Surface };
    if names_background(what) {
        return thing.map(|thing| surface(thing.iter().map(|alpha| 255 - alpha).collect()));
    }
    if names(what, &["wall", "墙"]) {
        return wall(picture).map(surface);
    }
    if names(what, &["sky", "天空"]) {
        return sky(picture).map(surface);
    }
    let mut thing = thing?;
    let cloth = CLOTHES.iter().find(|(name, ..)| what.contains(name));
    let skin = face_tint(picture, &thing);
    if let (Some((_, from, to)), Some(skin)) = (cloth, skin) {
        keep_off_skin(&mut thing, picture, skin);
        let all = thing.clone();
        keep_rows(&mut thing, picture, *from, *to);
        if let Some(colour) = main_hue(picture, &thing) {
            // Its colour tells where it ends.
            thing = all;
            keep_rows(&mut thing, picture, from - 0.18, to + 0.12);
            keep_hue(&mut thing, picture, colour);
            cutout::keep_large(&mut thing, picture.size.width as usize);
        }
        let is = if what == "clothes" { Is::Surface } else { Is::Garment };
        return Some(Found { part: thing, is });
    }
    let is_thing = what.is_empty() || whole(what, skin.is_some());
    is_thing.then_some(Found { part: thing, is: Is::Thing })
}

/// Whether a name can be that of all that stands before the ground.
fn whole(what: &str, skin: bool) -> bool {
    let compound = what.contains(' ') && what.ends_with("cap");
    if compound || PARTS.iter().any(|part| what.ends_with(part)) {
        return false;
    }
    match concept(what).map(|concept| concept.kind) {
        None => false,
        Some(Kind::Person) => skin,
        Some(_) => true,
    }
}

/// What of the picture's upper edge goes on downwards in the same colour, lit more or less: a wall that is at least
/// a tenth of the picture.
fn wall(picture: &Picture) -> Option<Vec<u8>> {
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

/// The piece of that hue that is one thing: neither sky nor meadow, which reach the edges, nor one of many.
fn coloured(picture: &Picture, hue: f64, sky: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut part = off_sky(picture, sky);
    keep_hue(&mut part, picture, hue);
    part.iter_mut().filter(|part| **part < 190).for_each(|part| *part = 0);
    cutout::keep_large(&mut part, picture.size.width as usize);
    let (x0, y0, x1, y1) = cutout::extent(&part, picture.size)?;
    let edges = [x0 == 0, y0 == 0, x1 == picture.size.width, y1 == picture.size.height];
    let inside = edges.into_iter().filter(|&edge| edge).count() < 2;
    let count = part.iter().filter(|&&part| part > 127).count();
    let filled = count * 100 >= ((x1 - x0) * (y1 - y0)) as usize * 30;
    (inside && filled && count * 100 >= part.len()).then_some(part)
}

fn off_sky(picture: &Picture, sky: Option<&[u8]>) -> Vec<u8> {
    (0..picture.pixels.len() / 4).map(|at| 255 - sky.map_or(0, |sky| sky[at])).collect()
}

/// The hue that catches the eye, where one alone does: that of the paint of a car, no meadow's and no sky's.
fn striking(picture: &Picture, sky: Option<&[u8]>) -> Option<f64> {
    let mut vivid = off_sky(picture, sky);
    for (part, pixel) in vivid.iter_mut().zip(picture.pixels.chunks_exact(4)) {
        *part = if hue(pixel).is_some_and(|(_, span)| span > 90.0) { *part } else { 0 };
    }
    let count = |part: &[u8]| part.iter().filter(|&&part| part > 127).count();
    let all = count(&vivid);
    let found = main_hue(picture, &vivid)?;
    keep_hue(&mut vivid, picture, found);
    let near = count(&vivid);
    (near * 10 >= all * 7 && near * 50 >= vivid.len()).then_some(found)
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

/// Leaves only what is between two heights of the thing, softly.
fn keep_rows(part: &mut [u8], picture: &Picture, from: f64, to: f64) {
    let width = picture.size.width as usize;
    let Some((top, tall)) = extent(part, width) else { return };
    for (y, row) in part.chunks_exact_mut(width).enumerate() {
        let down = (y as f64 - top as f64) / tall as f64;
        let share = ((down - from) / 0.015).min((to - down) / 0.015).clamp(0.0, 1.0);
        row.iter_mut().for_each(|part| *part = (f64::from(*part) * share) as u8);
    }
}

/// Leaves skin out: what has the colours, but not the light, of the face.
pub(super) fn keep_off_skin(part: &mut [u8], picture: &Picture, (green, blue): (f64, f64)) {
    for (part, pixel) in part.iter_mut().zip(picture.pixels.chunks_exact(4)) {
        let (g, b) = tint(pixel);
        if (g - green).abs() < 0.09 && (b - blue).abs() < 0.1 {
            *part = 0;
        }
    }
}

/// How much green and blue there is to a pixel's red.
fn tint(pixel: &[u8]) -> (f64, f64) {
    let red = f64::from(pixel[0].max(1));
    (f64::from(pixel[1]) / red, f64::from(pixel[2]) / red)
}

/// The tint of the skin where somebody upright has a face.
pub(super) fn face_tint(picture: &Picture, thing: &[u8]) -> Option<(f64, f64)> {
    let width = picture.size.width as usize;
    let (top, tall) = extent(thing, width)?;
    let rows = (top + tall / 8) * width..(top + tall * 2 / 5) * width;
    let skin = |pixel: &&[u8]| {
        // Light and dark skin have one range of hues, and are never as colourful as dye.
        let most = f64::from(pixel[0].max(pixel[1]).max(pixel[2]));
        hue(pixel).is_some_and(|(hue, span)| (0.15..0.75).contains(&hue) && span < most * 0.66 && most > 90.0)
    };
    let inside = picture.pixels[rows.start * 4..rows.end * 4].chunks_exact(4).zip(&thing[rows]);
    let pixels: Vec<&[u8]> = inside.filter(|(_, thing)| **thing > 127).map(|(pixel, _)| pixel).collect();
    let mut tints: Vec<(f64, f64)> = pixels.iter().copied().filter(skin).map(tint).collect();
    if tints.len() * 8 < pixels.len() {
        return None;
    }
    tints.sort_by(|a, b| a.0.total_cmp(&b.0));
    let green = tints[tints.len() / 2].0;
    tints.sort_by(|a, b| a.1.total_cmp(&b.1));
    Some((green, tints[tints.len() / 2].1))
}

/// The first row of the thing and how many it has.
fn extent(part: &[u8], width: usize) -> Option<(usize, usize)> {
    let taken = |row: &[u8]| row.iter().any(|&part| part > 127);
    let top = part.chunks_exact(width).position(taken)?;
    Some((top, part.chunks_exact(width).rposition(taken)? + 1 - top))
}

/// A part's strongest hue: that of the paint of a car, not of its windows and tyres. A grey thing has none.
pub(super) fn main_hue(canvas: &Picture, part: &[u8]) -> Option<f64> {
    let (mut votes, mut all, mut colourful) = ([0.0f64; 24], 0.0, 0.0);
    for (part, pixel) in
        part.iter().zip(canvas.pixels.chunks_exact(4)).step_by(3).filter(|(part, _)| **part > 127)
    {
        all += 1.0;
        if let Some((hue, span)) = hue(pixel) {
            votes[(hue * 4.0) as usize % 24] += span * f64::from(*part) / 255.0;
            colourful += 1.0;
        }
    }
    if colourful < all * 0.2 {
        return None;
    }
    // Neighbours vote with each other, so that a hue on the edge of two sectors isn't torn apart.
    let weight = |at: usize| votes[(at + 23) % 24] + 2.0 * votes[at] + votes[(at + 1) % 24];
    let strongest = (0..24).max_by(|&a, &b| weight(a).total_cmp(&weight(b))).unwrap_or(0);
    Some((strongest as f64 + 0.5) / 4.0)
}

/// Leaves what has about that hue.
pub(super) fn keep_hue(part: &mut [u8], canvas: &Picture, target: f64) {
    for (part, pixel) in part.iter_mut().zip(canvas.pixels.chunks_exact(4)) {
        let share = hue(pixel).map_or(0.0, |(hue, span)| {
            let off = (hue - target).abs();
            (1.9 - off.min(6.0 - off) * 2.2).clamp(0.0, 1.0) * (span / 60.0).min(1.0)
        });
        *part = (f64::from(*part) * share) as u8;
    }
}

/// A pixel's hue, 0 to 6 from red to red, and how colourful it is; greys have none.
pub(super) fn hue(p: &[u8]) -> Option<(f64, f64)> {
    let [r, g, b] = [p[0], p[1], p[2]].map(f64::from);
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let span = most - least;
    if span < 30.0 {
        return None;
    }
    let sector = if most == r {
        (g - b) / span
    } else if most == g {
        2.0 + (b - r) / span
    } else {
        4.0 + (r - g) / span
    };
    Some((sector.rem_euclid(6.0), span))
}
