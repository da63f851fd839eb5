//! The members of a small JSON body, each checked, and every fault told by its member.

use std::ops::RangeInclusive;

use axum::body::{Body, to_bytes};
use pictor_api::money::Nanos;
use pictor_api::{ApiError, error};
use serde_json::{Map, Value};

/// The most bytes of a body.
const MOST: usize = 65_536;

/// The longest name, in characters.
pub(super) const LONGEST_NAME: usize = 256;

/// A text that is not empty, as a pattern of JSON Schema: something that is no space, and no NUL.
pub(super) const SAYS_SOMETHING: &str = r"^[^\u0000]*[^\s\u0000][^\u0000]*$";

/// The most texts of a list.
pub(super) const MOST_TEXTS: usize = 100;

/// The members of an object.
#[derive(Debug)]
pub(super) struct Fields(Map<String, Value>);

/// What becomes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change<T> {
    /// It was not named.
    Keep,
    /// It has this value from now on; `null` takes it away.
    Set(Option<T>),
}

impl<T: Copy> Change<T> {
    pub(super) fn apply(self, slot: &mut Option<T>) {
        if let Self::Set(value) = self {
            *slot = value;
        }
    }
}

impl Fields {
    /// Reads a body that may have the members `known`. One that is empty has none: the SDKs send some calls so.
    pub(super) async fn read(body: Body, known: &[&str]) -> Result<Self, ApiError> {
        let whole = to_bytes(body, MOST).await;
        let whole = whole.map_err(|_| error::body_too_large("The body", MOST as u64))?;
        if whole.is_empty() {
            return Ok(Self(Map::new()));
        }
        let read = serde_json::from_slice(&whole);
        Self::of(read.map_err(|_| error::invalid_json("expected a JSON object"))?, known)
    }

    fn of(members: Map<String, Value>, known: &[&str]) -> Result<Self, ApiError> {
        match members.keys().find(|name| !known.contains(&name.as_str())) {
            Some(unknown) => Err(error::unknown_parameter(unknown)),
            None => Ok(Self(members)),
        }
    }

    /// The value of a member that is there and not `null`.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text that is not empty.
    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, ApiError> {
        self.text_of(name, LONGEST_NAME)
    }

    /// The same, of at most so many characters.
    pub(super) fn text_of(&self, name: &str, longest: usize) -> Result<Option<&str>, ApiError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let Some(text) = value.as_str() else {
            return Err(error::invalid_type(name, "a string", article(value)));
        };
        if text.trim().is_empty() {
            return Err(error::empty_string(name));
        }
        if text.contains('\0') {
            return Err(error::nul_in_text(name));
        }
        match text.chars().count() {
            length if length > longest => Err(error::string_too_long(name, longest, Some(length))),
            _ => Ok(Some(text)),
        }
    }

    /// A text that must be there.
    pub(super) fn required_text(&self, name: &str) -> Result<&str, ApiError> {
        self.text(name)?.ok_or_else(|| error::missing_parameter(name))
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, ApiError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        value.as_bool().map(Some).ok_or_else(|| error::invalid_type(name, "a boolean", article(value)))
    }

    /// A whole number within `range`.
    pub(super) fn integer(&self, name: &str, range: RangeInclusive<i64>) -> Result<Option<i64>, ApiError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let number = whole(value).ok_or_else(|| error::invalid_type(name, "an integer", article(value)))?;
        if number < i128::from(*range.start()) {
            return Err(error::integer_too_small(name, *range.start(), number));
        }
        match i64::try_from(number) {
            Ok(number) if number <= *range.end() => Ok(Some(number)),
            _ => Err(error::integer_too_large(name, *range.end(), number)),
        }
    }

    /// Yes or no, which must be there.
    pub(super) fn required_flag(&self, name: &str) -> Result<bool, ApiError> {
        self.flag(name)?.ok_or_else(|| error::missing_parameter(name))
    }

    /// What becomes of a count of at least one and at most `most`.
    pub(super) fn count(&self, name: &str, most: u32) -> Result<Change<u32>, ApiError> {
        let value = self.integer(name, 1..=i64::from(most))?;
        Ok(self.change(name, value.and_then(|value| u32::try_from(value).ok())))
    }

    /// What becomes of an amount in US dollars, as decimal text, so that it is exact.
    pub(super) fn dollars(&self, name: &str) -> Result<Change<Nanos>, ApiError> {
        let Some(text) = self.text(name)? else { return Ok(self.change(name, None)) };
        match text.parse::<Nanos>() {
            Ok(amount) if amount >= Nanos(0) => Ok(self.change(name, Some(amount))),
            _ => Err(error::unsupported_value(name, text, &["US dollars as a decimal, such as 12.50"])),
        }
    }

    /// Texts, at least one.
    pub(super) fn texts(&self, name: &str) -> Result<Option<Vec<&str>>, ApiError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let Some(values) = value.as_array() else {
            return Err(error::invalid_type(name, "an array of strings", article(value)));
        };
        match values.len() {
            0 => return Err(error::empty_array(name)),
            length if length > MOST_TEXTS => return Err(error::array_too_long(name, MOST_TEXTS, length)),
            _ => {}
        }
        let text = |(index, value): (usize, &'_ Value)| match value {
            Value::String(text) if text.contains('\0') => {
                Err(error::nul_in_text(&format!("{name}[{index}]")))
            }
            Value::String(_) => Ok(()),
            other => Err(error::invalid_type(&format!("{name}[{index}]"), "a string", article(other))),
        };
        values.iter().enumerate().try_for_each(text)?;
        Ok(Some(values.iter().filter_map(Value::as_str).collect()))
    }

    /// Whether the member is there at all, if only as `null`.
    pub(super) fn names(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn change<T>(&self, name: &str, value: Option<T>) -> Change<T> {
        if self.names(name) { Change::Set(value) } else { Change::Keep }
    }
}

