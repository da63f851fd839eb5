//! From words to subjects: one walk along the sentence, that keeps the open noun phrase, who acts, and what waits
//! for its noun.

mod apart;
mod aside;
mod binding;
mod compound;
mod whole;

use super::layers::{Layer, Spot, spots};
use super::lexicon::{Concept, lineage};
use super::phrase::{Link, Pending, Phrase};
use super::senses::Sense;
use super::sentence::Sentence;
use super::tokens::TokenKind;
use crate::intent::{Age, Bond, Intent, Kind, MAX_COUNT, MAX_SUBJECTS, Material, Subject};
use aside::Aside;
pub(super) use aside::is_talk;

/// Whose kind is that of their young.
const PARENTS: [&str; 12] =
    ["mother", "mom", "mum", "mama", "mommy", "father", "dad", "papa", "妈妈", "爸爸", "母亲", "父亲"];

/// More relations than this are dropped.
const MOST_RELATIONS: usize = 64;

/// What cuts one from a whole.
const CUTS: [&str; 7] = ["slice of", "slices of", "piece of", "pieces of", "块", "片", "角"];

/// More colours of the whole, or things excluded, than this are dropped.
const MOST_COLOURS: usize = 6;
const MOST_EXCLUDED: usize = 24;

/// A sentence as far as it has been read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    sentence: &'a Sentence,
    /// What has been understood.
    pub(super) intent: Intent,
    /// Of a long prompt, where each word stands in it; of others nothing.
    pub(super) spots: Vec<Spot>,
    /// For each subject the place of its noun in the sentence.
    pub(super) nouns: Vec<usize>,
    phrase: Phrase,
    /// Who acts in this sentence.
    agent: Option<usize>,
    /// What the next preposition speaks of.
    topic: Option<usize>,
    /// The subjects of the last "A and B".
    group: Vec<usize>,
    /// Whether "and" or a list comma came after a noun.
    joined: bool,
    pending: Option<Pending>,
    /// The pending that the last noun took, which a list may go on with.
    listed: Option<(Pending, Kind)>,
    /// Relations whose first member comes later ("on the table lies …", 戴着帽子的…).
    awaiting: Vec<(Link, usize)>,
    /// Whether the last noun of the group came after "and", so that what follows is said of them all.
    group_whole: bool,
    /// Whether nothing but nouns has come since the group began, so that "and" adds to it.
    group_open: bool,
    /// A noun phrase that a relative clause interrupts before its noun (三只坐在沙发上的猫), and what waits for it.
    interrupted: Option<(Phrase, Option<Pending>)>,
    /// Whether the next noun is the one that a relative clause speaks of.
    head_next: bool,
    /// Relations made by the last noun, which 的 may hand over to the noun after it.
    recent: Vec<usize>,
    hand_over: bool,
    negated: bool,
    /// Whether all that follows is negated.
    never: bool,
    /// What of the words to come is not to be seen.
    aside: Aside,
    /// Unknown words that need no telling: what they name is not missed.
    pub(super) passed: Vec<usize>,
    /// Subjects that give way to others: whom the picture is for ("a banner for a bakery").
    pub(super) tentative: Vec<usize>,
    /// The first subject of this clause.
    clause: usize,
    /// Several of a kind of which some had their own colour.
    told_apart: Option<usize>,
    /// What was said of others of the kind that the noun will name: "two red" of "two red and three blue balls".
    apart: Vec<Phrase>,
    /// Whether the sky was named as where something is.
    pub(super) aloft: bool,
    backdrop_said: bool,
    /// How strongly the setting was said.
    setting_rank: u8,
    in_parentheses: bool,
    references: bool,
}

