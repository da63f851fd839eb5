//! Words for how a thing looks and what it does.

use super::{Row, Sense, Shade};
use crate::colour::Rgb;
use crate::intent::{Age, Bond, Expression, Gender, Material, Pattern, Pose, Scale, Skin};

const fn colour(hex: u32, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Colour(Rgb::hex(hex)), english, chinese)
}

pub(super) const COLOURS: &[Row] = &[
    colour(0xD8_3A34, "red, scarlet, vermilion", "红色 红 大红 鲜红 红红 火红"),
    colour(0xA3_1F34, "crimson, ruby red, dark red, deep red, wine red", "深红 暗红 酒红"),
    colour(0x7B_2536, "maroon, burgundy", "栗色 勃艮第红"),
    colour(0xF0_8A2C, "orange", "橙色 橘色 橙 橘红色 橘黄色"),
    colour(0xF5_A94B, "amber, apricot", "琥珀色 杏色"),
    colour(0xF6_CC3E, "yellow, lemon yellow", "黄色 黄 明黄 鲜黄"),
    colour(0xD9_A441, "gold, golden", "金色 金黄 金黄色 金"),
    colour(0x5F_A04E, "green", "绿色 绿 翠绿 绿油油 碧绿"),
    colour(0x2F_6B45, "dark green, forest green, emerald, emerald green", "深绿 墨绿 祖母绿"),
    colour(0x9C_C95A, "lime, lime green, light green, chartreuse", "浅绿 嫩绿 草绿 黄绿 淡绿"),
    colour(0x9F_D8BE, "mint, mint green, seafoam", "薄荷绿 薄荷色"),
    colour(0xA3_B18A, "sage, sage green", "灰绿 鼠尾草绿 豆沙绿"),
    colour(0x85_8A3D, "olive, olive green", "橄榄绿 橄榄色"),
    colour(0x3A_7BC8, "blue", "蓝色 蓝 湛蓝 蔚蓝 蓝蓝"),
    colour(
        0x27_3E6E,
        "navy, navy blue, dark blue, midnight blue, indigo",
        "深蓝 藏青 海军蓝 靛蓝 藏蓝 深蓝色",
    ),
    colour(0x8E_C5EA, "sky blue, light blue, baby blue, pale blue", "天蓝 浅蓝 天蓝色 淡蓝 浅蓝色"),
    colour(0x4F_C3C9, "aqua, cyan, turquoise, aquamarine", "青色 湖蓝 青绿 绿松石色 青"),
    colour(0x2E_8C8A, "teal, blue green", "蓝绿色 蓝绿 孔雀蓝"),
    colour(0x8A_5BB5, "purple, plum purple", "紫色 紫 紫红"),
    colour(0x8F_6FD1, "violet", "紫罗兰色 蓝紫"),
    colour(0xB9_A3DC, "lavender, lilac, mauve", "淡紫 浅紫 薰衣草紫 淡紫色 丁香色"),
    colour(0xF2_9BB7, "pink, baby pink", "粉色 粉红 粉红色 粉 粉嫩"),
    colour(0xE0_5A8C, "hot pink, rose, rose pink, fuchsia, rose red", "玫红 玫瑰色 玫红色 玫瑰红"),
    colour(0xD1_3FA0, "magenta", "品红 洋红"),
    colour(0xF2_7F6C, "coral, salmon", "珊瑚色 珊瑚红 三文鱼色"),
    colour(0xFB_C4A0, "peach", "桃色 蜜桃色"),
    colour(0xE3_B6A4, "rose gold", "玫瑰金"),
    colour(0x8A_5A3B, "brown, chestnut brown", "棕色 褐色 咖啡色 棕 棕褐色 褐"),
    colour(0x5B_3A29, "dark brown, chocolate brown, chocolate", "深棕 深褐 深棕色 巧克力色"),
    colour(0xB5_5A30, "rust, copper, bronze, terracotta", "铁锈色 古铜色 赤褐 铜色 砖红"),
    colour(0xCF_A678, "tan, caramel, light brown", "浅棕 驼色 焦糖色 小麦色 浅棕色"),
    colour(0xB0_9A6B, "khaki", "卡其 卡其色"),
    colour(0xE6_CF9C, "sand, beige, wheat", "沙色 米黄 米黄色 米色"),
    colour(0xF6_EBD2, "cream, ivory, off white", "奶油色 象牙白 乳白 米白 奶白 乳白色"),
    colour(0xFA_F9F5, "white, snow white, pure white", "白色 白 纯白 雪白 洁白 白白"),
    colour(0x93_969B, "grey, gray, ash", "灰色 灰 银灰"),
    colour(0x52_565E, "dark grey, dark gray, charcoal, slate", "深灰 炭灰 深灰色"),
    colour(0xC4_C9D1, "silver, silvery, light grey, light gray", "银色 浅灰 银白 银 银白色 浅灰色"),
    colour(0x2B_2A30, "black, jet black, ebony", "黑色 黑 漆黑 乌黑 纯黑"),
];

