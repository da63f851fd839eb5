//! The parameters of the two endpoints, one row each: what validation knows of them, and what the command line's
//! help and the manual say of them.

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: &'static str,
    /// Where it may stand.
    pub taken: Taken,
    /// What it may be.
    pub values: Values,
    /// What it means to leave it out.
    pub omitted: Omitted,
    /// Which models take it.
    pub models: Models,
    /// What it is for.
    pub help: Help,
}

/// Where a parameter may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// In every request.
    Everywhere,
    /// The same, but OpenAI does not know it: not where the operator wants to be strict.
    Extension,
    /// In every edit.
    Edits,
    /// In edits as `multipart/form-data`.
    Forms,
    /// In edits as JSON.
    Documents,
}

/// What a parameter may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// The name of a model in the model table.
    Model,
    /// A text of at least one character and at most so many.
    Text {
        /// The most characters.
        most: usize,
    },
    /// Any text.
    AnyText,
    /// Anything.
    Anything,
    /// An integer in a range.
    Integer {
        /// The least.
        least: u8,
        /// The most, where the model does not allow less.
        most: u8,
    },
    /// One of these; a model may know fewer.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// `auto`, or a size that the model's rules allow.
    Size,
    /// One picture: a file in a form, a reference in a document.
    Picture,
    /// At least one picture and at most so many.
    Pictures {
        /// The most pictures, where the model does not allow fewer.
        most: usize,
    },
}

/// What it means to leave a parameter out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omitted {
    /// The request is refused.
    Refused,
    /// Nothing.
    Nothing,
    /// The same as this value.
    Means(&'static str),
}

/// Which models take a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Models {
    /// All of them.
    All,
    /// Those whose family in the model table `takes` it.
    Some,
}

/// What a parameter is for, in one sentence without its full stop; code stands in backticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// In English.
    pub english: &'static str,
    /// In Chinese.
    pub chinese: &'static str,
}

/// The most characters of a prompt.
pub const MAX_PROMPT: usize = 32_000;

/// The most images that any model takes with one edit: a server need not spool more, only count them.
pub const MAX_IMAGES: usize = 16;

/// Every parameter, in the order of the manual.
pub const PARAMETERS: &[Parameter] = &[
    MODEL,
    PROMPT,
    N,
    SIZE,
    QUALITY,
    BACKGROUND,
    OUTPUT_FORMAT,
    OUTPUT_COMPRESSION,
    MODERATION,
    STREAM,
    PARTIAL_IMAGES,
    USER,
    SAFETY_IDENTIFIER,
    COMPLEXITY,
    RESPONSE_FORMAT,
    IMAGE,
    IMAGE_LIST,
    IMAGES,
    MASK,
    MARKUP,
    INPUT_FIDELITY,
];

/// `model`
pub const MODEL: Parameter = Parameter {
    omitted: Omitted::Refused,
    ..row("model", Values::Model, "Which model makes the picture", "由哪个模型来画")
};

/// `prompt`
pub const PROMPT: Parameter = Parameter {
    omitted: Omitted::Refused,
    ..row(
        "prompt",
        Values::Text { most: MAX_PROMPT },
        "What the picture shows, or what to do with the pictures; blanks count as characters",
        "画什么,或对图片做什么;空格也算字符",
    )
};

/// `n`
pub const N: Parameter = Parameter {
    omitted: Omitted::Means("1"),
    ..row("n", Values::Integer { least: 1, most: 10 }, "How many pictures to make", "画几张")
};

/// `size`
pub const SIZE: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row("size", Values::Size, "How many pixels the picture has", "图片有多少像素")
};

/// `quality`
pub const QUALITY: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row(
        "quality",
        Values::OneOf(&["low", "medium", "high", "xhigh", "max", "auto"]),
        "How much work goes into the picture; `xhigh` and `max` only on models that have them",
        "画得多精细;`xhigh` 和 `max` 只限支持它们的模型",
    )
};

/// `background`
pub const BACKGROUND: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row(
        "background",
        Values::OneOf(&["transparent", "opaque", "auto"]),
        "What is behind the subject; `transparent` only on models that have it, and not with `jpeg`",
        "主体背后是什么;`transparent` 只限支持它的模型,且不能是 `jpeg`",
    )
};

/// `output_format`
pub const OUTPUT_FORMAT: Parameter = Parameter {
    omitted: Omitted::Means("png"),
    ..row(
        "output_format",
        Values::OneOf(&["png", "jpeg", "webp"]),
        "How the picture is coded",
        "图片的编码格式",
    )
};

/// `output_compression`
pub const OUTPUT_COMPRESSION: Parameter = Parameter {
    omitted: Omitted::Means("100"),
    ..row(
        "output_compression",
        Values::Integer { least: 0, most: 100 },
        "From the smallest file to the best picture; below 100 only with `jpeg` and `webp`",
        "从文件最小到质量最好;只有 `jpeg` 和 `webp` 可以小于 100",
    )
};

/// `moderation`
pub const MODERATION: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row(
        "moderation",
        Values::OneOf(&["auto", "low"]),
        "How strictly the prompt is filtered, by the upstream or by the illustrator",
        "上游或插画器审核提示词的严格程度",
    )
};

