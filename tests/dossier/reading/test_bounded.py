"""Reading in a child: what the program does meanwhile, and what is left when that goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from srm_kit.dossier.reading.bounded import bounded, reading_is_bounded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="accepted: reading is bounded on Linux")


def waits_for(place: Path) -> str:
    """What a dossier that is slow to read gives: it is only ready once ``place`` is there."""
    until = time.monotonic() + 20
    while not place.exists() and time.monotonic() < until:
        time.sleep(0.01)
    return "read" if place.exists() else "too late"


def beside(folder: Path) -> None:
    """The program goes on while the child reads: the child waits for what the program makes."""
    with reading_is_bounded(meanwhile=(folder / "loaded").touch):
        print(bounded(lambda: waits_for(folder / "loaded")))


def stopped(folder: Path) -> None:
    """Someone stops the program while the child reads."""

    def read() -> None:
        (folder / "number").write_text(str(os.getpid()), encoding="utf-8")
        (folder / "number").rename(folder / "child")
        time.sleep(60)

    def stop() -> None:
        assert waits_for(folder / "child") == "read"
        raise KeyboardInterrupt

    try:
        with reading_is_bounded(meanwhile=stop):
            bounded(read)
    except KeyboardInterrupt:
        print("stopped")


def _told(name: str, folder: Path) -> str:
    """What one of the programs above prints; in a process of its own, because it needs to have one thread."""
    code = f"from pathlib import Path; from tests.dossier.reading.test_bounded import {name}; {name}(Path({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_the_program_goes_on_while_a_child_reads(tmp_path: Path) -> None:
    assert _told("beside", tmp_path) == "read"


def test_a_program_that_is_stopped_leaves_no_child_that_reads_on(tmp_path: Path) -> None:
    assert _told("stopped", tmp_path) == "stopped"
    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
