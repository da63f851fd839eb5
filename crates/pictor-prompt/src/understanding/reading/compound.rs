//! Nouns before nouns: when one describes the other, and what the two of them are.

use super::{PARENTS, Reading};
use crate::intent::{Age, Bond, Garment, Gender, Kind, Material, Setting, Subject};
use crate::understanding::groups::Group;
use crate::understanding::lexicon::{Concept, concept, lineage};
use crate::understanding::phrase::Link;
use crate::understanding::senses::Sense;
use crate::understanding::tokens::TokenKind;

impl Reading<'_> {
    /// A noun before a noun describes it: "panda astronaut", "strawberry cake".
    pub(super) fn stands_before_noun(&self, i: usize) -> bool {
        let word = |j: usize| self.sentence.token(j).kind == TokenKind::Word;
        let next = i + 1;
        if self.is_verb(next) || self.is_homeward(next) {
            return false;
        }
        let (Some(this), Some(head)) = (self.sentence.concept(i), self.sentence.concept(next)) else {
            let ware = self.is_sold_at(i, next) && word(i) && word(next);
            return ware || self.is_shape(i) || self.modifies_unknown(i);
        };
        let chinese = |j: usize| self.sentence.token(j).kind == TokenKind::Han;
        if chinese(i) && chinese(next) {
            let apart = self.sentence.token(i).end < self.sentence.token(next).start;
            return !apart && is_one_in_chinese(this, head);
        }
        let apart = !self.sentence.token(next).young && are_two_animals(this, head);
        word(i) && !self.sentence.token(i).plural && word(next) && !apart
    }

    /// "A pepper grinder" shows no pepper, "a toad groomer" no toad: of what nobody knows the noun before tells. Of
    /// whoever lives a verb may follow, and only what ends like a trade is a noun.
    fn modifies_unknown(&self, i: usize) -> bool {
        let (this, head, after) = (self.sentence.token(i), i + 1, i + 2);
        // "A moon resort" is on the moon all the same.
        let known = self.sentence.concept(i).filter(|c| {
            this.kind == TokenKind::Word && !this.plural && !matches!(c.kind, Kind::Nature | Kind::Building)
        });
        let unknown = head < self.sentence.len()
            && self.sentence.token(head).kind == TokenKind::Word
            && self.sentence.sense(head).is_none()
            && self.sentence.is_unknown_noun(head)
            && self.sentence.is_unread(head);
        let (Some(known), true) = (known, unknown) else { return false };
        let written = self.sentence.written(head);
        let trade = ["er", "or", "ers", "ors", "ist", "tion", "ment", "ship"]
            .iter()
            .any(|end| written.ends_with(end));
        let verb = written.ends_with('s') && !written.ends_with("ss");
        let ends = after >= self.sentence.len()
            || self.sentence.token(after).is_mark()
            || self.sentence.sense(after).is_some_and(|s| !matches!(s, Sense::Article | Sense::Definite));
        let name = written.starts_with(char::is_uppercase);
        ends && !name && (trade || !known.kind.is_alive() && !verb)
    }

    /// "A wizard, but he is a gardener", 其实他是园丁: one and the same, and no second one.
    pub(super) fn is_what_one_is(&self, i: usize, concept: &Concept) -> bool {
        let alone = self.intent.subjects.iter().filter(|s| s.kind.is_alive()).map(|s| s.count).eq([1]);
        if concept.kind != Kind::Person || !alone {
            return false;
        }
        let is = |j: &usize| self.sentence.is_written(*j, &["is", "是", "是个", "是一个", "是位", "是一位"]);
        let near = self.sentence.clause_start(i).max(i.saturating_sub(4))..i;
        near.rev().find(is).is_some_and(|j| {
            j > 0
                && self
                    .sentence
                    .is_written(j - 1, &["he", "she", "who", "also", "他", "她", "其实", "也", "却"])
        })
    }

    /// "A policeman's helmet": a kind of helmet, and nobody in it; his name is not worth telling.
    pub(super) fn is_kind_of_wear(&self, i: usize, of: &Concept) -> bool {
        let owns = self.sentence.sense(i + 1) == Some(Sense::Possessive)
            && self.sentence.token(i + 1).kind == TokenKind::Word;
        let any = i > 0 && self.sentence.sense(i - 1) == Some(Sense::Article);
        let worn = self.sentence.concept(i + 2).is_some_and(|c| c.kind == Kind::Clothing);
        owns && any && of.kind == Kind::Person && worn
    }

    /// "In a sunflower field", 在落叶的街上: one is in the field, not in the flowers.
    pub(super) fn names_place(&self, i: usize) -> bool {
        let of = usize::from(
            self.sentence.sense(i + 1) == Some(Sense::Possessive) && self.sentence.written(i + 1) == "的",
        );
        let place = self.is_plain_place(i + 1 + of);
        place
            && self
                .pending
                .is_some_and(|p| matches!(p.link, Link::At | Link::Bond(Bond::In | Bond::On, false)))
    }

    /// "A ramen bar" shows no ramen, but a donut mascot is a donut.
    fn is_sold_at(&self, i: usize, next: usize) -> bool {
        let wares = self.sentence.concept(i).is_some_and(|c| matches!(c.kind, Kind::Food | Kind::Product));
        let ground = self.sentence.sense(next) == Some(Sense::Setting(Setting::Plain));
        let trade =
            matches!(self.sentence.sense(next), Some(Sense::Setting(Setting::Street | Setting::Shop)));
        let sold = trade && self.sentence.concept(i).is_some_and(|c| c.kind == Kind::Plant);
        (wares || sold) && self.is_plain_place(next) && !ground
    }

    /// "A cat shaped cookie", 兔子形状的饼干: a cookie, and no cat.
    fn is_shape(&self, i: usize) -> bool {
        let of = usize::from(self.sentence.is_written(i + 2, &["的"]));
        let shaped = self.sentence.is_written(i + 1, &["shaped", "形状", "造型", "形状的", "造型的"]);
        shaped && self.sentence.concept(i + 2 + of).is_some()
    }

    /// What the noun before tells of this one.
    pub(super) fn compound(&mut self, subject: &mut Subject) {
        let Some((of, before)) = self.phrase.of.and_then(|i| Some((i, self.sentence.concept(i)?))) else {
            return;
        };
        if take_trade(subject, before) || take_kind(subject, before) || take_beard(subject, before) {
            return;
        }
        let dressed = before.kind == Kind::Animal || Group::Being.has(before.name);
        if dressed && subject.kind == Kind::Person && subject.name() != "family" {
            self.dress_up(subject, of, before);
        } else if before.kind == Kind::Person && subject.kind == Kind::Animal {
            // "A wizard frog", 宇航员小狗.
            match outfit(before.name) {
                Some(name) => subject.wears.push(Garment { name, colour: None }),
                // "A mother duck" is a duck.
                None if PARENTS.contains(&self.sentence.written(of).to_lowercase().as_str()) => {}
                None => self.intent.left_out.push(self.sentence.written(of)),
            }
        } else if shows_content(subject, before) {
            subject.count = if subject.name() == "family" { 3 } else { subject.count };
            become_it(subject, before);
            subject.kind = before.kind;
        } else if self.is_shape(of) {
            self.intent.left_out.push(self.sentence.written(of));
        } else {
            make_of(subject, before);
        }
    }

    /// "A fox detective" is a fox in a detective's clothes.
    fn dress_up(&mut self, subject: &mut Subject, of: usize, before: &Concept) {
        let garment = outfit(subject.name());
        if garment.is_none() && PARENTS.contains(&subject.word.to_lowercase().as_str()) {
            subject.word = self.sentence.written(of);
        } else if garment.is_none() {
            let animal = self.sentence.written(of);
            self.intent.left_out.push(std::mem::replace(&mut subject.word, animal));
        }
        become_it(subject, before);
        subject.kind = before.kind;
        subject.gender = None;
        subject.wears.extend(garment.map(|name| Garment { name, colour: None }));
    }
}

