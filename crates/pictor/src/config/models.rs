//! `[models]` and `[compat]`: which models there are, what else they go by, and what is made of older requests.

use std::path::PathBuf;

use pictor_api::request::compat::Compat;

use super::read::Reader;

/// A model table of the operator's own.
pub(super) fn read_file(reader: &mut Reader) -> Option<PathBuf> {
    reader.moved("models", "write it under [models] as file = \"...\"");
    reader.optional_string("models.file").map(PathBuf::from)
}

/// What becomes of requests that OpenAI would refuse.
pub(super) fn read_compat(reader: &mut Reader) -> Compat {
    Compat {
        aliases: reader.texts("models.aliases").unwrap_or_default(),
        resize: reader.boolean("compat.resize"),
    }
}
