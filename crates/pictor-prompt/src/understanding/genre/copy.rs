//! The words of `copy.txt`, by what they do.

use std::collections::HashMap;
use std::sync::LazyLock;

// A pure function of a constant: nothing ever writes to it.
static COPY: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let (mut copy, mut section) = (HashMap::<_, Vec<_>>::new(), "");
    for line in include_str!("../copy.txt").lines().filter(|line| !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => copy.entry(section).or_default().extend(line.split(", ").filter(|w| !w.is_empty())),
        }
    }
    // The longest that fits is meant.
    copy.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
    copy
});

/// The words of a section, the longest first.
pub(super) fn words(section: &str) -> &'static [&'static str] {
    COPY.get(section).map_or(&[], Vec::as_slice)
}

/// Whether a word is one of them.
pub(super) fn has(section: &str, word: &str) -> bool {
    words(section).contains(&word)
}

/// Every word with a capital, but for the smallest.
pub(super) fn capitals(words: &str) -> String {
    let small = |word: &str| matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "a" | "at");
    let word = |(i, word): (usize, &str)| if i > 0 && small(word) { word.to_owned() } else { capital(word) };
    words.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// A text with a capital; an address of the net has none.
pub(super) fn capital(text: &str) -> String {
    if text.contains('@') || text.starts_with("www.") || text.contains(".com") {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
