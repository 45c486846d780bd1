import datetime
import io
import json

import pandas
import pytest
from google.api_core import exceptions
from google.cloud import bigquery
from google.cloud.bigquery import LoadJobConfig, SchemaField, SourceFormat, StandardSqlDataType, StandardSqlTypeNames

INT64 = StandardSqlDataType(type_kind=StandardSqlTypeNames.INT64)
FIELDS = [
    SchemaField("id", "INTEGER", mode="REQUIRED", description="counts"),
    SchemaField("name", "STRING"),
    SchemaField("tags", "STRING", mode="REPEATED"),
    SchemaField("place", "RECORD", fields=[SchemaField("geom", "GEOGRAPHY"), SchemaField("seen", "TIMESTAMP")]),
]


def rows(client, table):
    return [dict(row) for row in client.list_rows(table)]


def test_a_dataset_is_made_changed_listed_and_deleted(client, dataset):
    made = client.create_dataset(dataset, exists_ok=True)
    assert made.location == "US"
    with pytest.raises(exceptions.Conflict):
        client.create_dataset(dataset)
    made.description, made.labels = "of tests", {"team": "maps"}
    client.update_dataset(made, ["description", "labels"])
    found = client.get_dataset(dataset)
    assert (found.description, found.labels) == ("of tests", {"team": "maps"})
    assert dataset in [listed.dataset_id for listed in client.list_datasets()]
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS x").result()
    with pytest.raises(exceptions.BadRequest, match="still in use"):
        client.delete_dataset(dataset)
    client.delete_dataset(dataset, delete_contents=True)
    with pytest.raises(exceptions.NotFound):
        client.get_dataset(dataset)


def test_projects_are_listed(client):
    assert "offline" in [project.project_id for project in client.list_projects()]


def test_a_table_has_its_schema_and_its_notes(client, dataset):
    table = bigquery.Table(f"offline.{dataset}.t", schema=FIELDS)
    table.description = "things"
    table.clustering_fields = ["id"]
    client.create_table(table)
    client.create_table(table, exists_ok=True)
    with pytest.raises(exceptions.Conflict):
        client.create_table(table)
    found = client.get_table(table)
    assert found.schema == FIELDS and found.description == "things" and found.clustering_fields == ["id"]
    assert (found.table_type, found.num_rows) == ("TABLE", 0)
    found.schema = [*found.schema, SchemaField("more", "FLOAT")]
    found.labels = {"a": "b"}
    client.update_table(found, ["schema", "labels"])
    again = client.get_table(table)
    assert [field.name for field in again.schema][-1] == "more" and again.labels == {"a": "b"}
    client.delete_table(table)
    client.delete_table(table, not_found_ok=True)
    with pytest.raises(exceptions.NotFound):
        client.get_table(table)


def test_a_view(client, dataset):
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS x").result()
    view = bigquery.Table(f"offline.{dataset}.v")
    view.view_query = f"SELECT x + 1 AS y FROM `offline.{dataset}.t`"
    client.create_table(view)
    found = client.get_table(view)
    assert found.table_type == "VIEW" and found.view_query == view.view_query
    assert [row.y for row in client.query(f"SELECT y FROM {dataset}.v").result()] == [2]
    found.view_query = f"SELECT x + 2 AS y FROM `offline.{dataset}.t`"
    client.update_table(found, ["view_query"])
    assert [row.y for row in client.query(f"SELECT y FROM {dataset}.v").result()] == [3]
    assert [listed.table_type for listed in client.list_tables(dataset)] == ["TABLE", "VIEW"]


def test_rows_are_listed_in_pages_and_columns(client, dataset):
    table = f"offline.{dataset}.t"
    client.query(f"CREATE TABLE {table} AS SELECT x AS id, [x] AS l FROM UNNEST(GENERATE_ARRAY(0, 999)) AS x").result()
    listed = client.list_rows(table, page_size=300)
    assert [row.id for row in listed] == list(range(1000)) and listed.total_rows == 1000
    assert [row.id for row in client.list_rows(table, start_index=990, max_results=5)] == [990, 991, 992, 993, 994]
    picked = client.list_rows(table, selected_fields=[SchemaField("l", "INTEGER", mode="REPEATED")], max_results=1)
    assert [dict(row) for row in picked] == [{"l": [0]}]
    assert len(client.list_rows(table).to_dataframe(create_bqstorage_client=False)) == 1000


