//! Passers-by: the small people who make a street a street. They are never what the picture is about.

use vello_cpu::kurbo::Affine;

use super::Place;
use super::props::in_the_light;
use crate::figures::people::passer_by;
use crate::figures::prelude::*;
use crate::intent::{Setting, Weather};

/// One passer-by: feet, height, what the seed is taken from, and how hazy the air before them is.
pub(super) struct Walk {
    pub(super) foot: Spot,
    pub(super) tall: f64,
    pub(super) key: u64,
    pub(super) far: f64,
}

/// Somebody on the way, to the left or right, alone or with a child.
pub(super) fn walker(pen: &mut Pen, place: &Place, walk: &Walk) {
    let wet = matches!(place.light.weather, Weather::Rain | Weather::Storm | Weather::Snow);
    let turn = place.chance(walk.key * 3 + 1);
    let passing = match (wet, turn) {
        (true, t) if t < 0.75 => "with umbrella",
        (_, t) if t < 0.3 => "walking",
        (_, t) if t < 0.55 => "with child",
        (_, t) if t < 0.8 => "standing",
        _ => "with bag",
    };
    let left = place.chance(walk.key * 3 + 2) < 0.5;
    let mut own = Pen::new(Affine::IDENTITY);
    let seed = place.seed ^ walk.key.wrapping_mul(0x9e37);
    let draw = |pen: &mut Pen| passer_by(pen, seed, walk.foot, walk.tall, passing);
    if left {
        own.mirrored(walk.foot.0, draw);
    } else {
        draw(&mut own);
    }
    pen.insert(in_the_light(place, own.finish().shapes, walk.far));
}

/// A child with a lantern on a stick.
pub(super) fn lantern_child(pen: &mut Pen, place: &Place, foot: Spot, tall: f64, key: u64) {
    walker(pen, place, &Walk { foot, tall, key, far: 0.0 });
    let (x, y) = (foot.0 + tall * 0.42, foot.1 - tall * 0.52);
    pen.glow(x, y, tall * 0.5, Rgb::hex(0xffb45a).alpha(0.7));
    pen.line(
        curve(&[(foot.0 + tall * 0.14, foot.1 - tall * 0.44), (x, y - tall * 0.2), (x, y - tall * 0.08)]),
        tall * 0.03,
        0x6b4636,
    );
    pen.mark(oval(x, y, tall * 0.11, tall * 0.1), 0xf0503c);
    pen.mark(circle(x, y, tall * 0.05), 0xffd98a);
}

/// How many people a setting has on 100 units, from where to where they stand (shares of the way from the horizon
/// to the lower edge), and how tall they are at both.
type Crowd = (Setting, f64, (f64, f64), (f64, f64));

const CROWDS: &[Crowd] = &[
    (Setting::Street, 8.0, (0.12, 0.5), (8.0, 13.0)),
    (Setting::Park, 5.0, (0.12, 0.46), (4.6, 10.0)),
    (Setting::Beach, 5.0, (0.42, 0.66), (4.4, 8.0)),
    (Setting::City, 7.0, (0.1, 0.12), (2.6, 2.9)),
    (Setting::Village, 3.0, (0.16, 0.4), (4.4, 7.0)),
    (Setting::Pool, 4.0, (0.74, 0.9), (8.0, 12.0)),
    (Setting::Stadium, 4.0, (0.2, 0.6), (5.0, 9.0)),
];

/// The people of a setting, far ones first. Where the picture is of somebody else, only few and far.
pub(super) fn crowd(pen: &mut Pen, place: &Place, setting: Setting) {
    let Some(&(_, per_hundred, (from, to), (small, large))) =
        CROWDS.iter().find(|(home, ..)| *home == setting && place.folk)
    else {
        return;
    };
    let wanted = (place.width / 100.0 * per_hundred * if place.empty { 1.0 } else { 0.5 }).round() as u64;
    let depth = place.height - place.horizon;
    let reach = if place.empty { to } else { from + (to - from) * 0.25 };
    for i in 0..wanted {
        let t = (i as f64 + place.chance(10_100 + i)) / wanted as f64;
        let share = (i * 7 % wanted) as f64 / wanted as f64 + place.between(10_140 + i, 0.02, 0.1);
        let down = from + (reach - from) * t;
        let tall = small + (large - small) * (down - from) / (to - from);
        let foot = (place.width * share.clamp(0.04, 0.96), place.horizon + depth * down);
        walker(pen, place, &Walk { foot, tall, key: 10_200 + i * 5, far: 0.3 * (1.0 - t) });
    }
}
