//! Parts that a page has without their being listed: days from Monday to Friday, the views of a character, the sides of a
//! comparison, the labels that are asked for and not given.

use super::{Draft, Genre, plain, row};
use crate::intent::{Intent, Slot};

/// A row: the words that ask for them, and the members, or a scene for each; a genre that has none has no row.
const SETS: &str = include_str!("../sets.txt");

/// A member as the text tells it: a label, a label and what is seen, `>` and what is seen, `:` and a view, or "labels".
fn slot(member: &str) -> Slot {
    let part =
        |label: &str, seen: &str| Slot { label: label.to_owned(), scene: plain(seen), ..Slot::default() };
    match member.split_once(':') {
        _ if member.starts_with('>') => part("", &member[1..]),
        Some(("", view)) => Slot { note: view.to_owned(), ..Slot::default() },
        Some((label, seen)) => part(label, seen),
        None if member == "labels" => Slot { note: member.to_owned(), ..Slot::default() },
        None => part(member, member),
    }
}

/// The members of the set that the prompt names.
pub(super) fn members(draft: &Draft, genre: Genre) -> Vec<Slot> {
    let quoted = |word: &str| draft.quotes.iter().any(|quote| quote.text.to_lowercase().contains(word));
    let stands =
        |word: &str| draft.place_of(word, 0).is_some() || genre == Genre::Infographic && quoted(word);
    let says = |words: &str| {
        words.split('+').all(|word| stands(word) || word == "LABELS" && row("label").any(stands))
    };
    let rows = SETS.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let (name, rest) = row.trim_start_matches('[').split_once(']')?;
        let (words, members) = rest.split_once('=')?;
        (Genre::named(name) == Some(genre) && words.split(',').any(|word| says(word.trim())))
            .then_some(members)
    });
    let listed = rows.into_iter().next().map(|members| members.split(',').map(str::trim).collect::<Vec<_>>());
    if let Some(members) = listed {
        return pictured(members.into_iter().map(slot).collect());
    }
    // "A comic about a cat and a hat" has no two sides.
    if matches!(genre, Genre::Sections | Genre::Panels) { versus(draft, genre) } else { Vec::new() }
}

/// The parts with pictures of what their labels say, where the words alone show nothing.
pub(super) fn pictured(mut slots: Vec<Slot>) -> Vec<Slot> {
    let bare = |slot: &&mut Slot| slot.scene.subjects.iter().all(|s| s.concept.is_none());
    for slot in slots.iter_mut().filter(bare) {
        let label = slot.label.to_lowercase();
        let ends = |name: &str| match label.strip_suffix(name) {
            Some(before) if name.is_ascii() => before.is_empty() || name.len() > 2 && before.ends_with(' '),
            before => before.is_some_and(|before| {
                before.is_empty() || name.len() > 3 || before.starts_with(['周', '星'])
            }),
        };
        let names = |names: &str| names.split(',').any(|name| ends(name.trim()));
        let rows = SETS.lines().filter_map(|row| row.strip_prefix("[seen]")?.split_once('='));
        if let Some((_, seen)) = rows.into_iter().find(|(words, _)| names(words)) {
            slot.scene = plain(seen);
        }
    }
    slots
}

/// A table of days whose cells are listed: in every column the same, each time from another one on.
pub(super) fn week(days: &[Slot], cells: &[Slot]) -> Vec<Slot> {
    let cell = |day: usize, row: usize| {
        let cell = &cells[(row + day * (1 + cells.len() / 3)) % cells.len()];
        Slot { note: days[day].label.clone(), ..cell.clone() }
    };
    // Breakfast is the first of every day.
    if cells.iter().all(|cell| row("meal").any(|meal| meal == cell.label.to_lowercase())) {
        let under = |day: &Slot| {
            cells.iter().map(|cell| Slot { note: day.label.clone(), ..cell.clone() }).collect::<Vec<_>>()
        };
        return days.iter().flat_map(under).collect();
    }
    let rows = cells.len().clamp(4, 6);
    (0..days.len()).flat_map(|day| (0..rows).map(move |row| (day, row))).map(|(d, r)| cell(d, r)).collect()
}

/// The two sides of "tea vs coffee", "a messy room and a clean one".
fn versus(draft: &Draft, genre: Genre) -> Vec<Slot> {
    for (left, right) in
        [("左边", "右边"), ("左侧", "右侧"), ("on the left", "on the right"), ("before:", "after:")]
    {
        let (Some(left), Some(right)) = (draft.place_of(left, 0), draft.place_of(right, 0)) else { continue };
        let part = |from: usize, to: usize| {
            draft.written(from.min(to), to).trim_start_matches(['是', '为', '画']).to_owned()
        };
        let last = draft
            .clauses()
            .into_iter()
            .find(|&(_, stop)| stop > right.1)
            .map_or(draft.open.len(), |(_, stop)| stop);
        if left.1 < right.0 {
            return [part(left.1, right.0), part(right.1, last)].map(|text| side(&text)).into();
        }
    }
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
            let before = row("before").filter_map(|word| left.split_once(word)).min_by_key(|cut| cut.1.len());
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
    let level = |slot: &Slot| -> Option<usize> {
        let label = slot.label.to_lowercase();
        SETS.lines().find_map(|row| {
            let (level, words) = row.strip_prefix("[level ")?.split_once(']')?;
            let begins = |word: &str| label.split([' ', '-', '/']).any(|one| one.starts_with(word));
            let named = |word: &str| match word.len() {
                ..3 => label == word,
                _ if word.is_ascii() && !word.contains(' ') => begins(word),
                _ => label.contains(word),
            };
            words.split(',').any(|word| named(word.trim())).then(|| level.parse::<usize>().ok())?
        })
    };
    // The levels of a family are those from 10 on: whoever stands beside each other there is a couple.
    let kin = slots.iter().filter_map(level).filter(|level| *level >= 10).count() * 2 >= slots.len();
    let first = slots.first().and_then(level);
    let names: Vec<String> = slots.iter().map(|slot| slot.label.clone()).collect();
    // "Parents Paul and Susan": whose name is whose is not known.
    let pair = |slot: &Slot| {
        let (head, name) = slot.label.split_once(' ').filter(|_| kin && level(slot).is_some())?;
        let several = head.ends_with('s') || head.ends_with("children");
        (several && name.starts_with(char::is_uppercase)).then(|| name.to_owned())
    };
    let couples = slots.iter().any(|slot| pair(slot).is_some());
    let mut rank = 0;
    let ranked = |(i, slot): (usize, Slot)| {
        // "CTO two engineers": under whom they are.
        let slot = Slot { label: slot.label.split(" under ").next().unwrap_or("").to_owned(), ..slot };
        let under = names.iter().find_map(|name| slot.label.strip_prefix(name.as_str())?.strip_prefix(' '));
        let slot = under.map_or(slot.clone(), |label| Slot { label: label.to_owned(), ..slot });
        let beside = if kin && i > 0 { rank } else { first.map_or(usize::from(i > 0), |f| f + 1) };
        rank = level(&slot).unwrap_or(beside);
        let slot = Slot { label: pair(&slot).unwrap_or_else(|| slot.label.clone()), ..slot };
        let bare = kin && slot.scene.subjects.iter().all(|s| s.concept.is_none());
        let scene = match bare {
            _ if couples => Intent::default(),
            true => plain("child"),
            false => slot.scene,
        };
        let mark = if kin { "=" } else { "·" };
        Slot { note: mark.repeat(rank.saturating_sub(first.unwrap_or(0))), scene, ..slot }
    };
    slots.into_iter().enumerate().map(ranked).collect()
}
