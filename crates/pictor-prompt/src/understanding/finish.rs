//! What goes without saying: garments go onto their wearers, what is only the medium goes, a setting is found.

mod aboard;
mod blend;
mod sides;
mod usual;
mod ware;

use super::groups::Group;
use super::letters::Letter;
use super::lexicon::{Bulk, concept, lineage};
use super::lines;
use super::rank;
use super::reading::Reading;
use super::senses::Sense;
use super::sentence::Sentence;
use crate::intent::{
    Bond, Camera, Change, Expression, Garment, Gender, Intent, Kind, Mood, Pose, Position, Relation, Season,
    Setting, Style, Subject, Time, Weather,
};

/// More words than this aren't told of, nor longer ones: what is left out goes into a header.
const MOST_UNREAD: usize = 24;
const LONGEST_UNREAD: usize = 40;

/// Completes a reading.
pub(super) fn finish(
    sentence: &Sentence,
    reading: Reading<'_>,
    letters: Vec<Letter>,
    changes: Vec<Change>,
) -> Intent {
    let Reading { mut intent, nouns, spots, passed, mut tentative, aloft, .. } = reading;
    intent.changes = changes;
    sides::tell(sentence, &mut intent, &nouns);
    for letter in letters {
        let mut lettering = letter.lettering;
        if let Some(subject) = letter.noun.and_then(|noun| nouns.iter().position(|n| *n == noun)) {
            lettering.place = Position::Subject(subject);
        }
        intent.lettering.push(lettering);
    }
    if sentence.is_long() {
        let spots: Vec<_> = nouns.iter().map(|&noun| spots[noun]).collect();
        tentative.extend(customers(&intent, true));
        rank::rank(&mut intent, &spots, &tentative);
    } else {
        tentative.extend(customers(&intent, false));
        tentative.extend(aboard::appose(sentence, &mut intent, &nouns));
        tentative.sort_unstable();
        tentative.dedup();
        give_way(&mut intent, &tentative);
    }
    enumerate(&mut intent);
    specify(&mut intent);
    share_colours(&mut intent);
    pot(&mut intent);
    embody(&mut intent);
    stir_in(&mut intent);
    hang_in_the_sky(&mut intent);
    let announces = take_card(&mut intent) || intent.styles.contains(&Style::Poster);
    take_signs(&mut intent);
    hand_on(&mut intent);
    put_on(&mut intent);
    dress(&mut intent);
    drop_unneeded(&mut intent);
    if announces && !intent.without.contains(&"text") {
        lines::rank_lines(&mut intent);
    }
    let empty = intent.subjects.is_empty() && intent.setting.is_none();
    intent.left_out.extend(unread(sentence, if empty { &[] } else { &passed }));
    tell_what_lacks(&mut intent);
    if let Some(jazz) = intent.subjects.iter().position(|s| s.name() == "jazz") {
        intent.occasion.get_or_insert(crate::intent::Occasion::Concert);
        // Whoever plays it is named.
        if intent.subjects.iter().any(|s| matches!(s.kind, Kind::Person | Kind::Tool) && s.name() != "jazz") {
            intent.remove(jazz);
        }
    }
    aboard::board(sentence.chinese, &mut intent);
    focus(&mut intent);
    intent.bare = (0..sentence.len()).any(|i| sentence.token(i).means(Sense::Bare));
    blend::blend_in(&mut intent);
    change_all(&mut intent);
    come_down(&mut intent, aloft);
    if intent.mood == Some(Mood::Neon) && matches!(intent.setting, Some(Setting::City | Setting::Street)) {
        intent.time.get_or_insert(Time::Night);
    }
    // Every picture is one of a picture book that is drawn in no other style.
    let painted =
        intent.styles.iter().any(|style| matches!(style, Style::Pixel | Style::ThreeD | Style::Anime));
    intent.styles.sort_by_key(|s| *s == Style::PictureBook || *s == Style::Vintage && painted);
    see(sentence, &mut intent);
    stand_alone(&mut intent);
    ware::set_out(&mut intent);
    settle(sentence, &mut intent);
    intent
}

/// The shop that a logo is for, where the logo shows somebody, and a thing that is named again later.
fn customers(intent: &Intent, long: bool) -> Vec<usize> {
    let subjects = &intent.subjects;
    let shown = subjects.iter().position(|s| s.kind.is_alive());
    let Some(shown) = shown.filter(|_| intent.styles.contains(&Style::Logo)) else { return Vec::new() };
    let bound = |i: usize| !long && intent.relations.iter().any(|r| r.from == i || r.to == i);
    let again = |i: usize| subjects[shown..].iter().any(|s| s.concept == subjects[i].concept);
    let shop = |i: &usize| !bound(*i) && (subjects[*i].kind == Kind::Building || again(*i));
    (0..shown).filter(shop).collect()
}

