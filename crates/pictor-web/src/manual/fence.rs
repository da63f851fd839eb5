//! Blocks of code: what stands behind their three backticks, and the reader's own address in what they show.

use crate::sample::Sample;

/// Where the samples of the manual find a server.
pub(super) const ADDRESS: &str = "http://127.0.0.1:8080";

/// The info string of a block: a language, then flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence<'a> {
    language: &'a str,
    /// One of several programs that do the same.
    pub(super) is_tab: bool,
    /// What the program above prints.
    pub(super) is_output: bool,
}

impl<'a> Fence<'a> {
    pub(super) fn read(info: &'a str) -> Self {
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default();
        let flags: Vec<&str> = words.collect();
        let has = |flag| flags.contains(&flag);
        Self { language, is_tab: has("tab"), is_output: has("output") }
    }

    /// As `highlight.js` names it.
    fn syntax(&self) -> &'static str {
        match self.language {
            "python" | "py" => "python",
            "js" | "javascript" | "mjs" | "ts" => "js",
            "sh" | "bash" | "shell" | "console" => "sh",
            "json" => "json",
            "toml" => "toml",
            "yaml" | "yml" => "yaml",
            "nginx" | "ini" | "systemd" | "caddy" => "ini",
            _ => "text",
        }
    }

    /// As tabs name it: what a reader chooses holds for every block with the same name.
    fn label(&self, code: &str) -> &'static str {
        match (self.language, self.syntax()) {
            (_, "python") => "Python",
            (_, "js") => "Node.js",
            (_, "sh") if code.contains("curl") => "curl",
            (_, "sh") => "Shell",
            (_, "json") => "JSON",
            (_, "toml") => "TOML",
            (_, "yaml") => "YAML",
            ("nginx", _) => "nginx",
            ("caddy", _) => "Caddy",
            ("systemd", _) => "systemd",
            _ => "Text",
        }
    }

    /// Whether an address in it is that of the server which the reader would call. In what configures a server or a
    /// proxy it is another one's.
    fn is_for_clients(&self) -> bool {
        matches!(self.syntax(), "python" | "js" | "sh" | "json" | "yaml")
    }

    pub(super) fn sample(&self, code: String) -> Sample {
        Sample { label: self.label(&code), syntax: self.syntax(), code }
    }

    /// The block as other readers of Markdown take it: with its language, without our flags.
    pub(super) fn plain(&self) -> &'a str {
        self.language
    }

    /// The code as the reader of `origin` would send it.
    pub(super) fn addressed(&self, code: &str, origin: &str) -> String {
        if self.is_for_clients() { addressed(code, origin) } else { code.to_owned() }
    }
}

/// With the reader's own address in the place of the one that samples have.
pub(super) fn addressed(text: &str, origin: &str) -> String {
    if origin.is_empty() { text.to_owned() } else { text.replace(ADDRESS, origin) }
}

/// Whether the syntax is one of those whose address is the reader's own.
pub(super) fn is_for_clients(syntax: &str) -> bool {
    Fence::read(syntax).is_for_clients()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_info_string_is_a_language_and_flags() {
        let fence = Fence::read("python run tab");
        assert_eq!((fence.plain(), fence.is_tab, fence.is_output), ("python", true, false));
        assert!(Fence::read("json output").is_output);
        assert_eq!(Fence::read("").sample(String::new()).label, "Text");
        assert_eq!(Fence::read("sh").sample("curl localhost".to_owned()).label, "curl");
        assert_eq!(Fence::read("sh").sample("pictor serve".to_owned()).label, "Shell");
    }

    #[test]
    fn only_what_calls_a_server_gets_its_address() {
        let code = "call http://127.0.0.1:8080/v1";
        let call = |info, origin| Fence::read(info).addressed(code, origin);
        assert_eq!(call("sh run", "https://images.example.com"), "call https://images.example.com/v1");
        assert_eq!(call("nginx", "https://images.example.com"), code, "a proxy asks the server itself");
        assert_eq!(call("sh", ""), code, "a client of HTTP/1.0 names no host");
    }
}
