//! Solids in parallel projection, each face in the light that falls on it.

use vello_cpu::kurbo::{Affine, BezPath};

use crate::figures::prelude::*;
use crate::shape::Shape;

/// A spot of the world, in metres.
pub(super) type At = (f64, f64, f64);

/// Something that stands on the tile.
pub(super) struct Thing {
    /// How near it is: x + y of the corner nearest to us.
    pub(super) depth: f64,
    pub(super) shapes: Vec<Shape>,
}

/// The projection.
#[derive(Clone, Copy)]
pub(super) struct Iso {
    /// Where (0, 0, 0), the farthest corner, is on the page.
    pub(super) origin: Spot,
    /// Page units to a metre, across.
    pub(super) scale: f64,
}

/// A visible upright face of a block; lengths along it run from left to right as we see it.
#[derive(Clone, Copy)]
pub(super) struct Wall {
    /// Its lower left corner.
    pub(super) corner: At,
    /// Whether it looks to the lower right (along y) rather than to the lower left (along x).
    pub(super) right: bool,
    pub(super) length: f64,
}

impl Iso {
    pub(super) fn at(&self, (x, y, z): At) -> Spot {
        let (ox, oy) = self.origin;
        (ox + (x - y) * self.scale, oy + ((x + y) * 0.5 - z * 1.12) * self.scale)
    }

    pub(super) fn outline(&self, corners: &[At]) -> BezPath {
        polygon(&corners.iter().map(|&corner| self.at(corner)).collect::<Vec<_>>())
    }

    /// A flat face.
    pub(super) fn face(&self, pen: &mut Pen, corners: &[At], colour: Rgb) {
        pen.flat(self.outline(corners), colour);
    }

    pub(super) fn line(&self, pen: &mut Pen, spots: &[At], width: f64, colour: Rgb) {
        let path = polyline(&spots.iter().map(|&spot| self.at(spot)).collect::<Vec<_>>());
        pen.line(path, width * self.scale, colour);
    }

    /// A block by its farthest lower corner and its size: top light, left middling, right dark.
    pub(super) fn block(&self, pen: &mut Pen, (x, y, z): At, (dx, dy, dz): At, colour: Rgb) {
        let (x1, y1, z1) = (x + dx, y + dy, z + dz);
        self.face(pen, &[(x, y1, z), (x1, y1, z), (x1, y1, z1), (x, y1, z1)], left_of(colour));
        self.face(pen, &[(x1, y1, z), (x1, y, z), (x1, y, z1), (x1, y1, z1)], right_of(colour));
        self.face(pen, &[(x, y, z1), (x1, y, z1), (x1, y1, z1), (x, y1, z1)], top_of(colour));
    }

    /// The two walls of a block that we see.
    pub(super) fn walls(&self, (x, y, z): At, (dx, dy, _): At) -> [Wall; 2] {
        [
            Wall { corner: (x, y + dy, z), right: false, length: dx },
            Wall { corner: (x + dx, y + dy, z), right: true, length: dy },
        ]
    }

    /// A roof of four slopes over a rectangle, with eaves.
    pub(super) fn hip(&self, pen: &mut Pen, (x, y, z): At, (dx, dy, rise): At, eaves: f64, colour: Rgb) {
        let (x0, y0, x1, y1) = (x - eaves, y - eaves, x + dx + eaves, y + dy + eaves);
        let inset = (x1 - x0).min(y1 - y0) / 2.0;
        let (a, b) = ((x0 + inset, y0 + inset, z + rise), (x1 - inset, y1 - inset, z + rise));
        let (front, side) = if x1 - x0 >= y1 - y0 { ((a, b), b) } else { ((b, b), a) };
        self.face(
            pen,
            &[(x0, y1, z), (x1, y1, z), front.1, if x1 - x0 >= y1 - y0 { front.0 } else { b }],
            colour.lit(0.1),
        );
        self.face(pen, &[(x1, y1, z), (x1, y0, z), side, b], colour.shaded(0.22));
        // The slopes at the back show over the ridge only where the roof is flat: they are left out.
    }

    /// A roof of two slopes, its ridge along x, with the gable towards the right.
    pub(super) fn gable(&self, pen: &mut Pen, (x, y, z): At, (dx, dy, rise): At, roof: Rgb, wall: Rgb) {
        let (x1, y1, ym) = (x + dx, y + dy, y + dy / 2.0);
        let (e, drop) = (0.35, 0.35 * rise / (dy / 2.0));
        self.face(pen, &[(x1, y1, z), (x1, y, z), (x1, ym, z + rise)], right_of(wall));
        let back = [
            (x - e, y - e, z - drop),
            (x1 + e, y - e, z - drop),
            (x1 + e, ym, z + rise),
            (x - e, ym, z + rise),
        ];
        self.face(pen, &back, roof.shaded(0.3));
        let front = [
            (x - e, y1 + e, z - drop),
            (x1 + e, y1 + e, z - drop),
            (x1 + e, ym, z + rise),
            (x - e, ym, z + rise),
        ];
        self.face(pen, &front, roof.lit(0.1));
        for i in 1..4 {
            let t = f64::from(i) / 4.0;
            let (ty, tz) = (ym + (y1 + e - ym) * t, z + rise - (rise + drop) * t);
            self.line(pen, &[(x - e, ty, tz), (x1 + e, ty, tz)], 0.05, roof.shaded(0.25));
        }
        // The right end of the roof has a thickness.
        let edge = [
            (x1 + e, y1 + e, z - drop),
            (x1 + e, ym, z + rise),
            (x1 + e, ym, z + rise - 0.16),
            (x1 + e, y1 + e, z - drop - 0.16),
        ];
        self.face(pen, &edge, roof.shaded(0.36));
        let edge = [
            (x1 + e, y - e, z - drop),
            (x1 + e, ym, z + rise),
            (x1 + e, ym, z + rise - 0.16),
            (x1 + e, y - e, z - drop - 0.16),
        ];
        self.face(pen, &edge, roof.shaded(0.42));
    }

