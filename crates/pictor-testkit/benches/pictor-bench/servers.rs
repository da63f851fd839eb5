//! What stands between the load and the upstream: Pictor, nginx, or nothing.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};

use crate::processes::Process;
use crate::{Fault, client};

/// The key that clients show to Pictor.
pub(crate) const KEY: &str = "sk-pictor-bench-0123456789abcdef";

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server with a directory of its own.
pub(crate) struct Server {
    pub(crate) process: Process,
    pub(crate) address: SocketAddr,
    /// From the start of the process to the first 200 from its health check.
    pub(crate) started_in: Duration,
    // After the process, so that the directory is removed when nobody writes to it any more.
    directory: TempDir,
}

impl Server {
    /// Stops it, and gives what it leaves behind.
    pub(crate) fn stop(self) -> TempDir {
        self.directory
    }
}

/// A `pictor serve` with these settings (TOML) beside the defaults.
pub(crate) async fn pictor(binary: &Path, settings: &str) -> Result<Server, Fault> {
    pictor_with(binary, settings, &[]).await
}

/// The same with these variables in its environment.
pub(crate) async fn pictor_with(
    binary: &Path,
    settings: &str,
    variables: &[(&str, String)],
) -> Result<Server, Fault> {
    started(TempDir::with_prefix("pictor-bench-")?, binary, settings, variables).await
}

/// The same in a directory that an earlier one may have left.
pub(crate) async fn pictor_in(directory: TempDir, binary: &Path, settings: &str) -> Result<Server, Fault> {
    started(directory, binary, settings, &[]).await
}

async fn started(
    directory: TempDir,
    binary: &Path,
    settings: &str,
    variables: &[(&str, String)],
) -> Result<Server, Fault> {
    let address = free_address()?;
    let config = directory.path().join("pictor.toml");
    fs::write(&config, settings)?;
    let mut command = Command::new(binary);
    command.arg("serve").args(["--listen", &address.to_string()]);
    command.arg("--data-dir").arg(directory.path().join("data")).arg("--config").arg(config);
    command.env("PICTOR_ADMIN_KEY", KEY).env_remove("PICTOR_OPENAI_API_KEY").env_remove("PICTOR_LOG");
    command
        .env_remove("PICTOR_DATABASE_URL")
        .env_remove("PICTOR_STORAGE_URL")
        .envs(variables.iter().cloned());
    ready(&mut command, address, directory).await
}

/// The settings for upstreams at these addresses, in the order in which they are to be tried.
pub(crate) fn upstreams(addresses: &[SocketAddr]) -> String {
    let entry = |(priority, address): (usize, &SocketAddr)| {
        format!(
            "[[upstream]]\nname = \"upstream-{priority}\"\nkind = \"openai\"\nbase_url = \"http://{address}/v1\"\n\
             api_keys = [\"sk-upstream\"]\npriority = {priority}\nmax_in_flight = 2000\n"
        )
    };
    addresses.iter().enumerate().map(entry).collect()
}

/// An nginx before `upstream`: its defaults, among them buffering, and connections that are kept on both sides.
pub(crate) async fn nginx(upstream: SocketAddr) -> Result<Server, Fault> {
    let directory = TempDir::with_prefix("pictor-bench-")?;
    let address = free_address()?;
    let config = directory.path().join("nginx.conf");
    fs::write(&config, nginx_settings(directory.path(), address, upstream))?;
    let mut command = Command::new(nginx_binary()?);
    command
        .arg("-p")
        .arg(directory.path())
        .arg("-c")
        .arg(&config)
        .arg("-e")
        .arg(directory.path().join("error.log"));
    ready(&mut command, address, directory).await
}

/// Debian puts it where only root looks.
fn nginx_binary() -> Result<&'static str, Fault> {
    let found = |name: &&str| Command::new(name).arg("-v").output().is_ok();
    let places = ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"];
    places.into_iter().find(found).ok_or_else(|| "nginx is needed: apt-get install nginx-light".into())
}

fn nginx_settings(directory: &Path, address: SocketAddr, upstream: SocketAddr) -> String {
    let directory = directory.display();
    // Started as root, nginx would give its workers away to a user who may not write here.
    let user = if rustix::process::geteuid().is_root() { "user root;" } else { "" };
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {directory}/{kind};\n"))
        .concat();
    format!(
        "daemon off;\n{user}\nworker_processes auto;\npid {directory}/nginx.pid;\n\
         events {{ worker_connections 4096; }}\n\
         http {{\n{temporary}    access_log {directory}/access.log;\n    client_max_body_size 1g;\n    \
         upstream images {{ server {upstream}; keepalive 64; }}\n    \
         server {{\n        listen {address};\n        \
         location = /readyz {{ return 200; }}\n        \
         location / {{\n            proxy_pass http://images;\n            proxy_http_version 1.1;\n            \
         proxy_set_header Connection \"\";\n            proxy_read_timeout 300s;\n        }}\n    }}\n}}\n"
    )
}

/// Starts the server and asks it until it is ready.
async fn ready(command: &mut Command, address: SocketAddr, directory: TempDir) -> Result<Server, Fault> {
    let begun = Instant::now();
    let mut process = Process::start(command, directory.path())?;
    loop {
        if client::is_ready(address).await {
            let started_in = begun.elapsed();
            return Ok(Server { process, address, started_in, directory });
        }
        if process.ended().is_some() || begun.elapsed() > PATIENCE {
            let words = fs::read_to_string(directory.path().join("err")).unwrap_or_default();
            return Err(format!("{command:?} does not start: {words}").into());
        }
        tokio::time::sleep(Duration::from_micros(500)).await;
    }
}

/// A scripted upstream in a process of its own.
pub(crate) struct Upstream {
    pub(crate) address: SocketAddr,
    _process: Process,
}

impl Upstream {
    /// Starts one for a scenario; a `refusing` one answers 503 to everything that it has heard out.
    pub(crate) async fn start(scenario: &str, refusing: bool) -> Result<Self, Fault> {
        let refusal = refusing.then_some("--refuse");
        let mut process = Process::again(["upstream", "--scenario", scenario].into_iter().chain(refusal))?;
        let output = tokio::process::ChildStdout::from_std(process.output())?;
        let line = tokio::time::timeout(PATIENCE, BufReader::new(output).lines().next_line()).await??;
        let address = line.ok_or("the upstream ended before it listened")?.parse()?;
        Ok(Self { address, _process: process })
    }
}

/// A port that was free a moment ago: servers can't tell us which one they took.
fn free_address() -> Result<SocketAddr, Fault> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
