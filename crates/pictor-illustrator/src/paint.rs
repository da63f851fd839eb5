//! The painter: walks a scene and rasterises it. It decides nothing, so that pictures are decided in one place.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, BezPath, Cap, Join, Stroke};
use vello_cpu::peniko::color::{AlphaColor, Srgb};
use vello_cpu::peniko::{ColorStop, ColorStops, Extend, Gradient, ImageQuality, ImageSampler};
use vello_cpu::{Image, ImageSource, Level, PaintType, Pixmap, RenderContext, RenderSettings, Resources};

use crate::colour::{Rgb, Tint};
use crate::scene::Scene;
use crate::shape::{Clip, Paint, Shape};

/// Rasterises the scene; premultiplied.
///
/// The lowest SIMD level is used on every machine, because wider ones round differently, and the same brief
/// must give the same bytes everywhere. On the caller's thread alone: with a thread more, vello starts a pool for
/// every picture, which took 10 ms instead of 7 for a simple one of 1024x1024 and saved at most 3 % of any.
pub(crate) fn paint(scene: &Scene) -> Pixmap {
    let (width, height) = (edge(scene.size.width), edge(scene.size.height));
    let settings = RenderSettings { level: Level::baseline(), num_threads: 0 };
    let mut context = RenderContext::new_with(width, height, settings);
    if let Some(ground) = scene.ground {
        context.set_paint(colour(ground));
        context.fill_rect(&vello_cpu::kurbo::Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
    }
    for layer in &scene.layers {
        paint_shapes(&mut context, &layer.shapes, layer.affine);
    }
    context.flush();
    let mut pixels = Pixmap::new(width, height);
    context.render(&mut pixels, &mut Resources::new());
    pixels
}

fn edge(length: u32) -> u16 {
    u16::try_from(length).expect("sizes are validated to at most 3840 pixels")
}

fn paint_shapes(context: &mut RenderContext, shapes: &[Shape], affine: Affine) {
    context.set_transform(affine);
    let mut clips = Clips { depth: 0, current: None };
    for shape in shapes {
        clips.enter(context, shape.clip.as_ref());
        match shape.paint {
            Paint::Image { affine, .. } => context.set_paint_transform(affine),
            Paint::Radial { centre, stretch, .. } if stretch != 1.0 => {
                let squeeze = Affine::translate(centre.to_vec2()) * Affine::scale_non_uniform(1.0, stretch);
                context.set_paint_transform(squeeze * Affine::translate(-centre.to_vec2()));
            }
            Paint::Plain(_) | Paint::Linear { .. } | Paint::Radial { .. } => context.reset_paint_transform(),
        }
        context.set_paint(paint_type(&shape.paint));
        match shape.stroke {
            None => context.fill_path(&shape.path),
            Some(width) => {
                let stroke = Stroke::new(width).with_caps(Cap::Round).with_join(Join::Round);
                context.set_stroke(stroke);
                context.stroke_path(&shape.path);
            }
        }
    }
    clips.enter(context, None);
    context.reset_paint_transform();
    context.reset_transform();
}

/// The clip paths that are pushed right now; neighbours in a drawing often share them.
struct Clips {
    depth: usize,
    current: Option<Arc<Clip>>,
}

impl Clips {
    fn enter(&mut self, context: &mut RenderContext, next: Option<&Arc<Clip>>) {
        let same = match (&self.current, next) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, Some(_)) | (Some(_), None) => false,
        };
        if same {
            return;
        }
        for _ in 0..self.depth {
            context.pop_clip();
        }
        let mut chain: Vec<&BezPath> = Vec::new();
        let mut clip = next;
        while let Some(inner) = clip {
            chain.push(&inner.path);
            clip = inner.within.as_ref();
        }
        self.depth = chain.len();
        for path in chain.into_iter().rev() {
            context.push_clip_path(path);
        }
        self.current = next.cloned();
    }
}

fn paint_type(paint: &Paint) -> PaintType {
    match paint {
        Paint::Plain(tint) => PaintType::Solid(colour(*tint)),
        Paint::Linear { from, to, stops } => {
            PaintType::Gradient(Gradient { stops: colour_stops(stops), ..Gradient::new_linear(*from, *to) })
        }
        Paint::Radial { centre, radius, stops, .. } => PaintType::Gradient(Gradient {
            stops: colour_stops(stops),
            ..Gradient::new_radial(*centre, *radius as f32)
        }),
        Paint::Image { image, .. } => {
            let sampler = ImageSampler {
                x_extend: Extend::Pad,
                y_extend: Extend::Pad,
                quality: ImageQuality::Medium,
                alpha: 1.0,
            };
            PaintType::Image(Image { image: ImageSource::Pixmap(image.clone()), sampler })
        }
    }
}

fn colour_stops(stops: &[(f32, Tint)]) -> ColorStops {
    let stops: Vec<ColorStop> =
        stops.iter().map(|&(offset, tint)| ColorStop { offset, color: colour(tint).into() }).collect();
    ColorStops::from(stops.as_slice())
}

fn colour(tint: Tint) -> AlphaColor<Srgb> {
    let Rgb(r, g, b) = tint.rgb;
    AlphaColor::from_rgba8(r, g, b, (tint.alpha * 255.0).round() as u8)
}
