//! Edits: the pictures that came with a call stay recognisable; what the prompt says happens to them.
//!
//! Several pictures are arranged into one composition (`arrange`). One picture goes through its changes in the
//! order of the prompt. With a mask, the same happens, and afterwards only what the mask leaves open is taken over.

use std::borrow::Cow;

use pictor_codec::{Mask, Picture};

use crate::blur::blur;
use crate::intent::{Change, Intent, Style, Time};
use crate::sheet::{Note, Pass, Sheet};
use layers::over;
pub(crate) use page::is_as_given;

mod adding;
mod aloft;
mod arrange;
mod cutout;
mod drawn;
mod face;
mod fill;
mod filter;
mod ground;
mod hair;
mod hue;
mod layers;
mod locate;
mod masked;
mod outdoors;
mod page;
mod part;
mod recolour;
mod remove;
mod snow;
mod standout;
mod texture;
mod tone;
mod words;
mod zone;

/// What an edit works on.
pub(crate) struct Edit<'a> {
    pub(crate) intent: &'a Intent,
    pub(crate) prompt: &'a str,
    pub(crate) sheet: Sheet<'a>,
    pub(crate) inputs: &'a [Picture],
    pub(crate) mask: Option<&'a Mask>,
    /// Which of several pictures of one call this is.
    pub(crate) index: u32,
}

/// Makes the edited picture. `show` gets earlier passes, most changed last: fewer than asked where there are fewer
/// steps, since the finished picture is no earlier pass.
pub(crate) fn edit(edit: &Edit<'_>, passes: &[Pass], show: &mut dyn FnMut(&Picture)) -> (Picture, Vec<Note>) {
    if let Some(intent) = adding::placed(edit.intent) {
        return self::edit(&Edit { intent: &intent, ..*edit }, passes, show);
    }
    if let Some(turned) = page::turned(edit.intent, edit.inputs) {
        let (intent, inputs) = (&turned.0, turned.1.as_slice());
        if intent.changes.is_empty() {
            return (page::based(&Edit { intent, inputs, ..*edit }).into_owned(), Vec::new());
        }
        return self::edit(&Edit { intent, inputs, ..*edit }, passes, show);
    }
    if edit.intent.changes == [Change::Crop] {
        let whole = edit.intent.shape.is_none().then_some(Note::NothingToDo);
        return (page::based(edit).into_owned(), whole.into_iter().collect());
    }
    if says_nothing(edit.intent) {
        return (page::based(edit).into_owned(), vec![Note::NothingToDo]);
    }
    let arranged =
        edit.inputs.len() > 1 || edit.intent.changes.iter().any(|c| matches!(c, Change::Arrange(_)));
    if arranged && edit.mask.is_none() {
        let (inputs, notes) = recoloured(edit);
        let edit = &Edit { inputs: inputs.as_ref(), ..*edit };
        for &pass in passes {
            show(&arrange::arrange(edit, pass).0);
        }
        let (picture, missing) = arrange::arrange(edit, Pass::Finished);
        return (picture, [notes, missing].concat());
    }
    let base = page::based(edit);
    if let Some(mask) = edit.mask {
        return masked::masked(edit, mask, &base, passes, show);
    }
    let changes = changes(edit.intent);
    let mut notes = Vec::new();
    let mut canvas = base.into_owned();
    let mut done = 0;
    for change in &changes {
        if done < passes.len() {
            show(&canvas);
        }
        match apply(edit, change, &mut canvas) {
            Ok(missing) => (done, notes) = (done + 1, [notes, missing].concat()),
            Err(note) => notes.push(note),
        }
    }
    let draws = |change: &Change| {
        matches!(
            change,
            Change::Add | Change::Letter | Change::Reletter | Change::Replace(_) | Change::ReplaceBackground
        )
    };
    if !changes.iter().any(draws) {
        notes.extend(left_out(edit));
    }
    let as_it_was = done == 0 || canvas == edit.inputs[0];
    if as_it_was && notes.is_empty() {
        notes.push(Note::NothingToDo);
    }
    if done > 0 && changes.iter().all(is_tonal) {
        tone::vary(&mut canvas, edit.index);
    }
    (canvas, notes)
}

/// The inputs of an arrangement, the only one in the new colour that it is to have.
fn recoloured<'a>(edit: &Edit<'a>) -> (Cow<'a, [Picture]>, Vec<Note>) {
    let (mut inputs, mut notes) = (Cow::Borrowed(edit.inputs), Vec::new());
    for change in &edit.intent.changes {
        match (change, edit.inputs) {
            (Change::Recolour { .. }, [_]) => {
                notes.extend(apply(edit, change, &mut inputs.to_mut()[0]).err());
            }
            (Change::Recolour { what, .. }, _) => {
                notes.push(not_found(what.as_deref().unwrap_or("the colour")));
            }
            _ => {}
        }
    }
    (inputs, notes)
}

/// Whether nothing in the prompt could be done to a picture.
fn says_nothing(intent: &Intent) -> bool {
    let drawn = intent.subjects.iter().any(|subject| subject.concept.is_some());
    let said = drawn || intent.setting.is_some() || intent.backdrop.is_some() || !intent.lettering.is_empty();
    !said && changes(intent).is_empty()
}

/// Whether a change would come out the same in every picture of a call.
fn is_tonal(change: &Change) -> bool {
    let others = matches!(
        change,
        Change::Arrange(_)
            | Change::Add
            | Change::Letter
            | Change::Reletter
            | Change::Remove(_)
            | Change::Replace(_)
            | Change::ReplaceBackground
            | Change::RemoveBackground
            | Change::Extend
            | Change::Frame
    );
    !others
}

