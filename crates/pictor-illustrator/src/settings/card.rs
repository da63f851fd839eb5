//! Grounds of greeting cards: tinted paper, a frame, and what the occasion strews around a calm middle.

use super::Place;
use crate::figures::prelude::*;
use crate::intent::Occasion;

/// The colours of a card: paper above and below, lettering, its accent, and what is strewn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Suite {
    top: Rgb,
    low: Rgb,
    ink: Rgb,
    accent: Rgb,
    bits: [u32; 4],
}

impl Suite {
    /// The colour of the largest line.
    pub(crate) fn ink(&self) -> Rgb {
        self.ink
    }

    /// The colour of ornaments and smaller lines.
    pub(crate) fn accent(&self) -> Rgb {
        self.accent
    }

    /// The colour of the paper.
    pub(crate) fn paper(&self) -> Rgb {
        self.top
    }

    /// The suite in the colours that were asked for: the darkest is the paper where it is deep, else the ink.
    pub(crate) fn in_colours(self, asked: &[Rgb]) -> Self {
        let darker = |a: &&Rgb, b: &&Rgb| a.luma().total_cmp(&b.luma());
        let (Some(&dark), Some(&light)) = (asked.iter().min_by(darker), asked.iter().max_by(darker)) else {
            return self;
        };
        if dark.luma() > 0.48 {
            let (top, low) = (light.mix(Rgb::WHITE, 0.72), light.mix(Rgb::WHITE, 0.5));
            return Self { top, low, ink: dark.shaded(0.62), accent: dark.shaded(0.25), ..self };
        }
        let gold = if light == dark { Rgb::hex(0xf0c468) } else { light };
        Self { top: dark, low: dark.shaded(0.2), ink: gold.mix(Rgb::WHITE, 0.3), accent: gold, ..self }
    }
}

/// The suite of an occasion.
pub(crate) const fn suite(occasion: Option<Occasion>) -> Suite {
    let (top, low, ink, accent, bits) = match occasion {
        Some(Occasion::Birthday) => {
            (0xfff3e2, 0xffdfd0, 0xd4527a, 0x4f7fb5, [0xe8736b, 0xf3c25a, 0x7fb68c, 0x7da6d4])
        }
        Some(Occasion::ChineseNewYear) => {
            (0xc9302c, 0x9c1f26, 0xffe2a0, 0xf0bd55, [0xf0bd55, 0xffd98a, 0xf48ea0, 0xe9a94a])
        }
        Some(Occasion::MidAutumn) => {
            (0x1f2f5c, 0x3d4f86, 0xffe9b0, 0xf0c468, [0xf0c468, 0xffe9b0, 0xd9a0b0, 0xe9b44c])
        }
        Some(Occasion::Christmas) => {
            (0x1f5142, 0x163d35, 0xfff3d8, 0xf0c468, [0xd8443c, 0xf0c468, 0xfdf6e6, 0x5f9a6a])
        }
        Some(Occasion::Halloween) => {
            (0x3a2658, 0x221838, 0xffb040, 0xf2e2b8, [0xf08a2c, 0x8a5fc0, 0xf2e2b8, 0x6a9a4a])
        }
        Some(Occasion::Valentine) => {
            (0xffe9ea, 0xffcfd6, 0xc9304c, 0xd9607a, [0xe5586f, 0xf59aa8, 0xf9c6cf, 0xd9485f])
        }
        Some(Occasion::Wedding) => {
            (0xfdf9f1, 0xf6ecdc, 0x5a5348, 0xb8924a, [0xf3c9c4, 0xe9dcc0, 0xb9c9a8, 0xf7e4dc])
        }
        Some(Occasion::Easter) => {
            (0xf4f9e6, 0xe3f0d6, 0x7a6aa8, 0x6a9a5a, [0xf4a6b4, 0x9cc9e6, 0xf6d860, 0xc9a8e0])
        }
        Some(Occasion::NewYear) => {
            (0x1c2350, 0x33306e, 0xffe6a8, 0xf0c468, [0xf0c468, 0xffe6a8, 0x8fd3ff, 0xff9ad0])
        }
        Some(Occasion::Graduation) => {
            (0x24385f, 0x1b2a4b, 0xfbeecb, 0xe0b24f, [0xe0b24f, 0xfbeecb, 0x8fb0d6, 0xd9605a])
        }
        Some(Occasion::Concert) | None => {
            (0xfbf5e8, 0xf1ead8, 0x4f6152, 0xb5764f, [0xe59a86, 0xf2c98a, 0x9db38a, 0xd9a0b0])
        }
    };
    Suite { top: Rgb::hex(top), low: Rgb::hex(low), ink: Rgb::hex(ink), accent: Rgb::hex(accent), bits }
}

