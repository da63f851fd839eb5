//! Which sizes a service draws, and how it wants to be told one.

use pictor_api::Size;
use serde_json::Value;

/// Where a service has no grid of its own, the nearest size is looked for among multiples of this many pixels.
const STEP: u32 = 8;

/// How a service is told the size, and within which limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizing {
    /// In which form.
    pub form: SizeForm,
    /// The least and the most pixels.
    pub pixels: (u64, u64),
    /// The least and the most pixels of an edge.
    pub edges: (u32, u32),
    /// Both edges are multiples of this many pixels.
    pub grid: u32,
    /// What it is told where the caller leaves the size to it and it insists on one.
    pub default: Option<Size>,
}

/// In which form a service is told the size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SizeForm {
    /// `size`: `"1024x1024"`.
    Text,
    /// `width` and `height`, as numbers.
    Pair,
    /// `aspect_ratio` and `resolution`: the nearest of each.
    Ratio {
        /// Such as `"3:2"`.
        ratios: Vec<String>,
        /// Its names for resolutions, and how many pixels each has.
        tiers: Vec<(String, u64)>,
    },
    /// Not at all.
    Nothing,
}

impl Default for Sizing {
    /// As OpenAI is told: any size, as it is.
    fn default() -> Self {
        let (pixels, edges) = ((1, u64::MAX), (1, u32::MAX));
        Self { form: SizeForm::Text, pixels, edges, grid: 1, default: None }
    }
}

impl Sizing {
    /// The size that a service which keeps its word draws where the caller wants this one; `None` where nobody can say.
    pub(crate) fn expected(&self, wanted: Option<Size>) -> Option<Size> {
        match self.form {
            SizeForm::Text | SizeForm::Pair => Some(self.nearest(wanted?)),
            SizeForm::Ratio { .. } | SizeForm::Nothing => None,
        }
    }

    /// What the service is told, by OpenAI's name for it or its own.
    pub(crate) fn parameters(&self, wanted: Option<Size>) -> Vec<(&'static str, Value)> {
        let Some(size) = wanted.map(|size| self.nearest(size)).or(self.default) else { return Vec::new() };
        match &self.form {
            SizeForm::Text => vec![("size", size.to_string().into())],
            SizeForm::Pair => vec![("width", size.width.into()), ("height", size.height.into())],
            SizeForm::Ratio { ratios, tiers } => {
                let shape = f64::from(size.width) / f64::from(size.height);
                let ratio = nearest(ratios, |ratio| proportion(ratio).unwrap_or(f64::MAX), shape);
                let tier = nearest(tiers, |(_, pixels)| *pixels as f64, size.pixels() as f64);
                let ratio = ratio.map(|ratio| ("aspect_ratio", ratio.as_str().into()));
                let tier = tier.map(|(tier, _)| ("resolution", tier.as_str().into()));
                ratio.into_iter().chain(tier).collect()
            }
            SizeForm::Nothing => Vec::new(),
        }
    }

    /// Whether any size at all is legal.
    pub(crate) fn is_possible(&self) -> bool {
        let forms = match &self.form {
            SizeForm::Ratio { ratios, .. } => {
                !ratios.is_empty() && ratios.iter().all(|ratio| proportion(ratio).is_some())
            }
            SizeForm::Text | SizeForm::Pair | SizeForm::Nothing => true,
        };
        forms && self.grid > 0 && self.allows(self.nearest(Size::new(1024, 1024)))
    }

    /// The legal size that is nearest: a square stays a square.
    fn nearest(&self, wanted: Size) -> Size {
        if self.allows(wanted) {
            return wanted;
        }
        let candidates = self.candidates(wanted).into_iter();
        let best = candidates.min_by(|one, other| change(wanted, *one).total_cmp(&change(wanted, *other)));
        best.unwrap_or(wanted)
    }

    fn allows(&self, size: Size) -> bool {
        let edges = [size.width, size.height];
        let is_legal =
            |edge: &u32| (self.edges.0..=self.edges.1).contains(edge) && edge.is_multiple_of(self.grid);
        edges.iter().all(is_legal) && (self.pixels.0..=self.pixels.1).contains(&size.pixels())
    }

    /// For every legal width, the one or two heights that change the shape least.
    fn candidates(&self, wanted: Size) -> Vec<Size> {
        let step = self.grid * STEP.div_ceil(self.grid);
        // No service draws longer edges.
        let widest = self.edges.1.min(16_384);
        let widths = (1..=widest / step).map(|count| count * step).filter(|width| *width >= self.edges.0);
        let mut sizes = Vec::new();
        for width in widths {
            let pixels = |of: u64| of / u64::from(width);
            let low = u64::from(self.edges.0).max(self.pixels.0.div_ceil(u64::from(width)));
            let high = u64::from(widest).min(pixels(self.pixels.1)) as u32 / step * step;
            let Ok(low) = u32::try_from(low.next_multiple_of(u64::from(step))) else { continue };
            if low <= high {
                let same_shape = u64::from(width) * u64::from(wanted.height) / u64::from(wanted.width.max(1));
                let below = u32::try_from(same_shape).unwrap_or(high) / step * step;
                sizes.extend(
                    [below, below.saturating_add(step)]
                        .map(|height| Size::new(width, height.clamp(low, high))),
                );
            }
        }
        sizes
    }
}

