//! The parameter table is what validation does.

use pictor_api::parameters::{BACKGROUND, COMPLEXITY, OUTPUT_FORMAT, QUALITY};
use pictor_api::parameters::{INPUT_FIDELITY, MODERATION, Omitted, PARAMETERS, Taken, Values};
use pictor_api::{Background, Complexity, Format, InputFidelity, Moderation, Quality};
use serde_json::{Value as Json, json};

use crate::requests::{accepted, check, generation};

#[test]
fn every_name_stands_once() {
    for (index, row) in PARAMETERS.iter().enumerate() {
        assert!(PARAMETERS[..index].iter().all(|earlier| earlier.name != row.name), "{}", row.name);
        for text in [row.help.english, row.help.chinese] {
            assert!(!text.is_empty() && !text.ends_with(['.', '。']), "{}: {text}", row.name);
        }
    }
}

/// A default as JSON, since those that are numbers and flags are no strings there.
fn literal(text: &str) -> Json {
    text.parse::<u8>().map(Json::from).or(text.parse::<bool>().map(Json::from)).unwrap_or(json!(text))
}

#[test]
fn what_is_left_out_means_what_the_table_says() {
    let bare = accepted(&generation(&json!({})));
    for row in PARAMETERS.iter().filter(|row| matches!(row.taken, Taken::Everywhere | Taken::Extension)) {
        match row.omitted {
            Omitted::Refused => assert!(check(&generation(&json!({ row.name: "absent" }))).is_err()),
            Omitted::Nothing => assert_eq!(accepted(&generation(&json!({ row.name: null }))), bare),
            Omitted::Means(value) => {
                let said = accepted(&generation(&json!({ row.name: literal(value) })));
                assert_eq!(said, bare, "{} = {value}", row.name);
            }
        }
    }
}

#[test]
fn integers_end_where_the_table_says() {
    for row in PARAMETERS {
        let Values::Integer { least, most } = row.values else { continue };
        let at =
            |number: i64| check(&generation(&json!({ row.name: number, "output_format": "jpeg" }))).is_ok();
        let (least, most) = (i64::from(least), i64::from(most));
        assert_eq!(
            [at(least - 1), at(least), at(most), at(most + 1)],
            [false, true, true, false],
            "{}",
            row.name
        );
    }
}

#[test]
fn the_choices_are_those_of_the_vocabulary() {
    fn names<T: Copy>(all: &[T], called: fn(T) -> &'static str) -> Vec<&'static str> {
        all.iter().map(|value| called(*value)).collect()
    }
    let auto = |names: Vec<&'static str>| names.into_iter().chain(["auto"]).collect();
    for (row, expected) in [
        (QUALITY, auto(names(Quality::ALL, Quality::name))),
        (BACKGROUND, auto(names(Background::ALL, Background::name))),
        (OUTPUT_FORMAT, names(Format::ALL, Format::name)),
        (MODERATION, names(Moderation::ALL, Moderation::name)),
        (COMPLEXITY, names(Complexity::ALL, Complexity::name)),
        (INPUT_FIDELITY, names(InputFidelity::ALL, InputFidelity::name)),
    ] {
        let Values::OneOf(names) = row.values else { panic!("{} is no choice", row.name) };
        assert_eq!(names, expected, "{}", row.name);
    }
}
