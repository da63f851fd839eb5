//! Covers: a picture all over the page, its title across the top, who made it across the foot.

use vello_cpu::kurbo::{Affine, Rect};

use super::super::lettered::set;
use super::board::by_place;
use super::{only, scene};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::rect;
use crate::intent::{Camera, Hand, Intent, Page, Position};
use crate::shape::{Paint, Shape};
use crate::sheet::{Composition, Sheet};

/// The cover; without words it is the scene.
pub(super) fn cover(page: &Page, sheet: &Sheet<'_>) -> Composition {
    lettered(&page.rest, sheet, 0.2)
}

/// The picture with its words, of which the title has that share of the page.
pub(super) fn lettered(rest: &Intent, sheet: &Sheet<'_>, share: f64) -> Composition {
    let kept: Vec<usize> = (0..rest.subjects.len()).collect();
    // The scene keeps clear of where its words would be.
    let near = if rest.camera == Camera::Usual { Camera::CloseUp } else { rest.camera };
    over(scene(&Intent { camera: near, ..only(rest, &kept) }, sheet), rest, sheet, share)
}

/// A picture with words across its top and its foot.
pub(super) fn over(mut picture: Composition, rest: &Intent, sheet: &Sheet<'_>, share: f64) -> Composition {
    let (wide, tall) = (sheet.page().width(), sheet.page().height());
    let lines = by_place(rest.lettering.iter().collect());
    let feet = lines.iter().filter(|l| l.place == Position::Caption).count();
    let heads = lines.len() - feet;
    let mut pen = Pen::new(Affine::IDENTITY);
    let deep = Rgb::hex(0x14162a);
    let ink = Rgb::hex(0xfffaf0);
    let mut words = Vec::new();
    if heads > 0 {
        let band = tall * share;
        pen.fade(
            rect(-1.0, -1.0, wide + 2.0, tall * (share + if heads > 1 { 0.3 } else { 0.22 })),
            deep.alpha(if heads > 1 { 0.86 } else { 0.74 }),
            deep.alpha(0.0),
        );
        let title = Rect::new(wide * 0.07, tall * 0.045, wide * 0.93, tall * 0.045 + band);
        words.extend(shaded(sheet, &lines[0].text, Hand::Bold, title, lines[0].colour.unwrap_or(ink)));
        for (i, line) in lines[1..heads].iter().take(3).enumerate() {
            let y = title.y1 + tall * (0.016 + 0.058 * i as f64);
            let spot = Rect::new(wide * 0.09, y, wide * 0.91, y + tall * 0.046);
            words.extend(shaded(sheet, &line.text, Hand::Sans, spot, line.colour.unwrap_or(ink)));
        }
    }
    if feet > 0 {
        pen.fade(rect(-1.0, tall * 0.76, wide + 2.0, tall * 0.25), deep.alpha(0.0), deep.alpha(0.78));
    }
    for (i, line) in lines[heads..].iter().rev().take(3).enumerate() {
        let y = tall * (0.955 - 0.06 * i as f64);
        let spot = Rect::new(wide * 0.1, y - tall * 0.048, wide * 0.9, y);
        words.extend(shaded(sheet, &line.text, Hand::Bold, spot, line.colour.unwrap_or(ink)));
    }
    picture.before.extend(pen.finish().shapes);
    picture.words = words;
    picture
}

/// Words with a soft dark rim, which stand out from whatever is behind them.
fn shaded(sheet: &Sheet<'_>, text: &str, hand: Hand, spot: Rect, ink: Rgb) -> Vec<Shape> {
    let letters = set(sheet.letters, text, hand, spot, ink);
    let rim = Rgb::hex(0x14162a).alpha(0.6);
    let rims = letters.iter().map(|shape| Shape {
        paint: Paint::Plain(rim),
        stroke: Some(shape.stroke.unwrap_or(0.0) + (spot.height() * 0.06).min(1.2)),
        ..shape.clone()
    });
    rims.chain(letters.iter().cloned()).collect()
}
