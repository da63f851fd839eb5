//! The engine from its door: sizes, determinism, passes, edits, masks and hostile prompts.

use pictor_api::{Background, Quality, Size};
use pictor_codec::{Mask, Picture};
use pictor_illustrator::{Asked, Brief, Drawing, Fonts, Illustrator, Note, Progress};

/// What is asked is kept until the test ends.
fn brief(prompt: &str) -> Brief<'static> {
    Brief {
        asked: Box::leak(Box::new(Asked::read(prompt))),
        size: Size::new(256, 256),
        quality: Quality::Medium,
        background: Background::Opaque,
        seed: 7,
        index: 0,
        partials: 0,
        inputs: &[],
        mask: None,
    }
}

fn draw(brief: &Brief<'_>) -> Drawing {
    Illustrator::new(Fonts::default()).draw(brief, &mut |_| {})
}

/// The share of pixels in which two pictures of one size differ noticeably.
fn difference(a: &Picture, b: &Picture) -> f64 {
    assert_eq!(a.size, b.size);
    let differs = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 12);
    let count = a.pixels.chunks_exact(4).zip(b.pixels.chunks_exact(4)).filter(differs).count();
    count as f64 / a.size.pixels() as f64
}

/// A red disc on white.
fn disc(size: Size) -> Picture {
    let mut picture = Picture::filled(size, [255, 255, 255, 255]);
    let (width, height) = (i64::from(size.width), i64::from(size.height));
    for y in 0..height {
        for x in 0..width {
            if (x - width / 2).pow(2) + (y - height / 2).pow(2) < (width.min(height) / 3).pow(2) {
                let at = ((y * width + x) * 4) as usize;
                picture.pixels[at..at + 4].copy_from_slice(&[205, 40, 50, 255]);
            }
        }
    }
    picture
}

const VET: &str = "一本儿童绘本插画,画着兽医正用听诊器倾听一只小水獭的心跳。";

#[test]
fn every_shape_of_page_is_filled_exactly_and_opaquely() {
    for (width, height) in [(1536, 512), (512, 1536), (640, 640), (160, 112)] {
        let size = Size::new(width, height);
        let drawing = draw(&Brief { size, ..brief(VET) });
        assert_eq!(drawing.picture.size, size);
        assert!(drawing.picture.is_opaque(), "{size}");
    }
}

/// Ten briefs of every kind: drawn again, by clones, and by several at once.
#[test]
fn the_same_brief_gives_the_same_bytes_on_any_thread() {
    let size = Size::new(320, 256);
    let inputs = [disc(size), disc(Size::new(200, 256))];
    let open = (0..256).flat_map(|y| (0..320).map(move |x| if x + y > 300 { 255 } else { 0 })).collect();
    let mask = Mask { size, coverage: open };
    let high = |prompt| Brief { size, quality: Quality::High, ..brief(prompt) };
    let edit = |prompt, count| Brief { inputs: &inputs[..count], ..high(prompt) };
    let briefs = [
        high(VET),
        high("a castle on a hill at sunset, watercolour"),
        high("'Jazz Night' poster"),
        high("a snowy city street at night, stained glass"),
        Brief { background: Background::Transparent, ..high("pixel art of a dragon") },
        edit("put all items into a gift basket with a ribbon 'Hello'", 2),
        edit("make it winter", 1),
        edit("as an oil painting", 1),
        Brief { mask: Some(&mask), ..edit("remove the disc", 1) },
        Brief { size: Size::new(480, 256), ..edit("extend the picture", 1) },
    ];
    let illustrator = Illustrator::new(Fonts::default());
    let once: Vec<Picture> = briefs.iter().map(|brief| draw(brief).picture).collect();
    let again = || {
        let illustrator = illustrator.clone();
        for (brief, once) in briefs.iter().zip(&once) {
            let drawing = illustrator.draw(brief, &mut |_| {});
            assert!(drawing.picture == *once, "{:?} differs", brief.asked);
        }
    };
    again();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(again);
        }
    });
}

#[test]
fn seed_index_and_prompt_each_make_another_picture() {
    let first = draw(&brief("an otter in a meadow")).picture;
    let others = [
        draw(&Brief { seed: 8, ..brief("an otter in a meadow") }),
        draw(&Brief { index: 1, ..brief("an otter in a meadow") }),
        draw(&brief("an otter at night")),
    ];
    for other in others {
        assert!(difference(&first, &other.picture) > 0.02);
    }
}

