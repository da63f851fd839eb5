//! The answer to a plain call, written in pieces so that the server can stream the base64 between them.

use crate::{Background, Format, Quality, Size};

pub use crate::usage::Usage;

/// Everything about an answer but its pictures; what was `auto` is resolved here.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// When the pictures were made, in Unix seconds.
    pub created: u64,
    /// What is behind the subject.
    pub background: Background,
    /// How the pictures are coded.
    pub format: Format,
    /// How much work went into them.
    pub quality: Quality,
    /// Their real size.
    pub size: Size,
    /// What they used; left out when an upstream did not say.
    pub usage: Option<Usage>,
    /// The caller's own name for its user, echoed.
    pub safety_identifier: Option<String>,
}

/// A piece of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Written as it stands.
    Text(String),
    /// The base64 text of the picture with this index, written without quotes or line breaks.
    Picture(usize),
}

/// The 200 of a plain call with `pictures` pictures: OpenAI's key order, pretty-printed with 2 spaces.
///
/// ```
/// # use pictor_api::{Background, Format, Quality, Size, response::{Head, Piece, images_response}};
/// let head = Head {
///     created: 1, background: Background::Opaque, format: Format::Png, quality: Quality::Low,
///     size: Size::new(1024, 1024), usage: None, safety_identifier: None,
/// };
/// let pieces = images_response(&head, 1);
/// assert!(matches!(&pieces[..], [Piece::Text(_), Piece::Picture(0), Piece::Text(_)]));
/// ```
pub fn images_response(head: &Head, pictures: usize) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(2 * pictures + 1);
    let mut text = beginning(head);
    for index in 0..pictures {
        text.push_str(if index == 0 { "" } else { "," });
        text.push_str("\n    {\n      \"b64_json\": \"");
        pieces.push(Piece::Text(std::mem::take(&mut text)));
        pieces.push(Piece::Picture(index));
        text.push_str("\"\n    }");
    }
    text.push_str(if pictures == 0 { "]" } else { "\n  ]" });
    text.push_str(&tail(head));
    pieces.push(Piece::Text(text));
    pieces
}

/// The same with the addresses of the pictures in their place: `response_format: "url"`.
pub fn urls_response(head: &Head, urls: &[String]) -> String {
    let each = |url: &String| format!("\n    {{\n      \"url\": {}\n    }}", json_string(url));
    let data = urls.iter().map(each).collect::<Vec<_>>().join(",");
    format!("{}{data}\n  ]{}", beginning(head), tail(head))
}

/// What stands before the pictures.
fn beginning(head: &Head) -> String {
    format!(
        "{{\n  \"created\": {},\n  \"background\": \"{}\",\n  \"data\": [",
        head.created,
        head.background.name()
    )
}

/// What follows the pictures.
fn tail(head: &Head) -> String {
    let mut text = format!(
        ",\n  \"output_format\": \"{}\",\n  \"quality\": \"{}\",\n  \"size\": \"{}\"",
        head.format.name(),
        head.quality.name(),
        head.size
    );
    if let Some(usage) = &head.usage {
        text.push_str(&format!(
            concat!(
                ",\n  \"usage\": {{\n    \"input_tokens\": {},\n",
                "    \"input_tokens_details\": {{\n      \"image_tokens\": {},\n      \"text_tokens\": {}\n    }},\n",
                "    \"output_tokens\": {},\n",
                "    \"output_tokens_details\": {{\n      \"image_tokens\": {},\n      \"text_tokens\": {}\n    }},\n",
                "    \"total_tokens\": {}\n  }}"
            ),
            usage.input_tokens(),
            usage.input_image_tokens,
            usage.input_text_tokens,
            usage.output_tokens(),
            usage.output_image_tokens,
            usage.output_text_tokens,
            usage.total_tokens()
        ));
    }
    if let Some(identifier) = &head.safety_identifier {
        text.push_str(&format!(",\n  \"safety_identifier\": {}", json_string(identifier)));
    }
    text.push_str("\n}");
    text
}

/// A JSON string with its quotes.
pub(crate) fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