pub(super) const LOOKS: &[Row] = &[
    (Sense::Shade(Shade::Light), "light, pale, soft", "浅 淡 浅色"),
    (Sense::Shade(Shade::Dark), "dark, deep", "深 暗 深色"),
    (Sense::Shade(Shade::Vivid), "bright, vivid", "亮 鲜亮 明亮"),
    (Sense::Scale(Scale::Tiny), "tiny, miniature, teeny, microscopic, mini", "微小 迷你 极小 袖珍 小小"),
    (Sense::Scale(Scale::Small), "small, short, petite", "小型 矮"),
    (Sense::Little, "little, wee", "小"),
    (
        Sense::Scale(Scale::Large),
        "big, large, tall, oversized, fat, chubby, plump, long",
        "大 大型 高大 胖 胖胖 胖乎乎 长 大大 高高",
    ),
    (
        Sense::Scale(Scale::Huge),
        "huge, giant, gigantic, enormous, massive, colossal, towering",
        "巨大 巨型 庞大 超大 特大",
    ),
    (Sense::Age(Age::Baby), "baby, newborn, infant", "幼 幼小 刚出生 初生"),
    (Sense::Age(Age::Child), "young, juvenile, teenage", "年幼 年轻 小小年纪"),
    (
        Sense::Age(Age::Old),
        "old, elderly, aged, senior, wise old, grey haired, white haired",
        "老 年老 年迈 老年 上了年纪 白发苍苍",
    ),
    (Sense::Years, "year old, years old, yr old", "岁"),
    (Sense::Material(Material::Wood), "wooden, wood, timber, oak wood, plywood", "木制 木质 木头 木 实木 木"),
    (
        Sense::Material(Material::Metal),
        "metal, metallic, iron, steel, chrome, brass, tin, aluminium, aluminum",
        "金属 铁 钢 不锈钢 铜 黄铜 铁质",
    ),
    (Sense::Material(Material::Gold), "gold plated, solid gold, gilded", "纯金 镀金 黄金"),
    (Sense::Material(Material::Silver), "sterling silver, solid silver", "纯银 银质"),
    (Sense::Material(Material::Glass), "glass, glassy, made of glass", "玻璃"),
    (
        Sense::Material(Material::Stone),
        "stone, marble, granite, concrete, rocky",
        "石头 大理石 石制 花岗岩 石质 水泥",
    ),
    (Sense::Material(Material::Brick), "brick, bricks", "砖 砖砌 红砖"),
    (
        Sense::Material(Material::Paper),
        "paper, cardboard, papier mache, folded paper",
        "纸 纸质 纸做 硬纸板 牛皮纸",
    ),
    (
        Sense::Material(Material::Cloth),
        "cloth, fabric, cotton, silk, linen, velvet, woolen, woollen, knitted, felt, satin, wool, denim, crochet",
        "布 布艺 丝绸 棉布 羊毛 针织 毛毡 天鹅绒 亚麻 绸缎",
    ),
    (Sense::Material(Material::Leather), "leather, suede", "皮革 真皮 皮质"),
    (Sense::Material(Material::Plastic), "plastic, rubber, vinyl", "塑料 橡胶 塑胶"),
    (
        Sense::Material(Material::Wicker),
        "wicker, rattan, woven, straw, bamboo woven",
        "藤编 柳编 藤条 编织 竹编 藤",
    ),
    (
        Sense::Material(Material::Ceramic),
        "ceramic, porcelain, clay, pottery, enamel",
        "陶瓷 瓷 陶 瓷质 陶土 黏土 青花瓷 珐琅",
    ),
    (Sense::Material(Material::Ice), "icy, made of ice, frozen, ice", "冰 冰雕 冰冻"),
    (
        Sense::Material(Material::Crystal),
        "crystal, diamond encrusted, jewelled, jeweled, jade",
        "水晶 玉 翡翠 玉石",
    ),
    (
        Sense::Material(Material::Plush),
        "plush, fluffy, furry, fuzzy, stuffed, woolly",
        "毛绒 毛茸茸 绒毛 毛绒绒 蓬松",
    ),
    (Sense::Pattern(Pattern::Striped), "striped, stripes, stripy, stripey, pinstriped", "条纹"),
    (Sense::Pattern(Pattern::Dotted), "polka dot, polka dots, dotted, polka dotted, dots", "波点 圆点"),
    (
        Sense::Pattern(Pattern::Checked),
        "checked, checkered, chequered, plaid, tartan, gingham",
        "格子 方格 格纹",
    ),
    (
        Sense::Pattern(Pattern::Floral),
        "floral, flowery, flowered, flower patterned",
        "碎花 印花 花朵图案 花纹",
    ),
    (Sense::Pattern(Pattern::Starry), "star patterned, star print, star spangled", "星星图案"),
    (Sense::Pattern(Pattern::Hearts), "heart patterned, heart print", "爱心图案 心形图案"),
    (Sense::Pattern(Pattern::Spotted), "spotted, speckled, spotty, dappled, piebald", "斑点 花斑"),
    (
        Sense::Expression(Expression::Happy),
        "happy, smiling, smile, smiles, grinning, cheery, glad, friendly, delighted, content",
        "微笑 开心 高兴 快乐 笑着 面带微笑 笑容 友善 友好 开心",
    ),
    (Sense::Expression(Expression::Laughing), "laughing, laughs, giggling", "大笑 哈哈大笑 笑哈哈 欢笑"),
    (
        Sense::Expression(Expression::Sad),
        "sad, crying, cries, weeping, tearful, unhappy, upset",
        "伤心 难过 哭 哭泣 悲伤 哭着 流泪",
    ),
    (
        Sense::Expression(Expression::Angry),
        "angry, furious, grumpy, mad, fierce, annoyed, grumpy looking",
        "生气 愤怒 凶猛 凶 发怒",
    ),
    (
        Sense::Expression(Expression::Surprised),
        "surprised, amazed, astonished, shocked, curious, wide eyed",
        "惊讶 吃惊 惊奇 好奇 惊喜",
    ),
    (
        Sense::Expression(Expression::Scared),
        "scared, frightened, afraid, nervous, worried, anxious, terrified, shy",
        "害怕 恐惧 紧张 担心 害羞 受惊",
    ),
    (Sense::Expression(Expression::Sleepy), "sleepy, tired, drowsy, yawning", "困倦 疲惫 打哈欠 困 昏昏欲睡"),
    (
        Sense::Expression(Expression::Calm),
        "serious, thoughtful, pensive, relaxed, focused, gentle faced, attentive, stern",
        "严肃 沉思 认真 专注 淡定 若有所思",
    ),
    (Sense::Expression(Expression::Winking), "winking, winks, mischievous, cheeky", "眨眼 调皮 俏皮 顽皮"),
    (Sense::Expression(Expression::InLove), "in love, lovestruck, smitten", "恋爱 爱慕 花痴"),
    (Sense::Gender(Gender::Female), "female, she", "女 女性"),
    (Sense::Gender(Gender::Male), "male, he, him", "男 男性"),
    (Sense::Skin(Skin::Dark), "dark skinned, african, african american, black skinned", "黑人 黑皮肤 非洲"),
    (Sense::Skin(Skin::Brown), "brown skinned", "棕色皮肤"),
    (Sense::Skin(Skin::Tan), "tanned, suntanned, olive skinned", "黝黑 古铜色皮肤"),
    (Sense::Skin(Skin::Light), "fair skinned, pale skinned, light skinned", "白皙 白皮肤"),
];

