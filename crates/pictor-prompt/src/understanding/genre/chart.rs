//! Flowcharts whose steps are quoted: `"Start" then "Paid?" if yes "Ship" else "Remind" then "End"`.

use super::{Draft, MAX_SLOTS, plain, row};
use crate::intent::Slot;

/// The quoted steps, each with the answer that leads to it; none where the words between them say something else.
pub(super) fn quoted(draft: &mut Draft) -> Vec<Slot> {
    let [first, .., last] = &draft.quotes[..] else { return Vec::new() };
    let (from, to) = (first.start, last.end);
    let gaps = draft.quotes.windows(2).map(|pair| draft.text.as_written(pair[0].end, pair[1].start));
    let answers: Option<Vec<String>> = gaps.map(|gap| answer(&gap)).collect();
    let Some(answers) = answers.filter(|answers| answers.len() > 1) else { return Vec::new() };
    // "Flowchart \"Orders\": \"Pay\", \"Ship\"": the first may head the rest.
    if draft.text.slice(first.end, draft.quotes[1].start).contains(':') {
        return Vec::new();
    }
    let notes = std::iter::once(String::new()).chain(answers);
    let step = |(quote, note): (&super::Quote, String)| {
        let label = quote.text.clone();
        Slot { scene: plain(&label), label, note }
    };
    let slots = draft.quotes.iter().zip(notes).take(MAX_SLOTS).map(step).collect();
    draft.hush(from, to);
    slots
}

/// The answer that words between two steps give, if they do nothing but lead on.
fn answer(gap: &str) -> Option<String> {
    let bare = |c: char| c.is_whitespace() || ",.:;->→，。：；、=".contains(c);
    let mut said = gap.trim_matches(bare);
    while let Some(rest) = row("onward").find_map(|word| strip(said, word)) {
        said = rest.trim_matches(bare);
    }
    let said = row("if").find_map(|word| said.strip_prefix(word)).unwrap_or(said);
    (said.split(' ').count() < 3 && said.chars().count() < 13).then(|| said.to_owned())
}

/// What is left of the words without that one at either end.
fn strip<'t>(said: &'t str, word: &str) -> Option<&'t str> {
    let apart = |rest: &str, c: Option<char>| {
        rest.is_empty() || !word.is_ascii() || c.is_some_and(|c| !c.is_alphanumeric())
    };
    let before = said.strip_prefix(word).filter(|rest| apart(rest, rest.chars().next()));
    before.or_else(|| said.strip_suffix(word).filter(|rest| apart(rest, rest.chars().next_back())))
}
