//! Wallpapers: a calm picture whose upper half stays open, for clocks and icons.

use vello_cpu::kurbo::{BezPath, Rect};

use super::board::{Board, fitted, portrait};
use super::{only, scene};
use crate::colour::{Rgb, Tint};
use crate::compose::choose;
use crate::figures::look::scramble;
use crate::figures::outline::{circle, polygon, rect};
use crate::figures::{self, Stands};
use crate::intent::{Intent, Mood, Page, Pose, Season, Setting, Style, Subject, Time};
use crate::light::Light;
use crate::settings::{self, Footing};
use crate::shape;
use crate::sheet::{Composition, Sheet};
use crate::understanding::Group;

/// A few large soft forms, or a scene without anything that nobody named.
pub(super) fn wallpaper(page: &Page, sheet: &Sheet<'_>) -> Option<Composition> {
    let kept: Vec<usize> = (0..page.rest.subjects.len()).collect();
    let mut rest = only(&page.rest, &kept);
    rest.bare = true;
    rest.without.push("person");
    let waves = rest.subjects.iter().filter(|s| s.name() == "wave").flat_map(|s| s.colours.clone());
    rest.palette.extend(waves.collect::<Vec<_>>());
    let marks: Vec<&str> = page.slots.iter().map(|slot| slot.label.as_str()).collect();
    darken(&mut rest, &marks);
    let setting = choose::setting(&rest, choose::style(&rest));
    // A cat that is named alone needs no living room around it.
    let indoors = settings::footing(setting) == Footing::Floor;
    let setting = if indoors { Setting::Sky } else { setting };
    // A whale under the stars is not below the water.
    let dreamt = setting == Setting::Underwater
        && (rest.time == Some(Time::Night)
            || !matches!(rest.setting, Some(Setting::Underwater | Setting::Lake | Setting::River)));
    let setting = if dreamt { Setting::Sea } else { setting };
    if dreamt {
        rest.time = Some(Time::Night);
        rest.subjects.iter_mut().for_each(|s| s.pose = Some(Pose::Flying));
    }
    let drawn =
        rest.styles.iter().all(|style| matches!(style, Style::Flat | Style::PictureBook | Style::Poster));
    let swims = |s: &Subject| figures::find(s.name()).is_some_and(|f| f.stands == Stands::Swims);
    let wet =
        !dreamt && (rest.subjects.iter().any(swims) || setting == Setting::Lake && !rest.subjects.is_empty());
    let wave = matches!(rest.subjects.as_slice(), [one] if one.name() == "wave" && one.count == 1)
        && setting != Setting::Abstract;
    // Clouds and balloons fill a sky between them.
    let floats = |s: &Subject| figures::find(s.name()).is_some_and(|f| f.stands == Stands::Floats);
    let sky = rest.subjects.len() > 1 && rest.subjects.iter().all(floats);
    let broad = wave || sky || rest.subjects.iter().any(|s| Group::Panorama.has(s.name()));
    if is_layered(setting) && drawn && !wet && !broad {
        return Some(forms(&rest, setting, &marks, sheet));
    }
    Some(scene(&rest, sheet))
}

/// Whether the place is a few forms below a sky.
const fn is_layered(setting: Setting) -> bool {
    use Setting::{
        Abstract, Desert, Forest, Garden, Hills, Lake, Meadow, Mountains, Plain, Sea, Sky, SnowField,
    };
    matches!(setting, Mountains | Hills | Desert | Sea | Meadow | Lake | Forest | Sky)
        || matches!(setting, Abstract | Plain | Garden | SnowField)
}

/// The hour that a moon or an aurora needs, and the colours of a dark screen.
fn darken(rest: &mut Intent, marks: &[&str]) {
    if rest.subjects.iter().any(|s| s.name().ends_with("moon")) || marks.contains(&"aurora") {
        rest.time.get_or_insert(Time::Night);
    }
    if marks.contains(&"dark") {
        match rest.palette.first_mut() {
            Some(first) => *first = first.shaded(0.5),
            None => rest.palette.push(Rgb::hex(0x222b4a)),
        }
        rest.time.get_or_insert(Time::Night);
    }
}

