import datetime
import decimal
import time

import pytest
from google.api_core import exceptions
from google.cloud import bigquery
from google.cloud.bigquery import ArrayQueryParameter, QueryJobConfig, ScalarQueryParameter, StructQueryParameter


def rows(client, sql, **config):
    return [dict(row) for row in client.query(sql, QueryJobConfig(**config)).result()]


def test_rows_of_every_type(client):
    sql = """SELECT TRUE AS b, 7 AS i, 1.5 AS f, NUMERIC '1.25' AS n, BIGNUMERIC '2.5' AS bn, 'é' AS s, b'\\x00\\xff' AS by,
        DATE '2024-02-29' AS d, TIME '12:34:56.789' AS t, DATETIME '2024-01-02 03:04:05' AS dt,
        TIMESTAMP '2024-01-02 03:04:05.678901+00' AS ts, JSON '{"a": [1, null]}' AS j, ST_GEOGPOINT(1, 2) AS g,
        [1, 2] AS a, STRUCT('x' AS k, [STRUCT(1 AS v)] AS l) AS st, CAST(NULL AS STRING) AS nothing,
        CAST('nan' AS FLOAT64) AS nan, CAST('inf' AS FLOAT64) AS inf"""
    row = rows(client, sql)[0]
    assert row.pop("nan") != 0 and row.pop("inf") == float("inf")
    assert row == {
        "b": True,
        "i": 7,
        "f": 1.5,
        "n": decimal.Decimal("1.25"),
        "bn": decimal.Decimal("2.5"),
        "s": "é",
        "by": b"\x00\xff",
        "d": datetime.date(2024, 2, 29),
        "t": datetime.time(12, 34, 56, 789000),
        "dt": datetime.datetime(2024, 1, 2, 3, 4, 5),
        "ts": datetime.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.timezone.utc),
        "j": {"a": [1, None]},
        "g": "POINT(1 2)",
        "a": [1, 2],
        "st": {"k": "x", "l": [{"v": 1}]},
        "nothing": None,
    }


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("BOOL", True),
        ("INT64", -(2**62)),
        ("FLOAT64", 0.1),
        ("NUMERIC", decimal.Decimal("1.25")),
        ("BIGNUMERIC", decimal.Decimal("1.5")),
        ("STRING", "it's \"quoted\"\nand `more` \\"),
        ("BYTES", b"\x00\x01"),
        ("DATE", datetime.date(2024, 1, 2)),
        ("TIME", datetime.time(1, 2, 3, 4)),
        ("DATETIME", datetime.datetime(2024, 1, 2, 3, 4, 5, 6)),
        ("TIMESTAMP", datetime.datetime(2024, 1, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)),
        ("GEOGRAPHY", "POINT(1 2)"),
    ],
)
def test_a_parameter_of_every_type(client, kind, value):
    named = [ScalarQueryParameter("p", kind, value), ScalarQueryParameter("none", kind, None)]
    assert rows(client, "SELECT @p AS p, @none AS none", query_parameters=named) == [{"p": value, "none": None}]
    positional = [ScalarQueryParameter(None, kind, value)]
    assert rows(client, "SELECT ? AS p", query_parameters=positional) == [{"p": value}]
    listed = [ArrayQueryParameter("p", kind, [value, value])]
    assert rows(client, "SELECT @p AS p", query_parameters=listed) == [{"p": [value, value]}]


def test_a_struct_parameter(client):
    inner = StructQueryParameter("inner", ScalarQueryParameter("d", "DATE", datetime.date(2024, 1, 2)))
    outer = StructQueryParameter("p", ScalarQueryParameter("x", "INT64", 1), ArrayQueryParameter("l", "STRING", ["a"]), inner)
    found = rows(client, "SELECT @p AS p, @p.inner.d AS d", query_parameters=[outer])
    day = datetime.date(2024, 1, 2)
    assert found == [{"p": {"x": 1, "l": ["a"], "inner": {"d": day}}, "d": day}]


def test_query_and_wait(client):
    assert [row.x for row in client.query_and_wait("SELECT 1 AS x")] == [1]


def test_results_come_page_by_page(client):
    sql = "SELECT x, REPEAT('y', 100) AS y FROM UNNEST(GENERATE_ARRAY(1, 2500)) AS x ORDER BY x"
    result = client.query(sql).result(page_size=1000)
    pages = [[row.x for row in page] for page in result.pages]
    assert [len(page) for page in pages] == [1000, 1000, 500]
    assert sum(pages, []) == list(range(1, 2501))
    assert result.total_rows == 2500


