//! What is sent and answered, by name: the load and the upstream agree on it without talking.

use std::time::Duration;

/// One kind of call. Sizes are of files, in bytes; their base64 is a third longer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// For the report.
    pub(crate) title: &'static str,
    /// How long the picture of an answer is; 0 for the smallest there is.
    pub(crate) answer: usize,
    /// Pictures that are sent; with any the call is an edit.
    pub(crate) uploads: usize,
    pub(crate) upload: usize,
    /// They are noise in every pixel, half of them PNG and half JPEG, instead of small pictures in long files.
    pub(crate) noise: bool,
    /// Partial pictures of a stream, each half as long as the answer's; with any the call is a stream.
    pub(crate) partials: usize,
    /// How long the upstream thinks before it answers.
    pub(crate) latency: Duration,
    /// How long it draws before each partial picture, and before the last one.
    pub(crate) pause: Duration,
    /// Calls in one round through one server.
    pub(crate) calls: usize,
    /// How many of them are under way at once, each on a connection of its own.
    pub(crate) concurrency: usize,
    /// How often direct, nginx and Pictor take turns.
    pub(crate) rounds: usize,
}

const MIB: usize = 1 << 20;

const PLAIN: Scenario = Scenario {
    name: "",
    title: "",
    answer: 0,
    uploads: 0,
    upload: 0,
    noise: false,
    partials: 0,
    latency: Duration::ZERO,
    pause: Duration::ZERO,
    calls: 0,
    concurrency: 4,
    rounds: 5,
};

/// All that `relay` measures, in its order.
pub(crate) const SCENARIOS: [Scenario; 7] = [
    Scenario {
        name: "single",
        title: "Small answer, one call at a time",
        calls: 1_000,
        concurrency: 1,
        ..PLAIN
    },
    Scenario {
        name: "small",
        title: "Small answer: a picture of 0.2 kB",
        calls: 5_000,
        concurrency: 16,
        ..PLAIN
    },
    Scenario {
        name: "2mib",
        title: "Answer with a picture of 2 MiB",
        answer: 2 * MIB,
        calls: 200,
        concurrency: 8,
        ..PLAIN
    },
    Scenario {
        name: "20mib",
        title: "Answer with a picture of 20 MiB",
        answer: 20 * MIB,
        calls: 30,
        ..PLAIN
    },
    Scenario {
        name: "edit",
        title: "Edit with 4 pictures of 8 MB",
        uploads: 4,
        upload: 8_000_000,
        calls: 30,
        ..PLAIN
    },
    Scenario {
        name: "stream",
        title: "Stream with 3 partial pictures of 1 MiB and a last one of 2 MiB",
        answer: 2 * MIB,
        partials: 3,
        pause: Duration::from_millis(50),
        calls: 30,
        concurrency: 1,
        ..PLAIN
    },
    Scenario {
        name: "flood",
        title: "1,000 calls at once, 5 s upstream, pictures of 2 MiB",
        answer: 2 * MIB,
        latency: Duration::from_secs(5),
        calls: 1_000,
        concurrency: 1_000,
        rounds: 1,
        ..PLAIN
    },
];

/// The calls of `durable`.
pub(crate) const JOBS: Scenario =
    Scenario { name: "jobs", title: "Small answers for 64 clients", calls: 20_000, concurrency: 64, ..PLAIN };

/// The edit of `basics`: 16 pictures of just under 50 MB, once.
pub(crate) const GREATEST_EDIT: Scenario = Scenario {
    name: "greatest-edit",
    title: "One edit with 16 pictures of 50 MB",
    uploads: 16,
    upload: 49_900_000,
    noise: true,
    calls: 1,
    concurrency: 1,
    rounds: 1,
    ..PLAIN
};

/// The scenario of that name, for the command line.
pub(crate) fn named(name: &str) -> Result<Scenario, String> {
    let known = SCENARIOS.into_iter().chain([JOBS, GREATEST_EDIT]);
    known.into_iter().find(|scenario| scenario.name == name).ok_or_else(|| format!("no scenario {name:?}"))
}

impl Scenario {
    /// The prompt of a call: the upstream reads the number, and answers with that call's pictures.
    pub(crate) fn prompt(call: u64) -> String {
        format!("a lighthouse at dusk, call {call};")
    }

    /// The number in a prompt.
    pub(crate) fn call_of(prompt: &str) -> Option<u64> {
        prompt.split_once("call ")?.1.split_once(';')?.0.parse().ok()
    }
}
