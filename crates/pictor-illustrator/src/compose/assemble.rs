//! Assembling: an actor is drawn with all that hangs on it, its words included.

use std::collections::HashMap;

use vello_cpu::kurbo::{Affine, Rect};

use super::actor::{Actor, Portrayal, worn_tool};
use super::lettered::{on_band, set};
use crate::colour::Rgb;
use crate::figures::{Sketch, Slot, Stands};
use crate::intent::{Bond, Kind};
use crate::shape::Shape;

/// Draws an actor and all that hangs on it so that its feet are at (`x`, `y`) and it is `height` high; the
/// shapes, and where its own slots came to be.
pub(super) fn assemble(actor: &Actor, x: f64, y: f64, height: f64) -> Sketch {
    let scale = height / 100.0;
    let affine = Affine::translate((x - actor.aspect * 50.0 * scale, y - height)) * Affine::scale(scale);
    let sketch = actor.sketch().transformed(affine);
    let mut inserts: Vec<(usize, Vec<Shape>)> = Vec::new();
    let hosted =
        |bond: Bond| actor.attached.iter().filter(move |(b, child)| *b == bond && !worn_tool(child)).count();
    let mut taken = HashMap::new();
    for (bond, child) in actor.attached.iter().filter(|(_, child)| !worn_tool(child)) {
        let index = taken.entry(*bond).or_insert(0usize);
        inserts.push(attached(actor, &sketch, *bond, child, *index, hosted(*bond), height));
        *index += 1;
    }
    if let Some(label) = &actor.label
        && let Some(slot) = sketch.slot(Slot::Band)
    {
        let words = on_band(&label.letters, &label.lettering, slot.area, height);
        inserts.push((sketch.shapes.len(), words));
    } else if let Some(label) = &actor.label
        && let Some(slot) = sketch.slot(Slot::Words)
    {
        let under = sketch.shapes[..slot.depth].last().map_or(Rgb::WHITE, |shape| shape.paint.typical().rgb);
        let ink = label.lettering.colour.unwrap_or(under.legible());
        let words = set(&label.letters, &label.lettering.text, label.lettering.hand, slot.area, ink);
        inserts.push((sketch.shapes.len(), words));
    }
    inserts.sort_by_key(|&(depth, _)| depth);
    let (mut shapes, mut done) = (Vec::new(), 0);
    for (depth, more) in inserts {
        shapes.extend_from_slice(&sketch.shapes[done..depth.max(done)]);
        done = depth.max(done);
        shapes.extend(more);
    }
    shapes.extend_from_slice(&sketch.shapes[done..]);
    Sketch { shapes, slots: sketch.slots }
}

