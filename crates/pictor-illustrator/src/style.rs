//! Styles: how the shapes of a drawing are changed before they are painted.

use vello_cpu::kurbo::{Affine, Rect};

use crate::colour::{Rgb, Tint};
use crate::figures::Pen;
use crate::figures::look::scramble;
use crate::figures::outline::{circle, curve, rect};
use crate::intent::Style;
use crate::light::Light;
use crate::shape::{Paint, Role, Shape};

/// The passes of a drawing, each a real picture: what a stream shows before the finished one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Pass {
    /// Pencil outlines on paper: where everything goes.
    Composition,
    /// Flat colour, lettering.
    Colour,
    /// Shading, light, texture.
    Finished,
}

/// Shapes of figures in the picture's light: lamps keep their own.
pub(crate) fn lit(mut shapes: Vec<Shape>, light: &Light) -> Vec<Shape> {
    for shape in &mut shapes {
        if matches!(shape.role, Role::Body | Role::Mark | Role::Line) {
            shape.paint = shape.paint.map(|tint| Tint { rgb: light.near(tint.rgb), ..tint });
        }
    }
    shapes
}

/// What the picture starts from.
pub(crate) fn paper(style: Style) -> Rgb {
    match style {
        Style::Blueprint => Rgb::hex(0x24528f),
        Style::Pencil | Style::InkWash | Style::Watercolour => Rgb::hex(0xfaf5ea),
        Style::Vintage => Rgb::hex(0xf0e0bd),
        Style::LineArt => Rgb::WHITE,
        _ => Rgb::PAPER,
    }
}

/// The figures as the style draws them; `line` is the width of an outline in the shapes' own units.
pub(crate) fn figures(style: Style, shapes: Vec<Shape>, line: f64, pass: Pass) -> Vec<Shape> {
    let mut out = Vec::with_capacity(shapes.len() * 2);
    match (pass, style) {
        (Pass::Composition, _) => {
            shapes.into_iter().for_each(|s| drawn(&mut out, s, line * 1.2, Rgb::hex(0x8a8fa3), None));
        }
        (_, Style::LineArt) => {
            shapes.into_iter().for_each(|s| drawn(&mut out, s, line * 1.5, Rgb::INK, Some(Rgb::WHITE)));
        }
        (_, Style::Blueprint) => {
            shapes
                .into_iter()
                .for_each(|s| drawn(&mut out, s, line * 1.3, Rgb::hex(0xeaf3ff), Some(Rgb::hex(0x2b5c9c))));
        }
        (_, Style::Pencil) => {
            shapes.into_iter().for_each(|s| drawn(&mut out, greyed(s), line * 1.4, Rgb::hex(0x55525a), None));
        }
        (Pass::Colour, _) | (_, Style::Flat | Style::Logo | Style::Map) => {
            shapes.into_iter().for_each(|s| flat(&mut out, s));
        }
        (_, Style::Poster | Style::Vintage) => {
            shapes.into_iter().for_each(|s| outlined(&mut out, s, line * 1.3, |c| c.edge().into()));
        }
        (_, Style::Cartoon | Style::Anime | Style::StainedGlass) => {
            shapes.into_iter().for_each(|s| outlined(&mut out, s, line * 2.4, |_| Rgb::INK.into()));
        }
        (_, Style::Watercolour) => washes(&mut out, shapes, line),
        (_, Style::InkWash) => shapes
            .into_iter()
            .for_each(|s| outlined(&mut out, greyed(s), line * 1.8, |_| Rgb::INK.alpha(0.8))),
        (_, Style::PaperCut) => cut_out(&mut out, shapes, line),
        (_, Style::Sticker) => {
            rimmed(&mut out, &shapes, line);
            shapes.into_iter().for_each(|s| outlined(&mut out, s, line * 1.6, |c| c.edge().into()));
        }
        (_, Style::Photo | Style::ThreeD) => out = shapes,
        _ => shapes.into_iter().for_each(|s| outlined(&mut out, s, line, |c| c.edge().alpha(0.75))),
    }
    if style == Style::Vintage && pass == Pass::Finished {
        recolour(&mut out, |c| c.saturated(0.55).mix(Rgb::hex(0xd9b98a), 0.2));
    }
    out
}

