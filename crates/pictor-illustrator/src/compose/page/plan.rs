//! The plan of a house by its rooms: in rows with corridors between them, each with its name and what belongs in it.

use vello_cpu::kurbo::Rect;

use super::anatomy::{best, is_flat};
use super::board::{Board, LABEL, MARGIN, SMALL, Side, style};
use crate::colour::Rgb;
use crate::figures::outline::{polygon, polyline, rect};
use crate::intent::{Hand, Intent, Kind, Page, Region, Slot, Style, Subject};
use crate::sheet::{Composition, Sheet};

/// By what a room is called: its share of the floor in tenths, zero, and its furniture in the second column.
const ROOMS: &str = include_str!("rooms.txt");
const WALL: Rgb = Rgb::hex(0x4a4f5c);
/// How wide a corridor is.
const CORRIDOR: f64 = 9.0;

/// Whether rooms are told that the furnished flat has not.
pub(super) fn is_told(page: &Page) -> bool {
    let named = page.rest.subjects.iter().any(|s| s.name() == "floor plan");
    named && page.slots.iter().filter(|slot| !is_door(slot)).count() > 1 && !is_flat(page)
}

fn is_door(slot: &&Slot) -> bool {
    slot.note == "door"
}

/// How large such a room is, and what stands in it.
fn kind(label: &str) -> (f64, Option<&'static str>) {
    let sizes = ROOMS.lines().filter(|line| line.ends_with(" 0"));
    let size = best(label, sizes).map_or(1.0, |(_, size, _)| size / 10.0);
    let furniture = ROOMS.lines().filter_map(|line| line.split_once(" > "));
    let fits = |names: &str| {
        names.split(", ").filter(|name| label.to_lowercase().contains(name)).map(str::len).max()
    };
    let found = furniture.filter_map(|(names, figure)| Some((fits(names)?, figure)));
    (size, found.reduce(|a, b| if b.0 > a.0 { b } else { a }).map(|(_, figure)| figure))
}

/// The rooms as even rows, in their order.
fn rows<'t>(rooms: &[&'t Slot]) -> Vec<Vec<&'t Slot>> {
    let count = match rooms.len() {
        0..=3 => 1,
        4..=8 => 2,
        _ => 3,
    };
    let whole: f64 = rooms.iter().map(|slot| kind(&slot.label).0).sum();
    let (mut rows, mut so_far) = (vec![Vec::new(); count], 0.0);
    for room in rooms {
        let share = kind(&room.label).0;
        let row = ((so_far + share / 2.0) / whole * count as f64) as usize;
        rows[row.min(count - 1)].push(*room);
        so_far += share;
    }
    rows
}

