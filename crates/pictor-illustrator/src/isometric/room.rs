//! Rooms: two walls, a floor, and furniture made of blocks.

use super::solid::{Iso, Thing};
use super::{TILE, thing};
use crate::figures::prelude::*;
use crate::intent::Setting;
use crate::settings::Place;

/// How high walls are.
const WALL: f64 = 5.4;

/// The floor and the walls with what hangs on them.
pub(super) fn shell(pen: &mut Pen, iso: &Iso, place: &Place, setting: Setting) {
    let near = |c: u32| place.light.near(Rgb::hex(c));
    let (wall, floor) = match setting {
        Setting::Kitchen => (near(0xdfe9dc), near(0xe6d9c4)),
        Setting::Bedroom => (near(0xd3d6ea), near(0xd9b48c)),
        Setting::Clinic => (near(0xdcebea), near(0xdfe3e0)),
        Setting::Classroom => (near(0xe9e4c4), near(0xc99a6b)),
        Setting::Library | Setting::Cafe => (near(0xd8b99a), near(0xa87850)),
        Setting::Office | Setting::Workshop => (near(0xd6dde4), near(0xb9a890)),
        _ => (near(0xf0d6b8), near(0xcfa06e)),
    };
    let (t, thick) = (TILE, 0.35);
    iso.block(pen, (-thick, -thick, -0.7), (t + thick, t + thick, 0.7), floor.shaded(0.2));
    iso.face(pen, &[(0.0, 0.0, 0.0), (t, 0.0, 0.0), (t, t, 0.0), (0.0, t, 0.0)], floor);
    for i in 1..12 {
        let y = f64::from(i);
        iso.line(pen, &[(0.0, y, 0.0), (t, y, 0.0)], 0.04, floor.shaded(0.24));
        let x = (f64::from(i) * 4.7) % t;
        iso.line(pen, &[(x, y - 1.0, 0.0), (x, y, 0.0)], 0.04, floor.shaded(0.24));
    }
    // The walls' inner sides: along x at the back right, along y at the back left.
    iso.face(pen, &[(0.0, 0.0, 0.0), (t, 0.0, 0.0), (t, 0.0, WALL), (0.0, 0.0, WALL)], wall);
    iso.face(pen, &[(0.0, 0.0, 0.0), (0.0, t, 0.0), (0.0, t, WALL), (0.0, 0.0, WALL)], wall.shaded(0.16));
    let top = wall.lit(0.5);
    iso.face(
        pen,
        &[
            (-thick, -thick, WALL),
            (t, -thick, WALL),
            (t, 0.0, WALL),
            (0.0, 0.0, WALL),
            (0.0, t, WALL),
            (-thick, t, WALL),
        ],
        top,
    );
    iso.face(pen, &[(t, -thick, -0.7), (t, 0.0, -0.7), (t, 0.0, WALL), (t, -thick, WALL)], wall.shaded(0.4));
    iso.face(pen, &[(-thick, t, -0.7), (0.0, t, -0.7), (0.0, t, WALL), (-thick, t, WALL)], wall.shaded(0.1));
    for ends in [[(0.0, 0.0, 0.16), (t, 0.0, 0.16)], [(0.0, 0.0, 0.16), (0.0, t, 0.16)]] {
        iso.line(pen, &ends, 0.26, near(0xfdf8ee));
    }
    window(pen, iso, place, |u, v| (u, 0.0, v), (6.2, 1.9), (3.4, 2.4));
    let sunny = [(6.4, 1.2, 0.0), (9.4, 1.2, 0.0), (8.2, 4.6, 0.0), (5.2, 4.6, 0.0)];
    if !place.light.dark {
        pen.mark(iso.outline(&sunny), Rgb::hex(0xfff3cc).alpha(0.4));
    }
    picture(pen, iso, place, (4.4, 2.6), 1.5);
    picture(pen, iso, place, (6.6, 2.9), 1.1);
}

