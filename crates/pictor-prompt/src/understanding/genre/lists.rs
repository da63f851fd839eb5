//! Where the parts of a page stand in its prompt: numbered, under heads of their own, with arrows, or listed.

use super::slot::answer_of;
use super::{Draft, MAX_SLOTS, READ, copy, is_han, plain as said, row};
use crate::intent::Genre;

/// A part: the head that it is under, if it has one, and its range.
pub(super) type Part = (String, usize, usize);

/// What stands behind each of the marks of a series, such as "1.", "2.", as far as the next.
pub(super) fn series(draft: &Draft, names: impl Fn(usize, [&str; 3]) -> Vec<String>) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (i, counted) in row("counted").enumerate() {
        let mut words = counted.split(' ');
        let counted = std::array::from_fn(|_| words.next().unwrap_or(""));
        let from = marks.last().map_or(0, |mark| mark.1);
        let found = names(i + 1, counted).into_iter().filter_map(|name| draft.place_of(&name, from));
        let Some(found) = found.min_by_key(|&(at, end)| (at, std::cmp::Reverse(end))) else { break };
        marks.push(found);
    }
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain([draft.open.len()]);
    marks.iter().zip(ends).map(|(mark, end)| (mark.1, end)).collect()
}

/// The parts of a page of that genre, whose word ends at `after`.
pub(super) fn find(draft: &Draft, genre: Genre, after: usize) -> Option<Vec<Part>> {
    let plain = |(start, end)| (String::new(), start, end);
    let valued = matches!(genre, Genre::Timeline | Genre::BarChart | Genre::LineChart | Genre::PieChart);
    // "Bar chart titled "Sales" with Jan 20": the list begins behind the title.
    let led = |at: usize| {
        ["with ", "showing "]
            .iter()
            .any(|word| draft.open[at..].iter().copied().take(word.len()).eq(word.chars()))
    };
    let behind =
        draft.quotes.iter().filter(|quote| valued && quote.start >= after).map(|quote| quote.end + 1);
    let after = behind.filter(|&at| at < draft.open.len()).find(|&at| led(at)).map_or(after, |at| at - 1);
    let labelled =
        matches!(genre, Genre::Anatomy | Genre::Chain).then(|| labels(draft, "labelled")).flatten();
    if labelled.is_some() {
        return labelled.map(|range| vec![plain(range)]);
    }
    let numbered = if valued { Vec::new() } else { numbered(draft) };
    if numbered.len() > 1 {
        return Some(numbered.into_iter().map(plain).collect());
    }
    let sections = if genre == Genre::Flowchart { Vec::new() } else { sections(draft, genre, after) };
    if sections.len() > 1 {
        return Some(sections);
    }
    if let [(_, from, to)] = &sections[..]
        && genre == Genre::Sections
    {
        return Some(vec![plain((*from, *to))]);
    }
    let chart = (genre == Genre::Flowchart).then(|| steps(draft, after)).flatten();
    let colon = || draft.open.iter().rposition(|&c| c == ':').map_or(after, |p| p + 1);
    let spaced = valued.then(|| (colon(), draft.open.len()));
    let listed = chart.or_else(|| list(draft, genre, after)).or(spaced);
    let chain = |range| if genre == Genre::Flowchart { chained(draft, range) } else { range };
    let listed = listed.map(|range| vec![plain(chain(range))]);
    let words = || (genre == Genre::MindMap).then(|| words(draft, after)).filter(|words| !words.is_empty());
    listed.or_else(|| Some(words()?.into_iter().map(plain).collect()))
}

/// "1. Boil 2. Pour", 第一步, "step one"; the last ends with its sentence, or at a comma if the others have none.
fn numbered(draft: &Draft) -> Vec<(usize, usize)> {
    let words = |i: usize, [_, word, han]: [&str; 3]| {
        let steps = [format!("step {i}"), format!("step {word}"), format!("第{han}步"), format!("第{i}步")];
        let days = [format!("day {i}:"), format!("第{han}天"), format!("第{i}天"), format!("第{han}站")];
        steps.into_iter().chain([format!("步骤{han}"), format!("步骤{i}")]).chain(days).collect()
    };
    let marks = |i: usize, _: [&str; 3]| {
        let circled = char::from_u32(0x245f + i as u32).unwrap_or('1');
        let marked = ['.', ')', '、', ':', '-'].map(|mark| format!("{i}{mark}"));
        marked.into_iter().chain([circled.to_string(), i.to_string()]).collect()
    };
    let mut found = series(draft, words);
    if found.len() < 2 {
        found = series(draft, marks);
    }
    let Some(((start, end), others)) = found.split_last().filter(|(_, others)| others.len() > 1) else {
        return Vec::new();
    };
    let comma = |&(start, end): &(usize, usize)| draft.open[start..end - 2].contains(&',');
    let stop = stop(draft, *start, *end, !others.iter().any(comma));
    let start = *start;
    found.pop();
    found.push((start, stop));
    found
}

