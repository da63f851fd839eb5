//! What a file says of its making, written in the place that its format has for it.

use std::io::{self, Write};

use pictor_api::Size;

use crate::picture::Picture;

/// In a JPEG, what stands before the packet in its segment.
const IN_JPEG: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The bit of VP8X that says that a packet follows.
const IN_WEBP: u8 = 0x04;

/// What a file says of its making, to people and programs that look into it: printable ASCII, which every format can
/// hold. PNG has it as text chunks, `Description` and `Software`; JPEG and WebP as XMP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    description: String,
    software: String,
}

impl Mark {
    /// What the picture is, and by which program it was made. Other characters become question marks.
    pub fn new(description: &str, software: &str) -> Self {
        let printable = |text: &str| {
            text.chars().map(|c| if c == ' ' || c.is_ascii_graphic() { c } else { '?' }).collect()
        };
        Self { description: printable(description), software: printable(software) }
    }

    /// The keywords of PNG's specification, with their texts.
    pub(crate) fn texts(&self) -> [(&'static str, &str); 2] {
        [("Description", &self.description), ("Software", &self.software)]
    }

    /// An XMP packet (ISO 16684-1).
    fn packet(&self) -> String {
        let [description, software] = [&self.description, &self.software].map(|text| escaped(text));
        format!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
             <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
             <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
             <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
             xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:CreatorTool=\"{software}\">\
             <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{description}</rdf:li></rdf:Alt>\
             </dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
        )
    }

    /// The content of a JPEG's segment APP1.
    pub(crate) fn segment(&self) -> Vec<u8> {
        [IN_JPEG, self.packet().as_bytes()].concat()
    }

    /// Writes the WebP `file` of that picture with the packet behind its pixels (RFC 9649 section 2.7).
    pub(crate) fn write_webp(
        &self,
        write: &mut impl Write,
        file: &[u8],
        picture: &Picture,
    ) -> io::Result<()> {
        let (mut head, pixels) = match &file[12..16] {
            b"VP8X" => (file[12..30].to_vec(), &file[30..]),
            _ => (extended(picture.size).to_vec(), &file[12..]),
        };
        head[8] |= IN_WEBP;
        let mut packet = self.packet().into_bytes();
        if packet.len() % 2 == 1 {
            packet.push(b' ');
        }
        let length = 4 + head.len() + pixels.len() + 8 + packet.len();
        let long = |length: usize| u32::try_from(length).map(u32::to_le_bytes).map_err(io::Error::other);
        let (whole, own) = (long(length)?, long(packet.len())?);
        let parts: [&[u8]; 8] = [b"RIFF", &whole, b"WEBP", &head, pixels, b"XMP ", &own, &packet];
        parts.iter().try_for_each(|part| write.write_all(part))
    }
}

/// The chunk that a WebP of more than pixels begins with.
fn extended(size: Size) -> [u8; 18] {
    let [w0, w1, w2, _] = (size.width - 1).to_le_bytes();
    let [h0, h1, h2, _] = (size.height - 1).to_le_bytes();
    let [v, p, eight, x] = *b"VP8X";
    [v, p, eight, x, 10, 0, 0, 0, 0, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
