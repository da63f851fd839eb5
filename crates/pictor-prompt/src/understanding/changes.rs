//! What an edit is told to do: "make the sky pink", "把背景换成海滩", "all the items in a basket".
//!
//! Words that are settled here are hushed, so that the reader of subjects doesn't take the old colour, or what is
//! to be removed, for something to be drawn.

use std::ops::Range;

use super::groups::Group;
use super::senses::{Edit, Sense, first_name};
use super::sentence::Sentence;
use super::tokens::TokenKind;
use crate::colour::Rgb;
use crate::intent::{self, Arrangement, Bond, Change, Style};

/// More changes than this are dropped.
const MOST: usize = 12;

/// Reads all changes, in order.
pub(super) fn changes(sentence: &mut Sentence) -> Vec<Change> {
    let mut found = Vec::new();
    for i in 0..sentence.len() {
        if let Some(Sense::Edit(edit)) = sentence.sense(i) {
            read(sentence, i, edit, &mut found);
        }
        if found.len() >= MOST {
            break;
        }
    }
    replace_background(sentence, &mut found);
    if let Some(arrangement) = arrangement(sentence) {
        found.insert(0, Change::Arrange(arrangement));
    }
    let write = |i: usize| sentence.token(i).means(Sense::Edit(Edit::Write));
    if rewords(sentence) {
        found.retain(|change| *change != Change::Letter);
        found.push(Change::Reletter);
    } else if !found.contains(&Change::Letter) && (0..sentence.len()).any(write) {
        found.push(Change::Letter);
    }
    found.dedup();
    found
}

/// Whether words take the place of others: 'change the text to "B"', 'replace "A" with "B"', 把“A”改成“B”.
fn rewords(sentence: &Sentence) -> bool {
    let quoted = |j: &usize| matches!(sentence.token(*j).kind, TokenKind::Quote(_));
    let named = |j: &usize| {
        let letters = |s: &Sense| matches!(s, Sense::Letters(_) | Sense::Says).then_some(());
        let name = ["name", "名字", "店名", "品牌名"].contains(&sentence.written(*j).as_str());
        quoted(j) || name || sentence.token(*j).sense(letters).is_some()
    };
    let Some(new) = (0..sentence.len()).rev().find(quoted) else { return false };
    let joins = |j: &usize| {
        let token = sentence.token(*j);
        token.means(Sense::Edit(Edit::Into)) || token.means(Sense::With) || sentence.written(*j) == "say"
    };
    (0..new).any(|i| {
        let token = sentence.token(i);
        if !token.means(Sense::Edit(Edit::Make)) && !token.means(Sense::Edit(Edit::Replace)) {
            return false;
        }
        if token.kind == TokenKind::Han {
            return i + 1 == new && (sentence.clause_start(i)..i).any(|j| named(&j));
        }
        (i + 1..new).find(joins).is_some_and(|join| join + 2 >= new && (i + 1..join).any(|j| named(&j)))
    })
}

fn read(sentence: &mut Sentence, i: usize, edit: Edit, found: &mut Vec<Change>) {
    match edit {
        Edit::Make | Edit::Recolour => make(sentence, i, found),
        Edit::Add => add(sentence, i, found),
        Edit::Remove => remove(sentence, i, found),
        Edit::Replace => replace(sentence, i, found),
        Edit::Monochrome if sentence.describes(i) => {}
        Edit::Extend => found.push(Change::Extend),
        Edit::Frame => found.push(Change::Frame),
        Edit::Monochrome => found.push(Change::Monochrome),
        Edit::Sepia => found.push(Change::Sepia),
        Edit::Brighten => found.push(Change::Brighten),
        Edit::Darken => found.push(Change::Darken),
        Edit::Warm => found.push(Change::Warm),
        Edit::Cool => found.push(Change::Cool),
        Edit::Vivid => found.push(Change::Vivid),
        Edit::Blur if behind(sentence, i) => found.push(Change::BlurBackground),
        Edit::Blur => found.push(Change::Blur),
        Edit::BlurBackground => found.push(Change::BlurBackground),
        Edit::Light => found.push(Change::Light),
        Edit::Invert => found.push(Change::Invert),
        Edit::Mirror => found.push(Change::Mirror),
        Edit::Flip => found.extend([Change::Turn(2), Change::Mirror]),
        Edit::TurnRight => found.push(Change::Turn(1)),
        Edit::TurnLeft => found.push(Change::Turn(3)),
        Edit::TurnOver => found.push(Change::Turn(2)),
        Edit::Crop => found.push(Change::Crop),
        Edit::CutOut => found.push(Change::RemoveBackground),
        Edit::Write => found.push(Change::Letter),
        Edit::Combine
        | Edit::Row
        | Edit::Grid
        | Edit::Collage
        | Edit::Into
        | Edit::Object
        | Edit::TheColour => {}
    }
}

