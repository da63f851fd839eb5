//! Figures that are written as text: read once, with every name found, and drawn from what was read.

mod draw;
mod expressions;
mod lexer;
mod reader;
mod statements;
mod tree;
mod value;
mod word;
mod words;

use std::collections::{HashMap, VecDeque};
use std::sync::OnceLock;

use lexer::{Line, Token, lines};
use reader::{Needs, Reader};
use tree::Global;
pub(crate) use tree::Part;
pub(crate) use value::Value;

use super::{Figure, Look, Pen};

/// The text of one file, and its name.
pub(crate) type File = (&'static str, &'static str);

/// The texts of some files, by their names.
macro_rules! texts {
    ($($file:literal),* $(,)?) => { &[$(($file, include_str!($file))),*] };
}

pub(crate) use texts;

/// Who sees what a file says at its edge.
#[derive(Clone, Copy, PartialEq)]
enum Reach {
    File,
    Shelf,
    Everybody,
}

type Globals = HashMap<&'static str, &'static Global>;

/// What some texts say: figures, and parts that all of them see.
pub(crate) struct Texts {
    pub(crate) figures: Vec<Figure>,
    parts: Globals,
}

impl Texts {
    /// Draws the part of that name with those arguments, and gives what it gives.
    pub(crate) fn call(&self, part: &str, pen: &mut Pen, look: &Look, values: Vec<Value>) -> Value {
        self.parts[part].call(pen, look, values)
    }
}

/// Reads the texts of all shelves.
///
/// # Panics
///
/// With file and line, where a text is wrong: it is a part of the program.
pub(crate) fn read(shelves: &[&[File]]) -> Vec<Texts> {
    let mut everybody = Globals::new();
    let mut read = Vec::new();
    for shelf in shelves {
        let mut shared = Globals::new();
        let mut files = Vec::new();
        for &(file, text) in *shelf {
            let lines = lines(file, text);
            let mut own = Globals::new();
            for (reach, global) in declared(&lines) {
                let others = match reach {
                    Reach::File => &mut own,
                    Reach::Shelf => &mut shared,
                    Reach::Everybody => &mut everybody,
                };
                let other = others.insert(global.name, global);
                assert!(other.is_none(), "{file}: there are two {}", global.name);
            }
            files.push((file, lines, own));
        }
        read.push((shared, files));
    }
    let texts = read.into_iter().map(|(parts, files)| {
        let own =
            files.iter().flat_map(|(file, lines, own)| figures(file, lines, &[own, &parts, &everybody]));
        Texts { figures: own.collect(), parts }
    });
    texts.collect()
}

/// Parts and constants of a file, before they are read.
fn declared(lines: &[Line]) -> impl Iterator<Item = (Reach, &'static Global)> {
    lines.iter().enumerate().filter(|(_, line)| line.indent == 0).filter_map(|(i, line)| {
        let (reach, rest) = reach(&line.tokens);
        let (name, takes, block) = match rest {
            [Token::Name("part"), Token::Name(name), Token::Sign("("), parameters @ ..] => {
                let body = || lines[i + 1..].iter().take_while(|line| line.indent > 0);
                let block = body().any(|line| line.tokens.contains(&Token::Name("block")));
                (name, Some(parameters_in(parameters) + usize::from(block)), block)
            }
            [Token::Name(name), Token::Sign("="), ..] => (name, None, false),
            _ => return None,
        };
        let global = Global { name, takes, block, part: OnceLock::new(), value: OnceLock::new() };
        Some((reach, &*Box::leak(Box::new(global))))
    })
}

fn reach(tokens: &[Token]) -> (Reach, &[Token]) {
    match tokens {
        [Token::Name("shared"), rest @ ..] => (Reach::Shelf, rest),
        [Token::Name("common"), rest @ ..] => (Reach::Everybody, rest),
        rest => (Reach::File, rest),
    }
}

