//! Grids of days or heads, and pages of programs.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, MARGIN, SMALL, Side, cells, style};
use super::known;
use crate::colour::Rgb;
use crate::figures::outline::{circle, round_rect};
use crate::intent::{Hand, Page, Style};
use crate::sheet::{Composition, Sheet};

/// A head over each column, cells below them; without heads, the days of a month.
pub(super) fn table(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let mut area = board.headed(page.title.as_ref());
    let topic = known(&page.rest);
    if !topic.subjects.is_empty() {
        let high = area.height() * 0.26;
        board.figure(&topic, Rect { y1: area.y0 + high, ..area });
        area.y0 += high + 3.0;
    }
    let columns = if page.slots.is_empty() { 7 } else { page.slots.len() };
    let head = 10.0;
    let size = board.even(
        page.slots.iter().map(|slot| slot.label.as_str()),
        (area.width() / columns as f64 - 2.0, 8.0),
        LABEL,
    );
    let rows = if page.slots.is_empty() { 5 } else { 6 };
    let (top, body) = (Rect { y1: area.y0 + head, ..area }, Rect { y0: area.y0 + head + 1.2, ..area });
    for (i, cell) in cells(top, columns, 1, 1.2).enumerate() {
        let accent = board.accent(i);
        board.pen.flat(round_rect(cell.x0, cell.y0, cell.width(), cell.height(), 1.6), accent);
        let Some(slot) = page.slots.get(i) else { continue };
        board.label(&slot.label, cell.inset(-0.6), size, Hand::Bold, Side::Middle, accent.lettered());
    }
    let white = board.ground.mix(Rgb::WHITE, 0.75);
    let month = page.title.as_deref().and_then(month).filter(|_| page.slots.is_empty());
    let rows = month.map_or(rows, |(first, days)| (first + days).div_ceil(7));
    for (i, cell) in cells(body, columns, rows, 1.2).enumerate() {
        board.pen.flat(round_rect(cell.x0, cell.y0, cell.width(), cell.height(), 1.2), white);
        let day =
            month.and_then(|(first, days)| (i + 1).checked_sub(first).filter(|day| (1..=days).contains(day)));
        let number = day.map_or(String::new(), |day| day.to_string());
        board.label(&number, cell.inset(-1.4), LABEL, Hand::Bold, Side::Middle, board.ink);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// Of a month that the title names with its year: the place of its first day in a week from Monday on, and its days.
fn month(title: &str) -> Option<(usize, usize)> {
    let lower = title.to_lowercase();
    let names = "jan feb mar apr may jun jul aug sep oct nov dec";
    let numbers: Vec<usize> =
        lower.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let year = numbers.iter().copied().find(|n| (1900..2200).contains(n))?;
    let named = names.split(' ').position(|name| lower.contains(name)).map(|i| i + 1);
    let month = named.or(numbers.iter().copied().find(|n| (1..=12).contains(n)))?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = year - 1;
    let past =
        before * 365 + before / 4 - before / 100 + before / 400 + days[..month - 1].iter().sum::<usize>();
    Some((past % 7, days[month - 1]))
}

/// A telephone's page with its picture, fields and the button whose words were given, or a page with values on cards.
pub(super) fn screen(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let (inner, white, ink, accent) =
        (board.inner(), board.ground.mix(Rgb::WHITE, 0.8), board.ink, board.accent(0));
    let wide = if page.slots.len() > 1 { inner.width() } else { inner.width().min(inner.height() * 0.56) };
    let frame = Rect::from_center_size(inner.center(), (wide, inner.height()));
    board.pen.flat(round_rect(frame.x0, frame.y0, wide, frame.height(), 5.0), ink);
    let pane = frame.inset(-1.6);
    board.pen.flat(round_rect(pane.x0, pane.y0, pane.width(), pane.height(), 4.0), white);
    let mut area = pane.inset(-MARGIN * 0.7);
    let title = page.title.as_ref().filter(|_| page.slots.len() > 1);
    let bar = Rect { y1: area.y0 + 8.0, ..area };
    board.pen.mark(circle(bar.x1 - 3.4, bar.center().y, 3.4), accent);
    match title {
        Some(title) => {
            let spot = Rect { x1: bar.x1 - 10.0, ..bar };
            board.label(title, spot, LABEL * 1.3, Hand::Bold, Side::Left, ink);
        }
        None => board
            .pen
            .mark(round_rect(bar.x0, bar.center().y - 1.2, bar.width() * 0.36, 2.4, 1.2), ink.alpha(0.5)),
    }
    area.y0 = bar.y1 + 4.0;
    let tint = board.ground.mix(accent, 0.16);
    if page.slots.len() > 1 {
        values(&mut board, page, area, tint);
        return board.finish(style(&page.rest, Style::Flat), &page.rest);
    }
    let picture = Rect { y1: area.y0 + area.height() * 0.4, ..area };
    board.pen.flat(round_rect(picture.x0, picture.y0, picture.width(), picture.height(), 3.0), tint);
    if !board.figure(&known(&page.rest), picture.inset(-3.0)) {
        board
            .pen
            .mark(circle(picture.center().x, picture.center().y, picture.height() * 0.26), accent.alpha(0.5));
    }
    let rows: Vec<Rect> = cells(Rect { y0: picture.y1 + 4.0, ..area }, 1, 4, 3.0).collect();
    for (i, row) in rows.into_iter().enumerate() {
        let tall = row.height().min(11.0);
        if i < 3 {
            board.pen.line(round_rect(row.x0, row.y0, row.width(), tall, 2.0), 0.5, ink.alpha(0.4));
            let share = [0.4, 0.56, 0.34][i];
            board.pen.mark(
                round_rect(row.x0 + 3.0, row.y0 + tall / 2.0 - 0.9, row.width() * share, 1.8, 0.9),
                ink.alpha(0.25),
            );
            continue;
        }
        board.pen.flat(round_rect(row.x0, row.y0, row.width(), tall, tall / 2.0), accent);
        let words =
            page.title.as_deref().or(page.slots.first().map(|slot| slot.label.as_str())).unwrap_or("");
        let spot = Rect { y1: row.y0 + tall, ..row }.inset(-1.6);
        board.label(words, spot, LABEL.max(SMALL), Hand::Bold, Side::Middle, Rgb::WHITE);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// Values on cards, and bars of no figures below them.
fn values(board: &mut Board<'_>, page: &Page, mut area: Rect, tint: Rgb) {
    let (ink, accent) = (board.ink, board.accent(0));
    let high = area.height() * 0.5;
    let columns = page.slots.len().min(if board.is_portrait() { 2 } else { 4 });
    let each: Vec<Rect> =
        cells(Rect { y1: area.y0 + high, ..area }, columns, page.slots.len().div_ceil(columns), 3.0)
            .collect();
    for (i, (slot, cell)) in page.slots.iter().zip(each).enumerate() {
        board.pen.flat(
            round_rect(cell.x0, cell.y0, cell.width(), cell.height(), 2.6),
            board.accent(i).mix(Rgb::WHITE, 0.72),
        );
        let (top, under) =
            (Rect { y1: cell.center().y + 2.0, ..cell }, Rect { y0: cell.center().y + 1.0, ..cell });
        board.label(&slot.note, top.inset(-2.0), LABEL * 1.5, Hand::Bold, Side::Middle, ink);
        let spot = if slot.note.is_empty() { cell } else { under };
        board.label(&slot.label, spot.inset(-2.0), LABEL, Hand::Bold, Side::Middle, ink);
    }
    area.y0 += high + 3.0;
    board.pen.flat(round_rect(area.x0, area.y0, area.width(), area.height(), 2.6), tint);
    let columns = cells(area.inset(-4.0), 7, 1, 3.0).zip([0.4, 0.62, 0.5, 0.78, 0.66, 1.0, 0.84]);
    columns.for_each(|(cell, share)| {
        let tall = cell.height() * share;
        board.pen.flat(round_rect(cell.x0, cell.y1 - tall, cell.width(), tall, 1.0), accent);
    });
}
