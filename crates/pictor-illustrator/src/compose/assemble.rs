//! Assembling: an actor is drawn with all that hangs on it, its words included.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, Point, Shape as _};

use super::actor::{Actor, Label, worn_tool};
use super::hanging::{Footprint, PADS, grip, hung, is_car, is_on_a_cord, is_slung};
use super::lettered::{on_band, set};
use crate::colour::Rgb;
use crate::figures::outline::{limb, oval};
use crate::figures::{Pen, Sketch, Slot};
use crate::intent::{Bond, Kind, Lettering};
use crate::letters::{CAPITAL, wrapped};
use crate::shape::{Clip, Paint, Role, Shape, transformed};

/// Draws an actor and all that hangs on it so that its feet are at (`x`, `y`) and it is `height` high; the
/// shapes, and where its own slots came to be.
pub(super) fn assemble(actor: &Actor, x: f64, y: f64, height: f64) -> Sketch {
    let sketch = placed(actor, x, y, height);
    let mut inserts: Vec<(usize, Vec<Shape>)> = numbered(actor)
        .flat_map(|(bond, child, place)| {
            let (depth, shapes) = attached(actor, &sketch, bond, child, place, height);
            let rides = bond == Bond::Rides && child.kind == Kind::Person && actor.kind == Kind::Animal;
            let leg = rides.then(|| {
                let (_, saddle) = hung(actor, &sketch, bond, child, place, height);
                (sketch.shapes.len(), leg(&shapes, &saddle, actor.mirrored))
            });
            std::iter::once((depth, shapes)).chain(leg)
        })
        .collect();
    if let Some(label) = &actor.label
        && let Some(slot) = sketch.slot(Slot::Band)
    {
        let words = on_band(&label.letters, &label.lettering, slot.area, height);
        inserts.push((sketch.shapes.len(), words));
    } else if let Some(label) = &actor.label
        && let Some(slot) = sketch.slot(Slot::Words)
    {
        let middle = slot.area.center();
        let covers = |shape: &&Shape| {
            shape.stroke.is_none() && shape.paint.typical().alpha > 0.7 && shape.path.contains(middle)
        };
        let under = sketch.shapes.iter().rev().find(covers);
        let under = under.map_or(Rgb::WHITE, |shape| shape.paint.typical().rgb);
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
    (index, count): (usize, usize),
    height: f64,
) -> (usize, Vec<Shape>) {
    let (depth, Footprint { x, foot, tall }) = hung(host, sketch, bond, child, (index, count), height);
    let mut shapes = assemble(child, x, foot, tall).shapes;
    if matches!(bond, Bond::Holds | Bond::Uses)
        && is_on_a_cord(child)
        && let Some(hand) = grip(host, sketch, child, height)
    {
        shapes.insert(0, cord(Point::new(x, foot - tall * 0.02), hand, tall));
    }
    if let Some(ears) = sketch.slot(Slot::Eyes).filter(|_| child.name() == Some("headphones")) {
        let crown = sketch.slot(Slot::Head).map_or(ears.area.y0, |head| head.area.y0);
        let line = foot - tall * (1.0 - PADS);
        let low = ((line - crown + tall * 0.08) / (tall * PADS)).clamp(0.5, 1.0);
        let pressed = Affine::scale_non_uniform(1.0, low).then_translate((0.0, line * (1.0 - low)).into());
        shapes = transformed(&shapes, pressed);
    }
    let middle = Point::new(x, foot - tall * 0.45);
    let lean = match bond {
        Bond::Uses if is_slung(child) => 0.9,
        Bond::Uses if child.name() == Some("broom") => 1.35,
        _ => 0.0,
    };
    if lean > 0.0 {
        shapes = transformed(&shapes, Affine::rotate_about(lean, middle));
    }
    if let Some(window) =
        sketch.slot(Slot::Inside).filter(|_| matches!(bond, Bond::In | Bond::Rides) && is_car(host))
    {
        let pane = Arc::new(Clip { path: window.area.to_path(0.1), within: None });
        for shape in &mut shapes {
            shape.clip =
                Some(shape.clip.as_ref().map_or_else(|| pane.clone(), |own| Arc::new(own.inside(&pane))));
        }
    }
    (depth, shapes)
}

/// The near leg of a rider, down the flank, in the colour of what covers the hip.
fn leg(rider: &[Shape], saddle: &Footprint, mirrored: bool) -> Vec<Shape> {
    let &Footprint { x, foot, tall } = saddle;
    let ahead = if mirrored { -tall } else { tall };
    let hip = Point::new(x, foot - tall * 0.2);
    let covers =
        |shape: &&Shape| shape.stroke.is_none() && shape.role == Role::Body && shape.path.contains(hip);
    let cloth = rider.iter().rev().find(covers).map_or(Rgb::hex(0x4d6484), |shape| shape.paint.typical().rgb);
    let mut pen = Pen::new(Affine::IDENTITY);
    let knee = (x + ahead * 0.1, foot + tall * 0.02);
    let ankle = (x + ahead * 0.05, foot + tall * 0.22);
    pen.body(limb(&[(x, foot - tall * 0.14), knee, ankle], tall * 0.12, tall * 0.09), cloth);
    pen.body(
        oval(ankle.0 + ahead * 0.04, ankle.1 + tall * 0.03, tall * 0.08, tall * 0.045),
        Rgb::hex(0x6b4a3a),
    );
    pen.finish().shapes
}

/// The cord between what flies and the hand that holds it.
fn cord(from: Point, to: Point, tall: f64) -> Shape {
    let mut path = vello_cpu::kurbo::BezPath::new();
    path.move_to(from);
    path.quad_to(Point::new(from.x, (from.y + to.y) / 2.0 + tall * 0.06), to);
    let paint = Paint::Plain(Rgb::hex(0x8a6a5c).into());
    Shape { path, paint, stroke: Some(tall * 0.016), role: Role::Line, clip: None }
}

/// Takes off every lettering whose capitals would be lower than `least`, so that it finds another place.
pub(super) fn take_small(
    actor: &mut Actor,
    (x, y, height): (f64, f64, f64),
    least: f64,
    out: &mut Vec<Lettering>,
) {
    let sketch = placed(actor, x, y, height);
    if let Some(label) = &actor.label
        && capitals(label, &sketch).is_some_and(|tall| tall < least)
    {
        out.extend(actor.label.take().map(|label| label.lettering));
        actor.look.lettered = false;
    }
    let spots: Vec<Footprint> = numbered(actor)
        .map(|(bond, child, place)| hung(actor, &sketch, bond, child, place, height).1)
        .collect();
    let children = actor.attached.iter_mut().filter(|(_, child)| !worn_tool(child));
    for ((_, child), spot) in children.zip(spots) {
        take_small(child, (spot.x, spot.foot, spot.tall), least, out);
    }
}

/// How high the capitals of a label are.
fn capitals(label: &Label, sketch: &Sketch) -> Option<f64> {
    let (letters, Lettering { text, hand, .. }) = (&label.letters, &label.lettering);
    let em = match sketch.slot(Slot::Band) {
        Some(band) => {
            (band.area.height() * 0.94).min(band.area.width() * 0.96 / letters.line(text, *hand).width)
        }
        None => {
            let area = sketch.slot(Slot::Words)?.area;
            wrapped(letters, text, *hand, area.width(), area.height()).1
        }
    };
    Some(em * CAPITAL)
}

/// What hangs on an actor, each with its number and how many there are of its bond.
fn numbered(actor: &Actor) -> impl Iterator<Item = (Bond, &Actor, (usize, usize))> {
    let hanging = || actor.attached.iter().filter(|(_, child)| !worn_tool(child));
    hanging().enumerate().map(move |(i, (bond, child))| {
        let alike = |&(b, _): &&(Bond, Actor)| b == bond;
        let (before, all) = (hanging().take(i).filter(alike).count(), hanging().filter(alike).count());
        (*bond, child, (before, all))
    })
}

pub(super) fn placed(actor: &Actor, x: f64, y: f64, height: f64) -> Sketch {
    let scale = height / 100.0;
    let affine = Affine::translate((x - actor.aspect * 50.0 * scale, y - height)) * Affine::scale(scale);
    actor.sketch().transformed(affine)
}