/// How many parameters stand before the closing bracket.
fn parameters_in(tokens: &[Token]) -> usize {
    let (mut depth, mut commas) = (0, 0);
    for (i, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign("(") => depth += 1,
            Token::Sign(")") if depth == 0 => return if i == 0 { 0 } else { commas + 1 },
            Token::Sign(")") => depth -= 1,
            Token::Sign(",") if depth == 0 => commas += 1,
            _ => {}
        }
    }
    0
}

/// Reads a file; what it says at its edge is in `globals`.
fn figures(file: &'static str, lines: &[Line], globals: &[&Globals; 3]) -> Vec<Figure> {
    let find = |name: &str| globals.iter().find_map(|globals| globals.get(name).copied());
    let mut reader = Reader {
        file,
        lines,
        find: &find,
        line: 0,
        tokens: VecDeque::new(),
        scopes: Vec::new(),
        needs: Needs::NOTHING,
    };
    let edge = (0..lines.len()).filter(|&line| lines[line].indent == 0);
    edge.filter_map(|line| {
        reader.load(line);
        reader.entry()
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Look, Stands, sketch};

    /// Draws the one figure of a text, and shows its outlines.
    fn drawn(text: &'static str, look: &Look) -> Vec<String> {
        let read = read(&[&[("test.txt", text)]]);
        let figure = read[0].figures.last().expect("a figure");
        sketch(figure, look, false).shapes.iter().map(|shape| shape.path.to_svg()).collect()
    }

    /// The numbers that a text comes to, as corners of one outline.
    fn numbers(text: &'static str) -> String {
        drawn(text, &Look::plain(1)).concat()
    }

    #[test]
    fn a_figure_is_what_its_text_says() {
        let text = r#"
// Fruit.
SIZE = { r: 30, at: (50, 50) }
figure "ball" 1 0.2 floats = ball(#d9473f) // at once
figure "balls" 1.5 0.3
    both(75)
        ball(GREEN)
part ball(usual)
    (x, y) = SIZE.at
    round(circle(x, y, SIZE.r), main(usual))
    if night and not fine
        glow(x, y, 40, usual.alpha(0.5))
    else if lettered
        stop
    mark([oval(x + dx, y, 1, 2) for dx in steps(-4, 8, 2)], usual.lit(0.5))
shared GREEN = #6fa84f
"#;
        let read = read(&[&[("test.txt", text)]]);
        let [ball, balls] = &read[0].figures[..] else { panic!("two figures") };
        assert_eq!((ball.name, ball.aspect, ball.height, ball.stands), ("ball", 1.0, 0.2, Stands::Floats));
        assert_eq!((balls.name, balls.aspect, balls.stands), ("balls", 1.5, Stands::Ground));
        let shapes = |figure, look: &Look| sketch(figure, look, false).shapes.len();
        let day = Look::plain(1);
        assert_eq!((shapes(ball, &day), shapes(balls, &day)), (3, 6));
        assert_eq!(shapes(ball, &Look { night: true, fine: false, ..day.clone() }), 4);
        assert_eq!(shapes(ball, &Look { lettered: true, ..day }), 1);
    }

    /// The examples in the manual of drawing are read and drawn.
    #[test]
    fn the_manual_is_right() {
        let manual = include_str!("../mod.rs").lines().map_while(|line| line.strip_prefix("//!"));
        let manual: String =
            manual.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect();
        let examples = manual.split("```").filter_map(|block| block.strip_prefix("text\n"));
        let examples: Vec<&'static str> = examples
            .filter(|block| block.contains("figure "))
            .map(|block| &*block.to_owned().leak())
            .collect();
        assert_eq!(examples.len(), 2);
        for example in examples {
            assert!(drawn(example, &Look::plain(1)).len() > 4, "{example}");
        }
    }

    #[test]
    fn numbers_come_out_as_in_rust() {
        let expressions = [
            ("1 + 2 * 3 - 4 / 2", 5.0),
            ("-(2).powi(2) + 7 % 4", -1.0),
            ("if 1 < 2 and not 3 == 4 then 10 / 3 else 0", 10.0 / 3.0),
            ("(3, 4).0.hypot((3, 4).1)", 5.0),
            ("[5, 6, 7].(1 + 1) + [1, [2, 3]].1.0", 9.0),
            ("count([x * y for x in 0..3 for y in [1, 2] if y > 1] + [1])", 4.0),
            ("rows(\"1,2 3,4.5\", 2).1.1 + 2", 6.5),
            ("{ ..{ a: 1, b: 2 }, a: 5 }.a", 5.0),
            ("circle(5, 5, 3).bounds().width.round()", 6.0),
            ("if \"a\" + \"b\" == \"ab\" then 1 else 0", 1.0),
        ];
        for (expression, value) in expressions {
            let text = format!("figure \"f\" 1 1\n    line(polyline([(0, 0), ({expression}, 0)]), 1, INK)");
            assert_eq!(numbers(text.leak()), format!("M0,0 L{value},0"), "{expression}");
        }
    }

    #[test]
    fn parts_see_what_is_around_them_and_draw_the_callers_block() {
        let text = r#"
figure "f" 1 1
    x = 3
    part near(y) = x + y
    x = 50
    framed(near(4))
        dot(x)
    dot(widest({ near: near }))
part framed(x)
    dot(x)
    block
    for i, (a, _) in enumerated(rows("1,2 5,6", 2))
        if i == 1
            dot(a)
part dot(x) = line(path("M{x} 0" "L{x + 1} 1"), 1, INK)
part widest(of)
    for x in 1..9
        if x > 4
            give of.near(x)
"#;
        assert_eq!(drawn(text, &Look::plain(1)), ["M7,0 L8,1", "M50,0 L51,1", "M5,0 L6,1", "M8,0 L9,1"]);
    }

    #[test]
    fn what_a_block_sees_is_not_kept_from_one_call_to_the_next() {
        let text = r#"
figure "f" 1 1
    for x in [3, 7]
        framed()
            line(polyline([(x, 0), (x, 1)]), 1, INK)
part framed()
    block
"#;
        assert_eq!(drawn(text, &Look::plain(1)), ["M3,0 L3,1", "M7,0 L7,1"]);
    }

    /// What is wrong is found when the text is read, with its file and line.
    #[test]
    fn mistakes_are_named() {
        let mistakes = [
            ("dot(3)", "test.txt:2: there is no dot"),
            ("body(circle(1, 2), INK)", "test.txt:2: circle takes 3 arguments, not 2"),
            ("body(blob(\"1,2 3\"), INK)", "test.txt:2: blob does not take Text(\"1,2 3\")"),
            ("x = y", "test.txt:2: y is nothing"),
            ("posed(\"flyign\")", "test.txt:2: posed does not take List([Text(\"flyign\")])"),
            ("x = 3 4", "test.txt:2: the line has not ended"),
            ("x = ?", "test.txt:2: \"?\"?"),
            ("both(3)", "test.txt:2: there is no both"),
            ("body(path(\"K\"), INK)", "test.txt:2: path does not take \"K\""),
            ("mark([circle(x, y, 1) for x, y in rows(\"1,2,3\", 2)], INK)", "test.txt:2: rows does not take"),
            ("mark(circle(gaze, 1, 1), INK)", "test.txt:2: circle does not take Spot((0.0, 0.0))"),
            ("x = gaze.2", "test.txt:2: element does not take"),
        ];
        for (line, message) in mistakes {
            let text: &str = format!("figure \"f\" 1 1\n    {line}\n").leak();
            let panic = std::panic::catch_unwind(|| drawn(text, &Look::plain(1)));
            let panic = panic.expect_err("a mistake");
            let said = panic.downcast_ref::<String>().expect("a message");
            assert!(said.starts_with(message), "{said}");
        }
    }
}
