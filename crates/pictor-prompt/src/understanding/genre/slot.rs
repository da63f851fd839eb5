//! One part of a list as it is written: its label, its note of a year, a price or a letter, and its colour.

use super::{Draft, plain, row};
use crate::intent::{Genre, Intent, Rgb, Slot};

/// The longest label and heading, in characters.
pub(super) const LONGEST: usize = 72;

/// The part that stands there. What is quoted is its label, and what is said before it is of its colour.
pub(super) fn slot(draft: &Draft, (start, end): (usize, usize), genre: Genre) -> Option<Slot> {
    let quoted = draft.quotes.iter().find(|quote| quote.start >= start && quote.end <= end);
    let lead = quoted.map_or(String::new(), |quote| draft.written(start, quote.start));
    let item = quoted.map_or_else(|| draft.written(start, end), |quote| quote.text.clone());
    let says = row("says").filter(|_| genre == Genre::Sections);
    let item = row("start").chain(says).find_map(|start| item.strip_prefix(start)).unwrap_or(&item);
    let item = row("end").find_map(|end| item.strip_suffix(end)).unwrap_or(item);
    let item = item.strip_prefix("show ").filter(|_| genre == Genre::Anatomy).unwrap_or(item);
    let said = lead.to_lowercase();
    let talks = match quoted {
        Some(_) => {
            // What is quoted at the foot of a menu is not sold.
            let foot = genre == Genre::Menu && row("edge").any(|word| said.contains(word));
            foot || row("heads").any(|word| said.ends_with(word)) && genre != Genre::Flowchart
        }
        None => {
            item == "图"
                || row("talk").any(|talk| item.contains(talk))
                || uncounted(item)
                || serves(item, genre)
        }
    };
    let is_one = |of: &str| item.ends_with(of) || of.ends_with(' ') && item.contains(of);
    if genre == Genre::Screen && quoted.is_none() && row("widget").any(is_one) {
        // As many as are said, or a bar: whoever asks for a search bar asks for no such words.
        let count =
            row("number").find(|row| row.split_once(' ').is_some_and(|(word, _)| item.contains(word)));
        let count = count.and_then(|row| row.split(' ').nth(1)).unwrap_or("1");
        return Some(Slot { note: count.to_owned(), ..Slot::default() });
    }
    let slot = named(item, &lead, genre).filter(|_| !talks)?;
    // `"Take the quiz" with a clipboard icon`: what is seen.
    let seen = quoted.map(|quote| draft.written(quote.end, end));
    let seen = seen.and_then(|said| Some(plain(said.strip_prefix("with ")?)));
    let seen = seen.filter(|of| of.subjects.iter().any(|s| s.concept.is_some()));
    Some(Slot { scene: seen.unwrap_or(slot.scene), ..slot })
}

/// "For 3rd graders", 给小学生看, "labels": whom the page is for and what it has are none of its parts.
fn serves(item: &str, genre: Genre) -> bool {
    let whom = item.starts_with("for ") && !matches!(genre, Genre::Flowchart | Genre::Timeline);
    let read =
        item.starts_with("不要") || item.starts_with(['给', '适']) && item.ends_with(['看', '用', '读']);
    let asks = ["how to ", "How to ", "如何", "怎样", "怎么"].iter().any(|asks| item.starts_with(asks));
    let whole = genre == Genre::Infographic && asks && !item.contains('(');
    whom || read || whole || row("no part").any(|no| no == item)
}

/// "3 steps", "six steps" and nothing else.
fn uncounted(item: &str) -> bool {
    let number = |row: &'static str| item.strip_prefix(row.split_once(' ')?.0);
    let bare = row("number").find_map(number).unwrap_or(item);
    let words = bare.trim_start_matches(|c: char| c.is_ascii_digit() || " 分共个".contains(c));
    words.len() < item.len() && row("uncounted").any(|of| of == words)
}

/// The part that such words are, with what was said before them.
pub(super) fn named(item: &str, lead: &str, genre: Genre) -> Option<Slot> {
    let item = bared(item);
    if item.is_empty() || item.chars().count() > LONGEST {
        return None;
    }
    if let Some((label, of)) =
        item.trim_end_matches([')', '）']).split_once(['(', '（']).filter(|(_, of)| tint(of).is_some())
    {
        return named(label, of, genre);
    }
    if let Some((label, scene)) = shown(item) {
        return named(label, lead, genre).map(|slot| Slot { scene, ..slot });
    }
    match item.split_once(" for ").filter(|_| lead.is_empty()) {
        Some((of, label)) if is_letter(of) => {
            Some(Slot { note: letter_of(of).to_owned(), ..named(label, "", genre)? })
        }
        Some((of, label)) if tint(of).is_some() && genre != Genre::Flowchart => named(label, of, genre),
        _ => labelled(item, lead, genre),
    }
}

/// "Keep the room cool (thermometer)": the label, and what is seen.
fn shown(item: &str) -> Option<(&str, Intent)> {
    let (label, of) = item.strip_suffix([')', '）'])?.split_once(['(', '（'])?;
    let seen = plain(of);
    seen.subjects.iter().any(|s| s.concept.is_some()).then(|| (label.trim_end(), seen))
}

/// Without the marks around it; a list may stand in parentheses.
fn bared(item: &str) -> &str {
    let item = item.trim_matches(['"', '“', '”', ' ', '>', '-', '=']);
    if item.contains(['(', '（']) == item.contains([')', '）']) {
        item
    } else {
        item.trim_matches(['(', ')', '（', '）'])
    }
}

/// "A" of "A is for apple".
fn letter_of(of: &str) -> &str {
    of.trim_end_matches(" is")
}

