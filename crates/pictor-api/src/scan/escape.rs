//! The escapes of a JSON string, read byte by byte, since a chunk can end anywhere.

/// How far an escape has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Escape {
    /// No escape has begun.
    None,
    /// Behind the backslash; `high` is the first half of a surrogate pair that came before it.
    Backslash { high: Option<u16> },
    /// Behind the `u`, with so many of its four digits.
    Unicode { high: Option<u16>, unit: u16, digits: u8 },
    /// Behind the first half of a surrogate pair: a backslash must follow.
    Half { high: u16 },
}

impl Escape {
    /// Reads the next byte: what follows, and the character if one is complete. `None` when it is no escape.
    pub(super) fn read(self, byte: u8) -> Option<(Self, Option<char>)> {
        match self {
            Self::None => None,
            Self::Half { high } => (byte == b'\\').then_some((Self::Backslash { high: Some(high) }, None)),
            Self::Backslash { high } if byte == b'u' => {
                Some((Self::Unicode { high, unit: 0, digits: 0 }, None))
            }
            Self::Backslash { high: Some(_) } => None,
            Self::Backslash { high: None } => Some((Self::None, Some(simple(byte)?))),
            Self::Unicode { high, unit, digits } => {
                let digit = char::from(byte).to_digit(16).and_then(|digit| u16::try_from(digit).ok())?;
                let unit = unit << 4 | digit;
                if digits < 3 {
                    return Some((Self::Unicode { high, unit, digits: digits + 1 }, None));
                }
                complete(high, unit)
            }
        }
    }
}

/// The character of an escape of one letter.
fn simple(byte: u8) -> Option<char> {
    Some(match byte {
        b'"' | b'\\' | b'/' => char::from(byte),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    })
}

/// A whole `\uXXXX`, perhaps behind the first half of a pair.
fn complete(high: Option<u16>, unit: u16) -> Option<(Escape, Option<char>)> {
    let letter = match high {
        Some(high) => char::decode_utf16([high, unit]).next()?.ok()?,
        None if (0xd800..0xdc00).contains(&unit) => return Some((Escape::Half { high: unit }, None)),
        None => char::from_u32(u32::from(unit))?,
    };
    Some((Escape::None, Some(letter)))
}
