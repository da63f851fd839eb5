//! Nouns that are only part of a longer expression: the tree of a tree pose, the hero of a poster, a painting that hangs on
//! a wall.

use super::Sentence;
use crate::intent::{Hairdo, Kind, Setting, Style};
use crate::understanding::lexicon::{Concept, concepts};
use crate::understanding::senses::{Part, Sense, is_modifier};

/// What somebody or something may be the hero or the star of.
const PAGES: &str = "poster, image, picture, scene, composition, ad, advert, design, shot, \
    illustration, cover, page, frame, photo, banner, thumbnail, campaign";

/// Plants in fields are many.
const FIELD: u16 = 9;

fn named(name: &str) -> Option<Sense> {
    concepts().iter().position(|c| c.name == name).map(Sense::Concept)
}

impl Sentence {
    /// Gives the nouns of longer expressions the meaning that they have there.
    pub(super) fn read_expressions(&mut self) {
        for i in 0..self.len() {
            if let Some(hair) = self.cut(i) {
                self.senses[hair] = Some(Sense::Part(Part::Cut));
            } else if let Some(pose) = self.strikes_pose(i) {
                self.senses[i..=pose].fill(Some(Sense::Missed));
            } else if self.plays_role(i) || self.receives(i) || self.goes_without(i) {
                self.senses[i] = Some(Sense::Noise);
            } else if let Some(hung) = self.hung(i) {
                self.hang(i, hung);
            } else if self.is_western(i) {
                self.senses[i] = named("dragon").or(self.senses[i]);
            }
        }
    }

    /// "Short pink hair": the way it is worn, and where it says so.
    fn cut(&self, i: usize) -> Option<usize> {
        let long = matches!(self.written(i).as_str(), "short" | "long" | "curly" | "wavy" | "straight");
        let hair = |j: &usize| matches!(self.sense(*j), Some(Sense::Part(Part::Hair | Part::Cut)));
        let first = (i + 1..i + 4).find(|&j| !self.sense(j).is_some_and(|s| is_modifier(&s)));
        first.filter(hair).filter(|_| long)
    }

    /// How hair is worn by the words that end at `i`: "short red hair", 马尾辫.
    pub(in crate::understanding) fn hairdo(&self, i: usize) -> Option<Hairdo> {
        if self.senses[i] != Some(Sense::Part(Part::Cut)) {
            return None;
        }
        let (first, last) = (self.written(self.begins(i)).to_lowercase(), self.written(i).to_lowercase());
        let says = |words: &[&str]| words.iter().any(|word| first.contains(word) || last.contains(word));
        const WORN: [(&[&str], Hairdo); 8] = [
            (&["hairless", "秃"], Hairdo::Bald),
            (&["ponytail", "马尾"], Hairdo::Tail),
            (&["pigtail", "braid", "双马尾", "辫"], Hairdo::Plaits),
            (&["bun", "丸子头", "发髻"], Hairdo::Bun),
            (&["wavy", "波浪"], Hairdo::Wavy),
            (&["curl", "卷发"], Hairdo::Curly),
            (&["short", "短发", "齐肩"], Hairdo::Short),
            (&["long", "长发"], Hairdo::Long),
        ];
        // 双马尾 are two.
        let two = says(&["双马尾"]);
        let worn = WORN.iter().find(|(words, hairdo)| says(words) && !(two && *hairdo == Hairdo::Tail));
        worn.map(|(_, hairdo)| *hairdo)
    }

    /// Where that begins what is told of the word at `i`: "short" of "short pink hair".
    pub(in crate::understanding) fn begins(&self, i: usize) -> usize {
        (i.saturating_sub(3)..i).find(|&j| self.cut(j) == Some(i)).unwrap_or(i)
    }

    /// "Tree pose", "cobra pose": how somebody stands, and no tree.
    fn strikes_pose(&self, i: usize) -> Option<usize> {
        let concept = self.concept(i)?;
        let of = usize::from(self.sense(i + 1) == Some(Sense::Possessive));
        let pose = (i + 1 + of < self.len()).then(|| self.written(i + 1 + of))?;
        let sits = pose == "position" && concept.kind == Kind::Plant;
        (sits || matches!(pose.as_str(), "pose" | "poses" | "asana" | "stance")).then_some(i + 1 + of)
    }

    /// "Round" of what is round anyway, "burning" of candles, and what astronauts wear.
    fn goes_without(&self, i: usize) -> bool {
        let next = self.concept(i + 1);
        let round =
            |c: &Concept| matches!(c.kind, Kind::Food | Kind::Nature | Kind::Clothing) || c.name == "ball";
        let burns = |c: &Concept| matches!(c.name, "candle" | "fire" | "campfire" | "fireplace" | "incense");
        match self.written(i).as_str() {
            "round" | "圆形" => {
                matches!(self.sense(i + 1), Some(Sense::Part(_))) || next.is_some_and(round)
            }
            "burning" | "燃烧的" => next.is_some_and(burns),
            "spacesuit" | "space suit" | "宇航服" | "太空服" | "航天服" => {
                (0..self.len()).any(|j| self.concept(j).is_some_and(|c| c.name == "astronaut"))
            }
            _ => false,
        }
    }

