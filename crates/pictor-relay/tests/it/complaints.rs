//! Services that draw as OpenAI does and complain in other words.

use pictor_relay::{Answer, Capabilities, Codes, Failure, FailureKind, Kind, Policy};
use pictor_testkit::{Step, Upstream};
use serde_json::{Value, json};

use crate::house::{House, call, fates, of_kind};

fn house(can: Capabilities, scripted: &Upstream) -> House {
    House::new(vec![of_kind("a", Kind::Compatible(can), scripted.base_url())], Policy::default())
}

/// What a service with codes of its own says, and what becomes of it.
async fn said(status: u16, body: &Value) -> Result<Answer, Failure> {
    let scripted = Upstream::start([Step::raw_error(status, body.to_string())]).await;
    let codes = Codes {
        blocked: vec!["Sensitive".into()],
        spent: vec!["1113".into()],
        account: vec!["Incorrect API key".into()],
        limited: vec!["1302".into()],
    };
    house(Capabilities { codes, ..Capabilities::everything() }, &scripted).send(&call()).await
}

#[tokio::test]
async fn a_services_own_codes_are_understood() {
    let rejected = |failure: Failure| match failure.kind {
        FailureKind::Rejected(error) => (error.status, error.code.unwrap_or_default(), error.message),
        other => panic!("{other:?}"),
    };
    let blocked = (400, "moderation_blocked".to_owned(), "m".to_owned());
    for (status, body) in [
        (400, json!({ "error": { "code": "SensitiveContent.Privacy", "message": "m" } })),
        (500, json!({ "error": { "code": "Sensitive", "message": "m" } })),
        (200, json!({ "data": [{ "error": { "code": "Sensitive", "message": "m" } }] })),
        (200, json!({ "error": { "code": "Sensitive", "message": "m" } })),
    ] {
        assert_eq!(rejected(said(status, &body).await.unwrap_err()), blocked, "{status} {body}");
    }
    let kept_back = said(200, &json!({ "data": [{ "respect_moderation": false }] })).await.unwrap_err();
    assert_eq!(fates(&kept_back.attempts), ["a:withheld"]);
    assert!(kept_back.may_be_billed(), "what is not said to be free may have to be paid for");
    assert_eq!(rejected(kept_back).1, "moderation_blocked");
    for (status, body) in [
        (400, json!({ "error": { "code": "1113", "message": "m" } })),
        (429, json!({ "error": { "code": 1113, "message": "m" } })),
        (402, json!({ "error": { "message": "m" } })),
    ] {
        let failure = said(status, &body).await.unwrap_err();
        assert!(matches!(failure.kind, FailureKind::QuotaSpent), "{status} {body}: {failure:?}");
    }
    let key = json!({ "code": "invalid-argument", "error": "Incorrect API key provided: ab***cd." });
    let failure = said(400, &key).await.unwrap_err();
    assert!(matches!(failure.kind, FailureKind::Unavailable { .. }), "not the caller's fault: {failure:?}");
    assert_eq!(fates(&failure.attempts), ["a:refused"]);
    let busy = said(400, &json!({ "error": { "code": "1302", "message": "m" } })).await.unwrap_err();
    assert!(matches!(busy.kind, FailureKind::RateLimited { .. }), "{busy:?}");

    let words = json!({ "code": 20012, "message": "no such model", "data": null });
    let told = rejected(said(400, &words).await.unwrap_err());
    assert_eq!(told, (400, "20012".into(), "no such model".into()));
    let gateway = said(500, &json!({ "message": "m" })).await.unwrap_err();
    assert!(matches!(gateway.kind, FailureKind::Unknown { .. }), "it may still draw behind it: {gateway:?}");
}

#[tokio::test]
async fn a_service_without_a_list_of_models_is_not_called_broken() {
    let scripted = Upstream::start([Step::ok()]).await;
    scripted.for_key("sk-a", Step::raw_error(404, r#"{"detail":"Not Found"}"#));
    let house = house(Capabilities::everything(), &scripted);
    assert_eq!(house.relay.probe().await[0].problem, None);
}
