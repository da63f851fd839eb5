//! Logos: one subject as a bold mark, most often on a badge, with its words set beside or below it.

use std::sync::Arc;

use vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape as _};

use crate::colour::{Rgb, Tint};
use crate::figures::outline::{circle, polygon, rect, round_rect};
use crate::figures::{Pen, Sketch, Slot};
use crate::intent::{Hand, Lettering};
use crate::settings::Place;
use crate::shape::{self, Clip, Role, Shape, transformed};

/// A logo before its colours are reduced.
pub(crate) struct Emblem {
    pub(crate) behind: Vec<Shape>,
    pub(crate) mark: Vec<Shape>,
    /// Where the words go, and their colour.
    pub(crate) wordmark: Option<(Rect, Rgb)>,
}

/// What the mark stands on.
#[derive(Clone, Copy, PartialEq)]
enum Badge {
    Disc,
    Shield,
    Hexagon,
    Tile,
    /// Nothing: the silhouette is the mark.
    Bare,
}

const BADGES: [Badge; 5] = [Badge::Disc, Badge::Shield, Badge::Hexagon, Badge::Tile, Badge::Bare];
const FIELDS: [u32; 7] = [0x1f4e55, 0x2f3f73, 0xf2b53c, 0xf0e2c6, 0xd4573f, 0x29293d, 0x6fae9c];

/// What was asked of a logo, and which of those that can be made of it this is.
pub(crate) struct Wish<'a> {
    pub(crate) colours: &'a [Rgb],
    pub(crate) turn: u64,
}

/// Designs the logo of a drawn subject, or of nothing but words.
pub(crate) fn design(
    subject: Option<&Sketch>,
    lettering: &[Lettering],
    place: &Place,
    wish: &Wish<'_>,
) -> Emblem {
    let page = Rect::new(0.0, 0.0, place.width, place.height);
    let initial = subject.is_none() && lettering.len() == 1 && lettering[0].text.chars().count() < 3;
    let (area, wordmark) = areas(page, !lettering.is_empty() && !initial, subject.is_some() || initial);
    let mut pen = Pen::new(Affine::IDENTITY);
    let paper = place.backdrop.unwrap_or(Rgb::hex(0xfdfaf3));
    pen.mark(rect(-1.0, -1.0, page.width() + 2.0, page.height() + 2.0), paper);
    let badge = BADGES[(wish.turn % BADGES.len() as u64) as usize];
    let inks = Inks::of(wish.colours, paper, place.backdrop.is_some());
    let Some(sketch) = subject else {
        let ink = if paper.luma() > 0.5 { Rgb::hex(0x29293d) } else { Rgb::hex(0xfdfaf3) };
        let ink = inks.map_or(ink, |inks| inks.field);
        if let Some(edge) = outline(badge, area, 1.0).filter(|_| initial) {
            pen.fade(edge, ink.lit(0.16), ink.shaded(0.12));
            let band = area.inset(-area.width() * 0.24);
            return Emblem {
                behind: pen.finish().shapes,
                mark: Vec::new(),
                wordmark: Some((band, ink.legible())),
            };
        }
        let wordmark = wordmark.or(initial.then_some(area));
        let mark = if wordmark.is_some() { Vec::new() } else { nameless(area, ink, place) };
        return Emblem { behind: pen.finish().shapes, mark, wordmark: wordmark.map(|w| (w, ink)) };
    };
    // Both colours show only on a badge.
    let bare = inks.as_ref().is_some_and(|inks| wish.colours.len() > 1 && apart(inks.main, paper));
    let badge = if bare && badge == Badge::Bare { Badge::Disc } else { badge };
    let field = inks.as_ref().map_or_else(|| field(sketch, place, paper), |inks| inks.field);
    let edge = outline(badge, area, 1.0);
    if let Some(edge) = &edge {
        pen.mark(edge.clone(), field);
        if let Some(ring) = outline(badge, area, 0.925) {
            pen.line(ring, area.width() * 0.014, field.legible().mix(field, 0.25));
        }
    }
    let mut mark = placed(sketch, area, badge);
    if let Some(inks) = inks {
        let ground = if badge == Badge::Bare { paper } else { field };
        mark.iter_mut()
            .for_each(|shape| shape.paint = shape.paint.map(|t| Tint { rgb: inks.on(ground, t.rgb), ..t }));
    }
    let ink = if field.luma() < 0.62 && paper.luma() > 0.5 { field } else { paper.legible() };
    Emblem { behind: pen.finish().shapes, mark, wordmark: wordmark.map(|band| (band, ink)) }
}

