//! Words in the picture: titles, captions, ribbons, signs, balloons, labels.

use vello_cpu::kurbo::{Affine, Rect};

use super::actor::{Actor, Label};
use super::assemble::take_small;
use super::layout::Staged;
use super::lettered::{ribbon, set};
use super::letters_at;
use crate::colour::Rgb;
use crate::figures::look::scramble;
use crate::figures::outline::{blob, curve, polygon, rect, round_rect};
use crate::figures::{Pen, Slot};
use crate::intent::{Hand, Intent, Lettering, Position, Style};
use crate::letters::{Letters, wrapped};
use crate::settings::Place;
use crate::shape::{Paint, Shape};
use crate::sheet::{Note, Sheet};

/// More letterings than this are dropped.
const MOST: usize = 8;

/// Capitals lower than this share of the page's height can't be read at 512 pixels.
const LEAST: f64 = 0.022;

/// Which words go where.
pub(super) struct Words {
    letters: Letters,
    /// Top to bottom in the upper band.
    titles: Vec<Lettering>,
    /// In the lower band.
    captions: Vec<Lettering>,
    ribbons: Vec<Lettering>,
    signs: Vec<Lettering>,
    speeches: Vec<Lettering>,
    title_band: Rect,
    caption_band: Rect,
    ribbon_band: Rect,
    /// The board of the place, which the first sign is written on.
    board: Option<Rect>,
    poster: bool,
    pub(super) notes: Vec<Note>,
}

impl Words {
    /// Sorts the letterings; those that belong on a figure move onto it.
    pub(super) fn new(intent: &Intent, sheet: &Sheet<'_>, cast: &mut [Actor], board: Option<Rect>) -> Self {
        let board = board.filter(|_| {
            letters_at(intent, Position::Sign)
                && !intent.subjects.iter().any(|s| matches!(s.name(), "sign" | "blackboard"))
        });
        let mut words = Self {
            letters: sheet.letters.clone(),
            titles: Vec::new(),
            captions: Vec::new(),
            ribbons: Vec::new(),
            signs: Vec::new(),
            speeches: Vec::new(),
            title_band: Rect::ZERO,
            caption_band: Rect::ZERO,
            ribbon_band: Rect::ZERO,
            board,
            poster: intent.styles.first() == Some(&Style::Poster),
            notes: Vec::new(),
        };
        let poster = intent.styles.contains(&Style::Poster) || letters_at(intent, Position::Title);
        for lettering in intent.lettering.iter().take(MOST) {
            if !sheet.letters.missing(&lettering.text).is_empty() {
                words.notes.push(Note::NoFont(lettering.text.clone()));
            }
            // The words of a logo stand below its mark.
            let wordmark = intent.styles.first() == Some(&Style::Logo);
            if !wordmark && sheet.letters.has(&lettering.text) {
                words.take(lettering.clone(), poster, cast);
            }
        }
        words
    }

    fn take(&mut self, lettering: Lettering, poster: bool, cast: &mut [Actor]) {
        let place = match lettering.place {
            Position::Sign if lettering.hand == Hand::Neon || self.board.is_some() => Position::Sign,
            Position::Ribbon | Position::Label | Position::Sign | Position::Subject(_)
                if self.on_figure(&lettering, cast) =>
            {
                return;
            }
            Position::Anywhere if self.on_figure(&lettering, cast) => return,
            other => other,
        };
        match place {
            Position::Title => self.titles.insert(0, lettering),
            Position::Subtitle => self.titles.push(lettering),
            Position::Anywhere if self.titles.is_empty() || poster => self.titles.push(lettering),
            Position::Caption | Position::Anywhere => self.captions.push(lettering),
            Position::Ribbon | Position::Label => self.ribbons.push(lettering),
            Position::Sign | Position::Subject(_) => self.signs.push(lettering),
            Position::Speech => self.speeches.push(lettering),
        }
    }

    /// Puts the words onto the first figure that has room for them and none yet.
    fn on_figure(&self, lettering: &Lettering, cast: &mut [Actor]) -> bool {
        let wanted = |actor: &Actor| match lettering.place {
            Position::Subject(subject) => actor.subject == subject,
            _ => true,
        };
        let board = match lettering.place {
            Position::Sign => "sign",
            Position::Label => "label",
            _ => "",
        };
        // A sign that the prompt names is where its words are.
        let named = |actor: &Actor| actor.name() == Some(board) && wanted(actor);
        cast.iter_mut().any(|actor| self.on_actor(lettering, actor, &named))
            || cast.iter_mut().any(|actor| self.on_actor(lettering, actor, &wanted))
    }

