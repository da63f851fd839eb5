//! Projects: who pays.

use super::limits::{self, Limits};
use super::{Keys, Page};
use crate::db::{DbError, Durability, Param, Row, Tx};
use crate::ids;

/// A project. What it made and spent stays its own when it is archived; its keys then open nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// `proj_...`
    pub id: String,
    /// For people.
    pub name: String,
    /// In milliseconds since 1970.
    pub created_at: i64,
    /// In milliseconds since 1970.
    pub archived_at: Option<i64>,
    /// Those of all its keys together.
    pub limits: Limits,
}

impl Keys {
    /// Makes a project.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn create_project(&self, name: &str, limits: Limits) -> Result<Project, DbError> {
        let created_at = self.clock.unix_millis();
        let project =
            Project { id: ids::project_id(), name: name.to_owned(), created_at, archived_at: None, limits };
        let made = project.clone();
        self.db
            .write(Durability::Full, move |tx: &mut dyn Tx| {
                let insert = "INSERT INTO projects (id, name, created_at) VALUES ($1, $2, $3)";
                tx.execute(insert, &[(&made.id).into(), (&made.name).into(), made.created_at.into()])?;
                update(tx, &made)
            })
            .await?;
        Ok(project)
    }

    /// One project.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn project(&self, id: &str) -> Result<Option<Project>, DbError> {
        let id = id.to_owned();
        self.db.read(move |tx: &mut dyn Tx| one(tx, &id)).await
    }

    /// A page of the projects, with or without archived ones, and whether more follow.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn projects(&self, archived: bool, page: Page) -> Result<(Vec<Project>, bool), DbError> {
        let select = move |tx: &mut dyn Tx| {
            let mut params: Vec<Param<'static>> = vec![archived.into()];
            let condition = "WHERE (archived_at IS NULL OR $1 = 1)";
            let sql = format!("{SELECT} {condition}{}", page.ending(&mut params));
            let rows: Result<_, DbError> = tx.query(&sql, &params)?.iter().map(read).collect();
            Ok(page.cut(rows?))
        };
        self.db.scan(select).await
    }

    /// Changes a project's name, limits or archiving, and tells how it then is.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn change_project<F>(&self, id: &str, change: F) -> Result<Option<Project>, DbError>
    where
        F: Fn(&mut Project) + Send + 'static,
    {
        let id = id.to_owned();
        self.db
            .write(Durability::Full, move |tx: &mut dyn Tx| {
                tx.query("SELECT id FROM projects WHERE id = $1 FOR UPDATE", &[(&id).into()])?;
                let Some(mut project) = one(tx, &id)? else { return Ok(None) };
                change(&mut project);
                update(tx, &project)?;
                Ok(Some(project))
            })
            .await
    }

    /// Closes a project and with it all of its keys, at once and for good.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn archive_project(&self, id: &str) -> Result<Option<Project>, DbError> {
        let now = self.clock.unix_millis();
        let archive = move |project: &mut Project| {
            project.archived_at.get_or_insert(now);
        };
        self.change_project(id, archive).await
    }
}

const SELECT: &str = "SELECT id, name, created_at, archived_at, rpm, ipm, CAST(NULL AS BIGINT), budget_total, \
     budget_month FROM projects";

fn one(tx: &mut dyn Tx, id: &str) -> Result<Option<Project>, DbError> {
    let row = tx.one(&format!("{SELECT} WHERE id = $1"), &[id.into()])?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<Project, DbError> {
    Ok(Project {
        id: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        created_at: row.int(2)?,
        archived_at: row.maybe_int(3)?,
        limits: limits::read(row, 4)?,
    })
}

fn update(tx: &mut dyn Tx, project: &Project) -> Result<(), DbError> {
    let sql = "UPDATE projects SET name = $2, archived_at = $3, rpm = $4, ipm = $5, budget_total = $6, \
         budget_month = $7 WHERE id = $1";
    let [requests, images, _, total, month] = project.limits.params();
    let archived = project.archived_at.into();
    let params = [(&project.id).into(), (&project.name).into(), archived, requests, images, total, month];
    tx.execute(sql, &params).map(drop)
}
