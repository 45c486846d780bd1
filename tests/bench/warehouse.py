#!/usr/bin/env python3
"""Measures tests in a warehouse: through the stand-in, which is the same engine, against the engine in process.

usage: warehouse.py EXTSTUDIO

Prints how long 20 cases take each way, how that changes with cases at once, and how much memory reading a table of a
million rows needs. Run by `make bench`.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
CASES = 20
ROUNDS = 5


def with_cases(package, count):
    """Repeats the package's cases under other names until there are as many."""
    made = 0
    for file in sorted(package.glob("components/*/test/test.json")):
        cases = json.loads(file.read_text())
        repeated = []
        for case in cases:
            for number in range(10):
                if made == count:
                    break
                name = f"{case['id']}_{number}"
                fixtures = file.parent / "fixtures"
                shutil.copy(fixtures / f"{case['id']}.json", fixtures / f"{name}.json")
                repeated.append({**case, "id": name})
                made += 1
        file.write_text(json.dumps(repeated))
    assert made == count, made


def emulator(extstudio):
    """Starts the stand-in; gives the process and its address."""
    process = subprocess.Popen(
        [extstudio, "emulate", "bigquery", "--port", "0", "--project", "offline", "--dataset", "workflows_temp"],
        stdout=subprocess.PIPE, text=True,
    )
    for line in process.stdout:
        if "http://" in line:
            address = line[line.index("http://"):].split()[0].rstrip(".,")
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return process, address
    sys.exit("the stand-in did not start")


def timed(extstudio, package, engine, jobs):
    """Milliseconds of a whole run, as its own report has it."""
    command = [extstudio, "test", package, "--engine", engine, "--jobs", str(jobs), "--format", "json"]
    report = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert len(report["results"]) == CASES, len(report["results"])
    return report["milliseconds"]


def peak_memory(command):
    """The most memory that a command held at a time, in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            most = max([most] + [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.05)
    return most / 1024


def with_rows(package, rows):
    """Makes the package's first component one that writes this many rows, and expects none."""
    component = sorted(package.glob("components/*/test/test.json"))[0].parents[1]
    output = json.loads((component / "metadata.json").read_text())["outputs"][0]["name"]
    sql = "EXECUTE IMMEDIATE '''CREATE TABLE `''' || {output} || '''` AS SELECT x, CONCAT('row ', x) AS s " \
        "FROM UNNEST(GENERATE_ARRAY(1, {rows})) AS x WHERE {where}''';\n"
    for name, where in [("fullrun", "TRUE"), ("dryrun", "1 = 0")]:
        (component / "src" / f"{name}.sql").write_text(sql.format(output=output, rows=rows, where=where))
    case = json.loads((component / "test/test.json").read_text())[0]
    (component / "test/test.json").write_text(json.dumps([case]))
    (component / f"test/fixtures/{case['id']}.json").write_text(json.dumps({output: []}))
    return component.name


def main():
    extstudio = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder) / "package"
        shutil.copytree(ROOT / "examples/trip-analytics", package)
        with_cases(package, CASES)
        server, address = emulator(extstudio)
        (package / ".env").write_text(
            f"BIGQUERY_EMULATOR_HOST={address}\nBQ_TEST_PROJECT=offline\nBQ_TEST_DATASET=workflows_temp\n"
            "ANALYTICS_TOOLBOX_LOCATION=carto\n"
        )
        try:
            for jobs in (1, 2, 4):
                times = {"local": [], "warehouse": []}
                for _ in range(ROUNDS):
                    for engine, taken in times.items():
                        taken.append(timed(extstudio, package, engine, jobs))
                local, there = (statistics.median(times[engine]) for engine in ("local", "warehouse"))
                print(f"{CASES} cases, {jobs} at once: in process {local:.0f} ms, through the stand-in {there:.0f} ms, "
                      f"ratio {there / local:.2f}")
            for rows in (10_000, 1_000_000):
                component = with_rows(package, rows)
                memory = peak_memory(
                    [extstudio, "test", package, "-c", component, "--engine", "warehouse", "--format", "json"])
                print(f"an output of {rows:,} rows: {memory:.0f} MB at most")
        finally:
            server.terminate()


main()
