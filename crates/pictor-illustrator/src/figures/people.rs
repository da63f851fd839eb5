//! People in many looks and professions: one body, dressed by [`Outfit`]s.

use super::{Figure, Look, Pen, Stands};
use crate::colour::Rgb;
use crate::intent::{Age, Gender};

mod body;
mod hats;
mod head;
mod jobs;
mod roles;

pub(crate) use body::Build;

/// The lists of this shelf.
pub(super) const SHELF: &[&[Figure]] = &[EVERYBODY, roles::FIGURES, jobs::FIGURES];

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
    /// Drawn over the finished trunk, below the arms: badges, collars, aprons, straps.
    pub(super) trim: fn(&mut Pen, &Look, &Build),
    /// Drawn after everything, for beards, masks, tools in the free hand.
    pub(super) extra: fn(&mut Pen, &Look, &Build),
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
    /// A graduate's board.
    Mortarboard,
}

/// Nothing more to draw.
pub(super) fn nothing(_: &mut Pen, _: &Look, _: &Build) {}

/// Everyday clothes, in colours that the seed picks.
fn everyday(look: &Look) -> Outfit {
    let top = look.choose(911, &[0xe07a5f, 0x5b8fb9, 0x6fa77a, 0xe9b44c, 0x9a7fb8, 0xd98aa4].map(Rgb::hex));
    let bottom = look.choose(912, &[0x4d6484, 0x6d5a4b, 0x55707a, 0x7c6a8e].map(Rgb::hex));
    let cut = if look.woman() && look.choose(913, &[true, true, false]) { Cut::Dress } else { Cut::Shirt };
    Outfit { top, bottom, shoes: Rgb::hex(0x6b4a3a), cut, hat: Hat::None, trim: nothing, extra: nothing }
}

/// Draws a person in that outfit: see [`Build`] for where the parts are.
pub(super) fn person(pen: &mut Pen, look: &Look, outfit: &Outfit) {
    body::draw(pen, look, outfit);
}

const EVERYBODY: &[Figure] = &[
    human("person", |pen, look| person(pen, look, &everyday(look))),
    human("man", |pen, look| as_one(pen, look, Gender::Male, look.age)),
    human("woman", |pen, look| as_one(pen, look, Gender::Female, look.age)),
    human("boy", |pen, look| as_one(pen, look, Gender::Male, Age::Child)),
    human("girl", |pen, look| as_one(pen, look, Gender::Female, Age::Child)),
    human("child", |pen, look| person(pen, &aged(look, Age::Child), &everyday(look))),
    human("baby", |pen, look| person(pen, &aged(look, Age::Baby), &everyday(look))),
    human("grandmother", |pen, look| as_one(pen, look, Gender::Female, Age::Old)),
    human("grandfather", |pen, look| as_one(pen, look, Gender::Male, Age::Old)),
];

/// A row for a human being.
pub(super) const fn human(name: &'static str, draw: super::Draw) -> Figure {
    Figure { name, aspect: 0.8, height: 1.7, stands: Stands::Ground, draw }
}

fn aged(look: &Look, age: Age) -> Look {
    Look { age, ..look.clone() }
}

fn as_one(pen: &mut Pen, look: &Look, gender: Gender, age: Age) {
    let look = Look { gender: Some(gender), age, ..look.clone() };
    person(pen, &look, &everyday(&look));
}
