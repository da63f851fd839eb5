//! Words that posters and cards letter without their being quoted: dates, names, professions, numbers, and what a poster
//! is called. All of them are the prompt's own; a card greets nobody with words that were not quoted.

use super::announced::{capitals, event, offer, slogan};
use super::{Draft, Genre, is_han};
use crate::intent::{Intent, Kind, Lettering, Position};

/// Words, and where they go.
type Said = Vec<(String, Position)>;

/// What is to be lettered beside the quotations, in the order of the prompt.
pub(super) fn words(draft: &Draft, genre: Genre) -> Said {
    let mut said = Said::new();
    if !matches!(genre, Genre::Poster | Genre::Card | Genre::BusinessCard) {
        return said;
    }
    for (start, stop) in draft.clauses() {
        let clause = draft.written(start, stop);
        let folded: String = draft.open[start..stop].iter().collect();
        if genre == Genre::Poster {
            said.extend(slogan(draft, start, &folded));
            said.extend(event(draft, &clause).map(|event| (event, Position::Title)));
            said.extend(offer(&clause).map(|offer| (offer, Position::Caption)));
        }
        said.extend(date(&clause).or_else(|| hour(&clause)).map(|date| (date, Position::Subtitle)));
        if genre == Genre::BusinessCard {
            said.extend(job(&clause).map(|job| (job, Position::Subtitle)));
            said.extend(number(&clause).map(|number| (number, Position::Caption)));
        }
        if genre != Genre::Poster {
            said.extend(name(&clause).map(|name| (name, Position::Subtitle)).filter(|_| !known(&clause)));
        }
    }
    said
}

/// Puts them among the letterings of the rest, none twice; what is lettered is not left out.
pub(super) fn letter(rest: &mut Intent, genre: Genre, said: Said) {
    unshow(rest, genre, &said);
    let bare = |text: &str| text.to_lowercase().replace([' ', ','], "");
    if genre == Genre::BusinessCard {
        rest.lettering.retain(|l| l.place != Position::Subtitle);
    }
    for (text, place) in said {
        let new = bare(&text);
        rest.left_out.retain(|word| !new.contains(&bare(word)) && !bare(word).contains(&new));
        if let Some(old) = rest.lettering.iter_mut().find(|l| new.contains(&bare(&l.text))) {
            if old.place != Position::Title {
                old.text = text;
            }
            continue;
        }
        let known = rest.lettering.iter().any(|l| bare(&l.text).contains(&new));
        if !known && rest.lettering.len() < 8 {
            rest.lettering.push(Lettering { text, place, hand: Default::default(), colour: None });
        }
    }
}

/// A card for mother shows flowers, not her, and it shows no card; of a business card the profession is a line.
fn unshow(rest: &mut Intent, genre: Genre, said: &Said) {
    let jobs: Vec<String> = said.iter().map(|(text, _)| text.to_lowercase()).collect();
    let recipient = |word: &str| RECIPIENTS.iter().any(|r| word.to_lowercase().contains(r));
    let is_job = |word: &str| jobs.iter().any(|job| job.ends_with(&word.to_lowercase()));
    let gone = |i: &usize| {
        let subject = &rest.subjects[*i];
        match genre {
            Genre::Card => subject.name().ends_with("card") || recipient(&subject.word),
            Genre::BusinessCard => subject.kind == Kind::Person && is_job(&subject.word),
            _ => false,
        }
    };
    let gone: Vec<usize> = (0..rest.subjects.len()).filter(gone).collect();
    gone.into_iter().rev().for_each(|i| rest.remove(i));
}

/// What somebody does, where a clause says nothing else: "dentist", 产品经理.
fn job(clause: &str) -> Option<String> {
    let short =
        if clause.chars().any(is_han) { clause.chars().count() < 9 } else { clause.split(' ').count() < 4 };
    let somebody = super::scene(clause)
        .subjects
        .last()
        .is_some_and(|s| s.kind == Kind::Person && clause.to_lowercase().ends_with(&s.word.to_lowercase()));
    (short && somebody && !clause.contains("card") && !clause.contains("名片")).then(|| capitals(clause))
}

