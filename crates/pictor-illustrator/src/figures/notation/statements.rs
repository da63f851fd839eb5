//! Figures, parts, and the statements in them.

use std::sync::Arc;

use super::lexer::Token;
use super::reader::{Reader, Scope};
use super::tree::{Block, Expr, Part, Pattern, Statement, What};
use super::value::Value;
use super::words;
use crate::figures::{Figure, Stands};

impl Reader<'_> {
    /// Reads what stands at the edge: a figure; a part or a constant is set.
    pub(super) fn entry(&mut self) -> Option<Figure> {
        if self.accept("figure") {
            return Some(self.figure());
        }
        let _ = self.accept("shared") || self.accept("common");
        let is_part = self.accept("part");
        let name = self.name();
        let Some(global) = (self.find)(name) else { self.wrong("neither figure nor part nor constant") };
        let (part, _) = if is_part { self.part(global.block) } else { self.part_without_parameters() };
        assert!(global.part.set(Arc::new(part)).is_ok(), "{name} is hidden by another of that name");
        None
    }

    fn figure(&mut self) -> Figure {
        let head = [self.tokens.pop_front(), self.tokens.pop_front(), self.tokens.pop_front()];
        let [Some(Token::Text(name)), Some(Token::Number(aspect)), Some(Token::Number(height))] = head else {
            self.wrong("a figure has a name, an aspect and a height");
        };
        let stands = [
            ("hangs", Stands::Hangs),
            ("floats", Stands::Floats),
            ("flies", Stands::Flies),
            ("swims", Stands::Swims),
            ("sails", Stands::Sails),
            ("free", Stands::Free),
        ];
        let stands = stands.into_iter().find(|(word, _)| self.accept(word));
        let stands = stands.map_or(Stands::Ground, |(_, stands)| stands);
        let (part, _) = self.part_without_parameters();
        Figure { name, aspect, height, stands, part }
    }

    /// A part from its bracket on, with what it sees around it.
    fn part(&mut self, block: bool) -> (Part, Vec<(usize, usize)>) {
        self.scopes.push(Scope::default());
        self.expect("(");
        let (mut parameters, mut names) = (Vec::new(), Vec::new());
        while !self.accept(")") {
            parameters.push(self.pattern(&mut names));
            if self.peek(0) != Some(")") {
                self.expect(",");
            }
        }
        if block {
            parameters.push(self.named("block", &mut names));
        }
        self.scope().names = names;
        self.rest_of_part(parameters)
    }

    fn part_without_parameters(&mut self) -> (Part, Vec<(usize, usize)>) {
        self.scopes.push(Scope::default());
        self.rest_of_part(Vec::new())
    }

    /// What follows its parameters: a value, or a block.
    fn rest_of_part(&mut self, parameters: Vec<Pattern>) -> (Part, Vec<(usize, usize)>) {
        let body = if self.accept("=") { self.given() } else { self.block() };
        let scope = self.scopes.pop().unwrap_or_default();
        let seen = scope.seen.iter().map(|(name, outside)| (*outside, name.slot)).collect();
        (Part { slots: scope.size, parameters, body }, seen)
    }

    fn given(&mut self) -> Block {
        let place = self.place();
        let expr = self.expr();
        self.end();
        vec![Statement { place, what: What::Give(expr) }]
    }

    fn block(&mut self) -> Block {
        self.end();
        let edge = self.lines[self.line].indent;
        let outside = self.scope().names.len();
        let mut block = Vec::new();
        while self.lines.get(self.line + 1).is_some_and(|next| next.indent > edge) {
            self.load(self.line + 1);
            block.push(self.statement());
        }
        self.scope().names.truncate(outside);
        block
    }

    fn statement(&mut self) -> Statement {
        let place = self.place();
        let what = match (self.peek(0).unwrap_or_default(), self.peek(1)) {
            ("for", _) => self.repeated(),
            ("if", _) => self.conditional(),
            ("part", _) => self.part_within(),
            ("give", _) => {
                self.expect("give");
                What::Give(self.expr())
            }
            ("stop", _) => {
                self.expect("stop");
                What::Give(Expr::Is(Value::Nothing))
            }
            ("block", None) => {
                self.expect("block");
                What::Do(self.call("block", Vec::new()))
            }
            ("(", _) | (_, Some("=")) => {
                let mut names = Vec::new();
                let pattern = self.pattern(&mut names);
                self.expect("=");
                let expr = self.expr();
                self.scope().names.extend(names);
                What::Bind(pattern, expr)
            }
            _ if self.deeper() => self.with_block(),
            _ => What::Do(self.expr()),
        };
        self.end();
        Statement { place, what }
    }

    fn repeated(&mut self) -> What {
        self.expect("for");
        let outside = self.scope().names.len();
        let (pattern, list) = self.members();
        let block = self.block();
        self.scope().names.truncate(outside);
        What::For(pattern, list, block)
    }

    fn conditional(&mut self) -> What {
        self.expect("if");
        let condition = self.expr();
        let edge = self.lines[self.line].indent;
        let then = self.block();
        let next = self.lines.get(self.line + 1);
        if !next.is_some_and(|next| next.indent == edge && next.tokens[0] == Token::Name("else")) {
            return What::If(condition, then, Vec::new());
        }
        self.load(self.line + 1);
        self.expect("else");
        if self.peek(0) != Some("if") {
            return What::If(condition, then, self.block());
        }
        let place = self.place();
        let what = self.conditional();
        What::If(condition, then, vec![Statement { place, what }])
    }

    fn part_within(&mut self) -> What {
        self.expect("part");
        let name = self.name();
        let (part, seen) = self.part(false);
        let mut names = Vec::new();
        let pattern = self.named(name, &mut names);
        names[0].part = true;
        self.scope().names.extend(names);
        What::Bind(pattern, Expr::Closure(Arc::new(part), seen))
    }

    /// A verb, or a part that draws the caller's block.
    fn with_block(&mut self) -> What {
        let name = self.name();
        self.expect("(");
        let mut arguments = self.until(")");
        let (part, seen) = self.part_without_parameters();
        arguments.push(Expr::Closure(Arc::new(part), seen));
        What::Do(match words::verb(name) {
            Some(verb) => self.word(verb, arguments),
            None => self.call(name, arguments),
        })
    }
}
