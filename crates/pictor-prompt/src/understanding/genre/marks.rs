//! What a room or a land has of its own: tiles, a rug, mountains, a red cross. They have their places on the page and
//! are no things of the rest.

use std::sync::LazyLock;

use super::{Draft, Genre, MAX_SLOTS, READ, is_han, labels, plain, region_in, regions, row};
use crate::intent::{Intent, Region, Slot, Subject};

// A pure function of a constant: nothing ever writes to it.
static MARKS: LazyLock<Vec<(Genre, &'static str, Vec<char>)>> = LazyLock::new(table);

fn table() -> Vec<(Genre, &'static str, Vec<char>)> {
    let mut marks = Vec::new();
    for section in include_str!("../marks.txt").split("\n[").skip(1) {
        let (head, rows) = section.split_once("]\n").expect("a section has a head and rows");
        let genre = Genre::named(head).unwrap_or_else(|| panic!("marks.txt: no genre is {head}"));
        for row in rows.lines() {
            let mut cells = row.split('|').map(str::trim);
            let (name, english) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
            let words = english.split(',').chain(cells.next().unwrap_or("").split(' ')).map(str::trim);
            marks.extend(words.filter(|w| !w.is_empty()).map(|w| (genre, name, w.chars().collect())));
        }
    }
    marks.sort_by_key(|(.., word): &(_, _, Vec<char>)| std::cmp::Reverse(word.len()));
    marks
}

/// Whether that word asks for a map that is drawn as a land: any map only where its places are quoted.
pub(super) fn is_land(draft: &Draft, word: &[char]) -> bool {
    let any = row("any map").any(|map| map.chars().eq(word.iter().copied()));
    !any || draft.quotes.len() > 1 && row("land").any(|land| draft.says(land))
}

/// 左下方是一片茶园，标“云雾茶园”。: places of which each has a sentence, with its name; taken out.
fn told_places(draft: &mut Draft) -> Vec<Slot> {
    let found = labels::labels(draft);
    let parted = |pair: &[labels::Label]| {
        draft.text.slice(pair[0].quote.end, pair[1].quote.start).contains(['。', '\n'])
            || draft.text.slice(pair[0].quote.end, pair[1].quote.start).contains(". ")
    };
    if found.len() < 3 || !found.windows(2).all(parted) {
        return Vec::new();
    }
    let mut slots = Vec::new();
    for labels::Label { quote, told } in found {
        let written = draft.written(told.0, told.1);
        let mut slot = thing(&quote.text, &written, region_in("place", &written));
        let known = |s: &&Subject| s.concept.is_some();
        let seen = slot.scene.subjects.iter().filter(known);
        let seen = seen.clone().find(|s| quote.text.contains(&s.word)).or_else(|| seen.clone().next());
        slot.scene.subjects = seen.cloned().into_iter().collect();
        slot.scene.relations.clear();
        slot.label = kind(&quote.text).unwrap_or("thing").to_owned();
        slots.push(slot);
        draft.hush(told.0, quote.end);
    }
    slots
}

/// The marks in the order of the prompt; their words are taken out. The word of the page itself is none.
pub(super) fn marks(draft: &mut Draft, genre: Genre, start: usize, end: usize) -> Vec<Slot> {
    let word = draft.text.slice(start, end).to_owned();
    let treasure = genre == Genre::Map && ["treasure", "pirate", "宝"].iter().any(|sign| word.contains(sign));
    if genre == Genre::Map {
        draft.hush(start, end);
        // Each map has one.
        row("map talk").for_each(|talk| draft.hush_word(talk));
    }
    let mut slots = if genre == Genre::Map { told_places(draft) } else { Vec::new() };
    // What a map of a town is of stands before the list of its places.
    let town = genre == Genre::Map && row("towns").any(|town| word.contains(town));
    let listed = draft.open.iter().position(|&c| c == ':').filter(|&at| town && at >= end);
    let mut p = listed.unwrap_or(0);
    while p < draft.open.len() && slots.len() < MAX_SLOTS {
        // 什刹海 of a town is no sea.
        let ends = |word: &[char]| town && word.len() == 1 && p > 0 && is_han(draft.open[p - 1]);
        let found = MARKS.iter().find(|(of, _, word)| *of == genre && stands(draft, word, p) && !ends(word));
        let Some((_, name, word)) = found else {
            p += 1;
            continue;
        };
        // On a wallpaper they say how all of it looks, and "in sage green floating" is of what floats.
        let whole = genre == Genre::Wallpaper || *name == "float";
        let from = if whole { p } else { before(draft, p) };
        let stop = p + word.len();
        let said_where = compass(draft, stop).or_else(|| led(draft, (from, p, stop)));
        let mut slot = mark(draft, name, (from, p, stop), said_where.map(|(region, _)| region));
        if genre == Genre::Map {
            slot.note = noted(draft, (from, p, stop), said_where.map_or(stop, |(_, end)| end));
        }
        // An island kingdom with a castle has one castle.
        let one =
            |slot: &Slot| slot.scene.region.is_none() && slot.scene.subjects.iter().all(|s| s.count == 1);
        // Inn and smithy are two houses.
        let same = |other: &Slot| other.label == slot.label && slot.label != "house" && one(other);
        let again = slots.iter_mut().find(|other| same(other));
        match again.filter(|_| genre == Genre::Map && one(&slot)) {
            Some(same) if same.note.is_empty() => same.note = slot.note,
            Some(_) => {}
            None => slots.push(slot),
        }
        let stop = said_where.map_or(stop, |(_, end)| end);
        draft.hush(from, stop);
        p = stop;
    }
    if genre == Genre::Map {
        placed(draft, &mut slots);
        slots.extend(places(draft, end, town).into_iter().take(MAX_SLOTS.saturating_sub(slots.len())));
    }
    if treasure && !slots.iter().any(|slot| slot.label == "cross") {
        slots.push(Slot { label: "cross".to_owned(), ..Slot::default() });
    }
    slots
}

/// The names of a place: quoted beside it, its own, or the word for it where all are labelled.
fn noted(draft: &mut Draft, (from, p, stop): (usize, usize, usize), end: usize) -> String {
    let adjoins = |start: usize| draft.open[start..p].iter().all(|&c| c == ' ');
    let before =
        draft.quotes.iter().find(|quote| quote.end <= p && adjoins(quote.end)).map(|quote| quote.start);
    let quoted = names(draft, before.unwrap_or(end));
    if !quoted.is_empty() {
        return quoted.join("\n");
    }
    let word = labelled(draft).then(|| called(&draft.written(from, stop)));
    proper(draft, p, stop).or(word).unwrap_or_default()
}

/// 标注“华山”“少林”: names that stand behind all places are theirs by what they end with, else in turn; taken out.
fn placed(draft: &mut Draft, slots: &mut Vec<Slot>) {
    let before = |start: usize| draft.text.slice(0, start).trim_end_matches([' ', ':']);
    let heads = |start: usize| row("heads").any(|head| before(start).ends_with(head));
    let free = draft.quotes.iter().filter(|quote| !draft.hushed[quote.start] && !heads(quote.start));
    let free: Vec<_> = free.cloned().collect();
    let led = |word: &str| before(free[0].start).ends_with(word);
    let joined = |free: &[super::Quote]| free.windows(2).all(|pair| draft.joins(&pair[0], &pair[1]));
    if free.len() < 2 {
        return;
    }
    let all = row("labelled").any(led);
    if !all && !joined(&free) {
        return;
    }
    // "Islands, labels": all of them are islands, where nothing else has a name.
    let isles = |slot: &Slot| slot.label == "island" && slot.scene.subjects.iter().any(|s| s.count > 1);
    let others = slots.iter().any(|slot| !matches!(slot.label.as_str(), "sea" | "cross" | "island"));
    if let Some(isles) = slots.iter_mut().find(|slot| isles(slot)).filter(|_| !others) {
        isles.note = free.iter().map(|quote| quote.text.as_str()).collect::<Vec<_>>().join("\n");
        free.iter().for_each(|quote| draft.hush(quote.start, quote.end));
        return;
    }
    for quote in free {
        let kind = kind(&quote.text);
        // Names that are only listed are those of places that are told by them.
        let open = |slot: &&mut Slot| {
            let any = kind.is_none() && all && !matches!(slot.label.as_str(), "sea" | "cross");
            slot.note.is_empty() && (any || kind == Some(slot.label.as_str()))
        };
        let spot = slots.iter_mut().filter(open).min_by_key(|slot| Some(slot.label.as_str()) != kind);
        match spot {
            Some(slot) => slot.note = quote.text.clone(),
            None => {
                let place = thing(&quote.text, &quote.text, None);
                slots.push(Slot { label: kind.unwrap_or(&place.label).to_owned(), ..place });
            }
        }
        draft.hush(quote.start, quote.end);
    }
}

/// What a place of that name is, by how it ends.
fn kind(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    row("place kind")
        .filter_map(|kind| kind.split_once('='))
        .find(|(end, _)| name.ends_with(end))
        .map(|(_, of)| of)
}

/// A place that has no mark of its own: what its name shows stands there.
fn thing(name: &str, shows: &str, region: Option<Region>) -> Slot {
    let mut scene = Intent { region, ..plain(shows) };
    scene.subjects.iter_mut().for_each(|s| s.count = 1);
    Slot { label: "thing".to_owned(), note: name.to_owned(), scene }
}

/// Whether the places shall have their names, though none is quoted.
fn labelled(draft: &Draft) -> bool {
    draft.quotes.len() < 2
        && !wordless(draft)
        && row("labelled").any(|word| draft.place_of(word, 0).is_some())
}

/// "River, stone bridge, bakery, labelled", 东边麦田, 标出猴山、餐厅和出口: places that are listed with their names or where
/// they are; taken out.
fn places(draft: &mut Draft, end: usize, town: bool) -> Vec<Slot> {
    let named = labelled(draft);
    let (mut found, mut led) = (Vec::new(), town && draft.place_of("with", end).is_some());
    for (start, stop) in draft.clauses().into_iter().filter(|(start, _)| *start > end) {
        let written = draft.written(start, stop);
        if draft.open[start..stop].contains(&READ) || written.starts_with(['给', '用']) {
            continue;
        }
        let listed = row("labelled").find_map(|lead| written.strip_prefix(lead)).filter(|_| named);
        // 标出锦里、春熙路，旁边画…: behind a comma such a list is over.
        let goes_on = draft.open[start - 1] != ','
            || draft.open[end..].contains(&':')
            || !draft.open[end..].contains(&'、');
        if led && listed.is_none() && !goes_on {
            break;
        }
        led |= listed.is_some() || draft.open[end..start].contains(&':');
        let list = listed.unwrap_or(&written).replace(" and ", "和");
        let slots: Vec<Slot> = list.split('和').filter_map(|of| place(of, named, led, town)).collect();
        // Where no names tell them, all of a clause are places, or its words are read again.
        if !slots.is_empty() && (named || slots.len() == list.split('和').count()) {
            found.extend(slots);
            draft.hush(start, stop);
        }
    }
    found
}

/// The place that such words name, if they do.
fn place(written: &str, named: bool, listed: bool, town: bool) -> Option<Slot> {
    let name = called(written);
    let region = region_in("place", written);
    let short = name.chars().count() < if name.is_ascii() { 24 } else { 9 };
    let is_one = short && is_place(&name, named && (listed || region.is_some()));
    (is_one && (named || town && listed || region.is_some()))
        .then(|| thing(if named { &name } else { "" }, &name, region))
}

/// Whether such words name a place: a thing, or anything else that has its name there and says nothing of the picture.
fn is_place(name: &str, told: bool) -> bool {
    let of = plain(name);
    let looks = !of.styles.is_empty() || !of.palette.is_empty() || of.backdrop.is_some() || of.mood.is_some();
    let known = of.subjects.iter().any(|s| s.concept.is_some() && s.name() != "compass");
    let unknown = of.subjects.is_empty() && name.contains(is_han);
    !looks && (known || told && (unknown || of.setting.is_some() || !of.left_out.is_empty()))
}

/// What a place is called: without its article, and where it is.
fn called(written: &str) -> String {
    let bare = regions("place").fold(written.to_owned(), |text, (word, _)| text.replace(word, ""));
    let bare = bare.trim_matches([' ', '在', '有', '是', '的']);
    let article = ["a ", "an ", "the ", "little ", "一座", "一个", "一条", "一片"];
    article.iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare).to_owned()
}

