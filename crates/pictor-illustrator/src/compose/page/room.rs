//! Rooms: wall and floor as they were asked for, the window and pictures on the wall, furniture along it, the rug
//! before it, lamps beside what they light, small things on what carries them.

use vello_cpu::kurbo::{Affine, Rect};

use super::board::{Board, style};
use crate::colour::Rgb;
use crate::compose::assemble::assemble;
use crate::compose::{Actor, cast};
use crate::figures::look::scramble;
use crate::figures::outline::{circle, curve, oval, polygon, rect, round_rect};
use crate::figures::{Pen, Stands};
use crate::intent::{Bond, Intent, Kind, Material, Page, Scale, Setting, Slot, Style, Subject, Time};
use crate::light::Light;
use crate::settings::{Place, interior};
use crate::sheet::{Composition, Sheet};

/// The furnished room.
pub(super) fn room(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let rest = furnished(page);
    let mut board = Board::new(&rest, sheet);
    let walls = Walls::of(page, &board);
    walls.draw(&mut board, page);
    let cast = cast::cast(&rest, rest.setting.unwrap_or(Setting::Room), &Light::of(&rest).indoors(), sheet);
    let (on_wall, others): (Vec<Actor>, Vec<Actor>) = cast.into_iter().partition(hangs_on_wall);
    let (hung, others): (Vec<Actor>, Vec<Actor>) =
        others.into_iter().partition(|actor| actor.stands == Stands::Hangs);
    let (small, large): (Vec<Actor>, Vec<Actor>) = others.into_iter().partition(is_small);
    let island = large.iter().any(|actor| actor.name() == Some("kitchen island"));
    let (stools, large): (Vec<Actor>, Vec<Actor>) =
        large.into_iter().partition(|actor| island && actor.name() == Some("bar stool"));
    let windows =
        fixtures(&mut board, &rest, page, &walls).unwrap_or_else(|| windows(&mut board, page, &walls));
    pictures(&mut board, &on_wall, &walls, windows);
    rug(&mut board, page, &walls);
    let spots = furniture(&mut board, &large, &walls);
    spread(&mut board, page, &spots);
    at_the_island(&mut board, &stools, &spots);
    set_on(&mut board, &small, &spots, &walls);
    hang(&mut board, &hung, &walls);
    board.finish(style(&rest, Style::PictureBook), &rest)
}

