//! A TCP proxy that can be cut and healed, to stand between a client and its server.

use std::net::SocketAddr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::connections::accept;

/// Passes bytes both ways until it is cut.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    is_cut: watch::Sender<bool>,
    // Dropping the set ends the accept loop and every connection.
    _tasks: JoinSet<()>,
}

impl Proxy {
    /// Listens on a port of its own and connects to `target` for every connection.
    pub async fn start(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let (is_cut, watched) = watch::channel(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, move |client| pass(client, target, watched.clone())));
        Self { address, is_cut, _tasks: tasks }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Resets every connection, and every new one as soon as it is made.
    pub fn cut(&self) {
        self.is_cut.send_replace(true);
    }

    /// Lets new connections through again.
    pub fn heal(&self) {
        self.is_cut.send_replace(false);
    }
}

async fn pass(mut client: TcpStream, target: SocketAddr, mut is_cut: watch::Receiver<bool>) {
    let _ = client.set_nodelay(true);
    let through = async {
        let Ok(mut server) = TcpStream::connect(target).await else { return };
        let _ = server.set_nodelay(true);
        let _ = copy_bidirectional(&mut client, &mut server).await;
    };
    tokio::select! {
        biased;
        _ = is_cut.wait_for(|cut| *cut) => { let _ = client.set_zero_linger(); }
        () = through => {}
    }
}
