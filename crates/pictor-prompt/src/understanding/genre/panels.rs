//! What the panels of a comic show: numbered, or the parts of a story.

use super::{Draft, MAX_SLOTS, scene};
use crate::intent::Slot;

const ORDINALS: [[&str; 3]; 9] = [
    ["first panel", "第一格", "左边:"],
    ["second panel", "第二格", "右边:"],
    ["third panel", "第三格", "third:"],
    ["fourth panel", "第四格", "fourth:"],
    ["fifth panel", "第五格", "fifth:"],
    ["sixth panel", "第六格", "sixth:"],
    ["seventh panel", "第七格", "seventh:"],
    ["eighth panel", "第八格", "eighth:"],
    ["ninth panel", "第九格", "ninth:"],
];

/// "Panel 1: ..., panel 2: ...", or a story of as many parts as there are panels at most.
pub(super) fn panels(draft: &mut Draft, end: usize, count: Option<u16>) -> Vec<Slot> {
    let numbered = numbered(draft);
    let spans = if numbered.len() > 1 { numbered } else { story(draft, end) };
    let most = count.map_or(MAX_SLOTS, usize::from);
    if spans.len() < 2 || spans.len() > most.max(2) {
        return Vec::new();
    }
    spans
        .into_iter()
        .map(|(start, end)| {
            let label = draft.written(start, end);
            Slot { scene: scene(&label), label, note: String::new() }
        })
        .collect()
}

fn numbered(draft: &Draft) -> Vec<(usize, usize)> {
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for (i, ordinals) in ORDINALS.iter().enumerate() {
        let number = i + 1;
        let names = [
            format!("panel {number}"),
            format!("第{number}格"),
            format!("{number}:"),
            format!("scene {number}"),
        ];
        let names = names.iter().map(String::as_str).chain(ordinals.iter().copied());
        let from = marks.last().map_or(0, |mark| mark.1);
        let found = names
            .map(|name| name.chars().collect::<Vec<_>>())
            .find_map(|name| draft.find(&name, from).map(|at| (at, at + name.len())));
        let Some(found) = found else { break };
        marks.push(found);
    }
    let ends = marks.iter().skip(1).map(|mark| mark.0).chain([draft.open.len()]);
    marks.iter().zip(ends).map(|(mark, end)| (mark.1, end)).collect()
}

/// The parts of what is told after the word for the page, each with somebody, something or a happening in it.
fn story(draft: &Draft, end: usize) -> Vec<(usize, usize)> {
    let told = draft
        .clauses()
        .into_iter()
        .filter(|&(_, stop)| stop > end)
        .map(|(start, stop)| (start.max(end), stop));
    let parts = told.flat_map(|(start, stop)| then(draft, start, stop));
    let shows = |&(start, stop): &(usize, usize)| {
        let part = scene(&draft.text.as_written(start, stop));
        !part.subjects.is_empty() || part.weather.is_some() || part.setting.is_some()
    };
    parts.filter(shows).collect()
}

/// A clause cut at its "then".
fn then(draft: &Draft, start: usize, stop: usize) -> Vec<(usize, usize)> {
    let mut parts = vec![(start, stop)];
    for word in [" and then ", " then ", " and finally ", "然后", "接着", "最后"] {
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
