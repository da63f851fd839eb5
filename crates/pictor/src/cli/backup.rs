//! `pictor backup` and `pictor restore`: what a server keeps, once more, and back.

use std::process::ExitCode;

use super::arguments::{Backup, Restore};
use super::progress::Progress;
use super::{environment, print, run};
use crate::app;
use crate::backup::{Copied, LIST};
use crate::config::{Bucket, Config};

/// `pictor backup DIR`, also beside a running server.
pub(super) fn back_up(asked: &Backup) -> anyhow::Result<ExitCode> {
    let config = Config::resolve(&asked.settings.flags(), &environment)?;
    let copied = {
        let _progress = Progress::start("copying".to_owned());
        run(app::back_up(&config, &asked.directory))??
    };
    let directory = asked.directory.display();
    print(&format!("{directory} has the rows and {}", blobs(&copied)))?;
    if let Some(Bucket { name, prefix, .. }) = &config.bucket {
        print(&format!(
            "the others stay in s3://{name}/{prefix}: {directory}/{LIST} lists all {}",
            copied.named
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `pictor restore DIR`
pub(super) fn restore(asked: &Restore) -> anyhow::Result<ExitCode> {
    let config = Config::resolve(&asked.settings.flags(), &environment)?;
    let copied = {
        let _progress = Progress::start("restoring".to_owned());
        run(app::restore(&config, &asked.directory))??
    };
    print(&format!("restored the rows and {}; `pictor check --ledger` compares them", blobs(&copied)))?;
    Ok(ExitCode::SUCCESS)
}

fn blobs(copied: &Copied) -> String {
    format!("{} pictures and files of {} bytes", copied.blobs, copied.bytes)
}
