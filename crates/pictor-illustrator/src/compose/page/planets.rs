//! The solar system: the sun at the edge, the planets in a line, their names below them where names are asked for.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, Side, TITLE};
use crate::colour::Rgb;
use crate::figures::look::scramble;
use crate::figures::outline::{arc, circle, oval};
use crate::intent::{Hand, Intent, Page, Style};
use crate::sheet::{Composition, Sheet};

/// Radius in shares of the largest, and colour, from the sun outwards.
const PLANETS: [(f64, u32); 8] = [
    (0.3, 0xb5a79a),
    (0.46, 0xe3bd7a),
    (0.5, 0x4f8fc9),
    (0.38, 0xd0643f),
    (1.0, 0xd9a877),
    (0.82, 0xe6cf98),
    (0.64, 0x8fd0d6),
    (0.62, 0x4a6fc4),
];

/// Whether the slots are the planets.
pub(super) fn are(page: &Page) -> bool {
    page.slots.len() == PLANETS.len() && page.slots.iter().all(|slot| slot.note == "planet")
}

/// Two rows of four on a page that isn't wide, else one row.
pub(super) fn planets(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let night = Intent { backdrop: Some(Rgb::hex(0x141b38)), ..page.rest.clone() };
    let mut board = Board::new(&night, sheet);
    board.cover();
    let (w, h) = (board.page.width(), board.page.height());
    for i in 0..90u64 {
        let chance = |key: u64| (scramble(sheet.seed, 79_000 + i * 3 + key) % 1_000) as f64 / 1_000.0;
        board.pen.mark(circle(chance(0) * w, chance(1) * h, 0.1 + 0.25 * chance(2)), Rgb::WHITE.alpha(0.7));
    }
    let mut area = board.inner();
    if let Some(title) = &page.title {
        let band = Rect::new(area.x0, area.y0, area.x1, area.y0 + 14.0);
        board.label(title, band, TITLE, Hand::Bold, Side::Middle, Rgb::hex(0xfff1cf));
        area.y0 = band.y1 + 2.0;
    }
    let wide = board.is_landscape();
    let sun = area.height() * if wide { 0.5 } else { 0.42 };
    let at = (area.x0 - board.page.width() * 0.06 - sun * 0.55, area.center().y);
    board.pen.glow(at.0, at.1, sun * 1.5, Rgb::hex(0xffb347).alpha(0.6));
    board.pen.round(circle(at.0, at.1, sun), Rgb::hex(0xffc24a));
    let left = (at.0 + sun + 2.0).max(area.x0);
    let rows = if w > h * 2.0 { 1 } else { 2 };
    let field = Rect { x0: left, ..area };
    let step = (field.width() / (8.0 / rows as f64), field.height() / rows as f64);
    let most = (step.0 * 0.36).min(step.1 * 0.3);
    let names = page.slots.iter().map(|slot| slot.label.as_str());
    let size = board.even(names, (step.0 * 0.96, 8.0), LABEL * 0.9);
    for (i, (share, tone)) in PLANETS.into_iter().enumerate() {
        let (column, row) = (i % (8 / rows), i / (8 / rows));
        let (x, y) = (field.x0 + step.0 * (column as f64 + 0.5), field.y0 + step.1 * (row as f64 + 0.46));
        if row == 0 {
            orbit(&mut board, at, (x, y));
        }
        planet(&mut board, i, (x, y), most * share, Rgb::hex(tone));
        let under = Rect::new(x - step.0 * 0.49, y + most + 2.0, x + step.0 * 0.49, y + most + 11.0);
        board.label(&page.slots[i].label, under, size, Hand::Bold, Side::Middle, Rgb::hex(0xf3f1ff));
    }
    board.finish(Style::Flat, &Intent::default())
}

/// A part of the way around the sun, through the planet.
fn orbit(board: &mut Board<'_>, sun: (f64, f64), (x, y): (f64, f64)) {
    let reach = (x - sun.0).hypot(y - sun.1);
    board.pen.line(arc(sun.0, sun.1, reach, reach, 20.0, 140.0), 0.24, Rgb::WHITE.alpha(0.28));
}

fn planet(board: &mut Board<'_>, i: usize, (x, y): (f64, f64), r: f64, tone: Rgb) {
    let pen = &mut board.pen;
    if i == 5 {
        pen.line(oval(x, y, r * 1.75, r * 0.5), r * 0.2, Rgb::hex(0xcbb37a));
    }
    pen.round(circle(x, y, r), tone);
    pen.within(circle(x, y, r), |pen| {
        if i == 2 {
            for (dx, dy, rx, ry) in [(-0.4, -0.3, 0.45, 0.3), (0.35, 0.1, 0.34, 0.5), (-0.2, 0.6, 0.4, 0.22)]
            {
                pen.mark(oval(x + dx * r, y + dy * r, rx * r, ry * r), Rgb::hex(0x6fb06a));
            }
        } else if i > 3 {
            for dy in [-0.5, 0.1, 0.55] {
                pen.mark(oval(x, y + dy * r, r * 1.1, r * 0.12), tone.shaded(0.22).alpha(0.7));
            }
        }
        if i == 4 {
            pen.mark(oval(x + r * 0.3, y + r * 0.3, r * 0.24, r * 0.15), Rgb::hex(0xb5573a));
        }
    });
    if i == 5 {
        pen.line(arc(x, y, r * 1.75, r * 0.5, 100.0, 160.0), r * 0.2, Rgb::hex(0xcbb37a));
    }
}
