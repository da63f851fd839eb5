//! What the list of models says of a model beside OpenAI's members, so that a program can offer what there is to choose.

use pictor_api::Size;
use pictor_api::models::Rulebook;
use pictor_api::size::SizeRules;
use serde_json::{Value, json};

/// Worth offering where nearly every size is legal.
const USUAL: [Size; 7] = [
    Size::new(1024, 1024),
    Size::new(1536, 1024),
    Size::new(1024, 1536),
    Size::new(2048, 2048),
    Size::new(2048, 1152),
    Size::new(3840, 2160),
    Size::new(2160, 3840),
];

/// The member `pictor` of a model.
pub(super) fn abilities(rules: &Rulebook) -> Value {
    json!({
        "modality": "image",
        "endpoints": ["/v1/images/generations", "/v1/images/edits"],
        "sizes": with_auto(sizes(&rules.sizes)),
        "size_rules": size_rules(&rules.sizes),
        "qualities": with_auto(rules.qualities.iter().map(|quality| quality.name())),
        "backgrounds": with_auto(rules.backgrounds.iter().map(|background| background.name())),
        "output_formats": rules.formats.iter().map(|format| format.name()).collect::<Vec<_>>(),
        "max_n": rules.max_n,
        "max_images": rules.max_images,
    })
}

fn sizes(rules: &SizeRules) -> Vec<String> {
    offered(rules).iter().map(Size::to_string).collect()
}

/// The sizes that are worth offering.
pub(in crate::http) fn offered(rules: &SizeRules) -> Vec<Size> {
    match rules {
        SizeRules::Fixed(sizes) => sizes.clone(),
        SizeRules::Free(_) => USUAL.into_iter().filter(|size| rules.allow(*size)).collect(),
    }
}

/// By which rules other sizes are legal, too; `null` where none are.
fn size_rules(rules: &SizeRules) -> Value {
    match rules {
        SizeRules::Fixed(_) => Value::Null,
        SizeRules::Free(free) => json!({
            "multiple_of": free.multiple,
            "max_edge": free.max_edge,
            "max_ratio": free.max_ratio,
            "min_pixels": free.min_pixels,
            "max_pixels": free.max_pixels,
        }),
    }
}

fn with_auto(names: impl IntoIterator<Item = impl Into<String>>) -> Vec<String> {
    names.into_iter().map(Into::into).chain(["auto".to_owned()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_sizes_are_all_there_is() {
        let rules = SizeRules::Fixed(vec![Size::new(1024, 1024), Size::new(1536, 1024)]);
        assert_eq!(with_auto(sizes(&rules)), ["1024x1024", "1536x1024", "auto"]);
        assert_eq!(size_rules(&rules), Value::Null);
    }
}
