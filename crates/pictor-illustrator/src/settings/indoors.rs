//! Rooms: a wall, a floor, and what tells the room.

use vello_cpu::kurbo::Rect;

use super::props::{figure, house, pendant, picture_frame, potted, shelf};
use super::{Place, air, ground, transit};
use crate::figures::prelude::*;
use crate::intent::Weather;

/// Wall and boards; every room begins with it.
fn walls(pen: &mut Pen, place: &Place, wall: u32, floor: u32) {
    let (w, y) = (place.width, place.horizon);
    let wall = place.backdrop.unwrap_or(Rgb::hex(wall));
    pen.fade(
        rect(-1.0, -1.0, w + 2.0, y + 2.0),
        place.light.on(wall.lit(0.14), 0.0),
        place.light.on(wall.shaded(0.06), 0.0),
    );
    ground::floor(pen, place, y, Rgb::hex(floor));
    let board = place.light.on(Rgb::hex(floor).shaded(0.3), 0.0);
    let middle = w / 2.0;
    for i in -14i32..=14 {
        let x = middle + f64::from(i) * 9.0;
        pen.line(
            curve(&[(x, y), (middle + (x - middle) * 2.0, place.height + 1.0)]),
            0.18,
            board.alpha(0.35),
        );
    }
    pen.body(rect(-1.0, y - 1.6, w + 2.0, 2.4), place.light.on(0xfaf4e8, 0.0));
}

/// A large window with the world outside, its upper left corner at (`x`, `y`).
pub(super) fn view(pen: &mut Pen, place: &Place, x: f64, y: f64, width: f64, height: f64) {
    let frame = place.light.on(0xfdf8ec, 0.0);
    pen.body(rect(x - 1.2, y - 1.2, width + 2.4, height + 2.4), frame);
    let outside = Place { width, height, horizon: height * 0.72, floor: height, ..place.clone() };
    pen.within(rect(x, y, width, height), |pen| {
        pen.moved(x, y, |pen| {
            air::sky(pen, &outside, height);
            let green = outside.light.on(outside.light.grass, 0.35);
            pen.mark(oval(width * 0.3, height * 1.12, width * 0.7, height * 0.4), green);
            pen.mark(oval(width * 0.95, height * 1.16, width * 0.6, height * 0.42), green.shaded(0.1));
            if place.fine {
                house(pen, &outside, 77, (width * 0.7, height * 0.86), height * 0.26, 0.4);
            }
            super::weather_before(pen, &outside);
        });
    });
    pen.line(curve(&[(x + width / 2.0, y), (x + width / 2.0, y + height)]), 0.9, frame);
    pen.line(curve(&sized((x, y), (width, height), "0,0.5 1,0.5")), 0.7, frame);
    pen.body(rect(x - 2.2, y + height + 1.0, width + 4.4, 1.6), frame.shaded(0.05));
    if !place.light.dark {
        let (low, slant) = (place.height, width * 0.4);
        let beam = polygon(&[
            (x, y + height),
            (x + width, y + height),
            (x + width + slant, low),
            (x + slant * 0.6, low),
        ]);
        pen.fade(beam, Rgb::hex(0xfff6d6).alpha(0.2), Rgb::hex(0xfff6d6).alpha(0.02));
    }
}

pub(super) fn curtains(pen: &mut Pen, place: &Place, x: f64, y: f64, width: f64, height: f64, cloth: Rgb) {
    let cloth = place.light.on(cloth, 0.0);
    pen.line(curve(&[(x - 4.0, y - 2.6), (x + width + 4.0, y - 2.6)]), 0.7, place.light.on(0xa97c50, 0.0));
    for (side, edge) in [(1.0, x - 3.0), (-1.0, x + width + 3.0)] {
        let fall = |t: f64, out: f64| (edge + side * out, y - 2.6 + (height + 5.0) * t);
        pen.body(
            blob(&[
                fall(0.0, -0.6),
                fall(0.0, width * 0.2),
                fall(0.5, width * 0.12),
                fall(1.0, width * 0.16),
                fall(1.0, -1.0),
                fall(0.5, -0.8),
            ]),
            cloth,
        );
        pen.line(
            [0.06, 0.11]
                .map(|t| curve(&[fall(0.03, width * t), fall(0.5, width * t * 0.7), fall(0.97, width * t)])),
            0.3,
            cloth.shaded(0.3).alpha(0.6),
        );
    }
}

