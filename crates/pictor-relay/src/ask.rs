//! What one upstream is asked for: its address and its body. Its parameters are in `dialect`.

use std::hash::{BuildHasher, Hasher, RandomState};

use http::HeaderValue;
use pictor_api::{Call, Endpoint, Format};
use serde_json::Value;

use crate::capabilities::{Capabilities, EditBody};
use crate::input::{Input, Inputs};
use crate::outgoing::Outgoing;
use crate::upstream::{AzureSurface, Kind, Upstream};

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
            Endpoint::Edits => &self.capabilities.edits_path,
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
        match (self.call.endpoint, self.capabilities.uploads.body) {
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
        let takes = self.capabilities.compression && self.capabilities.takes("output_compression");
        !takes && self.call.compression < 100
    }

    fn json(&self) -> Outgoing {
        let mut body = Outgoing::default();
        let mut text = Value::from(self.parameters()).to_string();
        if self.call.endpoint == Endpoint::Edits {
            text.truncate(text.len() - 1);
            let wrap = self.capabilities.uploads.wrap.as_deref();
            let (name, is_list) = self.capabilities.uploads.place(self.inputs.images.len());
            body.text(format!("{text},{}:{}", quoted_json(name), if is_list { "[" } else { "" }));
            for (index, image) in self.inputs.images.iter().enumerate() {
                data_url(&mut body, if index == 0 { "" } else { "," }, wrap, image);
            }
            body.text(if is_list { "]" } else { "" });
            for (name, input) in self.extras() {
                data_url(&mut body, &format!(",\"{name}\":"), wrap, input);
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
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{value}\r\n",
                quoted(&name)
            ));
        }
        let (name, _) = self.capabilities.uploads.place(self.inputs.images.len());
        let images = self.inputs.images.iter().map(|image| (name, image));
        for (name, input) in images.chain(self.extras()) {
            body.text(format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
                 Content-Type: {}\r\n\r\n",
                quoted(name),
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
    fn extras(&self) -> impl Iterator<Item = (&str, &Input)> {
        let mask = self.inputs.mask.iter().map(|input| ("mask", input));
        mask.chain(self.inputs.markup.iter().map(|input| ("markup", input)))
    }
}

/// A picture as a data URL, in an object of one member if it is to be wrapped.
fn data_url(body: &mut Outgoing, before: &str, wrap: Option<&str>, input: &Input) {
    let (open, close) = match wrap {
        Some(member) => (format!("{{{}:", quoted_json(member)), "}"),
        None => (String::new(), ""),
    };
    body.text(format!("{before}{open}\"data:{};base64,", input.format.mime()));
    body.base64(&input.spool);
    body.text(format!("\"{close}"));
}

fn quoted_json(name: &str) -> Value {
    Value::from(name)
}

/// A name inside quotes, escaped as browsers do (WHATWG HTML, multipart/form-data encoding).
fn quoted(filename: &str) -> String {
    filename.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// 128 random bits: no picture contains them.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("pictor-{:016x}{:016x}", random(), random())
}
