//! Infographics, timelines and menus: parts one below or beside the other, each with its badge, figure and label.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, MARGIN, SMALL, Side, TITLE, cells, style};
use super::icons::{sign, themed};
use super::{charts, known};
use crate::colour::Rgb;
use crate::figures::outline::{circle, polyline, rect, round_rect};
use crate::intent::{Hand, Intent, Kind, Page, Slot, Style, Subject};
use crate::sheet::{Composition, Sheet};

/// Steps or events.
pub(super) fn steps(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let mut area = board.inner();
    if page.slots.is_empty() {
        charts::overview(&mut board, page, area);
        return board.finish(style(&page.rest, Style::Flat), &page.rest);
    }
    if let Some(title) = &page.title {
        let band = Rect::new(area.x0, area.y0, area.x1, area.y0 + 15.0);
        board.label(title, band, TITLE, Hand::Bold, Side::Middle, board.ink);
        let accent = board.accent(0);
        board.pen.mark(round_rect(area.center().x - 9.0, band.y1 + 2.0, 18.0, 1.2, 0.6), accent);
        area.y0 = band.y1 + 6.0;
    }
    let count = page.slots.len();
    if board.is_portrait() && !page.rest.subjects.is_empty() && count < 8 {
        let side = (area.height() * 0.24).min(34.0);
        let spot = Rect::from_center_size((area.center().x, area.y0 + side / 2.0), (side, side));
        charts::topic(&mut board, &page.rest, spot);
        area.y0 += side + 3.0;
    }
    // Either all parts have a picture or none has one.
    let pictured = page.slots.iter().all(|slot| !known(&seen(slot)).subjects.is_empty());
    // "Four bins: paper, plastic, …": each part is one of them, in a colour of its own.
    let of_a_kind = page.rest.subjects.iter().find(|s| usize::from(s.count) == count && count > 1);
    let all = of_a_kind.map(|kind| {
        let colour = |i| Subject { count: 1, colours: vec![board.accent(i)], ..kind.clone() };
        let scene = |i| Intent { subjects: vec![colour(i)], ..Intent::default() };
        let slots = page.slots.iter().enumerate();
        slots.map(|(i, slot)| Slot { scene: scene(i), ..slot.clone() }).collect::<Vec<_>>()
    });
    let (slots, pictured) = all.as_ref().map_or((&page.slots, pictured), |slots| (slots, true));
    let beside =
        count <= 5 && !board.is_portrait() && (board.is_landscape() || count <= 4 && !board.is_turned());
    if beside && !pictured {
        area = headed(&mut board, page, area);
    }
    if beside {
        columns(&mut board, slots, area, pictured);
    } else {
        let two = count > 6;
        let rows = if two { count.div_ceil(2) } else { count };
        let each: Vec<Rect> = cells(area, 1 + usize::from(two), rows, MARGIN / 2.0).collect();
        let tall = each.first().map_or(0.0, |cell| cell.height().min(26.0));
        let most = if pictured { LABEL } else { LABEL * 1.4 };
        let beside = if pictured { tall + 12.0 } else { 10.0 };
        let wide = each.first().map_or(0.0, Rect::width) - tall.min(16.0) - beside;
        let size = board.even(slots.iter().map(|slot| slot.label.as_str()), (wide, tall - 3.0), most);
        for (i, (slot, cell)) in slots.iter().zip(each).enumerate() {
            row(&mut board, slot, cell, i, (size, pictured));
        }
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// Where no part has a picture, one of the whole stands above them; gives what is left below it.
fn headed(board: &mut Board<'_>, page: &Page, area: Rect) -> Rect {
    let scenes = [&page.rest].into_iter().chain(page.slots.iter().map(|slot| &slot.scene));
    let named = page.title.iter().find_map(|title| themed(title)?.next());
    let named =
        named.map(|name| Intent { subjects: vec![Subject::new(name, Kind::Object)], ..Intent::default() });
    let Some(shown) = scenes.chain(named.as_ref()).find(|scene| !known(scene).subjects.is_empty()) else {
        return area;
    };
    let side = (area.height() * 0.4).min(34.0);
    let spot = Rect::from_center_size((area.center().x, area.y0 + side / 2.0 + 3.0), (side, side));
    charts::topic(board, &known(shown), spot);
    Rect { y0: spot.y1 + 2.0, ..area }
}

/// What the part shows: the things that its label names, or the sign for it.
fn seen(slot: &Slot) -> Intent {
    let sign = sign(&slot.label).filter(|_| known(&slot.scene).subjects.is_empty());
    sign.map_or(slot.scene.clone(), |name| Intent {
        subjects: vec![Subject::new(name, Kind::Object)],
        ..Intent::default()
    })
}

/// What stands in a part's badge: its year, or its number.
fn badge(slot: &Slot, i: usize) -> String {
    if slot.note.is_empty() { (i + 1).to_string() } else { slot.note.clone() }
}

fn row(board: &mut Board<'_>, slot: &Slot, cell: Rect, i: usize, (size, pictured): (f64, bool)) {
    let accent = board.accent(i);
    let white = board.ground.mix(Rgb::WHITE, 0.75);
    let tall = cell.height().min(26.0);
    let cell = Rect::new(cell.x0, cell.center().y - tall / 2.0, cell.x1, cell.center().y + tall / 2.0);
    board.pen.flat(round_rect(cell.x0, cell.y0, cell.width(), tall, 4.0), white);
    let side = if slot.note.is_empty() { tall.min(16.0) } else { 19.0 };
    board.pen.flat(round_rect(cell.x0, cell.y0, side, tall, 4.0), accent);
    let spot = Rect::new(cell.x0, cell.y0, cell.x0 + side, cell.y1).inset(-2.0);
    board.label(&badge(slot, i), spot, TITLE, Hand::Bold, Side::Middle, Rgb::WHITE);
    let picture = Rect::new(cell.x1 - tall - 3.0, cell.y0, cell.x1 - 3.0, cell.y1);
    if pictured {
        board.figure(&seen(slot), picture.inset(-tall * 0.12));
        let r = tall * 0.42;
        board.pen.mark(circle(picture.center().x, picture.center().y, r), accent.alpha(0.22));
    }
    let right = if pictured { picture.x0 - 1.0 } else { cell.x1 - 3.0 };
    let area = Rect::new(cell.x0 + side + 4.0, cell.y0 + 1.5, right, cell.y1 - 1.5);
    board.label(&slot.label, area, size, Hand::Bold, Side::Left, board.ink);
}

fn columns(board: &mut Board<'_>, slots: &[Slot], area: Rect, pictured: bool) {
    let tall = area.height().min(62.0);
    let area = Rect::new(area.x0, area.center().y - tall / 2.0, area.x1, area.center().y + tall / 2.0);
    let each: Vec<Rect> = cells(area, slots.len(), 1, MARGIN / 2.0).collect();
    let wide = each.first().map_or(0.0, Rect::width);
    let r = (wide * 0.46).min(tall * 0.26);
    let line = area.y0 + tall * if pictured { 0.62 } else { 0.36 };
    let size = board.even(slots.iter().map(|slot| slot.label.as_str()), (wide, tall * 0.38 - 7.0), LABEL);
    let way = [(area.x0 + wide / 2.0, line), (area.x1 - wide / 2.0, line)];
    let ink = board.ink;
    board.pen.line(polyline(&way), 0.7, ink.alpha(0.35));
    for (i, (slot, cell)) in slots.iter().zip(each).enumerate() {
        let (x, accent) = (cell.center().x, board.accent(i));
        let y = line - r - 10.0;
        // Without pictures the numbers are what one sees.
        let high = if pictured { 5.0 } else { r * 0.82 };
        let half = if slot.note.is_empty() { high } else { (wide * 0.42).min(high * 1.8).max(high) };
        if pictured {
            board.pen.mark(circle(x, y, r), accent.alpha(0.24));
            board.figure(&seen(slot), Rect::new(x - r, y - r, x + r, y + r).inset(-r * 0.2));
        }
        board.pen.flat(round_rect(x - half, line - high, half * 2.0, high * 2.0, high), accent);
        let spot = Rect::new(x - half, line - high, x + half, line + high).inset(-high * 0.22);
        board.label(&badge(slot, i), spot, TITLE * 1.3, Hand::Bold, Side::Middle, Rgb::WHITE);
        let under = Rect::new(cell.x0, line + high + 2.0, cell.x1, cell.y1.max(line + high + 12.0));
        board.label(&slot.label, under, size, Hand::Bold, Side::Middle, board.ink);
    }
}

/// Goods with their prices.
pub(super) fn menu(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let slate = page.rest.subjects.iter().any(|s| s.name() == "blackboard");
    let backdrop = page.rest.backdrop.or(slate.then_some(Rgb::hex(0x2c3733)));
    let mut board = Board::new(&Intent { backdrop, ..page.rest.clone() }, sheet);
    board.cover();
    let (inner, frame) = (board.inner(), board.accent(0));
    let edge = board.page.inset(-MARGIN / 2.0);
    board.pen.line(round_rect(edge.x0, edge.y0, edge.width(), edge.height(), 3.0), 0.8, frame);
    let mut area = inner.inset(-3.0);
    let titles = page.rest.lettering.first().map(|lettering| lettering.text.clone());
    if let Some(title) = titles {
        let band = Rect::new(area.x0, area.y0, area.x1, area.y0 + 18.0);
        board.label(&title, band, TITLE, Hand::Bold, Side::Middle, board.ink);
        board.pen.mark(rect(band.x0 + band.width() * 0.3, band.y1 + 1.0, band.width() * 0.4, 0.6), frame);
        area.y0 = band.y1 + 5.0;
    }
    let pictured = page.slots.iter().all(|slot| !known(&slot.scene).subjects.is_empty());
    // One thing that is sold stands for all where not each has a picture.
    let scenes = page.slots.iter().map(|slot| &slot.scene).chain([&page.rest]);
    let sold = scenes.filter(|_| !pictured).find(|scene| !known(scene).subjects.is_empty());
    if let Some(sold) = sold.filter(|_| page.slots.len() < 7) {
        let side = (area.height() * 0.24).min(24.0);
        let spot = Rect::from_center_size((area.center().x, area.y0 + side / 2.0), (side, side));
        let mut sold = sold.clone();
        sold.subjects.iter_mut().for_each(|s| s.count = 1);
        board.figure(&sold, spot.inset(-1.0));
        area.y0 += side + 3.0;
    }
    let each: Vec<Rect> = cells(area, 1, page.slots.len(), 2.0).collect();
    for (i, (slot, cell)) in page.slots.iter().zip(each).enumerate() {
        good(&mut board, slot, cell, (i, pictured));
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

fn good(board: &mut Board<'_>, slot: &Slot, cell: Rect, (i, pictured): (usize, bool)) {
    let side = if pictured { cell.height().min(cell.width() * 0.26).min(26.0) } else { 0.0 };
    let (y, accent) = (cell.center().y, board.accent(i));
    let (picture, cell) = if board.is_turned() {
        (
            Rect::new(cell.x1 - side, y - side / 2.0, cell.x1, y + side / 2.0),
            Rect { x1: cell.x1 - side - 3.0, ..cell },
        )
    } else {
        (
            Rect::new(cell.x0, y - side / 2.0, cell.x0 + side, y + side / 2.0),
            Rect { x0: cell.x0 + side + 3.0, ..cell },
        )
    };
    if pictured {
        board.pen.mark(circle(picture.center().x, y, side * 0.5), accent.alpha(0.24));
        board.figure(&slot.scene, picture.inset(-side * 0.1));
    }
    let price = Rect::new(cell.x1 - cell.width() * 0.22, y - 6.0, cell.x1, y + 6.0);
    let paid_ink = if board.ground.luma() < 0.4 { accent.lit(0.4) } else { accent.shaded(0.3) };
    let paid = board.label(&slot.note, price, LABEL, Hand::Bold, Side::Right, paid_ink);
    let name = Rect::new(cell.x0, y - 7.0, price.x0 - 2.0, y + 7.0);
    let said = board.label(&slot.label, name, LABEL, Hand::Bold, Side::Left, board.ink);
    let (mut x, end) = (name.x0 + said + 2.0, cell.x1 - paid - 2.0);
    while x < end {
        board.pen.mark(circle(x, y + SMALL * 0.45, 0.3), board.ink.alpha(0.45));
        x += 1.8;
    }
}
