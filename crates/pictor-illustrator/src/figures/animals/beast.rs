//! The body that four-legged animals share: sitting, standing, running and curled up. What makes a cat of it is
//! its head, its coat and its tail.

use vello_cpu::kurbo::{Affine, Vec2};

use crate::figures::prelude::*;
use crate::intent::{Age, Expression, Pose};

/// One kind of four-legged animal, in the colours of one look.
pub(super) struct Beast<'a> {
    /// Trunk, thighs and tail.
    pub(super) fur: Rgb,
    /// Chest and belly.
    pub(super) belly: Rgb,
    /// Legs.
    pub(super) legs: Rgb,
    /// Paws, hooves.
    pub(super) paws: Rgb,
    /// How thick a leg is.
    pub(super) thick: f64,
    /// How round the trunk is; 1 is a cat's.
    pub(super) girth: f64,
    /// The size of the head; 1 is a cat's.
    pub(super) skull: f64,
    /// How far ears and horns reach above the middle of the head, in the head's units.
    pub(super) crown: f64,
    /// How far chin or mane reach below it.
    pub(super) chin: f64,
    /// How it holds itself when nothing is said.
    pub(super) usual: Pose,
    /// Whether it walks on hooves.
    pub(super) hooves: bool,
    /// The tail.
    pub(super) tail: Tail,
    /// Draws spots and stripes on the trunk, clipped to it; the trunk is about 60 wide and 40 high around (0, 0).
    pub(super) coat: &'a dyn Fn(&mut Pen),
    /// Draws the head around (0, 0), about 50 wide and 44 high, the chin at y = 22.
    pub(super) head: &'a dyn Fn(&mut Pen),
}

/// The kinds of tails.
#[derive(Clone, Copy)]
pub(super) enum Tail {
    /// Long and even, of that width; its end in that colour.
    Long(f64, Rgb),
    /// Bushy, of that width; its end in that colour.
    Bushy(f64, Rgb),
    /// Bushy with rings of that colour.
    Ringed(f64, Rgb),
    /// Thin with a tuft of that colour.
    Tuft(Rgb),
    /// Short and upright, of that width.
    Wag(f64),
    /// A ball of that radius and colour.
    Puff(f64, Rgb),
    /// A curl, as pigs have it.
    Curl,
    /// None that one could see.
    None,
}

/// Nothing on the coat.
pub(super) fn plain(_: &mut Pen) {}

/// The whites of both eyes, as far as they are open, for faces so dark that pupils need them.
pub(super) fn whites(pen: &mut Pen, look: &Look, x: f64, y: f64, r: f64) {
    let shut = matches!(look.pose, Some(Pose::Sleeping | Pose::Meditating))
        || matches!(look.expression, Some(Expression::Sleepy | Expression::Laughing | Expression::InLove));
    if !shut {
        pen.both(0.0, |pen| pen.mark(circle(-x, y, r), Rgb::WHITE.alpha(0.92)));
    }
}

/// Draws the animal in its box, which is 100 wide.
pub(super) fn draw(pen: &mut Pen, look: &Look, beast: &Beast<'_>) {
    match look.pose.unwrap_or(beast.usual) {
        _ if look.holds => sitting(pen, look, beast),
        Pose::Sleeping | Pose::Lying => curled(pen, look, beast),
        Pose::Running | Pose::Jumping => running(pen, look, beast),
        Pose::Standing | Pose::Walking | Pose::Eating | Pose::Swimming | Pose::Flying => {
            standing(pen, look, beast);
        }
        _ => sitting(pen, look, beast),
    }
}

fn head_size(look: &Look, beast: &Beast<'_>) -> f64 {
    beast.skull
        * match look.age {
            Age::Baby => 1.16,
            Age::Child => 1.08,
            Age::Usual | Age::Old => 1.0,
        }
}

/// Draws the head with its middle at `at`; `least` is how far from the upper edge that must be.
fn head_at(pen: &mut Pen, at: Spot, size: f64, tilt: f64, draw: &dyn Fn(&mut Pen)) {
    pen.shade(oval(at.0, at.1 + 21.0 * size, 15.0 * size, 5.0 * size), 0.15);
    let place =
        Affine::translate(Vec2::new(at.0, at.1)) * Affine::rotate(tilt.to_radians()) * Affine::scale(size);
    pen.through(place, |pen| draw(pen));
}

fn coat_on(pen: &mut Pen, beast: &Beast<'_>, trunk: &[Spot], at: Spot, scale: f64) {
    pen.within(blob(trunk), |pen| {
        pen.through(Affine::translate(Vec2::new(at.0, at.1)) * Affine::scale(scale), |pen| {
            (beast.coat)(pen);
        });
    });
}

