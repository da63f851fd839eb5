//! What the document says of browsers that sign in.

use pictor_api::schema::{about, dollars, exactly, flag, list, moment, named, nullable, object, text};
use serde_json::json;

use crate::http::fields::{LONGEST_NAME, SAYS_SOMETHING};
use crate::http::money::holder;
use crate::http::openapi::{Caller, JSON, Operation, Schema};

/// The schemas that these operations name.
pub(in crate::http) fn schemas() -> Vec<Schema> {
    let [key, project] = holder();
    let session = object([
        ("object", exactly("session")),
        ("expires_at", about(nullable(moment()), "When the cookie ends; `null` for a key.")),
        ("scopes", list(text())),
        ("models", about(nullable(list(text())), "The models that may be named; `null` for all.")),
        ("left_usd", about(nullable(dollars()), "What is left of the narrowest budget.")),
        key,
        project,
    ]);
    vec![("Session", session)]
}

fn asked(name: &'static str, caller: Caller, summary: &'static str) -> Operation {
    Operation::new(name, "Sessions", caller, summary)
}

pub(super) fn read() -> Operation {
    asked("getSession", Caller::Known, "See who the caller is, and what is left to spend")
        .answers(200, "The session, or the key.", named("Session"))
        .tells(200, "Cache-Control", "It is kept nowhere.")
        .refuses(&[400])
}

pub(super) fn begin() -> Operation {
    let key =
        json!({ "type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": SAYS_SOMETHING });
    asked("signIn", Caller::Anybody, "Sign a browser in with a key")
        .takes(JSON, object([("key", key)]))
        .answers(200, "The session.", named("Session"))
        .tells(200, "Set-Cookie", "What the browser shows from here on.")
        .tells(200, "Cache-Control", "It is kept nowhere.")
        .refuses(&[401, 403, 429, 503])
}

pub(super) fn end() -> Operation {
    let told = object([("object", exactly("session.deleted")), ("deleted", flag())]);
    asked("signOut", Caller::Anybody, "Have the browser forget its session")
        .answers(200, "It does.", told)
        .tells(200, "Set-Cookie", "The cookie, ended.")
        .tells(200, "Cache-Control", "It is kept nowhere.")
        .refuses(&[403])
}
