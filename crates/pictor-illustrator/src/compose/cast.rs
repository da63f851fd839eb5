//! The cast: subjects become actors, and those that touch each other become one group.

use vello_cpu::kurbo::Affine;

use super::actor::{Actor, Portrayal, worn_tool};
use super::hanging::{is_board, is_pushed, is_sat_at, lifts, worn_at};
use super::tidy;
use crate::figures::look::scramble;
use crate::figures::people::DRAWN;
use crate::figures::{self, Figure, Look, Pen, Stands};
use crate::intent::{
    Age, Bond, Camera, Garment, Intent, Kind, Pose, Region, Relation, Scale, Setting, Subject,
};
use crate::letters::Letters;
use crate::light::Light;
use crate::settings::{Footing, footing};
use crate::shape::Shape;
use crate::sheet::Sheet;
use crate::understanding as lexicon;

/// The most actors on a page, whatever the prompt counts.
const MOST: usize = 60;

/// Shows the inside of an actor: rooms within the largest of its parts.
pub(super) fn open_up(actor: &mut Actor) {
    use vello_cpu::kurbo::Shape as _;
    if let Portrayal::Figure(whole) = actor.portrayal
        && let Some(opened) = figures::find(&format!("{} cutaway", whole.name))
    {
        actor.portrayal = Portrayal::Figure(opened);
        actor.aspect = opened.aspect;
        return;
    }
    let sketch = actor.sketch();
    let size = |shape: &Shape| shape.path.bounding_box().area();
    let hull =
        sketch.shapes.iter().filter(|shape| shape.role == crate::shape::Role::Body && shape.stroke.is_none());
    let Some(hull) = hull.max_by(|a, b| size(a).total_cmp(&size(b))) else { return };
    let mut pen = Pen::new(Affine::IDENTITY);
    crate::settings::rooms(&mut pen, hull.path.clone());
    let mut shapes = sketch.shapes.clone();
    shapes.extend(pen.finish().shapes);
    actor.portrayal = Portrayal::Ready(shapes);
}

/// What a dish looks like from straight above, where it was drawn so.
fn from_above(body: Body) -> Body {
    let Portrayal::Figure(side) = body.portrayal else { return body };
    let Some(above) = figures::find(&format!("{} from above", side.name)) else { return body };
    Body { portrayal: Portrayal::Figure(above), aspect: above.aspect, metres: above.height, ..body }
}

/// Whether somebody looks at it from straight above and sees its side.
pub(crate) fn shows_its_side(subject: &Subject, letters: &Letters) -> bool {
    let seen = drawn_as(subject, letters);
    let vessel = matches!(subject.name(), "bowl" | "plate" | "cup" | "tray");
    let upright = !vessel
        && matches!(subject.kind, Kind::Food | Kind::Product | Kind::Person | Kind::Animal | Kind::Plant);
    upright && seen.is_some_and(|name| figures::find(&format!("{name} from above")).is_none())
}

