//! Other words in the place of those that a page shows: a line of letters on its plain ground.

use std::ops::Range;

use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use super::cutout::{border_colour, distance};
use super::{Edit, layers::over, not_found, texture};
use crate::colour::Rgb;
use crate::compose::banner;
use crate::intent::Intent;
use crate::sheet::Note;

/// What is as near to a colour has it.
const NEAR: u16 = 40;

/// Takes the largest line of letters away and sets the new words there.
pub(super) fn replace(edit: &Edit<'_>, canvas: &mut Picture) -> Result<Vec<Note>, Note> {
    let Line { rows, columns, ground, ink } = line(canvas).ok_or_else(|| not_found("text"))?;
    let (width, rim) = (canvas.size.width as usize, rows.len() / 12 + 2);
    let mut gone = vec![0; canvas.pixels.len() / 4];
    let tall = rows.start.saturating_sub(rim)..(rows.end + rim).min(canvas.size.height as usize);
    for row in tall {
        gone[row * width..][columns.start.saturating_sub(rim)..(columns.end + rim).min(width)].fill(255);
    }
    texture::patch(canvas, &gone);
    let unit = edit.sheet.unit();
    let page = edit.sheet.page();
    let (middle, tall) = ((rows.start + rows.end) as f64 / 2.0 / unit, rows.len() as f64 / unit * 1.3);
    let margin = page.width() * 0.06;
    let band = Rect::new(margin, middle - tall / 2.0, page.width() - margin, middle + tall / 2.0);
    let mut lettering: Vec<_> = edit.intent.lettering.iter().next_back().cloned().into_iter().collect();
    lettering.iter_mut().for_each(|words| _ = words.colour.get_or_insert(ink));
    let intent = Intent { lettering, ..edit.intent.clone() };
    let (shapes, missing) = banner(&intent, &edit.sheet, band, ground);
    over(edit, canvas, &shapes);
    Ok(missing)
}

/// A line of letters that stands free on the ground of a page.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    rows: Range<usize>,
    columns: Range<usize>,
    ground: Rgb,
    ink: Rgb,
}

/// The tallest line of letters.
fn line(picture: &Picture) -> Option<Line> {
    let ground = border_colour(picture)?;
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    let row = |y: usize| picture.pixels[y * width * 4..(y + 1) * width * 4].chunks_exact(4);
    let inked: Vec<bool> = (0..height).map(|y| row(y).any(|pixel| distance(pixel, ground) > NEAR)).collect();
    let mut runs = Vec::new();
    let mut from = 0;
    for run in inked.chunk_by(|a, b| a == b) {
        if run[0] {
            runs.push(from..from + run.len());
        }
        from += run.len();
    }
    runs.retain(|run| run.len() * 40 > height && run.len() * 3 < height);
    let lines = runs.into_iter().filter_map(|run| Some((ink(picture, &run, ground)?, run)));
    let (ink, rows) = lines.max_by_key(|(_, rows)| rows.len())?;
    let inked =
        |x: usize| rows.clone().any(|y| distance(&picture.pixels[(y * width + x) * 4..][..3], ground) > NEAR);
    let columns = (0..width).find(|&x| inked(x))?..(0..width).rfind(|&x| inked(x))? + 1;
    let [r, g, b] = ground;
    Some(Line { rows, columns, ground: Rgb(r, g, b), ink })
}

/// The one ink that rows show on the ground, if they show nothing else, in at least two strokes.
fn ink(picture: &Picture, rows: &Range<usize>, ground: [u8; 3]) -> Option<Rgb> {
    let width = picture.size.width as usize;
    let pixels = || picture.pixels[rows.start * width * 4..rows.end * width * 4].chunks_exact(4);
    let ink = pixels().max_by_key(|pixel| distance(pixel, ground))?;
    let ink = [ink[0], ink[1], ink[2]];
    let (mut inked, mut other) = (0, 0);
    for pixel in pixels().filter(|pixel| distance(pixel, ground) > NEAR) {
        if distance(pixel, ink) < NEAR { inked += 1 } else { other += 1 }
    }
    let middle = picture.pixels[(rows.start + rows.end) / 2 * width * 4..][..width * 4].chunks_exact(4);
    let strokes = middle.map(|pixel| distance(pixel, ink) < NEAR).collect::<Vec<_>>();
    let strokes = strokes.chunk_by(|a, b| a == b).filter(|run| run[0]).count();
    (strokes > 1 && other * 3 < inked).then_some(Rgb(ink[0], ink[1], ink[2]))
}

#[cfg(test)]
mod tests {
    use pictor_api::Size;

    use super::*;

    /// A blue page with three strokes of a title in yellow, and a picture of many colours below, if it is to have one.
    fn page(title: bool) -> Picture {
        let mut page = Picture::filled(Size::new(200, 200), [20, 40, 120, 255]);
        for (at, pixel) in page.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = (at % 200, at / 200);
            if title && (20..44).contains(&y) && (30..150).contains(&x) && x % 40 < 12 {
                pixel[..3].copy_from_slice(&[250, 220, 60]);
            }
            if (70..190).contains(&y) && (10..190).contains(&x) {
                pixel[..3].copy_from_slice(&[(x * 3 % 256) as u8, (y * 5 % 256) as u8, 90]);
            }
        }
        page
    }

    #[test]
    fn a_title_is_found_and_a_picture_is_no_title() {
        assert_eq!(
            line(&page(true)),
            Some(Line { rows: 20..44, columns: 40..132, ground: Rgb(20, 40, 120), ink: Rgb(250, 220, 60) })
        );
        assert_eq!(line(&page(false)), None);
    }
}
