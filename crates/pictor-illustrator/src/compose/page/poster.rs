//! Posters: large words on a quiet ground, and below or beside them a scene, a thing before bold shapes, or, where
//! nothing is to be seen, the words themselves with light behind them.

use vello_cpu::kurbo::{Point, Rect};

use super::board::{Board, MARGIN, Side, TITLE, by_place, cleared, fitted, portrait, style};
use super::{icons, only, panel};
use crate::colour::{Rgb, Tint};
use crate::compose::choose;
use crate::figures::look::scramble;
use crate::figures::outline::{circle, on_circle, polygon, rect, round_rect, star};
use crate::intent::{
    Camera, Hand, Intent, Kind, Lettering, Mood, Occasion, Page, Position, Region, Setting, Style, Subject,
};
use crate::shape;
use crate::sheet::{Composition, Sheet};
use crate::understanding::concept;

/// Grounds, inks and accents that go together.
const SUITES: [[u32; 4]; 6] = [
    [0x1f2a4d, 0xf7ecd2, 0xe2573f, 0xf2b23e],
    [0xf3e4c6, 0x22354a, 0xd9503f, 0xf0b03f],
    [0x173f45, 0xf6ecd0, 0xf2c14e, 0xe9795a],
    [0xf4d9b8, 0x27384f, 0xe0603f, 0x5f9a8c],
    [0x5a1f3a, 0xfbe9d0, 0xf3b84a, 0xe9634f],
    [0xe9f0ec, 0x1f3b3a, 0xe2694f, 0xf0b54a],
];

/// The inks of one poster.
#[derive(Clone, Copy)]
struct Inks {
    ground: Rgb,
    ink: Rgb,
    accent: Rgb,
    light: Rgb,
}

impl Inks {
    fn of(rest: &Intent, seed: u64) -> Self {
        let suite = SUITES[(scramble(seed, 77_000) % 6) as usize].map(Rgb::hex);
        let [ground, ink, accent, light] = suite;
        let feast = match rest.occasion {
            Some(Occasion::ChineseNewYear) => Some(0xb5241f),
            Some(Occasion::Christmas) => Some(0x1f5142),
            Some(Occasion::Halloween) => Some(0x2c1c44),
            Some(Occasion::MidAutumn | Occasion::NewYear) => Some(0x1f2f5c),
            _ => None,
        };
        if rest.mood == Some(Mood::Neon) && rest.backdrop.is_none() && rest.palette.is_empty() {
            let [ground, ink, accent, light] = [0x1b1238, 0xfff2fb, 0xff4fa8, 0x35d6e0].map(Rgb::hex);
            return Self { ground, ink, accent, light };
        }
        let mut asked: Vec<Rgb> = rest.backdrop.into_iter().chain(rest.palette.iter().copied()).collect();
        if rest.backdrop.is_none() && asked.len() > 1 {
            // The darker of the asked colours carries the page, the other one the words.
            asked[..2].sort_by(|a, b| a.luma().total_cmp(&b.luma()));
        }
        let Some(ground) = asked.first().copied().or(feast.map(Rgb::hex)) else {
            return Self { ground, ink, accent, light };
        };
        let gold = Rgb::hex(0xf3c25a);
        let second = asked.get(1).copied();
        let far = |c: &Rgb| (c.luma() - ground.luma()).abs() > 0.3;
        // Red on black is seen well enough, though not read as well.
        let apart = |c: &Rgb| {
            let step = |a: u8, b: u8| u32::from(a.abs_diff(b));
            step(c.0, ground.0) + step(c.1, ground.1) + step(c.2, ground.2) > 150
        };
        let plain = if ground.luma() > 0.55 { Rgb::hex(0x2a2433) } else { Rgb::hex(0xfff6e2) };
        let accent =
            second.filter(apart).unwrap_or(if ground.luma() > 0.55 { ground.shaded(0.5) } else { gold });
        Self {
            ground,
            ink: second.filter(far).unwrap_or(plain),
            accent,
            light: asked.get(2).copied().unwrap_or(plain),
        }
    }
}

