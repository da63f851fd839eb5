//! Words that came out too small to read.

use std::collections::HashMap;

use vello_cpu::kurbo::Shape as _;

use crate::intent::{Hand, Intent, Slot};
use crate::letters::{broken, pieces};
use crate::sheet::{Composition, Sheet};

/// Type of a smaller size cannot be read: pixels to an em, of a picture whose longer edge is shown at [`SHOWN`].
const LEAST: f64 = 9.0;
const SHOWN: f64 = 512.0;

/// More lines than this no text is broken into.
const MOST_LINES: usize = 6;

/// What is to be lettered: in a scene, or on a page with parts.
pub(super) fn texts(intent: &Intent, paged: bool) -> Vec<&str> {
    let page = intent.page.as_deref().filter(|_| paged);
    let scene = page.map_or(intent, |page| &page.rest);
    let lettering = scene.lettering.iter().map(|lettering| lettering.text.as_str());
    let page = page.into_iter();
    let on_page = page.flat_map(|page| page.title.iter().chain(page.slots.iter().flat_map(on_slot)));
    lettering.chain(on_page.map(String::as_str)).collect()
}

fn on_slot(slot: &Slot) -> impl Iterator<Item = &String> {
    std::iter::once(&slot.label).chain(slot.scene.lettering.iter().map(|lettering| &lettering.text))
}

/// Whether any line of the text stands there so small. A line is known by how its outline is made: as many strokes, as
/// long for its height.
pub(super) fn is_too_small(text: &str, composition: &Composition, sheet: &Sheet<'_>) -> bool {
    let pieces = pieces(text);
    let mut lines = HashMap::new();
    for count in 1..=pieces.len().clamp(1, MOST_LINES) {
        for line in broken(&pieces, count) {
            let outline = sheet.letters.line(&line, Hand::Usual).path;
            let bounds = outline.bounding_box();
            lines.insert(outline.elements().len(), (bounds.width(), bounds.height().max(1e-6)));
        }
    }
    let edge = f64::from(sheet.size.width.max(sheet.size.height));
    let least = LEAST * edge / SHOWN / sheet.unit();
    composition.words.iter().chain(&composition.figures).any(|shape| {
        let Some((wide, tall)) = lines.get(&shape.path.elements().len()) else { return false };
        let bounds = shape.path.bounding_box();
        let em = bounds.height() / tall;
        let is_line = (bounds.width() / wide.max(1e-6) - em).abs() < em * 0.15;
        is_line && em < least
    })
}
