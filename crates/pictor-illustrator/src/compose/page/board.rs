//! The board that every layout is drawn on: margins, colours, sizes of type, and figures that fit an area.

use vello_cpu::kurbo::{Affine, Rect};

use super::super::actor::Actor;
use super::super::assemble::assemble;
use super::super::view::View;
use super::super::{cast, choose, lettered};
use super::{Setting, known, only};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::look::scramble;
use crate::figures::outline::{circle, round_rect};
use crate::intent::{Bond, Hand, Intent, Lettering, Position, Relation, Style};
use crate::letters::wrapped;
use crate::light::Light;
use crate::shape::{self, Shape};
use crate::sheet::{Composition, Note, Sheet};
use crate::understanding::Group;

/// The margin of every page, and half of it between parts.
pub(super) const MARGIN: f64 = 6.0;
/// The sizes of type, in page units to an em: at 512 pixels the smallest has 18.
pub(super) const TITLE: f64 = 9.0;
pub(super) const LABEL: f64 = 5.6;
pub(super) const SMALL: f64 = 3.6;

/// Grounds, inks and four accents that go together.
const SUITES: [[u32; 6]; 4] = [
    [0xfbf6ec, 0x2f3a4a, 0xe8735a, 0xf0b24a, 0x5aa88f, 0x4f8fb8],
    [0xf1f6fa, 0x243b55, 0x3f8ac9, 0xf2946a, 0x57b39a, 0xf1c453],
    [0xfff4ef, 0x4a3340, 0xe5677f, 0xf3a65e, 0x7aa5d8, 0x6fb58c],
    [0xf2f7ee, 0x2f4436, 0x5f9e6e, 0xe9a04b, 0x4f97ad, 0xd96f5c],
];

/// Where a label keeps to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// A page in the making.
pub(super) struct Board<'a> {
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) page: Rect,
    pub(super) ground: Rgb,
    pub(super) ink: Rgb,
    accents: [Rgb; 4],
    /// What is under the figures.
    pub(super) pen: Pen,
    pub(super) figures: Vec<Shape>,
    /// What is over the figures.
    pub(super) over: Pen,
    pub(super) words: Vec<Shape>,
    pub(super) notes: Vec<Note>,
}

impl<'a> Board<'a> {
    /// A board in the colours that were asked for, else in a suite that the seed picks.
    pub(super) fn new(rest: &Intent, sheet: &'a Sheet<'a>) -> Self {
        let suite = SUITES[(scramble(sheet.seed, 71_000) % 4) as usize].map(Rgb::hex);
        let ground = rest.backdrop.unwrap_or(suite[0]);
        let ink = if rest.backdrop.is_some() { ground.legible() } else { suite[1] };
        let mut accents = [suite[2], suite[3], suite[4], suite[5]];
        if !rest.palette.is_empty() {
            (0..4).for_each(|i| accents[i] = rest.palette[i % rest.palette.len()]);
        }
        Self {
            sheet,
            page: sheet.page(),
            ground,
            ink,
            accents,
            pen: Pen::new(Affine::IDENTITY),
            figures: Vec::new(),
            over: Pen::new(Affine::IDENTITY),
            words: Vec::new(),
            notes: Vec::new(),
        }
    }

    pub(super) fn accent(&self, i: usize) -> Rgb {
        self.accents[i % 4]
    }

    /// What a part stands on, on which the ink can be read, too.
    pub(super) fn tile(&self) -> Rgb {
        self.ground.mix(Rgb::WHITE, if self.ground.luma() < 0.4 { 0.12 } else { 0.75 })
    }

    /// The page without its margin.
    pub(super) fn inner(&self) -> Rect {
        self.page.inset(-MARGIN)
    }

    pub(super) fn is_landscape(&self) -> bool {
        self.page.width() > self.page.height() * 1.2
    }

    /// Whether this is one of the pictures that are laid out the other way round.
    pub(super) const fn is_turned(&self) -> bool {
        self.sheet.is_turned()
    }

    pub(super) fn is_portrait(&self) -> bool {
        self.page.height() > self.page.width() * 1.2
    }

    /// Covers the page with its ground.
    pub(super) fn cover(&mut self) {
        let page = self.page;
        self.pen.flat(
            crate::figures::outline::rect(-1.0, -1.0, page.width() + 2.0, page.height() + 2.0),
            self.ground,
        );
    }

