//! Layout: where every actor stands, how large, and what shadow it throws.

use vello_cpu::kurbo::Rect;

use super::actor::{Actor, extent_up, worn_tool};
use super::afloat;
use super::assemble::assemble;
use super::view::View;
use crate::colour::Rgb;
use crate::figures::outline::{curve, polygon, rect};
use crate::figures::{Pen, Slot, Stands};
use crate::intent::{Bond, Camera, Kind, Pose, Setting};
use crate::settings::{Bank, Footing, Place, footing};
use crate::shape::Shape;
use vello_cpu::kurbo::Affine;

mod scenery;
mod still;

/// An actor with its place, in page units.
pub(crate) struct Staged {
    pub(crate) actor: Actor,
    /// The box of the figure itself: its feet are at the middle of the lower edge.
    pub(crate) area: Rect,
    /// What is under it.
    ground: Ground,
}

#[derive(Clone, Copy, PartialEq)]
enum Ground {
    /// A contact shadow.
    Shadow,
    /// A table of that height, which has the shadow.
    Table(f64),
    /// Water up to its waterline.
    Water,
    /// A cord from the top of the page.
    Cord,
    /// Air.
    Nothing,
}

/// From where we look.
#[derive(Clone, Copy)]
pub(super) struct Shot {
    pub(super) camera: Camera,
    pub(super) view: View,
    /// The most page units to a height of 1, so that an ant isn't as large as the house behind it.
    most: f64,
}

impl Shot {
    pub(super) const fn new(camera: Camera, view: View) -> Self {
        Self { camera, view, most: f64::INFINITY }
    }

    /// The same, where those in front must not hide what they stand before.
    fn sparing(self, front: &[Actor], zone: Rect) -> Self {
        let share = if front.len() == 1 { 0.58 } else { 0.85 };
        Self { most: self.most.min(zone.width() * share / line_width(front)), ..self }
    }
}

/// Gives every actor its place inside `zone`.
pub(super) fn arrange(
    mut cast: Vec<Actor>,
    setting: Setting,
    place: &Place,
    zone: Rect,
    shot: Shot,
) -> Vec<Staged> {
    let footing = footing(setting);
    // Who is over a field or in it isn't on each of its plants.
    let among =
        cast.iter_mut().filter(|actor| actor.sown).flat_map(|actor| std::mem::take(&mut actor.attached));
    let among: Vec<Actor> = among.map(|(_, actor)| actor).collect();
    cast.extend(among);
    let outside = matches!(footing, Footing::Land | Footing::Lake);
    let far = shot.camera == Camera::Wide && cast.iter().all(|actor| actor.stands == Stands::Hangs);
    let alone = !far && cast.iter().all(|actor| aloft(actor, footing)) && !(is_flock(&cast) && outside);
    // Who flies over a town is above its roofs.
    let town = matches!(setting, Setting::City | Setting::Street | Setting::Village)
        && alone
        && cast.iter().any(|actor| actor.kind.is_alive());
    let zone =
        if town { Rect::new(zone.x0, zone.y0, zone.x1, zone.y1.min(place.horizon * 0.98)) } else { zone };
    let (sky, grounded): (Vec<Actor>, Vec<Actor>) =
        cast.into_iter().partition(|actor| !alone && aloft(actor, footing));
    let mut staged = in_the_air(sky, place, zone, footing);
    let (afloat, grounded): (Vec<Actor>, Vec<Actor>) =
        grounded.into_iter().partition(|actor| footing == Footing::Lake && floats(actor));
    let (landed, grounded): (Vec<Actor>, Vec<Actor>) =
        grounded.into_iter().partition(|actor| place.cliff().is_some() && ashore(actor));
    let (sown, grounded): (Vec<Actor>, Vec<Actor>) =
        grounded.into_iter().partition(|actor| footing == Footing::Land && actor.sown);
    staged.extend(sown.first().into_iter().flat_map(|plant| scenery::field(plant, place)));
    let (scenery, grounded) = apart(grounded, footing, place.named.contains(&"skyline"));
    let inside = footing == Footing::Floor;
    let faced = grounded.iter().any(|actor| actor.depth > 0);
    let lined = setting == Setting::Park && scenery.iter().filter(|one| one.kind == Kind::Plant).count() > 5;
    let (trees, scenery): (Vec<Actor>, Vec<Actor>) =
        scenery.into_iter().partition(|one| lined && one.kind == Kind::Plant);
    let mut back = scenery::in_the_back(scenery, place, zone, (faced, inside));
    back.extend(scenery::avenue(trees, place));
    let shot = if inside {
        shot
    } else {
        Shot { most: scenery::beside(&back, &grounded, faced).min(shot.most), ..shot }
    };
    let shot = if faced && !back.is_empty() { shot.sparing(&grounded, zone) } else { shot };
    staged.extend(back);
    let small = |actor: &Actor| matches!(actor.kind, Kind::Food | Kind::Product | Kind::Object);
    let still = !afloat.is_empty() && !grounded.is_empty() && grounded.iter().all(small);
    if !afloat.is_empty() {
        staged.extend(on_the_water(afloat, !(grounded.is_empty() || still), place, zone, shot));
    }
    // What lies on the shore leaves the boats their water.
    let most = zone.height() * 0.24 / grounded.iter().map(extent_up).fold(0.01, f64::max);
    let shot = if still { Shot { most: most.min(shot.most), ..shot } } else { shot };
    staged.extend(on_the_headland(landed, place, zone, shot));
    let footing =
        if alone && grounded.iter().all(|actor| aloft(actor, footing)) { Footing::Nothing } else { footing };
    staged.extend(if shot.camera == Camera::TopDown && footing == Footing::Paper && grounded.len() > 3 {
        still::flat_lay(grounded, zone)
    } else if still::is_one(&grounded, footing) {
        still::arrange(grounded, place, zone, shot, footing)
    } else {
        in_two_depths(evened(grounded), place, zone, shot, footing)
    });
    if matches!(setting, Setting::Street | Setting::City | Setting::Village) && staged.len() > 1 {
        staged.iter_mut().for_each(|one| lower(one, place.height * 0.2));
    }
    if shot.camera == Camera::Portrait {
        bust(&mut staged, place, zone);
    }
    let page = Rect::new(1.0, 1.0, place.width - 1.0, place.height - 1.0);
    let burdened = |one: &&mut Staged| !one.actor.attached.is_empty() && one.area.y1 < place.height + 1.0;
    staged.iter_mut().filter(burdened).for_each(|one| bring_in(one, page));
    staged
}

