use super::page;
use crate::intent::Genre;

fn read(prompt: &str) -> (Genre, Option<String>, Vec<String>) {
    let page = page(prompt).unwrap();
    (page.genre, page.title, page.slots.into_iter().map(|slot| slot.label).collect())
}

#[test]
fn lists_become_slots_and_the_topic_a_heading() {
    let (genre, title, slots) = read("infographic: how to brew coffee in 4 steps: grind, pour, wait, serve");
    assert_eq!((genre, title.as_deref()), (Genre::Infographic, Some("How to brew coffee")));
    assert_eq!(slots, ["grind", "pour", "wait", "serve"]);
    let (_, title, slots) = read("信息图:洗手的五个步骤,湿手、抹皂、搓揉、冲洗、擦干");
    assert_eq!(title.as_deref(), Some("洗手的五个步骤"));
    assert_eq!(slots.len(), 5);
    let (genre, title, slots) = read("流程图:提交申请、审核、批准、发放");
    assert_eq!((genre, title, slots.len()), (Genre::Flowchart, None, 4));
    let (genre, _, slots) = read("anatomy of a bicycle, labelled parts: frame, wheel, saddle");
    assert_eq!((genre, slots.len()), (Genre::Anatomy, 3));
}

#[test]
fn years_and_prices_stand_apart() {
    let timeline =
        page("timeline infographic of space exploration: 1957 Sputnik, 1969 Moon landing").unwrap();
    assert_eq!((timeline.slots[1].note.as_str(), timeline.slots[1].label.as_str()), ("1969", "Moon landing"));
    let menu = page("奶茶店菜单,珍珠奶茶15元,柠檬茶12元").unwrap();
    assert_eq!(menu.slots.len(), 2);
    assert_eq!((menu.slots[0].label.as_str(), menu.slots[0].note.as_str()), ("珍珠奶茶", "15元"));
}

#[test]
fn counts_of_parts_count_no_subjects() {
    let comic = page("4 panel comic about a cat who steals a fish").unwrap();
    assert_eq!((comic.count, comic.rest.subjects[0].count), (Some(4), 1));
    assert_eq!(page("六格漫画,讲一只兔子和乌龟赛跑的故事").unwrap().count, Some(6));
    assert_eq!(page("16 food icons in a grid, pastel colors").unwrap().count, Some(16));
}

#[test]
fn panels_have_their_own_words() {
    let comic =
        page("2 panel comic, panel 1: a man says \"I'll start tomorrow\", panel 2: same man old").unwrap();
    assert_eq!(comic.slots.len(), 2);
    assert_eq!(comic.slots[0].scene.lettering[0].text, "I'll start tomorrow");
}

#[test]
fn scenes_are_no_pages() {
    for prompt in ["an otter reading a map", "a red bicycle", "the avatars' tree \"meme\""] {
        assert!(page(prompt).is_none(), "{prompt}");
    }
}
