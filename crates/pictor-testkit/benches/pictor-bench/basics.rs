//! What a server needs alone: to start, to rest, to draw, and to take the largest edit that the API allows.

use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::client::{Connection, Pieces, multipart, request};
use crate::report::{self, Line};
use crate::scenario::GREATEST_EDIT;
use crate::servers::{Server, Upstream, pictor, upstreams};
use crate::statistics::{largest, median};
use crate::{Fault, Setting, pictures, print, say};

const STARTS: usize = 9;
const DRAWINGS: usize = 7;
const MIB: f64 = 1_048_576.0;

/// One picture at a time, so that each is drawn on one core.
const ONE_CORE: &str = "[illustrator]\nconcurrency = 1\n";

/// How long a server may settle before its memory at rest is read.
const SETTLE: Duration = Duration::from_millis(500);

/// What is drawn: both languages, few and many subjects, indoors and outdoors, lettering.
const PROMPTS: [&str; 8] = [
    "a picture-book illustration of a vet listening to a baby otter's heartbeat with a stethoscope",
    "一本儿童绘本插画,画着兽医正用听诊器倾听一只小水獭的心跳。",
    "a gift basket on white with a ribbon lettered 'Relax & Unwind' holding soap and a bath bomb",
    "a poster for a jazz night, titled 'Blue Hour', Friday 21 May",
    "a misty mountain lake at dawn with a red canoe",
    "a Chinese New Year street at night with lanterns",
    "an isometric coffee shop",
    "a logo of a fox",
];

/// Measures, and prints the table.
pub(crate) async fn run(setting: &Setting) -> Result<(), Fault> {
    let mut lines = start_and_rest(setting).await?;
    lines.extend(drawing(setting).await?);
    lines.extend(greatest_edit(setting).await?);
    let table = report::checked(&lines);
    print(&table);
    if setting.report {
        report::publish("basics", &table)?;
    }
    Ok(())
}

async fn start_and_rest(setting: &Setting) -> Result<Vec<Line>, Fault> {
    say("start and rest");
    let (mut times, mut resident) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let server = pictor(&setting.binary, "").await?;
        times.push(server.started_in.as_secs_f64() * 1e3);
        tokio::time::sleep(SETTLE).await;
        resident.push(server.process.resident() as f64 / MIB);
    }
    Ok(vec![
        Line::below("start to ready, median of 9", "ms", median(&times), 100.0),
        Line::below("memory at rest, median of 9", "MiB", median(&resident), 40.0),
    ])
}

async fn drawing(setting: &Setting) -> Result<Vec<Line>, Fault> {
    let server = pictor(&setting.binary, ONE_CORE).await?;
    let mut lines = Vec::new();
    for (size, quality, most) in
        [("1024x1024", "high", 60.0), ("1024x1024", "low", 40.0), ("3840x2160", "high", 500.0)]
    {
        say(&format!("drawing at {size}, {quality}"));
        let drawn = draw_all(&server, size, quality).await?;
        let what = format!("{size} png, {quality}, on one core");
        lines.push(Line::below(
            format!("{what}: HTTP call, median of 8 prompts"),
            "ms",
            median(&drawn.wall),
            most,
        ));
        lines.push(Line::below(
            format!("{what}: HTTP call, slowest prompt"),
            "ms",
            largest(&drawn.wall),
            most,
        ));
        lines.push(Line::below(format!("{what}: processor time per call, all of it"), "ms", drawn.cpu, most));
    }
    Ok(lines)
}

/// Milliseconds: of every prompt the median call, and the processor time of the average call.
struct Drawn {
    wall: Vec<f64>,
    cpu: f64,
}

async fn draw_all(server: &Server, size: &str, quality: &str) -> Result<Drawn, Fault> {
    let mut connection = Connection::open(server.address).await?;
    // The first call reads fonts.
    draw(&mut connection, PROMPTS[0], size, quality).await?;
    let before = server.process.cpu_seconds();
    let mut wall = Vec::new();
    for prompt in PROMPTS {
        let mut calls = Vec::new();
        for _ in 0..DRAWINGS {
            calls.push(draw(&mut connection, prompt, size, quality).await?);
        }
        say(&format!("  {:6.1} ms  {prompt}", median(&calls)));
        wall.push(median(&calls));
    }
    let cpu = (server.process.cpu_seconds() - before) * 1e3 / (PROMPTS.len() * DRAWINGS) as f64;
    Ok(Drawn { wall, cpu })
}

async fn draw(connection: &mut Connection, prompt: &str, size: &str, quality: &str) -> Result<f64, Fault> {
    let call = serde_json::json!({
        "model": "gpt-image-2", "prompt": prompt, "size": size, "quality": quality, "output_format": "png"
    });
    let mut body = Pieces::default();
    body.push(call.to_string());
    let answer = connection.call("/v1/images/generations", "application/json", body).await?;
    if answer.pictures.len() != 1 {
        return Err("an answer without its picture".into());
    }
    Ok(answer.whole.as_secs_f64() * 1e3)
}

/// 16 x 50 MB: drawn by the illustrator, relayed, and relayed after a first upstream has refused it.
async fn greatest_edit(setting: &Setting) -> Result<Vec<Line>, Fault> {
    let files = pictures::uploads(&GREATEST_EDIT);
    let drawn = pictor(&setting.binary, "").await?;
    let by_illustrator = edit(&drawn, &files, "illustrator").await?;
    drop(drawn);
    let good = Upstream::start(GREATEST_EDIT.name, false).await?;
    let relayed = pictor(&setting.binary, &upstreams(&[good.address])).await?;
    let by_upstream = edit(&relayed, &files, "upstream-0").await?;
    drop(relayed);
    let refusing = Upstream::start(GREATEST_EDIT.name, true).await?;
    let failing = pictor(&setting.binary, &upstreams(&[refusing.address, good.address])).await?;
    let after_failover = edit(&failing, &files, "upstream-1").await?;
    let line = |by: &str, peak| {
        Line::below(format!("edit with 16 x 50 MB, {by}: peak above rest"), "MiB", peak, 64.0)
    };
    Ok(vec![
        line("drawn by the illustrator", by_illustrator),
        line("relayed", by_upstream),
        line("relayed, failing over once", after_failover),
    ])
}

/// MiB by which the peak of one edit is above the memory at rest. The answer must come from `by`.
async fn edit(server: &Server, files: &[Bytes], by: &str) -> Result<f64, Fault> {
    tokio::time::sleep(SETTLE).await;
    let rest = server.process.resident();
    server.process.forget_peak();
    let begun = Instant::now();
    let (path, content_type, body) = if by == "illustrator" {
        let fields =
            [("model", "gpt-image-2"), ("prompt", "arrange these on a table"), ("size", "1024x1024")];
        let (content_type, body) = multipart(&fields, files);
        ("/v1/images/edits", content_type, body)
    } else {
        request(&GREATEST_EDIT, 0, files)
    };
    let answer = Connection::open(server.address).await?.call(path, &content_type, body).await?;
    if answer.headers.get("x-pictor-upstream").is_none_or(|name| name != by) || answer.pictures.len() != 1 {
        return Err(format!("the edit was not answered by {by}").into());
    }
    let above = (server.process.peak().saturating_sub(rest)) as f64 / MIB;
    say(&format!(
        "edit with 16 x 50 MB by {by}: {above:.1} MiB above rest, {:.1} s",
        begun.elapsed().as_secs_f64()
    ));
    Ok(above)
}
