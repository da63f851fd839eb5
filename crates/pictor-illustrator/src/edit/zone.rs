//! Where something can be added to a picture: where it was asked to be, on a head, in the sky, or where it is quiet.

use pictor_api::Size;
use pictor_codec::Picture;
use vello_cpu::kurbo::Rect;

use super::cutout;
use super::face::{self, Face};
use crate::colour::Rgb;
use crate::intent::{Intent, Kind, Pose, Region, Setting, Subject};
use crate::sheet::Sheet;
use crate::understanding::Group;

/// Where the subjects that are to be added go, beside what is given in `whole`; nowhere if they are to be worn and
/// nobody is seen plainly.
pub(super) fn for_subjects(
    new: &Intent,
    whole: &Intent,
    canvas: &Picture,
    sheet: &Sheet<'_>,
) -> Option<Rect> {
    let first = new.subjects.first()?;
    let is = |group: Group| group.has(first.name());
    if let Some(region) = new.region {
        return Some(in_region(region, sheet.page()));
    }
    let lies = whole.subjects.iter().any(|one| one.given && !matches!(one.kind, Kind::Person | Kind::Animal));
    if first.kind == Kind::Clothing && !lies {
        return worn(first, canvas, sheet.unit());
    }
    let flies = first.pose == Some(Pose::Flying) || is(Group::Airborne) || new.setting == Some(Setting::Sky);
    Some(if flies {
        quietest(canvas, sheet, (0.05, 0.42), 0.3)
    } else {
        quietest(canvas, sheet, (0.38, 0.97), 0.42)
    })
}

/// Where a garment is worn: on a face that is plain to see, a hat also on the top of what stands before a plain ground.
fn worn(garment: &Subject, canvas: &Picture, unit: f64) -> Option<Rect> {
    let name = garment.name();
    let face = face::face(canvas);
    let around = |face: Face, up: f64, down: f64, half: f64| {
        let (left, right) = (face.x - face.wide * half, face.x + face.wide * half);
        Rect::new(
            left / unit,
            (face.eyes - face.wide * up) / unit,
            right / unit,
            (face.eyes + face.wide * down) / unit,
        )
    };
    if Group::Headwear.has(name) {
        return face.map(|face| around(face, 1.15, -0.2, 0.74)).or_else(|| on_head(canvas, unit));
    }
    matches!(name, "glasses" | "sunglasses").then_some(())?;
    face.map(|face| around(face, 0.23, 0.23, 0.58))
}

/// How much of each pixel belongs to the head of a face that is plain to see and to the shoulders below, with a soft
/// edge.
pub(super) fn bust(canvas: &Picture) -> Option<Vec<u8>> {
    let face = face::face(canvas)?;
    let width = canvas.size.width as usize;
    let part = |at: usize| {
        let x = ((at % width) as f64 - face.x).abs() / face.wide;
        let y = ((at / width) as f64 - face.eyes) / face.wide;
        let head = 0.95 - ((x / 0.95).powi(2) + ((y - 0.05) / 1.1).powi(2)).sqrt();
        let body = (y - 0.95).min((0.9 + (y - 0.95) * 1.2).min(1.75) - x);
        ((head.max(body) / 0.12 + 0.5).clamp(0.0, 1.0) * 255.0) as u8
    };
    Some((0..canvas.pixels.len() / 4).map(part).collect())
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

/// A place for a hat on the head of what stands before a plain background: its top, as wide as it is there.
fn on_head(canvas: &Picture, unit: f64) -> Option<Rect> {
    let alpha = cutout::thing(canvas)?;
    let width = canvas.size.width as usize;
    let spans: Vec<Option<(usize, usize)>> = alpha.chunks_exact(width).map(span).collect();
    let top = spans.iter().position(Option::is_some)?;
    let end = spans.iter().rposition(Option::is_some)? + 1;
    // The head is within the upper third of somebody upright; where it is widest is about the height of the eyes.
    let upper = &spans[top..top + ((end - top) * 35 / 100).max(1)];
    let wide = upper.iter().flatten().map(|(from, to)| to - from).max()?;
    let eyes = upper.iter().flatten().find(|(from, to)| (to - from) * 100 >= wide * 94)?;
    let centre = (eyes.0 + eyes.1) as f64 / 2.0;
    let (wide, top) = (wide as f64, top as f64);
    let brim = top + wide * 0.3;
    let half = wide * 0.54;
    // What rises above the page would be cut off.
    let tall = (wide * 0.62).min(brim * 0.98);
    (tall > wide * 0.25)
        .then(|| Rect::new((centre - half) / unit, (brim - tall) / unit, (centre + half) / unit, brim / unit))
}

/// From the first to the last pixel of the thing in a row.
fn span(row: &[u8]) -> Option<(usize, usize)> {
    let from = row.iter().position(|&alpha| alpha > 127)?;
    Some((from, row.iter().rposition(|&alpha| alpha > 127)?))
}

/// The quietest third of the page between two heights, where something that is `share` of it wide covers least.
fn quietest(canvas: &Picture, sheet: &Sheet<'_>, (upper, lower): (f64, f64), share: f64) -> Rect {
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
    let busy_top = busy(canvas, (0, 0), (canvas.size.width, tall));
    let busy_low = busy(canvas, (0, canvas.size.height - tall), (canvas.size.width, canvas.size.height));
    let top = match intent.region {
        Some(Region::Top | Region::TopLeft | Region::TopRight) => true,
        Some(Region::Bottom | Region::BottomLeft | Region::BottomRight) => false,
        _ => busy_top <= busy_low,
    };
    let margin = page.width().min(page.height()) * 0.06;
    let share = page.height() * 0.17;
    let (y, from) =
        if top { (margin, 0) } else { (page.height() - margin - share, canvas.size.height - tall) };
    let mean = mean(canvas, (0, from), (canvas.size.width, from + tall));
    (Rect::new(margin, y, page.width() - margin, y + share), mean)
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
