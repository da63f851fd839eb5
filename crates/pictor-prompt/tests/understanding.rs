//! What prompts are understood to say: a table of prompts in both languages with their readings, and the lexicon's
//! own rules.
//!
//! `tests/understanding.txt` holds a prompt, and below it, indented, how it is read. After a change that is meant,
//! `BLESS=1` writes the new readings; read the difference before you commit it.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use pictor_prompt::intent::{Intent, Kind, Subject};
use pictor_prompt::understanding::{concept, concepts, lineage, understand};

#[test]
fn prompts_are_read_as_the_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/understanding.txt");
    let table = std::fs::read_to_string(path).expect("the table is in the repository");
    let prompts: Vec<&str> = table.lines().filter(|l| !l.starts_with(' ') && !l.is_empty()).collect();
    let read: String =
        prompts.iter().map(|p| format!("{p}\n{}\n", show(&understand(&p.replace("\\n", "\n"))))).collect();
    assert!(prompts.len() >= 200, "the table has only {} prompts", prompts.len());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, read).expect("the table can be written");
        return;
    }
    for (is, should) in read.split("\n\n").zip(table.split("\n\n")) {
        assert_eq!(is, should);
    }
    assert_eq!(read.len(), table.len());
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
        assert!(lineage(c.name).count() <= 8, "{} has no end of ancestors", c.name);
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
        let medium = matches!(c.name, "card" | "birthday card");
        assert!(medium || found.subjects.iter().any(named), "{subject}: {}", show(&found));
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
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
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
    for (id, english, chinese) in rows() {
        assert!(!chinese.is_empty(), "{id} has no Chinese word");
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

/// An intent in a few lines, for the table.
fn show(intent: &Intent) -> String {
    let mut text = String::new();
    for subject in &intent.subjects {
        let _ = writeln!(text, "    {}", show_subject(subject));
    }
    for r in &intent.relations {
        let [from, to] =
            [r.from, r.to].map(|i| intent.subjects[i].concept.unwrap_or(&intent.subjects[i].word));
        let _ = writeln!(text, "    {from} {:?} {to}", r.bond);
    }
    let mut whole = String::new();
    said(&mut whole, "in", intent.setting);
    said(&mut whole, "time", intent.time);
    said(&mut whole, "season", intent.season);
    said(&mut whole, "weather", intent.weather);
    said(&mut whole, "mood", intent.mood);
    said(&mut whole, "occasion", intent.occasion);
    said(&mut whole, "backdrop", intent.backdrop);
    said(&mut whole, "shape", intent.shape);
    said(&mut whole, "region", intent.region);
    said(&mut whole, "camera", Some(intent.camera).filter(|c| *c != Default::default()));
    all(&mut whole, "style", &intent.styles);
    all(&mut whole, "palette", &intent.palette);
    all(&mut whole, "without", &intent.without);
    all(&mut whole, "change", &intent.changes);
    said(&mut whole, "tongue", intent.tongue);
    said(&mut whole, "bare", intent.bare.then_some(true));
    if !whole.is_empty() {
        let _ = writeln!(text, "    -{whole}");
    }
    for l in &intent.lettering {
        let _ = write!(text, "    \"{}\" {:?} {:?}", l.text, l.place, l.hand);
        said(&mut text, "colour", l.colour);
        text.push('\n');
    }
    if !intent.left_out.is_empty() {
        let _ = writeln!(text, "    left out: {}", intent.left_out.join(", "));
    }
    text
}

fn show_subject(s: &Subject) -> String {
    let mut text = format!("{}{} {}", if s.focal { "* " } else { "" }, s.count, s.concept.unwrap_or("?"));
    if s.concept.is_none() {
        let _ = write!(text, "{}", s.word);
    }
    all(&mut text, "colour", &s.colours);
    said(&mut text, "size", Some(s.size).filter(|x| *x != Default::default()));
    said(&mut text, "age", Some(s.age).filter(|x| *x != Default::default()));
    said(&mut text, "material", s.material);
    said(&mut text, "pattern", s.pattern);
    said(&mut text, "eyes", s.eyes);
    said(&mut text, "gender", s.gender);
    said(&mut text, "skin", s.skin);
    said(&mut text, "hair", s.hair);
    said(&mut text, "pose", s.pose);
    said(&mut text, "face", s.expression);
    for garment in &s.wears {
        let _ = write!(text, " wears={}", garment.name);
        said(&mut text, "of", garment.colour);
    }
    if s.given {
        text.push_str(" given");
    }
    text
}

fn said<T: std::fmt::Debug>(text: &mut String, name: &str, value: Option<T>) {
    if let Some(value) = value {
        let _ = write!(text, " {name}={value:?}");
    }
}

fn all<T: std::fmt::Debug>(text: &mut String, name: &str, values: &[T]) {
    for value in values {
        said(text, name, Some(value));
    }
}