def test_a_result_is_read_as_a_table(client):
    job = client.query("SELECT 1 AS x, 'a' AS y UNION ALL SELECT 2, 'b' ORDER BY x")
    job.result()
    assert [tuple(row) for row in client.list_rows(job.destination)] == [(1, "a"), (2, "b")]
    assert [field.name for field in client.get_table(job.destination).schema] == ["x", "y"]


def test_a_script_has_child_jobs(client, dataset):
    script = f"""DECLARE n INT64 DEFAULT 2;
CREATE TABLE {dataset}.t AS SELECT x FROM UNNEST(GENERATE_ARRAY(1, n)) AS x;
UPDATE {dataset}.t SET x = x + 1 WHERE TRUE;
SELECT SUM(x) AS total FROM {dataset}.t;"""
    job = client.query(script)
    assert [row.total for row in job.result()] == [5]
    assert job.statement_type == "SCRIPT" and job.num_child_jobs == 3
    children = list(client.list_jobs(parent_job=job))
    assert [child.statement_type for child in children] == ["SELECT", "UPDATE", "CREATE_TABLE_AS_SELECT"]
    assert {child.parent_job_id for child in children} == {job.job_id}
    assert children[1].num_dml_affected_rows == 2
    assert [row.total for row in children[0].result()] == [5]
    frame = children[1].script_statistics.stack_frames[0]
    assert (frame.start_line, frame.start_column) == (3, 1) and frame.text.startswith("UPDATE")
    assert children[2].ddl_target_table.table_id == "t" and children[2].ddl_operation_performed == "CREATE"


def test_an_error_in_a_procedure_tells_its_place(client, dataset):
    client.query(f"CREATE PROCEDURE {dataset}.p()\nBEGIN\n  SELECT 1 / 0;\nEND").result()
    job = client.query(f"SELECT 1;\nCALL {dataset}.p();")
    with pytest.raises(exceptions.BadRequest) as raised:
        job.result()
    # Lines count from the procedure's BEGIN.
    assert f"at [offline.{dataset}.p:2:3]" in str(raised.value)
    failed = next(iter(client.list_jobs(parent_job=job)))
    assert failed.error_result["reason"] == "invalidQuery"
    frames = failed.script_statistics.stack_frames
    assert [(frame.procedure_id, frame.start_line) for frame in frames] == [(f"offline.{dataset}.p", 2), (None, 2)]


def test_dml_counts_rows(client, dataset):
    client.query(f"CREATE TABLE {dataset}.t (x INT64)").result()
    job = client.query(f"INSERT INTO {dataset}.t VALUES (1), (2), (3)")
    job.result()
    assert job.num_dml_affected_rows == 3 and job.dml_stats.inserted_row_count == 3


def test_a_dry_run_tells_schema_and_bytes_and_does_nothing(client, dataset):
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS x, 2.5 AS y").result()
    job = client.query(f"SELECT x, y, 'a' AS z FROM {dataset}.t", QueryJobConfig(dry_run=True, use_query_cache=False))
    assert job.state == "DONE" and job.total_bytes_processed == 16
    assert [(field.name, field.field_type) for field in job.schema] == [("x", "INTEGER"), ("y", "FLOAT"), ("z", "STRING")]
    client.query(f"CREATE TABLE {dataset}.u AS SELECT 1 AS x", QueryJobConfig(dry_run=True))
    assert [table.table_id for table in client.list_tables(dataset)] == ["t"]
    with pytest.raises(exceptions.BadRequest):
        client.query("SELECT nothing", QueryJobConfig(dry_run=True))


def test_a_destination_table(client, dataset):
    destination = f"offline.{dataset}.result"
    rows(client, "SELECT 1 AS x", destination=destination)
    with pytest.raises(exceptions.Conflict):
        rows(client, "SELECT 2 AS x", destination=destination)
    rows(client, "SELECT 2 AS x", destination=destination, write_disposition="WRITE_APPEND")
    assert sorted(row.x for row in client.list_rows(destination)) == [1, 2]
    rows(client, "SELECT 'a' AS y", destination=destination, write_disposition="WRITE_TRUNCATE")
    assert [dict(row) for row in client.list_rows(destination)] == [{"y": "a"}]


