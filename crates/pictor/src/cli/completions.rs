//! `pictor completions`: what makes a shell complete the words of this command line, from its own definition.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::arguments::{Arguments, Completions};
use super::write_out;

pub(super) fn completions(asked: &Completions) -> anyhow::Result<ExitCode> {
    write_out(&script(asked.shell))?;
    Ok(ExitCode::SUCCESS)
}

/// Made whole before it is written: the generator panics where it cannot write, as into `head`.
fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "pictor", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use clap::{Command, ValueEnum};

    use super::*;

    /// The commands, and the flags of all of them.
    fn words(command: &Command) -> Vec<String> {
        let flags = command.get_arguments().filter_map(|argument| argument.get_long());
        let mut all: Vec<String> = flags.map(str::to_owned).collect();
        for below in command.get_subcommands() {
            all.push(below.get_name().to_owned());
            all.extend(words(below));
        }
        all
    }

    #[test]
    fn every_shell_is_told_every_command_and_flag() {
        let words = words(&Arguments::command());
        assert!(words.contains(&"budget-month-usd".to_owned()) && words.contains(&"reconcile".to_owned()));
        for shell in Shell::value_variants() {
            let script = String::from_utf8(script(*shell)).unwrap();
            for word in &words {
                assert!(script.contains(word), "{shell}: {word} is missing");
            }
        }
    }
}