/// 小狗小猫 and 西瓜葡萄 are two, 草莓蛋糕 is one.
fn is_one_in_chinese(this: &Concept, head: &Concept) -> bool {
    let fresh = |c: &Concept| lineage(c.name).any(|c| matches!(c.name, "fruit" | "vegetable"));
    this.kind != head.kind
        || matches!(this.kind, Kind::Food | Kind::Plant) && !(fresh(this) && fresh(head))
        || is_anybody(head) && !is_anybody(this)
}

/// "Cat dog bird": a puppy of a kind of dogs is one, a cat and a dog are two.
fn are_two_animals(this: &Concept, head: &Concept) -> bool {
    let animals = this.kind == Kind::Animal && head.kind == Kind::Animal;
    let kin =
        || lineage(this.name).any(|a| a.name != "animal" && lineage(head.name).any(|b| a.name == b.name));
    animals && head.name != "fish" && !kin()
}

/// "A girl astronaut", 清洁工阿姨: one who is both. Tells whether it is so.
fn take_trade(subject: &mut Subject, before: &'static Concept) -> bool {
    let own = concept(subject.name()).filter(|own| before.kind == Kind::Person && own.kind == Kind::Person);
    let Some(own) = own.filter(|own| is_anybody(own) != is_anybody(before)) else { return false };
    let (trade, who) = if is_anybody(own) { (before, own) } else { (own, before) };
    become_it(subject, trade);
    subject.gender = [(Group::Female, Gender::Female), (Group::Male, Gender::Male)]
        .into_iter()
        .find_map(|(group, gender)| group.has(who.name).then_some(gender))
        .or(subject.gender);
    subject.age = if matches!(who.name, "boy" | "girl" | "child") { Age::Child } else { subject.age };
    true
}

