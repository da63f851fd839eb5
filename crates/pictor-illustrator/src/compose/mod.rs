//! Composing: an intent becomes a scene. Everything is decided here, in page units, before a pixel is painted.
//!
//! The page's unit is chosen so that the square root of its area is 100: figures, trees and strokes keep their size
//! whether the page is a banner or a bookmark. The order of decisions: setting and light, the cast (who is there
//! and who is attached to whom), the layout (where everybody stands), lettering, style.

use pictor_api::Background;
use vello_cpu::kurbo::{Affine, Rect};

use crate::colour::{Rgb, Tint};
use crate::emblem;
use crate::figures::{Pen, Sketch, Slot, outline};
use crate::intent::{Camera, Intent, Kind, Position, Region, Setting, Style, Subject, Time};
use crate::isometric;
use crate::light::Light;
use crate::settings::{self, Bank, Footing, Headland, Page, Place};
use crate::shape::{self, Shape};
use crate::sheet::{Composition, Note, Pass, Sheet};
use crate::style::{self, Hand};

mod actor;
mod afloat;
mod assemble;
mod cast;
mod choose;
mod given;
mod hanging;
mod home;
mod layout;
mod lettered;
mod occasion;
mod page;
mod tidy;
mod view;
mod words;

pub(crate) use actor::{Actor, Portrayal};
pub(crate) use cast::{drawn_as, drop_outlines, leave_out, shows_its_side};
pub(crate) use given::holds_things;
pub(crate) use page::{compose as laid_out, is_neon, is_pictured, is_topic};
use view::View;

/// Decides everything about the picture of that intent: a page that is laid out, or a scene.
pub(crate) fn compose(intent: &Intent, sheet: &Sheet<'_>) -> Composition {
    laid_out(intent, sheet).unwrap_or_else(|| compose_around(intent, sheet, Vec::new()))
}

/// The intent of a scene as it is staged: with what goes without saying, without what its place shows already.
pub(crate) fn settled(intent: &Intent) -> Intent {
    let mut intent = intent.clone();
    let setting = choose::setting(&intent, choose::style(&intent));
    let setting = choose::pond(&mut intent, setting);
    tidy::tidy(&mut intent, setting);
    intent.setting = Some(setting);
    intent
}

/// The same with things that are already there, such as the pictures of an edit.
pub(crate) fn compose_around(intent: &Intent, sheet: &Sheet<'_>, items: Vec<Actor>) -> Composition {
    stage(intent, sheet, items).finished(sheet)
}

/// A scene of which all is decided, and all drawn but what is around the figures, which takes the most time.
pub(crate) struct Stage {
    pub(crate) front: Composition,
    /// The intent as it is staged and where that happens; a logo has no place.
    around: Option<(Intent, Setting, Place)>,
}

impl Stage {
    pub(crate) fn finished(self, sheet: &Sheet<'_>) -> Composition {
        let Some((intent, setting, place)) = self.around else { return self.front };
        let settings::Backdrop { behind, before } =
            surroundings(&intent, sheet, setting, self.front.style, &place);
        Composition { behind, before, ..self.front }
    }
}

