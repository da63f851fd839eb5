//! `[relay]`: how the pool of upstreams behaves.

use pictor_relay::{Policy, WrongSize};

use super::read::Reader;

/// The pool's policy; what the file does not say is as in `config.default.toml`.
pub(super) fn read(reader: &mut Reader) -> Policy {
    Policy {
        max_attempts: reader.small("relay.max_attempts").unwrap_or(1).max(1),
        retry_unknown: reader.boolean("relay.retry_unknown"),
        wrong_size: read_wrong_size(reader),
        queue: reader.count("relay.queue"),
        queue_wait: reader.duration("relay.queue_wait"),
        cooldown: reader.duration("relay.cooldown"),
        max_cooldown: reader.duration("relay.max_cooldown"),
        key_rest: reader.duration("relay.key_rest"),
        breaker_failures: reader.small("relay.breaker_failures").unwrap_or(1).max(1),
        breaker_rest: reader.duration("relay.breaker_rest"),
    }
}

fn read_wrong_size(reader: &mut Reader) -> WrongSize {
    match reader.string("relay.wrong_size").as_str() {
        "as_is" => WrongSize::AsIs,
        "resize" => WrongSize::Resize,
        "fail_over" => WrongSize::FailOver,
        other => {
            let mend = format!("'{other}' is not one of as_is, resize, fail_over");
            reader.problems.add("relay.wrong_size", mend);
            WrongSize::AsIs
        }
    }
}
