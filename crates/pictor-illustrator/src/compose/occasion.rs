//! Occasions: the props and colours that a feast brings along without being asked.

use vello_cpu::kurbo::Affine;

use crate::colour::Rgb;
use crate::figures::outline::{blob, circle, curve, heart, leaf, on_circle, oval, polygon, rect, star};
use crate::figures::{self, Pen};
use crate::intent::{Intent, Kind, Mood, Occasion, Position, Scale, Setting, Style, Subject, Time};
use crate::settings::festive::{fireworks, lantern};
use crate::settings::{Place, figure, outdoors};
use crate::shape::Shape;

/// Whether the prompt asks for words and an occasion but for nothing to be seen: then the page is a card.
pub(super) fn is_card(intent: &Intent) -> bool {
    let drawn = intent.styles.first().is_none_or(|style| {
        matches!(
            style,
            Style::PictureBook | Style::Flat | Style::Watercolour | Style::PaperCut | Style::Vintage
        )
    });
    let titled = intent.lettering.iter().any(|l| matches!(l.place, Position::Title | Position::Anywhere));
    intent.subjects.is_empty()
        && drawn
        && titled
        && intent.occasion != Some(Occasion::Concert)
        && (intent.setting.is_none()
            || intent.occasion == Some(Occasion::ChineseNewYear) && intent.setting == Some(Setting::Street))
}

/// Subjects that the occasion brings when the prompt names none. People come only where the occasion is about them.
pub(super) fn guests(intent: &mut Intent, card: bool, setting: Setting) {
    if !intent.subjects.is_empty() {
        return;
    }
    let wanted: &[(&'static str, Kind, u16)] = match intent.occasion {
        Some(Occasion::Birthday) if card => {
            &[("gift", Kind::Product, 1), ("birthday cake", Kind::Food, 1), ("gift", Kind::Product, 1)]
        }
        Some(Occasion::Birthday) => &[("birthday cake", Kind::Food, 1), ("gift", Kind::Product, 2)],
        Some(Occasion::MidAutumn) => &[("rabbit", Kind::Animal, 2)],
        Some(Occasion::Christmas) if !card && outdoors(setting) => &[],
        Some(Occasion::Christmas) => &[("christmas tree", Kind::Plant, 1), ("gift", Kind::Product, 3)],
        Some(Occasion::Halloween) => &[("pumpkin", Kind::Food, 3)],
        Some(Occasion::Valentine) => &[("rose", Kind::Plant, 1), ("gift", Kind::Product, 1)],
        Some(Occasion::Wedding) if !card => &[("bride", Kind::Person, 1), ("groom", Kind::Person, 1)],
        Some(Occasion::Easter) => &[("rabbit", Kind::Animal, 1), ("basket", Kind::Product, 1)],
        Some(Occasion::Graduation) if !card => &[("graduate", Kind::Person, 2)],
        Some(Occasion::Graduation) => &[("stack of books", Kind::Object, 1), ("scroll", Kind::Object, 1)],
        Some(Occasion::ChineseNewYear) if card => &[("lion dance", Kind::Animal, 1)],
        Some(Occasion::NewYear) if card => &[("champagne", Kind::Food, 1)],
        Some(Occasion::Concert) => &[("singer", Kind::Person, 1)],
        _ if setting == Setting::Tabletop => {
            &[("bouquet", Kind::Plant, 1), ("apple", Kind::Food, 2), ("pear", Kind::Food, 1)]
        }
        _ => &[],
    };
    for &(name, kind, count) in wanted.iter().filter(|(name, ..)| figures::find(name).is_some()) {
        // The cake is what a birthday is about.
        let size = if card && name == "birthday cake" { Scale::Huge } else { Scale::Usual };
        intent.subjects.push(Subject { count, size, ..Subject::new(name, kind) });
    }
}

/// Feasts of the night are drawn at night, if the prompt doesn't say otherwise.
pub(super) fn hour(intent: &mut Intent) {
    if intent.chinese && intent.occasion == Some(Occasion::NewYear) {
        intent.occasion = Some(Occasion::ChineseNewYear);
    }
    if intent.mood == Some(Mood::Neon) {
        intent.time.get_or_insert(Time::Night);
    }
    let nightly = [Occasion::ChineseNewYear, Occasion::MidAutumn, Occasion::NewYear, Occasion::Halloween];
    if intent.occasion.is_some_and(|occasion| nightly.contains(&occasion)) {
        intent.time.get_or_insert(Time::Night);
    }
}

/// What hangs and flies behind the figures.
pub(super) fn behind(occasion: Occasion, place: &Place, setting: Setting) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    match occasion {
        _ if place.is_card() => card_top(&mut pen, place, occasion),
        // Its street has lanterns and fireworks of its own.
        Occasion::ChineseNewYear if setting == Setting::Street => {}
        Occasion::ChineseNewYear => {
            if outdoors(setting) {
                fireworks(&mut pen, place, 5, &[0xffd76a, 0xff8a6a, 0xfff1c4]);
            }
            strings(&mut pen, place, lantern);
            blossoms(&mut pen, place);
        }
        Occasion::MidAutumn => {
            let (x, y) = (place.width * 0.7, place.height * 0.26);
            pen.glow(x, y, 34.0, Rgb::hex(0xffe9b0).alpha(0.6));
            pen.mark(circle(x, y, 14.0), Rgb::hex(0xfff3cf));
            if setting != Setting::Street {
                strings(&mut pen, place, lantern);
            }
        }
        Occasion::NewYear => fireworks(&mut pen, place, 8, &[0xffd76a, 0x8fd3ff, 0xff9ad0, 0xfff1c4]),
        Occasion::Birthday => {
            bunting(&mut pen, place);
            balloons(&mut pen, place);
        }
        Occasion::Wedding => {
            strings(&mut pen, place, bulb);
            petals(&mut pen, place, &[0xffffff, 0xf9d5dc]);
        }
        Occasion::Christmas => strings(&mut pen, place, bulb),
        Occasion::Halloween => bats(&mut pen, place),
        Occasion::Valentine => hearts(&mut pen, place),
        Occasion::Graduation => bunting(&mut pen, place),
        Occasion::Concert => notes(&mut pen, place),
        Occasion::Easter => {}
    }
    pen.finish().shapes
}