/// Whether three parts or more stand behind numbers, in one row: "1 Remove wheel, 2 Let air out, 3 Lever off tyre".
pub(super) fn is_numbered(draft: &Draft) -> bool {
    let found = numbered(draft);
    let short = |&(start, end): &(usize, usize)| end - start < 50 && !draft.open[start..end].contains(&'.');
    found.len() > 2 && found.iter().all(short)
}

/// Whether a number was read there, and nothing is quoted.
pub(super) fn counts(draft: &Draft, from: usize, to: usize) -> bool {
    draft.open[from..to].contains(&READ)
        && !draft.quotes.iter().any(|quote| (from..to).contains(&quote.start))
}

/// Where a sentence ends, or a clause.
pub(super) fn stop(draft: &Draft, from: usize, to: usize, clause: bool) -> usize {
    let dot = |p: usize| draft.open.get(p + 1).is_none_or(|&c| c == ' ') && p > from + 1;
    let ends = |p: &usize| match draft.open[*p] {
        '。' | '\n' | ';' => true,
        ',' => clause,
        '.' => dot(*p),
        _ => false,
    };
    (from..to).find(ends).unwrap_or(to)
}

/// "Pros: fast, cheap. Cons: loud": what is under each head.
fn sections(draft: &Draft, genre: Genre, after: usize) -> Vec<Part> {
    let open = &draft.open;
    let breaks = |c: &char| matches!(c, ',' | '.' | ';' | '。' | '、' | '\n' | ':' | '>');
    let begins = |p: usize| open[..p].iter().rev().find(|c| **c != ' ').is_none_or(breaks);
    let mut heads: Vec<(usize, usize)> = Vec::new();
    for p in 0..open.len() {
        let bare = |word: &str| {
            let word: Vec<char> = word.chars().collect();
            (draft.is_at(&word, p) && begins(p)).then_some(p + word.len())
        };
        let bare = row("head").find_map(bare).filter(|&end| !matches!(open.get(end), None | Some(':')));
        heads.extend(bare.filter(|&end| !open[end..].starts_with(&[' ', 'a', 'n', 'd'])).map(|end| (p, end)));
        let from = open[..p].iter().rposition(breaks).map_or(0, |at| at + 1);
        let head = draft.written(from, p);
        let short = if head.is_ascii() { head.len() < 25 } else { head.chars().count() < 9 };
        let named = !head.is_empty() && row("no head").all(|no| no != head.to_lowercase());
        let page = from < after && after <= p
            || open[from..p].contains(&READ)
            || p > 0 && open[p - 1].is_ascii_digit();
        let says = genre == Genre::Sections
            && [" are ", " is "].iter().any(|s| open[p..].iter().copied().take(s.len()).eq(s.chars()));
        let dash = matches!(genre, Genre::Venn | Genre::Sections | Genre::Table)
            && p > 0
            && matches!(open[p], '-' | '–' | '—')
            && open[p - 1] == ' '
            && open.get(p + 1) == Some(&' ');
        heads.extend(((open[p] == ':' || says || dash) && short && named && !page).then_some((from, p)));
    }
    // "Pros - fast" is one head.
    heads.dedup_by_key(|head| head.0);
    let ends = heads.iter().skip(1).map(|head| head.0).chain([open.len()]);
    let part = |(&(from, to), next): (&(usize, usize), usize)| {
        (draft.written(from, to), to + 1, stop(draft, to + 1, next.max(to + 1), false))
    };
    heads.iter().zip(ends).map(part).take(MAX_SLOTS).collect()
}

