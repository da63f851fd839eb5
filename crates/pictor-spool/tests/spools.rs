//! Spools: what goes in comes out, from memory or from disk, and every byte returns to the budget.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use futures_util::StreamExt;
use pictor_spool::{Digest, Dir, IN_MEMORY, OverBudget, Spool, SpoolStream, Spools};

fn noise(length: usize) -> Vec<u8> {
    (0..length).map(|index| (index * 31 % 251) as u8).collect()
}

fn spools(budget: u64) -> (Spools, tempfile::TempDir) {
    let directory = tempfile::tempdir().unwrap();
    (Spools::new(directory.path().into(), budget), directory)
}

async fn written(spools: &Spools, bytes: &[u8], piece: usize) -> Spool {
    let mut writer = spools.create();
    for piece in bytes.chunks(piece) {
        writer.write(piece).await.unwrap();
    }
    assert_eq!(writer.written(), bytes.len() as u64);
    writer.finish().await.unwrap()
}

#[tokio::test]
async fn what_goes_in_comes_out() {
    let (spools, directory) = spools(1 << 30);
    for length in [0, 1, IN_MEMORY - 1, IN_MEMORY, IN_MEMORY + 1, SpoolStream::CHUNK * 3 + 7] {
        let bytes = noise(length);
        let mut by_hand = spools.create();
        by_hand.write_all(&bytes).unwrap();
        for spool in [
            written(&spools, &bytes, 1_000).await,
            written(&spools, &bytes, 200_000).await,
            spools.from_bytes(bytes.clone()).unwrap(),
            by_hand.into_spool(),
        ] {
            assert_eq!((spool.len(), spool.is_empty()), (length as u64, length == 0));
            assert!(spool.read_all().unwrap() == bytes);
            let chunks: Vec<_> = spool.stream().map(Result::unwrap).collect().await;
            assert!(chunks.concat() == bytes && chunks.iter().all(|chunk| chunk.len() <= SpoolStream::CHUNK));
            for range in [0..length, length / 3..length / 2, length..length] {
                let part = spool.stream_of(range.start as u64..range.end as u64);
                let part: Vec<_> = part.map(Result::unwrap).collect().await;
                assert!(part.concat() == bytes[range.clone()], "{range:?} of {length}");
            }
        }
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "files have no names");
    assert_eq!(spools.in_use(), 0);
}

#[tokio::test]
async fn readers_have_positions_of_their_own() {
    let (spools, _directory) = spools(1 << 30);
    for length in [1_000, 300_000] {
        let bytes = noise(length);
        let spool = spools.from_bytes(bytes.clone()).unwrap();
        let (mut one, mut other) = (spool.reader(), spool.reader());
        drop(spool);
        let mut byte = [0; 1];
        one.seek(SeekFrom::End(-1)).unwrap();
        other.seek(SeekFrom::Start(500)).unwrap();
        one.read_exact(&mut byte).unwrap();
        assert_eq!(byte[0], bytes[length - 1]);
        other.read_exact(&mut byte).unwrap();
        assert_eq!(byte[0], bytes[500]);
        let mut rest = Vec::new();
        other.read_to_end(&mut rest).unwrap();
        assert!(rest == bytes[501..]);
        one.seek(SeekFrom::Start(length as u64 + 10)).unwrap();
        assert_eq!(one.read(&mut byte).unwrap(), 0, "behind the end there is nothing");
        one.seek(SeekFrom::Current(-(length as i64) - 11)).unwrap_err();
    }
    assert_eq!(spools.in_use(), 0, "readers free what they were the last to hold");
}

#[tokio::test]
async fn writers_wait_for_the_budget() {
    let (spools, _directory) = spools(100_000);
    let hog = spools.from_bytes(noise(90_000)).unwrap();
    let mut writer = spools.create();
    writer.write(&noise(10_000)).await.unwrap();
    assert_eq!(spools.in_use(), 100_000);
    let free = async {
        tokio::task::yield_now().await;
        drop(hog);
    };
    let more = noise(1);
    let (write, ()) = tokio::join!(writer.write(&more), free);
    write.unwrap();
    assert_eq!(spools.in_use(), 10_001);
    let error = writer.write(&noise(100_001)).await.unwrap_err();
    assert!(OverBudget::caused(&error), "what can never fit is refused at once");
    drop(writer);
    assert_eq!(spools.in_use(), 0);
}