/// What hangs along the top of a card.
fn card_top(pen: &mut Pen, place: &Place, occasion: Occasion) {
    match occasion {
        Occasion::Birthday => {
            bunting(pen, place);
            let beside = [(0.085, 0.58), (0.16, 0.68), (0.84, 0.66), (0.915, 0.57)];
            beside.into_iter().enumerate().for_each(|(i, spot)| balloon(pen, place, i, spot));
        }
        Occasion::ChineseNewYear | Occasion::MidAutumn => strings(pen, place, lantern),
        Occasion::NewYear => fireworks(pen, place, 6, &[0xffd76a, 0x8fd3ff, 0xff9ad0, 0xfff1c4]),
        Occasion::Halloween => bats(pen, place),
        Occasion::Graduation => bunting(pen, place),
        _ => {}
    }
}

/// What falls before them.
pub(super) fn before(occasion: Occasion, place: &Place) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    match occasion {
        Occasion::Birthday | Occasion::Graduation | Occasion::NewYear => confetti(&mut pen, place),
        Occasion::Valentine => petals(&mut pen, place, &[0xe5586f, 0xf59aa8]),
        Occasion::Easter => eggs(&mut pen, place),
        Occasion::Halloween => pumpkins(&mut pen, place),
        _ => {}
    }
    pen.finish().shapes
}

