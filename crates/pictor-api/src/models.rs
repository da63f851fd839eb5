//! The model table: what every model can do and what it costs, as data from `models.toml`.

mod parse;

pub use parse::ModelTableError;

use crate::money::Price;
use crate::size::SizeRules;
use crate::tokens::{self, TokenFormula};
use crate::usage::Usage;
use crate::{Background, Format, Quality, Size};

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
    /// Whether a call may use it.
    pub status: Status,
}

/// Whether a call may use a model.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// It may, by these rules.
    Served(Rulebook),
    /// It may not.
    Retired {
        /// The message to give, which names a model to use.
        message: String,
    },
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

    /// The models that a call may use, each with its rules.
    pub fn served(&self) -> impl Iterator<Item = (&Model, &Rulebook)> {
        self.models.iter().filter_map(|model| Some((model, model.rules()?)))
    }
}

impl Model {
    /// Its rules, if it is served.
    pub fn rules(&self) -> Option<&Rulebook> {
        match &self.status {
            Status::Served(rules) => Some(rules),
            Status::Retired { .. } => None,
        }
    }
}

impl Rulebook {
    /// The price at a moment in Unix seconds; before the first, the first.
    ///
    /// # Panics
    /// When `prices` is empty, which [`ModelTable::parse`] refuses.
    pub fn price_at(&self, moment: u64) -> &Price {
        let valid = self.prices.iter().rfind(|dated| dated.from <= moment);
        &valid.or(self.prices.first()).expect("a parsed model has a price").price
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
        let pictures = u64::from(n);
        let input_image: u64 = inputs.iter().map(|size| tokens::input_image_tokens(*size)).sum();
        let output = self.tokens.picture(size, quality).saturating_mul(pictures);
        Usage {
            input_image_tokens: input_image.saturating_mul(pictures),
            input_text_tokens: tokens::prompt_tokens(prompt).saturating_mul(pictures),
            output_image_tokens: output.saturating_add(partials.saturating_mul(tokens::PARTIAL_TOKENS)),
            output_text_tokens: 0,
        }
    }
}
