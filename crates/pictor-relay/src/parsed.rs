//! A document of an upstream, without its pictures: what it says about them.

use pictor_api::response::Usage;
use pictor_api::{Background, Quality};
use serde_json::{Map, Value};

use crate::answer::Answer;

/// A document that was read, without its pictures.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) members: Map<String, Value>,
    /// The document as it came.
    pub(crate) skeleton: Vec<u8>,
}

impl Parsed {
    /// What it says about its pictures, as an answer of `upstream` that has none yet.
    pub(crate) fn answer(&self, upstream: &str) -> Answer {
        Answer {
            created: self.number("created").or_else(|| self.number("created_at")),
            usage: self.usage(),
            quality: self.quality(),
            background: self.background(),
            upstream: upstream.to_owned(),
            ..Answer::default()
        }
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.members.get(name)?.as_str()
    }

    pub(crate) fn number(&self, name: &str) -> Option<u64> {
        self.members.get(name)?.as_u64()
    }

    pub(crate) fn usage(&self) -> Option<Usage> {
        Usage::from_json(self.members.get("usage")?)
    }

    pub(crate) fn quality(&self) -> Option<Quality> {
        Quality::from_name(self.text("quality")?)
    }

    pub(crate) fn background(&self) -> Option<Background> {
        Background::from_name(self.text("background")?)
    }
}
