//! The parts of a page: lists, numbered panels, prices, years, the heading and how many were asked for.

use super::{Draft, MAX_SLOTS, READ, planets, scene};
use crate::intent::{Genre, Slot};

/// What was found of a page.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) title: Option<String>,
    pub(super) slots: Vec<Slot>,
}

/// The longest label and heading, in characters.
const LONGEST: usize = 48;

/// Numerals up to twelve, as they stand before panels and icons.
const NUMBERS: [(&str, u16); 24] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("十二", 12),
    ("十六", 16),
    ("两", 2),
    ("二", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("六", 6),
    ("七", 7),
    ("八", 8),
    ("九", 9),
    ("十", 10),
    ("双", 2),
    ("sixteen", 16),
];

/// How many parts are asked for; the number is taken out, or it would count subjects.
pub(super) fn count(draft: &mut Draft, genre: Genre) -> Option<u16> {
    let units: &[&str] = match genre {
        Genre::Comic => &["panel", "格"],
        Genre::IconSet => &["icon", "图标", "个"],
        Genre::Infographic => &["step", "步", "个步"],
        _ => return None,
    };
    let (start, end, number) = (0..draft.open.len()).find_map(|p| {
        let (end, number) = numeral(draft, p)?;
        let near: String = draft.open[end..draft.open.len().min(end + 14)].iter().collect();
        units.iter().any(|unit| near.contains(unit)).then_some((p, end, number))
    })?;
    draft.hush(start, end);
    for unit in ["panels", "panel", "格"] {
        let unit: Vec<char> = unit.chars().collect();
        if let Some(at) = draft.find(&unit, end).filter(|&at| genre == Genre::Comic && at <= end + 1) {
            draft.hush(at, at + unit.len());
        }
    }
    Some(number.clamp(1, MAX_SLOTS as u16))
}

fn numeral(draft: &Draft, start: usize) -> Option<(usize, u16)> {
    let open = &draft.open;
    if start > 0 && open[start - 1].is_ascii_alphanumeric() {
        return None;
    }
    let digits: String = open[start..].iter().take_while(|c| c.is_ascii_digit()).collect();
    if let Ok(number) = digits.parse() {
        return (digits.len() <= 2).then_some((start + digits.len(), number));
    }
    NUMBERS.iter().find_map(|(word, number)| {
        let word: Vec<char> = word.chars().collect();
        let end = start + word.len();
        (open[start..].starts_with(&word) && !open.get(end).is_some_and(char::is_ascii_alphabetic))
            .then_some((end, *number))
    })
}

/// The parts of a page whose genre is named from `start` to `end`.
pub(super) fn parts(draft: &mut Draft, genre: Genre, start: usize, end: usize) -> Parts {
    match genre {
        Genre::Infographic | Genre::Anatomy
            if list(draft, 0).is_none()
                && let Some(slots) = planets::planets(draft) =>
        {
            Parts { title: heading(draft, draft.open.len(), 0), slots }
        }
        Genre::Infographic | Genre::Timeline | Genre::Flowchart | Genre::Anatomy => {
            let Some((from, to)) = list(draft, end) else {
                return Parts { title: heading(draft, end, draft.open.len()), slots: Vec::new() };
            };
            let mut slots = items(draft, from, to, genre);
            let title = heading(draft, end, from);
            if slots.len() > 1 {
                draft.hush(from, to);
            } else {
                slots.clear();
            }
            Parts { title, slots }
        }
        Genre::Menu => {
            let slots = items(draft, 0, draft.open.len(), genre);
            Parts { title: None, slots }
        }
        Genre::IconSet => {
            let slots = match list(draft, end) {
                Some((from, to)) => items(draft, from, to, genre),
                None => theme(draft, start),
            };
            Parts { title: None, slots }
        }
        _ => Parts::default(),
    }
}

/// "Weather" of "nine weather icons": what the members have in common, as the only part.
fn theme(draft: &Draft, start: usize) -> Vec<Slot> {
    let words: String = draft.open[..start].iter().rev().take_while(|&&c| c != READ && c != ',').collect();
    let words: String = words.chars().rev().collect();
    let word = words.rsplit([' ', '个', '组', '套']).find(|word| !word.is_empty());
    word.map(|word| Slot { label: word.to_owned(), ..Slot::default() }).into_iter().collect()
}

/// Words after which the parts may follow without a colon.
const LEADS: [&str; 12] = [
    "labels",
    "labelled parts",
    "labeled parts",
    "labelled",
    "labeled",
    "parts",
    "steps",
    "showing",
    "including",
    "标注",
    "包括",
    "步骤",
];