impl<'a> Reading<'a> {
    /// Reads a sentence to its end.
    pub(super) fn of(sentence: &'a Sentence) -> Self {
        let mut reading = Self {
            sentence,
            intent: Intent { chinese: sentence.chinese, ..Intent::default() },
            spots: if sentence.is_long() { spots(sentence) } else { Vec::new() },
            nouns: Vec::new(),
            phrase: Phrase::default(),
            agent: None,
            topic: None,
            group: Vec::new(),
            joined: false,
            pending: None,
            listed: None,
            awaiting: Vec::new(),
            group_whole: false,
            group_open: false,
            interrupted: None,
            head_next: false,
            recent: Vec::new(),
            hand_over: false,
            negated: false,
            never: false,
            aside: Aside::default(),
            passed: Vec::new(),
            tentative: Vec::new(),
            clause: 0,
            told_apart: None,
            apart: Vec::new(),
            aloft: false,
            backdrop_said: false,
            setting_rank: 0,
            in_parentheses: false,
            references: false,
        };
        for i in 0..sentence.len() {
            reading.step(i);
        }
        reading.close_phrase();
        reading
    }

    fn step(&mut self, i: usize) {
        if self.sentence.sense(i) == Some(Sense::Noise) {
            // "A poster for a film about a dog": the dog is to be seen.
            let about = self.sentence.written(i).eq_ignore_ascii_case("about");
            (self.aside.purpose, self.aside.own) = (self.aside.purpose && !about, self.aside.own && !about);
            self.turn_to_others(i);
            return;
        }
        match self.sentence.token(i).kind {
            TokenKind::Stop => self.stop(i),
            TokenKind::Comma => self.comma(i),
            TokenKind::ListComma => self.and(),
            TokenKind::Quote(_) => {}
            TokenKind::Word | TokenKind::Han | TokenKind::Emoji | TokenKind::Digits => {
                match self.sentence.sense(i) {
                    Some(sense) => self.word(i, sense),
                    None => self.unknown(i),
                }
            }
        }
    }

    fn word(&mut self, i: usize, sense: Sense) {
        if matches!(sense, Sense::Act(..) | Sense::Bond(..) | Sense::With | Sense::At) {
            self.single_out(i);
        }
        match sense {
            Sense::Concept(_) => self.noun(i),
            Sense::Part(part) => self.part(i, part),
            Sense::Article => {
                self.count_anew(i);
                self.phrase.open = true;
            }
            Sense::Definite if self.is_object(i) => self.refer(None),
            Sense::Definite => (self.phrase.open, self.phrase.definite) = (true, true),
            Sense::Number(n) => {
                self.count_anew(i);
                self.phrase.number(n);
            }
            Sense::Pair => self.phrase.pair(),
            Sense::Each => self.phrase.each = true,
            Sense::Measure => self.measure(i),
            Sense::Gender(gender) if self.is_pronoun(i) || !self.sentence.describes(i) => {
                self.pronoun(i, gender);
            }
            Sense::Turn(turn) => self.turn(i, turn),
            Sense::Act(pose, bond, tool) => self.act(i, (pose, bond), tool),
            // 走在铺满落叶的小路上: the path is covered, not who walks.
            Sense::Bond(bond, true) if self.pending.is_some_and(|p| p.link == Link::At) => {
                self.interrupted = Some((std::mem::take(&mut self.phrase), self.pending.take()));
                self.link(Link::Bond(bond, true), None);
            }
            // 圣诞树下堆满了礼物: 下 has said already how they stand.
            Sense::Bond(_, true) if !self.awaiting.is_empty() && self.topic.is_none() => {}
            // 身后放着一个水桶: 身后 has said it.
            Sense::Bond(_, true) | Sense::With if self.is_placed(i) => {}
            // "Dogs bark at the postman".
            Sense::Bond(Bond::On, false) if self.is_at_somebody(i) => {
                self.link(Link::Bond(Bond::Beside, false), self.topic);
            }
            Sense::Bond(_, true) | Sense::With if self.is_of_place(i) => self.link(Link::With, None),
            Sense::Bond(bond, turned) => self.link(Link::Bond(bond, turned), self.topic),
            Sense::With => {
                let topic = self.topic.filter(|&thing| !self.is_of_the_place(i, thing));
                self.link(Link::With, self.owner_after(i).or(topic));
            }
            // "One of them is golden".
            Sense::Of if self.sentence.is_written(i + 1, &["them", "which"]) => {}
            Sense::Of => self.link(Link::Of, self.topic),
            // 在打太极: what somebody is doing.
            Sense::At if matches!(self.sentence.sense(i + 1), Some(Sense::Act(..))) => {}
            Sense::At => self.link(Link::At, self.agent),
            Sense::Local(bond) => self.local(i, bond),
            Sense::Possessive => self.possessive(i),
            Sense::And => self.and(),
            Sense::Not => self.negate(),
            Sense::Never => self.exclude(),
            Sense::Main => self.begin_again(),
            Sense::Backdrop => self.backdrop(),
            Sense::Medium => self.medium(i),
            Sense::References => (self.references, self.phrase) = (true, Phrase::default()),
            Sense::Edit(edit) => self.edit(i, edit),
            Sense::Setting(setting) => self.setting(i, setting),
            // "Purple gradient" is behind everything, unless it is that of a logo.
            Sense::Missed if self.sentence.is_written(i, &["gradient"]) && !self.sentence.is_emblem() => {
                if !self.phrase.colours.is_empty() && !self.phrase.open {
                    self.backdrop();
                }
            }
            Sense::Missed if self.negated || self.aside.hides(self.sentence, i) => self.passed.push(i),
            Sense::Missed => {}
            Sense::Noise
            | Sense::Bare
            | Sense::HandInHand
            | Sense::FromBehind
            | Sense::Silhouette
            | Sense::Line(_)
            | Sense::Hand(_)
            | Sense::Letters(_) => {}
            Sense::Undrawn => self.unknown(i),
            Sense::Says => self.says(),
            _ if self.phrase.take(sense) => {}
            _ => self.surroundings(i, sense),
        }
    }

