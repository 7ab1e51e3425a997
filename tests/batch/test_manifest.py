"""The manifest: what a line may hold, that it stands whole on the disk, and which line of a report counts."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from srm_kit.batch.manifest import Manifest, ManifestLine, Status, read_manifest
from srm_kit.errors import OutputNotWritable

FULL = ManifestLine(
    "gm0001",
    "k" * 32,
    Status.CELL_FAILED,
    "Dorp",
    attempt=2,
    seconds=1.5,
    cpu=0.25,
    peak_mb=310.5,
    steps={"lezen": 0.5},
    files={"rapport.html": {"bytes": 9, "blake2b": "ab"}},
    title="Kop",
    error="NameError",
    notebook="1_richten.ipynb",
    cell="a1",
    text="é\n“x”",
)


def test_a_line_comes_back_as_it_was_and_the_last_of_a_report_counts(tmp_path: Path) -> None:
    book = Manifest(tmp_path / "manifest.jsonl")
    book.add(ManifestLine("gm0001", "old", Status.TIMED_OUT))
    book.add(FULL)
    book.add(ManifestLine("gm0002", "k", Status.DONE))
    Manifest(tmp_path / "manifest-2-van-3.jsonl").add(ManifestLine("gm0003", "k", Status.DIED))
    assert [line[:1] for line in (tmp_path / "manifest.jsonl").read_bytes().split(b"\n")] == [b"{", b"{", b"{", b""]
    (tmp_path / "ander.jsonl").write_text("{}\n")
    lines, unreadable = read_manifest(tmp_path)
    assert unreadable == 0
    assert lines["gm0001"] == FULL
    assert lines["gm0002"] == ManifestLine("gm0002", "k", Status.DONE, "", 1, 0.0, 0.0, 0.0)
    assert set(lines) == {"gm0001", "gm0002", "gm0003"}


def test_a_line_that_was_left_half_is_closed_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "manifest.jsonl"
    Manifest(file).add(ManifestLine("a", "k", Status.DONE))
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:20])
    Manifest(file).add(ManifestLine("b", "k", Status.DONE))
    assert file.read_bytes().startswith(whole + whole[:20] + b"\n{")
    assert file.read_bytes().count(b"\n") == 3
    lines, unreadable = read_manifest(tmp_path)
    assert (set(lines), unreadable) == ({"a", "b"}, 1)


def test_a_manifest_that_is_no_file_of_ours_is_one_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "manifest.jsonl")
    (tmp_path / "manifest-1-van-2.jsonl").write_bytes(b'\n{"naam": 3}\nnee\n[]\n')
    assert read_manifest(tmp_path) == ({}, 4)
    with pytest.raises(OutputNotWritable):
        Manifest(tmp_path / "manifest.jsonl").add(FULL)
    with pytest.raises(OutputNotWritable, match="No such file or directory"):
        Manifest(tmp_path / "weg" / "manifest.jsonl").add(FULL)


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("seconden", 0, True),
        ("seconden", 999_999_999_999.0, True),
        ("seconden", 1_000_000_000_000.0, False),
        ("seconden", -0.5, False),
        ("seconden", True, False),
        ("seconden", "1", False),
        ("cpu", float("nan"), False),
        ("piek_mb", 0.5, True),
        ("poging", 3, True),
        ("poging", 1.0, False),
        ("poging", False, False),
        ("poging", -1, False),
        ("stappen", {"lezen": 0}, True),
        ("stappen", {"lezen": 0, "maken": -1}, False),
        ("stappen", [], False),
        ("bestanden", {"a": {}}, True),
        ("bestanden", {"a": {"bytes": 0}}, True),
        ("bestanden", {"a": {"bytes": -1}}, False),
        ("bestanden", {"a": {"bytes": 1}, "b": []}, False),
        ("bestanden", [], False),
        ("tekst", None, False),
        ("gemeente", 3, False),
        ("status", "KLAAR", False),
        ("iets nieuws", 3, True),
    ],
)
def test_what_a_line_may_hold(tmp_path: Path, key: str, value: Any, read: bool) -> None:
    line = {"naam": "a", "sleutel": "k", "status": "klaar", key: value}
    (tmp_path / "manifest.jsonl").write_text(json.dumps(line) + "\n")
    lines, unreadable = read_manifest(tmp_path)
    assert (len(lines), unreadable) == ((1, 0) if read else (0, 1))


def test_a_manifest_beyond_half_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    Manifest(tmp_path / "manifest.jsonl").add(FULL)
    os.truncate(tmp_path / "manifest.jsonl", 500_000_001)
    assert read_manifest(tmp_path) == ({}, 1)


def test_what_may_heal_by_itself() -> None:
    assert {item for item in Status if item.may_heal} == {Status.TIMED_OUT, Status.DIED, Status.WRITE_FAILED}