/// The intent without the sun and the waves, which are of the land itself; and the colour of its sun or moon.
fn landless(rest: &Intent) -> (Intent, Option<Rgb>) {
    let of_the_land = ["sun", "moon", "full moon", "wave", "mountain", "hill", "star"];
    let bound = |i: usize| rest.relations.iter().any(|r| r.from == i || r.to == i);
    let kept: Vec<usize> = (0..rest.subjects.len())
        .filter(|&i| bound(i) || !of_the_land.contains(&rest.subjects[i].name()))
        .collect();
    let disc = rest.subjects.iter().find(|s| matches!(s.name(), "sun" | "moon" | "full moon"));
    (only(rest, &kept), disc.and_then(|disc| disc.colours.first().copied()))
}

/// Sky, a disc, and layers of land or water that darken towards us.
fn forms(rest: &Intent, setting: Setting, marks: &[&str], sheet: &Sheet<'_>) -> Composition {
    let waxing = |s: &Subject| ["crescent", "弯", "月牙", "新月"].iter().any(|word| s.word.contains(word));
    let crescent = rest.subjects.iter().any(waxing);
    let open = matches!(setting, Setting::Sky | Setting::Abstract | Setting::Plain);
    // Waves without a sea are soft bands.
    let waves = open && rest.subjects.iter().any(|s| s.name() == "wave");
    let bare = open && !waves;
    let (rest, disc) = &landless(rest);
    let mut board = Board::new(rest, sheet);
    let mut tones = Tones::of(rest, setting, sheet.seed);
    if let (true, [near, far, ..]) = (waves, &rest.palette[..]) {
        (tones.near, tones.far) = (*near, *far);
    }
    let (w, h) = (board.page.width(), board.page.height());
    board.pen.fade(rect(-1.0, -1.0, w + 2.0, h + 2.0), tones.top, tones.low);
    let low = scramble(sheet.seed, 74_001).is_multiple_of(2);
    let flies = rest.subjects.first().is_some_and(|s| s.pose == Some(Pose::Flying));
    // Who flies has the light behind it.
    let aside = [0.36, 0.66][usize::from(low)];
    let (x, y, r) = if flies { (w / 2.0, h * 0.42, 0.3) } else { (w * aside, h * 0.44, 0.17) };
    let r = w.min(h) * r;
    let disc = disc.unwrap_or(tones.disc);
    if marks.contains(&"aurora") {
        aurora(&mut board);
    } else if !waves && !rest.subjects.iter().any(|s| s.name().ends_with("moon")) {
        board.pen.mark(circle(x, y, r), disc);
        if crescent {
            let sky = tones.top.mix(tones.low, 0.44);
            board.pen.mark(circle(x + r * 0.42, y - r * 0.2, r * 0.86), sky);
        }
        board.pen.glow(x, y, r * 2.4, disc.alpha(0.35));
    }
    if tones.stars {
        stars(&mut board);
    }
    for layer in 0..if bare { 0 } else { 4 } {
        let share = f64::from(layer) / 3.0;
        let y = h * (0.58 + 0.12 * f64::from(layer));
        let path = ridge(&board, setting, layer, y);
        let tone = tones.far.mix(tones.near, share);
        let snowy = marks.contains(&"snow") || rest.season == Some(Season::Winter);
        let top =
            if snowy && layer < 3 { tone.mix(Rgb::WHITE, 0.72 - 0.12 * f64::from(layer)) } else { tone };
        board.pen.fade(path, top, tone.mix(tones.low, 0.18));
    }
    stand(&mut board, rest, bare, flies);
    if marks.contains(&"silhouette") {
        let dark = tones.near.shaded(0.55);
        board.figures.iter_mut().for_each(|s| s.paint = s.paint.map(|t| Tint { rgb: dark, ..t }));
    }
    board.finish(Style::Flat, &Intent { mood: rest.mood.filter(|m| *m != Mood::Pastel), ..Intent::default() })
}

