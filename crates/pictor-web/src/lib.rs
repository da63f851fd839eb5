//! The pages of Pictor: shells and words by Rust, data by the same JSON that every client gets, behaviour by small
//! modules of JavaScript.
//!
//! Pure: a page is a function of what it shows. `http/web` of the server knows who asks and answers.
//!
//! [`Language`] and [`Theme`] are how a reader wants pages; [`Frame`] is what all pages have in common; a page is
//! a file of its own ([`home()`], [`play()`], [`job()`]), and its words stand in `words`, once for each language.
//! [`Manual`] is the pages of `docs/`.
//! [`asset`] gives the files that pages load.

mod assets;
mod choice;
mod composer;
mod home;
mod icon;
mod job;
mod manual;
mod mask;
mod offer;
mod play;
mod run;
mod sample;
mod shell;
mod slim;
mod stage;
mod words;

pub use assets::{Asset, asset, digest};
pub use choice::{Language, Theme};
pub use home::{Home, home};
pub use job::job;
pub use manual::{Found, Manual, Part, Picture, Reader, picture};
pub use offer::Offer;
pub use play::play;
pub use shell::{Frame, Person};
