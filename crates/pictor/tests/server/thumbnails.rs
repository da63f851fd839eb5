//! Small copies of pictures: made once, kept beside them, gone with them.

use std::time::Duration;

use futures_util::future::join_all;
use pictor::jobs::{Retention, Within};
use pictor_api::Size;
use pictor_testkit::eventually;
use serde_json::json;

use crate::links::{linked, text, url};
use crate::{KEY, Server, bucket, decoded, plan, refusal};

/// How wide and high a WebP file is.
fn size(bytes: &[u8]) -> Size {
    assert_eq!(&bytes[8..12], b"WEBP");
    decoded(bytes).size
}

/// When the copies of a server's pictures were written, by their names in order.
fn written(server: &Server) -> Vec<(String, std::time::SystemTime)> {
    let results = server.data_dir.path().join("blobs/results");
    let days = std::fs::read_dir(results).unwrap().map(|day| day.unwrap().path());
    let files = days.flat_map(|day| std::fs::read_dir(day).unwrap()).map(Result::unwrap);
    let about = |file: std::fs::DirEntry| {
        let name = file.file_name().into_string().unwrap();
        (name, file.metadata().unwrap().modified().unwrap())
    };
    let mut copies: Vec<_> = files.map(about).filter(|(name, _)| name.matches('.').count() == 2).collect();
    copies.sort();
    copies
}

#[tokio::test]
async fn a_copy_is_made_once_and_goes_with_its_picture() {
    let server = plan().start().await;
    let answer = server.asked("a", &linked()).await;
    let address = url(&answer.body, 0);
    let whole = text(server.open(&address).await.headers(), "etag");
    let small = format!("{address}&w=320");
    let mut copies = Vec::new();
    for response in join_all((0..8).map(|_| server.open(&small))).await {
        let headers = response.headers().clone();
        assert_eq!((response.status().as_u16(), &*text(&headers, "content-type")), (200, "image/webp"));
        assert_eq!(text(&headers, "etag"), format!("\"{}-320\"", whole.trim_matches('"')));
        assert!(text(&headers, "cache-control").starts_with("private, immutable, max-age="));
        assert!(text(&headers, "content-disposition").ends_with("-0.320.webp\""));
        copies.push(response.bytes().await.unwrap());
    }
    assert!(copies.iter().all(|copy| *copy == copies[0]));
    assert_eq!(size(&copies[0]), Size::new(320, 320));
    let first = written(&server);
    assert_eq!(first.len(), 1, "{first:?}");
    let part = server.client.get(&small).header("range", "bytes=0-3").send().await.unwrap();
    assert_eq!((part.status().as_u16(), &part.bytes().await.unwrap()[..]), (206, &b"RIFF"[..]));

    let path = format!("/v1/images/jobs/{}", answer.job);
    for (at, width) in
        [(format!("{path}/content/0"), 640), (format!("/images/content/{}/0", answer.job), 1280)]
    {
        let copy = server.get(&format!("{at}?w={width}")).send().await.unwrap();
        assert_eq!(text(copy.headers(), "cache-control"), "private, no-cache");
        let edge = width.min(1024);
        assert_eq!(size(&copy.bytes().await.unwrap()), Size::new(edge, edge), "no larger than the picture");
    }
    assert_eq!(written(&server).len(), 3);
    assert!(written(&server).contains(&first[0]), "it is still the first one");
    for wrong in ["321", "0", "320px", "big"] {
        let (status, error) = refusal(server.open(&format!("{address}&w={wrong}")).await).await;
        assert_eq!((status, &error["param"]), (400, &json!("w")), "{wrong}");
    }
    assert_eq!(server.running().images.jobs.audit().await.unwrap(), []);

    let deleted = server.client.delete(server.url(&path)).bearer_auth(KEY).send().await.unwrap();
    assert_eq!((deleted.status().as_u16(), written(&server)), (200, vec![]));
    server.stop().await;
}

#[tokio::test]
async fn a_sweep_takes_copies_and_another_server_finds_them() {
    let house = bucket::house().await;
    let first = house.plan().postgres().start().await;
    let second =
        house.plan().database(first.config.postgres.as_ref().unwrap().url.reveal().into()).start().await;
    let answer = first.asked("a", &linked()).await;
    eventually("the picture has left the disk", || bucket::on_the_disk(&first) == 0).await;
    let small = |server: &Server| server.url(&format!("/v1/images/content/{}/0?w=640", answer.job));
    let copy = async |server: &Server| {
        let response = server.client.get(small(server)).bearer_auth(KEY).send().await.unwrap();
        assert_eq!(response.status(), 200);
        response.bytes().await.unwrap()
    };
    let made = copy(&first).await;
    assert_eq!((house.count(), bucket::on_the_disk(&first)), (2, 0));
    assert!(copy(&second).await == made);
    assert_eq!(house.count(), 2);

    first.rooms().clock.advance(Duration::from_hours(24 * 31));
    first.running().images.jobs.sweep(&Retention::default()).await.unwrap();
    assert_eq!(house.count(), 0);
    let gone = second.client.get(small(&second)).bearer_auth(KEY).send().await.unwrap();
    assert_eq!(refusal(gone).await.0, 410);
    second.stop().await;
    first.stop().await;
}

/// Copies from a time before there was a bucket are made again in there.
#[tokio::test]
async fn a_copy_does_not_wait_for_the_bucket() {
    let house = bucket::house().await;
    let server = plan().start().await;
    let answer = server.asked("a", &linked()).await;
    let small = format!("/v1/images/content/{}/0?w=320", answer.job);
    assert_eq!(server.get(&small).send().await.unwrap().status(), 200);
    assert_eq!(bucket::on_the_disk(&server), 2);
    let bucket = house.plan().config.bucket;
    let server = server.restart(|config| config.bucket = bucket).await;
    eventually("both have left the disk", || bucket::on_the_disk(&server) == 0).await;
    assert_eq!(house.count(), 1);
    assert_eq!(server.get(&small).send().await.unwrap().status(), 200);
    assert_eq!(house.count(), 2);

    house.proxy.cut();
    let waiting = server.asked("b", &linked()).await;
    let small = format!("/v1/images/content/{}/0?w=320", waiting.job);
    let copy = server.get(&small).send().await.unwrap();
    assert_eq!(copy.status(), 200, "it is made of what is here, and not kept");
    assert_eq!(bucket::on_the_disk(&server), 1);
    house.proxy.heal();
    server.running().images.bring_up().await.unwrap();
    server.stop().await;
}

/// The picture is opened, then its job is deleted, then the copy is there: it goes again.
#[tokio::test]
async fn a_copy_that_comes_after_the_end_of_its_picture_is_not_kept() {
    let server = plan().start().await;
    let answer = server.asked("a", &linked()).await;
    let job = server.running().images.jobs.read(&Within::All, &answer.job).await.unwrap().unwrap();
    let name = job.stored.unwrap().pictures[0].name.clone();
    let file = server.data_dir.path().join("blobs").join(&name);
    let picture = std::fs::read(&file).unwrap();
    let path = server.url(&format!("/v1/images/jobs/{}", answer.job));
    assert_eq!(server.client.delete(path).bearer_auth(KEY).send().await.unwrap().status(), 200);
    std::fs::write(&file, picture).unwrap();
    let made = server.running().images.thumbnail(&answer.job, &name, 320).await.unwrap();
    assert!(made.is_some());
    drop(made);
    assert_eq!(written(&server), vec![]);
    std::fs::remove_file(&file).unwrap();
    server.stop().await;
}
