//! Genres: whether a page with parts is asked for, and its parts. It is read from the characters, before any word has a
//! meaning, because the words for a page ("panel", "icons", "labels") would become things in it.

use std::sync::LazyLock;

use super::ideas::idea;
use super::lexicon::lineage;
use super::plainly::phrased;
use super::quotes::{Quote, quotes};
use super::text::{Text, is_han, is_letter};
use crate::intent::{
    Bond, Genre, Intent, Kind, Lettering, MAX_SLOTS, Page, Position, Region, Relation, Rgb, Setting, Shape,
    Slot, Style, Subject,
};

mod announced;
mod chart;
mod clause;
mod copy;
mod free;
mod greeting;
mod labels;
mod lists;
mod marks;
mod menu;
mod panels;
mod parts;
mod rooms;
mod said;
mod sets;
mod sign;
mod slot;
mod stickers;
mod tones;
mod when;

// Pure functions of constants: nothing ever writes to them.
static GENRES: LazyLock<Vec<(Genre, Vec<char>)>> = LazyLock::new(genres);
static HUSHED: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| words(include_str!("hushed.txt")));

/// What stands for a quotation or a word that has been read: no word holds it.
const READ: char = '\u{1}';

/// Longer prompts are scenes with much to tell; their page words are read as such, unless they begin with them. A
/// Chinese character says as much as three.
const LONGEST: usize = 600;

/// Shorter ones of several sentences are, too.
const LONG: usize = 330;

const EARLY: usize = 80;

/// The words of such a row of `lists.txt`; their spaces count.
pub(super) fn row(name: &str) -> impl Iterator<Item = &'static str> + use<> {
    let name = format!("{name}|");
    let rows = include_str!("lists.txt").lines();
    rows.filter_map(move |line| line.strip_prefix(name.as_str())).flat_map(|row| row.split('|'))
}

/// The words of the rows of that name for parts of the picture.
fn regions(name: &'static str) -> impl Iterator<Item = (&'static str, Region)> {
    use Region::{Bottom, BottomLeft, BottomRight, Centre, Left, Right, Top, TopLeft, TopRight};
    let sides = [TopLeft, TopRight, BottomLeft, BottomRight, Left, Right, Top, Bottom, Centre];
    sides.into_iter().flat_map(move |side| row(&format!("{name} {side:?}")).map(move |word| (word, side)))
}

/// The part of the picture that the rows of that name find in such words.
fn region_in(name: &'static str, said: &str) -> Option<Region> {
    regions(name).find(|(word, _)| said.contains(word)).map(|(_, region)| region)
}

/// The page that a prompt asks for.
pub(super) fn page(prompt: &str) -> Option<Page> {
    let text = Text::new(prompt);
    let early = early(&text);
    if let Some(card) = greeting::said(prompt, &text).and_then(|card| page(&card)) {
        let occasion = card.rest.occasion.or(plain(prompt).occasion);
        return Some(Page { rest: Intent { occasion, ..card.rest }, ..card });
    }
    let draft = Draft::new(text);
    let mut tried: Vec<Genre> = Vec::new();
    let found = GENRES.iter().find_map(|(genre, word)| {
        let fits = |at: usize| at <= early || lettered(*genre) || *genre == Genre::Menu && draft.is_priced();
        // 表情包 with a line or two is a meme, else a set.
        if *genre == Genre::Cards
            && matches!(draft.quotes.len(), 1 | 2)
            && word.iter().copied().eq("表情包".chars())
        {
            return None;
        }
        let start = draft
            .genre(word)
            .or_else(|| (*genre == Genre::Menu && draft.is_priced()).then(|| draft.find(word, 0))?);
        let start = start.filter(|&at| {
            !tried.contains(genre)
                && fits(at)
                && (*genre != Genre::Sign || sign::is_meant(&draft, at))
                && (*genre != Genre::Map || marks::is_land(&draft, word))
                // A temple with columns is no table.
                && (draft.says("table") || !word.ends_with(&['c', 'o', 'l', 'u', 'm', 'n', 's']))
                && !(draft.serves(at) && (is_program(*genre) || *genre == Genre::Worksheet))
        })?;
        let end = start + word.len();
        if *genre == Genre::Infographic && draft.is_slogan(end) {
            return None;
        }
        tried.push(*genre);
        let kinds = parts::kinds(&draft, *genre, draft.text.slice(start, end), end);
        let genre = match *genre {
            _ if kinds => Genre::Cards,
            Genre::Icon if ["一套", "一组", "套装"].iter().any(|set| draft.says(set)) => Genre::IconSet,
            Genre::Anatomy | Genre::Poster if labels::are_parts(&draft) => Genre::Infographic,
            // 说明卡分四格，1 插上电源，2 按下开关: its boxes are steps.
            Genre::Comic if !draft.says("漫画") && !draft.says("comic") && draft.is_numbered() => {
                Genre::Infographic
            }
            // A sheet of numbered boxes that hangs in the kitchen is no kitchen.
            Genre::Room if draft.is_numbered() => Genre::Infographic,
            Genre::Flowchart if row("in a circle").any(|round| draft.says(round)) => Genre::Cycle,
            // "Cats vs dogs infographic" has two sides.
            Genre::Infographic if [" vs ", " vs. ", " versus "].iter().any(|vs| draft.says(vs)) => {
                Genre::Sections
            }
            genre => genre,
        };
        Draft::new(Text::new(prompt)).page(genre, start, end)
    });
    let numbered = found.is_none() && draft.is_numbered();
    found.or_else(|| numbered.then(|| draft.page(Genre::Infographic, 0, 0)).flatten())
}