/// With the marks that are furniture as subjects, and a bed or sofa where the room has none.
fn furnished(page: &Page) -> Intent {
    let mut rest = page.rest.clone();
    // Where things of a room stand follows from what they are; only who lies on the sofa is said,
    // and what lies in a bowl.
    let holds = |name: &str| matches!(name, "bowl" | "vase" | "basket" | "flowerpot");
    rest.relations.retain(|r| {
        let held = r.bond == Bond::In && holds(rest.subjects[r.to].name());
        rest.subjects[r.from].kind.is_alive() || held
    });
    for slot in &page.slots {
        let name = match slot.label.as_str() {
            "bunk" => "bunk bed",
            "floor lamp" => "floor lamp",
            "pendant" => "pendant lamp",
            "paper lamp" => "paper lamp",
            "island" => "kitchen island",
            "stool" => "bar stool",
            "picture" => "painting",
            _ => continue,
        };
        let said = slot.scene.subjects.first();
        let count = said.map_or(1, |s| s.count).min(4);
        let colours = said.map(|s| s.colours.clone()).unwrap_or_default();
        rest.subjects.push(Subject { count, colours, ..Subject::new(name, Kind::Furniture) });
    }
    let is = |label: &str| page.slots.iter().any(|slot| slot.label == label);
    // The cupboards of a kitchen are built in, and a blanket lies on the bed.
    let built_in = |s: &Subject| {
        rest.setting == Some(Setting::Kitchen) && s.name() == "cupboard"
            || matches!(s.name(), "blanket" | "pillow")
            || s.name() == "fire" && rest.subjects.iter().any(|s| s.name() == "fireplace")
            // A lamp brings its stand.
            || s.name() == "nightstand" && rest.subjects.iter().any(|s| s.name() == "lamp")
    };
    let gone: Vec<usize> = (0..rest.subjects.len()).filter(|&i| built_in(&rest.subjects[i])).collect();
    gone.into_iter().rev().for_each(|i| rest.remove(i));
    let chairs: u16 = rest.subjects.iter().filter(|s| s.name() == "chair").map(|s| s.count).sum();
    let lain_on = |i: usize| rest.relations.iter().any(|r| r.to == i);
    for i in 0..rest.subjects.len() {
        let subject = &rest.subjects[i];
        let seen = match subject.name() {
            "bed" if !is("bunk") && !lain_on(i) => "double bed",
            "mirror" => "wall mirror",
            "table" if chairs > 3 => "long table",
            _ => continue,
        };
        rest.subjects[i].concept = Some(seen);
    }
    let bath = is("bath");
    let usual = match rest.setting {
        _ if bath => "bathtub",
        Some(Setting::Bedroom) => "double bed",
        Some(Setting::Kitchen) => "stove",
        Some(Setting::Office | Setting::Library) => "desk",
        Some(Setting::Cafe) => "table",
        _ => "armchair",
    };
    let large = rest
        .subjects
        .iter()
        .any(|s| s.kind == Kind::Furniture && !s.name().ends_with("lamp") && s.name() != "painting");
    let bed = |s: &Subject| matches!(s.name(), "bed" | "cradle" | "double bed" | "bunk bed");
    if !large || usual == "double bed" && !rest.subjects.iter().any(bed) {
        rest.subjects.push(Subject::new(usual, Kind::Furniture));
    }
    rest
}

/// The wall and the floor, and where they meet.
struct Walls {
    wall: Rgb,
    wood: Rgb,
    edge: f64,
}

impl Walls {
    fn of(page: &Page, board: &Board<'_>) -> Self {
        let said = |name: &str| colour(page.slots.iter().find(|slot| slot.label == name)?);
        let natural = page.slots.iter().any(|slot| slot.label == "wood" || slot.label == "tatami");
        let usual =
            [0xf1e8da, 0xe6ebe8, 0xeee4e0, 0xe4e6ee][(scramble(board.sheet.seed, 78_000) % 4) as usize];
        let wall = said("wall").or(page.rest.backdrop).or(page.rest.palette.first().copied());
        let wall = wall.unwrap_or(Rgb::hex(if natural { 0xf3ead6 } else { usual }));
        let night = page.rest.time == Some(Time::Night);
        let wall = if night { wall.mix(Rgb::hex(0x39406a), 0.5) } else { wall };
        let wood = said("floor").unwrap_or(Rgb::hex(if natural { 0xd9b98a } else { 0xc9a27a }));
        // Each turn looks from another height.
        let share = [0.68, 0.62, 0.73, 0.65][(board.sheet.turn % 4) as usize];
        Self { wall, wood, edge: board.page.height() * share }
    }

    fn draw(&self, board: &mut Board<'_>, page: &Page) {
        let (w, h, y) = (board.page.width(), board.page.height(), self.edge);
        board.pen.fade(rect(-1.0, -1.0, w + 2.0, y + 2.0), self.wall.lit(0.2), self.wall.shaded(0.04));
        board.pen.fade(rect(-1.0, y, w + 2.0, h - y + 1.0), self.wood.lit(0.05), self.wood.shaded(0.14));
        let has = |name: &str| page.slots.iter().find(|slot| slot.label == name);
        match (has("tatami"), has("tile")) {
            (Some(_), _) => tatami(board, y),
            _ => boards(&mut board.pen, (w, h), y, self.wood),
        }
        if let Some(slot) = has("tile") {
            let tone = colour(slot).or(page.rest.palette.first().copied()).unwrap_or(Rgb::hex(0xdfe9e8));
            tiles(board, (0.0, y), tone);
        }
        if has("brick").is_some() {
            bricks(board, y, [0xc9b3a2, 0xb5674f, 0xd08a6a]);
        }
        board.pen.flat(rect(-1.0, y - 1.8, w + 2.0, 2.2), self.wall.lit(0.55));
    }
}

