//! Passive instruments: others write, `GET /metrics` reads. No global registry, so two servers count apart.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

use pictor_relay::health::{BreakerHealth, Health};
use pictor_relay::{Attempt, Fate};

/// From a models list to a picture that takes five minutes.
const SECONDS: [f64; 14] = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0];

type Seconds<Labels> = Family<Labels, Histogram, fn() -> Histogram>;

/// All instruments. A handle; clones share them.
#[derive(Clone, Default)]
pub struct Metrics(Arc<Instruments>);

struct Instruments {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    request_seconds: Seconds<RouteLabels>,
    received: Counter,
    sent: Counter,
    attempts: Family<AttemptLabels, Counter>,
    attempt_seconds: Seconds<UpstreamLabels>,
    upstream_sent: Family<UpstreamLabels, Counter>,
    upstream_received: Family<UpstreamLabels, Counter>,
    cost_usd: Counter<f64, AtomicU64>,
    running: Gauge,
    waiting: Gauge,
    spool: Gauge,
    in_flight: Family<UpstreamLabels, Gauge>,
    resting: Family<RestLabels, Gauge>,
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

impl Default for Instruments {
    fn default() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let mut instruments = Self {
            registry: Registry::default(),
            requests: Family::default(),
            request_seconds: Family::new_with_constructor(histogram),
            received: Counter::default(),
            sent: Counter::default(),
            attempts: Family::default(),
            attempt_seconds: Family::new_with_constructor(histogram),
            upstream_sent: Family::default(),
            upstream_received: Family::default(),
            cost_usd: Counter::default(),
            running: Gauge::default(),
            waiting: Gauge::default(),
            spool: Gauge::default(),
            in_flight: Family::default(),
            resting: Family::default(),
        };
        instruments.registry = instruments.registered();
        instruments
    }
}

impl Instruments {
    fn registered(&self) -> Registry {
        let mut registry = Registry::with_prefix("pictor");
        registry.register("requests", "Requests answered", self.requests.clone());
        registry.register_with_unit(
            "request_duration",
            "From a request's head to the end of its answer",
            Unit::Seconds,
            self.request_seconds.clone(),
        );
        registry.register_with_unit(
            "received",
            "Bytes of request bodies",
            Unit::Bytes,
            self.received.clone(),
        );
        registry.register_with_unit("sent", "Bytes of answers", Unit::Bytes, self.sent.clone());
        registry.register(
            "attempts",
            "Exchanges with upstreams, by what became of them",
            self.attempts.clone(),
        );
        registry.register_with_unit(
            "attempt_duration",
            "From choosing an upstream to the fate of the attempt",
            Unit::Seconds,
            self.attempt_seconds.clone(),
        );
        registry.register_with_unit(
            "upstream_sent",
            "Bytes of request bodies sent to upstreams",
            Unit::Bytes,
            self.upstream_sent.clone(),
        );
        registry.register_with_unit(
            "upstream_received",
            "Bytes of answers that upstreams sent",
            Unit::Bytes,
            self.upstream_received.clone(),
        );
        registry.register("cost_usd", "What upstreams charged by the price table", self.cost_usd.clone());
        registry.register("tasks_running", "Calls and connections under way", self.running.clone());
        registry.register(
            "calls_waiting",
            "Calls that wait for a place at an upstream",
            self.waiting.clone(),
        );
        registry.register_with_unit(
            "spool",
            "Pictures and uploads in flight",
            Unit::Bytes,
            self.spool.clone(),
        );
        registry.register("upstream_in_flight", "Attempts under way", self.in_flight.clone());
        registry.register("upstream_resting", "1 while that part of an upstream rests", self.resting.clone());
        registry
    }
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

    /// What a call to the illustrator came to: its pictures are drawn, or it refused.
    pub fn drawn(&self, fate: Fate, elapsed: Duration) {
        let upstream = "illustrator".to_owned();
        let labels = AttemptLabels { upstream: upstream.clone(), fate: fate.name() };
        self.0.attempts.get_or_create(&labels).inc();
        self.0.attempt_seconds.get_or_create(&UpstreamLabels { upstream }).observe(elapsed.as_secs_f64());
    }

    /// A call has been paid.
    pub fn paid(&self, dollars: f64) {
        self.0.cost_usd.inc_by(dollars);
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
        metrics.drawn(Fate::Answered, Duration::from_millis(30));
        metrics.paid(0.211);
        let text = metrics.render(3, 4_096, None);
        for line in [
            "pictor_requests_total{route=\"generations\",status=\"200\"} 1",
            "pictor_sent_bytes_total 1100",
            "pictor_attempts_total{upstream=\"illustrator\",fate=\"answered\"} 1",
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
