//! The server's address, and how the way to it is protected.

use std::sync::Arc;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::db::DbError;

/// A server that stays silent for so long counts as gone.
const SILENCE: Duration = Duration::from_secs(15);
const CONNECT: Duration = Duration::from_secs(5);

/// A PostgreSQL that can be connected to.
#[derive(Clone)]
pub(super) struct Server {
    config: Config,
    /// None where the URL says `sslmode=disable`.
    tls: Option<MakeRustlsConnect>,
}

impl Server {
    /// Reads `postgres://user:password@host:port/name?sslmode=..`. `sslmode` means what it means to libpq: `prefer`
    /// (the default) and `require` encrypt and ask for no proof; `verify-full` checks the certificate and the name,
    /// by the system's roots or by those in `sslrootcert`.
    pub(super) fn read(url: &str) -> Result<Self, DbError> {
        let (address, query) = url.split_once('?').unwrap_or((url, ""));
        let own = |pair: &&str| pair.starts_with("sslmode=") || pair.starts_with("sslrootcert=");
        let (own, rest): (Vec<&str>, Vec<&str>) =
            query.split('&').filter(|pair| !pair.is_empty()).partition(own);
        // Decoded, as the driver decodes the rest of the URL.
        let setting = |name: &str| {
            let value = own.iter().find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            Some(percent_decode_str(value).decode_utf8_lossy())
        };
        let mut config: Config = format!("{address}?{}", rest.join("&")).parse().map_err(|_| {
            // What the driver says may hold the password.
            DbError::Unavailable("the URL of the database is not one of PostgreSQL".into())
        })?;
        config.connect_timeout(CONNECT).tcp_user_timeout(SILENCE).keepalives_idle(SILENCE);
        if config.get_application_name().is_none() {
            config.application_name("pictor");
        }
        let (mode, checks) = match setting("sslmode").as_deref().unwrap_or("prefer") {
            "disable" => (SslMode::Disable, false),
            "prefer" => (SslMode::Prefer, false),
            "require" => (SslMode::Require, false),
            "verify-full" => (SslMode::Require, true),
            _ => {
                let modes =
                    "sslmode in the URL of the database is one of disable, prefer, require, verify-full";
                return Err(DbError::Unavailable(modes.into()));
            }
        };
        config.ssl_mode(mode);
        let roots = setting("sslrootcert");
        let tls = if mode == SslMode::Disable { None } else { Some(tls(checks, roots.as_deref())?) };
        Ok(Self { config, tls })
    }

    pub(super) fn connect(&self) -> Result<Client, postgres::Error> {
        match &self.tls {
            Some(tls) => self.config.connect(tls.clone()),
            None => self.config.connect(NoTls),
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
