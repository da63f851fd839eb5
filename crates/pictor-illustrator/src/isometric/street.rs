//! What stands around buildings: trees, tables, lamps, people, cars; and whole blocks of a town.

use super::building::Plan;
use super::solid::{Iso, Thing};
use super::{TILE, thing};
use crate::figures::prelude::*;
use crate::intent::{Season, Setting};
use crate::settings::Place;

/// The buildings that were asked for, each on its lot, with what belongs around them.
pub(super) fn lots(
    pen: &mut Pen,
    iso: &Iso,
    place: &Place,
    lots: &[(&'static Plan, Option<Rgb>)],
) -> Vec<Thing> {
    if let [(plan, colour)] = *lots {
        return alone(pen, iso, place, plan, colour);
    }
    let columns = (lots.len() as f64).sqrt().ceil();
    let ranks = (lots.len() as f64 / columns).ceil();
    let cell = TILE / columns.max(ranks);
    roads(pen, iso, place, columns.max(ranks) as u32, cell);
    let mut things = Vec::new();
    for (i, &(plan, colour)) in lots.iter().enumerate() {
        let (column, row) = ((i as f64) % columns, (i as f64 / columns).floor());
        let (wide, deep) = plan.size();
        let factor = (cell * 0.66 / wide.max(deep)).min(0.8);
        let at = (cell * (column + 0.5) - wide * factor / 2.0, cell * (row + 0.5) - deep * factor / 2.0);
        things.push(thing(at.0 + wide * factor + at.1 + deep * factor, |pen| {
            plan.build(pen, iso, at, factor, colour, place);
        }));
        let corner = (cell * (column + 0.86), cell * (row + 0.2));
        things.push(tree(iso, place, corner, 0.6, i as u64));
    }
    for i in lots.len()..(columns * ranks) as usize {
        let (column, row) = ((i as f64) % columns, (i as f64 / columns).floor());
        for (k, [dx, dy]) in rows("0.3,0.35 0.66,0.4 0.45,0.7").enumerate() {
            things.push(tree(iso, place, (cell * (column + dx), cell * (row + dy)), 0.9, k as u64));
        }
    }
    things
}

/// One building in the middle of its own tile.
fn alone(pen: &mut Pen, iso: &Iso, place: &Place, plan: &'static Plan, colour: Option<Rgb>) -> Vec<Thing> {
    let near = |c: u32| place.light.near(Rgb::hex(c));
    let factor = plan.shrink();
    let (wide, deep) = (plan.size().0 * factor, plan.size().1 * factor);
    let at = (TILE * 0.44 - wide / 2.0, TILE * 0.42 - deep / 2.0);
    paving(pen, iso, (0.6, at.1 + deep + 0.3), (TILE - 1.2, TILE - at.1 - deep - 0.9), near(0xe2d6c4));
    paving(pen, iso, (at.0 + wide + 0.3, 0.6), (TILE - at.0 - wide - 0.9, at.1 + deep - 0.3), near(0xd9cdbd));
    let mut things =
        vec![thing(at.0 + wide + at.1 + deep, |pen| plan.build(pen, iso, at, factor, colour, place))];
    let front = at.1 + deep;
    if plan.terrace() {
        for (i, x) in [2.2, 5.0].into_iter().enumerate() {
            things.push(table(iso, place, (x, front + 1.9), i == 0 || place.chance(811) < 0.6));
        }
        things.push(person(iso, place, (3.5, front + 2.4), 0));
        things.push(person(iso, place, (at.0 + wide + 1.5, 6.0), 1));
    } else {
        things.push(person(iso, place, (at.0 + wide * 0.5 + 0.6, front + 1.7), 0));
        things.push(bush(iso, place, (at.0 + 0.9, front + 0.7)));
        things.push(bush(iso, place, (at.0 + wide - 0.7, front + 0.7)));
    }
    things.push(lamp(iso, place, (TILE - 0.9, 9.4)));
    for (i, at) in
        [(1.0, 1.0), (TILE - 1.2, 1.2), (0.9, TILE - 1.3), (TILE - 1.3, 4.2)].into_iter().enumerate()
    {
        things.push(tree(iso, place, at, 1.0 + 0.2 * place.chance(820 + i as u64), i as u64));
    }
    things.push(bush(iso, place, (TILE - 1.0, 7.6)));
    things
}

/// A quarter of a town: roads, and a building of its own kind on each lot.
pub(super) fn block(pen: &mut Pen, iso: &Iso, place: &Place, setting: Setting) -> Vec<Thing> {
    let (cells, cell) = (3u32, TILE / 3.0);
    roads(pen, iso, place, cells, cell);
    let mut things = Vec::new();
    let shift = (place.chance(830) * 7.0) as usize;
    for i in 0..cells * cells {
        let (column, row) = (f64::from(i % cells), f64::from(i / cells));
        let at = (cell * (column + 0.5), cell * (row + 0.5));
        if i == 5 {
            paving(pen, iso, (at.0 - 1.4, at.1 - 1.4), (2.8, 2.8), place.light.near(place.light.grass));
            for (k, [dx, dy]) in rows("-0.8,-0.8 0.9,-0.5 -0.6,0.9 0.8,0.9").enumerate() {
                things.push(tree(iso, place, (at.0 + dx, at.1 + dy), 0.62, k as u64));
            }
            continue;
        }
        let kind =
            if setting == Setting::Village { [0, 5, 6][i as usize % 3] } else { i as usize * 3 + shift };
        // What is tall stands at the back, or it hides the others.
        let plan = Plan::usual(if column + row > 2.0 && kind % 7 == 4 { kind + 2 } else { kind });
        let (wide, deep) = plan.size();
        let factor = 2.7 / wide.max(deep);
        let corner = (at.0 - wide * factor / 2.0, at.1 - deep * factor / 2.0);
        let tints = [0xf3dfc0, 0xe9b9a0, 0xc5d3c0, 0xd9c4dc, 0xbfd2dd, 0xf0cf9a].map(Rgb::hex);
        let tint = tints[(place.chance(840 + u64::from(i)) * 5.99) as usize];
        things.push(thing(corner.0 + wide * factor + corner.1 + deep * factor, |pen| {
            plan.build(pen, iso, corner, factor, Some(tint), place);
        }));
    }
    for (i, at) in
        [(cell, cell * 1.5), (cell * 2.0, cell * 2.4), (cell * 0.6, cell * 2.0)].into_iter().enumerate()
    {
        things.push(car(iso, place, at, i));
    }
    things
}

/// What grows on a tile of open land: along its far edges, so that the middle is free.
pub(super) fn nature(iso: &Iso, place: &Place, setting: Setting) -> Vec<Thing> {
    if matches!(setting, Setting::Sea | Setting::Space | Setting::Sky | Setting::Underwater) {
        return Vec::new();
    }
    let spots = [
        (0.9, 1.0),
        (3.2, 0.8),
        (6.4, 0.9),
        (TILE - 1.0, 0.9),
        (0.8, 4.0),
        (0.9, 7.4),
        (0.9, TILE - 1.0),
        (TILE - 0.9, 3.6),
    ];
    let each = spots.into_iter().enumerate().map(|(i, at)| match i % 3 {
        2 => bush(iso, place, at),
        _ => tree(iso, place, at, 0.85 + 0.35 * place.chance(850 + i as u64), i as u64),
    });
    each.collect()
}

/// Roads between the cells of a grid, with a line along their middle.
fn roads(pen: &mut Pen, iso: &Iso, place: &Place, cells: u32, cell: f64) {
    let tar = place.light.near(Rgb::hex(0x8d8f98));
    let paint = place.light.near(Rgb::hex(0xf3ead2));
    for i in 1..cells {
        let c = cell * f64::from(i);
        iso.face(
            pen,
            &[(0.0, c - 0.45, 0.0), (TILE, c - 0.45, 0.0), (TILE, c + 0.45, 0.0), (0.0, c + 0.45, 0.0)],
            tar,
        );
        iso.face(
            pen,
            &[(c - 0.45, 0.0, 0.0), (c + 0.45, 0.0, 0.0), (c + 0.45, TILE, 0.0), (c - 0.45, TILE, 0.0)],
            tar,
        );
    }
    for i in 1..cells {
        let c = cell * f64::from(i);
        for k in 0..12 {
            let a = f64::from(k) + 0.25;
            iso.line(pen, &[(a, c, 0.0), (a + 0.5, c, 0.0)], 0.06, paint);
            iso.line(pen, &[(c, a, 0.0), (c, a + 0.5, 0.0)], 0.06, paint);
        }
    }
}

/// Slabs of stone.
fn paving(pen: &mut Pen, iso: &Iso, (x, y): (f64, f64), (dx, dy): (f64, f64), stone: Rgb) {
    iso.face(pen, &[(x, y, 0.0), (x + dx, y, 0.0), (x + dx, y + dy, 0.0), (x, y + dy, 0.0)], stone);
    for i in 1..dx.floor() as u32 {
        let at = x + dx * f64::from(i) / dx.floor();
        iso.line(pen, &[(at, y, 0.0), (at, y + dy, 0.0)], 0.035, stone.shaded(0.22));
    }
    for i in 1..dy.floor() as u32 {
        let at = y + dy * f64::from(i) / dy.floor();
        iso.line(pen, &[(x, at, 0.0), (x + dx, at, 0.0)], 0.035, stone.shaded(0.22));
    }
}

fn tree(iso: &Iso, place: &Place, (x, y): (f64, f64), size: f64, key: u64) -> Thing {
    let leaves = place.light.near(place.light.leaves[(key % 3) as usize]);
    let bark = place.light.near(Rgb::hex(0x8a6248));
    let fir = key % 4 == 2 && place.light.season != Season::Autumn;
    thing(x + y, |pen| {
        iso.shadow(pen, (x, y), 0.8 * size);
        iso.drum(pen, (x, y, 0.0), (0.14 * size, 0.12 * size), 1.1 * size, bark);
        if fir {
            let green = place.light.near(Rgb::hex(0x4f8a68));
            for [up, r] in rows("0.7,0.95 1.4,0.75 2.1,0.5") {
                cone(pen, iso, (x, y, up * size), r * size, 1.2 * size, green);
            }
            return;
        }
        iso.ball(pen, (x, y, 1.9 * size), 0.95 * size, leaves.shaded(0.1));
        iso.ball(pen, (x + 0.35 * size, y - 0.1, 1.6 * size), 0.62 * size, leaves.shaded(0.16));
        iso.ball(pen, (x - 0.3 * size, y + 0.2, 2.2 * size), 0.66 * size, leaves.lit(0.1));
    })
}

fn bush(iso: &Iso, place: &Place, (x, y): (f64, f64)) -> Thing {
    let leaves = place.light.near(place.light.leaves[1].shaded(0.08));
    thing(x + y, |pen| {
        iso.shadow(pen, (x, y), 0.6);
        iso.ball(pen, (x + 0.3, y - 0.3, 0.32), 0.42, leaves.shaded(0.12));
        iso.ball(pen, (x - 0.2, y + 0.2, 0.38), 0.5, leaves);
    })
}

/// A cone by its foot: a parasol, a fir.
fn cone(pen: &mut Pen, iso: &Iso, (x, y, z): (f64, f64, f64), r: f64, tall: f64, colour: Rgb) {
    let ((bx, by), top) = (iso.at((x, y, z)), iso.at((x, y, z + tall)));
    let (rx, ry) = (r * iso.scale * 1.22, r * iso.scale * 0.6);
    pen.flat(oval(bx, by, rx, ry), colour.shaded(0.3));
    pen.flat(polygon(&[(bx - rx, by), top, (bx + rx * 0.2, by + ry)]), colour.lit(0.08));
    pen.flat(polygon(&[(bx + rx * 0.2, by + ry), top, (bx + rx, by)]), colour.shaded(0.2));
}

/// A round table with two stools, perhaps under a parasol.
fn table(iso: &Iso, place: &Place, (x, y): (f64, f64), parasol: bool) -> Thing {
    let near = |c: u32| place.light.near(Rgb::hex(c));
    thing(x + y, |pen| {
        iso.shadow(pen, (x, y), 1.0);
        for [dx, dy] in rows("-0.85,-0.1 0.2,-0.95") {
            iso.drum(pen, (x + dx, y + dy, 0.0), (0.24, 0.26), 0.5, near(0xc98a5a));
        }
        iso.drum(pen, (x, y, 0.0), (0.1, 0.1), 0.75, near(0x7d6a60));
        iso.drum(pen, (x, y, 0.75), (0.62, 0.62), 0.1, near(0xf6ead6));
        iso.drum(pen, (x - 0.2, y + 0.1, 0.85), (0.1, 0.13), 0.18, near(0xfdfaf4));
        iso.drum(pen, (x + 0.6, y + 0.7, 0.0), (0.25, 0.27), 0.5, near(0xc98a5a));
        if parasol {
            iso.line(pen, &[(x, y, 0.85), (x, y, 2.4)], 0.08, near(0x9a8578));
            cone(pen, iso, (x, y, 2.1), 1.35, 0.75, near(0xe0705a));
            let (bx, by) = iso.at((x, y, 2.1));
            let top = iso.at((x, y, 2.85));
            let r = 1.35 * iso.scale;
            pen.flat(
                polygon(&[(bx - r * 0.72, by + r * 0.3), top, (bx - r * 0.2, by + r * 0.49)]),
                near(0xfff3e0),
            );
            pen.flat(
                polygon(&[(bx + r * 0.55, by + r * 0.42), top, (bx + r * 0.95, by + r * 0.28)]),
                near(0xe8d8c4),
            );
        }
    })
}

/// A small person: a coat and a head.
fn person(iso: &Iso, place: &Place, (x, y): (f64, f64), key: u64) -> Thing {
    let near = |c: u32| place.light.near(Rgb::hex(c));
    let coats = [0x4f86b0, 0xd9705f, 0xe0ac4a, 0x6f9f7f, 0x8a6fa8];
    let skins = [0xf3c9a6, 0xc68a5e, 0x8f5b3c, 0xf8d5bd];
    let hairs = [0x4a3128, 0x2f2730, 0x8a5a34];
    let pick = |list: &[u32], k: u64| {
        near(list[(place.chance(860 + key * 3 + k) * list.len() as f64 * 0.999) as usize])
    };
    thing(x + y, |pen| {
        iso.shadow(pen, (x, y), 0.4);
        iso.drum(pen, (x, y, 0.0), (0.2, 0.22), 0.6, near(0x4c4a66));
        iso.drum(pen, (x, y, 0.5), (0.3, 0.22), 0.85, pick(&coats, 0));
        iso.ball(pen, (x, y, 1.68), 0.36, pick(&skins, 1));
        let (hx, hy) = iso.at((x, y, 1.8));
        let r = 0.38 * iso.scale;
        pen.flat(blob(&sized((hx, hy), (r, r), "-1,0.2 -0.7,-0.7 0.5,-0.8 1,0.1 0,-0.15")), pick(&hairs, 2));
    })
}

fn lamp(iso: &Iso, place: &Place, (x, y): (f64, f64)) -> Thing {
    let iron = place.light.near(Rgb::hex(0x4c4f63));
    thing(x + y, |pen| {
        iso.shadow(pen, (x, y), 0.35);
        iso.drum(pen, (x, y, 0.0), (0.2, 0.16), 0.25, iron);
        iso.line(pen, &[(x, y, 0.25), (x, y, 3.2)], 0.12, iron);
        iso.drum(pen, (x, y, 3.2), (0.2, 0.3), 0.5, Rgb::hex(0xffe6a4));
        cone(pen, iso, (x, y, 3.7), 0.38, 0.3, iron);
        if place.light.dark {
            let (lx, ly) = iso.at((x, y, 3.4));
            pen.glow(lx, ly, 3.0 * iso.scale, Rgb::hex(0xffd27a).alpha(0.7));
        }
    })
}

fn car(iso: &Iso, place: &Place, (x, y): (f64, f64), key: usize) -> Thing {
    let paint = place.light.near(Rgb::hex([0xd9564a, 0xf0c14f, 0x4f8fb5][key % 3]));
    thing(x + y + 1.0, |pen| {
        iso.shadow(pen, (x + 0.3, y + 0.3), 0.7);
        for [dx, dy] in rows("0.25,0.62 1.05,0.62") {
            let (wx, wy) = iso.at((x + dx - 0.6, y + dy - 0.3, 0.14));
            pen.flat(oval(wx, wy, 0.17 * iso.scale, 0.2 * iso.scale), 0x38343f);
        }
        iso.block(pen, (x - 0.6, y - 0.3, 0.14), (1.3, 0.62, 0.34), paint);
        iso.block(pen, (x - 0.38, y - 0.26, 0.48), (0.76, 0.54, 0.3), place.light.near(Rgb::hex(0xbfdbe4)));
        iso.face(
            pen,
            &[
                (x - 0.38, y - 0.26, 0.79),
                (x + 0.38, y - 0.26, 0.79),
                (x + 0.38, y + 0.28, 0.79),
                (x - 0.38, y + 0.28, 0.79),
            ],
            paint.lit(0.2),
        );
    })
}
