//! Moderation: a table of prompts that are refused, and a longer one of those that must not be.

use pictor_api::Moderation;
use pictor_prompt::moderation::violations;

/// What moderation says to the prompt at both levels.
fn verdict(prompt: &str) -> String {
    let names = |level| violations(prompt, level).iter().map(|c| c.name()).collect::<Vec<_>>().join(" ");
    match (names(Moderation::Auto), names(Moderation::Low)) {
        (auto, _) if auto.is_empty() => "allowed".to_owned(),
        (auto, low) if low.is_empty() => format!("{auto} auto"),
        (_, low) => format!("{low} low"),
    }
}

#[test]
fn prompts_are_judged_as_the_table_says() {
    let (mut section, mut faults) = ("", Vec::new());
    let (mut refused, mut allowed) = (0, 0);
    for line in include_str!("moderation.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            section = name;
            continue;
        }
        *(if section == "allowed" { &mut allowed } else { &mut refused }) += 1;
        let verdict = verdict(line);
        if verdict != section {
            faults.push(format!("{line:?}: {verdict}, not {section}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(refused >= 60 && allowed >= 150, "{refused} refused, {allowed} allowed");
}

/// The prompts of the other table are all harmless.
#[test]
fn ordinary_prompts_are_allowed() {
    let read = include_str!("understanding.txt").lines().filter(|l| !l.is_empty() && !l.starts_with(' '));
    let faults: Vec<_> = read.filter(|prompt| verdict(prompt) != "allowed").collect();
    assert!(faults.is_empty(), "{faults:?}");
}

/// No word that the lexicon knows is refused by itself.
#[test]
fn every_concept_is_allowed() {
    let refused = |name: &&str| verdict(&format!("a child and a {name}")) != "allowed";
    let concepts = pictor_prompt::understanding::concepts();
    let faults: Vec<_> = concepts.iter().map(|concept| concept.name).filter(refused).collect();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn long_prompts_are_read_to_the_end() {
    let long = format!("{} porn", "a cat on a mat, 一只猫 ".repeat(1_600));
    assert_eq!(verdict(&long), "sexual low");
}
