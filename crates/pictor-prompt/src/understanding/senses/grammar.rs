//! Words that hold sentences together, numbers, parts of things, and words of no consequence.

use super::{Part, Row, Sense};
use crate::intent::Bond;

pub(super) const GLUE: &[Row] = &[
    (Sense::Article, "a, an, some, another, one more, a single, single", "一个个"),
    (
        Sense::Definite,
        "the, this, that, these, those, its, his, their, my, our, your, whose",
        "这 那 这个 那个 这只 那只 这张 那张 该 它 他 她 其",
    ),
    (
        Sense::With,
        "with, featuring, including, that has, which has, having, has, have, plus, along with, together with, accompanied by, that have, who has, with its",
        "带有 带着 配有 带 有着 附有 配着 附带 长着 留着 拥有",
    ),
    (Sense::And, "and, as well as, &, or, then", "和 与 及 以及 跟 同 还有 并且 或 或者 另有 外加"),
    (Sense::Of, "of, made up of", ""),
    (Sense::Possessive, "", "的 之"),
    (
        Sense::At,
        "",
        "在 位于 放在 置于 处于 摆在 挂在 停在 放到 搁在 落在 生活在 住在 坐落于 坐落在 倚在 靠在 倒在 贴在 站于 放置在 身处",
    ),
    (
        Sense::Not,
        "no, without, not, don't, do not, never, without any, avoid, exclude, excluding, no more, except, doesn't, isn't, free of, devoid of, don't include, do not include, should not",
        "没有 不要 无 不含 不带 别 禁止 避免 不出现 不要有 不能有 不包含 去除了 没 不是",
    ),
    (
        Sense::Backdrop,
        "background, backdrop, back ground, backgrounds",
        "背景 底色 底 背景色 背景板 做背景 为背景",
    ),
    (
        Sense::Medium,
        "picture, pictures, image, images, illustrations, photos, photographs, drawings, illustration, drawing, artwork piece, scene, depiction, rendering, view, pic, design, graphic, artwork of, a painting of, painting of, drawing of, clip art, clipart, scenery, landscape, art print, visual, shot, concept art, digital art, composition",
        "图片 图 插画 插图 画面 场景 图像 一幅画 画作 作品 设计 风景 一幅 景象 画风 景色 美景 概念图 风景画 效果图 示意图",
    ),
    (
        Sense::References,
        "reference images, reference pictures, reference image, reference photos, reference picture, reference photo, the reference pictures, the reference images, the reference photos, reference items, references, reference, input images, input image, attached images, attached image, uploaded images, uploaded image, these images, these pictures, these photos, provided images, the images, the pictures, the photos, original image, original picture, the original, four reference pictures, the photo, source image",
        "参考图片 参考图 参考图像 参考照片 原图 输入图片 上传的图片 这些图片 所给图片 所有参考图片 附件图片 图中 提供的图片 这张图 这张图片 这幅画 这张照片 图片中 照片中 画面中 参考图片中 图里 这些照片",
    ),
];

const fn number(n: u16, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Number(n), english, chinese)
}

