//! Faces, where they are plain to see: a patch of skin with two dark spots side by side in its upper half.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};

use super::cutout;
use super::part::pieces;
use crate::colour::Rgb;

/// A face that looks at us, in pixels of its picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Face {
    /// Its middle, from the left.
    pub(super) x: f64,
    /// The height of the eyes.
    pub(super) eyes: f64,
    pub(super) wide: f64,
    /// How far above the eyes a crown stands, in widths of the face.
    pub(super) hair: f64,
}

/// Faces are looked for in a picture of at most this many pixels on a side.
const LONG: u32 = 160;

/// The plainest face of the picture.
pub(super) fn face(picture: &Picture) -> Option<Face> {
    let small = resize(picture, fit(picture.size, Size::new(LONG, LONG)));
    let scale = f64::from(picture.size.width) / f64::from(small.size.width);
    // A warm wall has the hue of skin, too.
    let found = within(&small, None).or_else(|| within(&small, Some(&cutout::thing(&small)?)))?;
    Some(Face { x: found.x * scale, eyes: found.eyes * scale, wide: found.wide * scale, ..found })
}

/// The plainest face of what stands before the ground, if it is known what does.
fn within(small: &Picture, thing: Option<&[u8]>) -> Option<Face> {
    let (width, count) = (small.size.width as usize, small.pixels.len() / 4);
    let belongs = |at: usize| is_skin(rgb(small, at)) && thing.is_none_or(|thing| thing[at] > 127);
    let mut patches = pieces(width, count, belongs);
    patches.retain(|patch| patch.len() * 250 > count);
    patches.sort_by_key(|patch| std::cmp::Reverse(patch.len()));
    patches.iter().take(6).find_map(|patch| in_patch(small, patch))
}

fn rgb(picture: &Picture, at: usize) -> Rgb {
    Rgb(picture.pixels[at * 4], picture.pixels[at * 4 + 1], picture.pixels[at * 4 + 2])
}

/// Light and dark skin have one range of hues, and are never as colourful as dye.
fn is_skin(Rgb(r, g, b): Rgb) -> bool {
    let [red, green, blue] = [r, g, b].map(f64::from);
    let span = red - blue;
    red > 80.0 && green > blue && red > green && span >= 18.0 && span < red * 0.66 && {
        let hue = (green - blue) / span;
        (0.15..0.75).contains(&hue)
    }
}

fn in_patch(picture: &Picture, patch: &[usize]) -> Option<Face> {
    let width = picture.size.width as usize;
    let light = |at: usize| rgb(picture, at).luma();
    let mut lights: Vec<f64> = patch.iter().map(|&at| light(at)).collect();
    lights.sort_by(f64::total_cmp);
    let usual = lights[lights.len() * 3 / 5];
    // Brown hair has the hue of skin, but not its light.
    let mut lit = vec![false; picture.pixels.len() / 4];
    patch.iter().filter(|&&at| light(at) > usual * 0.72).for_each(|&at| lit[at] = true);
    let patch = pieces(width, lit.len(), |at| lit[at]).into_iter().max_by_key(Vec::len)?;
    let rows = spans(&patch, width);
    let (top, wide) = (rows.first()?.0, rows.iter().map(|(_, from, to)| to - from + 1).max()?);
    let whole = wide * 10 <= width * 7 && rows.len() * 10 >= wide * 9 && rows.len() * 10 <= wide * 26;
    let (_, from, to) = rows.iter().find(|(_, from, to)| (to - from + 1) * 100 >= wide * 94)?;
    let middle = usize::midpoint(*from, *to);
    let dark = |x: usize, y: usize| light(y * width + x) < usual * 0.62;
    let eyes = eyes(dark, picture.size, (middle, top, wide)).filter(|_| whole)?;
    mouth(picture, &patch, (middle, eyes, wide)).then_some(())?;
    Some(Face { x: middle as f64, eyes, wide: wide as f64, hair: 0.55 })
}

