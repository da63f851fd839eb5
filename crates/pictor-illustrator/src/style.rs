//! Styles: how the shapes of a drawing are changed before they are painted.

use crate::colour::{Rgb, Tint};
use crate::intent::Style;
use crate::shape::{Paint, Role, Shape};

/// The shapes as the style draws them; `line` is the width of an outline in the shapes' own units.
pub(crate) fn apply(style: Style, shapes: Vec<Shape>, line: f64) -> Vec<Shape> {
    let mut styled = Vec::with_capacity(shapes.len() * 2);
    for shape in shapes {
        match style {
            Style::Flat => flat(&mut styled, shape),
            Style::Cartoon | Style::Anime | Style::Sticker => {
                outlined(&mut styled, shape, line * 2.2, |_| Rgb::INK.into());
            }
            _ => outlined(&mut styled, shape, line, |c| c.edge().alpha(0.75)),
        }
    }
    styled
}

fn flat(styled: &mut Vec<Shape>, mut shape: Shape) {
    if matches!(shape.role, Role::Body | Role::Mark) {
        shape.paint = Paint::Plain(shape.paint.typical());
    }
    if shape.role != Role::Shine {
        styled.push(shape);
    }
}

fn outlined(styled: &mut Vec<Shape>, shape: Shape, line: f64, edge: impl Fn(Rgb) -> Tint) {
    let outline = (shape.role == Role::Body && shape.stroke.is_none()).then(|| Shape {
        path: shape.path.clone(),
        paint: Paint::Plain(edge(shape.paint.typical().rgb)),
        stroke: Some(line),
        role: Role::Line,
        clip: shape.clip.clone(),
    });
    styled.push(shape);
    styled.extend(outline);
}
