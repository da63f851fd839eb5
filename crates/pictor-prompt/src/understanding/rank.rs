//! What of a long prompt is drawn. A picture of thirty nouns shows none: the main subject stays, what it holds, wears and
//! stands on, and a few things that have a plain place. The rest is left out, and told.

use super::groups::Group;
use super::layers::{Layer, Spot};
use super::lexicon::{concept, lineage};
use super::phrase::Phrase;
use crate::intent::{
    Age, Bond, Intent, Kind, Pose, Position, Relation, Scale, Setting, Style, Subject, Time, Weather,
};

/// More things beside the main one aren't drawn.
const MOST_BESIDE: usize = 5;

/// So many of these only stand about.
const MOST_LOOSE: usize = 2;

/// Of these stands one at the back.
const MOST_FAR: usize = 1;

/// Chooses the main subject and leaves out what cannot be placed well. The spots are those of the subjects; who is
/// `tentative` gives way.
pub(super) fn rank(intent: &mut Intent, spots: &[Spot], tentative: &[usize]) {
    let ingredients = ingredients(intent);
    mend(intent);
    lay(intent, spots);
    let Some(main) = (Ranks { intent, spots, tentative }).main() else { return };
    let again = again(intent, main);
    bind_to(intent, main, &again);
    let untold = [tentative, &again].concat();
    let tentative = &[untold.as_slice(), &ingredients].concat();
    let ranks = Ranks { intent, spots, tentative };
    let far = ranks.far(main);
    let kept = ranks.kept(main, &far);
    let new: Vec<Relation> =
        (0..spots.len()).filter(|&i| kept[i]).filter_map(|i| ranks.place(i, main, &far, &kept)).collect();
    intent.relations.extend(new);
    intent.subjects[main].focal = true;
    let gone: Vec<usize> = (0..kept.len()).filter(|&i| !kept[i]).collect();
    let told = gone.iter().filter(|&i| !untold.contains(i) && !is_there(intent, intent.subjects[*i].name()));
    let told: Vec<String> = told.map(|&i| intent.subjects[i].word.clone()).collect();
    intent.left_out.extend(told);
    gone.into_iter().rev().for_each(|i| intent.remove(i));
    put_up(intent);
}

/// The name of a station is on a board, where no house has it.
fn put_up(intent: &mut Intent) {
    let hosts =
        |s: &Subject| s.kind == Kind::Building || matches!(s.name(), "sign" | "billboard" | "market stall");
    let signed = intent.lettering.iter().any(|line| line.place == Position::Sign);
    let Some(main) = intent.subjects.iter().position(|s| s.focal) else { return };
    let Some(sign) = concept("sign").filter(|_| signed && !intent.subjects.iter().any(hosts)) else { return };
    let board = Phrase::default().subject(sign, sign.name.to_owned(), false, false);
    intent.relations.push(Relation { from: intent.subjects.len(), bond: Bond::Beside, to: main });
    intent.subjects.push(board);
}

/// "On the table are a teapot, four cups and a plate": all of them are.
fn lay(intent: &mut Intent, spots: &[Spot]) {
    let laid = |r: &&Relation| r.bond == Bond::On && Group::SatAt.has(intent.subjects[r.to].name());
    let small = |i: usize| matches!(intent.subjects[i].kind, Kind::Food | Kind::Product | Kind::Object);
    let free = |i: usize| !intent.relations.iter().any(|r| r.from == i);
    let mut new = Vec::new();
    for first in intent.relations.iter().filter(laid).filter(|r| r.to < r.from && small(r.from)) {
        let after = first.from + 1..spots.len().min(first.from + 4);
        let same = |&i: &usize| spots[i].sentence == spots[first.from].sentence && small(i) && free(i);
        new.extend(after.take_while(same).map(|from| Relation { from, ..*first }));
    }
    intent.relations.extend(new);
}

/// What is said of the others is said of the main one.
fn bind_to(intent: &mut Intent, main: usize, others: &[usize]) {
    let same = |i: usize| if others.contains(&i) { main } else { i };
    for relation in &mut intent.relations {
        (relation.from, relation.to) = (same(relation.from), same(relation.to));
    }
    intent.relations.retain(|r| r.from != r.to);
}

