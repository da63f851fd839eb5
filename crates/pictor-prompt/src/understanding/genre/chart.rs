//! Flowcharts whose steps are quoted, `"Start" then "Paid?" if yes "Ship" else "Remind" then "End"`, and the ways by which
//! charts part: "rain -> take it, no rain -> leave it", 通过则备案、不通过则退回, questions and their results.

use super::slot::{answer_of, slot, tint};
use super::{Draft, MAX_SLOTS, is_han, plain, row, sets};
use crate::intent::{Genre, Intent, Rgb, Slot, Way};

/// The quoted steps, each with the answer that leads to it; none where the words between them say something else.
pub(super) fn quoted(draft: &mut Draft) -> (Vec<Slot>, Vec<Way>) {
    let [first, .., last] = &draft.quotes[..] else { return Default::default() };
    let (from, to) = (first.start, last.end);
    let gaps = draft.quotes.windows(2).map(|pair| draft.text.as_written(pair[0].end, pair[1].start));
    let answers: Option<Vec<String>> = gaps.map(|gap| answer(&gap)).collect();
    let Some(answers) = answers.filter(|answers| answers.len() > 1) else {
        return Default::default();
    };
    // "Flowchart \"Orders\": \"Pay\", \"Ship\"": the first may head the rest.
    if draft.text.slice(first.end, draft.quotes[1].start).contains(':') {
        return Default::default();
    }
    let notes = std::iter::once(String::new()).chain(answers);
    let (mut slots, mut ways): (Vec<Slot>, Vec<Way>) = Default::default();
    for (quote, said) in draft.quotes.iter().zip(notes).take(MAX_SLOTS) {
        // A step that stands there again is gone back to, from the last one that asks.
        let to = slots.iter().position(|slot| slot.label == quote.text);
        let from = slots.iter().rposition(|slot| slot.label.ends_with(['?', '？']));
        match to {
            Some(to) => ways.push(Way { from: from.unwrap_or(slots.len() - 1), to, said }),
            None => slots.push(Slot { label: quote.text.clone(), scene: plain(&quote.text), note: said }),
        }
    }
    draft.hush(from, to);
    (slots, ways)
}

/// The answer that words between two steps give, if they do nothing but lead on.
fn answer(gap: &str) -> Option<String> {
    let bare = |c: char| c.is_whitespace() || ",.:;->→，。：；、=".contains(c);
    let mut said = gap.trim_matches(bare);
    while let Some(rest) = row("onward").find_map(|word| strip(said, word)) {
        said = rest.trim_matches(bare);
    }
    let said = row("if").find_map(|word| said.strip_prefix(word)).unwrap_or(said);
    (said.split(' ').count() < 3 && said.chars().count() < 13).then(|| said.to_owned())
}

/// What is left of the words without that one at either end.
fn strip<'t>(said: &'t str, word: &str) -> Option<&'t str> {
    let apart = |rest: &str, c: Option<char>| {
        rest.is_empty() || !word.is_ascii() || c.is_some_and(|c| !c.is_alphanumeric())
    };
    let before = said.strip_prefix(word).filter(|rest| apart(rest, rest.chars().next()));
    before.or_else(|| said.strip_suffix(word).filter(|rest| apart(rest, rest.chars().next_back())))
}

/// "Rain > take it, no rain > leave it": steps that are reached under a condition, which is their note.
pub(super) fn branches(draft: &Draft, from: usize, to: usize) -> Option<Vec<Slot>> {
    let open = &draft.open;
    let mut slots: Vec<Slot> = Vec::new();
    let (mut start, mut pairs) = (from, 0);
    for p in from..=to {
        let asks = p > start && open[p - 1] == '?';
        if p < to && !asks && !matches!(open[p], ',' | ';' | '、' | '.' | '\n') {
            continue;
        }
        let arrows: Vec<usize> = (start..p).filter(|&p| open[p] == '>').collect();
        match arrows[..] {
            [] => slots.extend(slot(draft, (start, p), Genre::Flowchart)),
            [at] => {
                let note = condition(draft, (start, at), &slots)?;
                pairs += 1;
                let step = slot(draft, (at + 1, p), Genre::Flowchart);
                slots.extend(step.map(|slot| Slot { note, ..slot }));
            }
            _ => return None,
        }
        start = if asks { p } else { p + 1 };
    }
    (pairs > 1).then_some(slots)
}

