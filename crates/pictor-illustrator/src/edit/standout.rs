//! What stands out from a ground that is not plain: a piece of colours that the border of the picture hasn't got.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::part::{cell, pieces, rounded, spread};
use crate::blur::soften;

/// Pieces are looked for in a picture of at most this many pixels on a side.
const LONG: u32 = 160;

/// The share that a colour may have by chance, and that of any colour in what isn't known yet.
const RARE: f32 = 2e-4;
const UNKNOWN: f32 = 1.5e-3;

/// How many times as large as the next piece one must be to be what the picture shows.
const SOLE: usize = 6;

/// What stands out of a picture, at a small size.
struct View<'a> {
    picture: &'a Picture,
    small: Picture,
    eye: Eye,
    pieces: Vec<Piece>,
}

/// A piece that hangs together: its places in the small picture, and the box around it.
struct Piece {
    places: Vec<usize>,
    x: (usize, usize),
    y: (usize, usize),
    /// How much its rim differs from what is beside it.
    step: usize,
}

/// The one thing that the picture shows, if that is plain to see: how much of each pixel belongs to it.
pub(super) fn sole(picture: &Picture) -> Option<Vec<u8>> {
    let view = View::of(picture);
    let piece = view.largest(|_| true, SOLE)?;
    Some(view.enlarged(piece))
}

/// The large piece of furniture of a room: what stands out most and stands on the floor.
pub(super) fn furniture(picture: &Picture) -> Option<Vec<u8>> {
    let view = View::of(picture);
    let floor = view.small.size.height as usize * 3 / 5;
    let piece = view.largest(|piece| piece.y.1 > floor, 3)?;
    Some(view.enlarged(piece))
}

impl<'a> View<'a> {
    fn of(picture: &'a Picture) -> Self {
        let small = smaller(picture);
        let (eye, mut part) = look(&small);
        let width = small.size.width as usize;
        close(&mut part, small.size);
        // What the largest encloses is its own, unless one sees far through.
        let most =
            pieces(width, part.len(), |at| part[at] > 127).iter().map(Vec::len).max().unwrap_or(0) / 25;
        let holes = pieces(width, part.len(), |at| part[at] <= 127);
        holes.into_iter().filter(|hole| hole.len() < most).flatten().for_each(|at| part[at] = 255);
        let mut found = pieces(width, part.len(), |at| part[at] > 127);
        found.retain(|places| places.len() * 250 > part.len());
        found.sort_by_key(|places| std::cmp::Reverse(places.len()));
        let pieces = found.into_iter().map(|places| Piece::of(places, &small)).collect();
        Self { picture, small, eye, pieces }
    }

    /// The largest piece of those that are wanted, if it is plain to see and `sole` times as large as the next.
    fn largest(&self, wanted: impl Fn(&Piece) -> bool, sole: usize) -> Option<&Piece> {
        let mut found = self.pieces.iter().filter(|piece| wanted(piece) && piece.step > 12);
        let piece =
            found.next().filter(|piece| piece.is_plain(self.small.size) && piece.is_whole(&self.small))?;
        found.next().is_none_or(|next| next.places.len() * sole < piece.places.len()).then_some(piece)
    }

    /// How much of each pixel of the picture belongs to a piece.
    fn enlarged(&self, piece: &Piece) -> Vec<u8> {
        let mut part = vec![0; self.small.pixels.len() / 4];
        piece.places.iter().for_each(|&at| part[at] = 255);
        enlarged(self.picture, part, self.small.size, &self.eye)
    }
}

/// The picture at the size at which pieces are looked for.
pub(super) fn smaller(picture: &Picture) -> Picture {
    let mut small = resize(picture, fit(picture.size, Size::new(LONG, LONG)));
    soften(&mut small, 1);
    small
}

/// How much of each pixel of the picture belongs to what `part` marks of it at its small size.
pub(super) fn refined(picture: &Picture, small: &Picture, part: Vec<u8>) -> Vec<u8> {
    let thing = Some(Palette::of(small, |at| part[at] > 127));
    let eye = Eye { ground: Palette::of(small, |at| part[at] <= 127), thing };
    enlarged(picture, part, small.size, &eye)
}

/// What of the open part of a picture has other colours than what is around it; all of it, where nothing has.
pub(super) fn within(picture: &Picture, open: &[u8]) -> Vec<u8> {
    let small = smaller(picture);
    let mut inside = vec![0; small.pixels.len() / 4];
    for at in (0..open.len()).filter(|&at| open[at] > 127) {
        inside[cell(at, picture.size, small.size)] = 255;
    }
    let mut near = inside.clone();
    spread(&mut near, small.size, LONG as usize / 20);
    let ground = Palette::of(&small, |at| near[at] > 0 && inside[at] == 0);
    let eye = Eye { ground, thing: Some(Palette::of(&small, |at| inside[at] > 0)) };
    let pixels = picture.pixels.chunks_exact(4).zip(open);
    let mut part: Vec<u8> = pixels.map(|(pixel, open)| eye.sees(pixel).min(*open)).collect();
    rounded(&mut part, picture.size, picture.size.width as usize / 400);
    let count = |part: &[u8]| part.iter().filter(|part| **part > 127).count();
    if count(&part) * 20 > count(open) { part } else { open.to_vec() }
}