def test_rows_are_streamed_in(client, dataset):
    table = client.create_table(bigquery.Table(f"offline.{dataset}.t", schema=FIELDS))
    moment = datetime.datetime(2024, 1, 2, tzinfo=datetime.timezone.utc)
    place = {"geom": "POINT(1 2)", "seen": moment}
    assert client.insert_rows(table, [{"id": 1, "name": "a", "tags": ["x"], "place": place}]) == []
    assert client.insert_rows_json(table, [{"id": 2}]) == []
    assert rows(client, table) == [
        {"id": 1, "name": "a", "tags": ["x"], "place": place},
        {"id": 2, "name": None, "tags": [], "place": None},
    ]
    errors = client.insert_rows_json(table, [{"id": "none"}, {"id": 3}])
    assert [(error["index"], error["errors"][0]["reason"]) for error in errors] == [(0, "invalid"), (1, "stopped")]
    errors = client.insert_rows_json(table, [{"name": "no id"}, {"id": 4}], skip_invalid_rows=True)
    assert [error["index"] for error in errors] == [0] and len(rows(client, table)) == 3
    assert client.insert_rows_json(table, [{"id": 5, "other": 1}], ignore_unknown_values=True) == []


def test_json_is_loaded(client, dataset):
    table = f"offline.{dataset}.t"
    given = [{"id": 1, "name": "a", "tags": ["x"], "place": {"geom": "POINT(1 2)", "seen": "2024-01-02T03:04:05Z"}}]
    job = client.load_table_from_json(given, table, job_config=LoadJobConfig(schema=FIELDS)).result()
    assert job.output_rows == 1 and rows(client, table)[0]["place"]["geom"] == "POINT(1 2)"
    client.load_table_from_json([{"id": 2}], table).result()
    assert len(rows(client, table)) == 2
    assert client.get_table(table).schema == FIELDS
    with pytest.raises(exceptions.BadRequest, match="Could not convert"):
        client.load_table_from_json([{"id": "none"}], table).result()
    with pytest.raises(exceptions.BadRequest, match="Required field id"):
        client.load_table_from_json([{"name": "none"}], table).result()
    with pytest.raises(exceptions.BadRequest, match="No such field: other"):
        client.load_table_from_json([{"id": 4, "other": 1}], table).result()
    client.load_table_from_json([{"id": 3}], table, job_config=LoadJobConfig(write_disposition="WRITE_TRUNCATE")).result()
    assert rows(client, table) == [{"id": 3}]


def test_types_of_json_are_detected(client, dataset):
    table = f"offline.{dataset}.t"
    given = [{"i": 1, "f": 1.5, "d": "2024-01-02", "t": "2024-01-02T03:04:05Z", "s": "x", "r": {"a": [1]}}, {"i": 2.5}]
    client.load_table_from_json(given, table, job_config=LoadJobConfig(autodetect=True)).result()
    types = {field.name: field.field_type for field in client.get_table(table).schema}
    assert types == {"i": "FLOAT", "f": "FLOAT", "d": "DATE", "t": "TIMESTAMP", "s": "STRING", "r": "RECORD"}


def test_a_dataframe_is_loaded_as_parquet(client, dataset):
    table = f"offline.{dataset}.t"
    frame = pandas.DataFrame({
        "i": [1, 2],
        "s": ["a", None],
        "f": [1.5, float("nan")],
        "t": pandas.to_datetime(["2024-01-02", "2024-01-03"], utc=True),
        "n": pandas.to_datetime(["2024-01-02", "2024-01-03"]),
        "b": [True, False],
        "l": [[1, 2], []],
        "d": [datetime.date(2024, 1, 2), None],
        "c": pandas.Categorical(["x", "y"]),
    })
    client.load_table_from_dataframe(frame, table).result()
    types = {field.name: (field.field_type, field.mode) for field in client.get_table(table).schema}
    assert types["t"] == ("TIMESTAMP", "NULLABLE") and types["l"] == ("INTEGER", "REPEATED")
    found = rows(client, table)
    assert found[0]["l"] == [1, 2] and found[0]["d"] == datetime.date(2024, 1, 2) and found[1]["s"] is None
    assert [row["c"] for row in found] == ["x", "y"]
    config = LoadJobConfig(schema=[SchemaField("g", "GEOGRAPHY")], write_disposition="WRITE_TRUNCATE")
    client.load_table_from_dataframe(pandas.DataFrame({"g": ["POINT(1 2)"]}), table, job_config=config).result()
    assert client.get_table(table).schema[0].field_type == "GEOGRAPHY"


