//! What a job's cost is made of: enough to compute it once more from its row, years later.

use serde_json::{Value, json};

use crate::models::DatedPrice;
use crate::money::{Nanos, Price};
use crate::record;
use crate::usage::Usage;

/// The facts behind a cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The model that was paid for; `None` in rows of a version that did not write it.
    pub model: Option<String>,
    /// The model that was asked for, where another drew.
    pub requested_model: Option<String>,
    /// The price that held when the pictures were made, and since when it did.
    pub price: DatedPrice,
    /// Everything that was paid for; calls that were spread over upstreams have several.
    pub shares: Vec<Share>,
    /// BLAKE3 of each stored picture, in hexadecimal.
    pub digests: Vec<String>,
}

/// What one upstream was paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its name.
    pub upstream: String,
    /// How many pictures it made.
    pub pictures: usize,
    /// What they used.
    pub usage: Usage,
    /// Whether the usage is computed here, because the upstream did not say.
    pub by_formula: bool,
}

impl Facts {
    /// What the shares cost together.
    pub fn cost(&self) -> Nanos {
        self.shares.iter().map(|share| self.cost_of(share)).sum()
    }

    /// What one share costs.
    pub fn cost_of(&self, share: &Share) -> Nanos {
        self.price.price.cost(&share.usage)
    }

    /// As JSON, for a row.
    pub fn to_json(&self) -> Value {
        let shares: Vec<Value> = self.shares.iter().map(Share::to_json).collect();
        json!({
            "model": self.model,
            "requested_model": self.requested_model,
            "price": price(&self.price),
            "shares": shares,
            "digests": self.digests,
        })
    }

    /// The facts that [`Facts::to_json`] wrote; members that it did not write are ignored. `None` when it wrote nothing
    /// of the kind: no cost may be computed from half of the facts.
    pub fn from_json(row: &Value) -> Option<Self> {
        let digests = row.get("digests")?.as_array()?.iter();
        let shares = row.get("shares")?.as_array()?.iter();
        let named = |name: &str| row.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(Self {
            model: named("model"),
            requested_model: named("requested_model"),
            price: read_price(row.get("price")?)?,
            shares: shares.map(Share::from_json).collect::<Option<_>>()?,
            digests: digests.map(|digest| digest.as_str().map(str::to_owned)).collect::<Option<_>>()?,
        })
    }
}

impl Share {
    fn to_json(&self) -> Value {
        json!({
            "upstream": self.upstream,
            "pictures": self.pictures,
            "usage": record::usage(&self.usage),
            "by_formula": self.by_formula,
        })
    }

    fn from_json(row: &Value) -> Option<Self> {
        Some(Self {
            upstream: row.get("upstream")?.as_str()?.to_owned(),
            pictures: usize::try_from(row.get("pictures")?.as_u64()?).ok()?,
            usage: record::read_usage(row.get("usage")?)?,
            by_formula: row.get("by_formula")?.as_bool()?,
        })
    }
}

/// A price and its date, in nano-dollars a token.
fn price(dated: &DatedPrice) -> Value {
    let Price { text_input, text_input_cached, image_input, image_input_cached, text_output, image_output } =
        dated.price;
    json!({
        "from": dated.from,
        "text_input": text_input.0,
        "text_input_cached": text_input_cached.0,
        "image_input": image_input.0,
        "image_input_cached": image_input_cached.0,
        "text_output": text_output.0,
        "image_output": image_output.0,
    })
}

/// The price that [`price`] wrote.
fn read_price(row: &Value) -> Option<DatedPrice> {
    let nanos = |name: &str| row.get(name)?.as_i64().map(Nanos);
    Some(DatedPrice {
        from: row.get("from")?.as_u64()?,
        price: Price {
            text_input: nanos("text_input")?,
            text_input_cached: nanos("text_input_cached")?,
            image_input: nanos("image_input")?,
            image_input_cached: nanos("image_input_cached")?,
            text_output: nanos("text_output")?,
            image_output: nanos("image_output")?,
        },
    })
}
