//! An authenticated caller, and what it may do.

use crate::db::{DbError, Row};

/// An authenticated caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// The id of its key.
    pub key: String,
    /// Who pays.
    pub project: String,
    /// The name of its key.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// The models that it may name; `None` for every one.
    pub models: Option<Vec<String>>,
}

/// What a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scopes {
    /// Ask for pictures.
    pub images: bool,
    /// Administer projects, keys and money.
    pub admin: bool,
}

impl Principal {
    /// Whether it may name this model.
    pub fn may_use(&self, model: &str) -> bool {
        self.models.as_ref().is_none_or(|models| models.iter().any(|allowed| allowed == model))
    }
}

/// Reads id, project, name, scopes and models, in this order.
pub(super) fn read(row: &Row) -> Result<Principal, DbError> {
    let has = |scope: &str| Ok::<_, DbError>(row.text(3)?.split(',').any(|name| name == scope));
    let models = row.maybe_text(4)?.map(|models| models.split(',').map(str::to_owned).collect());
    Ok(Principal {
        key: row.text(0)?.to_owned(),
        project: row.text(1)?.to_owned(),
        name: row.text(2)?.to_owned(),
        scopes: Scopes { images: has("images")?, admin: has("admin")? },
        models,
    })
}
