//! Cakes, ice cream and other sweet things.

use super::fruit::smile;
use super::vessels::{CHINA, plate};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("cake", 1.1, 0.2, |pen, look| cake(pen, look, false)),
    Figure::on_ground("birthday cake", 1.1, 0.3, |pen, look| cake(pen, look, true)),
    Figure::on_ground("wedding cake", 0.9, 0.8, wedding_cake),
    Figure::on_ground("cupcake", 0.86, 0.09, cupcake),
    Figure::on_ground("donut", 1.2, 0.05, donut),
    Figure::on_ground("cookie", 1.0, 0.02, cookie),
    Figure::on_ground("macaron", 1.1, 0.05, macaron),
    Figure::on_ground("ice cream", 0.6, 0.2, ice_cream),
    Figure::on_ground("popsicle", 0.5, 0.15, popsicle),
    Figure::on_ground("lollipop", 0.56, 0.2, lollipop),
    Figure::on_ground("candy", 1.4, 0.03, candy),
    Figure::on_ground("candy cane", 0.56, 0.15, candy_cane),
    Figure::on_ground("chocolate", 0.9, 0.15, chocolate),
    Figure::on_ground("pudding", 1.15, 0.1, pudding),
    Figure::on_ground("mooncake", 1.3, 0.06, mooncake),
    Figure::on_ground("pie", 1.35, 0.12, pie),
    Figure::on_ground("honey", 0.9, 0.12, honey),
    Figure::on_ground("pancake", 1.25, 0.12, pancake),
    Figure::on_ground("tanghulu", 0.4, 0.3, tanghulu),
];

/// A round layer from `top` to `bottom`, with icing that runs down.
fn layer(pen: &mut Pen, x: f64, half: f64, top: f64, bottom: f64, sponge: Rgb, icing: Rgb) {
    let ry = half * 0.2;
    pen.body(
        path(&format!(
            "M{} {top} L{} {top} L{} {bottom} A{half} {ry} 0 0 1 {} {bottom} Z",
            x - half,
            x + half,
            x + half,
            x - half
        )),
        sponge,
    );
    let mut run = format!("M{} {top} A{half} {ry} 0 0 1 {} {top}", x - half, x + half);
    let drips = 8;
    for i in 0..drips {
        let from = x + half * (1.0 - 2.0 * f64::from(i) / f64::from(drips));
        let to = x + half * (1.0 - 2.0 * f64::from(i + 1) / f64::from(drips));
        let sag = ry * (1.0 - (((from + to) / 2.0 - x) / half).powi(2)).max(0.0).sqrt();
        let low = top + sag + (bottom - top) * if i % 2 == 0 { 0.42 } else { 0.24 };
        let end = top + ry * (1.0 - ((to - x) / half).powi(2)).max(0.0).sqrt() + 3.0;
        run += &format!(" C{} {low} {} {low} {to} {end}", from - 0.5, to + 0.5);
    }
    pen.body(path(&(run + " Z")), icing);
    pen.body(oval(x, top, half, ry), icing.lit(0.25));
}

fn candle(pen: &mut Pen, look: &Look, x: f64, foot: f64, colour: Rgb) {
    pen.body(round_rect(x - 2.2, foot - 20.0, 4.4, 20.0, 1.2), colour);
    for y in [4.0, 10.0, 16.0] {
        pen.line(curve(&placed((x, foot - y), "-2.2,1.6 2.2,-1.2")), 1.1, Rgb::WHITE.alpha(0.8));
    }
    if look.night {
        pen.glow(x, foot - 26.0, 16.0, Rgb::hex(0xffe08a).alpha(0.8));
    }
    pen.body(drop(x, foot - 31.0, 5.4, 9.6), 0xf7a83c);
    pen.mark(drop(x, foot - 27.0, 2.8, 5.2), 0xfff0b8);
}

