//! The guide on SQL, on a real PostgreSQL: its statements run one after the other on its own tables, and find what it says.

use super::postgres::{Database, server};
use super::{examples, source};

/// Three customers, a guest's order, two payments of one size, and more refunds than payments.
const SHOP: &str = "
    INSERT INTO customers (email) VALUES ('ada@example.org'), ('bo@example.org'), ('cy@example.org');
    INSERT INTO orders (customer_id, placed_at, total) VALUES
      (1, '2026-11-01 10:00+00', 20), (2, '2026-11-02 10:00+00', 30), (1, '2026-11-03 10:00+00', 5),
      (NULL, '2026-11-03 10:00+00', 8);
    INSERT INTO payments VALUES (1, 10), (1, 10), (3, 5);
    INSERT INTO refunds VALUES (1, 2), (1, 3), (1, 4);";

/// What each of the guide's examples prints, by words in it, in the guide's order.
const PRINTS: [(&str, &str); 12] = [
    ("CREATE TABLE customers", ""),
    ("NOT EXISTS", "3|cy@example.org\n"),
    ("LEFT JOIN", "1|11.00\n2|0\n3|5.00\n4|0\n"),
    (
        "DISTINCT ON",
        "1|3|2026-11-03 10:00:00+00\n2|2|2026-11-02 10:00:00+00\n",
    ),
    (
        "LATERAL",
        "1|3|2026-11-03 10:00:00+00\n2|2|2026-11-02 10:00:00+00\n",
    ),
    (
        "(placed_at, id) <",
        "3|2026-11-03 10:00:00+00|5.00\n2|2026-11-02 10:00:00+00|30.00\n",
    ),
    ("ON CONFLICT", "1|2\n"),
    ("CREATE TABLE accounts", "30.00\n"),
    ("SKIP LOCKED", "1|{\"n\": 1}\n"),
    ("WITH locked", "1\n3\n"),
    (
        "INCLUDE (total)",
        "2026-11-01 10:00:00+00|20.00\n2026-11-03 10:00:00+00|5.00\n",
    ),
    ("EXPLAIN", ""),
];

fn shown(words: &str) -> String {
    let mut found = examples(&source("sql-for-backend"));
    found.retain(|(language, code)| language == "sql" && code.contains(words));
    assert_eq!(found.len(), 1, "examples with `{words}`");
    found.remove(0).1
}

fn shop(database: &Database) {
    database.runs(&shown("CREATE TABLE customers"));
    database.runs(SHOP);
}

#[test]
fn every_statement_of_the_sql_guide_runs_and_prints_what_is_known() {
    let Some(server) = server("the statements of the SQL guide") else {
        return;
    };
    let database = server.database("statements", "SELECT 1;");
    let mut known = PRINTS.iter();
    let sql = examples(&source("sql-for-backend"));
    for (_, code) in sql.iter().filter(|(language, _)| language == "sql") {
        let said = database.runs(&format!("SET TIME ZONE 'UTC'; {code}"));
        if code.contains("CREATE TABLE customers") {
            database.runs(SHOP);
        }
        if code.contains("pg_stat_activity") {
            assert!(said.contains("active"), "{said}");
            continue;
        }
        let (words, prints) = known.next().unwrap();
        assert!(code.contains(words), "no test knows:\n{code}");
        match *words {
            "EXPLAIN" => assert!(said.contains("actual time"), "{said}"),
            _ => assert_eq!(said, *prints, "{code}"),
        }
    }
    assert_eq!(known.next(), None);
}

#[test]
fn a_guests_order_empties_not_in() {
    let Some(server) = server("NOT IN with a NULL") else {
        return;
    };
    let database = server.database("not_in", "SELECT 1;");
    shop(&database);
    let naive = "SELECT count(*) FROM customers WHERE id NOT IN (SELECT customer_id FROM orders);";
    assert_eq!(database.runs(naive), "0\n");
}

#[test]
fn a_second_join_counts_each_payment_once_for_each_refund() {
    let Some(server) = server("a sum after two joins") else {
        return;
    };
    let database = server.database("fan_out", "SELECT 1;");
    shop(&database);
    let joined = "FROM payments p JOIN refunds r USING (order_id) WHERE order_id = 1;";
    assert_eq!(
        database.runs(&format!(
            "SELECT count(*), sum(p.amount), sum(DISTINCT p.amount) {joined}"
        )),
        "6|60.00|10.00\n"
    );
}

#[test]
fn a_withdrawal_that_is_not_covered_returns_no_row() {
    let Some(server) = server("the sum in the statement") else {
        return;
    };
    let accounts = shown("CREATE TABLE accounts");
    let (create, update) = accounts.split_once("\n\n").unwrap();
    let database = server.database("accounts", create);
    assert_eq!(database.runs(update), "30.00\n");
    assert_eq!(database.runs(update), "");
}

#[test]
fn do_nothing_returns_nothing_on_a_conflict() {
    let Some(server) = server("ON CONFLICT DO NOTHING") else {
        return;
    };
    let database = server.database("do_nothing", "SELECT 1;");
    shop(&database);
    let insert = "INSERT INTO customers (email) VALUES ('bo@example.org') ON CONFLICT DO NOTHING RETURNING id;";
    assert_eq!(database.runs(insert), "");
}

#[test]
fn each_worker_gets_another_job_until_none_waits() {
    let Some(server) = server("jobs for several workers") else {
        return;
    };
    let jobs = shown("SKIP LOCKED");
    let (create, claim) = jobs.split_once("\n\n").unwrap();
    let database = server.database("jobs", create);
    let claimed = [(); 3].map(|()| database.runs(claim));
    assert_eq!(claimed, ["1|{\"n\": 1}\n", "2|{\"n\": 2}\n", ""]);
    // A lease that ran out is taken again.
    database.runs("UPDATE jobs SET taken_till = now() - interval '1 second' WHERE id = 2;");
    assert_eq!(database.runs(claim), "2|{\"n\": 2}\n");
}

#[test]
fn the_indexes_named_are_the_ones_the_planner_takes() {
    let Some(server) = server("the plans of the SQL guide") else {
        return;
    };
    let database = server.database("plans", "SELECT 1;");
    shop(&database);
    let [index, query] = shown("INCLUDE (total)")
        .split_once("\n\n")
        .map(|(index, query)| [index.to_owned(), query.to_owned()])
        .unwrap();
    database.runs(&format!(
        "{index} CREATE INDEX paged ON orders (placed_at, id); VACUUM orders;"
    ));
    let plan = |query: &str| {
        database.runs(&format!(
            "SET enable_seqscan = off; SET enable_bitmapscan = off; EXPLAIN {query}"
        ))
    };
    let covered = plan(&query);
    assert!(
        covered.contains("Index Only Scan using orders_by_customer"),
        "{covered}"
    );
    assert!(!covered.contains("Sort"), "{covered}");
    let page = plan(&shown("(placed_at, id) <"));
    assert!(
        page.contains("Backward using paged") && !page.contains("Sort"),
        "{page}"
    );
    let hidden =
        plan("SELECT FROM orders WHERE date(placed_at AT TIME ZONE 'UTC') = '2026-11-01';");
    assert!(!hidden.contains("Index Cond"), "{hidden}");
}