    fn on_actor(&self, lettering: &Lettering, actor: &mut Actor, wanted: &dyn Fn(&Actor) -> bool) -> bool {
        if wanted(actor) && actor.label.is_none() && has_room(&actor.sketch()) {
            actor.look.lettered = true;
            actor.label = Some(Label { lettering: lettering.clone(), letters: self.letters.clone() });
            return true;
        }
        actor.attached.iter_mut().any(|(_, child)| self.on_actor(lettering, child, wanted))
    }

    /// Keeps bands of the page free for words; what is left is the figures' zone.
    pub(super) fn reserve(&mut self, page: Rect, seed: u64) -> Rect {
        // Every other poster has its title below.
        if self.poster && !self.titles.is_empty() && scramble(seed, 77).is_multiple_of(3) {
            return self.reserve_low(page);
        }
        let margin = page.width().min(page.height()) * 0.06;
        let mut zone = page.inset(-margin);
        let height = page.height();
        if !self.titles.is_empty() {
            let share = if self.titles.len() == 1 { 0.17 } else { 0.26 };
            self.title_band = Rect::new(zone.x0, zone.y0, zone.x1, zone.y0 + height * share);
            zone.y0 = self.title_band.y1 + height * 0.02;
        }
        // Nobody hides what is written there.
        zone.y0 = self.board.map_or(zone.y0, |board| zone.y0.max(board.y1 + height * 0.02));
        if !self.captions.is_empty() {
            self.caption_band = Rect::new(zone.x0, zone.y1 - height * 0.1, zone.x1, zone.y1);
            zone.y1 = self.caption_band.y0 - height * 0.02;
        }
        if !self.ribbons.is_empty() {
            let tall = (height * 0.13).min(page.width() * 0.16);
            self.ribbon_band = Rect::new(zone.x0, zone.y1 - tall, zone.x1, zone.y1);
            zone.y1 = self.ribbon_band.y0 - height * 0.015;
        }
        zone
    }

    /// A poster whose title stands below, and its lesser lines above.
    fn reserve_low(&mut self, page: Rect) -> Rect {
        let margin = page.width().min(page.height()) * 0.07;
        let mut zone = page.inset(-margin);
        let height = page.height();
        let share = if self.titles.len() == 1 { 0.19 } else { 0.27 };
        self.title_band = Rect::new(zone.x0, zone.y1 - height * share, zone.x1, zone.y1);
        zone.y1 = self.title_band.y0 - height * 0.02;
        if !self.captions.is_empty() {
            self.caption_band = Rect::new(zone.x0, zone.y0, zone.x1, zone.y0 + height * 0.08);
            zone.y0 = self.caption_band.y1 + height * 0.03;
        }
        zone
    }

    /// What would be too small to read on a figure stands along the lower edge instead.
    pub(super) fn enlarge(&mut self, staged: &mut [Staged], page: Rect) {
        let mut small = Vec::new();
        for one in staged.iter_mut().filter(|one| one.actor.is_lettered()) {
            let area = one.area;
            let spot = (area.center().x, area.y1, area.height());
            take_small(&mut one.actor, spot, page.height() * LEAST, &mut small);
        }
        if small.is_empty() {
            return;
        }
        if self.captions.is_empty() {
            let margin = page.width().min(page.height()) * 0.04;
            let tall = page.height() * 0.1;
            self.caption_band =
                Rect::new(margin, page.y1 - margin - tall, page.x1 - margin, page.y1 - margin);
        }
        self.captions.append(&mut small);
    }

