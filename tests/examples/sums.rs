//! The sums in the text: each stands here with the words that give its result, and is worked out anew.

use super::chances::{condemned, halving_pays_beyond, luck};
use super::{example, source};

/// Words of the guide, the result they give, what it is, and how many decimals the guide keeps (-2: whole hundreds).
fn rounded() -> Vec<(&'static str, f64, f64, i32)> {
    let second_of_canary = |share: f64| share * 200.0;
    let budget = 0.001;
    let month = 30.0 * 24.0;
    vec![
        (
            "Ten deploys a day through a 45-minute pipeline is seven and a half hours",
            7.5,
            10.0 * 45.0 / 60.0,
            1,
        ),
        (
            "1% of 200 requests a second for ten minutes is 1,200 requests",
            1200.0,
            second_of_canary(0.01) * 600.0,
            0,
        ),
        (
            "six failures against one are luck one time in sixteen",
            16.0,
            1.0 / luck(6, 1),
            0,
        ),
        (
            "at 5% it is 6,000, and 36 against six are no luck",
            6000.0,
            second_of_canary(0.05) * 600.0,
            0,
        ),
        (
            "5,000 requests, of which fifty lie beyond p99",
            50.0,
            5000.0 * 0.01,
            0,
        ),
        (
            "condemns 12% of good canaries at 500 requests",
            12.0,
            100.0 * condemned(500, 0.005),
            0,
        ),
        (
            "and 0.03% at 5,000",
            0.03,
            100.0 * condemned(5000, 0.005),
            2,
        ),
        (
            "at 99.9% over 30 days the rest is a budget of about 43 minutes",
            43.0,
            month * 60.0 * budget,
            0,
        ),
        (
            "Four methods, 50 routes, 6 status codes and 200 pods make 240,000 series",
            240_000.0,
            4.0 * 50.0 * 6.0 * 200.0,
            0,
        ),
        (
            "at 14.4 a 30-day budget loses 2% in an hour",
            2.0,
            100.0 * 14.4 / month,
            0,
        ),
        (
            "| 14.4 | 1 h | 5 min | 2% | page |",
            2.0,
            100.0 * 14.4 / month,
            0,
        ),
        (
            "| 6 | 6 h | 30 min | 5% | page |",
            5.0,
            100.0 * 6.0 * 6.0 / month,
            0,
        ),
        (
            "| 1 | 3 d | 6 h | 10% | ticket |",
            10.0,
            100.0 * 3.0 * 24.0 / month,
            0,
        ),
        (
            "one failure in ten requests is already a burn rate of 100",
            100.0,
            0.1 / budget,
            0,
        ),
        (
            "5% of six pods is one pod, so 17%",
            17.0,
            100.0 * (6.0_f64 * 0.05).ceil() / 6.0,
            0,
        ),
        (
            "every 120 seconds with up to 60 of jitter, so add a webhook if three minutes is too long",
            3.0,
            (120.0 + 60.0) / 60.0,
            0,
        ),
        (
            "three failed checks ten seconds apart, ten for the new answer to reach every name server, and a 60-second TTL make 100 seconds",
            100.0,
            3.0 * 10.0 + 10.0 + 60.0,
            0,
        ),
        (
            "Eight pods seeing 130 requests each against a target of 100 become eleven",
            11.0,
            (8.0_f64 * 130.0 / 100.0).ceil(),
            0,
        ),
        (
            "run at no more than 1 / 1.3, or 77%, of capacity",
            77.0,
            100.0 / 1.3,
            0,
        ),
        (
            "60 pods with pools of 20 want 1,200 connections",
            1200.0,
            60.0 * 20.0,
            0,
        ),
        (
            "three blind retries would quadruple the spike",
            4.0,
            1.0 + 3.0,
            0,
        ),
        (
            "off from 20:00 to 08:00 and at weekends, they run 60 hours of 168",
            60.0,
            5.0 * 12.0,
            0,
        ),
        (
            "400 pods at 60 MB take 24 GB",
            24.0,
            400.0 * 60.0 / 1000.0,
            0,
        ),
        ("20 nodes at 12 MB take 240 MB", 240.0, 20.0 * 12.0, 0),
        (
            "six calls deep, 2 ms a hop would eat 12 ms",
            12.0,
            6.0 * 2.0,
            0,
        ),
        (
            "three attempts at each of four layers can turn one click into 81 calls",
            81.0,
            3.0_f64.powi(4),
            0,
        ),
        (
            "2 billion rows at 20,000 a second is about 28 hours",
            28.0,
            2e9 / 20e3 / 3600.0,
            0,
        ),
        (
            "Halving the set-up beats doubling the runners only beyond `n = W/S`, so in the table, for 3 minutes of set-up and 36 of tests, beyond 12",
            12.0,
            halving_pays_beyond(3.0, 36.0),
            0,
        ),
        (
            "1 − 0.9999^2000, or 18% of builds",
            18.0,
            100.0 * (1.0 - 0.9999_f64.powi(2000)),
            0,
        ),
        (
            "at 60 seconds of handling in every run and 150 saved by a hit, break-even is 40%",
            40.0,
            100.0 * 60.0 / 150.0,
            0,
        ),
        (
            "which allows about 129,600 failures",
            129_600.0,
            50.0 * month * 3600.0 * budget,
            0,
        ),
        (
            "Thirteen minutes is what that window costs at such an error rate",
            13.0,
            (60.0 * 14.4 * budget / 0.07).ceil(),
            0,
        ),
        (
            "Thirty-nine minutes, about 8,200 failed orders",
            8200.0,
            39.0 * 60.0 * 50.0 * 0.07,
            -2,
        ),
        (
            "6.3% of the month's budget",
            6.3,
            100.0 * 39.0 * 60.0 * 50.0 * 0.07 / 129_600.0,
            1,
        ),
    ]
}

