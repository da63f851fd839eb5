//! Edits under a mask: what it leaves open is made anew, with a soft edge on its open side; all else stays to the bit.

use pictor_codec::{Mask, Picture, composite};
use vello_cpu::kurbo::Rect;

use super::adding::newcomers;
use super::layers::over;
use super::zone::{mean, varied};
use super::{Edit, apply, changes, is_tonal, texture, tone};
use crate::blur::blur;
use crate::compose::{added, banner, compose_around};
use crate::intent::{Change, Intent};
use crate::medium::render;
use crate::sheet::{Note, Pass, Sheet};

/// What is behind the mask's open area is made anew; every other pixel stays as it is.
pub(super) fn masked(
    edit: &Edit<'_>,
    mask: &Mask,
    base: &Picture,
    passes: &[Pass],
    show: &mut dyn FnMut(&Picture),
) -> (Picture, Vec<Note>) {
    let size = base.size;
    let open = if mask.size == size { mask.clone() } else { mask.resize(size) };
    let edit = &Edit { mask: Some(&open), ..*edit };
    let soft = softened(&open);
    let mut notes = Vec::new();
    let mut canvas = base.clone();
    let changes = changes(edit.intent);
    let tonal = !edit.intent.changes.is_empty() && changes.iter().all(is_tonal);
    if tonal {
        passes.iter().take(1).for_each(|_| show(base));
        for change in &changes {
            notes.extend(apply(edit, change, &mut canvas).err());
        }
        tone::vary(&mut canvas, edit.index);
    } else {
        if !keeps_what_is_there(edit.intent) {
            texture::patch(&mut canvas, &open.coverage);
        }
        passes.iter().take(1).for_each(|_| show(&composite(base, &canvas, &soft)));
        if let Some(zone) = open_zone(&open, &edit.sheet) {
            paint_inside(edit, zone, &mut canvas, &mut notes);
        }
    }
    (composite(base, &canvas, &soft), notes)
}

/// Whether something is only to be added: then what is below the mask is its surroundings and stays.
fn keeps_what_is_there(intent: &Intent) -> bool {
    let changes = &intent.changes;
    changes.contains(&Change::Add) && !changes.iter().any(|change| matches!(change, Change::Remove(_)))
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
            *canvas = render(backdrop, &edit.sheet, Pass::Finished);
        }
    }
    let adds = intent.changes.contains(&Change::Add);
    let removes = !adds && intent.changes.iter().any(|change| matches!(change, Change::Remove(_)));
    if !intent.subjects.is_empty() && !removes {
        let zone = varied(zone, edit.sheet.seed);
        over(edit, canvas, &added(&newcomers(intent), &edit.sheet, zone));
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
    blur(&mut blurred, radius);
    let soft = |(open, pixel): (&u8, &[u8])| {
        // The blur reaches half on the edge; from there to the full inside it shall rise from nothing.
        let inside = (i32::from(pixel[0]) * 2 - 255).clamp(0, 255) as u8;
        inside.min(*open)
    };
    let coverage = mask.coverage.iter().zip(blurred.pixels.chunks_exact(4)).map(soft).collect();
    Mask { size: mask.size, coverage }
}
