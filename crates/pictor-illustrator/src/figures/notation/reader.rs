//! Where the reading of a file is, and what its names are.

use std::collections::VecDeque;
use std::sync::Arc;

use super::lexer::{Line, Token};
use super::tree::{Expr, Global, Part, Pattern};
use super::value::{Place, Value};
use super::word::Word;
use super::words;

/// Reads the lines of one file.
pub(super) struct Reader<'a> {
    pub(super) file: &'static str,
    pub(super) lines: &'a [Line],
    /// What stands at the edge of this file, of its shelf and of all, by name.
    pub(super) find: &'a dyn Fn(&str) -> Option<&'static Global>,
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
    pub(super) names: Vec<Name>,
    /// Those of the parts around it, with their slot there.
    pub(super) seen: Vec<(Name, usize)>,
    pub(super) size: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Name {
    name: &'static str,
    pub(super) slot: usize,
    /// Whether it was bound by `part`.
    pub(super) part: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Needs {
    pub(super) slot: usize,
    pub(super) more: bool,
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

    pub(super) fn place(&self) -> Place {
        Place(self.file, self.lines[self.line].number)
    }

    pub(super) fn peek(&self, at: usize) -> Option<&'static str> {
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

    pub(super) fn deeper(&self) -> bool {
        self.lines.get(self.line + 1).is_some_and(|next| next.indent > self.lines[self.line].indent)
    }

    pub(super) fn end(&self) {
        if !self.tokens.is_empty() {
            self.wrong("the line has not ended");
        }
    }

    pub(super) fn scope(&mut self) -> &mut Scope {
        self.scopes.last_mut().expect("names stand in a part")
    }

    pub(super) fn pattern(&mut self, names: &mut Vec<Name>) -> Pattern {
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

    pub(super) fn named(&mut self, name: &'static str, names: &mut Vec<Name>) -> Pattern {
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

    pub(super) fn value_of(&mut self, name: &'static str) -> Expr {
        if let Some(local) = self.local(name) {
            return Expr::Slot(local.slot);
        }
        if let Some(global) = (self.find)(name) {
            self.needs.more |= global.takes.is_some();
            return Expr::Global(global);
        }
        match words::named(name) {
            Some(word) => self.word(word, Vec::new()),
            None => self.wrong(&format!("{name} is nothing")),
        }
    }

    /// A part around here, a part at an edge, a word, or else what a variable holds.
    pub(super) fn call(&mut self, name: &'static str, mut arguments: Vec<Expr>) -> Expr {
        let local = self.local(name);
        let global = (self.find)(name).filter(|global| global.takes.is_some());
        let known = words::called(name);
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

    pub(super) fn word(&mut self, word: &'static Word, mut arguments: Vec<Expr>) -> Expr {
        self.needs.more |= !word.pure;
        if word.many {
            arguments = vec![listed(arguments)];
        }
        self.check(word, &arguments);
        Expr::Word(word, arguments)
    }

    /// Whether the arguments are as many as they should be, and those that are known of the right kind.
    fn check(&self, word: &Word, arguments: &[Expr]) {
        let Word { name, takes, .. } = word;
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
}

/// A list, which is known when all in it is.
pub(super) fn listed(exprs: Vec<Expr>) -> Expr {
    let known = exprs.iter().map(|expr| match expr {
        Expr::Is(value) => Some(value.clone()),
        _ => None,
    });
    match known.collect::<Option<Vec<Value>>>() {
        Some(list) => Expr::Is(list.into()),
        None => Expr::List(exprs),
    }
}
