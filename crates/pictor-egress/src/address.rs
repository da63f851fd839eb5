//! An address that can be asked for: read once, and never printed whole.

use std::fmt;

use http::Uri;
use url::{Host, Origin, Position, Url};

use crate::fetch_error::FetchError;

/// An address that can be asked for: http or https, no password, a port that is meant for it.
///
/// What is between the host and the end of it may be a secret: neither `Display` nor `Debug` has it.
#[derive(Clone)]
pub struct Address {
    url: Url,
    /// What the operator named himself, and may be reached wherever it is.
    home: Option<Origin>,
}

impl Address {
    /// An address as somebody else names it.
    ///
    /// # Errors
    /// [`FetchError::Unusable`].
    pub fn parse(text: &str) -> Result<Self, FetchError> {
        Self { url: Url::parse(text).map_err(|_| UNREADABLE)?, home: None }.usable()
    }

    /// An address that the operator named: it, and all that others name at the same scheme, host and port by
    /// [`join`](Self::join), may be reached wherever it is. It counts as a directory.
    ///
    /// # Errors
    /// [`FetchError::Unusable`].
    pub fn of_operator(text: &str) -> Result<Self, FetchError> {
        let mut url = Url::parse(text).map_err(|_| UNREADABLE)?;
        if !url.path().ends_with('/') {
            let directory = format!("{}/", url.path());
            url.set_path(&directory);
        }
        let home = Some(url.origin());
        Self { url, home }.usable()
    }

    /// An address as somebody else names it here: whole, or relative to this one.
    ///
    /// # Errors
    /// [`FetchError::Unusable`].
    pub fn join(&self, text: &str) -> Result<Self, FetchError> {
        let url = self.url.join(text).map_err(|_| UNREADABLE)?;
        Self { url, home: self.home.clone() }.usable()
    }

    /// Whether what goes there goes encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Where a redirect leads.
    pub(crate) fn redirected(&self, location: &str) -> Result<Self, FetchError> {
        let next = self.join(location)?;
        if self.url.scheme() == "https" && next.url.scheme() == "http" {
            return Err(FetchError::Unusable("it leads from https to http"));
        }
        Ok(next)
    }

    /// Whether it is the operator's own.
    pub(crate) fn is_home(&self) -> bool {
        self.home.as_ref().is_some_and(|home| *home == self.url.origin())
    }

    pub(crate) fn host(&self) -> Host<&str> {
        self.url.host().expect("checked when it was read")
    }

    pub(crate) fn port(&self) -> u16 {
        self.url.port_or_known_default().expect("http and https have one")
    }

    /// The host and the port, as the header `Host` has them.
    pub(crate) fn authority(&self) -> &str {
        &self.url[Position::BeforeHost..Position::AfterPort]
    }

    /// The path and the query.
    pub(crate) fn target(&self) -> &str {
        &self.url[Position::BeforePath..Position::AfterQuery]
    }

    /// Scheme, host and port, for the connection.
    pub(crate) fn server(&self) -> Result<Uri, FetchError> {
        let server = Uri::builder().scheme(self.url.scheme()).authority(self.authority()).path_and_query("/");
        server.build().map_err(|_| UNREADABLE)
    }

    fn usable(self) -> Result<Self, FetchError> {
        let url = &self.url;
        let has_port = |port| [80, 443].contains(&port) || port >= 1024 || self.is_home();
        match () {
            () if !["http", "https"].contains(&url.scheme()) => {
                Err(FetchError::Unusable("not http or https"))
            }
            () if url.host().is_none() => Err(UNREADABLE),
            () if !url.username().is_empty() || url.password().is_some() => {
                Err(FetchError::Unusable("it has a name or a password"))
            }
            () if !url.port_or_known_default().is_some_and(has_port) => {
                Err(FetchError::Unusable("its port is not 80, 443 or 1024 and above"))
            }
            () => Ok(self),
        }
    }
}

const UNREADABLE: FetchError = FetchError::Unusable("it is no URL");

/// The host, with its port where that is unusual.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.authority())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_meant_for_pictures_can_be_asked_for() {
        for text in [
            "",
            "pictures/a.png",
            "//cdn.example/a.png",
            "ftp://cdn.example/a.png",
            "file:///etc/passwd",
            "gopher://cdn.example/",
            "data:image/png;base64,AAAA",
            "http://",
            "https://user@cdn.example/a.png",
            "https://:password@cdn.example/a.png",
            "http://cdn.example:22/",
            "http://cdn.example:25/",
            "http://cdn.example:1023/",
            "http://cdn.example:70000/",
            "http://[::1%25eth0]/",
            "http://1.2.3.4.5/",
        ] {
            let refused = Address::parse(text).unwrap_err();
            assert!(matches!(refused, FetchError::Unusable(_)) && !refused.may_pass(), "{text}");
        }
        for text in
            ["http://cdn.example", "https://cdn.example:8443/a", "http://cdn.example:443/", "HTTPS://a.b/"]
        {
            assert!(Address::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn an_address_in_disguise_is_an_address() {
        for text in [
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
            "http://%31%32%37.1/",
            "http://127。0。0。1/",
        ] {
            let address = Address::parse(text).unwrap();
            assert!(matches!(address.host(), Host::Ipv4(host) if host.is_loopback()), "{text}");
        }
    }

    #[test]
    fn what_an_upstream_names_is_read_beside_its_own_address() {
        let base = Address::of_operator("http://10.0.0.5:81/v1").unwrap();
        for (text, authority, target, home) in [
            ("files/a.png", "10.0.0.5:81", "/v1/files/a.png", true),
            ("/files/a.png?b=c#d", "10.0.0.5:81", "/files/a.png?b=c", true),
            ("http://10.0.0.5:81/a", "10.0.0.5:81", "/a", true),
            ("http://10.0.0.5/a", "10.0.0.5", "/a", false),
            ("https://10.0.0.5:8443/a", "10.0.0.5:8443", "/a", false),
            ("//cdn.example/a", "cdn.example", "/a", false),
            ("https://cdn.example", "cdn.example", "/", false),
        ] {
            let address = base.join(text).unwrap();
            assert_eq!((address.authority(), address.target(), address.is_home()), (authority, target, home));
        }
        assert!(base.join("http://10.0.0.5:82/a").is_err(), "another port than the operator's own");
    }

    #[test]
    fn a_redirect_never_leaves_https() {
        let safe = Address::parse("https://cdn.example/a/b").unwrap();
        assert!(safe.redirected("http://cdn.example/c").is_err());
        assert_eq!(safe.redirected("../c").unwrap().target(), "/c");
        assert!(Address::parse("http://cdn.example/").unwrap().redirected("https://cdn.example/").is_ok());
    }

    #[test]
    fn only_the_host_is_ever_printed() {
        let address = Address::parse("https://cdn.example:8443/secret?signature=secret#secret").unwrap();
        assert_eq!(format!("{address} {address:?}"), "cdn.example:8443 Address(cdn.example:8443)");
    }
}
