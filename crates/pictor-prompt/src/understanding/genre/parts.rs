//! The parts of a page: lists, numbered panels, prices, years, the heading and how many were asked for.

use super::lists::{self, list};
use super::slot::{LONGEST, answer_of, capital, slot, tint};
use super::{Draft, MAX_SLOTS, Quote, READ, chart, copy, is_han, labels, menu, plain, rooms, row, sets};
use crate::intent::{Genre, Intent, Slot, Subject, Way};

/// What was found of a page.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) title: Option<String>,
    pub(super) slots: Vec<Slot>,
    pub(super) ways: Vec<Way>,
}

/// How many parts are asked for; the number is taken out, or it would count subjects.
pub(super) fn count(draft: &mut Draft, genre: Genre) -> Option<u16> {
    let units: Vec<&str> = row(&format!("unit {genre:?}")).collect();
    let (start, end, number) = (0..draft.open.len()).find_map(|p| {
        let (end, number) = chart::numeral(draft, p)?;
        let near: String = draft.open[end..draft.open.len().min(end + 22)].iter().collect();
        // "Step 1" counts none.
        let before: String = draft.open[..p].iter().filter(|c| **c != ' ').collect();
        let numbers = units.iter().any(|unit| before.ends_with(unit)) || before.ends_with('第');
        // "An icon set of 9 kitchen tools".
        let kind = || row("kinds").any(|kind| near.trim_start().starts_with(kind));
        let of_set = before.ends_with("setof") || before.ends_with("iconsof") || kind();
        let of_set = genre == Genre::IconSet && of_set;
        // "Two metres away" are no ways.
        let begins = |unit: &&str| {
            near.match_indices(*unit).any(|(at, _)| !near[..at].ends_with(|c: char| c.is_ascii_alphabetic()))
        };
        let views = near.starts_with("视图");
        (!numbers && !views && (of_set || units.iter().any(begins))).then_some((p, end, number))
    })?;
    draft.hush(start, end);
    for unit in row("counted unit") {
        let unit: Vec<char> = unit.chars().collect();
        if let Some(at) = draft.find(&unit, end).filter(|&at| genre != Genre::IconSet && at <= end + 1) {
            draft.hush(at, at + unit.len());
        }
    }
    Some(number.max(1))
}

/// The parts of a page whose genre is named from `start` to `end`.
pub(super) fn parts(
    draft: &mut Draft,
    genre: Genre,
    (start, end): (usize, usize),
    count: Option<u16>,
) -> Parts {
    match genre {
        Genre::Menu => {
            let slots = menu::quoted_goods(draft);
            let from = menu::goods_from(draft, end);
            let slots = if slots.len() > 1 { slots } else { items(draft, from, draft.open.len(), genre) };
            let slots = if slots.is_empty() { menu::courses(draft, end) } else { slots };
            let slots = if slots.is_empty() { menu::parted(draft) } else { slots };
            let headed = lists::labels(draft, "quoted heads").filter(|_| slots.is_empty());
            let slots = headed.map_or(slots, |(from, to)| {
                let heads = items(draft, from, to, Genre::Cards);
                let unit = row("divided").find(|of| draft.place_of(of, to).is_some_and(|(at, _)| at == to));
                draft.hush(from, to + unit.map_or(0, |of| of.chars().count()));
                heads
            });
            let slots = if slots.is_empty() { menu::heads(draft, end) } else { slots };
            Parts { slots, ..Parts::default() }
        }
        Genre::IconSet => {
            let named = list(draft, genre, end).map(|(from, to)| items(draft, from, to, genre));
            // "Six poses" of one thing are no list.
            let lists = |slot: &Slot| row("moods").all(|of| !slot.label.contains(of));
            let named = named.filter(|slots| slots.iter().any(lists));
            let slots = named
                .inspect(|_| hush_theme(draft, start))
                .or_else(|| own(draft, start))
                .unwrap_or_else(|| theme(draft, start));
            Parts { slots: sets::pictured(slots), ..Parts::default() }
        }
        Genre::Avatar
        | Genre::Icon
        | Genre::Pattern
        | Genre::Thumbnail
        | Genre::Meme
        | Genre::Poster
        | Genre::Card
        | Genre::Cover
        | Genre::Certificate
        | Genre::Ticket
        | Genre::Label
        | Genre::Sign
        | Genre::BusinessCard => Parts::default(),
        Genre::Chain
            if ["sequence", "时序", "顺序"].iter().any(|of| draft.text.slice(start, end).contains(of)) =>
        {
            let (slots, ways) = chart::sequence(draft, end);
            Parts { title: None, slots, ways }
        }
        Genre::Flowchart => match chart::quoted(draft) {
            (slots, _) if slots.is_empty() => listed(draft, genre, (start, end), count),
            (slots, ways) => Parts { title: None, slots, ways },
        },
        _ => listed(draft, genre, (start, end), count),
    }
}

