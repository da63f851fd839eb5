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
    ..row("model", Values::Model, "Which model makes the picture", "使用哪个模型")
};

/// `prompt`
pub const PROMPT: Parameter = Parameter {
    omitted: Omitted::Refused,
    ..row(
        "prompt",
        Values::Text { most: MAX_PROMPT },
        "What the picture shows, or what to do with the pictures; blanks count as characters",
        "要画的内容，或要对图片做的修改；空格也计入字符数",
    )
};

/// `n`
pub const N: Parameter = Parameter {
    omitted: Omitted::Means("1"),
    ..row("n", Values::Integer { least: 1, most: 10 }, "How many pictures to make", "生成几张图片")
};

/// `size`
pub const SIZE: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row("size", Values::Size, "Width and height of the picture in pixels", "图片的宽和高，单位为像素")
};

/// `quality`
pub const QUALITY: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row(
        "quality",
        Values::OneOf(&["low", "medium", "high", "xhigh", "max", "auto"]),
        "How much effort goes into the picture; `xhigh` and `max` only on models that offer them",
        "图片的精细程度；`xhigh` 和 `max` 只有部分模型支持",
    )
};

/// `background`
pub const BACKGROUND: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row(
        "background",
        Values::OneOf(&["transparent", "opaque", "auto"]),
        "What is behind the subject; `transparent` only on models that offer it, and not with `jpeg`",
        "主体后面的背景；`transparent` 只有部分模型支持，且不能与 `jpeg` 同用",
    )
};

/// `output_format`
pub const OUTPUT_FORMAT: Parameter = Parameter {
    omitted: Omitted::Means("png"),
    ..row(
        "output_format",
        Values::OneOf(&["png", "jpeg", "webp"]),
        "The file format of the picture",
        "图片的文件格式",
    )
};

/// `output_compression`
pub const OUTPUT_COMPRESSION: Parameter = Parameter {
    omitted: Omitted::Means("100"),
    ..row(
        "output_compression",
        Values::Integer { least: 0, most: 100 },
        "From the smallest file (0) to the best picture (100); below 100 only with `jpeg` and `webp`",
        "0 文件最小，100 画质最好；只有 `jpeg` 和 `webp` 可以小于 100",
    )
};

/// `moderation`
pub const MODERATION: Parameter = Parameter {
    omitted: Omitted::Means("auto"),
    ..row(
        "moderation",
        Values::OneOf(&["auto", "low"]),
        "How strictly the upstream or the illustrator filters the prompt",
        "上游或插画器审核提示词的严格程度",
    )
};

/// `stream`
pub const STREAM: Parameter = Parameter {
    omitted: Omitted::Means("false"),
    ..row(
        "stream",
        Values::Flag,
        "Whether the response is a stream of events; `n` must then be 1",
        "是否以事件流返回；此时 `n` 只能为 1",
    )
};

/// `partial_images`
pub const PARTIAL_IMAGES: Parameter = Parameter {
    omitted: Omitted::Means("0"),
    ..row(
        "partial_images",
        Values::Integer { least: 0, most: 3 },
        "The most partial pictures that a stream shows; has no effect without `stream`",
        "事件流中最多有几张预览图；没有 `stream` 时不起作用",
    )
};

/// `user`
pub const USER: Parameter = row(
    "user",
    Values::Anything,
    "The caller's own id for its user; passed on to upstreams, and returned as `safety_identifier` when that is not given",
    "调用方自己的用户标识；转发给上游；未提供 `safety_identifier` 时，以该名称在响应中返回",
);

/// `safety_identifier`
pub const SAFETY_IDENTIFIER: Parameter = row(
    "safety_identifier",
    Values::AnyText,
    "The newer form of `user`; passed on to upstreams, and returned in the response",
    "`user` 的新写法；转发给上游，并在响应中原样返回",
);

/// `complexity`
pub const COMPLEXITY: Parameter = Parameter {
    models: Models::Some,
    ..row(
        "complexity",
        Values::OneOf(&["low", "medium", "high"]),
        "How much computation goes into planning the picture, independent of its quality",
        "构思画面所用的计算量，与质量无关",
    )
};

/// `response_format`, which OpenAI's present models no longer take.
pub const RESPONSE_FORMAT: Parameter = Parameter {
    taken: Taken::Extension,
    omitted: Omitted::Means("b64_json"),
    ..row(
        "response_format",
        Values::OneOf(&["b64_json", "url"]),
        "Whether the response holds the picture or its [address](#addresses-of-pictures); an extension, refused with `strict = true`",
        "响应中是图片本身还是图片的[地址](#图片的地址)；属于扩展，`strict = true` 时会被拒绝",
    )
};

/// `image`
pub const IMAGE: Parameter = Parameter {
    taken: Taken::Forms,
    ..row(
        "image",
        Values::Picture,
        "The picture to edit, if there is only one",
        "要编辑的图片，只有一张时使用",
    )
};

/// `image[]`
pub const IMAGE_LIST: Parameter = Parameter {
    taken: Taken::Forms,
    ..row(
        "image[]",
        Values::Pictures { most: MAX_IMAGES },
        "The pictures to edit; in this order they are \"image 1\", \"image 2\" and so on",
        "要编辑的图片；按顺序称为“图 1”“图 2”……",
    )
};

/// `images`
pub const IMAGES: Parameter = Parameter {
    taken: Taken::Documents,
    omitted: Omitted::Refused,
    ..row(
        "images",
        Values::Pictures { most: MAX_IMAGES },
        "The pictures to edit; in this order they are \"image 1\", \"image 2\" and so on",
        "要编辑的图片；按顺序称为“图 1”“图 2”……",
    )
};

/// `mask`
pub const MASK: Parameter = Parameter {
    taken: Taken::Edits,
    ..row(
        "mask",
        Values::Picture,
        "A PNG of the first picture's size; the picture may change where the mask is transparent",
        "与第一张图尺寸相同的 PNG；透明处允许修改",
    )
};

/// `markup`
pub const MARKUP: Parameter = Parameter {
    taken: Taken::Edits,
    models: Models::Some,
    ..row(
        "markup",
        Values::Picture,
        "A PNG with transparent pixels that is laid over the first picture to show what is meant, of the size at which that picture is displayed; passed on to upstreams, ignored by the illustrator",
        "叠在第一张图上示意修改意图的 PNG，含透明像素，尺寸与该图显示时相同；转发给上游，插画器忽略它",
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
        "编辑结果与原图的接近程度",
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