/// Gives everybody in the scene their place.
pub(crate) fn stage(intent: &Intent, sheet: &Sheet<'_>, items: Vec<Actor>) -> Stage {
    let mut intent = intent.clone();
    // A sign of neon tubes is no board on a post.
    if intent.lettering.iter().any(is_neon)
        && let Some(board) = intent.subjects.iter().position(|subject| subject.name() == "sign")
    {
        intent.remove(board);
    }
    let choice = choose(&mut intent, sheet, items.is_empty());
    let intent = &intent;
    let light = light(intent, choice.setting);
    let mut cast = gather(intent, &choice, &light, sheet, items);
    let mut words =
        words::Words::new(intent, sheet, &mut cast, settings::board(choice.setting, sheet.page()));
    let zone = words.reserve(sheet.page(), sheet.seed);
    let zone = if choice.style == Style::Isometric { on_the_tile(zone, &choice, sheet) } else { zone };
    let mut place = survey(intent, &choice, light, sheet, zone, &cast);
    let zone = intent.region.map_or(zone, |region| side(zone, region));
    if choice.style == Style::Logo {
        return Stage { front: logo(intent, sheet, &place, &cast, words.notes), around: None };
    }
    let camera = if choice.style == Style::Map { Camera::Wide } else { intent.camera };
    let view = choice.view.seen_by(camera, choice.setting);
    let mut staged = layout::arrange(cast, choice.setting, &place, zone, layout::Shot::new(camera, view));
    words.enlarge(&mut staged, sheet.page());
    let shadows = settings::footing(choice.setting) != Footing::Nothing
        && !matches!(place.page, Page::Poster(_))
        && sheet.background == Background::Opaque;
    let mut figures = layout::draw(&staged, &place, shadows);
    // Of a sticker that shows what nobody can draw the paper is left.
    if choice.empty && choice.style == Style::Sticker {
        let (side, middle) = (zone.width().min(zone.height()) * 0.62, zone.center());
        let mut pen = Pen::new(Affine::IDENTITY);
        let spot = outline::round_rect(middle.x - side / 2.0, middle.y - side / 2.0, side, side, side * 0.3);
        pen.body(spot, Rgb::hex(0xf3c9a8));
        figures.extend(pen.finish().shapes);
    }
    if intent.silhouette {
        let dark = place.light.sky[0].shaded(0.86);
        figures.iter_mut().for_each(|s| s.paint = s.paint.map(|tint| Tint { rgb: dark, ..tint }));
    }
    // The pines of a near bank hide nobody.
    let aside = |x: f64| (x / place.width - 0.5).abs() > 0.22;
    if staged.iter().any(|s| s.actor.kind == Kind::Person && aside(s.area.center().x)) {
        place.named.push("near bank");
    }
    let front = Composition {
        style: choice.style,
        mood: intent.mood,
        backdrop: intent.backdrop,
        behind: Vec::new(),
        figures: style::lit(figures, &place.light),
        before: Vec::new(),
        words: words.letter(&staged, &place, choice.style),
        notes: words.notes,
    };
    Stage { front, around: Some((intent.clone(), choice.setting, place)) }
}

/// What is chosen before anybody has a place.
struct Choice {
    style: Style,
    setting: Setting,
    view: View,
    /// Things lie side by side and are seen from above.
    laid_out: bool,
    /// The place itself is what is shown.
    empty: bool,
}

/// Chooses what the intent leaves open, and adds to it what goes without saying; `alone` says that nothing but the
/// intent is composed.
fn choose(intent: &mut Intent, sheet: &Sheet<'_>, alone: bool) -> Choice {
    let style = choose::style(intent);
    let view = if alone { View::of(sheet.turn) } else { View::USUAL };
    let setting = view.place(intent, choose::setting(intent, style));
    let setting = choose::pond(intent, setting);
    let setting = choose::ink(intent, style, setting);
    if intent.subjects.iter().any(|subject| subject.name().ends_with("moon")) {
        intent.time.get_or_insert(Time::Night);
    }
    tidy::tidy(intent, setting);
    view.stage(intent, setting);
    occasion::hour(intent);
    let laid_out = intent.camera == Camera::TopDown && is_indoors(setting);
    let setting = if laid_out { Setting::Plain } else { setting };
    if alone {
        occasion::guests(intent, false, setting);
    }
    Choice { style, setting, view, laid_out, empty: alone && !intent.bare && intent.subjects.is_empty() }
}

fn is_indoors(setting: Setting) -> bool {
    matches!(settings::footing(setting), Footing::Floor | Footing::Table)
}

fn light(intent: &Intent, setting: Setting) -> Light {
    let light = Light::of(intent);
    if is_indoors(setting) { light.indoors() } else { light }
}

/// Who is on the page: what the intent names and the items, without what the style's own drawing shows.
fn gather(
    intent: &Intent,
    choice: &Choice,
    light: &Light,
    sheet: &Sheet<'_>,
    items: Vec<Actor>,
) -> Vec<Actor> {
    let mut cast = cast::cast(intent, choice.setting, light, sheet);
    if !items.is_empty() {
        cast = given::join(intent, cast, items);
    }
    if choice.style == Style::Cutaway {
        cast.iter_mut().take(1).for_each(cast::open_up);
    }
    if choice.style == Style::Isometric {
        cast.retain(|actor| !isometric::builds(intent, actor.subject));
    }
    cast
}

/// The part of the zone that figures are asked to keep to; the rest stays free.
fn side(zone: Rect, region: Region) -> Rect {
    use Region::{BottomLeft, BottomRight, Left, Right, TopLeft, TopRight};
    let half = zone.width() * 0.46;
    match region {
        Left | TopLeft | BottomLeft => Rect { x1: zone.x0 + half, ..zone },
        Right | TopRight | BottomRight => Rect { x0: zone.x1 - half, ..zone },
        Region::Top | Region::Bottom | Region::Centre => zone,
    }
}

