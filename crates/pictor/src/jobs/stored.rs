//! The pictures of a job as its row keeps them.

use pictor_api::{Format, Size, record};
use serde_json::{Value, json};

use super::job::{Kept, Stored};

/// What the row keeps.
pub(super) fn to_json(stored: &Stored) -> Value {
    let pictures: Vec<Value> = stored.pictures.iter().map(kept).collect();
    json!({
        "head": stored.head.as_ref().map(record::head),
        "pictures": pictures,
        "answered": stored.answered,
        "upstream": stored.upstream,
        "adjusted": stored.adjusted,
    })
}

fn kept(kept: &Kept) -> Value {
    json!({
        "name": kept.name,
        "format": kept.format.name(),
        "width": kept.size.width,
        "height": kept.size.height,
        "bytes": kept.bytes,
        "digest": kept.digest,
    })
}

/// What the row tells; `None` where it is not what [`to_json`] wrote.
pub(super) fn from_json(value: &Value) -> Option<Stored> {
    let head = match value.get("head")? {
        Value::Null => None,
        head => Some(record::read_head(head)?),
    };
    let pictures = value.get("pictures")?.as_array()?.iter().map(read_kept).collect::<Option<_>>()?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Some(Stored {
        head,
        pictures,
        answered: usize::try_from(value.get("answered")?.as_u64()?).ok()?,
        upstream: text(value.get("upstream")?)?,
        adjusted: value.get("adjusted")?.as_array()?.iter().map(text).collect::<Option<_>>()?,
    })
}

fn read_kept(value: &Value) -> Option<Kept> {
    let text = |name: &str| value.get(name)?.as_str();
    let edge = |name: &str| u32::try_from(value.get(name)?.as_u64()?).ok();
    Some(Kept {
        name: text("name")?.to_owned(),
        format: Format::from_name(text("format")?)?,
        size: Size::new(edge("width")?, edge("height")?),
        bytes: value.get("bytes")?.as_u64()?,
        digest: text("digest")?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_as_it_was() {
        let kept = Kept {
            name: "results/20261128/job_1-0.webp".into(),
            format: Format::Webp,
            size: Size::new(1536, 1024),
            bytes: 1_234_567,
            digest: "00ff".into(),
        };
        let other = Kept { format: Format::Jpeg, ..kept.clone() };
        let adjusted = vec!["size".into(), "quality".into()];
        let stored =
            Stored { head: None, pictures: vec![kept, other], answered: 1, upstream: "a".into(), adjusted };
        assert_eq!(from_json(&to_json(&stored)), Some(stored));
        assert_eq!(from_json(&Value::Null), None);
    }
}