    /// "She sits on a balcony with her laptop": it is no balcony's.
    fn owner_after(&self, with: usize) -> Option<usize> {
        let owned = self.sentence.is_written(with + 1, &["his", "her"]);
        (0..self.intent.subjects.len()).rev().find(|&i| owned && self.is_alive(i))
    }

    /// "A bag on a beach with shells": the shells are on the beach, not in the bag.
    fn is_of_the_place(&self, with: usize, thing: usize) -> bool {
        let place = with > 0 && matches!(self.sentence.sense(with - 1), Some(Sense::Setting(_)));
        place && !self.is_alive(thing)
    }

    // ---- marks -----------------------------------------------------------------------------------------------

    fn stop(&mut self, i: usize) {
        self.close_phrase();
        self.aside = Aside::sentence(!self.intent.subjects.is_empty() && self.talks(i + 1, 4));
        self.clause = self.intent.subjects.len();
        (self.agent, self.topic, self.pending, self.listed) = (None, None, None, None);
        (self.joined, self.negated, self.backdrop_said, self.hand_over) = (false, self.never, false, false);
        (self.interrupted, self.head_next, self.group_open) = (None, false, false);
        self.group.clear();
        self.awaiting.clear();
        self.recent.clear();
        self.apart.clear();
    }

    /// What was named so far was talk about the picture.
    fn begin_again(&mut self) {
        self.close_phrase();
        let mut told = std::mem::take(&mut self.intent.subjects);
        self.tentative.iter().rev().for_each(|&i| drop(told.remove(i)));
        let words = told.into_iter().map(|subject| subject.word);
        let named =
            |word: &String| !matches!(&*word.to_lowercase(), "she" | "he" | "they" | "她" | "他" | "他们");
        self.intent.left_out.extend(words.filter(named));
        self.intent.relations.clear();
        self.nouns.clear();
        self.tentative.clear();
        self.stop(self.sentence.len());
    }

