//! Labels in quotation marks, each with a picture of its own: 太阳照着海面，标注“蒸发”, `"Sealed" (red wax on a letter)`.

use super::{Draft, MAX_SLOTS, Quote, plain, row};
use crate::intent::{Genre, Slot};

/// Less of them are no list.
const LEAST: usize = 3;

/// A label: its quotation, and where its picture is told.
pub(super) struct Label {
    pub(super) quote: Quote,
    pub(super) told: (usize, usize),
}

/// Whether the prompt tells a picture for most of its labels, so that they are the parts of a page.
pub(super) fn are_parts(draft: &Draft) -> bool {
    let found = labels(draft);
    let shows = |label: &&Label| !plain(&draft.written(label.told.0, label.told.1)).subjects.is_empty();
    found.len() >= LEAST && found.iter().filter(shows).count() * 2 > found.len()
}

/// The labels as parts, and the first other quotation as the heading; all of them are taken out.
pub(super) fn parts(draft: &mut Draft, genre: Genre) -> Option<(Option<String>, Vec<Slot>)> {
    if !matches!(genre, Genre::Infographic | Genre::Cycle | Genre::Chain | Genre::Timeline)
        || !are_parts(draft)
    {
        return None;
    }
    let found = labels(draft);
    let other = |quote: &&Quote| found.iter().all(|label| label.quote.start != quote.start);
    let title = draft.quotes.iter().find(other).map(|quote| quote.text.clone());
    let slot = |label: &Label| Slot {
        label: label.quote.text.clone(),
        scene: plain(&draft.written(label.told.0, label.told.1)),
        ..Slot::default()
    };
    let slots = found.iter().map(slot).take(MAX_SLOTS).collect();
    for Label { quote, told } in found {
        draft.hush(quote.start.min(told.0), quote.end.max(told.1));
    }
    Some((title, slots))
}

pub(super) fn labels(draft: &Draft) -> Vec<Label> {
    let mut from = 0;
    let mut found = Vec::new();
    for quote in &draft.quotes {
        found.extend(told(draft, quote, from).map(|told| Label { quote: quote.clone(), told }));
        from = quote.end;
    }
    found
}

/// Where the picture of that label is told, behind it in parentheses or before it, not before `from`; `None` where it is
/// no label.
fn told(draft: &Draft, quote: &Quote, from: usize) -> Option<(usize, usize)> {
    let after = draft.open[quote.end..].iter().take_while(|c| **c == ' ').count() + quote.end;
    if draft.open.get(after) == Some(&'(') {
        let end = draft.open[after..].iter().position(|&c| c == ')')?;
        return Some((after + 1, after + end));
    }
    let ends = |c: &char| matches!(c, '.' | ';' | '。' | '\n');
    let from = draft.open[from..quote.start].iter().rposition(ends).map_or(from, |at| from + at + 1);
    let before: String = draft.open[from..quote.start].iter().collect();
    let lead = before.trim_end_matches([' ', ':']);
    let clause = lead.rsplit(',').next().unwrap_or(lead);
    let other = row("heads").chain(["主题"]).any(|word| before.contains(word))
        || row("edge").any(|word| clause.contains(word));
    let led = row("leads a label").find(|word| lead.ends_with(word)).filter(|_| !other)?;
    Some((from, from + lead.chars().count() - led.chars().count()))
}
