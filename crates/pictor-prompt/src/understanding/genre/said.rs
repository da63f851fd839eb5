//! Words that posters, cards and covers letter without their being quoted: what is named as a title, dates,
//! places, names, prices, and what is announced. All of them are the prompt's own; a card greets nobody with
//! words that were not quoted.

use super::announced::{event, named_event, offer, slogan, topic, wish};
use super::clause::{Clause, Span};
use super::copy::{self, capital, capitals};
use super::{Draft, Genre, READ, is_han, when};
use crate::intent::{Intent, Kind, Lettering, Position, Relation, Subject};

/// Words, and where they go.
pub(super) type Said = Vec<Line>;

/// A line of a page.
pub(super) struct Line {
    at: usize,
    pub(super) text: String,
    /// Where it goes; anywhere is the title, where nothing else is.
    pub(super) place: Position,
    /// Whether it says what all of the page is about.
    pub(super) announced: bool,
}

/// The longest line, in characters: of Chinese half as many.
const LONGEST: usize = 44;

/// More lines no page has room for.
const MOST: usize = 10;

/// What is to be lettered beside the quotations, in the order of the prompt; all of it is taken out.
pub(super) fn words(draft: &mut Draft, genre: Genre, end: usize) -> Said {
    use Genre::{BusinessCard, Card, Certificate, Cover, Label, Menu, Poster, Thumbnail, Ticket};
    let announces = matches!(genre, Poster | Card | BusinessCard | Certificate | Ticket);
    if !announces && !matches!(genre, Cover | Thumbnail | Menu | Label) {
        return Said::new();
    }
    let mut said = Said::new();
    let leads: &[(&str, Position)] = &[
        ("title", Position::Title),
        ("subtitle", Position::Subtitle),
        ("caption", Position::Caption),
        ("called", Position::Anywhere),
        ("by", Position::Caption),
        ("given", Position::Anywhere),
        ("announcing", Position::Title),
        ("written", Position::Anywhere),
    ];
    let credits = genre == Genre::Cover
        || !draft.quotes.is_empty() && (genre != Genre::Poster || draft.place_of("quote", 0).is_some());
    for &(section, place) in leads {
        if section != "by" || credits {
            led(draft, genre, (section, place), &mut said);
        }
    }
    if draft.quotes.is_empty() && said.iter().all(|line| line.place != Position::Title) {
        headed(draft, end, &mut said);
    } else if genre == Thumbnail {
        // What the video is about is told by the title that is quoted.
        headed(draft, end, &mut Said::new());
    }
    if genre == Cover {
        hush_work(draft, end);
    }
    for (start, stop) in draft.clauses().into_iter().filter(|_| announces) {
        clause(draft, genre, (start, stop), &mut said);
    }
    if draft.quotes.is_empty() && said.iter().all(|line| line.place != Position::Title) {
        heading(draft, genre, end, &mut said);
    }
    said.sort_by_key(|line| line.at);
    said
}

/// What heads a page of which nothing else is the title.
fn heading(draft: &mut Draft, genre: Genre, end: usize, said: &mut Said) {
    let dated = said.iter().all(|line| line.place == Position::Caption);
    let first = |from: usize, find: fn(&Clause) -> Option<Span>| {
        draft.clauses().into_iter().filter(|(start, _)| *start >= from).find_map(|(start, stop)| {
            let (from, to) = find(&Clause::of(draft, start, stop))?;
            Some((start + from, start + to, draft.written(start + from, start + to)))
        })
    };
    // A wedding is told by the names.
    let weds = |text: &str| ["wedding", "婚"].iter().any(|word| text.to_lowercase().contains(word));
    let found = match genre {
        Genre::Thumbnail | Genre::Poster if dated => first(0, topic),
        Genre::Card if !said.is_empty() => first(0, event).filter(|(.., text)| dated || !weds(text)),
        // What is in the box stands behind the word for the page.
        Genre::Label => first(end, capitalised),
        _ => None,
    };
    let Some((at, mut stop, text)) = found else { return };
    // What Chinese says of it is seen, too, but not five of them in 5分钟.
    if matches!(genre, Genre::Thumbnail | Genre::Poster) && text.chars().any(is_han) {
        stop = at + text.chars().take_while(char::is_ascii).count();
    }
    draft.hush(at, stop);
    let text = if genre == Genre::Card { capitals(&text) } else { capital(&text) };
    said.push(Line { at, text, place: Position::Title, announced: genre != Genre::Label });
}

