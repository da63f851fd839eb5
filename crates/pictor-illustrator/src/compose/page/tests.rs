//! Every layout, in every shape of page.

use pictor_api::{Background, Quality, Size};
use vello_cpu::kurbo::Shape as _;

use super::compose;
use crate::letters::Letters;
use crate::medium::render;
use crate::sheet::{Composition, Note, Pass, Sheet};
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
        "flowchart: New -> Check -> Done. If not fixed, go back to Check",
        "sequence diagram: User, App, Server with arrows \"login\", \"check\", \"token\"",
        "wedding menu card, \"Starter: soup / Main: salmon\", white card",
        "cafe menu: latte $4, croissant $3, tea $2",
        "anatomy of a bicycle, labelled parts: frame, wheel, saddle",
        "YouTube thumbnail, title \"My First Robot\", a robot",
        "summer sale poster, 50% OFF, beach theme",
        "Black Friday sale poster, 70% off, black and gold",
        "wedding invitation, \"Anna & Tom\", 14 June 2025, eucalyptus leaves",
        "business card, \"Green Thumb Gardening\", Tom Miller, 555-0199",
        "fantasy map titled \"The Broken Realm\", mountains in the north, a castle",
        "solar system infographic with the names of the planets",
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
        "infographic about the water cycle",
        "product shot of a perfume bottle on a marble pedestal",
        "living room with a grey sofa, a rug and a big window",
        "treasure map of an island",
        "phone wallpaper, mountains at sunset",
        "birthday card with a cat",
        "poster for Mother's Day, tulips",
    ];
    for prompt in prompts {
        let page = laid_out(prompt, (512, 512)).unwrap();
        let drawn = page.figures.len() + page.behind.len() + page.before.len();
        assert!(page.words.is_empty() && drawn > 3, "{prompt}");
    }
}

#[test]
fn a_set_has_as_many_tiles_as_were_asked_for() {
    let tiles = |prompt| laid_out(prompt, (512, 512)).unwrap().behind.len();
    assert_eq!(tiles("9 food icons in a grid") + 3, tiles("12 food icons in a grid"));
}

/// The page laid beside itself shows no seam: across an edge pixels differ no more than within.
#[test]
fn patterns_go_on_beyond_every_edge() {
    let (letters, quality, background) = (Letters::new(&[]), Quality::Medium, Background::Opaque);
    for prompt in
        ["seamless pattern of lemons and leaves on white", "repeating geometric pattern, gold on black"]
    {
        let sheet =
            Sheet { letters: &letters, size: Size::new(512, 512), quality, background, seed: 5, turn: 0 };
        let picture = render(compose(&understand(prompt), &sheet).unwrap(), &sheet, Pass::Finished);
        let at = |x: usize, y: usize, c: usize| f64::from(picture.pixels[(y * 512 + x) * 4 + c]);
        let across = |a: usize, b: usize, turned: bool| {
            let pixel = |i: usize, k: usize, c: usize| if turned { at(k, i, c) } else { at(i, k, c) };
            let pairs = (0..512).flat_map(|k| (0..3).map(move |c| (k, c)));
            pairs.map(|(k, c)| (pixel(a, k, c) - pixel(b, k, c)).abs()).sum::<f64>()
        };
        for turned in [false, true] {
            let within = (1..512).map(|i| across(i - 1, i, turned)).fold(0.0, f64::max);
            assert!(across(511, 0, turned) <= within, "{prompt:?}: a seam");
        }
    }
}

/// Steps have pictures only where most of them have one.
#[test]
fn steps_are_mostly_pictured_or_none() {
    let figures = |prompt: String| laid_out(&prompt, (512, 512)).unwrap().figures.len();
    let [all, most, few] = ["kettle, clock, cup", "kettle, clock, ponder", "kettle, gwump, ponder"]
        .map(|steps| figures(format!("infographic: 3 steps: {steps}")));
    assert!(all > most && most > 0 && few == 0, "{all} {most} {few}");
    assert_eq!(figures("menu: fizzle $4, gwumpki $3".to_owned()), 0);
}

/// Of two pictures of a call the second is no recolour: its words or its figures are elsewhere.
#[test]
fn neighbours_are_laid_out_differently() {
    let letters = Letters::new(&[]);
    let (quality, background, size) = (Quality::Low, Background::Opaque, Size::new(512, 512));
    for prompt in [
        "a concert poster \"Indie Night\", guitar",
        "birthday card \"Happy Birthday Anna\"",
        "youtube thumbnail with a robot, 'I BUILT THIS'",
        "a café menu \"Morning\": Coffee 3.50, Tea 3.00",
        "infographic \"Tea\": boil water, pour, wait",
        "avatar of a fox with glasses",
        "business card for \"Ann Lee\"",
    ] {
        let [first, second] = [0, 1].map(|turn| {
            let sheet = Sheet { letters: &letters, size, quality, background, seed: 7, turn };
            let page = compose(&understand(prompt), &sheet).unwrap();
            [page.words, page.figures]
                .map(|shapes| shapes.iter().map(|shape| shape.path.bounding_box()).collect::<Vec<_>>())
        });
        assert_ne!(first, second, "{prompt:?}");
    }
}

/// Both answers lead on to what follows them.
#[test]
fn answers_stand_side_by_side() {
    let width = |prompt| {
        let boxes = laid_out(prompt, (512, 512)).unwrap().words;
        crate::shape::bounds(&boxes).unwrap().width()
    };
    let branched = width("flowchart: Start, Ready?, yes: Go, no: Stay, End");
    assert!(branched > width("flowchart: Start, Go, Stay, End") * 1.5);
}

#[test]
fn neon_words_glow_on_bricks() {
    let sign = laid_out("a neon sign that says \"OPEN\"", (512, 512)).unwrap();
    assert!(sign.words.len() > 3 && sign.behind.len() > 200);
    assert!(laid_out("a dog beside a sign that says \"OPEN\" on a street", (512, 512)).is_none());
}

#[test]
fn a_set_tells_what_it_lacks() {
    let set = laid_out("60 food icons", (512, 512)).unwrap();
    assert!(matches!(set.notes.as_slice(), [Note::LeftOut(words)] if words.ends_with("of 60 icons")));
}

/// Without a font for them Chinese words leave nothing empty, and are told once.
#[test]
fn what_no_font_can_letter_leaves_no_hole() {
    let chart = laid_out("流程图:提交申请、审核、批准、发放", (512, 512)).unwrap();
    assert!(!chart.words.is_empty(), "the boxes have numbers");
    assert!(matches!(chart.notes.as_slice(), [Note::NoFont(words)] if words.contains("审核")));
    let poster = laid_out("招聘海报,标题\"加入我们\",一只狐狸", (512, 768));
    assert!(poster.is_none_or(|poster| poster.words.is_empty() && !poster.figures.is_empty()));
}

/// The thing keeps away from the side that words shall have.
#[test]
fn a_side_stays_free() {
    let page = laid_out("product shot of a red shoe, copy space on the left", (768, 512)).unwrap();
    let thing = crate::shape::bounds(&page.figures).unwrap();
    assert!(thing.x0 > 122.0 * 0.45, "{thing:?}");
}

/// Somebody keeps their looks in all panels.
#[test]
fn a_comic_has_one_hero() {
    let prompt = "3 panel comic: a girl finds a cat, the cat sleeps, the girl hugs the cat";
    let page = understand(prompt).page.unwrap();
    assert_eq!(page.slots.len(), 3);
    assert!(laid_out(prompt, (512, 512)).unwrap().figures.len() > 30);
}
