//! An infographic of which only the topic was named: the topic large, with what belongs to it around, or with charts of
//! no figures. No word is invented.

use vello_cpu::kurbo::Rect;

use super::board::{Board, MARGIN, Side, TITLE, cells};
use super::icons::themed;
use super::only;
use crate::figures::outline::{arc, circle, curve, on_circle, polygon, round_rect};
use crate::intent::{Hand, Intent, Kind, Page, Subject};

/// The page below its title.
pub(super) fn overview(board: &mut Board<'_>, page: &Page, mut area: Rect) {
    if let Some(title) = &page.title {
        let band = Rect::new(area.x0, area.y0, area.x1, area.y0 + 15.0);
        board.label(title, band, TITLE, Hand::Bold, Side::Middle, board.ink);
        area.y0 = band.y1 + 4.0;
    }
    let words = page.rest.left_out.iter().map(String::as_str);
    let words = words.chain(page.rest.subjects.iter().flat_map(|s| [s.word.as_str(), s.name()]));
    let words = words.chain(page.title.as_deref());
    let members: Option<Vec<&str>> = words.clone().find_map(themed).map(|theme| theme.take(6).collect());
    match members {
        Some(members) if members.len() > 2 => cycle(board, &members, area),
        _ => charts(board, page, area),
    }
}

/// Members around a ring, an arrow from each to the next.
fn cycle(board: &mut Board<'_>, members: &[&'static str], area: Rect) {
    let count = members.len() as f64;
    let (c, reach) = (area.center(), area.width().min(area.height()) / 2.0);
    let (wide, tall) =
        if board.is_portrait() { (reach * 0.74, reach * 1.0) } else { (reach * 0.78, reach * 0.72) };
    let r = (reach * 0.3).min(reach * 1.9 / count);
    let spot = |i: f64| {
        let (dx, dy) = on_circle(0.0, 0.0, 1.0, i * 360.0 / count);
        (c.x + dx * wide, c.y + dy * tall)
    };
    for (i, &name) in members.iter().enumerate() {
        let at = i as f64;
        let gap = 0.5 - 0.16 * (count / 6.0);
        let way: Vec<_> = (0..=4).map(|k| spot(at + 0.5 - gap / 2.0 + gap * f64::from(k) / 4.0)).collect();
        let ink = board.ink.alpha(0.6);
        board.pen.line(curve(&way), 1.0, ink);
        if let [.., a, b] = way.as_slice() {
            let long = (b.0 - a.0).hypot(b.1 - a.1).max(1e-6);
            let (ux, uy) = ((b.0 - a.0) / long, (b.1 - a.1) / long);
            let head = [
                (b.0 + ux * 2.2, b.1 + uy * 2.2),
                (b.0 - uy * 1.9, b.1 + ux * 1.9),
                (b.0 + uy * 1.9, b.1 - ux * 1.9),
            ];
            board.pen.mark(polygon(&head), ink);
        }
        let (x, y) = spot(at);
        let accent = board.accent(i);
        board.pen.mark(circle(x, y, r), accent.alpha(0.28));
        let scene = Intent { subjects: vec![Subject::new(name, Kind::Object)], ..Intent::default() };
        board.figure(&scene, Rect::new(x - r, y - r, x + r, y + r).inset(-r * 0.36));
    }
}

/// The topic, and four cards with charts.
fn charts(board: &mut Board<'_>, page: &Page, area: Rect) {
    let wide = board.is_landscape();
    let share = if page.rest.subjects.is_empty() { 0.0 } else { 0.42 };
    let (head, rest) = if wide {
        let x = area.x0 + area.width() * share;
        (Rect { x1: x - MARGIN / 2.0, ..area }, Rect { x0: x, ..area })
    } else {
        let y = area.y0 + area.height() * share;
        (Rect { y1: y - MARGIN / 2.0, ..area }, Rect { y0: y, ..area })
    };
    if share > 0.0 {
        topic(board, &page.rest, head);
    }
    let each: Vec<Rect> = cells(rest, 2, 2, MARGIN / 2.0).collect();
    for (i, card) in each.into_iter().enumerate() {
        let white = board.ground.lit(0.7);
        board.pen.flat(round_rect(card.x0, card.y0, card.width(), card.height(), 3.0), white);
        let inner = card.inset(-card.width().min(card.height()) * 0.16);
        match i {
            0 => donut(board, inner),
            1 => bars(board, inner),
            2 => line(board, inner),
            _ => dots(board, inner),
        }
    }
}

fn donut(board: &mut Board<'_>, area: Rect) {
    let (c, r) = (area.center(), area.width().min(area.height()) * 0.4);
    let mut start = -90.0;
    for (i, sweep) in [150.0, 90.0, 70.0, 50.0].into_iter().enumerate() {
        let accent = board.accent(i);
        board.pen.line(arc(c.x, c.y, r, r, start, sweep - 6.0), r * 0.36, accent);
        start += sweep;
    }
}

fn bars(board: &mut Board<'_>, area: Rect) {
    for (i, share) in [0.45, 0.7, 0.55, 1.0].into_iter().enumerate() {
        let (wide, tall) = (area.width() / 4.0, area.height() * share);
        let accent = board.accent(i);
        board.pen.flat(
            round_rect(area.x0 + wide * (i as f64 + 0.16), area.y1 - tall, wide * 0.68, tall, 1.0),
            accent,
        );
    }
}

fn line(board: &mut Board<'_>, area: Rect) {
    let shares = [0.2, 0.42, 0.34, 0.66, 0.9];
    let at = |i: usize| (area.x0 + area.width() * i as f64 / 4.0, area.y1 - area.height() * shares[i]);
    let way: Vec<_> = (0..5).map(at).collect();
    let (accent, ink) = (board.accent(0), board.ink);
    board.pen.line(curve(&[(area.x0, area.y1), (area.x1, area.y1)]), 0.4, ink.alpha(0.4));
    board.pen.line(curve(&way), 1.2, accent);
    way.iter().for_each(|&(x, y)| board.pen.mark(circle(x, y, 1.5), accent.shaded(0.2)));
}

fn dots(board: &mut Board<'_>, area: Rect) {
    let step = area.width().min(area.height()) / 4.0;
    for i in 0..16 {
        let (x, y) = (f64::from(i % 4) - 1.5, f64::from(i / 4) - 1.5);
        let tone = if i < 11 { board.accent(2) } else { board.ink.mix(board.ground, 0.8) };
        board.pen.mark(circle(area.center().x + x * step, area.center().y + y * step, step * 0.34), tone);
    }
}

/// What it is all about, before a disc.
pub(super) fn topic(board: &mut Board<'_>, rest: &Intent, spot: Rect) {
    let r = spot.width().min(spot.height()) / 2.0;
    let accent = board.accent(1);
    board.pen.mark(circle(spot.center().x, spot.center().y, r), accent.alpha(0.26));
    let shown: Vec<usize> = (0..rest.subjects.len().min(2)).collect();
    board.figure(&only(rest, &shown), spot.inset(-r * 0.34));
}
