//! What a menu sells: goods with their prices, courses without, or the heads that they stand under.

use super::slot::{capital, named};
use super::{Draft, MAX_SLOTS, READ, plain, row};
use crate::intent::{Genre, Slot};

/// "Wedding menu: starter, main, dessert", 菜单包含美式、拿铁: what is listed without prices; taken out.
pub(super) fn courses(draft: &mut Draft, end: usize) -> Vec<Slot> {
    let led = row("holds it").find_map(|lead| draft.place_of(lead, end)).map(|(_, stop)| stop);
    // "Menu for a trattoria: starters, pasta, pizza".
    let mut clause = draft.open[end..].iter().take_while(|&&c| !matches!(c, ',' | '、' | '.' | '。' | '\n'));
    let colon = clause.position(|&c| c == ':').map(|p| end + p + 1);
    let Some(from) = colon.or(led) else {
        return Vec::new();
    };
    let list: String = draft.open[from..].iter().take_while(|&&c| !matches!(c, '.' | READ | '\n')).collect();
    let list = list.split(" with ").next().unwrap_or_default();
    let stop = from + list.chars().count();
    let written = draft.written(from, stop);
    let dish = |item: &str| {
        let (label, scene) = (item.trim(), plain(item));
        let told = scene.styles.is_empty() && scene.palette.is_empty() && scene.mood.is_none();
        let short = !label.is_empty() && label.split(' ').count() < 5 && !label.ends_with(" style");
        (told && short).then(|| Slot { label: label.to_owned(), scene, ..Slot::default() })
    };
    let dishes: Vec<Slot> = written.split([',', '、', '，']).filter_map(dish).take(MAX_SLOTS).collect();
    if dishes.len() < 3 {
        return Vec::new();
    }
    draft.hush(end, stop);
    dishes
}

/// 分前菜、主菜、甜品三部分, "sections for starters, mains and desserts": the heads of a menu of which no dish is named.
pub(super) fn heads(draft: &Draft, end: usize) -> Vec<Slot> {
    let Some((_, from)) = row("divides").find_map(|lead| draft.place_of(lead, end)) else {
        return Vec::new();
    };
    let list: String = draft.open[from..].iter().take_while(|&&c| !matches!(c, '.' | READ | '\n')).collect();
    let list = list.split(',').find(|part| part.contains('、')).unwrap_or(&list);
    let whole = row("divided").find_map(|unit| list.strip_suffix(unit));
    // 十分好看、干净: nothing is divided.
    if whole.is_none() && draft.open[..from].ends_with(&['分']) {
        return Vec::new();
    }
    let whole = whole.unwrap_or(list);
    // "And" leads to the last of them.
    let last = whole.find(" and ").map_or(whole.len(), |at| at + 5);
    let stop = whole[last..].find(',').map_or(whole.len(), |p| last + p);
    let labels = whole[..stop].replace(" and ", ",").replace('和', "、");
    let labels = labels.split([',', '、', ':']).map(str::trim).filter(|label| !label.is_empty());
    let head =
        |label: &str| Slot { scene: plain(label), label: capital(label.to_owned()), ..Slot::default() };
    let slots: Vec<Slot> = labels.map(head).take(7).collect();
    let short = slots.iter().all(|slot| slot.label.split(' ').count() < 4 && slot.label.chars().count() < 18);
    if short && slots.len() > 1 { slots } else { Vec::new() }
}

/// Where the goods begin: behind "menu with", or behind the colon before the first of them, else anywhere.
pub(super) fn goods_from(draft: &Draft, end: usize) -> usize {
    let gap = draft.open[end..].iter().take_while(|&&c| c == ' ' || c == READ).count();
    let begins = |word: &&&str| draft.open[end + gap..].iter().copied().take(word.len()).eq(word.chars());
    let word = ["with ", "including ", "featuring ", "offering "].iter().find(begins);
    let first = draft.open[end..].iter().position(|c| matches!(c, ',' | '、' | ';')).unwrap_or(0);
    // "Title, then three things with prices: Tart €2": none of what stands before the first price.
    let priced = || (end..draft.open.len()).find(|&p| is_price(draft, p));
    let first = draft.first_price(end).or_else(priced).map_or(first, |p| p - end);
    // `"TODAY" scotch egg 4.20`: what is quoted heads them, unless it is what has the price.
    let titled = (end..end + first).rfind(|&p| draft.open[p] == READ).map(|p| p + 1);
    let titled = titled.filter(|&p| draft.open[p..end + first].iter().any(|c| c.is_alphabetic()));
    // "A menu for a food truck. Tacos $3, …": what they are for is none of them.
    let dot = |c: &[char]| matches!(c, ['.' | '。', ' ', ..]) || c[0] == '。';
    let ends = draft.open[end..end + first].iter().rposition(|&c| c == ':');
    let colon = ends.or_else(|| (end..end + first).rfind(|&p| dot(&draft.open[p..])).map(|p| p - end));
    let from = word.map(|word| end + gap + word.len()).or(colon.map(|p| end + p + 1));
    from.max(titled).unwrap_or(0)
}

/// Whether a price begins there, and no other number.
fn is_price(draft: &Draft, p: usize) -> bool {
    let open = &draft.open;
    if "$€£¥￥".contains(open[p]) {
        return true;
    }
    let within = |c: &char| c.is_ascii_digit() || *c == '.';
    let number: Vec<char> = open[p..].iter().copied().take_while(within).collect();
    let after = open[p + number.len()..].iter().copied().find(|c| *c != ' ');
    let ends = number.ends_with(&['.']) || after.is_none_or(|c| ",;、。\n元块".contains(c) || c == READ);
    open[p].is_ascii_digit() && (p == 0 || !within(&open[p - 1])) && ends
}

/// `"Starter: soup / Main: pie"`, `starter "Soup", main "Pie"`: dishes without prices; taken out.
pub(super) fn parted(draft: &mut Draft) -> Vec<Slot> {
    let strokes = ['/', '|', '／'];
    let led =
        |start: usize| row("course").any(|course| draft.written(0, start).to_lowercase().ends_with(course));
    let said: Vec<_> =
        draft.quotes.iter().filter(|q| q.text.contains(strokes) || led(q.start)).cloned().collect();
    let parts = said.iter().flat_map(|quote| quote.text.split(strokes)).map(str::trim);
    let dish = |label: &str| Slot { label: label.to_owned(), scene: plain(label), ..Slot::default() };
    let dishes: Vec<Slot> = parts.filter(|part| !part.is_empty()).take(MAX_SLOTS).map(dish).collect();
    if dishes.len() < 2 {
        return Vec::new();
    }
    said.iter().for_each(|quote| draft.hush(quote.start, quote.end));
    dishes
}

/// Goods that are quoted with their prices: "Latte 4.00". They are no words of the page besides.
pub(super) fn quoted_goods(draft: &mut Draft) -> Vec<Slot> {
    let priced: Vec<(usize, usize, Slot)> = draft
        .quotes
        .iter()
        .flat_map(|quote| quote.text.split(['、', ',', '，', ';', '；', '\n']).map(move |part| (quote, part)))
        .filter_map(|(quote, part)| Some((quote.start, quote.end, named(part.trim(), "", Genre::Menu)?)))
        .collect();
    if priced.len() > 1 {
        priced.iter().for_each(|&(start, end, _)| draft.hush(start, end));
    }
    priced.into_iter().take(MAX_SLOTS).map(|(.., slot)| slot).collect()
}
