"""Tasks in processes of their own: nothing stays behind, whatever happens to one of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from srm_kit.engine.crew import ZONDER_VORK, Ploeg
from srm_kit.engine.task import Gebeurtenis, Stand, Taak

FOLDER = Path(__file__).parent


@pytest.fixture(params=["vork", "los"])
def ploeg(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ploeg]:
    if request.param == "los":
        monkeypatch.setenv(ZONDER_VORK, "1")
    elif sys.platform != "linux":
        pytest.skip("accepted: forking is for Linux")
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Ploeg() as made:
        assert made.vork == (request.param == "vork")
        yield made


def _ends(ploeg: Ploeg, count: int, seconds: float = 60) -> dict[int, Gebeurtenis]:
    found: dict[int, Gebeurtenis] = {}
    until = time.monotonic() + seconds
    while len(found) < count and time.monotonic() < until:
        event = ploeg.wacht(1)
        if event is not None and event.stand in Stand.EINDEN:
            found[event.nummer] = event
    assert len(found) == count
    return found


def _gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] in {"Z", "X"}
    except (FileNotFoundError, ProcessLookupError):
        return True


def _wait_gone(pid: int) -> bool:
    until = time.monotonic() + 30
    while not _gone(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return _gone(pid)


def test_a_value_and_what_is_told_on_the_way(ploeg: Ploeg) -> None:
    ploeg.begin(Taak(1, "opdrachten:telt_op", {"a": 2, "b": 3}))
    first, second = ploeg.wacht(30), ploeg.wacht(30)
    assert first is not None
    assert second is not None
    assert (first.stand, first.inhoud) == (Stand.BERICHT, "begonnen")
    assert (second.stand, second.inhoud) == (Stand.KLAAR, 5)
    assert ploeg.bezig == 0


def test_nothing_of_one_task_is_left_for_the_next(ploeg: Ploeg, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for number, folder in enumerate(folders):
        folder.mkdir()
        ploeg.begin(Taak(number, "opdrachten:onthoudt", {"wat": folder.name}, map=str(folder)))
    ends = _ends(ploeg, 2)
    for number, folder in enumerate(folders):
        assert ends[number].inhoud == [folder.name, folder.name, str(folder)]


def test_one_that_fails_dies_or_hangs_is_told_and_the_others_go_on(ploeg: Ploeg, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    ploeg.begin(Taak(1, "opdrachten:struikelt"))
    ploeg.begin(Taak(2, "opdrachten:sterft"))
    ploeg.begin(Taak(3, "opdrachten:hangt", {"bestand": str(note)}, seconden=2))
    ploeg.begin(Taak(4, "opdrachten:telt_op", {"a": 1, "b": 1}))
    ends = _ends(ploeg, 4)
    assert (ends[1].stand, ends[1].soort, ends[1].tekst) == (Stand.FOUT, "ValueError", "dit ging mis")
    assert ends[2].stand == Stand.DOOD
    assert "died" in ends[2].tekst
    assert ends[3].stand == Stand.TIJD
    assert "2 seconds" in ends[3].tekst
    assert ends[4].inhoud == 2
    assert _wait_gone(int(note.read_text(encoding="utf-8")))  # also what it had started


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: only a parent that forks watches the memory")
def test_one_that_eats_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Ploeg() as ploeg:
        ploeg.begin(Taak(1, "opdrachten:vreet", megabytes=200))
        assert _ends(ploeg, 1)[1].stand == Stand.GEHEUGEN


def test_a_task_can_be_stopped(ploeg: Ploeg, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    ploeg.begin(Taak(1, "opdrachten:hangt", {"bestand": str(note)}))
    assert ploeg.wacht(30) is not None
    ploeg.stop(1)
    assert _ends(ploeg, 1)[1].stand == Stand.GESTOPT
    assert _wait_gone(int(note.read_text(encoding="utf-8")))


def test_large_values_come_whole_and_printing_does_no_harm(ploeg: Ploeg) -> None:
    for number in range(3):
        ploeg.begin(Taak(number, "opdrachten:veel", {"bytes_": 5_000_000}))
    assert {len(end.inhoud) for end in _ends(ploeg, 3).values()} == {5_000_000}


def test_leaving_stops_what_still_runs(ploeg: Ploeg, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    ploeg.begin(Taak(1, "opdrachten:hangt", {"bestand": str(note)}))
    assert ploeg.wacht(30) is not None
    ploeg.__exit__()
    assert _wait_gone(int(note.read_text(encoding="utf-8")))


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: forking is for Linux")
def test_when_the_parent_dies_its_tasks_are_told_and_a_new_one_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Ploeg() as ploeg:
        note = tmp_path / "pid"
        ploeg.begin(Taak(1, "opdrachten:hangt", {"bestand": str(note)}))
        assert ploeg.wacht(30) is not None
        assert ploeg._parent is not None
        ploeg._parent.popen.kill()
        assert _ends(ploeg, 1)[1].stand == Stand.DOOD
        assert _wait_gone(int(note.read_text(encoding="utf-8")))
        ploeg.begin(Taak(2, "opdrachten:telt_op", {"a": 4, "b": 4}))
        assert _ends(ploeg, 1)[2].inhoud == 8


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: forking is for Linux")
def test_a_parent_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Ploeg(["draadje"]) as ploeg:
        assert not ploeg.vork
        assert "2 threads" in caplog.text
        ploeg.begin(Taak(1, "opdrachten:telt_op", {"a": 4, "b": 4}))
        assert _ends(ploeg, 1)[1].inhoud == 8
