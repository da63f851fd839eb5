//! Arms and legs: where their joints are in every pose, and how they are clothed.

use super::{Build, Cut, Outfit, cuts};
use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// At the left of the picture.
    Near,
    /// At the right, the one that reaches.
    Far,
}

impl Side {
    const fn sign(self) -> f64 {
        match self {
            Self::Near => -1.0,
            Self::Far => 1.0,
        }
    }
}

/// Upper arm and forearm of the near and the far arm: degrees outwards from hanging down.
type Arms = [(f64, f64); 2];

/// What the arms of somebody who only stands there may do: hang, rest on a hip, hide behind the back.
const IDLE: [Arms; 6] = [
    [(10.0, 5.0), (12.0, 2.0)],
    [(12.0, 4.0), (44.0, -42.0)],
    [(46.0, -44.0), (10.0, 4.0)],
    [(14.0, 6.0), (16.0, -8.0)],
    [(16.0, 4.0), (22.0, 40.0)],
    [(18.0, 8.0), (30.0, 74.0)],
];

/// With something in the far hand, or about to.
const READY: Arms = [(12.0, 4.0), (20.0, 34.0)];

fn arms(look: &Look, idle: bool) -> Arms {
    match look.pose {
        Some(Pose::Waving) => [(12.0, 4.0), (112.0, 162.0)],
        Some(Pose::Walking) => [(30.0, 8.0), (26.0, 48.0)],
        Some(Pose::Running) => [(58.0, -8.0), (36.0, 112.0)],
        Some(Pose::Dancing) => {
            look.choose(928, &[[(84.0, 112.0), (128.0, 168.0)], [(132.0, 170.0), (82.0, 66.0)]])
        }
        Some(Pose::Jumping) => [(136.0, 150.0), (142.0, 158.0)],
        Some(Pose::Lifting) => [(118.0, 176.0), (118.0, 176.0)],
        Some(Pose::Balancing) => [(152.0, 206.0), (152.0, 206.0)],
        Some(Pose::Hugging) => [(70.0, 52.0), (74.0, 58.0)],
        Some(Pose::Flying) => [(80.0, 92.0), (84.0, 96.0)],
        Some(Pose::Reading) => [(22.0, -38.0), (22.0, -38.0)],
        Some(Pose::Meditating) => [(38.0, 30.0), (38.0, 30.0)],
        Some(Pose::Sitting | Pose::Kneeling) => [(20.0, -12.0), (20.0, -12.0)],
        Some(Pose::Eating) => [(46.0, -158.0), (20.0, -30.0)],
        Some(Pose::Singing | Pose::Playing) => [(46.0, 70.0), (34.0, 96.0)],
        Some(Pose::Cooking) => [(16.0, -30.0), (40.0, 66.0)],
        Some(Pose::Swimming) => [(86.0, 118.0), (96.0, 132.0)],
        Some(Pose::Lying | Pose::Sleeping) => [(8.0, 4.0), (14.0, -40.0)],
        None | Some(Pose::Standing) if idle => look.choose(929, &IDLE),
        None | Some(Pose::Standing) => READY,
    }
}

/// Where elbow and hand of that side are.
pub(super) fn arm_joints(look: &Look, build: &Build, side: Side) -> (Spot, Spot) {
    let sign = side.sign();
    let (sx, sy) = root(build, side);
    let length = (build.hip - build.shoulder) * 0.56;
    if let (Some((x, y)), Side::Far) = (look.reach, side) {
        let hand = (x - 3.5, y);
        let sag = (length * 2.0 - (hand.0 - sx).hypot(hand.1 - sy)).clamp(2.0, length);
        return (((sx + hand.0) / 2.0 - 1.0, (sy + hand.1) / 2.0 + sag * 0.6), hand);
    }
    if look.holds && look.pose != Some(Pose::Lifting) {
        return ((sx + sign * 4.0, sy + length * 0.95), (build.x + sign * 8.0, sy + length * 1.25));
    }
    let (upper, lower) = arms(look, look.idle)[if side == Side::Near { 0 } else { 1 }];
    let along = |(x, y): Spot, degrees: f64, length: f64| {
        let angle = degrees.to_radians();
        (x + sign * angle.sin() * length, y + angle.cos() * length)
    };
    let elbow = along((sx, sy), upper, length);
    (elbow, along(elbow, lower, length * 0.95))
}

fn root(build: &Build, side: Side) -> Spot {
    (build.x + side.sign() * (build.half - build.arm * 0.36), build.shoulder + build.arm * 0.42)
}

