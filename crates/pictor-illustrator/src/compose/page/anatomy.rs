//! Labelled parts: the thing large in the middle, lines with dots from it to the names at both sides.

use vello_cpu::kurbo::{Point, Rect};

use super::Board;
use super::board::{LABEL, Side, fitted, portrait, style};
use crate::figures::outline::{circle, polyline};
use crate::intent::{Hand, Page, Style};
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// Where a named part is found in the box of a thing, in shares of it.
const PARTS: &str = include_str!("parts.txt");

/// The thing and its parts; nothing if the thing is not known.
pub(super) fn anatomy(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    page.rest.subjects.first()?;
    let first = super::only(&page.rest, &[0]);
    let shapes = portrait(&first, sheet);
    let bounds = shape::bounds(&shapes)?;
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let inner = board.inner();
    let side = (inner.width() * 0.24).min(30.0);
    let middle = Rect::new(inner.x0 + side, inner.y0 + 3.0, inner.x1 - side, inner.y1 - 3.0);
    let halo = board.accent(1).alpha(0.2);
    board
        .pen
        .mark(circle(middle.center().x, middle.center().y, middle.width().min(middle.height()) * 0.52), halo);
    let affine = fitted(bounds, middle.inset(-3.0));
    board.figures = shape::transformed(&shapes, affine);
    let thing = affine.transform_rect_bbox(bounds);
    let mut spots: Vec<(Point, usize)> =
        page.slots.iter().enumerate().map(|(i, slot)| (spot(&slot.label, i, thing), i)).collect();
    // The left half of the spots has its names at the left, from the top down.
    spots.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    let (left, right) = spots.split_at(spots.len() / 2);
    for (spots, on_left) in [(left, true), (right, false)] {
        let mut spots = spots.to_vec();
        spots.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
        names(&mut board, page, &spots, on_left, side);
    }
    Some(board.finish(style(&page.rest, Style::Flat), &page.rest))
}

/// Where a part is: as the table has it, else somewhere along the thing.
fn spot(label: &str, i: usize, thing: Rect) -> Point {
    let label = label.to_lowercase();
    let row = |line: &str| {
        let mut cells = line.split(' ');
        let name = cells.next().filter(|name| label.contains(name))?;
        let share = |cell: Option<&str>| cell?.parse::<f64>().ok();
        Some((name.len(), share(cells.next())?, share(cells.next())?))
    };
    let known = PARTS.lines().filter_map(row).max_by_key(|&(length, ..)| length);
    let (_, x, y) = known.unwrap_or_else(|| {
        let turn = (i as f64 * 137.5).to_radians();
        (0, 0.5 + 0.24 * turn.cos(), 0.5 + 0.3 * turn.sin())
    });
    Point::new(thing.x0 + thing.width() * x, thing.y0 + thing.height() * y)
}

/// The names of one side, evenly spread, each with its line.
fn names(board: &mut Board<'_>, page: &Page, spots: &[(Point, usize)], on_left: bool, side: f64) {
    let inner = board.inner();
    let step = inner.height() / spots.len().max(1) as f64;
    for (place, &(spot, i)) in spots.iter().enumerate() {
        let y = inner.y0 + step * (place as f64 + 0.5);
        let (x0, x1) =
            if on_left { (inner.x0, inner.x0 + side - 2.0) } else { (inner.x1 - side + 2.0, inner.x1) };
        let area = Rect::new(x0, y - 5.0, x1, y + 5.0);
        let keeps = if on_left { Side::Right } else { Side::Left };
        let ink = board.ink;
        board.label(&page.slots[i].label, area, LABEL, Hand::Bold, keeps, ink);
        let root = if on_left { x1 + 1.2 } else { x0 - 1.2 };
        let elbow = if on_left { root + 5.0 } else { root - 5.0 };
        board.over.line(polyline(&[(root, y), (elbow, y), (spot.x, spot.y)]), 0.5, ink);
        let (rim, dot) = (board.ground, board.accent(0));
        board.over.mark(circle(spot.x, spot.y, 1.5), rim);
        board.over.mark(circle(spot.x, spot.y, 1.0), dot);
    }
}
