//! Pictures that a call only names by their addresses: fetched, and from then on like those that came with it.
//!
//! An address may be a secret, and what is behind it none of the caller's: only the host is ever logged, and whatever
//! keeps us from an address is told in the same words.

use pictor_api::{ApiError, error};
use pictor_egress::{Address, Egress, FetchError, Limits};
use pictor_relay::describe;
use pictor_spool::{Spool, Spools};

use super::ReadError;
use super::pictures::header;

/// Fetches a picture; `param` is the path of its address in the request.
pub(super) async fn fetch(
    egress: &Egress,
    spools: &Spools,
    url: &str,
    param: &str,
) -> Result<Spool, ReadError> {
    let address = Address::parse(url).map_err(|fault| told(&fault))?;
    let refuse = |fault: FetchError| {
        tracing::info!(host = %address, fault = describe(&fault), "a picture was not fetched");
        told(&fault)
    };
    let mut fetched = egress.get(&address, &Limits::PICTURE).await.map_err(refuse)?;
    let mut writer = spools.create().digested();
    while let Some(chunk) = fetched.next().await.map_err(refuse)? {
        writer.write(&chunk).await?;
    }
    let spool = writer.finish().await?;
    let read = spool.clone();
    let reading = tokio::task::spawn_blocking(move || header(&read).is_some());
    match reading.await {
        Ok(true) => Ok(spool),
        Ok(false) => Err(error::invalid_image_data(param).into()),
        Err(_) => Err(ReadError::Internal("reading the header of a picture panicked")),
    }
}

fn told(fault: &FetchError) -> ApiError {
    match fault {
        FetchError::Status(status) => error::download_failed(&format!("Upstream status code: {status}.")),
        FetchError::Unusable(why) => error::download_failed(&format!("The address cannot be used: {why}.")),
        FetchError::Unreachable(_) => error::download_failed("The address cannot be reached."),
        FetchError::TooManyRedirects => error::download_failed("Too many redirects."),
        FetchError::TooLong { most } => error::download_failed(&format!("It is longer than {most} bytes.")),
        FetchError::TooSlow | FetchError::Cut(_) => error::download_failed("It did not come whole."),
    }
}
