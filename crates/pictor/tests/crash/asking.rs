//! How a client asks, the first time and again, and what it is told.

use pictor_api::{Format, Size};
use pictor_testkit::pictures;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::house::{KEY, PICTURE};

/// How the client asks again: by its own key, or as the SDKs do when a connection broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Key,
    Retry,
}

impl By {
    /// The header of the first call.
    pub(crate) fn first(self) -> (&'static str, &'static str) {
        self.header(false)
    }

    fn header(self, again: bool) -> (&'static str, &'static str) {
        match self {
            Self::Key => ("idempotency-key", "cover-of-issue-12"),
            Self::Retry if again => ("x-stainless-retry-count", "1"),
            Self::Retry => ("x-stainless-retry-count", "0"),
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Pictures {
        n: usize,
    },
    Edit,
    /// As an older client asks: for a model that is retired and a size that none draws now.
    Older,
}

/// What the client was told.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Call {
    /// Asks. An error is a connection that broke.
    pub(crate) async fn ask(self, url: &str, by: By, again: bool) -> Result<Told, reqwest::Error> {
        let (name, value) = by.header(again);
        self.ask_with(url, &[(name, value)]).await
    }

    pub(crate) async fn ask_with(self, url: &str, headers: &[(&str, &str)]) -> Result<Told, reqwest::Error> {
        let client = client();
        let mut request = match self {
            Self::Pictures { n } => client.post(format!("{url}/v1/images/generations")).json(
                &json!({ "model": "gpt-image-2", "prompt": "a lake", "quality": "low", "size": "1024x1024", "n": n }),
            ),
            Self::Older => client.post(format!("{url}/v1/images/generations")).json(
                &json!({ "model": "dall-e-2", "prompt": "a lake", "quality": "low", "size": "512x512" }),
            ),
            Self::Edit => {
                let file = pictures::file(7, Size::new(256, 256), Format::Png);
                let part = reqwest::multipart::Part::bytes(file).file_name("a.png").mime_str("image/png").unwrap();
                let form = reqwest::multipart::Form::new().text("model", "gpt-image-2").text("prompt", "at night");
                let form = form.text("quality", "low").text("size", "1024x1024").part("image", part);
                client.post(format!("{url}/v1/images/edits")).multipart(form)
            }
        };
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        told(request).await
    }
}

impl Told {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&self.body)))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }

    /// Whether these are the pictures that the upstream has drawn, byte for byte.
    pub(crate) fn is_whole(&self, n: usize) -> bool {
        let answer = self.json();
        let pictures = answer["data"].as_array().map_or(&[][..], Vec::as_slice);
        let is = |(index, picture): (usize, &Value)| picture["b64_json"] == drawn(index);
        pictures.len() == n && pictures.iter().enumerate().all(is)
    }
}

/// The upstream's picture, in base64.
fn drawn(index: usize) -> String {
    let file = pictures::file(index as u64, Size::new(1024, 1024), Format::Png);
    base64_simd::STANDARD.encode_to_string(pictures::padded(file, PICTURE))
}

pub(crate) async fn get(url: &str, path: &str) -> Told {
    told(client().get(format!("{url}{path}"))).await.unwrap()
}

pub(crate) async fn post(url: &str, path: &str) -> Result<Told, reqwest::Error> {
    told(client().post(format!("{url}{path}"))).await
}

async fn told(request: reqwest::RequestBuilder) -> Result<Told, reqwest::Error> {
    let response = request.bearer_auth(KEY).send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Told { status, headers, body: response.bytes().await?.to_vec() })
}

/// Each request on a connection of its own: the one before may have died with its server.
fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap()
}
