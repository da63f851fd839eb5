//! Expressions, from the loosest sign to the single value.

use std::collections::VecDeque;
use std::mem::{replace, take};
use std::sync::OnceLock;

use super::lexer::{Token, tokens};
use super::reader::{Needs, Reader, listed};
use super::tree::{Each, Expr, Pattern};
use super::value::Value;
use super::words;
use crate::colour::Rgb;

impl Reader<'_> {
    pub(super) fn expr(&mut self) -> Expr {
        self.joined(0)
    }

    fn joined(&mut self, least: u8) -> Expr {
        let mut left = self.signed();
        while let Some((strength, name)) = self.peek(0).and_then(words::operator).filter(|(s, _)| *s >= least)
        {
            self.tokens.pop_front();
            let right = self.joined(strength + 1);
            left = match strength {
                1 => Expr::If(Box::new([left, Expr::Is(true.into()), right])),
                2 => Expr::If(Box::new([left, right, Expr::Is(false.into())])),
                _ => self.sign(name, vec![left, right]),
            };
        }
        left
    }

    /// What a sign does with these.
    fn sign(&mut self, name: &str, arguments: Vec<Expr>) -> Expr {
        let word = words::sign(name).expect("every sign has its word");
        self.word(word, arguments)
    }

    fn signed(&mut self) -> Expr {
        if self.accept("-") {
            return match self.signed() {
                Expr::Is(Value::Number(number)) => Expr::Is((-number).into()),
                expr => self.sign("negative", vec![expr]),
            };
        }
        if self.accept("not") {
            let expr = self.joined(3);
            return self.sign("not", vec![expr]);
        }
        if self.accept("if") {
            let condition = self.expr();
            self.expect("then");
            let then = self.expr();
            self.expect("else");
            return Expr::If(Box::new([condition, then, self.expr()]));
        }
        self.once()
    }

    /// What is worked out only once if it depends on nothing around it.
    fn once(&mut self) -> Expr {
        let needs = replace(&mut self.needs, Needs::NOTHING);
        let first = self.scopes.last().map_or(0, |scope| scope.size);
        let expr = self.followed();
        let alone = !self.needs.more && self.needs.slot >= first;
        self.needs.slot = self.needs.slot.min(needs.slot);
        self.needs.more |= needs.more;
        match expr {
            Expr::Word(..) | Expr::Each(_) | Expr::List(_) if alone => {
                Expr::Once(OnceLock::new(), Box::new(expr))
            }
            expr => expr,
        }
    }

    /// A value, and after it elements, fields and methods.
    fn followed(&mut self) -> Expr {
        let mut expr = self.single();
        while self.accept(".") {
            if let Some(&Token::Number(index)) = self.tokens.front() {
                self.tokens.pop_front();
                expr = self.sign("element", vec![expr, Expr::Is(index.into())]);
            } else if self.accept("(") {
                let index = self.expr();
                self.expect(")");
                expr = self.sign("element", vec![expr, index]);
            } else {
                expr = self.field(expr);
            }
        }
        expr
    }

    fn field(&mut self, of: Expr) -> Expr {
        let name = self.name();
        let call = self.accept("(");
        if let Some(method) = words::method(name).filter(|_| call) {
            let arguments = std::iter::once(of).chain(self.until(")")).collect();
            return self.word(method, arguments);
        }
        let field = self.sign("field", vec![of, Expr::Is(name.into())]);
        if !call {
            return field;
        }
        self.needs.more = true;
        Expr::Call(Box::new(field), self.until(")"))
    }

    fn single(&mut self) -> Expr {
        match self.tokens.pop_front() {
            Some(Token::Number(number)) => Expr::Is(number.into()),
            Some(Token::Colour(colour)) => Expr::Is(Rgb::hex(colour).into()),
            Some(Token::Text(text)) => self.text(text),
            Some(Token::Name(name)) if self.accept("(") => {
                let arguments = self.until(")");
                self.call(name, arguments)
            }
            Some(Token::Name(name)) => self.value_of(name),
            Some(Token::Sign("(")) => self.brackets(),
            Some(Token::Sign("[")) => self.list(),
            Some(Token::Sign("{")) => self.record(),
            token => self.wrong(&format!("{token:?} is no value")),
        }
    }

    /// What is between commas up to a closing bracket.
    pub(super) fn until(&mut self, close: &str) -> Vec<Expr> {
        let mut exprs = Vec::new();
        while !self.accept(close) {
            exprs.push(self.expr());
            if self.peek(0) != Some(close) {
                self.expect(",");
            }
        }
        exprs
    }

    /// An expression in brackets, a spot, or a list.
    fn brackets(&mut self) -> Expr {
        let mut parts = self.until(")");
        match parts[..] {
            [_] => parts.remove(0),
            [Expr::Is(Value::Number(x)), Expr::Is(Value::Number(y))] => Expr::Is((x, y).into()),
            [_, _] => self.sign("pair", parts),
            _ => listed(parts),
        }
    }

    fn list(&mut self) -> Expr {
        let mut depth = 0;
        let repeats = self.tokens.iter().take_while(|token| {
            match token {
                Token::Sign("(" | "[" | "{") => depth += 1,
                Token::Sign(")" | "]" | "}") => depth -= 1,
                _ => {}
            }
            depth >= 0 && !(depth == 0 && **token == Token::Name("for"))
        });
        let length = repeats.count();
        if self.tokens.get(length) != Some(&Token::Name("for")) {
            return listed(self.until("]"));
        }
        let mut element = self.tokens.drain(..length).collect();
        let outside = self.scope().names.len();
        let each = self.each(&mut element);
        self.scope().names.truncate(outside);
        self.expect("]");
        Expr::Each(Box::new(each))
    }

    /// `x, y in list`.
    pub(super) fn members(&mut self) -> (Pattern, Expr) {
        let mut names = Vec::new();
        let mut patterns = vec![self.pattern(&mut names)];
        while self.accept(",") {
            patterns.push(self.pattern(&mut names));
        }
        self.expect("in");
        let list = self.expr();
        self.scope().names.extend(names);
        (if patterns.len() == 1 { patterns.remove(0) } else { Pattern::Apart(patterns) }, list)
    }

    /// The element stands before what it is made of, but is read after it.
    fn each(&mut self, element: &mut VecDeque<Token>) -> Each {
        self.expect("for");
        let (pattern, list) = self.members();
        let condition = self.accept("if").then(|| self.expr());
        if self.peek(0) == Some("for") {
            let inner = self.each(element);
            return Each { pattern, list, condition, element: Expr::Each(Box::new(inner)), flat: true };
        }
        let rest = replace(&mut self.tokens, take(element));
        let element = self.expr();
        self.end();
        self.tokens = rest;
        Each { pattern, list, condition, element, flat: false }
    }

    /// A record: what it is based on, then its fields with their names.
    fn record(&mut self) -> Expr {
        let mut parts = vec![Expr::Is(Value::Nothing)];
        while !self.accept("}") {
            if self.accept("..") {
                parts[0] = self.expr();
            } else {
                let name = self.name();
                self.expect(":");
                parts.extend([Expr::Is(name.into()), self.expr()]);
            }
            if self.peek(0) != Some("}") {
                self.expect(",");
            }
        }
        self.sign("record", vec![listed(parts)])
    }

    /// In a text, what is in braces is worked out.
    fn text(&mut self, text: &'static str) -> Expr {
        if !text.contains('{') {
            return Expr::Is(text.into());
        }
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, from)) = rest.split_once('{') {
            let Some((inside, after)) = from.split_once('}') else { self.wrong("a brace is open") };
            let inside = tokens(inside).unwrap_or_else(|rest| self.wrong(rest));
            let outer = replace(&mut self.tokens, inside.into());
            pieces.extend([Expr::Is(before.into()), self.expr()]);
            self.end();
            self.tokens = outer;
            rest = after;
        }
        pieces.push(Expr::Is(rest.into()));
        self.sign("text", vec![Expr::List(pieces)])
    }
}