/// The film that a poster is for is not seen on it.
fn hush_work(draft: &mut Draft, end: usize) {
    let clauses = draft.clauses();
    let Some(&(start, stop)) = clauses.iter().find(|(start, stop)| *start < end && end <= *stop) else {
        return;
    };
    for word in copy::words("work") {
        if let Some((at, end)) = draft.place_of(word, start).filter(|(_, end)| *end <= stop) {
            draft.hush(at, end);
        }
    }
}

/// 诚聘设计师, "barista wanted": whom one looks for is seen, too.
fn seeks(draft: &mut Draft, (start, stop): (usize, usize), said: &mut Said) {
    let clause = Clause::of(draft, start, stop);
    let (from, to) = clause.whole();
    let text = clause.text((from, to));
    let lower = text.to_lowercase();
    let at = |word: &&str| match () {
        () if lower.starts_with(word) => Some(0),
        () if lower.ends_with(word) => (to - from).checked_sub(word.chars().count()),
        () => None,
    };
    let found = copy::words("seeks").iter().find_map(|word| Some((at(word)?, word.chars().count())));
    let sheet = copy::words("sheet").iter().any(|word| lower.contains(word));
    let Some((at, length)) = found.filter(|_| !clause.is_read() && !sheet && clause.len() < 32) else {
        return;
    };
    said.push(Line { at: start + from, text: capital(&text), place: Position::Anywhere, announced: false });
    draft.hush(start + from + at, start + from + at + length);
}

/// "Banner: NO PAIN NO GAIN", 小红书封面：一周减脂餐: a title behind the word for the page and a colon.
fn headed(draft: &mut Draft, end: usize, said: &mut Said) {
    if draft.open.get(end) != Some(&':') {
        return;
    }
    let Some((start, stop)) = draft.clauses().into_iter().find(|&(start, _)| start == end + 1) else {
        return;
    };
    let text = draft.written(start, stop);
    if is_title(&text, stop < draft.open.len()) && !Clause::of(draft, start, stop).is_read() {
        // 好好学习，天天向上: both halves.
        let next = draft.clauses().into_iter().find(|&(next, _)| next == stop + 1);
        let other = next.map(|(from, to)| (draft.written(from, to), to)).filter(|(other, _)| {
            text.chars().all(is_han)
                && other.chars().all(is_han)
                && other.chars().count() == text.chars().count()
        });
        let (text, stop) = other.map_or((text.clone(), stop), |(other, to)| (format!("{text}，{other}"), to));
        said.push(Line { at: start, text, place: Position::Title, announced: false });
        draft.hush(start, stop);
    }
}

/// Whether words behind a colon are a title, and tell nothing that is seen; more may follow them.
fn is_title(text: &str, followed: bool) -> bool {
    if text.chars().any(is_han) {
        let shows = copy::words("shows").iter().any(|word| text.starts_with(word));
        let appeals = copy::words("appeal").iter().any(|word| text.contains(word));
        (followed || appeals)
            && !shows
            && text.chars().count() < 16
            && !super::plain(text).subjects.iter().any(|s| s.kind.is_alive())
    } else {
        let words: Vec<&str> = text.split(' ').collect();
        let calls = words.len() < 7 && copy::has("appeal", &words[0].to_lowercase());
        words.len() > 1 && (calls || english_end(text, ("", false)) == Some(text.chars().count()))
    }
}

