//! What may be asked: the bodies of the two endpoints, from the rows of the parameters and the models' rules.
//!
//! A schema says nothing of the arithmetic of sizes, of what is behind a data URL or in a file, and of names that the
//! server may not know: those are beyond it.

use serde_json::{Map, Value, json};

use super::shapes::{about, between, flag, list, named, nullable, one_of, text};
use crate::models::{ModelTable, Rulebook};
use crate::parameters::{Models, Omitted, PARAMETERS, Parameter, Taken, Values};
use crate::request::Rules;
use crate::size::SizeRules;
use crate::{Background, Format, Quality};

/// The name of [`picture`] among the schemas of a document.
pub const PICTURE: &str = "PictureReference";

/// By what rules requests are read.
#[derive(Clone, Copy, Debug)]
pub struct Contract<'a> {
    /// What the operator switched.
    pub rules: &'a Rules,
    /// The models.
    pub models: &'a ModelTable,
    /// The moment of which it is told, in Unix seconds: models are retired at theirs.
    pub at: u64,
}

/// Where pictures are named, since that differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Generation,
    Document,
    Form,
}

impl Contract<'_> {
    /// The body of a generation.
    pub fn generation(&self) -> Value {
        self.body(Kind::Generation)
    }

    /// The body of an edit as JSON.
    pub fn edit(&self) -> Value {
        self.body(Kind::Document)
    }

    /// The body of an edit as a form: each part is the text of such a value, or a file.
    pub fn edit_form(&self) -> Value {
        let mut schema = self.body(Kind::Form);
        let with = |names: &[&str]| json!({ "required": names });
        schema["anyOf"] =
            ["image", "image[]", "image[file_id]", "image[][file_id]"].map(|name| with(&[name])).into();
        schema
    }

    fn body(&self, kind: Kind) -> Value {
        let rows: Vec<&Parameter> =
            PARAMETERS.iter().filter(|row| may_stand(row, kind, self.rules)).collect();
        let required = rows.iter().filter(|row| row.omitted == Omitted::Refused).map(|row| row.name);
        let required: Vec<&str> = required.collect();
        let mut members: Map<String, Value> =
            rows.iter().map(|row| (row.name.to_owned(), self.member(row, kind))).collect();
        if kind == Kind::Form {
            for (name, schema) in files_by_id() {
                members.insert(name.to_owned(), schema);
            }
        }
        json!({
            "type": "object",
            "required": required,
            "properties": members,
            "additionalProperties": false,
            "not": { "anyOf": contradictions() },
            "oneOf": self.by_model(kind),
        })
    }

    fn member(&self, row: &Parameter, kind: Kind) -> Value {
        let mut schema = match row.values {
            Values::Model => self.model(),
            Values::Picture | Values::Pictures { .. } => pictures(row, kind),
            _ => value(row),
        };
        // `null` counts as left out, where a body can say it.
        let is_list = matches!(row.values, Values::Pictures { .. });
        if row.omitted != Omitted::Refused && kind != Kind::Form && !is_list {
            schema = nullable(schema);
        }
        if let Omitted::Means(means) = row.omitted {
            schema["default"] = literal(means);
        }
        let only = if row.models == Models::Some { "; only on models that take it" } else { "" };
        about(schema, &format!("{}{only}.", row.help.english))
    }

    /// Names that others lead to are beyond it, and so are those that the operator adds.
    fn model(&self) -> Value {
        let served: Vec<&str> = self.models.served(self.at).map(|(model, _)| model.id.as_str()).collect();
        json!({ "type": "string", "minLength": 1, "examples": served })
    }

    /// What only some models take: one of these, of which each is for models that take the same, and the last for names
    /// that nothing is known of.
    fn by_model(&self, kind: Kind) -> Vec<Value> {
        let mut families: Vec<(Value, Vec<&str>)> = Vec::new();
        for (model, rules) in self.models.served(self.at) {
            let takes = narrower(rules, kind);
            match families.iter_mut().find(|(known, _)| *known == takes) {
                Some((_, names)) => names.push(&model.id),
                None => families.push((takes, vec![&model.id])),
            }
        }
        let known: Vec<&str> = families.iter().flat_map(|(_, names)| names.clone()).collect();
        let others = json!({ "model": { "not": { "enum": known } } });
        let family = |(mut takes, names): (Value, Vec<&str>)| {
            takes["model"] = json!({ "enum": names });
            takes
        };
        let each = families.into_iter().map(family).chain([others]);
        each.map(|takes| json!({ "properties": takes })).collect()
    }
}

fn may_stand(row: &Parameter, kind: Kind, rules: &Rules) -> bool {
    match row.taken {
        Taken::Everywhere => true,
        Taken::Extension => !rules.strict,
        Taken::Edits => kind != Kind::Generation,
        Taken::Forms => kind == Kind::Form,
        Taken::Documents => kind == Kind::Document,
    }
}

