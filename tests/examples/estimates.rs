//! The sums of the guide on system design: each is worked out here, and stands there in these words.

use super::source;

/// Whether the guide says so, wherever its lines break.
fn says(words: &str) -> bool {
    let text = source("system-design-basics");
    let text: Vec<_> = text.split_whitespace().collect();
    text.join(" ").contains(words)
}

/// To two figures, as one rounds in one's head.
fn roughly(value: f64, said: f64) -> bool {
    (value / said - 1.0).abs() < 0.05
}

const DAY: f64 = 86_400.0;

#[test]
fn the_envelope_holds() {
    assert!(says("It has 86,400"));
    assert!(says(
        "Five million users with twenty reads each are 100 million a day: a thousand a second."
    ));
    assert!((5e6 * 20.0 / DAY / 1e3 - 1.0).abs() < 0.2);
    assert!(says(
        "Two million posts a day at 1 kB are 2 GB a day and 730 GB a year"
    ));
    assert!(roughly(2e6 * 1e3 * 365.0, 730e9));
    assert!(says("One in ten with a 500 kB picture is 100 GB a day"));
    assert!(roughly(2e6 / 10.0 * 500e3, 100e9));
    assert!(says(
        "A core that spends 5 ms on a request does 200 a second at best. Plan for half: three thousand a second need thirty cores"
    ));
    assert!(roughly(3_000.0 / (1_000.0 / 5.0 / 2.0), 30.0));
}

#[test]
fn the_latencies_hold() {
    assert!(says(
        "Between the first line and the last lies a factor of a million"
    ));
    assert!((90e-3 / 100e-9 / 1e6_f64 - 1.0).abs() < 0.15);
    assert!(says(
        "16,500 km as the crow flies, so no engineering brings that round trip under 165 ms"
    ));
    assert!(roughly(2.0 * 16_500.0 / 200.0, 165.0));
    assert!(says("0.99 to the tenth is 0.90"));
    assert!(roughly(0.99_f64.powi(10), 0.90));
}

#[test]
fn a_fifth_machine_moves_four_keys_in_five_by_modulo_and_one_by_slots() {
    assert!(says(
        "With `hash mod 4` a fifth machine moves four keys in five."
    ));
    let moved = (0..20_000).filter(|key| key % 4 != key % 5).count();
    assert_eq!(moved * 5, 20_000 * 4);
    assert!(says("growing then moves a fifth, slot by slot"));
}

#[test]
fn the_backlog_drains_in_fifty_minutes() {
    assert!(says(
        "Ten minutes of outage at 500 messages a second leave 300,000 behind."
    ));
    assert!(says("shrinks by 100 a second and takes 50 minutes"));
    let behind = 10 * 60 * 500;
    assert_eq!((behind, behind / (600 - 500) / 60), (300_000, 50));
}

#[test]
fn retries_multiply_by_the_layer() {
    assert!(says("Three tries in each of four layers are 81 calls"));
    assert_eq!(3_u32.pow(4), 81);
}

#[test]
fn a_window_lets_twice_its_limit_through_at_its_edge() {
    assert!(says(
        "A hundred a minute, counted by the clock, lets two hundred through"
    ));
    // The last second of one minute and the first of the next.
    let calls: Vec<u32> = [59; 100].into_iter().chain([60; 100]).collect();
    let minute = |of: u32| calls.iter().filter(|at| *at / 60 == of).count();
    assert_eq!((minute(0), minute(1)), (100, 100));
}

#[test]
fn the_availabilities_hold() {
    let hours = |up: f64| (1.0 - up) * 365.25 * 24.0;
    assert!(says(
        "Five services that are each up 99.9 per cent of the time give 99.5: 44 hours a year instead of nine."
    ));
    assert!(roughly(hours(0.999_f64.powi(5)), 44.0) && roughly(hours(0.999), 9.0));
    assert!(says("Two copies at 99 per cent give 99.99"));
    assert!((1.0 - 0.01_f64.powi(2) - 0.9999).abs() < 1e-9);
    assert!(says("Three nines are 43 minutes a month."));
    assert!(roughly(0.001 * 30.0 * DAY / 60.0, 43.0));
}
