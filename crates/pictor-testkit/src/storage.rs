//! A real S3 server, whose buckets are directories.

use std::net::{SocketAddr, TcpListener as StdListener};
use std::path::{Path, PathBuf};
use std::{fs, io};

use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s_fs::FileSystem;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

use crate::connections::accept;

/// The key that it takes, and its secret.
const CREDENTIALS: [&str; 2] = ["AKIDPICTOR", "a-secret-of-a-test"];

const BUCKET: &str = "pictures";

/// An S3 server with one bucket, on a port and a thread of its own, so that it answers also while a test waits for a
/// process that asks it. It ends when it is dropped; the directory is the caller's.
#[derive(Debug)]
pub struct Storage {
    address: SocketAddr,
    root: PathBuf,
    runtime: Option<Runtime>,
}

impl Storage {
    /// Listens, with its bucket in `root`.
    pub fn start(root: &Path) -> Self {
        fs::create_dir_all(root.join(BUCKET)).expect("the directory of a test is writable");
        let mut service = S3ServiceBuilder::new(FileSystem::new(root).expect("it is a directory"));
        service.set_auth(SimpleAuth::from_single(CREDENTIALS[0], CREDENTIALS[1]));
        let service = service.build();
        let listener = StdListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        listener.set_nonblocking(true).expect("a socket can be told not to block");
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let runtime = runtime.expect("a runtime needs nothing that a test lacks");
        runtime.spawn(async move {
            let listener = TcpListener::from_std(listener).expect("it does not block");
            accept(listener, move |stream| serve(stream, service.clone())).await;
        });
        Self { address, root: root.to_owned(), runtime: Some(runtime) }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The setting that names the bucket, reached through `address`: its own, or that of a proxy before it.
    pub fn url(&self, address: SocketAddr) -> String {
        format!("s3://{BUCKET}/some/prefix?endpoint=http://{address}&region=us-east-1&path_style=true")
    }

    /// What the environment says to those who may use it.
    pub fn environment(name: &str) -> Option<String> {
        match name {
            "AWS_ACCESS_KEY_ID" => Some(CREDENTIALS[0].to_owned()),
            "AWS_SECRET_ACCESS_KEY" => Some(CREDENTIALS[1].to_owned()),
            _ => None,
        }
    }

    /// The bucket that is there, and its key, as the variables of the environment that a process reads.
    pub fn variables(&self) -> [(&'static str, String); 3] {
        let [id, secret] = CREDENTIALS.map(str::to_owned);
        [
            ("PICTOR_STORAGE_URL", self.url(self.address)),
            ("AWS_ACCESS_KEY_ID", id),
            ("AWS_SECRET_ACCESS_KEY", secret),
        ]
    }

    /// Where objects lie as files, under their names.
    pub fn directory(&self) -> PathBuf {
        self.root.join(BUCKET).join("some/prefix")
    }

    /// The names of all objects, without their prefix, in order.
    pub fn objects(&self) -> Vec<String> {
        let prefix = self.directory();
        let mut names = Vec::new();
        walk(&prefix, &mut names).expect("the bucket is readable");
        let name = |path: PathBuf| path.strip_prefix(&prefix).map(|path| path.display().to_string()).ok();
        let mut names: Vec<String> = names.into_iter().filter_map(name).collect();
        names.sort();
        names
    }
}

impl Drop for Storage {
    fn drop(&mut self) {
        // A runtime may not be waited for in another one.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn walk(directory: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !directory.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        // What begins with a dot is the server's own, such as the checksums that it keeps.
        let is_own = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        match path.is_dir() {
            true => walk(&path, files)?,
            false if !is_own => files.push(path),
            false => {}
        }
    }
    Ok(())
}

async fn serve(stream: TcpStream, service: S3Service) {
    let _ = stream.set_nodelay(true);
    // A client that goes away is no fault of the server.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}
