//! The names of blobs: of results `<yyyymmdd>/<job>-<index>.<format>`, of their small copies `..<index>.<width>.webp`, of inputs `<job>-<role>`, of files `<id>`.

use std::io;

use pictor_api::Format;

const DAY: i64 = 24 * 60 * 60 * 1_000;

/// The day of a moment in milliseconds since 1970, in UTC: `20261128`.
pub(super) fn day(moment: i64) -> String {
    let mut days = moment.div_euclid(DAY).max(0);
    let mut year = 1970;
    while days >= 365 + i64::from(is_leap(year)) {
        days -= 365 + i64::from(is_leap(year));
        year += 1;
    }
    let lengths = [31, 28 + i64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year:04}{month:02}{:02}", days + 1)
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The file of a picture, in the directory of its day.
pub(super) fn result(job: &str, index: usize, format: Format) -> String {
    format!("{job}-{index}.{}", format.name())
}

/// The widths that a small copy of a picture may have.
pub const WIDTHS: [u32; 3] = [320, 640, 1280];

/// The name of the small copy of a picture, by its whole name: `<job>-<index>.<width>.webp` beside it.
pub fn thumbnail(picture: &str, width: u32) -> String {
    let (stem, _) = picture.rsplit_once('.').unwrap_or((picture, ""));
    format!("{stem}.{width}.webp")
}

/// The names of all small copies that a picture may have.
pub fn thumbnails(picture: &str) -> [String; 3] {
    WIDTHS.map(|width| thumbnail(picture, width))
}

/// Whether a blob is a small copy: it can be made at any time from what it is beside.
pub fn is_thumbnail(name: &str) -> bool {
    WIDTHS.iter().any(|width| name.ends_with(&format!(".{width}.webp")))
}

/// The file of an upload.
pub(super) fn input(job: &str, role: &str) -> String {
    format!("{job}-{role}")
}

/// Every role that an upload may have.
pub(super) fn roles() -> impl Iterator<Item = String> {
    (0..16).map(|index| index.to_string()).chain(["mask".to_owned(), "markup".to_owned()])
}

/// The name of what a caller keeps here, by its id.
pub fn kept_file(id: &str) -> String {
    format!("files/{id}")
}

/// The job that a blob is of, by its whole name, or the file; nothing of a temporary one, which is nobody's.
pub(super) fn owner(name: &str) -> &str {
    match name.rsplit_once('/').unwrap_or_default() {
        (_, temporary) if temporary.starts_with('.') => "",
        ("files", id) => id,
        (_, file) => file.rsplit_once('-').map_or("", |(job, _)| job),
    }
}

/// What a file is, for those who get it from somebody else than us.
pub(super) fn mime(name: &str) -> &'static str {
    let format = name.rsplit_once('.').and_then(|(_, ending)| Format::from_name(ending));
    format.map_or("application/octet-stream", Format::mime)
}

/// Whether a directory is one of a day.
pub(super) fn is_day(name: &str) -> bool {
    name.len() == 8 && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The directory below the root and the file in it, of a name that goes nowhere else.
pub(super) fn split(name: &str) -> io::Result<(&str, &str)> {
    let (directory, file) = name.rsplit_once('/').unwrap_or_default();
    let is_ours = ["inputs", "files"].contains(&directory);
    match is_ours || directory.strip_prefix("results/").is_some_and(is_day) {
        true => Ok((directory, file)),
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let seconds = [
            (0, "19700101"),
            (951_782_399, "20000228"),
            (951_782_400, "20000229"),
            (951_868_800, "20000301"),
            (1_798_761_599, "20261231"),
            (1_798_761_600, "20270101"),
            (4_107_542_400, "21000301"),
        ];
        for (seconds, name) in seconds {
            assert_eq!(day(seconds * 1_000), name, "{seconds}");
        }
        assert_eq!(day(DAY - 1), "19700101");
        assert_eq!(day(-1), "19700101", "a clock before all of this");
    }

    #[test]
    fn a_name_leads_to_one_of_our_directories_only() {
        assert_eq!(split("results/20261128/job_1-0.png").unwrap(), ("results/20261128", "job_1-0.png"));
        assert_eq!(split("inputs/job_1-mask").unwrap(), ("inputs", "job_1-mask"));
        assert_eq!(split("files/file-1").unwrap(), ("files", "file-1"));
        for wrong in
            ["", "job_1-0.png", "results/job_1-0.png", "results/../inputs/a", "/inputs/a", "inputs/../a/b"]
        {
            split(wrong).unwrap_err();
        }
    }

    #[test]
    fn a_small_copy_stands_beside_its_picture() {
        let picture = "results/20261128/job_1-12.png";
        assert_eq!(thumbnail(picture, 640), "results/20261128/job_1-12.640.webp");
        assert!(thumbnails(picture).iter().all(|name| is_thumbnail(name) && split(name).is_ok()));
        for other in [picture, "results/20261128/job_1-640.webp", "inputs/job_1-mask"] {
            assert!(!is_thumbnail(other), "{other}");
        }
    }

    #[test]
    fn a_blob_tells_whose_it_is() {
        let in_its_day = format!("results/20261128/{}", result("job_1", 12, Format::Jpeg));
        assert_eq!(owner(&in_its_day), "job_1");
        assert_eq!(owner(&format!("inputs/{}", input("job_1", "markup"))), "job_1");
        assert_eq!(owner(&kept_file("file-1")), "file-1");
        assert_eq!(owner(&thumbnail(&in_its_day, 320)), "job_1");
        assert_eq!(owner("inputs/.0123456789abcdef.part"), "");
        assert_eq!(owner("files/.0123456789abcdef.part"), "");
    }
}
