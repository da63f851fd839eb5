//! Which call an exchange is for, and the name that tells an upstream so.

use http::HeaderValue;

use crate::share::Share;

/// Whether a call has a name, and whether it was run before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run<'a> {
    /// A call without a name: no upstream can tell it from another one like it.
    Unnamed,
    /// A call that has not been run before. Every request of it carries an `Idempotency-Key` that begins with `name`.
    First {
        /// Its own for ever, in visible ASCII, at most 200 characters.
        name: &'a str,
    },
    /// The same call, run again because nobody knows what became of it. Nobody but `upstream` is asked, and only if
    /// it honours idempotency keys. However it fails, short of being rejected, its outcome stays unknown.
    Again {
        /// The name of the first run.
        name: &'a str,
        /// The only one that was asked then; see [`Upcoming::repeatable`](crate::Upcoming::repeatable).
        upstream: &'a str,
    },
}

impl<'a> Run<'a> {
    /// The upstream that alone may be asked.
    pub(crate) const fn only(self) -> Option<&'a str> {
        match self {
            Self::Again { upstream, .. } => Some(upstream),
            Self::Unnamed | Self::First { .. } => None,
        }
    }

    /// The `Idempotency-Key` of a share at an upstream: the call's name, the numbers of its first and last picture,
    /// and a mark of the upstream. The same each time, in this process and the next; another one for whatever may
    /// have another content, such as the same pictures in the words of another upstream.
    pub(crate) fn key(self, share: Share, upstream: &str) -> Option<HeaderValue> {
        let (Self::First { name } | Self::Again { name, .. }) = self else { return None };
        let mark = blake3::hash(upstream.as_bytes()).to_hex();
        let (first, last) = (share.from + 1, share.from + share.n);
        HeaderValue::from_str(&format!("{name}-{first}-{last}-{}", &mark[..8])).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_in_every_run_and_for_nothing_else() {
        let (first, again) = (Run::First { name: "job_1" }, Run::Again { name: "job_1", upstream: "a" });
        let key = |run: Run<'_>, from, n, upstream| run.key(Share { from, n }, upstream);
        assert_eq!(key(first, 0, 4, "a").unwrap(), "job_1-1-4-17762fdd");
        assert_eq!(key(again, 0, 4, "a"), key(first, 0, 4, "a"));
        let others = [key(first, 0, 2, "a"), key(first, 2, 2, "a"), key(first, 0, 4, "b")];
        assert!(!others.contains(&key(first, 0, 4, "a")));
        assert_eq!(key(Run::Unnamed, 0, 4, "a"), None);
    }
}
