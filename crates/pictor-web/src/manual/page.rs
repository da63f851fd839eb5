//! The pages of the manual as HTML: the tree, the article, what it has, and where to go on.

use maud::{Markup, PreEscaped, html};

use super::address::{of_markdown, of_page};
use super::article::{Article, OWN_ADDRESS, Piece};
use super::fence::{ADDRESS, addressed, is_for_clients};
use super::tree::{Group, TREE};
use super::{Edition, Found, Page, Reader};
use crate::assets::digest;
use crate::choice::Language;
use crate::icon::icon;
use crate::offer;
use crate::sample::{Block, Sample, output, single, tabs};
use crate::shell::{Frame, Page as Document, foot};
use crate::words::{Docs, words};

/// A page.
pub(super) fn page(frame: &Frame<'_>, edition: &Edition, page: &Page, reader: &Reader<'_>) -> String {
    let says = &words(frame.language).docs;
    let digest = digest();
    let article = &page.article;
    let title = format!("{} · {}", article.title, says.manual);
    let middle = html! {
        main #content .middle {
            article .article {
                h1 { (article.title) }
                @if !article.lead.is_empty() { p .lead { (PreEscaped(own(&article.lead, frame.origin))) } }
                (actions(edition.language, page, says, &digest))
                @if !article.headings.is_empty() {
                    details .contents.inline { summary { (says.on_this_page) } (contents(article)) }
                }
                (pieces(frame, article, reader, &digest))
            }
            (around(edition, page, says, &digest))
        }
        nav .contents.beside aria-label=(says.on_this_page) {
            @if !article.headings.is_empty() {
                p .label { (says.on_this_page) }
                (contents(article))
            }
        }
    };
    document(frame, edition, &title, head(frame, page), Some(page.slug), &middle)
}

/// What stands where no page is, with what may be meant.
pub(super) fn missing(frame: &Frame<'_>, edition: &Edition, meant: &[Found]) -> String {
    let says = &words(frame.language).docs;
    let middle = html! {
        main #content .middle {
            article .article {
                h1 { (says.missing) }
                p .lead { (says.missing_what) }
                @if !meant.is_empty() {
                    p { (says.maybe) }
                    (list(meant))
                }
            }
        }
    };
    let head = html! { meta name="robots" content="noindex"; };
    document(frame, edition, says.missing, head, None, &middle)
}

/// What a search found, for who has no scripts.
pub(super) fn results(frame: &Frame<'_>, edition: &Edition, query: &str, found: &[Found]) -> String {
    let says = &words(frame.language).docs;
    let [before, behind] = if found.is_empty() { says.nothing_for } else { says.found_for };
    let middle = html! {
        main #content .middle {
            article .article {
                h1 { (says.results) }
                @if !query.is_empty() { p .lead { (before) (query) (behind) } }
                (list(found))
            }
        }
    };
    let head = html! { meta name="robots" content="noindex"; };
    document(frame, edition, says.results, head, None, &middle)
}

fn list(found: &[Found]) -> Markup {
    html! {
        ul .results {
            @for one in found {
                li {
                    a href=(one.url) { (one.title) @if !one.heading.is_empty() { " › " (one.heading) } }
                    p .quiet.small { @for part in &one.snippet {
                        @if part.is_match { mark { (part.text) } } @else { (part.text) }
                    } }
                }
            }
        }
    }
}

fn document(
    frame: &Frame<'_>,
    edition: &Edition,
    title: &str,
    head: Markup,
    slug: Option<&str>,
    middle: &Markup,
) -> String {
    let says = &words(frame.language).docs;
    frame.document(&Document {
        title,
        styles: &["docs.css"],
        module: "docs.js",
        head,
        spoken: &[says.spoken],
        body: html! {
            div .manual { (side(edition, slug, says)) (middle) }
            (foot(frame))
            template #hit {
                a .hit role="option" data-slot="link" tabindex="-1" {
                    b data-slot="title" {} span .faint data-slot="heading" {} span .snippet data-slot="snippet" {}
                }
            }
            template #match { mark data-slot="text" {} }
        },
    })
}

/// What readers that are no browsers are told of a page.
fn head(frame: &Frame<'_>, page: &Page) -> Markup {
    let whole = |language| format!("{}{}", frame.origin, of_page(language, page.slug));
    html! {
        meta name="description" content=(page.article.summary);
        link rel="canonical" href=(whole(frame.language));
        @for language in Language::ALL {
            link rel="alternate" hreflang=(language.tag()) href=(whole(language));
        }
        link rel="alternate" hreflang="x-default" href=(whole(Language::En));
        link rel="alternate" type="text/markdown" href=(of_markdown(frame.language, page.slug));
        link rel="describedby" href="/llms.txt";
    }
}

