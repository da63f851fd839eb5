//! Parts that a page has without their being listed: days from Monday to Friday, the views of a character, the sides of a
//! comparison, the labels that are asked for and not given.

use super::{Draft, Genre, MAX_SLOTS, plain, row};
use crate::intent::Slot;

/// A row: the words that ask for them, and the members, or a scene for each; a genre that has none has no row.
const SETS: &str = include_str!("../sets.txt");

/// The members of the set that the prompt names.
pub(super) fn members(draft: &Draft, genre: Genre) -> Vec<Slot> {
    let says = |word: &str| draft.place_of(word, 0).is_some();
    let part =
        |label: &str, seen: &str| Slot { label: label.to_owned(), scene: plain(seen), ..Slot::default() };
    let rows = SETS.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let (name, rest) = row.trim_start_matches('[').split_once(']')?;
        let (words, members) = rest.split_once('=')?;
        (Genre::named(name) == Some(genre) && words.split(',').any(|word| says(word.trim())))
            .then_some(members)
    });
    let listed = rows.into_iter().next().map(|members| members.split(',').map(str::trim).collect::<Vec<_>>());
    if let Some(members) = listed {
        let slot = |member: &&str| match member.split_once(':') {
            Some(("", view)) => Slot { note: view.to_owned(), ..Slot::default() },
            Some((label, seen)) => part(label, seen),
            None if *member == "labels" => Slot { note: (*member).to_owned(), ..Slot::default() },
            None => part(member, member),
        };
        return members.iter().map(slot).take(MAX_SLOTS).collect();
    }
    if matches!(genre, Genre::Sections | Genre::Panels) { versus(draft, genre) } else { Vec::new() }
}

/// The two sides of "tea vs coffee", "a messy room and a clean one".
fn versus(draft: &Draft, genre: Genre) -> Vec<Slot> {
    let joins = [" vs. ", " vs ", " versus ", "vs", "对比", " and ", "和", "与"];
    let most = if genre == Genre::Panels { 60 } else { 20 };
    for (start, end) in draft.clauses() {
        for word in joins {
            let word: Vec<char> = word.chars().collect();
            let joins = |p: &usize| {
                draft.open[*p..].starts_with(&word) && !draft.text.slice(start, *p).ends_with("before")
            };
            let Some(at) = (start..end.saturating_sub(word.len())).find(joins) else { continue };
            let (left, right) = (draft.written(start, at), draft.written(at + word.len(), end));
            let before = row("before").filter_map(|word| left.split_once(word)).last();
            let after = row("after").find_map(|word| right.split_once(word));
            let sides =
                [before.map_or(left.as_str(), |cut| cut.1), after.map_or(right.as_str(), |cut| cut.0)];
            let sides = sides.map(str::trim);
            if sides.iter().all(|side| !side.is_empty() && side.chars().count() < most) {
                return sides.map(side).into();
            }
        }
    }
    Vec::new()
}

fn side(side: &str) -> Slot {
    Slot { scene: plain(side), label: side.to_owned(), ..Slot::default() }
}

/// Who is above whom, by what they are called, else the first above all others; the note has a dot for each level.
pub(super) fn levelled(slots: Vec<Slot>) -> Vec<Slot> {
    let level = |slot: &Slot| {
        let label = slot.label.to_lowercase();
        SETS.lines().find_map(|row| {
            let (level, words) = row.strip_prefix("[level ")?.split_once(']')?;
            words.split(',').any(|word| label.contains(word.trim())).then(|| level.parse::<usize>().ok())?
        })
    };
    let first = slots.first().and_then(level);
    let names: Vec<String> = slots.iter().map(|slot| slot.label.clone()).collect();
    let ranked = |(i, slot): (usize, Slot)| {
        // "CTO two engineers": under whom they are.
        let under = names.iter().find_map(|name| slot.label.strip_prefix(name.as_str())?.strip_prefix(' '));
        let slot = under.map_or(slot.clone(), |label| Slot { label: label.to_owned(), ..slot });
        let rank = level(&slot).unwrap_or(if i == 0 { 0 } else { first.map_or(1, |first| first + 1) });
        Slot { note: "·".repeat(rank.saturating_sub(first.unwrap_or(0))), ..slot }
    };
    slots.into_iter().enumerate().map(ranked).collect()
}
