//! Buildings by parameters: a table of plans, and one way to build them.

use super::solid::{At, Iso, Wall, right_of, top_of};
use crate::figures::prelude::*;
use crate::settings::Place;

/// What is on top.
#[derive(Clone, Copy, PartialEq)]
enum Roof {
    Flat,
    Gable(f64),
    Hip(f64),
    /// A roof with wide eaves over every storey.
    Pagoda,
    /// Merlons, and towers at the corners.
    Castle,
}

/// What is on the ground floor.
#[derive(Clone, Copy, PartialEq)]
enum Front {
    /// A door and windows.
    Home,
    /// Large panes, a door, an awning, and a sign with that mark.
    Shop(Mark),
    /// A wide door.
    Gate,
}

/// The sign of a trade.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    None,
    Cup,
    Bread,
    Book,
    Flower,
    Fork,
    Cross,
}

/// How a building is built. Lengths in metres.
pub(super) struct Plan {
    name: &'static str,
    storeys: u32,
    wide: f64,
    deep: f64,
    roof: Roof,
    front: Front,
    wall: u32,
    tiles: u32,
    /// Chimneys, towers, poles.
    extra: Extra,
}

#[derive(Clone, Copy, PartialEq)]
enum Extra {
    None,
    Chimney,
    Smokestacks,
    Steeple,
    Box,
}

const STOREY: f64 = 2.1;

const fn row(
    name: &'static str,
    storeys: u32,
    size: (f64, f64),
    roof: Roof,
    front: Front,
    colours: (u32, u32),
    extra: Extra,
) -> Plan {
    Plan { name, storeys, wide: size.0, deep: size.1, roof, front, wall: colours.0, tiles: colours.1, extra }
}

use Front::{Gate, Home, Shop};
use Roof::{Castle, Flat, Gable, Hip, Pagoda};

const PLANS: &[Plan] = &[
    row("coffee shop", 2, (6.6, 5.6), Flat, Shop(Mark::Cup), (0xf3dfc0, 0x8a5a44), Extra::Box),
    row("shop", 2, (6.2, 5.4), Flat, Shop(Mark::None), (0xf0d3c4, 0x6f7f8f), Extra::Box),
    row("bakery", 2, (6.2, 5.4), Gable(1.9), Shop(Mark::Bread), (0xf7e6c6, 0xc0694f), Extra::Chimney),
    row("bookshop", 2, (6.2, 5.4), Gable(1.8), Shop(Mark::Book), (0xc9d6c4, 0x56707a), Extra::Chimney),
    row("flower shop", 1, (6.2, 5.2), Gable(1.9), Shop(Mark::Flower), (0xf6dfe2, 0x7fa07a), Extra::None),
    row("restaurant", 2, (7.0, 5.8), Flat, Shop(Mark::Fork), (0xe9c9a8, 0x7d4a44), Extra::Box),
    row("house", 2, (6.0, 5.4), Gable(2.3), Home, (0xf6ead2, 0xc4624a), Extra::Chimney),
    row("cottage", 1, (6.2, 5.2), Gable(2.8), Home, (0xf7f0dd, 0x9a6b4a), Extra::Chimney),
    row("building", 4, (6.4, 5.6), Flat, Home, (0xe4cdb8, 0x8a8f98), Extra::Box),
    row("skyscraper", 7, (5.0, 5.0), Flat, Shop(Mark::None), (0xa9c4d6, 0x6f8496), Extra::Box),
    row("school", 2, (8.2, 5.4), Hip(1.7), Home, (0xe7b48f, 0x7a5a5a), Extra::None),
    row("hospital", 3, (7.6, 5.6), Flat, Shop(Mark::Cross), (0xf4f4ef, 0x8fb0b8), Extra::Box),
    row("factory", 2, (8.0, 5.6), Flat, Gate, (0xc98f74, 0x7d7680), Extra::Smokestacks),
    row("barn", 2, (7.0, 5.6), Gable(2.4), Gate, (0xb9483f, 0x6f6468), Extra::None),
    row("church", 2, (6.4, 4.6), Gable(2.6), Gate, (0xf2ece0, 0x6f7b93), Extra::Steeple),
    row("temple", 2, (7.0, 6.0), Pagoda, Gate, (0xb9564a, 0x4f6d68), Extra::None),
    row("palace", 2, (8.0, 6.4), Pagoda, Gate, (0xc8584a, 0xd9a441), Extra::None),
    row("pagoda", 4, (5.2, 5.2), Pagoda, Gate, (0xc46a55, 0x50706e), Extra::None),
    row("castle", 2, (6.6, 6.6), Castle, Gate, (0xcfc6c0, 0x6f6aa0), Extra::None),
    row("tower", 4, (3.8, 3.8), Hip(2.4), Gate, (0xd8cbb8, 0x7d6a8f), Extra::None),
];

