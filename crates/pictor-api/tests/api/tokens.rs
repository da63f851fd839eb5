//! Token counts against every known value.

use pictor_api::models::{ModelTable, Rulebook};
use pictor_api::response::Usage;
use pictor_api::size::SizeRules;
use pictor_api::tokens::{input_image_tokens, prompt_tokens};
use pictor_api::{Call, Endpoint, Quality, Size};

fn rules(id: &str) -> Rulebook {
    ModelTable::builtin().get(id).and_then(|model| model.rules()).expect("it is served").clone()
}

#[test]
fn every_known_value_of_gpt_image_2() {
    let rows = [
        (1024, 1024, [196, 1756, 7024]),
        (1536, 1024, [158, 1372, 5488]),
        (1024, 1536, [158, 1372, 5488]),
        (1536, 864, [120, 1078, 4312]),
        (1024, 640, [107, 956, 3824]),
        (2048, 2048, [397, 3568, 14272]),
        (2048, 1152, [157, 1413, 5650]),
        (2560, 1440, [205, 1843, 7370]),
        (3840, 2160, [371, 3336, 13342]),
        (2160, 3840, [371, 3336, 13342]),
        (3072, 1024, [103, 988, 3952]),
        (2880, 2880, [659, 5930, 23719]),
    ];
    let tokens = rules("gpt-image-2").tokens;
    for (width, height, expected) in rows {
        let size = Size::new(width, height);
        let got = [Quality::Low, Quality::Medium, Quality::High].map(|quality| tokens.picture(size, quality));
        assert_eq!(got, expected, "{size}");
    }
}

#[test]
fn newer_models_have_finer_steps() {
    let size = Size::new(1024, 1024);
    let (old, new) = (rules("gpt-image-2").tokens, rules("gpt-image-2.5-sunburst").tokens);
    assert_eq!(new.picture(size, Quality::Low), old.picture(size, Quality::Low));
    assert_eq!(new.picture(size, Quality::High), old.picture(size, Quality::Medium));
    assert_eq!(new.picture(size, Quality::Max), old.picture(size, Quality::High));
    // g = 24: 24 * 24 * 3,048,576 / 4,000,000 = 438.99; g = 64: 3121.74.
    assert_eq!(new.picture(size, Quality::Medium), 439);
    assert_eq!(new.picture(size, Quality::XHigh), 3122);
}

/// What one relay measured of 2.6 on 2026-11-05: low costs four times what it does on 2.5, high the same.
#[test]
fn the_tokens_of_2_6_are_near_what_was_measured_and_low_is_not_below() {
    let tokens = rules("gpt-image-2.6-flare").tokens;
    let (landscape, uhd) = (Size::new(1536, 1024), Size::new(3840, 2160));
    let rows = [(landscape, Quality::Low, 664, 699), (landscape, Quality::High, 1353, 1372)];
    for (size, quality, measured, expected) in rows {
        let counted = tokens.picture(size, quality);
        assert_eq!(counted, expected, "{size} {quality:?}");
        assert!((measured..measured + measured / 15).contains(&counted), "{size} {quality:?}: {counted}");
    }
    assert_eq!(tokens.picture(uhd, Quality::High), 3336, "about 3,337 were measured");
    let older = rules("gpt-image-2.5-flare").tokens;
    let ratio =
        tokens.picture(landscape, Quality::Medium) as f64 / older.picture(landscape, Quality::Medium) as f64;
    assert!((3.0..=4.01).contains(&ratio), "{ratio}");
    for quality in [Quality::High, Quality::XHigh, Quality::Max] {
        assert_eq!(tokens.picture(landscape, quality), older.picture(landscape, quality));
    }
}

/// flare picks a quality by the prompt where none is given; up to about 5,800 tokens were seen at 1024x1024.
#[test]
fn an_omitted_quality_is_reserved_at_the_dearest() {
    for id in ["gpt-image-2.6-flare", "gpt-image-2.6-sunburst"] {
        let call =
            Call { size: Some(Size::new(1024, 1024)), ..Call::new(Endpoint::Generations, id, "a red apple") };
        let worst = rules(id).worst_case(&call, &[]).output_image_tokens;
        assert_eq!(worst, 7024);
        assert!(worst >= 5800);
        assert_eq!(rules(id).likely(&call, &[]).output_image_tokens, 1756);
    }
}

#[test]
fn older_models_have_a_table() {
    let tokens = rules("gpt-image-1.5").tokens;
    let rows = [
        (Quality::Low, [272, 408, 400]),
        (Quality::Medium, [1056, 1584, 1568]),
        (Quality::High, [4160, 6240, 6208]),
    ];
    for (quality, expected) in rows {
        let sizes = [(1024, 1024), (1024, 1536), (1536, 1024)];
        let got = sizes.map(|(width, height)| tokens.picture(Size::new(width, height), quality));
        assert_eq!(got, expected);
    }
}

#[test]
fn any_size_has_a_finite_count() {
    let tokens = rules("gpt-image-2").tokens;
    for size in
        [Size::new(0, 0), Size::new(1, u32::MAX), Size::new(u32::MAX, u32::MAX), Size::new(1254, 1254)]
    {
        tokens.picture(size, Quality::High);
    }
}

