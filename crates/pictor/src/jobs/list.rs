//! Reading jobs: one, or those that a filter lets through.

use pictor_api::Endpoint;

use super::job::{Job, Status};
use super::row::{self, COLUMNS, endpoint_name};
use crate::db::{DbError, Param, Tx};

/// Whose jobs may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// Those of one project.
    Project(String),
    /// Everybody's.
    All,
}

impl Within {
    /// The project, if it is one.
    pub(super) fn project(&self) -> Option<&str> {
        match self {
            Self::Project(project) => Some(project),
            Self::All => None,
        }
    }
}

/// Which jobs, and how many of them.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Whose.
    pub within: Within,
    /// Asked for with this key.
    pub key: Option<String>,
    /// With this status.
    pub status: Option<Status>,
    /// Of this model.
    pub model: Option<String>,
    /// By this endpoint.
    pub endpoint: Option<Endpoint>,
    /// Those behind the job with this id, in the order of the list.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
    /// The newest first; else the oldest.
    pub newest_first: bool,
    /// Started at this moment or later, in milliseconds.
    pub created_after: Option<i64>,
    /// Started before this moment, in milliseconds.
    pub created_before: Option<i64>,
    /// Marked by their caller, or not.
    pub starred: Option<bool>,
    /// Whose prompt has this text, in capitals or not.
    pub text: Option<String>,
}

/// Some of the jobs that a filter lets through.
#[derive(Clone, Debug)]
pub struct Page {
    /// In the filter's order.
    pub jobs: Vec<Job>,
    /// Whether there are more behind them.
    pub more: bool,
}

/// The job with this id, if it may be seen and was not deleted.
pub(super) fn read(tx: &mut dyn Tx, within: &Within, job: &str) -> Result<Option<Job>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM jobs WHERE id = $1 AND deleted_at IS NULL \
         AND (CAST($2 AS TEXT) IS NULL OR project_id = $2)"
    );
    let row = tx.one(&sql, &[job.into(), within.project().into()])?;
    row.as_ref().map(row::job).transpose()
}

/// The jobs that `filter` lets through.
pub(super) fn list(tx: &mut dyn Tx, filter: &Filter) -> Result<Page, DbError> {
    let (beyond, order) = if filter.newest_first { ("id <", "DESC") } else { ("id >", "ASC") };
    let mut chosen = Chosen { conditions: "deleted_at IS NULL".into(), params: Vec::new() };
    chosen.by("project_id =", filter.within.project());
    chosen.by("key_id =", filter.key.as_deref());
    chosen.by("status =", filter.status.map(Status::name));
    chosen.by("model =", filter.model.as_deref());
    chosen.by("endpoint =", filter.endpoint.map(endpoint_name));
    chosen.by(beyond, filter.after.as_deref());
    chosen.by("created_at >=", filter.created_after);
    chosen.by("created_at <", filter.created_before);
    chosen.by_star(filter.starred);
    chosen.by_prompt(filter.text.as_deref());
    chosen.params.push((i64::from(filter.limit) + 1).into());
    let Chosen { conditions, params } = chosen;
    let limit = params.len();
    let sql = format!("SELECT {COLUMNS} FROM jobs WHERE {conditions} ORDER BY id {order} LIMIT ${limit}");
    let mut jobs = tx.query(&sql, &params)?.iter().map(row::job).collect::<Result<Vec<_>, _>>()?;
    let asked = filter.limit as usize;
    let more = jobs.len() > asked;
    jobs.truncate(asked);
    Ok(Page { jobs, more })
}

/// The conditions that a filter has, and only those: what is not asked about shall not keep an index from being used.
struct Chosen<'a> {
    conditions: String,
    params: Vec<Param<'a>>,
}

impl<'a> Chosen<'a> {
    fn by(&mut self, comparison: &str, value: Option<impl Into<Param<'a>>>) {
        let Some(value) = value else { return };
        self.params.push(value.into());
        self.conditions += &format!(" AND {comparison} ${}", self.params.len());
    }

    /// By its number in the text, so that the index of those that are marked is used.
    fn by_star(&mut self, starred: Option<bool>) {
        let Some(starred) = starred else { return };
        self.conditions += if starred { " AND starred = 1" } else { " AND starred = 0" };
    }

    /// The prompt inside the request, by an expression that both databases read: a function to the one, a type to the
    /// other. NUL, which JSON may name and PostgreSQL not hold, becomes another character first.
    fn by_prompt(&mut self, text: Option<&str>) {
        let Some(text) = text else { return };
        let mut pattern = String::from("%");
        for character in text.chars().filter(|character| *character != '\0') {
            if matches!(character, '%' | '_' | '!') {
                pattern.push('!');
            }
            pattern.push(character);
        }
        pattern.push('%');
        self.params.push(pattern.into());
        self.conditions += &format!(
            " AND LOWER(json(REPLACE(request, '\\u0000', '\\ufffd')) ->> 'prompt') LIKE LOWER(CAST(${} AS TEXT)) ESCAPE '!'",
            self.params.len()
        );
    }
}
