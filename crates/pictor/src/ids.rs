//! Names for things: unguessable, and sortable by the time at which they were given.

/// A new request id, in the form that OpenAI's `x-request-id` has: `req_` and 32 hexadecimal digits.
pub fn request_id() -> String {
    format!("req_{}", uuid::Uuid::now_v7().simple())
}

/// A new secret key: `sk-pictor-` and 256 random bits in hexadecimal digits.
pub fn secret_key() -> String {
    let secret: [u8; 32] = rand::random();
    let digits: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sk-pictor-{digits}")
}
