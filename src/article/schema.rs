//! The questions in a page's JSON-LD: the `name` of each object whose `@type` is `Question`.

/// An object that is being read: whether it is a question, and its name.
#[derive(Default)]
struct Thing {
    is_question: bool,
    name: Option<String>,
}

/// Their texts, in order. What is no JSON gives what could be read of it.
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
                    thing.is_question |= key == "@type" && text == "Question";
                    if key == "name" {
                        thing.name = Some(text);
                    }
                }
            }
        }
    }
    found
}

/// The string that a text begins with, and what follows its closing mark.
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
    fn broken_text_is_no_panic() {
        for text in [
            "",
            "{",
            "}",
            "\"",
            "{\"@type\":\"Question\",\"name\":\"\\u12",
            "\\",
        ] {
            assert_eq!(questions(text), Vec::<String>::new());
        }
    }
}
