//! The rooms of a plan: "two changing rooms, deck with two chairs, entrance on the left".

use super::{Draft, MAX_SLOTS, is_han, region_in, row};
use crate::intent::{Intent, Slot};

/// Whether such a word asks for the plan of a house.
pub(super) fn is_plan(word: &str) -> bool {
    row("plan").any(|plan| word.contains(plan))
}

/// A slot for each room by its name alone; and one for where one goes in, with its side.
pub(super) fn rooms(draft: &Draft, slots: Vec<Slot>) -> Vec<Slot> {
    let says = |label: &str, no: &str| {
        format!(" {label} ").contains(&format!(" {no} ")) || !no.is_ascii() && label.contains(no)
    };
    let talks = |label: &str| row("no room").any(|no| says(&label.to_lowercase(), no));
    let named = |slot: &Slot| room(&slot.label);
    let mut rooms: Vec<Slot> = slots
        .iter()
        .filter(|slot| !talks(&slot.label) && way_in(&slot.label).is_none())
        .flat_map(named)
        .collect();
    rooms.truncate(MAX_SLOTS - 1);
    let told = draft.clauses().into_iter().map(|(start, end)| draft.written(start, end));
    let door = told.filter_map(|said| Some((way_in(&said)?, said))).next();
    rooms.extend(door.filter(|_| !rooms.is_empty()).map(|(name, said)| Slot {
        label: name.to_owned(),
        scene: Intent { region: region_in("side", &said), ..Intent::default() },
        note: "door".to_owned(),
    }));
    rooms
}

/// The word for where one goes in that such words begin with; an entrance hall is a room.
fn way_in(said: &str) -> Option<&'static str> {
    let said = said.to_lowercase();
    row("way in").find(|word| {
        said.starts_with(word) && !said[word.len()..].starts_with([' ', '大'])
            || said == *word
            || row("beyond a room").any(|end| said.starts_with(&format!("{word}{end}")))
    })
}

/// The rooms that such words count.
fn room(label: &str) -> Vec<Slot> {
    let bare = row("beyond a room").fold(label, |label, end| label.split(end).next().unwrap_or(label));
    let bare = row("article").find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let (many, name) = counted(bare).unwrap_or((1, bare));
    let name = if many > 1 && !name.contains(is_han) { name.trim_end_matches('s') } else { name };
    vec![Slot { label: name.to_owned(), ..Slot::default() }; if name.is_empty() { 0 } else { many }]
}

/// "Three treatment rooms", 两间更衣室: how many, and what.
fn counted(label: &str) -> Option<(usize, &str)> {
    let digits = label.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let word = || {
        row("number").find_map(|row| {
            let (word, number) = row.split_once(' ')?;
            Some((number.parse().ok()?, label.strip_prefix(word)?))
        })
    };
    let (many, rest) = label[..digits].parse().ok().map(|many| (many, &label[digits..])).or_else(word)?;
    let name = row("measure").chain([" "]).find_map(|of| rest.strip_prefix(of))?;
    Some((usize::clamp(many, 1, 9), name.trim()))
}
