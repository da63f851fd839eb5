//! Pictures that were paid for and could not be delivered as asked: kept as files, until jobs keep them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pictor_relay::Finished;
use pictor_spool::Dir;

/// Where such pictures are kept. A handle; clones share it.
#[derive(Clone, Debug)]
pub struct Salvage {
    directory: Arc<Path>,
}

impl Salvage {
    /// Keeps them in `salvaged` below the data directory, which is made with the first of them.
    pub fn within(data_dir: &Path) -> Self {
        Self { directory: data_dir.join("salvaged").into() }
    }

    /// Keeps the pictures of one request, each synced before it has its name, and gives their paths.
    ///
    /// # Errors
    /// What the file system says; the pictures before the one at fault are kept.
    pub async fn keep(&self, request: &str, pictures: Vec<Finished>) -> io::Result<Vec<PathBuf>> {
        let (directory, request) = (self.directory.clone(), request.to_owned());
        let keeping = tokio::task::spawn_blocking(move || keep(&directory, &request, &pictures));
        keeping.await.map_err(io::Error::other)?
    }
}

fn keep(directory: &Path, request: &str, pictures: &[Finished]) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(directory)?;
    let opened = Dir::open(directory)?;
    let mut kept = Vec::with_capacity(pictures.len());
    for (index, picture) in pictures.iter().enumerate() {
        let name = format!("{request}-{}.{}", index + 1, picture.format.name());
        picture.spool.link(&opened, &name)?;
        kept.push(directory.join(name));
    }
    Ok(kept)
}
