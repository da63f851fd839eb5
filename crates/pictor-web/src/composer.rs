//! The form of the playground: a prompt, pictures to work on, and what the model takes. What a model does not take is
//! hidden by `composer.js`, which knows the models.

use maud::{Markup, html};

use crate::choice::Language;
use crate::icon::icon;
use crate::words::{Play as Words, words};

/// The form.
pub(crate) fn composer(digest: &str, language: Language) -> Markup {
    let says = &words(language).play;
    html! {
        form #composer .composer novalidate aria-label=(says.title) {
            div .rows {
                div .field.prompt {
                    div .between {
                        label for="prompt" { (says.prompt) }
                        span #prompt-count .count {}
                    }
                    textarea #prompt name="prompt" rows="3" placeholder=(says.prompt_hint) aria-describedby="prompt-count form-fault" {}
                }
                div #settings .settings {
                    (references(digest, says))
                    div .field {
                        label for="model" { (says.model) }
                        select #model name="model" aria-describedby="model-note" {}
                        p #model-note .hint {}
                    }
                    (size(says))
                    (segmented("quality", says.quality, &qualities(says), "auto"))
                    div .pair {
                        (segmented("n", says.pictures, &[("1", "1"), ("2", "2"), ("4", "4"), ("8", "8"), ("", "")], "1"))
                        (segmented("format", says.format, &[("png", "PNG"), ("jpeg", "JPEG"), ("webp", "WebP")], "png"))
                    }
                    div #compression-row .field hidden {
                        div .between {
                            label for="compression" { (says.compression) }
                            output #compression-value .count for="compression" { "100" }
                        }
                        input #compression type="range" name="compression" min="0" max="100" value="100";
                    }
                    (more(digest, says))
                }
            }
            (foot(digest, says))
        }
        (templates(digest, says))
    }
}

fn qualities(says: &Words) -> [(&'static str, &'static str); 6] {
    [
        ("auto", says.auto),
        ("low", says.low),
        ("medium", says.medium),
        ("high", says.high),
        ("xhigh", says.xhigh),
        ("max", says.max),
    ]
}

/// Radios that look like one control.
fn segmented(name: &str, label: &str, choices: &[(&str, &str)], chosen: &str) -> Markup {
    html! {
        fieldset .field id=(format!("{name}-row")) {
            legend { (label) }
            div .segmented {
                @for (value, label) in choices {
                    label hidden[value.is_empty() && !matches!(name, "fidelity" | "complexity")] {
                        input type="radio" name=(name) value=(value) checked[*value == chosen];
                        span { (label) }
                    }
                }
            }
        }
    }
}

fn references(digest: &str, says: &Words) -> Markup {
    html! {
        div #references .field.references {
            div .between {
                span #references-label .label { (says.references) }
                span #references-count .count {}
            }
            div .tiles {
                label .add {
                    input #pick .sr-only type="file" multiple accept="image/png,image/jpeg,image/webp";
                    (icon(digest, "plus")) span { (says.add_pictures) }
                }
                ul #tiles .tiles-list aria-labelledby="references-label" {}
            }
            div .below {
                div #mask-row .mask-row hidden {
                    button #mask-paint .button type="button" { (icon(digest, "brush")) span data-slot="label" { (says.paint_mask) } }
                    span #mask-note .hint {}
                    button #mask-remove .button.quiet.square type="button" aria-label=(says.remove_mask) title=(says.remove_mask) hidden {
                        (icon(digest, "close"))
                    }
                }
                p #references-hint .hint { (says.references_hint) }
            }
        }
    }
}

