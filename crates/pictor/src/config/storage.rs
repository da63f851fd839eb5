//! Where pictures are kept for good: in the data directory, or in a bucket that several servers share.

use pictor_relay::Secret;
use url::Url;

use super::Environment;
use super::read::Reader;

/// The variables in which AWS's own programs look for credentials and the region.
const VARIABLES: [&str; 10] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_REGION",
    "AWS_DEFAULT_REGION",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_ROLE_ARN",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
];

/// A bucket of a service that speaks S3.
#[derive(Clone, Debug)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What the names of all objects begin with; empty or without a slash at either end.
    pub prefix: String,
    /// The service, where it is not AWS: `http://127.0.0.1:9000`.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Whether the bucket stands in the path, and not in the host name.
    pub path_style: bool,
    /// What the environment says of credentials and region, by the names of its variables.
    pub environment: Vec<(&'static str, Secret)>,
    /// Whether downloads are sent to an address of the bucket, signed for a short while.
    pub redirect: bool,
}

pub(super) fn read(reader: &mut Reader, environment: Environment<'_>) -> Option<Bucket> {
    let redirect = reader.boolean("storage.redirect");
    let text = reader.given_or(environment("PICTOR_STORAGE_URL"), "storage.url")?;
    let bucket = bucket(&text, environment).map(|bucket| Bucket { redirect, ..bucket });
    bucket.map_err(|fault| reader.problems.add("storage.url", fault)).ok()
}

fn bucket(text: &str, environment: Environment<'_>) -> Result<Bucket, String> {
    let form = "write s3://BUCKET/PREFIX?endpoint=https://HOST&region=REGION&path_style=true";
    let url = Url::parse(text).map_err(|_| form.to_owned())?;
    let name = url.host_str().filter(|_| url.scheme() == "s3").ok_or(form)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("credentials stand in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, not here".to_owned());
    }
    let said = VARIABLES.iter().filter_map(|name| Some((*name, Secret::new(environment(name)?))));
    let mut bucket = Bucket {
        name: name.to_owned(),
        prefix: url.path().trim_matches('/').to_owned(),
        endpoint: None,
        region: None,
        path_style: false,
        environment: said.collect(),
        redirect: false,
    };
    for (key, value) in url.query_pairs() {
        match (&*key, &*value) {
            ("endpoint", address) => bucket.endpoint = Some(endpoint(address)?),
            ("region", region) => bucket.region = Some(region.to_owned()),
            ("path_style", "true" | "false") => bucket.path_style = value == "true",
            ("path_style", _) => return Err("path_style is true or false".to_owned()),
            _ => return Err(format!("'{key}' is not known; {form}")),
        }
    }
    Ok(bucket)
}

fn endpoint(address: &str) -> Result<String, String> {
    let is_http = |url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    match Url::parse(address).ok().filter(is_http) {
        Some(_) => Ok(address.trim_end_matches('/').to_owned()),
        None => Err(format!("the endpoint '{address}' is no http:// or https:// address")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Bucket, String> {
        bucket(text, &|name| (name == "AWS_ACCESS_KEY_ID").then(|| "AKIA".to_owned()))
    }

    #[test]
    fn an_address_says_bucket_prefix_and_service() {
        let bucket =
            read("s3://pictures/pictor/a/?endpoint=http://127.0.0.1:9000/&region=eu-1&path_style=true");
        let bucket = bucket.unwrap();
        assert_eq!((bucket.name.as_str(), bucket.prefix.as_str()), ("pictures", "pictor/a"));
        assert_eq!(bucket.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
        assert_eq!((bucket.region.as_deref(), bucket.path_style), (Some("eu-1"), true));
        assert_eq!(bucket.environment.len(), 1);
        let plain = read("s3://pictures").unwrap();
        assert_eq!((plain.prefix.as_str(), plain.endpoint, plain.path_style), ("", None, false));
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        for (text, word) in [
            ("pictures", "s3://"),
            ("https://pictures", "s3://"),
            ("s3://key:secret@pictures", "AWS_ACCESS_KEY_ID"),
            ("s3://pictures?endpoint=ftp://a", "endpoint"),
            ("s3://pictures?path_style=yes", "path_style"),
            ("s3://pictures?pathstyle=true", "pathstyle"),
        ] {
            assert!(read(text).unwrap_err().contains(word), "{text}");
        }
    }
}