#[test]
fn every_known_value_of_input_pictures() {
    let rows = [(128, 128, 64), (341, 512, 704), (1024, 1024, 1024), (1536, 1024, 1536), (1179, 2556, 1482)];
    for (width, height, expected) in rows {
        assert_eq!(input_image_tokens(Size::new(width, height)), expected, "{width}x{height}");
    }
    for size in [Size::new(1, 1), Size::new(65_535, 1), Size::new(1, 65_535), Size::new(65_535, 65_535)] {
        let tokens = input_image_tokens(size);
        assert!((1..=1536).contains(&tokens), "{size}: {tokens}");
    }
}

/// The real o200k counts, from the tokenizer itself; the estimate stays within a quarter of each.
#[test]
fn a_prompt_is_estimated_within_a_quarter() {
    let rows = [
        (5, "A cat on a sofa"),
        (
            23,
            "A children's book drawing of a veterinarian using a stethoscope to listen to the heartbeat of a baby otter.",
        ),
        (28, "一本儿童绘本插画,画着兽医正用听诊器倾听一只小水獭的心跳。"),
        (
            40,
            "Generate a photorealistic image of a gift basket on a white background labeled 'Relax & Unwind' with a ribbon and handwriting-like font, \
             containing all of the items in the reference pictures.",
        ),
        (
            43,
            "生成一张白色背景上的礼品篮照片级图像,标有“放松身心”字样,带有丝带和手写字体,包含参考图片中的所有物品。",
        ),
        (
            45,
            "Minimalist flat vector logo for a coffee brand called \"Brew & Bloom\", warm earthy palette (#6F4E37, #D2B48C, #FFF8DC), centered, no gradients, transparent background",
        ),
        (22, "水墨山水画:远山、小桥、流水、人家,留白,宣纸纹理"),
        (21, "Un renard roux dans une forêt enneigée, style aquarelle, lumière douce du matin"),
        (17, "Рыжий кот сидит на подоконнике и смотрит на дождь"),
        (31, "夕暮れの東京の街並み、ネオンサイン、雨に濡れた道路、映画のような雰囲気"),
        (16, "비 오는 서울의 밤거리, 네온사인, 영화 같은 분위기"),
        (18, "قطة برتقالية تجلس على حافة النافذة وتنظر إلى المطر"),
        (15, "🎨 draw a 🦦 with a 🎁 and some 🎀"),
        (18, "a photo of 3 apples, 2 pears and 15 grapes on a wooden table"),
    ];
    let mut error = 0.0;
    for (real, prompt) in rows {
        let estimate = prompt_tokens(prompt, false) - 6;
        let off = (estimate as f64 - f64::from(real)) / f64::from(real);
        assert!(off.abs() <= 0.25, "{estimate} for {real}: {prompt}");
        error += off.abs();
    }
    assert!(error / rows.len() as f64 <= 0.10, "{error}");
}

#[test]
fn a_call_sums_its_parts() {
    let usage = rules("gpt-image-2").usage(
        Size::new(1024, 1024),
        Quality::Low,
        2,
        3,
        "A cat on a sofa",
        &[Size::new(128, 128), Size::new(1024, 1024)],
    );
    // Input counts once for every picture; a partial picture adds 100.
    let expected = Usage {
        input_image_tokens: 2 * (64 + 1024),
        input_text_tokens: 2 * 12,
        output_image_tokens: 2 * 196 + 300,
        output_text_tokens: 0,
    };
    assert_eq!(usage, expected);
    assert_eq!((usage.input_tokens(), usage.output_tokens(), usage.total_tokens()), (2200, 692, 2892));
    let plain = rules("gpt-image-2").usage(Size::new(1024, 1024), Quality::Low, 2, 0, "A cat on a sofa", &[]);
    assert_eq!(plain.input_text_tokens, 2 * 11, "the frame of a generation has one token less");
}

/// No call uses more than its worst case, whatever `auto` becomes.
#[test]
fn the_worst_case_is_never_exceeded() {
    let inputs = [Size::new(1024, 1024), Size::new(300, 4000)];
    let usage_of = |call: &Call, rules: &Rulebook, size, quality| {
        let partials = if call.stream { u64::from(call.partial_images) } else { 0 };
        rules.usage(size, quality, call.n, partials, &call.prompt, &inputs)
    };
    let table = ModelTable::builtin();
    for (model, rules) in table.served(0) {
        let mut call = Call::new(Endpoint::Edits, &model.id, "a red apple");
        call.n = 3;
        let sizes: Vec<Size> = match &rules.sizes {
            SizeRules::Fixed(sizes) => sizes.clone(),
            SizeRules::Free(_) => (1..=240)
                .flat_map(|width| (1..=240).map(move |height| Size::new(16 * width, 16 * height)))
                .filter(|size| rules.sizes.allow(*size))
                .collect(),
        };
        for quality in &rules.qualities {
            let most =
                sizes.iter().map(|size| usage_of(&call, rules, *size, *quality).output_image_tokens).max();
            let fixed = Call { quality: Some(*quality), ..call.clone() };
            let worst = rules.worst_case(&fixed, &inputs);
            assert_eq!(Some(worst.output_image_tokens), most, "{} {quality:?}", model.id);
            assert!(rules.worst_case(&call, &inputs).output_image_tokens >= worst.output_image_tokens);
            let set = Call { size: Some(sizes[0]), stream: true, n: 1, partial_images: 3, ..fixed };
            assert_eq!(rules.worst_case(&set, &inputs), usage_of(&set, rules, sizes[0], *quality));
        }
        let likely = rules.likely(&call, &inputs).output_image_tokens;
        assert!(likely > 0 && likely < rules.worst_case(&call, &inputs).output_image_tokens, "{}", model.id);
    }
}