/// The plan of that name.
pub(super) fn plan(name: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.name == name)
}

impl Plan {
    /// Its footprint.
    pub(super) fn size(&self) -> (f64, f64) {
        (self.wide, self.deep)
    }

    /// How high it is, alone on its tile.
    pub(super) fn high(&self) -> f64 {
        let roof = match (self.roof, self.extra) {
            (_, Extra::Steeple) => 5.8,
            (Roof::Gable(rise) | Roof::Hip(rise), _) => rise,
            (Roof::Flat, _) => 1.0,
            (Roof::Pagoda, _) => 3.0,
            (Roof::Castle, _) => 3.3,
        };
        f64::from(self.storeys) * STOREY + roof
    }

    /// How much smaller it is built so that its top stays on the page.
    pub(super) fn shrink(&self) -> f64 {
        (11.5 / self.high()).min(1.0)
    }

    /// Whether people sit before it.
    pub(super) fn terrace(&self) -> bool {
        matches!(self.front, Shop(Mark::Cup | Mark::Fork | Mark::Bread))
    }

    /// One of the town's usual houses.
    pub(super) fn usual(kind: usize) -> &'static Self {
        const TOWN: [&str; 7] =
            ["house", "shop", "building", "coffee shop", "skyscraper", "bookshop", "bakery"];
        plan(TOWN[kind % TOWN.len()]).expect("the town is built from the table")
    }

    /// Builds it with its farthest corner at (x, y), everything scaled by `factor`.
    pub(super) fn build(
        &self,
        pen: &mut Pen,
        iso: &Iso,
        (x, y): (f64, f64),
        factor: f64,
        colour: Option<Rgb>,
        place: &Place,
    ) {
        let near = |c: Rgb| place.light.near(c);
        let (wall, tiles) = (near(colour.unwrap_or(Rgb::hex(self.wall))), near(Rgb::hex(self.tiles)));
        let (wide, deep) = (self.wide * factor, self.deep * factor);
        let tall = f64::from(self.storeys) * STOREY * factor;
        iso.cast(pen, (x, y), (wide, deep, tall));
        let site = Site { iso, place, factor, wall, tiles, at: (x, y, 0.0), size: (wide, deep, tall) };
        iso.block(
            pen,
            (x - 0.12, y - 0.12, 0.0),
            (wide + 0.24, deep + 0.24, 0.22 * factor),
            near(Rgb::hex(0xb9b2ab)),
        );
        if self.roof == Pagoda {
            site.tiers(pen, self.storeys);
        } else {
            iso.block(pen, site.at, site.size, wall);
            for side in iso.walls(site.at, site.size) {
                site.facade(pen, side, self);
            }
            site.roof(pen, self.roof);
        }
        site.extra(pen, self.extra);
    }
}

/// A building while it is built.
struct Site<'a> {
    iso: &'a Iso,
    place: &'a Place,
    factor: f64,
    wall: Rgb,
    tiles: Rgb,
    at: At,
    size: At,
}

