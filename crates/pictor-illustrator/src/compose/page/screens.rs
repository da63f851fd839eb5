//! Grids of days or heads, and the pages of a telephone.

use vello_cpu::kurbo::Rect;

use super::board::{Board, LABEL, MARGIN, SMALL, Side, cells, style};
use super::icons::sign;
use super::known;
use super::nodes::seen;
use crate::colour::Rgb;
use crate::figures::outline::{circle, round_rect};
use crate::intent::{Hand, Intent, Kind, Page, Position, Slot, Style, Subject};
use crate::sheet::{Composition, Sheet};

/// A head over each column, cells below them; without heads, the days of a month.
pub(super) fn table(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    let mut area = board.headed(page.title.as_ref());
    let mut topic = known(&page.rest);
    let season = page.rest.season.and_then(|season| sign(&format!("{season:?}")));
    if let Some(name) = season.filter(|_| topic.subjects.is_empty()) {
        topic.subjects.push(Subject { count: 3, ..Subject::new(name, Kind::Object) });
    }
    if !topic.subjects.is_empty() {
        let high = area.height() * 0.24;
        board.figure(&topic, Rect { y1: area.y0 + high, ..area });
        area.y0 += high + 3.0;
    }
    let han = page.rest.chinese || page.title.as_deref().is_some_and(|title| title.contains('月'));
    let week = if han { "一 二 三 四 五 六 日" } else { "Mon Tue Wed Thu Fri Sat Sun" };
    let of_month = page.slots.is_empty();
    let filled = page.slots.iter().any(|slot| !slot.note.is_empty());
    let mut heads: Vec<&str> = match (of_month, filled) {
        (true, _) => week.split(' ').collect(),
        (_, true) => page.slots.iter().map(|slot| slot.note.as_str()).collect(),
        _ => page.slots.iter().map(|slot| slot.label.as_str()).collect(),
    };
    heads.dedup();
    let columns = heads.len();
    let wide = area.width() / columns as f64 - 2.4;
    let size = board.even(heads.iter().copied(), (wide, 8.0), LABEL);
    let (top, body) = (Rect { y1: area.y0 + 10.0, ..area }, Rect { y0: area.y0 + 11.2, ..area });
    for (i, (cell, head)) in cells(top, columns, 1, 1.2).zip(&heads).enumerate() {
        let accent = board.accent(i);
        board.pen.flat(round_rect(cell.x0, cell.y0, cell.width(), cell.height(), 1.6), accent);
        board.label(head, cell.inset(-0.6), size, Hand::Bold, Side::Middle, accent.lettered());
    }
    let under = |column: usize| -> Vec<&Slot> {
        page.slots.iter().filter(|slot| filled && slot.note == heads[column]).collect()
    };
    let (first, days) = page.title.as_deref().and_then(month).unwrap_or((0, 0));
    let rows = match (of_month, filled) {
        (true, _) => (first + days.max(28)).div_ceil(7),
        (_, true) => (0..columns).map(|column| under(column).len()).max().unwrap_or(1),
        _ => page.count.map_or(5, usize::from).clamp(1, 12),
    };
    let small = board.even(page.slots.iter().map(|slot| slot.label.as_str()), (wide, 9.0), LABEL);
    for (i, cell) in cells(body, columns, rows, 1.2).enumerate() {
        let day = (i + 1).checked_sub(first).filter(|day| of_month && (1..=days).contains(day));
        let number = day.map_or(String::new(), |day| day.to_string());
        let part = under(i % columns).get(i / columns).copied();
        // The same lesson has the same colour everywhere.
        let place = part.and_then(|part| page.slots.iter().position(|slot| slot.label == part.label));
        let tint = place.map_or(Rgb::WHITE, |place| board.accent(place));
        let tile = board.ground.mix(Rgb::WHITE, 0.75).mix(tint, 0.3);
        board.pen.flat(round_rect(cell.x0, cell.y0, cell.width(), cell.height(), 1.2), tile);
        let words = part.map_or(number.as_str(), |part| part.label.as_str());
        let picture = Rect { y1: cell.center().y, ..cell }.inset(-1.6);
        let shown = cell.height() > 20.0 && part.is_some_and(|part| board.figure(&part.scene, picture));
        let spot = if shown { Rect { y0: picture.y1, ..cell } } else { cell };
        board.label(words, spot.inset(-1.0), small, Hand::Bold, Side::Middle, board.ink);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// A month by its Chinese numeral.
fn han(title: &str) -> Option<usize> {
    let names = "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月";
    // The last that fits: 十二月 ends as 二月 does.
    let names: Vec<&str> = names.split(' ').collect();
    names.iter().rposition(|name| title.contains(name)).map(|i| i + 1)
}

/// Of a month that the title names with its year: the place of its first day in a week from Monday on, and its days.
fn month(title: &str) -> Option<(usize, usize)> {
    let lower = title.to_lowercase();
    let names = "jan feb mar apr may jun jul aug sep oct nov dec";
    let numbers: Vec<usize> =
        lower.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
    let year = numbers.iter().copied().find(|n| (1900..2200).contains(n));
    let named = names.split(' ').position(|name| lower.contains(name)).map(|i| i + 1);
    let month = named.or(numbers.iter().copied().find(|n| (1..=12).contains(n))).or(han(&lower))?;
    let leap = year.is_some_and(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    // Of a year that isn't said, it begins with a week.
    let Some(year) = year else { return Some((0, days[month - 1])) };
    let before = year - 1;
    let past =
        before * 365 + before / 4 - before / 100 + before / 400 + days[..month - 1].iter().sum::<usize>();
    Some((past % 7, days[month - 1]))
}

/// A telephone's page: its picture, what it lists with a sign for each, or fields, and the button whose words were given.
pub(super) fn screen(page: &Page, sheet: &Sheet<'_>) -> Composition {
    let mut board = Board::new(&page.rest, sheet);
    board.cover();
    let (inner, ink, accent) = (board.inner(), board.ink, board.accent(0));
    let dark = board.ground.luma() < 0.4;
    let face = if dark { board.ground.lit(0.1) } else { board.ground.mix(Rgb::WHITE, 0.8) };
    let wide = inner.width().min(inner.height() * 0.56);
    let frame = Rect::from_center_size(inner.center(), (wide, inner.height()));
    let rim = if dark { Rgb::hex(0x0b0f18) } else { ink };
    board.pen.flat(round_rect(frame.x0, frame.y0, wide, frame.height(), 7.0), rim);
    let glass = frame.inset(-1.6);
    board.pen.flat(round_rect(glass.x0, glass.y0, glass.width(), glass.height(), 5.6), face);
    board.pen.mark(round_rect(frame.center().x - 6.0, glass.y0 + 1.4, 12.0, 2.2, 1.1), rim);
    let mut area = glass.inset(-MARGIN * 0.7);
    area.y0 += 2.5;
    let bar = Rect { y1: area.y0 + 8.0, ..area };
    board.pen.mark(circle(bar.x1 - 3.6, bar.center().y, 3.6), accent);
    match &page.title {
        Some(title) => {
            let words = Rect { x1: bar.x1 - 9.0, ..bar };
            board.label(title, words, LABEL, Hand::Bold, Side::Left, ink);
        }
        None => board.pen.mark(round_rect(bar.x0, bar.center().y - 1.2, 16.0, 2.4, 1.2), ink.alpha(0.5)),
    }
    area.y0 = bar.y1 + 3.0;
    let tint = face.mix(accent, 0.18);
    let topic = known(&page.rest);
    // A balance alone is listed, too.
    let listed = page.slots.len() > 1 || page.slots.iter().any(|slot| !slot.note.is_empty());
    let picture = Rect { y1: area.y0 + area.height() * if listed { 0.3 } else { 0.4 }, ..area };
    board.pen.flat(round_rect(picture.x0, picture.y0, picture.width(), picture.height(), 3.0), tint);
    let form = page.slots.iter().any(|slot| is_typed(&slot.label));
    if !board.figure(&topic, picture.inset(-3.0)) {
        if form {
            let (centre, size) = (picture.center(), picture.height() * 0.4);
            board.pen.mark(circle(centre.x, centre.y, size), accent);
            board.pen.mark(circle(centre.x, centre.y - size * 0.25, size * 0.3), face);
            let chest = Rect::new(centre.x - size * 0.5, centre.y + size * 0.15, centre.x + size * 0.5, 0.0);
            board.pen.mark(round_rect(chest.x0, chest.y0, chest.width(), size * 0.5, size * 0.25), face);
        } else {
            waves(&mut board, picture.inset(-3.0));
        }
    }
    let columns = if page.slots.len() > 6 { 2 } else { 1 };
    let rows = if listed { page.slots.len().min(6 * columns).div_ceil(columns) } else { 4 };
    let rows: Vec<Rect> = cells(Rect { y0: picture.y1 + 3.0, ..area }, columns, rows, 2.4).collect();
    if listed && !form {
        entries(&mut board, page, &rows, (face, ink));
    } else {
        fields(&mut board, page, &rows);
    }
    board.finish(style(&page.rest, Style::Flat), &page.rest)
}

/// Columns of no figures, as a program shows them.
pub(super) fn waves(board: &mut Board<'_>, area: Rect) {
    let columns = cells(area, 7, 1, area.width() * 0.05).zip([0.4, 0.62, 0.5, 0.78, 0.66, 1.0, 0.84]);
    for (i, (cell, share)) in columns.enumerate() {
        let (tall, accent) = (cell.height() * share, board.accent(usize::from(i == 5)));
        board.pen.flat(round_rect(cell.x0, cell.y1 - tall, cell.width(), tall, 1.0), accent);
    }
}

/// What is listed: a sign, its name, its value.
fn entries(board: &mut Board<'_>, page: &Page, rows: &[Rect], (face, ink): (Rgb, Rgb)) {
    let names = page.slots.iter().map(|slot| slot.label.as_str());
    let size = board.even(names, (rows.first().map_or(1.0, Rect::width) * 0.56, 8.0), LABEL);
    for (i, (slot, row)) in page.slots.iter().zip(rows).enumerate() {
        let row = Rect { y1: row.y1.min(row.y0 + 15.0), ..*row };
        let accent = board.accent(i);
        let path = round_rect(row.x0, row.y0, row.width(), row.height(), 2.6);
        board.pen.flat(path, face.mix(accent, 0.22));
        if slot.label.is_empty() {
            // What has no words: round signs, or a bar.
            let count: usize = slot.note.parse().unwrap_or(1).clamp(1, 8);
            for spot in cells(row.inset(-2.4), count, 1, 2.0) {
                let (mid, r) = (spot.center(), spot.width().min(spot.height()) / 2.0);
                let bar = round_rect(spot.x0, mid.y - 1.2, spot.width() * 0.7, 2.4, 1.2);
                let sign = if count > 1 { circle(mid.x, mid.y, r) } else { bar };
                board.pen.mark(sign, accent.alpha(if count > 1 { 1.0 } else { 0.55 }));
            }
            continue;
        }
        let side = row.height() - 3.0;
        let tile = Rect::new(row.x0 + 1.5, row.y0 + 1.5, row.x0 + 1.5 + side, row.y1 - 1.5);
        board.pen.flat(round_rect(tile.x0, tile.y0, side, side, 2.0), accent);
        if !board.figure(&seen(slot, &Intent::default()), tile.inset(-1.4)) {
            board.pen.mark(circle(tile.center().x, tile.center().y, side * 0.22), accent.lettered());
        }
        let words = Rect::new(tile.x1 + 2.0, row.y0 + 1.0, row.x1 - 2.0, row.y1 - 1.0);
        let paid = board.label(&slot.note, words, LABEL * 1.1, Hand::Bold, Side::Right, ink);
        let words = Rect { x1: words.x1 - paid, ..words };
        board.label(&slot.label, words, size, Hand::Bold, Side::Left, ink);
    }
}

/// Whether that is what somebody types who signs in.
fn is_typed(label: &str) -> bool {
    let label = label.to_lowercase();
    let typed = "email e-mail password username phone 邮箱 密码 手机号 账号 用户名 验证码";
    matches!(label.as_str(), "name" | "full name") || typed.split(' ').any(|word| label.contains(word))
}

/// Fields to fill in, and a button.
fn fields(board: &mut Board<'_>, page: &Page, rows: &[Rect]) {
    let ink = board.ink;
    let listed = page.slots.len() > 1;
    for (i, row) in rows.iter().enumerate() {
        let tall = row.height().min(11.0);
        let slot = if listed { page.slots.get(i) } else { page.slots.first().filter(|_| i > 2) };
        let pressed = page.rest.lettering.iter().find(|l| l.place == Position::Caption).filter(|_| i > 2);
        let words = slot.map(|slot| &slot.label).or(pressed.map(|l| &l.text)).map_or("", String::as_str);
        let spot = Rect { y1: row.y0 + tall, ..*row }.inset(-1.6);
        let open = if listed { is_typed(words) } else { i < 3 };
        if open {
            board.pen.line(round_rect(row.x0, row.y0, row.width(), tall, 2.0), 0.5, ink.alpha(0.4));
            let share = [0.4, 0.56, 0.34][i % 3];
            let path = round_rect(row.x0 + 3.0, row.y0 + tall / 2.0 - 0.9, row.width() * share, 1.8, 0.9);
            if listed {
                board.label(words, spot, SMALL * 1.4, Hand::Sans, Side::Left, ink);
            } else {
                board.pen.mark(path, ink.alpha(0.25));
            }
            continue;
        }
        let asked = slot.and_then(|slot| slot.scene.palette.first().copied());
        let accent = asked.unwrap_or_else(|| board.accent(0));
        board.pen.flat(round_rect(row.x0, row.y0, row.width(), tall, tall / 2.0), accent);
        board.label(words, spot, LABEL.max(SMALL), Hand::Bold, Side::Middle, accent.lettered());
    }
}
