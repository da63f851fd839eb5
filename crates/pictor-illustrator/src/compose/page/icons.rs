//! Icons: one mark on a rounded tile, or a set of them on a grid.

use vello_cpu::kurbo::Rect;

use super::super::assemble::assemble;
use super::super::cast;
use super::Setting;
use super::board::{Board, cells, fitted, style};
use crate::colour::Rgb;
use crate::emblem;
use crate::figures;
use crate::figures::outline::round_rect;
use crate::intent::Expression::{
    self, Angry, Calm, Happy, InLove, Laughing, Sad, Scared, Sleepy, Surprised, Winking,
};
use crate::intent::{Intent, Kind, Mood, Page, Pose, Slot, Style, Subject};
use crate::letters::Letters;
use crate::light::Light;
use crate::shape::{self, Shape};
use crate::sheet::{Composition, Note, Sheet};
use crate::style::lined;
use crate::understanding::concept;

/// Things by what they are for: a set without a list shows them.
const THEMES: &str = include_str!("themes.txt");

/// The faces of a set of stickers.
const FACES: [Expression; 10] =
    [Happy, Laughing, Sad, Angry, Surprised, Sleepy, InLove, Winking, Scared, Calm];

/// The colours of several of a kind.
const TINTS: [u32; 6] = [0xd9534f, 0xf0ad4e, 0x5b9bd5, 0x6fae6a, 0xd98cb3, 0x8f79c9];

/// One icon with all that is named.
pub(super) fn icon(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let mut rest = page.rest.clone();
    let asked = rest.palette.first().copied().or(rest.backdrop);
    // "A purple icon, a note": the colour is the tile's, and the mark is white on it.
    let dark = |s: &Subject| concept(s.name()).is_some_and(|c| c.colour.luma() < 0.3) && s.colours.is_empty();
    let alone = rest.subjects.len() == 1;
    let only = rest.subjects.first_mut().filter(|s| s.count < 2 || s.colours.len() < 2);
    let only = only.filter(|s| asked.is_none() || alone && dark(s));
    let taken =
        only.and_then(|subject| std::mem::replace(&mut subject.colours, vec![Rgb::WHITE]).into_iter().next());
    let rest = if taken.is_some() || alone { &rest } else { &page.rest };
    let shapes = overlapping(rest, sheet);
    let mut board = Board::new(&Intent { backdrop: Some(Rgb::hex(0xf4f4f6)), ..Intent::default() }, sheet);
    board.cover();
    let side = board.page.width().min(board.page.height()) * 0.8;
    let tile = Rect::from_center_size(board.page.center(), (side, side));
    let colour = asked.or(taken).unwrap_or(board.accent((sheet.seed % 4) as usize));
    let path = round_rect(tile.x0, tile.y0, side, side, side * 0.22);
    board.pen.shadow(tile.center().x, tile.y1 - side * 0.02, side * 0.46, side * 0.06, 0.4);
    let fade = match rest.palette[..] {
        [from, to] => (from, to),
        _ => (colour.mix(Rgb::WHITE, 0.35), colour.mix(Rgb::hex(0x14182e), 0.22)),
    };
    board.pen.fade(path, fade.0, fade.1);
    // Of what nobody can draw the tile is left.
    if let Some(bounds) = shape::bounds(&shapes) {
        board.figures = shape::transformed(&shapes, fitted(bounds, tile.inset(-side * 0.2)));
    }
    Some(board.finish(style(rest, Style::Flat), &Intent::default()))
}

/// The first thing behind, the others over its lower right: one mark, not a row.
fn overlapping(rest: &Intent, sheet: &Sheet<'_>) -> Vec<Shape> {
    let cast = cast::cast(rest, Setting::Plain, &Light::of(rest), sheet);
    let mut shapes = Vec::new();
    for (i, actor) in cast.iter().take(3).enumerate() {
        let alone = assemble(actor, 0.0, 0.0, 100.0).shapes;
        let Some(bounds) = shape::bounds(&alone) else { continue };
        let (x, y) = [(0.0, 0.0), (38.0, 34.0), (-30.0, 50.0)][i];
        // A coin is smaller than its piggy bank.
        let small = i > 0 && actor.height * 3.0 < cast[0].height;
        let size = if cast.len() == 1 { 100.0 } else { [86.0, if small { 52.0 } else { 84.0 }, 60.0][i] };
        let spot = Rect::from_center_size((x, y), (size * 1.2, size));
        shapes.extend(shape::transformed(&alone, fitted(bounds, spot)));
    }
    shapes
}

