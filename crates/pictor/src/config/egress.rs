//! `[egress]`: what may be fetched from although it is not public.

use pictor_egress::Network;

use super::read::Reader;

/// The networks that the operator allows.
pub(super) fn read(reader: &mut Reader) -> Vec<Network> {
    let mut allowed = Vec::new();
    for (index, text) in reader.strings("egress.allow").unwrap_or_default().iter().enumerate() {
        match text.parse() {
            Ok(network) => allowed.push(network),
            Err(_) => reader.problems.add(
                format!("egress.allow[{index}]"),
                format!(
                    "'{text}' is no address or network; write for example \"10.0.0.0/8\" or \"192.168.1.7\""
                ),
            ),
        }
    }
    allowed
}