/// As far as a word for a page is one.
fn early(text: &Text) -> usize {
    let han = text.folded.iter().filter(|&&c| is_han(c)).count();
    let ends = |p: &usize| match text.at(*p) {
        Some('.') => text.at(p + 1) == Some(' '),
        // What is called out in parentheses ends nothing.
        c => matches!(c, Some('。' | '!' | '?')) && text.at(p + 1) != Some(')'),
    };
    let mut stops = (0..text.len()).filter(ends);
    let (first, told) = (stops.next().unwrap_or(0), stops.nth(1).is_some());
    match text.len() + 2 * han {
        length if length > LONGEST => EARLY.max(first),
        length if length > LONG && told => EARLY.max(first),
        _ => text.len(),
    }
}

/// Of these the words matter most, however much is told.
const fn lettered(genre: Genre) -> bool {
    matches!(genre, Genre::Poster | Genre::Card | Genre::Cover)
}

/// The words for each genre, the first row first; `""` among them is a quotation.
fn genres() -> Vec<(Genre, Vec<char>)> {
    let mut list = Vec::new();
    for line in include_str!("genres.txt").lines() {
        let (name, rest) =
            line.trim_start_matches('[').split_once(']').expect("a line begins with its genre");
        let genre = Genre::named(name).unwrap_or_else(|| panic!("genres.txt: no genre is {name}"));
        let rest = rest.replace("\"\"", READ.encode_utf8(&mut [0; 4]));
        list.extend(words(&rest).into_iter().map(|word| (genre, word)));
    }
    list
}

fn words(list: &str) -> Vec<Vec<char>> {
    list.split([',', '\n'])
        .map(|word| word.trim().chars().collect::<Vec<_>>())
        .filter(|w| !w.is_empty())
        .collect()
}

/// Whether arrows and boxes are what such a page is made of.
const fn is_diagram(genre: Genre) -> bool {
    use Genre::{Anatomy, Chain, Cycle, Flowchart, Infographic, MindMap, Sections, Timeline, Tree, Venn};
    matches!(
        genre,
        Anatomy | Chain | Cycle | Flowchart | Infographic | MindMap | Sections | Timeline | Tree | Venn
    )
}

/// Whether such pages are parts of programs.
pub(super) fn is_program(genre: Genre) -> bool {
    matches!(genre, Genre::Screen | Genre::Dashboard | Genre::Website)
}

/// A prompt of which parts have been read already.
struct Draft {
    text: Text,
    quotes: Vec<Quote>,
    /// The folded characters; quotations and what has been read are [`READ`].
    open: Vec<char>,
    /// Which characters the rest shall not see.
    hushed: Vec<bool>,
}

impl Draft {
    fn new(text: Text) -> Self {
        let quotes = quotes(&text);
        let arrow = |c: &char| if "→➜➔➡⇒⟶⇨".contains(*c) { '>' } else { *c };
        let mut open: Vec<char> = text.folded.iter().map(arrow).collect();
        quotes.iter().for_each(|quote| open[quote.start..quote.end].fill(READ));
        let hushed = vec![false; open.len()];
        Self { text, quotes, open, hushed }
    }

