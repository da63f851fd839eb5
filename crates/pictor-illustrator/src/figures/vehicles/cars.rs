//! Cars, by one body with what makes each of them.

use super::parts::{STEEL, arch, glazing, headlamp, wheel};
use crate::figures::prelude::*;

pub(super) const FIGURES: &[Figure] = &[
    Figure::on_ground("car", 1.9, 1.5, car),
    Figure::on_ground("taxi", 1.75, 1.65, taxi),
    Figure::on_ground("police car", 1.75, 1.65, police_car),
    Figure::on_ground("sports car", 2.7, 1.2, sports_car),
    Figure::on_ground("van", 1.75, 2.2, van),
];

fn car(pen: &mut Pen, look: &Look) {
    let paint = look.main(look.choose(1, &[0xd9564b, 0x5a9bb5, 0x7fb07a, 0xe8b04f].map(Rgb::hex)));
    coachwork(pen, look, paint);
    pen.slot_box(Slot::Top, 60.0, -16.0, 70.0, 20.0);
}

/// With a lit sign on the roof and a chequered band.
fn taxi(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xf2bf3e);
    pen.through(roof_space(), |pen| {
        pen.body(round_rect(78.0, -9.0, 32.0, 14.0, 3.0), 0xfffaf0);
        if look.night {
            pen.glow(94.0, -2.0, 24.0, Rgb::hex(0xffe9a8).alpha(0.8));
        }
        coachwork(pen, look, paint);
        for i in 0..11_u32 {
            let (x, y) = (66.0 + 6.0 * f64::from(i), if i.is_multiple_of(2) { 56.0 } else { 60.0 });
            pen.mark(rect(x, y, 6.0, 4.0), Rgb::INK);
        }
        pen.slot_box(Slot::Words, 80.0, -7.0, 28.0, 10.0);
        if !look.lettered {
            pen.mark(line_across(84.0, 104.0, -2.0, 2.4), Rgb::INK);
        }
    });
}

/// Blue and white, with a light bar.
fn police_car(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x3f5f93);
    pen.through(roof_space(), |pen| {
        for ([x], colour) in tinted("76,e0574d 94,5a9be0") {
            if look.night {
                pen.glow(x + 8.0, -2.0, 22.0, colour.alpha(0.9));
            }
            pen.body(round_rect(x, -8.0, 17.0, 12.0, 3.5), colour);
        }
        coachwork(pen, look, paint);
        pen.body(path("M66 53 L125 53 L124 84 L67 84 Z"), 0xf6f1e7);
        pen.line(curve("96,53 96,83"), 0.9, 0xb9b2b8);
        pen.slot_box(Slot::Words, 68.0, 58.0, 55.0, 18.0);
        if !look.lettered {
            pen.mark(star(80.0, 67.5, 8.0, 3.4, 5), 0xe0b04f);
        }
    });
}

/// Makes room for what is on the roof: the car is drawn a little smaller.
fn roof_space() -> vello_cpu::kurbo::Affine {
    vello_cpu::kurbo::Affine::scale_about(0.92, (0.0, 100.0))
}

/// A small round family car, 190 wide.
fn coachwork(pen: &mut Pen, look: &Look, paint: Rgb) {
    let shell = || {
        path(
            "M5 82 Q1 58 9 52 Q18 46 34 44 Q46 16 62 9 Q92 0 122 8 Q140 14 154 43 Q176 45 183 55 Q189 64 187 82 Q187 88 181 88 L11 88 Q5 88 5 82 Z",
        )
    };
    pen.body(shell(), paint);
    pen.within(shell(), |pen| {
        pen.mark(path("M0 74 L190 74 L190 92 L0 92 Z"), paint.shaded(0.3).alpha(0.6));
        pen.shine(
            path("M10 56 Q20 50 36 48 L150 47 Q172 49 180 56 L180 59 Q170 53 150 51 L36 52 Q20 54 10 60 Z"),
            0.55,
        );
    });
    glazing(pen, look, path("M46 43 Q55 21 67 16 Q80 12.5 92 12.5 L92 43 Z"));
    glazing(pen, look, path("M98 12.5 Q112 12.5 119 15 Q131 20 142 43 L98 43 Z"));
    pen.slot_box(Slot::Inside, 54.0, 13.5, 80.0, 29.5);
    pen.line(path("M95 46 L95 80 Q96 84 92 84"), 1.1, paint.shaded(0.55).alpha(0.8));
    pen.line(path("M44 46 Q40 60 52 66"), 0.9, paint.shaded(0.5).alpha(0.6));
    pen.body(round_rect(83.0, 53.0, 9.0, 3.0, 1.5), STEEL);
    pen.body(round_rect(125.0, 53.0, 9.0, 3.0, 1.5), STEEL);
    pen.body(path("M138 44 Q139 36 147 37 L148 44 Z"), paint.shaded(0.2));
    for x in [45.0, 146.0] {
        arch(pen, (x, 82.0), 20.0);
        wheel(pen, (x, 82.5), 17.0);
    }
    pen.body(round_rect(1.0, 74.0, 18.0, 7.0, 3.5), STEEL);
    pen.body(round_rect(172.0, 74.0, 17.0, 7.0, 3.5), STEEL);
    pen.body(path("M5 56 Q10 53 12 58 L11 66 Q6 67 4.6 64 Z"), 0xe8604a);
    headlamp(pen, look, (179.0, 61.0), 6.4);
}

