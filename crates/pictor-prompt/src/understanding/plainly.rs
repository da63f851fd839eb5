//! Set phrases said plainly: before anything else is read, "neon signs" are lights on a street and 雨夜 is a night of rain.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::text::{is_han, place};

/// Marks that open words which are to be lettered, and those that close them.
const QUOTES: [(char, char); 6] =
    [('"', '"'), ('“', '”'), ('「', '」'), ('『', '』'), ('《', '》'), ('\'', '\'')];

/// Names of fields whose values are to be lettered.
const LETTERED: [&str; 10] =
    ["text", "title", "headline", "caption", "words", "slogan", "subtitle", "tagline", "文字", "标题"];

/// What a caption that isn't quoted stands behind, with a colon.
const CAPTIONS: &str = "top text, bottom text, top caption, bottom caption, text on top, text at the bottom, 上方文字, 下方文字, 上面文字, \
    下面文字";

/// A phrase, what it says, and words of which one must be in the prompt for that; none where it always does, and
/// `unquoted` where it does in prompts that quote nothing themselves.
type Row = (&'static str, &'static str, &'static str);

/// Phrases by how they begin, the longer before the shorter.
type Phrases = HashMap<char, Vec<Row>>;

// A pure function of a constant: nothing ever writes to it.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| phrases(include_str!("plain.txt")));
static WORDED: LazyLock<Phrases> = LazyLock::new(|| phrases(include_str!("worded.txt")));

fn phrases(table: &'static str) -> Phrases {
    let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    let rows = rows.filter_map(|row| row.split_once(" |"));
    let mut phrases = Phrases::new();
    for (words, plain) in rows {
        let (words, near) = words.split_once(" ? ").unwrap_or((words, ""));
        for phrase in words.split(", ") {
            let first = phrase.chars().next().expect("no row of plain.txt begins with nothing");
            phrases.entry(first).or_default().push((phrase, plain.trim(), near));
        }
    }
    phrases.values_mut().for_each(|all| all.sort_by_key(|(phrase, ..)| std::cmp::Reverse(phrase.len())));
    phrases
}

/// The fields of an object written for programs, a line each: its quotation marks letter nothing but what names words.
fn fields(prompt: &str) -> Option<String> {
    let object = prompt.trim_start().starts_with(['{', '[']) && prompt.contains("\":");
    let parts: Vec<&str> = prompt.split('"').collect();
    let mut said = String::with_capacity(prompt.len());
    let mut lettered = false;
    for (i, part) in parts.iter().enumerate().filter(|_| object) {
        if i % 2 == 0 {
            said.extend(part.chars().filter(|c| !"{}[]".contains(*c)));
        } else if parts.get(i + 1).is_some_and(|next| next.trim_start().starts_with(':')) {
            lettered = LETTERED.contains(&part.to_lowercase().as_str());
            said += &format!("\n{}", part.replace('_', " "));
        } else {
            said += &if lettered { format!("\"{part}\"") } else { (*part).to_owned() };
        }
    }
    object.then_some(said)
}

/// The prompt in plainer words.
pub fn plainly(prompt: &str) -> String {
    phrased(&worded(prompt))
}

/// The same of a prompt in which what asks for words is said plainly already.
pub(super) fn phrased(worded: &str) -> String {
    said(worded, &PHRASES)
}

/// The prompt in which only what asks for words is said plainly: these themselves stay as they are.
pub(super) fn worded(prompt: &str) -> String {
    let prompt = fields(prompt).unwrap_or_else(|| prompt.to_owned());
    unlikened(&said(&vacated(&once(captions(prompt))), &WORDED))
}

/// "Empty light blue space" is empty space, and not outer space; what colour it has goes unsaid.
fn vacated(prompt: &str) -> String {
    let mut words: Vec<&str> = prompt.split(' ').collect();
    let bare = |word: &&str| word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    for from in (0..words.len()).rev() {
        if !matches!(words[from], "empty" | "blank" | "Empty" | "Blank") {
            continue;
        }
        let space = |to: &usize| words[*to].trim_end_matches([',', '.', ';']) == "space";
        let to = (from + 2..words.len().min(from + 5)).find(space);
        if let Some(to) = to.filter(|&to| words[from + 1..to].iter().all(bare)) {
            words.drain(from + 1..to);
        }
    }
    words.join(" ")
}

/// "Tree-like legs" are legs: no tree is there. A film-like picture has its manner.
fn unlikened(prompt: &str) -> String {
    let manner = "photo film cartoon anime manga comic sketch painting dream crayon chalk brush handwriting neon watercolor clay";
    let manner: Vec<&str> = manner.split(' ').collect();
    let likened = |word: &&str| {
        let word = word.to_lowercase();
        word.strip_suffix("-like").is_some_and(|of| !of.is_empty() && !manner.contains(&of))
    };
    prompt.split(' ').filter(|word| !likened(word)).collect::<Vec<_>>().join(" ")
}

/// "A book about a shy octopus named Olly. ... Olly is a purple octopus": the same one, and not two.
fn once(prompt: String) -> String {
    let Some((before, after)) = prompt.split_once(" named ").or_else(|| prompt.split_once(" called ")) else {
        return prompt;
    };
    let name = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let Some((head, kind)) = before.rsplit_once(' ') else { return prompt };
    let told = [" is a ", " is an "].iter().find_map(|is| after.split_once(&format!("{name}{is}")));
    let again = told.is_some_and(|(_, told)| {
        let told = told.split(['.', ',', ';', '\n']).next().unwrap_or_default();
        told.split(' ').take(4).any(|word| word == kind)
    });
    let article = [" a ", " an "].iter().filter_map(|article| head.rfind(article)).max();
    match article.filter(|&at| again && name.len() > 1 && head.len() - at < 30) {
        Some(at) => format!("{} {after}", &head[..at]),
        None => prompt,
    }
}

/// "Top text: STILL WAITING" with its words in quotation marks, which they lack.
fn captions(mut prompt: String) -> String {
    for lead in CAPTIONS.split(", ") {
        let lower = prompt.to_ascii_lowercase();
        let Some(at) = lower.find(lead).map(|at| at + lead.len()) else { continue };
        let Some(rest) = prompt[at..].strip_prefix([':', '：']).map(str::trim_start) else { continue };
        let value = rest.split([',', '，', '。', ';', '；', '\n']).next().unwrap_or_default();
        let value = value.split(" bottom text").next().unwrap_or_default().trim_end_matches([' ', '.']);
        let quoted = value.starts_with(|c| QUOTES.iter().any(|(open, close)| c == *open || c == *close));
        if !value.is_empty() && !quoted && value.chars().count() < 60 {
            let from = prompt.len() - rest.len();
            prompt.replace_range(from..from + value.len(), &format!("\"{value}\""));
        }
    }
    prompt
}

fn said(prompt: &str, phrases: &Phrases) -> String {
    let lower = prompt.to_ascii_lowercase();
    let mut plain = String::with_capacity(prompt.len());
    let (mut closing, mut last, mut skip) = (None, ' ', 0);
    for (at, c) in prompt.char_indices() {
        if at < skip {
            continue;
        }
        let found = if closing.is_none() { phrase(phrases, &lower, at, last) } else { None };
        if let Some((phrase, words)) = found {
            skip = at + phrase.len();
            plain.push_str(words);
            last = phrase.chars().next_back().unwrap_or(' ');
            continue;
        }
        closing = quoted(closing, c, last);
        plain.push(c);
        last = c;
    }
    plain
}

/// The mark that closes what is quoted behind that character; an apostrophe within a word opens nothing.
fn quoted(closing: Option<char>, c: char, last: char) -> Option<char> {
    match closing {
        Some(mark) if mark == c => None,
        None if !(c == '\'' && last.is_alphanumeric()) => {
            QUOTES.iter().find(|(mark, _)| *mark == c).map(|(_, mark)| *mark)
        }
        open => open,
    }
}

/// The longest phrase that begins there, not within another word.
fn phrase(phrases: &Phrases, lower: &str, at: usize, last: char) -> Option<(&'static str, &'static str)> {
    let letter = |c: char| c.is_alphanumeric() && !is_han(c);
    let rest = &lower[at..];
    let first = rest.chars().next()?;
    let ends = |phrase: &str| !rest[phrase.len()..].chars().next().is_some_and(letter);
    let fits = |phrase: &str| rest.starts_with(phrase) && (is_han(first) || !letter(last) && ends(phrase));
    let unquoted = || !lower.contains(['"', '“', '「', '『', '《']);
    let meant = |near: &str| match near {
        "" => true,
        "unquoted" => unquoted(),
        near => near.split(", ").any(|word| place(lower, word).is_some()),
    };
    // "A construction crane" says it already.
    let said = |phrase: &str, plain: &str| {
        plain.strip_suffix(phrase).is_some_and(|first| lower[..at].ends_with(first))
    };
    let found = phrases.get(&first)?.iter();
    let mut found = found.filter(|(phrase, plain, near)| fits(phrase) && meant(near) && !said(phrase, plain));
    found.next().map(|&(phrase, plain, _)| (phrase, plain))
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
        for (phrase, plain, _) in PHRASES.values().flatten() {
            assert_eq!(plainly(plain), *plain, "{phrase} would be read twice");
        }
    }
}
