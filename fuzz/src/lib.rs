//! What the targets share: cutting bytes into pieces as a network would.

/// Takes the lengths of pieces off the front of `input`: a byte that says how many, and a byte for each.
pub fn split(input: &[u8]) -> (&[u8], &[u8]) {
    let Some((&count, rest)) = input.split_first() else { return (&[], &[]) };
    rest.split_at(usize::from(count % 8).min(rest.len()))
}

/// `bytes` in pieces of these lengths, in turn; in one piece if there are none.
pub fn pieces<'a>(lengths: &'a [u8], mut bytes: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut lengths = lengths.iter().cycle();
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let length = lengths.next().map_or(bytes.len(), |&length| usize::from(length).max(1));
        let (piece, rest) = bytes.split_at(length.min(bytes.len()));
        bytes = rest;
        Some(piece)
    })
}
