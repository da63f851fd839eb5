//! What is promised of blobs, on a real file system.

use std::env;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use pictor_spool::Spools;
use tempfile::TempDir;

use super::*;
use crate::clock::Clock;
use crate::crash::{Crash, VARIABLE};

const JOB: &str = "job_01";
/// 2026-11-28, as [`names`] tests it.
const CREATED: i64 = 1_795_824_000_000;

struct House {
    data: TempDir,
    spools: Spools,
    blobs: Blobs,
}

fn house() -> House {
    let data = tempfile::tempdir().unwrap();
    let blobs = Blobs::open(data.path(), None, &Crash::default()).unwrap();
    House { spools: Spools::new(data.path().into(), 1 << 30), blobs, data }
}

impl House {
    fn spool(&self, length: usize) -> Spool {
        self.spools.from_bytes(noise(length)).unwrap()
    }

    fn pngs(&self, lengths: &[usize]) -> Vec<(Spool, Format)> {
        lengths.iter().map(|length| (self.spool(*length), Format::Png)).collect()
    }

    async fn indexes(&self) -> Vec<usize> {
        self.blobs.found_here(JOB, CREATED).await.unwrap().iter().map(|found| found.index).collect()
    }
}

fn noise(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index * 31 % 251) as u8).collect()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Runs one of these tests again, in a process of its own.
fn again(test: &str, before: &[&str], variables: &[(&str, &str)]) -> Output {
    let this = env::current_exe().unwrap().display().to_string();
    let test = format!("blobs::tests::{test}");
    let words = [before, &[&this, "--exact", &test, "--nocapture"]].concat();
    Command::new(words[0]).args(&words[1..]).envs(variables.iter().copied()).output().unwrap()
}

#[tokio::test]
async fn kept_pictures_are_there_for_the_servers_user_alone() {
    let house = house();
    let lengths = [100, 300_000, 5_000];
    let kept = house.blobs.keep(JOB, CREATED, 0, house.pngs(&lengths)).await.unwrap();
    for (index, blob) in kept.iter().enumerate() {
        let bytes = noise(lengths[index]);
        assert_eq!(blob.name, format!("results/20261128/job_01-{index}.png"));
        assert_eq!((blob.bytes, blob.digest), (lengths[index] as u64, Digest::of(&bytes)));
        assert!(house.blobs.open_blob(&blob.name).await.unwrap().read_all().unwrap() == bytes);
        assert_eq!(mode(&house.data.path().join("blobs").join(&blob.name)), 0o600);
    }
    for directory in ["blobs", "blobs/results", "blobs/inputs", "blobs/results/20261128"] {
        assert_eq!(mode(&house.data.path().join(directory)), 0o700, "{directory}");
    }
    assert_eq!(house.spools.in_use(), 0, "a blob is none of the bytes in flight");
    assert!(house.blobs.keep(JOB, CREATED, 0, Vec::new()).await.unwrap().is_empty());
}

#[tokio::test]
async fn any_number_of_pictures_of_any_day_is_kept() {
    let house = house();
    for day in 0..6 {
        let created = CREATED + day * 24 * 60 * 60 * 1_000;
        let kept = house.blobs.keep(JOB, created, 0, house.pngs(&[5_000; 40])).await.unwrap();
        for blob in kept {
            house.blobs.open_blob(&blob.name).await.unwrap();
        }
        assert_eq!(house.blobs.found_here(JOB, created).await.unwrap().len(), 40);
    }
}

#[tokio::test]
async fn what_a_job_left_is_found_in_order() {
    let house = house();
    assert!(house.indexes().await.is_empty());
    let webp = vec![(house.spool(9_000), Format::Webp)];
    house.blobs.keep(JOB, CREATED, 2, webp).await.unwrap();
    house.blobs.keep(JOB, CREATED, 0, house.pngs(&[8_000, 10])).await.unwrap();
    house.blobs.keep("job_011", CREATED, 3, house.pngs(&[10])).await.unwrap();
    let found = house.blobs.found_here(JOB, CREATED).await.unwrap();
    let told: Vec<_> = found.iter().map(|found| (found.index, found.format, found.bytes)).collect();
    assert_eq!(told, [(0, Format::Png, 8_000), (1, Format::Png, 10), (2, Format::Webp, 9_000)]);
    for found in &found {
        house.blobs.open_blob(&found.name).await.unwrap();
    }
    let now = Clock::default().unix_millis();
    assert!(found.iter().all(|found| (now - 60_000..now + 1_000).contains(&found.written_at)));
}

#[tokio::test]
async fn a_job_that_runs_again_replaces_what_it_left() {
    let house = house();
    for length in [10, 20, 300_000, 400_000, 30] {
        let blobs = house.blobs.keep(JOB, CREATED, 0, house.pngs(&[length])).await.unwrap();
        assert!(house.blobs.open_blob(&blobs[0].name).await.unwrap().read_all().unwrap() == noise(length));
    }
    let day = house.data.path().join("blobs/results/20261128");
    assert_eq!(fs::read_dir(day).unwrap().count(), 1, "no temporary name is left");
}