impl Site<'_> {
    fn facade(&self, pen: &mut Pen, side: Wall, plan: &Plan) {
        let f = self.factor;
        let storey = STOREY * f;
        for level in 1..plan.storeys {
            let up = f64::from(level) * storey;
            let band = side.quad(0.0, up - 0.06 * f, side.length, 0.12 * f);
            self.iso.face(pen, &band, side.lit(self.wall.lit(0.4)));
            self.windows(pen, side, up + 0.5 * f, 0, plan.name == "skyscraper");
        }
        match plan.front {
            Front::Home => {
                self.windows(pen, side, 0.6 * f, u32::from(!side.right), false);
                if !side.right {
                    self.door(pen, side, side.length * 0.5 - 0.45 * f, 0.9 * f);
                }
            }
            Front::Gate => {
                self.windows(pen, side, 0.7 * f, u32::from(side.right), false);
                if side.right {
                    self.door(pen, side, side.length * 0.5 - 0.9 * f, 1.8 * f);
                }
            }
            Front::Shop(mark) => self.shop(pen, side, mark),
        }
    }

    /// A row of windows; `middle` leaves the middle free for a door.
    fn windows(&self, pen: &mut Pen, side: Wall, up: f64, middle: u32, glassy: bool) {
        let f = self.factor;
        let (wide, tall) = if glassy { (0.95 * f, 1.35 * f) } else { (0.82 * f, 1.1 * f) };
        let count = ((side.length / f - 0.5) / if glassy { 1.2 } else { 1.55 }).floor().max(1.0) as u32;
        let gap = side.length / f64::from(count);
        for i in 0..count {
            let along = gap * (f64::from(i) + 0.5) - wide / 2.0;
            if middle > 0 && (along + wide / 2.0 - side.length / 2.0).abs() < 1.1 * f {
                continue;
            }
            self.pane(pen, side, (along, up), (wide, tall), !(i + (up * 10.0) as u32).is_multiple_of(5));
        }
    }

    fn pane(&self, pen: &mut Pen, side: Wall, (along, up): (f64, f64), (wide, tall): (f64, f64), lamp: bool) {
        let f = self.factor;
        let near = |c: u32| self.place.light.near(Rgb::hex(c));
        let rim = 0.1 * f;
        let frame = side.quad(along - rim, up - rim, wide + 2.0 * rim, tall + 2.0 * rim);
        self.iso.face(pen, &frame, side.lit(near(0xfdf8ee)));
        let glow = self.place.light.dark && lamp;
        let glass = if glow { Rgb::hex(0xffd884) } else { side.lit(near(0x8fc1d4)) };
        self.iso.face(pen, &side.quad(along, up, wide, tall), glass);
        let shine = [(0.0, 0.45), (0.55, 1.0), (0.85, 1.0), (0.0, 0.15)];
        let shine = shine.map(|(u, v)| side.spot(along + wide * u, up + tall * v, 0.0));
        pen.mark(self.iso.outline(&shine), Rgb::WHITE.alpha(if glow { 0.25 } else { 0.4 }));
        self.iso.line(
            pen,
            &[side.spot(along + wide / 2.0, up, 0.0), side.spot(along + wide / 2.0, up + tall, 0.0)],
            0.06 * f,
            side.lit(near(0xfdf8ee)),
        );
        let sill = side.quad(along - rim * 1.6, up - rim * 1.9, wide + rim * 3.2, rim);
        self.iso.face(pen, &sill, side.lit(near(0xe9dcc8)));
        if glow {
            let (x, y) = self.iso.at(side.spot(along + wide / 2.0, up + tall / 2.0, 0.0));
            pen.glow(x, y, 1.7 * f * self.iso.scale, Rgb::hex(0xffc860).alpha(0.3));
        }
    }

    fn door(&self, pen: &mut Pen, side: Wall, along: f64, wide: f64) {
        let f = self.factor;
        let wood = self.place.light.near(Rgb::hex(0x8f5f46));
        self.iso.face(
            pen,
            &side.quad(along - 0.12 * f, 0.2 * f, wide + 0.24 * f, 1.62 * f),
            side.lit(wood.lit(0.6)),
        );
        self.iso.face(pen, &side.quad(along, 0.2 * f, wide, 1.5 * f), side.lit(wood));
        self.iso.face(
            pen,
            &side.quad(along + wide * 0.18, 0.95 * f, wide * 0.64, 0.55 * f),
            side.lit(self.place.light.near(Rgb::hex(0xbfdbe2))),
        );
        let (x, y) = self.iso.at(side.spot(along + wide * 0.84, 0.8 * f, 0.0));
        pen.mark(circle(x, y, 0.07 * f * self.iso.scale), 0xf2c45a);
        let step = [
            side.spot(along - 0.15 * f, 0.02, 0.0),
            side.spot(along + wide + 0.15 * f, 0.02, 0.0),
            side.spot(along + wide + 0.15 * f, 0.02, 0.5 * f),
            side.spot(along - 0.15 * f, 0.02, 0.5 * f),
        ];
        self.iso.face(pen, &step, self.place.light.near(Rgb::hex(0xd6cec4)));
    }

    /// A shop front: panes with a base, a door on the left side, an awning, a sign.
    fn shop(&self, pen: &mut Pen, side: Wall, mark: Mark) {
        let f = self.factor;
        let trim = self.tiles;
        self.iso.face(pen, &side.quad(0.0, 0.2 * f, side.length, 1.55 * f), side.lit(trim));
        let door = if side.right { 0.0 } else { 1.3 * f };
        let panes = if side.right { 2 } else { 3 };
        let wide = (side.length - door - 0.5 * f) / f64::from(panes);
        for i in 0..panes {
            let along = 0.3 * f + wide * f64::from(i);
            self.pane(pen, side, (along + 0.1 * f, 0.58 * f), (wide - 0.3 * f, 1.1 * f), true);
        }
        if !side.right {
            self.door(pen, side, side.length - 1.25 * f, 0.9 * f);
        }
        self.awning(pen, side, trim);
        if mark != Mark::None && !side.right {
            self.sign(pen, side, mark);
        }
    }

    fn awning(&self, pen: &mut Pen, side: Wall, cloth: Rgb) {
        let f = self.factor;
        let count = (side.length / (0.55 * f)).round().max(3.0) as u32;
        let step = side.length / f64::from(count);
        let (high, low, out) = (2.3 * f, 1.98 * f, 0.7 * f);
        let under = [(0.0, 1.9, 0.0), (1.0, 1.9, 0.0), (1.0, 1.66, 0.0), (0.0, 1.66, 0.0)];
        let under = under.map(|(u, v, o)| side.spot(side.length * u, v * f, o));
        pen.shade(self.iso.outline(&under), 0.22);
        for i in 0..count {
            let (a, b) = (step * f64::from(i), step * f64::from(i + 1));
            let tone = if i % 2 == 0 {
                cloth.mix(Rgb::hex(0xd8584a), 0.55)
            } else {
                self.place.light.near(Rgb::hex(0xfff6e6))
            };
            let tone = if side.right { tone.shaded(0.16) } else { tone.lit(0.06) };
            let slope = [
                side.spot(a, high, 0.0),
                side.spot(b, high, 0.0),
                side.spot(b, low, out),
                side.spot(a, low, out),
            ];
            self.iso.face(pen, &slope, tone);
            let drop = [
                side.spot(a, low, out),
                side.spot(b, low, out),
                side.spot(b - step * 0.2, low - 0.24 * f, out),
                side.spot(a + step * 0.2, low - 0.24 * f, out),
            ];
            self.iso.face(pen, &drop, tone.shaded(0.12));
        }
    }

    /// A round board that stands out above the awning.
    fn sign(&self, pen: &mut Pen, side: Wall, mark: Mark) {
        let f = self.factor;
        let centre = self.iso.at(side.spot(side.length * 0.5, 3.25 * f, 0.12));
        let u = 0.2 * f * self.iso.scale;
        let ink = self.place.light.near(self.tiles.shaded(0.2));
        // The board lies in the wall: what is drawn on it is sheared like the wall.
        let shear = vello_cpu::kurbo::Affine::new([u, u * 0.5, 0.0, u * 1.12, centre.0, centre.1]);
        pen.through(shear, |pen| {
            pen.flat(circle(0.3, 0.1, 5.2), ink.shaded(0.4));
            pen.flat(circle(0.0, 0.0, 5.2), 0xfff6e4);
            pen.line(circle(0.0, 0.0, 4.5), 0.4, ink);
            draw_mark(pen, mark, ink);
        });
        if self.place.light.dark {
            pen.glow(centre.0, centre.1, u * 11.0, Rgb::hex(0xffe0a0).alpha(0.5));
        }
    }

    fn roof(&self, pen: &mut Pen, roof: Roof) {
        let ((x, y, _), (wide, deep, tall), f) = (self.at, self.size, self.factor);
        match roof {
            Roof::Flat => self.parapet(pen, self.at, self.size),
            Roof::Gable(rise) => {
                self.iso.gable(pen, (x, y, tall), (wide, deep, rise * f), self.tiles, self.wall);
            }
            Roof::Hip(rise) => self.iso.hip(pen, (x, y, tall), (wide, deep, rise * f), 0.35 * f, self.tiles),
            Roof::Castle => {
                self.parapet(pen, self.at, self.size);
                let side = 1.9 * f;
                for (cx, cy) in [(x, y), (x + wide, y), (x, y + deep), (x + wide, y + deep)] {
                    let at = (cx - side / 2.0, cy - side / 2.0, 0.0);
                    self.iso.block(pen, at, (side, side, tall + 1.3 * f), self.wall.lit(0.05));
                    self.iso.hip(
                        pen,
                        (at.0, at.1, tall + 1.3 * f),
                        (side, side, 2.0 * f),
                        0.2 * f,
                        self.tiles,
                    );
                    for wall in self.iso.walls(at, (side, side, 0.0)) {
                        self.pane(pen, wall, (side * 0.36, tall * 0.72), (side * 0.28, 0.8 * f), true);
                    }
                }
            }
            Roof::Pagoda => {}
        }
    }

    /// A flat roof behind a low wall.
    fn parapet(&self, pen: &mut Pen, (x, y, z): At, (wide, deep, tall): At) {
        let f = self.factor;
        let (e, high, thick) = (0.14 * f, 0.42 * f, 0.28 * f);
        let rim = self.wall.lit(0.3);
        let top = z + tall;
        self.iso.block(pen, (x - e, y - e, top), (wide + 2.0 * e, deep + 2.0 * e, high), rim);
        let (x0, y0, x1, y1) = (x - e + thick, y - e + thick, x + wide + e - thick, y + deep + e - thick);
        let floor = self.tiles.lit(0.2);
        self.iso.face(
            pen,
            &[(x0, y0, top + high), (x1, y0, top + high), (x1, y1, top + high), (x0, y1, top + high)],
            floor.shaded(0.1),
        );
        self.iso.face(
            pen,
            &[
                (x0, y0, top + high),
                (x1, y0, top + high),
                (x1, y0, top + high - 0.3 * f),
                (x0, y0, top + high - 0.3 * f),
            ],
            rim.shaded(0.12),
        );
        self.iso.face(
            pen,
            &[
                (x0, y0, top + high),
                (x0, y1, top + high),
                (x0, y1, top + high - 0.3 * f),
                (x0, y0, top + high - 0.3 * f),
            ],
            right_of(rim),
        );
    }

    /// Storeys that step back, each under wide eaves.
    fn tiers(&self, pen: &mut Pen, storeys: u32) {
        let ((x, y, _), (wide, deep, _), f) = (self.at, self.size, self.factor);
        let mut up = 0.0;
        for level in 0..storeys {
            let inset = f64::from(level) * 0.12 * wide.min(deep) * if storeys > 2 { 0.8 } else { 1.2 };
            let at = (x + inset, y + inset, up);
            let size = (wide - 2.0 * inset, deep - 2.0 * inset, 1.8 * f);
            self.iso.block(pen, at, size, self.wall);
            for side in self.iso.walls(at, size) {
                self.windows(pen, side, 0.5 * f, u32::from(level == 0), false);
                if level == 0 {
                    self.door(pen, side, side.length / 2.0 - 0.55 * f, 1.1 * f);
                }
            }
            up += 1.8 * f;
            let rise = if level + 1 == storeys { 1.7 } else { 0.8 };
            self.iso.block(
                pen,
                (at.0 - 0.7 * f, at.1 - 0.7 * f, up - 0.06 * f),
                (size.0 + 1.4 * f, size.1 + 1.4 * f, 0.14 * f),
                self.tiles.shaded(0.1),
            );
            self.iso.hip(pen, (at.0, at.1, up + 0.08 * f), (size.0, size.1, rise * f), 0.75 * f, self.tiles);
            up += rise * f * 0.62;
        }
    }

    fn extra(&self, pen: &mut Pen, extra: Extra) {
        let ((x, y, _), (wide, deep, tall), f) = (self.at, self.size, self.factor);
        let near = |c: u32| self.place.light.near(Rgb::hex(c));
        match extra {
            Extra::None => {}
            Extra::Chimney => {
                let brick = near(0xb5705a);
                let at = (x + wide * 0.22, y + deep * 0.62, tall + 0.7 * f);
                self.iso.block(pen, at, (0.6 * f, 0.6 * f, 1.7 * f), brick);
                self.iso.block(
                    pen,
                    (at.0 - 0.08 * f, at.1 - 0.08 * f, tall + 2.4 * f),
                    (0.76 * f, 0.76 * f, 0.2 * f),
                    brick.shaded(0.2),
                );
            }
            Extra::Smokestacks => {
                for i in 0..2 {
                    let at = (x + wide * (0.25 + 0.3 * f64::from(i)), y + deep * 0.4, tall + 0.3 * f);
                    self.iso.drum(pen, at, (0.5 * f, 0.38 * f), 3.0 * f, near(0xb9a79c));
                    let (sx, sy) = self.iso.at((at.0, at.1, at.2 + 3.6 * f));
                    pen.glow(sx, sy, 1.2 * f * self.iso.scale, Rgb::WHITE.alpha(0.7));
                }
            }
            Extra::Steeple => {
                let side = 2.2 * f;
                let at = (x + wide - side * 0.5, y + deep / 2.0 - side / 2.0, 0.0);
                self.iso.block(pen, at, (side, side, tall + 2.6 * f), self.wall.lit(0.05));
                for wall in self.iso.walls(at, (side, side, 0.0)) {
                    self.pane(pen, wall, (side * 0.32, tall + 0.8 * f), (side * 0.36, 1.1 * f), true);
                    if wall.right {
                        self.door(pen, wall, side * 0.28, side * 0.44);
                    }
                }
                self.iso.hip(pen, (at.0, at.1, tall + 2.6 * f), (side, side, 3.2 * f), 0.2 * f, self.tiles);
            }
            Extra::Box => {
                let metal = near(0xc9ccd0);
                let at = (x + wide * 0.3, y + deep * 0.3, tall + 0.42 * f);
                self.iso.block(pen, at, (1.3 * f, 1.1 * f, 0.7 * f), metal);
                let fan = self.iso.at((at.0 + 0.65 * f, at.1 + 0.55 * f, at.2 + 0.7 * f));
                pen.mark(
                    crate::figures::outline::oval(
                        fan.0,
                        fan.1,
                        0.5 * f * self.iso.scale,
                        0.25 * f * self.iso.scale,
                    ),
                    top_of(metal).shaded(0.4),
                );
            }
        }
    }
}