fn is_letter(of: &str) -> bool {
    letter_of(of).chars().count() == 1
}

/// The part with its label and its note, and what its label shows.
fn labelled(item: &str, lead: &str, genre: Genre) -> Option<Slot> {
    let (label, note) = match genre {
        Genre::Timeline => dated(item),
        Genre::Table => of_day(item),
        Genre::Menu => priced(item)?,
        Genre::BarChart | Genre::PieChart | Genre::LineChart | Genre::Screen | Genre::Dashboard => {
            valued(item)
        }
        Genre::Venn | Genre::Pyramid => (item.to_owned(), lead.to_owned()),
        _ => (item.to_owned(), String::new()),
    };
    let talk = label.contains("风格") || label.contains(" style");
    let dated = genre == Genre::Timeline && !note.is_empty();
    let mut of = plain(&label);
    of.palette.extend(tint(lead));
    (!talk && (dated || !label.is_empty())).then_some(Slot { label, note, scene: of })
}

/// "Monday yoga": what is done and its day, if it begins with one.
fn of_day(item: &str) -> (String, String) {
    let day = row("day").find(|day| {
        item.strip_prefix(day).is_some_and(|rest| {
            let rest = rest.trim_start();
            !rest.is_empty() && !["to ", "至", "到", "-"].iter().any(|to| rest.starts_with(to))
        })
    });
    let at = day.map_or(0, str::len);
    (item[at..].trim_start_matches([' ', '-', ':', '：']).to_owned(), item[..at].to_owned())
}

/// "40 of rent", "Jan 100", 苹果30: what it is and its number.
fn valued(item: &str) -> (String, String) {
    let digits = item.starts_with(|c: char| c.is_ascii_digit());
    let turned = item.split_once(' ').filter(|_| digits);
    let value = turned.map(|(value, label)| (label.trim_start_matches("of ").to_owned(), value.to_owned()));
    // The number of "Q1 20" is the last.
    let last = item.rsplit_once(' ').filter(|(_, note)| note.starts_with(|c: char| c.is_ascii_digit()));
    let last = last.map(|(label, note)| (label.trim_end_matches([' ', '-']).to_owned(), note.to_owned()));
    let value = value.or(last).or_else(|| priced(item));
    let (label, note) = value.unwrap_or((item.to_owned(), String::new()));
    // "A line chart of visitors Jan 100 Feb 150".
    let long = label.starts_with("of ") || label.starts_with("for ");
    let label = if long { label.rsplit(' ').next().unwrap_or("").to_owned() } else { label };
    (label.rsplit(' ').next().filter(|last| !last.is_ascii()).map_or(label.clone(), str::to_owned), note)
}

/// "1957 Sputnik", "Q1 Research", 2019年成立: the time and what happened.
fn dated(item: &str) -> (String, String) {
    let word = item
        .split([' ', ':'])
        .next()
        .filter(|word| word.is_ascii() && word.contains(|c: char| c.is_ascii_digit()));
    let year = || item.chars().take_while(|c| c.is_ascii_digit() || "年月日".contains(*c)).collect();
    let year: String = word.filter(|word| word.len() < 7).map_or_else(year, str::to_owned);
    let label = item[year.len()..].trim_start_matches([' ', '-', '–', ':', '：']).to_owned();
    // "Qin 221 BC": the year may stand last.
    let last = label.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0 && label.len() - at < 9);
    match last.filter(|_| year.is_empty()) {
        Some(at) => (
            label[..at].trim_end_matches([' ', '-', '–', ':', '(', '（']).to_owned(),
            label[at..].trim_end_matches([')', '）']).to_owned(),
        ),
        None => (label, year),
    }
}

/// "珍珠奶茶15元", "latte $4": what it is and what it costs.
fn priced(item: &str) -> Option<(String, String)> {
    let at = item.find(|c: char| c.is_ascii_digit() || "$€£¥￥".contains(c))?;
    let (label, note) = item.split_at(at);
    let label = label.trim_matches([' ', '-', '.']).to_owned();
    (!label.is_empty() && note.chars().any(|c| c.is_ascii_digit()) && note.chars().count() < 12)
        .then(|| (label, note.trim().to_owned()))
}

/// The colour that such words have, if they have one.
pub(super) fn tint(words: &str) -> Option<Rgb> {
    let of = plain(words);
    of.subjects
        .iter()
        .flat_map(|subject| &subject.colours)
        .chain(&of.palette)
        .chain(&of.backdrop)
        .next()
        .copied()
}

/// The answer with which such a part begins, "if yes, ship it", and what follows it.
pub(super) fn answer_of(label: &str) -> Option<(&str, &str)> {
    let bare = label.trim_start_matches("if ").trim_start_matches("If ").trim_start_matches("如果");
    let word = ["yes", "Yes", "YES", "no", "No", "NO", "是", "否", "不是"].into_iter().find(|word| {
        let after = bare.strip_prefix(word).map(|rest| rest.chars().next());
        after.is_some_and(|next| next.is_none_or(|c| !c.is_ascii_alphanumeric() && !"否的有".contains(c)))
    })?;
    let rest = bare[word.len()..].trim_start_matches([' ', ',', '-', ':', '：', '则', '就']);
    let bare = row("answer leads").find_map(|lead| strip(rest, lead)).unwrap_or(rest);
    Some((word, bare))
}

/// What follows such a word, which is a whole one.
fn strip<'t>(said: &'t str, word: &str) -> Option<&'t str> {
    let rest = said.strip_prefix(word)?;
    if word.is_ascii() { rest.strip_prefix(' ') } else { Some(rest) }
}

/// With its first letter as that of a sentence.
pub(super) fn capital(text: String) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
