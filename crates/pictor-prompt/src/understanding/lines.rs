//! The lines of posters and cards, by what stands first.

use crate::intent::{Intent, Position};

/// The first line that nobody placed is the title, the next stands under it.
pub(super) fn rank_lines(intent: &mut Intent) {
    for place in [Position::Title, Position::Subtitle] {
        if intent.lettering.iter().any(|l| l.place == place) {
            continue;
        }
        if let Some(line) = intent.lettering.iter_mut().find(|l| l.place == Position::Anywhere) {
            line.place = place;
        }
    }
}
