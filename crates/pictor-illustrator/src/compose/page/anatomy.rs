//! Labelled parts: the thing large in the middle, lines with dots from it to the names at both sides.

use vello_cpu::kurbo::{Point, Rect};

use super::Board;
use super::board::{LABEL, Side, fitted, portrait, style};
use super::icons::sign;
use crate::colour::Rgb;
use crate::figures::outline::{circle, curve, polyline};
use crate::intent::{Genre, Hand, Intent, Kind, Page, Slot, Style, Subject};
use crate::shape;
use crate::sheet::{Composition, Note, Sheet};
use crate::understanding::concept;

/// Where a named part is found in the box of a thing, in shares of it; a section is of one thing
/// alone.
const PARTS: &str = include_str!("parts.txt");

/// Whether the table knows the parts of what the page is about.
pub(super) fn fits(page: &Page) -> bool {
    own(page).is_some()
}

/// Whether the page is the picture that the table has of that topic.
pub(super) fn is_of(page: &Page, word: &str) -> bool {
    let topic = |section: &str| section.lines().next().is_some_and(|names| names.contains(word));
    own(page).filter(|section| !section.starts_with(['~', '='])).is_some_and(topic)
}

/// The section of the table that most of the labels are in, or that is of the topic where labels are asked for.
fn own(page: &Page) -> Option<&'static str> {
    // "Boil water, pour water" is done, and is no part of a plant.
    let acts =
        page.slots.iter().filter(|slot| slot.label.contains(' ') && sign(&slot.label).is_some()).count();
    if acts > 1 || page.genre == Genre::Cards {
        return None;
    }
    let topic = |section: &&str| {
        let names =
            section.lines().next().unwrap_or("").split(']').nth(1).unwrap_or("").split(',').map(str::trim);
        let said = page.rest.left_out.iter().map(String::as_str);
        let said: Vec<&str> =
            said.chain(page.rest.subjects.iter().flat_map(|s| [s.word.as_str(), s.name()])).collect();
        // An infographic of photosynthesis, of which nothing is listed, is the picture of it.
        let whole = |s: &Subject| section.split(']').next() == Some(s.name());
        let bare = page.genre == Genre::Infographic && page.slots.is_empty() && page.count.is_none();
        let asked = page.genre == Genre::Anatomy
            || bare && page.rest.subjects.iter().any(whole)
            || page.slots.iter().any(|slot| slot.note == "labels");
        // A poster of a fair with planets is no lesson on them.
        let lesson = !matches!(page.genre, Genre::Poster | Genre::Card | Genre::Cover | Genre::Thumbnail);
        (asked || lesson && section.starts_with('='))
            && names
                .filter(|name| !name.is_empty())
                .any(|name| said.iter().any(|word| word.to_lowercase() == name))
    };
    // Of things with parts such as many have, "~", the name decides.
    let sections = || PARTS.split("\n[").skip(1);
    let named = |section: &&str| section.starts_with(['~', '=']);
    let share =
        |section: &&str| page.slots.iter().filter(|slot| row(&slot.label, section).is_some()).count() * 2;
    // The photosynthesis of a plant is no plant.
    let told = || sections().filter(|s| !named(s)).find(|s| topic(s) && share(s) > page.slots.len() + 1);
    if let Some(section) = told().or_else(|| sections().filter(named).find(topic)) {
        return Some(section);
    }
    let most = sections()
        .filter(|section| !named(section))
        .max_by_key(share)
        .filter(|section| share(section) > page.slots.len());
    most.or_else(|| sections().find(topic).filter(|_| page.slots.iter().all(|slot| slot.label.is_empty())))
}

/// The page with the labels that the table has, where labels are asked for and none are given.
fn labelled(page: &Page, section: Option<&str>) -> Page {
    let asked = page.slots.iter().all(|slot| slot.note == "labels");
    let names =
        section.filter(|_| asked && !page.slots.is_empty()).into_iter().flat_map(|s| s.lines().skip(1));
    let name = |line: &str| {
        let mut names = line.split(" |").next().unwrap_or("").split(", ");
        let name = if page.rest.chinese { names.last() } else { names.next() };
        Slot { label: name.unwrap_or("").to_owned(), ..Slot::default() }
    };
    let slots: Vec<Slot> = names.map(name).take(9).collect();
    if asked { Page { slots, ..page.clone() } } else { page.clone() }
}