/// All actors of the intent, grouped: only roots are in the list, the others hang on them.
pub(super) fn cast(intent: &Intent, setting: Setting, light: &Light, sheet: &Sheet<'_>) -> Vec<Actor> {
    let relations = tidy(intent);
    let mut pools: Vec<Vec<Actor>> = Vec::new();
    let mut total = 0;
    for (index, subject) in intent.subjects.iter().enumerate() {
        let Some(body) = portray(subject, sheet.letters) else {
            pools.push(Vec::new());
            continue;
        };
        let body = if intent.camera == Camera::TopDown { from_above(body) } else { body };
        let count = usize::from(subject.count).min(MOST.saturating_sub(total)).max(usize::from(total < MOST));
        total += count;
        let mut pool: Vec<_> =
            (0..count).map(|copy| actor(subject, &body, index, copy, light, sheet)).collect();
        let eastern = intent.chinese || matches!(subject.name(), "samurai" | "ninja");
        let eastern = eastern || subject.wears.iter().any(|w| lexicon::Group::Eastern.has(w.name));
        pool.iter_mut()
            .filter(|one| eastern && one.kind == Kind::Person)
            .for_each(|one| one.look.eastern = true);
        pools.push(pool);
    }
    if matches!(setting, Setting::Lake | Setting::Sea) {
        pools
            .iter_mut()
            .flatten()
            .filter(|actor| swims(actor))
            .for_each(|actor| actor.stands = Stands::Sails);
    }
    // In space everybody floats.
    let flies = |one: &&mut Actor| one.kind == Kind::Person && one.look.pose == Some(Pose::Flying);
    if setting != Setting::Space {
        pools.iter_mut().flatten().filter(flies).for_each(|one| one.stands = Stands::Flies);
    }
    wear(intent, &relations, &mut pools);
    pools.iter_mut().flatten().for_each(|actor| hang_clothes(actor, light, sheet));
    attach(&relations, &mut pools);
    let mut roots = order(&relations, pools);
    hide(&relations, &mut roots);
    attend(&relations, &mut roots, setting);
    raise(&mut roots, setting);
    for one in roots.iter_mut().filter(|one| one.kind == Kind::Person) {
        one.turned_away = intent.from_behind;
        one.joins_hands = intent.hand_in_hand;
    }
    for (_, one) in roots.iter_mut().flat_map(|root| &mut root.attached) {
        one.turned_away = intent.from_behind && one.kind == Kind::Person;
    }
    roots
}

/// Whether it is on the water where there is some, though it can stand.
fn swims(actor: &Actor) -> bool {
    let leaps = matches!(actor.look.pose, Some(Pose::Jumping | Pose::Swimming));
    matches!(actor.portrayal, Portrayal::Figure(figure)
        if matches!(figure.name, "duck" | "duckling" | "goose" | "swan" | "iceberg")
            && actor.look.pose != Some(Pose::Flying)
            || figure.stands == Stands::Swims && (leaps || figure.height < 0.6))
}

/// The figure that stands for a subject.
pub(crate) fn drawn_as(subject: &Subject, letters: &Letters) -> Option<&'static str> {
    match portray(subject, letters)?.portrayal {
        Portrayal::Figure(figure) => Some(figure.name),
        _ => None,
    }
}

/// What is known by its outline alone is drawn only where the picture is about it; says what goes, as the prompt
/// wrote it.
pub(crate) fn drop_outlines(intent: &mut Intent, letters: &Letters) -> Vec<String> {
    let mut gone = Vec::new();
    for i in (0..intent.subjects.len()).rev() {
        let subject = &intent.subjects[i];
        let outline = portray(subject, letters)
            .is_some_and(|body| matches!(body.portrayal, Portrayal::Silhouette(_)) && !subject.given);
        // Fruit is drawn as fruits.
        let outline = outline && subject.name() != "fruit";
        if outline && !subject.focal && intent.subjects.len() > 1 {
            gone.push(subject.word.clone());
            intent.remove(i);
        }
    }
    gone.reverse();
    gone
}

/// What nobody can draw of the intent goes; says how the prompt wrote it.
pub(crate) fn leave_out(intent: &mut Intent, letters: &Letters) -> Vec<String> {
    let mut gone = Vec::new();
    tidy::perch(intent);
    for i in (0..intent.subjects.len()).rev() {
        let subject = &mut intent.subjects[i];
        match portray(subject, letters) {
            None if !subject.given => {
                // A floor goes without saying.
                gone.extend((subject.name() != "floor").then(|| subject.word.clone()));
                intent.remove(i);
            }
            Some(Body { portrayal: Portrayal::Figure(figure), .. }) if !subject.wears.is_empty() => {
                let look = Look::of(subject, 0);
                let sketch = figures::sketch(figure, &look, false);
                let hung = |name| {
                    worn_at(name).is_some_and(|slot| sketch.slot(slot).is_some())
                        && portray(&Subject::new(name, Kind::Clothing), letters).is_some()
                };
                let drawn = |name| draws(subject.kind, figure, &look, name);
                let (on, off): (Vec<_>, Vec<_>) = std::mem::take(&mut subject.wears)
                    .into_iter()
                    .partition(|w| drawn(w.name) || hung(w.name));
                subject.wears = on;
                gone.extend(off.into_iter().map(|garment| garment.name.to_owned()));
            }
            _ => {}
        }
    }
    if let Some(first) = intent.subjects.first_mut().filter(|_| !gone.is_empty()) {
        first.focal = true;
    }
    gone.reverse();
    gone
}