/// The colour that was said of a mark.
fn colour(slot: &Slot) -> Option<Rgb> {
    let said = slot.scene.subjects.first()?;
    let wood = (said.material == Some(Material::Wood)).then_some(Rgb::hex(0xc69a6d));
    said.colours.first().copied().or(wood)
}

fn boards(pen: &mut Pen, (w, h): (f64, f64), y: f64, wood: Rgb) {
    let line = wood.shaded(0.35).alpha(0.35);
    for i in -14i32..=14 {
        let x = w / 2.0 + f64::from(i) * 9.0;
        pen.line(curve(&[(x, y), (w / 2.0 + (x - w / 2.0) * 2.0, h + 1.0)]), 0.2, line);
    }
}

/// Straw mats with dark borders, in perspective.
fn tatami(board: &mut Board<'_>, y: f64) {
    let (w, h) = (board.page.width(), board.page.height());
    board.pen.fade(rect(-1.0, y, w + 2.0, h - y + 1.0), Rgb::hex(0xd5c58f), Rgb::hex(0xc2b078));
    let border = Rgb::hex(0x5c6b4a);
    for i in -4i32..=4 {
        let x = w / 2.0 + f64::from(i) * 22.0;
        board.pen.line(curve(&[(x, y), (w / 2.0 + (x - w / 2.0) * 1.8, h + 1.0)]), 0.8, border);
    }
    board.pen.line(curve(&[(-1.0, y + (h - y) * 0.42), (w + 1.0, y + (h - y) * 0.42)]), 0.8, border);
}

/// Tiles on the wall, from the floor to the height of a door.
fn tiles(board: &mut Board<'_>, (top, low): (f64, f64), tone: Rgb) {
    let w = board.page.width();
    let top = top + (low - top) * 0.2;
    let size = 5.4;
    board.pen.flat(rect(-1.0, top, w + 2.0, low - top), tone.shaded(0.2));
    let (columns, rows) = ((w / size).ceil() as u64 + 1, ((low - top) / size).ceil() as u64);
    for i in 0..columns * rows {
        let (column, row) = (i % columns, i / columns);
        let chance = (scramble(board.sheet.seed, 78_100 + i) % 100) as f64 / 100.0;
        let (x, y) = (column as f64 * size - 1.0, top + row as f64 * size + 0.2);
        let tall = (size - 0.4).min(low - y);
        board.pen.mark(rect(x, y, size - 0.4, tall), tone.mix(Rgb::WHITE, 0.16 * chance));
    }
    board.pen.flat(rect(-1.0, top - 1.0, w + 2.0, 1.2), tone.lit(0.5));
}

/// A wall of bricks down to that height: mortar, and the two colours between which the bricks are.
pub(super) fn bricks(board: &mut Board<'_>, low: f64, tones: [u32; 3]) {
    let [mortar, one, other] = tones.map(Rgb::hex);
    let w = board.page.width();
    let (wide, tall) = (7.0, 3.0);
    board.pen.mark(rect(-1.0, -1.0, w + 2.0, low + 1.0), mortar);
    for row in 0..(low / tall) as u64 + 1 {
        let shift = if row % 2 == 0 { 0.0 } else { wide / 2.0 };
        for column in 0..(w / wide) as u64 + 2 {
            let chance = (scramble(board.sheet.seed, 78_300 + row * 40 + column) % 100) as f64 / 100.0;
            let x = column as f64 * wide - shift;
            let tone = one.mix(other, chance);
            board.pen.mark(rect(x, row as f64 * tall, wide - 0.4, tall - 0.4), tone);
        }
    }
}

fn hangs_on_wall(actor: &Actor) -> bool {
    matches!(actor.name(), Some("picture frame" | "window" | "clock" | "shelf" | "wall mirror"))
        || actor.stands == Stands::Free && actor.kind == Kind::Furniture
        || matches!(actor.kind, Kind::Symbol | Kind::Nature)
}

