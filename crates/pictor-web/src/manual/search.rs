//! Finding sections of the manual: what was typed as it is, then its words, and of Chinese, which has no spaces, each
//! two letters that stand side by side.
//!
//! Every section is looked at each time: the whole manual is some hundred kilobytes, and needs no index.

use memchr::memmem::Finder;

use super::text::{Section, is_han};

/// What a search looks at: all sections of one language, in lower case.
pub(super) struct Index(Vec<Entry>);

struct Entry {
    /// The places of its page and of its section in that page.
    place: (usize, usize),
    title: String,
    heading: String,
    text: String,
    /// The text as it is written; both have their letters at the same bytes.
    written: String,
}

/// A section that is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The places of its page and of its section in that page.
    pub(super) place: (usize, usize),
    pub(super) snippet: Vec<Part>,
}

/// A part of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The text.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_match: bool,
}

/// At most so many sections, and so many of one page.
const MOST: usize = 12;
const MOST_OF_A_PAGE: usize = 3;
/// What is typed behind so many letters, and behind so many words, is not looked for.
const LONGEST_QUERY: usize = 100;
const MOST_TERMS: usize = 12;
/// How much of what is looked for, weighed by how rare it is, a section must have.
const ENOUGH: f64 = 0.6;
/// The width of a snippet, and how much of it stands before what is found, in Latin letters.
const WIDTH: usize = 130;
const BEFORE: usize = 36;

impl Index {
    /// Of pages: their titles, and their sections.
    pub(super) fn of<'a>(pages: impl Iterator<Item = (&'a str, &'a [Section])>) -> Self {
        let entries = pages.enumerate().flat_map(|(page, (title, sections))| {
            sections.iter().enumerate().map(move |(index, section)| {
                let written = section.line();
                let (title, heading, text) = (folded(title), folded(&section.heading), folded(&written));
                Entry { place: (page, index), title, heading, text, written }
            })
        });
        Self(entries.collect())
    }

    /// The sections that fit best, the best one first.
    pub(super) fn find(&self, query: &str) -> Vec<Hit> {
        let query: String = folded(query.trim()).chars().take(LONGEST_QUERY).collect();
        let terms = terms(&query);
        if terms.is_empty() {
            return Vec::new();
        }
        let rows: Vec<Vec<Seen>> =
            self.0.iter().map(|entry| terms.iter().map(|term| term.seen(entry)).collect()).collect();
        let weights: Vec<f64> = (0..terms.len())
            .map(|term| {
                let having = rows.iter().filter(|row| row[term].anywhere()).count();
                let rare = (1.0 + rows.len() as f64 / (1.0 + having as f64)).ln();
                // What stands nowhere is often two letters of two words.
                if having == 0 { 0.4 * rare } else { rare }
            })
            .collect();
        let phrase = Finder::new(&query);
        let scored = self.0.iter().zip(&rows);
        let scored = scored.filter_map(|(entry, row)| Some((score(entry, row, &weights, &phrase)?, entry)));
        let mut scored: Vec<(f64, &Entry)> = scored.collect();
        scored.sort_by(|one, other| other.0.total_cmp(&one.0));
        best(&scored)
            .map(|entry| Hit { place: entry.place, snippet: snippet(entry, &phrase, &terms) })
            .collect()
    }
}

/// The best ones, without more of one page than a reader wants.
fn best<'a>(scored: &[(f64, &'a Entry)]) -> impl Iterator<Item = &'a Entry> {
    let mut chosen: Vec<&Entry> = Vec::new();
    for (_, entry) in scored {
        let of_page = chosen.iter().filter(|one| one.place.0 == entry.place.0).count();
        if of_page < MOST_OF_A_PAGE && chosen.len() < MOST {
            chosen.push(entry);
        }
    }
    chosen.into_iter()
}

