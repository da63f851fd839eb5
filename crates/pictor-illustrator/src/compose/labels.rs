//! The names on a city plan: streets, quarters, the river, and a legend with its scale.

use vello_cpu::kurbo::{Affine, Point, Rect};

use super::lettered::set;
use crate::colour::Rgb;
use crate::figures::Pen;
use crate::figures::outline::{circle, curve, rect, round_rect};
use crate::intent::{Hand, Intent};
use crate::letters::Letters;
use crate::settings::Place;
use crate::settings::plan::{CityPlan, river_at};
use crate::shape::{Paint, Shape, transformed};
use crate::sheet::Sheet;

/// Names of streets, of quarters, of the river, and of what the legend explains.
struct Names {
    streets: [&'static str; 8],
    quarters: [&'static str; 4],
    river: &'static str,
    legend: [&'static str; 4],
}

const ENGLISH: Names = Names {
    streets: [
        "Mill Street",
        "Park Avenue",
        "Station Road",
        "Harbour Street",
        "Elm Street",
        "Church Lane",
        "Market Street",
        "Queen's Road",
    ],
    quarters: ["OLD TOWN", "RIVERSIDE", "NORTH END", "GARDENS"],
    river: "River Ash",
    legend: ["Park", "Water", "Avenue", "500 m"],
};

const CHINESE: Names = Names {
    streets: ["人民路", "中山路", "和平路", "滨江路", "解放路", "学院路", "市场街", "公园路"],
    quarters: ["老城区", "滨江区", "城北区", "花园区"],
    river: "清江",
    legend: ["公园", "水域", "大道", "500 米"],
};

/// All labels of the plan, if there is a font for them.
pub(super) fn labels(intent: &Intent, sheet: &Sheet<'_>, place: &Place) -> Vec<Shape> {
    let readable = |names: &Names| sheet.letters.missing(names.streets[0]).is_empty();
    let names = if intent.chinese && readable(&CHINESE) { &CHINESE } else { &ENGLISH };
    let plan = CityPlan::of(place);
    let mut pen = Pen::new(Affine::IDENTITY);
    let corners = [
        Rect::new(0.0, place.height - 21.0, 27.0, place.height),
        Rect::new(place.width - 17.0, place.height - 18.0, place.width, place.height),
    ];
    let mut label =
        Labels { letters: sheet.letters, pen: &mut pen, page: sheet.page(), taken: corners.to_vec() };
    label.quarters(names, place);
    let middle = river_at(place, 0.5);
    let ahead = river_at(place, 0.56);
    let turn = (ahead.1 - middle.1).atan2(ahead.0 - middle.0).to_degrees();
    label.put(names.river, middle, turn.clamp(-40.0, 40.0), (17.0, 2.6), Hand::Script, Rgb::hex(0x3f7f9c));
    label.streets(names, &plan, place);
    label.legend(names, place);
    pen.finish().shapes
}

struct Labels<'a> {
    letters: &'a Letters,
    pen: &'a mut Pen,
    page: Rect,
    /// Where something is written already.
    taken: Vec<Rect>,
}

impl Labels<'_> {
    fn streets(&mut self, names: &Names, plan: &CityPlan, place: &Place) {
        let first = (place.chance(15_000) * 8.0) as usize;
        for (i, (spot, upright)) in plan.stretches().into_iter().enumerate() {
            let turn = plan.turn + if upright { -90.0 } else { 0.0 };
            // One name to an avenue, however often it is written.
            let name = names.streets[(first + i / 6 * 2 + usize::from(upright)) % 8];
            self.put(name, plan.on_page(spot), turn, (14.0, 1.7), Hand::Sans, Rgb::hex(0x6b5a3a));
        }
    }

    fn quarters(&mut self, names: &Names, place: &Place) {
        for (name, (sx, sy)) in
            names.quarters.iter().zip([(0.2, 0.2), (0.76, 0.72), (0.74, 0.17), (0.44, 0.9)])
        {
            let spot = (place.width * sx, place.height * sy);
            self.put(name, spot, 0.0, (24.0, 2.7), Hand::Bold, Rgb::hex(0x574a66));
        }
    }

    /// Words with a pale rim, turned about their middle; left out where they would leave the page.
    fn put(
        &mut self,
        text: &str,
        (x, y): (f64, f64),
        turn: f64,
        (wide, tall): (f64, f64),
        hand: Hand,
        ink: Rgb,
    ) {
        let area = Rect::from_center_size((x, y), (wide, tall * 1.4));
        let Some(extent) = self.turned_extent(area, turn) else { return };
        let meets = |other: &Rect| other.overlaps(extent);
        if !self.page.inset(-1.5).contains_rect(extent) || self.taken.iter().any(meets) {
            return;
        }
        self.taken.push(extent);
        let shapes = set(self.letters, text, hand, area, ink);
        let shapes = transformed(&shapes, Affine::rotate_about(turn.to_radians(), Point::new(x, y)));
        self.pen.insert(shapes.iter().map(|shape| Shape {
            paint: Paint::Plain(Rgb::hex(0xfffaf0).alpha(0.9)),
            stroke: Some(shape.stroke.unwrap_or(0.0) + tall * 0.42),
            ..shape.clone()
        }));
        self.pen.insert(shapes);
    }

    fn turned_extent(&self, area: Rect, turn: f64) -> Option<Rect> {
        let turned = Affine::rotate_about(turn.to_radians(), area.center());
        let extent = turned.transform_rect_bbox(area);
        extent.is_finite().then_some(extent)
    }

    /// What the colours mean, and how long five hundred metres are.
    fn legend(&mut self, names: &Names, place: &Place) {
        let (x, y, wide, tall) = (4.0, place.height - 19.0, 21.0, 15.0);
        self.pen.mark(round_rect(x + 0.4, y + 0.5, wide, tall, 1.6), Rgb::hex(0x574a66).alpha(0.25));
        self.pen.mark(round_rect(x, y, wide, tall, 1.6), Rgb::hex(0xfffaf0).alpha(0.96));
        self.pen.line(round_rect(x, y, wide, tall, 1.6), 0.2, Rgb::hex(0x5a5470));
        for (i, colour) in [0xb9dba0, 0x8fc3da, 0xfbe3a4].into_iter().enumerate() {
            let row = y + 2.6 + 3.1 * i as f64;
            self.pen.mark(round_rect(x + 1.6, row - 1.0, 3.4, 2.0, 0.5), Rgb::hex(colour));
            self.pen.line(round_rect(x + 1.6, row - 1.0, 3.4, 2.0, 0.5), 0.1, Rgb::hex(0x8a7f78));
            self.left(names.legend[i], Rect::new(x + 6.2, row - 1.1, x + wide - 1.0, row + 1.1));
        }
        let row = y + tall - 2.6;
        self.pen.line(curve(&[(x + 1.8, row), (x + 11.8, row)]), 0.3, Rgb::hex(0x5a5470));
        for step in 0..=2 {
            let sx = x + 1.8 + 5.0 * f64::from(step);
            self.pen.line(curve(&[(sx, row - 0.7), (sx, row + 0.7)]), 0.26, Rgb::hex(0x5a5470));
        }
        self.pen.mark(rect(x + 1.8, row - 0.35, 5.0, 0.7), Rgb::hex(0x5a5470));
        self.pen.mark(circle(x + 1.8, row, 0.2), Rgb::hex(0x5a5470));
        self.left(names.legend[3], Rect::new(x + 13.0, row - 1.1, x + wide - 1.0, row + 1.1));
    }

    /// Words from the left edge of a box.
    fn left(&mut self, text: &str, area: Rect) {
        let line = self.letters.line(text, Hand::Sans);
        let wide = (line.width * area.height() * 0.9).min(area.width());
        let own = Rect::new(area.x0, area.y0, area.x0 + wide, area.y1);
        self.pen.insert(set(self.letters, text, Hand::Sans, own, Rgb::hex(0x4a4458)));
    }
}
