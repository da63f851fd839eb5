//! Files on a real database: whose they are, what they may take, how they go.

use std::time::Duration;

use pictor::clock::Clock;
use pictor::crash::Crash;
use pictor::db::Db;
use pictor::files::{File, Files, FilesError, Filter, Keeping, New, Purpose};
use pictor::jobs::Retention;
use pictor_spool::Spools;

use crate::house::House;
use crate::on_both;

const DAY: Duration = Duration::from_hours(24);
const KEEPING: Keeping = Keeping { keep: None, budget: None, rows: Duration::from_hours(90 * 24) };

struct Shelf {
    house: House,
    files: Files,
    spools: Spools,
    _spooled: tempfile::TempDir,
}

impl Shelf {
    async fn open(db: Db, clock: Clock, keeping: Keeping) -> Self {
        let house = House::open(db.clone(), clock.clone()).await;
        let files = Files::new(db, house.blobs.clone(), clock, Crash::default(), keeping);
        let spooled = tempfile::tempdir().unwrap();
        Self { house, files, spools: Spools::new(spooled.path().into(), 1 << 30), _spooled: spooled }
    }

    async fn keep(&self, project: &str, bytes: usize, lasts: Option<Duration>) -> Result<File, FilesError> {
        let new = New {
            project: project.into(),
            key: "key_a".into(),
            purpose: Purpose::Vision,
            filename: "a.png".into(),
            picture: None,
            expires_after: lasts,
        };
        self.files.keep(new, self.spools.from_bytes(vec![7; bytes]).unwrap()).await
    }

    async fn listed(&self, filter: Filter) -> (Vec<String>, bool) {
        let page = self.files.list(&filter).await.unwrap();
        (page.files.into_iter().map(|file| file.id).collect(), page.more)
    }

    /// How many blobs there are.
    async fn blobs(&self) -> usize {
        self.house.blobs.older_than(i64::MAX).await.unwrap().len()
    }
}

fn all_of(project: &str) -> Filter {
    Filter { project: project.into(), purpose: None, after: None, limit: 10, newest_first: true }
}

