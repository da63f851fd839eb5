//! The walk over what was read: it draws, and works out values.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use vello_cpu::kurbo::Affine;

use super::tree::{Each, Expr, Global, Op, Part, Pattern, Statement, What};
use super::value::{Place, Value};
use super::words::Arguments;
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
    fn part(&self) -> &Arc<Part> {
        self.part.get().expect("every part is read before any is drawn")
    }

    fn value(&'static self) -> Value {
        if self.takes.is_some() {
            return Value::Part(Arc::new(|pen, look, values| self.part().run(pen, look, values, &[])));
        }
        let constant = || self.part().run(&mut Pen::new(Affine::IDENTITY), &Look::plain(0), Vec::new(), &[]);
        self.value.get_or_init(constant).clone()
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
            What::Within(verb, arguments, block) => {
                let values = self.values(arguments);
                let place = self.place;
                let frame = &mut *self.frame;
                let mut on = |pen: &mut Pen, look: &Look| drop(Run { pen, look, frame, place }.block(block));
                let arguments = Arguments { values: values.iter(), word: verb.name, place };
                (verb.run)(self.pen, self.look, arguments, &mut on);
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
            (Pattern::Apart(parts), _) => self.wrong(&format!("{value:?} has no {} parts", parts.len())),
        }
    }

    fn value(&mut self, expr: &Expr) -> Value {
        match expr {
            Expr::Is(value) => value.clone(),
            Expr::Once(once, expr) => once.get_or_init(|| self.value(expr)).clone(),
            Expr::Slot(slot) => self.frame[*slot].clone(),
            Expr::Global(global) => global.value(),
            Expr::Pair(pair) => match (self.value(&pair[0]), self.value(&pair[1])) {
                (Value::Number(x), Value::Number(y)) => Value::Spot((x, y)),
                (one, other) => vec![one, other].into(),
            },
            Expr::List(list) => self.values(list).into(),
            Expr::Record(base, fields) => self.record(base.as_deref(), fields),
            Expr::Text(pieces) => self.text(pieces),
            Expr::Each(each) => {
                let mut found = Vec::new();
                self.each(each, &mut found);
                found.into()
            }
            Expr::Not(expr) => (!self.truth(expr)).into(),
            Expr::Negative(expr) => match self.value(expr) {
                Value::Number(number) => (-number).into(),
                other => self.wrong(&format!("-{other:?}")),
            },
            Expr::Both(op, both) => {
                let (a, b) = (self.value(&both[0]), self.value(&both[1]));
                combined(*op, &a, &b).unwrap_or_else(|| self.wrong(&format!("{a:?} {op:?} {b:?}")))
            }
            Expr::If(parts) => {
                let chosen = if self.truth(&parts[0]) { &parts[1] } else { &parts[2] };
                self.value(chosen)
            }
            Expr::Element(list, index) => self.element(list, index),
            Expr::Field(record, name) => match self.value(record) {
                Value::Record(fields) if fields.contains_key(name) => fields[name].clone(),
                other => self.wrong(&format!("no {name} in {other:?}")),
            },
            Expr::Word(word, arguments) => {
                let values = self.values(arguments);
                let arguments = Arguments { values: values.iter(), word: word.name, place: self.place };
                (word.run)(self.pen, self.look, arguments)
            }
            Expr::Part(global, arguments) => {
                let values = self.values(arguments);
                global.part().run(self.pen, self.look, values, &[])
            }
            Expr::Call(callee, arguments) => match self.value(callee) {
                Value::Part(part) => {
                    let values = self.values(arguments);
                    part(self.pen, self.look, values)
                }
                other => self.wrong(&format!("{other:?} cannot be called")),
            },
            Expr::Closure(part, seen) => {
                let seen: Vec<_> = seen.iter().map(|(from, to)| (*to, self.frame[*from].clone())).collect();
                let part = part.clone();
                Value::Part(Arc::new(move |pen, look, values| part.run(pen, look, values, &seen)))
            }
        }
    }

    fn values(&mut self, exprs: &[Expr]) -> Vec<Value> {
        exprs.iter().map(|expr| self.value(expr)).collect()
    }

    fn truth(&mut self, expr: &Expr) -> bool {
        match self.value(expr) {
            Value::Truth(truth) => truth,
            other => self.wrong(&format!("{other:?} is neither true nor false")),
        }
    }

    fn list(&mut self, expr: &Expr) -> Arc<[Value]> {
        match self.value(expr) {
            Value::List(list) => list,
            other => self.wrong(&format!("{other:?} is no list")),
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

    fn record(&mut self, base: Option<&Expr>, fields: &[(&'static str, Expr)]) -> Value {
        let mut record = match base.map(|base| self.value(base)) {
            None => BTreeMap::new(),
            Some(Value::Record(base)) => (*base).clone(),
            Some(other) => self.wrong(&format!("{other:?} has no fields")),
        };
        for (name, expr) in fields {
            record.insert(*name, self.value(expr));
        }
        Value::Record(Arc::new(record))
    }

    fn text(&mut self, pieces: &[Expr]) -> Value {
        let mut written = String::new();
        for piece in pieces {
            let fine = match self.value(piece) {
                Value::Text(text) => written.write_str(&text.written),
                Value::Number(number) => write!(written, "{number}"),
                other => self.wrong(&format!("{other:?} in a text")),
            };
            fine.expect("a String takes everything");
        }
        std::borrow::Cow::<'static, str>::Owned(written).into()
    }

    fn element(&mut self, list: &Expr, index: &Expr) -> Value {
        match (self.value(list), self.value(index)) {
            (Value::Spot((x, _)), Value::Number(0.0)) => x.into(),
            (Value::Spot((_, y)), Value::Number(1.0)) => y.into(),
            (Value::List(list), Value::Number(i)) if i >= 0.0 && (i as usize) < list.len() => {
                list[i as usize].clone()
            }
            (list, index) => self.wrong(&format!("{list:?} has no {index:?}")),
        }
    }

    fn wrong(&self, what: &dyn std::fmt::Display) -> ! {
        self.place.wrong(what)
    }
}

/// What `op` makes of both, if it takes such values.
fn combined(op: Op, a: &Value, b: &Value) -> Option<Value> {
    Some(match (op, a, b) {
        (Op::Equal, ..) => (a == b).into(),
        (Op::Unequal, ..) => (a != b).into(),
        (op, Value::Number(a), Value::Number(b)) => numbers(op, *a, *b),
        (Op::Add, Value::List(a), Value::List(b)) => [&**a, b].concat().into(),
        (Op::Add, Value::Text(a), Value::Text(b)) => {
            std::borrow::Cow::<'static, str>::Owned([&*a.written, &b.written].concat()).into()
        }
        _ => return None,
    })
}

fn numbers(op: Op, a: f64, b: f64) -> Value {
    match op {
        Op::Equal => (a == b).into(),
        Op::Unequal => (a != b).into(),
        Op::Less => (a < b).into(),
        Op::AtMost => (a <= b).into(),
        Op::More => (a > b).into(),
        Op::AtLeast => (a >= b).into(),
        Op::Range => (a as i64..b as i64).map(|i| i as f64).collect::<Vec<_>>().into(),
        Op::Add => (a + b).into(),
        Op::Subtract => (a - b).into(),
        Op::Multiply => (a * b).into(),
        Op::Divide => (a / b).into(),
        Op::Remainder => (a % b).into(),
    }
}
