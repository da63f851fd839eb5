//! Where things of the manual stand on the site.

use super::tree::FIRST;
use crate::choice::Language;

/// The page of this name.
pub(super) fn of_page(language: Language, slug: &str) -> String {
    let code = language.code();
    if slug == FIRST { format!("/docs/{code}") } else { format!("/docs/{code}/{slug}") }
}

/// The same page as Markdown.
pub(super) fn of_markdown(language: Language, slug: &str) -> String {
    format!("/docs/{}/{slug}.md", language.code())
}

/// A picture; with its tag in the address it can be kept for good.
pub(super) fn of_picture(name: &str, tag: &str) -> String {
    format!("/docs/pictures/{name}?v={tag}")
}

/// What a link between the files of `docs/` leads to: `jobs.md#the-list` is `/docs/en/jobs#the-list`.
pub(super) fn of_link(language: Language, link: &str) -> String {
    if link.contains("://") || link.starts_with(['#', '/']) || link.starts_with("mailto:") {
        return link.to_owned();
    }
    let (path, heading) = link.split_once('#').map_or((link, None), |(path, heading)| (path, Some(heading)));
    let (language, name) = match path.strip_prefix("../").and_then(|path| path.split_once('/')) {
        Some((code, name)) => match Language::named(code) {
            Some(language) => (language, name),
            None => return format!("/docs/{code}/{name}"),
        },
        None => (language, path),
    };
    let page = name.strip_suffix(".md").map_or_else(|| link.to_owned(), |slug| of_page(language, slug));
    heading.map_or_else(|| page.clone(), |heading| format!("{page}#{heading}"))
}

/// The name that a heading has in links, as GitHub gives it.
pub(super) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_files_become_links_between_pages() {
        for (link, expected) in [
            ("jobs.md", "/docs/zh/jobs"),
            ("jobs.md#列表", "/docs/zh/jobs#列表"),
            ("index.md", "/docs/zh"),
            ("../en/index.md", "/docs/en"),
            ("../pictures/lake.webp", "/docs/pictures/lake.webp"),
            ("#here", "#here"),
            ("/openapi.json", "/openapi.json"),
            ("https://example.com/a.md", "https://example.com/a.md"),
        ] {
            assert_eq!(of_link(Language::Zh, link), expected, "{link}");
        }
    }

    #[test]
    fn anchors_are_those_of_github() {
        assert_eq!(anchor("`GET /v1/files`: the list"), "get-v1files-the-list");
        assert_eq!(anchor("X-Pictor-Job 响应头（可选）"), "x-pictor-job-响应头可选");
        assert_eq!(anchor("400 and 5xx"), "400-and-5xx");
    }
}
