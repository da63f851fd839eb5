//! Passers-by: people of few shapes and no faces, for streets and parks behind what matters. Those with faces are
//! texts, as other figures are.

use vello_cpu::kurbo::Affine;

use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

pub(super) const FIGURES: &[Figure] = &[Figure::on_ground("passer-by", 0.6, 1.7, anybody)];

/// What people's figures draw by themselves.
pub(crate) const DRAWN: &str = "apron, backpack, beanie, beret, boot, cap, cape, chef hat, coat, crown, dress, glasses, hanfu, \
    hat, helmet, hijab, hoodie, jacket, kimono, necklace, overalls, party hat, qipao, raincoat, santa \
    hat, sari, scarf, shirt, shoe, skirt, sneaker, suit, sunglasses, sweater, t shirt, top hat, \
    trousers, uniform, wizard hat";

/// What somebody in the distance does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Passing {
    /// One foot before the other, to the right.
    Walking,
    /// Waiting, looking, talking; seen from the front or from behind.
    Standing,
    /// Hand in hand with a child.
    WithChild,
    /// Under an umbrella.
    WithUmbrella,
    /// Carrying a bag.
    WithBag,
}

const EVERY: [Passing; 5] =
    [Passing::Walking, Passing::Standing, Passing::WithChild, Passing::WithUmbrella, Passing::WithBag];

/// Clothes that neither shout nor drown.
const CLOTHES: [u32; 8] = [0xc9705c, 0x5f8aa8, 0x6f9a7a, 0xd9a855, 0x8c78a6, 0xc98699, 0x56687f, 0xb08a68];

/// Somebody far away, whose feet are at `foot` and who is `height` high; children come out smaller.
///
/// About ten shapes, so that a street can hold forty. `seed` decides clothes, hair and build; mirror the pen to
/// let them walk to the left.
pub(crate) fn passer_by(pen: &mut Pen, seed: u64, foot: Spot, height: f64, passing: Passing) {
    let scale = height / 100.0;
    let place = Affine::translate((foot.0 - 30.0 * scale, foot.1 - 100.0 * scale)) * Affine::scale(scale);
    pen.through(place, |pen| draw(pen, &Look::plain(seed), passing));
}

/// The row of the shelf: whatever the seed and the pose say.
fn anybody(pen: &mut Pen, look: &Look) {
    let passing = match look.pose {
        Some(Pose::Walking | Pose::Running) => Passing::Walking,
        Some(_) => Passing::Standing,
        None => look.choose(971, &EVERY),
    };
    draw(pen, look, passing);
}

fn draw(pen: &mut Pen, look: &Look, passing: Passing) {
    pen.shadow(30.0, 99.0, 17.0, 3.2, 0.3);
    if passing == Passing::WithChild {
        let child = Look { seed: look.seed ^ 0x51, colours: Vec::new(), age: Age::Child, ..look.clone() };
        let small = Affine::translate((25.0, 44.0)) * Affine::scale(0.56);
        pen.through(small, |pen| body(pen, &child, Passing::Walking));
        pen.moved(-10.0, 0.0, |pen| body(pen, look, passing));
    } else {
        body(pen, look, passing);
    }
}

fn body(pen: &mut Pen, look: &Look, passing: Passing) {
    let cloth = look.main(Rgb::hex(look.choose(972, &CLOTHES)));
    let dark = Rgb::hex(look.choose(973, &[0x4d5a73, 0x6a5a50, 0x54696c, 0x6b5b78]));
    let skirt = look.woman() && look.choose(974, &[true, false]);
    legs(pen, look, passing, if skirt { look.skin_tone().shaded(0.08) } else { dark });
    if passing == Passing::WithUmbrella {
        pen.line(curve("41,50 41,4"), 1.6, 0x6a5148);
    }
    let wide = 10.6 + look.vary(975) * 1.6;
    let hem = look.choose(976, &[58.0, 64.0, 70.0]);
    let (hem, flare) = if skirt { (70.0, wide * 1.5) } else { (hem, wide * 1.04) };
    let waist = if skirt { wide * 0.74 } else { wide * 0.9 };
    let coat = [(26.0, 26.0), (34.0, 26.0), (30.0 + wide, 31.0), (30.0 + waist, 48.0), (30.0 + flare, hem)];
    let mirrored = coat.iter().rev().map(|&(x, y)| (60.0 - x, y));
    pen.body(blob(&coat.iter().copied().chain(mirrored).collect::<Vec<_>>()), cloth);
    head(pen, look);
    arms(pen, look, passing, cloth, wide);
    if passing == Passing::WithUmbrella {
        umbrella(pen, look);
    }
}