/// A rug below the figures.
fn rug(pen: &mut Pen, place: &Place, colour: Rgb) {
    if !place.may_show("rug") {
        return;
    }
    let (x, y) = (place.width / 2.0, place.floor);
    let wide = (place.width * 0.4).min(44.0);
    for (share, tint) in [(1.0, colour), (0.88, colour.lit(0.45)), (0.8, colour.lit(0.1))] {
        pen.flat(oval(x, y, wide * share, wide * 0.2 * share), place.light.on(tint, 0.0));
    }
}

/// Where the window goes: a share of the width, out of the way of the middle.
fn window_side(place: &Place) -> f64 {
    if place.window_is_left() { 0.08 } else { 0.66 }
}

/// The window of a usual room and the wall's other side, as x, width of both.
fn halves(place: &Place) -> ((f64, f64), (f64, f64)) {
    let (w, left) = (place.width, window_side(place) < 0.5);
    let (a, b) = ((w * 0.08, w * 0.27), (w * 0.65, w * 0.27));
    if left { (a, b) } else { (b, a) }
}

/// The wall, the floor, the curtains and the rug of a sitting room.
const ROOMS: [[u32; 4]; 5] = [
    [0xf3dcc0, 0xc99b6c, 0xe59a86, 0xb56a5f],
    [0xd9e4dc, 0xc9a27a, 0xf0e6d2, 0x7f9c88],
    [0xd8e2ee, 0xbf9a74, 0xf4ecdc, 0x6f8fb5],
    [0xf0d9d4, 0xc8a183, 0xfaf1e6, 0xb97f86],
    [0xefe6d6, 0xb48a62, 0x8fa88c, 0xcf9b5a],
];

/// Paper doors and mats.
fn tatami(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    walls(pen, place, 0xe9dcc0, 0xcfc690);
    let bare = Place { named: Vec::new(), bare: false, ..place.clone() };
    let tall = y * 0.86;
    for i in 0..(w / tall / 0.62).ceil() as u64 {
        figure(pen, &bare, "tatami room", (tall * 0.62 * (i as f64 + 0.5), y), tall, (i, false), 0.0);
    }
    let hem = place.light.on(0x5f7052, 0.0);
    let across = [0.0, 0.34].map(|t| curve(&[(-1.0, y + (h - y) * t), (w + 1.0, y + (h - y) * t)]));
    pen.line(across, 0.9, hem);
    let along = [-0.5, 0.0, 0.5].map(|t| curve(&[(w * (0.5 + t), y), (w * (0.5 + t * 1.8), h + 1.0)]));
    pen.line(along, 0.9, hem);
}

pub(super) fn room(pen: &mut Pen, place: &Place) {
    if place.named.contains(&"tatami room") {
        return tatami(pen, place);
    }
    if place.named.contains(&"train carriage") {
        return transit::carriage(pen, place);
    }
    if place.named.contains(&"subway platform") {
        return transit::platform(pen, place);
    }
    let [wall, floor, cloth, carpet] = ROOMS[(place.chance(22) * 4.999) as usize];
    walls(pen, place, wall, floor);
    let ((wx, ww), (ox, ow)) = halves(place);
    let (top, tall) = (place.horizon * 0.16, place.horizon * 0.52);
    view(pen, place, wx, top, ww, tall);
    curtains(pen, place, wx, top, ww, tall, Rgb::hex(cloth));
    picture_frame(pen, place, 31, ox + ow * 0.1, top + 1.0, ow * 0.36, ow * 0.3);
    picture_frame(pen, place, 32, ox + ow * 0.58, top + 4.0, ow * 0.3, ow * 0.34);
    shelf(pen, place, 900, (ox, place.horizon * 0.66), ow, true);
    potted(pen, place, (ox + ow * 0.92, place.horizon + 4.0), 15.0);
    rug(pen, place, Rgb::hex(carpet));
}