/// Whether the picture has it anyway: what carries the letters, the stars of the night, the clouds of the storm.
fn is_there(intent: &Intent, name: &str) -> bool {
    let starry =
        intent.time == Some(Time::Night) || matches!(intent.setting, Some(Setting::Space | Setting::Moon));
    match name {
        "label" | "ribbon" | "sign" | "tag" | "banner" => !intent.lettering.is_empty(),
        "star" => starry,
        "cloud" | "rain cloud" | "snow cloud" | "thundercloud" => is_overcast(intent),
        _ => built(intent).contains(&name),
    }
}

/// What is built in the place, and stands there anyway.
fn built(intent: &Intent) -> &'static [&'static str] {
    match intent.setting {
        Some(Setting::Canal) => &["house", "bridge", "stone bridge", "building", "willow"],
        Some(Setting::City) => &["skyscraper", "building", "house", "tower"],
        Some(Setting::Village | Setting::Street) => &["house", "building", "street lamp"],
        _ => &[],
    }
}

fn is_overcast(intent: &Intent) -> bool {
    use Weather::{Cloudy, Overcast, Rain, Snow, Storm};
    matches!(intent.weather, Some(Cloudy | Overcast | Rain | Snow | Storm))
}

/// Takes out what a sentence cannot have meant: what clothes hold their wearer holds, and nobody is in a bun.
fn mend(intent: &mut Intent) {
    let subjects = &intent.subjects;
    let alive = |i: usize| subjects[i].kind.is_alive();
    let holds =
        |bond: Bond| matches!(bond, Bond::Holds | Bond::Uses | Bond::Wears | Bond::Rides | Bond::AttendsTo);
    // 撑着乌篷船: in it.
    let punts = |r: &&mut Relation| {
        matches!(r.bond, Bond::Holds | Bond::Uses) && subjects[r.to].kind == Kind::Vehicle && alive(r.from)
    };
    intent.relations.iter_mut().filter(punts).for_each(|r| r.bond = Bond::Rides);
    for relation in intent.relations.iter_mut().filter(|r| holds(r.bond) && !alive(r.from)) {
        let wearer = (0..relation.from).rev().find(|&i| alive(i) && i != relation.to);
        relation.from =
            wearer.filter(|_| subjects[relation.from].kind == Kind::Clothing).unwrap_or(relation.from);
    }
    // A mascot may be a cactus.
    let dead = |i: usize| {
        use Kind::{Building, Clothing, Furniture, Nature, Symbol, Vehicle};
        matches!(subjects[i].kind, Building | Clothing | Furniture | Nature | Symbol | Vehicle)
    };
    intent.relations.retain(|r| {
        let to = &subjects[r.to];
        match r.bond {
            Bond::Wears => !dead(r.from) && matches!(to.kind, Kind::Clothing | Kind::Tool | Kind::Product),
            Bond::Holds | Bond::Uses => {
                !dead(r.from)
                    && !matches!(to.kind, Kind::Building | Kind::Nature | Kind::Furniture | Kind::Vehicle)
            }
            Bond::Rides | Bond::AttendsTo | Bond::Follows => !dead(r.from),
            Bond::In => {
                let no_room = alive(r.from) && matches!(to.kind, Kind::Food | Kind::Furniture);
                !(no_room || alive(r.to) || matches!(to.kind, Kind::Clothing | Kind::Symbol))
            }
            Bond::On if !alive(r.from) && alive(r.to) && subjects[r.from].kind != Kind::Clothing => false,
            Bond::On => r.from != r.to && (to.kind != Kind::Food || subjects[r.from].kind == Kind::Food),
            // Clouds are nobody's neighbours.
            Bond::Beside => !matches!(subjects[r.from].name(), "sun" | "moon" | "rainbow" | "cloud"),
            _ => r.from != r.to,
        }
    });
}