/// What is no picture and no model.
fn value(row: &Parameter) -> Value {
    match row.values {
        Values::Text { most } => json!({ "type": "string", "minLength": 1, "maxLength": most }),
        Values::AnyText => text(),
        Values::Integer { least, most } => between(least.into(), most.into()),
        Values::OneOf(names) => one_of(names.iter().copied()),
        Values::Flag => flag(),
        Values::Size => any_size(),
        Values::Anything | Values::Model | Values::Picture | Values::Pictures { .. } => json!({}),
    }
}

/// Which numbers are legal together is beyond it.
fn any_size() -> Value {
    json!({
        "type": "string",
        "pattern": "^(auto|[1-9][0-9]{0,4}x[1-9][0-9]{0,4})$",
        "examples": ["auto", "1024x1024", "1536x1024", "1024x1536"],
    })
}

fn pictures(row: &Parameter, kind: Kind) -> Value {
    let one = if kind == Kind::Form { file() } else { named(PICTURE) };
    match row.values {
        Values::Pictures { most } => {
            let mut several = list(one);
            (several["minItems"], several["maxItems"]) = (1.into(), most.into());
            several
        }
        _ => one,
    }
}

fn file() -> Value {
    json!({ "type": "string", "contentMediaType": "application/octet-stream" })
}

/// A form names files that are kept here by their ids.
fn files_by_id() -> [(&'static str, Value); 4] {
    ["image[file_id]", "image[][file_id]", "mask[file_id]", "markup[file_id]"].map(|name| {
        let several = name.contains("[][");
        let schema = if several { list(text()) } else { text() };
        (name, about(schema, "A file of `/v1/files` that stands for the part."))
    })
}

/// A picture in a JSON body: `image_url` or `file_id`, one of them.
pub fn picture() -> Value {
    let alone = |name: &str| json!({ "required": [name], "properties": { name: { "type": "string" } } });
    let either = ["image_url", "file_id"].map(alone);
    json!({
        "type": "object",
        "properties": {
            "image_url": {
                "type": ["string", "null"],
                "pattern": "^([Dd][Aa][Tt][Aa]|[Hh][Tt][Tt][Pp][Ss]?):",
                "description": "The picture as a base64 data URL; an address elsewhere where the operator allows it.",
            },
            "file_id": { "type": ["string", "null"], "description": "A file of `/v1/files`." },
        },
        "additionalProperties": false,
        "oneOf": either,
    })
}

/// Values that are each fine, but not together.
fn contradictions() -> [Value; 3] {
    let with = |names: &[&str], members: Value| json!({ "required": names, "properties": members });
    [
        with(
            &["stream", "n"],
            json!({ "stream": { "const": true }, "n": { "type": "integer", "minimum": 2 } }),
        ),
        with(
            &["output_compression"],
            json!({
                "output_compression": { "type": "integer", "maximum": 99 },
                "output_format": { "enum": [Format::Png.name(), null] },
            }),
        ),
        with(
            &["background", "output_format"],
            json!({
                "background": { "const": Background::Transparent.name() },
                "output_format": { "const": Format::Jpeg.name() },
            }),
        ),
    ]
}

/// What a model takes of the parameters that not every model takes alike.
fn narrower(rules: &Rulebook, kind: Kind) -> Value {
    let qualities = rules.qualities.iter().map(|quality| Quality::name(*quality)).chain(["auto"]);
    let mut takes = json!({
        "n": { "maximum": rules.max_n },
        "quality": or_null(qualities),
        "output_format": or_null(rules.formats.iter().map(|format| format.name())),
    });
    if !rules.backgrounds.contains(&Background::Transparent) {
        takes["background"] = json!({ "not": { "const": Background::Transparent.name() } });
    }
    if let SizeRules::Fixed(sizes) = &rules.sizes {
        let names: Vec<String> = sizes.iter().map(ToString::to_string).chain(["auto".to_owned()]).collect();
        takes["size"] = or_null(names.iter().map(String::as_str));
    }
    let left_out = || if kind == Kind::Form { json!(false) } else { json!({ "type": "null" }) };
    if !rules.complexity {
        takes["complexity"] = left_out();
    }
    if kind != Kind::Generation {
        takes[if kind == Kind::Form { "image[]" } else { "images" }] =
            json!({ "maxItems": rules.max_images });
        match (rules.input_fidelity, rules.high_fidelity) {
            (false, _) => takes["input_fidelity"] = left_out(),
            (true, false) => takes["input_fidelity"] = json!({ "not": { "const": "high" } }),
            (true, true) => {}
        }
        if !rules.markup {
            takes["markup"] = left_out();
        }
    }
    takes
}

fn or_null<'a>(names: impl Iterator<Item = &'a str>) -> Value {
    json!({ "enum": names.map(Value::from).chain([Value::Null]).collect::<Vec<_>>() })
}

/// A default as JSON, since those that are numbers and flags are no strings there.
fn literal(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}
