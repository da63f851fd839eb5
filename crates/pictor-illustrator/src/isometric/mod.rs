//! Isometric pictures: a tile of the world in parallel projection, with buildings, rooms and small things as solids.
//!
//! The world's units are about metres: x runs to the lower right, y to the lower left, z up. What the kit has no
//! solid for stands on the tile as the figure that it is. The solids are texts in the notation of figures;
//! `streets.txt` has the tile with all that is on it.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use vello_cpu::kurbo::Affine;

use crate::figures::notation::{Texts, Value, read, texts};
use crate::figures::prelude::*;
use crate::intent::{Intent, Setting, Time};
use crate::settings::{Footing, Place, footing};
use crate::shape::Shape;

/// The edge of the tile, in metres; `solids.txt` knows it, too.
const TILE: f64 = 12.0;
/// The most buildings that stand on a tile.
const MOST: usize = 9;

/// A building by its name, and its colour, if it has one.
type Lot = (&'static str, Option<Rgb>);

/// The texts of the kit.
static KIT: LazyLock<Texts> =
    LazyLock::new(|| read(&[texts!["solids.txt", "buildings.txt", "rooms.txt", "streets.txt"]]).remove(0));

/// Whether the kit builds that subject, so that no figure of it is needed.
pub(crate) fn builds(intent: &Intent, subject: usize) -> bool {
    intent.subjects.get(subject).is_some_and(|subject| high(subject.name()).is_some())
}

/// How high the building of that name is, if the kit builds one.
fn high(name: &'static str) -> Option<f64> {
    match KIT.call("high", &mut Pen::new(Affine::IDENTITY), &Look::plain(0), vec![name.into()]) {
        Value::Number(high) => Some(high),
        _ => None,
    }
}

/// Where the feet of figures on the tile are, on a page of that size.
pub(crate) fn floor(intent: &Intent, setting: Setting, width: f64, height: f64) -> f64 {
    let lots = lots(intent);
    let (half, middle) = tile(&lots, setting, width, height);
    middle + half * if lots.is_empty() { 0.16 } else { 0.38 }
}

/// Half of the tile's width, and the height of its middle: so that it and what stands on it fill the page.
fn tile(lots: &[Lot], setting: Setting, width: f64, height: f64) -> (f64, f64) {
    let half = (width * 0.47).min(height * 0.43);
    let tallest = lots.iter().filter_map(|lot| high(lot.0)).fold(3.0, f64::max).min(11.5);
    let high = match setting {
        _ if !lots.is_empty() => tallest,
        Setting::City | Setting::Street => 8.0,
        _ if footing(setting) == Footing::Floor => 5.4,
        _ => 3.0,
    };
    (half, (height + (high * 0.62 - 1.0) * half / TILE) / 2.0)
}

/// The tile with all that the kit has on it, and the sky around it.
pub(crate) fn scene(intent: &Intent, setting: Setting, place: &Place) -> Vec<Shape> {
    let lots = lots(intent);
    let indoors = footing(setting) == Footing::Floor;
    let (half, middle) = tile(&lots, setting, place.width, place.height);
    let mut pen = Pen::new(Affine::IDENTITY);
    backdrop(&mut pen, place, (place.width / 2.0, middle), half);
    let light = Some(Arc::new(place.light.clone()));
    let look = Look { night: place.light.dark, light, ..Look::plain(place.seed) };
    let lots =
        lots.into_iter().map(|(name, colour)| vec![name.into(), colour.map_or("none".into(), Value::from)]);
    let (lots, guests) = (lots.collect::<Vec<Vec<Value>>>(), !intent.subjects.is_empty());
    let setting = Cow::from(format!("{setting:?}"));
    let values = vec![setting.into(), lots.into(), indoors.into(), guests.into()];
    let corner = Affine::translate((place.width / 2.0, middle - half / 2.0)) * Affine::scale(half / TILE);
    pen.through(corner, |pen| KIT.call("tile", pen, &look, values));
    pen.finish().shapes
}

/// The buildings that the prompt names, each as often as it counts.
fn lots(intent: &Intent) -> Vec<Lot> {
    let named = intent.subjects.iter().filter_map(|subject| {
        high(subject.name())?;
        let lot = (subject.name(), subject.colours.first().copied());
        Some(std::iter::repeat_n(lot, usize::from(subject.count)))
    });
    named.flatten().take(MOST).collect()
}

/// A plain sweep of colour, lighter behind the tile, and the tile's shadow.
fn backdrop(pen: &mut Pen, place: &Place, (x, y): (f64, f64), half: f64) {
    let (w, h) = (place.width, place.height);
    const TINTS: [u32; 6] = [0xf4dcc4, 0xd2e6e2, 0xe2d9ee, 0xf7e3b4, 0xcfe1f2, 0xf3d3cf];
    let tint = Rgb::hex(TINTS[(place.chance(870) * 5.999) as usize]);
    let day = tint.mix(place.light.sky[1], if place.light.time == Time::Day { 0.1 } else { 0.45 });
    let tone = place.backdrop.unwrap_or(if place.light.dark { place.light.sky[1] } else { day });
    pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), tone.lit(0.16), tone.shaded(0.1));
    pen.glow(x, y - half * 0.3, half * 1.5, tone.lit(0.5).alpha(0.5));
    pen.shadow(x + half * 0.06, y + half * 0.2, half * 1.18, half * 0.6, 0.42);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures;
    use crate::intent::{Kind, Season, Subject};
    use crate::light::Light;

    /// What is wrong in a text shows at the latest when it is drawn.
    #[test]
    fn all_of_the_kit_is_drawn() {
        let names = figures::all().map(|(_, figure)| figure.name).filter(|name| high(name).is_some());
        let built: Vec<_> = names.map(|name| vec![Subject::new(name, Kind::Building)]).collect();
        assert!(built.len() > 15, "{} buildings", built.len());
        let places = [Setting::City, Setting::Village, Setting::Meadow, Setting::Sea, Setting::Bedroom]
            .into_iter()
            .chain([Setting::Kitchen, Setting::Library, Setting::Office, Setting::Cafe, Setting::Room]);
        let empty = places.map(|setting| (setting, Vec::new()));
        let full = built.iter().map(|subjects| (Setting::Street, subjects.clone()));
        for (setting, subjects) in empty.chain(full).chain([(Setting::City, built.concat())]) {
            for (time, season) in [(Time::Day, Season::Summer), (Time::Night, Season::Autumn)] {
                let subjects = subjects.clone();
                let intent = Intent { time: Some(time), season: Some(season), subjects, ..Intent::default() };
                let place = Place::bare((100.0, 100.0), Light::of(&intent), 7);
                assert!(scene(&intent, setting, &place).len() > 6, "{setting:?}: {:?}", intent.subjects);
            }
        }
    }
}
