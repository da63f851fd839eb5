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
    /// How many calls it may make in a minute.
    pub requests: Option<u32>,
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

impl Scopes {
    /// Their names with commas between them, as they are kept; one that is not known allows nothing.
    pub(super) fn read(text: &str) -> Self {
        let has = |scope: &str| text.split(',').any(|name| name == scope);
        Self { images: has("images"), admin: has("admin") }
    }

    /// The names of what is allowed.
    pub fn names(self) -> Vec<&'static str> {
        let all = [(self.images, "images"), (self.admin, "admin")];
        all.into_iter().filter_map(|(allowed, name)| allowed.then_some(name)).collect()
    }

    /// As [`Scopes::read`] reads them.
    pub(super) fn text(self) -> String {
        self.names().join(",")
    }

    /// What a list of names allows; the name that is none, if there is one.
    ///
    /// # Errors
    /// That name.
    pub fn named<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<Self, &'a str> {
        let mut scopes = Self { images: false, admin: false };
        for name in names {
            match name {
                "images" => scopes.images = true,
                "admin" => scopes.admin = true,
                unknown => return Err(unknown),
            }
        }
        Ok(scopes)
    }
}

/// Reads id, project, name, scopes and models, in this order, and the rate after the hash.
pub(super) fn read(row: &Row) -> Result<Principal, DbError> {
    let models = row.maybe_text(4)?.map(|models| models.split(',').map(str::to_owned).collect());
    Ok(Principal {
        key: row.text(0)?.to_owned(),
        project: row.text(1)?.to_owned(),
        name: row.text(2)?.to_owned(),
        scopes: Scopes::read(row.text(3)?),
        models,
        requests: row.maybe_int(6)?.and_then(|limit| u32::try_from(limit).ok()),
    })
}
