//! Nobody is inside of a house or under a trunk: relations that the size of things doesn't allow become others.

use super::{Bond, Intent, Kind, Pose, Relation, Subject, height};
use crate::understanding as lexicon;

/// Whether what a thing has lies beside it: a typewriter's cup, a dish's bottle, all of `several`.
fn lies_beside(from: &Subject, to: &Subject, several: bool) -> bool {
    let drink = |s: &Subject| lexicon::lineage(s.name()).any(|concept| concept.name == "drink");
    let bottle = from.kind == Kind::Food && height(to) > height(from);
    let small = to.name().ends_with(" slice") || to.name() == "ice cube";
    let beside = several || drink(from) || drink(to) || small || bottle;
    let thing = |s: &Subject| matches!(s.kind, Kind::Object | Kind::Tool | Kind::Product) || beside;
    let bears = lexicon::Group::Container.has(from.name()) || lexicon::Group::Surface.has(from.name());
    let loose = thing(to) || matches!(to.kind, Kind::Food | Kind::Product | Kind::Plant);
    thing(from) && loose && !bears && (several || height(to) > 0.04)
}

/// Nobody is seen inside of a house, and nobody holds one.
pub(super) fn too_large(intent: &mut Intent) {
    let tree = |s: &Subject| s.kind == Kind::Plant && height(s) > 1.6;
    let goes = |s: &Subject| s.kind.is_alive() || s.kind == Kind::Vehicle || tree(s);
    let has: Vec<usize> = intent.relations.iter().filter(|r| r.bond == Bond::Has).map(|r| r.from).collect();
    for relation in &mut intent.relations {
        let (Some(from), Some(to)) = (intent.subjects.get(relation.from), intent.subjects.get(relation.to))
        else {
            continue;
        };
        // Nobody is seen inside of a house; they stand before it.
        if relation.bond == Bond::In && to.kind == Kind::Building {
            relation.bond = Bond::InFront;
        }
        // Who paints at an easel stands beside it.
        let worked_at = lexicon::Group::WorkedAt.has(to.name());
        if relation.bond == Bond::On && from.kind == Kind::Person && worked_at {
            relation.bond = Bond::Beside;
        }
        // On a train, but not on its roof.
        if relation.bond == Bond::On
            && from.kind == Kind::Person
            && matches!(to.name(), "train" | "bus" | "tram")
        {
            relation.bond = Bond::In;
        }
        // A desk with a chair has it beside it.
        let at = lexicon::Group::SatAt.has(from.name()) && lexicon::Group::Seat.has(to.name());
        if relation.bond == Bond::Has && at {
            relation.bond = Bond::Beside;
        }
        // Who jumps in a puddle is not under it.
        if relation.bond == Bond::In && from.kind.is_alive() && to.name() == "puddle" {
            relation.bond = Bond::On;
        }
        // Flowers of a field are behind who is in it, and one tulip is no place.
        let field = to.kind == Kind::Plant && to.count > 2 && !tree(to);
        if relation.bond == Bond::In && from.kind.is_alive() && field {
            relation.bond = Bond::InFront;
        }
        // Who is at a laptop isn't on it.
        if relation.bond == Bond::On
            && from.kind == Kind::Person
            && matches!(to.name(), "laptop" | "computer" | "phone")
        {
            relation.bond = Bond::Beside;
        }
        // A lamp on a table isn't what one stands under.
        if relation.bond == Bond::Under && matches!(to.name(), "lamp" | "candle" | "light bulb") {
            relation.bond = Bond::Beside;
        }
        let several = has.iter().filter(|&&from| from == relation.from).count() > 1;
        if relation.bond == Bond::Has && lies_beside(from, to, several) {
            relation.bond = Bond::Beside;
        }
        // Who waits at a bus stop stands before it, and not on its roof.
        let walkway = ["bridge", "balcony", "stairs", "roof", "wall", "great wall", "tower", "dock"];
        if relation.bond == Bond::On
            && to.kind == Kind::Building
            && from.kind == Kind::Person
            && height(to) > 1.6
            && from.pose != Some(Pose::Sitting)
            && !walkway.contains(&to.name())
        {
            relation.bond = Bond::InFront;
        }
        // A house with a car has it before the door, not on its roof.
        if relation.bond == Bond::Has && from.kind == Kind::Building && goes(to) {
            let bond = if tree(to) { Bond::Behind } else { Bond::InFront };
            *relation = Relation { from: relation.to, bond, to: relation.from };
            continue;
        }
        // Nobody stands on a flower.
        let low = to.kind == Kind::Plant && height(to) < 1.2 && !matches!(to.name(), "grass" | "mushroom");
        if relation.bond == Bond::On && low && from.kind == Kind::Person {
            relation.bond = Bond::Beside;
        }
        // Nobody holds a house, nor a piano.
        if matches!(relation.bond, Bond::Holds | Bond::Has | Bond::Uses)
            && from.kind.is_alive()
            && (height(to) > 1.1 || to.name() == "guzheng")
            && !matches!(to.name(), "broom" | "bamboo")
        {
            relation.bond = Bond::Beside;
        }
    }
}
