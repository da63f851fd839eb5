//! How long a list of 50 out of 100,000 jobs takes over HTTP, and what is counted of them, on both databases:
//! `cargo run --release -p pictor --example listing`.
#![expect(clippy::disallowed_methods, reason = "it measures time")]
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::unwrap_used, reason = "it may stop where it is surprised")]

use std::time::{Duration, Instant};

use pictor::app::{self, target};
use pictor::clock::Clock;
use pictor::config::{Config, Flags, Postgres as Address};
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Durability, Tx};
use pictor_relay::Secret;
use pictor_testkit::Postgres;
use reqwest::Client;
use serde_json::json;

const KEY: &str = "sk-listing";
const JOBS: i64 = 100_000;
const ROUNDS: usize = 200;

/// What is asked, and what it is called.
const ASKED: [(&str, &str); 7] = [
    ("the newest", "/v1/images/jobs?limit=50"),
    ("a page in the middle", "/v1/images/jobs?limit=50&after=job_00000000000000000000000000050000"),
    ("of one model of two", "/v1/images/jobs?limit=50&model=gpt-image-2"),
    ("with a star, one of 1,000", "/v1/images/jobs?limit=50&starred=true"),
    ("failed, one of 100", "/v1/images/jobs?limit=50&status=failed"),
    ("by a word of the prompt, one of 100", "/v1/images/jobs?limit=50&q=lantern"),
    ("stats of all by model and day, not a list", "/admin/api/stats?group_by=model&start_time="),
];

#[tokio::main]
async fn main() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    println!("| 50 of {JOBS} jobs | SQLite, ms | slowest | PostgreSQL, ms | slowest |");
    println!("|---|--:|--:|--:|--:|");
    let sqlite = measure(None).await;
    let postgres = Postgres::start();
    let url = Secret::new(postgres.database());
    let postgres = measure(Some(Address { url, connections: 4 })).await;
    for ((name, _), (sqlite, postgres)) in ASKED.iter().zip(sqlite.iter().zip(&postgres)) {
        println!("| {name} | {} | {} |", row(sqlite), row(postgres));
    }
}

fn row([median, slowest]: &[Duration; 2]) -> String {
    let ms = |time: &Duration| format!("{:.2}", time.as_secs_f64() * 1000.0);
    format!("{} | {}", ms(median), ms(slowest))
}

/// The median and the longest of many tries, for each question.
async fn measure(postgres: Option<Address>) -> Vec<[Duration; 2]> {
    let directory = tempfile::tempdir().unwrap();
    let mut config = Config::resolve(&Flags::default(), &|_| None).unwrap();
    config.listen = "127.0.0.1:0".parse().unwrap();
    config.data_dir = directory.path().to_owned();
    config.admin_key = Some(Secret::new(KEY));
    config.postgres = postgres;
    fill(&config).await;
    let server = app::start(&config).await.unwrap();
    let client = Client::builder().no_proxy().build().unwrap();
    let mut measured = Vec::new();
    // Two days ago, where the stats begin.
    let since = (Clock::default().unix_seconds() - 2 * 86_400).to_string();
    for (_, path) in ASKED {
        let since = if path.ends_with('=') { since.as_str() } else { "" };
        let url = format!("http://{}{path}{since}", server.address);
        let mut times = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let begin = Instant::now();
            let answer = client.get(&url).bearer_auth(KEY).send().await.unwrap();
            assert_eq!(answer.status(), 200);
            drop(answer.bytes().await.unwrap());
            times.push(begin.elapsed());
        }
        times.sort_unstable();
        measured.push([times[ROUNDS / 2], times[ROUNDS - 1]]);
    }
    assert!(server.stop().await);
    measured
}

async fn fill(config: &Config) {
    let (target, crash) = (target(config), Crash::default());
    let opening = tokio::task::spawn_blocking(move || Db::open(&target, &Clock::default(), &crash));
    let db = opening.await.unwrap().unwrap();
    let now = Clock::default().unix_millis();
    for begin in (0..JOBS).step_by(1_000) {
        let filling =
            move |tx: &mut dyn Tx| (begin..begin + 1_000).try_for_each(|number| insert(tx, number, now));
        db.write::<(), DbError, _>(Durability::Normal, filling).await.unwrap();
    }
    if db.is_shared() {
        // As PostgreSQL does by itself a minute after so many rows have come.
        let analyzing = |tx: &mut dyn Tx| tx.execute("ANALYZE jobs", &[]);
        db.write::<u64, DbError, _>(Durability::Normal, analyzing).await.unwrap();
    }
    db.close().await;
}

fn insert(tx: &mut dyn Tx, number: i64, now: i64) -> Result<(), DbError> {
    let id = format!("job_{number:032}");
    let word = if number % 100 == 7 { "a lantern" } else { "an apple" };
    let prompt = format!("{word} on a table by a window, in the light of an evening in autumn, {number}");
    let call = pictor_api::Call::new(pictor_api::Endpoint::Generations, "gpt-image-2", &prompt);
    let request = pictor_api::record::call(&call).to_string();
    let (status, error) = match number % 100 {
        3 => {
            ("failed", Some(pictor_api::record::error(&pictor_api::error::server_error("req_1")).to_string()))
        }
        _ => ("completed", None),
    };
    let picture = json!({ "name": format!("results/20261101/{id}-0.png"), "format": "png", "width": 1024,
                          "height": 1024, "bytes": 2_097_152, "digest": "0".repeat(64) });
    let answer = error.is_none().then(|| {
        json!({ "head": null, "pictures": [picture], "answered": 1, "upstream": "a", "adjusted": [] })
            .to_string()
    });
    let model = if number % 2 == 0 { "gpt-image-2" } else { "gpt-image-1.5" };
    let params = [
        (&id).into(),
        model.into(),
        status.into(),
        (&request).into(),
        answer.into(),
        error.into(),
        (now - (JOBS - number) * 1_000).into(),
        (number % 1_000 == 1).into(),
    ];
    tx.execute(INSERT, &params).map(drop)
}

const INSERT: &str = "INSERT INTO jobs (id, project_id, key_id, endpoint, model, n, fingerprint, retry_seen, status, \
     money, route, asynchronous, request, inputs_kept, reserved, cost, period, created_at, completed_at, answer, error, \
     starred, told, colors) VALUES ($1, 'proj_default', 'key_admin', 'generations', $2, 1, 'f', 0, $3, 'closed', \
     'relay', 0, $4, 0, 0, 0, '2026-11', $7, $7, $5, $6, $8, $3, '')";