/// The condition that is said there before an arrow; none where it is one of the steps, or an answer.
fn condition(draft: &Draft, (start, end): (usize, usize), slots: &[Slot]) -> Option<String> {
    let said = draft.written(start, end);
    let note = row("if").find_map(|word| said.strip_prefix(word)).unwrap_or(&said).to_owned();
    // "Start > pay, pay > ship" is a chain, and yes and no are read elsewhere.
    let chained = slots.iter().any(|slot| slot.label == note);
    (!chained && !note.is_empty() && answer_of(&note).is_none()).then_some(note)
}

/// 通过则备案、不通过则退回: two steps or more of which each says when it is taken.
pub(super) fn gated(slots: Vec<Slot>) -> Vec<Slot> {
    if slots.iter().filter_map(gate).count() < 2 {
        return decided(slots);
    }
    let mut opened: Vec<Slot> = Vec::new();
    for slot in slots {
        let Some((mut note, label)) = gate(&slot) else {
            opened.push(slot);
            continue;
        };
        // 验证通过则进入: what is passed is a step of its own.
        if let Some((step, when)) = row("passed").find_map(|when| Some((note.strip_suffix(when)?, when)))
            && step.chars().count() > 1
        {
            opened.push(Slot { label: step.to_owned(), scene: plain(step), note: String::new() });
            note = when.to_owned();
        }
        opened.push(Slot { note, label, ..slot });
    }
    opened
}

/// When such a step is taken, and what is done then.
fn gate(slot: &Slot) -> Option<(String, String)> {
    let (when, act) = slot.label.split_once(['则', '就']).filter(|_| slot.note.is_empty())?;
    let plain = !row("if").chain(row("otherwise")).any(|word| when.starts_with(word));
    (plain && !when.is_empty() && !act.is_empty()).then(|| (when.to_owned(), act.to_owned()))
}

/// 是否合格→退款或拒绝, "approved? → ship or refund": a question and its two answers.
fn decided(slots: Vec<Slot>) -> Vec<Slot> {
    let mut told: Vec<Slot> = Vec::new();
    for slot in slots {
        let either = || row("either").find_map(|or| slot.label.split_once(or));
        let asks = |last: &&mut Slot| {
            row("asks").any(|word| last.label.starts_with(word)) || last.label.ends_with('?')
        };
        let Some((last, (one, other))) = told.last_mut().filter(asks).zip(either()) else {
            told.push(slot);
            continue;
        };
        let [yes, no, mark] = if one.is_ascii() { ["yes", "no", "?"] } else { ["是", "否", "？"] };
        last.label = last.label.trim_end_matches('?').to_owned() + mark;
        let led = |label: &str, note: &str| Slot {
            label: label.trim().to_owned(),
            note: note.to_owned(),
            scene: plain(label),
        };
        told.extend([led(one, yes), led(other, no)]);
    }
    told
}

/// "A garden? yes/no, time? yes/no, results dog, cat, fish, cactus": questions that part into what is listed behind them.
pub(super) fn results(slots: Vec<Slot>) -> Vec<Slot> {
    let bare = |slot: &&Slot| answer_of(&slot.label).is_some_and(|(_, rest)| rest.is_empty());
    let asks = |slot: &&Slot| slot.label.ends_with(['?', '？']);
    let said: Vec<String> = slots.iter().filter(bare).take(2).map(|slot| slot.label.clone()).collect();
    let asked: Vec<Slot> = slots.iter().filter(asks).cloned().collect();
    let ends: Vec<Slot> = slots.iter().filter(|s| !bare(s) && !asks(s)).cloned().collect();
    let [yes, no] = &said[..] else { return slots };
    let led = |slot: &Slot, note: &str| Slot { note: note.to_owned(), ..slot.clone() };
    // Both answers stand behind each question, and all that they lead to behind the last.
    let row = |i: usize| if i.is_multiple_of(3) { asks(&&slots[i]) } else { bare(&&slots[i]) };
    let whole = slots.len() > asked.len() * 3 && (0..asked.len() * 3).all(row);
    match (&asked[..], &ends[..]) {
        ([one, two], [a, b, c, d]) if whole => {
            vec![one.clone(), led(two, yes), led(a, yes), led(b, no), led(two, no), led(c, yes), led(d, no)]
        }
        (asked, ends) if whole && ends.len() == asked.len() + 1 => {
            let note = |i: usize| if i == 0 { "" } else { no };
            let pair = |i: usize| [led(&asked[i], note(i)), led(&ends[i], yes)];
            (0..asked.len()).flat_map(pair).chain([led(&ends[asked.len()], no)]).collect()
        }
        _ => slots,
    }
}

