//! An article of any length, as an author would mark it up: each question with six points and three follow-ups.

const POINT: &str = "Say what you would look at first and why, name the number that would change your mind, \
                     and stop when the listener has what they asked for.";
const SKETCH: &str = "Begin with the last incident of that kind, what it cost and who noticed; then the change that \
                      followed, and what it has prevented since.";

/// The whole page. `script` is the last element of its head, after the ruler; `has_controls` puts the controls into the
/// HTML.
pub(crate) fn article(questions: usize, script: &str, has_controls: bool) -> String {
    let sections: String = (1..=questions)
        .map(|number| section(number, has_controls))
        .collect();
    let panel = "<p><span><span class=\"words\"></span><progress></progress></span></p>";
    let panel = if has_controls { panel } else { "" };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{questions} questions</title>\
         <script src=\"/ruler.js\"></script>{script}\
         <style>body {{ max-width: 42em; margin: auto; font: 18px/1.6 sans-serif }}\
         section {{ content-visibility: auto; contain-intrinsic-size: auto 20em }}</style>\
         <main><article><h1>{questions} questions</h1><p>Read each aloud before you open it.</p>\
         {panel}{sections}</article></main></html>"
    )
}

fn section(number: usize, has_controls: bool) -> String {
    let mut tick = 0;
    let mut box_of_next = || {
        let id = format!("case-{number}:{tick}");
        tick += 1;
        let control = format!("<span><input type=\"checkbox\" name=\"{id}\"></span>");
        if has_controls { control } else { String::new() }
    };
    let points: String = (1..=6)
        .map(|point| {
            let tick = box_of_next();
            format!("<li>{tick}<strong>Step {point} of case {number}.</strong> {POINT}</li>")
        })
        .collect();
    let follow_ups: String = (1..=3)
        .map(|turn| {
            let tick = box_of_next();
            format!("<li>{tick}And if turn {turn} of case {number} fails?<p>{SKETCH}</p></li>")
        })
        .collect();
    let [begin, fold, hidden, end] = match has_controls {
        true => [
            "<section>",
            "<span><button>Show framework</button></span>",
            " hidden",
            "</section>",
        ],
        false => [""; 4],
    };
    format!(
        "{begin}<h2 id=\"case-{number}\">{number}. How would you handle case {number}?</h2>\
         <p><strong>What they are really asking:</strong> whether you begin with evidence.</p>\
         <p><strong>Answer framework</strong></p>{fold}<ul{hidden}>{points}</ul>\
         <p><strong>Follow-up questions</strong></p><ol>{follow_ups}</ol>{end}"
    )
}
