//! Words for how a picture is drawn, seen and shaped, and for what is lettered in it.

use super::{Line, Row, Sense};
use crate::intent::{Camera, Hand, Position, Region, Shape, Style};

const fn style(style: Style, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Style(style), english, chinese)
}

pub(super) const STYLES: &[Row] = &[
    style(
        Style::PictureBook,
        "picture book, children's book, children's picture book, storybook illustration, picture book illustration, children's book illustration, storybook style, kids book, childrens book, childrens picture book, picturebook, children's illustration",
        "绘本 儿童绘本 绘本插画 儿童插画 童书 图画书 儿童读物 绘本风格 绘本风 儿童绘本插画 故事书插画",
    ),
    style(
        Style::Flat,
        "flat, flat design, flat illustration, vector, vector art, vector illustration, flat style, material design, minimalist vector",
        "扁平 扁平化 扁平风 扁平插画 矢量 矢量图 矢量插画 扁平风格 扁平化设计",
    ),
    style(
        Style::LineArt,
        "line art, lineart, line drawing, outline drawing, ink drawing, coloring page, colouring page, coloring book, doodle, one line drawing, single line, pen drawing, engraving",
        "线稿 线描 简笔画 线条画 涂色页 白描 钢笔画 线条 填色 涂鸦",
    ),
    style(
        Style::Poster,
        "poster, movie poster, event poster, concert poster, travel poster, flyer, leaflet, cover art, advertisement poster, playbill, screen print, screenprint",
        "海报 宣传海报 电影海报 宣传画 传单 招贴 宣传单 活动海报",
    ),
    style(
        Style::Watercolour,
        "watercolor, watercolour, watercolor painting, watercolour painting, watercolor wash, watercolour wash, gouache, watercolor style, aquarelle",
        "水彩 水彩画 水彩风 水彩风格 水粉 水粉画 淡彩",
    ),
    style(
        Style::PaperCut,
        "paper cut, papercut, paper cutout, paper cutting style, paper art, cut paper, layered paper, paper cut style, paper craft, papercraft, kirigami, paper collage",
        "剪纸 剪纸风 剪纸风格 纸艺 纸雕 剪纸画 剪纸艺术 折纸风格",
    ),
    style(
        Style::Pixel,
        "pixel, pixel art, pixelated, 8 bit, 16 bit, 8bit, 16bit, retro game, voxel, pixel style",
        "像素 像素风 像素画 像素风格 像素艺术 八位 马赛克",
    ),
    style(
        Style::Isometric,
        "isometric, isometric view, isometric illustration, isometric style, axonometric",
        "等距 等轴 等轴测 等距视角 等角 等距插画 轴测图 等距风格 立体等距",
    ),
    style(
        Style::Blueprint,
        "blueprint, technical drawing, schematic, engineering drawing, blueprint style, patent drawing",
        "蓝图 工程图 技术图纸 设计图纸 图纸 结构图",
    ),
    style(
        Style::Logo,
        "logo, logotype, emblem, icon, app icon, brand mark, logo design, favicon, mascot logo, badge, crest, monogram, minimal logo, minimalist logo",
        "标志 徽标 图标 商标 标志设计 徽章 应用图标 标识 品牌标志",
    ),
    style(
        Style::Photo,
        "photo, photograph, photography, photorealistic, photo realistic, realistic photo, photo like, photorealism, lifelike, realistic, hyperrealistic, hyper realistic, ultra realistic, dslr photo, realistic image, photographic, product photo, product photograph, product photography, product shot",
        "照片 摄影 逼真 写实 摄影作品 真实感 逼真的照片 照片级 真实照片 实拍 写实风格 相片 超写实",
    ),
    style(
        Style::Cartoon,
        "cartoon, comic, comic book, cartoon style, comic strip, cartoonish, disney style, pixar style, pop art",
        "卡通 漫画 卡通风格 动画片 卡通画 美漫 波普 波普艺术 卡通风",
    ),
    style(
        Style::Anime,
        "anime, manga, anime style, studio ghibli, ghibli style, ghibli, chibi, kawaii",
        "动漫 二次元 日漫 动漫风格 日系动漫 吉卜力 宫崎骏 吉卜力风格 宫崎骏风格 动漫风",
    ),
    style(
        Style::OilPainting,
        "oil painting, oil paint, impressionist, impressionism, impasto, acrylic painting, van gogh, monet, oil on canvas, renaissance painting, expressionist, baroque painting",
        "油画 印象派 梵高 莫奈 油画风格 厚涂 丙烯 油画风 油画作品 印象主义",
    ),
    style(
        Style::Pencil,
        "pencil drawing, pencil sketch, sketch, charcoal drawing, graphite, hand drawn sketch, pencil style, sketched",
        "素描 铅笔画 铅笔素描 速写 手绘草图 炭笔 草图 铅笔风格",
    ),
    style(
        Style::InkWash,
        "ink wash, ink wash painting, sumi e, chinese painting, traditional chinese painting, chinese ink painting, ink painting, brush painting, shan shui, guohua",
        "水墨 水墨画 国画 中国画 水墨风 山水画 水墨风格 工笔画 写意 中国风 国潮 国风",
    ),
    style(
        Style::StainedGlass,
        "stained glass, stained glass window, mosaic",
        "彩色玻璃 彩绘玻璃 玻璃花窗 彩窗 花窗玻璃",
    ),
    style(
        Style::Vintage,
        "vintage, retro, old fashioned, vintage style, art deco, art nouveau, antique, 1950s, 1960s, 1970s, 1920s, mid century, victorian, retro style, old photograph",
        "复古 老式 复古风 旧时 古董 民国 复古风格 复古海报 老照片",
    ),
    style(
        Style::Map,
        "map of, map like, city map, street map, city plan, map view, town plan, floor plan, map style, illustrated map, site plan, subway map, tourist map",
        "城市地图 城市平面图 平面图 街道地图 地图风格 规划图 城市规划图 手绘地图 旅游地图 地图式",
    ),
    style(
        Style::Cutaway,
        "cutaway, cross section, cutaway view, cutaway illustration, cutaway drawing, cross sectional, cut away, sectional view, exploded view, x ray view",
        "剖面图 剖视图 剖面 横截面 内部结构 切面图 透视剖面 爆炸图 解剖图",
    ),
    style(
        Style::Sticker,
        "sticker, stickers, die cut sticker, sticker pack, sticker design, emoji style",
        "贴纸 表情包 贴画 贴纸风格 贴图",
    ),
    style(
        Style::ThreeD,
        "3d, 3d render, 3d rendering, 3d style, claymation, clay render, blender render, three dimensional, 3d model, clay style, clay model, octane render, plasticine, lego style, render",
        "三维 立体 渲染 黏土风 黏土风格 粘土 泥塑 三维渲染 立体感 盲盒 橡皮泥",
    ),
    (Sense::Style(Style::ThreeD), "", "3d 3d渲染 3d风格 c4d"),
    (
        Sense::Style(Style::Crayon),
        "crayon drawing, crayon style, in crayon, in crayons, wax crayon drawing, colored pencil drawing, coloured pencil drawing, colored pencil, coloured pencil, oil pastel, pastel drawing, chalk drawing, child's drawing, children's drawing, kids drawing",
        "蜡笔画 彩铅 彩铅画 油画棒画 粉笔画 儿童画 蜡笔风格 彩铅风格 蜡笔风",
    ),
    (
        Sense::Style(Style::Woodblock),
        "ukiyo e, ukiyoe, woodblock, woodblock print, japanese print, japanese woodblock print, woodcut, linocut, lino print, hokusai, hiroshige, block print",
        "浮世绘 浮世绘风格 木版画 版画 木刻 木刻版画 日本版画 葛饰北斋",
    ),
    (Sense::Style(Style::Logo), "", "logo logo设计"),
    (Sense::Style(Style::Photo), "", "35mm 胶片摄影"),
    (
        Sense::Camera(Camera::CloseUp),
        "close up, closeup, macro, macro shot, close up shot, close view, zoomed in, close up of, detail shot",
        "特写 近景 微距 近距离 大特写 近照",
    ),
    (
        Sense::Camera(Camera::Portrait),
        "portrait, portrait of, headshot, head and shoulders, bust, half body, half length, profile picture, avatar, id photo",
        "肖像 头像 半身像 半身照 证件照 人像 肖像画 半身 大头照 人物肖像",
    ),
    (
        Sense::Camera(Camera::Wide),
        "wide shot, wide angle, wide view, panorama, panoramic, long shot, wide angle view, vista, full view, establishing shot, distant view, sweeping view, landscape view",
        "全景 远景 广角 大场景 全景图 宽幅全景 大远景 远眺",
    ),
    (
        Sense::Camera(Camera::TopDown),
        "top down, top down view, bird's eye view, bird's eye, birds eye view, overhead, overhead view, top view, seen from above, flat lay, overhead shot, from directly above",
        "俯视 俯拍 俯视图 顶视图 从上往下 平铺 俯瞰视角 顶视",
    ),
    (
        Sense::Camera(Camera::Aerial),
        "aerial, aerial view, aerial shot, drone shot, drone view, from above, from the air, aerial photograph",
        "鸟瞰 航拍 俯瞰 鸟瞰图 空中俯瞰 高空视角",
    ),
    (
        Sense::Camera(Camera::Low),
        "low angle, worm's eye view, from below, low angle shot, low angle view, looking up at it, seen from below",
        "仰视 低角度 仰拍 仰角",
    ),
    (Sense::Outline(Shape::Square), "square format, square picture, square image, 1:1", "方图 方形图 1:1"),
    (
        Sense::Outline(Shape::Landscape),
        "landscape orientation, landscape format, horizontal, postcard format, horizontal format, horizontal orientation, 3:2, 4:3, 5:4",
        "横版 横向 横图 横屏 横构图 3:2 4:3",
    ),
    (
        Sense::Outline(Shape::Portrait),
        "portrait orientation, portrait format, vertical, book cover, vertical format, magazine cover, vertical orientation, album leaf, 2:3, 3:4, 4:5",
        "竖版 竖向 竖图 竖构图 封面 书籍封面 书封 杂志封面 2:3 3:4 立轴",
    ),
    (
        Sense::Outline(Shape::Widescreen),
        "wallpaper, desktop wallpaper, widescreen, slide, desktop background, presentation slide, thumbnail, youtube thumbnail, 16:9",
        "壁纸 桌面壁纸 电脑壁纸 宽屏 幻灯片 桌面背景 16:9",
    ),
    (
        Sense::Outline(Shape::Telephone),
        "phone wallpaper, mobile wallpaper, lock screen, phone background, story format, instagram story, iphone wallpaper, 9:16",
        "手机壁纸 锁屏壁纸 手机背景 锁屏 竖屏 9:16",
    ),
    (
        Sense::Outline(Shape::Banner),
        "banner, web banner, header image, website banner, horizontal banner, website header, 3:1, header, panoramic banner",
        "横幅 条幅 网站横幅 头图 通栏 长图横幅 3:1 横幅广告 横条",
    ),
    (
        Sense::Outline(Shape::Bookmark),
        "bookmark, vertical banner, 1:3, scroll painting, tall scroll",
        "书签 竖幅 竖条 1:3 竖条幅",
    ),
    (
        Sense::Region(Region::TopLeft),
        "top left, upper left, top left corner, upper left corner",
        "左上角 左上方 左上",
    ),
    (
        Sense::Region(Region::TopRight),
        "top right, upper right, top right corner, upper right corner",
        "右上角 右上方 右上",
    ),
    (
        Sense::Region(Region::BottomLeft),
        "bottom left, lower left, bottom left corner, lower left corner",
        "左下角 左下方 左下",
    ),
    (
        Sense::Region(Region::BottomRight),
        "bottom right, lower right, bottom right corner, lower right corner",
        "右下角 右下方 右下",
    ),
    (
        Sense::Region(Region::Left),
        "on the left, left side, on the left side, to the left, on the left hand side, left half",
        "画面左侧 左侧 左边 画面左边 左半边 左方",
    ),
    (
        Sense::Region(Region::Right),
        "on the right, right side, on the right side, to the right, on the right hand side, right half",
        "画面右侧 右侧 右边 画面右边 右半边 右方",
    ),
    (
        Sense::Region(Region::Top),
        "at the top, on the top, top of the picture, top of the image, across the top, along the top",
        "顶部 画面上方 画面顶部 最上方 最上面",
    ),
    (
        Sense::Region(Region::Bottom),
        "at the bottom, on the bottom, bottom of the picture, bottom of the image, along the bottom",
        "底部 画面下方 画面底部 最下方 最下面",
    ),
    (
        Sense::Region(Region::Centre),
        "in the middle, in the center, in the centre, centered, centred, in the middle of the picture, center of the image, centre of the image",
        "画面中央 正中 中央 正中央 居中 画面中间 正中间 画面中心",
    ),
];

