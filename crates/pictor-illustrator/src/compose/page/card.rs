//! Greeting cards and invitations: tinted paper with a frame, words in a calm middle, and what is named at its foot.

use vello_cpu::kurbo::{Affine, Rect};

use super::board::{Board, Side, by_place, fitted, part, portrait, style};
use super::{cover, only, panel};
use crate::colour::Rgb;
use crate::compose::{choose, occasion};
use crate::figures::Pen;
use crate::figures::outline::{curve, heart, leaf, on_circle};
use crate::intent::{Hand, Intent, Kind, Lettering, Occasion, Page, Setting, Style};
use crate::light::Light;
use crate::settings::card::{Suite, paper, suite};
use crate::settings::{self, Place};
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// The card; without a word on it all of it is for the picture.
pub(super) fn card(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let mut rest = page.rest.clone();
    let street = rest.occasion.is_some() && rest.setting == Some(Setting::Street);
    if rest.subjects.is_empty() && (rest.setting.is_none() || street) {
        rest.setting = None;
        occasion::guests(&mut rest, true, Setting::Plain);
    }
    let empty = rest.subjects.is_empty() && rest.setting.is_none();
    if rest.lettering.is_empty() && empty {
        return None;
    }
    // Words of no feast before a place stand over all of it.
    if rest.subjects.is_empty() && in_a_place(&rest) && rest.occasion.is_none() && !rest.lettering.is_empty()
    {
        return Some(cover::lettered(&rest, sheet, 0.4));
    }
    let mut board = Board::new(&rest, sheet);
    let colours = rest.backdrop.iter().chain(&rest.palette).copied().collect::<Vec<_>>();
    let suite = suite(rest.occasion).in_colours(&colours);
    ground(&mut board, &rest, suite);
    board.ground = suite.paper();
    let style = style(&rest, Style::PictureBook);
    let (words, picture) = areas(&board, &rest);
    match picture {
        Some(area) if in_a_place(&rest) => {
            let shown = Intent { lettering: Vec::new(), occasion: None, styles: vec![style], ..rest.clone() };
            panel::rounded(&mut board, &shown, area, 3.0);
            let edge = suite.accent();
            board.over.line(
                crate::figures::outline::round_rect(area.x0, area.y0, area.width(), area.height(), 3.0),
                0.7,
                edge,
            );
        }
        Some(area) => things(&mut board, &rest, area),
        None => {}
    }
    lines(&mut board, suite, &rest.lettering, words);
    Some(board.finish(style, &Intent::default()))
}

fn ground(board: &mut Board<'_>, rest: &Intent, suite: Suite) {
    let (w, h) = (board.page.width(), board.page.height());
    let light = Light::of(&Intent::default());
    let place = Place { occasion: rest.occasion, ..Place::bare((w, h), light, board.sheet.seed) };
    let place = Place { page: settings::Page::Card, ..place };
    if board.is_turned() {
        board.pen.mirrored(w / 2.0, |pen| paper(pen, &place, suite));
    } else {
        paper(&mut board.pen, &place, suite);
    }
    // Bats would fly through the words.
    if let Some(occasion) = rest.occasion.filter(|o| *o != Occasion::Halloween || rest.lettering.is_empty()) {
        board.pen.insert(occasion::behind(occasion, &place, Setting::Plain));
    }
}

/// Whether the prompt says where it happens, so that the picture is a scene and no thing on paper.
fn in_a_place(rest: &Intent) -> bool {
    let setting = choose::setting(rest, Style::PictureBook);
    let alive = rest
        .subjects
        .iter()
        .any(|s| matches!(s.kind, Kind::Animal | Kind::Person | Kind::Building | Kind::Vehicle));
    let said = !rest.at_home && rest.setting.is_some_and(|s| s == setting) && settings::outdoors(setting)
        || matches!(setting, Setting::Space | Setting::Underwater);
    said && (alive || rest.subjects.is_empty())
}

/// The calm area for words, and the one for the picture, if there is one.
fn areas(board: &Board<'_>, rest: &Intent) -> (Rect, Option<Rect>) {
    let turned = board.is_turned() && board.is_landscape();
    let at = |x0: f64, y0: f64, x1: f64, y1: f64| part(board.page, [x0, y0, x1, y1], turned);
    if rest.lettering.is_empty() {
        return (Rect::ZERO, Some(at(0.13, 0.17, 0.87, 0.86)));
    }
    if rest.subjects.is_empty() && !in_a_place(rest) {
        return (at(0.15, 0.26, 0.85, 0.74), None);
    }
    if !rest.subjects.is_empty() && rest.subjects.iter().all(|s| s.name() == "leaf") {
        // The words are within a wreath.
        return (at(0.31, 0.38, 0.69, 0.62), Some(at(0.1, 0.2, 0.9, 0.8)));
    }
    if board.is_landscape() {
        return (at(0.09, 0.2, 0.52, 0.8), Some(at(0.57, 0.2, 0.9, 0.84)));
    }
    // Balloons hang at both sides of a birthday.
    let side = if rest.occasion == Some(Occasion::Birthday) { 0.23 } else { 0.15 };
    if board.is_turned() {
        return (at(side, 0.57, 1.0 - side, 0.86), Some(at(side, 0.17, 1.0 - side, 0.53)));
    }
    (at(0.18, 0.18, 0.82, 0.49), Some(at(side, 0.53, 1.0 - side, 0.88)))
}