/// Tall windows and banners between columns, and a carpet towards us.
pub(super) fn hall(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xd8cfc4, 0xb9a99a);
    let (w, h, y) = (place.width, place.height, place.horizon);
    let stone = place.light.on(0xe9e1d4, 0.0);
    let bays = (w / 26.0).round().max(3.0) as u64;
    let wide = w / bays as f64;
    for bay in 0..bays {
        let (x, middle) = (wide * bay as f64, wide * (bay as f64 + 0.5));
        if bay % 2 == 0 {
            let glass = round_rect(middle - wide * 0.2, y * 0.12, wide * 0.4, y * 0.6, wide * 0.2);
            let (top, low) = if place.light.dark { (0x1d2750, 0x3d4c85) } else { (0xa9cfe8, 0xe6f1f2) };
            pen.within(glass.clone(), |pen| pen.fade(rect(x, 0.0, wide, y), Rgb::hex(top), Rgb::hex(low)));
            pen.line(curve(&[(middle, y * 0.13), (middle, y * 0.71)]), 0.5, stone);
            pen.line(glass, 1.0, stone.shaded(0.12));
        } else if place.may_show("flag") {
            let cloth = place.light.on(if bay % 4 == 1 { 0x8f2f3c } else { 0x2f4a7a }, 0.0);
            let (left, right, top) = (middle - wide * 0.17, middle + wide * 0.17, y * 0.14);
            pen.body(
                polygon(&[
                    (left, top),
                    (right, top),
                    (right, y * 0.56),
                    (middle, y * 0.66),
                    (left, y * 0.56),
                ]),
                cloth,
            );
            pen.mark(star(middle, y * 0.34, wide * 0.09, wide * 0.04, 5), place.light.on(0xe8c15a, 0.0));
        }
    }
    for column in 0..=bays {
        let x = wide * column as f64;
        pen.blend(rect(x - 2.2, -1.0, 4.4, y + 3.0), stone, stone.shaded(0.12));
        pen.body(rect(x - 3.2, y - 1.0, 6.4, 4.4), stone.shaded(0.06));
        pen.body(rect(x - 3.2, y * 0.02, 6.4, 3.0), stone.shaded(0.06));
    }
    let (x, red) = (w / 2.0, place.light.on(0x9c2f38, 0.0));
    pen.flat(
        polygon(&[(x - 9.0, y + 1.0), (x + 9.0, y + 1.0), (x + 24.0, h + 1.0), (x - 24.0, h + 1.0)]),
        red,
    );
    for side in [-1.0, 1.0] {
        let edge = curve(&[(x + side * 8.0, y + 1.0), (x + side * 21.6, h + 1.0)]);
        pen.line(edge, 0.7, place.light.on(0xe8c15a, 0.0));
    }
}

/// A deep sill, and all the window above it.
pub(super) fn windowsill(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    let wall = place.light.on(place.backdrop.unwrap_or(Rgb::hex(0xf3dcc0)), 0.0);
    pen.fade(rect(-1.0, -1.0, w + 2.0, y + 2.0), wall.lit(0.1), wall);
    view(pen, place, w * 0.12, y * 0.08, w * 0.76, y * 0.9);
    curtains(pen, place, w * 0.12, y * 0.08, w * 0.76, y * 0.88, Rgb::hex(0xe59a86));
    let wood = place.light.on(Rgb::hex(0xf6ecd9), 0.0);
    pen.fade(rect(-1.0, y, w + 2.0, h - y + 1.0), wood.lit(0.1), wood.shaded(0.1));
    pen.line(curve(&[(-1.0, y), (w + 1.0, y)]), 0.4, wood.shaded(0.3));
    pen.fade(rect(-1.0, h * 0.975, w + 2.0, h * 0.03), wood.shaded(0.16), wood.shaded(0.3));
}

pub(super) fn bedroom(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xd9d4ea, 0xc7a27c);
    let ((wx, ww), (ox, ow)) = halves(place);
    let (top, tall) = (place.horizon * 0.14, place.horizon * 0.48);
    view(pen, place, wx, top, ww, tall);
    curtains(pen, place, wx, top, ww, tall, Rgb::hex(0x8fa9d6));
    for i in 0..9u64 {
        let (x, y) = (ox + place.chance(940 + i) * ow, place.horizon * place.between(950 + i, 0.06, 0.4));
        pen.mark(star(x, y, 1.3, 0.6, 5), place.light.on(0xf7dd8a, 0.0));
    }
    rug(pen, place, Rgb::hex(0x8fa9d6));
    if place.empty || place.named.contains(&"bed") {
        return;
    }
    let (y, wood) = (place.horizon + 3.0, place.light.on(0xb98a5d, 0.0));
    pen.body(round_rect(ox + ow * 0.02, y - 22.0, ow * 1.0, 22.0, 4.0), wood);
    pen.body(round_rect(ox + ow * 0.1, y - 15.0, ow * 0.5, 8.0, 3.5), place.light.on(0xfdf9f2, 0.0));
    pen.body(round_rect(ox - ow * 0.02, y - 10.0, ow * 1.08, 12.0, 3.0), place.light.on(0x86b0c8, 0.0));
}

