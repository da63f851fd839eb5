//! `pictor keys`: makes, lists and revokes keys in the database itself, also beside a server that is running.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::arguments::{CreateKey, Keys as Arguments, KeysCommand, ListKeys, RevokeKey, Settings};
use super::{environment, print, run, say};
use crate::app;
use crate::clock::Clock;
use crate::config::Config;
use crate::crash::Crash;
use crate::db::Db;
use crate::keys::{DEFAULT_PROJECT, Key, Keys, Limits, NewKey, Page, Revoked, Scopes};

pub(super) fn keys(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    match &arguments.command {
        KeysCommand::Create(create) => run(make(create))?,
        KeysCommand::List(list) => run(show(list))?,
        KeysCommand::Revoke(revoke) => run(take_back(revoke))?,
    }
}

async fn make(asked: &CreateKey) -> anyhow::Result<ExitCode> {
    let Ok(scopes) = Scopes::named(asked.scopes.iter().map(String::as_str)) else {
        bail!("--scope takes images and admin");
    };
    let (db, keys) = open(&asked.settings).await?;
    let new = NewKey {
        project: project(&keys, asked.project.as_deref()).await?,
        name: asked.name.clone(),
        scopes,
        models: (!asked.models.is_empty()).then(|| asked.models.clone()),
        limits: Limits {
            requests: asked.rpm,
            images: asked.ipm,
            concurrency: asked.concurrency,
            budget_total: asked.budget_usd,
            budget_month: asked.budget_month_usd,
        },
        lasts: asked.expires,
    };
    let made = keys.create(new).await;
    db.close().await;
    let (key, secret) = made?.context("the project was archived")?;
    if asked.json {
        let mut object = object(&key);
        object["value"] = json!(secret);
        print(&serde_json::to_string_pretty(&object)?)?;
    } else {
        say(&format!("pictor: made {} in {}. It is shown this once, so keep it now:", key.id, key.project));
        print(&secret)?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn show(asked: &ListKeys) -> anyhow::Result<ExitCode> {
    let (db, keys) = open(&asked.settings).await?;
    let listed = keys.list(None, Page::all()).await;
    db.close().await;
    let (keys, _) = listed?;
    if asked.json {
        let all: Vec<Value> = keys.iter().map(object).collect();
        print(&serde_json::to_string_pretty(&all)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let header = ["id", "name", "project", "ends in", "scopes", "limits"].map(str::to_owned);
    let rows: Vec<[String; 6]> = std::iter::once(header).chain(keys.iter().map(row)).collect();
    for row in &rows {
        print(aligned(row, &rows).trim_end())?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn take_back(asked: &RevokeKey) -> anyhow::Result<ExitCode> {
    let (db, keys) = open(&asked.settings).await?;
    let revoked = keys.revoke(None, &asked.id).await;
    db.close().await;
    match revoked? {
        Revoked::Now => say(&format!("pictor: {} opens nothing any more", asked.id)),
        Revoked::Before => say(&format!("pictor: {} was revoked before", asked.id)),
        Revoked::Admin => bail!(
            "the admin key is revoked by another in its place: set PICTOR_ADMIN_KEY or change the file admin-key, \
             and start the server again"
        ),
        Revoked::Unknown => bail!("there is no key {}; pictor keys list shows all", asked.id),
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(settings: &Settings) -> anyhow::Result<(Db, Keys)> {
    let config = Config::resolve(&settings.flags(), &environment)?;
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&config.data_dir);
    made.with_context(|| format!("cannot use the data directory {}", config.data_dir.display()))?;
    let clock = Clock::default();
    let db = Db::connect(app::target(&config), clock.clone(), Crash::default()).await?;
    let keys = Keys::over(&db, &clock).await?;
    Ok((db, keys))
}

/// The id of the project with this id or name, which is made where there is none.
async fn project(keys: &Keys, named: Option<&str>) -> anyhow::Result<String> {
    let Some(named) = named else { return Ok(DEFAULT_PROJECT.to_owned()) };
    let (projects, _) = keys.projects(false, Page::all()).await?;
    let found = projects.into_iter().find(|project| project.id == named || project.name == named);
    match found {
        Some(project) => Ok(project.id),
        None if named.starts_with("proj_") => bail!("there is no project {named}, or it was archived"),
        None => Ok(keys.create_project(named, Limits::default()).await?.id),
    }
}

fn object(key: &Key) -> Value {
    let seconds = |milliseconds: Option<i64>| milliseconds.map(|moment| moment / 1_000);
    json!({
        "id": key.id, "object": "organization.project.api_key", "name": key.name, "project_id": key.project,
        "redacted_value": format!("sk-...{}", key.hint), "scopes": key.scopes.names(), "models": key.models,
        "created_at": key.created_at / 1_000, "expires_at": seconds(key.expires_at),
        "last_used_at": seconds(key.last_used_at), "max_requests_per_1_minute": key.limits.requests,
        "max_images_per_1_minute": key.limits.images, "max_concurrent_requests": key.limits.concurrency,
        "budget_usd": key.limits.budget_total.map(|nanos| nanos.to_string()),
        "budget_month_usd": key.limits.budget_month.map(|nanos| nanos.to_string()),
    })
}

fn row(key: &Key) -> [String; 6] {
    let Limits { requests, images, concurrency, budget_total, budget_month } = key.limits;
    let limits = [
        requests.map(|limit| format!("{limit} requests/min")),
        images.map(|limit| format!("{limit} images/min")),
        concurrency.map(|limit| format!("{limit} at once")),
        budget_total.map(|budget| format!("{budget} USD")),
        budget_month.map(|budget| format!("{budget} USD/month")),
        key.models.as_ref().map(|models| models.join(" ")),
    ];
    let limits: Vec<String> = limits.into_iter().flatten().collect();
    [
        key.id.clone(),
        key.name.clone(),
        key.project.clone(),
        key.hint.clone(),
        key.scopes.names().join(" "),
        limits.join(", "),
    ]
}

/// The cells of a row, each as wide as its column.
fn aligned(row: &[String; 6], rows: &[[String; 6]]) -> String {
    let cells = row.iter().enumerate().map(|(column, cell)| {
        let width = rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        format!("{cell:<width$}  ")
    });
    cells.collect()
}
