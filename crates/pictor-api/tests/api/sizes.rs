//! Sizes: which are legal, what breaks which rule, and the nearest legal one.

use pictor_api::models::ModelTable;
use pictor_api::size::{FreeSizes, SizeRules, nearest_size};
use pictor_api::{ApiError, Size};

use crate::random::Random;

const GPT_IMAGE_2: FreeSizes =
    FreeSizes { multiple: 16, max_edge: 3840, max_ratio: 3, min_pixels: 655_360, max_pixels: 8_294_400 };

fn read(text: &str) -> Result<Option<Size>, ApiError> {
    let table = ModelTable::builtin();
    let rules = table.get("gpt-image-2").and_then(|model| model.rules()).expect("it is served");
    assert_eq!(rules.sizes, SizeRules::Free(GPT_IMAGE_2));
    rules.sizes.read(text)
}

#[test]
fn legal_sizes() {
    assert_eq!(read("auto"), Ok(None));
    for (width, height) in [
        (1024, 1024),
        (1024, 640),
        (3840, 2160),
        (2160, 3840),
        (2880, 2880),
        (3072, 1024),
        (1408, 480),
        (1536, 864),
    ] {
        assert_eq!(read(&format!("{width}x{height}")), Ok(Some(Size::new(width, height))));
    }
}

#[test]
fn broken_rules_in_openais_order_and_words() {
    let format = "Expected WIDTHxHEIGHT, for example '1824x1024'.";
    let sixteen = "Width and height must both be divisible by 16.";
    let edge = "The longest edge must be less than or equal to 3840.";
    let ratio = "The maximum supported aspect ratio is 3:1.";
    let small = "Requested resolution is below the current minimum pixel budget.";
    let large = "Requested resolution exceeds the current pixel budget.";
    let rows = [
        ("bogus", format, None),
        ("", format, None),
        ("0x0", format, None),
        ("1024x0", format, None),
        ("1024X1024", format, None),
        ("1024x1024x", format, None),
        ("+1024x1024", format, None),
        (" 1024x1024", format, None),
        ("-16x16", format, None),
        ("AUTO", format, None),
        ("1792x936", sixteen, Some("1792x944")),
        ("1000x1000", sixteen, Some("1008x1008")),
        ("5000x5000", sixteen, Some("2880x2880")),
        ("1x1", sixteen, Some("816x816")),
        ("4000x2000", edge, Some("3840x2000")),
        ("3856x1024", edge, Some("3456x1152")),
        ("4096x4096", edge, Some("2880x2880")),
        ("99999999999999999999999x16", edge, Some("3840x1280")),
        ("3840x1024", ratio, None),
        ("2048x512", ratio, None),
        ("800x800", small, Some("816x816")),
        ("1024x624", small, Some("1024x640")),
        ("16x16", small, Some("816x816")),
        ("3008x3008", large, Some("2880x2880")),
        ("3840x2176", large, Some("3840x2160")),
    ];
    for (text, sentence, nearest) in rows {
        let error = read(text).expect_err(text);
        let start = format!("Invalid size '{text}'. {sentence}");
        assert!(error.message.starts_with(&start), "{text}: {}", error.message);
        assert_eq!(
            (error.kind.as_str(), error.param.as_deref()),
            ("image_generation_user_error", Some("size"))
        );
        assert_eq!(error.code.as_deref(), Some("invalid_value"));
        let tail = &error.message[start.len()..];
        if let Some(nearest) = nearest {
            assert_eq!(tail, format!(" The nearest supported size is '{nearest}'."), "{text}");
        } else {
            assert_eq!(tail.is_empty(), sentence == format, "{text}: {tail}");
        }
    }
}

#[test]
fn fixed_sizes_are_listed() {
    let table = ModelTable::builtin();
    let sizes = &table.get("gpt-image-1.5").unwrap().rules().unwrap().sizes;
    assert_eq!(sizes.read("1024x1536"), Ok(Some(Size::new(1024, 1536))));
    assert_eq!(sizes.read("auto"), Ok(None));
    let message = |text: &str| sizes.read(text).unwrap_err().message;
    assert_eq!(
        message("1792x1024"),
        "Invalid value: '1792x1024'. Supported values are: '1024x1024', '1536x1024', '1024x1536', and 'auto'. \
         The nearest supported size is '1536x1024'."
    );
    assert!(message("bogus").ends_with("and 'auto'."));
    assert!(message("01024x1024").contains("Invalid value"));
}

