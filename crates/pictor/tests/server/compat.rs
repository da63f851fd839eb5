//! What other people's clients send and OpenAI refuses: taken and told of, and refused as ever where it is strict.

mod rows;

use std::time::Duration;

use pictor::app::{Rooms, StartError, open_store};
use pictor_api::Size;
use pictor_relay::Models;
use pictor_testkit::{Drawing, Step, Upstream};
use reqwest::Response;
use serde_json::{Value, json};

use crate::{Plan, Server, decoded, picture, plan, refusal};
use rows::{Item, PNG, Row, edit, generation, rows, send};

fn strict() -> Plan {
    let mut plan = plan();
    plan.config.strict = true;
    plan
}

/// The notes of an answer.
fn told(response: &Response) -> String {
    let notes = response.headers().get("x-pictor-adjusted");
    notes.map_or_else(String::new, |notes| notes.to_str().unwrap().to_owned())
}

/// The status of an answer, and its notes; its body is read to its end.
async fn status_and_notes(response: Response) -> (u16, String) {
    let seen = (response.status().as_u16(), told(&response));
    drop(response.bytes().await.unwrap());
    seen
}

#[tokio::test]
async fn each_is_taken_and_told() {
    let server = plan().start().await;
    for Row { sent, notes, .. } in rows() {
        let response = send(&server, &sent).await;
        assert_eq!((response.status().as_u16(), told(&response).as_str()), (200, notes));
        let answer: Value = response.json().await.unwrap();
        assert_eq!(decoded(&picture(&answer, 0)).size.to_string(), answer["size"], "{notes}");
    }
    server.stop().await;
}

#[tokio::test]
async fn strict_servers_refuse_each_as_ever() {
    let server = strict().start().await;
    for Row { sent, notes, refused: [code, param, message] } in rows() {
        let response = send(&server, &sent).await;
        assert_eq!(told(&response), "", "{notes}");
        let (status, error) = refusal(response).await;
        let named = (&error["code"], &error["param"]);
        assert_eq!((status, named), (400, (&json!(code), &json!(param))), "{notes}: {error}");
        assert!(error["message"].as_str().unwrap().starts_with(message), "{notes}: {error}");
    }
    server.stop().await;
}

/// What `conformance` says that only a strict server refuses is refused by it in those words, and taken by others.
#[tokio::test]
async fn the_cases_of_strict_servers_are_told_apart() {
    let cases: Value = serde_json::from_str(include_str!("../../../../conformance/cases.json")).unwrap();
    let (server, strict) = (plan().start().await, strict().start().await);
    for row in cases["strict_generate_errors"].as_array().unwrap() {
        let sent = generation(row["with"].clone());
        let (status, notes) = status_and_notes(send(&server, &sent).await).await;
        assert!(status == 200 && notes.contains("->"), "{row}");
        let (status, error) = refusal(send(&strict, &sent).await).await;
        assert_eq!(status, 400, "{row}");
        for name in ["type", "code", "param", "message"] {
            assert!(row.get(name).is_none_or(|wanted| *wanted == error[name]), "{name}: {row}: {error}");
        }
    }
    server.stop().await;
    strict.stop().await;
}

#[tokio::test]
async fn what_is_not_known_is_refused() {
    let server = plan().start().await;
    let (one, two) = (("n", Item::Text("1")), ("n", Item::Text("2")));
    for (sent, code, param, word) in [
        (generation(json!({ "style": "baroque" })), "unknown_parameter", "style", ""),
        (generation(json!({ "quality": "ultra" })), "invalid_value", "quality", "'ultra'"),
        (generation(json!({ "size": "800x800" })), "invalid_value", "size", "'816x816'"),
        (generation(json!({ "response_format": "hex" })), "invalid_value", "response_format", "'url'"),
        (edit(&[one, two, ("image", PNG)]), "duplicate_parameter", "n", ""),
        (edit(&[("image", PNG), ("image[]", PNG)]), "duplicate_parameter", "image", "not both"),
        (edit(&[("image", Item::Text("photo.png"))]), "invalid_type", "image", ""),
    ] {
        let (status, error) = refusal(send(&server, &sent).await).await;
        assert_eq!((status, &error["param"]), (400, &json!(param)), "{error}");
        assert!(error["message"].as_str().unwrap().contains(word), "{error}");
        assert_eq!(error["code"], code, "{error}");
    }
    server.stop().await;
}