pub(super) fn kitchen(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xf6ead2, 0xd3b48c);
    let (w, y) = (place.width, place.horizon);
    let ((wx, ww), (ox, ow)) = halves(place);
    view(pen, place, wx, y * 0.14, ww, y * 0.38);
    shelf(pen, place, 1000, (ox, y * 0.34), ow, false);
    shelf(pen, place, 1040, (ox, y * 0.56), ow, false);
    for i in 0..(w / 5.0) as u64 {
        for row in 0..2 {
            let shade = if (i + row) % 2 == 0 { 0xdcebe4 } else { 0xeaf3ee };
            pen.mark(
                rect(i as f64 * 5.0, y * 0.62 + row as f64 * 5.0, 4.7, 4.7),
                place.light.on(Rgb::hex(shade), 0.0),
            );
        }
    }
    pen.body(rect(-1.0, y * 0.62 + 10.0, w + 2.0, y * 0.38 - 9.0), place.light.on(0x8fb3a3, 0.0));
    for i in 0..(w / 17.0).ceil() as u64 {
        let x = i as f64 * 17.0 + 2.0;
        pen.body(
            round_rect(x, y * 0.62 + 14.0, 13.5, (y * 0.38 - 16.0).max(3.0), 1.0),
            place.light.on(0xa3c4b5, 0.0),
        );
        pen.mark(circle(x + 11.4, y * 0.62 + 18.0, 0.6), place.light.on(0xe2b65c, 0.0));
    }
    pen.body(rect(-1.0, y * 0.62 + 8.6, w + 2.0, 2.4), place.light.on(0xb98a5d, 0.0));
    pendant(pen, place, w * 0.5, y * 0.2, 5.0, Rgb::hex(0xd9776a));
    rug(pen, place, Rgb::hex(0xd9a77a));
}

pub(super) fn clinic(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xd6ebe4, 0xe0d2bb);
    let (w, y) = (place.width, place.horizon);
    let ((wx, ww), (ox, ow)) = halves(place);
    view(pen, place, wx, y * 0.14, ww, y * 0.46);
    curtains(pen, place, wx, y * 0.14, ww, y * 0.46, Rgb::hex(0xf2c48d));
    shelf(pen, place, 1100, (ox + ow * 0.06, y * 0.34), ow * 0.88, false);
    shelf(pen, place, 1140, (ox + ow * 0.06, y * 0.56), ow * 0.88, false);
    let (cx, cy) = (w * 0.5, y * 0.2);
    pen.flat(round_rect(cx - 5.0, cy - 5.0, 10.0, 10.0, 2.6), place.light.on(0xfdfaf2, 0.0));
    pen.mark(
        rows("6.4,2 2,6.4").map(|[dw, dh]| round_rect(cx - dw / 2.0, cy - dh / 2.0, dw, dh, 0.5)),
        place.light.on(0xe0736c, 0.0),
    );
    pen.body(rect(ox, y * 0.72, ow, y * 0.28 + 3.0), place.light.on(0xf4ead8, 0.0));
    for i in 0..2 {
        let x = ox + ow * (0.06 + 0.47 * f64::from(i));
        pen.body(round_rect(x, y * 0.75, ow * 0.41, y * 0.22 + 2.0, 1.2), place.light.on(0xfaf3e5, 0.0));
        pen.mark(circle(x + ow * 0.34, y * 0.82, 0.7), place.light.on(0xcf9a5f, 0.0));
    }
    pen.body(rect(ox - 1.4, y * 0.7, ow + 2.8, 1.9), place.light.on(0x8ac0b0, 0.0));
    potted(pen, place, (ox + ow * 0.82, y * 0.7), 8.0);
    rug(pen, place, Rgb::hex(0x86b8ad));
}

/// Where a classroom that is so wide, and whose wall is so high, has its blackboard.
pub(super) fn blackboard(w: f64, y: f64) -> Rect {
    let wide = (w * 0.52).min(70.0);
    Rect::new((w - wide) / 2.0, y * 0.14, (w + wide) / 2.0, y * 0.62)
}