/// Where the list of the parts is.
pub(super) fn list(draft: &Draft, genre: Genre, after: usize) -> Option<(usize, usize)> {
    let open = &draft.open;
    // "$1.2M" ends nothing.
    let decimal = |p: usize| open[p] == '.' && open.get(p + 1).is_some_and(char::is_ascii_digit);
    let ends = |p: &usize| matches!(open[*p], '.' | '。' | '\n' | ';') && !decimal(*p);
    let stop = |from: usize| (from..open.len()).find(ends).unwrap_or(open.len());
    // "Mind map: climate change; causes, effects".
    let topic = open[after..].iter().position(|&c| c == ';').map(|p| after + p + 1);
    if let Some(from) = topic.filter(|&p| genre == Genre::MindMap && open[p..].contains(&',')) {
        return Some((from, stop(from)));
    }
    // "A bicycle with labels (saddle, pedal, chain)".
    let opened = open[after..].iter().position(|&c| c == '(').map(|p| after + p + 1);
    let closed = opened.and_then(|p| Some((p, p + open[p..].iter().position(|&c| c == ')')?)));
    let parted = |c: &&char| matches!(c, ',' | '、');
    if let Some((from, to)) = closed.filter(|(from, to)| open[*from..*to].iter().filter(parted).count() > 1)
        && (open[..from].iter().rposition(|&c| c == ':'))
            .is_none_or(|colon| !open[colon..from].contains(&','))
    {
        return Some((from, to));
    }
    // 红、蓝、绿三条线，站名：甲、乙: the list behind the last colon.
    let colon = open.iter().rposition(|&c| c == ':').filter(|&p| p >= after && open[p..].contains(&'、'));
    let colon = colon.filter(|_| genre == Genre::Anatomy).unwrap_or(0);
    if let Some(mark) = open[colon..].iter().position(|&c| c == '、').map(|p| colon + p) {
        return Some(enumerated(draft, genre, (mark, after)));
    }
    let commas = |from: usize| open[from..stop(from)].iter().filter(|&&c| c == ',').count();
    if let Some(mark) = open.iter().rposition(|&c| c == ':').filter(|&p| commas(p) > 0) {
        // "The water cycle with labels evaporation, …": what is labelled is no part.
        let first = open[mark..].iter().position(|&c| c == ',').map_or(open.len(), |p| mark + p);
        let led = ["labels", "labels for", "steps", "parts"].iter().filter_map(|word| {
            let (_, end) = draft.place_of(word, mark)?;
            (end < first).then_some(end)
        });
        // "How to wash your hands in 6 steps, wet, …": what is counted is the heading.
        let counts = counts(draft, mark + 1, first) && commas(first + 1) > 1;
        let from = led.max().unwrap_or(if counts { first + 1 } else { mark + 1 });
        return Some((from, stop(from)));
    }
    // "Six vegetables - leek, beetroot, …".
    let dashes = [" - ", " – ", " — "].iter().filter_map(|dash| draft.place_of(dash, after));
    let dashed = dashes.map(|(_, end)| end).find(|&from| commas(from) > 1);
    if let Some(from) = dashed.filter(|_| matches!(genre, Genre::IconSet | Genre::Cards)) {
        return Some((from, stop(from)));
    }
    if let Some(first) = (after..open.len()).find(|&p| open[p] == '>') {
        let from = open[..first].iter().rposition(|&c| c == ':').map_or(after, |p| p + 1);
        return Some((from.max(after), stop(first)));
    }
    // 步骤 of 步骤图 leads to nothing.
    let within = |end: usize| end < after && open[end..after].iter().all(|c| c.is_alphanumeric());
    let lead = |word: &str| draft.place_of(word, 0).map(|(_, end)| end).filter(|end| !within(*end));
    let bare = matches!(
        genre,
        Genre::Tree
            | Genre::Pyramid
            | Genre::MindMap
            | Genre::Checklist
            | Genre::Screen
            | Genre::Anatomy
            | Genre::Table
    );
    // An app that shows steps shows how far somebody went.
    let leads = row("lead").filter(|word| *word != "steps" || genre != Genre::Screen);
    // "Bedroom, kitchen, deck with two chairs, …" is listed before it.
    let early = |p: usize| p < after || open[after..p].iter().filter(|c| **c == ',').count() < 2;
    let with = ["with"].into_iter().filter(|word| bare && lead(word).is_some_and(early));
    let leads = leads.chain(with).chain(row("columns").filter(|_| genre == Genre::Table));
    let leads: Vec<usize> = leads.filter_map(lead).filter(|&from| commas(from) > 0).collect();
    // The last of them before the first part: "labelled diagram of a flower with …".
    let nearer = |from: &usize| leads.first().is_some_and(|led| !open[*led.min(from)..*from].contains(&','));
    let led = leads.iter().copied().filter(nearer).max();
    // "A sign up screen for an app, name, email": what the page is for is no part.
    let led_on = [" for ", " of ", "的"]
        .iter()
        .any(|word| open[after..].iter().copied().take(word.len()).eq(word.chars()));
    let comma = || open[after..].iter().position(|&c| c == ',').map(|p| after + p + 1);
    // "With six ghosts doing different things, reading, …": so does this.
    let differ = |to: usize| {
        let told: String = open[after..to].iter().collect();
        ["different", "various", "doing", "不同", "各种"].iter().any(|word| told.contains(word))
    };
    let led_on = led_on || comma().is_some_and(differ);
    let unled = if led_on { comma().filter(|&p| commas(p) > 1) } else { None };
    let few = if genre == Genre::Chain { 0 } else { 2 };
    let told = unled.or((commas(after) > few).then_some(after));
    // What is told of a website, a part at a time, is shown on it and letters nothing.
    let from = led.or(told.filter(|_| genre != Genre::Website))?;
    Some((from, stop(from)))
}