    /// Where that word for a genre stands, unless it names a thing or a manner.
    fn genre(&self, word: &[char]) -> Option<usize> {
        let mut from = 0;
        while let Some(at) = self.find(word, from) {
            from = at + 1;
            let after: String = self.open[at + word.len()..].iter().take(12).collect();
            let before: String = self.open[at.saturating_sub(24)..at].iter().collect();
            let articles = [" a", " an", " the", " his", " her", "一张", "一本", "一份", " "];
            let mut before = before.as_str();
            while let Some(rest) = articles.iter().find_map(|article| before.strip_suffix(article)) {
                before = rest;
            }
            let parted = |rest: &str| !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
            // 一张可以贴在墙上的海报 is asked for.
            let asked = row("to be put up").any(|word| before.contains(word));
            let held = !asked && row("holds").any(|holds| before.strip_suffix(holds).is_some_and(parted));
            if !held && !row("manner").any(|manner| after.starts_with(manner)) {
                return Some(at);
            }
        }
        None
    }

    /// Whether an educational poster has a quoted slogan and no list: what else is told of it is seen.
    fn is_slogan(&self, end: usize) -> bool {
        let poster = ["海报", "poster"]
            .iter()
            .any(|word| self.open[..end].ends_with(&word.chars().collect::<Vec<_>>()));
        let listed = |c: &char| matches!(c, ':' | '、' | '>') || c.is_ascii_digit();
        poster && self.quotes.len() == 1 && !self.open.iter().any(listed)
    }

    /// Whether it numbers short parts, and says that these are steps or have labels.
    fn is_numbered(&self) -> bool {
        lists::is_numbered(self) && row("numbers its parts").any(|word| self.says(word))
    }

    /// Whether it names several prices, so that they are the matter of it.
    fn is_priced(&self) -> bool {
        let from = |at: usize| self.first_price(at).map(|at| at + 1);
        from(0).and_then(from).and_then(from).is_some()
    }

    /// Where the first price is, at or after `from`.
    fn first_price(&self, from: usize) -> Option<usize> {
        let priced = |pair: &[char]| match pair {
            ['$' | '£' | '€' | '¥' | '￥', digit] | [digit, '元' | '€'] => digit.is_ascii_digit(),
            _ => false,
        };
        self.open.get(from..)?.windows(2).position(priced).map(|at| from + at)
    }

    /// Whether the picture is for what stands there: "a hero banner for a landing page" is no page itself.
    fn serves(&self, at: usize) -> bool {
        let before: String = self.open[at.saturating_sub(40)..at].iter().collect();
        row("serves").any(|art| before.contains(art))
    }

