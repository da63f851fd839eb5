//! Icons: symbols of one file, shown where a word would be too long.

use maud::{Markup, html};

/// The symbol of this name in `icons.svg`. It says nothing: what it stands on has a label.
pub(crate) fn icon(digest: &str, name: &str) -> Markup {
    html! {
        svg .icon aria-hidden="true" { use href=(format!("/-/{digest}/icons.svg#{name}")) {} }
    }
}
