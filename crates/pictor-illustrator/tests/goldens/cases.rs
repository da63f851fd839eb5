//! The cases of the goldens: `cases.txt` as data, and how one is drawn.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use pictor_api::{Background, Quality, Size};
use pictor_codec::{Mask, Picture, fit, resize};
use pictor_illustrator::{Asked, Brief, Drawing, Illustrator};

/// One line of the table.
#[derive(Debug)]
pub(crate) struct Case {
    /// Also the name of its picture.
    pub(crate) name: String,
    pub(crate) size: Size,
    quality: Quality,
    background: Background,
    seed: u64,
    index: u32,
    with: Vec<String>,
    mask: Option<[f64; 4]>,
    pub(crate) prompt: String,
    /// The prompt in English.
    pub(crate) gloss: String,
    /// What the picture must say that it doesn't show.
    pub(crate) notes: Vec<String>,
}

/// The pictures that edits are made of, by name.
pub(crate) type Inputs = BTreeMap<String, Picture>;

/// The pictures for edits, and the cases.
pub(crate) fn read() -> (Vec<Case>, Vec<Case>) {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("    ") {
            Some(note) => cases.last_mut().expect("a note has a case").notes.push(note.to_owned()),
            None => cases.push(case(line)),
        }
    }
    cases.into_iter().partition(|case| case.name.starts_with('@'))
}

fn case(line: &str) -> Case {
    let cells: Vec<&str> = line.split(" | ").collect();
    let [name, how, prompt, gloss @ ..] = cells.as_slice() else { panic!("not a case: {line}") };
    let mut words = how.split(' ');
    let size = words.next().and_then(|word| word.split_once('x')).expect("a size");
    let edge = |text: &str| text.parse().unwrap_or_else(|_| panic!("not a size: {line}"));
    let quality = words.next().and_then(Quality::from_name).unwrap_or_else(|| panic!("no quality: {line}"));
    let mut case = Case {
        name: (*name).to_owned(),
        size: Size::new(edge(size.0), edge(size.1)),
        quality,
        background: Background::Opaque,
        seed: 0,
        index: 0,
        with: Vec::new(),
        mask: None,
        prompt: (*prompt).to_owned(),
        gloss: gloss.first().unwrap_or(prompt).to_string(),
        notes: Vec::new(),
    };
    words.for_each(|word| option(&mut case, word));
    case
}

fn option(case: &mut Case, word: &str) {
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("not a number: {word}"));
    match word.split_once('=') {
        Some(("seed", seed)) => case.seed = number(seed),
        Some(("index", index)) => case.index = number(index) as u32,
        Some(("background", "transparent")) => case.background = Background::Transparent,
        Some(("with", names)) => case.with = names.split(',').map(str::to_owned).collect(),
        Some(("mask", edges)) => {
            let edges: Vec<f64> = edges.split(',').filter_map(|edge| edge.parse().ok()).collect();
            case.mask = Some(edges.try_into().expect("a mask has four edges"));
        }
        _ => panic!("{}: no such option: {word}", case.name),
    }
}

impl Case {
    /// Draws the case, with these pictures for those that it names.
    pub(crate) fn draw(&self, illustrator: &Illustrator, inputs: &Inputs) -> Drawing {
        let inputs: Vec<Picture> = self.with.iter().map(|name| self.input(&inputs[name])).collect();
        let mask = self.mask.map(|open| mask(inputs[0].size, open));
        let brief = Brief {
            asked: &Asked::read(&self.prompt),
            size: self.size,
            quality: self.quality,
            background: self.background,
            seed: self.seed,
            index: self.index,
            partials: 0,
            inputs: &inputs,
            mask: mask.as_ref(),
        };
        illustrator.draw(&brief, &mut |_| {})
    }

    /// No input is larger than the output.
    fn input(&self, picture: &Picture) -> Picture {
        let within = fit(picture.size, self.size);
        if within == picture.size { picture.clone() } else { resize(picture, within) }
    }
}

fn mask(size: Size, [left, top, right, bottom]: [f64; 4]) -> Mask {
    let share = |at: u32, edge: u32| (f64::from(at) + 0.5) / f64::from(edge);
    let open = |x: u32, y: u32| {
        let (x, y) = (share(x, size.width), share(y, size.height));
        (left..right).contains(&x) && (top..bottom).contains(&y)
    };
    let row = |y: u32| (0..size.width).map(move |x| if open(x, y) { 255 } else { 0 });
    Mask { size, coverage: (0..size.height).flat_map(row).collect() }
}

/// Draws the pictures that edits are made of.
pub(crate) fn inputs(sources: &[Case], illustrator: &Illustrator) -> Inputs {
    let none = Inputs::new();
    let drawn = in_parallel(sources, |source| source.draw(illustrator, &none).picture);
    let names = sources.iter().map(|source| source.name.trim_start_matches('@').to_owned());
    names.zip(drawn).chain([("photo".to_owned(), photograph())]).collect()
}

/// Something like a photograph: a ball on sand before the sky, with soft light and the grain of a film.
fn photograph() -> Picture {
    let size = Size::new(1088, 608);
    let mut noise = 1u32;
    let mut pixels = Vec::with_capacity(size.pixels() as usize * 4);
    for y in 0..size.height {
        for x in 0..size.width {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = f64::from(noise >> 24) / 255.0 * 14.0 - 7.0;
            let colour = scenery(f64::from(x) / 608.0, f64::from(y) / 608.0);
            pixels.extend(colour.map(|channel| (channel + grain).round().clamp(0.0, 255.0) as u8));
            pixels.push(255);
        }
    }
    Picture::new(size, pixels)
}

fn scenery(x: f64, y: f64) -> [f64; 3] {
    let mix = |a: [f64; 3], b: [f64; 3], share: f64| {
        [0, 1, 2].map(|c| a[c] + (b[c] - a[c]) * share.clamp(0.0, 1.0))
    };
    let shade = ((x - 1.3) / 0.2).powi(2) + ((y - 0.83) / 0.03).powi(2);
    let sand = mix([222.0, 200.0, 160.0], [170.0, 140.0, 104.0], (y - 0.6) * 2.2);
    let ground = if y < 0.6 {
        mix([92.0, 148.0, 206.0], [226.0, 232.0, 236.0], y / 0.6)
    } else {
        mix(sand, [98.0, 80.0, 66.0], 1.0 - shade)
    };
    let (u, v) = ((x - 1.2) / 0.17, (y - 0.66) / 0.17);
    if u * u + v * v > 1.0 {
        return ground;
    }
    let lit = ((u + 0.4).powi(2) + (v + 0.45).powi(2)).sqrt();
    mix([250.0, 190.0, 170.0], [120.0, 24.0, 34.0], lit / 1.6)
}

/// Does `work` to every item on all processors; the results keep the order.
pub(crate) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let hand = || {
        while let Some((at, item)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
        {
            let result = work(item);
            done.lock().expect("no hand panics while it holds the results").push((at, result));
        }
    };
    let hands = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| (0..hands).for_each(|_| drop(scope.spawn(hand))));
    let mut done = done.into_inner().expect("every hand has come home");
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
