//! What the prompt left open: the style and the setting.

use super::home::{home, is_house};
use crate::colour::Rgb;
use crate::figures::{self, Stands};
use crate::intent::{Bond, Camera, Intent, Kind, Occasion, Pose, Relation, Setting, Style, Subject, Weather};
use crate::settings::{Footing, footing};
use crate::understanding as lexicon;

/// The style that leads.
pub(super) fn style(intent: &Intent) -> Style {
    intent.styles.first().copied().unwrap_or(Style::PictureBook)
}

/// The setting: what was said, what the style implies, or where the first subject is at home.
pub(super) fn setting(intent: &Intent, style: Style) -> Setting {
    let guessed = intent.at_home && intent.setting != Some(Setting::Plain);
    // A fish in a bowl is at somebody's home.
    let bowled = |r: &Relation| {
        let names = [r.from, r.to].map(|i| intent.subjects.get(i).map_or("", Subject::name));
        r.bond == Bond::In
            && names[0].ends_with("fish")
            && matches!(names[1], "bowl" | "jar" | "aquarium" | "drinking glass")
    };
    if guessed && intent.relations.iter().any(bowled) {
        return Setting::Room;
    }
    let broad = intent.subjects.iter().find(|s| lexicon::Group::Panorama.has(s.name()));
    let broad = broad.and_then(|s| lexicon::concept(s.name())?.setting);
    if let Some(land) = broad.or(intent.silhouette.then_some(Setting::Hills)).filter(|_| guessed) {
        return land;
    }
    let named = |name: &str| intent.subjects.iter().any(|s| s.name() == name);
    let settled = intent.setting.filter(|_| !guessed).map(|place| match place {
        _ if named("floating island") => Setting::Sky,
        _ if named("tatami room") => Setting::Room,
        Setting::River if named("skyline") => Setting::Lake,
        place => place,
    });
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
    if is_on_table(intent) {
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
    let cooks = intent.setting.filter(|place| *place == Setting::Kitchen);
    let found = if guessed { home(intent).or(cooks) } else { intent.setting.or_else(|| home(intent)) };
    // No tree stands on a table.
    let tree = |s: &Subject| s.kind == Kind::Plant && figures::find(s.name()).is_some_and(|f| f.height > 2.0);
    let under = intent.relations.iter().any(|r| r.bond == Bond::Under && tree(&intent.subjects[r.to]));
    let inside = |place: &Setting| matches!(footing(*place), Footing::Floor | Footing::Table);
    let found = if under && found.as_ref().is_some_and(inside) { Some(Setting::Meadow) } else { found };
    let setting = below_water(
        intent,
        found.map(|place| set_down(intent, place)).unwrap_or(
            if intent.camera == Camera::Portrait && intent.subjects.iter().any(|s| s.kind == Kind::Person) {
                Setting::Studio
            } else if !intent.subjects.is_empty() {
                Setting::Meadow
            } else if says_when(intent) {
                Setting::Hills
            } else {
                Setting::Lake
            },
        ),
    );
    on_the_coast(intent, under_the_sky(intent, setting))
}

/// A thing on a table: the table is the place.
fn is_on_table(intent: &Intent) -> bool {
    let on_table = intent.relations.iter().any(|relation| {
        relation.bond == Bond::On
            && intent.subjects.get(relation.to).is_some_and(|s| matches!(s.name(), "table" | "desk"))
    });
    let loose = |s: &Subject| matches!(s.name(), "table" | "desk") && !s.focal;
    let on_table = on_table
        || intent.subjects.iter().any(loose) && intent.subjects.iter().all(|s| loose(s) || is_small(s));
    let under = intent.relations.iter().any(|r| r.bond == Bond::Under);
    let furnished = intent
        .subjects
        .iter()
        .any(|s| s.kind == Kind::Furniture && !matches!(s.name(), "table" | "desk" | "lamp" | "vase"));
    on_table && !under && !furnished && !intent.subjects.iter().any(|s| s.kind.is_alive())
}

/// Small things alone don't stand on the floor of a room but on a table.
fn set_down(intent: &Intent, setting: Setting) -> Setting {
    let room = footing(setting) == Footing::Floor && setting != Setting::Stage;
    if room && intent.subjects.iter().all(is_small) { Setting::Tabletop } else { setting }
}

fn is_small(subject: &Subject) -> bool {
    let light = lexicon::concept(subject.name()).is_some_and(|concept| concept.bulk <= lexicon::Bulk::Small);
    let thing = matches!(
        subject.kind,
        Kind::Food | Kind::Product | Kind::Object | Kind::Clothing | Kind::Tool | Kind::Symbol
    );
    thing && light
}

/// Whether anything at all is known of the scene: else it is a lake.
pub(super) const fn says_when(intent: &Intent) -> bool {
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
    let drawn = |s: &Subject| lexicon::lineage(s.name()).find_map(|concept| figures::find(concept.name));
    let sails = |s: &&Subject| drawn(s).is_some_and(|figure| figure.stands == Stands::Sails);
    let boats: u16 = intent.subjects.iter().filter(sails).map(|boat| boat.count).sum();
    let built = intent.subjects.iter().any(|s| s.kind == Kind::Building);
    let high = built || intent.subjects.iter().any(is_cliff);
    let aboard = |i: usize| {
        intent.relations.iter().any(|r| r.from == i && matches!(r.bond, Bond::On | Bond::In | Bond::Rides))
    };
    let swims = |(i, s): (usize, &Subject)| {
        let drawn = lexicon::lineage(s.name()).chain(lexicon::concept(s.name()));
        let mut drawn = drawn.filter_map(|concept| figures::find(concept.name));
        let fish = drawn.any(|figure| figure.stands == Stands::Swims);
        let bound = intent.relations.iter().any(|r| r.from == i || r.to == i);
        fish && s.kind == Kind::Animal && s.pose != Some(Pose::Flying) && !bound
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
        Setting::Beach if intent.subjects.iter().any(|s| s.name() == "wave") => Setting::Sea,
        Setting::Meadow | Setting::Hills | Setting::Mountains
            if intent.at_home && intent.subjects.iter().any(|s| s.name() == "wave") =>
        {
            Setting::Sea
        }
        // "A garden with a koi pond": who swims is in the water.
        Setting::Garden | Setting::Park | Setting::Meadow | Setting::Forest | Setting::Farm
            if intent.subjects.iter().enumerate().any(swims) =>
        {
            Setting::Lake
        }
        // Several boats need more water than a brook, and a boat in a town its canal.
        Setting::River if boats > 1 => Setting::Lake,
        Setting::Mountains if boats > 0 => Setting::Lake,
        Setting::Street | Setting::Village if boats > 0 => Setting::Canal,
        Setting::Sea if !high && intent.subjects.iter().enumerate().any(walks) => Setting::Beach,
        _ => setting,
    }
}

/// Whether the sea's headland shows what this names.
pub(super) fn is_cliff(subject: &Subject) -> bool {
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

/// Houses don't stand in rooms, though their windows, walls and stairs do, and who walks doesn't stand on clouds.
fn under_the_sky(intent: &Intent, setting: Setting) -> Setting {
    let walks = |s: &Subject| {
        s.kind == Kind::Person
            && !matches!(s.pose, Some(Pose::Flying | Pose::Jumping))
            && figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Ground)
    };
    let sits = |s: &Subject| {
        s.kind == Kind::Animal
            && s.pose.is_none()
            && figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Ground)
    };
    let built = intent.subjects.iter().any(is_house);
    let is_land = |s: &Subject| lexicon::Group::Panorama.has(s.name());
    let lofty = |s: &Subject| matches!(s.name(), "full moon" | "moon" | "milky way" | "aurora" | "rainbow");
    match footing(setting) {
        // Land is not in the sky, whatever clouds are about it.
        Footing::Nothing if setting == Setting::Sky && intent.subjects.iter().any(is_land) => {
            let land = intent.subjects.iter().filter(|s| is_land(s));
            land.filter_map(|s| lexicon::concept(s.name())?.setting).next().unwrap_or(setting)
        }
        // Below the trees nobody sees it.
        _ if matches!(setting, Setting::Forest | Setting::Jungle)
            && (intent.subjects.iter().any(lofty) || intent.weather == Some(Weather::Rainbow)) =>
        {
            Setting::Mountains
        }
        Footing::Floor if built && setting != Setting::Stage => Setting::Hills,
        Footing::Nothing
            if setting == Setting::Space && (intent.hand_in_hand || intent.subjects.iter().any(sits)) =>
        {
            Setting::Moon
        }
        Footing::Nothing if setting == Setting::Sky && intent.subjects.iter().any(walks) => Setting::Meadow,
        _ => setting,
    }
}

