//! How nouns hang together: what binds one subject to another, and who does it.

use super::{MOST_RELATIONS, Reading};
use crate::intent::{Bond, Kind, Pose, Relation, Subject};
use crate::understanding::groups::Group;
use crate::understanding::lexicon::{Bulk, Concept, concept, concepts};
use crate::understanding::phrase::{Link, Pending, Phrase};
use crate::understanding::senses::Sense;
use crate::understanding::tokens::TokenKind;

impl Reading<'_> {
    /// Binds a subject that has just been read to what came before it.
    pub(super) fn place(&mut self, subject: usize) {
        let kind = self.intent.subjects[subject].kind;
        let joined = std::mem::take(&mut self.joined);
        let goes_on =
            self.listed.filter(|(pending, k)| joined && is_listed(pending.link) && is_alike(*k, kind));
        let pending = self.pending.take().or(goes_on.map(|(pending, _)| pending));
        self.receive(subject);
        if let Some(pending) = pending {
            self.bind(pending, subject);
            (self.listed, self.topic) = (Some((pending, kind)), Some(subject));
        } else {
            self.stand_alone(subject, joined);
        }
        if std::mem::take(&mut self.head_next) {
            self.resolve_awaiting(subject);
            self.awaiting.clear();
        } else if pending.is_none() {
            self.resolve_awaiting(subject);
        }
    }

    /// Takes the relations of the noun before, if 的 hands them over.
    fn receive(&mut self, subject: usize) {
        let recent = std::mem::take(&mut self.recent);
        if std::mem::take(&mut self.hand_over) {
            for relation in recent {
                self.intent.relations[relation].from = subject;
            }
        }
    }

    /// A subject that nothing binds acts in what follows, with those that it is joined to.
    fn stand_alone(&mut self, subject: usize, joined: bool) {
        if !(joined && self.group_open) {
            self.group.clear();
        }
        self.group.push(subject);
        (self.listed, self.group_open) = (None, true);
        (self.agent, self.topic) = (Some(subject), Some(subject));
    }

    pub(super) fn resolve_awaiting(&mut self, subject: usize) {
        for k in 0..self.awaiting.len() {
            let (link, to) = self.awaiting[k];
            self.relate(link, subject, to);
        }
    }

    pub(super) fn bind(&mut self, pending: Pending, subject: usize) {
        match pending.from.filter(|from| *from != subject) {
            Some(from) => {
                let first = self.intent.relations.len();
                // "Four cups and a plate of cookies": no cookie is in a cup.
                let group = if pending.link == Link::Of { vec![from] } else { self.group_of(from) };
                for from in group {
                    self.relate(pending.link, from, subject);
                }
                self.recent = (first..self.intent.relations.len()).collect();
            }
            None => self.awaiting.push((pending.link, subject)),
        }
    }

    pub(super) fn relate(&mut self, link: Link, from: usize, to: usize) {
        let from = if link == Link::With { self.user_of(to, from) } else { self.bearer_of(from, link, to) };
        let [a, b] = [from, to].map(|i| &self.intent.subjects[i]);
        let Some((bond, turned)) = meaning(link, a, b, &self.intent.relations, from) else { return };
        // "A wizard's desk" is a desk.
        if link == Link::Owns && a.kind == Kind::Person && matches!(b.kind, Kind::Furniture | Kind::Building)
        {
            self.tentative.push(from);
        }
        if bond == Bond::Holds && link == Link::Bond(Bond::AttendsTo, false) {
            self.intent.subjects[from].pose.get_or_insert(Pose::Reading);
        }
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
    pub(super) fn user_of(&self, tool: usize, near: usize) -> usize {
        let subjects = &self.intent.subjects;
        // "Walking his dog with an umbrella": no dog has one.
        let walks = |r: &Relation| {
            r.bond == Bond::Beside
                && subjects[r.from].kind == Kind::Person
                && subjects[near].kind == Kind::Animal
        };
        // "In a chair by the fire with a cat": who sits there has it, no fireplace.
        let pet = subjects[tool].kind == Kind::Animal && subjects[near].kind == Kind::Furniture;
        let owner = || (0..near).rev().find(|&i| pet && subjects[i].kind == Kind::Person);
        // "Baking cookies with her grandson": no cookie has one.
        let helps = subjects[tool].kind.is_alive() && !self.is_alive(near);
        let at_it = |r: &Relation| helps && matches!(r.bond, Bond::Uses | Bond::Holds);
        let attends = |r: &&Relation| {
            r.to == near && (matches!(r.bond, Bond::AttendsTo | Bond::Rides) || walks(r) || at_it(r))
        };
        let user = self.intent.relations.iter().rev().find(attends).map(|r| r.from);
        // "In a coat and hat with a magnifying glass": no hat has one.
        let wearer = || (0..near).rev().find(|&i| self.is_alive(i) && subjects[near].kind == Kind::Clothing);
        user.or_else(wearer)
            .or_else(owner)
            .filter(|_| helps || matches!(subjects[tool].kind, Kind::Tool | Kind::Clothing | Kind::Object))
            .unwrap_or(near)
    }

    /// "Reading a newspaper on a bench": who holds it is on the bench.
    fn bearer_of(&self, thing: usize, link: Link, place: usize) -> usize {
        let Link::Bond(bond, false) = link else { return thing };
        // "A girl walking a dog under an umbrella": she has hands.
        let subjects = &self.intent.subjects;
        if bond == Bond::Under && subjects[place].name() == "umbrella" && subjects[thing].kind == Kind::Animal
        {
            return subjects[..thing].iter().rposition(|s| s.kind == Kind::Person).unwrap_or(thing);
        }
        let large = matches!(
            self.intent.subjects[place].kind,
            Kind::Furniture | Kind::Building | Kind::Vehicle | Kind::Plant | Kind::Nature
        );
        // "In a raincoat under an umbrella": no coat is under it.
        // Nor is what somebody carries on their skates.
        let worn = [thing, place].iter().any(|&i| self.intent.subjects[i].kind == Kind::Clothing);
        let held = |r: &&Relation| {
            let has = matches!(r.bond, Bond::Holds | Bond::Uses) || worn && r.bond == Bond::Wears;
            r.to == thing && has && self.is_alive(r.from)
        };
        let bearer = self.intent.relations.iter().rev().find(held).map(|r| r.from);
        // "A bowl of fruit on a table": the bowl is on it.
        let inside = |r: &&Relation| r.from == thing && r.bond == Bond::In;
        let bearer = bearer.or(self.intent.relations.iter().find(inside).map(|r| r.to));
        bearer.filter(|&bearer| bearer != place && (large || worn) && is_spatial(bond)).unwrap_or(thing)
    }

    pub(super) fn link(&mut self, link: Link, from: Option<usize>) {
        self.negated = self.never;
        self.aside.purpose &= matches!(link, Link::Of | Link::Owns);
        let relative = link == Link::At && (self.interrupt() || self.interrupted.is_some());
        let from = if relative { None } else { from };
        self.close_phrase();
        (self.joined, self.group_open, self.listed) = (false, false, None);
        // "A lake with a canoe": where nothing stands before "with", it binds nothing.
        let binds = from.is_some() || matches!(link, Link::Bond(..) | Link::At);
        self.pending = Some(Pending { link, from }).filter(|_| binds);
    }

    /// Lays the open Chinese noun phrase aside while a relative clause stands before its noun.
    pub(super) fn interrupt(&mut self) -> bool {
        let counted = self.phrase.open && !self.phrase.unknown;
        if counted && self.interrupted.is_none() {
            self.interrupted = Some((std::mem::take(&mut self.phrase), self.pending.take()));
        }
        counted
    }

    /// "sitting", "holds", 听.
    pub(super) fn act(&mut self, i: usize, does: (Option<Pose>, Option<Bond>), tool: Option<&'static str>) {
        let (pose, bond) = does;
        let chinese = self.sentence.token(i).kind == TokenKind::Han;
        // "Playing guitar": an instrument that follows at once is what is played.
        let clause = i + 1..self.sentence.clause_end(i + 1).min(i + 4);
        let played = clause.into_iter().find_map(|j| self.sentence.concept(j));
        let plays = pose == Some(Pose::Playing) && played.is_some_and(|c| c.kind == Kind::Tool);
        let bond = bond.or(plays.then_some(Bond::Uses));
        // 坐轮椅的女孩: it is sat on.
        let seat =
            self.sentence.concept(i + 1).is_some_and(|c| matches!(c.kind, Kind::Furniture | Kind::Vehicle));
        let bond = bond.or((chinese && pose == Some(Pose::Sitting) && seat).then_some(Bond::On));
        let before_noun =
            if chinese { self.sentence.sense(i + 1) == Some(Sense::Possessive) } else { self.phrase.open };
        if let Some(pose) = pose.filter(|_| before_noun && self.sentence.describes(i)) {
            self.phrase.pose = Some(pose);
            self.take_up(i, tool, None);
            return;
        }
        // 雪花在空中飞舞: it is the snow that flies.
        let weather = (self.sentence.clause_start(i)..i)
            .any(|j| matches!(self.sentence.sense(j), Some(Sense::Weather(_))));
        if pose == Some(Pose::Flying) && weather && self.clause == self.intent.subjects.len() {
            return;
        }
        // 膝盖上趴着一只猫: the cat lies.
        let counted = matches!(self.sentence.sense(i + 1), Some(Sense::Number(_) | Sense::Article));
        let inverted = chinese && counted && matches!(self.sentence.before(i), Some(Sense::Local(_)));
        if (inverted && bond.is_none() || self.is_placed(i))
            && self.agent.is_some_and(|agent| self.is_alive(agent))
        {
            self.close_phrase();
            self.phrase.pose = pose.filter(|_| bond.is_none());
            return;
        }
        // 马背上放着一篮苹果: 上 has said where.
        if counted && !self.awaiting.is_empty() && self.sentence.is_written(i, &["放着"]) {
            return self.close_phrase();
        }
        let actor = if chinese && self.interrupt() { None } else { self.actor(chinese) };
        let actor = actor.map(|actor| self.hands(i, actor, bond));
        self.close_phrase();
        match (actor, pose) {
            (Some(actor), Some(pose)) => {
                for k in self.group_of(actor) {
                    let subject = &mut self.intent.subjects[k];
                    subject.pose = Some(pose).filter(|_| subject.kind.is_alive()).or(subject.pose);
                }
            }
            // "Sitting on a bench, a man …", 坐在椅子上的猫: who does it comes later.
            (None, Some(pose)) => {
                self.interrupted.get_or_insert_default().0.pose = Some(pose);
                self.head_next = !chinese;
            }
            (_, None) => {}
        }
        self.take_up(i, tool, actor);
        self.topic = actor.or(self.topic);
        (self.joined, self.group_open, self.listed) = (false, false, None);
        self.pending = bond.map(|bond| Pending { link: Link::Bond(bond, false), from: actor });
    }

    /// Who fishes holds a rod, if none is named.
    fn take_up(&mut self, i: usize, tool: Option<&'static str>, actor: Option<usize>) {
        let named = |c: &Concept| {
            let alike = |n: &Concept| n == c || (n.name, c.name) == ("computer", "laptop");
            (0..self.sentence.len()).any(|j| self.sentence.concept(j).is_some_and(alike))
        };
        let Some(tool) = tool.and_then(concept).filter(|tool| !self.negated && !named(tool)) else { return };
        let held = Phrase::default().subject(tool, self.sentence.written(i), false, false);
        let Some(held) = self.push(held, i) else { return };
        // "A sailor and a gull playing chess": it is the sailor who has hands.
        let handed = |actor: usize| {
            let person = |&k: &usize| self.intent.subjects[k].kind == Kind::Person;
            self.group_of(actor).into_iter().find(person).unwrap_or(actor)
        };
        match actor.map(handed) {
            Some(actor) => self.relate(Link::Bond(Bond::Holds, false), actor, held),
            None => self.awaiting.push((Link::Bond(Bond::Holds, false), held)),
        }
    }

    /// 手里捧着: if somebody is there who has hands, it is no animal.
    fn hands(&self, i: usize, actor: usize, bond: Option<Bond>) -> usize {
        let subjects = &self.intent.subjects;
        let by_mouth = self.sentence.written(i).contains(['叼', '衔']);
        let chinese = self.sentence.token(i).kind == TokenKind::Han;
        let person = subjects.iter().position(|s| s.kind == Kind::Person);
        let handed =
            bond == Some(Bond::Holds) && chinese && !by_mouth && subjects[actor].kind == Kind::Animal;
        person.filter(|_| handed).unwrap_or(actor)
    }

    /// Who does what the verb says: in English whoever stands next to it, in Chinese whom the sentence is about.
    pub(super) fn actor(&self, chinese: bool) -> Option<usize> {
        let carries = |t: usize| {
            let mounted = |r: &Relation| {
                r.to == t && Some(r.from) == self.agent && matches!(r.bond, Bond::On | Bond::Rides)
            };
            self.intent.relations.iter().any(mounted)
        };
        let actor =
            self.topic.filter(|&t| !chinese && self.is_alive(t) && !carries(t)).or(self.agent).or(self.topic);
        // "A woman with a hat and glasses reading": who wears them reads.
        let worn = |t: usize| self.intent.subjects[t].kind == Kind::Clothing;
        actor.map(|t| (0..t).rev().filter(|_| worn(t)).find(|&who| self.is_alive(who)).unwrap_or(t))
    }

    pub(super) fn is_alive(&self, subject: usize) -> bool {
        self.intent.subjects[subject].kind.is_alive()
    }

    /// 上, 里, 旁边 after a noun.
    pub(super) fn local(&mut self, i: usize, bond: Bond) {
        // 一筐草莓,旁边三个橙子.
        let opens = i > 0 && self.sentence.token(i - 1).is_mark();
        let counts = |j| matches!(self.sentence.sense(j), Some(Sense::Number(_) | Sense::Article));
        let at_side = counts(i + 1) && matches!(bond, Bond::Beside | Bond::Behind | Bond::InFront);
        // 背上坐着一只小鸟, 身后放着一个水桶.
        let says = self.sentence.sense(i + 1);
        let does = matches!(says, Some(Sense::Act(_, None, _) | Sense::Bond(_, true) | Sense::With))
            || self.sentence.is_written(i + 1, &["放着", "有", "还有"]);
        let whose = self.agent.filter(|&agent| does && counts(i + 2) && self.is_alive(agent));
        if opens && (at_side || whose.is_some()) {
            return self.link(Link::Bond(bond, true), self.agent);
        }
        let after_noun = i > 0
            && (self.sentence.concept(i - 1).is_some() || self.sentence.before(i) == Some(Sense::Possessive));
        let last = self.topic.filter(|_| after_noun);
        if let Some(last) = last.filter(|&last| !self.is_bound_already(i, bond, last)) {
            // 桌上有苹果,椅子前面蹲着小猫: the chair is another place, and nothing on the table.
            if i > 1 && self.sentence.token(i - 2).is_mark() && !self.recent.is_empty() {
                self.intent.relations.truncate(self.recent[0]);
                self.recent.clear();
                self.awaiting.clear();
            }
            self.locate(bond, last);
        }
    }

    /// Whether the word before the one at `i`, which opens the clause, has said where somebody is.
    pub(super) fn is_placed(&self, i: usize) -> bool {
        let local = i > 1 && matches!(self.sentence.sense(i - 1), Some(Sense::Local(_)));
        let waits = self.pending.is_some_and(|p| matches!(p.link, Link::Bond(_, true)));
        local && waits && self.sentence.token(i - 2).is_mark()
    }

    /// Whether the words around the one at `i` say more of how one is to the other.
    fn is_bound_already(&self, i: usize, bond: Bond, last: usize) -> bool {
        let does_more = matches!(self.sentence.sense(i + 1), Some(Sense::Act(_, Some(_), _)))
            && !self.sentence.is_written(i + 1, &["放着"]);
        let filled = matches!(self.sentence.sense(i + 1), Some(Sense::Bond(_, true)));
        // 骑在牛背上: ridden.
        let ridden = self.recent.iter().any(|&r| self.intent.relations[r].bond == Bond::Rides);
        (filled || ridden) && matches!(bond, Bond::On | Bond::In) || self.is_alive(last) && does_more
    }

    /// Something is on, in or beside the noun that was last named.
    fn locate(&mut self, bond: Bond, last: usize) {
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
        } else {
            // 桌上有苹果,桌子旁边蹲着小猫: the second is beside it, not on it.
            self.awaiting.retain(|(_, to)| *to != last);
            self.awaiting.push((Link::Bond(bond, false), last));
            (self.agent, self.topic) = (None, None);
            self.group.clear();
        }
    }

    /// 的 and 's.
    pub(super) fn possessive(&mut self, i: usize) {
        if self.sentence.token(i).kind == TokenKind::Word {
            self.close_phrase();
            self.pending = self.topic.map(|topic| Pending { link: Link::Owns, from: Some(topic) });
            return;
        }
        // 穿着黑色皮衣的女孩: what nobody knows is black.
        if self.phrase.unknown && self.pending.is_some() {
            (self.phrase, self.pending) = (Phrase::default(), None);
        }
        // 像兔子的云: the cloud is there.
        self.aside.simile = false;
        self.negated = self.never;
        self.head_next |= self.interrupted.is_some();
        if self.interrupted.is_some() || self.recent.is_empty() {
            return;
        }
        if let Some(head) = self.head_after(i) {
            let spatial = self.recent.iter().all(|&r| is_spatial(self.intent.relations[r].bond));
            self.hand_over = spatial || head.kind.is_alive();
        }
    }

    /// The noun that the 的 at `i` stands before.
    fn head_after(&self, i: usize) -> Option<&'static Concept> {
        // 女孩穿着雨衣,抱着可爱的小猫: what was said before the comma stays hers.
        let mut clause = (0..i).rev().take_while(|&j| !self.sentence.token(j).is_mark());
        if !clause.any(|j| self.sentence.concept(j).is_some()) {
            return None;
        }
        let named = |j: &usize| matches!(self.sentence.sense(*j), Some(Sense::Concept(_) | Sense::Part(_)));
        let head = (i + 1..self.sentence.len().min(i + 8)).find(named)?;
        let part = matches!(self.sentence.sense(head), Some(Sense::Part(_)));
        self.sentence.concept(head).filter(|_| !part)
    }

    /// A measure that is itself a container holds what follows: 一篮苹果.
    pub(super) fn measure(&mut self, i: usize) {
        (self.phrase.open, self.phrase.measured) = (true, true);
        if self.phrase.count == Some(1) && self.sentence.written(i) == "束" {
            self.phrase.count = Some(5);
        }
        let container = self.sentence.token(i).concept().map(|index| &concepts()[index]);
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
}

