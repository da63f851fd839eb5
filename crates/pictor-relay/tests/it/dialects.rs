//! Services that draw as OpenAI does and want to be asked in other words.

use pictor_api::{Background, Call, Format, Moderation, Quality, Size};
use pictor_relay::{
    Capabilities, EditBody, FailureKind, Inputs, Kind, Models, Policy, SizeForm, Sizing, Uploads, WrongSize,
};
use pictor_testkit::{Content, Drawing, Received, Step, Upstream, pictures};
use serde_json::{Value, json};

use crate::house::{House, SIZE, call, edit_call, of_kind};

fn house(can: Capabilities, scripted: &Upstream) -> House {
    House::new(vec![of_kind("a", Kind::Compatible(can), scripted.base_url())], Policy::default())
}

fn texts<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

fn json_of(received: &Received) -> &Value {
    let Content::Json(body) = &received.content else { panic!("JSON was sent") };
    body
}

/// A call that says everything that not every service takes.
fn demanding() -> Call {
    Call {
        n: 2,
        quality: Some(Quality::High),
        background: Some(Background::Opaque),
        moderation: Moderation::Low,
        user: Some("u-1".into()),
        ..call()
    }
}

#[tokio::test]
async fn a_service_hears_only_what_it_takes_and_the_caller_hears_the_rest() {
    let scripted = Upstream::start([Step::draw(Drawing { count: Some(2), ..Drawing::default() })]).await;
    let can = Capabilities {
        takes: Some(texts(["quality", "output_format"])),
        quality: Some([("high".to_owned(), "hd".to_owned())].into()),
        rename: [("n", "batch_size"), ("size", "image_size")].map(|(a, b)| (a.into(), b.into())).into(),
        constants: json!({ "watermark": false }).as_object().unwrap().clone(),
        ..Capabilities::everything()
    };
    let house = house(can, &scripted);
    let answer = house.send(&demanding()).await.unwrap();
    let expected = json!({
        "model": "gpt-image-2", "prompt": "a red canoe", "batch_size": 2, "image_size": "256x160",
        "output_format": "png", "quality": "hd", "watermark": false,
    });
    assert_eq!(*json_of(&scripted.received()[0]), expected);
    let told = ["quality=high->hd", "background=opaque->dropped", "moderation=low->dropped", "user=dropped"];
    assert_eq!(answer.adjusted[..4], told);

    let answer = house.send(&Call { quality: Some(Quality::Low), ..call() }).await.unwrap();
    assert_eq!(answer.adjusted[0], "quality=low->dropped", "there is no word for it");
    assert_eq!(scripted.received()[1].parameter("quality"), None);
}

#[tokio::test]
async fn what_is_left_out_is_told() {
    let scripted = Upstream::start([Step::ok()]).await;
    let can = Capabilities { omit: texts(["moderation", "user"]), ..Capabilities::everything() };
    let answer = house(can, &scripted).send(&Call { n: 1, ..demanding() }).await.unwrap();
    assert_eq!(answer.adjusted, ["moderation=low->dropped", "user=dropped"]);
    assert_eq!(scripted.received()[0].parameter("quality").as_deref(), Some("high"));
}

#[tokio::test]
async fn the_nearest_size_is_asked_for_and_resized_where_that_is_wanted() {
    let large = Size::new(512, 320);
    let can = || Capabilities {
        sizing: Sizing { pixels: (large.pixels(), large.pixels()), ..Sizing::default() },
        ..Capabilities::everything()
    };
    for (wrong_size, size, told) in [
        (WrongSize::AsIs, large, "size=256x160->512x320"),
        (WrongSize::Resize, SIZE, "resized=512x320->256x160"),
        (WrongSize::FailOver, large, "size=256x160->512x320"),
    ] {
        let (scripted, other) = (Upstream::start([Step::ok()]).await, Upstream::start([Step::ok()]).await);
        let upstreams = vec![
            of_kind("a", Kind::Compatible(can()), scripted.base_url()),
            pictor_relay::Upstream { priority: 1, ..of_kind("b", Kind::OpenAi, other.base_url()) },
        ];
        let house = House::new(upstreams, Policy { wrong_size, ..Policy::default() });
        let answer = house.send(&call()).await.unwrap();
        assert_eq!(scripted.received()[0].parameter("size").as_deref(), Some("512x320"));
        assert_eq!((answer.pictures[0].size, &answer.adjusted[..]), (size, &[told.to_owned()][..]));
        assert_eq!(other.requests(), 0, "what was to be expected is not paid for again");
    }
}

