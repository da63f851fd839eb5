//! Flowcharts: rounded boxes in reading order, a diamond for a question, arrows between them.

use vello_cpu::kurbo::{Point, Rect};

use super::Board;
use super::board::{LABEL, Side, style};
use crate::colour::Rgb;
use crate::figures::outline::{polygon, polyline, round_rect};
use crate::intent::{Hand, Page, Slot, Style};
use crate::sheet::{Composition, Sheet};

/// A chart of the page's parts.
pub(super) fn flowchart(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let slots = &page.slots;
    let asks = |slot: &Slot| slot.label.ends_with(['?', '？']);
    // A question whose two answers are the last two steps has the second of them beside it.
    let branch = slots.iter().position(asks).filter(|&q| q > 0 && q + 3 == slots.len());
    let chain = slots.len() - usize::from(branch.is_some());
    let spots = spots(&board, chain, branch.is_some());
    for (a, b) in spots.iter().zip(spots.iter().skip(1)) {
        arrow(&mut board, &between(*a, *b));
    }
    let size = size(&board, slots, spots[0]);
    if let Some(question) = branch {
        aside(&mut board, spots[question], spots[question - 1], (&slots[chain], size));
    }
    for (i, (slot, spot)) in slots.iter().zip(&spots).enumerate() {
        part(&mut board, slot, *spot, (i, asks(slot)), size);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// The size of type of all boxes and how high their texts may be: one line, if that isn't too small.
fn size(board: &Board<'_>, slots: &[Slot], spot: Rect) -> (f64, f64) {
    let labels = || slots.iter().map(|slot| slot.label.as_str());
    let line = LABEL * 1.5;
    let one = board.even(labels(), (spot.width() - 4.0, line), LABEL * 1.15);
    if one > 4.2 { (one, line) } else { (LABEL, spot.height() - 4.0) }
}

/// Where the boxes of the chain stand: in one line, or in two columns that are read downwards.
fn spots(board: &Board<'_>, count: usize, branched: bool) -> Vec<Rect> {
    let inner = board.inner();
    let along = board.is_landscape() && count <= 5 && !branched;
    let lines = if !along && count > 7 { 2 } else { 1 };
    let each = count.div_ceil(lines).max(1);
    (0..count)
        .map(|i| {
            let (line, place) = (i / each, (i % each) as f64 + 0.5);
            if along {
                let step = inner.width() / each as f64;
                return Rect::from_center_size(
                    (inner.x0 + step * place, inner.center().y),
                    (step * 0.74, 26.0),
                );
            }
            let step = inner.height() / each as f64;
            let wide = inner.width() / lines as f64;
            let share = if branched { 0.3 } else { 0.5 };
            let x = inner.x0 + wide * (line as f64 + share);
            Rect::from_center_size(
                (x, inner.y0 + step * place),
                (wide * if branched { 0.52 } else { 0.62 }, step * 0.62),
            )
        })
        .collect()
}

/// The way from one box to the next.
fn between(a: Rect, b: Rect) -> Vec<(f64, f64)> {
    let (from, to) = (a.center(), b.center());
    if (from.y - to.y).abs() < 1.0 {
        vec![(a.x1, from.y), (b.x0 - 1.0, to.y)]
    } else if (from.x - to.x).abs() < 1.0 {
        vec![(from.x, a.y1), (to.x, b.y0 - 1.0)]
    } else {
        let middle = (a.x1 + b.x0) / 2.0;
        vec![(a.x1, from.y), (middle, from.y), (middle, to.y), (b.x0 - 1.0, to.y)]
    }
}

/// The second answer: a box to the right of the question, and the way back to the step before it.
fn aside(board: &mut Board<'_>, question: Rect, before: Rect, (slot, size): (&Slot, (f64, f64))) {
    let inner = board.inner();
    let left = question.x1 + 10.0;
    let spot = Rect::new(
        left,
        question.center().y - before.height() * 0.45,
        inner.x1,
        question.center().y + before.height() * 0.45,
    );
    arrow(board, &[(question.x1, question.center().y), (spot.x0 - 1.0, question.center().y)]);
    let x = spot.center().x;
    arrow(board, &[(x, spot.y0), (x, before.center().y), (before.x1 + 1.0, before.center().y)]);
    part(board, slot, spot, (3, false), size);
}

fn part(board: &mut Board<'_>, slot: &Slot, spot: Rect, (i, asks): (usize, bool), (size, tall): (f64, f64)) {
    let colour = if asks { board.accent(1) } else { board.accent(if i == 0 { 2 } else { i + 1 }) };
    let (c, rx, ry) = (spot.center(), spot.width() / 2.0, spot.height() / 2.0);
    let area = if asks {
        let (rx, ry) = (rx * 1.08, ry * 1.22);
        board
            .pen
            .flat(polygon(&[(c.x, c.y - ry), (c.x + rx, c.y), (c.x, c.y + ry), (c.x - rx, c.y)]), colour);
        Rect::from_center_size(c, (rx * 1.24, ry * 0.8))
    } else {
        board.pen.flat(round_rect(spot.x0, spot.y0, spot.width(), spot.height(), ry.min(6.0)), colour);
        Rect::from_center_size(c, (spot.width() - 4.0, tall.min(spot.height())))
    };
    let ink = if colour.luma() > 0.72 { Rgb::INK } else { Rgb::WHITE };
    let number = (i + 1).to_string();
    let label = if slot.label.is_empty() { &number } else { &slot.label };
    board.label(label, area, size, Hand::Bold, Side::Middle, ink);
}

/// A line with a head at its end.
fn arrow(board: &mut Board<'_>, way: &[(f64, f64)]) {
    let ink = board.ink;
    board.pen.line(polyline(way), 0.9, ink);
    let [.., a, b] = way else { return };
    let (a, b) = (Point::new(a.0, a.1), Point::new(b.0, b.1));
    let along = (b - a) / (b - a).hypot().max(1e-6);
    let across = vello_cpu::kurbo::Vec2::new(-along.y, along.x);
    let (left, right) = (b - along * 3.4 + across * 2.0, b - along * 3.4 - across * 2.0);
    board.pen.mark(polygon(&[(b.x, b.y), (left.x, left.y), (right.x, right.y)]), ink);
}
