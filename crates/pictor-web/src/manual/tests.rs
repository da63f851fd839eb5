//! The manual as it is: every page of `docs/` on the site.

use std::collections::{BTreeMap, BTreeSet};

use super::address::of_page;
use super::article::Piece;
use super::{Manual, Reader, picture};
use crate::choice::{Language, Theme};
use crate::offer::Offer;
use crate::shell::Frame;

const ORIGIN: &str = "https://images.example.com";

fn offers() -> Vec<Offer> {
    vec![Offer {
        id: "a-model-of-this-test".to_owned(),
        sizes: vec!["1024x1024".to_owned()],
        is_free: false,
        qualities: vec!["low"],
        is_drawn: false,
        prices: ["0.01".to_owned(), "0.02".to_owned()],
    }]
}

fn frame(language: Language) -> Frame<'static> {
    let (theme, person, path) = (Theme::Auto, None, "/docs");
    Frame { language, theme, person, path, switch: "/docs", origin: ORIGIN }
}

fn rendered(manual: &Manual, language: Language, slug: &str, tab: Option<&str>) -> String {
    let offers = offers();
    manual.page(&frame(language), slug, &Reader { offers: &offers, tab }).unwrap_or_else(|| panic!("{slug}"))
}

/// The values of an attribute, as a browser reads them.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let start = format!(" {attribute}=\"");
    let parts = html.split(&start).skip(1);
    let values = parts.filter_map(|part| Some(part.split_once('"')?.0.replace("&amp;", "&")));
    values.map(|value| decoded(&value)).collect()
}

/// Without the percent signs that links have for Chinese.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        let hex = behind.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        if let Some(byte) = hex.filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = &behind[2..];
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let manual = Manual::read();
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(String, String)> = Vec::new();
    for edition in &manual.0 {
        for page in &edition.pages {
            let html = rendered(&manual, edition.language, page.slug, None);
            let path = of_page(edition.language, page.slug);
            let all = values(&html, "id");
            let unique: BTreeSet<String> = all.iter().cloned().collect();
            assert_eq!(all.len(), unique.len(), "{path}: an id is there twice");
            links.extend(values(&html, "href").into_iter().map(|link| (path.clone(), link)));
            links.extend(values(&html, "src").into_iter().map(|link| (path.clone(), link)));
            ids.insert(path, unique);
        }
    }
    let mut faults = Vec::new();
    for (page, link) in &links {
        let (path, heading) = link.split_once('#').unwrap_or((link, ""));
        let path = if path.is_empty() { page } else { path };
        let leads = match ids.get(path) {
            Some(ids) => heading.is_empty() || ids.contains(heading),
            None => is_elsewhere(path),
        };
        if !leads {
            faults.push(format!("{page}: {link}"));
        }
    }
    assert!(faults.is_empty(), "links that lead nowhere:\n{}", faults.join("\n"));
    assert!(links.len() > 1_000, "{}", links.len());
}

/// Whether an address is none of a page, but one of ours, or another's.
fn is_elsewhere(path: &str) -> bool {
    if let Some(name) = path.strip_prefix("/docs/pictures/") {
        let (name, tag) = name.split_once("?v=").unwrap_or((name, ""));
        return picture(name).is_some_and(|picture| picture.tag == tag);
    }
    let markdown = path.strip_prefix("/docs/").and_then(|path| path.strip_suffix(".md"));
    let is_ours = ["/", "/docs", "/openapi.json", "/llms.txt"].contains(&path) || path.starts_with("/-/");
    is_ours || markdown.is_some() || path.starts_with("https://")
}

#[test]
fn every_page_has_a_title_and_a_summary_and_nothing_that_the_policy_forbids() {
    let manual = Manual::read();
    for edition in &manual.0 {
        for page in &edition.pages {
            let (slug, article) = (page.slug, &page.article);
            assert!(!article.title.is_empty(), "{slug} has no title");
            assert!(!article.summary.is_empty(), "{slug} has no paragraph below its title");
            let html = rendered(&manual, edition.language, slug, None);
            let mark = super::article::OWN_ADDRESS.to_string();
            for forbidden in [" style=\"", "<script>", " onclick=", "<!--", &mark] {
                assert!(!html.contains(forbidden), "{slug} has {forbidden}");
            }
            assert!(!values(&html, "loading").iter().any(|value| value != "lazy"));
            let (pictures, widths) = (html.matches("<img ").count(), values(&html, "width").len());
            assert!(pictures <= widths, "{slug} has a picture without a size");
        }
    }
}

#[test]
fn both_languages_have_the_same_pieces() {
    let manual = Manual::read();
    let [english, chinese] = &manual.0;
    for (one, other) in english.pages.iter().zip(&chinese.pages) {
        assert_eq!(one.slug, other.slug);
        let depths = |page: &super::Page| {
            page.article.headings.iter().map(|heading| heading.depth).collect::<Vec<_>>()
        };
        assert_eq!(depths(one), depths(other), "the headings of {}", one.slug);
        let samples = |page: &super::Page| {
            let labels = page.article.pieces.iter().filter_map(|piece| match piece {
                Piece::Code(sample) => Some(sample.syntax.to_owned()),
                Piece::Output(sample) => Some(format!("output {}", sample.syntax)),
                Piece::Tabs(samples) => {
                    Some(samples.iter().map(|one| one.label).collect::<Vec<_>>().join("+"))
                }
                Piece::Models => Some("models".to_owned()),
                Piece::Html(_) => None,
            });
            labels.collect::<Vec<_>>()
        };
        assert_eq!(samples(one), samples(other), "the samples of {}", one.slug);
    }
}