/// What stands behind such words, as a quotation or as far as it plainly goes.
fn led(draft: &mut Draft, genre: Genre, (section, place): (&str, Position), said: &mut Said) {
    for lead in copy::words(section) {
        let mut from = 0;
        while let Some((at, end)) = draft.place_of(lead, from) {
            from = end;
            // "Who said it" stands behind the words and a dash.
            let last = draft.open[..at].iter().rfind(|c| **c != ' ');
            // 副标题 is no 标题.
            let lesser = section == "title" && matches!(last, Some('副' | '小'));
            if lesser || *lead == "-" && last != Some(&READ) {
                continue;
            }
            let gap = draft.open[from..].iter().take_while(|c| " :是为叫=".contains(**c));
            let (colon, value) = (gap.clone().any(|c| *c != ' '), from + gap.count());
            if let Some(quote) = draft.quotes.iter().find(|quote| quote.start == value) {
                // A magazine called "Grow" has no other title.
                let called = section == "called" && genre == Genre::Cover;
                if place != Position::Anywhere || called {
                    let place = if called { Position::Title } else { place };
                    said.push(Line { at, text: quote.text.clone(), place, announced: false });
                    // No 作者 is called 名 in 作者名“林远舟”.
                    draft.hush(at, end);
                }
                continue;
            }
            if section == "written" && !colon {
                continue;
            }
            let named = section != "called" || is_business(draft, genre, at);
            let dated = !copy::has("when", lead) || draft.open.get(value).is_some_and(char::is_ascii_digit);
            let Some(end) = value_end(draft, (section, lead), (value, colon)).filter(|_| named && dated)
            else {
                continue;
            };
            let end = if section == "written" { over_commas(draft, end) } else { end };
            let text = draft.written(value, end);
            let text = match section {
                "announcing" => capital(&text),
                _ if text.chars().all(|c| !c.is_uppercase()) => capitals(&text),
                _ => text,
            };
            draft.hush(at, end);
            // Bride and groom share a line.
            if matches!(*lead, "新郎" | "新娘")
                && let Some(line) = said.iter_mut().find(|line| line.place == Position::Title)
            {
                line.text = format!("{} & {text}", line.text);
                continue;
            }
            let place = if matches!(*lead, "新郎" | "新娘") { Position::Title } else { place };
            said.push(Line { at, text, place, announced: false });
        }
    }
}

/// Where a text goes on to the end of its sentence, since nothing else is said there: 爸爸，您辛苦了.
fn over_commas(draft: &Draft, end: usize) -> usize {
    let stop = draft.open[end..]
        .iter()
        .position(|c| matches!(c, '。' | '.' | '\n'))
        .map_or(draft.open.len(), |p| end + p);
    let rest: String = draft.open[end..stop].iter().collect();
    let of = super::plain(&rest);
    let scenery = (of.setting, of.time, of.weather, of.season, of.mood) != (None, None, None, None, None);
    let toned = !of.styles.is_empty() || !of.palette.is_empty() || of.backdrop.is_some();
    let shows = scenery || toned || !of.subjects.is_empty() || of.shape.is_some() || of.region.is_some();
    let short = rest.chars().count() < 16 && !rest.contains(READ);
    if !shows && short { stop } else { end }
}

/// Whether what is called so before that place is announced by its name: no cat is, unless it is lost.
fn is_business(draft: &Draft, genre: Genre, at: usize) -> bool {
    let before: String = draft.open[..at].iter().collect();
    let clause = before.rsplit([',', '.', '。']).next().unwrap_or("");
    let whole: String = draft.open.iter().collect();
    let lost = copy::words("band").iter().any(|word| clause.contains(word) || whole.starts_with(word));
    let alive = || super::plain(clause).subjects.last().is_some_and(|s| s.kind.is_alive());
    genre != Genre::Thumbnail && (genre != Genre::Poster || lost || !alive())
}

/// Where the words end that begin at `value`; `None` if they are none to be lettered.
fn value_end(draft: &Draft, (section, lead): (&str, &str), (value, colon): (usize, bool)) -> Option<usize> {
    let listed = colon || lead.chars().any(is_han);
    // "K. R. Holt".
    let initial = |p: usize| {
        p > value && draft.text.written[p - 1].is_uppercase() && !draft.open[p - 2].is_alphanumeric()
    };
    let dot = |p: usize| {
        draft.open[p] == '.' && !initial(p) && draft.open.get(p + 1).is_none_or(|c| *c == ' ' || *c == '\n')
    };
    let ends = |p: usize| {
        matches!(draft.open[p], ',' | ';' | '。' | '\n' | '(' | ')' | '|' | READ)
            || dot(p)
            || draft.open[p] == '、' && !listed
    };
    let stop = (value..draft.open.len()).find(|&p| ends(p)).unwrap_or(draft.open.len());
    let text: String = draft.text.written[value..stop].iter().collect();
    let end = if text.chars().any(is_han) || lead.chars().any(is_han) {
        chinese_end(&text, (section, colon))
    } else {
        english_end(&text, (section, colon))
    };
    let end = end.filter(|&end| text.chars().take(end).any(char::is_alphanumeric));
    let most = if text.chars().any(is_han) { LONGEST / 2 } else { LONGEST };
    end.filter(|&end| end <= most).map(|end| value + end)
}