fn cake(pen: &mut Pen, look: &Look, birthday: bool) {
    let icing = look.main(0xf5b6c6);
    let sponge = look.accent(0xf3d9a6);
    plate(pen, 55.0, 93.0, 54.0, CHINA);
    layer(pen, 55.0, 44.0, 58.0, 86.0, sponge, icing);
    pen.line(curve("12,78 34,86 55,87 76,86 98,78"), 2.6, 0xfdf3e6);
    for i in 0..9 {
        let t = f64::from(i) / 8.0;
        let (x, y) = (13.0 + 84.0 * t, 86.0 + 8.0 * (1.0 - (2.0 * t - 1.0).powi(2)).sqrt());
        pen.round(circle(x, y - 1.0, 4.4), 0xfffaf2);
    }
    layer(pen, 55.0, 29.0, 36.0, 52.0, sponge, icing.lit(0.35));
    if birthday {
        for ([x], colour) in tinted("37,7fb8dc 49,f2c14e 61,a9cf83 73,ee8fa6") {
            candle(pen, look, x, 37.0 + 2.0 * (1.0 - ((x - 55.0) / 20.0_f64).powi(2)).max(0.0), colour);
        }
        for ([x, y], colour) in tinted("26,74,7fb8dc 40,80,f2c14e 56,78,ee6f86 70,80,a9cf83 84,74,7fb8dc") {
            pen.mark(circle(x, y, 2.0), colour);
        }
    } else {
        for [x, y] in rows("38,30 55,26 72,30") {
            pen.round(circle(x, y + 5.0, 6.0), 0xfffaf2);
            pen.round(blob(&placed((x, y), "0,-8 6,-5 4,3 0,6 -4,3 -6,-5")), 0xdf4a45);
            pen.mark(star(x, y - 7.0, 4.4, 1.8, 5), 0x6fa84f);
        }
    }
    pen.slot_box(Slot::Words, 30.0, 70.0, 50.0, 14.0);
}

fn wedding_cake(pen: &mut Pen, look: &Look) {
    let white = look.main(0xfdf9f2);
    let rose = look.accent(0xf0a3b4);
    plate(pen, 45.0, 94.0, 44.0, CHINA.shaded(0.06));
    for [half, top, bottom] in rows("36,70,88 27,47,66 18,26,43") {
        layer(pen, 45.0, half, top, bottom, white.shaded(0.08), white);
        for i in 0..5 {
            let t = f64::from(i) / 4.0 * 2.0 - 1.0;
            let (x, y) = (45.0 + half * 0.9 * t, bottom + half * 0.2 * (1.0 - t * t * 0.81).sqrt() - 1.0);
            pen.round(circle(x, y, 3.0), rose);
        }
    }
    pen.body(heart(45.0, 14.0, 17.0), rose);
    pen.shine(tilted_oval(40.5, 10.5, 2.6, 1.4, -35.0), 0.7);
    pen.slot_box(Slot::Top, 30.0, 24.0, 30.0, 0.0);
}

fn cupcake(pen: &mut Pen, look: &Look) {
    let icing = look.main(0xf3a9bd);
    let paper = look.accent(0x8fc0c9);
    let case = || polygon("12,58 74,58 65,99 21,99");
    pen.body(case(), paper);
    pen.within(case(), |pen| {
        for x in steps(16.0, 9.0, 7) {
            pen.line(curve(&[(x, 56.0), (43.0 + (x - 43.0) * 0.78, 100.0)]), 2.4, paper.shaded(0.22));
        }
    });
    pen.round(cloud(43.0, 54.0, 41.0, 15.0, 9), icing);
    pen.round(cloud(43.0, 39.0, 32.0, 13.0, 8), icing.lit(0.1));
    pen.round(cloud(43.0, 26.0, 21.0, 11.0, 7), icing.lit(0.2));
    for ([x, y, turn], colour) in tinted(
        "20,52,30,7fb8dc 34,58,-40,f7d05c 52,52,20,ffffff 66,55,70,a9cf83 30,40,60,ffffff 46,38,-20,7fb8dc 60,40,40,f7d05c 40,26,-60,a9cf83",
    ) {
        pen.turned((x, y), turn, |pen| pen.mark(round_rect(x - 2.4, y - 0.9, 4.8, 1.8, 0.9), colour));
    }
    pen.body(limb("44,10 47,3 53,-1", 1.6, 1.4), 0x6f8f4a);
    pen.round(circle(43.0, 13.0, 8.0), 0xd83f49);
    pen.shine(tilted_oval(40.0, 10.0, 2.4, 1.5, -35.0), 0.7);
    smile(pen, look, (43.0, 76.0), 0.8);
}

