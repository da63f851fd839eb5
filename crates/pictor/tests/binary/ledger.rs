//! The books from the command line, beside a running server.

use pictor_testkit::{Fault, Step, Upstream};
use serde_json::Value;

use crate::{KEY, Serving, UPSTREAM_KEY, generate, install_tls, pictor, run, text};

#[tokio::test]
async fn the_books_are_read_and_reconciled_beside_a_running_server() {
    install_tls();
    let upstream = Upstream::start([Step::ok(), Step::fault(Fault::ResetBeforeHead)]).await;
    let data_dir = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.env("PICTOR_ADMIN_KEY", KEY).env("PICTOR_OPENAI_API_KEY", UPSTREAM_KEY);
    command.env("PICTOR_OPENAI_BASE_URL", upstream.base_url());
    let serving = Serving::start(&mut command, data_dir.path());
    let paid = generate(&serving.url, KEY, "a lake").await;
    assert_eq!(paid.status(), 200);
    let job = paid.headers()["x-pictor-job"].to_str().unwrap().to_owned();
    assert_eq!(generate(&serving.url, KEY, "a lake").await.status(), 409);

    let at = data_dir.path().to_str().unwrap();
    let ask = |arguments: &[&str]| run(&[arguments, &["--data-dir", at]].concat());
    let receipt = ask(&["receipt", &job]);
    assert!(receipt.status.success(), "{}", text(&receipt.stderr));
    let told = text(&receipt.stdout);
    assert!(told.contains("USD, as recomputed") && told.contains("tokens at"), "{told}");
    let receipt: Value = serde_json::from_slice(&ask(&["receipt", &job, "--json"]).stdout).unwrap();
    assert_eq!(receipt["recomputed_usd"], receipt["settled_usd"]);
    assert_eq!(receipt["agrees"], true);
    assert_eq!(ask(&["receipt", "job_none"]).status.code(), Some(1));

    let doubtful = text(&ask(&["reconcile"]).stdout);
    let doubtful = doubtful.split_whitespace().next().unwrap().to_owned();
    assert!(doubtful.starts_with("job_"), "{doubtful}");
    assert_eq!(ask(&["reconcile", &doubtful]).status.code(), Some(2), "it must be decided");
    let settled = ask(&["reconcile", &doubtful, "--settle-usd", "0.12"]);
    assert!(settled.status.success(), "{}", text(&settled.stderr));
    assert_eq!(ask(&["reconcile", &doubtful, "--release"]).status.code(), Some(1));
    assert_eq!(text(&ask(&["reconcile"]).stdout).trim(), "nothing is in doubt");

    let usage: Value =
        serde_json::from_slice(&ask(&["usage", "--project", "proj_default", "--json"]).stdout).unwrap();
    assert_eq!(usage.as_array().unwrap().len(), 4, "{usage}");
    assert!(text(&ask(&["usage"]).stdout).contains("proj_default"));
    let audit = ask(&["check", "--ledger"]);
    assert!(audit.status.success(), "{}{}", text(&audit.stdout), text(&audit.stderr));
    assert_eq!(serving.stop().0, Some(0));
}

#[test]
fn there_are_no_books_where_no_server_has_run() {
    let empty = tempfile::tempdir().unwrap();
    let at = empty.path().to_str().unwrap();
    let asked = run(&["usage", "--data-dir", at]);
    assert_eq!(asked.status.code(), Some(1));
    assert!(text(&asked.stderr).contains(at), "{}", text(&asked.stderr));
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0, "it left something");
}