/// What is to be done: the changes that were read, and what else the intent implies for a picture that is there.
fn changes(intent: &Intent) -> Vec<Change> {
    let mut changes: Vec<Change> = intent.changes.clone();
    let said = |same: fn(&Change) -> bool| intent.changes.iter().any(same);
    // A new background has its own hour and weather.
    let behind = said(|c| matches!(c, Change::ReplaceBackground));
    let time = intent.time.filter(|_| !behind && !said(|c| matches!(c, Change::Time(_))));
    let season = intent.season.filter(|_| !behind && !said(|c| matches!(c, Change::Season(_))));
    let weather = intent.weather.filter(|_| !behind && !said(|c| matches!(c, Change::Weather(_))));
    let style = intent.styles.first().filter(|_| !said(|c| matches!(c, Change::Style(_))));
    changes.extend(time.map(Change::Time));
    changes.extend(season.map(Change::Season));
    changes.extend(weather.map(Change::Weather));
    changes.extend(style.copied().map(Change::Style));
    // A photograph is one already, and no filter makes a drawing one.
    changes.retain(|change| *change != Change::Style(Style::Photo));
    if behind {
        changes.retain(|c| !matches!(c, Change::Time(_) | Change::Season(_) | Change::Weather(_)));
    }
    if changes.contains(&Change::Time(Time::Night)) && adding::newcomers(intent).subjects.is_empty() {
        changes.retain(|change| *change != Change::Add);
    }
    if !intent.lettering.is_empty() && !said(|c| matches!(c, Change::Letter | Change::Reletter)) {
        changes.push(Change::Letter);
    }
    changes.sort_by_key(turn);
    changes
}

/// When a change has its turn: things are looked for before what is behind them changes, and that before all colours do.
fn turn(change: &Change) -> u8 {
    match change {
        Change::Recolour { what, .. } if what.as_deref().is_none_or(|what| !locate::is_surface(what)) => 0,
        Change::Remove(_) | Change::Replace(_) => 1,
        Change::Recolour { .. } => 2,
        Change::BlurBackground | Change::ReplaceBackground | Change::RemoveBackground => 3,
        Change::Add | Change::Time(_) | Change::Season(_) | Change::Weather(_) => 4,
        Change::Letter | Change::Reletter | Change::Frame => 6,
        _ => 5,
    }
}

/// Makes one change: tells what of it is missing, or why the picture is as it was.
fn apply(edit: &Edit<'_>, change: &Change, canvas: &mut Picture) -> Result<Vec<Note>, Note> {
    match change {
        Change::Arrange(_) | Change::Extend => {}
        Change::Recolour { what, from, to } => recolour::named(edit, canvas, (what.as_deref(), *from), *to)?,
        Change::Time(time) => outdoors::hour(edit, canvas, *time),
        Change::Season(season) => outdoors::season(edit, canvas, *season)?,
        Change::Weather(weather) => outdoors::weather(edit, canvas, *weather)?,
        Change::Style(style) => filter::restyle(edit, canvas, *style),
        Change::Light => tone::level(canvas).then_some(()).ok_or(Note::WellLit)?,
        Change::Add => adding::add(edit, canvas, None)?,
        Change::Letter => return Ok(adding::letter(edit, canvas)),
        Change::Reletter => return words::replace(edit, canvas),
        Change::Frame => over(edit, canvas, &adding::frame(&edit.sheet)),
        Change::Remove(what) => drop(remove::remove(canvas, what)?),
        Change::Replace(what) => {
            let freed = remove::remove(canvas, what)?;
            adding::add(edit, canvas, Some(freed))?;
        }
        Change::BlurBackground => ground::blur(canvas)?,
        Change::ReplaceBackground => return ground::replace(edit, canvas),
        Change::RemoveBackground => return ground::remove(edit, canvas),
        tone => tone_all(tone, canvas),
    }
    Ok(Vec::new())
}

/// The changes of all pixels alike.
pub(crate) fn tone_all(change: &Change, canvas: &mut Picture) {
    match change {
        Change::Monochrome => tone::monochrome(canvas),
        Change::Sepia => tone::sepia(canvas),
        Change::Brighten => tone::brighten(canvas),
        Change::Darken => tone::darken(canvas),
        Change::Warm => tone::warm(canvas),
        Change::Cool => tone::cool(canvas),
        Change::Vivid => tone::vivid(canvas),
        Change::Blur => blur(canvas, canvas.size.width.max(canvas.size.height) as usize / 110),
        Change::Invert => tone::invert(canvas),
        Change::Mirror => tone::mirror(canvas),
        _ => {}
    }
}

/// What the prompt wants beside what the pictures show: "with cherry blossoms".
fn left_out(edit: &Edit<'_>) -> Vec<Note> {
    let wanted = |word: &str| {
        let before = edit.prompt.find(word).map_or("", |at| edit.prompt[..at].trim_end());
        ["with", "with a", "with an", "with some", "有", "带", "带着"]
            .iter()
            .any(|with| before.ends_with(with))
    };
    let new = edit.intent.subjects.iter().filter(|subject| !subject.given && subject.concept.is_some());
    new.filter(|new| wanted(&new.word)).map(|new| Note::LeftOut(new.word.clone())).collect()
}

fn not_found(what: &str) -> Note {
    Note::NotFound(what.to_owned())
}
