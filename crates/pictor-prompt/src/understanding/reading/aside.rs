//! What a prompt says beside the picture: similes, whom it is for, how it is made, what is to stay free.

use super::Reading;
use crate::intent::{Bond, Gender, Kind, Region};
use crate::understanding::phrase::{Link, Phrase};
use crate::understanding::senses::{Sense, Turn};
use crate::understanding::sentence::Sentence;
use crate::understanding::tokens::TokenKind;

/// Words near the beginning of a sentence that speaks of how the picture is made.
const TALK: &str = include_str!("../talk.txt");

/// Words before a colon after which the picture itself is described.
const SCENE: &str = "subject, main subject, scene, foreground, background, setting, content, \
    characters, elements, 主体, 主题, 元素, 内容, 前景, 背景, 画面, 场景";

/// What of the words to come is not to be seen.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each ends at another mark")]
pub(super) struct Aside {
    /// Up to the full stop or the next label: how the picture is made.
    pub(super) talk: bool,
    /// The same, up to the comma.
    talk_clause: bool,
    /// Up to its noun: what something is like.
    pub(super) simile: bool,
    /// Whether the noun of the simile is worth telling.
    told: bool,
    /// Up to the comma: what is to stay free.
    space: bool,
    /// Up to the next preposition: whom the picture is for.
    pub(super) purpose: bool,
    /// Up to the full stop: who asks for it.
    pub(super) own: bool,
}

impl Aside {
    /// At the beginning of a sentence.
    pub(super) fn sentence(talk: bool) -> Self {
        Self { talk, ..Self::default() }
    }

    /// Whether a noun would name nothing that is to be seen.
    pub(super) fn is_on(&self) -> bool {
        self.talk || self.talk_clause || self.simile || self.space
    }

    /// Whether an unknown word is not missed. Of talk the names are: they may be those of artists.
    pub(super) fn hides(&self, sentence: &Sentence, i: usize) -> bool {
        let name = sentence.written(i).starts_with(char::is_uppercase);
        self.space || self.simile || self.purpose || self.own || (self.talk || self.talk_clause) && !name
    }
}