def test_a_default_dataset(client, dataset):
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS x").result()
    assert rows(client, "SELECT x FROM t", default_dataset=f"offline.{dataset}") == [{"x": 1}]


def test_a_session_keeps_what_is_temporary(client):
    job = client.query("CREATE TEMP TABLE t AS SELECT 1 AS x", QueryJobConfig(create_session=True))
    job.result()
    properties = [bigquery.ConnectionProperty("session_id", job.session_info.session_id)]
    assert rows(client, "SELECT x FROM t", connection_properties=properties) == [{"x": 1}]
    with pytest.raises(exceptions.GoogleAPICallError):
        rows(client, "SELECT x FROM t")
    client.query("CALL BQ.ABORT_SESSION()", QueryJobConfig(connection_properties=properties)).result()
    with pytest.raises(exceptions.NotFound):
        rows(client, "SELECT x FROM t", connection_properties=properties)


def test_a_job_is_cancelled(client, dataset):
    job = client.query("DECLARE n INT64 DEFAULT 0; WHILE TRUE DO SET n = n + 1; END WHILE;")
    time.sleep(0.2)
    assert job.running()
    job.cancel()
    with pytest.raises(exceptions.GoogleAPICallError):
        job.result(timeout=10)
    assert client.get_job(job.job_id).error_result["reason"] == "stopped"


def test_jobs_run_side_by_side(client):
    slow = "DECLARE till TIMESTAMP DEFAULT TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 1 SECOND); " \
        "WHILE CURRENT_TIMESTAMP() < till DO SET @@query_label = ''; END WHILE; SELECT 1 AS x"
    started = time.monotonic()
    jobs = [client.query(slow) for _ in range(6)]
    assert [[row.x for row in job.result()] for job in jobs] == [[1]] * 6
    assert time.monotonic() - started < 4


def test_a_job_id_is_taken_once(client):
    job = client.query("SELECT 1", job_id_prefix="once_")
    job.result()
    assert client.get_job(job.job_id).state == "DONE"
    with pytest.raises(exceptions.Conflict):
        client.query("SELECT 1", job_id=job.job_id, job_retry=None).result()
    assert job.job_id in [listed.job_id for listed in client.list_jobs(max_results=20)]
    client.delete_job_metadata(job.job_id, location="US")
    with pytest.raises(exceptions.NotFound):
        client.get_job(job.job_id)


@pytest.mark.parametrize(
    ("sql", "error", "text"),
    [
        ("SELEC 1", exceptions.BadRequest, "Syntax error"),
        ("SELECT nothing", exceptions.BadRequest, "Unrecognized name: nothing at [1:8]"),
        ("SELECT 1 / 0", exceptions.BadRequest, "division by zero: 1 / 0"),
        ("SELECT * FROM offline.nowhere.t", exceptions.NotFound, "Not found: "),
        ("CREATE TABLE nowhere.t (x INT64)", exceptions.NotFound, "Not found: Dataset offline:nowhere"),
        ("CALL offline.nowhere.p()", exceptions.BadRequest, "Procedure is not found: offline.nowhere.p"),
        ("EXPORT DATA OPTIONS (uri = 'gs://x') AS SELECT 1", exceptions.GoogleAPICallError, "not available offline"),
    ],
)
def test_errors_are_of_bigquerys_kinds(client, sql, error, text):
    with pytest.raises(error) as raised:
        client.query(sql, job_retry=None).result(retry=None)
    assert text in str(raised.value)


def test_a_dataframe_comes_back_without_the_storage_api(client):
    sql = "SELECT 1 AS i, 'a' AS s, 1.5 AS f, TIMESTAMP '2024-01-02' AS t, [1, 2] AS a, DATE '2024-01-02' AS d"
    with pytest.warns(UserWarning, match="BigQuery Storage"):
        frame = client.query(sql).to_dataframe()
    plain = client.query(sql).to_dataframe(create_bqstorage_client=False)
    assert frame.equals(plain) and list(plain.columns) == ["i", "s", "f", "t", "a", "d"]
    assert plain.i[0] == 1 and plain.t[0].year == 2024 and list(plain.a[0]) == [1, 2]
    table = client.query(sql).to_arrow(create_bqstorage_client=False)
    assert table.num_rows == 1
