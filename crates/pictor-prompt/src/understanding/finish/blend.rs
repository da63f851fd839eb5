//! What the place shows by itself is no thing beside the others.

use super::{Bond, Intent, Kind, Relation, Season, Setting, Style, Subject, Weather};

use Setting::{Bedroom, Cafe, City, Classroom, Clinic, Kitchen, Library, Office, Room, Street, Village};

const INDOORS: [Setting; 8] = [Bedroom, Cafe, Classroom, Clinic, Kitchen, Library, Office, Room];

/// Houses of a street, windows of a house or a room, blossom where somebody walks.
pub(super) fn blend_in(intent: &mut Intent) {
    // 幼儿园，彩虹和风筝: before the school.
    let flown =
        intent.subjects.iter().any(|s| s.name() == "kite") || intent.weather == Some(Weather::Rainbow);
    if flown && intent.setting == Some(Classroom) {
        intent.setting = Some(Setting::Park);
    }
    refocus(intent);
    let house = house(intent).is_some();
    let alive = intent.subjects.iter().any(|s| s.focal && s.kind.is_alive());
    for i in (0..intent.subjects.len()).rev().filter(|_| intent.changes.is_empty()).collect::<Vec<_>>() {
        if is_shown(intent, i, house, alive) && !intent.subjects[i].focal {
            intent.remove(i);
        }
    }
    // A window is what a room has anyway.
    if is_in(intent, &INDOORS) && intent.subjects.len() == 1 && intent.subjects[0].name() == "window" {
        intent.remove(0);
        intent.bare = false;
    }
}

fn is_part(name: &str) -> bool {
    matches!(name, "window" | "door" | "roof" | "chimney" | "stairs" | "balcony")
}

fn is_in(intent: &Intent, places: &[Setting]) -> bool {
    intent.setting.is_some_and(|s| places.contains(&s))
}

fn house(intent: &Intent) -> Option<usize> {
    intent.subjects.iter().position(|s| s.kind == Kind::Building && !is_part(s.name()))
}

/// One looks at the house, not at its window, and at who is there, not at the leaves.
fn refocus(intent: &mut Intent) {
    let part = intent.subjects.iter().any(|s| s.focal && is_part(s.name()));
    if let Some(house) = house(intent).filter(|_| part) {
        intent.subjects.iter_mut().for_each(|s| s.focal = false);
        intent.subjects[house].focal = true;
    }
    let focal = intent.subjects.iter().position(|s| s.focal && s.name() == "book");
    if let Some((books, shelf)) = focal.and_then(|books| Some((books, shelf(books, intent)?))) {
        (intent.subjects[books].focal, intent.subjects[shelf].focal) = (false, true);
    }
    let leaf = (0..intent.subjects.len()).find(|&i| intent.subjects[i].focal && is_strewn(i, intent));
    let among = leaf.and_then(|leaf| (0..intent.subjects.len()).find(|&i| i != leaf));
    if let Some((leaf, among)) = leaf.zip(among) {
        (intent.subjects[leaf].focal, intent.subjects[among].focal) = (false, true);
    }
}

/// Whether the place shows the thing by itself, once it is that place.
fn is_shown(intent: &mut Intent, i: usize, house: bool, alive: bool) -> bool {
    let bound = |intent: &Intent| intent.relations.iter().any(|r| r.from == i || r.to == i);
    match intent.subjects[i].name() {
        "house" | "building" | "skyscraper" => alive && is_in(intent, &[Street, Village, City]),
        "window" => house || is_in(intent, &INDOORS),
        // One runs on a lawn, not on top of a tuft.
        "grass" if is_ground(i, intent) => {
            intent.setting.get_or_insert(Setting::Meadow);
            true
        }
        _ if is_strewn(i, intent) => {
            intent.season.get_or_insert(Season::Autumn);
            true
        }
        // A bookshelf is full of them, in all colours.
        "book" if shelf(i, intent).is_some() => {
            let coloured = !intent.subjects[i].colours.is_empty();
            intent.left_out.extend(coloured.then(|| intent.subjects[i].word.clone()));
            true
        }
        name if is_part(name) => house,
        "cherry blossom" | "peach blossom" if alive && !bound(intent) => blossom(intent, i),
        _ => false,
    }
}

/// A garden in spring has blossom; anywhere else it is on trees.
fn blossom(intent: &mut Intent, i: usize) -> bool {
    intent.season.get_or_insert(Season::Spring);
    let garden = *intent.setting.get_or_insert(Setting::Garden) == Setting::Garden;
    if !garden {
        let word = std::mem::take(&mut intent.subjects[i].word);
        intent.subjects[i] = Subject { word, count: 2, ..Subject::new("cherry tree", Kind::Plant) };
    }
    garden
}

/// The shelf that these are on.
fn shelf(i: usize, intent: &Intent) -> Option<usize> {
    let holds = |r: &Relation| match r.bond {
        Bond::On | Bond::In if r.from == i => Some(r.to),
        Bond::Has if r.to == i => Some(r.from),
        _ => None,
    };
    let mut holders = intent.relations.iter().filter_map(holds);
    holders.find(|&at| intent.subjects[at].name() == "bookshelf")
}

/// Whether somebody goes or lies on it.
fn is_ground(i: usize, intent: &Intent) -> bool {
    let on = |r: &Relation| r.to == i && matches!(r.bond, Bond::On | Bond::In);
    let mut on = intent.relations.iter().filter(|r| on(r)).peekable();
    on.peek().is_some() && on.all(|r| !intent.subjects[r.from].name().contains("grass"))
}

/// Whether leaves lie about where others are, or fill a place.
fn is_strewn(i: usize, intent: &Intent) -> bool {
    if !matches!(intent.subjects[i].name(), "leaf" | "fallen leaf" | "maple leaf") {
        return false;
    }
    let held = |r: &Relation| {
        r.to == i && matches!(r.bond, Bond::Holds | Bond::Wears | Bond::Uses | Bond::AttendsTo)
    };
    let alone = [Style::Logo, Style::Sticker];
    let emblem = intent.styles.iter().any(|style| alone.contains(style));
    let others = intent.subjects.iter().any(|s| s.kind.is_alive());
    // 秋天落叶的长椅: no plural says so.
    let fallen = intent.season == Some(Season::Autumn)
        && intent.subjects.len() > 1
        && intent.subjects[i].word.contains('叶');
    (intent.subjects[i].count > 1 && others || fallen) && !emblem && !intent.relations.iter().any(held)
}
