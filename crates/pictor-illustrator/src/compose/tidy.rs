//! Tidying: what the prompt says is brought into a form that can be staged.

mod large;

use super::choose::is_cliff;
use super::hanging::worn_at;
use crate::colour::Rgb;
use crate::figures::{self, Stands};
use crate::intent::{
    Age, Bond, Camera, Intent, Kind, MAX_SUBJECTS, Occasion, Pose, Position, Relation, Season, Setting,
    Style, Subject, Time, Weather,
};
use crate::settings::{Footing, footing, outdoors};
use crate::understanding as lexicon;

/// Brings the intent into a form that can be staged: a table that the setting already is isn't drawn again, and who
/// listens with a stethoscope listens to somebody.
pub(super) fn tidy(intent: &mut Intent, setting: Setting) {
    // From above the table is what everything lies on.
    let table = intent.subjects.iter().position(|s| matches!(s.name(), "table" | "desk"));
    if let Some(table) = table.filter(|_| intent.camera == Camera::TopDown && intent.subjects.len() > 1) {
        intent.remove(table);
    }
    // A shop has its own sign: one without words does not stand before it.
    let shop = intent.subjects.iter().any(|s| s.kind == Kind::Building);
    let sign = intent.subjects.iter().position(|s| s.name() == "sign");
    if let Some(sign) = sign.filter(|_| shop && intent.lettering.is_empty()) {
        intent.remove(sign);
    }
    let count = intent.subjects.len();
    intent.relations.retain(|r| r.from < count && r.to < count);
    listen(intent);
    shown_already(intent, setting);
    said_better(intent);
    by_the_hand(intent);
    put_on(intent);
    badge(intent);
    serve(intent);
    vessels(intent, setting);
    bowl(intent, setting);
    doings(intent);
    beside_on_it(intent);
    hand_over(intent);
    deeds(intent);
    push(intent);
    lay(intent);
    bake(intent);
    at_table(intent);
    large::too_large(intent);
    scenery(intent, setting);
    shown_by(intent, setting);
}

/// Food, or a small tool, that is said to be nowhere is in the hands of the one person with it.
fn hand_over(intent: &mut Intent) {
    let people = || (0..intent.subjects.len()).filter(|&i| intent.subjects[i].kind == Kind::Person);
    let (Some(person), None) = (people().next(), people().nth(1)) else { return };
    let busy = |r: &Relation| {
        r.from == person && !matches!(r.bond, Bond::Wears | Bond::Beside | Bond::Behind | Bond::InFront)
    };
    let loose = |i: usize| {
        let subject = &intent.subjects[i];
        let bound = intent.relations.iter().any(|r| r.from == i || r.to == i);
        let small = figures::find(subject.name()).is_some_and(|figure| figure.height < 0.6);
        let kind = subject.kind == Kind::Food || subject.kind == Kind::Tool && small;
        kind && (subject.count == 1 || subject.kind == Kind::Food && small) && !subject.focal && !bound
    };
    let food = (0..intent.subjects.len()).find(|&i| loose(i));
    if let Some(to) =
        food.filter(|_| !intent.relations.iter().any(busy) && intent.subjects[person].count == 1)
    {
        intent.subjects[to].count = 1;
        intent.relations.push(Relation { from: person, bond: Bond::Holds, to });
    }
}

/// The scarf that somebody knits is on the needles, and the tea that somebody pours in the cup.
fn deeds(intent: &mut Intent) {
    let deed = |intent: &Intent, who: usize| {
        let at_it = |r: &&Relation| r.from == who && lexicon::Group::Deed.has(intent.subjects[r.to].name());
        intent.relations.iter().find(at_it).map(|r| r.to)
    };
    let made = |r: &&Relation| {
        let kind = intent.subjects[r.to].kind;
        r.bond == Bond::Uses
            && matches!(kind, Kind::Clothing | Kind::Food)
            && deed(intent, r.from) != Some(r.to)
    };
    let made = intent.relations.iter().find(made).copied();
    if let Some((made, deed)) = made.and_then(|r| Some((r.to, deed(intent, r.from)?))) {
        intent.subjects[deed].colours = std::mem::take(&mut intent.subjects[made].colours);
        intent.remove(made);
    }
}

