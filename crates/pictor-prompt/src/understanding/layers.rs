//! Where in a prompt of several sentences a word stands, and what is said there of its place in the picture.

use std::ops::Range;
use std::sync::LazyLock;

use super::senses::Sense;
use super::sentence::Sentence;
use super::tokens::TokenKind;

/// What is said of the place of a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Layer {
    /// Nothing.
    #[default]
    Usual,
    /// It is the main one.
    Main,
    /// It is nearer to us.
    Near,
    /// It is at the back, or outside.
    Far,
    /// It says what the picture is for.
    Talk,
    /// It says who makes or likes it.
    Use,
}

/// Where a word stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spot {
    /// Which sentence, from 0.
    pub(super) sentence: usize,
    /// Which clause of the prompt, from 0.
    pub(super) clause: usize,
    /// How many words the clause has.
    pub(super) words: usize,
    /// What is said there.
    pub(super) layer: Layer,
}

/// Where a clause ends with one of these, it says what the picture is for.
const MEDIA: &str = "海报, 插画, 图, 封面, 图片, 主图, 小店, image, picture, illustration, poster, banner, website, app, blog, \
    newsletter, packaging, landing page, company, shop";

/// So many words may stand before one that is said of more than its clause.
const HEAD: usize = 2;

// A pure function of a constant: nothing ever writes to it.
static WORDS: LazyLock<Vec<(Layer, &'static str)>> = LazyLock::new(|| {
    let rows = include_str!("layers.txt").lines().filter(|row| !row.starts_with('#'));
    rows.flat_map(|row| {
        let (layer, words) = row.split_once(" | ").expect("a row has a layer and its words");
        let layer = match layer {
            "main" => Layer::Main,
            "near" => Layer::Near,
            "far" => Layer::Far,
            "talk" => Layer::Talk,
            _ => Layer::Use,
        };
        words.split(", ").map(move |word| (layer, word))
    })
    .collect()
});

/// The spot of each word.
pub(super) fn spots(sentence: &Sentence) -> Vec<Spot> {
    let mut spots = vec![Spot::default(); sentence.len()];
    let mut open = Spot::default();
    let mut start = 0;
    for i in 0..=sentence.len() {
        if i < sentence.len() && !sentence.token(i).is_mark() {
            continue;
        }
        if start < i {
            spots[start..i].fill(Spot { words: i - start, ..open });
            if let Some((layer, first)) = said(sentence, start..i, open.sentence) {
                // Where nothing follows, it is said of what came before: "waves break in the background".
                let thing =
                    |j: usize| matches!(sentence.sense(j), Some(Sense::Concept(_) | Sense::Setting(_)));
                let ends = !(first..i).any(thing);
                // "He sleeps while snow falls outside": only the snow is there.
                let joins = |j: &usize| matches!(&*sentence.written(*j), "while" | "as" | "with" | "and");
                let begins = (start..first).rev().find(joins).unwrap_or(start);
                let from = if ends { begins } else { first };
                spots[from..i].iter_mut().for_each(|spot| spot.layer = layer);
                let only_here = matches!(layer, Layer::Main | Layer::Talk);
                let goes_on = first <= start + HEAD && !only_here && sentence.written(start) != "where";
                open.layer = if goes_on { layer } else { Layer::Usual };
            }
        }
        open.clause += 1;
        if i < sentence.len() && sentence.token(i).kind == TokenKind::Stop {
            open = Spot { sentence: open.sentence + 1, layer: Layer::Usual, ..open };
        }
        start = i + 1;
    }
    spots
}

/// What a clause says of places, and the first word of that.
fn said(sentence: &Sentence, clause: Range<usize>, opens: usize) -> Option<(Layer, usize)> {
    let (start, end) = (sentence.token(clause.start).start, sentence.token(clause.end - 1).end);
    let text = sentence.tokens.text.slice(start, end);
    let serves = text.contains(" for ") || text.contains(super::text::is_han);
    let colon = sentence.tokens.text.at(end) == Some(':')
        || serves && MEDIA.split(", ").any(|word| text.ends_with(word));
    let media = MEDIA.split(", ").any(|word| super::text::place(text, word).is_some());
    let find = |&(layer, word): &(Layer, &str)| {
        if layer == Layer::Talk && opens > 0 && !media {
            return None;
        }
        let at = match word.strip_prefix('^') {
            Some(word) => text.starts_with(word).then_some(0)?,
            None => text.find(word)?,
        };
        // "In the middle of a forest" is where it is.
        let rest = text[at..].strip_prefix(word.trim_start_matches('^'));
        let within = layer == Layer::Main && rest.is_some_and(|rest| rest.starts_with(" of "));
        (!within && (layer != Layer::Talk || colon)).then(|| (layer, text[..at].chars().count() + start))
    };
    let (layer, at) = WORDS.iter().find_map(find)?;
    let first = clause.clone().find(|&i| sentence.token(i).end > at)?;
    Some((layer, first))
}
