//! A page of the manual, read from Markdown: pieces of markup, its headings, and the texts that a search looks at.

use std::collections::{BTreeMap, HashMap};

use maud::html;
use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html,
};

use super::address::{self, anchor};
use super::fence::{ADDRESS, Fence};
use super::files::{SETTINGS, Shape};
use super::text::{Heading, Section, joined};
use crate::choice::Language;
use crate::sample::Sample;
use crate::words::words;

/// Stands in markup where the reader's own address comes: a letter that no text has.
pub(super) const OWN_ADDRESS: char = '\u{e000}';

/// A page.
pub(super) struct Article {
    pub(super) title: String,
    /// The paragraph below the title, as text and as markup.
    pub(super) summary: String,
    pub(super) lead: String,
    pub(super) pieces: Vec<Piece>,
    /// Those below the title.
    pub(super) headings: Vec<Heading>,
    /// First what stands above all headings.
    pub(super) sections: Vec<Section>,
}

/// A part of a page.
#[derive(Debug)]
pub(super) enum Piece {
    /// Markup; an element that begins in one may end in another.
    Html(String),
    /// A block of code.
    Code(Sample),
    /// What the program above prints.
    Output(Sample),
    /// One program in several languages.
    Tabs(Vec<Sample>),
    /// The table of the models that are served.
    Models,
}

impl Article {
    pub(super) fn read(language: Language, markdown: &str, shapes: &BTreeMap<String, Shape>) -> Self {
        let events =
            joined(Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH));
        let mut reading = Reading::new(language, shapes);
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            reading.take(event, &mut events);
        }
        reading.flush();
        reading.article
    }
}

/// An article that is being read.
struct Reading<'a> {
    language: Language,
    shapes: &'a BTreeMap<String, Shape>,
    article: Article,
    /// What is to become markup.
    open: Vec<Event<'a>>,
    /// How often each anchor is taken.
    taken: HashMap<String, usize>,
    /// The alignment of the columns of a table, the cell that is read, and whether it is the head of its column.
    columns: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    is_named: bool,
    /// The paragraph below the title is read.
    in_lead: bool,
}

type Events<'a> = std::vec::IntoIter<Event<'a>>;

impl<'a> Reading<'a> {
    fn new(language: Language, shapes: &'a BTreeMap<String, Shape>) -> Self {
        let article = Article {
            title: String::new(),
            summary: String::new(),
            lead: String::new(),
            pieces: Vec::new(),
            headings: Vec::new(),
            sections: vec![Section::default()],
        };
        Self {
            language,
            shapes,
            article,
            open: Vec::new(),
            taken: HashMap::new(),
            columns: Vec::new(),
            cell: 0,
            in_head: false,
            is_named: false,
            in_lead: false,
        }
    }