/// Who pushes somebody in a wheelchair pushes that.
fn push(intent: &mut Intent) {
    let somebody = |i: usize| intent.subjects[i].kind == Kind::Person;
    let pushes = |r: &Relation| r.bond == Bond::Uses && somebody(r.from) && somebody(r.to);
    let Some(pushing) = intent.relations.iter().position(pushes) else { return };
    let Relation { from, to, .. } = intent.relations[pushing];
    let seat = |r: &Relation| {
        [from, to].contains(&r.from) && lexicon::Group::Pushed.has(intent.subjects[r.to].name())
    };
    if let Some(seated) = intent.relations.iter().position(seat) {
        intent.relations[pushing].to = intent.relations[seated].to;
        intent.relations[seated] = Relation { from: to, bond: Bond::Rides, ..intent.relations[seated] };
    }
}

/// What somebody bakes is on a table before them.
fn bake(intent: &mut Intent) {
    let made = |r: &&Relation| {
        let cooks = intent.subjects[r.from].pose == Some(Pose::Cooking);
        let person = intent.subjects[r.from].kind == Kind::Person;
        let to = &intent.subjects[r.to];
        let food = to.kind == Kind::Food && to.name() != "soup" || to.name() == "pot";
        cooks && person && food && matches!(r.bond, Bond::Uses | Bond::Holds)
    };
    let Some(Relation { from, to, .. }) = intent.relations.iter().find(made).copied() else { return };
    let table = intent.subjects.len();
    if table >= MAX_SUBJECTS || intent.subjects.iter().any(|s| s.kind == Kind::Furniture) {
        return;
    }
    intent.subjects.push(Subject::new("table", Kind::Furniture));
    intent.relations.retain(|r| r.to != to);
    intent.relations.push(Relation { from: to, bond: Bond::On, to: table });
    intent.relations.push(Relation { from, bond: Bond::On, to: table });
}

/// The board of those who play chess is on a table, and a laptop where there is one.
fn lay(intent: &mut Intent) {
    let laid = |r: &&Relation| {
        let (who, thing) = (&intent.subjects[r.from], intent.subjects[r.to].name());
        let at_it =
            matches!(r.bond, Bond::Holds | Bond::Uses) || r.bond == Bond::InFront && thing == "computer";
        at_it && who.kind == Kind::Person && lexicon::Group::Laid.has(thing)
    };
    let is_table = |s: &Subject| matches!(s.name(), "table" | "desk");
    let table = intent.subjects.iter().position(is_table);
    let Some(Relation { from, to, .. }) = intent.relations.iter().find(laid).copied() else { return };
    let on_feet = intent.subjects[from].pose != Some(Pose::Sitting);
    if table.is_none() && on_feet && intent.subjects[to].name() == "laptop"
        || intent.subjects.len() >= MAX_SUBJECTS
    {
        return;
    }
    let table = table.unwrap_or(intent.subjects.len());
    if table == intent.subjects.len() {
        intent.subjects.push(Subject::new("table", Kind::Furniture));
    }
    intent.relations.retain(|r| r.to != to && (r.from, r.to) != (from, table));
    intent.relations.push(Relation { from: to, bond: Bond::On, to: table });
    // Who sits down with them sits there, too.
    let sits =
        |i: usize| intent.subjects[i].kind == Kind::Person && intent.subjects[i].pose == Some(Pose::Sitting);
    let loose = |i: usize| !intent.relations.iter().any(|r| r.from == i);
    let with = (0..intent.subjects.len()).filter(|&i| i == from || sits(i) && loose(i));
    let behind: Vec<_> = with.map(|from| Relation { from, bond: Bond::Behind, to: table }).collect();
    intent.relations.extend(behind);
}