/// The thing and its parts; nothing if the thing is not known.
pub(super) fn anatomy(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let section = own(page);
    let page = &labelled(page, section);
    // Lines to places that nobody knows would lie.
    let placed = |slot: &&Slot| {
        section.is_some_and(|section| row(&slot.label, section).is_some()) || general(&slot.label).is_some()
    };
    let few = page.slots.iter().filter(placed).count() * 2 < page.slots.len();
    if few && !section.is_some_and(|section| section.starts_with('=')) {
        return None;
    }
    let first = thing(page, section)?;
    let subject = first.subjects.first()?;
    let rooted = subject.kind == Kind::Plant && has(page, &["root", "根"]);
    // Its parts are found where they usually are.
    let shapes = portrait(&first, &Sheet { turn: 0, ..*sheet });
    let bounds = shape::bounds(&shapes)?;
    // Some are seen in the night sky.
    let night = section.filter(|section| section.starts_with("=*")).map(|_| Rgb::hex(0x1c2547));
    let backdrop = page.rest.backdrop.or(night);
    let mut board = Board::new(&Intent { backdrop, ..page.rest.clone() }, sheet);
    let inner = board.headed(page.title.as_ref());
    if let Some(section) = section.filter(|section| section.starts_with('=')) {
        let affine = fitted(bounds, inner);
        board.figures = shape::transformed(&shapes, affine);
        within(&mut board, page, affine.transform_rect_bbox(bounds), section);
        return Some(board.finish(style(&page.rest, Style::Flat), &page.rest));
    }
    let wide = |slot: &Slot| sheet.letters.line(&slot.label, Hand::Bold).width * LABEL;
    let side = page.slots.iter().map(wide).fold(9.0, f64::max) + 3.0;
    let side = side.min(inner.width() * 0.24).min(30.0);
    let middle = Rect::new(inner.x0 + side, inner.y0 + 3.0, inner.x1 - side, inner.y1 - 3.0);
    let halo = board.accent(1).alpha(0.2);
    board
        .pen
        .mark(circle(middle.center().x, middle.center().y, middle.width().min(middle.height()) * 0.52), halo);
    let above = middle.height() * if rooted { 0.16 } else { 0.0 };
    let affine = fitted(bounds, Rect { y1: middle.y1 - above, ..middle }.inset(-0.5));
    board.figures = shape::transformed(&shapes, affine);
    let thing = affine.transform_rect_bbox(bounds);
    if rooted {
        roots(&mut board, (thing.center().x, thing.y1 - above * 0.1), above);
    }
    let place = |(i, slot): (usize, &Slot)| (spot(&slot.label, i, thing, section), i);
    let mut spots: Vec<(Point, usize)> = page.slots.iter().enumerate().map(place).collect();
    // The left half of the spots has its names at the left, from the top down.
    spots.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    let (left, right) = spots.split_at(spots.len() / 2);
    let size = board.even(page.slots.iter().map(|slot| slot.label.as_str()), (side - 2.0, 10.0), LABEL);
    for (spots, on_left) in [(left, true), (right, false)] {
        let mut spots = spots.to_vec();
        spots.sort_by(|a, b| a.0.y.total_cmp(&b.0.y));
        names(&mut board, page, &spots, on_left, (side, size, inner));
    }
    Some(board.finish(style(&page.rest, Style::Flat), &page.rest))
}

/// The names in the parts themselves, as on a plan; two bedrooms have two names.
fn within(board: &mut Board<'_>, page: &Page, thing: Rect, section: &str) {
    let mut taken: Vec<&str> = Vec::new();
    let dark = section.starts_with("=*") || page.rest.styles.contains(&Style::Blueprint);
    let ink = Rgb::hex(if dark { 0xf4f1e4 } else { 0x2f3a4a });
    let names = page.slots.iter().map(|slot| slot.label.as_str());
    let wide = thing.width() * if page.slots.len() > 6 { 0.16 } else { 0.24 };
    let size = board.even(names.filter(|name| name.chars().count() < 14), (wide, 6.0), LABEL);
    for name in page.slots.iter().flat_map(|slot| slot.label.split(" and ")) {
        let open = || section.lines().filter(|line| !taken.contains(line));
        // Stations are called as one likes.
        let any = || best("*", open());
        let Some((line, x, y)) = best(name, open()).or_else(any) else {
            board.notes.push(Note::LeftOut(name.to_owned()));
            continue;
        };
        taken.push(line);
        let middle = (thing.x0 + thing.width() * x, thing.y0 + thing.height() * y);
        let spot = Rect::from_center_size(middle, (thing.width() * 0.24, 7.0));
        board.label(name, spot, size, Hand::Bold, Side::Middle, ink);
    }
}

/// Whether the flat that is drawn has a room for each of these.
pub(super) fn is_flat(page: &Page) -> bool {
    let mut open: Vec<&str> = own(page).into_iter().flat_map(str::lines).collect();
    page.slots.iter().all(|slot| {
        let found = best(&slot.label, open.iter().copied()).map(|(line, ..)| line);
        open.retain(|line| Some(*line) != found);
        found.is_some()
    })
}

