//! Draws figures in a grid, to look at: `contact OUT.png [COLUMNSxCELL] [words]`, see [`pictor_illustrator::sheet`].

use std::fs::File;
use std::io::BufWriter;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    if words.is_empty() {
        return Err("usage: contact OUT.png [COLUMNSxCELL] [NAME | NAME@VARIANT | shelf:NAME]...".into());
    }
    let out = words.remove(0);
    let grid = words.first().and_then(|word| word.split_once('x'));
    let grid = grid.and_then(|(columns, cell)| Some((columns.parse().ok()?, cell.parse().ok()?)));
    if grid.is_some() {
        words.remove(0);
    }
    let (columns, cell) = grid.unwrap_or((6, 220));
    let (size, pixels, _) = pictor_illustrator::sheet::sheet(&words, columns, cell);
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(out)?), size.width, size.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}
