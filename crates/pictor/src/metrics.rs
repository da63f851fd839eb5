//! Passive instruments: others write, `GET /metrics` reads. No global registry, so two servers count apart.

use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use pictor_api::money::Nanos;
use pictor_relay::Attempt;
use pictor_relay::health::{BreakerHealth, Health};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Metric, Registry, Unit};

/// From a models list to a picture that takes five minutes.
const SECONDS: [f64; 14] = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0];

type Seconds<Labels> = Family<Labels, Histogram, fn() -> Histogram>;

/// All instruments. A handle; clones share them.
#[derive(Clone, Default)]
pub struct Metrics(Arc<Instruments>);

struct Instruments {
    requests: Family<RequestLabels, Counter>,
    request_seconds: Seconds<RouteLabels>,
    received: Counter,
    sent: Counter,
    attempts: Family<AttemptLabels, Counter>,
    attempt_seconds: Seconds<UpstreamLabels>,
    upstream_sent: Family<UpstreamLabels, Counter>,
    upstream_received: Family<UpstreamLabels, Counter>,
    cost_usd: Counter<f64, AtomicU64>,
    salvaged: Counter,
    in_doubt: Counter,
    webhooks: Family<WebhookLabels, Counter>,
    webhooks_due: Gauge,
    beyond_reserve: Counter,
    running: Gauge,
    waiting: Gauge,
    outbox: Gauge,
    spool: Gauge,
    in_flight: Family<UpstreamLabels, Gauge>,
    resting: Family<RestLabels, Gauge>,
    registry: Registry,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RequestLabels {
    route: &'static str,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct AttemptLabels {
    upstream: String,
    fate: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct UpstreamLabels {
    upstream: String,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RestLabels {
    upstream: String,
    part: &'static str,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct WebhookLabels {
    outcome: &'static str,
}

impl Default for Instruments {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("pictor");
        let all = &mut registry;
        Self {
            requests: plain(all, "requests", "Requests answered"),
            request_seconds: seconds(
                all,
                "request_duration",
                "From a request's head to the end of its answer",
            ),
            received: in_bytes(all, "received", "Bytes of request bodies"),
            sent: in_bytes(all, "sent", "Bytes of answers"),
            attempts: plain(all, "attempts", "Exchanges with upstreams, by what became of them"),
            attempt_seconds: seconds(
                all,
                "attempt_duration",
                "From choosing an upstream to the attempt's fate",
            ),
            upstream_sent: in_bytes(all, "upstream_sent", "Bytes of request bodies sent to upstreams"),
            upstream_received: in_bytes(all, "upstream_received", "Bytes of answers that upstreams sent"),
            cost_usd: plain(all, "cost_usd", "What upstreams charged by the price table"),
            webhooks: plain(all, "webhooks", "Tries to tell callers of an end, by what became of them"),
            webhooks_due: plain(all, "webhooks_due", "Webhooks that are due and wait for a place"),
            in_doubt: plain(
                all,
                "jobs_in_doubt",
                "Jobs that may have been billed, for a person to reconcile",
            ),
            beyond_reserve: plain(
                all,
                "jobs_beyond_their_reserve",
                "Jobs that cost more than the worst case that was set aside",
            ),
            salvaged: plain(
                all,
                "salvaged_pictures",
                "Paid pictures that could not be delivered and are kept",
            ),
            running: plain(all, "tasks_running", "Calls and connections under way"),
            outbox: plain(all, "outbox_jobs", "Jobs whose pictures wait on this disk for the bucket"),
            waiting: plain(all, "calls_waiting", "Calls that wait for a place at an upstream"),
            spool: in_bytes(all, "spool", "Pictures and uploads in flight"),
            in_flight: plain(all, "upstream_in_flight", "Attempts under way"),
            resting: plain(all, "upstream_resting", "1 while that part of an upstream rests"),
            registry,
        }
    }
}

fn plain<M: Metric + Clone + Default>(registry: &mut Registry, name: &str, help: &str) -> M {
    let metric = M::default();
    registry.register(name, help, metric.clone());
    metric
}

fn in_bytes<M: Metric + Clone + Default>(registry: &mut Registry, name: &str, help: &str) -> M {
    let metric = M::default();
    registry.register_with_unit(name, help, Unit::Bytes, metric.clone());
    metric
}

fn seconds<L>(registry: &mut Registry, name: &str, help: &str) -> Seconds<L>
where
    L: Clone + Debug + Hash + Eq + EncodeLabelSet + Send + Sync + 'static,
{
    let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
    let metric = Seconds::new_with_constructor(histogram);
    registry.register_with_unit(name, help, Unit::Seconds, metric.clone());
    metric
}

impl Metrics {
    /// One request has been answered, or its client has left.
    pub fn request(&self, route: &'static str, status: u16, elapsed: Duration, sent_bytes: u64) {
        self.0.requests.get_or_create(&RequestLabels { route, status }).inc();
        self.0.request_seconds.get_or_create(&RouteLabels { route }).observe(elapsed.as_secs_f64());
        self.0.sent.inc_by(sent_bytes);
    }

    /// More of a request's body has come.
    pub fn received(&self, bytes: usize) {
        self.0.received.inc_by(bytes as u64);
    }

    /// What a call's exchanges with upstreams came to.
    pub fn attempts(&self, attempts: &[Attempt]) {
        for attempt in attempts {
            let upstream = attempt.upstream.clone();
            let labels = AttemptLabels { upstream: upstream.clone(), fate: attempt.fate.name() };
            self.0.attempts.get_or_create(&labels).inc();
            let labels = UpstreamLabels { upstream };
            self.0.attempt_seconds.get_or_create(&labels).observe(attempt.elapsed.as_secs_f64());
            self.0.upstream_sent.get_or_create(&labels).inc_by(attempt.sent_bytes);
            self.0.upstream_received.get_or_create(&labels).inc_by(attempt.received_bytes);
        }
    }

    /// A call has been paid.
    pub fn paid(&self, cost: Nanos) {
        self.0.cost_usd.inc_by(cost.0 as f64 / 1e9);
    }

    /// A job ended whose cost nobody knows.
    pub fn in_doubt(&self) {
        self.0.in_doubt.inc();
    }

    /// A job cost more than was set aside for it.
    pub fn beyond_reserve(&self) {
        self.0.beyond_reserve.inc();
    }

    /// A webhook was tried.
    pub fn webhook(&self, outcome: &'static str) {
        self.0.webhooks.get_or_create(&WebhookLabels { outcome }).inc();
    }

    /// So many webhooks are due and have no place.
    pub fn webhooks_due(&self, due: usize) {
        self.0.webhooks_due.set(whole(due as u64));
    }

    /// So many pictures were paid for, could not be delivered, and are kept.
    pub fn salvaged(&self, pictures: usize) {
        self.0.salvaged.inc_by(pictures as u64);
    }

    /// The pictures of so many jobs wait for the bucket.
    pub fn in_outbox(&self, jobs: usize) {
        self.0.outbox.set(whole(jobs as u64));
    }

    /// Everything as Prometheus reads it, with the present state of tasks, spools and upstreams.
    pub fn render(&self, tasks: usize, spool_bytes: u64, pool: Option<&Health>) -> String {
        self.0.running.set(whole(tasks as u64));
        self.0.spool.set(whole(spool_bytes));
        if let Some(pool) = pool {
            self.see_pool(pool);
        }
        let mut text = String::new();
        encode(&mut text, &self.0.registry).expect("writing to a string cannot fail");
        text
    }

    fn see_pool(&self, pool: &Health) {
        self.0.waiting.set(whole(pool.waiting as u64));
        // Of an upstream that the settings no longer name nothing is told.
        self.0.in_flight.clear();
        self.0.resting.clear();
        for upstream in &pool.upstreams {
            let name = &upstream.name;
            let labels = UpstreamLabels { upstream: name.clone() };
            self.0.in_flight.get_or_create(&labels).set(whole(upstream.in_flight as u64));
            let resting_keys = upstream.keys.iter().filter(|key| key.rest.is_some()).count();
            let rests = [
                ("all", u64::from(upstream.rest.is_some())),
                ("keys", resting_keys as u64),
                ("generations", u64::from(open(upstream.generations))),
                ("edits", u64::from(open(upstream.edits))),
            ];
            for (part, rest) in rests {
                let labels = RestLabels { upstream: name.clone(), part };
                self.0.resting.get_or_create(&labels).set(whole(rest));
            }
        }
    }
}

fn open(breaker: BreakerHealth) -> bool {
    !matches!(breaker, BreakerHealth::Closed { .. })
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_shown() {
        let metrics = Metrics::default();
        metrics.request("generations", 200, Duration::from_millis(30), 1_000);
        metrics.request("generations", 400, Duration::from_millis(1), 100);
        metrics.paid(Nanos(211_000_000));
        let text = metrics.render(3, 4_096, None);
        for line in [
            "pictor_requests_total{route=\"generations\",status=\"200\"} 1",
            "pictor_sent_bytes_total 1100",
            "pictor_request_duration_seconds_count{route=\"generations\"} 2",
            "pictor_cost_usd_total 0.211",
            "pictor_spool_bytes 4096",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is missing from\n{text}");
        }
    }

    #[test]
    fn two_servers_count_apart() {
        let (one, two) = (Metrics::default(), Metrics::default());
        one.request("edits", 200, Duration::ZERO, 1);
        assert!(!two.render(0, 0, None).contains("edits"));
    }
}
