//! Serves the bucket in a directory until its input ends, and prints the settings that lead to it, one a line.
#![expect(clippy::print_stdout, reason = "an example talks to who runs it")]

use std::path::PathBuf;

use pictor_testkit::Storage;
use tokio::io::{AsyncReadExt, stdin};

fn main() -> std::io::Result<()> {
    let root = std::env::args_os().nth(1).map(PathBuf::from);
    let root = root.ok_or_else(|| std::io::Error::other("usage: storage DIRECTORY"))?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let storage = Storage::start(&root);
        println!("PICTOR_STORAGE_URL={}", storage.url(storage.address()));
        for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] {
            println!("{name}={}", Storage::environment(name).unwrap_or_default());
        }
        println!();
        let mut ignored = Vec::new();
        stdin().read_to_end(&mut ignored).await.map(drop)
    })
}
