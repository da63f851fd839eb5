//! People in many looks and professions: one body, dressed by [`Outfit`]s.

use vello_cpu::kurbo::Affine;

use everyday::everyday;

use super::{Drawn, Figure, Look, Pen, Stands};
use crate::colour::Rgb;
use crate::intent::{Age, Gender, Pose};

mod arts;
mod beings;
mod body;
mod build;
mod cuts;
mod dress;
mod everyday;
mod hair;
mod hats;
mod head;
mod headgear;
mod jobs;
mod legends;
mod limbs;
mod magic;
mod passers;
mod roles;
mod sports;

pub(crate) use build::Build;
pub(crate) use dress::DRAWN;
pub(crate) use passers::{Passing, passer_by};

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[
    EVERYBODY,
    passers::FIGURES,
    roles::FIGURES,
    jobs::FIGURES,
    arts::FIGURES,
    legends::FIGURES,
    magic::FIGURES,
    sports::FIGURES,
    beings::FIGURES,
];

/// Draws a part of an outfit onto that body.
type Part = fn(&mut Pen, &Look, &Build);

/// What a profession or a part in a story wears.
#[derive(Clone, Copy)]
pub(super) struct Outfit {
    /// Shirt, coat or dress; the look's main colour replaces it.
    pub(super) top: Rgb,
    /// Trousers or skirt; the look's second colour replaces it.
    pub(super) bottom: Rgb,
    /// Shoes.
    pub(super) shoes: Rgb,
    /// How the clothes are cut.
    pub(super) cut: Cut,
    /// What is on the head.
    pub(super) hat: Hat,
    /// Drawn behind everything: wings, cloaks, sacks.
    pub(super) back: Part,
    /// Drawn over the finished trunk, below the arms: badges, collars, aprons, straps.
    pub(super) trim: Part,
    /// Drawn after everything, for beards, masks, tools in the free hand.
    pub(super) extra: Part,
    /// Whether the hands have nothing to do, and the clothes no rules.
    pub(super) idle: bool,
}

/// How clothes are cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Shirt or jumper and trousers.
    Shirt,
    /// An open coat to the knees over a shirt of the bottom colour.
    Coat,
    /// A dress with a wide skirt.
    Dress,
    /// To the ground: kings, wizards, monks.
    Robe,
    /// A shirt, and a skirt of the bottom colour.
    Skirt,
    /// A close dress with a standing collar: the qipao.
    Sheath,
    /// Crossed before the chest, with wide sleeves and a sash of the bottom colour: kimono, hanfu.
    Wrap,
    /// A length of cloth over one shoulder, and a blouse of the bottom colour.
    Sari,
}

/// What is on a head.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Hat {
    /// Hair only.
    None,
    /// A cap with a peak, in that colour.
    Cap(Rgb),
    /// A cook's tall hat.
    Toque,
    /// A helmet that covers the hair, in that colour.
    Helmet(Rgb),
    /// A crown.
    Crown,
    /// A wide straw or felt hat, in that colour.
    Brim(Rgb),
    /// A pointed hat, in that colour.
    Pointed(Rgb),
    /// A knitted cap, in that colour.
    Woolly(Rgb),
    /// A police officer's or pilot's cap with a badge, in that colour.
    Peaked(Rgb),
    /// A firefighter's helmet, in that colour.
    Fire(Rgb),
    /// A nurse's cap.
    Nurse,
    /// The tall fur cap of a guard.
    Bearskin,
    /// A pirate's hat, in that colour.
    Tricorn(Rgb),
    /// A tall hat with a ribbon, in that colour.
    Top(Rgb),
    /// A painter's cap, in that colour.
    Beret(Rgb),
    /// A fur-trimmed cap with a bobble, in that colour.
    Santa(Rgb),
    /// A small crown on the hair.
    Tiara,
    /// Cloth that leaves only the face free, in that colour.
    Hood(Rgb),
    /// The same down to the chest, in soft folds.
    Hijab(Rgb),
}

/// Nothing more to draw.
pub(super) fn nothing(_: &mut Pen, _: &Look, _: &Build) {}

/// An outfit to start from.
const PLAIN: Outfit = outfit([0x5b8fb9, 0x4d6484, 0x6b4a3a], Cut::Shirt, Hat::None, [nothing; 3]);

/// Clothes in these colours (top, bottom, shoes) of that cut, with what is on the head, and what else is drawn:
/// behind everything, over the trunk, after everything.
const fn outfit(colours: [u32; 3], cut: Cut, hat: Hat, [back, trim, extra]: [Part; 3]) -> Outfit {
    let [top, bottom, shoes] = [Rgb::hex(colours[0]), Rgb::hex(colours[1]), Rgb::hex(colours[2])];
    Outfit { top, bottom, shoes, cut, hat, back, trim, extra, idle: false }
}

/// Whether the hands are free, and at the sides, for what goes with the part.
fn hands_free(look: &Look) -> bool {
    let upright = matches!(look.pose, None | Some(Pose::Standing | Pose::Walking | Pose::Singing));
    upright && look.reach.is_none() && !look.holds
}

