//! Where things are usually met.

use super::{Bond, Change, Intent, Kind, Pose, Relation, Setting, Style, concept};
use crate::intent::Occasion;

/// Where the main subject is usually met, unless the picture shows it by itself.
pub(super) fn setting(intent: &Intent) -> Option<Setting> {
    let keeps_its_own = |c: &Change| {
        matches!(
            c,
            Change::Add
                | Change::Remove(_)
                | Change::Replace(_)
                | Change::Recolour { .. }
                | Change::RemoveBackground
        )
    };
    if intent.changes.iter().any(keeps_its_own) {
        return None;
    }
    if intent.styles.contains(&Style::Map) && intent.subjects.is_empty() {
        return Some(Setting::City);
    }
    let alone = [Style::Logo, Style::Sticker, Style::Blueprint, Style::Cutaway, Style::LineArt];
    if intent.backdrop.is_some() || intent.styles.iter().any(|s| alone.contains(s)) {
        return intent.backdrop.is_none().then_some(Setting::Plain);
    }
    if intent.occasion == Some(Occasion::ChineseNewYear) {
        return Some(Setting::Street);
    }
    let tree = |r: &Relation| r.bond == Bond::Under && intent.subjects[r.to].kind == Kind::Plant;
    // Nobody rides on to a stage with a violin.
    let rides = intent.relations.iter().any(|r| r.bond == Bond::Rides);
    let carried = |i: usize| {
        rides && intent.subjects[i].kind == Kind::Tool
            || intent.relations.iter().any(|r| r.to == i && !matches!(r.bond, Bond::On | Bond::In))
    };
    let order = intent.subjects.iter().enumerate().filter(|(i, s)| s.focal || !carried(*i));
    let (main, others): (Vec<_>, Vec<_>) = order.map(|(_, s)| s).partition(|s| s.focal);
    let usual = main.into_iter().chain(others).find_map(|s| concept(s.name())?.setting);
    let cooks = intent.subjects.iter().any(|s| s.kind == Kind::Person && s.pose == Some(Pose::Cooking));
    let usual = usual.or(cooks.then_some(Setting::Kitchen));
    // No tree grows in a room.
    let indoors =
        matches!(usual, Some(Setting::Room | Setting::Library | Setting::Tabletop | Setting::Studio));
    let usual = usual.filter(|_| !indoors || !intent.relations.iter().any(tree));
    // Nobody fishes in a room.
    let used = intent.relations.iter().filter(|r| r.bond == Bond::Holds);
    let used = used.filter_map(|r| concept(intent.subjects[r.to].name())?.setting);
    let usual = used.filter(|s| matches!(s, Setting::Lake | Setting::Garden)).find(|_| indoors).or(usual);
    // A fish in a bowl isn't in the sea.
    let lies_in = |r: &&Relation| intent.subjects[r.from].focal && matches!(r.bond, Bond::In | Bond::On);
    let vessel = intent.relations.iter().find(lies_in).filter(|_| usual == Some(Setting::Underwater));
    vessel.map_or(usual, |r| concept(intent.subjects[r.to].name()).and_then(|c| c.setting))
}