/// Flowers of a street are lower than its doors.
fn lower(one: &mut Staged, most: f64) {
    let low = match one.actor.kind {
        Kind::Food => one.actor.raised == 0.0,
        kind => kind == Kind::Plant && one.actor.height < 1.25 && !one.actor.sown,
    };
    let share = if low { (most / one.area.height()).min(1.0) } else { 1.0 };
    let (x, half) = (one.area.center().x, one.area.width() * share / 2.0);
    one.area = Rect::new(x - half, one.area.y1 - one.area.height() * share, x + half, one.area.y1);
}

/// Brings the one sitter of a portrait so near that the lower edge cuts off all below the chest.
fn bust(staged: &mut [Staged], place: &Place, zone: Rect) {
    let of_sky = |one: &Staged| matches!(one.ground, Ground::Nothing | Ground::Cord);
    let mut others = staged.iter_mut().filter(|one| one.actor.kind.is_alive() || !of_sky(one));
    let (Some(one), None) = (others.next(), others.next()) else { return };
    let (area, tall) = (one.area, place.height - zone.y0);
    let own = assemble(&one.actor, area.center().x, area.y1, area.height());
    let group = matches!(one.actor.name(), Some("family" | "couple" | "crowd"));
    let (Some(face), Some(bounds)) =
        (own.slot(Slot::Eyes).filter(|_| !group), crate::shape::bounds(&own.shapes))
    else {
        return;
    };
    let (eyes, holds) = (face.area.center(), one.actor.look.holds);
    let crown = own.slot(Slot::Head).map_or(bounds.y0, |head| head.area.y0.min(eyes.y));
    let head = ((eyes.y - crown) * 2.0).max(area.height() * 0.2);
    let scale = (tall * if holds { 0.36 } else { 0.46 } / head)
        .min(zone.width() * 0.62 / head)
        .min(tall * 0.54 / (eyes.y - bounds.y0))
        .max(tall * 0.62 / (area.y1 - eyes.y).max(1.0));
    let y = zone.y0 + tall * 0.44 + ((eyes.y - bounds.y0) * scale - tall * 0.4).max(0.0);
    let (x, foot) = (zone.center().x - (eyes.x - area.center().x) * scale, y + (area.y1 - eyes.y) * scale);
    let half = area.width() * scale / 2.0;
    one.area = Rect::new(x - half, foot - area.height() * scale, x + half, foot);
    one.ground = Ground::Nothing;
}

/// Moves, and if need be shrinks, one whose burden (balloons, a tall hat, a rider) would be cut by the page's edge.
fn bring_in(one: &mut Staged, page: Rect) {
    let area = one.area;
    let whole = assemble(&one.actor, area.center().x, area.y1, area.height());
    let Some(drawn) = crate::shape::bounds(&whole.shapes) else { return };
    let fit = (page.width() / drawn.width()).min((area.y1 - page.y0) / (area.y1 - drawn.y0).max(1.0));
    let scale = fit.clamp(0.2, 1.0);
    // Everything shrinks about the feet.
    let middle = area.center().x;
    let (left, right) = (middle + (drawn.x0 - middle) * scale, middle + (drawn.x1 - middle) * scale);
    let aside = (page.x0 - left).max(0.0) - (right - page.x1).max(0.0);
    let (wide, tall) = (area.width() * scale, area.height() * scale);
    let x = middle + aside;
    one.area = Rect::new(x - wide / 2.0, area.y1 - tall, x + wide / 2.0, area.y1);
}

