//! Signs: a board with words that is all of the picture, and no thing of a scene.

use super::{Draft, READ, plain, row};
use crate::intent::Slot;

/// Whether the word that stands there names what is asked for: only its looks and its matter are told before it.
pub(super) fn is_meant(draft: &Draft, at: usize) -> bool {
    let before = draft.open[..at].iter().collect::<String>().replace(READ, " ");
    let said = |name: &'static str| row(name).any(|word| draft.place_of(word, 0).is_some());
    let warns = said("forbids") || said("warns");
    let scene = || row("in a scene").any(|word| before.contains(word));
    let lives = || !warns && plain(&before).subjects.iter().any(|s| s.kind.is_alive());
    (warns || !draft.quotes.is_empty()) && at < 48 && !said("glows") && !scene() && !lives()
}

/// One part: its looks as the note, and as the scene what it forbids; both are taken out.
pub(super) fn looks(draft: &mut Draft, start: usize) -> Vec<Slot> {
    let pair = |pair: &'static str| pair.split_once('=');
    let mut note: Vec<&str> = Vec::new();
    for (word, look) in row("sign look").filter_map(pair) {
        if let Some((at, end)) = draft.place_of(word, 0) {
            draft.hush(at, end);
            note.push(look);
        }
    }
    let mut about = draft.written(0, start).to_lowercase();
    let forbids: Vec<&str> = row("forbids").filter(|no| draft.place_of(no, 0).is_some()).collect();
    let mut scene = plain("");
    if !forbids.is_empty() {
        let of = row("forbidden").filter_map(pair).find(|(act, _)| draft.says(act)).map(|(_, thing)| thing);
        forbids.iter().for_each(|no| about = about.replace(no, " "));
        scene = plain(of.unwrap_or(&about));
        note.push("no");
        draft.hush(0, start);
        forbids.into_iter().for_each(|no| draft.hush_word(no));
    }
    vec![Slot { note: note.join(" "), scene, ..Slot::default() }]
}
