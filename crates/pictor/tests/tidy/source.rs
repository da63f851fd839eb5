//! The house as text: its files, its manifests, and their code without tests and comments.

use std::fs;
use std::path::{Path, PathBuf};

use toml::Table;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All Rust files below a directory, in order; none, when it does not exist.
pub(crate) fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut directories = vec![directory.to_owned()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(&directory).into_iter().flatten() {
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

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The manifest in this directory.
pub(crate) fn manifest(directory: &Path) -> Table {
    read(&directory.join("Cargo.toml")).parse().unwrap()
}

/// The code of a file without its tests and comments.
pub(crate) fn code(path: &Path) -> String {
    let text = read(path);
    let production = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    let lines = production.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// How many lines the body of each function has, its braces included.
///
/// rustfmt puts the closing brace of a body under the line that begins the function, and nothing else there.
pub(crate) fn function_lengths(code: &str) -> Vec<usize> {
    let lines: Vec<&str> = code.lines().collect();
    let modifier = |word: &&str| word.starts_with("pub") || ["const", "async", "unsafe"].contains(word);
    let begins = |line: &str| line.trim_start().split(' ').find(|word| !modifier(word)) == Some("fn");
    let mut lengths = Vec::new();
    for (start, line) in lines.iter().enumerate().filter(|(_, line)| begins(line)) {
        let indent = &line[..line.len() - line.trim_start().len()];
        let head = lines[start..].iter().position(|line| line.ends_with(['{', '}', ';'])).unwrap_or(0);
        match lines[start + head].chars().last() {
            Some('}') => lengths.push(1),
            Some('{') => {
                let close = format!("{indent}}}");
                lengths.extend(
                    lines[start + head..].iter().position(|line| *line == close).map(|last| last + 1),
                );
            }
            _ => {}
        }
    }
    lengths
}
