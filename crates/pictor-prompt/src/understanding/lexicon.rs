//! The lexicon: what things are called in English and Chinese, and what is known of them.
//!
//! The tables under `words/` are plain text, one concept a row, so that a word can be added without knowing
//! Rust. They are read once; afterwards a word is found by one look into a hash map.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::senses::{Sense, idioms, rows};
use super::text::Text;
use crate::colour::Rgb;
use crate::intent::{Kind, Setting};

/// One thing that prompts may name.
#[derive(Clone, Debug, PartialEq)]
pub struct Concept {
    /// The canonical name: English, singular, lower case, words separated by spaces.
    pub name: &'static str,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The emoji that shows it best, where Unicode has one.
    pub glyph: Option<char>,
    /// Its usual colour.
    pub colour: Rgb,
    /// How large it is in the world.
    pub bulk: Bulk,
    /// Where it is usually met.
    pub setting: Option<Setting>,
    /// The more general concept that can stand for it.
    pub parent: Option<&'static str>,
}

/// How large a thing is in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bulk {
    /// Fits on a finger: a ring, an ant, a berry.
    Tiny,
    /// Fits into a hand: a cup, an apple, a bird.
    Small,
    /// Fits into the arms: a dog, a chair, a child.
    Medium,
    /// As large as a grown person or a horse.
    Large,
    /// As large as a car or a tree.
    Huge,
    /// As large as a house, a ship or a mountain.
    Vast,
}

/// The concept of that canonical name.
pub fn concept(name: &str) -> Option<&'static Concept> {
    LEXICON.by_name.get(name).map(|&i| &LEXICON.concepts[i])
}

/// The concept and the more general ones that can stand for it, nearest first ("poodle", "dog", "animal").
pub fn lineage(name: &str) -> impl Iterator<Item = &'static Concept> {
    std::iter::successors(concept(name), |c| c.parent.and_then(concept))
}

/// Whether a word names something that is drawn as its nearest kin: "pickup" as a truck.
pub fn is_kin(word: &str) -> bool {
    let text = Text::new(word);
    let folded = text.slice(0, text.len()).replace('-', " ");
    let stem = folded.strip_suffix('s').unwrap_or(&folded);
    LEXICON.kin.contains(&folded) || LEXICON.kin.contains(stem)
}

/// Every concept, in the order of the tables.
pub fn concepts() -> &'static [Concept] {
    &LEXICON.concepts
}

/// A word of the tables as it was found in a prompt.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it may mean; never two of the same category.
    pub(super) senses: Vec<Sense>,
    /// Whether it names several of the thing.
    pub(super) plural: bool,
    /// Whether it names a young one ("lamb").
    pub(super) young: bool,
}

impl Entry {
    /// Whether it may name a thing.
    pub(super) fn names(&self) -> bool {
        self.senses.iter().any(|sense| matches!(sense, Sense::Concept(_)))
    }
}

/// All tables, indexed by word.
#[derive(Debug)]
pub(super) struct Lexicon {
    concepts: Vec<Concept>,
    by_name: HashMap<&'static str, usize>,
    words: HashMap<String, Entry>,
    glyphs: HashMap<char, usize>,
    joined: HashMap<char, usize>,
    /// Words for things that are drawn as something else, their nearest kin.
    kin: HashSet<String>,
    /// How many characters the longest Chinese word has that begins with this one.
    reach: HashMap<char, usize>,
    /// How many words the longest English phrase has that begins with this one.
    phrase_reach: HashMap<String, usize>,
}

// A pure function of constants, so it can't be told from a constant: nothing ever writes to it.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

const TABLES: [&str; 12] = [
    include_str!("words/people.txt"),
    include_str!("words/animals.txt"),
    include_str!("words/plants.txt"),
    include_str!("words/food.txt"),
    include_str!("words/places.txt"),
    include_str!("words/vehicles.txt"),
    include_str!("words/home.txt"),
    include_str!("words/culture.txt"),
    include_str!("words/market.txt"),
    include_str!("words/nature.txt"),
    include_str!("words/wider.txt"),
    include_str!("words/kin.txt"),
];

