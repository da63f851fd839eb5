//! A clause of a prompt, for those who look for words in it: what has been read already is no word.

use super::{Draft, READ};

/// From where to where in the clause, in characters.
pub(super) type Span = (usize, usize);

/// A clause.
pub(super) struct Clause {
    /// As written, with [`READ`] for what has been read.
    written: Vec<char>,
    folded: String,
}

impl Clause {
    pub(super) fn of(draft: &Draft, start: usize, stop: usize) -> Self {
        let open = &draft.open[start..stop];
        let mask = |(&open, &c): (&char, &char)| if open == READ { READ } else { c };
        let written = open.iter().zip(&draft.text.written[start..stop]).map(mask).collect();
        Self { written, folded: open.iter().collect() }
    }

    pub(super) fn len(&self) -> usize {
        let (from, to) = self.whole();
        to - from
    }

    pub(super) fn chars(&self) -> &[char] {
        &self.written
    }

    /// In lower case and simplified.
    pub(super) fn folded(&self) -> &str {
        &self.folded
    }

    /// Whether any of it has been read.
    pub(super) fn is_read(&self) -> bool {
        let (from, to) = self.whole();
        self.written[from..to].contains(&READ)
    }

    /// All of it but the spaces at its ends.
    pub(super) fn whole(&self) -> Span {
        let blank = |c: &&char| c.is_whitespace() || **c == READ;
        let from = self.written.iter().take_while(blank).count();
        let to = self.written.len() - self.written.iter().rev().take_while(blank).count();
        (from.min(to), to)
    }

    pub(super) fn text(&self, (from, to): Span) -> String {
        self.written[from..to].iter().collect()
    }

    /// Its words with their places; marks at their ends belong to none.
    pub(super) fn words(&self) -> Vec<(usize, String)> {
        let mut words = Vec::new();
        let mut at = 0;
        for word in self.written.split(|c| c.is_whitespace() || *c == READ) {
            let lead = word.iter().take_while(|c| "!?:\"*".contains(**c)).count();
            let text: String = word[lead..].iter().collect();
            let text = text.trim_end_matches([':', '!', '?', ',', '"', '*']).to_owned();
            if !text.is_empty() {
                words.push((at + lead, text));
            }
            at += word.len() + 1;
        }
        words
    }
}