/// Words of the guide that say "over" or "at most", the bound they give, and what is over it.
fn over() -> Vec<(&'static str, f64, f64)> {
    vec![
        (
            "a base backup of 6 TB at 300 MB/s takes over five and a half hours",
            5.5,
            6e12 / 300e6 / 3600.0,
        ),
        (
            "fifty engineers waiting ten minutes a day lose over eight hours",
            8.0,
            50.0 * 10.0 / 60.0,
        ),
        (
            "a Postgres limit of 500 turns the spike into an outage",
            500.0,
            60.0 * 20.0,
        ),
        ("36 against six are no luck", 1000.0, 1.0 / luck(36, 6)),
    ]
}

/// The guide in one line, without the marks of a quotation.
fn text() -> String {
    let guide = source("devops-senior").replace("\n> ", "\n");
    guide.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sum_in_the_text_comes_out() {
    let text = text();
    for (words, given, worked_out, decimals) in rounded() {
        assert!(text.contains(words), "not in the guide: {words}");
        let unit = 10_f64.powi(decimals);
        let result = (worked_out * unit).round() / unit;
        assert!((result - given).abs() < 1e-9, "{words}: {worked_out}");
    }
    for (words, bound, worked_out) in over() {
        assert!(text.contains(words), "not in the guide: {words}");
        assert!(worked_out > bound, "{words}: {worked_out}");
    }
}

#[test]
fn the_grace_period_holds_the_sleep_and_the_drain() {
    let manifest = example("yaml", "terminationGracePeriodSeconds");
    let number_after = |words: &str| -> u32 {
        let (_, after) = manifest.split_once(words).unwrap();
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap()
    };
    let sleep = number_after("sleep: {seconds: ");
    assert_eq!(number_after("# > "), sleep);
    let drain = number_after(&format!("# > {sleep} sleep + "));
    assert!(number_after("terminationGracePeriodSeconds: ") > sleep + drain);
}

#[test]
fn the_stages_budgets_are_the_ten_minutes_of_feedback() {
    let table = example("text", "budget");
    let seconds = |time: &str| {
        let (minutes, seconds) = time.split_once(':').unwrap();
        minutes.parse::<u32>().unwrap() * 60 + seconds.parse::<u32>().unwrap()
    };
    let budgets = table.lines().skip(1).map(|stage| {
        let mut times = stage.split_whitespace().filter(|word| word.contains(':'));
        seconds(times.next_back().unwrap())
    });
    assert_eq!(budgets.sum::<u32>(), 600);
    assert!(text().contains("Feedback on a pull request in ten minutes"));
}

#[test]
fn the_table_of_runners_follows_its_formula() {
    let guide = source("devops-senior");
    let (_, table) = guide.split_once("| Billed, min |").unwrap();
    let rows = table.lines().skip(2).take_while(|line| line.contains('|'));
    let rows: Vec<Vec<u32>> = rows
        .map(|row| {
            row.split('|')
                .filter_map(|cell| cell.trim().parse().ok())
                .collect()
        })
        .collect();
    assert_eq!(rows.len(), 4);
    for row in rows {
        let n = row[0];
        assert_eq!(row, [n, 3 + 36 / n, n * 3 + 36]);
    }
}

#[test]
fn the_story_keeps_its_clock() {
    let text = text();
    let minute_after = |words: &str| -> u32 {
        let (_, after) = text.split_once(words).unwrap();
        let (hours, minutes) = after[..5].split_once(':').unwrap();
        hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap()
    };
    let began = minute_after("**Detection.** At ");
    assert_eq!(minute_after("alert paged at ") - began, 13);
    assert_eq!(minute_after("back to normal at ") - began, 39);
}