    fn take(&mut self, event: Event<'a>, rest: &mut Events<'a>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.heading(level, rest),
            Event::Start(Tag::CodeBlock(kind)) => self.code(&kind, rest),
            Event::Start(Tag::Image { dest_url, .. }) => self.image(&dest_url, rest),
            Event::Start(Tag::Paragraph) => self.paragraph(),
            Event::End(TagEnd::Paragraph) => self.end_of_paragraph(),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = address::of_link(self.language, &dest_url).into();
                self.open.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::Html(text) => self.directive(text.trim()),
            Event::InlineHtml(text) if text.starts_with("<br") => self.open.push(Event::HardBreak),
            Event::InlineHtml(text) => self.open.push(Event::Text(text)),
            Event::Code(text) => self.inline_code(text),
            Event::Text(text) => {
                self.say(&text);
                self.open.push(Event::Text(text));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.say(" ");
                self.open.push(event);
            }
            other => self.table(other, rest.as_slice()),
        }
    }

    /// What of tables is written otherwise than usual: a frame that scrolls, and no style for their alignment, which
    /// the policy of the page forbids.
    fn table(&mut self, event: Event<'a>, rest: &[Event<'a>]) {
        match event {
            Event::Start(Tag::Table(columns)) => {
                self.columns = columns;
                self.raw("<div class=\"scroll\">".to_owned());
                self.open.push(Event::Start(Tag::Table(Vec::new())));
            }
            Event::End(TagEnd::Table) => {
                self.open.push(event);
                self.raw("</div>\n".to_owned());
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                (self.cell, self.in_head) = (0, matches!(event, Event::Start(Tag::TableHead)));
                self.open.push(event);
            }
            Event::Start(Tag::TableCell) => {
                // An empty head is none.
                self.is_named = self.in_head && rest.first() != Some(&Event::End(TagEnd::TableCell));
                let is_number = self.columns.get(self.cell) == Some(&Alignment::Right);
                let class = if is_number { " class=\"number\"" } else { "" };
                let tag = if self.is_named { "th scope=\"col\"" } else { "td" };
                self.raw(format!("<{tag}{class}>"));
            }
            Event::End(TagEnd::TableCell) => {
                self.cell += 1;
                self.say(" · ");
                self.raw(if self.is_named { "</th>" } else { "</td>" }.to_owned());
            }
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                self.say("\n");
                self.open.push(event);
            }
            // Our Markdown has comments only, and those were read.
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            other => self.open.push(other),
        }
    }

    fn heading(&mut self, level: HeadingLevel, rest: &mut Events<'a>) {
        let inner = until(rest, TagEnd::Heading(level));
        let text = plain(&inner);
        if level == HeadingLevel::H1 {
            self.article.title = text;
            return;
        }
        self.flush();
        let id = self.free(anchor(&text));
        let mut markup = String::new();
        html::push_html(&mut markup, inner.into_iter());
        let label = format!("{}{text}", words(self.language).docs.link_to);
        let link = html! { a .anchor href=(format!("#{id}")) aria-label=(label) {} }.into_string();
        let depth = if level == HeadingLevel::H2 { 2 } else { 3 };
        let tag = level.to_string();
        self.article.pieces.push(Piece::Html(format!("<{tag} id=\"{id}\">{markup}{link}</{tag}>\n")));
        self.article.sections.push(Section::new(&text, &id));
        self.article.headings.push(Heading { depth, id, text });
    }

    /// The anchor, with a number where another heading of the page has it.
    fn free(&mut self, anchor: String) -> String {
        let times = self.taken.entry(anchor.clone()).or_default();
        *times += 1;
        if *times == 1 { anchor } else { format!("{anchor}-{}", *times - 1) }
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>, rest: &mut Events<'a>) {
        self.flush();
        let info = if let CodeBlockKind::Fenced(info) = kind { &**info } else { "" };
        let (fence, code) = (Fence::read(info), plain(&until(rest, TagEnd::CodeBlock)));
        self.say("\n");
        self.say(&code);
        let sample = fence.sample(code);
        let piece = match self.article.pieces.last_mut() {
            // The same language again is another program.
            Some(Piece::Tabs(samples))
                if fence.is_tab && samples.iter().all(|one| one.label != sample.label) =>
            {
                return samples.push(sample);
            }
            _ if fence.is_tab => Piece::Tabs(vec![sample]),
            _ if fence.is_output => Piece::Output(sample),
            _ => Piece::Code(sample),
        };
        self.article.pieces.push(piece);
    }

    fn image(&mut self, target: &str, rest: &mut Events<'a>) {
        let alt = plain(&until(rest, TagEnd::Image));
        let name = target.rsplit('/').next().unwrap_or_default();
        let shape = self.shapes.get(name);
        let source = shape.map_or_else(|| target.to_owned(), |shape| address::of_picture(name, &shape.tag));
        let (width, height) = (shape.map(|shape| shape.width), shape.map(|shape| shape.height));
        let image = html! { img src=(source) alt=(alt) width=[width] height=[height] loading="lazy" decoding="async"; };
        self.raw(image.into_string());
    }

    /// The first one below the title is the summary of the page.
    fn paragraph(&mut self) {
        let is_first = self.article.pieces.is_empty() && self.open.is_empty();
        if is_first && !self.article.title.is_empty() && self.article.summary.is_empty() {
            self.in_lead = true;
        } else {
            self.open.push(Event::Start(Tag::Paragraph));
        }
    }

    fn end_of_paragraph(&mut self) {
        if self.in_lead {
            self.in_lead = false;
            self.article.summary = plain(&self.open);
            html::push_html(&mut self.article.lead, self.open.drain(..));
        } else {
            self.open.push(Event::End(TagEnd::Paragraph));
        }
        self.say("\n");
    }

    fn inline_code(&mut self, text: CowStr<'a>) {
        self.say(&text);
        match text.strip_prefix(ADDRESS) {
            Some(rest) => {
                let code = html! { code { (OWN_ADDRESS) (rest) } };
                self.raw(code.into_string());
            }
            None => self.open.push(Event::Code(text)),
        }
    }

    /// A comment that the site replaces; others are for those who write.
    fn directive(&mut self, comment: &str) {
        let piece = match comment {
            "<!-- models -->" => Piece::Models,
            "<!-- config.default.toml -->" => Piece::Code(Fence::read("toml").sample(SETTINGS.to_owned())),
            _ => return,
        };
        self.flush();
        self.article.pieces.push(piece);
    }

    fn raw(&mut self, markup: String) {
        self.open.push(Event::InlineHtml(markup.into()));
    }

    /// Adds to what a search finds.
    fn say(&mut self, text: &str) {
        if let Some(section) = self.article.sections.last_mut() {
            section.text.push_str(text);
        }
    }

    fn flush(&mut self) {
        if !self.open.is_empty() {
            let mut markup = String::new();
            html::push_html(&mut markup, self.open.drain(..));
            self.article.pieces.push(Piece::Html(markup));
        }
    }
}