    /// 龙 is the Chinese one, but that of a knight or a castle is not.
    fn is_western(&self, i: usize) -> bool {
        let western =
            |c: &Concept| matches!(c.name, "knight" | "castle" | "wizard" | "princess" | "elf" | "tower");
        self.written(i) == "龙" && (0..self.len()).any(|j| self.concept(j).is_some_and(western))
    }

    /// "The hero of the poster": whoever is named next.
    fn plays_role(&self, i: usize) -> bool {
        let of = self.concept(i).is_some() && self.sense(i + 1) == Some(Sense::Of);
        let page =
            |j: usize| j < self.len() && PAGES.split(", ").any(|page| page == self.written(j).to_lowercase());
        of && self.sense(i + 2) == Some(Sense::Definite) && (page(i + 3) || page(i + 4))
    }

    /// "A worksheet for kids", "a gift for grandma": whom it is for is not there.
    fn receives(&self, i: usize) -> bool {
        let person = self.concept(i).is_some_and(|c| c.kind == Kind::Person);
        let passes =
            |s: &Sense| is_modifier(s) || matches!(s, Sense::Article | Sense::Definite | Sense::Number(_));
        let j = self.skip_back(i, passes);
        let made = |s: Sense| !matches!(s, Sense::Act(..) | Sense::Noise | Sense::Article);
        let waits = |j: usize| self.written(j).ends_with("ing");
        person
            && j > 0
            && self.written(j - 1) == "for"
            && (j < 2 || self.before(j - 1).is_none_or(made) && !waits(j - 2))
    }

    /// What a word for a style names where it hangs on a wall: 墙上挂着一幅山水画, "a watercolor above the sofa".
    fn hung(&self, i: usize) -> Option<Sense> {
        let name = match self.sense(i)? {
            Sense::Style(Style::Map) => "map",
            Sense::Style(Style::Photo) => "picture frame",
            Sense::Style(
                Style::InkWash
                | Style::OilPainting
                | Style::Watercolour
                | Style::Pencil
                | Style::Poster
                | Style::Woodblock
                | Style::Crayon
                | Style::PaperCut,
            ) => "painting",
            _ => return None,
        };
        let passes = |s: &Sense| {
            is_modifier(s)
                || matches!(
                    s,
                    Sense::Article | Sense::Number(_) | Sense::Measure | Sense::Definite | Sense::Noise
                )
                || matches!(s, Sense::Mood(_) | Sense::Possessive | Sense::With | Sense::Medium)
        };
        let before = (self.skip_back(i, passes).saturating_sub(1)..i).any(|j| self.hangs(j));
        let mut after = (i + 1..self.len().min(i + 5)).take_while(|&j| !self.token(j).is_mark());
        let behind =
            after.find(|&j| !matches!(self.sense(j), Some(Sense::Medium | Sense::Noise)) || self.hangs(j));
        (before || behind.is_some_and(|j| self.hangs(j))).then(|| named(name)).flatten()
    }

    /// Whether a word says that something is on a wall.
    fn hangs(&self, i: usize) -> bool {
        let word = self.written(i).to_lowercase();
        let wall =
            |j: usize| self.concept(j).is_some_and(|c| matches!(c.name, "wall" | "sofa" | "fireplace"));
        let on = matches!(word.as_str(), "on" | "above" | "over") && (wall(i + 1) || wall(i + 2));
        on || word.contains(['挂', '贴']) || word == "墙上" || word == "framed" || word.starts_with("hang")
    }

    fn hang(&mut self, i: usize, hung: Sense) {
        self.senses[i] = Some(hung);
        // "An abstract oil painting".
        let abstractly =
            i.checked_sub(1).filter(|&j| self.senses[j] == Some(Sense::Setting(Setting::Abstract)));
        if let Some(abstractly) = abstractly {
            self.senses[abstractly] = Some(Sense::Noise);
        }
        for j in i + 1..self.len() {
            if self.senses[j] != Some(Sense::Medium) {
                break;
            }
            self.senses[j] = Some(Sense::Noise);
        }
    }

    /// How many the plants at `i` are, where they are those of a field: "a sunflower field", 薰衣草花田.
    pub(in crate::understanding) fn in_field(&self, i: usize) -> Option<u16> {
        let plant = self.concept(i).is_some_and(|c| c.kind == Kind::Plant);
        let of = usize::from(self.sense(i + 1) == Some(Sense::Possessive));
        let field = matches!(self.sense(i + 1 + of), Some(Sense::Setting(Setting::Meadow | Setting::Farm)));
        (plant && field).then_some(FIELD)
    }
}