/// The poster; without words it is a framed scene.
pub(super) fn poster(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let (mut offers, lines): (Vec<&Lettering>, Vec<&Lettering>) =
        rest.lettering.iter().partition(|l| is_offer(l));
    let mut lines = by_place(lines);
    lines.extend(offers.iter().skip(1));
    if lines.is_empty() {
        // An offer alone is the title.
        lines.append(&mut offers);
    }
    let wide = sheet.page().width() > sheet.page().height() * 2.2;
    // A shop that announces what it sells shows that, and not its house.
    let goods = |s: &Subject| matches!(s.kind, Kind::Food | Kind::Product);
    let sells = rest.subjects.iter().any(goods) && !rest.subjects.iter().any(|s| s.kind.is_alive());
    let shows = |i: &usize| !(sells && rest.subjects[*i].kind == Kind::Building);
    let kept: Vec<usize> = (0..rest.subjects.len()).filter(shows).collect();
    let shown = Intent { lettering: Vec::new(), ..only(rest, &kept) };
    let mut inks = Inks::of(rest, sheet.seed);
    darken(rest, &lines, &mut inks);
    let (shown, orb) = before_orb(shown, &mut inks);
    let mut board = Board::new(rest, sheet);
    board.ground = inks.ground;
    board.cover();
    let setting = choose::setting(&shown, Style::Poster);
    let (food, alive) = (
        |s: &Subject| matches!(s.kind, Kind::Food | Kind::Product | Kind::Tool | Kind::Clothing),
        // Boats on their river are no goods.
        |s: &Subject| {
            matches!(s.kind, Kind::Person | Kind::Animal | Kind::Building)
                || s.kind == Kind::Vehicle && matches!(rest.setting, Some(Setting::River | Setting::Lake))
        },
    );
    let things = shown.subjects.iter().any(food) && !shown.subjects.iter().any(alive);
    let open = choose::leaves_the_place_open(&shown, setting) || rest.backdrop.is_some() || things || orb;
    let nowhere = rest.setting.is_none() && !choose::says_when(&shown);
    let bare = shown.subjects.is_empty()
        && (open || nowhere || matches!(setting, Setting::Street | Setting::Room) && rest.setting.is_none());
    let style = style(rest, Style::Flat);
    if rest.lettering.is_empty() {
        let toned = rest.backdrop.is_some() || !rest.palette.is_empty();
        if wide && toned && (rest.setting.is_none() || rest.at_home) && !shown.subjects.is_empty() {
            return Some(beside_space(board, inks, &shown, page.free));
        }
        if shown.subjects.is_empty() && bare || wide {
            return None;
        }
        let frame = board.page.inset(-MARGIN * 0.7);
        panel::rounded(&mut board, &Intent { styles: vec![style], ..shown }, frame, 1.2);
    } else if bare {
        announced(&mut board, inks, &lines, &offers);
    } else {
        if wide {
            // There is no room for a seal over the picture.
            let at = lines.len().min(1);
            lines.splice(at..at, offers.drain(..offers.len().min(1)));
        }
        // What is small stands at the foot, unless the words stand beside the picture.
        let heads =
            lines.iter().filter(|l| l.place != Position::Caption).count().clamp(1, 4).min(lines.len());
        let heads = if board.is_landscape() { lines.len() } else { heads };
        let feet = lines.split_off(heads);
        // The words stand where a side was kept for them.
        let turned = match page.free {
            Some(Region::Left) => false,
            Some(Region::Right) => true,
            _ => board.is_turned(),
        };
        let (words, picture) = areas(&mut board, inks, turned, lines.len(), &feet);
        if open {
            before_shapes(&mut board, inks, &cleared(&shown), picture);
        } else {
            // Beside the words it goes as far as the page does.
            let (page, radius) = (board.page, if board.is_landscape() { 0.0 } else { 2.4 });
            let x = if turned { (0.0, picture.x1) } else { (picture.x0, page.x1) };
            let beside = Rect::new(x.0, page.y0, x.1, page.y1);
            let spot = if board.is_landscape() { beside } else { picture };
            let camera = camera(&shown);
            panel::rounded(&mut board, &Intent { styles: vec![style], camera, ..shown }, spot, radius);
        }
        seal(&mut board, inks, &offers, picture);
        let side = if board.is_landscape() { Side::Left } else { Side::Middle };
        stack(&mut board, inks, &lines, words, side);
    }
    Some(board.finish(style, &Intent::default()))
}

