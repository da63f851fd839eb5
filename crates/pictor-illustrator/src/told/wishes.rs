//! Everything that an intent asks for, each with the words that ask for it and a way to ask for it no more.

use super::speech::Speech;
use super::traits::{of_page, traits};
use super::wish::{List, Part, Wish, other};
use crate::colour::Rgb;
use crate::compose::is_neon;
use crate::intent::{
    Bond, Genre, Intent, Kind, Occasion, Page, Relation, Season, Setting, Subject, Time, Weather,
};
use crate::understanding::{Group, Says, concept};

/// The wishes of an intent, those of a page where it is drawn as one.
pub(super) fn wishes(intent: &Intent, speech: &Speech<'_>, paged: bool) -> Vec<Wish> {
    let mut list = List::new();
    match intent.page.as_deref().filter(|_| paged) {
        Some(page) => paged_wishes(page, speech, &mut list),
        None => scene_wishes(intent, speech, &mut list),
    }
    list.wishes.retain(|wish| !wish.words.is_empty());
    list.wishes
}

fn scene_wishes(scene: &Intent, speech: &Speech<'_>, list: &mut List) {
    lettering(scene, list);
    subjects(scene, speech, list);
    relations(scene, speech, list);
    surroundings(scene, speech, list);
    traits(scene, speech, list);
}

fn paged_wishes(page: &Page, speech: &Speech<'_>, list: &mut List) {
    list.part = Part::Page;
    labels(page, list);
    // Elsewhere the labels of slots are lettered, whatever is drawn beside them.
    if page.genre == Genre::Comic && !page.slots.is_empty() {
        for (i, slot) in page.slots.iter().enumerate() {
            list.part = Part::Slot(i);
            let before = list.wishes.len();
            scene_wishes(&slot.scene, speech, list);
            // Whom a part does not name is in it because the story is theirs.
            let label = slot.label.to_lowercase();
            let unnamed = |word: &str| {
                slot.scene.subjects.iter().any(|s| s.word == word) && !label.contains(&word.to_lowercase())
            };
            let added = list.wishes.split_off(before);
            list.wishes.extend(added.into_iter().filter(|wish| !unnamed(&wish.words)));
        }
    } else {
        list.part = Part::Rest;
        // Only what stands on a plain ground can lack its place: a room is the place, a product stands in a studio.
        let marks = matches!(page.genre, Genre::Avatar | Genre::Icon | Genre::IconSet | Genre::Pattern);
        // A wallpaper chooses the hour by what is in its sky.
        let time = page.rest.time.filter(|_| page.genre != Genre::Wallpaper);
        let mut rest = Intent { setting: page.rest.setting.filter(|_| marks), time, ..page.rest.clone() };
        // Marks stand by themselves.
        rest.relations.retain(|_| !marks && page.genre != Genre::Room);
        scene_wishes(&rest, speech, list);
        of_page(page, speech, list);
        // "Tea 3.00" is lettered in two parts.
        let in_parts = |words: &str| {
            let parts = page.slots.iter().filter(|slot| !slot.note.is_empty());
            parts.into_iter().any(|slot| words.contains(&slot.label) && words.contains(&slot.note))
        };
        list.wishes.retain(|wish| !in_parts(&wish.words));
    }
}

/// Each text, longer by a letter: a card without one greets in words of its own, which may be the same.
fn lettering(scene: &Intent, list: &mut List) {
    for (i, lettering) in scene.lettering.iter().enumerate() {
        list.add(lettering.text.clone(), move |scene| scene.lettering[i].text.push('x'));
    }
}

fn subjects(scene: &Intent, speech: &Speech<'_>, list: &mut List) {
    for (i, subject) in scene.subjects.iter().enumerate().filter(|(_, subject)| !subject.given) {
        let lettered = speech.lettered.contains(&subject.word.to_lowercase());
        if !lettered && !goes_without(scene, i) && !has_its_own(scene, subject) {
            list.add_of(bearer(scene, i), subject.word.clone(), move |scene| scene.remove(i));
        }
        let person = (subject.kind == Kind::Person).then_some(i);
        for (j, garment) in subject.wears.iter().enumerate() {
            let word = speech.word(Says::Thing(garment.name)).unwrap_or(garment.name);
            list.add_of(person, word, move |scene| {
                scene.subjects[i].wears.remove(j);
            });
        }
        let asked = subject.colours.first().filter(|colour| !is_usual(**colour, subject));
        let word = asked.and(speech.place(subject)).and_then(|place| speech.colour_of(place));
        if let Some(word) = word {
            list.add(word, move |scene| {
                scene.subjects[i].colours.iter_mut().for_each(|colour| *colour = other(*colour));
            });
        }
    }
}

/// Whether the thing goes without saying: what another hangs on, what food is served in, the stars of a night.
fn goes_without(scene: &Intent, i: usize) -> bool {
    let subject = &scene.subjects[i];
    let served = |r: &Relation| {
        r.to == i && r.bond == Bond::In && scene.subjects.get(r.from).is_some_and(|s| s.kind == Kind::Food)
    };
    match subject.name() {
        "wall" | "floor" => !subject.focal,
        "bowl" | "cup" | "plate" | "drinking glass" => scene.relations.iter().any(served),
        "star" => scene.time == Some(Time::Night),
        // The feast has its own.
        "moon" => scene.occasion == Some(Occasion::MidAutumn),
        _ => false,
    }
}

