//! Edits: the pictures that came with a call stay recognisable; what the prompt says happens to them.
//!
//! Several pictures are arranged into one composition (`arrange`). One picture goes through its changes in the
//! order of the prompt. With a mask, the same happens, and afterwards only what the mask leaves open is taken over.

use std::borrow::Cow;

use pictor_api::{Background, Size};
use pictor_codec::{Mask, Picture, cover, resize};
use vello_cpu::kurbo::{Affine, Rect};

use crate::blur::blur;
use crate::colour::Rgb;
use crate::compose::{added, banner, compose_around};
use crate::intent::{Arrangement, Camera, Change, Intent, Relation, Season, Style, Subject, Time, Weather};
use crate::light::Light;
use crate::medium::render;
use crate::paint::paint;
use crate::scene::{Layer, Scene};
use crate::settings::{self, Place};
use crate::shape::{Paint, Role, Shape};
use crate::sheet::{Note, Pass, Sheet, picture, pixmap};
use crate::style;

mod arrange;
mod clone;
mod cutout;
mod face;
mod fill;
mod filter;
mod locate;
mod masked;
mod recolour;
mod tone;
mod zone;

/// What an edit works on.
pub(crate) struct Edit<'a> {
    pub(crate) intent: &'a Intent,
    pub(crate) sheet: Sheet<'a>,
    pub(crate) inputs: &'a [Picture],
    pub(crate) mask: Option<&'a Mask>,
    /// Which of several pictures of one call this is.
    pub(crate) index: u32,
}

/// Makes the edited picture. `show` gets earlier passes, most changed last: fewer than asked where there are fewer
/// steps, since the finished picture is no earlier pass.
pub(crate) fn edit(edit: &Edit<'_>, passes: &[Pass], show: &mut dyn FnMut(&Picture)) -> (Picture, Vec<Note>) {
    // Under a mask "remove what is there" names nothing either.
    if edit.mask.is_none() && says_nothing(edit.intent) {
        return (based(edit).into_owned(), vec![Note::NothingToDo]);
    }
    let arranged =
        edit.inputs.len() > 1 || edit.intent.changes.iter().any(|c| matches!(c, Change::Arrange(_)));
    if arranged && edit.mask.is_none() {
        for &pass in passes {
            show(&arrange::arrange(edit, pass).0);
        }
        return arrange::arrange(edit, Pass::Finished);
    }
    let base = based(edit);
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
    if done == 0 && notes.is_empty() {
        notes.push(Note::NothingToDo);
    }
    if done > 0 && changes.iter().all(is_tonal) {
        tone::vary(&mut canvas, edit.index);
    }
    (canvas, notes)
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
            | Change::Remove(_)
            | Change::ReplaceBackground
            | Change::RemoveBackground
            | Change::Extend
            | Change::Frame
    );
    !others
}

/// The first input at the size of the output: continued on the sides where its shape differs.
fn based<'a>(edit: &Edit<'a>) -> Cow<'a, Picture> {
    let (input, size) = (&edit.inputs[0], edit.sheet.size);
    let extend = edit.intent.changes.contains(&Change::Extend);
    if input.size == size && !extend {
        return Cow::Borrowed(input);
    }
    let (wide, tall) = (ratio(size.width, input.size.width), ratio(size.height, input.size.height));
    let alike = (wide / tall - 1.0).abs() < 0.06;
    Cow::Owned(match (extend, alike) {
        (true, true) => fill::outpaint(input, size, 0.66),
        (false, true) => cover(input, size),
        (_, false) => fill::outpaint(input, size, 1.0),
    })
}

fn ratio(a: u32, b: u32) -> f64 {
    f64::from(a) / f64::from(b)
}

/// What is to be done: the changes that were read, and what else the intent implies for a picture that is there.
fn changes(intent: &Intent) -> Vec<Change> {
    let mut changes: Vec<Change> = intent.changes.clone();
    let has = |found: &dyn Fn(&Change) -> bool, changes: &[Change]| changes.iter().any(found);
    if let Some(time) = intent.time
        && !has(&|c| matches!(c, Change::Time(_) | Change::ReplaceBackground), &changes)
    {
        changes.push(Change::Time(time));
    }
    if let Some(season) = intent.season
        && !has(&|c| matches!(c, Change::Season(_) | Change::ReplaceBackground), &changes)
    {
        changes.push(Change::Season(season));
    }
    if let Some(weather) = intent.weather
        && !has(&|c| matches!(c, Change::Weather(_) | Change::ReplaceBackground), &changes)
    {
        changes.push(Change::Weather(weather));
    }
    if let Some(&style) = intent.styles.first()
        && !has(&|c| matches!(c, Change::Style(_)), &changes)
    {
        changes.push(Change::Style(style));
    }
    // A photograph is one already, and no filter makes a drawing one.
    changes.retain(|change| *change != Change::Style(Style::Photo));
    if !intent.lettering.is_empty() && !has(&|c| matches!(c, Change::Letter), &changes) {
        changes.push(Change::Letter);
    }
    changes
}

