//! Diagrams of parts that stand around, below or beside each other: rings, chains, branches, trees, cards, layers,
//! circles. A part is a card or a disc with its picture and its name, and ways lead from one to the other.

use vello_cpu::kurbo::{Point, Rect};

use super::board::{Board, LABEL, MARGIN, Side, cells, portrait, style};
use super::flow::arrow;
use super::icons::{sign, themed};
use super::known;
use crate::colour::Rgb;
use crate::figures;
use crate::figures::outline::{circle, on_circle, polygon, polyline, round_rect};
use crate::intent::{Expression, Genre, Hand, Intent, Kind, Page, Pose, Slot, Style, Subject};
use crate::shape::bounds;
use crate::sheet::{Composition, Sheet};
use crate::understanding::lineage;

/// A page of parts; nothing if there are none and nothing stands for the topic.
pub(super) fn nodes(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let page = &filled(page);
    let mut board = Board::new(&page.rest, sheet);
    let mut area = board.headed(page.title.as_ref().filter(|_| page.genre != Genre::MindMap));
    if page.slots.is_empty() {
        return None;
    }
    let topic = known(&page.rest);
    let parts = || page.slots.iter().flat_map(|slot| &slot.scene.subjects);
    let alone = topic.subjects.first().is_some_and(|s| parts().all(|part| part.concept != s.concept));
    if page.genre == Genre::Sections && alone {
        let side = (area.height() * 0.28).min(32.0);
        area = board.topped(&topic, area, side);
    }
    match page.genre {
        Genre::Cycle => ring(&mut board, page, area, true),
        Genre::MindMap => ring(&mut board, page, area, false),
        Genre::Chain => chain(&mut board, page, area),
        Genre::Tree => tree(&mut board, page, area),
        Genre::Pyramid => pyramid(&mut board, page, area),
        Genre::Venn => circles(&mut board, page, area),
        _ => cards(&mut board, page, area),
    }
    Some(board.finish(style(&page.rest, Style::Flat), &page.rest))
}

/// What a part shows: what it names, the sign for what it says, or the hero of the page with its face.
pub(super) fn seen(slot: &Slot, rest: &Intent) -> Intent {
    let named = known(&slot.scene);
    let alone =
        |subject: Subject| Intent { subjects: vec![subject], palette: Vec::new(), ..slot.scene.clone() };
    let hero = rest.subjects.iter().find(|s| s.concept.is_some());
    let living = hero.filter(|s| s.kind.is_alive());
    if !named.subjects.is_empty() && (living.is_none() || felt(&slot.label).is_none()) {
        return named;
    }
    if let Some(felt) = felt(&slot.label) {
        let face = living.cloned().unwrap_or_else(|| Subject::new("smiley", Kind::Object));
        return alone(Subject { expression: Some(felt), count: 1, ..face });
    }
    let colour = slot.scene.palette.first().zip(hero);
    let coloured =
        colour.map(|(colour, hero)| alone(Subject { count: 1, colours: vec![*colour], ..hero.clone() }));
    let sign = || sign(&slot.label).map(|name| alone(Subject::new(name, Kind::Object)));
    coloured.or_else(sign).unwrap_or_default()
}

/// What a face shows by a word for it.
fn felt(label: &str) -> Option<Expression> {
    let label = label.to_lowercase();
    let row = FEELINGS.lines().find(|row| row.split([',', ':']).skip(1).any(|word| word.trim() == label))?;
    Expression::named(row.split(':').next()?)
}

const FEELINGS: &str = include_str!("feelings.txt");

/// A part for each thing that stands for the topic.
pub(super) fn theme(page: &Page) -> Vec<Slot> {
    let words = page.rest.left_out.iter().map(String::as_str);
    let words = words.chain(page.rest.subjects.iter().flat_map(|s| [s.word.as_str(), s.name()]));
    let theme = words.chain(page.title.as_deref()).find_map(themed);
    theme.into_iter().flatten().map(|name| part(Subject::new(name, Kind::Object))).collect()
}

fn part(subject: Subject) -> Slot {
    let scene = Intent { subjects: vec![Subject { count: 1, ..subject }], ..Intent::default() };
    Slot { scene, ..Slot::default() }
}

