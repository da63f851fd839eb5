//! `pictor generate` and `pictor edit`: one call, here or on a server, and the pictures in files.

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::ExitCode;

use anyhow::{Context, bail};
use pictor_api::models::ModelTable;
use pictor_api::request::{BodyKind, Headers, Received, Rules, Upload, Value, validate};
use pictor_api::{Call, Endpoint};
use pictor_relay::{Input, Inputs};
use pictor_spool::Spools;

use super::arguments::{Edit, Generate, Picture};
use super::maker::{Made, Maker};
use super::output::Output;
use super::progress::Progress;
use super::stop::{Interrupted, Stop};
use super::{environment, run, say};
use crate::app::Rooms;
use crate::clock::Clock;
use crate::config::Config;

pub(super) fn generate(generate: &Generate) -> anyhow::Result<ExitCode> {
    make(Endpoint::Generations, &generate.prompt, &generate.picture, &[], None)
}

pub(super) fn edit(edit: &Edit) -> anyhow::Result<ExitCode> {
    make(Endpoint::Edits, &edit.prompt, &edit.picture, &edit.images, edit.mask.as_deref())
}

fn make(
    endpoint: Endpoint,
    prompt: &str,
    picture: &Picture,
    images: &[PathBuf],
    mask: Option<&Path>,
) -> anyhow::Result<ExitCode> {
    let scratch = tempfile::tempdir().context("cannot make a directory for temporary files")?;
    let mut config = Config::resolve(&picture.settings.flags(), &environment)?;
    config.data_dir = scratch.path().to_owned();
    let rooms = Rooms::open(&config)?;

    let (uploads, inputs) = read_files(images, mask, &rooms.spools)?;
    let fields = fields(prompt, picture)?;
    let headers = Headers { seed: Some(picture.seed.to_string()), ..Headers::default() };
    let received = Received { endpoint, body: BodyKind::Multipart, fields, uploads, headers };
    let call = check(&received, &rooms.models, rooms.clock.unix_seconds())?;
    let output = Output::check(&picture.output, usize::from(call.n))?;
    let maker = Maker::choose(picture, &call.model, rooms)?;

    let clock = Clock::default();
    let started = clock.now();
    let made = {
        let _progress = Progress::start(format!("making {}", what(&call)));
        run(ask(&maker, call, inputs))??
    };
    let code = hand_over(&made, &output);
    if std::io::stderr().is_terminal() {
        say(&format!("in {:.1} s", clock.since(started).as_secs_f64()));
    }
    Ok(code)
}

/// Makes the pictures, unless a signal comes first.
async fn ask(maker: &Maker, call: Call, inputs: Inputs) -> anyhow::Result<Made> {
    let mut stop = Stop::listen()?;
    // Alive until the end, so that a signal finds the call under way.
    let mut making = pin!(maker.make(call, inputs));
    tokio::select! {
        made = &mut making => made,
        signal = stop.wait() => Err(Interrupted { signal, may_be_billed: maker.is_asking() }.into()),
    }
}

/// Writes every picture, says where each is, and what is different from what was asked.
fn hand_over(made: &Made, output: &Output) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let by = if made.drawn { ", by the illustrator" } else { "" };
    for (index, finished) in made.pictures.iter().enumerate() {
        let (size, format, bytes) = (finished.size, finished.format.name(), finished.spool.len());
        match output.write(index, finished) {
            Ok(Some(path)) => say(&format!("{} ({size} {format}, {bytes} bytes{by})", path.display())),
            Ok(None) => {}
            Err(error) => {
                say(&format!("pictor: {error:#}"));
                code = ExitCode::FAILURE;
            }
        }
    }
    for picture in &made.aside {
        let size = picture.size;
        match Output::keep(picture) {
            Some(path) => say(&format!("note: one of {size} was paid for, too; it is in {}", path.display())),
            None => {
                say(&format!("note: one of {size} was paid for, too, and is lost: no directory takes it"));
            }
        }
    }
    for note in &made.notes {
        say(&format!("note: {note}"));
    }
    if let Some(failure) = &made.failure {
        say(&format!("pictor: {failure}"));
        code = ExitCode::FAILURE;
    }
    code
}

