//! Where the subjects are at home, when the prompt doesn't say where they are.

use crate::figures;
use crate::intent::{Bond, Intent, Kind, Mood, Relation, Setting, Subject};
use crate::settings::{Footing, footing, outdoors};
use crate::understanding::{self as lexicon, Bulk};

/// The main subject's home or that of what it is on or in; furniture stands in a room, and what is only carried says
/// nothing.
pub(super) fn home(intent: &Intent) -> Option<Setting> {
    let subjects = &intent.subjects;
    let aloft = |s: &Subject| matches!(own(s), Some(Setting::Space | Setting::Underwater));
    if intent.mood == Some(Mood::Neon) && !subjects.is_empty() && !subjects.iter().any(aloft) {
        return Some(Setting::Street);
    }
    if !subjects.is_empty() && subjects.iter().all(|s| s.name() == "window") {
        return Some(Setting::Windowsill);
    }
    if let Some(piece) = subjects.iter().find(|s| furnishes(s))
        && !subjects.iter().any(is_house)
    {
        return own(piece).filter(|place| !outdoors(*place)).or(Some(Setting::Room));
    }
    let main = subjects.iter().position(|s| s.focal).or((!subjects.is_empty()).then_some(0))?;
    if vase(intent, main).is_some() {
        return Some(Setting::Tabletop);
    }
    let host = host(intent, main);
    let loose = (0..subjects.len()).filter(|&i| !is_carried(intent, i));
    let mut order = host.into_iter().chain([main]).chain(loose);
    let says = |i: usize| i == main || is_large_or_alive(&subjects[i]) || Some(i) == host;
    let found = order.find_map(|i| own(&subjects[i]).filter(|_| says(i)));
    let inside = found.is_some_and(|place| !outdoors(place) && footing(place) == Footing::Floor);
    // Nothing large lives in a room, and nobody needs an umbrella there.
    let large = |s: &&Subject| s.kind == Kind::Animal && bulk(s) >= Some(Bulk::Large);
    match subjects.iter().find(large).filter(|_| inside) {
        Some(beast) => own(beast).or(Some(Setting::Meadow)),
        None if inside && subjects.iter().any(|s| s.name() == "umbrella") => Some(Setting::Park),
        None if inside && subjects.iter().any(is_in_the_sky) => Some(Setting::Garden),
        None => found,
    }
}

/// Whether it is only seen where there is a sky.
fn is_in_the_sky(subject: &Subject) -> bool {
    !subject.focal && matches!(subject.name(), "moon" | "rainbow" | "shooting star")
}

fn own(subject: &Subject) -> Option<Setting> {
    lexicon::concept(subject.name()).and_then(|concept| concept.setting)
}

fn bulk(subject: &Subject) -> Option<Bulk> {
    lexicon::concept(subject.name()).map(|concept| concept.bulk)
}

/// Whether it stands in rooms only.
fn furnishes(subject: &Subject) -> bool {
    let inside = own(subject).is_none_or(|place| !outdoors(place));
    subject.name() == "door" || subject.kind == Kind::Furniture && bulk(subject) > Some(Bulk::Small) && inside
}

const fn is_large_or_alive(subject: &Subject) -> bool {
    matches!(subject.kind, Kind::Person | Kind::Animal | Kind::Vehicle | Kind::Building)
}

/// The vessel that cut flowers stand in, where nobody is with them.
fn vase(intent: &Intent, main: usize) -> Option<&Subject> {
    let flowers = |i: usize| intent.subjects.get(i).is_some_and(|s| s.kind == Kind::Plant);
    let alive = intent.subjects.iter().any(|s| s.kind.is_alive());
    let stand = |r: &&Relation| r.bond == Bond::In && flowers(r.from) && (r.from == main || r.to == main);
    let vessel = intent.relations.iter().find(stand).filter(|_| !alive)?;
    intent
        .subjects
        .get(vessel.to)
        .filter(|s| matches!(s.kind, Kind::Product | Kind::Object | Kind::Furniture))
}

/// What the main subject is on, in or under, if that says where it is: who is in a cup is as small as a cup, who is in a
/// basket may be anywhere.
fn host(intent: &Intent, main: usize) -> Option<usize> {
    let subjects = &intent.subjects;
    let bonds = [Bond::On, Bond::In, Bond::Rides, Bond::Under];
    let relation = intent.relations.iter().find(|r| r.from == main && bonds.contains(&r.bond))?;
    let (host, place) = (relation.to, subjects.get(relation.to)?);
    if relation.bond == Bond::Under && place.kind != Kind::Plant {
        return None;
    }
    let vessel = matches!(place.name(), "cup" | "bowl" | "jar" | "bottle" | "drinking glass");
    let holds = match subjects[main].kind {
        Kind::Plant => false,
        Kind::Person | Kind::Animal => vessel && subjects.len() == 2,
        _ => matches!(place.kind, Kind::Product | Kind::Object),
    };
    (holds || is_large_or_alive(place) || matches!(place.kind, Kind::Plant | Kind::Nature)).then_some(host)
}

fn is_carried(intent: &Intent, i: usize) -> bool {
    intent.relations.iter().any(|r| {
        r.to == i && matches!(r.bond, Bond::Holds | Bond::Wears | Bond::Uses | Bond::Has)
            || r.from == i && matches!(r.bond, Bond::In | Bond::On)
    })
}

/// Whether it is a building that somebody could stand before.
pub(super) fn is_house(subject: &Subject) -> bool {
    let vast = lexicon::concept(subject.name()).is_some_and(|c| c.bulk >= lexicon::Bulk::Huge);
    let inside = matches!(subject.name(), "wall" | "tent" | "stairs" | "market stall");
    subject.kind == Kind::Building && vast && !inside && figures::find(subject.name()).is_some()
}
