//! What is to be lettered: quotations, and words that are lettered without being quoted.

use super::genre::row;
use super::lexicon::Concept;
use super::senses::{Line, Sense};
use super::sentence::Sentence;
use super::tokens::TokenKind;
use crate::colour::Rgb;
use crate::intent::{self, Hand, Lettering, Position};

/// More letterings than this are dropped.
pub(super) const MOST: usize = 12;

/// The longest lettering, in characters.
pub(super) const LONGEST: usize = 200;

/// After these words that are not quoted are lettered, too.
const STRONG: &str = "saying, that says, says, that reads, which reads, reads, with the words, with the text, the words, \
    lettered, with the phrase, with the message, inscribed with, with the inscription, spelling, that spells";

/// What is written of these is not told, and nobody can letter it.
const UNTOLD: &str = "标语 公式 诗 诗句 诗词 字 文字 书法 名字 数字 对联 口号 留言 英文 汉字 单词 代码 祝福 祝福语 信 日记 作业 字母 价格 菜名 \
    笔记 毛笔字 春联 书 东西 小说 logo LOGO Logo 商标 标志 图案 图标 formula formulas equation equations poem notes text words writing something letters specials \
    menu prices calligraphy characters code numbers names name message quote";

/// How far from a text the word may be that says where it goes.
const NEAR: usize = 8;

/// A lettering, and the noun that it stands on.
#[derive(Debug)]
pub(super) struct Letter {
    /// The lettering; its place may still be that noun.
    pub(super) lettering: Lettering,
    /// The place in the sentence of the noun that carries it, where it isn't one of the usual carriers.
    pub(super) noun: Option<usize>,
}

/// Reads all letterings, in order, and hushes what has been read.
pub(super) fn letters(sentence: &mut Sentence) -> Vec<Letter> {
    let hand = (0..sentence.len()).find_map(|i| {
        sentence.token(i).sense(|s| if let Sense::Hand(hand) = s { Some(*hand) } else { None })
    });
    let poster = Sense::Style(intent::Style::Poster);
    let card = |c: &Concept| c.name.ends_with("card");
    let announces = (0..sentence.len())
        .any(|i| sentence.sense(i) == Some(poster) || sentence.concept(i).is_some_and(card));
    let mut found = Vec::new();
    let mut i = 0;
    while i < sentence.len() && found.len() < MOST {
        if let TokenKind::Quote(quote) = sentence.token(i).kind {
            let text = sentence.tokens.quotes[quote].text.clone();
            match names_story(sentence, i) {
                true => sentence.hush(i),
                false => push(sentence, &mut found, text, i..i + 1, hand),
            }
        } else if let Some((end, place)) = line_value(sentence, i).filter(|_| announces) {
            let [first, last] = [sentence.token(i + 1), sentence.token(end - 1)];
            let text = sentence.tokens.text.as_written(first.start, last.end);
            let text = text.trim_start_matches([':', '：', ' ', '是', '在', '为']);
            let text = text.trim_matches(['“', '”', '"', '「', '」']).to_owned();
            (i..end).for_each(|j| sentence.hush(j));
            found.push(Letter {
                lettering: Lettering { text, place, hand: hand.unwrap_or_default(), colour: None },
                noun: None,
            });
            i = end;
            continue;
        } else if let Some((start, end)) = unquoted(sentence, i) {
            let [first, last] = [sentence.token(start), sentence.token(end - 1)];
            let text = sentence.tokens.text.as_written(first.start, last.end);
            push(sentence, &mut found, text, start..end, hand);
            i = end;
            continue;
        }
        i += 1;
    }
    if sentence.is_long() {
        said_once(&mut found);
    }
    // Where there is a lesser line, there is a title.
    let is = |place: Position| move |letter: &Letter| letter.lettering.place == place;
    let titled = found.iter().any(is(Position::Title)) || !found.iter().any(is(Position::Subtitle));
    let first = found.iter_mut().find(|l| l.lettering.place == Position::Anywhere);
    if let Some(first) = first.filter(|_| sentence.is_long() && !titled) {
        (first.lettering.place, first.noun) = (Position::Title, None);
    }
    found
}

/// What a long prompt quotes again stands there once, where it is said last.
fn said_once(found: &mut Vec<Letter>) {
    for i in (1..found.len()).rev() {
        let same = |letter: &Letter| letter.lettering.text == found[i].lettering.text;
        if let Some(first) = found[..i].iter().position(same) {
            found.remove(first);
            return said_once(found);
        }
    }
}

