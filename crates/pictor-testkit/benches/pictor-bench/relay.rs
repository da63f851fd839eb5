//! Pictor beside a direct call and beside nginx: the same calls in alternation.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use crate::load::{Tally, in_process};
use crate::report::{self, Line, figure, table};
use crate::scenario::{SCENARIOS, Scenario, named};
use crate::servers::{Server, Upstream, nginx, pictor, upstreams};
use crate::statistics::{median, percentile};
use crate::{Fault, Setting, print, say};

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    setting: Setting,
    /// Only this scenario; may be repeated
    #[arg(long, value_parser = named, value_name = "NAME", conflicts_with = "report")]
    only: Vec<Scenario>,
}

const MIB: f64 = 1_048_576.0;

/// How long a server may finish what it does after an answer, before its processor time is read.
const SETTLE: Duration = Duration::from_millis(200);

/// What the calls of one scenario go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Direct,
    Nginx,
    Pictor,
}

const WAYS: [Way; 3] = [Way::Direct, Way::Nginx, Way::Pictor];

/// What all rounds of a scenario gave on one way.
#[derive(Default)]
struct Measured {
    tally: Tally,
    cpu_seconds: f64,
    peak: u64,
}

impl Measured {
    fn cpu_ms_per_call(&self) -> f64 {
        self.cpu_seconds * 1e3 / self.tally.whole.len().max(1) as f64
    }
}

type Results = BTreeMap<Way, Measured>;

/// Measures every scenario, prints the tables, and fails if a picture was damaged or lost.
pub(crate) async fn run(options: &Options) -> Result<(), Fault> {
    let scenarios = if options.only.is_empty() { &SCENARIOS[..] } else { &options.only };
    let (mut text, mut lines) = (String::new(), Vec::new());
    let (mut pictures, mut failures) = (0, Vec::new());
    for scenario in scenarios {
        let results = measure(options, scenario).await?;
        let section =
            format!("### {}\n\n{}\n{}\n", scenario.title, conditions(scenario), figures(scenario, &results));
        say(&section);
        text += &section;
        lines.extend(to_reach(scenario, &results));
        for (way, measured) in results {
            pictures += measured.tally.pictures;
            failures.extend(
                measured.tally.failures.iter().map(|words| format!("{}, {way:?}, {words}", scenario.name)),
            );
        }
    }
    let cores = std::thread::available_parallelism()?;
    let integrity = format!(
        "{pictures} pictures were decoded and compared with what the upstream had sent; calls that failed: {}.",
        failures.len()
    );
    let summary =
        format!("{}\n{integrity}\nProcessors: {cores}, shared by all processes.\n", report::checked(&lines));
    let page = format!("{summary}\n{text}");
    print(&page);
    if options.setting.report {
        report::publish("relay", &page)?;
    }
    failures.first().map_or(Ok(()), |first| Err(format!("{} calls failed; {first}", failures.len()).into()))
}

async fn measure(options: &Options, scenario: &Scenario) -> Result<Results, Fault> {
    say(&format!("{}: {} rounds of {} calls", scenario.title, scenario.rounds, scenario.calls));
    let upstream = Upstream::start(scenario.name, false).await?;
    let nginx = nginx(upstream.address).await?;
    let pictor = pictor(&options.setting.binary, &upstreams(&[upstream.address])).await?;
    let server = |way| match way {
        Way::Direct => None,
        Way::Nginx => Some(&nginx),
        Way::Pictor => Some(&pictor),
    };
    let mut results = Results::new();
    let mut first = 0;
    for round in 0..scenario.rounds {
        for turn in 0..WAYS.len() {
            let way = WAYS[(round + turn) % WAYS.len()];
            if round == 0 {
                warm_up(scenario, server(way), upstream.address, &mut first).await?;
            }
            let measured = results.entry(way).or_default();
            one_round(scenario, server(way), upstream.address, &mut first, measured).await?;
            say(&format!("  round {} {way:?}", round + 1));
        }
    }
    Ok(results)
}

/// Opens connections and files, and lets the allocators settle. Not measured; a flood comes cold.
async fn warm_up(
    scenario: &Scenario,
    server: Option<&Server>,
    upstream: SocketAddr,
    first: &mut u64,
) -> Result<(), Fault> {
    if scenario.latency.is_zero() {
        let calls = scenario.concurrency as u64 * 2;
        let address = server.map_or(upstream, |server| server.address);
        in_process(scenario, address, upstream, *first, calls).await?;
        *first += calls;
    }
    Ok(())
}