fn donut(pen: &mut Pen, look: &Look) {
    let icing = look.main(0xf3a2b8);
    let dough = look.accent(0xdfa866);
    pen.round(oval(60.0, 56.0, 58.0, 42.0), dough);
    pen.body(blob("60,14 92,19 114,42 110,62 100,64 94,74 82,70 72,80 60,74 48,81 36,72 26,75 18,64 8,62 6,42 28,19"), icing);
    pen.body(oval(60.0, 48.0, 19.0, 11.0), dough.shaded(0.25));
    pen.mark(oval(60.0, 51.0, 16.5, 7.6), 0xf3ead9);
    let inks = [0x7fb8dc, 0xf7d05c, 0xffffff, 0xa9cf83, 0xb99be0].map(Rgb::hex);
    for i in 0..20 {
        let (dx, dy) = on_circle(0.0, 0.0, 1.0, f64::from(i) * 137.5);
        let r = if i % 2 == 0 { 0.62 } else { 0.84 };
        let (x, y) = (60.0 + dx * 50.0 * r, 44.0 + dy * 28.0 * r);
        pen.turned((x, y), f64::from(i) * 53.0, |pen| {
            pen.mark(round_rect(x - 3.0, y - 1.1, 6.0, 2.2, 1.1), inks[i as usize % 5]);
        });
    }
    pen.shine(tilted_oval(30.0, 28.0, 12.0, 3.6, -28.0), 0.5);
}

fn cookie(pen: &mut Pen, look: &Look) {
    let dough = look.main(0xd9a25f);
    pen.round(blob("50,4 74,9 93,27 97,52 90,78 70,95 46,98 22,91 6,72 3,46 13,22 30,8"), dough);
    for [x, y, r] in
        rows("36,30,6.4 64,24,5.2 76,48,6.4 50,54,5.6 24,56,5.6 62,76,6 36,78,5 18,38,3.6 84,68,3.6")
    {
        pen.round(blob(&sized((x, y), (r, r), "-1,0 0,-0.9 1,-0.1 0.2,1")), 0x6b4434);
    }
    pen.mark(rows("48,18 60,40 38,62 80,34 48,86").map(|[x, y]| circle(x, y, 1.2)), dough.shaded(0.35));
    pen.shine(tilted_oval(26.0, 20.0, 10.0, 3.4, -38.0), 0.35);
}

fn macaron(pen: &mut Pen, look: &Look) {
    let shell = look.main(look.choose(91, &[0xf3a9bd, 0xa9cf9b, 0xb9a3df, 0xf3cf86].map(Rgb::hex)));
    pen.round(blob("8,70 55,66 102,70 104,84 92,96 55,99 18,96 6,84"), shell.shaded(0.06));
    pen.body(cloud(55.0, 68.0, 51.0, 7.0, 19), shell.shaded(0.16));
    pen.body(round_rect(9.0, 51.0, 92.0, 15.0, 7.0), look.accent(0xfdf3e2));
    pen.body(cloud(55.0, 50.0, 51.0, 7.0, 19), shell.shaded(0.16));
    pen.round(blob("5,44 12,24 34,10 55,7 76,10 98,24 105,44 90,50 55,52 20,50"), shell);
    pen.shine(tilted_oval(34.0, 20.0, 13.0, 4.0, -22.0), 0.5);
    smile(pen, look, (55.0, 30.0), 0.9);
}

fn ice_cream(pen: &mut Pen, look: &Look) {
    let first = look.main(0xf7b8c4);
    let second = look.accent(0xfbefd2);
    let cone = || polygon("9,52 51,52 31,99.5 29,99.5");
    pen.body(cone(), 0xe0aa63);
    pen.within(cone(), |pen| {
        for i in -4..9 {
            let x = 7.0 * f64::from(i);
            pen.line(curve(&[(x, 50.0), (x + 24.0, 102.0)]), 1.1, 0xb47b3d);
            pen.line(curve(&[(x + 24.0, 50.0), (x, 102.0)]), 1.1, 0xb47b3d);
        }
    });
    pen.round(blob("30,24 48,29 56,44 52,55 44,52 40,60 33,54 26,61 20,53 12,56 5,50 5,40 13,28"), second);
    pen.round(blob("30,1 46,5 53,20 51,32 44,31 38,37 30,32 22,37 15,31 9,32 7,20 14,5"), first);
    pen.shine(tilted_oval(19.0, 11.0, 5.4, 3.0, -38.0), 0.55);
    for ([x, y, turn], colour) in
        tinted("36,10,40,7fb8dc 26,18,-30,f7d05c 42,20,10,ffffff 18,24,70,a9cf83 33,26,20,e0607a")
    {
        pen.turned((x, y), turn, |pen| pen.mark(round_rect(x - 2.2, y - 0.8, 4.4, 1.6, 0.8), colour));
    }
    smile(pen, look, (30.0, 42.0), 0.6);
}