/// Who is at a table, or eats what is on it, is behind it.
fn at_table(intent: &mut Intent) {
    // Several people at several desks share one.
    for r in intent.relations.iter().filter(|r| r.bond == Bond::On) {
        let shared = intent.subjects[r.from].kind == Kind::Person;
        let desk = &mut intent.subjects[r.to];
        if shared && matches!(desk.name(), "table" | "desk") {
            desk.count = 1;
        }
    }
    let subjects = &intent.subjects;
    let is_table = |i: usize| lexicon::Group::SatAt.has(subjects[i].name());
    let sitter = |i: usize| subjects[i].kind == Kind::Person && subjects[i].count <= 4;
    let sits = |i: usize| matches!(subjects[i].pose, Some(Pose::Sitting | Pose::Reading));
    let on_tables: Vec<Relation> =
        intent.relations.iter().copied().filter(|r| r.bond == Bond::On && is_table(r.to)).collect();
    for relation in &mut intent.relations {
        let up = matches!(
            subjects[relation.from].pose,
            Some(Pose::Dancing | Pose::Jumping | Pose::Lying | Pose::Sleeping)
        );
        let table = match relation.bond {
            Bond::On | Bond::Around | Bond::Uses => is_table(relation.to).then_some(relation.to),
            Bond::InFront | Bond::Beside if sits(relation.from) => {
                is_table(relation.to).then_some(relation.to)
            }
            Bond::Holds | Bond::AttendsTo => {
                on_tables.iter().find(|on| on.from == relation.to && !sitter(on.from)).map(|on| on.to)
            }
            _ => None,
        };
        if let Some(to) = table.filter(|_| sitter(relation.from) && !up) {
            *relation = Relation { bond: Bond::Behind, to, ..*relation };
        }
    }
    // Mother makes dumplings, and father helps: both are where the food is.
    let served = |r: &&Relation| r.bond == Bond::On && is_table(r.to) && subjects[r.from].kind == Kind::Food;
    if let Some(to) = intent.relations.iter().find(served).map(|r| r.to) {
        let bound = |i: usize| intent.relations.iter().any(|r| r.from == i || r.to == i);
        let free = |&i: &usize| sitter(i) && !bound(i) && (1..=4).contains(&subjects[i].count);
        let free: Vec<_> = (0..subjects.len()).filter(free).collect();
        intent.relations.extend(free.into_iter().map(|from| Relation { from, bond: Bond::Behind, to }));
    }
    let behind = |who: usize, r: &Relation| r.bond == Bond::Behind && is_table(r.to) && r.from == who;
    let taught = |r: &Relation| {
        let with = matches!(r.bond, Bond::AttendsTo | Bond::Beside) && sitter(r.from) && sitter(r.to);
        let at = |who: usize| intent.relations.iter().find(|other| behind(who, other)).map(|r| r.to);
        let (from, to) = match (at(r.from), at(r.to)) {
            (Some(table), None) => (r.to, table),
            (None, Some(table)) => (r.from, table),
            _ => return None,
        };
        with.then_some(Relation { from, bond: Bond::Behind, to })
    };
    let pupils: Vec<_> = intent.relations.iter().filter_map(taught).collect();
    intent.relations.extend(pupils);
    let seated =
        intent.relations.iter().filter(|r| r.bond == Bond::Behind && is_table(r.to) && sitter(r.from));
    for Relation { from, to: table, .. } in seated.copied().collect::<Vec<_>>() {
        let pose = &mut intent.subjects[from].pose;
        *pose = pose.filter(|pose| *pose != Pose::Playing).or(Some(Pose::Sitting));
        // What they have with them is on the table, and the table under the tree.
        let bound = |i: usize| intent.relations.iter().any(|r| r.from == i || r.to == i);
        let food = |i: &usize| intent.subjects[*i].kind == Kind::Food && !bound(*i);
        let on = |from: usize| Relation { from, bond: Bond::On, to: table };
        let served: Vec<_> = (0..intent.subjects.len()).filter(food).map(on).collect();
        intent.relations.extend(served);
        for relation in intent.relations.iter_mut().filter(|r| r.from == from && r.bond == Bond::Under) {
            relation.from = table;
        }
    }
}

/// The height of what a thing is drawn as, in metres.
fn height(subject: &Subject) -> f64 {
    let figure = lexicon::lineage(subject.name()).find_map(|concept| figures::find(concept.name));
    figure.map_or(0.0, |figure| figure.height)
}