/// What the parts are of; what blooms is in no pot.
fn thing(page: &Page, section: Option<&'static str>) -> Option<Intent> {
    if let Some(name) =
        section.and_then(|section| section.trim_start_matches(['=', '~', '*']).split(']').next())
    {
        let kind = concept(name).map_or(Kind::Object, |concept| concept.kind);
        return Some(Intent { subjects: vec![Subject::new(name, kind)], ..Intent::default() });
    }
    page.rest.subjects.first()?;
    let mut first = super::only(&page.rest, &[0]);
    let potted = first.subjects[0].name().contains("plant");
    if potted && has(page, &["flower", "petal", "root", "花", "根"]) {
        first.subjects[0] = Subject::new("flower", Kind::Plant);
    }
    Some(first)
}

fn has(page: &Page, words: &[&str]) -> bool {
    page.slots.iter().any(|slot| words.iter().any(|word| slot.label.to_lowercase().contains(word)))
}

/// Roots below a plant, as deep as that.
fn roots(board: &mut Board<'_>, (x, y): (f64, f64), deep: f64) {
    let soil = Rgb::hex(0x9a7452);
    for (across, share, wide) in
        [(0.0, 1.0, 1.1), (-0.5, 0.8, 0.8), (0.5, 0.85, 0.8), (-1.0, 0.5, 0.6), (1.0, 0.55, 0.6)]
    {
        let at = |t: f64| (x + deep * across * t * (1.6 - 0.6 * t), y + deep * share * t);
        board.pen.line(curve(&[at(0.0), at(0.35), at(0.7), at(1.0)]), wide, soil);
    }
}

/// Where such a part usually is.
fn general(label: &str) -> Option<(f64, f64)> {
    row(label, PARTS.split("\n[").next().unwrap_or(""))
}

/// Where a part is: as the table has it, else somewhere along the thing.
fn spot(label: &str, i: usize, thing: Rect, section: Option<&str>) -> Point {
    let found = section.and_then(|section| row(label, section)).or_else(|| general(label));
    let (x, y) = found.unwrap_or_else(|| {
        let turn = (i as f64 * 137.5).to_radians();
        (0.5 + 0.24 * turn.cos(), 0.5 + 0.3 * turn.sin())
    });
    Point::new(thing.x0 + thing.width() * x, thing.y0 + thing.height() * y)
}

/// Where the table has a part.
fn row(label: &str, section: &str) -> Option<(f64, f64)> {
    best(label, section.lines()).map(|(_, x, y)| (x, y))
}

/// The line with the longest name that the label has, and its spot.
pub(super) fn best<'t>(label: &str, lines: impl Iterator<Item = &'t str>) -> Option<(&'t str, f64, f64)> {
    let label = label.to_lowercase();
    let fits = |line: &'t str| {
        let (names, spot) = line.split_once(" | ")?;
        let (x, y) = spot.split_once(' ')?;
        let name = names.split(", ").filter(|name| label.contains(name)).map(str::len).max()?;
        Some((name, (line, x.parse().ok()?, y.parse().ok()?)))
    };
    // Of equals the first.
    let found = lines.filter_map(fits).reduce(|a, b| if b.0 > a.0 { b } else { a });
    found.map(|(_, row)| row)
}

/// The names of one side, evenly spread, each with its line.
fn names(
    board: &mut Board<'_>,
    page: &Page,
    spots: &[(Point, usize)],
    on_left: bool,
    (side, size, inner): (f64, f64, Rect),
) {
    let step = inner.height() / spots.len().max(1) as f64;
    for (place, &(spot, i)) in spots.iter().enumerate() {
        let y = inner.y0 + step * (place as f64 + 0.5);
        let (x0, x1) =
            if on_left { (inner.x0, inner.x0 + side - 2.0) } else { (inner.x1 - side + 2.0, inner.x1) };
        let area = Rect::new(x0, y - 5.0, x1, y + 5.0);
        let keeps = if on_left { Side::Right } else { Side::Left };
        let ink = board.ink;
        board.label(&page.slots[i].label, area, size, Hand::Bold, keeps, ink);
        let root = if on_left { x1 + 1.2 } else { x0 - 1.2 };
        let elbow = if on_left { root + 5.0 } else { root - 5.0 };
        board.over.line(polyline(&[(root, y), (elbow, y), (spot.x, spot.y)]), 0.5, ink);
        let (rim, dot) = (board.ground, board.accent(0));
        board.over.mark(circle(spot.x, spot.y, 1.5), rim);
        board.over.mark(circle(spot.x, spot.y, 1.0), dot);
    }
}
