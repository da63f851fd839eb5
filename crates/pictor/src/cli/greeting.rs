//! What `pictor serve` says when it listens: where, with which key, and a line to paste.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;

use pictor_relay::{Kind, Upstream};

use super::say;
use crate::app::Running;
use crate::config::{Config, LogFormat};
use crate::keys::Origin;

const MODEL: &str = "gpt-image-2";
const FREE_MODEL: &str = "pictor-illustrator";

/// Says it, or logs it where programs read the log: without a key then.
pub(super) fn greet(running: &Running, config: &Config) {
    match config.log_format {
        LogFormat::Text => greet_person(running, config),
        LogFormat::Json => greet_program(running, config),
    }
}

fn greet_program(running: &Running, config: &Config) {
    let key = match &running.key {
        Origin::Given => "PICTOR_ADMIN_KEY".to_owned(),
        Origin::Kept(path) | Origin::Made { path, .. } => path.display().to_string(),
    };
    tracing::info!(
        version = env!("CARGO_PKG_VERSION"),
        address = %running.address,
        metrics_address = running.metrics_address.map(tracing::field::display),
        data_directory = %config.data_dir.display(),
        pictures_from = sources(config),
        admin_key_in = key,
        "listening"
    );
}

fn greet_person(running: &Running, config: &Config) {
    let url = format!("http://{}", reachable(running.address));
    let everywhere = running.address.ip().is_unspecified();
    let also = if everywhere {
        format!(", and at every address of this machine ({})", running.address)
    } else {
        String::new()
    };
    say(&format!("pictor {} listens on {url}{also}", env!("CARGO_PKG_VERSION")));
    if let Some(address) = running.metrics_address {
        say(&format!("  metrics         http://{}/metrics", reachable(address)));
    }
    say(&format!("  data directory  {}", config.data_dir.display()));
    say(&format!("  pictures from   {}", sources(config)));
    let shown = match &running.key {
        Origin::Given => "$PICTOR_ADMIN_KEY".to_owned(),
        Origin::Kept(path) => {
            say(&format!("  admin key       in {}", path.display()));
            format!("$(cat {})", shell_word(path))
        }
        Origin::Made { key, path } => {
            say(&format!("  admin key       {key}"));
            say(&format!("                  shown this once, kept in {}", path.display()));
            key.clone()
        }
    };
    say("\nTry it:\n");
    if let Some(warning) = price_warning(running, config) {
        say(&warning);
    }
    say(&paste(&url, &shown));
}

/// The address to connect to: nobody can connect to "every address".
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// The path as one word of a shell's command line.
fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    // A path that begins with a dash would be an option.
    let text = if text.starts_with('-') { format!("./{text}") } else { text };
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@%".contains(c);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

fn sources(config: &Config) -> String {
    if config.upstreams.is_empty() {
        let what = "the built-in illustrator: drawings, not a model's pictures, whatever model is asked for";
        return format!("{what}; no upstream is configured");
    }
    let names: Vec<&str> = config.upstreams.iter().map(|upstream| upstream.name.as_str()).collect();
    let resort = if config.illustrator.last_resort.is_some() { ", then the illustrator" } else { "" };
    format!("{}{resort}", names.join(", "))
}

/// Who will charge for the line to paste, and how to try for nothing.
fn price_warning(running: &Running, config: &Config) -> Option<String> {
    let serving = config.upstreams.iter().filter(|upstream| upstream.models.name_of(MODEL).is_some());
    let asked = serving.min_by_key(|upstream| upstream.priority)?;
    let free = running.rooms.models.get(FREE_MODEL).is_some();
    let advice = if free {
        format!("; with \"model\": \"{FREE_MODEL}\" it is drawn here, for free")
    } else {
        String::new()
    };
    Some(format!("(this asks {} and {} money{advice})\n", asked.name, costs(asked)))
}

fn costs(upstream: &Upstream) -> &'static str {
    match upstream.kind {
        Kind::OpenAi | Kind::Azure { .. } => "costs",
        Kind::Compatible(_) => "may cost",
    }
}

fn paste(url: &str, key: &str) -> String {
    // Brackets are a pattern to some shells.
    let url = if url.contains('[') {
        format!("'{url}/v1/images/generations'")
    } else {
        format!("{url}/v1/images/generations")
    };
    format!(
        "curl -s {url} \\\n  -H \"Authorization: Bearer {key}\" \\\n  \
         -H \"Content-Type: application/json\" \\\n  \
         -d '{{\"model\": \"{MODEL}\", \"prompt\": \"a vet listens to a baby otter'\\''s heartbeat\"}}' \\\n  \
         | python3 -c 'import base64, json, sys; \
         sys.stdout.buffer.write(base64.b64decode(json.load(sys.stdin)[\"data\"][0][\"b64_json\"]))' \
         > otter.png\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_word_of_the_shell() {
        for (path, word) in [
            ("pictor-data/admin-key", "pictor-data/admin-key"),
            ("my data/admin-key", "'my data/admin-key'"),
            ("it's/admin-key", r"'it'\''s/admin-key'"),
            ("$HOME;`x`/\"k\"", "'$HOME;`x`/\"k\"'"),
            ("数据/admin-key", "'数据/admin-key'"),
            ("-n/admin-key", "./-n/admin-key"),
        ] {
            assert_eq!(shell_word(Path::new(path)), word);
        }
    }

    #[test]
    fn every_address_becomes_one_to_connect_to() {
        for (bound, shown) in [
            ("127.0.0.1:80", "127.0.0.1:80"),
            ("0.0.0.0:8080", "127.0.0.1:8080"),
            ("[::]:8080", "[::1]:8080"),
            ("192.0.2.7:8080", "192.0.2.7:8080"),
        ] {
            assert_eq!(reachable(bound.parse().unwrap()).to_string(), shown);
        }
        assert!(paste("http://[::1]:80", "k").contains("curl -s 'http://[::1]:80/v1/images/generations' "));
    }
}
