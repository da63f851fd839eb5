//! Still lifes: a few small things on a table or on paper. What is named first stands large in the middle, the others
//! at its feet, nearer to us.

use vello_cpu::kurbo::Rect;

use super::{Actor, Footing, Ground, Kind, Place, Shot, Staged, Stands, extent_up, line_width};

/// Whether one of these things matters more than the others.
pub(super) fn is_one(actors: &[Actor], footing: Footing) -> bool {
    let inside = matches!(footing, Footing::Table | Footing::Paper);
    let outside = matches!(footing, Footing::Land | Footing::Lake);
    let thing = |actor: &Actor| {
        let kind = match actor.kind {
            Kind::Food | Kind::Product | Kind::Object | Kind::Tool | Kind::Clothing => true,
            Kind::Plant | Kind::Furniture => inside,
            _ => actor.name() == Some("seashell"),
        };
        kind && (inside || actor.depth == 0) && actor.raised == 0.0 && actor.height < 1.1
    };
    let main = main(actors);
    let others = actors.iter().filter(|actor| !is_like(actors, main, actor)).count();
    (inside || outside) && (1..=9).contains(&others) && actors.iter().all(thing)
}

/// Seen from straight above: what matters more in the middle and the others around it, or each in a cell of its own.
pub(super) fn flat_lay(mut actors: Vec<Actor>, zone: Rect) -> Vec<Staged> {
    let one = actors.iter().map(|actor| actor.subject).min().unwrap_or(0);
    let mut like = actors.iter().enumerate().filter(|(_, actor)| actor.subject == one);
    if let (Some((first, _)), None) = (like.next(), like.next())
        && matches!(actors.len(), 4..=9)
    {
        return around(actors.remove(first), actors, zone);
    }
    let count = actors.len() as f64;
    let columns = (count * zone.width() / zone.height()).sqrt().round().max(2.0);
    let rows = (count / columns).ceil();
    let (wide, tall) = (zone.width() / columns, zone.height() / rows);
    let tallest = actors.iter().map(|actor| actor.height).fold(0.01, f64::max);
    let laid = |(i, actor): (usize, Actor)| {
        let row = (i as f64 / columns).floor();
        // The last row stands in the middle.
        let missing = if row + 1.0 == rows { rows * columns - count } else { 0.0 };
        let x = zone.x0 + wide * (i as f64 - row * columns + 0.5 + missing / 2.0);
        let y = zone.y0 + tall * (row + 0.5);
        let size = (actor.height / tallest).sqrt().max(0.6) * 0.8;
        let height = (tall * size).min(wide * size / actor.aspect);
        let half = height * actor.aspect / 2.0;
        let area = Rect::new(x - half, y - height / 2.0, x + half, y + height / 2.0);
        Staged { area, actor, ground: Ground::Shadow }
    };
    actors.into_iter().enumerate().map(laid).collect()
}

/// One in the middle, the others in a ring around it, none larger than half of it.
fn around(middle: Actor, others: Vec<Actor>, zone: Rect) -> Vec<Staged> {
    let (at, side) = (zone.center(), zone.width().min(zone.height()));
    let laid = |actor: Actor, x: f64, y: f64, side: f64| {
        let tall = side / actor.aspect.max(1.0);
        let half = tall * actor.aspect / 2.0;
        let area = Rect::new(x - half, y - tall / 2.0, x + half, y + tall / 2.0);
        Staged { area, actor, ground: Ground::Shadow }
    };
    let (count, large) = (others.len() as f64, middle.height);
    let mut staged = vec![laid(middle, at.x, at.y, side * 0.46)];
    for (i, actor) in others.into_iter().enumerate() {
        let turn = std::f64::consts::TAU * (i as f64 + 0.5) / count - std::f64::consts::FRAC_PI_2;
        let share = (actor.height / large).sqrt().clamp(0.6, 1.0) * (6.0 / count).min(1.0);
        let (x, y) = (at.x + zone.width() * 0.38 * turn.cos(), at.y + zone.height() * 0.38 * turn.sin());
        staged.push(laid(actor, x, y, side * 0.24 * share));
    }
    staged
}

/// What a dish is eaten with.
fn goes_with_food(actor: &Actor) -> bool {
    matches!(actor.name(), Some("fork" | "knife" | "spoon" | "chopsticks" | "sauce"))
}

/// The first subject that is not much smaller than another; flowers and cutlery are only beside it.
fn main(actors: &[Actor]) -> usize {
    let weight = |actor: &Actor| match actor.kind {
        _ if goes_with_food(actor) => extent_up(actor) * 0.1,
        Kind::Plant => extent_up(actor) * 0.5,
        _ => extent_up(actor),
    };
    let most = actors.iter().map(weight).fold(0.0, f64::max);
    actors.iter().find(|one| weight(one) >= most * 0.7).map_or(0, |actor| actor.subject)
}

/// Whether it is one of those that the picture is of, or one of the same kind in another colour.
fn is_like(actors: &[Actor], main: usize, actor: &Actor) -> bool {
    let alike = |one: &Actor| one.subject == main && one.name().is_some() && one.name() == actor.name();
    actor.subject == main
        || actors.iter().any(|one| alike(one) && (one.height / actor.height - 1.0).abs() < 0.1)
}

