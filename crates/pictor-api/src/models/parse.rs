//! `models.toml` as written, and its conversion to models as meant.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{DatedPrice, Day, Model, Rulebook};
use crate::money::{Nanos, Price};
use crate::parameters::{MAX_IMAGES, Models, N, PARAMETERS};
use crate::size::{FreeSizes, SizeRules, best_size};
use crate::tokens::{Shapes, TokenFormula};
use crate::{Background, Format, Quality, Size};

/// Why a model table can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelTableError {
    /// It is not TOML of the right shape: the parser's words, with the place.
    #[error("the model table can't be read: {0}")]
    Shape(String),
    /// A value in it means nothing.
    #[error("the model table can't be used: {place}: {fault}")]
    Value {
        /// The family or model that has the fault.
        place: String,
        /// What is wrong with it.
        fault: String,
    },
}

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: BTreeMap<String, Family>,
    model: Vec<Served>,
    #[serde(default)]
    retired: Vec<Retired>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    qualities: Vec<String>,
    formats: Vec<String>,
    backgrounds: Vec<String>,
    max_n: u8,
    max_images: usize,
    takes: Vec<String>,
    #[serde(default = "yes")]
    high_fidelity: bool,
    sizes: Sizes,
    tokens: Tokens,
    prices: Vec<PriceRow>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Sizes {
    Fixed(FixedRow),
    Free(FreeRow),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FixedRow {
    fixed: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FreeRow {
    multiple: u32,
    max_edge: u32,
    max_ratio: u32,
    min_pixels: u64,
    max_pixels: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Tokens {
    Grid(BTreeMap<String, u64>),
    Table(BTreeMap<String, [u64; 3]>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PriceRow {
    from: u64,
    text_input: i64,
    text_input_cached: i64,
    image_input: i64,
    image_input_cached: i64,
    text_output: i64,
    image_output: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Served {
    id: String,
    family: String,
    owned_by: String,
    created: u64,
    shutdown_date: Option<String>,
    heir: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retired {
    id: String,
    message: Option<String>,
    shutdown_date: Option<String>,
    heir: Option<String>,
}

/// See [`super::ModelTable::parse`].
pub(super) fn parse(text: &str) -> Result<Vec<Model>, ModelTableError> {
    let file: File = toml::from_str(text).map_err(|fault| ModelTableError::Shape(fault.to_string()))?;
    let mut families = BTreeMap::new();
    for (name, family) in file.family {
        let rules = rulebook(family).map_err(|fault| at(&format!("family {name}"), fault))?;
        families.insert(name, rules);
    }
    let mut models = Vec::new();
    for row in file.model {
        let rules = families.get(&row.family);
        models.push(served(&row, rules).map_err(|fault| at(&format!("model {}", row.id), fault))?);
    }
    for row in file.retired {
        models.push(retired(&row).map_err(|fault| at(&format!("model {}", row.id), fault))?);
    }
    refuse_repeated_names(&models)?;
    refuse_lost_heirs(&models)?;
    Ok(models)
}

/// A model that a call may use, until its last day.
fn served(row: &Served, rules: Option<&Rulebook>) -> Result<Model, String> {
    let rules = rules.ok_or_else(|| format!("there is no family '{}'", row.family))?;
    let shutdown_date = day(row.shutdown_date.as_deref())?;
    Ok(Model {
        id: row.id.clone(),
        owned_by: row.owned_by.clone(),
        created: row.created,
        shutdown_date,
        heir: row.heir.clone(),
        retirement: retirement(&row.id, shutdown_date, row.heir.as_deref()),
        rules: Some(rules.clone()),
    })
}

/// A model that no call may use.
fn retired(row: &Retired) -> Result<Model, String> {
    let shutdown_date = day(row.shutdown_date.as_deref())?;
    let message = || retirement(&row.id, shutdown_date, row.heir.as_deref());
    Ok(Model {
        id: row.id.clone(),
        owned_by: "system".into(),
        created: 0,
        shutdown_date,
        heir: row.heir.clone(),
        retirement: row.message.clone().unwrap_or_else(message),
        rules: None,
    })
}

fn day(text: Option<&str>) -> Result<Option<Day>, String> {
    let read =
        |text| Day::from_text(text).ok_or_else(|| format!("shutdown_date: '{text}' is not YYYY-MM-DD"));
    text.map(read).transpose()
}

/// What a call is told that names a retired model.
fn retirement(id: &str, day: Option<Day>, heir: Option<&str>) -> String {
    let on = day.map(|day| format!(" on {day}")).unwrap_or_default();
    let instead = heir.map(|heir| format!(" Use '{heir}' instead.")).unwrap_or_default();
    format!("The model '{id}' was retired{on}.{instead}")
}

fn yes() -> bool {
    true
}

/// A fault with its place.
fn at(place: &str, fault: String) -> ModelTableError {
    ModelTableError::Value { place: place.into(), fault }
}

/// A name means one model.
fn refuse_repeated_names(models: &[Model]) -> Result<(), ModelTableError> {
    for (index, model) in models.iter().enumerate() {
        if models[..index].iter().any(|earlier| earlier.id == model.id) {
            return Err(at(&format!("model {}", model.id), "the name is there twice".into()));
        }
    }
    Ok(())
}

/// An heir is a model that was ever served.
fn refuse_lost_heirs(models: &[Model]) -> Result<(), ModelTableError> {
    let drawn = |heir: &str| models.iter().any(|model| model.id == heir && model.rules.is_some());
    let lost = |model: &&Model| model.heir.as_deref().is_some_and(|heir| !drawn(heir) || heir == model.id);
    match models.iter().find(lost) {
        Some(model) => Err(at(&format!("model {}", model.id), "heir: it must be another model's id".into())),
        None => Ok(()),
    }
}

/// A family as meant.
fn rulebook(family: Family) -> Result<Rulebook, String> {
    for taken in &family.takes {
        if !PARAMETERS.iter().any(|row| row.name == taken && row.models == Models::Some) {
            return Err(format!("takes: '{taken}' is no parameter that can be switched"));
        }
    }
    let takes = |name: &str| family.takes.iter().any(|taken| taken == name);
    let (input_fidelity, markup, complexity) =
        (takes("input_fidelity"), takes("markup"), takes("complexity"));
    let (least, most) = N.range();
    if !(least..=most).contains(&family.max_n) || !(1..=MAX_IMAGES).contains(&family.max_images) {
        return Err(format!("max_n must lie from {least} to {most}, max_images from 1 to {MAX_IMAGES}"));
    }
    let qualities = names("qualities", &family.qualities, Quality::from_name)?;
    let tokens = formula(family.tokens)?;
    if let Some(quality) = qualities.iter().find(|quality| !tokens.knows(**quality)) {
        return Err(format!("tokens: nothing for quality '{}'", quality.name()));
    }
    Ok(Rulebook {
        qualities,
        formats: names("formats", &family.formats, Format::from_name)?,
        backgrounds: names("backgrounds", &family.backgrounds, Background::from_name)?,
        sizes: sizes(family.sizes)?,
        max_n: family.max_n,
        max_images: family.max_images,
        input_fidelity,
        high_fidelity: family.high_fidelity,
        markup,
        complexity,
        tokens,
        prices: prices(family.prices)?,
    })
}

/// A list of names as what they mean.
fn names<T>(key: &str, names: &[String], read: fn(&str) -> Option<T>) -> Result<Vec<T>, String> {
    if names.is_empty() {
        return Err(format!("{key}: at least one is needed"));
    }
    let read = |name: &String| read(name).ok_or_else(|| format!("{key}: '{name}' is unknown"));
    names.iter().map(read).collect()
}

/// Size rules that allow at least one size.
fn sizes(sizes: Sizes) -> Result<SizeRules, String> {
    let rules = match sizes {
        Sizes::Fixed(row) => SizeRules::Fixed(names("sizes", &row.fixed, fixed_size)?),
        Sizes::Free(row) => {
            if row.multiple == 0 || row.max_ratio == 0 || row.max_edge > 65_535 {
                return Err("sizes: multiple and max_ratio start at 1, max_edge ends at 65535".into());
            }
            SizeRules::Free(FreeSizes {
                multiple: row.multiple,
                max_edge: row.max_edge,
                max_ratio: row.max_ratio,
                min_pixels: row.min_pixels,
                max_pixels: row.max_pixels,
            })
        }
    };
    match best_size(Size::new(1024, 1024), &rules) {
        Some(_) => Ok(rules),
        None => Err("sizes: the rules allow no size at all".into()),
    }
}

/// `1024x1024`.
fn fixed_size(text: &str) -> Option<Size> {
    Size::from_text(text).filter(|size| size.pixels() > 0 && size.to_string() == text)
}

/// A token formula, its qualities read.
fn formula(tokens: Tokens) -> Result<TokenFormula, String> {
    fn read<V>(rows: BTreeMap<String, V>) -> Result<Vec<(Quality, V)>, String> {
        let read = |(name, value): (String, V)| match Quality::from_name(&name) {
            Some(quality) => Ok((quality, value)),
            None => Err(format!("tokens: '{name}' is no quality")),
        };
        rows.into_iter().map(read).collect()
    }
    Ok(match tokens {
        Tokens::Grid(rows) => TokenFormula::Grid(read(rows)?),
        Tokens::Table(rows) => {
            let shapes = |[square, portrait, landscape]: [u64; 3]| Shapes { square, portrait, landscape };
            let rows = read(rows)?.into_iter().map(|(quality, row)| (quality, shapes(row)));
            TokenFormula::Table(rows.collect())
        }
    })
}

/// At least one price, none negative, in order of time.
fn prices(rows: Vec<PriceRow>) -> Result<Vec<DatedPrice>, String> {
    if rows.is_empty() {
        return Err("prices: at least one is needed".into());
    }
    if !rows.is_sorted_by(|one, next| one.from < next.from) {
        return Err("prices: they must stand in order of time".into());
    }
    rows.into_iter().map(dated_price).collect()
}

/// One price, none of its parts negative.
fn dated_price(row: PriceRow) -> Result<DatedPrice, String> {
    let amount = |nanos: i64| {
        if nanos < 0 { Err("prices: they can't be negative".to_string()) } else { Ok(Nanos(nanos)) }
    };
    Ok(DatedPrice {
        from: row.from,
        price: Price {
            text_input: amount(row.text_input)?,
            text_input_cached: amount(row.text_input_cached)?,
            image_input: amount(row.image_input)?,
            image_input_cached: amount(row.image_input_cached)?,
            text_output: amount(row.text_output)?,
            image_output: amount(row.image_output)?,
        },
    })
}
