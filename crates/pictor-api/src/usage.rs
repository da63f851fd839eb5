//! What a call used, in tokens: the `usage` object of an answer.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use serde_json::{Value, json};

/// Tokens that a call used. The totals are sums, so they can't disagree with their parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Tokens of the pictures that were sent.
    pub input_image_tokens: u64,
    /// Tokens of the prompt.
    pub input_text_tokens: u64,
    /// Tokens of the pictures that were made, partial ones included.
    pub output_image_tokens: u64,
    /// Tokens of text that the model wrote while it worked; 0 for `gpt-image-2`.
    pub output_text_tokens: u64,
}

impl Usage {
    /// Everything that was sent.
    pub const fn input_tokens(&self) -> u64 {
        self.input_image_tokens.saturating_add(self.input_text_tokens)
    }

    /// Everything that was made.
    pub const fn output_tokens(&self) -> u64 {
        self.output_image_tokens.saturating_add(self.output_text_tokens)
    }

    /// Everything.
    pub const fn total_tokens(&self) -> u64 {
        self.input_tokens().saturating_add(self.output_tokens())
    }

    /// The `usage` object, in the order that it has in events.
    pub fn to_json(&self) -> Value {
        json!({
            "input_tokens": self.input_tokens(),
            "output_tokens": self.output_tokens(),
            "total_tokens": self.total_tokens(),
            "input_tokens_details": {
                "text_tokens": self.input_text_tokens,
                "image_tokens": self.input_image_tokens,
            },
            "output_tokens_details": {
                "text_tokens": self.output_text_tokens,
                "image_tokens": self.output_image_tokens,
            },
        })
    }

    /// Reads the `usage` object of an upstream's answer or of its `completed` event.
    ///
    /// Where an upstream gives a total without its details, input counts as text and output as pictures.
    /// `None` when it is not an object that names both totals: a service that says one alone counts something else than
    /// OpenAI's tokens, such as the area of the picture.
    pub fn from_json(usage: &Value) -> Option<Self> {
        let number = |name: &str| usage.get(name).and_then(Value::as_u64);
        let detail = |group: &str, name: &str| usage.get(group)?.get(name)?.as_u64();
        let (input, output) = (number("input_tokens")?, number("output_tokens")?);
        let input_image = detail("input_tokens_details", "image_tokens").unwrap_or(0).min(input);
        let output_text = detail("output_tokens_details", "text_tokens").unwrap_or(0).min(output);
        Some(Self {
            input_image_tokens: input_image,
            input_text_tokens: input - input_image,
            output_image_tokens: output - output_text,
            output_text_tokens: output_text,
        })
    }
}

impl Add for Usage {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            input_image_tokens: self.input_image_tokens.saturating_add(other.input_image_tokens),
            input_text_tokens: self.input_text_tokens.saturating_add(other.input_text_tokens),
            output_image_tokens: self.output_image_tokens.saturating_add(other.output_image_tokens),
            output_text_tokens: self.output_text_tokens.saturating_add(other.output_text_tokens),
        }
    }
}

impl AddAssign for Usage {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Usage {
    fn sum<I: Iterator<Item = Self>>(usages: I) -> Self {
        usages.fold(Self::default(), Add::add)
    }
}