/// Whether a poster lists things that have pictures, "types of cheese: …", and stickers words that have none.
pub(super) fn kinds(draft: &Draft, genre: Genre, word: &str, end: usize) -> bool {
    let stickers = ["emoji", "sticker", "表情", "贴纸"].iter().any(|of| word.contains(of));
    if genre != Genre::Poster && !(genre == Genre::IconSet && stickers) {
        return false;
    }
    let colon = draft.open[end..].iter().position(|&c| c == ':');
    let Some((from, to)) = list(draft, Genre::Cards, end) else { return false };
    let slots = items(draft, from, to, Genre::Cards);
    let acts = slots.iter().filter(|slot| super::does(&slot.label)).count();
    if stickers && slots.len() > 1 && acts * 5 > slots.len() * 3 {
        return true;
    }
    if colon.is_none_or(|colon| from <= end + colon) {
        return false;
    }
    let shown = slots.iter().filter(|slot| slot.scene.subjects.iter().any(|s| s.concept.is_some())).count();
    let short = slots.iter().all(|slot| slot.label.split(' ').count() < 4 && slot.label.chars().count() < 20);
    let plain = slots.iter().all(|slot| !slot.label.contains(|c: char| c.is_ascii_digit()));
    let several = slots.len() > if stickers { 2 } else { 3 };
    several && short && plain && (shown * 5 >= slots.len() * 3) == (genre == Genre::Poster)
}

/// All parts, each with the head that it is under.
fn under_heads(draft: &Draft, genre: Genre, parts: &[lists::Part]) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    // "Vitamin C: oranges" is one part, unless a head has several.
    let pairs =
        parts.iter().all(|(head, from, to)| !head.is_empty() && !draft.open[*from..*to].contains(&','));
    for (head, from, to) in parts {
        if parts.len() > 1 && head.is_empty() {
            slots.extend(slot(draft, (*from, *to), genre));
            continue;
        }
        let under = |part: Slot| match genre {
            _ if !part.note.is_empty() || head.is_empty() => part,
            Genre::BarChart | Genre::PieChart | Genre::LineChart => {
                Slot { note: part.label, label: head.clone(), ..part }
            }
            _ if pairs => headed(head, part, genre),
            _ => Slot { note: head.clone(), ..part },
        };
        let branches = (genre == Genre::Flowchart).then(|| chart::branches(draft, *from, *to)).flatten();
        slots.extend(branches.unwrap_or_else(|| items(draft, *from, *to, genre)).into_iter().map(under));
    }
    slots
}

/// 表情包，小黄鸡，配字“收到”“好的”“谢谢”: somebody who has a line on each of several cards.
fn lined(draft: &mut Draft) -> Option<Vec<Slot>> {
    let (first, last) = (draft.quotes.first()?.start, draft.quotes.last()?.end);
    let between = (first..last).filter(|&p| draft.open[p] != READ);
    let parted = between.into_iter().all(|p| " ,、/和;".contains(draft.open[p]));
    // 打工人的表情包，一只水獭: who is told of last is seen.
    let who = plain(&draft.text.as_written(0, first)).subjects;
    let who = who.iter().rev().find(|s| s.kind.is_alive()).or_else(|| who.first())?.clone();
    if draft.quotes.len() < 3 || !parted {
        return None;
    }
    let who = Intent { subjects: vec![Subject { count: 1, ..who }], ..Intent::default() };
    let line = |text: &String| Slot { label: text.clone(), scene: who.clone(), ..Slot::default() };
    let slots = draft.quotes.iter().map(|quote| line(&quote.text)).take(MAX_SLOTS).collect();
    draft.hush(first, last);
    Some(slots)
}

