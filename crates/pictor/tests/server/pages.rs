//! Pages for people: who sees which, in which language, and what leaves with them.

use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use serde_json::json;

use crate::{KEY, Server, plan};

/// A browser that follows no redirect by itself.
struct Browser<'a> {
    server: &'a Server,
    client: Client,
    cookie: String,
}

impl<'a> Browser<'a> {
    fn new(server: &'a Server) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { server, client, cookie: String::new() }
    }

    async fn signed_in(server: &'a Server, key: &str) -> Self {
        let answer =
            server.client.post(server.url("/session")).json(&json!({ "key": key })).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        Self { cookie, ..Self::new(server) }
    }

    async fn get(&self, path: &str) -> Response {
        self.client.get(self.server.url(path)).header("cookie", &self.cookie).send().await.unwrap()
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        answer.text().await.unwrap()
    }
}

fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers()[name].to_str().unwrap()
}

/// The address of a file that a page loads.
fn file(page: &str, name: &str) -> String {
    let at = page.find(&format!("/{name}\"")).unwrap_or_else(|| panic!("the page loads no {name}"));
    let start = page[..at].rfind('"').unwrap() + 1;
    format!("{}/{name}", &page[start..at])
}

#[tokio::test]
async fn a_stranger_sees_what_this_is_and_who_is_signed_in_can_draw() {
    let server = plan().endless().start().await;
    let stranger = Browser::new(&server).page("/").await;
    assert!(stranger.contains("id=\"sign-in\"") && !stranger.contains("id=\"composer\""));
    assert!(stranger.contains(&server.url("/v1/images/generations")), "the sample has this server's address");
    assert!(stranger.contains("gpt-image-1-mini"), "the models are listed");

    let person = Browser::signed_in(&server, KEY).await.page("/").await;
    assert!(
        person.contains("id=\"composer\"")
            && person.contains("admin key")
            && !person.contains("id=\"sign-in\"")
    );
    server.stop().await;
}

#[tokio::test]
async fn the_playground_sends_a_stranger_to_sign_in_and_back() {
    let server = plan().start().await;
    let stranger = Browser::new(&server);
    let answer = stranger.get("/play?prompt=a%20red%20canoe").await;
    assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (303, "no-store"));
    let place = header(&answer, "location").to_owned();
    assert_eq!(place, "/?next=%2Fplay%3Fprompt%3Da%2520red%2520canoe");
    assert!(stranger.page(&place).await.contains("data-next=\"/play?prompt=a%20red%20canoe\""));
    let lured = stranger.page("/?next=//evil.example/").await;
    assert!(lured.contains("data-next=\"\"") && !lured.contains("evil.example/\""));

    let person = Browser::signed_in(&server, KEY).await;
    assert_eq!(header(&person.get(&place).await, "location"), "/play?prompt=a%20red%20canoe");
    assert!(person.page("/play?prompt=a%20red%20canoe").await.contains("id=\"composer\""));
    server.stop().await;
}

#[tokio::test]
async fn a_page_is_in_the_language_that_was_chosen_or_that_the_browser_likes() {
    let server = plan().start().await;
    let mut browser = Browser::new(&server);
    let liked = browser.client.get(server.url("/")).header("accept-language", "zh-CN,zh;q=0.9,en;q=0.8");
    assert!(liked.send().await.unwrap().text().await.unwrap().contains("<html lang=\"zh-Hans\""));
    let chosen = browser.get("/?next=/play&lang=zh").await;
    assert_eq!((chosen.status().as_u16(), header(&chosen, "location")), (303, "/?next=/play"));
    let cookie = header(&chosen, "set-cookie");
    assert!(cookie.starts_with("pictor_language=zh; Path=/; "), "{cookie}");
    browser.cookie = "pictor_language=zh; pictor_theme=dark".to_owned();
    let page = browser.page("/").await;
    assert!(page.contains("<html lang=\"zh-Hans\" data-theme=\"dark\">"));
    assert!(page.contains("href=\"/?lang=en\""), "the other language is a link");
    server.stop().await;
}

