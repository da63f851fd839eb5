//! Maps of lands that never were: a coast on parchment, and what is named in its place.

use vello_cpu::kurbo::{BezPath, Point, Rect, Shape as _};

use super::board::{Board, Side, fitted, portrait};
use super::land::{self, Ink};
use super::only;
use crate::compose::lettered::ribbon;
use crate::figures::look::scramble;
use crate::figures::outline::{Spot, blob, circle, curve, on_circle, polygon, rect, round_rect};
use crate::intent::{Hand, Intent, Lettering, Page, Position, Region, Slot, Style};
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// The land with everything that the slots name, and what else is named as small pictures.
pub(super) fn map(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let page = &populated(page);
    let mut board = Board::new(&Intent { backdrop: Some(land::PAPER), ..Intent::default() }, sheet);
    parchment(&mut board);
    let coast = Coast::of(&board, page);
    coast.draw(&mut board);
    let (mut spots, scale) = coast.spots(&board, wanted(page));
    let (way, named) = place(&mut board, page, &mut spots, scale);
    if page.slots.iter().any(|slot| slot.label == "cross") {
        land::way(&mut board, &way[way.len().saturating_sub(3)..]);
    }
    // What is left is grass, so that the land is no empty sheet.
    for (i, &spot) in spots.iter().enumerate() {
        land::tufts(&mut board.pen, spot, scramble(sheet.seed, 75_900 + i as u64));
    }
    let (w, h) = (board.page.width(), board.page.height());
    compass(&mut board, (w - 14.0, h - 15.0), 8.0);
    title(&mut board, page);
    names(&mut board, page, &coast, &named);
    board.finish(Style::Flat, &Intent::default())
}

/// A land of which hardly anything is told has woods and mountains.
fn populated(page: &Page) -> Page {
    let mut page = page.clone();
    let at_sea = ["island", "sea", "cross", "ship", "wreck", "monster"];
    let told = page.slots.iter().filter(|slot| !at_sea.contains(&slot.label.as_str())).count();
    let has = |page: &Page, name: &str| page.slots.iter().any(|slot| slot.label == name);
    if told + page.rest.subjects.len() < 2 {
        let names = if has(&page, "cross") { ["palm", "mountain"] } else { ["mountain", "forest"] };
        for name in names.into_iter().filter(|name| !has(&page.clone(), name)).collect::<Vec<_>>() {
            page.slots.insert(0, Slot { label: name.to_owned(), ..Slot::default() });
        }
    }
    page
}

/// Old paper: stains, darker towards its edges, a double frame.
fn parchment(board: &mut Board<'_>) {
    let (w, h) = (board.page.width(), board.page.height());
    let (paper, burnt) = (land::PAPER, land::BURNT);
    board.pen.mark(rect(-1.0, -1.0, w + 2.0, h + 2.0), paper.shaded(0.16));
    board.pen.haze(w / 2.0, h / 2.0, w * 0.85, h * 0.85, paper.lit(0.3).alpha(0.95));
    for i in 0..14u64 {
        let chance = |key: u64| (scramble(board.sheet.seed, 75_000 + i * 3 + key) % 1_000) as f64 / 1_000.0;
        board.pen.haze(
            chance(0) * w,
            chance(1) * h,
            8.0 + 14.0 * chance(2),
            6.0 + 9.0 * chance(2),
            burnt.alpha(0.12),
        );
    }
    for (inset, thick) in [(3.2, 0.7), (4.6, 0.25)] {
        board.pen.line(rect(inset, inset, w - 2.0 * inset, h - 2.0 * inset), thick, land::INK);
    }
}

/// One island in the middle, or two or three where islands are named.
struct Coast {
    islands: Vec<(Spot, f64, f64, Vec<Spot>)>,
}

impl Coast {
    fn of(board: &Board<'_>, page: &Page) -> Self {
        let (w, h) = (board.page.width(), board.page.height());
        let island = page.slots.iter().filter(|s| s.label == "island");
        let named = |s: &Slot| s.note.lines().count() as u16;
        let count = island.map(|s| s.scene.subjects.first().map_or(0, |of| of.count).max(named(s))).max();
        let shares: &[(f64, f64, f64)] = match count {
            None | Some(0 | 1) => &[(0.5, 0.5, 1.0)],
            Some(2) => &[(0.3, 0.42, 0.6), (0.71, 0.6, 0.6)],
            Some(4..) => &[(0.29, 0.32, 0.46), (0.73, 0.29, 0.42), (0.27, 0.75, 0.42), (0.62, 0.73, 0.42)],
            _ => &[(0.36, 0.42, 0.62), (0.76, 0.3, 0.34), (0.7, 0.72, 0.38)],
        };
        let islands = shares.iter().enumerate().map(|(k, &(x, y, size))| {
            let (c, rx, ry) = ((w * x, h * y), w * 0.4 * size, h * 0.37 * size);
            let edge = |i: u64| {
                let chance =
                    (scramble(board.sheet.seed, 75_200 + k as u64 * 40 + i) % 1_000) as f64 / 1_000.0;
                let (ux, uy) = on_circle(0.0, 0.0, 0.8 + 0.24 * chance, i as f64 * 360.0 / 18.0);
                (c.0 + ux * rx, c.1 + uy * ry)
            };
            (c, rx, ry, (0..18).map(edge).collect())
        });
        Self { islands: islands.collect() }
    }