fn window(
    pen: &mut Pen,
    iso: &Iso,
    place: &Place,
    wall: impl Fn(f64, f64) -> (f64, f64, f64),
    (u, v): (f64, f64),
    (wide, tall): (f64, f64),
) {
    let frame = place.light.near(Rgb::hex(0xfdf8ee));
    let quad = |u: f64, v: f64, wide: f64, tall: f64| {
        [wall(u, v), wall(u + wide, v), wall(u + wide, v + tall), wall(u, v + tall)]
    };
    iso.face(pen, &quad(u - 0.2, v - 0.2, wide + 0.4, tall + 0.4), frame);
    let path = iso.outline(&quad(u, v, wide, tall));
    pen.blend(path.clone(), place.light.sky[0].lit(0.1), place.light.sky[2]);
    pen.within(path, |pen| {
        let (x, y) = iso.at(wall(u + wide * 0.72, v + tall * 0.74));
        pen.mark(
            circle(x, y, 0.42 * iso.scale),
            Rgb::hex(if place.light.dark { 0xfdf6da } else { 0xffe08a }),
        );
        let hill = [
            wall(u, v + tall * 0.3),
            wall(u + wide * 0.4, v + tall * 0.42),
            wall(u + wide, v + tall * 0.2),
            wall(u + wide, v),
            wall(u, v),
        ];
        pen.mark(iso.outline(&hill), place.light.near(place.light.grass));
    });
    iso.line(pen, &[wall(u + wide / 2.0, v), wall(u + wide / 2.0, v + tall)], 0.14, frame);
    iso.line(pen, &[wall(u, v + tall * 0.55), wall(u + wide, v + tall * 0.55)], 0.14, frame);
}

/// A picture on the left wall.
fn picture(pen: &mut Pen, iso: &Iso, place: &Place, (y, up): (f64, f64), size: f64) {
    let near = |c: u32| place.light.near(Rgb::hex(c)).shaded(0.12);
    let quad = |g: f64| {
        [
            (0.0, y + size - g, up + g),
            (0.0, y + g, up + g),
            (0.0, y + g, up + size - g),
            (0.0, y + size - g, up + size - g),
        ]
    };
    iso.face(pen, &quad(0.0), near(0x9a6b48));
    iso.face(pen, &quad(0.14), near(0xbfe0e6));
    let hill = [
        (0.0, y + size - 0.14, up + 0.14),
        (0.0, y + 0.14, up + 0.14),
        (0.0, y + 0.14, up + size * 0.4),
        (0.0, y + size * 0.55, up + size * 0.62),
        (0.0, y + size - 0.14, up + size * 0.34),
    ];
    iso.face(pen, &hill, near(0x8fb873));
}

/// What stands in a room of that kind; with `guests`, its middle stays free.
pub(super) fn furniture(iso: &Iso, place: &Place, setting: Setting, guests: bool) -> Vec<Thing> {
    let kit = Kit { iso, place };
    let mut things = match setting {
        Setting::Bedroom => vec![
            kit.rug(),
            kit.bed(),
            kit.chest((0.3, 6.6)),
            kit.wardrobe((9.6, 0.3)),
            kit.plant((0.9, 10.6)),
        ],
        Setting::Kitchen => vec![kit.counter(), kit.fridge(), kit.dining(guests), kit.plant((0.9, 11.0))],
        Setting::Library => {
            vec![
                kit.rug(),
                kit.shelf((0.2, 1.0), 4.4),
                kit.shelf((0.2, 5.8), 4.4),
                kit.armchair((7.6, 2.2)),
                kit.lamp((10.6, 1.0)),
                kit.plant((0.9, 11.2)),
            ]
        }
        Setting::Office | Setting::Classroom | Setting::Workshop => {
            vec![
                kit.desk((5.4, 1.6)),
                kit.shelf((0.2, 1.2), 4.0),
                kit.desk((2.6, 5.8)),
                kit.plant((0.9, 11.0)),
                kit.lamp((11.0, 0.9)),
            ]
        }
        Setting::Cafe | Setting::Shop => {
            vec![
                kit.bar(),
                kit.shelf((0.2, 6.0), 3.0),
                kit.cafe_table((7.6, 6.6)),
                kit.cafe_table((4.4, 9.0)),
                kit.plant((0.9, 11.0)),
            ]
        }
        _ => vec![
            kit.rug(),
            kit.sofa(),
            kit.low_table(),
            kit.shelf((0.2, 0.8), 3.2),
            kit.lamp((11.0, 1.0)),
            kit.armchair((8.4, 2.6)),
            kit.plant((0.9, 11.0)),
        ],
    };
    if guests {
        // Whoever lives here stands in the middle.
        things.retain(|thing| thing.depth < 14.5);
    }
    things
}

