//! Pages that are laid out: each genre has a file, and all share one board with its margins, colours and sizes of type.

mod anatomy;
mod avatar;
mod board;
mod business;
mod card;
mod charts;
mod comic;
mod cover;
mod flow;
mod icons;
mod land;
mod map;
mod meme;
mod neon;
mod nodes;
mod panel;
mod pattern;
mod plan;
mod poster;
mod printed;
mod product;
mod room;
mod rows;
mod screens;
mod shirt;
mod sign;
mod thumbnail;
mod wallpaper;
mod windows;
mod worksheet;

use board::Board;
pub(crate) use neon::is_neon;
use pictor_api::Background;

use super::{compose as scene, occasion, tidy};
use crate::intent::{Genre, Intent, Page, Setting};
use crate::letters::Letters;
use crate::sheet::{Composition, Note, Sheet};

/// The page that the intent asks for, unless it is better drawn as a scene.
pub(crate) fn compose(intent: &Intent, sheet: &Sheet<'_>) -> Option<Composition> {
    if sheet.background != Background::Opaque {
        return None;
    }
    let page = match (intent.page.as_deref(), neon::sign(intent, sheet)) {
        (Some(page), _) => page.clone(),
        (None, None) if occasion::is_card(intent) => {
            // Words for a feast, and nothing to be seen, are a card, too.
            Page::new(Genre::Card, Intent { setting: None, ..intent.clone() })
        }
        (None, sign) => return sign,
    };
    let (page, lost) = legible(&page, sheet.letters);
    let mut composition = layout(&page, sheet)?;
    composition.notes.extend((!lost.is_empty()).then(|| Note::NoFont(lost.join(" "))));
    Some(composition)
}

fn layout(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    match page.genre {
        Genre::Comic | Genre::Panels => comic::comic(page, sheet),
        Genre::Anatomy if plan::is_told(page) => Some(plan::plan(page, sheet)),
        // The marks of a product, such as a splash, are no labels, nor is what a set of icons or a pattern is of.
        genre
            if !matches!(genre, Genre::Product | Genre::IconSet | Genre::Pattern | Genre::Sign)
                && anatomy::fits(page) =>
        {
            anatomy::anatomy(page, sheet).or_else(|| rows::steps(page, sheet))
        }
        Genre::Infographic
            if page.slots.is_empty() && page.count.is_none() && nodes::theme(page).len() > 2 =>
        {
            nodes::nodes(&Page { genre: Genre::Cycle, ..page.clone() }, sheet)
        }
        Genre::Sections if page.slots.len() > 1 && page.slots.iter().all(|slot| slot.note.is_empty()) => {
            nodes::nodes(page, sheet)
        }
        Genre::Infographic | Genre::Timeline | Genre::Sections | Genre::Checklist => rows::steps(page, sheet),
        Genre::Chain if !page.ways.is_empty() => Some(flow::sequence(page, sheet)),
        Genre::Cycle | Genre::Chain | Genre::MindMap | Genre::Tree | Genre::Pyramid => {
            nodes::nodes(page, sheet)
        }
        Genre::Venn | Genre::Cards => nodes::nodes(page, sheet),
        Genre::BarChart | Genre::PieChart | Genre::LineChart => Some(charts::chart(page, sheet)),
        Genre::Table => Some(screens::table(page, sheet)),
        Genre::Screen => Some(screens::screen(page, sheet)),
        Genre::Dashboard => Some(windows::dashboard(page, sheet)),
        Genre::Website => Some(windows::website(page, sheet)),
        Genre::Worksheet => Some(worksheet::worksheet(page, sheet)),
        Genre::Menu => Some(rows::menu(page, sheet)),
        Genre::Flowchart => Some(flow::flowchart(page, sheet)),
        Genre::Icon => icons::icon(page, sheet),
        Genre::IconSet => icons::set(page, sheet),
        Genre::Pattern => Some(pattern::pattern(page, sheet)),
        Genre::Avatar => avatar::avatar(page, sheet),
        Genre::Meme => meme::meme(page, sheet),
        Genre::Thumbnail => thumbnail::thumbnail(page, sheet),
        Genre::Anatomy => anatomy::anatomy(page, sheet)
            .or_else(|| (page.slots.len() > 1).then(|| rows::steps(page, sheet))?),
        Genre::Map => Some(map::map(page, sheet)),
        Genre::Poster => poster::poster(page, sheet),
        Genre::Certificate => Some(printed::certificate(page, sheet)),
        Genre::Ticket => Some(printed::ticket(page, sheet)),
        Genre::Label => Some(printed::label(page, sheet)),
        Genre::Sign => Some(sign::sign(page, sheet)),
        Genre::Cover => Some(cover::cover(page, sheet)),
        Genre::Card => card::card(page, sheet),
        Genre::BusinessCard => Some(business::card(page, sheet)),
        Genre::Product => shirt::printed(page, sheet).or_else(|| product::product(page, sheet)),
        Genre::Wallpaper => {
            let picture = wallpaper::wallpaper(page, sheet);
            let worded = |picture| cover::over(picture, &page.rest, sheet, 0.24);
            if page.rest.lettering.is_empty() { picture } else { picture.map(worded) }
        }
        Genre::Room => Some(room::room(page, sheet)),
    }
}