fn actor(
    subject: &Subject,
    body: &Body,
    index: usize,
    copy: usize,
    light: &Light,
    sheet: &Sheet<'_>,
) -> Actor {
    let seed = scramble(sheet.seed, 50 + index as u64 * 64 + copy as u64);
    let mut look = Look::of(subject, seed);
    // As many colours as there are of it: one for each.
    let several = look.colours.len() > 2 || look.colours.len() == 2 && !subject.kind.is_alive();
    if several && look.colours.len() == usize::from(subject.count) {
        look.colours = vec![look.colours[copy % usize::from(subject.count)]];
    }
    look.fine = sheet.fine();
    look.night = light.dark;
    let Body { portrayal, aspect, metres, stands } = body.clone();
    let grown = match subject.age {
        Age::Baby => 0.6,
        Age::Child => 0.78,
        Age::Usual | Age::Old => 1.0,
    };
    let grown = if subject.kind.is_alive() { grown } else { 1.0 };
    let flies =
        subject.pose == Some(Pose::Flying) && subject.kind == Kind::Animal && stands == Stands::Ground;
    let stands = if flies { Stands::Flies } else { stands };
    // A gull that sits is down.
    let sits = subject.pose == Some(Pose::Sitting) && subject.kind == Kind::Animal;
    let stands = if sits && stands == Stands::Flies { Stands::Ground } else { stands };
    let said = match subject.size {
        Scale::Tiny => 0.5,
        Scale::Small => 0.75,
        Scale::Usual => 1.0,
        Scale::Large => 1.3,
        Scale::Huge => 1.75,
    };
    if let Some(concept) = subject.concept.and_then(lexicon::concept)
        && look.colours.is_empty()
        && !matches!(portrayal, Portrayal::Figure(figure) if is_its_own(figure, subject))
    {
        // Drawn as something more general: at least its own colour tells the poodle from the dog.
        look.colours.push(concept.colour);
    }
    Actor {
        portrayal,
        look,
        mirrored: false,
        height: evened(metres) * grown * said * (1.0 + 0.05 * f64::from((seed >> 60) as u32) / 15.0),
        aspect,
        stands,
        kind: subject.kind,
        subject: index,
        attached: Vec::new(),
        label: None,
        depth: 0,
        raised: 0.0,
        sown: subject.kind == Kind::Plant && subject.count >= 9 && metres < 2.2,
        turned_away: false,
        joins_hands: false,
        attends: false,
        side: match subject.side {
            Some(Region::Left) => -1,
            Some(Region::Right) => 1,
            _ => 0,
        },
    }
}

/// Whether the figure is that of the subject itself, from wherever it is seen.
fn is_its_own(figure: &Figure, subject: &Subject) -> bool {
    let from_above = figure.name.strip_suffix(" from above");
    // Its own colours say what is in the bowl.
    from_above.is_some() || Some(figure.name) == subject.concept
}

/// Sizes of the world brought nearer to each other: a house isn't twenty times as high as a cat.
fn evened(metres: f64) -> f64 {
    metres.clamp(0.02, 60.0).powf(0.4)
}

/// How a subject is drawn, and what follows from it.
#[derive(Clone)]
struct Body {
    portrayal: Portrayal,
    aspect: f64,
    metres: f64,
    stands: Stands,
}