/// The page with parts for what was only counted or named: steps, the stages of a life, a face in every mood.
pub(super) fn filled(page: &Page) -> Page {
    let mut page = page.clone();
    let theme = theme(&page);
    let drawn = |s: &&Subject| lineage(s.name()).any(|concept| figures::find(concept.name).is_some());
    let hero = page.rest.subjects.iter().find(drawn).cloned();
    let turns = page.slots.iter().any(|slot| slot.note == "front");
    if let Some(hero) = hero.as_ref().filter(|_| turns) {
        let pose = Some(hero.pose.unwrap_or(Pose::Standing));
        let mut faces = FEELINGS.lines().filter_map(|row| Expression::named(row.split(':').next()?));
        let seen = |slot: &Slot| match slot.note.as_str() {
            "side" => part(Subject { pose: Some(Pose::Walking), ..hero.clone() }).scene,
            "face" => part(Subject { expression: faces.next(), ..hero.clone() }).scene,
            view => Intent { from_behind: view == "back", ..part(Subject { pose, ..hero.clone() }).scene },
        };
        let scenes: Vec<Intent> = page.slots.iter().map(seen).collect();
        page.slots = scenes.into_iter().map(|scene| Slot { scene, ..Slot::default() }).collect();
    }
    let most = page.count.map(usize::from);
    // Seven steps of which five have a picture: some take two.
    let (few, wordless) = (page.slots.len(), page.slots.iter().all(|slot| slot.label.is_empty()));
    if let Some(most) =
        most.filter(|most| *most > few && few > 0 && wordless && page.genre == Genre::Infographic)
    {
        page.slots = (0..most).map(|i| page.slots[(i * few + few - 1) / most].clone()).collect();
    }
    if !page.slots.is_empty() {
        return page;
    }
    page.slots = match (page.genre, hero) {
        (Genre::Infographic | Genre::Sections, hero) if most.is_some() || theme.len() < 3 => {
            let things = match hero {
                Some(hero) if hero.kind == Kind::Food && most.is_some() && theme.is_empty() => {
                    let tool = |name| part(Subject::new(name, Kind::Object));
                    ["knife", "bowl", "frying pan"].map(tool).into_iter().chain([part(hero)]).collect()
                }
                hero if theme.is_empty() => hero.into_iter().map(part).collect(),
                _ => theme,
            };
            (0..most.unwrap_or(4))
                .map(|i| things.get(i % things.len().max(1)).cloned().unwrap_or_default())
                .collect()
        }
        (Genre::Cards, Some(hero)) if hero.kind.is_alive() && theme.is_empty() => {
            let faces = FEELINGS.lines().filter_map(|row| Expression::named(row.split(':').next()?));
            faces.map(|face| part(Subject { expression: Some(face), ..hero.clone() })).collect()
        }
        _ if !theme.is_empty() => theme,
        _ => page.rest.subjects.iter().filter(|s| s.concept.is_some()).cloned().map(part).collect(),
    };
    page.slots.truncate(most.unwrap_or(9));
    page
}

/// A part on its spot, with its picture above its name.
fn node(
    board: &mut Board<'_>,
    (slot, scene): (&Slot, &Intent),
    spot: Rect,
    i: usize,
    (size, round): (f64, bool),
) {
    let accent = slot.scene.palette.first().copied().unwrap_or(board.accent(i));
    let pictured = !known(scene).subjects.is_empty();
    let beside = spot.width() > spot.height() * 1.2 && slot.label.is_empty();
    let head = if slot.note.is_empty() || round || beside { 0.0 } else { LABEL * 1.5 };
    let named = if slot.label.is_empty() { 0.0 } else { (spot.height() * 0.28).min(LABEL * 2.0) };
    let (w, h) = (spot.width(), spot.height());
    if !pictured {
        let spot = Rect::from_center_size(spot.center(), (w, h.min(w * 0.8)));
        board
            .pen
            .flat(round_rect(spot.x0, spot.y0, w, spot.height(), (spot.height() / 2.0).min(6.0)), accent);
        let ink = accent.lettered();
        board.label(&slot.label, spot.inset(-1.8), size, Hand::Bold, Side::Middle, ink);
        return;
    }
    let left = if beside && !slot.note.is_empty() { w * 0.28 } else { 0.0 };
    let picture = Rect::new(spot.x0 + left, spot.y0 + head, spot.x1, spot.y1 - named);
    if round {
        let r = picture.width().min(picture.height()) / 2.0;
        board.pen.mark(circle(picture.center().x, picture.center().y, r), accent.alpha(0.28));
        board.figure(scene, picture.inset(-r * 0.36));
    } else {
        board.pen.flat(round_rect(spot.x0, spot.y0, w, h, 4.0), accent.mix(Rgb::WHITE, 0.72));
        board.figure(scene, Rect { y1: picture.y1 + h * 0.03, ..picture }.inset(-(h * 0.06)));
    }
    // A card is pale on a dark page, too.
    let ink = if !round && board.ink.luma() > 0.6 { Rgb::INK } else { board.ink };
    let foot = spot.y0 + 1.0 + LABEL * 1.5;
    let end = if beside { picture.x0 - 0.4 } else { spot.x1 - 3.0 };
    let letter = Rect::new(spot.x0 + 2.0, spot.y0 + 1.0, end, foot.min(spot.y1));
    board.label(
        if round { "" } else { &slot.note },
        letter,
        LABEL * 1.5,
        Hand::Bold,
        Side::Left,
        accent.shaded(0.3),
    );
    let under = Rect::new(
        spot.x0 + 1.0,
        picture.y1 - if round { 0.0 } else { h * 0.05 },
        spot.x1 - 1.0,
        spot.y1 - 1.0,
    );
    board.label(&slot.label, under, size, Hand::Bold, Side::Middle, ink);
}

