//! `pictor man`: the manual pages, one for each command, from the definition of the command line.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Command, CommandFactory};
use clap_mangen::Man as Page;

use super::arguments::{Arguments, Man};
use super::write_out;

pub(super) fn man(asked: &Man) -> anyhow::Result<ExitCode> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    match &asked.directory {
        Some(directory) => {
            fs::create_dir_all(directory).with_context(|| format!("cannot make {}", directory.display()))?;
            write_pages(&command, directory)?;
        }
        None => write_out(&render(&page(&command))?)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The page of a command, then those of the commands below it.
fn write_pages(command: &Command, directory: &Path) -> anyhow::Result<()> {
    let page = page(command);
    let path = directory.join(page.get_filename());
    fs::write(&path, render(&page)?).with_context(|| format!("cannot write {}", path.display()))?;
    command.get_subcommands().try_for_each(|below| write_pages(below, directory))
}

/// A page without a date: that of a build would make each build another. The generator leaves an empty one out, and what
/// comes after it would be taken for it.
fn page(command: &Command) -> Page {
    let (date, source) = ("\"\"", concat!("Pictor ", env!("CARGO_PKG_VERSION")));
    Page::new(command.clone()).date(date).source(source).manual("Pictor")
}

fn render(page: &Page) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    page.render(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That each page of this command and of those below it is there, and names every flag and every command.
    fn look_through(command: &Command, directory: &Path) -> usize {
        let text =
            fs::read_to_string(directory.join(page(command).get_filename())).unwrap().replace("\\-", "-");
        for flag in command.get_arguments().filter_map(|argument| argument.get_long()) {
            assert!(text.contains(&format!("--{flag}")), "{}: --{flag} is missing", command.get_name());
        }
        let below = command.get_subcommands();
        below.fold(1, |pages, below| {
            let name = below.get_display_name().unwrap();
            assert!(text.contains(&format!("{name}(1)")), "{}: {name} is missing", command.get_name());
            pages + look_through(below, directory)
        })
    }

    #[test]
    fn every_command_has_a_page_with_every_flag() {
        let scratch = tempfile::tempdir().unwrap();
        man(&Man { directory: Some(scratch.path().join("man1")) }).unwrap();
        let mut command = Arguments::command().disable_help_subcommand(true);
        command.build();
        let pages = look_through(&command, &scratch.path().join("man1"));
        assert!(pages > 15, "{pages}");
        assert_eq!(fs::read_dir(scratch.path().join("man1")).unwrap().count(), pages);
    }
}
