//! What of a prompt its picture doesn't show. No room keeps count of what it leaves out: everything that was asked for is
//! taken away or changed in turn, and where the composition stays the same, nobody has drawn it.

use crate::compose::{compose, drawn_as, is_pictured, is_topic, leave_out, settled, shows_its_side, stage};
use crate::intent::{Camera, Genre, Intent, Page, Subject};
use crate::letters::Letters;
use crate::sheet::{Composition, Note, Sheet};
use crate::understanding::{Group, Says, Spoken, is_kin};

mod small;
mod speech;
mod traits;
mod wish;
mod wishes;

use speech::Speech;
use wish::Wish;
use wishes::wishes;

/// The most things that are looked for: each is staged once more.
const MOST: usize = 24;

/// What the composition of the intent doesn't show of the prompt, which has `said` so much before anything was left out.
/// `paged` says that it is a page that is laid out, and not a scene.
pub(crate) fn unseen(
    (intent, whole, paged): (&Intent, &Composition, bool),
    said: &Intent,
    (prompt, spoken): (&str, &[Spoken]),
    sheet: &Sheet<'_>,
) -> Vec<Note> {
    let differs = |other: &Intent, whole: &Composition| {
        if paged {
            let other = compose(other, sheet);
            return !same_front(&other, whole) || !same_around(&other, whole);
        }
        // What is around the figures is drawn again only where they are the same.
        let other = stage(other, sheet, Vec::new());
        !same_front(&other.front, whole) || !same_around(&other.finished(sheet), whole)
    };
    let is_outfit = |wish: &Wish| {
        let plain = wish.of_anybody(intent);
        plain.is_some_and(|plain| differs(&wish.taken_from(&plain), &compose(&plain, sheet)))
    };
    let scene = |intent: &Intent| match intent.page.as_deref().filter(|_| paged) {
        Some(page) => settled(&page.rest),
        None => settled(intent),
    };
    let staged = scene(intent);
    let is_unseen = |wish: &Wish| {
        let without = wish.taken_from(intent);
        // What the place shows already, or goes without saying, is no loss.
        let is_known = wish.is_of_the_scene() && staged == scene(&without);
        !is_known && !differs(&without, whole) && !is_outfit(wish)
    };
    let texts = small::texts(intent, paged);
    let lettered = texts.join("\n").to_lowercase();
    let speech = Speech { prompt, spoken, lettered };
    let all = wishes(intent, &speech, paged);
    let small = texts.into_iter().filter(|text| small::is_too_small(text, whole, sheet));
    let small = small.map(|text| Note::TooSmall(text.to_owned()));
    let unseen = all.into_iter().take(MOST).filter(is_unseen);
    let from_above = top_view(intent, &speech, sheet).filter(|_| !paged);
    let topic = |words: &String| intent.page.as_deref().is_some_and(|page| shows(page, words));
    let unseen = unseen.map(|wish| wish.words).filter(|words| !topic(words));
    let left_out: Vec<String> = unseen.chain(from_above).chain(speech.lost_colours(said)).collect();
    let is_there =
        |subject: &&Subject| !subject.given && !left_out.contains(&subject.word) && !topic(&subject.word);
    let instead: Vec<Note> = scenes(intent, paged)
        .flat_map(|scene| &scene.subjects)
        .filter(is_there)
        .filter_map(|s| instead(s, sheet))
        .collect();
    left_out.into_iter().map(Note::LeftOut).chain(instead).chain(small).collect()
}

/// The words for a look from straight above, where things are seen from the side all the same.
fn top_view(intent: &Intent, speech: &Speech<'_>, sheet: &Sheet<'_>) -> Option<String> {
    let camera = Some(intent.camera).filter(|camera| *camera == Camera::TopDown)?;
    let aside = intent.subjects.iter().any(|subject| shows_its_side(subject, sheet.letters));
    speech.word(Says::Camera(camera)).filter(|_| aside).map(str::to_owned)
}

/// The scenes that are drawn.
fn scenes(intent: &Intent, paged: bool) -> impl Iterator<Item = &Intent> {
    let page = intent.page.as_deref().filter(|_| paged);
    let parts = page.into_iter().flat_map(|page| {
        let drawn = matches!(page.genre, Genre::Comic | Genre::IconSet);
        std::iter::once(&page.rest).chain(page.slots.iter().filter(move |_| drawn).map(|slot| &slot.scene))
    });
    page.is_none().then_some(intent).into_iter().chain(parts)
}

/// What stands for the subject, where that is something else.
fn instead(subject: &Subject, sheet: &Sheet<'_>) -> Option<Note> {
    let figure = drawn_as(subject, sheet.letters)?;
    let other = figure != subject.name() && !Group::Shown.has(subject.name());
    let drawn = if figure == "moon" { "crescent moon" } else { figure };
    (other || is_kin(&subject.word)).then(|| Note::Instead { words: subject.word.clone(), drawn })
}

