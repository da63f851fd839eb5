//! Snow that lies: on leaves where they are lit, on the ground, and on what stands before the sky.

use pictor_codec::Picture;

use super::aloft::{floor, sky};
use super::tone::{foliage, luma, map};
use crate::blur::blur;
use crate::colour::Rgb;

/// Turns a picture to winter.
pub(super) fn lie(picture: &mut Picture) {
    let (width, long) = (picture.size.width as usize, picture.size.width.max(picture.size.height) as usize);
    let (sky, floor, leaves) = (sky(picture), floor(picture), foliage(picture));
    let mut around = picture.clone();
    blur(&mut around, long / 60);
    let (mut snow, deep) = (vec![0.0f64; leaves.len()], (long / 90).max(2));
    let is_sky = |at: usize| sky.as_ref().is_some_and(|sky| sky[at] > 127);
    for (at, pixel) in picture.pixels.chunks_exact(4).enumerate() {
        let lit = luma(pixel) - luma(&around.pixels[at * 4..]);
        let leaf = f64::from(leaves[at]) / 255.0 * (0.62 + lit * 5.0).clamp(0.12, 0.96);
        let ground = floor.as_ref().map_or(0.0, |floor| f64::from(floor[at]) / 255.0 * 0.93);
        // The rims that look up into the sky carry it, thicker where they are broad.
        let carries = |above: &usize| luma(&picture.pixels[above * 4..]) > luma(pixel) + 0.16;
        let under = (1..=deep).find(|up| {
            at.checked_sub(up * width).filter(|&above| is_sky(above)).is_some_and(|above| carries(&above))
        });
        let rim = under.map_or(0.0, |up| (1.15 - up as f64 / deep as f64).clamp(0.0, 0.95));
        snow[at] = if is_sky(at) { 0.0 } else { leaf.max(ground).max(rim) };
    }
    map(picture, |colour, _| colour.saturated(0.72).under(Rgb(232, 240, 252)));
    for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
        let (colour, light) = (Rgb(pixel[0], pixel[1], pixel[2]), luma(pixel));
        let white = Rgb(196, 210, 230).mix(Rgb(253, 254, 255), (0.25 + light * 1.5).min(1.0));
        let Rgb(r, g, b) = match is_sky(at) {
            true => colour.mix(Rgb(222, 228, 236), 0.5),
            false => colour.mix(white, snow[at]),
        };
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}