/// What comes before the end of this element.
fn until<'a>(rest: &mut Events<'a>, end: TagEnd) -> Vec<Event<'a>> {
    rest.by_ref().take_while(|event| *event != Event::End(end)).collect()
}

/// The text of events.
fn plain(events: &[Event<'_>]) -> String {
    let texts = events.iter().map(|event| match event {
        Event::Text(text) | Event::Code(text) => &**text,
        Event::InlineHtml(text) if text.contains(OWN_ADDRESS) => ADDRESS,
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markdown: &str) -> Article {
        let shape = Shape { width: 640, height: 480, tag: "abc".to_owned() };
        Article::read(Language::En, markdown, &[("lake.webp".to_owned(), shape)].into())
    }

    fn markup(article: &Article) -> String {
        let parts = article.pieces.iter().map(|piece| match piece {
            Piece::Html(markup) => markup.as_str(),
            _ => "…",
        });
        parts.collect()
    }

    #[test]
    fn a_page_has_a_title_a_summary_and_sections() {
        let article = read(
            "# Files\n\nPictures that are kept, see [jobs](jobs.md#the-list).\n\nMore.\n\n## The `file` object\n\nIt has an id.\n\n### A & B\n\n## The file object\n",
        );
        assert_eq!((&*article.title, &*article.summary), ("Files", "Pictures that are kept, see jobs."));
        assert_eq!(article.lead, "Pictures that are kept, see <a href=\"/docs/en/jobs#the-list\">jobs</a>.");
        let ids: Vec<&str> = article.headings.iter().map(|heading| &*heading.id).collect();
        assert_eq!(ids, ["the-file-object", "a--b", "the-file-object-1"]);
        assert_eq!(article.sections[1].text.trim(), "It has an id.");
        let text = markup(&article);
        let heading = "<h2 id=\"the-file-object\">The <code>file</code> object<a class=\"anchor\" \
                       href=\"#the-file-object\" aria-label=\"Link to this section: The file object\"></a></h2>";
        assert!(text.contains(heading), "{text}");
        assert!(text.starts_with("<p>More.</p>"), "{text}");
    }

    #[test]
    fn tabs_that_follow_each_other_are_one_group() {
        let article = read(
            "# A\n\nB.\n\n```python run tab\n1\n```\n\n```sh run tab\ncurl x\n```\n\n```json output\n{}\n```\n\n```sh tab\ncurl y\n```\n\n```sh tab\ncurl z\n```\n\n```js tab\n2\n```\n",
        );
        let told: Vec<String> = article
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Tabs(samples) => {
                    samples.iter().map(|sample| sample.label).collect::<Vec<_>>().join("+")
                }
                Piece::Output(sample) => format!("output {}", sample.code.trim()),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(told, ["Python+curl", "output {}", "curl", "curl+Node.js"]);
    }

    #[test]
    fn a_table_has_no_style_and_a_picture_has_its_size() {
        let article = read(
            "# A\n\nB.\n\n| a | b | |\n|---|--:|---|\n| ![a lake](../pictures/lake.webp) | 1<br>2 | |\n",
        );
        let text = markup(&article);
        assert!(!text.contains("style"), "{text}");
        for part in [
            "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"number\">b</th><td></td>",
            "<td class=\"number\">1<br />\n2</td>",
            "<img src=\"/docs/pictures/lake.webp?v=abc\" alt=\"a lake\" width=\"640\" height=\"480\" loading=\"lazy\"",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }

    #[test]
    fn comments_are_replaced_or_left_out_and_other_markup_is_text() {
        let article = read(
            "# A\n\nB.\n\n<!-- models -->\n\n<!-- for those who write -->\n\na <b>c</b> `http://127.0.0.1:8080/v1`\n",
        );
        assert!(matches!(article.pieces[0], Piece::Models));
        let text = markup(&article);
        assert_eq!(text, format!("…<p>a &lt;b&gt;c&lt;/b&gt; <code>{OWN_ADDRESS}/v1</code></p>\n"));
    }
}