#[tokio::test]
async fn what_is_removed_is_gone_and_may_be_removed_again() {
    let house = house();
    let blobs = house.blobs.keep(JOB, CREATED, 0, house.pngs(&[10, 5_000])).await.unwrap();
    let names: Vec<String> = blobs.into_iter().map(|blob| blob.name).collect();
    let open = house.blobs.open_blob(&names[1]).await.unwrap();
    for _ in 0..2 {
        house.blobs.remove(names.clone()).await.unwrap();
        assert!(house.indexes().await.is_empty());
        assert_eq!(house.blobs.open_blob(&names[0]).await.unwrap_err().kind(), io::ErrorKind::NotFound);
    }
    assert!(open.read_all().unwrap() == noise(5_000), "who reads it goes on");
    house.blobs.remove(vec!["results/20200101/job_02-0.png".into()]).await.unwrap();
    house.blobs.remove(vec!["../pictor.db".into()]).await.unwrap_err();
}

#[tokio::test]
async fn empty_days_go_and_are_made_again() {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    let house = house();
    let there = || house.data.path().join("blobs/results/20261128").exists();
    for lengths in [&[10][..], &[5_000], &[10, 300_000]] {
        let kept = house.blobs.keep(JOB, CREATED, 0, house.pngs(lengths)).await.unwrap();
        house.blobs.remove_empty_days(CREATED + DAY).await.unwrap();
        assert!(there(), "it is not empty");
        house.blobs.remove(kept.into_iter().map(|blob| blob.name).collect()).await.unwrap();
        house.blobs.remove_empty_days(CREATED + DAY - 1).await.unwrap();
        assert!(there(), "it is today's");
        house.blobs.remove_empty_days(CREATED + DAY).await.unwrap();
        assert!(!there());
    }
    // Behind the back of those who hold it open, as where they opened it just before.
    for lengths in [&[10][..], &[5_000], &[10, 300_000]] {
        let kept = house.blobs.keep(JOB, CREATED, 0, house.pngs(lengths)).await.unwrap();
        assert_eq!(house.indexes().await.len(), lengths.len());
        house.blobs.remove(kept.into_iter().map(|blob| blob.name).collect()).await.unwrap();
        fs::remove_dir(house.data.path().join("blobs/results/20261128")).unwrap();
    }
}

#[tokio::test]
async fn the_uploads_of_a_job_are_kept_by_their_roles() {
    let house = house();
    let roles = ["0", "15", "mask", "markup"];
    let uploads = |job: usize| {
        let spool = |index| house.spool(5_000 * (index + job));
        roles.iter().enumerate().map(|(index, role)| ((*role).to_owned(), spool(index))).collect::<Vec<_>>()
    };
    house.blobs.keep_inputs(JOB, uploads(0)).await.unwrap();
    house.blobs.keep_inputs("job_02", uploads(1)).await.unwrap();
    for (index, role) in roles.iter().enumerate() {
        let upload = house.blobs.open_input(JOB, role).await.unwrap();
        assert!(upload.read_all().unwrap() == noise(5_000 * index));
    }
    house.blobs.remove_inputs(JOB).await.unwrap();
    for role in roles {
        assert_eq!(house.blobs.open_input(JOB, role).await.unwrap_err().kind(), io::ErrorKind::NotFound);
        house.blobs.open_input("job_02", role).await.unwrap();
    }
}

#[tokio::test]
async fn old_files_are_told_with_their_jobs() {
    let house = house();
    let now = Clock::default().unix_millis();
    house.blobs.keep(JOB, CREATED, 0, house.pngs(&[10])).await.unwrap();
    house.blobs.keep_inputs("job_02", vec![("mask".into(), house.spool(10))]).await.unwrap();
    let young = house.blobs.keep("job_03", CREATED, 0, house.pngs(&[10])).await.unwrap();
    let root = house.data.path().join("blobs");
    fs::write(root.join("results/20261128/.0123456789abcdef.part"), "half").unwrap();
    let young = File::options().write(true).open(root.join(&young[0].name)).unwrap();
    young.set_modified(SystemTime::UNIX_EPOCH + Duration::from_millis(now as u64 + 3_600_000)).unwrap();
    let mut old = house.blobs.older_than(now + 60_000).await.unwrap();
    old.sort_by(|one, other| one.job.cmp(&other.job));
    let told: Vec<(&str, &str)> = old.iter().map(|old| (old.job.as_str(), old.name.as_str())).collect();
    let half = "results/20261128/.0123456789abcdef.part";
    assert_eq!(told, [("", half), (JOB, "results/20261128/job_01-0.png"), ("job_02", "inputs/job_02-mask")]);
    assert!(house.blobs.older_than(now - 60_000).await.unwrap().is_empty());
    house.blobs.remove(old.into_iter().map(|old| old.name).collect()).await.unwrap();
    assert!(house.blobs.older_than(now + 60_000).await.unwrap().is_empty());
}