/// White letters are not read on a pale page.
fn darken(rest: &Intent, lines: &[&Lettering], inks: &mut Inks) {
    let asked = lines.iter().find_map(|line| line.colour).filter(|ink| !apart(*ink, inks.ground));
    if asked.is_some() && rest.backdrop.is_none() && rest.palette.is_empty() {
        std::mem::swap(&mut inks.ground, &mut inks.ink);
    }
}

/// Without the sun or the moon that is named beside a figure in black: that is the disc behind it.
fn before_orb(shown: Intent, inks: &mut Inks) -> (Intent, bool) {
    let sky = |s: &Subject| shown.silhouette && (s.name().contains("moon") || s.name() == "sun");
    let Some(orb) = shown.subjects.iter().position(sky).filter(|_| shown.subjects.len() > 1) else {
        return (shown, false);
    };
    inks.light = shown.subjects[orb].colours.first().copied().unwrap_or(Rgb::hex(0xf7d774));
    let kept: Vec<usize> = (0..shown.subjects.len()).filter(|&i| i != orb).collect();
    (only(&shown, &kept), true)
}

/// Somebody alone is who it is about.
fn camera(shown: &Intent) -> Camera {
    let alone = shown.subjects.len() < 3
        && shown.subjects.first().is_some_and(|one| one.kind == Kind::Person && one.count == 1);
    if alone && shown.camera == Camera::Usual { Camera::CloseUp } else { shown.camera }
}

/// The things on one side of a ground in the asked colour, which is left free beside them.
fn beside_space(mut board: Board<'_>, inks: Inks, shown: &Intent, free: Option<Region>) -> Composition {
    let page = board.page;
    let ground = rect(-1.0, -1.0, page.width() + 2.0, page.height() + 2.0);
    board.pen.fade(ground, inks.ground.mix(Rgb::WHITE, 0.3), inks.ground);
    let inner = board.inner();
    let share = match free {
        Some(Region::Left) => 0.72,
        Some(Region::Right) => 0.28,
        _ if board.is_turned() => 0.3,
        _ => 0.7,
    };
    let (c, r) = (Point::new(page.width() * share, page.center().y), inner.height() / 2.0);
    board.pen.mark(circle(c.x, c.y, r), inks.ground.mix(Rgb::WHITE, 0.45));
    set(&mut board, shown, Rect::from_center_size(c, (inner.width() * 0.5, inner.height() * 0.88)));
    board.finish(style(shown, Style::Flat), &Intent::default())
}

/// "50% OFF", 满300减50: what is set into a seal of its own.
fn is_offer(lettering: &Lettering) -> bool {
    let text = &lettering.text;
    lettering.place == Position::Caption
        && (text.contains('%') || text.contains(['折', '减', '送', '元', '半']))
}

/// The part for words and the part for the picture; the feet are lettered below it.
fn areas(board: &mut Board<'_>, inks: Inks, turned: bool, lines: usize, feet: &[&Lettering]) -> (Rect, Rect) {
    let mut inner = board.inner();
    if board.is_landscape() {
        let share = if board.page.width() > board.page.height() * 2.2 { 0.6 } else { 0.46 };
        if turned {
            let x = inner.x1 - inner.width() * share;
            return (Rect { x0: x + MARGIN * 0.7, ..inner }, Rect { x1: x, ..inner });
        }
        let x = inner.x0 + inner.width() * share;
        return (Rect { x1: x - MARGIN * 0.7, ..inner }, Rect { x0: x, ..inner });
    }
    for (i, line) in feet.iter().take(4).enumerate().rev() {
        let tall = if i == 0 { 6.6 } else { 5.6 };
        let spot = Rect { y0: inner.y1 - tall, ..inner };
        let (hand, ink) = if i == 0 { (Hand::Bold, inks.ink) } else { (Hand::Sans, inks.accent) };
        let ink = line.colour.unwrap_or(if apart(ink, inks.ground) { ink } else { inks.ink });
        board.label(&line.text, spot.inset((0.0, -tall * 0.12)), 5.4, hand, Side::Middle, ink);
        inner.y1 -= tall;
    }
    inner.y1 -= if feet.is_empty() { 0.0 } else { MARGIN * 0.5 };
    let high = match lines {
        1 => 0.2,
        2 => 0.29,
        _ => 0.34,
    };
    if board.sheet.turn % 3 == 2 {
        let y = inner.y1 - inner.height() * high;
        return (Rect { y0: y + MARGIN * 0.4, ..inner }, Rect { y1: y - MARGIN * 0.3, ..inner });
    }
    let y = inner.y0 + inner.height() * high;
    (Rect { y1: y - MARGIN * 0.3, ..inner }, Rect { y0: y + MARGIN * 0.4, ..inner })
}

