//! What the panels of a comic show: numbered, or the parts of a story.

use super::lists::{series, stop};
use super::{Draft, MAX_SLOTS, Quote, READ, is_han, plain, row, sets};
use crate::intent::{Genre, Kind, Slot, Subject};

/// "Panel 1: ..., panel 2: ...", or a story of as many parts as there are panels at most.
pub(super) fn panels(draft: &mut Draft, genre: Genre, end: usize, count: Option<u16>) -> Vec<Slot> {
    let numbered = numbered(draft);
    if numbered.len() < 2 && draft.quotes.len() > 1 {
        let told = captioned(draft, end, count);
        let told = told.or_else(|| (genre == Genre::Comic).then(|| dialogue(draft, end, count)).flatten());
        if let Some(slots) = told {
            draft.quotes.clone().iter().for_each(|quote| draft.hush(quote.start, quote.end));
            return slots;
        }
    }
    let spans = if numbered.len() > 1 { numbered } else { story(draft, end, count) };
    let most = count.map_or(MAX_SLOTS, usize::from);
    let spans = with_lines(draft, &spans);
    if spans.len() < 2 || spans.len() > most.max(2) {
        return sets::members(draft, genre);
    }
    let told = |text: String| {
        row("last panel")
            .chain(row("a panel"))
            .find_map(|last| text.strip_prefix(last))
            .unwrap_or(&text)
            .trim()
            .to_owned()
    };
    let labels: Vec<String> = spans.iter().map(|&(start, end)| told(draft.written(start, end))).collect();
    let hero = hero(draft, end, spans[0]);
    let found = labels.first().and_then(|label| thing(label));
    let scene = |label: &String| {
        let label = &found.as_ref().map_or(label.clone(), |found| renamed(label, found));
        // "They wake up" is about whoever was named before.
        let they = ["they ", "They "].into_iter();
        let thing = hero.as_ref().is_some_and(|(hero, _)| !shows_somebody(hero));
        let it = ["she ", "he ", "it "].into_iter().filter(|_| thing);
        let act = they.chain(it).find_map(|who| label.strip_prefix(who)).unwrap_or(label);
        match &hero {
            Some((hero, told)) if act != label || goes_on(label) || *told && !shows_somebody(label) => {
                plain(&if hero.is_ascii() { format!("{hero} {act}") } else { format!("{hero}{act}") })
            }
            _ => plain(label),
        }
    };
    labels
        .iter()
        .map(|label| Slot { scene: scene(label), label: label.clone(), note: String::new() })
        .collect()
}

/// The parts with what is quoted behind each, before the next.
fn with_lines(draft: &Draft, spans: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let heads = |quote: &Quote| {
        let before = draft.written(quote.start.saturating_sub(16), quote.start).to_lowercase();
        row("heads").any(|head| before.ends_with(head))
    };
    let ends = spans.iter().skip(1).map(|span| span.0).chain([draft.open.len()]);
    let line = |(&(from, to), next): (&(usize, usize), usize)| {
        let last = draft.quotes.iter().rfind(|quote| quote.start >= to && quote.end <= next && !heads(quote));
        (from, last.map_or(to, |quote| quote.end))
    };
    spans.iter().zip(ends).map(line).collect()
}

/// `"Monday" asleep at a desk / "Friday" dancing`: panels under captions, each with what is told behind its own.
fn captioned(draft: &Draft, end: usize, count: Option<u16>) -> Option<Vec<Slot>> {
    let quotes: Vec<&Quote> = draft.quotes.iter().filter(|quote| quote.start >= end).collect();
    if count.is_some_and(|count| usize::from(count) != quotes.len()) || quotes.len() < 2 {
        return None;
    }
    let ends = quotes.iter().skip(1).map(|quote| quote.start).chain([draft.open.len()]);
    let told = |(quote, stop): (&&Quote, usize)| under(draft, quote, stop);
    let told: Vec<(String, String)> = quotes.iter().zip(ends).map(told).collect::<Option<_>>()?;
    let hero = told
        .iter()
        .find_map(|(act, _)| Some(plain(act).subjects.into_iter().find(|s| s.kind.is_alive())?.word));
    let slot = |(label, note): (String, String)| {
        let han = label.contains(is_han);
        let who = hero.clone().unwrap_or_else(|| if han { "男人" } else { "man" }.to_owned());
        let act = match () {
            () if shows_somebody(&label) => label.clone(),
            () if han => format!("{who}{label}"),
            () => format!("a {who} {label}"),
        };
        Slot { scene: plain(&act), label, note }
    };
    Some(told.into_iter().map(slot).collect())
}

