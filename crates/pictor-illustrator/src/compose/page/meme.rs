//! Memes: a picture with its captions across the top and the bottom.

use vello_cpu::kurbo::{Affine, Rect};

use super::super::lettered;
use super::{only, scene};
use crate::colour::Rgb;
use crate::intent::{Camera, Hand, Intent, Page, Position};
use crate::letters::Letters;
use crate::shape::{self, Role, Shape};
use crate::sheet::{Composition, Note, Sheet};

/// The picture and at most two captions; without words it is a scene.
pub(super) fn meme(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let captions = &rest.lettering[..rest.lettering.len().min(2)];
    if captions.is_empty() {
        return None;
    }
    let kept: Vec<usize> = (0..rest.subjects.len()).collect();
    let shown = Intent { lettering: Vec::new(), camera: Camera::CloseUp, ..only(rest, &kept) };
    let mut picture = scene(&shown, sheet);
    let (wide, tall) = (sheet.page().width(), sheet.page().height());
    let bands = [
        Rect::new(wide * 0.04, tall * 0.02, wide * 0.96, tall * 0.17),
        Rect::new(wide * 0.04, tall * 0.82, wide * 0.96, tall * 0.97),
    ];
    let first = usize::from(captions.len() == 1 && captions[0].place != Position::Title);
    let free = Rect::new(0.0, if first == 0 { bands[0].y1 } else { 0.0 }, wide, bands[1].y0);
    picture.figures = between(&picture.figures, free);
    for (caption, band) in captions.iter().zip(&bands[first..]) {
        let missing = sheet.letters.missing(&caption.text);
        if !missing.is_empty() {
            picture.notes.push(Note::NoFont(missing));
        }
        picture.words.extend(rimmed(
            sheet.letters,
            &caption.text,
            *band,
            caption.colour.unwrap_or(Rgb::WHITE),
        ));
    }
    Some(picture)
}

/// The figures moved up from under the lower caption, and a little smaller where that isn't enough.
fn between(figures: &[Shape], free: Rect) -> Vec<Shape> {
    let bounds = shape::bounds(figures).unwrap_or(free);
    let scale = (free.height() / bounds.height().max(1.0)).clamp(0.72, 1.0);
    let (x, foot) = (bounds.center().x, bounds.y1.min(free.y1));
    let to = Affine::translate((x, foot)) * Affine::scale(scale) * Affine::translate((-x, -bounds.y1));
    shape::transformed(figures, to)
}

/// Heavy letters with a dark rim, which stand out from anything.
pub(super) fn rimmed(letters: &Letters, text: &str, area: Rect, ink: Rgb) -> Vec<Shape> {
    let rim = if ink.luma() > 0.4 { Rgb::hex(0x17141f) } else { Rgb::WHITE };
    let (_, em) = crate::letters::wrapped(letters, text, Hand::Bold, area.width(), area.height());
    let mut shapes = lettered::set(letters, text, Hand::Bold, area, rim);
    for shape in &mut shapes {
        (shape.stroke, shape.role) = (Some(em * 0.26), Role::Line);
    }
    shapes.extend(lettered::set(letters, text, Hand::Bold, area, ink));
    shapes
}
