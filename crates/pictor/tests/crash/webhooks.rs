//! A crash between the sending of a webhook and the note of it: it is sent once more, under the same id.

use pictor_testkit::{FileServer, Page, eventually};
use serde_json::json;

use crate::asking::{By, Call};
use crate::house::{House, KEY, On, Serving, on_both};
use crate::others::crashing;

on_both! {
    what_was_sent_and_not_noted_is_sent_again
}

const SETTINGS: &str = "[egress]\nallow = [\"127.0.0.1\"]\nhttp_webhooks = true\n";

async fn what_was_sent_and_not_noted_is_sent_again(on: On) {
    let (house, receiver) = (House::new(on).await, FileServer::start().await);
    let url = receiver.put("/hook", [Page::status(200)]);
    let mut serving = Serving::start(crashing(&house, "webhook.sent", SETTINGS)).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let endpoint = json!({ "url": url, "event_types": ["image.job.completed"] });
    let made = client.post(format!("{}/v1/webhook_endpoints", serving.url)).bearer_auth(KEY).json(&endpoint);
    assert_eq!(made.send().await.unwrap().status(), 200);
    // It may die before its answer is read.
    let _ = Call::Pictures { n: 1 }.ask(&serving.url, By::Key, false).await;
    serving.crashed("webhook.sent").await;
    assert_eq!(receiver.requests(), 1);

    let again = Serving::start(house.pictor(&[], SETTINGS)).await;
    let count = "SELECT CAST(COUNT(*) AS TEXT) FROM deliveries WHERE state = 'delivered'";
    eventually("it is noted", || house.value(count) == "1").await;
    let ids: Vec<_> =
        receiver.received().iter().map(|received| received.headers["webhook-id"].clone()).collect();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
    house.audit(1).await;
    again.stop().await;
}