/// A whole number; to JSON Schema, and to the encoders of some languages, `5.0` is one too.
fn whole(value: &Value) -> Option<i128> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let integer = value.as_i64().map(i128::from).or_else(|| value.as_u64().map(i128::from));
    let float = || value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= EXACT);
    integer.or_else(|| float().map(|number| number as i128))
}

/// The type of a value, in OpenAI's words.
fn article(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a decimal number",
        Value::Number(_) => "an integer",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(body: &Value) -> Result<Fields, ApiError> {
        Fields::of(body.as_object().unwrap().clone(), &["name", "rate", "budget", "models"])
    }

    #[test]
    fn what_is_null_is_taken_away_and_what_is_missing_stays() {
        let read = fields(&json!({ "rate": 5.0, "budget": null })).unwrap();
        let (mut rate, mut budget, mut other) = (Some(1), Some(Nanos(1)), Some(Nanos(2)));
        read.count("rate", 10).unwrap().apply(&mut rate);
        read.dollars("budget").unwrap().apply(&mut budget);
        read.dollars("other").unwrap().apply(&mut other);
        assert_eq!((rate, budget, other), (Some(5), None, Some(Nanos(2))));
    }

    #[test]
    fn a_fault_names_its_member() {
        let many: Vec<String> = (0..101).map(|number| format!("m{number}")).collect();
        for (body, code, param) in [
            (json!({ "colour": 1 }), "unknown_parameter", "colour"),
            (json!({ "name": 1 }), "invalid_type", "name"),
            (json!({ "name": "" }), "empty_string", "name"),
            (json!({ "name": "a\0b" }), "invalid_value", "name"),
            (json!({ "models": ["a\0"] }), "invalid_value", "models[0]"),
            (json!({ "name": "x".repeat(257) }), "string_above_max_length", "name"),
            (json!({ "rate": 0 }), "integer_below_min_value", "rate"),
            (json!({ "rate": 11 }), "integer_above_max_value", "rate"),
            (json!({ "rate": u64::MAX }), "integer_above_max_value", "rate"),
            (json!({ "rate": 1.5 }), "invalid_type", "rate"),
            (json!({ "budget": 5 }), "invalid_type", "budget"),
            (json!({ "budget": "-1" }), "invalid_value", "budget"),
            (json!({ "models": [] }), "empty_array", "models"),
            (json!({ "models": many }), "array_above_max_length", "models"),
            (json!({ "models": ["a", 1] }), "invalid_type", "models[1]"),
        ] {
            let told = fields(&body).and_then(|read| {
                read.text("name")?;
                read.count("rate", 10)?;
                read.dollars("budget")?;
                read.texts("models").map(drop)
            });
            let told = told.unwrap_err();
            assert_eq!((told.code.as_deref(), told.param.as_deref()), (Some(code), Some(param)), "{body}");
        }
    }
}
