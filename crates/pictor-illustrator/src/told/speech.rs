//! The words of a prompt that ask for something.

use crate::colour::Rgb;
use crate::intent::{Intent, Subject};
use crate::understanding::{Says, Spoken};

/// The longest words that are told.
const LONGEST: usize = 40;

/// The prompt, and which of its words say what.
pub(super) struct Speech<'a> {
    pub(super) prompt: &'a str,
    pub(super) spoken: &'a [Spoken],
    /// All that is to be lettered: what stands there in letters need not be drawn.
    pub(super) lettered: String,
}

impl Speech<'_> {
    pub(super) fn word(&self, says: Says) -> Option<&str> {
        self.spoken.iter().find(|word| word.says == says).map(|word| word.text.as_str())
    }

    /// The word nearest to the place that says this.
    pub(super) fn near(&self, says: Says, place: usize) -> Option<&str> {
        let words = self.spoken.iter().filter(|word| word.says == says);
        words.min_by_key(|word| word.at.abs_diff(place)).map(|word| word.text.as_str())
    }

    fn colours(&self) -> impl Iterator<Item = &Spoken> + Clone {
        self.spoken.iter().filter(|word| matches!(word.says, Says::Colour(_)))
    }

    /// Colours that are said of something which nothing understood holds, such as a rainbow's.
    pub(super) fn lost_colours(&self, intent: &Intent) -> Vec<String> {
        let page = intent.page.as_deref().into_iter();
        let parts =
            page.flat_map(|page| std::iter::once(&page.rest).chain(page.slots.iter().map(|s| &s.scene)));
        let kept: Vec<Rgb> = std::iter::once(intent).chain(parts).flat_map(colours).collect();
        let is_lost = |word: &&Spoken| {
            let known = |rgb| kept.contains(&rgb) || is_of_the_land(rgb);
            let lettered = self.lettered.contains(&word.text.to_lowercase());
            matches!(word.says, Says::Colour(Some(rgb)) if !known(rgb)) && !lettered
        };
        self.colours().filter(is_lost).map(|word| word.text.clone()).collect()
    }

    /// Where the prompt names the subject.
    pub(super) fn place(&self, subject: &Subject) -> Option<usize> {
        let word = subject.word.as_str();
        // 花 is not the first sign of 花园.
        let whole = self.spoken.iter().find(|spoken| spoken.text == word).map(|spoken| spoken.at);
        whole.or_else(|| self.prompt.find(word))
    }

    /// The word for the colour of what is named there: the last before it, else the first behind.
    pub(super) fn colour_of(&self, place: usize) -> Option<&str> {
        let mut colours = self.colours();
        let before = colours.clone().take_while(|word| word.at <= place).last();
        before.or_else(|| colours.next()).map(|word| word.text.as_str())
    }

    /// The last words for colours, with what stands between them.
    pub(super) fn last_colours(&self, count: usize) -> String {
        let colours: Vec<&Spoken> = self.colours().collect();
        let of = &colours[colours.len().saturating_sub(count)..];
        let [first, .., last] = of else { return of.first().map_or(String::new(), |word| word.text.clone()) };
        let text = &self.prompt[first.at..last.at + last.text.len()];
        if text.chars().count() <= LONGEST { text.to_owned() } else { last.text.clone() }
    }

    /// What joins two subjects: what stands between the first of them and the end of the second.
    pub(super) fn between(&self, one: &Subject, two: &Subject) -> Option<String> {
        let (a, b) = (self.place(one)?, self.place(two)?);
        // Where the place comes first, "on the table a cat", all of it says how they stand.
        let text = if a < b { a + one.word.len()..b + two.word.len() } else { b..a + one.word.len() };
        let text = self.prompt.get(text)?;
        let text = if text.starts_with(" of ") { self.prompt.get(a..b + two.word.len())? } else { text };
        let text = text.rsplit(is_mark).find(|part| !part.trim().is_empty())?.trim();
        let text = text.strip_prefix("and ").unwrap_or(text);
        (text.chars().count() <= LONGEST).then(|| text.to_owned())
    }
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '(' | ')' | '\n' | '，' | '。' | '、' | '；' | '：' | '（' | '）' | '"'
    )
}

/// Whether it is a colour that grass, water, sand and snow have anyway: green hills are said to be what hills are.
fn is_of_the_land(Rgb(red, green, blue): Rgb) -> bool {
    let grass = green > red && green > blue;
    let water = blue >= green && red < 110 && blue > red;
    let sand = red > 150 && u16::from(green) * 10 > u16::from(red) * 7 && blue < green;
    grass || water || sand || red.min(green).min(blue) > 200
}

/// Every colour that the intent holds.
fn colours(intent: &Intent) -> Vec<Rgb> {
    let of = |subject: &Subject| {
        let worn = subject.wears.iter().filter_map(|garment| garment.colour);
        subject
            .colours
            .iter()
            .copied()
            .chain(subject.hair)
            .chain(subject.eyes)
            .chain(worn)
            .collect::<Vec<Rgb>>()
    };
    let lettered = intent.lettering.iter().filter_map(|lettering| lettering.colour);
    let whole = intent.palette.iter().copied().chain(intent.backdrop).chain(lettered);
    intent.subjects.iter().flat_map(of).chain(whole).collect()
}