/// What is listed on the page, and its heading.
fn listed(draft: &mut Draft, genre: Genre, (start, end): (usize, usize), count: Option<u16>) -> Parts {
    if let Some(slots) = (genre == Genre::Cards).then(|| lined(draft)).flatten() {
        return Parts { slots, ..Parts::default() };
    }
    if let Some((title, slots)) = labels::parts(draft, genre) {
        return Parts { title, slots, ways: Vec::new() };
    }
    if let Some(title) = calendar(draft, genre, (start, end)) {
        let quoted = draft.quotes.first().map(|quote| &quote.text).filter(|text| **text != title);
        let title = quoted.map_or(title.clone(), |text| {
            if text.contains(&title) { text.clone() } else { format!("{text} {title}") }
        });
        return Parts { title: Some(title), ..Parts::default() };
    }
    // "A diagram of the heart, show veins, valves with labels" ends with its word.
    let last = genre == Genre::Anatomy && !draft.open[end..].iter().any(|c| c.is_alphanumeric());
    let mut parts = lists::find(draft, genre, if last { 0 } else { end }).unwrap_or_default();
    if let [(_, from, to)] = &mut parts[..] {
        *to = unlooked(draft, genre, (*from, *to));
    }
    let mut slots = under_heads(draft, genre, &parts);
    // "A robot: round body, green eyes": what its sheet tells of a figure is seen on it, unless it is what it does.
    let figure = genre == Genre::Cards
        && row("figure sheet").any(|sheet| draft.text.slice(start, end).contains(sheet));
    let told = |label: &str| label.contains(' ') || label.chars().count() > 4;
    if figure && slots.iter().any(|slot| told(&slot.label) && !super::does(&slot.label)) {
        (parts, slots) = (Vec::new(), Vec::new());
    }
    if genre == Genre::Timeline {
        nodes(draft, &mut slots);
    }
    slots.truncate(MAX_SLOTS);
    if genre == Genre::Anatomy && rooms::is_plan(draft.text.slice(start, end)) {
        slots = rooms::rooms(draft, slots);
    }
    if genre == Genre::Infographic && beside(draft, &parts, (slots.len(), count)) {
        slots.clear();
    }
    let from = parts.first().map_or(draft.open.len(), |part| part.1 - part.0.chars().count().min(part.1));
    let middle = (genre == Genre::MindMap).then(|| middle(&mut slots)).flatten();
    arrange(draft, genre, &mut slots);
    let headed = unlisted(&mut slots, genre);
    let quoted = draft.quotes.first().map(|quote| quote.text.clone());
    let title = if figure { quoted } else { heading(draft, end, from, &slots) }
        .or(headed)
        .or(middle)
        .or_else(|| titled(draft, genre, (start, end, from), &slots));
    if genre == Genre::Sections && slots.iter().all(|slot| slot.note.is_empty()) {
        slots = compared(slots, title.as_deref());
    }
    let mut slots = completed(draft, genre, slots);
    if matches!(genre, Genre::LineChart | Genre::BarChart) {
        chart::untold(draft, genre, &mut slots);
    }
    if figure
        && slots.iter().any(|slot| slot.note == "back")
        && ["expression", "表情"].iter().any(|of| draft.says(of))
    {
        let face = Slot { note: "face".to_owned(), ..Slot::default() };
        slots.extend(std::iter::repeat_n(face, count.unwrap_or(3).min(6).into()));
    }
    let valued = super::is_program(genre) && slots.iter().any(|slot| !slot.note.is_empty());
    if slots.len() < 2 && !valued && slots.iter().all(|slot| slot.note != "labels") {
        return Parts { title, ..Parts::default() };
    }
    let ways = if genre == Genre::Flowchart { chart::ways(draft, &mut slots) } else { Vec::new() };
    for (head, from, to) in &parts {
        let head = head.chars().count();
        draft.hush(from.saturating_sub(head + usize::from(head > 0)), *to);
    }
    let word = draft.text.slice(start, end);
    let slots = match genre {
        Genre::Flowchart => answered(chart::results(chart::gated(slots))),
        Genre::Tree => sets::levelled(slots),
        // Who eats whom is seen, and a gateway of a network is no gate.
        Genre::Chain if ["chain", "web", "链"].iter().all(|of| !word.contains(of)) => chart::bared(slots),
        _ => slots,
    };
    Parts { title, slots, ways }
}

/// 五个节点：“73年 重通西域”“629年 西行取经”，依次是…: what is quoted in a row names what else is listed; taken out.
fn nodes(draft: &mut Draft, slots: &mut Vec<Slot>) {
    let runs = draft.quotes.chunk_by(|one, other| draft.joins(one, other));
    let Some(run) = runs.max_by_key(|run| run.len()).filter(|run| run.len() > 2) else { return };
    let (from, to) = (run[0].start, run[run.len() - 1].end);
    let named = run.iter().filter_map(|quote| slot(draft, (quote.start, quote.end), Genre::Timeline));
    let seen = slots.iter().map(|slot| slot.scene.clone()).collect::<Vec<_>>();
    let same = seen.len() == run.len();
    let scene =
        |(i, slot): (usize, Slot)| Slot { scene: if same { seen[i].clone() } else { slot.scene }, ..slot };
    *slots = named.enumerate().map(scene).collect();
    draft.hush(from, to);
}

/// Puts the parts under the heads that are quoted, and away what is none in such a page.
fn arrange(draft: &Draft, genre: Genre, slots: &mut Vec<Slot>) {
    if genre == Genre::Table {
        meals(slots);
    }
    if matches!(genre, Genre::Sections | Genre::Infographic) {
        under_quotes(draft, slots);
    }
    let valued = matches!(genre, Genre::BarChart | Genre::PieChart | Genre::LineChart);
    let noted = slots.iter().filter(|slot| !slot.note.is_empty()).count();
    // What stands under no day of a table is its name.
    if valued && noted > 0 || genre == Genre::Dashboard && noted > 1 || genre == Genre::Table && noted > 2 {
        slots.retain(|slot| !slot.note.is_empty());
    }
    if genre == Genre::Pyramid && row("downwards").any(|word| draft.place_of(word, 0).is_some()) {
        slots.reverse();
    }
    let is_view = |slot: &Slot| row("view").any(|view| slot.label.trim_end_matches(" view") == view);
    if genre == Genre::Cards && slots.iter().all(is_view) {
        slots.clear();
    }
}

/// What the prompt says in its own way of all the parts that are listed from there.
fn titled(
    draft: &Draft,
    genre: Genre,
    (start, end, from): (usize, usize, usize),
    slots: &[Slot],
) -> Option<String> {
    let leads = ["about ", "关于", "中心是", "主题是", "主题:", "中心:", "中心主题", "for ", "of "];
    let topic = || leads.iter().find_map(|word| said(draft, word, from));
    let opens = draft.open.get(end) == Some(&' ') && slots.len() > 1;
    match genre {
        Genre::MindMap => topic().or_else(|| before(draft, start)),
        Genre::Sections if draft.text.slice(0, end).ends_with("recipe card") => topic().map(capital),
        Genre::Table => month(draft),
        Genre::Infographic | Genre::Sections if opens => topped(draft, end, from),
        Genre::Infographic if slots.len() < 2 => asked(draft, end, slots),
        _ => None,
    }
}

