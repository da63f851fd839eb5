//! The order of the manual: groups, and the pages in each.

use crate::choice::Language;

/// Pages that belong together.
pub(super) struct Group {
    en: &'static str,
    zh: &'static str,
    /// The file names of its pages, without `.md`. What the tree says of a page is the title of the page.
    pub(super) slugs: &'static [&'static str],
}

impl Group {
    pub(super) fn label(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Zh => self.zh,
        }
    }
}

/// The page that the manual begins with.
pub(super) const FIRST: &str = "index";

/// All groups in their order.
pub(super) const TREE: [Group; 4] = [
    Group { en: "Start", zh: "开始", slugs: &[FIRST, "start", "clients"] },
    Group {
        en: "API",
        zh: "API",
        slugs: &[
            "images-api",
            "edits",
            "streaming",
            "jobs",
            "promise",
            "files",
            "webhooks",
            "models",
            "errors",
            "money",
            "sessions",
        ],
    },
    Group {
        en: "Running it",
        zh: "部署与运维",
        slugs: &[
            "install",
            "configuration",
            "upstreams",
            "keys",
            "operations",
            "proxies",
            "storage",
            "replicas",
            "backup",
            "command-line",
            "troubleshooting",
            "upgrading",
        ],
    },
    Group { en: "The illustrator", zh: "插画器", slugs: &["illustrator"] },
];

/// All pages, as one reads them from the first to the last.
pub(super) fn slugs() -> impl Iterator<Item = &'static str> {
    TREE.iter().flat_map(|group| group.slugs).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::manual::files;

    #[test]
    fn every_page_is_in_the_tree_once_and_every_row_is_a_page() {
        let rows: BTreeSet<String> = slugs().map(str::to_owned).collect();
        assert_eq!(rows.len(), slugs().count(), "a page stands in the tree twice");
        for language in Language::ALL {
            let pages: BTreeSet<String> = files::slugs(language).into_iter().collect();
            let without_row: Vec<_> = pages.difference(&rows).collect();
            let without_page: Vec<_> = rows.difference(&pages).collect();
            let code = language.code();
            assert!(without_row.is_empty(), "pages of docs/{code} that are not in TREE: {without_row:?}");
            assert!(without_page.is_empty(), "rows of TREE without a page in docs/{code}: {without_page:?}");
        }
    }
}
