//! Prices against the published ones, and amounts as text.

use pictor_api::models::ModelTable;
use pictor_api::money::{Nanos, Price};
use pictor_api::response::Usage;
use pictor_api::{Quality, Size};

#[test]
fn per_picture_prices_agree_with_the_guide() {
    let table = ModelTable::builtin();
    let rules = table.get("gpt-image-2").unwrap().rules().unwrap();
    let size = Size::new(1024, 1024);
    for (quality, guide) in [(Quality::Low, "0.006"), (Quality::Medium, "0.053"), (Quality::High, "0.211")] {
        let usage = Usage { output_image_tokens: rules.tokens.picture(size, quality), ..Usage::default() };
        let cost = rules.price_at(1_790_000_000).cost(&usage);
        let guide: Nanos = guide.parse().unwrap();
        assert!((cost - guide).0.abs() <= 500_000, "{cost} is not {guide} when rounded");
    }
}

/// USD per million tokens, as published: text in, cached, image in, cached, text out, image out.
#[test]
fn per_token_prices_agree_with_the_guide() {
    let rows = [
        ("gpt-image-2", ["5", "1.25", "8", "2", "0", "30"]),
        ("gpt-image-2-2026-04-21", ["5", "1.25", "8", "2", "0", "30"]),
        ("gpt-image-2.5-sunburst", ["5", "1.25", "8", "2", "0", "30"]),
        ("gpt-image-2.5-flare-2026-09-08", ["5", "1.25", "8", "2", "0", "30"]),
        ("gpt-image-2.6-sunburst", ["5", "1.25", "8", "2", "0", "30"]),
        ("gpt-image-1.5", ["5", "1.25", "8", "2", "10", "32"]),
        ("chatgpt-image-latest", ["5", "1.25", "8", "2", "10", "32"]),
        ("gpt-image-1-mini", ["2", "0.2", "2.5", "0.25", "0", "8"]),
        ("pictor-illustrator", ["0", "0", "0", "0", "0", "0"]),
    ];
    let table = ModelTable::builtin();
    for (id, per_million) in rows {
        let price = table.get(id).unwrap().rules().unwrap().price_at(0);
        let got = [
            price.text_input,
            price.text_input_cached,
            price.image_input,
            price.image_input_cached,
            price.text_output,
            price.image_output,
        ];
        let expected = per_million.map(|usd| Nanos(usd.parse::<Nanos>().unwrap().0 / 1_000_000));
        assert_eq!(got, expected, "{id}");
    }
}

#[test]
fn a_recorded_exchange_has_its_cost() {
    let table = ModelTable::builtin();
    let price = table.get("gpt-image-2").unwrap().rules().unwrap().price_at(1_786_572_410);
    let usage = Usage {
        input_image_tokens: 64,
        input_text_tokens: 12,
        output_image_tokens: 120,
        output_text_tokens: 0,
    };
    // 64 * 8,000 + 12 * 5,000 + 120 * 30,000
    assert_eq!(price.cost(&usage), Nanos(4_172_000));
    assert_eq!(price.cost(&usage).to_string(), "0.004172");
}

#[test]
fn costs_stop_at_the_end_of_the_range() {
    let price = Price { image_output: Nanos(i64::MAX), ..Price::default() };
    let usage = Usage { output_image_tokens: u64::MAX, ..Usage::default() };
    assert_eq!(price.cost(&usage), Nanos(i64::MAX));
    assert_eq!(Nanos(i64::MAX) + Nanos(1), Nanos(i64::MAX));
    assert_eq!(Nanos(i64::MIN) - Nanos(1), Nanos(i64::MIN));
    assert_eq!(-Nanos(i64::MIN), Nanos(i64::MAX));
}

#[test]
fn amounts_read_and_write_as_dollars() {
    let rows = [
        (0, "0.00"),
        (1, "0.000000001"),
        (5_880_000, "0.00588"),
        (300_000_000, "0.30"),
        (1_000_000_000, "1.00"),
        (-1_250_000_000, "-1.25"),
        (12_345_678_901_234, "12345.678901234"),
        (i64::MAX, "9223372036.854775807"),
    ];
    for (nanos, text) in rows {
        assert_eq!(Nanos(nanos).to_string(), text);
        assert_eq!(text.parse(), Ok(Nanos(nanos)));
    }
    assert_eq!("5".parse(), Ok(Nanos(5_000_000_000)));
    for bad in [
        "",
        ".",
        "1.",
        ".5",
        "1e3",
        "+1",
        " 1",
        "1,5",
        "$1",
        "0.0000000001",
        "9223372037",
        "--1",
        "1.-5",
        "NaN",
    ] {
        assert!(bad.parse::<Nanos>().is_err(), "{bad}");
    }
}

#[test]
fn amounts_sum() {
    assert_eq!([Nanos(1), Nanos(2), Nanos(-5)].into_iter().sum::<Nanos>(), Nanos(-2));
}