/// 故事叫《…》 of a picture without any words: what is quoted is the name of the story, and not lettered.
fn names_story(sentence: &Sentence, i: usize) -> bool {
    let (text, at) = (&sentence.tokens.text, sentence.token(i).start);
    let before = text.slice(0, at).trim_end_matches([' ', ':', '是', '为']);
    let named = text.at(at) == Some('《') || row("called so").any(|word| before.ends_with(word));
    named && row("wordless").any(|word| text.slice(0, text.len()).contains(word))
}

fn push(
    sentence: &mut Sentence,
    found: &mut Vec<Letter>,
    text: String,
    at: std::ops::Range<usize>,
    hand: Option<Hand>,
) {
    for i in at.clone() {
        sentence.hush(i);
    }
    hush_board(sentence, at.start);
    let (place, noun) = carrier(sentence, at.start, at.end);
    let speech = found.last().is_some_and(|last| last.lettering.place == Position::Speech);
    let speech = speech && goes_on(sentence, at.start) || says_so(sentence, at.start);
    let (place, noun) = if speech { (Position::Speech, None) } else { (place, noun) };
    let colour = letter_colour(sentence, at.start);
    let text: String = text.trim().chars().take(LONGEST).collect();
    found.push(Letter { lettering: Lettering { text, place, hand: hand.unwrap_or_default(), colour }, noun });
}

/// 妈妈说“…”, "one says": whether somebody says it.
fn says_so(sentence: &Sentence, start: usize) -> bool {
    let whole = sentence.tokens.text.as_written(0, sentence.token(start).start).to_lowercase();
    let said = ["one", "other", "another", "he", "she", "they", "it", "first", "second"];
    let said =
        said.iter().any(|who| whole.trim_end_matches([' ', ':', ',']).ends_with(&format!(" {who} says")));
    if said {
        return true;
    }
    let before = |p: &usize| sentence.tokens.text.at(*p).is_some_and(|c| !" :：,，".contains(c));
    let last = (0..sentence.token(start).start).rev().find(before).and_then(|p| sentence.tokens.text.at(p));
    matches!(last, Some('说' | '问' | '喊'))
        && (sentence.clause_start(start)..start).any(|i| speaks(sentence, i))
}

/// Whether the text follows another one in a list: speech bubbles saying "Hola", "Hello".
fn goes_on(sentence: &Sentence, start: usize) -> bool {
    let quote = |i: &usize| matches!(sentence.token(*i).kind, TokenKind::Quote(_));
    (0..start).rev().find(quote).is_some_and(|before| {
        let gap = sentence.tokens.text.as_written(sentence.token(before).end, sentence.token(start).start);
        matches!(gap.trim_matches([',', '，', '、', ' ']), "" | "and" | "和")
    })
}

/// 招牌上写着「…」的餐馆: the board is where the letters go, not a thing of its own that the house stands on.
fn hush_board(sentence: &mut Sentence, start: usize) {
    let Some(said) = start.checked_sub(1).filter(|&i| sentence.token(i).means(Sense::Says)) else { return };
    let Some(local) = said.checked_sub(1).filter(|&i| matches!(sentence.sense(i), Some(Sense::Local(_))))
    else {
        return;
    };
    let Some(board) = local.checked_sub(1) else { return };
    if sentence.token(board).sense(|s| matches!(s, Sense::Letters(_)).then_some(())).is_some() {
        sentence.hush(local);
        sentence.hush(board);
    }
}

