//! What a word is, and how tables of them are written.

use std::fmt::Debug;

use super::value::{Place, Take, Value};
use crate::figures::{Look, Pen};

/// A word with arguments.
pub(super) struct Word {
    pub(super) name: &'static str,
    /// For each argument whether it takes a value.
    pub(super) takes: &'static [fn(&Value) -> bool],
    /// Whether its one argument is a list of all that are given.
    pub(super) many: bool,
    /// Whether the arguments alone decide what it gives.
    pub(super) pure: bool,
    pub(super) run: fn(&mut Pen, &Look, Arguments<'_>) -> Value,
}

/// How many arguments a word takes at most.
pub(super) const MOST: usize = 6;

/// What a word is called with.
pub(super) struct Arguments<'a> {
    pub(super) values: std::slice::Iter<'a, Value>,
    pub(super) word: &'static str,
    pub(super) place: Place,
}

impl Arguments<'_> {
    pub(super) fn next<T: Take>(&mut self) -> T {
        let value = self.values.next().unwrap_or(&Value::Nothing);
        T::take(value).unwrap_or_else(|| self.wrong(value))
    }

    pub(super) fn wrong(&self, value: &dyn Debug) -> ! {
        self.place.wrong(&format!("{} does not take {value:?}", self.word))
    }
}

/// A table of words: their parameters with types, and what they do with them, a pen and a look; `args` tells what is
/// wrong with them.
macro_rules! words {
    ($table:ident, $pure:literal, |$pen:ident, $look:ident, $args:ident| $($name:ident($($is:ident: $kind:ty),*) = $do:expr;)*) => {
        static $table: &[Word] = &[$(Word {
            name: stringify!($name),
            takes: &[$(|value| <$kind as Take>::take(value).is_some()),*],
            many: false $(|| <$kind as Take>::MANY)*,
            pure: $pure,
            run: |$pen, $look, mut $args| {
                let _ = (&mut $args, &*$pen, $look);
                $(let $is: $kind = $args.next();)*
                Value::from($do)
            },
        }),*];
    };
}

pub(super) use words;
