//! Patterns: motifs on a half-drop grid that go on beyond every edge, so that the page can be laid beside itself.

use vello_cpu::kurbo::{Affine, Rect};

use super::board::{Board, fitted, portrait, style};
use super::only;
use crate::colour::Rgb;
use crate::figures::look::scramble;
use crate::figures::outline::circle;
use crate::intent::{Intent, Kind, Mood, Page, Style, Subject};
use crate::shape::{self, Shape};
use crate::sheet::{Composition, Sheet};

/// What is colourful has one of these each.
const COLOURFUL: [u32; 5] = [0xd8493f, 0xf0b43c, 0x3f8fc4, 0x6aa85a, 0x9a6bb8];

/// A tile of the motifs that are named, or of fans.
pub(super) fn pattern(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let rest = &page.rest;
    let own = rest.subjects.iter().flat_map(|s| &s.colours);
    let inks: Vec<Rgb> = rest.palette.iter().chain(own).copied().collect();
    let mut board = Board::new(&Intent { palette: inks.clone(), ..rest.clone() }, sheet);
    let motifs: Vec<Vec<Shape>> =
        motifs(rest).map(|alone| portrait(&alone, sheet)).filter(|shapes| !shapes.is_empty()).collect();
    let tile = rest.subjects.iter().find(|s| s.name().ends_with(" tile"));
    if tile.is_some() || motifs.is_empty() {
        tiled(&mut board, tile.cloned(), (rest.backdrop, &inks));
        return board.finish(Style::Flat, rest);
    }
    board.ground = ground(rest).unwrap_or(board.ground);
    board.cover();
    strew(&mut board, &motifs);
    // Frames and the gradient of a print would show where the tiles meet.
    let style = match style(rest, Style::Flat) {
        Style::Woodblock | Style::Vintage => Style::Flat,
        style => style,
    };
    board.finish(style, rest)
}

/// Of several colours the ground is the green one below flowers, else the first; a dark one alone is the ground.
fn ground(rest: &Intent) -> Option<Rgb> {
    let flowers = rest.subjects.iter().all(|s| s.kind == Kind::Plant);
    let green = |c: &&Rgb| flowers && c.1 > c.0 && c.1 > c.2;
    let dark = |ink: &Rgb| ink.luma() < 0.3;
    let several = rest.palette.len() > 1 || rest.palette.iter().all(dark);
    let first = rest.palette.first().filter(|_| several && rest.backdrop.is_none())?;
    Some(*rest.palette.iter().find(green).unwrap_or(first))
}

/// Each thing alone, however many were named: in each colour of the page, or in many where it shall be colourful.
fn motifs(rest: &Intent) -> impl Iterator<Item = Intent> {
    let joyful = rest.palette.is_empty() && rest.mood == Some(Mood::Joyful);
    let mut inks = if joyful { COLOURFUL.map(Rgb::hex).to_vec() } else { rest.palette.clone() };
    inks.retain(|ink| joyful || Some(*ink) != ground(rest));
    // "Terracotta triangles and half circles": so are all forms.
    if inks.is_empty() && rest.subjects.iter().all(|s| s.kind == Kind::Symbol) {
        inks.extend(rest.subjects.iter().find_map(|s| s.colours.first()));
    }
    (0..rest.subjects.len().min(5).max(inks.len())).filter_map(move |i| {
        let mut scene = only(rest, &[i.checked_rem(rest.subjects.len())?]);
        let motif = scene.subjects.first_mut()?;
        motif.count = 1;
        if motif.colours.is_empty() {
            motif.colours.extend(inks.get(i.checked_rem(inks.len()).unwrap_or(0)));
        }
        Some(scene)
    })
}

