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
        turn: 0,
    }
}

const PAGES: [(u32, u32); 7] =
    [(1536, 512), (1536, 864), (1536, 1024), (1024, 1024), (1024, 1536), (864, 1536), (512, 1536)];

#[test]
fn nothing_is_cut_off_by_accident() {
    let letters = Letters::new(&[]);
    let prompts = "a misty mountain lake at dawn with a red canoe; a lighthouse on a cliff by the sea; \
        a lighthouse by the sea and a sailing boat; a cutaway of a submarine; \
        a birthday card with the name 'Emma'; a cat on a sofa; five cats in a meadow; a pirate ship at sea; \
        a giraffe beside a house; two children holding balloons in a park; a knight in front of a castle; \
        a bird above a tree; a vase with flowers on a table; 一只熊猫在竹林里; 三个苹果在桌子上; a whale under the sea";
    for prompt in prompts.split("; ") {
        let intent = understand(prompt);
        for (width, height) in PAGES {
            for seed in 0..6 {
                let sheet = Sheet { turn: seed, ..sheet(&letters, width, height, seed) };
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

/// Where the figures are, and how large.
fn figures(prompt: &str, turn: u64) -> Rect {
    let letters = Letters::new(&[]);
    let seed = crate::figures::look::scramble(7, turn);
    let sheet = Sheet { turn, ..sheet(&letters, 1024, 1024, seed) };
    bounds(&compose(&understand(prompt), &sheet).figures).expect("the prompt names something")
}

/// A recolour has its figures where they were.
#[test]
fn four_pictures_are_four_compositions() {
    let prompts = "a cat; a red fox in the snow; a girl with a red umbrella; a robot; a vintage car; a castle; \
        a cup of coffee; two owls in a forest; a sailing boat at sea; a perfume bottle, product photo; 一只熊猫; \
        海边的灯塔";
    for prompt in prompts.split("; ") {
        for first in [0, 5] {
            let four: Vec<Rect> = (first..first + 4).map(|turn| figures(prompt, turn)).collect();
            for (i, a) in four.iter().enumerate() {
                for b in &four[i + 1..] {
                    let moved = (a.center() - b.center()).hypot();
                    let grown = (a.area().sqrt() / b.area().sqrt()).ln().abs();
                    assert!(moved > 6.0 || grown > 0.18, "{prompt:?} from {first}: {a:?} and {b:?}");
                }
            }
        }
    }
}

/// The first actor of a prompt, in a box 100 high, and where what hangs on it by that bond is.
fn hanging(prompt: &str, wanted: crate::intent::Bond) -> (crate::figures::Sketch, hanging::Footprint, usize) {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 0);
    let mut intent = understand(prompt);
    let choice = choose(&mut intent, &sheet, true);
    let cast = cast::cast(&intent, choice.setting, &Light::of(&intent), &sheet);
    let hung_on = |actor: &&Actor| actor.attached.iter().any(|(bond, _)| *bond == wanted);
    let host = cast.iter().find(hung_on).unwrap_or_else(|| panic!("{prompt}: nothing hangs by {wanted:?}"));
    let (_, child) = host.attached.iter().find(|(bond, _)| *bond == wanted).expect("it was found");
    let sketch = assemble::placed(host, 50.0, 100.0, 100.0);
    let (depth, spot) = hanging::hung(host, &sketch, wanted, child, (0, 1), 100.0);
    (sketch, spot, depth)
}

#[test]
fn glasses_are_on_the_eyes_of_whoever_wears_them() {
    for prompt in
        ["a cat wearing glasses", "a dog in sunglasses", "an owl wearing round glasses", "戴眼镜的狐狸"]
    {
        let (sketch, spot, _) = hanging(prompt, crate::intent::Bond::Wears);
        let eyes = sketch.slot(crate::figures::Slot::Eyes).expect("it looks at us").area;
        let middle = spot.foot - spot.tall / 2.0;
        assert!((middle - eyes.center().y).abs() < 1.0, "{prompt}: glasses at {middle}, eyes at {eyes:?}");
        assert!((spot.x - eyes.center().x).abs() < 1.0, "{prompt}");
    }
}

#[test]
fn what_is_in_a_vessel_is_partly_hidden_by_it() {
    for prompt in ["a cat in a cup", "a puppy in a cardboard box", "a rabbit in a basket", "箱子里的猫"]
    {
        let (sketch, spot, depth) = hanging(prompt, crate::intent::Bond::In);
        let front = bounds(&sketch.shapes[depth..]).expect("the vessel has a front");
        assert!(depth > 0 && front.y0 < spot.foot - spot.tall * 0.1, "{prompt}: feet at {}", spot.foot);
        assert!(front.y0 > spot.foot - spot.tall, "{prompt}: the head is seen");
    }
}

#[test]
fn an_umbrella_is_held_over_the_head() {
    for prompt in ["a girl holding an umbrella", "a boy under a red umbrella", "雨中打伞的女孩"] {
        let (sketch, spot, depth) = hanging(prompt, crate::intent::Bond::Holds);
        let head = bounds(&sketch.shapes).expect("somebody is there").y0;
        assert!(
            depth == 0 && spot.foot - spot.tall < head,
            "{prompt}: its top is at {}",
            spot.foot - spot.tall
        );
        assert!(spot.tall > 60.0, "{prompt}: {}", spot.tall);
    }
}

#[test]
fn who_is_behind_is_drawn_first_and_overlapped() {
    for prompt in ["a boy hiding behind a tree", "a mouse behind a cheese", "一只狐狸躲在树后面"] {
        let (sketch, spot, depth) = hanging(prompt, crate::intent::Bond::Behind);
        let host = bounds(&sketch.shapes).expect("something hides it");
        assert!(depth == 0 && spot.foot < host.y1, "{prompt}: feet at {}", spot.foot);
        assert!(spot.x > host.x0 - 4.0 && spot.x < host.x1 + 4.0, "{prompt}: at {}", spot.x);
    }
}

#[test]
fn a_bare_place_brings_nothing_along() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 0);
    for (bare, usual) in [
        ("an empty room with one chair", "a room with one chair"),
        ("a minimal beach", "a beach"),
        ("a minimal desert with a cactus, nothing else", "a desert with a camel"),
    ] {
        let [bare, usual] = [bare, usual].map(|prompt| compose(&understand(prompt), &sheet).behind.len());
        assert!(bare < usual, "{bare} and {usual}");
    }
}

/// At 512 pixels the capitals of a lettering are 11 high.
#[test]
fn words_too_small_to_read_are_lettered_large_elsewhere() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 0);
    let words = |prompt: &str| bounds(&compose(&understand(prompt), &sheet).words);
    assert_eq!(words("a mug that says 'Hi'"), None, "there is room on the mug");
    assert!(words("a man holding a mug that says 'good morning'").is_some(), "it is too small to read");
}