    /// The page of that genre, whose word stands from `start` to `end`; `None` if it lacks what such a page must have.
    fn page(mut self, genre: Genre, start: usize, end: usize) -> Option<Page> {
        if !matches!(genre, Genre::Comic | Genre::Panels) {
            self.hush_talk((start, end));
        }
        let free = free::side(&mut self);
        let paper = self.paper(genre, start);
        let count = parts::count(&mut self, genre);
        let palette = tones::palette(&mut self);
        let dark = (is_program(genre) || is_diagram(genre))
            && row("dark").any(|dark| self.place_of(dark, 0).is_some());
        let mut found = match genre {
            Genre::Map | Genre::Room | Genre::Product | Genre::Wallpaper => {
                parts::Parts { slots: marks::marks(&mut self, genre, start, end), ..parts::Parts::default() }
            }
            Genre::Comic | Genre::Panels => parts::Parts {
                slots: panels::panels(&mut self, genre, end, count),
                ..parts::Parts::default()
            },
            Genre::Sign => parts::Parts { slots: sign::looks(&mut self, start), ..parts::Parts::default() },
            _ => parts::parts(&mut self, genre, (start, end), count),
        };
        if genre == Genre::Infographic {
            found.slots.truncate(count.filter(|count| *count > 1).map_or(MAX_SLOTS, usize::from));
        }
        let mut said = said::words(&mut self, genre, end);
        // Where a side stays free, words come later.
        said.retain(|line| !(free.is_some() && line.announced));
        // What a poster announces is no thing on it, 世界读书日 shows no world, but it may be a feast.
        let told = said.iter().find(|line| line.announced).map(|line| told(&line.text, genre));
        self.hush_page(genre, start, end);
        self.hush_idle(genre);
        let mut rest = plain(&self.rest());
        let arrow = row("arrows").find(|of| genre == Genre::Infographic && self.says(of));
        let unwished = row("no arrows").any(|no| self.says(no));
        rest.left_out.extend(arrow.filter(|_| !unwished).map(str::to_owned));
        if let Some(told) = told {
            announce(&mut rest, genre, told);
        }
        if !palette.is_empty() {
            rest.palette = palette;
        }
        rest.backdrop = rest.backdrop.or(paper);
        if dark {
            rest.backdrop = Some(Rgb::hex(0x1b2a4a));
        }
        if genre == Genre::Room {
            rest.setting.get_or_insert(Setting::Room);
        }
        if genre == Genre::Avatar && !rest.subjects.iter().any(|s| s.kind.is_alive()) {
            sit(self.text.slice(0, self.text.len()), &mut rest);
        }
        if genre == Genre::Cover {
            let credit = |line: &&mut Lettering| line.text.to_lowercase().starts_with("by ");
            rest.lettering.iter_mut().filter(credit).for_each(|line| line.place = Position::Caption);
        }
        if genre == Genre::Poster && rest.shape == Some(Shape::Banner) {
            // The banner is the page, not cloth on it.
            let cloth = |line: &&mut Lettering| line.place == Position::Ribbon;
            rest.lettering.iter_mut().filter(cloth).for_each(|line| line.place = Position::Anywhere);
        }
        stickers::seen(&self, (genre, self.text.slice(start, end)), &mut rest, &mut found.slots);
        if matches!(genre, Genre::Icon | Genre::Pattern | Genre::Product | Genre::Room) {
            alike(&mut rest, genre != Genre::Room);
        }
        if genre == Genre::Comic {
            let last = rest.lettering.iter_mut().filter(|line| self.at_last(line));
            last.for_each(|line| line.place = Position::Speech);
        }
        said::letter(&mut rest, genre, said);
        rest.lettering.iter_mut().filter(|_| is_program(genre)).for_each(|line| self.on_program(line));
        once(&mut rest.lettering);
        unsay(&mut rest, found.title.as_ref(), &found.slots);
        let page =
            Page { genre, title: found.title, slots: found.slots, ways: found.ways, count, free, rest };
        stands(&page, self.text.slice(start, end)).then_some(page)
    }

    /// Takes out short clauses that only say how the words shall look, 字要大要清楚: they are no parts of the page.
    fn hush_talk(&mut self, (start, end): (usize, usize)) {
        for (from, to) in self.clauses() {
            let clause: String = self.open[from..to].iter().collect();
            let short = if clause.chars().any(is_han) { to - from < 24 } else { to - from < 80 };
            let page = from < end && start < to;
            if short
                && !page
                && !clause.contains(READ)
                && row("letters talk").any(|word| clause.contains(word))
            {
                self.hush(from, to);
            }
        }
    }

    /// Takes the words for the page out, unless the rest is read by them.
    fn hush_page(&mut self, genre: Genre, start: usize, end: usize) {
        if genre == Genre::Pattern {
            self.hush_use(start, end);
        }
        if !is_seen(genre, self.text.slice(start, end)) {
            self.hush(start, end);
            if genre == Genre::Table {
                self.hush_word("table");
            }
            // Who looks at a phone in a meme has one.
            let seen = matches!(genre, Genre::Meme | Genre::Thumbnail | Genre::Cover | Genre::Comic);
            let hushed = |word: &&Vec<char>| !(seen && word.iter().copied().eq("phone".chars()));
            HUSHED.iter().filter(hushed).for_each(|word| self.hush_all(word));
        }
        if genre == Genre::Cover {
            self.hush_band(end);
        }
        if is_diagram(genre) {
            row("diagram word").for_each(|word| self.hush_word(word));
        }
    }

    /// "For a lo-fi band, a tape": for whom a cover is made, where more is told, is not on it.
    fn hush_band(&mut self, end: usize) {
        let Some((at, stop)) = self.clauses().into_iter().find(|(_, stop)| *stop > end) else { return };
        let said: String = self.open[at.max(end)..stop].iter().collect();
        let plays =
            |of: &str| said.ends_with(of) && said.contains("for ") || said.contains(of) && !of.is_ascii();
        if stop < self.open.len() && row("plays").any(plays) {
            self.hush(at.max(end), stop);
        }
    }

