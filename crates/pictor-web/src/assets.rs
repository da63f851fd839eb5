//! The files that pages load: styles, modules and icons, as they stand in `assets/`, under one digest of them all.
//!
//! A release binary holds them; a debug binary reads them whenever they are asked for, so that a change is seen by
//! loading the page again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_embed::RustEmbed;

use crate::slim::{Dialect, slim};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// A file on its way to a browser.
pub struct Asset {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
    /// Its media type.
    pub media_type: &'static str,
}

/// The file of this name below `assets/`.
#[must_use]
pub fn asset(name: &str) -> Option<Asset> {
    let media_type = match name.rsplit_once('.')?.1 {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some(Asset { bytes: slimmed(name, Files::get(name)?.data), media_type })
}

/// Comments are for who reads the source, and a third of it.
fn slimmed(name: &str, data: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
    let dialect = match name.rsplit_once('.') {
        Some((_, "js")) => Dialect::Script,
        Some((_, "css")) => Dialect::Style,
        _ => return data,
    };
    match str::from_utf8(&data) {
        Ok(text) => Cow::Owned(slim(text, dialect).into_bytes()),
        Err(_) => data,
    }
}

/// One name for all files together: another whenever one of them changes.
#[must_use]
pub fn digest() -> String {
    let names: BTreeSet<Cow<'static, str>> = Files::iter().collect();
    let mut hasher = blake3::Hasher::new();
    for name in names {
        if let Some(file) = Files::get(&name) {
            hasher.update(name.as_bytes()).update(&file.metadata.sha256_hash());
        }
    }
    hasher.finalize().to_hex()[..12].to_owned()
}

/// A module and all that it imports, so that a browser can fetch them at once.
pub(crate) fn modules(first: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![first.to_owned()];
    while let Some(name) = open.pop() {
        if found.contains(&name) {
            continue;
        }
        open.extend(imports(&name));
        found.push(name);
    }
    found
}

/// What a module imports: every `from './name.js'`, and what it needs for nothing but its effect.
fn imports(name: &str) -> Vec<String> {
    let Some(file) = Files::get(name) else { return Vec::new() };
    let code = String::from_utf8_lossy(&file.data);
    let lines = code.lines().filter(|line| line.starts_with("import ") || line.starts_with("} from "));
    lines.filter_map(|line| Some(line.split_once("'./")?.1.split_once('\'')?.0.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> impl Iterator<Item = (String, String)> {
        Files::iter().map(|name| {
            let data = Files::get(&name).expect("it is listed").data;
            (name.into_owned(), String::from_utf8_lossy(&data).into_owned())
        })
    }

    #[test]
    fn every_file_has_a_media_type() {
        for name in Files::iter() {
            assert!(asset(&name).is_some(), "{name}");
        }
        for other in ["../Cargo.toml", "nothing.js", "shell", ""] {
            assert!(asset(other).is_none(), "{other}");
        }
    }

    #[test]
    fn imports_are_found_and_lead_to_files() {
        for (name, text) in texts().filter(|(name, _)| name.ends_with(".js")) {
            // Comments name modules, too, for the sake of types.
            // The editor of masks and the search of the manual are loaded when a reader turns to them.
            let later = ["mask.js", "search.js"].map(|module| format!("import('./{module}')"));
            let text =
                later.iter().fold(slim(&text, Dialect::Script), |text, import| text.replace(import, ""));
            let found = imports(&name);
            assert_eq!(found.len(), text.matches("from './").count(), "{name}: {found:?}");
            for module in found {
                assert!(Files::get(&module).is_some(), "{name} imports {module}");
            }
            assert!(!text.contains("import("), "{name}: a module that is loaded later is not in the list");
        }
    }

    #[test]
    fn nothing_comes_from_elsewhere_and_nothing_is_written_as_markup() {
        for (name, text) in texts() {
            // In a script it is where a type comes from.
            assert!(name.ends_with(".js") || !text.contains("@import"), "{name} imports a style");
            for foreign in ["http://", "https://", "//cdn"] {
                // The names of XML are no addresses.
                let found = text.replace("http://www.w3.org/2000/svg", "").contains(foreign);
                assert!(!found, "{name} names {foreign}");
            }
            if name.ends_with(".js") {
                for unsafe_word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("]
                {
                    assert!(!text.contains(unsafe_word), "{name} uses {unsafe_word}");
                }
            }
        }
    }
}
