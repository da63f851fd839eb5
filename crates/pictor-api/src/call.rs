//! The vocabulary that every crate shares: what a validated request means.

use std::fmt;

/// Which of the two endpoints was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// `POST /v1/images/generations`
    Generations,
    /// `POST /v1/images/edits`
    Edits,
}

/// A picture's size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Size {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl Size {
    /// A size of `width` by `height` pixels.
    pub const fn new(width: u32, height: u32) -> Self {
        Self { width, height }
    }

    /// Reads what `Display` writes: `1024x1024`. Whether there can be such a picture is for others to say.
    pub fn from_text(text: &str) -> Option<Self> {
        let (width, height) = text.split_once('x')?;
        Some(Self::new(width.parse().ok()?, height.parse().ok()?))
    }

    /// How many pixels the picture has.
    pub const fn pixels(self) -> u64 {
        self.width as u64 * self.height as u64
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// How a picture is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Portable Network Graphics.
    Png,
    /// JPEG, baseline.
    Jpeg,
    /// WebP, lossy or lossless.
    Webp,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Png, Self::Jpeg, Self::Webp];

    /// The format that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The name on the wire, in `output_format`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Webp => "webp",
        }
    }

    /// The media type.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

/// How much work goes into a picture; which of them a model knows stands in the model table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// Quick, for previews.
    Low,
    /// In between.
    Medium,
    /// The best that `gpt-image-2` makes.
    High,
    /// Better than `High`, on newer models.
    XHigh,
    /// The best of the newer models.
    Max,
}

impl Quality {
    /// Every quality, from the quickest to the best.
    pub const ALL: &[Self] = &[Self::Low, Self::Medium, Self::High, Self::XHigh, Self::Max];

    /// The quality that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|quality| quality.name() == name)
    }

    /// The name on the wire, in `quality`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::XHigh => "xhigh",
            Self::Max => "max",
        }
    }
}

/// What is behind the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Background {
    /// Every pixel is covered.
    Opaque,
    /// Pixels beside the subject have alpha 0.
    Transparent,
}

impl Background {
    /// Both backgrounds.
    pub const ALL: &[Self] = &[Self::Transparent, Self::Opaque];

    /// The background that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|background| background.name() == name)
    }

    /// The name on the wire, in `background`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opaque => "opaque",
            Self::Transparent => "transparent",
        }
    }
}

/// How strictly prompts are filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moderation {
    /// The standard filter.
    Auto,
    /// A less strict filter.
    Low,
}

impl Moderation {
    /// Both filters.
    pub const ALL: &[Self] = &[Self::Auto, Self::Low];

    /// The filter that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|moderation| moderation.name() == name)
    }

    /// The name on the wire, in `moderation`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Low => "low",
        }
    }
}

/// How the caller wants the picture back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResponseFormat {
    /// Base64 in the answer; the only form of the GPT image models.
    B64Json,
    /// A link to Pictor's own storage.
    Url,
}

impl ResponseFormat {
    /// Both forms.
    pub const ALL: &[Self] = &[Self::B64Json, Self::Url];

    /// The form that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.name() == name)
    }

    /// The name on the wire, in `response_format`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::B64Json => "b64_json",
            Self::Url => "url",
        }
    }
}

/// How closely an edit keeps to its input, on the models that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputFidelity {
    /// Loosely.
    Low,
    /// Closely.
    High,
}

impl InputFidelity {
    /// Both fidelities.
    pub const ALL: &[Self] = &[Self::High, Self::Low];

    /// The fidelity that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fidelity| fidelity.name() == name)
    }

    /// The name on the wire, in `input_fidelity`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

/// How much is computed to plan a picture, whatever its quality, on the models that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Complexity {
    /// Little, and soon.
    Low,
    /// In between.
    Medium,
    /// Much, and later.
    High,
}

impl Complexity {
    /// Every complexity, from the least.
    pub const ALL: &[Self] = &[Self::Low, Self::Medium, Self::High];

    /// The complexity that goes by `name` on the wire.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|complexity| complexity.name() == name)
    }

    /// The name on the wire, in `complexity`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Where a call is not what its caller wrote, and how; empty for one that is taken as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adapted {
    /// The model that was asked for, where another draws.
    pub requested_model: Option<String>,
    /// The size to bring each picture to when it is there, where the model draws none of that size.
    pub resize_to: Option<Size>,
    /// Each change, for `X-Pictor-Adjusted`: `quality=hd->high`. ASCII without `;`.
    pub notes: Vec<String>,
}

/// A request that has passed every check: what it means, with defaults filled in.
///
/// The pictures of an edit are not in here but beside it: first as [`crate::request::Pictures`], which say where
/// they come from, then as files.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Which endpoint it came to.
    pub endpoint: Endpoint,
    /// The model as the caller named it; it is in the model table.
    pub model: String,
    /// 1 to 32,000 characters.
    pub prompt: String,
    /// How many pictures, 1 to 10.
    pub n: u8,
    /// `None` means `auto`.
    pub size: Option<Size>,
    /// `None` means `auto`.
    pub quality: Option<Quality>,
    /// `None` means `auto`.
    pub background: Option<Background>,
    /// How the pictures are coded.
    pub format: Format,
    /// 0 (smallest) to 100 (best); always 100 for PNG.
    pub compression: u8,
    /// How strictly the prompt is filtered.
    pub moderation: Moderation,
    /// Whether the answer is a stream of events.
    pub stream: bool,
    /// How many partial pictures a stream shows, 0 to 3.
    pub partial_images: u8,
    /// The caller's own name for its user.
    pub user: Option<String>,
    /// The newer form of `user`, not empty; see [`Call::end_user`].
    pub safety_identifier: Option<String>,
    /// Only on models that take it.
    pub input_fidelity: Option<InputFidelity>,
    /// Only on models that take it.
    pub complexity: Option<Complexity>,
    /// An extension of ours; OpenAI refuses the parameter.
    pub response_format: ResponseFormat,
    /// The illustrator's seed, from the header `X-Pictor-Seed`; upstreams never see it.
    pub seed: u64,
    /// Whether pixels outside the mask must come back exactly as they were, whatever an upstream made of them.
    pub strict_mask: bool,
    /// Where it is not what its caller wrote.
    pub adapted: Adapted,
}

impl Call {
    /// How many partial pictures each picture of it is shown by, at most: a stream alone shows any.
    pub fn partials(&self) -> u64 {
        if self.stream { u64::from(self.partial_images) } else { 0 }
    }

    /// Whom the answer names as `safety_identifier`: the deprecated `user` where that is not given.
    pub fn end_user(&self) -> Option<&str> {
        self.safety_identifier.as_deref().or(self.user.as_deref()).filter(|name| !name.is_empty())
    }

    /// A call with every parameter at its default: one PNG, everything else `auto`, no pictures sent.
    pub fn new(endpoint: Endpoint, model: impl Into<String>, prompt: impl Into<String>) -> Self {
        Self {
            endpoint,
            model: model.into(),
            prompt: prompt.into(),
            n: 1,
            size: None,
            quality: None,
            background: None,
            format: Format::Png,
            compression: 100,
            moderation: Moderation::Auto,
            stream: false,
            partial_images: 0,
            user: None,
            safety_identifier: None,
            input_fidelity: None,
            complexity: None,
            response_format: ResponseFormat::B64Json,
            seed: 0,
            strict_mask: false,
            adapted: Adapted::default(),
        }
    }
}