fn popsicle(pen: &mut Pen, look: &Look) {
    let ice = look.main(0xe8636d);
    pen.body(round_rect(20.0, 66.0, 10.0, 33.5, 4.0), 0xdfb57c);
    let block = || path("M5 25 Q5 2 25 2 Q45 2 45 25 L45 68 Q45 74 39 74 L11 74 Q5 74 5 68 Z");
    pen.body(block(), ice);
    pen.within(block(), |pen| {
        pen.fade(rect(0.0, 50.0, 50.0, 26.0), look.accent(ice.lit(0.45)), look.accent(ice.lit(0.3)));
    });
    pen.mark([16.0, 30.5].map(|x| round_rect(x, 14.0, 4.0, 46.0, 2.0)), ice.shaded(0.18));
    pen.shine(round_rect(9.0, 16.0, 3.2, 34.0, 1.6), 0.6);
    smile(pen, look, (25.0, 38.0), 0.75);
}

fn lollipop(pen: &mut Pen, look: &Look) {
    let red = look.main(0xe8637c);
    let white = look.accent(0xfff3e6);
    pen.body(limb("28,50 28,99", 3.8, 3.8), 0xf6f0e6);
    pen.round(circle(28.0, 28.0, 27.0), white);
    let disc = circle(28.0, 28.0, 27.0);
    pen.within(disc, |pen| {
        for turn in steps(0.0, 60.0, 6) {
            let arm: Vec<_> = (0..7)
                .map(|k| on_circle(28.0, 28.0, 4.8 * f64::from(k), turn + 20.0 * f64::from(k)))
                .collect();
            pen.mark(tube(&arm, |t| 1.0 + 13.0 * t), red);
        }
    });
    pen.shine(tilted_oval(16.0, 14.0, 7.0, 3.4, -38.0), 0.6);
    pen.body(blob("28,62 16,55 14,66 26,67"), 0x8fc0c9);
    pen.body(blob("28,62 40,55 42,66 30,67"), 0x8fc0c9);
}

fn candy(pen: &mut Pen, look: &Look) {
    let wrap = look.main(0xe8637c);
    let stripe = look.accent(0xfff3e6);
    pen.both(70.0, |pen| {
        pen.body(polygon("34,56 2,30 6,46 -2,56 6,66 2,82"), wrap.lit(0.1));
        pen.line(curve("30,55 8,44"), 1.0, wrap.shaded(0.35));
        pen.line(curve("30,57 8,68"), 1.0, wrap.shaded(0.35));
    });
    let ball = || oval(70.0, 56.0, 40.0, 33.0);
    pen.round(ball(), wrap);
    pen.within(ball(), |pen| {
        for x in [40.0, 62.0, 84.0, 106.0] {
            pen.line(curve(&placed((x, 0.0), "6,20 -4,56 -14,92")), 8.0, stripe.alpha(0.9));
        }
    });
    pen.shine(tilted_oval(52.0, 38.0, 11.0, 4.0, -28.0), 0.6);
    smile(pen, look, (70.0, 54.0), 0.9);
}

fn candy_cane(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd9483f);
    let cane = || limb("16,97 16,60 16,26 24,8 38,6 47,18 47,30", 13.0, 13.0);
    pen.body(cane(), 0xfffaf2);
    pen.within(cane(), |pen| {
        pen.line(steps(34.0, 11.0, 7).map(|y| curve(&[(6.0, y + 5.0), (26.0, y - 5.0)])), 4.6, red);
        for (from, to) in rows_of::<(Spot, Spot)>("6,14,26,22 18,-2,28,14 38,-2,36,14 54,6,40,16 54,24,40,28")
        {
            pen.line(curve(&[from, to]), 4.6, red);
        }
    });
    pen.body(blob("16,56 4,46 0,58 12,62"), 0x5fa06a);
    pen.body(blob("18,56 30,46 34,58 22,62"), 0x5fa06a);
    pen.round(oval(17.0, 57.0, 4.0, 3.6), 0x7fb87a);
}

