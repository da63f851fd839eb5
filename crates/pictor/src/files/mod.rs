//! Files: what callers keep here under an id, to name it in edits as often as they like.
//!
//! Its bytes are a blob before its row says that there is such a file, and the row says that it is gone before the blob
//! goes: who sees a file has its bytes. What is open stays readable when the file is deleted. The row outlives the blob
//! for as long as calls keep their keys, with nothing but the digest: a call that named the file is known again.

mod file;
mod list;
mod store;
mod sweep;

pub use file::{File, New, Purpose};
pub use list::{Filter, Page};
pub use store::{Files, FilesError, Keeping};
pub(crate) use sweep::{all, is_kept};
