//! What was said of a noun before the noun came: "three small red …", "一只可爱的小…".

use super::groups::Group;
use super::lexicon::Concept;
use super::senses::{Sense, Shade};
use crate::colour::Rgb;
use crate::intent::{
    Age, Bond, Expression, Gender, Hairdo, Kind, Material, Pattern, Pose, Scale, Skin, Subject,
};

/// The open noun phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// Whether an article, number or the like has begun it.
    pub(super) open: bool,
    /// Whether it names something known: "the", "its", 这只.
    pub(super) definite: bool,
    /// How many, where said.
    pub(super) count: Option<u16>,
    /// Whether each of the colours is that of so many: 红黄蓝各一个.
    pub(super) each: bool,
    /// Colours, in order.
    pub(super) colours: Vec<Rgb>,
    shade: Option<Shade>,
    scale: Option<Scale>,
    little: bool,
    age: Option<Age>,
    pub(super) material: Option<Material>,
    pattern: Option<Pattern>,
    expression: Option<Expression>,
    gender: Option<Gender>,
    skin: Option<Skin>,
    /// The colour of eyes that were named before who has them.
    pub(super) eyes: Option<Rgb>,
    /// The same of hair: its colour, and how it is worn.
    pub(super) hair: (Option<Rgb>, Option<Hairdo>),
    /// Whether what comes was counted as a pair.
    pub(super) paired: bool,
    /// What somebody does, said before who.
    pub(super) pose: Option<Pose>,
    /// Whether a word came that nobody knows and that may turn out to be the noun.
    pub(super) unknown: bool,
    /// Whether a measure came: 三只.
    pub(super) measured: bool,
    /// A noun that stood directly before the noun ("panda astronaut", "strawberry cake").
    pub(super) of: Option<usize>,
}

/// More colours than this are dropped.
const MOST_COLOURS: usize = 6;

/// A plural that nobody counted.
const PLURAL: u16 = 3;

impl Phrase {
    /// Takes in one word, if it is one that describes.
    pub(super) fn take(&mut self, sense: Sense) -> bool {
        match sense {
            Sense::Colour(colour) => self.colour(colour),
            Sense::Shade(shade) => self.shade = Some(shade),
            Sense::Scale(scale) => self.scale = Some(scale),
            Sense::Little => self.little = true,
            Sense::Years => self.years(),
            Sense::Age(age) => self.age = Some(age),
            Sense::Material(material) => self.material = Some(material),
            Sense::Pattern(pattern) => self.pattern = Some(pattern),
            Sense::Expression(expression) => self.expression = Some(expression),
            Sense::Gender(gender) => self.gender = Some(gender),
            Sense::Skin(skin) => self.skin = Some(skin),
            _ => return false,
        }
        true
    }

    fn colour(&mut self, colour: Rgb) {
        let colour = match self.shade.take() {
            Some(Shade::Light) => colour.mix(Rgb::WHITE, 0.45),
            Some(Shade::Dark) => colour.mix(Rgb(20, 16, 30), 0.4),
            Some(Shade::Vivid) => colour.saturated(1.25),
            None => colour,
        };
        if self.colours.len() < MOST_COLOURS && !self.colours.contains(&colour) {
            self.colours.push(colour);
        }
    }

    /// What looked like a count is an age.
    fn years(&mut self) {
        self.age = match self.count.take() {
            Some(0..=2) => Some(Age::Baby),
            Some(3..=17) => Some(Age::Child),
            Some(60..) => Some(Age::Old),
            _ => self.age,
        };
    }

    /// Counts; two numbers in a row ("二十" "四") add up.
    pub(super) fn number(&mut self, n: u16) {
        self.count = Some(match self.count {
            Some(tens) if tens >= 10 && n < 10 => tens + n,
            _ => n,
        });
        self.open = true;
    }

    /// "A pair of".
    pub(super) fn pair(&mut self) {
        self.number(2);
        self.paired = true;
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        !self.open && self.colours.is_empty() && !self.unknown && self.of.is_none() && !self.describes()
    }

    /// Whether it tells one of several from the others.
    pub(super) fn differs(&self) -> bool {
        !self.colours.is_empty() || self.scale.is_some()
    }

    /// Whether it says nothing but 小.
    pub(super) fn is_little(&self) -> bool {
        self.little && !self.open && self.count.is_none() && self.colours.is_empty() && self.scale.is_none()
    }

    fn describes(&self) -> bool {
        self.scale.is_some()
            || self.little
            || self.age.is_some()
            || self.material.is_some()
            || self.pattern.is_some()
            || self.expression.is_some()
            || self.gender.is_some()
            || self.skin.is_some()
            || self.eyes.is_some()
            || self.hair != (None, None)
            || self.pose.is_some()
    }

