//! Bottles and what stands beside a bath.

use crate::figures::prelude::*;
use crate::intent::Material;

pub(super) const FIGURES: &[Figure] = &[Figure::on_ground("bottle", 0.42, 0.28, bottle)];

/// A tall bottle with a cork and a label.
fn bottle(pen: &mut Pen, look: &Look) {
    let glass = look.main(0x7fb7a0);
    let clear = look.material == Some(Material::Glass) || look.colours.is_empty();
    let outline = || {
        path(
            "M15.5 14 L26.5 14 L26.5 30 C26.5 38 40 40 40 53 L40 93 Q40 99.5 33 99.5 L9 99.5 Q2 99.5 2 93 L2 53 C2 40 15.5 38 15.5 30 Z",
        )
    };
    pen.body(round_rect(16.5, 3.0, 9.0, 13.0, 2.0), 0xc99a66);
    if look.fine {
        pen.mark(rows("18.5,6 22.5,8.5 20,11").map(|[x, y]| circle(x, y, 0.7)), 0x9a6d40);
    }
    if clear {
        pen.glass(outline(), glass, 0.82);
        pen.within(outline(), |pen| {
            pen.fade(rect(0.0, 46.0, 42.0, 60.0), glass.shaded(0.2).alpha(0.75), glass.shaded(0.42));
        });
    } else {
        pen.body(outline(), glass);
    }
    pen.body(round_rect(14.0, 14.0, 14.0, 5.0, 2.2), glass.shaded(0.1));
    pen.flat(round_rect(5.5, 58.0, 31.0, 27.0, 2.5), 0xfbf3e2);
    pen.mark(line_across(8.0, 34.0, 60.8, 0.7), glass.shaded(0.35));
    pen.mark(line_across(8.0, 34.0, 82.2, 0.7), glass.shaded(0.35));
    if !look.lettered {
        sprig(pen, glass.shaded(0.3));
    }
    pen.slot_box(Slot::Words, 7.0, 62.0, 28.0, 19.0);
    pen.shine(round_rect(5.6, 46.0, 3.2, 46.0, 1.6), 0.65);
    pen.shine(oval(33.0, 48.0, 2.0, 4.0), 0.35);
}

/// The small mark on a label that carries no words.
fn sprig(pen: &mut Pen, ink: Rgb) {
    pen.line(curve("21,79 21,65"), 0.9, ink);
    for [y, side] in rows("75,1 72,-1 69,1 66.5,-1") {
        pen.mark(leaf((21.0, y), (21.0 + side * 7.0, y - 4.0), 3.4), ink);
    }
}
