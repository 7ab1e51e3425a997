"""Which reports a batch makes: not what stands there, not what failed for good, and of a shard only its own."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import filelock
import pytest

from srm_kit.batch.batch_lock import hold_folder, manifest_name, run_mark
from srm_kit.batch.job_key import key_of
from srm_kit.batch.jobs import BatchSettings, Job, plan
from srm_kit.batch.manifest import Manifest, ManifestLine, Status
from srm_kit.batch.report_job import account, is_done
from srm_kit.batch.sources import Source
from srm_kit.errors import BatchBusy, OutputNotWritable
from srm_kit.parameters import Parameters

FORMATS = ("xlsx",)


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    found = []
    for name in ("gm0001", "gm0002", "gm0003"):
        book = tmp_path / f"{name}.xlsx"
        book.write_bytes(name.encode())
        found.append(Source(book, Parameters(dossier=str(book)), name, name.upper()))
    return found


def stand(out: Path, source: Source, key: str) -> None:
    """A report of this key, whole."""
    folder = out / source.name
    folder.mkdir(parents=True)
    (folder / "rapport.html").write_text("<h1>Kop</h1>", encoding="utf-8")
    digests = {"rapport.html": account(folder / "rapport.html")["blake2b"]}
    (folder / "colofon.json").write_text(json.dumps({"taak": key, "uitvoer": digests}), encoding="utf-8")


def names(jobs: tuple[Job, ...]) -> list[str]:
    return [job.source.name for job in jobs]


def test_what_stands_there_and_what_failed_for_good_is_not_made_again(tmp_path: Path, sources: list[Source]) -> None:
    out = tmp_path / "uit"
    first, second, third = (key_of(source, FORMATS) for source in sources)
    fresh = plan(sources, out, FORMATS, BatchSettings())
    assert (names(fresh.to_make), fresh.lines, fresh.unreadable) == (["gm0001", "gm0002", "gm0003"], {}, 0)
    stand(out, sources[0], first)
    book = Manifest(out / "manifest.jsonl")
    book.add(ManifestLine("gm0002", second, Status.REFUSED))
    book.add(ManifestLine("gm0003", third, Status.TIMED_OUT))
    found = plan(sources, out, FORMATS, BatchSettings())
    assert names(found.to_make) == ["gm0003"]
    assert [(job.done, job.failed) for job in found.jobs] == [(True, False), (False, True), (False, False)]
    again = BatchSettings(retry_failed=True)
    assert names(plan(sources, out, FORMATS, again).to_make) == ["gm0002", "gm0003"]
    assert names(plan(sources, out, FORMATS, replace(again, limit=1)).to_make) == ["gm0002"]
    assert names(plan(sources, out, FORMATS, BatchSettings(resume=False)).to_make) == ["gm0001", "gm0002", "gm0003"]


@pytest.mark.parametrize(
    ("status", "same", "failed"),
    [
        (Status.REFUSED, True, True),
        (Status.REFUSED, False, False),  # of other input
        (Status.CELL_FAILED, True, True),
        (Status.OUT_OF_MEMORY, True, True),
        (Status.TIMED_OUT, True, False),
        (Status.DIED, True, False),
        (Status.DONE, True, False),
    ],
)
def test_a_failure_counts_for_the_same_input_when_it_does_not_heal(
    sources: list[Source], status: Status, same: bool, failed: bool
) -> None:
    line = ManifestLine("gm0001", "k" if same else "old", status)
    assert Job(sources[0], "k", False, line).failed is failed
    assert not Job(sources[0], "k", False).failed


def test_every_report_belongs_to_one_shard(tmp_path: Path) -> None:
    many = [Source(tmp_path / f"gm{n:04d}.xlsx", Parameters(), f"gm{n:04d}") for n in range(40)]
    out = tmp_path / "uit"
    parts = [names(plan(many, out, FORMATS, BatchSettings(shard=(which, 3))).jobs) for which in (1, 2, 3)]
    assert sorted(name for part in parts for name in part) == [source.name for source in many]
    assert all(5 <= len(part) <= 22 for part in parts)
    assert len(plan(many, out, FORMATS, BatchSettings()).jobs) == 40
    assert parts[0][:3] == ["gm0005", "gm0009", "gm0021"]  # also with another version on the other machine


def test_a_report_is_done_when_its_colophon_fits_every_file(tmp_path: Path, sources: list[Source]) -> None:
    stand(tmp_path, sources[0], "k")
    folder = tmp_path / "gm0001"
    assert is_done(folder, "k")
    assert not is_done(folder, "other")
    assert not is_done(tmp_path / "gm0002", "k")
    known = json.loads((folder / "colofon.json").read_text())
    outside = {"../gm0001/rapport.html": known["uitvoer"]["rapport.html"]}
    for change in ({"uitvoer": {**known["uitvoer"], **outside}}, {"uitvoer": {"rapport.html": "ab"}}, {"uitvoer": []}):
        (folder / "colofon.json").write_text(json.dumps({**known, **change}))
        assert not is_done(folder, "k")
    (folder / "colofon.json").write_text(json.dumps(known))
    (folder / "rapport.html").write_text("<h1>Anders</h1>")
    assert not is_done(folder, "k")


def test_a_file_beyond_two_hundred_megabytes_is_none_of_a_report(tmp_path: Path, sources: list[Source]) -> None:
    stand(tmp_path, sources[0], "k")
    folder = tmp_path / "gm0001"
    (folder / "rapport.html").write_bytes(b"")
    os.truncate(folder / "rapport.html", 200_000_001)
    of_so_many_zeros = "ebe2a2143ef3fdc6230b9e3dff904810"
    (folder / "colofon.json").write_text(json.dumps({"taak": "k", "uitvoer": {"rapport.html": of_so_many_zeros}}))
    assert not is_done(folder, "k")


def test_shards_of_one_division_go_beside_each_other_and_a_whole_batch_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("srm_kit.batch.batch_lock._PATIENCE", 0.05)
    assert [manifest_name(shard) for shard in ((1, 1), (2, 3))] == ["manifest.jsonl", "manifest-2-van-3.jsonl"]
    with hold_folder(tmp_path / "uit", (1, 3)):
        with hold_folder(tmp_path / "uit", (2, 3)):
            pass
        for other in ((1, 3), (1, 1), (1, 2), (1, 13)):
            with pytest.raises(BatchBusy), hold_folder(tmp_path / "uit", other):
                pass
    with hold_folder(tmp_path / "uit", (1, 1)):
        pass


def test_another_shard_that_is_only_looking_gets_five_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, waits = filelock.FileLock, list[float]()

    def at_once(path: Path, timeout: float) -> filelock.BaseFileLock:
        waits.append(timeout)
        return real(path, timeout=0)

    monkeypatch.setattr(filelock, "FileLock", at_once)
    with hold_folder(tmp_path, (1, 3)), pytest.raises(BatchBusy), hold_folder(tmp_path, (1, 1)):
        pass
    assert waits == [0, 0, 5]  # the own lock of each at once, then that of the other


def test_the_mark_of_a_run_that_was_killed_goes_and_that_of_another_shard_stays(tmp_path: Path) -> None:
    own, beside, whole, other = (run_mark(tmp_path, shard, "x") for shard in ((1, 3), (2, 3), (1, 1), (1, 13)))
    for mark in (own, beside, whole, other):
        mark.touch()
    with hold_folder(tmp_path, (1, 3)):
        assert [mark.exists() for mark in (own, beside, whole, other)] == [False, True, False, False]


def test_a_folder_that_cannot_be_made_is_said_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputNotWritable, match="Not a directory"), hold_folder(tmp_path / "file" / "uit", (1, 1)):
        pass
