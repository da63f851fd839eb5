//! A scene of its own in a part of a board.

use std::sync::Arc;

use pictor_api::Size;
use vello_cpu::kurbo::{Affine, Rect};

use super::board::Board;
use super::scene;
use crate::figures::outline::round_rect;
use crate::intent::Intent;
use crate::shape::{Clip, Shape, confined, transformed};
use crate::sheet::Sheet;

/// The scene in that area, whose corners have that radius.
pub(super) fn rounded(board: &mut Board<'_>, intent: &Intent, area: Rect, radius: f64) {
    seen(board, intent, area, (radius, board.sheet.turn));
}

/// The same with sharp corners, composed as at that turn.
pub(super) fn inset(board: &mut Board<'_>, intent: &Intent, area: Rect, turn: u64) {
    seen(board, intent, area, (0.0, turn));
}

fn seen(board: &mut Board<'_>, intent: &Intent, area: Rect, (radius, turn): (f64, u64)) {
    let unit = board.sheet.unit();
    let edge = |length: f64| ((length * unit).round() as u32).max(16);
    let size = Size::new(edge(area.width()), edge(area.height()));
    let sheet = Sheet { size, turn, ..*board.sheet };
    let part = scene(intent, &sheet);
    let page = sheet.page();
    let affine = Affine::translate((area.x0, area.y0))
        * Affine::scale_non_uniform(area.width() / page.width(), area.width() / page.width());
    let path = round_rect(area.x0, area.y0, area.width(), area.height(), radius);
    let clip = Arc::new(Clip { path, within: None });
    let placed = |shapes: Vec<Shape>| confined(transformed(&shapes, affine), &clip);
    board.pen.insert(placed(part.behind));
    board.figures.extend(placed(part.figures));
    board.over.insert(placed(part.before));
    board.words.extend(placed(part.words));
    board.notes.extend(part.notes);
}
