//! Values and parameters that older models took, in the words of the model that draws.

use super::{note, set_text, text_of};
use crate::models::Rulebook;
use crate::parameters::{INPUT_FIDELITY, QUALITY, SIZE};
use crate::request::Received;
use crate::size::nearest_size;
use crate::{Adapted, Endpoint, Quality, Size};

/// What the qualities of DALL-E 3 are called now.
const QUALITIES: [(&str, Quality); 2] = [("standard", Quality::Medium), ("hd", Quality::High)];

/// A parameter of DALL-E 3 and its values.
const STYLE: (&str, [&str; 2]) = ("style", ["vivid", "natural"]);

/// The values of `input_fidelity`, which some older models have.
const FIDELITIES: [&str; 2] = ["high", "low"];

/// The sizes that OpenAI's older models took. Another size that is not allowed is a fault of its sender.
const SIZES: [Size; 4] =
    [Size::new(256, 256), Size::new(512, 512), Size::new(1792, 1024), Size::new(1024, 1792)];

/// Writes a request for the model of these rules.
pub(super) fn adapt(received: &mut Received, rules: &Rulebook, resize: bool, adapted: &mut Adapted) {
    let notes = &mut adapted.notes;
    notes.extend(adapt_quality(received, rules));
    notes.extend(drop_known(received, STYLE.0, &STYLE.1));
    if received.endpoint == Endpoint::Edits && !rules.input_fidelity {
        notes.extend(drop_known(received, INPUT_FIDELITY.name, &FIDELITIES));
    }
    adapt_size(received, rules, resize, adapted);
}

fn adapt_quality(received: &mut Received, rules: &Rulebook) -> Option<String> {
    let sent = text_of(received, QUALITY.name)?;
    let (sent, means) = QUALITIES.into_iter().find(|(name, _)| *name == sent)?;
    if !rules.qualities.contains(&means) {
        return None;
    }
    set_text(received, QUALITY.name, means.name());
    Some(note(QUALITY.name, sent, means.name()))
}

/// Drops a parameter, if what it says is one of these.
fn drop_known(received: &mut Received, name: &str, values: &[&str]) -> Option<String> {
    let sent = text_of(received, name)?;
    let sent = *values.iter().find(|value| **value == sent)?;
    let place = received.fields.iter().position(|(field, _)| field == name)?;
    received.fields.remove(place);
    Some(note(name, sent, "dropped"))
}

fn adapt_size(received: &mut Received, rules: &Rulebook, resize: bool, adapted: &mut Adapted) {
    let sent = text_of(received, SIZE.name);
    let sent = sent.and_then(|sent| SIZES.into_iter().find(|size| size.to_string() == sent));
    let Some(size) = sent.filter(|size| !rules.sizes.allow(*size)) else { return };
    let nearest = nearest_size(size, &rules.sizes).to_string();
    set_text(received, SIZE.name, &nearest);
    adapted.notes.push(note(SIZE.name, &size.to_string(), &nearest));
    adapted.resize_to = resize.then_some(size);
}
