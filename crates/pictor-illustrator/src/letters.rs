//! Lettering: words become outlines, so that they can be filled, stroked, bent and shaded like everything else.

use std::sync::Arc;

use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use vello_cpu::kurbo::{Affine, BezPath, Rect, Shape as _, Vec2};

use crate::intent::Hand;
use crate::script;

/// The fonts of an illustrator, in the order in which they are asked for a character.
#[derive(Clone)]
pub(crate) struct Letters {
    fonts: Vec<Arc<[u8]>>,
    emoji: Arc<[u8]>,
}

/// A laid-out line of text with its baseline at y = 0; one unit is one em.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) path: BezPath,
    pub(crate) width: f64,
    /// The path is the way of a pen, not the edge of letters.
    pub(crate) stroked: bool,
}

/// How far capitals rise above the baseline, in ems; what lines are centred by.
pub(crate) const CAPITAL: f64 = 0.7;

impl Letters {
    pub(crate) fn new(extra: &[Arc<[u8]>]) -> Self {
        let mut fonts: Vec<Arc<[u8]>> = vec![epaint_default_fonts::UBUNTU_LIGHT.into()];
        fonts.extend(extra.iter().filter(|data| FontRef::from_index(data, 0).is_ok()).cloned());
        Self { fonts, emoji: epaint_default_fonts::NOTO_EMOJI_REGULAR.into() }
    }

    /// The characters of `text` that no font has.
    pub(crate) fn missing(&self, text: &str) -> String {
        text.chars().filter(|&c| !c.is_whitespace() && self.find(c).is_none()).collect()
    }

    /// Whether `text` can be lettered, be it in part: of a Chinese date the numbers alone would say something else.
    pub(crate) fn has(&self, text: &str) -> bool {
        let missing = self.missing(text);
        let whole = !missing.contains(char::is_alphanumeric);
        text.contains(|c: char| {
            !missing.contains(c) && if whole { !c.is_whitespace() } else { c.is_alphabetic() }
        })
    }

    /// One line of text. Characters that no font has are left out: no empty boxes.
    pub(crate) fn line(&self, text: &str, hand: Hand) -> Line {
        if hand == Hand::Script
            && let Some((path, width)) = script::written(text)
        {
            return Line { path, width, stroked: true };
        }
        let slant = if hand == Hand::Script { 0.2 } else { 0.0 };
        let spread = match hand {
            Hand::Script => -0.008,
            Hand::Bold => 0.03,
            _ => 0.006,
        };
        let (mut path, mut x) = (BezPath::new(), 0.0);
        let mut before: Option<(usize, GlyphId)> = None;
        for (i, c) in text.chars().enumerate() {
            let Some((index, font, glyph)) = self.find(c) else { continue };
            if let Some((last_index, last)) = before
                && last_index == index
            {
                x += kerning(&font, last, glyph);
            }
            let lift = if hand == Hand::Script { wobble(i) } else { 0.0 };
            let mut outline = Outline::default();
            if let Some(source) = font.outline_glyphs().get(glyph) {
                let settings = DrawSettings::unhinted(FontSize::new(1.0), LocationRef::default());
                // A glyph that cannot be drawn is damaged font data: it stays blank.
                let _ = source.draw(settings, &mut outline);
            }
            let place =
                Affine::translate(Vec2::new(x, lift)) * Affine::new([1.0, 0.0, -slant, 1.0, 0.0, 0.0]);
            path.extend((place * outline.path).elements().iter().copied());
            let advance = font.glyph_metrics(FontSize::new(1.0), LocationRef::default()).advance_width(glyph);
            x += f64::from(advance.unwrap_or(0.5)) + spread;
            before = Some((index, glyph));
        }
        Line { path, width: x.max(0.01), stroked: false }
    }

    /// The outline of an emoji in a box 100 high, standing on its lower edge, and the box's width.
    pub(crate) fn emoji(&self, c: char) -> Option<(BezPath, f64)> {
        let font = FontRef::from_index(&self.emoji, 0).ok()?;
        let glyph = font.charmap().map(c)?;
        let mut outline = Outline::default();
        let settings = DrawSettings::unhinted(FontSize::new(100.0), LocationRef::default());
        font.outline_glyphs().get(glyph)?.draw(settings, &mut outline).ok()?;
        let bounds: Rect = outline.path.bounding_box();
        if bounds.height() < 1.0 {
            return None;
        }
        let scale = 100.0 / bounds.height();
        let fit = Affine::scale(scale) * Affine::translate(Vec2::new(-bounds.x0, -bounds.y0));
        Some((fit * outline.path, bounds.width() * scale))
    }

    fn find(&self, c: char) -> Option<(usize, FontRef<'_>, GlyphId)> {
        let sources = self.fonts.iter().chain([&self.emoji]);
        sources.enumerate().find_map(|(index, data)| {
            let font = FontRef::from_index(data, 0).ok()?;
            let glyph = font.charmap().map(c)?;
            Some((index, font, glyph))
        })
    }
}

