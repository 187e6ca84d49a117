//! The panel: how far along the reader is, and what concerns the whole guide.

use std::rc::Rc;

use leptos::prelude::*;

use super::language::{live, track};
use super::status_mark::STATUSES;
use crate::i18n::{self, Text, t, text, tn};
use crate::progress::Status;
use crate::study::Notice;

/// What the panel shows.
#[derive(Clone, Default)]
pub struct PanelState {
    /// How far along the reader is.
    pub standing: ArcRwSignal<Standing>,
    /// Whether a reset can be undone.
    pub can_undo: ArcRwSignal<bool>,
    /// The status of the questions that are shown; `None` where all are.
    pub filter: ArcRwSignal<Option<Status>>,
    /// What the reader must know, such as that nothing is saved.
    pub notices: ArcRwSignal<Vec<Notice>>,
    /// What just happened; screen readers announce it.
    pub news: ArcRwSignal<String>,
}

/// Progress as the panel shows it.
#[derive(Clone, Default, PartialEq)]
pub struct Standing {
    /// How many points and follow-ups are ticked.
    pub ticked: usize,
    /// How many there are.
    pub total: usize,
    /// How many questions are new, learning and confident.
    pub questions: [usize; 3],
    /// How many questions are due today or overdue.
    pub due: usize,
    /// One cell a question in order, or one for the whole of a long guide: status and per cent ticked.
    pub cells: Vec<(Status, usize)>,
}

/// What a reader can ask of the panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PanelAction {
    /// To open every framework.
    ShowAll,
    /// To close every framework.
    HideAll,
    /// To go to the next question that is not confident.
    NextOpen,
    /// A study mode, by the name the desk knows it by.
    Study(&'static str),
    /// To reset progress, or to undo the reset.
    Reset,
    /// To show only the questions of one status; `None` shows all.
    Filter(Option<Status>),
}

/// Called with what the reader asks for. It is `Copy`, so each button has its own.
type Act = Callback<PanelAction>;

/// The panel.
#[component]
pub fn Panel(
    /// What it shows.
    state: PanelState,
    /// Called with what the reader asks for.
    on_action: Rc<dyn Fn(PanelAction)>,
) -> impl IntoView {
    let on_action = StoredValue::new_local(on_action);
    let act = Act::new(move |action| on_action.with_value(|act| act(action)));
    let standing = Signal::from(state.standing);
    // Docked at the edge of a phone's screen, the panel is one line until it is touched.
    let slim = RwSignal::new(true);
    view! {
        <section
            part="panel"
            lang=tracked(i18n::tag)
            dir=tracked(i18n::direction)
            aria-label=live(text!("Study progress"))
            class:slim=slim
            on:click=move |_| slim.set(false)
        >
            <Picture standing/>
            <Summary standing can_undo=state.can_undo act/>
            <Modes standing act/>
            <Controls filter=state.filter act/>
            <News notices=state.notices news=state.news/>
        </section>
    }
}

/// Progress as a picture; the words beside it say the same.
#[component]
fn Picture(standing: Signal<Standing>) -> impl IntoView {
    let cell = |(status, share): (Status, usize)| {
        view! {
            <span class="cell" data-status=(status as u8).to_string()>
                <span style=("--share", share.to_string())></span>
            </span>
        }
    };
    view! {
        <div class="picture" part="picture" aria-hidden="true">
            {move || standing.get().cells.into_iter().map(cell).collect_view()}
        </div>
    }
}

/// Progress in words, and the button that resets it.
#[component]
fn Summary(standing: Signal<Standing>, can_undo: ArcRwSignal<bool>, act: Act) -> impl IntoView {
    // One closure type for all four: the generic code would be compiled again for each type.
    let said = |of: fn(&Standing) -> String| move || standing.with(of);
    let ticked = said(|now| self::ticked(now.ticked, now.total));
    let statuses = said(|now| self::statuses(&now.questions));
    // Reserves room for the longest text that may come, so that nothing beside it moves.
    let longest_ticked = said(|now| width(&self::ticked(now.total, now.total)));
    let longest_statuses = said(|now| width(&self::statuses(&most(&now.questions))));
    let [undo, reset] = [text!("Undo reset"), text!("Reset progress")].map(live);
    let reset = move || if can_undo.get() { undo() } else { reset() };
    view! {
        <div class="standing">
            <strong style=("--longest", longest_ticked)>
                <span class="counted">{ticked}</span>
            </strong>
            <span class="statuses" style=("--longest", longest_statuses)>
                <span class="counted">{statuses}</span>
            </span>
            <PanelButton class="quiet" act action=PanelAction::Reset>{reset}</PanelButton>
        </div>
    }
}

