//! Who makes the pictures of a command: the rooms of this process, or a server; and in which words they fail.

use anyhow::{bail, ensure};
use pictor_api::Call;
use pictor_relay::health::Health;
use pictor_spool::Spools;
use pictor_relay::{Attempt, Failure, Finished, Inputs, Kind, Policy, Relay, Secret, Upstream};

use super::arguments::Picture;
use crate::app::Rooms;
use crate::images::MakeError;

pub(super) enum Maker {
    Here(Rooms),
    Server { url: String, relay: Relay },
}

/// The pictures, and where they are not what was asked for.
pub(super) struct Made {
    pub(super) pictures: Vec<Finished>,
    pub(super) notes: Vec<String>,
}

impl Maker {
    /// The server that the command names, or else the rooms.
    pub(super) fn choose(picture: &Picture, model: &str, rooms: Rooms) -> anyhow::Result<Self> {
        if let Some(url) = &picture.server {
            let relay = server_as_upstream(url, picture, rooms.spools)?;
            return Ok(Self::Server { url: url.clone(), relay });
        }
        ensure!(rooms.images.serves(model), "no upstream in the settings serves {model}");
        Ok(Self::Here(rooms))
    }

    pub(super) async fn make(&self, call: Call, inputs: Inputs) -> anyhow::Result<Made> {
        match self {
            Self::Here(rooms) => {
                let made = rooms.images.start(call, inputs).outcome.await;
                match made.unwrap_or(Err(MakeError::Lost)) {
                    Ok(made) => Ok(Made { pictures: made.pictures, notes: made.adjusted }),
                    Err(MakeError::Relay(failure)) => bail!(told(&failure)),
                    Err(other) => Err(other.into()),
                }
            }
            Self::Server { url, relay } => {
                let (partials, _ignored) = tokio::sync::mpsc::channel(8);
                match relay.send(&call, &inputs, partials).await {
                    Ok(answer) => Ok(Made { pictures: answer.pictures, notes: answer.adjusted }),
                    Err(failure) if refuses_key(&failure) => {
                        bail!("{url} refuses the key; give one with --key or PICTOR_API_KEY")
                    }
                    Err(failure) => bail!("{}", told(&failure)),
                }
            }
        }
    }

    /// Whether a call is under way with someone who may charge for it.
    pub(super) fn is_asking(&self) -> bool {
        let health = match self {
            Self::Here(rooms) => rooms.images.pool(),
            Self::Server { relay, .. } => Some(relay.health()),
        };
        health.is_some_and(|health| under_way(&health) > 0)
    }
}

/// How many attempts are under way at upstreams.
pub(super) fn under_way(health: &Health) -> usize {
    health.upstreams.iter().map(|upstream| upstream.in_flight).sum()
}

fn refuses_key(failure: &Failure) -> bool {
    failure.attempts().iter().any(|attempt| attempt.status == Some(401))
}

/// A failure for a person: whoever refused, in their own words, and whether it may have cost money.
fn told(failure: &Failure) -> String {
    let attempts = failure.attempts();
    let mut text = match failure {
        Failure::Rejected { error, .. } => error.message.clone(),
        _ if attempts.is_empty() => failure.to_string(),
        _ => attempts.iter().map(tried).collect::<Vec<_>>().join("; "),
    };
    if failure.may_be_billed() {
        text.push_str("; the call may have been billed");
    }
    text
}

fn tried(attempt: &Attempt) -> String {
    let Attempt { upstream, fate, note, .. } = attempt;
    if note.is_empty() { format!("{upstream}: {}", fate.name()) } else { format!("{upstream}: {note}") }
}

/// A server of ours is an upstream like any other that speaks OpenAI's API.
fn server_as_upstream(url: &str, picture: &Picture, spools: Spools) -> anyhow::Result<Relay> {
    let base = url.trim_end_matches('/');
    let base = if base.ends_with("/v1") { base.to_owned() } else { format!("{base}/v1") };
    let mut upstream = Upstream::new(url, Kind::OpenAi, base);
    // An empty variable counts as unset.
    upstream.keys = picture.key.iter().filter(|key| !key.trim().is_empty()).map(Secret::new).collect();
    if picture.seed != 0 {
        upstream.headers.insert("X-Pictor-Seed".to_owned(), Secret::new(picture.seed.to_string()));
    }
    Ok(Relay::new(vec![upstream], Policy { max_attempts: 1, ..Policy::default() }, spools)?)
}
