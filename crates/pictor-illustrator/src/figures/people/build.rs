//! The proportions that all people share, by age, build and pose.

use crate::figures::prelude::*;
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
    pub(super) lean: f64,
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
