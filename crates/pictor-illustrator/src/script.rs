//! A handwriting of our own: every letter as the strokes of a round pen.
//!
//! Heights: the baseline is 0, small letters are 50 high, tall ones 96, tails go down to -38. A stroke is a smooth line
//! through the given spots.

use vello_cpu::kurbo::{Affine, BezPath, Vec2};

use crate::figures::outline::{curve, rows};

/// How thick the pen is, in ems.
pub(crate) const PEN: f64 = 0.062;

/// The strokes of a line of handwriting with its baseline at 0, one unit to the em, and its width; `None` if the hand
/// doesn't know one of the characters.
pub(crate) fn written(text: &str) -> Option<(BezPath, f64)> {
    let (mut path, mut x) = (BezPath::new(), 4.0);
    for (i, c) in text.chars().enumerate() {
        if c.is_whitespace() {
            x += 26.0;
            continue;
        }
        let (width, strokes) = letter(c)?;
        // No hand writes two letters quite alike.
        let lift = [0.0, 1.4, -1.0, 0.7, -1.6, 1.0][i % 6];
        let place = Affine::translate(Vec2::new(x, -lift)) * Affine::new([1.0, 0.0, -0.14, 1.0, 0.0, 0.0]);
        for stroke in strokes.split('|') {
            let spots: Vec<_> = rows(stroke).map(|[x, y]| (x, -y)).collect();
            path.extend((place * curve(&spots)).elements().iter().copied());
        }
        x += width + 5.0;
    }
    Some((Affine::scale(0.0078) * path, x * 0.0078))
}

/// Every letter on a line: the character, its width, its strokes.
const LETTERS: &str = include_str!("script.txt");

/// The width and the strokes of that character.
fn letter(c: char) -> Option<(f64, &'static str)> {
    let row = LETTERS.lines().find_map(|row| row.strip_prefix(c))?;
    let (width, strokes) = row.trim_start().split_once(' ').expect("a letter has a width and strokes");
    Some((width.parse().expect("widths are numbers"), strokes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_alphabet_can_be_written() {
        let text: String = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
        let (path, width) = written(&text).expect("the hand knows them all");
        assert!(width > 20.0 && path.elements().len() > 300);
        assert!(written("生日").is_none());
    }
}
