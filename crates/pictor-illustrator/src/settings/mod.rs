//! Settings: where a picture happens, as a backdrop behind the figures and a veil before them.
//!
//! A setting is drawn in page units: the square root of the page's area is 100, so that a tree is as large in a
//! banner as in a bookmark. It says where things may stand, and promises nothing else.

use vello_cpu::kurbo::{Affine, Rect};

use crate::figures::Pen;
use crate::figures::look::scramble;
use crate::intent::{Occasion, Season, Setting, Style, Weather};
use crate::light::Light;
use crate::shape::Shape;

mod air;
mod canal;
pub(crate) mod card;
mod city;
mod coast;
mod dunes;
pub(crate) mod festive;
mod folk;
mod furnish;
mod ground;
mod indoors;
pub(crate) mod interior;
mod lake;
mod land;
mod lunar;
pub(crate) mod mirror;
mod peaks;
pub(crate) mod plan;
pub(crate) mod poster;
mod props;
mod special;
mod still;
mod transit;
mod water;

pub(crate) use canal::fairway;
pub(crate) use coast::Headland;
pub(crate) use props::figure;
pub(crate) use special::rooms;
pub(crate) use water::reach;

/// What a setting is drawn for.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// In page units.
    pub(crate) width: f64,
    /// In page units.
    pub(crate) height: f64,
    /// Where the ground meets the sky, or the floor the wall.
    pub(crate) horizon: f64,
    /// Where the feet of the main figures are.
    pub(crate) floor: f64,
    pub(crate) light: Light,
    /// The colour that the backdrop was asked to have.
    pub(crate) backdrop: Option<crate::colour::Rgb>,
    pub(crate) seed: u64,
    /// Whether fine detail is worth drawing.
    pub(crate) fine: bool,
    pub(crate) bank: Bank,
    /// Whether nobody and nothing is named, so that the place itself is the picture.
    pub(crate) empty: bool,
    /// Whether it was asked to bring nothing along.
    pub(crate) bare: bool,
    /// What the prompt names: the place shows none of it a second time.
    pub(crate) named: Vec<&'static str>,
    /// Whether people may be about.
    pub(crate) folk: bool,
    pub(crate) occasion: Option<Occasion>,
    pub(crate) page: Page,
}

/// What kind of page it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Page {
    /// The place as one sees it.
    Scene,
    /// The place as one sees it from straight above.
    FromAbove,
    /// A greeting card.
    Card,
    /// A poster whose design stands for a place.
    Poster(poster::Design),
}

/// Where land and water meet, in settings that are mostly water.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Bank {
    /// Wherever the setting has it.
    Usual,
    /// At our feet by a lake, for somebody who needs land to stand on.
    Shore,
    /// At the cliff that they stand on by the sea.
    Cliff(Headland),
    /// On both sides of the nearest reach of a river: its middle, and how far it is to either.
    Reach(f64, f64, f64),
}

impl Place {
    /// A page in that light of which nothing else is known.
    pub(crate) fn bare((width, height): (f64, f64), light: Light, seed: u64) -> Self {
        Self {
            width,
            height,
            horizon: height * 0.55,
            floor: height * 0.9,
            light,
            backdrop: None,
            seed,
            fine: true,
            bank: Bank::Usual,
            empty: false,
            bare: false,
            named: Vec::new(),
            folk: false,
            occasion: None,
            page: Page::Scene,
        }
    }

    /// Whether such a thing may stand about.
    pub(crate) fn may_show(&self, name: &str) -> bool {
        !self.bare && !self.named.contains(&name)
    }

    pub(crate) const fn is_card(&self) -> bool {
        matches!(self.page, Page::Card)
    }

    /// Whether we look straight down.
    const fn is_from_above(&self) -> bool {
        matches!(self.page, Page::FromAbove)
    }

