//! `/jobs/{id}`: everything that is known of one job. `job.js` asks for it; the page itself knows nothing.

use maud::{Markup, html};

use crate::assets::digest;
use crate::icon::icon;
use crate::run;
use crate::shell::{Frame, Page};
use crate::words::{Job as Words, words};

/// The page, as HTML.
#[must_use]
pub fn job(frame: &Frame<'_>) -> String {
    let says = words(frame.language);
    frame.document(&Page {
        title: says.job.title,
        styles: &["run.css", "job.css"],
        module: "job.js",
        head: html! {},
        spoken: &[says.run.spoken, says.job.spoken],
        body: body(frame, &says.job),
    })
}

fn body(frame: &Frame<'_>, says: &Words) -> Markup {
    let digest = digest();
    let of_run = &words(frame.language).run;
    let is_admin = frame.person.is_some_and(|person| person.is_admin);
    html! {
        main #content .job data-admin[is_admin] {
            div .job-bar {
                a .button.quiet href="/" { (icon(&digest, "left")) span { (says.back) } }
                div #job-acts .acts.job-acts hidden {
                    button .button type="button" data-act="reference" { (icon(&digest, "reference")) span { (of_run.reference) } }
                    a #download .button download { (icon(&digest, "download")) span { (of_run.download) } }
                    button .button type="button" data-act="compare" { (icon(&digest, "fit")) span { (of_run.compare) } }
                    a #again .button { (icon(&digest, "undo")) span { (says.again) } }
                    button .button.square type="button" data-act="star" aria-pressed="false" aria-label=(of_run.star) title=(of_run.star) {
                        (icon(&digest, "star"))
                    }
                    button .button.square.danger type="button" data-act="delete" aria-label=(of_run.delete) title=(of_run.delete) {
                        (icon(&digest, "trash"))
                    }
                }
            }
            p #away .note.warn role="status" hidden {}
            h1 .sr-only { (says.title) }
            p #announce .sr-only role="status" aria-live="polite" {}
            div #job-body .job-body { p .quiet { (says.loading) } }
            (templates(&digest, says))
            (run::templates(&digest, frame.language))
        }
    }
}

fn templates(digest: &str, says: &Words) -> Markup {
    html! {
        template #nothing {
            div .ended { (icon(digest, "picture")) p data-slot="why" {} a .button href="/" { (says.create) } }
        }
        template #job-of {
            div .job-of {
                section .job-pictures data-slot="pictures" {}
                div .job-facts {
                    p .facts-line {
                        span .tag data-slot="status" {}
                        span data-slot="time" {}
                        span data-slot="upstream" {}
                        span .money data-slot="cost" {}
                    }
                    p .note.warn data-slot="why" {}
                    div data-slot="facts" {}
                    section {
                        h2 { (says.what_happened) }
                        dl .pairs {
                            dt { (says.id) } dd { code data-slot="id" {} }
                            dt { (says.created) } dd { time data-slot="created" {} }
                            dt data-slot="started" { (says.started) } dd data-slot="started" { time data-slot="started-at" {} }
                            dt data-slot="ended" { (says.ended) } dd data-slot="ended" { time data-slot="ended-at" {} }
                            dt data-slot="kept" { (says.kept_until) } dd data-slot="kept" { time data-slot="kept-until" {} }
                        }
                    }
                    details data-slot="parameters" {
                        summary { (icon(digest, "down")) (says.parameters) }
                        dl .pairs data-slot="pairs" {}
                    }
                }
                (attempts(says))
            }
        }
        template #job-picture {
            figure {
                button .picture type="button" data-slot="face" { img .ground data-slot="picture" alt=""; }
                figcaption { span data-slot="what" {} span .aside data-slot="aside" {} a data-slot="link" download { (icon(digest, "download")) } }
            }
        }
        template #job-wait {
            div .waiting { div .place data-slot="place" { img .preview data-slot="preview" alt="" hidden; } span .tag.busy data-slot="phase" {} }
        }
        template #try {
            tr {
                td data-slot="number" {}
                td { code data-slot="upstream" {} }
                td data-slot="fate" {}
                td .number data-slot="status" {}
                td .number data-slot="took" {}
                td .number data-slot="bytes" {}
                td .number data-slot="cost" {}
                td data-slot="note" {}
            }
        }
        template #parameter { div { dt data-slot="name" {} dd { code data-slot="value" {} } } }
    }
}

fn attempts(says: &Words) -> Markup {
    html! {
        section data-slot="attempts" hidden {
            h2 { (says.attempts) }
            p .faint.small { (says.attempts_what) }
            div .scroll tabindex="0" role="region" aria-label=(says.attempts) { table {
                thead { tr {
                    th scope="col" { "#" }
                    th scope="col" { (says.upstream) }
                    th scope="col" { (says.fate) }
                    th .number scope="col" { (says.status) }
                    th .number scope="col" { (says.took) }
                    th .number scope="col" { (says.bytes) }
                    th .number scope="col" { (says.cost) }
                    th scope="col" { (says.note) }
                } }
                tbody data-slot="tries" {}
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::{Language, Theme};
    use crate::shell::Person;

    fn page(language: Language, is_admin: bool) -> String {
        let person = Person {
            project: "shop".to_owned(),
            key: "web".to_owned(),
            is_admin,
            may_draw: true,
            left: None,
        };
        job(&Frame {
            language,
            theme: Theme::Auto,
            person: Some(&person),
            path: "/jobs/job_1",
            switch: "/jobs/job_1?lang=zh",
            origin: "http://pictor.lan:8080",
        })
    }

    #[test]
    fn it_is_made_in_both_languages() {
        for language in Language::ALL {
            let text = page(language, false);
            assert!(text.contains(words(language).job.loading) && !text.contains("data-admin"));
            assert!(text.contains("<title>") && !text.contains("<title>job_1"));
            assert!(page(language, true).contains("data-admin"));
        }
    }
}