/// Whether an actor needs land under its feet.
pub(super) fn ashore(actor: &Actor) -> bool {
    actor.stands == Stands::Ground && !floats(actor)
}

/// Whether an actor is on the water rather than beside it.
fn floats(actor: &Actor) -> bool {
    actor.stands == Stands::Sails || actor.look.pose == Some(Pose::Swimming)
}

/// Whether an actor has its place above the others.
fn aloft(actor: &Actor, footing: Footing) -> bool {
    match actor.stands {
        Stands::Hangs => footing != Footing::Paper,
        // Glasses, rings and the like lie on the ground; only signs hang in the sky.
        Stands::Free if matches!(footing, Footing::Land | Footing::Lake) => {
            matches!(actor.kind, Kind::Symbol | Kind::Nature)
        }
        Stands::Floats | Stands::Flies | Stands::Free => {
            footing != Footing::Paper && footing != Footing::Table
        }
        // Out of the water a whale swims through the air, and a fish lies there.
        Stands::Swims => footing == Footing::Seabed || footing == Footing::Land && actor.height > 1.0,
        Stands::Ground | Stands::Sails => false,
    }
}

/// Raises who would be too small to be seen beside the largest; things are no larger than the creature they are with.
fn evened(mut actors: Vec<Actor>) -> Vec<Actor> {
    let alive = |actor: &&Actor| actor.kind.is_alive();
    let creature = actors.iter().filter(alive).map(|actor| actor.height).fold(0.0, f64::max);
    let thing = |actor: &&mut Actor| match actor.kind {
        Kind::Tool | Kind::Product | Kind::Object | Kind::Food | Kind::Clothing => true,
        Kind::Furniture => actor.height < 0.8,
        _ => false,
    };
    for actor in actors.iter_mut().filter(thing).filter(|actor| creature > 0.3 && actor.raised == 0.0) {
        actor.height = actor.height.min(creature * 0.9 / actor.aspect.max(1.0));
    }
    let most = actors.iter().map(|actor| actor.height).fold(0.0, f64::max);
    for actor in &mut actors {
        let least = if actor.kind == Kind::Person { 0.46 } else { 0.28 };
        actor.height = actor.height.max(most * least);
    }
    actors
}

/// Trees and houses make room for those who are smaller and matter more; alone, they are what the picture is of.
fn apart(actors: Vec<Actor>, footing: Footing, towers: bool) -> (Vec<Actor>, Vec<Actor>) {
    // In rooms it is the furniture, by the wall.
    let inside = footing == Footing::Floor && actors.iter().any(|actor| actor.kind.is_alive());
    let large = |actor: &Actor| {
        let kind = match actor.kind {
            Kind::Furniture => inside,
            Kind::Plant if inside => true,
            Kind::Plant | Kind::Building | Kind::Nature => actor.height > 1.25 && !inside,
            _ => false,
        };
        kind && actor.height > 0.9 && actor.attached.is_empty()
    };
    let outside = matches!(footing, Footing::Land | Footing::Lake);
    if !(outside || inside) || !towers && !actors.iter().any(|actor| !large(actor)) {
        return (Vec::new(), actors);
    }
    // Somebody hides behind the tree: then it isn't scenery.
    let rearmost = actors.iter().map(|actor| actor.depth).min().unwrap_or(0);
    actors.into_iter().partition(|actor| large(actor) && actor.depth <= rearmost)
}

/// Who stands on the cliff by the sea.
fn on_the_headland(actors: Vec<Actor>, place: &Place, zone: Rect, shot: Shot) -> Vec<Staged> {
    let Some(headland) = place.cliff() else { return Vec::new() };
    let top = Place { floor: headland.foot, horizon: headland.foot - 4.0, ..place.clone() };
    let area = Rect::new(headland.stand.0, zone.y0, headland.stand.1, zone.y1);
    let camera = if shot.camera == Camera::Usual { Camera::CloseUp } else { shot.camera };
    rows(evened(actors), &top, area, Shot { camera, ..shot }, Footing::Land)
}

