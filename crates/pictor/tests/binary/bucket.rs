//! What is said of a bucket before anything is kept there.

use pictor_testkit::Storage;

use crate::{pictor, text};

/// What `pictor check` prints about the bucket, and whether it is content.
fn checked(storage: &Storage, change: &[(&str, &str)], probe: bool) -> (bool, String) {
    let directory = tempfile::tempdir().unwrap();
    let mut command = pictor();
    command.arg("check").args(probe.then_some("--probe")).arg("--data-dir").arg(directory.path());
    command.envs(storage.variables()).envs(change.iter().copied());
    let output = command.output().unwrap();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

#[test]
fn a_check_asks_the_bucket() {
    let root = tempfile::tempdir().unwrap();
    let storage = Storage::start(root.path());
    let (well, said) = checked(&storage, &[], false);
    let place = format!("pictures           s3://pictures/some/prefix at http://{}", storage.address());
    assert!(well && said.contains(&place), "{said}");
    assert!(said.contains("bucket             answers") && !said.contains("a-secret-of-a-test"), "{said}");
    let (well, said) = checked(&storage, &[], true);
    assert!(well && said.contains("bucket             writes, reads, lists and deletes"), "{said}");
    assert_eq!(storage.objects(), Vec::<String>::new(), "nothing is left behind");
}

#[test]
fn a_check_says_what_to_do_about_a_bucket() {
    let root = tempfile::tempdir().unwrap();
    let storage = Storage::start(root.path());
    let here = storage.address();
    let url = |rest: &str| format!("s3://{rest}&region=us-east-1&path_style=true");
    for (change, expected) in [
        (("AWS_SECRET_ACCESS_KEY", "wrong".to_owned()), "(SignatureDoesNotMatch): check AWS_ACCESS_KEY_ID"),
        (("AWS_ACCESS_KEY_ID", "nobody".to_owned()), "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        (
            ("PICTOR_STORAGE_URL", url(&format!("nothing?endpoint=http://{here}"))),
            "there is no bucket nothing: make it, or correct PICTOR_STORAGE_URL",
        ),
        (
            ("PICTOR_STORAGE_URL", url("pictures?endpoint=http://127.0.0.1:1")),
            "cannot reach the bucket pictures: ",
        ),
        (("PICTOR_STORAGE_URL", "pictures".to_owned()), "storage.url: write s3://BUCKET/PREFIX"),
    ] {
        let (well, said) = checked(&storage, &[(change.0, &change.1)], false);
        assert!(!well && said.contains(expected), "{change:?}: {said}");
    }
}