/// 北边铁匠铺: where a place is, as said right before it.
fn led(draft: &Draft, (from, p, stop): (usize, usize, usize)) -> Option<(Region, usize)> {
    let said = draft.written(from, p);
    region_in("place", &said).map(|region| (region, stop))
}

/// A mark of that name, with what is said from `from` to `p` of the word that ends at `stop`.
fn mark(draft: &Draft, name: &str, (from, p, stop): (usize, usize, usize), region: Option<Region>) -> Slot {
    let said = draft.written(from, p);
    let plural = draft.open[stop - 1] == 's';
    let scene = Intent { region, ..counted(&said, plural) };
    let round = ["round", "circular", "oval", "圆"].iter().any(|word| said.contains(word));
    let note = if round { "round" } else { "" };
    Slot { label: name.to_owned(), note: note.to_owned(), scene }
}

/// What the place before is called: `the city "Valoria"`, `islands named "Iron Isle" and "Mist Isle"`; taken out.
fn names(draft: &mut Draft, stop: usize) -> Vec<String> {
    let (mut names, mut from) = (Vec::new(), stop);
    while let Some(quote) = draft.quotes.iter().find(|quote| quote.start >= from) {
        let gap = draft
            .text
            .slice(from, quote.start)
            .trim_matches(|c: char| c.is_whitespace() || ",、".contains(c));
        let joins = if names.is_empty() {
            row("called").any(|word| gap == word)
        } else {
            matches!(gap, "and" | "和" | "与")
        };
        if !joins && !gap.is_empty() {
            break;
        }
        let (start, end) = (quote.start, quote.end);
        names.push(quote.text.clone());
        draft.hush(start, end);
        from = end;
    }
    names
}

