//! The manual says of codes, models and parameters what the code says, in both languages.

use std::fs;
use std::path::{Path, PathBuf};

use pictor_api::error::CODES;
use pictor_api::models::{Model, ModelTable, Rulebook};
use pictor_api::parameters::{Models, Omitted, PARAMETERS, Parameter, Taken, Values};

fn path(language: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(language).join(name)
}

fn page(language: &str, name: &str) -> String {
    let path = path(language, name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The cells of the table under the heading `title`, without its head.
fn rows(page: &str, title: &str) -> Vec<Vec<String>> {
    let section = page.split("\n## ").find(|section| section.starts_with(title));
    let section = section.unwrap_or_else(|| panic!("no section '{title}'"));
    let lines = section.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    lines.skip(1).map(|line| line.split(" | ").map(|cell| cell.replace('`', "")).collect()).collect()
}

#[test]
fn the_error_tables_hold_exactly_the_codes() {
    for (language, title) in [("en", "All codes"), ("zh", "全部错误码")] {
        let found = rows(&page(language, "errors.md"), title);
        let named: Vec<[&str; 3]> =
            found.iter().map(|cells| [cells[0].as_str(), cells[1].as_str(), cells[2].as_str()]).collect();
        let statuses: Vec<String> = CODES.iter().map(|row| row.status.to_string()).collect();
        let expected: Vec<[&str; 3]> = CODES
            .iter()
            .zip(&statuses)
            .map(|(row, status)| {
                let code = if row.code.is_empty() { "null" } else { row.code };
                [code, row.kind, status.as_str()]
            })
            .collect();
        assert_eq!(named, expected, "docs/{language}/errors.md");
        assert!(found.iter().all(|cells| cells.len() == 4 && !cells[3].is_empty()), "{language}: no advice");
    }
}

#[test]
fn the_english_advice_is_that_of_the_codes() {
    let found = rows(&page("en", "errors.md"), "All codes");
    let advice: Vec<&str> = found.iter().map(|cells| cells[3].as_str()).collect();
    let expected: Vec<&str> = CODES.iter().map(|row| row.client).collect();
    assert_eq!(advice, expected);
}

#[test]
fn the_model_tables_hold_exactly_the_models() {
    let table = ModelTable::builtin();
    let expected: Vec<Vec<String>> = table.served(0).map(|(model, rules)| row(&model.id, rules)).collect();
    let retired: Vec<Vec<String>> = table.iter().filter_map(end).collect();
    for (language, served_title, retired_title) in
        [("en", "Served models", "Retired models"), ("zh", "可用模型", "停用的模型")]
    {
        let page = page(language, "models.md");
        let found = rows(&page, served_title);
        let found: Vec<Vec<String>> = found.into_iter().map(|cells| cells[..3].to_vec()).collect();
        assert_eq!(found, expected, "docs/{language}/models.md");
        let found = rows(&page, retired_title);
        assert_eq!(found, retired, "docs/{language}/models.md");
    }
}

/// What the manual says of a model that is or will be retired: its name, the day, the one to use instead.
fn end(model: &Model) -> Option<Vec<String>> {
    let (day, heir) = (model.shutdown_date?, model.heir.clone()?);
    Some(vec![model.id.clone(), day.to_string(), heir])
}

/// What the manual says of a model first: its name, its qualities, its backgrounds.
fn row(id: &str, rules: &Rulebook) -> Vec<String> {
    let qualities: Vec<&str> = rules.qualities.iter().map(|quality| quality.name()).collect();
    let backgrounds: Vec<&str> = rules.backgrounds.iter().map(|background| background.name()).collect();
    vec![id.to_owned(), qualities.join(" "), backgrounds.join(" ")]
}

/// The tables of parameters are made from the rows of the code; `BLESS=1` in the environment writes them.
#[test]
fn the_parameter_tables_are_those_of_the_code() {
    for (language, words) in [("en", &ENGLISH), ("zh", &CHINESE)] {
        for (name, block, taken) in TABLES {
            let is = page(language, name);
            let should = with_table(&is, words, block, &taken);
            if std::env::var_os("BLESS").is_some() {
                fs::write(path(language, name), should).expect("the manual can be written");
                continue;
            }
            let differs = |line: &&str| !is.contains(line) || !should.contains(line);
            let sign = |line: &str| if is.contains(line) { "-" } else { "+" };
            let lines = is.lines().chain(should.lines()).filter(differs);
            let faults: String = lines.map(|line| format!("{}{line}\n", sign(line))).collect();
            assert!(is == should, "BLESS=1 writes docs/{language}/{name}:\n{faults}");
        }
    }
}

/// Which page has which table, and the parameters in it.
const TABLES: [(&str, &str, [Taken; 2]); 3] = [
    ("images-api.md", "everywhere", [Taken::Everywhere, Taken::Extension]),
    ("edits.md", "forms", [Taken::Forms, Taken::Edits]),
    ("edits.md", "documents", [Taken::Documents, Taken::Edits]),
];

/// The page with that table as the code would have it.
fn with_table(page: &str, words: &Words, block: &str, taken: &[Taken]) -> String {
    let begin = format!("<!-- parameters {block}: made by the tests of pictor-api -->\n");
    let end = "<!-- end of parameters -->";
    let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("no line {begin}"));
    let (_, after) = rest.split_once(end).expect("a block has an end");
    format!("{before}{begin}{}{end}{after}", parameter_table(words, taken))
}

/// What the tables say in one language.
struct Words {
    head: &'static str,
    help: fn(&Parameter) -> &'static str,
    /// Between values, between a range's ends, between a sentence and what qualifies it.
    joints: [&'static str; 3],
    model: &'static str,
    text: fn(&str) -> String,
    any_text: &'static str,
    anything: &'static str,
    size: &'static str,
    /// One picture and several, in a form and in a document.
    picture: [&'static str; 2],
    pictures: [fn(usize) -> String; 2],
    /// Without a default, and not to be left out.
    omitted: [&'static str; 2],
    some_models: &'static str,
    /// Where there is more to read about a parameter.
    links: [(&'static str, &'static str); 4],
}

const ENGLISH: Words = Words {
    head: "| parameter | values | default | meaning |",
    help: |row| row.help.english,
    joints: [", ", " to ", "; "],
    model: "a name from [Models](models.md)",
    text: |most| format!("text of 1 to {most} characters"),
    any_text: "text",
    anything: "anything",
    size: "`auto` or `WIDTHxHEIGHT`",
    picture: ["one file", "one such object, or `null`"],
    pictures: [
        |most| format!("1 to {most} files"),
        |most| format!("a list of 1 to {most} objects `{{\"image_url\": \"data:image/png;base64,...\"}}`"),
    ],
    omitted: ["none", "required"],
    some_models: "only on [models](models.md) that take it",
    links: [
        ("size", "see [Sizes](#sizes)"),
        ("moderation", "see [Moderation](illustrator.md#moderation)"),
        ("stream", "see [Streaming](streaming.md)"),
        ("mask", "see [Masks](#masks)"),
    ],
};

const CHINESE: Words = Words {
    head: "| 参数 | 取值 | 默认值 | 说明 |",
    help: |row| row.help.chinese,
    joints: ["、", " 到 ", "；"],
    model: "[模型](models.md)页中的模型名",
    text: |most| format!("文本，1 到 {most} 个字符"),
    any_text: "文本",
    anything: "任意值",
    size: "`auto` 或 `宽x高`",
    picture: ["一个文件", "一个这样的对象，或 `null`"],
    pictures: [
        |most| format!("1 到 {most} 个文件"),
        |most| format!("列表，1 到 {most} 个对象 `{{\"image_url\": \"data:image/png;base64,...\"}}`"),
    ],
    omitted: ["无", "必填"],
    some_models: "仅限支持它的[模型](models.md)",
    links: [
        ("size", "见[尺寸](#尺寸)"),
        ("moderation", "见[内容审核](illustrator.md#内容审核)"),
        ("stream", "见[流式输出](streaming.md)"),
        ("mask", "见[遮罩](#遮罩)"),
    ],
};

fn parameter_table(words: &Words, taken: &[Taken]) -> String {
    let document = taken.contains(&Taken::Documents);
    let line = |row: &Parameter| {
        let (values, omitted) = (values(words, row, document), omitted(words, row));
        format!("| `{}` | {values} | {omitted} | {} |\n", row.name, meaning(words, row))
    };
    let head = format!("{}\n|---|---|---|---|\n", words.head);
    let rows = PARAMETERS.iter().filter(|row| taken.contains(&row.taken));
    std::iter::once(head).chain(rows.map(line)).collect()
}

fn values(words: &Words, row: &Parameter, document: bool) -> String {
    let body = usize::from(document);
    let code = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match row.values {
        Values::Model => words.model.to_owned(),
        Values::Text { most } => (words.text)(&thousands(most)),
        Values::AnyText => words.any_text.to_owned(),
        Values::Anything => words.anything.to_owned(),
        Values::Integer { least, most } => format!("{least}{}{most}", words.joints[1]),
        Values::OneOf(names) => code(names).join(words.joints[0]),
        Values::Flag => code(&["true", "false"]).join(words.joints[0]),
        Values::Size => words.size.to_owned(),
        Values::Picture => words.picture[body].to_owned(),
        Values::Pictures { most } => (words.pictures[body])(most),
    }
}

/// 32,000.
fn thousands(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

fn omitted(words: &Words, row: &Parameter) -> String {
    match row.omitted {
        Omitted::Nothing => words.omitted[0].to_owned(),
        Omitted::Refused => words.omitted[1].to_owned(),
        Omitted::Means(value) if value.parse::<u8>().is_ok() => value.to_owned(),
        Omitted::Means(value) => format!("`{value}`"),
    }
}

fn meaning(words: &Words, row: &Parameter) -> String {
    let mut parts = vec![(words.help)(row)];
    parts.extend((row.models == Models::Some).then_some(words.some_models));
    parts.extend(words.links.iter().find(|(name, _)| *name == row.name).map(|(_, link)| *link));
    parts.join(words.joints[2])
}