/// Search and tree. The tree is a popover, so that on a phone it opens without scripts.
fn side(edition: &Edition, slug: Option<&str>, says: &Docs) -> Markup {
    let digest = digest();
    html! {
        div .side {
            button .button.menu-button type="button" popovertarget="tree" { (icon(&digest, "menu")) (says.contents) }
            search {
                form #search .search action=(format!("/docs/{}/search", edition.language.code())) {
                    label .sr-only for="query" { (says.search) }
                    (icon(&digest, "search"))
                    input #query type="search" name="q" placeholder=(says.search) autocomplete="off" spellcheck="false"
                        maxlength="100" role="combobox" aria-expanded="false" aria-controls="hits" aria-autocomplete="list";
                    kbd aria-hidden="true" { "/" }
                    div #found .found hidden {
                        div #hits role="listbox" aria-label=(says.results) {}
                        p #nothing .quiet.small hidden {}
                    }
                    p #search-status .sr-only role="status" {}
                }
            }
            nav #tree .tree popover aria-label=(says.contents) {
                @for one in &TREE { (branch(edition, one, slug)) }
            }
        }
    }
}

/// A group of the tree; one that has a single page is a link.
fn branch(edition: &Edition, group: &Group, slug: Option<&str>) -> Markup {
    let pages: Vec<&Page> = group.slugs.iter().filter_map(|slug| edition.page(slug)).collect();
    let link = |page: &Page| {
        let current = (slug == Some(page.slug)).then_some("page");
        html! { a href=(of_page(edition.language, page.slug)) aria-current=[current] { (page.article.title) } }
    };
    html! {
        @match &pages[..] {
            [] => {}
            [page] => div .lone { (link(page)) }
            _ => details open {
                summary { (group.label(edition.language)) }
                ul { @for page in &pages { li { (link(page)) } } }
            }
        }
    }
}

fn actions(language: Language, page: &Page, says: &Docs, digest: &str) -> Markup {
    let markdown = of_markdown(language, page.slug);
    html! {
        div .actions {
            button .button.quiet type="button" data-copy-page=(markdown) { (icon(digest, "copy")) (says.copy_page) }
            a .button.quiet href=(markdown) type="text/markdown" { (icon(digest, "code")) (says.as_markdown) }
        }
    }
}

fn contents(article: &Article) -> Markup {
    html! {
        ul {
            @for heading in &article.headings {
                li .deep[heading.depth > 2] { a href=(format!("#{}", heading.id)) { (heading.text) } }
            }
        }
    }
}

fn around(edition: &Edition, page: &Page, says: &Docs, digest: &str) -> Markup {
    let at = edition.pages.iter().position(|other| other.slug == page.slug).unwrap_or(0);
    let before = at.checked_sub(1).map(|before| &edition.pages[before]);
    let link = |page: &Page| of_page(edition.language, page.slug);
    html! {
        nav .around aria-label=(says.around) {
            @if let Some(page) = before {
                a .before rel="prev" href=(link(page)) {
                    span .faint.small { (icon(digest, "left")) (says.previous) } b { (page.article.title) }
                }
            }
            @if let Some(page) = edition.pages.get(at + 1) {
                a .after rel="next" href=(link(page)) {
                    span .faint.small { (says.next) (icon(digest, "right")) } b { (page.article.title) }
                }
            }
        }
    }
}

fn pieces(frame: &Frame<'_>, article: &Article, reader: &Reader<'_>, digest: &str) -> Markup {
    let says = &words(frame.language).docs;
    let ours = |sample: &Sample| {
        let code = &sample.code;
        let is_ours = is_for_clients(sample.syntax);
        Sample { code: if is_ours { addressed(code, frame.origin) } else { code.clone() }, ..*sample }
    };
    html! {
        @for (index, piece) in article.pieces.iter().enumerate() {
            @let name = format!("sample-{index}");
            @let block = Block { digest, name: &name, label: words(frame.language).home.sample_language, copy: frame.words().copy, chosen: reader.tab };
            @match piece {
                Piece::Html(markup) => (PreEscaped(own(markup, frame.origin))),
                Piece::Code(sample) => (single(&block, &ours(sample))),
                Piece::Output(sample) => (output(&Block { label: says.output, ..block }, &ours(sample))),
                Piece::Tabs(samples) => (tabs(&block, &samples.iter().map(ours).collect::<Vec<_>>())),
                Piece::Models => (offer::table(frame.language, reader.offers)),
            }
        }
    }
}

/// Markup with the reader's own address in it.
fn own(markup: &str, origin: &str) -> String {
    if !markup.contains(OWN_ADDRESS) {
        return markup.to_owned();
    }
    let origin = if origin.is_empty() { ADDRESS } else { origin };
    markup.replace(OWN_ADDRESS, &html! { (origin) }.into_string())
}
