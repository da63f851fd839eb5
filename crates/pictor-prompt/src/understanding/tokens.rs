//! The prompt cut into words of the lexicon, numbers, quotations, stops, and words that nobody knows.

use std::borrow::Cow;

use super::lexicon::{Entry, Lexicon};
use super::quotes::{Quote, quotes};
use super::senses::{Sense, is_modifier};
use super::text::{Text, is_han, is_letter};
use crate::intent::Shape;

/// One word, mark or quotation of a prompt.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// The position of its first character.
    pub(super) start: usize,
    /// The position after its last character.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: TokenKind,
    /// What it may mean; empty for unknown words and marks.
    pub(super) senses: Cow<'static, [Sense]>,
    /// Whether it names several of a thing.
    pub(super) plural: bool,
    /// Whether it names a young one.
    pub(super) young: bool,
}

/// Kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word written in letters.
    Word,
    /// A Chinese word.
    Han,
    /// A picture of a thing.
    Emoji,
    /// An Arabic numeral.
    Digits,
    /// A quotation, by index.
    Quote(usize),
    /// A comma, colon, bracket or line break.
    Comma,
    /// A mark that only stands between the items of a list.
    ListComma,
    /// The end of a sentence.
    Stop,
}

/// The longest Chinese word that the tables may hold is looked for; longer ones would only cost time.
const LONGEST_HAN: usize = 9;

/// Nouns of one character that end the names of their kinds: 布偶猫, 木棉花.
const HEADS: &str =
    "猫狗犬马牛羊鸟鱼花树草车船桥塔庙楼菜果酒茶刀剑琴灯桌椅床帽鞋裙伞虎龙兔鸡鸭鹅猪蛇熊鼠鹿狐狼猴";

/// What a Chinese character costs that belongs to no word; one that does costs its share of the word.
const UNKNOWN: usize = 9;

/// A prompt, cut.
#[derive(Debug)]
pub(super) struct Tokens {
    /// The prompt itself.
    pub(super) text: Text,
    /// Its words and marks, in order.
    pub(super) list: Vec<Token>,
    /// Its quotations.
    pub(super) quotes: Vec<Quote>,
}

impl Tokens {
    /// Cuts a prompt.
    pub(super) fn new(prompt: &str) -> Self {
        let text = Text::new(prompt);
        let quotes = quotes(&text);
        let mut cutter = Cutter { lexicon: Lexicon::builtin(), text: &text, list: Vec::new() };
        let mut next_quote = 0;
        let mut position = 0;
        while position < text.len() {
            if let Some(quote) = quotes.get(next_quote).filter(|q| q.start == position) {
                cutter.push(position, quote.end, TokenKind::Quote(next_quote), Cow::Borrowed(&[]));
                next_quote += 1;
                position = quote.end;
            } else {
                position = cutter.cut(position, quotes.get(next_quote).map_or(text.len(), |q| q.start));
            }
        }
        let list = cutter.list;
        Self { text, list, quotes }
    }
}

impl Token {
    /// The first meaning for which `pick` answers.
    pub(super) fn sense<T>(&self, pick: impl FnMut(&Sense) -> Option<T>) -> Option<T> {
        self.senses.iter().find_map(pick)
    }

    /// Whether it can mean that.
    pub(super) fn means(&self, sense: Sense) -> bool {
        self.senses.contains(&sense)
    }

    /// The thing that it can name, by index in the lexicon.
    pub(super) fn concept(&self) -> Option<usize> {
        self.sense(|s| if let Sense::Concept(index) = s { Some(*index) } else { None })
    }

    /// Whether it is a word of which nothing is known.
    pub(super) fn is_unknown(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Han) && self.senses.is_empty()
    }

    /// Whether a clause ends here.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.kind, TokenKind::Comma | TokenKind::Stop)
    }
}

struct Cutter<'a> {
    lexicon: &'static Lexicon,
    text: &'a Text,
    list: Vec<Token>,
}

