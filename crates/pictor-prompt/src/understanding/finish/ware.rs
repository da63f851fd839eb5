//! A ware with its label, on its table; a dish on its plate.

use crate::intent::{Bond, Intent, Kind, Material, Relation, Setting};
use crate::understanding::lexicon::lineage;

/// What is said of wares, their labels, tables and plates, as it is seen.
pub(super) fn set_out(intent: &mut Intent) {
    // "Tacos on a plate, street food stall blurred behind": no stall is served.
    let kind = |i: usize| intent.subjects[i].kind;
    let served = |r: &Relation| {
        matches!(r.bond, Bond::In | Bond::On)
            && kind(r.from) == Kind::Building
            && matches!(kind(r.to), Kind::Product | Kind::Food)
    };
    intent.relations.retain(|r| !served(r));
    label(intent);
    table(intent);
    plate(intent);
}

/// 面霜产品图,标签写"晨露",放在木桌上: a label that hangs on nothing is the ware's, and the ware stands where it was said to.
fn label(intent: &mut Intent) {
    let is_ware = |kind: Kind| matches!(kind, Kind::Product | Kind::Food);
    let Some(ware) = intent.subjects.iter().position(|s| is_ware(s.kind) && s.name() != "label") else {
        return;
    };
    let Some(label) = intent.subjects.iter().position(|s| s.name() == "label").filter(|l| *l > ware) else {
        return;
    };
    if !intent.relations.iter().any(|r| r.to == label) {
        intent.relations.push(Relation { from: ware, bond: Bond::Has, to: label });
    }
    if intent.relations.contains(&Relation { from: ware, bond: Bond::Has, to: label }) {
        intent.relations.iter_mut().filter(|r| r.from == label).for_each(|r| r.from = ware);
    }
}

/// "Honey jar product shot, wooden table": the table of the ware that is first is what the picture is taken on.
fn table(intent: &mut Intent) {
    let ware = intent.subjects.first().is_some_and(|s| s.kind == Kind::Product && !s.given);
    let studio = intent.setting == Some(Setting::Studio);
    let bare = |i: &usize| {
        let table = &intent.subjects[*i];
        let loaded = intent.relations.iter().any(|r| r.to == *i && r.from != 0 || r.from == *i);
        table.name() == "table" && matches!(table.material, None | Some(Material::Wood)) && !loaded
    };
    if let Some(table) = (1..intent.subjects.len()).find(bare).filter(|_| ware && studio) {
        intent.setting = Some(Setting::Tabletop);
        intent.remove(table);
    }
}

/// "Tacos on a plate with lime": fruit and herbs lie beside the plate on which something else is served.
fn plate(intent: &mut Intent) {
    let served = |r: &Relation| {
        matches!(r.bond, Bond::In | Bond::On)
            && intent.subjects[r.to].name() == "plate"
            && intent.subjects[r.from].kind == Kind::Food
    };
    // So does the fork.
    for r in intent.relations.iter_mut().filter(|r| matches!(r.bond, Bond::In | Bond::On)) {
        let dish = matches!(intent.subjects[r.to].name(), "plate" | "tray" | "bowl");
        if dish && matches!(intent.subjects[r.from].name(), "fork" | "knife" | "spoon" | "chopsticks") {
            r.bond = Bond::Beside;
        }
    }
    let raw = |i: usize| {
        lineage(intent.subjects[i].name()).any(|c| matches!(c.name, "fruit" | "vegetable" | "herb"))
    };
    let mut on: Vec<Relation> = intent.relations.iter().copied().filter(served).collect();
    if on.iter().any(|r| !raw(r.from)) {
        on.retain(|r| raw(r.from));
        intent.relations.retain(|r| !on.contains(r));
    }
}
