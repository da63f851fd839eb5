use pictor_api::{Background, Quality, Size};

use super::compose;
use crate::letters::Letters;
use crate::sheet::{Composition, Sheet};
use crate::understanding::understand;

fn laid_out(prompt: &str, (width, height): (u32, u32)) -> Option<Composition> {
    let letters = Letters::new(&[]);
    let (quality, background) = (Quality::Medium, Background::Opaque);
    let sheet =
        Sheet { letters: &letters, size: Size::new(width, height), quality, background, seed: 7, turn: 0 };
    compose(&understand(prompt), &sheet)
}

/// What is lettered, and that it stays on the page in every shape of it.
#[test]
fn layouts_hold_in_every_shape_of_page() {
    let prompts = [
        "infographic: how to brew coffee in 4 steps: grind, pour, wait, serve",
        "timeline of space: 1957 Sputnik, 1969 Moon landing, 1990 Hubble",
        "flowchart of a login: Start, Enter password, Correct?, Welcome, Try again",
        "cafe menu: latte $4, croissant $3, tea $2",
        "anatomy of a bicycle, labelled parts: frame, wheel, saddle",
        "YouTube thumbnail, title \"My First Robot\", a robot",
    ];
    for prompt in prompts {
        for size in [(512, 512), (768, 512), (512, 768)] {
            let page = laid_out(prompt, size).unwrap();
            let words = crate::shape::bounds(&page.words).unwrap();
            let unit = (f64::from(size.0) * f64::from(size.1)).sqrt() / 100.0;
            let (wide, tall) = (f64::from(size.0) / unit, f64::from(size.1) / unit);
            let inside = words.x0 > 0.0 && words.y0 > 0.0 && words.x1 < wide && words.y1 < tall;
            assert!(inside, "{prompt:?} at {size:?}: {words:?}");
        }
    }
}

/// Nothing is lettered that was not asked for.
#[test]
fn pages_without_words_letter_none() {
    let prompts = [
        "4 panel comic about a cat who steals a fish",
        "16 food icons in a grid",
        "app icon, sun and cloud, gradient blue",
        "seamless pattern of lemons and leaves",
        "avatar of a girl with glasses",
    ];
    for prompt in prompts {
        let page = laid_out(prompt, (512, 512)).unwrap();
        assert!(page.words.is_empty() && !page.figures.is_empty(), "{prompt}");
    }
}

#[test]
fn a_set_has_as_many_tiles_as_were_asked_for() {
    let tiles = |prompt| laid_out(prompt, (512, 512)).unwrap().behind.len();
    assert_eq!(tiles("9 food icons in a grid") + 3, tiles("12 food icons in a grid"));
}