/// Whether something is redder than the skin where a mouth would be: a pancake has none.
fn mouth(picture: &Picture, skin: &[usize], (middle, eyes, wide): (usize, f64, usize)) -> bool {
    let red = |at: usize| {
        let Rgb(r, g, _) = rgb(picture, at);
        f64::from(r) - f64::from(g)
    };
    let redness = |at: usize| red(at) / f64::from(picture.pixels[at * 4].max(1));
    let usual = skin.iter().map(|&at| redness(at)).sum::<f64>() / skin.len() as f64;
    let width = picture.size.width as usize;
    let rows = (eyes + wide as f64 * 0.35) as usize
        ..((eyes + wide as f64) as usize).min(picture.size.height as usize);
    let columns = middle.saturating_sub(wide / 10)..(middle + wide / 10 + 1).min(width);
    let mean = |y: usize| columns.clone().map(|x| redness(y * width + x)).sum::<f64>() / columns.len() as f64;
    rows.into_iter().any(|y| mean(y) > usual + 0.06)
}

/// For each row of a piece its number, and its first and last column.
fn spans(piece: &[usize], width: usize) -> Vec<(usize, usize, usize)> {
    let mut rows = std::collections::BTreeMap::new();
    for at in piece {
        let (x, y) = (at % width, at / width);
        let row = rows.entry(y).or_insert((x, x));
        *row = (row.0.min(x), row.1.max(x));
    }
    rows.into_iter().map(|(y, (from, to))| (y, from, to)).collect()
}

/// The height of two dark spots, as far to the left of the middle as to the right, with bare skin between and below.
fn eyes(
    dark: impl Fn(usize, usize) -> bool,
    size: Size,
    (middle, top, wide): (usize, usize, usize),
) -> Option<f64> {
    let reach = wide / 10..(wide * 2 / 5).min(middle).min((size.width as usize - 1).saturating_sub(middle));
    let pairs = |y: usize| {
        let near = |x: usize| dark(x, y) || dark(x - 1, y) || dark((x + 1).min(size.width as usize - 1), y);
        reach.clone().filter(|d| near((middle - d).max(1)) && near(middle + d)).count()
    };
    let bare = |y: usize| !dark(middle, y) && !dark(middle.saturating_sub(1), y);
    let end = (top + wide * 9 / 10).min(size.height as usize);
    let rows: Vec<(usize, usize)> =
        (top + wide / 10..end).map(|y| (y, pairs(y))).filter(|(_, n)| *n > 0).collect();
    let bands: Vec<&[(usize, usize)]> = rows.chunk_by(|a, b| b.0 - a.0 <= 1 + wide / 20).collect();
    let looks = |band: &[(usize, usize)]| {
        let (first, last) = (band.first()?.0, band.last()?.0);
        let most = band.iter().map(|(_, n)| *n).max()?;
        let plain = (last - top) * 20 <= wide * 11
            && (last - first) * 4 <= wide
            && most >= 2
            && most * 10 <= reach.len() * 7
            && band.iter().all(|(y, _)| bare(*y));
        plain.then(|| (first + last) as f64 / 2.0)
    };
    // Above the eyes there are brows.
    if bands.len() <= 2 { bands.iter().rev().find_map(|band| looks(band)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head of skin before grey, with or without eyes and a mouth.
    fn head(eyes: bool, mouth: bool) -> Picture {
        let mut picture = Picture::filled(Size::new(200, 200), [150, 160, 170, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = ((at % 200) as f64 - 100.0, (at / 200) as f64 - 100.0);
            if (x / 40.0).powi(2) + (y / 52.0).powi(2) < 1.0 {
                let eye = eyes && ((x.abs() - 16.0) / 5.0).powi(2) + ((y + 14.0) / 4.0).powi(2) < 1.0;
                let lip = mouth && (x / 14.0).powi(2) + ((y - 26.0) / 5.0).powi(2) < 1.0;
                pixel[..3].copy_from_slice(match (eye, lip) {
                    (true, _) => &[40, 30, 30],
                    (_, true) => &[182, 92, 88],
                    _ => &[226, 176, 146],
                });
            }
        }
        picture
    }

    #[test]
    fn a_face_has_eyes_and_a_mouth() {
        let face = face(&head(true, true)).expect("the face is plain");
        assert!((face.x - 100.0).abs() < 4.0 && (face.eyes - 86.0).abs() < 5.0, "{face:?}");
        assert!((face.wide - 80.0).abs() < 8.0, "{face:?}");
        assert_eq!(super::face(&head(false, true)), None);
        assert_eq!(super::face(&head(true, false)), None, "a pancake with two berries");
    }
}
