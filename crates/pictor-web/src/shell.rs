//! What all pages have in common: head, bar, foot, and the words that scripts say.

use maud::{DOCTYPE, Markup, html};

use crate::assets::{digest, modules};
use crate::choice::{Language, Theme};
use crate::icon::icon;
use crate::words::{Shell, Spoken, words};

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name of the project.
    pub project: String,
    /// The name of the key.
    pub key: String,
    /// Whether the key may do what operators do.
    pub is_admin: bool,
    /// Whether it may ask for pictures.
    pub may_draw: bool,
    /// USD that are left to spend, exact; `None` without any budget.
    pub left: Option<String>,
}

/// How and for whom a page is made.
pub struct Frame<'a> {
    /// The language of the page.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Who is signed in; `None` for a stranger.
    pub person: Option<&'a Person>,
    /// The path of the page.
    pub path: &'a str,
    /// Where the same page stands in the other language.
    pub switch: &'a str,
    /// The origin of this server as the reader sees it, such as `https://images.example.com`.
    pub origin: &'a str,
}

/// What one page brings to the frame.
pub(crate) struct Page<'a> {
    pub(crate) title: &'a str,
    /// Beside `tokens.css` and `base.css`.
    pub(crate) styles: &'a [&'a str],
    /// The module that the page begins with.
    pub(crate) module: &'a str,
    /// More for the head.
    pub(crate) head: Markup,
    /// What its scripts say.
    pub(crate) spoken: &'a [&'a [Spoken]],
    pub(crate) body: Markup,
}

impl Frame<'_> {
    pub(crate) fn words(&self) -> &'static Shell {
        &words(self.language).shell
    }

    /// The whole document.
    pub(crate) fn document(&self, page: &Page<'_>) -> String {
        let (digest, says) = (digest(), self.words());
        let file = |name: &str| format!("/-/{digest}/{name}");
        let styles = ["tokens.css", "base.css"];
        let markup = html! {
            (DOCTYPE)
            html lang=(self.language.tag()) data-theme=(self.theme.name()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (page.title) }
                    link rel="icon" type="image/svg+xml" href=(file("seal.svg"));
                    @for name in styles.iter().chain(page.styles) {
                        link rel="stylesheet" href=(file(name));
                    }
                    @for name in modules(page.module) {
                        link rel="modulepreload" href=(file(&name));
                    }
                    script type="module" src=(file(page.module)) {}
                    (page.head)
                }
                body {
                    a .skip href="#content" { (says.skip) }
                    (self.bar(&digest))
                    noscript { p .note.warn { (says.needs_script) } }
                    (page.body)
                    div #toasts .toasts role="status" aria-live="polite" {}
                    (spoken(says, page.spoken))
                }
            }
        };
        markup.into_string()
    }

    fn bar(&self, digest: &str) -> Markup {
        let says = self.words();
        let manual = format!("/docs/{}", self.language.code());
        let current =
            |path: &str| (self.path == path || self.path.starts_with(&format!("{path}/"))).then_some("page");
        html! {
            header .bar {
                a .brand href="/" aria-label="Pictor" {
                    span .seal { (icon(digest, "seal")) }
                    span .name { "Pictor" }
                }
                nav .nav aria-label=(says.main_navigation) {
                    @if self.person.is_some() {
                        a href="/" aria-current=[(self.path == "/" || self.path == "/play").then_some("page")] { (says.create) }
                    }
                    a href=(manual) aria-current=[current("/docs")] { (says.docs) }
                }
                div .tools {
                    @if let Some(left) = self.person.and_then(|person| person.left.as_deref()) {
                        span .left title=(format!("${left}")) {
                            (says.left[0]) span .money data-left { (money(left)) } (says.left[1])
                        }
                    }
                    a .button.quiet href=(self.switch) lang=(self.language.other().tag()) hreflang=(self.language.other().tag()) {
                        (says.other_language)
                    }
                    (self.themes(digest))
                    (self.account(digest))
                }
            }
        }
    }

    fn themes(&self, digest: &str) -> Markup {
        let says = self.words();
        let choices = [
            (Theme::Auto, says.as_the_system, "half"),
            (Theme::Light, says.light, "sun"),
            (Theme::Dark, says.dark, "moon"),
        ];
        html! {
            button .button.quiet.square type="button" popovertarget="themes" aria-label=(says.theme) title=(says.theme) {
                (icon(digest, "half"))
            }
            div #themes .menu popover role="menu" aria-label=(says.theme) {
                @for (theme, label, symbol) in choices {
                    button .item type="button" role="menuitemradio" data-theme-choice=(theme.name())
                        aria-checked=(if theme == self.theme { "true" } else { "false" }) {
                        (icon(digest, symbol)) (label)
                    }
                }
            }
        }
    }

    fn account(&self, digest: &str) -> Markup {
        let says = self.words();
        html! {
            @if let Some(person) = self.person {
                button .button.quiet.square type="button" popovertarget="account" aria-label=(says.account) title=(says.account) {
                    (icon(digest, "person"))
                }
                div #account .menu popover aria-label=(says.account) {
                    div .what { (says.project) b { (person.project) } br; (says.key) (person.key) }
                    button .item type="button" data-sign-out { (icon(digest, "out")) (says.sign_out) }
                }
            } @else if self.path != "/" {
                a .button.quiet href="/" { (says.sign_in) }
            }
        }
    }
}

/// The foot of pages that are read.
pub(crate) fn foot(frame: &Frame<'_>) -> Markup {
    html! {
        footer .foot {
            span { "Pictor " (env!("CARGO_PKG_VERSION")) }
            a href=(format!("/docs/{}", frame.language.code())) { (frame.words().docs) }
            a href="/openapi.json" { "OpenAPI" }
            span { (frame.words().license) }
        }
    }
}

/// Sentences for `say` of `words.js`.
fn spoken(says: &Shell, rooms: &[&[Spoken]]) -> Markup {
    let all = [says.spoken].into_iter().chain(rooms.iter().copied()).flatten();
    html! {
        template #words {
            @for (name, sentence) in all { span data-word=(name) { (sentence) } }
        }
    }
}

/// USD as people read it: two digits behind the point from one dollar on, four below; the exact amount goes into `title`.
pub(crate) fn money(exact: &str) -> String {
    let (sign, exact) = exact.strip_prefix('-').map_or(("", exact), |rest| ("-", rest));
    let (whole, rest) = exact.split_once('.').unwrap_or((exact, ""));
    let digits = if whole.trim_start_matches('0').is_empty() { 4 } else { 2 };
    let mut scaled = format!("{whole}{:0<digits$.digits$}", rest).parse::<u128>().unwrap_or_default();
    if rest.as_bytes().get(digits).is_some_and(|next| *next >= b'5') {
        scaled += 1;
    }
    let scaled = format!("{scaled:0>width$}", width = digits + 1);
    let (whole, rest) = scaled.split_at(scaled.len() - digits);
    // Whole cents are written as cents.
    let rest = if digits == 4 && rest.ends_with("00") { &rest[..2] } else { rest };
    format!("{sign}${whole}.{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_readable() {
        for (exact, expected) in [
            ("0", "$0.00"),
            ("317.6", "$317.60"),
            ("317.604999", "$317.60"),
            ("317.605", "$317.61"),
            ("0.0056", "$0.0056"),
            ("0.21075", "$0.2108"),
            ("0.08", "$0.08"),
            ("0.0000002", "$0.00"),
            ("0.99996", "$1.00"),
            ("-1.5", "-$1.50"),
        ] {
            assert_eq!(money(exact), expected, "{exact}");
        }
    }
}