/// What is as broad as the land, and what hangs in its sky, is part of the place.
fn scenery(intent: &mut Intent, setting: Setting) {
    if !outdoors(setting) {
        while let Some(room) = intent.subjects.iter().position(|s| s.name() == "tatami room") {
            intent.scenery.push("tatami room");
            intent.remove(room);
        }
        return;
    }
    let autumn = intent.season == Some(Season::Autumn);
    for subject in intent.subjects.iter_mut().filter(|s| autumn && s.colours.is_empty()) {
        let tone = matches!(subject.name(), "tree" | "oak" | "birch" | "apple tree").then_some(0xd9873a);
        subject.colours.extend(tone.map(Rgb::hex));
    }
    for i in (0..intent.subjects.len()).rev() {
        let name = intent.subjects[i].name();
        let moonlit = matches!(name, "full moon" | "milky way");
        let flash = name == "lightning" && intent.weather == Some(Weather::Storm);
        let touches = |r: &Relation| matches!(r.bond, Bond::On | Bond::In | Bond::Holds | Bond::Rides);
        let bound = intent.relations.iter().any(|r| (r.from == i || r.to == i) && touches(r));
        let swell = name == "wave"
            && (!intent.subjects[i].focal || !intent.at_home)
            && matches!(setting, Setting::Sea | Setting::Beach);
        let calm = swell && intent.subjects[i].count > 1 && intent.weather != Some(Weather::Storm);
        let plain = intent.subjects[i].colours.is_empty() && intent.subjects[i].expression.is_none();
        let cloudy = name == "cloud" && plain && !bound && (intent.subjects.len() > 1 || !intent.at_home);
        if calm || cloudy {
            intent.weather = intent.weather.or(cloudy.then_some(Weather::Cloudy));
            intent.remove(i);
        } else if lexicon::Group::Panorama.has(name) || moonlit || flash {
            // The feast has a moon of its own.
            let again = name == "full moon" && intent.occasion == Some(Occasion::MidAutumn);
            intent.scenery.extend((!again).then_some(name));
            intent.remove(i);
        }
        if moonlit || name == "fireworks" {
            intent.time.get_or_insert(Time::Night);
        }
    }
    if intent.silhouette {
        intent.time.get_or_insert(Time::Sunset);
        intent.scenery.push("low sun");
    }
    // What the land is about is not hidden by who is before it.
    let still = !intent.subjects.iter().any(|s| s.kind == Kind::Animal);
    let broad = |name: &&str| {
        lexicon::Group::Panorama.has(name) && !matches!(*name, "bamboo grove" | "mountain range")
    };
    let tree = |s: &Subject| s.kind == Kind::Plant && figures::find(s.name()).is_some_and(|f| f.height > 3.0);
    let open = matches!(
        setting,
        Setting::Canal | Setting::Lake | Setting::Mountains | Setting::Sea | Setting::Beach
    );
    let hangs = |s: &Subject| figures::find(s.name()).is_some_and(|f| f.stands == Stands::Hangs);
    let hung = !intent.at_home && !intent.subjects.is_empty() && intent.subjects.iter().all(hangs);
    let wooded = open && !intent.at_home && !intent.subjects.is_empty() && intent.subjects.iter().all(tree);
    if intent.camera == Camera::Usual && (wooded || hung || still && intent.scenery.iter().any(broad)) {
        intent.camera = Camera::Wide;
    }
}

/// The cliff, the pool and the table that the setting is, the stars of a night, and the moon that the feast is about.
fn shown_by(intent: &mut Intent, setting: Setting) {
    for i in (0..intent.subjects.len()).rev() {
        let star = &intent.subjects[i];
        let focal = star.focal && intent.subjects.len() < 2;
        let of_the_sky = star.name() == "star" && star.count > 1 && !focal && star.colours.is_empty();
        let touches =
            |r: &Relation| !matches!(r.bond, Bond::Under | Bond::Above | Bond::Beside | Bond::Behind);
        let bound = intent.relations.iter().any(|r| (r.from == i || r.to == i) && touches(r));
        let starry = intent.time == Some(Time::Night) && outdoors(setting) || setting == Setting::Space;
        if of_the_sky && !bound && starry {
            intent.remove(i);
        }
    }
    if intent.occasion == Some(Occasion::MidAutumn)
        && intent.subjects.len() > 1
        && let Some(moon) = intent.subjects.iter().position(|s| s.name() == "moon")
    {
        intent.remove(moon);
    }
    if setting == Setting::Sea {
        while let Some(cliff) = intent.subjects.iter().position(is_cliff) {
            intent.remove(cliff);
        }
    }
    if setting == Setting::Canal
        && let Some(bridge) =
            intent.subjects.iter().position(|s| s.name() == "bridge" && s.colours.is_empty())
    {
        intent.remove(bridge);
    }
    if setting == Setting::Pool
        && let Some(pool) = intent.subjects.iter().position(|s| s.name() == "swimming pool")
    {
        intent.remove(pool);
    }
    if setting == Setting::Tabletop {
        let tables: Vec<usize> = (0..intent.subjects.len())
            .filter(|&i| matches!(intent.subjects[i].name(), "table" | "desk"))
            .collect();
        for index in tables.into_iter().rev() {
            if intent.subjects.len() > 1 {
                intent.remove(index);
            }
        }
    }
}

