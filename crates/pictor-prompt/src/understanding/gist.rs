//! The gist of a long prompt: what its main subject, setting, lettering and manner are said by. What else it tells is
//! not read, since a picture of thirty nouns shows none.

use std::collections::HashSet;
use std::ops::Range;

use super::genre::row;
use super::layers::{Layer, Spot, spots};
use super::lexicon::{Concept, concepts, lineage};
use super::reading::is_talk;
use super::senses::{Sense, Turn};
use super::sentence::Sentence;
use super::tokens::TokenKind;
use crate::intent::{Genre, Kind};

/// So many things are read of; where words stand beside them, fewer.
const MOST: usize = 9;
const BESIDE_WORDS: usize = 7;

/// So much is read of what is behind or in a corner, where there is place.
const FREE: usize = 1;

/// In a prompt of less sentences all is read.
const SENTENCES: usize = 3;

/// Such a mark ends what is kept of a sentence.
const STOPS: [char; 5] = ['.', '!', '?', '。', '；'];

struct Clause {
    tokens: Range<usize>,
    spot: Spot,
    /// What it names, by index in the lexicon.
    things: Vec<usize>,
    /// Whether it is read whatever it names: letters, colours, what shall not be seen.
    needed: bool,
    /// Whether it tells of what is behind, or in a corner.
    aside: bool,
    /// Whether it says where this happens.
    place: bool,
    /// Whether it names a manner: behind, it would be one of all.
    styled: bool,
}

/// Whether such a page has one picture rather than parts.
pub(super) const fn shows_one(genre: Genre) -> bool {
    matches!(
        genre,
        Genre::Poster | Genre::Card | Genre::Cover | Genre::Thumbnail | Genre::Wallpaper | Genre::Product
    )
}

/// The same prompt, with no more of it than can be drawn, and what else it names; `None` where all of it can be.
pub(super) fn gist(prompt: &str, worded: bool) -> Option<(String, Vec<String>)> {
    let most = if worded { BESIDE_WORDS } else { MOST };
    let sentence = Sentence::new(prompt);
    let stops = (0..sentence.len()).filter(|&i| sentence.token(i).kind == TokenKind::Stop).count();
    if !sentence.is_long() || stops < SENTENCES {
        return None;
    }
    let clauses = clauses(&sentence);
    let things: HashSet<usize> = clauses.iter().flat_map(|clause| clause.things.iter().copied()).collect();
    (things.len() >= most).then(|| {
        let read = chosen(&clauses, most);
        (said(&sentence, &clauses, &read), unread(&sentence, &clauses, &read))
    })
}

fn clauses(sentence: &Sentence) -> Vec<Clause> {
    let spots = spots(sentence);
    let mut clauses = Vec::new();
    let mut start = 0;
    for end in 0..=sentence.len() {
        if end < sentence.len() && !sentence.token(end).is_mark() {
            continue;
        }
        if start < end {
            let clause = clause(sentence, start..end, &spots, clauses.last());
            clauses.push(clause);
        }
        start = end + 1;
    }
    clauses
}

/// The clause of those tokens, behind `last`.
fn clause(sentence: &Sentence, tokens: Range<usize>, spots: &[Spot], last: Option<&Clause>) -> Clause {
    let spot = spots[tokens.start];
    let tokens = tokens.start..topic(sentence, tokens, spot);
    // "Where stacks of books, a cat and a globe are on display": all of them are there.
    let goes_on = |last: &Clause| last.aside && last.spot.sentence == spot.sentence;
    let goes_on = last.is_some_and(goes_on) && spot.layer == Layer::Usual;
    let any = |is: fn(&Sense) -> bool| tokens.clone().any(|i| sentence.sense(i).is_some_and(|s| is(&s)));
    Clause {
        things: things(sentence, &tokens, spots),
        needed: needed(sentence, &tokens),
        styled: any(|s| matches!(s, Sense::Style(_) | Sense::Silhouette)),
        place: any(|s| matches!(s, Sense::Setting(_))),
        aside: goes_on || spot.layer == Layer::Far || is_aside(sentence, &tokens),
        spot,
        tokens,
    }
}

/// "For an article about energy. On a hill …": the first clause goes on as far as the topic, as what is seen comes
/// after.
fn topic(sentence: &Sentence, tokens: Range<usize>, spot: Spot) -> usize {
    let serves =
        |about: &usize| tokens.clone().take_while(|i| i < about).any(|i| sentence.is_written(i, &["for"]));
    let about = tokens.clone().find(|&i| sentence.is_written(i, &["about"]));
    about.filter(|about| spot.sentence == 0 && serves(about)).unwrap_or(tokens.end)
}

fn is_aside(sentence: &Sentence, tokens: &Range<usize>) -> bool {
    let said = sentence.phrase(tokens.clone()).to_lowercase();
    row("aside begins").any(|word| said.starts_with(word)) || row("aside").any(|word| said.contains(word))
}

/// What is worn or in the sky has its place.
fn is_free(concept: &Concept) -> bool {
    concept.kind == Kind::Clothing || row("in the sky").any(|name| name == concept.name)
}