/// What stands on a table or shelf rather than on the floor.
fn is_small(actor: &Actor) -> bool {
    let stands =
        actor.name().is_some_and(|name| matches!(name, "lamp" | "computer" | "laptop" | "vase" | "candle"));
    stands
        || matches!(actor.kind, Kind::Food | Kind::Product | Kind::Object | Kind::Tool)
            && actor.height < 0.75
            && actor.name() != Some("television")
}

/// What is built into a kitchen, or shelves all over the wall: where that is, no window is.
fn fixtures(board: &mut Board<'_>, rest: &Intent, page: &Page, walls: &Walls) -> Option<Rect> {
    let (w, h, y) = (board.page.width(), board.page.height(), walls.edge);
    let place = Place::bare((w, h), Light::of(rest), board.sheet.seed);
    if page.slots.iter().any(|slot| slot.label == "books") {
        interior::bookshelves(&mut board.pen, &place, Rect::new(w * 0.04, y * 0.08, w * 0.96, y));
        return Some(Rect::ZERO);
    }
    if rest.setting == Some(Setting::Kitchen) {
        let said = page.rest.subjects.iter().find(|s| s.name() == "cupboard");
        let front = said.and_then(|s| s.colours.first().copied());
        let front = front.unwrap_or(walls.wall.mix(Rgb::hex(0xb9c4c2), 0.6));
        let low = Rect::new(-1.0, y * 0.7, w + 1.0, y);
        cupboards(&mut board.pen, low, front, w / 9.0);
        board.pen.flat(rect(-1.0, low.y0 - 1.6, w + 2.0, 2.0), walls.wood.shaded(0.1));
        cupboards(&mut board.pen, Rect::new(w * 0.56, y * 0.08, w + 1.0, y * 0.34), front.lit(0.2), w / 9.0);
    }
    None
}

/// Doors side by side, each with its knob.
fn cupboards(pen: &mut Pen, area: Rect, front: Rgb, wide: f64) {
    pen.body(rect(area.x0, area.y0, area.width(), area.height()), front.shaded(0.2));
    let count = (area.width() / wide).round().max(1.0) as u32;
    let wide = area.width() / f64::from(count);
    for i in 0..count {
        let x = area.x0 + wide * f64::from(i);
        pen.flat(round_rect(x + 0.3, area.y0 + 0.4, wide - 0.6, area.height() - 0.8, 0.6), front);
        let knob = if i % 2 == 0 { x + wide - 1.6 } else { x + 1.6 };
        pen.mark(circle(knob, area.center().y, 0.45), Rgb::hex(0x6f6a66));
    }
}

/// The windows that were asked for, or one at a side; and what of the wall they take up.
fn windows(board: &mut Board<'_>, page: &Page, walls: &Walls) -> Rect {
    let (w, y) = (board.page.width(), walls.edge);
    let slot = page.slots.iter().find(|slot| slot.label.ends_with("window"));
    let said = slot.and_then(|slot| slot.scene.subjects.first());
    let large =
        said.is_some_and(|s| s.size > Scale::Usual) || slot.is_some_and(|s| s.label == "large window");
    let kitchen = page.rest.setting == Some(Setting::Kitchen);
    let left = kitchen || scramble(board.sheet.seed, 78_001).is_multiple_of(2);
    let wide = if large { (w * 0.44).min(62.0) } else { (w * 0.24).min(26.0) };
    let x = match slot {
        Some(_) if large => w * 0.5 - wide / 2.0,
        _ if left => w * 0.1,
        _ => w * 0.9 - wide,
    };
    let tiled = page.slots.iter().any(|slot| slot.label == "tile");
    if slot.is_none() && (tiled || page.slots.iter().any(|s| s.label == "books")) {
        return Rect::ZERO;
    }
    let area = Rect::new(x, y * 0.13, x + wide, y * if large { 0.74 } else { 0.6 });
    let place = Place::bare((w, board.page.height()), Light::of(&page.rest), board.sheet.seed);
    let curtains = page.slots.iter().find(|slot| slot.label == "curtain");
    let plain = walls.wall.shaded(0.25);
    let cloth = curtains.map(|slot| colour(slot).unwrap_or(plain));
    let cloth = cloth.or((!board.sheet.turn.is_multiple_of(2)).then_some(plain));
    interior::window(&mut board.pen, &place, area, cloth);
    area.inflate(5.0, 3.0)
}