fn legs(pen: &mut Pen, look: &Look, passing: Passing, cloth: Rgb) {
    let shoe = Rgb::hex(0x4b3f45);
    let strides = matches!(passing, Passing::Walking | Passing::WithChild | Passing::WithUmbrella);
    let feet = if strides { [(17.0, 94.0), (41.0, 97.0)] } else { [(25.0, 97.0), (35.5, 97.0)] };
    for (i, &(x, y)) in feet.iter().enumerate() {
        let hip = (26.5 + 7.0 * i as f64, 58.0);
        let knee = ((hip.0 + x) / 2.0 + if strides { 3.0 } else { 0.0 }, 77.0);
        pen.body(limb(&[hip, knee, (x, y - 1.0)], 8.4, 5.8), cloth.shaded(0.1 * (1.0 - i as f64)));
        pen.mark(oval(x + 2.0, y + 0.6, 5.2, 2.6), shoe);
    }
    if look.age == Age::Child {
        pen.mark(oval(30.0, 60.0, 8.0, 4.0), cloth);
    }
}

fn arms(pen: &mut Pen, look: &Look, passing: Passing, cloth: Rgb, wide: f64) {
    let (left, right) = (30.0 - wide + 1.6, 30.0 + wide - 1.6);
    let near = match passing {
        Passing::Walking => (left - 7.0, 54.0),
        _ => (left - 3.0, 59.0),
    };
    let far = match passing {
        Passing::Walking => (right + 8.0, 52.0),
        Passing::WithUmbrella => (41.5, 47.0),
        Passing::WithChild => (right + 8.0, 60.0),
        _ => (right + 3.0, 59.0),
    };
    if passing == Passing::WithBag {
        let bag = Rgb::hex(look.choose(977, &[0xb5794a, 0xc65f55, 0xe0c48e]));
        pen.line(arc(far.0 + 0.5, far.1 + 6.0, 3.2, 6.0, -90.0, 180.0), 1.2, bag.shaded(0.3));
        pen.body(round_rect(far.0 - 6.0, far.1 + 5.0, 13.0, 13.0, 2.0), bag);
    }
    for (root, hand) in [(left, near), (right, far)] {
        let elbow = ((root + hand.0) / 2.0 + (hand.0 - 30.0).signum() * 2.0, 45.0);
        pen.mark(circle(hand.0, hand.1, 2.9), look.skin_tone());
        pen.body(limb(&[(root, 31.0), elbow, (hand.0, hand.1 - 2.0)], 6.6, 5.2), cloth.shaded(0.07));
    }
}

/// A head without features; hair tells man from woman, and front from back.
fn head(pen: &mut Pen, look: &Look) {
    let (hair, skin) = (look.hair_colour(), look.skin_tone());
    let r = if look.age == Age::Child { 13.5 } else { 10.2 };
    let (x, y) = (30.0, 28.0 - r);
    let back = look.choose(978, &[false, false, true]);
    let long = look.woman();
    if long {
        pen.body(blob(&sized((x, y), (r, r), "0,-1 1.1,0 0.9,1.2 -0.9,1.2 -1.1,0")), hair);
    }
    pen.mark(rect(x - 3.0, y + r * 0.6, 6.0, r * 0.6), skin.shaded(0.12));
    pen.round(circle(x, y, r * 0.94), if back { hair } else { skin });
    if !back {
        pen.body(blob(&sized((x, y), (r, r), "0,-1.08 0.95,-0.5 0.9,0 0.2,-0.42 -0.9,0.1 -0.95,-0.5")), hair);
    }
    if look.choose(979, &[false, false, false, true]) {
        let wool = Rgb::hex(look.choose(980, &CLOTHES));
        pen.body(blob(&sized((x, y), (r, r), "-1.02,-0.25 0,-1.25 1.02,-0.25 0,-0.4")), wool);
    }
}

fn umbrella(pen: &mut Pen, look: &Look) {
    let cloth = Rgb::hex(look.choose(981, &[0xd4574e, 0x4f7fae, 0xe0a93f, 0x5f9a83, 0x8d6fa8]));
    let canopy = blob("8,17 14,4 38,-4 62,4 68,17 53,14 38,17 23,14");
    pen.body(canopy.clone(), cloth);
    pen.within(canopy, |pen| pen.mark(blob("38,-6 46,4 52,16 38,18 24,16 30,4"), cloth.lit(0.22).alpha(0.7)));
}