#[test]
fn how_lines_end_makes_no_other_picture() {
    let picture = |prompt| draw(&brief(prompt)).picture.pixels;
    assert!(picture("two cats\r\nat the sea") == picture("two cats\nat the sea"));
}

#[test]
fn counts_are_drawn() {
    let red = |prompt: &str| {
        let picture = draw(&brief(prompt)).picture;
        let is_red = |p: &&[u8]| p[0] > 150 && u16::from(p[1]) + u16::from(p[2]) < 160;
        picture.pixels.chunks_exact(4).filter(is_red).count()
    };
    let [one, six] = ["one red apple on white", "six red apples on white"].map(red);
    assert!(one > 500 && six > 500, "{one} and {six} red pixels");
    let (one, six) = (draw(&brief("one red apple on white")), draw(&brief("six red apples on white")));
    assert!(difference(&one.picture, &six.picture) > 0.1);
}

#[test]
fn partial_pictures_are_earlier_passes_of_the_same_picture() {
    let prompts = [VET, "a cat", "a flat logo of a fox", "an empty room, line art", "pixel art of a dragon"];
    for (partials, prompt) in (0..=3).flat_map(|n| prompts.map(|prompt| (n, prompt))) {
        let mut seen = Vec::new();
        let illustrator = Illustrator::new(Fonts::default());
        let finished = illustrator.draw(&Brief { partials, ..brief(prompt) }, &mut |progress| {
            if let Progress::Partial { index, picture } = progress {
                assert_eq!(usize::from(index), seen.len());
                seen.push(picture.clone());
            }
        });
        assert_eq!(seen.len(), usize::from(partials));
        assert!(
            seen.iter().all(|pass| difference(pass, &finished.picture) > 0.0),
            "one of {partials} is the last"
        );
        assert!(
            seen.windows(2).all(|pair| difference(&pair[0], &pair[1]) > 0.0),
            "two of {partials} are alike"
        );
        let distances: Vec<f64> = seen.iter().map(|pass| difference(pass, &finished.picture)).collect();
        assert!(distances.is_sorted_by(|a, b| a >= b), "passes come nearer: {distances:?}");
    }
}

#[test]
fn a_transparent_background_leaves_the_corners_clear() {
    let picture = draw(&Brief { background: Background::Transparent, ..brief("a red fox") }).picture;
    assert_eq!(picture.pixel(1, 1)[3], 0);
    assert_eq!(picture.pixel(254, 1)[3], 0);
    assert!(picture.pixels.chunks_exact(4).any(|pixel| pixel[3] == 255), "the fox is there");
}

#[test]
fn words_without_a_font_leave_a_note_and_no_boxes() {
    let drawing = draw(&brief("a birthday card that says \"生日快乐\""));
    assert_eq!(drawing.notes, [Note::NoFont("生日快乐".to_owned())]);
    let latin = draw(&brief("a birthday card that says \"Happy Birthday\""));
    assert_eq!(latin.notes, []);
}

#[test]
fn hostile_prompts_are_bounded() {
    let nouns = "cat dog house tree boat ".repeat(32_000 / 24);
    let emoji = "🦊".repeat(10_000);
    let quotes = "\"'“”‘’「」".repeat(3_000);
    let nested = "a cat on a ".repeat(2_900);
    for prompt in [nouns.as_str(), &emoji, &quotes, &nested, "\u{0}\u{202e}\u{fffd}", " "] {
        let drawing = draw(&brief(prompt));
        assert_eq!(drawing.picture.size, Size::new(256, 256));
    }
    let unknown = draw(&brief(&"獭".repeat(32_000))).notes;
    assert!(unknown[0].to_string().len() < 200, "{unknown:?}");
}

/// There is no card with a word on it: what has no figure is told instead.
#[test]
fn every_word_of_the_lexicon_is_drawn_or_told() {
    let untold = |name: &&str| undrawn(&format!("two {name} near a tree")).is_empty();
    let all = pictor_prompt::understanding::concepts().iter().map(|concept| concept.name);
    let (drawn, told): (Vec<_>, Vec<_>) = all.partition(untold);
    assert!(drawn.len() > 1_050 && told.len() < 170, "{} are told: {told:?}", told.len());
}