/// Pictures, clocks and shelves in the part of the wall that the window leaves.
fn pictures(board: &mut Board<'_>, actors: &[Actor], walls: &Walls, window: Rect) {
    let w = board.page.width();
    let (left, right) = match window.width() > 0.0 {
        true if window.center().x < w / 2.0 => (window.x1, w - 6.0),
        true => (6.0, window.x0),
        false => (6.0, w - 6.0),
    };
    let free = Rect::new(left, walls.edge * 0.12, right, walls.edge * 0.44);
    let share = free.width() / actors.len().max(1) as f64;
    for (i, actor) in actors.iter().enumerate().filter(|(_, actor)| actor.name() != Some("window")) {
        let tall = free.height().min(share * 0.8 / actor.aspect);
        let x = free.x0 + share * (i as f64 + 0.5);
        board.figures.extend(assemble(actor, x, free.y0 + (free.height() + tall) / 2.0, tall).shapes);
    }
}

/// An oval or a woven field on the floor before the furniture.
fn rug(board: &mut Board<'_>, page: &Page, walls: &Walls) {
    let Some(slot) = page.slots.iter().find(|slot| slot.label == "rug") else { return };
    let (w, h) = (board.page.width(), board.page.height());
    let tones = [0xb9c2c9, 0xd9b8a6, 0xa9bba8];
    let tone = colour(slot).unwrap_or(Rgb::hex(tones[(scramble(board.sheet.seed, 78_002) % 3) as usize]));
    let (x, y) = (w / 2.0, walls.edge + (h - walls.edge) * 0.62);
    let (half, deep) = ((w * 0.36).min(52.0), (h - walls.edge) * 0.27);
    if slot.note == "round" {
        let field = |grow: f64| oval(x, y, half * 0.82 * grow, deep * 1.15 * grow);
        board.pen.shade(field(1.01), 0.1);
        board.pen.flat(field(1.0), tone);
        return [0.9, 0.6, 0.3].into_iter().for_each(|grow| board.pen.line(field(grow), 0.5, tone.lit(0.6)));
    }
    let field = |grow: f64| {
        polygon(&[
            (x - half * 0.84 * grow, y - deep * grow),
            (x + half * 0.84 * grow, y - deep * grow),
            (x + half * grow, y + deep * grow),
            (x - half * grow, y + deep * grow),
        ])
    };
    board.pen.shade(field(1.01), 0.1);
    board.pen.flat(field(1.0), tone);
    board.pen.line(field(0.88), 0.6, tone.lit(0.6));
    board.pen.line(field(0.8), 0.3, tone.lit(0.6));
}

/// Between two pieces of a row.
const GAP: f64 = 0.14;