/// The paper of that suite with its frame and ornaments.
pub(crate) fn paper(pen: &mut Pen, place: &Place, suite: Suite) {
    let (w, h) = (place.width, place.height);
    let paper = place.backdrop.unwrap_or(suite.top);
    let low = place.backdrop.map_or(suite.low, |tone| tone.shaded(0.06));
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), paper, low);
    pen.haze(w * 0.5, h * 0.42, w * 0.6, h * 0.4, paper.lit(0.5).alpha(0.55));
    let inset = w.min(h) * 0.045;
    for [out, thick] in rows("0,0.42 1.3,0.16") {
        let d = inset + out;
        pen.line(round_rect(d, d, w - 2.0 * d, h - 2.0 * d, 2.0), thick, suite.accent().alpha(0.85));
    }
    strew(pen, place, suite);
    match place.occasion {
        None | Some(Occasion::Wedding | Occasion::Valentine | Occasion::Easter) => sprays(pen, place, suite),
        Some(Occasion::Christmas) => twigs(pen, place, suite),
        _ => {}
    }
}

/// Small bits near the edges; the middle stays calm.
fn strew(pen: &mut Pen, place: &Place, suite: Suite) {
    for i in 0..place.count(64.0) as u64 {
        let (sx, sy) = (place.chance(12_000 + i * 3), place.chance(12_001 + i * 3));
        let calm = (2.0 * sx - 1.0).abs().max((2.0 * sy - 1.0).abs());
        if calm < 0.66 {
            continue;
        }
        let (x, y) = (sx * place.width, sy * place.height);
        let tint = Rgb::hex(suite.bits[i as usize % 4]).alpha(0.8);
        let size = place.between(12_002 + i * 3, 0.4, 1.1);
        match place.occasion {
            Some(Occasion::Birthday) => {
                let (dx, dy) = on_circle(0.0, 0.0, size, place.chance(12_400 + i) * 360.0);
                pen.line(curve(&[(x, y), (x + dx, y + dy)]), 0.5, tint);
            }
            Some(Occasion::Valentine) => pen.mark(heart(x, y, size * 1.8), tint),
            Some(Occasion::Christmas | Occasion::NewYear | Occasion::Graduation | Occasion::MidAutumn) => {
                pen.mark(star(x, y, size, size * 0.36, if i % 2 == 0 { 4 } else { 6 }), tint);
            }
            _ => pen.mark(circle(x, y, size * 0.4), tint),
        }
    }
}

/// Flowers and leaves in two opposite corners, or along both sides of a wide page.
fn sprays(pen: &mut Pen, place: &Place, suite: Suite) {
    let (w, h) = (place.width, place.height);
    let reach = (w.min(h) * 0.4).min(36.0);
    for (x, y, sx, sy) in [(0.0, 0.0, 1.0, 1.0), (w, h, -1.0, -1.0), (w, 0.0, -1.0, 1.0), (0.0, h, 1.0, -1.0)]
    {
        let lead = sx * sy > 0.0;
        spray(pen, place, suite, (x, y), (sx, sy), if lead { reach } else { reach * 0.55 });
    }
}

