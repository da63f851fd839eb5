//! Stickers and the sheets of figures: several pictures of one, each with what it does.

use super::{Draft, Genre, Kind, Slot, does, is_han, plain, row};
use crate::intent::{Expression, Intent, Style, Subject};

/// Whom a page of that genre, which that word asks for, shows in several pictures.
pub(super) fn seen(draft: &Draft, (genre, word): (Genre, &str), rest: &mut Intent, slots: &mut Vec<Slot>) {
    let acts = ["sticker", "emoji", "贴纸", "表情"].iter().any(|of| word.contains(of));
    // Nobody but a human is drawn from behind.
    let turns = |slot: &Slot| slot.note == "back";
    let human = |s: &Subject| s.kind == Kind::Person && s.name() != "robot";
    if slots.iter().any(turns) && !rest.subjects.first().is_some_and(human) {
        slots.retain(|slot| !turns(slot));
        rest.left_out.push(if rest.chinese { "背面" } else { "back view" }.to_owned());
    }
    if genre == Genre::IconSet && acts {
        unlist(rest, slots);
        // "Avocado stickers, six poses": what has none makes faces.
        let moody = row("moods").any(|of| draft.says(of));
        rest.left_out.retain(|word| row("moods").all(|of| of != word));
        rest.styles.retain(|style| *style != Style::Sticker);
        if let [one] = &mut rest.subjects[..]
            && moody
        {
            one.expression = one.expression.or(Some(Expression::Happy));
        }
    }
    if genre == Genre::Cards && acts && draft.quotes.len() < 3 && !slots.is_empty() {
        if !row("worded").any(|words| draft.says(words)) {
            act(rest, slots);
        }
        beside(rest, slots);
    }
}

/// "A sticker pack of an avocado: waving, sleeping": each shows what it does, and says nothing.
fn act(rest: &mut Intent, slots: &mut [Slot]) {
    let [one] = &rest.subjects[..] else { return };
    // Where most of the parts are acts, 发呆 is one, too, and no word on a sticker.
    let all = slots.iter().filter(|slot| does(&slot.label)).count() * 5 > slots.len() * 3
        || rest.without.contains(&"text");
    for slot in &mut *slots {
        let told = row("acted").filter_map(|row| row.split_once('=')).find(|(act, _)| *act == slot.label);
        let act = told.map_or(slot.label.as_str(), |told| told.1);
        let han = act.contains(is_han);
        let mut shown =
            plain(&if han { format!("{}{act}", one.word) } else { format!("a {} {act}", one.name()) });
        if all && shown.subjects.first().is_none_or(|s| s.concept != one.concept) {
            shown = Intent { subjects: vec![one.clone()], ..Intent::default() };
        }
        let Some(actor) = shown.subjects.first_mut().filter(|s| s.concept == one.concept) else { continue };
        actor.count = 1;
        let moved = actor.pose.is_some() || actor.expression.is_some();
        if all || moved || does(&slot.label) || !han && slot.scene.subjects.is_empty() {
            if all && !moved && shown.relations.is_empty() {
                rest.left_out.push(slot.label.clone());
            }
            actor.expression = actor.expression.or(one.expression);
            *slot = Slot { scene: shown, label: String::new(), note: String::new() };
        }
    }
    // What is seen on a sticker is not lettered.
    for slot in slots.iter_mut().filter(|slot| slot.scene.subjects.iter().any(|s| s.concept.is_some())) {
        slot.label.clear();
    }
    if slots.iter().all(|slot| slot.label.is_empty()) {
        rest.subjects.clear();
    }
}

/// "Stickers: kawaii sushi with faces, one with a hat": what is told of the only thing is no list of things.
fn unlist(rest: &mut Intent, slots: &mut Vec<Slot>) {
    let one = |slot: &Slot| row("one of all").any(|of| slot.label.starts_with(of));
    let thing = |slot: &&Slot| slot.scene.subjects.iter().any(|s| s.concept.is_some());
    let all = |slot: &Slot| one(slot) || row("said of all").any(|of| slot.label.contains(of));
    if rest.subjects.is_empty() || slots.iter().filter(|slot| !all(slot)).filter(thing).count() > 1 {
        return;
    }
    let told = slots.drain(..).filter(one);
    for slot in told {
        let theirs = |s: &Subject| slot.scene.subjects.iter().any(|of| of.concept == s.concept);
        while let Some(i) = (1..rest.subjects.len()).find(|&i| theirs(&rest.subjects[i])) {
            rest.remove(i);
        }
        rest.left_out.push(slot.label);
    }
}

/// 三张贴纸：下班啦、已躺平，主角是土豆: whom all stickers are of stands beside the words of each.
fn beside(rest: &mut Intent, slots: &mut [Slot]) {
    let [one] = &rest.subjects[..] else { return };
    for slot in slots.iter_mut().filter(|slot| slot.scene.subjects.is_empty()) {
        slot.scene.subjects.push(Subject { count: 1, ..one.clone() });
    }
    rest.subjects.clear();
}
