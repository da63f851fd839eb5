//! What a stranger sees at `/`: what this is, that it runs, how to sign in, what to copy, and where to read on.

use maud::{Markup, html};

use crate::assets::digest;
use crate::manual;
use crate::offer::{self, Offer};
use crate::sample::{Block, first_picture, tabs};
use crate::shell::{Frame, Page, foot};
use crate::words::{Home as Words, words};

/// What the page shows.
pub struct Home<'a> {
    /// The models that are served.
    pub offers: &'a [Offer],
    /// Whether pictures come from upstream accounts.
    pub has_upstreams: bool,
    /// Where to go after signing in: a path of this server.
    pub next: &'a str,
    /// The tab of samples that was chosen before, by its label.
    pub tab: Option<&'a str>,
}

/// The page, as HTML.
#[must_use]
pub fn home(frame: &Frame<'_>, shown: &Home<'_>) -> String {
    let says = &words(frame.language).home;
    frame.document(&Page {
        title: says.title,
        styles: &["home.css"],
        module: "home.js",
        head: html! { meta name="description" content=(says.headline); },
        spoken: &[says.spoken],
        body: body(frame, shown, says),
    })
}

fn body(frame: &Frame<'_>, shown: &Home<'_>, says: &Words) -> Markup {
    let digest = digest();
    let (label, copy) = (says.sample_language, frame.words().copy);
    let block = Block { digest: &digest, name: "sample", label, copy, chosen: shown.tab };
    html! {
        main #content .home {
            section .hero {
                div .pitch {
                    h1 { (says.headline) }
                    p .lead { (says.what) }
                    p .state {
                        span .tag.good { (says.running) " · " (env!("CARGO_PKG_VERSION")) }
                        span .quiet { @if shown.has_upstreams { (says.by_upstreams) } @else { (says.by_illustrator) } }
                    }
                }
                (sign_in(shown, says))
            }
            (pictures(says))
            section aria-labelledby="sample-title" {
                h2 #sample-title { (says.sample) }
                p .quiet { (says.sample_how) }
                (tabs(&block, &first_picture(frame.origin, says.prompt)))
            }
            (onward(frame, says))
            section aria-labelledby="models-title" {
                h2 #models-title { (says.models) }
                (offer::table(frame.language, shown.offers))
                p .faint.small { (says.price) ": " (says.price_of) }
            }
        }
        (foot(frame))
    }
}

/// What the illustrator draws: these need no account.
fn pictures(says: &Words) -> Markup {
    html! {
        figure .pictures {
            div .row {
                @for (name, what) in says.pictures {
                    img src=(manual::source(name)) alt=(what) width="320" height="320" loading="lazy";
                }
            }
            figcaption .faint.small { (says.pictures_by) }
        }
    }
}

fn sign_in(shown: &Home<'_>, says: &Words) -> Markup {
    html! {
        form #sign-in .card method="post" action="/session" data-next=(shown.next) novalidate {
            h2 { (says.sign_in) }
            p .quiet.small { (says.sign_in_why) }
            div .field {
                label for="key" { (says.key_label) }
                input #key type="password" name="key" autocomplete="current-password" spellcheck="false" aria-describedby="key-fault key-where";
                p #key-fault .fault role="alert" {}
            }
            button .button.go type="submit" disabled { (says.go) }
            p #key-where .faint.small { (says.key_where) }
        }
    }
}

fn onward(frame: &Frame<'_>, says: &Words) -> Markup {
    let code = frame.language.code();
    let links = [
        (format!("/docs/{code}/start"), says.quick_start, says.quick_start_what),
        (format!("/docs/{code}"), says.manual, says.manual_what),
        ("/openapi.json".to_owned(), says.reference, says.reference_what),
    ];
    html! {
        section .onward {
            @for (href, title, what) in links {
                a .card href=(href) { b { (title) } span .quiet.small { (what) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::{Language, Theme};

    fn page(language: Language) -> String {
        let frame = Frame {
            language,
            theme: Theme::Dark,
            person: None,
            path: "/",
            switch: "/?lang=en",
            origin: "http://pictor.lan:8080",
        };
        let offers = [Offer {
            id: "gpt-image-2".to_owned(),
            sizes: vec!["1024x1024".to_owned()],
            is_free: true,
            qualities: vec!["low", "high"],
            is_drawn: false,
            prices: ["0.0056".to_owned(), "0.2107".to_owned()],
        }];
        home(&frame, &Home { offers: &offers, has_upstreams: true, next: "/play?prompt=\"><b>", tab: None })
    }

    #[test]
    fn it_is_made_in_both_languages() {
        let (en, zh) = (page(Language::En), page(Language::Zh));
        assert!(
            en.contains("<html lang=\"en\" data-theme=\"dark\">") && zh.contains("<html lang=\"zh-Hans\"")
        );
        for text in [&en, &zh] {
            assert!(text.contains("http://pictor.lan:8080/v1/images/generations"));
            assert!(text.contains("$0.0056 – $0.2107"));
            assert!(text.contains("data-next=\"/play?prompt=&quot;&gt;&lt;b&gt;\""), "it is escaped");
        }
    }
}