pub(super) fn arm(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build, side: Side) {
    let (skin, sleeve) = (look.skin_tone(), look.main(outfit.top));
    let shoulder = root(build, side);
    let (elbow, hand) = arm_joints(look, build, side);
    let wrist = (hand.0 + (elbow.0 - hand.0) * 0.16, hand.1 + (elbow.1 - hand.1) * 0.16);
    let bare = cuts::short_sleeves(look, outfit);
    if bare {
        pen.body(limb(&[shoulder, elbow, wrist], build.arm * 0.86, build.arm * 0.7), skin);
    }
    palm(pen, build, elbow, hand, skin);
    if bare {
        let cuff = (shoulder.0 + (elbow.0 - shoulder.0) * 0.62, shoulder.1 + (elbow.1 - shoulder.1) * 0.62);
        pen.body(limb(&[shoulder, cuff], build.arm, build.arm * 1.12), sleeve);
    } else if cuts::wide_sleeves(outfit.cut) {
        pen.body(limb(&[shoulder, elbow, wrist], build.arm, build.arm * 2.0), sleeve.shaded(0.06));
    } else {
        let ((ax, ay), (bx, by)) =
            ((elbow.0 - shoulder.0, elbow.1 - shoulder.1), (wrist.0 - elbow.0, wrist.1 - elbow.1));
        if ax * bx + ay * by < 0.0 {
            // One tube would break at so sharp a bend.
            pen.body(limb(&[shoulder, elbow], build.arm, build.arm * 0.96), sleeve);
            pen.body(limb(&[elbow, wrist], build.arm * 0.96, build.arm * 0.86), sleeve);
        } else {
            pen.body(limb(&[shoulder, elbow, wrist], build.arm, build.arm * 0.86), sleeve);
        }
    }
    if side == Side::Far {
        pen.slot(Slot::Hand, hand.0, hand.1);
    }
}

/// A mitten of a hand with its thumb.
fn palm(pen: &mut Pen, build: &Build, elbow: Spot, (x, y): Spot, skin: Rgb) {
    let r = build.arm * 0.5;
    let (dx, dy) = (x - elbow.0, y - elbow.1);
    let length = dx.hypot(dy).max(1e-6);
    let (dx, dy) = (dx / length, dy / length);
    let inward = if x < build.x { 1.0 } else { -1.0 };
    pen.round(
        circle(
            x + inward * r * 0.7 * dy.abs() + dx * r * 0.1,
            y - inward * r * 0.7 * dx * dy.signum() + dy * r * 0.1,
            r * 0.42,
        ),
        skin,
    );
    pen.round(
        oval(
            x + dx * r * 0.15,
            y + dy * r * 0.15,
            r * (0.92 + 0.14 * dx.abs()),
            r * (0.92 + 0.14 * dy.abs()),
        ),
        skin,
    );
}

/// A leg: hip, knee, ankle, where the toes point (-1 left, 0 to us, 1 right), and how far the foot is turned.
struct Leg {
    joints: [Spot; 3],
    toes: f64,
    tilt: f64,
}

pub(super) fn legs(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    if outfit.cut == Cut::Robe && !matches!(look.pose, Some(Pose::Sitting | Pose::Lying | Pose::Sleeping)) {
        for leg in stance(look, build) {
            shoe(pen, build, leg.joints[2], leg.toes, 0.0, outfit.shoes);
        }
        return;
    }
    let cloth = look.accent(outfit.bottom);
    let thick = if look.young() { 8.2 } else { build.arm * 1.26 };
    let bare = cuts::bare_legs(look, outfit);
    let limbs = |joints: &[Spot; 3]| limb(joints, thick, thick * if bare { 0.62 } else { 0.76 });
    for leg in stance(look, build) {
        if bare {
            pen.body(limbs(&leg.joints), look.skin_tone());
            if cuts::shorts(look, outfit) {
                let [hip, knee, _] = leg.joints;
                pen.body(limb(&[hip, (knee.0, knee.1 - 1.0)], thick * 1.06, thick * 1.2), cloth);
            }
        }
        shoe(pen, build, leg.joints[2], leg.toes, leg.tilt, outfit.shoes);
        if !bare {
            pen.body(limbs(&leg.joints), cloth);
        }
    }
}