    /// The cliff that they stand on by the sea.
    pub(crate) const fn cliff(&self) -> Option<Headland> {
        if let Bank::Cliff(cliff) = self.bank { Some(cliff) } else { None }
    }

    /// Whether somebody stands at our feet by a lake.
    const fn has_shore(&self) -> bool {
        matches!(self.bank, Bank::Shore)
    }

    /// Whether the window of a room is at the left, out of the way of the middle.
    pub(crate) fn window_is_left(&self) -> bool {
        self.chance(21) < 0.5
    }

    /// Whether who is alone stands left of the middle.
    pub(crate) fn stage_is_left(&self) -> bool {
        self.chance(640) < 0.5
    }

    /// A number from 0 to 1 for `key`, the same for the same seed.
    pub(crate) fn chance(&self, key: u64) -> f64 {
        f64::from((scramble(self.seed, key) >> 40) as u32) / f64::from(1u32 << 24)
    }

    /// A number from `low` to `high` for `key`.
    pub(crate) fn between(&self, key: u64, low: f64, high: f64) -> f64 {
        low + (high - low) * self.chance(key)
    }

    /// How many things are spread so that about `per_hundred` stand on 100 units of width.
    pub(crate) fn count(&self, per_hundred: f64) -> usize {
        (self.width / 100.0 * per_hundred).ceil().clamp(1.0, 400.0) as usize
    }
}

/// A drawn setting.
#[derive(Clone, Debug, Default)]
pub(crate) struct Backdrop {
    /// Behind the figures.
    pub(crate) behind: Vec<Shape>,
    /// Before the figures.
    pub(crate) before: Vec<Shape>,
}

/// What one stands on in a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Footing {
    /// Earth, grass, sand, snow, streets.
    Land,
    /// The floor of a room.
    Floor,
    /// A table top: small things only.
    Table,
    /// The water's surface.
    Water,
    /// Water with a near shore.
    Lake,
    /// The bottom of the sea.
    Seabed,
    /// Nothing: space and sky.
    Nothing,
    /// Paper: things stand in the middle, on their own shadows.
    Paper,
}

/// What one stands on there.
pub(crate) const fn footing(setting: Setting) -> Footing {
    match setting {
        Setting::Sea => Footing::Water,
        Setting::Lake | Setting::Beach | Setting::River | Setting::Canal => Footing::Lake,
        Setting::Underwater => Footing::Seabed,
        Setting::Space | Setting::Sky => Footing::Nothing,
        Setting::Tabletop | Setting::Windowsill => Footing::Table,
        Setting::Studio | Setting::Plain | Setting::Abstract => Footing::Paper,
        Setting::Room
        | Setting::Hall
        | Setting::Bedroom
        | Setting::Kitchen
        | Setting::Clinic
        | Setting::Classroom
        | Setting::Library
        | Setting::Cafe
        | Setting::Shop
        | Setting::Office
        | Setting::Workshop
        | Setting::Stage => Footing::Floor,
        _ => Footing::Land,
    }
}

/// Where the horizon usually is, as a share of the height.
pub(crate) const fn horizon(setting: Setting) -> f64 {
    match setting {
        Setting::Mountains | Setting::Lake => 0.6,
        Setting::Sea | Setting::Beach => 0.5,
        Setting::Pool => 0.44,
        Setting::Desert | Setting::SnowField | Setting::Moon => 0.62,
        Setting::City | Setting::Street => 0.68,
        Setting::Canal => 0.5,
        Setting::Room | Setting::Hall | Setting::Bedroom | Setting::Kitchen | Setting::Clinic => 0.7,
        Setting::Classroom | Setting::Library | Setting::Cafe | Setting::Shop => 0.7,
        Setting::Office | Setting::Workshop => 0.7,
        Setting::Stage | Setting::Windowsill => 0.74,
        Setting::Tabletop => 0.56,
        Setting::Studio => 0.62,
        Setting::Underwater => 0.84,
        Setting::Space | Setting::Sky => 1.0,
        _ => 0.56,
    }
}

