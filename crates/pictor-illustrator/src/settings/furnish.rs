//! What stands about where nobody is named: furniture in rooms, a tree in the meadow, fish in the sea. Small enough
//! to belong to the place.

use super::Place;
use super::props::figure;
use crate::figures::{self, Pen};
use crate::intent::{Season, Setting};

/// A figure, where its feet are (a share of the width; a share of the way from the horizon to the lower edge, or of
/// the page where there is no ground; units above that), and how tall it is.
type Piece = (&'static str, f64, f64, f64, f64);

const PIECES: &[(Setting, &[Piece])] = &[
    (
        Setting::Room,
        &[
            ("sofa", 0.4, 0.3, 0.0, 21.0),
            ("armchair", 0.84, 0.6, 0.0, 20.0),
            ("stack of books", 0.62, 0.86, 0.0, 4.5),
        ],
    ),
    (Setting::Bedroom, &[("bed", 0.4, 0.42, 0.0, 28.0), ("teddy bear", 0.74, 0.7, 0.0, 9.0)]),
    (
        Setting::Kitchen,
        &[
            ("chair", 0.27, 0.5, 0.0, 22.0),
            ("table", 0.5, 0.66, 0.0, 19.0),
            ("chair", 0.76, 0.7, 0.0, 23.0),
            ("teapot", 0.45, 0.66, 15.4, 6.0),
            ("cup", 0.56, 0.66, 15.0, 3.6),
        ],
    ),
    (
        Setting::Classroom,
        &[
            ("desk", 0.24, 0.42, 0.0, 15.0),
            ("desk", 0.56, 0.42, 0.0, 15.0),
            ("stack of books", 0.54, 0.42, 12.4, 4.0),
            ("chair", 0.4, 0.84, 0.0, 19.0),
            ("desk", 0.78, 0.86, 0.0, 18.0),
            ("globe", 0.8, 0.86, 14.6, 8.0),
        ],
    ),
    (
        Setting::Library,
        &[
            ("armchair", 0.3, 0.6, 0.0, 23.0),
            ("table", 0.66, 0.56, 0.0, 15.0),
            ("lamp", 0.72, 0.56, 12.2, 9.0),
            ("book", 0.6, 0.56, 12.0, 3.4),
            ("stack of books", 0.86, 0.84, 0.0, 6.0),
        ],
    ),
    (
        Setting::Cafe,
        &[
            ("chair", 0.3, 0.56, 0.0, 21.0),
            ("table", 0.5, 0.7, 0.0, 18.0),
            ("chair", 0.72, 0.72, 0.0, 22.0),
            ("cup", 0.46, 0.7, 14.4, 4.0),
            ("croissant", 0.56, 0.7, 14.4, 3.0),
        ],
    ),
    (
        Setting::Office,
        &[
            ("desk", 0.4, 0.46, 0.0, 20.0),
            ("computer", 0.38, 0.46, 16.6, 14.0),
            ("chair", 0.6, 0.74, 0.0, 25.0),
            ("cup", 0.5, 0.46, 16.2, 3.4),
        ],
    ),
    (Setting::Workshop, &[("bicycle", 0.42, 0.56, 0.0, 22.0), ("chair", 0.74, 0.6, 0.0, 18.0)]),
    (
        Setting::Shop,
        &[("desk", 0.5, 0.5, 0.0, 19.0), ("basket", 0.2, 0.8, 0.0, 12.0), ("bouquet", 0.56, 0.5, 15.6, 9.0)],
    ),
    (Setting::Clinic, &[("table", 0.4, 0.6, 0.0, 18.0), ("teddy bear", 0.4, 0.6, 14.6, 8.0)]),
    (Setting::Stage, &[("piano", 0.62, 0.5, 0.0, 24.0), ("cello", 0.38, 0.6, 0.0, 25.0)]),
    (
        Setting::Meadow,
        &[
            ("oak", 0.74, 0.16, 0.0, 38.0),
            ("butterfly", 0.34, 0.1, 0.0, 3.6),
            ("butterfly", 0.42, 0.3, 0.0, 2.8),
            ("rabbit", 0.3, 0.62, 0.0, 8.0),
        ],
    ),
    (
        Setting::Hills,
        &[
            ("cottage", 0.3, 0.2, 0.0, 10.0),
            ("oak", 0.78, 0.42, 0.0, 32.0),
            ("sheep", 0.44, 0.58, 0.0, 6.0),
            ("sheep", 0.34, 0.68, 0.0, 7.0),
        ],
    ),
    (Setting::Mountains, &[("cottage", 0.34, 0.3, 0.0, 9.0), ("deer", 0.62, 0.6, 0.0, 11.0)]),
    (Setting::River, &[("willow", 0.16, 0.3, 0.0, 30.0), ("oak", 0.86, 0.2, 0.0, 26.0)]),
    (
        Setting::Forest,
        &[
            ("deer", 0.6, 0.44, 0.0, 18.0),
            ("mushroom", 0.24, 0.74, 0.0, 6.0),
            ("mushroom", 0.3, 0.8, 0.0, 4.4),
        ],
    ),
    (Setting::Jungle, &[("tiger", 0.56, 0.6, 0.0, 18.0), ("butterfly", 0.34, 0.0, 0.0, 3.6)]),
    (
        Setting::Farm,
        &[
            ("tractor", 0.62, 0.34, 0.0, 12.0),
            ("cow", 0.4, 0.54, 0.0, 11.0),
            ("chicken", 0.7, 0.74, 0.0, 6.0),
            ("chicken", 0.62, 0.8, 0.0, 5.4),
        ],
    ),
    (
        Setting::Garden,
        &[
            ("park bench", 0.74, 0.36, 0.0, 10.0),
            ("sunflower", 0.2, 0.5, 0.0, 19.0),
            ("sunflower", 0.27, 0.56, 0.0, 15.0),
            ("butterfly", 0.4, 0.2, 0.0, 3.0),
        ],
    ),
    (
        Setting::Park,
        &[
            ("park bench", 0.26, 0.42, 0.0, 9.0),
            ("dog", 0.56, 0.66, 0.0, 7.0),
            ("kite", 0.36, -0.7, 0.0, 8.0),
        ],
    ),
    (
        Setting::Beach,
        &[("ball", 0.42, 0.82, 0.0, 5.0), ("crab", 0.6, 0.86, 0.0, 3.4), ("sailboat", 0.3, 0.14, 0.0, 8.0)],
    ),
    (Setting::Village, &[("well", 0.3, 0.52, 0.0, 10.0), ("chicken", 0.66, 0.7, 0.0, 5.0)]),
    (Setting::SnowField, &[("cottage", 0.32, 0.34, 0.0, 14.0), ("snowman", 0.68, 0.64, 0.0, 17.0)]),
    (Setting::Cave, &[("treasure chest", 0.58, 0.56, 0.0, 13.0)]),
    (Setting::Stadium, &[("football", 0.4, 0.78, 0.0, 6.0)]),
    (
        Setting::Underwater,
        &[
            ("sea turtle", 0.62, 0.48, 0.0, 15.0),
            ("clownfish", 0.3, 0.64, 0.0, 6.6),
            ("clownfish", 0.4, 0.7, 0.0, 5.0),
            ("jellyfish", 0.84, 0.3, 0.0, 11.0),
            ("fish", 0.22, 0.3, 0.0, 6.0),
            ("starfish", 0.5, 0.95, 0.0, 3.4),
        ],
    ),
    (Setting::Space, &[("rocket", 0.36, 0.7, 0.0, 30.0), ("satellite", 0.72, 0.52, 0.0, 7.0)]),
    (
        Setting::Sky,
        &[
            ("hot air balloon", 0.66, 0.62, 0.0, 34.0),
            ("hot air balloon", 0.28, 0.42, 0.0, 16.0),
            ("hot air balloon", 0.46, 0.24, 0.0, 8.0),
        ],
    ),
];

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
    let Some((_, pieces)) = PIECES.iter().find(|(home, _)| *home == setting && place.empty && !place.bare)
    else {
        return;
    };
    let airy = matches!(setting, Setting::Underwater | Setting::Space | Setting::Sky);
    // Rooms are written down with their window at the right.
    let turned = place.chance(21) < 0.5;
    let (from, depth) =
        if airy { (0.0, place.height) } else { (place.horizon, place.height - place.horizon) };
    let outside = super::outdoors(setting);
    // On a narrow page everything is smaller, so that it doesn't stand on top of each other.
    let scale = (place.width / 82.0).clamp(0.62, 1.0);
    for (i, &(name, x, down, lift, tall)) in pieces.iter().enumerate() {
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
        for (setting, pieces) in PIECES {
            for name in pieces.iter().flat_map(|(name, ..)| seasons.map(|s| in_season(name, s))).flatten() {
                assert!(figures::find(name).is_some(), "{setting:?} wants {name}");
            }
        }
    }
}
