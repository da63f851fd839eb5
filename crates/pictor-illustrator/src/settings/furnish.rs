//! What stands about where nobody is named: furniture in rooms, a tree in the meadow, fish in the sea. Small enough
//! to belong to the place.

use super::Place;
use super::props::figure;
use crate::figures::outline::rows;
use crate::figures::{self, Pen};
use crate::intent::{Season, Setting};

/// Figures, each with where its feet are (a share of the width; a share of the way from the horizon to the lower edge, or
/// of the page where there is no ground; units above that) and how tall it is.
const PIECES: &[(Setting, &str)] = &[
    (Setting::Room, "sofa 0.4,0.3,0,21; armchair 0.84,0.6,0,20; stack of books 0.62,0.86,0,4.5"),
    (Setting::Bedroom, "bed 0.4,0.42,0,28; teddy bear 0.74,0.7,0,9"),
    (
        Setting::Kitchen,
        "chair 0.27,0.5,0,22; table 0.5,0.66,0,19; chair 0.76,0.7,0,23; teapot 0.45,0.66,15.4,6; cup 0.56,0.66,15,3.6",
    ),
    (
        Setting::Classroom,
        "desk 0.24,0.42,0,15; desk 0.56,0.42,0,15; stack of books 0.54,0.42,12.4,4; chair 0.4,0.84,0,19; desk 0.78,0.86,0,18; globe 0.8,0.86,14.6,8",
    ),
    (
        Setting::Library,
        "armchair 0.3,0.6,0,23; table 0.66,0.56,0,15; lamp 0.72,0.56,12.2,9; book 0.6,0.56,12,3.4; stack of books 0.86,0.84,0,6",
    ),
    (
        Setting::Cafe,
        "chair 0.3,0.56,0,21; table 0.5,0.7,0,18; chair 0.72,0.72,0,22; cup 0.46,0.7,14.4,4; croissant 0.56,0.7,14.4,3",
    ),
    (
        Setting::Office,
        "desk 0.4,0.46,0,20; computer 0.38,0.46,16.6,14; chair 0.6,0.74,0,25; cup 0.5,0.46,16.2,3.4",
    ),
    (Setting::Workshop, "bicycle 0.42,0.56,0,22; chair 0.74,0.6,0,18"),
    (Setting::Shop, "desk 0.5,0.5,0,19; basket 0.2,0.8,0,12; bouquet 0.56,0.5,15.6,9"),
    (Setting::Clinic, "table 0.4,0.6,0,18; teddy bear 0.4,0.6,14.6,8"),
    (Setting::Stage, "piano 0.62,0.5,0,24; cello 0.38,0.6,0,25"),
    (
        Setting::Meadow,
        "oak 0.74,0.16,0,38; butterfly 0.34,0.1,0,3.6; butterfly 0.42,0.3,0,2.8; rabbit 0.3,0.62,0,8",
    ),
    (Setting::Hills, "cottage 0.3,0.2,0,10; oak 0.78,0.42,0,32; sheep 0.44,0.58,0,6; sheep 0.34,0.68,0,7"),
    (Setting::Mountains, "cottage 0.34,0.3,0,9; deer 0.62,0.6,0,11"),
    (Setting::River, "willow 0.16,0.3,0,30; oak 0.86,0.2,0,26"),
    (Setting::Forest, "deer 0.6,0.44,0,18; mushroom 0.24,0.74,0,6; mushroom 0.3,0.8,0,4.4"),
    (Setting::Jungle, "tiger 0.56,0.6,0,18; butterfly 0.34,0,0,3.6"),
    (
        Setting::Farm,
        "tractor 0.62,0.34,0,12; cow 0.4,0.54,0,11; chicken 0.7,0.74,0,6; chicken 0.62,0.8,0,5.4",
    ),
    (
        Setting::Garden,
        "park bench 0.74,0.36,0,10; sunflower 0.2,0.5,0,19; sunflower 0.27,0.56,0,15; butterfly 0.4,0.2,0,3",
    ),
    (Setting::Park, "park bench 0.26,0.42,0,9; dog 0.56,0.66,0,7; kite 0.36,-0.7,0,8"),
    (Setting::Beach, "ball 0.42,0.82,0,5; crab 0.6,0.86,0,3.4; sailboat 0.3,0.14,0,8"),
    (Setting::Village, "well 0.3,0.52,0,10; chicken 0.66,0.7,0,5"),
    (Setting::SnowField, "cottage 0.32,0.34,0,14; snowman 0.68,0.64,0,17"),
    (Setting::Cave, "treasure chest 0.58,0.56,0,13"),
    (Setting::Stadium, "football 0.4,0.78,0,6"),
    (
        Setting::Underwater,
        "sea turtle 0.62,0.48,0,15; clownfish 0.3,0.64,0,6.6; clownfish 0.4,0.7,0,5; jellyfish 0.84,0.3,0,11; fish 0.22,0.3,0,6; starfish 0.5,0.95,0,3.4",
    ),
    (Setting::Space, "rocket 0.36,0.7,0,30; satellite 0.72,0.52,0,7"),
    (
        Setting::Sky,
        "hot air balloon 0.66,0.62,0,34; hot air balloon 0.28,0.42,0,16; hot air balloon 0.46,0.24,0,8",
    ),
];