/// The upstream hears of the model that draws alone; the estimate, the job, its receipt and the header name both.
#[tokio::test]
async fn the_model_that_drew_and_the_one_that_was_asked_for_are_named() {
    const NOTES: &str = "model=dall-e-3->gpt-image-2; quality=hd->high; style=vivid->dropped";
    let upstream = Upstream::start([Step::ok()]).await;
    let server = plan().upstream(upstream.address()).start().await;
    let body = json!({ "model": "dall-e-3", "prompt": "a lake", "size": "1024x1024", "quality": "hd",
                       "style": "vivid" });
    let named = |value: &Value| (value["model"].clone(), value["requested_model"].clone());
    let both = (json!("gpt-image-2"), json!("dall-e-3"));
    let estimate = server.post("/v1/images/estimate").json(&body).send().await.unwrap();
    assert_eq!(told(&estimate), NOTES);
    assert_eq!(named(&estimate.json().await.unwrap()), both);

    let response = server.generate(body).await;
    let job = response.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    assert_eq!(status_and_notes(response).await, (200, NOTES.to_owned()));
    let heard = &upstream.received()[0];
    assert_eq!(heard.parameter("model").as_deref(), Some("gpt-image-2"));
    assert!(!heard.names().contains(&"style".to_owned()));
    let object = server.get(&format!("/v1/images/jobs/{job}")).send().await.unwrap();
    assert_eq!(named(&object.json().await.unwrap()), both);
    let store = open_store(&server.config).await.unwrap();
    let entries = store.books.entries(&job).await.unwrap();
    let facts = entries.iter().find_map(|entry| entry.facts.as_ref()).unwrap();
    assert_eq!(named(&facts.to_json()), both);
    store.db.close().await;
    server.stop().await;
}

/// A replay, a repetition after a restart, the job's own answer and a call that nobody waits for tell the same.
#[tokio::test]
async fn whoever_gets_the_answer_is_told() {
    const BEFORE: &str = "model=dall-e-2->gpt-image-2; size=512x512->816x816";
    const NOTES: &str = "model=dall-e-2->gpt-image-2; size=512x512->816x816; resized=816x816->512x512";
    let mut plan = plan();
    plan.config.compat.resize = true;
    let server = plan.start().await;
    let body = json!({ "model": "dall-e-2", "prompt": "a red apple", "size": "512x512" });
    let ask =
        |server: &Server| server.post("/v1/images/generations").header("idempotency-key", "a").json(&body);
    let first = ask(&server).header("prefer", "respond-async").send().await.unwrap();
    assert_eq!((first.status().as_u16(), told(&first).as_str()), (202, BEFORE));
    let job = first.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    let response = server.get(&format!("/v1/images/jobs/{job}/response")).send().await.unwrap();
    assert_eq!((response.status().as_u16(), told(&response).as_str()), (200, NOTES));
    let answer = response.text().await.unwrap();
    assert_eq!(status_and_notes(ask(&server).send().await.unwrap()).await, (200, NOTES.to_owned()));

    let elsewhere = ("dall-e-2".to_owned(), "pictor-illustrator".to_owned());
    let server = server.restart(|config| config.compat.aliases.extend([elsewhere])).await;
    let replayed = ask(&server).send().await.unwrap();
    assert_eq!(replayed.headers()["x-pictor-replayed"], "true");
    assert_eq!(told(&replayed), NOTES, "whatever the name leads to by now");
    assert_eq!(replayed.text().await.unwrap(), answer);
    server.stop().await;
}

#[tokio::test]
async fn it_is_told_before_the_pictures_are_there_and_where_there_are_none() {
    const NOTES: &str = "model=dall-e-3->gpt-image-2";
    let upstream = Upstream::start([Step::ok().after(Duration::from_millis(300))]).await;
    let soon = Duration::from_millis(20);
    let server = plan().upstream(upstream.address()).heartbeat(soon, soon).start().await;
    for stream in [false, true] {
        let body = json!({ "model": "dall-e-3", "prompt": "a lake", "stream": stream });
        let response = server.generate(body).await;
        assert!(response.headers().get("x-pictor-upstream").is_none(), "its head left early");
        assert_eq!(status_and_notes(response).await, (200, NOTES.to_owned()));
    }
    let response = server.generate(json!({ "model": "dall-e-3", "prompt": "a lake", "n": 11 })).await;
    assert_eq!(told(&response), NOTES);
    assert_eq!(refusal(response).await.1["param"], "n");
    server.stop().await;
}

/// Asks for a picture of the upstream; gives its size, its notes and its cost.
async fn drawn(server: &Server, size: &str, format: &str) -> [String; 3] {
    let body = json!({ "model": "gpt-image-2", "prompt": "a lake", "quality": "low", "size": size,
                       "output_format": format });
    let response = server.generate(body).await;
    let cost = response.headers()["x-pictor-cost-usd"].to_str().unwrap().to_owned();
    let notes = told(&response);
    let answer: Value = response.json().await.unwrap();
    let size = decoded(&picture(&answer, 0)).size.to_string();
    assert_eq!((&answer["size"], &answer["output_format"]), (&json!(size), &json!(format)));
    [size, notes, cost]
}

