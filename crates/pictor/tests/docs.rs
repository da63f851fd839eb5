//! The manual names every setting, in both languages, and the pages of both languages match: headings, blocks of code,
//! samples.

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

/// A page of each language: its name, in English, in Chinese.
fn pairs() -> Vec<(String, String, String)> {
    let pages = fs::read_dir(root().join("docs/en")).expect("the manual is there");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = pages.map(|entry| name(entry.expect("it can be read"))).collect();
    names.retain(|name| name.ends_with(".md"));
    names.sort();
    let pair = |name: String| (name.clone(), page("en", &name), page("zh", &name));
    names.into_iter().map(pair).collect()
}

/// A block of code: its line, the words behind the backticks, its text; and the line of what follows it.
struct Fence {
    line: usize,
    info: String,
    code: String,
    next: usize,
}

impl Fence {
    fn language(&self) -> &str {
        self.info.split(' ').next().unwrap_or_default()
    }

    fn has(&self, flag: &str) -> bool {
        self.info.split(' ').skip(1).any(|word| word == flag)
    }
}

/// The blocks of code of a page, and its other lines with their numbers.
fn parts(page: &str) -> (Vec<Fence>, Vec<(usize, &str)>) {
    let lines: Vec<&str> = page.lines().collect();
    let (mut fences, mut prose, mut at) = (Vec::new(), Vec::new(), 0);
    while at < lines.len() {
        let Some(info) = lines[at].trim_start().strip_prefix("```") else {
            prose.push((at + 1, lines[at]));
            at += 1;
            continue;
        };
        let long =
            lines[at + 1..].iter().position(|line| line.trim() == "```").expect("a block of code ends");
        let behind = at + long + 2;
        let blank = lines[behind..].iter().take_while(|line| line.trim().is_empty()).count();
        let code = lines[at + 1..behind - 1].join("\n");
        fences.push(Fence { line: at + 1, info: info.into(), code, next: behind + blank + 1 });
        at = behind;
    }
    (fences, prose)
}

#[test]
fn both_languages_have_the_same_headings() {
    for (name, en, zh) in pairs() {
        let levels = |page| -> Vec<String> {
            let (_, prose) = parts(page);
            let headings = prose.into_iter().map(|(_, line)| line).filter(|line| line.starts_with('#'));
            headings.filter_map(|line| Some(line.split_once(' ')?.0.to_owned())).collect()
        };
        let (en, zh) = (levels(&en), levels(&zh));
        assert_eq!(en, zh, "{name}: the levels of the headings");
        assert!(en[0] == "#" && !en[1..].contains(&"#".to_owned()), "{name}: one heading of the first level");
    }
}

/// What may stand behind the backticks: languages, of which some can run, and flags.
const RUN: [&str; 3] = ["python", "js", "sh"];
const SHOWN: [&str; 8] = ["text", "console", "json", "toml", "yaml", "nginx", "caddyfile", "bash"];
const FLAGS: [&str; 3] = ["run", "tab", "output"];

