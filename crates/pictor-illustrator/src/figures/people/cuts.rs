//! How clothes are cut: what covers the trunk, and what that means for arms and legs.

use vello_cpu::kurbo::BezPath;

use super::{Build, Cut, Outfit};
use crate::figures::prelude::*;
use crate::intent::{Age, Pose};

/// Whether the arms show below short sleeves.
pub(super) fn short_sleeves(look: &Look, outfit: &Outfit) -> bool {
    outfit.idle
        && matches!(outfit.cut, Cut::Shirt | Cut::Dress | Cut::Skirt | Cut::Sari | Cut::Sheath)
        && look.choose(933, &[true, false])
}

/// Whether sleeves widen towards the hand.
pub(super) const fn wide_sleeves(cut: Cut) -> bool {
    matches!(cut, Cut::Wrap)
}

/// Whether the legs show.
pub(super) fn bare_legs(look: &Look, outfit: &Outfit) -> bool {
    matches!(outfit.cut, Cut::Dress | Cut::Skirt | Cut::Sheath) || shorts(look, outfit)
}

/// Whether the trousers end above the knee, as children's often do.
pub(super) fn shorts(look: &Look, outfit: &Outfit) -> bool {
    outfit.idle && outfit.cut == Cut::Shirt && look.age == Age::Child && look.choose(934, &[true, false])
}

/// The trunk in its clothes, from the neck to the hem.
pub(super) fn trunk(pen: &mut Pen, look: &Look, outfit: &Outfit, build: &Build) {
    let (x, shoulder, hip) = (build.x, build.shoulder, build.hip);
    let (top, bottom, skin) = (look.main(outfit.top), look.accent(outfit.bottom), look.skin_tone());
    pen.body(
        limb(&placed((x, shoulder), "0,-6 0,3"), build.skull * 0.56, build.skull * 0.62),
        skin.shaded(0.1),
    );
    let squat = matches!(look.pose, Some(Pose::Sitting | Pose::Kneeling | Pose::Meditating | Pose::Reading));
    let hem = |share: f64| {
        let share = if squat { share.min(0.5) } else { share };
        (hip + (build.ground - hip) * share).min(build.ground - 1.0)
    };
    let half = build.half;
    match outfit.cut {
        Cut::Shirt => shirt(pen, look, build, top),
        Cut::Skirt => {
            pen.cloth(skirt(build, hem(0.5), half * 1.6), bottom, look);
            shirt(pen, look, build, top);
        }
        Cut::Dress => dress(pen, look, build, hem(0.46), top),
        Cut::Robe => {
            let flare = if squat { 2.2 } else { 1.66 };
            pen.cloth(outline(build, hem(1.0), half * flare), top, look);
        }
        Cut::Coat => coat(pen, build, outline(build, hem(0.44), half * 1.3), top, bottom),
        Cut::Sheath => sheath(pen, look, build, hem(0.72), top),
        Cut::Wrap => wrap(pen, look, build, hem(0.96), (top, bottom)),
        Cut::Sari => sari(pen, look, build, hem(0.95), (top, bottom)),
    }
    if matches!(outfit.cut, Cut::Shirt | Cut::Dress | Cut::Skirt | Cut::Sari) {
        pen.mark(oval(x, shoulder - 1.4, build.skull * 0.4, 2.4), skin.shaded(0.06));
    }
}

/// From the shoulders over the waist to a hem, `flare` wide at either side.
fn outline(build: &Build, hem: f64, flare: f64) -> BezPath {
    let (x, shoulder, hip, half) = (build.x, build.shoulder, build.hip, build.half);
    let right = [
        (half * 0.42, shoulder - 2.0),
        (half * 0.94, shoulder + 1.6),
        (half * 0.98, shoulder + 6.0),
        (build.waist, shoulder + (hip - shoulder) * 0.62),
        (flare, hem - 2.0),
        (flare * 0.88, hem),
    ];
    both_sides(x, &right)
}

fn both_sides(x: f64, right: &[Spot]) -> BezPath {
    let left = right.iter().rev().map(|&(dx, y)| (x - dx, y));
    blob(&right.iter().map(|&(dx, y)| (x + dx, y)).chain(left).collect::<Vec<_>>())
}

fn shirt(pen: &mut Pen, look: &Look, build: &Build, cloth: Rgb) {
    let (x, hip, wide) = (build.x, build.hip, build.waist.max(build.half * 0.9));
    pen.cloth(outline(build, hip + 1.0, wide), cloth, look);
    let seam = [(x - wide * 0.9, hip - 1.6), (x, hip - 0.4), (x + wide * 0.9, hip - 1.6)];
    pen.line(curve(&seam), 0.8, cloth.shaded(0.36));
}

fn skirt(build: &Build, hem: f64, flare: f64) -> BezPath {
    let waist = build.shoulder + (build.hip - build.shoulder) * 0.7;
    both_sides(
        build.x,
        &[(build.waist * 0.8, waist), (build.waist, waist + 3.0), (flare, hem - 2.0), (flare * 0.9, hem)],
    )
}

