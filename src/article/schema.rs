//! The questions in a page's JSON-LD: the `name` of each object whose `@type` is `Question`.

/// A JSON object that is being read: whether it is a question, and its name.
#[derive(Default)]
struct Thing {
    is_question: bool,
    name: Option<String>,
}

/// The texts of the questions, in order. From invalid JSON, those that could be read.
pub(super) fn questions(json: &str) -> Vec<String> {
    let (mut found, mut open, mut key) = (Vec::new(), Vec::<Thing>::new(), String::new());
    let mut rest = json;
    while let Some(at) = rest.find(['"', '{', '}']) {
        let (sign, after) = rest[at..].split_at(1);
        rest = after;
        match sign {
            "{" => open.push(Thing::default()),
            "}" => {
                let named = open.pop().filter(|thing| thing.is_question);
                found.extend(named.and_then(|thing| thing.name));
            }
            _ => {
                let (text, after) = string(rest);
                rest = after;
                if after.trim_start().starts_with(':') {
                    key = text;
                } else if let Some(thing) = open.last_mut() {
                    let kind = text.rsplit(['/', ':']).next();
                    thing.is_question |= key == "@type" && kind == Some("Question");
                    if key == "name" {
                        thing.name = Some(plain(&text));
                    }
                }
            }
        }
    }
    found
}

/// A name as readers see it: without tags, and with its entities replaced. Named entities other than apostrophes become
/// spaces.
fn plain(name: &str) -> String {
    let mut read = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, after) = rest.split_at(at);
        read.push_str(before);
        let (end, most) = if after.starts_with('<') {
            ('>', after.len())
        } else {
            (';', 10)
        };
        let entity = after.find(end).filter(|end| *end < most);
        let entity = entity.map_or("", |end| &after[1..end]);
        let code = match entity.strip_prefix('#') {
            Some(code) => code.parse().ok(),
            None => matches!(entity, "apos" | "rsquo").then_some(u32::from('\'')),
        };
        read.push(code.and_then(char::from_u32).unwrap_or(' '));
        let length = if entity.is_empty() {
            1
        } else {
            entity.len() + 2
        };
        rest = &after[length..];
    }
    read + rest
}

/// The JSON string at the beginning of a text, and what follows its closing quotation mark.
fn string(text: &str) -> (String, &str) {
    let mut read = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (read, &text[at + 1..]),
            '\\' => match letters.next() {
                Some((at, 'u')) => {
                    let code = text.get(at + 1..at + 5);
                    let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
                    if let Some(letter) = code {
                        read.push(char::from_u32(letter).unwrap_or(' '));
                        letters.by_ref().take(4).for_each(drop);
                    }
                }
                Some((_, escaped @ ('"' | '\\' | '/'))) => read.push(escaped),
                _ => read.push(' '),
            },
            letter => read.push(letter),
        }
    }
    (read, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_named_in_any_order_and_other_things_are_not() {
        let json = r#"{"@type":"FAQPage","name":"All","mainEntity":[
            {"name":"Is it \"big\"?","@type":"Question","acceptedAnswer":{"@type":"Answer","text":"No {"}},
            {"@type":"Question","name":"Gr\u00f6\u00dfe?"}]}"#;
        assert_eq!(questions(json), ["Is it \"big\"?", "Größe?"]);
    }

    #[test]
    fn names_are_read_as_a_reader_sees_them() {
        let json = r#"[{"@type":"http://schema.org/Question","name":"<b>What&#039;s</b> a Q&amp;A?"},
            {"@type":["schema:Question"],"name":"1 < 2 & 3"},{"@type":"AskQuestion","name":"No"}]"#;
        assert_eq!(questions(json), [" What's  a Q A?", "1   2   3"]);
    }

    #[test]
    fn broken_text_is_no_panic() {
        for text in [
            "",
            "{",
            "}",
            "\"",
            "{\"@type\":\"Question\",\"name\":\"\\u12",
            "{\"@type\":\"Question\",\"name\":\"<&é",
            "\\",
        ] {
            assert_eq!(questions(text), Vec::<String>::new());
        }
    }
}
