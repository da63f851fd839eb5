//! What a job was asked for: every parameter after defaults, by the names that it has on the wire.

use pictor_api::{Call, Endpoint, record};
use serde_json::{Value, json};

use crate::jobs::Job;

/// What stands for a picture that was sent: the server keeps no copy once the job has ended.
const NOT_KEPT: &str = "not kept";

/// The `request` of the job object; `None` once the row has forgotten it.
pub(super) fn object(job: &Job) -> Option<Value> {
    let call = record::read_call(&job.request)?;
    let mut object = parameters(&call);
    if call.endpoint == Endpoint::Edits {
        add_pictures(&mut object, &job.request["inputs"]);
    }
    Some(object)
}

fn parameters(call: &Call) -> Value {
    let auto = |name: Option<String>| name.unwrap_or_else(|| "auto".to_owned());
    json!({
        "model": call.model,
        "prompt": call.prompt,
        "n": call.n,
        "size": auto(call.size.map(|size| size.to_string())),
        "quality": auto(call.quality.map(|quality| quality.name().to_owned())),
        "background": auto(call.background.map(|background| background.name().to_owned())),
        "output_format": call.format.name(),
        "output_compression": call.compression,
        "moderation": call.moderation.name(),
        "stream": call.stream,
        "partial_images": call.partial_images,
        "user": call.user,
        "safety_identifier": call.safety_identifier,
        "input_fidelity": call.input_fidelity.map(|fidelity| fidelity.name()),
        "complexity": call.complexity.map(|complexity| complexity.name()),
        "response_format": call.response_format.name(),
        "seed": call.seed,
        "mask_mode": call.strict_mask.then_some("strict"),
    })
}

/// `inputs` is what the row says of the pictures of the call: how many, which overlays, and which of them are files.
fn add_pictures(object: &mut Value, inputs: &Value) {
    let picture = |role: &str| match &inputs["files"][role] {
        Value::String(id) => json!({ "file_id": id }),
        _ => NOT_KEPT.into(),
    };
    let images = inputs["images"].as_u64().unwrap_or(1);
    object["images"] = (0..images).map(|index| picture(&index.to_string())).collect();
    for overlay in ["mask", "markup"] {
        let sent = inputs[overlay].as_bool().unwrap_or(false);
        object[overlay] = json!(sent.then(|| picture(overlay)));
    }
}
