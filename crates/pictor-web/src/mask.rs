//! The mask editor: a dialog over the whole window, in which a reader paints what of a picture may change.
//!
//! `mask.js` opens it; what it shows and says stands here and in [`words`](crate::words).

use maud::{Markup, html};

use crate::choice::Language;
use crate::icon::icon;
use crate::words::{Mask as Words, words};

/// The dialog, for any page whose script calls `editMask`.
pub(crate) fn dialog(digest: &str, language: Language) -> Markup {
    let says = &words(language).mask;
    html! {
        dialog #mask .mask aria-labelledby="mask-title" {
            div .mask-head {
                (button(digest, "close", "close", says.close))
                h2 #mask-title data-part="title" { (says.title) }
                (button(digest, "undo", "undo", says.undo))
                (button(digest, "redo", "redo", says.redo))
            }
            (tools(digest, says))
            div .mask-end {
                button .button.quiet.square.mask-more type="button" data-part="more" aria-expanded="false" aria-controls="mask-side"
                    aria-label=(says.more) title=(says.more) { (icon(digest, "more")) }
                button .button.go type="button" data-part="done" { (says.done) }
            }
            (stage(says))
            (side(digest, says))
            p .sr-only role="status" data-part="status" {}
            (shortcuts(digest, says))
            dialog .mask-ask data-part="ask" aria-labelledby="mask-ask-text" {
                form method="dialog" {
                    p #mask-ask-text data-part="ask-text" {}
                    div .actions {
                        button .button data-part="ask-no" value="no" {}
                        button .button.go data-part="ask-yes" value="yes" {}
                    }
                }
            }
        }
    }
}

fn button(digest: &str, part: &str, symbol: &str, label: &str) -> Markup {
    html! {
        button .button.quiet.square type="button" data-part=(part) aria-label=(label) title=(label) { (icon(digest, symbol)) }
    }
}

fn tools(digest: &str, says: &Words) -> Markup {
    let tools = [
        ("brush", says.brush, "B"),
        ("eraser", says.eraser, "E"),
        ("rectangle", says.rectangle, "R"),
        ("lasso", says.lasso, "L"),
    ];
    html! {
        div .mask-tools {
            fieldset .segmented {
                legend .sr-only { (says.tool) }
                @for (name, label, key) in tools {
                    label title=(format!("{label} ({key})")) {
                        input type="radio" name="mask-tool" value=(name) checked[name == "brush"] aria-keyshortcuts=(key);
                        span { (icon(digest, name)) b { (label) } }
                    }
                }
            }
            (slider("size", says.size, [0, 100], "[ ]"))
            (slider("feather", says.feather, [0, 64], says.feather_what))
        }
    }
}

/// A slider with its value beside it.
fn slider(part: &str, label: &str, [least, most]: [u32; 2], what: &str) -> Markup {
    html! {
        label .mask-slider title=(what) {
            span { (label) }
            input type="range" data-part=(part) min=(least) max=(most) step="1" aria-label=(label);
            span .mask-value aria-hidden="true" data-part=(format!("{part}-value")) {}
        }
    }
}

fn stage(says: &Words) -> Markup {
    html! {
        div .mask-stage data-part="stage" {
            img .mask-picture.ground alt="" decoding="sync" draggable="false" data-part="picture" hidden;
            canvas .mask-overlay data-part="overlay" aria-hidden="true" {}
            canvas .mask-cursor data-part="canvas" tabindex="0" role="application" autofocus
                aria-label=(says.canvas) aria-describedby="mask-how" {}
            p #mask-how .sr-only { (says.canvas_how) }
            p .mask-hint data-part="hint" hidden {}
            p .mask-fault role="alert" data-part="fault" {}
        }
    }
}

fn side(digest: &str, says: &Words) -> Markup {
    html! {
        div #mask-side .mask-side {
            p .mask-share data-part="share" {}
            div .mask-pair {
                button .button type="button" data-part="invert" aria-keyshortcuts="I" { (says.invert) }
                button .button type="button" data-part="clear" { (says.clear) }
                button .button type="button" data-part="load" aria-describedby="mask-load-what" { (says.load) }
                button .button type="button" data-part="save" { (says.save) }
                input type="file" accept="image/*" data-part="file" hidden aria-label=(says.load);
            }
            p #mask-load-what .faint.small { (says.load_what) }
            label .check {
                input type="checkbox" data-part="strict" checked aria-describedby="mask-strict-what";
                span { (says.strict) }
            }
            p #mask-strict-what .faint.small { (says.strict_what) }
            (overlay(digest, says))
            (by_numbers(says))
            button .button.quiet type="button" data-part="help" aria-keyshortcuts="?" { (says.shortcuts) kbd { "?" } }
        }
    }
}

fn overlay(digest: &str, says: &Words) -> Markup {
    let colours = [("red", says.red), ("blue", says.blue), ("green", says.green)];
    html! {
        fieldset .mask-look {
            legend { (says.overlay) }
            div .mask-colours {
                @for (name, label) in colours {
                    label title=(format!("{label} (C)")) {
                        input type="radio" name="mask-colour" value=(name) checked[name == "red"] aria-label=(label);
                        span .mask-swatch data-colour=(name) {}
                    }
                }
                (button(digest, "hide", "eye", says.hide))
                (button(digest, "fit", "fit", says.fit))
            }
            (slider("opacity", says.opacity, [10, 90], says.opacity))
        }
    }
}

fn by_numbers(says: &Words) -> Markup {
    let names = ["left", "top", "width", "height"];
    html! {
        details .mask-numbers {
            summary { (says.by_numbers) }
            div .mask-pair {
                @for (name, label) in names.into_iter().zip(says.sides) {
                    label .field {
                        span .label { (label) " (px)" }
                        input type="number" inputmode="numeric" min="0" step="1" value="0" data-part=(name);
                    }
                }
                button .button type="button" data-part="paint" { (says.paint) }
                button .button type="button" data-part="erase" { (says.erase) }
            }
        }
    }
}

fn shortcuts(digest: &str, says: &Words) -> Markup {
    html! {
        dialog .mask-keys data-part="keys" aria-labelledby="mask-keys-title" {
            form method="dialog" {
                h2 #mask-keys-title { (says.shortcuts) }
                button .button.quiet.square aria-label=(says.close) title=(says.close) { (icon(digest, "close")) }
            }
            dl .pairs {
                @for (keys, what) in says.keys {
                    dt { @for key in keys.split(' ') { kbd { (key) } " " } }
                    dd { (what) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_in_both_languages_with_the_same_parts() {
        let [en, zh] = [Language::En, Language::Zh].map(|language| dialog("abc", language).into_string());
        let parts = |page: &str| page.match_indices("data-part=").count();
        assert!(en.contains("Keep everything outside") && zh.contains("遮罩外的像素保持原样"));
        assert_eq!(parts(&en), parts(&zh));
        assert_eq!(en.matches("checked").count(), 3, "brush, red and strict are chosen");
    }

    #[test]
    fn the_scripts_have_their_words_in_both_languages() {
        let names = |language| words(language).mask.spoken.iter().map(|(name, _)| *name).collect::<Vec<_>>();
        assert_eq!(names(Language::En), names(Language::Zh));
        assert!(names(Language::En).iter().all(|name| name.starts_with("easel-")));
    }
}
