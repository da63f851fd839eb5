//! Edits: the pictures that came with a call stay recognisable; what the prompt says happens to them.
//!
//! Several pictures are arranged into one composition (`arrange`). One picture goes through its changes in the
//! order of the prompt. With a mask, the same happens, and afterwards only what the mask leaves open is taken over.

use pictor_api::{Background, Size};
use pictor_codec::{Mask, Picture, composite, cover, resize};
use vello_cpu::kurbo::{Affine, Rect};

use crate::colour::Rgb;
use crate::compose::{Sheet, added, banner, compose_around};
use crate::illustrator::{Note, picture, pixmap};
use crate::intent::{Arrangement, Camera, Change, Intent, Season, Time, Weather};
use crate::light::Light;
use crate::medium::render;
use crate::paint::paint;
use crate::scene::{Layer, Scene};
use crate::settings::{self, Place};
use crate::shape::{Paint, Role, Shape};
use crate::style::{self, Pass};

mod arrange;
mod cutout;
mod fill;
mod filter;
mod tone;

pub(crate) use arrange::join;

/// What an edit works on.
pub(crate) struct Edit<'a> {
    pub(crate) intent: &'a Intent,
    pub(crate) sheet: Sheet<'a>,
    pub(crate) inputs: &'a [Picture],
    pub(crate) mask: Option<&'a Mask>,
    pub(crate) threads: u16,
}

/// Makes the edited picture. `show` gets earlier passes, most changed last: fewer than asked where there are fewer
/// steps, since the finished picture is no earlier pass.
pub(crate) fn edit(edit: &Edit<'_>, passes: &[Pass], show: &mut dyn FnMut(&Picture)) -> (Picture, Vec<Note>) {
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
        return masked(edit, mask, &base, passes, show);
    }
    let mut notes = Vec::new();
    let changes = changes(edit.intent);
    if changes.is_empty() {
        notes.push(Note::NothingToDo);
    }
    let mut canvas = base;
    for (i, change) in changes.iter().enumerate() {
        if i < passes.len() {
            show(&canvas);
        }
        apply(edit, change, &mut canvas, &mut notes);
    }
    (canvas, notes)
}

/// The first input at the size of the output: continued on the sides where its shape differs.
fn based(edit: &Edit<'_>) -> Picture {
    let (input, size) = (&edit.inputs[0], edit.sheet.size);
    let extend = edit.intent.changes.contains(&Change::Extend);
    if input.size == size && !extend {
        return input.clone();
    }
    let (wide, tall) = (ratio(size.width, input.size.width), ratio(size.height, input.size.height));
    let alike = (wide / tall - 1.0).abs() < 0.06;
    match (extend, alike) {
        (true, true) => fill::outpaint(input, size, 0.66),
        (false, true) => cover(input, size),
        (_, false) => fill::outpaint(input, size, 1.0),
    }
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
    let settles = |c: &Change| {
        matches!(c, Change::Add | Change::Remove(_) | Change::Recolour { .. } | Change::Arrange(_))
    };
    if !intent.subjects.is_empty() && !has(&settles, &changes) && changes.is_empty() {
        changes.push(Change::Add);
    }
    if !intent.lettering.is_empty() && !has(&|c| matches!(c, Change::Letter), &changes) {
        changes.push(Change::Letter);
    }
    changes
}

