//! The cast: subjects become actors, and those that touch each other become one group.

use vello_cpu::kurbo::{Affine, BezPath, Rect};

use crate::colour::Rgb;
use crate::figures::look::scramble;
use crate::figures::outline::round_rect;
use crate::figures::{self, Figure, Look, Pen, Sketch, Slot, Stands};
use crate::intent::{Age, Bond, Garment, Intent, Kind, Lettering, Pose, Relation, Scale, Setting, Subject};
use crate::letters::Letters;
use crate::light::Light;
use crate::settings::{Footing, footing};
use crate::shape::Shape;
use crate::sheet::Sheet;
use crate::understanding as lexicon;

/// The most actors on a page, whatever the prompt counts.
const MOST: usize = 60;

/// One thing to be placed, with what is attached to it.
#[derive(Clone)]
pub(crate) struct Actor {
    pub(crate) portrayal: Portrayal,
    pub(crate) look: Look,
    /// Whether it faces left.
    pub(crate) mirrored: bool,
    /// Height and width that it would like to have, relative to others; a grown person is about 1.2 high.
    pub(crate) height: f64,
    pub(crate) aspect: f64,
    pub(crate) stands: Stands,
    pub(crate) kind: Kind,
    /// Which subject it is.
    pub(crate) subject: usize,
    pub(crate) attached: Vec<(Bond, Actor)>,
    /// What else is drawn on it: words, stethoscopes.
    pub(crate) label: Option<Label>,
    /// Depth before (above 0) or behind others.
    pub(crate) depth: i32,
    /// Stands on this, a table of that share of its own height.
    pub(crate) raised: f64,
    /// The next actor is the one this one attends to.
    pub(crate) attends: bool,
}

/// Words on an actor.
#[derive(Clone)]
pub(crate) struct Label {
    pub(crate) lettering: Lettering,
    pub(crate) letters: Letters,
}

/// How a thing is drawn.
#[derive(Clone)]
pub(crate) enum Portrayal {
    Figure(&'static Figure),
    /// The outline of an emoji in a box 100 high.
    Silhouette(BezPath),
    /// Nothing but its name on a card.
    Card(String, Letters),
    /// Shapes that are already there, in a box 100 high.
    Ready(Vec<Shape>),
}

impl Actor {
    /// Draws the actor alone in its box.
    pub(crate) fn sketch(&self) -> Sketch {
        match &self.portrayal {
            Portrayal::Figure(figure) => figures::sketch(figure, &self.look, self.mirrored),
            Portrayal::Silhouette(path) => silhouette(path, &self.look),
            Portrayal::Card(word, letters) => card(word, letters, self.aspect, &self.look),
            Portrayal::Ready(shapes) => Sketch { shapes: shapes.clone(), slots: Vec::new() },
        }
    }
}

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

/// All actors of the intent, grouped: only roots are in the list, the others hang on them.
pub(super) fn cast(intent: &Intent, setting: Setting, light: &Light, sheet: &Sheet<'_>) -> Vec<Actor> {
    let relations = tidy(intent);
    let mut pools: Vec<Vec<Actor>> = Vec::new();
    let mut total = 0;
    for (index, subject) in intent.subjects.iter().enumerate() {
        let count = usize::from(subject.count).min(MOST.saturating_sub(total)).max(usize::from(total < MOST));
        total += count;
        pools.push((0..count).map(|copy| actor(subject, index, copy, light, sheet)).collect());
    }
    if matches!(setting, Setting::Lake | Setting::Sea) {
        pools
            .iter_mut()
            .flatten()
            .filter(|actor| swims(actor))
            .for_each(|actor| actor.stands = Stands::Sails);
    }
    wear(intent, &relations, &mut pools);
    attach(&relations, &mut pools);
    let mut roots = order(&relations, pools);
    attend(&relations, &mut roots, setting);
    roots
}

/// Whether it is on the water where there is some, though it can stand.
fn swims(actor: &Actor) -> bool {
    matches!(actor.portrayal, Portrayal::Figure(figure)
        if matches!(figure.name, "duck" | "duckling" | "goose" | "swan" | "iceberg"))
}

fn actor(subject: &Subject, index: usize, copy: usize, light: &Light, sheet: &Sheet<'_>) -> Actor {
    let seed = scramble(sheet.seed, 50 + index as u64 * 64 + copy as u64);
    let mut look = Look::of(subject, seed);
    look.fine = sheet.fine();
    look.night = light.dark;
    let (portrayal, aspect, metres, stands) = portray(subject, sheet.letters);
    let grown = match subject.age {
        Age::Baby => 0.6,
        Age::Child => 0.78,
        Age::Usual | Age::Old => 1.0,
    };
    let grown = if matches!(subject.kind, Kind::Person | Kind::Animal) { grown } else { 1.0 };
    let said = match subject.size {
        Scale::Tiny => 0.5,
        Scale::Small => 0.75,
        Scale::Usual => 1.0,
        Scale::Large => 1.3,
        Scale::Huge => 1.75,
    };
    if let Some(concept) = subject.concept.and_then(lexicon::concept)
        && look.colours.is_empty()
        && !matches!(portrayal, Portrayal::Figure(figure) if Some(figure.name) == subject.concept)
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
        attends: false,
    }
}

