//! The house keeps its shape: crate arrows, floors, sizes, and nothing left half done.

#![expect(clippy::unwrap_used, reason = "a test may stop where it is surprised")]

mod modules;
mod source;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use modules::{Modules, knots};
use source::{code, function_lengths, manifest, read, root, rust_files};
use toml::{Table, Value};

/// The floor of every module of `pictor`, those to come included. ARCHITECTURE.md has the same table.
const FLOORS: [(&str, u8); 21] = [
    ("cli", 8),
    ("app", 7),
    ("http", 6),
    ("worker", 6),
    ("backup", 5),
    ("images", 5),
    ("jobs", 4),
    ("files", 3),
    ("keys", 3),
    ("ledger", 3),
    ("webhooks", 3),
    ("db", 2),
    ("blobs", 2),
    ("data_dir", 2),
    ("config", 1),
    ("metrics", 1),
    ("clock", 0),
    ("crash", 0),
    ("ids", 0),
    ("tasks", 0),
    ("main", 9),
];

/// Which of our crates each may use. ARCHITECTURE.md has the same table.
const ARROWS: [(&str, &[&str]); 10] = [
    ("pictor-api", &[]),
    ("pictor-codec", &["pictor-api"]),
    ("pictor-illustrator", &["pictor-api", "pictor-codec", "pictor-prompt"]),
    ("pictor-prompt", &["pictor-api"]),
    ("pictor-spool", &[]),
    ("pictor-egress", &[]),
    ("pictor-relay", &["pictor-api", "pictor-codec", "pictor-spool", "pictor-egress"]),
    ("pictor-testkit", &["pictor-api", "pictor-codec"]),
    ("pictor-web", &[]),
    (
        "pictor",
        &[
            "pictor-api",
            "pictor-codec",
            "pictor-egress",
            "pictor-illustrator",
            "pictor-prompt",
            "pictor-relay",
            "pictor-spool",
            "pictor-web",
        ],
    ),
];

/// What the pure crates must not name: files, sockets, clocks, threads.
const IMPURE: [&str; 8] =
    ["std::fs", "std::net", "std::process", "std::env", "std::thread", "SystemTime", "Instant::now", "tokio"];

const MAX_LINES: usize = 800;

/// How long nineteen of twenty functions may be at most. The illustrator's drawings are lists, and not counted.
const MAX_FUNCTION: usize = 24;

/// How long any function may be, drawings included.
const LONGEST_FUNCTION: usize = 80;