/// Columns and rows, both even, so that the half drop comes out at the edges.
fn strew(board: &mut Board<'_>, motifs: &[Vec<Shape>]) {
    let (wide, tall) = (board.page.width(), board.page.height());
    let step = [44.0, 60.0, 34.0, 50.0][(board.sheet.turn % 4) as usize];
    let even = |length: f64| ((length / step).round() as usize * 2).max(2);
    let (columns, rows) = (even(wide), even(tall));
    let (dx, dy) = (wide / columns as f64, tall / rows as f64);
    for i in 0..columns * rows {
        let (column, row) = (i % columns, i / columns);
        let (x, y) =
            ((column as f64 + 0.5) * dx, (row as f64 + if column % 2 == 0 { 0.25 } else { 0.75 }) * dy);
        let chance = scramble(board.sheet.seed, 72_000 + i as u64);
        let size = dx.min(dy) * [0.92, 0.78, 0.66][(chance % 3) as usize];
        let turn = ((chance >> 8) % 61) as f64 - 30.0;
        let shapes = &motifs[(row + column / 2 + column % 2 * (motifs.len() / 2)) % motifs.len()];
        repeat(board, shapes, (x, y), size, turn);
        let dot = board.accent(i).mix(board.ground, 0.35);
        for (ox, oy) in round(wide, tall) {
            board.pen.mark(circle(x + ox, y + dy / 2.0 + oy, 1.1), dot);
        }
    }
}

/// Where the page's eight neighbours and the page itself begin.
fn round(wide: f64, tall: f64) -> impl Iterator<Item = (f64, f64)> {
    (0..9).map(move |i| (f64::from(i % 3 - 1) * wide, f64::from(i / 3 - 1) * tall))
}

/// The motif, and again what of it crosses an edge.
fn repeat(board: &mut Board<'_>, shapes: &[Shape], (x, y): (f64, f64), size: f64, turn: f64) {
    let Some(bounds) = shape::bounds(shapes) else { return };
    let page = board.page;
    for (ox, oy) in round(page.width(), page.height()) {
        let spot = Rect::from_center_size((x + ox, y + oy), (size, size));
        if spot.inflate(size * 0.3, size * 0.3).intersect(page).area() <= 0.0 {
            continue;
        }
        let affine = Affine::rotate_about(turn.to_radians(), spot.center()) * fitted(bounds, spot);
        board.figures.extend(shape::transformed(shapes, affine));
    }
}

/// Rows of a tile of two colours without gaps; of fans, each row stands half behind the one before it.
fn tiled(board: &mut Board<'_>, named: Option<Subject>, (backdrop, inks): (Option<Rgb>, &[Rgb])) {
    let fans = named.is_none();
    let seam = if fans { 0.0 } else { 0.05 };
    let by_luma = |a: &&Rgb, b: &&Rgb| a.luma().total_cmp(&b.luma());
    let (darkest, lightest) = (inks.iter().min_by(by_luma), inks.iter().max_by(by_luma));
    let usual = if fans { [0x1c2033, 0xd9b25f] } else { [0xf6efe2, 0x4f7fa8] }.map(Rgb::hex);
    board.ground = backdrop.or(darkest.filter(|_| inks.len() > 1).copied()).unwrap_or(usual[0]);
    let ink = lightest.copied().filter(|ink| *ink != board.ground).unwrap_or(usual[1]);
    board.cover();
    let (wide, tall) = (board.page.width(), board.page.height());
    let columns = (wide / 20.0).round().max(2.0);
    let r = wide / columns / 2.0;
    let step =
        if fans { tall / ((tall / r / 2.0).round() * 2.0).max(2.0) } else { tall / (tall / r / 2.0).round() };
    let tile = named.unwrap_or_else(|| Subject::new("seigaiha", Kind::Symbol));
    let tile = Subject { count: 1, colours: vec![ink, board.ground], ..tile };
    let tile = portrait(&Intent { subjects: vec![tile], ..Intent::default() }, board.sheet);
    let bounds = shape::bounds(&tile).unwrap_or(Rect::new(0.0, 0.0, 100.0, 100.0));
    for row in 0..=(tall / step).round() as i32 + 1 {
        for column in -1..=columns as i32 {
            let shift = if fans && row % 2 == 1 { r } else { 0.0 };
            let at = (f64::from(column) * r * 2.0 + shift + r, f64::from(row) * step);
            let spot = Rect::from_center_size(at, (r * 2.0, if fans { r * 2.0 } else { step }));
            board.figures.extend(shape::transformed(&tile, fitted(bounds, spot.inflate(seam, seam))));
        }
    }
}
