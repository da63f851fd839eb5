//! Lines into statements and expressions. Every name is found here.

use std::collections::VecDeque;
use std::mem::{replace, take};
use std::sync::{Arc, OnceLock};

use super::lexer::{Line, Token, tokens};
use super::tree::{Block, Each, Expr, Global, Part, Pattern, Statement, What};
use super::value::{Place, Value};
use super::words::{CONSTANTS, METHODS, SIGNS, TRAITS, VERBS, Word, operator, word};
use crate::colour::Rgb;

/// Reads the lines of one file.
pub(super) struct Reader<'a> {
    pub(super) file: &'static str,
    pub(super) lines: &'a [Line],
    /// What stands at the edge of this file, of its shelf and of all, by name.
    pub(super) find: &'a dyn Fn(&str) -> Option<&'static Global>,
    /// The words of the shelf and of all.
    pub(super) words: &'a [&'static [Word]],
    /// The line that is read, and what is left of it.
    pub(super) line: usize,
    pub(super) tokens: VecDeque<Token>,
    /// The parts that are read, one in the other.
    pub(super) scopes: Vec<Scope>,
    /// What the expression that is read depends on: the first slot, and whether on a look or on other parts.
    pub(super) needs: Needs,
}

/// The names in a part.
#[derive(Default)]
pub(super) struct Scope {
    names: Vec<Name>,
    /// Those of the parts around it, with their slot there.
    seen: Vec<(Name, usize)>,
    size: usize,
}

#[derive(Clone, Copy)]
struct Name {
    name: &'static str,
    slot: usize,
    /// Whether it was bound by `part`.
    part: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Needs {
    slot: usize,
    more: bool,
}

impl Needs {
    pub(super) const NOTHING: Self = Self { slot: usize::MAX, more: false };
}

impl Reader<'_> {
    /// Goes to a line.
    pub(super) fn load(&mut self, line: usize) {
        self.line = line;
        self.tokens = self.lines[line].tokens.clone().into();
    }

    pub(super) fn wrong(&self, what: &str) -> ! {
        let before: Vec<&Token> = self.tokens.iter().take(6).collect();
        self.place().wrong(&format!("{what} before {before:?}"))
    }

    fn place(&self) -> Place {
        Place(self.file, self.lines[self.line].number)
    }

