//! The playground: `/` for who is signed in, and `/play`, whose address may fill the form in.

use maud::{Markup, html};

use crate::assets::digest;
use crate::composer::composer;
use crate::mask;
use crate::run;
use crate::shell::{Frame, Page};
use crate::stage::stage;
use crate::words::words;

/// The page, as HTML.
#[must_use]
pub fn play(frame: &Frame<'_>) -> String {
    let says = words(frame.language);
    frame.document(&Page {
        title: says.play.title,
        styles: &["run.css", "play.css", "mask.css"],
        module: "play.js",
        head: html! {
            link rel="preload" as="fetch" crossorigin="anonymous" href="/v1/images/models";
            @if may_draw(frame) { link rel="preload" as="fetch" crossorigin="anonymous" href="/v1/images/jobs?limit=24"; }
        },
        spoken: &[says.run.spoken, says.play.spoken, says.mask.spoken],
        body: body(frame),
    })
}

fn body(frame: &Frame<'_>) -> Markup {
    let (digest, says) = (digest(), &words(frame.language).play);
    let holder = frame.person.map(|person| format!("{}/{}", person.project, person.key));
    html! {
        main #content .play data-holder=[holder] data-origin=(frame.origin) data-left=[frame.person.and_then(|person| person.left.as_deref())] {
            h1 .sr-only { (says.title) }
            @if !may_draw(frame) { p .note.warn { (says.may_not_draw) } }
            (composer(&digest, frame.language))
            (stage(&digest, frame.language))
            (run::templates(&digest, frame.language))
        }
        (mask::dialog(&digest, frame.language))
    }
}

fn may_draw(frame: &Frame<'_>) -> bool {
    frame.person.is_none_or(|person| person.may_draw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::{Language, Theme};
    use crate::shell::Person;

    fn page(language: Language, may_draw: bool) -> String {
        let person = Person {
            project: "a <shop>".to_owned(),
            key: "web".to_owned(),
            is_admin: false,
            may_draw,
            left: Some("0.08".to_owned()),
        };
        play(&Frame {
            language,
            theme: Theme::Auto,
            person: Some(&person),
            path: "/play",
            switch: "/play?lang=zh",
            origin: "http://pictor.lan:8080",
        })
    }

    #[test]
    fn it_is_made_in_both_languages() {
        for language in Language::ALL {
            let text = page(language, true);
            assert!(
                text.contains("data-holder=\"a &lt;shop&gt;/web\"") && text.contains("data-left=\"0.08\"")
            );
            assert!(!text.contains(words(language).play.may_not_draw));
        }
        assert!(page(Language::Zh, false).contains(words(Language::Zh).play.may_not_draw));
    }

    /// What a script says must stand in the page, in each language.
    #[test]
    fn the_sentences_of_both_languages_have_the_same_names_and_slots() {
        let [en, zh] = Language::ALL.map(words);
        for (en, zh) in [(en.play.spoken, zh.play.spoken), (en.run.spoken, zh.run.spoken)] {
            assert_eq!(en.len(), zh.len());
            for ((name, sentence), (other, translated)) in en.iter().zip(zh) {
                assert_eq!(name, other);
                let slots = |text: &str| {
                    let mut found: Vec<String> = text
                        .split('{')
                        .skip(1)
                        .filter_map(|part| Some(part.split_once('}')?.0.to_owned()))
                        .collect();
                    found.sort();
                    found
                };
                assert_eq!(slots(sentence), slots(translated), "{name}");
            }
        }
    }
}