fn spray(pen: &mut Pen, place: &Place, suite: Suite, (x, y): Spot, (sx, sy): (f64, f64), reach: f64) {
    let at = |dx: f64, dy: f64| (x + sx * dx * reach, y + sy * dy * reach);
    let green = Rgb::hex(0x7f9c74);
    for (stem, leaves) in [
        ([(0.05, 0.1), (0.45, 0.12), (0.95, 0.2)], 6),
        ([(0.1, 0.05), (0.12, 0.45), (0.2, 0.95)], 6),
        ([(0.1, 0.1), (0.4, 0.36), (0.62, 0.62)], 4),
    ] {
        let spots = stem.map(|(dx, dy)| at(dx, dy));
        pen.line(curve(&spots), reach * 0.012, green.shaded(0.2));
        for i in 0..leaves {
            let t = 0.25 + 0.75 * f64::from(i) / f64::from(leaves);
            let (a, b) = if t < 0.5 { (stem[0], stem[1]) } else { (stem[1], stem[2]) };
            let s = (t * 2.0).fract();
            let root = (a.0 + (b.0 - a.0) * s, a.1 + (b.1 - a.1) * s);
            let out = if i % 2 == 0 { 0.12 } else { -0.12 };
            let along = (b.0 - a.0, b.1 - a.1);
            let tip =
                (root.0 + along.0 * 0.3 - along.1 * out * 2.2, root.1 + along.1 * 0.3 + along.0 * out * 2.2);
            pen.fade(leaf(at(root.0, root.1), at(tip.0, tip.1), reach * 0.07), green.lit(0.2), green);
        }
    }
    for (i, [dx, dy, r]) in
        rows("0.2,0.2,0.15 0.46,0.14,0.1 0.15,0.48,0.1 0.4,0.4,0.08 0.7,0.17,0.06 0.18,0.72,0.06").enumerate()
    {
        let (fx, fy) = at(dx, dy);
        blossom(
            pen,
            (fx, fy),
            r * reach,
            Rgb::hex(suite.bits[i % 3]),
            place.between(12_500 + i as u64, 0.0, 60.0),
        );
    }
}

/// A round flower of two rings of petals.
fn blossom(pen: &mut Pen, (x, y): Spot, r: f64, tint: Rgb, turn: f64) {
    for (ring, share, count) in [(0.62, 0.44, 7), (0.34, 0.34, 5)] {
        for i in 0..count {
            let (px, py) = on_circle(x, y, r * ring, turn + 360.0 * f64::from(i) / f64::from(count));
            pen.round(circle(px, py, r * share), if ring > 0.5 { tint } else { tint.lit(0.3) });
        }
    }
    pen.mark(circle(x, y, r * 0.22), 0xf0c468);
}

/// Fir twigs with berries from both upper corners.
fn twigs(pen: &mut Pen, place: &Place, suite: Suite) {
    let green = Rgb::hex(0x4f8a66);
    let reach = (place.width * 0.34).min(34.0);
    let draw = |pen: &mut Pen| {
        for (tip, droop) in rows_of::<(Spot, f64)>("1,0.12,0.1 0.74,0.4,0.05 0.34,0.62,0") {
            let at = |t: f64| (reach * tip.0 * t - 2.0, reach * (tip.1 * t + droop * t * (1.0 - t)) - 1.0);
            pen.line(curve(&[at(0.0), at(0.5), at(1.0)]), 0.5, 0x7a5a40);
            for i in 0..16 {
                let (x, y) = at(0.06 + 0.058 * f64::from(i));
                let long = reach * 0.13 * (1.1 - 0.05 * f64::from(i));
                for side in [-1.0, 1.0] {
                    let end =
                        (x + long * (tip.0 * 0.8 - side * tip.1), y + long * (tip.1 * 0.8 + side * tip.0));
                    pen.line(curve(&[(x, y), end]), 0.34, green.mix(0x8fc08a, 0.05 * f64::from(i)));
                }
            }
        }
        for [dx, dy, r] in rows("0.2,0.12,0.05 0.28,0.2,0.045 0.17,0.24,0.05 0.62,0.12,0.04 0.46,0.3,0.04") {
            pen.round(circle(reach * dx, reach * dy, reach * r), Rgb::hex(suite.bits[0]));
        }
    };
    draw(pen);
    pen.mirrored(place.width / 2.0, draw);
}
