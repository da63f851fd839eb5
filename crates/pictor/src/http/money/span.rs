//! The spans of time that usage and costs are asked for by, in OpenAI's parameters.

use pictor_api::{ApiError, error};

use crate::clock::Clock;
use crate::http::query::Query;

/// Some spans of one width, one after the other. In seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spans {
    /// When the first begins: a multiple of the width.
    pub(super) from: i64,
    /// When the last ends.
    pub(super) until: i64,
    /// How long each is.
    pub(super) width: i64,
    /// Where the next page begins, if there is one.
    pub(super) next: Option<i64>,
}

/// A width with the number of spans on a page, by default and at most.
#[derive(Clone, Copy)]
pub(super) struct Width {
    pub(super) seconds: i64,
    pub(super) usual: i64,
    pub(super) most: i64,
}

/// The end of the year 9999.
pub(super) const LATEST: i64 = 253_402_300_799;

impl Spans {
    /// Reads `start_time`, `end_time`, `limit` and `page`.
    pub(super) fn read(query: &Query, width: Width, clock: &Clock) -> Result<Self, ApiError> {
        let start = query.integer("start_time", 0..=LATEST)?;
        let start = start.ok_or_else(|| error::missing_parameter("start_time"))?;
        let now = i64::try_from(clock.unix_seconds()).unwrap_or(LATEST);
        // The span that goes on belongs to it.
        let end = query.integer("end_time", 0..=LATEST)?.unwrap_or(now.saturating_add(1));
        let limit = query.integer("limit", 1..=width.most)?.unwrap_or(width.usual);
        let from = match query.text("page") {
            None => start,
            Some(page) => page
                .strip_prefix("page_")
                .and_then(|second| second.parse::<i64>().ok())
                .filter(|second| (start..=LATEST).contains(second))
                .ok_or_else(|| error::unsupported_value("page", page, &["next_page of the page before"]))?,
        };
        let from = from - from.rem_euclid(width.seconds);
        let full = from.saturating_add(limit.saturating_mul(width.seconds));
        Ok(Self {
            from,
            until: full.min(end).max(from),
            width: width.seconds,
            next: (full < end).then_some(full),
        })
    }

    /// The beginning of each span.
    pub(super) fn each(&self) -> impl Iterator<Item = i64> + use<> {
        let (until, width, mut next) = (self.until, self.width, self.from);
        std::iter::from_fn(move || {
            let begin = next;
            next = next.saturating_add(width);
            (begin < until).then_some(begin)
        })
    }

    /// The end of the span that begins at `begin`.
    pub(super) fn end(&self, begin: i64) -> i64 {
        begin.saturating_add(self.width).min(self.until)
    }
}

/// What is told apart: each of `group_by[]` must be one of `known`.
pub(super) fn groups(query: &Query, known: &[&str]) -> Result<Vec<String>, ApiError> {
    let mut groups = Vec::new();
    for name in query.list("group_by[]") {
        if !known.contains(&name) {
            return Err(error::unsupported_value("group_by[]", name, known));
        }
        groups.push(name.to_owned());
    }
    Ok(groups)
}

/// All values of a parameter that may come several times.
pub(super) fn values(query: &Query, name: &str) -> Vec<String> {
    query.list(name).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Width = Width { seconds: 86_400, usual: 7, most: 31 };

    fn read(query: &str) -> Result<Spans, ApiError> {
        let known = ["start_time", "end_time", "limit", "page"];
        let uri = format!("/?{query}").parse().unwrap();
        Spans::read(&Query::read(&uri, &known).unwrap(), DAY, &Clock::default())
    }

    #[test]
    fn a_page_ends_at_its_limit_or_at_the_end() {
        let first = read("start_time=90000&end_time=400000&limit=2").unwrap();
        assert_eq!(first, Spans { from: 86_400, until: 259_200, width: 86_400, next: Some(259_200) });
        assert_eq!(first.each().collect::<Vec<_>>(), [86_400, 172_800]);
        let last = read("start_time=90000&end_time=400000&limit=2&page=page_259200").unwrap();
        assert_eq!(last, Spans { from: 259_200, until: 400_000, width: 86_400, next: None });
        assert_eq!(last.end(345_600), 400_000);
        assert_eq!(read("start_time=90000&end_time=5").unwrap().each().count(), 0);
    }

    #[test]
    fn a_fault_names_its_parameter() {
        for (query, param) in [
            ("", "start_time"),
            ("start_time=-1", "start_time"),
            ("start_time=1&limit=32", "limit"),
            ("start_time=100&page=page_1", "page"),
            ("start_time=1&page=2", "page"),
        ] {
            let told = read(query).unwrap_err();
            assert!(
                told.param.as_deref() == Some(param) || told.message.contains("next_page"),
                "{query}: {told}"
            );
        }
    }
}