/// A landscape of ink: steep hills in the mist, water where boats are, and all else small before them.
pub(super) fn ink(intent: &mut Intent, style: Style, setting: Setting) -> Setting {
    let land = matches!(setting, Setting::Mountains | Setting::Lake | Setting::River | Setting::Hills);
    if style != Style::InkWash || !land {
        return setting;
    }
    intent.scenery.push("karst hills");
    intent.weather.get_or_insert(Weather::Fog);
    if intent.camera == Camera::Usual {
        intent.camera = Camera::Wide;
    }
    Setting::Lake
}

/// Koi in a pond are seen from above, in the water and among its leaves.
pub(super) fn pond(intent: &mut Intent, setting: Setting) -> Setting {
    let wet = matches!(setting, Setting::Lake | Setting::River | Setting::Underwater | Setting::Garden);
    let afloat = |s: &Subject| matches!(s.name(), "koi" | "goldfish" | "lotus" | "lotus leaf" | "petal");
    let koi = |s: &Subject| s.name() == "koi" || s.word.contains("锦鲤");
    if !wet || !intent.subjects.iter().all(afloat) || !intent.subjects.iter().any(koi) {
        return setting;
    }
    intent.backdrop.get_or_insert(Rgb::hex(0x3f8f98));
    Setting::Plain
}

/// Fish alone are looked for below the surface.
fn below_water(intent: &Intent, setting: Setting) -> Setting {
    let swims = |s: &Subject| {
        let drawn = lexicon::lineage(s.name()).find_map(|concept| figures::find(concept.name));
        drawn.is_some_and(|figure| figure.stands == Stands::Swims)
    };
    let leaps = |s: &Subject| matches!(s.pose, Some(Pose::Jumping | Pose::Flying));
    let fish = !intent.subjects.is_empty() && intent.subjects.iter().all(|s| swims(s) && !leaps(s));
    if fish && matches!(setting, Setting::Sea | Setting::Lake | Setting::River | Setting::Meadow) {
        Setting::Underwater
    } else {
        setting
    }
}
