//! Infographics, timelines and menus: parts one below or beside the other, each with its badge, figure and label.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, MARGIN, SMALL, Side, TITLE, cells, style};
use super::icons::sign;
use super::known;
use super::nodes::{filled, nodes, seen};
use crate::colour::Rgb;
use crate::figures::outline::{circle, polyline, rect, round_rect};
use crate::intent::{Genre, Hand, Intent, Kind, Page, Slot, Style, Subject};
use crate::sheet::{Composition, Sheet};

/// Steps or events; those that were only counted have lines for their words.
pub(super) fn steps(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let page = &filled(page);
    let repeats = |slot: &&Slot| page.slots.iter().filter(|other| other.note == slot.note).count() > 1;
    let under = page.genre == Genre::Sections && page.slots.iter().all(|slot| !slot.note.is_empty());
    if under
        || page.slots.iter().any(|slot| !slot.note.is_empty() && repeats(&slot))
            && page.genre != Genre::Timeline
    {
        return Some(sections(page, sheet));
    }
    // Steps without words are numbered pictures.
    let wordless = page.slots.iter().all(|slot| slot.label.is_empty() && slot.note.is_empty());
    if wordless
        && page.slots.len() > 1
        && page.slots.iter().any(|slot| !known(&slot.scene).subjects.is_empty())
    {
        let numbered = |(i, slot): (usize, &Slot)| Slot { note: (i + 1).to_string(), ..slot.clone() };
        let slots = page.slots.iter().enumerate().map(numbered).collect();
        return nodes(&Page { genre: Genre::Cards, slots, ..page.clone() }, sheet);
    }
    let mut board = Board::new(&page.rest, sheet);
    let mut area = board.headed(page.title.as_ref());
    let count = page.slots.len();
    let topic = known(&page.rest);
    if !topic.subjects.is_empty() && count < 6 && !board.is_landscape() {
        let side = (area.height() * 0.26).min(34.0);
        area = board.topped(&topic, area, side);
    }
    let mut scenes: Vec<Intent> = page.slots.iter().map(|slot| seen(slot, &page.rest)).collect();
    // 20 % of something is one of it.
    for (slot, scene) in page.slots.iter().zip(&mut scenes).filter(|(slot, _)| slot.label.contains('%')) {
        scene.subjects.truncate(if slot.label.len() > 40 { 1 } else { 2 });
        scene.subjects.iter_mut().for_each(|subject| subject.count = 1);
    }
    // Most parts have a picture, or none has one.
    let shown = scenes.iter().filter(|scene| !scene.subjects.is_empty()).count();
    let pictured = shown * 5 >= count * 3;
    if board.is_landscape() && count <= 5 {
        columns(&mut board, &page.slots, &scenes, (area, pictured));
    } else {
        let two = count > 6;
        let rows = if two { count.div_ceil(2) } else { count };
        let each: Vec<Rect> = cells(area, 1 + usize::from(two), rows, MARGIN / 2.0).collect();
        let tall = each.first().map_or(0.0, |cell| cell.height().min(26.0));
        let most = if pictured { LABEL * 1.15 } else { LABEL * 1.4 };
        let beside = if pictured { tall + 12.0 } else { 10.0 };
        let wide = each.first().map_or(0.0, Rect::width) - tall.min(16.0) - beside;
        let size = board.even(page.slots.iter().map(|slot| slot.label.as_str()), (wide, tall - 3.0), most);
        let ticked = page.genre == Genre::Checklist;
        for (i, (part, cell)) in page.slots.iter().zip(&scenes).zip(each).enumerate() {
            row(&mut board, part, cell, i, (size, pictured, ticked));
        }
    }
    Some(board.finish(style(&page.rest, Style::Flat), &page.rest))
}