#[test]
fn samples_have_the_readers_own_address() {
    let manual = Manual::read();
    for language in Language::ALL {
        let html = rendered(&manual, language, "start", None);
        assert!(html.contains("https://images.example.com/v1/images/generations"));
        let markdown = manual.markdown(language, "start", ORIGIN, &[]).unwrap();
        assert!(markdown.contains("https://images.example.com/v1/images/generations"));
        assert!(!markdown.contains("run tab"), "the flags of fences are ours");
    }
}

#[test]
fn a_search_finds_what_is_meant() {
    let manual = Manual::read();
    for (language, query, expected) in [
        (Language::En, "webhook", "/docs/en/webhooks"),
        (Language::En, "Webhooks", "/docs/en/webhooks"),
        (Language::En, "errors", "/docs/en/errors"),
        (Language::En, "idempotency key", "/docs/en/promise"),
        (Language::En, "partial_images", "/docs/en/images-api"),
        (Language::En, "backup restore", "/docs/en/backup"),
        (Language::En, "how do I revoke a key", "/docs/en/keys"),
        (Language::En, "nginx", "/docs/en/"),
        (Language::Zh, "遮罩", "/docs/zh/edits"),
        (Language::Zh, "密钥", "/docs/zh/keys"),
        (Language::Zh, "备份", "/docs/zh/backup"),
        (Language::Zh, "预算", "/docs/zh/"),
        (Language::Zh, "webhook 签名", "/docs/zh/webhooks"),
        (Language::Zh, "插画器", "/docs/zh/illustrator"),
        (Language::Zh, "gpt-image-2", "/docs/zh/models"),
    ] {
        let found = manual.search(language, query);
        let urls: Vec<&str> = found.iter().map(|one| &*one.url).collect();
        let top = &urls[..urls.len().min(3)];
        assert!(top.iter().any(|url| url.starts_with(expected)), "{query}: {urls:?}");
        let marked = found.iter().flat_map(|one| &one.snippet).any(|part| part.is_match);
        assert!(marked, "{query} is marked nowhere");
    }
    for nothing in ["", " ", "?!", "qqqzzz", "犇骉"] {
        assert_eq!(manual.search(Language::Zh, nothing), [], "{nothing}");
    }
}

#[test]
fn what_a_search_shows_is_escaped() {
    let manual = Manual::read();
    let html = manual.results(&frame(Language::En), "<b>\"keys\"</b>");
    assert!(!html.contains("<b>\"keys") && html.contains("&lt;b&gt;&quot;keys&quot;&lt;/b&gt;"));
    let missing = manual.missing(&frame(Language::Zh), "web-hooks");
    assert!(
        missing.contains("页面不存在") && missing.contains("<ul class=\"results\">"),
        "webhooks is meant"
    );
}

#[test]
fn language_models_find_every_page() {
    let manual = Manual::read();
    let llms = manual.llms(ORIGIN);
    assert!(llms.starts_with("# Pictor\n\n> "), "{llms}");
    for page in &manual.0[0].pages {
        let line = format!("({ORIGIN}/docs/en/{}.md): ", page.slug);
        assert!(llms.contains(&line), "{line} is missing");
    }
    assert!(llms.contains("/docs/zh/index.md"));
    for edition in &manual.0 {
        let whole = manual.whole(edition.language, ORIGIN, &offers());
        for page in &edition.pages {
            assert!(whole.contains(&format!("# {}\n", page.article.title)), "{}", page.slug);
        }
        for lost in ["](../", "](index.md", "](jobs.md", "](start.md"] {
            assert!(!whole.contains(lost), "{lost} leads nowhere");
        }
    }
}

#[test]
fn the_tab_that_was_chosen_is_shown_from_the_first_paint() {
    let markdown = "# A\n\nB.\n\n```python tab\n1\n```\n\n```sh tab\ncurl x\n```\n";
    let article = super::Article::read(Language::En, markdown, &BTreeMap::new());
    let page = super::Page { slug: "index", source: markdown.to_owned(), article };
    let index = super::Index::of(std::iter::empty());
    let edition = super::Edition { language: Language::En, pages: vec![page], index };
    let shown = |tab| {
        let reader = Reader { offers: &[], tab };
        let html = super::page::page(&frame(Language::En), &edition, &edition.pages[0], &reader);
        let shown = html.split("role=\"tabpanel\"").nth(1).unwrap().split('>').next().unwrap();
        !shown.contains("hidden")
    };
    assert!(shown(None) && shown(Some("Node.js")) && shown(Some("Python")));
    assert!(!shown(Some("curl")));
}
