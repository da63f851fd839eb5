//! Words on every page.

use super::Spoken;

pub(crate) struct Shell {
    pub(crate) skip: &'static str,
    pub(crate) main_navigation: &'static str,
    pub(crate) create: &'static str,
    pub(crate) docs: &'static str,
    pub(crate) sign_in: &'static str,
    pub(crate) sign_out: &'static str,
    pub(crate) account: &'static str,
    /// The language that the page is not in, in its own words.
    pub(crate) other_language: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) as_the_system: &'static str,
    pub(crate) light: &'static str,
    pub(crate) dark: &'static str,
    /// Stands before or behind an amount.
    pub(crate) left: [&'static str; 2],
    pub(crate) project: &'static str,
    pub(crate) key: &'static str,
    pub(crate) needs_script: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) license: &'static str,
    pub(crate) spoken: &'static [Spoken],
}

pub(super) const EN: Shell = Shell {
    skip: "Skip to the content",
    main_navigation: "Main",
    create: "Create",
    docs: "Docs",
    sign_in: "Sign in",
    sign_out: "Sign out",
    account: "Account",
    other_language: "中文",
    theme: "Theme",
    as_the_system: "As the system",
    light: "Light",
    dark: "Dark",
    left: ["", " left"],
    project: "Project: ",
    key: "Key: ",
    needs_script: "This page needs JavaScript.",
    copy: "Copy",
    license: "Apache-2.0 or MIT",
    spoken: &[
        ("copied", "Copied."),
        ("copy-failed", "The browser did not allow copying. Select the text and copy it yourself."),
        ("unreachable", "The server cannot be reached. Check the connection and try again."),
        (
            "server-fault",
            "The server failed with status {status}. Its log says more; the request was {request}.",
        ),
        ("signed-out", "You are signed out."),
        ("undo", "Undo"),
    ],
};

pub(super) const ZH: Shell = Shell {
    skip: "跳到正文",
    main_navigation: "主导航",
    create: "创作",
    docs: "文档",
    sign_in: "登录",
    sign_out: "退出登录",
    account: "账号",
    other_language: "English",
    theme: "主题",
    as_the_system: "跟随系统",
    light: "浅色",
    dark: "深色",
    left: ["余额 ", ""],
    project: "项目：",
    key: "密钥：",
    needs_script: "此页面需要启用 JavaScript。",
    copy: "复制",
    license: "Apache-2.0 或 MIT 许可",
    spoken: &[
        ("copied", "已复制。"),
        ("copy-failed", "浏览器不允许复制，请手动选中文字后复制。"),
        ("unreachable", "无法连接服务器。请检查网络后重试。"),
        ("server-fault", "服务器出错，状态码 {status}。详情见服务器日志，请求编号 {request}。"),
        ("signed-out", "已退出登录。"),
        ("undo", "撤销"),
    ],
};
