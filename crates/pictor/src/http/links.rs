//! Addresses of pictures that need no key: signed, and good for a while.
//!
//! The signature covers the job, the index and the end of its time, and neither host nor path: it holds wherever this
//! service is reached.

use std::time::Duration;

use axum::http::request::Parts;
use pictor_api::{ApiError, error};
use serde_json::Value;
use subtle::ConstantTimeEq;

use super::House;
use super::origin::base_url;
use super::query::Query;
use crate::db::ServerSecret;

/// What a signed address says beside its path.
pub(super) const PARAMETERS: [&str; 3] = ["expires", "kid", "signature"];

/// Bytes of a signature that an address shows.
const SIGNATURE: usize = 16;

/// Bytes of a hash that tell one secret from another.
const KID: usize = 4;

/// Signs, and knows its own signatures.
struct Signer {
    key: [u8; 32],
    kid: String,
}

impl Signer {
    fn new(secret: &ServerSecret) -> Self {
        Self {
            key: secret.derive("addresses of pictures"),
            kid: hex(&secret.derive("id of what signs the addresses of pictures")[..KID]),
        }
    }

    fn sign(&self, job: &str, index: &str, expires: u64) -> String {
        let signed = format!("{job}\n{index}\n{expires}");
        hex(&blake3::keyed_hash(&self.key, signed.as_bytes()).as_bytes()[..SIGNATURE])
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes the addresses of one answer.
pub(super) struct Links {
    signer: Signer,
    base: String,
    ttl: u64,
    now: u64,
}

impl Links {
    /// For whoever sent this request, by the host that it was sent to.
    pub(super) fn new(house: &House, head: &Parts) -> Self {
        Self {
            signer: Signer::new(&house.secret),
            base: base_url(house, head),
            ttl: house.timeouts.url_ttl.as_secs(),
            now: house.clock.unix_seconds(),
        }
    }

    /// The addresses in the answer of a job that was completed at a moment in milliseconds: for as long as they hold the
    /// same, whenever it is asked for.
    pub(super) fn of_answer(&self, job: &str, pictures: usize, completed_at: i64) -> Vec<String> {
        let expires = self.expires(u64::try_from(completed_at / 1_000).unwrap_or(0), 0);
        (0..pictures).map(|index| self.until(job, index, expires)).collect()
    }

    /// A job object whose pictures have addresses.
    pub(super) fn shown(&self, mut object: Value) -> Value {
        let job = object["id"].as_str().unwrap_or_default().to_owned();
        let ended = object["completed_at"].as_u64().or(object["created_at"].as_u64()).unwrap_or(0);
        let expires = self.expires(ended, self.half());
        let pictures = object.get_mut("result").and_then(Value::as_array_mut);
        for (index, picture) in pictures.into_iter().flatten().enumerate() {
            picture["url"] = self.until(&job, index, expires).into();
        }
        object
    }

    /// When an address ends that is still to hold for longer than `least`. All servers say the same, and the same again
    /// until half of its time is over, so that a browser which asks again has the picture already.
    fn expires(&self, completed_at: u64, least: u64) -> u64 {
        let (first, half) = (completed_at.saturating_add(self.ttl), self.half());
        if first > self.now.saturating_add(least) {
            return first;
        }
        let late = (self.now + half).saturating_sub(first);
        first + late.div_ceil(half) * half
    }

    fn half(&self) -> u64 {
        (self.ttl / 2).max(1)
    }

    fn until(&self, job: &str, index: usize, expires: u64) -> String {
        let Self { signer, base, .. } = self;
        let signature = signer.sign(job, &index.to_string(), expires);
        let kid = &signer.kid;
        format!("{base}/v1/images/content/{job}/{index}?expires={expires}&kid={kid}&signature={signature}")
    }
}

/// How long the address of this picture still holds; `None` where it is not signed at all.
///
/// # Errors
/// One and the same for whatever is wrong with it.
pub(super) fn rest(
    house: &House,
    query: &Query,
    job: &str,
    index: &str,
) -> Result<Option<Duration>, ApiError> {
    if PARAMETERS.iter().all(|name| query.text(name).is_none()) {
        return Ok(None);
    }
    let signer = Signer::new(&house.secret);
    let sent = |name: &str| query.text(name).unwrap_or_default();
    let expires = sent("expires").parse().unwrap_or(0);
    let ours = format!("{} {}", signer.kid, signer.sign(job, index, expires));
    let theirs = format!("{} {}", sent("kid"), sent("signature"));
    let is_ours = bool::from(ours.as_bytes().ct_eq(theirs.as_bytes()));
    match expires.checked_sub(house.clock.unix_seconds()) {
        Some(rest) if rest > 0 && is_ours => Ok(Some(Duration::from_secs(rest))),
        _ => Err(error::invalid_signature()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn links(now: u64) -> Links {
        let signer = Signer { key: [7; 32], kid: "00000000".into() };
        Links { signer, base: "https://a".into(), ttl: 3_600, now }
    }

    #[test]
    fn an_answer_has_the_same_addresses_until_they_are_past() {
        let of = |now| links(now).of_answer("job_1", 2, 1_000_999);
        let first = of(1_000);
        assert_eq!(first.len(), 2);
        let start = "https://a/v1/images/content/job_1/1?expires=4600&kid=00000000&signature=";
        assert!(first[1].starts_with(start), "{first:?}");
        assert_eq!(of(4_599), first);
        assert!(of(4_600)[0].contains("?expires=6400&"), "half of the time at least");
    }

    #[test]
    fn a_job_has_addresses_that_hold_for_half_of_their_time_at_least() {
        let mut before = 0;
        for now in (1_000..20_000).step_by(7) {
            let expires = links(now).expires(1_000, 1_800);
            assert!((now + 1_800..=now + 3_600).contains(&expires) && expires >= before, "{now}: {expires}");
            assert_eq!((expires - 1_000) % 1_800, 0, "there are few of them");
            before = expires;
        }
        let object =
            json!({ "id": "job_1", "completed_at": 1_000, "result": [{ "url": null }, { "url": null }] });
        let shown = links(2_000).shown(object);
        assert_eq!(shown["result"][1]["url"], links(2_000).until("job_1", 1, 4_600));
        let open = json!({ "id": "job_1", "completed_at": null, "created_at": 1_000, "result": null });
        assert_eq!(links(2_000).shown(open.clone()), open);
    }

    #[test]
    fn a_signature_is_of_one_picture_and_one_time() {
        let signer = Signer { key: [7; 32], kid: String::new() };
        let all =
            [("job_1", "0", 1), ("job_1", "0", 2), ("job_1", "1", 1), ("job_2", "0", 1), ("job_1", "00", 1)];
        let mut signatures: Vec<String> =
            all.iter().map(|(job, index, at)| signer.sign(job, index, *at)).collect();
        assert!(signatures.iter().all(|one| one.len() == 2 * SIGNATURE));
        signatures.sort();
        signatures.dedup();
        assert_eq!(signatures.len(), all.len());
    }
}