/// Only along the rim of a part its pixels are looked at one by one.
fn enlarged(picture: &Picture, mut near: Vec<u8>, small: Size, eye: &Eye) -> Vec<u8> {
    let mut off: Vec<u8> = near.iter().map(|part| 255 - part).collect();
    spread(&mut near, small, 2);
    spread(&mut off, small, 2);
    let full = picture.size;
    let long = full.width.max(full.height) as usize;
    let mut alpha: Vec<u8> = picture.pixels.chunks_exact(4).map(|pixel| eye.sees(pixel)).collect();
    for (at, alpha) in alpha.iter_mut().enumerate() {
        let cell = cell(at, full, small);
        *alpha = match (near[cell], off[cell]) {
            (0, _) => 0,
            (_, 0) => 255,
            _ => *alpha,
        };
    }
    rounded(&mut alpha, full, long / 250);
    alpha
}

/// Joins what a line divides: hair and the face below it.
fn close(part: &mut [u8], size: Size) {
    spread(part, size, 1);
    part.iter_mut().for_each(|part| *part = 255 - *part);
    spread(part, size, 1);
    part.iter_mut().for_each(|part| *part = 255 - *part);
}

impl Piece {
    fn of(places: Vec<usize>, small: &Picture) -> Self {
        let (width, count) = (small.size.width as usize, small.pixels.len() / 4);
        let mut own = vec![false; count];
        places.iter().for_each(|&at| own[at] = true);
        let (mut x, mut y) = ((width, 0), (count, 0));
        let (mut sum, mut rim) = (0, 1);
        for &at in &places {
            x = (x.0.min(at % width), x.1.max(at % width));
            y = (y.0.min(at / width), y.1.max(at / width));
            for by in [2, 2 * width] {
                for other in [at.wrapping_sub(by), at + by].into_iter().filter(|&at| at < count && !own[at]) {
                    let channel = |c: usize| {
                        usize::from(small.pixels[at * 4 + c].abs_diff(small.pixels[other * 4 + c]))
                    };
                    sum += (0..3).map(channel).max().unwrap_or(0);
                    rim += 1;
                }
            }
        }
        Self { places, x, y, step: sum / rim }
    }

    /// Whether it is a thing of its own, in the middle of the picture and of one lump, and not another part of the scene.
    fn is_plain(&self, size: Size) -> bool {
        let (width, height) = (size.width as usize, size.height as usize);
        let (across, down) = (self.x.1 - self.x.0 + 1, self.y.1 - self.y.0 + 1);
        let area = self.places.len() * 100;
        let inside = self.x.0 > 0 && self.x.1 + 1 < width && self.y.0 > 0 && across * 100 < width * 88;
        let lump = area > across * down * 48;
        inside && lump && self.step >= 24 && (3 * width * height..55 * width * height).contains(&area)
    }

    /// Whether one sees the ground where it is notched, and not what else belongs to the thing: a cup of the wood's
    /// colours on a red saucer. Looked at row by row, in what is between its ends and in what is beside them.
    fn is_whole(&self, small: &Picture) -> bool {
        const OFF: f64 = 40.0;
        let width = small.size.width as usize;
        let reach = (self.x.1 - self.x.0) / 3;
        let mut own = vec![false; small.pixels.len() / 4];
        self.places.iter().for_each(|&at| own[at] = true);
        let (mut notch, mut beside) = (Vec::new(), Vec::new());
        for row in (self.y.0..=self.y.1).map(|y| y * width..(y + 1) * width) {
            let Some(from) = row.clone().find(|&at| own[at]) else { continue };
            let to = row.clone().rfind(|&at| own[at]).unwrap_or(from);
            let here = notch.len();
            notch.extend((from..to).filter(|&at| !own[at]));
            if notch.len() > here {
                beside.extend(
                    (from.saturating_sub(reach).max(row.start)..from)
                        .chain(to + 1..(to + reach).min(row.end)),
                );
            }
        }
        let mean = |places: &[usize], c: usize| {
            places.iter().map(|&at| f64::from(small.pixels[at * 4 + c])).sum::<f64>()
                / places.len().max(1) as f64
        };
        notch.len() * 10 < self.places.len()
            || (0..3).all(|c| (mean(&notch, c) - mean(&beside, c)).abs() < OFF)
    }
}