/// How much a picture changes from one size to another: the factor of the worse edge, and of its shape.
fn change(wanted: Size, size: Size) -> f64 {
    let factor = |one: u32, other: u32| (f64::from(one) / f64::from(other)).ln();
    let (width, height) = (factor(size.width, wanted.width), factor(size.height, wanted.height));
    width.abs().max(height.abs()) + (width - height).abs()
}

/// The one whose measure is nearest, in relative terms.
fn nearest<T>(of: &[T], measure: impl Fn(&T) -> f64, wanted: f64) -> Option<&T> {
    let distance = |one: &T| (measure(one) / wanted).ln().abs();
    of.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
}

/// The width of `3:2` in heights.
fn proportion(ratio: &str) -> Option<f64> {
    let (width, height) = ratio.split_once(':')?;
    let (width, height) = (width.parse::<f64>().ok()?, height.parse::<f64>().ok()?);
    Some(width / height).filter(|ratio| ratio.is_finite() && *ratio > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Size = Size::new(1024, 1024);

    #[test]
    fn a_size_outside_the_limits_goes_to_the_nearest_of_its_shape() {
        let large = Sizing { pixels: (3_686_400, 4_194_304), ..Sizing::default() };
        let small =
            Sizing { edges: (512, 2048), grid: 16, pixels: (262_144, 2_097_152), ..Sizing::default() };
        let long =
            Sizing { edges: (1024, 2048), grid: 32, pixels: (1_048_576, 4_194_304), ..Sizing::default() };
        for (sizing, wanted, asked) in [
            (&large, SQUARE, "1920x1920"),
            (&large, Size::new(1536, 1024), "2352x1568"),
            (&large, Size::new(1024, 1536), "1568x2352"),
            (&large, Size::new(2048, 2048), "2048x2048"),
            (&large, Size::new(3840, 2160), "2728x1536"),
            (&small, SQUARE, "1024x1024"),
            (&small, Size::new(1408, 480), "1504x512"),
            (&small, Size::new(2048, 2048), "1440x1440"),
            (&long, Size::new(1536, 512), "2048x1024"),
        ] {
            assert_eq!(sizing.expected(Some(wanted)).unwrap().to_string(), asked, "{wanted}");
        }
        assert_eq!(large.expected(None), None);
    }

    #[test]
    fn a_service_is_told_the_size_in_its_own_form() {
        let told = |form, size| {
            let sizing = Sizing { form, ..Sizing::default() };
            sizing
                .parameters(size)
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect::<Vec<_>>()
        };
        let ratio = || SizeForm::Ratio {
            ratios: ["1:1", "3:2", "9:16", "9:19.5"].map(str::to_owned).to_vec(),
            tiers: vec![("1k".into(), 1 << 20), ("2k".into(), 1 << 22)],
        };
        assert_eq!(told(SizeForm::Text, Some(SQUARE)), ["size=\"1024x1024\""]);
        assert_eq!(told(SizeForm::Pair, Some(SQUARE)), ["width=1024", "height=1024"]);
        assert_eq!(told(ratio(), Some(SQUARE)), ["aspect_ratio=\"1:1\"", "resolution=\"1k\""]);
        let tall = Some(Size::new(1152, 2048));
        assert_eq!(told(ratio(), tall), ["aspect_ratio=\"9:16\"", "resolution=\"2k\""]);
        assert!(told(SizeForm::Nothing, Some(SQUARE)).is_empty() && told(ratio(), None).is_empty());
        let insists = Sizing { default: Some(SQUARE), ..Sizing::default() };
        assert_eq!(insists.parameters(None), [("size", "1024x1024".into())]);
    }

    #[test]
    fn limits_that_allow_nothing_are_found() {
        assert!(Sizing::default().is_possible());
        for impossible in [
            Sizing { grid: 0, ..Sizing::default() },
            Sizing { pixels: (4, 2), ..Sizing::default() },
            Sizing { edges: (2048, 512), ..Sizing::default() },
            Sizing { edges: (512, 1024), pixels: (1 << 22, 1 << 23), ..Sizing::default() },
            Sizing {
                form: SizeForm::Ratio { ratios: vec!["wide".into()], tiers: vec![] },
                ..Sizing::default()
            },
        ] {
            assert!(!impossible.is_possible(), "{impossible:?}");
        }
    }
}
