//! From words to subjects: one walk along the sentence, that keeps the open noun phrase, who acts, and what waits
//! for its noun.

use super::lexicon::Concept;
use super::phrase::{Link, Pending, Phrase};
use super::senses::{Edit, Part, Sense};
use super::sentence::Sentence;
use super::tokens::Kind as Token;
use crate::colour::Rgb;
use crate::intent::{Bond, Gender, Intent, Kind, MAX_COUNT, MAX_SUBJECTS, Pose, Relation, Setting, Subject};

/// More relations than this are dropped.
const MOST_RELATIONS: usize = 64;

/// A sentence as far as it has been read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    sentence: &'a Sentence,
    /// What has been understood.
    pub(super) intent: Intent,
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
            nouns: Vec::new(),
            phrase: Phrase::default(),
            agent: None,
            topic: None,
            group: Vec::new(),
            joined: false,
            pending: None,
            listed: None,
            awaiting: Vec::new(),
            group_open: false,
            interrupted: None,
            head_next: false,
            recent: Vec::new(),
            hand_over: false,
            negated: false,
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
            return;
        }
        match self.sentence.token(i).kind {
            Token::Stop => self.stop(),
            Token::Comma => self.comma(i),
            Token::ListComma => self.and(),
            Token::Quote(_) => {}
            Token::Word | Token::Han | Token::Emoji | Token::Digits => match self.sentence.sense(i) {
                Some(sense) => self.word(i, sense),
                None => self.unknown(i),
            },
        }
    }

    fn word(&mut self, i: usize, sense: Sense) {
        match sense {
            Sense::Concept(_) => self.noun(i),
            Sense::Part(part) => self.part(part),
            Sense::Article => self.phrase.open = true,
            Sense::Definite => (self.phrase.open, self.phrase.definite) = (true, true),
            Sense::Number(n) => self.phrase.number(n),
            Sense::Measure => self.measure(i),
            Sense::Gender(gender) if !self.sentence.describes(i) => self.pronoun(gender),
            Sense::Act(pose, bond) => self.act(i, pose, bond),
            Sense::Bond(bond, turned) => self.link(Link::Bond(bond, turned), self.topic),
            Sense::With => self.link(Link::With, self.topic),
            Sense::Of => self.link(Link::Of, self.topic),
            Sense::At => self.link(Link::At, self.agent),
            Sense::Local(bond) => self.local(i, bond),
            Sense::Possessive => self.possessive(i),
            Sense::And => self.and(),
            Sense::Not => self.negate(),
            Sense::Backdrop => self.backdrop(),
            Sense::Medium => self.medium(),
            Sense::References => (self.references, self.phrase) = (true, Phrase::default()),
            Sense::Edit(edit) => self.edit(i, edit),
            Sense::Setting(setting) => self.setting(i, setting),
            Sense::Noise | Sense::Line(_) | Sense::Hand(_) | Sense::Letters(_) => {}
            Sense::Says => self.says(),
            _ if self.phrase.take(sense) => {}
            _ => self.surroundings(i, sense),
        }
    }

    // ---- marks -----------------------------------------------------------------------------------------------

    fn stop(&mut self) {
        self.close_phrase();
        (self.agent, self.topic, self.pending, self.listed) = (None, None, None, None);
        (self.joined, self.negated, self.backdrop_said, self.hand_over) = (false, false, false, false);
        (self.interrupted, self.head_next, self.group_open) = (None, false, false);
        self.group.clear();
        self.awaiting.clear();
        self.recent.clear();
    }

    fn comma(&mut self, i: usize) {
        self.close_phrase();
        match self.sentence.tokens.text.at(self.sentence.token(i).start) {
            // What stands in parentheses says what is meant by the words before: the bond still waits.
            Some('(') => {
                self.in_parentheses = true;
                return;
            }
            Some(')') => self.in_parentheses = false,
            _ => {}
        }
        if self.agent.is_some() {
            self.awaiting.clear();
        }
        self.topic = self.agent;
        (self.pending, self.negated, self.backdrop_said) = (None, false, false);
        self.joined = true;
    }

    fn and(&mut self) {
        if self.phrase.is_empty() {
            self.joined = true;
            self.pending = None;
        } else if self.phrase.unknown.is_some() {
            self.close_phrase();
            self.joined = true;
        }
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

    // ---- nouns -----------------------------------------------------------------------------------------------

    fn noun(&mut self, i: usize) {
        let concept = self.sentence.concept(i).expect("the caller saw a concept here");
        if self.negated {
            self.phrase = Phrase::default();
            if !self.intent.without.contains(&concept.name) {
                self.intent.without.push(concept.name);
            }
            return;
        }
        if self.is_once_more(i) {
            return;
        }
        if self.stands_before_noun(i) {
            self.phrase.of = Some(i);
            self.phrase.open = true;
            return;
        }
        if self.pending.is_none() && self.head_next {
            let (phrase, pending) = self.interrupted.take().unwrap_or_default();
            self.phrase.merge(phrase);
            self.pending = pending;
        }
        let token = self.sentence.token(i);
        let known = self.known(concept);
        let subject = match known {
            Some(subject) => {
                self.phrase.describe(&mut self.intent.subjects[subject]);
                Some(subject)
            }
            None => {
                let word = self.sentence.written(i);
                let mut subject = self.phrase.subject(concept, word, token.plural, token.young);
                subject.given = self.sentence.is_given(i) || self.references && self.in_parentheses;
                self.compound(&mut subject);
                self.push(subject, i)
            }
        };
        self.phrase = Phrase::default();
        if let Some(subject) = subject {
            self.place(subject);
        }
    }

    /// A noun before a noun describes it: "panda astronaut", "strawberry cake".
    fn stands_before_noun(&self, i: usize) -> bool {
        let word = |j: usize| self.sentence.token(j).kind == Token::Word;
        word(i)
            && !self.sentence.token(i).plural
            && i + 1 < self.sentence.len()
            && word(i + 1)
            && (self.sentence.concept(i + 1).is_some()
                || self.sentence.is_unknown_noun(i + 1) && self.phrase.open)
    }

    /// What the noun before tells of this one.
    fn compound(&self, subject: &mut Subject) {
        let Some(before) = self.phrase.of.and_then(|i| self.sentence.concept(i)) else { return };
        const BEINGS: [&str; 10] = [
            "robot",
            "alien",
            "skeleton",
            "zombie",
            "monster",
            "ghost",
            "elf",
            "gnome",
            "snowman",
            "teddy bear",
        ];
        let dressed = before.kind == Kind::Animal || BEINGS.contains(&before.name);
        if dressed && subject.kind == Kind::Person {
            // "A fox detective" is a fox in a detective's clothes.
            let garment = outfit(subject.name());
            let word = subject.word.clone();
            let same = subject.clone();
            *subject = Subject { word, glyph: before.glyph, ..same };
            subject.concept = Some(before.name);
            subject.kind = before.kind;
            subject.gender = None;
            subject.wears.extend(garment.map(|name| crate::intent::Garment { name, colour: None }));
        } else if matches!(before.kind, Kind::Food | Kind::Plant)
            && matches!(subject.kind, Kind::Food | Kind::Product)
            && subject.colours.is_empty()
        {
            subject.colours.push(before.colour);
        }
    }

    /// A subject that the noun speaks of again: "the cat", or the same noun without article and number.
    fn known(&self, concept: &Concept) -> Option<usize> {
        let again = self.phrase.definite || self.phrase.is_empty();
        let owned = self.pending.is_some_and(|p| p.link == Link::Owns);
        let names = |s: &Subject| s.concept == Some(concept.name);
        if again && !owned { self.intent.subjects.iter().position(names) } else { None }
    }

    /// The same emoji again is one more of it.
    fn is_once_more(&mut self, i: usize) -> bool {
        let emoji = |j: usize| self.sentence.token(j).kind == Token::Emoji;
        if i == 0 || !emoji(i) || !emoji(i - 1) || self.sentence.sense(i) != self.sentence.sense(i - 1) {
            return false;
        }
        if let Some(last) = self.intent.subjects.last_mut().filter(|_| !self.phrase.open) {
            last.count = (last.count + 1).min(MAX_COUNT);
        }
        true
    }

    fn unknown(&mut self, i: usize) {
        if !self.sentence.is_unknown_noun(i) || self.negated {
            return;
        }
        if self.phrase.open || self.pending.is_some() {
            self.phrase.unknown = Some(self.sentence.written(i));
        }
    }

    /// No noun came: what was said belongs to the last one, or an unknown word was the noun.
    fn close_phrase(&mut self) {
        let phrase = std::mem::take(&mut self.phrase);
        if let Some(i) = phrase.of {
            // The noun that a second one seemed to follow was the noun itself.
            if let Some(concept) = self.sentence.concept(i) {
                let token = self.sentence.token(i);
                let subject = phrase.subject(concept, self.sentence.written(i), token.plural, token.young);
                if let Some(subject) = self.push(subject, i) {
                    self.place(subject);
                }
            }
        } else if let Some(word) = &phrase.unknown {
            let subject = phrase.unknown_subject(word);
            let i = self.nouns.last().copied().unwrap_or(0);
            if let Some(subject) = self.push(subject, i) {
                self.place(subject);
            }
        } else if !phrase.is_empty() && !self.negated {
            self.describe_late(&phrase);
        }
    }

    /// "the car is red", "made of wood", "on white", "in pink and gold".
    fn describe_late(&mut self, phrase: &Phrase) {
        let link = self.pending.map(|p| p.link);
        let on_colour = matches!(link, Some(Link::Bond(Bond::On, false)));
        let in_colours = matches!(link, Some(Link::Bond(Bond::In, false)) | None) && phrase.colours.len() > 1;
        if self.backdrop_said || on_colour && !phrase.colours.is_empty() {
            self.intent.backdrop = phrase.colours.first().copied().or(self.intent.backdrop);
            (self.backdrop_said, self.pending) = (false, None);
            return;
        }
        match self.topic {
            Some(topic) if !in_colours => {
                for subject in self.group_of(topic) {
                    phrase.describe(&mut self.intent.subjects[subject]);
                }
            }
            _ => self.intent.palette.extend(phrase.colours.iter().take(6)),
        }
    }

    fn group_of(&self, topic: usize) -> Vec<usize> {
        if self.group.contains(&topic) { self.group.clone() } else { vec![topic] }
    }

    fn push(&mut self, subject: Subject, noun: usize) -> Option<usize> {
        if self.intent.subjects.len() >= MAX_SUBJECTS {
            return None;
        }
        self.intent.subjects.push(subject);
        self.nouns.push(noun);
        Some(self.intent.subjects.len() - 1)
    }

    // ---- how nouns hang together -----------------------------------------------------------------------------

    /// Binds a subject that has just been read to what came before it.
    fn place(&mut self, subject: usize) {
        let kind = self.intent.subjects[subject].kind;
        let joined = std::mem::take(&mut self.joined);
        let goes_on =
            self.listed.filter(|(pending, k)| joined && is_listed(pending.link) && is_alike(*k, kind));
        let pending = self.pending.take().or(goes_on.map(|(pending, _)| pending));
        let recent = std::mem::take(&mut self.recent);
        if std::mem::take(&mut self.hand_over) {
            for relation in recent {
                self.intent.relations[relation].from = subject;
            }
        }
        if let Some(pending) = pending {
            self.bind(pending, subject);
            (self.listed, self.topic) = (Some((pending, kind)), Some(subject));
        } else {
            if !(joined && self.group_open) {
                self.group.clear();
            }
            self.group.push(subject);
            (self.listed, self.group_open) = (None, true);
            (self.agent, self.topic) = (Some(subject), Some(subject));
        }
        if std::mem::take(&mut self.head_next) {
            self.resolve_awaiting(subject);
            self.awaiting.clear();
        } else if pending.is_none() {
            self.resolve_awaiting(subject);
        }
    }

    fn resolve_awaiting(&mut self, subject: usize) {
        for k in 0..self.awaiting.len() {
            let (link, to) = self.awaiting[k];
            self.relate(link, subject, to);
        }
    }

    fn bind(&mut self, pending: Pending, subject: usize) {
        match pending.from.filter(|from| *from != subject) {
            Some(from) => {
                let first = self.intent.relations.len();
                for from in self.group_of(from) {
                    self.relate(pending.link, from, subject);
                }
                self.recent = (first..self.intent.relations.len()).collect();
            }
            None => self.awaiting.push((pending.link, subject)),
        }
    }

    fn relate(&mut self, link: Link, from: usize, to: usize) {
        let from = if link == Link::With { self.user_of(to, from) } else { from };
        let [a, b] = [from, to].map(|i| &self.intent.subjects[i]);
        let Some((bond, turned)) = meaning(link, a, b, &self.intent.relations, from) else { return };
        let (from, to) = if turned { (to, from) } else { (from, to) };
        let relation = Relation { from, bond, to };
        if from != to
            && self.intent.relations.len() < MOST_RELATIONS
            && !self.intent.relations.contains(&relation)
        {
            self.intent.relations.push(relation);
        }
    }

    /// "A vet listens to an otter with a stethoscope": it is the vet who uses the tool.
    fn user_of(&self, tool: usize, near: usize) -> usize {
        let attends = |r: &&Relation| r.to == near && r.bond == Bond::AttendsTo;
        let user = self.intent.relations.iter().rev().find(attends).map(|r| r.from);
        user.filter(|_| self.intent.subjects[tool].kind == Kind::Tool).unwrap_or(near)
    }

    fn link(&mut self, link: Link, from: Option<usize>) {
        self.negated = false;
        let relative = link == Link::At && (self.interrupt() || self.interrupted.is_some());
        let from = if relative { None } else { from };
        self.close_phrase();
        (self.joined, self.group_open, self.listed) = (false, false, None);
        self.pending = Some(Pending { link, from });
    }

    /// Lays the open Chinese noun phrase aside while a relative clause stands before its noun.
    fn interrupt(&mut self) -> bool {
        let counted = self.phrase.open && self.phrase.unknown.is_none();
        if counted && self.interrupted.is_none() {
            self.interrupted = Some((std::mem::take(&mut self.phrase), self.pending.take()));
        }
        counted
    }

    /// "sitting", "holds", 听.
    fn act(&mut self, i: usize, pose: Option<Pose>, bond: Option<Bond>) {
        let chinese = self.sentence.token(i).kind == Token::Han;
        let before_noun =
            if chinese { self.sentence.sense(i + 1) == Some(Sense::Possessive) } else { self.phrase.open };
        if let Some(pose) = pose.filter(|_| before_noun && self.sentence.describes(i)) {
            self.phrase.pose = Some(pose);
            return;
        }
        let actor = if chinese && self.interrupt() { None } else { self.actor(chinese) };
        self.close_phrase();
        match (actor, pose) {
            (Some(actor), Some(pose)) => {
                for k in self.group_of(actor) {
                    self.intent.subjects[k].pose = Some(pose);
                }
            }
            // "Sitting on a bench, a man …", 坐在椅子上的猫: who does it comes later.
            (None, Some(pose)) => {
                self.interrupted.get_or_insert_default().0.pose = Some(pose);
                self.head_next = !chinese;
            }
            (_, None) => {}
        }
        self.topic = actor.or(self.topic);
        (self.joined, self.group_open, self.listed) = (false, false, None);
        self.pending = bond.map(|bond| Pending { link: Link::Bond(bond, false), from: actor });
    }

    /// Who does what the verb says: in English whoever stands next to it, in Chinese whom the sentence is about.
    fn actor(&self, chinese: bool) -> Option<usize> {
        let alive = |k: usize| matches!(self.intent.subjects[k].kind, Kind::Person | Kind::Animal);
        self.topic.filter(|&t| !chinese && alive(t)).or(self.agent).or(self.topic)
    }

    /// 上, 里, 旁边 after a noun.
    fn local(&mut self, i: usize, bond: Bond) {
        let after_noun = i > 0
            && (self.sentence.concept(i - 1).is_some() || self.sentence.before(i) == Some(Sense::Possessive));
        let Some(last) = self.topic.filter(|_| after_noun) else { return };
        let does_more = matches!(self.sentence.sense(i + 1), Some(Sense::Act(_, Some(_))));
        let alive = matches!(self.intent.subjects[last].kind, Kind::Person | Kind::Animal);
        let waiting = self.awaiting.iter_mut().find(|(link, to)| *link == Link::At && *to == last);
        if let Some(waiting) = waiting {
            waiting.0 = Link::Bond(bond, false);
        } else if self.recent.iter().any(|&r| !is_spatial(self.intent.relations[r].bond)) {
            // 看着桌子上的猫: not the table is looked at.
            self.intent.relations.truncate(self.recent[0]);
            self.recent.clear();
            self.awaiting.push((Link::Bond(bond, false), last));
            self.interrupted = Some((Phrase::default(), self.listed.take().map(|(pending, _)| pending)));
        } else if !self.recent.is_empty() {
            for &relation in &self.recent {
                self.intent.relations[relation].bond = bond;
            }
        } else if !(alive && does_more) {
            self.awaiting.push((Link::Bond(bond, false), last));
            (self.agent, self.topic) = (None, None);
            self.group.clear();
        }
    }

    /// 的 and 's.
    fn possessive(&mut self, i: usize) {
        if self.sentence.token(i).kind == Token::Word {
            self.close_phrase();
            self.pending = self.topic.map(|topic| Pending { link: Link::Owns, from: Some(topic) });
            return;
        }
        self.negated = false;
        if self.interrupted.is_some() {
            self.head_next = true;
            return;
        }
        if self.recent.is_empty() {
            return;
        }
        let head = (i + 1..self.sentence.len().min(i + 8)).find_map(|j| match self.sentence.sense(j) {
            Some(Sense::Concept(_)) => Some(self.sentence.concept(j)),
            Some(Sense::Part(_)) => Some(None),
            _ => None,
        });
        let Some(Some(head)) = head else { return };
        let spatial = self.recent.iter().all(|&r| is_spatial(self.intent.relations[r].bond));
        self.hand_over = spatial || matches!(head.kind, Kind::Person | Kind::Animal);
    }

    /// A measure that is itself a container holds what follows: 一篮苹果.
    fn measure(&mut self, i: usize) {
        self.phrase.open = true;
        let container = self.sentence.token(i).concept().map(|index| &super::lexicon::concepts()[index]);
        let Some(container) = container.filter(|c| matches!(c.name, "basket" | "plate" | "box")) else {
            return;
        };
        let subject = self.phrase.subject(container, self.sentence.written(i), false, false);
        self.phrase = Phrase::default();
        if let Some(subject) = self.push(subject, i) {
            self.place(subject);
            self.phrase.number(5);
            self.pending = Some(Pending { link: Link::Bond(Bond::In, true), from: Some(subject) });
        }
    }

    fn part(&mut self, part: Part) {
        let phrase = std::mem::take(&mut self.phrase);
        self.pending = None;
        let Some(topic) = self.topic else { return };
        let subject = &mut self.intent.subjects[topic];
        match (part, phrase.colours.first()) {
            (Part::Hair, Some(&colour)) => subject.hair = Some(colour),
            (Part::Major, Some(&colour)) if !subject.colours.is_empty() => subject.colours.push(colour),
            _ => {}
        }
    }

    fn pronoun(&mut self, gender: Gender) {
        let person = self.agent.map(|agent| &mut self.intent.subjects[agent]);
        if let Some(person) = person.filter(|p| p.kind == Kind::Person) {
            person.gender = person.gender.or(Some(gender));
        }
    }

    // ---- the picture as a whole ------------------------------------------------------------------------------

    fn backdrop(&mut self) {
        let phrase = std::mem::take(&mut self.phrase);
        self.pending = None;
        match phrase.colours.first() {
            Some(&colour) if !self.negated => self.intent.backdrop = Some(colour),
            _ => self.backdrop_said = true,
        }
    }

    fn medium(&mut self) {
        self.phrase = Phrase::default();
        self.pending = None;
    }

    fn edit(&mut self, i: usize, edit: Edit) {
        match edit {
            Edit::Monochrome if self.sentence.describes(i) => {
                self.phrase.take(Sense::Colour(Rgb::hex(0x2B_2A30)));
                self.phrase.take(Sense::Colour(Rgb::hex(0xFA_F9F5)));
            }
            Edit::TheColour => self.intent.palette.append(&mut self.phrase.colours),
            // 给小狗检查身体: what is done is done to the dog.
            Edit::Object if self.sentence.written(i) == "给" => match self.agent {
                Some(_) => self.link(Link::Bond(Bond::AttendsTo, false), self.agent),
                None => self.link(Link::At, None),
            },
            Edit::Add | Edit::Make | Edit::Replace => {
                self.close_phrase();
                (self.agent, self.topic, self.pending) = (None, None, None);
            }
            _ => {}
        }
    }

    fn setting(&mut self, i: usize, setting: Setting) {
        let phrase = std::mem::take(&mut self.phrase);
        if self.negated {
            return;
        }
        if setting == Setting::Sky || self.intent.setting.is_none() {
            self.intent.palette.extend(phrase.colours.iter().take(2));
        }
        let rank = rank(setting);
        if self.intent.setting.is_none() || rank > self.setting_rank {
            (self.intent.setting, self.setting_rank) = (Some(setting), rank);
        }
        // 在公园里的小屋前: the preposition still waits for the noun after 的.
        let goes_on = (i + 1..i + 3).any(|j| self.sentence.sense(j) == Some(Sense::Possessive));
        if !goes_on {
            self.pending = None;
        }
    }

    fn surroundings(&mut self, i: usize, sense: Sense) {
        if self.negated {
            return;
        }
        let intent = &mut self.intent;
        match sense {
            Sense::Time(time) => drop(intent.time.get_or_insert(time)),
            Sense::Season(season) => drop(intent.season.get_or_insert(season)),
            Sense::Weather(weather) => drop(intent.weather.get_or_insert(weather)),
            Sense::Mood(mood) => drop(intent.mood.get_or_insert(mood)),
            Sense::Occasion(occasion) => drop(intent.occasion.get_or_insert(occasion)),
            Sense::Style(style) if !intent.styles.contains(&style) => intent.styles.push(style),
            Sense::Camera(camera) if intent.camera == Default::default() => intent.camera = camera,
            Sense::Outline(shape) => drop(intent.shape.get_or_insert(shape)),
            Sense::Region(region) => drop(intent.region.get_or_insert(region)),
            _ => {}
        }
        if !self.sentence.describes(i) {
            self.pending = self.pending.filter(|p| matches!(p.link, Link::Of));
        }
    }
}

