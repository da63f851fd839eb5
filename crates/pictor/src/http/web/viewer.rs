//! Who looks at a page, and how: the session, the language and the theme of a browser.

use std::borrow::Cow;

use axum::http::header::{ACCEPT_LANGUAGE, HeaderMap};
use axum::http::request::Parts;
use percent_encoding::percent_decode_str;
use pictor_web::{Frame, Language, Person, Theme};

use crate::http::origin::base_url;
use crate::http::{House, auth, cookie, session};

/// One reader of one page.
pub(super) struct Viewer {
    pub(super) language: Language,
    theme: Theme,
    /// `None` for a stranger.
    pub(super) person: Option<Person>,
    path: String,
    switch: String,
    origin: String,
}

impl Viewer {
    /// Who sends this request. A database that does not answer makes strangers of all: the page itself still comes.
    pub(super) async fn of(house: &House, head: &Parts) -> Self {
        let language = language(&head.headers);
        Self {
            language,
            theme: Theme::named(cookie::named(&head.headers, "pictor_theme").unwrap_or_default()),
            person: person(house, head).await,
            path: head.uri.path().to_owned(),
            switch: switch(head, language.other()),
            origin: base_url(house, head),
        }
    }

    /// The same reader of a page whose address says its language; `switch` is where it stands in the other one.
    pub(super) fn reading(self, language: Language, switch: String) -> Self {
        Self { language, switch, ..self }
    }

    /// How the page is made.
    pub(super) fn frame(&self) -> Frame<'_> {
        Frame {
            language: self.language,
            theme: self.theme,
            person: self.person.as_ref(),
            path: &self.path,
            switch: &self.switch,
            origin: &self.origin,
        }
    }
}

/// What was chosen before, else what the browser prefers.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let chosen = cookie::named(headers, "pictor_language").and_then(Language::named);
    let accepted = || headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    chosen.unwrap_or_else(|| Language::accepted(accepted()))
}

/// The query of a request without its language, and the language that it asks for.
pub(super) fn asked_language(head: &Parts) -> Option<(Language, String)> {
    let query = head.uri.query()?;
    let asked = query.split('&').find_map(|pair| Language::named(pair.strip_prefix("lang=")?))?;
    Some((asked, without_language(query)))
}

fn without_language(query: &str) -> String {
    query.split('&').filter(|pair| !pair.starts_with("lang=")).collect::<Vec<_>>().join("&")
}

fn switch(head: &Parts, other: Language) -> String {
    let rest = without_language(head.uri.query().unwrap_or_default());
    let and = if rest.is_empty() { "" } else { "&" };
    format!("{}?{rest}{and}lang={}", head.uri.path(), other.code())
}

/// The tab of samples that was chosen before, by its label.
pub(super) fn tab(headers: &HeaderMap) -> Option<String> {
    let kept = cookie::named(headers, "pictor_tab")?;
    percent_decode_str(kept).decode_utf8().ok().map(Cow::into_owned)
}

/// Only a cookie makes a page somebody's: a browser sends no key.
async fn person(house: &House, head: &Parts) -> Option<Person> {
    auth::session(house, &head.headers)?;
    let principal = auth::authenticate(house, &head.headers).await.ok()?;
    let session::Holder { project, key, left } = session::holder(house, &principal).await?;
    let scopes = principal.scopes;
    Some(Person { project, key, is_admin: scopes.admin, may_draw: scopes.images, left })
}