pub(super) const NUMBERS: &[Row] = &[
    number(1, "one, single lone, a lone, lone, sole", "一 单 1个 独自一人 孤零零"),
    number(
        2,
        "two, a pair of, pair of, couple of, a couple of, both, twin, twins, duo of, pairs of",
        "二 两 一对 一双 俩 双 两两 成双",
    ),
    number(3, "three, a trio of, trio of, a few, few, triplet, some of the", "三 几 仨 些许 一些 若干"),
    number(4, "four, a quartet of, quartet of", "四"),
    number(
        5,
        "five, several, a group of, group of, a flock of, flock of, a herd of, herd of, a pack of, pack of, a caravan of, caravan of, a bunch of, bunch of, a school of, a handful of, bunches of, a family of, a swarm of, a team of, a cluster of, cluster of, various, numerous small, a gang of, a pile of, pile of, assorted, a set of, set of, a variety of, a selection of, a collection of, a band of, heaps of",
        "五 一群 几只 几个 好几 一束 一串 一堆 各种 多个 多只 一簇 一丛 成群 一排排 一套 一组 三五",
    ),
    number(6, "six, half a dozen", "六 半打"),
    number(7, "seven", "七"),
    number(8, "eight", "八"),
    number(
        9,
        "nine, many, lots of, a lot of, dozens of, countless, numerous, hundreds of, thousands of, plenty of, a crowd of, crowd of, full of many, endless, rows of, multiple, a field of, a forest of, a sea of, a shower of, loads of, masses of",
        "九 许多 很多 无数 众多 大量 好多 成百上千 数不清 满满 满天 漫天 成千上万 满地 满山 遍地 一大群",
    ),
    number(10, "ten", "十"),
    number(11, "eleven", "十一"),
    number(12, "twelve, dozen, a dozen", "十二 一打"),
    number(13, "thirteen", "十三"),
    number(14, "fourteen", "十四"),
    number(15, "fifteen", "十五"),
    number(16, "sixteen", "十六"),
    number(17, "seventeen", "十七"),
    number(18, "eighteen", "十八"),
    number(19, "nineteen", "十九"),
    number(20, "twenty, two dozen, a score of", "二十"),
    number(24, "hundred, thousand, million", "百 千 万 上百 上千 数百"),
    (
        Sense::Measure,
        "piece of, pieces of, slice of, slices of, kind of, type of, sort of, glass of, cup of, bar of, pair, stack of, row of, plate full of, bit of, sheet of, line of, head of, pieces",
        "只 个 条 朵 本 辆 位 头 匹 张 座 棵 株 颗 粒 块 片 艘 架 把 件 双 对 幅 台 栋 间 扇 盏 支 枝 根 滴 串 束 尾 峰 叶 弯 口 顶 所 家 名 群 排 层 瓶 杯 碗 盘 盒 篮 袋 套 种 部 枚 面 场 道 轮 列 团 堆 种类 副 顿 份 节 捧 壶 罐 则 首 幢 尊 条条 只只 缕 抹 丛 簇",
    ),
];

const fn bond(bond: Bond, english: &'static str) -> Row {
    (Sense::Bond(bond, false), english, "")
}

const fn by(bond: Bond, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Bond(bond, true), english, chinese)
}

const fn local(bond: Bond, chinese: &'static str) -> Row {
    (Sense::Local(bond), "", chinese)
}

