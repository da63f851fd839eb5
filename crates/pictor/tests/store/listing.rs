//! Lists of jobs: filters, order, pages; and the attempts of one.

use pictor::jobs::{AttemptRow, Filter, New, Status, Within};
use pictor_api::money::Nanos;

use crate::house::{House, call, completed};
use crate::on_both;

fn all() -> Filter {
    Filter {
        within: Within::Project("proj_a".into()),
        key: None,
        status: None,
        model: None,
        endpoint: None,
        after: None,
        limit: 10,
        newest_first: false,
        created_after: None,
        created_before: None,
        starred: None,
        text: None,
    }
}

async fn ids(house: &House, filter: Filter) -> (Vec<String>, bool) {
    let page = house.jobs.list(&filter).await.unwrap();
    (page.jobs.into_iter().map(|job| job.id).collect(), page.more)
}

#[tokio::test]
async fn a_list_has_what_its_filters_let_through() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let fox = house.fresh(call()).await;
        let request = r#"{"prompt":"纸灯笼 under\u0000 \"100_\"","user":"fox"}"#.to_owned();
        let lantern = house.fresh(New { model: "other".into(), request, ..call() }).await;
        house.fresh(New { project: "proj_b".into(), key: "key_b".into(), ..call() }).await;
        house.jobs.finish(&fox, completed()).await.unwrap();

        let both = vec![fox.clone(), lantern.clone()];
        assert_eq!(ids(&house, all()).await, (both, false));
        let first = Filter { limit: 1, newest_first: true, ..all() };
        assert_eq!(ids(&house, first.clone()).await, (vec![lantern.clone()], true));
        let second = Filter { after: Some(lantern.clone()), ..first };
        assert_eq!(ids(&house, second).await, (vec![fox.clone()], false));
        let status = Filter { status: Some(Status::Completed), ..all() };
        assert_eq!(ids(&house, status).await.0, std::slice::from_ref(&fox));
        let model = Filter { model: Some("other".into()), ..all() };
        assert_eq!(ids(&house, model).await.0, std::slice::from_ref(&lantern));
        let created_at = house.job(&fox).await.created_at;
        let before = Filter { created_before: Some(created_at), ..all() };
        assert_eq!(ids(&house, before).await.0, Vec::<String>::new());
        for (text, found) in [
            ("FOX", vec![&fox]),
            ("0%", vec![&fox]),
            ("0_", vec![&lantern]),
            ("灯笼", vec![&lantern]),
            ("\"100", vec![&lantern]),
            ("!", vec![]),
            ("gpt", vec![]),
        ] {
            let filter = Filter { text: Some(text.into()), ..all() };
            assert_eq!(ids(&house, filter).await.0.iter().collect::<Vec<_>>(), found, "{text}");
        }
        let star = house.jobs.star(&Within::Project("proj_b".into()), &fox, true).await.unwrap();
        assert!(star.is_none(), "it is another project's");
        assert!(house.jobs.star(&Within::All, &fox, true).await.unwrap().unwrap().starred);
        for (starred, found) in [(true, &fox), (false, &lantern)] {
            let filter = Filter { starred: Some(starred), ..all() };
            assert_eq!(ids(&house, filter).await.0, std::slice::from_ref(found), "{starred}");
        }
        let everybody = Filter { within: Within::All, ..all() };
        assert_eq!(ids(&house, everybody).await.0.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_attempt_is_noted_and_told_again_at_the_end() {
    on_both(|db, clock| async move {
        let house = House::open(db, clock).await;
        let id = house.fresh(call()).await;
        let noted = AttemptRow {
            number: 1,
            upstream: "up".into(),
            started_at: 5,
            fate: "sending".into(),
            status: None,
            elapsed_ms: 0,
            sent_bytes: 0,
            received_bytes: 0,
            upstream_request: None,
            pictures: 0,
            usage: None,
            cost: None,
            note: "a\0b".into(),
        };
        house.jobs.note(&id, vec![noted.clone()]).await.unwrap();
        let note = "a\u{fffd}b".to_owned();
        assert_eq!(house.jobs.attempts(&id).await.unwrap(), [AttemptRow { note, ..noted.clone() }]);
        let done = AttemptRow {
            fate: "answered".into(),
            status: Some(200),
            pictures: 1,
            cost: Some(Nanos(40)),
            note: String::new(),
            ..noted
        };
        let end = pictor::jobs::End { attempts: vec![done.clone()], ..completed() };
        house.jobs.finish(&id, end).await.unwrap();
        assert_eq!(house.jobs.attempts(&id).await.unwrap(), [done]);
    })
    .await;
}