    fn draw(&self, board: &mut Board<'_>) {
        for (c, .., edge) in &self.islands {
            for (grow, alpha) in [(1.14, 0.22), (1.09, 0.34), (1.045, 0.5)] {
                let shore: Vec<Spot> =
                    edge.iter().map(|p| (c.0 + (p.0 - c.0) * grow, c.1 + (p.1 - c.1) * grow)).collect();
                board.pen.line(blob(&shore), 0.3, land::SEA.alpha(alpha));
            }
        }
        for (.., edge) in &self.islands {
            let path = blob(edge);
            board.pen.flat(path.clone(), land::EARTH);
            board.pen.within(path.clone(), |pen| {
                pen.line(path.clone(), 3.2, land::BURNT.alpha(0.28));
                pen.line(path.clone(), 1.2, land::BURNT.alpha(0.3));
            });
            board.pen.line(path, 0.5, land::INK);
        }
        self.waves(board);
    }

    /// Little waves where there is no land.
    fn waves(&self, board: &mut Board<'_>) {
        let (w, h) = (board.page.width(), board.page.height());
        for i in 0..60u64 {
            let chance =
                |key: u64| (scramble(board.sheet.seed, 75_400 + i * 2 + key) % 1_000) as f64 / 1_000.0;
            let (x, y) = (8.0 + chance(0) * (w - 20.0), 8.0 + chance(1) * (h - 16.0));
            if !self.holds((x + 1.5, y), 1.22) {
                let wave = [(x, y), (x + 0.9, y - 0.7), (x + 1.8, y), (x + 2.7, y - 0.7), (x + 3.6, y)];
                board.pen.line(curve(&wave), 0.22, land::SEA.alpha(0.75));
            }
        }
    }

    fn holds(&self, (x, y): Spot, grow: f64) -> bool {
        self.islands.iter().any(|(c, rx, ry, _)| ((x - c.0) / rx).hypot((y - c.1) / ry) < 0.92 * grow)
    }

    /// Where something may stand, all of it ashore and well apart from each other; and how large, so that there is
    /// a spot for each.
    fn spots(&self, board: &Board<'_>, wanted: usize) -> (Vec<Spot>, f64) {
        let coasts: Vec<BezPath> = self.islands.iter().map(|(.., edge)| blob(edge)).collect();
        let of = |scale: f64| {
            let (wide, tall) = (14.0 * scale, 12.5 * scale);
            let (columns, rows) = ((board.page.width() / wide) as u64, (board.page.height() / tall) as u64);
            let edge = |pages: f64, cells: u64, cell: f64| (pages - cells as f64 * cell) / 2.0;
            let left = edge(board.page.width(), columns, wide);
            let top = edge(board.page.height(), rows, tall);
            let all = (0..columns * rows).map(move |i| {
                let (column, row) = (i % columns, i / columns);
                let shift = if row % 2 == 0 { 0.3 } else { 0.7 };
                (left + (column as f64 + shift) * wide, top + (row as f64 + 0.5) * tall)
            });
            let corners = [(-5.6, -5.0), (5.6, -5.0), (-5.6, 4.4), (5.6, 4.4)];
            let ashore = |&(x, y): &Spot| {
                let dry = |path: &BezPath| {
                    corners.iter().all(|(dx, dy)| path.contains(Point::new(x + dx * scale, y + dy * scale)))
                };
                coasts.iter().any(dry)
            };
            (all.filter(ashore).collect::<Vec<Spot>>(), scale)
        };
        let enough = |(spots, _): &(Vec<Spot>, f64)| spots.len() >= wanted;
        [1.7, 1.5, 1.3, 1.15, 1.0].map(of).into_iter().find(enough).unwrap_or_else(|| of(0.85))
    }
}

/// How many spots the land should have.
fn wanted(page: &Page) -> usize {
    let copies = |slot: &Slot| match slot.label.as_str() {
        "ship" | "wreck" | "monster" => 0,
        name => land::copies(name, counted(slot)),
    };
    page.slots.iter().map(copies).sum::<usize>() + page.rest.subjects.len().min(4)
}

