//! What is said of the picture as a whole: where and when, how it is drawn, its colours.

use super::{MOST_COLOURS, Reading};
use crate::colour::Rgb;
use crate::intent::{Bond, Gender, Hairdo, Kind, Setting, Shape, Style};
use crate::understanding::layers::Layer;
use crate::understanding::lexicon::concept;
use crate::understanding::phrase::{Link, Phrase};
use crate::understanding::senses::{Edit, Part, Sense};
use crate::understanding::sentence::is_manner;
use crate::understanding::tokens::TokenKind;

impl Reading<'_> {
    pub(super) fn part(&mut self, i: usize, part: Part) {
        let phrase = std::mem::take(&mut self.phrase);
        let hairdo = self.sentence.hairdo(i);
        // 短发的女孩, "a long-haired girl": whose hair it is comes later, and so does what waits for her.
        if part == Part::Cut && self.sentence.describes(i) && self.sentence.begins(i) == i {
            self.phrase = phrase;
            self.phrase.hair = (self.phrase.colours.first().copied(), hairdo);
            self.phrase.colours.clear();
            return;
        }
        self.pending = None;
        let Some(topic) = self.topic else {
            // 蓝眼睛的猫: whose eyes they are comes later.
            let eyes = phrase.colours.first().copied().filter(|_| part == Part::Eyes);
            self.phrase.eyes = eyes.or(phrase.eyes);
            return;
        };
        self.tell_part(part, hairdo, phrase.colours.first().copied(), topic);
    }

    /// Of whose eyes and hair, or of what, a part is told.
    fn tell_part(&mut self, part: Part, hairdo: Option<Hairdo>, colour: Option<Rgb>, topic: usize) {
        let has_eyes = |i: &usize| self.intent.subjects[*i].kind.is_alive();
        // "A wolf under a full moon, blue eyes": not the moon's.
        let whose = std::iter::once(topic).chain((0..topic).rev()).find(has_eyes).unwrap_or(topic);
        let subjects = &mut self.intent.subjects;
        if let Some(hairdo) = hairdo.filter(|_| subjects[whose].kind == Kind::Person) {
            subjects[whose].hairdo = Some(hairdo);
        }
        match (part, colour) {
            (Part::Eyes, Some(colour)) => subjects[whose].eyes = Some(colour),
            (Part::Hair | Part::Cut, Some(colour)) => subjects[whose].hair = Some(colour),
            (Part::Major, Some(colour)) if !subjects[topic].colours.is_empty() => {
                subjects[topic].colours.push(colour);
            }
            _ => {}
        }
    }

    pub(super) fn pronoun(&mut self, i: usize, gender: Gender) {
        let nobody = self.pending.is_none() && !self.intent.subjects.iter().any(|s| s.kind.is_alive());
        let face = matches!(self.sentence.sense(i + 2), Some(Sense::Expression(_) | Sense::Part(_)));
        let owner = self.sentence.sense(i + 1) == Some(Sense::Possessive) && !face;
        if nobody && !owner && self.is_pronoun(i) && !self.negated && !self.aside.is_on() {
            self.somebody(i, gender);
        }
        self.refer(Some(gender));
        let person = self.agent.map(|agent| &mut self.intent.subjects[agent]);
        if let Some(person) = person.filter(|p| p.kind == Kind::Person) {
            person.gender = person.gender.or(Some(gender));
        }
    }

    /// Whether it stands for somebody, and tells nothing of who comes next.
    pub(super) fn is_pronoun(&self, i: usize) -> bool {
        matches!(self.sentence.written(i).to_lowercase().as_str(), "she" | "he" | "她" | "他")
    }

    /// "She is smiling", of whom nothing was said before.
    fn somebody(&mut self, i: usize, gender: Gender) {
        let name = if gender == Gender::Female { "woman" } else { "man" };
        let Some(concept) = concept(name) else { return };
        let word = self.sentence.written(i);
        let subject = std::mem::take(&mut self.phrase).subject(concept, word, false, false);
        self.push(subject, i);
    }

    pub(super) fn backdrop(&mut self) {
        let phrase = std::mem::take(&mut self.phrase);
        self.pending = None;
        match phrase.colours.first() {
            Some(&colour) if !self.negated => self.intent.backdrop = Some(colour),
            _ => self.backdrop_said = true,
        }
    }

    /// Colours said of the picture as a whole.
    pub(super) fn tint(&mut self, colours: &[Rgb]) {
        for &colour in colours {
            if self.intent.palette.len() < MOST_COLOURS && !self.intent.palette.contains(&colour) {
                self.intent.palette.push(colour);
            }
        }
    }

    pub(super) fn medium(&mut self, i: usize) {
        self.phrase = Phrase::default();
        self.serve(i);
        self.pending = None;
    }

    pub(super) fn edit(&mut self, i: usize, edit: Edit) {
        match edit {
            Edit::Monochrome if self.sentence.describes(i) => {
                self.phrase.take(Sense::Colour(Rgb::hex(0x2B_2A30)));
                self.phrase.take(Sense::Colour(Rgb::hex(0xFA_F9F5)));
            }
            Edit::TheColour => {
                let colours = std::mem::take(&mut self.phrase.colours);
                self.tint(&colours);
            }
            // 给小狗检查身体: what is done is done to the dog.
            Edit::Object if self.sentence.written(i) == "给" => match self.agent {
                Some(_) => self.link(Link::Bond(Bond::AttendsTo, false), self.agent),
                None => self.link(Link::At, None),
            },
            Edit::Into => self.link(Link::To, self.agent),
            Edit::Add | Edit::Make | Edit::Replace => {
                self.close_phrase();
                (self.agent, self.topic, self.pending) = (None, None, None);
            }
            _ => {}
        }
    }

    pub(super) fn setting(&mut self, i: usize, setting: Setting) {
        let phrase = std::mem::take(&mut self.phrase);
        // "In a restaurant kitchen": the last of them is the place.
        // "In a coffee shop interior": the shop is.
        let room = self.sentence.sense(i + 1) == Some(Sense::Setting(Setting::Room));
        // "On a mountain road": the mountains are.
        let wild = |s: Option<Sense>| {
            use Setting::{
                Beach, Desert, Farm, Forest, Hills, Jungle, Meadow, Mountains, SnowField, Village,
            };
            let wild = [Beach, Desert, Farm, Forest, Hills, Jungle, Meadow, Mountains, SnowField, Village];
            matches!(s, Some(Sense::Setting(place)) if wild.contains(&place))
        };
        let street = Some(Sense::Setting(Setting::Street));
        if setting == Setting::Street && wild(self.sentence.before(i)) {
            self.pending = None;
            return;
        }
        let road = self.sentence.sense(i + 1) == street && wild(self.sentence.sense(i));
        let modifies =
            self.sentence.token(i).kind == TokenKind::Word && self.is_plain_place(i + 1) && !room && !road;
        if self.negated || modifies || self.aside.is_on() {
            return;
        }
        if matches!(setting, Setting::Sky | Setting::Space) {
            self.tint(&phrase.colours);
        }
        let rank = if self.aside.purpose || self.aside.own { 0 } else { rank(setting) };
        // Of a long prompt the first place counts, and what is behind it is none.
        let layer = self.spots.get(i).map(|spot| spot.layer);
        // 公司年会邀请函的封面: what follows may be elsewhere.
        let names_page =
            |j: usize| matches!(self.sentence.sense(j), Some(Sense::Medium | Sense::Style(Style::Poster)));
        let page = self.spots.get(i).is_some_and(|spot| spot.sentence == 0)
            && (i + 1..self.sentence.clause_end(i)).any(names_page);
        let rank = match layer {
            Some(Layer::Far) => rank.min(1),
            _ if page => rank.min(1),
            Some(Layer::Talk | Layer::Use) => 0,
            _ => rank,
        };
        // "With a church and the sky is bright blue": no church is.
        if setting == Setting::Sky && self.sentence.is_written(i + 1, &["is", "was", "turns", "glows"]) {
            self.topic = None;
        }
        // Mountains stand behind much, and a stream runs through a forest.
        let scenery = match setting {
            Setting::Mountains => Some("mountain range"),
            Setting::River => Some("stream"),
            _ => None,
        };
        self.intent.scenery.extend(scenery.filter(|_| rank > 0));
        let through = self.intent.setting == Some(Setting::River)
            && matches!(setting, Setting::Forest | Setting::Jungle | Setting::Garden | Setting::SnowField);
        let settled = !self.spots.is_empty() && self.setting_rank > 1;
        if self.intent.setting.is_none() || (rank > self.setting_rank || through) && !settled {
            (self.intent.setting, self.setting_rank) = (Some(setting), rank);
        }
        let inside =
            self.pending.is_some_and(|p| matches!(p.link, Link::At | Link::Bond(Bond::In | Bond::Above, _)));
        // "Blue sky" is above all, "in the air" is where something is.
        let said = self.sentence.written(i);
        let inside = inside || said.contains([' ', '上', '空', '中']) && !said.ends_with(" sky");
        self.aloft |= setting == Setting::Sky && inside && !self.is_far(i);
        // 在公园里的小屋前: the preposition still waits for the noun after 的. "On a desert planet": for the planet.
        let goes_on = (i + 1..i + 3).any(|j| self.sentence.sense(j) == Some(Sense::Possessive))
            || self.sentence.concept(i + 1).is_some()
                && (self.sentence.token(i).kind == TokenKind::Word
                    || matches!(self.sentence.sense(i + 2), Some(Sense::Local(_) | Sense::Possessive)));
        if !goes_on {
            self.pending = None;
        }
        for &sense in self.sentence.token(i).senses.iter().filter(|s| is_manner(s)) {
            self.surroundings(i, sense);
        }
    }

    /// Whether a word names a place, and no preposition is in it ("by the fire").
    pub(super) fn is_plain_place(&self, i: usize) -> bool {
        matches!(self.sentence.sense(i), Some(Sense::Setting(_))) && !self.sentence.written(i).contains(' ')
    }

    pub(super) fn surroundings(&mut self, i: usize, sense: Sense) {
        if self.negated {
            return;
        }
        let intent = &mut self.intent;
        match sense {
            Sense::Time(time) => {
                // 蓝色星空下的薰衣草: the sky is blue.
                let coloured = i > 0 && matches!(self.sentence.sense(i - 1), Some(Sense::Colour(_)));
                self.phrase.colours.retain(|_| !coloured);
                intent.time.get_or_insert(time);
            }
            Sense::Season(season) => drop(intent.season.get_or_insert(season)),
            Sense::Weather(weather) => drop(intent.weather.get_or_insert(weather)),
            Sense::Mood(mood) => drop(intent.mood.get_or_insert(mood)),
            Sense::Occasion(occasion) => drop(intent.occasion.get_or_insert(occasion)),
            // "In the corner a badge": that is on the page.
            Sense::Style(Style::Logo | Style::Sticker)
                if self.spots.get(i).is_some_and(|spot| spot.sentence > 1) && !self.aside.talk => {}
            Sense::Style(style) if !intent.styles.contains(&style) => {
                // "A vintage bicycle, watercolour": the age of a thing is no medium.
                let age = intent.styles == [Style::Vintage] && !matches!(style, Style::Poster | Style::Logo);
                intent.styles.insert(if age { 0 } else { intent.styles.len() }, style);
                if matches!(style, Style::Poster | Style::Logo) {
                    self.serve(i);
                }
            }
            Sense::Camera(camera) if intent.camera == Default::default() => intent.camera = camera,
            // 底部是一条横幅: that is on the page.
            Sense::Outline(Shape::Banner | Shape::Bookmark)
                if self.spots.get(i).is_some_and(|spot| spot.sentence > 1) => {}
            Sense::Outline(shape) => {
                intent.shape.get_or_insert(shape);
                self.serve(i);
            }
            Sense::Region(region) => self.region(region),
            _ => {}
        }
        if !self.sentence.describes(i) {
            self.pending = self.pending.filter(|p| matches!(p.link, Link::Of));
        }
    }
}

/// How much a setting says: the sky is everywhere, mountains stand behind much, a kitchen is a kitchen.
fn rank(setting: Setting) -> u8 {
    match setting {
        Setting::Sky | Setting::Abstract => 1,
        Setting::Mountains
        | Setting::Hills
        | Setting::City
        | Setting::Village
        | Setting::Room
        | Setting::Sea => 2,
        _ => 3,
    }
}
