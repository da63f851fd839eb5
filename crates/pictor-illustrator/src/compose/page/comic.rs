//! Comics: the same actors in every panel, seen from elsewhere.

use vello_cpu::kurbo::Rect;

use super::super::choose;
use super::board::{Board, LABEL, Side, cells, style};
use super::panel::inset;
use super::{known, only};
use crate::colour::Rgb;
use crate::figures::outline::rect;
use crate::figures::{self, Stands};
use crate::intent::{
    Bond, Camera, Expression, Genre, Hand, Intent, Kind, Lettering, Page, Pose, Position, Relation, Setting,
    Slot, Style, Subject, Time,
};
use crate::sheet::{Composition, Sheet};

/// A page of panels; a story of which nothing can be drawn is none.
pub(super) fn comic(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let scenes = scenes(page)?;
    let mut board = Board::new(&Intent { backdrop: Some(Rgb::WHITE), ..Intent::default() }, sheet);
    let said = |text: &str| page.slots.iter().any(|slot| slot.label.contains(text));
    let title = page.rest.lettering.iter().find(|l| l.place == Position::Title && !said(&l.text));
    let head = board.headed(title.map(|title| &title.text));
    let area = board.page.inset(-2.6);
    let area = if title.is_some() { Rect { y0: head.y0, ..area } } else { area };
    let plain = page.genre == Genre::Panels;
    let style = if plain { choose::style(&page.rest) } else { style(&page.rest, Style::Anime) };
    // The heavy lines of a cartoon are for those who fill a page.
    let style = if style == Style::Cartoon { Style::Anime } else { style };
    let (columns, rows) = grid(&board, scenes.len());
    let panels: Vec<Rect> = cells(area, columns, rows, 2.2).collect();
    for (i, (scene, panel)) in scenes.iter().zip(panels).enumerate() {
        // Seen from elsewhere each time, at the same hour.
        let time = scene.time.or(Some(Time::Day));
        let mut shown = Intent { styles: vec![style], time, at_home: false, ..scene.clone() };
        let caption = shown.lettering.iter().position(|l| l.place == Position::Caption);
        let caption = caption.map(|i| shown.lettering.remove(i).text);
        // Captions of two panels stand at one height.
        let band = if caption.is_some() { 13.0_f64.min(panel.height() * 0.2) } else { 0.0 };
        inset(&mut board, &shown, Rect { y0: panel.y0 + band, ..panel }, [0, 2, 4, 1][i % 4]);
        if let Some(text) = caption {
            let spot = Rect { y1: panel.y0 + band, ..panel };
            board.over.flat(rect(spot.x0, spot.y0, spot.width(), band), Rgb::hex(0xfff3c4));
            board.label(&text, spot.inset(-2.0), LABEL * 1.15, Hand::Bold, Side::Middle, Rgb::INK);
        }
        board.over.line(rect(panel.x0, panel.y0, panel.width(), panel.height()), 0.8, Rgb::INK);
    }
    Some(board.finish(style, &page.rest))
}

fn grid(board: &Board<'_>, count: usize) -> (usize, usize) {
    match count {
        1 => (1, 1),
        2 | 3 if board.is_portrait() || count == 3 && !board.is_landscape() => (1, count),
        2 | 3 => (count, 1),
        4 => (2, 2),
        _ if board.is_portrait() || count <= 6 && !board.is_landscape() => (2, count.div_ceil(2)),
        _ => (3, count.div_ceil(3)),
    }
}