/// The other study modes: the label, the accessible name, and the mode's name in the desk.
const MODES: [(Text, Text, &str); 2] = [
    (
        text!("Rehearse"),
        text!("Rehearse an interview"),
        "rehearse",
    ),
    (text!("Plan"), text!("Plan your study"), "plan"),
];

/// The buttons that open a study mode.
#[component]
fn Modes(standing: Signal<Standing>, act: Act) -> impl IntoView {
    let due = move || {
        track();
        standing.with(|now| now.due)
    };
    let review = move || match due() {
        0 => t!("Review").to_owned(),
        due => tn!(due, "Review {n} due", "Review {n} due"),
    };
    let name = Signal::derive(move || match due() {
        0 => t!("Review of this guide").to_owned(),
        due => tn!(
            due,
            "Review {n} due of this guide",
            "Review {n} due of this guide"
        ),
    });
    let others = MODES.map(|(word, name, mode)| {
        let name = Signal::derive(move || live(name)().to_owned());
        view! { <PanelButton name act action=PanelAction::Study(mode)>{live(word)}</PanelButton> }
    });
    view! {
        <div class="controls">
            <PanelButton class="main" name act action=PanelAction::Study("review")>{review}</PanelButton>
            {others}
        </div>
    }
}

/// The names of the filter's options: of all questions, and of those of each status.
const FILTERS: [&str; 4] = ["all", "new", "learning", "confident"];

#[component]
fn Controls(filter: ArcRwSignal<Option<Status>>, act: Act) -> impl IntoView {
    let [new, learning, confident] = STATUSES;
    let words = [text!("All questions"), new, learning, confident];
    let options = FILTERS.into_iter().zip(words);
    let chosen = move || FILTERS[filter.get().map_or(0, |status| 1 + status as usize)];
    view! {
        <div class="controls">
            <PanelButton act action=PanelAction::NextOpen>{live(text!("Next open question"))}</PanelButton>
            <PanelButton act action=PanelAction::ShowAll>{live(text!("Show all"))}</PanelButton>
            <PanelButton act action=PanelAction::HideAll>{live(text!("Hide all"))}</PanelButton>
            <select
                part="filter"
                aria-label=live(text!("Show questions"))
                prop:value=chosen
                on:change=move |event| act.run(PanelAction::Filter(status(&event_target_value(&event))))
            >
                {options
                    .map(|(value, word)| view! { <option value=value>{live(word)}</option> })
                    .collect_view()}
            </select>
        </div>
    }
}

/// A button of the panel.
#[component]
fn PanelButton(
    #[prop(optional)] class: &'static str,
    /// The accessible name, where the text says too little out of context.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    act: Act,
    action: PanelAction,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            part="button"
            class=class
            aria-label=move || name.map(|name| name.get())
            on:click=move |_| act.run(action)
        >
            {children()}
        </button>
    }
}

/// What the reader must know, and what just happened.
#[component]
fn News(notices: ArcRwSignal<Vec<Notice>>, news: ArcRwSignal<String>) -> impl IntoView {
    let listed = move || {
        let notices = notices.get().into_iter();
        notices
            .map(|notice| view! { <p class="notice">{notice.message}</p> })
            .collect_view()
    };
    view! {
        <div role="status" class="news">
            <p>{news}</p>
            <div>{listed}</div>
        </div>
    }
}

/// The status that a value of the filter names; `None` for all.
fn status(value: &str) -> Option<Status> {
    match value {
        "new" => Some(Status::New),
        "learning" => Some(Status::Learning),
        "confident" => Some(Status::Confident),
        _ => None,
    }
}

/// How much is ticked, in words.
fn ticked(ticked: usize, total: usize) -> String {
    track();
    t!("{ticked} of {total} ticked", ticked, total)
}

/// How many questions have each status, in words.
fn statuses(questions: &[usize; 3]) -> String {
    track();
    let [new, learning, confident] = *questions;
    let counts = [
        (confident, tn!(confident, "{n} confident", "{n} confident")),
        (learning, tn!(learning, "{n} learning", "{n} learning")),
        (new, tn!(new, "{n} new", "{n} new")),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(_, words)| words).collect();
    counts.join(" · ")
}

/// Counts for which the text of [`statuses`] is as long as it can get with this many questions.
fn most(questions: &[usize; 3]) -> [usize; 3] {
    let all: usize = questions.iter().sum();
    let some = all.div_ceil(3);
    [some, some, all]
}

/// The most room that a text takes, in digits: East Asian characters are twice as wide as others.
fn width(text: &str) -> String {
    let signs = text.chars();
    let digits: usize = signs.map(|sign| 1 + usize::from(sign >= '\u{1100}')).sum();
    digits.to_string()
}

/// A property of the current language, updated when the language changes.
fn tracked<T>(of: fn() -> T) -> impl Fn() -> T {
    move || {
        track();
        of()
    }
}