    fn comma(&mut self, i: usize) {
        self.close_phrase();
        let mark = self.sentence.tokens.text.at(self.sentence.token(i).start);
        match mark {
            // What stands in parentheses says what is meant by the words before: the bond still waits.
            Some('(') => {
                self.in_parentheses = true;
                return;
            }
            Some(')') => self.in_parentheses = false,
            mark => self.turn_clause(i, mark),
        }
        if self.agent.is_some() {
            self.awaiting.clear();
        }
        self.topic = self.agent;
        (self.pending, self.negated) = (None, self.never);
        // "Background: light green".
        self.backdrop_said &= mark == Some(':');
        // 茶壶和茶杯,放在桌上: both are.
        let goes_on = matches!(self.sentence.sense(i + 1), Some(Sense::At | Sense::Act(..)));
        (self.joined, self.group_whole) = (true, self.group_whole && goes_on);
        self.listed = self.listed.filter(|_| !self.ends_list(i));
    }

    /// Whether what comes after the comma at `i` is no more of what the last noun was bound by.
    fn ends_list(&self, i: usize) -> bool {
        // "Holding a fan, cherry blossoms, night": such tags are said of the picture; and "there is" begins anew.
        let by = self.listed.filter(|(pending, _)| pending.link == Link::Bond(Bond::Holds, false));
        let held = by.and_then(|(pending, _)| pending.from).is_some_and(|by| self.is_alive(by));
        let elsewhere = self.listed.is_some_and(|(pending, _)| pending.from.is_some())
            && matches!(self.sentence.sense(i + 1), Some(Sense::Setting(_) | Sense::Local(_)));
        // "Holding a baby on the left, a man with a dog on the right".
        let placed = i > 0 && matches!(self.sentence.sense(i - 1), Some(Sense::Region(_)));
        held && self.sentence.of_tags || elsewhere || placed || self.sentence.is_written(i + 1, &["there"])
    }

    fn and(&mut self) {
        self.group_whole = true;
        if self.phrase.is_empty() {
            self.joined = true;
            self.pending = None;
        } else if self.phrase.unknown {
            self.close_phrase();
            self.joined = true;
        }
    }

    fn exclude(&mut self) {
        self.never = true;
        self.negate();
    }

    fn negate(&mut self) {
        self.close_phrase();
        self.negated = true;
    }

    fn says(&mut self) {
        if self.negated && !self.intent.without.contains(&"text") {
            self.intent.without.push("text");
        }
    }

    /// Whether it is said of what is at the back, or outside.
    fn is_far(&self, i: usize) -> bool {
        self.spots.get(i).is_some_and(|spot| spot.layer == Layer::Far)
    }

    // ---- nouns -----------------------------------------------------------------------------------------------

    fn noun(&mut self, i: usize) {
        let concept = self.sentence.concept(i).expect("the caller saw a concept here");
        if self.is_no_subject(i, concept) {
            return;
        }
        if self.pending.is_none() && self.head_next {
            let (phrase, pending) = self.interrupted.take().unwrap_or_default();
            self.phrase.merge(phrase);
            self.pending = pending;
        }
        let token = self.sentence.token(i);
        let parent = self.young_of(i);
        let grown = self.grown_of(i);
        let concept = parent.or(grown).unwrap_or_else(|| self.meant(i, concept));
        if self.is_content(concept) {
            return;
        }
        let known = if parent.or(grown).is_some() { None } else { self.known(concept) };
        let subject = match known {
            Some(subject) => {
                self.tentative.retain(|&other| other != subject);
                let known = &mut self.intent.subjects[subject];
                self.phrase.describe(known);
                known.count = known.count.max(self.phrase.count.unwrap_or(1).min(MAX_COUNT));
                Some(subject)
            }
            None => {
                let word = self.sentence.written(i);
                self.take_from_group(i, concept);
                self.phrase.count = self.phrase.count.or(self.sentence.in_field(i));
                // 挂满红灯笼: more than one.
                let several = token.plural
                    || (i.saturating_sub(2)..i).any(|j| self.sentence.written(j).ends_with('满'));
                let mut subject =
                    self.phrase.subject(concept, word, several, token.young || parent.is_some());
                subject.given = self.sentence.is_given(i) || self.references && self.in_parentheses;
                self.compound(&mut subject);
                self.push(subject, i)
            }
        };
        self.phrase = Phrase::default();
        let names_place = self.names_place(i);
        if let Some(subject) = subject.filter(|_| !names_place) {
            self.place(subject);
            self.name_others(subject);
        }
    }

