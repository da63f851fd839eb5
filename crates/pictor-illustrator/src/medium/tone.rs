//! The last pass over pixels: light that spills, the grading of a mood, paper, a darker rim.

use pictor_api::{Quality, Size};
use pictor_codec::{Picture, resize};

use super::noise::{Noise, Scale};
use crate::blur::soften;
use crate::colour::Rgb;
use crate::intent::{Mood, Style};

/// What the last pass does; strengths from 0 up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tone {
    /// Tooth of the paper, in levels of 255.
    pub(super) grain: i32,
    /// Streaks of a broad brush, in levels of 255.
    pub(super) brush: i32,
    /// How much bright spots spill, of 256.
    pub(super) bloom: i32,
    /// How much darker corners are, of 256.
    pub(super) rim: i32,
    /// How strongly shadows and lights take the mood's colours, of 256.
    pub(super) grade: i32,
}

const NOTHING: Tone = Tone { grain: 0, brush: 0, bloom: 0, rim: 0, grade: 0 };

impl Tone {
    /// The usual last pass of a style.
    pub(super) const fn of(style: Style, quality: Quality) -> Self {
        let full = match style {
            Style::PictureBook => Self { grain: 5, brush: 2, bloom: 150, rim: 18, grade: 56 },
            Style::Cartoon | Style::Anime => Self { grain: 0, brush: 0, bloom: 90, rim: 20, grade: 44 },
            Style::Cutaway | Style::Sticker => Self { grain: 4, brush: 2, bloom: 30, rim: 0, grade: 20 },
            Style::Photo => Self { grain: 4, brush: 0, bloom: 90, rim: 64, grade: 84 },
            Style::ThreeD | Style::Isometric => Self { grain: 0, brush: 0, bloom: 80, rim: 26, grade: 36 },
            Style::OilPainting => Self { grain: 6, brush: 0, bloom: 40, rim: 36, grade: 36 },
            Style::Poster => Self { grain: 9, brush: 3, bloom: 0, rim: 0, grade: 0 },
            Style::Vintage => Self { grain: 12, brush: 2, bloom: 40, rim: 70, grade: 30 },
            Style::PaperCut => Self { grain: 9, brush: 0, bloom: 0, rim: 26, grade: 20 },
            Style::Woodblock => Self { grain: 6, brush: 6, bloom: 0, rim: 16, grade: 0 },
            Style::StainedGlass => Self { grain: 0, brush: 0, bloom: 110, rim: 30, grade: 0 },
            Style::Blueprint => Self { grain: 6, brush: 4, bloom: 40, rim: 40, grade: 0 },
            Style::Pencil | Style::Crayon | Style::LineArt | Style::InkWash | Style::Watercolour => {
                Self { grain: 5, brush: 0, bloom: 0, rim: 0, grade: 0 }
            }
            Style::Flat | Style::Pixel | Style::Logo | Style::Map => NOTHING,
        };
        match quality {
            Quality::Low => NOTHING,
            // In between, light is there and paper isn't.
            Quality::Medium => Self { grain: 0, brush: 0, bloom: full.bloom / 2, rim: 0, ..full },
            Quality::High => full,
            Quality::XHigh | Quality::Max => {
                Self { brush: full.brush * 3 / 2, bloom: full.bloom * 5 / 4, ..full }
            }
        }
    }
}

impl Tone {
    /// The same for a picture whose background was asked to have a colour: white stays white to the corners.
    pub(super) const fn true_to_colour(self) -> Self {
        Self { grain: 0, brush: 0, rim: 0, grade: 0, ..self }
    }
}

/// The colours that a mood gives to shadows and to lights.
const fn moods(mood: Option<Mood>) -> (Rgb, Rgb) {
    let (dark, light) = match mood {
        Some(Mood::Sad | Mood::Calm) => (0x24405e, 0xeaf2f4),
        Some(Mood::Mysterious | Mood::Scary) => (0x14264a, 0xd7e2c4),
        Some(Mood::Romantic) => (0x5a2348, 0xffe2d2),
        Some(Mood::Epic) => (0x0f3550, 0xffdca0),
        Some(Mood::Dreamy | Mood::Pastel) => (0x4b3f7a, 0xfff0f4),
        Some(Mood::Nostalgic) => (0x4a3524, 0xfbeac4),
        Some(Mood::Elegant) => (0x241b2c, 0xfbefd6),
        Some(Mood::Neon) => (0x2a0a52, 0xffd6fb),
        Some(Mood::Joyful | Mood::Energetic | Mood::Cosy) | None => (0x2c2a5a, 0xfff3d2),
    };
    (Rgb::hex(dark), Rgb::hex(light))
}

