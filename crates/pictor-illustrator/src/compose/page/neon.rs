//! Neon signs: words and outlines in glowing tubes on a dark wall of bricks.

use vello_cpu::kurbo::{BezPath, Rect};

use super::board::{Board, Side, fitted, portrait};
use super::only;
use super::room::bricks;
use crate::colour::Rgb;
use crate::figures::outline::round_rect;
use crate::intent::{Hand, Intent, Kind, Lettering, Position, Style};
use crate::shape::{self, Role};
use crate::sheet::{Composition, Sheet};

/// The tubes of a sign for which no colour was asked.
const TUBES: [u32; 4] = [0xff4fa8, 0x3fe0ff, 0xffc23f, 0x7dff9a];

/// The sign, where it is all that is to be seen.
pub(super) fn sign(intent: &Intent, sheet: &Sheet<'_>) -> Option<Composition> {
    let hung = |i: &usize| matches!(intent.subjects[*i].name(), "sign" | "billboard" | "wall");
    let (boards, others): (Vec<usize>, Vec<usize>) = (0..intent.subjects.len()).partition(hung);
    let says = |word: &str| word.to_lowercase().contains("neon") || word.contains("霓虹");
    let neon = boards.iter().any(|&i| says(&intent.subjects[i].word))
        || intent.lettering.iter().any(|l| l.hand == Hand::Neon);
    let placed = intent.setting.is_some() && !intent.at_home;
    let house = others.iter().any(|&i| intent.subjects[i].kind == Kind::Building);
    let bare = house || boards.is_empty() && !others.is_empty();
    if !neon || bare || placed || others.len() + intent.lettering.len() == 0 || others.len() > 1 {
        return None;
    }
    let asked = boards.iter().flat_map(|&i| &intent.subjects[i].colours).chain(&intent.palette);
    let tubes: Vec<Rgb> = asked.copied().chain(TUBES.map(Rgb::hex)).collect();
    let mut board = Board::new(&Intent { backdrop: Some(Rgb::hex(0x1c1722)), ..Intent::default() }, sheet);
    let low = board.page.height();
    bricks(&mut board, low, [0x17131d, 0x2b2230, 0x382a38]);
    let page = board.page;
    let (wide, tall) = (page.width() * 0.8, (page.height() * 0.62).min(page.width() * 0.62));
    let area = Rect::from_center_size(page.center(), (wide, tall));
    board.pen.haze(page.center().x, page.center().y, wide * 0.75, tall * 0.85, tubes[0].alpha(0.34));
    tube(&mut board, round_rect(area.x0, area.y0, wide, tall, 5.0), tubes[1]);
    let inner = area.inset(-tall * 0.1);
    let part = |from: f64, to: f64| {
        let at = |share: f64| inner.y0 + inner.height() * share;
        Rect { y0: at(from), y1: at(to), ..inner }
    };
    let share = if others.is_empty() { 0.0 } else { 0.6 };
    let picture = if intent.lettering.is_empty() { inner } else { part(0.0, 0.56) };
    let mut words = part(share, 1.0);
    if !others.is_empty() {
        let shapes = portrait(&only(intent, &others), sheet);
        let bounds = shape::bounds(&shapes)?;
        let solid = |s: &&shape::Shape| matches!(s.role, Role::Body | Role::Line);
        for one in shape::transformed(&shapes, fitted(bounds, picture)).iter().filter(solid) {
            tube(&mut board, one.path.clone(), tubes[2]);
        }
    }
    let each = words.height() / intent.lettering.len().max(1) as f64;
    for line in intent.lettering.iter().take(3) {
        words.y1 = words.y0 + each;
        board.label(&line.text, words, 60.0, Hand::Neon, Side::Middle, line.colour.unwrap_or(tubes[0]));
        words.y0 += each;
    }
    Some(board.finish(Style::Flat, &Intent::default()))
}

/// Whether the words are of a sign of neon tubes.
pub(crate) fn is_neon(lettering: &Lettering) -> bool {
    lettering.hand == Hand::Neon && matches!(lettering.place, Position::Sign | Position::Anywhere)
}

/// A line of light.
fn tube(board: &mut Board<'_>, path: BezPath, ink: Rgb) {
    for (width, alpha) in [(4.6, 0.08), (2.8, 0.16), (1.4, 0.55)] {
        board.pen.line(path.clone(), width, ink.alpha(alpha));
    }
    board.pen.line(path, 0.45, ink.lit(0.85));
}