/// 付款失败的话返回下单, "If rejected, go back to review": the way back that a clause tells, which is no step itself.
pub(super) fn ways(draft: &mut Draft, slots: &mut Vec<Slot>) -> Vec<Way> {
    let leads = |slot: &Slot| row("back").any(|word| slot.label.contains(word));
    let steps: Vec<Slot> = slots.iter().filter(|slot| !leads(slot)).cloned().collect();
    if steps.len() < 2 || steps.iter().any(|s| !s.note.is_empty() || s.label.ends_with(['?', '？'])) {
        return Vec::new();
    }
    let clauses = draft.clauses();
    // The condition may be a clause of its own.
    let told = |(i, &(start, end)): (usize, &(usize, usize))| {
        let before = clauses[i.saturating_sub(1)].0;
        [start, before]
            .into_iter()
            .find_map(|from| Some((from, end, way(&steps, &draft.written(from, end))?)))
    };
    let Some((start, end, way)) = clauses.iter().enumerate().find_map(told) else { return Vec::new() };
    draft.hush(start, end);
    let if_so = |slot: &Slot| row("if").any(|word| slot.label.starts_with(word));
    *slots = steps.into_iter().filter(|slot| !if_so(slot)).collect();
    vec![way]
}

/// The way back to one of those steps that such words tell.
fn way(steps: &[Slot], label: &str) -> Option<Way> {
    let (when, to) = row("back").find_map(|word| label.split_once(word))?;
    let bare = row("if").find_map(|word| when.strip_prefix(word)).unwrap_or(when);
    let mut said = bare.trim();
    while let Some(rest) = row("when ends").find_map(|word| said.strip_suffix(word)) {
        said = rest.trim();
    }
    let to = to.trim().to_lowercase();
    let is = |step: &Slot| {
        let label = step.label.to_lowercase();
        !to.is_empty() && (label.contains(&to) || to.contains(&label))
    };
    let to = steps.iter().position(is)?;
    let answers = row("not").chain(row("otherwise")).any(|word| said.starts_with(word.trim()));
    let from = judged(steps, &said.to_lowercase());
    (!said.is_empty() && (!answers || said.chars().count() > 2) && from > to).then(|| Way {
        from,
        to,
        said: said.to_owned(),
    })
}

/// The step of which that is told: one that shares a word with it, else the last one that decides, or the last.
fn judged(steps: &[Slot], said: &str) -> usize {
    let shares = |step: &Slot| {
        let label: Vec<char> = step.label.to_lowercase().chars().collect();
        let size = if label.iter().all(char::is_ascii) { 5 } else { 2 };
        label
            .windows(size)
            .any(|part| !part.contains(&' ') && said.contains(&part.iter().collect::<String>()))
    };
    let decides = |step: &Slot| row("decides").any(|word| step.label.to_lowercase().contains(word));
    let found = steps.iter().rposition(shares).or_else(|| steps.iter().rposition(decides));
    found.unwrap_or(steps.len() - 1)
}

/// The boxes of a system, which show nothing, without their articles: "a client", 一个数据库.
pub(super) fn bared(slots: Vec<Slot>) -> Vec<Slot> {
    let bare = |slot: Slot| {
        let label = row("article").find_map(|word| slot.label.strip_prefix(word)).unwrap_or(&slot.label);
        Slot { label: label.to_owned(), ..Slot::default() }
    };
    slots.into_iter().map(bare).collect()
}

