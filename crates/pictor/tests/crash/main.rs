//! The binary is killed at each named point, on both databases, with pictures on the disk and in a bucket, and started again: what remains, what was paid, and what the client who
//! asks again is told. And the order in which it syncs, which stands for the power cut.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod asking;
mod bucket;
mod files;
mod house;
mod order;
mod others;
mod repeat;
mod table;
mod webhooks;
