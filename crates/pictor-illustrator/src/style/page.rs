//! The page itself: what a style starts from, and what it lays over everything.

use vello_cpu::kurbo::{Affine, Rect};

use super::Hand;
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{curve, polyline, rect};
use crate::intent::Style;
use crate::shape::Shape;
use crate::sheet::Pass;

/// What the picture starts from.
pub(crate) fn paper(style: Style) -> Rgb {
    match style {
        Style::Blueprint => Rgb::hex(0x24528f),
        Style::Pencil | Style::Watercolour | Style::Crayon => Rgb::hex(0xfaf5ea),
        Style::InkWash => Rgb::hex(0xfaf5e9),
        Style::Vintage => Rgb::hex(0xf0e0bd),
        Style::Woodblock => Rgb::hex(0xf3e7cb),
        Style::LineArt => Rgb::WHITE,
        _ => Rgb::PAPER,
    }
}

/// What lies over everything: frames and grids.
pub(crate) fn finish(hand: &Hand, page: Rect) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    if hand.pass < Pass::Finished {
        return Vec::new();
    }
    match hand.style {
        Style::Blueprint => grid(&mut pen, page),
        Style::Poster | Style::Vintage => frame(&mut pen, page, hand.style),
        Style::Woodblock => {
            bokashi(&mut pen, page);
            frame(&mut pen, page, hand.style);
        }
        _ => {}
    }
    pen.finish().shapes
}

fn grid(pen: &mut Pen, page: Rect) {
    let white = Rgb::hex(0xcfe2fa);
    let width = |i: u64| if i.is_multiple_of(4) { 0.14 } else { 0.07 };
    for i in 0..(page.width() / 5.0) as u64 {
        let x = i as f64 * 5.0;
        pen.line(curve(&[(x, 0.0), (x, page.height())]), width(i), white.alpha(0.16));
    }
    for i in 0..(page.height() / 5.0) as u64 {
        let y = i as f64 * 5.0;
        pen.line(curve(&[(0.0, y), (page.width(), y)]), width(i), white.alpha(0.16));
    }
    pen.line(rect(2.0, 2.0, page.width() - 4.0, page.height() - 4.0), 0.34, white.alpha(0.8));
    pen.line(rect(2.8, 2.8, page.width() - 5.6, page.height() - 5.6), 0.12, white.alpha(0.6));
}

/// The marks of a draughtsman around a drawing that fills `around`: dimensions, axes.
pub(crate) fn dimensions(page: Rect, around: Rect) -> Vec<Shape> {
    let ink = Rgb::hex(0xd8e8fb);
    let mut pen = Pen::new(Affine::IDENTITY);
    let left = (around.x0 - 4.0).max(5.0);
    let below = (around.y1 + 4.0).min(page.y1 - 5.0);
    let thin = 0.16;
    for y in [around.y0, around.y1] {
        pen.line(polyline(&[(left - 1.4, y), (around.x0 - 0.6, y)]), thin, ink.alpha(0.8));
        pen.line(polyline(&[(left - 0.7, y + 0.7), (left + 0.7, y - 0.7)]), thin * 1.8, ink);
    }
    for x in [around.x0, around.x1] {
        pen.line(polyline(&[(x, around.y1 + 0.6), (x, below + 1.4)]), thin, ink.alpha(0.8));
        pen.line(polyline(&[(x - 0.7, below + 0.7), (x + 0.7, below - 0.7)]), thin * 1.8, ink);
    }
    pen.line(polyline(&[(left, around.y0), (left, around.y1)]), thin, ink);
    pen.line(polyline(&[(around.x0, below), (around.x1, below)]), thin, ink);
    let middle = around.center();
    axis(&mut pen, (middle.x, around.y0 - 3.0), (middle.x, around.y1 + 2.4));
    axis(&mut pen, (around.x0 - 2.4, middle.y), (around.x1 + 3.0, middle.y));
    pen.finish().shapes
}

/// A line of long and short dashes.
fn axis(pen: &mut Pen, from: (f64, f64), to: (f64, f64)) {
    let long = (to.0 - from.0).hypot(to.1 - from.1);
    let at = |way: f64| (from.0 + (to.0 - from.0) * way / long, from.1 + (to.1 - from.1) * way / long);
    let mut way = 0.0;
    while way < long {
        let ends = [at(way), at((way + 2.4).min(long))];
        pen.line(polyline(&ends), 0.12, Rgb::hex(0xd8e8fb).alpha(0.6));
        let dot = [at((way + 3.1).min(long)), at((way + 3.5).min(long))];
        pen.line(polyline(&dot), 0.12, Rgb::hex(0xd8e8fb).alpha(0.6));
        way += 4.2;
    }
}

fn frame(pen: &mut Pen, page: Rect, style: Style) {
    let (w, h) = (page.width(), page.height());
    let paper = match style {
        Style::Vintage => Rgb::hex(0xf0e0bd),
        Style::Woodblock => Rgb::hex(0xf3e7cb),
        _ => Rgb::hex(0xfdf6e6),
    };
    let band = (w.min(h) * 0.028).min(3.0);
    border(pen, page, band, paper);
    let ink = if style == Style::Woodblock { Rgb::hex(0x2b2a33).alpha(0.8) } else { paper.alpha(0.9) };
    let gap = if style == Style::Woodblock { 0.0 } else { 0.9 };
    let inner = 2.0 * (band + gap);
    pen.line(rect(band + gap, band + gap, w - inner, h - inner), 0.3, ink);
}

fn border(pen: &mut Pen, page: Rect, band: f64, paper: Rgb) {
    let (w, h) = (page.width(), page.height());
    for (x, y, fw, fh) in
        [(0.0, 0.0, w, band), (0.0, h - band, w, band), (0.0, 0.0, band, h), (w - band, 0.0, band, h)]
    {
        pen.mark(rect(x - 0.5, y - 0.5, fw + 1.0, fh + 1.0), paper);
    }
}

/// Ink wiped into a gradation along the upper edge of a woodblock print.
fn bokashi(pen: &mut Pen, page: Rect) {
    let deep = page.height() * 0.2;
    let ink = Rgb::hex(0x16345f);
    pen.fade(rect(-1.0, -1.0, page.width() + 2.0, deep + 1.0), ink.alpha(0.82), ink.alpha(0.0));
}

/// A mount of paper around the page, as for a framed picture.
pub(crate) fn mount(page: Rect, paper: Rgb) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    let (w, h) = (page.width(), page.height());
    let band = w.min(h) * 0.06;
    border(&mut pen, page, band, paper);
    pen.line(rect(band, band, w - 2.0 * band, h - 2.0 * band), 0.3, paper.shaded(0.3));
    pen.finish().shapes
}
