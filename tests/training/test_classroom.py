"""A lesson answers to its own name only, shows its token on no command line, and keeps no kernel that nobody looks at."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="accepted: processes are found by /proc")


@dataclass(frozen=True)
class Classroom:
    """A lesson that is being served; ``opened`` holds what the browser was called with."""

    process: subprocess.Popen[str]
    port: int
    token: str
    opened: Path

    def ask(self, host: str, read: int = 0) -> int:
        """The status of the answer to a request with this name of the host; reads so many bytes and hangs up."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            line.request("GET", f"/?token={self.token}", headers={"Host": host})
            answer = line.getresponse()
            answer.read(read)
            return answer.status
        finally:
            line.close()

    def kernels(self) -> int:
        """How many kernels it has."""
        found = 0
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                above = (path.parent / "stat").read_text().rpartition(")")[2].split()[1]
                found += int(above) == self.process.pid and b"ipykernel_launcher" in path.read_bytes()
        return found


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    folder = tmp_path_factory.mktemp("les")
    browser, opened, said = folder / "browser", folder / "opened.txt", folder / "said.txt"
    browser.write_text(f'#!/bin/sh\ncp "${{1#file://}}" {folder}/page.html 2>/dev/null\necho "$@" >> {opened}\n')
    browser.chmod(0o755)
    line = [sys.executable, "-m", "srm_kit.cli", "train"]
    environment = {**os.environ, "BROWSER": f"{browser} %s", "SRM_LES_GEDULD": "6", "HOME": str(folder)}
    with said.open("w") as out:
        process = subprocess.Popen(line, stdout=out, stderr=subprocess.STDOUT, env=environment, text=True)
    until = time.monotonic() + 200
    while not (found := re.search(r"127\.0\.0\.1:(\d+)/\?token=(\w+)", said.read_text())):
        assert process.poll() is None, said.read_text()
        assert time.monotonic() < until
        time.sleep(0.1)
    while not opened.exists() and time.monotonic() < until:
        time.sleep(0.1)
    yield Classroom(process, int(found[1]), found[2], opened)
    process.send_signal(signal.SIGINT)
    process.wait(60)


def test_the_browser_gets_a_private_page_and_not_the_token(classroom: Classroom) -> None:
    said = classroom.opened.read_text()
    assert said.startswith("file://")
    assert classroom.token not in said
    assert classroom.token in classroom.opened.with_name("page.html").read_text()
    page = Path(said.strip().removeprefix("file://"))
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700


def test_another_name_that_points_here_gets_nothing(classroom: Classroom) -> None:
    assert classroom.ask(f"evil.example:{classroom.port}") == 403
    assert classroom.kernels() == 0


def test_a_page_that_never_opens_keeps_no_kernel(classroom: Classroom) -> None:
    assert classroom.ask(f"127.0.0.1:{classroom.port}", read=500) == 200
    assert classroom.kernels() == 1
    until = time.monotonic() + 120
    while classroom.kernels() and time.monotonic() < until:
        time.sleep(0.5)
    assert classroom.kernels() == 0
