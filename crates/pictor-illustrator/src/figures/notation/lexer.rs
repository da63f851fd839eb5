//! Text into lines of tokens. Within brackets a line goes on.

/// A line and what it stands under: lines that are deeper are its block.
pub(super) struct Line {
    pub(super) indent: usize,
    pub(super) number: u32,
    pub(super) tokens: Vec<Token>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Name(&'static str),
    Number(f64),
    Colour(u32),
    Text(&'static str),
    Sign(&'static str),
}

/// The longer ones first.
const SIGNS: [&str; 22] = [
    "..", "==", "!=", "<=", ">=", "+", "-", "*", "/", "%", "<", ">", "=", "(", ")", "[", "]", "{", "}", ",",
    ".", ":",
];

/// The lines of a file that say something.
///
/// # Panics
///
/// At a character that begins no token: the text is a part of the program, so that is a mistake of ours.
pub(super) fn lines(file: &str, text: &'static str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open = 0;
    for (number, line) in text.lines().enumerate() {
        let found = tokens(line).unwrap_or_else(|rest| panic!("{file}:{}: {rest:?}?", number + 1));
        let brackets = |signs: [&str; 3]| {
            found.iter().filter(|token| matches!(token, Token::Sign(sign) if signs.contains(sign))).count()
        };
        let (opened, closed) = (brackets(["(", "[", "{"]), brackets([")", "]", "}"]));
        if found.is_empty() {
            continue;
        }
        match lines.last_mut().filter(|_| open > 0) {
            Some(last) => found.into_iter().for_each(|token| push(&mut last.tokens, token)),
            None => {
                let indent = line.len() - line.trim_start().len();
                lines.push(Line { indent, number: number as u32 + 1, tokens: found });
            }
        }
        open = (open + opened).checked_sub(closed).unwrap_or_else(|| panic!("{file}:{}: ) ?", number + 1));
    }
    lines
}

/// The tokens of one line, or else what cannot be read.
pub(super) fn tokens(line: &'static str) -> Result<Vec<Token>, &'static str> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with("//") {
        // In `xs.0.1` nothing is a fraction.
        let element = found.last() == Some(&Token::Sign("."));
        let (token, length) = token(rest, element).ok_or(rest)?;
        push(&mut found, token);
        rest = rest[length..].trim_start();
    }
    Ok(found)
}

/// Texts that stand side by side are one.
fn push(tokens: &mut Vec<Token>, token: Token) {
    if let (Some(Token::Text(text)), Token::Text(more)) = (tokens.last_mut(), token) {
        *text = [text, " ", more].concat().leak();
    } else {
        tokens.push(token);
    }
}

fn token(rest: &'static str, element: bool) -> Option<(Token, usize)> {
    let run = |from: usize, is: fn(&u8) -> bool| rest.bytes().skip(from).take_while(is).count();
    match rest.as_bytes()[0] {
        b'"' => {
            let end = rest[1..].find('"')?;
            Some((Token::Text(&rest[1..=end]), end + 2))
        }
        b'#' => Some((Token::Colour(u32::from_str_radix(rest.get(1..7)?, 16).ok()?), 7)),
        b'0'..=b'9' => {
            let whole = run(0, u8::is_ascii_digit);
            let fraction = if element || !rest[whole..].starts_with('.') {
                0
            } else {
                run(whole + 1, u8::is_ascii_digit)
            };
            let length = if fraction > 0 { whole + 1 + fraction } else { whole };
            Some((Token::Number(rest[..length].parse().ok()?), length))
        }
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
            let length = run(0, |b| b.is_ascii_alphanumeric() || *b == b'_');
            Some((Token::Name(&rest[..length]), length))
        }
        _ => SIGNS.iter().find(|sign| rest.starts_with(**sign)).map(|sign| (Token::Sign(sign), sign.len())),
    }
}