/// Whether a verb speaks of the background.
fn behind(sentence: &Sentence, i: usize) -> bool {
    let (before, after) = around(sentence, i);
    background_in(sentence, &before) || background_in(sentence, &after)
}

/// What stands before and after a verb, as far as it belongs to it.
fn around(sentence: &Sentence, i: usize) -> (Range<usize>, Range<usize>) {
    let verb = |j: usize| {
        matches!(sentence.sense(j), Some(Sense::Edit(Edit::Make | Edit::Add | Edit::Remove | Edit::Replace)))
    };
    let end = sentence.clause_end(i + 1);
    let keep = |j: usize| matches!(sentence.written(j).as_str(), "keep" | "keeping" | "保持" | "保留");
    let end = (i + 1..end).find(|&j| verb(j) || keep(j)).unwrap_or(end);
    let start = sentence.clause_start(i);
    let object = (start..i).rev().find(|&j| sentence.sense(j) == Some(Sense::Edit(Edit::Object)));
    (object.map_or(start, |o| o + 1)..i, i + 1..end)
}

/// "make X pink", "turn day into night", "把X变成红色".
fn make(sentence: &mut Sentence, i: usize, found: &mut Vec<Change>) {
    let (before, after) = around(sentence, i);
    let into = after.clone().find(|&j| sentence.sense(j) == Some(Sense::Edit(Edit::Into)));
    let chinese = sentence.token(i).kind == TokenKind::Han;
    let (what, result) = match into {
        _ if chinese => (before, after),
        Some(into) => (after.start..into, into + 1..after.end),
        None => (after.clone(), after),
    };
    if let Some((at, colour)) = last_colour(sentence, result.clone()) {
        recolour(sentence, what.start..what.end.min(at), at, colour, found);
        return;
    }
    let told = result.clone().find_map(|j| outcome(sentence.sense(j)?));
    let place = |j: usize| matches!(sentence.sense(j), Some(Sense::Setting(_)));
    if background_in(sentence, &what) && result.clone().any(place) {
        // The hour is that of the new background.
        found.push(Change::ReplaceBackground);
    } else if let Some(change) = told {
        if into.is_some() || chinese {
            what.for_each(|j| sentence.hush(j));
        }
        found.push(change);
    } else if (into.is_some() || chinese) && !background_in(sentence, &what) {
        let becomes = result.clone().any(|j| sentence.concept(j).is_some());
        if let Some((noun, name)) = noun_in(sentence, what).filter(|_| becomes) {
            sentence.hush(noun);
            found.push(Change::Replace(name));
        }
    }
}

fn recolour(sentence: &mut Sentence, what: Range<usize>, at: usize, colour: Rgb, found: &mut Vec<Change>) {
    if background_in(sentence, &what) {
        return;
    }
    // "the wall blue and the sofa red"
    let first = what.clone().skip(1).find_map(|j| match (sentence.sense(j - 1), sentence.sense(j)) {
        (Some(Sense::Colour(colour)), Some(Sense::And)) => Some((j, colour)),
        _ => None,
    });
    if let Some((and, other)) = first.filter(|(and, _)| noun_in(sentence, what.start..and - 1).is_some()) {
        recolour(sentence, what.start..and - 1, and - 1, other, found);
        return recolour(sentence, and + 1..what.end, at, colour, found);
    }
    let noun = noun_in(sentence, what.clone());
    let new = what.clone().any(|j| matches!(sentence.sense(j), Some(Sense::Article | Sense::Number(_))));
    if new {
        return;
    }
    let from = what.clone().find_map(|j| colour_at(sentence, j));
    what.chain([at]).for_each(|j| sentence.hush(j));
    found.push(Change::Recolour { what: noun.map(|(_, name)| name), from, to: colour });
}