/// Backdrops: calmer than figures, so outlines are thinner or absent.
pub(crate) fn backdrop(style: Style, shapes: Vec<Shape>, line: f64, pass: Pass) -> Vec<Shape> {
    let mut out = Vec::with_capacity(shapes.len() + shapes.len() / 2);
    match (pass, style) {
        (Pass::Composition, _) => {
            shapes.into_iter().for_each(|s| drawn(&mut out, s, line * 0.7, Rgb::hex(0xb5b8c4), None));
        }
        (_, Style::LineArt) => shapes
            .into_iter()
            .for_each(|s| drawn(&mut out, s, line * 0.8, Rgb::hex(0x6d6875), Some(Rgb::WHITE))),
        (_, Style::Blueprint) => shapes
            .into_iter()
            .for_each(|s| drawn(&mut out, s, line * 0.7, Rgb::hex(0xa9c8ee), Some(Rgb::hex(0x24528f)))),
        (_, Style::Pencil) => {
            shapes.into_iter().for_each(|s| drawn(&mut out, greyed(s), line * 0.8, Rgb::hex(0x9a969e), None));
        }
        (Pass::Colour, _) | (_, Style::Flat | Style::Logo | Style::Map | Style::Poster) => {
            shapes.into_iter().for_each(|s| flat(&mut out, s));
        }
        (_, Style::InkWash) => out.extend(shapes.into_iter().map(greyed)),
        (_, Style::Cartoon | Style::StainedGlass) => {
            shapes.into_iter().for_each(|s| outlined(&mut out, s, line * 1.2, |c| c.edge().into()));
        }
        (_, Style::Watercolour) => washes(&mut out, shapes, line * 0.7),
        (_, Style::PaperCut) => cut_out(&mut out, shapes, line),
        _ => shapes.into_iter().for_each(|s| outlined(&mut out, s, line * 0.6, |c| c.edge().alpha(0.45))),
    }
    if style == Style::Vintage {
        recolour(&mut out, |c| c.saturated(0.5).mix(Rgb::hex(0xd9b98a), 0.3));
    }
    out
}

/// What lies over everything: the grain of paper, a darker rim, frames.
pub(crate) fn finish(style: Style, page: Rect, seed: u64, pass: Pass) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    if pass < Pass::Finished {
        return Vec::new();
    }
    match style {
        Style::Blueprint => grid(&mut pen, page),
        Style::Poster | Style::Vintage => frame(&mut pen, page, style),
        Style::Watercolour => {
            grain(&mut pen, page, seed, 420);
            deckle(&mut pen, page, seed);
        }
        Style::PictureBook => grain(&mut pen, page, seed, 240),
        Style::Pencil | Style::InkWash => grain(&mut pen, page, seed, 300),
        _ => {}
    }
    pen.finish().shapes
}

/// Fibres and flecks of paper.
fn grain(pen: &mut Pen, page: Rect, seed: u64, count: u64) {
    let chance = |key: u64| f64::from((scramble(seed, 90_000 + key) >> 40) as u32) / f64::from(1u32 << 24);
    for i in 0..count {
        let (x, y) = (page.width() * chance(i * 4), page.height() * chance(i * 4 + 1));
        let tint = if i % 2 == 0 { Rgb::WHITE.alpha(0.06) } else { Rgb::hex(0x6b5a4a).alpha(0.06) };
        if i % 3 == 0 {
            let (dx, dy) = (chance(i * 4 + 2) * 3.0 - 1.5, chance(i * 4 + 3) * 3.0 - 1.5);
            pen.line(curve(&[(x, y), (x + dx, y + dy * 0.4), (x + dx * 1.4, y + dy)]), 0.1, tint);
        } else {
            pen.mark(circle(x, y, 0.08 + 0.16 * chance(i * 4 + 2)), tint);
        }
    }
}

/// Bare paper along the edges, where the brush stopped.
fn deckle(pen: &mut Pen, page: Rect, seed: u64) {
    let chance = |key: u64| f64::from((scramble(seed, 80_000 + key) >> 40) as u32) / f64::from(1u32 << 24);
    let (w, h) = (page.width(), page.height());
    let band = w.min(h) * 0.035;
    let paper = paper(Style::Watercolour);
    for side in 0..4u64 {
        let length = if side % 2 == 0 { w } else { h };
        let steps = (length / 3.5).ceil() as u64;
        let spot = |along: f64, deep: f64| match side {
            0 => (along, deep),
            1 => (w - deep, along),
            2 => (along, h - deep),
            _ => (deep, along),
        };
        let mut edge = vec![spot(-4.0, -4.0)];
        edge.extend(
            (0..=steps)
                .map(|i| spot(length * i as f64 / steps as f64, band * (0.5 + 0.8 * chance(side * 500 + i)))),
        );
        edge.push(spot(length + 4.0, -4.0));
        let mut path = curve(&edge);
        path.close_path();
        pen.mark(path, paper);
    }
}

