//! Where the pictures go: looked at before a call that may cost money, and never the end of a picture.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use pictor_relay::Finished;
use pictor_spool::Spool;

/// Files that can be written, one for each picture; or stdout.
pub(super) struct Output(Vec<Target>);

enum Target {
    Stdout,
    File(PathBuf),
}

impl Output {
    /// The places of `count` pictures. Nothing is created or changed there yet.
    ///
    /// # Errors
    /// When a picture could not be written to its place.
    pub(super) fn check(output: &Path, count: usize) -> anyhow::Result<Self> {
        if output == Path::new("-") {
            ensure!(count == 1, "-o - takes one picture; leave out -n");
            return Ok(Self(vec![Target::Stdout]));
        }
        let is_directory = output.as_os_str().as_bytes().ends_with(b"/") || output.file_name().is_none();
        ensure!(!is_directory, "-o {} names no file", output.display());
        let name = |number| if count == 1 { output.to_owned() } else { numbered(output, number) };
        let paths: Vec<PathBuf> = (1..=count).map(name).collect();
        for path in &paths {
            check(path).with_context(|| unwritable(path))?;
        }
        Ok(Self(paths.into_iter().map(Target::File).collect()))
    }

    /// Writes the picture with this index, and returns the path of its file, if it has one.
    ///
    /// # Errors
    /// When it could not be written to its place; it says where the picture is kept instead.
    pub(super) fn write(&self, index: usize, picture: &Finished) -> anyhow::Result<Option<&Path>> {
        let written = match &self.0[index] {
            Target::Stdout => pour(&picture.spool, &mut io::stdout().lock())
                .context("cannot write to stdout")
                .map(|()| None),
            Target::File(path) => write_file(&picture.spool, path)
                .with_context(|| unwritable(path))
                .map(|()| Some(path.as_path())),
        };
        written.map_err(|error| match Self::keep(picture) {
            Some(path) => anyhow::anyhow!("{error:#}; the picture is kept in {}", path.display()),
            None => error.context("the picture is lost: no directory takes it"),
        })
    }

    /// Keeps a picture that has no place: in the first directory that takes it.
    pub(super) fn keep(picture: &Finished) -> Option<PathBuf> {
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let here = std::env::current_dir().ok();
        let directories = [Some(std::env::temp_dir()), here, home, Some(PathBuf::from("/var/tmp"))];
        directories.into_iter().flatten().find_map(|directory| keep_in(&directory, picture).ok())
    }
}

fn unwritable(path: &Path) -> String {
    format!("cannot write {}", path.display())
}

/// Whether a file could be written there.
fn check(path: &Path) -> anyhow::Result<()> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => bail!("it is a directory"),
        Ok(there) if there.is_file() => drop(OpenOptions::new().write(true).open(path)?),
        // Opening a pipe would wait for its reader.
        Ok(_) => {}
        Err(_) => {
            let directory = directory_of(path);
            ensure!(directory.is_dir(), "{} is no directory", directory.display());
            tempfile::tempfile_in(directory)?;
        }
    }
    Ok(())
}

fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes beside the place and moves there, so that a failure neither leaves half a file nor takes an older one away.
fn write_file(picture: &Spool, path: &Path) -> io::Result<()> {
    // What a link points to is written, as by every other program, and not the link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        return pour(picture, &mut open(path)?);
    }
    let permissions = Permissions::from_mode(0o666);
    let beside =
        tempfile::Builder::new().prefix(".pictor-").permissions(permissions).tempfile_in(directory_of(path));
    let mut beside = match beside {
        Ok(beside) => beside,
        // A directory that is closed to us may hold a file that is not.
        Err(_) if there.is_some() => return pour(picture, &mut open(path)?),
        Err(error) => return Err(error),
    };
    pour(picture, beside.as_file_mut())?;
    beside.as_file().sync_all()?;
    match (beside.persist(path), there) {
        (Ok(file), Some(there)) => file.set_permissions(there.permissions()),
        (Ok(_), None) => Ok(()),
        // A file that is mounted there cannot be replaced.
        (Err(_), Some(_)) => pour(picture, &mut open(path)?),
        (Err(refused), None) => Err(refused.error),
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).truncate(true).open(path)
}

fn pour(picture: &Spool, to: &mut impl Write) -> io::Result<()> {
    io::copy(&mut picture.reader(), to)?;
    to.flush()
}

fn keep_in(directory: &Path, picture: &Finished) -> io::Result<PathBuf> {
    let suffix = format!(".{}", picture.format.name());
    let mut file = tempfile::Builder::new().prefix("pictor-").suffix(&suffix).tempfile_in(directory)?;
    pour(&picture.spool, file.as_file_mut())?;
    file.as_file().sync_all()?;
    let (_, path) = file.keep().map_err(|refused| refused.error)?;
    Ok(path)
}

/// `otter.png` becomes `otter-2.png`.
fn numbered(output: &Path, number: usize) -> PathBuf {
    let mut name = OsString::from(output.file_stem().unwrap_or_default());
    name.push(format!("-{number}"));
    if let Some(extension) = output.extension() {
        name.push(".");
        name.push(extension);
    }
    output.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pictures_are_numbered() {
        assert_eq!(numbered(Path::new("a/otter.png"), 2), Path::new("a/otter-2.png"));
        assert_eq!(numbered(Path::new("otter"), 1), Path::new("otter-1"));
    }

    #[test]
    fn a_look_at_the_place_leaves_it_as_it_is() {
        let directory = tempfile::tempdir().unwrap();
        let there = directory.path().join("there.png");
        fs::write(&there, "an older picture").unwrap();
        for name in ["there.png", "new.png"] {
            assert!(Output::check(&directory.path().join(name), 1).is_ok(), "{name}");
        }
        assert_eq!(fs::read(&there).unwrap(), b"an older picture");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_place_that_cannot_be_written_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let inside = |name: &str| directory.path().join(name);
        fs::create_dir(inside("taken-2.png")).unwrap();
        for (path, count) in [
            (inside("missing/a.png"), 1),
            (inside("taken-2.png"), 1),
            (inside("taken.png"), 2),
            (inside("new/"), 1),
            (directory.path().to_owned(), 1),
            (PathBuf::from("/proc/a.png"), 1),
            (PathBuf::from(""), 1),
            (PathBuf::from("-"), 2),
        ] {
            assert!(Output::check(&path, count).is_err(), "{}", path.display());
        }
    }

    #[test]
    fn a_file_keeps_its_mode_and_a_link_its_target() {
        let directory = tempfile::tempdir().unwrap();
        let (file, link) = (directory.path().join("file.png"), directory.path().join("link.png"));
        fs::write(&file, "an older picture").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let spools = pictor_spool::Spools::new(directory.path().to_owned(), 1 << 20);
        write_file(&spools.from_bytes(b"a newer one".to_vec()).unwrap(), &link).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"a newer one");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2);
    }
}