/// From where and how near somebody is seen, and who holds hands.
fn see(sentence: &Sentence, intent: &mut Intent) {
    let said = |sense| (0..sentence.len()).filter(move |&i| sentence.token(i).means(sense));
    intent.hand_in_hand = said(Sense::HandInHand).next().is_some();
    // 远处是高楼的剪影: of a long prompt only what it begins with is said of all.
    let stop = (0..sentence.len()).find(|&i| sentence.token(i).kind == super::tokens::TokenKind::Stop);
    let first = stop.filter(|_| sentence.is_long()).unwrap_or(sentence.len());
    intent.silhouette = said(Sense::Silhouette).any(|i| i < first);
    // "From behind a curtain" says where somebody is.
    let of_something = |i: usize| {
        matches!(sentence.sense(i + 1), Some(Sense::Article | Sense::Definite | Sense::Concept(_)))
    };
    // Those who look on are.
    let of_crowd = |i: usize| {
        let crowd =
            |j| sentence.concept(j).is_some_and(|c| c.name == "crowd") || sentence.written(j) == "audience";
        (sentence.clause_start(i)..i).any(crowd)
    };
    intent.from_behind = said(Sense::FromBehind).any(|i| !of_something(i) && !of_crowd(i));
    // Near enough to somebody is head and shoulders.
    let person = intent.subjects.iter().find(|s| s.focal).is_some_and(|s| s.kind == Kind::Person);
    if intent.camera == Camera::CloseUp && person {
        intent.camera = Camera::Portrait;
    }
}

/// What stickers, isometric pictures and logos show stands by itself.
fn stand_alone(intent: &mut Intent) {
    // Around what a sticker shows nothing stands.
    if intent.styles.contains(&Style::Sticker) {
        let bound = |i: usize| intent.relations.iter().any(|r| r.to == i && r.bond == Bond::Holds);
        let sky = |i: &usize| matches!(intent.subjects[*i].kind, Kind::Nature | Kind::Symbol) && !bound(*i);
        let around: Vec<usize> = (1..intent.subjects.len()).filter(sky).collect();
        for i in around.into_iter().rev() {
            intent.left_out.push(intent.subjects[i].word.clone());
            intent.remove(i);
        }
    }
    if intent.styles.contains(&Style::Isometric) {
        intent.styles.retain(|style| *style != Style::ThreeD);
    }
}

/// "Two dogs, a husky and a beagle", "three friends, a fox, a bear and a hare": they are named one by one.
fn enumerate(intent: &mut Intent) {
    let is_one = |all: &Subject, one: &Subject| {
        let kin = lineage(one.name()).any(|c| c.name == all.name());
        kin || all.name() == "friend" && one.kind.is_alive()
    };
    let named = |&i: &usize| {
        let (all, rest) = (&intent.subjects[i], &intent.subjects[i + 1..]);
        let bound = intent.relations.iter().any(|r| r.from == i || r.to == i);
        let each = rest.iter().take(usize::from(all.count)).filter(|one| one.count == 1 && is_one(all, one));
        all.count > 1 && !bound && each.count() == usize::from(all.count)
    };
    // "Balloons rising, three balloons": the same, counted.
    let again = |&i: &usize| {
        let (one, rest) = (&intent.subjects[i], &intent.subjects[i + 1..]);
        let bound = intent.relations.iter().any(|r| r.from == i || r.to == i);
        let plain = one.count == 1 && one.colours.is_empty() && !one.kind.is_alive() && !one.given;
        plain && !bound && rest.iter().any(|other| other.count > 1 && other.concept == one.concept)
    };
    if let Some(all) = (0..intent.subjects.len()).find(|i| named(i) || again(i)) {
        intent.remove(all);
    }
}