    /// Covers the page, and letters its title; what is left of it.
    pub(super) fn headed(&mut self, title: Option<&String>) -> Rect {
        self.cover();
        let area = self.inner();
        let Some(title) = title else { return area };
        let band = Rect { y1: area.y0 + 15.0, ..area };
        self.label(title, band, TITLE, Hand::Bold, Side::Middle, self.ink);
        let accent = self.accent(0);
        self.pen.mark(round_rect(area.center().x - 9.0, band.y1 + 2.0, 18.0, 1.2, 0.6), accent);
        Rect { y0: band.y1 + 6.0, ..area }
    }

    /// Letters a text no larger than `most` to an em; and returns how wide it came out.
    pub(super) fn label(
        &mut self,
        text: &str,
        area: Rect,
        most: f64,
        hand: Hand,
        side: Side,
        ink: Rgb,
    ) -> f64 {
        if text.is_empty() || area.width() <= 0.0 || area.height() <= 0.0 {
            return 0.0;
        }
        let (lines, em) = wrapped(self.sheet.letters, text, hand, area.width(), area.height());
        let longest = lines.iter().map(|line| line.width).fold(0.01, f64::max);
        let size = (most / em.max(1e-6)).min(1.0);
        let (wide, tall) = (longest * em * size, area.height() * size);
        let share = match side {
            Side::Left => 0.0,
            Side::Middle => 0.5,
            Side::Right => 1.0,
        };
        let x = area.x0 + (area.width() - wide) * share;
        let y = area.center().y - tall / 2.0;
        // A hair wider, so that the lines break as they were measured.
        let spot = Rect::new(x, y, x + wide * 1.001, y + tall);
        let shapes = lettered::aligned(self.sheet.letters, text, hand, spot, ink, share);
        self.words.extend(shapes);
        wide
    }

    /// The size of type at which all of them fit into an area of that width and height, so that none is smaller.
    pub(super) fn even<'t>(
        &self,
        texts: impl Iterator<Item = &'t str>,
        (width, height): (f64, f64),
        most: f64,
    ) -> f64 {
        let size = |text: &str| wrapped(self.sheet.letters, text, Hand::Bold, width, height).1;
        texts.filter(|text| !text.is_empty()).map(size).fold(most, f64::min)
    }

    /// Everything that the scene names, fitted into the area side by side; false if it names nothing.
    pub(super) fn figure(&mut self, scene: &Intent, area: Rect) -> bool {
        let shapes = portrait(scene, self.sheet);
        let Some(bounds) = shape::bounds(&shapes) else { return false };
        self.figures.extend(shape::transformed(&shapes, fitted(bounds, area)));
        true
    }

    /// What it is all about, before a disc.
    pub(super) fn topic(&mut self, rest: &Intent, spot: Rect) {
        let r = spot.width().min(spot.height()) / 2.0;
        let accent = self.accent(1);
        self.pen.mark(circle(spot.center().x, spot.center().y, r), accent.alpha(0.26));
        let shown: Vec<usize> = (0..rest.subjects.len().min(2)).collect();
        let mut shown = only(rest, &shown);
        shown.subjects.iter_mut().for_each(|subject| subject.count = 1);
        self.figure(&shown, spot.inset(-r * 0.34));
    }

    /// What the page is about above its parts; gives what is left for these.
    pub(super) fn topped(&mut self, rest: &Intent, area: Rect, side: f64) -> Rect {
        self.topic(rest, Rect::from_center_size((area.center().x, area.y0 + side / 2.0), (side, side)));
        Rect { y0: area.y0 + side + 3.0, ..area }
    }

    /// The finished page.
    pub(super) fn finish(self, style: Style, rest: &Intent) -> Composition {
        Composition {
            style,
            mood: rest.mood,
            backdrop: Some(self.ground),
            behind: self.pen.finish().shapes,
            figures: self.figures,
            before: self.over.finish().shapes,
            words: self.words,
            notes: self.notes,
        }
    }
}

/// A part of the page in shares of it: left, top, right, bottom; or its mirror image.
pub(super) fn part(page: Rect, [x0, y0, x1, y1]: [f64; 4], mirrored: bool) -> Rect {
    let (w, h) = (page.width(), page.height());
    let (x0, x1) = if mirrored { (1.0 - x1, 1.0 - x0) } else { (x0, x1) };
    Rect::new(w * x0, h * y0, w * x1, h * y1)
}

