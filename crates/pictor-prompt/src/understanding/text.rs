//! The prompt's characters, folded so that one spelling of each word is left.
//!
//! Folding replaces characters one by one, so positions in the folded text are positions in the prompt.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A prompt, as written and as folded.
#[derive(Debug)]
pub(super) struct Text {
    /// The characters as written.
    pub(super) written: Vec<char>,
    /// Lower case, half width, simplified Chinese, without accents.
    pub(super) folded: Vec<char>,
    /// `folded` as a string.
    string: String,
    /// Where each character begins in `string`; one longer than `folded`.
    offsets: Vec<usize>,
}

impl Text {
    /// Folds a prompt.
    pub(super) fn new(prompt: &str) -> Self {
        let written: Vec<char> = prompt.chars().collect();
        let folded: Vec<char> = written.iter().map(|&c| fold(c)).collect();
        let mut offsets = Vec::with_capacity(folded.len() + 1);
        let mut string = String::with_capacity(prompt.len());
        for &c in &folded {
            offsets.push(string.len());
            string.push(c);
        }
        offsets.push(string.len());
        Self { written, folded, string, offsets }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// The folded characters of a range.
    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        &self.string[self.offsets[start]..self.offsets[end]]
    }

    /// The characters of a range as they were written.
    pub(super) fn as_written(&self, start: usize, end: usize) -> String {
        self.written[start..end].iter().collect()
    }

    /// The folded character at a position, if there is one.
    pub(super) fn at(&self, position: usize) -> Option<char> {
        self.folded.get(position).copied()
    }
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// Whether a character belongs to a word that is written with spaces around it.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

/// Where a word stands, not within another one.
pub(super) fn place(text: &str, word: &str) -> Option<usize> {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    let whole = |&(at, _): &(usize, &str)| {
        !letter(text[..at].chars().next_back()) && !letter(text[at + word.len()..].chars().next())
    };
    text.match_indices(word).find(|found| word.starts_with(is_han) || whole(found)).map(|(at, _)| at)
}

fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => fold(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' => c,
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        '\u{2010}'..='\u{2015}' => '-',
        _ if is_han(c) => SIMPLIFIED.get(&c).copied().unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

// Read-only once made, and made from a constant alone.
static SIMPLIFIED: LazyLock<HashMap<char, char>> =
    LazyLock::new(|| pairs().flat_map(|[t, s]| t.chars().zip(s.chars())).collect());

/// The rows of `traditional.txt`, each with its simplified one.
fn pairs() -> impl Iterator<Item = [&'static str; 2]> {
    let mut rows =
        include_str!("traditional.txt").lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    std::iter::from_fn(move || Some([rows.next()?, rows.next().unwrap_or_default()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_simplified_rows_pair_up() {
        for [t, s] in pairs() {
            assert_eq!(t.chars().count(), s.chars().count(), "{t}\n{s}");
        }
    }

    #[test]
    fn one_spelling_is_left() {
        for (written, folded) in
            [("獸醫的聽診器", "兽医的听诊器"), ("ＣＡＦÉ，", "cafe,"), ("龍與貓、紅燈籠", "龙与猫、红灯笼")]
        {
            let text = Text::new(written);
            assert_eq!(text.slice(0, text.len()), folded);
            assert_eq!(text.as_written(0, text.len()), written);
        }
    }
}