    /// Letters all that isn't on a figure.
    pub(super) fn letter(&self, staged: &[Staged], place: &Place, style: Style) -> Vec<Shape> {
        let mut pen = Pen::new(Affine::IDENTITY);
        let sky = place.light.sky[0].mix(place.light.sky[1], 0.5);
        self.title(&mut pen, place.backdrop.unwrap_or(sky), style);
        for (lettering, band) in split(&self.captions, self.caption_band) {
            let plate = band.inflate(0.0, -band.height() * 0.06);
            self.plated(&mut pen, lettering, plate, place);
        }
        for (lettering, band) in split(&self.ribbons, self.ribbon_band) {
            self.ribbon(&mut pen, lettering, band);
        }
        for (i, lettering) in self.signs.iter().enumerate() {
            match lettering.hand {
                Hand::Neon => self.neon(&mut pen, lettering, place, i),
                _ if i == 0 && self.board.is_some() => self.chalk(&mut pen, lettering),
                _ => self.sign(&mut pen, lettering, place, i),
            }
        }
        let speakers: Vec<Rect> =
            staged.iter().filter(|one| one.actor.speaks()).map(|one| one.area).collect();
        // No balloon covers a face or another balloon.
        let mut taken: Vec<Rect> =
            speakers.iter().map(|area| Rect { y1: area.y0 + area.height() * 0.3, ..*area }).collect();
        // Who is alone has it beside the head.
        if taken.len() < 2 {
            taken.clear();
        }
        // Of several, who stands on the left speaks first.
        let all: Vec<Rect> = staged.iter().map(|one| one.area).collect();
        let mut speaking = if speakers.is_empty() { all } else { speakers };
        speaking.truncate(self.speeches.len());
        let last = speaking.last().copied();
        speaking.extend(last.into_iter().cycle().take(self.speeches.len() - speaking.len()));
        speaking.sort_by(|a, b| a.center().x.total_cmp(&b.center().x));
        for (i, (lettering, speaker)) in self.speeches.iter().zip(&speaking).enumerate() {
            let column = (self.speeches.len() > 2).then(|| (i as f64 + 0.5) / self.speeches.len() as f64);
            let balloon = self.speech(&mut pen, lettering, (*speaker, column), (place, &taken));
            taken.push(balloon);
        }
        pen.finish().shapes
    }

    fn title(&self, pen: &mut Pen, backdrop: Rgb, style: Style) {
        let weights: Vec<f64> = (0..self.titles.len()).map(|i| if i == 0 { 1.6 } else { 0.75 }).collect();
        let total: f64 = weights.iter().sum();
        let mut y = self.title_band.y0;
        for (i, lettering) in self.titles.iter().enumerate() {
            let tall = self.title_band.height() * weights[i] / total;
            let band = Rect::new(self.title_band.x0, y, self.title_band.x1, y + tall * 0.94);
            y += tall;
            let hand = if lettering.hand == Hand::Usual && i == 0 { Hand::Bold } else { lettering.hand };
            let ink = lettering.colour.unwrap_or(if i == 0 {
                title_ink(backdrop, style)
            } else {
                backdrop.legible()
            });
            let shapes = set(&self.letters, &lettering.text, hand, band, ink);
            // A rim of the other brightness keeps words legible over clouds and branches.
            let rim = if ink.luma() > 0.55 { Rgb::hex(0x3b3350) } else { Rgb::hex(0xfffaf0) };
            pen.insert(shapes.iter().map(|shape| Shape {
                paint: Paint::Plain(rim.alpha(0.85)),
                stroke: Some(shape.stroke.unwrap_or(0.0) + band.height() * 0.05),
                ..shape.clone()
            }));
            pen.insert(shapes);
        }
    }

    /// Words on a light plate.
    fn plated(&self, pen: &mut Pen, lettering: &Lettering, band: Rect, place: &Place) {
        let (lines, em) =
            wrapped(&self.letters, &lettering.text, lettering.hand, band.width() * 0.9, band.height() * 0.78);
        let wide = lines.iter().map(|line| line.width * em).fold(0.0, f64::max) + band.height() * 0.7;
        let ink = lettering.colour.unwrap_or(Rgb::INK);
        // Pale words stand on a dark plate.
        let paper = place.light.near(Rgb::hex(if ink.luma() > 0.6 { 0x3b3350 } else { 0xfffaf0 }));
        let x = band.center().x - wide / 2.0;
        pen.mark(round_rect(x, band.y0, wide, band.height(), band.height() * 0.35), paper.alpha(0.88));
        let inner = Rect::new(x, band.y0 + band.height() * 0.1, x + wide, band.y1 - band.height() * 0.1);
        pen.insert(set(
            &self.letters,
            &lettering.text,
            lettering.hand,
            inner.inflate(-band.height() * 0.3, 0.0),
            ink,
        ));
    }

