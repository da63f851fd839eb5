//! Media: how a composition becomes pixels. The painter rasterises its shapes; then, by style and quality, the
//! pixels become paint, wash, wax or glass, and one last pass gives them light and paper.
//!
//! Low quality stops after the shapes. Everything here is arithmetic on whole numbers or in a fixed order, so that
//! the same brief gives the same bytes everywhere.

use pictor_api::{Background, Quality, Size};
use pictor_codec::{Picture, resize};
use vello_cpu::kurbo::{Affine, Rect};

use crate::blur::soften;
use crate::intent::Style;
use crate::paint::paint;
use crate::scene::{Layer, Scene};
use crate::shape::{self, Paint, Role, Shape};
use crate::sheet::{Composition, Pass, Sheet, picture, pixmap};
use crate::style::{self, Hand};

mod cells;
mod glass;
mod guide;
mod noise;
mod strokes;
mod tone;
mod wash;

use cells::enlarged;
use noise::Noise;
use tone::Tone;
use wash::Pigment;

/// Paints one pass of a composition.
pub(crate) fn render(composition: Composition, sheet: &Sheet<'_>, pass: Pass) -> Picture {
    let easel = Easel {
        sheet,
        hand: Hand::new(composition.style, pass, sheet.quality, sheet.seed),
        unit: sheet.unit(),
    };
    easel.render(composition)
}

/// Goes over a picture that is there, a photograph perhaps, with what a style is painted with; a pencil follows its
/// `tones`. It may be smaller than the page, to bound time and memory.
pub(crate) fn repaint(picture: &mut Picture, tones: &Picture, style: Style, sheet: &Sheet<'_>) {
    let (size, quality, noise) = (picture.size, sheet.quality, Noise::new(sheet.seed));
    let unit = sheet.unit() * f64::from(size.width) / f64::from(sheet.size.width);
    match style {
        Style::Pixel => {
            // What has no outlines needs larger cells to be seen as cells.
            let (cell, small) = cells::grid(size, unit * 1.25);
            *picture = enlarged(resize(picture, small), size, cell, quality);
            return;
        }
        Style::Pencil => strokes::hatch(picture, tones, unit, quality, &noise),
        _ => work(picture, style, unit, quality, &noise),
    }
    let tone = Tone { rim: 0, grade: 0, bloom: 0, ..Tone::of(style, quality) };
    tone::finish(picture, tone, None, unit, &noise);
}

/// Lays the paint, wax or ink of a style over its picture.
fn work(picture: &mut Picture, style: Style, unit: f64, quality: Quality, noise: &Noise) {
    let paper = style::paper(style);
    match style {
        Style::OilPainting => strokes::oil(picture, unit, quality, noise),
        Style::Crayon => strokes::crayon(picture, unit, quality, [paper.0, paper.1, paper.2], noise),
        Style::Watercolour => wash::wash(picture, paper, Pigment::Colour, unit, quality, noise),
        Style::InkWash => wash::wash(picture, paper, Pigment::Ink, unit, quality, noise),
        _ => strokes::gouache(picture, unit, quality, noise),
    }
}

/// What one picture is painted on and with.
struct Easel<'a> {
    sheet: &'a Sheet<'a>,
    hand: Hand,
    /// Pixels to a page unit.
    unit: f64,
}

