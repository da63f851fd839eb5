//! Draws contact sheets, to look at.
//!
//! `contact OUT.png [COLUMNSxCELL] [words]` shows figures, see [`pictor_illustrator::contact::sheet`].
//! `contact cases FOLDER [FONT]` shows the cases of the goldens, with their prompts, as `contact-sheet-N.webp`.

#[path = "../tests/goldens/cases.rs"]
mod cases;

use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use cases::{Case, in_parallel, inputs, read};
use pictor_api::{Format, Size};
use pictor_illustrator::contact::{Entry, captioned, sheet};
use pictor_illustrator::{Fonts, Illustrator};

const USAGE: &str = "usage: contact OUT.png [COLUMNSxCELL] [NAME | NAME@VARIANT | shelf:NAME]...\n   \
                     or: contact cases FOLDER [FONT]";

/// How many cases a page holds.
const PAGE: usize = 64;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [first, folder] if first == "cases" => pages(Path::new(folder), None),
        [first, folder, font] if first == "cases" => pages(Path::new(folder), Some(Path::new(font))),
        [out, words @ ..] => figures(Path::new(out), words.to_vec()),
        [] => Err(USAGE.into()),
    }
}

/// The cases of the goldens, a page after the other.
fn pages(folder: &Path, font: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let captions =
        Fonts { extra: font.map(std::fs::read).transpose()?.into_iter().map(Into::into).collect() };
    let (sources, cases) = read();
    // As in the goldens: no font of the system, so that every machine draws the same page.
    let illustrator = Illustrator::new(Fonts::default());
    let inputs = inputs(&sources, &illustrator);
    let cell = Size::new(240, 240);
    let entry = |case: &Case| {
        let drawn = case.draw(&illustrator, &inputs).picture;
        let (caption, gloss) = (case.prompt.clone(), case.gloss.clone());
        Entry { picture: pictor_codec::resize(&drawn, pictor_codec::fit(case.size, cell)), caption, gloss }
    };
    for (number, page) in (1..).zip(cases.chunks(PAGE)) {
        let picture = captioned(&in_parallel(page, entry), 8, cell.width, &captions);
        let bytes = pictor_codec::encode(&picture, Format::Webp, 82)?;
        std::fs::write(folder.join(format!("contact-sheet-{number}.webp")), bytes)?;
    }
    Ok(())
}

fn figures(out: &Path, mut words: Vec<String>) -> Result<(), Box<dyn Error>> {
    let grid = words.first().and_then(|word| word.split_once('x'));
    let grid = grid.and_then(|(columns, cell)| Some((columns.parse().ok()?, cell.parse().ok()?)));
    if grid.is_some() {
        words.remove(0);
    }
    let (columns, cell) = grid.unwrap_or((6, 220));
    let (size, pixels, _) = sheet(&words, columns, cell);
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(out)?), size.width, size.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}