/// Where it happens, if nobody said it.
fn settle(sentence: &Sentence, intent: &mut Intent) {
    // So many of a plant are a field, if nobody holds them and they are in nothing.
    let lies = |i: usize, r: &Relation| r.from == i || r.to == i && r.bond == Bond::Holds;
    let sown = |i: usize| intent.subjects[i].kind == Kind::Plant && intent.subjects[i].count >= 9;
    let free = |i: usize| !intent.relations.iter().any(|r| lies(i, r));
    if (0..intent.subjects.len()).any(|i| sown(i) && free(i)) {
        intent.setting.get_or_insert(Setting::Meadow);
    }
    if intent.subjects.iter().any(|s| s.wears.iter().any(|worn| worn.name == "space helmet")) {
        intent.setting.get_or_insert(Setting::Space);
    }
    if let Some(wall) = wall_inside(intent) {
        intent.setting.get_or_insert(Setting::Room);
        intent.remove(wall);
    }
    intent.at_home = intent.setting.is_none();
    // Who rows is above the whale that swims below.
    let rows = |r: &Relation| {
        r.bond == Bond::Rides && lineage(intent.subjects[r.to].name()).any(|c| c.name == "boat")
    };
    if intent.setting == Some(Setting::Underwater) && intent.relations.iter().any(rows) {
        intent.setting = Some(Setting::Sea);
    }
    intent.setting = intent.setting.or_else(|| usual::setting(intent));
    enter(intent);
    move_out(intent);
    // A car is outside, and whatever is on the floor is not.
    let car =
        |s: &&Subject| s.kind == Kind::Vehicle && concept(s.name()).is_some_and(|c| c.bulk >= Bulk::Huge);
    let somebody = intent.subjects.iter().any(|s| s.kind.is_alive());
    if intent.at_home && intent.setting == Some(Setting::Room) && somebody {
        let outside = intent.subjects.iter().find(car).and_then(|s| concept(s.name())?.setting);
        (intent.setting, intent.at_home) = (outside.or(intent.setting), outside.is_none());
    }
    let floor = |s: &Subject| {
        s.name() == "floor" && (s.word.contains("地板") || s.word.eq_ignore_ascii_case("floor"))
    };
    if intent.at_home && intent.subjects.iter().any(floor) {
        (intent.setting, intent.at_home) = (Some(Setting::Room), false);
        // The toys are on it, too.
        let played = |r: &&mut Relation| r.bond == Bond::AttendsTo && !intent.subjects[r.to].kind.is_alive();
        intent.relations.iter_mut().filter(played).for_each(|r| r.bond = Bond::Beside);
    }
    // Balloons fly over what stands on the ground.
    let stands = |s: &Subject| matches!(s.kind, Kind::Building | Kind::Furniture);
    let sky = intent.setting == Some(Setting::Sky) && intent.occasion.is_none();
    if intent.at_home && sky && intent.subjects.iter().any(stands) {
        (intent.setting, intent.at_home) = (Some(Setting::Meadow), false);
    }
    // Nobody sits under the moon in a room.
    let moon = |r: &Relation| r.bond == Bond::Under && intent.subjects[r.to].name().ends_with("moon");
    let inside = matches!(intent.setting, Some(Setting::Room | Setting::Tabletop | Setting::Studio));
    if intent.at_home && inside && intent.relations.iter().any(moon) {
        (intent.setting, intent.at_home) = (Some(Setting::Garden), false);
        intent.time.get_or_insert(Time::Night);
    }
    // No stars are seen below the trees.
    let starry =
        |i: usize| sentence.written(i).to_lowercase().contains("star") || sentence.written(i).contains('星');
    // "A bat in front of the full moon": no cave has one.
    let moonlit = intent.subjects.iter().any(|s| s.name().ends_with("moon"));
    let nightly = |i: usize| sentence.token(i).means(Sense::Time(Time::Night)) && starry(i);
    if intent.at_home
        && (intent.setting == Some(Setting::Cave) && moonlit
            || intent.setting == Some(Setting::Forest)
                && intent.time == Some(Time::Night)
                && (0..sentence.len()).any(nightly))
    {
        (intent.setting, intent.at_home) = (Some(Setting::Hills), false);
    }
}

/// A cafe that is named with its counter, and a bookshop with its shelves, is seen from inside.
fn enter(intent: &mut Intent) {
    let piece =
        |s: &Subject| matches!(s.name(), "kitchen island" | "bookshelf" | "shelf" | "sofa" | "fireplace");
    let place = |s: &Subject| match s.name() {
        "coffee shop" | "bakery" | "restaurant" => Some(Setting::Cafe),
        "bookshop" => Some(Setting::Library),
        "shop" | "flower shop" => Some(Setting::Shop),
        _ => None,
    };
    let door = intent.subjects.iter().position(|s| place(s).is_some());
    if let Some(door) = door.filter(|_| intent.at_home && intent.subjects.iter().any(piece)) {
        (intent.setting, intent.at_home) = (place(&intent.subjects[door]), false);
        intent.remove(door);
    }
}

/// Nobody sits on a park bench on a table, and no window or cage stands in a jungle.
fn move_out(intent: &mut Intent) {
    let named = |names: &[&str]| intent.subjects.iter().any(|s| names.contains(&s.name()));
    let housed = named(&["window", "birdcage", "curtain"]) && !named(&["house", "tree"]);
    let place = match intent.setting {
        Some(Setting::Tabletop) if named(&["park bench"]) => Setting::Park,
        Some(Setting::Jungle) if housed => Setting::Room,
        _ => return,
    };
    if intent.at_home {
        (intent.setting, intent.at_home) = (Some(place), false);
    }
}

/// A card that the prompt asks for is the picture, not a thing in it; whether it asks for one.
fn take_card(intent: &mut Intent) -> bool {
    let is_card = |s: &Subject| matches!(s.name(), "card" | "birthday card");
    let Some(card) = intent.subjects.iter().position(is_card) else { return false };
    let bound = |r: &Relation| r.to == card || r.from == card && r.bond != Bond::Has;
    if card > 1 || intent.relations.iter().any(bound) {
        return false;
    }
    if intent.subjects[card].name() == "birthday card" {
        intent.occasion = intent.occasion.or(Some(crate::intent::Occasion::Birthday));
    }
    intent.remove(card);
    true
}

