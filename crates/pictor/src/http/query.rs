//! The query of an address: each parameter once, and every fault told by its parameter, as OpenAI tells it.

use std::ops::RangeInclusive;

use axum::http::Uri;
use pictor_api::{ApiError, error};

/// The parameters of a query, decoded. One that is empty counts as not sent: a form sends its blank fields so.
#[derive(Debug)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads the query of `uri`, which may have the parameters `known`; those that end in `[]` may come several times.
    ///
    /// One that is not known is refused rather than ignored: a misspelt filter would show what it was to hide.
    pub(super) fn read(uri: &Uri, known: &[&str]) -> Result<Self, ApiError> {
        let mut read: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()) {
            if !known.contains(&name.as_ref()) {
                return Err(error::unknown_parameter(&name));
            }
            if value.contains('\0') {
                return Err(error::nul_in_text(&name));
            }
            if !name.ends_with("[]") && read.iter().any(|(other, _)| *other == name) {
                return Err(error::duplicate_parameter(&name, ""));
            }
            read.push((name.into_owned(), value.into_owned()));
        }
        read.retain(|(_, value)| !value.is_empty());
        Ok(Self(read))
    }

    /// The value as it was sent.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.list(name).next()
    }

    /// All values of a parameter that may come several times.
    pub(super) fn list<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// A whole number within `range`.
    pub(super) fn integer(&self, name: &str, range: RangeInclusive<i64>) -> Result<Option<i64>, ApiError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let number: i128 = text.parse().map_err(|_| error::unconvertible_text(name, "an integer"))?;
        if number < i128::from(*range.start()) {
            return Err(error::integer_too_small(name, *range.start(), number));
        }
        match i64::try_from(number) {
            Ok(number) if number <= *range.end() => Ok(Some(number)),
            _ => Err(error::integer_too_large(name, *range.end(), number)),
        }
    }

    /// What the value stands for among `choices`.
    pub(super) fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<Option<T>, ApiError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        match choices.iter().find(|(choice, _)| *choice == text) {
            Some((_, meaning)) => Ok(Some(*meaning)),
            None => {
                let names: Vec<&str> = choices.iter().map(|(choice, _)| *choice).collect();
                Err(error::unsupported_value(name, text, &names))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Query, ApiError> {
        let uri = format!("/jobs?{query}").parse().unwrap();
        Query::read(&uri, &["limit", "order", "q", "models[]"])
    }

    #[test]
    fn values_are_decoded() {
        let query = read("q=a%20red+apple&limit=20&models[]=a&models%5B%5D=b").unwrap();
        assert_eq!(query.text("q"), Some("a red apple"));
        assert_eq!(query.integer("limit", 1..=100).unwrap(), Some(20));
        assert_eq!(query.list("models[]").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(query.choice("order", &[("asc", 1)]).unwrap(), None);
        assert!(Query::read(&"/jobs".parse().unwrap(), &[]).unwrap().0.is_empty());
    }

    #[test]
    fn what_is_empty_was_not_sent() {
        let query = read("q=&limit=&order=").unwrap();
        assert_eq!(query.text("q"), None);
        assert_eq!(query.integer("limit", 1..=100).unwrap(), None);
    }

    #[test]
    fn a_fault_names_its_parameter() {
        let order = |query: &Query| query.choice("order", &[("asc", 1), ("desc", 2)]).err();
        let limit = |query: &Query| query.integer("limit", 1..=100).err();
        for (sent, code, param) in [
            ("colour=red", "unknown_parameter", "colour"),
            ("q=a&q=b", "duplicate_parameter", "q"),
            ("q=a%00b", "invalid_value", "q"),
            ("limit=ten", "invalid_type", "limit"),
            ("limit=0", "integer_below_min_value", "limit"),
            ("limit=101", "integer_above_max_value", "limit"),
            ("limit=99999999999999999999", "integer_above_max_value", "limit"),
            ("order=up", "invalid_value", "order"),
        ] {
            let told = match read(sent) {
                Ok(query) => limit(&query).or_else(|| order(&query)).unwrap(),
                Err(told) => told,
            };
            assert_eq!((told.code.as_deref(), told.param.as_deref()), (Some(code), Some(param)), "{sent}");
        }
    }
}
