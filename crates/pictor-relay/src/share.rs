//! A part of a call's pictures: what one upstream is asked for at once.

/// The `n` pictures of a call from number `from` on, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) from: u8,
    pub(crate) n: u8,
}

impl Share {
    /// All `n` pictures of a call.
    pub(crate) const fn whole(n: u8) -> Self {
        Self { from: 0, n }
    }

    /// The same in parts of at most `most`.
    pub(crate) fn parts(self, most: u8) -> impl Iterator<Item = Self> {
        let end = self.from + self.n;
        (self.from..end).step_by(usize::from(most)).map(move |from| Self { from, n: most.min(end - from) })
    }

    /// What is left of it when so many have come.
    pub(crate) const fn after(self, came: u8) -> Self {
        Self { from: self.from + came, n: self.n - came }
    }

    /// Whether exactly this would be asked of an upstream that makes `most` at once and is alone asked for a call of
    /// `n`.
    pub(crate) fn is_part_of(self, n: u8, most: u8) -> bool {
        Self::whole(n).parts(most).any(|part| part == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_the_call_once() {
        let parts: Vec<_> = Share { from: 3, n: 5 }.parts(2).map(|part| (part.from, part.n)).collect();
        assert_eq!(parts, [(3, 2), (5, 2), (7, 1)]);
        assert_eq!(Share::whole(4).after(1), Share { from: 1, n: 3 });
    }

    #[test]
    fn a_part_is_one_that_the_upstream_itself_would_see() {
        let part = |from, n| Share { from, n };
        for (share, most, is_part) in [
            (part(0, 5), 10, true),
            (part(0, 2), 10, false),
            (part(2, 2), 2, true),
            (part(4, 1), 2, true),
            (part(1, 2), 2, false),
            (part(2, 3), 10, false),
        ] {
            assert_eq!(share.is_part_of(5, most), is_part, "{share:?}, {most} at once");
        }
    }
}
