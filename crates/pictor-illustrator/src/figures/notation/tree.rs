//! What was read: every name is a slot, a word or a part, and every call has as many arguments as it needs.

use std::sync::{Arc, OnceLock};

use super::value::{Place, Value};
use super::word::Word;

/// What a file says at its edge.
pub(super) struct Global {
    pub(super) name: &'static str,
    /// How many arguments a part takes, its block included; a constant has none.
    pub(super) takes: Option<usize>,
    /// Whether the last argument is a block.
    pub(super) block: bool,
    /// What it does; set once its file has been read.
    pub(super) part: OnceLock<Arc<Part>>,
    /// The value of a constant, and a part as a value, from their first use on.
    pub(super) value: OnceLock<Value>,
}

/// What can be called.
pub(crate) struct Part {
    /// How many values its frame has.
    pub(super) slots: usize,
    pub(super) parameters: Vec<Pattern>,
    pub(super) body: Block,
}

pub(super) type Block = Vec<Statement>;

pub(super) struct Statement {
    pub(super) place: Place,
    pub(super) what: What,
}

pub(super) enum What {
    Do(Expr),
    Bind(Pattern, Expr),
    /// The end of the part, with what it gives.
    Give(Expr),
    For(Pattern, Expr, Block),
    If(Expr, Block, Block),
}

/// Where a value goes, or its elements.
pub(super) enum Pattern {
    Nowhere,
    Slot(usize),
    Apart(Vec<Self>),
}

pub(super) enum Expr {
    Is(Value),
    /// What depends on nothing.
    Once(OnceLock<Value>, Box<Self>),
    Slot(usize),
    Global(&'static Global),
    List(Vec<Self>),
    Each(Box<Each>),
    If(Box<[Self; 3]>),
    Word(&'static Word, Vec<Self>),
    /// What holds a part, and its arguments.
    Call(Box<Self>, Vec<Self>),
    /// A part with what it sees: from a slot outside to its own.
    Closure(Arc<Part>, Vec<(usize, usize)>),
}

/// `[element for pattern in list if condition]`; `flat` where the element is such a list itself.
pub(super) struct Each {
    pub(super) pattern: Pattern,
    pub(super) list: Expr,
    pub(super) condition: Option<Expr>,
    pub(super) element: Expr,
    pub(super) flat: bool,
}
