//! A JSON document to its members, strictly: no repeated keys, no depths, nothing but one object.

use std::cell::RefCell;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use super::Value;
use crate::error::{self, ApiError};
use crate::scan::{Limits, ScanError};

/// Objects and arrays within each other, the document's own object included.
const MAX_DEPTH: usize = 32;

/// The members of a request's JSON document, in order.
///
/// # Errors
/// 400 when it is not UTF-8, not JSON or not an object, when it repeats a key at any depth (the message names
/// it), or nests deeper than 32.
pub fn json_fields(document: &[u8]) -> Result<Vec<(String, Value)>, ApiError> {
    let text = std::str::from_utf8(document).map_err(|_| error::invalid_json("it is not valid UTF-8"))?;
    let fault = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let node = Node { path: &Path::Root, depth: 0, fault: &fault };
    let read = node.deserialize(&mut reader).and_then(|json| reader.end().map(|()| json));
    match read {
        Ok(Json::Object(members)) => {
            Ok(members.into_iter().map(|(name, json)| (name, Value::Json(json))).collect())
        }
        Ok(_) => Err(error::invalid_json("it is not a JSON object")),
        Err(cause) => Err(fault.take().unwrap_or_else(|| unreadable(&cause))),
    }
}

/// The text of a multipart part that is not a file.
///
/// # Errors
/// 400 when it is not UTF-8.
pub fn text_field(name: &str, bytes: Vec<u8>) -> Result<Value, ApiError> {
    let text = String::from_utf8(bytes);
    text.map(Value::Text)
        .map_err(|_| error::invalid_multipart(&format!("part '{name}' is not valid UTF-8")).param(name))
}

/// The answer to a JSON body that the scanner could not read.
pub fn unscannable(cause: ScanError) -> ApiError {
    match cause {
        ScanError::TooLarge => {
            error::body_too_large("The JSON beside the image_url strings", Limits::default().skeleton as u64)
        }
        ScanError::TooDeep => too_deep(),
        ScanError::Truncated => error::invalid_json("it ends too early"),
        ScanError::Malformed { at } => error::invalid_json(&format!("it is malformed near byte {at}")),
    }
}

/// A fault that `serde_json` found. Its line and column are left out: they count in the skeleton, which the
/// client never saw.
fn unreadable(cause: &serde_json::Error) -> ApiError {
    if cause.is_eof() {
        return error::invalid_json("it ends too early");
    }
    let words = cause.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    error::invalid_json(words)
}

/// The answer to a document of too many depths.
fn too_deep() -> ApiError {
    error::invalid_json(&format!("it is nested deeper than {MAX_DEPTH} levels"))
}

/// Where in the document a value is; written out only for an error.
enum Path<'a> {
    Root,
    Member(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(Self::Root, name) => f.write_str(name),
            Self::Member(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// One value about to be read; `fault` is how an error that is not `serde_json`'s gets out.
#[derive(Clone, Copy)]
struct Node<'a> {
    path: &'a Path<'a>,
    depth: usize,
    fault: &'a RefCell<Option<ApiError>>,
}

impl Node<'_> {
    /// Stops reading for `fault`.
    fn stop<E: de::Error>(self, fault: ApiError) -> E {
        let stopped = E::custom("stopped");
        self.fault.replace(Some(fault));
        stopped
    }

    /// Enters an object or array.
    fn enter<E: de::Error>(self) -> Result<usize, E> {
        if self.depth == MAX_DEPTH { Err(self.stop(too_deep())) } else { Ok(self.depth + 1) }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Json, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let depth = self.enter()?;
        let mut array = Vec::new();
        loop {
            let path = Path::Item(self.path, array.len());
            match items.next_element_seed(Node { path: &path, depth, fault: self.fault })? {
                Some(item) => array.push(item),
                None => return Ok(array.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let depth = self.enter()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let path = Path::Member(self.path, &name);
            if object.contains_key(&name) {
                return Err(self.stop(error::duplicate_parameter(&path.to_string(), "")));
            }
            let value = members.next_value_seed(Node { path: &path, depth, fault: self.fault })?;
            object.insert(name, value);
        }
        Ok(object.into())
    }
}
