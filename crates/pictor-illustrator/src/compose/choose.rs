//! What the prompt left open: the style and the setting.

use crate::intent::{Intent, Kind, Occasion, Setting, Style};
use crate::understanding as lexicon;

/// The style that leads.
pub(super) fn style(intent: &Intent) -> Style {
    intent.styles.first().copied().unwrap_or(Style::PictureBook)
}

/// The setting: what was said, what the style implies, or where the first subject is at home.
pub(super) fn setting(intent: &Intent, style: Style) -> Setting {
    if let Some(setting) = intent.setting {
        return setting;
    }
    match style {
        Style::Logo
        | Style::Sticker
        | Style::Blueprint
        | Style::LineArt
        | Style::Pencil
        | Style::Isometric => {
            return Setting::Plain;
        }
        Style::Cutaway | Style::InkWash => return Setting::Plain,
        _ => {}
    }
    if intent.backdrop.is_some() {
        return Setting::Plain;
    }
    match intent.occasion {
        Some(Occasion::ChineseNewYear | Occasion::MidAutumn | Occasion::NewYear | Occasion::Halloween) => {
            return Setting::Street;
        }
        Some(Occasion::Concert) => return Setting::Stage,
        Some(Occasion::Christmas) => return Setting::Room,
        _ => {}
    }
    home(intent).unwrap_or(if intent.subjects.is_empty() { Setting::Hills } else { Setting::Meadow })
}

/// Where the subjects are at home; people and animals are asked before things.
fn home(intent: &Intent) -> Option<Setting> {
    let living = |kind: Kind| matches!(kind, Kind::Person | Kind::Animal | Kind::Vehicle | Kind::Building);
    let order = intent
        .subjects
        .iter()
        .filter(|s| living(s.kind))
        .chain(intent.subjects.iter().filter(|s| !living(s.kind)));
    order.filter_map(|subject| subject.concept).find_map(|name| lexicon::concept(name)?.setting)
}
