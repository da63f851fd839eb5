//! Recolouring: which part of a picture the prompt means, as far as colours tell, gets the new colour.

use pictor_codec::Picture;

use super::{cutout, tone};
use crate::colour::Rgb;

/// Words for what is behind, as far as prompts name it.
pub(super) fn names_background(what: &str) -> bool {
    ["background", "backdrop", "wall", "背景", "底色", "墙"].iter().any(|word| what.contains(word))
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

/// Gives `what`, or the thing that the picture shows, the colour `to`; only where `open` says so.
pub(super) fn recolour(canvas: &mut Picture, what: Option<&str>, to: Rgb, open: Option<&[u8]>) {
    let alpha = cutout::plain_alpha(canvas);
    let what = what.unwrap_or_default();
    if let (Some(alpha), true) = (&alpha, names_background(what)) {
        return paint_behind(canvas, alpha, to);
    }
    let sky_named = ["sky", "天空"].iter().any(|word| what.contains(word));
    let mut part = match &alpha {
        None if sky_named => sky(canvas),
        Some(alpha) => alpha.clone(),
        None => vec![255; canvas.pixels.len() / 4],
    };
    if let Some(alpha) = &alpha {
        let cloth = CLOTHES.iter().find(|(name, ..)| what.contains(name));
        if let Some((_, from, to)) = cloth {
            keep_rows(&mut part, canvas, *from, *to);
        }
        if cloth.is_some() || open.is_some() {
            keep_off_skin(&mut part, canvas, alpha);
        }
    }
    if let Some(open) = open {
        part.iter_mut().zip(open).for_each(|(part, open)| *part = (*part).min(*open));
    }
    if !(sky_named || what.contains("clothes")) {
        keep_main_hue(&mut part, canvas);
    }
    tone::recolour(canvas, to, Some(&part));
}

fn paint_behind(canvas: &mut Picture, thing: &[u8], to: Rgb) {
    for (pixel, thing) in canvas.pixels.chunks_exact_mut(4).zip(thing) {
        let Rgb(r, g, b) = Rgb(pixel[0], pixel[1], pixel[2]).mix(to, 1.0 - f64::from(*thing) / 255.0);
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}

/// Leaves only what is between two heights of the thing, softly.
fn keep_rows(part: &mut [u8], canvas: &Picture, from: f64, to: f64) {
    let width = canvas.size.width as usize;
    let Some((top, tall)) = extent(part, width) else { return };
    for (y, row) in part.chunks_exact_mut(width).enumerate() {
        let down = (y as f64 - top as f64) / tall as f64;
        let share = ((down - from) / 0.015).min((to - down) / 0.015).clamp(0.0, 1.0);
        row.iter_mut().for_each(|part| *part = (f64::from(*part) * share) as u8);
    }
}

/// Leaves skin out: what has the colours, but not the light, of the face. Without a face nothing is left out.
fn keep_off_skin(part: &mut [u8], canvas: &Picture, thing: &[u8]) {
    let Some((green, blue)) = face_tint(canvas, thing) else { return };
    for (part, pixel) in part.iter_mut().zip(canvas.pixels.chunks_exact(4)) {
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
fn face_tint(canvas: &Picture, thing: &[u8]) -> Option<(f64, f64)> {
    let width = canvas.size.width as usize;
    let (top, tall) = extent(thing, width)?;
    let rows = (top + tall / 8) * width..(top + tall * 2 / 5) * width;
    let skin = |pixel: &&[u8]| {
        // Light and dark skin have one range of hues, and are never as colourful as dye.
        let most = f64::from(pixel[0].max(pixel[1]).max(pixel[2]));
        hue(pixel).is_some_and(|(hue, span)| (0.15..0.75).contains(&hue) && span < most * 0.66 && most > 90.0)
    };
    let inside = canvas.pixels[rows.start * 4..rows.end * 4].chunks_exact(4).zip(&thing[rows]);
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

/// The part that seems to be sky: light, in the upper half, fading down.
fn sky(canvas: &Picture) -> Vec<u8> {
    let width = canvas.size.width as usize;
    let height = f64::from(canvas.size.height);
    let part = |(at, pixel): (usize, &[u8])| {
        let down = (at / width) as f64 / height;
        let Rgb(r, g, b) = Rgb(pixel[0], pixel[1], pixel[2]);
        let light = Rgb(r, g, b).luma();
        let blue = f64::from(b) >= f64::from(g.max(r)) * 0.92;
        let share = if light > 0.45 && blue { (1.25 - down * 2.0).clamp(0.0, 1.0) } else { 0.0 };
        (share * 255.0) as u8
    };
    canvas.pixels.chunks_exact(4).enumerate().map(part).collect()
}

/// A pixel's hue, 0 to 6 from red to red, and how colourful it is; greys have none.
fn hue(p: &[u8]) -> Option<(f64, f64)> {
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

/// Leaves what has the part's strongest hue: the paint of a car, not its windows and tyres. A grey thing stays whole.
fn keep_main_hue(part: &mut [u8], canvas: &Picture) {
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
        return;
    }
    // Neighbours vote with each other, so that a hue on the edge of two sectors isn't torn apart.
    let weight = |at: usize| votes[(at + 23) % 24] + 2.0 * votes[at] + votes[(at + 1) % 24];
    let strongest = (0..24).max_by(|&a, &b| weight(a).total_cmp(&weight(b))).unwrap_or(0);
    let target = (strongest as f64 + 0.5) / 4.0;
    for (part, pixel) in part.iter_mut().zip(canvas.pixels.chunks_exact(4)) {
        let share = hue(pixel).map_or(0.0, |(hue, span)| {
            let off = (hue - target).abs();
            (1.9 - off.min(6.0 - off) * 2.2).clamp(0.0, 1.0) * (span / 60.0).min(1.0)
        });
        *part = (f64::from(*part) * share) as u8;
    }
}

#[cfg(test)]
mod tests {
    use pictor_api::Size;

    use super::*;

    /// White, with a figure of skin above and red below in its middle.
    fn figure() -> Picture {
        let mut picture = Picture::filled(Size::new(60, 100), [255, 255, 255, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = (at % 60, at / 60);
            if (20..40).contains(&x) && (10..90).contains(&y) {
                pixel.copy_from_slice(if y < 50 { &[224, 172, 134, 255] } else { &[205, 40, 50, 255] });
            }
        }
        picture
    }

    #[test]
    fn a_shirt_is_dyed_and_skin_and_background_stay() {
        let mut picture = figure();
        recolour(&mut picture, Some("clothes"), Rgb(40, 160, 60), None);
        assert_eq!(picture.pixel(30, 30), [224, 172, 134, 255]);
        assert_eq!(picture.pixel(5, 60), [255, 255, 255, 255]);
        let [r, g, _, _] = picture.pixel(30, 70);
        assert!(g > r, "the shirt is green: {r} {g}");
    }

    #[test]
    fn a_thing_is_dyed_where_it_has_its_main_colour() {
        let mut picture = figure();
        recolour(&mut picture, Some("doll"), Rgb(40, 60, 200), None);
        let [r, _, b, _] = picture.pixel(30, 70);
        assert!(b > r, "what was red is blue: {r} {b}");
        let mut open = vec![0; 6_000];
        open[60 * 80..].fill(255);
        let mut below = figure();
        recolour(&mut below, None, Rgb(40, 60, 200), Some(&open));
        assert_eq!(below.pixel(30, 70), [205, 40, 50, 255]);
        assert!(below.pixel(30, 85)[2] > 120);
    }

    #[test]
    fn a_background_is_painted_behind_the_thing() {
        let mut picture = figure();
        recolour(&mut picture, Some("background"), Rgb(240, 220, 60), None);
        assert_eq!(picture.pixel(5, 60), [240, 220, 60, 255]);
        assert_eq!(picture.pixel(30, 70), [205, 40, 50, 255]);
    }
}
