//! The words of the notation, as lists: what each takes, and what it does in Rust.

use std::collections::BTreeMap;
use std::sync::Arc;

use vello_cpu::kurbo::{Affine, BezPath, Point, Shape as _};

use super::value::{All, Callable, Fields, Several, Take, Value};
use super::word::{Word, words};
use crate::colour::{Rgb, Tint};
use crate::figures::outline::{self, Spot};
use crate::figures::people::passer_by;
use crate::figures::{Look, Pen, Slot};
use crate::intent::{Age, Expression, Garment, Gender, Hairdo, Material, Pattern, Pose, Season};
use crate::light::Light;

type Spots = Arc<[Spot]>;
type List = Arc<[Value]>;
type Written = std::borrow::Cow<'static, str>;

// Names without brackets.
words! { CONSTANTS, true, |pen, look, args|
    pi() = std::f64::consts::PI;
    true() = true;
    false() = false;
    WHITE() = Rgb::WHITE;
    INK() = Rgb::INK;
}

words! { TRAITS, false, |pen, look, args|
    fine() = look.fine;
    night() = look.night;
    lettered() = look.lettered;
    occupied() = look.occupied;
    holds() = look.holds;
    young() = look.young();
    woman() = look.woman();
    female() = look.gender == Some(Gender::Female);
    male() = look.gender == Some(Gender::Male);
    expression() = look.expression.is_some();
    pattern() = look.pattern.is_some();
    dressed() = !look.wears.is_empty();
    gaze() = look.gaze;
    colours() = look.colours.clone();
    reaches() = look.reach.is_some();
    reach() = look.reach.unwrap_or_default();
    idle() = look.idle;
    teen() = look.teen;
    eastern() = look.eastern;
    sky() = light(look).sky.to_vec();
    grass() = light(look).grass;
    leaves() = light(look).leaves.to_vec();
    autumn() = light(look).season == Season::Autumn;
    iris() = look.eyes.map_or("none".into(), Value::from);
    wears() = {
        let worn = |garment: &Garment| vec![garment.name.into(), garment.colour.map_or("none".into(), Value::from)];
        look.wears.iter().map(worn).collect::<Vec<Vec<Value>>>()
    };
}

words! { LOOKS, false, |pen, look, args|
    main(usual: Rgb) = look.main(usual);
    accent(usual: Rgb) = look.accent(usual);
    vary(key: u64) = look.vary(key);
    choose(key: u64, list: List) = {
        list[look.choose(key, &(0..list.len()).collect::<Vec<_>>())].clone()
    };
    skin_tone() = look.skin_tone();
    hair_colour() = look.hair_colour();
    hair_or(usual: Rgb) = look.hair.unwrap_or(usual);
    hair_worn(hairdos: All<Option<Hairdo>>) = hairdos.0.contains(&look.hairdo);
    posed(poses: All<Option<Pose>>) = poses.0.contains(&look.pose);
    aged(ages: All<Age>) = ages.0.contains(&look.age);
    wears(names: Written) = look.worn(&names).is_some();
    worn(names: Written, usual: Rgb) = look.worn(&names).and_then(|garment| garment.colour).unwrap_or(usual);
    feels(expressions: All<Option<Expression>>) = expressions.0.contains(&look.expression);
    printed(patterns: All<Option<Pattern>>) = patterns.0.contains(&look.pattern);
    made_of(materials: All<Option<Material>>) = materials.0.contains(&look.material);
    near(colour: Rgb) = light(look).near(colour);
    tube(along: Spots, width: Callable) = outline::tube(&*along, |t| width_at(&width, look, t));
}

/// The light of the place that is drawn.
fn light(look: &Look) -> &Light {
    look.light.as_deref().expect("what asks for light is a part of a place")
}

/// A part as a function of numbers.
fn width_at(part: &Callable, look: &Look, t: f64) -> f64 {
    match (part.0)(&mut Pen::new(Affine::IDENTITY), look, vec![t.into()]) {
        Value::Number(number) => number,
        other => panic!("a width is a number, not {other:?}"),
    }
}

