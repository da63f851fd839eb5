//! What prompts are understood to say: a table of prompts in both languages with their readings, and the lexicon's
//! own rules.
//!
//! `tests/understanding.txt` holds a prompt, and below it, indented, how it is read; `tests/idioms.txt` does the same for
//! idioms, talk and long prompts, `tests/pages.txt` for the pages with parts. After a change that is meant,
//! `BLESS=1` writes the new readings; read the difference before you commit it.

mod show;

use std::collections::{HashMap, HashSet};

use pictor_prompt::intent::{Intent, Kind, Subject};
use pictor_prompt::understanding::{concept, concepts, lineage, understand};
use show::{show, show_page};

#[test]
fn prompts_are_read_as_the_table_says() {
    check(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/understanding.txt"), 200, show);
}

#[test]
fn idioms_are_read_as_the_table_says() {
    check(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/idioms.txt"), 100, show);
}

#[test]
fn pages_are_read_as_the_table_says() {
    check(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages.txt"), 100, |all| show_page(all.page.as_deref()));
}

fn check(path: &str, least: usize, show: fn(&Intent) -> String) {
    let table = std::fs::read_to_string(path).expect("the table is in the repository");
    let prompts: Vec<&str> = table.lines().filter(|l| !l.starts_with(' ') && !l.is_empty()).collect();
    let read: String =
        prompts.iter().map(|p| format!("{p}\n{}\n", show(&understand(&p.replace("\\n", "\n"))))).collect();
    assert!(prompts.len() >= least, "the table has only {} prompts", prompts.len());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, read).expect("the table can be written");
        return;
    }
    for (is, should) in read.split("\n\n").zip(table.split("\n\n")) {
        assert_eq!(is, should);
    }
    assert_eq!(read.len(), table.len());
}

/// Whoever types a prompt may stop anywhere: no step looks beyond its end, nor before its beginning.
#[test]
fn prompts_may_begin_and_end_anywhere() {
    let more = "Tom and Lily are dancing\nbar chart of sales: Q1 20, Q2 35, Q3 30";
    let table = include_str!("understanding.txt").lines().filter(|l| !l.starts_with(' ') && !l.is_empty());
    for prompt in table.chain(more.lines()) {
        let marks = prompt.char_indices().filter(|(_, c)| !c.is_ascii_alphanumeric());
        for at in marks.flat_map(|(at, c)| [at, at + c.len_utf8()]) {
            let (begun, rest) = prompt.split_at(at);
            for part in [begun, rest] {
                understand(part);
            }
        }
    }
}

#[test]
fn nothing_stands_for_itself() {
    for c in concepts() {
        let mut line = vec![c.name];
        let mut above = c.parent;
        while let Some(name) = above {
            assert!(
                !line.contains(&name),
                "whoever looks for what can stand for it looks for ever: {line:?}, {name}"
            );
            line.push(name);
            above = concept(name).and_then(|c| c.parent);
        }
    }
}

#[test]
fn every_concept_keeps_the_rules_of_the_lexicon() {
    let mut names = HashSet::new();
    assert!(concepts().len() >= 1000, "only {} concepts", concepts().len());
    for c in concepts() {
        assert!(names.insert(c.name), "{} is there twice", c.name);
        let plain = |ch: char| ch.is_ascii_lowercase() || ch == ' ';
        assert!(c.name.chars().all(plain), "{} is no canonical name", c.name);
        if let Some(parent) = c.parent {
            assert!(concept(parent).is_some(), "{} falls back to {parent}, which isn't there", c.name);
        }
        assert!(lineage(c.name).take(9).count() <= 8, "{} has no end of ancestors", c.name);
    }
}

#[test]
fn every_concept_is_found_by_its_name() {
    for c in concepts() {
        let subject = format!("three {} and a logo", c.name);
        let found = understand(&subject);
        let named = |s: &Subject| {
            s.name() == c.name || s.concept.is_some_and(|name| lineage(name).any(|p| p.name == c.name))
        };
        // Cards are what is asked for, and three glasses are for drinking.
        let other = matches!(c.name, "card" | "birthday card" | "glasses");
        assert!(other || found.subjects.iter().any(named), "{subject}: {}", show(&found));
    }
}

/// Rows of all tables of words, as `file: id`, with their English and Chinese words.
fn rows() -> Vec<(String, Vec<String>, Vec<String>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/understanding/words");
    let mut rows = Vec::new();
    for file in std::fs::read_dir(folder).expect("the tables are there") {
        let path = file.expect("the folder can be read").path();
        for line in std::fs::read_to_string(&path).expect("tables are UTF-8").lines() {
            if line.is_empty() || line.starts_with(['#', '[']) {
                continue;
            }
            let cells: Vec<&str> =
                line.trim_start_matches(['=', '~', ' ']).split('|').map(str::trim).collect();
            let clean = |w: &str| w.trim().trim_start_matches(['+', '*']).replace('-', " ");
            let english = cells[1].split(',').filter(|w| !w.trim().is_empty()).map(clean);
            let english = std::iter::once(cells[0].to_owned()).chain(english).collect();
            rows.push((cells[0].to_owned(), english, cells[2].split_whitespace().map(clean).collect()));
        }
    }
    rows
}

#[test]
fn every_concept_has_words_of_its_own_in_both_languages() {
    let mut owner: HashMap<String, String> = HashMap::new();
    let own: HashSet<_> = rows().into_iter().filter(|row| !row.2.is_empty()).map(|row| row.0).collect();
    for (id, english, chinese) in rows() {
        assert!(own.contains(&id), "{id} has no Chinese word");
        for word in english.into_iter().chain(chinese) {
            if let Some(other) = owner.insert(word.clone(), id.clone()) {
                assert_eq!(other, id, "both have {word}");
            }
        }
    }
}

/// What people write by hand is read by people.
#[test]
fn no_table_has_long_lines() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let folders = ["understanding", "understanding/words", "moderation"].map(|folder| source.join(folder));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("the tables are there"));
    let paths = files.map(|file| file.expect("the folder can be read").path());
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        let table = std::fs::read_to_string(&path).expect("tables are UTF-8");
        let longest = table.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(longest <= 200, "{} has a line of {longest} characters", path.display());
    }
}

#[test]
fn poodles_are_dogs() {
    let names: Vec<_> = lineage("poodle").map(|c| c.name).collect();
    assert_eq!(names, ["poodle", "dog", "animal"]);
    assert_eq!(concept("otter").map(|c| (c.kind, c.glyph)), Some((Kind::Animal, Some('🦦'))));
    assert_eq!(concept("nothing of the kind"), None);
}

#[test]
fn understanding_has_no_randomness() {
    let prompt = "a fox and two owls in a forest at dusk, watercolour, with the title 'Night'";
    assert_eq!(understand(prompt), understand(prompt));
}
