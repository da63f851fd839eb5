//! Groups of things that have in common what neither their kind nor their parent tells.

use std::sync::LazyLock;

use crate::named::named;

named! {
/// A group of things.
pub enum Group {
    /// Others are put into them.
    Container,
    /// Others are put on them.
    Surface,
    /// They sit on a head.
    Headwear,
    /// They are in the air unless the prompt says otherwise.
    Airborne,
    /// They are somebody, though no person: a robot chef is a robot.
    Being,
    /// What stands for them by its parent shows them all the same: a hotel is a building, a kitten a young cat.
    Shown,
    /// A part of somebody's body.
    Body,
    /// A pair of them is one thing.
    Pair,
    /// Of which everybody has two: "shoes" are no three.
    TwoEach,
    /// They are as broad as the land itself: it shows them behind all else.
    Panorama,
    /// Who is at it, or uses it, stands beside it.
    WorkedAt,
    /// They come in, or on, a vessel of their own: a bowl of ramen is one bowl.
    Served,
    /// They go on wheels before who pushes them.
    Pushed,
    /// One sits or stands at them.
    SatAt,
    /// One sits on them.
    Seat,
    /// Who is in it, or drives it, sits behind a pane.
    Cab,
    /// They are on a table before who is at them.
    Laid,
    /// Clothes of China and Japan.
    Eastern,
    /// They show what somebody makes, and what of.
    Deed,
    /// They are women and girls.
    Female,
    /// They are men and boys.
    Male,
}
}

// A pure function of a constant: nothing ever writes to it.
static MEMBERS: LazyLock<Vec<(Group, &'static str)>> = LazyLock::new(|| read(include_str!("groups.txt")));

impl Group {
    /// Whether it has the concept of that canonical name.
    pub fn has(self, name: &str) -> bool {
        MEMBERS.iter().any(|&(group, member)| group == self && member == name)
    }
}

fn read(table: &'static str) -> Vec<(Group, &'static str)> {
    let mut members = Vec::new();
    for section in table.split("\n[").skip(1) {
        let (head, names) = section.split_once("]\n").expect("a section has a head and names");
        let group = Group::named(head).unwrap_or_else(|| panic!("groups.txt: no group is {head}"));
        let names = names.split([',', '\n']).map(str::trim).filter(|name| !name.is_empty());
        members.extend(names.map(|name| (group, name)));
    }
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::understanding::concept;

    #[test]
    fn groups_are_of_known_things() {
        let unknown: Vec<_> = MEMBERS.iter().filter(|(_, name)| concept(name).is_none()).collect();
        assert!(MEMBERS.len() > 60 && unknown.is_empty(), "{unknown:?}");
    }
}