pub(super) const LETTERS: &[Row] = &[
    (
        Sense::Letters(Position::Title),
        "title, titled, headline, heading, entitled, big letters, large letters, header text, name of the band, main title",
        "标题 主标题 题目 大标题 大字 题为 标题为",
    ),
    (
        Sense::Letters(Position::Subtitle),
        "subtitle, tagline, slogan, subtitled, motto, subheading, second line, smaller text, small text",
        "副标题 标语 口号 广告语 小字 副标",
    ),
    (
        Sense::Letters(Position::Caption),
        "caption, captioned, footer, footnote, signature, credit line",
        "说明文字 题注 落款 脚注 署名 配文",
    ),
    (
        Sense::Letters(Position::Ribbon),
        "ribbon, banner, satin ribbon, sash, scroll banner, streamer banner, pennant",
        "丝带 缎带 横幅 彩带 飘带 绶带 条幅",
    ),
    (
        Sense::Letters(Position::Label),
        "label, labelled, labeled, tag, tagged, gift tag, name tag, nameplate, price tag",
        "标签 吊牌 贴标 铭牌 名牌 价签",
    ),
    (
        Sense::Letters(Position::Sign),
        "sign, signboard, billboard, shop sign, neon sign, placard, signpost, notice board, blackboard, chalkboard, storefront sign, marquee, street sign, road sign",
        "招牌 牌子 广告牌 告示牌 指示牌 霓虹灯牌 牌匾 门牌 黑板 路牌 店招 匾额 木牌",
    ),
    (
        Sense::Letters(Position::Speech),
        "speech bubble, speech balloon, thought bubble, shouting, whispering, says to",
        "对话框 对话泡泡 气泡框 喊着 说着 台词",
    ),
    (
        Sense::Says,
        "saying, says, say, that says, reading, reads, that reads, which reads, with the text, with text, with the words, with the word, with the inscription, inscribed, inscribed with, lettered, printed with, written, spelling, spells, engraved with, with the name, text, words, the words, the text, inscription, that spells, with the letters, letters, lettering, typography, wording, the word, with the phrase, with the message",
        "写着 写有 写 字样 印着 印有 刻着 刻有 标着 标有 上书 文字 内容为 文字为 写上 题字 字 题写 绣着 题着 印上 写道 上面写着 文案 带有文字 几个字 大字写着",
    ),
    (
        Sense::Hand(Hand::Script),
        "handwritten, handwriting, script font, cursive, calligraphy, calligraphic, hand lettered, hand lettering, script lettering, handwriting style, handwriting font, brush lettering, handwriting like font",
        "手写 手写体 手写字体 书法 毛笔字 手写风格 手写字体风格 手写字 行书 书法字体 草书 楷书 花体 花体字 手写体风格",
    ),
    (
        Sense::Hand(Hand::Bold),
        "bold letters, bold font, bold text, block letters, bold lettering, bold type, in bold, capital letters, bold typography",
        "粗体 大号字 黑体 粗体字 加粗 粗黑体 醒目大字",
    ),
    (
        Sense::Hand(Hand::Neon),
        "neon letters, neon text, neon sign, neon lettering, glowing letters",
        "霓虹字 霓虹灯字 发光字",
    ),
    (
        Sense::Hand(Hand::Chalk),
        "chalk, chalk lettering, chalk letters, chalkboard lettering, chalk writing, in chalk",
        "粉笔 粉笔字",
    ),
    (
        Sense::Hand(Hand::Mono),
        "typewriter font, monospace, monospaced, typewriter letters",
        "打字机字体 等宽字体",
    ),
    (
        Sense::Hand(Hand::Sans),
        "sans serif, clean font, modern font, sans serif font, clean typography, plain letters",
        "无衬线 现代字体 无衬线体",
    ),
    (
        Sense::Line(Line::Date),
        "date, date and time, time and date, the date",
        "日期 时间 演出时间 活动时间 日期时间",
    ),
    (
        Sense::Line(Line::Venue),
        "place, venue, location, the place, address",
        "地点 地址 场地 演出地点 活动地点",
    ),
    (Sense::Line(Line::Name), "a name, the name of, someone's name, name", "名字 姓名"),
];
