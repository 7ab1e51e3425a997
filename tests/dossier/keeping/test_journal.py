"""Whole or not at all: two writers at once that are killed at any moment, full disks, and journals that others send along."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from srm_kit.dossier import DossierInGebruik, bewaar, load, versies, zet
from srm_kit.dossier.keeping import disk
from srm_kit.dossier.keeping.history import whole
from srm_kit.dossier.keeping.history_places import plaats
from srm_kit.dossier.keeping.journal import journal_place
from srm_kit.dossier.keeping.locking import locked

# A link and the row it refers to, in two files: half a save is a broken reference. Each writer has a goal of its own to count in.
WRITER = """
import sys
from pathlib import Path
from srm_kit.dossier import bewaar, erbij, read, weg, zet
place, said, goal, other = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
dossier = read(place).dossier
number = int(next(item.doelgroep for item in dossier.doelen if item.id == goal) or 0)
print("klaar", number, flush=True)
while True:
    number += 1
    count = zet("doelen", [goal], {"doelgroep": str(number)})
    there = {item.id for item in read(place, alles=True).dossier.indicatoren}
    if other in there:
        bewaar(place, [weg("koppelingen", (goal, "indicator", other)), count, weg("indicatoren", (other,))], "weg")
    else:
        bewaar(place, [count, erbij("indicatoren", {"id": other, "naam": "negen"}), erbij("koppelingen", {"doel": goal, "soort": "indicator", "ref": other})], "erbij")
    with said.open("a") as file:
        file.write(f"{number}\\n")
"""
PARTS = {"D1": "I8", "D2": "I9"}


class Writer:
    """A process that saves without end, and tells of each save that it heard was done."""

    def __init__(self, place: Path, said: Path, goal: str) -> None:
        self.place, self.said, self.goal = place, said, goal
        words = [sys.executable, "-c", WRITER, str(place), str(said), goal, PARTS[goal]]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        ready, _, number = self.process.stdout.readline().partition(" ")
        assert ready == "klaar", self.process.communicate()[1]
        self.begun = int(number)

    def kill(self) -> None:
        """At any moment; that it still ran then means that no save of it was refused."""
        assert self.process.poll() is None, self.process.communicate()[1]
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.communicate()

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
            bewaar(place, [zet("doelen", ["D1"], {"eigenaar": f"na {number}"})])
            assert load(place).doelen[0].eigenaar == f"na {number}"
            assert not journal_place(place).exists()
            assert not (plaats(place) / ".nieuw").exists()
            assert all(whole(version) for version in versies(place))
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
                bewaar(place, [zet("doelen", ["D1"], {"eigenaar": f"stap {last}"})])
            except Stop:
                done = False
        with locked(place):
            pass
        now = load(place).doelen[0].eigenaar
        assert now == f"stap {last}" if done else now in {before, f"stap {last}"}
        assert not journal_place(place).exists()
        assert all(whole(version) for version in versies(place))
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
                bewaar(place, [zet("doelen", ["D1"], {"eigenaar": "vol"})])
                break
            except DossierInGebruik as error:
                said.append(str(error))
        assert load(place).doelen[0].eigenaar == "Jansen"
        assert versies(place) == ()
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
