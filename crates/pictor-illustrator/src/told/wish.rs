//! Something that was asked for, and a way to ask for it no more.

use crate::colour::Rgb;
use crate::intent::Intent;

/// Something that was asked for.
pub(super) struct Wish {
    /// How the prompt says it.
    pub(super) words: String,
    take: Box<dyn Fn(&mut Intent)>,
    part: Part,
    /// The subject whose outfit it may be a part of anyway: a vet has a stethoscope, a king a crown.
    of: Option<usize>,
}

/// What a wish is a part of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Part {
    /// The intent itself.
    Scene,
    /// What a page shows beside its slots.
    Rest,
    /// What one of its slots shows.
    Slot(usize),
    /// The page of the intent, with its title and slots.
    Page,
}

impl Wish {
    /// The intent without this.
    pub(super) fn taken_from(&self, intent: &Intent) -> Intent {
        self.changed(intent, |scene| (self.take)(scene))
    }

    /// The intent with nobody special in the place of who may have this anyway.
    pub(super) fn of_anybody(&self, intent: &Intent) -> Option<Intent> {
        let of = self.of?;
        Some(self.changed(intent, |scene| scene.subjects[of].concept = Some("man")))
    }

    /// Whether it is a part of the one scene that a prompt or its page has.
    pub(super) fn is_of_the_scene(&self) -> bool {
        matches!(self.part, Part::Scene | Part::Rest)
    }

    fn changed(&self, intent: &Intent, change: impl Fn(&mut Intent)) -> Intent {
        let mut intent = intent.clone();
        match (self.part, intent.page.as_deref_mut()) {
            (Part::Rest, Some(page)) => change(&mut page.rest),
            (Part::Slot(i), Some(page)) => change(&mut page.slots[i].scene),
            _ => change(&mut intent),
        }
        intent
    }
}

/// What has been asked for so far.
pub(super) struct List {
    pub(super) wishes: Vec<Wish>,
    /// What that which is added next is a part of.
    pub(super) part: Part,
}

impl List {
    pub(super) const fn new() -> Self {
        Self { wishes: Vec::new(), part: Part::Scene }
    }

    pub(super) fn add(&mut self, words: impl Into<String>, take: impl Fn(&mut Intent) + 'static) {
        self.add_of(None, words, take);
    }

    pub(super) fn add_of(
        &mut self,
        of: Option<usize>,
        words: impl Into<String>,
        take: impl Fn(&mut Intent) + 'static,
    ) {
        self.wishes.push(Wish { words: words.into(), take: Box::new(take), part: self.part, of });
    }
}

/// A colour that nobody takes for that one.
pub(super) fn other(colour: Rgb) -> Rgb {
    Rgb(colour.1.wrapping_add(97), colour.2.wrapping_add(41), colour.0.wrapping_add(173))
}