/// One with the middle of its feet, in heights of one.
type Spot = (Actor, f64, f64);

/// Gives each its place: the others stand to the right and to the left in turn.
pub(super) fn arrange(
    actors: Vec<Actor>,
    place: &Place,
    zone: Rect,
    shot: Shot,
    footing: Footing,
) -> Vec<Staged> {
    let subject = main(&actors);
    let like: Vec<bool> = actors.iter().map(|actor| is_like(&actors, subject, actor)).collect();
    let mut like = like.into_iter();
    let (main, mut others): (Vec<Actor>, Vec<Actor>) =
        actors.into_iter().partition(|_| like.next().unwrap_or(false));
    // No fork, and no bottle of sauce, is longer than the plate is wide.
    let wide = main.iter().map(|actor| actor.height * actor.aspect).fold(0.01, f64::max);
    for one in others.iter_mut().filter(|one| goes_with_food(one)) {
        one.height = one.height.min(wide * 0.8 / one.aspect.max(1.0));
    }
    let tall = main.iter().map(|actor| actor.height).fold(0.01, f64::max);
    let above = main.iter().map(extent_up).fold(0.0, f64::max);
    let (mut spots, half) = in_rows(main, tall);
    let lifted = -spots.iter().map(|spot| spot.2).fold(0.0, f64::min);
    let (beside, sides) = at_its_feet(others, (tall, half), shot.view.mirrored);
    spots.extend(beside);
    let deep = spots.iter().map(|spot| spot.2).fold(0.0, f64::max);
    let room = if footing == Footing::Paper { zone.height() * 0.74 } else { (place.floor - zone.y0) * 0.9 };
    let scale = (zone.width() * 1.08 / (sides[0] + sides[1])).min(room / (above + lifted + deep));
    let scale = (scale * shot.view.near.max(0.8)).min(shot.most);
    let front = if footing == Footing::Paper {
        zone.center().y + (above + lifted + deep) * scale / 2.0
    } else {
        place.floor
    };
    let foot = front - deep * scale;
    let middle = zone.center().x - (sides[0] - sides[1]) * scale / 2.0;
    spots.sort_by(|a, b| a.2.total_cmp(&b.2));
    let stood = |(actor, x, near): Spot| {
        let (tall, x, y) = (actor.height * scale, middle + x * scale, foot + near * scale);
        let wide = tall * actor.aspect;
        let free = matches!(actor.stands, Stands::Floats | Stands::Flies);
        let ground = if free { Ground::Nothing } else { Ground::Shadow };
        Staged { area: Rect::new(x - wide / 2.0, y - tall, x + wide / 2.0, y), actor, ground }
    };
    spots.into_iter().map(stood).collect()
}

/// What the picture is of, in one row, or with some behind the others; and half the width of it.
fn in_rows(main: Vec<Actor>, tall: f64) -> (Vec<Spot>, f64) {
    let behind = if main.len() > 2 { main.len() / 2 } else { 0 };
    let step = line_width(&main) / main.len() as f64;
    let front = main.len() - behind;
    let spot = |(i, actor): (usize, Actor)| {
        let (i, row, y) = if i < front { (i, front, 0.0) } else { (i - front, behind, -0.5 * tall) };
        (actor, (i as f64 - (row as f64 - 1.0) / 2.0) * step, y)
    };
    (main.into_iter().enumerate().map(spot).collect(), step * front as f64 / 2.0)
}

/// The others: two at each side, the rest in a row before them; and how far all reach to the right and to the left.
fn at_its_feet(others: Vec<Actor>, (tall, half): (f64, f64), mirrored: bool) -> (Vec<Spot>, [f64; 2]) {
    let mut sides = [half * 0.94; 2];
    let mut spots: Vec<Spot> = Vec::new();
    let before = others.len().saturating_sub(4);
    for (i, mut actor) in others.into_iter().enumerate() {
        let most = if matches!(actor.name(), Some("plant" | "cactus")) { 0.9 } else { 0.62 };
        let share = (actor.height / tall).powi(2).clamp(0.24, if i < 4 { most } else { 0.3 });
        actor.height = (tall * share).min(half.max(tall * 0.5) * 1.3 / actor.aspect);
        let wide = actor.height * actor.aspect;
        if i >= 4 {
            let x = (i as f64 - 4.0 - (before as f64 - 1.0) / 2.0) * wide * 1.15;
            spots.push((actor, x, tall * 0.36));
            continue;
        }
        let side = match actor.side {
            0 => (i + usize::from(mirrored)) % 2,
            told => usize::from(told < 0),
        };
        // The first of a side stands a little before what is in the middle, the second nearer to us.
        let (over, near) = if i < 2 { (0.3_f64.min(half * 0.5 / wide), 0.12) } else { (0.24, 0.3) };
        let x = sides[side] + wide * (0.5 - over);
        sides[side] = x + wide * 0.5;
        spots.push((actor, if side == 0 { x } else { -x }, tall * near));
    }
    (spots, sides)
}