/// A fitted bodice over a wide skirt, with folds and a sash.
fn dress(pen: &mut Pen, look: &Look, build: &Build, hem: f64, cloth: Rgb) {
    let (x, half) = (build.x, build.half);
    let waist = build.shoulder + (build.hip - build.shoulder) * 0.64;
    let flare = half * 1.85;
    pen.cloth(skirt(build, hem, flare), cloth, look);
    for dx in [-0.5, 0.1, 0.6] {
        pen.line(
            curve(&[(x + dx * half, waist + 8.0), (x + dx * flare * 1.05, hem - 2.5)]),
            0.7,
            cloth.shaded(0.24),
        );
    }
    pen.cloth(outline(build, waist + 2.0, build.waist * 0.86), cloth, look);
    let sash =
        [(x - build.waist * 0.84, waist + 0.4), (x, waist + 1.6), (x + build.waist * 0.84, waist + 0.4)];
    pen.line(curve(&sash), 2.0, look.accent(cloth.shaded(0.3)));
}

/// A close dress with a standing collar, as the qipao is.
fn sheath(pen: &mut Pen, look: &Look, build: &Build, hem: f64, cloth: Rgb) {
    let (x, y, gold) = (build.x, build.shoulder, look.accent(0xf2c14e));
    pen.cloth(outline(build, hem, build.half * 1.02), cloth, look);
    pen.body(limb(&[(x - 3.6, y - 3.0), (x + 3.6, y - 3.0)], 3.6, 3.6), cloth);
    pen.line(curve(&[(x, y - 1.6), (x + 4.0, y + 3.4), (x + build.half * 0.8, y + 6.4)]), 0.9, gold);
    pen.mark(rows("0.4,-1.4 4,3.4").map(|[dx, dy]| circle(x + dx, y + dy, 0.9)), gold);
    pen.line(curve(&sized((x, hem), (build.half, 1.0), "0.7,0 0.74,-12")), 0.9, cloth.shaded(0.4));
}

/// Crossed before the chest and tied with a sash: kimono and hanfu.
fn wrap(pen: &mut Pen, look: &Look, build: &Build, hem: f64, (cloth, sash): (Rgb, Rgb)) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let waist = y + (build.hip - y) * 0.66;
    pen.cloth(outline(build, hem, half * 1.34), cloth, look);
    let trim = cloth.lit(0.62);
    pen.line(curve(&[(x + 4.6, y - 2.6), (x, y + 6.0), (x - half * 0.7, waist)]), 2.2, trim.shaded(0.12));
    pen.line(curve(&[(x - 4.6, y - 2.6), (x, y + 6.0), (x + half * 0.7, waist)]), 2.2, trim);
    let belt = both_sides(x, &[(build.waist * 0.94, waist - 2.0), (build.waist * 0.98, waist + 5.0)]);
    pen.body(belt, sash);
    pen.line(curve(&[(x + 1.5, waist + 6.0), (x + 3.0, hem - 1.0)]), 0.8, cloth.shaded(0.3));
}

/// A blouse, a long skirt and a length of cloth over one shoulder.
fn sari(pen: &mut Pen, look: &Look, build: &Build, hem: f64, (cloth, blouse): (Rgb, Rgb)) {
    let (x, y, half) = (build.x, build.shoulder, build.half);
    let waist = y + (build.hip - y) * 0.6;
    pen.cloth(skirt(build, hem, half * 1.4), cloth, look);
    pen.body(outline(build, waist, build.waist * 0.84), blouse);
    let gold = Rgb::hex(0xf2c14e);
    let drape = [
        (x - half * 0.9, y),
        (x - half * 0.2, y - 2.6),
        (x + build.waist, waist + 2.0),
        (x + half * 1.1, waist + 14.0),
        (x - half * 0.5, waist + 4.0),
    ];
    pen.body(blob(&drape), cloth.lit(0.06));
    pen.line(
        curve(&[(x - half * 0.2, y - 2.4), (x + half * 0.5, y + 9.0), (x + half * 1.05, waist + 8.0)]),
        1.2,
        gold,
    );
    pen.line(curve(&sized((x, hem), (half, 1.0), "-1.3,-2.6 0,-1.4 1.3,-2.6")), 1.4, gold);
}

/// An open coat: the shirt shows as a wedge below the chin, with lapels.
fn coat(pen: &mut Pen, build: &Build, outline: BezPath, cloth: Rgb, shirt: Rgb) {
    let (x, y, hip) = (build.x, build.shoulder, build.hip);
    pen.body(outline.clone(), cloth);
    pen.within(outline, |pen| {
        pen.mark(polygon(&placed((x, y), "-6,-4 6,-4 0,14")), shirt);
        pen.mark(polygon(&placed((x, y), "-2.6,-4 2.6,-4 0,2.6")), 0xf0c4a4);
        pen.line(curve(&[(x, y + 14.0), (x + 0.6, hip), (x + 0.2, hip + 20.0)]), 0.7, cloth.shaded(0.42));
        for side in [-1.0, 1.0] {
            pen.line(curve(&sized((x, hip), (side, 1.0), "3.6,-5 8.4,-4")), 0.7, cloth.shaded(0.36));
        }
    });
    let lapel = |side: f64| {
        [(6.2, -3.0), (8.6, 3.6), (6.0, 4.6), (6.6, 6.4), (0.0, 14.0)].map(|(dx, dy)| (x + side * dx, y + dy))
    };
    pen.flat(polygon(&lapel(-1.0)), cloth.lit(0.3));
    pen.flat(polygon(&lapel(1.0)), cloth.shaded(0.07));
    pen.mark([18.0, 24.0].map(|dy| circle(x + 2.2, y + dy, 0.75)), cloth.shaded(0.4));
}