/// The best way we have to draw that subject: its figure, a near one, an emoji's outline, a more general figure.
fn portray(subject: &Subject, letters: &Letters) -> Option<Body> {
    let name = subject.name();
    let lineage = || std::iter::once(name).chain(lexicon::lineage(name).map(|concept| concept.name));
    let own = figures::find(name);
    let emoji = subject.glyph.and_then(|glyph| letters.emoji(glyph));
    // An outline of the thing itself says more than a figure of its family, unless the family is close.
    let figure = own.or_else(|| lineage().skip(1).take(2).find_map(figures::find));
    if let (None, Some((path, width))) = (figure, emoji) {
        let metres = lexicon::concept(name).map_or(0.6, |concept| metres(concept.bulk));
        let (portrayal, stands) = (Portrayal::Silhouette(path), standing(subject.kind));
        return Some(Body { portrayal, aspect: width / 100.0, metres, stands });
    }
    let figure = figure.or_else(|| lineage().find_map(figures::find))?;
    // A potted plant stands for no twig and no acorn.
    let tiny = lexicon::concept(name).is_some_and(|concept| concept.bulk <= lexicon::Bulk::Small);
    let figure = Some(figure).filter(|figure| own.is_some() || figure.name != "plant" || !tiny)?;
    let Figure { aspect, height: metres, stands, .. } = *figure;
    Some(Body { portrayal: Portrayal::Figure(figure), aspect, metres, stands })
}

const fn metres(bulk: lexicon::Bulk) -> f64 {
    match bulk {
        lexicon::Bulk::Tiny => 0.04,
        lexicon::Bulk::Small => 0.2,
        lexicon::Bulk::Medium => 0.7,
        lexicon::Bulk::Large => 1.6,
        lexicon::Bulk::Huge => 3.5,
        lexicon::Bulk::Vast => 9.0,
    }
}

const fn standing(kind: Kind) -> Stands {
    match kind {
        Kind::Nature => Stands::Floats,
        Kind::Symbol => Stands::Free,
        _ => Stands::Ground,
    }
}

/// Relations that point at subjects of the intent, no thing hanging on two others, no circles.
fn tidy(intent: &Intent) -> Vec<Relation> {
    let count = intent.subjects.len();
    let mut parent: Vec<Option<usize>> = vec![None; count];
    let mut kept = Vec::new();
    for relation in intent.relations.iter().take(4 * crate::intent::MAX_SUBJECTS) {
        if relation.from >= count || relation.to >= count || relation.from == relation.to {
            continue;
        }
        let Some((child, host)) = hangs(*relation) else {
            kept.push(*relation);
            continue;
        };
        let mut above = Some(host);
        let mut circle = false;
        while let Some(up) = above {
            circle |= up == child;
            above = parent[up];
            if circle {
                break;
            }
        }
        if parent[child].is_none() && !circle {
            parent[child] = Some(host);
            kept.push(*relation);
        }
    }
    kept
}

/// For relations by which one thing hangs on another: the one that hangs, and its host.
fn hangs(relation: Relation) -> Option<(usize, usize)> {
    match relation.bond {
        Bond::On | Bond::In | Bond::Rides | Bond::Under | Bond::Above => Some((relation.from, relation.to)),
        Bond::Holds | Bond::Wears | Bond::Uses | Bond::Has => Some((relation.to, relation.from)),
        Bond::Beside | Bond::Behind | Bond::InFront | Bond::Around | Bond::AttendsTo | Bond::Follows => None,
    }
}

/// Clothes that a figure knows how to wear become part of its look.
fn wear(intent: &Intent, relations: &[Relation], pools: &mut [Vec<Actor>]) {
    for relation in relations.iter().filter(|relation| relation.bond == Bond::Wears) {
        let garment = &intent.subjects[relation.to];
        let Some(name) = garment.concept else { continue };
        let colour = garment.colours.first().copied();
        for wearer in &mut pools[relation.from] {
            if wearer.kind == Kind::Person {
                wearer.look.wears.push(Garment { name, colour });
            }
        }
        if pools[relation.from].iter().any(|wearer| wearer.kind == Kind::Person) {
            pools[relation.to].clear();
        }
    }
}