    /// What a pattern is for is not in it: "for a boys bedroom wallpaper", 用来印围裙, and who wears it.
    fn hush_use(&mut self, start: usize, end: usize) {
        for word in row("worn by") {
            if self.place_of(word, 0).is_some_and(|(_, stop)| stop <= start) {
                self.hush_word(word);
            }
        }
        let led = self.text.slice(start, end).ends_with(" for");
        let said = || row("used for").filter_map(|word| self.place_of(word, end)).map(|(at, _)| at).min();
        let Some(at) = led.then_some(end).or_else(said) else { return };
        let goes_on = |c: &char| !matches!(*c, ',' | '.' | ';' | READ);
        let clause: String = self.open[at..].iter().take_while(|c| goes_on(c)).collect();
        let more = [" with ", " of ", " featuring ", ": "].iter().filter_map(|word| clause.find(word)).min();
        self.hush(at, at + clause[..more.unwrap_or(clause.len())].chars().count());
    }

    /// "Ivory paper", "deep green card", 米色纸 as a clause of a card or a menu: its ground; taken out.
    fn paper(&mut self, genre: Genre, page: usize) -> Option<Rgb> {
        let found = self.clauses().into_iter().rev().find_map(|(start, end)| {
            let text = self.written(start, end).to_lowercase();
            let of = row("paper").find(|of| text.ends_with(of)).filter(|_| text.split(' ').count() < 5)?;
            let whole = !(start..end).contains(&page) && !self.open[start..end].contains(&READ);
            // A card alone is no thing that has a colour.
            let sheet = if of.is_ascii() { text.replace(of, " paper") } else { text };
            Some((start, end, slot::tint(&sheet).filter(|_| whole)?))
        });
        let (start, end, colour) = found.filter(|_| matches!(genre, Genre::Card | Genre::Menu))?;
        self.hush(start, end);
        Some(colour)
    }

    /// Takes words out that only say what such a page is anyway.
    fn hush_idle(&mut self, genre: Genre) {
        let read = matches!(
            genre,
            Genre::Poster | Genre::Card | Genre::Certificate | Genre::Cover | Genre::Thumbnail
        );
        for word in copy::words("idle").iter().filter(|_| read) {
            self.hush_word(word);
        }
    }

    /// Where a word stands, at or after `from`: not within another.
    fn find(&self, word: &[char], from: usize) -> Option<usize> {
        let last = self.open.len().checked_sub(word.len())?;
        (from..=last).find(|&p| self.is_at(word, p))
    }

    fn is_at(&self, word: &[char], p: usize) -> bool {
        let cut = |p: usize| {
            p > 0
                && p < self.open.len()
                && is_letter(self.open[p - 1])
                && is_letter(self.open[p])
                && self.open[p - 1].is_ascii()
                && self.open[p].is_ascii()
        };
        self.open[p..].starts_with(word) && !cut(p) && !cut(p + word.len())
    }

    /// Where such words stand first, at or after `from`.
    fn place_of(&self, words: &str, from: usize) -> Option<(usize, usize)> {
        let words: Vec<char> = words.chars().collect();
        self.find(&words, from).map(|at| (at, at + words.len()))
    }

    /// Whether the prompt has that word anywhere.
    fn says(&self, word: &str) -> bool {
        self.text.slice(0, self.text.len()).contains(word)
    }

    /// The same as [`Self::hush_all`], of a word as text.
    fn hush_word(&mut self, word: &str) {
        self.hush_all(&word.chars().collect::<Vec<_>>());
    }

    /// Takes a word out of the rest wherever it stands.
    fn hush_all(&mut self, word: &[char]) {
        while let Some(at) = self.find(word, 0) {
            self.hush(at, at + word.len());
        }
    }

    /// Takes a range out of the rest.
    fn hush(&mut self, start: usize, end: usize) {
        self.open[start..end].fill(READ);
        self.hushed[start..end].fill(true);
    }

    /// The prompt without what was taken out.
    fn rest(&self) -> String {
        let kept = self.text.written.iter().zip(&self.hushed);
        kept.map(|(&c, &hushed)| if hushed { ' ' } else { c }).collect()
    }

    /// A range as it was written, without the marks and spaces at its ends.
    fn written(&self, start: usize, end: usize) -> String {
        let inner = |c: char| {
            c.is_whitespace()
                || matches!(c, ',' | '.' | ':' | ';' | '，' | '。' | '：' | '；' | '、' | '-' | '→' | '>')
        };
        self.text.as_written(start, end).trim_matches(inner).to_owned()
    }

