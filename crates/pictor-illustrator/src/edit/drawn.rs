//! Faces of drawings: two dark round eyes side by side, each with its glint.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::face::Face;
use super::part::pieces;
use super::tone::luma;

/// Eyes are looked for in a picture of at most this many pixels on a side.
const LONG: u32 = 400;

/// How wide a head is, in distances of its eyes.
const HEAD: f64 = 1.8;

/// A dark spot: its middle, its width and its height.
type Spot = (f64, f64, f64, f64);

/// The largest face of a drawing.
pub(super) fn face(picture: &Picture) -> Option<Face> {
    let small = resize(picture, fit(picture.size, Size::new(LONG, LONG)));
    let scale = f64::from(picture.size.width) / f64::from(small.size.width);
    let light: Vec<f64> = small.pixels.chunks_exact(4).map(luma).collect();
    // Eyes are of several darknesses, and so is the ink around them.
    let pairs = [0.22, 0.27, 0.33].into_iter().flat_map(|dark| {
        let eyes = eyes(&light, small.size.width as usize, dark);
        let pair = |a: Spot| eyes.clone().into_iter().filter(move |&b| belong(a, b)).map(move |b| (a, b));
        eyes.iter().flat_map(|&a| pair(a)).collect::<Vec<_>>()
    });
    let (left, right) = pairs.max_by(|a, b| (a.1.0 - a.0.0).total_cmp(&(b.1.0 - b.0.0)))?;
    let apart = (right.0 - left.0) * scale;
    let eyes = (left.1 + right.1) / 2.0 * scale;
    let x = f64::midpoint(left.0, right.0) * scale;
    Some(Face { x, eyes, wide: apart * HEAD, hair: 0.48 })
}

/// Whether two spots are the eyes of one face, the left one first.
fn belong((x, y, wide, tall): Spot, other: Spot) -> bool {
    let alike = |a: f64, b: f64| a.max(b) <= a.min(b) * 1.5;
    let size = f64::midpoint(tall, other.3);
    let apart = (other.0 - x) / size;
    alike(wide, other.2)
        && alike(tall, other.3)
        && (y - other.1).abs() < size * 0.3
        && (1.7..4.0).contains(&apart)
}

/// What is as round and as dark as an eye and has a glint in its middle.
fn eyes(light: &[f64], width: usize, dark: f64) -> Vec<Spot> {
    let mut spots = pieces(width, light.len(), |at| light[at] < dark);
    spots.retain(|spot| spot.len() > 9 && spot.len() * 80 < light.len());
    let eye = |spot: Vec<usize>| {
        let (first, last) = (spot[0] / width, spot.iter().max()? / width);
        let (left, right) =
            spot.iter().fold((width, 0), |(left, right), at| (left.min(at % width), right.max(at % width)));
        let (wide, tall) = (right - left + 1, last - first + 1);
        let (aside, inset) = (wide / 4, tall / 4);
        let middle = (first + inset..=last - inset)
            .flat_map(|y| (left + aside..=right - aside).map(move |x| y * width + x));
        let glints = middle.clone().filter(|&at| light[at] > 0.55).count() * 100 / middle.count();
        let round =
            (wide * 2 > tall && wide < tall * 2 && spot.len() * 2 > wide * tall) && (7..60).contains(&glints);
        let half = |from: usize, to: usize| (from + to + 1) as f64 / 2.0;
        round.then_some((half(left, right), half(first, last), wide as f64, tall as f64))
    };
    spots.into_iter().filter_map(eye).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two discs of ink on yellow, with or without a white glint in each.
    fn drawing(glints: bool) -> Picture {
        let mut picture = Picture::filled(Size::new(400, 400), [250, 220, 120, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = ((at % 400) as f64, (at / 400) as f64);
            let disc = |dx: f64, dy: f64, r: f64| {
                (x - 160.0 + dx).hypot(y - 180.0 + dy) < r || (x - 240.0 + dx).hypot(y - 180.0 + dy) < r
            };
            if disc(0.0, 0.0, 14.0) {
                let white = glints && disc(2.0, 3.0, 5.0);
                pixel[..3].copy_from_slice(if white { &[255, 255, 255] } else { &[40, 30, 30] });
            }
        }
        picture
    }

    #[test]
    fn eyes_have_glints_and_buttons_have_none() {
        let face = face(&drawing(true)).expect("the face is plain");
        assert!((face.x - 200.0).abs() < 2.0 && (face.eyes - 180.0).abs() < 2.0, "{face:?}");
        assert!((face.wide - 144.0).abs() < 6.0, "{face:?}");
        assert_eq!(super::face(&drawing(false)), None);
    }
}