fn chinese_end(text: &str, (section, colon): (&str, bool)) -> Option<usize> {
    let looks = copy::words("looks").iter().any(|first| text.starts_with(first));
    if looks && !colon {
        return None;
    }
    // 标题为夏日音乐节的海报; 新郎张伟和新娘李娜; 授予李小红同学.
    let cut =
        copy::words("beyond a name").iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
    let spoken = section == "called" && text[..cut].contains('的');
    (!spoken).then(|| text[..cut].trim_end().chars().count())
}

fn english_end(text: &str, (section, colon): (&str, bool)) -> Option<usize> {
    if section == "announcing" {
        return Some(text.trim_end().chars().count());
    }
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let joins = |word: &str| copy::has("within a name", word);
    let length = |count: usize| words[..count].join(" ").chars().count();
    if copy::has("no line", words[0]) {
        return None;
    }
    if capital(words[0]) && !(colon && words.iter().any(|w| !capital(w) && !joins(w) && *w != "by")) {
        let run = words.iter().take_while(|w| capital(w) || joins(w)).count();
        let last = words[..run].iter().rposition(|w| capital(w)).map_or(0, |i| i + 1);
        return Some(length(last));
    }
    // Without capitals only a title goes on, as far as nothing else is said.
    if section != "title" && !colon {
        return None;
    }
    let cuts = |w: &&str| copy::has(if colon { "beyond a line" } else { "beyond a title" }, w);
    let count = words.iter().position(cuts).unwrap_or(words.len());
    (count > 0 && (colon || count < 7)).then(|| length(count))
}

/// What a clause says.
fn clause(draft: &mut Draft, genre: Genre, (start, stop): (usize, usize), said: &mut Said) {
    let quoted = !draft.quotes.is_empty();
    let titled = |said: &Said| quoted || said.iter().any(|line| line.place == Position::Title);
    let under = |said: &Said| if titled(said) { Position::Subtitle } else { Position::Title };
    let take = |draft: &mut Draft, found: Option<Span>, place: Position, loud: bool, said: &mut Said| {
        let found = found.map(|(from, to)| (start + from, start + to)).filter(|(from, to)| from < to);
        found.into_iter().for_each(|span| take(draft, span, place, loud, said));
    };
    let now = |draft: &Draft| Clause::of(draft, start, stop);
    if matches!(genre, Genre::Poster | Genre::Card) && !quoted {
        take(draft, wish(&now(draft)), under(said), true, said);
    }
    if matches!(genre, Genre::Poster | Genre::Ticket | Genre::Card) {
        let named = named_event(&now(draft)).filter(|_| !quoted);
        // 音乐节海报,草莓音乐节: the name says all.
        let name = named.map(|span| now(draft).text(span)).unwrap_or_default();
        said.retain(|line| !(line.announced && name.ends_with(&line.text) && name != line.text));
        take(draft, named, under(said), true, said);
    }
    if genre == Genre::Ticket && !titled(said) {
        take(draft, event(&now(draft)), Position::Title, true, said);
    }
    if genre == Genre::Poster {
        take(draft, slogan(&now(draft), "always", false).filter(|_| quoted), Position::Title, true, said);
        let found = slogan(&now(draft), "slogan", titled(said));
        take(draft, found, under(said), true, said);
        // Under a title of its own the occasion stands small.
        let unsaid = !quoted && said.iter().all(|line| !line.announced);
        take(draft, event(&now(draft)).filter(|_| !titled(said) || unsaid), under(said), true, said);
        seeks(draft, (start, stop), said);
    }
    if matches!(genre, Genre::Certificate | Genre::Card | Genre::Ticket) {
        take(draft, slogan(&now(draft), "certificate", quoted), under(said), true, said);
    }
    if genre != Genre::BusinessCard {
        let found = counts(&now(draft));
        take(draft, found, under(said), false, said);
        let found = whole(&now(draft));
        take(draft, found, Position::Caption, false, said);
    }
    if matches!(genre, Genre::Poster | Genre::Ticket) {
        // On a coupon it is what counts.
        let place = if genre == Genre::Ticket { Position::Anywhere } else { Position::Caption };
        take(draft, offer(&now(draft)), place, false, said);
    }
    let found = date(&now(draft));
    take(draft, found, Position::Caption, false, said);
    take(draft, contact(&now(draft), genre), Position::Caption, false, said);
    if genre != Genre::Poster {
        let place = if genre == Genre::BusinessCard { Position::Title } else { Position::Anywhere };
        let folded = draft.text.slice(0, draft.text.len());
        let hosts = genre != Genre::Card
            || ["invit", "save the date", "wedding", "announcement"].iter().any(|word| folded.contains(word));
        take(draft, name(&now(draft), genre, hosts), place, false, said);
    }
    if matches!(genre, Genre::Certificate | Genre::Ticket) && !quoted {
        take(draft, capitalised(&now(draft)), Position::Caption, false, said);
    }
    if genre == Genre::BusinessCard {
        take(draft, job(&now(draft)), Position::Subtitle, false, said);
    } else {
        let dated = said.iter().any(|line| is_when(&line.text));
        take(draft, venue(&now(draft), dated), Position::Caption, false, said);
    }
}

