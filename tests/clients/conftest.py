"""One stand-in for all tests, started as its users start it."""

import os
import re
import subprocess
import uuid

import pytest
from google.auth.credentials import AnonymousCredentials
from google.cloud import bigquery

PROJECT = "offline"


@pytest.fixture(scope="session")
def url():
    command = [os.environ["EXTSTUDIO"], "emulate", "bigquery", "--port", "0", "--project", PROJECT]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        for line in process.stdout:
            found = re.search(r"BIGQUERY_EMULATOR_HOST=(\S+)", line)
            if found:
                os.environ["BIGQUERY_EMULATOR_HOST"] = found.group(1)
                yield found.group(1)
                break
        else:
            pytest.fail("the stand-in ended before it listened")
    finally:
        process.terminate()
        assert process.wait(timeout=10) == 0, "Ctrl-C did not end the stand-in in order"


@pytest.fixture(scope="session")
def client(url):
    return bigquery.Client(project=PROJECT, credentials=AnonymousCredentials())


@pytest.fixture
def dataset(client):
    """A fresh dataset's id."""
    name = f"d_{uuid.uuid4().hex[:12]}"
    client.create_dataset(name)
    yield name
    client.delete_dataset(name, delete_contents=True, not_found_ok=True)
