//! The body that all people share: proportions by age, limbs by pose, clothes by outfit.

use super::head;
use super::{Cut, Outfit};
use crate::colour::Rgb;
use crate::figures::outline::{Spot, blob, circle, curve, limb, oval, polygon};
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
    /// The middle of the head.
    pub(crate) head: Spot,
    /// The head's radius.
    pub(crate) skull: f64,
    /// How thick an arm is.
    pub(crate) arm: f64,
    /// Where the feet are.
    pub(crate) ground: f64,
}

impl Build {
    /// The proportions of that age, in that pose, so that a standing body fills the box.
    pub(crate) fn of(look: &Look) -> Self {
        let (skull, torso, legs) = match look.age {
            Age::Baby => (22.5, 27.0, 14.0),
            Age::Child => (19.5, 29.0, 22.0),
            Age::Usual => (15.5, 33.5, 29.0),
            Age::Old => (15.8, 33.0, 26.0),
        };
        let folded = match look.pose {
            Some(Pose::Sitting | Pose::Meditating | Pose::Reading | Pose::Lying | Pose::Sleeping) => {
                legs - 6.0
            }
            Some(Pose::Kneeling) => legs * 0.5,
            _ => 0.0,
        };
        let hip = 97.0 - legs + folded;
        let shoulder = hip - torso + 6.0;
        let lean = if look.reach.is_some() { 3.0 } else { 0.0 };
        Self {
            x: 40.0,
            hip,
            shoulder,
            half: if look.young() { 9.5 } else { 12.0 + look.vary(921) },
            head: (40.0 + lean, shoulder - 4.5 - skull * 0.78),
            skull,
            arm: if look.young() { 6.6 } else { 7.2 },
            ground: 98.0,
        }
    }

    /// The hollow of the throat.
    pub(crate) fn neck(&self) -> Spot {
        (self.x, self.shoulder - 2.0)
    }

    /// The upper edge of the breast pocket.
    pub(crate) fn pocket(&self) -> Spot {
        (self.x + self.half * 0.55, self.shoulder + 9.0)
    }

    /// Both ears.
    pub(crate) fn ears(&self) -> [Spot; 2] {
        let (x, y) = self.head;
        [(x - self.skull * 0.93, y + self.skull * 0.22), (x + self.skull * 0.93, y + self.skull * 0.22)]
    }

    /// Both hands, the one at the left of the picture first.
    pub(super) fn hands(&self, look: &Look) -> [Spot; 2] {
        [joints(look, self, Side::Near).1, joints(look, self, Side::Far).1]
    }

    /// A hand that closes around what it holds.
    pub(super) fn grip(&self, pen: &mut Pen, look: &Look, (x, y): Spot) {
        pen.round(oval(x, y, self.arm * 0.54, self.arm * 0.48), look.skin_tone());
    }

    /// The hand of the arm that reaches, drawn over what it holds.
    pub(crate) fn reaching_hand(&self, pen: &mut Pen, look: &Look) {
        if let Some((x, y)) = look.reach {
            pen.round(oval(x - 3.4, y + 0.6, self.arm * 0.5, self.arm * 0.44), look.skin_tone());
        }
    }
}

/// Draws the whole person.
pub(super) fn draw(pen: &mut Pen, look: &Look, outfit: &Outfit) {
    let build = Build::of(look);
    let top = look.main(outfit.top);
    let bottom = look.accent(outfit.bottom);
    (outfit.back)(pen, look, &build);
    head::back_hair(pen, look, outfit, &build);
    arm(pen, look, &build, top, Side::Far);
    if outfit.cut != Cut::Robe {
        legs(
            pen,
            look,
            &build,
            if outfit.cut == Cut::Dress { look.skin_tone() } else { bottom },
            outfit.shoes,
        );
    }
    trunk(pen, look, outfit, &build, top, bottom);
    (outfit.trim)(pen, look, &build);
    pen.slot_box(Slot::Neck, build.x - build.half * 0.8, build.shoulder - 4.0, build.half * 1.6, 7.0);
    pen.slot(Slot::Chest, build.x, build.shoulder + 11.0);
    pen.slot_box(Slot::Lap, build.x - 14.0, build.hip - 18.0, 28.0, 18.0);
    head::draw(pen, look, outfit, &build);
    if look.holds {
        pen.slot_box(Slot::Hands, build.x - 13.0, build.shoulder + 2.0, 26.0, 24.0);
    }
    arm(pen, look, &build, top, Side::Near);
    (outfit.extra)(pen, look, &build);
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// At the left of the picture.
    Near,
    /// At the right, the one that reaches.
    Far,
}

