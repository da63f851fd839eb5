//! The manual names every setting, in both languages, and the files of both languages match.

use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

const LANGUAGES: [&str; 2] = ["en", "zh"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(language: &str, name: &str) -> String {
    let path = root().join("docs").join(language).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The paths of all keys of a table, such as `http.drain_timeout`.
fn keys(prefix: &str, table: &Table) -> Vec<String> {
    let path = |key: &String| if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
    let below = |(key, value): (&String, &Value)| match value {
        Value::Table(inner) => keys(&path(key), inner),
        _ => vec![path(key)],
    };
    table.iter().flat_map(below).collect()
}

/// The default settings, with those taken in that stand there as examples (`# key = value`).
fn settings() -> Table {
    let text =
        fs::read_to_string(root().join("config.default.toml")).expect("the defaults stand at the root");
    let example =
        |line: &str| line.strip_prefix("# ").filter(|text| text.parse::<Table>().is_ok()).map(str::to_owned);
    let lines: Vec<String> =
        text.lines().map(|line| example(line).unwrap_or_else(|| line.to_owned())).collect();
    lines.join("\n").parse().expect("each example is TOML by itself")
}

#[test]
fn every_setting_is_in_the_manual() {
    let mut settings = settings();
    let upstreams = settings.remove("upstream").expect("the file shows an upstream");
    let upstream = upstreams[0].as_table().expect("it is a table").clone();
    assert!(upstream.len() >= 9, "{upstream:?}");
    for language in LANGUAGES {
        let (configuration, pool) = (page(language, "configuration.md"), page(language, "upstreams.md"));
        for key in keys("", &settings) {
            assert!(configuration.contains(&format!("`{key}`")), "{language}/configuration.md lacks {key}");
        }
        for key in upstream.keys() {
            assert!(pool.contains(&format!("`{key}`")), "{language}/upstreams.md lacks {key}");
        }
    }
}

#[test]
fn every_default_is_told_as_it_is() {
    let text =
        fs::read_to_string(root().join("config.default.toml")).expect("the defaults stand at the root");
    let settings: Table = text.parse().unwrap();
    for language in LANGUAGES {
        let page = page(language, "configuration.md");
        for key in keys("", &settings) {
            let value = key.split('.').skip(1).fold(&settings[key.split('.').next().unwrap()], |v, k| &v[k]);
            let start = format!("| `{key}` | `{value}` |");
            assert!(page.lines().any(|line| line.starts_with(&start)), "{language}: no row begins {start}");
        }
    }
}

#[test]
fn both_languages_have_the_same_pages() {
    let names = |language: &str| {
        let pages = fs::read_dir(root().join("docs").join(language)).unwrap();
        let mut names: Vec<String> =
            pages.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("en"), names("zh"));
    for language in LANGUAGES {
        let index = page(language, "index.md");
        for name in names(language).iter().filter(|name| name.ends_with(".md") && *name != "index.md") {
            assert!(index.contains(&format!("({name})")), "{language}/index.md does not name {name}");
        }
    }
}

/// The link targets inside a page: `page.md#heading`.
fn links(page: &str) -> Vec<String> {
    let after = page.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    after.map(|(target, _)| target.to_owned()).filter(|target| !target.contains("://")).collect()
}

/// The name that a heading has in links.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere() {
    for language in LANGUAGES {
        let directory = root().join("docs").join(language);
        for entry in fs::read_dir(&directory).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_none_or(|extension| extension != "md") {
                continue;
            }
            let text = fs::read_to_string(&file).unwrap();
            for link in links(&text) {
                let (path, heading) = link.split_once('#').unwrap_or((&link, ""));
                let target = if path.is_empty() { file.clone() } else { directory.join(path) };
                assert!(target.exists(), "{}: {link} leads nowhere", file.display());
                if !heading.is_empty() {
                    let target = fs::read_to_string(target).unwrap();
                    let headings = target.lines().filter_map(|line| line.strip_prefix('#'));
                    let found = headings.map(|line| anchor(line.trim_start_matches('#').trim()));
                    assert!(
                        found.into_iter().any(|name| name == heading),
                        "{}: no heading {link}",
                        file.display()
                    );
                }
            }
        }
    }
}