fn grid(pen: &mut Pen, page: Rect) {
    let white = Rgb::hex(0xcfe2fa);
    for i in 0..(page.width() / 5.0) as u64 {
        let x = i as f64 * 5.0;
        pen.line(
            curve(&[(x, 0.0), (x, page.height())]),
            if i % 4 == 0 { 0.14 } else { 0.07 },
            white.alpha(0.16),
        );
    }
    for i in 0..(page.height() / 5.0) as u64 {
        let y = i as f64 * 5.0;
        pen.line(
            curve(&[(0.0, y), (page.width(), y)]),
            if i % 4 == 0 { 0.14 } else { 0.07 },
            white.alpha(0.16),
        );
    }
    pen.line(rect(2.0, 2.0, page.width() - 4.0, page.height() - 4.0), 0.3, white.alpha(0.7));
}

fn frame(pen: &mut Pen, page: Rect, style: Style) {
    let (w, h) = (page.width(), page.height());
    let paper = if style == Style::Vintage { Rgb::hex(0xf0e0bd) } else { Rgb::hex(0xfdf6e6) };
    let band = (w.min(h) * 0.028).min(3.0);
    for (x, y, fw, fh) in
        [(0.0, 0.0, w, band), (0.0, h - band, w, band), (0.0, 0.0, band, h), (w - band, 0.0, band, h)]
    {
        pen.mark(rect(x - 0.5, y - 0.5, fw + 1.0, fh + 1.0), paper);
    }
    pen.line(rect(band + 0.9, band + 0.9, w - 2.0 * band - 1.8, h - 2.0 * band - 1.8), 0.3, paper.alpha(0.9));
}

/// A mount of paper around the page, as for a framed picture.
pub(crate) fn mount(page: Rect, paper: Rgb) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    let (w, h) = (page.width(), page.height());
    let band = w.min(h) * 0.06;
    for (x, y, fw, fh) in
        [(0.0, 0.0, w, band), (0.0, h - band, w, band), (0.0, 0.0, band, h), (w - band, 0.0, band, h)]
    {
        pen.mark(rect(x - 0.5, y - 0.5, fw + 1.0, fh + 1.0), paper);
    }
    pen.line(rect(band, band, w - 2.0 * band, h - 2.0 * band), 0.3, paper.shaded(0.3));
    pen.finish().shapes
}

fn recolour(shapes: &mut [Shape], change: impl Fn(Rgb) -> Rgb) {
    for shape in shapes {
        shape.paint = shape.paint.map(|tint| Tint { rgb: change(tint.rgb), ..tint });
    }
}

fn greyed(mut shape: Shape) -> Shape {
    shape.paint = shape.paint.map(|tint| {
        let grey = tint.rgb.saturated(0.08).mix(Rgb::hex(0xfaf5ea), 0.35);
        Tint { rgb: grey, ..tint }
    });
    shape
}

/// Lines only; with `fill`, surfaces cover what is behind them.
fn drawn(out: &mut Vec<Shape>, shape: Shape, line: f64, ink: Rgb, fill: Option<Rgb>) {
    match shape.role {
        Role::Glow | Role::Shadow | Role::Shade | Role::Shine => {}
        Role::Line => out.push(Shape {
            paint: Paint::Plain(ink.into()),
            stroke: Some(shape.stroke.unwrap_or(line).min(line * 1.6)),
            ..shape
        }),
        Role::Body | Role::Mark => {
            let solid = shape.role == Role::Body;
            let tint = shape.paint.typical();
            let dark = tint.rgb.luma() < 0.3 && tint.alpha > 0.6 && !solid;
            let cover = if dark { Some(ink) } else { fill.filter(|_| solid || tint.alpha > 0.9) };
            let stroke = Shape {
                paint: Paint::Plain(ink.alpha(if solid { 1.0 } else { 0.5 * f64::from(tint.alpha) })),
                stroke: Some(if solid { line } else { line * 0.6 }),
                role: Role::Line,
                ..shape.clone()
            };
            out.extend(cover.map(|colour| Shape { paint: Paint::Plain(colour.into()), ..shape }));
            if !dark {
                out.push(stroke);
            }
        }
    }
}