#[tokio::test]
async fn single_models_can_have_words_of_their_own() {
    let scripted = Upstream::start([Step::ok()]).await;
    let pair = Sizing { form: SizeForm::Pair, ..Sizing::default() };
    let special = Capabilities { sizing: pair, ..Capabilities::everything() };
    let simple = Capabilities { takes: Some(Vec::new()), ..Capabilities::everything() };
    let mut upstream = of_kind("a", Kind::Compatible(simple), scripted.base_url());
    upstream.by_model = vec![("kontext".into(), special)];
    let names = [("gpt-image-2", "FLUX.1-Kontext-pro"), ("gpt-image-1.5", "FLUX.1-schnell")];
    upstream.models = Models::Named(names.map(|(ours, theirs)| (ours.into(), theirs.into())).into());
    let house = House::new(vec![upstream], Policy::default());
    house.send(&call()).await.unwrap();
    house.send(&Call { model: "gpt-image-1.5".into(), ..call() }).await.unwrap();
    let received = scripted.received();
    assert_eq!(received[0].names(), ["model", "prompt", "width", "height"]);
    assert_eq!(received[1].names(), ["model", "prompt", "size"]);
}

#[tokio::test]
async fn references_go_where_the_service_looks_for_them() {
    let json = |one: Option<&str>, many: Option<&str>, wrap: Option<&str>| Uploads {
        one: one.map(Into::into),
        many: many.map(Into::into),
        wrap: wrap.map(Into::into),
        ..Uploads::json()
    };
    let form = Uploads { body: EditBody::Multipart, ..json(Some("image[]"), Some("image[]"), None) };
    let scripted = Upstream::start([Step::ok()]).await;
    let url =
        |value: &Value| value.as_str().is_some_and(|text| text.starts_with("data:image/png;base64,iVBOR"));
    for (uploads, count, names) in [
        (json(Some("image"), Some("images"), Some("url")), 1, vec!["model", "prompt", "size", "image"]),
        (json(Some("image"), Some("images"), Some("url")), 2, vec!["model", "prompt", "size", "images"]),
        (json(Some("image"), Some("image"), None), 2, vec!["model", "prompt", "size", "image"]),
        (json(Some("image_url"), None, None), 1, vec!["model", "prompt", "size", "image_url"]),
        (form, 1, vec!["model", "prompt", "size", "image[]"]),
    ] {
        let (wrap, member) = (uploads.wrap.clone(), names[3]);
        let can =
            Capabilities { uploads, edits_path: "images/generations".into(), ..Capabilities::everything() };
        let house = house(can, &scripted);
        let images = (0..count).map(|seed| house.picture(seed, Size::new(64, 64))).collect();
        house.send_with(&edit_call(), &Inputs { images, ..Inputs::default() }).await.unwrap();
        let received = scripted.received().pop().unwrap();
        assert_eq!(
            (received.path.as_str(), received.names()),
            ("/v1/images/generations", names.iter().map(|name| (*name).to_owned()).collect())
        );
        let Content::Json(body) = &received.content else { continue };
        let bare = |value: &Value| wrap.as_ref().map_or(url(value), |wrap| url(&value[wrap]));
        let place = &body[member];
        assert!(if count == 1 { bare(place) } else { place.as_array().unwrap().iter().all(bare) }, "{place}");
    }
}

#[tokio::test]
async fn what_a_service_would_draw_without_is_refused() {
    let scripted = Upstream::start([Step::ok()]).await;
    let can = Capabilities {
        takes: Some(Vec::new()),
        uploads: Uploads { many: None, formats: vec![Format::Png], ..Uploads::multipart() },
        ..Capabilities::everything()
    };
    let house = house(can, &scripted);
    let webp = || house.input(pictures::file(1, SIZE, Format::Webp), Format::Webp, "a.webp");
    let png = || house.picture(1, SIZE);
    let transparent = Call { background: Some(Background::Transparent), ..call() };
    for (call, images, markup, lacking) in [
        (edit_call(), vec![webp()], None, "no upstream for this model reads pictures in webp"),
        (edit_call(), vec![png(), png()], None, "no upstream for this model takes 2 pictures"),
        (edit_call(), vec![png()], Some(png()), "no upstream for this model takes markup"),
        (transparent, vec![], None, "no upstream for this model makes transparent pictures"),
    ] {
        let inputs = Inputs { images, markup, ..Inputs::default() };
        let failure = house.send_with(&call, &inputs).await.unwrap_err();
        assert!(
            matches!(failure.kind, FailureKind::Unserved { lacking: said } if said == lacking),
            "{lacking}"
        );
    }
    assert_eq!(scripted.requests(), 0);
}
