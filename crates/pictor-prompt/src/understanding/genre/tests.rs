//! Pages, as they are read from prompts of every genre.

use super::{page, plain};
use crate::intent::{Genre, Position, Region};

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
    let (_, title, _) = read("信息图：如何泡咖啡，4个步骤：磨豆、烧水、注水、等待");
    assert_eq!(title.as_deref(), Some("如何泡咖啡"));
    let (genre, title, slots) = read("流程图:提交申请、审核、批准、发放");
    assert_eq!((genre, title, slots.len()), (Genre::Flowchart, None, 4));
    let (genre, _, slots) = read("anatomy of a bicycle, labelled parts: frame, wheel, saddle");
    assert_eq!((genre, slots.len()), (Genre::Anatomy, 3));
}

#[test]
fn names_that_are_quoted_are_parts_and_talk_is_none() {
    let (_, _, tips) =
        read("Infographic \"Save Energy\" with 2 tips: \"Lights off\", \"Wear wool\", icons for each");
    assert_eq!(tips, ["Lights off", "Wear wool"]);
    let (genre, title, days) = read("折线图，标题“步数”，周一到周五，蓝色线条");
    assert_eq!((genre, title.as_deref(), days.len()), (Genre::LineChart, Some("步数"), 5));
    let (genre, _, heads) = read("中餐厅菜单，标题“福满楼”，分“凉菜”“热菜”“汤品”三个板块");
    assert_eq!((genre, heads.len()), (Genre::Menu, 3));
    let (_, _, boxes) = read("组织架构图，顶部“院长”，下设“外科”“内科”，简洁商务");
    assert_eq!(boxes, ["院长", "外科", "内科"]);
    let (genre, _, places) = read("修仙世界地图，标注“青云山”“东海”");
    assert_eq!((genre, places), (Genre::Map, vec!["mountain".to_owned(), "sea".to_owned()]));
}

#[test]
fn a_plan_has_each_room_that_is_told() {
    let (_, _, rooms) = read(
        "floor plan of a boat, top view, bed cabin at the back, two baths, deck with two chairs, labels",
    );
    assert_eq!(rooms, ["bed cabin", "bath", "bath", "deck"]);
    let (_, _, rooms) = read("诊所平面图：前台、三间诊室、卫生间，入口在下方，标注房间名称");
    assert_eq!(rooms, ["前台", "诊室", "诊室", "诊室", "卫生间", "入口"]);
}

#[test]
fn answers_lead_to_their_steps() {
    let told = [
        "flowchart: Start -> Urgent? -> yes: Reply now, no: Archive -> End",
        "flowchart of mail: Start, Urgent?, if yes, Reply now, if no Archive, End",
        "flowchart: Start, Urgent? yes leads to Reply now, no goes to Archive, then End",
        "flowchart: Start, Urgent? if yes Reply now, if no: Archive, End",
    ];
    for prompt in told {
        let slots = page(prompt).unwrap().slots;
        let read: Vec<_> = slots.iter().map(|s| (s.note.as_str(), s.label.as_str())).collect();
        let wanted = [("", "Start"), ("", "Urgent?"), ("yes", "Reply now"), ("no", "Archive"), ("", "End")];
        assert_eq!(read, wanted, "{prompt}");
    }
    let slots = page("流程图：下单→有货？→是：发货，否：退款→结束").unwrap().slots;
    assert_eq!((slots.len(), slots[3].note.as_str(), slots[3].label.as_str()), (5, "否", "退款"));
}

/// The first is no title, and a title is no goods.
#[test]
fn quoted_goods_are_the_goods() {
    let menu =
        page("menu for a truck with the title \"Taco Loco\" and items \"Al Pastor 4.00\", \"Churros 2.50\"");
    let menu = menu.unwrap();
    let goods: Vec<_> = menu.slots.iter().map(|s| (s.label.as_str(), s.note.as_str())).collect();
    assert_eq!(goods, [("Al Pastor", "4.00"), ("Churros", "2.50")]);
    assert_eq!(menu.rest.lettering.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["Taco Loco"]);
    let (_, title, slots) = read("infographic with the steps \"Grind\", \"Pour\", \"Wait\"");
    assert_eq!((title, slots.len()), (None, 3));
}

#[test]
fn a_menu_lists_what_it_is_with() {
    let (genre, _, slots) = read("cocktail menu with mojito $9, margarita $10 and negroni $11");
    assert_eq!((genre, &slots[..]), (Genre::Menu, &["mojito", "margarita", "negroni"].map(String::from)[..]));
}