    /// Whether the noun at `i` names nothing by itself that is to be seen, and what it says instead.
    fn is_no_subject(&mut self, i: usize, concept: &Concept) -> bool {
        if self.negated {
            self.phrase = Phrase::default();
            if !self.intent.without.contains(&concept.name) && self.intent.without.len() < MOST_EXCLUDED {
                self.intent.without.push(concept.name);
            }
            return true;
        }
        let passed = self.passes_over(i) || self.is_once_more(i) || self.is_verb(i) || self.is_homeward(i);
        if passed || self.is_kind_of_wear(i, concept) {
            return true;
        }
        if self.is_what_one_is(i, concept) {
            self.intent.left_out.push(self.sentence.written(i));
            self.phrase = Phrase::default();
            return true;
        }
        if let Some(colour) = self.hue(i).filter(|_| self.phrase.count.is_some()) {
            return self.phrase.take(colour);
        }
        // "A wizard's study. An old wizard …": of a long prompt the place is meant.
        let place = |j: usize| matches!(self.sentence.sense(j), Some(Sense::Setting(_)));
        let owns = self.sentence.sense(i + 1) == Some(Sense::Possessive)
            && self.sentence.token(i + 1).kind == TokenKind::Word;
        if !self.spots.is_empty() && owns && (i + 2..i + 4).any(place) {
            self.phrase = Phrase::default();
            return true;
        }
        // "2girls, friends": the girls are.
        let several = |s: &Subject| s.kind == Kind::Person && s.count > 1;
        if concept.name == "friend" && self.phrase.is_empty() && self.intent.subjects.iter().any(several) {
            return true;
        }
        // "1boy, samurai": he is one.
        if self.is_tag(i, concept) {
            let one = &mut self.intent.subjects[0];
            (one.concept, one.glyph) = (Some(concept.name), concept.glyph);
            self.phrase = Phrase::default();
            return true;
        }
        // "His friend, an owl": the owl it is.
        let apposed =
            self.sentence.sense(i + 2) == Some(Sense::Article) && self.sentence.token(i + 1).is_mark();
        if concept.name == "friend" && self.phrase.definite && apposed {
            self.phrase = Phrase::default();
            return true;
        }
        let describes = self.stands_before_noun(i);
        if describes {
            (self.phrase.of, self.phrase.open) = (Some(i), true);
        }
        describes
    }

    /// 一只猫，草地上有一棵树: the preposition at `i` says what the place has, and nothing of the cat.
    fn is_of_place(&self, i: usize) -> bool {
        let mut clause = self.sentence.clause_start(i)..i;
        let place = clause.clone().any(|j| matches!(self.sentence.sense(j), Some(Sense::Setting(_))));
        let chinese = self.sentence.token(i).kind == TokenKind::Han;
        chinese && place && clause.all(|j| self.sentence.concept(j).is_none())
    }

    /// Or "three bears at the table": nobody is on it.
    fn is_at_somebody(&self, i: usize) -> bool {
        let animal = self.topic.is_some_and(|t| self.intent.subjects[t].kind == Kind::Animal);
        let somebody =
            |j| self.sentence.concept(j).is_some_and(|c| c.kind.is_alive() || animal && c.name == "table");
        self.sentence.written(i).eq_ignore_ascii_case("at") && (i + 1..i + 4).any(somebody)
    }