/// The lines in the order of their places: the title first, captions last.
pub(super) fn by_place(mut lines: Vec<&Lettering>) -> Vec<&Lettering> {
    lines.sort_by_key(|line| match line.place {
        Position::Title => 0,
        Position::Caption => 2,
        _ => 1,
    });
    lines
}

/// The style that was asked for, else that one.
pub(super) fn style(rest: &Intent, usual: Style) -> Style {
    match rest.styles.first() {
        None | Some(Style::Logo | Style::Map | Style::Isometric | Style::Poster | Style::Cutaway) => usual,
        Some(_) => choose::style(rest),
    }
}

/// Without the table that the others are on: such pages show them, and no furniture.
pub(super) fn cleared(rest: &Intent) -> Intent {
    let bears = |i: usize| {
        let on = |r: &Relation| r.to == i && r.bond == Bond::On && !rest.subjects[r.from].kind.is_alive();
        matches!(rest.subjects[i].name(), "table" | "desk" | "shelf") && rest.relations.iter().any(on)
    };
    only(rest, &(0..rest.subjects.len()).filter(|&i| !bears(i)).collect::<Vec<_>>())
}

/// The scene's roots beside each other, of one height unless they are small by nature.
pub(super) fn portrait(scene: &Intent, sheet: &Sheet<'_>) -> Vec<Shape> {
    let mut scene = known(scene);
    View::of(sheet.turn).stage(&mut scene, Setting::Plain);
    let mut cast = cast::cast(&scene, Setting::Plain, &Light::of(&scene), sheet);
    cast.iter_mut().for_each(|actor| actor.mirrored ^= sheet.is_turned());
    let tallest = cast.iter().map(|actor| actor.height).fold(0.01, f64::max);
    let (mut shapes, mut x) = (Vec::new(), 0.0);
    if let [one, _, _, _, ..] = &cast[..]
        && cast.iter().all(|actor| actor.subject == one.subject)
    {
        return rows_of(&cast);
    }
    for (i, actor) in cast.iter().take(4).enumerate() {
        // What is named first is what one looks at.
        let tall = 100.0 * (actor.height / tallest).max(if i == 0 { 0.85 } else { 0.55 });
        let half = tall * actor.aspect / 2.0;
        shapes.extend(assemble(actor, x + half, 100.0, tall).shapes);
        // One of a pair stands before the other.
        let pair = Group::TwoEach.has(scene.subjects[actor.subject].name());
        x += half * if pair { 0.9 } else { 2.0 } + 4.0;
    }
    shapes
}

/// Many of one kind, in rows, so that they can be counted.
fn rows_of(cast: &[Actor]) -> Vec<Shape> {
    let columns = (cast.len() as f64).sqrt().ceil() as usize;
    let spot = |i: usize, actor: &Actor| {
        let wide = 100.0 * actor.aspect + 10.0;
        (wide * (i % columns) as f64, 110.0 * (i / columns) as f64)
    };
    cast.iter()
        .enumerate()
        .flat_map(|(i, actor)| {
            let (x, y) = spot(i, actor);
            assemble(actor, x, y, 100.0).shapes
        })
        .collect()
}

/// What brings `bounds` into the middle of `area`, as large as it fits.
pub(super) fn fitted(bounds: Rect, area: Rect) -> Affine {
    let scale = (area.width() / bounds.width().max(1e-6)).min(area.height() / bounds.height().max(1e-6));
    Affine::translate(area.center().to_vec2())
        * Affine::scale(scale)
        * Affine::translate(-bounds.center().to_vec2())
}

/// `count` cells in rows and columns, and their gaps.
pub(super) fn cells(area: Rect, columns: usize, rows: usize, gap: f64) -> impl Iterator<Item = Rect> {
    let wide = (area.width() - gap * (columns as f64 - 1.0)) / columns as f64;
    let tall = (area.height() - gap * (rows as f64 - 1.0)) / rows as f64;
    (0..rows * columns).map(move |i| {
        let (x, y) = ((i % columns) as f64 * (wide + gap), (i / columns) as f64 * (tall + gap));
        Rect::new(area.x0 + x, area.y0 + y, area.x0 + x + wide, area.y0 + y + tall)
    })
}
