//! Quoted text: what the prompt wants lettered, told from apostrophes and inch marks.

use super::text::{Text, is_han, is_letter};

/// A quotation, without its marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quote {
    /// The position of the opening mark.
    pub(super) start: usize,
    /// The position after the closing mark.
    pub(super) end: usize,
    /// What is quoted, as written.
    pub(super) text: String,
}

/// A closing mark farther away than this closes nothing, so that unclosed marks cost little.
const LONGEST: usize = 300;

/// All quotations, in order; of nested ones the outer.
pub(super) fn quotes(text: &Text) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut position = 0;
    while position < text.len() {
        match quote_at(text, position) {
            Some(quote) => {
                position = quote.end;
                found.push(quote);
            }
            None => position += 1,
        }
    }
    found
}

fn quote_at(text: &Text, start: usize) -> Option<Quote> {
    let open = text.written[start];
    let close = closing(open)?;
    if open == close && !opens(text, start) {
        return None;
    }
    let end = match_mark(text, start, open, close)?;
    let content = text.as_written(start + 1, end);
    let trimmed = content.split_whitespace().collect::<Vec<_>>().join(" ");
    let says_something =
        trimmed.chars().any(char::is_alphanumeric) || trimmed.chars().any(|c| c as u32 > 0x2190);
    says_something.then_some(Quote { start, end: end + 1, text: trimmed })
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '"' | '\'' | '＂' | '＇' | '`' => open,
        '“' | '„' | '‟' => '”',
        '‘' | '‚' => '’',
        '«' => '»',
        '‹' => '›',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        _ => return None,
    })
}

/// A mark that looks the same at both ends opens where no word stands before it and one begins after it; in Chinese a word
/// of other letters may: logo"鲜一刻".
fn opens(text: &Text, position: usize) -> bool {
    let before = position.checked_sub(1).and_then(|p| text.at(p));
    let after = text.at(position + 1);
    let joins = matches!(text.written[position], '"' | '＂') && after.is_some_and(is_han);
    (joins || !before.is_some_and(is_letter)) && after.is_some_and(|c| !c.is_whitespace())
}

fn match_mark(text: &Text, start: usize, open: char, close: char) -> Option<usize> {
    let mut depth = 0;
    let last = text.len().min(start + LONGEST);
    for position in start + 1..last {
        let c = text.written[position];
        if c == open && open != close {
            depth += 1;
        } else if c == close && closes(text, position) {
            if depth == 0 {
                return Some(position).filter(|p| *p > start + 1);
            }
            depth -= 1;
        }
    }
    None
}

/// An apostrophe inside a word closes nothing.
fn closes(text: &Text, position: usize) -> bool {
    if !matches!(text.written[position], '\'' | '’' | '＇') {
        return true;
    }
    let at = |offset: usize| text.at((position + offset).checked_sub(2)?);
    let mark = |c: Option<char>| matches!(c, Some('\'' | '’'));
    let [before, after] = [at(1), at(3)];
    // The two of Rock 'n' Roll.
    if after == Some('n') && mark(at(4)) || before == Some('n') && mark(at(0)) {
        return false;
    }
    !(before.is_some_and(is_letter) && after.is_some_and(is_letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(prompt: &str) -> Vec<String> {
        quotes(&Text::new(prompt)).into_iter().map(|q| q.text).collect()
    }

    #[test]
    fn quotations_are_told_from_apostrophes() {
        for (prompt, expected) in [
            ("a sign 'Open' on the vet's door", vec!["Open"]),
            ("an otter's heartbeat and the dogs' toys", vec![]),
            ("带有'Relax & Unwind'标签", vec!["Relax & Unwind"]),
            ("带有‘Relax & Unwind’标签和“手写”丝带", vec!["Relax & Unwind", "手写"]),
            ("写着「福」和『春』", vec!["福", "春"]),
            ("a cake with \"It's Anna's day\" on it", vec!["It's Anna's day"]),
            ("‘It’s late’ she said", vec!["It’s late"]),
            ("左上角放logo\"鲜一刻\",右边写\"榨汁\"", vec!["鲜一刻", "榨汁"]),
            ("«Bonjour» on a shop", vec!["Bonjour"]),
            ("a title 'Rock 'n' Roll' poster", vec!["Rock 'n' Roll"]),
            ("“outer “inner” words”", vec!["outer “inner” words"]),
            ("'unclosed and free", vec![]),
            ("\"\" '' “”", vec![]),
            ("《红楼梦》的封面", vec!["红楼梦"]),
        ] {
            assert_eq!(texts(prompt), expected, "{prompt}");
        }
    }
}