/// "A retriever puppy" is a young retriever, 桃花树 a peach. Tells whether it is so.
fn take_kind(subject: &mut Subject, before: &Concept) -> bool {
    let statue = subject.name() == "statue" && before.kind == Kind::Animal;
    let is_it =
        before.kind == Kind::Animal && subject.kind == Kind::Animal && subject.concept != Some("fish")
            || matches!(subject.name(), "tree" | "flower") && before.kind == Kind::Plant
            || statue;
    if statue {
        subject.material.get_or_insert(Material::Stone);
    }
    if is_it {
        become_it(subject, before);
    }
    is_it
}

/// "A bearded chef", 大胡子厨师. Tells whether it is so.
fn take_beard(subject: &mut Subject, before: &Concept) -> bool {
    if !matches!(before.name, "beard" | "moustache" | "freckles") || !subject.kind.is_alive() {
        return false;
    }
    subject.wears.push(Garment { name: before.name, colour: None });
    let grown = before.name != "freckles" && subject.kind == Kind::Person;
    subject.gender = subject.gender.or(grown.then_some(Gender::Male));
    true
}

/// Whether what is named before is what one sees: "a sushi platter" is sushi.
fn shows_content(subject: &Subject, before: &Concept) -> bool {
    subject.name() == "product"
        || subject.name() == "family" && (before.kind == Kind::Animal || before.name == "snowman")
        || matches!(subject.name(), "bottle" | "jar" | "can" | "tube" | "box")
            && matches!(before.kind, Kind::Product | Kind::Food)
        || matches!(subject.name(), "plate" | "bowl") && before.kind == Kind::Food
}

/// An oak table is of wood, a strawberry cake has the colour of strawberries.
fn make_of(subject: &mut Subject, before: &Concept) {
    if !matches!(before.kind, Kind::Food | Kind::Plant) {
        return;
    }
    if subject.kind == Kind::Furniture {
        subject.material.get_or_insert(Material::Wood);
    } else if (matches!(subject.kind, Kind::Food | Kind::Product) || subject.name() == "petal")
        && subject.colours.is_empty()
    {
        subject.colours.push(before.colour);
    }
}

fn become_it(subject: &mut Subject, it: &Concept) {
    (subject.concept, subject.glyph) = (Some(it.name), it.glyph);
}

/// Of whom nothing is said but age and gender.
fn is_anybody(concept: &Concept) -> bool {
    matches!(concept.name, "man" | "woman" | "boy" | "girl" | "child")
}

/// What marks an animal of that profession.
fn outfit(profession: &str) -> Option<&'static str> {
    let rows = include_str!("../outfits.txt").lines().filter_map(|row| row.split_once(" | "));
    let mut worn = rows.filter(|(_, who)| who.split(", ").any(|name| name == profession));
    worn.next().map(|(garment, _)| garment)
}
