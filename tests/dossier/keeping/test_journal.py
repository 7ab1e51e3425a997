"""Whole or not at all: two writers at once that are killed at any moment, full disks, and journals that others send along."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import random
import stat
import time
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import DossierInUse, load, save_changes, set_values, versions_of
from srm_kit.dossier.keeping import disk
from srm_kit.dossier.keeping.history import whole
from srm_kit.dossier.keeping.history_places import history_place
from srm_kit.dossier.keeping.journal import journal_place
from srm_kit.dossier.keeping.locking import locked
from tests.dossier.keeping.endless_writer import write_without_end

PARTS = {"D1": "I8", "D2": "I9"}  # each writer has a goal and an indicator of its own
# Each writer is a real process, forked from one that has read the modules: two thousand starts cost minutes instead of hours.
NURSERY = multiprocessing.get_context("forkserver")
NURSERY.set_forkserver_preload(["tests.dossier.keeping.endless_writer"])


class Writer:
    """A process that saves without end, and tells of each save that it heard was done."""

    def __init__(self, place: Path, said: Path, goal: str) -> None:
        self.place, self.said, self.goal = place, said, goal
        ready, here = NURSERY.Pipe(duplex=False)
        self.process = NURSERY.Process(target=write_without_end, args=(place, said, goal, PARTS[goal], here))
        self.process.start()
        here.close()
        self.begun: int = ready.recv()  # EOFError: it ended before it began, and its own words stand above

    def kill(self) -> None:
        """At any moment; that it still ran then means that no save of it was refused."""
        assert self.process.is_alive()
        self.process.kill()
        self.process.join()

    def check(self) -> None:
        """All it was told of is there, and at most the save it was killed in beside it; never half."""
        acknowledged = self.said.read_text().split() if self.said.exists() else []
        dossier = load(self.place)  # also without the lock it is never seen half
        for goal, own in PARTS.items():
            linked = any((item.doel, item.ref) == (goal, own) for item in dossier.koppelingen)
            assert linked == any(item.id == own for item in dossier.indicatoren)
        now = int(next(item.doelgroep for item in dossier.doelen if item.id == self.goal) or 0)
        last = max(self.begun, int(acknowledged[-1]) if acknowledged else 0)
        assert now in {last, last + 1}


def check_kills(place: Path, said: Path, count: int) -> None:
    """Two writers at once, of which one is killed and replaced again and again."""
    chance = random.Random(19)
    writers = [Writer(place, said / goal, goal) for goal in PARTS]
    for number in range(count):
        time.sleep(chance.uniform(0, 0.3))
        which = chance.randrange(2)
        writers[which].kill()
        writers[which].check()
        if number % 20 == 19 or number == count - 1:
            writers[1 - which].kill()
            writers[1 - which].check()
            save_changes(place, [set_values("doelen", ["D1"], {"eigenaar": f"na {number}"})])
            assert load(place).doelen[0].eigenaar == f"na {number}"
            assert not journal_place(place).exists()
            assert not (history_place(place) / ".nieuw").exists()
            assert all(whole(version) for version in versions_of(place))
            if number == count - 1:
                return
            writers[1 - which] = Writer(place, said / writers[1 - which].goal, writers[1 - which].goal)
        writers[which] = Writer(place, said / writers[which].goal, writers[which].goal)


@pytest.mark.parametrize("form", ["folder", "book"])
def test_killed_writers_leave_all_or_nothing(form: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    (tmp_path / "gezegd").mkdir()
    check_kills(request.getfixturevalue(form), tmp_path / "gezegd", 6)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["folder", "book"])
def test_two_thousand_killed_writers_leave_all_or_nothing(
    form: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    (tmp_path / "gezegd").mkdir()
    check_kills(request.getfixturevalue(form), tmp_path / "gezegd", 1000)


class Stop(BaseException):
    """The moment a machine stops."""


@pytest.mark.parametrize("form", ["folder", "book"])
def test_a_stop_at_every_single_step_leaves_all_or_nothing(
    form: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each call that changes the disk is a moment to stop at; nothing after it runs, no cleaning up either."""
    place: Path = request.getfixturevalue(form)
    changing = ("replace", "unlink", "mkdir", "rmdir", "fsync", "link", "remove")
    for last in range(200):
        count = 0
        before = load(place).doelen[0].eigenaar

        def stopping(real: Any, last: int = last) -> Any:
            def call(*words: Any, **more: Any) -> Any:
                nonlocal count
                count += 1
                if count > last:
                    raise Stop
                return real(*words, **more)

            return call

        done = True
        with monkeypatch.context() as patch:
            for name in changing:
                patch.setattr(os, name, stopping(getattr(os, name)))
            try:
                save_changes(place, [set_values("doelen", ["D1"], {"eigenaar": f"stap {last}"})])
            except Stop:
                done = False
        with locked(place):
            pass
        now = load(place).doelen[0].eigenaar
        assert now == f"stap {last}" if done else now in {before, f"stap {last}"}
        assert not journal_place(place).exists()
        assert all(whole(version) for version in versions_of(place))
        if done:
            assert last > 10
            return
    pytest.fail("never done")


@pytest.mark.parametrize("form", ["folder", "book"])
def test_a_full_disk_changes_nothing_and_makes_no_version(
    form: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    place: Path = request.getfixturevalue(form)
    said: list[str] = []
    for full_at in range(1, 20):
        count = 0

        def fsync(handle: int, full_at: int = full_at) -> None:
            nonlocal count
            count += stat.S_ISREG(os.fstat(handle).st_mode)
            if count == full_at:
                raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(disk.os, "fsync", fsync)
            try:
                save_changes(place, [set_values("doelen", ["D1"], {"eigenaar": "vol"})])
                break
            except DossierInUse as error:
                said.append(str(error))
        assert load(place).doelen[0].eigenaar == "Jansen"
        assert versions_of(place) == ()
        assert not journal_place(place).exists()
    assert len(said) > 3
    assert all("schijf is vol" in text for text in said)


def test_a_journal_that_someone_sends_along_reaches_no_other_file(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.csv"
    other.write_text("van een ander")
    place = journal_place(folder)
    place.mkdir()
    (place / "0").write_text("kwaad")
    steps = [["../ander.csv", None], ["../ander.csv", "0"], [str(other), "0"], [".historie", None], ["x.py", "0"]]
    (place / "plan.json").write_text(json.dumps({"bestanden": steps, "versie": "../../x"}))
    with locked(folder):
        pass
    assert other.read_text() == "van een ander"
    assert not place.exists()
    assert not (folder / "x.py").exists()
    assert load(folder).doelen[0].eigenaar == "Jansen"