def test_csv_is_loaded(client, dataset):
    table = f"offline.{dataset}.t"
    text = 'id;name\n1;"a;b"\n2;NOTHING\n3;"two\nlines"\n'
    config = LoadJobConfig(
        schema=[SchemaField("id", "INTEGER"), SchemaField("name", "STRING")],
        source_format=SourceFormat.CSV,
        skip_leading_rows=1,
        field_delimiter=";",
        null_marker="NOTHING",
        allow_quoted_newlines=True,
    )
    client.load_table_from_file(io.BytesIO(text.encode()), table, job_config=config).result()
    assert [tuple(row) for row in client.list_rows(table)] == [(1, "a;b"), (2, None), (3, "two\nlines")]
    detected = LoadJobConfig(autodetect=True, source_format=SourceFormat.CSV)
    client.load_table_from_file(io.BytesIO(b"a,b\n1,x\n2,y\n"), f"{table}2", job_config=detected).result()
    assert rows(client, f"{table}2") == [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]


@pytest.mark.parametrize("size", [None, -1])
def test_a_file_comes_in_pieces(client, dataset, size):
    """A file of unknown size goes up resumably, in more than one piece."""
    table = f"offline.{dataset}.t"
    lines = "".join(json.dumps({"id": at, "text": "x" * 100}) + "\n" for at in range(30_000)).encode()
    config = LoadJobConfig(
        schema=[SchemaField("id", "INTEGER"), SchemaField("text", "STRING")],
        source_format=SourceFormat.NEWLINE_DELIMITED_JSON,
    )
    size = None if size is None else len(lines)
    job = client.load_table_from_file(io.BytesIO(lines), table, size=size, job_config=config)
    assert job.result().output_rows == 30_000


def test_a_table_is_copied(client, dataset):
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS x").result()
    client.copy_table(f"offline.{dataset}.t", f"offline.{dataset}.u").result()
    assert rows(client, f"offline.{dataset}.u") == [{"x": 1}]


def test_what_is_not_served_says_so(client, dataset):
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS x").result()
    with pytest.raises(exceptions.GoogleAPICallError, match="not served"):
        client.extract_table(f"offline.{dataset}.t", "gs://bucket/t.csv").result(retry=None)
    with pytest.raises(exceptions.GoogleAPICallError, match="not served"):
        client.load_table_from_uri("gs://bucket/t.csv", f"offline.{dataset}.t").result(retry=None)


def test_routines(client, dataset):
    client.query(f"CREATE PROCEDURE {dataset}.p(a INT64, OUT b ARRAY<STRING>) BEGIN SET b = ['x']; END").result()
    client.query(f"CREATE FUNCTION {dataset}.f(x FLOAT64) RETURNS FLOAT64 LANGUAGE js AS 'return x + 1'").result()
    made = bigquery.Routine(
        f"offline.{dataset}.g",
        type_="SCALAR_FUNCTION",
        language="SQL",
        body="x * 3",
        arguments=[bigquery.RoutineArgument(name="x", data_type=INT64)],
    )
    client.create_routine(made)
    client.create_routine(made, exists_ok=True)
    assert sorted(routine.routine_id for routine in client.list_routines(dataset)) == ["f", "g", "p"]
    procedure = client.get_routine(f"offline.{dataset}.p")
    assert procedure.type_ == "PROCEDURE" and procedure.body == "BEGIN SET b = ['x']; END"
    assert [(it.name, it.mode) for it in procedure.arguments] == [("a", "IN"), ("b", "OUT")]
    function = client.get_routine(f"offline.{dataset}.f")
    assert (function.language, function.body, function.return_type.type_kind.name) == ("JAVASCRIPT", "return x + 1", "FLOAT64")
    assert [row.y for row in client.query(f"SELECT {dataset}.g(2) AS y").result()] == [6]
    made.body = "x * 4"
    client.update_routine(made, ["type_", "language", "body", "arguments"])
    assert [row.y for row in client.query(f"SELECT {dataset}.g(2) AS y").result()] == [8]
    client.delete_routine(made)
    with pytest.raises(exceptions.NotFound):
        client.get_routine(made.reference)
