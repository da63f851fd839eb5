//! Signs: a board with its words large before the place where it stands; or, on a plain ground, a sheet with what it warns
//! of in a triangle or forbids in a crossed ring.

use vello_cpu::kurbo::{Affine, Rect};

use super::board::{Board, by_place, style};
use super::printed::stack;
use super::{only, panel};
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::intent::{Intent, Kind, Page, Pose, Style, Subject};
use crate::sheet::{Composition, Sheet};

/// The sign; the note of its one part tells its looks.
pub(super) fn sign(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let rest = &page.rest;
    let has = |look: &str| page.slots.iter().any(|slot| slot.note.split(' ').any(|of| of == look));
    let marked = has("no") || has("triangle");
    let usual = match () {
        () if marked => 0xfdfdfb,
        () if has("chalk") => 0x2f3f38,
        () if has("metal") => 0xdde2e6,
        () => 0xc08d5a,
    };
    // 绿色牌子: what is named a sign is this one.
    let own = rest.subjects.iter().filter(|s| s.name() == "sign").flat_map(|s| &s.colours);
    let asked = own.chain(&rest.palette).next().copied().filter(|_| !marked);
    let paper = asked.unwrap_or(Rgb::hex(usual));
    let mut board = Board::new(rest, sheet);
    let (w, h) = (board.page.width(), board.page.height());
    let words = if marked {
        board.ground = rest.backdrop.unwrap_or(Rgb::hex(0xe6ebef));
        board.cover();
        let tall = h.min(w) * 0.88;
        let area = Rect::from_center_size((w / 2.0, h / 2.0), (tall * 0.8, tall));
        board.figure(&tin("sheet of tin", paper), area);
        let share = if rest.lettering.is_empty() { 1.0 } else { 0.68 };
        let spot = Rect { y1: area.y0 + tall * share, ..area }.inset(-tall * 0.07);
        mark(&mut board, page, spot, has("no"));
        Rect { y0: area.y0 + tall * 0.7, y1: area.y1 - tall * 0.03, ..area }.inset((-tall * 0.05, 0.0))
    } else {
        let (built, loose): (Vec<usize>, Vec<usize>) = (0..rest.subjects.len())
            .filter(|&i| rest.subjects[i].name() != "sign")
            .partition(|&i| matches!(rest.subjects[i].kind, Kind::Building | Kind::Furniture));
        board.ground = rest.backdrop.unwrap_or(Rgb::hex(0xdbe6ec));
        board.cover();
        if rest.setting.is_some() || !built.is_empty() {
            let (place, whole) = (Intent { lettering: Vec::new(), ..only(rest, &built) }, board.page);
            panel::inset(&mut board, &place, whole, sheet.turn);
            // Nothing of the place stands before the board.
            let before = std::mem::replace(&mut board.over, Pen::new(Affine::IDENTITY));
            board.figures.extend(before.finish().shapes);
        }
        let (name, aspect) = if has("circle") { ("disc on a post", 0.76) } else { ("board on posts", 1.3) };
        let tall = (w * 0.86 / aspect).min(h * 0.8);
        let area = Rect::from_center_size((w / 2.0, h - tall / 2.0), (tall * aspect, tall));
        board.figure(&tin(name, paper), area);
        // An animal that sits does so on the board; whatever else is named stands at its foot.
        let sits = loose.iter().any(|&i| rest.subjects[i].pose == Some(Pose::Sitting));
        let foot = Rect::new(w * 0.66, h * 0.66, w * 0.98, h * 0.98);
        let spot = if sits { Rect { y0: h * 0.02, y1: area.y0 + 1.0, ..area } } else { foot };
        board.figure(&only(rest, &loose), spot);
        let inset = if has("circle") { 0.14 } else { 0.06 };
        let face = Rect { y1: area.y0 + tall * if has("circle") { 0.76 } else { 0.62 }, ..area };
        face.inset(-area.width() * inset)
    };
    // A yellow sign that says so has no yellow letters.
    let mut lettering = rest.lettering.clone();
    lettering.iter_mut().for_each(|line| line.colour = line.colour.filter(|colour| *colour != paper));
    let lines = by_place(lettering.iter().collect());
    stack(&mut board, &lines, words, [paper.legible(); 2]);
    board.finish(style(rest, Style::Flat), &Intent::default())
}

/// One thing in that colour.
fn tin(name: &'static str, tone: Rgb) -> Intent {
    let thing = Subject { colours: vec![tone], ..Subject::new(name, Kind::Object) };
    Intent { subjects: vec![thing], ..Intent::default() }
}

/// What it forbids in a crossed ring, or warns of in a triangle, where a stroke and a dot stand for nothing else.
fn mark(board: &mut Board<'_>, page: &Page, area: Rect, forbids: bool) {
    let told = page.slots.first().map(|slot| &slot.scene).filter(|scene| !scene.subjects.is_empty());
    let thing = told.unwrap_or(&page.rest);
    let yellow = page.rest.palette.first().copied().unwrap_or(Rgb::hex(0xf6cc3e));
    let inner = Rect::from_center_size(area.center(), area.size() * 0.58);
    if forbids {
        board.figure(thing, inner);
        board.figure(&tin("crossed ring", Rgb::hex(0xd22f2f)), area);
    } else if thing.subjects.is_empty() {
        board.figure(&tin("triangle of tin with a stroke", yellow), area);
    } else {
        board.figure(&tin("triangle of tin", yellow), area);
        board.figure(
            thing,
            Rect { y0: inner.y0 + area.height() * 0.12, y1: inner.y1 + area.height() * 0.1, ..inner },
        );
    }
}
