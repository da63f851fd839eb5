//! Adding: what the prompt names beside what the picture shows already, words, a frame.

use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use super::layers::over;
use super::{Edit, locate, not_found, part, zone};
use crate::colour::Rgb;
use crate::compose::{added, banner};
use crate::intent::{Bond, Change, Intent, Kind, Relation, Subject, Time};
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
        Some(freed) => zone::varied(freed.scale_from_origin(1.0 / edit.sheet.unit()), edit.sheet.seed),
        None => zone::for_subjects(&intent, edit.intent, canvas, &edit.sheet)?,
    };
    let light = zone::mean(canvas, (0, 0), (canvas.size.width, canvas.size.height)).luma();
    let dark = (light < 0.3).then(|| canvas.clone());
    over(edit, canvas, &added(&intent, &edit.sheet, zone));
    if let Some(before) = dark {
        let pixels = canvas.pixels.chunks_exact_mut(4).zip(before.pixels.chunks_exact(4));
        for (new, _) in pixels.filter(|(new, old)| new != old) {
            new[..3].iter_mut().for_each(|c| *c = (f64::from(*c) * (0.3 + light * 2.3)) as u8);
        }
    }
    Ok(())
}

/// The intent without what the picture shows already, and without what nobody knows how to draw.
pub(super) fn newcomers(intent: &Intent) -> Intent {
    let mut new = intent.clone();
    // A night has its own moon and stars.
    let is_night = intent.time == Some(Time::Night) || intent.changes.contains(&Change::Time(Time::Night));
    let shines = |subject: &Subject| is_night && matches!(subject.name(), "moon" | "star");
    let drawn = |subject: &Subject| !subject.given && subject.concept.is_some() && !shines(subject);
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

/// What an edit means by "a cake stands on the table": to put one there.
pub(super) fn placed(intent: &Intent) -> Option<Intent> {
    let stands = intent.relations.iter().position(|relation| {
        relation.bond == Bond::Holds && intent.subjects[relation.from].kind == Kind::Furniture
    });
    let at = stands.filter(|_| intent.changes.is_empty())?;
    let mut intent = Intent { setting: None, changes: vec![Change::Add], ..intent.clone() };
    let Relation { from, to, .. } = intent.relations[at];
    intent.relations[at] = Relation { from: to, bond: Bond::On, to: from };
    intent.subjects[from].given = true;
    Some(intent)
}

/// Letters the words of the intent on the thing that it names, or where it is quiet; tells what no font has.
pub(super) fn letter(edit: &Edit<'_>, canvas: &mut Picture) -> Vec<Note> {
    let on_thing = on_thing(edit, canvas);
    let given = edit
        .intent
        .subjects
        .first()
        .filter(|_| !edit.intent.changes.contains(&Change::Add))
        .filter(|subject| subject.concept.is_some() && edit.intent.region.is_none());
    let astray = given.filter(|_| on_thing.is_none()).map(|given| not_found(&given.word));
    let (band, under) = on_thing.unwrap_or_else(|| zone::for_letters(edit.intent, canvas, &edit.sheet));
    let (shapes, missing) = banner(edit.intent, &edit.sheet, band, under);
    over(edit, canvas, &shapes);
    missing.into_iter().chain(astray).collect()
}

/// A band across the middle of a named thing that stands before a plain ground, and its colour there.
fn on_thing(edit: &Edit<'_>, canvas: &Picture) -> Option<(Rect, Rgb)> {
    let intent = edit.intent;
    if intent.region.is_some() || intent.changes.contains(&Change::Add) {
        return None;
    }
    let name = intent.subjects.first()?.name();
    let thing = locate::locate(canvas, name).filter(|found| found.is == locate::Is::Thing)?;
    let (_, y0, _, y1) = part::extent(&thing.part, canvas.size)?;
    let (width, tall) = (canvas.size.width as usize, y1 - y0);
    // As wide as it is beside a handle.
    let run =
        |y: u32| zone::longest(thing.part[y as usize * width..][..width].iter().map(|&part| part > 127));
    let rows = (y0 + tall * 2 / 5..y0 + tall * 7 / 10).filter_map(|y| Some((y, run(y)?)));
    let (middle, (x0, x1)) =
        rows.min_by_key(|(y, (x0, x1))| ((x1 - x0) * 24 / width, y.abs_diff(y0 + tall * 11 / 20)))?;
    let (x0, x1) = (x0 as u32, x1 as u32);
    let inset = (x1 - x0) / 9;
    let (x0, x1, y0, y1) = (x0 + inset, x1 - inset, middle - tall / 10, middle + tall / 10);
    let band = Rect::new(f64::from(x0), f64::from(y0), f64::from(x1), f64::from(y1));
    (x1 > x0 && y1 > y0)
        .then(|| (band.scale_from_origin(1.0 / edit.sheet.unit()), zone::mean(canvas, (x0, y0), (x1, y1))))
}

/// A passe-partout.
pub(super) fn frame(sheet: &Sheet<'_>) -> Vec<Shape> {
    let page = sheet.page();
    style::mount(page, Rgb::hex(0xfdf8ee))
}