impl Reading<'_> {
    /// Whether the sentence or clause that begins at `i` speaks of style, mood or light, in its first words.
    pub(super) fn talks(&self, i: usize, first: usize) -> bool {
        let begins = i..self.sentence.len().min(i + first);
        let begins = begins.take_while(|&j| !self.sentence.token(j).is_mark());
        // "Use a wheat ear": that is to be seen.
        let thing = |j: usize| {
            self.sentence.written(j).eq_ignore_ascii_case("use")
                && self.sentence.sense(j + 1) == Some(Sense::Article)
                && (j + 2..j + 5).any(|k| self.sentence.concept(k).is_some())
        };
        begins.into_iter().any(|j| is_talk(&self.sentence.written(j).to_lowercase()) && !thing(j))
    }

    /// A comma ends what was said beside the picture in a clause; a colon may begin a label.
    pub(super) fn turn_clause(&mut self, i: usize, mark: Option<char>) {
        let colon = mark == Some(':');
        let label = self.sentence.written(i.saturating_sub(1)).to_lowercase();
        let labelled = (i + 1..i + 4).find(|&j| j < self.sentence.len() && self.sentence.token(j).is_mark());
        let labelled =
            labelled.is_some_and(|j| self.sentence.tokens.text.at(self.sentence.token(j).start) == Some(':'));
        // "Cinematic shot: a cowboy", "watercolour style: a cat": what is shot comes after it.
        let styled = i > 1 && matches!(self.sentence.sense(i - 2), Some(Sense::Style(_)));
        let names_it = ["shot", "render", " style"].iter().any(|word| label.ends_with(word));
        let names_it = (names_it || styled) && self.intent.subjects.is_empty();
        let talk = if colon && is_talk(&label) {
            !names_it
        } else {
            self.aside.talk
                && !labelled
                && mark != Some('\n')
                && !(colon && SCENE.split(", ").any(|scene| scene == label))
        };
        let alone = i + 2 >= self.sentence.len() || self.sentence.token(i + 2).is_mark();
        let talk_clause = !alone && !self.intent.subjects.is_empty() && self.talks(i + 1, 2);
        // "We need a mascot: a cactus": what comes is the mascot.
        self.aside = Aside { talk, talk_clause, own: self.aside.own && !colon, ..Aside::default() };
        self.clause = self.intent.subjects.len();
    }

    pub(super) fn turn(&mut self, i: usize, turn: Turn) {
        match turn {
            Turn::Like | Turn::Shaped => {
                self.close_phrase();
                (self.aside.simile, self.aside.told) = (true, turn == Turn::Shaped);
                self.pending = None;
            }
            Turn::Alike => self.aside.simile = false,
            Turn::Space => self.keep_free(i),
            Turn::It => self.refer(None),
            Turn::Own => self.aside.own = true,
            Turn::Suits | Turn::Audience => {
                self.close_phrase();
                self.aside.talk_clause = true;
                self.aside.talk |= turn == Turn::Audience;
                self.pending = None;
            }
            Turn::Use => {
                self.serve(i);
                self.unknown(i);
                self.passed.push(i);
            }
        }
    }

    /// What follows is to stay free; where that is a side, the main subject is on the other.
    fn keep_free(&mut self, i: usize) {
        (self.phrase, self.pending) = (Phrase::default(), None);
        self.aside.space = true;
        let mut clause = self.sentence.clause_start(i)..self.sentence.clause_end(i);
        let side = clause.find_map(|j| match self.sentence.sense(j) {
            Some(Sense::Region(region)) => Some(region),
            _ => None,
        });
        if let Some(side) = side {
            self.intent.region = Some(opposite(side));
        }
    }

    /// Whether the picture is said to show nothing by the noun at `i`.
    pub(super) fn passes_over(&mut self, i: usize) -> bool {
        let colon = self.sentence.tokens.text.at(self.sentence.token(i).end) == Some(':');
        let written = self.sentence.written(i).to_lowercase();
        let steps = written == "steps" && (colon || self.phrase.count.is_some());
        if !(self.aside.is_on() || steps || colon && is_talk(&written)) {
            return false;
        }
        self.phrase = Phrase::default();
        let token = self.sentence.token(i);
        let colour = token.sense(|s| if let Sense::Colour(colour) = s { Some(*colour) } else { None });
        if let Some(colour) = colour.filter(|_| self.aside.talk || self.aside.talk_clause) {
            self.tint(&[colour]);
        }
        let goes_on = self.sentence.concept(i + 1).is_some() || self.sentence.sense(i + 1) == Some(Sense::Of);
        // A Chinese simile goes on to 一样, or to the comma.
        let chinese = token.kind == TokenKind::Han;
        if self.aside.simile && (chinese || !goes_on) {
            self.aside.simile = chinese;
            if self.aside.told && (!chinese || self.sentence.concept(i).is_some()) {
                self.intent.left_out.push(self.sentence.written(i));
            }
        }
        true
    }

    /// A word for what the picture is has come: what is said after "for", or of houses before, is whom it is for.
    pub(super) fn serve(&mut self, i: usize) {
        self.aside.purpose |= self.is_for(i);
        let between = |j: usize| self.sentence.sense(j).is_some_and(leads_to_medium);
        let near = (i.saturating_sub(6)..i).rev().find(|&j| !between(j));
        let last = self.intent.subjects.len().wrapping_sub(1);
        if !self.tentative.contains(&last)
            && near.is_some()
            && near == self.nouns.last().copied()
            && self.intent.subjects[last].kind == Kind::Building
        {
            self.tentative.push(last);
        }
    }

    /// Whether "for" comes soon after the word at `i`.
    fn is_for(&self, i: usize) -> bool {
        let idle = |j: usize| {
            matches!(self.sentence.sense(j), Some(Sense::Noise | Sense::Medium | Sense::Turn(Turn::Use)))
        };
        let next =
            (i + 1..self.sentence.len().min(i + 4)).find(|&j| !idle(j) || self.sentence.written(j) == "for");
        (i + 1..=next.unwrap_or(i)).any(|j| self.sentence.written(j).eq_ignore_ascii_case("for"))
    }

    /// "Behind her", and nothing after it.
    pub(super) fn is_object(&self, i: usize) -> bool {
        let ends = i + 1 >= self.sentence.len() || self.sentence.token(i + 1).is_mark();
        ends && self.sentence.written(i).eq_ignore_ascii_case("her")
    }

    /// A pronoun: after a preposition the one that it speaks of is bound, at the beginning it acts.
    pub(super) fn refer(&mut self, gender: Option<Gender>) {
        let from = self.pending.and_then(|p| p.from);
        let meant = self.spoken_of(from, gender);
        match self.pending.take() {
            Some(pending) if matches!(pending.link, Link::Bond(..)) => {
                self.phrase = Phrase::default();
                // "A rainbow behind them": who was named before the comma isn't behind anybody.
                let here = from.map_or(self.agent.is_none(), |from| from >= self.clause);
                match (from, meant.filter(|_| here)) {
                    (Some(from), Some(meant)) => self.relate(pending.link, from, meant),
                    (None, Some(meant)) => self.bind(pending, meant),
                    _ => {}
                }
            }
            Some(_) => {}
            // "A bear mails a letter, so he …": no letter does.
            None if self.agent.is_none_or(|agent| gender.is_some() && !self.is_alive(agent)) => {
                (self.agent, self.topic) = (meant, meant);
            }
            None => {}
        }
    }

    /// Of whom a pronoun speaks.
    fn spoken_of(&self, from: Option<usize>, gender: Option<Gender>) -> Option<usize> {
        let fits = |&k: &usize| {
            let subject = &self.intent.subjects[k];
            Some(k) != from && (gender.is_none() || subject.kind.is_alive())
        };
        let mut all = 0..self.intent.subjects.len();
        // "Around a whiteboard. A woman is writing on it".
        let thing = |k: &usize| fits(k) && !self.is_alive(*k);
        let on = self.pending.is_some_and(|p| matches!(p.link, Link::Bond(Bond::On | Bond::In, false)));
        // "Two cups on a shelf and one under it": under the shelf.
        let large = |k: &usize| {
            let kind = self.intent.subjects[*k].kind;
            thing(k) && matches!(kind, Kind::Furniture | Kind::Building | Kind::Plant | Kind::Vehicle)
        };
        let near = self.pending.is_some_and(|p| {
            use Bond::{Above, Behind, Beside, In, InFront, On, Under};
            matches!(p.link, Link::Bond(Above | Behind | Beside | In | InFront | On | Under, _))
        });
        let host =
            all.clone().rev().find(large).filter(|_| near && gender.is_none() && self.spots.is_empty());
        if host.is_some() {
            return host;
        }
        all.clone().rev().find(thing).filter(|_| on).or_else(|| all.find(fits))
    }

    /// A side of the picture: where the main subject is to be, unless another thing's place was told.
    pub(super) fn region(&mut self, region: Region) {
        if !self.aside.space && self.topic.is_none_or(|topic| topic == 0) {
            self.intent.region.get_or_insert(region);
        }
    }
}

pub(in crate::understanding) fn is_talk(word: &str) -> bool {
    word.split(' ').any(|word| TALK.split_whitespace().any(|talk| talk == word))
}

/// Whether a word may stand between a house and the word for what the picture is.
fn leads_to_medium(said: Sense) -> bool {
    use Sense::{Article, Edit, Measure, Medium, Noise, Number, Outline, Possessive, Style};
    matches!(said, Noise | Medium | Possessive | Number(_) | Measure | Article | Edit(_) | Outline(_))
        || matches!(said, Sense::Turn(Turn::Use) | Style(_))
}

fn opposite(side: Region) -> Region {
    use Region::{Bottom, BottomLeft, BottomRight, Centre, Left, Right, Top, TopLeft, TopRight};
    match side {
        Left => Right,
        Right => Left,
        Top => Bottom,
        Bottom => Top,
        TopLeft => BottomRight,
        TopRight => BottomLeft,
        BottomLeft => TopRight,
        BottomRight => TopLeft,
        Centre => Centre,
    }
}
