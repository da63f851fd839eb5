//! Addresses and networks that the operator names: what may be fetched from although it is not public, and the proxies
//! that are believed.

use pictor_egress::Network;

use super::read::Reader;

/// The networks under this key.
pub(super) fn read(reader: &mut Reader, key: &str) -> Vec<Network> {
    let mut networks = Vec::new();
    for (index, text) in reader.strings(key).unwrap_or_default().iter().enumerate() {
        match text.parse() {
            Ok(network) => networks.push(network),
            Err(_) => reader.problems.add(
                format!("{key}[{index}]"),
                format!(
                    "'{text}' is no address or network; write for example \"10.0.0.0/8\" or \"192.168.1.7\""
                ),
            ),
        }
    }
    networks
}
