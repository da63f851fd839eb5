//! Pages in a window: figures and charts with a bar at their side, and the first page of a site.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, MARGIN, Side, TITLE, cells, style};
use super::known;
use super::nodes::seen;
use super::panel;
use super::screens::waves;
use crate::colour::Rgb;
use crate::figures::outline::{circle, on_circle, polyline, round_rect};
use crate::intent::{Hand, Intent, Page, Position, Slot, Style};
use crate::sheet::{Composition, Sheet};

/// A window's colour, and that of the cards in it.
fn window(board: &mut Board<'_>) -> (Rect, Rgb, Rgb) {
    board.cover();
    let frame = board.inner();
    let dark = board.ground.luma() < 0.4;
    let face = if dark { board.ground.lit(0.06) } else { board.ground.mix(Rgb::WHITE, 0.5) };
    let card = if dark { board.ground.lit(0.16) } else { Rgb::WHITE };
    board.pen.shadow(frame.center().x, frame.y1 - 1.0, frame.width() * 0.48, 4.0, 0.25);
    board.pen.flat(round_rect(frame.x0, frame.y0, frame.width(), frame.height(), 3.0), face);
    (frame, face, card)
}

fn card(board: &mut Board<'_>, area: Rect, colour: Rgb) -> Rect {
    board.pen.flat(round_rect(area.x0, area.y0, area.width(), area.height(), 2.2), colour);
    area.inset(-2.6)
}

/// A bar that stands for words.
fn words(board: &mut Board<'_>, (x, y): (f64, f64), wide: f64, tall: f64) {
    let ink = board.ink;
    board.pen.mark(round_rect(x, y - tall / 2.0, wide, tall, tall / 2.0), ink.alpha(0.22));
}

