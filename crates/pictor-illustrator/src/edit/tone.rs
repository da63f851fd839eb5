//! Tones: what changes the colours of a whole picture, pixel by pixel.

use pictor_codec::Picture;

use crate::blur::blur;
use crate::colour::Rgb;
use crate::intent::{Season, Time, Weather};

/// Changes every pixel's colour; alpha stays. `change` gets the colour and the height, 0 at the top, 1 below.
pub(super) fn map(picture: &mut Picture, change: impl Fn(Rgb, f64) -> Rgb) {
    let (width, height) = (picture.size.width as usize, f64::from(picture.size.height));
    for (y, row) in picture.pixels.chunks_exact_mut(width * 4).enumerate() {
        let down = y as f64 / height;
        for pixel in row.chunks_exact_mut(4) {
            let Rgb(r, g, b) = change(Rgb(pixel[0], pixel[1], pixel[2]), down);
            (pixel[0], pixel[1], pixel[2]) = (r, g, b);
        }
    }
}

pub(super) fn monochrome(picture: &mut Picture) {
    map(picture, |colour, _| colour.saturated(0.0));
}

pub(super) fn sepia(picture: &mut Picture) {
    map(picture, |colour, _| ramp(colour.luma(), [Rgb(38, 24, 14), Rgb(150, 108, 66), Rgb(250, 232, 198)]));
}

/// Three colours from dark over middle to light.
fn ramp(luma: f64, [dark, middle, light]: [Rgb; 3]) -> Rgb {
    if luma < 0.5 { dark.mix(middle, luma * 2.0) } else { middle.mix(light, luma * 2.0 - 1.0) }
}

pub(super) fn brighten(picture: &mut Picture) {
    level(picture);
    map(picture, |colour, _| curve(colour, 0.7));
}

pub(super) fn darken(picture: &mut Picture) {
    map(picture, |colour, _| curve(colour, 1.4));
}

/// A gamma through fixed ends, in integers, since the platform's power function differs between machines.
pub(super) fn curve(colour: Rgb, gamma: f64) -> Rgb {
    let bend = |c: u8| {
        let x = f64::from(c) / 255.0;
        // Schlick's bias: the same ends, and 0.5 goes where the gamma takes it (about).
        let at_half = if gamma > 1.0 { 0.5 - 0.3 * (gamma - 1.0) } else { 0.5 + 0.45 * (1.0 - gamma) };
        let y = x / ((1.0 / at_half - 2.0) * (1.0 - x) + 1.0);
        (y * 255.0).round().clamp(0.0, 255.0) as u8
    };
    Rgb(bend(colour.0), bend(colour.1), bend(colour.2))
}

pub(super) fn warm(picture: &mut Picture) {
    map(picture, |colour, _| colour.under(Rgb(255, 238, 208)).mix(Rgb(255, 190, 110), 0.08));
}

pub(super) fn cool(picture: &mut Picture) {
    map(picture, |colour, _| colour.under(Rgb(214, 232, 255)).mix(Rgb(120, 170, 255), 0.08));
}

pub(super) fn vivid(picture: &mut Picture) {
    map(picture, |colour, _| contrast(colour.saturated(1.4), 1.14));
}

pub(super) fn invert(picture: &mut Picture) {
    map(picture, |Rgb(r, g, b), _| Rgb(255 - r, 255 - g, 255 - b));
}

/// Left and right change places.
pub(super) fn mirror(canvas: &mut Picture) {
    let width = canvas.size.width as usize;
    for row in canvas.pixels.chunks_exact_mut(width * 4) {
        for x in 0..width / 2 {
            for c in 0..4 {
                row.swap(x * 4 + c, (width - 1 - x) * 4 + c);
            }
        }
    }
}

/// More (above 1) or less contrast around the middle.
pub(super) fn contrast(Rgb(r, g, b): Rgb, factor: f64) -> Rgb {
    let push = |c: u8| ((f64::from(c) - 128.0) * factor + 128.0).round().clamp(0.0, 255.0) as u8;
    Rgb(push(r), push(g), push(b))
}

/// Makes the pictures of one call differ where only tones change: the first is as asked, the next are a little darker,
/// lighter, harder or softer. Greys stay grey.
pub(super) fn vary(picture: &mut Picture, index: u32) {
    if index == 0 {
        return;
    }
    let step = f64::from((index - 1) / 4 + 1) * 0.06;
    map(picture, |colour, _| match index % 4 {
        1 => curve(colour, 1.0 + step * 2.0),
        2 => curve(colour, 1.0 - step * 2.0),
        3 => contrast(colour, 1.0 + step * 2.0),
        _ => contrast(colour, 1.0 - step * 2.0),
    });
}

/// How bright a pixel looks, 0 to 1.
pub(super) fn luma(pixel: &[u8]) -> f64 {
    Rgb(pixel[0], pixel[1], pixel[2]).luma()
}

/// A picture whose mean tone is below this is dim; those of pictures that are lit as usual lie between 0.36 and 0.65.
const DIM: f64 = 0.34;

