//! Where something can be added to a picture: where it was asked to be, on a head, in the sky, or where it is quiet.

use pictor_api::Size;
use pictor_codec::{Picture, fit, resize};
use vello_cpu::kurbo::Rect;

use super::{cutout, locate, not_found, part};
use crate::colour::Rgb;
use crate::figures::look::scramble;
use crate::intent::{Bond, Intent, Kind, Pose, Region, Relation, Setting, Subject};
use crate::sheet::{Note, Sheet};
use crate::understanding::{Group, concept};

mod footing;
mod worn;

pub(super) use footing::longest;

/// Where the subjects that are to be added go, beside what is given in `whole`; or why nowhere: they are to be worn and
/// nobody is seen plainly, or they are to stand on something that isn't.
pub(super) fn for_subjects(
    new: &Intent,
    whole: &Intent,
    canvas: &Picture,
    sheet: &Sheet<'_>,
) -> Result<Rect, Note> {
    let Some(first) = new.subjects.first() else { return Err(Note::NothingToDo) };
    let is = |group: Group| group.has(first.name());
    if let Some(region) = new.region {
        return Ok(varied(in_region(region, sheet.page()), sheet.seed));
    }
    let lies = whole.subjects.iter().any(|one| one.given && !one.kind.is_alive());
    let on_somebody =
        matches!(first.name(), "bow" | "ribbon") && joined(whole).is_some_and(|one| one.kind.is_alive());
    if (first.kind == Kind::Clothing || on_somebody) && !lies {
        return worn::worn(first, canvas, sheet.unit());
    }
    let under = joined(whole);
    if let Some(under) =
        under.filter(|under| under.kind == Kind::Furniture || Group::Surface.has(under.name()))
    {
        let ledge = footing::ledge(canvas).ok_or_else(|| not_found(&under.word))?;
        return Ok(varied(footing::upon(canvas, ledge, sheet.unit()), sheet.seed));
    }
    if let Some(under) = under.filter(|under| matches!(under.kind, Kind::Food | Kind::Product | Kind::Tool)) {
        let found = locate::locate(canvas, under.name()).filter(|found| found.is == locate::Is::Thing);
        let (x0, y0, x1, _) = found
            .and_then(|found| part::extent(&found.part, canvas.size))
            .ok_or_else(|| not_found(&under.word))?;
        let (wide, unit) = (f64::from(x1 - x0), sheet.unit());
        let (middle, top) = (f64::from(x0 + x1) / 2.0, f64::from(y0) + wide * 0.06);
        let half = wide * 0.3;
        return Ok(Rect::new(
            (middle - half) / unit,
            (top - wide * 0.6).max(0.0) / unit,
            (middle + half) / unit,
            top / unit,
        ));
    }
    let flies = first.pose == Some(Pose::Flying) || is(Group::Airborne) || new.setting == Some(Setting::Sky);
    let floats = first.kind == Kind::Vehicle
        && concept(first.name())
            .is_some_and(|c| matches!(c.setting, Some(Setting::Sea | Setting::Lake | Setting::River)));
    let free = match footing::water(canvas).filter(|_| floats) {
        _ if flies => quietest(canvas, sheet, (0.05, 0.42), 0.3),
        Some((_, low)) => quietest(canvas, sheet, (low - 0.3, low), 0.34),
        None => quietest(canvas, sheet, (0.38, 0.97), 0.42),
    };
    Ok(varied(free, sheet.seed))
}

/// What is there already, of what something new is to stand on, to be in or to come out of.
fn joined(whole: &Intent) -> Option<&Subject> {
    let joins = |relation: &&Relation| {
        matches!(relation.bond, Bond::On | Bond::In | Bond::Above)
            && !whole.subjects[relation.from].given
            && whole.subjects[relation.to].given
    };
    whole.relations.iter().find(joins).map(|relation| &whole.subjects[relation.to])
}