/// Where the list of the parts is.
pub(super) fn list(draft: &Draft, after: usize) -> Option<(usize, usize)> {
    let open = &draft.open;
    let ends = |c: &char| matches!(c, '.' | '。' | '\n' | ';');
    let stop = |from: usize| open[from..].iter().position(ends).map_or(open.len(), |p| from + p);
    if let Some(mark) = open.iter().position(|&c| c == '、') {
        let breaks = |c: &char| matches!(c, ',' | ':' | '。' | '\n' | ';');
        let from = open[..mark].iter().rposition(&breaks).map_or(0, |p| p + 1);
        let to = open[mark..].iter().position(breaks).map_or(open.len(), |p| mark + p);
        return Some((from.max(if from < after { after.min(mark) } else { 0 }), to));
    }
    let commas = |from: usize| open[from..stop(from)].iter().filter(|&&c| c == ',').count();
    if let Some(mark) = open.iter().rposition(|&c| c == ':').filter(|&p| commas(p) > 0) {
        return Some((mark + 1, stop(mark + 1)));
    }
    let arrow = |p: &usize| matches!(open[*p..], ['-', '>', ..] | ['→', ..]);
    if let Some(first) = (after..open.len()).find(arrow) {
        let from = open[..first].iter().rposition(|&c| c == ':').map_or(after, |p| p + 1);
        return Some((from.max(after), stop(first)));
    }
    let lead = |word: &&str| {
        let word: Vec<char> = word.chars().collect();
        draft.find(&word, 0).map(|at| at + word.len())
    };
    let led = LEADS.iter().find_map(|word| lead(word).filter(|&from| commas(from) > 0));
    let from = led.or((commas(after) > 2).then_some(after))?;
    Some((from, stop(from)))
}

fn items(draft: &Draft, from: usize, to: usize, genre: Genre) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut start = from;
    for p in from..=to {
        let splits = p == to
            || matches!(draft.open[p], ',' | '、' | '>' | '→' | ';' | '\n' | ':')
            || genre == Genre::Flowchart && draft.open[p] == '/';
        if !splits {
            continue;
        }
        let item = draft.written(start, p);
        start = p + 1;
        // "Stem, leaf and root": the last two of a list.
        let pair = if p == to && !slots.is_empty() {
            item.split_once(" and ").or(item.split_once('和'))
        } else {
            None
        };
        match pair {
            Some((first, last)) => {
                slots.extend([first, last].into_iter().filter_map(|item| slot(item, genre)));
            }
            None => slots.extend(slot(&item, genre)),
        }
    }
    slots.truncate(MAX_SLOTS);
    slots
}

fn slot(item: &str, genre: Genre) -> Option<Slot> {
    let item = ["and ", "then ", "finally ", "以及", "最后", "和"]
        .iter()
        .find_map(|start| item.strip_prefix(start))
        .unwrap_or(item)
        .trim_matches(['"', '“', '”', ' ']);
    if item.is_empty() || item.chars().count() > LONGEST {
        return None;
    }
    let (label, note) = match genre {
        Genre::Timeline => dated(item),
        Genre::Menu => priced(item)?,
        _ => (item.to_owned(), String::new()),
    };
    let scene = scene(&label);
    // "Flat style" at the end of a list speaks of the picture.
    let talk = scene.subjects.is_empty()
        && !(scene.styles.is_empty() && scene.palette.is_empty() && scene.mood.is_none());
    let talk = talk || label.contains("风格") || label.contains(" style");
    (!talk && !label.is_empty()).then_some(Slot { label, note, scene })
}

/// "1957 Sputnik": the year and what happened.
fn dated(item: &str) -> (String, String) {
    let year: String = item.chars().take_while(|c| c.is_ascii_digit() || "年月日".contains(*c)).collect();
    (item[year.len()..].trim_start_matches([' ', '-', '–']).to_owned(), year)
}

/// "珍珠奶茶15元", "latte $4": what it is and what it costs.
fn priced(item: &str) -> Option<(String, String)> {
    let at = item.find(|c: char| c.is_ascii_digit() || "$€£¥￥".contains(c))?;
    let (label, note) = item.split_at(at);
    let label = label.trim_matches([' ', '-', '.']).to_owned();
    (!label.is_empty() && note.chars().any(|c| c.is_ascii_digit()) && note.chars().count() < 12)
        .then(|| (label, note.trim().to_owned()))
}

/// The heading: quoted words, what is named as one, or what follows the word for the page and a colon.
fn heading(draft: &Draft, end: usize, list: usize) -> Option<String> {
    if let Some(quote) = draft.quotes.first() {
        return Some(quote.text.clone());
    }
    let clause = |from: usize| {
        let stop = draft.open[from..].iter().position(|&c| matches!(c, ',' | '.' | ';' | '。' | '\n' | READ));
        draft.written(from, stop.map_or(draft.open.len(), |p| from + p))
    };
    let named = ["titled", "title:", "title is", "heading:", "标题为", "标题是", "标题:", "题为"]
        .iter()
        .find_map(|word| {
            let word: Vec<char> = word.chars().collect();
            draft.find(&word, 0).map(|at| clause(at + word.len()))
        });
    let colon = draft.open.get(end) == Some(&':') && end + 1 < list;
    let text = named.or_else(|| masked(draft, end, list).filter(|_| colon))?;
    let text = text.split(" in \u{1}").next().unwrap_or("").trim();
    let says = text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST;
    let mut letters = text.chars().filter(|_| says);
    letters.next().map(|first| first.to_uppercase().chain(letters).collect())
}

/// A range as written, with [`READ`] where something was read already; at most to its last colon or comma.
fn masked(draft: &Draft, start: usize, end: usize) -> Option<String> {
    let marks = |c: char| c.is_whitespace() || ",.:;，。：；-".contains(c);
    let written = (start..end).map(|p| {
        if draft.hushed[p] && draft.text.written[p].is_ascii() { READ } else { draft.text.written[p] }
    });
    let text: String = written.collect();
    let text = text.trim_matches(marks).to_owned();
    (!text.is_empty()).then_some(text)
}
