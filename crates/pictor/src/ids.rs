//! Names for things: unguessable, and sortable by the time at which they were given.

/// A new request id, in the form that OpenAI's `x-request-id` has: `req_` and 32 hexadecimal digits.
pub fn request_id() -> String {
    named("req")
}

/// A new job's id: `job_` and 32 hexadecimal digits.
pub fn job_id() -> String {
    named("job")
}

/// A new file's id. OpenAI's begin with `file-`.
pub fn file_id() -> String {
    format!("file-{}", uuid::Uuid::now_v7().simple())
}

/// A new project's id.
pub fn project_id() -> String {
    named("proj")
}

/// A new key's id, which is no secret.
pub fn key_id() -> String {
    named("key")
}

/// A new webhook endpoint's id.
pub fn webhook_endpoint_id() -> String {
    named("whe")
}

/// A new event's id.
pub fn event_id() -> String {
    named("evt")
}

/// A new delivery's id.
pub fn delivery_id() -> String {
    named("dlv")
}

/// The name of this run of the process: never that of a host, which a restarted one would inherit.
pub fn process_id() -> String {
    named("proc")
}

fn named(kind: &str) -> String {
    format!("{kind}_{}", uuid::Uuid::now_v7().simple())
}

/// A new secret key: `sk-pictor-` and 256 random bits in hexadecimal digits.
pub fn secret_key() -> String {
    let secret: [u8; 32] = rand::random();
    let digits: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sk-pictor-{digits}")
}