/// A speech bubble is where letters go, and a map of a city is how the city is drawn.
fn take_signs(intent: &mut Intent) {
    let find = |name: &str, intent: &Intent| intent.subjects.iter().position(|s| s.name() == name);
    let speeches = intent.lettering.iter().filter(|l| l.place == Position::Speech).count();
    let spoken = speeches > 0;
    // Each says its own.
    if let [group] = &mut intent.subjects.iter_mut().filter(|s| s.kind.is_alive()).collect::<Vec<_>>()[..]
        && usize::from(group.count) > 2
        && (group.count as usize) < speeches
    {
        group.count = speeches.min(5) as u16;
    }
    if let Some(bubble) = find("speech bubble", intent).filter(|_| spoken) {
        intent.remove(bubble);
    }
    let land =
        matches!(intent.setting, Some(Setting::City | Setting::Village | Setting::Street | Setting::Park));
    if let Some(map) = find("map", intent).filter(|_| land && intent.subjects.len() == 1) {
        intent.remove(map);
        intent.styles.push(Style::Map);
    }
}

/// 拄着拐杖,头上戴着帽子: a crutch wears no hat.
fn hand_on(intent: &mut Intent) {
    let alive = |i: usize| intent.subjects[i].kind.is_alive();
    for relation in intent.relations.iter_mut().filter(|r| r.bond == Bond::Wears && !alive(r.from)) {
        relation.from = (0..relation.from).rev().find(|&i| alive(i)).unwrap_or(relation.from);
    }
    // 手持团扇,白色长裙: nobody holds the dress that is named behind what they hold.
    let subjects = &intent.subjects;
    let cloth = |i: usize| {
        lineage(subjects[i].name()).any(|c| matches!(c.name, "dress" | "shirt" | "jacket" | "trousers"))
    };
    let mut busy = None;
    for relation in intent.relations.iter_mut().filter(|r| r.bond == Bond::Holds && alive(r.from)) {
        match busy == Some(relation.from) && cloth(relation.to) {
            true => relation.bond = Bond::Wears,
            false => busy = Some(relation.from),
        }
    }
    // A cactus in sunglasses has a face.
    for r in intent.relations.iter().filter(|r| r.bond == Bond::Wears) {
        let eyed =
            !intent.subjects[r.from].kind.is_alive() && intent.subjects[r.to].name().ends_with("glasses");
        let face = &mut intent.subjects[r.from].expression;
        *face = face.or(eyed.then_some(Expression::Happy));
    }
    sit_at(intent);
    hold_umbrella(intent);
}

/// 坐在书桌前: at the desk, not before it.
fn sit_at(intent: &mut Intent) {
    let subjects = &intent.subjects;
    let at = |r: &Relation| {
        let sits = subjects[r.from].pose == Some(Pose::Sitting);
        r.bond == Bond::InFront && sits && matches!(subjects[r.to].name(), "desk" | "table" | "piano")
    };
    intent.relations.iter_mut().filter(|r| at(r)).for_each(|r| r.bond = Bond::On);
}

/// What lies nowhere is held by the only one who is there.
fn hold_umbrella(intent: &mut Intent) {
    let alive = |i: usize| intent.subjects[i].kind.is_alive();
    let mut holders = (0..intent.subjects.len()).filter(|&i| alive(i));
    let (Some(from), None) = (holders.next(), holders.next()) else { return };
    // On a bench with an umbrella: the bench has none.
    let had = |r: &Relation| r.bond == Bond::Has && r.from != from;
    let bound = |i: usize| intent.relations.iter().any(|r| (r.from == i || r.to == i) && !had(r));
    const HELD: [&str; 6] = ["umbrella", "sword", "spear", "bow and arrow", "magic wand", "staff"];
    let umbrella = intent.subjects.iter().position(|s| HELD.contains(&s.name()) && !s.given);
    if let Some(to) = umbrella.filter(|&to| !bound(to) && intent.subjects[to].count == 1) {
        intent.relations.retain(|r| r.to != to);
        intent.relations.push(Relation { from, bond: Bond::Holds, to });
    }
}

