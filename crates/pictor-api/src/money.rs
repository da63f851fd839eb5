//! Money as integers: nano-dollars, so that a price per token is a whole number and sums are exact.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};
use std::str::FromStr;

use crate::usage::Usage;

/// An amount in nano-dollars: 1,000,000,000 are 1 USD. Arithmetic stops at the ends of the range
/// (about 9.2 billion USD) rather than wrap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nanos(pub i64);

/// Nano-dollars in a dollar.
const DOLLAR: i64 = 1_000_000_000;

/// What one token of each kind costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// A token of the prompt.
    pub text_input: Nanos,
    /// The same, where the upstream had it cached.
    pub text_input_cached: Nanos,
    /// A token of a picture that was sent.
    pub image_input: Nanos,
    /// The same, where the upstream had it cached.
    pub image_input_cached: Nanos,
    /// A token of text that the model wrote.
    pub text_output: Nanos,
    /// A token of a picture that was made.
    pub image_output: Nanos,
}

impl Price {
    /// What a usage costs. Nothing counts as cached, since an image answer does not say what was.
    pub fn cost(&self, usage: &Usage) -> Nanos {
        self.classes(usage).iter().map(TokenClass::cost).sum()
    }

    /// The tokens of a usage by what they are, each with its price: text and pictures in, then text and pictures out.
    pub fn classes(&self, usage: &Usage) -> [TokenClass; 4] {
        let class = |name, tokens, price| TokenClass { name, tokens, price };
        [
            class("text_input_tokens", usage.input_text_tokens, self.text_input),
            class("image_input_tokens", usage.input_image_tokens, self.image_input),
            class("text_output_tokens", usage.output_text_tokens, self.text_output),
            class("image_output_tokens", usage.output_image_tokens, self.image_output),
        ]
    }
}

/// Tokens of one kind, and what each of them costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenClass {
    /// In OpenAI's words: `image_output_tokens`.
    pub name: &'static str,
    /// How many there are.
    pub tokens: u64,
    /// What one of them costs.
    pub price: Nanos,
}

impl TokenClass {
    /// What they cost together.
    pub fn cost(&self) -> Nanos {
        let exact = i128::from(self.tokens).saturating_mul(i128::from(self.price.0));
        Nanos(i64::try_from(exact).unwrap_or(i64::MAX))
    }
}

impl Add for Nanos {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Nanos {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Nanos {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Nanos {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl std::iter::Sum for Nanos {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

/// US dollars as a decimal, exact, with at least two decimals: `0.00588`, `0.30`, `-1.00`.
impl fmt::Display for Nanos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let amount = self.0.unsigned_abs();
        let (dollars, nanos) = (amount / DOLLAR.unsigned_abs(), amount % DOLLAR.unsigned_abs());
        let decimals = format!("{nanos:09}");
        let kept = decimals.trim_end_matches('0').len().max(2);
        f.pad(&format!("{sign}{dollars}.{}", &decimals[..kept]))
    }
}

/// Text that is no amount of US dollars.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no amount in US dollars: digits, and at most 9 decimals after a point")]
pub struct NotUsd(String);

/// Reads US dollars as a decimal: `5`, `0.00588`, `-1.25`. No sign but `-`, no exponent, no spaces.
impl FromStr for Nanos {
    type Err = NotUsd;

    fn from_str(text: &str) -> Result<Self, NotUsd> {
        let fault = || NotUsd(text.chars().take(64).collect());
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (dollars, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(dollars) || !all_digits(decimals) || decimals.len() > 9 {
            return Err(fault());
        }
        let nanos: i64 = format!("{decimals:0<9}").parse().map_err(|_| fault())?;
        let dollars: i64 = dollars.parse().map_err(|_| fault())?;
        let amount = dollars.checked_mul(DOLLAR).and_then(|whole| whole.checked_add(nanos));
        let amount = amount.ok_or_else(fault)?;
        Ok(Self(if negative { -amount } else { amount }))
    }
}