fn apart(one: Rgb, other: Rgb) -> bool {
    (one.luma() - other.luma()).abs() > 0.22
}

/// The title as large as fits, the other lines below it in one smaller size.
fn stack(board: &mut Board<'_>, inks: Inks, lines: &[&Lettering], area: Rect, side: Side) {
    let Some((title, rest)) = lines.split_first() else { return };
    let rest = &rest[..rest.len().min(5)];
    let most = if rest.len() > 2 { 0.56 } else { 0.44 };
    // Beside a picture there is room for larger lines.
    let (tall, size) = if board.is_landscape() { (12.0, 9.0) } else { (8.4, 6.4) };
    let small = (area.height() * 0.27).min(tall).min(area.height() * most / rest.len().max(1) as f64);
    let below = small * rest.len() as f64;
    let height = if board.is_landscape() {
        (area.height() - below).min(area.height() * 0.62)
    } else {
        area.height() - below
    };
    let top = if board.is_landscape() { area.center().y - (height + below) / 2.0 } else { area.y0 };
    let spot = Rect::new(area.x0, top, area.x1, top + height * 0.94);
    board.label(&title.text, spot, TITLE * 2.4, Hand::Bold, side, title.colour.unwrap_or(inks.ink));
    let ink = if apart(inks.accent, inks.ground) { inks.accent } else { inks.ink };
    for (i, line) in rest.iter().enumerate() {
        let y = top + height + small * i as f64;
        let spot = Rect::new(area.x0, y, area.x1, y + small * 0.84);
        board.label(&line.text, spot, size, Hand::Sans, side, line.colour.unwrap_or(ink));
    }
}

/// The first offer on a round seal over a corner of the picture.
fn seal(board: &mut Board<'_>, inks: Inks, offers: &[&Lettering], picture: Rect) {
    let Some(offer) = offers.first() else { return };
    let r = (picture.width().min(picture.height()) * 0.21).clamp(8.6, 19.0);
    let (x, y) = (picture.x1 - r * 0.86, picture.y0 + r * 0.96);
    let disc = if inks.accent == inks.ink { inks.ground } else { inks.accent };
    let mut pen = crate::figures::Pen::new(vello_cpu::kurbo::Affine::IDENTITY);
    pen.mark(star(x, y, r * 1.08, r * 0.98, 18), disc);
    pen.line(circle(x, y, r * 0.86), 0.4, disc.legible());
    board.over.insert(pen.finish().shapes);
    let spot = Rect::new(x - r * 0.74, y - r * 0.5, x + r * 0.74, y + r * 0.5);
    board.label(&offer.text, spot, 12.0, Hand::Bold, Side::Middle, disc.legible());
}