/// `stream`
pub const STREAM: Parameter = Parameter {
    omitted: Omitted::Means("false"),
    ..row(
        "stream",
        Values::Flag,
        "Whether the answer is a stream of events; then `n` is 1",
        "应答是否为事件流;这时 `n` 只能是 1",
    )
};

/// `partial_images`
pub const PARTIAL_IMAGES: Parameter = Parameter {
    omitted: Omitted::Means("0"),
    ..row(
        "partial_images",
        Values::Integer { least: 0, most: 3 },
        "How many partial pictures a stream may show; means nothing without `stream`",
        "流式中最多给几张局部图;没有 `stream` 时不起作用",
    )
};

/// `user`
pub const USER: Parameter = row(
    "user",
    Values::Anything,
    "The caller's own name for its user; passed on to upstreams, and repeated in the answer as `safety_identifier` where that is not given",
    "调用者对自己用户的称呼;转给上游;没有给 `safety_identifier` 时,作为它在应答中重复",
);

/// `safety_identifier`
pub const SAFETY_IDENTIFIER: Parameter = row(
    "safety_identifier",
    Values::AnyText,
    "The newer form of `user`; passed on to upstreams, and repeated in the answer",
    "`user` 的新形式;转给上游,并在应答中重复",
);

/// `complexity`
pub const COMPLEXITY: Parameter = Parameter {
    models: Models::Some,
    ..row(
        "complexity",
        Values::OneOf(&["low", "medium", "high"]),
        "How much is computed to plan the picture, whatever its quality",
        "花多少计算来构思画面,与质量无关",
    )
};

/// `response_format`, which OpenAI's present models no longer take.
pub const RESPONSE_FORMAT: Parameter = Parameter {
    taken: Taken::Extension,
    omitted: Omitted::Means("b64_json"),
    ..row(
        "response_format",
        Values::OneOf(&["b64_json", "url"]),
        "Whether the answer holds the picture or its [address](#addresses-of-pictures); an extension that is refused with `strict = true`",
        "应答里是图片本身还是图片的[地址](#图片的地址);这是扩展,`strict = true` 时被拒绝",
    )
};

/// `image`
pub const IMAGE: Parameter = Parameter {
    taken: Taken::Forms,
    ..row("image", Values::Picture, "The picture to work on, if it is only one", "要处理的图片,只有一张时")
};

/// `image[]`
pub const IMAGE_LIST: Parameter = Parameter {
    taken: Taken::Forms,
    ..row(
        "image[]",
        Values::Pictures { most: MAX_IMAGES },
        "The pictures to work on; their order is \"image 1\", \"image 2\" and so on",
        "要处理的图片;顺序就是“图 1”“图 2”……",
    )
};

/// `images`
pub const IMAGES: Parameter = Parameter {
    taken: Taken::Documents,
    omitted: Omitted::Refused,
    ..row(
        "images",
        Values::Pictures { most: MAX_IMAGES },
        "The pictures to work on; their order is \"image 1\", \"image 2\" and so on",
        "要处理的图片;顺序就是“图 1”“图 2”……",
    )
};

/// `mask`
pub const MASK: Parameter = Parameter {
    taken: Taken::Edits,
    ..row(
        "mask",
        Values::Picture,
        "A PNG of the first picture's size; where it is transparent, the picture may change",
        "与第一张图同尺寸的 PNG;透明处可以改变",
    )
};

/// `markup`
pub const MARKUP: Parameter = Parameter {
    taken: Taken::Edits,
    models: Models::Some,
    ..row(
        "markup",
        Values::Picture,
        "A PNG that lies on the first picture and shows what is meant: of its size as it is displayed, with transparent pixels; passed on to upstreams, the illustrator ignores it",
        "叠在第一张图上用来示意的 PNG:与该图显示时的尺寸相同,含有透明像素;转给上游,插画器忽略它",
    )
};

/// `input_fidelity`
pub const INPUT_FIDELITY: Parameter = Parameter {
    taken: Taken::Edits,
    models: Models::Some,
    ..row(
        "input_fidelity",
        Values::OneOf(&["high", "low"]),
        "How closely the edit keeps to the pictures",
        "编辑在多大程度上忠于原图",
    )
};

/// A parameter that may be left out, taken everywhere and by all models; the table above says what is different.
const fn row(name: &'static str, values: Values, english: &'static str, chinese: &'static str) -> Parameter {
    Parameter {
        name,
        taken: Taken::Everywhere,
        values,
        omitted: Omitted::Nothing,
        models: Models::All,
        help: Help { english, chinese },
    }
}

impl Parameter {
    /// The range of an integer; of what is none, that of its type.
    pub const fn range(&self) -> (u8, u8) {
        match self.values {
            Values::Integer { least, most } => (least, most),
            _ => (0, u8::MAX),
        }
    }

    /// Whether it is a picture, or several.
    pub const fn is_picture(&self) -> bool {
        matches!(self.values, Values::Picture | Values::Pictures { .. })
    }
}
