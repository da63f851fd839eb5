//! What was spent, by time, project, key, and what it was spent on.
//!
//! It asks the jobs for their models: that is all that entries do not say.

use std::collections::BTreeMap;

use pictor_api::money::{Nanos, TokenClass};
use pictor_api::receipt::Facts;

use super::entries::facts;
use crate::db::{DbError, Param, Row, Tx};

/// Which costs, and how they are told apart.
#[derive(Clone, Debug, Default)]
pub struct Costs {
    /// Settled at this moment or later, in milliseconds.
    pub from: i64,
    /// Settled before this moment.
    pub until: i64,
    /// How long a span is, in milliseconds; the first begins at `from`.
    pub width: i64,
    /// Only of these projects, if any are named.
    pub projects: Vec<String>,
    /// Only of these keys, if any are named.
    pub keys: Vec<String>,
    /// Whether projects are told apart.
    pub by_project: bool,
    /// Whether keys are told apart.
    pub by_key: bool,
    /// Whether it is told what it was spent on.
    pub by_item: bool,
}

/// What was spent in one span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// What it belongs to.
    pub of: Of,
    /// How much.
    pub amount: Nanos,
    /// How many tokens, where it is told what it was spent on.
    pub tokens: u64,
}

/// What a cost belongs to; `None` for what is not told apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Of {
    /// When its span begins, in milliseconds.
    pub span: i64,
    /// The project.
    pub project: Option<String>,
    /// The key.
    pub key: Option<String>,
    /// The model and the kind of its tokens, in OpenAI's words: `gpt-image-2, image_output_tokens`.
    pub item: Option<String>,
}

type Sums = BTreeMap<Of, (Nanos, u64)>;

pub(super) fn read(tx: &mut dyn Tx, asked: &Costs) -> Result<Vec<Cost>, DbError> {
    let mut sums = Sums::new();
    let mut span = asked.from;
    // One span at a time: only its rows are in memory.
    while span < asked.until && asked.width > 0 {
        let end = (span + asked.width).min(asked.until);
        for row in rows(tx, asked, span, end)? {
            add(&mut sums, asked, span, &row)?;
        }
        span += asked.width;
    }
    Ok(sums.into_iter().map(|(of, (amount, tokens))| Cost { of, amount, tokens }).collect())
}

fn rows(tx: &mut dyn Tx, asked: &Costs, from: i64, until: i64) -> Result<Vec<Row>, DbError> {
    let mut params: Vec<Param<'_>> = vec![from.into(), until.into()];
    let mut conditions = String::new();
    for (column, values) in [("project_id", &asked.projects), ("key_id", &asked.keys)] {
        conditions += &among(&format!("ledger.{column}"), values, &mut params);
    }
    let (columns, tail) = if asked.by_item {
        ("ledger.settled, ledger.facts, jobs.model", "")
    } else {
        (
            "CAST(SUM(ledger.settled) AS BIGINT), CAST(NULL AS TEXT), CAST(NULL AS TEXT)",
            "GROUP BY ledger.project_id, ledger.key_id",
        )
    };
    let sql = format!(
        "SELECT ledger.project_id, ledger.key_id, {columns} FROM ledger LEFT JOIN jobs ON jobs.id = ledger.job_id \
         WHERE ledger.settled <> 0 AND ledger.at >= $1 AND ledger.at < $2{conditions} {tail}"
    );
    tx.query(&sql, &params)
}

/// The condition that a column is one of these values, if there are any.
pub(crate) fn among<'a>(column: &str, values: &'a [String], params: &mut Vec<Param<'a>>) -> String {
    if values.is_empty() {
        return String::new();
    }
    let first = params.len() + 1;
    params.extend(values.iter().map(|value| Param::from(value.as_str())));
    let places: Vec<String> = (first..=params.len()).map(|place| format!("${place}")).collect();
    format!(" AND {column} IN ({})", places.join(", "))
}

fn add(sums: &mut Sums, asked: &Costs, span: i64, row: &Row) -> Result<(), DbError> {
    let named = |wanted: bool, column| Ok::<_, DbError>(wanted.then_some(row.text(column)?.to_owned()));
    let (project, key) = (named(asked.by_project, 0)?, named(asked.by_key, 1)?);
    let settled = Nanos(row.int(2)?);
    let mut put = |item: Option<String>, amount: Nanos, tokens: u64| {
        let of = Of { span, project: project.clone(), key: key.clone(), item };
        let sum = sums.entry(of).or_default();
        sum.0 += amount;
        sum.1 = sum.1.saturating_add(tokens);
    };
    if !asked.by_item {
        put(None, settled, 0);
        return Ok(());
    }
    let model = row.maybe_text(4)?.unwrap_or("a model that is forgotten");
    let facts = row.maybe_text(3)?.and_then(facts);
    for class in facts.iter().flat_map(items) {
        put(Some(format!("{model}, {}", class.name)), class.cost(), class.tokens);
    }
    // What a person decided, and what an earlier entry of the job has settled already.
    let rest = settled - facts.as_ref().map_or(Nanos(0), Facts::cost);
    if rest != Nanos(0) {
        put(Some(format!("{model}, reconciled")), rest, 0);
    }
    Ok(())
}

/// What the shares cost, by the kinds of tokens.
fn items(facts: &Facts) -> impl Iterator<Item = TokenClass> {
    let used = facts.shares.iter().map(|share| share.usage).sum();
    let classes = facts.price.price.classes(&used).into_iter();
    classes.filter(|class| class.tokens > 0 && class.price != Nanos(0))
}
