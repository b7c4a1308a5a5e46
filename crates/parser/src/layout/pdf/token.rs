//! The words of a content stream or a character map: numbers, names, strings, instructions.

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    Number(f32),
    Name(&'a [u8]),
    Text(Vec<u8>),
    /// The brackets of a list, then those of a dictionary.
    Open,
    Close,
    Enter,
    Leave,
    /// An instruction.
    Word(&'a [u8]),
}

/// Cuts bytes into tokens; never fails, skips what it does not know.
pub(super) struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|byte| !wanted(*byte))
            .unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Past the data of an inline picture, which may hold anything.
    pub(super) fn skip_picture(&mut self) {
        let rest = self.data.get(self.at..).unwrap_or_default();
        let end = rest.windows(4).position(|part| match part {
            [before, b'E', b'I', after] => is_blank(*before) && is_blank(*after),
            _ => false,
        });
        self.at += end.map_or(rest.len(), |end| end + 3);
    }

    /// A string in parentheses; the first one is past.
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                text.push(u8::try_from(code & 0xff).unwrap_or_default());
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let digits = self.take_while(|byte| byte != b'>');
        self.at += 1;
        let digits: Vec<u8> = digits.iter().filter_map(|byte| hex(*byte)).collect();
        let pairs = digits.chunks(2);
        pairs
            .map(|pair| pair.first().unwrap_or(&0) * 16 + pair.get(1).unwrap_or(&0))
            .collect()
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            self.take_while(is_blank);
            let byte = self.peek()?;
            if byte == b'%' {
                self.take_while(|byte| !matches!(byte, b'\n' | b'\r'));
                continue;
            }
            self.at += 1;
            let next = self.peek();
            return Some(match (byte, next) {
                (b'[' | b'{', _) => Token::Open,
                (b']' | b'}', _) => Token::Close,
                (b'<', Some(b'<')) => {
                    self.at += 1;
                    Token::Enter
                }
                (b'>', Some(b'>')) => {
                    self.at += 1;
                    Token::Leave
                }
                (b'<', _) => Token::Text(self.hexadecimal()),
                (b'(', _) => Token::Text(self.literal()),
                (b'/', _) => Token::Name(self.take_while(is_regular)),
                (b')' | b'>', _) => continue,
                _ => {
                    self.at -= 1;
                    let word = self.take_while(is_regular);
                    number(word).map_or(Token::Word(word), Token::Number)
                }
            });
        }
    }
}

fn number(word: &[u8]) -> Option<f32> {
    let first = word.first()?;
    if !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return None;
    }
    let text = std::str::from_utf8(word).ok()?;
    let value: f32 = text.trim_start_matches('+').parse().ok()?;
    value.is_finite().then_some(value.clamp(-1e9, 1e9))
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte)
        && !matches!(
            byte,
            b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_numbers_and_pictures() {
        let data = br"[(a\(b\)\101) -1.5 <41 4>] TJ % no (word)
            BI /W 1 ID (((( EI q << /A 1 >> +3 .";
        let mut tokens = Tokens::new(data);
        let start: Vec<_> = tokens.by_ref().take(6).collect();
        let want = [
            Token::Open,
            Token::Text(b"a(b)A".to_vec()),
            Token::Number(-1.5),
            Token::Text(b"A@".to_vec()),
            Token::Close,
            Token::Word(b"TJ"),
        ];
        assert_eq!(start, want);
        assert!(tokens.by_ref().any(|token| token == Token::Word(b"ID")));
        tokens.skip_picture();
        assert_eq!(tokens.next(), Some(Token::Word(b"q")));
        assert_eq!(tokens.count(), 6);
    }
}
