//! Arranging: several pictures become one composition.

use pictor_api::Size;
use pictor_codec::Picture;
use vello_cpu::kurbo::Affine;

use super::cutout::{self, Cutout, cut_out};
use super::layers::{over, picture_shape};
use super::page::{self, shrunk};
use super::{Edit, not_found, zone};
use crate::colour::Rgb;
use crate::compose::{Actor, Portrayal, compose_around, holds_things};
use crate::figures::outline::{oval, rect, round_rect};
use crate::figures::{Look, Pen, Stands};
use crate::intent::{Arrangement, Change, Intent, Kind, Setting, Style, Subject};
use crate::medium::render;
use crate::sheet::{Note, Pass};

/// Cuts the inputs out and puts them where the intent says: into its container, on its table, in a row.
pub(super) fn arrange(edit: &Edit<'_>, pass: Pass) -> (Picture, Vec<Note>) {
    // Of several things none is shown larger than half of the page, so it needn't be cut out at a higher resolution.
    let parts = [2.0, 2.5, 3.0, 3.5][(edit.inputs.len().saturating_sub(1) / 2).min(3)];
    let part = |edge: u32| ((f64::from(edge) / parts) as u32).max(64);
    let most = Size::new(part(edit.sheet.size.width), part(edit.sheet.size.height));
    let mut intent = edit.intent.clone();
    let table = intent.subjects.iter().any(|subject| matches!(subject.name(), "table" | "desk" | "shelf"));
    let plan = match arrangement(&intent).unwrap_or_else(|| guess(&intent)) {
        Arrangement::Row | Arrangement::Grid | Arrangement::InScene if table => Arrangement::OnSurface,
        plan => plan,
    };
    let scene = scene(edit.prompt).filter(|&scene| scene < edit.inputs.len());
    let guessed = arrangement(&intent).is_none() && !intent.subjects.iter().any(holds_things);
    let apart = matches!(plan, Arrangement::Row | Arrangement::Grid | Arrangement::Collage);
    // Beside each other, photographs are photographs.
    let thing = if apart { cutout::before_plain } else { cutout::thing };
    let cut = |input: &Picture| cut_out(&shrunk(input, most), thing);
    let mut things: Vec<Cutout> = edit.inputs.iter().map(cut).collect();
    if let Some(scene) = scene {
        things[scene].clean = false;
    }
    let whole: Vec<usize> = (0..things.len()).filter(|&i| !things[i].clean).collect();
    let mut notes = Vec::new();
    if !whole.is_empty() && (!apart || scene.is_some() || guessed && whole.len() < things.len()) {
        // What cannot be told from its ground is no thing among others: a photograph is none in a basket.
        things.retain(|thing| thing.clean);
        match whole[..] {
            _ if things.is_empty() => {
                return (page::based(edit).into_owned(), vec![not_found("picture 1")]);
            }
            [place] if plan == Arrangement::InScene || guessed || scene == Some(place) => {
                return (set_into(edit, place, &things), Vec::new());
            }
            _ => notes.extend(whole.iter().map(|i| Note::LeftOut(format!("picture {}", i + 1)))),
        }
    }
    if intent.subjects.len() <= edit.inputs.len() {
        // As many names as pictures: what is named is what the pictures show.
        keep_containers(&mut intent);
    }
    settle(&mut intent, plan);
    let items = things.iter().enumerate().map(|(i, thing)| item(thing, i)).collect();
    let mut composition = compose_around(&intent, &edit.sheet, items);
    notes.append(&mut composition.notes);
    (render(composition, &edit.sheet, pass), notes)
}

/// Puts things into the picture that shows a scene: where least is, and on its ground.
fn set_into(edit: &Edit<'_>, scene: usize, things: &[Cutout]) -> Picture {
    let scene = Edit { inputs: &edit.inputs[scene..=scene], ..*edit };
    let mut canvas = page::based(&scene).into_owned();
    for thing in things {
        let zone = zone::quietest(&canvas, &edit.sheet, (0.42, 0.95), 0.46);
        let (wide, tall) = (f64::from(thing.picture.size.width), f64::from(thing.picture.size.height));
        let scale = (zone.width() / wide).min(zone.height() / tall);
        let (middle, wide) = (zone.center().x, wide * scale);
        let mut pen = Pen::new(Affine::IDENTITY);
        pen.shade(oval(middle, zone.y1, wide * 0.46, wide * 0.06), 0.24);
        let place = Affine::translate((middle - wide / 2.0, zone.y1 - tall * scale));
        pen.insert([picture_shape(&thing.picture, place * Affine::scale(scale))]);
        over(edit, &mut canvas, &pen.finish().shapes);
    }
    canvas
}