/// Whether the page shall have no words.
fn wordless(draft: &Draft) -> bool {
    let none =
        ["no text", "no label", "no letter", "no words", "no names", "without text", "不要文字", "无文字"];
    none.iter().any(|none| draft.says(none))
}

/// "Ironwood" of "Ironwood forest", unless a sentence begins with it and it says something.
fn titled(draft: &Draft, p: usize) -> Option<String> {
    let before = draft.text.as_written(p.saturating_sub(24), p);
    let (said, name) = before.strip_suffix(' ')?.rsplit_once(' ')?;
    let begins = said.is_empty() || said.ends_with(['.', ':', '!', '\n']);
    (!begins || plain(name).left_out == [name]).then(|| name.to_owned())
}

/// "The Frostspine Mountains", "the capital city Highgate": a name without quotation marks, unless no words are wanted.
fn proper(draft: &mut Draft, p: usize, stop: usize) -> Option<String> {
    if wordless(draft) {
        return None;
    }
    let great = |w: &&str| w.starts_with(|c: char| c.is_ascii_uppercase()) && w.len() > 3;
    let word = draft.written(p, stop);
    if great(&word.as_str()) {
        let before = draft.text.as_written(p.saturating_sub(24), p);
        let name = before.strip_suffix(' ')?.rsplit(' ').next().filter(great)?;
        return name.chars().all(char::is_alphabetic).then(|| format!("{name} {word}"));
    }
    if let Some(name) = titled(draft, p).filter(|name| great(&name.as_str())) {
        return Some(format!("{name} {word}"));
    }
    let after = draft.text.as_written(stop, (stop + 30).min(draft.open.len()));
    let after =
        [" is called ", " called ", " named ", " of ", " "].iter().find_map(|way| after.strip_prefix(way))?;
    let name = after.split([' ', ',', '.', ';', ':']).next().filter(great)?;
    let name = name.to_owned();
    let end = (stop..draft.open.len()).find(|&i| draft.text.as_written(stop, i).ends_with(&name));
    draft.hush(stop, end.unwrap_or(stop));
    Some(name)
}

