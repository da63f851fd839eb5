//! Which sizes a model draws, and the nearest one that it does draw.

use crate::Size;
use crate::error::{self, ApiError};

/// The sizes that a model draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SizeRules {
    /// Any size within limits.
    Free(FreeSizes),
    /// These sizes only, in the order in which an error lists them.
    Fixed(Vec<Size>),
}

/// The limits of a model that draws any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeSizes {
    /// Both edges are multiples of this many pixels.
    pub multiple: u32,
    /// No edge is longer.
    pub max_edge: u32,
    /// The longer edge is at most this many times the shorter one.
    pub max_ratio: u32,
    /// Fewer pixels are refused.
    pub min_pixels: u64,
    /// More pixels are refused.
    pub max_pixels: u64,
}

impl SizeRules {
    /// Reads the text of `size`; `None` is `auto`.
    ///
    /// # Errors
    /// The first rule that is broken, in OpenAI's order and words, and the nearest legal size.
    pub fn read(&self, text: &str) -> Result<Option<Size>, ApiError> {
        if text == "auto" {
            return Ok(None);
        }
        match self {
            Self::Free(rules) => rules.read(text).map(Some),
            Self::Fixed(sizes) => read_fixed(text, sizes).map(Some),
        }
    }

    /// Whether the model draws this size.
    pub fn allow(&self, size: Size) -> bool {
        match self {
            Self::Free(rules) => {
                rules.broken_by(u64::from(size.width), u64::from(size.height)).is_none()
                    && size.width > 0
                    && size.height > 0
            }
            Self::Fixed(sizes) => sizes.contains(&size),
        }
    }
}

impl FreeSizes {
    /// See [`SizeRules::read`].
    fn read(&self, text: &str) -> Result<Size, ApiError> {
        let Some((width, height)) = edges(text) else {
            return Err(error::invalid_size(text, "Expected WIDTHxHEIGHT, for example '1824x1024'.", None));
        };
        let size = Size::new(clamp_edge(width), clamp_edge(height));
        match self.broken_by(width, height) {
            None => Ok(size),
            Some(sentence) => {
                let nearest = nearest_size(size, &SizeRules::Free(*self));
                Err(error::invalid_size(text, &sentence, Some(nearest)))
            }
        }
    }

    /// OpenAI's sentence about the first rule that `width` by `height` breaks.
    fn broken_by(&self, width: u64, height: u64) -> Option<String> {
        let (multiple, max_edge) = (u64::from(self.multiple), u64::from(self.max_edge));
        let (short, long) = (width.min(height), width.max(height));
        let pixels = width.saturating_mul(height);
        if !width.is_multiple_of(multiple) || !height.is_multiple_of(multiple) {
            Some(format!("Width and height must both be divisible by {multiple}."))
        } else if long > max_edge {
            Some(format!("The longest edge must be less than or equal to {max_edge}."))
        } else if long > short.saturating_mul(u64::from(self.max_ratio)) {
            Some(format!("The maximum supported aspect ratio is {}:1.", self.max_ratio))
        } else if pixels < self.min_pixels {
            Some("Requested resolution is below the current minimum pixel budget.".into())
        } else if pixels > self.max_pixels {
            Some("Requested resolution exceeds the current pixel budget.".into())
        } else {
            None
        }
    }

    /// The legal heights beside a width, as first and last multiple; `None` when there are none.
    fn heights(&self, width: u64) -> Option<(u64, u64)> {
        let (multiple, ratio) = (u64::from(self.multiple), u64::from(self.max_ratio));
        let low = width.div_ceil(ratio).max(self.min_pixels.div_ceil(width)).max(1);
        let high = u64::from(self.max_edge).min(width * ratio).min(self.max_pixels / width);
        let (low, high) = (low.next_multiple_of(multiple), high / multiple * multiple);
        (low <= high).then_some((low, high))
    }
}

/// The legal size that is nearest in relative terms: the one whose worse edge changes by the least factor, so
/// that a square stays a square; among equals, the one whose other edge does.
///
/// For every legal width the best height is the wanted one, moved into the legal interval and on to a
/// multiple; so one pass over the widths finds the exact answer.
///
/// # Panics
/// When no size at all is legal; [`crate::models::ModelTable::parse`] refuses such rules.
pub fn nearest_size(wanted: Size, rules: &SizeRules) -> Size {
    best_size(wanted, rules).expect("the model table refuses rules that allow no size")
}

/// See [`nearest_size`]; `None` when the rules allow no size.
pub(crate) fn best_size(wanted: Size, rules: &SizeRules) -> Option<Size> {
    let candidates: Vec<Size> = match rules {
        SizeRules::Fixed(sizes) => sizes.clone(),
        SizeRules::Free(free) => candidates(wanted, free),
    };
    candidates.into_iter().min_by(|one, other| {
        let (one, other) = (distance(wanted, *one), distance(wanted, *other));
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
    })
}

/// For every legal width, the one or two best heights.
fn candidates(wanted: Size, rules: &FreeSizes) -> Vec<Size> {
    let multiple = rules.multiple;
    let widths = (1..=rules.max_edge / multiple).map(|step| step * multiple);
    let mut sizes = Vec::new();
    for width in widths {
        let Some((low, high)) = rules.heights(u64::from(width)) else { continue };
        let below = u64::from(wanted.height / multiple * multiple);
        for height in [below, below + u64::from(multiple)] {
            sizes.push(Size::new(width, clamp_edge(height.clamp(low, high))));
        }
    }
    sizes
}

/// How far apart two sizes are: the logarithms of both edges' factors, the greater first.
fn distance(wanted: Size, size: Size) -> (f64, f64) {
    let factor = |one: u32, other: u32| (f64::from(one.max(1)) / f64::from(other.max(1))).ln().abs();
    let (width, height) = (factor(wanted.width, size.width), factor(wanted.height, size.height));
    (width.max(height), width.min(height))
}

/// Reads a size of a model with fixed ones.
fn read_fixed(text: &str, sizes: &[Size]) -> Result<Size, ApiError> {
    let found = sizes.iter().find(|size| size.to_string() == text);
    found.copied().ok_or_else(|| {
        let mut names: Vec<String> = sizes.iter().map(Size::to_string).collect();
        names.push("auto".into());
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut refusal = error::unsupported_value("size", text, &names);
        if let Some((width, height)) = edges(text) {
            let wanted = Size::new(clamp_edge(width), clamp_edge(height));
            let nearest = nearest_size(wanted, &SizeRules::Fixed(sizes.to_vec()));
            refusal.message.push_str(&format!(" The nearest supported size is '{nearest}'."));
        }
        refusal
    })
}

/// Both edges of `WIDTHxHEIGHT`, digits only and above zero.
fn edges(text: &str) -> Option<(u64, u64)> {
    let (width, height) = text.split_once('x')?;
    Some((edge(width)?, edge(height)?))
}

/// One edge. Beyond 64 bits the exact number is of no matter: it stays a multiple of 16 and far too long.
fn edge(digits: &str) -> Option<u64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(u64::MAX - 15)).filter(|edge| *edge > 0)
}

/// An edge as a size holds it.
fn clamp_edge(edge: u64) -> u32 {
    u32::try_from(edge).unwrap_or(u32::MAX)
}
