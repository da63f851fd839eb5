//! What a composition promises, whatever the prompt and the page: nothing cut off, counts kept, no strangers.

use pictor_api::{Quality, Size};

use super::*;
use crate::letters::Letters;
use crate::shape::bounds;
use crate::understanding::understand;

fn sheet(letters: &Letters, width: u32, height: u32, seed: u64) -> Sheet<'_> {
    Sheet {
        letters,
        size: Size::new(width, height),
        quality: Quality::Medium,
        background: Background::Opaque,
        seed,
    }
}

const PAGES: [(u32, u32); 7] =
    [(1536, 512), (1536, 864), (1536, 1024), (1024, 1024), (1024, 1536), (864, 1536), (512, 1536)];

#[test]
fn nothing_is_cut_off_by_accident() {
    let letters = Letters::new(&[]);
    for prompt in [
        "a misty mountain lake at dawn with a red canoe",
        "a lighthouse on a cliff by the sea",
        "a lighthouse by the sea and a sailing boat",
        "a cutaway of a submarine",
        "a birthday card with the name 'Emma'",
        "a cat on a sofa",
        "five cats in a meadow",
        "a pirate ship at sea",
        "a giraffe beside a house",
        "two children holding balloons in a park",
        "a knight in front of a castle",
        "a bird above a tree",
        "a vase with flowers on a table",
        "一只熊猫在竹林里",
        "三个苹果在桌子上",
        "a whale under the sea",
    ] {
        let intent = understand(prompt);
        for (width, height) in PAGES {
            for seed in [1, 2] {
                let sheet = sheet(&letters, width, height, seed);
                let composition = compose(&intent, &sheet);
                let page = sheet.page().inset(1.6);
                let drawn = bounds(&composition.figures).expect("the prompt names something");
                assert!(
                    page.contains_rect(drawn),
                    "{prompt:?} on {width}x{height}: {drawn:?} leaves {page:?}"
                );
            }
        }
    }
}

#[test]
fn as_many_are_cast_as_are_asked_for() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 1);
    for (prompt, count) in [
        ("three apples", 3),
        ("五只猫", 5),
        ("two dogs and a cat in a park", 3),
        ("twelve balloons", 12),
        ("a pair of swans on a lake", 2),
    ] {
        let intent = understand(prompt);
        let setting = choose::setting(&intent, choose::style(&intent));
        let cast = cast::cast(&intent, setting, &Light::of(&intent), &sheet);
        assert_eq!(cast.len(), count, "{prompt}");
    }
}

#[test]
fn nobody_becomes_the_subject_who_is_not_named() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 1);
    for prompt in [
        "a Chinese New Year street at night",
        "春节夜晚的街道",
        "a park in spring",
        "a beach",
        "a stadium",
        "a living room",
    ] {
        let composition = compose(&understand(prompt), &sheet);
        assert!(composition.figures.is_empty(), "{prompt} has figures");
    }
}

#[test]
fn a_cliff_is_drawn_by_the_coast_and_stood_upon() {
    let letters = Letters::new(&[]);
    for (width, height) in PAGES {
        let sheet = sheet(&letters, width, height, 3);
        let composition = compose(&understand("a lighthouse on a cliff by the sea"), &sheet);
        let (page, drawn) = (sheet.page(), bounds(&composition.figures).expect("the lighthouse is there"));
        let foot = drawn.y1 / page.height();
        assert!((0.4..0.7).contains(&foot), "on {width}x{height} it stands at {foot}");
        assert!(drawn.height() > page.height() * 0.2, "on {width}x{height} it is {} high", drawn.height());
    }
}