fn what(call: &Call) -> String {
    if call.n == 1 { "a picture".to_owned() } else { format!("{} pictures", call.n) }
}

/// The same parameters as on the wire, so that they are checked by the same rules.
fn fields(prompt: &str, picture: &Picture) -> anyhow::Result<Vec<(String, Value)>> {
    let format = match &picture.format {
        Some(given) => Some(given.clone()),
        None => format_of(&picture.output)?,
    };
    let optional = [
        ("size", &picture.size),
        ("quality", &picture.quality),
        ("background", &picture.background),
        ("output_format", &format),
        ("output_compression", &picture.compression),
        ("n", &picture.number),
    ];
    let given = optional.into_iter().filter_map(|(name, value)| Some((name, value.clone()?)));
    let always = [("model", picture.model.clone()), ("prompt", prompt.to_owned())];
    Ok(always.into_iter().chain(given).map(|(name, text)| (name.to_owned(), Value::Text(text))).collect())
}

/// What the file's name says that it shall hold.
fn format_of(path: &Path) -> anyhow::Result<Option<String>> {
    let Some(extension) = path.extension() else { return Ok(None) };
    let extension = extension.to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "jpg" | "jpeg" => Ok(Some("jpeg".to_owned())),
        "png" | "webp" => Ok(Some(extension)),
        _ => bail!("a .{extension} file cannot be made; name it .png, .jpg or .webp, or give --format"),
    }
}

fn check(received: &Received, models: &ModelTable, now: u64) -> anyhow::Result<Call> {
    let rules = Rules { strict: false, sniff_octet_stream: true };
    let validated = validate(received, models, &rules, now);
    validated.map(|(call, _)| call).map_err(|refusal| anyhow::anyhow!(refusal.message))
}

fn read_files(
    images: &[PathBuf],
    mask: Option<&Path>,
    spools: &Spools,
) -> anyhow::Result<(Vec<Upload>, Inputs)> {
    let mut uploads = Vec::new();
    let mut inputs = Inputs::default();
    for path in images {
        let (upload, input) = read_file("image[]", path, spools)?;
        uploads.push(upload);
        inputs.images.push(input);
    }
    if let Some(path) = mask {
        let (upload, input) = read_file("mask", path, spools)?;
        uploads.push(upload);
        let first = inputs.images.first().context("a mask needs an image")?;
        let header = |input: &Input| pictor_codec::header(&mut input.spool.reader());
        pictor_codec::check_mask(&header(&input)?, upload_bytes(&uploads), &header(first)?)?;
        inputs.mask = Some(input);
    }
    Ok((uploads, inputs))
}

fn upload_bytes(uploads: &[Upload]) -> u64 {
    uploads.last().map_or(0, |upload| upload.bytes)
}

fn read_file(field: &str, path: &Path, spools: &Spools) -> anyhow::Result<(Upload, Input)> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let Some(format) = pictor_codec::sniff(&bytes) else {
        bail!("{} is not a PNG, JPEG or WebP picture", path.display());
    };
    let header = pictor_codec::header(&mut std::io::Cursor::new(&bytes));
    let size = header.with_context(|| format!("{} cannot be read", path.display()))?.size;
    let filename = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let upload = Upload {
        field: field.to_owned(),
        mime: Some(format.mime().to_owned()),
        filename: Some(filename.clone()),
        bytes: bytes.len() as u64,
        format: Some(format),
        ..Upload::default()
    };
    Ok((upload, Input { spool: spools.from_bytes(bytes)?, format, size, filename }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_format() {
        let format = |name: &str| format_of(Path::new(name)).unwrap();
        assert_eq!(format("a.JPG").as_deref(), Some("jpeg"));
        assert_eq!(format("a.webp").as_deref(), Some("webp"));
        assert_eq!(format("-"), None);
        assert!(format_of(Path::new("a.gif")).is_err());
    }
}