/// Facing us on its haunches.
fn sitting(pen: &mut Pen, look: &Look, beast: &Beast<'_>) {
    let size = head_size(look, beast);
    let head = (50.0, (beast.crown * size).max(27.0) + 1.0);
    let shoulders = head.1 + 14.0 * size;
    let k = (100.0 - shoulders) / 52.0;
    pen.scaled((50.0, 100.0), k, |pen| {
        tail(pen, beast, &[(62.0, 90.0), (80.0, 94.0), (92.0, 84.0), (92.0, 62.0)]);
        let trunk =
            widened(&spots("50,46 61,51 67,66 73,83 69,97 50,99 31,97 27,83 33,66 39,51"), beast.girth);
        pen.body(blob(&trunk), beast.fur);
        coat_on(pen, beast, &trunk, (50.0, 72.0), 1.0);
        let chest = widened(&spots("50,50 58,56 61,72 58,90 50,94 42,90 39,72 42,56"), beast.girth);
        pen.within(blob(&trunk), |pen| pen.fade(blob(&chest), beast.belly, beast.belly.shaded(0.12)));
        pen.slot(Slot::Chest, 50.0, 66.0);
        pen.slot_box(Slot::Neck, 36.0, 48.0, 28.0, 8.0);
        let wide = (beast.girth - 1.0) * 18.0;
        pen.both(50.0, |pen| {
            let haunch = || oval(31.0 - wide, 85.0, 9.5, 12.5);
            pen.body(haunch(), beast.fur.mix(beast.legs, 0.35));
            pen.within(haunch(), |pen| pen.moved(50.0, 72.0, |pen| (beast.coat)(pen)));
            pen.body(blob(&shifted("22,99 22,93 30,90 40,93 41,99 31,100", -wide * 0.6)), beast.paws);
        });
        forelegs(pen, look, beast);
    });
    head_at(pen, head, size, 0.0, beast.head);
}

fn forelegs(pen: &mut Pen, look: &Look, beast: &Beast<'_>) {
    let thick = beast.thick;
    if look.holds {
        pen.slot_box(Slot::Hands, 38.0, 58.0, 24.0, 20.0);
        pen.both(50.0, |pen| {
            pen.body(limb("36,58 32,68 42,75", thick * 1.1, thick), beast.legs);
            pen.body(circle(42.5, 75.0, thick * 0.56), beast.paws);
        });
        return;
    }
    let waves = matches!(look.pose, Some(Pose::Waving | Pose::Dancing));
    pen.slot_box(Slot::Hands, 42.0, 70.0, 16.0, 10.0);
    let x = 45.5 - thick * 0.42;
    let down = |pen: &mut Pen| {
        pen.body(limb(&placed((x, 0.0), "0,65 0.5,79 0.5,94"), thick * 1.15, thick * 0.95), beast.legs);
        foot(pen, beast, x, 99.0);
    };
    down(pen);
    if waves {
        pen.body(limb("59,60 72,56 79,44", thick * 1.15, thick * 0.95), beast.legs);
        pen.body(circle(79.5, 43.0, thick * 0.62), beast.paws);
    } else {
        pen.mirrored(50.0, down);
    }
}

/// A paw or hoof with its sole at (`x`, `y`).
fn foot(pen: &mut Pen, beast: &Beast<'_>, x: f64, y: f64) {
    let r = beast.thick * 0.66;
    if beast.hooves {
        let (x, y, w, h) = (x - r * 0.85, y - r * 1.1, r * 1.9, r * 1.1);
        pen.body(round_rect(x, y, w, h, r * 0.35), beast.paws);
        return;
    }
    pen.body(oval(x + r * 0.2, y - r * 0.62, r * 1.08, r * 0.68), beast.paws);
    for toe in [-0.2, 0.5] {
        let x = x + r * toe;
        pen.line(curve(&[(x, y - r * 0.5), (x - 0.2, y - 0.3)]), 0.6, beast.paws.shaded(0.5).alpha(0.8));
    }
}

