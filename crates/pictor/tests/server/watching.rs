//! Several watchers of one call see the same pictures and events, whenever they come.

use pictor::images::{Asked, Terms};
use pictor::jobs::{Entry, Watch};
use pictor::keys::{ADMIN_KEY, DEFAULT_PROJECT, Principal, Scopes};
use pictor_api::{Call, Endpoint, Size};
use pictor_relay::Inputs;
use pictor_testkit::{Step, Upstream};

use crate::{Server, plan};

fn asked() -> Asked {
    let call = Call {
        size: Some(Size::new(1024, 1024)),
        stream: true,
        partial_images: 2,
        ..Call::new(Endpoint::Generations, "gpt-image-2", "a lake")
    };
    let principal = Principal {
        key: ADMIN_KEY.into(),
        project: DEFAULT_PROJECT.into(),
        name: "admin key".into(),
        scopes: Scopes { images: true, admin: true },
        models: None,
        requests: None,
    };
    let terms = Terms::default();
    let fingerprint = pictor_api::fingerprint::of(&call, &[], &[]);
    let (inputs, files) = (Inputs::default(), Vec::new());
    Asked { principal, request: "req_test".into(), call, inputs, files, fingerprint, terms }
}

/// Everything that a watch sees, each picture by its digest.
async fn seen(mut watch: Watch) -> Vec<String> {
    let mut entries = Vec::new();
    while let Some(entry) = watch.next().await {
        entries.push(match entry {
            Entry::Sending { attempt, upstream } => format!("sending {attempt} to {upstream}"),
            Entry::Partial(shown) => format!("partial {} {:?}", shown.index, shown.picture.digest().unwrap()),
            Entry::Ended(ending) => {
                let pictures = ending.outcome.as_ref().unwrap();
                let digests = pictures.spools.iter().map(|spool| spool.digest().unwrap());
                format!("ended {} {:?}", pictures.upstream, digests.collect::<Vec<_>>())
            }
        });
    }
    entries
}

async fn assert_all_see_the_same(server: Server, kinds: &[&str]) {
    let images = &server.running().images;
    let first = images.start(asked()).await.unwrap().watch;
    let (early, also) = (first.clone(), first.clone());
    let (one, two) = tokio::join!(seen(early), seen(also));
    // This one was there from the start, and reads only now that all is over.
    let late = seen(first).await;
    let named: Vec<&str> = one.iter().map(|entry| entry.split(' ').next().unwrap()).collect();
    assert_eq!(named, kinds);
    assert_eq!((&one, &one), (&two, &late));
    server.stop().await;
}

#[tokio::test]
async fn watchers_of_a_relayed_call_see_the_same() {
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    assert_all_see_the_same(server, &["sending", "partial", "partial", "ended"]).await;
    assert_eq!(upstream.paid(), 1, "three watch, one pays");
}

#[tokio::test]
async fn watchers_of_a_drawing_see_the_same() {
    assert_all_see_the_same(plan().start().await, &["partial", "partial", "ended"]).await;
}