/// The shapes of something attached, and how deep in its host's drawing they belong.
fn attached(
    host: &Actor,
    sketch: &Sketch,
    bond: Bond,
    child: &Actor,
    index: usize,
    count: usize,
    height: f64,
) -> (usize, Vec<Shape>) {
    let whole = crate::shape::bounds(&sketch.shapes).unwrap_or(Rect::ZERO);
    let slots: &[Slot] = match bond {
        Bond::On => &[Slot::Top, Slot::Saddle, Slot::Lap, Slot::Head],
        Bond::In => &[Slot::Inside, Slot::Saddle, Slot::Top],
        Bond::Rides => &[Slot::Saddle, Slot::Inside, Slot::Top],
        Bond::Holds | Bond::Uses => &[Slot::Hands, Slot::Hand, Slot::Mouth],
        Bond::Wears => match child_slot(child) {
            Slot::Neck => &[Slot::Neck],
            Slot::Face => &[Slot::Face],
            _ => &[Slot::Head],
        },
        Bond::Has => &[Slot::Hands, Slot::Top, Slot::Inside],
        _ => &[],
    };
    let slot = slots.iter().find_map(|&slot| sketch.slot(slot));
    let natural = child.height / host.height * height;
    let share = (index as f64 + 0.5) / count as f64;
    let (area, depth) = match slot {
        Some(held) => (held.area, held.depth),
        None => fallback(bond, whole, sketch.shapes.len()),
    };
    let room = area.width() / count as f64;
    let kind = slot.map(|held| held.slot);
    let (x, foot, tall) = match (bond, kind) {
        (Bond::Holds | Bond::Has | Bond::Uses, Some(Slot::Hands | Slot::Hand))
            if child.stands == Stands::Floats =>
        {
            // What floats is held by its cord, over the shoulder.
            let tall = natural.clamp(height * 0.34, height * 0.6);
            (
                whole.x1 + tall * child.aspect * 0.3,
                area.center().y,
                tall.max((area.center().y - whole.y0) * 0.9),
            )
        }
        (Bond::Wears, Some(_)) => {
            let wide = area.width().max(whole.width() * 0.2) * 1.15;
            let tall = wide / child.aspect;
            let foot =
                if kind == Some(Slot::Head) { area.y0 + tall * 0.28 } else { area.center().y + tall * 0.5 };
            (area.center().x, foot, tall)
        }
        (_, Some(Slot::Hands)) => {
            let tall = natural
                .clamp(area.height() * 0.6, area.height() * 1.15)
                .min(area.width() * 1.3 / child.aspect);
            (area.x0 + area.width() * share, area.center().y + tall * 0.5, tall)
        }
        (_, Some(Slot::Hand | Slot::Mouth)) => {
            let tall = natural.clamp(height * 0.08, height * 0.3);
            (area.center().x, area.center().y + tall * 0.5, tall)
        }
        (Bond::In, _) if host.kind == Kind::Plant && kind != Some(Slot::Inside) => {
            // In the crown of a tree, on its lower boughs.
            let tall = natural.clamp(height * 0.2, height * 0.34);
            let x = whole.x0 + whole.width() * (0.3 + 0.4 * share);
            (x, whole.y0 + whole.height() * 0.56, tall)
        }
        (Bond::In, Some(Slot::Inside)) if child.kind == Kind::Plant => {
            // Stalks reach into the vessel; blossoms may hide each other.
            let tall = (area.height() * 1.25).max(height * 0.5);
            (area.x0 + area.width() * share, area.y1, tall * (1.0 - 0.12 * (2.0 * share - 1.0).abs()))
        }
        (Bond::In, Some(Slot::Inside) | None) => {
            // Many things stand in rows, the first ones behind and higher.
            let rows = if count <= 3 {
                1
            } else if count <= 8 {
                2
            } else {
                3
            };
            let per_row = count.div_ceil(rows);
            let (row, column) = (index / per_row, index % per_row);
            let here = per_row.min(count - row * per_row);
            let room = area.width() / here as f64;
            // What stands behind is tall and shows above what stands before it.
            let (least, most) =
                if rows == 1 { (0.62, 1.1) } else { [(0.62, 0.94), (0.4, 0.6), (0.34, 0.5)][row] };
            let tall = natural
                .clamp(area.height() * least, area.height() * most)
                .min(room * if rows == 1 { 1.25 } else { 1.02 } / child.aspect);
            let lift = (rows - 1 - row) as f64 * area.height() * if rows == 2 { 0.16 } else { 0.24 };
            // Rows stand in each other's gaps.
            let shift = if rows > 1 && row % 2 == 1 { -0.08 } else { 0.04 };
            (area.x0 + room * (column as f64 + 0.5 + shift), area.y1 - lift, tall)
        }
        (Bond::Rides, _) => {
            (area.center().x, area.y1 + natural * 0.12, natural.clamp(height * 0.3, height * 1.1))
        }
        (Bond::Above, _) => {
            (area.center().x, area.y0 - height * 0.12, natural.clamp(height * 0.2, height * 0.8))
        }
        _ => {
            let room = if area.width() < 1.0 { whole.width() } else { room };
            let tall = natural.min(room * 1.02 / child.aspect).max(height * 0.12);
            (area.x0 + area.width() * share, area.y1, tall)
        }
    };
    (depth, assemble(child, x, foot, tall).shapes)
}

/// Where a thing goes whose host has no place for it.
fn fallback(bond: Bond, whole: Rect, shapes: usize) -> (Rect, usize) {
    let band = |y: f64| {
        Rect::new(
            whole.x0 + whole.width() * 0.12,
            y - whole.height() * 0.3,
            whole.x1 - whole.width() * 0.12,
            y,
        )
    };
    match bond {
        Bond::On | Bond::Rides | Bond::Above => (band(whole.y0 + whole.height() * 0.04), shapes),
        Bond::Under => (band(whole.y1), shapes),
        Bond::In => (band(whole.y1 - whole.height() * 0.12), shapes),
        _ => (band(whole.y1 - whole.height() * 0.3), shapes),
    }
}

/// Where clothes go that their wearer's figure doesn't draw.
fn child_slot(child: &Actor) -> Slot {
    let Portrayal::Figure(figure) = &child.portrayal else { return Slot::Head };
    match figure.name {
        "scarf" | "necklace" | "tie" | "bow tie" | "collar" => Slot::Neck,
        "glasses" | "sunglasses" | "mask" => Slot::Face,
        _ => Slot::Head,
    }
}