/// The pieces of that text: name, where across, where down, how far above that, how tall.
fn pieces(text: &'static str) -> impl Iterator<Item = (&'static str, [f64; 4])> {
    text.split("; ").map(|piece| {
        let (name, numbers) = piece.rsplit_once(' ').expect("a piece is a name and numbers");
        (name, rows(numbers).next().expect("a piece is a name and numbers"))
    })
}

/// What that piece is at that time of the year; `None` if it isn't there.
fn in_season(name: &'static str, season: Season) -> Option<&'static str> {
    match (season, name) {
        (Season::Winter, "oak" | "willow") => Some("dead tree"),
        (Season::Winter, "butterfly" | "sunflower" | "mushroom") => None,
        (Season::Autumn, "oak") => Some("maple"),
        (Season::Spring, "oak") => Some("cherry tree"),
        _ => Some(name),
    }
}

/// Puts the pieces of the setting where nobody else will stand.
pub(super) fn furnish(pen: &mut Pen, place: &Place, setting: Setting) {
    let home = |(home, _): &&(Setting, &str)| *home == setting && place.empty && !place.bare;
    let Some((_, text)) = PIECES.iter().find(home) else { return };
    let airy = matches!(setting, Setting::Underwater | Setting::Space | Setting::Sky);
    // Rooms are written down with their window at the right.
    let turned = place.chance(21) < 0.5;
    let (from, depth) =
        if airy { (0.0, place.height) } else { (place.horizon, place.height - place.horizon) };
    let outside = super::outdoors(setting);
    // On a narrow page everything is smaller, so that it doesn't stand on top of each other.
    let scale = (place.width / 82.0).clamp(0.62, 1.0);
    for (i, (name, [x, down, lift, tall])) in pieces(text).enumerate() {
        let Some(name) = in_season(name, place.light.season) else { continue };
        let (lift, tall) = (lift * scale, tall * scale);
        let x = if turned { 1.0 - x } else { x };
        let (x, y) = (place.width * x, from + depth * down - lift);
        let grounded = lift == 0.0 && !airy && down > 0.06;
        if grounded {
            let half = tall * figures::find(name).map_or(1.0, |figure| figure.aspect) * 0.52;
            pen.shadow(x + half * 0.1, y, half * 1.06, half * 0.16 + 0.3, 0.34);
        }
        let far = if outside { (0.3 - 0.4 * down).max(0.0) } else { 0.0 };
        figure(pen, place, name, (x, y), tall, (13_010 + i as u64, turned != (i % 2 == 1)), far);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_a_figure() {
        let seasons = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
        for (setting, text) in PIECES {
            for name in pieces(text).flat_map(|(name, _)| seasons.map(|s| in_season(name, s))).flatten() {
                assert!(figures::find(name).is_some(), "{setting:?} wants {name}");
            }
        }
    }
}