impl Easel<'_> {
    fn render(&self, composition: Composition) -> Picture {
        let Composition { behind, figures, before, words, mood, backdrop, .. } = composition;
        let page = self.sheet.page();
        let bounds = shape::bounds(&figures).map(|b| b.intersect(page));
        // Hatching follows the colours that the lines leave out.
        let toned = (self.hand.style == Style::Pencil && self.hand.pass == Pass::Finished)
            .then(|| self.tones(&behind, &figures));
        if matches!(self.hand.pass, Pass::Half | Pass::Colour) {
            return self.under_way(behind, figures, before, words);
        }
        let behind = style::backdrop(&self.hand, behind);
        let figures = style::figures(&self.hand, figures);
        let mut over = style::backdrop(&self.hand, before);
        if self.opaque() {
            over.extend(style::finish(&self.hand, page));
        }
        if self.hand.style == Style::Blueprint
            && self.hand.pass == Pass::Finished
            && self.hand.quality > Quality::Low
        {
            over.extend(bounds.map(|around| style::dimensions(page, around)).unwrap_or_default());
        }
        match self.hand.pass {
            Pass::Composition | Pass::Half | Pass::Colour => self.paint(vec![behind, figures, over]),
            Pass::Finished => {
                let noise = Noise::new(self.sheet.seed);
                let mut picture = self.art(behind, figures, over, toned, &noise);
                let tone = Tone::of(self.hand.style, self.hand.quality);
                let tone = if backdrop.is_some() { tone.true_to_colour() } else { tone };
                tone::finish(&mut picture, tone, mood, self.unit, &noise);
                self.letter(picture, words)
            }
        }
    }

    /// Flat colour with the pencil still to be seen: half of it, from what is far, or all of it with its words.
    fn under_way(
        &self,
        behind: Vec<Shape>,
        figures: Vec<Shape>,
        before: Vec<Shape>,
        words: Vec<Shape>,
    ) -> Picture {
        let colour = Hand { pass: Pass::Colour, ..self.hand };
        let pencil = Hand { pass: Pass::Composition, ..self.hand };
        let whole = self.hand.pass == Pass::Colour;
        let half = |mut shapes: Vec<Shape>| {
            shapes.truncate(shapes.len().div_ceil(2));
            shapes
        };
        let (lines, outlines) =
            (style::backdrop(&pencil, behind.clone()), style::figures(&pencil, figures.clone()));
        let behind = if whole || !figures.is_empty() { behind } else { half(behind) };
        let figures = if whole { figures } else { half(figures) };
        let mut layers =
            vec![style::backdrop(&colour, behind), lines, style::figures(&colour, figures), outlines];
        if whole {
            layers.extend([style::backdrop(&colour, before), words]);
        }
        self.paint(layers)
    }

    /// The picture without its words, in its medium.
    fn art(
        &self,
        behind: Vec<Shape>,
        figures: Vec<Shape>,
        over: Vec<Shape>,
        tones: Option<Picture>,
        noise: &Noise,
    ) -> Picture {
        let (quality, unit) = (self.hand.quality, self.unit);
        match self.hand.style {
            Style::Pixel => {
                let (cell, small) = cells::grid(self.sheet.size, unit);
                let scene = self.scene(vec![behind, figures, over], small, unit / f64::from(cell));
                let picture = self.pixels(&scene);
                return cells::enlarged(picture, self.sheet.size, cell, quality);
            }
            Style::StainedGlass if self.opaque() => {
                let (size, unit) = self.worked_at(self.coarseness());
                let mut glazed = self.pixels(&self.scene(vec![behind], size, unit));
                glass::panes(&mut glazed, unit, noise);
                return self.over(&self.full(glazed), vec![figures, over]);
            }
            Style::Photo | Style::ThreeD if self.opaque() && quality > Quality::Low => {
                return self.focused(behind, figures, over);
            }
            _ => {}
        }
        if self.hand.style == Style::Pencil {
            let (size, unit) = self.worked_at(1.0);
            let mut picture = self.pixels(&self.scene(vec![behind, figures, over], size, unit));
            if let Some(tones) = tones {
                strokes::hatch(&mut picture, &tones, unit, quality, noise);
            }
            return self.full(picture);
        }
        if !self.is_worked() {
            return self.paint(vec![behind, figures, over]);
        }
        let (size, unit) = self.worked_at(self.coarseness());
        let mut picture = self.pixels(&self.scene(vec![behind, figures, over], size, unit));
        work(&mut picture, self.hand.style, unit, quality, noise);
        self.full(picture)
    }

    /// Whether paint, wax or ink goes over all of the picture.
    fn is_worked(&self) -> bool {
        match self.hand.style {
            Style::OilPainting | Style::Crayon | Style::Watercolour | Style::InkWash => true,
            Style::PictureBook => self.hand.quality > Quality::High,
            _ => false,
        }
    }

    /// The size at which paint is laid, and its pixels to a page unit: for each edge this share of the page's, and
    /// never more than a large sheet has, since strokes are far wider than pixels.
    fn worked_at(&self, share: f64) -> (Size, f64) {
        const MOST_PIXELS: f64 = 2_800_000.0;
        let page = self.sheet.size;
        let share = (MOST_PIXELS / page.pixels() as f64).sqrt().min(share);
        let edge = |length: u32| ((f64::from(length) * share).round() as u32).max(16);
        (Size::new(edge(page.width), edge(page.height)), self.unit * share)
    }

    /// The share of the page's edges at which paint is laid: a sketch needs few strokes, and thick paint has no
    /// finer detail than that.
    fn coarseness(&self) -> f64 {
        match (self.hand.quality, self.hand.style) {
            (Quality::Low, _) => 0.4,
            (Quality::Medium | Quality::High, Style::OilPainting | Style::Crayon) => 0.88,
            _ => 1.0,
        }
    }

    fn full(&self, picture: Picture) -> Picture {
        if picture.size == self.sheet.size { picture } else { resize(&picture, self.sheet.size) }
    }

    /// What is far is out of focus behind what stands near, tall and narrow: painted small, softened, and laid under
    /// it. A view, or a room with furniture from wall to wall, is sharp to its end.
    fn focused(&self, behind: Vec<Shape>, figures: Vec<Shape>, over: Vec<Shape>) -> Picture {
        let page = self.sheet.page();
        let near = |b: &Rect| b.height() >= 0.4 * page.height() && b.width() <= 0.64 * page.width();
        if !shape::bounds(&figures).is_some_and(|b| near(&b.intersect(page))) {
            return self.paint(vec![behind, figures, over]);
        }
        let share = (2.4 / self.unit).min(1.0);
        let edge = |length: u32| ((f64::from(length) * share).ceil() as u32).max(16);
        let small = Size::new(edge(self.sheet.size.width), edge(self.sheet.size.height));
        let mut far = self.pixels(&self.scene(vec![behind], small, self.unit * share));
        soften(&mut far, if self.hand.style == Style::Photo { 2 } else { 1 });
        let far = resize(&far, self.sheet.size);
        self.over(&far, vec![figures, over])
    }

    /// The colours of the figures at a small size, for what is drawn with lines.
    fn tones(&self, behind: &[Shape], figures: &[Shape]) -> Picture {
        let share = (3.0 / self.unit).min(1.0);
        let edge = |length: u32| ((f64::from(length) * share).ceil() as u32).max(16);
        let small = Size::new(edge(self.sheet.size.width), edge(self.sheet.size.height));
        let quiet: Vec<Shape> = behind.iter().filter(|s| s.stroke.is_none()).cloned().collect();
        let scene = self.scene(vec![quiet, figures.to_vec()], small, self.unit * share);
        self.pixels(&scene)
    }

    /// Words are never smudged: they are laid over the finished picture.
    fn letter(&self, picture: Picture, words: Vec<Shape>) -> Picture {
        if words.is_empty() { picture } else { self.over(&picture, vec![words]) }
    }

    /// Shapes painted over a picture of the page's size.
    fn over(&self, below: &Picture, layers: Vec<Vec<Shape>>) -> Picture {
        let (width, height) = (f64::from(below.size.width), f64::from(below.size.height));
        let shape = Shape {
            path: crate::figures::outline::rect(0.0, 0.0, width, height),
            paint: Paint::Image { image: pixmap(below), affine: Affine::IDENTITY },
            stroke: None,
            role: Role::Mark,
            clip: None,
        };
        let mut scene = self.scene(layers, self.sheet.size, self.unit);
        scene.ground = None;
        scene.layers.insert(0, Layer { shapes: vec![shape], affine: Affine::IDENTITY });
        self.pixels(&scene)
    }

    fn paint(&self, layers: Vec<Vec<Shape>>) -> Picture {
        self.pixels(&self.scene(layers, self.sheet.size, self.unit))
    }

    fn pixels(&self, scene: &Scene) -> Picture {
        let mut picture = picture(paint(scene));
        if self.opaque() {
            // Each transparent shape may cost the pixel below it a trace of its opacity.
            picture.pixels.iter_mut().skip(3).step_by(4).for_each(|alpha| *alpha = 255);
        }
        picture
    }

    fn scene(&self, layers: Vec<Vec<Shape>>, size: Size, unit: f64) -> Scene {
        let affine = Affine::scale(unit);
        let full = layers.into_iter().filter(|shapes| !shapes.is_empty());
        let layers = full.map(|shapes| Layer { shapes, affine }).collect();
        Scene { size, ground: self.opaque().then(|| style::paper(self.hand.style).into()), layers }
    }

    fn opaque(&self) -> bool {
        self.sheet.background == Background::Opaque
    }
}
