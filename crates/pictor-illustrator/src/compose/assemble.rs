//! Assembling: an actor is drawn with all that hangs on it, its words included.

use std::collections::HashMap;

use vello_cpu::kurbo::{Affine, Rect};

use super::actor::{Actor, worn_tool};
use super::lettered::{on_band, set};
use crate::colour::Rgb;
use crate::figures::{Sketch, Slot, Stands};
use crate::intent::{Bond, Kind};
use crate::shape::Shape;
use crate::understanding::Group;

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
    let held = slots(bond, child).iter().find_map(|&slot| sketch.slot(slot));
    let (area, depth) = match held {
        Some(held) => (held.area, held.depth),
        None => fallback(bond, whole, sketch.shapes.len()),
    };
    let natural = child.height / host.height * height;
    let slot = held.map(|held| held.slot);
    let hanging = Hanging { host, bond, child, index, count, height, whole, area, slot, natural };
    let Footprint { x, foot, tall } = hanging.footprint();
    (depth, assemble(child, x, foot, tall).shapes)
}

/// The places of a host's drawing that suit such a bond, the best first.
fn slots(bond: Bond, child: &Actor) -> &'static [Slot] {
    match bond {
        Bond::On => &[Slot::Top, Slot::Saddle, Slot::Lap, Slot::Head],
        Bond::In => &[Slot::Inside, Slot::Saddle, Slot::Top],
        Bond::Rides => &[Slot::Saddle, Slot::Inside, Slot::Top],
        Bond::Holds | Bond::Uses => &[Slot::Hands, Slot::Hand, Slot::Mouth],
        Bond::Wears => match child.name().and_then(worn_at) {
            Some(Slot::Neck) => &[Slot::Neck],
            Some(Slot::Face) => &[Slot::Face],
            _ => &[Slot::Head],
        },
        Bond::Has => &[Slot::Hands, Slot::Top, Slot::Inside],
        _ => &[],
    }
}

/// One of the things that hang on a host by the same bond.
struct Hanging<'a> {
    host: &'a Actor,
    bond: Bond,
    child: &'a Actor,
    /// Which of them it is, of `count`.
    index: usize,
    count: usize,
    /// How high the host is drawn.
    height: f64,
    /// The box of the host's drawing.
    whole: Rect,
    /// Where they all go, and the slot of the host that this is, if it has one for them.
    area: Rect,
    slot: Option<Slot>,
    /// How high the thing would be beside its host.
    natural: f64,
}

/// The middle of where something stands, and how high it is.
struct Footprint {
    x: f64,
    foot: f64,
    tall: f64,
}

