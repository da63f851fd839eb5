//! Words for where and when: settings, hours, seasons, weather, moods, occasions.

use super::{Row, Sense};
use crate::intent::{Mood, Occasion, Season, Setting, Time, Weather};

const fn place(setting: Setting, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Setting(setting), english, chinese)
}

pub(super) const SETTINGS: &[Row] = &[
    place(
        Setting::Meadow,
        "meadow, grassland, field, field of flowers, flower field, flower meadow, lavender field, wheat field, savanna, savannah, prairie, pasture, lawn, grassy field, steppe",
        "草地 草原 田野 花田 薰衣草田 麦田 草坪 牧场 原野 大草原 油菜花田",
    ),
    place(
        Setting::Hills,
        "hill, hills, hillside, hilltop, rolling hills, valley, vineyard",
        "小山坡 山丘 山谷 丘陵 山坡 梯田",
    ),
    place(
        Setting::Mountains,
        "mountains, mountain, mountain range, mountaintop, mountain peak, alps, himalayas, snowy mountain, snowy mountains, canyon, summit",
        "群山 山脉 山 大山 山顶 高山 雪山 峡谷 山间 山中 深山",
    ),
    place(
        Setting::Lake,
        "lake, pond, mountain lake, lakeside, lake shore, lakeshore, alpine lake, lagoon, reservoir, swamp, marsh",
        "湖 湖泊 湖边 湖面 湖畔 池塘 荷塘 荷花池 莲花池 高山湖泊 山湖 湖上 湖水 湖心 沼泽",
    ),
    place(
        Setting::River,
        "river, stream, creek, brook, riverbank, riverside, canal, rapids, waterfall, waterfalls",
        "河 河流 小河 溪流 小溪 河边 河岸 河畔 运河 江边 江 溪边 江南水乡 水乡 瀑布 江面",
    ),
    place(
        Setting::Forest,
        "forest, woods, woodland, bamboo grove, bamboo forest, grove, enchanted forest, pine forest, orchard, autumn forest, misty forest",
        "森林 树林 林间 竹林 丛林深处 松林 果园 林中 魔法森林 小树林 枫林",
    ),
    place(Setting::Jungle, "jungle, rainforest, rain forest, tropical forest", "丛林 雨林 热带雨林"),
    place(
        Setting::Farm,
        "farm, farmland, farmyard, countryside, rice paddy, rice field, ranch",
        "农场 农田 乡下 乡间 农村 稻田 田间 乡村田野",
    ),
    place(
        Setting::Garden,
        "garden, backyard, courtyard, flower garden, yard, botanical garden, graveyard, cemetery",
        "花园 庭院 院子 后院 植物园 园林 菜园 墓地 小院",
    ),
    place(
        Setting::Park,
        "park, playground, amusement park, theme park, fairground, zoo, city park, carnival",
        "公园 操场 游乐园 游乐场 动物园 主题公园 嘉年华",
    ),
    place(
        Setting::Beach,
        "beach, +beaches, seaside, shore, seashore, coast, coastline, sandy beach, tropical beach, tropical island, harbor, harbour, bay, on the sand",
        "海滩 沙滩 海边 海岸 岸边 海港 港口 海湾",
    ),
    place(
        Setting::Sea,
        "sea, ocean, open sea, high seas, on the water, waters, seascape",
        "大海 海 海洋 海上 海面 大洋",
    ),
    place(
        Setting::Underwater,
        "underwater, under the sea, under water, under the ocean, bottom of the sea, seabed, ocean floor, sea floor, deep sea, undersea, beneath the waves",
        "水下 海底 海底世界 深海 水底 水中 海里",
    ),
    place(
        Setting::Desert,
        "desert, sand desert, sahara, desert dunes, wasteland, badlands",
        "沙漠 戈壁 大漠 荒漠 荒野",
    ),
    place(
        Setting::SnowField,
        "snowfield, snow field, tundra, arctic, antarctica, antarctic, north pole, south pole, ice, ice field, snowy field, snowy landscape, winter wonderland, in the snow, ice rink, ski slope",
        "雪地 雪原 雪野 冰原 冰面 北极 南极 冰天雪地 雪中 冰上 滑雪场 雪景",
    ),
    place(
        Setting::City,
        "city, +cities, skyline, cityscape, downtown, town, metropolis, urban, city skyline, industrial, airport, construction site, new york, paris, london, tokyo, shanghai, beijing, hong kong, cyberpunk city",
        "城市 都市 市区 天际线 城镇 大都市 城市天际线 机场 工地 上海 北京 纽约 巴黎 伦敦 东京 香港 市中心 城里",
    ),
    place(
        Setting::Street,
        "street, alley, lane, avenue, road, sidewalk, pavement, market, street market, night market, square, plaza, city street, bus station, highway, crossroads, cobblestone street, railway, train station, platform, chinatown, old town",
        "街 街道 街头 大街 小巷 巷子 胡同 马路 公路 路上 集市 市场 夜市 广场 路边 街上 火车站 站台 车站 铁路 古镇 街角 老街 庙会 唐人街",
    ),
    place(
        Setting::Village,
        "village, hamlet, fishing village, small town, snowy village",
        "村庄 村子 小镇 小村庄 村落 渔村 乡村 山村",
    ),
    place(
        Setting::Room,
        "living room, room, indoors, interior, sitting room, lounge, dining room, hall, gallery, museum, playroom, nursery, gym, apartment interior, attic, at home, windowsill, bathroom, spa, by the fire, by the fireplace",
        "客厅 房间 室内 屋里 屋内 家里 家中 餐厅里 大厅 画廊 博物馆 健身房 阁楼 窗外 窗台 窗边 窗前 浴室 炉边 壁炉旁",
    ),
    place(
        Setting::Bedroom,
        "bedroom, bedside, kid's room, children's room, in bed",
        "卧室 儿童房 床边 寝室 宿舍",
    ),
    place(Setting::Kitchen, "kitchen, kitchenette", "厨房"),
    place(
        Setting::Clinic,
        "clinic, vet clinic, veterinary clinic, animal clinic, hospital, hospital room, doctor's office, animal hospital, pharmacy, ward",
        "诊所 医院 宠物医院 诊室 动物医院 病房 药店 宠物诊所 兽医诊所 兽医站",
    ),
    place(
        Setting::Classroom,
        "classroom, school, kindergarten, university, lecture hall",
        "教室 学校 课堂 幼儿园 大学 校园",
    ),
    place(
        Setting::Library,
        "library, +libraries, study, bookshop, bookstore, reading room",
        "图书馆 书房 书店 阅览室",
    ),
    place(
        Setting::Cafe,
        "cafe, coffee shop, tea house, teahouse, bar, pub, restaurant, diner, bistro, bakery, coffee house, jazz club, nightclub, tavern, jazz bar",
        "咖啡馆 咖啡店 咖啡厅 茶馆 酒吧 餐厅 餐馆 饭店 面包店 酒馆 爵士酒吧",
    ),
    place(
        Setting::Shop,
        "shop, store, supermarket, mall, grocery store, flower shop, toy shop, convenience store, boutique",
        "商店 店里 超市 商场 花店 玩具店 便利店 商铺",
    ),
    place(Setting::Office, "office, workplace, meeting room, control room", "办公室 公司 会议室"),
    place(
        Setting::Workshop,
        "workshop, garage, laboratory, lab, factory floor, factory, art studio",
        "工作室 车间 作坊 实验室 工坊 车库 工厂",
    ),
    place(
        Setting::Stage,
        "stage, theater, theatre, concert hall, spotlight, concert stage, opera house, circus ring, circus",
        "舞台 剧院 音乐厅 台上 剧场 聚光灯 马戏团",
    ),
    place(
        Setting::Studio,
        "studio, studio shot, studio lighting, studio backdrop, product shot, product photo, product photograph, product image, product photography, seamless backdrop",
        "摄影棚 影棚 棚拍 产品照 产品摄影 商品摄影 产品图",
    ),
    place(Setting::Tabletop, "tabletop, still life, table top, flat lay", "静物 桌面 台面"),
    place(
        Setting::Space,
        "space, outer space, universe, cosmos, deep space, orbit, lunar surface, surface of the moon, moon surface, on the moon, on mars, martian surface, milky way, galaxy, nebula",
        "太空 宇宙 外太空 月球表面 月球上 火星上 星际 火星表面 银河 星空深处 宇宙空间",
    ),
    place(
        Setting::Sky,
        "sky, night sky, blue sky, above the clouds, in the air, heavens, in the clouds",
        "天空 空中 夜空 蓝天 云端 天上 高空 云海 半空",
    ),
    place(Setting::Cave, "cave, cavern, grotto, mine", "山洞 洞穴 岩洞 溶洞 矿洞"),
    place(
        Setting::Stadium,
        "stadium, arena, sports field, court, basketball court, football pitch, soccer field, race track",
        "体育场 球场 赛场 篮球场 足球场 跑道 运动场 体育馆",
    ),
    place(Setting::Pool, "swimming pool, pool, poolside", "泳池 游泳池 泳池边"),
    place(
        Setting::Abstract,
        "abstract, geometric pattern, abstract shapes, seamless pattern",
        "抽象 几何图案 无缝图案",
    ),
    place(
        Setting::Plain,
        "plain background, blank background, simple background, transparent background, isolated, empty background, white paper, no background",
        "纯色背景 透明背景 空白背景 简单背景 简洁背景 无背景",
    ),
];