#[test]
fn modules_only_look_down() {
    let floors: BTreeMap<&str, u8> = FLOORS.into_iter().collect();
    let mut faults = Vec::new();
    let named = Modules::read(&root().join("crates/pictor/src")).named();
    for (module, others) in &named[&Vec::new()] {
        let Some(floor) = floors.get(module.as_str()) else {
            faults.push(format!("{module} has no floor: give it one here and in ARCHITECTURE.md"));
            continue;
        };
        let above = |other: &&String| floors.get(other.as_str()).is_none_or(|other| other >= floor);
        let fault = |other| format!("{module} uses {other}, which is not below it");
        faults.extend(others.iter().filter(above).map(fault));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_modules_use_each_other() {
    let mut faults = Vec::new();
    for (name, _) in ARROWS {
        for (parent, siblings) in Modules::read(&root().join("crates").join(name).join("src")).named() {
            for knot in knots(&siblings) {
                let place = [&[name.to_owned()], &parent[..]].concat().join("::");
                let arrows = siblings.iter().filter(|(module, _)| knot.contains(*module));
                faults.push(format!("in {place}: {:?}", arrows.collect::<Vec<_>>()));
            }
        }
    }
    assert!(faults.is_empty(), "modules that reach each other:\n{}", faults.join("\n"));
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

/// Someone finds the way of a request in minutes: so many files, so many lines, in the order of ARCHITECTURE.md.
#[test]
fn the_way_of_a_request_is_short() {
    let page = read(&root().join("ARCHITECTURE.md"));
    let section = page.split("## A request, from door to door").nth(1).unwrap();
    let section = section.split("What these call").next().unwrap();
    let named = |line: &str| {
        let paths = line.split('`').filter(|word| word.starts_with("pictor") && word.ends_with(".rs"));
        paths.map(|path| code(&root().join("crates").join(path)).lines().count()).collect::<Vec<_>>()
    };
    let steps = section.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let generation: Vec<usize> = steps.flat_map(named).collect();
    let more = section.lines().find(|line| line.starts_with("An edit")).map(named).unwrap();
    let lines = generation.iter().sum::<usize>();
    assert!(generation.len() <= 10 && lines <= 1_900, "{} files, {lines} lines", generation.len());
    let (files, lines) = (generation.len() + more.len(), lines + more.iter().sum::<usize>());
    assert!(files == 12 && lines <= 2_300, "an edit: {files} files, {lines} lines");
}

#[test]
fn crates_only_look_down() {
    for (name, allowed) in ARROWS {
        let manifest = manifest(&root().join("crates").join(name));
        let dependencies = manifest.get("dependencies").and_then(Value::as_table);
        for (other, _) in ARROWS {
            let named = dependencies.is_some_and(|dependencies| dependencies.contains_key(other));
            assert!(!named || allowed.contains(&other), "{name} must not use {other}");
        }
    }
    let crates = fs::read_dir(root().join("crates")).unwrap().count();
    assert_eq!(crates, ARROWS.len(), "a crate without a row in ARROWS");
}

#[test]
fn the_pure_crates_do_no_io() {
    for name in ["pictor-api", "pictor-codec", "pictor-prompt", "pictor-illustrator", "pictor-web"] {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let code = code(&file);
            for impure in IMPURE {
                assert!(!code.contains(impure), "{} names {impure}", file.display());
            }
        }
    }
}

#[test]
fn only_the_relay_and_egress_have_an_http_client() {
    let may = ["pictor-relay", "pictor-egress", "pictor-testkit"];
    for (name, _) in ARROWS.into_iter().filter(|(name, _)| !may.contains(name)) {
        for file in rust_files(&root().join("crates").join(name).join("src")) {
            let code = code(&file);
            for client in ["reqwest", "hyper_util::client", "hyper::client"] {
                assert!(!code.contains(client), "{} has an HTTP client of its own", file.display());
            }
        }
    }
}

#[test]
fn only_blobs_speak_to_the_bucket() {
    let source = root().join("crates/pictor/src");
    for file in rust_files(&source).iter().filter(|file| !file.starts_with(source.join("blobs"))) {
        assert!(!names(&code(file), "object_store"), "{} names object_store", file.display());
    }
}

#[test]
fn only_the_database_room_names_a_driver() {
    let room = root().join("crates/pictor/src/db");
    for (name, _) in ARROWS.into_iter().filter(|(name, _)| *name != "pictor-testkit") {
        let files = rust_files(&root().join("crates").join(name).join("src"));
        for file in files.iter().filter(|file| !file.starts_with(&room)) {
            let code = code(file);
            for driver in ["rusqlite", "postgres", "tokio_postgres", "tokio_postgres_rustls"] {
                assert!(!names(&code, driver), "{} names {driver}", file.display());
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
fn functions_are_short() {
    let crates = ARROWS.into_iter().filter(|(name, _)| *name != "pictor-illustrator");
    let files = crates.flat_map(|(name, _)| rust_files(&root().join("crates").join(name).join("src")));
    let mut lengths: Vec<usize> = files.flat_map(|file| function_lengths(&code(&file))).collect();
    lengths.sort_unstable();
    assert!(lengths.len() > 500, "only {} functions were found", lengths.len());
    let p95 = lengths[lengths.len() * 95 / 100];
    assert!(p95 <= MAX_FUNCTION, "one function in twenty has {p95} lines or more");
}

#[test]
fn no_function_is_long() {
    let files =
        ARROWS.into_iter().flat_map(|(name, _)| rust_files(&root().join("crates").join(name).join("src")));
    for file in files {
        let longest = function_lengths(&code(&file)).into_iter().max().unwrap_or(0);
        assert!(longest <= LONGEST_FUNCTION, "{} has a function of {longest} lines", file.display());
    }
}

/// Taken for its features alone: `object_store` leaves it to us how its connections are encrypted.
const FOR_ITS_FEATURES: &str = "reqwest";

#[test]
fn every_dependency_is_used() {
    let mut faults = Vec::new();
    let mut declared = Vec::new();
    for (name, _) in ARROWS {
        let directory = root().join("crates").join(name);
        let manifest = manifest(&directory);
        for (section, rooms) in
            [("dependencies", &["src"][..]), ("dev-dependencies", &["src", "tests", "benches", "examples"])]
        {
            let files = rooms.iter().flat_map(|room| rust_files(&directory.join(room)));
            // What only tests need is no dependency of the crate.
            let read = if section == "dependencies" { code } else { |file: &Path| read(file) };
            let text: String = files.map(|file| read(&file)).collect();
            let dependencies =
                manifest.get(section).and_then(Value::as_table).into_iter().flat_map(Table::keys);
            for dependency in dependencies {
                declared.push(dependency.clone());
                if dependency != FOR_ITS_FEATURES && !names(&text, &dependency.replace('-', "_")) {
                    faults.push(format!(
                        "{name} declares {dependency} in [{section}], which nothing there names"
                    ));
                }
            }
        }
    }
    let shared = manifest(&root())["workspace"]["dependencies"].as_table().unwrap().clone();
    let unused = shared.keys().filter(|name| !declared.contains(name));
    faults.extend(unused.map(|name| format!("no crate takes {name} from the workspace")));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether the code has a path that begins with `name`, or brings it in whole.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let after = &code[at + name.len()..];
        let begins = !before.is_alphanumeric() && !['_', ':', '"'].contains(&before);
        begins && (after.starts_with("::") || (code[..at].ends_with("use ") && after.starts_with([';', ' '])))
    })
}

#[test]
fn nothing_is_left_half_done() {
    let unfinished = ["todo!(", "unimplemented!(", "#[ignore", "TODO", "FIXME", "#[allow(", "#![allow("];
    for file in rust_files(&root().join("crates")) {
        if file.ends_with("tests/tidy/main.rs") {
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
