//! Services that are nearly OpenAI-shaped, as data: each file is what an operator would write for the service, with the
//! sources of its facts. Only what a source says stands there.

use toml::{Table, Value};

use super::read::lay_over;

/// Every profile, by the name that operators write.
const PROFILES: [(&str, &str); 9] = [
    ("ark", include_str!("ark.toml")),
    ("deepinfra", include_str!("deepinfra.toml")),
    ("sd-cpp", include_str!("sd-cpp.toml")),
    ("sglang", include_str!("sglang.toml")),
    ("siliconflow", include_str!("siliconflow.toml")),
    ("together", include_str!("together.toml")),
    ("vllm-omni", include_str!("vllm-omni.toml")),
    ("xai", include_str!("xai.toml")),
    ("zhipu", include_str!("zhipu.toml")),
];

/// The settings of an upstream, laid over those of the profile that it names, if it names one.
///
/// # Errors
/// What to write instead of a name that no profile has.
pub(super) fn complete(mut given: Table) -> Result<Table, (Table, String)> {
    let name = match given.get("profile") {
        Some(Value::String(name)) => name.clone(),
        _ => return Ok(given),
    };
    let Some(mut settings) = by_name(&name) else {
        let names = PROFILES.map(|(name, _)| name).join(", ");
        return Err((given, format!("'{name}' is not one of {names}")));
    };
    let (mut own, of_profile) = (models(&mut given), models(&mut settings));
    own.extend(of_profile.into_iter().map(|entry| beneath(entry, &given)));
    lay_over(&mut settings, given);
    if !own.is_empty() {
        settings.insert("model".to_owned(), Value::Array(own));
    }
    Ok(settings)
}

fn by_name(name: &str) -> Option<Table> {
    let (_, text) = PROFILES.into_iter().find(|(known, _)| *known == name)?;
    Some(text.parse().expect("the built-in profiles are TOML: a test reads them"))
}

/// Takes the entries of single models away.
fn models(settings: &mut Table) -> Vec<Value> {
    match settings.remove("model") {
        Some(Value::Array(entries)) => entries,
        other => other.into_iter().collect(),
    }
}

/// A model of the profile, beneath what the operator says of the whole upstream: the operator's word holds for it, too.
fn beneath(entry: Value, given: &Table) -> Value {
    let Value::Table(mut entry) = entry else { return entry };
    let said = given.iter().filter(|(key, _)| entry.contains_key(*key));
    let said: Table = said.map(|(key, value)| (key.clone(), value.clone())).collect();
    lay_over(&mut entry, said);
    Value::Table(entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::capabilities;
    use crate::config::read::Reader;

    #[test]
    fn every_profile_is_read_without_a_problem_and_has_its_sources() {
        for (name, text) in PROFILES {
            assert!(text.starts_with("# ") && text.contains("\n# Read on 20"), "{name} names no sources");
            let given = Table::from_iter([("profile".to_owned(), Value::String(name.to_owned()))]);
            let mut reader = Reader::inside(complete(given).unwrap());
            reader.optional_string("profile");
            reader.optional_string("base_url");
            capabilities::read(&mut reader);
            capabilities::read_by_model(&mut reader);
            assert_eq!(reader.finish(), Ok(()), "{name}");
        }
    }
}
