"""Reading in a child: what it gives and raises comes back, its limits hold, and what the program does meanwhile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier.reading import bounded as module
from srm_kit.dossier.reading.bounded import bounded, reading_is_bounded
from srm_kit.errors import DossierHasFaults, DossierUnreadable, SrmError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="accepted: reading is bounded on Linux")
MEGABYTE = 2**20


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


@pytest.fixture
def in_child(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module.threading, "active_count", lambda: 1)
    with reading_is_bounded():
        yield


def raising(error: BaseException) -> Callable[[], Any]:
    def read() -> None:
        raise error

    return read


def said(read: Callable[[], Any]) -> str:
    with pytest.raises(DossierUnreadable) as raised:
        bounded(read)
    return str(raised.value)


@pytest.mark.usefixtures("in_child")
def test_what_is_read_comes_back_from_another_process_however_large() -> None:
    assert bounded(os.getpid) != os.getpid()
    assert bounded(lambda: bytes(3 * MEGABYTE)) == bytes(3 * MEGABYTE)
    pid, inner = bounded(lambda: (os.getpid(), bounded(os.getpid)))
    assert pid == inner  # the child is bounded already


def test_outside_it_and_beside_other_threads_reading_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.threading, "active_count", lambda: 1)
    assert bounded(os.getpid) == os.getpid()
    with reading_is_bounded():
        with reading_is_bounded():
            pass
        assert bounded(os.getpid) != os.getpid()
        monkeypatch.setattr(module.threading, "active_count", lambda: 2)
        assert bounded(os.getpid) == os.getpid()
    monkeypatch.setattr(module.threading, "active_count", lambda: 1)
    assert bounded(os.getpid) == os.getpid()


@pytest.mark.usefixtures("in_child")
def test_an_error_of_ours_comes_back_as_what_it_is() -> None:
    class Unknown(SrmError):
        """Not one of those that everybody knows."""

    for kind in (SrmError, DossierUnreadable, DossierHasFaults):
        with pytest.raises(kind) as raised:
            bounded(raising(kind("een")))
        assert (type(raised.value), str(raised.value)) == (kind, "een")
    assert said(raising(Unknown("twee"))) == "twee"


@pytest.mark.usefixtures("in_child")
def test_every_other_end_is_said_in_words() -> None:
    assert "te veel geheugen" in said(raising(MemoryError()))
    assert "te veel geheugen" in said(lambda: os._exit(3))
    assert "te veel tijd" in said(lambda: os.kill(os.getpid(), signal.SIGXCPU))
    assert "te veel geheugen" in said(lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert "(te diep in elkaar)" in said(raising(RecursionError("x")))
    assert "(ValueError: " + "x" * 188 + ")" in said(raising(ValueError("x" * 300)))


@pytest.mark.usefixtures("in_child")
def test_who_does_not_answer_in_time_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    begin = time.monotonic()
    assert "te veel tijd" in said(lambda: time.sleep(30))
    assert time.monotonic() - begin < 15


@pytest.mark.usefixtures("in_child")
def test_the_child_may_use_a_minute_and_nine_hundred_megabytes_more_than_it_has() -> None:
    import resource

    def limits() -> tuple[Any, ...]:
        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        kinds = (resource.RLIMIT_CPU, resource.RLIMIT_CORE, resource.RLIMIT_AS)
        return now, *(resource.getrlimit(kind) for kind in kinds)

    now, time_limit, core, memory = bounded(limits)
    assert time_limit == (60, 65)
    assert core == (0, 0)
    assert memory[0] == memory[1]
    assert abs(memory[0] - now - 900 * MEGABYTE) < 50 * MEGABYTE
    assert "te veel geheugen" in said(lambda: len(bytearray(1000 * MEGABYTE)))