impl Lexicon {
    /// The one that is built in.
    pub(super) fn builtin() -> &'static Self {
        &LEXICON
    }

    /// The entry of a folded English phrase or Chinese word.
    pub(super) fn word(&self, folded: &str) -> Option<&Entry> {
        self.words.get(folded)
    }

    /// How many characters a Chinese word beginning with `first` may have.
    pub(super) fn reach(&self, first: char) -> usize {
        self.reach.get(&first).copied().unwrap_or(0)
    }

    /// How many words an English phrase beginning with `first` may have.
    pub(super) fn phrase_reach(&self, first: &str) -> usize {
        self.phrase_reach.get(first).copied().unwrap_or(0)
    }

    /// The concept that an emoji shows.
    pub(super) fn emoji(&self, glyph: char) -> Option<&Concept> {
        self.glyphs.get(&glyph).map(|&i| &self.concepts[i])
    }

    /// The person that an emoji makes of another when joined to it (a rocket makes an astronaut).
    pub(super) fn joined(&self, glyph: char) -> Option<&Concept> {
        self.joined.get(&glyph).map(|&i| &self.concepts[i])
    }

    fn read() -> Self {
        let mut lexicon = Self {
            concepts: Vec::with_capacity(1200),
            by_name: HashMap::with_capacity(1200),
            words: HashMap::with_capacity(12_000),
            glyphs: HashMap::with_capacity(700),
            joined: HashMap::new(),
            kin: HashSet::new(),
            reach: HashMap::with_capacity(1500),
            phrase_reach: HashMap::with_capacity(5000),
        };
        for row in rows() {
            lexicon.name(row.sense, row.english.split(','), row.chinese.split_whitespace());
        }
        TABLES.into_iter().for_each(|table| lexicon.read_table(table));
        for idiom in idioms() {
            let words = idiom.english.split(',').map(str::trim).chain(idiom.chinese.split_whitespace());
            words.for_each(|word| _ = lexicon.words.remove(&word.replace('-', " ")));
        }
        for idiom in idioms() {
            lexicon.name(idiom.sense, idiom.english.split(','), idiom.chinese.split_whitespace());
        }
        lexicon
    }

    fn read_table(&mut self, table: &'static str) {
        let mut section = Section::default();
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                section = Section::read(head);
            } else {
                self.read_row(line, &section);
            }
        }
    }

    fn read_row(&mut self, row: &'static str, section: &Section) {
        let mut cells = row.split('|').map(str::trim);
        let mut cell = || cells.next().unwrap_or("");
        let [name, english, chinese, glyph] = [cell(), cell(), cell(), cell()];
        let kin = name.strip_prefix("~ ");
        if let Some(name) = kin.or(name.strip_prefix("= ")) {
            let words = english.split(',').map(str::trim).chain(chinese.split_whitespace());
            let bare = |word: &str| word.trim_start_matches(['+', '*']).replace('-', " ");
            self.kin.extend(words.filter(|_| kin.is_some()).map(bare));
            let index = *self.by_name.get(name).unwrap_or_else(|| panic!("kin.txt: no concept is {name}"));
            self.name(Sense::Concept(index), english.split(','), chinese.split_whitespace());
            return;
        }
        let or = |said: &'static str, usual: &'static str| if said.is_empty() { usual } else { said };
        let [colour, bulk, setting, parent] =
            [section.colour, section.bulk, section.setting, section.parent].map(|usual| or(cell(), usual));
        let index = self.concepts.len();
        let (joined, code) = glyph.strip_prefix('+').map_or((false, glyph), |code| (true, code));
        let mut codes =
            code.split_whitespace().filter_map(|c| u32::from_str_radix(c, 16).ok().and_then(char::from_u32));
        let glyph = codes.next();
        for glyph in glyph.into_iter().chain(codes) {
            let glyphs = if joined { &mut self.joined } else { &mut self.glyphs };
            glyphs.entry(glyph).or_insert(index);
        }
        self.concepts.push(Concept {
            name,
            kind: section.kind,
            glyph: glyph.filter(|_| !joined),
            colour: self.colour(colour),
            bulk: read_bulk(bulk),
            setting: self.setting(setting),
            parent: Some(parent).filter(|p| *p != "-" && *p != name),
        });
        self.by_name.insert(name, index);
        self.name(
            Sense::Concept(index),
            std::iter::once(name).chain(english.split(',')),
            chinese.split_whitespace(),
        );
    }

    /// Lets words mean `sense`, beside what they mean already. A leading `+` marks a plural, `*` a young one.
    fn name<'a>(
        &mut self,
        sense: Sense,
        english: impl Iterator<Item = &'a str>,
        chinese: impl Iterator<Item = &'a str>,
    ) {
        for word in english.map(str::trim).filter(|w| !w.is_empty()) {
            let bare = word.trim_start_matches(['+', '*']);
            let folded = if bare.contains('-') { bare.replace('-', " ") } else { bare.to_owned() };
            let first = folded.split(' ').next().unwrap_or(&folded).to_owned();
            let length = folded.split(' ').count();
            let longest = self.phrase_reach.entry(first).or_insert(0);
            *longest = length.max(*longest);
            self.mean(folded, sense, word);
        }
        for word in chinese {
            let bare = word.trim_start_matches(['+', '*']);
            if let Some(first) = bare.chars().next() {
                let longest = self.reach.entry(first).or_insert(0);
                *longest = bare.chars().count().max(*longest);
            }
            self.mean(bare.to_owned(), sense, word);
        }
    }

    fn mean(&mut self, folded: String, sense: Sense, marked: &str) {
        let marks = &marked[..marked.len() - marked.trim_start_matches(['+', '*']).len()];
        let [plural, young] = ['+', '*'].map(|mark| marks.contains(mark));
        let entry = self.words.entry(folded).or_insert_with(|| Entry {
            senses: Vec::with_capacity(1),
            plural,
            young,
        });
        if !entry.senses.contains(&sense) {
            entry.senses.push(sense);
        }
    }

    fn colour(&self, word: &str) -> Rgb {
        let senses = &self.words[word].senses;
        let colour = senses.iter().find_map(|s| if let Sense::Colour(rgb) = s { Some(*rgb) } else { None });
        colour.expect("the tables name colours by words of the colour table; a test reads them all")
    }

    fn setting(&self, word: &str) -> Option<Setting> {
        if word == "-" {
            return None;
        }
        let senses = &self.words[word.replace('-', " ").as_str()].senses;
        let setting =
            senses.iter().find_map(|s| if let Sense::Setting(place) = s { Some(*place) } else { None });
        Some(setting.expect("the tables name settings by words of the setting table; a test reads them all"))
    }
}