fn flat(out: &mut Vec<Shape>, mut shape: Shape) {
    if shape.role == Role::Body {
        shape.paint = Paint::Plain(shape.paint.typical());
    }
    if shape.role != Role::Shine {
        out.push(shape);
    }
}

fn outlined(out: &mut Vec<Shape>, shape: Shape, line: f64, edge: impl Fn(Rgb) -> Tint) {
    let outline = (shape.role == Role::Body && shape.stroke.is_none()).then(|| Shape {
        path: shape.path.clone(),
        paint: Paint::Plain(edge(shape.paint.typical().rgb)),
        stroke: Some(line),
        role: Role::Line,
        clip: shape.clip.clone(),
    });
    out.push(shape);
    out.extend(outline);
}

/// Transparent washes: a light ground, the colour laid unevenly over it, and a darker rim where it dried.
fn washes(out: &mut Vec<Shape>, shapes: Vec<Shape>, line: f64) {
    for shape in shapes {
        if shape.role != Role::Body || shape.stroke.is_some() {
            out.push(Shape { paint: shape.paint.map(|t| Tint { alpha: t.alpha * 0.9, ..t }), ..shape });
            continue;
        }
        let tone = shape.paint.typical().rgb;
        let bounds = vello_cpu::kurbo::Shape::bounding_box(&shape.path);
        let pool = Paint::Linear {
            from: bounds.origin(),
            to: vello_cpu::kurbo::Point::new(bounds.x1, bounds.y1),
            stops: vec![
                (0.0, tone.lit(0.55).alpha(0.96)),
                (0.4, tone.lit(0.2).alpha(0.9)),
                (0.7, tone.lit(0.36).alpha(0.9)),
                (1.0, tone.alpha(0.94)),
            ],
        };
        out.push(Shape { paint: Paint::Plain(tone.lit(0.7).into()), ..shape.clone() });
        let slip = Affine::translate((line * 0.9, line * 0.6));
        out.push(Shape {
            path: slip * shape.path.clone(),
            paint: Paint::Plain(tone.alpha(0.16)),
            ..shape.clone()
        });
        out.push(Shape { paint: pool, ..shape.clone() });
        out.push(Shape {
            paint: Paint::Plain(tone.shaded(0.4).alpha(0.5)),
            stroke: Some(line * 1.1),
            role: Role::Line,
            ..shape
        });
    }
}

/// The white rim of a sticker, on its shadow.
fn rimmed(out: &mut Vec<Shape>, shapes: &[Shape], line: f64) {
    let slip = Affine::translate((line * 1.6, line * 2.4));
    for (paint, width, affine) in
        [(Rgb::hex(0x3a2f4a).alpha(0.22), 13.0, slip), (Rgb::WHITE.into(), 11.0, Affine::IDENTITY)]
    {
        for shape in shapes.iter().filter(|shape| shape.role == Role::Body) {
            let width = shape.stroke.unwrap_or(0.0) + line * width;
            out.push(Shape {
                path: affine * shape.path.clone(),
                paint: Paint::Plain(paint),
                stroke: Some(width),
                role: Role::Line,
                clip: None,
            });
        }
    }
}

/// Layers of paper: every part lies on a shadow and has a pale rim.
fn cut_out(out: &mut Vec<Shape>, shapes: Vec<Shape>, line: f64) {
    for shape in shapes {
        if shape.role == Role::Body && shape.stroke.is_none() {
            let slip = Affine::translate((line * 1.8, line * 2.6));
            let shadow = Shape {
                path: slip * shape.path.clone(),
                paint: Paint::Plain(Rgb::hex(0x3a2f4a).alpha(0.2)),
                ..shape.clone()
            };
            let tone = shape.paint.typical();
            out.push(shadow);
            out.push(Shape { paint: Paint::Plain(tone), ..shape.clone() });
            out.push(Shape {
                paint: Paint::Plain(tone.rgb.lit(0.6).alpha(0.7)),
                stroke: Some(line * 0.7),
                role: Role::Line,
                ..shape
            });
        } else if shape.role != Role::Shine {
            out.push(shape);
        }
    }
}