/// "A white cat on a black circle": the circle of a logo is its badge.
fn badge(intent: &mut Intent) {
    if intent.styles.first() != Some(&Style::Logo) || intent.subjects.len() < 2 {
        return;
    }
    let is_badge = |s: &Subject| matches!(s.name(), "circle" | "square" | "shield" | "hexagon" | "badge");
    let Some(badge) = intent.subjects.iter().position(is_badge) else { return };
    let ground = intent.subjects[badge].colours.first().copied();
    intent.remove(badge);
    let mark = intent.subjects.first().and_then(|s| s.colours.first().copied());
    if intent.palette.is_empty() {
        intent.palette = ground.into_iter().chain(mark).collect();
    }
}

/// "A cabin with a car in front of it": where a thing is says more than that it is there. And what flies about a house
/// flies.
fn said_better(intent: &mut Intent) {
    let all = intent.relations.clone();
    let placed = |r: &Relation| {
        let same = |o: &Relation| (o.from, o.to) == (r.from, r.to) || (o.to, o.from) == (r.from, r.to);
        all.iter().any(|other| other.bond != Bond::Has && same(other))
    };
    let flies = |s: &Subject| figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Flies);
    let subjects = &intent.subjects;
    let aloft = |r: &Relation| subjects[r.from].kind == Kind::Building && flies(&subjects[r.to]);
    intent.relations.retain(|r| r.bond != Bond::Has || !placed(r) && !aloft(r));
}

/// Whom somebody holds they hold by the hand, unless it is a baby.
fn by_the_hand(intent: &mut Intent) {
    let walks = |s: &Subject| s.kind == Kind::Person && s.name() != "baby" && s.age != Age::Baby;
    for relation in intent.relations.iter_mut().filter(|r| r.bond == Bond::Holds) {
        if [relation.from, relation.to].into_iter().all(|i| walks(&intent.subjects[i])) {
            relation.bond = Bond::Beside;
            intent.hand_in_hand = true;
        }
    }
}

/// Glasses beside a sun with a face are on its nose, and a hat beside a boy on his head.
fn put_on(intent: &mut Intent) {
    let count = intent.subjects.len();
    let mut living = (0..count).filter(|&i| intent.subjects[i].kind.is_alive());
    let wearer = match (living.next(), living.next()) {
        (Some(one), None) => one,
        (None, None) if count == 2 => 0,
        _ => return,
    };
    let loose = |to: &usize| {
        let garment = &intent.subjects[*to];
        let bound = intent.relations.iter().any(|r| r.from == *to || r.to == *to);
        *to != wearer && garment.kind == Kind::Clothing && garment.count == 1 && !bound
    };
    let loose: Vec<usize> = (0..count).filter(loose).collect();
    if loose.is_empty() {
        return;
    }
    let figure = figures::find(intent.subjects[wearer].name());
    let look = figures::Look::of(&intent.subjects[wearer], 0);
    let Some(sketch) = figure.map(|figure| figures::sketch(figure, &look, false)) else { return };
    let fits =
        |to: &usize| worn_at(intent.subjects[*to].name()).is_some_and(|slot| sketch.slot(slot).is_some());
    let worn = loose.into_iter().filter(fits).map(|to| Relation { from: wearer, bond: Bond::Wears, to });
    intent.relations.extend(worn.collect::<Vec<_>>());
}

/// "A bowl of ramen" is one bowl: soup, rice and tea come in their own.
pub(super) fn serve(intent: &mut Intent) {
    let served = |s: &Subject| {
        let drawn = lexicon::lineage(s.name()).find(|concept| figures::find(concept.name).is_some());
        drawn.is_some_and(|concept| lexicon::Group::Served.has(concept.name))
    };
    let own = |intent: &Intent, r: &Relation| {
        let vessel = matches!(
            intent.subjects[r.to].name(),
            "bowl" | "cup" | "plate" | "drinking glass" | "cutting board"
        );
        matches!(r.bond, Bond::In | Bond::On) && vessel && served(&intent.subjects[r.from])
    };
    while let Some(r) = intent.relations.iter().copied().find(|r| own(intent, r)) {
        let colours = std::mem::take(&mut intent.subjects[r.to].colours);
        let dish = matches!(intent.subjects[r.to].name(), "plate" | "cutting board");
        if !dish || r.bond == Bond::In {
            intent.subjects[r.from].count = intent.subjects[r.to].count;
        }
        if intent.subjects[r.from].colours.is_empty() && !dish {
            intent.subjects[r.from].colours = colours;
        }
        let moved = |i: usize| if i == r.to { r.from } else { i };
        for other in &mut intent.relations {
            (other.from, other.to) = (moved(other.from), moved(other.to));
        }
        intent.relations.retain(|other| other.from != other.to);
        intent.subjects[r.from].focal |= intent.subjects[r.to].focal;
        intent.remove(r.to);
    }
    // "Fruit salad; in the bowl are berries": that bowl is its own, and they are in it.
    let bowl =
        intent.subjects.iter().position(|s| s.name() == "bowl" && s.count == 1).filter(|bowl| *bowl > 0);
    if let Some(bowl) = bowl.filter(|_| served(&intent.subjects[0])) {
        let inside =
            |i: usize| intent.relations.iter().any(|r| r.from == i && r.bond == Bond::In && r.to == bowl);
        let gone: Vec<usize> = (1..intent.subjects.len()).filter(|&i| i == bowl || inside(i)).collect();
        gone.into_iter().rev().for_each(|i| intent.remove(i));
    }
    // "Bubble tea, a glass": it is the glass that the tea is in.
    let drink = |s: &Subject| lexicon::lineage(s.name()).any(|concept| concept.name == "drink");
    let glass = |s: &Subject| matches!(s.name(), "cup" | "drinking glass") && !s.focal && s.count == 1;
    if let Some(i) = intent.subjects.iter().position(glass).filter(|_| intent.subjects.iter().any(drink))
        && !intent.relations.iter().any(|r| r.from == i || r.to == i)
    {
        intent.remove(i);
    }
}