/// Stretches the tones of a dim picture to the usual range, never cutting any off; says whether it had to.
pub(super) fn level(picture: &mut Picture) -> bool {
    let seen = picture.pixels.chunks_exact(4).step_by(17).filter(|pixel| pixel[3] > 127);
    let mut tones: Vec<f64> = seen.map(luma).collect();
    tones.sort_by(f64::total_cmp);
    let Some(&high) = tones.iter().rev().nth(tones.len() / 200) else { return false };
    let mean = tones.iter().sum::<f64>() / tones.len() as f64;
    if mean > DIM || high < 0.04 {
        return false;
    }
    let gain = (0.94 / high).clamp(1.0, 2.8);
    let lift = (1.0 - (0.46 - mean * gain).max(0.0)).max(0.6);
    map(picture, |Rgb(r, g, b), _| {
        let most = f64::from(r.max(g).max(b));
        // What is light already keeps its hue instead of being cut off.
        let gain = gain.min(255.0 / most.max(1.0));
        let part = |c: u8| (f64::from(c) * gain).round().clamp(0.0, 255.0) as u8;
        curve(Rgb(part(r), part(g), part(b)), lift)
    });
    true
}

/// The colours of the sky from top to horizon, and the light that then falls on the land.
fn evening(time: Time) -> Option<([Rgb; 3], Rgb)> {
    Some(match time {
        Time::Dusk => ([Rgb(52, 52, 104), Rgb(146, 104, 152), Rgb(240, 156, 122)], Rgb(150, 138, 184)),
        Time::Sunset => ([Rgb(92, 96, 160), Rgb(232, 132, 112), Rgb(255, 196, 112)], Rgb(226, 176, 158)),
        Time::Dawn => ([Rgb(142, 172, 214), Rgb(240, 190, 186), Rgb(255, 226, 178)], Rgb(244, 222, 222)),
        _ => return None,
    })
}

