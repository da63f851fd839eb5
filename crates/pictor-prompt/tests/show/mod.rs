//! How an intent is shown: by the table of prompts and by the example `intent`.

use std::fmt::Write as _;

use pictor_prompt::intent::{Intent, Page, Subject};

/// An intent in a few lines.
pub(crate) fn show(intent: &Intent) -> String {
    let mut text = String::new();
    for subject in &intent.subjects {
        let _ = writeln!(text, "    {}", show_subject(subject));
    }
    for r in &intent.relations {
        let [from, to] =
            [r.from, r.to].map(|i| intent.subjects[i].concept.unwrap_or(&intent.subjects[i].word));
        let _ = writeln!(text, "    {from} {:?} {to}", r.bond);
    }
    let mut whole = String::new();
    said(&mut whole, "in", intent.setting);
    said(&mut whole, "time", intent.time);
    said(&mut whole, "season", intent.season);
    said(&mut whole, "weather", intent.weather);
    said(&mut whole, "mood", intent.mood);
    said(&mut whole, "occasion", intent.occasion);
    said(&mut whole, "backdrop", intent.backdrop);
    said(&mut whole, "shape", intent.shape);
    said(&mut whole, "region", intent.region);
    said(&mut whole, "camera", Some(intent.camera).filter(|c| *c != Default::default()));
    all(&mut whole, "style", &intent.styles);
    all(&mut whole, "palette", &intent.palette);
    all(&mut whole, "without", &intent.without);
    all(&mut whole, "change", &intent.changes);
    said(&mut whole, "tongue", intent.tongue);
    said(&mut whole, "bare", intent.bare.then_some(true));
    said(&mut whole, "hand in hand", intent.hand_in_hand.then_some(true));
    said(&mut whole, "from behind", intent.from_behind.then_some(true));
    said(&mut whole, "silhouette", intent.silhouette.then_some(true));
    if !whole.is_empty() {
        let _ = writeln!(text, "    -{whole}");
    }
    for l in &intent.lettering {
        let _ = write!(text, "    \"{}\" {:?} {:?}", l.text, l.place, l.hand);
        said(&mut text, "colour", l.colour);
        text.push('\n');
    }
    if let Some((word, scene)) = &intent.instead {
        let _ = writeln!(text, "    instead of {word}: {scene}");
    }
    if !intent.left_out.is_empty() {
        let _ = writeln!(text, "    left out: {}", intent.left_out.join(", "));
    }
    text
}

/// The page that an intent asks for: its parts, the ways between them, and what else is on it.
pub(crate) fn show_page(page: Option<&Page>) -> String {
    let Some(page) = page else { return "    no page\n".to_owned() };
    let mut text = format!("    {:?}", page.genre);
    said(&mut text, "title", page.title.as_ref());
    said(&mut text, "count", page.count);
    said(&mut text, "free", page.free);
    for slot in &page.slots {
        let _ = write!(
            text,
            "\n    - {} | {} |",
            slot.label.replace('\n', " / "),
            slot.note.replace('\n', " / ")
        );
        let lines = slot.scene.lettering.iter().map(|l| format!(" {:?}", l.text));
        slot.scene
            .subjects
            .iter()
            .map(|s| format!(" {}", show_subject(s)))
            .chain(lines)
            .for_each(|s| text += &s);
        said(&mut text, "region", slot.scene.region);
    }
    for way in &page.ways {
        let _ = write!(text, "\n    {} to {}: {}", way.from, way.to, way.said);
    }
    text + "\n" + &show(&page.rest)
}

fn show_subject(s: &Subject) -> String {
    let mut text = format!("{}{} {}", if s.focal { "* " } else { "" }, s.count, s.concept.unwrap_or("?"));
    if s.concept.is_none() {
        let _ = write!(text, "{}", s.word);
    }
    all(&mut text, "colour", &s.colours);
    said(&mut text, "size", Some(s.size).filter(|x| *x != Default::default()));
    said(&mut text, "age", Some(s.age).filter(|x| *x != Default::default()));
    said(&mut text, "material", s.material);
    said(&mut text, "pattern", s.pattern);
    said(&mut text, "eyes", s.eyes);
    said(&mut text, "gender", s.gender);
    said(&mut text, "skin", s.skin);
    said(&mut text, "hair", s.hair);
    said(&mut text, "hairdo", s.hairdo);
    said(&mut text, "pose", s.pose);
    said(&mut text, "face", s.expression);
    said(&mut text, "side", s.side);
    for garment in &s.wears {
        let _ = write!(text, " wears={}", garment.name);
        said(&mut text, "of", garment.colour);
    }
    if s.given {
        text.push_str(" given");
    }
    text
}

fn said<T: std::fmt::Debug>(text: &mut String, name: &str, value: Option<T>) {
    if let Some(value) = value {
        let _ = write!(text, " {name}={value:?}");
    }
}

fn all<T: std::fmt::Debug>(text: &mut String, name: &str, values: &[T]) {
    for value in values {
        said(text, name, Some(value));
    }
}