/// The page without subjects that nobody can draw and words that no font can letter; and these words.
fn legible(page: &Page, letters: &Letters) -> (Page, Vec<String>) {
    let mut page = Page { rest: known(&page.rest), ..page.clone() };
    tidy::serve(&mut page.rest);
    let mut lost = Vec::new();
    let mut legible = |text: &str| {
        if !letters.missing(text).is_empty() {
            lost.push(text.to_owned());
        }
        letters.has(text)
    };
    page.title = page.title.filter(|title| legible(title));
    page.rest.lettering.retain(|lettering| legible(&lettering.text));
    use Genre::{Comic, IconSet, Map, Panels, Product, Room, Wallpaper};
    if !matches!(page.genre, Map | Room | Product | Comic | Panels | IconSet | Wallpaper) {
        for slot in page.slots.iter_mut().filter(|slot| !legible(&slot.label)) {
            slot.label.clear();
        }
        // Points of which hardly anything is left to see are counted.
        let seen = page.slots.iter().filter(|s| !s.label.is_empty() || !s.scene.subjects.is_empty()).count();
        if page.genre == Genre::Infographic && seen * 2 < page.slots.len() {
            page.count = Some(page.slots.drain(..).count() as u16);
        }
    }
    (page, lost)
}

/// Whether the page is a known picture of what the word names: "photosynthesis" of its diagram.
pub(crate) fn is_pictured(page: &Page, word: &str) -> bool {
    matches!(page.genre, Genre::Anatomy | Genre::Infographic | Genre::Cycle)
        && anatomy::is_of(page, &word.to_lowercase())
}

/// Whether there are things that stand for what the word names: a cloud and a wave for the water cycle.
pub(crate) fn is_topic(word: &str) -> bool {
    icons::themed(word).is_some()
}

/// The intent without subjects that nobody can draw: a page has no room for their names.
fn known(intent: &Intent) -> Intent {
    let kept: Vec<usize> =
        (0..intent.subjects.len()).filter(|&i| intent.subjects[i].concept.is_some()).collect();
    only(intent, &kept)
}

/// The intent with those subjects alone.
fn only(intent: &Intent, kept: &[usize]) -> Intent {
    let mut intent = intent.clone();
    let place = |i: usize| kept.iter().position(|&k| k == i);
    intent.subjects = kept.iter().map(|&i| intent.subjects[i].clone()).collect();
    let moved = intent.relations.iter().filter_map(|relation| {
        let (from, to) = (place(relation.from)?, place(relation.to)?);
        Some(crate::intent::Relation { from, to, ..*relation })
    });
    intent.relations = moved.collect();
    intent.page = None;
    intent
}

#[cfg(test)]
mod tests;
