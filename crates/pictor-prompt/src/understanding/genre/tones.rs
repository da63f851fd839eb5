//! Clauses that are nothing but colours: "black and gold", "in pastel blue", 红色金色. They are of the whole page.

use super::{Draft, is_han, plain, row};
use crate::colour::Rgb;

const MOST: usize = 4;

fn is_soft(named: &str) -> bool {
    ["pastel", "soft", "马卡龙", "柔和"].iter().any(|word| named.contains(word))
}

/// The colours of such clauses, which are taken out: they colour no thing.
pub(super) fn palette(draft: &mut Draft) -> Vec<Rgb> {
    let mut palette = Vec::new();
    for (start, end) in draft.clauses() {
        let named: String = draft.open[start..end].iter().collect();
        // "Gold on black" and 红底金色 say which is the ground.
        if named.contains(super::READ)
            || [" on ", "background", "backdrop", "底", "背景"].iter().any(|ground| named.contains(ground))
        {
            continue;
        }
        let clause = row("beside").fold(named.clone(), |clause, word| clause.replace(word, " "));
        let parts = clause.split(" and ").flat_map(|part| part.split(" to "));
        let parts = parts.flat_map(|part| part.split(['和', '与', '到', '至', '&', '/'])).map(str::trim);
        let colours: Option<Vec<Vec<Rgb>>> = parts.map(colour).collect();
        // "Roses", "lavender" alone are things as soon as colours.
        let thing = |colours: &Vec<Vec<Rgb>>| {
            colours.len() == 1 && named.trim() == clause.trim() && is_thing(&clause)
        };
        if let Some(colours) = colours.filter(|c| end > start && !thing(c)) {
            let white = if is_soft(&named) { 0.5 } else { 0.0 };
            palette.extend(colours.into_iter().flatten().map(|c| c.mix(Rgb::hex(0xffffff), white)));
            draft.hush(start, end);
        }
    }
    palette.truncate(MOST);
    palette
}

fn is_thing(clause: &str) -> bool {
    !plain(clause).subjects.is_empty()
}

/// The colours that a part of a clause is, read as those of a box.
fn colour(part: &str) -> Option<Vec<Rgb>> {
    if part.is_empty() || part.chars().count() > 16 {
        return None;
    }
    let han = part.chars().any(is_han);
    // 红白锦鲤和荷叶 are things.
    if han && !part.ends_with('色') && is_thing(part) {
        return None;
    }
    let of = plain(&if han { format!("{part}盒子") } else { format!("{part} box") });
    let whole = of.left_out.is_empty() && of.lettering.is_empty() && of.styles.is_empty();
    let [thing] = of.subjects.as_slice() else { return None };
    let plain =
        thing.count == 1 && thing.name() == "box" && thing.material.is_none() && !thing.colours.is_empty();
    (whole && plain).then(|| thing.colours.clone())
}