/// Whether that figure draws such a garment by itself: people's all of a list, others what they can.
fn draws(kind: Kind, figure: &Figure, look: &Look, name: &'static str) -> bool {
    if kind == Kind::Animal || lexicon::Group::Being.has(figure.name) {
        return figures::draws(figure, look, name);
    }
    DRAWN.split(", ").any(|one| one == name)
}

/// What somebody wears and their figure doesn't draw hangs on them.
fn hang_clothes(wearer: &mut Actor, light: &Light, sheet: &Sheet<'_>) {
    let Portrayal::Figure(figure) = wearer.portrayal else { return };
    let worn = std::mem::take(&mut wearer.look.wears);
    let drawn = |garment: &Garment| draws(wearer.kind, figure, &wearer.look, garment.name);
    let (drawn, hung): (Vec<_>, Vec<_>) = worn.into_iter().partition(drawn);
    wearer.look.wears = drawn;
    // A snowman has a hat and a scarf of his own.
    let snowman = wearer.name() == Some("snowman");
    let own = |garment: &Garment| snowman && matches!(garment.name, "hat" | "top hat" | "scarf");
    for garment in hung.into_iter().filter(|garment| worn_at(garment.name).is_some() && !own(garment)) {
        let colours = garment.colour.into_iter().collect();
        let subject = Subject { colours, ..Subject::new(garment.name, Kind::Clothing) };
        if let Some(body) = portray(&subject, sheet.letters) {
            let worn = actor(&subject, &body, wearer.subject, 0, light, sheet);
            wearer.attached.push((Bond::Wears, worn));
        }
    }
}

/// Moves those that hang onto their hosts, the deepest first.
fn attach(relations: &[Relation], pools: &mut [Vec<Actor>]) {
    let hanging: Vec<(Bond, usize, usize)> =
        relations.iter().filter_map(|&r| hangs(r).map(|(child, host)| (r.bond, child, host))).collect();
    let depth = |mut of: usize| {
        let mut steps = 0;
        while let Some(&(_, _, host)) = hanging.iter().find(|&&(_, child, _)| child == of) {
            (of, steps) = (host, steps + 1);
        }
        steps
    };
    let mut sorted = hanging.clone();
    sorted.sort_by_key(|&(_, child, _)| std::cmp::Reverse(depth(child)));
    for (bond, child, host) in sorted {
        let children = std::mem::take(&mut pools[child]);
        if pools[host].is_empty() {
            pools[child] = children;
            continue;
        }
        let hosts = pools[host].len();
        for (i, mut actor) in children.into_iter().enumerate() {
            let host = &mut pools[host][i % hosts];
            settle(bond, &mut actor, host);
            host.attached.push((bond, actor));
        }
    }
}

