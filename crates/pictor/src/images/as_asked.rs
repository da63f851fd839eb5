//! The last step for a call that was adapted: its pictures come in the size that was asked for, where the operator wants
//! that, and its answer says what is different from what its caller wrote.

use pictor_api::{Call, Size};
use pictor_relay::describe;

use super::mark::mark;
use super::{Made, Maker};

impl Maker {
    /// What was made, as it was asked for.
    pub(super) async fn as_asked(&self, call: &Call, mut made: Made) -> Made {
        if let Some(size) = call.adapted.resize_to {
            self.resize(&mut made, size, call).await;
        }
        made.adjusted.splice(0..0, call.adapted.notes.iter().cloned());
        made
    }

    /// Brings all pictures to another size. One that cannot be changed stays as it is: it may have been paid for.
    async fn resize(&self, made: &mut Made, size: Size, call: &Call) {
        let mut notes = Vec::new();
        let others = made.pictures.iter_mut().zip(0..).filter(|(picture, _)| picture.size != size);
        for (picture, index) in others {
            let mark = made.drawn_here.then(|| mark(call, index));
            match self.studio.resize(picture, size, call.compression, mark).await {
                Ok(resized) => {
                    notes.push(format!("resized={}->{size}", picture.size));
                    *picture = resized;
                }
                Err(reason) => {
                    tracing::error!(error = describe(&reason), "a picture keeps the size that it has");
                }
            }
        }
        notes.dedup();
        made.adjusted.extend(notes);
        made.head.size = made.pictures.first().map_or(made.head.size, |picture| picture.size);
    }
}