fn counted(slot: &Slot) -> usize {
    if slot.label == "thing" {
        return 1;
    }
    let count = usize::from(slot.scene.subjects.first().map_or(1, |s| s.count)).clamp(1, 6);
    if slot.note.lines().count() > 1 { slot.note.lines().count().min(8) } else { count }
}

/// Draws the slots at the spots that suit them, which are used up; where the way leads along, and where what was named
/// stands, with its name.
fn place(
    board: &mut Board<'_>,
    page: &Page,
    spots: &mut Vec<Spot>,
    scale: f64,
) -> (Vec<Spot>, Vec<(Spot, String)>) {
    let (w, h) = (board.page.width(), board.page.height());
    let ink = Ink { seed: board.sheet.seed, scale };
    let (mut way, mut named) = (Vec::new(), Vec::new());
    // A name that stands at no place of the prompt goes to where people live; the first is the land's.
    let mut others = page.rest.lettering.iter().skip(1).map(|l| l.text.clone());
    let inland = ["river", "lake"];
    let ordered = page
        .slots
        .iter()
        .filter(|s| inland.contains(&s.label.as_str()))
        .chain(page.slots.iter().filter(|s| !inland.contains(&s.label.as_str())));
    for (i, slot) in ordered.enumerate() {
        let wanted = wish(slot, i + board.sheet.turn as usize % 6, (w, h));
        // A harbour is where the land ends.
        let far = |spot: &&Spot| (spot.0 - w / 2.0).hypot((spot.1 - h * 0.4) * 1.2);
        let outer = spots.iter().max_by(|a, b| far(a).total_cmp(&far(b))).copied();
        let wanted = outer.filter(|_| slot.label == "harbour").unwrap_or(wanted);
        if matches!(slot.label.as_str(), "ship" | "wreck" | "monster" | "sea") {
            // The corners that the compass leaves free.
            let (dx, dy) = (w * 0.06 + 11.0, h * 0.05 + 9.0);
            let at = [(dx, h - dy), (w - dx, dy), (dx, dy)][i % 3];
            if slot.label == "sea" {
                named.extend(slot.note.lines().next().map(|name| (at, name.to_owned())));
                continue;
            }
            let small = Ink { scale: 1.1, ..ink };
            land::glyph(&mut board.over, &small, &slot.label, at, i as u64);
            continue;
        }
        // Each has its place before any has a second one.
        let fair = (spots.len() / (page.slots.len() - i)).max(1);
        let names: Vec<&str> = slot.note.lines().collect();
        for copy in 0..land::copies(&slot.label, counted(slot)).min(fair.max(names.len())) {
            // Cities that have names stand apart.
            let alone = |&k: &usize| {
                let far = |at: &Spot| ((at.0 - spots[k].0).hypot(at.1 - spots[k].1) * 10.0) as u64;
                named.iter().map(|(at, _)| far(at)).min()
            };
            let apart = (0..spots.len()).max_by_key(alone).filter(|_| copy > 0 && names.len() > 1);
            let Some(near) = apart.or_else(|| nearest(spots, wanted)) else { break };
            let at = spots.remove(near);
            if (copy == 0 || copy < names.len()) && slot.label != "island" {
                let own = names.get(copy).map(|name| (*name).to_owned());
                let settled = ["town", "castle", "harbour"].contains(&slot.label.as_str());
                let name = own.or_else(|| settled.then(|| others.next()).flatten());
                named.extend(name.map(|name| ((at.0, at.1 + 4.6 * scale), name)));
            }
            way.push(at);
            if slot.label != "thing" {
                land::glyph(&mut board.over, &ink, &slot.label, at, (i * 8 + copy) as u64);
            } else if !shown(board, &slot.scene, at, scale) {
                // Wherever somebody goes there is a house.
                land::glyph(&mut board.over, &ink, "house", at, (i * 8) as u64);
            }
        }
    }
    for i in 0..page.rest.subjects.len().min(4) {
        let Some(near) = nearest(spots, (w * 0.5, h * (0.3 + 0.15 * i as f64))) else { break };
        let at = spots.remove(near);
        shown(board, &only(&page.rest, &[i]), at, scale);
    }
    (way, named)
}

/// A small picture at that spot; false where nobody can draw it.
fn shown(board: &mut Board<'_>, scene: &Intent, at: Spot, scale: f64) -> bool {
    let shapes = portrait(scene, board.sheet);
    let area = Rect::from_center_size(at, (12.0 * scale, 11.0 * scale));
    let Some(bounds) = shape::bounds(&shapes) else { return false };
    board.figures.extend(shape::transformed(&shapes, fitted(bounds, area)));
    true
}