/// What words that are on a board are written on there, if the place has one, on a page of that size.
pub(crate) fn board(setting: Setting, page: Rect) -> Option<Rect> {
    let wall = page.height() * horizon(setting);
    (setting == Setting::Classroom).then(|| indoors::blackboard(page.width(), wall))
}

/// Draws the setting.
pub(crate) fn draw(setting: Setting, place: &Place) -> Backdrop {
    let mut pen = Pen::new(Affine::IDENTITY);
    match setting {
        _ if place.is_from_above() && setting != Setting::Plain => plan::map(&mut pen, place),
        Setting::Meadow => land::meadow(&mut pen, place),
        Setting::Hills => land::hills(&mut pen, place),
        Setting::Mountains => land::mountains(&mut pen, place),
        Setting::Forest => land::forest(&mut pen, place),
        Setting::Jungle => land::jungle(&mut pen, place),
        Setting::Farm => land::farm(&mut pen, place),
        Setting::Garden => land::garden(&mut pen, place),
        Setting::Park => land::park(&mut pen, place),
        Setting::Village => land::village(&mut pen, place),
        Setting::Desert => dunes::desert(&mut pen, place),
        Setting::Moon => lunar::moonscape(&mut pen, place),
        Setting::SnowField => land::snow_field(&mut pen, place),
        Setting::Cave => land::cave(&mut pen, place),
        Setting::Stadium => land::stadium(&mut pen, place),
        Setting::Pool => water::pool(&mut pen, place),
        Setting::Lake => lake::lake(&mut pen, place),
        Setting::River => water::river(&mut pen, place),
        Setting::Canal => canal::canal(&mut pen, place),
        Setting::Beach => water::beach(&mut pen, place),
        Setting::Sea => coast::sea(&mut pen, place),
        Setting::Underwater => water::underwater(&mut pen, place),
        Setting::City => city::skyline(&mut pen, place),
        Setting::Street if chinese_feast(place) => festive::street(&mut pen, place),
        Setting::Street => city::street(&mut pen, place),
        Setting::Room => indoors::room(&mut pen, place),
        Setting::Hall => indoors::hall(&mut pen, place),
        Setting::Bedroom => indoors::bedroom(&mut pen, place),
        Setting::Kitchen => indoors::kitchen(&mut pen, place),
        Setting::Clinic => indoors::clinic(&mut pen, place),
        Setting::Classroom => indoors::classroom(&mut pen, place),
        Setting::Library => indoors::library(&mut pen, place),
        Setting::Cafe => indoors::cafe(&mut pen, place),
        Setting::Shop => indoors::shop(&mut pen, place),
        Setting::Office => indoors::office(&mut pen, place),
        Setting::Workshop => indoors::workshop(&mut pen, place),
        Setting::Stage => indoors::stage(&mut pen, place),
        Setting::Windowsill => indoors::windowsill(&mut pen, place),
        Setting::Studio => still::studio(&mut pen, place),
        Setting::Tabletop => still::tabletop(&mut pen, place),
        Setting::Plain if place.is_from_above() => still::planks(&mut pen, place),
        Setting::Plain => still::plain(&mut pen, place),
        Setting::Abstract => still::abstract_shapes(&mut pen, place),
        Setting::Space => air::space(&mut pen, place),
        Setting::Sky => air::clouds_only(&mut pen, place),
    }
    let wild = matches!(setting, Setting::Forest | Setting::Jungle | Setting::Garden | Setting::SnowField);
    if wild && place.named.contains(&"stream") {
        water::stream(&mut pen, &Place { horizon: place.horizon + 6.0, ..place.clone() });
    }
    if !place.is_from_above() {
        furnish::furnish(&mut pen, place, setting);
    }
    if !(place.is_from_above() || setting == Setting::Street && chinese_feast(place)) {
        folk::crowd(&mut pen, place, setting);
    }
    on_the_ground(&mut pen, place, setting);
    Backdrop { behind: pen.finish().shapes, before: before(place, setting) }
}