/// Draws a person in that outfit: see [`Build`] for where the parts are.
pub(super) fn person(pen: &mut Pen, look: &Look, outfit: &Outfit) {
    let outfit = dress::dressed(look, outfit);
    // Trims that repeat the colour of the cloth find it in the look.
    let colours = if look.colours.is_empty() { vec![outfit.top] } else { look.colours.clone() };
    let crawls = look.age == Age::Baby && matches!(look.pose, None | Some(Pose::Standing));
    let pose = if crawls { Some(Pose::Sitting) } else { look.pose };
    body::draw(pen, &Look { idle: outfit.idle, colours, pose, ..look.clone() }, &outfit);
}

/// Several people in one box: where each stands, how large, how old, and whether man or woman is given.
fn group(pen: &mut Pen, look: &Look, people: &[(f64, f64, Age, Option<Gender>)]) {
    for (i, &(x, size, age, gender)) in people.iter().enumerate() {
        let seed = look.seed.wrapping_add(i as u64 * 7919);
        let colours = if i == 0 { look.colours.clone() } else { Vec::new() };
        let one = Look { seed, age, gender, colours, ..look.clone() };
        let place = Affine::translate((x - 40.0 * size, 100.0 - 100.0 * size)) * Affine::scale(size);
        pen.through(place, |pen| person(pen, &one, &everyday(&one)));
    }
}

fn family(pen: &mut Pen, look: &Look) {
    let people = [
        (30.0, 1.0, Age::Usual, Some(Gender::Male)),
        (82.0, 0.96, Age::Usual, Some(Gender::Female)),
        (56.0, 0.66, Age::Child, None),
        (110.0, 0.6, Age::Child, None),
    ];
    group(pen, look, &people);
}

fn couple(pen: &mut Pen, look: &Look) {
    let people =
        [(30.0, 1.0, Age::Usual, Some(Gender::Male)), (66.0, 0.95, Age::Usual, Some(Gender::Female))];
    group(pen, look, &people);
    pen.body(super::outline::heart(48.0, 4.0, 9.0), 0xe5657d);
}

fn crowd(pen: &mut Pen, look: &Look) {
    let row = |places: &[(f64, f64)]| -> Vec<_> {
        places.iter().map(|&(x, size)| (x, size, Age::Usual, None)).collect()
    };
    for (i, passing) in
        [Passing::Standing, Passing::WithBag, Passing::Standing, Passing::WithChild].into_iter().enumerate()
    {
        let x = 18.0 + 39.0 * i as f64;
        passer_by(pen, look.seed ^ (i as u64 * 77 + 5), (x, 88.0), 80.0 + look.vary(i as u64) * 3.0, passing);
    }
    let front = Look { seed: look.seed ^ 0x5a5a, colours: Vec::new(), ..look.clone() };
    group(pen, &front, &row(&[(39.0, 0.74), (77.0, 0.72), (115.0, 0.76)]));
}

const EVERYBODY: &[Figure] = &[
    Figure::on_ground("family", 1.32, 1.8, family),
    Figure::on_ground("couple", 0.96, 1.8, couple),
    Figure::on_ground("crowd", 1.54, 2.0, crowd),
    human("person", |pen, look| person(pen, look, &everyday(look))),
    human("man", |pen, look| as_one(pen, look, Gender::Male, look.age)),
    human("bearded man", everyday::bearded),
    human("woman", |pen, look| as_one(pen, look, Gender::Female, look.age)),
    sized("boy", 1.25, |pen, look| as_one(pen, look, Gender::Male, Age::Child)),
    sized("girl", 1.25, |pen, look| as_one(pen, look, Gender::Female, Age::Child)),
    sized("child", 1.2, |pen, look| person(pen, &aged(look, Age::Child), &everyday(&aged(look, Age::Child)))),
    sized("baby", 0.7, |pen, look| person(pen, &aged(look, Age::Baby), &everyday(&aged(look, Age::Baby)))),
    sized("teenager", 1.6, teenager),
    human("old woman", |pen, look| as_one(pen, look, Gender::Female, Age::Old)),
    human("old man", |pen, look| as_one(pen, look, Gender::Male, Age::Old)),
];

/// A row for a human being.
pub(super) const fn human(name: &'static str, draw: super::Draw) -> Figure {
    Figure { name, aspect: 0.8, height: 1.7, stands: Stands::Ground, draw: Drawn::Rust(draw) }
}

/// A row for a human being who isn't as high as the others.
const fn sized(name: &'static str, height: f64, draw: super::Draw) -> Figure {
    Figure { height, ..human(name, draw) }
}

fn teenager(pen: &mut Pen, look: &Look) {
    let look = Look { teen: true, ..look.clone() };
    person(pen, &look, &everyday(&look));
}

fn aged(look: &Look, age: Age) -> Look {
    Look { age, ..look.clone() }
}

fn as_one(pen: &mut Pen, look: &Look, gender: Gender, age: Age) {
    let look = Look { gender: Some(gender), age, ..look.clone() };
    person(pen, &look, &everyday(&look));
}
