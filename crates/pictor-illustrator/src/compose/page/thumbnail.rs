//! Thumbnails: somebody large at one side, or the place that is named, and the title large on the other.

use vello_cpu::kurbo::Rect;

use super::board::{Board, cleared, fitted, part, portrait, style};
use super::meme::rimmed;
use super::{only, panel};
use crate::colour::Rgb;
use crate::figures::outline::{on_circle, polygon};
use crate::figures::{self, Stands};
use crate::intent::{Bond, Camera, Genre, Intent, Kind, Page, Relation, Style, Subject};
use crate::settings::{Footing, footing};
use crate::shape;
use crate::sheet::{Composition, Note, Sheet};
use crate::understanding as lexicon;

/// A thumbnail with its title; without one it is a scene.
pub(super) fn thumbnail(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let title = rest.lettering.first()?;
    let mut board = Board::new(rest, sheet);
    if rest.backdrop.is_none() {
        board.ground = board.accent(0);
    }
    board.cover();
    let staged = rest.setting.is_some() && !rest.at_home;
    // The heavy lines of a cartoon are for those who fill a page.
    let style = style(rest, if staged { Style::Anime } else { Style::Cartoon });
    let (wide, tall) = (board.page.width(), board.page.height());
    let (page, turned) = (board.page, board.is_turned());
    let at = |x0: f64, y0: f64, x1: f64, y1: f64| part(page, [x0, y0, x1, y1], turned);
    let (figure, place, words) = if wide > tall * 1.1 {
        (at(0.58, 0.06, 0.99, 1.08), at(0.46, 0.0, 1.0, 1.0), at(0.04, 0.14, 0.57, 0.86))
    } else {
        (at(0.06, 0.42, 0.94, 1.05), at(0.0, 0.36, 1.0, 1.0), at(0.06, 0.05, 0.94, 0.38))
    };
    let words = if staged {
        // Small people are not seen on a small picture.
        let near = rest.camera == Camera::Usual;
        let camera = if near { Camera::CloseUp } else { rest.camera };
        let shown = Intent { lettering: Vec::new(), styles: vec![style], camera, ..rest.clone() };
        let shown = Intent { page: furnished(&shown), ..shown };
        panel::inset(&mut board, &shown, place, sheet.turn);
        if wide > tall * 1.1 { at(0.04, 0.14, 0.42, 0.86) } else { at(0.06, 0.04, 0.94, 0.33) }
    } else {
        rays(&mut board);
        if cast(&mut board, &cleared(rest), figure) { words } else { board.page.inset(-wide * 0.08) }
    };
    let missing = sheet.letters.missing(&title.text);
    if !missing.is_empty() {
        board.notes.push(Note::NoFont(missing));
    }
    board.words.extend(rimmed(sheet.letters, &title.text, words, title.colour.unwrap_or(Rgb::WHITE)));
    Some(board.finish(style, rest))
}

/// The page of a room, where nothing but what furnishes it is named.
fn furnished(shown: &Intent) -> Option<Box<Page>> {
    let of_a_room = |s: &Subject| matches!(s.kind, Kind::Furniture | Kind::Plant | Kind::Object);
    let indoors = shown.setting.is_some_and(|setting| footing(setting) == Footing::Floor);
    let all = indoors && shown.subjects.len() > 1 && shown.subjects.iter().all(of_a_room);
    all.then(|| Box::new(Page::new(Genre::Room, shown.clone())))
}

/// Somebody, or the first, as large as fits, with what it holds, wears or is in; what else comes with it at its feet; false where
/// nobody is.
fn cast(board: &mut Board<'_>, rest: &Intent, area: Rect) -> bool {
    // Somebody comes before whatever is named.
    let lead = rest.subjects.iter().position(|s| s.kind.is_alive()).unwrap_or(0);
    let Some(first) = rest.subjects.get(lead) else { return false };
    let bound = |i: usize| {
        let bonds =
            |r: &Relation| !matches!(r.bond, Bond::Beside | Bond::Behind | Bond::InFront | Bond::AttendsTo);
        i == lead
            || rest.relations.iter().any(|r| bonds(r) && [(lead, i), (i, lead)].contains(&(r.from, r.to)))
    };
    // No cloud lies at somebody's feet.
    let aloft = |name| figures::find(name).is_some_and(|f| f.stands == Stands::Floats);
    let floats = |i: &usize| lexicon::lineage(rest.subjects[*i].name()).any(|concept| aloft(concept.name));
    let shown = (0..rest.subjects.len()).filter(|i| *i == lead || !floats(i));
    let (kept, others): (Vec<usize>, Vec<usize>) = shown.partition(|&i| bound(i));
    let apart = others.is_empty() || first.count > 1;
    let most = if apart { area } else { Rect { x1: area.x1 - area.width() * 0.12, ..area } };
    let kept = if apart { [kept, others.clone()].concat() } else { kept };
    let large = portrait(&only(rest, &kept), board.sheet);
    let Some(bounds) = shape::bounds(&large) else { return false };
    board.figures = shape::transformed(&large, fitted(bounds, most));
    let small = if apart { Vec::new() } else { portrait(&only(rest, &others), board.sheet) };
    if let Some(bounds) = shape::bounds(&small) {
        let (right, foot) = (board.page.x1 - 2.0, board.page.y1 - 2.0);
        let spot = Rect::new(right - area.width() * 0.6, foot - area.height() * 0.36, right, foot);
        board.figures.extend(shape::transformed(&small, fitted(bounds, spot)));
    }
    true
}

/// Light from behind the figure.
fn rays(board: &mut Board<'_>) {
    let (wide, tall) = (board.page.width(), board.page.height());
    let aside = if board.is_turned() { 0.24 } else { 0.76 };
    let (middle, reach) = ((wide * aside, tall * 0.56), wide.hypot(tall));
    let tint = board.ground.mix(Rgb::WHITE, 0.22);
    for i in 0..12 {
        let a = f64::from(i) * 30.0;
        let (left, right) =
            (on_circle(middle.0, middle.1, reach, a), on_circle(middle.0, middle.1, reach, a + 15.0));
        board.pen.mark(polygon(&[middle, left, right]), tint);
    }
}
