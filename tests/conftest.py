"""What several tests ask for: the pages that a run has cleaned, and a server that speaks S3 as Amazon's does."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stdnews.batch import attempt


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "import sys; from moto.server import main; main(sys.argv[1:])"
    with subprocess.Popen(
        [sys.executable, "-c", code, "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of a new bucket; this process and those that it starts find the server by their environment."""
    name = f"b{zlib.crc32(request.node.name.encode())}"
    for key, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": server,
        "FSSPEC_S3_ENDPOINT_URL": server,
        "PYTHONWARNINGS": "ignore",
    }.items():
        monkeypatch.setenv(key, value)
    import fsspec  # noqa: PLC0415 - an extra

    fsspec.config.conf["s3"] = {"endpoint_url": server, "key": "testing", "secret": "testing"}
    fsspec.filesystem("s3", **fsspec.config.conf["s3"]).mkdir(name)
    yield f"s3://{name}"
    fsspec.config.conf.pop("s3", None)
    fsspec.filesystem("s3").clear_instance_cache()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the output of a run goes."""
    return tmp_path / "out"


@pytest.fixture
def cleaned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that were cleaned, in order."""
    names: list[str] = []
    inner = attempt._cleaned

    def noting(task: Any, data: bytes, wanted: Any) -> Any:
        names.append(task.name)
        return inner(task, data, wanted)

    monkeypatch.setattr(attempt, "_cleaned", noting)
    return names