#[test]
fn the_nearest_size_is_always_legal() {
    let rules = SizeRules::Free(GPT_IMAGE_2);
    let mut random = Random::new(1);
    for round in 0..3_000 {
        // Edges of every magnitude, from 1 to 4 billion.
        let mut edge = || (random.next() >> (32 + random.below(32))) as u32;
        let wanted = Size::new(edge(), edge());
        let nearest = nearest_size(wanted, &rules);
        assert!(rules.allow(nearest), "round {round}: {wanted} gave {nearest}");
    }
    for (width, height) in [(0, 0), (u32::MAX, 1), (1, u32::MAX), (u32::MAX, u32::MAX)] {
        assert!(rules.allow(nearest_size(Size::new(width, height), &rules)), "{width}x{height}");
    }
}

/// Against trying every legal size.
#[test]
fn the_nearest_size_is_the_nearest() {
    let rules = SizeRules::Free(GPT_IMAGE_2);
    let all: Vec<Size> = (1..=240)
        .flat_map(|x| (1..=240).map(move |y| Size::new(16 * x, 16 * y)))
        .filter(|size| rules.allow(*size))
        .collect();
    // The worse edge, and a little of the other one to break ties.
    let distance = |one: Size, other: Size| {
        let factor = |one: u32, other: u32| (f64::from(one) / f64::from(other)).ln().abs();
        let (x, y) = (factor(one.width, other.width), factor(one.height, other.height));
        x.max(y) + 1e-6 * x.min(y)
    };
    let mut random = Random::new(2);
    for _ in 0..60 {
        let mut edge = || 1 + random.below(6_000) as u32;
        let wanted = Size::new(edge(), edge());
        let best = all.iter().map(|size| distance(wanted, *size)).fold(f64::INFINITY, f64::min);
        let found = nearest_size(wanted, &rules);
        assert!(distance(wanted, found) <= best + 1e-9, "{wanted} gave {found}");
    }
}

#[test]
fn a_legal_size_is_its_own_nearest() {
    let rules = SizeRules::Free(GPT_IMAGE_2);
    for (width, height) in [(1024, 1024), (3840, 2160), (1024, 640), (3072, 1024)] {
        assert_eq!(nearest_size(Size::new(width, height), &rules), Size::new(width, height));
    }
}

/// Other rules than ours, as an operator may write them.
#[test]
fn odd_rules_have_nearest_sizes_too() {
    let rules = SizeRules::Free(FreeSizes {
        multiple: 7,
        max_edge: 100,
        max_ratio: 1,
        min_pixels: 0,
        max_pixels: 5_000,
    });
    let mut random = Random::new(3);
    for _ in 0..500 {
        let wanted = Size::new(random.below(300) as u32, random.below(300) as u32);
        assert!(rules.allow(nearest_size(wanted, &rules)), "{wanted}");
    }
}

/// The pages judge sizes by themselves, over the same table.
#[test]
fn the_table_of_the_pages_is_true() {
    let table = ModelTable::builtin();
    for row in include_str!("sizes.txt").lines().filter(|row| !row.starts_with('#')) {
        let [models, size, rule, near] =
            row.split(' ').collect::<Vec<_>>().try_into().expect("a row has four words");
        let model = if models == "free" { "gpt-image-2" } else { "gpt-image-1.5" };
        let rules = &table.get(model).unwrap().rules().unwrap().sizes;
        let told = match rules.read(size).map_err(|error| error.message) {
            Ok(_) => "legal",
            Err(message) if message.starts_with("Invalid value") => "fixed",
            Err(message) if message.contains("divisible by") => "multiple",
            Err(message) if message.contains("longest edge") => "edge",
            Err(message) if message.contains("aspect ratio") => "ratio",
            Err(message) if message.contains("below the current minimum") => "few",
            Err(_) => "many",
        };
        let (width, height) = size.split_once('x').unwrap();
        let wanted = Size::new(width.parse().unwrap(), height.parse().unwrap());
        assert_eq!((told, nearest_size(wanted, rules).to_string().as_str()), (rule, near), "{row}");
    }
}
