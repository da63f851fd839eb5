//! Test parts: a scripted upstream that speaks the real wire, a breakable TCP proxy, pictures.
