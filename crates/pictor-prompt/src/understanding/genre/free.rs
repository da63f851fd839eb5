//! The side of a page that shall stay free.

use super::{Draft, copy, regions};
use crate::intent::Region;

/// Which side was asked to stay free; its clause is taken out from there, or the thing would go to that side.
pub(super) fn side(draft: &mut Draft) -> Option<Region> {
    let (at, end) = copy::words("space").iter().find_map(|word| draft.place_of(word, 0))?;
    let (start, stop) = draft.clauses().into_iter().find(|&(start, stop)| start <= at && at < stop)?;
    let (near, region) = regions("side")
        .filter_map(|(word, region)| {
            let (p, _) = draft.place_of(word, start).filter(|(p, _)| *p < stop)?;
            Some((p, region))
        })
        .min_by_key(|(p, _)| p.abs_diff(at))
        .unwrap_or((at, Region::Top));
    let from = if near < at && draft.text.as_written(start, near).chars().count() < 8 {
        start
    } else {
        near.min(at)
    };
    hush_unquoted(draft, from, stop.max(end));
    Some(region)
}

/// Takes a range out; what is quoted there is lettered all the same.
fn hush_unquoted(draft: &mut Draft, from: usize, last: usize) {
    let quotes: Vec<_> = draft.quotes.iter().map(|quote| (quote.start, quote.end)).collect();
    let mut open = from;
    for (start, end) in quotes.into_iter().filter(|&(start, end)| from <= start && end <= last) {
        draft.hush(open, start);
        open = end;
    }
    draft.hush(open, last);
}
