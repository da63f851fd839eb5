//! The rules as `rules.txt` has them.

use std::sync::LazyLock;

use super::Category;
use super::plain::{Plain, is_chinese};

/// One rule: words that stand in a row, or Chinese characters.
#[derive(Debug)]
pub(super) enum Rule {
    /// For each place the words that may stand there.
    Words(Vec<Vec<&'static str>>),
    Characters(&'static str),
}

/// All of `rules.txt`.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub(super) harmless: Vec<Rule>,
    /// Refused at both levels.
    pub(super) always: Vec<(Category, Rule)>,
    /// Refused at the level `auto` only.
    pub(super) auto: Vec<(Category, Rule)>,
    pub(super) suggestive: Vec<Rule>,
    pub(super) minor: Vec<Rule>,
}

pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| read(include_str!("rules.txt")));

fn read(table: &'static str) -> Rules {
    let mut rules = Rules::default();
    let mut section = "";
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => line.split(", ").for_each(|text| rules.take(section, rule(text))),
        }
    }
    rules
}

impl Rules {
    fn take(&mut self, section: &str, rule: Rule) {
        match section.split_once(' ') {
            None if section == "harmless" => self.harmless.push(rule),
            None if section == "minor" => self.minor.push(rule),
            None => self.suggestive.push(rule),
            Some((name, level)) => {
                let category = Category::ALL.into_iter().find(|category| category.name() == name);
                let list = if level == "auto" { &mut self.auto } else { &mut self.always };
                list.push((category.expect("the table names categories"), rule));
            }
        }
    }
}

fn rule(text: &'static str) -> Rule {
    if text.chars().any(is_chinese) {
        return Rule::Characters(text);
    }
    Rule::Words(text.split(' ').map(|place| place.split('/').collect()).collect())
}

impl Rule {
    pub(super) fn is_in(&self, prompt: &Plain) -> bool {
        match self {
            Self::Words(places) => starts(places, &prompt.words).next().is_some(),
            Self::Characters(text) => prompt.characters.contains(text),
        }
    }

    /// Makes the prompt forget every place where the rule is found.
    pub(super) fn take_out(&self, prompt: &mut Plain) {
        match self {
            Self::Words(places) => {
                let found: Vec<usize> = starts(places, &prompt.words).collect();
                for at in found {
                    prompt.words[at..at + places.len()].iter_mut().for_each(String::clear);
                }
            }
            Self::Characters(text) if prompt.characters.contains(text) => {
                prompt.characters = prompt.characters.replace(text, " ");
            }
            Self::Characters(_) => {}
        }
    }
}

/// Where the places of a rule are filled in a row.
fn starts<'a>(places: &'a [Vec<&'static str>], words: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    let fits = |(words, word): (&Vec<&str>, &String)| words.iter().any(|rule| same(rule, word));
    let rows = words.windows(places.len()).enumerate();
    rows.filter(move |(_, row)| places.iter().zip(*row).all(fits)).map(|(at, _)| at)
}

fn same(rule: &str, word: &str) -> bool {
    match rule.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => word == rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert!(RULES.harmless.len() > 150 && RULES.always.len() > 200 && RULES.auto.len() > 80);
        assert!(RULES.minor.len() > 40 && RULES.suggestive.len() > 20);
        for category in Category::ALL {
            assert!(RULES.always.iter().any(|(of, _)| *of == category), "{category:?} has no rule");
        }
    }

    #[test]
    fn every_rule_is_written_as_prompts_are_read() {
        let all = [&RULES.harmless, &RULES.minor, &RULES.suggestive].into_iter().flatten();
        let levels = [&RULES.always, &RULES.auto].into_iter().flatten().map(|(_, rule)| rule);
        for rule in all.chain(levels) {
            let text = match rule {
                Rule::Words(places) => {
                    places.iter().map(|words| words[0].trim_end_matches('*')).collect::<Vec<_>>().join(" ")
                }
                Rule::Characters(text) => (*text).to_owned(),
            };
            assert!(rule.is_in(&Plain::of(&text)), "{text:?} is never found");
        }
    }
}