/// Heads with their parts below them, beside each other; what speaks for something is ticked, what against it crossed.
fn sections(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let mut area = board.headed(page.title.as_ref());
    let mut heads: Vec<&str> = page.slots.iter().map(|slot| slot.note.as_str()).collect();
    heads.dedup();
    let topic = known(&page.rest);
    if !topic.subjects.is_empty() {
        let side = (area.height() * 0.25).min(30.0);
        area = board.topped(&topic, area, side);
    }
    let columns = if heads.len() < 4 && !board.is_portrait() { heads.len() } else { heads.len().div_ceil(2) };
    let each: Vec<Rect> = cells(area, columns, heads.len().div_ceil(columns), MARGIN / 2.0).collect();
    let most = heads.iter().map(|head| page.slots.iter().filter(|slot| slot.note == **head).count()).max();
    let (wide, head) = (each[0].width(), 11.0_f64.min(each[0].height() * 0.25));
    let step = ((each[0].height() - head - 2.0) / most.unwrap_or(1) as f64).min(16.0);
    let size =
        board.even(page.slots.iter().map(|slot| slot.label.as_str()), (wide - 12.0, step - 1.0), LABEL);
    for (i, (name, cell)) in heads.iter().zip(each).enumerate() {
        let accent = board.accent(i);
        board.pen.flat(round_rect(cell.x0, cell.y0, wide, cell.height(), 3.0), board.tile());
        board.pen.flat(round_rect(cell.x0, cell.y0, wide, head, 3.0), accent);
        let band = Rect { y1: cell.y0 + head, ..cell }.inset(-1.6);
        board.label(name, band, LABEL * 1.2, Hand::Bold, Side::Middle, accent.lettered());
        for (k, slot) in page.slots.iter().filter(|slot| slot.note == *name).enumerate() {
            let y = cell.y0 + head + 1.5 + step * (k as f64 + 0.5);
            let spot = Rect::from_center_size((cell.x0 + 5.5, y), (5.0, 5.0));
            let scene = Intent {
                subjects: sign(name).map(|name| Subject::new(name, Kind::Object)).into_iter().collect(),
                ..Intent::default()
            };
            if !board.figure(&scene, spot) {
                board.pen.mark(circle(spot.center().x, y, 1.3), accent);
            }
            let words = Rect::new(cell.x0 + 10.0, y - step / 2.0, cell.x1 - 1.5, y + step / 2.0);
            let ink = board.ink;
            board.label(&slot.label, words, size, Hand::Bold, Side::Left, ink);
        }
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// What stands in a part's badge: its year, or its number.
fn badge(slot: &Slot, i: usize) -> String {
    let share = slot.label.split(' ').find(|word| word.ends_with('%'));
    if slot.note.is_empty() {
        share.map_or_else(|| (i + 1).to_string(), str::to_owned)
    } else {
        // 2015年 is a year without being told so.
        slot.note.trim_end_matches('年').to_owned()
    }
}

fn row(
    board: &mut Board<'_>,
    (slot, scene): (&Slot, &Intent),
    cell: Rect,
    i: usize,
    (size, pictured, ticked): (f64, bool, bool),
) {
    let accent = board.accent(i);
    // On white nobody would see a white badge.
    let accent = if accent.luma() > 0.8 { accent.mix(board.ink, 0.3) } else { accent };
    let white = board.tile();
    let tall = cell.height().min(26.0);
    let cell = Rect::new(cell.x0, cell.center().y - tall / 2.0, cell.x1, cell.center().y + tall / 2.0);
    board.pen.flat(round_rect(cell.x0, cell.y0, cell.width(), tall, 4.0), white);
    let badge = badge(slot, i);
    let side = if badge.chars().count() < 3 { tall.min(16.0) } else { 19.0 };
    let spot = Rect::new(cell.x0, cell.y0, cell.x0 + side, cell.y1).inset(-2.0);
    if ticked {
        let half = spot.width().min(spot.height()) * 0.36;
        let (x, y) = (spot.center().x - half, cell.center().y - half);
        board.pen.line(round_rect(x, y, half * 2.0, half * 2.0, 1.0), 0.9, accent);
    } else {
        board.pen.flat(round_rect(cell.x0, cell.y0, side, tall, 4.0), accent);
        board.label(&badge, spot, TITLE, Hand::Bold, Side::Middle, Rgb::WHITE);
    }
    let picture = Rect::new(cell.x1 - tall - 3.0, cell.y0, cell.x1 - 3.0, cell.y1);
    if pictured && board.figure(scene, picture.inset(-tall * 0.12)) {
        let r = tall * 0.42;
        board.pen.mark(circle(picture.center().x, picture.center().y, r), accent.alpha(0.22));
    }
    let right = if pictured { picture.x0 - 1.0 } else { cell.x1 - 3.0 };
    let area = Rect::new(cell.x0 + side + 4.0, cell.y0 + 1.5, right, cell.y1 - 1.5);
    board.label(&slot.label, area, size, Hand::Bold, Side::Left, board.ink);
    let lines = [0.86, 0.6].into_iter().filter(|_| slot.label.is_empty() && !pictured).enumerate();
    for (k, share) in lines {
        let y = area.center().y + (k as f64 - 0.5) * tall * 0.34 - tall * 0.07;
        board.pen.mark(
            round_rect(area.x0, y, area.width() * share, tall * 0.14, tall * 0.07),
            board.ink.alpha(0.16),
        );
    }
}

fn columns(board: &mut Board<'_>, slots: &[Slot], scenes: &[Intent], (area, pictured): (Rect, bool)) {
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
        let badge = badge(slot, i);
        let half = if badge.chars().count() < 3 { high } else { (wide * 0.42).min(high * 1.8).max(high) };
        if pictured {
            board.pen.mark(circle(x, y, r), accent.alpha(0.24));
            board.figure(&scenes[i], Rect::new(x - r, y - r, x + r, y + r).inset(-r * 0.2));
        }
        board.pen.flat(round_rect(x - half, line - high, half * 2.0, high * 2.0, high), accent);
        let spot = Rect::new(x - half, line - high, x + half, line + high).inset(-high * 0.22);
        board.label(&badge, spot, TITLE * 1.3, Hand::Bold, Side::Middle, Rgb::WHITE);
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
    // What else is quoted stands at the foot.
    for line in page.rest.lettering.iter().skip(1).rev().take(2) {
        let band = Rect::new(area.x0, area.y1 - 6.0, area.x1, area.y1);
        board.label(&line.text, band, SMALL, Hand::Usual, Side::Middle, board.ink);
        area.y1 = band.y0 - 2.0;
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
    // White on white is no price.
    let accent =
        if (accent.luma() - board.ground.luma()).abs() < 0.2 { accent.mix(board.ink, 0.5) } else { accent };
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
    if slot.note.is_empty() {
        let name = Rect::new(cell.x0, y - 7.0, cell.x1, y + 7.0);
        let side = if pictured { Side::Left } else { Side::Middle };
        board.label(&slot.label, name, LABEL * 1.2, Hand::Bold, side, board.ink);
        return;
    }
    // On a tall page a price has its place, too.
    let price = Rect::new(cell.x1 - (cell.width() * 0.22).max(12.5), y - 6.0, cell.x1, y + 6.0);
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
