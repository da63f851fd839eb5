//! Who makes the pictures of a command: the rooms of this process, or a server; and in which words they fail.

use anyhow::{bail, ensure};
use pictor_api::Call;
use pictor_egress::Egress;
use pictor_relay::health::Health;
use pictor_relay::{
    Answer, Attempt, Failure, FailureKind, Finished, Inputs, Kind, Policy, Relay, Run, Secret, Upstream,
    describe,
};
use pictor_spool::Spools;

use super::arguments::Picture;
use crate::app::Rooms;
use crate::images::{self, ILLUSTRATOR, MakeError, Reason};

pub(super) enum Maker {
    Here(Rooms),
    Server { url: String, relay: Relay },
}

/// The pictures that there are.
pub(super) struct Made {
    pub(super) pictures: Vec<Finished>,
    /// Paid for beside them, and not what was asked for.
    pub(super) aside: Vec<Finished>,
    /// Whether the illustrator has drawn them, here or on the server.
    pub(super) drawn: bool,
    /// Where they are not what was asked for.
    pub(super) notes: Vec<String>,
    /// Why they are not all that were asked for.
    pub(super) failure: Option<String>,
}

impl Maker {
    /// The server that the command names, or else the rooms.
    pub(super) fn choose(picture: &Picture, model: &str, rooms: Rooms) -> anyhow::Result<Self> {
        if let Some(url) = &picture.server {
            let relay = server_as_upstream(url, picture, rooms.spools)?;
            return Ok(Self::Server { url: url.clone(), relay });
        }
        ensure!(rooms.maker.serves(model), "no upstream in the settings serves {model}");
        Ok(Self::Here(rooms))
    }

    pub(super) async fn make(&self, call: Call, inputs: Inputs) -> anyhow::Result<Made> {
        let made = match self {
            Self::Here(rooms) => {
                let route = rooms.maker.route(&call.model);
                rooms.maker.make(&call, &inputs, Run::Unnamed, route, &()).await.map(made_here)
            }
            Self::Server { url, relay } => match relay.send(&call, &inputs, Run::Unnamed, &()).await {
                Ok(answer) => Ok(made_there(answer)),
                Err(failure) if refuses_key(&failure) => {
                    bail!("{url} refuses the key; give one with --key or PICTOR_API_KEY")
                }
                Err(failure) => Err(failure.into()),
            },
        };
        made.or_else(|error| partly_made(error, usize::from(call.n)))
    }

    /// Whether a call is under way with someone who may charge for it.
    pub(super) fn is_asking(&self) -> bool {
        let health = match self {
            Self::Here(rooms) => rooms.maker.pool(),
            Self::Server { relay, .. } => Some(relay.health()),
        };
        health.is_some_and(|health| under_way(&health) > 0)
    }
}

fn made_here(made: images::Made) -> Made {
    let images::Made { pictures, aside, upstream, adjusted: notes, .. } = made;
    Made { pictures, aside, drawn: upstream == ILLUSTRATOR, notes, failure: None }
}

fn made_there(answer: Answer) -> Made {
    let Answer { pictures, aside, maker, adjusted: notes, .. } = answer;
    Made { pictures, aside, drawn: maker.as_deref() == Some(ILLUSTRATOR), notes, failure: None }
}

/// How many attempts are under way at upstreams.
pub(super) fn under_way(health: &Health) -> usize {
    health.retired + health.upstreams.iter().map(|upstream| upstream.in_flight).sum::<usize>()
}

fn refuses_key(failure: &Failure) -> bool {
    failure.attempts.iter().any(|attempt| attempt.status == Some(401))
}

/// Pictures that were paid for are handed over, also where they are not all.
fn partly_made(error: MakeError, asked: usize) -> anyhow::Result<Made> {
    let told = told(&error);
    if error.salvaged.is_empty() {
        bail!(told);
    }
    let made = error.salvaged.len();
    let failure = Some(format!("{made} of {asked} pictures were made and paid for: {told}"));
    Ok(Made { pictures: error.salvaged, aside: Vec::new(), drawn: false, notes: Vec::new(), failure })
}

/// A failure for a person: whoever refused, in their own words, and whether it may have cost money.
fn told(error: &MakeError) -> String {
    let mut text = match &error.reason {
        Reason::Relay(FailureKind::Rejected(error)) => error.message.clone(),
        Reason::Relay(_) if !error.attempts.is_empty() => {
            error.attempts.iter().map(tried).collect::<Vec<_>>().join("; ")
        }
        reason => describe(reason),
    };
    if error.salvaged.is_empty() && error.may_be_billed() {
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
    let policy = Policy { max_attempts: 1, ..Policy::default() };
    Ok(Relay::new(vec![upstream], policy, spools, Egress::new(Vec::new())?)?)
}