/// What the setting shows by itself isn't drawn again.
fn shown_already(intent: &mut Intent, setting: Setting) {
    // Nor is it gone where somebody is on it, or hides behind it.
    let holds = |intent: &Intent, i: usize| {
        intent.relations.iter().any(|r| r.to == i && matches!(r.bond, Bond::On | Bond::Behind))
    };
    let shown: &[&str] = match setting {
        Setting::Classroom => &["blackboard", "window", "wall", "floor", "curtain"],
        Setting::Library => &["bookshelf", "shelf", "window", "wall", "floor", "curtain"],
        Setting::Windowsill => &["window", "curtain"],
        Setting::Stage => &["curtain"],
        Setting::Underwater => &["coral reef", "seaweed"],
        Setting::Desert => &["sand dune"],
        _ if footing(setting) == Footing::Floor => &["window", "wall", "floor", "curtain"],
        _ => return,
    };
    for i in (0..intent.subjects.len()).rev() {
        let name = intent.subjects[i].name();
        let written = name == "blackboard" && !intent.lettering.is_empty();
        let others = intent.subjects.len() > 1 || setting == Setting::Windowsill || written;
        let holds = holds(intent, i) && !matches!(name, "blackboard" | "bookshelf" | "sand dune");
        if others && shown.contains(&name) && !holds {
            intent.remove(i);
        }
    }
}

/// Who sits on a branch sits in its tree.
pub(super) fn perch(intent: &mut Intent) {
    // Who is taken for a walk walks.
    for r in intent.relations.iter().filter(|r| r.bond == Bond::Beside) {
        let walks = intent.subjects.get(r.from).is_some_and(|s| s.pose == Some(Pose::Walking));
        if let Some(pet) = intent.subjects.get_mut(r.to).filter(|s| walks && s.kind == Kind::Animal) {
            pet.pose.get_or_insert(Pose::Walking);
        }
    }
    for relation in intent.relations.iter_mut().filter(|r| r.bond == Bond::On) {
        if intent.subjects.get(relation.to).is_some_and(|s| s.name() == "branch") {
            relation.bond = Bond::In;
        }
        // A swing has its own frame.
        let [from, to] = [relation.from, relation.to].map(|i| intent.subjects.get(i));
        if from.is_some_and(|s| s.name() == "swing") && to.is_some_and(|s| s.kind == Kind::Plant) {
            relation.bond = Bond::Beside;
        }
    }
    let perched = |i: usize| intent.relations.iter().any(|r| r.to == i && r.bond == Bond::In);
    for (i, branch) in intent.subjects.iter_mut().enumerate().filter(|(_, s)| s.name() == "branch") {
        if perched(i) {
            (branch.concept, branch.count) = (Some("tree"), 1);
        }
    }
    // Who is at a pier, and in or on nothing else, stands on it.
    let pier = intent.subjects.iter().position(|s| s.name() == "pier");
    let who = intent.subjects.iter().position(|s| s.kind == Kind::Person);
    if let Some((to, from)) = pier.zip(who)
        && !intent.relations.iter().any(|r| {
            r.to == to || r.from == from && !matches!(r.bond, Bond::Holds | Bond::Wears | Bond::Beside)
        })
    {
        intent.relations.push(Relation { from, bond: Bond::On, to });
    }
}