/// Sizes of the world brought nearer to each other: a house isn't twenty times as high as a cat.
fn evened(metres: f64) -> f64 {
    metres.clamp(0.02, 60.0).powf(0.4)
}

/// The best way we have to draw that subject: its figure, a more general one, an emoji's outline, its name.
fn portray(subject: &Subject, letters: &Letters) -> (Portrayal, f64, f64, Stands) {
    let name = subject.name();
    let lineage = || std::iter::once(name).chain(lexicon::lineage(name).map(|concept| concept.name));
    let own = figures::find(name);
    let emoji = subject.glyph.and_then(|glyph| letters.emoji(glyph));
    // An outline of the thing itself says more than a figure of its family, unless the family is close.
    let figure = own.or_else(|| lineage().skip(1).take(2).find_map(figures::find));
    if let Some(figure) = figure {
        return (Portrayal::Figure(figure), figure.aspect, figure.height, figure.stands);
    }
    let metres = lexicon::concept(name).map_or(0.6, |concept| metres(concept.bulk));
    let stands = standing(subject.kind);
    if let Some((path, width)) = emoji {
        return (Portrayal::Silhouette(path), width / 100.0, metres, stands);
    }
    if let Some(figure) = lineage().find_map(figures::find) {
        return (Portrayal::Figure(figure), figure.aspect, figure.height, figure.stands);
    }
    let aspect = (0.5 + subject.word.chars().count() as f64 * 0.16).clamp(0.9, 2.4);
    (Portrayal::Card(subject.word.clone(), letters.clone()), aspect, 0.4, Stands::Ground)
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

/// An outline as a cut-out with a light rim, which is how unknown things are shown.
fn silhouette(path: &BezPath, look: &Look) -> Sketch {
    let mut pen = Pen::new(Affine::IDENTITY);
    let colour =
        look.main(look.choose(77, &[0xd9776a, 0x5f8fb0, 0x7fa86b, 0xd99a4e, 0x9a7fb8].map(Rgb::hex)));
    pen.line(path.clone(), 4.0, Rgb::hex(0xfffaf0));
    pen.body(path.clone(), colour);
    pen.finish()
}

/// A thing of which only the name is known: a hand-lettered card.
fn card(word: &str, letters: &Letters, aspect: f64, look: &Look) -> Sketch {
    let mut pen = Pen::new(Affine::IDENTITY);
    let width = aspect * 100.0;
    let tone = look.main(look.choose(78, &[0xf6d9a8, 0xcfe3d4, 0xf3c9c0, 0xd5d4ec].map(Rgb::hex)));
    pen.turned((width / 2.0, 60.0), look.vary(79) * 3.0, |pen| {
        pen.body(round_rect(2.0, 30.0, width - 4.0, 66.0, 8.0), tone);
        pen.flat(round_rect(6.0, 34.0, width - 12.0, 58.0, 6.0), tone.lit(0.5));
        let shapes = super::words::set(
            letters,
            word,
            crate::intent::Hand::Script,
            Rect::new(10.0, 40.0, width - 10.0, 86.0),
            tone.legible(),
        );
        pen.insert(shapes);
    });
    pen.finish()
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
        let unknown = pools[host].iter().all(|actor| matches!(actor.portrayal, Portrayal::Card(..)));
        if unknown && matches!(bond, Bond::On | Bond::In | Bond::Under) {
            // Better to leave out what nobody can draw than to stand on its name.
            pools[host].clear();
            pools[child] = children;
            continue;
        }
        let hosts = pools[host].len();
        // Nobody carries a card with a word on it.
        let drawable = |actor: &Actor| !matches!(actor.portrayal, Portrayal::Card(..));
        for (i, mut actor) in children.into_iter().filter(drawable).enumerate() {
            let host = &mut pools[host][i % hosts];
            settle(bond, &mut actor, host);
            host.attached.push((bond, actor));
        }
    }
}

