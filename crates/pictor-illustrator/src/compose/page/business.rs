//! Business cards: who, what they do, how to reach them; a mark, one accent, much room.

use vello_cpu::kurbo::Rect;

use super::board::{Board, Side, fitted, portrait, style};
use super::only;
use crate::colour::Rgb;
use crate::figures::outline::{circle, rect, round_rect};
use crate::intent::{Hand, Kind, Page, Position, Shape, Style};
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// A card lying on a quiet ground; where the page is not wide, its back above it.
pub(super) fn card(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let tones = Tones::of(&board, page);
    board.ground = tones.desk;
    board.cover();
    let (w, h) = (board.page.width(), board.page.height());
    let upright = page.rest.shape == Some(Shape::Portrait);
    if upright {
        let wide = (w * 0.78).min(h * 0.82 * 0.58);
        let spot = Rect::from_center_size((w / 2.0, h / 2.0), (wide, wide / 0.58));
        lay(&mut board, spot, tones.paper);
        front(&mut board, page, &tones, spot, true);
    } else if board.is_landscape() {
        let wide = (w * 0.84).min(h * 0.84 * 1.75);
        let spot = Rect::from_center_size((w / 2.0, h / 2.0), (wide, wide / 1.75));
        lay(&mut board, spot, tones.paper);
        front(&mut board, page, &tones, spot, false);
    } else {
        let wide = (w * 0.84).min(h * 0.42 * 1.75);
        let size = (wide, wide / 1.75);
        let above = Rect::from_center_size((w / 2.0, h / 2.0 - size.1 * 0.55), size);
        let below = Rect::from_center_size((w / 2.0, h / 2.0 + size.1 * 0.55), size);
        lay(&mut board, above, tones.accent);
        mark(&mut board, page, above.inset(-size.1 * 0.28), tones.paper);
        lay(&mut board, below, tones.paper);
        front(&mut board, page, &tones, below, false);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// Paper, ink, the accent, and what the card lies on.
struct Tones {
    paper: Rgb,
    ink: Rgb,
    accent: Rgb,
    desk: Rgb,
}

impl Tones {
    fn of(board: &Board<'_>, page: &Page) -> Self {
        let asked = || page.rest.palette.iter().copied().chain(page.rest.backdrop);
        let darkest = asked().min_by(|a, b| a.luma().total_cmp(&b.luma()));
        let accent = darkest.unwrap_or(board.accent(0));
        let second = asked().find(|colour| *colour != accent);
        let paper = second.filter(|c| c.luma() > 0.8).unwrap_or(Rgb::hex(0xfdfbf7));
        let ink = if accent.luma() < 0.35 { accent } else { Rgb::hex(0x2b2f38) };
        let desk = accent.mix(Rgb::hex(0xd8d5d0), 0.82);
        let accent = second.filter(|c| c.luma() <= 0.8 && accent.luma() < 0.35).unwrap_or(accent);
        Self { paper, ink, accent, desk }
    }
}

fn lay(board: &mut Board<'_>, spot: Rect, paper: Rgb) {
    let (x, y, w, h) = (spot.x0, spot.y0, spot.width(), spot.height());
    board.pen.shadow(spot.center().x, spot.y1 + 0.6, w * 0.5, 2.6, 0.34);
    board.pen.shade(round_rect(x + 0.6, y + 1.0, w, h, 1.6), 0.14);
    board.pen.flat(round_rect(x, y, w, h, 1.6), paper);
}

/// The side with the words: a mark at the left or above, lines beside or below.
fn front(board: &mut Board<'_>, page: &Page, tones: &Tones, spot: Rect, upright: bool) {
    let pad = spot.width() * 0.09;
    let inner = spot.inset(-pad);
    let (badge, text, side) = if upright {
        let side = inner.width() * 0.6;
        let badge = Rect::from_center_size((inner.center().x, inner.y0 + side * 0.6), (side, side));
        (badge, Rect::new(inner.x0, badge.y1 + pad * 0.6, inner.x1, inner.y1), Side::Middle)
    } else {
        let tall = inner.height().min(inner.width() * 0.3);
        let (x, y) = if board.is_turned() {
            (inner.x0, inner.center().y)
        } else {
            (inner.x1 - tall, inner.center().y)
        };
        let badge = Rect::new(x, y - tall / 2.0, x + tall, y + tall / 2.0);
        let (x0, x1) =
            if board.is_turned() { (badge.x1 + pad, inner.x1) } else { (inner.x0, badge.x0 - pad * 0.5) };
        (badge, Rect::new(x0, inner.y0, x1, inner.y1), Side::Left)
    };
    if !upright {
        board.pen.flat(rect(spot.x0, spot.y0 + spot.height() * 0.2, 1.1, spot.height() * 0.6), tones.accent);
    }
    mark(board, page, badge, tones.accent);
    lines(board, page, tones, text, side);
}

/// The name large, the others small below a rule.
fn lines(board: &mut Board<'_>, page: &Page, tones: &Tones, area: Rect, side: Side) {
    let letterings = &page.rest.lettering;
    let small = |l: &&&crate::intent::Lettering| l.place == Position::Caption;
    let mut letterings: Vec<_> = letterings.iter().collect();
    letterings.sort_by_key(|l| l.place != Position::Title);
    let mut names: Vec<&str> = letterings.iter().filter(|l| !small(l)).map(|l| l.text.as_str()).collect();
    names.extend(letterings.iter().filter(small).map(|l| l.text.as_str()));
    let unit = area.height() / (names.len() as f64 + 1.4).max(3.4);
    let block = unit * (names.len() as f64 + 1.0);
    let mut y = area.center().y - block / 2.0;
    for (i, text) in names.iter().take(5).enumerate() {
        let tall = if i == 0 { unit * 1.7 } else { unit * 0.86 };
        let spot = Rect::new(area.x0, y, area.x1, y + tall);
        let (most, ink) = if i == 0 { (8.4, tones.ink) } else { (4.4, tones.ink.mix(tones.paper, 0.25)) };
        board.label(text, spot, most, if i == 0 { Hand::Bold } else { Hand::Usual }, side, ink);
        y += tall + if i == 0 { unit * 0.3 } else { 0.0 };
        if i == 0 && names.len() > 1 {
            let wide = area.width() * 0.2;
            let x = if side == Side::Left { area.x0 } else { area.center().x - wide / 2.0 };
            board.pen.flat(rect(x, y - unit * 0.2, wide, 0.5), tones.accent);
        }
    }
}

/// What the business is about as a figure, else two rings.
fn mark(board: &mut Board<'_>, page: &Page, area: Rect, accent: Rgb) {
    let thing = page.rest.subjects.iter().position(|s| s.kind != Kind::Person);
    let shapes = thing.map(|i| portrait(&only(&page.rest, &[i]), board.sheet)).unwrap_or_default();
    let (x, y, r) = (area.center().x, area.center().y, area.width().min(area.height()) / 2.0);
    match shape::bounds(&shapes) {
        Some(bounds) => {
            board.pen.mark(circle(x, y, r), accent.alpha(0.16));
            let spot = Rect::new(x - r, y - r, x + r, y + r).inset(-r * 0.34);
            board.figures.extend(shape::transformed(&shapes, fitted(bounds, spot)));
        }
        None => {
            for (dx, alpha) in [(-0.3, 0.9), (0.3, 0.45)] {
                board.pen.mark(circle(x + dx * r, y, r * 0.5), accent.alpha(alpha));
            }
        }
    }
}
