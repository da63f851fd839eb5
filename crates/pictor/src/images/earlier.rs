//! A call that names pictures which are elsewhere may be one that was made before. It is looked for first: what is behind
//! an address may differ by now, and a file may be gone.

use super::{Begun, Images, NotStarted};
use crate::jobs::{Identity, StartError};

impl Images {
    /// The job that a call is a repetition of, if there is one; as [`start`](Self::start) would find it.
    ///
    /// # Errors
    /// Why neither that job nor another may answer the call.
    pub async fn earlier(&self, call: Identity) -> Result<Option<Begun>, NotStarted> {
        match self.jobs.earlier(call).await.map_err(StartError::from)? {
            Some(started) => self.repeat_of(started).await.map(Some),
            None => Ok(None),
        }
    }
}
