//! `[log]`: in which form the log is written.

use super::read::Reader;

/// One line for each event, in one of two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people: time, level, message, then the fields.
    Text,
    /// For programs: one JSON object.
    Json,
}

impl LogFormat {
    /// As it is written in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
        }
    }
}

pub(super) fn read(reader: &mut Reader, given: Option<String>) -> LogFormat {
    let asked = reader.string("log.format");
    let name = given.unwrap_or(asked);
    let known = [LogFormat::Text, LogFormat::Json].into_iter().find(|format| format.name() == name);
    if known.is_none() {
        reader.problems.add("log.format", format!("'{name}' is not one of text, json"));
    }
    known.unwrap_or(LogFormat::Text)
}