words! { DRAWN, false, |pen, look, args|
    body(outline: Several, colour: Rgb) = pen.body(outline, colour);
    round(outline: Several, colour: Rgb) = pen.round(outline, colour);
    flat(outline: Several, colour: Rgb) = pen.flat(outline, colour);
    blend(outline: Several, top: Rgb, bottom: Rgb) = pen.blend(outline, top, bottom);
    cloth(outline: BezPath, colour: Rgb) = pen.cloth(outline, colour, look);
    glass(outline: Several, colour: Rgb, alpha: f64) = pen.glass(outline, colour, alpha);
    mark(outline: Several, colour: Tint) = pen.mark(outline, colour);
    fade(outline: Several, top: Tint, bottom: Tint) = pen.fade(outline, top, bottom);
    line(outline: Several, width: f64, colour: Tint) = pen.line(outline, width, colour);
    shade(outline: Several, strength: f64) = pen.shade(outline, strength);
    shine(outline: Several, strength: f64) = pen.shine(outline, strength);
    glow(x: f64, y: f64, r: f64, colour: Tint) = pen.glow(x, y, r, colour);
    lamp(x: f64, y: f64, r: f64, colour: Tint) = pen.lamp(look, x, y, r, colour);
    haze(x: f64, y: f64, rx: f64, ry: f64, colour: Tint) = pen.haze(x, y, rx, ry, colour);
    shadow(x: f64, y: f64, rx: f64, ry: f64, strength: f64) = pen.shadow(x, y, rx, ry, strength);
    pattern(outline: BezPath, colour: Rgb) = {
        if let Some(pattern) = look.pattern {
            pen.pattern(outline, pattern, colour);
        }
    };
    motif(outline: BezPath, pattern: Pattern, colour: Rgb) = pen.pattern(outline, pattern, colour);
    passer_by(key: u64, feet: Spot, tall: f64, way: Written) = {
        passer_by(pen, look.seed.wrapping_add(key), feet, tall, &way);
    };
    slot(slot: Slot, x: f64, y: f64) = pen.slot(slot, x, y);
    slot_box(slot: Slot, x: f64, y: f64, w: f64, h: f64) = pen.slot_box(slot, x, y, w, h);
}

words! { OUTLINES, true, |pen, look, args|
    oval(x: f64, y: f64, rx: f64, ry: f64) = outline::oval(x, y, rx, ry);
    tilted_oval(x: f64, y: f64, rx: f64, ry: f64, degrees: f64) = outline::tilted_oval(x, y, rx, ry, degrees);
    circle(x: f64, y: f64, r: f64) = outline::circle(x, y, r);
    rect(x: f64, y: f64, w: f64, h: f64) = outline::rect(x, y, w, h);
    round_rect(x: f64, y: f64, w: f64, h: f64, r: f64) = outline::round_rect(x, y, w, h, r);
    line_across(x0: f64, x1: f64, y: f64, thickness: f64) = outline::line_across(x0, x1, y, thickness);
    polygon(corners: Spots) = outline::polygon(&*corners);
    polyline(corners: Spots) = outline::polyline(&*corners);
    blob(spots: Spots) = outline::blob(&*spots);
    curve(spots: Spots) = outline::curve(&*spots);
    limb(spots: Spots, start: f64, end: f64) = outline::limb(&*spots, start, end);
    plume(spots: Spots, width: f64) = outline::plume(&*spots, width);
    leaf(stalk: Spot, tip: Spot, width: f64) = outline::leaf(stalk, tip, width);
    cloud(x: f64, y: f64, rx: f64, ry: f64, bumps: usize) = outline::cloud(x, y, rx, ry, bumps);
    star(x: f64, y: f64, outer: f64, inner: f64, points: usize) = outline::star(x, y, outer, inner, points);
    heart(x: f64, y: f64, size: f64) = outline::heart(x, y, size);
    drop(x: f64, y: f64, width: f64, height: f64) = outline::drop(x, y, width, height);
    arc(x: f64, y: f64, rx: f64, ry: f64, start: f64, sweep: f64) = outline::arc(x, y, rx, ry, start, sweep);
    path(data: Written) = BezPath::from_svg(&data).unwrap_or_else(|_| args.wrong(&data));
    path_at(spot: Spot, data: Written) = {
        Affine::translate(spot) * BezPath::from_svg(&data).unwrap_or_else(|_| args.wrong(&data))
    };
    turned(path: BezPath, about: Spot, degrees: f64) = outline::turned(path, about, degrees);
    together(outlines: Vec<BezPath>) = outlines.into_iter().flatten().collect::<BezPath>();
    hollow(outline: BezPath, hole: BezPath) = outline.into_iter().chain(hole.reverse_subpaths()).collect::<BezPath>();
    on_circle(x: f64, y: f64, r: f64, degrees: f64) = outline::on_circle(x, y, r, degrees);
    on_ring(middle: Spot, r: f64, turns: Vec<f64>) = {
        outline::on_ring(middle, r, turns.into_iter()).collect::<Vec<_>>()
    };
    spots(text: Spots) = text.to_vec();
    placed(middle: Spot, text: Spots) = text.iter().map(|(dx, dy)| (middle.0 + dx, middle.1 + dy)).collect::<Vec<_>>();
    sized(middle: Spot, size: Spot, text: Spots) = {
        text.iter().map(|(dx, dy)| (middle.0 + size.0 * dx, middle.1 + size.1 * dy)).collect::<Vec<_>>()
    };
}

