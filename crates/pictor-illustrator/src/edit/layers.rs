//! Laying one thing over another.

use pictor_codec::Picture;
use vello_cpu::kurbo::{Affine, Rect};

use super::Edit;
use crate::colour::Rgb;
use crate::paint::paint;
use crate::scene::{Layer, Scene};
use crate::shape::{Paint, Role, Shape};
use crate::sheet::{picture, pixmap};

/// Lays what `part` tells of a picture over another of its size.
pub(super) fn lay_over(ground: &mut Picture, picture: &Picture, part: &[u8]) {
    let pixels = ground.pixels.chunks_exact_mut(4).zip(picture.pixels.chunks_exact(4));
    for ((under, over), part) in pixels.zip(part) {
        let mixed =
            Rgb(under[0], under[1], under[2]).mix(Rgb(over[0], over[1], over[2]), f64::from(*part) / 255.0);
        (under[0], under[1], under[2]) = (mixed.0, mixed.1, mixed.2);
    }
}

/// Rasterises shapes in page units over the canvas.
pub(super) fn over(edit: &Edit<'_>, canvas: &mut Picture, shapes: &[Shape]) {
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
pub(super) fn picture_shape(source: &Picture, affine: Affine) -> Shape {
    let area = Rect::new(0.0, 0.0, f64::from(source.size.width), f64::from(source.size.height));
    Shape {
        path: affine * vello_cpu::kurbo::Shape::to_path(&area, 0.1),
        paint: Paint::Image { image: pixmap(source), affine },
        stroke: None,
        role: Role::Mark,
        clip: None,
    }
}
