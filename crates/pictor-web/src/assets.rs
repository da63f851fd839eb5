//! The files that pages load: styles, modules and icons, as they stand in `assets/`, under one digest of them all.
//!
//! A release binary holds them; a debug binary reads them whenever they are asked for, so that a change is seen by
//! loading the page again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_embed::RustEmbed;

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
    let bytes = Files::get(name)?.data;
    let bytes = if media_type.starts_with("text/") { slim(&String::from_utf8_lossy(&bytes)) } else { bytes };
    Some(Asset { bytes, media_type })
}

/// Without comments and indentation, a quarter of what is sent; each line stays at its number, so that a fault that a
/// browser tells is found in the file.
fn slim(text: &str) -> Cow<'static, [u8]> {
    let mut slim = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        let begins = !in_comment && line.starts_with("/*") && (line.ends_with("*/") || !line.contains("*/"));
        if !(in_comment || begins || line.starts_with("//")) {
            slim.push_str(&untyped(line));
        }
        in_comment = (in_comment || begins) && !line.ends_with("*/");
        slim.push('\n');
    }
    slim.into_bytes().into()
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

/// Without the types that stand in the line.
fn untyped(line: &str) -> String {
    let mut parts = line.split("/** @type {");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        rest.push_str(part.split_once("*/").map_or(part, |(_, code)| code.trim_start()));
    }
    rest
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
            let found = imports(&name);
            assert_eq!(found.len(), text.matches("from './").count(), "{name}: {found:?}");
            for module in found {
                assert!(Files::get(&module).is_some(), "{name} imports {module}");
            }
            // The editor of masks is large, and opened by few: it alone is loaded when it is.
            let text = text.replace("import('./mask.js')", "");
            assert!(!text.contains("import("), "{name}: a module that is loaded later is not in the list");
        }
    }

    #[test]
    fn only_comments_and_indentation_are_left_out() {
        let text = "/* One\n   and more. */\n    a { b: c; } /* kept */\n// Two\n  /** @type {T} */ (x).y();\n/** z */\n";
        let slim = String::from_utf8(slim(text).into_owned()).expect("it was text");
        assert_eq!(slim, "\n\na { b: c; } /* kept */\n\n(x).y();\n\n");
        for (name, text) in texts() {
            for line in text.lines().map(str::trim) {
                assert!(line.matches('`').count().is_multiple_of(2), "{name}: text over lines: {line}");
                let commented = line.starts_with("/*") && line.ends_with("*/");
                assert!(
                    !commented || line.matches("/*").count() == 1,
                    "{name}: code between comments: {line}"
                );
            }
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