async fn one_round(
    scenario: &Scenario,
    server: Option<&Server>,
    upstream: SocketAddr,
    first: &mut u64,
    measured: &mut Measured,
) -> Result<(), Fault> {
    let calls = scenario.calls as u64;
    let address = server.map_or(upstream, |server| server.address);
    if let Some(server) = server {
        server.process.forget_peak();
    }
    let before = server.map_or(0.0, |server| server.process.cpu_seconds());
    measured.tally.add(in_process(scenario, address, upstream, *first, calls).await?);
    *first += calls;
    tokio::time::sleep(SETTLE).await;
    if let Some(server) = server {
        measured.cpu_seconds += server.process.cpu_seconds() - before;
        measured.peak = measured.peak.max(server.process.peak());
    }
    Ok(())
}

fn conditions(scenario: &Scenario) -> String {
    let Scenario { rounds, calls, concurrency, .. } = scenario;
    let rounds = if *rounds == 1 { "1 round".to_owned() } else { format!("{rounds} rounds") };
    format!("{rounds} of {calls} calls each, {concurrency} at once.\n")
}

/// A figure of one way, out of everything that was measured on it.
type Figure = fn(&Measured) -> f64;

const FIGURES: [(&str, Figure); 9] = [
    ("calls/s", |m| m.tally.whole.len() as f64 / m.tally.seconds),
    ("MB/s, both directions", |m| m.tally.bytes as f64 / 1e6 / m.tally.seconds),
    ("whole answer, p50, ms", |m| median(&m.tally.whole)),
    ("whole answer, p99, ms", |m| percentile(&m.tally.whole, 0.99)),
    ("first byte, p50, ms", |m| median(&m.tally.first_byte)),
    ("first byte, p99, ms", |m| percentile(&m.tally.first_byte, 0.99)),
    ("processor time per call, ms", Measured::cpu_ms_per_call),
    ("processor time per GB, s", |m| m.cpu_seconds / (m.tally.bytes as f64 / 1e9)),
    ("peak memory, MiB", |m| m.peak as f64 / MIB),
];

const STREAM_FIGURES: [(&str, Figure); 2] = [
    ("first partial picture, p50, ms", |m| median(&m.tally.first_partial)),
    ("first partial picture, p99, ms", |m| percentile(&m.tally.first_partial, 0.99)),
];

fn figures(scenario: &Scenario, results: &Results) -> String {
    let of_streams = if scenario.partials > 0 { &STREAM_FIGURES[..] } else { &[] };
    let rows = FIGURES.iter().chain(of_streams).map(|(name, value)| {
        let [direct, nginx, pictor] = WAYS.map(|way| value(&results[&way]));
        let shown = |value: f64| if value == 0.0 { String::new() } else { figure(value) };
        vec![(*name).to_owned(), shown(direct), shown(nginx), shown(pictor), shown(pictor / nginx)]
    });
    table(&["", "direct", "nginx", "Pictor", "Pictor / nginx"], rows)
}

/// The figures of a scenario that have something to reach.
fn to_reach(scenario: &Scenario, results: &Results) -> Vec<Line> {
    let (nginx, pictor) = (&results[&Way::Nginx], &results[&Way::Pictor]);
    let beside_nginx = |most| {
        let ratio = pictor.cpu_ms_per_call() / nginx.cpu_ms_per_call();
        Line::below(format!("{}: processor time", scenario.title), "x nginx", ratio, most)
    };
    let cpu = |most| {
        let what = format!("{}: processor time", scenario.title);
        Line::below(what, "ms", pictor.cpu_ms_per_call(), most)
    };
    match scenario.name {
        "single" => {
            let above = median(&pictor.tally.whole) - median(&nginx.tally.whole);
            vec![Line::below(format!("{}: p50 above nginx's", scenario.title), "ms", above, 1.5)]
        }
        "small" => vec![cpu(0.45)],
        "2mib" => vec![cpu(4.0)],
        "20mib" => vec![beside_nginx(1.5)],
        "edit" => vec![beside_nginx(0.6)],
        "flood" => {
            let peak = pictor.peak as f64 / 1e6;
            vec![Line::below(format!("{}: peak memory", scenario.title), "MB", peak, 100.0)]
        }
        "stream" => {
            let delay = &pictor.tally.first_partial;
            let what = "First partial picture, from the upstream's first byte of it to the client's last";
            vec![
                Line::below(format!("{what}, p50"), "ms", median(delay), 5.0),
                Line::below(format!("{what}, p99"), "ms", percentile(delay, 0.99), 5.0),
            ]
        }
        _ => Vec::new(),
    }
}