/// All parts on their spots, in one size of type.
fn place(board: &mut Board<'_>, page: &Page, spots: &[Rect], round: bool) {
    let Some(first) = spots.first() else { return };
    let mut scenes: Vec<Intent> = page.slots.iter().map(|slot| seen(slot, &page.rest)).collect();
    // Of cats against dogs there is one of each.
    for scene in scenes.iter_mut().filter(|scene| page.genre == Genre::Sections && scene.subjects.len() == 1)
    {
        scene.subjects[0].count = 1;
    }
    for scene in scenes.iter_mut().filter(|scene| bounds(&portrait(scene, board.sheet)).is_none()) {
        scene.subjects.clear();
    }
    // Most parts have a picture, or none has one; who is above whom looks alike.
    let shown = scenes.iter().filter(|scene| !scene.subjects.is_empty()).count();
    let least = if page.genre == Genre::Tree { scenes.len() * 5 } else { scenes.len() * 2 };
    if shown * 5 < least {
        scenes.fill(Intent::default());
    }
    let high = if scenes.iter().any(|s| !s.subjects.is_empty()) { LABEL * 2.0 } else { first.height() - 4.0 };
    let names = page.slots.iter().map(|slot| slot.label.as_str());
    let size = board.even(names, (first.width() - 3.6, high), LABEL);
    for (i, (part, spot)) in page.slots.iter().zip(&scenes).zip(spots).enumerate() {
        node(board, part, *spot, i, (size, round));
    }
}

/// A grid that fits the page. Letters and numerals stand in a corner.
fn cards(board: &mut Board<'_>, page: &Page, area: Rect) {
    let short = |slot: &Slot| slot.note.is_empty() && slot.label.len() < 3;
    let cornered = |slot: &Slot| Slot { note: slot.label.clone(), label: String::new(), ..slot.clone() };
    let slots = page.slots.iter().map(|slot| if short(slot) { cornered(slot) } else { slot.clone() });
    let page = &Page { slots: slots.collect(), ..page.clone() };
    let count = page.slots.len();
    let waste = |columns: &usize| {
        let rows = count.div_ceil(*columns);
        let cell = (area.width() / *columns as f64) / (area.height() / rows as f64);
        (cell.ln().abs() * 60.0) as usize + (columns * rows - count) * 25
    };
    let sides = page.genre == Genre::Sections && count == 2 && !board.is_portrait();
    let columns = if sides { 2 } else { (1..=count.min(6)).min_by_key(waste).unwrap_or(1) };
    // Who is seen from all sides stands in a row.
    let turns = page.slots.iter().any(|slot| slot.scene.from_behind);
    let columns = if turns { 3 } else { columns };
    let tall = if turns && count == 3 { area.width() * 0.62 } else { area.height() };
    let area = Rect::from_center_size(area.center(), (area.width(), tall.min(area.height())));
    let spots: Vec<Rect> = cells(area, columns, count.div_ceil(columns), MARGIN / 2.0).collect();
    place(board, page, &spots, false);
}