    /// A waving ribbon with swallow tails.
    pub(super) fn ribbon(&self, pen: &mut Pen, lettering: &Lettering, band: Rect) {
        ribbon(pen, &self.letters, lettering, band, Rgb::hex(0xd96f7d));
    }

    /// In chalk on the board of the place.
    fn chalk(&self, pen: &mut Pen, lettering: &Lettering) {
        let Some(board) = self.board else { return };
        let area = board.inset(-board.height() * 0.14);
        let ink = lettering.colour.unwrap_or(Rgb::hex(0xf6f3e6));
        pen.insert(set(&self.letters, &lettering.text, lettering.hand, area, ink));
    }

    /// A wooden board on a post.
    fn sign(&self, pen: &mut Pen, lettering: &Lettering, place: &Place, index: usize) {
        let (page_width, page_height) = (place.width, place.height);
        let wide = (page_width * 0.3).min(page_height * 0.4);
        let tall = wide * 0.42;
        let x = if index.is_multiple_of(2) { page_width * 0.05 } else { page_width * 0.95 - wide };
        let y = place.floor - tall * 2.1;
        let wood = place.light.near(Rgb::hex(0xc08b57));
        pen.body(rect(x + wide * 0.46, y + tall * 0.5, wide * 0.08, tall * 1.6), wood.shaded(0.25));
        pen.body(round_rect(x, y, wide, tall, tall * 0.1), wood);
        for share in [0.36, 0.68] {
            pen.line(
                curve(&[(x + wide * 0.03, y + tall * share), (x + wide * 0.97, y + tall * share)]),
                0.2,
                wood.shaded(0.4).alpha(0.4),
            );
        }
        let board = Rect::new(x + wide * 0.07, y + tall * 0.1, x + wide * 0.93, y + tall * 0.9);
        pen.insert(set(
            &self.letters,
            &lettering.text,
            lettering.hand,
            board,
            lettering.colour.unwrap_or(Rgb::hex(0x4a2f22)),
        ));
    }

    /// Tubes that glow on a dark plate, high up.
    fn neon(&self, pen: &mut Pen, lettering: &Lettering, place: &Place, index: usize) {
        let (wide, tall) = (place.width * 0.46, (place.height * 0.2).min(place.width * 0.18));
        let (x, y) = ((place.width - wide) / 2.0, place.height * 0.07 + (tall + 3.0) * index as f64);
        let ink = lettering.colour.unwrap_or(Rgb::hex(0xff4fa8));
        pen.glow(x + wide / 2.0, y + tall / 2.0, wide * 0.6, ink.alpha(0.3));
        pen.flat(round_rect(x, y, wide, tall, tall * 0.2), Rgb::hex(0x1c1722));
        let area = Rect::new(x, y, x + wide, y + tall).inset(-tall * 0.16);
        pen.insert(set(&self.letters, &lettering.text, Hand::Neon, area, ink));
    }