/// Clothes that nobody carries and that lie nowhere are worn by the only one who is there.
fn put_on(intent: &mut Intent) {
    let alive = |i: &usize| intent.subjects[*i].kind.is_alive();
    let snowman = intent.subjects.iter().position(|s| s.name() == "snowman");
    // What a boy and his cat have on is the boy's.
    let mut people = (0..intent.subjects.len()).filter(|&i| intent.subjects[i].kind == Kind::Person);
    let person = people
        .next()
        .filter(|&who| people.next().is_none() && !Group::Being.has(intent.subjects[who].name()));
    let person = person.filter(|_| intent.subjects.len() < 6);
    let mut wearers = (0..intent.subjects.len()).filter(alive);
    // "Kids building a snowman, blue scarf": the snowman's.
    let only = wearers.next().filter(|_| wearers.next().is_none());
    let Some(from) = snowman.or(person).or(only) else { return };
    let bound = |i: usize| intent.relations.iter().any(|r| r.from == i || r.to == i);
    let loose = |i: &usize| *i > from && intent.subjects[*i].kind == Kind::Clothing && !bound(*i);
    let loose = (0..intent.subjects.len()).filter(loose);
    let worn: Vec<_> = loose.map(|to| Relation { from, bond: Bond::Wears, to }).collect();
    intent.relations.extend(worn);
}

/// Clothes that somebody wears become part of who wears them.
fn dress(intent: &mut Intent) {
    let worn = |r: &Relation, intent: &Intent| {
        let (wearer, garment) = (&intent.subjects[r.from], &intent.subjects[r.to]);
        let alive = wearer.kind.is_alive();
        r.bond == Bond::Wears && alive && garment.kind == Kind::Clothing && !wearer.given
    };
    while let Some(relation) = intent.relations.iter().copied().find(|r| worn(r, intent)) {
        for lettering in intent.lettering.iter_mut().filter(|l| l.place == Position::Subject(relation.to)) {
            lettering.place = Position::Subject(relation.from);
        }
        let worn_one = relation.to;
        let garment = &intent.subjects[worn_one];
        let garment = Garment { name: garment.name(), colour: garment.colours.first().copied() };
        for relation in intent.relations.clone() {
            if relation.bond == Bond::Wears && relation.to == worn_one {
                wear(&mut intent.subjects[relation.from], &garment);
            }
        }
        intent.remove(worn_one);
    }
}

fn wear(wearer: &mut Subject, garment: &Garment) {
    if matches!(garment.name, "beard" | "moustache") && wearer.kind == Kind::Person {
        wearer.gender.get_or_insert(Gender::Male);
    }
    if !wearer.wears.iter().any(|w| w.name == garment.name) {
        wearer.wears.push(garment.clone());
    }
}

/// What an edit finds in the picture already is needed only where a relation speaks of it.
fn drop_unneeded(intent: &mut Intent) {
    let adds = intent.changes.iter().any(|c| matches!(c, Change::Add | Change::Arrange(_)));
    for subject in &mut intent.subjects {
        subject.given &= adds;
    }
    let needed = |i: usize, intent: &Intent| intent.relations.iter().any(|r| r.from == i || r.to == i);
    let arranged = intent.changes.iter().any(|c| matches!(c, Change::Arrange(_)));
    for i in (0..intent.subjects.len()).rev() {
        if intent.subjects[i].given && !arranged && !needed(i, intent) {
            intent.remove(i);
        }
    }
    // "Mountains and stars at night": the place is the picture.
    let starry = intent.time == Some(Time::Night) && !matches!(intent.setting, None | Some(Setting::Sky));
    let plain = |s: &Subject| s.name() == "star" && s.colours.is_empty() && s.count == 3;
    if starry && intent.relations.is_empty() && intent.subjects.iter().all(plain) {
        intent.subjects.clear();
    }
}

/// Whom a picture is for is not what it shows, unless it shows nothing else.
fn give_way(intent: &mut Intent, tentative: &[usize]) {
    if tentative.len() < intent.subjects.len() {
        tentative.iter().rev().for_each(|&i| intent.remove(i));
    }
}

/// Whether something else is never drawn without it: a birthday cake without its candles.
fn shown_with(thing: &Subject, things: &[Subject]) -> bool {
    const WITH: [(&str, &str); 3] =
        [("candle", "birthday cake"), ("chopsticks", "ramen"), ("chopsticks", "noodles")];
    things.iter().any(|host| WITH.contains(&(thing.name(), host.name())))
}

/// 三个行李箱,红的黄的蓝的: as many colours as there are of it, one for each.
fn share_colours(intent: &mut Intent) {
    let several = intent.palette.len();
    let many = |s: &&mut Subject| {
        several > 1 && usize::from(s.count) == several && s.colours.is_empty() && !s.kind.is_alive()
    };
    if let Some(subject) = intent.subjects.iter_mut().find(many) {
        subject.colours = std::mem::take(&mut intent.palette);
    }
}

/// "A snake plant in a white pot": it is drawn in its pot anyway, which is white.
fn pot(intent: &mut Intent) {
    let own = |s: &Subject| matches!(s.name(), "plant" | "monstera" | "snake plant" | "succulent");
    let potted = |r: &&Relation| {
        r.bond == Bond::In && own(&intent.subjects[r.from]) && intent.subjects[r.to].name() == "flowerpot"
    };
    let Some(&Relation { from, to, .. }) = intent.relations.iter().find(potted) else { return };
    let pot = intent.subjects[to].colours.first().copied();
    let plant = &mut intent.subjects[from];
    let green = plant.concept.and_then(concept).map(|c| c.colour);
    if let (Some(pot), Some(green), true) = (pot, green, plant.colours.is_empty()) {
        plant.colours = vec![green, pot];
    }
    intent.remove(to);
}

