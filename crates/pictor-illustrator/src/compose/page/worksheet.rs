//! Sheets to work on: things to count or to add with a box for the answer, sums, lines to write on.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, Side, TITLE, cells, style};
use super::{known, only};
use crate::figures::look::scramble;
use crate::figures::outline::{polyline, round_rect};
use crate::intent::{Hand, Intent, Page, Style};
use crate::sheet::{Composition, Sheet};

/// The sheet: what is named is counted, else there are sums.
pub(super) fn worksheet(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let white = Intent { backdrop: Some(crate::colour::Rgb::WHITE), ..page.rest.clone() };
    let mut board = Board::new(&white, sheet);
    let area = board.headed(page.title.as_ref());
    let signs: Vec<&str> =
        page.slots.iter().map(|slot| slot.note.as_str()).filter(|note| !note.is_empty()).collect();
    // What is listed is what is counted.
    let listed: Vec<_> =
        page.slots.iter().filter_map(|slot| known(&slot.scene).subjects.into_iter().next()).collect();
    let things = known(&page.rest);
    let things =
        if listed.len() > 1 { Intent { subjects: listed, relations: Vec::new(), ..things } } else { things };
    let count = page.count.map(usize::from);
    if signs.first() == Some(&"lines") {
        lines(&mut board, page, area);
    } else if things.subjects.is_empty() {
        let rows = count.unwrap_or(12).clamp(2, 20).div_ceil(2);
        for (i, cell) in cells(area, 2, rows, 4.0).enumerate() {
            sum(&mut board, cell, signs[..].get(i % signs.len().max(1)).copied().unwrap_or("+"), i);
        }
    } else {
        let rows = count.unwrap_or(5).clamp(2, 8);
        for (i, cell) in cells(area, 1, rows, 3.0).enumerate() {
            let shown = only(&things, &[i % things.subjects.len()]);
            counted(&mut board, &shown, cell, (signs.first().copied(), i));
        }
    }
    board.finish(style(&page.rest, Style::Flat), &Intent::default())
}

/// A number from `least` on for that place of the sheet, of so many.
fn number(board: &Board<'_>, place: usize, least: u64, many: u64) -> u64 {
    least + scramble(board.sheet.seed, 83_000 + place as u64) % many
}

/// A box for the answer at the right of the row; gives what is left of it.
fn answer(board: &mut Board<'_>, row: Rect) -> Rect {
    let side = row.height().min(13.0);
    let (x, y) = (row.x1 - side, row.center().y - side / 2.0);
    let ink = board.ink;
    board.pen.line(round_rect(x, y, side, side, 1.6), 0.8, ink);
    Rect { x1: x - 2.0, ..row }
}

/// 3 + 4 = and a box.
fn sum(board: &mut Board<'_>, cell: Rect, sign: &str, i: usize) {
    let (a, b) = (number(board, i * 2, 2, 8), number(board, i * 2 + 1, 1, 9));
    let (a, b) = if sign == "−" { (a.max(b), a.min(b)) } else { (a, b) };
    let words = answer(board, cell);
    let ink = board.ink;
    board.label(&format!("{a} {sign} {b} ="), words, TITLE, Hand::Bold, Side::Right, ink);
}

/// So many of the thing, or so many and so many, and a box.
fn counted(board: &mut Board<'_>, thing: &Intent, row: Rect, (sign, i): (Option<&str>, usize)) {
    let accent = board.accent(i);
    board
        .pen
        .flat(round_rect(row.x0, row.y0, row.width(), row.height(), 3.0), accent.mix(board.ground, 0.84));
    let ink = board.ink;
    let mut area = answer(board, row.inset(-1.8));
    let equals = Rect { x0: area.x1 - 8.0, ..area };
    board.label("=", equals, TITLE, Hand::Bold, Side::Middle, ink);
    area.x1 = equals.x0;
    let one = Intent {
        subjects: thing.subjects.iter().map(|s| crate::intent::Subject { count: 1, ..s.clone() }).collect(),
        ..thing.clone()
    };
    let (a, b) = (number(board, i * 2, 1, 4), number(board, i * 2 + 1, 1, 3));
    let groups = match sign {
        Some("−") => vec![a + b, b],
        Some(_) => vec![a, b],
        None => vec![number(board, i, 1, 3) + (i as u64 * 2) % 5],
    };
    let step = area.width() / (groups.iter().sum::<u64>() as f64 + groups.len() as f64 - 1.0).max(5.0);
    let side = step.min(area.height());
    let mut x = area.x0 + 1.0;
    for (k, many) in groups.into_iter().enumerate() {
        if k > 0 {
            let spot = Rect::from_center_size((x + step / 2.0, area.center().y), (step * 0.9, LABEL * 2.0));
            board.label(sign.unwrap_or("+"), spot, TITLE, Hand::Bold, Side::Middle, ink);
            x += step;
        }
        for _ in 0..many {
            let spot = Rect::from_center_size((x + step / 2.0, area.center().y), (side, side));
            board.figure(&one, spot.inset(-side * 0.07));
            x += step;
        }
    }
}

/// Lines to write on, with what is to be written in pale letters.
fn lines(board: &mut Board<'_>, page: &Page, area: Rect) {
    let ink = board.ink;
    let model = page.rest.lettering.first().map_or("", |lettering| lettering.text.as_str());
    for row in cells(area, 1, 5, 5.0) {
        for (share, width) in [(0.0, 0.5), (0.5, 0.25), (1.0, 0.5)] {
            let y = row.y0 + row.height() * share;
            board.pen.line(polyline(&[(row.x0, y), (row.x1, y)]), width, ink.alpha(0.45));
        }
        for cell in cells(row, 4, 1, 2.0) {
            board.label(model, cell, 16.0, Hand::Bold, Side::Middle, ink.mix(board.ground, 0.72));
        }
    }
}