    /// Whether nothing but a comma or "and" stands between two quotations.
    fn joins(&self, one: &Quote, other: &Quote) -> bool {
        let gap = self.text.slice(one.end, other.start);
        let gap = gap.trim_matches(|c: char| c.is_whitespace() || ",、/".contains(c));
        matches!(gap, "" | "and" | "&" | "和" | "与")
    }

    /// 最后一格说“喵”: whether that line is quoted of the last panel.
    fn at_last(&self, line: &Lettering) -> bool {
        let before = |quote: &Quote| self.written(quote.start.saturating_sub(20), quote.start);
        let last = |quote: &Quote| row("last panel").any(|word| before(quote).contains(word));
        self.quotes.iter().any(|quote| quote.text == line.text && last(quote))
    }

    /// The words of its button stand on that, and the name of the site in its bar.
    fn on_program(&self, line: &mut Lettering) {
        let Some(quote) = self.quotes.iter().find(|quote| quote.text == line.text) else { return };
        let before = self.written(quote.start.saturating_sub(30), quote.start).to_lowercase();
        if row("button says").any(|lead| before.ends_with(lead)) {
            line.place = Position::Caption;
        } else if row("called").any(|lead| before.ends_with(lead)) {
            line.place = Position::Label;
        }
    }

    /// Where the last "and" of a range joins two parts.
    fn joint(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let word = |word: &str| {
            let word: Vec<char> = word.chars().collect();
            let at =
                (start + 1..end.saturating_sub(word.len())).rfind(|&p| self.open[p..].starts_with(&word))?;
            Some((at, at + word.len()))
        };
        word(" and ").or_else(|| word("和"))
    }

    /// Whether a mark stands within 19:30 or $750,000.
    fn in_a_number(&self, p: usize) -> bool {
        let digits = |from: usize, count: usize| {
            self.open.get(from..from + count).is_some_and(|run| run.iter().all(char::is_ascii_digit))
        };
        let after = match self.open.get(p) {
            Some(':') => 1,
            Some(',') => 3,
            _ => return false,
        };
        p > 0 && digits(p - 1, 1) && digits(p + 1, after)
    }

    /// The clauses of the prompt that are still open: between marks, not within quotations.
    fn clauses(&self) -> Vec<(usize, usize)> {
        let marks = |c: char| matches!(c, ',' | '.' | ';' | ':' | '。' | '\n' | '、' | '(' | ')');
        let mut clauses = Vec::new();
        let mut start = 0;
        for p in 0..=self.open.len() {
            let dot = p > 0 && self.open.get(p) == Some(&'.');
            let dr = |title: &&str| self.open[..p].ends_with(&title.chars().collect::<Vec<_>>());
            let decimal = dot
                && (self.open.get(p + 1).is_some_and(char::is_ascii_alphanumeric)
                    || ["dr", "mr", "mrs", "ms", "prof"].iter().any(dr))
                || self.in_a_number(p);
            if p == self.open.len() || marks(self.open[p]) && !decimal {
                clauses.push((start, p));
                start = p + 1;
            }
        }
        clauses
    }
}

/// Whether the rest is read by that word for the page.
fn is_seen(genre: Genre, word: &str) -> bool {
    let names_its_room = word.contains("room") || word.contains(is_han);
    match genre {
        // A sign or a newspaper that is the page hangs nowhere on it.
        Genre::Poster => plain(word).subjects.is_empty(),
        Genre::Card | Genre::Product => true,
        Genre::Anatomy => row("thing").any(|thing| word.contains(thing)),
        Genre::Room => {
            names_its_room || word == "kitchen" || word.contains("office") && word != "home office"
        }
        _ => false,
    }
}

/// "Sleeping", "eating pizza", 刷牙.
fn does(label: &str) -> bool {
    let acts = || {
        let of = plain(&format!("小猫{label}"));
        let moves = of.subjects.first().is_some_and(|s| s.pose.is_some() || s.expression.is_some());
        moves || of.relations.iter().any(|r| r.from == 0 && r.bond == Bond::Holds)
    };
    label.split(' ').next().is_some_and(|verb| verb.len() > 4 && verb.ends_with("ing"))
        || label.contains(is_han) && label.chars().count() < 7 && acts()
}