    /// A balloon beside a head.
    fn speech(
        &self,
        pen: &mut Pen,
        lettering: &Lettering,
        (speaker, column): (Rect, Option<f64>),
        (place, taken): (&Place, &[Rect]),
    ) -> Rect {
        // On a narrow page a balloon takes more of its width, or nobody could read it.
        let wide = (place.width * 0.34).max((place.height * 0.24).min(place.width * 0.56)).min(44.0);
        let wide = wide.min(place.width * 0.92 / self.speeches.len() as f64);
        let tall = wide * 0.42;
        let beside = |right: bool| {
            let x = if right {
                (speaker.x1 + 1.0).min(place.width - wide - 2.0)
            } else {
                (speaker.x0 - wide - 1.0).max(2.0)
            };
            (x, (speaker.y0 - tall * 0.45).max(2.0))
        };
        let above = |share: f64| {
            let x = speaker.center().x - wide * share;
            (x.clamp(2.0, (place.width - wide - 2.0).max(2.0)), (speaker.y0 - tall - 2.0).max(1.0))
        };
        let inner = speaker.center().x < place.width / 2.0;
        let covered = |&(x, y): &(f64, f64)| {
            let balloon = Rect::new(x, y, x + wide, y + tall);
            taken.iter().map(|other| balloon.intersect(*other).area().max(0.0)).sum::<f64>()
        };
        let mut spots = vec![beside(inner), beside(!inner), above(0.5), above(0.8), above(0.2)];
        if let Some(share) = column {
            spots = vec![(place.width * share - wide / 2.0, above(0.5).1)];
        }
        let (x, y) =
            spots.iter().copied().min_by(|a, b| covered(a).total_cmp(&covered(b))).unwrap_or(beside(inner));
        let right = x + wide / 2.0 > speaker.center().x;
        let tip = if y + tall < speaker.y0 {
            (speaker.center().x, speaker.y0 - 0.6)
        } else if right {
            (speaker.x1 - speaker.width() * 0.2, speaker.y0 + speaker.height() * 0.2)
        } else {
            (speaker.x0 + speaker.width() * 0.2, speaker.y0 + speaker.height() * 0.2)
        };
        let root = if right { x + wide * 0.18 } else { x + wide * 0.82 };
        pen.flat(
            polygon(&[(root - wide * 0.06, y + tall * 0.8), tip, (root + wide * 0.06, y + tall * 0.8)]),
            Rgb::WHITE,
        );
        let (r, b) = (x + wide, y + tall);
        pen.flat(
            blob(&[
                (x, y + tall * 0.5),
                (x + wide * 0.12, y + tall * 0.1),
                (x + wide * 0.5, y),
                (r - wide * 0.12, y + tall * 0.1),
                (r, y + tall * 0.5),
                (r - wide * 0.12, b - tall * 0.1),
                (x + wide * 0.5, b),
                (x + wide * 0.12, b - tall * 0.1),
            ]),
            Rgb::WHITE,
        );
        let inner = Rect::new(x + wide * 0.12, y + tall * 0.16, r - wide * 0.12, b - tall * 0.16);
        pen.insert(set(&self.letters, &lettering.text, lettering.hand, inner, Rgb::INK));
        Rect::new(x, y, r, b)
    }
}

/// All letterings in one band, over something of the colour `under`; and what no font can letter.
pub(super) fn banner(intent: &Intent, sheet: &Sheet<'_>, band: Rect, under: Rgb) -> (Vec<Shape>, Vec<Note>) {
    let mut words = Words::new(intent, sheet, &mut [], None);
    let mut pen = Pen::new(Affine::IDENTITY);
    let (ribbons, mut titles) = (std::mem::take(&mut words.ribbons), std::mem::take(&mut words.titles));
    titles.append(&mut words.captions);
    titles.append(&mut words.signs);
    titles.append(&mut words.speeches);
    let parts = usize::from(!titles.is_empty()) + ribbons.len();
    let tall = band.height() / parts.max(1) as f64;
    let part =
        |i: usize| Rect::new(band.x0, band.y0 + tall * i as f64, band.x1, band.y0 + tall * (i + 1) as f64);
    words.titles = titles;
    words.title_band = part(0);
    words.title(&mut pen, under, Style::PictureBook);
    let first = parts - ribbons.len();
    for (i, lettering) in ribbons.iter().enumerate() {
        words.ribbon(&mut pen, lettering, part(first + i));
    }
    (pen.finish().shapes, words.notes)
}

/// The letterings with their shares of a band, from top to bottom.
fn split(letterings: &[Lettering], band: Rect) -> impl Iterator<Item = (&Lettering, Rect)> {
    let tall = band.height() / letterings.len().max(1) as f64;
    letterings.iter().enumerate().map(move |(i, lettering)| {
        let y = band.y0 + tall * i as f64;
        (lettering, Rect::new(band.x0, y, band.x1, y + tall))
    })
}

fn title_ink(backdrop: Rgb, style: Style) -> Rgb {
    match style {
        Style::Poster | Style::Vintage if backdrop.luma() > 0.5 => Rgb::hex(0xb8463f),
        _ if backdrop.luma() > 0.55 => Rgb::hex(0x46407a),
        _ => Rgb::hex(0xfff0c9),
    }
}

fn has_room(sketch: &crate::figures::Sketch) -> bool {
    sketch.slot(Slot::Words).or(sketch.slot(Slot::Band)).is_some()
}