/// What being attached does to both looks.
fn settle(bond: Bond, child: &mut Actor, host: &mut Actor) {
    // Who is on or in something small is no smaller than they are anywhere else.
    let large = matches!(host.kind, Kind::Building | Kind::Vehicle | Kind::Person | Kind::Animal)
        || child.stands == Stands::Swims;
    if matches!(bond, Bond::On | Bond::In) && child.kind.is_alive() && !large && host.height < 1.5 {
        let beside = host.attached.iter().filter(|(b, _)| *b == bond).map(|(_, one)| one.height * one.aspect);
        let wide = beside.sum::<f64>() + child.height * child.aspect;
        host.height = host.height.max(wide * 0.72 / host.aspect).max(child.height * 0.5);
    }
    match bond {
        Bond::Holds if lifts(host, child) => {
            let stands =
                matches!(host.look.pose, None | Some(Pose::Standing | Pose::Walking | Pose::Sitting));
            host.look.pose = if stands { Some(Pose::Waving) } else { host.look.pose };
        }
        Bond::Holds if child.name() == Some("umbrella") && host.kind == Kind::Person => {
            // One arm holds it up at the side.
            host.look.reach.get_or_insert((host.aspect * 50.0 + 24.0, 54.0));
        }
        Bond::Holds | Bond::Has if host.kind.is_alive() => host.look.holds = true,
        Bond::Uses if child.name() == Some("broom") => {
            (host.look.pose, host.stands) = (Some(Pose::Sitting), Stands::Flies);
        }
        Bond::Uses if is_pushed(child) && host.kind == Kind::Person => {
            host.look.pose.get_or_insert(Pose::Walking);
            host.look.reach.get_or_insert((74.0, 52.0));
            // It is on the right of them, its handles at the left.
            child.mirrored = child.name() == Some("wheelbarrow");
            host.look.gaze = (0.5, 0.1);
        }
        Bond::Uses if !worn_tool(child) => host.look.holds = true,
        // What flies over a castle is what the picture is about.
        Bond::Above if child.kind.is_alive() || child.kind == Kind::Vehicle => {
            child.height = child.height.max(host.height * 0.55);
        }
        // Who stands on a rock is what one looks at.
        Bond::On if child.kind.is_alive() && host.name() == Some("rock") => {
            let many = host.attached.iter().filter(|(bond, _)| *bond == Bond::On).count() as f64;
            host.height = child.height * (0.6 + 0.5 * many);
        }
        Bond::On if child.kind == Kind::Person && host.kind == Kind::Person => {
            child.look.pose = Some(Pose::Sitting);
        }
        // "In a rocking chair": sitting.
        Bond::On | Bond::In
            if child.kind == Kind::Person && lexicon::Group::Seat.has(host.name().unwrap_or("")) =>
        {
            child.look.pose.get_or_insert(Pose::Sitting);
            host.look.occupied |= bond == Bond::In;
        }
        Bond::In => host.look.occupied = true,
        Bond::Rides => {
            host.look.occupied = true;
            child.look.pose.get_or_insert(if is_board(host) { Pose::Standing } else { Pose::Sitting });
            if host.kind == Kind::Animal {
                host.look.pose.get_or_insert(Pose::Walking);
            }
        }
        _ => {}
    }
}

/// The roots from left to right: who attends to somebody stands left of them, the first subject near the middle.
fn order(relations: &[Relation], mut pools: Vec<Vec<Actor>>) -> Vec<Actor> {
    let mut sequence: Vec<usize> = (0..pools.len()).collect();
    for relation in relations {
        let side = match relation.bond {
            Bond::AttendsTo | Bond::Follows | Bond::Beside => 0,
            _ => continue,
        };
        let from =
            sequence.iter().position(|&s| s == relation.from).expect("every subject is in the sequence");
        sequence.remove(from);
        let to = sequence.iter().position(|&s| s == relation.to).expect("every subject is in the sequence");
        sequence.insert(to + side, relation.from);
    }
    // Who is beside two of a kind stands between them.
    for relation in relations.iter().filter(|relation| relation.bond == Bond::Beside) {
        if pools[relation.from].len() == 1 && pools[relation.to].len() == 2 {
            let between = pools[relation.from].remove(0);
            pools[relation.to].insert(1, between);
        }
    }
    let mut depths = vec![0; pools.len()];
    for relation in relations {
        match relation.bond {
            Bond::Behind => depths[relation.from] = depths[relation.to] - 1,
            Bond::InFront => depths[relation.from] = depths[relation.to] + 1,
            _ => {}
        }
    }
    let mut pools: Vec<Option<Vec<Actor>>> = pools.into_iter().map(Some).collect();
    let mut roots = Vec::new();
    for index in sequence {
        for mut actor in pools[index].take().unwrap_or_default() {
            actor.depth = depths[index];
            roots.push(actor);
        }
    }
    roots
}

