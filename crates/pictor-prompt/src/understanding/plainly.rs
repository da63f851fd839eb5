//! Set phrases said plainly: before anything else is read, "neon signs" are lights on a street and 雨夜 is a night of rain.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::is_han;

/// Marks that open words which are to be lettered, and those that close them.
const QUOTES: [(char, char); 6] =
    [('"', '"'), ('“', '”'), ('「', '」'), ('『', '』'), ('《', '》'), ('\'', '\'')];

/// Phrases by how they begin, the longer before the shorter, and what they say.
type Phrases = HashMap<char, Vec<(&'static str, &'static str)>>;

// A pure function of a constant: nothing ever writes to it.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows = include_str!("plain.txt").lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    let rows = rows.filter_map(|row| row.split_once(" |"));
    let mut phrases = Phrases::new();
    for (phrase, plain) in rows.flat_map(|(words, plain)| words.split(", ").map(move |word| (word, plain))) {
        let first = phrase.chars().next().expect("no row of plain.txt begins with nothing");
        phrases.entry(first).or_default().push((phrase, plain.trim()));
    }
    phrases.values_mut().for_each(|all| all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len())));
    phrases
});

/// The prompt in plainer words.
pub fn plainly(prompt: &str) -> String {
    let lower = prompt.to_ascii_lowercase();
    let mut plain = String::with_capacity(prompt.len());
    let (mut closing, mut last, mut skip) = (None, ' ', 0);
    for (at, c) in prompt.char_indices() {
        if at < skip {
            continue;
        }
        let found = if closing.is_none() { phrase(&lower, at, last) } else { None };
        if let Some((phrase, words)) = found {
            skip = at + phrase.len();
            plain.push_str(words);
            last = phrase.chars().next_back().unwrap_or(' ');
            continue;
        }
        closing = match closing {
            Some(mark) if mark == c => None,
            // An apostrophe within a word opens nothing.
            None if !(c == '\'' && last.is_alphanumeric()) => {
                QUOTES.iter().find(|(mark, _)| *mark == c).map(|(_, mark)| *mark)
            }
            open => open,
        };
        plain.push(c);
        last = c;
    }
    plain
}

/// The longest phrase that begins there, not within another word.
fn phrase(lower: &str, at: usize, last: char) -> Option<(&'static str, &'static str)> {
    let letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let rest = &lower[at..];
    let first = rest.chars().next()?;
    let ends = |phrase: &str| !rest[phrase.len()..].chars().next().is_some_and(letter);
    let fits = |phrase: &str| rest.starts_with(phrase) && (is_han(first) || !letter(last) && ends(phrase));
    PHRASES.get(&first)?.iter().find(|(phrase, _)| fits(phrase)).copied()
}

#[cfg(test)]
mod tests {
    use super::{PHRASES, plainly};

    #[test]
    fn phrases_are_said_plainly_and_quotations_left_alone() {
        assert_eq!(plainly("Neon signs over a bar"), "neon lights on a street over a bar");
        assert_eq!(plainly("雨夜的街道"), "下雨的夜晚的街道");
        for kept in ["a poster \"On Mars\"", "海报，写着“雨夜”", "neon signsmith", "it's 「赛龙舟」"]
        {
            assert_eq!(plainly(kept), kept);
        }
    }

    #[test]
    fn plain_words_hold_no_phrase() {
        for (phrase, plain) in PHRASES.values().flatten() {
            assert_eq!(plainly(plain), *plain, "{phrase} would be read twice");
        }
    }
}
