//! A page of pictures with words below them.

use pictor_api::Size;
use pictor_codec::Picture;
use vello_cpu::kurbo::{Affine, Rect, Shape as _};

use crate::colour::Rgb;
use crate::illustrator::Fonts;
use crate::intent::Hand;
use crate::letters::Letters;
use crate::paint::paint;
use crate::scene::{Layer, Scene};
use crate::shape::{Paint, Role, Shape};
use crate::sheet::{picture, pixmap};

/// A picture on a page.
#[derive(Clone, Debug)]
pub struct Entry {
    /// No larger than a cell.
    pub picture: Picture,
    /// What stands below it.
    pub caption: String,
    /// What stands there instead if the fonts lack a character of the caption.
    pub gloss: String,
}

/// The size of the letters of a caption, in pixels.
const EM: f64 = 12.5;
const LEADING: f64 = 15.0;
/// Longer captions end in an ellipsis.
const LINES: usize = 3;
const MARGIN: u32 = 10;

/// The pictures in rows of `columns`, in cells of `cell` pixels, each with its caption.
pub fn captioned(entries: &[Entry], columns: u32, cell: u32, fonts: &Fonts) -> Picture {
    let letters = Letters::new(&fonts.extra);
    let columns = columns.clamp(1, entries.len().max(1) as u32);
    let across = cell + MARGIN;
    let down = across + (LEADING * (LINES as f64 + 0.6)) as u32;
    let rows = (entries.len() as u32).div_ceil(columns).max(1);
    let size = Size::new(columns * across + MARGIN, rows * down + MARGIN);
    let mut shapes = Vec::new();
    for (i, entry) in (0..).zip(entries) {
        let corner = (i % columns * across + MARGIN, i / columns * down + MARGIN);
        let (left, top) = (f64::from(corner.0), f64::from(corner.1));
        shapes.push(centred(&entry.picture, left, top, f64::from(cell)));
        let known = letters.missing(&entry.caption).is_empty();
        let words = if known { &entry.caption } else { &entry.gloss };
        for (row, line) in (1..).zip(lines(&letters, words, f64::from(cell) / EM)) {
            shapes.extend(lettered(&letters, &line, left, top + f64::from(cell) + LEADING * f64::from(row)));
        }
    }
    let layers = vec![Layer { shapes, affine: Affine::IDENTITY }];
    picture(paint(&Scene { size, ground: Some(Rgb::hex(0xf4f1ea).into()), layers }))
}

fn centred(source: &Picture, left: f64, top: f64, cell: f64) -> Shape {
    let (width, height) = (f64::from(source.size.width), f64::from(source.size.height));
    let corner = (left + ((cell - width) / 2.0).floor(), top + ((cell - height) / 2.0).floor());
    let affine = Affine::translate(corner);
    let path = affine * Rect::new(0.0, 0.0, width, height).to_path(0.1);
    let paint = Paint::Image { image: pixmap(source), affine };
    Shape { path, paint, stroke: None, role: Role::Mark, clip: None }
}

/// The light face of the built-in font needs a little weight to be read at this size.
fn lettered(letters: &Letters, line: &str, left: f64, baseline: f64) -> [Shape; 2] {
    let path = Affine::translate((left, baseline)) * Affine::scale(EM) * letters.line(line, Hand::Usual).path;
    let ink = Paint::Plain(Rgb::INK.into());
    let fill = Shape { path, paint: ink, stroke: None, role: Role::Mark, clip: None };
    [Shape { stroke: Some(0.3), ..fill.clone() }, fill]
}

/// The words in lines of at most `width` ems.
fn lines(letters: &Letters, words: &str, width: f64) -> Vec<String> {
    let fits = |line: &str| letters.line(line, Hand::Usual).width <= width;
    let (mut lines, mut full): (Vec<String>, bool) = (Vec::new(), false);
    for piece in crate::letters::pieces(words) {
        let longer = lines.last().map(|last| format!("{last}{piece}")).filter(|line| fits(line.trim_end()));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            (_, Some(last)) if full => {
                *last = cut(last, &fits);
                break;
            }
            _ => lines.push(piece),
        }
        full = lines.len() == LINES;
    }
    lines
}

/// The line with an ellipsis for what doesn't fit any more.
fn cut(line: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let mut line = line.trim_end().to_owned();
    while !line.is_empty() && !fits(&format!("{line}…")) {
        line.pop();
    }
    format!("{}…", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_captions_are_broken_and_end_in_an_ellipsis() {
        let letters = Letters::new(&[]);
        assert_eq!(lines(&letters, "two words", 20.0), ["two words"]);
        let long = lines(&letters, &"many words ".repeat(20), 10.0);
        assert_eq!(long.len(), LINES);
        assert!(long[LINES - 1].ends_with('…'), "{long:?}");
        assert!(long.iter().all(|line| letters.line(line.trim_end(), Hand::Usual).width <= 10.0));
    }

    #[test]
    fn a_page_has_room_for_every_cell() {
        let picture = Picture::filled(Size::new(40, 30), [10, 200, 30, 255]);
        let entry = Entry { picture, caption: "三".to_owned(), gloss: "three".to_owned() };
        let page = captioned(&vec![entry; 5], 2, 40, &Fonts::default());
        assert_eq!(page.size.width, 2 * 50 + MARGIN);
        let green = page.pixels.chunks_exact(4).filter(|pixel| pixel[..3] == [10, 200, 30]).count();
        assert_eq!(green, 5 * 40 * 30);
    }
}
