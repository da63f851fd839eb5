//! The words behind what was understood: whoever tells that something was not followed says it as the prompt does.

use super::lexicon::concepts;
use super::senses::{Part, Sense};
use super::sentence::Sentence;
use crate::colour::Rgb;
use crate::intent::{
    Age, Camera, Expression, Hairdo, Material, Pattern, Pose, Region, Scale, Season, Setting, Style, Time,
    Weather,
};

/// A word or two of a prompt, as they were written, and what they say.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// The byte of the prompt at which they begin.
    pub at: usize,
    /// As they were written.
    pub text: String,
    /// What they say.
    pub says: Says,
}

/// What a word says, as far as it may have to be told that it was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A thing, by its name in the lexicon.
    Thing(&'static str),
    /// A colour; none where a shade is said of it, which makes it another.
    Colour(Option<Rgb>),
    /// Where it happens.
    Setting(Setting),
    /// At what hour.
    Time(Time),
    /// In which season.
    Season(Season),
    /// In which weather.
    Weather(Weather),
    /// How many, above one.
    Count(u16),
    /// How large.
    Size(Scale),
    /// Of what.
    Material(Material),
    /// With what on it.
    Pattern(Pattern),
    /// Doing what.
    Pose(Pose),
    /// With what face.
    Face(Expression),
    /// That old.
    Age(Age),
    /// Drawn how.
    Style(Style),
    /// Seen from where.
    Camera(Camera),
    /// On which side of the picture.
    Region(Region),
    /// With hair worn how.
    Hairdo(Hairdo),
}

/// The words of a prompt that say such things, in the order of what [`super::plainly()`] makes of it.
pub fn spoken(prompt: &str) -> Vec<Spoken> {
    let mut sentence = Sentence::new(&super::plainly(prompt));
    super::names::hush_names(&mut sentence);
    let offset = |chars: usize| sentence.tokens.text.written[..chars].iter().map(|c| c.len_utf8()).sum();
    let shaded = |i: usize| matches!(sentence.before(i), Some(Sense::Shade(_)));
    let mut found = Vec::new();
    for i in 0..sentence.len() {
        let says = match sentence.sense(i) {
            Some(Sense::Concept(index)) => Says::Thing(concepts()[index].name),
            Some(Sense::Colour(rgb)) => Says::Colour((!shaded(i)).then_some(rgb)),
            Some(Sense::Setting(setting)) => Says::Setting(setting),
            Some(Sense::Time(time)) => Says::Time(time),
            Some(Sense::Season(season)) => Says::Season(season),
            Some(Sense::Weather(weather)) => Says::Weather(weather),
            Some(Sense::Number(count)) if count > 1 => Says::Count(count),
            Some(Sense::Scale(size)) => Says::Size(size),
            Some(Sense::Material(material)) => Says::Material(material),
            Some(Sense::Pattern(pattern)) => Says::Pattern(pattern),
            Some(Sense::Act(Some(pose), ..)) => Says::Pose(pose),
            Some(Sense::Expression(face)) => Says::Face(face),
            Some(Sense::Age(age)) => Says::Age(age),
            Some(Sense::Style(style)) => Says::Style(style),
            Some(Sense::Camera(camera)) => Says::Camera(camera),
            Some(Sense::Region(region)) => Says::Region(region),
            Some(Sense::Part(Part::Cut)) => match sentence.hairdo(i) {
                Some(hairdo) => Says::Hairdo(hairdo),
                None => continue,
            },
            _ => continue,
        };
        let first = match says {
            Says::Hairdo(_) => sentence.begins(i),
            _ => i - usize::from(says == Says::Colour(None)),
        };
        let text = sentence.phrase(first..i + 1);
        found.push(Spoken { at: offset(sentence.token(first).start), text, says });
    }
    found
}
