//! Labelled parts: the thing large in the middle, lines with dots from it to the names at both sides.

use vello_cpu::kurbo::{Point, Rect};

use super::Board;
use super::board::{LABEL, Side, fitted, portrait, style};
use crate::colour::Rgb;
use crate::figures::outline::{circle, curve, polyline};
use crate::intent::{Hand, Intent, Kind, Page, Slot, Style, Subject};
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// Where a named part is found in the box of a thing, in shares of it; a fourth cell says of which thing alone.
const PARTS: &str = include_str!("parts.txt");

/// The thing and its parts; nothing if the thing is not known.
pub(super) fn anatomy(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let first = thing(page)?;
    let subject = first.subjects.first()?;
    let rooted = subject.kind == Kind::Plant && has(page, &["root", "根"]);
    // Its parts are found where they usually are.
    let shapes = portrait(&first, &Sheet { turn: 0, ..*sheet });
    let bounds = shape::bounds(&shapes)?;
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let inner = board.inner();
    let wide = |slot: &Slot| sheet.letters.line(&slot.label, Hand::Bold).width * LABEL;
    let side = page.slots.iter().map(wide).fold(9.0, f64::max) + 3.0;
    let side = side.min(inner.width() * 0.24).min(30.0);
    let middle = Rect::new(inner.x0 + side, inner.y0 + 3.0, inner.x1 - side, inner.y1 - 3.0);
    let halo = board.accent(1).alpha(0.2);
    board
        .pen
        .mark(circle(middle.center().x, middle.center().y, middle.width().min(middle.height()) * 0.52), halo);
    let above = middle.height() * if rooted { 0.16 } else { 0.0 };
    let affine = fitted(bounds, Rect { y1: middle.y1 - above, ..middle }.inset(-0.5));
    board.figures = shape::transformed(&shapes, affine);
    let thing = affine.transform_rect_bbox(bounds);
    if rooted {
        roots(&mut board, (thing.center().x, thing.y1 - above * 0.1), above);
    }
    let place = |(i, slot): (usize, &Slot)| (spot(&slot.label, i, thing, subject.name()), i);
    let mut spots: Vec<(Point, usize)> = page.slots.iter().enumerate().map(place).collect();
    // The left half of the spots has its names at the left, from the top down.
    spots.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    let (left, right) = spots.split_at(spots.len() / 2);
    let size = board.even(page.slots.iter().map(|slot| slot.label.as_str()), (side - 2.0, 10.0), LABEL);
    for (spots, on_left) in [(left, true), (right, false)] {
        let mut spots = spots.to_vec();
        spots.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
        names(&mut board, page, &spots, on_left, (side, size));
    }
    Some(board.finish(style(&page.rest, Style::Flat), &page.rest))
}

/// What the parts are of: inner organs are a body's, and what blooms is in no pot.
fn thing(page: &Page) -> Option<Intent> {
    let organs = page.slots.iter().filter(|slot| row(&slot.label, "man").is_some_and(|row| row.0 > 99));
    if organs.count() * 2 > page.slots.len() {
        return Some(Intent { subjects: vec![Subject::new("man", Kind::Person)], ..Intent::default() });
    }
    page.rest.subjects.first()?;
    let mut first = super::only(&page.rest, &[0]);
    let potted = first.subjects[0].name().contains("plant");
    if potted && has(page, &["flower", "petal", "root", "花", "根"]) {
        first.subjects[0] = Subject::new("flower", Kind::Plant);
    }
    Some(first)
}

fn has(page: &Page, words: &[&str]) -> bool {
    page.slots.iter().any(|slot| words.iter().any(|word| slot.label.to_lowercase().contains(word)))
}

/// Roots below a plant, as deep as that.
fn roots(board: &mut Board<'_>, (x, y): (f64, f64), deep: f64) {
    let soil = Rgb::hex(0x9a7452);
    for (across, share, wide) in
        [(0.0, 1.0, 1.1), (-0.5, 0.8, 0.8), (0.5, 0.85, 0.8), (-1.0, 0.5, 0.6), (1.0, 0.55, 0.6)]
    {
        let at = |t: f64| (x + deep * across * t * (1.6 - 0.6 * t), y + deep * share * t);
        board.pen.line(curve(&[at(0.0), at(0.35), at(0.7), at(1.0)]), wide, soil);
    }
}

/// Where a part is: as the table has it, else somewhere along the thing.
fn spot(label: &str, i: usize, thing: Rect, name: &str) -> Point {
    let (_, x, y) = row(label, name).unwrap_or_else(|| {
        let turn = (i as f64 * 137.5).to_radians();
        (0, 0.5 + 0.24 * turn.cos(), 0.5 + 0.3 * turn.sin())
    });
    Point::new(thing.x0 + thing.width() * x, thing.y0 + thing.height() * y)
}

/// The row of the table that fits best, and how well: a row of that thing alone by more than 99.
fn row(label: &str, thing: &str) -> Option<(usize, f64, f64)> {
    let label = label.to_lowercase();
    let fits = |line: &str| {
        let mut cells = line.rsplit(' ').peekable();
        let of = cells.next_if(|cell| !cell.contains('.'));
        let mut share = || cells.next()?.parse::<f64>().ok();
        let (y, x) = (share()?, share()?);
        let name = line.split(" 0.").next()?;
        let own = of.map_or(0, |of| if of == thing { 100 } else { 0 });
        (label.contains(name) && (of.is_none() || own > 0)).then_some((name.len() + own, x, y))
    };
    PARTS.lines().filter_map(fits).max_by_key(|row| row.0)
}

/// The names of one side, evenly spread, each with its line.
fn names(
    board: &mut Board<'_>,
    page: &Page,
    spots: &[(Point, usize)],
    on_left: bool,
    (side, size): (f64, f64),
) {
    let inner = board.inner();
    let step = inner.height() / spots.len().max(1) as f64;
    for (place, &(spot, i)) in spots.iter().enumerate() {
        let y = inner.y0 + step * (place as f64 + 0.5);
        let (x0, x1) =
            if on_left { (inner.x0, inner.x0 + side - 2.0) } else { (inner.x1 - side + 2.0, inner.x1) };
        let area = Rect::new(x0, y - 5.0, x1, y + 5.0);
        let keeps = if on_left { Side::Right } else { Side::Left };
        let ink = board.ink;
        board.label(&page.slots[i].label, area, size, Hand::Bold, keeps, ink);
        let root = if on_left { x1 + 1.2 } else { x0 - 1.2 };
        let elbow = if on_left { root + 5.0 } else { root - 5.0 };
        board.over.line(polyline(&[(root, y), (elbow, y), (spot.x, spot.y)]), 0.5, ink);
        let (rim, dot) = (board.ground, board.accent(0));
        board.over.mark(circle(spot.x, spot.y, 1.5), rim);
        board.over.mark(circle(spot.x, spot.y, 1.0), dot);
    }
}