/// The third of the page that a region names.
fn in_region(region: Region, page: Rect) -> Rect {
    let (left, middle, right) = ((0.04, 0.4), (0.3, 0.7), (0.6, 0.96));
    let (upper, whole, lower) = ((0.05, 0.42), (0.38, 0.97), (0.55, 0.97));
    let ((x0, x1), (y0, y1)) = match region {
        Region::Left => (left, whole),
        Region::Right => (right, whole),
        Region::Top => (middle, upper),
        Region::Bottom => (middle, lower),
        Region::TopLeft => (left, upper),
        Region::TopRight => (right, upper),
        Region::BottomLeft => (left, lower),
        Region::BottomRight => (right, lower),
        Region::Centre => (middle, (0.3, 0.8)),
    };
    Rect::new(page.width() * x0, page.height() * y0, page.width() * x1, page.height() * y1)
}

/// Somewhere in the zone and on its floor, a little smaller: so that several pictures of one edit differ.
pub(super) fn varied(zone: Rect, seed: u64) -> Rect {
    let share = |key| (scramble(seed, key) % 1_000) as f64 / 1_000.0;
    let scale = 0.82 + 0.18 * share(1);
    let (width, height) = (zone.width() * scale, zone.height() * scale);
    let left = zone.x0 + (zone.width() - width) * share(2);
    Rect::new(left, zone.y1 - height, left + width, zone.y1)
}

/// The quietest third of the page between two heights, where something that is `share` of it wide covers least.
pub(super) fn quietest(canvas: &Picture, sheet: &Sheet<'_>, (upper, lower): (f64, f64), share: f64) -> Rect {
    let (page, Size { width, height }) = (sheet.page(), canvas.size);
    let row = |share: f64| (f64::from(height) * share) as u32;
    let third = |i: u32| (i, busy(canvas, (i * width / 3, row(upper)), ((i + 1) * width / 3, row(lower))));
    let (best, _) = (0..3).map(third).min_by(|a, b| a.1.total_cmp(&b.1)).expect("there are three thirds");
    let free = 0.97 - share;
    let x = page.width() * (0.03 + (free - 0.03) * f64::from(best) / 2.0);
    Rect::new(x, page.height() * upper, x + page.width() * share, page.height() * lower)
}

/// A band for lettering: where it was asked to be, or the quieter of top and bottom; and the colour below it.
pub(super) fn for_letters(intent: &Intent, canvas: &Picture, sheet: &Sheet<'_>) -> (Rect, Rgb) {
    let page = sheet.page();
    let tall = canvas.size.height / 5;
    let (busy_top, busy_low) = {
        let end = (canvas.size.width, canvas.size.height);
        let covered = covered(canvas);
        let low = busy(canvas, (0, end.1 - tall), end) + covered.1;
        (busy(canvas, (0, 0), (end.0, tall)) + covered.0, low)
    };
    let top = match intent.region {
        Some(Region::Top | Region::TopLeft | Region::TopRight) => true,
        Some(Region::Bottom | Region::BottomLeft | Region::BottomRight) => false,
        _ => busy_top <= busy_low,
    };
    let margin = page.width().min(page.height()) * 0.06;
    let share = page.height() * 0.17;
    let (y, from) =
        if top { (margin, 0) } else { (page.height() - margin - share, canvas.size.height - tall) };
    let (left, right) = match intent.region {
        Some(Region::Left | Region::TopLeft | Region::BottomLeft) => (0.0, 0.46),
        Some(Region::Right | Region::TopRight | Region::BottomRight) => (0.54, 1.0),
        _ => (0.0, 1.0),
    };
    let column = |share: f64| (f64::from(canvas.size.width) * share) as u32;
    let mean = mean(canvas, (column(left), from), (column(right), from + tall));
    let free = page.width() - 2.0 * margin;
    (Rect::new(margin + free * left, y, margin + free * right, y + share), mean)
}

/// How much of the upper and of the lower fifth the thing takes that the picture shows.
fn covered(canvas: &Picture) -> (f64, f64) {
    let small = resize(canvas, fit(canvas.size, Size::new(400, 400)));
    let thing = cutout::thing(&small).unwrap_or_default();
    let share =
        |part: &[u8]| part.iter().filter(|part| **part > 127).count() as f64 / part.len().max(1) as f64;
    let rows = thing.len() / 5;
    (share(&thing[..rows]), share(&thing[thing.len() - rows..]))
}

pub(super) fn mean(canvas: &Picture, (x0, y0): (u32, u32), (x1, y1): (u32, u32)) -> Rgb {
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
