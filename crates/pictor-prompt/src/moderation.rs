//! Moderation: which prompts the illustrator refuses to draw, in English and Chinese.
//!
//! It reads words, not pictures and not meaning: a short list of rules (`moderation/rules.txt`) is looked for in the
//! prompt, after the harmless phrases that hold the same words have been taken out. That keeps plainly sexual, gory
//! and hateful wishes out; it is no judgement of people, and whoever wants can write around it.

mod plain;
mod rules;

use pictor_api::Moderation;
use plain::Plain;
use rules::{RULES, Rule};

/// Why a prompt is refused; the names are those of OpenAI's moderation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Sexual content, and anything sexual with minors.
    Sexual,
    /// Graphic violence; at the standard level also blood and killing.
    Violence,
    /// Suicide and self-harm.
    SelfHarm,
    /// Slurs, symbols and propaganda of hate.
    Hate,
    /// Humiliation of people.
    Harassment,
    /// Instructions for weapons and drugs, forgeries.
    Illicit,
}

impl Category {
    const ALL: [Self; 6] =
        [Self::Sexual, Self::Violence, Self::SelfHarm, Self::Hate, Self::Harassment, Self::Illicit];

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sexual => "sexual",
            Self::Violence => "violence",
            Self::SelfHarm => "self-harm",
            Self::Hate => "hate",
            Self::Harassment => "harassment",
            Self::Illicit => "illicit",
        }
    }
}

/// What the prompt violates at that level, without repetition; empty if it may be drawn.
pub fn violations(prompt: &str, level: Moderation) -> Vec<Category> {
    let mut prompt = Plain::of(prompt);
    RULES.harmless.iter().for_each(|phrase| phrase.take_out(&mut prompt));
    let violates = |category: &Category| {
        let rules =
            |list: &[(Category, Rule)]| list.iter().any(|(of, rule)| of == category && rule.is_in(&prompt));
        rules(&RULES.always) || (level == Moderation::Auto && rules(&RULES.auto))
    };
    let mut found: Vec<Category> = Category::ALL.into_iter().filter(violates).collect();
    if !found.contains(&Category::Sexual) && sexual_with_a_minor(&prompt) {
        found.insert(0, Category::Sexual);
    }
    found
}

fn sexual_with_a_minor(prompt: &Plain) -> bool {
    let any = |rules: &[Rule]| rules.iter().any(|rule| rule.is_in(prompt));
    let nudity = || RULES.auto.iter().any(|(of, rule)| *of == Category::Sexual && rule.is_in(prompt));
    (any(&RULES.suggestive) || nudity()) && (any(&RULES.minor) || prompt.tells_an_age_below(18))
}
