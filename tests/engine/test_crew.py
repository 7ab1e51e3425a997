"""Tasks in processes of their own: nothing stays behind, whatever happens to one of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from srm_kit.engine.crew import WITHOUT_FORK, Crew
from srm_kit.engine.task import Event, State, Task

FOLDER = Path(__file__).parent


@pytest.fixture(params=["fork", "single"])
def crew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    if request.param == "single":
        monkeypatch.setenv(WITHOUT_FORK, "1")
    elif sys.platform != "linux":
        pytest.skip("accepted: forking is for Linux")
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Crew() as made:
        assert made.forks == (request.param == "fork")
        yield made


def _ends(crew: Crew, count: int, seconds: float = 60) -> dict[int, Event]:
    ends: dict[int, Event] = {}
    until = time.monotonic() + seconds
    while len(ends) < count and time.monotonic() < until:
        event = crew.wait(1)
        if event is not None and event.state.is_end:
            ends[event.number] = event
    assert len(ends) == count
    return ends


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


def test_a_value_and_what_is_told_on_the_way(crew: Crew) -> None:
    crew.begin(Task(1, "child_tasks:adds", {"a": 2, "b": 3}))
    first, second = crew.wait(30), crew.wait(30)
    assert first is not None
    assert second is not None
    assert (first.state, first.content) == (State.MESSAGE, "begun")
    assert (second.state, second.content) == (State.DONE, 5)
    assert crew.busy == 0


def test_nothing_of_one_task_is_left_for_the_next(crew: Crew, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for number, folder in enumerate(folders):
        folder.mkdir()
        crew.begin(Task(number, "child_tasks:remembers", {"what": folder.name}, folder=str(folder)))
    ends = _ends(crew, 2)
    for number, folder in enumerate(folders):
        assert ends[number].content == [folder.name, folder.name, str(folder)]


def test_one_that_fails_dies_or_hangs_is_told_and_the_others_go_on(crew: Crew, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    crew.begin(Task(1, "child_tasks:fails"))
    crew.begin(Task(2, "child_tasks:dies"))
    crew.begin(Task(3, "child_tasks:hangs", {"file": str(note)}, seconds=2))
    crew.begin(Task(4, "child_tasks:adds", {"a": 1, "b": 1}))
    ends = _ends(crew, 4)
    assert (ends[1].state, ends[1].error, ends[1].text) == (State.FAILED, "ValueError", "dit ging mis")
    assert ends[2].state == State.DIED
    assert "died" in ends[2].text
    assert ends[3].state == State.TIMED_OUT
    assert "2 seconds" in ends[3].text
    assert ends[4].content == 2
    assert _wait_gone(int(note.read_text(encoding="utf-8")))  # also what it had started


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: only a parent that forks watches the memory")
def test_one_that_eats_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Crew() as crew:
        crew.begin(Task(1, "child_tasks:eats_memory", megabytes=200))
        assert _ends(crew, 1)[1].state == State.OUT_OF_MEMORY


def test_a_task_can_be_stopped(crew: Crew, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    crew.begin(Task(1, "child_tasks:hangs", {"file": str(note)}))
    assert crew.wait(30) is not None
    crew.stop(1)
    assert _ends(crew, 1)[1].state == State.STOPPED
    assert _wait_gone(int(note.read_text(encoding="utf-8")))


def test_large_values_come_whole_and_printing_does_no_harm(crew: Crew) -> None:
    for number in range(3):
        crew.begin(Task(number, "child_tasks:much", {"size": 5_000_000}))
    assert {len(end.content) for end in _ends(crew, 3).values()} == {5_000_000}


def test_leaving_stops_what_still_runs(crew: Crew, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    crew.begin(Task(1, "child_tasks:hangs", {"file": str(note)}))
    assert crew.wait(30) is not None
    crew.__exit__()
    assert _wait_gone(int(note.read_text(encoding="utf-8")))


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: forking is for Linux")
def test_when_the_parent_dies_its_tasks_are_told_and_a_new_one_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Crew() as crew:
        note = tmp_path / "pid"
        crew.begin(Task(1, "child_tasks:hangs", {"file": str(note)}))
        assert crew.wait(30) is not None
        assert crew._parent is not None
        crew._parent.popen.kill()
        assert _ends(crew, 1)[1].state == State.DIED
        assert _wait_gone(int(note.read_text(encoding="utf-8")))
        crew.begin(Task(2, "child_tasks:adds", {"a": 4, "b": 4}))
        assert _ends(crew, 1)[2].content == 8


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: forking is for Linux")
def test_a_parent_with_threads_is_not_forked(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setenv("PYTHONPATH", str(FOLDER))
    with Crew(["thread_starter"]) as crew:
        assert not crew.forks
        assert "2 threads" in caplog.text
        crew.begin(Task(1, "child_tasks:adds", {"a": 4, "b": 4}))
        assert _ends(crew, 1)[1].content == 8
