//! Charts of the values that the prompt gives: bars, slices, a line. Their names and values stand beside them.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, SMALL, Side, style};
use crate::figures::outline::{circle, on_circle, polygon, polyline, round_rect};
use crate::intent::{Genre, Hand, Page, Slot, Style};
use crate::sheet::{Composition, Sheet};

/// A chart of the page's parts.
pub(super) fn chart(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let area = board.headed(page.title.as_ref());
    let drawn = match page.genre {
        Genre::PieChart => pie,
        Genre::LineChart => line,
        _ => bars,
    };
    drawn(&mut board, &page.slots, area);
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// The number in the words for a value; its thousands may be parted.
fn value(slot: &Slot) -> f64 {
    let digits = |c: char| c.is_ascii_digit() || c == '.';
    let number: String =
        slot.note.replace(',', "").chars().skip_while(|&c| !digits(c)).take_while(|&c| digits(c)).collect();
    number.parse().unwrap_or(0.0)
}

/// Each value in shares of the highest, over its name; gives the feet of the columns and how high the field is.
fn field(board: &mut Board<'_>, slots: &[Slot], area: Rect) -> Vec<(f64, f64, f64)> {
    let foot = area.y1 - LABEL * 1.9;
    let (step, high) = (area.width() / slots.len() as f64, foot - area.y0 - LABEL * 1.4);
    let highest = slots.iter().map(value).fold(1e-6, f64::max);
    let size = board.even(slots.iter().map(|slot| slot.label.as_str()), (step - 1.0, LABEL * 1.6), LABEL);
    let ink = board.ink;
    for i in 0..=4 {
        let y = foot - high * f64::from(i) / 4.0;
        board.pen.line(
            polyline(&[(area.x0, y), (area.x1, y)]),
            if i == 0 { 0.6 } else { 0.25 },
            ink.alpha(if i == 0 { 0.8 } else { 0.25 }),
        );
    }
    let mut tops = Vec::new();
    for (i, slot) in slots.iter().enumerate() {
        let x = area.x0 + step * (i as f64 + 0.5);
        let untold = slots.iter().all(|slot| slot.note.is_empty());
        let share = if untold { wave(i, 0) } else { value(slot) / highest };
        let top = foot - high * share;
        let name = Rect::new(x - step / 2.0 + 0.5, foot + 1.0, x + step / 2.0 - 0.5, area.y1);
        board.label(&slot.label, name, size, Hand::Bold, Side::Middle, ink);
        let over = Rect::new(x - step / 2.0, top - LABEL * 1.5, x + step / 2.0, top - 1.6);
        board.label(&slot.note, over, LABEL * 0.9, Hand::Bold, Side::Middle, ink);
        tops.push((x, top, foot));
    }
    tops
}

fn bars(board: &mut Board<'_>, slots: &[Slot], area: Rect) {
    let half = (area.width() / slots.len() as f64 * 0.32).min(9.0);
    for (i, (x, top, foot)) in field(board, slots, area).into_iter().enumerate() {
        let accent = slots[i].scene.palette.first().copied().unwrap_or(board.accent(i));
        board.pen.flat(round_rect(x - half, top, half * 2.0, foot - top, 0.8), accent);
    }
}

/// A share of the field that rises and falls from one place to the next.
fn wave(i: usize, line: usize) -> f64 {
    0.42 + 0.03 * i as f64 + 0.16 * (i as f64 * 1.9 + line as f64 * 2.3).sin() - 0.14 * line as f64
        + 0.1 * (line % 2) as f64
}

/// The line of the values; of values that nobody told, a line in each of the colours that were asked for.
fn line(board: &mut Board<'_>, slots: &[Slot], area: Rect) {
    let spots = field(board, slots, area);
    let untold = slots.iter().all(|slot| slot.note.is_empty());
    let tones = slots.first().map(|slot| slot.scene.palette.clone()).filter(|_| untold).unwrap_or_default();
    for k in 0..tones.len().clamp(1, 3) {
        let accent = tones.get(k).copied().unwrap_or(board.accent(0));
        let at = |(i, &(x, top, foot)): (usize, &(f64, f64, f64))| {
            (x, foot - (foot - top) * wave(i, k) / wave(i, 0))
        };
        let line: Vec<(f64, f64)> = spots.iter().enumerate().map(at).collect();
        board.pen.line(polyline(&line), 1.3, accent);
        line.iter().for_each(|&(x, y)| board.pen.mark(circle(x, y, 1.5), accent.shaded(0.2)));
    }
}

/// Slices from the top on, a key beside or below them.
fn pie(board: &mut Board<'_>, slots: &[Slot], area: Rect) {
    let wide = board.is_landscape();
    let (round, key) = if wide {
        let x = area.x0 + area.width() * 0.54;
        (Rect { x1: x, ..area }, Rect { x0: x + 4.0, ..area })
    } else {
        let y = area.y1 - (slots.len().div_ceil(2) as f64 * 9.0).min(area.height() * 0.34);
        (Rect { y1: y - 4.0, ..area }, Rect { y0: y, ..area })
    };
    let (c, r) = (round.center(), round.width().min(round.height()) / 2.0);
    let all = slots.iter().map(value).sum::<f64>().max(1e-6);
    let rows = if wide { slots.len() } else { slots.len().div_ceil(2) };
    let keys = super::board::cells(key, slots.len().div_ceil(rows), rows, 1.5);
    let (mut start, ground) = (0.0, board.ground);
    for (i, (slot, key)) in slots.iter().zip(keys.collect::<Vec<_>>()).enumerate() {
        let sweep = value(slot) / all * 360.0;
        let accent = slot.scene.palette.first().copied().unwrap_or(board.accent(i));
        let accent = if i < 4 { accent } else { accent.shaded(0.3) };
        let rim = (0..=60).map(|k| on_circle(c.x, c.y, r, start + sweep * f64::from(k) / 60.0));
        let slice: Vec<_> = [(c.x, c.y)].into_iter().chain(rim).collect();
        board.pen.flat(polygon(&slice), accent);
        board.over.line(polyline(&slice[..2]), 0.8, ground);
        let (x, y) = on_circle(c.x, c.y, r * 0.66, start + sweep / 2.0);
        let ink = if accent.luma() > 0.72 { board.ink } else { crate::colour::Rgb::WHITE };
        if sweep > 22.0 {
            let spot = Rect::from_center_size((x, y), (r * 0.5, r * 0.3));
            board.label(&slot.note, spot, LABEL, Hand::Bold, Side::Middle, ink);
        }
        start += sweep;
        let y = key.center().y;
        board.pen.flat(round_rect(key.x0, y - 2.2, 4.4, 4.4, 1.0), accent);
        let words = if sweep > 22.0 { slot.label.clone() } else { format!("{} {}", slot.label, slot.note) };
        let name = Rect::new(key.x0 + 6.6, y - SMALL, key.x1, y + SMALL);
        board.label(&words, name, LABEL, Hand::Bold, Side::Left, board.ink);
    }
}