/// What each panel shows: what it was said to, seen from nearer and farther; of a short story more than once.
fn scenes(page: &Page) -> Option<Vec<Intent>> {
    let least = if page.genre == Genre::Panels && page.slots.len() > 1 { 2 } else { 4 };
    let count = usize::from(page.count.unwrap_or(page.slots.len().max(least) as u16)).clamp(2, 9);
    if page.slots.is_empty() {
        return story(&page.rest, count);
    }
    // What lives elsewhere is here where the others are.
    let here = |(i, slot): (usize, &Slot)| {
        let scene = known(&slot.scene);
        let setting = scene.setting.filter(|_| i == 0 || !scene.at_home || !slot.note.is_empty());
        acted(Intent { setting, ..scene }, &slot.label)
    };
    let told: Vec<Intent> = page.slots.iter().enumerate().map(here).collect();
    let rest = known(&page.rest);
    let all = || rest.subjects.iter().chain(told.iter().flat_map(|scene| &scene.subjects));
    let hero = all().find(|s| s.kind.is_alive()).or_else(|| all().next())?.clone();
    // What somebody does in one panel is not done in all.
    let hero =
        Subject { count: if page.genre == Genre::Panels { 1 } else { hero.count }, pose: None, ..hero };
    let mut panels: Vec<Intent> = Vec::new();
    for (i, mut scene) in told.into_iter().enumerate() {
        // "He cries" is about the hero.
        let label = page.slots[i].label.to_lowercase();
        let several = label.chars().nth(1) == Some('们');
        if ["he ", "she ", "it ", "他", "她", "它"].iter().any(|word| label.starts_with(word)) && !several
        {
            // "She hugs the dog": whoever else is named stays.
            let named = |s: &Subject| {
                let pronouns = ["she", "her", "him", "his", "he", "it", "她", "他", "它"];
                s.concept == hero.concept || !pronouns.contains(&s.word.as_str()) && label.contains(&s.word)
            };
            for one in scene.subjects.iter_mut().filter(|s| s.kind.is_alive() && !named(s)) {
                *one = Subject { pose: one.pose, expression: one.expression, ..hero.clone() };
            }
        }
        // 被蜜蜂追, 给它擦干: whoever is chased or helped is here, too.
        let helped =
            ["给它", "给他", "给她", "帮它"].iter().any(|to| label.contains(to)) && page.slots.len() > 1;
        if (label.contains('被') || helped) && scene.subjects.iter().all(|s| s.concept != hero.concept) {
            scene.subjects.push(hero.clone());
        }
        // "Close-up of the toaster" shows nobody.
        let names = ["close", "the ", "a ", "an ", "特写"].iter().any(|first| label.starts_with(first));
        if !scene.subjects.iter().any(|s| s.kind.is_alive())
            && (!names || scene.subjects.is_empty())
            && (hero.kind.is_alive() || scene.subjects.is_empty())
        {
            scene.subjects.push(hero.clone());
        }
        let says = [" says", "说", " shouts", " asks"].iter().any(|word| page.slots[i].label.contains(word));
        for lettering in scene.lettering.iter_mut().filter(|l| says || l.place == Position::Anywhere) {
            lettering.place = Position::Speech;
        }
        if !page.slots[i].note.is_empty() {
            let (text, place) = (page.slots[i].note.clone(), Position::Caption);
            scene.lettering = vec![Lettering { text, place, hand: Hand::Bold, colour: None }];
        }
        // It goes on where it was, but it doesn't rain indoors.
        let before = panels.last().and_then(|panel| panel.setting);
        let of_page = page.rest.setting.filter(|_| !page.slots[i].note.is_empty());
        let setting =
            scene.setting.or(before).or(of_page).unwrap_or_else(|| choose::setting(&scene, Style::Cartoon));
        let outside = crate::settings::outdoors(setting) || scene.weather.is_none();
        scene.setting = Some(if outside { setting } else { Setting::Garden });
        let share = count.max(page.slots.len()) * (i + 1) / page.slots.len()
            - count.max(page.slots.len()) * i / page.slots.len();
        for copy in 0..share.max(1) {
            // A balloon needs room beside a head.
            let speaks = scene.lettering.iter().any(|l| l.place == Position::Speech);
            let near = (i + copy) % 2 == 1 && scene.camera == Camera::Usual && !speaks;
            let camera = if near { Camera::CloseUp } else { scene.camera };
            panels.push(Intent { camera, ..scene.clone() });
        }
    }
    // What is said at last, and in none of the parts.
    let lines = page.rest.lettering.iter().filter(|l| l.place == Position::Speech);
    let unsaid = |l: &&Lettering| !page.slots.iter().any(|slot| slot.label.contains(&l.text));
    if let Some(last) = panels.last_mut().filter(|last| last.lettering.is_empty()) {
        last.lettering.extend(lines.filter(unsaid).take(1).cloned());
        last.camera = if last.lettering.is_empty() { last.camera } else { Camera::Usual };
    }
    Some(same_looks(panels, page.genre == Genre::Comic))
}

/// What verbs say of a body and a face that no word for a pose does.
const ACTS: &str = include_str!("acts.txt");

