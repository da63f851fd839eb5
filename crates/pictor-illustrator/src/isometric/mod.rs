//! Isometric pictures: a tile of the world in parallel projection, with buildings, rooms and small things as solids.
//!
//! The world's units are about metres: x runs to the lower right, y to the lower left, z up. What the kit has no
//! solid for stands on the tile as the figure that it is.

use vello_cpu::kurbo::Affine;

use crate::figures::prelude::*;
use crate::intent::{Intent, Setting, Time};
use crate::settings::{Footing, Place, footing};
use crate::shape::Shape;

mod building;
mod room;
mod solid;
mod street;

use solid::{Iso, Thing};

/// The edge of the tile, in metres.
const TILE: f64 = 12.0;
/// The most buildings that stand on a tile.
const MOST: usize = 9;

/// Whether the kit builds that subject, so that no figure of it is needed.
pub(crate) fn builds(intent: &Intent, subject: usize) -> bool {
    intent.subjects.get(subject).is_some_and(|subject| building::plan(subject.name()).is_some())
}

/// Where the feet of figures on the tile are, on a page of that size.
pub(crate) fn floor(intent: &Intent, setting: Setting, width: f64, height: f64) -> f64 {
    let (half, middle) = tile(intent, setting, width, height);
    middle + half * if lots(intent).is_empty() { 0.16 } else { 0.38 }
}

/// Half of the tile's width, and the height of its middle: so that it and what stands on it fill the page.
fn tile(intent: &Intent, setting: Setting, width: f64, height: f64) -> (f64, f64) {
    let half = (width * 0.47).min(height * 0.43);
    let lots = lots(intent);
    let tallest = lots.iter().map(|lot| lot.0.high().min(11.5)).fold(3.0, f64::max);
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
    let (half, middle) = tile(intent, setting, place.width, place.height);
    let iso = Iso { origin: (place.width / 2.0, middle - half / 2.0), scale: half / TILE };
    let mut pen = Pen::new(Affine::IDENTITY);
    backdrop(&mut pen, place, (place.width / 2.0, middle), half);
    let mut things = if !lots.is_empty() {
        ground(&mut pen, &iso, place, setting);
        street::lots(&mut pen, &iso, place, &lots)
    } else if indoors {
        room::shell(&mut pen, &iso, place, setting);
        room::furniture(&iso, place, setting, !intent.subjects.is_empty())
    } else if matches!(setting, Setting::City | Setting::Street | Setting::Village)
        && intent.subjects.is_empty()
    {
        ground(&mut pen, &iso, place, Setting::City);
        street::block(&mut pen, &iso, place, setting)
    } else {
        ground(&mut pen, &iso, place, setting);
        street::nature(&iso, place, setting)
    };
    things.sort_by(|a, b| a.depth.total_cmp(&b.depth));
    let mut shapes = pen.finish().shapes;
    shapes.extend(things.into_iter().flat_map(|thing| thing.shapes));
    shapes
}

/// The buildings that the prompt names, each as often as it counts.
fn lots(intent: &Intent) -> Vec<(&'static building::Plan, Option<Rgb>)> {
    let named = intent.subjects.iter().filter_map(|subject| {
        let plan = building::plan(subject.name())?;
        Some((plan, subject.colours.first().copied(), usize::from(subject.count)))
    });
    named.flat_map(|(plan, colour, count)| std::iter::repeat_n((plan, colour), count)).take(MOST).collect()
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

/// The slab of ground that everything stands on.
fn ground(pen: &mut Pen, iso: &Iso, place: &Place, setting: Setting) {
    let near = |colour: u32| place.light.near(Rgb::hex(colour));
    let top = match setting {
        Setting::City | Setting::Street | Setting::Cafe | Setting::Shop => near(0xcfd3c4),
        Setting::Beach | Setting::Desert => near(0xf0d7a3),
        Setting::Sea | Setting::Lake | Setting::River | Setting::Underwater => near(0x86c3d8),
        Setting::SnowField => near(0xf2f6fa),
        _ => place.light.near(place.light.grass.lit(0.1)),
    };
    let earth = near(0xb08a66);
    iso.block(pen, (0.0, 0.0, -1.3), (TILE, TILE, 1.0), earth);
    iso.block(pen, (0.0, 0.0, -0.36), (TILE, TILE, 0.36), top);
}

/// A small drawing with its place in the order from back to front.
fn thing(depth: f64, draw: impl FnOnce(&mut Pen)) -> Thing {
    let mut pen = Pen::new(Affine::IDENTITY);
    draw(&mut pen);
    Thing { depth, shapes: pen.finish().shapes }
}