/// How well a section fits; `None` where it does not.
fn score(entry: &Entry, row: &[Seen], weights: &[f64], phrase: &Finder<'_>) -> Option<f64> {
    let is_top = entry.heading.is_empty();
    let has = |text: &str| phrase.find(text.as_bytes()).is_some();
    let name = if is_top { &entry.title } else { &entry.heading };
    let mut score = 0.0;
    let (in_name, in_text) = (has(name), has(&entry.text));
    if in_name {
        let exact = name.len() == phrase.needle().len();
        score += if exact { 90.0 } else { 45.0 };
        score += if is_top { 15.0 } else { 0.0 };
    }
    if in_text {
        score += 14.0;
    }
    let (mut found, mut all) = (0.0, 0.0);
    for (seen, weight) in row.iter().zip(weights) {
        all += weight;
        if seen.anywhere() {
            found += weight;
        }
        let in_title = if seen.title { if is_top { 7.0 } else { 1.5 } } else { 0.0 };
        let in_heading = if seen.heading { 6.0 } else { 0.0 };
        score += weight * (in_title + in_heading + (1.0 + f64::from(seen.times)).ln());
    }
    (in_name || in_text || found >= ENOUGH * all).then_some(score * (found / all).max(0.2))
}

/// Where a term stands in a section.
struct Seen {
    title: bool,
    heading: bool,
    /// How often in the text; beyond a few it does not matter.
    times: u8,
}

impl Seen {
    const fn anywhere(&self) -> bool {
        self.title || self.heading || self.times > 0
    }
}

/// A word, or two letters of Chinese.
struct Term {
    finder: Finder<'static>,
    /// It is found where a word begins only.
    is_word: bool,
}

impl Term {
    fn new(text: &str, is_word: bool) -> Self {
        Self { finder: Finder::new(text).into_owned(), is_word }
    }

    /// Where it stands in a text.
    fn places<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let begins = move |at: &usize| !text[..*at].ends_with(|letter: char| letter.is_ascii_alphanumeric());
        self.finder.find_iter(text.as_bytes()).filter(move |at| !self.is_word || begins(at))
    }

    fn seen(&self, entry: &Entry) -> Seen {
        let is_in = |text: &str| self.places(text).next().is_some();
        let times = self.places(&entry.text).take(5).fold(0, |times, _| times + 1);
        Seen { title: is_in(&entry.title), heading: is_in(&entry.heading), times }
    }

    fn len(&self) -> usize {
        self.finder.needle().len()
    }
}

/// The words of a query, and of its Chinese each two letters that stand side by side.
fn terms(query: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    for run in runs(query) {
        let letters: Vec<(usize, char)> = run.char_indices().collect();
        if !is_han(letters[0].1) {
            terms.push(Term::new(run, true));
        } else if letters.len() == 1 {
            terms.push(Term::new(run, false));
        } else {
            let ends = letters[2..].iter().map(|(at, _)| *at).chain([run.len()]);
            terms.extend(letters.iter().zip(ends).map(|((at, _), end)| Term::new(&run[*at..end], false)));
        }
    }
    terms.truncate(MOST_TERMS);
    terms
}

/// The parts of a query that are all Chinese, or a word.
fn runs(query: &str) -> Vec<&str> {
    let kind = |letter: char| match letter {
        _ if is_han(letter) => 2,
        '_' | '-' | '.' => 1,
        _ => u8::from(letter.is_alphanumeric()),
    };
    let mut runs = Vec::new();
    let mut start = 0;
    let mut last = 0;
    for (at, letter) in query.char_indices().chain([(query.len(), ' ')]) {
        if kind(letter) != last {
            let run = if last == 1 { query[start..at].trim_matches(['.', '-']) } else { &query[start..at] };
            if last > 0 && !run.is_empty() {
                runs.push(run);
            }
            (start, last) = (at, kind(letter));
        }
    }
    runs
}

/// Lower case, letter for letter, so that every letter keeps its place.
fn folded(text: &str) -> String {
    let fold = |letter: char| {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        if lower.len_utf8() == letter.len_utf8() { lower } else { letter }
    };
    text.chars().map(fold).collect()
}

/// The text around what is found, with each place marked.
fn snippet(entry: &Entry, phrase: &Finder<'_>, terms: &[Term]) -> Vec<Part> {
    let whole = phrase.find(entry.text.as_bytes());
    let first = whole.or_else(|| terms.iter().filter_map(|term| term.places(&entry.text).next()).min());
    let window = window(&entry.written, first.unwrap_or(0));
    let text = &entry.text[window.clone()];
    let mut marks: Vec<(usize, usize)> =
        phrase.find_iter(text.as_bytes()).map(|at| (at, at + phrase.needle().len())).collect();
    // Where all of it stands as it was typed, its parts are no news.
    if marks.is_empty() {
        marks.extend(terms.iter().flat_map(|term| term.places(text).map(|at| (at, at + term.len()))));
        marks.sort_unstable();
    }
    parts(&entry.written, window, &marks)
}