    /// Adds what an interrupted phrase had said.
    pub(super) fn merge(&mut self, earlier: Self) {
        self.count = self.count.or(earlier.count);
        self.open |= earlier.open;
        self.colours.extend(earlier.colours);
        self.scale = self.scale.or(earlier.scale);
        self.little |= earlier.little;
        self.age = self.age.or(earlier.age);
        self.material = self.material.or(earlier.material);
        self.pattern = self.pattern.or(earlier.pattern);
        self.expression = self.expression.or(earlier.expression);
        self.gender = self.gender.or(earlier.gender);
        self.pose = self.pose.or(earlier.pose);
        self.eyes = self.eyes.or(earlier.eyes);
        self.hair = (self.hair.0.or(earlier.hair.0), self.hair.1.or(earlier.hair.1));
    }

    /// The noun has come: a new subject with everything that was said.
    pub(super) fn subject(
        &self,
        concept: &'static Concept,
        word: String,
        plural: bool,
        young: bool,
    ) -> Subject {
        let mut subject = Subject { word, glyph: concept.glyph, ..Subject::new(concept.name, concept.kind) };
        let usual = if Group::TwoEach.has(concept.name) { 2 } else { PLURAL };
        let count = self.count.unwrap_or(if plural { usual } else { 1 });
        let count = if self.paired && Group::Pair.has(concept.name) { 1 } else { count };
        subject.count = count.clamp(1, crate::intent::MAX_COUNT);
        if young {
            subject.age = Age::Baby;
        }
        // 外卖小哥 is a man, whatever he brings.
        let brother = subject.kind == Kind::Person && subject.word.ends_with(['哥', '叔', '爷']);
        subject.gender = usual_gender(concept.name).or(brother.then_some(Gender::Male));
        self.describe(&mut subject);
        subject
    }

    /// Adds what was said to a subject.
    pub(super) fn describe(&self, subject: &mut Subject) {
        let alive = subject.kind.is_alive();
        self.colour_in(subject);
        subject.size = self.scale.unwrap_or(subject.size);
        if self.little {
            match subject.kind {
                Kind::Animal => subject.age = Age::Baby,
                Kind::Person if is_child(subject.name()) => {}
                Kind::Person => subject.age = Age::Child,
                _ => subject.size = Scale::Small,
            }
        }
        match self.age {
            Some(Age::Child) if is_grown(subject.name()) => {}
            Some(age) if alive || matches!(subject.kind, Kind::Plant) => subject.age = age,
            _ => {}
        }
        subject.material = self.material.or(subject.material);
        subject.pattern = self.pattern.or(subject.pattern);
        // Cars and houses fly at most.
        subject.pose = self.pose.filter(|pose| alive || *pose == Pose::Flying).or(subject.pose);
        // An avocado may smile; a happy town is a mood.
        if alive || matches!(subject.kind, Kind::Food | Kind::Plant | Kind::Nature | Kind::Symbol) {
            subject.expression = self.expression.or(subject.expression);
        }
        if alive {
            subject.gender = self.gender.or(subject.gender);
            subject.skin = self.skin.or(subject.skin);
            subject.eyes = self.eyes.or(subject.eyes);
            subject.hair = self.hair.0.or(subject.hair);
            subject.hairdo = self.hair.1.filter(|_| subject.kind == Kind::Person).or(subject.hairdo);
        }
    }

    /// "A black woman" speaks of skin, "a black cat" of fur.
    fn colour_in(&self, subject: &mut Subject) {
        let mut colours = self.colours.clone();
        if is_grown(subject.name()) || is_child(subject.name()) {
            colours.retain(|c| {
                let skin = match c.luma() {
                    l if l < 0.2 && c.0.abs_diff(c.2) < 12 => Skin::Dark,
                    l if l < 0.45 && c.0 > c.1 && c.1 > c.2 && c.0 < 160 => Skin::Brown,
                    l if l > 0.94 => Skin::Light,
                    _ => return true,
                };
                subject.skin = Some(skin);
                false
            });
        }
        for colour in colours {
            if subject.colours.len() < MOST_COLOURS && !subject.colours.contains(&colour) {
                subject.colours.push(colour);
            }
        }
    }
}

fn is_grown(name: &str) -> bool {
    matches!(
        name,
        "man" | "bearded man" | "woman" | "person" | "old man" | "old woman" | "couple" | "teenager"
    )
}

fn is_child(name: &str) -> bool {
    matches!(name, "boy" | "girl" | "child" | "baby")
}

fn usual_gender(name: &str) -> Option<Gender> {
    let female = Group::Female.has(name).then_some(Gender::Female);
    female.or(Group::Male.has(name).then_some(Gender::Male))
}

/// A bond that waits for its object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    /// What binds.
    pub(super) link: Link,
    /// Who is bound, where known already.
    pub(super) from: Option<usize>,
}

/// What may stand between two nouns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Link {
    /// A bond; the flag turns it round.
    Bond(Bond, bool),
    /// "to": somebody to whom something is done.
    To,
    /// 在: a bond that the word after the noun will name.
    At,
    /// "with": what it means depends on the two.
    With,
    /// "of": contents of a container, or nothing.
    Of,
    /// 's.
    Owns,
}
