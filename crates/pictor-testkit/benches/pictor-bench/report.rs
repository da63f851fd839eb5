//! Tables in Markdown, and their place in the page of the documentation.

use std::fmt::Write;
use std::fs;

use crate::Fault;

/// A figure and what it has to reach.
pub(crate) struct Line {
    what: String,
    unit: &'static str,
    measured: f64,
    goal: Goal,
}

enum Goal {
    Below(f64),
    AtLeast(f64),
}

impl Line {
    /// `measured` has to be below `below`.
    pub(crate) fn below(what: impl Into<String>, unit: &'static str, measured: f64, below: f64) -> Self {
        Self { what: what.into(), unit, measured, goal: Goal::Below(below) }
    }

    /// `measured` has to be `least` or more.
    pub(crate) fn at_least(what: impl Into<String>, unit: &'static str, measured: f64, least: f64) -> Self {
        Self { what: what.into(), unit, measured, goal: Goal::AtLeast(least) }
    }
}

/// The figures with what they were to reach.
pub(crate) fn checked(lines: &[Line]) -> String {
    let rows = lines.iter().map(|line| {
        let Line { what, unit, measured, goal } = line;
        let (is_reached, goal) = match goal {
            Goal::Below(most) => (measured < most, format!("under {most} {unit}")),
            Goal::AtLeast(least) => (measured >= least, format!("{least} {unit}")),
        };
        let verdict = if is_reached { "yes" } else { "**no**" };
        vec![what.clone(), format!("{} {unit}", figure(*measured)), goal, verdict.into()]
    });
    table(&["what", "measured", "to reach", "reached"], rows)
}

/// A table with these headings; the first column is text, the others are figures.
pub(crate) fn table(headings: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = format!("| {} |\n|---|{}\n", headings.join(" | "), "--:|".repeat(headings.len() - 1));
    for row in rows {
        writeln!(text, "| {} |", row.join(" | ")).expect("writing to memory does not fail");
    }
    text
}

/// Three digits that matter, and no more.
pub(crate) fn figure(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// Where the results are published.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/benchmark.md");

/// Puts `text` between the marks `<!-- name -->` and `<!-- end of name -->` of the page.
pub(crate) fn publish(name: &str, text: &str) -> Result<(), Fault> {
    let (open, close) = (format!("<!-- {name} -->"), format!("<!-- end of {name} -->"));
    let old = fs::read_to_string(PAGE).map_err(|error| format!("{PAGE}: {error}"))?;
    let parts = old.split_once(&open).and_then(|(before, rest)| Some((before, rest.split_once(&close)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{PAGE} has no marks {open} ... {close}"))?;
    Ok(fs::write(PAGE, format!("{before}{open}\n{}\n{close}{after}", text.trim_end()))?)
}
