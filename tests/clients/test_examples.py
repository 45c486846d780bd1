"""Every BigQuery example package: packaged, deployed and called with Google's client, and compared with its fixtures."""

import json
import math
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from google.cloud.bigquery import LoadJobConfig, SchemaField, SourceFormat

EXAMPLES = Path(__file__).parents[2] / "examples"


def components():
    for package in sorted(EXAMPLES.iterdir()):
        if not (package / "metadata.json").exists():
            continue
        extension = json.loads((package / "metadata.json").read_text())
        if extension["provider"] == "bigquery":
            yield from ((package, name) for name in extension["components"])


@pytest.fixture(scope="module")
def deployed(client, tmp_path_factory):
    """The procedure's name of each component, by package; each package is deployed when it is first asked for."""
    client.create_dataset("examples", exists_ok=True)
    done = {}

    def deploy(package):
        if package not in done:
            archive = tmp_path_factory.mktemp(package.name) / "extension.zip"
            subprocess.run([os.environ["EXTSTUDIO"], "package", str(package), "-o", str(archive)], check=True, capture_output=True)
            with zipfile.ZipFile(archive) as members:
                script = members.read("extension.sql").decode()
                metadata = json.loads(members.read("metadata.json"))
            script = script.replace("@@workflows_temp@@", "`offline.examples`")
            script = script.replace("@@analytics_toolbox_location@@", "carto-un.carto")
            client.query(script).result()
            names = {it["name"].split(".", 1)[1]: it["procedureName"] for it in metadata["components"]}
            routines = {routine.routine_id for routine in client.list_routines("examples")}
            assert set(names.values()) <= routines
            done[package] = names
        return done[package]

    yield deploy
    client.delete_dataset("examples", delete_contents=True)


@pytest.mark.parametrize(("package", "name"), list(components()), ids=lambda value: getattr(value, "name", value))
def test_a_component_does_what_its_fixtures_say(client, deployed, package, name):
    procedure = deployed(package)[name]
    folder = package / "components" / name
    component = json.loads((folder / "metadata.json").read_text())
    cases = json.loads((folder / "test" / "test.json").read_text())
    assert cases
    for case in cases:
        inputs = {key: value for key, value in case["inputs"].items()}
        for item in component["inputs"]:
            if item["type"] == "Table" and inputs.get(item["name"]) is not None:
                inputs[item["name"]] = upload(client, folder / "test", name, inputs[item["name"]])
        for stem in (case.get("setup_tables") or {}).items():
            upload(client, folder / "test", None, stem[1], stem[0])
        expected = json.loads((folder / "test" / "fixtures" / f"{case['id']}.json").read_text())
        dry, full = (call(client, component, procedure, inputs, case, dry_run) for dry_run in (True, False))
        for output in component["outputs"]:
            (dry_table, full_table) = (client.get_table(tables[output["name"]]) for tables in (dry, full))
            assert types(dry_table) == types(full_table), f"{name} {case['id']}"
            assert dry_table.num_rows == 0
            if output["name"] in (case.get("skip_output") or []):
                continue
            # Rows that are not sorted as they were captured are the same rows.
            found = sorted(canonical(dict(row)) for row in client.list_rows(full_table))
            assert found == sorted(canonical(row) for row in expected[output["name"]]), f"{name} {case['id']}"


def types(table):
    return [(field.name, field.field_type, field.mode) for field in table.schema]


def upload(client, folder, component, stem, table=None):
    table = f"offline.examples.{table or f'_test_{component}_{stem}'}"
    lines = (folder / f"{stem}.ndjson").read_bytes()
    described = folder / f"{stem}.schema"
    given = json.loads(described.read_text()) if described.exists() else {}
    first = json.loads(lines.splitlines()[0])
    fields = [field(key, given[key]) if key in given else inferred(key, value) for key, value in first.items()]
    config = LoadJobConfig(
        schema=fields, source_format=SourceFormat.NEWLINE_DELIMITED_JSON, write_disposition="WRITE_TRUNCATE"
    )
    path = folder / f"{stem}.ndjson"
    with path.open("rb") as file:
        client.load_table_from_file(file, table, job_config=config).result()
    return table