impl Hanging<'_> {
    fn footprint(&self) -> Footprint {
        match (self.bond, self.slot) {
            (Bond::Holds | Bond::Has | Bond::Uses, Some(Slot::Hands | Slot::Hand))
                if self.child.stands == Stands::Floats =>
            {
                self.on_its_cord()
            }
            (Bond::Wears, Some(slot)) => self.worn(slot),
            (_, Some(Slot::Hands)) => self.in_both_hands(),
            (_, Some(Slot::Hand | Slot::Mouth)) => self.in_one_hand(),
            (Bond::In, slot) if self.host.kind == Kind::Plant && slot != Some(Slot::Inside) => {
                self.on_a_bough()
            }
            (Bond::In, Some(Slot::Inside)) if self.child.kind == Kind::Plant => self.in_a_vase(),
            (Bond::In, Some(Slot::Inside) | None) => self.in_rows(),
            (Bond::Rides, _) => self.in_the_saddle(),
            (Bond::Above, _) => self.above(),
            _ => self.side_by_side(),
        }
    }

    /// Where across the area this one has its place, 0 to 1.
    fn share(&self) -> f64 {
        (self.index as f64 + 0.5) / self.count as f64
    }

    fn x(&self) -> f64 {
        self.area.x0 + self.area.width() * self.share()
    }

    /// What floats is held by its cord, over the shoulder.
    fn on_its_cord(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.34, self.height * 0.6);
        let foot = self.area.center().y;
        Footprint {
            x: self.whole.x1 + tall * self.child.aspect * 0.3,
            foot,
            tall: tall.max((foot - self.whole.y0) * 0.9),
        }
    }

    fn worn(&self, slot: Slot) -> Footprint {
        let wide = self.area.width().max(self.whole.width() * 0.2) * 1.15;
        let tall = wide / self.child.aspect;
        let foot = match slot {
            Slot::Head => self.area.y0 + tall * 0.28,
            _ => self.area.center().y + tall * 0.5,
        };
        Footprint { x: self.area.center().x, foot, tall }
    }

    fn in_both_hands(&self) -> Footprint {
        let area = self.area;
        let tall = self
            .natural
            .clamp(area.height() * 0.6, area.height() * 1.15)
            .min(area.width() * 1.3 / self.child.aspect);
        Footprint { x: self.x(), foot: area.center().y + tall * 0.5, tall }
    }

    fn in_one_hand(&self) -> Footprint {
        let tall = self.natural.clamp(self.height * 0.08, self.height * 0.3);
        Footprint { x: self.area.center().x, foot: self.area.center().y + tall * 0.5, tall }
    }

    /// In the crown of a tree, on its lower boughs.
    fn on_a_bough(&self) -> Footprint {
        let whole = self.whole;
        Footprint {
            x: whole.x0 + whole.width() * (0.3 + 0.4 * self.share()),
            foot: whole.y0 + whole.height() * 0.56,
            tall: self.natural.clamp(self.height * 0.2, self.height * 0.34),
        }
    }

    /// Stalks reach into the vessel; blossoms may hide each other.
    fn in_a_vase(&self) -> Footprint {
        let tall = (self.area.height() * 1.25).max(self.height * 0.5);
        let lower = 1.0 - 0.12 * (2.0 * self.share() - 1.0).abs();
        Footprint { x: self.x(), foot: self.area.y1, tall: tall * lower }
    }

    /// Many things stand in rows, the first ones behind and higher.
    fn in_rows(&self) -> Footprint {
        let area = self.area;
        let rows = match self.count {
            0..=3 => 1,
            4..=8 => 2,
            _ => 3,
        };
        let per_row = self.count.div_ceil(rows);
        let (row, column) = (self.index / per_row, self.index % per_row);
        let here = per_row.min(self.count - row * per_row);
        let room = area.width() / here as f64;
        // What stands behind is tall and shows above what stands before it.
        let (least, most) =
            if rows == 1 { (0.62, 1.1) } else { [(0.62, 0.94), (0.4, 0.6), (0.34, 0.5)][row] };
        let tall = self
            .natural
            .clamp(area.height() * least, area.height() * most)
            .min(room * if rows == 1 { 1.25 } else { 1.02 } / self.child.aspect);
        let lift = (rows - 1 - row) as f64 * area.height() * if rows == 2 { 0.16 } else { 0.24 };
        // Rows stand in each other's gaps.
        let shift = if rows > 1 && row % 2 == 1 { -0.08 } else { 0.04 };
        Footprint { x: area.x0 + room * (column as f64 + 0.5 + shift), foot: area.y1 - lift, tall }
    }

    fn in_the_saddle(&self) -> Footprint {
        Footprint {
            x: self.area.center().x,
            foot: self.area.y1 + self.natural * 0.12,
            tall: self.natural.clamp(self.height * 0.3, self.height * 1.1),
        }
    }

    fn above(&self) -> Footprint {
        Footprint {
            x: self.area.center().x,
            foot: self.area.y0 - self.height * 0.12,
            tall: self.natural.clamp(self.height * 0.2, self.height * 0.8),
        }
    }

    fn side_by_side(&self) -> Footprint {
        let area = self.area;
        let room = if area.width() < 1.0 { self.whole.width() } else { area.width() / self.count as f64 };
        let tall = self.natural.min(room * 1.02 / self.child.aspect).max(self.height * 0.12);
        Footprint { x: self.x(), foot: area.y1, tall }
    }
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

/// Where clothes go that their wearer's figure doesn't draw; `None` for what covers the body.
pub(super) fn worn_at(garment: &str) -> Option<Slot> {
    match garment {
        "scarf" | "necklace" | "tie" | "bow tie" | "collar" => Some(Slot::Neck),
        "glasses" | "sunglasses" | "mask" | "goggles" => Some(Slot::Face),
        _ if Group::Headwear.has(garment) => Some(Slot::Head),
        _ => None,
    }
}