/// A fish that is in nothing lives in a bowl where it is indoors.
fn bowl(intent: &mut Intent, setting: Setting) {
    if !matches!(footing(setting), Footing::Floor | Footing::Table) || intent.subjects.len() >= MAX_SUBJECTS {
        return;
    }
    let swims = |s: &Subject| {
        figures::find(s.name()).is_some_and(|figure| figure.stands == Stands::Swims && figure.height < 0.5)
    };
    let kept = |r: &Relation| matches!(r.bond, Bond::In | Bond::On | Bond::Holds | Bond::Has | Bond::Under);
    let loose = |i: usize| !intent.relations.iter().any(|r| (r.from == i || r.to == i) && kept(r));
    let fish = (0..intent.subjects.len())
        .find(|&i| intent.subjects[i].kind == Kind::Animal && swims(&intent.subjects[i]) && loose(i));
    // Shrimps among dishes are one.
    let meal = intent.subjects.iter().any(|s| s.kind == Kind::Food);
    if let Some(fish) = fish.filter(|_| intent.subjects.len() > 1 && !meal) {
        let bowl = intent.subjects.len();
        let moved = |i: usize| if i == fish { bowl } else { i };
        for relation in &mut intent.relations {
            (relation.from, relation.to) = (moved(relation.from), moved(relation.to));
        }
        intent.subjects.push(Subject::new("fish bowl", Kind::Product));
        intent.relations.push(Relation { from: fish, bond: Bond::In, to: bowl });
    }
}

/// A fish in a bowl is in one of glass, a puppy in a parcel in an open box, and books under something are a pile.
fn vessels(intent: &mut Intent, setting: Setting) {
    let outside = outdoors(setting);
    // Blossom that is on nothing is on its tree, not in the sky.
    let alive = intent.subjects.iter().any(|s| s.kind.is_alive())
        || intent.subjects.len() > 1 && outside
        || outside && !intent.at_home;
    for (i, subject) in intent.subjects.iter_mut().enumerate() {
        let loose = !intent.relations.iter().any(|r| (r.from == i || r.to == i) && r.bond != Bond::Under);
        if alive && loose && matches!(subject.name(), "cherry blossom" | "peach blossom") {
            (subject.concept, subject.count) = (Some("cherry tree"), 1);
        }
    }
    for relation in intent.relations.clone() {
        let swims = figures::find(intent.subjects[relation.from].name())
            .is_some_and(|figure| figure.stands == Stands::Swims);
        let raw = matches!(intent.subjects[relation.from].kind, Kind::Animal);
        let alive = intent.subjects[relation.from].kind.is_alive();
        let cut = intent.subjects[relation.from].kind == Kind::Plant;
        let host = &mut intent.subjects[relation.to];
        match (relation.bond, host.name()) {
            (Bond::In, "bowl" | "jar" | "drinking glass") if swims && raw => host.concept = Some("fish bowl"),
            // What lies beside a vase of flowers is not in it.
            (Bond::In, "vase") if !cut => {
                intent.relations.retain(|r| *r != relation);
            }
            (Bond::In, "tray" | "plate") if cut => {
                intent.relations.retain(|r| *r != relation);
            }
            (Bond::In, "tea" | "coffee" | "hot chocolate") if alive => host.concept = Some("cup"),
            (Bond::In, "package" | "gift") if alive => host.concept = Some("box"),
            (Bond::On, "book") if host.count > 1 => {
                let pile = ["pile of two books", "pile of three books", "stack of books"];
                (host.concept, host.count) = (Some(pile[usize::from(host.count - 2).min(2)]), 1);
            }
            _ => {}
        }
        // What hangs is above everything anyway, and so is the moon.
        let above = &intent.subjects[relation.to];
        let hangs = figures::find(above.name()).is_some_and(|figure| match figure.stands {
            Stands::Hangs => true,
            Stands::Floats => above.kind == Kind::Nature,
            _ => false,
        });
        if relation.bond == Bond::Under && hangs {
            intent.relations.retain(|r| *r != relation);
        }
        // Who is under an umbrella holds it.
        if relation.bond == Bond::Under && alive && intent.subjects[relation.to].name() == "umbrella" {
            intent.relations.retain(|r| *r != relation);
            intent.relations.push(Relation { bond: Bond::Holds, ..relation });
        }
    }
}