words! { LISTS, true, |pen, look, args|
    rows(text: Written, cells: Value) = match &cells {
        Value::Text(kinds) => rows(&text, &kinds.written.split(' ').collect::<Vec<_>>()),
        cells => usize::take(cells).and_then(|cells| rows(&text, &vec!["number"; cells])),
    }.unwrap_or_else(|| args.wrong(&text));
    tinted(text: Written, cells: usize) = {
        rows(&text, &[&vec!["number"; cells][..], &["colour"]].concat()).unwrap_or_else(|| args.wrong(&text))
    };
    steps(first: f64, step: f64, count: u32) = outline::steps(first, step, count).collect::<Vec<_>>();
    count(list: List) = list.len() as f64;
    enumerated(list: List) = {
        list.iter().enumerate().map(|(i, value)| vec![(i as f64).into(), value.clone()]).collect::<Vec<Vec<Value>>>()
    };
    sorted(list: List) = sorted(&list);
    reversed(list: List) = list.iter().rev().cloned().collect::<Vec<_>>();
    pairs(list: List) = list.windows(2).map(<[_]>::to_vec).collect::<Vec<_>>();
    zipped(one: List, other: List) = {
        one.iter().zip(other.iter()).map(|(a, b)| vec![a.clone(), b.clone()]).collect::<Vec<_>>()
    };
    skip(list: List, count: usize) = list.iter().skip(count).cloned().collect::<Vec<_>>();
    take(list: List, count: usize) = list.iter().take(count).cloned().collect::<Vec<_>>();
    div(a: f64, b: f64) = (a / b).floor();
    joined(texts: Vec<Written>) = Written::Owned(texts.concat());
}

/// By the number that each begins with.
fn sorted(list: &[Value]) -> Vec<Value> {
    let key = |value: &Value| match value {
        Value::Spot((first, _)) => *first,
        Value::List(list) => list.first().and_then(f64::take).unwrap_or_default(),
        _ => 0.0,
    };
    let mut sorted = list.to_vec();
    sorted.sort_by(|a, b| key(a).total_cmp(&key(b)));
    sorted
}

/// Rows of text, if the cells of each are of these kinds: `number`, `spot`, `colour`.
fn rows(text: &str, kinds: &[&str]) -> Option<Vec<Vec<Value>>> {
    let row = |row: &str| {
        let mut cells = row.split(',');
        let mut read = Vec::new();
        for kind in kinds {
            let first = cells.next()?;
            read.push(match *kind {
                "number" => first.parse::<f64>().ok()?.into(),
                "spot" => (first.parse().ok()?, cells.next()?.parse().ok()?).into(),
                "colour" => Rgb::hex(u32::from_str_radix(first, 16).ok()?).into(),
                _ => return None,
            });
        }
        cells.next().is_none().then_some(read)
    };
    text.split_ascii_whitespace().map(row).collect()
}