/// Which picture the prompt says shows the scene: "into image 2", "the background of the first photo", 第二张图的场景.
fn scene(prompt: &str) -> Option<usize> {
    const FIRST: [&str; 8] = ["first", "1st", "image 1", "picture 1", "photo 1", "第一张", "图1", "图一"];
    const SECOND: [&str; 8] = ["second", "2nd", "image 2", "picture 2", "photo 2", "第二张", "图2", "图二"];
    let prompt = prompt.to_lowercase();
    let places = |words: &[&str]| {
        words.iter().flat_map(|word| prompt.match_indices(word)).map(|(at, _)| at).collect::<Vec<usize>>()
    };
    let named: [Vec<usize>; 2] = [places(&FIRST), places(&SECOND)];
    let ground = ["as the background", "as a background", "as background", "作为背景", "做背景", "当背景"];
    if let Some(&at) = places(&ground).first() {
        let before = |places: &[usize]| places.iter().copied().filter(|&place| place < at).max();
        return (0..2).filter_map(|i| Some((before(&named[i])?, i))).max().map(|(_, i)| i);
    }
    let into = ["scene", "background", "into", "onto", "场景", "背景", "放到", "放进", "放在"];
    let last = places(&into).into_iter().max()?;
    let near = |places: &[usize]| places.iter().map(|&at| at.abs_diff(last)).min();
    (0..2).filter_map(|i| Some((near(&named[i])?, i))).min().map(|(_, i)| i)
}

/// Which arrangement the intent asks for.
fn arrangement(intent: &Intent) -> Option<Arrangement> {
    intent.changes.iter().find_map(|change| match change {
        Change::Arrange(arrangement) => Some(*arrangement),
        _ => None,
    })
}

/// Leaves only what holds the pictures, with what belongs to it; the rest is there already.
fn keep_containers(intent: &mut Intent) {
    if !intent.subjects.iter().any(holds_things) {
        intent.subjects.clear();
        intent.relations.clear();
    }
}

fn guess(intent: &Intent) -> Arrangement {
    if intent.subjects.iter().any(holds_things) {
        Arrangement::InContainer
    } else if intent.setting.is_some() {
        Arrangement::InScene
    } else {
        Arrangement::Row
    }
}

/// Gives the intent what the arrangement needs: a container, a setting, a style that suits photographs.
fn settle(intent: &mut Intent, plan: Arrangement) {
    match plan {
        Arrangement::InContainer => {
            if !intent.subjects.iter().any(holds_things) {
                intent.subjects.insert(0, Subject::new("basket", Kind::Product));
            }
            intent.setting.get_or_insert(Setting::Plain);
        }
        Arrangement::OnSurface => {
            if intent.at_home
                || matches!(intent.setting, None | Some(Setting::Studio | Setting::Plain | Setting::Room))
            {
                intent.setting = Some(Setting::Tabletop);
            }
            intent.subjects.retain(|subject| !matches!(subject.name(), "table" | "desk" | "shelf"));
        }
        Arrangement::Row | Arrangement::Grid | Arrangement::Collage => {
            intent.setting = intent.setting.filter(|_| !intent.at_home).or(Some(Setting::Studio));
        }
        // Of a place that nobody named none is invented.
        Arrangement::InScene if intent.setting.is_none() => {
            (intent.setting, intent.at_home) = (Some(Setting::Studio), false);
        }
        Arrangement::InScene => {}
    }
    intent.at_home &= plan == Arrangement::InScene;
    if intent.styles.is_empty() {
        intent.styles.push(Style::Photo);
    }
}

/// An input as an actor: a clean cut-out as it is, anything else as a print with a white rim.
pub(super) fn item(cutout: &Cutout, index: usize) -> Actor {
    let (width, height) = (f64::from(cutout.picture.size.width), f64::from(cutout.picture.size.height));
    let aspect = (width / height).clamp(0.2, 5.0);
    let scale = 100.0 / height;
    let shape = picture_shape(&cutout.picture, Affine::scale(scale));
    let shapes = if cutout.clean {
        vec![shape]
    } else {
        let mut pen = Pen::new(Affine::IDENTITY);
        let across = width * scale;
        let rim = across.min(100.0) * 0.05;
        pen.shade(round_rect(1.0, 2.0, across + rim, 100.0 + rim, 2.0), 0.14);
        pen.mark(rect(-rim, -rim, across + 2.0 * rim, 100.0 + 2.0 * rim), Rgb::hex(0xfffdf8));
        pen.insert([shape]);
        pen.finish().shapes
    };
    Actor {
        portrayal: Portrayal::Ready(shapes),
        look: Look::plain(index as u64),
        mirrored: false,
        // Upright things are tall, flat things are wide: about the same area for each.
        height: (1.0 / aspect.sqrt()).clamp(0.55, 1.35),
        aspect,
        stands: Stands::Ground,
        kind: Kind::Product,
        subject: usize::MAX,
        attached: Vec::new(),
        label: None,
        depth: 0,
        raised: 0.0,
        sown: false,
        turned_away: false,
        joins_hands: false,
        attends: false,
        side: 0,
    }
}