/// A part of a text that is as wide as a snippet, around this place.
fn window(text: &str, place: usize) -> std::ops::Range<usize> {
    let mut start = place;
    let mut width = 0;
    for (at, letter) in text[..place].char_indices().rev() {
        width += columns(letter);
        if width > BEFORE {
            break;
        }
        start = at;
    }
    // Not in the middle of a word.
    if start > 0 && !text[start..].starts_with(is_han) {
        start += text[start..place].find(' ').map_or(0, |at| at + 1);
    }
    let mut width = 0;
    let fits = |(_, letter): &(usize, char)| {
        width += columns(*letter);
        width > WIDTH
    };
    let end = text[start..].char_indices().find(fits).map_or(text.len(), |(at, _)| start + at);
    start..end
}

fn columns(letter: char) -> usize {
    if letter.is_ascii() { 1 } else { 2 }
}

fn parts(text: &str, window: std::ops::Range<usize>, marks: &[(usize, usize)]) -> Vec<Part> {
    let shown = &text[window.clone()];
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |text: &str, is_match: bool| match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.is_match == is_match => last.text.push_str(text),
        _ => parts.push(Part { text: text.to_owned(), is_match }),
    };
    let mut done = 0;
    let [before, after] = if text.chars().any(is_han) { ["……", "……"] } else { ["… ", " …"] };
    add(if window.start > 0 { before } else { "" }, false);
    for (start, end) in marks.iter().map(|(start, end)| (*start, (*end).min(shown.len()))) {
        if end > done {
            add(&shown[done..start.max(done)], false);
            add(&shown[start.max(done)..end], true);
            done = end;
        }
    }
    add(&shown[done..], false);
    add(if window.end < text.len() { after } else { "" }, false);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(query: &str) -> Vec<String> {
        let terms = terms(query);
        terms.iter().map(|term| String::from_utf8_lossy(term.finder.needle()).into_owned()).collect()
    }

    #[test]
    fn a_query_is_words_and_pairs_of_letters() {
        assert_eq!(words("verify webhooks"), ["verify", "webhooks"]);
        assert_eq!(words("重复付费"), ["重复", "复付", "付费"]);
        assert_eq!(words("钱"), ["钱"]);
        assert_eq!(words("用curl验签"), ["用", "curl", "验签"]);
        assert_eq!(words("partial_images, x-pictor-job."), ["partial_images", "x-pictor-job"]);
        assert!(words(" .,?-").is_empty());
    }

    fn marked(text: &str, query: &str) -> String {
        let section = Section { text: text.to_owned(), ..Section::default() };
        let index = Index::of([("Title", &[section][..])].into_iter());
        let Some(hit) = index.find(query).pop() else { return String::new() };
        let parts = hit.snippet.iter();
        let parts =
            parts.map(|part| if part.is_match { format!("[{}]", part.text) } else { part.text.clone() });
        parts.collect()
    }

    #[test]
    fn a_snippet_marks_what_is_found() {
        assert_eq!(marked("Sign the Webhook, twice.", "webhook"), "Sign the [Webhook], twice.");
        assert_eq!(marked("签名校验 Webhook 的签名", "签名"), "[签名]校验 Webhook 的[签名]");
        assert_eq!(marked("不会重复计费，也不付费", "重复付费"), "不会[重复]计费，也不[付费]");
        assert_eq!(marked("a recipe for pie", "ip"), "a rec[ip]e for pie");
        assert_eq!(marked("nothing here", "webhook"), "");
        let long = format!("{}needle {}", "word ".repeat(40), "word ".repeat(40));
        let told = marked(&long, "needle");
        assert!(told.starts_with("… word") && told.contains(" [needle] ") && told.ends_with(" …"), "{told}");
        assert!(told.chars().count() < WIDTH + 10);
    }

    #[test]
    fn letters_keep_their_places_in_lower_case() {
        for text in ["İstanbul", "ẞ", "ABC 中文 É", "K"] {
            let lower = folded(text);
            assert_eq!(lower.len(), text.len(), "{text}");
        }
    }
}
