//! The playground: `/` for who is signed in, and `/play`, whose address may fill the form in.

use maud::{Markup, html};

use crate::shell::{Frame, Page};
use crate::words::{Play as Words, words};

/// The page, as HTML.
#[must_use]
pub fn play(frame: &Frame<'_>) -> String {
    let says = &words(frame.language).play;
    frame.document(&Page {
        title: says.title,
        styles: &["play.css"],
        module: "play.js",
        head: html! {},
        spoken: &[says.spoken],
        body: body(says),
    })
}

fn body(says: &Words) -> Markup {
    html! {
        main #content .play {
            form #composer .composer {
                h1 .sr-only { (says.title) }
                div .field {
                    label for="prompt" { (says.prompt) }
                    textarea #prompt name="prompt" rows="4" {}
                }
                button .button.go type="submit" { (says.go) }
            }
            section #stage .stage {}
        }
    }
}