/// Both legs in the order of drawing: the far one first.
fn stance(look: &Look, build: &Build) -> [Leg; 2] {
    let (x, hip, ground) = (build.x, build.hip - 3.0, build.ground - 3.0);
    let wide = build.half * 0.46;
    let (near, far) = ((x - wide, hip), (x + wide, hip));
    let leg = |root: Spot, ankle: Spot, bend: f64, toes: f64, tilt: f64| Leg {
        joints: [root, knee(root, ankle, build.ground - 3.0 - standing_hip(build, look), bend), ankle],
        toes,
        tilt,
    };
    match look.pose {
        Some(Pose::Walking) => [
            leg(near, (x - 14.0, ground - 2.5), 1.0, 1.0, 24.0),
            leg(far, (x + 13.0, ground), 1.0, 1.0, -8.0),
        ],
        Some(Pose::Running) => [
            leg(near, (x - 21.0, ground - 13.0), 1.0, 1.0, 62.0),
            leg(far, (x + 18.0, ground - 3.0), 1.0, 1.0, -14.0),
        ],
        Some(Pose::Jumping) => [
            leg(near, (x - 13.0, ground - 10.0), -1.0, 1.0, 30.0),
            leg(far, (x + 14.0, ground - 13.0), 1.0, 1.0, -10.0),
        ],
        Some(Pose::Dancing) => [
            leg(far, (x + 19.0, ground - 9.0), 0.6, 1.0, -16.0),
            leg(near, (x - 2.0, ground), 0.3, -1.0, 0.0),
        ],
        Some(Pose::Balancing) => [
            Leg { joints: [far, (x + 21.0, hip + 13.0), (x + 2.0, hip + 17.0)], toes: -1.0, tilt: -60.0 },
            leg(near, (x - 2.0, ground), 0.2, -0.7, 0.0),
        ],
        Some(Pose::Playing) => [
            leg(near, (x - 8.0, ground), -0.2, -1.0, 0.0),
            leg(far, (x + 17.0, ground - 4.0), 0.8, 1.0, -22.0),
        ],
        Some(Pose::Kneeling) => [
            Leg { joints: [far, (x + 15.0, hip + 3.0), (x + 14.0, ground)], toes: 1.0, tilt: 0.0 },
            Leg { joints: [near, (x - 5.0, ground), (x - 20.0, ground)], toes: -0.6, tilt: -50.0 },
        ],
        Some(Pose::Sitting) => [1.0, -1.0].map(|side| Leg {
            joints: [
                (x + side * wide, hip + 1.0),
                (x + side * 10.0, ground - 4.5),
                (x + side * 14.0, ground - 2.5),
            ],
            toes: 0.0,
            tilt: side * 14.0,
        }),
        Some(Pose::Meditating | Pose::Reading) => [1.0, -1.0].map(|side| Leg {
            joints: [
                (x + side * 5.0, hip + 1.0),
                (x + side * 18.0, ground - 3.0),
                (x - side * 4.0, ground - 0.5),
            ],
            toes: -side,
            tilt: 0.0,
        }),
        _ if look.age == Age::Baby => [1.0, -1.0].map(|side| Leg {
            joints: [(x + side * wide, hip), (x + side * 8.0, hip + 7.0), (x + side * 9.0, ground)],
            toes: side,
            tilt: 0.0,
        }),
        _ => at_ease(look, (near, far), (x, ground), leg),
    }
}

/// Weight on one leg, the other a step aside.
fn at_ease(
    look: &Look,
    (near, far): (Spot, Spot),
    (x, ground): Spot,
    leg: impl Fn(Spot, Spot, f64, f64, f64) -> Leg,
) -> [Leg; 2] {
    let step = look.choose(930, &[0.0, 2.6, -2.6]);
    [
        leg(far, (far.0 + 1.2 + f64::max(step, 0.0), ground), 0.25, 1.0, 0.0),
        leg(
            near,
            (near.0 - 1.2 + f64::min(step, 0.0), ground),
            -0.25,
            if x > 0.0 && step < 0.0 { -1.0 } else { -0.7 },
            0.0,
        ),
    ]
}

/// The hip's height when the same person stands, from which the length of the legs follows.
fn standing_hip(build: &Build, look: &Look) -> f64 {
    let upright = Look { pose: None, ..look.clone() };
    Build::of(&upright).hip.min(build.hip) - 3.0
}

/// The knee between a hip and an ankle, of a leg of that length; `bend` 1 is to the right.
fn knee(hip: Spot, ankle: Spot, length: f64, bend: f64) -> Spot {
    let (dx, dy) = (ankle.0 - hip.0, ankle.1 - hip.1);
    let reach = dx.hypot(dy).max(1e-6);
    let out = ((length / 2.0 * 1.03).powi(2) - (reach / 2.0).powi(2)).max(0.0).sqrt() * bend;
    ((hip.0 + ankle.0) / 2.0 + dy / reach * out, (hip.1 + ankle.1) / 2.0 - dx / reach * out)
}

fn shoe(pen: &mut Pen, build: &Build, (x, y): Spot, toes: f64, tilt: f64, colour: Rgb) {
    let size = build.arm / 6.4;
    if toes == 0.0 {
        // Towards us: the sole.
        pen.turned((x, y), tilt, |pen| {
            pen.body(oval(x, y - 0.6, 4.6 * size, 5.8 * size), colour);
            pen.mark(oval(x, y - 1.0, 2.8 * size, 3.8 * size), colour.shaded(0.16));
        });
        return;
    }
    let at = |dx: f64, dy: f64| (x + dx * toes * size, y + 2.0 + dy * size);
    let outline =
        blob(&[at(-4.2, -2.6), at(0.0, -4.6), at(3.4, -3.0), at(7.6, -1.2), at(7.8, 1.2), at(-4.2, 1.2)]);
    pen.turned((x, y), tilt, |pen| pen.body(outline, colour));
}
