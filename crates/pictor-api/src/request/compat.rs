//! Compatibility: what clients send that OpenAI no longer takes, or never did, in the contract's own words.
//!
//! One step before validation, which knows nothing of it. Each change is told by a note, and what is not known here is
//! left for validation to refuse: no value is dropped that a client may have meant.

mod aliases;
mod forms;
mod words;

use std::collections::BTreeMap;

use super::read::{string, value};
use super::{Received, Value};
use crate::Adapted;
use crate::models::ModelTable;
use crate::parameters::MODEL;

/// The most characters of a note that are the caller's.
const LONGEST: usize = 100;

/// What the operator decided about requests that OpenAI would refuse.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compat {
    /// The model that draws for each name; `""` takes the heir away that a name has without its line, and `*` is every
    /// name that is not served.
    pub aliases: BTreeMap<String, String>,
    /// Whether a picture is brought to the size that was asked for, where the model drew another.
    pub resize: bool,
}

/// Which models pictures are made with at a moment.
#[derive(Clone, Copy)]
pub struct Served<'a> {
    /// The models and their rules.
    pub models: &'a ModelTable,
    /// Whether anybody here makes pictures under a name.
    pub by_anybody: &'a dyn Fn(&str) -> bool,
    /// The moment, in Unix seconds: models are retired at theirs.
    pub at: u64,
}

/// Writes a request as the contract wants it, and says what is different from what was sent.
pub fn adapt(received: &mut Received, served: Served<'_>, compat: &Compat) -> Adapted {
    let mut adapted = Adapted::default();
    let of_the_form = forms::adapt(received);
    adapt_model(received, served, compat, &mut adapted);
    adapted.notes.extend(of_the_form);
    let model = value(received, MODEL.name).and_then(|value| string(MODEL.name, value).ok());
    if let Some(rules) = model.and_then(|model| served.models.get(model)?.rules_at(served.at)) {
        words::adapt(received, rules, compat.resize, &mut adapted);
    }
    adapted
}

fn adapt_model(received: &mut Received, served: Served<'_>, compat: &Compat, adapted: &mut Adapted) {
    let Some(asked) = text_of(received, MODEL.name).map(str::to_owned) else { return };
    let Some(draws) = compat.drawn_by(&asked, served) else { return };
    adapted.notes.push(note(MODEL.name, &asked, &draws));
    set_text(received, MODEL.name, &draws);
    adapted.requested_model = Some(asked);
}

/// The text of a parameter, if it was sent as one.
fn text_of<'a>(received: &'a Received, name: &str) -> Option<&'a str> {
    string(name, value(received, name)?).ok()
}

/// Puts another text in the place of a parameter's.
fn set_text(received: &mut Received, name: &str, text: &str) {
    let field = received.fields.iter_mut().find(|(field, _)| field == name);
    if let Some((_, value)) = field {
        *value = match value {
            Value::Json(_) => Value::Json(text.into()),
            Value::Text(_) => Value::Text(text.to_owned()),
        };
    }
}

/// `name=from->to`, of which `from` is as the caller wrote it: what would end the note or the header is escaped.
fn note(name: &str, from: &str, to: &str) -> String {
    let mut shown = String::new();
    for letter in from.chars() {
        let plain = letter.is_ascii_graphic() && letter != ';' && letter != '\\';
        let written = if plain { letter.to_string() } else { letter.escape_unicode().to_string() };
        if shown.len() + written.len() > LONGEST {
            shown.push_str("...");
            break;
        }
        shown.push_str(&written);
    }
    format!("{name}={shown}->{to}")
}