/// "Three fruits: an apple, a pear and a plum" are three: what is named by its kinds goes, and they stand for it.
fn specify(intent: &mut Intent) {
    let kinds = |i: usize, intent: &Intent| -> Vec<usize> {
        let general = intent.subjects[i].concept;
        let below = |s: &Subject| lineage(s.name()).skip(1).any(|c| Some(c.name) == general);
        (0..intent.subjects.len()).filter(|&j| j != i && below(&intent.subjects[j])).collect()
    };
    // A cake with candles is that of a birthday.
    if intent.subjects.iter().any(|s| s.name() == "candle" && s.count < 10)
        && let Some(cake) = intent.subjects.iter_mut().find(|s| s.name() == "cake")
    {
        cake.concept = Some("birthday cake");
    }
    for i in (0..intent.subjects.len()).rev() {
        let kinds = kinds(i, intent);
        // "Food: grilled fish" is the fish.
        let named = |s: &Subject| s.kind == Kind::Person && s.name() != "family";
        let members = intent.subjects.iter().filter(|s| named(s)).count();
        let vague = intent.subjects[i].name() == "food" && !kinds.is_empty()
            || intent.subjects[i].name() == "family" && members > 1
            || intent.subjects[i].name() == "product" && intent.subjects.len() > 1;
        let shown = shown_with(&intent.subjects[i], &intent.subjects);
        if kinds.len() < 2 && !vague && !shown {
            continue;
        }
        for relation in intent.relations.clone() {
            let relation = |to: usize| Relation {
                from: if relation.from == i { to } else { relation.from },
                to: if relation.to == i { to } else { relation.to },
                ..relation
            };
            let free =
                kinds.iter().map(|&k| relation(k)).filter(|r| r.from != r.to && r.from != i && r.to != i);
            let new: Vec<_> = free.filter(|r| !intent.relations.contains(r)).collect();
            intent.relations.extend(new);
        }
        // A number that may be no more than "some", or is that of the figure, is not missed.
        if shown && !matches!(intent.subjects[i].count, 1 | 3 | 4) {
            intent.left_out.push(format!("{} {}", intent.subjects[i].count, intent.subjects[i].word));
        }
        intent.remove(i);
    }
}

/// The eyes of a girl are in her face: none hangs beside her. A hand that is named first may stroke a cat.
fn embody(intent: &mut Intent) {
    let alive = |s: &Subject| s.kind.is_alive() || Group::Being.has(s.name());
    if !intent.subjects.iter().any(alive) {
        return;
    }
    for i in (0..intent.subjects.len()).rev() {
        let name = intent.subjects[i].name();
        if Group::Body.has(name) && (i > 0 || name != "hand") {
            let told = matches!(name, "thumbs up" | "footprint").then(|| intent.subjects[i].word.clone());
            intent.left_out.extend(told);
            intent.remove(i);
        }
    }
}

/// What is in the soup, and the milk in the coffee, is no thing beside it.
fn stir_in(intent: &mut Intent) {
    let is = |i: usize, names: &[&str]| {
        lineage(intent.subjects[i].name())
            .chain(concept(intent.subjects[i].name()))
            .any(|c| names.contains(&c.name))
    };
    let stirred = |r: &Relation| {
        let (dish, other) = match r.bond {
            Bond::Has => (r.from, r.to),
            Bond::On | Bond::In | Bond::Beside => (r.to, r.from),
            _ => return None,
        };
        let poured =
            is(dish, &["coffee", "tea", "iced coffee", "hot chocolate", "bubble tea", "juice", "cocktail"])
                && is(
                    other,
                    &[
                        "milk", "cream", "sugar", "ice cube", "icicle", "mint", "leaf", "honey", "lemon",
                        "lime", "orange", "cinnamon",
                    ],
                );
        let cooked = r.bond != Bond::Beside
            && is(dish, &["noodles", "soup", "salad", "rice", "hot pot", "pizza", "hamburger", "sandwich"]);
        let eaten =
            intent.subjects[other].kind == Kind::Food || is(other, &["flower", "seaweed", "grass", "leaf"]);
        let beside = is(other, &["drink", "french fries"]);
        (dish != other && (poured || cooked && eaten && !beside)).then_some(other)
    };
    let mut gone: Vec<usize> = intent.relations.iter().filter_map(stirred).collect();
    gone.sort_unstable();
    gone.dedup();
    for i in gone.into_iter().rev() {
        intent.left_out.push(intent.subjects[i].word.clone());
        intent.remove(i);
    }
    // Fries and a cola go with a burger, not into it.
    let food = |i: usize| intent.subjects[i].kind == Kind::Food;
    for relation in intent.relations.iter_mut().filter(|r| r.bond == Bond::Has && food(r.from)) {
        let name = intent.subjects[relation.to].name();
        let drink = lineage(name).chain(concept(name)).any(|c| matches!(c.name, "drink" | "french fries"));
        if drink {
            *relation = Relation { from: relation.to, bond: Bond::Beside, to: relation.from };
        }
    }
}

