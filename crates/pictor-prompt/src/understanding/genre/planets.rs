//! The one list that everybody knows: the planets, which need not be told to be drawn or named.

use super::{Draft, is_han};
use crate::intent::Slot;

/// The planets from the sun outwards, by their names where names are asked for.
pub(super) fn planets(draft: &Draft) -> Option<Vec<Slot>> {
    let says = |words: &[&str]| words.iter().any(|word| draft.place_of(word, 0).is_some());
    if !says(&["solar system", "planets", "太阳系", "八大行星"]) {
        return None;
    }
    let named = says(&[
        "names", "names of", "named", "name", "labels", "label", "labelled", "labeled", "标注", "名字",
        "名称",
    ]);
    let han = draft.open.iter().any(|&c| is_han(c));
    let names = PLANETS.iter().map(|(english, chinese)| if han { chinese } else { english });
    let slot = |name: &&str| Slot {
        label: if named { (*name).to_owned() } else { String::new() },
        note: "planet".to_owned(),
        scene: Default::default(),
    };
    Some(names.map(slot).collect())
}

const PLANETS: [(&str, &str); 8] = [
    ("Mercury", "水星"),
    ("Venus", "金星"),
    ("Earth", "地球"),
    ("Mars", "火星"),
    ("Jupiter", "木星"),
    ("Saturn", "土星"),
    ("Uranus", "天王星"),
    ("Neptune", "海王星"),
];