// What signs and brackets do.
words! { SIGNS, true, |pen, look, args|
    equal(a: Value, b: Value) = a == b;
    unequal(a: Value, b: Value) = a != b;
    less(a: f64, b: f64) = a < b;
    at_most(a: f64, b: f64) = a <= b;
    more(a: f64, b: f64) = a > b;
    at_least(a: f64, b: f64) = a >= b;
    range(a: f64, b: f64) = (a as i64..b as i64).map(|i| i as f64).collect::<Vec<_>>();
    add(a: Value, b: Value) = match (&a, &b) {
        (Value::Number(a), Value::Number(b)) => Value::from(a + b),
        (Value::List(a), Value::List(b)) => [&**a, b].concat().into(),
        (Value::Text(a), Value::Text(b)) => Written::Owned([&*a.written, &b.written].concat()).into(),
        sum => args.wrong(&sum),
    };
    subtract(a: f64, b: f64) = a - b;
    multiply(a: f64, b: f64) = a * b;
    divide(a: f64, b: f64) = a / b;
    remainder(a: f64, b: f64) = a % b;
    negative(a: f64) = -a;
    not(a: bool) = !a;
    pair(a: Value, b: Value) = match (&a, &b) {
        (Value::Number(x), Value::Number(y)) => Value::from((*x, *y)),
        _ => vec![a, b].into(),
    };
    text(pieces: List) = {
        let mut written = String::new();
        for piece in &*pieces {
            match piece {
                Value::Text(text) => written.push_str(&text.written),
                Value::Number(number) => written.extend([number.to_string()]),
                other => args.wrong(other),
            }
        }
        Written::Owned(written)
    };
    record(parts: Vec<Value>) = {
        let base = Fields::take(&parts[0]).unwrap_or_default();
        let fields = parts[1..].chunks(2).map(|field| match field {
            [Value::Text(name), value] => (name.written.clone(), value.clone()),
            _ => args.wrong(&field),
        });
        base.iter().map(|(name, value)| (name.clone(), value.clone())).chain(fields).collect::<BTreeMap<_, _>>()
    };
    field(of: Fields, name: Written) = of.get(&name).cloned().unwrap_or_else(|| args.wrong(&(&of, &name)));
    element(list: Value, index: f64) = match (&list, index) {
        (Value::Spot((x, _)), 0.0) => Value::from(*x),
        (Value::Spot((_, y)), 1.0) => (*y).into(),
        (Value::List(list), i) if i >= 0.0 && (i as usize) < list.len() => list[i as usize].clone(),
        _ => args.wrong(&(&list, index)),
    };
}

/// What a sign between two values does, and how strongly it binds; 1 is `or`, 2 is `and`.
pub(super) fn operator(sign: &str) -> Option<(u8, &'static str)> {
    Some(match sign {
        "or" => (1, ""),
        "and" => (2, ""),
        "==" => (3, "equal"),
        "!=" => (3, "unequal"),
        "<" => (3, "less"),
        "<=" => (3, "at_most"),
        ">" => (3, "more"),
        ">=" => (3, "at_least"),
        ".." => (4, "range"),
        "+" => (5, "add"),
        "-" => (5, "subtract"),
        "*" => (6, "multiply"),
        "/" => (6, "divide"),
        "%" => (6, "remainder"),
        _ => return None,
    })
}

// What stands behind a value and a dot.
words! { METHODS, true, |pen, look, args|
    max(x: f64, y: f64) = x.max(y);
    min(x: f64, y: f64) = x.min(y);
    abs(x: f64) = x.abs();
    sqrt(x: f64) = x.sqrt();
    sin(x: f64) = x.sin();
    cos(x: f64) = x.cos();
    atan(x: f64) = x.atan();
    atan2(y: f64, x: f64) = y.atan2(x);
    powi(x: f64, n: i32) = x.powi(n);
    powf(x: f64, y: f64) = x.powf(y);
    hypot(x: f64, y: f64) = x.hypot(y);
    floor(x: f64) = x.floor();
    ceil(x: f64) = x.ceil();
    round(x: f64) = x.round();
    signum(x: f64) = x.signum();
    clamp(x: f64, least: f64, most: f64) = x.clamp(least, most);
    to_radians(degrees: f64) = degrees.to_radians();
    to_degrees(angle: f64) = angle.to_degrees();
    lit(colour: Rgb, amount: f64) = colour.lit(amount);
    shaded(colour: Rgb, amount: f64) = colour.shaded(amount);
    mix(colour: Rgb, other: Rgb, share: f64) = colour.mix(other, share);
    alpha(colour: Rgb, alpha: f64) = colour.alpha(alpha);
    edge(colour: Rgb) = colour.edge();
    luma(colour: Rgb) = colour.luma();
    contains(list: List, value: Value) = list.contains(&value);
    moved(outline: BezPath, dx: f64, dy: f64) = Affine::translate((dx, dy)) * outline;
    scaled(outline: BezPath, about: Spot, factor: f64) = Affine::scale_about(factor, Point::new(about.0, about.1)) * outline;
    bounds(outline: BezPath) = bounds(&outline);
}

