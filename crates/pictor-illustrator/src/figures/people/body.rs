//! The body that all people share: the order in which its parts are drawn.

use vello_cpu::kurbo::{Affine, Point};

use super::limbs::{self, Side};
use super::{Build, Cut, Outfit, cuts, head};
use crate::figures::prelude::*;
use crate::intent::Pose;

impl Build {
    /// Both hands, the one at the left of the picture first.
    pub(super) fn hands(&self, look: &Look) -> [Spot; 2] {
        [Side::Near, Side::Far].map(|side| limbs::arm_joints(look, self, side).1)
    }
}

/// Draws the whole person.
pub(super) fn draw(pen: &mut Pen, look: &Look, outfit: &Outfit) {
    match look.pose {
        Some(Pose::Lying | Pose::Sleeping) => lying(pen, look, outfit),
        _ => upright(pen, look, outfit),
    }
}

fn upright(pen: &mut Pen, look: &Look, outfit: &Outfit) {
    let build = Build::of(look);
    let lean = Affine::rotate_about(build.lean.to_radians(), Point::new(build.x, build.hip));
    // What is reached for doesn't lean with the body.
    let reach = look.reach.map(|(x, y)| lean.inverse() * Point::new(x, y)).map(|spot| (spot.x, spot.y));
    let look = &Look { reach, ..look.clone() };
    pen.through(lean, |pen| {
        (outfit.back)(pen, look, &build);
        head::back_hair(pen, look, outfit, &build);
        if !before_chest(look) {
            limbs::arm(pen, look, outfit, &build, Side::Far);
        }
    });
    let drawn_up = matches!(look.pose, Some(Pose::Sitting | Pose::Meditating | Pose::Reading));
    let legs_in_front = drawn_up && !matches!(outfit.cut, Cut::Dress | Cut::Robe | Cut::Wrap | Cut::Sari);
    if !legs_in_front {
        limbs::legs(pen, look, outfit, &build);
    }
    pen.through(lean, |pen| {
        cuts::trunk(pen, look, outfit, &build);
        if legs_in_front {
            limbs::legs(pen, look, outfit, &build);
        }
        upper(pen, look, outfit, &build);
    });
}

/// Whether the far arm, too, is in front of the body.
fn before_chest(look: &Look) -> bool {
    look.holds && look.reach.is_none() || matches!(look.pose, Some(Pose::Reading | Pose::Sitting))
}

/// Badges, head and near arm, over trunk, legs and far arm.
fn upper(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    (outfit.trim)(pen, look, build);
    pen.slot_box(Slot::Neck, build.x - build.half * 0.8, build.shoulder - 4.0, build.half * 1.6, 7.0);
    pen.slot(Slot::Chest, build.x, build.shoulder + 10.0);
    pen.slot_box(Slot::Lap, build.x - 14.0, build.hip - 18.0, 28.0, 18.0);
    head::draw(pen, look, outfit, build);
    if look.holds && look.pose == Some(Pose::Lifting) {
        pen.slot_box(Slot::Hands, build.x - 30.0, build.hands(look)[0].1 - 8.0, 60.0, 16.0);
    } else if look.holds {
        pen.slot_box(Slot::Hands, build.x - 12.0, build.shoulder + 2.0, 24.0, 22.0);
    }
    if before_chest(look) {
        limbs::arm(pen, look, outfit, build, Side::Far);
    }
    limbs::arm(pen, look, outfit, build, Side::Near);
    if look.pose == Some(Pose::Reading) {
        book(pen, look, build);
    }
    (outfit.extra)(pen, look, build);
}

/// On the back, head to the left; who sleeps gets a pillow and a blanket.
fn lying(pen: &mut Pen, look: &Look, outfit: &Outfit) {
    let flat = Look { reach: None, holds: false, gaze: (0.0, 0.0), ..look.clone() };
    let build = Build { turn: 0.0, lean: 0.0, ..Build::of(&flat) };
    let asleep = look.pose == Some(Pose::Sleeping);
    let along = Affine::translate((1.0, 86.0))
        * Affine::scale(0.8)
        * Affine::rotate(-90f64.to_radians())
        * Affine::translate((-40.0, 0.0));
    pen.through(along, |pen| {
        let ((x, y), r) = (build.head, build.skull);
        if asleep {
            let pillow = look.accent(Rgb::hex(0xf6efe2));
            pen.body(round_rect(x - r * 1.7, y - r * 1.25, r * 3.4, r * 2.4, r * 0.7), pillow);
        }
        head::back_hair(pen, &flat, outfit, &build);
        limbs::arm(pen, &flat, outfit, &build, Side::Far);
        limbs::legs(pen, &flat, outfit, &build);
        cuts::trunk(pen, &flat, outfit, &build);
        upper(pen, &flat, outfit, &build);
        if asleep {
            let (top, wide) = (build.shoulder + 9.0, build.half + 9.0);
            let cover = [
                (x - wide, top),
                (x + wide, top - 1.0),
                (x + wide + 2.0, 72.0),
                (x + wide, 102.0),
                (x - wide, 102.0),
                (x - wide - 1.0, 72.0),
            ];
            let wool = look.choose(926, &[0x7fa3c4, 0xd98f7a, 0x8fb08a, 0xb29ac8].map(Rgb::hex));
            pen.cloth(blob(&cover), wool, look);
            pen.body(round_rect(x - wide, top - 3.0, wide * 2.0, 7.0, 3.4), wool.lit(0.5));
        }
    });
}

/// An open book before the chest.
fn book(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x + 1.0, build.shoulder + 16.0);
    let cover = look.choose(927, &[0xc4574f, 0x4f7fae, 0x5f9a6f, 0x8d6fa8].map(Rgb::hex));
    pen.both(x, |pen| {
        let half = |d: f64| {
            blob(&[
                (x, y - 7.0 - d),
                (x + 7.0, y - 9.0 - d),
                (x + 14.0 + d, y - 8.0),
                (x + 13.5 + d, y + 5.0 + d),
                (x + 7.0, y + 4.0 + d),
                (x, y + 7.0 + d),
            ])
        };
        pen.body(half(1.0), cover);
    });
    for [hand_x, hand_y] in build.hands(look).map(|(x, y)| [x, y]) {
        build.grip(pen, look, (hand_x, hand_y));
    }
}