/// "14 June 2025", "June 20", 2025年10月1日 with the hour that follows.
fn date(clause: &str) -> Option<String> {
    let day = |c: char| c.is_ascii_digit() || "年月日号点晚上午下周星期一二三四五六七八九十:：- ".contains(c);
    if clause.contains('月') && clause.contains(|c: char| c.is_ascii_digit()) {
        let start = clause.find(|c: char| c.is_ascii_digit())?;
        let date: String = clause[start..].chars().take_while(|&c| day(c)).collect();
        return date.contains('月').then(|| date.trim().to_owned());
    }
    let words: Vec<&str> = clause.split(' ').collect();
    let month = |word: &str| {
        let name = |m: &str| word.len() >= 3 && m.starts_with(&word.to_lowercase());
        super::super::names::days_and_months().skip(7).any(name)
            && word.starts_with(|c: char| c.is_uppercase())
    };
    let number = |word: &str| {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
    };
    let at = words.iter().position(|w| month(w))?;
    let from = if at > 0 && number(words[at - 1]) { at - 1 } else { at };
    let to = (at + 1..words.len()).find(|&i| !number(words[i])).unwrap_or(words.len());
    (to - from > 1).then(|| words[from..to].join(" "))
}

/// Whether the clause is a word for something: 康乃馨 is no Ms Kang.
fn known(clause: &str) -> bool {
    super::scene(clause).subjects.first().is_some_and(|s| s.word == clause)
}

/// A clause that is nothing but an hour: "9 pm", "from 7:30 pm".
fn hour(clause: &str) -> Option<String> {
    let lower = clause.to_lowercase();
    let bare = lower.trim_start_matches("from ").trim_start_matches("at ");
    let digits = bare.trim_end_matches("pm").trim_end_matches("am").trim_end_matches("o'clock").trim();
    let hour = digits.len() < bare.len() || digits.contains(':');
    let plain = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || ":.- –".contains(c));
    (hour && plain).then(|| clause.to_owned())
}

/// A telephone number, an address of the net.
fn number(clause: &str) -> Option<String> {
    let digits = clause.chars().filter(char::is_ascii_digit).count();
    let net = |word: &&str| word.contains('@') || word.contains(".com") || word.starts_with("www.");
    if let Some(address) = clause.split(' ').find(net) {
        return Some(address.to_owned());
    }
    let from = clause.find(|c: char| c.is_ascii_digit() || c == '+')?;
    let number: String =
        clause[from..].chars().take_while(|c| c.is_ascii_digit() || "+-() ".contains(*c)).collect();
    (digits >= 6).then(|| number.trim().to_owned())
}

/// A clause that is nothing but a name, or a name after "named": "Tom Miller", 李明和王芳.
fn name(clause: &str) -> Option<String> {
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase())
            && word.trim_end_matches('.').chars().all(char::is_alphabetic)
    };
    // Whom a card is for is not what it says; who invites is.
    let hosts = ["invit", "business", "visiting", "name card"].iter().any(|word| clause.contains(word));
    for naming in ["named ", "called ", "for ", "of "].into_iter().take(if hosts { 4 } else { 2 }) {
        let Some(at) = clause.find(naming) else { continue };
        let joins = |word: &str| matches!(word, "&" | "and");
        let words = clause[at + naming.len()..].split(' ').take_while(|w| capital(w) || joins(w));
        let name: Vec<&str> = words.collect();
        let name = name.join(" ").trim_end_matches(" and").trim_end_matches(" &").to_owned();
        if !name.is_empty() {
            return Some(name);
        }
    }
    let words: Vec<&str> = clause.split(' ').collect();
    if (2..=3).contains(&words.len()) && words.iter().all(|w| capital(w) || matches!(*w, "&" | "and")) {
        return Some(clause.to_owned());
    }
    let named = clause.split(['和', '与']).collect::<Vec<_>>();
    let han = |part: &&str| (2..=4).contains(&part.chars().count()) && part.chars().all(is_han);
    let surname = |part: &&str| part.starts_with(|c: char| SURNAMES.contains(c));
    (named.iter().all(han) && named.iter().all(surname)).then(|| clause.to_owned())
}

const RECIPIENTS: [&str; 15] = [
    "儿童",
    "孩子",
    "小朋友",
    "mother",
    "mom",
    "mum",
    "father",
    "dad",
    "teacher",
    "妈妈",
    "母亲",
    "爸爸",
    "父亲",
    "老师",
    "奶奶",
];

/// The commonest family names.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾\
    丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤\
    尹黎易常武乔贺赖龚文";
