//! One meaning for each word: what a word may mean is settled by the words around it.

mod expressions;

use super::lexicon::{Concept, concepts};
use super::senses::{Edit, Part, Sense, Shade, Turn, is_modifier};
use super::text::is_han;
use super::tokens::{Token, TokenKind, Tokens};
use crate::colour::Rgb;
use crate::intent::{self, Bond, Style};

/// How many words are looked back or ahead for what belongs together; bounds the work on hostile prompts.
const NEAR: usize = 8;

/// The longest clause that is looked at as a whole.
const CLAUSE: usize = 60;

/// How words end that only say how something is.
const SLIGHT: [&str; 9] = ["ly", "ed", "ous", "ful", "able", "ible", "ive", "ish", "less"];

/// Whose something is.
const OWNERS: [&str; 6] = ["his", "her", "its", "their", "my", "your"];

/// More characters than this are a long prompt.
const LONG: usize = 280;

/// A prompt whose words each have one meaning at most.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its words and marks.
    pub(super) tokens: Tokens,
    /// The meaning of each; `None` for marks, quotations and unknown words.
    senses: Vec<Option<Sense>>,
    /// Nouns that name something which the pictures that came with an edit already show.
    given: Vec<bool>,
    /// Whether the picture shows one thing by itself, so that scenery is that thing.
    emblem: bool,
    /// Whether it is written mostly in Chinese.
    pub(super) chinese: bool,
    /// Whether it is a list of tags, as prompts for models are: many commas, and nothing that joins words.
    pub(super) of_tags: bool,
    /// How often a word was looked at: what hostile prompts cost, without a clock.
    #[cfg(test)]
    pub(super) looks: std::cell::Cell<usize>,
}

impl Sentence {
    /// Cuts a prompt and settles its words from left to right.
    pub(super) fn new(prompt: &str) -> Self {
        let tokens = Tokens::new(prompt);
        let emblem = [Style::Logo, Style::Sticker];
        let mut stops = 0;
        // What a long prompt asks for it begins with.
        let begins = tokens.list.iter().take_while(|t| {
            stops += usize::from(t.kind == TokenKind::Stop);
            stops < 2 || tokens.text.len() < LONG
        });
        let emblem = begins.into_iter().any(|t| emblem.iter().any(|s| t.means(Sense::Style(*s))));
        let han = tokens.text.folded.iter().filter(|&&c| is_han(c)).count();
        let of = |kind: TokenKind| tokens.list.iter().filter(|t| t.kind == kind).count();
        let (words, commas, stops) = (of(TokenKind::Word), of(TokenKind::Comma), of(TokenKind::Stop));
        let joined = tokens.list.iter().any(|t| t.means(Sense::And));
        let count = tokens.list.len();
        let mut sentence = Self {
            tokens,
            senses: vec![None; count],
            given: vec![false; count],
            emblem,
            chinese: han > 2 * words,
            of_tags: commas > 3 && stops == 0 && !joined,
            #[cfg(test)]
            looks: Default::default(),
        };
        for i in 0..count {
            sentence.senses[i] = sentence.choose(i);
        }
        sentence.hush_negative();
        sentence.read_expressions();
        sentence
    }

    /// After "negative prompt" only things say anything: what must not be seen.
    fn hush_negative(&mut self) {
        let never = self.senses.iter().position(|s| *s == Some(Sense::Never)).unwrap_or(self.len());
        for i in never + 1..self.len() {
            let says = matches!(self.senses[i], Some(Sense::Concept(_) | Sense::Says | Sense::Outline(_)));
            if !says && !self.tokens.list[i].is_mark() {
                self.senses[i] = Some(Sense::Noise);
            }
        }
    }

    /// How many words and marks there are.
    pub(super) fn len(&self) -> usize {
        self.senses.len()
    }

    /// The token at a place.
    pub(super) fn token(&self, i: usize) -> &Token {
        #[cfg(test)]
        self.looks.update(|looks| looks + 1);
        &self.tokens.list[i]
    }

    /// The meaning of the token at a place; `None` also beyond the end.
    pub(super) fn sense(&self, i: usize) -> Option<Sense> {
        #[cfg(test)]
        self.looks.update(|looks| looks + 1);
        self.senses.get(i).copied().flatten()
    }

    /// The meaning of the token before a place.
    pub(super) fn before(&self, i: usize) -> Option<Sense> {
        self.sense(i.checked_sub(1)?)
    }