/// What is told to be left out.
fn undrawn(prompt: &str) -> Vec<String> {
    let told = draw(&Brief { quality: Quality::Low, ..brief(prompt) }).notes;
    told.into_iter()
        .filter_map(|note| if let Note::LeftOut(words) = note { Some(words) } else { None })
        .collect()
}

#[test]
fn what_nobody_can_draw_is_told_in_the_order_of_the_prompt() {
    assert_eq!(undrawn("a zorblax beside a cat with a quiddity, gothic"), ["zorblax", "quiddity", "gothic"]);
    assert_eq!(undrawn("a cat in a tutu and a hat"), ["tutu"]);
    assert_eq!(undrawn("a red fox in the snow, best quality, 8k"), [""; 0]);
    let german = draw(&brief("ein roter Fuchs im verschneiten Wald")).notes;
    assert_eq!(german, [Note::Tongue("German")]);
}

/// Known, and in the intent, but not on the page: no room has to remember to tell it.
#[test]
fn what_a_page_has_no_place_for_is_told() {
    assert_eq!(undrawn("an app icon of a fox in a forest at night"), ["forest", "at night"]);
    assert_eq!(undrawn("a logo of a fox and a teapot"), ["teapot"]);
    let signs =
        "a street with the words 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'";
    assert_eq!(undrawn(signs), ["nine"]);
    for prompt in [
        "a red car on a bridge at night",
        "a cat on a blue sofa",
        "a beach with a palm tree and the sun",
        "a lighthouse on a cliff by the sea",
        "a vet listening to a baby otter with a stethoscope",
        "一只橘猫坐在窗台上,外面下着雨",
    ] {
        assert_eq!(undrawn(prompt), [""; 0], "{prompt}");
    }
}

#[test]
fn words_that_came_out_too_small_to_read_are_told() {
    let signs = "a street with the words 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'";
    let small = ["two", "three", "four", "five", "six", "seven", "eight"];
    assert_eq!(draw(&brief(signs)).notes, small.map(|word| Note::TooSmall(word.to_owned())));
    assert_eq!(draw(&brief("a cat beside a sign that says 'OPEN'")).notes, []);
}

#[test]
fn several_inputs_are_arranged_into_one_picture() {
    let inputs: Vec<Picture> = (0..16).map(|i| disc(Size::new(60 + i, 80))).collect();
    for count in [2, 4, 16] {
        let drawing = draw(&Brief { inputs: &inputs[..count], ..brief("a gift basket with all items") });
        let red =
            drawing.picture.pixels.chunks_exact(4).filter(|p| p[0] > 180 && p[1] < 70 && p[2] < 80).count();
        assert!(red > 300, "{count} inputs show {red} pixels of their red");
    }
}

#[test]
fn outside_of_the_mask_every_pixel_stays() {
    let size = Size::new(256, 192);
    let mut original = disc(size);
    for (i, pixel) in original.pixels.chunks_exact_mut(4).enumerate() {
        pixel[2] = pixel[2].wrapping_add((i % 251) as u8);
    }
    let open = |x: u32, y: u32| (90..200).contains(&x) && (60..150).contains(&y);
    let coverage = (0..192).flat_map(|y| (0..256).map(move |x| if open(x, y) { 255 } else { 0 })).collect();
    let mask = Mask { size, coverage };
    let inputs = [original.clone()];
    let drawing = draw(&Brief { size, inputs: &inputs, mask: Some(&mask), ..brief("add a yellow duck") });
    let mut changed = 0;
    for y in 0..192 {
        for x in 0..256 {
            let (before, after) = (original.pixel(x, y), drawing.picture.pixel(x, y));
            if open(x, y) {
                changed += usize::from(before != after);
            } else {
                assert_eq!(before, after, "pixel {x},{y} is outside of the mask");
            }
        }
    }
    assert!(changed > 2_000, "{changed} pixels inside of the mask changed");
}

#[test]
fn one_input_is_changed_as_the_prompt_says() {
    let size = Size::new(128, 128);
    let inputs = [disc(size)];
    let edited = |prompt: &str| draw(&Brief { size, inputs: &inputs, ..brief(prompt) }).picture;
    let grey = edited("make it black and white");
    assert!(grey.pixels.chunks_exact(4).all(|p| p[0].abs_diff(p[1]) < 3 && p[1].abs_diff(p[2]) < 3));
    let blue = edited("make it blue").pixel(64, 64);
    assert!(blue[2] > blue[0], "{blue:?}");
    let night = edited("turn day into night").pixel(20, 120);
    assert!(night[0] < 170, "{night:?}");
    assert!(difference(&inputs[0], &edited("add the words 'Hello'")) > 0.01);
}

