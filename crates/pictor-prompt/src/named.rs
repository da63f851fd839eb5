//! Plain enums whose values the tables of words write by name.

/// Defines them, each with `named`, which finds a value by the name of its variant.
macro_rules! named {
    ($($(#[$about:meta])* $sight:vis enum $name:ident { $($(#[$what:meta])* $variant:ident,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $sight enum $name { $($(#[$what])* $variant,)* }

        impl $name {
            /// The value whose variant has that name.
            $sight fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($variant) => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

pub(crate) use named;
