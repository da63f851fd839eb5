//! Server-sent events, taken apart as they pass: no line is ever held whole, since one line can be a picture.

/// What is seen in a stream of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen<'a> {
    /// The next bytes of the event's data.
    Data(&'a [u8]),
    /// A blank line: the event is whole.
    End,
}

/// Takes a stream of events apart. Comments, names and ids are skipped.
#[derive(Debug, Default)]
pub(crate) struct Events {
    at: At,
    /// The last line ended with a carriage return; a line feed right after it belongs to it.
    after_return: bool,
    /// The event has a data line already.
    has_data: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    /// At the start of a line.
    #[default]
    Start,
    /// So many letters of `data:` have matched.
    Name(usize),
    /// Behind the colon, where one space is skipped.
    Colon,
    /// In the data.
    Data,
    /// In a line that is not data.
    Other,
}

const NAME: &[u8] = b"data:";

impl Events {
    /// Takes what is next from the front of `chunk`; `None` when the chunk is used up.
    pub(crate) fn next<'a>(&mut self, chunk: &mut &'a [u8]) -> Option<Seen<'a>> {
        while let Some(&byte) = chunk.first() {
            if std::mem::take(&mut self.after_return) && byte == b'\n' {
                *chunk = &chunk[1..];
                continue;
            }
            if let Some(seen) = self.step(byte, chunk) {
                return Some(seen);
            }
        }
        None
    }

    fn step<'a>(&mut self, byte: u8, chunk: &mut &'a [u8]) -> Option<Seen<'a>> {
        match (self.at, byte) {
            (at, b'\n' | b'\r') => {
                *chunk = &chunk[1..];
                self.after_return = byte == b'\r';
                self.at = At::Start;
                let ends = at == At::Start && std::mem::take(&mut self.has_data);
                ends.then_some(Seen::End)
            }
            (At::Start, _) if byte == NAME[0] => self.matched(1, chunk),
            (At::Name(matched), _) if byte == NAME[matched] => self.matched(matched + 1, chunk),
            (At::Start | At::Name(_), _) => {
                self.at = At::Other;
                None
            }
            (At::Colon, _) => {
                self.at = At::Data;
                *chunk = if byte == b' ' { &chunk[1..] } else { chunk };
                // Lines of one event are joined by a line feed.
                std::mem::replace(&mut self.has_data, true).then_some(Seen::Data(b"\n"))
            }
            (At::Data, _) => Some(Seen::Data(line(chunk))),
            (At::Other, _) => {
                line(chunk);
                None
            }
        }
    }

    fn matched<'a>(&mut self, letters: usize, chunk: &mut &'a [u8]) -> Option<Seen<'a>> {
        *chunk = &chunk[1..];
        self.at = if letters == NAME.len() { At::Colon } else { At::Name(letters) };
        None
    }
}

/// Takes everything up to the end of the line.
fn line<'a>(chunk: &mut &'a [u8]) -> &'a [u8] {
    let end = memchr::memchr2(b'\n', b'\r', chunk).unwrap_or(chunk.len());
    let (line, rest) = chunk.split_at(end);
    *chunk = rest;
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The data of every event, with the stream fed in pieces of `length`.
    fn events(stream: &[u8], length: usize) -> Vec<String> {
        let (mut events, mut all, mut current) = (Events::default(), Vec::new(), Vec::new());
        for mut chunk in stream.chunks(length) {
            while let Some(seen) = events.next(&mut chunk) {
                match seen {
                    Seen::Data(bytes) => current.extend_from_slice(bytes),
                    Seen::End => all.push(String::from_utf8(std::mem::take(&mut current)).unwrap()),
                }
            }
        }
        all
    }

    #[test]
    fn events_are_the_same_however_they_are_cut() {
        let stream = b": hello\n\nevent: a\ndata: {\"x\":1}\n\ndata:two\r\n\r\nid: 7\nretry: 5\n\n\
                       data: one\ndata:  two\ndatum: no\nda\n\ndata: [DONE]\r\rdata: unfinished";
        let expected = ["{\"x\":1}", "two", "one\n two", "[DONE]"];
        for length in 1..=stream.len() {
            assert_eq!(events(stream, length), expected, "in pieces of {length}");
        }
    }
}
