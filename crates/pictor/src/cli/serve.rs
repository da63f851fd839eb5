//! `pictor serve`: says where it listens and what to paste next, serves until it is told to stop, drains.

use std::io::IsTerminal;
use std::process::ExitCode;

use super::arguments::Serve;
use super::stop::Stop;
use super::{environment, run, say};
use crate::app::{self, Running};
use crate::config::{Config, Flags};
use crate::keys::Origin;

pub(super) fn serve(serve: &Serve) -> anyhow::Result<ExitCode> {
    let flags = Flags { listen: serve.listen.clone(), ..serve.settings.flags() };
    let config = Config::resolve(&flags, &environment)?;
    log_to_stderr();
    run(async {
        let mut stop = Stop::listen()?;
        let running = app::start(&config).await?;
        greet(&running, &config);
        stop.wait().await;
        say("pictor: stopping; running calls may finish. Once more to stop at once.");
        tokio::select! {
            drained = running.stop() => {
                if !drained {
                    say("pictor: stopped with calls unfinished, after http.drain_timeout");
                }
                Ok(if drained { ExitCode::SUCCESS } else { ExitCode::FAILURE })
            }
            _ = stop.wait() => {
                say("pictor: stopped at once");
                Ok(ExitCode::FAILURE)
            }
        }
    })?
}

fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("PICTOR_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second subscriber in one process is refused; the first one then logs for both.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false)
        .try_init();
}

fn greet(running: &Running, config: &Config) {
    let url = format!("http://{}", running.address);
    say(&format!("pictor {} listens on {url}", env!("CARGO_PKG_VERSION")));
    say(&format!("  data directory  {}", config.data_dir.display()));
    say(&format!("  pictures from   {}", sources(config)));
    let shown = match &running.key {
        Origin::Given => "$PICTOR_ADMIN_KEY".to_owned(),
        Origin::Kept(path) => {
            say(&format!("  admin key       in {}", path.display()));
            format!("$(cat {})", path.display())
        }
        Origin::Made { key, path } => {
            say(&format!("  admin key       {key}"));
            say(&format!("                  shown this once, kept in {}", path.display()));
            key.clone()
        }
    };
    say("\nTry it:\n");
    say(&paste(&url, &shown));
}

fn sources(config: &Config) -> String {
    if config.upstreams.is_empty() {
        return "the built-in illustrator, for every model: no upstream is configured".to_owned();
    }
    let names: Vec<&str> = config.upstreams.iter().map(|upstream| upstream.name.as_str()).collect();
    let resort = if config.illustrator.last_resort.is_some() { ", then the illustrator" } else { "" };
    format!("{}{resort}", names.join(", "))
}

fn paste(url: &str, key: &str) -> String {
    format!(
        "curl -s {url}/v1/images/generations \\\n  -H \"Authorization: Bearer {key}\" \\\n  \
         -H \"Content-Type: application/json\" \\\n  \
         -d '{{\"model\": \"gpt-image-2\", \"prompt\": \"a vet listens to a baby otter'\\''s heartbeat\"}}' \\\n  \
         | python3 -c 'import base64, json, sys; \
         sys.stdout.buffer.write(base64.b64decode(json.load(sys.stdin)[\"data\"][0][\"b64_json\"]))' \
         > otter.png\n"
    )
}
