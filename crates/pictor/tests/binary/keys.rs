//! `pictor keys`, beside a server that is running.

use serde_json::Value;

use crate::{Serving, generate, install_tls, pictor, run, text};

#[tokio::test]
async fn a_running_server_sees_what_is_made_and_revoked_beside_it() {
    install_tls();
    let data_dir = tempfile::tempdir().unwrap();
    let at = ["--data-dir", data_dir.path().to_str().unwrap()];
    let serving = Serving::start(&mut pictor(), data_dir.path());
    let keys = |arguments: &[&str]| run(&[&["keys"][..], arguments, &at].concat());

    let asked =
        ["create", "--name", "web shop", "--project", "shop", "--rpm", "3", "--budget-usd", "1.50", "--json"];
    let made: Value = serde_json::from_slice(&keys(&asked).stdout).unwrap();
    let (id, secret) = (made["id"].as_str().unwrap(), made["value"].as_str().unwrap());
    assert_eq!(generate(&serving.url, secret, "a red apple").await.status(), 200);

    let listed = keys(&["list"]);
    let table = text(&listed.stdout);
    let line = table.lines().find(|line| line.starts_with(id)).unwrap();
    assert!(line.contains("web shop") && line.contains("3 requests/min, 1.5"), "{table}");
    assert!(!table.contains(secret), "a list shows no key");

    assert_eq!(keys(&["revoke", id]).status.code(), Some(0));
    assert_eq!(generate(&serving.url, secret, "a red apple").await.status(), 401);
    assert!(!text(&keys(&["list"]).stdout).contains(id));
    assert_eq!(serving.stop().0, Some(0));
}

#[test]
fn a_wrong_request_says_what_is_wrong() {
    let data_dir = tempfile::tempdir().unwrap();
    let at = ["--data-dir", data_dir.path().to_str().unwrap()];
    for (arguments, code, said) in [
        (&["keys", "revoke", "key_none"][..], 1, "there is no key key_none"),
        (&["keys", "revoke", "key_admin"], 1, "PICTOR_ADMIN_KEY"),
        (&["keys", "create", "--name", "a", "--scope", "all"], 1, "images and admin"),
        (&["keys", "create", "--name", "a", "--project", "proj_none"], 1, "there is no project"),
        (&["keys", "create", "--name", "a", "--rpm", "0"], 2, "--rpm"),
        (&["keys", "create", "--name", "a", "--expires", "soon"], 2, "30d"),
        (&["keys", "create", "--name", "a", "--budget-usd", "-1"], 2, "--budget-usd"),
    ] {
        let done = run(&[arguments, &at].concat());
        assert_eq!(done.status.code(), Some(code), "{arguments:?}");
        assert!(text(&done.stderr).contains(said), "{arguments:?}: {}", text(&done.stderr));
    }
}
