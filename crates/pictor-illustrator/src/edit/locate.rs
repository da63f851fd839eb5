//! Which part of a picture the prompt names, where that is plain to see: what stands before a plain ground or out from a
//! busy one, clothes on somebody who does, the ground itself, the sky, a wall. Anything else is not found, rather than guessed.

use pictor_codec::Picture;

use super::aloft::{sky, wall};
use super::hair::hair;
use super::hue::{coloured, hue, keep_hue, main_hue};
use super::{cutout, drawn, face, part, standout};
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

/// The largest thing in a room that has one.
const LARGE: [&str; 6] = ["sofa", "armchair", "bed", "wardrobe", "cabinet", "bookshelf"];

fn names(what: &str, words: &[&str]) -> bool {
    words.iter().any(|word| what == *word || !word.is_ascii() && what.contains(word))
}

/// Whether a name is that of what is behind.
pub(super) fn names_background(what: &str) -> bool {
    names(what, &["background", "backdrop", "背景", "底色"])
}

/// Whether a name is that of a wall, a sky or what is behind.
pub(super) fn is_surface(what: &str) -> bool {
    names_background(what) || names(what, &["wall", "墙", "sky", "天空"])
}

/// What has the colour that it is said to have: one piece of it, or, without a name, all of it.
pub(super) fn by_colour(picture: &Picture, what: &str, colour: Option<Rgb>) -> Option<Found> {
    let Rgb(r, g, b) = colour?;
    let wanted = hue(&[r, g, b])?.0;
    if !what.is_empty() {
        return Some(Found { part: coloured(picture, wanted, sky(picture).as_deref())?, is: Is::Surface });
    }
    let mut part = vec![255; picture.pixels.len() / 4];
    keep_hue(&mut part, picture, wanted);
    part.iter().any(|part| *part > 127).then_some(Found { part, is: Is::Surface })
}

/// The part that `what` names, a lexicon's name or a word as it was written; the whole thing without a name.
pub(super) fn locate(picture: &Picture, what: &str) -> Option<Found> {
    let thing = cutout::before_plain(picture).or_else(|| match concept(what).map(|concept| concept.kind) {
        _ if LARGE.contains(&what) => standout::furniture(picture),
        // Of these a scene has several, or they are no more than its ground.
        Some(Kind::Furniture | Kind::Plant | Kind::Building | Kind::Nature) => None,
        _ => standout::sole(picture),
    });
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
    if names(what, &["hair", "头发"]) {
        return hair(picture, &thing).map(surface);
    }
    let cloth = CLOTHES.iter().find(|(name, ..)| what.contains(name));
    let skin = face_tint(picture, &thing);
    if let (Some((_, from, to)), Some(skin)) = (cloth, skin) {
        // Of somebody whom the picture cuts off below, less is left out.
        let cut_off = thing.iter().rev().take(picture.size.width as usize).any(|part| *part > 127);
        let (from, to) = (from, if cut_off && *from < 0.5 { &2.0 } else { to });
        keep_off_skin(&mut thing, picture, skin);
        let all = thing.clone();
        keep_rows(&mut thing, picture, *from, *to);
        if let Some(colour) = main_hue(picture, &thing) {
            // Its colour tells where it ends.
            thing = all;
            keep_rows(&mut thing, picture, from - 0.18, to + 0.12);
            keep_hue(&mut thing, picture, colour);
            part::keep_large(&mut thing, picture.size.width as usize);
        }
        let is = if what == "clothes" { Is::Surface } else { Is::Garment };
        return Some(Found { part: thing, is });
    }
    let is_thing = what.is_empty() || whole(what, picture, &thing);
    is_thing.then_some(Found { part: thing, is: Is::Thing })
}

/// Whether a name can be that of all that stands before the ground: somebody has a face.
fn whole(what: &str, picture: &Picture, thing: &[u8]) -> bool {
    let compound = what.contains(' ') && what.ends_with("cap");
    if compound || PARTS.iter().any(|part| what.ends_with(part)) {
        return false;
    }
    let is_somebody = || {
        let found = drawn::face(picture).or_else(|| face::face(picture));
        found
            .is_some_and(|face| thing[face.eyes as usize * picture.size.width as usize + face.x as usize] > 0)
    };
    match concept(what).map(|concept| concept.kind) {
        None => false,
        Some(Kind::Person) => is_somebody(),
        Some(_) => true,
    }
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
