//! `pictor generate` and `pictor edit`: one call, here or on a server, and the pictures in files.

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, bail, ensure};
use pictor_api::models::ModelTable;
use pictor_api::request::{BodyKind, Headers, Received, Rules, Upload, Value, validate};
use pictor_api::{Call, Endpoint};
use pictor_relay::{Failure, Finished, Input, Inputs, Kind, Policy, Relay, Secret, Upstream};
use pictor_spool::Spools;

use super::arguments::{Edit, Generate, Picture};
use super::progress::Progress;
use super::{environment, runtime, say};
use crate::app::Rooms;
use crate::config::Config;
use crate::images::MakeError;

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
    let call = check(&received, &rooms.models)?;
    ensure!(call.n == 1 || picture.output != Path::new("-"), "-o - takes one picture; leave out -n");

    let started = Instant::now();
    let progress = Progress::start(format!("making {}", what(&call)));
    let (pictures, notes) = runtime()?.block_on(pictures(call, inputs, picture, rooms))?;
    progress.now("writing".to_owned());
    let written = write(&pictures, &picture.output)?;
    drop(progress);
    for (path, finished) in written.iter().zip(&pictures) {
        let (size, format, bytes) = (finished.size, finished.format.name(), finished.spool.len());
        say(&format!("{} ({size} {format}, {bytes} bytes)", path.display()));
    }
    for note in notes {
        say(&format!("note: {note}"));
    }
    if std::io::stderr().is_terminal() {
        say(&format!("in {:.1} s", started.elapsed().as_secs_f64()));
    }
    Ok(ExitCode::SUCCESS)
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

fn check(received: &Received, models: &ModelTable) -> anyhow::Result<Call> {
    let rules = Rules { strict: false, sniff_octet_stream: true };
    let validated = validate(received, models, &rules);
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
        fault: None,
    };
    Ok((upload, Input { spool: spools.from_bytes(bytes)?, format, size, filename }))
}

async fn pictures(
    call: Call,
    inputs: Inputs,
    picture: &Picture,
    rooms: Rooms,
) -> anyhow::Result<(Vec<Finished>, Vec<String>)> {
    if let Some(server) = &picture.server {
        let relay = server_as_upstream(server, picture, rooms.spools)?;
        let (partials, _ignored) = tokio::sync::mpsc::channel(8);
        let answer =
            relay.send(&call, &inputs, partials).await.map_err(|failure| refused(server, failure))?;
        return Ok((answer.pictures, answer.adjusted));
    }
    ensure!(rooms.images.serves(&call.model), "no upstream in the settings serves {}", call.model);
    let running = rooms.images.start(call, inputs);
    let made = running.outcome.await.unwrap_or(Err(MakeError::Lost))?;
    Ok((made.pictures, made.adjusted))
}

fn refused(server: &str, failure: Failure) -> anyhow::Error {
    if let Failure::Rejected { error, .. } = failure {
        return anyhow::anyhow!(error.message);
    }
    if failure.attempts().iter().any(|attempt| attempt.status == Some(401)) {
        return anyhow::anyhow!("{server} refuses the key; give one with --key or PICTOR_API_KEY");
    }
    MakeError::Relay(failure).into()
}

/// A server of ours is an upstream like any other that speaks OpenAI's API.
fn server_as_upstream(server: &str, picture: &Picture, spools: Spools) -> anyhow::Result<Relay> {
    let base = server.trim_end_matches('/');
    let base = if base.ends_with("/v1") { base.to_owned() } else { format!("{base}/v1") };
    let mut upstream = Upstream::new("server", Kind::OpenAi, base);
    upstream.keys = picture.key.iter().map(Secret::new).collect();
    if picture.seed != 0 {
        upstream.headers.insert("X-Pictor-Seed".to_owned(), Secret::new(picture.seed.to_string()));
    }
    Ok(Relay::new(vec![upstream], Policy { max_attempts: 1, ..Policy::default() }, spools)?)
}

fn write(pictures: &[Finished], output: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if output == Path::new("-") {
        let mut stdout = std::io::stdout().lock();
        for picture in pictures {
            std::io::copy(&mut picture.spool.reader(), &mut stdout)?;
        }
        stdout.flush()?;
        return Ok(Vec::new());
    }
    let mut written = Vec::with_capacity(pictures.len());
    for (index, picture) in pictures.iter().enumerate() {
        let path = if pictures.len() == 1 { output.to_owned() } else { numbered(output, index + 1) };
        let mut file = fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        std::io::copy(&mut picture.spool.reader(), &mut file)?;
        written.push(path);
    }
    Ok(written)
}

/// `otter.png` becomes `otter-2.png`.
fn numbered(output: &Path, number: usize) -> PathBuf {
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let name = match output.extension() {
        Some(extension) => format!("{stem}-{number}.{}", extension.to_string_lossy()),
        None => format!("{stem}-{number}"),
    };
    output.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pictures_are_numbered() {
        assert_eq!(numbered(Path::new("a/otter.png"), 2), Path::new("a/otter-2.png"));
        assert_eq!(numbered(Path::new("otter"), 1), Path::new("otter-1"));
    }

    #[test]
    fn the_name_tells_the_format() {
        let format = |name: &str| format_of(Path::new(name)).unwrap();
        assert_eq!(format("a.JPG").as_deref(), Some("jpeg"));
        assert_eq!(format("a.webp").as_deref(), Some("webp"));
        assert_eq!(format("-"), None);
        assert!(format_of(Path::new("a.gif")).is_err());
    }
}