#[tokio::test]
async fn a_page_may_load_nothing_but_files_of_this_server() {
    let server = plan().start().await;
    let browser = Browser::new(&server);
    let answer = browser.get("/").await;
    let policy = header(&answer, "content-security-policy");
    for rule in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "trusted-types 'none'"]
    {
        assert!(policy.contains(rule), "{policy}");
    }
    assert_eq!(header(&answer, "referrer-policy"), "same-origin");
    assert_eq!(header(&answer, "cache-control"), "private, no-cache");
    let vary: Vec<&str> =
        answer.headers().get_all("vary").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(vary.join(", ").to_lowercase(), "cookie, accept-language, accept-encoding");
    assert!(
        !answer.headers().contains_key("cross-origin-opener-policy"),
        "browsers complain of it over http"
    );
    let tag = header(&answer, "etag").to_owned();
    let again = browser.client.get(server.url("/")).header("if-none-match", tag).send().await.unwrap();
    assert_eq!((again.status().as_u16(), again.text().await.unwrap().as_str()), (304, ""));
    server.stop().await;
}

#[tokio::test]
async fn files_of_pages_are_kept_for_good_and_sent_compressed() {
    let server = plan().start().await;
    let browser = Browser::new(&server);
    let page = browser.page("/").await;
    for (name, media_type) in
        [("base.css", "text/css; charset=utf-8"), ("home.js", "text/javascript; charset=utf-8")]
    {
        let path = file(&page, name);
        let request = browser.client.get(server.url(&path)).header("accept-encoding", "gzip");
        let answer = request.send().await.unwrap();
        assert_eq!(header(&answer, "content-type"), media_type);
        assert_eq!(header(&answer, "cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(header(&answer, "content-encoding"), "gzip");
        let head = browser.client.head(server.url(&path)).send().await.unwrap();
        assert_eq!(head.status(), 200);
        let older = browser.get(&format!("/-/000000000000/{name}")).await;
        assert_eq!((older.status().as_u16(), header(&older, "cache-control")), (200, "no-cache"));
    }
    for nothing in ["/-/0/nothing.js", "/-/0/..%2FCargo.toml", "/-/0/%2e%2e/Cargo.toml", "/-/0"] {
        assert_eq!(browser.get(nothing).await.status(), 404, "{nothing}");
    }
    server.stop().await;
}

#[tokio::test]
async fn a_session_that_ended_makes_a_stranger() {
    let server = plan().start().await;
    let mut browser = Browser::signed_in(&server, KEY).await;
    browser.cookie.push('0');
    assert!(browser.page("/").await.contains("id=\"sign-in\""));
    let by_key = server.get("/").send().await.unwrap().text().await.unwrap();
    assert!(by_key.contains("id=\"sign-in\""), "a browser sends no key, and gets no page by one");
    server.stop().await;
}

#[tokio::test]
async fn the_page_of_a_job_is_the_same_whatever_job_it_is() {
    let server = plan().start().await;
    let stranger = Browser::new(&server).get("/jobs/job_1").await;
    assert_eq!((stranger.status().as_u16(), header(&stranger, "location")), (303, "/?next=%2Fjobs%2Fjob_1"));
    let person = Browser::signed_in(&server, KEY).await;
    let one = person.page("/jobs/job_1").await;
    assert!(one.contains("/job.js\""));
    // It says nothing of whether there is such a job; only the links to itself differ.
    assert_eq!(one, person.page("/jobs/job_2").await.replace("job_2", "job_1"));
    server.stop().await;
}

#[tokio::test]
async fn every_file_that_a_page_names_is_there() {
    let server = plan().start().await;
    let person = Browser::signed_in(&server, KEY).await;
    for path in ["/", "/jobs/job_1"] {
        let html = person.page(path).await;
        let named = html.split('"').filter(|part| part.starts_with("/-/"));
        let files: Vec<&str> = named.map(|part| part.split('#').next().unwrap()).collect();
        assert!(files.len() > 10, "{files:?}");
        for file in files {
            assert_eq!(person.get(file).await.status(), 200, "{file}");
        }
    }
    server.stop().await;
}