/// Around a middle: stages with arrows, or branches of what stands there.
fn ring(board: &mut Board<'_>, page: &Page, area: Rect, turns: bool) {
    let count = page.slots.len();
    let pictured = page.slots.iter().any(|slot| !seen(slot, &page.rest).subjects.is_empty());
    let (wide, tall) = match (count, pictured) {
        (..=4, true) => (area.width() * 0.3, area.height() * 0.3),
        (_, true) => (area.width() * 0.26, area.height() * 0.24),
        (3, _) => (area.width() * 0.31, (area.height() * 0.16).min(18.0)),
        _ => (area.width() * if count < 5 { 0.36 } else { 0.3 }, (area.height() * 0.16).min(18.0)),
    };
    let (rx, ry) = ((area.width() - wide) / 2.0, (area.height() - tall) / 2.0);
    let spot = |i: f64| {
        let (x, y) = on_circle(0.0, 0.0, 1.0, i * 360.0 / count as f64 - if turns { 0.0 } else { 30.0 });
        Rect::from_center_size((area.center().x + x * rx, area.center().y + y * ry), (wide, tall))
    };
    let spots: Vec<Rect> = (0..count).map(|i| spot(i as f64)).collect();
    for (i, at) in spots.iter().enumerate() {
        if turns {
            let (to, half) = (spots[(i + 1) % count], if pictured { -wide.min(tall) * 0.1 } else { 0.0 });
            arrow(board, &[clear(*at, to, half), clear(to, *at, half)]);
        } else {
            let accent = board.accent(i);
            let (from, to) = (area.center(), at.center());
            board.pen.line(polyline(&[(from.x, from.y), (to.x, to.y)]), 1.1, accent);
        }
    }
    if !turns {
        let middle = Rect::from_center_size(area.center(), (area.width() * 0.3, area.height() * 0.22));
        let topic = known(&page.rest);
        let ink = board.ink;
        board.pen.flat(round_rect(middle.x0, middle.y0, middle.width(), middle.height(), 9.0), ink);
        let ground = board.ground;
        match &page.title {
            Some(title) => {
                board.label(title, middle.inset(-3.0), LABEL * 1.3, Hand::Bold, Side::Middle, ground);
            }
            None => {
                board.figure(&topic, middle.inset(-3.0));
            }
        }
    }
    place(board, page, &spots, pictured && turns);
}

/// Where the way from the middle of a spot to another leaves it.
fn clear(spot: Rect, to: Rect, more: f64) -> (f64, f64) {
    let (from, to) = (spot.center(), to.center());
    let way = to - from;
    let share = |size: f64, way: f64| (size / 2.0 + 1.4 + more) / way.abs().max(1e-6);
    let at: Point = from + way * share(spot.width(), way.x).min(share(spot.height(), way.y)).min(0.5);
    (at.x, at.y)
}

/// In rows that are read to and fro.
fn chain(board: &mut Board<'_>, page: &Page, area: Rect) {
    let count = page.slots.len();
    let columns = if board.is_landscape() { count.min(5) } else { count.div_ceil(count.div_ceil(3)) };
    let rows = count.div_ceil(columns);
    let each: Vec<Rect> = cells(area, columns, rows, MARGIN * 1.6).collect();
    let spot = |i: usize| {
        let (row, column) = (i / columns, i % columns);
        each[row * columns + if row % 2 == 0 { column } else { columns - 1 - column }]
    };
    let spots: Vec<Rect> = (0..count)
        .map(spot)
        .map(|spot| {
            Rect::from_center_size(spot.center(), (spot.width(), spot.height().min(spot.width() * 1.25)))
        })
        .collect();
    for pair in spots.windows(2) {
        arrow(board, &[clear(pair[0], pair[1], -0.6), clear(pair[1], pair[0], -0.6)]);
    }
    place(board, page, &spots, false);
}

