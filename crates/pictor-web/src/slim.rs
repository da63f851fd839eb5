//! Scripts and styles as they are served: without comments and indentation, which readers of the source want and
//! browsers do not. Nothing else changes, and every line keeps its number, so that a fault in the browser names the
//! line of the source.

/// What a file is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Script,
    Style,
}

/// The text without what only people read.
pub(crate) fn slim(text: &str, dialect: Dialect) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim_start_matches([' ', '\t']);
    while !rest.is_empty() {
        let gone = comment(rest, dialect);
        let (part, after) = rest.split_at(gone.unwrap_or_else(|| kept(rest, &out, dialect)));
        rest = after;
        if gone.is_none() && part != "\n" {
            out.push_str(part);
            continue;
        }
        for _ in part.matches('\n') {
            out.truncate(out.trim_end_matches([' ', '\t']).len());
            out.push('\n');
        }
        if out.is_empty() || out.ends_with([' ', '\n']) {
            rest = rest.trim_start_matches([' ', '\t']);
        }
    }
    out
}

/// The length of the comment that begins here.
fn comment(rest: &str, dialect: Dialect) -> Option<usize> {
    if rest.starts_with("/*") {
        Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
    } else if dialect == Dialect::Script && rest.starts_with("//") {
        Some(rest.find('\n').unwrap_or(rest.len()))
    } else {
        None
    }
}

/// The length of what is kept as it is: a string, a template, a regular expression, or one sign.
fn kept(rest: &str, before: &str, dialect: Dialect) -> usize {
    match rest.as_bytes()[0] {
        quote @ (b'"' | b'\'') => until(rest, quote),
        b'`' if dialect == Dialect::Script => template(rest),
        b'/' if dialect == Dialect::Script && is_expression_next(before) => expression(rest),
        _ => rest.chars().next().map_or(0, char::len_utf8),
    }
}

/// A string, its quotes included.
fn until(rest: &str, quote: u8) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != quote {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(bytes.len())
}

/// A template, with all that stands in its braces.
fn template(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 1;
    let mut depth = 0_usize;
    while at < bytes.len() {
        at += match bytes[at] {
            b'\\' => 2,
            b'`' if depth == 0 => return at + 1,
            b'`' => template(&rest[at..]),
            quote @ (b'"' | b'\'') if depth > 0 => until(&rest[at..], quote),
            b'{' if depth > 0 || bytes[at - 1] == b'$' => {
                depth += 1;
                1
            }
            b'}' => {
                depth = depth.saturating_sub(1);
                1
            }
            _ => 1,
        };
    }
    bytes.len()
}

/// A regular expression.
fn expression(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut is_class = false;
    let mut at = 1;
    while at < bytes.len() && (is_class || bytes[at] != b'/') {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => is_class = true,
            b']' => is_class = false,
            _ => {}
        }
        at += 1;
    }
    (at + 1).min(bytes.len())
}

/// Whether a stroke begins a regular expression here, and divides nothing.
fn is_expression_next(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty()
        || before.ends_with(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '>'])
        || before.ends_with("return")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_lines_stay() {
        let source = "// What it is.\nimport { a } from './a.js';\n\n/** @param {number} b */\nfunction f(b) {\n    // why\n    \
                      const c = /** @type {number} */ (b); // here\n    /* two\n       lines */ return c;\n}\n";
        let expected =
            "\nimport { a } from './a.js';\n\n\nfunction f(b) {\n\nconst c = (b);\n\nreturn c;\n}\n";
        assert_eq!(slim(source, Dialect::Script), expected);
    }

    #[test]
    fn what_looks_like_a_comment_is_none() {
        for kept in [
            "f('// no', \"/* no */\", 'it\\'s // no');",
            "f(`// ${a ? `/* ${b} */` : '}'} // no`);",
            "x.replace(/[/*]\\/\\/*/g, '');",
            "return /^'\\/*/.test(a) || a / b / c;",
            "const ratio = (width + 1) / height;",
        ] {
            assert_eq!(slim(kept, Dialect::Script), kept);
        }
    }

    #[test]
    fn a_style_has_no_line_comments() {
        let source = "/* Why. */\n.a { b: calc(1px * 2); }\n@media x {\n    .c { d: url(//e); }\n}\n";
        let expected = "\n.a { b: calc(1px * 2); }\n@media x {\n.c { d: url(//e); }\n}\n";
        assert_eq!(slim(source, Dialect::Style), expected);
    }
}