/// Learns what is ground and what stands out before it, from the border inwards.
fn look(small: &Picture) -> (Eye, Vec<u8>) {
    let (width, height) = (small.size.width as usize, small.size.height as usize);
    let edge = (width / 16).max(3);
    let border = |at: usize| {
        let (x, y) = (at % width, at / width);
        // Below the middle of a picture stands what it shows.
        let low = y + edge / 2 >= height && (x * 7 < width || x * 7 >= width * 6);
        x < edge || x + edge >= width || y < edge || low
    };
    let mut eye = Eye { ground: Palette::of(small, border), thing: None };
    let mut part = Vec::new();
    for _ in 0..4 {
        let seen =
            small.pixels.chunks_exact(4).flat_map(|pixel| [[eye.sees(pixel); 3].as_slice(), &[255]].concat());
        let mut soft = Picture::new(small.size, seen.collect());
        soften(&mut soft, 1);
        part = soft.pixels.into_iter().step_by(4).collect();
        let is_thing = |at: usize| part[at] > 127 && !border(at);
        if (0..part.len()).filter(|&at| is_thing(at)).count() > 50 {
            let ground = Palette::of(small, |at| !is_thing(at));
            eye = Eye { ground, thing: Some(Palette::of(small, is_thing)) };
        }
    }
    (eye, part)
}

/// Tells what stands out from the ground by its colour.
struct Eye {
    ground: Palette,
    thing: Option<Palette>,
}

impl Eye {
    /// How likely a pixel belongs to what stands out, 0 to 255.
    fn sees(&self, pixel: &[u8]) -> u8 {
        let at = bin(pixel);
        let thing = self.thing.as_ref().map_or(UNKNOWN, |thing| thing.0[at] + RARE);
        (thing / (thing + self.ground.0[at] + RARE) * 255.0) as u8
    }
}

/// Which share each colour has of a part.
struct Palette(Vec<f32>);

/// How finely light and the two scales of colour are told apart.
const LIGHTS: usize = 12;
const TINTS: usize = 24;

fn bin(pixel: &[u8]) -> usize {
    let [r, g, b] = [0, 1, 2].map(|c| i32::from(pixel[c]));
    let part =
        |value: i32, most: i32, bins: usize| (value * bins as i32 / most).clamp(0, bins as i32 - 1) as usize;
    let light = part(r * 3 + g * 6 + b, 2_600, LIGHTS);
    let red = part(r - g + 130, 260, TINTS);
    let blue = part((2 * b - r - g) * 4 / 10 + 130, 260, TINTS);
    (light * TINTS + red) * TINTS + blue
}

impl Palette {
    fn of(picture: &Picture, belongs: impl Fn(usize) -> bool) -> Self {
        let mut shares = vec![0f32; LIGHTS * TINTS * TINTS];
        let mut count = 0f32;
        for (_, pixel) in picture.pixels.chunks_exact(4).enumerate().filter(|&(at, _)| belongs(at)) {
            shares[bin(pixel)] += 1.0;
            count += 1.0;
        }
        // A colour makes its neighbours likely, too.
        for (step, bins) in [(1, TINTS), (TINTS, TINTS), (TINTS * TINTS, LIGHTS)] {
            let from = shares.clone();
            for (at, share) in shares.iter_mut().enumerate() {
                let place = at / step % bins;
                let below = if place > 0 { from[at - step] } else { *share };
                let above = if place + 1 < bins { from[at + step] } else { *share };
                *share = *share * 0.5 + (below + above) * 0.25;
            }
        }
        shares.iter_mut().for_each(|share| *share /= count.max(1.0));
        Self(shares)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A meadow of several greens below a sky, with a brown disc on the meadow.
    fn meadow(disc: bool) -> Picture {
        let mut picture = Picture::filled(Size::new(200, 200), [120, 170, 230, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = (at % 200, at / 200);
            let grain = (x / 9 * 7 + y / 9 * 5) % 4 * 14;
            if y > 90 {
                pixel[..3].copy_from_slice(&[60 + grain as u8, 110 + grain as u8, 40, 255][..3]);
            }
            if disc && (x as f64 - 100.0).hypot(y as f64 - 110.0) < 40.0 {
                pixel[..3].copy_from_slice(&[170, 100, 60]);
            }
        }
        picture
    }

    #[test]
    fn what_has_other_colours_than_the_border_stands_out() {
        let part = sole(&meadow(true)).expect("the disc is plain");
        let at = |x: usize, y: usize| part[y * 200 + x];
        assert_eq!([at(100, 110), at(100, 75), at(66, 110)], [255, 255, 255], "the disc");
        assert_eq!([at(100, 64), at(52, 110), at(100, 156), at(20, 180)], [0, 0, 0, 0], "around it");
        assert!(sole(&meadow(false)).is_none());
    }

    #[test]
    fn a_saucer_without_the_cup_on_it_does_not() {
        let mut picture = meadow(true);
        // The cup is as blue as the sky, and stands in the disc.
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            if ((at % 200) as f64 - 100.0).hypot((at / 200) as f64 - 82.0) < 22.0 {
                pixel[..3].copy_from_slice(&[120, 170, 230]);
            }
        }
        assert!(sole(&picture).is_none());
    }
}