/// The things before a disc, in a field of bold shapes.
fn before_shapes(board: &mut Board<'_>, inks: Inks, shown: &Intent, area: Rect) {
    let (c, r) = (area.center(), area.width().min(area.height()) / 2.0);
    let one = shown.subjects.len() == 1 && shown.subjects[0].count == 1 && !board.is_landscape();
    match scramble(board.sheet.seed, 77_001) % if one { 3 } else { 2 } {
        0 => rays(board, inks, area, (c.x, c.y)),
        1 => {
            for (i, share) in [1.0, 0.86, 0.72].into_iter().enumerate() {
                let tone = if i == 1 { inks.accent } else { inks.ground.mix(inks.accent, 0.35) };
                board.pen.mark(circle(c.x, c.y, r * share), tone);
            }
        }
        _ => board.pen.within(rect(area.x0, area.y0, area.width(), area.height()), |pen| {
            // Arches within each other, which stand on the lower edge.
            for (i, share) in [1.0, 0.84, 0.68].into_iter().enumerate() {
                let (half, top) = (r * 0.86 * share, c.y - r * share);
                let tone = if i == 1 { inks.accent } else { inks.ground.mix(inks.accent, 0.35) };
                pen.mark(round_rect(c.x - half, top, half * 2.0, area.y1 - top + half, half), tone);
            }
        }),
    }
    let disc = if inks.ground.luma() > 0.6 && !shown.silhouette { inks.ground.lit(0.6) } else { inks.light };
    // What is as pale as the disc stands out from a deeper one.
    let tone = |s: &Subject| s.colours.first().copied().or(concept(s.name()).map(|c| c.colour));
    let lost = |s: &Subject| tone(s).is_some_and(|t| t.luma() > 0.6 && !apart(t, disc));
    let alone = shown.subjects.len() == 1 && shown.palette.is_empty() && !shown.subjects[0].kind.is_alive();
    let pale = disc.luma() > 0.6 && alone && shown.subjects.first().is_some_and(lost);
    let disc =
        if pale { inks.accent.mix(inks.ink, if inks.accent.luma() > 0.6 { 0.6 } else { 0.0 }) } else { disc };
    board.pen.mark(circle(c.x, c.y, r * 0.62), disc);
    let most = (area.width() * 0.86, (area.height() * 0.86).min(r * 1.7));
    // Two things on a narrow page stand one below the other.
    let stacked =
        shown.subjects.len() > 1 && shown.relations.is_empty() && !board.is_landscape() && !is_loose(shown);
    if stacked {
        let rest: Vec<usize> = (1..shown.subjects.len()).collect();
        for (kept, from, share) in [(vec![0], 0.0, 0.56), (rest, 0.6, 0.4)] {
            let y = c.y - most.1 / 2.0 + most.1 * (from + share / 2.0);
            set(board, &only(shown, &kept), Rect::from_center_size((c.x, y), (most.0, most.1 * share)));
        }
    } else {
        let wide = Rect::from_center_size(c, (most.0, area.height() * 0.9));
        set(board, shown, if is_loose(shown) { wide } else { Rect::from_center_size(c, most) });
    }
    for shape in board.figures.iter_mut().filter(|_| shown.silhouette) {
        shape.paint = shape.paint.map(|tint| Tint { rgb: Rgb::hex(0x17151f), ..tint });
    }
}

/// Three or more things that nothing binds: none is larger than the others.
fn is_loose(shown: &Intent) -> bool {
    shown.relations.is_empty()
        && shown.subjects.len() > 2
        && shown.subjects.iter().all(|s| !s.kind.is_alive())
}

fn set(board: &mut Board<'_>, shown: &Intent, spot: Rect) {
    if !is_loose(shown) {
        return one(board, shown, spot);
    }
    let count = shown.subjects.len().min(6);
    let ratio = spot.width() / spot.height();
    let columns = (1..=count).min_by_key(|c| icons::waste(*c, count, ratio)).unwrap_or(count);
    let (wide, tall) = (spot.width() / columns as f64, spot.height() / count.div_ceil(columns) as f64);
    for i in 0..count {
        let (row, column) = (i / columns, i % columns);
        // The last row stands in the middle.
        let most = columns.min(count - row * columns) as f64 - 1.0;
        let x = spot.center().x + (column as f64 - most / 2.0) * wide;
        let y = spot.y0 + tall * (row as f64 + 0.5);
        one(board, &only(shown, &[i]), Rect::from_center_size((x, y), (wide * 0.84, tall * 0.84)));
    }
}

fn one(board: &mut Board<'_>, shown: &Intent, spot: Rect) {
    let shapes = portrait(shown, board.sheet);
    if let Some(bounds) = shape::bounds(&shapes) {
        board.figures.extend(shape::transformed(&shapes, fitted(bounds, spot)));
    }
}