fn size(says: &Words) -> Markup {
    let shapes = [
        ("auto", says.auto),
        ("square", says.square),
        ("wide", says.wide),
        ("tall", says.tall),
        ("custom", says.custom),
    ];
    html! {
        div .field {
            (segmented("shape", says.size, &shapes, "auto"))
            div #custom .custom hidden {
                input #width type="number" inputmode="numeric" min="1" step="16" aria-label=(says.width) aria-describedby="size-fault";
                span aria-hidden="true" { "×" }
                input #height type="number" inputmode="numeric" min="1" step="16" aria-label=(says.height) aria-describedby="size-fault";
                div #named-sizes .chips {}
            }
            p #size-fault .fault role="status" {}
            div #size-nearest .chips {}
        }
    }
}

fn more(digest: &str, says: &Words) -> Markup {
    let (low, medium, high) = (("low", says.low), ("medium", says.medium), ("high", says.high));
    let backgrounds = [("auto", says.auto), ("opaque", says.opaque), ("transparent", says.transparent)];
    html! {
        details #more .more {
            summary { (icon(digest, "down")) (says.more) }
            div .settings {
                (segmented("previews", says.previews, &[("0", "0"), ("1", "1"), ("2", "2"), ("3", "3")], "2"))
                p #previews-hint .hint hidden { (says.previews_hint) }
                (segmented("background", says.background, &backgrounds, "auto"))
                (segmented("moderation", says.moderation, &[("auto", says.auto), low], "auto"))
                (segmented("complexity", says.complexity, &[("", says.auto), low, medium, high], ""))
                (segmented("fidelity", says.fidelity, &[("", says.auto), low, high], ""))
                div #markup-row .field hidden {
                    span .label { (says.markup) }
                    div .mask-row {
                        label .button {
                            input #markup .sr-only type="file" accept="image/png" aria-describedby="markup-hint";
                            (icon(digest, "upload")) (says.markup_pick)
                        }
                        span #markup-name .hint {}
                        button #markup-remove .button.quiet.square type="button" aria-label=(says.remove) title=(says.remove) hidden {
                            (icon(digest, "close"))
                        }
                    }
                    p #markup-hint .hint { (says.markup_hint) }
                }
                div #seed-row .field hidden {
                    label for="seed" { (says.seed) }
                    input #seed type="text" inputmode="numeric" name="seed" maxlength="19" autocomplete="off" aria-describedby="seed-hint";
                    p #seed-hint .hint { (says.seed_hint) }
                }
            }
        }
    }
}

fn foot(digest: &str, says: &Words) -> Markup {
    html! {
        div .foot-go {
            p #form-fault .fault role="alert" {}
            div .go-row {
                button #settings-toggle .button.square type="button" aria-controls="settings" aria-expanded="false"
                    aria-label=(says.settings) title=(says.settings) { (icon(digest, "tune")) }
                button #go .button.go type="submit" aria-keyshortcuts="Control+Enter Meta+Enter" {
                    span #go-label { (says.go) }
                    kbd #go-keys aria-hidden="true" { "Ctrl Enter" }
                }
                button #code-open .button.quiet.square type="button" aria-label=(says.code) title=(says.code) { (icon(digest, "code")) }
            }
            p #left .hint {}
        }
    }
}

fn templates(digest: &str, says: &Words) -> Markup {
    html! {
        template #tile {
            li .tile draggable="true" {
                button .face type="button" data-slot="face" {
                    img data-slot="picture" alt="";
                    span .number data-slot="number" {}
                    span .masked data-slot="masked" hidden { (icon(digest, "brush")) }
                    progress data-slot="progress" max="1" {}
                }
                button .remove type="button" data-slot="remove" aria-label=(says.remove) title=(says.remove) { (icon(digest, "close")) }
            }
        }
        template #chip { button .chip.act type="button" data-slot="label" {} }
        div #tile-menu .menu popover role="menu" aria-label=(says.references) {
            @for (act, label, symbol) in [
                ("show", says.show, "eye"),
                ("earlier", says.earlier, "left"),
                ("later", says.later, "right"),
                ("mask", says.paint_mask, "brush"),
                ("remove", says.remove, "trash"),
            ] {
                button .item type="button" role="menuitem" data-act=(act) { (icon(digest, symbol)) (label) }
            }
        }
    }
}