/// Where elbow and hand of that side are.
fn joints(look: &Look, build: &Build, side: Side) -> (Spot, Spot) {
    let sign = if side == Side::Near { -1.0 } else { 1.0 };
    let (sx, sy) = (build.x + sign * (build.half - 1.5), build.shoulder + 3.0);
    let length = (build.hip - build.shoulder) * 0.5;
    let out = |dx: f64, dy: f64| (sx + sign * dx, sy + dy);
    match (look.pose, look.reach, side) {
        (_, Some(reach), Side::Far) => {
            let hand = (reach.0 - 3.5, reach.1);
            (((sx + hand.0) / 2.0 - 1.0, (sy + hand.1) / 2.0 + length * 0.35), hand)
        }
        _ if look.holds => (out(4.5, length), (build.x + sign * 8.5, sy + length * 1.35)),
        (Some(Pose::Dancing | Pose::Jumping), ..) => (out(9.0, -2.0), out(13.0, -length * 1.15)),
        (Some(Pose::Waving), _, Side::Far) => (out(9.0, 2.0), out(13.0, -length)),
        (Some(Pose::Running | Pose::Walking), _, _) => {
            (out(5.0, length * 0.8), out(-1.0 + sign * 8.0, length * 1.5))
        }
        (Some(Pose::Hugging | Pose::Flying), ..) => (out(10.0, length * 0.4), out(19.0, length * 0.3)),
        (Some(Pose::Sitting | Pose::Meditating | Pose::Kneeling), ..) => {
            (out(5.0, length), out(1.0, length * 1.8))
        }
        _ => (out(4.5, length), out(4.0, length * 1.9)),
    }
}

fn arm(pen: &mut Pen, look: &Look, build: &Build, sleeve: Rgb, side: Side) {
    let skin = look.skin_tone();
    let sign = if side == Side::Near { -1.0 } else { 1.0 };
    let (sx, sy) = (build.x + sign * (build.half - 1.5), build.shoulder + 3.0);
    let (elbow, hand) = joints(look, build, side);
    pen.round(circle(hand.0, hand.1, build.arm * 0.52), skin);
    pen.body(
        limb(
            &[(sx, sy), elbow, (hand.0 + (elbow.0 - hand.0) * 0.2, hand.1 + (elbow.1 - hand.1) * 0.2)],
            build.arm,
            build.arm * 0.86,
        ),
        sleeve,
    );
    if side == Side::Far {
        pen.slot(Slot::Hand, hand.0, hand.1);
    }
}

fn legs(pen: &mut Pen, look: &Look, build: &Build, cloth: Rgb, shoes: Rgb) {
    let (x, hip, ground) = (build.x, build.hip, build.ground);
    let thick = if look.young() { 8.6 } else { 9.2 };
    let shoe = |pen: &mut Pen, x: f64, y: f64| {
        pen.body(
            blob(&[
                (x - 5.0, y - 3.5),
                (x + 1.0, y - 5.0),
                (x + 8.0, y - 1.6),
                (x + 8.0, y + 1.6),
                (x - 5.0, y + 1.6),
            ]),
            shoes,
        );
    };
    match look.pose {
        Some(Pose::Sitting | Pose::Meditating | Pose::Reading | Pose::Lying | Pose::Sleeping) => {
            for sign in [1.0, -1.0] {
                let knee = (x + sign * 17.0, ground - 6.0);
                pen.body(
                    limb(
                        &[(x + sign * 5.0, hip - 2.0), knee, (x - sign * 3.0, ground - 3.5)],
                        thick + 1.0,
                        thick * 0.85,
                    ),
                    cloth,
                );
                shoe(pen, x - sign * 6.0, ground - 1.0);
            }
        }
        Some(Pose::Kneeling) => {
            pen.body(
                limb(
                    &[(x - 5.0, hip), (x - 12.0, ground - 4.0), (x - 24.0, ground - 4.0)],
                    thick + 1.5,
                    thick * 0.8,
                ),
                cloth,
            );
            shoe(pen, x - 28.0, ground - 1.5);
            pen.body(
                limb(&[(x + 5.0, hip), (x + 16.0, hip + 2.0), (x + 17.0, ground - 5.0)], thick + 1.5, thick),
                cloth,
            );
            shoe(pen, x + 18.0, ground);
        }
        Some(Pose::Running | Pose::Walking | Pose::Jumping | Pose::Dancing) => {
            pen.body(
                limb(
                    &[(x - 4.0, hip - 2.0), (x - 9.0, (hip + ground) / 2.0), (x - 18.0, ground - 8.0)],
                    thick,
                    thick * 0.8,
                ),
                cloth,
            );
            shoe(pen, x - 19.0, ground - 5.0);
            pen.body(
                limb(
                    &[(x + 4.0, hip - 2.0), (x + 12.0, (hip + ground) / 2.0 - 1.0), (x + 11.0, ground - 4.0)],
                    thick,
                    thick * 0.8,
                ),
                cloth,
            );
            shoe(pen, x + 11.0, ground);
        }
        _ => {
            for sign in [1.0, -1.0] {
                let foot = (x + sign * 6.4, ground - 4.0);
                pen.body(
                    limb(
                        &[(x + sign * 5.2, hip - 3.0), (x + sign * 6.0, (hip + ground) / 2.0), foot],
                        thick,
                        thick * 0.84,
                    ),
                    cloth,
                );
                shoe(pen, foot.0 + sign * 0.6, ground);
            }
        }
    }
}