    /// "A boy plants a seed": a plural between somebody and an article is what they do.
    fn is_verb(&self, i: usize) -> bool {
        let somebody = |j: usize| self.sentence.concept(j).is_some_and(|c| c.kind.is_alive());
        let article = matches!(self.sentence.sense(i + 1), Some(Sense::Article | Sense::Definite));
        let verb = |i: usize| {
            self.sentence.token(i).plural || matches!(self.sentence.written(i).as_str(), "saw" | "leaves")
        };
        // "Pick a bin", "Seal the jars": what a step begins with.
        let begins = i == 0 && article && self.sentence.token(i).kind == TokenKind::Word;
        begins || i > 0 && i < self.sentence.len() && verb(i) && article && somebody(i - 1)
    }

    /// "Cycling home" shows no house: it says where to.
    fn is_homeward(&self, i: usize) -> bool {
        let before = |j: usize| self.sentence.sense(j);
        let goes = |j: usize| {
            self.sentence.written(j).ends_with("ing") && before(j).is_none()
                || matches!(before(j), Some(Sense::Act(..) | Sense::Noise | Sense::Missed))
                    && !self.sentence.is_written(j, &["new", "sweet"])
        };
        // "Carrying an apple home".
        let carries = |j: usize| matches!(before(j), Some(Sense::Act(_, Some(Bond::Holds), _)));
        let carried =
            || self.sentence.concept(i - 1).is_some() && (self.sentence.clause_start(i)..i).any(carries);
        self.sentence.is_written(i, &["home"])
            && i > 0
            && (goes(i - 1) && self.phrase.is_empty() || carried())
    }

    /// A subject that the noun speaks of again: "the cat", or the same noun without article and number.
    fn known(&self, concept: &Concept) -> Option<usize> {
        let again = self.phrase.definite || self.phrase.is_empty();
        let owned = self.pending.is_some_and(|p| p.link == Link::Owns);
        // "Text on the mug, white mug on a desk": one mug, and its colour comes late.
        let coloured = !self.phrase.open && !self.phrase.colours.is_empty() && self.pending.is_none();
        let late = |s: &Subject| coloured && !self.group_whole && s.count == 1 && s.colours.is_empty();
        // "A golden retriever … the dog": the same.
        // 马背上 is on the pony that was named.
        let bare = self.sentence.chinese && self.phrase.is_empty() && concept.kind == Kind::Animal;
        let meant =
            |s: &Subject| (self.phrase.definite || bare) && lineage(s.name()).any(|c| c.name == concept.name);
        // "Hot air balloons … dozens of balloons".
        let short = |s: &Subject| {
            let ends = s.name().strip_suffix(concept.name).is_some_and(|first| first.ends_with(' '));
            ends && self.phrase.colours.is_empty() && s.kind != Kind::Person
        };
        let meant = |s: &Subject| meant(s) || short(s);
        // 小熊……小熊: the same.
        let little = |s: &Subject| {
            self.phrase.is_little() && s.age == Age::Baby && s.count == 1 && s.concept == Some(concept.name)
        };
        let names =
            |s: &Subject| little(s) || meant(s) || s.concept == Some(concept.name) && (again || late(s));
        if owned { None } else { self.intent.subjects.iter().position(names) }
    }

