//! Parts of a picture by their hue.

use pictor_codec::Picture;

use super::{cutout, part};
use crate::colour::Rgb;

/// The piece of that hue that is one thing: neither sky nor meadow, which reach the edges, nor one of many.
pub(super) fn coloured(picture: &Picture, hue: f64, sky: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut part = off_sky(picture, sky);
    keep_hue(&mut part, picture, hue);
    part.iter_mut().filter(|part| **part < 190).for_each(|part| *part = 0);
    part::keep_large(&mut part, picture.size.width as usize);
    let (x0, y0, x1, y1) = part::extent(&part, picture.size)?;
    let edges = [x0 == 0, y0 == 0, x1 == picture.size.width, y1 == picture.size.height];
    let inside = edges.into_iter().filter(|&edge| edge).count() < 2;
    let count = part.iter().filter(|&&part| part > 127).count();
    let filled = count * 100 >= ((x1 - x0) * (y1 - y0)) as usize * 30;
    (inside && filled && count * 100 >= part.len()).then_some(part)
}

fn off_sky(picture: &Picture, sky: Option<&[u8]>) -> Vec<u8> {
    (0..picture.pixels.len() / 4).map(|at| 255 - sky.map_or(0, |sky| sky[at])).collect()
}

/// Whether a part can be said to have a colour; of greys that isn't known.
pub(super) fn is_coloured(picture: &Picture, part: &[u8], Rgb(r, g, b): Rgb) -> bool {
    let Some((told, _)) = hue(&[r, g, b]) else { return true };
    main_hue(picture, part).is_some_and(|seen| {
        let off = (told - seen).abs();
        off.min(6.0 - off) < 0.55
    })
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

/// Leaves what has the part's main colour, in whatever light; a grey thing has one, too.
pub(super) fn keep_main(part: &mut [u8], canvas: &Picture) {
    let inside =
        || part.iter().zip(canvas.pixels.chunks_exact(4)).step_by(7).filter(|(part, _)| **part > 127);
    let colour = [0, 1, 2].map(|c| {
        let mut values: Vec<u8> = inside().map(|(_, pixel)| pixel[c]).collect();
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or_default()
    });
    let dyed = |pixel: &[u8]| hue(pixel).is_some_and(|(_, span)| span > 55.0);
    let pale = inside().filter(|(_, pixel)| dyed(pixel)).count() * 2 < inside().count();
    match main_hue(canvas, part).filter(|_| !pale) {
        Some(hue) => keep_hue(part, canvas, hue),
        None => {
            for (part, pixel) in part.iter_mut().zip(canvas.pixels.chunks_exact(4)) {
                let (_, off) = cutout::in_light(pixel, colour);
                *part = (f64::from(*part) * ((40.0 - off) / 14.0).clamp(0.0, 1.0)) as u8;
            }
        }
    }
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