pub(super) const BONDS: &[Row] = &[
    bond(
        Bond::On,
        "on, on top of, onto, upon, atop, on the top of, across, at, along, leaning on, leaning against, against, climbing, climbs, on board, growing on, hanging from, hanging on, standing on top of, aboard, crossing, crosses, walking across",
    ),
    bond(Bond::Under, "under, beneath, below, underneath, in the shade of"),
    bond(
        Bond::In,
        "in, inside, within, inside of, out of, emerging from, coming out of, peeking out of, through, among, amid, amidst, peeking from, into the middle of, in the middle of, growing in",
    ),
    bond(
        Bond::Beside,
        "beside, next to, near, by, close to, alongside, at the side of, beside of, to the left of, to the right of, between, opposite, left of, right of, adjacent to, facing, around the corner of, at the foot of, on the edge of, at the edge of, on the side of",
    ),
    bond(Bond::Behind, "behind, in back of, at the back of, hiding behind"),
    bond(Bond::InFront, "in front of, before, ahead of, at the front of"),
    bond(Bond::Above, "above, over, high above, past"),
    bond(
        Bond::Around,
        "around, all around, surrounding, circling, orbiting, encircling, wrapped around, gathered around, dancing around",
    ),
    bond(Bond::Follows, "after, running after"),
    by(Bond::Around, "surrounded by, encircled by, ringed by", "周围是 被环绕 环绕着 围绕着"),
    by(
        Bond::In,
        "filled with, full of, containing, contains, filled by, packed with, loaded with, brimming with, stuffed with, overflowing with, stocked with, holding all, contained in it",
        "装满 装着 盛满 盛着 里面有 里面装着 插着 装有 包含 盛放着 里面是 里有 内有",
    ),
    by(
        Bond::On,
        "covered with, covered in, topped with, crowned with, laden with, with on top",
        "上面有 上面放着 上面摆着 上放着 铺满 上面是 上有 长满 点缀着 挂满 挂着 上摆着 上面坐着 上面站着 摆着 盖满 落满 放满 堆满 摆满 摆放着 放着",
    ),
    by(Bond::Holds, "held by, carried by, in the hands of, in the arms of", ""),
    by(Bond::Follows, "followed by, chased by, pursued by", "被追 后面跟着 身后跟着 后面跟随着"),
    by(Bond::Rides, "ridden by, driven by", ""),
    by(Bond::Wears, "worn by", ""),
    by(Bond::AttendsTo, "watched by, fed by, examined by, being examined by, treated by, loved by", "被"),
    (
        Sense::Bond(Bond::Has, false),
        "decorated with, adorned with, ornamented with, tied with, wrapped in, wrapped with",
        "装饰着 缀有 装饰有 缠着 系有 系着丝带 饰有",
    ),
    (Sense::Bond(Bond::InFront, false), "", "面对 面向"),
    (Sense::Bond(Bond::Above, false), "", "飞跃 越过 跃过"),
    local(Bond::On, "上 上面 之上 顶上 上头 上边 身上 头上 背上 肩上 顶端 枝头上 面上 腿上"),
    local(Bond::Above, "上方 正上方 上空"),
    local(Bond::Under, "下 下面 之下 底下 下方 脚下 下边"),
    local(
        Bond::In,
        "里 里面 中 内 之中 里头 当中 其中 深处 中间 之间 怀里 手里 手中 嘴里 怀中 里边 内部 丛中",
    ),
    local(
        Bond::Beside,
        "旁 旁边 边上 身边 身旁 边 附近 左边 右边 左侧 右侧 一旁 对面 一侧 之旁 外 外面 门口 边缘 尽头 脚边 跟前",
    ),
    local(Bond::Behind, "后 后面 背后 身后 后方 后边 之后"),
    local(Bond::InFront, "前 前面 面前 前方 身前 之前 前边 门前"),
    local(Bond::Around, "周围 四周 四围 周边"),
];

pub(super) const PARTS: &[Row] = &[
    (
        Sense::Part(Part::Hair),
        "hair, haired, braids, ponytail, pigtails, curls, mane, beard, blonde hair, moustache, mustache, bangs",
        "头发 长发 短发 马尾辫 辫子 双马尾 发 卷发 胡子 胡须 鬃毛",
    ),
    (
        Sense::Part(Part::Minor),
        "eyes, eye, face, nose, ears, ear, mouth, hand, hands, paw, paws, arm, arms, leg, legs, head, lap, shoulder, shoulders, back, feet, foot, tail, whiskers, lips, cheeks, fur, skin, heartbeat, heart beat, heartbeats, chest, belly, tongue, fingers, neck, body, beak, teeth, smile on its face, claws, horns, horn, antlers, voice, shadow, reflection, reflections, knees, feathers, scales, hooves, forehead, eyelashes, trunk, snout, footsteps, pulse, side, top, edge",
        "眼睛 眼 脸 鼻子 耳朵 嘴巴 嘴 手 双手 爪子 手臂 腿 头 头部 膝盖 肩膀 背 脚 尾巴 胡须毛 嘴唇 脸颊 毛发 毛 皮肤 心跳 心跳声 心音 胸口 肚子 舌头 手指 脖子 身体 身子 喙 牙齿 爪 角 鹿角 声音 影子 倒影 脸蛋 怀抱里 心脏跳动 羽毛 鳞片 身体里",
    ),
    (
        Sense::Part(Part::Major),
        "wings, wing, roof, door, sails, sail, petals, wheels, shell on its back, windows, shutters, stripes on it, chimney, handle, cover, frosting, icing, spots, lid, leaves",
        "翅膀 屋顶 车轮 船帆 把手 烟囱 糖霜 门窗 窗户",
    ),
];

