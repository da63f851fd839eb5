//! Printed paper that is the picture itself: certificates, tickets and labels.

use vello_cpu::kurbo::Rect;

use super::board::{Board, Side, by_place, style};
use super::panel;
use crate::colour::Rgb;
use crate::figures::outline::{circle, leaf, polygon, rect, round_rect, star};
use crate::intent::{Hand, Intent, Kind, Lettering, Page, Style};
use crate::sheet::{Composition, Sheet};

/// Paper, ink and accent, in the colours that were asked for.
fn inks(rest: &Intent, usual: [u32; 3]) -> [Rgb; 3] {
    let [paper, ink, accent] = usual.map(Rgb::hex);
    let paper = rest.backdrop.unwrap_or(paper);
    let accent = rest.palette.iter().copied().find(|tone| *tone != paper).unwrap_or(accent);
    [paper, if rest.backdrop.is_some() { paper.legible() } else { ink }, accent]
}

/// Lines one below the other in the middle of an area, the first the largest.
pub(super) fn stack(board: &mut Board<'_>, lines: &[&Lettering], area: Rect, [ink, accent]: [Rgb; 2]) {
    let most = lines.len().min(5);
    let unit = area.height() / (most as f64 + 1.2).max(2.4);
    let small = unit.min(8.0);
    let first = (area.height() - small * (most as f64 - 1.0)).min(area.height() * 0.72);
    let mut y = area.center().y - (first + small * (most as f64 - 1.0)) / 2.0;
    for (i, line) in lines.iter().take(most).enumerate() {
        let tall = if i == 0 { first } else { small };
        let spot = Rect::new(area.x0, y, area.x1, y + tall * 0.88);
        let (most, hand, tone) = if i == 0 { (17.0, Hand::Bold, ink) } else { (6.0, Hand::Sans, accent) };
        board.label(&line.text, spot, most, hand, Side::Middle, line.colour.unwrap_or(tone));
        y += tall;
    }
}

/// What it is of, whose it is and what for, in a frame with a seal.
pub(super) fn certificate(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let rest = &page.rest;
    let [paper, ink, gold] = inks(rest, [0xfdf8ea, 0x2f3a4a, 0xb98f3e]);
    let mut board = Board::new(rest, sheet);
    board.ground = paper;
    board.cover();
    let (w, h) = (board.page.width(), board.page.height());
    for (inset, wide) in [(3.2, 1.7), (5.6, 0.35), (6.8, 0.2)] {
        board.pen.line(rect(inset, inset, w - 2.0 * inset, h - 2.0 * inset), wide, gold);
    }
    for (x, y, sx, sy) in [
        (7.0, 7.0, 1.0, 1.0),
        (w - 7.0, 7.0, -1.0, 1.0),
        (7.0, h - 7.0, 1.0, -1.0),
        (w - 7.0, h - 7.0, -1.0, -1.0),
    ] {
        for (dx, dy) in [(13.0, 2.6), (9.0, 9.0), (2.6, 13.0)] {
            board.pen.fade(leaf((x, y), (x + sx * dx, y + sy * dy), 2.4), gold.lit(0.35), gold);
        }
        board.pen.mark(circle(x, y, 1.9), gold.shaded(0.15));
    }
    let lines = by_place(rest.lettering.iter().collect());
    let at = |y0: f64, y1: f64| Rect::new(w * 0.14, h * y0, w * 0.86, h * y1);
    let (title, others) = lines.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    if let Some(title) = title {
        board.label(&title.text, at(0.16, 0.38), 13.0, Hand::Bold, Side::Middle, title.colour.unwrap_or(ink));
    }
    if let Some((name, small)) = others.split_first() {
        let hand = if name.text.is_ascii() { Hand::Script } else { Hand::Sans };
        let tone = name.colour.unwrap_or(gold.shaded(0.25));
        board.label(&name.text, at(0.42, 0.53), 10.5, hand, Side::Middle, tone);
        board.pen.flat(rect(w * 0.27, h * 0.555, w * 0.46, 0.4), gold);
        for (i, line) in small.iter().take(3).enumerate() {
            let (y, tone) = (0.575 + 0.058 * i as f64, line.colour.unwrap_or(ink));
            board.label(&line.text, at(y, y + 0.048), 5.2, Hand::Sans, Side::Middle, tone);
        }
    }
    let (x, y, r) = (w / 2.0, h * 0.835, (w.min(h) * 0.075).min(8.0));
    for side in [-1.0, 1.0] {
        let tail = [
            (x, y),
            (x + side * r * 0.95, y + r * 1.75),
            (x + side * r * 0.45, y + r * 1.5),
            (x + side * r * 0.1, y + r * 1.8),
        ];
        board.pen.mark(polygon(&tail), gold.shaded(0.25));
        board.pen.mark(rect(x + side * w * 0.24 - w * 0.11, h * 0.865, w * 0.22, 0.3), ink.alpha(0.5));
    }
    board.pen.mark(star(x, y, r, r * 0.88, 16), gold);
    board.pen.line(circle(x, y, r * 0.7), 0.4, paper);
    if !board.figure(rest, Rect::new(x - r, y - r, x + r, y + r).inset(-r * 0.45)) {
        board.pen.mark(star(x, y, r * 0.5, r * 0.22, 5), paper);
    }
    board.finish(style(rest, Style::Flat), &Intent::default())
}

