//! Reads JSON (RFC 8259) of any kind; numbers are kept where they are whole, not negative and below 2⁶⁴.

use super::Json;

/// How deep lists and objects may nest: deeper, and a text could exhaust the stack.
const DEEPEST: usize = 128;
/// How many values a text may hold: more, and a short text could exhaust the memory. The fullest storage has half as many.
const MOST: usize = 1 << 21;

/// What a text says, all of it; else where it stops being JSON, in bytes.
pub(in crate::saved) fn read(text: &str) -> Result<Json, usize> {
    let mut reader = Reader {
        text,
        at: 0,
        left: MOST,
    };
    let value = reader.value(DEEPEST).ok_or(reader.at)?;
    reader.space();
    if reader.at == text.len() {
        Ok(value)
    } else {
        Err(reader.at)
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Up to here it is JSON.
    at: usize,
    /// How many more values may come.
    left: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest().trim_start_matches(&[' ', '\t', '\n', '\r'][..]);
        self.at = self.text.len() - rest.len();
    }

    fn take(&mut self, token: &str) -> Option<()> {
        if !self.rest().starts_with(token) {
            return None;
        }
        self.at += token.len();
        Some(())
    }

    /// The same, after space.
    fn next(&mut self, token: &str) -> Option<()> {
        self.space();
        self.take(token)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.space();
        let depth = depth.checked_sub(1)?;
        self.left = self.left.checked_sub(1)?;
        match self.rest().bytes().next()? {
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Json::Text),
            b't' => self.take("true").map(|()| Json::Bool(true)),
            b'f' => self.take("false").map(|()| Json::Bool(false)),
            b'n' => self.take("null").map(|()| Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut members = Vec::new();
        self.take("{")?;
        if self.next("}").is_some() {
            return Some(Json::Object(members));
        }
        loop {
            self.space();
            let name = self.string()?;
            self.next(":")?;
            members.push((name, self.value(depth)?));
            if self.next(",").is_none() {
                put_in_order(&mut members);
                return self.next("}").map(|()| Json::Object(members));
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.take("[")?;
        if self.next("]").is_some() {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.next(",").is_none() {
                return self.next("]").map(|()| Json::List(items));
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.take("\"")?;
        loop {
            let c = self.rest().chars().next().filter(|c| *c >= ' ')?;
            match c {
                '"' => return self.take("\"").map(|()| string),
                '\\' => string.push(self.escaped()?),
                _ => {
                    self.at += c.len_utf8();
                    string.push(c);
                }
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let letter = self.rest().chars().nth(1)?;
        let c = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unit(),
            _ => return None,
        };
        self.at += 2;
        Some(c)
    }

    /// `\u` and four digits, or two such for what lies beyond U+FFFF.
    fn unit(&mut self) -> Option<char> {
        let high = self.digits()?;
        let code = match high {
            0xD800..=0xDBFF => {
                let low = self
                    .digits()
                    .filter(|low| (0xDC00..=0xDFFF).contains(low))?;
                0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
            }
            _ => high,
        };
        char::from_u32(code)
    }

    fn digits(&mut self) -> Option<u32> {
        let digits = self.rest().strip_prefix("\\u")?.get(..4)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let digits = u32::from_str_radix(digits, 16).ok()?;
        self.at += 6;
        Some(digits)
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        let negative = self.take("-").is_some();
        if self.take("0").is_none() {
            self.run()?;
        }
        let mut whole = !negative;
        if self.take(".").is_some() {
            self.run()?;
            whole = false;
        }
        if self.take("e").or_else(|| self.take("E")).is_some() {
            let _ = self.take("+").or_else(|| self.take("-"));
            self.run()?;
            whole = false;
        }
        let digits = self.text.get(start..self.at)?;
        Some(Json::Number(if whole { digits.parse().ok() } else { None }))
    }

    /// One digit or more.
    fn run(&mut self) -> Option<()> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += digits;
        (digits > 0).then_some(())
    }
}

/// Puts members in the order of their names, by Shell's sort: what we wrote is, what is not may be made to be slow.
fn put_in_order(members: &mut [(String, Json)]) {
    let mut gap = members.len();
    while gap > 1 {
        gap = (gap * 5 / 11).max(1);
        for last in gap..members.len() {
            let mut at = last;
            while at >= gap && members[at - gap].0 > members[at].0 {
                members.swap(at - gap, at);
                at -= gap;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn ours(value: Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(value),
            Value::Number(number) => Json::Number(number.as_u64()),
            Value::String(text) => Json::Text(text),
            Value::Array(items) => Json::List(items.into_iter().map(ours).collect()),
            Value::Object(members) => {
                let members = members.into_iter().map(|(name, value)| (name, ours(value)));
                Json::Object(members.collect())
            }
        }
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_as_it_was_meant(value in values(), pretty in any::<bool>()) {
            let text = if pretty { format!("{value:#}") } else { value.to_string() };
            prop_assert_eq!(read(&text), Ok(ours(value)));
        }

        #[test]
        fn any_text_is_json_to_both_or_to_neither(
            text in r#"([\[\]{}:, \n"]|-?[0-9]{1,3}|0|[.][0-9]|[eE][+-]?[0-9]|true|null|"[a-zé\\]?"|\\(u[dD8][89cC]?[0-9a-f]{2}|[nbt/x"])){0,12}"#
        ) {
            let theirs = serde_json::from_str::<Value>(&text);
            prop_assert_eq!(read(&text).ok(), theirs.ok().map(ours));
        }
    }
}
