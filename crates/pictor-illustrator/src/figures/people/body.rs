//! The body that all people share: proportions by age and build, and the order in which its parts are drawn.

use vello_cpu::kurbo::{Affine, Point};

use super::limbs::{self, Side};
use super::{Cut, Outfit, cuts, head};
use crate::figures::outline::{Spot, blob, oval, round_rect};
use crate::figures::{Look, Pen, Slot};
use crate::intent::{Age, Pose};

/// Where the parts of a person are, in box units. The box is 80 wide; people face us, or the right.
pub(crate) struct Build {
    /// The middle of the body.
    pub(crate) x: f64,
    /// Where the legs begin.
    pub(crate) hip: f64,
    /// Where the arms begin.
    pub(crate) shoulder: f64,
    /// Half the width over the shoulders.
    pub(crate) half: f64,
    /// Half the width of the waist.
    pub(crate) waist: f64,
    /// The middle of the head.
    pub(crate) head: Spot,
    /// The head's radius.
    pub(crate) skull: f64,
    /// How thick an arm is.
    pub(crate) arm: f64,
    /// Where the feet are.
    pub(crate) ground: f64,
    /// How far the face is turned: -1 is to the left, 0 to us, 1 to the right.
    pub(crate) turn: f64,
    /// How far the trunk leans forward over the hips, in degrees.
    lean: f64,
}

/// Skull, trunk and legs of somebody of that age; adults are a little over four heads high, children about three.
fn stature(look: &Look) -> (f64, f64, f64) {
    let (skull, torso, legs) = match look.age {
        Age::Baby => (22.0, 26.0, 19.0),
        Age::Child => (15.2, 26.0, 34.5),
        Age::Usual if look.teen => (12.9, 27.0, 37.5),
        Age::Usual => (12.1, 28.0, 37.5),
        Age::Old => (12.6, 27.5, 35.0),
    };
    // The same height for all, but some are long in the leg and some are not.
    let long = look.vary(921) * 1.4;
    (skull, torso - long, legs + long)
}

/// How much nearer to the ground the hips are in that pose, of legs of that length.
fn folded(pose: Option<Pose>, legs: f64) -> f64 {
    match pose {
        Some(Pose::Sitting | Pose::Meditating | Pose::Reading) => legs - 8.0,
        Some(Pose::Kneeling) => legs * 0.44,
        Some(Pose::Walking) => legs * 0.07,
        Some(Pose::Running) => legs * 0.1,
        Some(Pose::Jumping) => -legs * 0.04,
        _ => 0.0,
    }
}

impl Build {
    /// The proportions of that age, in that pose, so that a standing body fills the box.
    pub(crate) fn of(look: &Look) -> Self {
        let (skull, torso, legs) = stature(look);
        let hip = 97.0 - legs + folded(look.pose, legs);
        let shoulder = hip - torso;
        let half = match look.age {
            Age::Baby => 11.0,
            Age::Child => 9.6,
            _ if look.teen => 9.8,
            _ if look.woman() => 10.3,
            _ => 11.8,
        };
        let stout = if look.young() { 0.0 } else { look.choose(922, &[-0.04, 0.0, 0.0, 0.03, 0.16]) };
        let turned = if look.reach.is_some() { 0.75 } else { look.choose(923, &[0.0, 0.3, 0.45, -0.3]) };
        let turn = if look.gaze == (0.0, 0.0) { turned } else { look.gaze.0.clamp(-1.0, 1.0) };
        let lean = match (look.reach, look.pose) {
            (Some(_), _) => 7.0,
            (_, Some(Pose::Running)) => 6.0,
            (_, Some(Pose::Walking)) => 2.0,
            (_, None | Some(Pose::Standing)) if look.age == Age::Old => 3.0,
            _ => 0.0,
        };
        Self {
            x: 40.0,
            hip,
            shoulder,
            half: half * (1.0 + stout * 0.6),
            waist: half * (0.86 + stout * 2.0),
            head: (40.0 + turn * 0.6, shoulder - 3.2 - skull * 0.8),
            skull,
            arm: if look.young() { 6.0 } else { 6.4 + stout * 5.0 },
            ground: 98.0,
            turn,
            lean,
        }
    }

    /// The hollow of the throat.
    pub(crate) fn neck(&self) -> Spot {
        (self.x, self.shoulder - 2.0)
    }

    /// The upper edge of the breast pocket.
    pub(crate) fn pocket(&self) -> Spot {
        (self.x + self.half * 0.5, self.shoulder + 8.0)
    }

    /// Both ears.
    pub(crate) fn ears(&self) -> [Spot; 2] {
        let ((x, y), r) = (self.head, self.skull);
        let shift = self.turn * r * 0.16;
        [(x - r * 0.93 + shift.max(0.0), y + r * 0.2), (x + r * 0.93 + shift.min(0.0), y + r * 0.2)]
    }

    /// The middle of the face, which a turned head shows beside its own middle.
    pub(crate) fn face(&self) -> Spot {
        (self.head.0 + self.turn * self.skull * 0.24, self.head.1)
    }

    /// Both hands, the one at the left of the picture first.
    pub(super) fn hands(&self, look: &Look) -> [Spot; 2] {
        [Side::Near, Side::Far].map(|side| limbs::arm_joints(look, self, side).1)
    }

    /// A hand that closes around what it holds.
    pub(super) fn grip(&self, pen: &mut Pen, look: &Look, (x, y): Spot) {
        pen.round(oval(x, y, self.arm * 0.56, self.arm * 0.5), look.skin_tone());
    }

    /// The hand of the arm that reaches, drawn over what it holds.
    pub(crate) fn reaching_hand(&self, pen: &mut Pen, look: &Look) {
        if let Some((x, y)) = look.reach {
            pen.round(oval(x - 3.2, y + 0.6, self.arm * 0.54, self.arm * 0.48), look.skin_tone());
        }
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
    if look.holds {
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
            let pillow = look.accent(crate::colour::Rgb::hex(0xf6efe2));
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
            let wool =
                look.choose(926, &[0x7fa3c4, 0xd98f7a, 0x8fb08a, 0xb29ac8].map(crate::colour::Rgb::hex));
            pen.cloth(blob(&cover), wool, look);
            pen.body(round_rect(x - wide, top - 3.0, wide * 2.0, 7.0, 3.4), wool.lit(0.5));
        }
    });
}

/// An open book before the chest.
fn book(pen: &mut Pen, look: &Look, build: &Build) {
    let (x, y) = (build.x + 1.0, build.shoulder + 16.0);
    let cover = look.choose(927, &[0xc4574f, 0x4f7fae, 0x5f9a6f, 0x8d6fa8].map(crate::colour::Rgb::hex));
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
