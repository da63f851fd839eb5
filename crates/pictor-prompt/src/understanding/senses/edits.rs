//! Words that tell the editor what to do with the pictures that came with a prompt.

use super::{Edit, Row, Sense};

const fn edit(edit: Edit, english: &'static str, chinese: &'static str) -> Row {
    (Sense::Edit(edit), english, chinese)
}

pub(super) const EDITS: &[Row] = &[
    edit(
        Edit::Make,
        "make, turn, change, transform, convert, switch, set, make it, redraw, restyle, reimagine, render it, turn it, turn this, change it, restyle it, make this, make them, adjust, modify",
        "变成 变为 改成 改为 转换成 转换为 转为 转成 换成 变 改 重绘成 重绘为 调成 调整为 调整成 做成 化作 转变为 渲染成 设为 变化为 画成 处理成 修改为",
    ),
    edit(
        Edit::Recolour,
        "recolor, recolour, dye, colorize, colourise, tint, repaint, paint it, color it, colour it, paint the, color the, colour the, dye the",
        "涂成 染成 上色为 刷成 漆成 染 涂上 重新上色 填充为 喷成",
    ),
    edit(
        Edit::Add,
        "add, put, place, insert, include, give it, give him, give her, attach, draw in, put in, add in, give them, give the, added, hang",
        "加上 添加 加 增加 放上 加入 插入 补上 添上 多加 戴上 穿上 画上 给它 加个 配上 再加 加一 添 添一",
    ),
    edit(
        Edit::Remove,
        "remove, delete, erase, take away, get rid of, clear away, take out, drop the, eliminate, clean up",
        "去掉 去除 删除 移除 擦掉 删掉 抹去 除去 清除 消除 拿掉 移走 擦除 抹掉 删去",
    ),
    edit(
        Edit::Replace,
        "replace, swap, substitute, exchange",
        "替换 换掉 更换 替换成 替换为 更换为 更换成 换 换上",
    ),
    edit(Edit::Into, "into, to be, into a, to, to a", "成 为"),
    edit(Edit::Object, "", "把 将 让 使 使得 给"),
    edit(
        Edit::Combine,
        "combine, merge, blend together, put together, all the items, all items, all of the items, all these items, all the products, all products, all of these, all of them, all the objects, arrange, assemble, composite, compose, put them, place them, put these, place these, all the things, every item, group them, bring together, arrange them, all four items, each item, all reference, put all, combining, put everything",
        "组合 合成 合并 拼在一起 放在一起 所有物品 所有参考 全部物品 所有商品 所有产品 融合 摆放 摆在一起 组合在一起 整合 包含所有 这些物品 所有的物品 集合 放进 装进 全部放",
    ),
    edit(
        Edit::Row,
        "in a row, side by side, lined up, in a line, line them up, next to each other",
        "一排 并排 排成一行 排成一排 一字排开 排列整齐 横排 一列",
    ),
    edit(
        Edit::Grid,
        "in a grid, grid, grid layout, 2x2, 3x3, contact sheet, in rows",
        "网格 九宫格 四宫格 宫格 网格排列",
    ),
    edit(
        Edit::Collage,
        "collage, photo collage, moodboard, mood board, scrapbook",
        "拼贴 拼贴画 拼图照片 照片墙 拼接 拼成",
    ),
    edit(
        Edit::Extend,
        "extend, outpaint, expand, uncrop, zoom out, widen, extend the image, outpainting, make it wider, extend the canvas, extend the background",
        "扩展 扩图 延伸 扩充 拉远 扩大画面 扩展画面 外扩 向外扩展 扩画",
    ),
    edit(
        Edit::Frame,
        "add a frame, picture frame around, put a frame, framed, border, add a border, white border, frame around",
        "加边框 边框 加相框 加个相框 加框 画框装裱",
    ),
    edit(
        Edit::Monochrome,
        "black and white, monochrome, grayscale, greyscale, monochromatic, b&w, desaturate, desaturated, colorless, bw, grey scale, noir",
        "黑白 单色 灰度 黑白照片 去色 黑白色调 黑白画 黑白风格 黑白照 灰阶",
    ),
    edit(Edit::Sepia, "sepia, sepia tone, sepia toned", "怀旧色调 泛黄 棕褐色调 老照片色调 发黄"),
    edit(
        Edit::Brighten,
        "brighten, brighter, lighten, increase brightness, more light, lighter",
        "调亮 提亮 更亮 变亮 亮一点 亮一些 增亮 增加亮度",
    ),
    edit(
        Edit::Darken,
        "darken, darker, dim, decrease brightness, dimmer",
        "调暗 变暗 更暗 暗一点 暗一些 降低亮度 压暗",
    ),
    edit(
        Edit::Warm,
        "warmer, warm tones, warm colors, warm colours, warm tone, warm up, warm palette, warmer tones",
        "暖色调 更暖 暖色 暖一点 偏暖 暖色系",
    ),
    edit(
        Edit::Cool,
        "cooler, cool tones, cold tones, cool colors, cool colours, cool palette, colder, cool tone",
        "冷色调 更冷 冷色 冷一点 偏冷 冷色系",
    ),
    edit(
        Edit::Vivid,
        "more vivid, more saturated, more contrast, increase contrast, increase saturation, saturate, enhance the colors, enhance colors, enhance, more vibrant, more colorful, more colourful, punchier",
        "更鲜艳 增强对比 提高饱和度 更饱和 增强色彩 提高对比度 更有色彩 鲜艳一点 增强 饱和度更高",
    ),
    edit(Edit::Blur, "blur, blurred, blurry, soften, out of focus", "模糊 虚化 柔化 模糊化 背景虚化"),
    edit(
        Edit::Invert,
        "invert, inverted colors, negative, invert the colors, inverted, invert colors",
        "反色 反相 负片 颜色反转",
    ),
    edit(
        Edit::Mirror,
        "mirror it, flip, flip horizontally, mirrored, mirror the image, flipped, flip it",
        "翻转 镜像 水平翻转 左右翻转",
    ),
    edit(
        Edit::CutOut,
        "cut out, remove the background, remove background, background removal, isolate, no background please, delete the background, erase the background, cut it out, make the background transparent",
        "抠图 去除背景 去掉背景 移除背景 去背景 删除背景 背景透明 去背 抠出 把背景去掉 背景去掉",
    ),
    edit(
        Edit::Write,
        "write, letter it, add text, add the text, add the words, add a caption, letter, add lettering, add a title, put the text, put the words, inscribe, add the title, write on it, add the caption, sign it",
        "写上 加上文字 添加文字 加文字 题上 写上文字 加上标题 加字 添加标题 加标题 印上文字 加上字",
    ),
    edit(
        Edit::TheColour,
        "color of, colour of, color, colour, colors, colours, the color, the colour",
        "颜色 色调 的颜色 配色 色彩",
    ),
];
