//! What an upstream can do, and in which words it wants to be asked. Plain data.
//!
//! What it lacks, the relay supplies where that is honest, tells the caller, or leaves to another upstream.

use std::collections::BTreeMap;

use pictor_api::{ApiError, Format, Size};
use serde_json::{Map, Value};

use crate::sizing::Sizing;

/// What an upstream can do. What it lacks, the relay supplies where that is honest, or goes elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Whether it edits pictures at all. If not, edits go elsewhere.
    pub edits: bool,
    /// Where edits go, behind the base URL: `images/edits` at OpenAI.
    pub edits_path: String,
    /// Whether an edit may bring a mask. If not, such edits go elsewhere.
    pub mask: bool,
    /// How many pictures an edit may bring.
    pub max_images: usize,
    /// How the pictures of an edit travel.
    pub uploads: Uploads,
    /// How many pictures one request may ask for; more are asked for one by one.
    pub max_n: u8,
    /// Whether it streams. If not, a stream is answered from a plain answer, without partial pictures.
    pub streaming: bool,
    /// Which formats it makes, best first; the others are made from the first by transcoding.
    pub formats: Vec<Format>,
    /// Whether it takes `output_compression`; if not, the picture is compressed here.
    pub compression: bool,
    /// The sizes that it makes, or `None` for every legal one. Calls for another size go elsewhere.
    pub sizes: Option<Vec<Size>>,
    /// How it is told the size, and within which limits; the nearest legal size is asked for.
    pub sizing: Sizing,
    /// The parameters that it takes beside model, prompt, number, size and streaming, or `None` for all. With a list,
    /// `output_format` is always said where it is on it. What a caller said in vain is told.
    pub takes: Option<Vec<String>>,
    /// Parameters that it refuses and that are left out, such as `moderation`.
    pub omit: Vec<String>,
    /// Its words for OpenAI's qualities, or `None` where they are the same. One without a word is left out.
    pub quality: Option<BTreeMap<String, String>>,
    /// Its names for OpenAI's parameters, where they differ.
    pub rename: BTreeMap<String, String>,
    /// What every request says, such as `"response_format": "b64_json"`.
    pub constants: Map<String, Value>,
    /// What its own error codes mean.
    pub codes: Codes,
}

impl Capabilities {
    /// What OpenAI itself can do.
    pub fn everything() -> Self {
        Self {
            edits: true,
            edits_path: "images/edits".into(),
            mask: true,
            max_images: 16,
            uploads: Uploads::multipart(),
            max_n: 10,
            streaming: true,
            formats: vec![Format::Png, Format::Jpeg, Format::Webp],
            compression: true,
            sizes: None,
            sizing: Sizing::default(),
            takes: None,
            omit: Vec::new(),
            quality: None,
            rename: BTreeMap::new(),
            constants: Map::new(),
            codes: Codes::default(),
        }
    }

    /// Whether it takes the parameter that has this name at OpenAI.
    pub(crate) fn takes(&self, name: &str) -> bool {
        let is_it = |other: &String| other == name;
        self.takes.as_ref().is_none_or(|takes| takes.iter().any(is_it)) && !self.omit.iter().any(is_it)
    }

    /// Its word for a caller's wish, such as a quality; `None` if it has none.
    pub(crate) fn word_for<'a>(&'a self, name: &str, wish: &'a str) -> Option<&'a str> {
        if !self.takes(name) {
            return None;
        }
        match &self.quality {
            Some(words) if name == "quality" => words.get(wish).map(String::as_str),
            _ => Some(wish),
        }
    }

    /// How many pictures an edit may bring, whatever else it may.
    pub(crate) fn most_images(&self) -> usize {
        if self.uploads.many.is_none() { self.max_images.min(1) } else { self.max_images }
    }

    /// What of it cannot work, each with its key.
    pub(crate) fn rules(&self) -> [(bool, &'static str, &'static str); 4] {
        let places = self.uploads.one.is_some() || self.uploads.many.is_some();
        [
            (!self.formats.is_empty(), "capabilities.formats", "must name at least one format"),
            (self.max_n > 0, "capabilities.max_n", "must be at least 1"),
            (places, "capabilities.pictures", "must name a member for one picture or for many"),
            (self.sizing.is_possible(), "capabilities.size", "must allow at least one size"),
        ]
    }
}

/// How the pictures of an edit travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploads {
    /// In which kind of body.
    pub body: EditBody,
    /// The member, or the part, of exactly one picture; `None` where one goes as several do.
    pub one: Option<String>,
    /// That of several: in JSON a list, in a form a part that comes again; `None` where it takes one at most.
    pub many: Option<String>,
    /// In JSON: the member of an object that each data URL is in; `None` for the bare text.
    pub wrap: Option<String>,
    /// The formats that it reads, where it would draw without a picture of another one.
    pub formats: Vec<Format>,
}

impl Uploads {
    /// As OpenAI takes files.
    pub fn multipart() -> Self {
        let (one, many) = (Some("image".into()), Some("image[]".into()));
        Self { body: EditBody::Multipart, one, many, wrap: None, formats: Format::ALL.to_vec() }
    }

    /// As OpenAI takes data URLs.
    pub fn json() -> Self {
        let (many, wrap) = (Some("images".into()), Some("image_url".into()));
        Self { body: EditBody::Json, one: None, many, wrap, formats: Format::ALL.to_vec() }
    }

    /// The member or part for so many pictures, and whether it is a list.
    pub(crate) fn place(&self, count: usize) -> (&str, bool) {
        match (&self.one, &self.many) {
            (Some(one), many) if count == 1 || many.is_none() => (one, false),
            (_, many) => (many.as_deref().unwrap_or("images"), true),
        }
    }
}

/// The kind of an edit's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditBody {
    /// Files in `multipart/form-data`.
    Multipart,
    /// Data URLs in JSON.
    Json,
}

/// What a service's own error codes mean: each list has how such a code begins, or the message of an error that is
/// known by nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// The prompt or a picture was refused by moderation.
    pub blocked: Vec<String>,
    /// The account has no money left.
    pub spent: Vec<String>,
    /// The key or the account is not valid.
    pub account: Vec<String>,
    /// It was asked too often.
    pub limited: Vec<String>,
}

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Blocked,
    Spent,
    Account,
    Limited,
}

impl Codes {
    /// What the code of an error means, if it is on one of the lists.
    pub(crate) fn meaning(&self, error: &ApiError) -> Option<Meaning> {
        let code = error.code.as_deref().unwrap_or_default();
        let begins = |listed: &String| code.starts_with(listed) || error.message.starts_with(listed);
        [
            (&self.blocked, Meaning::Blocked),
            (&self.spent, Meaning::Spent),
            (&self.account, Meaning::Account),
            (&self.limited, Meaning::Limited),
        ]
        .into_iter()
        .find_map(|(list, meaning)| list.iter().any(begins).then_some(meaning))
    }
}