/// What is in the soup: beside it, or on it, it would be silly.
fn ingredients(intent: &Intent) -> Vec<usize> {
    let food = |i: usize| intent.subjects[i].kind == Kind::Food;
    let within = intent.relations.iter().filter(|r| r.bond == Bond::Has && food(r.from) && food(r.to));
    within.map(|r| r.to).collect()
}

/// What is a part of a house or a room.
const PARTS: [&str; 8] = ["window", "door", "roof", "chimney", "stairs", "floor", "wall", "fence"];

/// Whatever only speaks of the main subject again: "the dog" of the retriever, "the bottle" of the perfume, one of a couple.
fn again(intent: &Intent, main: usize) -> Vec<usize> {
    let subject = &intent.subjects[main];
    // Five dogs: a dalmatian, a dachshund …
    let kin = |other: &Subject| other.count == 1 && lineage(other.name()).any(|c| c.name == subject.name());
    let each = intent.subjects.iter().filter(|other| kin(other)).count();
    let counted = subject.count > 2 && each > 1 && each <= usize::from(subject.count);
    let is_again = |i: &usize| {
        let other = &intent.subjects[*i];
        // A puppy beside the dalmatian is another dog.
        let another = other.age == Age::Baby && subject.age != Age::Baby;
        let general = !another && lineage(subject.name()).skip(1).any(|c| c.name == other.name());
        let vessel =
            subject.kind == Kind::Product && matches!(other.name(), "bottle" | "jar" | "package" | "product");
        let several = subject.name() == "person" && subject.count > 2;
        let member = (several || matches!(subject.name(), "couple" | "family")) && other.kind == Kind::Person;
        *i != main
            && other.count == 1
            && !other.given
            && (general || vessel || member || counted && kin(other))
    };
    (0..intent.subjects.len()).filter(is_again).collect()
}

struct Ranks<'a> {
    intent: &'a Intent,
    spots: &'a [Spot],
    tentative: &'a [usize],
}