pub(super) fn classroom(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xf4e6c6, 0xcfa878);
    let (w, y) = (place.width, place.horizon);
    let board = blackboard(w, y);
    let (bx, bw, bh) = (board.x0, board.width(), board.height());
    pen.body(rect(bx - 1.4, y * 0.14 - 1.4, bw + 2.8, bh + 2.8), place.light.on(0xb98a5d, 0.0));
    pen.flat(rect(bx, y * 0.14, bw, bh), place.light.on(0x4f7565, 0.0));
    pen.mark(oval(bx + bw * 0.3, y * 0.14 + bh * 0.6, bw * 0.24, bh * 0.2), Rgb::WHITE.alpha(0.06));
    pen.body(rect(bx + bw * 0.6, y * 0.14 + bh + 0.6, bw * 0.24, 1.0), place.light.on(0xe9dcc6, 0.0));
    for side in [0.05, 0.86] {
        if place.light.weather != Weather::Clear {
            view(pen, place, w * (side - 0.01), y * 0.16, w * 0.12, y * 0.42);
        }
        shelf(pen, place, 1200 + (side * 100.0) as u64, (w * side, y * 0.82), w * 0.1, true);
    }
    potted(pen, place, (w * 0.94, y + 2.0), 13.0);
}

pub(super) fn library(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xd8bd98, 0xa97b57);
    let (w, y) = (place.width, place.horizon);
    pen.body(rect(-1.0, y * 0.06, w + 2.0, y * 0.94), place.light.on(0x8f6546, 0.1));
    let rows = 5;
    for row in 0..rows {
        let ry = y * (0.24 + 0.19 * f64::from(row));
        let bays = (w / 30.0).round().max(1.0) as u64;
        for bay in 0..bays {
            let x = w * bay as f64 / bays as f64 + 1.0;
            pen.mark(
                rect(x, ry - y * 0.165, w / bays as f64 - 2.0, y * 0.165),
                place.light.on(0x6b4a36, 0.05),
            );
            shelf(pen, place, 1300 + row as u64 * 97 + bay * 991, (x, ry), w / bays as f64 - 2.0, true);
        }
    }
    if place.light.weather != Weather::Clear {
        view(pen, place, w * 0.4, y * 0.1, w * 0.2, y * 0.7);
    }
    pendant(pen, place, w * 0.5, y * 0.18, 5.0, Rgb::hex(0x5f8a78));
    rug(pen, place, Rgb::hex(0xa5544f));
}

pub(super) fn cafe(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xe6cfae, 0x9f7453);
    let (w, y) = (place.width, place.horizon);
    let ((wx, ww), (ox, ow)) = halves(place);
    view(pen, place, wx, y * 0.2, ww, y * 0.5);
    pen.flat(rect(ox + ow * 0.05, y * 0.14, ow * 0.9, y * 0.24), place.light.on(0x4a4550, 0.0));
    for row in 0..4 {
        let ry = y * (0.19 + 0.05 * f64::from(row));
        pen.line(
            curve(&[(ox + ow * 0.12, ry), (ox + ow * place.between(1400 + row as u64, 0.4, 0.6), ry)]),
            0.5,
            Rgb::hex(0xf2e6cf).alpha(0.7),
        );
        pen.line(curve(&[(ox + ow * 0.74, ry), (ox + ow * 0.86, ry)]), 0.5, Rgb::hex(0xf2c48d).alpha(0.8));
    }
    shelf(pen, place, 1420, (ox, y * 0.56), ow, false);
    pen.body(rect(ox - 2.0, y * 0.72, ow + 4.0, y * 0.28 + 5.0), place.light.on(0x7a5844, 0.0));
    pen.body(rect(ox - 3.0, y * 0.7, ow + 6.0, 2.0), place.light.on(0xd9b98a, 0.0));
    for i in 0..3 {
        pendant(pen, place, w * (0.3 + 0.2 * f64::from(i)), y * 0.2, 4.2, Rgb::hex(0xc0624f));
    }
    potted(pen, place, (wx + ww + 4.0, y + 3.0), 14.0);
}

pub(super) fn shop(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xf2e2d0, 0xd1b795);
    let (w, y) = (place.width, place.horizon);
    for (i, share) in [0.24, 0.44, 0.64, 0.84].into_iter().enumerate() {
        shelf(pen, place, 1500 + i as u64 * 60, (w * 0.05, y * share), w * 0.38, false);
        shelf(pen, place, 1800 + i as u64 * 60, (w * 0.57, y * share), w * 0.38, false);
    }
    pendant(pen, place, w * 0.5, y * 0.16, 5.0, Rgb::hex(0x6f9fb8));
}

