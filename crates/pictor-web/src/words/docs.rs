//! Words of the manual: what stands around its pages.

use super::Spoken;

pub(crate) struct Docs {
    /// What the whole is called.
    pub(crate) manual: &'static str,
    pub(crate) contents: &'static str,
    pub(crate) search: &'static str,
    pub(crate) results: &'static str,
    pub(crate) on_this_page: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) next: &'static str,
    pub(crate) around: &'static str,
    pub(crate) copy_page: &'static str,
    pub(crate) as_markdown: &'static str,
    /// Before the name of a heading.
    pub(crate) link_to: &'static str,
    pub(crate) output: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) missing_what: &'static str,
    pub(crate) maybe: &'static str,
    /// Before and behind what was looked for.
    pub(crate) found_for: [&'static str; 2],
    pub(crate) nothing_for: [&'static str; 2],
    /// What a language model is told first.
    pub(crate) for_models: &'static str,
    pub(crate) in_one_file: &'static str,
    pub(crate) spoken: &'static [Spoken],
}

pub(super) const EN: Docs = Docs {
    manual: "Pictor manual",
    contents: "Contents",
    search: "Search the manual",
    results: "Search results",
    on_this_page: "On this page",
    previous: "Previous",
    next: "Next",
    around: "Previous and next page",
    copy_page: "Copy page",
    as_markdown: "Markdown",
    link_to: "Link to this section: ",
    output: "Output",
    missing: "No such page",
    missing_what: "The manual has no page at this address. It may have moved: search for it, or pick one from the contents.",
    maybe: "Perhaps one of these:",
    found_for: ["Results for “", "”"],
    nothing_for: ["Nothing in the manual matches “", "”. Try fewer or other words."],
    for_models: "This is the manual of a Pictor server, an image API that answers like OpenAI's Images API. Each page \
                 below is Markdown; the same address without .md is the page for people.",
    in_one_file: "The whole manual in one file",
    spoken: &[
        ("search-none", "Nothing in the manual matches “{query}”. Try fewer or other words."),
        ("search-one", "1 result"),
        ("search-some", "{count} results"),
    ],
};

pub(super) const ZH: Docs = Docs {
    manual: "Pictor 使用手册",
    contents: "目录",
    search: "搜索手册",
    results: "搜索结果",
    on_this_page: "本页内容",
    previous: "上一页",
    next: "下一页",
    around: "上一页和下一页",
    copy_page: "复制本页",
    as_markdown: "Markdown",
    link_to: "本节链接：",
    output: "输出",
    missing: "页面不存在",
    missing_what: "手册中没有这个地址，页面可能已经移动。可以搜索，或从目录中选择。",
    maybe: "您要找的可能是：",
    found_for: ["“", "”的搜索结果"],
    nothing_for: ["手册中没有与“", "”匹配的内容，请减少或更换关键词。"],
    for_models: "这是一台 Pictor 服务器的使用手册。Pictor 是图片 API，与 OpenAI Images API 兼容。\
                 以下各页均为 Markdown，去掉地址末尾的 .md 即为网页版。",
    in_one_file: "完整手册（单个文件）",
    spoken: &[
        ("search-none", "手册中没有与“{query}”匹配的内容，请减少或更换关键词。"),
        ("search-one", "1 条结果"),
        ("search-some", "{count} 条结果"),
    ],
};
