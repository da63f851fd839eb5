//! The other half of the playground: the run that is looked at, and the last runs.

use maud::{Markup, html};

use crate::choice::Language;
use crate::icon::icon;
use crate::words::words;

/// The stage with everything that `run.js` and `strip.js` clone.
pub(crate) fn stage(digest: &str, language: Language) -> Markup {
    let says = &words(language).play;
    let close = words(language).run.close;
    html! {
        section #stage .stage aria-label=(says.stage) {
            div .notes {
                div #away .note.warn role="status" hidden {}
                div #unsent .note.warn hidden {
                    span data-slot="text" {}
                    button #send-again .button type="button" { (says.send_again) }
                    button #unsent-close .button.quiet.square type="button" aria-label=(close) title=(close) { (icon(digest, "close")) }
                }
            }
            div #headline .headline {}
            div #area .area {}
            p #announce .sr-only role="status" aria-live="polite" {}
            section .strip aria-label=(says.runs) { ol #strip .strip-list {} }
            section #details .details aria-label=(says.details) {}
        }
        div #drop .drop hidden { span { (icon(digest, "picture")) (says.drop_here) } }
        (templates(digest, language))
        (code(digest, language))
    }
}

fn templates(digest: &str, language: Language) -> Markup {
    let (says, of_result) = (&words(language).play, &words(language).run);
    html! {
        template #empty {
            div .empty {
                (icon(digest, "picture"))
                h2 { (says.empty) }
                p .quiet { (says.empty_what) }
                ul .examples { @for example in says.examples { li { button .example type="button" data-example { (example) } } } }
            }
        }
        template #headline-of {
            div .headline-of {
                p .facts-line {
                    span .tag data-slot="status" {}
                    span data-slot="time" {}
                    code data-slot="size" {}
                    span data-slot="upstream" {}
                    span .money data-slot="cost" {}
                    a .differs href="#details" data-slot="differs" { (icon(digest, "warning")) (says.not_as_asked) }
                }
                div .acts data-slot="acts" {
                    button .button type="button" data-act="edit" { (icon(digest, "brush")) (says.edit) }
                    button .button type="button" data-act="reference" { (icon(digest, "reference")) (says.reference) }
                    a .button data-act="download" data-slot="download" download { (icon(digest, "download")) (of_result.download) }
                    button .button.fold type="button" data-act="code" { (icon(digest, "code")) (says.code) }
                    button .button.square type="button" popovertarget="run-menu" aria-haspopup="menu" aria-label=(says.more_actions)
                        title=(says.more_actions) {
                        (icon(digest, "more"))
                    }
                }
            }
        }
        div #run-menu .menu popover role="menu" aria-label=(says.more_actions) {
            @for (act, label, symbol) in [
                ("load", says.load, "undo"),
                ("again", says.again, "again"),
                ("compare", of_result.compare, "fit"),
                ("code", says.code, "code"),
                ("star", of_result.star, "star"),
                ("page", says.page, "link"),
                ("delete", of_result.delete, "trash"),
            ] {
                button .item type="button" role=(if act == "star" { "menuitemcheckbox" } else { "menuitem" }) data-act=(act) { (icon(digest, symbol)) span { (label) } }
            }
        }
        template #waiting {
            div .waiting {
                div .place data-slot="place" { img .preview data-slot="preview" alt="" hidden; }
                div .progress-line {
                    span .tag.busy data-slot="phase" {}
                    span .faint { (says.you_can_leave) }
                    button .button type="button" data-act="cancel" { (says.cancel) }
                }
            }
        }
        template #pictures { div .pictures data-slot="pictures" {} }
        template #one-picture {
            button .picture type="button" data-slot="face" { img .ground data-slot="picture" alt=""; }
        }
        template #ended {
            div .ended { (icon(digest, "warning")) p data-slot="why" {} div .acts {
                button .button type="button" data-act="load" { (says.load) }
                button .button type="button" data-act="again" { (icon(digest, "again")) (says.again) }
            } }
        }
        template #strip-item {
            li { button .run type="button" data-slot="face" {
                img data-slot="picture" alt="" loading="lazy" hidden;
                span .run-state data-slot="state" { span .tag data-slot="status" {} }
                span .run-star data-slot="star" hidden { (icon(digest, "star")) }
            } }
        }
    }
}

/// The call as a program, in a sheet from the right.
fn code(digest: &str, language: Language) -> Markup {
    let says = &words(language).play;
    let copy = words(language).shell.copy;
    let close = words(language).run.close;
    html! {
        dialog #code .sheet aria-labelledby="code-title" {
            div .between {
                h2 #code-title { (says.code_title) }
                button #code-close .button.quiet.square type="button" aria-label=(close) title=(close) { (icon(digest, "close")) }
            }
            p .quiet.small { (says.code_what) }
            div .code data-tabs {
                div .head {
                    div role="tablist" aria-labelledby="code-title" {
                        @for (index, label) in ["curl", "Python", "Node.js"].iter().enumerate() {
                            button type="button" role="tab" id=(format!("code-tab-{index}")) data-tab=(label)
                                aria-controls=(format!("code-panel-{index}")) aria-selected=(if index == 0 { "true" } else { "false" })
                                tabindex=[(index > 0).then_some("-1")] { (label) }
                        }
                    }
                    button .button.quiet.square.copy type="button" data-copy aria-label=(copy) title=(copy) { (icon(digest, "copy")) }
                }
                @for (index, syntax) in ["sh", "python", "js"].iter().enumerate() {
                    div role="tabpanel" id=(format!("code-panel-{index}")) aria-labelledby=(format!("code-tab-{index}")) hidden[index > 0] {
                        pre tabindex="0" { code id=(format!("code-{syntax}")) data-syntax=(syntax) {} }
                    }
                }
            }
        }
    }
}