/// A set: what is listed or named, filled up with its like.
pub(super) fn set(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let rest = &page.rest;
    let members = members(page, sheet.letters);
    // Without a number as many as fill a grid.
    let full = [16, 12, 9, 6, 4].into_iter().find(|&n| n <= members.len() && page.slots.len() < 2);
    let count = page.count.map_or(full.unwrap_or(members.len()), usize::from).min(members.len());
    if count < 2 {
        return None;
    }
    let mut board = Board::new(rest, sheet);
    board.cover();
    let missing = page.count.map_or(0, |asked| usize::from(asked).saturating_sub(count));
    board
        .notes
        .extend((missing > 0).then(|| Note::LeftOut(format!("{missing} of {} icons", count + missing))));
    let ratio = board.page.width() / board.page.height();
    let columns = (1..=count).min_by_key(|c| waste(*c, count, ratio)).unwrap_or(count);
    // "Gold line art on dark blue", "black on white": one ink on the page.
    let lines =
        rest.styles.contains(&Style::LineArt) && (!rest.palette.is_empty() || rest.backdrop.is_some());
    let inked = lines || rest.palette.len() == 1 && rest.backdrop.is_some();
    let pale = rest.mood == Some(Mood::Pastel) || rest.palette.is_empty();
    let each: Vec<Rect> = cells(board.inner(), columns, count.div_ceil(columns), 4.0).collect();
    for (i, cell) in each.into_iter().take(count).enumerate() {
        let side = cell.width().min(cell.height());
        let tile = Rect::from_center_size(cell.center(), (side, side));
        let colour = board.accent(i + i / columns);
        let colour = if pale { colour.mix(Rgb::WHITE, 0.62) } else { colour };
        let corner = [0.2, 0.5, 0.06, 0.32][(sheet.turn % 4) as usize];
        let path = round_rect(tile.x0, tile.y0, side, side, side * corner);
        board.pen.flat(path, if inked { board.ground } else { colour });
        let spot = tile.inset(-side * if corner == 0.5 { 0.2 } else { 0.17 });
        if !face(&mut board, &members[i], tile.inset(-side * 0.04)) {
            board.figure(&members[i], spot);
        }
    }
    if inked {
        let own = rest.subjects.iter().flat_map(|s| &s.colours);
        let ink = rest.palette.iter().chain(own).next().copied().unwrap_or(board.ink);
        board.figures = lined(board.figures, 0.5, ink, board.ground);
        return Some(board.finish(Style::Flat, rest));
    }
    Some(board.finish(style(rest, Style::Flat), rest))
}

/// The head alone of one who shows what it feels.
fn face(board: &mut Board<'_>, scene: &Intent, tile: Rect) -> bool {
    let feels = scene.subjects.iter().all(|s| s.expression.is_some());
    let cast =
        if feels { cast::cast(scene, Setting::Plain, &Light::of(scene), board.sheet) } else { Vec::new() };
    let head = cast.first().and_then(|one| emblem::face(&assemble(one, 50.0, 100.0, 100.0), tile));
    head.map(|shapes| board.figures.extend(shapes)).is_some()
}

/// How far that many columns are from square cells and full rows, in hundredths.
pub(super) fn waste(columns: usize, count: usize, ratio: f64) -> u32 {
    let rows = count.div_ceil(columns);
    let empty = (columns * rows - count) as f64 / count as f64;
    let cells = ratio * rows as f64 / columns as f64;
    ((empty + cells.ln().abs()) * 100.0) as u32
}