fn colour_at(sentence: &Sentence, j: usize) -> Option<Rgb> {
    if let Some(Sense::Colour(colour)) = sentence.sense(j) { Some(colour) } else { None }
}

/// The colour that ends a range, if no noun follows it there.
fn last_colour(sentence: &Sentence, range: Range<usize>) -> Option<(usize, Rgb)> {
    let silent =
        |s: Sense| matches!(s, Sense::Noise | Sense::Possessive | Sense::And | Sense::Edit(Edit::TheColour));
    let last = range.rev().find(|&j| !sentence.sense(j).is_some_and(silent))?;
    Some((last, colour_at(sentence, last)?))
}

/// A change that one word of the result tells.
fn outcome(sense: Sense) -> Option<Change> {
    Some(match sense {
        Sense::Time(time) => Change::Time(time),
        Sense::Season(season) => Change::Season(season),
        Sense::Weather(weather) => Change::Weather(weather),
        Sense::Style(style) if !matches!(style, Style::Poster | Style::Logo | Style::Map) => {
            Change::Style(style)
        }
        _ => return None,
    })
}

/// "add a red hat to the cat", "在桌子上加一只猫", "put the product on a beach".
fn add(sentence: &mut Sentence, i: usize, found: &mut Vec<Change>) {
    let (before, after) = around(sentence, i);
    let lettered = after.clone().any(|j| {
        matches!(sentence.token(j).kind, TokenKind::Quote(_)) || sentence.sense(j) == Some(Sense::Says)
    });
    let noun = after.clone().find(|&j| sentence.concept(j).is_some() || sentence.is_unknown_noun(j));
    // Snow on the ground, but no winter coat.
    let names = |j: usize| j < after.end && (sentence.concept(j).is_some() || sentence.is_unknown_noun(j));
    let falls = after.clone().find(|&j| sentence.sense(j).and_then(outcome).is_some() && !names(j + 1));
    let noun = noun.filter(|&noun| falls.is_none_or(|falls| noun < falls));
    // "put a gizmo in the cup": what it is to be put into is there.
    let place = |j: usize| matches!(sentence.sense(j), Some(Sense::Bond(Bond::On | Bond::In, false)));
    if let Some(there) = noun.filter(|&noun| {
        moved(sentence, i).is_none()
            && (i + 2..noun).any(|j| place(j) && (i + 1..j).any(|j| sentence.sense(j).is_none()))
    }) {
        sentence.give(there);
    }
    if lettered {
        found.push(Change::Letter);
    } else if let Some(frame) =
        noun.filter(|&j| sentence.concept(j).is_some_and(|c| c.name == "picture frame"))
    {
        sentence.hush(frame);
        found.push(Change::Frame);
    } else if let Some(object) = moved(sentence, i) {
        sentence.hush(object);
        let holds = |j: usize| sentence.concept(j).is_some_and(|c| Group::Container.has(c.name));
        let there = if after.clone().any(holds) { Arrangement::InContainer } else { Arrangement::OnSurface };
        let scene =
            after.clone().any(|j| matches!(sentence.sense(j), Some(Sense::Setting(_) | Sense::Backdrop)));
        found.push(if scene { Change::ReplaceBackground } else { Change::Arrange(there) });
    } else if let Some(noun) = noun {
        found.push(Change::Add);
        give_target(sentence, before, after, noun);
    } else if let Some(weather) = after.clone().find_map(|j| outcome(sentence.sense(j)?)) {
        after.for_each(|j| sentence.hush(j));
        found.push(weather);
    }
}

