//! What every server here does with its port.

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Serves every connection on a task of its own; all of them end when this is dropped.
pub(crate) async fn accept<S>(listener: TcpListener, serve: impl Fn(TcpStream) -> S)
where
    S: Future<Output = ()> + Send + 'static,
{
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(serve(stream));
        while connections.try_join_next().is_some() {}
    }
}
