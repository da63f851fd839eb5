//! Metrics on a listener of their own.

use std::net::SocketAddr;

use reqwest::StatusCode;
use tokio::net::TcpStream;

use crate::{Server, plan};

async fn got(server: &Server, address: SocketAddr, path: &str) -> (StatusCode, String) {
    let response = server.client.get(format!("http://{address}{path}")).send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

#[tokio::test]
async fn metrics_have_a_listener_of_their_own_where_the_operator_wants_it() {
    let mut plan = plan();
    plan.config.metrics_listen = Some("127.0.0.1:0".parse().unwrap());
    let server = plan.start().await;
    let (main, apart) = (server.address(), server.running().metrics_address.unwrap());
    assert_ne!(main, apart);
    for (address, path, status) in [
        (main, "/metrics", 404),
        (main, "/healthz", 200),
        (main, "/readyz", 200),
        (apart, "/metrics", 200),
        (apart, "/healthz", 200),
        (apart, "/readyz", 200),
        (apart, "/v1/models", 404),
        (apart, "/v1/images/generations", 404),
        (apart, "/admin/api/jobs", 404),
    ] {
        assert_eq!(got(&server, address, path).await.0, status, "{address}{path}");
    }
    assert!(got(&server, apart, "/metrics").await.1.contains("pictor_requests_total"));
    server.stop().await;
    assert!(TcpStream::connect(apart).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn without_it_metrics_are_where_everything_is() {
    let server = plan().start().await;
    assert_eq!(server.running().metrics_address, None);
    assert_eq!(got(&server, server.address(), "/metrics").await.0, 200);
    server.stop().await;
}