/// Where the text at `start..end` goes: the word after it, or the nearest before it.
fn carrier(sentence: &Sentence, start: usize, end: usize) -> (Position, Option<usize>) {
    let letters = |i: usize| {
        sentence.token(i).sense(|s| if let Sense::Letters(place) = s { Some(*place) } else { None })
    };
    let after = (end..sentence.len().min(end + 4)).find(|&i| sentence.sense(i) != Some(Sense::Possessive));
    if let Some(place) = after.filter(|&i| is_next(sentence, end, i)).and_then(letters) {
        return (place, None);
    }
    // "Logo text on the mug: …": the mug stands before the colon.
    let colon = start > 0 && sentence.tokens.text.at(sentence.token(start - 1).start) == Some(':');
    let from = sentence.clause_start(start - usize::from(colon)).max(start.saturating_sub(NEAR));
    let said = (from..start).rev().find(|&i| sentence.sense(i) == Some(Sense::Says) || letters(i).is_some());
    if let Some(place) = (from..start).rev().find_map(letters) {
        return (place, None);
    }
    let to = sentence.clause_end(end).min(end + NEAR);
    if let Some(place) = (end..to).find_map(letters) {
        return (place, None);
    }
    if let Some(place) = edge(sentence, from..start) {
        return (place, None);
    }
    let noun = |i: &usize| sentence.concept(*i).is_some();
    let (before, after) = ((from..start).rev().find(noun), (end..to).find(noun));
    // A big "30" balloon.
    let opens = |i| {
        matches!(
            sentence.sense(i),
            Some(Sense::Article | Sense::Definite | Sense::Scale(_) | Sense::Colour(_))
        )
    };
    if let Some(i) = after.filter(|&i| i == end && start > 0 && opens(start - 1) && !speaks(sentence, i)) {
        return (Position::Anywhere, Some(i));
    }
    // 衣服上印着「…」的男孩: on the shirt, and the boy says nothing.
    let on = |i: &usize| matches!(sentence.sense(i + 1), Some(Sense::Local(_))) && said.is_some();
    let carrier = if sentence.chinese {
        before.filter(on).or(after.filter(|_| said.is_some())).or(before)
    } else {
        before.or(after)
    };
    match carrier {
        Some(i) if speaks(sentence, i) => {
            (if said.is_some() { Position::Speech } else { Position::Anywhere }, None)
        }
        Some(i) if said.is_some() || before != Some(i) || adjoins(sentence, i, start) => {
            (Position::Anywhere, Some(i))
        }
        _ => (Position::Anywhere, None),
    }
}

/// "At the top: …", of a long prompt: at that edge of the page.
fn edge(sentence: &Sentence, before: std::ops::Range<usize>) -> Option<Position> {
    if before.is_empty() || !sentence.is_long() {
        return None;
    }
    let said = sentence.phrase(before).to_lowercase();
    let ends = [
        ("at the top", Position::Title),
        ("on the top", Position::Title),
        ("最上", Position::Title),
        ("画面上方", Position::Title),
        ("at the bottom", Position::Caption),
        ("最下", Position::Caption),
        ("底部", Position::Caption),
    ];
    ends.into_iter().find_map(|(word, place)| said.contains(word).then_some(place))
}

/// Whether nothing but 的 and words of no consequence stands between the text and the word after it.
fn is_next(sentence: &Sentence, end: usize, i: usize) -> bool {
    (end..i).all(|j| matches!(sentence.sense(j), Some(Sense::Possessive | Sense::Noise | Sense::Says)))
}

/// Whether a noun stands directly before the text, with no more than "with" or 带有 between.
fn adjoins(sentence: &Sentence, i: usize, start: usize) -> bool {
    (i + 1..start).all(|j| matches!(sentence.sense(j), Some(Sense::With | Sense::Noise | Sense::Edit(_))))
}

fn speaks(sentence: &Sentence, i: usize) -> bool {
    use intent::Kind::{Animal, Person};
    sentence.concept(i).is_some_and(|c| matches!(c.kind, Animal | Person))
}

/// The colour of the letters: one that stands before a word for letters near the text.
fn letter_colour(sentence: &mut Sentence, start: usize) -> Option<Rgb> {
    let from = start.saturating_sub(NEAR);
    let to = sentence.len().min(start + NEAR);
    for i in from..to {
        let Some(Sense::Colour(colour)) = sentence.sense(i) else { continue };
        let next = (i + 1..to).find(|&j| sentence.sense(j) != Some(Sense::Possessive));
        let lettered =
            next.and_then(|j| sentence.sense(j)).is_some_and(|s| matches!(s, Sense::Says | Sense::Hand(_)));
        if lettered {
            sentence.hush(i);
            return Some(colour);
        }
    }
    None
}

