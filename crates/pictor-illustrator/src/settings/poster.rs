//! Posters that stand for no place: a few bold shapes behind the subject, in three inks.

use super::Place;
use crate::figures::prelude::*;

/// A poster's ground: how it is drawn, and its inks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Design {
    kind: u32,
    ground: Rgb,
    inks: [Rgb; 3],
}

/// Grounds and inks that go together.
const SUITES: [[u32; 4]; 6] = [
    [0x1f2a4d, 0xe2573f, 0xf2b23e, 0x2f6f86],
    [0xf3e4c6, 0xd9503f, 0x2f5d72, 0xf0b03f],
    [0x2a2440, 0xf07f5a, 0xf7c65c, 0x5f4a8c],
    [0xf4d9b8, 0x27455f, 0xe0703f, 0x6f9a8c],
    [0x173f45, 0xf2c14e, 0xe9e0c4, 0x2f7f78],
    [0x5a1f3a, 0xf3b84a, 0xe9634f, 0x8c3a56],
];

impl Design {
    /// The design that the seed picks; `None` leaves the poster its place.
    pub(crate) fn of(place: &Place) -> Option<Self> {
        let kind = (place.chance(14_000) * 4.99) as u32;
        let suite = SUITES[(place.chance(14_001) * 5.99) as usize].map(Rgb::hex);
        (kind > 0).then_some(Self { kind, ground: suite[0], inks: [suite[1], suite[2], suite[3]] })
    }

    /// What lettering must stand out from.
    pub(crate) fn ground(&self) -> Rgb {
        self.ground
    }

    pub(super) fn draw(&self, pen: &mut Pen, place: &Place) {
        let (w, h) = (place.width, place.height);
        pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), self.ground.lit(0.05), self.ground.shaded(0.12));
        match self.kind {
            1 => self.burst(pen, place),
            2 => self.blocks(pen, place),
            3 => self.waves(pen, place),
            _ => self.rings(pen, place),
        }
        pen.shadow(w / 2.0, place.floor, w * 0.34, w * 0.04, 0.4);
    }

    /// What the subject stands out from, whatever its colour: the lightest ink.
    fn light(&self) -> Rgb {
        let lighter = |a: &Rgb, b: &Rgb| a.luma().total_cmp(&b.luma());
        self.inks.into_iter().chain([self.ground]).max_by(lighter).unwrap_or(self.ground)
    }

    fn disc(&self, pen: &mut Pen, place: &Place) {
        let (x, y) = (place.width / 2.0, (place.floor + place.height * 0.3) / 2.0);
        let r = place.width.min(place.height) * 0.34;
        pen.mark(circle(x, y, r), self.light());
        pen.line(circle(x, y, r * 1.06), 0.7, self.light());
    }

    /// Rays from behind the subject, and a disc.
    fn burst(&self, pen: &mut Pen, place: &Place) {
        let (x, y) = (place.width / 2.0, place.height * 0.56);
        let reach = place.width.hypot(place.height);
        for a in steps(place.between(14_010, 0.0, 20.0), 20.0, 18) {
            let ray = [(x, y), on_circle(x, y, reach, a), on_circle(x, y, reach, a + 10.0)];
            pen.mark(polygon(&ray), self.inks[2].alpha(0.5));
        }
        let r = place.width.min(place.height) * 0.36;
        pen.mark(circle(x, y, r * 1.06), self.ground);
        pen.mark(circle(x, y, r), self.inks[0]);
        pen.mark(circle(x, y, r * 0.86), self.light());
    }

    /// Leaning blocks like the keys of a piano.
    fn blocks(&self, pen: &mut Pen, place: &Place) {
        let (w, h) = (place.width, place.height);
        let wide = w / 6.0;
        for i in 0..7u64 {
            let x = -wide * 0.5 + i as f64 * wide;
            let top = h * place.between(14_020 + i, 0.3, 0.52);
            let low = h * place.between(14_030 + i, 0.74, 0.92);
            let lean = w * 0.08;
            let block = [
                (x + lean, top),
                (x + wide * 0.84 + lean, top),
                (x + wide * 0.84 - lean, low),
                (x - lean, low),
            ];
            pen.mark(polygon(&block), self.inks[(i % 3) as usize].alpha(0.92));
        }
        self.disc(pen, place);
    }

    /// Bands that swing across the page like a melody.
    fn waves(&self, pen: &mut Pen, place: &Place) {
        let (w, h) = (place.width, place.height);
        for band in 0..7u64 {
            let y = h * (0.34 + 0.075 * band as f64);
            let spot = |i: i32| {
                let up = if i % 2 == 0 { -1.0 } else { 1.0 };
                (w * f64::from(i) / 4.0, y + up * h * 0.05 * (1.0 + 0.2 * band as f64))
            };
            let line: Vec<_> = (-1..=5).map(spot).collect();
            pen.line(curve(&line), h * 0.034, self.inks[(band % 3) as usize].alpha(0.85));
        }
        self.disc(pen, place);
    }

    /// A record: rings around a label, cut by the edge of the page on purpose.
    fn rings(&self, pen: &mut Pen, place: &Place) {
        let (w, h) = (place.width, place.height);
        let left = place.chance(14_050) < 0.5;
        let (x, y) = (w * if left { 0.3 } else { 0.7 }, h * 0.54);
        let r = w.max(h * 0.6) * 0.52;
        pen.mark(circle(x, y, r), self.inks[0]);
        pen.mark(circle(x, y, r * 0.94), self.ground.shaded(0.4));
        for i in 0..9 {
            pen.line(circle(x, y, r * (0.42 + 0.055 * f64::from(i))), 0.22, self.inks[2].alpha(0.6));
        }
        pen.mark(circle(x, y, r * 0.34), self.inks[1]);
        pen.mark(circle(x, y, r * 0.05), self.ground);
        self.disc(pen, place);
    }
}