/// What a link means between two subjects, and whether it binds them the other way round.
fn meaning(
    link: Link,
    a: &Subject,
    b: &Subject,
    relations: &[Relation],
    from: usize,
) -> Option<(Bond, bool)> {
    let alive = |s: &Subject| matches!(s.kind, Kind::Person | Kind::Animal);
    let attends = relations.iter().any(|r| r.from == from && r.bond == Bond::AttendsTo);
    let small = super::lexicon::concept(b.name()).is_none_or(|c| c.bulk <= super::lexicon::Bulk::Medium);
    Some(match link {
        Link::Bond(Bond::Holds, false) if is_container(a) => (Bond::In, true),
        Link::Bond(Bond::In, false) if alive(a) && b.kind == Kind::Clothing => (Bond::Wears, false),
        Link::Bond(bond, turned) => (bond, turned),
        Link::At => (Bond::On, false),
        Link::With if alive(a) && alive(b) => (Bond::Beside, true),
        Link::With if alive(a) && b.kind == Kind::Clothing => (Bond::Wears, false),
        Link::With if alive(a) && attends => (Bond::Uses, false),
        Link::With if alive(a) && small && b.kind != Kind::Nature => (Bond::Holds, false),
        Link::With if is_container(a) && !matches!(b.name(), "ribbon" | "label") => (Bond::In, true),
        Link::With if matches!(a.kind, Kind::Nature | Kind::Plant) || matches!(b.kind, Kind::Nature) => {
            return None;
        }
        Link::With => (Bond::Has, false),
        Link::Of if is_container(a) => (Bond::In, true),
        Link::Of => return None,
        Link::Owns if alive(a) && b.kind == Kind::Clothing => (Bond::Wears, false),
        Link::Owns => (Bond::Has, false),
    })
}

