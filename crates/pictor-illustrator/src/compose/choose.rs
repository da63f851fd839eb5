//! What the prompt left open: the style and the setting.

use crate::figures::{self, Stands};
use crate::intent::{Bond, Intent, Kind, Occasion, Pose, Position, Relation, Setting, Style, Subject};
use crate::settings::{Footing, footing};
use crate::understanding as lexicon;

/// The style that leads.
pub(super) fn style(intent: &Intent) -> Style {
    intent.styles.first().copied().unwrap_or(Style::PictureBook)
}

/// The setting: what was said, what the style implies, or where the first subject is at home.
pub(super) fn setting(intent: &Intent, style: Style) -> Setting {
    let settled = intent.setting.filter(|&setting| said(intent, setting));
    if let Some(setting) = settled {
        let setting = if style == Style::Cutaway { opened_up(intent, setting) } else { setting };
        return on_the_coast(intent, under_the_sky(intent, below_water(intent, setting)));
    }
    match style {
        Style::Isometric if home(intent).is_some() => return home(intent).unwrap_or(Setting::Plain),
        Style::Logo
        | Style::Sticker
        | Style::Blueprint
        | Style::LineArt
        | Style::Pencil
        | Style::Isometric => {
            return Setting::Plain;
        }
        Style::InkWash if intent.subjects.is_empty() => return Setting::Mountains,
        Style::InkWash => return Setting::Plain,
        _ => {}
    }
    if intent.backdrop.is_some() {
        return Setting::Plain;
    }
    // A thing on a table: the table is the place.
    let on_table = intent.relations.iter().any(|relation| {
        relation.bond == Bond::On
            && intent.subjects.get(relation.to).is_some_and(|s| matches!(s.name(), "table" | "desk"))
    });
    if on_table && intent.subjects.iter().all(|s| !matches!(s.kind, Kind::Person)) {
        return Setting::Tabletop;
    }
    match intent.occasion {
        Some(Occasion::ChineseNewYear | Occasion::MidAutumn | Occasion::NewYear | Occasion::Halloween) => {
            return Setting::Street;
        }
        Some(Occasion::Concert) => return Setting::Stage,
        Some(Occasion::Christmas | Occasion::Birthday) => return Setting::Room,
        _ => {}
    }
    let setting = below_water(
        intent,
        intent.setting.or_else(|| home(intent)).unwrap_or(if !intent.subjects.is_empty() {
            Setting::Meadow
        } else if says_when(intent) {
            Setting::Hills
        } else {
            Setting::Abstract
        }),
    );
    on_the_coast(intent, under_the_sky(intent, setting))
}

/// Whether anything at all is known of the scene: else nothing is shown but calm colour.
const fn says_when(intent: &Intent) -> bool {
    intent.time.is_some() || intent.season.is_some() || intent.weather.is_some() || intent.occasion.is_some()
}

/// A cutaway stands on bare paper, but a submarine in the sea.
fn opened_up(intent: &Intent, setting: Setting) -> Setting {
    let dives = |s: &Subject| figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Swims);
    let bare = setting == Setting::Plain && intent.backdrop.is_none();
    if bare && intent.subjects.first().is_some_and(dives) { Setting::Underwater } else { setting }
}

/// Who has no boat doesn't stand on the open sea but on the beach; what is built stands on a cliff above it.
fn on_the_coast(intent: &Intent, setting: Setting) -> Setting {
    let built = intent.subjects.iter().any(|s| s.kind == Kind::Building);
    let high = built || intent.subjects.iter().any(is_cliff);
    let aboard = |i: usize| {
        intent.relations.iter().any(|r| r.from == i && matches!(r.bond, Bond::On | Bond::In | Bond::Rides))
    };
    let walks = |(i, s): (usize, &Subject)| {
        matches!(s.kind, Kind::Person | Kind::Animal | Kind::Furniture | Kind::Plant)
            && !aboard(i)
            && s.pose != Some(Pose::Swimming)
            && figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Ground)
    };
    match setting {
        Setting::Beach if intent.subjects.iter().any(|s| is_cliff(s) || s.name() == "lighthouse") => {
            Setting::Sea
        }
        Setting::Sea if !high && intent.subjects.iter().enumerate().any(walks) => Setting::Beach,
        _ => setting,
    }
}

/// Whether the sea's headland shows what this names.
fn is_cliff(subject: &Subject) -> bool {
    matches!(subject.name(), "cliff" | "headland" | "cape") || subject.word.contains('崖')
}

/// Whether a poster may be designed freely: the prompt didn't say where it happens.
pub(super) fn leaves_the_place_open(intent: &Intent, setting: Setting) -> bool {
    intent.subjects.len() <= 2
        && intent.backdrop.is_none()
        && matches!(
            setting,
            Setting::Stage | Setting::Plain | Setting::Studio | Setting::Abstract | Setting::Tabletop
        )
}

/// Whether the setting is more than what a feast would have replaced anyway.
fn said(intent: &Intent, setting: Setting) -> bool {
    let at_home = |subject: &Subject| {
        subject.concept.and_then(lexicon::concept).is_some_and(|c| c.setting == Some(setting))
    };
    intent.occasion.is_none() || !intent.subjects.iter().any(at_home)
}