pub(super) fn office(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xdfe6ea, 0xb9a48c);
    let (w, y) = (place.width, place.horizon);
    let ((wx, ww), (ox, ow)) = halves(place);
    view(pen, place, wx, y * 0.1, ww, y * 0.62);
    shelf(pen, place, 1600, (ox, y * 0.4), ow, true);
    shelf(pen, place, 1660, (ox, y * 0.64), ow, true);
    potted(pen, place, (w * 0.5, y + 2.0), 14.0);
}

pub(super) fn workshop(pen: &mut Pen, place: &Place) {
    walls(pen, place, 0xd8c3a5, 0xa88a6c);
    let (w, y) = (place.width, place.horizon);
    pen.body(rect(w * 0.08, y * 0.12, w * 0.84, y * 0.44), place.light.on(0xb5906a, 0.1));
    let iron = place.light.on(0x6f7683, 0.0);
    for i in 0..(w / 9.0) as u64 {
        let x = w * 0.1 + i as f64 * 8.4;
        if x > w * 0.88 {
            break;
        }
        pen.body(limb(&[(x, y * 0.2), (x, y * 0.44)], 1.2, 1.2), place.light.on(0xc9895a, 0.0));
        match i % 3 {
            0 => pen.body(rect(x - 2.4, y * 0.18, 4.8, 2.4), iron),
            1 => pen.body(circle(x, y * 0.19, 1.7), iron),
            _ => pen.body(
                polygon(&[
                    (x - 1.6, y * 0.16),
                    (x + 1.6, y * 0.16),
                    (x + 0.7, y * 0.28),
                    (x - 0.7, y * 0.28),
                ]),
                iron,
            ),
        }
    }
    pen.body(rect(w * 0.04, y * 0.76, w * 0.92, 3.0), place.light.on(0xa5744a, 0.0));
    pen.body(
        [0.08, 0.88].map(|side| rect(w * side, y * 0.76 + 3.0, 3.4, y * 0.24 + 2.0)),
        place.light.on(0x8f6240, 0.0),
    );
    pendant(pen, place, w * 0.5, y * 0.12, 4.6, Rgb::hex(0x5f7f78));
}

pub(super) fn stage(pen: &mut Pen, place: &Place) {
    let (w, h, y) = (place.width, place.height, place.horizon);
    pen.fade(rect(-1.0, -1.0, w + 2.0, y + 2.0), 0x2b2146, 0x57346a);
    for ([x, lean], tint) in tinted("0.2,0.26,ffd98a 0.5,0,fff1cf 0.8,-0.26,8fc6ff") {
        let (x, foot) = (w * x, w * (x + lean));
        pen.fade(
            polygon(&[
                (x - 1.5, -2.0),
                (x + 1.5, -2.0),
                (foot + w * 0.15, place.floor),
                (foot - w * 0.15, place.floor),
            ]),
            tint.alpha(0.42),
            tint.alpha(0.06),
        );
    }
    pen.fade(rect(-1.0, y, w + 2.0, h - y + 1.0), 0x8a5a44, 0x5a3a3c);
    for i in 0..(w / 7.0) as u64 {
        pen.line(
            curve(&[(i as f64 * 7.0, y), (w / 2.0 + (i as f64 * 7.0 - w / 2.0) * 1.5, h)]),
            0.2,
            Rgb::hex(0x3f2832).alpha(0.5),
        );
    }
    pen.mark(oval(w * 0.5, place.floor, (w * 0.34).min(40.0), 5.0), Rgb::hex(0xffe9b8).alpha(0.32));
    let red = Rgb::hex(0xa8323f);
    for side in [0.0, 1.0] {
        let s = 1.0 - 2.0 * side;
        for fold in 0..4 {
            let x = side * w + s * f64::from(fold) * w * 0.045;
            let colour = if fold % 2 == 0 { red } else { red.shaded(0.25) };
            pen.body(
                blob(&[
                    (x - s * 3.0, -5.0),
                    (x + s * w * 0.06, -5.0),
                    (x + s * w * 0.05, y * 0.6),
                    (x + s * w * 0.045, y + 3.0),
                    (x - s * 3.0, y + 3.0),
                ]),
                colour,
            );
        }
    }
    for i in 0..=8 {
        let x = w * f64::from(i) / 8.0;
        pen.body(blob(&sized((x, 0.0), (w, 1.0), "-0.08,-6 0.08,-6 0.06,3 0,7 -0.06,3")), red.lit(0.05));
    }
}
