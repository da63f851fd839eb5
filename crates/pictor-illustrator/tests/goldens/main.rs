//! The goldens: every case of `cases.txt` is drawn and compared with its picture in `pictures/`.
//!
//! The pictures are small, so that they can live in the repository. After a change that is meant, `BLESS=1` writes
//! anew those that changed; look at them, and at the difference, before you commit them. A case that differs leaves a
//! triptych below `target`: what was expected, what was drawn, and where they differ.

mod cases;
mod pictures;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use cases::{Case, in_parallel, inputs, read};
use pictor_api::Moderation;
use pictor_illustrator::{Fonts, Illustrator};
use pictor_prompt::moderation::violations;
use pictor_prompt::understanding::understand;

#[test]
fn every_case_is_drawn_as_its_picture_shows() {
    let (sources, cases) = read();
    let illustrator = Illustrator::new(Fonts::default());
    let inputs = inputs(&sources, &illustrator);
    let bless = std::env::var_os("BLESS").is_some();
    let check = |case: &Case| {
        let drawing = case.draw(&illustrator, &inputs);
        let notes: Vec<String> = drawing.notes.iter().map(ToString::to_string).collect();
        let told = (notes != case.notes).then(|| format!("its notes are {notes:?}, not {:?}", case.notes));
        let seen = pictures::small(&drawing.picture);
        let path = golden(&case.name);
        let differs = pictures::read(&path).map_or(Some("it has no picture yet".to_owned()), |expected| {
            pictures::compare(&expected, &seen).map(|how| {
                let triptych =
                    Path::new(env!("CARGO_TARGET_TMPDIR")).join("goldens").join(format!("{}.png", case.name));
                pictures::write(&triptych, &pictures::triptych(&expected, &seen));
                format!("{how}: {}", shown(&triptych))
            })
        });
        if bless && differs.is_some() {
            pictures::write(&path, &seen);
            return told;
        }
        told.or(differs)
    };
    let faults = in_parallel(&cases, check);
    let mut report = String::new();
    for (case, fault) in cases.iter().zip(faults) {
        let _ = fault.map(|fault| writeln!(report, "  {} ({}): {fault}", case.name, case.gloss));
    }
    assert!(report.is_empty(), "these cases are not as expected (BLESS=1 accepts the pictures):\n{report}");
}

#[test]
fn every_picture_has_a_case() {
    let names: BTreeSet<String> = read().1.into_iter().map(|case| case.name).collect();
    let folder = golden("").parent().expect("pictures are in a folder").to_owned();
    for file in std::fs::read_dir(folder).expect("the pictures are in the repository") {
        let path = file.expect("the folder can be read").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let stale = !names.contains(&name);
        if stale && std::env::var_os("BLESS").is_some() {
            std::fs::remove_file(&path).expect("a picture can be removed");
            continue;
        }
        assert!(!stale, "{} has no case", shown(&path));
    }
}

#[test]
fn every_case_may_be_drawn() {
    let prompts = read().1.into_iter().flat_map(|case| [case.prompt, case.gloss]);
    let refused: Vec<_> = prompts.filter(|prompt| !violations(prompt, Moderation::Auto).is_empty()).collect();
    assert!(refused.is_empty(), "{refused:?}");
}

/// All settings of the intent, all styles, both languages, and shapes from 1:3 to 3:1.
#[test]
fn the_cases_cover_what_there_is() {
    let (_, cases) = read();
    let intents: Vec<_> = cases.iter().map(|case| understand(&case.prompt)).collect();
    let settings: BTreeSet<String> =
        intents.iter().filter_map(|i| Some(format!("{:?}", i.setting?))).collect();
    let styles: BTreeSet<String> =
        intents.iter().flat_map(|i| i.styles.iter().map(|style| format!("{style:?}"))).collect();
    let shapes: BTreeSet<u32> = cases.iter().map(|case| case.size.width * 100 / case.size.height).collect();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
    assert!(cases.len() >= 130, "only {} cases", cases.len());
    assert!(settings.len() >= 38, "only these settings: {settings:?}");
    assert!(styles.len() >= 21, "only these styles: {styles:?}");
    assert!(intents.iter().filter(|i| i.chinese).count() >= 20, "too few cases in Chinese");
    assert!(
        shapes.len() >= 12 && shapes.contains(&33) && shapes.contains(&300),
        "only these shapes: {shapes:?}"
    );
    for case in &cases {
        let (long, short) = (case.size.width.max(case.size.height), case.size.width.min(case.size.height));
        let legal = long <= 3 * short && long % 16 == 0 && short % 16 == 0 && case.size.pixels() >= 655_360;
        assert!(legal, "{}: {} is no legal size", case.name, case.size);
    }
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens/pictures").join(format!("{name}.png"))
}

/// The path as one would type it in the repository.
fn shown(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(path);
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}