/// "An avatar for a lawyer, glasses" is of a lawyer who wears them.
fn sit(prompt: &str, rest: &mut Intent) {
    let whom = prompt.split_once(" for ").map(|(_, whom)| whom.split([',', '.']).next().unwrap_or(whom));
    let sitter = whom.and_then(|whom| plain(whom).subjects.into_iter().find(|s| s.kind == Kind::Person));
    let worn =
        |s: &Subject| s.kind == Kind::Clothing || matches!(s.name(), "glasses" | "sunglasses" | "headphones");
    let worn_only = !rest.subjects.is_empty() && rest.subjects.iter().all(worn);
    let Some(sitter) = sitter.or_else(|| worn_only.then(|| Subject::new("person", Kind::Person))) else {
        return;
    };
    let from = rest.subjects.len();
    let wears = (0..from).filter(|&i| worn(&rest.subjects[i]));
    rest.relations.extend(wears.map(|to| Relation { from, bond: Bond::Wears, to }));
    rest.subjects.iter_mut().for_each(|s| s.focal = false);
    rest.subjects.push(Subject { focal: true, ..sitter });
}

/// What is quoted twice stands there once.
fn once(lettering: &mut Vec<Lettering>) {
    let mut seen: Vec<String> = Vec::new();
    let titles: Vec<String> =
        lettering.iter().filter(|l| l.place == Position::Title).map(|l| l.text.to_lowercase()).collect();
    lettering.retain(|l| {
        let text = l.text.to_lowercase();
        let within = |title: &String| title.len() > text.len() && title.contains(&text);
        let is_new = !seen.contains(&text) && !titles.iter().any(within);
        seen.push(text);
        is_new
    });
}

/// What is lettered is not left out, nor are words that only say what kind of page it is.
fn unsay(rest: &mut Intent, title: Option<&String>, slots: &[Slot]) {
    let lettered = |word: &String| {
        let words =
            rest.lettering.iter().map(|l| &l.text).chain(slots.iter().map(|slot| &slot.label)).chain(title);
        words.map(|text| text.to_lowercase()).any(|text| text.contains(&word.to_lowercase()))
    };
    let idle = |word: &String| HUSHED.iter().any(|h| h.iter().copied().eq(word.to_lowercase().chars()));
    let left_out = rest.left_out.iter().filter(|word| !lettered(word) && !idle(word)).cloned().collect();
    rest.left_out = left_out;
    let is_part = |text: &str| {
        let priced =
            |slot: &Slot| text.strip_prefix(&slot.label).is_some_and(|note| note.trim() == slot.note);
        slots.iter().any(|slot| slot.label == text || slot.note == text || priced(slot))
    };
    rest.lettering.retain(|l| title != Some(&l.text) && !is_part(&l.text));
}

/// What a line that a page announces says as a scene.
fn told(line: &str, genre: Genre) -> Intent {
    let told = plain(line.trim_start_matches(|c: char| c.is_ascii_digit()));
    // A yoga class is one who does yoga; a sale is told by its price.
    let idea = idea(line).filter(|(word, _)| !word.to_lowercase().contains("sale"));
    let says_more = told.subjects.iter().any(|s| s.kind != Kind::Building) || told.occasion.is_some();
    let told = idea.filter(|_| !says_more).map_or(told, |(_, scene)| plain(scene));
    // What a video is about is seen, and so is a lost cat; 世界读书日 shows no world, but it may be a feast.
    if genre == Genre::Thumbnail || !told.chinese || copy::has("always", line) {
        return told;
    }
    let setting = told.setting.filter(|_| !told.at_home);
    Intent { subjects: Vec::new(), relations: Vec::new(), setting, ..told }
}

/// Brings what a page announces into what it shows.
fn announce(rest: &mut Intent, genre: Genre, told: Intent) {
    rest.occasion = rest.occasion.or(told.occasion);
    rest.season = rest.season.or(told.season);
    // A car wash without another picture is one with a car.
    if !matches!(genre, Genre::Thumbnail | Genre::Poster) || !rest.subjects.is_empty() {
        return;
    }
    (rest.subjects, rest.relations) = (told.subjects, told.relations);
    if rest.setting.is_none() || rest.at_home {
        (rest.setting, rest.at_home) = (told.setting, told.at_home);
    }
}

