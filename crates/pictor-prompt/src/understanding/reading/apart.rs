//! Some of several that differ: "two birds, one blue and one red".

use super::Reading;
use crate::intent::{Kind, Region, Relation, Subject};
use crate::understanding::lexicon::Concept;
use crate::understanding::phrase::Phrase;
use crate::understanding::senses::{Sense, is_modifier};

impl Reading<'_> {
    /// "Two birds, one blue and one red", "seven hats, 3 red and 4 blue", 红黄蓝各一个: some of several have their colour.
    pub(super) fn tell_apart(&mut self, phrase: &Phrase) -> bool {
        let Some(n) = phrase.count.filter(|n| *n > 0 && phrase.differs()) else { return false };
        let one = |colour| {
            let mut one = phrase.clone();
            one.colours = vec![colour];
            one
        };
        if phrase.each {
            let each: Vec<Phrase> = phrase.colours.iter().copied().map(one).collect();
            return each.iter().filter(|one| self.set_apart(n, one)).count() > 0;
        }
        self.set_apart(n, phrase)
    }

    fn set_apart(&mut self, n: u16, phrase: &Phrase) -> bool {
        let subjects = &mut self.intent.subjects;
        let last = self.told_apart.filter(|&i| subjects[i].count <= n && subjects[i].colours.is_empty());
        if let Some(last) = last {
            phrase.describe(&mut subjects[last]);
            return true;
        }
        let told = self.told_apart.filter(|&i| subjects[i].count > n);
        let Some(i) = told.or_else(|| subjects.iter().rposition(|s| s.count > n)) else { return false };
        subjects[i].count -= n;
        let mut apart = Subject { count: n, colours: Vec::new(), ..subjects[i].clone() };
        phrase.describe(&mut apart);
        self.told_apart = Some(i);
        self.push_beside(apart, i);
        true
    }

    /// "Two cats, one sleeping", 一个戴红帽子: what follows is said of one of several.
    pub(super) fn single_out(&mut self, i: usize) {
        if !self.speaks_of_one(i) {
            return;
        }
        let subjects = &self.intent.subjects;
        let last = self.told_apart.filter(|&k| subjects[k].count == 1 && subjects[k].kind.is_alive());
        let several = |s: &Subject| s.count > 1 && s.kind.is_alive();
        let Some(k) = last.or_else(|| subjects.iter().rposition(several)) else { return };
        self.phrase = Phrase::default();
        let mut before = self.sentence.clause_start(i)..i;
        let side = before.find_map(|j| match self.sentence.sense(j) {
            Some(Sense::Region(side)) => Some(side),
            _ => None,
        });
        // 左边的一只: who is named first stands there, and not all of the picture.
        self.intent.region = self.intent.region.filter(|_| side.is_none());
        let one = self.one_of(k);
        let one = if side == Some(Region::Left) && self.intent.subjects[k].count == 1 { k } else { one };
        (self.agent, self.topic, self.listed, self.joined) = (Some(one), Some(one), None, false);
        self.group = vec![one];
    }

    /// Whether "one" or 一个, and nothing else, stands before the word at `i`.
    fn speaks_of_one(&self, i: usize) -> bool {
        // "The one on the left wears a hat".
        let aside = i > 1 && matches!(self.sentence.before(i), Some(Sense::Region(_)));
        let english =
            i > 0 && self.sentence.is_written(i - 1 - usize::from(aside), &["one", "other", "another"]);
        let head =
            (i..self.sentence.clause_end(i)).any(|j| self.sentence.sense(j) == Some(Sense::Possessive));
        let chinese = self.phrase.measured && self.phrase.count.is_none_or(|n| n == 1) && !head;
        let bare = self.phrase.colours.is_empty() && self.phrase.of.is_none() && !self.phrase.unknown;
        (english || chinese) && bare && self.pending.is_none()
    }

    /// 五个小朋友在跳绳，一个女孩扎着双马尾: she is one of the five.
    pub(super) fn take_from_group(&mut self, i: usize, concept: &Concept) {
        let begins = self.sentence.clause_start(i);
        let one = self.phrase.measured && self.phrase.count == Some(1) && self.pending.is_none();
        let child = one && begins > 0 && begins + 4 >= i && matches!(concept.name, "girl" | "boy");
        let group = |s: &&mut Subject| child && s.count > 1 && s.name() == "child";
        if let Some(group) = self.intent.subjects.iter_mut().find(group) {
            group.count -= 1;
        }
    }

    /// Takes one away from several; the last of them is the one.
    fn one_of(&mut self, k: usize) -> usize {
        if self.intent.subjects[k].count <= 1 {
            self.told_apart = None;
            return k;
        }
        let one = self.intent.subjects.len();
        self.intent.subjects[k].count -= 1;
        let apart = Subject { count: 1, ..self.intent.subjects[k].clone() };
        self.push_beside(apart, k);
        self.told_apart = Some(k);
        one
    }

    /// "One is black and the others are white", 其余是白色的: what follows is said of the rest.
    pub(super) fn turn_to_others(&mut self, i: usize) {
        if !self.sentence.is_written(i, &["others", "rest", "其他", "其余", "其它"]) {
            return;
        }
        self.close_phrase();
        if let Some(rest) = self.told_apart {
            (self.agent, self.topic, self.listed, self.joined) = (Some(rest), Some(rest), None, false);
            self.group = vec![rest];
        }
    }

    /// Adds what is bound as another is.
    fn push_beside(&mut self, subject: Subject, like: usize) {
        let new = self.intent.subjects.len();
        if self.push(subject, self.nouns[like]).is_none() {
            return;
        }
        let moved = |k: usize| if k == like { new } else { k };
        let again = |r: &Relation| Relation { from: moved(r.from), to: moved(r.to), ..*r };
        let bound = self.intent.relations.iter().filter(|r| r.from == like || r.to == like);
        let relations: Vec<Relation> = bound.map(again).collect();
        self.intent.relations.extend(relations);
        if self.group.contains(&like) {
            self.group.push(new);
        }
    }

    /// Before another number: "two red" tells some of several apart, or speaks of a noun to come.
    pub(super) fn count_anew(&mut self, i: usize) {
        let joined = i > 0 && self.sentence.sense(i - 1) == Some(Sense::And);
        if !self.phrase.differs() || self.phrase.count.is_none() && !joined {
            return;
        }
        let n = self.phrase.count.unwrap_or(1);
        if self.heads(i) {
            self.phrase.count = Some(n);
            self.apart.push(std::mem::take(&mut self.phrase));
        } else if self.intent.subjects.iter().any(|s| s.count > n) || self.told_apart.is_some() {
            self.close_phrase();
        }
    }

    /// Whether a noun follows what describes it.
    fn heads(&self, i: usize) -> bool {
        let describes =
            |j: usize| self.sentence.sense(j).is_some_and(leads_to_noun) && !self.sentence.token(j).is_mark();
        let end = (i..self.sentence.len()).find(|&j| !describes(j));
        end.is_some_and(|j| self.sentence.concept(j).is_some() && self.hue(j).is_none())
    }

    /// The colour that a word for a thing is at the end of what is told apart: "one white and one orange".
    pub(super) fn hue(&self, i: usize) -> Option<Sense> {
        let next = i + 1;
        let ends = next >= self.sentence.len()
            || self.sentence.token(next).is_mark()
            || self.sentence.sense(next) == Some(Sense::And);
        let several = |s: &Subject| s.count > 1 && s.kind != Kind::Food;
        let several = self.told_apart.is_some() || self.intent.subjects.iter().any(several);
        let colour = |s: &Sense| if matches!(s, Sense::Colour(_)) { Some(*s) } else { None };
        self.sentence.token(i).sense(colour).filter(|_| ends && several)
    }

    /// The others of "two red and three blue balls".
    pub(super) fn name_others(&mut self, subject: usize) {
        for said in std::mem::take(&mut self.apart) {
            let plain = Subject { colours: Vec::new(), ..self.intent.subjects[subject].clone() };
            let mut other = Subject { count: said.count.unwrap_or(1), ..plain };
            said.describe(&mut other);
            self.push_beside(other, subject);
        }
    }
}

/// Whether a word tells of the noun that comes after it.
fn leads_to_noun(said: Sense) -> bool {
    use Sense::{And, Article, Measure, Noise, Number, Possessive};
    is_modifier(&said) || matches!(said, And | Article | Measure | Noise | Number(_) | Possessive)
}