/// Curtains of light across the sky.
fn aurora(board: &mut Board<'_>) {
    let (w, h) = (board.page.width(), board.page.height());
    for (k, hue) in [0x7a5fd0, 0x3fd6a0, 0x6ff0b4].into_iter().enumerate() {
        let sway = |x: f64| ((x / w + 0.3 * k as f64) * 5.2).sin() * 0.05 + (x / w * 11.0).sin() * 0.014;
        for i in 0..60u32 {
            let x = w * f64::from(i) / 60.0;
            let foot = h * (0.47 - 0.09 * k as f64 + sway(x));
            let tall = h * (0.2 + 0.05 * (x / w * 17.0 + k as f64).sin());
            let strip = rect(x, foot - tall, w / 60.0 + 0.05, tall);
            board.pen.fade(strip, Rgb::hex(hue).alpha(0.0), Rgb::hex(hue).alpha(0.5));
            board.pen.fade(
                rect(x, foot, w / 60.0 + 0.05, tall * 0.16),
                Rgb::hex(hue).alpha(0.5),
                Rgb::hex(hue).alpha(0.0),
            );
        }
    }
}

/// Sky above and below, disc, and land far and near, that go together.
const DAYS: [[u32; 5]; 5] = [
    [0xa9c9e8, 0xfbe3cf, 0xfff6e6, 0x9fb3d0, 0x3f5a80],
    [0xf3bfae, 0xfdeedd, 0xfff7ea, 0xdba79a, 0x7a4a5a],
    [0xb5dccf, 0xf8f2dc, 0xffe3b8, 0x93bcae, 0x2f5f5c],
    [0xc6b8e4, 0xfde2dc, 0xfff3e0, 0xb1a0d0, 0x4a3f78],
    [0xf0c39a, 0xfcecd2, 0xfff6e2, 0xe0a878, 0x9a5a3c],
];

/// The colours of a quiet picture: of the asked palette, else of the hour.
struct Tones {
    top: Rgb,
    low: Rgb,
    disc: Rgb,
    far: Rgb,
    near: Rgb,
    stars: bool,
}

impl Tones {
    fn of(rest: &Intent, setting: Setting, seed: u64) -> Self {
        let light = Light::of(rest);
        let dark = matches!(rest.time, Some(Time::Night | Time::Dusk));
        let wish = rest.palette.first().copied().or(rest.backdrop);
        let hour = [light.sky[0], light.sky[2]];
        if let (None, None | Some(Time::Day | Time::Morning | Time::Afternoon)) = (wish, rest.time) {
            let day = match setting {
                Setting::Forest | Setting::Meadow | Setting::Garden | Setting::Hills => 2,
                Setting::Desert => 4,
                Setting::Sea | Setting::Lake | Setting::SnowField => 0,
                _ => (scramble(seed, 74_000) % 4) as usize,
            };
            let [top, low, disc, far, near] = DAYS[day].map(Rgb::hex);
            return Self { top, low, disc, far, near, stars: false };
        }
        let base = wish.unwrap_or(hour[0]);
        let deep = base.luma() < 0.32;
        let (top, low) = match rest.time {
            Some(Time::Sunset | Time::Dawn) => (base.mix(hour[0], 0.4), Rgb::hex(0xf7bfa0).mix(base, 0.25)),
            _ if dark || deep => (base.shaded(0.35), base.mix(Rgb::WHITE, 0.22)),
            _ => (
                base.mix(Rgb::WHITE, 0.3),
                base.mix(rest.palette.get(1).copied().unwrap_or(Rgb::WHITE), 0.74),
            ),
        };
        let disc = match rest.time {
            Some(Time::Sunset | Time::Dawn) => Rgb::hex(0xffe2b0),
            _ if dark || deep => Rgb::hex(0xf8f2dc),
            _ => rest.palette.get(1).copied().unwrap_or(Rgb::hex(0xfff4de)),
        };
        let near = if dark || deep { base.shaded(0.62) } else { base.shaded(0.42).saturated(1.1) };
        // At night land is darker than the sky, also where it is far.
        let far = if dark || deep { base.shaded(0.2) } else { low.mix(base, 0.55) };
        Self { top, low, disc, far, near, stars: dark }
    }
}

fn stars(board: &mut Board<'_>) {
    let (w, h) = (board.page.width(), board.page.height());
    for i in 0..70u64 {
        let chance = |key: u64| (scramble(board.sheet.seed, 74_100 + i * 3 + key) % 1_000) as f64 / 1_000.0;
        let (x, y, r) = (chance(0) * w, chance(1) * h * 0.56, 0.12 + 0.26 * chance(2));
        board.pen.mark(circle(x, y, r), Rgb::WHITE.alpha(0.75));
    }
}

