//! What goes into a statement and what comes out of it.

use std::borrow::Cow;

use pictor_api::money::Nanos;

use super::DbError;

/// A parameter of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Param<'a> {
    /// NULL
    Null,
    /// BIGINT
    Int(i64),
    /// TEXT
    Text(Cow<'a, str>),
}

impl Param<'_> {
    /// The same for as long as anybody likes.
    pub(super) fn owned(&self) -> Param<'static> {
        match self {
            Self::Null => Param::Null,
            Self::Int(value) => Param::Int(*value),
            Self::Text(text) => Param::Text(Cow::Owned(text.clone().into_owned())),
        }
    }
}

impl From<i64> for Param<'_> {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<u32> for Param<'_> {
    fn from(value: u32) -> Self {
        Self::Int(value.into())
    }
}

impl From<u8> for Param<'_> {
    fn from(value: u8) -> Self {
        Self::Int(value.into())
    }
}

impl From<bool> for Param<'_> {
    fn from(value: bool) -> Self {
        Self::Int(value.into())
    }
}

impl From<Nanos> for Param<'_> {
    fn from(value: Nanos) -> Self {
        Self::Int(value.0)
    }
}

impl<'a> From<&'a str> for Param<'a> {
    fn from(value: &'a str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a String> for Param<'a> {
    fn from(value: &'a String) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Param<'_> {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

impl<'a, T: Into<Param<'a>>> From<Option<T>> for Param<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One row of an answer; its columns by their position in the SELECT list, from 0.
#[derive(Clone, Debug)]
pub struct Row(pub(super) Vec<Param<'static>>);

impl Row {
    /// A BIGINT.
    ///
    /// # Errors
    /// [`DbError::Shape`] when the column is something else.
    pub fn int(&self, column: usize) -> Result<i64, DbError> {
        self.maybe_int(column)?.ok_or(DbError::Shape { column })
    }

    /// A BIGINT or NULL.
    ///
    /// # Errors
    /// [`DbError::Shape`] when the column is something else.
    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>, DbError> {
        match self.0.get(column) {
            Some(Param::Int(value)) => Ok(Some(*value)),
            Some(Param::Null) => Ok(None),
            Some(Param::Text(_)) | None => Err(DbError::Shape { column }),
        }
    }

    /// A boolean, kept as 0 and 1.
    ///
    /// # Errors
    /// [`DbError::Shape`] when the column is something else.
    pub fn flag(&self, column: usize) -> Result<bool, DbError> {
        Ok(self.int(column)? != 0)
    }

    /// A TEXT.
    ///
    /// # Errors
    /// [`DbError::Shape`] when the column is something else.
    pub fn text(&self, column: usize) -> Result<&str, DbError> {
        self.maybe_text(column)?.ok_or(DbError::Shape { column })
    }

    /// A TEXT or NULL.
    ///
    /// # Errors
    /// [`DbError::Shape`] when the column is something else.
    pub fn maybe_text(&self, column: usize) -> Result<Option<&str>, DbError> {
        match self.0.get(column) {
            Some(Param::Text(value)) => Ok(Some(value)),
            Some(Param::Null) => Ok(None),
            Some(Param::Int(_)) | None => Err(DbError::Shape { column }),
        }
    }
}
