//! `pictor models`: the model table.

use std::process::ExitCode;

use pictor_api::models::{Model, Rulebook};
use pictor_api::size::SizeRules;
use serde_json::{Value, json};

use super::arguments::Models;
use super::{environment, print};
use crate::app;
use crate::clock::Clock;
use crate::config::Config;

pub(super) fn run(models: &Models) -> anyhow::Result<ExitCode> {
    let config = Config::resolve(&models.settings.flags(), &environment)?;
    let table = app::read_models(config.models.as_deref())?;
    let now = Clock::default().unix_seconds();
    if models.json {
        let all: Vec<Value> = table.iter().map(|model| object(model, now)).collect();
        print(&serde_json::to_string_pretty(&all)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    print(&format!(
        "{:<34} {:<26} {:<14} {:<9} {}",
        "model", "qualities", "formats", "sizes", "USD a token"
    ))?;
    for model in table.iter() {
        print(&row(model, now))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn row(model: &Model, now: u64) -> String {
    let Some(rules) = model.rules_at(now) else { return format!("{:<34} retired", model.id) };
    let (qualities, formats, _) = names(rules);
    let (qualities, formats) = (qualities.join(" "), formats.join(" "));
    let until = model.shutdown_date.map(|day| format!(", until {day}")).unwrap_or_default();
    let price = rules.price_at(now).image_output;
    format!("{:<34} {qualities:<26} {formats:<14} {:<9} {price}{until}", model.id, sizes(&rules.sizes))
}

fn sizes(sizes: &SizeRules) -> String {
    match sizes {
        SizeRules::Free(_) => "by rule".to_owned(),
        SizeRules::Fixed(fixed) => format!("{} fixed", fixed.len()),
    }
}

fn object(model: &Model, now: u64) -> Value {
    let shutdown_date = model.shutdown_date.map(|day| day.to_string());
    let Some(rules) = model.rules_at(now) else {
        return json!({
            "id": model.id, "status": "retired", "message": model.retirement,
            "shutdown_date": shutdown_date, "heir": model.heir,
        });
    };
    let (qualities, formats, backgrounds) = names(rules);
    json!({
        "id": model.id, "status": "served", "created": model.created, "owned_by": model.owned_by,
        "shutdown_date": shutdown_date, "heir": model.heir,
        "qualities": qualities, "output_formats": formats, "backgrounds": backgrounds,
        "max_n": rules.max_n, "max_images": rules.max_images, "input_fidelity": rules.input_fidelity,
        "complexity": rules.complexity, "markup": rules.markup,
        "image_output_usd_per_token": rules.price_at(now).image_output.to_string(),
    })
}

fn names(rules: &Rulebook) -> (Vec<&'static str>, Vec<&'static str>, Vec<&'static str>) {
    (
        rules.qualities.iter().map(|quality| quality.name()).collect(),
        rules.formats.iter().map(|format| format.name()).collect(),
        rules.backgrounds.iter().map(|background| background.name()).collect(),
    )
}
