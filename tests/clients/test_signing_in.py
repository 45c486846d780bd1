"""Other ways to the stand-in than anonymous credentials and the environment variable."""

import json
import os
import subprocess
import sys
import urllib.request

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.api_core.client_options import ClientOptions
from google.auth.credentials import AnonymousCredentials
from google.cloud import bigquery
from google.oauth2 import credentials, service_account
from googleapiclient.discovery import build_from_document


def test_a_service_account_signs_in(url):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding = serialization.Encoding.PEM
    pem = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()
    account = {
        "type": "service_account",
        "project_id": "offline",
        "private_key_id": "1",
        "private_key": pem,
        "client_email": "tests@offline.iam.gserviceaccount.com",
        "token_uri": f"{url}/token",
    }
    client = bigquery.Client(project="offline", credentials=service_account.Credentials.from_service_account_info(account))
    assert [row.x for row in client.query("SELECT 1 AS x").result()] == [1]


def test_a_refresh_token_signs_in(url):
    user = credentials.Credentials(
        None, refresh_token="any", token_uri=f"{url}/oauth2/v4/token", client_id="any", client_secret="any"
    )
    client = bigquery.Client(project="offline", credentials=user)
    assert [row.x for row in client.query("SELECT 1 AS x").result()] == [1]


def test_an_api_endpoint_without_the_environment(url, monkeypatch):
    monkeypatch.delenv("BIGQUERY_EMULATOR_HOST")
    options = ClientOptions(api_endpoint=url)
    client = bigquery.Client(project="offline", credentials=AnonymousCredentials(), client_options=options)
    assert [row.x for row in client.query("SELECT 1 AS x").result()] == [1]


def test_a_client_builds_itself_from_the_discovery_document(url):
    with urllib.request.urlopen(f"{url}/discovery/v1/apis/bigquery/v2/rest") as response:
        document = json.load(response)
    service = build_from_document(document, credentials=AnonymousCredentials())
    answer = service.jobs().query(projectId="offline", body={"query": "SELECT 1 AS x", "useLegacySql": False}).execute()
    assert answer["rows"] == [{"f": [{"v": "1"}]}]
    listed = service.projects().list().execute()
    assert listed["projects"][0]["id"] == "offline"


def test_a_program_finds_its_account_as_on_a_machine_of_googles(url):
    """The library reads these variables when it is imported, so it is in a process of its own."""
    program = "import google.auth; c, p = google.auth.default(); " \
        "from google.cloud import bigquery; " \
        "print(p, list(bigquery.Client(credentials=c, project=p).query('SELECT 1 AS x').result())[0].x)"
    host = url.removeprefix("http://")
    environment = {**os.environ, "GCE_METADATA_HOST": host, "GCE_METADATA_IP": host, "HOME": "/nonexistent"}
    environment.pop("GOOGLE_APPLICATION_CREDENTIALS", None)
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["offline", "1"], done.stderr


def test_the_metadata_server_names_project_and_token(url):
    def get(path):
        request = urllib.request.Request(f"{url}/computeMetadata/v1/{path}", headers={"Metadata-Flavor": "Google"})
        with urllib.request.urlopen(request) as response:
            return response.read().decode()

    assert get("project/project-id") == "offline"
    token = json.loads(get("instance/service-accounts/default/token"))
    assert token["token_type"] == "Bearer" and token["expires_in"] > 0