/// The names of places below them, and those of islands on them.
fn names(board: &mut Board<'_>, page: &Page, coast: &Coast, named: &[(Spot, String)]) {
    let islands = page.slots.iter().filter(|slot| slot.label == "island").flat_map(|slot| slot.note.lines());
    let islands = islands.zip(&coast.islands).map(|(name, (c, _, ry, _))| ((c.0, c.1 + ry * 0.3), name));
    let places = named.iter().map(|(at, name)| (*at, name.as_str()));
    let mut taken: Vec<Rect> = Vec::new();
    for ((x, mut y), name) in islands.chain(places).collect::<Vec<_>>() {
        // They can be read over trees, too.
        let half: f64 =
            name.chars().map(|c| if c.is_ascii() { 1.3 } else { 2.5 }).sum::<f64>().min(15.4) + 0.6;
        // Nor do they cover each other.
        let covered = |y: f64| {
            let spot = Rect::new(x - half, y, x + half, y + 5.4);
            taken.iter().any(|other| other.intersect(spot).area() > 0.0)
        };
        let free = [0.0, 6.0, -10.0, 12.0, -16.0].map(|d| y + d).into_iter().find(|&y| !covered(y));
        y = free.unwrap_or(y);
        let area = Rect::new(x - 16.0, y, x + 16.0, y + 5.4);
        taken.push(Rect { x0: x - half, x1: x + half, ..area });
        board.over.mark(round_rect(x - half, y - 0.2, half * 2.0, 5.8, 1.6), land::EARTH.alpha(0.86));
        board.label(name, area, 5.0, Hand::Bold, Side::Middle, land::INK);
    }
}

/// Where the slot would like to be: where it was said, else each in another part of the land.
fn wish(slot: &Slot, i: usize, (w, h): (f64, f64)) -> Spot {
    let (x, y) = match slot.scene.region {
        Some(Region::Top) => (0.5, 0.2),
        Some(Region::Bottom) => (0.5, 0.82),
        Some(Region::Left) => (0.22, 0.5),
        Some(Region::Right) => (0.8, 0.5),
        Some(Region::TopLeft) => (0.26, 0.3),
        Some(Region::TopRight) => (0.74, 0.3),
        Some(Region::BottomLeft) => (0.26, 0.72),
        Some(Region::BottomRight) => (0.72, 0.72),
        Some(_) => (0.5, 0.5),
        None if slot.label == "cross" => (0.64, 0.6),
        None if slot.label == "mountain" => (0.42, 0.26),
        None => [(0.3, 0.62), (0.68, 0.34), (0.54, 0.74), (0.26, 0.38), (0.72, 0.6), (0.48, 0.48)][i % 6],
    };
    (w * x, h * y)
}

fn nearest(spots: &[Spot], to: Spot) -> Option<usize> {
    let far = |spot: &Spot| (spot.0 - to.0).hypot(spot.1 - to.1);
    (0..spots.len()).min_by(|&a, &b| far(&spots[a]).total_cmp(&far(&spots[b])))
}

/// A star of eight points in a ring.
fn compass(board: &mut Board<'_>, (x, y): Spot, r: f64) {
    let pen = &mut board.over;
    pen.mark(circle(x, y, r * 1.1), land::PAPER.alpha(0.85));
    pen.line(circle(x, y, r), 0.35, land::INK);
    pen.line(circle(x, y, r * 0.72), 0.2, land::INK);
    for i in 0..8 {
        let (long, a) = (if i % 2 == 0 { r * 1.12 } else { r * 0.62 }, f64::from(i) * 45.0);
        let tip = on_circle(x, y, long, a);
        for (side, tone) in [(-45.0, land::INK), (45.0, land::PAPER)] {
            let path: BezPath = polygon(&[(x, y), tip, on_circle(x, y, r * 0.2, a + side)]);
            pen.mark(path.clone(), tone);
            pen.line(path, 0.16, land::INK);
        }
    }
}

/// The name of the land on a ribbon at the top.
fn title(board: &mut Board<'_>, page: &Page) {
    let Some(lettering) = page.rest.lettering.first() else { return };
    let (w, h) = (board.page.width(), board.page.height());
    let tall = (h * 0.15).min(w * 0.17).min(16.0);
    let band = Rect::new(w * 0.14, 5.5, w * 0.86, 5.5 + tall);
    let hand = if lettering.hand == Hand::Usual { Hand::Bold } else { lettering.hand };
    let lettering = Lettering { hand, place: Position::Ribbon, ..lettering.clone() };
    let mut pen = crate::figures::Pen::new(vello_cpu::kurbo::Affine::IDENTITY);
    ribbon(&mut pen, board.sheet.letters, &lettering, band, land::RIBBON);
    board.words.extend(pen.finish().shapes);
}
