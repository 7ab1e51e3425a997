"""Whole or not at all: writers that are killed at any moment, full disks, and journals that others send along."""

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

# A link and the row it refers to, in two files: half a save is a broken reference.
WRITER = """
import sys
from pathlib import Path
from srm_kit.dossier import bewaar, erbij, weg, read, zet
place, said = Path(sys.argv[1]), Path(sys.argv[2])
print("klaar", flush=True)
number = int(read(place).dossier.doelen[0].doelgroep or 0)
while True:
    number += 1
    count = zet("doelen", ["D1"], {"doelgroep": str(number)})
    there = {item.id for item in read(place, alles=True).dossier.indicatoren}
    if "I9" in there:
        bewaar(place, [weg("koppelingen", ("D1", "indicator", "I9")), count, weg("indicatoren", ("I9",))], "weg")
    else:
        bewaar(place, [count, erbij("indicatoren", {"id": "I9", "naam": "negen"}), erbij("koppelingen", {"doel": "D1", "soort": "indicator", "ref": "I9"})], "erbij")
    with said.open("a") as file:
        file.write(f"{number}\n")
"""


def killed(place: Path, said: Path, moment: float) -> None:
    """Lets a writer work and kills it after this many seconds; what it left must be whole and can be saved to."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(place), str(said)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(moment)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    there = load(place)  # also without the lock it is never seen half
    assert any(item.ref == "I9" for item in there.koppelingen) == any(item.id == "I9" for item in there.indicatoren)
    with locked(place):
        pass  # what comes next finishes or takes back
    dossier = load(place)
    linked = any(item.ref == "I9" for item in dossier.koppelingen)
    assert linked == any(item.id == "I9" for item in dossier.indicatoren)
    acknowledged = said.read_text().split()
    assert not acknowledged or int(dossier.doelen[0].doelgroep) in {int(acknowledged[-1]), int(acknowledged[-1]) + 1}
    assert not journal_place(place).exists()
    assert not (plaats(place) / ".nieuw").exists()
    assert all(whole(version) for version in versies(place))


def check_kills(place: Path, said: Path, count: int) -> None:
    said.write_text("")
    chance = random.Random(19)
    for number in range(count):
        killed(place, said, chance.uniform(0, 0.3))
        bewaar(place, [zet("doelen", ["D1"], {"eigenaar": f"na {number}"})])
        assert load(place).doelen[0].eigenaar == f"na {number}"


@pytest.mark.parametrize("form", ["folder", "book"])
def test_a_killed_writer_leaves_all_or_nothing(form: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    check_kills(request.getfixturevalue(form), tmp_path / "gezegd", 6)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["folder", "book"])
def test_two_thousand_killed_writers_leave_all_or_nothing(
    form: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
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
