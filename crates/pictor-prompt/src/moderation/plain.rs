//! A prompt in plain words: what is only another way to write the same letters is undone.
//!
//! Each step answers a habit that is seen in the wild: full-width and mathematical letters, invisible characters inside
//! of a word, foreign letters that look Latin, digits for letters, and letters set apart.

/// A prompt as the rules read it.
#[derive(Clone, Debug)]
pub(super) struct Plain {
    /// Its Latin words and numbers, lower case; an empty one where a harmless phrase was taken out.
    pub(super) words: Vec<String>,
    /// Its Chinese characters, a space wherever something else stands between two of them.
    pub(super) characters: String,
}

/// Letters with accents and letters of other scripts, and the Latin ones they look like.
const LOOKALIKES: [(&str, char); 16] = [
    ("àáâãäåāаα@", 'a'),
    ("сçć", 'c'),
    ("èéêëēеε", 'e'),
    ("ɡ", 'g'),
    ("ìíîïіι", 'i'),
    ("ј", 'j'),
    ("κк", 'k'),
    ("ñп", 'n'),
    ("òóôõöøоο", 'o'),
    ("рρ", 'p'),
    ("ѕ$š", 's'),
    ("τт", 't'),
    ("ùúûüμ", 'u'),
    ("ѵν", 'v'),
    ("хχ", 'x'),
    ("уγýÿ", 'y'),
];

/// Digits that stand for letters.
const DIGITS: [(char, char); 6] = [('0', 'o'), ('1', 'i'), ('3', 'e'), ('4', 'a'), ('5', 's'), ('7', 't')];

impl Plain {
    pub(super) fn of(prompt: &str) -> Self {
        let letters: Vec<char> =
            prompt.chars().filter(|c| !invisible(*c)).map(narrow).flat_map(char::to_lowercase).collect();
        Self { words: together(words(&letters)), characters: characters(&letters) }
    }

    /// Whether somebody is said to be younger: "a 15-year-old", "十五岁".
    pub(super) fn tells_an_age_below(&self, years: u32) -> bool {
        let young = |age: &str| age.parse().is_ok_and(|age: u32| (1..years).contains(&age));
        let old = |unit: &str| matches!(unit, "year" | "years" | "yr" | "yo");
        let english = self.words.windows(2).any(|pair| young(&pair[0]) && old(&pair[1]));
        let mut parts = self.characters.split('岁');
        let last = parts.next_back();
        let chinese = last.is_some()
            && parts.any(|part| number_at_end(part).is_some_and(|age| (1..years).contains(&age)));
        english || chinese
    }
}

pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Joiners, marks of direction and accents that combine: they change nothing that is read.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

/// The plain form of full-width and mathematical letters.
fn narrow(c: char) -> char {
    let code = u32::from(c);
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xff01 + 0x21).unwrap_or(c),
        '\u{1d400}'..='\u{1d6a3}' => {
            let letter = (code - 0x1d400) % 26;
            char::from_u32(u32::from('a') + letter).unwrap_or(c)
        }
        _ => c,
    }
}

/// The words between what is no letter. Apostrophes inside of a word go: "don't" is "dont".
fn words(letters: &[char]) -> Vec<String> {
    let inside = |c: &char| c.is_alphanumeric() && !is_chinese(*c) || matches!(c, '@' | '$' | '\'' | '’');
    let words = letters.split(|c| !inside(c)).filter(|word| !word.is_empty());
    words.map(latin).filter(|word| !word.is_empty()).collect()
}

/// A word with its lookalikes undone, if it is a Latin word at all.
fn latin(word: &[char]) -> String {
    let lettered = word.iter().any(char::is_ascii_lowercase);
    let undone = |c: &char| {
        let like = LOOKALIKES.iter().find(|(alike, _)| alike.contains(*c)).map(|(_, letter)| *letter);
        let digit = DIGITS.iter().find(|(digit, _)| digit == c).map(|(_, letter)| *letter);
        if lettered { like.or(digit).unwrap_or(*c) } else { *c }
    };
    word.iter().filter(|c| !matches!(c, '\'' | '’')).map(undone).collect()
}

/// Three and more single letters in a row are one word set apart.
fn together(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let single = |word: &String| word.chars().count() == 1;
    for run in words.chunk_by(|a, b| single(a) && single(b)) {
        if run.len() >= 3 { joined.push(run.concat()) } else { joined.extend_from_slice(run) }
    }
    joined
}

/// Chinese characters; spaces and signs that are set between them as a disguise are left out, other marks and words
/// become one space. Latin letters stay, for "三K党" and "A片".
fn characters(letters: &[char]) -> String {
    let mut text = String::new();
    for &c in letters {
        let disguise = c.is_whitespace() || matches!(c, '*' | '.' | '_' | '-' | '·');
        if is_chinese(c) || c.is_alphanumeric() {
            text.push(c);
        } else if !(disguise || text.ends_with(' ')) {
            text.push(' ');
        }
    }
    text
}

/// The number that a text ends with, in digits or in Chinese, up to 99.
fn number_at_end(text: &str) -> Option<u32> {
    let numerals = |c: char| c.is_ascii_digit() || "零一二三四五六七八九十两".contains(c);
    let number: Vec<char> = text.chars().rev().take_while(|c| numerals(*c)).collect();
    let digit = |c: char| {
        c.to_digit(10).or_else(|| "零一二三四五六七八九".chars().position(|n| n == c).map(|n| n as u32))
    };
    let number: Vec<char> = number.into_iter().rev().collect();
    match number.split(|c| *c == '十').collect::<Vec<_>>().as_slice() {
        [] | [[]] => None,
        [plain] => plain.iter().take(4).try_fold(0, |sum, c| Some(sum * 10 + digit(*c)?)),
        [tens, ones, ..] => {
            let tens = tens.last().map_or(Some(1), |c| digit(*c))?;
            Some(tens * 10 + ones.first().map_or(Some(0), |c| digit(*c))?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_are_undone() {
        let words = |prompt: &str| Plain::of(prompt).words.join(" ");
        assert_eq!(words("ＡＢＣ d\u{200b}ef"), "abc def");
        assert_eq!(words("p\u{43e}rn, s3x and p.o.r.n"), "porn sex and porn");
        assert_eq!(words("𝐧𝐮𝐝𝐞 café don't"), "nude cafe dont");
        assert_eq!(words("a b in 3 d"), "a b in 3 d", "too short to be one word");
        assert_eq!(words("порт 2024"), "порт 2024", "Russian stays Russian");
        assert_eq!(Plain::of("红 色-苹*果,好").characters, "红色苹果 好");
    }

    #[test]
    fn ages_are_read_in_both_languages() {
        for young in ["a 15-year-old", "12 years old", "十五岁的人", "9岁", "一个十岁的人", "七岁"]
        {
            assert!(Plain::of(young).tells_an_age_below(18), "{young}");
        }
        for old in ["a 30-year-old", "15 apples", "二十五岁", "三十八岁", "18岁", "岁月", "十五个苹果"]
        {
            assert!(!Plain::of(old).tells_an_age_below(18), "{old}");
        }
    }
}
