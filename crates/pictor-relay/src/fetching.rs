//! Pictures that an answer brings only by their address: fetched, and from then on like those in the answer.
//!
//! They are made by then, and may be billed: what cannot be fetched is a broken answer. An address is a key to its
//! picture for as long as it lives, so only its host is ever said.

use std::future::ready;
use std::io;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};
use pictor_api::scan::marker;
use pictor_egress::{Address, Egress, FetchError, Limits};
use pictor_spool::Spool;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::attempt_error::AttemptError;
use crate::document::Storage;
use crate::incoming::describe;
use crate::parsed::Parsed;
use crate::upstream::{Kind, Upstream};
use crate::whole::is_whole;

/// How often a picture is asked for: it costs nothing, and some hosts answer 404 until a new one has reached all of
/// them.
const TRIES: u32 = 4;

/// How long to wait before the second time; doubled each time.
const ASK_AGAIN_AFTER: Duration = Duration::from_millis(250);

/// What fetches the pictures of one answer.
pub(crate) struct Fetching<'a> {
    pub(crate) egress: &'a Egress,
    pub(crate) upstream: &'a Upstream,
    pub(crate) storage: &'a Storage,
    /// When the answer must be there, with all its pictures.
    pub(crate) deadline: Instant,
}

/// A picture of an answer.
enum Brought<'a> {
    Whole(Spool),
    At(&'a str),
}

/// Why one picture was not fetched.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error("it ends in the middle")]
    HalfOfIt,
    #[error("not stored")]
    Storage(#[from] io::Error),
}

impl Fault {
    /// Whether the picture may be there a little later.
    fn may_pass(&self) -> bool {
        match self {
            Self::Fetch(fault) => fault.may_pass(),
            Self::HalfOfIt => true,
            Self::Storage(_) => false,
        }
    }
}

/// Whether pictures of the answer are to be fetched.
pub(crate) fn names_pictures(parsed: &Parsed, upstream: &Upstream) -> bool {
    matches!(upstream.kind, Kind::Compatible(_))
        && entries(parsed).iter().any(|entry| address(entry).is_some())
}

impl Fetching<'_> {
    /// Fetches what the answer only names, each into its place among the first `n` pictures. What comes whole is among
    /// `pictures`, however it ends.
    pub(crate) async fn complete(
        &self,
        parsed: &Parsed,
        n: u8,
        pictures: &mut Vec<Spool>,
    ) -> Result<(), AttemptError> {
        if !names_pictures(parsed, self.upstream) {
            return Ok(());
        }
        let brought = in_order(parsed, std::mem::take(pictures)).into_iter().enumerate();
        let bring = brought.filter_map(|(index, picture)| match picture {
            Brought::Whole(spool) => Some(ready(Ok(spool)).boxed()),
            Brought::At(url) => (index < usize::from(n)).then(|| self.fetch(url)),
        });
        let mut fault = None;
        for end in join_all(bring).await {
            match end {
                Ok(spool) => pictures.push(spool),
                Err(error) => fault = fault.or(Some(error)),
            }
        }
        fault.map_or(Ok(()), Err)
    }

    fn fetch<'a>(&'a self, url: &'a str) -> BoxFuture<'a, Result<Spool, AttemptError>> {
        self.fetch_in_time(url).boxed()
    }

    /// Asks for a picture, again where that may help and there is time.
    async fn fetch_in_time(&self, url: &str) -> Result<Spool, AttemptError> {
        let unusable = |error: FetchError| AttemptError::Broken(describe(&error));
        let base = Address::of_operator(&self.upstream.base_url).map_err(unusable)?;
        let address = base.join(url).map_err(unusable)?;
        let mut wait = ASK_AGAIN_AFTER;
        let mut tries = 0;
        loop {
            let fault = match self.fetch_once(&address).await {
                Ok(spool) => return Ok(spool),
                Err(Fault::Storage(error)) => return Err(error.into()),
                Err(fault) => fault,
            };
            let (upstream, may_pass) = (&self.upstream.name, fault.may_pass());
            let fault = describe(&fault);
            tracing::debug!(upstream, host = %address, fault, "a picture was not fetched");
            tries += 1;
            if tries == TRIES || !may_pass || Instant::now() + wait >= self.deadline {
                return Err(AttemptError::Broken(format!("a picture at {address}: {fault}")));
            }
            sleep(wait).await;
            wait *= 2;
        }
    }

    async fn fetch_once(&self, address: &Address) -> Result<Spool, Fault> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        let limits = Limits { whole: Limits::PICTURE.whole.min(left), ..Limits::PICTURE };
        let mut fetched = self.egress.get(address, &limits).await?;
        let Storage { spools, allowance } = self.storage;
        let mut writer = spools.create_within(allowance).digested();
        while let Some(chunk) = fetched.next().await? {
            writer.write(&chunk).await?;
        }
        let spool = writer.finish().await?;
        if !fetched.has_end() && !is_whole(&mut spool.reader())? {
            return Err(Fault::HalfOfIt);
        }
        Ok(spool)
    }
}

/// The pictures in the order of the answer. Those that came with it in base64 stand where their markers do.
fn in_order(parsed: &Parsed, pictures: Vec<Spool>) -> Vec<Brought<'_>> {
    let mut whole: Vec<_> = pictures.into_iter().map(Some).collect();
    let mut brought = Vec::new();
    for entry in entries(parsed) {
        let number = entry["b64_json"].as_str().and_then(marker);
        let spool = number.and_then(|number| whole.get_mut(number)?.take());
        match (spool.filter(|spool| !spool.is_empty()), address(entry)) {
            (Some(spool), _) => brought.push(Brought::Whole(spool)),
            (None, Some(url)) => brought.push(Brought::At(url)),
            (None, None) => {}
        }
    }
    brought.extend(whole.into_iter().flatten().map(Brought::Whole));
    brought
}

/// What the answer says of each of its pictures: `data`, or `images`, where some services have them.
fn entries(parsed: &Parsed) -> &[Value] {
    let list =
        |name: &str| parsed.members.get(name).and_then(Value::as_array).filter(|list| !list.is_empty());
    list("data").or_else(|| list("images")).map_or(&[], Vec::as_slice)
}

fn address(entry: &Value) -> Option<&str> {
    entry["url"].as_str().filter(|url| !url.is_empty())
}