/// What has fallen: leaves, and drops that splash.
fn on_the_ground(pen: &mut Pen, place: &Place, setting: Setting) {
    if place.light.season == Season::Autumn && strewn(setting) && !place.is_from_above() {
        ground::fallen_leaves(pen, place);
    }
    let wet = matches!(place.light.weather, Weather::Rain | Weather::Storm);
    if wet && outdoors(setting) && !place.is_from_above() {
        air::splashes(pen, place);
    }
}

/// What is before the figures.
fn before(place: &Place, setting: Setting) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    if outdoors(setting) && !place.is_from_above() {
        match setting {
            Setting::Lake if !place.named.contains(&"near bank") => lake::frame(&mut pen, place),
            Setting::Meadow
            | Setting::Hills
            | Setting::Garden
            | Setting::Park
            | Setting::Farm
            | Setting::River => {
                ground::foreground_grass(&mut pen, place);
            }
            _ => {}
        }
        weather_before(&mut pen, place);
        let still = !matches!(place.light.weather, Weather::Wind | Weather::Snow);
        if place.light.season == Season::Autumn && still && footing(setting) != Footing::Water {
            air::falling_leaves(&mut pen, place);
        }
    }
    if setting == Setting::Underwater {
        water::bubbles(&mut pen, place);
    }
    pen.finish().shapes
}

/// What a style puts in the place of a setting, if it does.
pub(crate) fn by_style(style: Style, place: &Place) -> Option<Backdrop> {
    let mut pen = Pen::new(Affine::IDENTITY);
    match (style, &place.page) {
        (Style::Map, _) => plan::map(&mut pen, place),
        (_, Page::Poster(design)) => design.draw(&mut pen, place),
        _ => return None,
    }
    Some(Backdrop { behind: pen.finish().shapes, before: Vec::new() })
}

/// Whether the streets are hung with lanterns.
pub(crate) fn chinese_feast(place: &Place) -> bool {
    matches!(place.occasion, Some(Occasion::ChineseNewYear | Occasion::MidAutumn))
}

/// Whether there is a sky above.
pub(crate) const fn outdoors(setting: Setting) -> bool {
    matches!(footing(setting), Footing::Land | Footing::Water | Footing::Lake)
        || matches!(setting, Setting::Sky)
}

/// Whether leaves lie on the ground there in autumn.
const fn strewn(setting: Setting) -> bool {
    use Setting::{Farm, Forest, Garden, Hills, Meadow, Park, River, Street, Village};
    matches!(setting, Farm | Forest | Garden | Hills | Meadow | Park | River | Street | Village)
}

/// What falls or drifts before everything, alone: for pictures that are already there.
pub(crate) fn weather_over(place: &Place) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    weather_before(&mut pen, place);
    pen.finish().shapes
}

/// Stars and a moon, alone.
pub(crate) fn stars_over(place: &Place) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    air::stars(&mut pen, place, place.height * 0.4);
    air::moon(&mut pen, place.width * 0.84, place.height * 0.14, 5.0);
    pen.finish().shapes
}

/// A rainbow, alone.
pub(crate) fn rainbow_over(place: &Place) -> Vec<Shape> {
    let mut pen = Pen::new(Affine::IDENTITY);
    air::rainbow(&mut pen, place, place.horizon);
    pen.finish().shapes
}

fn weather_before(pen: &mut Pen, place: &Place) {
    match place.light.weather {
        Weather::Rain | Weather::Storm => air::rain(pen, place),
        Weather::Snow => air::snow(pen, place),
        Weather::Fog => air::fog(pen, place),
        Weather::Wind => air::flying_leaves(pen, place),
        Weather::Clear | Weather::Cloudy | Weather::Overcast | Weather::Rainbow => {}
    }
}
