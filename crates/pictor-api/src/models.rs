//! The model table: what every model can do and what it costs, as data from `models.toml`.

mod day;
mod parse;

pub use day::Day;
pub use parse::ModelTableError;

use crate::money::Price;
use crate::size::{SizeRules, nearest_size};
use crate::tokens::{self, TokenFormula};
use crate::usage::Usage;
use crate::{Background, Call, Format, Quality, Size};

/// What the models make of `auto`, as far as it was seen: about 1.57 million pixels.
const LIKELY_SIZE: Size = Size::new(1254, 1254);

/// Every model that has a name, in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelTable {
    models: Vec<Model>,
}

/// One name that a call can give as `model`.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The name.
    pub id: String,
    /// Who owns it, as the model list says; `system` for OpenAI's.
    pub owned_by: String,
    /// Since when it exists, in Unix seconds.
    pub created: u64,
    /// The first day on which no call may use it.
    pub shutdown_date: Option<Day>,
    /// The model to use in its place, which is in the table too.
    pub heir: Option<String>,
    /// What a call is told that names it once it is retired; it names the heir.
    pub retirement: String,
    /// What it can do; `None` where no call may use it, whatever the time.
    rules: Option<Rulebook>,
}

/// What a model can do and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Rulebook {
    /// The qualities beside `auto`, in the order in which errors list them.
    pub qualities: Vec<Quality>,
    /// The formats, in the order in which errors list them.
    pub formats: Vec<Format>,
    /// The backgrounds beside `auto`.
    pub backgrounds: Vec<Background>,
    /// The sizes beside `auto`.
    pub sizes: SizeRules,
    /// The most pictures that one call can ask for.
    pub max_n: u8,
    /// The most pictures that one edit can bring.
    pub max_images: usize,
    /// Whether it takes `input_fidelity`.
    pub input_fidelity: bool,
    /// Whether that may be `high`.
    pub high_fidelity: bool,
    /// Whether it takes `markup`.
    pub markup: bool,
    /// Whether it takes `complexity`.
    pub complexity: bool,
    /// How many tokens its pictures count as.
    pub tokens: TokenFormula,
    /// What its tokens cost, each price from its second on; in order of time, never empty.
    pub prices: Vec<DatedPrice>,
}

/// A price and since when it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedPrice {
    /// The first Unix second at which it holds.
    pub from: u64,
    /// The price.
    pub price: Price,
}

impl ModelTable {
    /// The table that is built in.
    ///
    /// # Panics
    /// Never: a test parses the built-in file.
    pub fn builtin() -> Self {
        Self::parse(include_str!("models.toml")).expect("a test parses the built-in model table")
    }

    /// Reads a table in the shape of `models.toml`.
    ///
    /// # Errors
    /// The first fault, naming the family or model that has it.
    pub fn parse(text: &str) -> Result<Self, ModelTableError> {
        parse::parse(text).map(|models| Self { models })
    }

    /// The model of that name, retired ones included.
    pub fn get(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.id == id)
    }

    /// Every model, retired ones included, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Model> {
        self.models.iter()
    }

    /// The models that a call may use at a moment in Unix seconds, each with its rules.
    pub fn served(&self, at: u64) -> impl Iterator<Item = (&Model, &Rulebook)> {
        self.models.iter().filter_map(move |model| Some((model, model.rules_at(at)?)))
    }
}

impl Model {
    /// Whether no call may use it at a moment in Unix seconds.
    pub fn is_retired(&self, at: u64) -> bool {
        self.rules.is_none() || self.shutdown_date.is_some_and(|day| day.begins() <= at)
    }

    /// Its rules, if a call may use it at a moment in Unix seconds.
    pub fn rules_at(&self, at: u64) -> Option<&Rulebook> {
        self.rules.as_ref().filter(|_| !self.is_retired(at))
    }

    /// Its rules also after its last day, for calls that began before.
    pub fn rules(&self) -> Option<&Rulebook> {
        self.rules.as_ref()
    }
}

impl Rulebook {
    /// The price at a moment in Unix seconds; before the first, the first.
    ///
    /// # Panics
    /// When `prices` is empty, which [`ModelTable::parse`] refuses.
    pub fn price_at(&self, moment: u64) -> &Price {
        &self.dated_price_at(moment).price
    }

    /// The same, with the second since when it holds.
    ///
    /// # Panics
    /// As [`Rulebook::price_at`].
    pub fn dated_price_at(&self, moment: u64) -> &DatedPrice {
        let valid = self.prices.iter().rfind(|dated| dated.from <= moment);
        valid.or(self.prices.first()).expect("a parsed model has a price")
    }

    /// What a call uses, before or without an upstream's word on it: `n` pictures of one size and quality, and
    /// `partials` delivered partial pictures in all. Input counts once for every picture, as OpenAI bills it.
    pub fn usage(
        &self,
        size: Size,
        quality: Quality,
        n: u8,
        partials: u64,
        prompt: &str,
        inputs: &[Size],
    ) -> Usage {
        usage_at(self.tokens.picture(size, quality), n, partials, prompt, inputs)
    }

    /// The most that a call can use, with pictures of the sizes `inputs`: what is `auto` counts as the dearest that
    /// the model may make of it, and a stream as if it showed every partial picture that was asked for.
    pub fn worst_case(&self, call: &Call, inputs: &[Size]) -> Usage {
        let one = |quality| match call.size {
            Some(size) => self.tokens.picture(size, quality),
            None => self.tokens.dearest(&self.sizes, quality),
        };
        let picture = match call.quality {
            Some(quality) => one(quality),
            None => self.qualities.iter().map(|quality| one(*quality)).max().unwrap_or(0),
        };
        usage_at(picture, call.n, most_partials(call), &call.prompt, inputs)
    }

    /// The best quality: the dearest that `auto` can become.
    ///
    /// # Panics
    /// When there is none, which [`ModelTable::parse`] refuses.
    pub fn best_quality(&self) -> Quality {
        *self.qualities.iter().max().expect("a parsed model has a quality")
    }

    /// What a call will use in all likelihood: quality `auto` counts as medium, size `auto` as what OpenAI's models
    /// were seen to make of it.
    pub fn likely(&self, call: &Call, inputs: &[Size]) -> Usage {
        let quality = call.quality.unwrap_or(Quality::Medium);
        let size = call.size.unwrap_or_else(|| nearest_size(LIKELY_SIZE, &self.sizes));
        self.usage(size, quality, call.n, most_partials(call), &call.prompt, inputs)
    }
}

/// What a call uses when each picture counts as `picture` tokens.
fn usage_at(picture: u64, n: u8, partials: u64, prompt: &str, inputs: &[Size]) -> Usage {
    let pictures = u64::from(n);
    let input_image: u64 = inputs.iter().map(|size| tokens::input_image_tokens(*size)).sum();
    let partials = partials.saturating_mul(tokens::PARTIAL_TOKENS);
    Usage {
        input_image_tokens: input_image.saturating_mul(pictures),
        input_text_tokens: tokens::prompt_tokens(prompt, !inputs.is_empty()).saturating_mul(pictures),
        output_image_tokens: picture.saturating_mul(pictures).saturating_add(partials),
        output_text_tokens: 0,
    }
}

/// How many partial pictures a call can be shown.
fn most_partials(call: &Call) -> u64 {
    call.partials() * u64::from(call.n)
}
