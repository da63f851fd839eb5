//! Small things that settings repeat: trees, bushes, houses, fences, lamps, shelves.

use vello_cpu::kurbo::Affine;

use super::Place;
use crate::figures;
use crate::figures::prelude::*;
use crate::intent::Season;
use crate::shape::{Role, Shape, transformed};

/// A broad-leaved tree standing on (`x`, `y`), `size` high; `far` from 0 to 1.
pub(super) fn tree(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), size: f64, far: f64) {
    let light = &place.light;
    let bark = light.on(0x86603f, far);
    let lean = place.between(key, -0.04, 0.04) * size;
    pen.body(limb(&sized((x, y), (lean, size), "0,0 0.4,-0.3 1,-0.6"), size * 0.11, size * 0.06), bark);
    if light.season == Season::Winter {
        for [dx, dy] in rows("-0.22,-0.78 0.2,-0.84 -0.08,-0.95 0.3,-0.62 -0.32,-0.6") {
            pen.body(
                limb(
                    &[
                        (x + lean * 0.6, y - size * 0.42),
                        (x + dx * size * 0.5, y + dy * size * 0.72),
                        (x + dx * size, y + dy * size),
                    ],
                    size * 0.045,
                    size * 0.016,
                ),
                bark,
            );
        }
        return;
    }
    let green = light.leaves[(place.chance(key + 1) * 2.99) as usize];
    let r = size * 0.3;
    let crown = (x + lean, y - size * 0.68);
    for [dx, dy, s, shade] in
        rows("-0.72,0.32,0.72,0.16 0.74,0.28,0.74,0.2 0,-0.42,0.86,0 -0.32,0,0.8,0.02 0.34,0.06,0.78,0.1")
    {
        let colour = light.on(green.shaded(shade), far);
        pen.mark(circle(crown.0 + dx * r + 0.1 * r, crown.1 + dy * r + 0.08 * r, s * r), colour.shaded(0.18));
        pen.fade(
            circle(crown.0 + dx * r, crown.1 + dy * r, s * r * 0.97),
            colour.lit(0.16),
            colour.shaded(0.08),
        );
    }
    if place.fine && size > 12.0 {
        for i in 0..6u64 {
            let (dx, dy) =
                (place.between(key + 10 + i, -0.9, 0.8) * r, place.between(key + 20 + i, -0.8, 0.5) * r);
            pen.line(
                curve(&sized((crown.0 + dx, crown.1 + dy), (r, r), "0,0 0.14,0.1 0.28,0")),
                0.3,
                light.on(green.lit(0.4), far).alpha(0.6),
            );
        }
    }
}

/// A fir tree.
pub(super) fn fir(pen: &mut Pen, place: &Place, (x, y): (f64, f64), size: f64, far: f64) {
    let light = &place.light;
    let green = light.on(0x4f8a66, far);
    let snowy = light.season == Season::Winter;
    pen.mark(rect(x - size * 0.04, y - size * 0.16, size * 0.08, size * 0.16), light.on(0x75543b, far));
    for [top, low, half] in rows("0.45,0.1,0.3 0.7,0.32,0.24 1,0.58,0.17") {
        let skirt = [
            (x, y - size * top),
            (x + size * half, y - size * low),
            (x, y - size * (low + 0.03)),
            (x - size * half, y - size * low),
        ];
        pen.fade(polygon(&skirt), green.lit(0.14), green.shaded(0.14));
        if snowy {
            let cap = [
                (x, y - size * top),
                (x + size * half * 0.55, y - size * (top - (top - low) * 0.55)),
                (x, y - size * (top - 0.1)),
                (x - size * half * 0.55, y - size * (top - (top - low) * 0.55)),
            ];
            pen.mark(polygon(&cap), light.on(0xf7fafc, far));
        }
    }
}

/// A tall pine near us: tiers of drooping boughs, one colour with a little light on it.
pub(super) fn pine(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), size: f64, colour: Rgb) {
    pen.mark(limb(&[(x, y), (x, y - size * 0.96)], size * 0.03, size * 0.006), colour.shaded(0.2));
    let tiers = 13u64;
    for i in (0..tiers).rev() {
        let t = i as f64 / (tiers - 1) as f64;
        let cy = y - size * (0.97 - 0.8 * t);
        let deep = size * (0.035 + 0.05 * t);
        for side in [-1.0, 1.0] {
            let half = side
                * size
                * (0.02 + 0.16 * t.powf(0.9))
                * place.between(key + i * 2 + (side > 0.0) as u64, 0.72, 1.12);
            let bough = sized(
                (x, cy),
                (half, deep),
                "0,-1 0.5,-0.05 1,0.75 0.78,0.7 0.62,1.15 0.42,0.8 0.22,1.2 0,0.7",
            );
            pen.fade(polygon(&bough), colour.lit(if side < 0.0 { 0.14 } else { 0.04 }), colour);
        }
    }
}

