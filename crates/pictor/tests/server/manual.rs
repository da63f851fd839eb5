//! The manual on the web: pages, their Markdown, the search, pictures, and what language models read.

use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;

use crate::{Server, plan};

/// As a browser asks for a page.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

/// A stranger who goes nowhere by himself.
fn stranger() -> Client {
    Client::builder().no_proxy().redirect(Policy::none()).build().unwrap()
}

fn page(server: &Server, path: &str) -> RequestBuilder {
    stranger().get(server.url(path)).header("accept", BROWSER)
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

async fn text(response: Response) -> String {
    response.text().await.unwrap()
}

#[tokio::test]
async fn everybody_reads_the_manual() {
    let server = plan().start().await;
    for (path, language) in [("/docs/en", "en"), ("/docs/zh", "zh-Hans"), ("/docs/zh/webhooks", "zh-Hans")] {
        let response = page(&server, path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let headers = response.headers().clone();
        assert_eq!(header(&headers, "content-type"), "text/html; charset=utf-8");
        assert_eq!(header(&headers, "cache-control"), "private, no-cache");
        assert!(header(&headers, "vary").contains("Accept"), "{headers:?}");
        assert!(header(&headers, "content-security-policy").contains("script-src 'self'"));
        let html = text(response).await;
        assert!(html.contains(&format!("<html lang=\"{language}\"")), "{path}");
        assert!(html.contains(&server.url("/docs/en")), "the other language is named by its whole address");
        let etag = header(&headers, "etag");
        let again = page(&server, path).header("if-none-match", etag).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
    }
    let html = text(page(&server, "/docs/en/start").send().await.unwrap()).await;
    assert!(html.contains(&server.url("/v1/images/generations")), "samples have this server's address");
    assert!(html.contains("aria-current=\"page\">"), "the tree says where one is");
    let head = stranger().head(server.url("/docs/en/jobs")).header("accept", BROWSER).send().await.unwrap();
    assert_eq!(head.status(), 200);
    server.stop().await;
}

#[tokio::test]
async fn every_page_has_one_address() {
    let server = plan().start().await;
    for (path, accepted, cookie, status, place) in [
        ("/docs", "zh-CN,zh;q=0.9", "", 303, "/docs/zh"),
        ("/docs", "fr", "", 303, "/docs/en"),
        ("/docs", "zh-CN", "pictor_language=en", 303, "/docs/en"),
        ("/docs/en/", "", "", 308, "/docs/en"),
        ("/docs/zh/index", "", "", 308, "/docs/zh"),
        ("/docs/zh/jobs?lang=zh", "", "", 303, "/docs/zh/jobs"),
    ] {
        let request = page(&server, path).header("accept-language", accepted).header("cookie", cookie);
        let response = request.send().await.unwrap();
        let told = (response.status().as_u16(), header(response.headers(), "location"));
        assert_eq!(told, (status, place), "{path} {accepted} {cookie}");
    }
    let chosen = page(&server, "/docs/zh/jobs?lang=zh").send().await.unwrap();
    assert!(header(chosen.headers(), "set-cookie").starts_with("pictor_language=zh; Path=/"));
    server.stop().await;
}

#[tokio::test]
async fn a_page_is_markdown_for_who_asks_for_that() {
    let server = plan().start().await;
    let file = stranger().get(server.url("/docs/en/start.md")).send().await.unwrap();
    assert_eq!(file.status(), 200);
    assert_eq!(header(file.headers(), "content-type"), "text/markdown; charset=utf-8");
    assert_eq!(header(file.headers(), "cache-control"), "no-cache");
    assert!(!header(file.headers(), "etag").is_empty());
    let file = text(file).await;
    assert!(file.starts_with("# ") && file.contains(&server.url("/v1/images/generations")));
    for (accept, is_markdown) in [
        ("text/markdown", true),
        ("text/markdown, */*;q=0.1", true),
        ("text/markdown;q=0", false),
        ("*/*", false),
        (BROWSER, false),
    ] {
        let response =
            stranger().get(server.url("/docs/en/start")).header("accept", accept).send().await.unwrap();
        assert!(header(response.headers(), "vary").contains("Accept"), "{accept}");
        let told = text(response).await;
        assert_eq!(told == file, is_markdown, "{accept}");
    }
    let response = page(&server, "/docs/zh/jobs").send().await.unwrap();
    assert_eq!(
        header(response.headers(), "link"),
        "</docs/zh/jobs.md>; rel=\"alternate\"; type=\"text/markdown\", </llms.txt>; rel=\"describedby\""
    );
    server.stop().await;
}

#[tokio::test]
async fn the_models_of_this_server_are_in_the_manual() {
    let server = plan().start().await;
    let whole = text(stranger().get(server.url("/docs/zh/llms-full.txt")).send().await.unwrap()).await;
    assert!(whole.contains(&server.url("/docs/zh/jobs")), "links hold wherever the text is taken");
    let english = text(stranger().get(server.url("/llms-full.txt")).send().await.unwrap()).await;
    assert!(english.contains("# ") && english != whole);
    let llms = stranger().get(server.url("/llms.txt")).send().await.unwrap();
    assert_eq!(header(llms.headers(), "content-type"), "text/plain; charset=utf-8");
    let llms = text(llms).await;
    assert!(llms.starts_with("# Pictor\n\n> ") && llms.contains(&server.url("/docs/en/jobs.md")), "{llms}");
    server.stop().await;
}

#[tokio::test]
async fn a_search_answers_the_page_in_json_and_others_with_a_page() {
    let server = plan().start().await;
    let ask = |path: &str| stranger().get(server.url(path)).header("accept", "*/*");
    let response = ask("/docs/zh/search?q=%E9%81%AE%E7%BD%A9").send().await.unwrap();
    assert_eq!(header(response.headers(), "content-type"), "application/json");
    let found: Value = response.json().await.unwrap();
    let first = &found["results"][0];
    assert!(first["url"].as_str().unwrap().starts_with("/docs/zh/"), "{found}");
    let parts =
        found["results"].as_array().unwrap().iter().flat_map(|one| one["snippet"].as_array().unwrap());
    assert!(parts.into_iter().any(|part| part["match"] == true && part["text"] == "遮罩"), "{found}");
    for nothing in ["/docs/en/search", "/docs/en/search?q=", "/docs/en/search?q=qqqzzz"] {
        let found: Value = ask(nothing).send().await.unwrap().json().await.unwrap();
        assert_eq!(found["results"].as_array().unwrap().len(), 0, "{nothing}");
    }
    let html = text(page(&server, "/docs/en/search?q=webhook").send().await.unwrap()).await;
    assert!(html.contains("<mark>webhook</mark>") || html.contains("<mark>Webhook</mark>"));
    assert!(
        html.contains("href=\"/docs/zh/search?q=webhook&amp;lang=zh\""),
        "the other language searches, too"
    );
    server.stop().await;
}

#[tokio::test]
async fn where_no_page_is_stands_one_that_says_so() {
    let server = plan().start().await;
    for path in [
        "/docs/en/web-hooks",
        "/docs/zh/nothing",
        "/docs/fr/start",
        "/docs/pictures/no.webp",
        "/docs/en/no.md",
    ] {
        let response = page(&server, path).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(header(response.headers(), "content-type"), "text/html; charset=utf-8", "{path}");
        assert!(response.headers().get("etag").is_none());
        assert!(text(response).await.contains("role=\"combobox\""), "one can search there");
    }
    let html = text(page(&server, "/docs/en/web-hooks").send().await.unwrap()).await;
    assert!(html.contains("href=\"/docs/en/webhooks"), "what may be meant is named");
    server.stop().await;
}

#[tokio::test]
async fn pictures_are_kept_for_good_under_their_tag() {
    let server = plan().start().await;
    let html = text(page(&server, "/docs/en/illustrator").send().await.unwrap()).await;
    let path = html.split("src=\"").find(|part| part.starts_with("/docs/pictures/")).unwrap();
    let path = path.split('"').next().unwrap();
    let response = stranger().get(server.url(path)).header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(response.status(), 200, "{path}");
    assert_eq!(header(response.headers(), "cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(header(response.headers(), "content-encoding"), "", "pictures gain nothing by it");
    let etag = header(response.headers(), "etag").to_owned();
    assert!(response.bytes().await.unwrap().starts_with(b"RIFF"));
    let bare = path.split('?').next().unwrap();
    let response = stranger().get(server.url(bare)).header("if-none-match", &etag).send().await.unwrap();
    assert_eq!(response.status(), 304);
    assert_eq!(header(response.headers(), "cache-control"), "public, max-age=3600");
    server.stop().await;
}