/// What is told up to `stop` under that caption, and the caption; none where somebody says it.
fn under(draft: &Draft, quote: &Quote, stop: usize) -> Option<(String, String)> {
    let act = draft.written(quote.end, stop);
    let act = act.trim_end_matches([' ', '/', '|', ',', '，', ';', '；', '(', '和']);
    let side = row("sides").find_map(|side| act.strip_suffix(side)).unwrap_or(act);
    let act = side.trim_matches([' ', '/', '|', ',', '，', '：', ':', ')']).to_owned();
    (act.chars().count() > 2 && !is_spoken(draft, quote)).then(|| (act, quote.text.clone()))
}

/// Whether "says" or another such verb leads to what is quoted, or who is named right before it.
fn is_spoken(draft: &Draft, quote: &Quote) -> bool {
    let before: String = draft.open[..quote.start].iter().collect();
    let clause = before.rsplit([',', ':', ';', '.', READ]).next().unwrap_or_default();
    if shows_somebody(clause) {
        return true;
    }
    let before = before.trim_end_matches([' ', ':', ',']);
    ["says", "said", "shouts", "asks", "说", "问", "喊", "道"].iter().any(|verb| before.ends_with(verb))
}

/// `Two clerks talk. "Saved it?" "Saved what?" last panel a fire`: who speaks says a line in each panel.
fn dialogue(draft: &Draft, end: usize, count: Option<u16>) -> Option<Vec<Slot>> {
    let quotes: Vec<&Quote> = draft.quotes.iter().filter(|quote| quote.start >= end).collect();
    let (first, last) = (quotes.first()?, quotes.last()?);
    let parted =
        |pair: &[&Quote]| draft.open[pair[0].end..pair[1].start].iter().all(|c| !c.is_alphanumeric());
    if quotes.len() < 2 || !quotes.windows(2).all(parted) {
        return None;
    }
    let who = draft.written(end, first.start);
    let after = draft.written(last.end, draft.open.len());
    let after = row("last panel").find_map(|word| after.strip_prefix(word)).unwrap_or(&after);
    let after = after.trim_start_matches([' ', ':', ',', '：', '，']).to_owned();
    let shows = !plain(&after).subjects.is_empty();
    let each = count.is_none_or(|count| usize::from(count) >= quotes.len() + usize::from(shows));
    let says = |texts: &[&Quote]| {
        let texts: Vec<String> = texts.iter().map(|quote| format!("\"{}\"", quote.text)).collect();
        let label = format!("{who} says {}", texts.join(" and "));
        Slot { scene: plain(&label), label, note: String::new() }
    };
    let spoken: Vec<Slot> = if each { quotes.chunks(1).map(says).collect() } else { vec![says(&quotes)] };
    let end = shows.then(|| Slot { scene: plain(&after), label: after, note: String::new() });
    Some(spoken.into_iter().chain(end).collect())
}

/// "It" of a story that begins with somebody and a thing: the egg that a boy finds.
fn thing(first: &str) -> Option<String> {
    let told = plain(first).subjects;
    let thing = |s: &&Subject| s.concept.is_some() && !matches!(s.kind, Kind::Person | Kind::Building);
    let person = told.first().is_some_and(|s| s.kind == Kind::Person);
    let named = |s: &&Subject| thing(s) && first.contains(&s.word);
    told.iter().find(named).filter(|_| person && first.is_ascii()).map(|s| format!("the {}", s.word))
}

