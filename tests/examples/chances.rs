//! The chances that the guide's sums speak of: luck between two canaries, a rule that condemns a good one, and shards.

/// How often a fair coin puts at least `more` of all the failures on one of two equal sides.
pub(crate) fn luck(more: u32, less: u32) -> f64 {
    let all = more + less;
    let ways = |of: u32| (0..of).fold(1.0, |ways, k| ways * f64::from(all - k) / f64::from(k + 1));
    (more..=all).map(ways).sum::<f64>() / 2_f64.powi(all.try_into().unwrap())
}

/// How often the guide's rule aborts a canary that is as good as its baseline: above double, and half a point higher.
pub(crate) fn condemned(requests: i32, ratio: f64) -> f64 {
    let mut failures = vec![(1.0 - ratio).powi(requests)];
    for k in 0..requests.min(200) {
        let last = failures[failures.len() - 1];
        let next = f64::from(requests - k) / f64::from(k + 1) * ratio / (1.0 - ratio);
        failures.push(last * next);
    }
    let half_a_point = f64::from(requests) * 0.005;
    let mut sum = 0.0;
    for (canary, ours) in (0_u32..).zip(&failures) {
        for (baseline, theirs) in (0_u32..).zip(&failures) {
            let higher = f64::from(canary) - f64::from(baseline) >= half_a_point;
            if canary > 2 * baseline && higher {
                sum += ours * theirs;
            }
        }
    }
    sum
}

/// The least number of runners at which halving the set-up saves no less than doubling the runners.
pub(crate) fn halving_pays_beyond(set_up: f64, tests: f64) -> f64 {
    let saves_no_less = |n: &f64| set_up / 2.0 >= tests / n - tests / (2.0 * n);
    (1_u32..100).map(f64::from).find(saves_no_less).unwrap()
}
