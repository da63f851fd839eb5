//! A font for Chinese, Japanese and Korean lettering: found on the system, read when a prompt first needs it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use pictor_illustrator::{Fonts, Illustrator};

/// Where Debian, Fedora, Arch and macOS keep fonts with Chinese characters, the best first.
const USUAL_PLACES: [&str; 9] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
];

/// What is said where there is none.
pub const NO_FONT: &str = "no font has Chinese characters, so such words are left out of pictures; install the package \
                           fonts-noto-cjk, or name a font in illustrator.font";

/// The illustrator without, and once needed with, the system's font. Such a font is 5 to 20 MB, so a server
/// that never letters in Chinese never reads it.
pub struct Lettering {
    plain: Illustrator,
    font: Option<PathBuf>,
    wide: OnceLock<Illustrator>,
}

impl Lettering {
    /// Letters with `font`, or with what the usual places of the system hold.
    pub fn new(font: Option<PathBuf>) -> Self {
        let found = || USUAL_PLACES.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_owned);
        Self { plain: Illustrator::new(Fonts::default()), font: font.or_else(found), wide: OnceLock::new() }
    }

    /// The file that will be read when a prompt needs it.
    pub fn font(&self) -> Option<&Path> {
        self.font.as_deref()
    }

    /// The illustrator that can letter this prompt as well as it can be done here.
    pub(super) fn illustrator(&self, prompt: &str) -> &Illustrator {
        match &self.font {
            Some(path) if !prompt.is_ascii() => self.wide.get_or_init(|| with_font(path)),
            _ => &self.plain,
        }
    }
}

fn with_font(path: &Path) -> Illustrator {
    let extra = match std::fs::read(path) {
        Ok(bytes) => vec![Arc::from(bytes)],
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "cannot read the font");
            Vec::new()
        }
    };
    Illustrator::new(Fonts { extra })
}
