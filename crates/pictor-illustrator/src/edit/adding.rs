//! Adding: what the prompt names beside what the picture shows already, words, a frame.

use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use super::layers::over;
use super::{Edit, zone};
use crate::colour::Rgb;
use crate::compose::{added, banner};
use crate::intent::{Intent, Relation, Subject};
use crate::shape::Shape;
use crate::sheet::{Note, Sheet};
use crate::style;

/// Draws what is to be added, in the place of what was taken away; what is worn or lies on something only where that is
/// plain to see.
pub(super) fn add(edit: &Edit<'_>, canvas: &mut Picture, freed: Option<Rect>) -> Result<(), Note> {
    let intent = newcomers(edit.intent);
    if intent.subjects.is_empty() {
        return Err(Note::NothingToDo);
    }
    let zone = match freed {
        Some(freed) => freed.scale_from_origin(1.0 / edit.sheet.unit()),
        None => zone::for_subjects(&intent, edit.intent, canvas, &edit.sheet)?,
    };
    over(edit, canvas, &added(&intent, &edit.sheet, zone));
    Ok(())
}

/// The intent without what the picture shows already, and without what nobody knows how to draw.
pub(super) fn newcomers(intent: &Intent) -> Intent {
    let mut new = intent.clone();
    let drawn = |subject: &Subject| !subject.given && subject.concept.is_some();
    let numbers: Vec<usize> = (0..intent.subjects.len()).filter(|&i| drawn(&intent.subjects[i])).collect();
    new.subjects.retain(drawn);
    new.relations = intent
        .relations
        .iter()
        .filter_map(|relation| {
            let number = |old: usize| numbers.iter().position(|&i| i == old);
            Some(Relation { from: number(relation.from)?, to: number(relation.to)?, ..*relation })
        })
        .collect();
    new
}

/// Letters the words of the intent where it is quiet; tells what no font has.
pub(super) fn letter(edit: &Edit<'_>, canvas: &mut Picture) -> Vec<Note> {
    let (band, under) = zone::for_letters(edit.intent, canvas, &edit.sheet);
    let (shapes, missing) = banner(edit.intent, &edit.sheet, band, under);
    over(edit, canvas, &shapes);
    missing
}

pub(super) fn frame(sheet: &Sheet<'_>) -> Vec<Shape> {
    let page = sheet.page();
    style::mount(page, Rgb::hex(0xfdf8ee))
}
