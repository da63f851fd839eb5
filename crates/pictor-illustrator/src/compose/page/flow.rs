//! Flowcharts: rounded boxes in reading order, a diamond for a question, its answers side by side, arrows between them.

use vello_cpu::kurbo::{Point, Rect};

use super::Board;
use super::board::{LABEL, SMALL, Side, style};
use crate::figures::outline::{polygon, polyline, round_rect};
use crate::intent::{Hand, Page, Slot, Style};
use crate::sheet::{Composition, Sheet};

/// A step in the tree of the chart: what leads to it, its level, and its column in halves of one.
#[derive(Clone, Default)]
struct Step {
    from: Vec<usize>,
    level: usize,
    column: f64,
}

/// A chart of the page's parts.
pub(super) fn flowchart(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let area = board.headed(page.title.as_ref());
    // A chart of which nothing is told has boxes with numbers.
    let unsaid = vec![Slot::default(); page.count.map_or(4, usize::from)];
    let slots = if page.slots.is_empty() { &unsaid } else { &page.slots };
    let steps = steps(slots);
    let branched = slots.iter().enumerate().any(|(i, _)| children(&steps, i).count() > 1);
    let spots = if branched { tree(area, &steps) } else { spots(&board, area, slots.len()) };
    for (i, step) in steps.iter().enumerate() {
        for &from in &step.from {
            let (a, b) = (spots[from], spots[i]);
            if !branched {
                arrow(&mut board, &between(a, b));
            } else if questions(slots, from) && (a.center().x - b.center().x).abs() > 1.0 {
                answer(&mut board, &slots[i].note, a, b);
            } else {
                arrow(&mut board, &joined(a, b));
                let word = Rect::new(b.center().x + 2.0, b.y0 - 6.5, b.center().x + 16.0, b.y0 - 0.5);
                board.label(&slots[i].note, word, SMALL * 1.25, Hand::Bold, Side::Left, board.ink);
            }
        }
        if let Some(to) = back(slots, &steps, i) {
            again(&mut board, spots[i], spots[to], spots.iter().copied());
        }
    }
    for way in &page.ways {
        // A chart may be drawn once more without one of its steps.
        let Some((&from, &to)) = spots.get(way.from).zip(spots.get(way.to)) else { continue };
        returning(&mut board, (from, to), &way.said, &spots);
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

/// What leads to each step. An answer is of the nearest question that has fewer than two; what follows the second answer
/// of the first question is of all ends; a question whose answers are the last two steps needs no words for them.
fn steps(slots: &[Slot]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (i, slot) in slots.iter().enumerate() {
        let asked = |least: usize| {
            (0..i).rev().find(|&q| (least..2).contains(&children(&steps, q).count()) && questions(slots, q))
        };
        let unsaid = i > 1 && i + 1 >= slots.len() - usize::from(questions(slots, i - 1));
        let parent = if !slot.note.is_empty() {
            asked(0)
        } else if unsaid && !slots.iter().any(|slot| !slot.note.is_empty()) {
            asked(if questions(slots, i - 1) { 0 } else { 1 })
        } else {
            None
        };
        let open = |k: &usize| children(&steps, *k).count() == 0 && back(slots, &steps, *k).is_none();
        let answered = (0..i).any(|q| children(&steps, q).count() > 1) && slot.note.is_empty();
        let last_is_answer = i > 0 && (!slots[i - 1].note.is_empty() || !answered);
        let from = match parent {
            Some(question) => vec![question],
            None if answered && last_is_answer && asked(1).is_none() => (0..i).filter(open).collect(),
            None => (0..i).last().into_iter().collect(),
        };
        let level = from.iter().map(|&k: &usize| steps[k].level + 1).max().unwrap_or(0);
        steps.push(Step { from, level, column: 0.0 });
    }
    columns(&mut steps);
    steps
}

/// Whether the step is a question: one that is asked, or one whose answer follows.
fn questions(slots: &[Slot], i: usize) -> bool {
    let answered = slots.get(i + 1).is_some_and(|next| !next.note.is_empty());
    let said = |slot: &&Slot| ["", "yes", "no", "是", "否"].contains(&slot.note.to_lowercase().as_str());
    let free = !slots.iter().any(asks) || !slots.iter().all(|slot| said(&slot));
    // The second answer of a question may be one itself.
    let second = slots[..=i].iter().filter(|slot| !slot.note.is_empty()).count().is_multiple_of(2);
    asks(&slots[i]) || free && answered && second
}

fn children(steps: &[Step], of: usize) -> impl Iterator<Item = usize> {
    (of + 1..steps.len()).filter(move |&k| steps[k].from.contains(&of))
}

/// Ends stand beside each other, and every other step in the middle of those that it leads to alone.
fn columns(steps: &mut [Step]) {
    let own = |steps: &[Step], i: usize| {
        children(steps, i).filter(|&k| steps[k].from.len() == 1).collect::<Vec<_>>()
    };
    // Behind the step that all ends lead to one goes straight on.
    let mut merged: Vec<bool> = Vec::new();
    for i in 0..steps.len() {
        merged.push(match steps[i].from[..] {
            [one] => merged[one] && children(steps, one).count() == 1,
            [] => false,
            _ => own(steps, i).len() < 2,
        });
    }
    let mut ends = 0.0;
    for i in 0..steps.len() {
        if own(steps, i).is_empty() && steps[i].from.len() < 2 && !merged[i] {
            steps[i].column = ends;
            ends += 1.0;
        }
    }
    for i in (0..steps.len()).rev() {
        let below = own(steps, i);
        let among = if steps[i].from.len() > 1 { (ends - 1.0) / 2.0 } else { steps[i].column };
        let middle = below.iter().map(|&k| steps[k].column).sum::<f64>() / below.len().max(1) as f64;
        steps[i].column = if below.is_empty() { among } else { middle };
    }
    for i in (0..steps.len()).filter(|&i| merged[i]) {
        let from = &steps[i].from;
        steps[i].column = from.iter().map(|&k| steps[k].column).sum::<f64>() / from.len() as f64;
    }
}

/// The step that this one leads back to: the question above it.
fn back(slots: &[Slot], steps: &[Step], i: usize) -> Option<usize> {
    let question =
        (0..i).rev().find(|&k| asks(&slots[k]) && steps.get(i).is_none_or(|step| step.from.contains(&k)));
    // One goes back to sleep, and to no step.
    let label = slots[i].label.to_lowercase();
    let to = label.split_once("back to ").or_else(|| label.split_once("return to "));
    let to = to.and_then(|(_, to)| to.split(' ').rfind(|word| word.len() > 3));
    let known = to.is_none_or(|to| slots[..i].iter().any(|slot| slot.label.to_lowercase().contains(to)));
    question.filter(|_| returns(&slots[i]) && (known || label.contains("start")))
}

/// The size of type of all boxes and how high their texts may be: one line, if that isn't too small.
fn size(board: &Board<'_>, slots: &[Slot], spot: Rect) -> (f64, f64) {
    let labels = || slots.iter().map(|slot| slot.label.as_str());
    let line = LABEL * 1.5;
    let one = board.even(labels(), (spot.width() - 4.0, line), LABEL * 1.15);
    if one > 4.2 { (one, line) } else { (LABEL, spot.height() - 4.0) }
}

/// Where the boxes of a chain stand: in one line, or in two columns that are read downwards.
fn spots(board: &Board<'_>, inner: Rect, count: usize) -> Vec<Rect> {
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
fn tree(area: Rect, steps: &[Step]) -> Vec<Rect> {
    let wide = steps.iter().map(|step| step.column).fold(0.0, f64::max) + 1.0;
    let deep = steps.iter().map(|step| step.level).max().unwrap_or(0) as f64 + 1.0;
    let area = area.inflate(-(area.width() - area.height() * 0.75 * wide).max(0.0) / 2.0, 0.0);
    let (across, down) = (area.width() / wide, area.height() / deep);
    let size = ((across * 0.84).min(46.0), (down * 0.56).min(20.0));
    let spot =
        |step: &Step| (area.x0 + across * (step.column + 0.5), area.y0 + down * (step.level as f64 + 0.5));
    steps.iter().map(|step| Rect::from_center_size(spot(step), size)).collect()
}

/// Whether a step leads back to where one was.
fn returns(slot: &Slot) -> bool {
    let label = slot.label.to_lowercase();
    ["again", "retry", "back to", "return to", "返回", "重试", "重新"].iter().any(|word| label.contains(word))
}

/// From a question to one of its answers, with the word for it.
fn answer(board: &mut Board<'_>, said: &str, question: Rect, spot: Rect) {
    let (from, to) = (question.center(), spot.center());
    let side = if to.x < from.x { -1.0 } else { 1.0 };
    let tip = from.x + side * question.width() * 0.56;
    if (to.x - tip) * side > 2.0 {
        arrow(board, &[(tip, from.y), (to.x, from.y), (to.x, spot.y0 - 1.0)]);
    } else {
        let y = (question.y1 + spot.y0) / 2.0 + 1.0;
        arrow(board, &[(from.x, question.y1), (from.x, y), (to.x, y), (to.x, spot.y0 - 1.0)]);
    }
    let word = Rect::from_center_size((to.x + side * 9.0, spot.y0 - 4.0), (13.0, 6.0));
    let keeps = if side < 0.0 { Side::Right } else { Side::Left };
    board.label(said, word, SMALL * 1.25, Hand::Bold, keeps, board.ink);
}

/// From a step back up to one before it, beside all boxes.
fn again(board: &mut Board<'_>, spot: Rect, to: Rect, all: impl Iterator<Item = Rect>) {
    let side = if spot.center().x < to.center().x { -1.0 } else { 1.0 };
    let edge = all.map(|other| if side < 0.0 { -other.x0 } else { other.x1 }).fold(f64::MIN, f64::max) * side;
    let far = edge + side * 2.6;
    let end = to.center().x + side * (to.width() * 0.54 + 1.0);
    let from = spot.center().x + side * spot.width() / 2.0;
    arrow(
        board,
        &[
            (from, spot.center().y),
            (far, spot.center().y),
            (far, to.center().y - 2.0),
            (end - side, to.center().y - 2.0),
        ],
    );
}

/// From a step back to one before it, beside or below all boxes, with the word for when one goes it.
fn returning(board: &mut Board<'_>, (from, to): (Rect, Rect), said: &str, all: &[Rect]) {
    let (a, b) = (from.center(), to.center());
    let ink = board.ink;
    let inner = board.inner();
    if (a.x - b.x).abs() < 1.0 {
        // Past whatever stands between them.
        let past = all.iter().filter(|spot| spot.y0 < a.y && spot.y1 > b.y);
        let x = past.map(|spot| spot.x1).fold(from.x1, f64::max) + 4.0;
        arrow(board, &[(from.x1, a.y), (x, a.y), (x, b.y), (to.x1 + 1.0, b.y)]);
        if x > from.x1 + 5.0 {
            let word = Rect::new(from.x1 + 1.0, a.y - 6.0, x, a.y - 0.8);
            board.label(said, word, SMALL * 1.25, Hand::Bold, Side::Middle, ink);
            return;
        }
        let middle = (a.y + b.y) / 2.0;
        let word = Rect::new(x + 1.2, middle - 5.0, inner.x1 + 2.0, middle + 5.0);
        board.label(said, word, SMALL * 1.25, Hand::Bold, Side::Left, ink);
        return;
    }
    let y = all.iter().map(|spot| spot.y1).fold(0.0, f64::max) + 5.0;
    arrow(board, &[(a.x, from.y1), (a.x, y), (b.x, y), (b.x, to.y1 + 1.0)]);
    let word = Rect::new(a.x.min(b.x), y + 0.8, a.x.max(b.x), y + 7.0);
    board.label(said, word, SMALL * 1.25, Hand::Bold, Side::Middle, ink);
}

/// Who takes part side by side, each with a line downwards, and below each other what is sent from one to another.
pub(super) fn sequence(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let area = board.headed(page.title.as_ref());
    let wide = area.width() / page.slots.len() as f64;
    let x = |i: usize| area.x0 + wide * (i as f64 + 0.5);
    let top = area.y0 + 7.0;
    let size = board.even(page.slots.iter().map(|slot| slot.label.as_str()), (wide * 0.8 - 3.0, 9.0), LABEL);
    for (i, slot) in page.slots.iter().enumerate() {
        let (head, accent) = (Rect::from_center_size((x(i), top), (wide * 0.8, 14.0)), board.accent(i));
        board.pen.line(polyline(&[(x(i), head.y1), (x(i), area.y1)]), 0.6, accent);
        board.pen.flat(round_rect(head.x0, head.y0, head.width(), head.height(), 3.0), accent);
        board.label(&slot.label, head.inset(-1.5), size, Hand::Bold, Side::Middle, accent.lettered());
    }
    let step = (area.y1 - top - 12.0) / page.ways.len() as f64;
    for (i, way) in page.ways.iter().enumerate() {
        let y = top + 12.0 + step * (i as f64 + 0.7);
        let (from, to) = (x(way.from), x(way.to));
        let short = (to - from).signum();
        arrow(&mut board, &[(from + short, y), (to - short, y)]);
        let word = Rect::new(from.min(to) + 1.5, y - step.min(9.0), from.max(to) - 1.5, y - 1.0);
        let ink = board.ink;
        board.label(&way.said, word, SMALL * 1.25, Hand::Bold, Side::Middle, ink);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
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
        let (rx, ry) = (rx * 1.12, ry * 1.46);
        board
            .pen
            .flat(polygon(&[(c.x, c.y - ry), (c.x + rx, c.y), (c.x, c.y + ry), (c.x - rx, c.y)]), colour);
        Rect::from_center_size(c, (rx * 1.3, ry * 0.76))
    } else {
        board.pen.flat(round_rect(spot.x0, spot.y0, spot.width(), spot.height(), ry.min(6.0)), colour);
        Rect::from_center_size(c, (spot.width() - 4.0, tall.min(spot.height())))
    };
    let ink = colour.lettered();
    let number = (i + 1).to_string();
    let label = if slot.label.is_empty() { &number } else { &slot.label };
    board.label(label, area, size, Hand::Bold, Side::Middle, ink);
}

/// A line with a head at its end.
pub(super) fn arrow(board: &mut Board<'_>, way: &[(f64, f64)]) {
    let ink = board.ink;
    board.pen.line(polyline(way), 0.9, ink);
    let [.., a, b] = way else { return };
    let (a, b) = (Point::new(a.0, a.1), Point::new(b.0, b.1));
    let along = (b - a) / (b - a).hypot().max(1e-6);
    let across = vello_cpu::kurbo::Vec2::new(-along.y, along.x);
    let (left, right) = (b - along * 3.4 + across * 2.0, b - along * 3.4 - across * 2.0);
    board.pen.mark(polygon(&[(b.x, b.y), (left.x, left.y), (right.x, right.y)]), ink);
}