/// A figure as part of the scenery: its feet on (`x`, `y`), `tall` units high, as hazy as `far` says.
pub(crate) fn figure(
    pen: &mut Pen,
    place: &Place,
    name: &str,
    (x, y): (f64, f64),
    tall: f64,
    (seed, mirrored): (u64, bool),
    far: f64,
) {
    let Some(figure) = figures::find(name).filter(|_| place.may_show(name)) else { return };
    let look =
        Look { night: place.light.dark, fine: place.fine && tall > 10.0, ..Look::plain(place.seed ^ seed) };
    let scale = tall / 100.0;
    let affine = Affine::translate((x - figure.aspect * 50.0 * scale, y - tall)) * Affine::scale(scale);
    let shapes = transformed(&figures::shapes(figure, &look, mirrored), affine);
    pen.insert(in_the_light(place, shapes, far));
}

/// Shapes that were drawn in their own colours, in the light of the place.
pub(super) fn in_the_light(place: &Place, mut shapes: Vec<Shape>, far: f64) -> Vec<Shape> {
    for shape in shapes.iter_mut().filter(|s| matches!(s.role, Role::Body | Role::Mark | Role::Line)) {
        let lit = |rgb: Rgb| if far > 0.0 { place.light.on(rgb, far) } else { place.light.near(rgb) };
        shape.paint = shape.paint.map(|tint| Tint { rgb: lit(tint.rgb), ..tint });
    }
    shapes
}

/// A palm tree that leans.
pub(super) fn palm(pen: &mut Pen, place: &Place, (x, y): (f64, f64), size: f64, lean: f64) {
    figure(pen, place, "palm tree", (x, y), size, (180, lean < 0.0), 0.05);
}

/// A round bush.
pub(super) fn bush(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), size: f64, far: f64) {
    let green = place.light.leaves[(place.chance(key) * 2.99) as usize];
    for [dx, s, shade] in rows("-0.55,0.52,0.14 0.56,0.5,0.18 0,0.68,0") {
        let colour = place.light.on(green.shaded(shade), far);
        let r = size * s * 0.6;
        let top = sized((x + dx * size, y), (r, r), "-1,0 -0.8,-1.1 0,-1.6 0.8,-1.1 1,0");
        pen.fade(blob(&top), colour.lit(0.18), colour.shaded(0.14));
    }
}

/// A small house with its door on (`x`, `y`).
pub(super) fn house(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), size: f64, far: f64) {
    let light = &place.light;
    let wall =
        [0xf6ead2, 0xf3d9c0, 0xe9e2d4, 0xf2cfc4, 0xdfe6e0].map(Rgb::hex)[(place.chance(key) * 4.99) as usize];
    let roof =
        [0xc9674f, 0xb3564a, 0x8a6a73, 0x6f7f95].map(Rgb::hex)[(place.chance(key + 1) * 3.99) as usize];
    let (w, h) = (size * 0.72, size * 0.5);
    pen.body(rect(x - w / 2.0, y - h, w, h), light.on(wall, far));
    pen.body(rect(x + w * 0.2, y - h - size * 0.36, size * 0.1, size * 0.3), light.on(roof.shaded(0.2), far));
    pen.body(polygon(&sized((x, y - h), (w, size), "-0.62,0 0,-0.42 0.62,0")), light.on(roof, far));
    if light.season == Season::Winter {
        pen.mark(
            polygon(&sized((x, y - h), (w, size), "-0.5,-0.06 0,-0.42 0.5,-0.06 0.2,-0.14 -0.12,-0.1")),
            light.on(0xf7fafc, far),
        );
    }
    pen.body(
        round_rect(x - size * 0.07, y - size * 0.27, size * 0.14, size * 0.27, size * 0.05),
        light.on(0x9a6a48, far),
    );
    for dx in [-0.24, 0.24] {
        window(pen, place, x + dx * size - size * 0.07, y - size * 0.36, size * 0.14, size * 0.15, far);
    }
}

/// A window pane, glowing when it is dark.
pub(super) fn window(pen: &mut Pen, place: &Place, x: f64, y: f64, width: f64, height: f64, far: f64) {
    let light = &place.light;
    if light.dark {
        pen.glow(x + width / 2.0, y + height / 2.0, width * 1.6, Rgb::hex(0xffce7a).alpha(0.45));
        pen.mark(rect(x, y, width, height), 0xffd98a);
    } else {
        pen.fade(rect(x, y, width, height), light.on(0xa9cfdf, far), light.on(0xd8ebef, far));
    }
    let bar = light.on(0xfaf4e6, far);
    pen.line(rect(x, y, width, height), width * 0.1, bar);
    pen.line(curve(&[(x + width / 2.0, y), (x + width / 2.0, y + height)]), width * 0.07, bar);
}

