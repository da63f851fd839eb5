//! The admin key: from the environment, from its file, or made on the first start.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::db::DbError;
use crate::ids;

const FILE_NAME: &str = "admin-key";

/// Where the admin key came from, for the line that `serve` prints.
#[derive(Debug, PartialEq, Eq)]
pub enum Origin {
    /// The operator set it.
    Given,
    /// An earlier start made it; it is in this file.
    Kept(PathBuf),
    /// This start made it and keeps it in this file, readable by its owner only.
    Made {
        /// The key itself, to be shown once.
        key: String,
        /// Where it is kept.
        path: PathBuf,
    },
}

/// Why there is no admin key.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The data directory cannot be read or written.
    #[error("cannot keep the admin key in {path}")]
    File {
        /// The file at fault.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database does not answer.
    #[error("cannot keep the admin key in the database")]
    Database(#[from] DbError),
    /// A bearer token must be able to carry the key.
    #[error("the admin key {from} must be one line of visible ASCII characters and not empty")]
    Unusable {
        /// Where the key came from.
        from: String,
    },
}

/// The operator's key, else the one in `data_dir`, else one that is made and kept there.
pub(super) fn open(data_dir: &Path, given: Option<&str>) -> Result<(String, Origin), KeysError> {
    if let Some(key) = given {
        return Ok((usable(key, "in PICTOR_ADMIN_KEY")?, Origin::Given));
    }
    let path = data_dir.join(FILE_NAME);
    match fs::read_to_string(&path) {
        Ok(text) => {
            restrict(&path)?;
            let from = format!("in {}", path.display());
            Ok((usable(text.trim_end(), &from)?, Origin::Kept(path)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = ids::secret_key();
            keep(&path, &key).map_err(|source| KeysError::File { path: path.clone(), source })?;
            Ok((key.clone(), Origin::Made { key, path }))
        }
        Err(source) => Err(KeysError::File { path, source }),
    }
}

/// Looks at the operator's key, where there is one, without keeping anything.
///
/// # Errors
/// When it cannot be sent in a header.
pub fn check(given: Option<&str>) -> Result<(), KeysError> {
    given.map_or(Ok(()), |key| usable(key, "in PICTOR_ADMIN_KEY").map(drop))
}

fn usable(key: &str, from: &str) -> Result<String, KeysError> {
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(KeysError::Unusable { from: from.to_owned() });
    }
    Ok(key.to_owned())
}

/// Writes the key beside its place and moves it there, so that a crash leaves no half of a key.
fn keep(path: &Path, key: &str) -> io::Result<()> {
    let beside = path.with_extension("new");
    let _ = fs::remove_file(&beside);
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
    writeln!(file, "{key}")?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// A key that others can read is closed to them.
fn restrict(path: &Path) -> Result<(), KeysError> {
    let wrap = |source| KeysError::File { path: path.to_owned(), source };
    let mode = fs::metadata(path).map_err(wrap)?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(wrap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_a_key_once_and_keeps_it_private() {
        let dir = tempfile::tempdir().unwrap();
        let (kept, origin) = open(dir.path(), None).unwrap();
        let Origin::Made { key, path } = origin else { panic!("the first start makes a key") };
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(kept, key);

        let (again, origin) = open(dir.path(), None).unwrap();
        assert_eq!(origin, Origin::Kept(path));
        assert_eq!(again, key);
    }

    #[test]
    fn a_key_that_others_could_read_is_closed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE_NAME);
        fs::write(&path, "sk-mine\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let (keys, _) = open(dir.path(), None).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(keys, "sk-mine");
    }

    #[test]
    fn the_operators_key_wins_and_writes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let (kept, origin) = open(dir.path(), Some("sk-given")).unwrap();
        assert_eq!(origin, Origin::Given);
        assert_eq!(kept, "sk-given");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        assert!(open(dir.path(), Some("")).is_err());
        assert!(open(dir.path(), Some("two words")).is_err());
    }
}
