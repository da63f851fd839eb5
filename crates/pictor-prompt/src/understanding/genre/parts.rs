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
        Genre::IconSet => &["icon", "emotion", "expression", "sticker", "图标", "个", "贴纸", "表情"],
        Genre::Infographic => &["step", "步", "个步"],
        _ => return None,
    };
    let (start, end, number) = (0..draft.open.len()).find_map(|p| {
        let (end, number) = numeral(draft, p)?;
        let near: String = draft.open[end..draft.open.len().min(end + 22)].iter().collect();
        units.iter().any(|unit| near.contains(unit)).then_some((p, end, number))
    })?;
    draft.hush(start, end);
    for unit in ["panels", "panel", "格"] {
        let unit: Vec<char> = unit.chars().collect();
        if let Some(at) = draft.find(&unit, end).filter(|&at| genre == Genre::Comic && at <= end + 1) {
            draft.hush(at, at + unit.len());
        }
    }
    Some(number.max(1))
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
            Parts { title: heading(draft, draft.open.len(), 0, &[]), slots }
        }
        Genre::Infographic | Genre::Timeline | Genre::Flowchart | Genre::Anatomy => listed(draft, genre, end),
        Genre::Menu => {
            let slots = quoted_goods(draft);
            let from = goods_from(draft, end);
            let slots = if slots.len() > 1 { slots } else { items(draft, from, draft.open.len(), genre) };
            Parts { title: None, slots }
        }
        Genre::IconSet => {
            let named = list(draft, end).map(|(from, to)| items(draft, from, to, genre));
            let slots = named.inspect(|_| hush_theme(draft, start)).unwrap_or_else(|| theme(draft, start));
            Parts { title: None, slots }
        }
        _ => Parts::default(),
    }
}

/// Where the goods begin: behind "menu with", else anywhere.
fn goods_from(draft: &Draft, end: usize) -> usize {
    let gap = draft.open[end..].iter().take_while(|&&c| c == ' ' || c == READ).count();
    let begins = |word: &&&str| draft.open[end + gap..].iter().copied().take(word.len()).eq(word.chars());
    let word = ["with ", "including ", "featuring ", "offering "].iter().find(begins);
    word.map_or(0, |word| end + gap + word.len())
}

/// What is listed after the word for the page, and its heading.
fn listed(draft: &mut Draft, genre: Genre, end: usize) -> Parts {
    let chart = (genre == Genre::Flowchart).then(|| steps(draft, end)).flatten();
    let Some((from, to)) = chart.or_else(|| list(draft, end)) else {
        return Parts { title: heading(draft, end, draft.open.len(), &[]), slots: Vec::new() };
    };
    let slots = items(draft, from, to, genre);
    let title = heading(draft, end, from, &slots);
    if slots.len() < 2 {
        return Parts { title, slots: Vec::new() };
    }
    draft.hush(from, to);
    Parts { title, slots: if genre == Genre::Flowchart { answered(slots) } else { slots } }
}

/// "Weather" of "nine weather icons": what the members have in common, as the only part.
fn theme(draft: &Draft, start: usize) -> Vec<Slot> {
    // "Icon set of nine weather icons" says it later.
    let icons: Vec<char> = "icons".chars().collect();
    let start = draft
        .find(&icons, start + 1)
        .filter(|_| draft.text.slice(start, draft.open.len()).starts_with("icon "))
        .unwrap_or(start);
    let words: String = draft.open[..start].iter().rev().take_while(|&&c| c != READ && c != ',').collect();
    let words: String = words.chars().rev().collect();
    let word = words.rsplit([' ', '个', '组', '套']).find(|word| !word.is_empty());
    word.map(|word| Slot { label: word.to_owned(), ..Slot::default() }).into_iter().collect()
}