#[tokio::test]
async fn of_a_large_store_a_part_is_told_at_a_time() {
    let house = house();
    let results = house.data.path().join("blobs/results");
    for day in ["20261101", "20261102", "20261103"] {
        fs::create_dir(results.join(day)).unwrap();
        for index in 0..3_000 {
            File::create(results.join(day).join(format!("job_{index}-0.png"))).unwrap();
        }
    }
    let mut told = Vec::new();
    for _ in 0..3 {
        told.push(house.blobs.older_than(i64::MAX).await.unwrap().len());
    }
    assert_eq!(told, [6_000, 3_000, 6_000], "and then it begins again");
}

/// The picture that a crash leaves is whole, however far it came.
#[tokio::test]
async fn a_crash_leaves_whole_pictures_or_none() {
    const DIRECTORY: &str = "PICTOR_TEST_DIRECTORY";
    if let Ok(directory) = env::var(DIRECTORY) {
        let blobs = Blobs::open(Path::new(&directory), None, &Crash::from_environment().unwrap()).unwrap();
        let spools = Spools::new(directory.into(), 1 << 30);
        let pictures =
            [100, 300_000, 5_000].map(|length| (spools.from_bytes(noise(length)).unwrap(), Format::Png));
        blobs.keep(JOB, CREATED, 0, pictures.to_vec()).await.unwrap();
        return;
    }
    for (point, left) in
        [("blob.synced", 0), ("blob.linked_one", 1), ("blob.linked_all", 3), ("finish.before", 3)]
    {
        let house = house();
        let directory = house.data.path().to_str().unwrap();
        let ended =
            again("a_crash_leaves_whole_pictures_or_none", &[], &[(VARIABLE, point), (DIRECTORY, directory)]);
        assert_eq!(ended.status.signal() == Some(9), point.starts_with("blob"), "{point}: {ended:?}");
        let found = house.blobs.found_here(JOB, CREATED).await.unwrap();
        let lengths: Vec<u64> = found.iter().map(|found| found.bytes).collect();
        assert_eq!(lengths, [100, 300_000, 5_000][..left], "{point}");
    }
}

/// In a process that has file systems of its own, so that a small one can be mounted and goes away with it.
#[tokio::test]
async fn a_full_disk_is_an_error_that_leaves_nothing_behind() {
    const DIRECTORY: &str = "PICTOR_TEST_FULL";
    const TEST: &str = "a_full_disk_is_an_error_that_leaves_nothing_behind";
    let Ok(directory) = env::var(DIRECTORY) else {
        let elsewhere = tempfile::tempdir().unwrap();
        let directory = elsewhere.path().to_str().unwrap();
        let mount = "mount -t tmpfs -o size=1m tmpfs \"$PICTOR_TEST_FULL\" || exit 77; exec \"$@\"";
        let before = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh"];
        let ended = again(TEST, &before, &[(DIRECTORY, directory)]);
        let may_not =
            ended.status.code() == Some(77) || String::from_utf8_lossy(&ended.stderr).starts_with("unshare:");
        assert!(ended.status.success() || may_not, "{ended:?}");
        return;
    };
    let spools = tempfile::tempdir().unwrap();
    let full = Path::new(&directory);
    let house = House {
        blobs: Blobs::open(full, None, &Crash::default()).unwrap(),
        spools: Spools::new(spools.path().into(), 1 << 30),
        data: tempfile::tempdir().unwrap(),
    };
    let ballast = full.join("ballast");
    fs::write(&ballast, vec![0; 2 << 20]).unwrap_err();
    for lengths in [&[10][..], &[300_000], &[10, 300_000, 5_000]] {
        let error = house.blobs.keep(JOB, CREATED, 0, house.pngs(lengths)).await.unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull, "{lengths:?}");
        let uploads = vec![("0".to_owned(), house.spool(lengths[0]))];
        assert_eq!(
            house.blobs.keep_inputs(JOB, uploads).await.unwrap_err().kind(),
            io::ErrorKind::StorageFull
        );
    }
    assert!(house.blobs.older_than(i64::MAX).await.unwrap().is_empty(), "nothing half written is left");
    fs::remove_file(ballast).unwrap();
    let kept = house.blobs.keep(JOB, CREATED, 0, house.pngs(&[10, 300_000, 5_000])).await.unwrap();
    assert!(house.blobs.open_blob(&kept[1].name).await.unwrap().read_all().unwrap() == noise(300_000));
}
