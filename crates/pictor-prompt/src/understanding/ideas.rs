//! Plain scenes for what nobody can draw: "burnout" is somebody tired at a desk. Better said than left blank.

use std::sync::LazyLock;

use super::text::place;
use crate::intent::{Change, Intent, Kind, Setting, Style};

// A pure function of a constant: nothing ever writes to it.
static IDEAS: LazyLock<Vec<(bool, &'static str, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("ideas.txt").lines().filter(|row| !row.starts_with('#'));
    let cells = rows.map(|row| row.split(" | ").collect::<Vec<_>>());
    let words = |cells: Vec<&'static str>| -> Vec<_> {
        let vague = cells[0].starts_with('~');
        let words = cells[0].trim_start_matches('~').split(", ").chain(cells[1].split(' '));
        words.map(|word| (vague, word, cells[2])).collect()
    };
    cells.flat_map(words).collect()
});

/// The plainest idea that a prompt names, as it writes it, and the scene that stands for it.
pub(super) fn idea(prompt: &str) -> Option<(String, &'static str)> {
    let folded = prompt.to_lowercase().replace('-', " ");
    let found =
        IDEAS.iter().filter_map(|&(vague, word, scene)| Some((vague, place(&folded, word)?, word, scene)));
    let best = |&(vague, at, word, _): &(bool, usize, &str, _)| (vague, at, std::cmp::Reverse(word.len()));
    let (_, at, word, scene) = found.min_by_key(best)?;
    let written = prompt.get(at..at + word.len()).unwrap_or(word);
    Some((written.to_owned(), scene))
}

/// Draws the scene for the idea in an intent that shows nothing.
pub(super) fn stand_in(intent: &mut Intent, prompt: &str) {
    let placed = intent.setting.is_some_and(|setting| !matches!(setting, Setting::Abstract | Setting::Plain));
    // "Summer outfits": the season alone is no edit.
    let circumstance = |change: &Change| {
        matches!(change, Change::Style(_) | Change::Season(_) | Change::Time(_) | Change::Weather(_))
    };
    let changed = !intent.changes.iter().all(circumstance);
    let says_more =
        !intent.subjects.is_empty() || placed && !intent.at_home || changed || intent.tongue.is_some();
    // A festival brings its own; what is to be lettered is not to be drawn.
    let says_more = says_more || intent.occasion.is_some();
    // A logo may be nothing but its letters.
    let says_more = says_more || intent.styles.contains(&Style::Logo) && !intent.lettering.is_empty();
    let lettered = |word: &str| intent.lettering.iter().any(|l| l.text.contains(word));
    let Some((word, scene)) = idea(prompt).filter(|(word, _)| !says_more && !lettered(word)) else { return };
    let idea = super::read(&mut super::sentence::Sentence::new(scene));
    // A mark shows no scene, and no animal for what is not known.
    let somebody = idea.subjects.iter().any(|s| s.kind == Kind::Person);
    if (somebody || scene == "a fox" && !intent.left_out.is_empty()) && intent.styles.contains(&Style::Logo) {
        return;
    }
    (intent.subjects, intent.relations) = (idea.subjects, idea.relations);
    let plain = intent.backdrop.is_some() || intent.setting == Some(Setting::Plain);
    if !plain {
        (intent.setting, intent.at_home) = (idea.setting, idea.at_home);
        intent.time = intent.time.or(idea.time);
        intent.weather = intent.weather.or(idea.weather);
    }
    let lower = word.to_lowercase();
    intent.left_out.retain(|left| {
        let left = left.to_lowercase();
        !lower.contains(&left) && !left.contains(&lower)
    });
    intent.instead = Some((word, scene));
}
