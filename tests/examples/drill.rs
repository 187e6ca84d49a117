//! The question on losing a region, on a real PostgreSQL: the restore drill restores, and the query asks what it says.

use std::fs;
use std::process::Command;

use super::examples;
use super::postgres::{Server, server};
use super::{example, source};

/// A dump of a database with grants to a role that the drill's account does not have.
fn dump(server: &Server, name: &str) {
    let orders =
        "CREATE TABLE orders (id bigint PRIMARY KEY, created_at timestamptz DEFAULT now());
                  INSERT INTO orders SELECT generate_series(1, 10);";
    let database = server.database(name, orders);
    database.runs(&format!(
        "CREATE ROLE {name}_role; GRANT SELECT ON orders TO {name}_role;"
    ));
    let file = server.folder().join(format!("{name}.dump"));
    let dump = ["-F", "directory", "-f", file.to_str().unwrap(), name];
    server.must(server.command("pg_dump").args(dump));
    database.runs(&format!(
        "DROP OWNED BY {name}_role; DROP ROLE {name}_role;"
    ));
    fs::write(
        server.folder().join("integrity.sql"),
        "SELECT 1 / count(*) FROM orders;\n",
    )
    .unwrap();
}

/// Runs the guide's drill against that dump, and says what it printed.
fn drill(server: &Server, dump: &str, script: &str) -> Result<String, String> {
    let mut bash = Command::new("bash");
    server.prepare(&mut bash);
    let dump = server.folder().join(format!("{dump}.dump"));
    let done = bash
        .arg("-c")
        .arg(script)
        .env("DUMP_DIR", dump)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    match done.status.success() {
        true => Ok(said),
        false => Err(said + &String::from_utf8_lossy(&done.stderr)),
    }
}

#[test]
fn the_drill_restores_a_dump_without_its_roles() {
    let Some(server) = server("the restore drill") else {
        return;
    };
    dump(&server, "shop");
    let script = example("bash", "pg_restore");
    let said = drill(&server, "shop", &script).unwrap();
    assert!(said.contains("newest order 20"), "{said}");
}

#[test]
fn without_leaving_the_privileges_out_the_drill_stops() {
    let Some(server) = server("a restore with the privileges") else {
        return;
    };
    dump(&server, "granted");
    let script = example("bash", "pg_restore")
        .replace("--no-privileges", "")
        .replace("drill", "other");
    let said = drill(&server, "granted", &script).unwrap_err();
    assert!(said.contains("granted_role"), "{said}");
}

#[test]
fn every_statement_shown_is_run_by_a_test() {
    let statements = examples(&source("devops-senior"))
        .into_iter()
        .filter(|(language, _)| language == "sql");
    let known = [
        "aurora_global_db_status",
        "orders_currency_set",
        "currency IS NULL;",
    ];
    for (_, code) in statements {
        assert!(
            known.iter().any(|words| code.contains(words)),
            "no test runs:\n{code}"
        );
    }
}

/// Aurora's own function is not to be had: one of the documented columns stands in.
#[test]
fn the_recovery_point_query_judges_each_copy() {
    let Some(server) = server("the query on Aurora's lag") else {
        return;
    };
    let aurora = "CREATE FUNCTION aurora_global_db_status() RETURNS TABLE
                    (aws_region text, highest_lsn_written bigint, durability_lag_in_msec real, rpo_lag_in_msec bigint)
                  LANGUAGE sql AS 'VALUES (''us-east-1'', 9::bigint, -1::real, -1::bigint),
                    (''eu-west-1'', 9, 400, 800), (''ap-south-1'', 7, 61000, 90000)';";
    let database = server.database("aurora", aurora);
    let said = database.runs(&example("sql", "aurora_global_db_status"));
    assert_eq!(said, "eu-west-1|800|t\nap-south-1|90000|f\n");
}
