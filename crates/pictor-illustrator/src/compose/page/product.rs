//! Product shots: one thing in a studio, on a plinth where one is asked for, to the side that words leave it.

use vello_cpu::kurbo::{Rect, Shape as _};

use super::board::{Board, Side, by_place, fitted, portrait, style};
use super::only;
use crate::colour::Rgb;
use crate::figures::look::scramble;
use crate::figures::outline::{drop, oval, rect, turned};
use crate::intent::{
    Hand, Intent, Kind, Lettering, Material, Page, Position, Region, Setting, Slot, Style, Subject,
};
use crate::settings::outdoors;
use crate::shape;
use crate::sheet::{Composition, Sheet};
use crate::understanding::{Bulk, Group, concept};

/// Grounds of which the seed picks one where none was asked for.
const GROUNDS: [u32; 4] = [0xe9ded0, 0xdfe6e4, 0xeadcd8, 0xe2e0ea];

/// The thing; of several the first, with the others small at its foot.
pub(super) fn product(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    // Words on a thing have their place in a scene, which is somewhere.
    let heads = |line: &Lettering| {
        matches!(line.place, Position::Anywhere | Position::Title | Position::Subtitle | Position::Caption)
    };
    if !rest.lettering.iter().all(heads) || !rest.at_home && rest.setting.is_some_and(outdoors) {
        return None;
    }
    // 月饼礼盒 is a box; what is in it lies at its foot.
    let boxed = |s: &Subject| Group::Container.has(s.name());
    let main =
        usize::from(rest.subjects.first()?.kind == Kind::Food && rest.subjects.get(1).is_some_and(boxed));
    // What is named twice is one thing, as it was said last.
    let again = |s: &Subject| s.name() == rest.subjects[main].name() && !s.colours.is_empty();
    let main = rest.subjects.iter().rposition(again).unwrap_or(main);
    let mut alone = only(rest, &[main]);
    // "Backpack product photo, brown": a colour that is said of nothing is the thing's, and the ground goes with it.
    let shared = alone.subjects.iter().all(|s| s.colours.is_empty()).then(|| rest.palette.first().copied());
    alone.subjects.iter_mut().for_each(|s| s.colours.extend(shared.flatten()));
    let thing = portrait(&alone, sheet);
    let bounds = shape::bounds(&thing)?;
    let mut board = Board::new(rest, sheet);
    let chosen = Rgb::hex(GROUNDS[(scramble(sheet.seed, 73_000) % 4) as usize]);
    let pale = shared.flatten().map(|colour| colour.mix(Rgb::WHITE, 0.78));
    let second = rest.palette.get(usize::from(shared.is_some())).copied();
    board.ground = rest.backdrop.or(second).or(pale).unwrap_or(chosen);
    let mark = |name: &str| page.slots.iter().find(|slot| slot.label == name);
    let free = if rest.lettering.is_empty() { page.free } else { Some(Region::Top) };
    let area = seen(stage(&board, free), sheet.turn, free.is_some());
    let floor = area.y1;
    let table = |s: &Subject| matches!(s.name(), "table" | "desk");
    studio(&mut board, floor, rest.setting == Some(Setting::Tabletop) || rest.subjects.iter().any(table));
    let plinth = mark("plinth").map_or(0.0, |_| area.height() * 0.17);
    let lift = if mark("float").is_some() { area.height() * 0.14 } else { 0.0 };
    let room = Rect::new(area.x0, area.y0, area.x1, floor - plinth - lift);
    let affine = standing(bounds, room);
    let at = affine.transform_rect_bbox(bounds);
    let (x, half) = (at.center().x, at.width() / 2.0);
    if let Some(slot) = mark("plinth") {
        pedestal(&mut board, slot, (x, at.y1), (half * 1.3 + 4.0, floor));
    }
    board.pen.shadow(x, at.y1 + lift - 0.4, half * (1.05 - lift * 0.02), half * 0.14 + 0.6, 0.42);
    if mark("splash").is_some() {
        splash(&mut board, at);
    }
    board.figures.extend(shape::transformed(&thing, affine));
    others(&mut board, page, main, at, floor);
    headlines(&mut board, rest);
    Some(board.finish(style(rest, Style::PictureBook), rest))
}