fn apply(edit: &Edit<'_>, change: &Change, canvas: &mut Picture, notes: &mut Vec<Note>) {
    let long = canvas.size.width.max(canvas.size.height) as usize;
    match change {
        Change::Arrange(_) | Change::Extend => {}
        Change::Recolour { what, to } => recolour(canvas, what.as_deref(), *to),
        Change::Time(time) => {
            tone::hour(canvas, *time);
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
        Change::Monochrome => tone::monochrome(canvas),
        Change::Sepia => tone::sepia(canvas),
        Change::Brighten => tone::brighten(canvas),
        Change::Darken => tone::darken(canvas),
        Change::Warm => tone::warm(canvas),
        Change::Cool => tone::cool(canvas),
        Change::Vivid => tone::vivid(canvas),
        Change::Blur => filter::blur(canvas, long / 110),
        Change::Invert => tone::invert(canvas),
        Change::Mirror => mirror(canvas),
        Change::Add => {
            let zone = calm_zone(canvas, &edit.sheet);
            over(edit, canvas, &added(edit.intent, &edit.sheet, zone));
        }
        Change::Letter => {
            let band = calm_band(canvas, &edit.sheet);
            let (shapes, missing) = banner(edit.intent, &edit.sheet, band.0, band.1);
            over(edit, canvas, &shapes);
            notes.extend(missing);
        }
        Change::Remove(what) => remove(canvas, what, notes),
        Change::ReplaceBackground => replace_background(edit, canvas),
        Change::RemoveBackground => remove_background(edit, canvas),
        Change::Frame => over(edit, canvas, &frame(&edit.sheet)),
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
    *canvas = picture(paint(&Scene { size: canvas.size, ground: None, layers }, edit.threads));
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

/// Words for what is behind, as far as prompts name it.
fn names_background(what: &str) -> bool {
    ["background", "backdrop", "wall", "背景", "底色", "墙"].iter().any(|word| what.contains(word))
}

fn recolour(canvas: &mut Picture, what: Option<&str>, to: Rgb) {
    let alpha = cutout::plain_alpha(canvas);
    match (alpha, what) {
        (Some(mut alpha), Some(what)) if names_background(what) => {
            alpha.iter_mut().for_each(|a| *a = 255 - *a);
            for (at, pixel) in canvas.pixels.chunks_exact_mut(4).enumerate() {
                let Rgb(r, g, b) = Rgb(pixel[0], pixel[1], pixel[2]).mix(to, f64::from(alpha[at]) / 255.0);
                (pixel[0], pixel[1], pixel[2]) = (r, g, b);
            }
        }
        (Some(alpha), _) => tone::recolour(canvas, to, Some(&alpha)),
        (None, Some(what)) if ["sky", "天空"].iter().any(|word| what.contains(word)) => {
            let sky = sky(canvas);
            tone::recolour(canvas, to, Some(&sky));
        }
        (None, _) => {
            let share = colourful(canvas);
            tone::recolour(canvas, to, Some(&share));
        }
    }
}

/// The part that seems to be sky: light, in the upper half, fading down.
fn sky(canvas: &Picture) -> Vec<u8> {
    let width = canvas.size.width as usize;
    let height = f64::from(canvas.size.height);
    let part = |(at, pixel): (usize, &[u8])| {
        let down = (at / width) as f64 / height;
        let Rgb(r, g, b) = Rgb(pixel[0], pixel[1], pixel[2]);
        let light = Rgb(r, g, b).luma();
        let blue = f64::from(b) >= f64::from(g.max(r)) * 0.92;
        let share = if light > 0.45 && blue { (1.25 - down * 2.0).clamp(0.0, 1.0) } else { 0.0 };
        (share * 255.0) as u8
    };
    canvas.pixels.chunks_exact(4).enumerate().map(part).collect()
}

/// The part that has the picture's strongest hue; all of it if nothing is colourful.
fn colourful(canvas: &Picture) -> Vec<u8> {
    let hue = |p: &[u8]| {
        let [r, g, b] = [p[0], p[1], p[2]].map(f64::from);
        let (most, least) = (r.max(g).max(b), r.min(g).min(b));
        let span = most - least;
        if span < 30.0 {
            return None;
        }
        let sector = if most == r {
            (g - b) / span
        } else if most == g {
            2.0 + (b - r) / span
        } else {
            4.0 + (r - g) / span
        };
        Some((sector.rem_euclid(6.0), span))
    };
    let mut votes = [0.0f64; 12];
    for pixel in canvas.pixels.chunks_exact(4).step_by(5) {
        if let Some((hue, span)) = hue(pixel) {
            votes[(hue * 2.0) as usize % 12] += span;
        }
    }
    let strongest = (0..12).max_by(|&a, &b| votes[a].total_cmp(&votes[b])).unwrap_or(0);
    if votes[strongest] == 0.0 {
        return vec![255; canvas.pixels.len() / 4];
    }
    let target = (strongest as f64 + 0.5) / 2.0;
    let part = |pixel: &[u8]| {
        hue(pixel).map_or(0, |(hue, span)| {
            let off = (hue - target).abs();
            let near = (1.6 - off.min(6.0 - off) * 1.5).clamp(0.0, 1.0);
            (near * (span / 60.0).min(1.0) * 255.0) as u8
        })
    };
    canvas.pixels.chunks_exact(4).map(part).collect()
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

fn remove(canvas: &mut Picture, what: &str, notes: &mut Vec<Note>) {
    match cutout::plain_alpha(canvas) {
        Some(_) if names_background(what) => {}
        Some(alpha) => {
            let missing: Vec<u8> = grown_by_one(&alpha, canvas.size);
            fill::fill(canvas, &missing);
        }
        None => notes.push(Note::NotFound(what.to_owned())),
    }
}

/// A mask with a rim of one pixel more.
fn grown_by_one(mask: &[u8], size: Size) -> Vec<u8> {
    let (width, height) = (size.width as usize, size.height as usize);
    let near = |at: usize| {
        let (x, y) = (at % width, at / width);
        let (x0, x1, y0, y1) =
            (x.saturating_sub(2), (x + 2).min(width - 1), y.saturating_sub(2), (y + 2).min(height - 1));
        (y0..=y1).any(|y| (x0..=x1).any(|x| mask[y * width + x] > 0))
    };
    (0..mask.len()).map(|at| if near(at) { 255 } else { 0 }).collect()
}

fn replace_background(edit: &Edit<'_>, canvas: &mut Picture) {
    let cut = cutout::cut_out(canvas);
    let actor = arrange::item(&cut, 0);
    let mut intent = edit.intent.clone();
    intent.subjects.clear();
    intent.lettering.clear();
    intent.camera = Camera::CloseUp;
    let composition = compose_around(&intent, &edit.sheet, vec![actor]);
    *canvas = render(composition, &edit.sheet, Pass::Finished, edit.threads);
}

fn remove_background(edit: &Edit<'_>, canvas: &mut Picture) {
    let alpha = match cutout::plain_alpha(canvas) {
        Some(alpha) => alpha,
        None => return,
    };
    let ground = edit.intent.backdrop.unwrap_or(Rgb::WHITE);
    for (pixel, alpha) in canvas.pixels.chunks_exact_mut(4).zip(alpha) {
        if edit.sheet.background == Background::Transparent {
            pixel[3] = alpha;
        } else {
            let Rgb(r, g, b) = ground.mix(Rgb(pixel[0], pixel[1], pixel[2]), f64::from(alpha) / 255.0);
            (pixel[0], pixel[1], pixel[2]) = (r, g, b);
        }
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

/// The quieter of the lower thirds, where something can be added without covering what matters.
fn calm_zone(canvas: &Picture, sheet: &Sheet<'_>) -> Rect {
    let page = sheet.page();
    let third = |i: u32| {
        let w = canvas.size.width / 3;
        (i, busy(canvas, (i * w, canvas.size.height / 2), ((i + 1) * w, canvas.size.height)))
    };
    let (best, _) = (0..3).map(third).min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are three thirds");
    let w = page.width() * 0.42;
    let x = [page.width() * 0.03, page.width() * 0.29, page.width() * 0.55][best as usize];
    Rect::new(x, page.height() * 0.38, x + w, page.height() * 0.97)
}

/// The quieter of the bands at the top and the bottom, and ink that is legible on it.
fn calm_band(canvas: &Picture, sheet: &Sheet<'_>) -> (Rect, Rgb) {
    let page = sheet.page();
    let tall = canvas.size.height / 5;
    let top = busy(canvas, (0, 0), (canvas.size.width, tall));
    let low = busy(canvas, (0, canvas.size.height - tall), (canvas.size.width, canvas.size.height));
    let margin = page.width().min(page.height()) * 0.06;
    let share = page.height() * 0.17;
    let (y, from) =
        if top <= low { (margin, 0) } else { (page.height() - margin - share, canvas.size.height - tall) };
    let mean = mean(canvas, (0, from), (canvas.size.width, from + tall));
    (Rect::new(margin, y, page.width() - margin, y + share), mean)
}

fn mean(canvas: &Picture, (x0, y0): (u32, u32), (x1, y1): (u32, u32)) -> Rgb {
    let (mut sums, mut count) = ([0u64; 3], 0u64);
    for y in (y0..y1).step_by(4) {
        for x in (x0..x1).step_by(4) {
            let pixel = canvas.pixel(x, y);
            (0..3).for_each(|c| sums[c] += u64::from(pixel[c]));
            count += 1;
        }
    }
    let [r, g, b] = sums.map(|sum| (sum / count.max(1)) as u8);
    Rgb(r, g, b)
}

/// How much happens in an area: the mean step between neighbours.
fn busy(canvas: &Picture, (x0, y0): (u32, u32), (x1, y1): (u32, u32)) -> f64 {
    let luma = |x: u32, y: u32| {
        let [r, g, b, _] = canvas.pixel(x, y);
        Rgb(r, g, b).luma()
    };
    let (mut sum, mut count) = (0.0, 0.0);
    for y in (y0..y1.saturating_sub(3)).step_by(4) {
        for x in (x0..x1.saturating_sub(3)).step_by(4) {
            sum += (luma(x, y) - luma(x + 3, y)).abs() + (luma(x, y) - luma(x, y + 3)).abs();
            count += 1.0;
        }
    }
    sum / f64::max(count, 1.0)
}

/// What is behind the mask's open area is made anew; every other pixel stays as it is.
fn masked(
    edit: &Edit<'_>,
    mask: &Mask,
    base: &Picture,
    passes: &[Pass],
    show: &mut dyn FnMut(&Picture),
) -> (Picture, Vec<Note>) {
    let size = base.size;
    let open = if mask.size == size { mask.clone() } else { mask.resize(size) };
    let soft = softened(&open);
    let mut notes = Vec::new();
    let mut canvas = base.clone();
    let tonal = changes(edit.intent)
        .iter()
        .all(|c| !matches!(c, Change::Add | Change::Remove(_) | Change::Letter | Change::ReplaceBackground));
    let tonal = tonal && !edit.intent.changes.is_empty();
    if tonal {
        passes.iter().take(1).for_each(|_| show(base));
        for change in changes(edit.intent) {
            apply(edit, &change, &mut canvas, &mut notes);
        }
    } else {
        fill::fill(&mut canvas, &open.coverage);
        passes.iter().take(1).for_each(|_| show(&composite(base, &canvas, &soft)));
        if let Some(zone) = open_zone(&open, &edit.sheet) {
            paint_inside(edit, zone, &mut canvas, &mut notes);
        }
    }
    (composite(base, &canvas, &soft), notes)
}

/// Draws what the intent names into the open zone.
fn paint_inside(edit: &Edit<'_>, zone: Rect, canvas: &mut Picture, notes: &mut Vec<Note>) {
    let intent = edit.intent;
    if let Some(setting) = intent.setting {
        let page = edit.sheet.page();
        let scene = Intent { subjects: Vec::new(), lettering: Vec::new(), ..intent.clone() };
        let backdrop = compose_around(&Intent { setting: Some(setting), ..scene }, &edit.sheet, Vec::new());
        let whole = zone.width() * zone.height() > page.width() * page.height() * 0.3;
        if whole {
            *canvas = render(backdrop, &edit.sheet, Pass::Finished, edit.threads);
        }
    }
    let removes = intent.changes.iter().any(|change| matches!(change, Change::Remove(_)));
    if !intent.subjects.is_empty() && !removes {
        over(edit, canvas, &added(intent, &edit.sheet, zone));
    }
    if !intent.lettering.is_empty() {
        let band = Rect::new(zone.x0, zone.y0 + zone.height() * 0.3, zone.x1, zone.y1 - zone.height() * 0.3);
        let band = if intent.subjects.is_empty() {
            band
        } else {
            Rect::new(zone.x0, zone.y0, zone.x1, zone.y0 + zone.height() * 0.2)
        };
        let corner = (canvas.size.width, canvas.size.height);
        let (shapes, missing) = banner(intent, &edit.sheet, band, mean(canvas, (0, 0), corner));
        over(edit, canvas, &shapes);
        notes.extend(missing);
    }
}

/// The box of the mask's open area in page units.
fn open_zone(mask: &Mask, sheet: &Sheet<'_>) -> Option<Rect> {
    let (mut x0, mut y0, mut x1, mut y1) = (u32::MAX, u32::MAX, 0, 0);
    for (at, _) in mask.coverage.iter().enumerate().filter(|&(_, &open)| open > 127) {
        let (x, y) = (at as u32 % mask.size.width, at as u32 / mask.size.width);
        (x0, y0, x1, y1) = (x0.min(x), y0.min(y), x1.max(x + 1), y1.max(y + 1));
    }
    let unit = sheet.unit();
    let zone =
        Rect::new(f64::from(x0) / unit, f64::from(y0) / unit, f64::from(x1) / unit, f64::from(y1) / unit);
    (x1 > x0 && y1 > y0).then(|| zone.inset(-(zone.width().min(zone.height()) * 0.04)))
}

/// The mask with an edge that is soft on its open side only: closed pixels stay closed to the bit.
fn softened(mask: &Mask) -> Mask {
    let radius = (mask.size.width.max(mask.size.height) / 400).clamp(1, 8) as usize;
    let gray: Vec<u8> = mask.coverage.iter().flat_map(|&open| [open, open, open, 255]).collect();
    let mut blurred = Picture::new(mask.size, gray);
    filter::blur(&mut blurred, radius);
    let soft = |(open, pixel): (&u8, &[u8])| {
        // The blur reaches half on the edge; from there to the full inside it shall rise from nothing.
        let inside = (i32::from(pixel[0]) * 2 - 255).clamp(0, 255) as u8;
        inside.min(*open)
    };
    let coverage = mask.coverage.iter().zip(blurred.pixels.chunks_exact(4)).map(soft).collect();
    Mask { size: mask.size, coverage }
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