    /// "A bottle of lotion" is lotion, in its bottle.
    fn is_content(&mut self, concept: &'static Concept) -> bool {
        let vessel = self.pending.filter(|p| p.link == Link::Of).and_then(|p| p.from);
        let Some(vessel) = vessel.map(|i| &mut self.intent.subjects[i]) else { return false };
        if vessel.name() == "bouquet" && concept.kind == Kind::Plant {
            self.phrase.describe(vessel);
            (self.pending, self.phrase) = (None, Phrase::default());
            return true;
        }
        // "A statue of a lion" is a lion, of stone.
        let carved = vessel.name() == "statue" && concept.kind.is_alive();
        if carved {
            vessel.material.get_or_insert(Material::Stone);
        }
        let bottled = matches!(vessel.name(), "bottle" | "jar" | "can" | "tube" | "cup" | "drinking glass");
        if !(carved || bottled && matches!(concept.kind, Kind::Product | Kind::Food)) {
            return false;
        }
        (vessel.concept, vessel.kind, vessel.glyph) = (Some(concept.name), concept.kind, concept.glyph);
        (self.pending, self.phrase, self.group_open) = (None, Phrase::default(), true);
        true
    }

    /// The same emoji again is one more of it.
    fn is_once_more(&mut self, i: usize) -> bool {
        let emoji = |j: usize| self.sentence.token(j).kind == TokenKind::Emoji;
        if i == 0 || !emoji(i) || !emoji(i - 1) || self.sentence.sense(i) != self.sentence.sense(i - 1) {
            return false;
        }
        if let Some(last) = self.intent.subjects.last_mut().filter(|_| !self.phrase.open) {
            last.count = (last.count + 1).min(MAX_COUNT);
        }
        true
    }

    fn unknown(&mut self, i: usize) {
        if self.negated || self.aside.hides(self.sentence, i) {
            self.passed.push(i);
            // "Like powdered sugar on the roof": the roof is there.
            self.aside.simile &= !(self.sentence.is_unknown_noun(i) && self.sentence.sense(i + 1).is_some());
            return;
        }
        let open = !self.phrase.is_empty() || self.pending.is_some();
        self.phrase.unknown |= self.sentence.is_unknown_noun(i) && open;
    }

    /// Whether it is a tag that says what the only one of the tags before is.
    fn is_tag(&self, i: usize, concept: &Concept) -> bool {
        let [one] = &self.intent.subjects[..] else { return false };
        let tagged = ["1girl", "1boy"]
            .iter()
            .any(|tag| self.sentence.tokens.text.slice(0, self.sentence.tokens.text.len()).contains(tag));
        let alone =
            |j: Option<usize>| j.is_none_or(|j| j >= self.sentence.len() || self.sentence.token(j).is_mark());
        let anybody = matches!(one.name(), "girl" | "boy" | "man" | "woman") && one.count == 1;
        tagged && anybody && concept.kind == Kind::Person && alone(i.checked_sub(1)) && alone(Some(i + 1))
    }

