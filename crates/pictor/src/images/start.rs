//! Starting a call: from here on it lives by itself.

use std::sync::Arc;

use pictor_api::Call;
use pictor_relay::Inputs;

use super::Images;
use crate::jobs::{Journal, Watch};
use crate::keys::Principal;

/// What a caller asks for.
#[derive(Debug)]
pub struct Asked {
    /// Who asks.
    pub principal: Principal,
    /// The id of the request, for the log and for messages that name it.
    pub request: String,
    /// What is asked.
    pub call: Call,
    /// The pictures that came with it.
    pub inputs: Inputs,
}

impl Images {
    /// Begins to make the pictures that are asked for, and gives a watch on it. The work goes on whatever becomes of
    /// the watch.
    pub fn start(self: &Arc<Self>, asked: Asked) -> Watch {
        let journal = Journal::open();
        let watch = journal.watch();
        self.tasks.spawn(Arc::clone(self).run(asked, journal));
        watch
    }
}
