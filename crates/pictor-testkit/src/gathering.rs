//! Waiting for a condition instead of sleeping for a guess.

use std::time::Duration;

/// Looks at `condition` until it holds.
///
/// # Panics
/// When it does not hold within ten seconds; `what` says what was waited for.
pub async fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let all = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    assert!(tokio::time::timeout(Duration::from_secs(10), all).await.is_ok(), "still not so: {what}");
}