/// Takes a span of the prompt for a line.
fn take(draft: &mut Draft, (at, end): Span, place: Position, loud: bool, said: &mut Said) {
    let text = draft.written(at, end);
    let text = match () {
        () if text.contains('%') => text.to_uppercase(),
        () if loud => capitals(&text),
        () => capital(&text),
    };
    // "Saturday, May 3" is one day.
    let goes_on = |line: &&mut Line| {
        place == Position::Caption
            && line.place == place
            && at.checked_sub(2) == Some(line.at + line.text.chars().count())
    };
    match said.last_mut().filter(|_| is_when(&text)).filter(goes_on).filter(|line| is_when(&line.text)) {
        Some(line) => line.text = format!("{}, {text}", line.text),
        None => said.push(Line { at, text, place, announced: loud }),
    }
    draft.hush(at, end);
}

fn is_when(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let words: Vec<_> = text.split(' ').map(|word| (0, word.to_owned())).collect();
    when::chinese(&chars).or_else(|| when::english(&words)).is_some()
}

fn date(clause: &Clause) -> Option<Span> {
    // "16:9" is no hour.
    if super::row("ratio").any(|ratio| clause.folded().contains(ratio)) {
        return None;
    }
    when::chinese(clause.chars())
        .filter(|_| clause.folded().chars().any(is_han))
        .or_else(|| when::english(&clause.words()))
}

/// A short clause that stands on the page as it is: "reward $200", 全场第二杯半价.
fn whole(clause: &Clause) -> Option<Span> {
    let folded = clause.text(clause.whole()).to_lowercase();
    // "Row" begins no "rowing".
    let within =
        |word: &str, rest: &str| word.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphabetic);
    let first = |word: &str| folded.strip_prefix(word).is_some_and(|rest| !within(word, rest));
    // "Phone and headphones" are goods, "row and seat number" are fields.
    let bare = ["phone", "tel", "contact", "row", "seat", "gate", "section"].into_iter().any(first)
        && !folded.contains(|c: char| c.is_ascii_digit() || c == '@')
        && folded.rsplit(' ').next().is_some_and(|last| last.len() > 1);
    let begins = !bare && copy::words("begins").iter().any(|word| first(word.trim_end()));
    let has = copy::words("has").iter().any(|word| folded.contains(word));
    // "A chart and a balance of $2,480" is seen.
    let money = folded.contains(['$', '£', '€', '¥', '￥']) && folded.split(' ').count() < 6;
    let most = if folded.chars().any(is_han) { LONGEST / 2 - 4 } else { LONGEST - 6 };
    let page = ["poster", "flyer", "banner", "card", "海报", "传单", "封面"]
        .iter()
        .any(|word| folded.contains(word));
    ((begins || has || money) && !clause.is_read() && clause.len() <= most && !page).then(|| clause.whole())
}