/// What is in the sky.
const LOFTY: [&str; 8] = ["sun", "moon", "full moon", "milky way", "star", "rainbow", "aurora", "lightning"];

/// Sun and moon are on no cliff, and nobody is at them: who looks at a moon on a cliff is on the cliff.
fn hang_in_the_sky(intent: &mut Intent) {
    let lofty = |s: &Subject| lineage(s.name()).chain(concept(s.name())).any(|c| LOFTY.contains(&c.name));
    let alive = |s: &Subject| s.kind.is_alive();
    let (mut kept, all) = (Vec::new(), std::mem::take(&mut intent.relations));
    for r in &all {
        let (from, to) = (&intent.subjects[r.from], &intent.subjects[r.to]);
        let place = matches!(r.bond, Bond::On | Bond::In | Bond::Beside | Bond::Above | Bond::Behind);
        let looks = |other: &&Relation| other.to == r.from && alive(&intent.subjects[other.from]);
        if lofty(from) && place {
            let who = all.iter().find(looks).map(|other| other.from).filter(|_| r.bond == Bond::On);
            kept.extend(who.map(|from| Relation { from, ..*r }));
            continue;
        }
        // Who howls at the moon doesn't sit on it.
        let sits = matches!(from.pose, Some(Pose::Sitting | Pose::Lying | Pose::Sleeping | Pose::Standing));
        let touches = r.bond == Bond::On && sits || matches!(r.bond, Bond::Rides | Bond::Holds | Bond::Under);
        let past = |other: &Relation| other.bond == Bond::Behind && (other.to, other.from) == (r.from, r.to);
        // Nor does an oak grow on a cloud, or anybody hold what is behind them.
        let grows = to.name() == "cloud" && from.kind == Kind::Plant && !from.focal;
        let past = r.bond == Bond::Holds && all.iter().any(past);
        if !grows && !past && (touches || !lofty(to) || !alive(from)) {
            kept.push(*r);
        }
    }
    intent.relations = kept;
    if intent.subjects.iter().any(|s| s.name() == "aurora") {
        intent.time.get_or_insert(Time::Night);
    }
}

/// Under a blue sky one stands on the ground.
fn come_down(intent: &mut Intent, aloft: bool) {
    let Some(main) = intent.subjects.iter().find(|s| s.focal) else { return };
    let flies = main.pose == Some(Pose::Flying) || Group::Airborne.has(main.name());
    let grounded =
        matches!(main.kind, Kind::Person | Kind::Animal | Kind::Plant | Kind::Building | Kind::Vehicle);
    // "A salt mine under a pink sky, a tiny van": the van is on the ground, whatever is the main thing.
    let drives = |s: &Subject| {
        let air = lineage(s.name()).any(|c| Group::Airborne.has(c.name));
        s.kind == Kind::Vehicle && s.pose != Some(Pose::Flying) && !air
    };
    let grounded = grounded || intent.subjects.iter().any(drives);
    // Lightning that crosses the sky lifts no lighthouse.
    let aloft = aloft && intent.weather != Some(Weather::Storm);
    if intent.setting == Some(Setting::Sky) && grounded && !flies && !aloft {
        intent.setting = None;
        let usual = usual::setting(intent);
        intent.setting =
            Some(usual.filter(|s| *s != Setting::Room && *s != Setting::Sky).unwrap_or(Setting::Meadow));
    }
}

/// What is drawn or lettered all the same is not left out.
fn tell_what_lacks(intent: &mut Intent) {
    let mut words = std::mem::take(&mut intent.left_out);
    let drawn = |word: &str| {
        let drawn = |s: &Subject| s.word.to_lowercase() == word || s.name() == word.trim_end_matches('s');
        intent.subjects.iter().any(drawn)
            || intent.lettering.iter().any(|l| l.text.to_lowercase().contains(word))
    };
    words.retain(|word| !drawn(&word.to_lowercase()));
    intent.left_out = words;
}

