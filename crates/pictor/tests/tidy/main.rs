//! The house keeps its shape: crate arrows, floors, sizes, and nothing left half done.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of every module of `pictor`, those to come included. ARCHITECTURE.md has the same table.
const FLOORS: [(&str, u8); 16] = [
    ("cli", 7),
    ("app", 6),
    ("http", 5),
    ("worker", 5),
    ("images", 4),
    ("keys", 3),
    ("ledger", 3),
    ("jobs", 3),
    ("db", 2),
    ("blobs", 2),
    ("config", 1),
    ("metrics", 1),
    ("clock", 0),
    ("ids", 0),
    ("tasks", 0),
    ("main", 8),
];

/// Which of our crates each may use. ARCHITECTURE.md has the same table.
const ARROWS: [(&str, &[&str]); 7] = [
    ("pictor-api", &[]),
    ("pictor-codec", &["pictor-api"]),
    ("pictor-illustrator", &["pictor-api", "pictor-codec"]),
    ("pictor-spool", &[]),
    ("pictor-relay", &["pictor-api", "pictor-codec", "pictor-spool"]),
    ("pictor-testkit", &["pictor-api", "pictor-codec"]),
    ("pictor", &["pictor-api", "pictor-codec", "pictor-illustrator", "pictor-relay", "pictor-spool"]),
];

/// What the pure crates must not name: files, sockets, clocks, threads.
const IMPURE: [&str; 8] =
    ["std::fs", "std::net", "std::process", "std::env", "std::thread", "SystemTime", "Instant::now", "tokio"];

const MAX_LINES: usize = 800;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = read(path);
    let production = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    let lines = production.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The root module that a file of `pictor` belongs to.
fn module_of(source: &Path, file: &Path) -> String {
    let first = file.strip_prefix(source).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn modules_only_look_down() {
    let source = root().join("crates/pictor/src");
    let floors: BTreeMap<&str, u8> = FLOORS.into_iter().collect();
    let mut faults = Vec::new();
    for file in rust_files(&source) {
        let module = module_of(&source, &file);
        if module == "lib" {
            continue;
        }
        let Some(floor) = floors.get(module.as_str()) else {
            faults.push(format!("{module} has no floor: give it one here and in ARCHITECTURE.md"));
            continue;
        };
        let code = code(&file);
        for (other, other_floor) in &floors {
            let named = code.contains(&format!("crate::{other}::"))
                || code.contains(&format!("crate::{other};"))
                || code.contains(&format!("crate::{other},"))
                || code.contains(&format!("crate::{{{other}"))
                || code.contains(&format!("pictor::{other}::"));
            if named && *other != module && other_floor >= floor {
                faults.push(format!("{} uses {other}, which is not below {module}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_module_is_in_the_architecture() {
    let page = read(&root().join("ARCHITECTURE.md"));
    for (module, floor) in FLOORS.into_iter().filter(|(module, _)| *module != "main") {
        let row = page.lines().find(|line| line.starts_with(&format!("| {floor} |")));
        let row = row.unwrap_or_else(|| panic!("ARCHITECTURE.md has no floor {floor}"));
        assert!(row.contains(&format!("`{module}`")), "ARCHITECTURE.md: {module} is not on floor {floor}");
    }
}

#[test]
fn crates_only_look_down() {
    for (name, allowed) in ARROWS {
        let manifest = read(&root().join("crates").join(name).join("Cargo.toml"));
        let dependencies = manifest.split("[dev-dependencies]").next().unwrap();
        for (other, _) in ARROWS {
            let named = dependencies.lines().any(|line| line.starts_with(&format!("{other}.workspace")));
            assert!(!named || allowed.contains(&other), "{name} must not use {other}");
        }
    }
    let crates = fs::read_dir(root().join("crates")).unwrap().count();
    assert_eq!(crates, ARROWS.len(), "a crate without a row in ARROWS");
}

#[test]
fn the_pure_crates_do_no_io() {
    for name in ["pictor-api", "pictor-codec", "pictor-illustrator"] {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let code = code(&file);
            for impure in IMPURE {
                assert!(!code.contains(impure), "{} names {impure}", file.display());
            }
        }
    }
}

#[test]
fn only_the_relay_talks_to_upstreams() {
    for (name, _) in ARROWS.into_iter().filter(|(name, _)| !["pictor-relay", "pictor-testkit"].contains(name))
    {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let code = code(&file);
            for client in ["reqwest", "hyper_util::client", "hyper::client"] {
                assert!(!code.contains(client), "{} has an HTTP client of its own", file.display());
            }
        }
    }
}

#[test]
fn files_tell_one_story() {
    for file in rust_files(&root().join("crates")) {
        let text = read(&file);
        let lines = text.lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines; split it", file.display());
        let opening = text.lines().next().unwrap_or_default();
        assert!(opening.starts_with("//!"), "{} must begin with what it is for", file.display());
    }
}

#[test]
fn nothing_is_left_half_done() {
    let unfinished = ["todo!(", "unimplemented!(", "#[ignore", "TODO", "FIXME", "#[allow(", "#![allow("];
    for file in rust_files(&root().join("crates")) {
        if file.ends_with("tests/tidy.rs") {
            continue;
        }
        let text = read(&file);
        for word in unfinished {
            assert!(!text.contains(word), "{} contains {word}", file.display());
        }
    }
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    let drawers = ["util", "utils", "common", "helpers", "types", "state", "misc", "manager"];
    for file in rust_files(&root().join("crates")) {
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!drawers.contains(&stem.as_str()), "{}: name it after what it is", file.display());
    }
}