/// Goes over the picture once. What is transparent stays so.
pub(super) fn finish(picture: &mut Picture, tone: Tone, mood: Option<Mood>, unit: f64, noise: &Noise) {
    if tone == NOTHING {
        return;
    }
    let curves = curves(tone.grade, mood);
    let glow = (tone.bloom > 0).then(|| Glow::of(picture, tone.bloom));
    let (width, height) = (picture.size.width, picture.size.height);
    let (grain, coarse) = (Scale::spots(0.1, unit), Scale::spots(0.55, unit));
    let brush = Scale::streaks(4.2, 0.2, unit);
    let step = glow.as_ref().map_or(0, |glow| (glow.small.size.width - 1) * 65_536 / width);
    let middle = (i64::from(width) / 2, i64::from(height) / 2);
    let corner = (middle.0 * middle.0 + middle.1 * middle.1).max(1);
    let rows = picture.pixels.chunks_exact_mut(width as usize * 4);
    for (y, row) in (0..height).zip(rows) {
        let spill = glow.as_ref().map(|glow| glow.row(y, height));
        let (fine, rough, streak) = (noise.row(grain, y), noise.row(coarse, y), noise.row(brush, y));
        let dy = (i64::from(y) - middle.1).pow(2);
        for (x, pixel) in (0..width).zip(row.chunks_exact_mut(4)) {
            let away = ((dy + (i64::from(x) - middle.0).pow(2)) * 256 / corner) as i32;
            let rim = 256 - ((tone.rim * ((away - 70).max(0) * (away - 70).max(0))) >> 15);
            let mut light = 0;
            if tone.grain > 0 {
                let tooth = fine.at(x) + rough.at(x) / 2;
                light += tooth * tone.grain;
            }
            if tone.brush > 0 {
                light += streak.at(x) * tone.brush;
            }
            let spill = spill.as_ref().map_or([0; 3], |row| row.at(x, step));
            for c in 0..3 {
                let graded = i32::from(curves[c][usize::from(pixel[c])]);
                let lit = graded + (((255 - graded) * spill[c]) >> 8);
                pixel[c] = (((lit * rim) >> 8) + (light >> 7)).clamp(0, 255) as u8;
            }
        }
    }
}

/// One curve for each channel: a little contrast, shadows towards one colour, lights towards the other.
fn curves(grade: i32, mood: Option<Mood>) -> [[u8; 256]; 3] {
    let (dark, light) = moods(mood);
    let ends = [(dark.0, light.0), (dark.1, light.1), (dark.2, light.2)];
    ends.map(|(dark, light)| {
        std::array::from_fn(|value| {
            let v = value as i32;
            // An S of third degree around the middle.
            let s = (v * v * (3 * 255 - 2 * v)) / (255 * 255);
            let contrast = v + ((s - v) * grade) / 400;
            let (shade, shine) = ((255 - v) * (255 - v) / 255, v * v / 255);
            let pull =
                (i32::from(dark) - contrast) * shade / 255 + (i32::from(light) - contrast) * shine / 255;
            (contrast + pull * grade / 420).clamp(0, 255) as u8
        })
    })
}

/// What bright and colourful spots spill over their surroundings, at a small size.
struct Glow {
    small: Picture,
    strength: i32,
}

impl Glow {
    fn of(picture: &Picture, strength: i32) -> Self {
        const EDGE: f64 = 128.0;
        let long = f64::from(picture.size.width.max(picture.size.height));
        let edge = |length: u32| ((f64::from(length) * EDGE / long).round() as u32).max(2);
        let mut small = resize(picture, Size::new(edge(picture.size.width), edge(picture.size.height)));
        for pixel in small.pixels.chunks_exact_mut(4) {
            let brightest = i32::from(pixel[0].max(pixel[1]).max(pixel[2]));
            let dullest = i32::from(pixel[0].min(pixel[1]).min(pixel[2]));
            // White walls don't glow; lamps, suns and windows are bright and coloured, or very bright.
            let power = ((brightest - 206).max(0) * (brightest - dullest - 14).max(0) / 14).min(255);
            let power = power * i32::from(pixel[3]) / 255;
            (0..3).for_each(|c| pixel[c] = (i32::from(pixel[c]) * power / 255) as u8);
        }
        for _ in 0..2 {
            soften(&mut small, 3);
        }
        Self { small, strength }
    }

    /// The spill along one row of pixels of a picture that high.
    fn row(&self, y: u32, height: u32) -> GlowRow {
        let (rows, wide) = (self.small.size.height, self.small.size.width as usize);
        let at = u64::from(y) * u64::from(rows - 1) * 256 / u64::from(height);
        let (row, share) = ((at / 256) as usize, (at % 256) as i32);
        let next = (row + 1).min(rows as usize - 1);
        let part =
            |row: usize, column: usize, c: usize| i32::from(self.small.pixels[(row * wide + column) * 4 + c]);
        let mix = |column: usize| {
            [0, 1, 2].map(|c| {
                (part(row, column, c) * (256 - share) + part(next, column, c) * share) * self.strength / 256
            })
        };
        GlowRow { cells: (0..wide).map(mix).collect() }
    }
}

/// In 1/256 of a level.
struct GlowRow {
    cells: Vec<[i32; 3]>,
}

impl GlowRow {
    #[inline]
    fn at(&self, x: u32, step: u32) -> [i32; 3] {
        let way = x * step;
        let (column, share) = ((way >> 16) as usize, ((way >> 8) & 255) as i32);
        let (a, b) = (self.cells[column], self.cells[(column + 1).min(self.cells.len() - 1)]);
        [0, 1, 2].map(|c| (a[c] * 256 + (b[c] - a[c]) * share) >> 16)
    }
}