/// Its price is that of the picture that was drawn, with the upstream's word on it and without.
#[tokio::test]
async fn a_picture_comes_in_the_size_that_was_asked_for_and_costs_what_was_drawn() {
    let by_formula = || Step::draw(Drawing { without_usage: true, ..Drawing::default() });
    let wrong = Step::draw(Drawing { size: Some(Size::new(1024, 1024)), ..Drawing::default() });
    let upstream = Upstream::start([Step::ok(), Step::ok(), by_formula(), by_formula(), wrong]).await;
    let mut plan = plan().upstream(upstream.address());
    plan.config.compat.resize = true;
    let server = plan.start().await;
    for format in ["png", "webp"] {
        let [size, notes, cost] = drawn(&server, "816x816", format).await;
        assert_eq!([size.as_str(), &notes], ["816x816", ""]);
        let wanted = ["512x512", "size=512x512->816x816; resized=816x816->512x512", &cost];
        assert_eq!(drawn(&server, "512x512", format).await, wanted);
    }
    let [size, notes, _] = drawn(&server, "256x256", "png").await;
    let wanted = "size=256x256->816x816; size=816x816->1024x1024; resized=1024x1024->256x256";
    assert_eq!([size.as_str(), &notes], ["256x256", wanted]);
    server.stop().await;
}

/// The ids that `GET /v1/models` lists.
async fn listed(server: &Server) -> Vec<String> {
    let list: Value = server.get("/v1/models").send().await.unwrap().json().await.unwrap();
    let ids = list["data"].as_array().unwrap().iter().map(|model| model["id"].as_str().unwrap().to_owned());
    ids.collect()
}

/// A server whose upstream draws one model alone.
async fn with_lines(upstream: &Upstream, lines: &[(&str, &str)]) -> Server {
    let mut plan = plan().endless().upstream(upstream.address());
    let only = [("gpt-image-2".to_owned(), "gpt-image-2".to_owned())];
    plan.config.upstreams[0].models = Models::Named(only.into());
    plan.config.list_aliases = true;
    let line = |(name, target): &(&str, &str)| ((*name).to_owned(), (*target).to_owned());
    plan.config.compat.aliases = lines.iter().map(line).collect();
    plan.start().await
}

#[tokio::test]
async fn names_lead_where_the_operator_says() {
    let upstream = Upstream::start([Step::ok()]).await;
    let lines = [("paint", "gpt-image-2"), ("dall-e-2", ""), ("*", "pictor-illustrator")];
    let server = with_lines(&upstream, &lines).await;
    for (name, notes) in [
        ("paint", "model=paint->gpt-image-2"),
        ("gpt-image-2", ""),
        ("gpt-image-2.5-flare", "model=gpt-image-2.5-flare->pictor-illustrator"),
        ("a; b", r"model=a\u{3b}\u{20}b->pictor-illustrator"),
    ] {
        let body = json!({ "model": name, "prompt": "a lake", "quality": "low", "size": "1024x640" });
        assert_eq!(status_and_notes(server.generate(body).await).await, (200, notes.to_owned()));
    }
    let (_, error) = refusal(server.generate(json!({ "model": "dall-e-2", "prompt": "x" })).await).await;
    assert!(error["message"].as_str().unwrap().contains("was retired"), "{error}");
    server.stop().await;
}

#[tokio::test]
async fn names_are_listed_where_that_is_wanted() {
    let upstream = Upstream::start([Step::ok()]).await;
    let lines =
        [("paint", "gpt-image-2"), ("dall-e-2", ""), ("*", "gpt-image-2"), ("lost", "gpt-image-2.5-flare")];
    let server = with_lines(&upstream, &lines).await;
    let names = ["gpt-image-2", "pictor-illustrator", "dall-e-3", "gpt-image-1", "paint"];
    assert_eq!(listed(&server).await, names);
    let one: Value = server.get("/v1/models/paint").send().await.unwrap().json().await.unwrap();
    assert_eq!((&one["id"], &one["object"]), (&json!("paint"), &json!("model")));
    for gone in ["dall-e-2", "lost", "*"] {
        assert_eq!(server.get(&format!("/v1/models/{gone}")).send().await.unwrap().status(), 404, "{gone}");
    }
    let server = server.restart(|config| config.list_aliases = false).await;
    assert_eq!(listed(&server).await, names[..2]);
    let server = server.restart(|config| (config.list_aliases, config.strict) = (true, true)).await;
    assert_eq!(listed(&server).await, names[..2], "where it is strict no name leads anywhere");
    assert_eq!(refusal(server.generate(json!({ "model": "paint", "prompt": "x" })).await).await.0, 400);
    server.stop().await;
}

#[tokio::test]
async fn a_line_that_leads_to_no_model_is_found_at_the_start() {
    let mut plan = plan();
    plan.config.compat.aliases = [("paint".into(), "gpt-image-9".into())].into();
    let Err(error) = Rooms::open(&plan.config) else { panic!("it opens") };
    assert!(
        matches!(&error, StartError::Alias { name, target } if name == "paint" && target == "gpt-image-9")
    );
}