fn chocolate(pen: &mut Pen, look: &Look) {
    let brown = look.main(0x7d4d36);
    pen.body(round_rect(12.0, 2.0, 66.0, 70.0, 3.0), brown);
    for column in 0..3 {
        for row in 0..3 {
            let (x, y) = (15.5 + 20.6 * f64::from(column), 5.5 + 20.0 * f64::from(row));
            pen.body(round_rect(x, y, 18.0, 17.4, 2.0), brown.lit(0.08));
            pen.shade(round_rect(x + 4.0, y + 4.0, 10.0, 9.4, 1.4), 0.12);
        }
    }
    let foil = Rgb::hex(0xdcdbe2);
    pen.body(polygon("9,50 20,43 32,50 45,42 58,50 70,43 81,50 81,64 9,64"), foil);
    pen.body(round_rect(8.0, 58.0, 74.0, 41.5, 3.0), look.accent(0xcf5a4f));
    pen.mark(round_rect(8.0, 64.0, 74.0, 2.0, 0.0), 0xf2c14e);
    pen.mark(round_rect(8.0, 92.0, 74.0, 2.0, 0.0), 0xf2c14e);
    if !look.lettered {
        pen.mark(heart(45.0, 79.0, 14.0), 0xfbe6c0);
    }
    pen.slot_box(Slot::Words, 16.0, 69.0, 58.0, 20.0);
}

fn pudding(pen: &mut Pen, look: &Look) {
    let custard = look.main(0xf6cf6b);
    plate(pen, 57.0, 92.0, 56.0, CHINA);
    pen.body(path("M32 34 L82 34 L94 86 A38 8 0 0 1 20 86 Z"), custard);
    let caramel = Rgb::hex(0xa65f33);
    pen.body(path("M31 36 A26 7 0 0 1 83 36 L85 48 C82 58 77 50 72 52 C66 62 60 52 55 53 C50 64 44 54 40 52 C36 54 31 58 29 47 Z"), caramel);
    pen.body(oval(57.0, 35.0, 26.0, 7.0), caramel.lit(0.12));
    pen.shine(oval(48.0, 33.4, 8.0, 1.8), 0.5);
    pen.round(cloud(57.0, 26.0, 12.0, 8.0, 7), 0xfffaf2);
    pen.round(circle(57.0, 15.0, 6.4), 0xd83f49);
    pen.line(curve("58,9 61,3"), 1.2, 0x6f8f4a);
    pen.shine(circle(55.0, 12.8, 1.5), 0.7);
    smile(pen, look, (57.0, 70.0), 0.9);
}

fn mooncake(pen: &mut Pen, look: &Look) {
    let crust = look.main(0xcf8a45);
    pen.body(cloud(65.0, 66.0, 62.0, 32.0, 16), crust.shaded(0.28));
    pen.body(rect(5.0, 48.0, 120.0, 16.0), crust.shaded(0.28));
    pen.round(cloud(65.0, 46.0, 62.0, 32.0, 16), crust);
    pen.line(oval(65.0, 46.0, 45.0, 21.5), 2.0, crust.shaded(0.35));
    pen.line(oval(65.0, 46.0, 41.5, 19.0), 0.9, crust.lit(0.35));
    for i in 0..8 {
        let (dx, dy) = on_circle(0.0, 0.0, 1.0, f64::from(i) * 45.0);
        pen.mark(
            leaf((65.0 + dx * 6.0, 46.0 + dy * 3.0), (65.0 + dx * 36.0, 46.0 + dy * 16.0), 9.0),
            crust.shaded(0.25),
        );
        pen.mark(
            leaf((65.0 + dx * 9.0, 46.0 + dy * 4.2), (65.0 + dx * 31.0, 46.0 + dy * 14.0), 5.0),
            crust.lit(0.2),
        );
    }
    pen.mark(oval(65.0, 46.0, 7.0, 3.6), crust.lit(0.3));
    pen.shine(tilted_oval(36.0, 28.0, 14.0, 3.2, -18.0), 0.45);
    pen.slot_box(Slot::Words, 42.0, 35.0, 46.0, 22.0);
}