/// A wooden fence along `y`.
pub(super) fn fence(pen: &mut Pen, place: &Place, x0: f64, x1: f64, y: f64, size: f64) {
    let wood = place.light.on(0xe9dcc3, 0.1);
    for rail in [0.35, 0.72] {
        pen.body(rect(x0, y - size * rail - size * 0.06, x1 - x0, size * 0.12), wood.shaded(0.08));
    }
    let posts = ((x1 - x0) / (size * 0.6)).ceil() as usize;
    for i in 0..=posts {
        let x = x0 + (x1 - x0) * i as f64 / posts as f64;
        pen.body(polygon(&sized((x, y), (size, size), "-0.1,0 -0.1,-0.9 0,-1 0.1,-0.9 0.1,0")), wood);
    }
}

/// A hanging lamp of a room, its cord from the ceiling.
pub(super) fn pendant(pen: &mut Pen, place: &Place, x: f64, y: f64, size: f64, colour: Rgb) {
    pen.line(curve(&[(x, -1.0), (x, y - size * 0.5)]), 0.35, place.light.on(0x5a4a4a, 0.0));
    pen.glow(
        x,
        y + size * 0.3,
        size * 2.6,
        Rgb::hex(0xffe3a6).alpha(if place.light.dark { 0.6 } else { 0.3 }),
    );
    pen.body(
        blob(&sized((x, y), (size, size), "-0.14,-0.5 0.14,-0.5 0.7,0.25 0,0.32 -0.7,0.25")),
        place.light.on(colour, 0.0),
    );
    pen.mark(oval(x, y + size * 0.28, size * 0.5, size * 0.09), 0xfff1c4);
}

/// A board on the wall with things on it.
pub(super) fn shelf(pen: &mut Pen, place: &Place, key: u64, (x, y): (f64, f64), width: f64, books: bool) {
    if !place.may_show("bookshelf") {
        return;
    }
    let wood = place.light.on(0xb98a5d, 0.1);
    let colours = [0xd9776a, 0x6f9fb8, 0xe3b65c, 0x7fae86, 0x9c86b5, 0xe9dcc6].map(Rgb::hex);
    let mut at = x + 0.8;
    let mut i = 0;
    while at < x + width - 2.0 {
        let colour = place.light.on(colours[(place.chance(key + i * 4) * 5.99) as usize], 0.12);
        if books {
            let (w, h) = (place.between(key + i * 4 + 1, 0.9, 1.9), place.between(key + i * 4 + 2, 4.0, 6.2));
            pen.body(rect(at, y - h, w, h), colour);
            pen.mark(rect(at + w * 0.2, y - h * 0.8, w * 0.6, h * 0.1), colour.lit(0.5));
            at += w + if place.chance(key + i * 4 + 3) > 0.9 { 2.0 } else { 0.05 };
        } else {
            let (w, h) = (place.between(key + i * 4 + 1, 1.8, 3.0), place.between(key + i * 4 + 2, 2.8, 5.4));
            pen.body(round_rect(at, y - h, w, h, w * 0.3), colour);
            pen.body(rect(at + w * 0.28, y - h - 0.9, w * 0.44, 1.0), colour.shaded(0.25));
            pen.flat(rect(at + w * 0.14, y - h * 0.62, w * 0.72, h * 0.34), place.light.on(0xfbf5e6, 0.1));
            at += w + place.between(key + i * 4 + 3, 0.6, 1.6);
        }
        i += 1;
    }
    pen.body(rect(x, y, width, 1.1), wood);
    pen.shade(rect(x, y + 1.1, width, 0.9), 0.14);
}

/// A picture on the wall.
pub(super) fn picture_frame(pen: &mut Pen, place: &Place, key: u64, x: f64, y: f64, width: f64, height: f64) {
    // Where something hangs on the wall there are no others.
    if !["painting", "clock", "calendar"].iter().all(|hung| place.may_show(hung)) {
        return;
    }
    pen.shade(rect(x + 0.5, y + 0.7, width, height), 0.16);
    pen.body(rect(x, y, width, height), place.light.on(0xb88a5a, 0.1));
    let (ix, iy, iw, ih) = (x + width * 0.1, y + height * 0.1, width * 0.8, height * 0.8);
    pen.flat(rect(ix, iy, iw, ih), place.light.on(0xcfe6ea, 0.1));
    pen.within(rect(ix, iy, iw, ih), |pen| {
        let hill = place
            .light
            .on([Rgb::hex(0x8fbf7f), Rgb::hex(0xe0a77a)][(place.chance(key) * 1.99) as usize], 0.1);
        pen.mark(circle(ix + iw * 0.7, iy + ih * 0.32, ih * 0.14), place.light.on(0xf6d272, 0.0));
        pen.mark(oval(ix + iw * 0.25, iy + ih * 1.1, iw * 0.6, ih * 0.6), hill);
        pen.mark(oval(ix + iw * 0.9, iy + ih * 1.15, iw * 0.5, ih * 0.5), hill.shaded(0.2));
    });
}

/// A plant in a pot.
pub(super) fn potted(pen: &mut Pen, place: &Place, (x, y): (f64, f64), size: f64) {
    if place.may_show("potted plant") {
        figure(pen, place, "plant", (x, y), size, (33, false), 0.05);
    }
}
