//! What may be typed.

#![expect(clippy::doc_markdown, reason = "these comments are the help text, where backticks would show")]

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use pictor_api::money::Nanos;
use pictor_api::parameters::{self, Parameter, Values};

use crate::config::{self, Flags};
use crate::keys::HIGHEST_RATE;

/// A self-hosted image API that answers exactly like OpenAI's.
#[derive(Parser)]
#[command(name = "pictor", version, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Subcommand)]
pub(super) enum Command {
    /// Run the server
    Serve(Serve),
    /// Make a picture from a prompt
    Generate(Generate),
    /// Change pictures, or make one out of several
    Edit(Edit),
    /// Show the resolved settings, with secrets masked
    Check(Check),
    /// Make, list and revoke API keys
    Keys(Keys),
    /// Show the model table
    Models(Models),
    /// Show what projects and keys have spent
    Usage(Spending),
    /// Recompute what a job cost from what was noted of it
    Receipt(Receipt),
    /// List the jobs whose cost nobody knows, or decide about one
    Reconcile(Reconcile),
    /// Copy what a server keeps into a new directory, also while it runs
    Backup(Backup),
    /// Put a backup where a server keeps its rows and pictures, while none runs
    Restore(Restore),
    /// Ask the running server whether it takes calls
    Health(Health),
    /// Print what makes a shell complete the words of this command line
    Completions(Completions),
    /// Print the manual page, or write the pages of all commands
    Man(Man),
}