    fn peek(&self, at: usize) -> Option<&'static str> {
        match self.tokens.get(at) {
            Some(Token::Name(word) | Token::Sign(word)) => Some(word),
            _ => None,
        }
    }

    pub(super) fn accept(&mut self, word: &str) -> bool {
        let is = self.peek(0) == Some(word);
        if is {
            self.tokens.pop_front();
        }
        is
    }

    pub(super) fn expect(&mut self, word: &str) {
        if !self.accept(word) {
            self.wrong(&format!("no {word:?}"));
        }
    }

    pub(super) fn name(&mut self) -> &'static str {
        match self.tokens.pop_front() {
            Some(Token::Name(name)) => name,
            _ => self.wrong("no name"),
        }
    }

    fn deeper(&self) -> bool {
        self.lines.get(self.line + 1).is_some_and(|next| next.indent > self.lines[self.line].indent)
    }

    fn end(&self) {
        if !self.tokens.is_empty() {
            self.wrong("the line has not ended");
        }
    }

    // Parts and statements.

    /// A part from its bracket on, with what it sees around it.
    pub(super) fn part(&mut self, block: bool) -> (Part, Vec<(usize, usize)>) {
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

    /// What follows its parameters: a value, or a block.
    pub(super) fn rest_of_part(&mut self, parameters: Vec<Pattern>) -> (Part, Vec<(usize, usize)>) {
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

    /// `x, y in list`.
    fn members(&mut self) -> (Pattern, Expr) {
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
        if let Some(verb) = VERBS.iter().find(|verb| verb.name == name) {
            self.check(name, verb.takes, &arguments);
            return What::Within(verb, arguments, self.block());
        }
        self.scopes.push(Scope::default());
        let (part, seen) = self.rest_of_part(Vec::new());
        arguments.push(Expr::Closure(Arc::new(part), seen));
        What::Do(self.call(name, arguments))
    }

    // Names.

    fn scope(&mut self) -> &mut Scope {
        self.scopes.last_mut().expect("names stand in a part")
    }

    fn pattern(&mut self, names: &mut Vec<Name>) -> Pattern {
        if !self.accept("(") {
            let name = self.name();
            return if name == "_" { Pattern::Nowhere } else { self.named(name, names) };
        }
        let mut parts = vec![self.pattern(names)];
        while self.accept(",") {
            parts.push(self.pattern(names));
        }
        self.expect(")");
        Pattern::Apart(parts)
    }

    fn named(&mut self, name: &'static str, names: &mut Vec<Name>) -> Pattern {
        let scope = self.scope();
        let slot = scope.size;
        scope.size += 1;
        names.push(Name { name, slot, part: false });
        Pattern::Slot(slot)
    }

    /// The value of that name in the part at `level`, or around it.
    fn seen(&mut self, level: usize, name: &'static str) -> Option<Name> {
        let scope = &self.scopes[level];
        let own = scope.names.iter().rev().chain(scope.seen.iter().map(|(name, _)| name));
        if let Some(found) = own.into_iter().find(|own| own.name == name) {
            return Some(*found);
        }
        let outside = self.seen(level.checked_sub(1)?, name)?;
        let scope = &mut self.scopes[level];
        let found = Name { slot: scope.size, ..outside };
        scope.size += 1;
        scope.seen.push((found, outside.slot));
        Some(found)
    }

    fn local(&mut self, name: &'static str) -> Option<Name> {
        let level = self.scopes.len() - 1;
        let found = self.seen(level, name)?;
        self.needs.slot = self.needs.slot.min(found.slot);
        self.needs.more |= self.scope().seen.iter().any(|(seen, _)| seen.slot == found.slot);
        Some(found)
    }

    fn value_of(&mut self, name: &'static str) -> Expr {
        if let Some(local) = self.local(name) {
            return Expr::Slot(local.slot);
        }
        if let Some(global) = (self.find)(name) {
            self.needs.more |= global.takes.is_some();
            return Expr::Global(global);
        }
        match word(&[CONSTANTS, TRAITS], name) {
            Some(word) => self.word(word, Vec::new()),
            None => self.wrong(&format!("{name} is nothing")),
        }
    }

    /// A part around here, a part at an edge, a word, or else what a variable holds.
    fn call(&mut self, name: &'static str, mut arguments: Vec<Expr>) -> Expr {
        let local = self.local(name);
        let global = (self.find)(name).filter(|global| global.takes.is_some());
        let known = word(self.words, name);
        self.needs.more |= local.is_some() || global.is_some();
        if let Some(local) = local.filter(|local| local.part || global.is_none() && known.is_none()) {
            return Expr::Call(Box::new(Expr::Slot(local.slot)), arguments);
        }
        if let Some(global) = global {
            let takes = global.takes.unwrap_or_default();
            if global.block && takes == arguments.len() + 1 {
                let nothing = Part { slots: 0, parameters: Vec::new(), body: Vec::new() };
                arguments.push(Expr::Closure(Arc::new(nothing), Vec::new()));
            }
            if takes != arguments.len() {
                self.wrong(&format!("{name} takes {takes} arguments, not {}", arguments.len()));
            }
            return Expr::Call(Box::new(Expr::Global(global)), arguments);
        }
        let Some(known) = known else { self.wrong(&format!("there is no {name}")) };
        self.word(known, arguments)
    }

    fn word(&mut self, word: &'static Word, mut arguments: Vec<Expr>) -> Expr {
        self.needs.more |= !word.pure;
        if word.many {
            arguments = vec![listed(arguments)];
        }
        self.check(word.name, word.takes, &arguments);
        Expr::Word(word, arguments)
    }

    /// Whether the arguments are as many as they should be, and those that are known of the right kind.
    fn check(&self, name: &str, takes: &[fn(&Value) -> bool], arguments: &[Expr]) {
        if takes.len() != arguments.len() {
            self.wrong(&format!("{name} takes {} arguments, not {}", takes.len(), arguments.len()));
        }
        for (takes, argument) in takes.iter().zip(arguments) {
            if let Expr::Is(value) = argument
                && !takes(value)
            {
                self.wrong(&format!("{name} does not take {value:?}"));
            }
        }
    }

    // Expressions.

    pub(super) fn expr(&mut self) -> Expr {
        self.joined(0)
    }

    fn joined(&mut self, least: u8) -> Expr {
        let mut left = self.signed();
        while let Some((strength, name)) = self.peek(0).and_then(operator).filter(|(s, _)| *s >= least) {
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
        let word = word(&[SIGNS], name).expect("every sign has its word");
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
        if let Some(method) = word(&[METHODS], name).filter(|_| call) {
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
    fn until(&mut self, close: &str) -> Vec<Expr> {
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

fn listed(exprs: Vec<Expr>) -> Expr {
    let known = exprs.iter().map(|expr| match expr {
        Expr::Is(value) => Some(value.clone()),
        _ => None,
    });
    match known.collect::<Option<Vec<Value>>>() {
        Some(list) => Expr::Is(list.into()),
        None => Expr::List(exprs),
    }
}