fn bounds(outline: &BezPath) -> BTreeMap<Written, Value> {
    let area = outline.bounding_box();
    let names = ["x0", "y0", "x1", "y1", "width", "height", "x", "y"].map(Written::Borrowed);
    let (width, height, middle) = (area.width(), area.height(), area.center());
    let sides = [area.x0, area.y0, area.x1, area.y1, width, height, middle.x, middle.y];
    names.into_iter().zip(sides.map(Value::from)).collect()
}

// What has a block, which is the last argument.
words! { VERBS, false, |pen, look, args|
    within(outline: BezPath, on: Callable) = pen.within(outline, |pen| on.draw(pen, look));
    body_with(outline: BezPath, colour: Rgb, on: Callable) = pen.body_with(outline, colour, |pen| on.draw(pen, look));
    round_with(outline: BezPath, colour: Rgb, on: Callable) = pen.round_with(outline, colour, |pen| on.draw(pen, look));
    glass_with(outline: BezPath, colour: Rgb, alpha: f64, on: Callable) = {
        pen.glass_with(outline, colour, alpha, |pen| on.draw(pen, look));
    };
    moved(dx: f64, dy: f64, on: Callable) = pen.moved(dx, dy, |pen| on.draw(pen, look));
    turned(about: Spot, degrees: f64, on: Callable) = pen.turned(about, degrees, |pen| on.draw(pen, look));
    scaled(about: Spot, factor: f64, on: Callable) = pen.scaled(about, factor, |pen| on.draw(pen, look));
    mirrored(x: f64, on: Callable) = pen.mirrored(x, |pen| on.draw(pen, look));
    both(x: f64, on: Callable) = pen.both(x, |pen| on.draw(pen, look));
    placed_at(x: f64, y: f64, k: f64, on: Callable) = {
        pen.through(Affine::translate((x, y)) * Affine::scale(k), |pen| on.draw(pen, look));
    };
    through(x: Spot, y: Spot, middle: Spot, on: Callable) = {
        pen.through(Affine::new([x.0, x.1, y.0, y.1, middle.0, middle.1]), |pen| on.draw(pen, look));
    };
    turned_at(x: f64, y: f64, degrees: f64, k: f64, on: Callable) = {
        let place = Affine::translate((x, y)) * Affine::rotate(degrees.to_radians()) * Affine::scale(k);
        pen.through(place, |pen| on.draw(pen, look));
    };
    with_look(changes: Fields, on: Callable) = {
        let mut changed = look.clone();
        for (name, value) in &*changes {
            set(&mut changed, name, value).unwrap_or_else(|| args.wrong(&(name, value)));
        }
        on.draw(pen, &changed);
    };
}

fn set(look: &mut Look, name: &str, value: &Value) -> Option<()> {
    match name {
        "age" => look.age = Take::take(value)?,
        "pose" => look.pose = Take::take(value)?,
        "expression" => look.expression = Take::take(value)?,
        "gaze" => look.gaze = Take::take(value)?,
        "night" => look.night = Take::take(value)?,
        "gender" => look.gender = Take::take(value)?,
        "reach" => look.reach = Take::take(value)?,
        "holds" => look.holds = Take::take(value)?,
        "idle" => look.idle = Take::take(value)?,
        "teen" => look.teen = Take::take(value)?,
        "colours" => look.colours = Take::take(value)?,
        "seed_plus" => look.seed = look.seed.wrapping_add(Take::take(value)?),
        "seed_xor" => look.seed ^= u64::take(value)?,
        _ => return None,
    }
    Some(())
}

/// The word of that name in the first table that has it.
fn word(tables: &[&'static [Word]], name: &str) -> Option<&'static Word> {
    tables.iter().find_map(|table| table.iter().find(|word| word.name == name))
}

/// What stands before a bracket.
pub(super) fn called(name: &str) -> Option<&'static Word> {
    word(&[DRAWN, OUTLINES, LISTS, LOOKS], name)
}

/// What stands alone.
pub(super) fn named(name: &str) -> Option<&'static Word> {
    word(&[CONSTANTS, TRAITS], name)
}

/// What stands behind a value and a dot.
pub(super) fn method(name: &str) -> Option<&'static Word> {
    word(&[METHODS], name)
}

/// What a sign or a bracket does.
pub(super) fn sign(name: &str) -> Option<&'static Word> {
    word(&[SIGNS], name)
}

/// What has a block.
pub(super) fn verb(name: &str) -> Option<&'static Word> {
    word(&[VERBS], name)
}