/// "put the product on …", "place it in …": the place of what is put somewhere else, if it is known.
fn moved(sentence: &Sentence, i: usize) -> Option<usize> {
    let it = i + 1;
    let clause = it..sentence.clause_end(it);
    let to = clause
        .clone()
        .find(|&j| matches!(sentence.sense(j), Some(Sense::Bond(Bond::On | Bond::In, false))))?;
    if sentence.sense(it) == Some(Sense::Definite) {
        return (it..to).find(|&j| sentence.concept(j).is_some());
    }
    let somebody = clause.clone().any(|j| matches!(sentence.sense(j), Some(Sense::Setting(_))));
    match sentence.written(it).to_lowercase().as_str() {
        "it" | "them" => Some(it),
        // "put me on the moon", but no "put her on the table".
        "me" | "him" | "her" | "us" if somebody => Some(it),
        _ => None,
    }
}

/// Finds to what something is added, and says that it is there already.
fn give_target(sentence: &mut Sentence, before: Range<usize>, after: Range<usize>, noun: usize) {
    if sentence.token(noun).kind == TokenKind::Han {
        for j in before.filter(|&j| sentence.concept(j).is_some()).collect::<Vec<_>>() {
            sentence.give(j);
        }
        return;
    }
    let joins = |s: Option<Sense>| matches!(s, Some(Sense::Edit(Edit::Into) | Sense::Bond(..)));
    if let Some(join) = (noun + 1..after.end).find(|&j| joins(sentence.sense(j))) {
        if sentence.sense(join) == Some(Sense::Edit(Edit::Into)) {
            sentence.reinterpret(join, Sense::Bond(Bond::On, false));
        }
        let target = (join + 1..after.end).find(|&j| sentence.concept(j).is_some());
        let known = (join + 1..after.end).any(|j| sentence.sense(j) == Some(Sense::Definite));
        if let Some(target) = target.filter(|_| known) {
            sentence.give(target);
        }
    } else if sentence.written(noun.min(after.start).saturating_sub(1)).to_lowercase().starts_with("give")
        // "give her glasses": whom needs no noun.
        && (noun + 1..after.end).any(|j| sentence.concept(j).is_some())
    {
        sentence.give(noun);
        sentence.reinterpret(after.start - 1, Sense::At);
    }
}

/// "remove the hat", "把帽子去掉".
fn remove(sentence: &mut Sentence, i: usize, found: &mut Vec<Change>) {
    let (before, after) = around(sentence, i);
    let object =
        |r: &Range<usize>| r.start > 0 && sentence.before(r.start) == Some(Sense::Edit(Edit::Object));
    let range = if object(&before) { before } else { after };
    if background_in(sentence, &range) {
        found.push(Change::RemoveBackground);
        return;
    }
    // What is told by its place ("the person behind her") isn't what the picture shows first.
    let place = |j: usize| matches!(sentence.sense(j), Some(Sense::Bond(..) | Sense::Local(_)));
    if !range.is_empty() && range.clone().any(place) {
        found.push(Change::Remove(sentence.phrase(range.clone())));
        range.for_each(|j| sentence.hush(j));
        return;
    }
    let before = found.len();
    let pointed = |j: usize| matches!(sentence.sense(j), Some(Sense::Definite | Sense::Article));
    let first = range.clone().find(|&j| !pointed(j));
    let phrase = first.map_or(String::new(), |first| sentence.phrase(first..range.end));
    for j in range {
        if let Some(name) = noun_at(sentence, j) {
            found.push(Change::Remove(name));
        }
        sentence.hush(j);
        if found.len() >= MOST {
            return;
        }
    }
    if found.len() == before {
        // What is under the mask, or isn't known.
        found.push(Change::Remove(phrase));
    }
}

