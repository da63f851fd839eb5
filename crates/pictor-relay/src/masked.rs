//! An upstream's own words, fit for a log: no keys, one line, not long.

use crate::upstream::{Secret, Upstream};

/// What is said at greater length is cut here, in characters.
const LONGEST: usize = 500;

/// Shorter secrets are none; to mask them would only spoil the text.
const SHORTEST_SECRET: usize = 4;

/// What `upstream` said, with its secrets and everything else that looks like a key masked.
pub(crate) fn masked(text: &str, upstream: &Upstream) -> String {
    let secrets = upstream.keys.iter().chain(upstream.headers.values()).map(Secret::reveal);
    let mut text = text.to_owned();
    for secret in secrets.filter(|secret| secret.len() >= SHORTEST_SECRET) {
        text = text.replace(secret, "***");
    }
    let mut words = Vec::new();
    let mut after_bearer = false;
    for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        words.push(if after_bearer && !is_plain_word(word) { "***".to_owned() } else { masked_word(word) });
        after_bearer =
            if word.is_empty() { after_bearer } else { word.to_ascii_lowercase().ends_with("bearer") };
    }
    shortened(&words.join(" "), LONGEST)
}

/// One line of at most `most` characters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let line: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", &line[..end]),
        None => line,
    }
}

/// A word with a key in it loses all of the key: OpenAI itself shows the ends of one, as in `sk-te*****st`.
fn masked_word(word: &str) -> String {
    let of_key = |letter: char| letter.is_ascii_alphanumeric() || "-_*.".contains(letter);
    let mut masked = String::new();
    for piece in word.split_inclusive(|letter: char| !of_key(letter)) {
        let key = piece.trim_end_matches(|letter: char| !of_key(letter) || letter == '.');
        let is_key = key.contains("**") || key.starts_with("sk-") && key.len() > 3;
        masked.push_str(if is_key { "***" } else { key });
        masked.push_str(&piece[key.len()..]);
    }
    masked
}

/// `Bearer authentication` is no secret.
fn is_plain_word(word: &str) -> bool {
    word.len() < 20 && word.chars().all(|letter| letter.is_ascii_lowercase() || ",.':;()".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::upstream::Kind;

    #[test]
    fn keys_are_masked_and_words_are_not() {
        let mut upstream = Upstream::new("a", Kind::OpenAi, "http://127.0.0.1:1/v1");
        upstream.keys = vec![Secret::new("own-key-of-azure"), Secret::new("k")];
        upstream.headers.insert("X-Team".into(), Secret::new("team secret"));
        for (said, shown) in [
            ("Your organization must be verified.", "Your organization must be verified."),
            ("Incorrect API key provided: sk-te*****st. Find", "Incorrect API key provided: ***. Find"),
            ("Incorrect: 'sk-proj-Abc_123',", "Incorrect: '***',"),
            ("key=sk-abc&x=1", "key=***&x=1"),
            ("abcd*****wxyz is wrong", "*** is wrong"),
            ("wrong: own-key-of-azure!", "wrong: ***!"),
            ("not for team secret.", "not for ***."),
            ("Authorization: Bearer eyJhbGci.x.y was", "Authorization: Bearer *** was"),
            ("authorization:bearer  Xyz-1", "authorization:bearer  ***"),
            ("Missing bearer or basic authentication", "Missing bearer or basic authentication"),
            ("two\nlines\tand\u{1b}[31m red", "two lines and [31m red"),
            ("desk- and risk-free sk- thanks", "desk- and risk-free sk- thanks"),
        ] {
            assert_eq!(masked(said, &upstream), shown);
        }
    }

    #[test]
    fn what_is_long_is_cut_between_characters() {
        let upstream = Upstream::new("a", Kind::OpenAi, "http://127.0.0.1:1/v1");
        let cut = masked(&"画".repeat(501), &upstream);
        assert_eq!(cut, format!("{}...", "画".repeat(500)));
        assert_eq!(masked(&"a".repeat(500), &upstream), "a".repeat(500));
    }
}
