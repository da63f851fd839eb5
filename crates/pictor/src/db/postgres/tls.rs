//! The server's address, and how the way to it is protected.

use std::sync::Arc;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio_postgres::config::SslMode;
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::connection::Connection;
use crate::db::DbError;

/// A server that stays silent for so long counts as gone.
const SILENCE: Duration = Duration::from_secs(15);
const CONNECT: Duration = Duration::from_secs(5);

/// What of the URL's query is ours and not the driver's.
const OWN: [&str; 3] = ["sslmode=", "sslrootcert=", "prepared_statements="];

/// A PostgreSQL that can be connected to.
#[derive(Clone)]
pub(super) struct Server {
    config: Config,
    /// None where the URL says `sslmode=disable`.
    tls: Option<MakeRustlsConnect>,
    prepares: bool,
}

impl Server {
    /// Reads `postgres://user:password@host:port/name?sslmode=..`. `sslmode` means what it means to libpq: `prefer`
    /// (the default) and `require` encrypt and ask for no proof; `verify-full` checks the certificate and the name,
    /// by the system's roots or by those in `sslrootcert`. `prepared_statements=false` is for poolers.
    pub(super) fn read(url: &str) -> Result<Self, DbError> {
        let (address, own) = split(url);
        // Decoded, as the driver decodes the rest of the URL.
        let setting = |name: &str| {
            let value = own.iter().find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            Some(percent_decode_str(value).decode_utf8_lossy())
        };
        let mut config: Config = address.parse().map_err(|_| {
            // What the driver says may hold the password.
            DbError::Unavailable("the URL of the database is not one of PostgreSQL".into())
        })?;
        config.connect_timeout(CONNECT).tcp_user_timeout(SILENCE).keepalives_idle(SILENCE);
        if config.get_application_name().is_none() {
            config.application_name("pictor");
        }
        let (mode, checks) = read_mode(setting("sslmode").as_deref())?;
        config.ssl_mode(mode);
        let prepares = read_prepares(setting("prepared_statements").as_deref())?;
        let roots = setting("sslrootcert");
        let tls = if mode == SslMode::Disable { None } else { Some(tls(checks, roots.as_deref())?) };
        Ok(Self { config, tls, prepares })
    }

    /// Whether statements may be prepared, to be used again in later transactions.
    pub(super) const fn prepares(&self) -> bool {
        self.prepares
    }

    pub(super) fn connect(&self) -> Result<Connection, DbError> {
        match &self.tls {
            Some(tls) => Connection::open(&self.config, tls.clone()),
            None => Connection::open(&self.config, NoTls),
        }
    }
}

/// The URL as the driver reads it, and our settings.
fn split(url: &str) -> (String, Vec<&str>) {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let is_own = |pair: &&str| OWN.iter().any(|name| pair.starts_with(name));
    let (own, rest): (Vec<&str>, Vec<&str>) =
        query.split('&').filter(|pair| !pair.is_empty()).partition(is_own);
    (format!("{address}?{}", rest.join("&")), own)
}

/// How the connection is encrypted, and whether the server must prove its name.
fn read_mode(sslmode: Option<&str>) -> Result<(SslMode, bool), DbError> {
    match sslmode {
        Some("disable") => Ok((SslMode::Disable, false)),
        None | Some("prefer") => Ok((SslMode::Prefer, false)),
        Some("require") => Ok((SslMode::Require, false)),
        Some("verify-full") => Ok((SslMode::Require, true)),
        Some(_) => {
            let modes = "sslmode in the URL of the database is one of disable, prefer, require, verify-full";
            Err(DbError::Unavailable(modes.into()))
        }
    }
}

fn read_prepares(prepared_statements: Option<&str>) -> Result<bool, DbError> {
    match prepared_statements {
        None | Some("true") => Ok(true),
        Some("false") => Ok(false),
        Some(_) => {
            let values = "prepared_statements in the URL of the database is true or false";
            Err(DbError::Unavailable(values.into()))
        }
    }
}

fn tls(checks: bool, roots: Option<&str>) -> Result<MakeRustlsConnect, DbError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider.clone());
    let builder = builder.with_safe_default_protocol_versions().map_err(unusable)?;
    let config = match roots {
        _ if !checks => {
            let unchecked = Arc::new(Unchecked(provider));
            builder.dangerous().with_custom_certificate_verifier(unchecked).with_no_client_auth()
        }
        Some(file) => builder.with_root_certificates(read_roots(file)?).with_no_client_auth(),
        None => builder.with_platform_verifier().map_err(unusable)?.with_no_client_auth(),
    };
    Ok(MakeRustlsConnect::new(config))
}

fn read_roots(file: &str) -> Result<RootCertStore, DbError> {
    let unreadable = |error| DbError::Unavailable(format!("sslrootcert: {file}: {error}"));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(unreadable)? {
        roots.add(certificate.map_err(unreadable)?).map_err(unusable)?;
    }
    Ok(roots)
}

fn unusable(error: rustls::Error) -> DbError {
    DbError::Unavailable(error.to_string())
}

/// Takes any certificate: `prefer` and `require` protect against listeners only, which is what their users know.
#[derive(Debug)]
struct Unchecked(Arc<CryptoProvider>);

impl ServerCertVerifier for Unchecked {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