/// What is to be seen of a clause, but for what has its place anyway.
fn things(sentence: &Sentence, tokens: &Range<usize>, spots: &[Spot]) -> Vec<usize> {
    let told = |i: usize| matches!(spots[i].layer, Layer::Talk | Layer::Use);
    let thing = |i: usize| match sentence.sense(i) {
        Some(Sense::Concept(index)) if !is_free(&concepts()[index]) && !told(i) => Some(index),
        _ => None,
    };
    tokens.clone().filter_map(thing).collect()
}

fn needed(sentence: &Sentence, tokens: &Range<usize>) -> bool {
    let says = |i: usize| {
        let manner = matches!(
            sentence.sense(i),
            Some(Sense::Not | Sense::Never | Sense::Backdrop | Sense::Turn(Turn::Space) | Sense::Medium)
        );
        let written = sentence.written(i).to_lowercase();
        manner || matches!(sentence.token(i).kind, TokenKind::Quote(_)) || is_talk(&written)
    };
    tokens.clone().any(says)
}

/// Which clauses are read: what must be, then the first sentence, what is said of the middle, and so on.
fn chosen(clauses: &[Clause], most: usize) -> Vec<bool> {
    let mut read: Vec<bool> = clauses.iter().map(|c| c.needed).collect();
    let needed = clauses.iter().filter(|c| c.needed);
    let mut seen: HashSet<&str> = needed.flat_map(|c| c.things.iter().map(|&i| concepts()[i].name)).collect();
    let mut places = most - (seen.len() / 2).min(most / 2);
    let main = clauses.iter().find(|c| c.spot.layer == Layer::Main).map(|c| c.spot.sentence);
    let place = clauses.iter().find(|c| c.place && !c.needed).map(|c| &c.tokens);
    // Whoever is there is seen before what stands about.
    let person = |c: &&Clause| c.things.first().is_some_and(|&thing| concepts()[thing].kind == Kind::Person);
    let peopled: HashSet<usize> = clauses.iter().filter(person).map(|c| c.spot.sentence).collect();
    let rank = |clause: &Clause| match clause.spot.sentence {
        _ if clause.aside => usize::MAX,
        0 => 0,
        sentence if Some(sentence) == main || Some(&clause.tokens) == place => 1,
        sentence if main.is_none() && peopled.contains(&sentence) => 2 + sentence,
        sentence => 2 + sentence + clauses.len(),
    };
    let mut order: Vec<usize> = (0..clauses.len()).filter(|&i| !read[i]).collect();
    order.sort_by_key(|&i| (rank(&clauses[i]), i));
    let mut cut = HashSet::new();
    for i in order {
        let Clause { spot, things, aside, styled, .. } = &clauses[i];
        // Five dogs that are told one by one are dogs.
        let told = |thing: &usize| lineage(concepts()[*thing].name).any(|kin| seen.contains(kin.name));
        let new: HashSet<usize> = things.iter().copied().filter(|thing| !told(thing)).collect();
        // A list that has begun goes on.
        let goes_on = i > 0 && read[i - 1] && clauses[i - 1].spot.sentence == spot.sentence && places > 0;
        let room = if *aside { places.saturating_sub(2).min(FREE) } else { places + usize::from(goes_on) };
        read[i] = !cut.contains(&spot.sentence) && new.len() <= room && !(*aside && *styled);
        if read[i] {
            places = places.saturating_sub(new.len());
            seen.extend(new.into_iter().map(|thing| concepts()[thing].name));
        } else if !aside {
            cut.insert(spot.sentence);
        }
    }
    read
}

/// The things of the clauses that aren't read.
fn unread(sentence: &Sentence, clauses: &[Clause], read: &[bool]) -> Vec<String> {
    let named = |read_too: bool| {
        let clauses = clauses.iter().zip(read).filter(move |(_, read)| **read == read_too);
        clauses.flat_map(|(clause, _)| clause.tokens.clone()).filter(|&i| sentence.concept(i).is_some())
    };
    let known: HashSet<&str> = named(true).filter_map(|i| Some(sentence.concept(i)?.name)).collect();
    let gone = named(false).filter(|&i| sentence.concept(i).is_some_and(|c| !known.contains(c.name)));
    gone.map(|i| sentence.written(i)).collect()
}

/// The clauses that are read, each sentence with its stop.
fn said(sentence: &Sentence, clauses: &[Clause], read: &[bool]) -> String {
    let text = &sentence.tokens.text;
    let stop = if sentence.chinese { "。" } else { ". " };
    let mut gist = String::new();
    for (i, clause) in clauses.iter().enumerate().filter(|(i, _)| read[*i]) {
        let (first, last) = (sentence.token(clause.tokens.start), sentence.token(clause.tokens.end - 1));
        let next = clauses.get(i + 1);
        let goes_on = (i + 1..clauses.len())
            .take_while(|&k| clauses[k].spot.sentence == clause.spot.sentence)
            .any(|k| read[k]);
        // With the mark behind it, and what opens before it.
        let end = next.map_or(text.len(), |next| sentence.token(next.tokens.start).start);
        let whole = text.as_written(first.start, end);
        let cut = clause.tokens.end < sentence.len() && !sentence.token(clause.tokens.end).is_mark();
        if !cut && (goes_on || whole.trim_end().ends_with(STOPS)) {
            gist += &whole;
        } else {
            gist = gist + &text.as_written(first.start, last.end) + stop;
        }
    }
    // It is read as what it is, the choice of a long prompt.
    let short = text.len().saturating_sub(gist.chars().count());
    gist + &" ".repeat(short)
}
