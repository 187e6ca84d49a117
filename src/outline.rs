//! What was recognised in an article, as JSON: `study-widget check --json`, in the form of the widget's `outline`.

use serde_json::{Value, json};

use crate::guide::{Guide, Question};

/// The outline of a guide; each problem is its code and its message.
pub fn outline<'a>(
    id: &str,
    guide: &Guide,
    problems: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Value {
    let problems = problems
        .into_iter()
        .map(|(code, message)| json!({"code": code, "message": message}));
    json!({
        "guide": id,
        "title": guide.title,
        "questions": guide.questions.iter().map(|each| question(each)).collect::<Vec<_>>(),
        "problems": problems.collect::<Vec<_>>(),
    })
}

fn question(question: &Question) -> Value {
    let points = question
        .framework
        .points
        .iter()
        .map(|point| entry(&point.id, &point.text));
    let follow_ups = question
        .follow_ups
        .iter()
        .map(|follow_up| entry(&follow_up.id, &follow_up.text));
    json!({
        "id": question.id,
        "title": question.title,
        "intent": question.intent,
        "points": points.collect::<Vec<_>>(),
        "followUps": follow_ups.collect::<Vec<_>>(),
    })
}

fn entry(id: &str, text: &str) -> Value {
    json!({"id": id, "text": text})
}
