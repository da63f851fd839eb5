//! Crashes in the life of a file: a row never speaks of bytes that are not there, and nothing is left for good.

use reqwest::multipart::{Form, Part};
use serde_json::Value;

use crate::asking::get;
use crate::house::{House, KEY, On, Serving, on_both};
use crate::others::{SWEEP, crashed_by_itself, crashing, started_again};

on_both! {
    bytes_without_a_row_are_swept
    bytes_of_a_file_that_is_gone_are_swept
}

async fn upload(url: &str) -> Result<reqwest::Response, reqwest::Error> {
    let part = Part::bytes(vec![7; 100_000]).file_name("a.bin");
    let form = Form::new().text("purpose", "user_data").part("file", part);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    client.post(format!("{url}/v1/files")).bearer_auth(KEY).multipart(form).send().await
}

async fn bytes_without_a_row_are_swept(on: On) {
    let house = House::new(on).await;
    let mut serving = Serving::start(crashing(&house, "file.stored", "")).await;
    upload(&serving.url).await.unwrap_err();
    serving.crashed("file.stored").await;
    assert_eq!(house.blobs().len(), 1, "the bytes come first");
    assert_eq!(house.value("SELECT CAST(COUNT(*) AS TEXT) FROM files"), "0");

    let again = started_again(&house, SWEEP).await;
    house.audit(0).await;
    assert_eq!(upload(&again.url).await.unwrap().status(), 200);
    house.audit(1).await;
}

async fn bytes_of_a_file_that_is_gone_are_swept(on: On) {
    let house = House::new(on).await;
    let serving = Serving::start(house.pictor(&[], "")).await;
    let kept: Value = upload(&serving.url).await.unwrap().json().await.unwrap();
    serving.stop().await;
    house.sql("UPDATE files SET expires_at = 1");
    crashed_by_itself(&house, "file.tombstoned", SWEEP).await;
    assert_eq!(house.blobs().len(), 1, "the tombstone comes first");
    assert_eq!(house.value("SELECT CAST(COUNT(*) AS TEXT) FROM files WHERE deleted_at IS NOT NULL"), "1");

    let again = started_again(&house, SWEEP).await;
    house.audit(0).await;
    let path = format!("/v1/files/{}", kept["id"].as_str().unwrap());
    assert_eq!(get(&again.url, &path).await.status, 404);
}