#[tokio::test]
async fn an_allowance_is_room_taken_in_advance() {
    let (spools, _directory) = spools(1_000);
    let allowance = spools.allow(600, Duration::ZERO).await.unwrap();
    assert_eq!(spools.in_use(), 600);
    assert_eq!(spools.allow(600, Duration::from_millis(10)).await.unwrap_err(), OverBudget);

    let mut writer = spools.create_within(&allowance);
    writer.write(&noise(500)).await.unwrap();
    assert_eq!(spools.in_use(), 600, "what was allowed is not counted twice");
    writer.write(&noise(700)).await.unwrap();
    assert_eq!(spools.in_use(), 1_200, "what is paid for is never refused");
    let spool = writer.finish().await.unwrap();
    drop(allowance);
    assert_eq!(spools.in_use(), 1_200);
    drop(spool);
    assert_eq!(spools.in_use(), 0);

    let unused = spools.allow(900, Duration::ZERO).await.unwrap();
    drop(unused);
    assert_eq!(spools.in_use(), 0);
}

#[tokio::test]
async fn a_digest_is_the_same_however_it_is_made() {
    let (spools, _directory) = spools(1 << 30);
    for length in [0, 1, IN_MEMORY, IN_MEMORY + 1, 300_000] {
        let bytes = noise(length);
        let mut as_it_passes = spools.create().digested();
        let mut by_hand = spools.create().digested();
        by_hand.write_all(&bytes).unwrap();
        for piece in bytes.chunks(70_001) {
            as_it_passes.write(piece).await.unwrap();
        }
        for spool in [
            as_it_passes.finish().await.unwrap(),
            by_hand.into_spool(),
            written(&spools, &bytes, 1_000).await,
            spools.from_bytes(bytes.clone()).unwrap(),
        ] {
            assert_eq!(spool.digest().unwrap(), Digest::of(&bytes), "{length} bytes");
            assert_eq!(spool.clone().digest().unwrap().as_bytes(), blake3::hash(&bytes).as_bytes());
        }
    }
    assert_eq!(
        Digest::of(b"").to_string(),
        "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262",
        "BLAKE3 of nothing, from its specification"
    );
}

#[test]
fn a_link_is_the_same_file_and_lasts() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    let bytes = noise(300_000);
    let spool = spools.from_bytes(bytes.clone()).unwrap();
    spool.link(&dir, "one").unwrap();
    spool.link(&dir, "other").unwrap();
    let named = |name: &str| std::fs::metadata(directory.path().join(name)).unwrap();
    assert_eq!(named("one").ino(), named("other").ino(), "nothing was copied");
    assert_eq!((named("one").nlink(), named("one").mode() & 0o777), (2, 0o600));
    assert!(spool.read_all().unwrap() == bytes, "the spool is readable as before");
    let mut reader = spool.reader();
    drop(spool);
    assert!(std::fs::read(directory.path().join("one")).unwrap() == bytes);
    std::fs::remove_file(directory.path().join("one")).unwrap();
    let mut read = Vec::new();
    reader.read_to_end(&mut read).unwrap();
    assert!(read == bytes, "and so it is when the name is gone");
}

#[test]
fn a_small_spool_becomes_a_file_of_its_own() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    for length in [0, 1, IN_MEMORY] {
        let bytes = noise(length);
        let name = format!("{length}.png");
        spools.from_bytes(bytes.clone()).unwrap().link(&dir, &name).unwrap();
        assert_eq!(std::fs::read(directory.path().join(name)).unwrap(), bytes);
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 3, "no temporary name is left");
}