/// "Sequence diagram: Browser, API, DB with arrows \"GET\", \"query\"": who takes part, and what is sent, from one to the
/// next and back from the last.
pub(super) fn sequence(draft: &mut Draft, after: usize) -> (Vec<Slot>, Vec<Way>) {
    let first = draft.quotes.iter().map(|quote| quote.start).find(|&start| start > after);
    let to = first.unwrap_or(draft.open.len());
    let colon = (after..to).find(|&p| draft.open[p] == ':');
    let from = colon.filter(|&p| draft.open[p..to].contains(&',') || draft.open[p..to].contains(&'、'));
    let from = from.map_or(after, |p| p + 1);
    let told: String = draft.open[from..to].iter().collect();
    let ends = |word: &str| told.find(word).map(|at| told[..at].chars().count());
    let stop = from + row("beside columns").filter_map(ends).min().unwrap_or(told.chars().count());
    let written = draft.written(from, stop).replace(" and ", ",").replace(['和', '与', '，', '、'], ",");
    let written = written.trim_start_matches("of ").trim_start_matches("between ");
    let name = |name: &str| Slot { label: name.trim().to_owned(), ..Slot::default() };
    let slots: Vec<Slot> =
        written.split(',').map(name).filter(|slot| !slot.label.is_empty()).take(6).collect();
    if slots.len() < 2 {
        return (Vec::new(), Vec::new());
    }
    let last = slots.len() - 1;
    // To the last and back, again and again.
    let turn = |i: usize| if i % (2 * last) < last { i % last } else { last - i % last };
    let send =
        |(i, quote): (usize, &super::Quote)| Way { from: turn(i), to: turn(i + 1), said: quote.text.clone() };
    let ways = draft
        .quotes
        .iter()
        .filter(|quote| quote.start > after)
        .take(MAX_SLOTS)
        .enumerate()
        .map(send)
        .collect();
    let end = draft.quotes.last().map_or(stop, |quote| quote.end.max(stop));
    draft.hush(from, end);
    (slots, ways)
}

/// "Over 6 months, one green line and one purple line": a chart without values has as many places as are counted, and
/// each of them the colours of its lines.
pub(super) fn untold(draft: &mut Draft, genre: Genre, slots: &mut Vec<Slot>) {
    if slots.iter().any(|slot| !slot.note.is_empty()) {
        return;
    }
    *slots = sets::members(draft, genre);
    let counts = |p| {
        let (end, number) = numeral(draft, p)?;
        let after: String = draft.open[end..].iter().take(12).collect();
        row("chart places").any(|of| after.trim_start().starts_with(of)).then_some(usize::from(number))
    };
    if slots.is_empty() {
        let places = (0..draft.open.len()).find_map(counts).unwrap_or(6).clamp(2, 12);
        *slots = vec![Slot::default(); places];
    }
    let mut tones = Vec::new();
    for (start, end) in draft.clauses() {
        let clause = draft.written(start, end).to_lowercase().replace(" and ", "和");
        let of = |part: &str| {
            let (colour, _) = row("line").find_map(|line| part.split_once(line))?;
            tint(&if colour.contains(is_han) { format!("{colour}盒子") } else { format!("{colour} box") })
        };
        let found: Vec<Rgb> = clause.split(['和', '、', '与']).filter_map(of).collect();
        if !draft.quotes.iter().any(|quote| (start..end).contains(&quote.start)) && !found.is_empty() {
            tones.extend(found);
            draft.hush(start, end);
        }
    }
    slots.iter_mut().for_each(|slot| slot.scene = Intent { palette: tones.clone(), ..Intent::default() });
}

/// The number that stands there, and where it ends.
pub(super) fn numeral(draft: &Draft, start: usize) -> Option<(usize, u16)> {
    let open = &draft.open;
    if start > 0 && open[start - 1].is_ascii_alphanumeric() {
        return None;
    }
    let digits: String = open[start..].iter().take_while(|c| c.is_ascii_digit()).collect();
    if let Ok(number) = digits.parse() {
        return (digits.len() <= 2).then_some((start + digits.len(), number));
    }
    row("number").find_map(|row| {
        let (word, number) = row.split_once(' ')?;
        let word: Vec<char> = word.chars().collect();
        let end = start + word.len();
        (open[start..].starts_with(&word) && !open.get(end).is_some_and(char::is_ascii_alphabetic))
            .then_some((end, number.parse().ok()?))
    })
}