    /// "A bear and her cubs", "an elephant and its baby": what a word for any young one means after its parent.
    fn young_of(&self, i: usize) -> Option<&'static Concept> {
        const YOUNG: [&str; 11] =
            ["cub", "cubs", "calf", "calves", "pup", "pups", "baby", "babies", "young", "幼崽", "宝宝"];
        let named = YOUNG.iter().position(|word| self.sentence.written(i).eq_ignore_ascii_case(word))?;
        let parent = self.intent.subjects.iter().rfind(|s| s.kind == Kind::Animal)?;
        (named < 6 || self.phrase.definite).then(|| super::lexicon::concept(parent.name())).flatten()
    }

    /// 小兔子和妈妈, "ducklings following their mother": she is of the kind of her young.
    fn grown_of(&self, i: usize) -> Option<&'static Concept> {
        const YOUNG: [&str; 4] = ["kitten", "puppy", "duckling", "chick"];
        let named = PARENTS.contains(&self.sentence.written(i).to_lowercase().as_str());
        let owned = i > 0 && self.sentence.is_written(i - 1, &["its", "their", "her", "his"]);
        if !named || !(owned || self.sentence.token(i).kind == TokenKind::Han) {
            return None;
        }
        let mut living = self.intent.subjects.iter().filter(|s| s.kind.is_alive());
        let child = living.clone().next_back().filter(|_| living.all(|s| s.kind == Kind::Animal))?;
        lineage(child.name()).nth(usize::from(YOUNG.contains(&child.name())))
    }

    /// "Two glasses" are for drinking; of "a slice of chocolate cake" one sees the inside.
    fn meant(&self, i: usize, concept: &'static Concept) -> &'static Concept {
        let cuts = |k| CUTS.iter().any(|cut| self.sentence.written(k).eq_ignore_ascii_case(cut));
        if self.phrase.measured && (i.saturating_sub(4)..i).any(cuts) {
            let slice = super::lexicon::concept(&format!("{} slice", concept.name));
            return slice.unwrap_or(concept);
        }
        let several = self.phrase.count.is_some_and(|n| n > 1);
        let wine = self.intent.subjects.iter().any(|s| s.name() == "wine bottle");
        let glass = super::lexicon::concept(if wine { "wine" } else { "drinking glass" });
        glass.filter(|_| several && !self.phrase.paired && concept.name == "glasses").unwrap_or(concept)
    }

    /// No noun came: what was said belongs to the last one, or to an unknown noun and to nobody.
    fn close_phrase(&mut self) {
        let mut phrase = std::mem::take(&mut self.phrase);
        // "Rain on the glass": nobody is of glass.
        phrase.material = phrase.material.filter(|_| !phrase.definite);
        if phrase.unknown && self.pending.take().is_none() {
            // What follows is said of what nobody knows.
            (self.agent, self.topic) = (None, None);
        } else if !phrase.unknown && !phrase.is_empty() && !self.negated {
            self.describe_late(&phrase);
        }
    }

    /// "the car is red", "made of wood", "on white", "in pink and gold".
    fn describe_late(&mut self, phrase: &Phrase) {
        if self.tell_apart(phrase) {
            return;
        }
        let link = self.pending.map(|p| p.link);
        let on_colour = matches!(link, Some(Link::Bond(Bond::On, false)));
        let in_colours = matches!(link, Some(Link::Bond(Bond::In, false)) | None) && phrase.colours.len() > 1;
        if self.backdrop_said || on_colour && !phrase.colours.is_empty() {
            self.intent.backdrop = phrase.colours.first().copied().or(self.intent.backdrop);
            (self.backdrop_said, self.pending) = (false, None);
            return;
        }
        match self.topic {
            Some(topic) if !in_colours => self.describe_topic(topic, phrase),
            _ => self.tint(&phrase.colours),
        }
    }

    fn describe_topic(&mut self, topic: usize, phrase: &Phrase) {
        // "Six pink balloons and a big one in gold": the others have their colour.
        let bare = |k: usize| self.intent.subjects[k].colours.is_empty();
        let spare = !phrase.colours.is_empty() && bare(topic);
        let meant: Vec<usize> = self.group_of(topic).into_iter().filter(|&k| !spare || bare(k)).collect();
        for subject in meant {
            phrase.describe(&mut self.intent.subjects[subject]);
        }
        // 香水,一瓶.
        let said = &mut self.intent.subjects[topic].count;
        let measured = phrase.measured && *said == 1 && self.intent.chinese;
        if let Some(count) = phrase.count.filter(|_| measured) {
            *said = count.clamp(1, MAX_COUNT);
        }
    }

    fn group_of(&self, topic: usize) -> Vec<usize> {
        let whole = self.group_whole && self.group.contains(&topic);
        if whole { self.group.clone() } else { vec![topic] }
    }

    fn push(&mut self, subject: Subject, noun: usize) -> Option<usize> {
        if self.intent.subjects.len() >= MAX_SUBJECTS {
            self.intent.left_out.push(subject.word);
            return None;
        }
        if self.aside.purpose || self.aside.own {
            self.tentative.push(self.intent.subjects.len());
        }
        self.intent.subjects.push(subject);
        self.nouns.push(noun);
        Some(self.intent.subjects.len() - 1)
    }
}