pub(super) const MOMENTS: &[Row] = &[
    (
        Sense::Time(Time::Dawn),
        "dawn, sunrise, daybreak, first light, early morning, at sunrise",
        "黎明 日出 清晨 拂晓 破晓 凌晨 晨曦 晨光",
    ),
    (Sense::Time(Time::Morning), "morning, morning light, forenoon", "早晨 早上 上午 清早"),
    (
        Sense::Time(Time::Day),
        "day, daytime, noon, midday, daylight, broad daylight, by day",
        "白天 中午 正午 白昼",
    ),
    (Sense::Time(Time::Afternoon), "afternoon, late afternoon, tea time", "下午 午后 傍晚前"),
    (
        Sense::Time(Time::Sunset),
        "sunset, sundown, golden hour, setting sun, at sunset, afterglow",
        "日落 夕阳 落日 黄昏 晚霞 金色时刻 余晖",
    ),
    (
        Sense::Time(Time::Dusk),
        "dusk, twilight, evening, blue hour, nightfall, gloaming",
        "傍晚 暮色 晚上前 薄暮 入夜 华灯初上",
    ),
    (
        Sense::Time(Time::Night),
        "night, nighttime, night time, midnight, moonlight, moonlit, starry, starry night, starry sky, night sky, at night, tonight, under the stars, starlit",
        "夜晚 夜 晚上 深夜 午夜 夜里 夜间 星空 星夜 月光 月光下 夜空 月夜 夜色 夜幕 今晚 黑夜",
    ),
    (Sense::Season(Season::Spring), "spring, springtime, in spring", "春天 春季 春日 春 春色 早春"),
    (Sense::Season(Season::Summer), "summer, summertime, midsummer, in summer", "夏天 夏季 夏日 盛夏 夏"),
    (
        Sense::Season(Season::Autumn),
        "autumn, autumnal, in fall, in the fall, fall colors, fall colours, fall leaves, fall foliage, fall season, autumn leaves",
        "秋天 秋季 秋日 深秋 金秋 秋 秋色",
    ),
    (
        Sense::Season(Season::Winter),
        "winter, wintry, wintertime, in winter, winter's",
        "冬天 冬季 冬日 寒冬 冬",
    ),
    (
        Sense::Weather(Weather::Clear),
        "sunny, clear sky, clear skies, clear weather, sunshine",
        "晴天 晴朗 阳光明媚 万里无云 晴空 阳光灿烂",
    ),
    (Sense::Weather(Weather::Cloudy), "cloudy, partly cloudy", "多云 白云朵朵"),
    (Sense::Weather(Weather::Overcast), "overcast, grey sky, gray sky, gloomy sky", "阴天 阴沉 阴云"),
    (
        Sense::Weather(Weather::Rain),
        "rain, rainy, raining, drizzle, downpour, in the rain, rainfall, rains",
        "雨 下雨 雨天 雨中 细雨 小雨 大雨 雨夜 雨水 毛毛雨",
    ),
    (
        Sense::Weather(Weather::Storm),
        "storm, stormy, thunderstorm, thunder, tempest, lightning storm",
        "暴风雨 雷雨 雷电 风暴 暴雨 雷暴 打雷",
    ),
    (
        Sense::Weather(Weather::Snow),
        "snow, snowy, snowing, snowfall, blizzard, snowstorm, falling snow, snow covered, snowflakes falling",
        "雪 下雪 雪天 飘雪 大雪 小雪 白雪 暴风雪 落雪 雪花飘落 下着雪",
    ),
    (
        Sense::Weather(Weather::Fog),
        "fog, foggy, mist, misty, haze, hazy, in the mist",
        "雾 薄雾 雾气 大雾 迷雾 晨雾 雾蒙蒙 云雾 云雾缭绕 雾霾 烟雨",
    ),
    (Sense::Weather(Weather::Wind), "wind, windy, breezy, gale, breeze, gust", "大风 刮风 微风 狂风 有风"),
    (Sense::Weather(Weather::Rainbow), "rainbow, after the rain", "彩虹 雨后"),
    (
        Sense::Mood(Mood::Cosy),
        "cosy, cozy, warm and cosy, warm, homely, hygge, snug, heartwarming, tender, gentle",
        "温馨 温暖 舒适 惬意 暖心 暖暖 治愈 柔和",
    ),
    (
        Sense::Mood(Mood::Joyful),
        "joyful, cheerful, festive, fun, playful, vibrant, lively, bright and colorful, colorful, colourful, celebratory, merry, happy mood",
        "欢乐 热闹 喜庆 节日气氛 欢快 活泼 缤纷 鲜艳 色彩丰富 五颜六色 多彩 五彩 彩色",
    ),
    (
        Sense::Mood(Mood::Calm),
        "calm, peaceful, serene, tranquil, quiet, relaxing, zen, minimalist, minimal, minimalistic",
        "宁静 安静 平静 恬静 静谧 祥和 禅意 极简 简约 放松",
    ),
    (
        Sense::Mood(Mood::Sad),
        "melancholy, melancholic, lonely, gloomy, sorrowful, solitary, somber",
        "忧郁 孤独 悲伤氛围 凄凉 寂寞 伤感",
    ),
    (
        Sense::Mood(Mood::Mysterious),
        "mysterious, mystical, enigmatic, magical, enchanted, ethereal",
        "神秘 魔幻 奇幻 玄幻 魔法",
    ),
    (
        Sense::Mood(Mood::Scary),
        "scary, spooky, creepy, eerie, haunted, horror, dark mood, sinister",
        "恐怖 阴森 可怕 诡异 吓人",
    ),
    (Sense::Mood(Mood::Romantic), "romantic, loving, in love mood", "浪漫 爱意 甜蜜"),
    (
        Sense::Mood(Mood::Epic),
        "epic, dramatic, heroic, majestic, grand, cinematic, fantasy",
        "史诗 壮观 宏伟 震撼 壮丽 雄伟 气势磅礴 电影感",
    ),
    (
        Sense::Mood(Mood::Dreamy),
        "dreamy, dreamlike, whimsical, surreal, fairytale, fairy tale",
        "梦幻 梦境 超现实 童话 童趣 如梦如幻",
    ),
    (Sense::Mood(Mood::Nostalgic), "nostalgic, nostalgia, wistful", "怀旧 怀念"),
    (
        Sense::Mood(Mood::Energetic),
        "energetic, dynamic, action packed, exciting, powerful",
        "动感 活力 激情 充满活力",
    ),
    (
        Sense::Mood(Mood::Elegant),
        "elegant, luxurious, luxury, premium, sophisticated, classy",
        "优雅 奢华 高端 高级感 精致 典雅 高贵",
    ),
    (
        Sense::Mood(Mood::Neon),
        "neon, cyberpunk, synthwave, vaporwave, neon lights, futuristic",
        "霓虹 霓虹灯 赛博朋克 蒸汽波 未来感 科幻 霓虹灯光",
    ),
    (
        Sense::Mood(Mood::Pastel),
        "pastel, pastel colors, pastel colours, soft colors, soft colours, macaron colors",
        "粉彩 马卡龙色 柔和色调 淡雅 清新",
    ),
    (Sense::Occasion(Occasion::Birthday), "birthday, happy birthday, birthday party", "生日 生日派对 过生日"),
    (
        Sense::Occasion(Occasion::ChineseNewYear),
        "chinese new year, lunar new year, spring festival, lantern festival, year of the dragon, cny",
        "春节 新春 过年 农历新年 中国新年 元宵节 除夕 大年初一 年味 过大年",
    ),
    (
        Sense::Occasion(Occasion::MidAutumn),
        "mid autumn, mid autumn festival, moon festival, mooncake festival",
        "中秋 中秋节",
    ),
    (Sense::Occasion(Occasion::Christmas), "christmas, xmas, noel, christmas eve", "圣诞 圣诞节 平安夜"),
    (Sense::Occasion(Occasion::Halloween), "halloween, trick or treat", "万圣节 万圣夜"),
    (
        Sense::Occasion(Occasion::Valentine),
        "valentine, valentine's day, valentines day, valentine's, valentines",
        "情人节 七夕",
    ),
    (Sense::Occasion(Occasion::Wedding), "wedding, marriage ceremony", "婚礼 结婚"),
    (Sense::Occasion(Occasion::Easter), "easter, easter sunday", "复活节"),
    (
        Sense::Occasion(Occasion::NewYear),
        "new year, new year's eve, new years eve, new year's, happy new year",
        "新年 跨年 元旦",
    ),
    (Sense::Occasion(Occasion::Graduation), "graduation, graduation ceremony", "毕业 毕业典礼"),
    (
        Sense::Occasion(Occasion::Concert),
        "concert, music festival, live music, gig, music night, band night",
        "音乐会 演唱会 音乐节 音乐之夜",
    ),
];