def field(name, written, mode="NULLABLE"):
    """A field of a type as SQL writes it."""
    written = written.strip()
    if written.upper().startswith("ARRAY<"):
        return field(name, written[6:-1], "REPEATED")
    if written.upper().startswith("STRUCT<"):
        inner, depth, start, text = [], 0, 0, written[7:-1] + ","
        for at, letter in enumerate(text):
            depth += {"<": 1, ">": -1}.get(letter, 0)
            if letter == "," and depth == 0:
                inner.append(field(*text[start:at].strip().split(" ", 1)))
                start = at + 1
        return SchemaField(name, "RECORD", mode=mode, fields=inner)
    return SchemaField(name, written, mode=mode)


def inferred(name, value, mode="NULLABLE"):
    """The field that a first row's value shows, as test tables are inferred."""
    if isinstance(value, list):
        return inferred(name, value[0] if value else "", "REPEATED")
    if isinstance(value, dict):
        return SchemaField(name, "RECORD", mode=mode, fields=[inferred(key, inner) for key, inner in value.items()])
    if isinstance(value, bool):
        return SchemaField(name, "BOOLEAN", mode=mode)
    if isinstance(value, int):
        return SchemaField(name, "INTEGER", mode=mode)
    if isinstance(value, float):
        return SchemaField(name, "FLOAT", mode=mode)
    text = str(value)
    if re.match(r"(MULTI)?(POINT|LINESTRING|POLYGON)\s*\(|GEOMETRYCOLLECTION\s*\(", text):
        return SchemaField(name, "GEOGRAPHY", mode=mode)
    for ending in ("timestamp", "datetime", "date"):
        if name.lower().endswith(ending):
            return SchemaField(name, ending.upper(), mode=mode)
    return SchemaField(name, "TIMESTAMP" if name == "t" else "STRING", mode=mode)


def call(client, component, procedure, inputs, case, dry_run):
    kind = "dry" if dry_run else "full"
    outputs = {it["name"]: f"offline.examples.{component['name']}_{it['name']}_{kind}" for it in component["outputs"]}
    for table in outputs.values():
        client.delete_table(table, not_found_ok=True)
    arguments = [literal(item, inputs.get(item["name"])) for item in component["inputs"]]
    arguments += [quoted(table) for table in outputs.values()]
    arguments += ["TRUE" if dry_run else "FALSE", quoted(json.dumps(case.get("env_vars") or {}))]
    client.query(f"CALL `offline.examples`.`{procedure}`({', '.join(arguments)})").result()
    return outputs


def literal(item, value):
    if value is None:
        return "NULL"
    if item["type"] == "Number":
        return str(float(value)) if not isinstance(value, str) else value
    if item["type"] == "Boolean":
        return "TRUE" if value in (True, "true") else "FALSE"
    if isinstance(value, list) and item["type"] in ("Column", "Selection"):
        return quoted(",".join(value))
    return quoted(value if isinstance(value, str) else json.dumps(value))


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def canonical(value):
    """A value's text: what fixtures hold, and what the client reads, are the same when these are."""
    if value is None:
        return "None"
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and math.isnan(value):
        return "nan"
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{canonical(inner)}" for key, inner in sorted(value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(inner) for inner in value) + "]"
    text = str(value)
    if re.match(r"[A-Z]+ ?\(", text):
        return re.sub(r"-?\d+(\.\d+)?(e-?\d+)?", lambda number: number_text(number.group(), 5), text).replace(" (", "(")
    try:
        return number_text(text, 3)
    except ValueError:
        moment = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?(\+00:?00| UTC|Z)?", text)
        if moment:
            return f"{moment[1]} {moment[2]}{(moment[3] or '').rstrip('0').rstrip('.')}"
        return text


def number_text(text, digits):
    rounded = f"{float(text):.{digits}f}".rstrip("0").rstrip(".")
    return "0" if rounded == "-0" else rounded