/// "replace the cat with a dog".
fn replace(sentence: &mut Sentence, i: usize, found: &mut Vec<Change>) {
    let (before, after) = around(sentence, i);
    let with = |j: usize| {
        let joins = matches!(sentence.sense(j), Some(Sense::With | Sense::Edit(Edit::Into)));
        joins || sentence.written(j).eq_ignore_ascii_case("for")
    };
    let what = if sentence.token(i).kind == TokenKind::Han {
        before
    } else {
        let end = after.clone().find(|&j| with(j)).unwrap_or(after.end);
        after.start..end
    };
    if background_in(sentence, &what) || background_in(sentence, &after) {
        found.push(Change::ReplaceBackground);
    } else if let Some((noun, name)) = noun_in(sentence, what.clone()) {
        let scenery = matches!(sentence.sense(noun), Some(Sense::Setting(_)));
        let told = (what.end..after.end).find_map(|j| outcome(sentence.sense(j)?)).filter(|_| scenery);
        sentence.hush(noun);
        match told {
            Some(change) => found.push(change),
            None => found.push(Change::Replace(name)),
        }
    }
}

/// A background that is named together with a colour or a place is a new background.
fn replace_background(sentence: &Sentence, found: &mut Vec<Change>) {
    if found.iter().any(|c| matches!(c, Change::ReplaceBackground | Change::RemoveBackground)) {
        return;
    }
    let wanted = (0..sentence.len()).any(|i| {
        sentence.sense(i) == Some(Sense::Backdrop) && {
            let clause = sentence.clause_start(i)..sentence.clause_end(i);
            clause
                .into_iter()
                .any(|j| matches!(sentence.sense(j), Some(Sense::Colour(_) | Sense::Setting(_))))
        }
    });
    if wanted {
        found.push(Change::ReplaceBackground);
    }
}

/// How all pictures together are to be arranged, if the prompt says that they are.
fn arrangement(sentence: &Sentence) -> Option<Arrangement> {
    let has = |sense: Sense| (0..sentence.len()).any(|i| sentence.sense(i) == Some(sense));
    let named =
        |group: Group| (0..sentence.len()).any(|i| sentence.concept(i).is_some_and(|c| group.has(c.name)));
    let filled = has(Sense::Bond(Bond::In, true)) || has(Sense::Act(None, Some(Bond::Holds), None));
    let together = has(Sense::Edit(Edit::Combine)) || has(Sense::References) && (filled || has(Sense::At));
    Some(if has(Sense::Edit(Edit::Collage)) {
        Arrangement::Collage
    } else if has(Sense::Edit(Edit::Grid)) {
        Arrangement::Grid
    } else if has(Sense::Edit(Edit::Row)) {
        Arrangement::Row
    } else if !together {
        return None;
    } else if named(Group::Container) {
        Arrangement::InContainer
    } else if named(Group::Surface) || has(Sense::Setting(intent::Setting::Tabletop)) {
        Arrangement::OnSurface
    } else {
        Arrangement::InScene
    })
}

fn background_in(sentence: &Sentence, range: &Range<usize>) -> bool {
    // 背景里的路人 is somebody in it.
    let whole = |j: usize| !matches!(sentence.sense(j + 1), Some(Sense::Local(_)));
    range.clone().any(|j| sentence.sense(j) == Some(Sense::Backdrop) && whole(j))
}

/// The last noun of a range, and its name.
fn noun_in(sentence: &Sentence, range: Range<usize>) -> Option<(usize, String)> {
    range.rev().find_map(|j| noun_at(sentence, j).map(|name| (j, name)))
}

/// The canonical name of the noun at a place, or how it was written.
fn noun_at(sentence: &Sentence, j: usize) -> Option<String> {
    if let Some(concept) = sentence.concept(j) {
        // A cap that another noun stands before is a part of that: "bottle cap".
        let part = concept.name == "cap" && j > 0 && sentence.concept(j - 1).is_some();
        return Some(if part { sentence.phrase(j - 1..j + 1) } else { concept.name.to_owned() });
    }
    match sentence.sense(j) {
        Some(Sense::Setting(setting)) => Some(first_name(Sense::Setting(setting)).to_owned()),
        Some(Sense::Part(_) | Sense::Letters(_)) => Some(sentence.written(j).to_lowercase()),
        Some(Sense::Says) => Some("text".to_owned()),
        Some(_) => None,
        None => sentence.is_unknown_noun(j).then(|| sentence.written(j).to_lowercase()),
    }
}
