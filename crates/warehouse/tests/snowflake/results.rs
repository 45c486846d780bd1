use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use extension_snowflake_stand_in::{Answer, Fault, Pieces, StandIn, arrow_stream, column};
use extension_warehouse::{Cancel, Reader, TableColumn, TableName};
use serde_json::{Value, json};

use crate::support::{session, settings};

fn cells(values: &[&str]) -> Vec<Option<String>> {
    values.iter().map(|value| Some((*value).to_owned())).collect()
}

#[test]
fn every_type_is_read_from_json() {
    let (server, mut session) = session();
    let columns = [
        ("N", "fixed", "42", json!(42)),
        ("F", "real", "1.25", json!(1.25)),
        ("NAN", "real", "NaN", json!("nan")),
        ("S", "text", "it's \"é\"\n", json!("it's \"é\"\n")),
        ("B", "boolean", "1", json!(true)),
        ("D", "date", "20150", json!("2025-03-03")),
        ("T", "time", "28860.000000000", json!("08:01:00")),
        ("NTZ", "timestamp_ntz", "1740988860.000000000", json!("2025-03-03 08:01:00")),
        ("LTZ", "timestamp_ltz", "1740988860.250000000", json!("2025-03-03 08:01:00.250000+00:00")),
        ("TZ", "timestamp_tz", "1740988860.000000000 1500", json!("2025-03-03 09:01:00+01:00")),
        ("X", "binary", "00FF", json!("AP8=")),
        ("V", "variant", "{\n  \"a\": [1, undefined]\n}", json!({ "a": [1, null] })),
    ];
    let mut described: Vec<Value> = columns.iter().map(|(name, kind, ..)| column(name, kind)).collect();
    described.push(json!({ "name": "G", "type": "text", "extTypeName": "GEOGRAPHY" }));
    let mut row: Vec<_> = columns.iter().map(|(_, _, text, _)| Some((*text).to_owned())).collect();
    row.push(Some("POINT(1 2)".to_owned()));
    let nothing = vec![None; row.len()];
    server.answer("SELECT", Answer::Rows { columns: described, rows: vec![row, nothing] });
    let table = session.query("SELECT 1", 10, &Cancel::new()).unwrap();
    let mut meant: Vec<Value> = columns.iter().map(|(_, _, _, meant)| meant.clone()).collect();
    meant.push(json!("POINT(1 2)"));
    assert_eq!(table.rows, [meant, vec![Value::Null; columns.len() + 1]]);
    let types: Vec<_> = table.columns.iter().map(|column| column.type_name.as_str()).collect();
    assert_eq!(
        types,
        [
            "NUMBER(38,0)",
            "FLOAT",
            "FLOAT",
            "VARCHAR",
            "BOOLEAN",
            "DATE",
            "TIME",
            "TIMESTAMP_NTZ",
            "TIMESTAMP_LTZ",
            "TIMESTAMP_TZ",
            "BINARY",
            "VARIANT",
            "GEOGRAPHY"
        ]
    );
}