/// The part of the zone that an isometric tile takes up.
fn on_the_tile(zone: Rect, choice: &Choice, sheet: &Sheet<'_>) -> Rect {
    let inside = settings::footing(choice.setting) == Footing::Floor;
    let (side, top) = if inside { (0.12, 0.24) } else { (0.2, 0.14) };
    zone.inflate(-sheet.page().width() * side, -sheet.page().height() * top)
}

/// The place with what depends on who is there and on the kind of page.
fn survey(
    intent: &Intent,
    choice: &Choice,
    light: Light,
    sheet: &Sheet<'_>,
    zone: Rect,
    cast: &[Actor],
) -> Place {
    let place =
        place(intent, choice.setting, light, sheet, zone, choice.view.seen_by(intent.camera, choice.setting));
    let page = page(intent, choice, &place);
    let ashore = || cast.iter().any(layout::ashore);
    let bank = match choice.setting {
        Setting::River => settings::reach(&place),
        Setting::Canal => settings::fairway(&place),
        Setting::Lake if ashore() => Bank::Shore,
        Setting::Sea if ashore() => Bank::Cliff(Headland::of(&place)),
        _ => Bank::Usual,
    };
    let poster = if let Page::Poster(design) = page { Some(design.ground()) } else { None };
    Place { bank, page, backdrop: place.backdrop.or(poster), empty: choice.empty, ..place }
}

fn page(intent: &Intent, choice: &Choice, place: &Place) -> Page {
    let setting = choice.setting;
    let town = matches!(setting, Setting::City | Setting::Street | Setting::Village | Setting::Park);
    let down = matches!(intent.camera, Camera::Aerial | Camera::TopDown);
    let open = choice.style == Style::Poster && choose::leaves_the_place_open(intent, setting);
    if let Some(design) = settings::poster::Design::of(place).filter(|_| open) {
        Page::Poster(design)
    } else if choice.laid_out && intent.backdrop.is_none() || choice.empty && town && down {
        Page::FromAbove
    } else {
        Page::Scene
    }
}

/// What is behind the figures and before them.
fn surroundings(
    intent: &Intent,
    sheet: &Sheet<'_>,
    setting: Setting,
    style: Style,
    place: &Place,
) -> settings::Backdrop {
    let mut backdrop = if sheet.background == Background::Transparent {
        settings::Backdrop::default()
    } else {
        match style {
            Style::Isometric => {
                let behind = isometric::scene(intent, setting, place);
                settings::Backdrop { behind, before: Vec::new() }
            }
            _ => settings::by_style(style, place).unwrap_or_else(|| settings::draw(setting, place)),
        }
    };
    if let Some(occasion) = intent.occasion
        && sheet.background == Background::Opaque
    {
        backdrop.behind.extend(occasion::behind(occasion, place, setting));
        backdrop.before.extend(occasion::before(occasion, place));
    }
    backdrop
}

/// The picture of a logo: its mark and its words.
fn logo(intent: &Intent, sheet: &Sheet<'_>, place: &Place, cast: &[Actor], notes: Vec<Note>) -> Composition {
    let sketch = mark(cast);
    // Not every logo of the first turn is on a disc.
    let first = intent.subjects.first().map_or(0, |subject| subject.name().len() as u64);
    let wish = emblem::Wish { colours: &intent.palette, turn: sheet.turn.wrapping_add(first) };
    let emblem = emblem::design(sketch.as_ref(), &intent.lettering, place, &wish);
    let opaque = sheet.background == Background::Opaque;
    let words = emblem
        .wordmark
        .map_or(Vec::new(), |(band, ink)| lettered::stacked(sheet.letters, &intent.lettering, band, ink));
    Composition {
        style: Style::Logo,
        mood: intent.mood,
        backdrop: intent.backdrop,
        // Its paper goes with the background, its badge stays.
        behind: emblem.behind.into_iter().skip(usize::from(!opaque)).collect(),
        figures: emblem.mark,
        before: Vec::new(),
        words,
        notes,
    }
}