/// Words that were left out, each as the prompt says it: things may come by their names in the lexicon.
pub(crate) fn as_said(left_out: Vec<String>, spoken: &[Spoken]) -> impl Iterator<Item = String> {
    left_out.into_iter().map(move |word| {
        let named = |said: &&Spoken| matches!(said.says, Says::Thing(name) if name == word);
        let said = spoken.iter().find(named).filter(|said| !said.text.contains(&word));
        said.map_or_else(|| word.clone(), |said| said.text.clone())
    })
}

/// What of a page's prompt is not read or cannot be drawn: of the prompt as a scene it may be more, since there the words
/// for the page and the labels of its parts are words like all others.
pub(crate) fn left_out_of(page: &Page, letters: &Letters) -> Vec<String> {
    let parts = page.slots.iter().filter(|_| page.genre == Genre::Comic).map(|slot| &slot.scene);
    let scenes = std::iter::once(&page.rest).chain(parts);
    let words = |scene: &Intent| [scene.left_out.clone(), leave_out(&mut scene.clone(), letters)].concat();
    scenes.flat_map(words).filter(|word| !shows(page, word)).collect()
}

/// Whether the page shows what stands for a topic that was only named.
fn shows(page: &Page, word: &str) -> bool {
    let topical = matches!(page.genre, Genre::Infographic | Genre::IconSet) && page.slots.len() < 2;
    topical && is_topic(word) || is_pictured(page, word)
}

/// Whether both have the same figures and words.
fn same_front(a: &Composition, b: &Composition) -> bool {
    let tone = |of: &Composition| (of.style, of.mood, of.backdrop);
    tone(a) == tone(b) && a.figures == b.figures && a.words == b.words
}

/// Whether both have the same behind and before these.
fn same_around(a: &Composition, b: &Composition) -> bool {
    a.behind == b.behind && a.before == b.before
}

#[cfg(test)]
mod tests {
    use pictor_api::{Background, Quality, Size};

    use super::*;
    use crate::intent::{Bond, Kind, Relation, Subject};
    use crate::understanding::spoken;

    fn left_out(intent: &Intent, prompt: &str) -> Vec<Note> {
        let letters = Letters::new(&[]);
        let (size, quality, background) = (Size::new(512, 512), Quality::Medium, Background::Opaque);
        let sheet = Sheet { letters: &letters, size, quality, background, seed: 7, turn: 0 };
        unseen((intent, &compose(intent, &sheet), false), intent, (prompt, &spoken(prompt)), &sheet)
    }

    #[test]
    fn a_relation_that_nobody_can_draw_is_told() {
        let subjects = vec![Subject::new("cat", Kind::Animal), Subject::new("box", Kind::Product)];
        let on = |from, to| Relation { from, bond: Bond::On, to };
        let scene = |relations| Intent { subjects: subjects.clone(), relations, ..Intent::default() };
        let prompt = "a cat on a box, and that on it";
        assert_eq!(left_out(&scene(vec![on(0, 1)]), prompt), []);
        let told = left_out(&scene(vec![on(0, 1), on(1, 0)]), prompt);
        assert_eq!(told, [Note::LeftOut("cat on a box".to_owned())], "each cannot be on the other");
    }

    #[test]
    fn what_stands_for_another_thing_is_told() {
        let jeep = Subject { word: "jeep".to_owned(), ..Subject::new("jeep", Kind::Vehicle) };
        let lamp = Subject { word: "落地灯".to_owned(), ..Subject::new("lamp", Kind::Furniture) };
        let scene = Intent { subjects: vec![jeep, lamp], ..Intent::default() };
        let told = left_out(&scene, "a jeep, 落地灯");
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["drawn as a car: \"jeep\"", "drawn as a lamp: \"落地灯\""]);
    }

    #[test]
    fn a_trait_that_changes_nothing_is_told() {
        let house = Subject {
            eyes: Some(crate::colour::Rgb::hex(0xD8_3A34)),
            ..Subject::new("house", Kind::Building)
        };
        let scene = Intent { subjects: vec![house], ..Intent::default() };
        let told = left_out(&scene, "a house with red eyes");
        assert_eq!(told, [Note::LeftOut("red".to_owned())], "no house has eyes");
    }

    #[test]
    fn a_colour_that_nothing_understood_holds_is_told() {
        let scene = Intent { subjects: vec![Subject::new("cat", Kind::Animal)], ..Intent::default() };
        let told = left_out(&scene, "a cat in green hills under a purple heaven");
        assert_eq!(told, [Note::LeftOut("purple".to_owned())], "hills are green anyway");
    }
}
