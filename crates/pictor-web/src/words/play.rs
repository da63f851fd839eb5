//! Words of the playground.

use super::Spoken;

pub(crate) struct Play {
    pub(crate) title: &'static str,
    pub(crate) prompt: &'static str,
    pub(crate) go: &'static str,
    pub(crate) spoken: &'static [Spoken],
}

pub(super) const EN: Play = Play { title: "Create", prompt: "Prompt", go: "Generate", spoken: &[] };

pub(super) const ZH: Play = Play { title: "创作", prompt: "提示词", go: "生成", spoken: &[] };
