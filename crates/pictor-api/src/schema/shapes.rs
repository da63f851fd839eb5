//! The words in which schemas are written.

use serde_json::{Map, Value, json};

/// Any text.
pub fn text() -> Value {
    json!({ "type": "string" })
}

/// This text and no other.
pub fn exactly(value: &str) -> Value {
    json!({ "const": value })
}

/// One of these texts.
pub fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> Value {
    json!({ "type": "string", "enum": names.into_iter().collect::<Vec<_>>() })
}

/// A whole number.
pub fn integer() -> Value {
    json!({ "type": "integer" })
}

/// A whole number within a range.
pub fn between(least: i64, most: i64) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most })
}

/// A whole number of things.
pub fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// A number.
pub fn number() -> Value {
    json!({ "type": "number" })
}

/// `true` or `false`.
pub fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// A moment in Unix seconds.
pub fn moment() -> Value {
    json!({ "type": "integer", "format": "int64", "description": "Unix seconds." })
}

/// An amount in US dollars as a decimal text, so that it is exact.
pub fn dollars() -> Value {
    json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$", "description": "US dollars, exact." })
}

/// Any number of items.
pub fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// An object that has each of these members.
pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let members: Map<String, Value> =
        members.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let required: Vec<&String> = members.keys().collect();
    json!({ "type": "object", "required": required, "properties": members })
}

/// An object whose members, whatever their names, are all alike.
pub fn map_of(members: Value) -> Value {
    json!({ "type": "object", "additionalProperties": members })
}

/// The object with further members, each of which is there.
#[must_use]
pub fn with_members<'a>(mut object: Value, members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    for (name, schema) in members {
        object["properties"][name] = schema;
        if let Some(required) = object["required"].as_array_mut() {
            required.push(name.into());
        }
    }
    object
}

/// The object with members that may be left out.
#[must_use]
pub fn with_optional<'a>(mut object: Value, members: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    for (name, schema) in members {
        object["properties"][name] = schema;
    }
    object
}

/// The same, or `null`.
#[must_use]
pub fn nullable(mut schema: Value) -> Value {
    match schema.get("type") {
        Some(Value::String(one)) => {
            schema["type"] = json!([one, "null"]);
            if let Some(names) = schema.get_mut("enum").and_then(Value::as_array_mut) {
                names.push(Value::Null);
            }
            schema
        }
        _ => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// The same, with a sentence about it.
#[must_use]
pub fn about(mut schema: Value, sentence: &str) -> Value {
    schema["description"] = sentence.into();
    schema
}

/// The schema of that name among the document's.
pub fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
