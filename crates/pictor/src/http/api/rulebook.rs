//! `GET /images/models`: what each model takes and what it costs, as data for forms and for programs.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use pictor_api::models::{DatedPrice, Model, Rulebook};
use pictor_api::money::Price;
use pictor_api::request::MAX_FILE_BYTES;
use pictor_api::response::Usage;
use pictor_api::{Quality, Size};
use serde_json::{Value, json};

use super::abilities::{abilities, offered};
use crate::http::error::Refusal;
use crate::http::exchange::Inbound;
use crate::http::query::Query;
use crate::http::{House, admission, auth};
use crate::jobs::Route;

/// `GET /images/models`
pub(super) async fn list(house: Arc<House>, inbound: Inbound) -> Result<Json<Value>, Refusal> {
    let principal = auth::authenticate(&house, &inbound.head.headers).await?;
    Query::read(&inbound.head.uri, &[])?;
    let (now, aliases) = (house.clock.unix_seconds(), admission::listed_aliases(&house));
    let served = house.models.served(now);
    let served =
        served.filter(|(model, _)| principal.may_use(&model.id) && house.images.maker.serves(&model.id));
    let data: Vec<Value> = served.map(|(model, rules)| object(&house, &aliases, model, rules, now)).collect();
    Ok(Json(json!({ "object": "list", "data": data })))
}

fn object(
    house: &House,
    aliases: &BTreeMap<String, String>,
    model: &Model,
    rules: &Rulebook,
    now: u64,
) -> Value {
    // What the illustrator draws costs nothing, whatever model is named.
    let is_drawn = house.images.maker.route(&model.id) == Route::Studio;
    let names: Vec<&String> =
        aliases.iter().filter(|(_, draws)| **draws == model.id).map(|(name, _)| name).collect();
    let mut object = json!({
        "id": model.id,
        "object": "image.model",
        "created": model.created,
        "owned_by": model.owned_by,
        "shutdown_date": model.shutdown_date.map(|day| day.to_string()),
        "heir": model.heir,
        "aliases": names,
        "illustrator": is_drawn,
    });
    if let (Value::Object(object), Value::Object(rules)) = (&mut object, abilities(rules)) {
        object.extend(rules);
    }
    object["input_fidelities"] = json!(fidelities(rules));
    object["complexity"] = rules.complexity.into();
    object["markup"] = rules.markup.into();
    object["max_image_bytes"] = MAX_FILE_BYTES.into();
    object["token_prices"] = rules.prices.iter().map(|dated| token_prices(dated, is_drawn)).collect();
    object["picture_prices"] = picture_prices(rules, now, is_drawn);
    object
}

/// What `input_fidelity` may say; nothing where the model does not take it.
fn fidelities(rules: &Rulebook) -> &'static [&'static str] {
    match (rules.input_fidelity, rules.high_fidelity) {
        (false, _) => &[],
        (true, false) => &["low"],
        (true, true) => &["low", "high"],
    }
}

/// USD for one token, exact, from a moment in Unix seconds on.
fn token_prices(dated: &DatedPrice, is_drawn: bool) -> Value {
    let price = if is_drawn { Price::default() } else { dated.price };
    json!({
        "from": dated.from,
        "text_input_usd": price.text_input.to_string(),
        "text_input_cached_usd": price.text_input_cached.to_string(),
        "image_input_usd": price.image_input.to_string(),
        "image_input_cached_usd": price.image_input_cached.to_string(),
        "text_output_usd": price.text_output.to_string(),
        "image_output_usd": price.image_output.to_string(),
    })
}

/// What one picture costs now, without what is sent with the call: for every quality and each size that is offered.
fn picture_prices(rules: &Rulebook, now: u64, is_drawn: bool) -> Value {
    let price = price(rules, now, is_drawn);
    let row = |quality: Quality, size: Size| {
        let usage = of_one_picture(rules, quality, size);
        json!({
            "size": size.to_string(),
            "quality": quality.name(),
            "output_tokens": usage.output_image_tokens,
            "usd": price.cost(&usage).to_string(),
        })
    };
    let sizes = offered(&rules.sizes);
    let rows = rules.qualities.iter().flat_map(|quality| sizes.iter().map(|size| row(*quality, *size)));
    rows.collect()
}

/// What tokens cost now; nothing where the illustrator draws.
pub(in crate::http) fn price(rules: &Rulebook, now: u64, is_drawn: bool) -> Price {
    if is_drawn { Price::default() } else { *rules.price_at(now) }
}

/// The tokens of one picture, without what is sent with the call.
pub(in crate::http) fn of_one_picture(rules: &Rulebook, quality: Quality, size: Size) -> Usage {
    Usage { input_text_tokens: 0, ..rules.usage(size, quality, 1, 0, "", &[]) }
}