/// A date or venue that is named and given: "venue: Blue Bar", 地点蓝调酒吧. Says where it ends and where it goes.
fn line_value(sentence: &Sentence, i: usize) -> Option<(usize, Position)> {
    let Some(Sense::Line(line)) = sentence.sense(i) else { return None };
    let place = match line {
        Line::Date => Position::Subtitle,
        Line::Venue => Position::Caption,
        Line::Name => return None,
    };
    let colon = sentence.tokens.text.at(sentence.token(i).end) == Some(':');
    let start = i + 1 + usize::from(colon);
    let end = sentence.clause_end(start.min(sentence.len())).min(start + NEAR * 2);
    let goes_on = matches!(
        sentence.sense(start),
        Some(Sense::And | Sense::Possessive | Sense::Style(_) | Sense::Medium | Sense::Line(_))
    );
    // 时间“1月17日”和地点“宴会厅”.
    let quoted = start < end && matches!(sentence.token(start).kind, TokenKind::Quote(_));
    let end = if quoted { start + 1 } else { end };
    (start < end && !goes_on && (colon || sentence.chinese)).then_some((end, place))
}

/// The range of a text that is lettered without quotation marks and begins at `i`, or right after it.
fn unquoted(sentence: &Sentence, i: usize) -> Option<(usize, usize)> {
    if let Some(end) = written_on(sentence, i) {
        return Some((i, end));
    }
    if sentence.chinese { unquoted_chinese(sentence, i) } else { unquoted_english(sentence, i) }
}

/// "labelled Relax & Unwind", "a sign that says open late".
fn unquoted_english(sentence: &Sentence, i: usize) -> Option<(usize, usize)> {
    let says = sentence.sense(i) == Some(Sense::Says);
    let names = matches!(
        sentence.written(i).to_lowercase().as_str(),
        "labelled" | "labeled" | "titled" | "entitled" | "captioned" | "title" | "caption" | "headline"
    );
    // "A logo for a brand named Nomad".
    let named = matches!(
        sentence.written(i).as_str(),
        "called" | "named" | "company" | "brand" | "studio" | "startup"
    );
    let names = names || sentence.is_emblem() && named;
    if !says && !names || quote_near(sentence, i) || says && is_spoken(sentence, i) {
        return None;
    }
    let colon = sentence.tokens.text.at(sentence.token(i).end) == Some(':');
    let start = i + 1 + usize::from(colon);
    let limit = sentence.clause_end(start.min(sentence.len())).min(start + NEAR);
    if start >= limit {
        return None;
    }
    if is_capital(sentence, start) {
        let joins =
            |j: usize| sentence.token(j).kind == TokenKind::ListComma || is_small_word(&sentence.written(j));
        let goes_on =
            |j: usize| is_capital(sentence, j) || joins(j) && j + 1 < limit && is_capital(sentence, j + 1);
        let end = (start..limit).find(|&j| !goes_on(j)).unwrap_or(limit);
        return Some((start, end));
    }
    let strong = colon || is_strong(&sentence.written(i).to_lowercase());
    let ends = |j: usize| {
        matches!(sentence.sense(j), Some(Sense::With | Sense::Bond(..))) || sentence.written(j) == "written"
    };
    let end = (start..limit).find(|&j| !colon && ends(j)).unwrap_or(limit);
    (strong && says && end > start).then_some((start, end))
}

/// "A cake with happy birthday written on it": what stands between.
fn written_on(sentence: &Sentence, i: usize) -> Option<usize> {
    let end = sentence.clause_end(i).min(i + NEAR);
    let on = |j: &usize| {
        sentence.written(*j).eq_ignore_ascii_case("written")
            && sentence.written(*j + 1).eq_ignore_ascii_case("on")
    };
    let with = sentence.before(i) == Some(Sense::With) && sentence.concept(i).is_none();
    let end = (i + 1..end.saturating_sub(1)).find(on).filter(|_| with)?;
    (!(i..end).any(|j| is_untold(sentence, j))).then_some(end)
}

fn is_strong(says: &str) -> bool {
    STRONG.split(", ").any(|strong| strong == says)
}

fn is_small_word(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "in" | "to" | "for" | "a" | "my" | "on" | "at" | "with" | "&")
}

