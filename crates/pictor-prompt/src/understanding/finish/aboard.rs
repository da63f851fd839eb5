//! Who somebody is that is named twice, and where passengers are.

use super::{Bond, Intent, Kind, Pose, Relation, Sense, Sentence, Setting, Style, Subject};

/// 老板头像,戴眼镜的中年男人: "a doctor avatar, smiling woman" is one of whom more is said. Whom it says it by.
pub(super) fn appose(sentence: &Sentence, intent: &mut Intent, nouns: &[usize]) -> Option<usize> {
    let people = |i: &usize| intent.subjects[*i].kind == Kind::Person;
    let mut people = (0..intent.subjects.len()).filter(people);
    let (Some(who), Some(again), None) = (people.next(), people.next(), people.next()) else { return None };
    // No mother is that of another, and who does something is somebody else.
    const ANYBODY: [&str; 13] = [
        "man", "woman", "boy", "girl", "guy", "lady", "男人", "女人", "男士", "女士", "男生", "女生", "女孩",
    ];
    let anybody = |i: usize| ANYBODY.contains(&intent.subjects[i].word.to_lowercase().as_str());
    let ends = nouns[again] + 1 >= sentence.len() || sentence.token(nouns[again] + 1).is_mark();
    let one = [who, again].iter().all(|&i| intent.subjects[i].count == 1);
    let begins = sentence.clause_start(nouns[again]);
    let counted =
        |j| matches!(sentence.sense(j), Some(Sense::Number(_) | Sense::Article | Sense::And | Sense::With));
    let bound =
        |r: &Relation| r.from == again && !matches!(r.bond, Bond::Wears | Bond::Holds) || r.to == again;
    if anybody(who)
        || !anybody(again)
        || !one
        || !ends
        || begins <= nouns[who]
        || (begins..nouns[again]).any(counted)
        || intent.relations.iter().any(bound)
    {
        return None;
    }
    let said = intent.subjects[again].clone();
    let whole = &mut intent.subjects[who];
    whole.gender = said.gender.or(whole.gender);
    (whole.hair, whole.hairdo) = (said.hair.or(whole.hair), said.hairdo.or(whole.hairdo));
    (whole.skin, whole.expression) = (said.skin.or(whole.skin), said.expression.or(whole.expression));
    whole.age = if said.age == Default::default() { whole.age } else { said.age };
    whole.wears.extend(said.wears);
    intent.relations.iter_mut().filter(|r| r.from == again).for_each(|r| r.from = who);
    Some(again)
}

/// What is ridden through the land, and whether it runs under it.
const RIDDEN: [(&str, bool); 8] = [
    ("train", false),
    ("metro train", true),
    ("high speed train", false),
    ("bus", false),
    ("tram", false),
    ("light rail", false),
    ("airplane", false),
    ("train carriage", false),
];

/// A platform under the ground is a place, with its tiles and its clock.
fn platform(intent: &mut Intent) {
    if let Some(platform) = intent.subjects.iter().position(|s| s.name() == "subway platform") {
        intent.scenery.push("subway platform");
        intent.setting = Some(Setting::Room);
        intent.remove(platform);
        let own = |s: &Subject| matches!(s.name(), "wall" | "tile" | "clock");
        while let Some(own) = intent.subjects.iter().position(own) {
            intent.scenery.push(intent.subjects[own].name());
            intent.remove(own);
        }
    }
}

/// Who is on a train or in a bus is seen inside of it, on a seat by the windows; a platform is a place.
pub(super) fn board(chinese: bool, intent: &mut Intent) {
    if intent.styles.iter().any(|style| matches!(style, Style::Logo | Style::Sticker)) {
        return;
    }
    platform(intent);
    // 地铁里的女孩, "a girl on a bus"; "a bus with a girl in it" is seen from outside.
    let aboard = |r: &&Relation, car: usize| {
        let rides = r.bond == Bond::Rides && intent.subjects[r.from].kind == Kind::Person;
        let within = matches!(r.bond, Bond::In | Bond::On) || rides;
        let within = within && r.to == car && (r.from > car) == chinese;
        within && intent.subjects[r.from].kind.is_alive()
    };
    let ridden = |&(car, name): &(usize, &str)| {
        let inside =
            intent.relations.iter().any(|r| aboard(&r, car)) && intent.subjects[car].colours.is_empty();
        inside || name == "train carriage"
    };
    let names = intent.subjects.iter().map(Subject::name).enumerate();
    let mut known = names.filter(|(_, name)| RIDDEN.iter().any(|(ridden, _)| ridden == name));
    let Some((car, name)) = known.find(ridden) else { return };
    intent.scenery.push("train carriage");
    intent.scenery.extend(RIDDEN.contains(&(name, true)).then_some("tunnel"));
    intent.scenery.extend((name == "airplane").then_some("cabin"));
    intent.setting = Some(Setting::Room);
    // The seats that are named are those.
    let seat = |s: &Subject| {
        s.name() == "chair" && (s.word.contains('座') || s.word.to_lowercase().contains("seat"))
    };
    if let Some(seat) = intent.subjects.iter().position(seat) {
        intent.relations.iter_mut().filter(|r| r.to == seat).for_each(|r| r.to = car);
        intent.subjects[seat].concept = Some("window");
    }
    let word = std::mem::take(&mut intent.subjects[car].word);
    intent.subjects[car] = Subject { word, ..Subject::new("train seat", Kind::Furniture) };
    seat_riders(intent, car);
    while let Some(window) = intent.subjects.iter().position(|s| matches!(s.name(), "window" | "window seat"))
    {
        intent.remove(window);
    }
}

/// Whoever rides sits on the seat that stands for the car.
fn seat_riders(intent: &mut Intent, car: usize) {
    for r in intent.relations.iter_mut().filter(|r| r.to == car && matches!(r.bond, Bond::In | Bond::Rides)) {
        r.bond = Bond::On;
    }
    // A bunch is one.
    for r in intent.relations.iter().filter(|r| r.to == car) {
        let on = &mut intent.subjects[r.from];
        on.count = if on.kind == Kind::Plant { 1 } else { on.count };
    }
    let riders = intent.relations.iter().filter(|r| r.to == car && r.bond == Bond::On).map(|r| r.from);
    for rider in riders.collect::<Vec<_>>() {
        let rider = &mut intent.subjects[rider];
        let sits = rider.kind.is_alive() && rider.pose != Some(Pose::Sleeping);
        rider.pose = if sits {
            rider.pose.filter(|p| *p == Pose::Reading).or(Some(Pose::Sitting))
        } else {
            rider.pose
        };
    }
}