/// The largest line in the middle of the others, an ornament below them all.
fn lines(board: &mut Board<'_>, suite: Suite, letterings: &[Lettering], area: Rect) {
    let lines = by_place(letterings.iter().take(5).collect());
    if lines.is_empty() {
        return;
    }
    let weight = |i: usize| if i == 0 { 2.0 } else { 0.78 };
    let total: f64 = (0..lines.len()).map(weight).sum::<f64>() + 0.6;
    let mut y = area.y0;
    for (i, line) in lines.iter().enumerate() {
        let tall = (area.height() * weight(i) / total).min(if i == 0 { 26.0 } else { 9.0 });
        let spot = Rect::new(area.x0, y, area.x1, y + tall * 0.9);
        let script = line.text.is_ascii() && line.text.len() < 18 && line.hand != Hand::Bold;
        let (hand, most) = match i {
            0 if script => (Hand::Script, 17.0),
            0 => (Hand::Bold, 14.0),
            _ => (Hand::Sans, 5.4),
        };
        let usual = if i == 0 { suite.ink() } else { suite.ink().mix(suite.accent(), 0.45) };
        board.label(&line.text, spot, most, hand, Side::Middle, line.colour.unwrap_or(usual));
        y += tall;
    }
    flourish(&mut board.pen, (area.center().x, y + 2.2), area.width() * 0.16, suite);
}

/// A short line with a heart in its middle.
fn flourish(pen: &mut Pen, (x, y): (f64, f64), half: f64, suite: Suite) {
    for side in [-1.0, 1.0] {
        let at = |share: f64, dy: f64| (x + side * half * share, y + dy * half);
        pen.line(curve(&[at(0.24, 0.0), at(0.6, -0.05), at(1.0, 0.03)]), 0.35, suite.accent());
    }
    pen.mark(heart(x, y, half * 0.18), suite.accent());
}

/// What is named stands on the paper; of a plant alone there are three, as a bunch.
fn things(board: &mut Board<'_>, rest: &Intent, area: Rect) {
    let mut shown = only(rest, &(0..rest.subjects.len().min(4)).collect::<Vec<_>>());
    if let [plant] = shown.subjects.as_mut_slice()
        && plant.kind == Kind::Plant
    {
        return if plant.name() == "leaf" { wreath(board, area) } else { bunch(board, rest, area) };
    }
    shown.subjects.iter_mut().for_each(|s| s.count = s.count.min(3));
    let shapes = portrait(&shown, board.sheet);
    let Some(bounds) = shape::bounds(&shapes) else { return };
    let affine = fitted(bounds, area);
    let at = affine.transform_rect_bbox(bounds);
    let drop = if rest.lettering.is_empty() { 0.1 } else { 0.6 };
    let affine = Affine::translate((0.0, (area.y1 - at.y1) * drop)) * affine;
    let at = affine.transform_rect_bbox(bounds);
    board.pen.shadow(at.center().x, at.y1, at.width() * 0.46, 1.2, 0.24);
    board.figures.extend(shape::transformed(&shapes, affine));
}

/// Leaves: two boughs that meet at the foot.
fn wreath(board: &mut Board<'_>, area: Rect) {
    let (x, r) = (area.center().x, area.width().min(area.height()) * 0.46);
    let y = area.center().y;
    let sage = Rgb::hex(0x8fa98f);
    for side in [-1.0, 1.0] {
        let at = |degrees: f64, out: f64| on_circle(x, y, r + out, 180.0 - side * degrees);
        let stem: Vec<_> = (0..=6).map(|i| at(4.0 + 25.0 * f64::from(i), 0.0)).collect();
        board.pen.line(curve(&stem), 0.5, sage.shaded(0.25));
        for i in 0..12 {
            let degrees = 10.0 + 12.0 * f64::from(i);
            let out = if i % 2 == 0 { 0.26 } else { -0.24 };
            let tip = at(degrees + 17.0, r * out);
            let tone = sage.mix(Rgb::hex(0xb9c9ae), f64::from(i % 3) * 0.4);
            board.pen.fade(leaf(at(degrees, 0.0), tip, r * 0.17), tone.lit(0.2), tone);
        }
    }
}

/// The same flower or spray three times, leaning apart from one foot.
fn bunch(board: &mut Board<'_>, rest: &Intent, area: Rect) {
    let mut one = only(rest, &[0]);
    one.subjects[0].count = 1;
    let shapes = portrait(&one, board.sheet);
    let Some(bounds) = shape::bounds(&shapes) else { return };
    // Those that lean reach farther to the sides than the one that stands.
    let tall = area.height().min(area.width() * 0.8);
    let foot = (area.center().x, area.y1);
    for (lean, size) in [(-30.0f64, 0.8), (30.0, 0.8), (-15.0, 0.92), (15.0, 0.92), (0.0, 1.0)] {
        let spot = Rect::new(area.x0, area.y1 - tall * size, area.x1, area.y1);
        let upright = fitted(bounds, spot);
        let at = upright.transform_rect_bbox(bounds);
        let down = Affine::translate((0.0, area.y1 - at.y1)) * upright;
        board
            .figures
            .extend(shape::transformed(&shapes, Affine::rotate_about(lean.to_radians(), foot) * down));
    }
}