#[test]
fn a_picture_is_continued_where_the_page_is_larger() {
    let inputs = [disc(Size::new(128, 128))];
    let size = Size::new(256, 128);
    let drawing = draw(&Brief { size, inputs: &inputs, ..brief("extend the picture to the sides") });
    assert_eq!(drawing.picture.size, size);
    let middle = drawing.picture.pixel(128, 64);
    assert!(middle[0] > 180 && middle[1] < 90, "the disc is still in the middle: {middle:?}");
}

#[test]
fn a_large_hole_in_a_large_picture_is_filled() {
    let size = Size::new(2048, 1152);
    let original = Picture::filled(size, [90, 140, 200, 255]);
    let hole = |i: usize| (400..1400).contains(&(i % 2048)) && (300..800).contains(&(i / 2048));
    let coverage = (0..2048 * 1152).map(|i| if hole(i) { 255 } else { 0 }).collect();
    let mask = Mask { size, coverage };
    let mut broken = original.clone();
    for (i, pixel) in broken.pixels.chunks_exact_mut(4).enumerate().filter(|(i, _)| hole(*i)) {
        pixel.copy_from_slice(&[(i % 256) as u8, 0, 0, 255]);
    }
    let inputs = [broken];
    let drawing = draw(&Brief { size, inputs: &inputs, mask: Some(&mask), ..brief("remove the sign") });
    let middle = drawing.picture.pixel(900, 550);
    assert!(middle[2].abs_diff(200) < 12 && middle[0].abs_diff(90) < 12, "{middle:?}");
}

/// A red disc before white, to be edited without any arrangement of its size.
fn edited(input: Picture, prompt: &str) -> Drawing {
    let (size, inputs) = (input.size, [input]);
    draw(&Brief { size, inputs: &inputs, ..brief(prompt) })
}

#[test]
fn an_edit_that_says_nothing_changes_nothing_and_tells() {
    let input = disc(Size::new(128, 128));
    for prompt in ["make it better", "enhance this photo", "美化一下", "make this pop", "换个风格"] {
        for index in [0, 1] {
            let (size, inputs) = (input.size, [input.clone()]);
            let drawing = draw(&Brief { size, index, inputs: &inputs, ..brief(prompt) });
            assert!(drawing.picture == input, "{prompt}");
            assert_eq!(drawing.notes, [Note::NothingToDo], "{prompt}");
        }
    }
}

#[test]
fn a_vague_edit_changes_nothing_under_a_mask_either() {
    let (input, size) = (disc(Size::new(128, 128)), Size::new(128, 128));
    let mask =
        Mask { size, coverage: (0..128 * 128).map(|at| if at % 128 < 64 { 255 } else { 0 }).collect() };
    let inputs = [input.clone()];
    for prompt in ["make it better", "修图", "zorblax"] {
        let drawing = draw(&Brief { size, inputs: &inputs, mask: Some(&mask), ..brief(prompt) });
        assert!(drawing.picture == input, "{prompt}");
        assert_eq!(drawing.notes, [Note::NothingToDo], "{prompt}");
    }
    for prompt in ["remove this", "erase", "把这里去掉"] {
        let drawing = draw(&Brief { size, inputs: &inputs, mask: Some(&mask), ..brief(prompt) });
        assert!(difference(&drawing.picture, &input) > 0.05, "{prompt}");
        assert_eq!(drawing.notes, [], "{prompt}");
    }
}

/// What people type who want it nicer, in both languages: nothing of it may damage a picture.
#[test]
fn no_vague_edit_damages_a_picture() {
    let mut input = disc(Size::new(64, 64));
    input.pixels.chunks_exact_mut(4).enumerate().for_each(|(at, pixel)| pixel[1] ^= (at % 7) as u8);
    for prompt in include_str!("vague.txt").lines() {
        let drawing = edited(input.clone(), prompt);
        assert!(drawing.picture == input, "{prompt}");
        assert!(
            matches!(drawing.notes.last(), Some(Note::NothingToDo | Note::WellLit | Note::NotFound(_))),
            "{prompt}: {:?}",
            drawing.notes
        );
    }
}

