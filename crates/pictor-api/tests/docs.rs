//! The manual says of codes and models what the code says, in both languages.

use std::fs;
use std::path::Path;

use pictor_api::error::CODES;
use pictor_api::models::{ModelTable, Rulebook};

fn page(language: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(language).join(name);
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
    for (language, title) in [("en", "All codes"), ("zh", "全部代码")] {
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
    let expected: Vec<Vec<String>> = table.served().map(|(model, rules)| row(&model.id, rules)).collect();
    let retired = table.iter().filter(|model| model.rules().is_none());
    let retired: Vec<&str> = retired.map(|model| model.id.as_str()).collect();
    for (language, served_title, retired_title) in
        [("en", "Served models", "Retired models"), ("zh", "可用模型", "已停用的模型")]
    {
        let page = page(language, "models.md");
        let found = rows(&page, served_title);
        let found: Vec<Vec<String>> = found.into_iter().map(|cells| cells[..3].to_vec()).collect();
        assert_eq!(found, expected, "docs/{language}/models.md");
        let found = rows(&page, retired_title);
        let found: Vec<&str> = found.iter().map(|cells| cells[0].as_str()).collect();
        assert_eq!(found, retired, "docs/{language}/models.md");
    }
}

/// What the manual says of a model first: its name, its qualities, its backgrounds.
fn row(id: &str, rules: &Rulebook) -> Vec<String> {
    let qualities: Vec<&str> = rules.qualities.iter().map(|quality| quality.name()).collect();
    let backgrounds: Vec<&str> = rules.backgrounds.iter().map(|background| background.name()).collect();
    vec![id.to_owned(), qualities.join(" "), backgrounds.join(" ")]
}