/// The words of which nothing became of, those that stand side by side as one, but for those that were passed over.
fn unread(sentence: &Sentence, passed: &[usize]) -> Vec<String> {
    // Where each begins, its last word, whether it says how something looks, and its text.
    let mut found: Vec<(usize, usize, bool, String)> = Vec::new();
    for i in (0..sentence.len()).filter(|i| sentence.is_unread(*i) && passed.binary_search(i).is_err()) {
        let looks = matches!(sentence.sense(i), Some(Sense::Missed | Sense::Part(_)));
        let first = sentence.begins(i);
        let short = |from: usize| sentence.token(i).end <= sentence.token(from).start + LONGEST_UNREAD;
        match found.last_mut().filter(|last| last.1 + 1 == i && last.2 == looks && short(last.0)) {
            Some(last) => (last.1, last.3) = (i, sentence.phrase(last.0..i + 1)),
            // "Long hair" of "long red hair": the colour is that.
            None if first < i => {
                found.push((first, i, looks, format!("{} {}", sentence.written(first), sentence.written(i))));
            }
            None => found.push((i, i, looks, sentence.written(i))),
        }
    }
    // A single character is what is left of a word.
    let texts = found.into_iter().map(|(.., text)| text).filter(|text| text.chars().nth(1).is_some());
    texts
        .take(MOST_UNREAD)
        .map(|text| if text.chars().count() > LONGEST_UNREAD { shortened(&text) } else { text })
        .collect()
}

/// The beginning of what is no word of any language.
fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_UNREAD).chain(['…']).collect()
}

/// "Night", "下雪": where nothing but a circumstance is named, an edit brings it about.
fn change_all(intent: &mut Intent) {
    if !intent.changes.is_empty()
        || !intent.subjects.is_empty()
        || intent.setting.is_some()
        || !intent.lettering.is_empty()
    {
        return;
    }
    intent.changes.extend(intent.time.map(Change::Time));
    intent.changes.extend(intent.season.map(Change::Season));
    intent.changes.extend(intent.weather.map(Change::Weather));
    intent.changes.extend(intent.styles.iter().copied().map(Change::Style));
}

/// The subject that the picture is about: the first that isn't a place for another.
fn focus(intent: &mut Intent) {
    if intent.subjects.iter().any(|s| s.focal) {
        return;
    }
    let alive = |i: usize| intent.subjects[i].kind.is_alive();
    let holds_another = |i: usize| {
        use Bond::{Above, Around, Behind, Beside, Has, Holds, In, InFront, On, Rides, Under, Uses, Wears};
        let place = |r: &Relation| match r.bond {
            // A lantern on a house is part of it.
            On | In => alive(r.from) || intent.subjects[r.to].kind != Kind::Building,
            // A perfume with roses beside it is no place for them.
            Beside => matches!(
                intent.subjects[r.to].kind,
                Kind::Building | Kind::Furniture | Kind::Nature | Kind::Plant | Kind::Vehicle
            ),
            Under | Behind | InFront | Above => true,
            // Petals lie around a bottle, children sit around a fire.
            Around => alive(r.from),
            // 拿着坚果的松鼠: who has it is named last.
            Holds | Uses | Wears | Rides | Has => true,
            _ => false,
        };
        // What lies somewhere itself is no place: oil on a table, with lavender beside it.
        let placed = intent.relations.iter().any(|r| r.from == i && matches!(r.bond, On | In));
        !placed && intent.relations.iter().any(|r| r.to == i && place(r) && r.from > i)
    };
    let container = |i: usize| Group::Container.has(intent.subjects[i].name());
    let held = |i: usize| intent.relations.iter().any(|r| r.to == i && r.from > i && r.bond == Bond::Holds);
    let open = |i: &usize| {
        !intent.subjects[*i].given && (container(*i) && !held(*i) || alive(*i) || !holds_another(*i))
    };
    // Before the houses of a street and what hangs there somebody counts who is there.
    let street = matches!(intent.setting, Some(Setting::Street | Setting::Village | Setting::City));
    let scenery =
        |i: usize| matches!(intent.subjects[i].name(), "house" | "building" | "lantern" | "street lamp");
    let first = (0..intent.subjects.len()).find(open);
    let somebody = (0..intent.subjects.len()).find(|i| open(i) && intent.subjects[*i].kind == Kind::Person);
    let centre = first.filter(|&i| !(street && scenery(i))).or(somebody).or(first);
    if let Some(centre) = centre.or((!intent.subjects.is_empty()).then_some(0)) {
        intent.subjects[centre].focal = true;
    }
}

/// The wall on which something hangs that hangs in rooms: it is the room's, and no wall in a field.
fn wall_inside(intent: &Intent) -> Option<usize> {
    let inside = ["clock", "painting", "mirror", "shelf", "bookshelf", "television", "calendar", "guitar"];
    let outside =
        intent.setting.is_some_and(|s| matches!(s, Setting::Street | Setting::City | Setting::Garden));
    let wall = |i: &usize| intent.subjects[*i].name() == "wall" && !outside;
    let hung = intent.relations.iter().filter(|r| r.bond == Bond::On);
    hung.filter(|r| inside.contains(&intent.subjects[r.from].name())).map(|r| r.to).find(wall)
}