/// Makes one change: tells what of it is missing, or why the picture is as it was.
fn apply(edit: &Edit<'_>, change: &Change, canvas: &mut Picture) -> Result<Vec<Note>, Note> {
    let open =
        edit.mask.map(|mask| mask.coverage.as_slice()).filter(|open| open.len() * 4 == canvas.pixels.len());
    match change {
        Change::Arrange(_) | Change::Extend => {}
        Change::Recolour { what, to } => {
            if !recolour::recolour(canvas, what.as_deref(), *to, open) {
                return Err(not_found(what.as_deref().unwrap_or_default()));
            }
        }
        Change::Time(time) => {
            tone::hour(canvas, *time, locate::sky(canvas).as_deref());
            if *time == Time::Night {
                over(edit, canvas, &night_sky(edit));
            }
        }
        Change::Season(season) => {
            tone::season(canvas, *season);
            if *season == Season::Winter {
                over(edit, canvas, &falling(edit, Weather::Snow));
            }
        }
        Change::Weather(weather) => {
            tone::weather(canvas, *weather);
            over(edit, canvas, &falling(edit, *weather));
        }
        Change::Style(style) => filter::restyle(canvas, *style),
        Change::Light => return if tone::level(canvas) { Ok(Vec::new()) } else { Err(Note::NothingToDo) },
        Change::BlurBackground => blur_background(canvas)?,
        Change::Add => add(edit, canvas)?,
        Change::Letter => {
            let band = zone::for_letters(edit.intent, canvas, &edit.sheet);
            let (shapes, missing) = banner(edit.intent, &edit.sheet, band.0, band.1);
            over(edit, canvas, &shapes);
            return Ok(missing);
        }
        Change::Remove(what) => remove(canvas, what)?,
        Change::ReplaceBackground => replace_background(edit, canvas)?,
        Change::RemoveBackground => return remove_background(edit, canvas),
        Change::Frame => over(edit, canvas, &frame(&edit.sheet)),
        tone => tone_all(tone, canvas),
    }
    Ok(Vec::new())
}

/// The changes of all pixels alike.
fn tone_all(change: &Change, canvas: &mut Picture) {
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
        Change::Mirror => mirror(canvas),
        _ => {}
    }
}

fn not_found(what: &str) -> Note {
    Note::NotFound(what.to_owned())
}

/// Draws what is to be added; what is worn only where somebody is who can wear it.
fn add(edit: &Edit<'_>, canvas: &mut Picture) -> Result<(), Note> {
    let intent = newcomers(edit.intent);
    let Some(first) = intent.subjects.first() else { return Err(Note::NothingToDo) };
    let Some(zone) = zone::for_subjects(&intent, edit.intent, canvas, &edit.sheet) else {
        return Err(Note::NoWearer(first.word.clone()));
    };
    over(edit, canvas, &added(&intent, &edit.sheet, zone));
    Ok(())
}

