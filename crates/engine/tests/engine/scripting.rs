use crate::support::{cell, failure, rows};

#[test]
fn variables_are_declared_set_and_scoped() {
    assert_eq!(
        rows(
            "DECLARE a, b INT64 DEFAULT 2;
             DECLARE c FLOAT64 DEFAULT a;
             DECLARE d DEFAULT 'x';
             DECLARE e ARRAY<STRING>;
             DECLARE f DATE DEFAULT '2024-02-29';
             SET A = a + 1;
             SET (b, d) = (a * 10, CONCAT(d, 'y'));
             BEGIN
               DECLARE inner_one INT64 DEFAULT a;
               SET a = inner_one + 1;
             END;
             BEGIN
               DECLARE inner_one STRING DEFAULT 'again';
             END;
             SELECT a, b, c, d, e IS NULL, FORMAT_DATE('%Y', f)"
        ),
        [["4", "30", "2.0", "xy", "true", "2024"]]
    );
}

#[test]
fn the_first_branch_that_holds_runs() {
    let script = |n: &str| {
        format!(
            "DECLARE n INT64 DEFAULT {n}; DECLARE s STRING DEFAULT '';
             IF n > 10 THEN SET s = 'big'; ELSEIF n IS NULL THEN SET s = 'none'; ELSE SET s = 'small'; END IF;
             CASE n WHEN 1 THEN SET s = s || ' one'; WHEN 20 THEN SET s = s || ' twenty'; ELSE SET s = s || ' other'; END CASE;
             CASE WHEN n > 10 THEN SET s = s || '!'; END CASE;
             SELECT s"
        )
    };
    assert_eq!(cell(&script("20")), "big twenty!");
    assert_eq!(cell(&script("1")), "small one");
    assert_eq!(cell(&script("NULL")), "none other");
}

#[test]
fn loops_go_round_and_are_left() {
    assert_eq!(
        cell(
            "DECLARE i INT64 DEFAULT 0; DECLARE log STRING DEFAULT '';
             LOOP
               SET i = i + 1;
               IF i = 2 THEN CONTINUE; END IF;
               IF i > 4 THEN BREAK; END IF;
               SET log = log || CAST(i AS STRING);
             END LOOP;
             WHILE i < 7 DO SET i = i + 1; SET log = log || 'w'; END WHILE;
             REPEAT SET i = i - 1; SET log = log || 'r'; UNTIL i <= 5 END REPEAT;
             outside: LOOP
               LOOP LEAVE outside; END LOOP;
             END LOOP outside;
             named: BEGIN
               LEAVE named;
               SET log = 'never';
             END named;
             outer_loop: WHILE i < 8 DO
               SET i = i + 1;
               FOR item IN (SELECT 1) DO
                 IF i = 7 THEN ITERATE outer_loop; END IF;
                 SET log = log || CAST(i AS STRING);
               END FOR;
             END WHILE;
             SELECT log"
        ),
        "134wwrr68"
    );
}

#[test]
fn a_for_loop_sees_each_row() {
    assert_eq!(
        cell(
            "DECLARE log STRING DEFAULT '';
             FOR row_ IN (SELECT name, LENGTH(name) AS n FROM UNNEST(['a', 'bcd']) AS name ORDER BY name) DO
               SET log = log || row_.name || CAST(row_.n AS STRING) || ';';
             END FOR;
             SELECT log"
        ),
        "a1;bcd3;"
    );
}

#[test]
fn return_ends_the_script() {
    assert_eq!(cell("SELECT 1; IF TRUE THEN RETURN; END IF; SELECT 2"), "1");
}

#[test]
fn an_exception_is_handled_with_what_is_known_of_it() {
    assert_eq!(
        rows(
            "DECLARE message, statement, trace STRING;
             BEGIN
               SELECT 1;
               RAISE USING MESSAGE = 'no ' || 'luck';
             EXCEPTION WHEN ERROR THEN
               SET (message, statement, trace) =
                 (@@error.message, @@error.statement_text, @@error.formatted_stack_trace);
             END;
             SELECT message, statement, trace, @@error.message IS NULL"
        ),
        [["no luck", "RAISE USING MESSAGE = 'no ' || 'luck'", "At [4:16]", "true"]]
    );
    assert_eq!(
        cell(
            "DECLARE message STRING;
             BEGIN
               SELECT * FROM d.nowhere;
             EXCEPTION WHEN ERROR THEN SET message = @@error.message; END;
             SELECT message"
        ),
        "Query error: Not found: Table local:d.nowhere was not found in location US at [3:30]"
    );
}

#[test]
fn an_exception_can_be_raised_again() {
    let failure = failure(
        "BEGIN
           RAISE USING MESSAGE = 'first';
         EXCEPTION WHEN ERROR THEN
           BEGIN
             RAISE USING MESSAGE = 'second';
           EXCEPTION WHEN ERROR THEN SELECT @@error.message;
           END;
           RAISE;
         END",
    );
    assert_eq!((failure.message.as_str(), failure.place.line), ("first", 2));
}

#[test]
fn a_failed_assertion_says_what_was_meant() {
    assert_eq!(failure("ASSERT 1 = 2 AS 'one is two'").message, "Assertion failed: one is two");
    assert_eq!(cell("ASSERT 1 = 1; SELECT 'on'"), "on");
}
