//! What one upstream is asked for: its address, its dialect, its parameters, its body.

use std::hash::{BuildHasher, Hasher, RandomState};

use http::HeaderValue;
use pictor_api::{Call, Endpoint, Format, Moderation};
use serde_json::{Map, Value};

use crate::input::{Input, Inputs};
use crate::outgoing::Outgoing;
use crate::upstream::{AzureSurface, Capabilities, EditBody, Kind, Upstream};

/// One request as one upstream understands it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) call: &'a Call,
    pub(crate) inputs: &'a Inputs,
    pub(crate) upstream: &'a Upstream,
    pub(crate) capabilities: &'a Capabilities,
    /// The upstream's name for the model.
    pub(crate) model: &'a str,
    /// How many pictures to ask for, at most as many as the upstream can.
    pub(crate) n: u8,
    /// The name of the request, if the call has one.
    pub(crate) key: Option<&'a HeaderValue>,
}

impl Ask<'_> {
    /// Where the request goes.
    pub(crate) fn url(&self) -> String {
        let base = self.upstream.base_url.trim_end_matches('/');
        let action = match self.call.endpoint {
            Endpoint::Generations => "images/generations",
            Endpoint::Edits => "images/edits",
        };
        match &self.upstream.kind {
            Kind::OpenAi | Kind::Compatible(_) => format!("{base}/{action}"),
            Kind::Azure { api_version, surface: AzureSurface::Deployments } => {
                format!("{base}/openai/deployments/{}/{action}?api-version={api_version}", self.model)
            }
            Kind::Azure { api_version, surface: AzureSurface::V1 } => {
                format!("{base}/openai/v1/{action}?api-version={api_version}")
            }
        }
    }

    /// The `Content-Type` and the body.
    pub(crate) fn body(&self) -> (String, Outgoing) {
        match (self.call.endpoint, self.capabilities.edit_body) {
            (Endpoint::Generations, _) | (Endpoint::Edits, EditBody::Json) => {
                ("application/json".into(), self.json())
            }
            (Endpoint::Edits, EditBody::Multipart) => {
                let boundary = boundary();
                (format!("multipart/form-data; boundary={boundary}"), self.multipart(&boundary))
            }
        }
    }

    /// Whether the answer is to be a stream.
    pub(crate) fn streams(&self) -> bool {
        self.call.stream && self.capabilities.streaming
    }

    /// The format to ask for: the caller's, or the one that is transcoded from.
    pub(crate) fn format(&self) -> Format {
        let wanted = self.call.format;
        let made = &self.capabilities.formats;
        if made.contains(&wanted) && !(self.recompresses() && made.contains(&Format::Png)) {
            return wanted;
        }
        if made.contains(&Format::Png) { Format::Png } else { *made.first().unwrap_or(&wanted) }
    }

    /// Whether the picture must be compressed here, since the upstream takes no `output_compression`.
    pub(crate) fn recompresses(&self) -> bool {
        !self.capabilities.compression && self.call.compression < 100
    }

    /// A deployment of Azure is named by the path; its name in the body is refused as a model that does not exist.
    fn model_in_body(&self) -> Option<&str> {
        let named_by_path =
            matches!(self.upstream.kind, Kind::Azure { surface: AzureSurface::Deployments, .. });
        (!named_by_path).then_some(self.model)
    }

    /// Exactly what the caller said beyond the defaults, in OpenAI's order.
    fn parameters(&self) -> Map<String, Value> {
        let call = self.call;
        let mut parameters = Map::new();
        let mut add = |name: &str, value: Option<Value>| {
            if let Some(value) =
                value.filter(|_| !self.capabilities.omit.iter().any(|omitted| omitted == name))
            {
                parameters.insert(name.into(), value);
            }
        };
        let text = |name: &str| Some(Value::from(name));
        let format = self.format();
        let compressed = call.compression < 100 && format == call.format && !self.recompresses();
        add("model", self.model_in_body().and_then(text));
        add("prompt", text(&call.prompt));
        add("n", (self.n > 1).then(|| self.n.into()));
        add("size", call.size.and_then(|size| text(&size.to_string())));
        add("quality", call.quality.and_then(|quality| text(quality.name())));
        add("background", call.background.and_then(|background| text(background.name())));
        add("output_format", (format != Format::Png).then(|| format.name().into()));
        add("output_compression", compressed.then(|| call.compression.into()));
        add("moderation", (call.moderation == Moderation::Low).then(|| "low".into()));
        add("stream", self.streams().then(|| true.into()));
        let partials = self.streams() && call.partial_images > 0;
        add("partial_images", partials.then(|| call.partial_images.into()));
        add("user", call.user.as_deref().and_then(text));
        add("safety_identifier", call.safety_identifier.as_deref().and_then(text));
        add("input_fidelity", call.input_fidelity.and_then(|fidelity| text(fidelity.name())));
        add("complexity", call.complexity.and_then(|complexity| text(complexity.name())));
        let told = self.capabilities.wants_response_format;
        add("response_format", told.then(|| "b64_json".into()));
        parameters
    }

    fn json(&self) -> Outgoing {
        let mut body = Outgoing::default();
        let mut text = Value::from(self.parameters()).to_string();
        if self.call.endpoint == Endpoint::Edits {
            text.truncate(text.len() - 1);
            body.text(text + ",\"images\":[");
            for (index, image) in self.inputs.images.iter().enumerate() {
                data_url(&mut body, if index == 0 { "" } else { "," }, image);
            }
            body.text("]");
            for (name, input) in self.extras() {
                data_url(&mut body, &format!(",\"{name}\":"), input);
            }
            text = "}".into();
        }
        body.text(text);
        body
    }

    fn multipart(&self, boundary: &str) -> Outgoing {
        let mut body = Outgoing::default();
        for (name, value) in self.parameters() {
            let value = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
            body.text(format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        let name = if self.inputs.images.len() == 1 { "image" } else { "image[]" };
        let images = self.inputs.images.iter().map(|image| (name, image));
        for (name, input) in images.chain(self.extras()) {
            body.text(format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{}\"\r\n\
                 Content-Type: {}\r\n\r\n",
                quoted(&input.filename),
                input.format.mime()
            ));
            body.file(&input.spool);
            body.text("\r\n");
        }
        body.text(format!("--{boundary}--\r\n"));
        body
    }

    /// The files beside the pictures.
    fn extras(&self) -> impl Iterator<Item = (&'static str, &Input)> {
        let mask = self.inputs.mask.iter().map(|input| ("mask", input));
        mask.chain(self.inputs.markup.iter().map(|input| ("markup", input)))
    }
}

fn data_url(body: &mut Outgoing, before: &str, input: &Input) {
    body.text(format!("{before}{{\"image_url\":\"data:{};base64,", input.format.mime()));
    body.base64(&input.spool);
    body.text("\"}");
}

/// A file's name inside quotes, escaped as browsers do (WHATWG HTML, multipart/form-data encoding).
fn quoted(filename: &str) -> String {
    filename.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// 128 random bits: no picture contains them.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("pictor-{:016x}{:016x}", random(), random())
}