#[test]
fn a_language_that_is_not_read_changes_nothing_and_is_told() {
    let input = disc(Size::new(128, 128));
    let drawing = edited(input.clone(), "mach daraus eine Winterlandschaft");
    assert!(drawing.picture == input);
    assert_eq!(drawing.notes, [Note::Tongue("German"), Note::NothingToDo]);
}

/// A blue sky, a sea that is as blue and darker, sand.
fn shore() -> Picture {
    let mut shore = Picture::filled(Size::new(192, 192), [150, 195, 235, 255]);
    for (at, pixel) in shore.pixels.chunks_exact_mut(4).enumerate().skip(192 * 96) {
        pixel[..3].copy_from_slice(if at / 192 < 140 { &[40, 105, 150] } else { &[222, 200, 160] });
    }
    shore
}

#[test]
fn a_sky_ends_at_the_horizon() {
    let drawing = edited(shore(), "make the sky pink");
    assert!(drawing.picture.pixel(90, 30)[0] > 200, "the sky is pink");
    assert_eq!(drawing.picture.pixel(90, 120), [40, 105, 150, 255], "the sea stays");
    assert!(edited(shore(), "add a rainbow").picture != shore());
    let wall = Picture::filled(Size::new(128, 128), [214, 204, 190, 255]);
    assert_eq!(edited(wall, "add a rainbow").notes, [Note::NotFound("sky".to_owned())]);
}

#[test]
fn what_is_put_on_something_needs_it() {
    let bare = Picture::filled(Size::new(192, 192), [126, 156, 172, 255]);
    let drawing = edited(bare.clone(), "put a birthday cake on the table");
    assert!(drawing.picture == bare);
    assert_eq!(drawing.notes, [Note::NotFound("table".to_owned())]);
}

#[test]
fn a_thing_is_recoloured_by_its_colour() {
    let mut street = shore();
    for (at, pixel) in street.pixels.chunks_exact_mut(4).enumerate() {
        if pixel[0] == 40 {
            pixel.copy_from_slice(&[120, 120, 122, 255]);
        }
        if (50..130).contains(&(at % 192)) && (120..165).contains(&(at / 192)) {
            pixel.copy_from_slice(&[190, 40, 44, 255]);
        }
    }
    for prompt in ["make the red car green", "change the car to green", "把红色的车改成绿色"] {
        let drawing = edited(street.clone(), prompt);
        let [r, g, _, _] = drawing.picture.pixel(90, 140);
        assert!(g > r, "{prompt}: {r} {g} {:?}", drawing.notes);
        assert_eq!(drawing.picture.pixel(10, 180), [222, 200, 160, 255], "{prompt}");
    }
    let drawing = edited(street.clone(), "make the yellow car green");
    assert!(drawing.picture == street);
    assert_eq!(drawing.notes, [Note::NotFound("car".to_owned())]);
}

#[test]
fn a_colour_without_a_name_is_changed_wherever_it_is() {
    let drawing = edited(shore(), "change the blue to red");
    for y in [30, 120] {
        let [r, _, b, _] = drawing.picture.pixel(90, y);
        assert!(r > b, "{y}: {r} {b} {:?}", drawing.notes);
    }
    assert_eq!(drawing.picture.pixel(10, 180), [222, 200, 160, 255], "the sand stays");
    assert!(edited(shore(), "change the purple to red").picture == shore());
}

#[test]
fn what_cannot_be_cut_out_is_a_place_or_left_out() {
    let together =
        |inputs: &[Picture], prompt| draw(&Brief { size: Size::new(192, 192), inputs, ..brief(prompt) });
    let drawing = together(&[disc(Size::new(192, 192)), shore()], "put the ball on the beach");
    assert_eq!(drawing.notes, []);
    assert!(drawing.picture.pixel(4, 4)[0].abs_diff(150) < 4, "the photo is the place");
    assert!(difference(&drawing.picture, &shore()) > 0.05, "with the disc in it");
    let drawing = together(&[shore(), shore()], "put both in a basket");
    assert!(drawing.picture == shore());
    assert_eq!(drawing.notes, [Note::NotFound("picture 1".to_owned())]);
}