/// "How to fold a boat", 如何洗手, "five tips": what is to be learnt from a page of which no steps are told.
fn asked(draft: &Draft, end: usize, slots: &[Slot]) -> Option<String> {
    let how = said(draft, "how to ", draft.open.len());
    let how = how.map(|how| format!("How to {}", how.trim_end_matches(" in")));
    let asks = |of: &&str| said(draft, of, draft.open.len()).map(|how| format!("{of}{how}"));
    how.or_else(|| ["如何", "怎样", "怎么"].iter().find_map(asks)).or_else(|| tips(draft, end)).or_else(
        || {
            let topic = slots.first().filter(|_| draft.open.get(end) == Some(&':'))?;
            Some(capital(topic.label.clone()))
        },
    )
}

/// The parts with those that such a page has without their being listed.
fn completed(draft: &Draft, genre: Genre, mut slots: Vec<Slot>) -> Vec<Slot> {
    let listed = slots.len() > 1 && genre != Genre::Table;
    let whole = !listed || genre == Genre::Cards;
    let mut days = if whole { sets::members(draft, genre) } else { Vec::new() };
    // Whatever else is told of them, four bins that are all named are the parts.
    let told = |day: &Slot| draft.says(&day.label.to_lowercase()) && !day.label.is_empty();
    match (3..9).contains(&days.len()) && days.iter().all(told) {
        true if listed => slots.clear(),
        false if listed => days.clear(),
        _ => {}
    }
    let named =
        slots.iter().any(|slot| !slot.note.is_empty() || days.iter().any(|day| day.label == slot.label));
    match (slots.len(), days.len()) {
        (0..2, _) => days,
        (_, 2..) if !named => sets::week(&days, &slots),
        _ => sets::pictured(slots),
    }
}

/// "Breakfast lunch dinner", "pastel": meals are a cell each, and the manner of the table is none.
fn meals(slots: &mut Vec<Slot>) {
    slots.retain(|slot| !idle(&slot.label));
    let is_meal = |word: &str| row("meal").any(|meal| meal == word.to_lowercase());
    let all = |slot: &Slot| slot.label.contains(' ') && slot.label.split(' ').all(is_meal);
    let Some(i) = slots.iter().position(all) else { return };
    let words = slots.remove(i).label;
    let cell = |word: &str| Slot { label: word.to_owned(), scene: plain(word), ..Slot::default() };
    slots.splice(i..i, words.split(' ').map(cell).collect::<Vec<_>>());
}

/// `"Coarse", "Fine". Under each the brew: French press, Espresso`: as many parts as heads that are quoted before them.
fn under_quotes(draft: &Draft, slots: &mut [Slot]) {
    let heads: Vec<&str> = draft.quotes.iter().map(|quote| quote.text.as_str()).collect();
    let [first, .., last] = &draft.quotes[..] else { return };
    let parted = draft.open[first.start..last.end].iter().all(|&c| c == READ || " ,、/和&;".contains(c));
    let bare = slots.iter().all(|slot| slot.note.is_empty() && !heads.contains(&slot.label.as_str()));
    if parted && bare && heads.len() == slots.len() {
        slots.iter_mut().zip(heads).for_each(|(slot, head)| slot.note = head.to_owned());
    }
}

/// "Four steps with arrows, rope in red, clean vector": what is listed is fewer than the steps, and nothing leads to it.
fn beside(draft: &Draft, parts: &[lists::Part], (found, count): (usize, Option<u16>)) -> bool {
    let [(head, from, _)] = parts else { return false };
    let before: String = draft.open[..*from].iter().collect();
    let before = before.trim_end();
    // "Infographic: 4 tips for better sleep, icons": what counts them is none of them.
    let first = draft.open[*from..].iter().position(|&c| c == ',').map_or(draft.open.len(), |p| from + p);
    let counts = count.is_some() && lists::counts(draft, *from, first);
    let led = !counts && before.ends_with([':', '(']) || row("lead").any(|word| before.ends_with(word));
    head.is_empty() && !led && count.is_some_and(|count| usize::from(count) > found)
}

/// "Tea vs coffee, price, taste": two sides, which may be the title, each with what they are compared by.
fn compared(slots: Vec<Slot>, title: Option<&str>) -> Vec<Slot> {
    let plainly = |text: &str| {
        [" vs. ", " versus ", "与", "和", "对比"]
            .iter()
            .fold(text.to_owned(), |text, by| text.replace(by, " vs "))
    };
    let listed = slots.first().map(|slot| plainly(&slot.label)).filter(|first| first.contains(" vs "));
    let told = title.filter(|title| slots.iter().all(|slot| !title.contains(&slot.label)));
    let told = told.map(|title| plainly(title).to_lowercase());
    let by = &slots[usize::from(listed.is_some())..];
    let sides = listed.or(told).unwrap_or_default();
    let Some((one, other)) = sides.split_once(" vs ") else { return slots };
    // "Three differences" name none.
    let counts =
        |slot: &Slot| ["difference", "points", "facts", "区别"].iter().any(|of| slot.label.contains(of));
    let under = |side: &str| {
        let label = side.trim().to_owned();
        if by.iter().all(counts) {
            return vec![Slot { scene: plain(&label), label, ..Slot::default() }];
        }
        by.iter().map(|slot| Slot { note: label.clone(), ..slot.clone() }).collect()
    };
    [one, other].into_iter().flat_map(under).collect()
}