/// A single character of Chinese is a word only where no other follows: 窗, but not 窗帘.
fn stands(draft: &Draft, word: &[char], p: usize) -> bool {
    let alone = word.len() > 1 || !draft.open.get(p + 1).is_some_and(|&c| is_han(c));
    draft.is_at(word, p) && alone
}

/// Words that join a place to another: what stands before them is not said of it.
const JOINS: [&str; 13] =
    ["and", "with", "in", "on", "of", "by", "from", "near", "under", "to", "over", "across", "beside"];

/// Where what is said of the word at `p` begins: at most three words or six characters before it.
fn before(draft: &Draft, p: usize) -> usize {
    let ends =
        |c: char| matches!(c, ',' | '、' | '.' | ':' | ';' | '。' | READ | '有' | '和' | '的' | '在' | '上');
    let mut from = p;
    while from > 0 && !ends(draft.open[from - 1]) && p - from < 24 {
        from -= 1;
    }
    let said: String = draft.open[from..p].iter().collect();
    if said.chars().any(is_han) {
        return if p - from > 5 { p } else { from };
    }
    let words: Vec<&str> = said.split(' ').filter(|w| !w.is_empty()).collect();
    let joins = |w: &&str| JOINS.contains(w);
    let kept = words.iter().rev().take_while(|w| !joins(w)).take(3).count();
    let length: usize = words.iter().rev().take(kept).map(|w| w.len() + 1).sum();
    p - length.min(p - from)
}

/// How many, in what colour, how large: read as of a vase, which is of no consequence itself.
fn counted(said: &str, plural: bool) -> Intent {
    let thing = match (said.chars().any(is_han), plural) {
        (true, _) => format!("{said}花瓶"),
        (false, true) => format!("{said} vases"),
        (false, false) => format!("{said} vase"),
    };
    let mut of = plain(&thing);
    of.left_out.clear();
    of
}

/// "In the north" of a land, as said right after it, and where that ends.
fn compass(draft: &Draft, stop: usize) -> Option<(Region, usize)> {
    let after: String =
        draft.open[stop..].iter().take(20).take_while(|c| !matches!(c, ',' | '、' | '.')).collect();
    let (word, region) = regions("compass").find(|(word, _)| after.starts_with(word))?;
    Some((region, stop + word.chars().count()))
}
