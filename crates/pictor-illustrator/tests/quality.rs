//! What qualities and styles promise: each step is another picture of the same composition.

use pictor_api::{Background, Quality, Size};
use pictor_codec::{Picture, resize};
use pictor_illustrator::{Asked, Brief, Fonts, Illustrator};

const PROMPTS: [&str; 3] =
    ["a vet listening to a baby otter", "a city street at night", "three red apples on a table"];

/// One prompt in every style that treats pixels rather than shapes alone.
const STYLES: [&str; 9] = [
    "picture book",
    "watercolour",
    "oil painting",
    "crayon drawing",
    "pencil sketch",
    "ink wash",
    "pixel art",
    "stained glass",
    "ukiyo-e",
];

fn draw(prompt: &str, quality: Quality, background: Background) -> Picture {
    let brief = Brief {
        asked: &Asked::read(prompt),
        size: Size::new(512, 512),
        quality,
        background,
        seed: 7,
        index: 0,
        partials: 0,
        inputs: &[],
        mask: None,
    };
    Illustrator::new(Fonts::default()).draw(&brief, &mut |_| {}).picture
}

fn plain(prompt: &str, quality: Quality) -> Picture {
    draw(prompt, quality, Background::Opaque)
}

/// The share of pixels that differ by more than `least` levels in some channel.
fn difference(a: &Picture, b: &Picture, least: u8) -> f64 {
    let differs = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > least);
    let count = a.pixels.chunks_exact(4).zip(b.pixels.chunks_exact(4)).filter(differs).count();
    count as f64 / a.size.pixels() as f64
}

#[test]
fn every_quality_is_another_picture_of_the_same_composition() {
    for prompt in PROMPTS {
        let pictures: Vec<Picture> = Quality::ALL.iter().map(|&quality| plain(prompt, quality)).collect();
        for (pair, quality) in pictures.windows(2).zip(Quality::ALL) {
            let share = difference(&pair[0], &pair[1], 4);
            assert!(share > 0.03, "{prompt:?}: only {share:.3} more than {}", quality.name());
            let [low, high] = [&pair[0], &pair[1]].map(|picture| resize(picture, Size::new(32, 32)));
            let moved = difference(&low, &high, 64);
            assert!(moved < 0.04, "{prompt:?}: {moved:.3} is elsewhere above {}", quality.name());
        }
    }
}

#[test]
fn every_style_is_the_same_on_any_thread_and_unlike_the_others() {
    let pictures: Vec<Picture> = STYLES
        .iter()
        .map(|style| {
            let prompt = format!("a fox in a forest, {style}");
            let one = plain(&prompt, Quality::High);
            let elsewhere = std::thread::scope(|scope| scope.spawn(|| plain(&prompt, Quality::High)).join());
            assert!(one == elsewhere.expect("the other thread draws"), "{style} differs between threads");
            assert!(one.is_opaque(), "{style} leaves holes");
            one
        })
        .collect();
    for i in 0..pictures.len() {
        for j in 0..i {
            let share = difference(&pictures[i], &pictures[j], 16);
            assert!(share > 0.3, "{} looks like {}: {share:.2}", STYLES[i], STYLES[j]);
        }
    }
}

#[test]
fn media_keep_what_is_transparent() {
    for style in STYLES {
        let prompt = format!("a red fox, {style}");
        let picture = draw(&prompt, Quality::High, Background::Transparent);
        assert_eq!(picture.pixel(2, 2)[3], 0, "{style} paints the corner");
        let solid = picture.pixels.chunks_exact(4).filter(|pixel| pixel[3] > 200).count();
        assert!(solid > 5_000, "{style} leaves {solid} pixels of the fox");
    }
}

/// The largest step between neighbours along a row of pixels.
fn roughness(picture: &Picture, y: u32) -> u8 {
    let steps = (1..picture.size.width).map(|x| {
        let (a, b) = (picture.pixel(x - 1, y), picture.pixel(x, y));
        (0..3).map(|c| a[c].abs_diff(b[c])).max().unwrap_or(0)
    });
    steps.max().unwrap_or(0)
}

#[test]
fn isometric_tiles_keep_inside_of_the_page() {
    for word in ["coffee shop", "skyscraper", "church", "pagoda", "castle", "city block", "living room"] {
        for (width, height) in [(512, 512), (768, 256), (256, 768)] {
            let prompt = format!("an isometric {word}");
            let size = Size::new(width, height);
            let brief = Brief {
                asked: &Asked::read(&prompt),
                size,
                quality: Quality::Low,
                background: Background::Opaque,
                seed: 3,
                index: 0,
                partials: 0,
                inputs: &[],
                mask: None,
            };
            let picture = Illustrator::new(Fonts::default()).draw(&brief, &mut |_| {}).picture;
            for y in [0, height - 1] {
                let step = roughness(&picture, y);
                assert!(step < 24, "{prompt} at {size}: a step of {step} in row {y}");
            }
            assert!(roughness(&picture, height * 6 / 10) > 24, "{prompt} at {size}: nothing stands there");
        }
    }
}

#[test]
fn a_logo_has_few_colours_and_fills_its_page() {
    for subject in ["fox", "owl", "mountain", "coffee cup", "rocket"] {
        let picture = plain(&format!("a logo of a {subject}"), Quality::High);
        let mut counts = std::collections::BTreeMap::new();
        for pixel in picture.pixels.chunks_exact(4) {
            *counts.entry([pixel[0] / 32, pixel[1] / 32, pixel[2] / 32]).or_insert(0u32) += 1;
        }
        let inks = counts.values().filter(|&&count| count > 512 * 512 / 150).count();
        assert!((3..=7).contains(&inks), "{subject}: {inks} inks");
        let paper = picture.pixel(2, 2);
        let far = |p: &[u8]| (0..3).any(|c| p[c].abs_diff(paper[c]) > 30);
        let share = picture.pixels.chunks_exact(4).filter(|p| far(p)).count() as f64 / (512.0 * 512.0);
        assert!(share > 0.16, "{subject}: the mark covers {share:.2}");
    }
}
