//! `[[upstream]]`: the accounts that the operator owns.

use std::collections::BTreeMap;

use pictor_relay::{AzureSurface, Kind, Models, Secret, Upstream};
use toml::Value;

use super::read::Reader;
use super::{Environment, Problems, capabilities, profiles};

const KINDS: [&str; 4] = ["openai", "azure", "compatible", "illustrator"];
const OPENAI_URL: &str = "https://api.openai.com/v1";

/// All upstreams: those of the file, then the one of the environment; and the models of the illustrator, if it
/// stands among them as the last resort.
pub(super) fn read(reader: &mut Reader, environment: Environment<'_>) -> (Vec<Upstream>, Option<Models>) {
    let mut upstreams = Vec::new();
    let mut last_resort = None;
    for (index, table) in tables(reader).into_iter().enumerate() {
        let mut inside = open(table);
        let kind = read_kind_name(&mut inside);
        let name = inside.optional_string("name").unwrap_or_else(|| format!("upstream-{index}"));
        if kind == "illustrator" {
            last_resort = Some(read_models(&mut inside));
        } else {
            upstreams.push(read_one(&mut inside, name, &kind, environment));
        }
        reader.problems.take(&format!("upstream[{index}]"), inside.finish());
    }
    upstreams.extend(from_environment(environment, &mut reader.problems));
    refuse_same_names(&upstreams, &mut reader.problems);
    (upstreams, last_resort)
}

fn tables(reader: &mut Reader) -> Vec<toml::Table> {
    let wrong = "write [[upstream]], in double brackets, and its settings below it";
    let values = match reader.value("upstream") {
        None => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(other) => vec![other],
    };
    let table = |value| match value {
        Value::Table(table) => Some(table),
        _ => None,
    };
    let count = values.len();
    let tables: Vec<toml::Table> = values.into_iter().filter_map(table).collect();
    if tables.len() != count {
        reader.problems.add("upstream", wrong);
    }
    tables
}

/// The settings of one upstream, over those of its profile.
fn open(table: toml::Table) -> Reader {
    match profiles::complete(table) {
        Ok(settings) => Reader::inside(settings),
        Err((settings, problem)) => {
            let mut reader = Reader::inside(settings);
            reader.problems.add("profile", problem);
            reader
        }
    }
}

fn read_kind_name(reader: &mut Reader) -> String {
    let given = reader.optional_string("kind");
    let has_profile = reader.optional_string("profile").is_some();
    if has_profile && given.as_deref().is_some_and(|kind| kind != "compatible") {
        reader.problems.add("kind", "a profile is of kind = \"compatible\"; leave the kind out");
    }
    let usual = if has_profile { "compatible" } else { "openai" };
    given.unwrap_or_else(|| usual.to_owned())
}

fn read_one(reader: &mut Reader, name: String, kind: &str, environment: Environment<'_>) -> Upstream {
    let base_url = read_base_url(reader, kind);
    let mut upstream = Upstream::new(name, read_kind(reader, kind), base_url);
    upstream.keys = read_keys(reader, kind, environment);
    upstream.headers = read_headers(reader, environment);
    upstream.idempotent = reader.boolean("idempotent");
    upstream.models = read_models(reader);
    if kind == "compatible" {
        upstream.by_model = capabilities::read_by_model(reader);
    }
    upstream.priority = reader.small("priority").unwrap_or(upstream.priority);
    upstream.weight = reader.small("weight").unwrap_or(upstream.weight).max(1);
    upstream.max_in_flight = reader.optional_count("max_in_flight").unwrap_or(upstream.max_in_flight).max(1);
    upstream.timeout = reader.optional_duration("timeout").unwrap_or(upstream.timeout);
    upstream.idle_timeout = reader.optional_duration("idle_timeout").unwrap_or(upstream.idle_timeout);
    upstream
}

fn read_kind(reader: &mut Reader, kind: &str) -> Kind {
    match kind {
        "azure" => Kind::Azure {
            api_version: reader
                .optional_string("api_version")
                .unwrap_or_else(|| "2025-04-01-preview".to_owned()),
            surface: match reader.optional_string("surface").as_deref() {
                None | Some("deployments") => AzureSurface::Deployments,
                Some("v1") => AzureSurface::V1,
                Some(other) => {
                    reader.problems.add("surface", format!("'{other}' is not one of deployments, v1"));
                    AzureSurface::V1
                }
            },
        },
        "compatible" => Kind::Compatible(capabilities::read(reader)),
        "openai" => Kind::OpenAi,
        _ => {
            reader.problems.add("kind", format!("'{kind}' is not one of {}", KINDS.join(", ")));
            Kind::OpenAi
        }
    }
}