/// Low and long, with an open cockpit and a wing.
fn sports_car(pen: &mut Pen, look: &Look) {
    let paint = look.main(0xd94f48);
    pen.body(polygon("14,26 20,26 30,52 22,52"), paint.shaded(0.4));
    pen.body(path("M2 20 L44 24 Q46 27 44 30 L4 28 Q1 24 2 20 Z"), paint);
    let shell = || {
        path(
            "M6 84 Q2 56 16 50 Q44 44 78 42 Q92 14 122 10 Q150 8 172 40 Q232 44 258 62 Q268 72 266 84 Q266 88 260 88 L12 88 Q6 88 6 84 Z",
        )
    };
    pen.body(shell(), paint);
    pen.within(shell(), |pen| {
        let stripe = look.accent(0xfbf3e2);
        pen.mark(path("M0 60 Q130 50 270 72 L270 80 Q130 58 0 68 Z"), stripe.alpha(0.9));
        pen.shine(path("M174 44 Q226 48 252 62 L248 64 Q220 52 172 48 Z"), 0.6);
        pen.mark(rect(0.0, 79.0, 270.0, 12.0), paint.shaded(0.45).alpha(0.7));
    });
    pen.slot_box(Slot::Inside, 100.0, 10.0, 44.0, 34.0);
    glazing(pen, look, path("M88 42 Q100 20 122 17 L124 42 Z"));
    glazing(pen, look, path("M130 17 Q146 18 160 42 L130 42 Z"));
    pen.flat(circle(96.0, 66.0, 13.0), 0xfbf3e2);
    pen.slot_box(Slot::Words, 86.0, 57.0, 20.0, 18.0);
    if !look.lettered {
        let number = look.choose(
            6,
            &[
                "M94 60 L97 58 L97 74",
                "M91 60 L101 60 L95 74",
                "M101 60 L93 60 L92 66 Q102 64 101 70 Q99 75 92 73",
            ],
        );
        pen.line(path(number), 2.4, Rgb::INK);
    }
    pen.body(path("M118 66 L136 63 L136 76 L122 76 Z"), paint.shaded(0.5));
    for x in [54.0, 216.0] {
        arch(pen, (x, 79.0), 24.0);
        wheel(pen, (x, 79.0), 20.5);
    }
    headlamp(pen, look, (256.0, 66.0), 5.4);
    pen.body(path("M6 60 Q12 56 18 60 L16 66 L6 66 Z"), 0xffb27a);
}

/// A camper in two colours with curtains and a rack.
fn van(pen: &mut Pen, look: &Look) {
    let paint = look.main(0x6fb3ab);
    let cream = look.accent(0xfaf3e4);
    pen.body(round_rect(36.0, 2.0, 26.0, 12.0, 3.0), 0xb07c4f);
    pen.body(round_rect(66.0, 5.0, 32.0, 9.0, 3.0), 0xd9705f);
    pen.line(curve("24,13.5 116,13.5"), 2.0, 0x8a7f88);
    let shell = || {
        path(
            "M6 84 L6 32 Q7 16 24 15 L130 15 Q146 15 154 34 L166 60 Q171 66 170 84 Q170 89 164 89 L12 89 Q6 89 6 84 Z",
        )
    };
    pen.body(shell(), paint);
    pen.within(shell(), |pen| {
        pen.fade(
            path("M0 10 L180 10 L160 50 Q164 58 172 62 L120 58 Q60 50 0 54 Z"),
            cream,
            cream.shaded(0.12),
        );
        pen.line(path("M0 55 Q60 51 120 59 Q150 62 176 63"), 1.6, Rgb::WHITE.alpha(0.9));
        pen.mark(rect(0.0, 78.0, 180.0, 14.0), paint.shaded(0.4).alpha(0.5));
    });
    pen.slot_box(Slot::Inside, 96.0, 20.0, 50.0, 34.0);
    for x in [14.0, 44.0, 74.0] {
        glazing(pen, look, round_rect(x, 24.0, 25.0, 21.0, 3.5));
        pen.mark([0.0, 19.0].map(|dx| rect(x + dx + 0.6, 24.6, 4.6, 20.0)), Rgb::hex(0xe8907f).alpha(0.85));
    }
    glazing(pen, look, path("M105 24 L128 24 Q139 24 144 34 L151 49 L105 46 Z"));
    pen.line(path("M102 20 L102 84"), 1.0, paint.shaded(0.5).alpha(0.8));
    pen.body(round_rect(106.0, 60.0, 9.0, 3.0, 1.5), STEEL);
    pen.slot_box(Slot::Words, 42.0, 59.0, 56.0, 18.0);
    if !look.lettered {
        pen.mark(heart(70.0, 68.0, 12.0), cream);
    }
    for x in [38.0, 134.0] {
        arch(pen, (x, 83.0), 19.0);
        wheel(pen, (x, 83.5), 16.0);
    }
    pen.body(round_rect(2.0, 76.0, 16.0, 6.0, 3.0), STEEL);
    pen.body(round_rect(156.0, 76.0, 17.0, 6.0, 3.0), STEEL);
    headlamp(pen, look, (163.0, 67.0), 5.2);
    pen.body(round_rect(5.0, 58.0, 5.0, 9.0, 2.0), 0xe8604a);
}