/// What sails on a lake: out on the water if there is somebody ashore, nearer if not.
fn on_the_water(actors: Vec<Actor>, ashore: bool, place: &Place, zone: Rect, shot: Shot) -> Vec<Staged> {
    if let Bank::Reach(x, y, half) = place.bank {
        let reach = Place { floor: y, ..place.clone() };
        let water = Rect::new(x - half, zone.y0, x + half, zone.y1);
        return rows(actors, &reach, water, Shot { camera: Camera::CloseUp, ..shot }, Footing::Water);
    }
    let depth = place.height - place.horizon;
    let (share, shrink) = if ashore { (0.3, 0.5) } else { (0.5, 1.0) };
    let floor = (place.horizon + depth * share).min(zone.y1);
    let afloat = Place { floor, ..place.clone() };
    // Nobody ashore hides them.
    let aside = if place.stage_is_left() { 0.74 } else { 0.26 };
    let middle = zone.x0 + zone.width() * if ashore { aside } else { 0.5 };
    let half = zone.width() / 2.0 * shrink;
    let water = Rect::new(middle - half, zone.y0, middle + half, zone.y1);
    let camera = if ashore { Camera::Usual } else { shot.camera };
    rows(actors, &afloat, water, Shot { camera, ..shot }, Footing::Water)
}

/// Whether they are several animals of one kind.
fn is_flock(actors: &[Actor]) -> bool {
    let [first, _, _, ..] = actors else { return false };
    let alike = |actor: &Actor| actor.kind == Kind::Animal && actor.subject == first.subject;
    first.name() != Some("firefly") && actors.iter().all(alike)
}

/// What is aloft: spread over the upper part, the sides first, so that heads stay free.
fn in_the_air(mut actors: Vec<Actor>, place: &Place, zone: Rect, footing: Footing) -> Vec<Staged> {
    actors.sort_by_key(|actor| actor.side);
    let count = actors.len();
    let mut staged = Vec::with_capacity(count);
    let deep_sea = footing == Footing::Seabed;
    let deep = if deep_sea { 0.8 } else { 0.42 };
    let flock = is_flock(&actors) && !deep_sea;
    let most = (zone.width() * 0.3).min(zone.height() * 0.3) / (count as f64).sqrt().max(1.0) * 1.35;
    for (i, mut actor) in actors.into_iter().enumerate() {
        // The sun and the moon are large where that is said.
        let round = matches!(actor.name(), Some("sun" | "moon" | "full moon" | "crescent moon"));
        let most = if round && count == 1 { most * 0.13 * actor.height } else { most };
        let near = if deep_sea && count < 4 && actor.kind.is_alive() { 1.7 } else { 1.0 };
        let tall = (actor.height * 14.0 * near).min(most * near / actor.aspect.max(0.6)).max(3.5);
        // Northern lights go from side to side.
        let lights = actor.name() == Some("aurora");
        let tall = if lights { place.width * 1.04 / actor.aspect } else { tall };
        let wide = tall * actor.aspect;
        // What hangs on a wall hangs beside its window.
        let aside = footing == Footing::Floor && count == 1 && !place.window_is_left();
        let slot = match () {
            () if lights => 0.5,
            () if count == 1 && actor.side != 0 => 0.5 + 0.34 * f64::from(actor.side),
            () if aside => 0.16,
            () => spread(i, count),
        };
        let x = zone.x0 + wide * 0.6 + (zone.width() - wide * 1.2) * slot;
        let step = place.between(600 + i as u64, 0.0, 1.0);
        // A flock flies as a wedge, its leader ahead.
        let wing = i.div_ceil(2) as f64 * if i % 2 == 0 { 1.0 } else { -1.0 };
        let lead = wide * if place.stage_is_left() { -1.0 } else { 1.0 };
        let x = if flock { zone.center().x + lead * (0.9 - 0.92 * wing.abs()) } else { x };
        let step = if flock { 0.6 + wing * tall * 2.8 / zone.height() } else { step };
        let (y, ground) = match actor.stands {
            Stands::Hangs => (tall + zone.height() * (0.03 + 0.07 * step), Ground::Cord),
            _ if lights => (zone.y0 + tall, Ground::Nothing),
            _ => (zone.y0 + tall + zone.height() * deep * (0.04 + 0.5 * step), Ground::Nothing),
        };
        actor.mirrored = if flock { lead < 0.0 } else { slot > 0.5 && actor.look.gaze == (0.0, 0.0) };
        staged.push(Staged { area: Rect::new(x - wide / 2.0, y - tall, x + wide / 2.0, y), actor, ground });
    }
    staged
}

/// The share of the width for the i-th of `count`: evenly, but a single one to the side.
fn spread(i: usize, count: usize) -> f64 {
    if count == 1 { 0.84 } else { i as f64 / (count - 1) as f64 }
}