    /// The thing that the token at a place names.
    pub(super) fn concept(&self, i: usize) -> Option<&'static Concept> {
        if let Some(Sense::Concept(index)) = self.sense(i) { Some(&concepts()[index]) } else { None }
    }

    /// The token as the prompt wrote it.
    pub(super) fn written(&self, i: usize) -> String {
        let token = self.token(i);
        self.tokens.text.as_written(token.start, token.end)
    }

    /// Whether the token is one of these words, in small letters; beyond the end it is none.
    pub(super) fn is_written(&self, i: usize, words: &[&str]) -> bool {
        i < self.len() && words.contains(&self.written(i).to_lowercase().as_str())
    }

    /// Tokens, at least one, as the prompt wrote them.
    pub(super) fn phrase(&self, tokens: std::ops::Range<usize>) -> String {
        self.tokens.text.as_written(self.token(tokens.start).start, self.token(tokens.end - 1).end)
    }

    /// Whether the token is an unknown word that may be a noun.
    pub(super) fn is_unknown_noun(&self, i: usize) -> bool {
        let token = self.token(i);
        if matches!(self.senses[i], Some(Sense::Undrawn | Sense::Turn(Turn::Use))) {
            return true;
        }
        let word = self.tokens.text.slice(token.start, token.end);
        if word.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let adverb = ["ly", "ing", "ed"].iter().any(|end| word.ends_with(end));
        token.is_unknown() && self.senses[i].is_none() && !adverb && token.end - token.start > 1
    }

    /// Whether nothing is known of a word, or that nobody can draw it. Adverbs, adjectives and numerals are not worth
    /// telling.
    pub(super) fn is_unread(&self, i: usize) -> bool {
        let token = self.token(i);
        let word = self.tokens.text.slice(token.start, token.end);
        let slight =
            SLIGHT.iter().any(|end| word.ends_with(end)) || word.contains(|c: char| c.is_ascii_digit());
        let unknown = self.senses[i].is_none() && token.is_unknown() && !slight && !self.is_verb(i);
        let missed = Some(Sense::Part(Part::Cut)) == self.senses[i] && self.hairdo(i).is_none();
        missed
            || unknown
            || matches!(self.senses[i], Some(Sense::Undrawn | Sense::Missed | Sense::Turn(Turn::Use)))
    }

    /// "Clouds drift by": an unknown word after several things, before no thing, is what they do.
    fn is_verb(&self, i: usize) -> bool {
        let noun =
            |j: usize| matches!(self.sense(j), Some(Sense::Concept(_) | Sense::Article | Sense::Definite));
        let word = self.token(i).kind == TokenKind::Word;
        word && i > 0
            && self.token(i - 1).plural
            && self.before(i).is_some_and(|s| is_thing(&s))
            && !noun(i + 1)
    }

    /// Whether the picture shows one thing by itself.
    pub(super) fn is_emblem(&self) -> bool {
        self.emblem
    }

    /// Takes a word out: it has been read already.
    pub(super) fn hush(&mut self, i: usize) {
        self.senses[i] = Some(Sense::Noise);
    }

    /// Whether it is longer than what one says of a picture in a breath; a Chinese character says as much as three.
    pub(super) fn is_long(&self) -> bool {
        self.tokens.text.len() * if self.chinese { 3 } else { 1 } > LONG
    }

    /// Gives a word another meaning.
    pub(super) fn reinterpret(&mut self, i: usize, sense: Sense) {
        self.senses[i] = Some(sense);
    }

    /// Says that a noun names something which is there already.
    pub(super) fn give(&mut self, i: usize) {
        self.given[i] = true;
    }

    /// Whether a noun names something which is there already.
    pub(super) fn is_given(&self, i: usize) -> bool {
        self.given[i]
    }

    /// The first place after `i` where a clause ends.
    pub(super) fn clause_end(&self, i: usize) -> usize {
        let limit = self.len().min(i + CLAUSE);
        (i..limit).find(|&j| self.token(j).is_mark()).unwrap_or(limit)
    }

    /// The first place of the clause that `i` is in.
    pub(super) fn clause_start(&self, i: usize) -> usize {
        let limit = i.saturating_sub(CLAUSE);
        (limit..i).rev().find(|&j| self.token(j).is_mark()).map_or(limit, |j| j + 1)
    }

    /// Whether a noun follows that the word at `i` may describe.
    pub(super) fn describes(&self, i: usize) -> bool {
        let mut after_and = false;
        for j in i + 1..self.len().min(i + NEAR) {
            let token = self.token(j);
            if token
                .senses
                .iter()
                .any(|s| matches!(s, Sense::Concept(_) | Sense::Setting(_) | Sense::Part(_)))
            {
                return !after_and || token.senses.iter().any(is_modifier);
            }
            if token.means(Sense::And) {
                after_and = true;
            } else if token.senses.iter().any(is_modifier) {
                after_and = false;
            } else if after_and || !token.senses.iter().any(is_transparent) {
                return !after_and && token.is_unknown();
            }
        }
        false
    }

    fn choose(&self, i: usize) -> Option<Sense> {
        let token = self.token(i);
        let senses: &[Sense] = &token.senses;
        let has = |pick: fn(&Sense) -> bool| senses.iter().copied().find(pick);
        if senses.len() < 2 {
            return senses.first().copied().map(|s| self.settle(i, s));
        }
        let concept = has(|s| matches!(s, Sense::Concept(_)));
        if let Some(measure) = has(|s| *s == Sense::Measure) {
            let counted = matches!(self.before(i), Some(Sense::Number(_) | Sense::Article | Sense::Definite));
            let other = senses.iter().copied().find(|s| *s != Sense::Measure);
            let measures = self.describes(i) || concept.is_none() || self.counts_back(i);
            return if counted && measures { Some(measure) } else { other };
        }
        if let Some(says) = has(|s| *s == Sense::Says) {
            let lettered = matches!(self.tokens.list.get(i + 1).map(|t| t.kind), Some(TokenKind::Quote(_)));
            return if lettered { Some(says) } else { senses.iter().copied().find(|s| *s != Sense::Says) };
        }
        if let (Some(part), Some(concept)) = (has(|s| matches!(s, Sense::Part(_))), concept) {
            // Coloured eyes are somebody's.
            let coloured =
                part == Sense::Part(Part::Eyes) && matches!(self.before(i), Some(Sense::Colour(_)));
            return Some(if coloured || self.belongs(i) { part } else { concept });
        }
        if let (Some(act), Some(concept)) = (has(|s| matches!(s, Sense::Act(..) | Sense::Noise)), concept) {
            let named = |s| matches!(s, Sense::Article | Sense::Number(_) | Sense::Definite | Sense::Measure);
            let noun = self.before(i).map_or(act != Sense::Noise, |s| named(s) || is_modifier(&s));
            return Some(if noun { concept } else { act });
        }
        let place = has(|s| matches!(s, Sense::Setting(_)));
        if let (Some(place), Some(concept)) = (place, concept) {
            let behind = self.tokens.list.get(i + 1).is_some_and(|t| t.means(Sense::Backdrop));
            return Some(if behind || self.is_place(i, concept) { place } else { concept });
        }
        if let (Some(weather), Some(concept)) = (has(|s| matches!(s, Sense::Weather(_))), concept) {
            return Some(if self.emblem || self.is_counted(i) { concept } else { weather });
        }
        if let (Some(modifier), Some(concept)) = (has(is_modifier), concept.filter(|_| !self.grows(i))) {
            return Some(if self.is_adjective(i) { modifier } else { concept });
        }
        self.choose_among_edits(i, senses).or(concept).or(senses.first().copied())
    }

    /// "A lavender field" is full of lavender, not of its colour.
    fn grows(&self, i: usize) -> bool {
        let plant = self.token(i).concept().is_some_and(|c| concepts()[c].kind == intent::Kind::Plant);
        let field = |s: &Sense| matches!(s, Sense::Setting(intent::Setting::Meadow | intent::Setting::Farm));
        plant && self.tokens.list.get(i + 1).is_some_and(|t| t.senses.iter().any(field))
    }

    /// 香水,一瓶: a measure with its numeral and nothing else counts what was named before.
    fn counts_back(&self, i: usize) -> bool {
        let ends = self.tokens.list.get(i + 1).is_none_or(Token::is_mark);
        let alone = ends && i > 1 && self.token(i - 1).kind != TokenKind::Word && self.token(i - 2).is_mark();
        alone && self.senses[..i].iter().flatten().any(is_thing)
    }

    fn choose_among_edits(&self, i: usize, senses: &[Sense]) -> Option<Sense> {
        let edit = senses.iter().copied().find(|s| matches!(s, Sense::Edit(_)))?;
        let other = senses.iter().copied().find(|s| !matches!(s, Sense::Edit(_)));
        let noun = matches!(
            self.before(i),
            Some(
                Sense::Article
                    | Sense::Definite
                    | Sense::Number(_)
                    | Sense::And
                    | Sense::With
                    | Sense::Measure
            )
        );
        if noun { other } else { Some(edit) }
    }

    /// Words with one meaning that depends on its place all the same.
    fn settle(&self, i: usize, sense: Sense) -> Sense {
        let counted = matches!(self.before(i), Some(Sense::Number(_) | Sense::Article | Sense::Definite));
        let next = self.tokens.list.get(i + 1);
        match sense {
            Sense::Measure if !counted => Sense::Noise,
            Sense::Shade(Shade::Dark) if self.is_dark(i) => Sense::Time(intent::Time::Night),
            Sense::Shade(Shade::Dark) if next.is_some_and(|t| t.means(Sense::Backdrop)) => {
                Sense::Colour(Rgb::hex(0x2B_2A30))
            }
            Sense::Shade(_) if !matches!(next, Some(t) if t.senses.iter().any(|s| matches!(s, Sense::Colour(_)))) => {
                Sense::Noise
            }
            _ => sense,
        }
    }

    /// "Minimalist, dark", "dark wallpaper", "a dark street": it is night there.
    fn is_dark(&self, i: usize) -> bool {
        let alone = (i == 0 || self.token(i - 1).is_mark()) && self.token(i).kind == TokenKind::Word;
        let of_all =
            |s: &Sense| matches!(s, Sense::Setting(_) | Sense::Outline(_) | Sense::Medium | Sense::With);
        let next = self.tokens.list.get(i + 1);
        next.map_or(alone, |t| alone && t.is_mark() || t.senses.iter().any(of_all))
    }

    /// Whether a word that names a part names it as one of something said before.
    fn belongs(&self, i: usize) -> bool {
        let j = self
            .skip_back(i, |s| is_modifier(s) || matches!(s, Sense::Noise | Sense::Missed | Sense::Article));
        let before = &self.senses[j.saturating_sub(CLAUSE)..j];
        match self.before(j) {
            Some(Sense::Definite) if OWNERS.contains(&self.written(j - 1).to_lowercase().as_str()) => true,
            Some(Sense::With | Sense::Possessive | Sense::Definite) => before.iter().flatten().any(is_thing),
            // "A white wolf, blue eyes".
            None if j > 0 && self.token(j - 1).is_mark() => before.iter().flatten().any(is_alive),
            Some(Sense::Concept(_)) => self.token(i).kind == TokenKind::Han,
            Some(Sense::Number(_) | Sense::Measure | Sense::Article | Sense::At | Sense::Bond(..)) => false,
            _ => self.token(i).kind == TokenKind::Han && before.iter().flatten().any(is_alive),
        }
    }

    /// Whether a word that names a place or a thing names the place.
    fn is_place(&self, i: usize, concept: Sense) -> bool {
        let Sense::Concept(index) = concept else { return true };
        if self.emblem {
            return false;
        }
        if concepts()[index].kind == intent::Kind::Nature {
            return !self.is_counted(i);
        }
        let inside = Sense::Local(Bond::In);
        let next = self.tokens.list.get(i + 1);
        // "A coffee shop interior", 咖啡店内景.
        let interior = |t: &Token| {
            matches!(
                self.tokens.text.slice(t.start, t.end),
                "interior" | "interiors" | "inside" | "室内" | "内景" | "内部"
            )
        };
        if next.is_some_and(interior) {
            return true;
        }
        if next.is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Local(_)))) {
            return next.is_some_and(|t| t.means(inside));
        }
        let j = self.skip_back(i, |s| {
            let begins = matches!(
                s,
                Sense::Noise
                    | Sense::Missed
                    | Sense::Article
                    | Sense::Definite
                    | Sense::Number(1)
                    | Sense::Measure
            );
            begins || is_modifier(s) || is_manner(s)
        });
        let at = j > 0 && {
            let token = self.token(j - 1);
            self.tokens.text.slice(token.start, token.end) == "at"
        };
        // One is in a cafe, unless something stands in front of it.
        let cafe = self.tokens.text.slice(self.token(i).start, self.token(i).end) == "cafe";
        let inside = |s| matches!(s, Sense::At | Sense::Bond(Bond::In, false));
        at || self.before(j).map_or(cafe, |s| inside(s) || cafe && !matches!(s, Sense::Bond(..)))
    }

    fn is_counted(&self, i: usize) -> bool {
        let j = self.skip_back(i, |s| is_modifier(s) || *s == Sense::Measure);
        matches!(self.before(j), Some(Sense::Number(n)) if n > 1)
    }

    /// The place nearest before `i` from which on everything up to `i` passes.
    fn skip_back(&self, i: usize, passes: impl Fn(&Sense) -> bool) -> usize {
        let mut j = i;
        while j > i.saturating_sub(NEAR) && self.before(j).is_some_and(|s| passes(&s)) {
            j -= 1;
        }
        j
    }

    /// Whether a word that names a quality or a thing ("orange", "glass", "baby") names the quality.
    fn is_adjective(&self, i: usize) -> bool {
        let colour = |j: usize| {
            self.tokens.list.get(j).is_some_and(|t| t.senses.iter().any(|s| matches!(s, Sense::Colour(_))))
        };
        // "Orange and navy" are two colours, and so are "teal, orange".
        let joins = |j: usize| {
            self.tokens.list.get(j).is_some_and(|t| t.means(Sense::And) || t.kind == TokenKind::Comma)
        };
        let only = |j: usize| colour(j) && self.token(j).concept().is_none();
        let paired = colour(i) && (joins(i + 1) && only(i + 2) || i > 1 && joins(i - 1) && only(i - 2))
            || self.tokens.list.get(i + 1).is_some_and(|t| t.means(Sense::And)) && colour(i) && colour(i + 2);
        let next =
            |says: fn(&Sense) -> bool| self.tokens.list.get(i + 1).is_some_and(|t| t.senses.iter().any(says));
        let patterned = next(|s| matches!(s, Sense::Pattern(_) | Sense::Part(_)));
        // "A blue and orange logo".
        let pairs = next(is_page) && i > 1 && self.token(i - 1).means(Sense::And) && colour(i - 2);
        let behind = colour(i) && next(|s| *s == Sense::Backdrop);
        // "A shopping cart, orange, glossy": no fruit, where nothing else is eaten.
        let food = |t: &Token| t.concept().is_some_and(|c| concepts()[c].kind == intent::Kind::Food);
        let eaten = self.tokens.list.iter().enumerate().any(|(j, t)| j != i && food(t));
        let comma = |j: usize| self.tokens.list.get(j).is_none_or(|t| t.kind == TokenKind::Comma);
        let apart = i > 1 && colour(i) && food(self.token(i)) && comma(i - 1) && comma(i + 1) && !eaten;
        if apart || self.describes(i) || paired || pairs || patterned || behind {
            return true;
        }
        let named = match self.before(i) {
            Some(
                Sense::Article | Sense::Number(_) | Sense::Measure | Sense::Definite | Sense::And | Sense::Of,
            ) => !self.tokens.list[..i].last().is_some_and(|t| t.means(Sense::Of)),
            Some(Sense::Edit(Edit::Into)) => false,
            Some(s) if is_modifier(&s) => true,
            Some(
                Sense::Act(_, Some(_), _)
                | Sense::With
                | Sense::Bond(..)
                | Sense::Edit(Edit::Add | Edit::Remove),
            ) => true,
            Some(_) => false,
            None => true,
        };
        !named && !self.token(i).plural
    }
}

/// Whether a meaning says something of the picture as a whole, and may stand before any noun.
pub(super) fn is_manner(sense: &Sense) -> bool {
    matches!(
        sense,
        Sense::Style(_)
            | Sense::Mood(_)
            | Sense::Time(_)
            | Sense::Season(_)
            | Sense::Weather(_)
            | Sense::Occasion(_)
    )
}

fn is_page(sense: &Sense) -> bool {
    matches!(sense, Sense::Style(_) | Sense::Medium | Sense::Outline(_))
}

fn is_transparent(sense: &Sense) -> bool {
    is_manner(sense)
        || matches!(
            sense,
            Sense::Noise
                | Sense::Bare
                | Sense::HandInHand
                | Sense::FromBehind
                | Sense::Silhouette
                | Sense::Missed
                | Sense::Undrawn
                | Sense::Possessive
                | Sense::Act(Some(_), ..)
        )
}

fn is_alive(sense: &Sense) -> bool {
    let kind = |index: usize| concepts()[index].kind;
    matches!(sense, Sense::Concept(index) if matches!(kind(*index), intent::Kind::Person | intent::Kind::Animal))
}

fn is_thing(sense: &Sense) -> bool {
    matches!(sense, Sense::Concept(_))
}
