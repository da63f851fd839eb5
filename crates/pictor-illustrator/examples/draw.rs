//! Draws prompts, to look at: `draw OUT.png [--size WxH] [--quality low|medium|high|xhigh|max] [--seed S] [--n N]
//! [--columns C] PROMPT...`; several prompts, or `n` pictures of each, make a sheet.
#![expect(clippy::disallowed_methods, reason = "it measures time")]
#![expect(clippy::print_stdout, reason = "an example talks to who runs it")]

use std::fs::File;
use std::io::BufWriter;

use pictor_api::{Background, Quality, Size};
use pictor_illustrator::{Asked, Brief, Fonts, Illustrator};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let mut take = |flag: &str| {
        let at = words.iter().position(|word| word == flag)?;
        words.remove(at);
        Some(words.remove(at))
    };
    let size = take("--size").unwrap_or("auto".into());
    let columns: u32 = take("--columns").map_or(3, |n| n.parse().unwrap_or(3));
    let quality = take("--quality").and_then(|name| Quality::from_name(&name)).unwrap_or(Quality::High);
    let count: u32 = take("--n").and_then(|n| n.parse().ok()).unwrap_or(1);
    let seed: u64 = take("--seed").and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut fonts = Fonts::default();
    while let Some(font) = take("--font") {
        fonts.extra.push(std::fs::read(font)?.into());
    }
    let mut inputs = Vec::new();
    while let Some(image) = take("--image") {
        let mut file = std::io::BufReader::new(File::open(image)?);
        inputs.push(pictor_codec::decode(&mut file, &pictor_codec::Limits::default())?);
    }
    let mask = take("--mask").map(|mask| {
        let mut file = std::io::BufReader::new(File::open(mask).expect("the mask is there"));
        pictor_codec::Mask::read(&mut file, &pictor_codec::Limits::default()).expect("the mask is a mask")
    });
    let out = words.remove(0);
    let illustrator = Illustrator::new(fonts);
    let mut pictures = Vec::new();
    for prompt in &words {
        let asked = Asked::read(prompt);
        let size = match size.split_once('x') {
            Some((width, height)) => Size::new(width.parse()?, height.parse()?),
            None => asked.auto_size(&inputs.iter().map(|i| i.size).collect::<Vec<_>>()),
        };
        let brief = Brief {
            asked: &asked,
            size,
            quality,
            background: Background::Opaque,
            seed,
            index: 0,
            partials: 0,
            inputs: &inputs,
            mask: mask.as_ref(),
        };
        for index in 0..count {
            let start = std::time::Instant::now();
            let drawing = illustrator.draw(&Brief { index, ..brief }, &mut |_| {});
            let elapsed = start.elapsed().as_secs_f64() * 1e3;
            println!("{elapsed:>6.1} ms {} {size} {prompt} {:?}", peak(), drawing.notes);
            pictures.push(drawing.picture);
        }
    }
    let cell = if pictures.len() == 1 { pictures[0].size } else { Size::new(480, 480) };
    let columns = columns.min(pictures.len() as u32);
    let rows = (pictures.len() as u32).div_ceil(columns);
    let sheet = Size::new(cell.width * columns, cell.height * rows);
    let mut pixels = vec![128u8; sheet.pixels() as usize * 4];
    for (i, picture) in pictures.iter().enumerate() {
        let small = pictor_codec::resize(picture, pictor_codec::fit(picture.size, cell));
        let (x0, y0) = (i as u32 % columns * cell.width, i as u32 / columns * cell.height);
        for y in 0..small.size.height {
            let from = (y * small.size.width * 4) as usize;
            let to = (((y0 + y) * sheet.width + x0) * 4) as usize;
            let length = small.size.width as usize * 4;
            pixels[to..to + length].copy_from_slice(&small.pixels[from..from + length]);
        }
    }
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(out)?), sheet.width, sheet.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(())
}

/// The most memory that this process has held so far, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kibibytes.map_or(String::new(), |k| format!("{} MiB", k / 1024))
}