/// Light from a middle to all sides of an area.
fn rays(board: &mut Board<'_>, inks: Inks, area: Rect, (x, y): (f64, f64)) {
    let reach = area.width().hypot(area.height());
    let tint = inks.ground.mix(inks.accent, 0.22);
    board.pen.within(round_rect(area.x0, area.y0, area.width(), area.height(), 2.4), |pen| {
        for i in 0..16 {
            let a = f64::from(i) * 22.5;
            pen.mark(polygon(&[(x, y), on_circle(x, y, reach, a), on_circle(x, y, reach, a + 11.25)]), tint);
        }
    });
}

/// Words alone: rays over the whole page, a frame, the largest line in the middle, confetti about it.
fn announced(board: &mut Board<'_>, inks: Inks, lines: &[&Lettering], offers: &[&Lettering]) {
    let page = board.page;
    rays(board, inks, page.inflate(3.0, 3.0), (page.center().x, page.height() * 0.52));
    confetti(board, inks);
    let edge = page.inset(-MARGIN * 0.6);
    board.over.line(round_rect(edge.x0, edge.y0, edge.width(), edge.height(), 2.0), 0.7, inks.accent);
    let inner = page.inset(-MARGIN * 1.6);
    let Some(offer) = offers.first() else {
        let tall = (inner.height() * 0.5).min(inner.width() * 0.8);
        let band = Rect::new(inner.x0, page.center().y - tall / 2.0, inner.x1, page.center().y + tall / 2.0);
        return stack(board, inks, lines, band, Side::Middle);
    };
    if inner.width() > inner.height() * 2.0 {
        // Side by side, where there is no room for one below the other.
        let x = inner.x0 + inner.width() * 0.56;
        stack(board, inks, lines, Rect { x1: x - MARGIN, ..inner }, Side::Middle);
        let tall = (inner.height() * 0.7).min(30.0);
        return plate(
            board,
            inks,
            offer,
            Rect { x0: x, y0: inner.center().y - tall / 2.0, y1: inner.center().y + tall / 2.0, ..inner },
        );
    }
    let split = if board.is_landscape() { 0.44 } else { 0.36 };
    let y = inner.y0 + inner.height() * split;
    stack(board, inks, lines, Rect { y1: y - 2.0, ..inner }, Side::Middle);
    let tall = (inner.height() * 0.34).min(inner.width() * 0.5);
    plate(board, inks, offer, Rect::new(inner.x0 + 2.0, y + 2.0, inner.x1 - 2.0, y + 2.0 + tall));
}

/// An offer on a plate of the accent.
fn plate(board: &mut Board<'_>, inks: Inks, offer: &Lettering, plate: Rect) {
    let tall = plate.height();
    board.pen.flat(round_rect(plate.x0, plate.y0, plate.width(), tall, tall * 0.16), inks.accent);
    board.label(
        &offer.text,
        plate.inset(-tall * 0.12),
        40.0,
        Hand::Bold,
        Side::Middle,
        inks.accent.legible(),
    );
}

fn confetti(board: &mut Board<'_>, inks: Inks) {
    let (w, h) = (board.page.width(), board.page.height());
    for i in 0..46u64 {
        let chance = |key: u64| (scramble(board.sheet.seed, 77_100 + i * 4 + key) % 1_000) as f64 / 1_000.0;
        let (x, y, r) = (chance(0) * w, chance(1) * h, 0.5 + 0.9 * chance(2));
        let calm = (2.0 * x / w - 1.0).abs().max((2.0 * y / h - 1.0).abs());
        let tint = [inks.accent, inks.light, inks.ground.mix(inks.light, 0.5)][(i % 3) as usize];
        if calm > 0.62 {
            let (a, b) =
                (on_circle(x, y, r, chance(3) * 360.0), on_circle(x, y, r, chance(3) * 360.0 + 150.0));
            board
                .pen
                .mark(polygon(&[(x, y), a, on_circle(x, y, r * 1.2, chance(3) * 360.0 + 75.0), b]), tint);
        }
    }
}