impl Ranks<'_> {
    fn alive(&self, i: usize) -> bool {
        self.intent.subjects[i].kind.is_alive()
    }

    /// The main subject: what is called so, else the first thing of the first sentence that has one, and somebody rather
    /// than what furnishes the place.
    fn main(&self) -> Option<usize> {
        let every = 0..self.intent.subjects.len();
        let nobody = !every.clone().any(|i| self.alive(i));
        let open = |i: &usize| {
            let subject = &self.intent.subjects[*i];
            !subject.given
                && (nobody || subject.kind != Kind::Clothing)
                && !self.tentative.contains(i)
                && !self.is_place(*i)
        };
        let said = every.clone().filter(open).find(|&i| self.spots[i].layer == Layer::Main);
        let seen =
            |i: &usize| open(i) && !matches!(self.spots[*i].layer, Layer::Far | Layer::Talk | Layer::Use);
        let first = every.clone().find(seen);
        let somebody = every.clone().filter(|&i| seen(&i) && self.alive(i));
        let somebody = somebody.clone().find(|&i| self.acts(i)).or(somebody.clone().next());
        let better = |i: usize| {
            self.better(i, somebody).or_else(|| {
                let thing = |k: &usize| {
                    seen(k) && self.spots[*k].sentence == self.spots[i].sentence && !self.furnishes(*k)
                };
                every.clone().find(thing).filter(|_| self.furnishes(i))
            })
        };
        let first = first.map(|i| better(i).unwrap_or(i));
        // 画面中间是一张桌子，桌旁坐着一家人: they are.
        let said = said.filter(|&i| !PARTS.contains(&self.intent.subjects[i].name()));
        let said = said.map(|i| if self.furnishes(i) { self.better(i, somebody).unwrap_or(i) } else { i });
        said.or(first).or_else(|| every.clone().find(open)).or_else(|| every.clone().next())
    }

    /// Whether it is what a place has anyway.
    fn furnishes(&self, i: usize) -> bool {
        let subject = &self.intent.subjects[i];
        matches!(subject.kind, Kind::Furniture | Kind::Nature | Kind::Symbol)
            || PARTS.contains(&subject.name())
    }

    /// Who is rather the main subject than what was named first: whoever is there, not what stands about, nor the house
    /// that is only where it happens (深夜的便利店，一个女生…).
    fn better(&self, i: usize, somebody: Option<usize>) -> Option<usize> {
        let somebody = somebody.filter(|_| !self.alive(i))?;
        let together = self.spots[somebody].sentence == self.spots[i].sentence;
        let idle = match self.intent.subjects[i].kind {
            // A bookshop's logo of a hedgehog shows no more books.
            _ if self.intent.styles.contains(&Style::Logo) => true,
            Kind::Tool | Kind::Object | Kind::Plant => together,
            Kind::Building if built(self.intent).contains(&self.intent.subjects[i].name()) => true,
            Kind::Building => {
                together && self.spots[i].clause != self.spots[somebody].clause && self.spots[i].words < 5
            }
            _ => self.furnishes(i),
        };
        idle.then_some(somebody)
    }

    fn acts(&self, i: usize) -> bool {
        self.intent.subjects[i].pose.is_some() || self.intent.relations.iter().any(|r| r.from == i)
    }

    /// Whether it is only where another is, said in one breath: "on a table stands a vase".
    fn is_place(&self, i: usize) -> bool {
        let vessel = Group::Container.has(self.intent.subjects[i].name());
        let place = |r: &Relation| {
            let at = matches!(
                r.bond,
                Bond::On | Bond::In | Bond::Under | Bond::Behind | Bond::InFront | Bond::Beside
            );
            r.to == i && at && r.from > i && self.spots[r.from].clause == self.spots[i].clause
        };
        !vessel && !self.alive(i) && self.intent.relations.iter().any(place)
    }

    /// What may stand at the back: scenery that is said to be there, a house where somebody is.
    fn far(&self, main: usize) -> Vec<usize> {
        let scenery = |i: &usize| {
            let subject = &self.intent.subjects[*i];
            let home = subject.kind == Kind::Building
                && self.alive(main)
                && self.spots[*i].clause == self.spots[main].clause;
            let far = self.spots[*i].layer == Layer::Far;
            let scenery = matches!(subject.kind, Kind::Building | Kind::Nature);
            (far || home)
                && scenery
                && !Group::Airborne.has(subject.name())
                && !PARTS.contains(&subject.name())
        };
        (0..self.spots.len()).filter(|i| *i != main && scenery(i)).take(MOST_FAR).collect()
    }

    /// What is drawn: the main subject, what is worn, and of the rest what is nearest to it.
    fn kept(&self, main: usize, far: &[usize]) -> Vec<bool> {
        let mut order: Vec<(u8, usize)> = (0..self.spots.len())
            .filter(|&i| i != main)
            .filter_map(|i| Some((self.worth(i, main, far)?, i)))
            .collect();
        order.sort_unstable();
        let mut kept = vec![false; self.spots.len()];
        kept[main] = true;
        // Nobody stands before the sign of a shop.
        let signed = self.intent.lettering.iter().any(|line| line.place == Position::Sign);
        let signed = signed && self.intent.subjects[main].kind == Kind::Building;
        let most = if signed { 1 } else { MOST_LOOSE + usize::from(!self.alive(main)) };
        let (mut places, mut loose) = (MOST_BESIDE, most);
        for (worth, i) in order {
            let worn = |r: &Relation| r.to == i && r.bond == Bond::Wears && kept[r.from];
            let worn = self.intent.subjects[i].kind == Kind::Clothing
                && (self.intent.relations.iter().any(worn) || self.is_loose(i));
            let same = self.intent.subjects[i].concept == self.intent.subjects[main].concept;
            let is_loose = worth > 1
                && !same
                && !self.is_placed(i)
                && !self.is_laid(i)
                && !self.flies(i)
                && !self.is_in_sky(i)
                && !far.contains(&i);
            kept[i] = worn || places > 0 && (!is_loose || loose > 0);
            places -= usize::from(kept[i] && !worn);
            loose -= usize::from(kept[i] && !worn && is_loose);
        }
        if self.furnished() {
            // What is named again is the same piece.
            let mut named = Vec::new();
            for i in (0..kept.len()).filter(|&i| self.is_piece(i)) {
                let name = self.intent.subjects[i].name();
                kept[i] = named.len() < 8 && !named.contains(&name);
                named.push(name);
            }
        }
        // A cup on a table that is drawn has its place.
        places = places.max(usize::from((0..kept.len()).any(|i| kept[i] && self.is_laid(i))) * 3);
        for i in 0..kept.len() {
            let lies = |r: &Relation| {
                r.from == i && kept[r.to] && matches!(r.bond, Bond::On | Bond::In | Bond::Wears)
            };
            let held = |r: &Relation| {
                r.to == i && kept[r.from] && matches!(r.bond, Bond::Holds | Bond::Uses | Bond::Wears)
            };
            // What somebody holds or wears takes no place of its own.
            let held = self.intent.relations.iter().any(held);
            let placed = held || places > 0 && self.intent.relations.iter().any(lies);
            if placed && !kept[i] && !self.hides(i) {
                kept[i] = true;
                places -= usize::from(!held);
            }
        }
        kept
    }

    /// Whether a room is told of in which nobody is, piece by piece.
    fn furnished(&self) -> bool {
        let subjects = &self.intent.subjects;
        !subjects.iter().any(|s| s.kind.is_alive())
            && (0..subjects.len()).filter(|&i| self.is_piece(i)).count() > 2
    }

    fn is_piece(&self, i: usize) -> bool {
        self.intent.subjects[i].kind == Kind::Furniture && !self.hides(i)
    }

    fn hides(&self, i: usize) -> bool {
        self.tentative.contains(&i) || matches!(self.spots[i].layer, Layer::Talk | Layer::Use)
    }

    /// Clothes that nothing is said of: the only one who is there wears them.
    fn is_loose(&self, i: usize) -> bool {
        self.intent.subjects[i].kind == Kind::Clothing
            && !self.intent.relations.iter().any(|r| r.from == i || r.to == i)
    }

    /// How much it belongs to the main subject, 0 the most; `None` if it has no place.
    fn worth(&self, i: usize, main: usize, far: &[usize]) -> Option<u8> {
        // A logo shows no shop by whose name it is called.
        let shows = !(self.tentative.contains(&i) && self.intent.styles.contains(&Style::Logo));
        let named = shows && self.intent.lettering.iter().any(|l| l.place == Position::Subject(i));
        if self.intent.subjects[i].given || named {
            return Some(0);
        }
        let stands_there = i != main && built(self.intent).contains(&self.intent.subjects[i].name());
        let moves = self.alive(main) || self.intent.subjects[main].kind == Kind::Vehicle;
        if self.hides(i) || stands_there && moves {
            return None;
        }
        let bonds = self.intent.relations.iter().filter_map(|r| match (r.from, r.to) {
            (a, b) if (a, b) == (main, i) => Some(outward(r.bond)),
            (a, b) if (a, b) == (i, main) => Some(inward(r.bond)),
            _ => None,
        });
        let near = self.spots[i].sentence.abs_diff(self.spots[main].sentence);
        // What is worn elsewhere lies about.
        let lies = self.intent.subjects[i].kind == Kind::Clothing;
        let bonds = bonds.filter(|&worth| worth < 2 || !lies);
        let animals = self.intent.subjects[main].kind == Kind::Animal;
        let listed = (animals || !self.alive(main))
            && near == 0
            && self.intent.subjects[i].kind == self.intent.subjects[main].kind;
        let together =
            (listed || self.spots[i].clause == self.spots[main].clause) && self.spots[i].layer != Layer::Far;
        let actor = self.alive(i) && self.spots[i].layer != Layer::Far;
        let worn = self.is_loose(i) && self.alive(main) && near < 2;
        let alone = match () {
            () if worn => Some(0),
            () if actor && together => Some(0),
            () if self.is_placed(i) => Some(2),
            () if far.contains(&i) => Some(3),
            () if self.flies(i) => Some(3),
            () if actor && near < 5 && self.is_one(i) => Some(3),
            () if self.is_laid(i) && self.alive(main) => Some(3),
            () if together && self.stands(i, main) => Some(4),
            () if self.is_in_sky(i) => Some(4),
            () => None,
        };
        bonds.min().or(alone)
    }

    /// Whether it can stand by itself beside the main subject: beside somebody no tool does.
    fn stands(&self, i: usize, main: usize) -> bool {
        use Kind::{Building, Furniture, Nature, Plant, Vehicle};
        let kind = self.intent.subjects[i].kind;
        !self.alive(main) || self.alive(i) || matches!(kind, Building | Vehicle | Furniture | Plant | Nature)
    }

    /// Whether it is a table on which something lies.
    fn is_laid(&self, i: usize) -> bool {
        let laid = |r: &Relation| r.to == i && r.bond == Bond::On && !self.alive(r.from);
        Group::SatAt.has(self.intent.subjects[i].name()) && self.intent.relations.iter().any(laid)
    }

    /// Whether its side of the picture is told.
    fn is_placed(&self, i: usize) -> bool {
        let subject = &self.intent.subjects[i];
        subject.side.is_some() && !PARTS.iter().any(|part| subject.name().ends_with(part))
    }

    /// Whether it is one who can stand beside the main subject.
    fn is_one(&self, i: usize) -> bool {
        let crowd = self.intent.subjects[i].name() == "crowd";
        !crowd && self.intent.subjects[i].count == 1 && self.intent.subjects[i].size != Scale::Tiny
    }

    /// Whether they fly somewhere behind.
    fn flies(&self, i: usize) -> bool {
        self.intent.subjects[i].pose == Some(Pose::Flying) && self.intent.subjects[i].kind == Kind::Animal
    }

    /// Whether it has its place in the sky, out of doors.
    fn is_in_sky(&self, i: usize) -> bool {
        use Setting::{Bedroom, Cafe, Classroom, Kitchen, Library, Office, Room, Shop, Tabletop, Workshop};
        const INDOORS: [Setting; 10] =
            [Bedroom, Cafe, Classroom, Kitchen, Library, Office, Room, Shop, Tabletop, Workshop];
        let name = self.intent.subjects[i].name();
        let indoors = self.intent.setting.is_some_and(|setting| INDOORS.contains(&setting));
        !indoors
            && (matches!(name, "sun" | "moon" | "rainbow") || name == "cloud" && !is_overcast(self.intent))
    }

    /// Where it goes, if nothing was said: at the back what is far, beside the main subject who is there as well; clothes
    /// onto who was named before.
    fn place(&self, i: usize, main: usize, far: &[usize], kept: &[bool]) -> Option<Relation> {
        let bound = |r: &Relation| (r.from == i && kept[r.to]) || (r.to == i && kept[r.from]);
        if i == main || self.intent.relations.iter().any(bound) {
            return None;
        }
        if self.intent.subjects[i].kind == Kind::Clothing {
            let wearer = (0..i).rev().find(|&k| kept[k] && self.alive(k))?;
            return Some(Relation { from: wearer, bond: Bond::Wears, to: i });
        }
        let bond = if far.contains(&i) { Bond::Behind } else { Bond::Beside };
        let place = far.contains(&i) || self.is_laid(i) || self.alive(i) && !self.flies(i);
        place.then_some(Relation { from: i, bond, to: main })
    }
}

/// What the main subject does to it.
fn outward(bond: Bond) -> u8 {
    match bond {
        Bond::Holds | Bond::Uses | Bond::Rides | Bond::Wears | Bond::On | Bond::In => 0,
        Bond::Has | Bond::Under | Bond::AttendsTo | Bond::Follows => 1,
        Bond::Beside | Bond::Around | Bond::Above | Bond::InFront | Bond::Behind => 2,
    }
}

/// What it does to the main subject.
fn inward(bond: Bond) -> u8 {
    match bond {
        Bond::Holds | Bond::Rides | Bond::Wears | Bond::On | Bond::In | Bond::Uses => 1,
        _ => 2,
    }
}
