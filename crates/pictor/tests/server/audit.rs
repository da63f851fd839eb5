//! The audit of the harness itself: it sees what is left behind, and lets a test's own fault be heard.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{fs, thread};

use crate::plan;

#[tokio::test]
async fn a_server_that_nobody_stops_is_audited() {
    let server = plan().start().await;
    fs::write(server.data_dir.path().join("spool/left"), "").unwrap();
    let fault = catch_unwind(AssertUnwindSafe(|| drop(server))).unwrap_err();
    let fault = fault.downcast_ref::<String>().unwrap();
    assert!(fault.contains("a temporary file is left"), "{fault}");
}

#[tokio::test]
async fn a_stopped_server_is_audited_too() {
    let server = plan().start().await;
    let spool = server.data_dir.path().join("spool/left");
    fs::write(spool, "").unwrap();
    #[expect(clippy::disallowed_methods, reason = "the test waits for it here")]
    let stopping = tokio::spawn(server.stop());
    assert!(stopping.await.unwrap_err().is_panic());
}

#[tokio::test]
async fn the_fault_of_a_test_is_the_one_that_is_told() {
    let server = plan().start().await;
    fs::write(server.data_dir.path().join("spool/left"), "").unwrap();
    let test = thread::spawn(move || {
        let _server = server;
        panic!("the test's own")
    });
    let fault = test.join().unwrap_err();
    assert_eq!(*fault.downcast_ref::<&str>().unwrap(), "the test's own");
}
