//! A delivery as its row has it, and lists of them.

use crate::db::{DbError, Param, Row, Tx};

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is sent when it is due.
    Waiting,
    /// It waits until its endpoint is enabled.
    Held,
    /// It has arrived.
    Delivered,
    /// It was tried as often as is tried.
    Dead,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Held, Self::Delivered, Self::Dead];

    /// Its name on the wire and in rows.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Held => "held",
            Self::Delivered => "delivered",
            Self::Dead => "dead",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// One end, told in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// `dlv_...`
    pub id: String,
    /// Whose it is.
    pub project: String,
    /// Where it is told; `None`: at the address that the call named.
    pub endpoint: Option<String>,
    /// The host there.
    pub host: String,
    /// `evt_...`, the same everywhere.
    pub event: String,
    /// What is told.
    pub event_type: String,
    /// Of which job.
    pub job: String,
    /// Where it stands.
    pub state: State,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried next, in milliseconds since 1970, as all times here.
    pub due_at: i64,
    /// What the receiver said last.
    pub last_status: Option<i64>,
    /// What was in the way last.
    pub last_error: Option<String>,
    /// When it was written.
    pub created_at: i64,
    /// When it had arrived or was given up.
    pub ended_at: Option<i64>,
}

impl Delivery {
    /// Whether the text can be the id of one at all. What cannot is not asked for: a database may take no such text.
    pub fn is_id(text: &str) -> bool {
        let digits = text.strip_prefix("dlv_").unwrap_or_default();
        (1..=64).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

/// Which deliveries, and how many of them.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Those of this endpoint.
    pub endpoint: Option<String>,
    /// Those that stand there.
    pub state: Option<State>,
    /// Those behind the one with this id, in the order of the list.
    pub after: Option<String>,
    /// At most so many.
    pub limit: u32,
    /// The newest first; else the oldest.
    pub newest_first: bool,
}

const COLUMNS: &str = "id, project_id, endpoint_id, host, event_id, event_type, job_id, state, tries, due_at, \
     last_status, last_error, created_at, ended_at";

fn read(row: &Row) -> Result<Delivery, DbError> {
    let text = |column| row.text(column).map(str::to_owned);
    let maybe_text = |column| Ok::<_, DbError>(row.maybe_text(column)?.map(str::to_owned));
    Ok(Delivery {
        id: text(0)?,
        project: text(1)?,
        endpoint: maybe_text(2)?,
        host: text(3)?,
        event: text(4)?,
        event_type: text(5)?,
        job: text(6)?,
        state: State::from_name(row.text(7)?).ok_or(DbError::Shape { column: 7 })?,
        tries: row.int(8)?,
        due_at: row.int(9)?,
        last_status: row.maybe_int(10)?,
        last_error: maybe_text(11)?,
        created_at: row.int(12)?,
        ended_at: row.maybe_int(13)?,
    })
}

/// The delivery with this id.
pub(super) fn one(tx: &mut dyn Tx, id: &str) -> Result<Option<Delivery>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM deliveries WHERE id = $1");
    tx.one(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// The deliveries that a filter lets through, and whether more follow.
pub(super) fn list(tx: &mut dyn Tx, filter: &Filter) -> Result<(Vec<Delivery>, bool), DbError> {
    let (beyond, order) = if filter.newest_first { ("<", "DESC") } else { (">", "ASC") };
    let mut params: Vec<Param<'_>> = Vec::new();
    let mut conditions = String::from("1 = 1");
    let state = filter.state.map(State::name);
    let wanted = [
        ("endpoint_id =".to_owned(), filter.endpoint.as_deref()),
        ("state =".to_owned(), state),
        (format!("id {beyond}"), filter.after.as_deref()),
    ];
    for (condition, value) in wanted {
        if let Some(value) = value {
            params.push(value.into());
            conditions += &format!(" AND {condition} ${}", params.len());
        }
    }
    params.push((i64::from(filter.limit) + 1).into());
    let limit = params.len();
    let sql =
        format!("SELECT {COLUMNS} FROM deliveries WHERE {conditions} ORDER BY id {order} LIMIT ${limit}");
    let mut found = tx.query(&sql, &params)?.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let most = usize::try_from(filter.limit).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    Ok((found, more))
}

/// Sends a delivery once more, whatever came of it, as if it were new; false where it is held or under way.
pub(super) fn again(tx: &mut dyn Tx, id: &str, now: i64) -> Result<bool, DbError> {
    Ok(tx.execute(AGAIN, &[id.into(), now.into()])? > 0)
}

const AGAIN: &str = "UPDATE deliveries SET state = 'waiting', due_at = $2, tries = 0, ended_at = NULL \
     WHERE id = $1 AND claimed_by IS NULL AND (endpoint_id IS NULL \
     OR endpoint_id IN (SELECT id FROM webhook_endpoints WHERE disabled_at IS NULL))";