pub(super) fn plan(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let house = board.headed(page.title.as_ref()).inset(-MARGIN / 2.0);
    let (doors, rooms): (Vec<&Slot>, Vec<&Slot>) = page.slots.iter().partition(is_door);
    let rows = rows(&rooms);
    let side = doors.first().and_then(|door| door.scene.region);
    // One goes in at the end of a corridor between the rows, or from one before all of them.
    let before = side == Some(Region::Top);
    let after = side == Some(Region::Bottom) || rows.len() == 1 && !before;
    let corridors = rows.len() - 1 + usize::from(before) + usize::from(after);
    let high = (house.height() - CORRIDOR * corridors as f64) / rows.len() as f64;
    let floor = board.ground.mix(Rgb::WHITE, 0.8).mix(Rgb::hex(0xd9c7a6), 0.35);
    board.pen.flat(rect(house.x0, house.y0, house.width(), house.height()), floor);
    let mut cells = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let y = house.y0 + (high + CORRIDOR) * i as f64 + if before { CORRIDOR } else { 0.0 };
        let whole: f64 = row.iter().map(|slot| kind(&slot.label).0).sum();
        let mut x = house.x0;
        for slot in row {
            let wide = house.width() * kind(&slot.label).0 / whole.max(0.1);
            // Its door leads to the corridor.
            let below = i + 1 < rows.len() || after;
            cells.push((*slot, Rect::new(x, y, x + wide, y + high), below));
            x += wide;
        }
    }
    let fits = |(slot, cell, _): &(&Slot, Rect, bool)| {
        board.even([slot.label.as_str()].into_iter(), (cell.width() - 3.0, 9.0), LABEL)
    };
    let size = cells.iter().map(fits).fold(LABEL, f64::min);
    for (i, (slot, cell, below)) in cells.into_iter().enumerate() {
        room(&mut board, slot, (cell, below, i), size, house);
    }
    board.pen.line(rect(house.x0, house.y0, house.width(), house.height()), 1.8, WALL);
    if let Some(door) = doors.first() {
        entrance(&mut board, &door.label, (side, house, high), floor);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// A room with its walls, a window where it has an outer wall, its door, its furniture and its name.
fn room(board: &mut Board<'_>, slot: &Slot, (cell, below, i): (Rect, bool, usize), size: f64, house: Rect) {
    let (wide, x) = (cell.width(), cell.center().x);
    let floor = board.ground.mix(Rgb::WHITE, 0.6).mix(board.accent(i), 0.2);
    board.pen.flat(rect(cell.x0, cell.y0, wide, cell.height()), floor);
    board.pen.line(rect(cell.x0, cell.y0, wide, cell.height()), 1.2, WALL);
    let (door, leaf) = if below { (cell.y1, 2.0) } else { (cell.y0, -2.0) };
    let left = x - 2.5;
    board.over.flat(rect(left, door - 0.8, 5.0, 1.6), floor);
    board.over.line(polyline(&[(left, door), (left, door + leaf)]), 0.7, WALL);
    for outer in
        [cell.y0, cell.y1].into_iter().filter(|y| (*y - house.y0).abs().min((*y - house.y1).abs()) < 0.1)
    {
        if (outer - door).abs() > 0.1 {
            board.over.flat(rect(x - wide * 0.2, outer - 0.9, wide * 0.4, 1.8), Rgb::hex(0xc4e4f4));
        }
    }
    let inner = cell.inset(-2.2);
    let name = Rect { y0: inner.y1 - (size * 2.6).min(10.0), ..inner };
    board.label(&slot.label, name, size, Hand::Bold, Side::Middle, Rgb::hex(0x2f3a4a));
    if let Some(figure) = kind(&slot.label).1 {
        let scene = Intent { subjects: vec![Subject::new(figure, Kind::Object)], ..Intent::default() };
        let free = Rect { y1: name.y0 - 0.6, ..inner };
        board.figure(
            &scene,
            Rect::from_center_size(free.center(), (free.width().min(34.0), free.height().min(26.0))),
        );
    }
}

/// The open wall where one goes in, with an arrow and its name beside it.
fn entrance(board: &mut Board<'_>, name: &str, (side, house, high): (Option<Region>, Rect, f64), floor: Rgb) {
    let corridor = house.y0 + high + CORRIDOR / 2.0;
    let (x, y, dx, dy) = match side {
        Some(Region::Top) => (house.center().x, house.y0, 0.0, 1.0),
        Some(Region::Right) => (house.x1, corridor, -1.0, 0.0),
        Some(Region::Bottom) => (house.center().x, house.y1, 0.0, -1.0),
        _ => (house.x0, corridor, 1.0, 0.0),
    };
    board.over.flat(
        rect(
            x - 1.1 - 2.5 * f64::abs(dy),
            y - 1.1 - 2.5 * f64::abs(dx),
            2.2 + 5.0 * f64::abs(dy),
            2.2 + 5.0 * f64::abs(dx),
        ),
        floor,
    );
    let ink = board.accent(0).shaded(0.2);
    let tip = (x + dx * 4.0, y + dy * 4.0);
    let wing = |s: f64| (tip.0 - dx * 3.0 + dy * s, tip.1 - dy * 3.0 + dx * s);
    board.over.line(polyline(&[(x - dx * 4.0, y - dy * 4.0), tip]), 1.1, ink);
    board.over.mark(polygon(&[(tip.0 + dx, tip.1 + dy), wing(2.0), wing(-2.0)]), ink);
    let spot = Rect::from_center_size((x + dx * 21.0 + f64::abs(dy) * 20.0, y + dy * 4.5), (30.0, 4.6));
    let keeps = if dx < 0.0 { Side::Right } else { Side::Left };
    board.label(name, spot, SMALL * 1.2, Hand::Bold, keeps, Rgb::hex(0x2f3a4a));
}