#[test]
fn blocks_of_code_say_what_they_are() {
    for (name, en, zh) in pairs() {
        for (language, page) in [("en", &en), ("zh", &zh)] {
            let (fences, _) = parts(page);
            let mut before: Option<&Fence> = None;
            for fence in &fences {
                let place = format!("docs/{language}/{name}:{}", fence.line);
                let known = RUN.contains(&fence.language()) || SHOWN.contains(&fence.language());
                assert!(known, "{place}: which language is '{}'?", fence.info);
                let flags: Vec<&str> = fence.info.split(' ').skip(1).collect();
                assert!(flags.iter().all(|flag| FLAGS.contains(flag)), "{place}: {flags:?}");
                assert!(!fence.has("run") || RUN.contains(&fence.language()), "{place}: this does not run");
                let follows = before.filter(|before| before.next == fence.line);
                assert!(!fence.has("output") || follows.is_some(), "{place}: whose output?");
                if let Some(before) = follows.filter(|before| before.has("tab") && fence.has("tab")) {
                    let place_of = |fence: &Fence| RUN.iter().position(|&known| known == fence.language());
                    assert!(place_of(before) < place_of(fence), "{place}: tabs are Python, Node.js, curl");
                }
                before = Some(fence);
            }
        }
    }
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

fn is_full_width(letter: char) -> bool {
    "，。：；（）！？、“”……《》".contains(letter)
}

/// The lines of a sample without its comments.
fn code_of(fence: &Fence) -> Vec<&str> {
    let mark = if fence.language() == "js" { "//" } else { "#" };
    let behind = format!(" {mark} ");
    let lines = fence.code.lines().map(|line| line.split(&behind).next().unwrap_or(line).trim_end());
    lines.filter(|line| !line.is_empty() && !line.trim_start().starts_with(mark)).collect()
}

/// Whether a line of code is the same, but for a prompt or a printed word: what stands before and behind the Chinese
/// stands there in English, too.
fn is_the_same(en: &str, zh: &str) -> bool {
    let told = |letter| is_han(letter) || is_full_width(letter);
    let Some(first) = zh.find(told) else { return en == zh };
    let last = zh.rfind(told).unwrap_or(first);
    let behind = zh[last..].chars().next().map_or(last, |letter| last + letter.len_utf8());
    en.len() >= first && en.starts_with(&zh[..first]) && en[first..].ends_with(&zh[behind..])
}

#[test]
fn both_languages_have_the_same_samples() {
    for (name, en, zh) in pairs() {
        let ((en, _), (zh, _)) = (parts(&en), parts(&zh));
        let infos = |fences: &[Fence]| -> Vec<String> { fences.iter().map(|f| f.info.clone()).collect() };
        assert_eq!(infos(&en), infos(&zh), "{name}: the blocks of code");
        for (en, zh) in en.iter().zip(&zh).filter(|(en, _)| en.has("run")) {
            let place = format!("docs/en/{name}:{} and docs/zh/{name}:{}", en.line, zh.line);
            let (en, zh) = (code_of(en), code_of(zh));
            assert_eq!(en.len(), zh.len(), "{place}: lines of code");
            for (en, zh) in en.into_iter().zip(zh) {
                assert!(is_the_same(en, zh), "{place}:\n{en}\n{zh}");
            }
        }
    }
}

/// What of a line of prose is typeset: no targets of links, no comments, a Latin word for code, one text for each cell of
/// a table.
fn typeset(line: &str) -> Vec<String> {
    let code = |(index, part): (usize, &str)| if index % 2 == 0 { part.to_owned() } else { "code".into() };
    let plain: String = line.split('`').enumerate().map(code).collect();
    let mut pieces = plain.split("](");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text += "\u{2060}";
        text += piece.split_once(')').map_or("", |(_, rest)| rest);
    }
    let text = if text.starts_with("<!--") { String::new() } else { text.replace('[', "\u{2060}") };
    text.split('|').map(|cell| cell.trim_start_matches(['#', '-', '>', ' ']).trim().to_owned()).collect()
}

/// What is wrong between two neighbours, in Chinese.
fn fault(left: char, right: char) -> Option<&'static str> {
    let half = |letter| ",;:?!()".contains(letter);
    let latin = |letter: char| letter.is_ascii_alphanumeric();
    if is_han(left) && half(right) || half(left) && is_han(right) {
        Some("half-width punctuation beside Han")
    } else if is_full_width(left) && right == ' ' || left == ' ' && is_full_width(right) {
        Some("a space beside full-width punctuation")
    } else if is_han(left) && latin(right) || latin(left) && is_han(right) {
        Some("no space between Han and Latin")
    } else {
        (is_han(left) && right == '.' || left == '.' && is_han(right)).then_some("a full stop beside Han")
    }
}

const UNWANTED: [&str; 6] = ["信封", "休息", "结局", "没钱", "应答", "头部"];

#[test]
fn chinese_is_typeset_as_chinese() {
    let mut faults = Vec::new();
    for (name, _, zh) in pairs() {
        for (number, line) in parts(&zh).1 {
            let words =
                UNWANTED.iter().filter(|word| line.contains(**word)).map(|word| format!("the word {word}"));
            faults.extend(words.map(|word| format!("docs/zh/{name}:{number}: {word}")));
            for cell in typeset(line) {
                let neighbours = cell.chars().zip(cell.chars().skip(1));
                let found =
                    neighbours.filter_map(|(left, right)| fault(left, right).map(|why| (why, left, right)));
                faults.extend(
                    found.map(|(why, left, right)| format!("docs/zh/{name}:{number}: {why}: {left}{right}")),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