/// A mark of a logo that names nothing: four quarters of discs, each turned as the seed has it.
fn nameless(area: Rect, ink: Rgb, place: &Place) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    let side = area.width() * 0.36;
    let accent = Rgb::hex(FIELDS[2 + (place.chance(73) * 2.999) as usize]);
    for (i, [dx, dy]) in (0..).zip([[-1.0, -1.0], [0.0, -1.0], [-1.0, 0.0], [0.0, 0.0]]) {
        let (x, y) = (area.center().x + side * dx, area.center().y + side * dy);
        let (right, low) = (place.chance(74 + i) < 0.5, place.chance(80 + i) < 0.5);
        let corner = (x + if right { side } else { 0.0 }, y + if low { side } else { 0.0 });
        let tone = if i == (place.chance(90) * 3.999) as u64 { accent } else { ink };
        pen.within(rect(x, y, side * 0.97, side * 0.97), |pen| {
            pen.mark(circle(corner.0, corner.1, side), tone);
        });
    }
    pen.finish().shapes
}

/// The colours that were asked for, as those of a badge and of what is on it.
struct Inks {
    field: Rgb,
    main: Rgb,
}

impl Inks {
    /// The ground is the one that stands out from the paper, which may have been asked for, too.
    fn of(colours: &[Rgb], paper: Rgb, asked: bool) -> Option<Self> {
        let first = *colours.first()?;
        let dark = first.luma() > 0.6 && !(asked && first.luma() < 0.8);
        let second = colours.get(1).copied().unwrap_or(if dark { Rgb::hex(0x29293d) } else { paper });
        let (field, main) = if apart(first, paper) { (first, second) } else { (second, first) };
        Some(Self { field, main })
    }

    /// The ink for a part of that colour: light parts, usual ones and dark ones stay apart.
    fn on(&self, ground: Rgb, part: Rgb) -> Rgb {
        let main = if !apart(self.main, ground) { self.field } else { self.main };
        match part.luma() {
            dark if dark < 0.34 && self.field.luma() < 0.3 => self.field,
            dark if dark < 0.34 => Rgb::hex(0x2a2433),
            light if light > 0.82 && main.luma() < 0.8 => Rgb::hex(0xfffaf0),
            light if light > 0.82 || main.luma() < 0.8 => main,
            _ => main.mix(self.field, 0.3),
        }
    }
}

/// Whether one colour is seen on the other.
fn apart(a: Rgb, b: Rgb) -> bool {
    unlike(a, b) > 110
}

fn unlike(a: Rgb, b: Rgb) -> u32 {
    let apart = |a: u8, b: u8| u32::from(a.abs_diff(b));
    apart(a.0, b.0) + apart(a.1, b.1) + apart(a.2, b.2)
}

/// The hand of a wordmark.
pub(crate) fn hand(lettering: &Lettering) -> Hand {
    if lettering.hand == Hand::Usual { Hand::Bold } else { lettering.hand }
}

/// The square of the mark, and the band of the words: below it, or beside it on a wide page.
fn areas(page: Rect, words: bool, mark: bool) -> (Rect, Option<Rect>) {
    let (w, h) = (page.width(), page.height());
    let square = |x: f64, y: f64, side: f64| Rect::from_center_size(Point::new(x, y), (side, side));
    if !words {
        return (square(w / 2.0, h / 2.0, w.min(h) * 0.82), None);
    }
    if !mark {
        return (page, Some(page.inset(-w.min(h) * 0.14)));
    }
    if w > h * 1.4 {
        let side = (h * 0.72).min(w * 0.4);
        let x = w * 0.06 + side / 2.0;
        let band = Rect::new(x + side * 0.62, h * 0.26, w * 0.95, h * 0.74);
        return (square(x, h / 2.0, side), Some(band));
    }
    let side = (w * 0.76).min(h * 0.58);
    let tall = (h * 0.17).min(w * 0.26);
    let top = (h - side - tall - h * 0.05) / 2.0;
    let foot = top + side + h * 0.05;
    (square(w / 2.0, top + side / 2.0, side), Some(Rect::new(w * 0.09, foot, w * 0.91, foot + tall)))
}