fn read_base_url(reader: &mut Reader, kind: &str) -> String {
    let given = reader.optional_string("base_url");
    match (given, kind) {
        (None, "openai") => OPENAI_URL.to_owned(),
        (None, _) => {
            reader.problems.add("base_url", format!("is needed for kind = \"{kind}\""));
            String::new()
        }
        (Some(url), _) => {
            check_url(&url, "base_url", &mut reader.problems);
            url.trim_end_matches('/').to_owned()
        }
    }
}

fn check_url(url: &str, key: &str, problems: &mut Problems) {
    if !url.starts_with("http://") && !url.starts_with("https://") {
        problems.add(key, format!("'{url}' must begin with https:// or http://"));
    }
}

fn read_keys(reader: &mut Reader, kind: &str, environment: Environment<'_>) -> Vec<Secret> {
    let mut keys = Vec::new();
    match reader.value("api_keys") {
        None if kind == "compatible" => {}
        None => reader.problems.add("api_keys", "is needed, for example [\"env:OPENAI_API_KEY\"]"),
        Some(Value::Array(values)) => {
            for (index, value) in values.iter().enumerate() {
                match fetch_secret(value, environment) {
                    Ok(secret) => keys.push(secret),
                    Err(mend) => reader.problems.add(format!("api_keys[{index}]"), mend),
                }
            }
        }
        Some(_) => reader.problems.add("api_keys", "write a list, for example [\"env:OPENAI_API_KEY\"]"),
    }
    keys
}

fn read_headers(reader: &mut Reader, environment: Environment<'_>) -> BTreeMap<String, Secret> {
    let mut headers = BTreeMap::new();
    match reader.value("headers") {
        None => {}
        Some(Value::Table(table)) => {
            for (name, value) in &table {
                match fetch_secret(value, environment) {
                    Ok(secret) => drop(headers.insert(name.clone(), secret)),
                    Err(mend) => reader.problems.add(format!("headers.{name}"), mend),
                }
            }
        }
        Some(_) => reader
            .problems
            .add("headers", "write a table, for example { \"OpenAI-Organization\" = \"org-1\" }"),
    }
    headers
}

fn fetch_secret(value: &Value, environment: Environment<'_>) -> Result<Secret, String> {
    let text = value.as_str().ok_or("write \"env:NAME\", \"file:PATH\" or the key itself, in quotes")?;
    let secret = if let Some(name) = text.strip_prefix("env:") {
        environment(name).ok_or_else(|| {
            format!("the environment variable {name} is not set, or empty; set it to the text")
        })?
    } else if let Some(path) = text.strip_prefix("file:") {
        std::fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}"))?
    } else {
        text.to_owned()
    };
    usable(&secret)
}

/// What a header can carry.
fn usable(secret: &str) -> Result<Secret, String> {
    let secret = secret.trim();
    if !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(Secret::new(secret))
    } else {
        Err("the text is empty or not one word of ASCII".to_owned())
    }
}

fn read_models(reader: &mut Reader) -> Models {
    let same = |name: &Value| name.as_str().map(|name| (name.to_owned(), name.to_owned()));
    let names: Option<BTreeMap<String, String>> = match reader.value("models") {
        None => return Models::Every,
        Some(Value::Array(names)) => names.iter().map(same).collect(),
        Some(Value::Table(table)) => {
            table.iter().map(|(ours, theirs)| Some((ours.clone(), theirs.as_str()?.to_owned()))).collect()
        }
        Some(_) => None,
    };
    if names.is_none() {
        reader.problems.add("models", "write a list of names, or a table { \"ours\" = \"theirs\" }");
    }
    Models::Named(names.unwrap_or_default())
}

fn from_environment(environment: Environment<'_>, problems: &mut Problems) -> Option<Upstream> {
    let key = environment("PICTOR_OPENAI_API_KEY")?;
    let base_url = environment("PICTOR_OPENAI_BASE_URL").unwrap_or_else(|| OPENAI_URL.to_owned());
    let base_url = base_url.trim().trim_end_matches('/');
    check_url(base_url, "PICTOR_OPENAI_BASE_URL", problems);
    let mut upstream = Upstream::new("openai", Kind::OpenAi, base_url);
    match usable(&key) {
        Ok(secret) => upstream.keys.push(secret),
        Err(fault) => problems.add("PICTOR_OPENAI_API_KEY", fault),
    }
    Some(upstream)
}

fn refuse_same_names(upstreams: &[Upstream], problems: &mut Problems) {
    for (index, upstream) in upstreams.iter().enumerate() {
        if upstreams[..index].iter().any(|other| other.name == upstream.name) {
            problems.add(format!("upstream[{index}].name"), format!("'{}' is used twice", upstream.name));
        }
    }
}
