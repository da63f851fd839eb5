//! Understanding: a prompt, English or Chinese, becomes an [`Intent`].
//!
//! The way of a prompt: of a long one its gist is kept (`gist`), set phrases are said plainly (`plainly`), its
//! characters are folded (`text`), quotations taken out (`quotes`), the rest cut into words of the lexicon (`tokens`),
//! each word given one meaning (`sentence`). Then letters (`letters`), a language that isn't read (`tongues`) and what
//! an edit shall change (`changes`) are read and hushed, names and dates too (`names`), the subjects and their
//! surroundings are read in one walk (`reading`), which passes over what is said beside the picture, and what goes
//! without saying is added (`finish`). No step looks back farther than a clause, so the time grows with the length of
//! the prompt and nothing else.

mod changes;
mod finish;
mod genre;
mod gist;
mod groups;
mod ideas;
mod layers;
mod letters;
mod lexicon;
mod lines;
mod names;
mod phrase;
mod plainly;
mod quotes;
mod rank;
mod reading;
mod senses;
mod sentence;
mod spoken;
mod text;
mod tokens;
mod tongues;

pub use groups::Group;
pub use lexicon::{Bulk, Concept, concept, concepts, is_kin, lineage};
pub use plainly::plainly;
pub use spoken::{Says, Spoken, spoken};

use crate::intent::{Genre, Intent, Page, Shape};

/// What a prompt says. Never fails: of a prompt that says nothing, nothing is understood.
pub fn understand(prompt: &str) -> Intent {
    let (worded, page, unread) = shortened(plainly::worded(prompt));
    let prompt = &plainly::phrased(&worded);
    let mut whole = plain(prompt);
    ideas::stand_in(&mut whole, prompt);
    let Some(mut page) = page else {
        whole.left_out.extend(unread);
        return whole;
    };
    let written = matches!(
        page.genre,
        Genre::BusinessCard | Genre::Certificate | Genre::Ticket | Genre::Label | Genre::Sign
    ) || page.genre == Genre::Card && !page.rest.lettering.is_empty();
    if page.slots.is_empty() && !written && !genre::is_program(page.genre) {
        ideas::stand_in(&mut page.rest, prompt);
    }
    // The first picture of a site is as wide as a banner, and the site is not.
    if page.genre == Genre::Website && whole.shape == Some(Shape::Banner) {
        whole.shape = Some(Shape::Landscape);
    }
    // What stands on the page is not left out of it.
    let panels =
        page.slots.iter().filter(|_| page.genre == Genre::Comic).flat_map(|slot| &slot.scene.left_out);
    let left_out = page.rest.left_out.iter().chain(panels).chain(&unread).cloned().collect();
    // The labels of a list are no language.
    Intent { left_out, tongue: page.rest.tongue, page: Some(Box::new(page)), ..whole }
}

/// What is read of a prompt, the page that it asks for, and what of it is not read.
fn shortened(worded: String) -> (String, Option<Page>, Vec<String>) {
    let page = genre::page(&worded);
    let one = page.as_ref().is_none_or(|page| gist::shows_one(page.genre));
    match one.then(|| gist::gist(&worded, page.is_some())).flatten() {
        Some((gist, unread)) => {
            let page = page.and_then(|_| genre::page(&gist));
            (gist, page, unread)
        }
        None => (worded, page, Vec::new()),
    }
}

/// What it says as a scene.
fn plain(prompt: &str) -> Intent {
    read(&mut sentence::Sentence::new(prompt))
}

fn read(sentence: &mut sentence::Sentence) -> Intent {
    let letters = letters::letters(sentence);
    let tongue = tongues::foreign(sentence);
    let changes = changes::changes(sentence);
    names::hush_names(sentence);
    let reading = reading::Reading::of(sentence);
    Intent { tongue, ..finish::finish(sentence, reading, letters, changes) }
}

#[cfg(test)]
mod tests;
