//! The model table.

use pictor_api::models::{Day, ModelTable};
use pictor_api::request::{Rules, validate};
use pictor_api::{Background, Quality};
use serde_json::json;

use crate::requests::{NOW, generation};

/// 2026-12-01, when four of OpenAI's names end.
const DECEMBER: u64 = 1_796_083_200;

#[test]
fn the_built_in_table_has_every_model() {
    let table = ModelTable::builtin();
    let served: Vec<&str> = table.served(NOW).map(|(model, _)| model.id.as_str()).collect();
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
            "gpt-image-1.5-2025-12-16",
            "chatgpt-image-latest",
            "gpt-image-1-mini",
            "pictor-illustrator",
        ]
    );
    let retired: Vec<&str> =
        table.iter().filter(|model| model.rules().is_none()).map(|model| model.id.as_str()).collect();
    assert_eq!(retired, ["dall-e-2", "dall-e-3", "gpt-image-1"]);
    assert_eq!(table.get("gpt-image-2-2026-04-21").unwrap().created, 1_776_399_994);
    for (id, day) in [
        ("gpt-image-2.6-sunburst", "2026-11-04"),
        ("gpt-image-2.6-flare", "2026-11-04"),
        ("gpt-image-2.5-flare-2026-09-08", "2026-09-08"),
        ("gpt-image-1.5-2025-12-16", "2025-12-16"),
    ] {
        assert_eq!(Some(table.get(id).unwrap().created), Day::from_text(day).map(Day::begins), "{id}");
    }
    assert!(table.get("gpt-image-3").is_none());
}

#[test]
fn a_retired_model_names_one_to_use() {
    let table = ModelTable::builtin();
    for (id, day) in [("dall-e-2", "2026-05-12"), ("dall-e-3", "2026-05-12"), ("gpt-image-1", "2026-10-23")] {
        let model = table.get(id).unwrap();
        let message = format!("The model '{id}' was retired on {day}. Use 'gpt-image-2' instead.");
        assert_eq!((model.heir.as_deref(), &model.retirement), (Some("gpt-image-2"), &message));
        assert!(model.is_retired(0), "{id}");
    }
    let own = changed(
        "shutdown_date = \"2026-05-12\"\nheir = \"gpt-image-2\"",
        "message = \"Gone. Use 'gpt-image-2'.\"",
    );
    assert_eq!(own.unwrap().get("dall-e-2").unwrap().retirement, "Gone. Use 'gpt-image-2'.");
    let bare = changed("shutdown_date = \"2026-05-12\"\nheir = \"gpt-image-2\"", "").unwrap();
    assert_eq!(bare.get("dall-e-2").unwrap().retirement, "The model 'dall-e-2' was retired.");
}

#[test]
fn a_model_is_served_until_its_last_day_is_over() {
    let table = ModelTable::builtin();
    let answer = |id: &str, at| {
        let request = generation(&json!({ "model": id }));
        validate(&request, &table, &Rules::default(), at).map(|(call, _)| call.model).map_err(|e| e.message)
    };
    for (id, heir) in [
        ("gpt-image-1.5", "gpt-image-2.6-sunburst"),
        ("gpt-image-1.5-2025-12-16", "gpt-image-2.6-sunburst"),
        ("chatgpt-image-latest", "gpt-image-2.6-sunburst"),
        ("gpt-image-1-mini", "gpt-image-2.6-flare"),
    ] {
        assert_eq!(answer(id, DECEMBER - 1), Ok(id.to_owned()));
        let message = format!("The model '{id}' was retired on 2026-12-01. Use '{heir}' instead.");
        assert_eq!(answer(id, DECEMBER), Err(message));
        let model = table.get(id).unwrap();
        assert_eq!(model.heir.as_deref(), Some(heir));
        assert!(!model.is_retired(DECEMBER - 1) && model.is_retired(DECEMBER));
        assert!(table.served(DECEMBER).all(|(served, _)| served.id != id));
        assert!(model.rules().is_some(), "what began before is still priced");
    }
    assert_eq!(table.served(DECEMBER).count() + 4, table.served(NOW).count());
}

#[test]
fn a_day_is_a_day_of_the_calendar() {
    let begins = |text| Day::from_text(text).map(Day::begins);
    assert_eq!(begins("1970-01-01"), Some(0));
    assert_eq!(begins("2000-03-01"), Some(951_868_800));
    assert_eq!(begins("2024-02-29"), Some(1_709_164_800));
    assert_eq!(begins("2026-12-01"), Some(DECEMBER));
    assert_eq!(begins("2100-03-01"), Some(begins("2100-02-28").unwrap() + 86_400));
    for text in ["", "2026", "2026-12", "2026-13-01", "2026-02-29", "2100-02-29", "2026-11-31", "2026-00-01"]
    {
        assert_eq!(begins(text), None, "{text}");
    }
    for text in ["1969-12-31", "2026-12-00", "2026-12-1", "+2026-12-01", "2026-12-01-01", "70000-01-01"] {
        assert_eq!(begins(text), None, "{text}");
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
        (
            "\"2026-12-01\"",
            "\"December\"",
            "model gpt-image-1.5: shutdown_date: 'December' is not YYYY-MM-DD",
        ),
        (
            "heir = \"gpt-image-2.6-sunburst\"",
            "heir = \"dall-e-3\"",
            "model gpt-image-1.5: heir: it must be another model's id",
        ),
        ("\"1024x1024\", \"1536", "\"1024\", \"1536", "sizes: '1024' is unknown"),
    ];
    for (from, to, expected) in rows {
        let error = changed(from, to).unwrap_err();
        assert!(error.contains(expected), "{to}: {error}");
    }
}