fn pie(pen: &mut Pen, look: &Look) {
    let crust = look.main(0xdda55b);
    let filling = look.accent(0xc24a4a);
    pen.body(path("M12 56 L123 56 L108 94 Q107 98 102 98 L33 98 Q28 98 27 94 Z"), 0xb7c4cf);
    pen.round(oval(67.5, 50.0, 58.0, 22.0), filling);
    pen.within(oval(67.5, 50.0, 58.0, 22.0), |pen| {
        for x in [26.0, 47.0, 68.0, 89.0, 110.0] {
            pen.body(polygon(&placed((x, 0.0), "-5.5,20 5.5,20 5.5,80 -5.5,80")), crust.lit(0.12));
        }
        pen.body([38.0, 50.0, 62.0].map(|y| rect(0.0, y - 3.0, 135.0, 6.0)), crust.lit(0.05));
    });
    for i in 0..26 {
        let (dx, dy) = on_circle(0.0, 0.0, 1.0, f64::from(i) * 360.0 / 26.0);
        pen.round(oval(67.5 + dx * 58.0, 51.0 + dy * 22.0, 8.0, 5.6), crust);
    }
    super::vessels::steam(pen, 67.0, 26.0);
}

fn honey(pen: &mut Pen, look: &Look) {
    let gold = look.main(0xf0ac38);
    pen.round(blob("14,34 76,34 86,52 86,78 74,97 45,99.5 16,97 4,78 4,52"), gold);
    pen.body(round_rect(10.0, 24.0, 70.0, 12.0, 4.0), gold.lit(0.3));
    pen.body(round_rect(13.0, 10.0, 64.0, 16.0, 6.0), look.accent(0xb98152));
    pen.body(blob("18,34 72,34 74,46 68,56 62,46 54,44 48,62 42,46 32,42 24,50"), gold.shaded(0.22));
    pen.flat(round_rect(18.0, 60.0, 54.0, 28.0, 6.0), 0xfdf3dc);
    if !look.lettered {
        pen.body(oval(45.0, 75.0, 9.0, 6.4), 0xf5c445);
        pen.line([42.0, 48.0].map(|x| curve(&[(x, 69.6), (x - 1.0, 80.4)])), 2.2, 0x5a4640);
        pen.mark(tilted_oval(42.0, 67.0, 4.6, 2.6, 30.0), 0xcfe3ec);
        pen.mark(tilted_oval(49.0, 67.0, 4.6, 2.6, -30.0), 0xdcecf2);
    }
    pen.slot_box(Slot::Words, 22.0, 64.0, 46.0, 20.0);
    pen.shine(tilted_oval(12.0, 58.0, 2.8, 12.0, 4.0), 0.55);
}

fn pancake(pen: &mut Pen, look: &Look) {
    let brown = look.main(0xd79a52);
    plate(pen, 62.0, 92.0, 61.0, CHINA);
    for (i, y) in [82.0, 70.0, 58.0, 46.0].into_iter().enumerate() {
        let shift = if i % 2 == 0 { -1.5 } else { 1.5 };
        pen.body(round_rect(17.0 + shift, y - 6.0, 90.0, 15.0, 7.5), 0xf3d28f);
        pen.body(oval(62.0 + shift, y - 3.0, 45.5, 10.0), brown);
    }
    let syrup = Rgb::hex(0xb5672c);
    pen.body(
        blob("30,40 62,34 94,40 102,48 98,62 93,50 82,50 78,72 72,52 58,52 52,62 46,51 34,50 28,58 23,48"),
        syrup,
    );
    pen.shine(oval(48.0, 40.0, 14.0, 2.0), 0.5);
    pen.body(polygon("52,32 66,26 80,33 66,40"), 0xfbe38f);
    pen.body(polygon("52,32 66,40 66,45 52,37"), 0xeccb67);
    pen.body(polygon("80,33 66,40 66,45 80,38"), 0xe3be58);
}

fn tanghulu(pen: &mut Pen, look: &Look) {
    let red = look.main(0xd2332f);
    pen.body(limb("20,8 20,99", 2.4, 2.4), 0xd9b27a);
    for i in 0..5 {
        let y = 18.0 + 14.6 * f64::from(i);
        pen.round(circle(20.0, y, 8.6 + 0.9 * f64::from(i)), red);
        pen.shine(tilted_oval(16.0, y - 4.0, 3.2, 1.8, -35.0), 0.8);
        pen.mark(rows("4,2 -2,5 5,-4").map(|[dx, dy]| circle(20.0 + dx, y + dy, 0.7)), 0xf6c9a0);
    }
}
