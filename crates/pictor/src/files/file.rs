//! A file as its row has it.

use std::time::Duration;

use pictor_api::{Format, Size};
use pictor_spool::Digest;

use crate::db::{DbError, Param, Row, Tx};

/// What a caller keeps a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A picture that edits name.
    Vision,
    /// Anything; a picture can be named in edits all the same.
    UserData,
}

impl Purpose {
    /// All of them, in the order of messages.
    pub const ALL: [Self; 2] = [Self::Vision, Self::UserData];

    /// Its name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vision => "vision",
            Self::UserData => "user_data",
        }
    }

    /// The purpose of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}

/// A file before it is kept.
#[derive(Clone, Debug)]
pub struct New {
    /// Whose it is.
    pub project: String,
    /// The id of the key that brought it.
    pub key: String,
    /// What for.
    pub purpose: Purpose,
    /// Its name where it comes from.
    pub filename: String,
    /// What picture it is, if it is one.
    pub picture: Option<(Format, Size)>,
    /// After how long it goes; `None`: as the operator has set it.
    pub expires_after: Option<Duration>,
}

/// A file that is kept, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// `file-...`
    pub id: String,
    /// Whose it is.
    pub project: String,
    /// The id of the key that brought it.
    pub key: String,
    /// What for.
    pub purpose: Purpose,
    /// Its name where it comes from; empty once it was deleted.
    pub filename: String,
    /// What picture it is, if it is one.
    pub picture: Option<(Format, Size)>,
    /// Its length.
    pub bytes: u64,
    /// Its contents.
    pub digest: Digest,
    /// In milliseconds since 1970.
    pub created_at: i64,
    /// In milliseconds since 1970.
    pub expires_at: Option<i64>,
    /// In milliseconds since 1970: nobody sees it any more.
    pub deleted_at: Option<i64>,
}

impl File {
    /// Whether the text can be the id of a file at all. What cannot is not asked for: a database may take no such text.
    pub fn is_id(text: &str) -> bool {
        let digits = text.strip_prefix("file-").unwrap_or_default();
        (1..=64).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }

    /// Whether it can be had at this moment, in milliseconds since 1970.
    pub fn is_there(&self, now: i64) -> bool {
        self.deleted_at.is_none() && self.expires_at.is_none_or(|expires| expires > now)
    }
}

/// The columns that [`read`] reads, in its order.
pub(super) const COLUMNS: &str = "id, project_id, key_id, purpose, filename, format, width, height, bytes, digest, \
     created_at, expires_at, deleted_at";

/// The file of a row that was selected by [`COLUMNS`].
pub(super) fn read(row: &Row) -> Result<File, DbError> {
    let text = |column| row.text(column).map(str::to_owned);
    let number = |column| u64::try_from(row.int(column)?).map_err(|_| DbError::Shape { column });
    let format = row.maybe_text(5)?.and_then(Format::from_name);
    let edge = |column| Ok::<_, DbError>(row.maybe_int(column)?.and_then(|edge| u32::try_from(edge).ok()));
    let size = edge(6)?.zip(edge(7)?).map(|(width, height)| Size::new(width, height));
    Ok(File {
        id: text(0)?,
        project: text(1)?,
        key: text(2)?,
        purpose: Purpose::from_name(row.text(3)?).ok_or(DbError::Shape { column: 3 })?,
        filename: text(4)?,
        picture: format.zip(size),
        bytes: number(8)?,
        digest: row.text(9)?.parse().map_err(|_| DbError::Shape { column: 9 })?,
        created_at: row.int(10)?,
        expires_at: row.maybe_int(11)?,
        deleted_at: row.maybe_int(12)?,
    })
}

/// The file of a project with this id, also one that is gone.
pub(super) fn one(tx: &mut dyn Tx, project: &str, id: &str) -> Result<Option<File>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM files WHERE id = $1 AND project_id = $2");
    tx.one(&sql, &[id.into(), project.into()])?.as_ref().map(read).transpose()
}

/// Writes the row of a new file.
pub(super) fn insert(tx: &mut dyn Tx, file: &File) -> Result<(), DbError> {
    let (format, size) = file.picture.unzip();
    let edge = |edge: fn(Size) -> u32| size.map(edge);
    let params: [Param<'_>; 12] = [
        file.id.as_str().into(),
        file.project.as_str().into(),
        file.key.as_str().into(),
        file.purpose.name().into(),
        file.filename.as_str().into(),
        format.map(Format::name).into(),
        edge(|size| size.width).into(),
        edge(|size| size.height).into(),
        length(file.bytes).into(),
        file.digest.to_string().into(),
        file.created_at.into(),
        file.expires_at.into(),
    ];
    tx.execute(INSERT, &params).map(drop)
}

const INSERT: &str = "INSERT INTO files (id, project_id, key_id, purpose, filename, format, width, height, bytes, \
     digest, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

/// A length in bytes as a row has it.
pub(super) fn length(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