#[test]
fn who_holds_hands_reaches_for_the_same_spot() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 0);
    for prompt in
        ["two children holding hands in a park", "a mother holding her daughter's hand", "两个小朋友手拉手"]
    {
        let mut intent = understand(prompt);
        let choice = choose(&mut intent, &sheet, true);
        let light = light(&intent, choice.setting);
        let cast = cast::cast(&intent, choice.setting, &light, &sheet);
        let place = survey(&intent, &choice, light, &sheet, sheet.page(), &cast);
        let shot = layout::Shot::new(Camera::Usual, View::USUAL);
        let staged = layout::arrange(cast, choice.setting, &place, sheet.page(), shot);
        let hands: Vec<f64> = staged
            .iter()
            .map(|one| {
                let (x, _) = one.actor.look.reach.expect("a hand is held");
                let far = (x - 3.5) * one.area.height() / 100.0;
                if one.actor.mirrored { one.area.x1 - far } else { one.area.x0 + far }
            })
            .collect();
        let [a, b] = hands[..] else { panic!("{prompt}: two of them") };
        assert!((a - b).abs() < 0.1, "{prompt}: hands at {a} and {b}");
    }
}

#[test]
fn nobody_seen_from_behind_has_a_face() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 0);
    let face = |prompt: &str| {
        let intent = understand(prompt);
        let cast = cast::cast(&intent, Setting::Beach, &Light::of(&intent), &sheet);
        cast[0].sketch().slot(crate::figures::Slot::Face).is_some()
    };
    assert!(face("a girl looking at the sea"));
    assert!(!face("a girl seen from behind looking at the sea") && !face("一个女孩的背影"));
}

#[test]
fn the_side_that_is_asked_for_is_kept() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1536, 1024, 0);
    let drawn = |prompt: &str| bounds(&compose(&understand(prompt), &sheet).figures).expect("she is there");
    let middle = sheet.page().center().x;
    assert!(drawn("a woman on the right, leave empty space on the left").x0 > middle);
    assert!(drawn("a dog on the left side of the picture").x1 < middle);
}

#[test]
fn what_stands_before_a_house_does_not_hide_it() {
    let letters = Letters::new(&[]);
    let sheet = sheet(&letters, 1024, 1024, 0);
    for prompt in ["a cottage with a red car in front of it", "a bus in front of a school"] {
        let drawn = bounds(&compose(&understand(prompt), &sheet).figures).expect("both are there");
        assert!(sheet.page().contains_rect(drawn), "{prompt}: {drawn:?}");
    }
}