/// What the set shows, one scene to a cell.
fn members(page: &Page, letters: &Letters) -> Vec<Intent> {
    let alone =
        |subject: Subject| Intent { subjects: vec![Subject { count: 1, ..subject }], ..Intent::default() };
    let named = |name: &'static str| alone(Subject::new(name, Kind::Object));
    if page.slots.len() > 1 {
        let thing = |slot: &Slot| super::known(&slot.scene).subjects.into_iter().next().map(alone);
        // No tile stays empty.
        let drawn =
            |icon: &Intent| icon.subjects.first().is_some_and(|s| cast::drawn_as(s, letters).is_some());
        let icons = page.slots.iter().filter_map(|slot| sign(&slot.label).map(named).or_else(|| thing(slot)));
        let mut icons: Vec<Intent> = icons.filter(drawn).collect();
        // A second one that looks the same says nothing.
        let mut seen = Vec::new();
        icons.retain(|icon| {
            let look = icon.subjects.first().map(|s| {
                let own = concept(s.name()).map(|c| c.colour);
                (cast::drawn_as(s, letters), s.colours.first().copied().or(own))
            });
            let is_new = !seen.contains(&look);
            seen.push(look);
            is_new
        });
        // "Plane, hotel bed, etc.": as many as were asked for, by what they are for.
        let more = page.rest.left_out.iter().any(|word| word.contains("etc") || word == "等");
        let words = page.rest.left_out.iter().chain(page.rest.subjects.iter().map(|s| &s.word));
        let like = words.map(String::as_str).find_map(themed).into_iter().flatten();
        for name in like.take_while(|_| more && page.count.is_some()) {
            let told = icons.iter().any(|icon| icon.subjects.iter().any(|s| s.name() == name));
            if icons.len() < page.count.map_or(0, usize::from) && !told {
                icons.push(named(name));
            }
        }
        return icons;
    }
    let words = page.slots.iter().map(|slot| slot.label.as_str());
    let words = words.chain(page.rest.subjects.iter().flat_map(|s| [s.word.as_str(), s.name()]));
    let manga = page.rest.styles.contains(&Style::Anime);
    let single = page.rest.subjects.len() < 2 && !(manga && page.slots.is_empty());
    if let Some(theme) = words.clone().find_map(themed).filter(|_| single) {
        return theme.map(named).collect();
    }
    let bound = |i: &usize| page.rest.relations.iter().any(|r| r.from == *i || r.to == *i);
    let hero = page.rest.subjects.first().filter(|_| (1..page.rest.subjects.len()).all(|i| bound(&i)));
    // Of one who is alive, every picture shows another face; so it does of a sushi that shall have one.
    if let Some(one) = hero.filter(|s| s.kind.is_alive() || s.count < 2 && (manga || s.expression.is_some()))
    {
        // Plain "cats" are three, and a grid of nine.
        let many = if one.count > 3 { usize::from(one.count) } else { 9 };
        let many = page.count.map_or(many, usize::from);
        let face = |face| alone(Subject { expression: Some(face), ..one.clone() });
        let pose = |pose| alone(Subject { pose: Some(pose), expression: None, ..one.clone() });
        let poses = [Pose::Waving, Pose::Sleeping, Pose::Jumping, Pose::Sitting]
            .into_iter()
            .filter(|_| one.kind.is_alive())
            .map(pose);
        return FACES.into_iter().map(face).chain(poses).take(many).collect();
    }
    // "9 different mushrooms": they differ in colour.
    let of = |one: &Subject| {
        let mut scenes = page.slots.iter().flat_map(|slot| &slot.scene.subjects);
        one.count > 1 || scenes.any(|s| s.concept == one.concept)
    };
    if let [one] = &page.rest.subjects[..]
        && of(one)
    {
        let tinted = |colour| alone(Subject { colours: vec![colour], ..one.clone() });
        let count = usize::from(page.count.unwrap_or(one.count)).min(12);
        let tints = TINTS.map(Rgb::hex).into_iter().cycle().take(count);
        let same = !one.colours.is_empty();
        return tints.map(|tint| if same { alone(one.clone()) } else { tinted(tint) }).collect();
    }
    if page.rest.subjects.len() > 1 {
        return page.rest.subjects.iter().cloned().map(alone).collect();
    }
    themed("mixed").into_iter().flatten().map(named).collect()
}

/// The figure that stands for what an interface does: a magnifying glass for search.
pub(super) fn sign(label: &str) -> Option<&'static str> {
    let has = |names: &str| names.split(',').any(|one| one.trim() == label.to_lowercase());
    THEMES
        .lines()
        .filter_map(|line| line.split_once(" > "))
        .find(|(names, _)| has(names))
        .map(|(_, name)| name)
}

/// The members of the theme of that name which have a figure.
pub(super) fn themed(name: &str) -> Option<impl Iterator<Item = &'static str> + use<>> {
    let name = name.to_lowercase();
    // "How to wash your hands" is about these.
    let about = |one: &str| one == name || one.len() > 5 && name.contains(one);
    let has = |names: &str| names.split(',').any(|one| about(one.trim()));
    let row = THEMES.lines().filter_map(|line| line.split_once(':')).find(|(names, _)| has(names))?.1;
    Some(row.split(',').map(str::trim).filter(|name| figures::find(name).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_name_figures() {
        let members =
            THEMES.lines().filter_map(|line| line.split_once(':')).flat_map(|(_, row)| row.split(','));
        let signs = THEMES.lines().filter_map(|line| line.split_once(" > ")).map(|(_, name)| name);
        let unknown: Vec<&str> =
            members.chain(signs).map(str::trim).filter(|name| figures::find(name).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
