//! The way to a PostgreSQL that speaks TLS, with certificates that `openssl` makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::{Db, DbError, Target, Tx};
use pictor_relay::Secret;
use pictor_testkit::Postgres;
use tempfile::TempDir;

/// What `openssl` needs to know beside its arguments.
const SETTINGS: &str = "[req]\ndistinguished_name = name\n[name]\n\
                        [authority]\nbasicConstraints = critical,CA:TRUE\n\
                        [server]\nbasicConstraints = CA:FALSE\nsubjectAltName = DNS:localhost\n";

/// Two authorities that do not know each other, and a server with a certificate of the first for `localhost`.
struct Encrypted {
    directory: TempDir,
    server: Postgres,
}

impl Encrypted {
    fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path();
        fs::write(path.join("settings"), SETTINGS).unwrap();
        for authority in ["ours", "theirs"] {
            certificate(path, authority, &["-extensions", "authority"]);
        }
        certificate(path, "server", &["-extensions", "server", "-CA", "ours.crt", "-CAkey", "ours.key"]);
        let read = |name| fs::read_to_string(path.join(name)).unwrap();
        let server = Postgres::encrypted(&read("server.crt"), &read("server.key"));
        Self { directory, server }
    }

    fn root(&self, authority: &str) -> PathBuf {
        self.directory.path().join(format!("{authority}.crt"))
    }

    /// The URL of a new database by the server's name.
    fn named(&self) -> String {
        self.server.database().replace("127.0.0.1", "localhost")
    }
}

/// Makes `name.crt` and `name.key`.
fn certificate(directory: &Path, name: &str, by: &[&str]) {
    let mut openssl = Command::new("openssl");
    openssl.current_dir(directory).args(["req", "-x509", "-config", "settings", "-nodes", "-days", "2"]);
    openssl.args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
    openssl.args(["-subj", &format!("/CN={name}")]).args(by);
    openssl.args(["-keyout", &format!("{name}.key"), "-out", &format!("{name}.crt")]);
    let made = openssl.output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
}

/// Opens the database, and tells whether the connection is encrypted.
async fn is_encrypted(url: String) -> Result<bool, DbError> {
    let target = Target::Postgres { url: Secret::new(url), connections: 2 };
    let open = move || Db::open(&target, &Clock::default(), &Crash::default());
    let db = tokio::task::spawn_blocking(open).await.unwrap()?;
    let sql = "SELECT CAST(ssl AS INTEGER) FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let encrypted = db.read(move |tx: &mut dyn Tx| tx.one(sql, &[])?.unwrap().flag(0)).await;
    db.close().await;
    encrypted
}

#[tokio::test]
async fn a_server_must_prove_its_name_where_that_is_asked_for() {
    let encrypted = Encrypted::start();
    let verified = |url: String, root: &str| {
        is_encrypted(format!("{url}?sslmode=verify-full&sslrootcert={}", encrypted.root(root).display()))
    };
    assert_eq!(verified(encrypted.named(), "ours").await, Ok(true));
    fs::copy(encrypted.root("ours"), encrypted.root("ours +&%25")).unwrap();
    assert_eq!(verified(encrypted.named(), "ours%20+%26%2525").await, Ok(true), "it is part of a URL");
    let refused = [
        (verified(encrypted.named(), "theirs").await, "UnknownIssuer"),
        (verified(encrypted.server.database(), "ours").await, "not valid for name"),
        (is_encrypted(format!("{}?sslmode=verify-full", encrypted.named())).await, "UnknownIssuer"),
        (verified(encrypted.named(), "none").await, "sslrootcert"),
    ];
    for (refused, why) in refused {
        let text = refused.as_ref().unwrap_err().to_string();
        assert!(matches!(refused, Err(DbError::Unavailable(_))) && text.contains(why), "{why}: {text}");
    }
}

#[tokio::test]
async fn without_proof_it_is_encrypted_where_the_server_can() {
    let (encrypted, plain) = (Encrypted::start(), Postgres::start());
    for (mode, by_tls) in [("", true), ("?sslmode=prefer", true), ("?sslmode=require", true)] {
        assert_eq!(is_encrypted(encrypted.named() + mode).await, Ok(by_tls), "{mode}");
    }
    assert_eq!(is_encrypted(encrypted.named() + "?sslmode=disable").await, Ok(false));
    assert_eq!(is_encrypted(plain.database() + "?sslmode=prefer").await, Ok(false));
    let refused = is_encrypted(plain.database() + "?sslmode=require").await;
    assert!(matches!(refused, Err(DbError::Unavailable(_))), "{refused:?}");
}

#[tokio::test]
async fn a_password_is_asked_for_and_never_told() {
    let encrypted = Encrypted::start();
    let url = encrypted.named();
    encrypted.server.command(&url, "CREATE ROLE guarded SUPERUSER LOGIN PASSWORD 'right%'");
    let by = |password: &str, mode: &str| {
        is_encrypted(url.replace("pictor@", &format!("guarded:{password}@")) + "?sslmode=" + mode)
    };
    assert_eq!(by("right%25", "require").await, Ok(true));
    assert_eq!(by("right%25", "disable").await, Ok(false));
    let refused = by("wrong", "require").await.unwrap_err().to_string();
    assert!(refused.contains("password authentication failed") && !refused.contains("wrong"), "{refused}");
}

#[test]
fn what_is_no_url_is_not_repeated() {
    for url in ["postgres://user:hush@host:port/name", "postgres://user:hush@host/name?sslmode=maybe"] {
        let target = Target::Postgres { url: Secret::new(url), connections: 2 };
        let refused = Db::open(&target, &Clock::default(), &Crash::default()).map(drop);
        let text = refused.unwrap_err().to_string();
        assert!(text.contains("URL of the database") && !text.contains("hush"), "{text}");
    }
}