/// "History of the telephone, 1876, …", "for fixing a printer. Is it plugged in?": what stands before the parts heads
/// them; it is taken from them.
fn unlisted(slots: &mut Vec<Slot>, genre: Genre) -> Option<String> {
    let label = slots.first().filter(|slot| slot.note.is_empty()).map(|slot| slot.label.clone())?;
    let dates = genre == Genre::Timeline && slots[1..].iter().any(|slot| !slot.note.is_empty());
    let about = ["for ", "about ", "of ", "on ", "explaining "].iter().find_map(|of| label.strip_prefix(of));
    let about = about.filter(|_| genre == Genre::Flowchart || genre == Genre::Timeline);
    // "Water a day: kids 1 L, teens 2 L": what alone has no number.
    let number = |slot: &Slot| slot.label.contains(|c: char| c.is_ascii_digit());
    let measured = genre == Genre::Infographic && !number(&slots[0]) && slots[1..].iter().all(number);
    let heads = dates || about.is_some() || measured;
    if !heads || slots.len() < 3 {
        return None;
    }
    slots.remove(0);
    slots.retain(|slot| !dates || !slot.note.is_empty());
    // Years alone show what all of it is about.
    for slot in slots.iter_mut().filter(|slot| slot.label.is_empty()) {
        slot.scene = plain(&label);
    }
    Some(capital(about.unwrap_or(&label).to_owned()))
}

/// "English - listening, speaking": the middle of a map, which is taken from its first branch.
fn middle(slots: &mut [Slot]) -> Option<String> {
    let slot = slots.first_mut()?;
    let (middle, first) = slot.label.split_once(" - ").or_else(|| slot.label.split_once("——"))?;
    let (middle, label) = (middle.trim().to_owned(), first.trim().to_owned());
    *slot = Slot { scene: plain(&label), label, ..Slot::default() };
    Some(middle)
}

/// "Healthy life mind map": what is said before the word for a map is its middle.
fn before(draft: &Draft, start: usize) -> Option<String> {
    let (from, _) = draft.clauses().into_iter().rfind(|&(from, _)| from <= start)?;
    let text = draft.written(from, start);
    let looks = |word: &&str| copy::has("manner", &word.to_lowercase()) || tint(word).is_some();
    let words: Vec<&str> = text.split(' ').skip_while(looks).collect();
    let text = words.join(" ").trim_end_matches('的').to_owned();
    let shows = copy::words("shows").iter().any(|word| text.starts_with(word));
    (!text.is_empty() && text.chars().count() < LONGEST / 2 && !shows).then(|| capital(text))
}

/// A part whose head stands before it: its colour, its letter or year, or the beginning of its label.
fn headed(head: &str, part: Slot, genre: Genre) -> Slot {
    let letter = head.chars().count() == 1 || genre == Genre::Timeline;
    match tint(head) {
        Some(colour) => Slot { scene: Intent { palette: vec![colour], ..part.scene }, ..part },
        None if letter || genre == Genre::Table => Slot { note: head.to_owned(), ..part },
        None => {
            let label = format!("{head}: {}", part.label);
            Slot { scene: plain(&label), label, ..part }
        }
    }
}

/// "Food stickers", 水果贴纸 name what they are of themselves.
fn own(draft: &Draft, start: usize) -> Option<Vec<Slot>> {
    let own = draft.text.slice(start, draft.text.len()).split(['贴', ' ']).next()?;
    let is_kind = row("kinds").chain(["水果", "动物", "食物", "蔬菜", "甜品"]).any(|kind| kind == own);
    is_kind.then(|| vec![Slot { label: own.to_owned(), ..Slot::default() }])
}

/// "Weather" of "nine weather icons": what the members have in common, as the only part.
fn theme(draft: &Draft, start: usize) -> Vec<Slot> {
    // "Icon set of nine weather icons" says it later.
    let icons: Vec<char> = "icons".chars().collect();
    let start = draft
        .find(&icons, start + 1)
        .filter(|_| draft.text.slice(start, draft.open.len()).starts_with("icon "))
        .unwrap_or(start);
    let words: String = draft.open[..start].iter().rev().take_while(|&&c| c != READ && c != ',').collect();
    let words: String = words.chars().rev().collect();
    let word = words.rsplit([' ', '个', '组', '套']).find(|word| !word.is_empty()).map(str::to_owned);
    // "An icon set for a gym website".
    let whom =
        || ["for a ", "for an ", "for my ", "for "].iter().find_map(|of| said(draft, of, draft.open.len()));
    let word = word.or_else(|| Some(whom()?.split(' ').next()?.to_owned()));
    word.map(|label| Slot { label, ..Slot::default() }).into_iter().collect()
}

/// Where the members are listed, what they have in common is no thing beside them.
fn hush_theme(draft: &mut Draft, start: usize) {
    let Some(word) = theme(draft, start).pop() else { return };
    let of = plain(&word.label);
    let end = draft.open[..start].iter().rposition(|&c| c != ' ').map_or(0, |p| p + 1);
    let from = end.saturating_sub(word.label.chars().count());
    if of.styles.is_empty() && of.palette.is_empty() && of.mood.is_none() {
        draft.hush(from, end);
    }
}