/// A clause of nothing but capitals and numbers: "Science Fair 2026", "Web Design course", 贝多芬交响曲.
fn capitalised(clause: &Clause) -> Option<Span> {
    let text = clause.text(clause.whole());
    if text.chars().all(is_han) {
        let ends = ["票", "券", "证", "状", "卡", "书", "函"].iter().any(|page| text.contains(page));
        let ends = ends || copy::words("shows").iter().any(|word| text.contains(word));
        let looks = ends || copy::words("nobody").iter().any(|end| text.ends_with(end));
        return ((3..13).contains(&clause.len()) && !looks && !clause.is_read()).then(|| clause.whole());
    }
    let mut words = clause.words();
    words.pop_if(|(_, word)| copy::has("event", word) || matches!(word.as_str(), "course" | "program"));
    let high = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '&');
    let named = words.iter().any(|(_, word)| word.starts_with(char::is_uppercase));
    (named && words.len() > 1 && words.iter().all(|(_, w)| high(w)) && !clause.is_read())
        .then(|| clause.whole())
}

/// How long something is to go, or how old somebody will be.
fn counts(clause: &Clause) -> Option<Span> {
    let folded = clause.folded();
    let number = folded.chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(c));
    let says = copy::words("counts").iter().any(|word| folded.contains(word));
    let time = ["天", "日", "小时", "岁", "月", "days", "day ", "hours", "weeks", "turn"]
        .iter()
        .any(|word| folded.contains(word));
    (says && number && time && !clause.is_read() && clause.len() < 32).then(|| clause.whole())
}

/// What somebody does, where a clause says nothing else: "dentist", 产品经理.
fn job(clause: &Clause) -> Option<Span> {
    let text = clause.text(clause.whole());
    let short = if text.chars().any(is_han) { text.chars().count() < 9 } else { text.split(' ').count() < 4 };
    let lower = text.to_lowercase();
    let ends = |word: &str| lower.ends_with(&word.to_lowercase());
    let ends_with = |word: &&str| lower.ends_with(*word) && (word.len() > 3 || lower != **word);
    let somebody =
        super::plain(&text).subjects.last().is_some_and(|s| s.kind == Kind::Person && ends(&s.word));
    let somebody = somebody || copy::words("job").iter().any(ends_with);
    (short && somebody && !text.contains("card") && !text.contains("名片")).then(|| clause.whole())
}

