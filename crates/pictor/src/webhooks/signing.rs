//! The signature by which a receiver knows that an event is ours: Standard Webhooks, as OpenAI's SDKs read them.

use std::fmt;

use base64_simd::STANDARD;
use ring::hmac;

use crate::db::ServerSecret;

/// What events are signed with. It is never stored: it follows from the server's secret.
#[derive(Clone, PartialEq, Eq)]
pub struct SigningSecret([u8; 32]);

impl SigningSecret {
    /// That of an endpoint; without one, that of the addresses that single calls of the project name.
    pub(super) fn derive(
        server: &ServerSecret,
        project: &str,
        endpoint: Option<&str>,
        generation: i64,
    ) -> Self {
        let endpoint = endpoint.unwrap_or("calls");
        Self(server.derive(&format!("webhook {project} {endpoint} {generation}")))
    }

    /// As its owner is shown it: `whsec_` and base64.
    pub fn reveal(&self) -> String {
        format!("whsec_{}", STANDARD.encode_to_string(self.0))
    }

    /// Its beginning and its end, by which its owner knows it again.
    pub fn hint(&self) -> String {
        let whole = self.reveal();
        format!("{}...{}", &whole[..10], &whole[whole.len() - 4..])
    }

    /// The signature of an event that is sent at this moment, in seconds.
    pub(super) fn sign(&self, event: &str, at: u64, body: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let tag = hmac::sign(&key, format!("{event}.{at}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode_to_string(tag.as_ref()))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Standard Webhooks specification has a key of 24 bytes; this is computed by Python's hmac.
    #[test]
    fn a_signature_is_what_others_compute() {
        let secret = SigningSecret([7; 32]);
        assert_eq!(secret.reveal(), "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=");
        assert_eq!(secret.hint(), "whsec_BwcH...Bwc=");
        assert_eq!(format!("{secret:?}"), "SigningSecret");
        assert_eq!(
            secret.sign("evt_1", 1_700_000_000, "{}"),
            "v1,a1DASGgVAakARPzCBfaKZ61ux1lULadh72WCLbrcpuA="
        );
    }
}
