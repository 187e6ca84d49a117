//! The question on database schemas, on a real PostgreSQL: what it shows runs, and what it warns of happens.

use super::example;
use super::postgres::{Database, server};

/// Orders as the release before the migration knows them.
const ORDERS: &str = "
    CREATE TABLE orders (id bigint PRIMARY KEY, price integer NOT NULL);
    INSERT INTO orders SELECT id, 10 FROM generate_series(1, 100) AS id;";

/// What old code does, which has not heard of the new column.
const OLD_INSERT: &str = "INSERT INTO orders (id, price) VALUES (1001, 10);";
const OLD_UPDATE: &str = "UPDATE orders SET price = 11 WHERE id = 1;";

/// The guide's statements: those that go first, and those that wait for the backfill.
fn statements() -> (String, String) {
    let shown = example("sql", "orders_currency_set");
    let (first, later) = shown.split_once("-- releases later").unwrap();
    let (_, later) = later.split_once('\n').unwrap();
    (first.to_owned(), later.to_owned())
}

fn backfill(orders: &Database) {
    let batch = example("sql", "currency IS NULL;").replace("$1", "0");
    orders.runs(&batch);
}

#[test]
fn the_migration_shown_stops_no_old_code_and_ends_without_nulls() {
    let Some(server) = server("the migration of the schema question") else {
        return;
    };
    let orders = server.database("migration", ORDERS);
    let (first, later) = statements();
    orders.runs(&first);
    orders.runs(OLD_INSERT);
    orders.runs(OLD_UPDATE);
    backfill(&orders);
    orders.runs(&later);
    assert!(orders.run(OLD_INSERT).is_err());
    let kept = "SELECT attnotnull FROM pg_attribute
                WHERE attrelid = 'orders'::regclass AND attname = 'currency';
                SELECT count(*) FROM pg_constraint WHERE conname = 'orders_currency_set';
                SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_currency'::regclass;";
    assert_eq!(orders.runs(kept), "t\n0\nt\n");
}

#[test]
fn a_check_before_the_backfill_refuses_old_inserts_and_updates() {
    let Some(server) = server("what a check does before the backfill") else {
        return;
    };
    let orders = server.database("early", ORDERS);
    let (first, later) = statements();
    let (check, _) = later.split_once(';').unwrap();
    assert!(check.contains("NOT VALID"), "{check}");
    orders.runs(&format!("{first}{check};"));
    assert!(orders.run(OLD_INSERT).is_err());
    assert!(orders.run(OLD_UPDATE).is_err());
}

#[test]
fn set_not_null_asks_the_check_and_scans_nothing() {
    let Some(server) = server("the scan that SET NOT NULL skips") else {
        return;
    };
    let orders = server.database("scan", ORDERS);
    let (first, later) = statements();
    orders.runs(&first);
    backfill(&orders);
    let said = orders.runs(&format!("SET client_min_messages = debug1; {later}"));
    assert!(
        said.contains("sufficient to prove that it does not contain nulls"),
        "{said}"
    );
}

#[test]
fn a_foreign_key_not_valid_binds_new_rows_only() {
    let Some(server) = server("a foreign key in two moves") else {
        return;
    };
    let orders = server.database("foreign", ORDERS);
    orders.runs("CREATE TABLE prices (price integer PRIMARY KEY);");
    let key = "ALTER TABLE orders ADD CONSTRAINT priced
                 FOREIGN KEY (price) REFERENCES prices NOT VALID;";
    orders.runs(key);
    assert!(orders.run(OLD_INSERT).is_err());
    orders.runs("INSERT INTO prices VALUES (10), (11);");
    orders.runs(OLD_INSERT);
    orders.runs("ALTER TABLE orders VALIDATE CONSTRAINT priced;");
}

/// The table of the five steps: what it does to the schema, and what the code of that release says to it.
#[test]
fn a_step_suits_the_release_before_and_its_own() {
    let Some(server) = server("the five steps of a rename") else {
        return;
    };
    let old = [
        "INSERT INTO orders (id, price) VALUES (nextval('ids'), 10);",
        "SELECT max(price) FROM orders;",
    ];
    let both = "INSERT INTO orders (id, price, amount) VALUES (nextval('ids'), 10, 10);";
    let new = [
        "INSERT INTO orders (id, amount) VALUES (nextval('ids'), 10);",
        "SELECT max(amount) FROM orders;",
    ];
    let steps = [
        (
            "expand",
            "ALTER TABLE orders ADD COLUMN amount integer;",
            old,
        ),
        ("dual", "", [both, old[1]]),
        (
            "switch",
            "UPDATE orders SET amount = price WHERE amount IS DISTINCT FROM price;",
            [both, new[1]],
        ),
        (
            "stop",
            "ALTER TABLE orders ALTER COLUMN price DROP NOT NULL;",
            new,
        ),
        ("contract", "ALTER TABLE orders DROP COLUMN price;", new),
    ];
    let orders = server.database("steps", ORDERS);
    orders.runs("CREATE SEQUENCE ids START 2001;");
    let mut before = old;
    for (step, schema, code) in steps {
        if !schema.is_empty() {
            orders.runs(schema);
        }
        for statement in before.into_iter().chain(code) {
            let said = orders.run(statement);
            assert!(said.is_ok(), "{step}: {statement}: {said:?}");
        }
        before = code;
    }
}

#[test]
fn without_the_step_between_the_first_insert_of_new_code_fails() {
    let Some(server) = server("an insert without the old column") else {
        return;
    };
    let orders = server.database("skipped", ORDERS);
    orders.runs("ALTER TABLE orders ADD COLUMN amount integer;");
    assert!(
        orders
            .run("INSERT INTO orders (id, amount) VALUES (1001, 10);")
            .is_err()
    );
}

#[test]
fn going_back_from_dual_leaves_values_that_are_stale_and_not_null() {
    let Some(server) = server("a rollback of the dual writes") else {
        return;
    };
    let orders = server.database("stale", ORDERS);
    orders.runs("ALTER TABLE orders ADD COLUMN amount integer; UPDATE orders SET amount = price;");
    orders.runs(OLD_UPDATE);
    let counted = "SELECT count(*) FILTER (WHERE amount IS NULL),
                          count(*) FILTER (WHERE amount <> price) FROM orders;";
    assert_eq!(orders.runs(counted), "0|1\n");
}

#[test]
fn a_revoked_column_breaks_select_star_and_returning_star() {
    let Some(server) = server("a revoked column") else {
        return;
    };
    let orders = server.database("revoked", ORDERS);
    orders.runs("CREATE ROLE shop; GRANT INSERT, SELECT (id) ON orders TO shop;");
    orders.runs("SET ROLE shop; SELECT id FROM orders LIMIT 1;");
    let star = orders.run("SET ROLE shop; SELECT * FROM orders LIMIT 1;");
    assert!(star.is_err_and(|said| said.contains("permission denied")));
    let returning = "SET ROLE shop; INSERT INTO orders VALUES (1001, 10) RETURNING *;";
    assert!(
        orders
            .run(returning)
            .is_err_and(|said| said.contains("permission denied"))
    );
}