/// Levels below each other: who is under whom is said by the note, else under all that are above.
fn tree(board: &mut Board<'_>, page: &Page, area: Rect) {
    let level = |slot: &Slot| slot.note.chars().count();
    let deepest = page.slots.iter().map(level).max().unwrap_or(0);
    let step = area.height() / (deepest + 1) as f64;
    let widest =
        (0..=deepest).map(|d| page.slots.iter().filter(|slot| level(slot) == d).count()).max().unwrap_or(1);
    let wide = (area.width() / widest as f64 - 3.0).min(34.0);
    let pictured = page.slots.iter().all(|slot| !seen(slot, &page.rest).subjects.is_empty());
    let size = (wide, (step * 0.74).min(if pictured { 32.0 } else { wide * 0.7 }));
    let spots: Vec<Rect> = page
        .slots
        .iter()
        .enumerate()
        .map(|(i, slot)| {
            let peers: Vec<usize> =
                (0..page.slots.len()).filter(|&k| level(&page.slots[k]) == level(slot)).collect();
            let place = peers.iter().position(|&k| k == i).unwrap_or(0) as f64 + 0.5;
            let x = area.x0 + area.width() * place / peers.len() as f64;
            Rect::from_center_size((x, area.y0 + step * (level(slot) as f64 + 0.5)), size)
        })
        .collect();
    let ink = board.ink.alpha(0.6);
    let kin = page.slots.iter().any(|slot| slot.note.starts_with('='));
    for (i, slot) in page.slots.iter().enumerate().filter(|(_, slot)| level(slot) > 0) {
        let above: Vec<usize> = (0..i).filter(|&k| level(&page.slots[k]) + 1 == level(slot)).collect();
        // Two of a family beside each other are a couple, and what is below comes from between them.
        let pairs = kin && above.len().is_multiple_of(2);
        let sources = if pairs { above.len() / 2 } else { above.len() };
        let peers = page.slots.iter().filter(|other| level(other) == level(slot)).count();
        let before = page.slots[..i].iter().filter(|other| level(other) == level(slot)).count();
        let source = before * sources / peers.max(1);
        let Some(&parent) = above.get(if pairs { source * 2 } else { source }) else { continue };
        let (from, to) = (spots[parent], spots[i]);
        let (mut x, mut top) = (from.center().x, from.y1);
        if let Some(&other) = above.get(source * 2 + 1).filter(|_| pairs) {
            (x, top) = ((from.x1 + spots[other].x0) / 2.0, from.center().y);
            board.pen.line(polyline(&[(from.x1, top), (spots[other].x0, top)]), 0.8, ink);
        }
        let y = (from.y1 + to.y0) / 2.0;
        let way = [(x, top), (x, y), (to.center().x, y), (to.center().x, to.y0)];
        board.pen.line(polyline(&way), 0.8, ink);
    }
    let slots = page.slots.iter().map(|slot| Slot { note: String::new(), ..slot.clone() }).collect();
    place(board, &Page { slots, ..page.clone() }, &spots, false);
}

/// Layers, the first at the bottom, their pictures in them and their names beside them or in them.
fn pyramid(board: &mut Board<'_>, page: &Page, area: Rect) {
    let count = page.slots.len() as f64;
    let pictured = page.slots.iter().all(|slot| !seen(slot, &page.rest).subjects.is_empty());
    let area = if pictured { Rect { x1: area.x0 + area.width() * 0.72, ..area } } else { area };
    let (middle, step) = (area.center().x, area.height() / count);
    let names = page.slots.iter().map(|slot| slot.label.as_str());
    let size = board.even(names, (if pictured { 26.0 } else { area.width() * 0.4 }, step * 0.7), LABEL);
    for (i, slot) in page.slots.iter().enumerate() {
        let y1 = area.y1 - step * i as f64;
        let y0 = y1 - step + 1.0;
        let half = |y: f64| area.width() / 2.0 * ((y - area.y0 + step * 0.5) / (area.height() + step * 0.5));
        let accent = board.accent(i);
        board.pen.flat(
            polygon(&[
                (middle - half(y0), y0),
                (middle + half(y0), y0),
                (middle + half(y1), y1),
                (middle - half(y1), y1),
            ]),
            accent,
        );
        let spot = Rect::new(middle - half(y0).max(7.0), y0 + 1.0, middle + half(y0).max(7.0), y1 - 1.0);
        if pictured {
            board.figure(&seen(slot, &page.rest), spot.inset(-step * 0.06));
            let beside = Rect::new(area.x1 - 2.0, y0, board.inner().x1, y1);
            let ink = board.ink;
            board.label(&slot.label, beside, size, Hand::Bold, Side::Left, ink);
            continue;
        }
        let wide = Rect::from_center_size((middle, y0 + step * 0.56), (half(y1) * 1.5, step * 0.8));
        // What would be small at the top stands beside it.
        if board.even([slot.label.as_str()].into_iter(), (wide.width(), wide.height()), size) < size * 0.8 {
            let beside = Rect { x0: middle + half(y1) + 2.0, x1: board.inner().x1 + 3.0, ..wide };
            let ink = board.ink;
            board.label(&slot.label, beside, size * 0.9, Hand::Bold, Side::Left, ink);
            continue;
        }
        let ink = accent.lettered();
        board.label(&slot.label, wide, size, Hand::Bold, Side::Middle, ink);
    }
}

