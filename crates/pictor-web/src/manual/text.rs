//! The texts of a page: its headings, what a search looks at, and where a line of the source ends.

use pulldown_cmark::Event;

/// A heading below the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// 2, or 3 for all that are below.
    pub(super) depth: u8,
    pub(super) id: String,
    pub(super) text: String,
}

/// What stands between two headings.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// Both are empty above the first heading.
    pub(super) heading: String,
    pub(super) id: String,
    pub(super) text: String,
}

impl Section {
    pub(super) fn new(heading: &str, id: &str) -> Self {
        Self { heading: heading.to_owned(), id: id.to_owned(), text: String::new() }
    }

    /// The text on one line.
    pub(super) fn line(&self) -> String {
        self.text.replace(" · \n", "\n").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Chinese has no spaces between sentences: where a line ends in the source, none may come on the page.
pub(super) fn joined<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let all: Vec<Event<'a>> = events.collect();
    let kept: Vec<bool> = (0..all.len())
        .map(|at| {
            all[at] != Event::SoftBreak || {
                let before = all[..at].iter().rev().find_map(edge(Side::End));
                let behind = all[at + 1..].iter().find_map(edge(Side::Start));
                !before.zip(behind).is_some_and(|(before, behind)| joins(before, behind))
            }
        })
        .collect();
    all.into_iter().zip(kept).filter_map(|(event, keep)| keep.then_some(event)).collect()
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

/// The letter of a text that stands at this side.
fn edge<'a>(side: Side) -> impl Fn(&Event<'a>) -> Option<char> {
    move |event| match event {
        Event::Text(text) | Event::Code(text) => match side {
            Side::Start => text.chars().next(),
            Side::End => text.chars().next_back(),
        },
        _ => None,
    }
}

fn joins(before: char, behind: char) -> bool {
    let is_chinese = |letter| is_han(letter) || matches!(letter, '…' | '—' | '“' | '”');
    let both = is_chinese(before) && is_chinese(behind) && (is_han(before) || is_han(behind));
    both || is_wide_mark(before) || is_wide_mark(behind)
}

fn is_wide_mark(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}')
}

/// Whether a letter is Chinese.
pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Parser, html};

    use super::*;

    #[test]
    fn a_line_that_ends_is_a_space_only_where_the_script_has_spaces() {
        for (source, expected) in [
            ("One.\nTwo.", "<p>One.\nTwo.</p>\n"),
            ("第一句。\n第二句。", "<p>第一句。第二句。</p>\n"),
            ("用\n`curl`", "<p>用\n<code>curl</code></p>\n"),
            ("第一句。\n**Pictor** 不会", "<p>第一句。<strong>Pictor</strong> 不会</p>\n"),
            ("图片\n会保存", "<p>图片会保存</p>\n"),
            ("正在画……\n请稍候", "<p>正在画……请稍候</p>\n"),
            ("and so on …\nThen", "<p>and so on …\nThen</p>\n"),
        ] {
            let mut markup = String::new();
            html::push_html(&mut markup, joined(Parser::new(source)).into_iter());
            assert_eq!(markup, expected, "{source}");
        }
    }
}