/// Whether somebody's figure has such a thing of its own, or it is where glowing words are.
fn has_its_own(scene: &Intent, subject: &Subject) -> bool {
    if matches!(subject.name(), "sign" | "wall" | "billboard") && scene.lettering.iter().any(is_neon) {
        return true;
    }
    let listens = |one: &Subject| matches!(one.name(), "vet" | "doctor" | "nurse");
    subject.name() == "stethoscope" && scene.subjects.iter().any(listens)
}

/// The person who has the subject about them.
fn bearer(scene: &Intent, subject: usize) -> Option<usize> {
    let bears = |relation: &&Relation| {
        relation.to == subject && matches!(relation.bond, Bond::Wears | Bond::Uses | Bond::Holds | Bond::Has)
    };
    let is_person = |i: &usize| scene.subjects.get(*i).is_some_and(|subject| subject.kind == Kind::Person);
    let from = scene.relations.iter().filter(bears).map(|relation| relation.from).find(is_person);
    let portable = matches!(scene.subjects[subject].kind, Kind::Tool | Kind::Clothing);
    from.or_else(|| (0..scene.subjects.len()).filter(|_| portable).find(is_person))
}

/// Whether the thing has that colour anyway.
fn is_usual(colour: Rgb, subject: &Subject) -> bool {
    let near = |a: u8, b: u8| a.abs_diff(b) < 60;
    subject.concept.and_then(concept).is_some_and(|concept| {
        let usual = concept.colour;
        near(colour.0, usual.0) && near(colour.1, usual.1) && near(colour.2, usual.2)
    })
}

fn relations(scene: &Intent, speech: &Speech<'_>, list: &mut List) {
    for (i, relation) in scene.relations.iter().enumerate() {
        // Side by side, and turned to each other, is how things stand anyway; in a comic one holds what swims.
        let usual = matches!(relation.bond, Bond::Beside | Bond::AttendsTo | Bond::Follows);
        if usual || matches!(list.part, Part::Slot(_)) && relation.bond == Bond::Holds {
            continue;
        }
        let (from, to) = (scene.subjects.get(relation.from), scene.subjects.get(relation.to));
        // "Friends with a tent", "soap with lavender": it is near.
        let near = relation.bond == Bond::Has && from.is_some_and(|from| from.kind != Kind::Animal);
        let worked_at = matches!(relation.bond, Bond::On | Bond::Uses)
            && to.is_some_and(|to| Group::WorkedAt.has(to.name()));
        if near || worked_at || to.is_some_and(|to| has_its_own(scene, to)) {
            continue;
        }
        let words = from.zip(to).and_then(|(from, to)| speech.between(from, to));
        list.add(words.unwrap_or_default(), move |scene| {
            scene.relations.remove(i);
        });
    }
}

fn surroundings(scene: &Intent, speech: &Speech<'_>, list: &mut List) {
    for (i, colour) in scene.palette.iter().enumerate() {
        let named = speech.word(Says::Colour(Some(*colour)));
        let word = named.map_or_else(|| speech.last_colours(scene.palette.len()), str::to_owned);
        list.add(word, move |scene| scene.palette[i] = other(scene.palette[i]));
    }
    if scene.backdrop.is_some() {
        list.add(speech.last_colours(1), |scene| scene.backdrop = scene.backdrop.map(other));
    }
    // The day, the summer, a clear sky, and winter where snow lies all year, are how things look anyway.
    let mut said = |says: Option<Says>, take: fn(&mut Intent)| {
        let word = says.and_then(|says| speech.word(says));
        let word = word.filter(|word| !speech.lettered.contains(&word.to_lowercase()));
        list.add(word.unwrap_or_default(), take);
    };
    said(scene.setting.map(Says::Setting), |scene| {
        let dry = scene.setting == Some(Setting::Desert);
        scene.setting = Some(if dry { Setting::Sea } else { Setting::Desert });
    });
    said(scene.time.filter(|time| *time != Time::Day).map(Says::Time), |scene| {
        scene.time = Some(if scene.time == Some(Time::Night) { Time::Day } else { Time::Night });
    });
    said(scene.weather.filter(|weather| *weather != Weather::Clear).map(Says::Weather), |scene| {
        scene.weather = Some(if scene.weather == Some(Weather::Fog) { Weather::Rain } else { Weather::Fog });
    });
    let white = |season| season == Season::Winter && scene.setting == Some(Setting::SnowField);
    let season = scene.season.filter(|season| *season != Season::Summer && !white(*season));
    said(season.map(Says::Season), |scene| {
        let winter = scene.season == Some(Season::Winter);
        scene.season = Some(if winter { Season::Summer } else { Season::Winter });
    });
}

/// What stands on the parts of a page.
fn labels(page: &Page, list: &mut List) {
    if let Some(title) = &page.title {
        list.add(title.clone(), |intent| {
            intent.page.as_deref_mut().and_then(|page| page.title.take());
        });
    }
    let walls = |label: &str| matches!(label, "wall" | "floor" | "bath" | "wood");
    // What a set is of is told as a thing.
    let of_set = page.genre == Genre::IconSet && page.slots.len() < 2;
    for (i, slot) in page.slots.iter().enumerate().filter(|(_, slot)| !of_set && !walls(&slot.label)) {
        list.add(slot.label.clone(), move |intent| {
            intent.page.as_deref_mut().into_iter().for_each(|page| drop(page.slots.remove(i)));
        });
    }
}
