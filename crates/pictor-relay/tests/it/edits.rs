//! Edits: uploads leave from their spools, whole and in order, as often as failover needs them.

use pictor_api::{Call, Format, Size};
use pictor_relay::{AzureSurface, Capabilities, Inputs, Kind, Policy, Uploads};
use pictor_testkit::{Content, Step, Upstream, pictures};
use serde_json::Value;

use crate::house::{House, SIZE, at, digest, edit_call, fates, of_kind};

#[tokio::test]
async fn uploads_arrive_whole_and_in_order_even_after_failover() {
    let (first, second) = (Upstream::start([Step::overloaded()]).await, Upstream::start([Step::ok()]).await);
    let house = House::new(vec![at("a", &first), at("b", &second)], Policy::default());
    let files: Vec<_> =
        (0..4).map(|seed| pictures::padded(pictures::file(seed, SIZE, Format::Png), 300_000)).collect();
    let images = files.iter().map(|file| house.input(file.clone(), Format::Png, "a \"b\"\r\n.png")).collect();
    let mask = pictures::mask(SIZE);
    let inputs = Inputs {
        images,
        mask: Some(house.input(mask.clone(), Format::Png, "mask.png")),
        ..Inputs::default()
    };
    let answer = house.send_with(&edit_call(), &inputs).await.unwrap();
    assert_eq!(fates(&answer.attempts), ["a:refused", "b:answered"]);

    for upstream in [&first, &second] {
        let received = upstream.received().pop().unwrap();
        assert_eq!(received.path, "/v1/images/edits");
        assert!(received.headers.contains_key("content-length"), "the length is known in advance");
        let names = ["model", "prompt", "size", "image[]", "image[]", "image[]", "image[]", "mask"];
        assert_eq!(received.names(), names);
        let digests: Vec<_> = received.files().iter().map(|part| part.digest.clone()).collect();
        let expected: Vec<_> = files.iter().chain([&mask]).map(|file| digest(file)).collect();
        assert_eq!(digests, expected);
        assert_eq!(received.files()[0].filename.as_deref(), Some("a %22b%22%0D%0A.png"));
        assert_eq!(received.files()[0].content_type.as_deref(), Some("image/png"));
    }
    drop((answer, inputs));
    house.assert_empty().await;
}

#[tokio::test]
async fn one_picture_goes_without_brackets() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let inputs = Inputs { images: vec![house.picture(3, SIZE)], ..Inputs::default() };
    house.send_with(&edit_call(), &inputs).await.unwrap();
    assert_eq!(upstream.received()[0].names(), ["model", "prompt", "size", "image"]);
}

#[tokio::test]
async fn a_service_that_wants_json_gets_data_urls() {
    let scripted = Upstream::start([Step::ok()]).await;
    let capabilities = Capabilities { uploads: Uploads::json(), ..Capabilities::everything() };
    let house = House::new(
        vec![of_kind("a", Kind::Compatible(capabilities), scripted.base_url())],
        Policy::default(),
    );
    let images = vec![house.picture(1, SIZE), house.picture(2, Size::new(64, 64))];
    let inputs = Inputs { images, mask: Some(house.picture(5, SIZE)), ..Inputs::default() };
    house.send_with(&edit_call(), &inputs).await.unwrap();

    let received = scripted.received().pop().unwrap();
    let Content::Json(body) = &received.content else { panic!("JSON was sent") };
    let data_url = |value: &Value| {
        let text = value["image_url"].as_str().unwrap().strip_prefix("data:image/png;base64,").unwrap();
        base64_simd::STANDARD.decode_to_vec(text).unwrap()
    };
    assert!(data_url(&body["images"][0]) == inputs.images[0].spool.read_all().unwrap());
    assert!(data_url(&body["images"][1]) == inputs.images[1].spool.read_all().unwrap());
    assert!(data_url(&body["mask"]) == inputs.mask.as_ref().unwrap().spool.read_all().unwrap());
}

#[tokio::test]
async fn a_strict_mask_keeps_every_pixel_outside() {
    let upstream = Upstream::start([Step::ok()]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let original = pictures::pixels(9, SIZE);
    let inputs = Inputs {
        images: vec![house.picture(9, SIZE)],
        mask: Some(house.input(pictures::mask(SIZE), Format::Png, "mask.png")),
        ..Inputs::default()
    };
    let call = Call { strict_mask: true, ..edit_call() };
    let answer = house.send_with(&call, &inputs).await.unwrap();
    assert_eq!(answer.adjusted, ["mask=strict"]);
    let mut reader = answer.pictures[0].spool.reader();
    let result = pictor_codec::decode(&mut reader, &pictor_codec::Limits::default()).unwrap();
    let edited = pictures::pixels(0, SIZE);
    for (x, y) in [(0, 0), (127, 80), (128, 80), (255, 159)] {
        let expected = if x < SIZE.width / 2 { edited.pixel(x, y) } else { original.pixel(x, y) };
        assert_eq!(result.pixel(x, y), expected, "at {x}, {y}");
    }
}

#[tokio::test]
async fn a_strict_mask_lasts_when_the_answer_has_another_size() {
    let wrong = pictor_testkit::Drawing { size: Some(Size::new(200, 200)), ..Default::default() };
    let upstream = Upstream::start([Step::draw(wrong)]).await;
    let house = House::new(vec![at("a", &upstream)], Policy::default());
    let inputs = Inputs {
        images: vec![house.picture(9, SIZE)],
        mask: Some(house.input(pictures::mask(SIZE), Format::Png, "mask.png")),
        ..Inputs::default()
    };
    let call = Call { strict_mask: true, ..edit_call() };
    let answer = house.send_with(&call, &inputs).await.unwrap();
    assert_eq!(answer.pictures[0].size, SIZE);
    let mut reader = answer.pictures[0].spool.reader();
    let result = pictor_codec::decode(&mut reader, &pictor_codec::Limits::default()).unwrap();
    assert_eq!(result.pixel(200, 100), pictures::pixels(9, SIZE).pixel(200, 100));
}

#[tokio::test]
async fn an_edit_at_a_deployment_of_azure_names_no_model() {
    let scripted = Upstream::start([Step::ok()]).await;
    let kind = Kind::Azure { api_version: "preview".into(), surface: AzureSurface::Deployments };
    let azure = of_kind("a", kind, format!("http://{}", scripted.address()));
    let house = House::new(vec![azure], Policy::default());
    let inputs = Inputs { images: vec![house.picture(3, SIZE)], ..Inputs::default() };
    house.send_with(&edit_call(), &inputs).await.unwrap();
    let received = scripted.received().pop().unwrap();
    assert_eq!(received.path, "/openai/deployments/gpt-image-2/images/edits?api-version=preview");
    assert_eq!(received.names(), ["prompt", "size", "image"]);
}
