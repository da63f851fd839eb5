//! Genres: whether a page with parts is asked for, and its parts. It is read from the characters, before any word has a
//! meaning, because the words for a page ("panel", "icons", "labels") would become things in it.

use std::sync::LazyLock;

use super::plain;
use super::quotes::{Quote, quotes};
use super::text::{Text, is_letter};
use crate::intent::{Genre, Intent, MAX_SLOTS, Page};

mod parts;

// Pure functions of constants: nothing ever writes to them.
static GENRES: LazyLock<Vec<(Genre, Vec<char>)>> = LazyLock::new(genres);
static HUSHED: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| words(include_str!("hushed.txt")));

/// What stands for a quotation or a word that has been read: no word holds it.
const READ: char = '\u{1}';

/// Longer prompts are scenes with much to tell; their page words are read as such.
const LONGEST: usize = 600;

/// The page that a prompt asks for.
pub(super) fn page(prompt: &str) -> Option<Page> {
    let text = Text::new(prompt);
    if text.len() > LONGEST {
        return None;
    }
    let mut draft = Draft::new(text);
    let (genre, start, end) = draft.genre()?;
    let count = parts::count(&mut draft, genre);
    let found = parts::parts(&mut draft, genre, start, end);
    let needs_parts =
        matches!(genre, Genre::Flowchart | Genre::Timeline | Genre::Anatomy | Genre::Infographic);
    if needs_parts && found.slots.len() < 2 || genre == Genre::Menu && found.slots.is_empty() {
        return None;
    }
    draft.hush(start, end);
    for word in HUSHED.iter() {
        while let Some(at) = draft.find(word, 0) {
            draft.hush(at, at + word.len());
        }
    }
    let rest = plain(&draft.rest());
    Some(Page { genre, title: found.title, slots: found.slots, count, rest })
}

fn genres() -> Vec<(Genre, Vec<char>)> {
    let mut list = Vec::new();
    for line in include_str!("genres.txt").lines() {
        let (name, rest) =
            line.trim_start_matches('[').split_once(']').expect("a line begins with its genre");
        let genre = Genre::named(name).unwrap_or_else(|| panic!("genres.txt: no genre is {name}"));
        list.extend(words(rest).into_iter().map(|word| (genre, word)));
    }
    list
}

fn words(list: &str) -> Vec<Vec<char>> {
    list.split([',', '\n'])
        .map(|word| word.trim().chars().collect::<Vec<_>>())
        .filter(|w| !w.is_empty())
        .collect()
}

/// A prompt of which parts have been read already.
struct Draft {
    text: Text,
    quotes: Vec<Quote>,
    /// The folded characters; quotations and what has been read are [`READ`].
    open: Vec<char>,
    /// Which characters the rest shall not see.
    hushed: Vec<bool>,
}

impl Draft {
    fn new(text: Text) -> Self {
        let quotes = quotes(&text);
        let mut open = text.folded.clone();
        quotes.iter().for_each(|quote| open[quote.start..quote.end].fill(READ));
        let hushed = vec![false; open.len()];
        Self { text, quotes, open, hushed }
    }

    /// The first genre of the table that the prompt names, and where.
    fn genre(&self) -> Option<(Genre, usize, usize)> {
        let found = GENRES.iter().find_map(|(genre, word)| Some((*genre, self.find(word, 0)?, word.len())));
        found.map(|(genre, start, length)| (genre, start, start + length))
    }

    /// Where a word stands, at or after `from`: not within another.
    fn find(&self, word: &[char], from: usize) -> Option<usize> {
        let cut = |p: usize| {
            p > 0
                && p < self.open.len()
                && is_letter(self.open[p - 1])
                && is_letter(self.open[p])
                && self.open[p - 1].is_ascii()
                && self.open[p].is_ascii()
        };
        let last = self.open.len().checked_sub(word.len())?;
        (from..=last).find(|&p| self.open[p..].starts_with(word) && !cut(p) && !cut(p + word.len()))
    }

    /// Takes a range out of the rest.
    fn hush(&mut self, start: usize, end: usize) {
        self.open[start..end].fill(READ);
        self.hushed[start..end].fill(true);
    }

    /// The prompt without what was taken out.
    fn rest(&self) -> String {
        let kept = self.text.written.iter().zip(&self.hushed);
        kept.map(|(&c, &hushed)| if hushed { ' ' } else { c }).collect()
    }

    /// A range as it was written, without the marks and spaces at its ends.
    fn written(&self, start: usize, end: usize) -> String {
        let inner = |c: char| {
            c.is_whitespace() || matches!(c, ',' | '.' | ':' | ';' | '，' | '。' | '：' | '；' | '、' | '-')
        };
        self.text.as_written(start, end).trim_matches(inner).to_owned()
    }
}

fn scene(label: &str) -> Intent {
    plain(label)
}

#[cfg(test)]
mod tests;