/// Cords across the top with something hanging from them.
fn strings(pen: &mut Pen, place: &Place, hang: fn(&mut Pen, f64, f64, f64, u64)) {
    // Below the first row of a card are its words.
    let rows = if place.is_card() { 1 } else { 2 };
    for (row, y) in [place.height * 0.05, place.height * 0.15].into_iter().enumerate().take(rows) {
        let count = (place.width / 15.0).round().max(3.0) as u64;
        let sag = |t: f64| y + place.height * 0.075 * (1.0 - (2.0 * t - 1.0).powi(2));
        let cord: Vec<_> =
            (0..=12).map(|i| f64::from(i) / 12.0).map(|t| (-4.0 + (place.width + 8.0) * t, sag(t))).collect();
        pen.line(curve(&cord), 0.22, Rgb::hex(0x5a3a3a));
        for i in 0..count {
            let t = (i as f64 + if row == 0 { 0.5 } else { 0.9 }) / count as f64;
            let most = if place.is_card() { 4.6 } else { 6.6 };
            let size = (most - 1.8 * row as f64) * place.between(3000 + i + row as u64 * 50, 0.85, 1.1);
            hang(pen, -4.0 + (place.width + 8.0) * t, sag(t), size, i);
        }
    }
}

fn bulb(pen: &mut Pen, x: f64, y: f64, size: f64, i: u64) {
    let colour = [0xffd76a, 0xff8a7a, 0x8fd3a0, 0x8fc4ff][i as usize % 4];
    pen.glow(x, y + size * 0.3, size * 0.9, Rgb::hex(colour).alpha(0.5));
    pen.round(oval(x, y + size * 0.3, size * 0.16, size * 0.24), Rgb::hex(colour));
    pen.mark(rect(x - size * 0.07, y - size * 0.02, size * 0.14, size * 0.14), Rgb::hex(0x5a5560));
}

/// Twigs of plum blossom from the upper corners.
fn blossoms(pen: &mut Pen, place: &Place) {
    for (x, mirrored) in [(6.0, false), (place.width - 6.0, true)] {
        figure(pen, place, "plum blossom", (x, place.height * 0.44), 22.0, (195, mirrored), 0.0);
    }
}

fn bunting(pen: &mut Pen, place: &Place) {
    let count = (place.width / 8.0).round() as u64;
    let sag = |t: f64| place.height * (0.02 + 0.09 * (1.0 - (2.0 * t - 1.0).powi(2)));
    for i in 0..count {
        let t = (i as f64 + 0.5) / count as f64;
        let (x, y) = (place.width * t, sag(t));
        let colour = [0xe8736b, 0xf3c25a, 0x7fb68c, 0x7da6d4, 0xc490c8][i as usize % 5];
        pen.body(polygon(&[(x - 3.0, y - 0.2), (x + 3.0, y - 0.2), (x, y + 5.6)]), Rgb::hex(colour));
    }
    let cord: Vec<_> = (0..=10).map(|i| f64::from(i) / 10.0).map(|t| (place.width * t, sag(t))).collect();
    pen.line(curve(&cord), 0.3, Rgb::hex(0xfaf4e6));
}

fn balloons(pen: &mut Pen, place: &Place) {
    let spots = [(0.08, 0.34), (0.16, 0.25), (0.24, 0.4), (0.78, 0.38), (0.86, 0.26), (0.94, 0.36)];
    spots.into_iter().enumerate().for_each(|(i, spot)| balloon(pen, place, i, spot));
}

/// The i-th balloon, at shares of the page.
fn balloon(pen: &mut Pen, place: &Place, i: usize, (share, high): (f64, f64)) {
    let spot = (place.width * share, place.height * (high + 0.16));
    figure(
        pen,
        place,
        "balloon",
        spot,
        (place.width * 0.26).clamp(16.0, 30.0),
        (190 + 7 * i as u64, false),
        0.0,
    );
}

fn confetti(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(60.0) as u64 {
        let (x, y) = (place.chance(3400 + i * 3) * place.width, place.chance(3401 + i * 3) * place.height);
        let colour = Rgb::hex([0xe8736b, 0xf3c25a, 0x7fb68c, 0x7da6d4, 0xc490c8][i as usize % 5]);
        let (dx, dy) = on_circle(0.0, 0.0, 0.75, place.chance(3402 + i * 3) * 360.0);
        pen.line(curve(&[(x, y), (x + dx, y + dy)]), 0.55, colour.alpha(0.9));
    }
}

