//! Mountains: ranges that pale with distance, with mist between them.

use super::props::figure;
use super::{Place, air};
use crate::figures::{self, prelude::*};
use crate::intent::{Time, Weather};
use crate::understanding::Group;

/// One range: how much haze is before it, how high it is, how many peaks stand on 100 units, and its first key.
const RANGES: [(f64, f64, f64, u64); 3] =
    [(0.8, 0.78, 1.7, 5700), (0.56, 0.52, 2.4, 5800), (0.3, 0.3, 3.4, 5900)];

/// What the prompt names that is as broad as the land, side by side and turned in turn, so that its edges meet.
pub(super) fn panorama(pen: &mut Pen, place: &Place, foot: f64) -> bool {
    let Some(name) = place.named.iter().copied().rfind(|name| Group::Panorama.has(name)) else {
        return false;
    };
    let Some(found) = figures::find(name) else {
        snowy(pen, place, foot);
        return true;
    };
    // Bamboo stands before us, land is far away; and there is one Fuji.
    let most = if name == "bamboo grove" { foot * 1.1 } else { foot * 0.84 };
    let tall = (place.width * 1.04 / found.aspect).min(most).max(most * 0.7);
    let wide = tall * found.aspect - 0.4;
    let count = if name == "mount fuji" { 1 } else { (place.width / wide).ceil() as u64 };
    let from = (place.width - wide * count as f64) / 2.0;
    let bare = Place { named: Vec::new(), bare: false, ..place.clone() };
    for i in 0..count {
        let turned = i.is_multiple_of(2) == place.stage_is_left();
        figure(pen, &bare, name, (from + wide * (i as f64 + 0.5), foot), tall, (160, turned), 0.16);
    }
    true
}

/// Peaks with snow above the line `foot`, three ranges deep.
pub(super) fn ranges(pen: &mut Pen, place: &Place, foot: f64) {
    if !panorama(pen, place, foot + 1.0) {
        snowy(pen, place, foot);
    }
}

fn snowy(pen: &mut Pen, place: &Place, foot: f64) {
    for (layer, &(far, high, per_hundred, key)) in RANGES.iter().enumerate() {
        let rock = place.light.on(Rgb::hex([0x7f93b8, 0x6d83a3, 0x5a7288][layer]), far);
        let snow = place.light.on(0xf8f9fc, far * 0.6);
        let count = ((place.width / 100.0 * per_hundred).round() as u64).max(2);
        for i in 0..count {
            let at = (i as f64 + place.between(key + i * 6, 0.15, 0.85)) / count as f64;
            // The highest stands on a third; towards the other side the range sinks.
            let third = if air::sun_is_left(place) { 0.66 } else { 0.34 };
            let lead = 1.0 - 0.85 * (at - third).abs();
            let tall = foot * high * lead * place.between(key + i * 6 + 1, 0.72, 1.0);
            let tall = tall.min(place.width * 0.62);
            peak(pen, place, key + i * 6, (place.width * at, foot + 1.0), tall, (rock, snow));
        }
        bank(pen, place, foot - 1.0 + layer as f64 * 0.4, 0.75 - 0.15 * layer as f64, key + 80);
    }
}

/// A bank of mist along the height `y`.
pub(super) fn bank(pen: &mut Pen, place: &Place, y: f64, density: f64, key: u64) {
    let share = match (place.light.weather, place.light.time) {
        (Weather::Fog, _) => 1.0,
        (_, Time::Dawn | Time::Morning) => 0.8,
        (Weather::Rain | Weather::Snow | Weather::Overcast, _) => 0.7,
        _ => 0.38,
    };
    let veil = place.light.haze.mix(Rgb::WHITE, if place.light.dark { 0.1 } else { 0.45 });
    let tall = (5.0 + 7.0 * share) * (place.horizon / 60.0).clamp(0.4, 1.1);
    let full = density * share;
    pen.fade(rect(-1.0, y - tall, place.width + 2.0, tall), veil.alpha(0.0), veil.alpha(full * 0.75));
    for i in 0..3u64 {
        let x = place.width * (i as f64 + place.chance(key + i)) / 3.0;
        let wide = place.width * place.between(key + 10 + i, 0.2, 0.36);
        pen.haze(x, y - tall * place.between(key + 20 + i, 0.1, 0.7), wide, tall * 0.42, veil.alpha(full));
    }
}

/// One peak: a lit flank, a shaded one, and snow down to a jagged edge.
fn peak(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), tall: f64, (rock, snow): (Rgb, Rgb)) {
    let half = tall * place.between(key + 2, 0.8, 1.15);
    let lean = place.between(key + 3, -0.12, 0.12) * half;
    let rough = |i: u64| place.between(key * 7 + i, -0.035, 0.035) * tall;
    // A spot `t` of the way down, `out` of the way to the flank.
    let spot = |t: f64, out: f64, i: u64| {
        (x + lean * (1.0 - t) + half * t * out + rough(i), y - tall * (1.0 - t) + rough(i + 20) * t)
    };
    let top = (x + lean, y - tall);
    let left = [spot(0.16, -0.8, 1), spot(0.34, -1.1, 2), spot(0.55, -0.92, 3), spot(0.8, -1.06, 4)];
    let right = [spot(0.18, 1.05, 5), spot(0.36, 0.86, 6), spot(0.58, 1.08, 7), spot(0.82, 0.95, 8)];
    let spine = [spot(0.16, 0.12, 9), spot(0.34, -0.1, 10), spot(0.6, 0.14, 11), (x + half * 0.1, y)];
    let outline = |side: &[(f64, f64)], foot: f64| {
        let mut edge = vec![top];
        edge.extend_from_slice(side);
        edge.extend([(x + foot, y), spine[3], spine[2], spine[1], spine[0]]);
        polygon(&edge)
    };
    pen.fade(outline(&left, -half), rock.lit(0.16), rock.lit(0.04));
    pen.fade(outline(&right, half), rock.shaded(0.3), rock.shaded(0.14));
    let lit = [
        top,
        left[0],
        left[1],
        spot(0.3, -0.72, 12),
        spot(0.44, -0.5, 13),
        spot(0.3, -0.28, 14),
        spot(0.46, -0.1, 15),
        spine[1],
        spine[0],
    ];
    pen.mark(polygon(&lit), snow);
    let dim = [
        top,
        right[0],
        right[1],
        spot(0.3, 0.62, 16),
        spot(0.42, 0.36, 17),
        spot(0.28, 0.18, 18),
        spine[1],
        spine[0],
    ];
    pen.mark(polygon(&dim), snow.mix(rock, 0.35).shaded(0.06));
}