/// A telephone number, an address of the net; on posters with what stands before it.
fn contact(clause: &Clause, genre: Genre) -> Option<Span> {
    let account = |word: &str| {
        word.strip_prefix("微信").is_some_and(|id| id.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    let net =
        |word: &str| word.contains('@') || word.contains(".com") || word.starts_with("www.") || account(word);
    let address = clause.words().into_iter().find(|(_, word)| net(word));
    let number = |clause: &Clause| {
        let chars = clause.chars();
        let from = chars.iter().position(|c| c.is_ascii_digit() || *c == '+')?;
        let long = chars[from..].iter().take_while(|c| c.is_ascii_digit() || "+-() ".contains(**c)).count();
        let digits = chars[from..from + long].iter().filter(|c| c.is_ascii_digit()).count();
        (digits >= 6).then_some((from, from + long))
    };
    let found = address.map(|(at, word)| (at, at + word.chars().count())).or_else(|| number(clause))?;
    let short = genre != Genre::BusinessCard && clause.len() < 26 && !clause.is_read();
    Some(if short { clause.whole() } else { found })
}

/// A place: behind "at", or a clause of capitals that ends with a word for one.
fn venue(clause: &Clause, dated: bool) -> Option<Span> {
    let text = clause.text(clause.whole());
    if text.chars().any(is_han) {
        let street = ["路", "街", "巷", "弄"].iter().any(|way| text.contains(way))
            && text.ends_with(['号', '弄', '楼', '室']);
        if street && !clause.is_read() && clause.len() < 18 {
            return Some(clause.whole());
        }
        let ends = copy::words("venue").iter().any(|word| text.ends_with(word));
        return (dated && ends && !clause.is_read() && clause.len() < 12).then(|| clause.whole());
    }
    let words = clause.words();
    let capital =
        |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || word == "&";
    let at = words.iter().position(|(_, word)| matches!(word.to_lowercase().as_str(), "at" | "@"));
    if let [(_, word)] = &words[..]
        && dated
        && !clause.is_read()
        && word.starts_with(char::is_uppercase)
    {
        // Behind a day a name that means nothing else is a town's.
        return (super::plain(word).left_out == [word.as_str()]).then(|| clause.whole());
    }
    let from = match at {
        Some(at) => at + 1,
        None => words
            .iter()
            .position(|(_, word)| copy::has("venue", &word.to_lowercase()))
            .filter(|_| words.len() < 6)
            .map(|_| 0)?,
    };
    let the = usize::from(words.get(from).is_some_and(|(_, word)| word == "the"));
    let run = words[(from + the).min(words.len())..].iter().take_while(|(_, word)| capital(word)).count();
    let end = from + the + run;
    let named = words.get(from + the).is_some_and(|(_, word)| word.starts_with(char::is_alphabetic));
    let numbered = words.first().is_some_and(|(_, word)| word.starts_with(|c: char| c.is_ascii_digit()));
    let whole =
        at.is_some() && named || at.is_none() && end == words.len() && words.len() > 1 && (named || numbered);
    (run > 0 && whole).then(|| (words[from].0, words[end - 1].0 + words[end - 1].1.chars().count()))
}

/// A clause that is nothing but a name, or a name after "for": "Tom Miller", 李明和王芳.
fn name(clause: &Clause, genre: Genre, hosts: bool) -> Option<Span> {
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase())
            && word.trim_end_matches('.').chars().all(char::is_alphabetic)
    };
    let joins = |word: &str| matches!(word, "&" | "and");
    let words = clause.words();
    let span = |from: usize, to: usize| (words[from].0, words[to - 1].0 + words[to - 1].1.chars().count());
    // Whom a card is for is not what it says; who invites is.
    let led = words.iter().position(|(_, word)| matches!(word.as_str(), "for" | "of")).filter(|_| hosts);
    if let Some(from) = led.map(|at| at + 1) {
        // "For photographer Lena Moss".
        let trade = |(_, word): &(usize, String)| {
            super::plain(word).subjects.first().is_some_and(|s| s.kind == Kind::Person)
        };
        let from = from + usize::from(words.get(from).is_some_and(trade));
        let run = words[from..].iter().take_while(|(_, word)| capital(word) || joins(word)).count();
        let run = (0..=run).rev().find(|&run| run == 0 || !joins(&words[from + run - 1].1)).unwrap_or(0);
        return (run > 0).then(|| span(from, from + run));
    }
    let known = |text: &str| {
        let of = super::plain(text);
        let manner =
            !of.styles.is_empty() || of.mood.is_some() || of.occasion.is_some() || of.season.is_some();
        let ends = copy::words("nobody").iter().any(|end| text.ends_with(end));
        // 金色奖杯: nobody's name ends with a thing.
        let thing = |s: &Subject| s.word == text || text.ends_with(&s.word) && s.word.chars().all(is_han);
        // Nor is anybody called 金色舞台.
        let seen = text.contains('色') || of.shape.is_some() || of.subjects.first().is_some_and(thing);
        manner || ends || seen
    };
    let text = clause.text(clause.whole());
    let person = (2..=3).contains(&words.len()) && words.iter().all(|(_, w)| capital(w) || joins(w));
    if person && !clause.is_read() {
        return (!known(&text)).then(|| clause.whole());
    }
    let han = |part: &str| (2..=3).contains(&part.chars().count()) && part.chars().all(is_han);
    let surname = |part: &str| copy::words("surname").iter().any(|name| part.starts_with(name));
    if text.split(['和', '与']).all(|part| (han(part) || part.chars().count() == 4) && surname(part)) {
        return (!known(&text)).then(|| clause.whole());
    }
    // 律师王芳: what somebody does, and who.
    let length = text.chars().count();
    let tail = (2..=3).rev().filter(|tail| length > *tail + 1 && length < 9).find(|tail| {
        let (head, name): (String, String) =
            (text.chars().take(length - tail).collect(), text.chars().skip(length - tail).collect());
        let does =
            super::plain(&head).subjects.first().is_some_and(|s| s.kind == Kind::Person && s.word == head);
        does && surname(&name) && han(&name)
    });
    let (_, to) = clause.whole();
    tail.filter(|_| genre == Genre::BusinessCard).map(|tail| (to - tail, to))
}

