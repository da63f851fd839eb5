//! The model table.

use pictor_api::models::{ModelTable, Status};
use pictor_api::{Background, Quality};

#[test]
fn the_built_in_table_has_every_model() {
    let table = ModelTable::builtin();
    let served: Vec<&str> = table.served().map(|(model, _)| model.id.as_str()).collect();
    assert_eq!(
        served,
        [
            "gpt-image-2",
            "gpt-image-2-2026-04-21",
            "gpt-image-2.6-sunburst",
            "gpt-image-2.6-flare",
            "gpt-image-2.5-sunburst",
            "gpt-image-2.5-sunburst-2026-09-08",
            "gpt-image-2.5-flare",
            "gpt-image-2.5-flare-2026-09-08",
            "gpt-image-1.5",
            "chatgpt-image-latest",
            "gpt-image-1-mini",
            "pictor-illustrator",
        ]
    );
    let retired: Vec<&str> =
        table.iter().filter(|model| model.rules().is_none()).map(|model| model.id.as_str()).collect();
    assert_eq!(retired, ["dall-e-2", "dall-e-3", "gpt-image-1"]);
    assert_eq!(table.get("gpt-image-2-2026-04-21").unwrap().created, 1_776_399_994);
    assert!(table.get("gpt-image-3").is_none());
}

#[test]
fn a_retired_model_names_one_to_use() {
    let table = ModelTable::builtin();
    for id in ["dall-e-2", "dall-e-3", "gpt-image-1"] {
        let Status::Retired { message } = &table.get(id).unwrap().status else { panic!("{id} is served") };
        assert!(message.contains(id) && message.contains("'gpt-image-2'"), "{message}");
    }
}

#[test]
fn families_differ_where_they_should() {
    let table = ModelTable::builtin();
    let rules = |id: &str| table.get(id).unwrap().rules().unwrap();
    assert_eq!(rules("gpt-image-2").qualities, [Quality::Low, Quality::Medium, Quality::High]);
    assert_eq!(rules("gpt-image-2.5-flare").qualities, Quality::ALL);
    assert!(!rules("gpt-image-2").backgrounds.contains(&Background::Transparent));
    assert!(rules("pictor-illustrator").backgrounds.contains(&Background::Transparent));
    assert!(rules("gpt-image-2.5-flare").markup && !rules("gpt-image-2").markup);
    assert!(rules("gpt-image-1.5").input_fidelity && !rules("gpt-image-2").input_fidelity);
    assert_eq!(rules("pictor-illustrator").sizes, rules("gpt-image-2").sizes);
}

/// The built-in file with one line changed.
fn changed(from: &str, to: &str) -> Result<ModelTable, String> {
    let text = include_str!("../../src/models.toml");
    assert!(text.contains(from), "{from} is not in the table");
    ModelTable::parse(&text.replacen(from, to, 1)).map_err(|error| error.to_string())
}

#[test]
fn the_table_can_allow_a_transparent_background() {
    let table = changed("backgrounds = [\"opaque\"]", "backgrounds = [\"transparent\", \"opaque\"]").unwrap();
    assert!(
        table.get("gpt-image-2").unwrap().rules().unwrap().backgrounds.contains(&Background::Transparent)
    );
}

#[test]
fn prices_change_in_time() {
    let old = "{ from = 0, text_input = 5000, text_input_cached = 1250, image_input = 8000, image_input_cached = 2000, text_output = 0, image_output = 30000 },";
    let new = format!("{old}\n{}", old.replace("from = 0", "from = 100").replace("30000", "40000"));
    let table = changed(old, &new).unwrap();
    let rules = table.get("gpt-image-2").unwrap().rules().unwrap();
    let at = |moment| rules.price_at(moment).image_output.0;
    assert_eq!((at(0), at(99), at(100), at(u64::MAX)), (30_000, 30_000, 40_000, 40_000));
    let swapped = format!("{}\n{old}", old.replace("from = 0", "from = 100"));
    assert!(changed(old, &swapped).unwrap_err().contains("order of time"));
}

#[test]
fn a_broken_table_is_refused_and_says_where() {
    let rows = [
        (
            "\"low\", \"medium\", \"high\"]",
            "\"low\", \"ultra\"]",
            "family gpt-image-2: qualities: 'ultra' is unknown",
        ),
        ("formats = [\"png\", \"webp\", \"jpeg\"]", "formats = []", "formats: at least one is needed"),
        ("multiple = 16", "multiple = 0", "multiple and max_ratio start at 1"),
        ("min_pixels = 655360", "min_pixels = 99999999", "the rules allow no size at all"),
        ("max_n = 10", "max_n = 0", "max_n must lie from 1 to 10"),
        ("max_n = 10", "max_n = 11", "max_n must lie from 1 to 10"),
        ("max_images = 16", "max_images = 17", "max_images from 1 to 16"),
        ("takes = []", "takes = [\"style\"]", "'style' is no parameter"),
        ("medium = 48, high = 96", "medium = 48", "tokens: nothing for quality 'high'"),
        ("text_input = 5000", "text_input = -1", "can't be negative"),
        ("family = \"gpt-image-2\"\n", "family = \"nope\"\n", "model gpt-image-2: there is no family 'nope'"),
        (
            "id = \"gpt-image-2-2026-04-21\"",
            "id = \"gpt-image-2\"",
            "model gpt-image-2: the name is there twice",
        ),
        ("max_n = 10", "max_m = 10", "unknown field"),
        ("\"1024x1024\", \"1536", "\"1024\", \"1536", "sizes: '1024' is unknown"),
    ];
    for (from, to, expected) in rows {
        let error = changed(from, to).unwrap_err();
        assert!(error.contains(expected), "{to}: {error}");
    }
}
