//! When a delivery is tried again.

use std::time::Duration;

/// The delay before each try: some 24 hours in all.
const DELAYS: [Duration; 11] = [
    Duration::ZERO,
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_mins(2),
    Duration::from_mins(10),
    Duration::from_mins(30),
    Duration::from_hours(1),
    Duration::from_hours(2),
    Duration::from_hours(4),
    Duration::from_hours(8),
    Duration::from_hours(8),
];

/// How long to wait after `tries` failed tries; `None`: there is no other. What the receiver `asked` for is given between
/// one and two times the delay; otherwise the delay is a fifth more or less, by `chance` between 0 and 1, so that what
/// failed together does not come back together.
pub(super) fn wait(tries: usize, asked: Option<Duration>, chance: f64) -> Option<Duration> {
    let delay = *DELAYS.get(tries)?;
    Some(match asked {
        Some(asked) => asked.clamp(delay, delay * 2),
        None => delay.mul_f64(0.8 + 0.4 * chance.clamp(0.0, 1.0)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eleven_tries_go_over_a_day() {
        let whole: Duration = (0..11).map(|tries| wait(tries, None, 0.5).unwrap()).sum();
        assert_eq!(whole.as_secs(), 5 + 30 + 2 * 60 + 10 * 60 + 30 * 60 + 23 * 3_600);
        assert_eq!(wait(11, None, 0.5), None);
        assert_eq!(wait(usize::MAX, Some(Duration::ZERO), 0.5), None);
    }

    #[test]
    fn a_delay_is_a_fifth_more_or_less() {
        let seconds = |chance| wait(2, None, chance).unwrap().as_secs();
        assert_eq!((seconds(0.0), seconds(0.5), seconds(1.0)), (24, 30, 36));
    }

    #[test]
    fn a_receiver_may_ask_for_up_to_twice_the_delay() {
        let given = |asked| wait(2, Some(Duration::from_secs(asked)), 0.0).unwrap().as_secs();
        assert_eq!((given(1), given(45), given(3_600)), (30, 45, 60));
    }
}
