//! Bounds for hostile prompts: what they may cost, and how much they may say.

use super::sentence::Sentence;
use super::*;
use crate::intent::MAX_SUBJECTS;

/// How often words are looked at while that is understood.
fn looks(prompt: &str) -> usize {
    let mut sentence = Sentence::new(prompt);
    read(&mut sentence);
    sentence.looks.get()
}

#[test]
fn hostile_prompts_are_bounded() {
    let all: String = concepts().iter().map(|c| format!("{} ", c.name)).collect();
    for prompt in [
        all.repeat(4).chars().take(32_000).collect::<String>(),
        "🦦🐱🍎".repeat(3_400),
        "“'".repeat(16_000),
        "「『".repeat(16_000),
        "a red ".repeat(5_300),
        "orange glass baby ".repeat(1_700),
        "make the sky pink and ".repeat(1_400),
        "写着".repeat(16_000),
        "在桌子上的".repeat(6_400),
        "with and of on in ".repeat(1_700),
        "把".repeat(32_000),
        "的".repeat(32_000),
        "zorblax ".repeat(4_000),
        "((((".repeat(8_000),
        "3:1".repeat(10_000),
        "'a' ".repeat(8_000),
    ] {
        // Four times the words are four times the work; if any step looked at all words, they would be sixteen times.
        let quarter: String = prompt.chars().take(prompt.chars().count() / 4).collect();
        let (some, all) = (looks(&quarter), looks(&prompt));
        assert!(all <= 6 * some, "{all} looks at the words of {prompt:.20}, {some} at those of a quarter");
        let intent = understand(&prompt);
        assert!(
            intent.subjects.len() <= MAX_SUBJECTS
                && intent.lettering.len() <= 16
                && intent.relations.len() <= 64
        );
        assert!(intent.changes.len() <= 32 && intent.palette.len() <= 6 && intent.without.len() <= 24);
        assert!(intent.lettering.iter().all(|l| l.text.chars().count() <= 200));
    }
}
