//! Recolouring: the part of a picture that the prompt names gets the new colour.

use pictor_codec::Picture;

use super::hue::{is_coloured, keep_main};
use super::locate::{Found, Is, by_colour, face_tint, keep_off_skin, locate, names_background};
use super::{Edit, cutout, ground, not_found, standout, tone};
use crate::colour::Rgb;
use crate::sheet::Note;

/// Gives the new colour to what the prompt names, or tells that it isn't found.
pub(super) fn named(
    edit: &Edit<'_>,
    canvas: &mut Picture,
    (what, from): (Option<&str>, Option<Rgb>),
    to: Rgb,
) -> Result<(), Note> {
    let open = edit.mask.map(|mask| mask.coverage.as_slice());
    if recolour(canvas, (what, from), to, open) {
        Ok(())
    } else {
        Err(not_found(what.unwrap_or("that colour")))
    }
}

/// Gives `what`, or the thing that the picture shows, the colour `to`; under a mask, what `open` says. Says whether
/// that was found.
fn recolour(
    canvas: &mut Picture,
    (what, from): (Option<&str>, Option<Rgb>),
    to: Rgb,
    open: Option<&[u8]>,
) -> bool {
    let found = match (open, what) {
        (Some(open), _) => Some(masked(canvas, open)),
        (None, Some(what)) => {
            let is_so = |found: &Found| from.is_none_or(|from| is_coloured(canvas, &found.part, from));
            locate(canvas, what).filter(is_so).or_else(|| by_colour(canvas, what, from))
        }
        (None, None) if from.is_some() => by_colour(canvas, "", from),
        (None, None) => locate(canvas, "")
            .or_else(|| Some(Found { part: vec![255; canvas.pixels.len() / 4], is: Is::Thing })),
    };
    let Some(Found { mut part, is }) = found else { return false };
    if is == Is::Surface && what.is_some_and(names_background) {
        part.iter_mut().for_each(|part| *part = 255 - *part);
        ground::paint_behind(canvas, &part, to);
        return true;
    }
    if is != Is::Surface {
        keep_main(&mut part, canvas);
    }
    tone::recolour(canvas, to, Some(&part));
    true
}

/// What a mask leaves open, without what is around it, and without the skin of somebody before a plain ground.
fn masked(canvas: &Picture, open: &[u8]) -> Found {
    let Some(thing) = cutout::before_plain(canvas) else {
        return Found { part: standout::within(canvas, open), is: Is::Thing };
    };
    let mut part: Vec<u8> = open.iter().zip(&thing).map(|(open, thing)| (*open).min(*thing)).collect();
    if let Some(skin) = face_tint(canvas, &thing) {
        keep_off_skin(&mut part, canvas, skin);
    }
    Found { part, is: Is::Thing }
}

#[cfg(test)]
mod tests {
    use pictor_api::Size;

    use super::*;

    /// White, with a figure of skin above and red below in its middle.
    fn figure() -> Picture {
        let mut picture = Picture::filled(Size::new(60, 100), [255, 255, 255, 255]);
        for (at, pixel) in picture.pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = (at % 60, at / 60);
            if (20..40).contains(&x) && (10..90).contains(&y) {
                pixel.copy_from_slice(if y < 50 { &[224, 172, 134, 255] } else { &[205, 40, 50, 255] });
            }
        }
        picture
    }

    #[test]
    fn a_shirt_is_dyed_and_skin_and_background_stay() {
        let mut picture = figure();
        recolour(&mut picture, (Some("clothes"), None), Rgb(40, 160, 60), None);
        assert_eq!(picture.pixel(30, 30), [224, 172, 134, 255]);
        assert_eq!(picture.pixel(5, 60), [255, 255, 255, 255]);
        let [r, g, _, _] = picture.pixel(30, 70);
        assert!(g > r, "the shirt is green: {r} {g}");
    }

    #[test]
    fn a_thing_is_dyed_where_it_has_its_main_colour() {
        let mut picture = figure();
        recolour(&mut picture, (Some("doll"), None), Rgb(40, 60, 200), None);
        let [r, _, b, _] = picture.pixel(30, 70);
        assert!(b > r, "what was red is blue: {r} {b}");
        let mut open = vec![0; 6_000];
        open[60 * 80..].fill(255);
        let mut below = figure();
        recolour(&mut below, (None, None), Rgb(40, 60, 200), Some(&open));
        assert_eq!(below.pixel(30, 70), [205, 40, 50, 255]);
        assert!(below.pixel(30, 85)[2] > 120);
    }

    #[test]
    fn a_background_is_painted_behind_the_thing() {
        let mut picture = figure();
        recolour(&mut picture, (Some("background"), None), Rgb(240, 220, 60), None);
        assert_eq!(picture.pixel(5, 60), [240, 220, 60, 255]);
        assert_eq!(picture.pixel(30, 70), [205, 40, 50, 255]);
    }
}