/// The answers to a question, before which such a word stands: "yes: Reply now", 否则退款.
fn answered(slots: Vec<Slot>) -> Vec<Slot> {
    let mut kept: Vec<Slot> = Vec::new();
    let mut answer = String::new();
    for slot in slots {
        if !slot.note.is_empty() {
            kept.push(slot);
            continue;
        }
        if let Some((question, act)) = condition(&slot.label) {
            // "If correct show the page, if wrong show an error" asks once.
            if !act.is_empty() && kept.last().is_some_and(|last| !last.note.is_empty()) {
                kept.push(Slot { label: act.to_owned(), note: question.to_owned(), ..slot });
                continue;
            }
            let han = question.contains(is_han);
            answer = if han { "是" } else { "yes" }.to_owned();
            let (mark, question) = (if han { '？' } else { '?' }, capital(question.to_owned()));
            kept.push(Slot { label: format!("{question}{mark}"), note: String::new(), ..slot.clone() });
            if !act.is_empty() {
                kept.push(Slot { label: act.to_owned(), note: std::mem::take(&mut answer), ..slot });
            }
            continue;
        }
        if let Some(label) = row("otherwise").find_map(|word| slot.label.strip_prefix(word)) {
            let note = if label.contains(is_han) { "否" } else { "no" }.to_owned();
            kept.push(Slot { label: label.trim().to_owned(), note, ..slot });
            continue;
        }
        // "If yes -> no refund": what is done then.
        let act = |said: &(&str, &str)| answer.is_empty() || said.1.is_empty();
        let Some((said, label)) = answer_of(&slot.label).filter(act) else {
            kept.push(Slot { note: std::mem::take(&mut answer), ..slot });
            continue;
        };
        answer = said.to_owned();
        if !label.is_empty() {
            let (label, note) = (label.to_owned(), std::mem::take(&mut answer));
            kept.push(Slot { scene: plain(&label), label, note });
        }
    }
    kept
}

/// "If it is paid then ship it", 如果付款成功就发货: what is asked, and what is done then, if that is said.
fn condition(label: &str) -> Option<(&str, &str)> {
    let bare = row("if").find_map(|word| label.strip_prefix(word)).filter(|_| answer_of(label).is_none())?;
    let cut = row("then").find_map(|word| bare.split_once(word));
    // "If paid ship it": a word that says what has been done.
    let done = bare
        .split_once(' ')
        .filter(|(first, _)| first.ends_with("ed") || row("done").any(|done| done == *first));
    let (question, act) = cut.or(done).unwrap_or((bare, ""));
    (!row("not").any(|not| question.starts_with(not))).then(|| (question.trim(), act.trim()))
}

fn items(draft: &Draft, from: usize, to: usize, genre: Genre) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut start = from;
    let chart = genre == Genre::Flowchart;
    let valued = matches!(genre, Genre::BarChart | Genre::PieChart | Genre::LineChart);
    let among = draft.open[from..to].iter().any(|c| matches!(c, ',' | '、' | '>'));
    for p in from..=to {
        // "Crater" "vent": so does a quotation before another.
        let quoted = |pair: &[super::Quote]| pair[0].end == p && p < to && draft.joins(&pair[0], &pair[1]);
        let quoted = p > start && draft.quotes.windows(2).any(quoted);
        // A question ends a step, and belongs to it.
        let asks = chart && p > start && draft.open[p - 1] == '?';
        let digit = |p: usize| draft.open.get(p).is_some_and(char::is_ascii_digit);
        // "What stays out (meat, cheese)" is one part.
        let within = |at: usize| {
            let count = |range: &[char], mark: char| range.iter().filter(|c| **c == mark).count();
            at - start < 2 * LONGEST
                && count(&draft.open[start..at], '(') > count(&draft.open[start..at], ')')
                && draft.open[at..to.min(at + 2 * LONGEST)].contains(&')')
        };
        let thousands =
            p > 0 && p < to && draft.open[p] == ',' && digit(p - 1) && digit(p + 1) && digit(p + 3);
        let splits = p == to
            || quoted
            || !thousands && matches!(draft.open[p], ',' | '、' | '>' | ';' | '\n' | '|')
            || chart && matches!(draft.open[p], '/' | ':' | '.')
            || genre == Genre::Menu && matches!(draft.open[p], '.' | '。') && !digit(p + 1)
            || genre == Genre::Tree
                && p > start
                && row("below").any(|word| draft.place_of(word, p).is_some_and(|(at, _)| at == p))
            || valued
                && draft.open[p] == ' '
                && p > 0
                && (draft.open[p - 1] == '%'
                    && !draft.written(start, p).starts_with(|c: char| c.is_ascii_digit())
                    || !among
                        && digit(p - 1)
                        && draft.open.get(p + 1).is_some_and(char::is_ascii_alphabetic)
                    || digit(p - 1) && draft.open.get(p + 1).is_some_and(|c| !c.is_ascii()));
        if !splits && !asks || within(p) {
            continue;
        }
        // "Three buttons and a list of payments".
        let both = genre == Genre::Screen && row("widget").any(|of| draft.written(start, p).contains(of));
        // "Stem, leaf and root": the last two of a list. "-> show an error and try again" is one step.
        let last = p == to && among && !(chart && draft.open[from..to].contains(&'>'));
        let pair = (last || both || matches!(genre, Genre::Tree | Genre::Chain))
            .then(|| draft.joint(start, p))
            .flatten();
        let pair = pair.filter(|&(at, _)| !within(at));
        let (first, last) = pair.map_or(((start, p), None), |(end, from)| ((start, end), Some((from, p))));
        slots.extend([first].into_iter().chain(last).filter_map(|range| slot(draft, range, genre)));
        start = p + usize::from(splits && (p == to || draft.open[p] != READ && !is_han(draft.open[p])));
    }
    // "Flat style" at the ends of a list speaks of the picture; 压粉 among steps is one of them.
    while slots.last().is_some_and(|slot| looks(slot, genre)) {
        slots.pop();
    }
    // 体育等: more of them are not named.
    if let Some(last) = slots.last_mut().filter(|last| !row("no more").any(|end| last.label.ends_with(end))) {
        last.label =
            last.label.trim_end_matches("等等").trim_end_matches('等').trim_end_matches(" etc").to_owned();
    }
    let first = slots.iter().position(|slot| genre == Genre::MindMap || !looks(slot, genre)).unwrap_or(0);
    slots.drain(..first);
    slots.truncate(MAX_SLOTS);
    slots
}

