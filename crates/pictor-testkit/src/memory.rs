//! What an upstream that honours idempotency keys remembers, so that nothing is drawn twice under one of them.

use std::collections::HashMap;

use crate::received::{Content, Received};
use crate::script::{Drawing, Reply, Step};

/// The requests that came under keys.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    requests: HashMap<String, Remembered>,
}

#[derive(Debug)]
struct Remembered {
    content: Content,
    /// What was drawn and paid for.
    drawn: Option<Drawing>,
}

impl Memory {
    /// What becomes of a request that the script would treat so, and whether it has to be paid for, as `paid` says.
    /// Something that was drawn comes again; the step still decides how the answer arrives, and may refuse instead.
    pub(crate) fn honour(&mut self, received: &Received, step: Step, paid: bool) -> (Step, bool) {
        let Some(key) = received.idempotency_key() else { return (step, paid) };
        let remembered = self
            .requests
            .entry(key.to_owned())
            .or_insert_with(|| Remembered { content: received.content.clone(), drawn: None });
        if remembered.content != received.content {
            return (reused(), false);
        }
        match (&step.reply, &remembered.drawn) {
            (Reply::Pictures(_), Some(drawn)) => {
                let reply = Reply::Pictures(drawn.clone());
                (Step { reply, ..step }, false)
            }
            (Reply::Pictures(drawing), None) if paid => {
                remembered.drawn = Some(drawing.clone());
                (step, true)
            }
            _ => (step, paid),
        }
    }
}

/// 422: the key came before, with another request.
fn reused() -> Step {
    let message = "This idempotency key was used for another request.";
    Step::error(422, "invalid_request_error", "idempotency_key_reused", message)
}
