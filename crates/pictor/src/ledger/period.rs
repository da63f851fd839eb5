//! Which month an amount counts for.

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// The month, in UTC, of a moment in milliseconds since 1970: `2026-11`.
pub fn period_of(now: i64) -> String {
    // Days since 0000-03-01: years that begin in March have their leap day at the end, so no table is needed.
    let days = now.div_euclid(DAY) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_falls_into_its_month_of_utc() {
        let seconds = [
            (0, "1970-01"),
            (951_782_399, "2000-02"),
            (951_868_799, "2000-02"),
            (951_868_800, "2000-03"),
            (1_764_547_199, "2025-11"),
            (1_764_547_200, "2025-12"),
            (1_767_225_599, "2025-12"),
            (1_767_225_600, "2026-01"),
            (4_107_542_399, "2100-02"),
            (4_107_542_400, "2100-03"),
        ];
        for (second, period) in seconds {
            assert_eq!(period_of(second * 1_000), period, "{second}");
        }
    }
}
