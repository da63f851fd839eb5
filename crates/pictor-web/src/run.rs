//! What is told of a run and its pictures, on the playground and on the page of a job: asked beside got, what was
//! adapted, what it cost, what it was made from, and the pictures beside each other.

use maud::{Markup, html};

use crate::choice::Language;
use crate::icon::icon;
use crate::words::{Run as Words, words};

/// What scripts clone.
pub(crate) fn templates(digest: &str, language: Language) -> Markup {
    let says = &words(language).run;
    html! {
        template #facts { (facts(digest, language)) }
        template #compared {
            tr data-slot="row" {
                th scope="row" data-slot="name" {}
                td { code data-slot="asked" {} }
                td { code data-slot="got" {} span .differs data-slot="differs" { (icon(digest, "warning")) (says.differs) } }
            }
        }
        template #note-line { li data-slot="text" {} }
        template #share {
            tr {
                th scope="row" data-slot="class" {}
                td .number data-slot="count" {}
                td .number data-slot="price" {}
                td .number data-slot="amount" {}
            }
        }
        template #source {
            li { a data-slot="link" { img .ground data-slot="picture" loading="lazy" alt=""; span .source-name data-slot="name" {} } }
        }
        (lightbox(digest, says))
    }
}

fn facts(digest: &str, language: Language) -> Markup {
    let says = &words(language).run;
    html! {
        div .facts {
            p .from-illustrator data-slot="illustrator" {}
            section .adjusted data-slot="adjusted" {
                h2 { (says.notes) }
                ul data-slot="notes" {}
            }
            section data-slot="prompted" {
                div .between {
                    h2 { (says.prompt) }
                    button .button.quiet.square type="button" data-slot="copy-prompt" aria-label=(words(language).shell.copy)
                        title=(words(language).shell.copy) { (icon(digest, "copy")) }
                }
                p .prompt-text data-slot="prompt" {}
            }
            section data-slot="compared" {
                table .compared {
                    thead { tr { th scope="col" { (says.parameter) } th scope="col" { (says.asked) } th scope="col" { (says.got) } } }
                    tbody data-slot="rows" {}
                }
            }
            section data-slot="made-from" {
                h2 { (says.made_from) }
                ul .sources data-slot="sources" {}
            }
            details .receipt data-slot="receipt" {
                summary { (icon(digest, "down")) (says.cost) span .money data-slot="cost" {} }
                table {
                    thead { tr {
                        th scope="col" { (says.class) }
                        th .number scope="col" { (says.tokens) }
                        th .number scope="col" { (says.price) }
                        th .number scope="col" { (says.amount) }
                    } }
                    tbody data-slot="shares" {}
                    tfoot { tr { th scope="row" colspan="3" { (says.total) } td .number data-slot="total" {} } }
                }
            }
        }
    }
}

/// One picture over the page; or two, with a line between them that can be moved.
fn lightbox(digest: &str, says: &Words) -> Markup {
    html! {
        dialog #lightbox .lightbox aria-label=(says.compare) {
            div .lightbox-bar {
                span #lightbox-name .quiet {}
                label #lightbox-with .with { span { (says.compare_with) } select #lightbox-other {} }
                button #lightbox-flip .button type="button" aria-keyshortcuts="Space" { (says.flip) kbd aria-hidden="true" { "Space" } }
                button #lightbox-close .button.quiet.square type="button" aria-label=(says.close) title=(says.close) { (icon(digest, "close")) }
            }
            div .lightbox-area {
                button #lightbox-previous .button.square type="button" aria-label=(says.previous) title=(says.previous) { (icon(digest, "left")) }
                div #lightbox-pair .pair-of {
                    img #lightbox-under alt="";
                    img #lightbox-over .ground alt="";
                    input #lightbox-cut type="range" min="0" max="100" step="0.5" value="50" aria-label=(says.divider);
                    span #lightbox-line .cut-line aria-hidden="true" {}
                }
                button #lightbox-next .button.square type="button" aria-label=(says.next) title=(says.next) { (icon(digest, "right")) }
            }
        }
    }
}