fn trunk(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build, top: Rgb, bottom: Rgb) {
    let (x, shoulder, hip, half) = (build.x, build.shoulder, build.hip, build.half);
    pen.body(limb(&[(x, shoulder - 6.0), (x, shoulder + 3.0)], 7.0, 8.0), look.skin_tone().shaded(0.1));
    let waist = half * 0.92;
    let to_hem = |hem: f64, flare: f64| {
        blob(&[
            (x - half * 0.45, shoulder - 2.0),
            (x + half * 0.45, shoulder - 2.0),
            (x + half, shoulder + 3.0),
            (x + waist, (shoulder + hip) / 2.0),
            (x + flare, hem - 2.5),
            (x + flare * 0.85, hem),
            (x - flare * 0.85, hem),
            (x - flare, hem - 2.5),
            (x - waist, (shoulder + hip) / 2.0),
            (x - half, shoulder + 3.0),
        ])
    };
    match outfit.cut {
        Cut::Shirt => {
            pen.cloth(to_hem(hip + 2.0, half * 1.02), top, look);
            pen.line(
                curve(&[(x - half * 0.9, hip - 0.5), (x, hip + 0.8), (x + half * 0.9, hip - 0.5)]),
                1.0,
                top.shaded(0.4),
            );
        }
        Cut::Dress => pen.cloth(to_hem(hip + (build.ground - hip) * 0.45, half * 1.75), top, look),
        Cut::Robe => pen.cloth(to_hem(build.ground, half * 1.7), top, look),
        Cut::Coat => coat(
            pen,
            build,
            to_hem((hip + (build.ground - hip) * 0.42).min(build.ground - 4.0), half * 1.28),
            top,
            bottom,
        ),
    }
    if matches!(outfit.cut, Cut::Shirt | Cut::Dress) {
        pen.mark(oval(x, shoulder - 2.2, half * 0.42, 2.6), look.skin_tone().shaded(0.06));
    }
}

/// An open coat: the shirt shows as a wedge below the chin, with lapels.
fn coat(pen: &mut Pen, build: &Build, outline: vello_cpu::kurbo::BezPath, cloth: Rgb, shirt: Rgb) {
    let (x, y, hip) = (build.x, build.shoulder, build.hip);
    pen.body(outline.clone(), cloth);
    pen.within(outline, |pen| {
        pen.mark(polygon(&[(x - 6.0, y - 4.0), (x + 6.0, y - 4.0), (x, y + 15.0)]), shirt);
        pen.mark(polygon(&[(x - 2.6, y - 4.0), (x + 2.6, y - 4.0), (x, y + 3.0)]), Rgb::hex(0xf0c4a4));
        pen.line(curve(&[(x, y + 15.0), (x + 0.6, hip), (x + 0.2, hip + 20.0)]), 0.7, cloth.shaded(0.42));
    });
    pen.flat(
        polygon(&[
            (x - 6.5, y - 3.4),
            (x - 9.2, y + 4.0),
            (x - 6.4, y + 5.0),
            (x - 7.0, y + 7.0),
            (x, y + 15.0),
        ]),
        cloth.lit(0.3),
    );
    pen.flat(
        polygon(&[
            (x + 6.5, y - 3.4),
            (x + 9.2, y + 4.0),
            (x + 6.4, y + 5.0),
            (x + 7.0, y + 7.0),
            (x, y + 15.0),
        ]),
        cloth.shaded(0.07),
    );
    for dy in [19.0, 25.0] {
        pen.mark(circle(x + 2.2, y + dy, 0.75), cloth.shaded(0.4));
    }
}