/// 音乐app图标，一个白色音符: what the icon is for is the same as what is on it. So are the dinosaurs of a pattern, and
/// the tube that a hand cream comes in; of a room only what has the same name.
fn alike(rest: &mut Intent, kin: bool) {
    let same = |a: &Subject, b: &Subject| {
        let is_kin = || kin && lineage(a.name()).any(|c| Some(c.name) == b.concept);
        a.concept.is_some() && (a.concept == b.concept || is_kin())
    };
    for i in (1..rest.subjects.len()).rev() {
        let Some(first) = (0..i).find(|&j| same(&rest.subjects[j], &rest.subjects[i])) else { continue };
        let later = rest.subjects[i].colours.clone();
        rest.subjects[first].count = rest.subjects[first].count.max(rest.subjects[i].count);
        if rest.subjects[first].colours.is_empty() {
            rest.subjects[first].colours = later;
        }
        rest.remove(i);
    }
}

/// Whether the page, which that word asks for, has what such a page must have.
fn stands(page: &Page, word: &str) -> bool {
    let things = &page.rest.subjects;
    match page.genre {
        Genre::Timeline | Genre::MindMap | Genre::Tree | Genre::Pyramid | Genre::Checklist => {
            page.slots.len() > 1
        }
        Genre::BarChart | Genre::LineChart if page.slots.iter().all(|slot| slot.note.is_empty()) => {
            page.slots.len() > 1 && page.title.is_some() && !things.iter().any(|s| s.kind.is_alive())
        }
        Genre::BarChart | Genre::PieChart | Genre::LineChart => page.slots.len() > 1,
        Genre::Menu => !page.slots.is_empty(),
        Genre::Map if row("towns").any(|town| word.contains(town)) => {
            page.slots.len() > 2 || page.slots.iter().filter(|slot| !slot.note.is_empty()).count() > 1
        }
        // A slogan is no list.
        Genre::Infographic if word.ends_with("poster") || word.ends_with("海报") => {
            page.count.is_some() || !page.slots.is_empty()
        }
        Genre::IconSet => is_set(page, word),
        // The words of a sign that somebody holds are on the sign.
        Genre::Meme => {
            let signed = matches!(&page.rest.lettering[..], [one] if one.place == Position::Sign);
            !(signed && things.iter().any(|s| s.name() == "sign"))
        }
        Genre::Anatomy | Genre::Chain | Genre::Cycle => page.slots.len() > 1 || !things.is_empty(),
        Genre::Room => is_furnished(page),
        // The free side of a banner is for its words.
        Genre::Product if page.rest.shape == Some(Shape::Banner) && !page.rest.lettering.is_empty() => false,
        Genre::Product => things.first().is_some_and(is_ware),
        _ => true,
    }
}

/// Whether there are several icons: listed, counted, or of a kind; a set of one who is alive shows its faces.
fn is_set(page: &Page, word: &str) -> bool {
    let things = &page.rest.subjects;
    if word != "图标" && things.iter().any(|s| s.kind.is_alive()) {
        return true;
    }
    let listed = page.slots.first().filter(|_| things.is_empty()).map(|slot| &slot.scene.subjects);
    let several = ["套", "系列", "导"].iter().any(|of| word.contains(of));
    let many = page.slots.len() > 1 || page.slots.is_empty() && word != "图标" || several;
    let counted = page.slots.iter().any(|slot| slot.scene.subjects.iter().any(|s| s.count > 1));
    page.count.is_some() || many || counted || !is_one(listed.unwrap_or(things))
}

/// Whether a room has more than one thing in it, and is no isometric block or somebody's place.
fn is_furnished(page: &Page) -> bool {
    let things = &page.rest.subjects;
    let named = things.len() + page.slots.len();
    let solid = page.rest.styles.contains(&Style::Isometric);
    named > 1 && !solid && !things.first().is_some_and(|s| s.kind.is_alive())
}

/// Whether a thing is for sale as a product is.
fn is_ware(thing: &Subject) -> bool {
    let on_wheels = lineage(thing.name()).any(|c| matches!(c.name, "car" | "motorcycle" | "bicycle"));
    on_wheels
        || !thing.kind.is_alive() && !matches!(thing.kind, Kind::Building | Kind::Nature | Kind::Vehicle)
}

/// Whether there is one thing, and no kind of things.
fn is_one(things: &[Subject]) -> bool {
    matches!(things, [thing] if thing.concept.is_some() && !row("kinds").any(|kind| kind == thing.name()))
}

/// What such words say as a scene. Pages letter the words of the prompt, and say plainly only what they show.
fn plain(words: &str) -> Intent {
    super::plain(&phrased(words))
}