fn outline(badge: Badge, area: Rect, share: f64) -> Option<BezPath> {
    let (x, y) = (area.center().x, area.center().y);
    let r = area.width() / 2.0 * share;
    match badge {
        Badge::Disc => Some(circle(x, y, r)),
        Badge::Hexagon => {
            let corner = |i: u32| crate::figures::outline::on_circle(x, y, r * 1.04, f64::from(i) * 60.0);
            Some(polygon(&(0..6).map(corner).collect::<Vec<_>>()))
        }
        Badge::Tile => Some(round_rect(x - r * 0.94, y - r * 0.94, r * 1.88, r * 1.88, r * 0.42)),
        Badge::Shield => {
            let shield = "M-0.9 -0.86 Q0 -1.12 0.9 -0.86 V0.05 C0.86 0.6 0.4 0.88 0 1.06 C-0.4 0.88 -0.86 0.6 -0.9 0.05 Z";
            let unit = BezPath::from_svg(shield).unwrap_or_default();
            Some(Affine::translate((x, y)) * Affine::scale(r) * unit)
        }
        Badge::Bare => None,
    }
}

/// A field that the subject's main colour stands out from.
fn field(sketch: &Sketch, place: &Place, paper: Rgb) -> Rgb {
    let size = |shape: &&Shape| shape.path.bounding_box().area();
    let body = sketch.shapes.iter().filter(|s| s.role == Role::Body && s.stroke.is_none());
    let main = body.max_by(|a, b| size(a).total_cmp(&size(b))).map_or(paper, |s| s.paint.typical().rgb);
    let mut fit = FIELDS.map(Rgb::hex).to_vec();
    fit.retain(|f| unlike(*f, main) > 210 && unlike(*f, paper) > 60);
    let pick = (place.chance(72) * fit.len() as f64 * 0.999) as usize;
    fit.get(pick).copied().unwrap_or(Rgb::hex(0x29293d))
}

/// The head in that square, unless the subject has none.
pub(crate) fn face(sketch: &Sketch, area: Rect) -> Option<Vec<Shape>> {
    sketch.slot(Slot::Face).map(|_| placed(sketch, area, Badge::Disc))
}

/// The subject in the square: a head as large as the badge, cut off by its edge, or all of what has no head.
fn placed(sketch: &Sketch, area: Rect, badge: Badge) -> Vec<Shape> {
    let whole = shape::bounds(&sketch.shapes).unwrap_or(Rect::new(0.0, 0.0, 100.0, 100.0));
    let head = head(sketch, whole).filter(|_| badge != Badge::Bare);
    let (seen, share) = match (head, badge) {
        (Some(head), _) => (head, 0.76),
        (None, Badge::Bare) => (whole, 1.0),
        (None, _) => (whole, 0.72),
    };
    let scale = (area.width() * share / seen.width()).min(area.height() * share / seen.height());
    let to = Affine::translate(area.center().to_vec2())
        * Affine::scale(scale)
        * Affine::translate(-seen.center().to_vec2());
    let beside = |s: &Shape| {
        let own = s.path.bounding_box();
        head.is_some() && own.x1.min(seen.x1) - own.x0.max(seen.x0) < own.width() * 0.3
    };
    let solid = |s: &&Shape| !matches!(s.role, Role::Shadow | Role::Glow) && !beside(s);
    let solid: Vec<Shape> = sketch.shapes.iter().filter(solid).cloned().collect();
    let mut shapes = transformed(&solid, to);
    if head.is_some()
        && let Some(path) = outline(badge, area, 0.89)
    {
        let edge = Arc::new(Clip { path, within: None });
        for shape in &mut shapes {
            shape.clip = Some(match &shape.clip {
                Some(own) => Arc::new(own.inside(&edge)),
                None => edge.clone(),
            });
        }
    }
    shapes
}

/// The box of a subject's head, ears and all.
fn head(sketch: &Sketch, whole: Rect) -> Option<Rect> {
    let face = sketch.slot(Slot::Face)?.area;
    let wide =
        sketch.slot(Slot::Head).map_or(0.0, |held| held.area.width()).max(face.width() * 1.7).max(18.0);
    let middle = face.center();
    let top = whole.y0.max(middle.y - wide * 1.15);
    let bottom = (middle.y + wide * 0.62).min(whole.y1);
    let half = (wide * 0.62).max((bottom - top) / 2.0);
    Some(Rect::new(middle.x - half, top, middle.x + half, bottom))
}
