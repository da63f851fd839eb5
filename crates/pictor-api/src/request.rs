//! A request as sent, and its conversion to a [`crate::Call`]: validation is the conversion.
//!
//! Only the first fault is reported, in OpenAI's order: what can't be read at all; then model, unknown
//! parameters, prompt, pictures, `n`, `quality`, `output_compression`, the others, and `size` last.
//!
//! A server spools the pictures of an edit and describes each by an [`Upload`]; their bytes never come here.
//! For multipart bodies the uploads are the file parts, in wire order, and the parts that name a file instead
//! (`mask[file_id]`). For JSON bodies they are the strings
//! that [`crate::scan`] cut at [`PICTURE_KEYS`], upload `i` for cut `i`, whatever its place in the document.
//! Validation finds which is which.

pub mod compat;
mod document;
mod edit;
mod names;
mod read;
mod validate;

pub use document::{json_fields, text_field, unscannable};
pub use edit::{Pictures, Source};
pub use validate::validate;

use crate::base64::DataUrlError;
use crate::parameters::MODEL;
pub use crate::parameters::{MAX_IMAGES, MAX_PROMPT};
use crate::{Endpoint, Format};

/// The keys of a JSON edit under which pictures stand: for [`crate::scan::Scanner::new`].
pub const PICTURE_KEYS: &[&str] = &["image_url"];

/// The most bytes of an uploaded file: 50 MB, counted generously.
pub const MAX_FILE_BYTES: u64 = 50 * 1024 * 1024;

/// The most characters of an `image_url`: for [`crate::base64::DataUrl::new`].
pub const MAX_IMAGE_URL_CHARS: u64 = 20_971_520;

/// A request as it came, nothing checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// Which endpoint it came to.
    pub endpoint: Endpoint,
    /// How its body is written.
    pub body: BodyKind,
    /// Its parameters in order: members of the JSON object, or parts that are not files.
    pub fields: Vec<(String, Value)>,
    /// Its pictures, see the module's description.
    pub uploads: Vec<Upload>,
    /// Its headers that shape the picture.
    pub headers: Headers,
}

impl Received {
    /// Takes the model from the address of the request, as Azure's addresses name it: what its body says does not
    /// count.
    pub fn name_model(&mut self, model: &str) {
        self.fields.retain(|(name, _)| name != MODEL.name);
        self.fields.push((MODEL.name.to_owned(), Value::Text(model.to_owned())));
    }
}

/// The headers of ours that shape the picture, as sent; `None` where one was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    /// `X-Pictor-Seed`: another number, another picture of the same prompt, where the illustrator draws.
    pub seed: Option<String>,
    /// `X-Pictor-Mask-Mode: strict`: what an upstream changed outside the mask is put back.
    pub mask_mode: Option<String>,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    /// `application/json`
    Json,
    /// `multipart/form-data`
    Multipart,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A value in a JSON document.
    Json(serde_json::Value),
    /// The text of a multipart part.
    Text(String),
}

/// A picture that came with a request and is spooled elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// The name of the part; of no matter for JSON bodies.
    pub field: String,
    /// The declared media type.
    pub mime: Option<String>,
    /// The declared file name.
    pub filename: Option<String>,
    /// How many bytes it has; a server may stop spooling beyond [`MAX_FILE_BYTES`] but goes on counting.
    pub bytes: u64,
    /// What its first bytes say that it is.
    pub format: Option<Format>,
    /// Why a URL in a JSON body holds no picture itself; always `None` for multipart bodies.
    pub fault: Option<DataUrlError>,
    /// The id of a file that stands for it, in a multipart body; it has no bytes of its own then.
    pub file_id: Option<String>,
}

/// What the operator may switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Refuse what OpenAI refuses, `response_format` above all, even where an extension would do no harm.
    pub strict: bool,
    /// Judge files that are declared as `application/octet-stream`, or not at all, by their first bytes;
    /// OpenAI refuses them.
    pub sniff_octet_stream: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { strict: false, sniff_octet_stream: true }
    }
}