/// A ticket with its stub, lying on a quiet ground.
pub(super) fn ticket(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let rest = &page.rest;
    let [paper, ink, accent] = inks(rest, [0xf6d9a0, 0x3a2a24, 0xb8442f]);
    let mut board = Board::new(rest, sheet);
    let desk = accent.mix(Rgb::hex(0x2b2f3a), 0.82);
    board.ground = desk;
    board.cover();
    let (w, h) = (board.page.width(), board.page.height());
    let wide = (w * 0.9).min(h * 0.86 / 0.48);
    let spot = Rect::from_center_size((w / 2.0, h / 2.0), (wide, wide * 0.48));
    let (x, y, tall) = (spot.x0, spot.y0, spot.height());
    board.pen.shade(round_rect(x + 0.8, y + 1.2, wide, tall, 2.2), 0.3);
    board.pen.flat(round_rect(x, y, wide, tall, 2.2), paper);
    let edge = spot.inset(-wide * 0.022);
    board.pen.line(round_rect(edge.x0, edge.y0, edge.width(), edge.height(), 1.4), 0.5, accent);
    let cut = x + wide * 0.74;
    for (cx, cy, r) in
        [(x, y + tall / 2.0, 0.09), (x + wide, y + tall / 2.0, 0.09), (cut, y, 0.06), (cut, y + tall, 0.06)]
    {
        board.pen.flat(circle(cx, cy, tall * r), desk);
    }
    let dashes = 15;
    for i in 1..dashes {
        let at = y + tall * f64::from(i) / f64::from(dashes);
        board.pen.flat(rect(cut - 0.2, at - tall * 0.012, 0.4, tall * 0.03), accent);
    }
    let pad = wide * 0.07;
    let mut area = Rect::new(x + pad, y + tall * 0.13, cut - pad * 0.6, y + tall * 0.87);
    let stub = Rect::new(cut + pad * 0.4, y + tall * 0.16, spot.x1 - pad * 0.9, y + tall * 0.84);
    let upper = Rect { y1: stub.y0 + stub.height() * 0.6, ..stub };
    if !board.figure(rest, upper) {
        let r = upper.width().min(upper.height()) * 0.42;
        board.pen.mark(star(upper.center().x, upper.center().y, r, r * 0.42, 5), accent);
    }
    let mut bar = stub.x0;
    for i in 0..24u64 {
        let thick = [0.5, 0.9, 0.35, 1.3]
            [(crate::figures::look::scramble(board.sheet.seed, 78_000 + i) % 4) as usize];
        if bar + thick > stub.x1 {
            break;
        }
        board.pen.flat(rect(bar, stub.y0 + stub.height() * 0.72, thick, stub.height() * 0.28), ink);
        bar += thick + 0.7;
    }
    let lines = by_place(rest.lettering.iter().collect());
    if lines.is_empty() {
        // Nothing was said of what it admits to.
        area = area.inset(-area.height() * 0.2);
        for side in [0.2, 0.5, 0.8] {
            let r = area.height() * 0.2;
            board.pen.mark(
                star(area.x0 + area.width() * side, area.center().y, r, r * 0.42, 5),
                accent.alpha(0.8),
            );
        }
    }
    stack(&mut board, &lines, area, [ink, accent]);
    board.finish(style(rest, Style::Flat), &Intent::default())
}

/// A label: what is in it above, its name below, in a double rim.
pub(super) fn label(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let rest = &page.rest;
    let [paper, ink, accent] = inks(rest, [0xfffaf0, 0x3f3a33, 0xb5634a]);
    let mut board = Board::new(rest, sheet);
    board.ground = accent.mix(Rgb::hex(0xf3ede2), 0.72);
    board.cover();
    let (w, h) = (board.page.width(), board.page.height());
    let spot = Rect::new(w * 0.1, h * 0.09, w * 0.9, h * 0.91);
    let round = w.min(h) * 0.09;
    for (out, tone) in [(0.0, paper), (-1.8, accent), (-2.5, paper)] {
        let at = spot.inset(out);
        if out == 0.0 {
            board.pen.shade(round_rect(at.x0 + 0.7, at.y0 + 1.2, at.width(), at.height(), round), 0.16);
        }
        board.pen.flat(round_rect(at.x0, at.y0, at.width(), at.height(), round + out), tone);
    }
    let inner = spot.inset(-round * 0.8);
    let goods = Intent {
        subjects: rest
            .subjects
            .iter()
            .filter(|s| s.kind != Kind::Person && !matches!(s.name(), "label" | "sticker"))
            .cloned()
            .collect(),
        ..Intent::default()
    };
    let (picture, words) = match board.is_landscape() {
        true => (
            Rect { x1: inner.x0 + inner.width() * 0.36, ..inner },
            Rect { x0: inner.x0 + inner.width() * 0.4, ..inner },
        ),
        false => (
            Rect { y1: inner.y0 + inner.height() * 0.5, ..inner },
            Rect { y0: inner.y0 + inner.height() * 0.56, ..inner },
        ),
    };
    let mut shown = board.figure(&goods, picture);
    // "With a hillside vineyard": where the goods come from stands above their name.
    if let Some(setting) = rest.setting.filter(|_| !shown && !rest.at_home) {
        let place = Intent { setting: Some(setting), time: rest.time, ..Intent::default() };
        panel::rounded(&mut board, &place, picture, round * 0.4);
        shown = true;
    }
    let words = if shown { words } else { inner };
    let lines = by_place(rest.lettering.iter().collect());
    if lines.is_empty() && !goods.subjects.is_empty() && shown {
        board.figures.clear();
        board.figure(&goods, inner);
    }
    stack(&mut board, &lines, words, [ink, accent.shaded(0.2)]);
    board.finish(style(rest, Style::Flat), &Intent::default())
}
