//! Durations and sizes as people write them.

use std::time::Duration;

/// `"250ms"`, `"30s"`, `"5m"`, `"2h"`, `"30d"`.
pub fn duration(text: &str) -> Option<Duration> {
    let (count, unit) = split(text)?;
    match unit {
        "ms" => Some(Duration::from_millis(count)),
        "s" => Some(Duration::from_secs(count)),
        "m" => Some(Duration::from_secs(count.checked_mul(60)?)),
        "h" => Some(Duration::from_secs(count.checked_mul(3600)?)),
        "d" => Some(Duration::from_secs(count.checked_mul(24 * 3600)?)),
        _ => None,
    }
}

/// `"512B"`, `"50MB"`, `"64MiB"`, `"8GiB"`.
pub(super) fn bytes(text: &str) -> Option<u64> {
    let (count, unit) = split(text)?;
    let factor = match unit {
        "B" => 1,
        "kB" | "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return None,
    };
    count.checked_mul(factor)
}

fn split(text: &str) -> Option<(u64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    Some((text[..end].parse().ok()?, text[end..].trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        assert_eq!(duration("250ms"), Some(Duration::from_millis(250)));
        assert_eq!(duration("5 m"), Some(Duration::from_secs(300)));
        assert_eq!(duration("30d"), Some(Duration::from_secs(2_592_000)));
        for wrong in ["", "5", "s", "-1s", "1.5s", "5 days", "999999999999999999d", "99999999999999999999s"] {
            assert_eq!(duration(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sizes() {
        assert_eq!(bytes("50MB"), Some(50_000_000));
        assert_eq!(bytes("64 KiB"), Some(65_536));
        for wrong in ["", "12", "MB", "1TB", "99999999999GiB"] {
            assert_eq!(bytes(wrong), None, "{wrong}");
        }
    }
}