/// The first of a logo's subjects; a thing with the next behind it, somebody with the next at the side.
fn mark(cast: &[Actor]) -> Option<Sketch> {
    let drawn = |mark: &Actor| assemble::assemble(mark, mark.aspect * 50.0, 100.0, 100.0);
    let first = cast.first().map(drawn)?;
    let other = cast.iter().find(|other| other.subject != cast[0].subject && other.name() != cast[0].name());
    let faced = |sketch: &Sketch| sketch.slot(Slot::Face).is_some();
    let Some(other) = other.map(drawn).filter(|other| !faced(&first) || faced(other)) else {
        return Some(first);
    };
    let (own, next) = (shape::bounds(&first.shapes)?, shape::bounds(&other.shapes)?);
    let (share, most) = if faced(&first) { (1.0, 96.0) } else { (0.86, 108.0) };
    let scale = most / next.width().max(next.height());
    let aside = if faced(&first) { next.width() * scale * 0.46 } else { 0.0 };
    let to = (own.x0 + own.width() * share + aside, own.y1 - next.height() * scale / 2.0);
    let behind = Affine::translate(to) * Affine::scale(scale) * Affine::translate(-next.center().to_vec2());
    let shapes = shape::transformed(&other.shapes, behind).into_iter().chain(first.shapes).collect();
    Some(Sketch { shapes, slots: Vec::new() })
}

/// The subjects of the intent as shapes in page units inside `zone`, to be laid over a picture.
pub(crate) fn added(intent: &Intent, sheet: &Sheet<'_>, zone: Rect) -> Vec<Shape> {
    let light = Light::of(intent);
    let cast = cast::cast(intent, Setting::Plain, &light, sheet);
    let place = Place { floor: zone.y1, ..place(intent, Setting::Plain, light, sheet, zone, View::USUAL) };
    let staged =
        layout::arrange(cast, Setting::Plain, &place, zone, layout::Shot::new(Camera::CloseUp, View::USUAL));
    let shapes = style::lit(layout::draw(&staged, &place, true), &place.light);
    style::figures(&Hand::new(choose::style(intent), Pass::Finished, sheet.quality, sheet.seed), shapes)
}

/// The letterings of the intent in `band`, over something of the colour `under`; and what no font can letter.
pub(crate) fn banner(intent: &Intent, sheet: &Sheet<'_>, band: Rect, under: Rgb) -> (Vec<Shape>, Vec<Note>) {
    words::banner(intent, sheet, band, under)
}

/// Where the horizon and the floor are, so that `zone`, the part of the page free for figures, is well used.
fn place(
    intent: &Intent,
    setting: Setting,
    light: Light,
    sheet: &Sheet<'_>,
    zone: Rect,
    view: View,
) -> Place {
    let page = sheet.page();
    let tall = page.height() / page.width();
    // On a tall page the land would be a tower of grass: keep the horizon low; on a banner keep it high.
    let share = settings::horizon(setting) + (tall.sqrt() - 1.0) * 0.1;
    let share = match intent.camera {
        Camera::Wide | Camera::Aerial => share - 0.04,
        Camera::Low => share + 0.12,
        Camera::CloseUp | Camera::Portrait => share - 0.02,
        Camera::Usual | Camera::TopDown => share,
    };
    let share = share + if settings::footing(setting) == Footing::Paper { 0.0 } else { view.lower };
    let horizon = page.height() * share.clamp(0.3, 1.0);
    let margin = (page.height() * 0.07).min(7.0);
    let floor = match settings::footing(setting) {
        Footing::Land | Footing::Lake | Footing::Seabed => {
            // On a tall page the lower end would be a cellar: stand higher.
            let lift = ((tall - 1.0) * 0.11).clamp(0.0, 0.2) * (page.height() - horizon);
            (page.height() - margin - lift).min(zone.y1)
        }

        Footing::Floor => (horizon + (page.height() - horizon) * 0.8).min(zone.y1),
        Footing::Table => (horizon + (page.height() - horizon) * 0.68).min(zone.y1),
        Footing::Water => (horizon + (page.height() - horizon) * 0.5).min(zone.y1),
        Footing::Nothing | Footing::Paper => (page.height() - margin * 1.4).min(zone.y1),
    };
    let floor = match choose::style(intent) {
        Style::Isometric => isometric::floor(intent, setting, page.width(), page.height()),
        _ => floor,
    };
    Place {
        horizon,
        floor,
        backdrop: intent.backdrop,
        fine: sheet.fine(),
        bare: intent.bare,
        named: intent.subjects.iter().map(Subject::name).chain(intent.scenery.iter().copied()).collect(),
        folk: !intent.bare
            && !intent.without.iter().any(|name| matches!(*name, "person" | "people" | "crowd")),
        occasion: intent.occasion,
        ..Place::bare((page.width(), page.height()), light, sheet.seed)
    }
}

/// Whether any lettering of the intent wants that spot.
pub(crate) fn letters_at(intent: &Intent, spot: Position) -> bool {
    intent.lettering.iter().any(|lettering| lettering.place == spot)
}

#[cfg(test)]
mod tests;