/// What a link means between two subjects, and whether it binds them the other way round.
fn meaning(
    link: Link,
    a: &Subject,
    b: &Subject,
    relations: &[Relation],
    from: usize,
) -> Option<(Bond, bool)> {
    let alive = |subject: &Subject| subject.kind.is_alive();
    let attends = relations.iter().any(|r| r.from == from && r.bond == Bond::AttendsTo);
    let small = |s: &Subject| concept(s.name()).is_none_or(|c| c.bulk <= Bulk::Medium);
    Some(match link {
        Link::Bond(Bond::Holds, false) | Link::Bond(Bond::On, true) if is_container(a) => (Bond::In, true),
        Link::Bond(Bond::AttendsTo, false) if is_readable(b) => (Bond::Holds, false),
        Link::Bond(Bond::In | Bond::Around | Bond::On, false) if alive(a) && b.kind == Kind::Clothing => {
            (Bond::Wears, false)
        }
        Link::Bond(Bond::Under, false) if a.kind == Kind::Person && b.name() == "umbrella" => {
            (Bond::Holds, false)
        }
        // 身后放着水桶: it is to be seen.
        Link::Bond(Bond::Behind, true) if alive(a) && !alive(b) && small(b) => (Bond::Beside, true),
        // 男孩手里的面包.
        Link::Bond(Bond::In, false) if alive(b) && !alive(a) && small(a) => (Bond::Holds, true),
        Link::Bond(Bond::In, true) if alive(a) && !alive(b) && small(b) => (Bond::Holds, false),
        // 围着围巾, but 围着篝火.
        Link::Bond(Bond::Wears, false)
            if matches!(b.kind, Kind::Nature | Kind::Building | Kind::Furniture) =>
        {
            (Bond::Around, false)
        }
        // 把围巾围在猫的脖子上.
        Link::Bond(Bond::Around | Bond::On, false) if alive(b) && a.kind == Kind::Clothing && !b.given => {
            (Bond::Wears, true)
        }
        // 插着蜡烛的蛋糕: it has them.
        Link::Bond(Bond::In, false) if !alive(a) && a.kind != Kind::Food && b.kind == Kind::Food => {
            (Bond::Has, true)
        }
        // "A perfume among roses", 周围是玫瑰: goods have flowers beside them.
        Link::Bond(Bond::In, false) | Link::Bond(Bond::Around, true)
            if a.kind == Kind::Product && b.kind == Kind::Plant && small(b) && b.name() != "petal" =>
        {
            (Bond::Has, false)
        }
        Link::With | Link::Owns | Link::Bond(Bond::Holds, false) if alive(a) && b.name() == "headphones" => {
            (Bond::Wears, false)
        }
        // 打着伞.
        Link::Bond(Bond::Uses, false) if b.name() == "umbrella" => (Bond::Holds, false),
        Link::Bond(bond, turned) => (bond, turned),
        // 在泡茶: nobody stands on tea, but one sits on ice.
        Link::At if alive(a) && b.kind == Kind::Food && b.name() != "ice cube" => (Bond::AttendsTo, false),
        // 在雨中撑伞.
        Link::At if alive(a) && b.name() == "umbrella" => (Bond::Holds, false),
        // 在修车, 在打篮球: at it, where no 上 comes.
        Link::At
            if alive(a)
                && (alive(b)
                    || matches!(
                        b.kind,
                        Kind::Tool | Kind::Object | Kind::Product | Kind::Clothing | Kind::Vehicle
                    )) =>
        {
            (Bond::Beside, false)
        }
        Link::At => (Bond::On, false),
        Link::To if alive(b) => (Bond::AttendsTo, false),
        Link::To => return None,
        Link::With if alive(a) && alive(b) => (Bond::Beside, true),
        Link::With if (alive(a) || a.name() == "skull") && b.kind == Kind::Clothing => (Bond::Wears, false),
        Link::With if alive(a) && attends => (Bond::Uses, false),
        Link::With if alive(a) && small(b) && b.kind != Kind::Nature => (Bond::Holds, false),
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

fn is_readable(subject: &Subject) -> bool {
    matches!(subject.name(), "book" | "newspaper" | "letter" | "map" | "scroll" | "menu" | "phone" | "tablet")
}

fn is_container(subject: &Subject) -> bool {
    Group::Container.has(subject.name())
}

/// Whether "and" goes on with what the link binds: one holds a book and a cup, but sits on one chair.
fn is_listed(link: Link) -> bool {
    match link {
        Link::Bond(bond, turned) => turned || !is_spatial(bond),
        Link::With | Link::Of | Link::Owns => true,
        Link::At | Link::To => false,
    }
}

/// Whether a list may go on from one kind of thing to the other.
fn is_alike(a: Kind, b: Kind) -> bool {
    a == b || !a.is_alive() && !b.is_alive()
}

fn is_spatial(bond: Bond) -> bool {
    use Bond::{Above, Around, Behind, Beside, In, InFront, On, Under};
    matches!(bond, Above | Around | Behind | Beside | In | InFront | On | Under)
}