/// From the side, its face to us.
fn standing(pen: &mut Pen, look: &Look, beast: &Beast<'_>) {
    let size = head_size(look, beast) * 0.92;
    let head = (70.0, (beast.crown * size).max(26.0) + 1.0);
    let trunk_y = (head.1 + 24.0).clamp(58.0, 66.0);
    let stride = if look.pose == Some(Pose::Walking) { 6.0 } else { 0.0 };
    let rise = trunk_y - 62.0;
    tail(pen, beast, &[(16.0, 56.0 + rise), (5.0, 50.0 + rise), (3.0, 36.0 + rise), (9.0, 24.0 + rise)]);
    leg(pen, beast, (29.0, trunk_y), (29.0 + stride, 99.0), true);
    leg(pen, beast, (61.0, trunk_y), (61.0 - stride, 99.0), true);
    let round = spots("13,61 20,47 42,44 64,45 77,54 77,68 66,77 42,80 21,77 13,70");
    let trunk: Vec<Spot> =
        round.iter().map(|&(x, y)| (x, trunk_y + (y - 62.0) * (0.4 + 0.6 * beast.girth))).collect();
    pen.body(blob(&trunk), beast.fur);
    pen.within(blob(&trunk), |pen| {
        pen.mark(oval(46.0, trunk_y + 19.0 * beast.girth, 26.0, 8.0), beast.belly)
    });
    coat_on(pen, beast, &trunk, (43.0, trunk_y), 1.0);
    leg(pen, beast, (21.0, trunk_y + 4.0), (20.0 - stride, 99.0), false);
    leg(pen, beast, (69.0, trunk_y + 5.0), (70.0 + stride, 99.0), false);
    pen.slot_box(Slot::Saddle, 24.0, trunk_y - 17.0, 24.0, 0.0);
    pen.slot_box(Slot::Neck, 54.0, head.1 + 14.0 * size, 28.0, 9.0);
    pen.slot(Slot::Chest, 66.0, trunk_y + 2.0);
    head_at(pen, head, size, 0.0, beast.head);
}

fn leg(pen: &mut Pen, beast: &Beast<'_>, hip: Spot, sole: Spot, far: bool) {
    let shade = if far { 0.2 } else { 0.0 };
    let knee = ((hip.0 + sole.0) / 2.0, (hip.1 + sole.1) / 2.0);
    let end = (sole.0, sole.1 - beast.thick * 0.5);
    pen.body(limb(&[hip, knee, end], beast.thick * 1.3, beast.thick * 0.95), beast.legs.shaded(shade));
    if far {
        let shadowed = Beast { paws: beast.paws.shaded(shade), ..*beast };
        foot(pen, &shadowed, sole.0, sole.1);
    } else {
        foot(pen, beast, sole.0, sole.1);
    }
}

/// At full stretch.
fn running(pen: &mut Pen, look: &Look, beast: &Beast<'_>) {
    let size = head_size(look, beast) * 0.82;
    let head = (76.0, (beast.crown * size).max(24.0) + 9.0);
    let y = (head.1 + 20.0).clamp(56.0, 64.0);
    tail(pen, beast, &[(14.0, y - 6.0), (5.0, y - 12.0), (0.0, y - 17.0), (-2.0, y - 26.0)]);
    let stretched = |pen: &mut Pen, hip: Spot, knee: Spot, toe: Spot, far: bool| {
        let legs = beast.legs.shaded(if far { 0.2 } else { 0.0 });
        let paws = beast.paws.shaded(if far { 0.2 } else { 0.0 });
        pen.body(limb(&[hip, knee, toe], beast.thick * 1.35, beast.thick * 0.85), legs);
        pen.body(circle(toe.0, toe.1, beast.thick * 0.52), paws);
    };
    stretched(pen, (26.0, y + 4.0), (20.0, y + 20.0), (5.0, y + 27.0), true);
    stretched(pen, (66.0, y + 6.0), (79.0, y + 18.0), (92.0, y + 22.0), true);
    let trunk: Vec<Spot> = spots("10,58 20,47 42,47 64,44 78,52 78,66 66,75 42,76 22,76 12,68")
        .iter()
        .map(|&(px, py)| (px, y + (py - 61.0) * (0.4 + 0.6 * beast.girth)))
        .collect();
    pen.body(blob(&trunk), beast.fur);
    pen.within(blob(&trunk), |pen| pen.mark(oval(48.0, y + 17.0 * beast.girth, 26.0, 7.0), beast.belly));
    coat_on(pen, beast, &trunk, (43.0, y), 1.0);
    stretched(pen, (22.0, y + 5.0), (25.0, y + 23.0), (12.0, y + 35.0), false);
    stretched(pen, (68.0, y + 7.0), (76.0, y + 24.0), (86.0, y + 33.0), false);
    pen.slot_box(Slot::Saddle, 24.0, y - 16.0, 24.0, 0.0);
    head_at(pen, head, size, 4.0, beast.head);
}

