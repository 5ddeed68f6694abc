//! A text that ends too early, closed after its last whole value.

/// A text that was closed after its last whole value.
#[derive(Debug)]
pub(super) struct Closed {
    /// The text with all brackets closed.
    pub text: Vec<u8>,
    /// The keys of its outermost object that it got through, in order, the last perhaps without its value.
    pub keys: Vec<String>,
}

/// The text up to its last whole value with all open brackets closed, or `None` where no value is whole.
pub(super) fn close(text: &[u8]) -> Option<Closed> {
    let mut keys = Vec::new();
    let mut open: Vec<u8> = Vec::new();
    let mut whole: Option<(usize, usize)> = None; // end of the last whole value, brackets open there
    let mut value_next = true; // false where an object's key comes next
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        match byte {
            b'{' | b'[' => {
                open.push(if byte == b'{' { b'}' } else { b']' });
                value_next = byte == b'[';
                at += 1;
            }
            b'}' | b']' => {
                open.pop();
                at += 1;
                whole = Some((at, open.len()));
            }
            b',' => {
                value_next = open.last() == Some(&b']');
                at += 1;
            }
            b':' => {
                value_next = true;
                at += 1;
            }
            b'"' => {
                let Some(end) = string_end(text, at) else { break };
                if !value_next && open.len() == 1 {
                    keys.extend(text.get(at..end).and_then(|key| serde_json::from_slice::<String>(key).ok()));
                }
                at = end;
                if value_next {
                    whole = Some((at, open.len()));
                }
            }
            b if b.is_ascii_whitespace() => at += 1,
            _ => {
                let rest = text.get(at..).unwrap_or_default();
                // A number or literal is whole only when something follows it.
                let Some(length) = rest.iter().position(|b| b",]} \t\r\n".contains(b)) else { break };
                at += length;
                whole = Some((at, open.len()));
            }
        }
    }
    let (end, depth) = whole?;
    let mut closed = text.get(..end)?.to_vec();
    closed.extend(open.get(..depth)?.iter().rev());
    Some(Closed { text: closed, keys })
}

/// The place after the closing quote of the string that begins at `start`.
pub(super) fn string_end(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::close;

    fn closed(text: &str) -> Option<String> {
        close(text.as_bytes()).map(|closed| String::from_utf8(closed.text).unwrap())
    }

    #[test]
    fn open_brackets_are_closed_after_the_last_whole_value() {
        assert_eq!(closed(r#"{"a":[1,{"b":"x","c":"#).as_deref(), Some(r#"{"a":[1,{"b":"x"}]}"#));
        assert_eq!(closed(r#"{"a":[1,{"b":"x","c":12"#).as_deref(), Some(r#"{"a":[1,{"b":"x"}]}"#));
        assert_eq!(closed(r#"{"a":"x","b":{"#).as_deref(), Some(r#"{"a":"x"}"#));
        assert_eq!(closed(r#"{"a":"x\""#).as_deref(), None);
        assert_eq!(closed(r#"{"a"#), None);
    }

    #[test]
    fn the_outermost_keys_are_told_up_to_the_one_without_a_value() {
        let keys = |text: &str| close(text.as_bytes()).map(|closed| closed.keys);
        assert_eq!(keys(r#"{"a":{"x":1},"b":[{"y":2},"c"],"d":[{"z""#).unwrap(), ["a", "b", "d"]);
        assert_eq!(keys(r#"{"a":1,"b"#).unwrap(), ["a"]);
    }
}