/// Who is behind something that is not much smaller is partly hidden by it.
fn hide(relations: &[Relation], roots: &mut Vec<Actor>) {
    for relation in relations.iter().filter(|relation| relation.bond == Bond::Behind) {
        let of = |subject| move |actor: &&Actor| actor.subject == subject;
        let hosts =
            roots.iter().flat_map(|root| std::iter::once(root).chain(root.attached.iter().map(|(_, a)| a)));
        let (Some(hidden), &[host]) =
            (roots.iter().find(of(relation.from)), &*hosts.filter(of(relation.to)).collect::<Vec<_>>())
        else {
            continue;
        };
        let many = roots.iter().filter(of(relation.from)).count() > 1;
        let scenery = matches!(hidden.kind, Kind::Building | Kind::Nature | Kind::Plant);
        let high = hidden.height > host.height * 3.0;
        if scenery || hidden.stands != Stands::Ground || high || many && !is_sat_at(host) {
            continue;
        }
        let taken = roots.extract_if(.., |actor| actor.subject == relation.from);
        let hidden: Vec<_> = taken.map(|actor| (Bond::Behind, Actor { mirrored: false, ..actor })).collect();
        let mut hosts = roots.iter_mut().flat_map(|root| {
            if root.subject == relation.to {
                vec![root]
            } else {
                root.attached.iter_mut().map(|(_, a)| a).collect()
            }
        });
        if let Some(host) = hosts.find(|actor| actor.subject == relation.to) {
            // They are behind all else that hangs there.
            host.attached.splice(0..0, hidden);
        }
    }
}

/// Small things in a room stand on a table, not on its floor.
fn raise(roots: &mut [Actor], setting: Setting) {
    let small = |actor: &Actor| {
        let thing =
            matches!(actor.kind, Kind::Product | Kind::Food | Kind::Object | Kind::Tool | Kind::Furniture);
        thing && actor.stands == Stands::Ground && actor.height < evened(0.5)
    };
    if footing(setting) == Footing::Floor
        && setting != Setting::Stage
        && roots.iter().filter(|actor| actor.stands != Stands::Hangs).all(small)
    {
        let most = roots.iter().filter(|actor| small(actor)).map(|actor| actor.height).fold(0.0, f64::max);
        let standing = roots.iter_mut().filter(|actor| small(actor));
        standing.for_each(|actor| actor.raised = 0.6 * most / actor.height);
        return;
    }
    // Nor does the cake that somebody bakes.
    let tall = |actor: &&Actor| actor.kind == Kind::Person && actor.depth == 0;
    let tall = roots.iter().filter(tall).map(|actor| actor.height).fold(0.0, f64::max);
    if footing(setting) == Footing::Floor && setting != Setting::Stage && tall > 0.0 {
        let food = |actor: &&mut Actor| {
            actor.kind == Kind::Food && actor.stands == Stands::Ground && actor.raised == 0.0
        };
        for actor in roots.iter_mut().filter(food) {
            actor.raised = 0.4 * tall / actor.height;
        }
    }
}

/// Turns those who attend to each other towards each other, and brings small ones up to where they are seen.
fn attend(relations: &[Relation], roots: &mut [Actor], setting: Setting) {
    for relation in relations.iter().filter(|relation| relation.bond == Bond::AttendsTo) {
        let from = roots.iter().rposition(|actor| actor.subject == relation.from);
        let to = roots.iter().position(|actor| actor.subject == relation.to);
        let (Some(from), Some(to)) = (from, to) else { continue };
        if to != from + 1 {
            continue;
        }
        let tall = roots[from].height;
        let low = roots[to].height < tall * 0.62;
        roots[from].look.gaze = (0.8, 0.35);
        roots[to].look.gaze = (-0.7, -0.2);
        roots[to].mirrored = true;
        roots[from].attends = roots[from].kind == Kind::Person && low;
        if low && roots[from].kind == Kind::Person {
            roots[to].height = roots[to].height.max(tall * 0.5);
            if footing(setting) == Footing::Floor {
                roots[to].raised = 0.36 * tall / roots[to].height;
            } else {
                roots[from].look.pose.get_or_insert(Pose::Kneeling);
            }
        }
    }
}
