//! The walk over what was read: it draws, and works out values.

use std::sync::Arc;

use vello_cpu::kurbo::Affine;

use super::tree::{Each, Expr, Global, Part, Pattern, Statement, What};
use super::value::{Callable, Place, Value};
use super::word::{Arguments, MOST};
use crate::figures::{Look, Pen};

/// What a part works with while it is drawn.
struct Run<'a> {
    pen: &'a mut Pen,
    look: &'a Look,
    frame: &'a mut [Value],
    place: Place,
}

impl Part {
    /// Draws a figure.
    pub(crate) fn draw(&self, pen: &mut Pen, look: &Look) {
        self.run(pen, look, Vec::new(), &[]);
    }

    /// Draws it, and gives what it gives; `seen` are the values that it sees around it, and their slots.
    pub(super) fn run(
        &self,
        pen: &mut Pen,
        look: &Look,
        values: Vec<Value>,
        seen: &[(usize, Value)],
    ) -> Value {
        let mut frame = vec![Value::Nothing; self.slots];
        for (slot, value) in seen {
            frame[*slot] = value.clone();
        }
        let place = self.body.first().map_or(Place("", 0), |first| first.place);
        let mut run = Run { pen, look, frame: &mut frame, place };
        if self.parameters.len() != values.len() {
            place.wrong(&format!("this takes {} arguments, not {}", self.parameters.len(), values.len()));
        }
        for (pattern, value) in self.parameters.iter().zip(values) {
            run.bind(pattern, value);
        }
        run.block(&self.body).unwrap_or(Value::Nothing)
    }
}

impl Global {
    pub(super) fn call(&self, pen: &mut Pen, look: &Look, values: Vec<Value>) -> Value {
        self.part.get().expect("every part is read before any is drawn").run(pen, look, values, &[])
    }

    fn value(&'static self) -> &'static Value {
        self.value.get_or_init(|| match self.takes {
            Some(_) => Value::Part(Callable(Arc::new(move |pen, look, values| self.call(pen, look, values)))),
            None => self.call(&mut Pen::new(Affine::IDENTITY), &Look::plain(0), Vec::new()),
        })
    }
}

impl Run<'_> {
    /// Draws each statement until one gives something.
    fn block(&mut self, block: &[Statement]) -> Option<Value> {
        block.iter().find_map(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Statement) -> Option<Value> {
        self.place = statement.place;
        match &statement.what {
            What::Do(expr) => drop(self.value(expr)),
            What::Bind(pattern, expr) => {
                let value = self.value(expr);
                self.bind(pattern, value);
            }
            What::Give(expr) => return Some(self.value(expr)),
            What::If(condition, then, otherwise) => {
                let block = if self.truth(condition) { then } else { otherwise };
                return self.block(block);
            }
            What::For(pattern, list, block) => {
                for value in self.list(list).iter() {
                    self.bind(pattern, value.clone());
                    if let Some(given) = self.block(block) {
                        return Some(given);
                    }
                }
            }
        }
        None
    }

    fn bind(&mut self, pattern: &Pattern, value: Value) {
        match (pattern, &value) {
            (Pattern::Nowhere, _) => {}
            (Pattern::Slot(slot), _) => self.frame[*slot] = value,
            (Pattern::Apart(parts), Value::Spot((x, y))) if parts.len() == 2 => {
                self.bind(&parts[0], (*x).into());
                self.bind(&parts[1], (*y).into());
            }
            (Pattern::Apart(parts), Value::List(list)) if parts.len() == list.len() => {
                for (pattern, value) in parts.iter().zip(list.iter()) {
                    self.bind(pattern, value.clone());
                }
            }
            (Pattern::Apart(parts), _) => {
                self.place.wrong(&format!("{value:?} has no {} parts", parts.len()))
            }
        }
    }

    fn value(&mut self, expr: &Expr) -> Value {
        match expr {
            Expr::Is(value) => value.clone(),
            Expr::Once(once, expr) => once.get_or_init(|| self.value(expr)).clone(),
            Expr::Slot(slot) => self.frame[*slot].clone(),
            Expr::Global(global) => global.value().clone(),
            Expr::List(list) => self.values(list).into(),
            Expr::Each(each) => {
                let mut found = Vec::new();
                self.each(each, &mut found);
                found.into()
            }
            Expr::If(parts) => {
                let chosen = if self.truth(&parts[0]) { &parts[1] } else { &parts[2] };
                self.value(chosen)
            }
            Expr::Word(word, arguments) => {
                let mut values = [const { Value::Nothing }; MOST];
                for (value, argument) in values.iter_mut().zip(arguments) {
                    *value = self.value(argument);
                }
                let arguments = Arguments { values: values.iter(), word: word.name, place: self.place };
                (word.run)(self.pen, self.look, arguments)
            }
            Expr::Call(callee, arguments) => match self.value(callee) {
                Value::Part(part) => {
                    let values = self.values(arguments);
                    (part.0)(self.pen, self.look, values)
                }
                other => self.place.wrong(&format!("{other:?} cannot be called")),
            },
            Expr::Closure(part, seen) => {
                let seen: Vec<_> = seen.iter().map(|(from, to)| (*to, self.frame[*from].clone())).collect();
                let part = part.clone();
                Value::Part(Callable(Arc::new(move |pen, look, values| part.run(pen, look, values, &seen))))
            }
        }
    }

    fn values(&mut self, exprs: &[Expr]) -> Vec<Value> {
        exprs.iter().map(|expr| self.value(expr)).collect()
    }

    fn truth(&mut self, expr: &Expr) -> bool {
        match self.value(expr) {
            Value::Truth(truth) => truth,
            other => self.place.wrong(&format!("{other:?} is neither true nor false")),
        }
    }

    fn list(&mut self, expr: &Expr) -> Arc<[Value]> {
        match self.value(expr) {
            Value::List(list) => list,
            other => self.place.wrong(&format!("{other:?} is no list")),
        }
    }

    fn each(&mut self, each: &Each, found: &mut Vec<Value>) {
        for value in self.list(&each.list).iter() {
            self.bind(&each.pattern, value.clone());
            if each.condition.as_ref().is_some_and(|condition| !self.truth(condition)) {
                continue;
            }
            match &each.element {
                Expr::Each(inner) if each.flat => self.each(inner, found),
                element => found.push(self.value(element)),
            }
        }
    }
}