fn petals(pen: &mut Pen, place: &Place, colours: &[u32]) {
    for i in 0..place.count(26.0) as u64 {
        let (x, y) = (place.chance(3600 + i * 3) * place.width, place.chance(3601 + i * 3) * place.height);
        let (tx, ty) = on_circle(x, y, 1.7, place.chance(3602 + i * 3) * 360.0);
        pen.mark(leaf((x, y), (tx, ty), 1.2), Rgb::hex(colours[i as usize % colours.len()]).alpha(0.9));
    }
}

fn hearts(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(14.0) as u64 {
        let (x, y) =
            (place.chance(3700 + i * 3) * place.width, place.chance(3701 + i * 3) * place.height * 0.6);
        let size = place.between(3702 + i * 3, 2.0, 6.0);
        pen.mark(heart(x, y, size), Rgb::hex([0xe5586f, 0xf59aa8, 0xf9c6cf][i as usize % 3]).alpha(0.8));
    }
}

fn bats(pen: &mut Pen, place: &Place) {
    for i in 0..5u64 {
        let x = place.width * place.between(3800 + i, 0.08, 0.92);
        let y = place.height * place.between(3810 + i, 0.06, 0.34);
        figure(pen, place, "bat", (x, y), place.between(3820 + i, 4.0, 8.0), (3830 + i, i % 2 == 0), 0.0);
    }
}

fn pumpkins(pen: &mut Pen, place: &Place) {
    for (x, tall) in [(0.07, 9.0), (0.93, 11.0)] {
        figure(
            pen,
            place,
            "jack o lantern",
            (place.width * x, place.height - 2.0),
            tall,
            (3850, x > 0.5),
            0.0,
        );
    }
}

fn notes(pen: &mut Pen, place: &Place) {
    for i in 0..place.count(7.0) as u64 {
        let (x, y) =
            (place.chance(3900 + i * 2) * place.width, place.height * place.between(3901 + i * 2, 0.14, 0.5));
        let ink = Rgb::hex([0xffd98a, 0xf29ab0, 0x9fd0ff][i as usize % 3]).alpha(0.75);
        pen.mark(oval(x, y, 1.0, 0.75), ink);
        pen.line(curve(&[(x + 0.9, y), (x + 0.9, y - 4.2)]), 0.32, ink);
        pen.line(curve(&[(x + 0.9, y - 4.2), (x + 2.4, y - 3.4), (x + 2.2, y - 2.2)]), 0.4, ink);
    }
}

fn eggs(pen: &mut Pen, place: &Place) {
    for i in 0..6u64 {
        let x = place.width
            * if i % 2 == 0 {
                place.between(4100 + i, 0.03, 0.24)
            } else {
                place.between(4100 + i, 0.76, 0.97)
            };
        let y = place.height - place.between(4120 + i, 3.0, 9.0);
        let colour = Rgb::hex([0xf4a6b4, 0x9cc9e6, 0xf6d860, 0xb5d99c, 0xc9a8e0, 0xf7b98a][i as usize]);
        let egg = || {
            blob(&[
                (x, y - 2.6),
                (x + 1.7, y - 0.4),
                (x + 1.2, y + 1.7),
                (x, y + 2.0),
                (x - 1.2, y + 1.7),
                (x - 1.7, y - 0.4),
            ])
        };
        pen.shadow(x, y + 2.0, 2.2, 0.5, 0.4);
        pen.round(egg(), colour);
        pen.within(egg(), |pen| {
            pen.mark(rect(x - 2.0, y - 0.6, 4.0, 0.9), Rgb::hex(0xfffaf0).alpha(0.9));
            pen.mark(star(x, y - 0.15, 0.5, 0.22, 5), colour.shaded(0.3));
        });
    }
}