/// Where a list ends behind which the picture is told of: "… and aorta, flat style on dark blue".
fn unlooked(draft: &Draft, genre: Genre, (from, mut to): (usize, usize)) -> usize {
    while let Some(comma) = draft.open[from..to].iter().rposition(|&c| c == ',').map(|p| from + p) {
        let tail = slot(draft, (comma + 1, to), genre);
        if tail.is_some_and(|tail| !looks(&tail, genre)) || draft.open[comma..to].contains(&READ) {
            break;
        }
        to = comma;
    }
    to
}

/// Whether such a part says nothing but how the picture looks.
fn looks(slot: &Slot, genre: Genre) -> bool {
    let of = &slot.scene;
    let looks = !of.styles.is_empty() || !of.palette.is_empty() || of.backdrop.is_some();
    (idle(&slot.label) || of.subjects.is_empty() && looks)
        && slot.note.is_empty()
        && !matches!(genre, Genre::Cards | Genre::Sections)
}

/// "Clean vector", 简洁: nothing but words for the manner of a picture.
fn idle(label: &str) -> bool {
    let label = label.to_lowercase();
    let of = |word: &str| row("manner word").any(|manner| manner == word);
    let several =
        label.contains(' ') && label.split(' ').all(|word| of(word) || row("manner with").any(|w| w == word));
    // 简洁商务: so are two in one.
    let (mut rest, mut last) = (label.as_str(), 0);
    while rest.len() != last && label.contains(is_han) {
        last = rest.len();
        let words = || row("manner word").chain(row("manner with").filter(|_| rest.len() < label.len()));
        rest = words().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    }
    of(&label) || several || rest.is_empty()
}

/// The heading: quoted words, what is named as one, or what follows the word for the page and a colon.
fn heading(draft: &Draft, end: usize, list: usize, slots: &[Slot]) -> Option<String> {
    let is_part = |text: &str| slots.iter().any(|slot| slot.label == text || slot.note == text);
    let label = |start: usize| {
        let before: String = draft.open[start.saturating_sub(9)..start].iter().collect();
        before.trim_end().ends_with("labels:")
    };
    let free = |quote: &&Quote| !is_part(&quote.text) && !label(quote.start);
    let titled = |quote: &&Quote| {
        let before: String = draft.open[quote.start.saturating_sub(26)..quote.start].iter().collect();
        row("heads").any(|word| before.contains(word))
    };
    let quotes = || draft.quotes.iter().filter(free);
    if let Some(quote) = quotes().find(titled).or_else(|| quotes().next()) {
        return Some(quote.text.clone());
    }
    let clause = |from: usize| {
        let stop = draft.open[from..].iter().position(|&c| matches!(c, ',' | '.' | ';' | '。' | '\n' | READ));
        draft.written(from, stop.map_or(draft.open.len(), |p| from + p))
    };
    let named = ["titled", "title:", "title is", "heading:", "标题为", "标题是", "标题:", "题为"]
        .iter()
        .find_map(|word| draft.place_of(word, 0).map(|(_, end)| clause(end)));
    let colon = draft.open.get(end) == Some(&':') && end + 1 < list;
    let masked = masked(draft, end, list).filter(|_| colon);
    // "5 steps to bake bread" begins with its number.
    let counted = masked.as_ref().is_some_and(|text| text.starts_with(READ));
    let text = named.or_else(|| if counted { Some(draft.written(end, list)) } else { masked })?;
    // The number of the first part is none of the heading.
    let marks = [',', '，', ':', '：'];
    let ends = [',', '，', ':', '：', ' '];
    let text =
        text.strip_suffix('1').filter(|text| text.ends_with(ends)).unwrap_or(&text).trim_end_matches(ends);
    // 如何泡咖啡，4个步骤: how many there are is none of it.
    let text = text.split(" in \u{1}").next().unwrap_or("");
    let text = text.split(READ).next().unwrap_or("").trim_end_matches(marks);
    let text = text.trim_end().trim_end_matches(" with");
    let steps = |last: &str| last.chars().count() < 5 && last.ends_with(['步', '骤']);
    let text = text.rsplit_once(ends).filter(|(_, last)| steps(last)).map_or(text, |(first, _)| first);
    let text = row("heading ends").fold(text, |text, of| text.split(of).next().unwrap_or(""));
    let text = text.trim();
    // Nor is the head of the parts.
    let text = row("head")
        .chain(["分支", "branches"])
        .find_map(|head| text.strip_suffix(head))
        .unwrap_or(text)
        .trim_end_matches([' ', ',', '，']);
    let text = text.trim_end_matches(['(', '（', ' ']);
    let says = text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST;
    let unnumbered = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
    let is_mark = unnumbered.is_empty() || ["step", "steps", "第", "panel"].contains(&unnumbered.as_str());
    (says && !is_mark).then(|| capital(text.to_owned()))
}