#[tokio::test]
async fn a_file_is_its_projects_and_goes_when_it_is_deleted() {
    on_both(|db, clock| async move {
        let shelf = Shelf::open(db, clock, KEEPING).await;
        let file = shelf.keep("proj_a", 10_000, None).await.unwrap();
        assert_eq!(shelf.files.read("proj_a", &file.id).await.unwrap(), Some(file.clone()));
        assert_eq!(shelf.files.read("proj_b", &file.id).await.unwrap(), None);
        let open = shelf.files.open(&file).await.unwrap().unwrap();
        shelf.house.audit().await;
        assert!(!shelf.files.delete("proj_b", &file.id).await.unwrap());
        assert!(shelf.files.delete("proj_a", &file.id).await.unwrap());
        assert!(!shelf.files.delete("proj_a", &file.id).await.unwrap());
        assert_eq!((shelf.files.read("proj_a", &file.id).await.unwrap(), shelf.blobs().await), (None, 0));
        assert_eq!(open.read_all().unwrap(), vec![7; 10_000], "who has it open has it");
        assert!(shelf.files.open(&file).await.unwrap().is_none());
        let known = shelf.files.known("proj_a", &file.id).await.unwrap().unwrap();
        assert_eq!(
            (known.digest, known.filename.as_str()),
            (file.digest, ""),
            "what it was, and not its name"
        );
        shelf.house.clock.advance(91 * DAY);
        shelf.files.sweep().await.unwrap();
        assert_eq!(shelf.files.known("proj_a", &file.id).await.unwrap(), None);
        shelf.house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_goes_when_its_time_has_come() {
    on_both(|db, clock| async move {
        let shelf = Shelf::open(db, clock, Keeping { keep: Some(2 * DAY), ..KEEPING }).await;
        let short = shelf.keep("proj_a", 10, Some(DAY)).await.unwrap();
        let usual = shelf.keep("proj_a", 10, None).await.unwrap();
        assert_eq!(short.expires_at, Some(short.created_at + 86_400_000));
        assert_eq!(usual.expires_at, Some(usual.created_at + 2 * 86_400_000));
        assert_eq!(shelf.files.sweep().await.unwrap(), 0);
        shelf.house.clock.advance(DAY);
        assert_eq!(shelf.files.read("proj_a", &short.id).await.unwrap(), None, "also before the sweep");
        assert_eq!(shelf.listed(all_of("proj_a")).await.0, [usual.id.as_str()]);
        assert_eq!((shelf.files.sweep().await.unwrap(), shelf.blobs().await), (1, 1));
        shelf.house.clock.advance(DAY);
        assert_eq!((shelf.files.sweep().await.unwrap(), shelf.blobs().await), (1, 0));
        shelf.house.audit().await;
    })
    .await;
}

#[tokio::test]
async fn a_list_goes_page_by_page_in_both_orders() {
    on_both(|db, clock| async move {
        let shelf = Shelf::open(db, clock, KEEPING).await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(shelf.keep("proj_a", 10, None).await.unwrap().id);
        }
        shelf.keep("proj_b", 10, None).await.unwrap();
        let newest = Filter { limit: 2, ..all_of("proj_a") };
        assert_eq!(shelf.listed(newest.clone()).await, (vec![ids[2].clone(), ids[1].clone()], true));
        let rest = Filter { after: Some(ids[1].clone()), ..newest };
        assert_eq!(shelf.listed(rest).await, (vec![ids[0].clone()], false));
        let oldest = Filter { newest_first: false, ..all_of("proj_a") };
        assert_eq!(shelf.listed(oldest.clone()).await, (ids, false));
        let others = Filter { purpose: Some(Purpose::UserData), ..oldest };
        assert_eq!(shelf.listed(others).await.0, Vec::<String>::new());
    })
    .await;
}

/// 20 at once where there is room for three.
#[tokio::test]
async fn a_budget_holds_to_the_byte_and_for_each_project_alone() {
    on_both(|db, clock| async move {
        let shelf = Shelf::open(db, clock, Keeping { budget: Some(3_000), ..KEEPING }).await;
        let at_once = (0..20).map(|_| shelf.keep("proj_a", 1_000, None));
        let ends = futures_util::future::join_all(at_once).await;
        let kept: Vec<_> = ends.iter().flatten().collect();
        assert_eq!(kept.len(), 3);
        let refused = ends.iter().filter(|end| matches!(end, Err(FilesError::OverBudget { budget: 3_000 })));
        assert_eq!((refused.count(), shelf.blobs().await), (17, 3), "what is refused leaves nothing");
        shelf.keep("proj_b", 3_000, None).await.unwrap();
        shelf.keep("proj_b", 1, None).await.unwrap_err();
        assert!(shelf.files.delete("proj_a", &kept[0].id).await.unwrap());
        shelf.keep("proj_a", 1_000, Some(DAY)).await.unwrap();
        shelf.keep("proj_a", 1, None).await.unwrap_err();
        shelf.house.clock.advance(DAY);
        shelf.keep("proj_a", 1_000, None).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_sweep_takes_blobs_without_a_row_and_no_others() {
    on_both(|db, clock| async move {
        let shelf = Shelf::open(db, clock, KEEPING).await;
        let kept = shelf.keep("proj_a", 10_000, None).await.unwrap();
        let stray = shelf.spools.from_bytes(vec![1; 10_000]).unwrap();
        shelf.house.blobs.keep_file("file-stray", stray).await.unwrap();
        let keep = Retention::default();
        assert_eq!(shelf.house.jobs.sweep(&keep).await.unwrap().orphans, 0, "its row may be on its way");
        shelf.house.clock.advance(Duration::from_mins(61));
        assert_eq!(shelf.house.jobs.sweep(&keep).await.unwrap().orphans, 1);
        assert!(shelf.files.open(&kept).await.unwrap().is_some());
        shelf.house.audit().await;
    })
    .await;
}

/// A file that was named long ago may come with a job that is about to start: it is no orphan there.
#[tokio::test]
async fn an_old_file_is_young_beside_a_job() {
    on_both(|db, clock| async move {
        let shelf = Shelf::open(db, clock, KEEPING).await;
        let file = shelf.keep("proj_a", 10_000, None).await.unwrap();
        let old = std::time::SystemTime::UNIX_EPOCH;
        let path = shelf.house.path().join("blobs/files").join(&file.id);
        std::fs::File::open(path).unwrap().set_modified(old).unwrap();
        let spool = shelf.files.open(&file).await.unwrap().unwrap();
        shelf.house.blobs.keep_inputs("job_soon", vec![("0".into(), spool)]).await.unwrap();
        assert!(shelf.files.delete("proj_a", &file.id).await.unwrap());
        assert_eq!(shelf.house.jobs.sweep(&Retention::default()).await.unwrap().orphans, 0);
        let input = shelf.house.blobs.open_input("job_soon", "0").await.unwrap();
        assert_eq!(input.read_all().unwrap(), vec![7; 10_000]);
    })
    .await;
}