/// What the rows below a section line have in common.
#[derive(Clone, Copy)]
struct Section {
    kind: Kind,
    colour: &'static str,
    bulk: &'static str,
    setting: &'static str,
    parent: &'static str,
}

impl Default for Section {
    fn default() -> Self {
        Self { kind: Kind::Object, colour: "grey", bulk: "medium", setting: "-", parent: "-" }
    }
}

impl Section {
    /// Reads `kind] colour bulk setting parent`.
    fn read(head: &'static str) -> Self {
        let (kind, rest) = head.split_once(']').expect("a section line closes its bracket");
        let mut words = rest.split_whitespace();
        let mut word = || words.next().expect("a section line names colour, bulk, setting and parent");
        Self { kind: read_kind(kind), colour: word(), bulk: word(), setting: word(), parent: word() }
    }
}

fn read_kind(name: &str) -> Kind {
    match name {
        "person" | "being" => Kind::Person,
        "animal" | "legend" | "bird" | "sea" | "insect" => Kind::Animal,
        "flower" | "plant" | "tree" => Kind::Plant,
        "fruit" | "vegetable" | "food" | "drink" => Kind::Food,
        "building" => Kind::Building,
        "vehicle" | "boat" | "aircraft" => Kind::Vehicle,
        "furniture" => Kind::Furniture,
        "tool" | "medical" | "instrument" => Kind::Tool,
        "clothes" => Kind::Clothing,
        "product" | "container" => Kind::Product,
        "sky" | "land" => Kind::Nature,
        "symbol" => Kind::Symbol,
        _ => Kind::Object,
    }
}

fn read_bulk(name: &str) -> Bulk {
    match name {
        "tiny" => Bulk::Tiny,
        "small" => Bulk::Small,
        "medium" => Bulk::Medium,
        "large" => Bulk::Large,
        "huge" => Bulk::Huge,
        "vast" => Bulk::Vast,
        _ => panic!("no such size class in the tables: {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_meaning_of_each_category() {
        let mut doubled: Vec<String> = Vec::new();
        for (word, entry) in &LEXICON.words {
            let categories: Vec<_> = entry.senses.iter().map(std::mem::discriminant).collect();
            if (1..categories.len()).any(|i| categories[..i].contains(&categories[i])) {
                doubled.push(format!("{word} {:?}", entry.senses));
            }
        }
        doubled.sort();
        assert!(doubled.is_empty(), "{}", doubled.join("\n"));
    }

    #[test]
    fn no_word_means_nothing_and_something() {
        // "Can" and "well", 画 and 对 are told by what stands before them.
        let settled = |s: &Sense| matches!(s, Sense::Noise | Sense::Concept(_) | Sense::Measure);
        let noise = |e: &&Entry| e.senses.contains(&Sense::Noise) && !e.senses.iter().all(settled);
        let mut both: Vec<_> = LEXICON
            .words
            .iter()
            .filter(|(_, e)| noise(e))
            .map(|(w, e)| format!("{w} {:?}", e.senses))
            .collect();
        both.sort();
        assert!(both.is_empty(), "{}", both.join("\n"));
    }

    #[test]
    fn emoji_find_their_concepts() {
        assert_eq!(LEXICON.emoji('🐱').map(|c| c.name), Some("cat"));
        assert_eq!(LEXICON.joined('🚀').map(|c| c.name), Some("astronaut"));
    }
}