/// Where the members are listed, what they have in common is no thing beside them.
fn hush_theme(draft: &mut Draft, start: usize) {
    let Some(word) = theme(draft, start).pop() else { return };
    let of = scene(&word.label);
    let end = draft.open[..start].iter().rposition(|&c| c != ' ').map_or(0, |p| p + 1);
    let from = end.saturating_sub(word.label.chars().count());
    if of.styles.is_empty() && of.palette.is_empty() && of.mood.is_none() {
        draft.hush(from, end);
    }
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
        // "The water cycle with labels evaporation, …": what is labelled is no part.
        let first = open[mark..].iter().position(|&c| c == ',').map_or(open.len(), |p| mark + p);
        let led = ["labels", "labels for", "steps", "parts"].iter().filter_map(|word| {
            let word: Vec<char> = word.chars().collect();
            draft.find(&word, mark).map(|at| at + word.len()).filter(|&at| at < first)
        });
        let from = led.max().unwrap_or(mark + 1);
        return Some((from, stop(from)));
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

/// Where the steps of a flowchart are: all that follows its first colon.
fn steps(draft: &Draft, end: usize) -> Option<(usize, usize)> {
    let open = &draft.open;
    let stop =
        open[end..].iter().position(|c| matches!(c, '.' | '。' | '\n')).map_or(open.len(), |p| end + p);
    let parts = |c: &char| matches!(c, ',' | '、' | '>' | '→');
    let colon = (end..stop).find(|&p| open[p] == ':').filter(|&p| !open[end..p].iter().any(parts))?;
    open[colon..stop].iter().any(parts).then_some((colon + 1, stop))
}

/// The answers to a question, before which such a word stands: "yes: Reply now", 否则退款.
fn answered(slots: Vec<Slot>) -> Vec<Slot> {
    let mut kept: Vec<Slot> = Vec::new();
    let mut answer = String::new();
    for slot in slots {
        let Some((said, label)) = answer_of(&slot.label) else {
            kept.push(Slot { note: std::mem::take(&mut answer), ..slot });
            continue;
        };
        answer = said.to_owned();
        if !label.is_empty() {
            let (label, note) = (label.to_owned(), std::mem::take(&mut answer));
            kept.push(Slot { scene: scene(&label), label, note });
        }
    }
    kept
}

fn answer_of(label: &str) -> Option<(&str, &str)> {
    let bare = label.trim_start_matches("if ").trim_start_matches("If ").trim_start_matches("如果");
    let word = ["yes", "Yes", "YES", "no", "No", "NO", "是", "否", "不是"].into_iter().find(|word| {
        let after = bare.strip_prefix(word).map(|rest| rest.chars().next());
        after.is_some_and(|next| next.is_none_or(|c| !c.is_ascii_alphanumeric() && !"否的有".contains(c)))
    })?;
    let rest = bare[word.len()..].trim_start_matches([' ', ',', '-', ':', '：', '则', '就']);
    Some((word, rest.trim_start_matches("then ")))
}

/// Goods that are quoted with their prices: "Latte 4.00". They are no words of the page besides.
fn quoted_goods(draft: &mut Draft) -> Vec<Slot> {
    let priced: Vec<(usize, usize, Slot)> = draft
        .quotes
        .iter()
        .filter_map(|quote| Some((quote.start, quote.end, slot(&quote.text, Genre::Menu)?)))
        .collect();
    if priced.len() > 1 {
        priced.iter().for_each(|&(start, end, _)| draft.hush(start, end));
    }
    priced.into_iter().take(MAX_SLOTS).map(|(.., slot)| slot).collect()
}

fn items(draft: &Draft, from: usize, to: usize, genre: Genre) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut start = from;
    for p in from..=to {
        // A question ends a step, and belongs to it.
        let asks = genre == Genre::Flowchart && p > start && draft.open[p - 1] == '?';
        let splits = p == to
            || matches!(draft.open[p], ',' | '、' | '>' | '→' | ';' | '\n' | ':')
            || genre == Genre::Flowchart && draft.open[p] == '/';
        if !splits && !asks {
            continue;
        }
        let item = draft.written(start, p);
        start = p + usize::from(splits);
        // "Stem, leaf and root": the last two of a list.
        let ends = p == to && !slots.is_empty();
        let pair = item.split_once(" and ").or(item.split_once('和')).filter(|_| ends);
        let (first, last) = pair.map_or((item.as_str(), None), |(first, last)| (first, Some(last)));
        slots.extend([first].into_iter().chain(last).filter_map(|item| slot(item, genre)));
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
fn heading(draft: &Draft, end: usize, list: usize, slots: &[Slot]) -> Option<String> {
    let is_part = |text: &str| slots.iter().any(|slot| slot.label == text);
    if let Some(quote) = draft.quotes.iter().find(|quote| !is_part(&quote.text)) {
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
    let masked = masked(draft, end, list).filter(|_| colon);
    // "5 steps to bake bread" begins with its number.
    let counted = masked.as_ref().is_some_and(|text| text.starts_with(READ));
    let text = named.or_else(|| if counted { Some(draft.written(end, list)) } else { masked })?;
    let text = text.split(" in \u{1}").next().unwrap_or("");
    let text = text.split(" with labels").next().unwrap_or("").trim();
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
