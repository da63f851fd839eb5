//! Styles with few inks: every colour becomes the nearest that the printer has.

use crate::colour::{Rgb, Tint};
use crate::figures::look::scramble;
use crate::shape::{Paint, Role, Shape};

use super::fill::opaque;
use super::ink::outlined;

/// Inks of three screen prints, from light to dark.
const PRINTS: [[u32; 14]; 3] = [
    [
        0xfbeecb, 0xf6c453, 0xe98a3c, 0xd24a3a, 0x8f2f3f, 0xb9cf9a, 0x6f9f62, 0x2f6b5a, 0xa9d3cf, 0x5fa8ae,
        0x1f5f7a, 0x1c2a47, 0xe3a981, 0x8a5a3c,
    ],
    [
        0xfdf3df, 0xf2cd60, 0xf4a07a, 0xe4695c, 0xa83f55, 0xc2d3a0, 0x7fae8c, 0x3c7a70, 0xb7d5e2, 0x6fa5c8,
        0x3a5f94, 0x2a2748, 0xd9a680, 0x7d4f45,
    ],
    [
        0xf7efd8, 0xf0c95a, 0xdd7a45, 0xbd3f36, 0x7d3b3b, 0xc9cf96, 0x8fa860, 0x4f7a4e, 0xbcd0c8, 0x7ba6a3,
        0x3d6f7d, 0x22303a, 0xdcaa84, 0x8b6242,
    ],
];

/// The inks of a Japanese woodblock.
const BLOCKS: [u32; 16] = [
    0xf3e7cb, 0xe9cfa0, 0xd9a94e, 0xcf7a42, 0xc8553d, 0x8f3b34, 0xd3dccb, 0xa9c6cc, 0x7fabc4, 0x4d7fa5,
    0x23497a, 0x93ab78, 0x5f8560, 0x8d8a80, 0x7d5138, 0x2b2a33,
];

/// A screen print: flat inks, highlights in the paper's colour; with a line, dark edges.
pub(super) fn screen_print(out: &mut Vec<Shape>, shapes: Vec<Shape>, seed: u64, line: f64) {
    let inks = &PRINTS[(scramble(seed, 77) % 3) as usize];
    for shape in shapes {
        if matches!(shape.role, Role::Glow) {
            continue;
        }
        let shape = printed(shape, inks);
        if line > 0.0 { outlined(out, shape, line, |c| c.edge().into()) } else { out.push(shape) }
    }
}

/// A woodblock print: flat inks and key lines.
pub(super) fn woodblock(out: &mut Vec<Shape>, shapes: Vec<Shape>, line: f64) {
    for shape in shapes {
        if matches!(shape.role, Role::Glow | Role::Shine | Role::Shade) {
            continue;
        }
        outlined(out, printed(shape, &BLOCKS), line, |_| Rgb::hex(0x2b2a33).alpha(0.85));
    }
}

/// A mark's own colours: at most four, strong enough to be told apart at the size of a stamp.
pub(super) fn emblem(out: &mut Vec<Shape>, shapes: Vec<Shape>) {
    let inks = leading(&shapes);
    for mut shape in shapes {
        if matches!(shape.role, Role::Glow | Role::Shine | Role::Shade | Role::Shadow) {
            continue;
        }
        let tint = shape.paint.typical();
        if matches!(shape.paint, Paint::Image { .. }) || tint.alpha < 0.6 {
            continue;
        }
        shape.paint = Paint::Plain(nearest(tint.rgb, &inks).into());
        out.push(shape);
    }
}

/// The colours that cover most of a drawing, a light and a dark one among them.
fn leading(shapes: &[Shape]) -> Vec<Rgb> {
    use vello_cpu::kurbo::Shape as _;
    let mut weighed: Vec<(f64, Rgb)> = Vec::new();
    for shape in shapes.iter().filter(|s| matches!(s.role, Role::Body | Role::Mark) && s.stroke.is_none()) {
        let (rgb, size) = (shape.paint.typical().rgb, shape.path.bounding_box().area());
        match weighed.iter_mut().find(|(_, other)| distance(rgb, *other) < 5200) {
            Some((weight, _)) => *weight += size,
            None => weighed.push((size, rgb)),
        }
    }
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut inks: Vec<Rgb> = weighed.into_iter().take(2).map(|(_, rgb)| rgb.saturated(1.15)).collect();
    inks.extend([Rgb::hex(0xfffaf0), Rgb::hex(0x2a2433)]);
    inks
}

/// Marks keep their transparency only where they are shade; everything else is one solid ink.
fn printed(mut shape: Shape, inks: &[u32]) -> Shape {
    let vivid = |rgb: Rgb| rgb.saturated(if rgb.luma() > 0.93 || warm(rgb) { 1.1 } else { 1.5 });
    let inks: Vec<Rgb> = inks.iter().copied().map(Rgb::hex).collect();
    let near = |tint: Tint| {
        // No skin is printed in red.
        let allowed = |ink: &Rgb| !warm(tint.rgb) || warm(*ink) || ink.luma() < 0.2;
        let inks: Vec<Rgb> = inks.iter().copied().filter(allowed).collect();
        Tint { rgb: nearest(vivid(tint.rgb), &inks), ..tint }
    };
    if matches!(shape.role, Role::Body | Role::Mark | Role::Line) {
        shape.paint = match &shape.paint {
            Paint::Image { .. } => return shape,
            paint if opaque(paint) => Paint::Plain(near(paint.typical())),
            paint => paint.map(near),
        };
    }
    shape
}

/// Skin, wood and fur: made more vivid, these would turn red.
fn warm(Rgb(r, g, b): Rgb) -> bool {
    r > g && g > b && r - g < 90
}

fn nearest(colour: Rgb, inks: &[Rgb]) -> Rgb {
    inks.iter().copied().min_by_key(|ink| distance(colour, *ink)).unwrap_or(colour)
}

/// How unlike two colours look.
fn distance(a: Rgb, b: Rgb) -> i32 {
    let d = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
    2 * d(a.0, b.0) + 4 * d(a.1, b.1) + 3 * d(a.2, b.2)
}
