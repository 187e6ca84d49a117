//! The model test of persistence in a browser: the same steps, on its real localStorage.

use study_widget::BrowserStore;
use study_widget::chance::Chance;
use study_widget::study::Store;
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../study/model/steps.rs"]
mod steps;
#[path = "../study/model/storage.rs"]
mod storage;
#[path = "../study/model/truth.rs"]
mod truth;
#[path = "../study/model/world.rs"]
mod world;

use steps::Step;
use storage::{Backing, Texts};
use world::World;

const RUNS: u64 = 500;

#[wasm_bindgen_test]
fn whatever_happens_nothing_is_missing_in_a_browsers_storage() {
    for run in 0..RUNS {
        let mut chance = Chance::named("model", run);
        let steps: Vec<Step> = (0..1 + chance.draw(29))
            .map(|_| step(&mut chance))
            .collect();
        LocalStorage.clear();
        let mut world = World::over(Box::new(LocalStorage));
        steps.iter().for_each(|step| world.plays(step));
        world.ends();
        let faults = world.faults.join("\n");
        assert!(faults.is_empty(), "run {run}: {faults}\n{steps:?}");
    }
    LocalStorage.clear();
}

/// The browser's own, by the store that the widget has.
struct LocalStorage;

impl Backing for LocalStorage {
    fn all(&self) -> Texts {
        let keys = BrowserStore.keys().unwrap().into_iter();
        keys.filter_map(|key| Some((key.clone(), self.get(&key)?)))
            .collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        BrowserStore.read(key).unwrap()
    }

    fn put(&self, key: &str, text: &str) {
        BrowserStore.write(key, text).unwrap();
    }

    fn take(&self, key: &str) {
        BrowserStore.remove(key).unwrap();
    }

    fn clear(&self) {
        let storage = web_sys::window().unwrap().local_storage().unwrap();
        storage.unwrap().clear().unwrap();
    }
}

/// Each as likely as in the native test.
fn step(chance: &mut Chance) -> Step {
    let drawn = chance.draw(51);
    let [tab, question] = [chance.draw(2), chance.draw(2)];
    let mut below = |below: usize| chance.draw(below);
    match drawn {
        0..8 => Step::Tick(tab, question, below(3)),
        8..14 => Step::Rate(tab, question, 1 + below(4) as u64, below(4)),
        14 => Step::RateOften(tab, question),
        15..18 => Step::Note(tab, question),
        18..21 => Step::Desk(tab),
        21 => Step::Reset(tab),
        22 => Step::TakeBackReset(tab),
        23..25 => Step::Elsewhere(question, below(3)),
        25..27 => Step::Import(tab),
        27 => Step::TakeBackImport(tab),
        28 => Step::OtherGuide(question),
        29..32 => Step::KeepFile(tab == 0),
        32 => Step::ChooseFile,
        33..35 => Step::Clear,
        35..37 => Step::Fill(below(400)),
        37..39 => Step::MakeRoom,
        39 => Step::Fail(below(8)),
        40..42 => Step::Die(tab, below(4)),
        42 => Step::ToDisk,
        43 => Step::Kill,
        44 => Step::Spoil(question),
        45..47 => Step::Reload(tab),
        47 => Step::Wake(tab),
        48 => Step::Flush(tab),
        _ => Step::Wait,
    }
}