/// What a sign shows, on a board of radius 5.
fn draw_mark(pen: &mut Pen, mark: Mark, ink: Rgb) {
    use crate::figures::outline::{blob, curve, oval, polygon, rect, round_rect};
    match mark {
        Mark::None => {}
        Mark::Cup => {
            pen.mark(round_rect(-2.4, -0.8, 4.2, 3.2, 1.3), ink);
            pen.line(circle(2.0, 0.6, 0.9), 0.5, ink);
            pen.line([-1.4, 0.6].map(|x| curve(&[(x, -1.4), (x + 0.5, -2.1), (x, -2.8)])), 0.4, ink);
        }
        Mark::Bread => {
            pen.mark(oval(0.0, 0.2, 3.0, 1.8), 0xc98a4a);
            pen.line([-1.4, 0.0, 1.4].map(|x| curve(&[(x - 0.4, 1.1), (x + 0.4, -0.7)])), 0.35, ink);
        }
        Mark::Book => {
            pen.mark(polygon("-3,-1.7 0,-0.9 3,-1.7 3,1.6 0,2.4 -3,1.6"), ink);
            pen.line(curve("0,-0.9 0,2.4"), 0.35, 0xfff6e4);
        }
        Mark::Flower => {
            for i in 0..6 {
                let (x, y) = crate::figures::outline::on_circle(0.0, 0.0, 1.7, f64::from(i) * 60.0);
                pen.mark(circle(x, y, 1.2), 0xe0708a);
            }
            pen.mark(circle(0.0, 0.0, 1.1), 0xf6cf5a);
        }
        Mark::Fork => {
            pen.mark(rect(-1.6, -2.6, 0.7, 5.2), ink);
            pen.mark(blob("1.3,-2.8 2.1,-1.4 1.5,0 0.7,-1.4"), ink);
            pen.mark(rect(1.0, -0.4, 0.7, 3.0), ink);
        }
        Mark::Cross => {
            pen.mark(rect(-0.8, -2.7, 1.6, 5.4), 0xd9534a);
            pen.mark(rect(-2.7, -0.8, 5.4, 1.6), 0xd9534a);
        }
    }
}