    /// An upright cylinder that may taper.
    pub(super) fn drum(&self, pen: &mut Pen, (x, y, z): At, (low, high): (f64, f64), tall: f64, colour: Rgb) {
        let ((bx, by), (tx, ty)) = (self.at((x, y, z)), self.at((x, y, z + tall)));
        let (r0, r1) = (low * self.scale * 1.22, high * self.scale * 1.22);
        let mut path = BezPath::new();
        path.move_to((tx - r1, ty));
        path.line_to((bx - r0, by));
        path.curve_to((bx - r0 * 0.9, by + r0 * 0.62), (bx + r0 * 0.9, by + r0 * 0.62), (bx + r0, by));
        path.line_to((tx + r1, ty));
        path.close_path();
        let (light, dark) = (colour.lit(0.16), right_of(colour));
        pen.through(Affine::IDENTITY, |pen| pen.flat(path.clone(), left_of(colour)));
        pen.within(path, |pen| {
            let shade = [
                (bx + r0 * 0.25, by + r0),
                (bx + r0 * 1.1, by + r0),
                (tx + r1 * 1.1, ty - r1),
                (tx + r1 * 0.25, ty - r1),
            ];
            pen.mark(polygon(&shade), dark.alpha(0.8));
            let shine =
                [(bx - r0, by + r0), (bx - r0 * 0.6, by + r0), (tx - r1 * 0.6, ty - r1), (tx - r1, ty - r1)];
            pen.mark(polygon(&shine), light.alpha(0.8));
        });
        pen.flat(oval(tx, ty, r1, r1 * 0.5), top_of(colour));
    }

    /// A round lump: tree tops, bushes, heads.
    pub(super) fn ball(&self, pen: &mut Pen, at: At, r: f64, colour: Rgb) {
        let (x, y) = self.at(at);
        pen.round(circle(x, y, r * self.scale), colour);
    }

    /// A shadow on the ground, towards the right.
    pub(super) fn shadow(&self, pen: &mut Pen, (x, y): (f64, f64), r: f64) {
        let (sx, sy) = self.at((x, y, 0.0));
        let r = r * self.scale;
        pen.shadow(sx + r * 0.3, sy, r * 1.5, r * 0.75, 0.42);
    }

    /// The shadow that a block throws on the ground to its right.
    pub(super) fn cast(&self, pen: &mut Pen, (x, y): (f64, f64), (dx, dy, tall): At) {
        let far = (tall * 0.42).min(3.2);
        let (x1, y1) = (x + dx, y + dy);
        let path = self.outline(&[
            (x1, y1, 0.0),
            (x1 + far, y1 - far * 0.2, 0.0),
            (x1 + far, y - far * 0.2, 0.0),
            (x1, y, 0.0),
        ]);
        pen.shade(path, 0.2);
        pen.shade(
            self.outline(&[(x, y1, 0.0), (x1, y1, 0.0), (x1 + 0.1, y1 + 0.3, 0.0), (x - 0.1, y1 + 0.3, 0.0)]),
            0.14,
        );
    }
}

impl Wall {
    /// The spot `along` the wall, `up` from its foot, `out` before it.
    pub(super) fn spot(&self, along: f64, up: f64, out: f64) -> At {
        let (x, y, z) = self.corner;
        if self.right { (x + out, y - along, z + up) } else { (x + along, y + out, z + up) }
    }

    /// A rectangle on the wall.
    pub(super) fn quad(&self, along: f64, up: f64, wide: f64, tall: f64) -> [At; 4] {
        [(along, up), (along + wide, up), (along + wide, up + tall), (along, up + tall)]
            .map(|(along, up)| self.spot(along, up, 0.0))
    }

    /// A colour in the light of this wall.
    pub(super) fn lit(&self, colour: Rgb) -> Rgb {
        if self.right { right_of(colour) } else { left_of(colour) }
    }
}

pub(super) fn left_of(colour: Rgb) -> Rgb {
    colour.shaded(0.05)
}

pub(super) fn right_of(colour: Rgb) -> Rgb {
    colour.shaded(0.27)
}

pub(super) fn top_of(colour: Rgb) -> Rgb {
    colour.lit(0.26)
}
