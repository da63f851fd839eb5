//! A day, as the model list writes it.

use std::fmt;

/// A day of UTC from 1970 on, as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Reads `2026-12-01`; `None` where that is no day.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut number = || parts.next()?.parse::<u16>().ok();
        let (year, month, day) = (number()?, u8::try_from(number()?).ok()?, u8::try_from(number()?).ok()?);
        let read = Self { year, month, day };
        let is_one = year >= 1970 && (1..=12).contains(&month) && (1..=read.month_length()).contains(&day);
        (is_one && read.to_string() == text).then_some(read)
    }

    /// Its first second, in Unix seconds.
    pub fn begins(self) -> u64 {
        // Years that begin in March have their leap day at the end, so no table is needed.
        let early = self.month < 3;
        let (year, month) = (u64::from(self.year) - u64::from(early), (u64::from(self.month) + 9) % 12);
        let day_of_year = (153 * month + 2) / 5 + u64::from(self.day) - 1;
        let since_the_year_0 = 365 * year + year / 4 - year / 100 + year / 400 + day_of_year;
        (since_the_year_0 - 719_468) * 86_400
    }

    fn month_length(self) -> u8 {
        let year = self.year;
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match self.month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