/// A part of that story with "it" named.
fn renamed(label: &str, thing: &str) -> String {
    let words = label.split(' ').map(|word| if word.eq_ignore_ascii_case("it") { thing } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Whom a story is about: who is named before the colon, or first in the first of its parts.
/// With whether all parts are told of them.
fn hero(draft: &Draft, end: usize, (first, stop): (usize, usize)) -> Option<(String, bool)> {
    let alive = |words: &str| plain(words).subjects.into_iter().find(|s| s.kind.is_alive()).map(|s| s.word);
    let named = draft.written(end, first.max(end));
    let named = ["about ", "of ", "with ", "关于", "讲"]
        .iter()
        .find_map(|of| named.strip_prefix(of))
        .unwrap_or(&named);
    if let Some(word) = alive(named) {
        // Of a long one the name alone, and nothing that is quoted.
        let told = named.chars().count() < 60 && !named.contains(['"', '“', '「']);
        return Some((if told { named.to_owned() } else { word }, true));
    }
    // "A houseplant who thinks" is told of as somebody is.
    let first = draft.text.as_written(0, stop);
    let who = first.split_once(" who ").and_then(|(who, _)| Some(plain(who).subjects.pop()?.word));
    let word = who.or_else(|| alive(&first))?;
    Some((if word.is_ascii() { format!("a {word}") } else { word }, false))
}

fn shows_somebody(label: &str) -> bool {
    plain(label).subjects.iter().any(|s| s.kind.is_alive())
}

/// Whether a part of a story says only what its hero does: "gets in the box", 睡着了.
fn goes_on(label: &str) -> bool {
    let verb = label.split(' ').find(|word| !matches!(*word, "then" | "and" | "finally")).unwrap_or_default();
    if !label.is_ascii() {
        return row("does").any(|verb| label.starts_with(verb))
            || !label.starts_with(['他', '她', '它']) && !shows_somebody(label);
    }
    verb.len() > 3 && verb.ends_with('s') && plain(verb).subjects.is_empty()
}

/// The last ends with its sentence, where each of the others is one.
fn numbered(draft: &Draft) -> Vec<(usize, usize)> {
    let mut found = series(draft, marks);
    let end = |&(from, to): &(usize, usize)| stop(draft, from, to, false);
    let one = |span: &(usize, usize)| draft.written(end(span), span.1).is_empty();
    if let Some((last, _)) = found.split_last_mut().filter(|(_, others)| others.iter().all(one)) {
        last.1 = end(last);
    }
    found
}

/// How the panel of that number is marked.
fn marks(i: usize, [ordinal, word, han]: [&str; 3]) -> Vec<String> {
    let mut names: Vec<String> = ["panel", "scene", "frame", "shot", "分镜", "镜头"]
        .into_iter()
        .flat_map(|name| {
            [format!("{name} {i}"), format!("{name} {word}"), format!("{name}{i}"), format!("{name}{han}")]
        })
        .collect();
    names.extend(["格", "幕", "图"].map(|unit| format!("第{han}{unit}")));
    names.extend([
        format!("第{i}格"),
        format!("{ordinal} panel"),
        format!("{ordinal} frame"),
        format!("{ordinal}:"),
    ]);
    names.extend([format!("{i}:"), format!("{i}."), format!("{i})"), format!("{han}、")]);
    let sides = [["左边:", "before:", "expectation:", "left:"], ["右边:", "after:", "reality:", "right:"]];
    names.extend(sides.into_iter().skip(i - 1).take(1).flatten().map(str::to_owned));
    names
}

/// The parts of what is told after the word for the page: as many as there are panels, or each with somebody,
/// something or a happening in it.
fn story(draft: &Draft, end: usize, count: Option<u16>) -> Vec<(usize, usize)> {
    // What stands before a colon is whom it is about, or who says what follows; what is in parentheses is told of the part before them.
    let quoted = |p: usize| draft.open[p..].iter().find(|c| **c != ' ') == Some(&READ);
    let about = |stop: usize| draft.open.get(stop) == Some(&':') && !quoted(stop + 1);
    let told = draft
        .clauses()
        .into_iter()
        .filter(|&(start, stop)| stop > end && !about(stop) && !aside(draft, start))
        .map(|(start, stop)| (start.max(end), closed(draft, stop)));
    let shows = |&(start, stop): &(usize, usize)| {
        let part = plain(&draft.text.as_written(start, stop));
        !part.subjects.is_empty() || part.weather.is_some() || part.season.is_some() || part.setting.is_some()
    };
    let parts: Vec<_> = told
        .flat_map(|(start, stop)| then(draft, start, stop))
        .filter(|&(start, stop)| draft.open[start..stop].iter().any(|c| c.is_alphanumeric()))
        .collect();
    let acted = || parts.iter().all(|&(start, stop)| goes_on(&draft.written(start, stop)));
    if count.map_or_else(acted, |count| usize::from(count) == parts.len()) {
        return parts;
    }
    sentence(draft, end, &parts, count).unwrap_or_else(|| parts.into_iter().filter(shows).collect())
}

/// As many parts as there are panels, in one sentence: what follows it says how it is drawn.
fn sentence(
    draft: &Draft,
    end: usize,
    parts: &[(usize, usize)],
    count: Option<u16>,
) -> Option<Vec<(usize, usize)>> {
    let whole = stop(draft, end, draft.open.len(), false);
    let first: Vec<_> = parts.iter().copied().filter(|part| part.1 <= whole).collect();
    (count.map(usize::from) == Some(first.len())).then_some(first)
}

/// Whether it is in parentheses.
fn aside(draft: &Draft, at: usize) -> bool {
    let last = draft.open[..at].iter().rfind(|c| matches!(c, '(' | ')'));
    last == Some(&'(')
}

/// The end of a part with the parentheses behind it.
fn closed(draft: &Draft, stop: usize) -> usize {
    let opens = draft.open.get(stop) == Some(&'(');
    let length = draft.open[stop..].iter().position(|c| *c == ')').filter(|_| opens);
    length.map_or(stop, |length| stop + length + 1)
}

/// A clause cut at its "then".
fn then(draft: &Draft, start: usize, stop: usize) -> Vec<(usize, usize)> {
    let mut parts = vec![(start, stop)];
    for word in [" and then ", " then ", " but ", " and finally ", "然后", "接着", "最后"] {
        let word: Vec<char> = word.chars().collect();
        let Some((from, to)) = parts.pop() else { break };
        let cut = (from + 1..to.saturating_sub(word.len())).find(|&p| draft.open[p..].starts_with(&word));
        match cut {
            Some(at) => parts.extend([(from, at), (at + word.len(), to)]),
            None => parts.push((from, to)),
        }
    }
    parts
}
