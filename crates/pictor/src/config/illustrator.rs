//! `[illustrator]`: the built-in engine.

use std::path::PathBuf;

use pictor_relay::Models;

use super::read::Reader;

/// The built-in engine; see `config.default.toml`.
#[derive(Clone, Debug)]
pub struct Illustrator {
    /// How many pictures are drawn at once, at least 1.
    pub concurrency: usize,
    /// A font for Chinese, Japanese and Korean lettering.
    pub font: Option<PathBuf>,
    /// Whether it refuses prompts that call for what it must not draw.
    pub moderation: bool,
    /// What the `usage` of a drawing says.
    pub usage: DrawnUsage,
    /// The models that it draws when no upstream can: only where an upstream of its kind says so.
    pub last_resort: Option<Models>,
}

/// What the `usage` of a drawing says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnUsage {
    /// That no token was used. The counts are zeros, and not left out: the SDKs require them in the last event of a
    /// stream, and who meters by price (another Pictor in front of this one does) takes a missing `usage` for an unknown
    /// one and books what the model would have cost.
    None,
    /// What the model would have used.
    AsModel,
}

pub(super) fn read(reader: &mut Reader, last_resort: Option<Models>) -> Illustrator {
    Illustrator {
        concurrency: processors_unless(reader.count("illustrator.concurrency")),
        font: reader.file("illustrator.font"),
        moderation: reader.boolean("illustrator.moderation"),
        usage: read_usage(reader),
        last_resort,
    }
}

fn read_usage(reader: &mut Reader) -> DrawnUsage {
    match reader.string("illustrator.usage").as_str() {
        "none" => DrawnUsage::None,
        "as_model" => DrawnUsage::AsModel,
        other => {
            reader.problems.add("illustrator.usage", format!("'{other}' is not one of none, as_model"));
            DrawnUsage::None
        }
    }
}

fn processors_unless(count: usize) -> usize {
    match count {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        given => given,
    }
}
