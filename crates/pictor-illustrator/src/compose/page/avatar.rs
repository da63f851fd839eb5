//! Avatars: head and shoulders on a quiet ground, cut by the lower edge.

use vello_cpu::kurbo::{Affine, Rect};

use super::super::actor::Actor;
use super::super::assemble::assemble;
use super::super::cast;
use super::Setting;
use super::board::{Board, fitted, style};
use crate::figures::Slot;
use crate::figures::outline::{circle, polygon};
use crate::intent::{Page, Style};
use crate::light::Light;
use crate::shape;
use crate::sheet::{Composition, Sheet};

/// How much of the page's height a head takes.
const HEAD: f64 = 0.66;

/// One head, or two beside each other.
pub(super) fn avatar(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let mut cast: Vec<Actor> = cast::cast(rest, Setting::Plain, &Light::of(rest), sheet);
    cast.iter_mut().for_each(|actor| actor.mirrored ^= sheet.is_turned());
    let alive = |actor: &&Actor| actor.kind.is_alive();
    let mut sitters: Vec<&Actor> = cast.iter().filter(alive).take(2).collect();
    if sitters.is_empty() {
        sitters.extend(cast.first());
    }
    if sitters.is_empty() {
        return None;
    }
    let mut board = Board::new(rest, sheet);
    if rest.backdrop.is_none() {
        board.ground = board.accent(2).mix(board.ground, 0.45);
    }
    board.cover();
    let (wide, tall) = (board.page.width(), board.page.height());
    behind(&mut board);
    let share = wide / sitters.len() as f64;
    for (i, sitter) in sitters.iter().enumerate() {
        let area = Rect::new(share * i as f64, 0.0, share * (i as f64 + 1.0), tall);
        let whole = Rect { x0: area.x0 + 1.0, x1: area.x1 - 1.0, ..area };
        let most = (sitters.len() > 1).then_some(whole);
        sit(&mut board, sitter, cast.iter().find(|actor| actor.name() == Some("headphones")), (area, most));
    }
    Some(board.finish(style(rest, Style::PictureBook), rest))
}

/// What is behind the head: a disc, rings, or light from one side.
fn behind(board: &mut Board<'_>) {
    let (wide, tall) = (board.page.width(), board.page.height());
    let (x, y, r) = (wide / 2.0, tall * 0.52, wide.min(tall) * 0.42);
    let halo = board.ground.lit(0.28);
    match board.sheet.turn % 4 {
        0 => board.pen.mark(circle(x, y, r), halo),
        1 => board.pen.mark(polygon(&[(wide * 0.36, -1.0), (wide, -1.0), (wide, tall), (-1.0, tall)]), halo),
        2 => {
            for share in [1.32, 1.16, 1.0] {
                board.pen.line(circle(x, y, r * share), r * 0.05, halo);
            }
        }
        _ => board.pen.mark(circle(x, tall, r * 1.25), halo),
    }
}

/// Brings the sitter's head into the area, and not much of it beyond `most`; what has no face is shown whole.
fn sit(
    board: &mut Board<'_>,
    sitter: &Actor,
    headphones: Option<&Actor>,
    (area, most): (Rect, Option<Rect>),
) {
    let whole = assemble(sitter, 0.0, 100.0, 100.0);
    let Some(bounds) = shape::bounds(&whole.shapes) else { return };
    let affine = match whole.slot(Slot::Face) {
        Some(face) => {
            let eyes = face.area.center();
            // Eyes are in the middle of a head.
            let head = ((eyes.y - bounds.y0) * 2.0).clamp(24.0, 90.0);
            let scale = (area.height() * HEAD / head).min(area.width() * 0.86 / head);
            let scale = scale.max((area.height() * 0.56) / (bounds.y1 - eyes.y).max(1.0));
            let wide = (bounds.x1 - eyes.x).max(eyes.x - bounds.x0) * 2.0;
            let scale = most.map_or(scale, |most| scale.min(most.width() * 1.3 / wide));
            // The page's lower edge cuts everybody off.
            let y = (area.y0 + area.height() * 0.47).max(area.y1 - (bounds.y1 - eyes.y) * scale + 2.0);
            let spot = (area.center().x, y);
            Affine::translate(spot) * Affine::scale(scale) * Affine::translate((-eyes.x, -eyes.y))
        }
        None => fitted(bounds, area.inset(-area.width() * 0.14)),
    };
    board.figures.extend(shape::transformed(&whole.shapes, affine));
    if let (Some(phones), Some(face), Some(crown)) =
        (headphones, whole.slot(Slot::Face), whole.slot(Slot::Head))
    {
        // Over the crown and on both ears, which are at the height of the eyes.
        let (eyes, half) = (face.area.center(), crown.area.width() * 0.76);
        let top = crown.area.y0 - half * 0.16;
        let spot = Rect::new(eyes.x - half, top, eyes.x + half, eyes.y + half * 0.55);
        let alone = assemble(phones, 0.0, 0.0, 100.0).shapes;
        let Some(own) = shape::bounds(&alone) else { return };
        board.figures.extend(shape::transformed(&alone, affine * stretched(own, spot)));
    }
}

/// What brings `bounds` onto `area`, whatever their proportions.
fn stretched(bounds: Rect, area: Rect) -> Affine {
    Affine::translate(area.origin().to_vec2())
        * Affine::scale_non_uniform(
            area.width() / bounds.width().max(1e-6),
            area.height() / bounds.height().max(1e-6),
        )
        * Affine::translate(-bounds.origin().to_vec2())
}
