//! The manual: the pages of `docs/` as pages of the site, as Markdown, and as what a search finds.

mod address;
mod article;
mod fence;
mod files;
mod markdown;
mod page;
mod search;
mod text;
mod tree;

use std::collections::HashSet;

use crate::choice::Language;
use crate::offer::Offer;
use crate::shell::Frame;
use article::Article;
pub use files::{Picture, picture};
use search::Index;
pub use search::Part;

/// How many pages may be meant by an address that there is not.
const MOST_MEANT: usize = 5;

/// Where a picture of the manual is, for other pages.
pub(crate) fn source(name: &str) -> String {
    address::of_picture(name, &picture(name).map(|picture| picture.tag).unwrap_or_default())
}

/// All pages in both languages, read once.
pub struct Manual([Edition; 2]);

/// For whom a page is made, beside what all pages have.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The models that are served.
    pub offers: &'a [Offer],
    /// The tab of samples that was chosen before, by its label.
    pub tab: Option<&'a str>,
}

/// A section that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The title of its page.
    pub title: String,
    /// Its heading; empty for what stands above all headings.
    pub heading: String,
    /// Where it stands on this server.
    pub url: String,
    /// Its text around what was found.
    pub snippet: Vec<Part>,
}

/// The manual in one language.
struct Edition {
    language: Language,
    pages: Vec<Page>,
    index: Index,
}

struct Page {
    slug: &'static str,
    source: String,
    article: Article,
}

impl Manual {
    /// Reads all pages.
    #[must_use]
    pub fn read() -> Self {
        let shapes = files::shapes();
        Self(Language::ALL.map(|language| {
            let pages: Vec<Page> = tree::slugs()
                .filter_map(|slug| {
                    let source = files::page(language, slug)?;
                    let article = Article::read(language, &source, &shapes);
                    Some(Page { slug, source, article })
                })
                .collect();
            let index = Index::of(pages.iter().map(|page| (&*page.article.title, &*page.article.sections)));
            Edition { language, pages, index }
        }))
    }

    fn edition(&self, language: Language) -> &Edition {
        let [english, chinese] = &self.0;
        match language {
            Language::En => english,
            Language::Zh => chinese,
        }
    }

    /// Whether there is a page of this name.
    #[must_use]
    pub fn has(&self, slug: &str) -> bool {
        self.edition(Language::En).page(slug).is_some()
    }

    /// A page of the site, in the language of the frame.
    #[must_use]
    pub fn page(&self, frame: &Frame<'_>, slug: &str, reader: &Reader<'_>) -> Option<String> {
        let edition = self.edition(frame.language);
        Some(page::page(frame, edition, edition.page(slug)?, reader))
    }

    /// What stands where no page is.
    #[must_use]
    pub fn missing(&self, frame: &Frame<'_>, slug: &str) -> String {
        let spelled = [" ", ""].map(|between| slug.replace(['-', '_', '.'], between));
        let found = spelled.iter().map(|words| self.search(frame.language, words));
        let mut meant = found.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        let mut pages = HashSet::new();
        meant.retain(|found| pages.insert(found.title.clone()));
        meant.truncate(MOST_MEANT);
        page::missing(frame, self.edition(frame.language), &meant)
    }

    /// What a search found, as a page for readers without scripts.
    #[must_use]
    pub fn results(&self, frame: &Frame<'_>, query: &str) -> String {
        page::results(frame, self.edition(frame.language), query, &self.search(frame.language, query))
    }

    /// The sections that fit a query best, the best one first.
    #[must_use]
    pub fn search(&self, language: Language, query: &str) -> Vec<Found> {
        let edition = self.edition(language);
        let hits = edition.index.find(query).into_iter();
        hits.map(|hit| {
            let page = &edition.pages[hit.place.0];
            let section = &page.article.sections[hit.place.1];
            let mark = if section.id.is_empty() { "" } else { "#" };
            Found {
                title: page.article.title.clone(),
                heading: section.heading.clone(),
                url: format!("{}{mark}{}", address::of_page(language, page.slug), section.id),
                snippet: hit.snippet,
            }
        })
        .collect()
    }

    /// A page as Markdown.
    #[must_use]
    pub fn markdown(&self, language: Language, slug: &str, origin: &str, offers: &[Offer]) -> Option<String> {
        Some(markdown::page(language, &self.edition(language).page(slug)?.source, origin, offers))
    }

    /// All pages of a language as one Markdown file.
    #[must_use]
    pub fn whole(&self, language: Language, origin: &str, offers: &[Offer]) -> String {
        markdown::whole(self.edition(language), origin, offers)
    }

    /// `/llms.txt`: where language models find the pages.
    #[must_use]
    pub fn llms(&self, origin: &str) -> String {
        markdown::llms(&self.0[0], &self.0[1], origin)
    }
}

impl Edition {
    fn page(&self, slug: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.slug == slug)
    }

    /// The page that the manual begins with.
    fn first(&self) -> &Page {
        &self.pages[0]
    }
}

#[cfg(test)]
mod tests;