/// The words of an advertisement, the first the largest, above what it is for.
fn headlines(board: &mut Board<'_>, rest: &Intent) {
    let (w, h, mut y) = (board.page.width(), board.page.height(), 0.07);
    let ink = if board.ground.luma() > 0.5 { Rgb::hex(0x2d2630) } else { Rgb::WHITE };
    for (i, line) in by_place(rest.lettering.iter().collect()).into_iter().take(4).enumerate() {
        let tall = if i == 0 { 0.15 } else { 0.06 };
        let spot = Rect::new(w * 0.08, h * y, w * 0.92, h * (y + tall));
        board.label(&line.text, spot, spot.height(), Hand::Bold, Side::Middle, line.colour.unwrap_or(ink));
        y += tall + 0.02;
    }
}

/// Where the thing may be: the page without its margins and the side that stays free.
fn stage(board: &Board<'_>, free: Option<Region>) -> Rect {
    let (w, h) = (board.page.width(), board.page.height());
    let at = |x0: f64, y0: f64, x1: f64, y1: f64| Rect::new(w * x0, h * y0, w * x1, h * y1);
    match free {
        Some(Region::Left) => at(0.46, 0.16, 0.96, 0.76),
        Some(Region::Right) => at(0.04, 0.16, 0.54, 0.76),
        Some(Region::Bottom) => at(0.16, 0.07, 0.84, 0.6),
        Some(_) => at(0.16, 0.4, 0.84, 0.9),
        None => at(0.18, 0.2, 0.82, 0.84),
    }
}

/// The part of the stage that the thing fills at that turn: nearer or farther, and, where no side stays free, off to one.
fn seen(stage: Rect, turn: u64, keeps_side: bool) -> Rect {
    let [size, dx] = [[1.0, 0.0], [0.72, -0.14], [1.12, 0.13], [0.8, 0.18]][(turn % 4) as usize];
    let dx = if keeps_side { 0.0 } else { dx * stage.width() };
    let (half, height) = (stage.width() * size / 2.0, stage.height() * size);
    let (x, floor) = (stage.center().x + dx, stage.y1);
    Rect::new(x - half, floor - height, x + half, floor)
}

/// A sweep of colour, lit from above; or a table.
fn studio(board: &mut Board<'_>, floor: f64, table: bool) {
    let (w, h, tone) = (board.page.width(), board.page.height(), board.ground);
    let edge = floor - h * 0.14;
    board.pen.fade(rect(-1.0, -1.0, w + 2.0, edge + 2.0), tone.shaded(0.05), tone.lit(0.14));
    let ground = if table { Rgb::hex(0xc99a6b) } else { tone };
    board.pen.fade(rect(-1.0, edge, w + 2.0, h - edge + 1.0), ground.lit(0.06), ground.shaded(0.1));
    board.pen.haze(w * 0.5, edge * 0.66, w * 0.6, h * 0.5, Rgb::WHITE.alpha(0.28));
}

/// What brings the thing onto the floor of the room, as large as fits.
fn standing(bounds: Rect, room: Rect) -> vello_cpu::kurbo::Affine {
    let affine = fitted(bounds, room);
    let drop = room.y1 - affine.transform_rect_bbox(bounds).y1;
    vello_cpu::kurbo::Affine::translate((0.0, drop)) * affine
}

/// A round plinth of the asked material under (`x`, `top`), down to the floor.
fn pedestal(board: &mut Board<'_>, slot: &Slot, (x, top): (f64, f64), (half, floor): (f64, f64)) {
    let said = slot.scene.subjects.first();
    let colour = said.and_then(|s| s.colours.first().copied());
    let colour = colour.unwrap_or_else(|| match said.and_then(|s| s.material) {
        Some(Material::Wood) => Rgb::hex(0xc69a6d),
        Some(Material::Stone) => Rgb::hex(0xe8e6e4),
        _ => board.ground.lit(0.45),
    });
    let deep = half * 0.17;
    let pen = &mut board.pen;
    pen.shadow(x, floor + deep * 0.6, half * 1.12, deep * 1.1, 0.34);
    let mut side = rect(x - half, top, half * 2.0, floor - top);
    side.extend(oval(x, floor, half, deep).elements().iter().copied());
    pen.flat(side, colour.shaded(0.12));
    pen.within(rect(x - half, top, half * 2.0, floor - top + deep), |pen| {
        pen.fade(
            rect(x - half, top, half * 2.0, floor - top + deep),
            colour.alpha(0.0),
            colour.shaded(0.3).alpha(0.5),
        );
        pen.mark(rect(x - half * 0.72, top, half * 0.3, floor - top + deep), Rgb::WHITE.alpha(0.16));
    });
    pen.flat(oval(x, top, half, deep), colour.lit(0.25));
    if said.and_then(|s| s.material) == Some(Material::Stone) {
        for (dx, lean) in [(-0.5, 0.3), (0.1, -0.2), (0.55, 0.25)] {
            let from = (x + half * dx, top + (floor - top) * 0.2);
            let to = (from.0 + half * lean, floor + deep * 0.2);
            let middle = ((from.0 + to.0) / 2.0 + half * 0.08, (from.1 + to.1) / 2.0);
            pen.line(crate::figures::outline::curve(&[from, middle, to]), 0.3, Rgb::hex(0xb9b6b8).alpha(0.7));
        }
    }
}