/// Asleep on its side, the tail around it.
fn curled(pen: &mut Pen, look: &Look, beast: &Beast<'_>) {
    let size = head_size(look, beast) * 0.8;
    let trunk = spots("4,86 10,68 30,56 56,57 80,68 92,84 88,98 50,99.5 12,98");
    pen.body(blob(&trunk), beast.fur);
    coat_on(pen, beast, &trunk, (44.0, 76.0), 1.15);
    pen.body(oval(24.0, 86.0, 17.0, 13.0), beast.fur.mix(beast.legs, 0.3));
    tail(pen, beast, &[(8.0, 87.0), (20.0, 93.0), (36.0, 93.0), (50.0, 91.0)]);
    head_at(pen, (66.0, 98.0 - (beast.chin + 1.0) * size), size, 7.0, beast.head);
    pen.body(oval(52.0, 96.0, beast.thick * 0.8, beast.thick * 0.42), beast.paws);
    if look.pose == Some(Pose::Sleeping) && look.fine {
        for [x, y, r] in rows("90,48,2.2 96,40,2.8") {
            let z = [(x - r, y - r), (x + r, y - r), (x - r, y + r), (x + r, y + r)];
            pen.line(polyline(&z), 0.9, 0x8ca3c4);
        }
    }
}

fn tail(pen: &mut Pen, beast: &Beast<'_>, along: &[Spot; 4]) {
    let (root, end) = (along[0], along[3]);
    let tipped = |pen: &mut Pen, outline: vello_cpu::kurbo::BezPath, r: f64, tip: Rgb| {
        pen.body(outline.clone(), beast.fur.shaded(0.08));
        if tip != beast.fur {
            pen.within(outline, |pen| pen.mark(circle(end.0, end.1, r), tip));
        }
    };
    match beast.tail {
        Tail::None => {}
        Tail::Long(width, tip) => tipped(pen, limb(along, width * 1.1, width * 0.8), width * 1.3, tip),
        Tail::Bushy(width, tip) => tipped(pen, plume(along, width), width * 0.75, tip),
        Tail::Ringed(width, ring) => {
            let outline = plume(along, width);
            pen.body(outline.clone(), beast.fur);
            pen.within(outline, |pen| {
                for pair in along.windows(2) {
                    let middle = ((pair[0].0 + pair[1].0) / 2.0, (pair[0].1 + pair[1].1) / 2.0);
                    let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
                    let k = width * 0.8 / dx.hypot(dy);
                    let across =
                        [(middle.0 - dy * k, middle.1 + dx * k), (middle.0 + dy * k, middle.1 - dx * k)];
                    pen.line(curve(&across), width * 0.24, ring);
                }
                pen.mark(circle(end.0, end.1, width * 0.42), ring);
            });
        }
        Tail::Tuft(tip) => {
            pen.body(limb(along, 4.2, 2.8), beast.fur.shaded(0.08));
            let (dx, dy) = (end.0 - along[2].0, end.1 - along[2].1);
            let k = 9.0 / dx.hypot(dy);
            let (tx, ty) = (end.0 + dx * k * 0.8, end.1 + dy * k * 0.8);
            pen.body(plume(&[(end.0 - dx * k * 0.4, end.1 - dy * k * 0.4), end, (tx, ty)], 9.0), tip);
        }
        Tail::Wag(width) => {
            let up = [root, (root.0 + (along[1].0 - root.0) * 0.8, along[1].1 - 4.0), along[2]];
            tipped(pen, limb(&up, width * 1.15, width * 0.6), 0.0, beast.fur);
        }
        Tail::Puff(r, colour) => {
            let (x, y) = ((root.0 + along[1].0) / 2.0, (root.1 + along[1].1) / 2.0);
            pen.round(circle(x, y, r), colour);
        }
        Tail::Curl => {
            let (x, y) = root;
            let s = if end.0 < root.0 { -1.0 } else { 1.0 };
            let curl = sized((x, y), (s, 1.0), "0,0 6,-3 8,-9 3.5,-9.5 4.5,-4 11,-5");
            pen.line(curve(&curl), 3.6, beast.fur.edge());
            pen.line(curve(&curl), 2.6, beast.fur);
        }
    }
}

fn widened(outline: &[Spot], girth: f64) -> Vec<Spot> {
    outline.iter().map(|&(x, y)| (50.0 + (x - 50.0) * girth, y)).collect()
}

fn shifted(text: &str, dx: f64) -> Vec<Spot> {
    spots(text).into_iter().map(|(x, y)| (x + dx, y)).collect()
}
