//! Flowcharts: rounded boxes in reading order, a diamond for a question, its answers side by side, arrows between them.

use vello_cpu::kurbo::{Point, Rect};

use super::Board;
use super::board::{LABEL, SMALL, Side, cells, style};
use crate::colour::Rgb;
use crate::figures::outline::{polygon, polyline, round_rect};
use crate::intent::{Hand, Page, Slot, Style};
use crate::sheet::{Composition, Sheet};

/// A part of the chart that goes across the page: one step, or the answers to the question above, each with its steps.
type Level = Vec<Vec<usize>>;

/// A chart of the page's parts.
pub(super) fn flowchart(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let slots = &page.slots;
    let levels = levels(slots);
    let branched = levels.iter().any(|level| level.len() > 1);
    let spots = if branched { tree(&board, &levels) } else { spots(&board, slots.len()) };
    if branched {
        branches(&mut board, slots, &levels, &spots);
    } else {
        for (a, b) in spots.iter().zip(spots.iter().skip(1)) {
            arrow(&mut board, &between(*a, *b));
        }
    }
    let size = size(&board, slots, spots[0]);
    for (i, (slot, spot)) in slots.iter().zip(&spots).enumerate() {
        part(&mut board, slot, *spot, i, size);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

fn asks(slot: &Slot) -> bool {
    slot.label.ends_with(['?', '？'])
}

/// The steps as levels. A question whose two answers are the last two steps needs no words for them.
fn levels(slots: &[Slot]) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    let mut i = 0;
    while i < slots.len() {
        let unsaid = i > 1 && asks(&slots[i - 1]) && i + 2 == slots.len() && slots[i].note.is_empty();
        let is_answer = |k: &usize| !slots[*k].note.is_empty() || unsaid;
        if !is_answer(&i) {
            levels.push(vec![vec![i]]);
            i += 1;
            continue;
        }
        // Only the last answer has one step: what follows it is of all of them.
        let answers: Vec<usize> = (i..slots.len()).filter(is_answer).take(2).collect();
        let last = answers.last().copied().unwrap_or(i);
        let end = |k: usize| answers.get(k + 1).copied().unwrap_or(last + 1);
        levels.push(answers.iter().enumerate().map(|(k, &from)| (from..end(k)).collect()).collect());
        i = last + 1;
    }
    levels
}

/// The size of type of all boxes and how high their texts may be: one line, if that isn't too small.
fn size(board: &Board<'_>, slots: &[Slot], spot: Rect) -> (f64, f64) {
    let labels = || slots.iter().map(|slot| slot.label.as_str());
    let line = LABEL * 1.5;
    let one = board.even(labels(), (spot.width() - 4.0, line), LABEL * 1.15);
    if one > 4.2 { (one, line) } else { (LABEL, spot.height() - 4.0) }
}

/// Where the boxes of a chain stand: in one line, or in two columns that are read downwards.
fn spots(board: &Board<'_>, count: usize) -> Vec<Rect> {
    let inner = board.inner();
    let along = board.is_landscape() && count <= 5;
    let lines = if !along && count > 7 { 2 } else { 1 };
    let each = count.div_ceil(lines).max(1);
    let spot = |i: usize| {
        let (line, place) = (i / each, (i % each) as f64 + 0.5);
        if along {
            let step = inner.width() / each as f64;
            return Rect::from_center_size((inner.x0 + step * place, inner.center().y), (step * 0.74, 26.0));
        }
        let (step, wide) = (inner.height() / each as f64, inner.width() / lines as f64);
        let x = inner.x0 + wide * (line as f64 + 0.5);
        Rect::from_center_size((x, inner.y0 + step * place), (wide * 0.62, step * 0.62))
    };
    (0..count).map(spot).collect()
}

/// Where the boxes of a chart with answers stand, in the order of the steps.
fn tree(board: &Board<'_>, levels: &[Level]) -> Vec<Rect> {
    let inner = board.inner();
    let inner = inner.inflate(-(inner.width() - inner.height() * 1.25).max(0.0) / 2.0, 0.0);
    let rows = |level: &Level| level.iter().map(Vec::len).max().unwrap_or(1);
    let step = inner.height() / levels.iter().map(rows).sum::<usize>() as f64;
    let size = (inner.width() * 0.42, (step * 0.6).min(20.0));
    let mut spots: Vec<(usize, Rect)> = Vec::new();
    let mut y = inner.y0;
    for level in levels {
        let row = Rect::new(inner.x0, y, inner.x1, y + step);
        for (column, steps) in cells(row, level.len(), 1, 0.0).zip(level) {
            let spot = |k: usize| column.center() + (0.0, step * k as f64);
            spots.extend(steps.iter().enumerate().map(|(k, &i)| (i, Rect::from_center_size(spot(k), size))));
        }
        y += step * rows(level) as f64;
    }
    spots.sort_by_key(|(i, _)| *i);
    spots.into_iter().map(|(_, spot)| spot).collect()
}

/// The arrows of such a chart, and the words for the answers.
fn branches(board: &mut Board<'_>, slots: &[Slot], levels: &[Level], spots: &[Rect]) {
    for pair in levels.iter().flatten().flat_map(|steps| steps.windows(2)) {
        arrow(board, &between(spots[pair[0]], spots[pair[1]]));
    }
    for (level, next) in levels.iter().zip(levels.iter().skip(1)) {
        let before = &spots[*level[0].last().unwrap_or(&0)];
        if next.len() > 1 {
            next.iter().for_each(|steps| answer(board, slots, *before, (steps[0], spots[steps[0]])));
            continue;
        }
        let to = spots[next[0][0]];
        for last in level.iter().filter_map(|steps| steps.last()).filter(|last| !returns(&slots[**last])) {
            arrow(board, &joined(spots[*last], to));
        }
    }
    for (level, answers) in levels.iter().zip(levels.iter().skip(2)) {
        let back = answers.iter().flatten().filter(|i| returns(&slots[**i]) && answers.len() > 1);
        let to = spots[level[0][0]];
        for &i in back {
            let (c, side) = (spots[i].center(), if spots[i].center().x < to.center().x { -1.0 } else { 1.0 });
            let edge = c.x + side * spots[i].width() / 2.0;
            let far = edge + side * 2.6;
            let end = to.center().x + side * (to.width() / 2.0 + 1.0);
            arrow(board, &[(edge, c.y), (far, c.y), (far, to.center().y), (end, to.center().y)]);
        }
    }
}

/// Whether a step leads back to where one was.
fn returns(slot: &Slot) -> bool {
    let label = slot.label.to_lowercase();
    ["again", "retry", "back to", "return to", "返回", "重试", "重新"].iter().any(|word| label.contains(word))
}

/// From a question to one of its answers, with the word for it.
fn answer(board: &mut Board<'_>, slots: &[Slot], question: Rect, (i, spot): (usize, Rect)) {
    let (from, to) = (question.center(), spot.center());
    let side = if to.x < from.x { -1.0 } else { 1.0 };
    let tip = from.x + side * question.width() * 0.54;
    arrow(board, &[(tip, from.y), (to.x, from.y), (to.x, spot.y0 - 1.0)]);
    let word = Rect::from_center_size((to.x + side * 9.0, (from.y + spot.y0) / 2.0), (13.0, 6.0));
    let keeps = if side < 0.0 { Side::Right } else { Side::Left };
    board.label(&slots[i].note, word, SMALL * 1.25, Hand::Bold, keeps, board.ink);
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

/// The way from a box down to one that others lead to, too.
fn joined(a: Rect, b: Rect) -> Vec<(f64, f64)> {
    if (a.center().x - b.center().x).abs() < 1.0 {
        return between(a, b);
    }
    let y = b.y0 - (b.height() * 0.34).min(4.5);
    vec![(a.center().x, a.y1), (a.center().x, y), (b.center().x, y), (b.center().x, b.y0 - 1.0)]
}

fn part(board: &mut Board<'_>, slot: &Slot, spot: Rect, i: usize, (size, tall): (f64, f64)) {
    let colour = if asks(slot) { board.accent(1) } else { board.accent(if i == 0 { 2 } else { i + 1 }) };
    let (c, rx, ry) = (spot.center(), spot.width() / 2.0, spot.height() / 2.0);
    let area = if asks(slot) {
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