/// Where a piece stands, and which it is.
type Spot = (Rect, Option<&'static str>);

/// The large pieces along the wall, of many the lower ones before it; where each stands.
fn furniture(board: &mut Board<'_>, actors: &[Actor], walls: &Walls) -> Vec<Spot> {
    let h = board.page.height();
    let mut sorted: Vec<&Actor> = actors.iter().take(8).collect();
    // Plants stand along the wall, not before the bed.
    let plant = |actor: &Actor| actor.kind == Kind::Plant;
    // The low table of a sofa stands before it, and one with chairs before them.
    let are = |names: &[&str]| sorted.iter().filter(|a| a.name().is_some_and(|n| names.contains(&n))).count();
    let (seated, dining) = (are(&["sofa", "armchair"]) > 0, are(&["chair"]) > 1);
    let low = |actor: &Actor| (seated || dining) && matches!(actor.name(), Some("table" | "long table"));
    let order = |a: &&Actor, b: &&Actor| {
        low(a).cmp(&low(b)).then(plant(b).cmp(&plant(a))).then(b.height.total_cmp(&a.height))
    };
    sorted.sort_by(order);
    let plants = sorted.iter().filter(|actor| plant(actor)).count().min(2);
    let behind = sorted.iter().filter(|actor| !low(actor)).count();
    let back = if behind > 4 && !dining { behind.div_ceil(2).max(plants + 1) } else { behind };
    let (rear, front) = sorted.split_at(back);
    let deep = h - walls.edge;
    let scale = unit(board, rear, walls);
    let near = unit(board, front, walls).min(scale * if seated { 0.75 } else { 1.3 });
    let mut spots = row(board, rear, (walls.edge + deep * 0.2, scale));
    spots.extend(row(board, front, (walls.edge + deep * if dining { 0.5 } else { 0.7 }, near)));
    spots
}

/// How wide a row is, in heights of one.
fn total(actors: &[&Actor]) -> f64 {
    actors.iter().map(|a| high(a) * a.aspect + GAP).sum::<f64>()
}

/// How large the height of one is drawn, so that a row fits.
fn unit(board: &Board<'_>, actors: &[&Actor], walls: &Walls) -> f64 {
    let tallest = actors.iter().map(|a| high(a)).fold(0.5, f64::max);
    let wide = board.page.width() * 0.86 / total(actors).max(0.1);
    wide.min(walls.edge * 0.74 / tallest).min(walls.edge * 0.54)
}

/// One row, the widest in its middle, its feet at that height, at that scale.
fn row(board: &mut Board<'_>, actors: &[&Actor], (foot, unit): (f64, f64)) -> Vec<Spot> {
    let mut order: Vec<&Actor> = Vec::new();
    let mut sorted = actors.to_vec();
    sorted.sort_by(|a, b| (high(b) * b.aspect).total_cmp(&(high(a) * a.aspect)));
    for (i, actor) in sorted.into_iter().enumerate() {
        let last = (i as u64 + board.sheet.turn).is_multiple_of(2);
        if last { order.push(actor) } else { order.insert(0, actor) }
    }
    let gap = GAP;
    let mut x = board.page.width() / 2.0 - (total(actors) - gap) * unit / 2.0;
    let mut spots = Vec::new();
    for actor in &order {
        let (tall, wide) = (high(actor) * unit, high(actor) * actor.aspect * unit);
        let middle = x + wide / 2.0;
        let mut pen = Pen::new(Affine::IDENTITY);
        pen.shadow(middle, foot, wide * 0.52, wide * 0.05 + 0.5, 0.36);
        board.figures.extend(pen.finish().shapes);
        board.figures.extend(assemble(actor, middle, foot, tall).shapes);
        spots.push((Rect::new(x, foot - tall, x + wide, foot), actor.name()));
        x += wide + gap * unit;
    }
    spots
}

/// The blanket that was named, over the foot of the bed or the seat of the sofa.
fn spread(board: &mut Board<'_>, page: &Page, spots: &[Spot]) {
    let Some(blanket) = page.rest.subjects.iter().find(|s| s.name() == "blanket") else { return };
    let bed = |name: &Option<&str>| matches!(name, Some("double bed" | "sofa" | "armchair"));
    let Some((spot, name)) = spots.iter().find(|(_, name)| bed(name)) else { return };
    let tone = blanket.colours.first().copied().unwrap_or(Rgb::hex(0xd9b48f));
    let at = |x: f64, y: f64| (spot.x0 + spot.width() * x, spot.y0 + spot.height() * y);
    let field = if *name == Some("double bed") {
        [at(0.035, 0.72), at(0.5, 0.69), at(0.965, 0.72), at(0.99, 0.9), at(0.5, 0.93), at(0.01, 0.9)]
    } else {
        [at(0.1, 0.02), at(0.18, 0.0), at(0.28, 0.02), at(0.3, 0.74), at(0.2, 0.77), at(0.1, 0.74)]
    };
    let mut pen = Pen::new(Affine::IDENTITY);
    pen.body(polygon(&field), tone);
    pen.within(polygon(&field), |pen| {
        for i in 0..9 {
            let (x, y) = (spot.x0 + spot.width() * (0.06 + 0.11 * f64::from(i)), spot.y0);
            pen.line(curve(&[(x, y), (x, spot.y1)]), 0.35, tone.shaded(0.22).alpha(0.6));
        }
    });
    board.figures.extend(pen.finish().shapes);
}

/// The stools before the island.
fn at_the_island(board: &mut Board<'_>, stools: &[Actor], spots: &[Spot]) {
    let Some((spot, _)) = spots.iter().find(|(_, name)| *name == Some("kitchen island")) else { return };
    for (i, stool) in stools.iter().enumerate() {
        let x = spot.x0 + spot.width() * (i as f64 + 0.5) / stools.len() as f64;
        board.figures.extend(assemble(stool, x, spot.y1 + spot.height() * 0.14, spot.height() * 0.9).shapes);
    }
}

/// How high it stands in a room: a toy is lower than the bed.
fn high(actor: &Actor) -> f64 {
    match actor.kind {
        Kind::Furniture | Kind::Plant | Kind::Person | Kind::Animal => actor.height,
        _ if matches!(actor.name(), Some("piano" | "television" | "door" | "easel" | "slide")) => {
            actor.height
        }
        _ => actor.height.min(0.45),
    }
}

/// Small things on what carries them, or on a low table where nothing does.
fn set_on(board: &mut Board<'_>, actors: &[Actor], spots: &[Spot], walls: &Walls) {
    if actors.is_empty() {
        return;
    }
    let h = board.page.height();
    let carrier = spots
        .iter()
        .find(|(_, name)| matches!(name, Some("table" | "long table" | "desk" | "kitchen island")))
        .map(|(spot, _)| *spot);
    let beside = spots.iter().map(|(spot, _)| *spot).max_by(|a, b| a.width().total_cmp(&b.width()));
    let bedside = carrier.is_none();
    let area = carrier.or(beside).unwrap_or(Rect::new(20.0, h * 0.5, 60.0, h * 0.72));
    let count = actors.len().min(5);
    for (i, actor) in actors.iter().take(5).enumerate() {
        let tall = (actor.height * 20.0).clamp(7.0, 17.0);
        let (x, foot) = if bedside {
            // One at each side, on a stand of its own.
            let side = if i % 2 == 0 { -1.0 } else { 1.0 };
            let x = area.center().x + side * (area.width() / 2.0 + 5.5);
            let x = x.clamp(6.0, board.page.width() - 6.0);
            let top = walls.edge - 2.0;
            let wood = walls.wood.shaded(0.2);
            board.pen.shadow(x, top + 11.0, 5.0, 0.8, 0.36);
            board.pen.body(round_rect(x - 4.4, top, 8.8, 11.0, 0.8), wood);
            board.pen.mark(rect(x - 3.4, top + 2.2, 6.8, 3.2), wood.lit(0.14));
            board.pen.mark(circle(x, top + 3.8, 0.5), wood.shaded(0.4));
            (x, top + 0.2)
        } else {
            let share = (i as f64 + 0.5) / count as f64;
            (area.x0 + area.width() * (0.14 + 0.72 * share), area.y0 + area.height() * 0.14)
        };
        board.figures.extend(assemble(actor, x, foot, tall).shapes);
    }
}

/// What hangs from the ceiling: lamps in a row.
fn hang(board: &mut Board<'_>, hung: &[Actor], walls: &Walls) {
    for (i, actor) in hung.iter().take(5).enumerate() {
        let share = (i as f64 + 1.0) / (hung.len().min(5) as f64 + 1.0);
        let x = board.page.width() * (0.5 + (share - 0.5) * 0.7);
        let tall = walls.edge * 0.28;
        board.figures.extend(assemble(actor, x, tall - 1.0, tall).shapes);
    }
}