fn is_capital(sentence: &Sentence, i: usize) -> bool {
    let token = sentence.token(i);
    sentence.tokens.text.written[token.start..token.end]
        .first()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

fn quote_near(sentence: &Sentence, i: usize) -> bool {
    // "Text: “Open”": the colon ends the clause.
    let end = sentence.clause_end(i).min(i + NEAR).max(sentence.len().min(i + 3));
    (i..end).any(|j| matches!(sentence.token(j).kind, TokenKind::Quote(_)))
}

/// "写着生日快乐的蛋糕", "带有Relax & Unwind标签", "标题：夏日音乐节".
fn unquoted_chinese(sentence: &Sentence, i: usize) -> Option<(usize, usize)> {
    if let Some(end) = latin_label(sentence, i) {
        return Some((i, end));
    }
    let colon = matches!(sentence.tokens.text.at(sentence.token(i).end), Some(':'));
    if !asks_for_words(sentence, i, colon) || quote_near(sentence, i) || !colon && is_spoken(sentence, i) {
        return None;
    }
    let start = i + 1 + usize::from(colon);
    let end = chinese_end(sentence, start);
    // 印着一只猫: what is printed, sewn or carved there may be a thing.
    let image = sentence.written(i).starts_with(['印', '绣', '刻'])
        && (start..end).any(|j| sentence.concept(j).is_some());
    let said = colon || !image && !(start..end).any(|j| is_untold(sentence, j));
    (end > start && said).then_some((start, end))
}

/// Whether the word asks for the words behind it: 写着, 标题为.
fn asks_for_words(sentence: &Sentence, i: usize, colon: bool) -> bool {
    let title = matches!(
        sentence.sense(i),
        Some(Sense::Letters(Position::Title | Position::Subtitle | Position::Caption))
    );
    let written = sentence.written(i);
    let names = title && (colon || written.ends_with('为'));
    let says = sentence.sense(i) == Some(Sense::Says)
        && (colon
            || !matches!(written.as_str(), "文字" | "字样" | "字" | "文案" | "带有文字" | "几个字" | "题字"));
    // 写一本书: somebody writes.
    let counted = matches!(sentence.sense(i + 1), Some(Sense::Number(_) | Sense::Article)) && written == "写";
    // 店名写在下面, 价格写在右边: where, and not what.
    let placed = matches!(sentence.tokens.text.at(sentence.token(i).end), Some('在' | '到'));
    let not = |j| matches!(sentence.sense(j), Some(Sense::Not | Sense::Never));
    // 不要写其他字 asks for none.
    let denied = (sentence.clause_start(i)..i).any(not);
    (says || names) && !counted && !placed && !denied
}

/// Where the words end that begin at `start`.
fn chinese_end(sentence: &Sentence, start: usize) -> usize {
    let limit = sentence.clause_end(start.min(sentence.len())).min(start + 3 * NEAR);
    let ends = |j: usize| {
        let of_noun = sentence.sense(j) == Some(Sense::Possessive)
            && (j + 1..limit.min(j + 4)).any(|k| sentence.concept(k).is_some());
        of_noun || matches!(sentence.sense(j), Some(Sense::Says)) || sentence.written(j) == "几个"
    };
    // 字母M和山: a letter alone is all that is lettered.
    let initial =
        start < limit && sentence.written(start).len() == 1 && sentence.token(start).kind == TokenKind::Word;
    (start..limit).find(|&j| ends(j) || initial && j > start).unwrap_or(limit)
}

fn is_untold(sentence: &Sentence, i: usize) -> bool {
    UNTOLD.split_whitespace().any(|word| sentence.written(i).ends_with(word))
}

/// Whether somebody says or writes it: no picture has words that were not quoted in their mouth.
fn is_spoken(sentence: &Sentence, i: usize) -> bool {
    let carrier = (sentence.clause_start(i)..i).rev().find(|&j| sentence.concept(j).is_some());
    let board = |j: usize| sentence.token(j).sense(|s| matches!(s, Sense::Letters(_)).then_some(()));
    carrier.is_some_and(|j| speaks(sentence, j) && !(j..i).any(|j| board(j).is_some()))
}

/// A run of Latin words in Chinese text, directly before a word for what carries letters.
fn latin_label(sentence: &Sentence, i: usize) -> Option<usize> {
    let latin = |j: usize| {
        matches!(sentence.token(j).kind, TokenKind::Word | TokenKind::Digits | TokenKind::ListComma)
            && sentence.written(j) != "、"
    };
    if !latin(i) || i > 0 && latin(i - 1) {
        return None;
    }
    let end = (i..sentence.len().min(i + NEAR)).find(|&j| !latin(j))?;
    let carries =
        |j: usize| sentence.token(j).senses.iter().any(|s| matches!(s, Sense::Letters(_) | Sense::Says));
    let after = (end..sentence.len().min(end + 2)).find(|&j| sentence.sense(j) != Some(Sense::Possessive))?;
    (sentence.token(after).kind == TokenKind::Han && carries(after)).then_some(end)
}