/// Where the list with that mark of Chinese is.
fn enumerated(draft: &Draft, genre: Genre, (mark, after): (usize, usize)) -> (usize, usize) {
    let open = &draft.open;
    let breaks = |c: &char| matches!(c, ':' | '。' | '\n' | ';') || *c == ',' && genre != Genre::Tree;
    let from = open[..mark].iter().rposition(breaks).map_or(0, |p| p + 1);
    let to = open[mark..].iter().position(breaks).map_or(open.len(), |p| mark + p);
    let from = if from < after && after <= mark { after } else { from };
    if matches!(genre, Genre::Menu | Genre::Table) { (from, to) } else { spaced(draft, from, to) }
}

/// 六步 内、外、夹 每步一图: of three or more that have no space in them the first begins behind one, and the last ends
/// before one.
fn spaced(draft: &Draft, from: usize, to: usize) -> (usize, usize) {
    let open = &draft.open;
    let marks: Vec<usize> = (from..to).filter(|&p| open[p] == '、').collect();
    let [first, .., last] = marks[..] else { return (from, to) };
    if open[first..last].contains(&' ') || !open[first..last].iter().any(|&c| is_han(c)) {
        return (from, to);
    }
    let word = |&p: &usize| open[p] != ' ';
    let end = (from..first).rfind(word).unwrap_or(from);
    let begin = (from..end).rfind(|&p| open[p] == ' ').map_or(from, |p| p + 1);
    let tail = (last + 1..to).find(word).unwrap_or(to);
    (begin, (tail..to).find(|&p| open[p] == ' ').unwrap_or(to))
}

/// `Mind map "Travel" flights hotels food`: branches that only spaces part, each a word.
fn words(draft: &Draft, after: usize) -> Vec<(usize, usize)> {
    let open = &draft.open;
    let lead = |p: &usize| open[*p] == ':' || open[*p] == READ && open.get(p + 1) != Some(&READ);
    let Some(from) = (after..open.len()).rfind(lead).map(|p| p + 1) else { return Vec::new() };
    let to = stop(draft, from, open.len(), true);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for p in (from..to).filter(|&p| open[p] != ' ') {
        match found.last_mut().filter(|(_, end)| *end == p) {
            Some((_, end)) => *end = p + 1,
            None => found.push((p, p + 1)),
        }
    }
    let small = |&(from, to): &(usize, usize)| copy::has("within a name", &draft.written(from, to));
    let told = said(&draft.written(from, to));
    let branches = found.len() > 2 && !found.iter().any(small) && told.styles.is_empty();
    if branches { found } else { Vec::new() }
}

/// `labels "crater" "magma" and "vent"`: the quotations that a word of that row leads to.
pub(super) fn labels(draft: &Draft, leads: &'static str) -> Option<(usize, usize)> {
    let led = |start: usize| {
        let before = draft.written(0, start).to_lowercase();
        row(leads).any(|word| before.ends_with(word))
    };
    let first = draft.quotes.iter().position(|quote| led(quote.start))?;
    let from = &draft.quotes[first];
    let joined = draft.quotes[first..].windows(2).take_while(|pair| draft.joins(&pair[0], &pair[1]));
    Some((from.start, joined.last()?[1].end))
}

/// "Pay → check → ship, diamond boxes": behind a chain of arrows only what asks, answers or leads back is a step.
fn chained(draft: &Draft, (from, to): (usize, usize)) -> (usize, usize) {
    let arrows: Vec<usize> = (from..to).filter(|&p| draft.open[p] == '>').collect();
    let [first, .., last] = arrows[..] else { return (from, to) };
    let comma = (first..to).find(|&p| draft.open[p] == ',').filter(|&p| p > last).unwrap_or(to);
    let words = || ["if", "otherwise", "back", "passed"].into_iter().flat_map(row);
    let leads = |clause: &str| {
        clause.contains('?')
            || answer_of(clause.trim()).is_some()
            || words().any(|word| clause.contains(word))
    };
    (from, if draft.written(comma, to).split([',', '，']).any(leads) { to } else { comma })
}

/// Where the steps of a flowchart are: all that follows its first colon.
fn steps(draft: &Draft, end: usize) -> Option<(usize, usize)> {
    let open = &draft.open;
    let arrow = open.iter().rposition(|&c| c == '>').map_or(end, |p| p.max(end));
    let stop =
        open[arrow..].iter().position(|c| matches!(c, '.' | '。' | '\n')).map_or(open.len(), |p| arrow + p);
    let parts = |c: &char| matches!(c, ',' | '、' | '>');
    let colon = (end..stop).find(|&p| open[p] == ':').filter(|&p| !open[end..p].iter().any(parts))?;
    open[colon..stop].iter().any(parts).then_some((colon + 1, stop))
}