#[test]
fn a_taken_name_is_an_error_and_keeps_its_file() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    std::fs::write(directory.path().join("taken"), "before").unwrap();
    for length in [10, 300_000] {
        let error = spools.from_bytes(noise(length)).unwrap().link(&dir, "taken").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists, "{length} bytes");
    }
    assert_eq!(std::fs::read(directory.path().join("taken")).unwrap(), b"before");
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1, "no temporary name is left");
}

#[test]
fn only_plain_names_are_given_and_only_in_directories() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    for name in ["", ".", "..", "a/b", "../a", "a\0b"] {
        let error = spools.from_bytes(noise(10)).unwrap().link(&dir, name).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{name:?}");
    }
    std::fs::write(directory.path().join("file"), "").unwrap();
    Dir::open(&directory.path().join("file")).unwrap_err();
    Dir::open(&directory.path().join("missing")).unwrap_err();
}

/// Only where the machine has a second file system.
#[test]
fn on_another_file_system_it_is_copied() {
    let (spools, directory) = spools(1 << 30);
    let Ok(elsewhere) = tempfile::tempdir_in("/dev/shm") else { return };
    let device = |path: &Path| std::fs::metadata(path).unwrap().dev();
    if device(elsewhere.path()) == device(directory.path()) {
        return;
    }
    let dir = Dir::open(elsewhere.path()).unwrap();
    let bytes = noise(300_000);
    let spool = spools.from_bytes(bytes.clone()).unwrap();
    spool.link(&dir, "picture").unwrap();
    assert!(std::fs::read(elsewhere.path().join("picture")).unwrap() == bytes);
    assert_eq!(spool.link(&dir, "picture").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 1, "no temporary name is left");
    assert!(spool.read_all().unwrap() == bytes);
}

/// Digests of both, since a picture that is recovered must be the one that was bought.
#[tokio::test]
async fn a_file_is_read_as_a_spool_without_a_copy_or_a_charge() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    for length in [0, 10, 300_000] {
        let bytes = noise(length);
        spools.from_bytes(bytes.clone()).unwrap().sync_for(&dir).unwrap().replace("blob").unwrap();
        let spool = dir.open_spool("blob").unwrap();
        assert_eq!((spool.len(), spools.in_use()), (length as u64, 0));
        let chunks: Vec<_> = spool.stream().map(Result::unwrap).collect().await;
        assert!(chunks.concat() == bytes && spool.read_all().unwrap() == bytes);
        assert_eq!(spool.digest().unwrap(), Digest::of(&bytes));
        let mut end = Vec::new();
        let mut reader = spool.reader();
        dir.unlink("blob").unwrap();
        reader.read_to_end(&mut end).unwrap();
        assert!(end == bytes, "a reader keeps a file that lost its name");
    }
    dir.unlink("blob").unwrap();
    assert_eq!(dir.open_spool("blob").unwrap_err().kind(), ErrorKind::NotFound);
    dir.open_spool("../blob").unwrap_err();
    std::fs::create_dir(directory.path().join("directory")).unwrap();
    dir.open_spool("directory").unwrap_err();
    std::os::unix::fs::symlink("/etc/hostname", directory.path().join("elsewhere")).unwrap();
    dir.open_spool("elsewhere").unwrap_err();
}

#[test]
fn a_replaced_file_is_there_at_every_moment_and_leaves_nothing_behind() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    for length in [10, 300_000, 20, 400_000] {
        let spool = spools.from_bytes(noise(length)).unwrap();
        // The second time it is its own file that it replaces.
        for _ in 0..2 {
            spool.sync_for(&dir).unwrap().replace("blob").unwrap();
        }
        dir.sync().unwrap();
        assert!(std::fs::read(directory.path().join("blob")).unwrap() == noise(length));
        assert_eq!(std::fs::metadata(directory.path().join("blob")).unwrap().mode() & 0o777, 0o600);
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[test]
fn what_is_synced_and_never_named_leaves_nothing_behind() {
    let (spools, directory) = spools(1 << 30);
    let dir = Dir::open(directory.path()).unwrap();
    for length in [10, 300_000] {
        drop(spools.from_bytes(noise(length)).unwrap().sync_for(&dir).unwrap());
    }
    assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0);
}
