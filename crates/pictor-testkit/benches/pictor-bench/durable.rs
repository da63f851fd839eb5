//! What it costs that every call is a row: jobs a second on both databases, and the start with all of them there.

use pictor_testkit::Postgres;

use crate::load::{Tally, in_process};
use crate::report::{self, Line, figure, table};
use crate::scenario::JOBS;
use crate::servers::{Server, Upstream, pictor, pictor_in, upstreams};
use crate::statistics::{median, percentile};
use crate::{Fault, Setting, print, say};

#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(flatten)]
    setting: Setting,
    /// Calls in each of the five rounds
    #[arg(long, default_value_t = JOBS.calls as u64, value_name = "NUMBER", conflicts_with = "report")]
    calls: u64,
    /// Only this database
    #[arg(long, value_enum, conflicts_with = "report")]
    only: Option<Database>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Database {
    Sqlite,
    Postgres,
}

const STARTS: usize = 9;

/// What the rounds on one database gave.
#[derive(Default)]
struct Measured {
    /// Calls a second, of each round.
    rates: Vec<f64>,
    tally: Tally,
    cpu_seconds: f64,
}

/// Measures, prints the tables, and fails if a call did.
pub(crate) async fn run(options: &Options) -> Result<(), Fault> {
    let (mut lines, mut rows, mut failures) = (Vec::new(), Vec::new(), Vec::new());
    for database in [Database::Sqlite, Database::Postgres] {
        if options.only.is_some_and(|only| only != database) {
            continue;
        }
        let (measured, starts) = measure(options, database).await?;
        lines.extend(to_reach(database, options, &measured, &starts));
        rows.push(row(database, &measured));
        failures.extend(measured.tally.failures);
    }
    let figures = table(&["", "jobs/s", "slowest round", "p50, ms", "p99, ms", "processor time, ms"], rows);
    let page = format!("{}\n{figures}", report::checked(&lines));
    print(&page);
    if options.setting.report {
        report::publish("durable", &page)?;
    }
    failures.first().map_or(Ok(()), |first| Err(format!("{} calls failed; {first}", failures.len()).into()))
}

/// The calls, then starts with their rows in the database, in milliseconds.
async fn measure(options: &Options, database: Database) -> Result<(Measured, Vec<f64>), Fault> {
    let upstream = Upstream::start(JOBS.name, false).await?;
    let postgres = (database == Database::Postgres).then(Postgres::start_synced);
    let mut settings = upstreams(&[upstream.address]);
    if let Some(postgres) = &postgres {
        settings += &format!("[database]\nurl = \"{}\"\n", postgres.database());
    }
    let mut server = pictor(&options.setting.binary, &settings).await?;
    let mut measured = Measured::default();
    let mut first = 0;
    for round in 1..=JOBS.rounds {
        one_round(&server, &upstream, first, options.calls, &mut measured).await?;
        first += options.calls;
        say(&format!("{database:?}, round {round}: {:.0} jobs/s", measured.rates[round - 1]));
    }
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        server = pictor_in(server.stop(), &options.setting.binary, &settings).await?;
        starts.push(server.started_in.as_secs_f64() * 1e3);
    }
    Ok((measured, starts))
}

async fn one_round(
    server: &Server,
    upstream: &Upstream,
    first: u64,
    calls: u64,
    measured: &mut Measured,
) -> Result<(), Fault> {
    let before = server.process.cpu_seconds();
    let tally = in_process(&JOBS, server.address, upstream.address, first, calls).await?;
    measured.cpu_seconds += server.process.cpu_seconds() - before;
    measured.rates.push(tally.whole.len() as f64 / tally.seconds);
    measured.tally.add(tally);
    Ok(())
}

fn to_reach(database: Database, options: &Options, measured: &Measured, starts: &[f64]) -> [Line; 2] {
    let (name, least) = match database {
        Database::Sqlite => ("SQLite", 1_000.0),
        Database::Postgres => ("PostgreSQL", 500.0),
    };
    let jobs = options.calls * JOBS.rounds as u64;
    let start = format!("start to ready with {jobs} jobs in {name}, median of {STARTS}");
    [
        Line::at_least(
            format!("jobs through HTTP with 64 clients, {name}"),
            "a second",
            median(&measured.rates),
            least,
        ),
        Line::below(start, "ms", median(starts), 100.0),
    ]
}

fn row(database: Database, measured: &Measured) -> Vec<String> {
    let Tally { whole, .. } = &measured.tally;
    let slowest = measured.rates.iter().copied().fold(f64::INFINITY, f64::min);
    let cpu = measured.cpu_seconds * 1e3 / whole.len().max(1) as f64;
    let figures = [median(&measured.rates), slowest, median(whole), percentile(whole, 0.99), cpu];
    let name = if database == Database::Sqlite { "SQLite" } else { "PostgreSQL" };
    [name.to_owned()].into_iter().chain(figures.map(figure)).collect()
}
