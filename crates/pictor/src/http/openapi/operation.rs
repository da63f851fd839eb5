//! What the document says of one route, in the order in which a handler is read: who may call, what is asked, what is
//! answered.

use pictor_api::schema::text;
use serde_json::{Map, Value, json};

use super::{JSON, refusals};

/// Who may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) enum Caller {
    /// Everybody, without a key.
    Anybody,
    /// Whoever has a key.
    Known,
    /// Whoever has a key that may do something: `images` or `admin`.
    Allowed,
}

/// An Operation Object under way.
#[derive(Clone, Debug)]
pub(in crate::http) struct Operation {
    /// Its name, in the code of generated clients.
    pub(in crate::http) id: &'static str,
    /// Whom it is for.
    pub(in crate::http) tag: &'static str,
    summary: &'static str,
    description: Option<String>,
    caller: Caller,
    parameters: Vec<Value>,
    bodies: Map<String, Value>,
    body_required: bool,
    responses: Map<String, Value>,
}

impl Operation {
    pub(in crate::http) fn new(
        id: &'static str,
        tag: &'static str,
        caller: Caller,
        summary: &'static str,
    ) -> Self {
        let operation = Self {
            id,
            tag,
            summary,
            description: None,
            caller,
            parameters: Vec::new(),
            bodies: Map::new(),
            body_required: true,
            responses: Map::new(),
        };
        match caller {
            Caller::Anybody => operation.refuses(&[500]),
            Caller::Known => operation.refuses(&[401, 500, 503]),
            Caller::Allowed => operation.refuses(&[401, 403, 500, 503]),
        }
    }

    /// What more there is to say.
    pub(in crate::http) fn says(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// A part of the path, which is a text unless this says otherwise.
    pub(in crate::http) fn path(self, name: &str, schema: Value, description: &str) -> Self {
        self.parameter("path", name, schema, description, true)
    }

    /// A parameter of the query that may be left out.
    pub(in crate::http) fn query(self, name: &str, schema: Value, description: &str) -> Self {
        let is_list = schema["type"] == "array";
        let mut operation = self.parameter("query", name, schema, description, false);
        if let Some(parameter) = operation.parameters.last_mut().filter(|_| !is_list) {
            // An empty one counts as left out.
            parameter["allowEmptyValue"] = true.into();
        }
        operation
    }

    /// A parameter of the query that must be there.
    pub(in crate::http) fn must_query(self, name: &str, schema: Value, description: &str) -> Self {
        self.parameter("query", name, schema, description, true)
    }

    /// A header that may be left out.
    pub(in crate::http) fn header(self, name: &str, schema: Value, description: &str) -> Self {
        self.parameter("header", name, schema, description, false)
    }

    fn parameter(
        mut self,
        place: &str,
        name: &str,
        mut schema: Value,
        description: &str,
        required: bool,
    ) -> Self {
        if place == "query" {
            without_nul(&mut schema);
        }
        self.parameters.push(json!({
            "name": name, "in": place, "required": required, "description": description, "schema": schema,
        }));
        // Whatever has a parameter can have a wrong one.
        if place == "path" { self } else { self.refuses(&[400]) }
    }

    /// A body that it takes; one of several where there are several. A member of which nothing is said is refused.
    pub(in crate::http) fn takes(mut self, kind: &str, mut schema: Value) -> Self {
        if schema["type"] == "object" {
            schema["additionalProperties"] = false.into();
        }
        self.bodies.insert(kind.to_owned(), json!({ "schema": schema }));
        self.refuses(&[400, 413])
    }

    /// Says how the parts of a form are written.
    pub(in crate::http) fn encoded(mut self, kind: &str, parts: &[&str], media_types: &str) -> Self {
        let encoding: Map<String, Value> =
            parts.iter().map(|part| ((*part).to_owned(), json!({ "contentType": media_types }))).collect();
        self.bodies[kind]["encoding"] = encoding.into();
        self
    }

    /// The body may be left out.
    pub(in crate::http) fn or_nothing(mut self) -> Self {
        self.body_required = false;
        self
    }

    /// What is answered with a status, as a document of this schema.
    pub(in crate::http) fn answers(self, status: u16, description: &str, schema: Value) -> Self {
        self.answers_as(status, description, JSON, json!({ "schema": schema }))
    }

    /// What is answered as something else; several kinds may share a status.
    pub(in crate::http) fn answers_as(
        mut self,
        status: u16,
        description: &str,
        kind: &str,
        content: Value,
    ) -> Self {
        let response = self.response(status, description);
        response["content"][kind] = content;
        self
    }

    /// What is answered without a body.
    pub(in crate::http) fn answers_nothing(mut self, status: u16, description: &str) -> Self {
        self.response(status, description);
        self
    }

    fn response(&mut self, status: u16, description: &str) -> &mut Value {
        let response = self.responses.entry(status.to_string());
        response
            .or_insert_with(|| json!({ "description": description, "headers": refusals::common_headers() }))
    }

    /// A header of the answers with this status, which come before it.
    pub(in crate::http) fn tells(mut self, status: u16, name: &str, description: &str) -> Self {
        if let Some(response) = self.responses.get_mut(&status.to_string()) {
            response["headers"][name] = json!({ "description": description, "schema": text() });
        }
        self
    }

    /// How it may refuse or fail, beside what is true of its caller.
    pub(in crate::http) fn refuses(mut self, statuses: &[u16]) -> Self {
        for status in statuses {
            let named = json!({ "$ref": format!("#/components/responses/{}", refusals::name(*status)) });
            self.responses.entry(status.to_string()).or_insert(named);
        }
        self
    }

    /// Upstreams' own refusals go back as they came.
    pub(in crate::http) fn passes_refusals_on(mut self) -> Self {
        let named = json!({ "$ref": format!("#/components/responses/{}", refusals::PASSED_ON) });
        self.responses.insert("4XX".to_owned(), named);
        self
    }

    /// The Operation Object of a path.
    pub(in crate::http) fn object(&self, path: &str) -> Value {
        let mut responses = self.responses.clone();
        responses.sort_keys();
        let mut object = json!({ "operationId": self.id, "tags": [self.tag], "summary": self.summary });
        if let Some(description) = &self.description {
            object["description"] = description.as_str().into();
        }
        let parameters = self.in_path(path);
        if !parameters.is_empty() {
            object["parameters"] = parameters.into();
        }
        if !self.bodies.is_empty() {
            object["requestBody"] = json!({ "required": self.body_required, "content": self.bodies });
        }
        object["responses"] = responses.into();
        if self.caller == Caller::Anybody {
            object["security"] = json!([]);
        }
        object
    }

    /// The parameters, with those of the path of which nothing was said.
    fn in_path(&self, path: &str) -> Vec<Value> {
        let said =
            |name: &str| self.parameters.iter().any(|known| known["in"] == "path" && known["name"] == name);
        let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let unsaid = names.filter(|name| !said(name)).map(|name| {
            let schema = json!({ "type": "string", "minLength": 1 });
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        });
        unsaid.chain(self.parameters.iter().cloned()).collect()
    }
}

/// A text of a query may be any, but for a NUL in it.
fn without_nul(schema: &mut Value) {
    if schema["type"] == "array" {
        without_nul(&mut schema["items"]);
    } else if schema["type"] == "string" && schema.get("enum").is_none() && schema.get("pattern").is_none() {
        schema["pattern"] = NO_NUL.into();
    }
}

/// The pattern of a text without NUL.
const NO_NUL: &str = "^[^\\u0000]*$";