/// Pair kerning from the font's `kern` table, in ems; fonts without one are set as they are.
fn kerning(font: &FontRef<'_>, left: GlyphId, right: GlyphId) -> f64 {
    use skrifa::raw::TableProvider as _;
    let Ok(kern) = font.kern() else { return 0.0 };
    let Ok(head) = font.head() else { return 0.0 };
    let mut sum = 0;
    for subtable in kern.subtables().flatten().filter(|subtable| subtable.is_horizontal()) {
        if let Ok(skrifa::raw::tables::kern::SubtableKind::Format0(pairs)) = subtable.kind() {
            sum += pairs.kerning(left, right).unwrap_or(0);
        }
    }
    f64::from(sum) / f64::from(head.units_per_em())
}

/// How far the letter at that place of a handwritten line is off the baseline.
fn wobble(i: usize) -> f64 {
    [0.0, -0.016, 0.01, -0.006, 0.014, -0.012][i % 6]
}

/// Collects a glyph's outline, turning the font's y up into ours.
#[derive(Default)]
struct Outline {
    path: BezPath,
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to((f64::from(x), -f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to((f64::from(x), -f64::from(y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to((f64::from(cx), -f64::from(cy)), (f64::from(x), -f64::from(y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let flip = |x: f32, y: f32| (f64::from(x), -f64::from(y));
        self.path.curve_to(flip(ax, ay), flip(bx, by), flip(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
    }
}

/// The text broken into lines so that it is largest in a box of that width and height; the lines, and the size
/// of an em.
pub(crate) fn wrapped(
    letters: &Letters,
    text: &str,
    hand: Hand,
    width: f64,
    height: f64,
) -> (Vec<Line>, f64) {
    const LEADING: f64 = 1.18;
    let words = pieces(text);
    let mut best: (Vec<Line>, f64) = (Vec::new(), 0.0);
    for count in 1..=words.len().clamp(1, 6) {
        let lines: Vec<Line> = broken(&words, count).iter().map(|line| letters.line(line, hand)).collect();
        let longest = lines.iter().map(|line| line.width).fold(0.01, f64::max);
        let em = (width / longest).min(height / (CAPITAL + 0.28 + LEADING * (lines.len() as f64 - 1.0)));
        if em > best.1 {
            best = (lines, em);
        }
    }
    best
}

/// What a line may be broken between: words, and about as many characters as a word has in scripts that write without
/// spaces, which is two; what is left over goes to the last.
pub(crate) fn pieces(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        // No line begins with a comma.
        for run in letters.chunk_by(|a, b| wide(*a) == wide(*b) || "，。、！？：；,.!?".contains(*b)) {
            let size = if wide(run[0]) { 2 } else { run.len() };
            let (even, last) = run.split_at((run.len() / size).saturating_sub(1) * size);
            found.extend(even.chunks(size).chain([last]).map(|piece| piece.iter().collect::<String>()));
        }
        found.last_mut().into_iter().for_each(|last| last.push(' '));
    }
    // The space after the last one is never drawn, and would count where lines are made even.
    if let Some(last) = found.last_mut() {
        last.pop();
    }
    found
}

/// Whether a character belongs to a script that writes without spaces.
pub(crate) fn wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The pieces in `count` lines of about the same length.
pub(crate) fn broken(pieces: &[String], count: usize) -> Vec<String> {
    let total: usize = pieces.iter().map(|piece| piece.chars().count()).sum();
    let (mut lines, mut done) = (vec![String::new()], 0);
    for piece in pieces {
        let length = piece.chars().count();
        let due = (done + length / 2) * count / total.max(1);
        if due >= lines.len() && lines.len() < count {
            lines.push(String::new());
        }
        done += length;
        lines.last_mut().expect("there is always a line").push_str(piece);
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_needs_no_extra_font_and_chinese_does() {
        let letters = Letters::new(&[]);
        assert_eq!(letters.missing("Relax & Unwind, Zoë!"), "");
        assert_eq!(letters.missing("生日 ok"), "生日");
        assert!(letters.line("生日", Hand::Usual).path.elements().is_empty(), "no empty boxes");
    }

    #[test]
    fn chinese_is_broken_between_its_words() {
        assert_eq!(pieces("三天学会Python"), ["三天", "学会", "Python"]);
        assert_eq!(broken(&pieces("妈妈生日快乐"), 2), ["妈妈", "生日快乐"]);
        assert_eq!(pieces("小雨六岁啦 ok"), ["小雨", "六岁啦 ", "ok"]);
    }

    #[test]
    fn long_text_is_broken_into_even_lines() {
        let letters = Letters::new(&[]);
        let (lines, em) =
            wrapped(&letters, "the quick brown fox jumps over the lazy dog", Hand::Usual, 10.0, 10.0);
        assert!(lines.len() >= 3 && em > 0.8, "{} lines of {em}", lines.len());
        for line in &lines {
            assert!(line.width * em <= 10.0 + 1e-6);
        }
    }
}