#[test]
fn pieces_in_json_are_read_in_order_with_the_headers_they_need() {
    for key in [None, Some("MARKED-KEY")] {
        let (server, mut session) = session();
        let piece = |at: usize| format!(r#"["{0}a"],["{0}b"]"#, at + 1).into_bytes();
        let mut others = Pieces::new(3, piece);
        others.key = key.map(str::to_owned);
        if key.is_none() {
            others.headers = Some(json!({ "x-amz-server-side-encryption-customer-key": "MARKED-KEY" }));
        }
        server.answer(
            "SELECT",
            Answer::Pieces { columns: vec![column("A", "text")], first: vec![cells(&["0"])], others },
        );
        let table = session.query("SELECT 1", 100, &Cancel::new()).unwrap();
        let texts: Vec<_> = table.rows.iter().map(|row| row[0].as_str().unwrap()).collect();
        assert_eq!(texts, ["0", "1a", "1b", "2a", "2b", "3a", "3b"]);
    }
}

fn batch(start: i64, rows: i64) -> RecordBatch {
    let numbers: ArrayRef = Arc::new(Int64Array::from_iter_values(start..start + rows));
    let floats: ArrayRef = Arc::new(Float64Array::from_iter_values((start..start + rows).map(|it| it as f64 / 2.0)));
    let texts = (start..start + rows).map(|it| (it % 2 == 0).then(|| format!("row {it}")));
    let texts: ArrayRef = Arc::new(StringArray::from_iter(texts));
    RecordBatch::try_from_iter_with_nullable([("N", numbers, true), ("F", floats, true), ("S", texts, true)]).unwrap()
}

#[test]
fn pieces_in_arrow_are_read_in_order() {
    let (server, mut session) = session();
    let columns = vec![column("N", "fixed"), column("F", "real"), column("S", "text")];
    let others = Pieces::new(2, |at| arrow_stream(&batch(2 + 3 * at as i64, 3)));
    server.answer("SELECT", Answer::Arrow { columns, first: arrow_stream(&batch(0, 2)), others });
    let table = session.query("SELECT 1", 100, &Cancel::new()).unwrap();
    let meant: Vec<Vec<Value>> = (0..8)
        .map(|it| {
            let text = if it % 2 == 0 { json!(format!("row {it}")) } else { Value::Null };
            vec![json!(it), json!(f64::from(it) / 2.0), text]
        })
        .collect();
    assert_eq!(table.rows, meant);
}

#[test]
fn a_piece_that_is_cut_is_fetched_again() {
    let (server, mut session) = session();
    let others = Pieces::new(2, |at| format!(r#"["{at}"]"#).into_bytes());
    server.answer("SELECT", Answer::Pieces { columns: vec![column("A", "text")], first: vec![], others });
    server.fail_next("/pieces/", Fault::Cut);
    server.fail_next("/pieces/", Fault::Status(503));
    let table = session.query("SELECT 1", 100, &Cancel::new()).unwrap();
    assert_eq!(table.rows, [vec![json!("0")], vec![json!("1")]]);
    assert_eq!(server.statements().len(), 1);
}

#[test]
fn only_the_rows_that_are_wanted_are_fetched() {
    let (server, mut session) = session();
    let others = Pieces::new(1000, |_| br#"["x"],["y"]"#.to_vec());
    server.answer("SELECT", Answer::Pieces { columns: vec![column("A", "text")], first: vec![], others });
    assert_eq!(session.query("SELECT 1", 5, &Cancel::new()).unwrap().rows.len(), 5);
    assert!(server.pieces_fetched() <= 4, "{}", server.pieces_fetched());
}

/// Keeps no row, and looks at how far ahead of it the client fetches.
struct Counter<'a> {
    server: &'a StandIn,
    rows_in_a_piece: usize,
    rows: usize,
    sum: i64,
    furthest_ahead: usize,
}

impl Reader for Counter<'_> {
    fn columns(&mut self, columns: &[TableColumn]) {
        assert_eq!(columns.len(), 3);
    }

    fn row(&mut self, row: Vec<Value>) {
        if self.rows.is_multiple_of(self.rows_in_a_piece) {
            let being_read = self.rows / self.rows_in_a_piece;
            self.furthest_ahead = self.furthest_ahead.max(self.server.pieces_fetched() - being_read);
        }
        self.rows += 1;
        self.sum += row[0].as_i64().unwrap();
    }
}

#[test]
fn a_million_rows_are_read_with_two_pieces_held_at_a_time() {
    const ROWS: usize = 1_000_000;
    const PIECES: usize = 100;
    const EACH: usize = ROWS / PIECES;
    let json_piece = |at: usize| {
        let row = |it: usize| format!(r#"["{it}","0.5","text {it}"]"#);
        (at * EACH..(at + 1) * EACH).map(row).collect::<Vec<_>>().join(",").into_bytes()
    };
    let arrow_piece = |at: usize| arrow_stream(&batch((at * EACH) as i64, EACH as i64));
    let columns = vec![column("N", "fixed"), column("F", "real"), column("S", "text")];
    for answer in [
        Answer::Pieces { columns: columns.clone(), first: vec![], others: Pieces::new(PIECES, json_piece) },
        Answer::Arrow { columns, first: vec![], others: Pieces::new(PIECES, arrow_piece) },
    ] {
        let server = StandIn::start().unwrap();
        server.answer("SELECT", answer);
        let mut session = crate::support::open(&settings(&server));
        let mut counter = Counter { server: &server, rows_in_a_piece: EACH, rows: 0, sum: 0, furthest_ahead: 0 };
        assert!(session.read(&TableName::Located("T".to_owned()), &mut counter, &Cancel::new()).unwrap());
        assert_eq!((counter.rows, counter.sum), (ROWS, (ROWS * (ROWS - 1) / 2) as i64));
        assert!(counter.furthest_ahead <= 2, "{} pieces were held", counter.furthest_ahead);
    }
}