pub(super) const NOISE: &[Row] = &[
    (
        Sense::Noise,
        "is, are, be, being, was, were, been, am, it, them, they, who, which, what, there, here, very, really, so, too, quite, just, only, also, still, while, as, for, from, by hand, please, thank, thanks, thank you, draw, create, generate, show, showing, shows, depicting, depicts, paint, produce, design me, give me, i want, i need, i'd like, let, we, you, me, us, can, could, would, should, will, may, must, more, most, much, such, each, every, all, any, other, others, own, same, different, style, styles, styled, inspired, stylized, art, artistic, high, quality, high quality, resolution, high resolution, 4k, 8k, hd, uhd, detailed, highly detailed, intricate, masterpiece, best, beautiful, cute, lovely, adorable, pretty, nice, gorgeous, stunning, amazing, charming, wonderful, delightful, perfect, fresh, new, modern, traditional, classic, ancient, simple, clean, delicate, smooth, crisp, clear, sharp, rough, round, outside the window, out the window, hand drawn, hand painted, drawn, painted, painterly, illustrated, made, season, weather, font, like font, letter style, look, looks, looking, seen, featured, way, using a, lighting, light rays, soft light, natural light, lights, lit, glow, glowing, shining, shiny, glossy, sparkling, gleaming, dramatic lighting, soft lighting, shadows, texture, textures, tone, tones, palette of, accents, accent, details, detail, elements, element, theme, themed, vibe, mood, atmosphere, atmospheric, feel, feeling, focus, depth of field, bokeh, background blur, front, set in, full, half, empty, open, closed, ready, happily, quietly, slowly, carefully, gently, together, alone, each other, itself, himself, herself, themselves, up, down, off, away, out, about, like, than, but, if, when, where, how, because, during, until, via, per, etc, and so on, e.g, eg, made from, shaped, shape, form, size, sized, version, part, parts, center, centre, middle, corner, left, right, bottom, foreground, distance, in the distance, in the background, in the foreground, far away, horizon, overall, entire, whole, mostly, typical, tiny bit, funny, silly, brave, clever, smart, magnificent, elegant looking, delicious, tasty, juicy, ripe, hot, cold, wet, dry, steaming, iced, wild, tame, friendly looking, famous, popular, favourite, favorite, special, unique, various colors, age, ages, year, years, kids, children's, adults, 1, cityscape view, spread, sets, item, items, things, thing, object, objects, products photo, subject, subjects, character, characters, main, day out, copy, space for text, margins, format, orientation, aspect, ratio, image size, pixels, px, rich, fine, complex, balanced, snow capped, sun drenched, sunlit, tree lined, flower filled, well, non, re, s, t, ll, d, ve, m, thick, thin, wide, narrow, deep in thought, low, far, close, long exposure, slow, fast, quick, quickly, loud, strong, weak, heavy, powerful looking, bare, covered, hidden, lost, found, broken, cracked, decorated, decorative, ornate, painted on, handmade, homemade, freshly baked, baked, fried, roasted, grilled, sliced, cut, whole wheat, organic, natural, magic, celestial, cosmic, royal, holy, sacred, lucky, legendary, epic looking, tribal, urban style, rural, oriental, chinese, japanese, european, french, italian, american, british, korean, indian, asian, mexican, western, eastern, nordic, scandinavian, english, german, spanish, greek, roman, egyptian, medieval, baroque, gothic, scene of, first, second, third, last, next, final, extra, additional, bright light, happiness, joy, peace, beauty, nature, life, world, time, times, moment, story, adventure, journey, dream, dreams, memory, hope, friendship, freedom, success, idea, concept, style of, in the style of, manner, typical of, kind, forever, always, never ending, again, back to, now, today, front view, side view, rear view, three quarter view, profile, full body, full length, whole body, pose, expression, gesture, action, motion, movement, standing still, proudly, majestically, peacefully, calmly, softly, brightly, cozily, playfully, lazily, dim light, warm light, warm lighting, ambient light, rim light, backlit, silhouette, silhouetted, contrast, composition with, symmetrical, asymmetrical, rule of thirds, negative space, centered composition, grain, film grain, noise, vignette, render of, unreal engine, artstation, trending, award winning, professional, commercial, editorial, stock, hires, ultra, super, hyper, extremely, incredibly, absolutely, slightly, somewhat, bit, a bit, a little bit, little bit",
        "",
    ),
    (
        Sense::Noise,
        "",
        "正 正在 正坐 着 了 过 是 就 都 也 还 又 再 很 非常 十分 特别 极其 最 更 太 可爱 漂亮 美丽 好看 精美 优美 迷人 请 帮我 给我 我想要 我要 画 画着 画一 画出 绘制 绘 生成 生成一张 创建 制作 设计一 创作 描绘 展示 展现 呈现 表现 体现 显示 需要 风格 风 样式 类型 款 高清 超清 高质量 细节 细节丰富 细腻 大师 杰作 清晰 完美 背景是 背景为 马上 地 得 们 有 一下 一点 那里 这里 其他 其它 整个 所有 全部 每 每个 各 某 等 等等 以 以及其 从 到 向 往 对 对着 于 而 且 但 但是 因为 所以 如果 可以 能 会 要 想 应该 必须 只有 仅 只是 手绘 绘画 手工 自己 自然 画质 光线 光影 光 灯光 阳光下 柔光 氛围 气氛 质感 纹理 构图 视角 角度 镜头 景深 主题 元素 感觉 感 味道 一样 般 似 如 像 比如 例如 例如说 当 时 时候 此时 同时 并 并且在 一起 一边 一同 互相 彼此 开 关 做 做着 干 在一起 来 去 出 进 回 起 起来 出来 下来 上来 过来 过去 现代 传统 古典 古老 古代 经典 简单 干净 新鲜 美味 好吃 成熟 热 热腾腾 冷 湿 干净 充满 充满了 洒满 洒在 照 照在 照亮 照着 映照 映衬 闪耀 闪烁 发光 闪闪发光 闪亮 亮着 点亮 冒着热气 冒着 热气 马克 现实 真实 不同 不同 同样 各自 远处 近处 前景 远方 中景 地平线 整体 部分 感受 享受 适合 用于 面对面 大家 国家 家园 回家 中国 日本 欧洲 法国 西方 东方 中式 日式 欧式 北欧 古风 现代风 民族 少数民族 世界上 心情 开始 完成 正面 侧面 侧脸 全身 全身像 动作 姿势 表情 姿态 形状 形态 造型 大小 尺寸 分辨率 比例 版 版本 留白 空白 对称 层次 层次感 丰富 饱满 主体 主角 角色 人物形象 形象 画家笔下 笔触 线条感 字体 艺术 艺术感 文艺 唯美 精细 幸福 温柔 勇敢 聪明 有趣 搞笑 神奇 伟大 安静地 静静 静静地 慢慢 慢慢地 轻轻 轻轻地 认真地 开心地 快乐地 高兴地 悠闲 悠闲地 愉快 愉快地 仔细 仔细地 悄悄 缓缓 缓缓地 美好 年代 岁月 时光 故事 冒险 旅程 梦想 回忆 希望 友谊 自由 成功 生命 生活 大自然 祝福 问候 关于 只见 下午茶时间 一天 一年 那天 时间里 里的人 人群中 身影 弥漫 笼罩 倒映 倒映在 铺 铺着 铺在 长在 生长 生长在 开满 盛开 盛开 绽放 开放 飘着 飘落 落下 飘扬 挂 悬挂 悬挂着 升起 高挂 高高挂起 缓缓升起 停着 停靠 停泊 矗立着 围坐 拿出 打开 关上 手机屏 一只手 双手捧 其余 其它 之类 作为 成为 就是 不过 一种 某种 这种 那种 一张 一副 一道道 一幅幅 元",
    ),
];