/// Houses don't stand in rooms, though their windows, walls and stairs do, and who walks doesn't stand on clouds.
fn under_the_sky(intent: &Intent, setting: Setting) -> Setting {
    let walks = |s: &Subject| {
        s.kind == Kind::Person
            && !matches!(s.pose, Some(Pose::Flying | Pose::Jumping))
            && figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Ground)
    };
    let house = |s: &Subject| {
        let vast = lexicon::concept(s.name()).is_some_and(|c| c.bulk >= lexicon::Bulk::Huge);
        s.kind == Kind::Building && vast && figures::find(s.name()).is_some()
    };
    let built = intent.subjects.iter().any(house);
    match footing(setting) {
        Footing::Floor if built && setting != Setting::Stage => Setting::Hills,
        Footing::Nothing if setting == Setting::Sky && intent.subjects.iter().any(walks) => Setting::Meadow,
        _ => setting,
    }
}

/// Fish alone are looked for below the surface.
fn below_water(intent: &Intent, setting: Setting) -> Setting {
    let swims = |s: &Subject| figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Swims);
    let fish = !intent.subjects.is_empty() && intent.subjects.iter().all(swims);
    if fish && matches!(setting, Setting::Sea | Setting::Lake | Setting::River | Setting::Meadow) {
        Setting::Underwater
    } else {
        setting
    }
}

/// Brings the intent into a form that can be staged: a table that the setting already is isn't drawn again, and who
/// listens with a stethoscope listens to somebody.
pub(super) fn tidy(intent: &mut Intent, setting: Setting) {
    listen(intent);
    let height = |s: &Subject| figures::find(s.name()).map_or(0.0, |figure| figure.height);
    for relation in &mut intent.relations {
        let (Some(from), Some(to)) = (intent.subjects.get(relation.from), intent.subjects.get(relation.to))
        else {
            continue;
        };
        // Nobody is seen inside of a house; they stand before it.
        if relation.bond == Bond::In && to.kind == Kind::Building {
            relation.bond = Bond::InFront;
        }
        // Nobody holds a house, nor a piano.
        let alive = matches!(from.kind, Kind::Person | Kind::Animal);
        if matches!(relation.bond, Bond::Holds | Bond::Has | Bond::Uses) && alive && height(to) > 1.1 {
            relation.bond = Bond::Beside;
        }
    }
    if setting == Setting::Sea {
        while let Some(cliff) = intent.subjects.iter().position(is_cliff) {
            remove(intent, cliff);
        }
    }
    if setting == Setting::Pool
        && let Some(pool) = intent.subjects.iter().position(|s| s.name() == "swimming pool")
    {
        remove(intent, pool);
    }
    if setting == Setting::Tabletop {
        let tables: Vec<usize> = (0..intent.subjects.len())
            .filter(|&i| matches!(intent.subjects[i].name(), "table" | "desk"))
            .collect();
        for index in tables.into_iter().rev() {
            if intent.subjects.len() > 1 {
                remove(intent, index);
            }
        }
    }
}

fn listen(intent: &mut Intent) {
    let Some(tool) = intent.subjects.iter().position(|subject| subject.name() == "stethoscope") else {
        return;
    };
    let holder = intent.relations.iter_mut().find(|relation| {
        relation.to == tool && matches!(relation.bond, Bond::Holds | Bond::Uses | Bond::Has | Bond::Wears)
    });
    let person = match holder {
        Some(relation) => {
            relation.bond = Bond::Uses;
            relation.from
        }
        None => match intent.subjects.iter().position(|subject| subject.kind == Kind::Person) {
            Some(person) => {
                intent.relations.push(Relation { from: person, bond: Bond::Uses, to: tool });
                person
            }
            None => return,
        },
    };
    if intent.relations.iter().any(|relation| relation.from == person && relation.bond == Bond::AttendsTo) {
        return;
    }
    let alive = |subject: &Subject| matches!(subject.kind, Kind::Animal | Kind::Person);
    let patient = (0..intent.subjects.len()).find(|&i| i != person && alive(&intent.subjects[i]));
    intent.relations.extend(patient.map(|to| Relation { from: person, bond: Bond::AttendsTo, to }));
}

/// Takes a subject away; relations that named it go with it.
pub(crate) fn remove(intent: &mut Intent, index: usize) {
    intent.subjects.remove(index);
    intent.relations.retain(|relation| relation.from != index && relation.to != index);
    for relation in &mut intent.relations {
        relation.from -= usize::from(relation.from > index);
        relation.to -= usize::from(relation.to > index);
    }
    for lettering in &mut intent.lettering {
        if let Position::Subject(subject) = &mut lettering.place {
            if *subject == index {
                lettering.place = Position::Anywhere;
            } else {
                *subject -= usize::from(*subject > index);
            }
        }
    }
}

/// Where the subjects are at home; people and animals are asked before things.
fn home(intent: &Intent) -> Option<Setting> {
    let living = |kind: Kind| matches!(kind, Kind::Person | Kind::Animal | Kind::Vehicle | Kind::Building);
    let order = intent
        .subjects
        .iter()
        .filter(|s| living(s.kind))
        .chain(intent.subjects.iter().filter(|s| !living(s.kind)));
    order.filter_map(|subject| subject.concept).find_map(|name| lexicon::concept(name)?.setting)
}