/// Values on cards above a line, a ring and columns.
pub(super) fn dashboard(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let (frame, _, paper) = window(&mut board);
    let (ink, accent) = (board.ink, board.accent(0));
    let side = Rect { x1: frame.x0 + (frame.width() * 0.15).min(18.0), ..frame };
    let dark = if board.ground.luma() < 0.4 { board.ground.shaded(0.3) } else { ink };
    board.pen.flat(round_rect(side.x0, side.y0, side.width(), side.height(), 3.0), dark);
    for i in 0..6 {
        let y = side.y0 + 8.0 + 9.0 * f64::from(i) + if i > 0 { 4.0 } else { 0.0 };
        let mark = if i == 1 { accent } else { dark.mix(Rgb::WHITE, 0.4) };
        let r = if i == 0 { 3.2 } else { 1.7 };
        board.pen.mark(circle(side.x0 + 4.6, y, r), if i == 0 { accent } else { mark });
        board.pen.mark(round_rect(side.x0 + 8.0, y - 0.8, side.width() - 11.0, 1.6, 0.8), mark);
    }
    let mut area = Rect { x0: side.x1, ..frame }.inset(-MARGIN * 0.6);
    let bar = Rect { y1: area.y0 + 9.0, ..area };
    let title = Rect { x1: bar.x1 - 10.0, ..bar };
    if board.label(page.title.as_deref().unwrap_or(""), title, LABEL * 1.2, Hand::Bold, Side::Left, ink)
        == 0.0
    {
        words(&mut board, (bar.x0, bar.center().y), area.width() * 0.4, 3.4);
    }
    board.pen.mark(circle(bar.x1 - 3.6, bar.center().y, 3.4), board.accent(1));
    area.y0 = bar.y1 + 2.0;
    let high = area.height();
    figures(&mut board, page, Rect { y1: area.y0 + high * 0.24, ..area }, paper);
    let middle = Rect { y0: area.y0 + high * 0.27, y1: area.y0 + high * 0.65, ..area };
    let cut = area.x0 + area.width() * 0.6;
    let spot = card(&mut board, Rect { x1: cut - 1.2, ..middle }, paper);
    trend(&mut board, spot);
    let spot = card(&mut board, Rect { x0: cut + 1.2, ..middle }, paper);
    ring(&mut board, spot);
    let low = Rect { y0: area.y0 + high * 0.68, ..area };
    let spot = card(&mut board, Rect { x1: area.x0 + area.width() * 0.5 - 1.2, ..low }, paper);
    waves(&mut board, spot);
    let spot = card(&mut board, Rect { x0: area.x0 + area.width() * 0.5 + 1.2, ..low }, paper);
    for (i, row) in cells(spot, 1, 4, 1.6).enumerate() {
        let (y, colour) = (row.center().y, board.accent(i));
        board.pen.mark(circle(row.x0 + 2.0, y, 1.6), colour);
        words(&mut board, (row.x0 + 5.5, y), (row.width() - 8.0) * [0.9, 0.6, 0.75, 0.5][i], 1.5);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// The values that were named, with a sign for each; else bars for their words.
fn figures(board: &mut Board<'_>, page: &Page, area: Rect, paper: Rgb) {
    let none = vec![Slot::default(); 3];
    let slots = if page.slots.len() > 1 { &page.slots } else { &none };
    let ink = board.ink;
    for (i, (slot, cell)) in slots.iter().zip(cells(area, slots.len().min(4), 1, 2.4)).enumerate() {
        let spot = card(board, cell, paper);
        let accent = board.accent(i);
        let half = spot.height() / 2.0;
        let top = Rect { y1: spot.y0 + half, ..spot };
        if slot.label.is_empty() {
            board.pen.flat(round_rect(spot.x0, spot.y0, half, half, 1.6), accent);
            words(board, (spot.x0 + half + 2.0, top.center().y), spot.width() - half - 2.0, 2.6);
            words(board, (spot.x0, spot.y1 - half * 0.4), spot.width() * 0.7, 1.6);
            continue;
        }
        if slot.note.is_empty() {
            board.figure(&seen(slot, &Intent::default()), top);
        }
        board.label(&slot.note, top, LABEL * 1.3, Hand::Bold, Side::Middle, accent.mix(ink, 0.3));
        let under = Rect { y0: spot.y0 + half + 0.6, ..spot };
        board.label(&slot.label, under, LABEL * 0.9, Hand::Bold, Side::Middle, ink);
    }
}

/// A line that rises and falls.
fn trend(board: &mut Board<'_>, area: Rect) {
    let at =
        |(i, share): (usize, f64)| (area.x0 + area.width() * i as f64 / 6.0, area.y1 - area.height() * share);
    let line: Vec<(f64, f64)> =
        [0.2, 0.45, 0.34, 0.62, 0.5, 0.82, 0.95].into_iter().enumerate().map(at).collect();
    let (ink, accent) = (board.ink.alpha(0.14), board.accent(0));
    for row in cells(area, 1, 4, 0.0) {
        board.pen.line(polyline(&[(row.x0, row.y1), (row.x1, row.y1)]), 0.3, ink);
    }
    board.pen.line(polyline(&line), 1.2, accent);
    line.iter().for_each(|&(x, y)| board.pen.mark(circle(x, y, 1.2), accent));
}

/// A ring of shares.
fn ring(board: &mut Board<'_>, area: Rect) {
    let (c, r) = (area.center(), area.width().min(area.height()) * 0.4);
    let mut from = 0.0;
    for (i, share) in [0.4, 0.28, 0.2, 0.12].into_iter().enumerate() {
        let sweep = 360.0 * share - 4.0;
        let way: Vec<(f64, f64)> =
            (0..=24).map(|k| on_circle(c.x, c.y, r, from + sweep * f64::from(k) / 24.0)).collect();
        let accent = board.accent(i);
        board.pen.line(polyline(&way), r * 0.36, accent);
        from += 360.0 * share;
    }
}

/// A bar of links, words and a picture beside each other, and what is offered below them.
pub(super) fn website(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let (frame, face, paper) = window(&mut board);
    let (ink, accent) = (board.ink, board.accent(0));
    let bar = Rect { y1: frame.y0 + 8.0, ..frame };
    board.pen.flat(round_rect(bar.x0, bar.y0, bar.width(), 8.0, 3.0), paper.mix(accent, 0.12));
    board.pen.mark(circle(bar.x0 + 6.0, bar.center().y, 2.2), accent);
    for i in 0..4 {
        words(&mut board, (bar.x1 - 14.0 - 11.0 * f64::from(i), bar.center().y), 8.0, 1.6);
    }
    let hero = Rect { y0: bar.y1, y1: frame.y0 + frame.height() * 0.62, ..frame };
    board.pen.flat(
        crate::figures::outline::rect(hero.x0, hero.y0, hero.width(), hero.height()),
        face.mix(accent, 0.2),
    );
    let cut = hero.x0 + hero.width() * 0.54;
    let (shown, spot) = (known(&page.rest), Rect { x0: cut, ..hero }.inset(-4.0));
    let place = shown.setting.filter(|_| shown.subjects.is_empty() && !shown.at_home);
    match place {
        Some(_) => panel::rounded(&mut board, &Intent { lettering: Vec::new(), ..shown }, spot, 3.0),
        None => _ = board.figure(&shown, spot),
    }
    let text = Rect { x1: cut, ..hero }.inset(-5.0);
    let lines: Vec<&str> = page
        .title
        .as_deref()
        .into_iter()
        .chain(page.rest.lettering.iter().filter(|l| l.place != Position::Caption).map(|l| l.text.as_str()))
        .collect();
    let placed = |place| page.rest.lettering.iter().find(|l| l.place == place).map(|l| l.text.as_str());
    let (pressed, called) = (placed(Position::Caption), placed(Position::Label));
    let lines: Vec<&str> = lines.into_iter().filter(|line| Some(*line) != called).collect();
    let sign = Rect { x0: bar.x0 + 10.0, x1: bar.x0 + 50.0, ..bar }.inset((0.0, -1.0));
    board.label(called.unwrap_or(""), sign, LABEL * 0.8, Hand::Bold, Side::Left, ink);
    let head = Rect { y1: text.y0 + text.height() * 0.45, ..text };
    if board.label(lines.first().unwrap_or(&""), head, TITLE, Hand::Bold, Side::Left, ink) == 0.0 {
        words(&mut board, (text.x0, head.y0 + 5.0), text.width() * 0.9, 4.4);
        words(&mut board, (text.x0, head.y0 + 12.0), text.width() * 0.64, 4.4);
    }
    words(&mut board, (text.x0, head.y1 + 4.0), text.width() * 0.86, 1.6);
    words(&mut board, (text.x0, head.y1 + 8.0), text.width() * 0.7, 1.6);
    let button = Rect::new(text.x0, head.y1 + 12.0, text.x0 + text.width() * 0.6, head.y1 + 21.0);
    board.pen.flat(round_rect(button.x0, button.y0, button.width(), 9.0, 4.5), accent);
    let pressed = pressed.or(lines.get(1).copied()).unwrap_or("");
    board.label(pressed, button.inset(-1.6), LABEL, Hand::Bold, Side::Middle, accent.lettered());
    let area = Rect { y0: hero.y1, ..frame }.inset(-MARGIN * 0.7);
    let none = vec![Slot::default(); 3];
    let slots = if page.slots.len() > 1 { &page.slots } else { &none };
    for (i, (slot, cell)) in slots.iter().zip(cells(area, slots.len().min(4), 1, 3.0)).enumerate() {
        let spot = card(&mut board, cell, paper);
        let r = spot.height() * 0.22;
        let tone = board.accent(i);
        board.pen.mark(circle(spot.center().x, spot.y0 + r, r), tone.alpha(0.5));
        let at = Rect::from_center_size((spot.center().x, spot.y0 + r), (r * 1.4, r * 1.4));
        board.figure(&seen(slot, &Intent::default()), at);
        let under = Rect { y0: spot.y0 + r * 2.2, ..spot };
        if board.label(&slot.label, under, LABEL, Hand::Bold, Side::Middle, ink) == 0.0 {
            words(&mut board, (spot.x0, under.center().y - 2.0), spot.width(), 1.6);
            words(&mut board, (spot.x0, under.center().y + 2.0), spot.width() * 0.7, 1.6);
        }
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}