/// 信息图 如何正确洗手 六步, "comparison infographic cats vs dogs: price": what stands between the word for the page and
/// the next space of Chinese, or is compared.
fn topped(draft: &Draft, end: usize, list: usize) -> Option<String> {
    let from = end + 1;
    let stop = |marks: &str| (from..list).find(|&p| marks.contains(draft.open[p]));
    let sides = stop(":,.").map(|stop| draft.written(from, stop));
    let sides = sides.filter(|text| [" vs ", " vs. ", " versus "].iter().any(|by| text.contains(by)));
    let text = sides.clone().or_else(|| Some(draft.written(from, stop(" ,:")?)))?;
    let of = plain(&text);
    let looks = !of.styles.is_empty() || !of.palette.is_empty() || of.backdrop.is_some();
    let han = text.chars().count() > 2 && text.chars().all(is_han) && !looks && !idle(&text);
    (sides.is_some() || han).then_some(text)
}

/// "5 tips for better sleep", as said behind the word for the page.
fn tips(draft: &Draft, end: usize) -> Option<String> {
    let (at, _) = row("unit Infographic").find_map(|unit| draft.place_of(&format!("{unit}s"), end))?;
    let (start, stop) = draft.clauses().into_iter().find(|&(start, stop)| start <= at && at < stop)?;
    let text = draft.written(start.max(end), stop);
    (text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().count() < LONGEST / 2)
        .then(|| capital(text))
}

/// The month of a page with its days, around which anything else is.
fn calendar(draft: &mut Draft, genre: Genre, (start, end): (usize, usize)) -> Option<String> {
    let word = draft.text.slice(start, end);
    let planner = word == "planner" && draft.says("month") || word.contains("计划") && draft.says("月计划");
    let days = ["calendar", "日历", "月历"].iter().any(|of| word.contains(of)) && !word.contains("week");
    let days = days || planner;
    let title = month(draft).filter(|_| days && genre == Genre::Table)?;
    let listed = draft.open[end..].iter().any(|c| matches!(c, ':' | '、'));
    let days = draft.quotes.iter().filter(|quote| row("day").any(|day| day.trim() == quote.text));
    let days: Vec<_> = days.map(|quote| (quote.start, quote.end)).collect();
    days.into_iter().for_each(|(start, end)| draft.hush(start, end));
    row("calendar talk").for_each(|talk| draft.hush_word(talk));
    (!listed).then_some(title)
}

/// The month of a calendar, with its year if that is said: "November 2024", 2025年1月.
fn month(draft: &Draft) -> Option<String> {
    let digits = |p: &usize| draft.open[*p..].iter().take(4).filter(|c| c.is_ascii_digit()).count() == 4;
    let year = (0..draft.open.len()).find(digits).map(|p| draft.written(p, p + 4));
    let names = row("month").enumerate().find(|(_, name)| draft.place_of(name, 0).is_some());
    if let Some((_, name)) = names {
        return Some(
            [Some(capital(name.to_owned())), year].into_iter().flatten().collect::<Vec<_>>().join(" "),
        );
    }
    let end = (1..draft.open.len()).find(|&p| draft.open[p] == '月')?;
    let within = |c: &char| c.is_ascii_digit() || "年一二三四五六七八九十".contains(*c);
    let start = draft.open[..end].iter().rposition(|c| !within(c)).map_or(0, |p| p + 1);
    (start < end).then(|| draft.written(start, end + 1))
}

/// What is said after such a word, before that place, to the end of the clause.
fn said(draft: &Draft, word: &str, before: usize) -> Option<String> {
    let (_, at) = draft.place_of(word, 0).filter(|&(at, _)| at < before)?;
    let stop =
        draft.open[at..].iter().position(|&c| matches!(c, ',' | '.' | ':' | ';' | '。' | '、' | '\n' | READ));
    let said = draft.written(at, stop.map_or(draft.open.len(), |stop| at + stop));
    let said = said.split(" with").next().unwrap_or("").to_owned();
    (!said.is_empty() && said.chars().count() < LONGEST / 2).then_some(said)
}

/// A range as written, with [`READ`] where something was read already; at most to its last colon or comma.
fn masked(draft: &Draft, start: usize, end: usize) -> Option<String> {
    let marks = |c: char| c.is_whitespace() || ",.:;，。：；-(（".contains(c);
    let written = (start..end).map(|p| {
        if draft.hushed[p] && draft.text.written[p].is_ascii() { READ } else { draft.text.written[p] }
    });
    let text: String = written.collect();
    let text = text.trim_matches(marks).to_owned();
    (!text.is_empty()).then_some(text)
}