/// The light of another hour; `sky` tells how much of each pixel is sky, where one is seen.
pub(super) fn hour(picture: &mut Picture, time: Time, sky: Option<&[u8]>) {
    let (Some(sky), Some((glow, land))) = (sky, evening(time)) else { return light(picture, time) };
    let width = picture.size.width as usize;
    let horizon = sky.iter().rposition(|&part| part > 127).unwrap_or(width) as f64;
    for (at, (pixel, part)) in picture.pixels.chunks_exact_mut(4).zip(sky).enumerate() {
        let colour = Rgb(pixel[0], pixel[1], pixel[2]);
        let light = colour.luma();
        let above = ramp((at as f64 / horizon).min(1.0), glow);
        // Clouds are lit from below, the blue between them keeps its depth.
        let above =
            above.shaded((0.7 - light).clamp(0.0, 0.3)).mix(Rgb(255, 224, 190), (light - 0.7).max(0.0));
        let below = curve(colour, 1.16).under(land);
        let Rgb(r, g, b) = below.mix(above, f64::from(*part) / 255.0);
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}

/// The light of another hour over a picture in which no sky is seen.
fn light(picture: &mut Picture, time: Time) {
    match time {
        Time::Night => {
            let lamps = if count_lamps(picture) * 25 < picture.pixels.len() / 4 { 0.85 } else { 0.0 };
            map(picture, |colour, down| {
                let blue = curve(colour, 1.12).saturated(0.7).under(Rgb(128, 146, 216));
                blue.mix(Rgb(14, 20, 62), 0.36 - 0.26 * down).mix(colour, shines(colour) * lamps)
            });
        }
        Time::Dusk => map(picture, |colour, down| {
            curve(colour, 1.2).under(Rgb(186, 172, 226)).mix(Rgb(238, 150, 130), 0.14 + 0.08 * down)
        }),
        Time::Sunset => map(picture, |colour, down| {
            colour.under(Rgb(255, 214, 186)).mix(Rgb(252, 138, 84), 0.3 - 0.16 * down)
        }),
        Time::Dawn => map(picture, |colour, down| {
            colour.under(Rgb(255, 236, 232)).mix(Rgb(250, 200, 190), 0.26 - 0.14 * down)
        }),
        Time::Morning => map(picture, |colour, _| curve(colour, 0.88).mix(Rgb(255, 244, 214), 0.1)),
        Time::Day => {
            level(picture);
            map(picture, |colour, _| curve(colour, 0.82).saturated(1.08));
        }
        Time::Afternoon => {
            map(picture, |colour, _| colour.under(Rgb(255, 244, 222)).mix(Rgb(255, 214, 150), 0.08));
        }
    }
}

/// How much a colour is that of a lamp: light and warm.
fn shines(colour: Rgb) -> f64 {
    let warm = (f64::from(colour.0) - f64::from(colour.2) - 40.0) / 60.0;
    warm.min((colour.luma() - 0.66) * 8.0).clamp(0.0, 1.0)
}

/// How many pixels may be lamps; where there are many, it is only the day that is warm.
fn count_lamps(picture: &Picture) -> usize {
    picture.pixels.chunks_exact(4).filter(|p| shines(Rgb(p[0], p[1], p[2])) > 0.2).count()
}

/// Foliage and ground of another season: greens turn. Says whether there are any.
pub(super) fn season(picture: &mut Picture, season: Season) -> bool {
    let leaves = foliage(picture);
    if leaves.iter().filter(|leaf| **leaf > 60).count() * 30 <= leaves.len() {
        return false;
    }
    for (pixel, leaf) in picture.pixels.chunks_exact_mut(4).zip(leaves) {
        let (colour, share) = (Rgb(pixel[0], pixel[1], pixel[2]), f64::from(leaf) / 255.0);
        let turned = |colours| colour.mix(ramp(colour.luma(), colours), share);
        let Rgb(r, g, b) = match season {
            Season::Autumn => colour
                .mix(
                    ramp(colour.luma(), [Rgb(96, 40, 18), Rgb(214, 122, 42), Rgb(250, 216, 120)]),
                    share * 0.9,
                )
                .under(Rgb(255, 246, 230)),
            Season::Winter => return false,
            Season::Spring => {
                colour.mix(turned([Rgb(46, 96, 44), Rgb(150, 206, 104), Rgb(238, 250, 206)]), 0.6)
            }
            Season::Summer => colour
                .mix(turned([Rgb(24, 76, 36), Rgb(92, 176, 70), Rgb(226, 244, 160)]), 0.6)
                .saturated(1.08),
        };
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
    true
}

/// How green each pixel is; softly, since the green of a JPEG comes in blocks.
pub(super) fn foliage(picture: &Picture) -> Vec<u8> {
    // Olive leaves are nearly as red, but neither skin nor wood is as little.
    let green = |p: &[u8]| {
        let [r, g, b] = [0, 1, 2].map(|c| i32::from(p[c]));
        (g - r.max(b)).max((g - b).min((g - r) * 4 + 6)).max(0)
    };
    let grey = picture.pixels.chunks_exact(4).flat_map(|p| [[(green(p) * 5).min(255) as u8; 4]; 1]).flatten();
    let mut soft = Picture::new(picture.size, grey.collect());
    blur(&mut soft, picture.size.width.max(picture.size.height) as usize / 300);
    soft.pixels.into_iter().step_by(4).collect()
}

/// What weather does to colours; what falls is drawn over it.
pub(super) fn weather(picture: &mut Picture, weather: Weather) {
    match weather {
        Weather::Rain | Weather::Storm => {
            let deep = if weather == Weather::Storm { 0.34 } else { 0.18 };
            map(picture, |colour, _| {
                colour.saturated(0.8).under(Rgb(196, 206, 222)).mix(Rgb(76, 92, 116), deep)
            });
        }
        Weather::Overcast | Weather::Cloudy => {
            map(picture, |colour, _| colour.saturated(0.72).mix(Rgb(186, 196, 206), 0.16));
        }
        Weather::Snow => map(picture, |colour, _| colour.saturated(0.7).mix(Rgb(226, 234, 244), 0.24)),
        Weather::Fog => {
            map(picture, |colour, down| colour.saturated(0.7).mix(Rgb(228, 232, 234), 0.66 - 0.36 * down));
        }
        Weather::Clear => map(picture, |colour, _| contrast(colour.saturated(1.14), 1.06)),
        Weather::Wind | Weather::Rainbow => {}
    }
}

/// Turns what has a colour of its own into shades of `to`, keeping light and dark. `share` tells how much of each
/// pixel takes part, 255 for all of it.
pub(super) fn recolour(picture: &mut Picture, to: Rgb, share: Option<&[u8]>) {
    // Middle grey of the thing becomes the new colour itself.
    let mean = mean_luma(picture, share).clamp(0.15, 0.85);
    for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
        let part = share.map_or(1.0, |share| f64::from(share[at]) / 255.0);
        if part == 0.0 {
            continue;
        }
        let colour = Rgb(pixel[0], pixel[1], pixel[2]);
        let luma = colour.luma();
        let dyed = if luma < mean {
            Rgb(20, 16, 24).mix(to, (luma / mean).min(1.0))
        } else {
            to.mix(Rgb::WHITE, (luma - mean) / (1.0 - mean) * 0.9)
        };
        let Rgb(r, g, b) = colour.mix(dyed, part * 0.94);
        (pixel[0], pixel[1], pixel[2]) = (r, g, b);
    }
}

fn mean_luma(picture: &Picture, share: Option<&[u8]>) -> f64 {
    let (mut sum, mut weight) = (0.0, 1e-9);
    for (at, pixel) in picture.pixels.chunks_exact(4).enumerate().step_by(7) {
        let part = share.map_or(1.0, |share| f64::from(share[at]) / 255.0);
        sum += Rgb(pixel[0], pixel[1], pixel[2]).luma() * part;
        weight += part;
    }
    sum / weight
}
