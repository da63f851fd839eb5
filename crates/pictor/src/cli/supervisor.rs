//! What a supervisor is told of a server's life: a line to the socket that it names, as systemd wants it of a unit with
//! `Type=notify`.

use std::os::unix::net::UnixDatagram;

use super::environment;

/// Calls are taken from now on.
pub(super) const READY: &str = "READY=1";

/// No more are taken; those under way may end.
pub(super) const STOPPING: &str = "STOPPING=1";

/// Tells it, where there is one. It waits for nothing.
pub(super) fn tell_supervisor(state: &str) {
    let Some(socket) = environment("NOTIFY_SOCKET") else { return };
    let told = UnixDatagram::unbound().and_then(|from| from.send_to(state.as_bytes(), &socket));
    if let Err(error) = told {
        tracing::warn!(socket, %error, "the supervisor was not told {state}");
    }
}