/// A witch rides through the air, a hug is a hold, a backpack is worn, fruit is of several kinds, and a sign or a label
/// that words stand on is the shop's or the bottle's own.
fn doings(intent: &mut Intent) {
    let sitting = |s: &Subject| s.kind == Kind::Person;
    for k in 0..intent.relations.len() {
        let Relation { from, bond, to } = intent.relations[k];
        let name = intent.subjects[to].name();
        let hugs = intent.subjects[from].pose == Some(Pose::Hugging)
            && matches!(intent.subjects[to].kind, Kind::Object | Kind::Product | Kind::Plant);
        let cradles = sitting(&intent.subjects[from])
            && (bond == Bond::Holds || intent.subjects[from].pose == Some(Pose::Hugging));
        match bond {
            Bond::Beside if matches!(name, "balloon" | "kite") && intent.subjects[from].kind.is_alive() => {
                intent.relations[k].bond = Bond::Holds;
            }
            Bond::Rides | Bond::On if name == "broom" && sitting(&intent.subjects[from]) => {
                intent.relations[k].bond = Bond::Uses;
            }
            Bond::Uses if name == "cauldron" => intent.relations[k].bond = Bond::Beside,
            // In somebody's arms.
            Bond::Holds | Bond::AttendsTo if cradles && name == "baby" => {
                intent.subjects[to].concept = Some("swaddled baby");
                (intent.relations[k].bond, intent.subjects[from].pose) = (Bond::Holds, None);
            }
            Bond::AttendsTo if hugs => {
                (intent.relations[k].bond, intent.subjects[from].pose) = (Bond::Holds, None);
            }
            _ => {}
        }
    }
    let carried = |r: &Relation| {
        matches!(r.bond, Bond::Holds | Bond::Has) && intent.subjects[r.to].name() == "backpack"
    };
    if let Some(r) =
        intent.relations.iter().copied().find(|r| carried(r) && sitting(&intent.subjects[r.from]))
    {
        let colour = intent.subjects[r.to].colours.first().copied();
        intent.subjects[r.from].wears.push(crate::intent::Garment { name: "backpack", colour });
        intent.remove(r.to);
    }
    let board = |intent: &Intent, r: &Relation| {
        let lettered = intent.lettering.iter().any(|l| {
            matches!(l.place, Position::Sign | Position::Label) || l.place == Position::Subject(r.to)
        });
        let own = matches!(intent.subjects[r.from].kind, Kind::Building | Kind::Product | Kind::Food);
        let board = matches!(intent.subjects[r.to].name(), "sign" | "label");
        lettered && own && board && matches!(r.bond, Bond::Has | Bond::Holds)
    };
    while let Some(r) = intent.relations.iter().copied().find(|r| board(intent, r)) {
        intent.remove(r.to);
    }
    assort(intent);
}

fn assort(intent: &mut Intent) {
    let Some(first) = intent.subjects.iter().position(|s| s.name() == "fruit" && s.colours.is_empty()) else {
        return;
    };
    intent.subjects[first].concept = Some("apple");
    for name in ["orange", "pear", "banana"] {
        let added = intent.subjects.len();
        intent.subjects.push(Subject::new(name, Kind::Food));
        for k in 0..intent.relations.len() {
            let relation = intent.relations[k];
            if relation.from == first {
                intent.relations.push(Relation { from: added, ..relation });
            } else if relation.to == first {
                intent.relations.push(Relation { to: added, ..relation });
            }
        }
    }
}

/// What is beside a thing that stands on a table stands on the table, too.
fn beside_on_it(intent: &mut Intent) {
    for k in 0..intent.relations.len() {
        let Relation { from, bond, to } = intent.relations[k];
        // A teddy bear between pillows is on the bed.
        let surface = |name: &str| lexicon::Group::Surface.has(name) || matches!(name, "bed" | "sofa");
        let table = intent
            .relations
            .iter()
            .find(|r| r.from == to && r.bond == Bond::On && surface(intent.subjects[r.to].name()));
        let small = matches!(
            intent.subjects[from].kind,
            Kind::Food | Kind::Product | Kind::Object | Kind::Plant | Kind::Tool
        );
        if let Some(table) = table.map(|r| r.to).filter(|_| bond == Bond::Beside && small && from != to) {
            intent.relations[k] = Relation { from, bond: Bond::On, to: table };
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
    let alive = |subject: &Subject| subject.kind.is_alive();
    let patient = (0..intent.subjects.len()).find(|&i| i != person && alive(&intent.subjects[i]));
    intent.relations.extend(patient.map(|to| Relation { from: person, bond: Bond::AttendsTo, to }));
}