#[derive(Args)]
pub(super) struct Settings {
    /// Settings in TOML; config.default.toml is the manual [env: PICTOR_CONFIG]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where keys and temporary files are kept [env: PICTOR_DATA_DIR] [default: pictor-data]
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

impl Settings {
    pub(super) fn flags(&self) -> Flags {
        Flags { listen: None, data_dir: self.data_dir.clone(), config: self.config.clone() }
    }
}

#[derive(Args)]
pub(super) struct Serve {
    /// Where to listen [env: PICTOR_LISTEN] [default: 127.0.0.1:8080]
    #[arg(long, value_name = "IP:PORT")]
    pub(super) listen: Option<String>,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Check {
    /// Where the server would listen [env: PICTOR_LISTEN]
    #[arg(long, value_name = "IP:PORT")]
    pub(super) listen: Option<String>,
    /// Ask every upstream, with every key, whether it is there; nothing is drawn or billed
    #[arg(long)]
    pub(super) probe: bool,
    /// Check instead whether the books agree with the jobs, keys, pictures and receipts
    #[arg(long, conflicts_with_all = ["listen", "probe"])]
    pub(super) ledger: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Models {
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Spending {
    /// Only this project and its keys
    #[arg(long, value_name = "ID")]
    pub(super) project: Option<String>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Receipt {
    /// The id of the job
    pub(super) job: String,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Reconcile {
    /// The id of the job; without it, all jobs in doubt are listed
    #[arg(requires = "decision")]
    pub(super) job: Option<String>,
    /// It was billed: this much in all
    #[arg(long, value_name = "USD", group = "decision", requires = "job")]
    pub(super) settle_usd: Option<String>,
    /// It was not billed; the call may be made again
    #[arg(long, group = "decision", requires = "job")]
    pub(super) release: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Backup {
    /// A directory that does not exist yet
    #[arg(value_name = "DIR")]
    pub(super) directory: PathBuf,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Restore {
    /// A directory that `pictor backup` has made
    #[arg(value_name = "DIR")]
    pub(super) directory: PathBuf,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Health {
    /// Where it listens [env: PICTOR_LISTEN] [default: 127.0.0.1:8080]
    #[arg(long, value_name = "IP:PORT")]
    pub(super) listen: Option<String>,
    /// Ask only whether it lives, whatever it waits for
    #[arg(long)]
    pub(super) live: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct Completions {
    /// The shell that is to read it
    pub(super) shell: Shell,
}

#[derive(Args)]
pub(super) struct Man {
    /// Where all pages are written; without it, that of pictor itself goes to stdout
    #[arg(value_name = "DIR")]
    pub(super) directory: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Keys {
    #[command(subcommand)]
    pub(super) command: KeysCommand,
}

#[derive(Subcommand)]
pub(super) enum KeysCommand {
    /// Make a key; it is shown once
    Create(CreateKey),
    /// Show the keys that are in use
    List(ListKeys),
    /// Take a key back, at once and for good
    Revoke(RevokeKey),
}

#[derive(Args)]
pub(super) struct CreateKey {
    /// What people call it
    #[arg(long)]
    pub(super) name: String,
    /// The project that pays, by id or name; a new name makes a project [default: proj_default]
    #[arg(long)]
    pub(super) project: Option<String>,
    /// What it may do: images, admin, or both with a comma between
    #[arg(long = "scope", value_name = "SCOPE", value_delimiter = ',', default_value = "images")]
    pub(super) scopes: Vec<String>,
    /// The most that it may spend in all
    #[arg(long, value_name = "X", value_parser = dollars, allow_negative_numbers = true)]
    pub(super) budget_usd: Option<Nanos>,
    /// The most that it may spend in a month, by UTC
    #[arg(long, value_name = "X", value_parser = dollars, allow_negative_numbers = true)]
    pub(super) budget_month_usd: Option<Nanos>,
    /// The most requests a minute
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(HIGHEST_RATE)))]
    pub(super) rpm: Option<u32>,
    /// The most pictures a minute
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(HIGHEST_RATE)))]
    pub(super) ipm: Option<u32>,
    /// The most calls at once
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) concurrency: Option<u32>,
    /// The models that it may use, with commas between; without it, all
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(super) models: Vec<String>,
    /// How long it lasts, such as 30d; without it, until it is revoked
    #[arg(long, value_name = "TIME", value_parser = lasting)]
    pub(super) expires: Option<Duration>,
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct ListKeys {
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
    #[command(flatten)]
    pub(super) settings: Settings,
}

#[derive(Args)]
pub(super) struct RevokeKey {
    /// The id of the key, such as key_..., not the key itself
    pub(super) id: String,
    #[command(flatten)]
    pub(super) settings: Settings,
}

fn dollars(text: &str) -> Result<Nanos, String> {
    let amount = text.parse::<Nanos>().ok().filter(|amount| *amount >= Nanos(0));
    amount.ok_or_else(|| "not an amount in US dollars, such as 12.50".to_owned())
}

fn lasting(text: &str) -> Result<Duration, String> {
    config::duration(text).ok_or_else(|| "not a time, such as 12h or 30d".to_owned())
}

#[derive(Args)]
pub(super) struct Generate {
    /// What the picture shows
    pub(super) prompt: String,
    #[command(flatten)]
    pub(super) picture: Picture,
}

#[derive(Args)]
pub(super) struct Edit {
    /// What to do with the pictures
    pub(super) prompt: String,
    /// A picture to work on: PNG, JPEG or WebP; give it up to 16 times
    #[arg(long = "image", value_name = "FILE", required = true, num_args = 1..)]
    pub(super) images: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", help = help(&parameters::MASK))]
    pub(super) mask: Option<PathBuf>,
    #[command(flatten)]
    pub(super) picture: Picture,
}

#[derive(Args)]
pub(super) struct Picture {
    /// Where to write it; with -n, a number is added to each name; - is stdout
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[arg(long, default_value = "gpt-image-2", help = help(&parameters::MODEL))]
    pub(super) model: String,
    #[arg(long, help = help(&parameters::SIZE))]
    pub(super) size: Option<String>,
    #[arg(long, help = help(&parameters::QUALITY))]
    pub(super) quality: Option<String>,
    #[arg(long, help = help(&parameters::BACKGROUND))]
    pub(super) background: Option<String>,
    #[arg(long, help = help(&parameters::OUTPUT_FORMAT) + "; the name of the file decides if this does not")]
    pub(super) format: Option<String>,
    #[arg(long, help = help(&parameters::OUTPUT_COMPRESSION))]
    pub(super) compression: Option<String>,
    #[arg(short, long = "number", value_name = "N", help = help(&parameters::N))]
    pub(super) number: Option<String>,
    /// Another number, another picture of the same prompt; the illustrator's alone
    #[arg(long, default_value_t = 0)]
    pub(super) seed: u64,
    /// A running Pictor (or any service like OpenAI's) to ask instead
    #[arg(long, value_name = "URL")]
    pub(super) server: Option<String>,
    /// The key for --server
    #[arg(long, env = "PICTOR_API_KEY", hide_env_values = true)]
    pub(super) key: Option<String>,
    #[command(flatten)]
    pub(super) settings: Settings,
}

/// What the flag of a parameter is for and what it takes, as the parameter table says.
fn help(row: &Parameter) -> String {
    let text = row.help.english.replace('`', "");
    match row.values {
        Values::Integer { least, most } => format!("{text} [values: {least} to {most}]"),
        Values::OneOf(names) => format!("{text} [values: {}]", names.join(", ")),
        Values::Size => format!("{text} [values: WIDTHxHEIGHT, auto]"),
        _ => text,
    }
}