#[test]
fn years_and_prices_stand_apart() {
    let timeline =
        page("timeline infographic of space exploration: 1957 Sputnik, 1969 Moon landing").unwrap();
    assert_eq!((timeline.slots[1].note.as_str(), timeline.slots[1].label.as_str()), ("1969", "Moon landing"));
    let menu = page("奶茶店菜单,珍珠奶茶15元,柠檬茶12元").unwrap();
    assert_eq!(menu.slots.len(), 2);
    assert_eq!(lettered("下午茶菜单:红茶 28元,司康 18元"), [""; 0]);
    let cover = "book cover \"The Silent Lake\" by Anna Reed, misty lake and a boat";
    assert_eq!(lettered(cover), ["The Silent Lake", "Anna Reed"]);
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

/// Each is taken out of the scene: no moon hangs over 99元/月, and a date is never the title of what has a name.
#[test]
fn posters_and_cards_have_lines() {
    let read = |prompt: &str| {
        let page = page(prompt).unwrap();
        let words = page.rest.lettering.iter().map(|l| l.text.clone()).collect::<Vec<_>>();
        (page.genre, words.join(" / "), page.rest.subjects.len())
    };
    let told = [
        (
            "lost cat poster: tabby named Milo, reward $200, call 555-0134",
            "Lost Cat / Milo / Reward $200 / Call 555-0134",
            1,
        ),
        ("flyer for a yoga class every Monday at 6pm, lotus", "Yoga Class / Every Monday at 6pm", 1),
        ("海报，标题“夏日计划”，价格99元/月，哑铃", "夏日计划 / 价格99元/月", 1),
        ("寻猫启事，橘猫，名字叫咪咪，4月3日走失", "寻猫启事 / 咪咪 / 4月3日走失", 1),
        ("book cover titled The Last Keeper by Elena Marsh, a dragon", "The Last Keeper / Elena Marsh", 1),
        (
            "certificate of achievement awarded to James Carter",
            "Certificate of Achievement / James Carter",
            0,
        ),
        ("贺卡，小熊，写着：爸爸，您辛苦了", "爸爸，您辛苦了", 1),
        ("优惠券，满100减20，有效期至12月31日", "满100减20 / 有效期至12月31日", 0),
        ("happy birthday mom", "Happy Birthday Mom", 0),
        ("happy birthday cake", "Happy Birthday", 1),
        ("happy new year 2027 fireworks", "Happy New Year 2027", 1),
        ("grand opening this saturday", "Grand Opening", 0),
        ("祝妈妈生日快乐，永远年轻", "祝妈妈生日快乐，永远年轻", 0),
        ("poster for a marathon, the headline should be \"Run the City\"", "Run the City", 0),
    ];
    for (prompt, lines, things) in told {
        let (genre, found, subjects) = read(prompt);
        assert_eq!((found.as_str(), subjects), (lines, things), "{prompt}: {genre:?}");
    }
}

/// A heading is lettered where it is quoted, named as one, or follows the genre and a colon; a topic isn't.
#[test]
fn topics_are_no_headings() {
    let title = |prompt: &str| page(prompt).unwrap().title;
    assert_eq!(title("infographic about the water cycle"), None);
    assert_eq!(title("infographic titled Drink Water, steps: pour, drink"), Some("Drink Water".to_owned()));
    assert_eq!(title("信息图,标题为健康饮食,多吃蔬菜、多喝水"), Some("健康饮食".to_owned()));
    assert_eq!(title("timeline of computers: 1946 ENIAC, 1981 IBM PC"), None);
}

#[test]
fn parts_need_no_colon() {
    let (_, _, slots) = read("diagram of a flower with labels petal, stem, leaf and root");
    assert_eq!(slots, ["petal", "stem", "leaf", "root"]);
    let (_, _, slots) = read("流程图,注册、登录、付款");
    assert_eq!(slots, ["注册", "登录", "付款"]);
    let (_, _, slots) = read("3 panel comic: a boy plants a seed, it rains, a big sunflower grows");
    assert_eq!(slots.len(), 3);
}

#[test]
fn posters_and_cards_letter_what_nobody_quoted() {
    let words = lettered;
    assert_eq!(words("summer sale poster, 50% off, beach theme"), ["Summer Sale", "50% OFF"]);
    assert_eq!(words("618大促海报,标题\"年中狂欢\",满300减50"), ["年中狂欢", "满300减50"]);
    assert_eq!(words("wedding invitation, \"Anna & Tom\", June 20"), ["Anna & Tom", "June 20"]);
    assert_eq!(words("名片设计,王建国,律师,电话 13800001111"), ["王建国", "律师", "13800001111"]);
    assert_eq!(words("business card for Dr. Emily Chen, dentist"), ["Dr. Emily Chen", "Dentist"]);
    assert_eq!(words("wedding invitation for Sarah and James"), ["Sarah and James"]);
    assert_eq!(words("结婚请帖,新郎张伟 新娘李娜,5月20日"), ["张伟 & 李娜", "5月20日"]);
    assert_eq!(words("宝宝周岁请柬,5月20日中午12点,金陵饭店"), ["宝宝周岁", "5月20日中午12点", "金陵饭店"]);
    assert_eq!(words("名片,林小雨,花艺师,微信linxiaoyu88"), ["林小雨", "花艺师", "微信linxiaoyu88"]);
    assert_eq!(words("vintage travel poster of Kyoto, cherry blossoms"), ["Kyoto"]);
    assert_eq!(words("开学季海报：好好学习，天天向上"), ["开学季", "好好学习，天天向上"]);
    assert_eq!(words("gift voucher for a spa, $50"), ["Gift Voucher", "$50"]);
    assert_eq!(words("宠物店名片,王小萌,店长"), ["王小萌", "店长"]);
    assert_eq!(words("house flyer, $750,000, call 555-4411"), ["$750,000", "Call 555-4411"]);
    assert_eq!(words("健康早餐公众号封面,燕麦"), ["健康早餐"]);
    assert_eq!(words("开业邀请函,6月18日上午10点,中山路88号")[1..], ["6月18日上午10点", "中山路88号"]);
    assert_eq!(words("baby shower invitation for Emily, elephant"), ["Baby Shower", "Emily"]);
    assert_eq!(words("happy 60th birthday card for Grandma"), ["Happy 60th Birthday"]);
    assert_eq!(words("thank you card with wildflowers"), ["Thank You"]);
    assert_eq!(words("happy new year poster with fireworks"), ["Happy New Year"]);
    assert_eq!(words("情人节快乐贺卡,两只小熊"), ["情人节快乐"]);
    assert_eq!(words("音乐节海报,草莓音乐节,吉他"), ["草莓音乐节"]);
    assert_eq!(words("公司招聘海报,诚聘设计师"), ["招聘", "诚聘设计师"]);
    assert_eq!(words("小红书封面,5分钟学会做番茄炒蛋"), ["5分钟学会做番茄炒蛋"]);
    assert_eq!(
        words("missing dog flyer, \"Buddy\", call 555-2218"),
        ["Buddy", "Missing Dog", "Call 555-2218"]
    );
    assert_eq!(words("音乐会门票,国家大剧院,12月5日19:30"), ["音乐会", "国家大剧院", "12月5日19:30"]);
    assert_eq!(words("poster \"Night Owl\" for a cafe, headline \"NIGHT OWL\""), ["Night Owl"]);
}

/// The words of a page that stand in no part of it.
fn lettered(prompt: &str) -> Vec<String> {
    page(prompt).unwrap().rest.lettering.into_iter().map(|l| l.text).collect()
}

#[test]
fn posters_and_cards_letter_nothing_unasked() {
    for unasked in [
        "poster for a bakery with bread",
        "poster for Mother's Day, tulips",
        "birthday card for Leo",
        "graduation party invitation",
        "poster of a dog named Max on a skateboard",
        "婚礼请柬",
        "画一张电影票",
        "生日贺卡,给妈妈",
    ] {
        assert!(lettered(unasked).is_empty(), "{unasked}: {:?}", lettered(unasked));
    }
}

#[test]
fn rooms_and_lands_have_their_marks() {
    let (_, _, slots) = read("living room with a grey sofa, a floor lamp and three big windows");
    assert_eq!(slots, ["floor lamp", "window"]);
    let map = page("fantasy map with mountains in the north and three villages").unwrap();
    assert_eq!(map.slots[0].scene.region, Some(Region::Top));
    assert_eq!(map.slots[1].scene.subjects[0].count, 3);
    assert!(map.rest.subjects.is_empty() && map.rest.left_out.is_empty());
}

#[test]
fn colours_alone_are_the_pages() {
    let poster = page("concert poster \"Indie\", guitar, orange and navy").unwrap();
    assert_eq!((poster.rest.palette.len(), poster.rest.subjects.len()), (2, 1));
    let pattern = page("seamless floral pattern, roses").unwrap();
    assert!(pattern.rest.palette.is_empty());
}

#[test]
fn the_side_for_words_is_free() {
    let shot = page("product photo of a shoe, space for text on the left").unwrap();
    assert_eq!((shot.free, shot.rest.region), (Some(Region::Left), None));
    assert_eq!(page("电商主图,一双白色运动鞋,右边留白").unwrap().free, Some(Region::Right));
}

/// What stands on the page is not left out of it.
#[test]
fn labels_are_not_left_out() {
    let chart = super::super::understand("flowchart: Start, Enter password, Correct?, Welcome, Try again");
    assert!(chart.left_out.is_empty(), "{:?}", chart.left_out);
}

#[test]
fn scenes_are_no_pages() {
    for prompt in [
        "an otter reading a map",
        "a red bicycle",
        "the avatars' tree \"meme\"",
        "a boy reading a comic",
        "a cat in comic style",
        "a child asleep in a bedroom",
        "a woman holding a menu",
    ] {
        assert!(page(prompt).is_none(), "{prompt}");
    }
}

#[test]
fn quoted_steps_of_a_flowchart_keep_their_answers() {
    let chart =
        page("flowchart: \"Ticket\" then \"Urgent?\" if high \"Call\" else \"Mail\" then \"Close\"").unwrap();
    let read: Vec<_> = chart.slots.iter().map(|s| (s.note.as_str(), s.label.as_str())).collect();
    assert_eq!(read, [("", "Ticket"), ("", "Urgent?"), ("high", "Call"), ("else", "Mail"), ("", "Close")]);
    assert_eq!(chart.rest.lettering, []);
}

#[test]
fn what_is_told_of_a_website_is_shown_and_not_lettered() {
    let site = page("website homepage for a yoga studio, calm colours, a woman meditating, class schedule");
    let site = site.unwrap();
    assert_eq!((site.genre, site.slots.len(), site.rest.subjects[0].name()), (Genre::Website, 0, "woman"));
    let banner = page("hero banner for a landing page: three colleagues around a table, no text").unwrap();
    assert_eq!(banner.genre, Genre::Poster);
}

#[test]
fn the_parts_of_a_story_are_about_its_hero() {
    let comic = page("4-panel comic: a cat finds a box, gets in the box, falls asleep, wakes up as a king");
    let comic = comic.unwrap();
    let heroes: Vec<_> = comic.slots.iter().map(|slot| slot.scene.subjects[0].name()).collect();
    assert_eq!(heroes, ["cat"; 4]);
    let both = page("4-panel comic of a boy and his dog: they wake up, eat, play, sleep").unwrap();
    assert!(both.slots.iter().all(|slot| slot.scene.subjects.len() == 2), "both are in all of it");
}

#[test]
fn places_of_a_map_have_their_names() {
    let map = page("fantasy map with a dark forest \"Shadowwood\" and the city called \"Valoria\"").unwrap();
    let names: Vec<_> = map.slots.iter().map(|s| (s.label.as_str(), s.note.as_str())).collect();
    assert_eq!(names, [("forest", "Shadowwood"), ("town", "Valoria")]);
}

#[test]
fn what_is_shot_stands_after_the_colon() {
    let mug = page("Product shot: blue mug, plain white background").unwrap();
    assert_eq!((mug.genre, mug.rest.subjects[0].name()), (Genre::Product, "cup"));
}

#[test]
fn an_avatar_shows_whom_it_is_for() {
    let avatar = page("avatar for a teacher, glasses").unwrap();
    assert!(avatar.rest.subjects.iter().any(|s| s.name() == "teacher" && s.focal));
}

#[test]
fn stickers_show_what_one_does() {
    let pack = page("sticker pack of a cat: waving, sleeping, jumping, angry").unwrap();
    assert!(pack.slots.iter().all(|slot| slot.label.is_empty() && slot.scene.subjects[0].name() == "cat"));
}

#[test]
fn the_sentence_of_a_story_fills_its_panels() {
    let told = "four-panel manga page, a chef tastes soup, thinks, adds salt, cries with joy. screentone, speed lines";
    assert_eq!(read(told).2, ["a chef tastes soup", "thinks", "adds salt", "cries with joy"]);
    let told = "two panel comic: cat sees cucumber (scared), cat on top of the fridge (smug)";
    assert_eq!(read(told).2.len(), 2);
    assert_eq!(read("四格漫画:一只猫醒来,伸懒腰,吃早餐,又睡着了。线条简单,黑白").2.len(), 4);
}

#[test]
fn labelled_places_have_their_names() {
    let names = |prompt: &str| {
        let slots = page(prompt).unwrap().slots;
        slots.into_iter().map(|slot| slot.note).filter(|note| !note.is_empty()).collect::<Vec<_>>()
    };
    let told = "tourist map of a small town: river, stone bridge, car park, labelled, cheerful colours";
    assert_eq!(names(told), ["river", "stone bridge", "car park"]);
    assert_eq!(names("手绘地图,标出\"糖葫芦摊\"\"修表铺\",复古纸张"), ["糖葫芦摊", "修表铺"]);
    assert_eq!(names("fantasy map: Ironwood forest in the north, city of Vell"), ["Ironwood forest", "Vell"]);
    assert_eq!(names("fantasy map: dark forest, a castle, no text"), Vec::<String>::new());
    let told = page("游戏地图:水井在中间,北边铁匠铺,东边麦田,每处都有名字牌").unwrap();
    let found = |name: &str| told.slots.iter().find(|slot| slot.note == name).unwrap().scene.region;
    assert_eq!(found("铁匠铺"), Some(Region::Top));
    assert_eq!(found("麦田"), Some(Region::Right));
}

#[test]
fn words_on_stickers_stand_beside_whom_they_are_of() {
    let told = page("三张贴纸:下班啦、在路上、已躺平,主角都是一颗土豆,配字放在土豆旁边").unwrap();
    assert_eq!(told.genre, Genre::Cards);
    assert!(
        told.slots.iter().all(|slot| !slot.label.is_empty() && slot.scene.subjects[0].name() == "potato")
    );
    assert!(told.rest.lettering.is_empty());
    let (genre, _, slots) = read("sticker sheet of 4 veggies with faces - leek, garlic, radish, pea pod");
    assert_eq!((genre, slots.len()), (Genre::IconSet, 4));
}

#[test]
fn what_a_pattern_is_used_for_is_not_in_it() {
    for told in ["无缝图案,草莓和薄荷叶,用来印围裙", "seamless pattern, lemons and leaves, printed on aprons"]
    {
        assert!(page(told).unwrap().rest.subjects.iter().all(|s| s.name() != "apron"), "{told}");
    }
}

#[test]
fn what_is_said_of_the_picture_is_no_part() {
    for (prompt, wanted) in [
        ("流程图:报名 → 缴费 → 上课,缴费失败则返回报名,绿色配色,清爽", &["报名", "缴费", "上课"][..]),
        ("信息图 如何刷牙 五步 挤、刷、漱、吐、冲 每步配图 儿童用", &["挤", "刷", "漱", "吐", "冲"]),
        ("infographic: how to tie a tie, six steps, numbered, tie in navy, minimal flat illustration", &[]),
        ("mind map \"Travel\" flights hotels food", &["flights", "hotels", "food"]),
        (
            "block diagram of a phone, a router and one server, arrows left to right",
            &["phone", "router", "server"],
        ),
    ] {
        assert_eq!(read(prompt).2, wanted, "{prompt}");
    }
}

#[test]
fn ways_back_and_messages_have_their_words() {
    for (prompt, from, to, said) in [
        ("流程图:提交→审批→付款→归档,审批不通过退回提交", 1, 0, "审批不通过"),
        ("flowchart: submit -> review -> publish, if rejected go back to submit", 1, 0, "rejected"),
        ("flow chart: New -> In progress -> Done. If not fixed, go back to In progress.", 2, 1, "not fixed"),
        ("sequence diagram: User, App as two columns with arrows: \"login\"", 0, 1, "login"),
    ] {
        let ways = page(prompt).unwrap().ways;
        assert_eq!((ways[0].from, ways[0].to, ways[0].said.as_str()), (from, to, said), "{prompt}");
    }
}

#[test]
fn menus_begin_behind_their_titles() {
    for (prompt, wanted) in [
        (
            "cafe menu. \"BRUNCH\" toast 9.50, eggs 11, pancakes 8.20. Drawing of a bee",
            &["toast", "eggs", "pancakes"][..],
        ),
        ("菜单,标题\"特饮\",两款:西瓜汁 12元,柠檬茶 10元。浅绿色背景", &["西瓜汁", "柠檬茶"]),
        (
            "wedding menu card, \"Starter: soup / Main: salmon\", white card",
            &["Starter: soup", "Main: salmon"],
        ),
    ] {
        assert_eq!(read(prompt).2, wanted, "{prompt}");
    }
    let notes =
        page("infographic comparing teas: \"Green\", \"Black\". Under each the time: 2 min, 4 min").unwrap();
    assert_eq!(notes.slots.iter().map(|s| s.note.as_str()).collect::<Vec<_>>(), ["Green", "Black"]);
}
/// Each label that is quoted beside its picture is a part, and what is said of the letters is none.
#[test]
fn labels_beside_their_pictures_are_the_parts() {
    let told = [
        "Educational poster with the heading \"Bee to Jar\". Three stops: \"Collect\" (bee on a flower), \"Store\" \
         (honeycomb), \"Bottle\" (jar). The labels must be legible from two metres away.",
        "信息图,主题是\"Bee to Jar\"。蜜蜂停在花上,标注\"Collect\";蜂箱里有蜂蜜,标注\"Store\";一个玻璃罐,标注\"Bottle\"。字要大、要清楚。",
    ];
    for prompt in told {
        let (genre, title, slots) = read(prompt);
        assert_eq!((genre, title.as_deref()), (Genre::Infographic, Some("Bee to Jar")), "{prompt}");
        assert_eq!(slots, ["Collect", "Store", "Bottle"], "{prompt}");
    }
}

#[test]
fn boxes_with_numbers_are_steps_whatever_the_page_is_called() {
    let (genre, title, slots) = read(
        "One clear sheet to hang in the kitchen. Title: \"Plum jam\". Three boxes, each with a number and a label: \
         1 Wash the plums, 2 Add sugar, 3 Fill the jars. Thick lines.",
    );
    assert_eq!((genre, title.as_deref()), (Genre::Infographic, Some("Plum jam")));
    assert_eq!(slots, ["Wash the plums", "Add sugar", "Fill the jars"]);
    let (_, _, slots) = read(
        "infographic: compost. What goes in (peel, leaves), what stays out (meat, cheese), when it is ready",
    );
    assert!(!slots.iter().any(|label| label.contains('(') || label == "leaves"), "{slots:?}");
}

#[test]
fn goods_have_prices_and_the_foot_is_not_sold() {
    let told = [
        "A one page menu I can print on A4. Title \"SLURP\", then two dishes with prices: Sesame Noodles £8, Lime \
         Noodles £11, Egg £2. Small footer saying \"Tips +£1\".",
        "想要一张可以贴在墙上的价目表,最上面写\"SLURP\",下面列三样:牛肉面18元,凉面12元,卤蛋3元。最底下写\"加面2元\"。",
    ];
    for prompt in told {
        let menu = page(prompt).unwrap();
        assert_eq!((menu.genre, menu.slots.len()), (Genre::Menu, 3), "{prompt}");
        assert!(!menu.slots[0].label.contains(':'), "{}", menu.slots[0].label);
        assert_eq!(menu.rest.lettering.len(), 2, "{prompt}");
    }
}

#[test]
fn what_is_divided_asked_or_labelled_is_all_of_the_page() {
    let menu = read("火锅店菜单,店名“川味人家”,分锅底、荤菜、素菜三类,红色背景");
    assert_eq!((menu.0, menu.2), (Genre::Menu, vec!["锅底".into(), "荤菜".into(), "素菜".into()]));
    let chart = read("流程图,提交→是否通过→归档或驳回→通知,菱形判断框").2;
    assert_eq!(chart, ["提交", "是否通过？", "归档", "驳回", "通知"]);
    let labels = read("diagram of a volcano: lava, ash, labels \"crater\" \"magma\" \"vent\", flat style").2;
    assert_eq!(labels, ["crater", "magma", "vent"]);
    let isles = page("map of a world of floating islands, labels \"Spring\", \"Sun\" and \"Amber\"").unwrap();
    assert_eq!(isles.slots[0].note, "Spring\nSun\nAmber");
    let town = page("西安美食地图,标出大雁塔、什刹海,旁边画包子、面条").unwrap();
    assert_eq!(town.slots.iter().map(|s| s.note.as_str()).collect::<Vec<_>>(), ["大雁塔", "什刹海"]);
    let line = &page("四格漫画,小猫抓鱼,最后一格说“喵?”").unwrap().rest.lettering[0];
    assert_eq!(line.place, Position::Speech);
    let told = plain("绘本插画,故事叫《小熊回家》,小熊在森林里走,不要出现任何文字");
    assert!(told.lettering.is_empty());
}
