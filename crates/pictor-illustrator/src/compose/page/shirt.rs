//! Shirts: one garment over the page, and on its chest what was named, with the words below.

use vello_cpu::kurbo::Rect;

use super::board::{Board, Side, by_place, fitted, portrait, style};
use super::only;
use crate::colour::Rgb;
use crate::figures::outline::circle;
use crate::intent::{Hand, Kind, Page, Setting, Style, Subject, Time};
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// What is in the sky is a disc behind the rest.
const DISCS: [(&str, u32); 3] = [("sun", 0xf2a24a), ("moon", 0xf3e6bd), ("full moon", 0xf3e6bd)];

/// What stands on a chest for a place.
const PLACES: [(Setting, &str); 5] = [
    (Setting::Mountains, "mountain range"),
    (Setting::Sea, "wave"),
    (Setting::Forest, "pine"),
    (Setting::Desert, "cactus"),
    (Setting::Beach, "palm tree"),
];

/// The garment with its print; of a page without one, or with nothing to print, nothing.
pub(super) fn printed(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let garment = rest
        .subjects
        .iter()
        .position(|s| matches!(s.name(), "t shirt" | "hoodie" | "sweater" | "tote bag"))?;
    let worn = |kind: Kind| matches!(kind, Kind::Clothing | Kind::Furniture);
    let disc = |i: &usize| DISCS.iter().find(|(name, _)| *name == rest.subjects[*i].name());
    let named = (0..rest.subjects.len()).filter(|i| !worn(rest.subjects[*i].kind));
    let (discs, things): (Vec<usize>, Vec<usize>) = named.partition(|i| disc(i).is_some());
    let sunset = matches!(rest.time, Some(Time::Sunset | Time::Dawn)).then_some(DISCS[0].1);
    let disc = discs.first().and_then(disc).map(|(_, tone)| *tone).or(sunset);
    let mut print = only(rest, &things);
    let place = PLACES.iter().find(|(place, _)| things.is_empty() && rest.setting == Some(*place));
    let place = place.filter(|_| !rest.at_home);
    print.subjects.extend(place.map(|(_, name)| Subject::new(name, Kind::Nature)));
    let bare = print.subjects.is_empty();
    let lines = by_place(rest.lettering.iter().collect());
    let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if disc.is_none() && bare && text.is_empty() {
        return None;
    }
    let mut shirt = only(rest, &[garment]);
    let cloth = shirt.subjects[0].colours.first().copied().unwrap_or(Rgb::hex(0xf4f1ea));
    // A second colour like the first leaves the chest plain.
    shirt.subjects[0].colours = vec![cloth; 2];
    let mut board = Board::new(rest, sheet);
    if rest.backdrop.is_none() && cloth.luma() > 0.7 {
        board.ground = board.accent(3).mix(Rgb::WHITE, 0.45);
    }
    board.cover();
    let shapes = portrait(&shirt, sheet);
    let bounds = shape::bounds(&shapes)?;
    let to = fitted(bounds, board.page.inset(-board.page.width().min(board.page.height()) * 0.05));
    let spot = to.transform_rect_bbox(bounds);
    board.figures.extend(shape::transformed(&shapes, to));
    let at = |x: f64, y: f64| (spot.x0 + spot.width() * x, spot.y0 + spot.height() * y);
    let high = if shirt.subjects[0].name() == "tote bag" { 0.44 } else { 0.24 };
    let low = match (text.is_empty(), bare && disc.is_none()) {
        (true, _) => 0.86,
        (_, true) => high,
        _ => 0.66 + high / 8.0,
    };
    let chest = Rect::from_points(at(0.29, high), at(0.71, low));
    if let Some(tone) = disc {
        let (x, y, r) = (chest.center().x, chest.center().y, chest.height() * 0.5);
        board.figures.extend(flat_disc((x, y), r, Rgb::hex(tone)));
    }
    let inner = if disc.is_some() { chest.inset(-chest.height() * 0.1) } else { chest };
    board.figure(&print, inner);
    let words = Rect::from_points((chest.x0, chest.y1 + 1.5), at(0.71, 0.88));
    board.label(&text.join("\n"), words, 12.0, Hand::Bold, Side::Middle, cloth.legible());
    Some(board.finish(style(rest, Style::Flat), rest))
}

fn flat_disc((x, y): (f64, f64), r: f64, tone: Rgb) -> Vec<crate::shape::Shape> {
    let mut pen = crate::figures::Pen::new(vello_cpu::kurbo::Affine::IDENTITY);
    pen.flat(circle(x, y, r), tone);
    pen.finish().shapes
}
