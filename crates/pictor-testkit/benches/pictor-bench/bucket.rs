//! What it costs that pictures are kept in a bucket: the processor time of the same calls with and without one.

use pictor_testkit::Storage;
use tempfile::TempDir;

use crate::load::{Tally, in_process};
use crate::report::{self, Line, figure, table};
use crate::scenario::{Scenario, named};
use crate::servers::{Server, Upstream, pictor, pictor_with, upstreams};
use crate::statistics::median;
use crate::{Fault, Setting, print, say};

/// The calls, as `relay` names them.
const CALLS: &str = "2mib";

/// What the rounds through one server gave.
struct Measured {
    name: &'static str,
    server: Server,
    /// Processor time of a call in milliseconds, of each round.
    cpu: Vec<f64>,
    tally: Tally,
}

/// Measures both in alternation, prints the tables, and fails if a call did.
pub(crate) async fn run(setting: &Setting) -> Result<(), Fault> {
    let scenario = named(CALLS)?;
    let root = TempDir::with_prefix("pictor-bench-")?;
    // On a thread of this process: what the service needs itself is not counted.
    let storage = Storage::start(root.path());
    let upstream = Upstream::start(scenario.name, false).await?;
    let settings = upstreams(&[upstream.address]);
    let disk = pictor(&setting.binary, &settings).await?;
    let bucket = pictor_with(&setting.binary, &settings, &storage.variables()).await?;
    let measured = |name, server| Measured { name, server, cpu: Vec::new(), tally: Tally::default() };
    let mut both = [measured("in the data directory", disk), measured("in a bucket", bucket)];
    let mut first = 0;
    for round in 1..=scenario.rounds {
        for one in &mut both {
            one.round(&scenario, &upstream, first).await?;
            first += scenario.calls as u64;
        }
        let [disk, bucket] = both.each_ref().map(|one| one.cpu[round - 1]);
        say(&format!("round {round}: {disk:.2} and {bucket:.2} ms of processor time for a call"));
    }
    let [disk, bucket] = both.each_ref().map(|one| median(&one.cpu));
    let title = "a picture of 2 MiB: processor time that the bucket adds";
    let lines = [Line::below(title, "ms", bucket - disk, 2.0)];
    let headings = ["pictures", "processor time, ms", "p50, ms", "objects in the bucket"];
    let rows = both.iter().map(|one| {
        let objects = if one.name == "in a bucket" { storage.objects().len() } else { 0 };
        vec![one.name.into(), figure(median(&one.cpu)), figure(median(&one.tally.whole)), objects.to_string()]
    });
    let page = format!("{}\n{}", report::checked(&lines), table(&headings, rows));
    print(&page);
    if setting.report {
        report::publish("bucket", &page)?;
    }
    let failed = both.iter().flat_map(|one| &one.tally.failures).next();
    failed.map_or(Ok(()), |first| Err(first.clone().into()))
}

impl Measured {
    async fn round(&mut self, scenario: &Scenario, upstream: &Upstream, first: u64) -> Result<(), Fault> {
        let before = self.server.process.cpu_seconds();
        let calls = scenario.calls as u64;
        let tally = in_process(scenario, self.server.address, upstream.address, first, calls).await?;
        self.cpu.push((self.server.process.cpu_seconds() - before) * 1e3 / scenario.calls as f64);
        self.tally.add(tally);
        Ok(())
    }
}