/// What being attached does to both looks.
fn settle(bond: Bond, child: &mut Actor, host: &mut Actor) {
    match bond {
        Bond::Holds | Bond::Has if matches!(host.kind, Kind::Person | Kind::Animal) => host.look.holds = true,
        Bond::Uses if !worn_tool(child) => host.look.holds = true,
        Bond::In => host.look.occupied = true,
        Bond::Rides => {
            host.look.occupied = true;
            child.look.pose.get_or_insert(Pose::Sitting);
        }
        _ => {}
    }
}

/// Tools that their user's figure draws itself.
pub(super) fn worn_tool(actor: &Actor) -> bool {
    matches!(actor.portrayal, Portrayal::Figure(figure) if figure.name == "stethoscope")
}

/// The roots from left to right: who attends to somebody stands left of them, the first subject near the middle.
fn order(relations: &[Relation], pools: Vec<Vec<Actor>>) -> Vec<Actor> {
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

/// Draws an actor and all that hangs on it so that its feet are at (`x`, `y`) and it is `height` high; the
/// shapes, and where its own slots came to be.
pub(crate) fn assemble(actor: &Actor, x: f64, y: f64, height: f64) -> Sketch {
    let scale = height / 100.0;
    let affine = Affine::translate((x - actor.aspect * 50.0 * scale, y - height)) * Affine::scale(scale);
    let sketch = actor.sketch().transformed(affine);
    let mut inserts: Vec<(usize, Vec<Shape>)> = Vec::new();
    let hosted =
        |bond: Bond| actor.attached.iter().filter(move |(b, child)| *b == bond && !worn_tool(child)).count();
    let mut taken = std::collections::HashMap::new();
    for (bond, child) in actor.attached.iter().filter(|(_, child)| !worn_tool(child)) {
        let index = taken.entry(*bond).or_insert(0usize);
        inserts.push(attached(actor, &sketch, *bond, child, *index, hosted(*bond), height));
        *index += 1;
    }
    if let Some(label) = &actor.label
        && let Some(slot) = sketch.slot(Slot::Band)
    {
        let words = super::words::on_band(&label.letters, &label.lettering, slot.area, height);
        inserts.push((sketch.shapes.len(), words));
    } else if let Some(label) = &actor.label
        && let Some(slot) = sketch.slot(Slot::Words)
    {
        let under = sketch.shapes[..slot.depth].last().map_or(Rgb::WHITE, |shape| shape.paint.typical().rgb);
        let ink = label.lettering.colour.unwrap_or(under.legible());
        let words =
            super::words::set(&label.letters, &label.lettering.text, label.lettering.hand, slot.area, ink);
        inserts.push((sketch.shapes.len(), words));
    }
    inserts.sort_by_key(|&(depth, _)| depth);
    let (mut shapes, mut done) = (Vec::new(), 0);
    for (depth, more) in inserts {
        shapes.extend_from_slice(&sketch.shapes[done..depth.max(done)]);
        done = depth.max(done);
        shapes.extend(more);
    }
    shapes.extend_from_slice(&sketch.shapes[done..]);
    Sketch { shapes, slots: sketch.slots }
}

/// The shapes of something attached, and how deep in its host's drawing they belong.
fn attached(
    host: &Actor,
    sketch: &Sketch,
    bond: Bond,
    child: &Actor,
    index: usize,
    count: usize,
    height: f64,
) -> (usize, Vec<Shape>) {
    let whole = crate::shape::bounds(&sketch.shapes).unwrap_or(Rect::ZERO);
    let slots: &[Slot] = match bond {
        Bond::On => &[Slot::Top, Slot::Saddle, Slot::Lap, Slot::Head],
        Bond::In => &[Slot::Inside, Slot::Saddle, Slot::Top],
        Bond::Rides => &[Slot::Saddle, Slot::Inside, Slot::Top],
        Bond::Holds | Bond::Uses => &[Slot::Hands, Slot::Hand, Slot::Mouth],
        Bond::Wears => match child_slot(child) {
            Slot::Neck => &[Slot::Neck],
            Slot::Face => &[Slot::Face],
            _ => &[Slot::Head],
        },
        Bond::Has => &[Slot::Hands, Slot::Top, Slot::Inside],
        _ => &[],
    };
    let slot = slots.iter().find_map(|&slot| sketch.slot(slot));
    let natural = child.height / host.height * height;
    let share = (index as f64 + 0.5) / count as f64;
    let (area, depth) = match slot {
        Some(held) => (held.area, held.depth),
        None => fallback(bond, whole, sketch.shapes.len()),
    };
    let room = area.width() / count as f64;
    let kind = slot.map(|held| held.slot);
    let (x, foot, tall) = match (bond, kind) {
        (Bond::Holds | Bond::Has | Bond::Uses, Some(Slot::Hands | Slot::Hand))
            if child.stands == Stands::Floats =>
        {
            // What floats is held by its cord, over the shoulder.
            let tall = natural.clamp(height * 0.34, height * 0.6);
            (
                whole.x1 + tall * child.aspect * 0.3,
                area.center().y,
                tall.max((area.center().y - whole.y0) * 0.9),
            )
        }
        (Bond::Wears, Some(_)) => {
            let wide = area.width().max(whole.width() * 0.2) * 1.15;
            let tall = wide / child.aspect;
            let foot =
                if kind == Some(Slot::Head) { area.y0 + tall * 0.28 } else { area.center().y + tall * 0.5 };
            (area.center().x, foot, tall)
        }
        (_, Some(Slot::Hands)) => {
            let tall = natural
                .clamp(area.height() * 0.6, area.height() * 1.15)
                .min(area.width() * 1.3 / child.aspect);
            (area.x0 + area.width() * share, area.center().y + tall * 0.5, tall)
        }
        (_, Some(Slot::Hand | Slot::Mouth)) => {
            let tall = natural.clamp(height * 0.08, height * 0.3);
            (area.center().x, area.center().y + tall * 0.5, tall)
        }
        (Bond::In, _) if host.kind == Kind::Plant && kind != Some(Slot::Inside) => {
            // In the crown of a tree, on its lower boughs.
            let tall = natural.clamp(height * 0.2, height * 0.34);
            let x = whole.x0 + whole.width() * (0.3 + 0.4 * share);
            (x, whole.y0 + whole.height() * 0.56, tall)
        }
        (Bond::In, Some(Slot::Inside)) if child.kind == Kind::Plant => {
            // Stalks reach into the vessel; blossoms may hide each other.
            let tall = (area.height() * 1.25).max(height * 0.5);
            (area.x0 + area.width() * share, area.y1, tall * (1.0 - 0.12 * (2.0 * share - 1.0).abs()))
        }
        (Bond::In, Some(Slot::Inside) | None) => {
            // Many things stand in rows, the first ones behind and higher.
            let rows = if count <= 3 {
                1
            } else if count <= 8 {
                2
            } else {
                3
            };
            let per_row = count.div_ceil(rows);
            let (row, column) = (index / per_row, index % per_row);
            let here = per_row.min(count - row * per_row);
            let room = area.width() / here as f64;
            // What stands behind is tall and shows above what stands before it.
            let (least, most) =
                if rows == 1 { (0.62, 1.1) } else { [(0.62, 0.94), (0.4, 0.6), (0.34, 0.5)][row] };
            let tall = natural
                .clamp(area.height() * least, area.height() * most)
                .min(room * if rows == 1 { 1.25 } else { 1.02 } / child.aspect);
            let lift = (rows - 1 - row) as f64 * area.height() * if rows == 2 { 0.16 } else { 0.24 };
            // Rows stand in each other's gaps.
            let shift = if rows > 1 && row % 2 == 1 { -0.08 } else { 0.04 };
            (area.x0 + room * (column as f64 + 0.5 + shift), area.y1 - lift, tall)
        }
        (Bond::Rides, _) => {
            (area.center().x, area.y1 + natural * 0.12, natural.clamp(height * 0.3, height * 1.1))
        }
        (Bond::Above, _) => {
            (area.center().x, area.y0 - height * 0.12, natural.clamp(height * 0.2, height * 0.8))
        }
        _ => {
            let room = if area.width() < 1.0 { whole.width() } else { room };
            let tall = natural.min(room * 1.02 / child.aspect).max(height * 0.12);
            (area.x0 + area.width() * share, area.y1, tall)
        }
    };
    (depth, assemble(child, x, foot, tall).shapes)
}

/// Where a thing goes whose host has no place for it.
fn fallback(bond: Bond, whole: Rect, shapes: usize) -> (Rect, usize) {
    let band = |y: f64| {
        Rect::new(
            whole.x0 + whole.width() * 0.12,
            y - whole.height() * 0.3,
            whole.x1 - whole.width() * 0.12,
            y,
        )
    };
    match bond {
        Bond::On | Bond::Rides | Bond::Above => (band(whole.y0 + whole.height() * 0.04), shapes),
        Bond::Under => (band(whole.y1), shapes),
        Bond::In => (band(whole.y1 - whole.height() * 0.12), shapes),
        _ => (band(whole.y1 - whole.height() * 0.3), shapes),
    }
}

/// Where clothes go that their wearer's figure doesn't draw.
fn child_slot(child: &Actor) -> Slot {
    let Portrayal::Figure(figure) = &child.portrayal else { return Slot::Head };
    match figure.name {
        "scarf" | "necklace" | "tie" | "bow tie" | "collar" => Slot::Neck,
        "glasses" | "sunglasses" | "mask" => Slot::Face,
        _ => Slot::Head,
    }
}