#[test]
fn white_before_white_is_not_cut_out() {
    let mut shoe = Picture::filled(Size::new(256, 256), [225, 223, 220, 255]);
    for (at, pixel) in shoe.pixels.chunks_exact_mut(4).enumerate() {
        let (x, y) = (at % 256, at / 256);
        // Lit from above: in the middle of its height it is as light as the ground.
        if (60..200).contains(&x) && (90..180).contains(&y) {
            pixel[..3].fill((255 - (y - 90) / 2) as u8);
        }
        if (60..200).contains(&x) && (180..190).contains(&y) {
            pixel.copy_from_slice(&[60, 110, 190, 255]);
        }
    }
    let drawing = edited(shoe.clone(), "remove the background");
    assert!(drawing.picture == shoe);
    assert_eq!(drawing.notes, [Note::NotFound("background".to_owned())]);
}

#[test]
fn no_colour_is_left_where_nothing_is_seen() {
    let mut sticker = disc(Size::new(128, 128));
    for (at, pixel) in sticker.pixels.chunks_exact_mut(4).enumerate().filter(|(_, pixel)| pixel[1] == 255) {
        pixel.copy_from_slice(&[(at * 31 % 256) as u8, (at * 7 % 256) as u8, (at * 3 % 256) as u8, 0]);
    }
    for prompt in ["make it blue", "make it better", "remove the background", "black and white"] {
        let inputs = [sticker.clone()];
        let brief = Brief {
            size: sticker.size,
            inputs: &inputs,
            background: Background::Transparent,
            ..brief(prompt)
        };
        let clear = draw(&brief).picture;
        let mut clear = clear.pixels.chunks_exact(4).filter(|pixel| pixel[3] == 0);
        assert!(clear.all(|pixel| pixel == [0; 4]), "{prompt}");
    }
}

#[test]
fn what_is_not_found_stays_as_it_is() {
    for (prompt, what) in [
        ("make the bottle cap gold", "bottle cap"),
        ("change her hair to red", "hair"),
        ("remove the person behind her", "person behind her"),
        ("remove the person", "person"),
        ("P掉路人", "person"),
    ] {
        let input = disc(Size::new(128, 128));
        let drawing = edited(input.clone(), prompt);
        assert!(drawing.picture == input, "{prompt}");
        assert!(
            matches!(&drawing.notes[..], [Note::NotFound(name)] if name.ends_with(what)),
            "{:?}",
            drawing.notes
        );
    }
    let drawing = edited(disc(Size::new(128, 128)), "add sunglasses");
    assert_eq!(drawing.notes, [Note::NoWearer("sunglasses".to_owned())]);
}

#[test]
fn a_wall_is_painted_and_what_stands_before_it_stays() {
    let mut room = Picture::filled(Size::new(128, 128), [214, 204, 190, 255]);
    room.pixels[128 * 4 * 90..].chunks_exact_mut(4).for_each(|p| p.copy_from_slice(&[110, 70, 40, 255]));
    for prompt in ["把墙壁刷成浅绿色", "paint the wall green"] {
        let drawing = edited(room.clone(), prompt);
        let [r, g, _, _] = drawing.picture.pixel(64, 30);
        assert!(g > r, "{prompt}: the wall is green: {r} {g}");
        assert_eq!(drawing.picture.pixel(64, 110), [110, 70, 40, 255], "{prompt}: the floor stays");
    }
}

#[test]
fn nothing_has_a_colour_where_nothing_is_seen() {
    let drawing = draw(&Brief { background: Background::Transparent, ..brief("a red fox") });
    let clear = |pixel: &&[u8]| pixel[3] == 0;
    assert!(drawing.picture.pixels.chunks_exact(4).filter(clear).all(|pixel| pixel == [0; 4]));
}

#[test]
fn a_picture_that_stays_as_it_is_is_shown_before_the_end_too() {
    let (input, size) = (disc(Size::new(128, 128)), Size::new(128, 128));
    let inputs = [input.clone()];
    let mut seen = 0;
    let brief = Brief { size, partials: 1, inputs: &inputs, ..brief("make it better") };
    Illustrator::new(Fonts::default()).draw(&brief, &mut |progress| {
        seen += usize::from(matches!(progress, Progress::Partial { picture, .. } if *picture == input));
    });
    assert_eq!(seen, 1);
}

/// What is left out of a chart is found by drawing it without each of its steps.
#[test]
fn a_chart_whose_last_step_leads_back_is_drawn() {
    for prompt in [
        "flow chart: New -> Check -> Done. If not fixed, go back to New",
        "流程图:提交→审批→归档,归档失败退回提交",
        "sequence diagram: User, App with arrows \"login\", \"token\"",
    ] {
        assert_eq!(draw(&brief(prompt)).picture.size, Size::new(256, 256), "{prompt}");
    }
}