/// The same as `rows`, but small things that would crowd one to three who act lie before them.
fn in_two_depths(actors: Vec<Actor>, place: &Place, zone: Rect, shot: Shot, footing: Footing) -> Vec<Staged> {
    let living: Vec<f64> = actors.iter().filter(|a| a.kind.is_alive()).map(|a| a.height).collect();
    let tall = living.iter().copied().fold(0.0, f64::max) * 0.5;
    let small = |a: &Actor| !a.kind.is_alive() && a.depth == 0 && a.attached.is_empty() && a.height < tall;
    let free = living.len() < 4 && !actors.iter().any(|a| a.attends || a.raised > 0.0);
    let free = free && matches!(footing, Footing::Land | Footing::Floor);
    let (before, actors): (Vec<_>, Vec<_>) = actors.into_iter().partition(|a| free && small(a));
    let deep = (place.floor - place.horizon) * if before.is_empty() { 0.0 } else { 0.25 };
    let back = Place { floor: place.floor - deep, ..place.clone() };
    let mut staged = rows(actors, &back, zone, shot, footing);
    let scale = staged.iter().map(|one| one.area.height() / one.actor.height).fold(0.0, f64::max);
    let scale = scale.min(zone.width() * 0.95 / line_width(&before).max(0.01));
    staged.extend(stand_in_line(before, place, zone, (place.floor, scale), (0, 1), (footing, shot.view)));
    staged
}

/// What stands, in one row or several, as large as fits.
fn rows(actors: Vec<Actor>, place: &Place, zone: Rect, shot: Shot, footing: Footing) -> Vec<Staged> {
    if actors.is_empty() {
        return Vec::new();
    }
    let flat = matches!(footing, Footing::Paper | Footing::Nothing);
    let (camera, near) = (shot.camera, shot.view.near);
    let built = actors.iter().all(|actor| actor.kind == Kind::Building && actor.aspect < 0.7);
    let limit = match camera {
        // A tower that the picture is of is large from afar, too.
        Camera::Wide if built && footing == Footing::Land => 0.86,
        Camera::CloseUp | Camera::Portrait => 1.0,
        Camera::Wide | Camera::Aerial => 0.42,
        Camera::Usual | Camera::TopDown | Camera::Low => 0.86,
    };
    let top = zone.y0 + zone.height() * (1.0 - limit) * 0.4;
    // Nobody's feet are above the horizon.
    // Nor are they in the lake, at our feet.
    let shore = if footing == Footing::Lake { (place.height - place.horizon) * 0.56 } else { 1.5 };
    let ground = if flat { f64::INFINITY } else { (place.floor - place.horizon - shore).max(2.0) };
    let (count, scale) = best_rows(&actors, zone, (place.floor - top, ground), limit, flat);
    let scale = (scale * near.min(1.0 / limit)).min(shot.most);
    let scale = if footing == Footing::Water && matches!(camera, Camera::Usual | Camera::Wide) {
        // Ships of one call differ in size like everything else.
        scale.min(at_sea(&actors, zone) * near)
    } else {
        scale
    };
    let per_row = actors.len().div_ceil(count);
    let mut lines: Vec<Vec<Actor>> = Vec::new();
    let mut rest = actors.into_iter().peekable();
    while rest.peek().is_some() {
        lines.push(rest.by_ref().take(per_row).collect());
    }
    // What is named first stands in front, unless there is only air to stand in.
    let total = lines.len();
    let mut staged = Vec::new();
    let tallest = |line: &[Actor]| line.iter().map(extent_up).fold(0.0, f64::max) * scale;
    // Who is farther away stands nearer to the horizon.
    let away = if footing == Footing::Land { (1.0 - near).max(0.0) * 0.5 } else { 0.0 };
    let mut foot = place.floor - (place.floor - place.horizon).max(0.0) * away;
    if flat {
        let used: f64 = lines.iter().map(|line| tallest(line) * 1.12).sum();
        foot = (zone.y1 - (zone.height() - used).max(0.0) * 0.5).min(place.floor + zone.height() * 0.02);
    }
    for (row, line) in lines.into_iter().enumerate() {
        let away = if flat { 1.0 } else { 0.86f64.powi(i32::try_from(row).unwrap_or(8)) };
        let rise = if flat {
            tallest(&line) * 1.12
        } else {
            tallest(&line) * if line.len() == 1 { 0.84 } else { 0.62 }
        };
        staged.push(stand_in_line(
            line,
            place,
            zone,
            (foot, scale * away),
            (row, total),
            (footing, shot.view),
        ));
        foot -= rise;
    }
    let mut ordered: Vec<Staged> = staged.into_iter().rev().flatten().collect();
    let behind = |s: &Staged| s.actor.depth;
    ordered.sort_by_key(behind);
    ordered
}

/// The most page units to a height of 1 on open water: a canoe is a third of the page, a ship may be more.
fn at_sea(actors: &[Actor], zone: Rect) -> f64 {
    let narrow = (zone.height() / zone.width() - 1.0).clamp(0.0, 1.0);
    let most = |actor: &Actor| {
        let share = match actor.height {
            // Who is on a leaf is what one looks at.
            tall if tall < 1.5 && actor.attached.iter().any(|(_, one)| one.kind == Kind::Animal) => 0.8,
            tall if tall < 1.5 => 0.4,
            tall if tall < 2.8 => 0.46,
            _ => 0.62,
        };
        let room = zone.width().min(zone.height() * 1.8) * (share + 0.3 * narrow);
        room / (actor.height * actor.aspect)
    };
    actors.iter().map(most).fold(f64::INFINITY, f64::min) * if actors.len() > 2 { 0.7 } else { 1.0 }
}

