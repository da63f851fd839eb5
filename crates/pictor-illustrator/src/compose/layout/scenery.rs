//! What stands behind who is seen: fields, rows of trees, houses along the horizon.

use vello_cpu::kurbo::Rect;

use super::{Actor, Ground, Kind, Place, Staged, Stands};

/// The most page units to a height of 1 for those who stand nearer than named houses and trees.
pub(super) fn beside(back: &[Staged], front: &[Actor], faced: bool) -> f64 {
    let [first, others @ ..] = front else { return f64::INFINITY };
    // Birds before a house are small wherever they stand.
    let same = |one: &Actor| one.subject == first.subject && one.kind == Kind::Animal && one.height < 0.8;
    let nearer = match () {
        () if !others.is_empty() && front.iter().all(same) => 1.4,
        () if faced => 2.4,
        () => 3.2,
    };
    let built = back.iter().filter(|one| matches!(one.actor.kind, Kind::Building | Kind::Plant));
    built.map(|one| one.area.height() / one.actor.height * nearer).fold(f64::INFINITY, f64::min)
}

/// A field of that plant, as far as one sees.
pub(super) fn field(plant: &Actor, place: &Place) -> Vec<Staged> {
    let (mut staged, depth) = (Vec::new(), place.height - place.horizon);
    for (row, tall) in [4.2, 6.2, 9.0, 12.5, 17.0].into_iter().enumerate() {
        let (tall, t) = (tall * (depth / 44.0).clamp(0.7, 1.5), (row as f64 + 0.35) / 4.4);
        let step = tall * plant.aspect * 0.62;
        let foot = place.horizon + 5.0 + (depth + 3.0) * t * (0.45 + 0.55 * t);
        for i in 0..(place.width / step).ceil() as u64 + 1 {
            let key = 670 + row as u64 * 80 + i;
            let x = step * (i as f64 + place.between(key, -0.25, 0.25) - 0.5 * (row % 2) as f64);
            let y = foot + place.between(key + 400, -0.1, 0.1) * tall;
            let half = tall * plant.aspect / 2.0;
            let actor = Actor { mirrored: place.chance(key) < 0.5, ..plant.clone() };
            staged.push(Staged {
                area: Rect::new(x - half, y - tall, x + half, y),
                actor,
                ground: Ground::Nothing,
            });
        }
    }
    staged
}

/// Trees on both sides of a way, nearer and nearer.
pub(super) fn avenue(trees: Vec<Actor>, place: &Place) -> Vec<Staged> {
    let (rows, depth) = (trees.len().div_ceil(2) as f64, place.height - place.horizon);
    let stood = |(i, actor): (usize, Actor)| {
        let (t, side) = (((i / 2) as f64 + 0.4) / rows, if i % 2 == 0 { -1.0 } else { 1.0 });
        let tall = place.height * (0.12 + 0.58 * t * t);
        let (x, y) =
            (place.width * (0.5 + side * (0.08 + 0.4 * t)), place.horizon + depth * (0.1 + 0.66 * t));
        let half = tall * actor.aspect / 2.0;
        let actor = Actor { mirrored: side > 0.0, ..actor };
        Staged { area: Rect::new(x - half, y - tall, x + half, y), actor, ground: Ground::Shadow }
    };
    trees.into_iter().enumerate().map(stood).collect()
}

/// Scenery along the horizon, at the sides first.
pub(super) fn in_the_back(
    mut actors: Vec<Actor>,
    place: &Place,
    zone: Rect,
    (faced, inside): (bool, bool),
) -> Vec<Staged> {
    actors.sort_by_key(|actor| actor.side);
    let count = actors.len();
    let water = place.named.contains(&"skyline");
    let deep = match () {
        () if water => 0.02,
        () if inside => 0.1,
        () => 0.34,
    };
    let foot = place.horizon + (place.height - place.horizon) * deep;
    let most = (foot - zone.y0) * 0.8;
    let mut staged = Vec::with_capacity(count);
    for (i, mut actor) in actors.into_iter().enumerate() {
        let large = if faced || inside { 26.0 } else { 15.0 };
        let tall = (actor.height * large).min(most).min(zone.width() * 0.6 / actor.aspect);
        let wide = tall * actor.aspect;
        let slot = if count == 1 && actor.side != 0 {
            0.5 + 0.44 * f64::from(actor.side)
        } else if count == 1 {
            match (place.chance(650) < 0.5, faced) {
                (true, false) => 0.04,
                (false, false) => 0.96,
                // Beside who stands before it.
                (_, true) if place.stage_is_left() => 0.72,
                (_, true) => 0.28,
            }
        } else {
            i as f64 / (count - 1) as f64
        };
        let x = zone.x0 + wide * 0.45 + (zone.width() - wide * 0.9) * slot;
        let y = foot + place.between(651 + i as u64, -0.02, 0.03) * place.height;
        actor.mirrored = slot > 0.5;
        let ground = if actor.stands == Stands::Ground { Ground::Shadow } else { Ground::Nothing };
        staged.push(Staged { area: Rect::new(x - wide / 2.0, y - tall, x + wide / 2.0, y), actor, ground });
    }
    staged
}