impl Cutter<'_> {
    fn push(&mut self, start: usize, end: usize, kind: TokenKind, senses: Cow<'static, [Sense]>) {
        self.list.push(Token { start, end, kind, senses, plural: false, young: false });
    }

    fn push_entry(&mut self, start: usize, end: usize, kind: TokenKind, entry: &'static Entry, plural: bool) {
        let senses = Cow::Borrowed(entry.senses.as_slice());
        self.list.push(Token {
            start,
            end,
            kind,
            senses,
            plural: plural || entry.plural,
            young: entry.young,
        });
    }

    /// Cuts off the token at `start` and says where the next one begins. Nothing reaches over `limit`.
    fn cut(&mut self, start: usize, limit: usize) -> usize {
        let c = self.text.folded[start];
        if is_han(c) {
            return self.cut_han(start, limit);
        }
        if let Some(end) = self.cut_mixed_word(start, limit) {
            return end;
        }
        match c {
            '-' if self.is_flag(start, limit) => self.cut_flag(start, limit),
            ':' if self.is_weight(start, limit) => {
                self.run(start + 1, limit, |c| c == '.' || c.is_ascii_digit())
            }
            _ if c.is_ascii_digit() => self.cut_digits(start, limit),
            _ if is_letter(c) => self.cut_words(start, limit),
            '&' | '+' => self.cut_mark(start, TokenKind::ListComma),
            '、' => self.cut_mark(start, TokenKind::ListComma),
            ',' | ':' | '(' | ')' | '\n' | '/' | '[' | ']' | '—' | '|' => {
                self.cut_mark(start, TokenKind::Comma)
            }
            '.' | ';' | '!' | '?' | '。' | '…' => self.cut_mark(start, TokenKind::Stop),
            _ => self.cut_emoji(start, limit),
        }
    }

    fn cut_mark(&mut self, start: usize, kind: TokenKind) -> usize {
        self.push(start, start + 1, kind, Cow::Borrowed(&[]));
        start + 1
    }

    /// The longest word of the Chinese tables that begins here with a letter or numeral (3d渲染).
    fn cut_mixed_word(&mut self, start: usize, limit: usize) -> Option<usize> {
        let reach = self.lexicon.reach(self.text.folded[start]).min(LONGEST_HAN);
        for end in (start + 1..=limit.min(start + reach)).rev() {
            let Some(entry) = self.lexicon.word(self.text.slice(start, end)) else { continue };
            let cuts_word = |p: usize| {
                p > 0
                    && p < self.text.len()
                    && is_letter(self.text.folded[p - 1])
                    && is_letter(self.text.folded[p])
            };
            let in_chinese = self.text.folded[start..end].iter().any(|&c| is_han(c));
            if in_chinese && !cuts_word(start) && !cuts_word(end) {
                self.push_entry(start, end, TokenKind::Han, entry, false);
                return Some(end);
            }
        }
        None
    }

    /// A run of Chinese characters, cut so that as few as possible belong to no word, and those into few words.
    fn cut_han(&mut self, start: usize, limit: usize) -> usize {
        let end = self.run(start, limit, is_han);
        let mut best = vec![(0, end); end - start + 1];
        for from in (start..end).rev() {
            let reach = self.lexicon.reach(self.text.folded[from]).clamp(1, LONGEST_HAN);
            let words = (from + 1..=end.min(from + reach)).rev().filter_map(|to| {
                let cost = if self.han_word(from, to).is_some() { 1 } else { UNKNOWN };
                (to == from + 1 || cost == 1).then_some((cost + best[to - start].0, to))
            });
            best[from - start] =
                words.min_by_key(|&(cost, _)| cost).expect("one character is always cut off");
        }
        let first = self.list.len();
        let mut from = start;
        while from < end {
            let to = best[from - start].1;
            match self.han_word(from, to) {
                _ if to == from + 1 && self.is_plural_mark(from) => {}
                Some(entry) => self.push_entry(from, to, TokenKind::Han, entry, false),
                None => self.push_unknown_han(from),
            }
            from = to;
        }
        for i in first..self.list.len() {
            if self.is_syllable(first, i) {
                self.list[i].senses = Cow::Borrowed(&[]);
            }
        }
        end
    }

    /// Whether a noun of one character is no word but part of an unknown one, in the run that begins at `first`: 眼 in
    /// 眼神. 猫 in 布偶猫 is a cat all the same, and also before a longer unknown word: 猫蜷缩着.
    fn is_syllable(&self, first: usize, i: usize) -> bool {
        let token = &self.list[i];
        let place = token.senses.iter().any(|s| matches!(s, Sense::Setting(_)));
        let single = token.end == token.start + 1 && token.concept().is_some() && !place;
        let unknown = |token: &&Token| token.senses.is_empty();
        let before = i.checked_sub(1).filter(|&j| j >= first).map(|j| &self.list[j]);
        let after = self.list.get(i + 1).filter(unknown);
        let described = before.is_some_and(|t| t.senses.iter().any(stands_before_noun));
        let head = HEADS.contains(self.text.folded[token.start]);
        let cut = after.is_some_and(|after| !described && (!head || after.end == after.start + 1));
        single && (cut || !head && before.is_some_and(|before| before.senses.is_empty()))
    }

    fn han_word(&self, start: usize, end: usize) -> Option<&'static Entry> {
        self.lexicon.word(self.text.slice(start, end))
    }

    /// 们 after a noun: several of them.
    fn is_plural_mark(&mut self, at: usize) -> bool {
        let noun = self.list.last_mut().filter(|last| last.end == at && last.concept().is_some());
        let plural = noun.filter(|_| self.text.folded[at] == '们');
        plural.map(|noun| noun.plural = true).is_some()
    }

    /// Characters of no word are gathered into one unknown word.
    fn push_unknown_han(&mut self, start: usize) {
        match self.list.last_mut() {
            Some(last) if last.kind == TokenKind::Han && last.senses.is_empty() && last.end == start => {
                last.end += 1;
            }
            _ => self.push(start, start + 1, TokenKind::Han, Cow::Borrowed(&[])),
        }
    }

    /// Other services take settings in the prompt: "--v 6", "--style raw".
    fn is_flag(&self, start: usize, limit: usize) -> bool {
        start + 2 < limit
            && self.text.written[start..start + 2] == ['-', '-']
            && is_letter(self.text.folded[start + 2])
    }

    /// Of such settings the ratio and what must not be seen are read.
    fn cut_flag(&mut self, start: usize, limit: usize) -> usize {
        let name = self.run(start + 2, limit, is_letter);
        match self.text.slice(start + 2, name) {
            "ar" | "aspect" => name,
            "no" => {
                self.push(start, name, TokenKind::Word, Cow::Borrowed(&[Sense::Never]));
                name
            }
            _ => {
                let value = self.run(name, limit, |c| c == ' ');
                if self.is_flag(value, limit) { value } else { self.run(value, limit, |c| c != ' ') }
            }
        }
    }

    /// "(a knight:1.3)": how much others weigh a word says nothing here.
    fn is_weight(&self, start: usize, limit: usize) -> bool {
        let digits = self.run(start + 1, limit, |c| c.is_ascii_digit());
        digits > start + 1 && digits + 1 < limit && self.text.folded[digits] == '.'
    }

    /// A numeral, or an aspect ratio, or a word that begins with a digit ("3d", "4k").
    fn cut_digits(&mut self, start: usize, limit: usize) -> usize {
        let digits_end = self.run(start, limit, |c| c.is_ascii_digit());
        if digits_end < limit && "年月日号点时".contains(self.text.folded[digits_end]) {
            self.push(start, digits_end + 1, TokenKind::Digits, Cow::Borrowed(&[]));
            return digits_end + 1;
        }
        if digits_end < limit && is_letter(self.text.folded[digits_end]) {
            // "2girls" are two girls, "3d" is a word.
            let end = self.word_end(start, limit);
            let noun = self.find(self.text.slice(digits_end, end)).is_some_and(|(entry, _)| entry.names());
            if !noun || self.lexicon.word(self.text.slice(start, end)).is_some() {
                return self.cut_words(start, limit);
            }
        }
        if let (Some(':'), Some(after)) = (self.text.at(digits_end), self.text.at(digits_end + 1)) {
            let end = self.run(digits_end + 1, limit, |c| c.is_ascii_digit());
            if after.is_ascii_digit() {
                let senses = ratio(self.text.slice(start, digits_end), self.text.slice(digits_end + 1, end));
                self.push(
                    start,
                    end,
                    TokenKind::Digits,
                    senses.map_or(Cow::Borrowed(&[]), |s| Cow::Owned(vec![s])),
                );
                return end;
            }
        }
        let number = self.text.slice(start, digits_end).parse::<u16>().ok().filter(|n| (1..=99).contains(n));
        let senses = number.map_or(Cow::Borrowed(&[][..]), |n| Cow::Owned(vec![Sense::Number(n)]));
        self.push(start, digits_end, TokenKind::Digits, senses);
        digits_end
    }

    fn run(&self, start: usize, limit: usize, belongs: impl Fn(char) -> bool) -> usize {
        (start..limit).find(|&p| !belongs(self.text.folded[p])).unwrap_or(limit)
    }

    /// The longest phrase of the English tables that begins here, or one unknown word.
    fn cut_words(&mut self, start: usize, limit: usize) -> usize {
        let first_end = self.word_end(start, limit);
        let mut phrase = self.text.slice(start, first_end).replace('’', "'");
        let mut ends = vec![(first_end, phrase.len())];
        let reach = self.lexicon.phrase_reach(&phrase);
        while ends.len() < reach {
            let Some((next_start, next_end)) = self.next_word(ends[ends.len() - 1].0, limit) else { break };
            phrase.push(' ');
            phrase.push_str(&self.text.slice(next_start, next_end).replace('’', "'"));
            ends.push((next_end, phrase.len()));
        }
        for &(end, length) in ends.iter().rev() {
            if self.push_phrase(start, end, &phrase[..length]) {
                return end;
            }
        }
        let kind = TokenKind::Word;
        self.push(start, first_end, kind, Cow::Borrowed(&[]));
        first_end
    }

    /// Pushes a phrase of the tables as it stands, or as a plural or genitive of one.
    fn push_phrase(&mut self, start: usize, end: usize, phrase: &str) -> bool {
        if let Some((entry, plural)) = self.find(phrase) {
            self.push_entry(start, end, TokenKind::Word, entry, plural);
            return true;
        }
        let owner =
            phrase.strip_suffix("'s").or_else(|| phrase.strip_suffix('\'').filter(|p| p.ends_with('s')));
        let Some(owner) = owner else { return false };
        match self.find(owner) {
            Some((entry, plural)) => self.push_entry(start, end, TokenKind::Word, entry, plural),
            None if !owner.contains(' ') => self.push(start, end, TokenKind::Word, Cow::Borrowed(&[])),
            None => return false,
        }
        self.push(end, end, TokenKind::Word, Cow::Borrowed(&[Sense::Possessive]));
        true
    }

    /// The entry of a phrase, and whether the phrase is a regular plural of it.
    fn find(&self, phrase: &str) -> Option<(&'static Entry, bool)> {
        if let Some(entry) = self.lexicon.word(phrase) {
            return Some((entry, false));
        }
        let names = |word: &str| {
            let entry = self.lexicon.word(word)?;
            entry
                .senses
                .iter()
                .any(|s| matches!(s, Sense::Concept(_) | Sense::Setting(_)))
                .then_some((entry, true))
        };
        let stem = phrase.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s'))?;
        names(stem)
            .or_else(|| stem.strip_suffix('e').and_then(names))
            .or_else(|| stem.strip_suffix("ie").and_then(|stem| names(&format!("{stem}y"))))
    }

    fn word_end(&self, start: usize, limit: usize) -> usize {
        let mut end = start;
        while end < limit {
            let c = self.text.folded[end];
            let inner = matches!(c, '\'' | '’') && end > start;
            let goes_on = |p: usize| p < limit && is_letter(self.text.folded[p]);
            let genitive = inner && !goes_on(end + 1) && self.text.folded[end - 1] == 's';
            if !(is_letter(c) || inner && goes_on(end + 1) || genitive) {
                break;
            }
            end += 1;
        }
        end
    }

    /// The next word after a space or hyphen.
    fn next_word(&self, end: usize, limit: usize) -> Option<(usize, usize)> {
        let start = self.run(end, limit, |c| c == ' ' || c == '-');
        let begins = start > end && start < limit && is_letter(self.text.folded[start]);
        begins.then(|| (start, self.word_end(start, limit)))
    }

    /// An emoji, with the marks that change its colour and the emoji joined to it.
    fn cut_emoji(&mut self, start: usize, limit: usize) -> usize {
        let glyph = self.text.written[start];
        let mut end = start + 1;
        let mut joined = None;
        while end < limit {
            match self.text.written[end] {
                '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' => end += 1,
                '\u{200d}' if end + 1 < limit => {
                    joined = joined.or(Some(self.text.written[end + 1]));
                    end += 2;
                }
                _ => break,
            }
        }
        let concept = joined.and_then(|g| self.lexicon.joined(g)).or_else(|| self.lexicon.emoji(glyph));
        if let Some(concept) = concept {
            let entry = self.lexicon.word(concept.name).expect("every concept is a word of its own name");
            self.push_entry(start, end, TokenKind::Emoji, entry, false);
        }
        end
    }
}