/// The panel with the look of what its words tell, and with nothing that swims in the air.
fn acted(mut scene: Intent, label: &str) -> Intent {
    let label = format!(" {} ", label.to_lowercase());
    let told = |words: &str| {
        words
            .split(", ")
            .any(|word| label.contains(&if word.is_ascii() { format!(" {word} ") } else { word.to_owned() }))
    };
    let hero = scene.subjects.iter().position(|s| s.kind.is_alive());
    let act = ACTS.lines().map(|row| row.split(" | ")).find(|row| row.clone().next().is_some_and(told));
    if let (Some(i), Some(mut act)) = (hero, act) {
        let subject = &mut scene.subjects[i];
        subject.pose = subject.pose.or(act.nth(1).and_then(Pose::named));
        subject.expression = subject.expression.or(act.next().and_then(Expression::named));
    }
    let wet =
        matches!(scene.setting, Some(Setting::Underwater | Setting::Sea | Setting::Lake | Setting::River));
    let swims = |s: &Subject| figures::find(s.name()).is_some_and(|f| f.stands == Stands::Swims);
    let bound = |i: usize| scene.relations.iter().any(|r| r.from == i || r.to == i);
    let stranded: Vec<usize> =
        (0..scene.subjects.len()).filter(|&i| !wet && swims(&scene.subjects[i]) && !bound(i)).collect();
    let to = hero.unwrap_or(0);
    let held = |fish: usize| Relation { from: to, bond: Bond::Holds, to: fish };
    scene.relations.extend(stranded.into_iter().filter(|&i| i != to).map(held));
    scene
}

/// Gives the same somebody the same place in the cast of every panel, so that nobody's looks change; who is absent is
/// a subject of no concept. What has been painted since is not what it was.
fn same_looks(panels: Vec<Intent>, dyed: bool) -> Vec<Intent> {
    let mut known: Vec<Subject> = Vec::new();
    for subject in panels.iter().flat_map(|panel| &panel.subjects) {
        if !known.iter().any(|k| k.concept == subject.concept) {
            known.push(subject.clone());
        }
    }
    let placed = |panel: Intent| {
        let find = |i: usize| known.iter().position(|k| k.concept == panel.subjects[i].concept).unwrap_or(i);
        let absent = Subject { concept: None, glyph: None, ..Subject::new("", Kind::Object) };
        let mut subjects = vec![absent; known.len()];
        for (i, subject) in panel.subjects.iter().enumerate() {
            let first = &known[find(i)];
            let colours = if dyed && subject.colours.is_empty() {
                first.colours.clone()
            } else {
                subject.colours.clone()
            };
            let gender = subject.gender.or(first.gender);
            subjects[find(i)] = Subject { colours, gender, ..subject.clone() };
        }
        let moved = panel.relations.iter().map(|r| Relation { from: find(r.from), to: find(r.to), ..*r });
        let relations = moved.filter(|r| r.from != r.to).collect();
        Intent { subjects, relations, ..panel.clone() }
    };
    panels.into_iter().map(placed).collect()
}

/// A story that was told in one sentence: who, whom, both, and how it ends.
fn story(rest: &Intent, count: usize) -> Option<Vec<Intent>> {
    let spoken =
        rest.lettering.iter().filter(|l| l.place == Position::Speech).take(1).cloned().collect::<Vec<_>>();
    let rest = Intent {
        setting: Some(choose::setting(rest, Style::Cartoon)),
        lettering: Vec::new(),
        ..rest.clone()
    };
    let others: Vec<usize> = (1..rest.subjects.len()).collect();
    let hero = || only(&rest, &[0]);
    if rest.subjects.is_empty() {
        return None;
    }
    let rest_pose = if rest.subjects[0].kind == Kind::Person { Pose::Waving } else { Pose::Sitting };
    let felt = |mut scene: Intent, expression, pose| {
        scene.subjects[0].expression = Some(expression);
        scene.subjects[0].pose = scene.subjects[0].pose.or(pose);
        scene
    };
    let seen = |scene: Intent, camera| Intent { camera, ..scene };
    let beat = |i: usize| match i {
        0 if count == 3 && !others.is_empty() => rest.clone(),
        0 => hero(),
        1 if others.is_empty() => felt(hero(), Expression::Surprised, Some(rest_pose)),
        1 => seen(only(&rest, &others), Camera::CloseUp),
        2 if others.is_empty() => felt(hero(), Expression::Happy, Some(Pose::Running)),
        2 => rest.clone(),
        3 => seen(felt(hero(), Expression::Surprised, Some(Pose::Running)), Camera::CloseUp),
        4 => seen(felt(rest.clone(), Expression::Happy, None), Camera::CloseUp),
        _ => rest.clone(),
    };
    // It ends with the hero, happy and near.
    let camera = if spoken.is_empty() { Camera::CloseUp } else { Camera::Usual };
    let end = seen(felt(hero(), Expression::Laughing, Some(rest_pose)), camera);
    let end = Intent { lettering: spoken, ..end };
    Some(same_looks((0..count - 1).map(beat).chain([end]).collect(), true))
}