const fn act(pose: Pose, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Act(Some(pose), None), english, chinese)
}

const fn does(pose: Pose, bond: Bond, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Act(Some(pose), Some(bond)), english, chinese)
}

const fn to(bond: Bond, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Act(None, Some(bond)), english, chinese)
}

pub(super) const ACTS: &[Row] = &[
    act(Pose::Standing, "standing, stands, stand, stood, upright, posing", "站 站着 站立 伫立 矗立 立"),
    act(Pose::Sitting, "sitting, sits, sit, sat, seated, perched, perching, perches", "坐 坐着 蹲 蹲着 端坐"),
    act(
        Pose::Lying,
        "lying, lies, lay, laying, reclining, lounging, stretched out, resting",
        "躺 躺着 趴 趴着 卧",
    ),
    act(
        Pose::Sleeping,
        "sleeping, sleeps, asleep, napping, dozing, snoozing, curled up, sleeping peacefully",
        "睡 睡觉 睡着 睡觉 熟睡 沉睡 打盹 酣睡 打瞌睡 入睡",
    ),
    act(
        Pose::Walking,
        "walking, walks, strolling, wandering, hiking, trekking, marching",
        "走 走路 散步 行走 漫步 走着 徒步 走过",
    ),
    act(
        Pose::Running,
        "running, runs, sprinting, racing, galloping, jogging, dashing, rushing",
        "跑 奔跑 跑步 飞奔 奔驰 跑着 疾驰",
    ),
    act(
        Pose::Jumping,
        "jumping, jumps, leaping, leaps, hopping, bouncing",
        "跳 跳跃 跳起 蹦跳 跃起 蹦蹦跳跳 跃出",
    ),
    act(
        Pose::Flying,
        "flying, flies, soaring, gliding, hovering, floating, floats, drifting",
        "飞 飞翔 飞行 翱翔 飘 漂浮 飞舞 飞着 飘浮 盘旋",
    ),
    act(
        Pose::Swimming,
        "swimming, swims, diving, paddling, snorkeling",
        "游泳 游 潜水 游动 戏水 游来游去 畅游",
    ),
    act(Pose::Dancing, "dancing, dances", "跳舞 舞蹈 起舞 翩翩起舞"),
    act(Pose::Waving, "waving, waves hello, waving hello, saluting, greeting", "挥手 招手 打招呼 敬礼"),
    act(
        Pose::Kneeling,
        "kneeling, kneels, crouching, squatting, bending down, praying",
        "跪 跪着 蹲下 半蹲 祈祷",
    ),
    act(Pose::Singing, "singing, sings, howling, chirping", "唱歌 歌唱 演唱 唱着歌 鸣叫"),
    act(
        Pose::Meditating,
        "meditating, meditates, doing yoga, practicing yoga, practising yoga",
        "打坐 冥想 瑜伽 做瑜伽",
    ),
    act(Pose::Playing, "playing, plays, frolicking, playing together", "玩耍 嬉戏 游玩"),
    does(Pose::Jumping, Bond::Above, "jumping over, jumps over, leaping over, leaps over", "跳过"),
    does(
        Pose::Flying,
        Bond::Above,
        "flying over, flies over, soaring over, hovering over, hovering above, soaring above, flying above",
        "飞过 飞越 掠过",
    ),
    does(
        Pose::Reading,
        Bond::Holds,
        "reading, reading a book, studying, reads a book",
        "看书 读书 阅读 读 读着 念书",
    ),
    does(
        Pose::Eating,
        Bond::Holds,
        "eating, eats, drinking, drinks, nibbling, munching, chewing, licking, sipping",
        "吃 吃着 喝 喝着 品尝 啃 舔 喝茶 品茶",
    ),
    does(Pose::Cooking, Bond::Uses, "cooking, cooks, baking, stirring", "做饭 烹饪 煮 炒菜 烘焙 烧菜 煮饭"),
    does(
        Pose::Hugging,
        Bond::AttendsTo,
        "hugging, hugs, cuddling, cuddles, embracing",
        "拥抱 搂着 抱抱 相拥",
    ),
    does(
        Pose::Playing,
        Bond::Uses,
        "playing the, strumming",
        "弹 弹奏 演奏 吹奏 拉着琴 弹着 吹着 吹 敲 打着 下棋 演奏着",
    ),
    does(
        Pose::Playing,
        Bond::AttendsTo,
        "playing with, plays with, kicking, throwing, catching, tossing, juggling, dribbling",
        "踢 踢着 投 扔 玩弄 拍球 玩 玩着",
    ),
    does(Pose::Playing, Bond::Holds, "flying a, flying the, flying his, flying her", "放 放着 放飞"),
    does(
        Pose::Walking,
        Bond::Beside,
        "walking with, walks with, walking his, walking her",
        "遛 牵着 牵 带着散步",
    ),
    to(
        Bond::Holds,
        "holding, holds, hold, carrying, carries, holding up, clutching, gripping, holding hands with, waving a, raising, lifting, cradling, holding onto, bringing, delivering, offering, giving, gives, handing, reaching for",
        "拿着 拿 手持 手拿 举着 捧着 捧 抱着 抱 提着 端着 叼着 握着 背着 手里拿着 手捧 举起 怀抱 撑着 打着伞 拎着 持 衔着 怀里抱着 手握 扛着 托着 手提 插",
    ),
    to(
        Bond::Wears,
        "wearing, wears, wear, dressed in, dressed as, clad in, dressed up as, sporting, donning",
        "穿着 穿 戴着 戴 身穿 头戴 身着 系着 披着 围着 佩戴 打扮成",
    ),
    to(
        Bond::Rides,
        "riding, rides, ride, driving, drives, piloting, rowing, sailing, steering, riding on",
        "骑着 骑 驾驶 开着 划着 乘坐 乘 坐着船 划 驾着",
    ),
    to(
        Bond::Uses,
        "using, uses, painting with, writing with, working with, working on, typing on, looking through, building, fixing, repairing, pulling, pushing",
        "用 使用 用着 操作 修理 推着 拉着 拉 敲打 通过",
    ),
    to(
        Bond::AttendsTo,
        "listening to, listens to, looking at, looks at, watching, watches, feeding, feeds, petting, stroking, examining, examines, checking, treating, treats, caring for, taking care of, helping, hugging with, teaching, admiring, staring at, gazing at, talking to, talking with, speaking to, kissing, gazes at, stares at, watching over, observing, painting, greeting a, listening, sniffing, smelling, washing, bathing, pointing at, meeting, rescuing, playing for, auscultating, watering, building a, building the, building an, fighting, fights, battling, fighting with, fighting against, racing against, drawing a, painting a",
        "倾听 听 聆听 看着 看 望着 注视 喂 喂食 抚摸 检查 照顾 治疗 凝视 观看 盯着 看病 帮助 听诊 欣赏 观察 亲吻 仰望 眺望 望 注视着 听着 给狗洗澡 洗 浇水 教 诊治 看护 大战 对抗 搏斗 仰望着 抚摸着 欣赏着",
    ),
    to(
        Bond::Follows,
        "chasing, chases, following, follows, hunting, pursuing",
        "追 追逐 追赶 跟着 跟随 追着",
    ),
];
