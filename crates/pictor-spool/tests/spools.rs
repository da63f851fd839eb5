//! Spools: what goes in comes out, from memory or from disk, and every byte returns to the budget.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read, Seek, SeekFrom, Write};
use std::time::Duration;

use futures_util::StreamExt;
use pictor_spool::{Digest, IN_MEMORY, OverBudget, Spool, SpoolStream, Spools};

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