/// How many rows let the actors be largest, and the page units for a height of 1.
///
/// `room` is what there is for heads, and for the feet of those behind.
fn best_rows(
    actors: &[Actor],
    zone: Rect,
    (room, ground): (f64, f64),
    limit: f64,
    flat: bool,
) -> (usize, f64) {
    let mut best = (1, 0.0);
    let people = actors.iter().filter(|actor| actor.kind == Kind::Person).count();
    // Houses of a row stand side by side.
    let street = actors.len() < 8 && actors.iter().all(|actor| actor.kind == Kind::Building);
    for count in 1..=if street { 1 } else { actors.len().min(5) } {
        let per_row = actors.len().div_ceil(count);
        let widest = actors.chunks(per_row).map(line_width).fold(0.01, f64::max);
        let tallest: f64 =
            actors.chunks(per_row).map(|line| line.iter().map(extent_up).fold(0.0, f64::max)).sum();
        let highest = actors.iter().map(extent_up).fold(0.01, f64::max);
        let risen = highest * if per_row == 1 { 0.76 } else { 0.56 } * (count as f64 - 1.0);
        let stacked = if flat { tallest * 1.12 } else { highest + risen };
        let deep = if count == 1 { f64::INFINITY } else { ground / risen };
        let scale = (zone.width() * 0.98 * limit.max(0.9) / widest).min(room * limit / stacked).min(deep);
        // A new row must be worth it: those behind are partly hidden.
        let tall = zone.height() > zone.width() * 1.7;
        // Who has a left and a right has a middle.
        let sided = [-1, 1].iter().all(|side| actors.iter().any(|actor| actor.side == *side));
        let worth = match actors.len() {
            ..=5 if sided && !tall => 2.4,
            ..=2 if !tall => 2.4,
            3 if !tall && (people > 0 || flat) => 2.4,
            // Nobody stands behind their friends.
            4 if !tall && people > 2 => 1.8,
            _ => 1.3,
        };
        if scale > best.1 * worth {
            best = (count, scale);
        }
    }
    // A lone small thing on a large page shouldn't become a giant.
    (
        best.0,
        best.1.min(
            zone.height().min(zone.width() * 1.3) * 0.92 / actors.iter().map(extent_up).fold(0.01, f64::max),
        ),
    )
}

/// Relative width of a line with its gaps.
fn line_width(line: &[Actor]) -> f64 {
    let wide = |actor: &Actor| actor.height * actor.aspect;
    let widest = line.iter().map(wide).fold(0.0, f64::max);
    line.iter().map(|actor| wide(actor) * (1.0 + gap(actor))).sum::<f64>().max(widest)
}

fn gap(actor: &Actor) -> f64 {
    match actor.depth {
        _ if actor.look.pose == Some(Pose::Hugging) => -0.46,
        _ if actor.attends => 0.0,
        _ if actor.joins_hands => -0.22,
        // Nobody is as wide as their box, whose sides are for arms that do something.
        0 if actor.kind == Kind::Person && actor.aspect < 0.9 && actor.attached.is_empty() => -0.3,
        0 => 0.14,
        // Who is before or behind another overlaps them.
        behind if behind < 0 => -0.8,
        _ => -0.3,
    }
}

