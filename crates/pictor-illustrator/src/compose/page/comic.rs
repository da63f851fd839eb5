//! Comics: the same actors in every panel, seen from elsewhere.

use std::sync::Arc;

use pictor_api::Size;
use vello_cpu::kurbo::{Affine, Rect};

use super::super::choose;
use super::board::{Board, cells, style};
use super::{known, only, scene};
use crate::colour::Rgb;
use crate::figures::outline::rect;
use crate::intent::{Camera, Expression, Intent, Page, Pose, Style};
use crate::shape::{Clip, Shape, confined, transformed};
use crate::sheet::{Composition, Sheet};

/// A page of panels; a story of which nothing can be drawn is none.
pub(super) fn comic(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let scenes = scenes(page)?;
    let mut board = Board::new(&Intent { backdrop: Some(Rgb::WHITE), ..Intent::default() }, sheet);
    board.cover();
    let style = style(&page.rest, Style::Cartoon);
    let (columns, rows) = grid(&board, scenes.len());
    let panels: Vec<Rect> = cells(board.page.inset(-2.6), columns, rows, 2.2).collect();
    for (scene, panel) in scenes.iter().zip(panels) {
        inset(&mut board, &Intent { styles: vec![style], ..scene.clone() }, panel);
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

/// What each panel shows.
fn scenes(page: &Page) -> Option<Vec<Intent>> {
    if page.slots.is_empty() {
        return story(&page.rest, usize::from(page.count.unwrap_or(4)).clamp(2, 9));
    }
    let told: Vec<Intent> = page.slots.iter().map(|slot| known(&slot.scene)).collect();
    let hero = told.iter().find(|scene| !scene.subjects.is_empty())?.clone();
    let cast = |scene: Intent| {
        if scene.subjects.is_empty() { Intent { subjects: hero.subjects.clone(), ..scene } } else { scene }
    };
    Some(told.into_iter().map(cast).collect())
}

/// A story that was told in one sentence: who, whom, both, and how it ends.
fn story(rest: &Intent, count: usize) -> Option<Vec<Intent>> {
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
    let felt = |mut scene: Intent, expression, pose| {
        scene.subjects[0].expression = Some(expression);
        scene.subjects[0].pose = scene.subjects[0].pose.or(pose);
        scene
    };
    let seen = |scene: Intent, camera| Intent { camera, ..scene };
    let beat = |i: usize| match i {
        0 => seen(hero(), Camera::Wide),
        1 if others.is_empty() => felt(hero(), Expression::Surprised, Some(Pose::Sitting)),
        1 => seen(only(&rest, &others), Camera::CloseUp),
        2 if others.is_empty() => felt(hero(), Expression::Happy, Some(Pose::Running)),
        2 => rest.clone(),
        3 => seen(felt(hero(), Expression::Surprised, Some(Pose::Running)), Camera::CloseUp),
        4 => seen(felt(rest.clone(), Expression::Happy, None), Camera::CloseUp),
        _ => rest.clone(),
    };
    // It ends with the hero, happy and near.
    let end = seen(felt(hero(), Expression::Laughing, Some(Pose::Sitting)), Camera::CloseUp);
    Some((0..count - 1).map(beat).chain([end]).collect())
}

/// A scene of its own in a part of the board.
pub(super) fn inset(board: &mut Board<'_>, intent: &Intent, area: Rect) {
    let unit = board.sheet.unit();
    let edge = |length: f64| ((length * unit).round() as u32).max(16);
    let size = Size::new(edge(area.width()), edge(area.height()));
    let sheet = Sheet { size, turn: 0, ..*board.sheet };
    let part = scene(intent, &sheet);
    let page = sheet.page();
    let affine = Affine::translate((area.x0, area.y0))
        * Affine::scale_non_uniform(area.width() / page.width(), area.width() / page.width());
    let clip = Arc::new(Clip { path: rect(area.x0, area.y0, area.width(), area.height()), within: None });
    let placed = |shapes: Vec<Shape>| confined(transformed(&shapes, affine), &clip);
    board.pen.insert(placed(part.behind));
    board.figures.extend(placed(part.figures));
    board.over.insert(placed(part.before));
    board.words.extend(placed(part.words));
    board.notes.extend(part.notes);
}