fn is_container(subject: &Subject) -> bool {
    super::changes::CONTAINERS.contains(&subject.name())
}

/// Whether "and" goes on with what the link binds: one holds a book and a cup, but sits on one chair.
fn is_listed(link: Link) -> bool {
    match link {
        Link::Bond(bond, turned) => turned || !is_spatial(bond),
        Link::With | Link::Of | Link::Owns => true,
        Link::At => false,
    }
}

/// Whether a list may go on from one kind of thing to the other.
fn is_alike(a: Kind, b: Kind) -> bool {
    let alive = |k: Kind| matches!(k, Kind::Person | Kind::Animal);
    a == b || !alive(a) && !alive(b)
}

fn is_spatial(bond: Bond) -> bool {
    use Bond::{Above, Around, Behind, Beside, In, InFront, On, Under};
    matches!(bond, Above | Around | Behind | Beside | In | InFront | On | Under)
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

/// What marks an animal of that profession.
fn outfit(profession: &str) -> Option<&'static str> {
    Some(match profession {
        "astronaut" | "firefighter" | "builder" | "knight" | "pilot" => "helmet",
        "chef" => "chef hat",
        "king" | "queen" | "prince" | "princess" => "crown",
        "wizard" | "witch" => "wizard hat",
        "doctor" | "vet" | "nurse" | "scientist" => "coat",
        "teacher" | "student" | "writer" | "librarian" | "programmer" => "glasses",
        "superhero" | "magician" => "cape",
        "athlete" | "runner" | "footballer" => "cap",
        "detective" | "pirate" | "cowboy" | "sailor" | "captain" | "police officer" | "explorer"
        | "farmer" | "postman" | "artist" | "santa" | "fisherman" | "soldier" | "guard" => "hat",
        _ => return None,
    })
}