/// One row of actors on the height `foot`, around the middle of the zone.
fn stand_in_line(
    line: Vec<Actor>,
    place: &Place,
    zone: Rect,
    (foot, scale): (f64, f64),
    (row, total): (usize, usize),
    (footing, view): (Footing, View),
) -> Vec<Staged> {
    let line = turned(line, view);
    let width = line_width(&line) * scale;
    let step = width / line.len().max(1) as f64;
    let shift = if row % 2 == 1 && line.len() > 1 && !matches!(footing, Footing::Paper | Footing::Nothing) {
        step * 0.3
    } else {
        0.0
    };
    let loose = line.len() == 1 && !matches!(footing, Footing::Paper | Footing::Nothing | Footing::Table);
    let rows_of_one = total > 1 && line.len() == 1;
    let third = if footing == Footing::Water { 0.17 } else { 0.12 };
    let told = line.first().map_or(0, |actor| actor.side);
    let left = if told == 0 { place.stage_is_left() } else { told < 0 };
    let side = if left { -third } else { third };
    // One actor alone stands on a third rather than in the dead centre, if the page is wide; several rows of one
    // stand left and right in turn, so that nobody hides.
    let free = ((zone.width() - width) / 2.0).max(0.0);
    let aside = if let Some(share) = view.aside.filter(|_| total == 1) {
        (zone.width() * share).clamp(-free, free)
    } else if rows_of_one {
        let right = if told == 0 { row.is_multiple_of(2) == (side > 0.0) } else { told > 0 };
        zone.width() * 0.17 * if right { 1.0 } else { -1.0 }
    } else if loose && zone.width() > width * 2.4 {
        zone.width() * side
    } else {
        0.0
    };
    let mut x = zone.center().x - width / 2.0 + shift + aside;
    let count = line.len();
    // Who walks together goes one way.
    let on_foot = |actor: &Actor| matches!(actor.look.pose, Some(Pose::Walking | Pose::Running));
    let alike = count > 1 && line.iter().all(on_foot);
    let mut staged = Vec::with_capacity(count);
    for (i, mut actor) in line.into_iter().enumerate() {
        let (tall, wide) = (actor.height * scale, actor.height * actor.aspect * scale);
        let slack = wide * gap(&actor);
        let middle = x + (wide + slack) / 2.0;
        x += wide + slack;
        if actor.look.gaze == (0.0, 0.0) && !actor.attends && actor.has_a_front() {
            let inward = count > 1 && !alike;
            actor.mirrored = if inward { i * 2 >= count } else { actor.mirrored ^ view.mirrored };
        }
        let jitter = if count > 2 && !matches!(footing, Footing::Paper | Footing::Nothing) {
            place.between(660 + (row * 31 + i) as u64, -0.02, 0.02) * tall
        } else if footing == Footing::Nothing && count > 1 && place.horizon > place.height * 0.99 {
            place.between(660 + (row * 31 + i) as u64, 0.3, 0.5) * tall * if i % 2 == 0 { 1.0 } else { -1.0 }
        } else {
            0.0
        };
        let table = tall * actor.raised;
        let y = foot + jitter - table;
        let ground = match footing {
            _ if table > 0.0 => Ground::Table(table),
            Footing::Nothing => Ground::Nothing,
            Footing::Water if floats(&actor) => Ground::Water,
            _ if matches!(actor.stands, Stands::Floats | Stands::Flies | Stands::Free) => Ground::Nothing,
            _ => Ground::Shadow,
        };
        staged.push(Staged {
            area: Rect::new(middle - wide / 2.0, y - tall, middle + wide / 2.0, y),
            actor,
            ground,
        });
    }
    reach_out(&mut staged);
    join_hands(&mut staged);
    staged
}

/// The line from the other side, unless somebody in it reaches for their neighbour; whose side is told stands there.
fn turned(mut line: Vec<Actor>, view: View) -> Vec<Actor> {
    if line.iter().any(|actor| actor.attends) {
        return line;
    }
    if view.mirrored {
        line.reverse();
    }
    line.sort_by_key(|actor| actor.side);
    line
}

/// Lets those who attend to their right neighbour reach for it.
fn reach_out(staged: &mut [Staged]) {
    for i in 0..staged.len().saturating_sub(1) {
        if !staged[i].actor.attends {
            continue;
        }
        let target = &staged[i + 1];
        let own = staged[i].area;
        let sketch = assemble(&target.actor, target.area.center().x, target.area.y1, target.area.height());
        let spot = sketch.slot(Slot::Chest).map_or(target.area.center(), |held| held.area.center());
        let unit = own.height() / 100.0;
        let reach = ((spot.x - own.x0) / unit, (spot.y - own.y0) / unit);
        // An arm is no longer than an arm: step nearer until the hand arrives.
        let far = (reach.0 - 78.0).max(0.0) * unit;
        for actor in &mut staged[i + 1..] {
            actor.area = actor.area - vello_cpu::kurbo::Vec2::new(far, 0.0);
        }
        staged[i].actor.look.reach = Some((reach.0.min(78.0), reach.1));
    }
    let uses_both_hands =
        |actor: &Actor| actor.attached.iter().any(|(bond, child)| *bond == Bond::Holds && !worn_tool(child));
    for one in staged {
        if one.actor.look.reach.is_some() && !uses_both_hands(&one.actor) {
            one.actor.look.holds = false;
        }
    }
}

/// Two neighbours each reach for the spot between them; who comes third takes the second one's other hand.
fn join_hands(staged: &mut [Staged]) {
    let reaches = |one: &Staged| one.actor.look.reach.is_some();
    for i in 1..staged.len() {
        let [a, b] = [&staged[i - 1], &staged[i]].map(|one| one.area);
        if reaches(&staged[i]) || !(staged[i - 1].actor.joins_hands && staged[i].actor.joins_hands) {
            continue;
        }
        let taken = reaches(&staged[i - 1]);
        let x = if taken { a.center().x + a.height() * 0.17 } else { (a.center().x + b.center().x) / 2.0 };
        let y = a.y1 - a.height().min(b.height()) * 0.44;
        for (one, mirrored) in [(i - 1, false), (i, true)].into_iter().skip(usize::from(taken)) {
            let Staged { actor, area, .. } = &mut staged[one];
            let (unit, from) = (area.height() / 100.0, if mirrored { area.x1 } else { area.x0 });
            actor.mirrored = mirrored;
            actor.look.reach = Some(((x - from).abs() / unit + 3.5, (y - area.y0) / unit));
            actor.look.holds = false;
        }
    }
}