/// The upper edge of a layer, and the page below it: peaks, dunes, waves or hills.
fn ridge(board: &Board<'_>, setting: Setting, layer: u32, y: f64) -> BezPath {
    let (w, h) = (board.page.width(), board.page.height());
    let chance = |key: u64| {
        (scramble(board.sheet.seed, 74_400 + u64::from(layer) * 40 + key) % 1_000) as f64 / 1_000.0
    };
    let pines = setting == Setting::Forest;
    let jagged = matches!(setting, Setting::Mountains | Setting::SnowField | Setting::Lake) && layer < 3;
    let (swing, steps) = match setting {
        Setting::Sea => (h * 0.012, 9),
        _ if jagged => (h * 0.1, 5 - u64::from(layer)),
        _ => (h * 0.045, 3),
    };
    let spot = |i: u64| {
        let x = w * (i as f64 + if i == 0 { -0.3 } else { 0.6 * (chance(i) - 0.5) }) / steps as f64;
        let up = if i.is_multiple_of(2) { -1.0 } else { 1.0 };
        (x, y + up * swing * (0.5 + 0.5 * chance(i + 20)))
    };
    let mut spots: Vec<(f64, f64)> = (0..=steps).map(spot).collect();
    if let Some(last) = spots.last_mut() {
        last.0 = w + 4.0;
    }
    if pines {
        return pine_line(&spots, (w, h), h * 0.028 * (1.0 + 0.5 * f64::from(layer)));
    }
    if jagged {
        spots.extend([(w + 4.0, h + 2.0), (-w, h + 2.0)]);
        return polygon(&spots);
    }
    let mut path = crate::figures::outline::curve(&spots);
    path.line_to((w + 4.0, h + 2.0));
    path.line_to((-4.0, h + 2.0));
    path.close_path();
    path
}

/// Tops of firs along a line, and the page below them.
fn pine_line(line: &[(f64, f64)], (w, h): (f64, f64), tall: f64) -> BezPath {
    let at = |x: f64| {
        let k = (1..line.len() - 1).find(|&k| line[k].0 >= x).unwrap_or(line.len() - 1);
        let (a, b) = (line[k - 1], line[k]);
        a.1 + (b.1 - a.1) * ((x - a.0) / (b.0 - a.0).max(1e-6)).clamp(0.0, 1.0)
    };
    let mut spots = vec![(-4.0, h + 2.0)];
    let count = (w / (tall * 0.8)).ceil() as u32 + 1;
    for i in 0..=count {
        let x = f64::from(i) * tall * 0.8 - tall * 0.4;
        let size = tall * [1.0, 0.7, 1.2, 0.85, 1.05][(i % 5) as usize];
        for (dx, up) in
            [(-0.36, 0.0), (-0.2, 0.42), (-0.24, 0.4), (0.0, 1.0), (0.24, 0.4), (0.2, 0.42), (0.36, 0.0)]
        {
            spots.push((x + dx * size, at(x) - up * size));
        }
    }
    spots.push((w + 4.0, h + 2.0));
    polygon(&spots)
}

/// Who or what is named, in the lower half; aloft where it floats or flies.
fn stand(board: &mut Board<'_>, rest: &Intent, bare: bool, flies: bool) {
    if rest.subjects.is_empty() {
        return;
    }
    let shapes = portrait(rest, board.sheet);
    let Some(bounds) = shape::bounds(&shapes) else { return };
    let (w, h) = (board.page.width(), board.page.height());
    let (most, foot) = match (bare, flies) {
        (true, _) => (0.7, 0.8),
        (_, true) => (0.44, 0.56),
        _ => (0.52, 0.86),
    };
    let (most, x, foot) = (w.min(h) * most, w / 2.0, h * foot);
    let wide = most.min(w * 0.8);
    let area = Rect::new(x - wide / 2.0, foot - most, x + wide / 2.0, foot);
    let affine = fitted(bounds, area);
    let drop = if bare { 0.0 } else { foot - affine.transform_rect_bbox(bounds).y1 };
    let affine = vello_cpu::kurbo::Affine::translate((0.0, drop)) * affine;
    let at = affine.transform_rect_bbox(bounds);
    if !bare && !flies {
        board.pen.shadow(at.center().x, at.y1, at.width() * 0.5, 1.0, 0.3);
    }
    board.figures.extend(shape::transformed(&shapes, affine));
}
