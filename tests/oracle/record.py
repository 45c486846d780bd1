#!/usr/bin/env python3
"""Records what bigquery-emulator answers to every line of corpus/*.sql into recorded/*.json.

usage: record.py HOST:PORT [FAMILY…]

The emulator is github.com/goccy/bigquery-emulator v0.8.1. In an empty folder:

    go mod init oracle
    go mod edit -require github.com/goccy/bigquery-emulator@v0.8.1
    go build -mod=mod -o bigquery-emulator github.com/goccy/bigquery-emulator/cmd/bigquery-emulator
    ./bigquery-emulator --project=test --host=127.0.0.1

It keeps every job, and gets slower with each: start it anew when a family takes long.

A line is a query, or an expression that is put behind SELECT. What the emulator answers wrongly is corrected by hand in
corrections.json, each with its reason; recording never touches that file.
"""

import json
import pathlib
import sys
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
PROJECT = "test"


def query_of(line):
    """The query that a line of the corpus stands for."""
    is_query = line.split()[0].upper() in ("SELECT", "WITH") or line.upper().startswith("(SELECT 1 AS X) UNION")
    return line if is_query and not line.startswith("(SELECT AS") else f"SELECT {line}"


def ask(address, query):
    """What the emulator answers: columns and rows, or a refusal."""
    body = json.dumps({"query": query, "useLegacySql": False}).encode()
    url = f"http://{address}/bigquery/v2/projects/{PROJECT}/queries"
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            answer = json.load(response)
    except TimeoutError:
        return {"refused": "run", "message": "The emulator did not answer"}
    except urllib.error.HTTPError as refusal:
        answer = json.load(refusal)
    if "error" in answer:
        message = answer["error"]["message"]
        return {"refused": "analysis" if message.startswith("failed to analyze") else "run", "message": message}
    cells = [[cell["v"] for cell in row["f"]] for row in answer.get("rows", [])]
    return {"columns": [column(field) for field in answer["schema"]["fields"]], "rows": cells}


def column(field):
    """A column's name and type, the fields of a struct included."""
    name = field.get("name", "$")
    kind = {"INTEGER": "INT64", "FLOAT": "FLOAT64", "BOOLEAN": "BOOL"}.get(field["type"], field["type"])
    if kind == "RECORD":
        fields = (column(inner) for inner in field.get("fields", []))
        # The emulator writes $fieldN for a field that has no name.
        shown = (("" if one["name"].startswith("$") else one["name"] + " ") + one["type"] for one in fields)
        kind = f"STRUCT<{', '.join(shown)}>"
    if field.get("mode") == "REPEATED":
        kind = f"ARRAY<{kind}>"
    return {"name": "" if name.startswith("$col") else name, "type": kind}


def main():
    address, *wanted = sys.argv[1:]
    for corpus in sorted((HERE / "corpus").glob("*.sql")):
        if wanted and corpus.stem not in wanted:
            continue
        lines = [line for line in corpus.read_text().splitlines() if line.strip() and not line.startswith("--")]
        cases = [{"sql": query_of(line), **ask(address, query_of(line))} for line in lines]
        text = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases)
        (HERE / "recorded" / f"{corpus.stem}.json").write_text(f"[\n{text}\n]\n")
        print(f"{corpus.stem}: {len(cases)}")


if __name__ == "__main__":
    main()