/// All staged actors from back to front, with their shadows.
pub(super) fn draw(staged: &[Staged], place: &Place, shadows: bool) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if shadows {
        shapes.extend(tables(staged, place));
    }
    let mut order: Vec<&Staged> = staged.iter().collect();
    // Who reaches for somebody is drawn after them, so that the hand lies on top.
    order.sort_by_key(|one| one.actor.look.reach.is_some());
    for one in order {
        let own = assemble(&one.actor, one.area.center().x, one.area.y1, one.area.height()).shapes;
        if shadows {
            let mut pen = Pen::new(Affine::IDENTITY);
            below(&mut pen, one, feet(&own, one.area), place);
            shapes.extend(pen.finish().shapes);
        }
        if shadows && one.ground == Ground::Water {
            shapes.extend(afloat::float(own, one.area, place));
        } else {
            shapes.extend(own);
        }
    }
    shapes
}

/// Where its feet are: not every figure reaches the lower edge of its box.
fn feet(own: &[Shape], area: Rect) -> f64 {
    let low = crate::shape::bounds(own).map_or(area.y1, |drawn| drawn.y1);
    if area.y1 - low > area.height() * 0.025 { low } else { area.y1 }
}

fn below(pen: &mut Pen, one: &Staged, feet: f64, place: &Place) {
    let (area, x) = (one.area, one.area.center().x);
    let strength = if place.light.dark { 0.5 } else { 0.36 };
    match one.ground {
        Ground::Shadow => shadow(pen, x, feet, area.width(), strength),
        Ground::Table(_) => shadow(pen, x, area.y1, area.width() * 0.9, strength * 0.8),
        Ground::Cord => {
            let cord = place.light.near(Rgb::hex(0x8a5f50));
            pen.line(curve(&[(x, -2.0), (x, area.y0 + area.height() * 0.08)]), 0.3, cord);
        }
        Ground::Water | Ground::Nothing => {}
    }
}

fn shadow(pen: &mut Pen, x: f64, y: f64, width: f64, strength: f64) {
    let half = width * 0.56;
    // Light from the upper left: the shadow leans to the right.
    pen.shadow(x + half * 0.12, y - half * 0.02, half * 1.06, half * 0.2, strength);
    pen.shadow(x, y, half * 0.72, half * 0.1, strength * 0.9);
}

/// The tables that staged things stand on: neighbours share one.
fn tables(staged: &[Staged], place: &Place) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    let mut tables: Vec<(Rect, f64)> = Vec::new();
    for one in staged {
        let Ground::Table(tall) = one.ground else { continue };
        let level = |(on, other): &&mut (Rect, f64)| (on.y1 + *other - one.area.y1 - tall).abs() < tall;
        match tables.iter_mut().find(level) {
            Some((on, _)) => *on = Rect { y1: on.y1.min(one.area.y1), ..on.union(one.area) },
            None => tables.push((one.area, tall)),
        }
    }
    for (on, tall) in tables {
        let strength = if place.light.dark { 0.5 } else { 0.36 };
        let (half, deep) =
            ((on.width() * 0.74).min(on.width() * 0.55 + tall * 0.2), (on.width() * 0.14).min(tall * 0.2));
        pen.shadow(on.center().x, on.y1 + tall, half, deep, strength);
        table(&mut pen, place, on, tall);
    }
    pen.finish().shapes
}

/// A plain table of a practice or a room.
fn table(pen: &mut Pen, place: &Place, on: Rect, tall: f64) {
    let (x, y, half) = (on.center().x, on.y1, (on.width() * 0.66).min(on.width() * 0.5 + tall * 0.2));
    let wood = place.light.near(Rgb::hex(0xcf9f6e));
    for side in [-0.8, 0.8] {
        pen.body(rect(x + side * half - half * 0.06, y, half * 0.12, tall), wood.shaded(0.2));
    }
    pen.body(rect(x - half * 0.86, y + tall * 0.1, half * 1.72, tall * 0.16), wood.shaded(0.1));
    let slab = [
        (x - half * 0.94, y - tall * 0.1),
        (x + half * 0.94, y - tall * 0.1),
        (x + half, y + tall * 0.06),
        (x - half, y + tall * 0.06),
    ];
    pen.body(polygon(&slab), place.light.near(Rgb::hex(0xf4ead8)));
    pen.body(rect(x - half, y + tall * 0.06, half * 2.0, tall * 0.1), wood);
}
