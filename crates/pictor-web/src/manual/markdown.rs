//! The manual as plain text: pages as Markdown, and what language models are given to find them (llms.txt).

use std::fmt::Write as _;

use super::address::{of_link, of_markdown};
use super::fence::{ADDRESS, Fence};
use super::files::SETTINGS;
use super::tree::{Group, TREE};
use super::{Edition, Page};
use crate::choice::Language;
use crate::offer::Offer;
use crate::shell::money;
use crate::words::words;

/// A page as it stands in `docs/`, with the reader's own address in its samples and without what is for the site.
pub(super) fn page(language: Language, source: &str, origin: &str, offers: &[Offer]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut open: Option<Fence<'_>> = None;
    for line in source.lines() {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        match (rest.strip_prefix("```"), &open) {
            (Some(info), None) => {
                let fence = Fence::read(info);
                add(&mut text, &format!("{indent}```{}", fence.plain()));
                open = Some(fence);
            }
            (Some(_), Some(_)) => {
                open = None;
                add(&mut text, line);
            }
            (None, Some(fence)) => add(&mut text, &fence.addressed(line, origin)),
            (None, None) => match rest.trim_end() {
                "<!-- models -->" => add(&mut text, &models(language, offers)),
                "<!-- config.default.toml -->" => add(&mut text, &format!("```toml\n{SETTINGS}```")),
                comment if comment.starts_with("<!--") => {}
                _ => add(&mut text, &addressed_code(line, origin)),
            },
        }
    }
    text
}

fn add(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Code within a sentence that is the address of the server.
fn addressed_code(line: &str, origin: &str) -> String {
    if origin.is_empty() {
        line.to_owned()
    } else {
        line.replace(&format!("`{ADDRESS}"), &format!("`{origin}"))
    }
}

fn models(language: Language, offers: &[Offer]) -> String {
    let says = &words(language).home;
    let mut text = format!(
        "| {} | {} | {} | {} |\n|---|---|---|--:|",
        says.model, says.sizes, says.qualities, says.price_of
    );
    for offer in offers {
        let sizes = if offer.is_free { says.free_sizes.to_owned() } else { code(&offer.sizes) };
        let [low, high] = &offer.prices;
        let price = if offer.is_drawn {
            says.no_cost.to_owned()
        } else if low == high {
            money(low)
        } else {
            format!("{} – {}", money(low), money(high))
        };
        let _ = write!(text, "\n| `{}` | {sizes} | {} | {price} |", offer.id, code(&offer.qualities));
    }
    text
}

fn code<T: AsRef<str>>(words: &[T]) -> String {
    words.iter().map(|word| format!("`{}`", word.as_ref())).collect::<Vec<_>>().join(" ")
}

/// `/llms.txt`: what this is, and where the pages of the manual are (llmstxt.org).
pub(super) fn llms(english: &Edition, chinese: &Edition, origin: &str) -> String {
    let says = &words(Language::En).docs;
    let mut text = format!("# Pictor\n\n> {}\n\n{}\n", english.first().article.summary, says.for_models);
    for group in &TREE {
        let _ = write!(text, "\n## {}\n\n{}", group.label(Language::En), lines(english, group, origin));
    }
    let _ = write!(
        text,
        "\n## Optional\n\n\
         - [{}]({origin}/llms-full.txt)\n\
         - [OpenAPI]({origin}/openapi.json)\n\
         - [{}]({origin}{}): {}\n\
         - [{}]({origin}/docs/zh/llms-full.txt)\n",
        says.in_one_file,
        words(Language::Zh).docs.manual,
        of_markdown(Language::Zh, chinese.first().slug),
        chinese.first().article.summary,
        words(Language::Zh).docs.in_one_file,
    );
    text
}

fn lines(edition: &Edition, group: &Group, origin: &str) -> String {
    let pages = group.slugs.iter().filter_map(|slug| edition.page(slug));
    let line = |page: &Page| {
        let place = of_markdown(edition.language, page.slug);
        format!("- [{}]({origin}{place}): {}\n", page.article.title, page.article.summary)
    };
    pages.map(line).collect()
}

/// All pages of a language in one text, with addresses that hold wherever it is taken.
pub(super) fn whole(edition: &Edition, origin: &str, offers: &[Offer]) -> String {
    let pages = edition.pages.iter().map(|one| {
        let text = page(edition.language, &one.source, origin, offers);
        rooted(edition.language, &text, origin)
    });
    pages.collect::<Vec<_>>().join("\n")
}

/// With whole addresses in the place of links between files.
fn rooted(language: Language, text: &str, origin: &str) -> String {
    let mut parts = text.split("](");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (link, rest) = part.split_once(')').unwrap_or((part, ""));
        let is_file =
            link.split('#').next().is_some_and(|path| path.ends_with(".md")) || link.starts_with("../");
        if is_file && !link.contains("://") {
            let _ = write!(text, "]({origin}{}){rest}", of_link(language, link));
        } else {
            let _ = write!(text, "]({part}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://images.example.com";

    #[test]
    fn a_page_is_markdown_for_its_reader() {
        let source = "# A\n\nAt `http://127.0.0.1:8080/v1`.\n\n<!-- a note -->\n\n\
                      ```sh run tab\ncurl http://127.0.0.1:8080/v1\n```\n\n\
                      ```nginx\nproxy_pass http://127.0.0.1:8080;\n```\n\n<!-- models -->\n";
        let offer = Offer {
            id: "gpt-image-2".to_owned(),
            sizes: Vec::new(),
            is_free: true,
            qualities: vec!["low", "high"],
            is_drawn: false,
            prices: ["0.0056".to_owned(), "0.2107".to_owned()],
        };
        let text = page(Language::En, source, ORIGIN, &[offer]);
        assert!(text.contains("At `https://images.example.com/v1`."), "{text}");
        assert!(text.contains("```sh\ncurl https://images.example.com/v1\n```\n"), "{text}");
        assert!(text.contains("proxy_pass http://127.0.0.1:8080;"), "{text}");
        assert!(!text.contains("<!--"), "{text}");
        assert!(text.contains("| `gpt-image-2` | any up to"), "{text}");
        assert!(text.contains("| `low` `high` | $0.0056 – $0.2107 |\n"), "{text}");
    }

    #[test]
    fn links_lead_somewhere_wherever_the_text_is_taken() {
        let text = rooted(
            Language::Zh,
            "[a](jobs.md#x) ![b](../pictures/b.webp) [c](https://c.example/a.md) [d](../en/index.md)",
            ORIGIN,
        );
        assert_eq!(
            text,
            "[a](https://images.example.com/docs/zh/jobs#x) \
             ![b](https://images.example.com/docs/pictures/b.webp) [c](https://c.example/a.md) \
             [d](https://images.example.com/docs/en)"
        );
    }
}
