//! What stands on the pages, in both languages: each page's words are one struct with two values, so that one that is
//! missing does not compile.
//!
//! What scripts say is a list of names and sentences in `spoken`: it stands in the page, since scripts hold no prose.
//! `{name}` in such a sentence is filled in by the script.

mod docs;
mod home;
mod job;
mod mask;
mod play;
mod run;
mod shell;

use crate::choice::Language;
pub(crate) use docs::Docs;
pub(crate) use home::Home;
pub(crate) use job::Job;
pub(crate) use mask::Mask;
pub(crate) use play::Play;
pub(crate) use run::Run;
pub(crate) use shell::Shell;

/// A sentence that a script says, by the name that it asks for.
pub(crate) type Spoken = (&'static str, &'static str);

/// All words of one language.
pub(crate) struct Words {
    /// What is on every page.
    pub(crate) shell: Shell,
    /// The page of a stranger.
    pub(crate) home: Home,
    /// The mask editor.
    pub(crate) mask: Mask,
    /// The playground.
    pub(crate) play: Play,
    /// The page of one job.
    pub(crate) job: Job,
    /// A run and its pictures, wherever they are shown.
    pub(crate) run: Run,
    /// The manual.
    pub(crate) docs: Docs,
}

/// The words of a language.
pub(crate) const fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &EN,
        Language::Zh => &ZH,
    }
}

static EN: Words = Words {
    shell: shell::EN,
    home: home::EN,
    mask: mask::EN,
    play: play::EN,
    job: job::EN,
    run: run::EN,
    docs: docs::EN,
};
static ZH: Words = Words {
    shell: shell::ZH,
    home: home::ZH,
    mask: mask::ZH,
    play: play::ZH,
    job: job::ZH,
    run: run::ZH,
    docs: docs::ZH,
};
