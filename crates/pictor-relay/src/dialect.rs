//! What of a call an upstream is told, by its own names and in its own words, and what of it is lost.

use pictor_api::{Background, Call, Complexity, Format, InputFidelity, Moderation, Quality};
use serde_json::{Map, Value};

use crate::ask::Ask;
use crate::upstream::{AzureSurface, Kind};

impl Ask<'_> {
    /// What the caller said and the upstream is not told, or in another word.
    pub(crate) fn notes(&self) -> Vec<String> {
        let note = |(name, wish): (&str, &str)| match self.capabilities.word_for(name, wish) {
            Some(word) if word == wish => None,
            Some(word) => Some(format!("{name}={wish}->{word}")),
            // Names of people are not repeated.
            None if ["user", "safety_identifier"].contains(&name) => Some(format!("{name}=dropped")),
            None => Some(format!("{name}={wish}->dropped")),
        };
        wishes(self.call).into_iter().filter_map(note).collect()
    }

    /// Exactly what the caller said beyond the defaults, as far as the upstream takes it, by its names; and what every
    /// request to it says.
    pub(crate) fn parameters(&self) -> Map<String, Value> {
        let (call, can) = (self.call, self.capabilities);
        let mut parameters = Map::new();
        let mut add = |name: &str, value: Value| {
            let theirs = can.rename.get(name).map_or(name, String::as_str);
            parameters.insert(theirs.into(), value);
        };
        if let Some(model) = self.model_in_body() {
            add("model", model.into());
        }
        add("prompt", call.prompt.as_str().into());
        if self.n > 1 {
            add("n", self.n.into());
        }
        for (name, value) in can.sizing.parameters(call.size).into_iter().chain(self.coding()) {
            add(name, value);
        }
        for (name, wish) in wishes(call) {
            if let Some(word) = can.word_for(name, wish) {
                add(name, word.into());
            }
        }
        parameters.extend(can.constants.clone());
        parameters
    }

    /// How the pictures are to be coded, and whether they are to be streamed.
    fn coding(&self) -> Vec<(&'static str, Value)> {
        let (call, can, format) = (self.call, self.capabilities, self.format());
        let mut coding = Vec::new();
        // A service with a list of its own may have another default than OpenAI's PNG.
        if can.takes("output_format") && (format != Format::Png || can.takes.is_some()) {
            coding.push(("output_format", format.name().into()));
        }
        if call.compression < 100 && format == call.format && !self.recompresses() {
            coding.push(("output_compression", call.compression.into()));
        }
        if self.streams() {
            coding.push(("stream", true.into()));
        }
        if self.streams() && call.partial_images > 0 {
            coding.push(("partial_images", call.partial_images.into()));
        }
        coding
    }

    /// A deployment of Azure is named by the path; its name in the body is refused as a model that does not exist.
    fn model_in_body(&self) -> Option<&str> {
        let named_by_path =
            matches!(self.upstream.kind, Kind::Azure { surface: AzureSurface::Deployments, .. });
        (!named_by_path).then_some(self.model)
    }
}

/// What a caller wishes beyond prompt, number, size and coding, in OpenAI's words.
fn wishes(call: &Call) -> Vec<(&'static str, &str)> {
    let wishes = [
        ("quality", call.quality.map(Quality::name)),
        ("background", call.background.map(Background::name)),
        ("moderation", (call.moderation == Moderation::Low).then_some("low")),
        ("user", call.user.as_deref()),
        ("safety_identifier", call.safety_identifier.as_deref()),
        ("input_fidelity", call.input_fidelity.map(InputFidelity::name)),
        ("complexity", call.complexity.map(Complexity::name)),
    ];
    wishes.into_iter().filter_map(|(name, wish)| Some((name, wish?))).collect()
}
