//! Thumbnails: somebody large at one side, the title large on the other.

use vello_cpu::kurbo::Rect;

use super::board::{Board, fitted, portrait, style};
use super::meme::rimmed;
use crate::colour::Rgb;
use crate::figures::outline::{on_circle, polygon};
use crate::intent::{Page, Style};
use crate::shape;
use crate::sheet::{Composition, Note, Sheet};

/// A thumbnail with its title; without one it is a scene.
pub(super) fn thumbnail(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let title = rest.lettering.first()?;
    let mut board = Board::new(rest, sheet);
    if rest.backdrop.is_none() {
        board.ground = board.accent(0);
    }
    board.cover();
    rays(&mut board);
    let (wide, tall) = (board.page.width(), board.page.height());
    let beside = wide > tall * 1.1;
    let (figure, words) = if beside {
        (
            Rect::new(wide * 0.58, tall * 0.06, wide * 0.99, tall * 1.08),
            Rect::new(wide * 0.04, tall * 0.14, wide * 0.57, tall * 0.86),
        )
    } else {
        (
            Rect::new(wide * 0.06, tall * 0.42, wide * 0.94, tall * 1.05),
            Rect::new(wide * 0.06, tall * 0.05, wide * 0.94, tall * 0.38),
        )
    };
    let shapes = portrait(rest, sheet);
    let words = match shape::bounds(&shapes) {
        Some(bounds) => {
            board.figures = shape::transformed(&shapes, fitted(bounds, figure));
            words
        }
        None => board.page.inset(-wide * 0.08),
    };
    let missing = sheet.letters.missing(&title.text);
    if !missing.is_empty() {
        board.notes.push(Note::NoFont(missing));
    }
    board.words.extend(rimmed(sheet.letters, &title.text, words, title.colour.unwrap_or(Rgb::WHITE)));
    Some(board.finish(style(rest, Style::Cartoon), rest))
}

/// Light from behind the figure.
fn rays(board: &mut Board<'_>) {
    let (wide, tall) = (board.page.width(), board.page.height());
    let (middle, reach) = ((wide * 0.76, tall * 0.56), wide.hypot(tall));
    let tint = board.ground.mix(Rgb::WHITE, 0.22);
    for i in 0..12 {
        let a = f64::from(i) * 30.0;
        let (left, right) =
            (on_circle(middle.0, middle.1, reach, a), on_circle(middle.0, middle.1, reach, a + 15.0));
        board.pen.mark(polygon(&[middle, left, right]), tint);
    }
}
