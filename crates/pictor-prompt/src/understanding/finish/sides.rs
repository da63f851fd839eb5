//! Who is at the left and who at the right: "a lamp to the left of the sofa", 左边是一只猫，右边是一只狗.

use super::{Bond, Intent, Relation, Sense, Sentence};
use crate::intent::Region;
use crate::understanding::senses::Turn;

/// Such words before a side say where one looks or goes.
const TURNS: [&str; 9] =
    ["facing", "looking", "look", "looks", "turned", "pointing", "heading", "leaning", "向"];

/// Gives each subject the side that is said of it, and takes from the whole picture what was said of one of several.
pub(super) fn tell(sentence: &Sentence, intent: &mut Intent, nouns: &[usize]) {
    let mut told = false;
    let free = |j: usize| sentence.sense(j) == Some(Sense::Turn(Turn::Space));
    for i in 0..sentence.len() {
        let Some(side) = side(sentence, i) else { continue };
        if (sentence.clause_start(i)..sentence.clause_end(i)).any(free) {
            continue;
        }
        if let Some(subject) = whose(sentence, nouns, i) {
            intent.subjects[subject].side.get_or_insert(side);
            // 桌子左边放着一盆花: it doesn't stand on the table.
            let put = |r: &&mut Relation| r.to == subject && r.bond == Bond::Holds;
            let dead = |r: &&mut Relation| !intent.subjects[r.from].kind.is_alive();
            intent.relations.iter_mut().filter(put).filter(dead).for_each(|r| r.bond = Bond::Beside);
            told = true;
        }
    }
    // Where a side is to stay free, all keep to the other.
    if told && !(0..sentence.len()).any(free) && intent.subjects.len() > 1 {
        intent.region = intent.region.filter(|region| half(*region).is_none());
    }
}

/// The side that the word at `i` names.
fn side(sentence: &Sentence, i: usize) -> Option<Region> {
    if i > 0 && sentence.is_written(i - 1, &TURNS) {
        return None;
    }
    match sentence.sense(i)? {
        Sense::Region(region) => half(region),
        Sense::Bond(..) | Sense::Local(_) => {
            let said = sentence.written(i).to_lowercase();
            let names = |words: [&str; 2]| words.iter().any(|word| said.contains(word));
            let right = names(["right", "右"]).then_some(Region::Right);
            if names(["left", "左"]) { Some(Region::Left) } else { right }
        }
        _ => None,
    }
}

/// The half of the picture in which that part is.
const fn half(region: Region) -> Option<Region> {
    match region {
        Region::Left | Region::TopLeft | Region::BottomLeft => Some(Region::Left),
        Region::Right | Region::TopRight | Region::BottomRight => Some(Region::Right),
        Region::Top | Region::Bottom | Region::Centre => None,
    }
}

/// Of whom the side at `i` is said: who comes before it ("a cat on the left"), or behind it where a clause begins with it
/// ("on the left a cat"); never the one beside whom that is (桌子左边).
fn whose(sentence: &Sentence, nouns: &[usize], i: usize) -> Option<usize> {
    let (start, end) = (sentence.clause_start(i), sentence.clause_end(i));
    let sides = |mut range: std::ops::Range<usize>| range.find(|&j| side(sentence, j).is_some());
    let named = |range: std::ops::Range<usize>| range.filter_map(|j| nouns.iter().position(|&n| n == j));
    let chinese = sentence.chinese;
    let leads = sides(start..i + 1).is_some_and(|first| named(start..first).next().is_none());
    let last = (start..i).rev().find(|&j| side(sentence, j).is_some()).map_or(start, |j| j + 1);
    let next = sides(i + 1..end).unwrap_or(end);
    if chinese {
        let at = (last..i).find(|&j| sentence.sense(j) == Some(Sense::At));
        let before = at.and_then(|at| named(last..at).next_back());
        // 左边是一只戴帽子的猫: the cat is.
        let list = (i..next).find(|&j| sentence.sense(j) == Some(Sense::And)).unwrap_or(next);
        let head = |&k: &usize| sentence.sense(nouns[k] - 1) == Some(Sense::Possessive);
        let head = || named(i + 1..list).find(head);
        return before.or_else(head).or_else(|| named(i + 1..next).next());
    }
    let anchored = usize::from(sentence.written(i).ends_with(" of"));
    let before = named(last..i).next().filter(|_| !leads);
    let begins = named(start..end).count() <= anchored && i <= start + 2;
    let later =
        || named(end..sentence.clause_end(end + 1)).next().filter(|_| begins && end + 1 < sentence.len());
    before.or_else(|| named(i + 1..next).nth(anchored)).or_else(later)
}
