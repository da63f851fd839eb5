//! How things were said to be: how many, how large, of what, doing what; and how the picture was to be drawn and seen.

use super::speech::Speech;
use super::wish::{List, Part, other};
use crate::intent::{
    Age, Bond, Camera, Expression, Genre, Hairdo, Intent, Kind, Material, Page, Pose, Region, Relation,
    Scale, Style, Subject,
};
use crate::understanding::{Group, Says};

/// Every trait that was asked for, and the same without it.
pub(super) fn traits(scene: &Intent, speech: &Speech<'_>, list: &mut List) {
    let alone = scene.subjects.len() == 1;
    for (i, subject) in scene.subjects.iter().enumerate().filter(|(_, subject)| !subject.given) {
        let Some(place) = speech.place(subject) else { continue };
        let mut said = |says: Option<Says>, take: fn(&mut Subject)| {
            let word = says.and_then(|says| speech.near(says, place));
            // A single character is no word by itself.
            if let Some(word) = word.filter(|word| word.chars().nth(1).is_some()) {
                list.add(word, move |scene| take(&mut scene.subjects[i]));
            }
        };
        said((subject.count > 1).then_some(Says::Count(subject.count)), |s| s.count = 1);
        said(Some(Says::Size(subject.size)).filter(|_| !alone), |s| s.size = Scale::Usual);
        let material = subject.material.filter(|material| !is_usual(*material, subject));
        said(material.map(Says::Material), |s| s.material = None);
        said(subject.pattern.map(Says::Pattern), |s| s.pattern = None);
        said(subject.pose.filter(|pose| !goes_without(*pose, scene, i)).map(Says::Pose), |s| {
            s.pose = Some(Pose::Standing);
        });
        // Everybody looks friendly anyway.
        let face = subject.expression.filter(|face| !matches!(face, Expression::Happy | Expression::Calm));
        said(face.map(Says::Face), |s| s.expression = None);
        let old = subject.kind == Kind::Person && subject.age == Age::Old;
        said(old.then_some(Says::Age(Age::Old)), |s| s.age = Age::Usual);
        said(subject.hair.map(|colour| Says::Colour(Some(colour))), |s| s.hair = s.hair.map(other));
        said(subject.hairdo.map(Says::Hairdo), |s| {
            let long = s.hairdo == Some(Hairdo::Long);
            s.hairdo = Some(if long { Hairdo::Short } else { Hairdo::Long });
        });
        said(subject.eyes.map(|colour| Says::Colour(Some(colour))), |s| s.eyes = s.eyes.map(other));
        for (j, garment) in subject.wears.iter().enumerate() {
            if let Some(word) =
                garment.colour.and_then(|colour| speech.near(Says::Colour(Some(colour)), place))
            {
                list.add(word, move |scene| {
                    let colour = &mut scene.subjects[i].wears[j].colour;
                    *colour = colour.map(other);
                });
            }
        }
    }
    manner(scene, speech, list);
}

/// How all of it was to be drawn and seen.
fn manner(scene: &Intent, speech: &Speech<'_>, list: &mut List) {
    let paged = list.part != Part::Scene;
    for (i, style) in scene.styles.iter().enumerate() {
        use Style::{Cartoon, Flat, Logo, Map, PictureBook, Poster, Sticker, Vintage};
        // What a page is, and how pages are drawn anyway.
        let anyway = matches!(style, PictureBook | Poster | Logo | Map)
            || paged && matches!(style, Flat | Cartoon | Sticker | Vintage);
        if let Some(word) = speech.word(Says::Style(*style)).filter(|_| !anyway) {
            list.add(word, move |scene| {
                scene.styles.remove(i);
            });
        }
    }
    let near = paged && matches!(scene.camera, Camera::Portrait | Camera::CloseUp);
    if let Some(word) = speech.word(Says::Camera(scene.camera)).filter(|_| !near) {
        list.add(word, |scene| scene.camera = Camera::Usual);
    }
    // Words may be what was to stand there.
    let free = !paged && scene.lettering.is_empty();
    let side = scene.region.filter(|region| *region != Region::Centre && free);
    if let Some(word) = side.and_then(|side| speech.word(Says::Region(side))) {
        list.add(word, |scene| scene.region = None);
    }
}

/// What was said of a page itself.
pub(super) fn of_page(page: &Page, speech: &Speech<'_>, list: &mut List) {
    list.part = Part::Page;
    // A wallpaper has room above anyway; the words of a banner stand where it was kept for them.
    let worded = page.genre == Genre::Poster && !page.rest.lettering.is_empty();
    let free = page.free.filter(|_| page.genre != Genre::Wallpaper && !worded);
    if let Some(word) = free.and_then(|side| speech.word(Says::Region(side))) {
        list.add(word, |intent| intent.page.iter_mut().for_each(|page| page.free = None));
    }
}

/// Whether things of that kind are of that material anyway.
fn is_usual(material: Material, subject: &Subject) -> bool {
    use Material::{Brick, Ceramic, Cloth, Glass, Leather, Metal, Paper, Plush, Stone, Wicker, Wood};
    match material {
        Wood => !matches!(subject.kind, Kind::Person | Kind::Animal | Kind::Food | Kind::Clothing),
        Metal => matches!(subject.kind, Kind::Vehicle | Kind::Tool | Kind::Object | Kind::Product),
        Cloth | Leather | Wicker => !matches!(subject.kind, Kind::Person | Kind::Animal | Kind::Building),
        Stone | Brick => matches!(subject.kind, Kind::Building | Kind::Nature),
        Plush => matches!(subject.kind, Kind::Animal | Kind::Object | Kind::Furniture),
        Paper | Glass | Ceramic => matches!(subject.kind, Kind::Product | Kind::Object | Kind::Building),
        _ => false,
    }
}

/// Whether the body does that anyway, or is seen to by what it holds.
fn goes_without(pose: Pose, scene: &Intent, i: usize) -> bool {
    let subject = &scene.subjects[i];
    let holds = |r: &Relation| r.from == i && matches!(r.bond, Bond::Holds | Bond::Uses);
    let animal = subject.kind == Kind::Animal;
    match pose {
        Pose::Standing | Pose::Playing | Pose::Hugging => true,
        Pose::Eating | Pose::Reading | Pose::Cooking => scene.relations.iter().any(holds),
        Pose::Flying => animal || Group::Airborne.has(subject.name()) || subject.kind == Kind::Vehicle,
        Pose::Swimming | Pose::Sitting | Pose::Walking => animal,
        _ => false,
    }
}