/// Whether it is what all have in common.
fn is_shared(words: &str) -> bool {
    [
        "both", "middle", "overlap", "centre", "center", "common", "shared", "共同", "中间", "重叠", "交集",
        "都",
    ]
    .iter()
    .any(|word| words.to_lowercase().contains(word))
}

/// Two or three circles that overlap, each with its head and its parts; what all have stands in the middle.
fn circles(board: &mut Board<'_>, page: &Page, area: Rect) {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for slot in &page.slots {
        let (head, part) =
            if slot.note.is_empty() { (&slot.label, "") } else { (&slot.note, slot.label.as_str()) };
        match groups.iter_mut().find(|(known, _)| known == head) {
            Some((_, parts)) => parts.push(part),
            None => groups.push((head, vec![part])),
        }
    }
    let shared = groups.iter().position(|(head, _)| is_shared(head));
    let third = (groups.len() == 3 && page.slots.iter().any(|slot| !slot.note.is_empty())).then_some(2);
    let shared = shared.or(third).map(|i| groups.remove(i));
    groups.truncate(3);
    let three = groups.len() > 2;
    let r = if three {
        area.width().min(area.height()) * 0.3
    } else {
        (area.width() * 0.31).min(area.height() * 0.46)
    };
    let turn = |i: usize| if three { i as f64 * 120.0 } else { 270.0 + i as f64 * 180.0 };
    let lowered = if three { r * 0.1 } else { 0.0 };
    let all = groups.iter().flat_map(|(head, parts)| [*head].into_iter().chain(parts.iter().copied()));
    let size = board.even(all, (r * 0.92, 10.0), LABEL);
    for (i, (head, parts)) in groups.iter().enumerate() {
        let (x, y) = on_circle(area.center().x, area.center().y + lowered, r * 0.62, turn(i));
        let accent = board.accent(i);
        board.pen.mark(circle(x, y, r), accent.alpha(0.5));
        let (x, y) = on_circle(x, y, r * 0.36, turn(i));
        let spot = Rect::from_center_size((x, y), (r * 0.96, r * if three { 0.9 } else { 1.3 }));
        let picture = Rect { y1: spot.y0 + spot.height() * 0.38, ..spot };
        let pictured =
            page.rest.subjects.get(i).is_some_and(|s| board.figure(&part(s.clone()).scene, picture));
        let words = if pictured { Rect { y0: picture.y1 + 1.0, ..spot } } else { spot };
        listing(board, (head, parts), words, size);
    }
    if let Some((head, mut parts)) = shared {
        // "Both have caffeine".
        let said = ["both have ", "both are ", "both ", "都有", "都是", "都"]
            .iter()
            .find_map(|both| head.strip_prefix(both));
        parts.extend(said);
        let spot = Rect::from_center_size(area.center(), (r * 0.66, r * 1.1));
        listing(board, ("", &parts), spot, size);
    }
}

/// A head with its parts below it.
fn listing(board: &mut Board<'_>, (head, parts): (&str, &[&str]), spot: Rect, most: f64) {
    let lines: Vec<&str> =
        [head].into_iter().chain(parts.iter().copied()).filter(|line| !line.is_empty()).collect();
    let step = (spot.height() / lines.len().max(1) as f64).min(11.0);
    let size = board.even(lines.iter().copied(), (spot.width(), step - 1.0), most);
    let top = spot.center().y - step * lines.len() as f64 / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let row = Rect { y0: top + step * i as f64, y1: top + step * (i + 1) as f64, ..spot };
        let (hand, ink) = (if *line == head { Hand::Bold } else { Hand::Sans }, board.ink);
        board.label(line, row.inset(-0.5), size, hand, Side::Middle, ink);
    }
}