/// Whether a noun may follow: it is counted, described or acted upon.
fn stands_before_noun(sense: &Sense) -> bool {
    use Sense::{Act, Article, At, Bond, Definite, Edit, Measure, Number, Possessive, With};
    matches!(
        sense,
        Act(..) | Article | At | Bond(..) | Definite | Edit(_) | Measure | Number(_) | Possessive | With
    ) || is_modifier(sense)
}

fn ratio(wide: &str, high: &str) -> Option<Sense> {
    // 08:45 and 7:30 are hours.
    let hour = |n: &str| n.starts_with('0') || n.parse::<u32>().is_ok_and(|n| n == 15 || n > 21);
    if hour(high) || wide.starts_with('0') {
        return None;
    }
    let [wide, high] = [wide, high].map(|n| n.parse::<f64>().ok().filter(|n| *n > 0.0));
    let aspect = wide? / high?;
    Some(Sense::Outline(match aspect {
        a if a > 2.2 => Shape::Banner,
        a if a > 1.6 => Shape::Widescreen,
        a if a > 1.1 => Shape::Landscape,
        a if a > 0.9 => Shape::Square,
        a if a > 0.62 => Shape::Portrait,
        a if a > 0.45 => Shape::Telephone,
        _ => Shape::Bookmark,
    }))
}