/// The intent without what the picture shows already, and without what nobody knows how to draw.
fn newcomers(intent: &Intent) -> Intent {
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

/// Blurs what is behind the thing on a plain ground, or behind a face and the shoulders below it.
fn blur_background(canvas: &mut Picture) -> Result<(), Note> {
    let sharp = match cutout::thing(canvas) {
        Some(thing) => thing,
        None => zone::bust(canvas).ok_or_else(|| not_found("background"))?,
    };
    let mut soft = canvas.clone();
    blur(&mut soft, canvas.size.width.max(canvas.size.height) as usize / 80);
    lay_over(&mut soft, canvas, &sharp);
    *canvas = soft;
    Ok(())
}

/// Lays what `part` tells of a picture over another of its size.
fn lay_over(ground: &mut Picture, picture: &Picture, part: &[u8]) {
    let pixels = ground.pixels.chunks_exact_mut(4).zip(picture.pixels.chunks_exact(4));
    for ((under, over), part) in pixels.zip(part) {
        let mixed =
            Rgb(under[0], under[1], under[2]).mix(Rgb(over[0], over[1], over[2]), f64::from(*part) / 255.0);
        (under[0], under[1], under[2]) = (mixed.0, mixed.1, mixed.2);
    }
}

/// Rasterises shapes in page units over the canvas.
fn over(edit: &Edit<'_>, canvas: &mut Picture, shapes: &[Shape]) {
    if shapes.is_empty() {
        return;
    }
    let under = picture_shape(canvas, Affine::IDENTITY);
    let layers = vec![
        Layer { shapes: vec![under], affine: Affine::IDENTITY },
        Layer { shapes: shapes.to_vec(), affine: Affine::scale(edit.sheet.unit()) },
    ];
    *canvas = picture(paint(&Scene { size: canvas.size, ground: None, layers }));
}

/// A whole picture as one shape.
fn picture_shape(source: &Picture, affine: Affine) -> Shape {
    let area = Rect::new(0.0, 0.0, f64::from(source.size.width), f64::from(source.size.height));
    Shape {
        path: affine * vello_cpu::kurbo::Shape::to_path(&area, 0.1),
        paint: Paint::Image { image: pixmap(source), affine },
        stroke: None,
        role: Role::Mark,
        clip: None,
    }
}

fn mirror(canvas: &mut Picture) {
    let width = canvas.size.width as usize;
    for row in canvas.pixels.chunks_exact_mut(width * 4) {
        for x in 0..width / 2 {
            for c in 0..4 {
                row.swap(x * 4 + c, (width - 1 - x) * 4 + c);
            }
        }
    }
}

/// Takes away what stands before a plain background; anything else cannot be told from what is around it.
fn remove(canvas: &mut Picture, what: &str) -> Result<(), Note> {
    let found = locate::locate(canvas, what).filter(|found| found.is == locate::Is::Thing);
    let thing = found.ok_or_else(|| not_found(what))?;
    fill::fill(canvas, &cutout::with_shadows(&thing.part, canvas.size));
    Ok(())
}

fn replace_background(edit: &Edit<'_>, canvas: &mut Picture) -> Result<(), Note> {
    let thing = cutout::thing(canvas).ok_or_else(|| not_found("background"))?;
    if edit.intent.setting.is_none()
        && let Some(ground) = edit.intent.backdrop
    {
        paint_behind(canvas, &thing, ground);
        return Ok(());
    }
    let mut intent = edit.intent.clone();
    intent.subjects.clear();
    intent.lettering.clear();
    intent.camera = Camera::CloseUp;
    // What the lower edge cuts off stays where it is: it would float anywhere else.
    let last_row = thing.len() - canvas.size.width as usize;
    let cut_off = thing[last_row..].iter().any(|&alpha| alpha > 127);
    let actor = (!cut_off).then(|| arrange::item(&cutout::cropped(canvas, &thing), 0));
    let ground = compose_around(&intent, &edit.sheet, actor.into_iter().collect());
    let mut ground = render(ground, &edit.sheet, Pass::Finished);
    if cut_off {
        lay_over(&mut ground, canvas, &thing);
    }
    *canvas = ground;
    Ok(())
}

fn remove_background(edit: &Edit<'_>, canvas: &mut Picture) -> Result<Vec<Note>, Note> {
    let thing = cutout::thing(canvas).ok_or_else(|| not_found("background"))?;
    if edit.sheet.background == Background::Transparent {
        canvas.pixels.chunks_exact_mut(4).zip(thing).for_each(|(pixel, alpha)| pixel[3] = alpha);
        return Ok(Vec::new());
    }
    paint_behind(canvas, &thing, edit.intent.backdrop.unwrap_or(Rgb::WHITE));
    Ok(if edit.intent.backdrop.is_some() { Vec::new() } else { vec![Note::White] })
}

fn paint_behind(canvas: &mut Picture, thing: &[u8], ground: Rgb) {
    for (pixel, alpha) in canvas.pixels.chunks_exact_mut(4).zip(thing) {
        let Rgb(r, g, b) = ground.mix(Rgb(pixel[0], pixel[1], pixel[2]), f64::from(*alpha) / 255.0);
        pixel.copy_from_slice(&[r, g, b, 255]);
    }
}

fn place(edit: &Edit<'_>, light: Light) -> Place {
    let page = edit.sheet.page();
    Place::bare((page.width(), page.height()), light, edit.sheet.seed)
}

fn falling(edit: &Edit<'_>, weather: Weather) -> Vec<Shape> {
    let light = Light { weather, ..Light::of(&Intent::default()) };
    settings::weather_over(&place(edit, light))
}

fn night_sky(edit: &Edit<'_>) -> Vec<Shape> {
    let intent = Intent { time: Some(Time::Night), ..Intent::default() };
    settings::stars_over(&place(edit, Light::of(&intent)))
}

fn frame(sheet: &Sheet<'_>) -> Vec<Shape> {
    let page = sheet.page();
    style::mount(page, Rgb::hex(0xfdf8ee))
}

/// Shrinks an input to what it needs to be seen well.
fn shrunk(input: &Picture, size: Size) -> Picture {
    let within = pictor_codec::fit(input.size, size);
    if within == input.size { input.clone() } else { resize(input, within) }
}

/// Which arrangement the intent asks for.
fn arrangement(intent: &Intent) -> Option<Arrangement> {
    intent.changes.iter().find_map(|change| match change {
        Change::Arrange(arrangement) => Some(*arrangement),
        _ => None,
    })
}