/// The joiner of one room.
struct Kit<'a> {
    iso: &'a Iso,
    place: &'a Place,
}

impl Kit<'_> {
    fn near(&self, colour: u32) -> Rgb {
        self.place.light.near(Rgb::hex(colour))
    }

    fn block(&self, pen: &mut Pen, at: (f64, f64, f64), size: (f64, f64, f64), colour: u32) {
        self.iso.block(pen, at, size, self.near(colour));
    }

    fn rug(&self) -> Thing {
        let red = self.near(0xc9675a);
        thing(-1.0, |pen| {
            for (g, tone) in [(0.0, red), (0.35, red.lit(0.55)), (0.55, red.lit(0.08))] {
                let (a, b) = (3.6 + g, 9.6 - g);
                self.iso.face(pen, &[(a, a, 0.0), (b + 0.6, a, 0.0), (b + 0.6, b, 0.0), (a, b, 0.0)], tone);
            }
        })
    }

    fn sofa(&self) -> Thing {
        thing(9.5, |pen| {
            self.iso.shadow(pen, (1.8, 6.6), 2.6);
            self.block(pen, (0.5, 4.4, 0.0), (0.7, 4.6, 2.0), 0x5f8f9a);
            self.block(pen, (0.5, 4.4, 0.0), (2.3, 0.6, 1.35), 0x5f8f9a);
            self.block(pen, (1.2, 5.0, 0.0), (1.6, 3.4, 0.85), 0x74a5ae);
            self.iso.line(
                pen,
                &[(1.2, 6.7, 0.86), (2.8, 6.7, 0.86), (2.8, 6.7, 0.2)],
                0.05,
                self.near(0x4c7680),
            );
            self.block(pen, (1.2, 5.2, 0.85), (0.4, 1.0, 0.85), 0xf0c05a);
            self.block(pen, (1.2, 7.2, 0.85), (0.4, 1.0, 0.85), 0xe08a70);
            self.block(pen, (0.5, 8.4, 0.0), (2.3, 0.6, 1.35), 0x5f8f9a);
        })
    }

    fn armchair(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y + 2.0, |pen| {
            self.iso.shadow(pen, (x + 1.0, y + 1.0), 1.5);
            self.block(pen, (x, y, 0.0), (2.2, 0.6, 2.0), 0xd98a6a);
            self.block(pen, (x, y + 0.6, 0.0), (0.5, 1.5, 1.2), 0xd98a6a);
            self.block(pen, (x + 0.5, y + 0.6, 0.0), (1.2, 1.5, 0.8), 0xe6a284);
            self.block(pen, (x + 1.7, y + 0.6, 0.0), (0.5, 1.5, 1.2), 0xd98a6a);
        })
    }

    fn low_table(&self) -> Thing {
        thing(13.0, |pen| {
            self.iso.shadow(pen, (6.4, 6.6), 1.5);
            for [dx, dy] in rows("0.1,0.1 2.2,0.1 0.1,1.4 2.2,1.4") {
                self.block(pen, (5.2 + dx, 5.8 + dy, 0.0), (0.18, 0.18, 0.7), 0x8f5f42);
            }
            self.block(pen, (5.2, 5.8, 0.7), (2.5, 1.7, 0.18), 0xb9824f);
            self.block(pen, (5.6, 6.2, 0.88), (0.9, 0.6, 0.14), 0x5f7fb0);
            self.iso.drum(pen, (7.1, 6.8, 0.88), (0.16, 0.2), 0.3, self.near(0xfdf6ea));
        })
    }

    fn shelf(&self, (x, y): (f64, f64), wide: f64) -> Thing {
        const BOOKS: [u32; 6] = [0xc9544c, 0x4f86a8, 0xe0ac4a, 0x6f9f7f, 0x8a6fa8, 0xf0e2c4];
        thing(x + y + 1.0, |pen| {
            self.block(pen, (x, y, 0.0), (0.9, wide, 4.0), 0xa87448);
            for level in 0..4 {
                let up = 0.25 + 0.95 * f64::from(level);
                let quad = [
                    (x + 0.9, y + wide - 0.15, up),
                    (x + 0.9, y + 0.15, up),
                    (x + 0.9, y + 0.15, up + 0.75),
                    (x + 0.9, y + wide - 0.15, up + 0.75),
                ];
                self.iso.face(pen, &quad, self.near(0x6b4630));
                let mut at = y + 0.25;
                let mut key = level as u64 * 40;
                while at < y + wide - 0.5 {
                    let thick = 0.16 + 0.16 * self.place.chance(880 + key);
                    let tall = 0.45 + 0.25 * self.place.chance(881 + key);
                    let book = self.near(BOOKS[(self.place.chance(882 + key) * 5.99) as usize]);
                    let spine = [
                        (x + 0.9, at + thick, up),
                        (x + 0.9, at, up),
                        (x + 0.9, at, up + tall),
                        (x + 0.9, at + thick, up + tall),
                    ];
                    self.iso.face(pen, &spine, book.shaded(0.12));
                    at += thick + 0.02;
                    key += 3;
                }
            }
        })
    }

    fn lamp(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y, |pen| {
            self.iso.shadow(pen, (x, y), 0.5);
            self.iso.drum(pen, (x, y, 0.0), (0.35, 0.35), 0.1, self.near(0x5a4f52));
            self.iso.line(pen, &[(x, y, 0.1), (x, y, 2.8)], 0.1, self.near(0x5a4f52));
            self.iso.drum(pen, (x, y, 2.7), (0.62, 0.4), 0.85, Rgb::hex(0xfbe3a8));
            let (gx, gy) = self.iso.at((x, y, 3.0));
            pen.glow(gx, gy, 3.0 * self.iso.scale, Rgb::hex(0xffe2a0).alpha(0.5));
        })
    }

    fn plant(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y, |pen| {
            self.iso.shadow(pen, (x, y), 0.6);
            self.iso.drum(pen, (x, y, 0.0), (0.36, 0.48), 0.75, self.near(0xcf7d58));
            for [dx, dy, up, r] in rows("0.2,-0.2,1.2,0.5 -0.25,0.1,1.35,0.52 0,0,1.8,0.52") {
                self.iso.ball(pen, (x + dx, y + dy, up), r, self.near(0x5f9a66));
            }
        })
    }

    fn bed(&self) -> Thing {
        thing(9.0, |pen| {
            self.iso.shadow(pen, (6.0, 3.0), 3.2);
            self.block(pen, (3.6, 0.4, 0.0), (3.6, 0.4, 2.2), 0xa87448);
            self.block(pen, (3.6, 0.8, 0.0), (3.6, 5.0, 0.6), 0xa87448);
            self.block(pen, (3.7, 0.8, 0.6), (3.4, 4.9, 0.45), 0xfdf8f0);
            self.block(pen, (4.0, 0.9, 1.05), (1.2, 0.9, 0.3), 0xf3efe6);
            self.block(pen, (5.6, 0.9, 1.05), (1.2, 0.9, 0.3), 0xf3efe6);
            self.block(pen, (3.62, 2.4, 0.7), (3.56, 3.36, 0.45), 0x6f8fc0);
            self.block(pen, (3.62, 2.4, 1.1), (3.56, 0.7, 0.12), 0xdfe7f5);
        })
    }

    fn chest(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y + 1.6, |pen| {
            self.block(pen, (x, y, 0.0), (1.3, 2.4, 1.7), 0xc08a58);
            for up in [0.2, 0.95] {
                let quad = [
                    (x + 1.3, y + 2.25, up),
                    (x + 1.3, y + 0.15, up),
                    (x + 1.3, y + 0.15, up + 0.6),
                    (x + 1.3, y + 2.25, up + 0.6),
                ];
                self.iso.face(pen, &quad, self.near(0xa87448));
                let (kx, ky) = self.iso.at((x + 1.3, y + 1.2, up + 0.3));
                pen.mark(circle(kx, ky, 0.1 * self.iso.scale), 0xf2cf7a);
            }
            self.iso.drum(pen, (x + 0.6, y + 1.2, 1.7), (0.3, 0.22), 0.5, self.near(0xe0a25a));
            self.iso.ball(pen, (x + 0.6, y + 1.2, 2.6), 0.4, self.near(0x6fa06c));
        })
    }

    fn wardrobe(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y + 2.0, |pen| {
            self.block(pen, (x, y, 0.0), (2.1, 1.2, 4.2), 0xb98250);
            self.iso.line(
                pen,
                &[(x + 1.05, y + 1.2, 0.2), (x + 1.05, y + 1.2, 4.0)],
                0.07,
                self.near(0x85582f),
            );
            for dx in [0.85, 1.25] {
                let (kx, ky) = self.iso.at((x + dx, y + 1.2, 2.1));
                pen.mark(circle(kx, ky, 0.1 * self.iso.scale), 0xf2cf7a);
            }
        })
    }

    fn counter(&self) -> Thing {
        thing(7.0, |pen| {
            self.block(pen, (0.1, 0.1, 0.0), (9.0, 1.5, 1.6), 0x8fb3a6);
            self.block(pen, (0.1, 0.1, 1.6), (9.1, 1.65, 0.16), 0xf3e9da);
            for x in steps(0.4, 1.75, 5) {
                let quad = [(x, 1.6, 0.25), (x + 1.5, 1.6, 0.25), (x + 1.5, 1.6, 1.45), (x, 1.6, 1.45)];
                self.iso.face(pen, &quad, self.near(0x9fc2b5));
            }
            self.block(pen, (2.0, 0.4, 1.76), (1.6, 1.0, 0.06), 0x4c4a52);
            for [dx, dy] in rows("0.35,0.3 1.1,0.3 0.35,0.7 1.1,0.7") {
                let (cx, cy) = self.iso.at((2.0 + dx, 0.4 + dy, 1.83));
                pen.line(
                    oval(cx, cy, 0.24 * self.iso.scale, 0.12 * self.iso.scale),
                    0.06 * self.iso.scale,
                    0xd9664f,
                );
            }
            self.iso.drum(pen, (3.1, 0.8, 1.82), (0.3, 0.3), 0.5, self.near(0xc94f48));
            self.iso.drum(pen, (0.9, 0.9, 1.76), (0.2, 0.24), 0.6, self.near(0xf0c05a));
            self.block(pen, (0.1, 0.1, 3.6), (4.6, 0.8, 1.2), 0x8fb3a6);
        })
    }

    fn fridge(&self) -> Thing {
        thing(11.6, |pen| {
            self.block(pen, (9.6, 0.2, 0.0), (1.9, 1.7, 4.0), 0xeef0ee);
            self.iso.line(
                pen,
                &[(9.6, 1.9, 2.6), (11.5, 1.9, 2.6), (11.5, 0.2, 2.6)],
                0.06,
                self.near(0xaab2b4),
            );
            self.iso.line(pen, &[(9.85, 1.9, 1.6), (9.85, 1.9, 2.3)], 0.12, self.near(0x8d969a));
            self.iso.line(pen, &[(9.85, 1.9, 2.9), (9.85, 1.9, 3.5)], 0.12, self.near(0x8d969a));
        })
    }

    fn dining(&self, guests: bool) -> Thing {
        let (x, y) = if guests { (2.0, 5.0) } else { (5.0, 5.4) };
        thing(x + y + if guests { 2.0 } else { 4.0 }, |pen| {
            self.iso.shadow(pen, (x + 1.4, y + 1.2), 2.2);
            self.block(pen, (x + 0.6, y - 1.0, 0.0), (0.9, 0.8, 0.9), 0xd98a5a);
            for [dx, dy] in rows("0.1,0.1 2.7,0.1 0.1,2 2.7,2") {
                self.block(pen, (x + dx, y + dy, 0.0), (0.2, 0.2, 1.4), 0x8f5f42);
            }
            self.block(pen, (x, y, 1.4), (3.0, 2.3, 0.18), 0xc9925c);
            self.iso.drum(pen, (x + 1.5, y + 1.1, 1.58), (0.34, 0.55), 0.3, self.near(0xf6efe2));
            for (dx, colour) in [(0.0, 0xd9483f), (0.28, 0xe8a23c), (-0.24, 0x8fb04a)] {
                self.iso.ball(pen, (x + 1.5 + dx, y + 1.1 - dx * 0.5, 2.0), 0.22, self.near(colour));
            }
            self.block(pen, (x + 1.2, y + 2.7, 0.0), (0.9, 0.8, 0.9), 0xd98a5a);
        })
    }

    fn desk(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y + 3.0, |pen| {
            self.iso.shadow(pen, (x + 1.6, y + 0.9), 2.0);
            self.block(pen, (x + 0.1, y + 0.1, 0.0), (0.2, 1.5, 1.5), 0x8f6a4c);
            self.block(pen, (x + 2.3, y + 0.1, 0.0), (0.9, 1.5, 1.5), 0x9f7854);
            self.block(pen, (x, y, 1.5), (3.3, 1.8, 0.16), 0xcf9f6e);
            self.block(pen, (x + 1.2, y + 0.5, 1.66), (0.7, 0.3, 0.2), 0x6a6f7c);
            self.block(pen, (x + 0.7, y + 0.5, 1.86), (1.8, 0.14, 1.15), 0x3f4450);
            let screen = [
                (x + 0.8, y + 0.64, 1.96),
                (x + 2.4, y + 0.64, 1.96),
                (x + 2.4, y + 0.64, 2.9),
                (x + 0.8, y + 0.64, 2.9),
            ];
            self.iso.face(pen, &screen, Rgb::hex(0x8fd0e4));
            self.block(pen, (x + 0.9, y + 1.1, 1.66), (1.3, 0.45, 0.06), 0xe9e6e0);
            self.iso.drum(pen, (x + 2.9, y + 1.1, 1.66), (0.14, 0.17), 0.3, self.near(0xd9605a));
            self.iso.drum(pen, (x + 1.5, y + 2.6, 0.0), (0.4, 0.12), 0.9, self.near(0x50545f));
            self.iso.drum(pen, (x + 1.5, y + 2.6, 0.9), (0.6, 0.6), 0.2, self.near(0x5f86b0));
        })
    }

    fn bar(&self) -> Thing {
        thing(9.4, |pen| {
            self.block(pen, (2.4, 1.8, 0.0), (6.6, 1.3, 1.7), 0x7d5a48);
            self.block(pen, (2.3, 1.7, 1.7), (6.8, 1.5, 0.18), 0xe0b98a);
            for x in steps(2.6, 1.07, 6) {
                let quad = [(x, 3.1, 0.2), (x + 0.9, 3.1, 0.2), (x + 0.9, 3.1, 1.5), (x, 3.1, 1.5)];
                self.iso.face(pen, &quad, self.near(0x93705a));
            }
            self.block(pen, (3.0, 2.0, 1.88), (1.5, 0.9, 1.1), 0xc9ccd0);
            self.block(pen, (3.0, 2.0, 2.98), (1.5, 0.9, 0.16), 0xd9564a);
            self.block(pen, (6.2, 2.0, 1.88), (2.2, 0.9, 0.8), 0xcfe4ea);
            for (i, colour) in [0xe8b06a, 0xd97f8f, 0x8a5a3c].into_iter().enumerate() {
                self.iso.ball(pen, (6.7 + 0.6 * i as f64, 2.6, 2.1), 0.24, self.near(colour));
            }
            self.iso.drum(pen, (5.3, 2.5, 1.88), (0.14, 0.19), 0.3, self.near(0xfdf8f0));
        })
    }

    fn cafe_table(&self, (x, y): (f64, f64)) -> Thing {
        thing(x + y, |pen| {
            self.iso.shadow(pen, (x, y), 1.3);
            self.iso.drum(pen, (x - 1.2, y - 0.3, 0.0), (0.34, 0.4), 0.75, self.near(0xb9764c));
            self.iso.drum(pen, (x, y, 0.0), (0.14, 0.14), 1.1, self.near(0x5f5450));
            self.iso.drum(pen, (x, y, 1.1), (0.85, 0.85), 0.12, self.near(0xf3e6d0));
            self.iso.drum(pen, (x - 0.2, y + 0.1, 1.22), (0.14, 0.18), 0.26, self.near(0xfdfaf4));
            self.iso.drum(pen, (x + 0.9, y + 0.9, 0.0), (0.36, 0.42), 0.75, self.near(0xb9764c));
        })
    }
}