/// Puts them among the letterings of the rest, none twice; what is lettered is not left out.
pub(super) fn letter(rest: &mut Intent, genre: Genre, said: Said) {
    unshow(rest, genre, &said);
    // 第一天 and 地点 alone announce nothing.
    let heads = |text: &str| {
        let counts = text.starts_with('第') && text.ends_with('天') && text.chars().count() < 5;
        counts || matches!(text, "地点" | "时间" | "日期")
    };
    for mut line in said.into_iter().filter(|line| !heads(&line.text)) {
        let unquoted = |c: char| matches!(c, '“' | '”' | '"' | '「' | '」');
        line.text = line.text.trim_matches(unquoted).to_owned();
        put(rest, line);
    }
    head(rest, genre);
}

/// Puts a line among the letterings, once; it stands where it was said last, and there is one title.
fn put(rest: &mut Intent, line: Line) {
    let bare = |text: &str| text.to_lowercase().replace([' ', ','], "");
    let new = bare(&line.text);
    rest.left_out.retain(|word| !new.contains(&bare(word)) && !bare(word).contains(&new));
    let known = rest.lettering.iter().position(|l| bare(&l.text).contains(&new));
    if line.place == Position::Title {
        let heads = rest.lettering.iter_mut().filter(|l| l.place == Position::Title);
        heads.for_each(|l| l.place = Position::Subtitle);
    }
    if let Some(old) = known.map(|i| &mut rest.lettering[i]) {
        if bare(&old.text) == new {
            old.place = line.place;
        }
    } else if rest.lettering.len() < MOST {
        let (text, place) = (line.text, line.place);
        rest.lettering.push(Lettering { text, place, hand: Default::default(), colour: None });
    } else {
        rest.left_out.push(line.text);
    }
}

/// The first line without a place of its own is the title, if there is none; a meme's caption is below.
fn head(rest: &mut Intent, genre: Genre) {
    let titled = genre == Genre::Meme || rest.lettering.iter().any(|l| l.place == Position::Title);
    let mut free = rest.lettering.iter_mut().filter(|l| matches!(l.place, Position::Anywhere));
    if !titled && let Some(line) = free.next() {
        line.place = Position::Title;
    }
    free.for_each(|line| line.place = Position::Subtitle);
}

/// Whether nothing is said of somebody who is seen in other words, too: 教师节 names no second teacher.
fn named_by_the_feast(rest: &Intent, i: usize) -> bool {
    let one = &rest.subjects[i];
    let again = |(j, s): (usize, &Subject)| j != i && s.concept == one.concept;
    one.pose.is_none() && one.gender.is_none() && rest.subjects.iter().enumerate().any(again)
}

/// A card for mother shows flowers, not her, and no card; of a business card the profession is a line.
fn unshow(rest: &mut Intent, genre: Genre, said: &Said) {
    let jobs: Vec<String> = said.iter().map(|line| line.text.to_lowercase()).collect();
    let recipient = |word: &str| {
        matches!(word, "he" | "she" | "他" | "她")
            || copy::words("recipient").iter().any(|r| word.to_lowercase().contains(r))
    };
    let is_job = |word: &str| jobs.iter().any(|job| job.ends_with(&word.to_lowercase()));
    let gone = |i: &usize| {
        let subject = &rest.subjects[*i];
        match genre {
            Genre::Card | Genre::Certificate | Genre::Ticket | Genre::Label => {
                let living =
                    |kind: Kind| kind == Kind::Person || subject.kind != Kind::Person && kind.is_alive();
                let other = |r: &Relation| &rest.subjects[if r.from == *i { r.to } else { r.from }];
                let tied = rest.relations.iter().filter(|r| [r.from, r.to].contains(i));
                let tied = tied.into_iter().any(|r| !other(r).name().ends_with("card"));
                // "For my grandad, he loves pigeons": they are seen, and he is not.
                let alone = rest.subjects.iter().filter(|s| living(s.kind)).count() == 1 && !tied;
                subject.name().ends_with("card")
                    || matches!(subject.name(), "label" | "ticket")
                    || (alone || named_by_the_feast(rest, *i)) && recipient(&subject.word)
            }
            Genre::BusinessCard => subject.kind == Kind::Person && is_job(&subject.word),
            _ => false,
        }
    };
    let gone: Vec<usize> = (0..rest.subjects.len()).filter(gone).collect();
    gone.into_iter().rev().for_each(|i| rest.remove(i));
}
