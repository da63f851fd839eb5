//! The words of a prompt that ask for something.

use crate::intent::Subject;
use crate::understanding::{Says, Spoken};

/// The longest words that are told.
const LONGEST: usize = 40;

/// The prompt, and which of its words say what.
pub(super) struct Speech<'a> {
    pub(super) prompt: &'a str,
    pub(super) spoken: Vec<Spoken>,
    /// All that is to be lettered: what stands there in letters need not be drawn.
    pub(super) lettered: String,
}

impl Speech<'_> {
    pub(super) fn word(&self, says: Says) -> Option<&str> {
        self.spoken.iter().find(|word| word.says == says).map(|word| word.text.as_str())
    }

    /// Where the prompt names the subject.
    pub(super) fn place(&self, subject: &Subject) -> Option<usize> {
        self.prompt.find(subject.word.as_str())
    }

    /// The word for the colour of what is named there: the last before it, else the first behind.
    pub(super) fn colour_of(&self, place: usize) -> Option<&str> {
        let mut colours = self.spoken.iter().filter(|word| word.says == Says::Colour);
        let before = colours.clone().take_while(|word| word.at <= place).last();
        before.or_else(|| colours.next()).map(|word| word.text.as_str())
    }

    /// The last words for colours, with what stands between them.
    pub(super) fn last_colours(&self, count: usize) -> String {
        let colours: Vec<&Spoken> = self.spoken.iter().filter(|word| word.says == Says::Colour).collect();
        let of = &colours[colours.len().saturating_sub(count)..];
        let [first, .., last] = of else { return of.first().map_or(String::new(), |word| word.text.clone()) };
        let text = &self.prompt[first.at..last.at + last.text.len()];
        if text.chars().count() <= LONGEST { text.to_owned() } else { last.text.clone() }
    }

    /// What joins two subjects: what stands between the first of them and the end of the second.
    pub(super) fn between(&self, one: &Subject, two: &Subject) -> Option<String> {
        let ends = |subject: &Subject| self.place(subject).map(|at| at + subject.word.len());
        let (a, b) = (ends(one)?, ends(two)?);
        let text = self.prompt[a.min(b)..a.max(b)].trim();
        (text.chars().count() <= LONGEST).then(|| text.to_owned())
    }
}
