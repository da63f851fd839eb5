//! Small copies of pictures, for pages that show many: made when somebody asks for one, and kept beside the picture.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::sync::Arc;

use pictor_codec::Limits;
use pictor_relay::describe;
use pictor_spool::{Spool, Spools};
use tokio::sync::{Semaphore, oneshot};

use super::Images;
use crate::blobs::thumbnail;
use crate::jobs::Within;

/// Where small copies are made: two at once, and never the same one twice.
pub struct Thumbnails {
    spools: Spools,
    lanes: [Arc<Semaphore>; 2],
}

impl Thumbnails {
    /// A place to make them, with their bytes in `spools`.
    pub fn new(spools: Spools) -> Self {
        Self { spools, lanes: [(); 2].map(|()| Arc::new(Semaphore::new(1))) }
    }

    /// The place of one copy: whoever asks for the same one waits for it there.
    fn lane(&self, name: &str) -> Arc<Semaphore> {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let [one, other] = &self.lanes;
        if hasher.finish().is_multiple_of(2) { one.clone() } else { other.clone() }
    }
}

impl Images {
    /// The copy of a stored picture that is `width` wide, or as wide as the picture is, if that is less. `None` where the
    /// picture cannot be made smaller: it has more pixels than are decoded here.
    ///
    /// # Errors
    /// When the picture cannot be read.
    pub async fn thumbnail(
        self: &Arc<Self>,
        job: &str,
        picture: &str,
        width: u32,
    ) -> io::Result<Option<Spool>> {
        let name = thumbnail(picture, width);
        if let Ok(kept) = self.blobs.open_blob(&name).await {
            return Ok(Some(kept));
        }
        let (images, job, picture) = (self.clone(), job.to_owned(), picture.to_owned());
        let (answer, made) = oneshot::channel();
        // A client who leaves now leaves no copy behind that a sweep has not seen.
        self.tasks.spawn(async move {
            let _ = answer.send(images.make_thumbnail(&job, &picture, &name, width).await);
        });
        made.await.unwrap_or_else(|_| Err(io::Error::other("making a small copy panicked")))
    }

    async fn make_thumbnail(
        &self,
        job: &str,
        picture: &str,
        name: &str,
        width: u32,
    ) -> io::Result<Option<Spool>> {
        let _turn = self.thumbnails.lane(name).acquire_owned().await.map_err(io::Error::other)?;
        // Whoever was before us has perhaps made it.
        if let Ok(kept) = self.blobs.open_blob(name).await {
            return Ok(Some(kept));
        }
        let (whole, spools) = (self.blobs.open_blob(picture).await?, self.thumbnails.spools.clone());
        let shrinking = tokio::task::spawn_blocking(move || shrink(&whole, width, &spools));
        let copy = match shrinking.await.map_err(io::Error::other)? {
            Ok(copy) => copy,
            Err(error) => {
                tracing::warn!(job, %error, "a picture has no small copy");
                return Ok(None);
            }
        };
        self.keep_thumbnail(job, name, &copy).await;
        Ok(Some(copy))
    }

    /// Whether it is kept decides nothing.
    async fn keep_thumbnail(&self, job: &str, name: &str, copy: &Spool) {
        if self.blobs.silence().is_some() {
            return;
        }
        if let Err(error) = self.blobs.keep_thumbnail(name, copy).await {
            tracing::warn!(job, %error, "a small copy is not kept");
        }
        // A sweep takes it, if it begins from here on; what it has taken already is no picture to have a copy of.
        let still_there = match self.jobs.read(&Within::All, job).await {
            Ok(row) => row.is_some_and(|row| row.swept_at.is_none()),
            Err(error) => {
                tracing::warn!(job, error = describe(&error), "cannot look whether a picture is still kept");
                false
            }
        };
        if !still_there && let Err(error) = self.blobs.remove(vec![name.to_owned()]).await {
            tracing::warn!(job, %error, "a small copy is left to the sweep of what has no row");
        }
    }
}

fn shrink(picture: &Spool, width: u32, spools: &Spools) -> io::Result<Spool> {
    let copy = pictor_codec::thumbnail(&mut picture.reader(), &Limits::default(), width);
    spools.from_bytes(copy.map_err(io::Error::other)?)
}
