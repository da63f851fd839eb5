//! What every picture by the illustrator says of itself, so that nobody takes it for a model's.

use pictor_api::{Call, Endpoint};
use pictor_codec::Mark;

/// The mark of the picture with this index among those of the call, partial or finished.
pub(super) fn mark(call: &Call, index: u8) -> Mark {
    let asked = call.adapted.requested_model.as_ref().unwrap_or(&call.model);
    let done = if call.endpoint == Endpoint::Edits { "Edited" } else { "Drawn" };
    let description = format!(
        "{done} by Pictor's built-in illustrator, not by a model; seed {}, picture {}; model asked for: {asked}",
        call.seed,
        index + 1
    );
    Mark::new(&description, concat!("Pictor ", env!("CARGO_PKG_VERSION")))
}