/// A crown of drops behind and before the foot of the thing.
fn splash(board: &mut Board<'_>, at: Rect) {
    let (x, y, half) = (at.center().x, at.y1, at.width() / 2.0);
    let water = Rgb::hex(0x9fd0e6);
    board.pen.mark(oval(x, y, half * 2.1, half * 0.3), water.alpha(0.55));
    board.pen.mark(oval(x, y + half * 0.02, half * 1.7, half * 0.2), Rgb::WHITE.alpha(0.4));
    for i in 0..18u32 {
        let side = f64::from(i) / 17.0 * 2.0 - 1.0;
        let chance =
            |key: u64| (scramble(board.sheet.seed, 73_100 + key + u64::from(i) * 4) % 100) as f64 / 100.0;
        let (size, rise) = (half * (0.1 + 0.14 * chance(0)), at.height() * (0.12 + 0.5 * chance(1)));
        let (dx, dy) = (side * half * (1.25 + 0.9 * chance(2)), rise * (0.4 + 0.6 * side.abs()));
        let path = turned(drop(x + dx, y - dy, size, size * 1.6), (x + dx, y - dy), side * 50.0);
        let glint = path.bounding_box();
        board.pen.glass(path, water, 0.8);
        board.pen.mark(
            oval(glint.center().x - size * 0.12, glint.center().y, size * 0.1, size * 0.2),
            Rgb::WHITE.alpha(0.8),
        );
    }
}

/// What else was named: flowers, slices, leaves, at both sides of the foot.
fn others(board: &mut Board<'_>, page: &Page, main: usize, at: Rect, floor: f64) {
    let same = |s: &Subject| s.name() == page.rest.subjects[main].name();
    let small = |i: &usize| {
        let subject = &page.rest.subjects[*i];
        !matches!(subject.kind, Kind::Person | Kind::Building | Kind::Furniture) && !same(subject)
    };
    let most = (at.height() * 0.4).min(22.0);
    let named = (0..page.rest.subjects.len()).filter(|i| *i != main).filter(small);
    // A few stand one by one at both sides, many together.
    let each = |i: usize| {
        let mut one = only(&page.rest, &[i]);
        let few = if one.subjects[0].count < 5 { one.subjects[0].count.max(1) } else { 1 };
        if few > 1 {
            one.subjects[0].count = 1;
        }
        std::iter::repeat_n(one, few.into())
    };
    for (place, one) in named.flat_map(each).take(4).enumerate() {
        let tiny = concept(one.subjects[0].name()).is_some_and(|c| c.bulk == Bulk::Tiny);
        let tall = if tiny && one.subjects[0].count == 1 { most * 0.6 } else { most };
        let shapes = portrait(&one, board.sheet);
        let Some(bounds) = shape::bounds(&shapes) else { continue };
        let side = if place % 2 == 0 { 1.0 } else { -1.0 };
        let half = tall * (bounds.width() / bounds.height() / 2.0).clamp(0.3, 0.75);
        let out = (at.width() / 2.0 + half * (0.83 + 1.7 * (place / 2) as f64)) * side;
        let x = (at.center().x + out).clamp(half * 0.93, board.page.width() - half * 0.93);
        let foot = floor + tall * 0.16 - (place / 2) as f64 * 1.2;
        let area = Rect::new(x - half, foot - tall, x + half, foot);
        let affine = standing(bounds, area);
        let spot = affine.transform_rect_bbox(bounds);
        board.pen.shadow(spot.center().x, spot.y1, spot.width() * 0.5, spot.width() * 0.08 + 0.3, 0.36);
        board.figures.extend(shape::transformed(&shapes, affine));
    }
}
