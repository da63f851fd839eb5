//! Actors: the things on a page, and how each is drawn alone in its box.

use vello_cpu::kurbo::{Affine, BezPath, Shape as _};

use crate::colour::Rgb;
use crate::figures::outline::oval;
use crate::figures::{self, Figure, Look, Pen, Sketch, Slot, Stands};
use crate::intent::{Bond, Kind, Lettering};
use crate::letters::Letters;
use crate::shape::{Role, Shape};

/// One thing to be placed, with what is attached to it.
#[derive(Clone)]
pub(crate) struct Actor {
    pub(crate) portrayal: Portrayal,
    pub(crate) look: Look,
    /// Whether it faces left.
    pub(crate) mirrored: bool,
    /// Height and width that it would like to have, relative to others; a grown person is about 1.2 high.
    pub(crate) height: f64,
    pub(crate) aspect: f64,
    pub(crate) stands: Stands,
    pub(crate) kind: Kind,
    /// Which subject it is.
    pub(crate) subject: usize,
    pub(crate) attached: Vec<(Bond, Actor)>,
    /// What else is drawn on it: words, stethoscopes.
    pub(crate) label: Option<Label>,
    /// Depth before (above 0) or behind others.
    pub(crate) depth: i32,
    /// Stands on this, a table of that share of its own height.
    pub(crate) raised: f64,
    /// At the left (-1) or the right (1) of the others, where said.
    pub(crate) side: i8,
    /// One of so many that they are a field.
    pub(crate) sown: bool,
    /// Seen from behind.
    pub(crate) turned_away: bool,
    /// Holds its neighbour by the hand.
    pub(crate) joins_hands: bool,
    /// The next actor is the one this one attends to.
    pub(crate) attends: bool,
}

/// Words on an actor.
#[derive(Clone)]
pub(crate) struct Label {
    pub(crate) lettering: Lettering,
    pub(crate) letters: Letters,
}

/// How a thing is drawn.
#[derive(Clone)]
pub(crate) enum Portrayal {
    Figure(&'static Figure),
    /// The outline of an emoji in a box 100 high.
    Silhouette(BezPath),
    /// Shapes that are already there, in a box 100 high.
    Ready(Vec<Shape>),
}

impl Actor {
    /// Whether it faces a side: two shoes of a pair both point the same way.
    pub(super) const fn has_a_front(&self) -> bool {
        matches!(self.kind, Kind::Person | Kind::Animal | Kind::Vehicle)
    }

    /// Whether words are on it, or on anything that it has.
    pub(super) fn is_lettered(&self) -> bool {
        self.label.is_some() || self.attached.iter().any(|(_, child)| child.is_lettered())
    }

    /// Whether it can have a speech balloon.
    pub(crate) const fn speaks(&self) -> bool {
        self.kind.is_alive()
    }

    /// The name of its figure, if it has one.
    pub(crate) const fn name(&self) -> Option<&'static str> {
        if let Portrayal::Figure(figure) = &self.portrayal { Some(figure.name) } else { None }
    }

    /// Draws the actor alone in its box.
    pub(crate) fn sketch(&self) -> Sketch {
        match &self.portrayal {
            Portrayal::Figure(figure) if self.turned_away => {
                from_behind(figures::sketch(figure, &self.look, self.mirrored), &self.look)
            }
            Portrayal::Figure(figure) => self.with_a_face(figures::sketch(figure, &self.look, self.mirrored)),
            Portrayal::Silhouette(path) => silhouette(path, &self.look),
            Portrayal::Ready(shapes) => Sketch { shapes: shapes.clone(), slots: Vec::new() },
        }
    }

    /// "A smiling mushroom": what has no face of its own gets one.
    fn with_a_face(&self, mut sketch: Sketch) -> Sketch {
        let faceless = !self.kind.is_alive() && sketch.slot(Slot::Eyes).is_none();
        let face = figures::find("smile").filter(|_| faceless && self.look.expression.is_some());
        if let (Some(face), Some(bounds)) = (face, crate::shape::bounds(&sketch.shapes)) {
            let side = bounds.width().min(bounds.height()) * 0.7;
            let corner = (bounds.center().x - side / 2.0, bounds.y0 + bounds.height() * 0.58 - side / 2.0);
            let own = figures::sketch(face, &self.look, false);
            sketch
                .shapes
                .extend(own.transformed(Affine::translate(corner) * Affine::scale(side / 100.0)).shapes);
        }
        sketch
    }
}

/// Tools that their user's figure draws itself.
pub(super) fn worn_tool(actor: &Actor) -> bool {
    matches!(actor.portrayal, Portrayal::Figure(figure) if figure.name == "stethoscope")
}

/// Somebody whose face is turned away: hair where the face would be, and nothing that is worn on it.
fn from_behind(sketch: Sketch, look: &Look) -> Sketch {
    let Some((head, face)) = sketch.slot(Slot::Head).zip(sketch.slot(Slot::Face)) else { return sketch };
    let (depth, head, face) = (head.depth, head.area, face.area);
    let r = head.width() / 1.9;
    let on_it = |shape: &Shape| {
        let area = shape.path.bounding_box();
        face.contains(area.center()) && area.width() < head.width()
    };
    // A hood covers hair and nape.
    let hood = |shape: &&Shape| {
        let area = shape.path.bounding_box();
        let covers = area.y0 < head.y0 + r * 0.3 && area.y1 > face.center().y && area.width() > head.width();
        shape.role == Role::Body && shape.stroke.is_none() && covers
    };
    let (below, above) = sketch.shapes.split_at(depth.min(sketch.shapes.len()));
    let hood = above.iter().find(hood).map(|shape| shape.paint.typical().rgb);
    let mut pen = Pen::new(Affine::IDENTITY);
    let colour = hood.unwrap_or(look.hair_colour());
    pen.body(oval(head.center().x, head.y0 + r * 1.04, r * 0.97, r * 1.02), colour);
    let (cap, above) = (pen.finish().shapes, above.iter().filter(|shape| !on_it(shape)).cloned());
    let (under, over) = if hood.is_some() { (Vec::new(), cap) } else { (cap, Vec::new()) };
    let shapes = below.iter().cloned().chain(under).chain(above).chain(over).collect();
    let worn = |slot: Slot| !matches!(slot, Slot::Face | Slot::Eyes | Slot::Mouth);
    Sketch { shapes, slots: sketch.slots.into_iter().filter(|held| worn(held.slot)).collect() }
}

/// An outline as a cut-out with a light rim, which is how things without a figure are shown.
fn silhouette(path: &BezPath, look: &Look) -> Sketch {
    let mut pen = Pen::new(Affine::IDENTITY);
    let colour =
        look.main(look.choose(77, &[0xd9776a, 0x5f8fb0, 0x7fa86b, 0xd99a4e, 0x9a7fb8].map(Rgb::hex)));
    pen.line(path.clone(), 4.0, Rgb::hex(0xfffaf0));
    pen.body(path.clone(), colour);
    pen.finish()
}

/// How far an actor reaches above its feet, with the table below it and riders on top.
pub(super) fn extent_up(actor: &Actor) -> f64 {
    let on_top = actor
        .attached
        .iter()
        .filter(|(bond, _)| matches!(bond, Bond::On | Bond::Rides | Bond::Above | Bond::Wears));
    let reach = |bond: Bond| if bond == Bond::Above { 1.12 } else { 0.6 };
    let above = on_top.map(|(bond, child)| child.height * reach(*bond)).fold(0.0, f64::max);
    actor.height * (1.0 + actor.raised) + above.min(actor.height)
}
