"""What comes from data and names of files never drives the terminal, and nothing a user gives ends in a traceback."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from srm_kit.cli.terminal import printable
from srm_kit.errors import DossierUnreadable

CONTROL = {chr(number) for number in (*range(9), *range(11, 32), *range(127, 160))} - {"\n"}


@pytest.fixture
def sample(root: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "dorp"
    shutil.copytree(root / "data_samples" / "voorbeeldstad", folder, copy_function=shutil.copyfile)
    return folder


def srm(*words: object) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "srm_kit.cli", *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=300)


@pytest.mark.skipif(sys.platform == "win32", reason="accepted: such names do not exist there")
def test_names_and_cells_are_shown_and_obeyed_by_no_terminal(sample: Path) -> None:
    evil = "\x1b]0;titel\x07\x1b[2J\x9b31m\u202e"
    (sample / f"{evil}.csv").write_text("a\n", encoding="utf-8")
    goals = sample / "doelen.csv"
    goals.write_text(goals.read_text(encoding="utf-8").replace("\n", f"\n{evil};", 1), encoding="utf-8")
    (sample / "dossier.toml").write_text(
        (sample / "dossier.toml").read_text(encoding="utf-8") + '\n["\\u001b]0;x\\u0007"]\nx = 1\n', encoding="utf-8"
    )
    for words in (
        ("check", sample),
        ("check", sample, "--json"),
        ("check", sample, "--alles"),
        ("check", f"{evil}weg"),
    ):
        done = srm(*words)
        assert not CONTROL & set(done.stdout + done.stderr), words
        assert "\u202e" not in done.stdout + done.stderr
        assert "titel" in done.stdout + done.stderr
        if "--json" in words:
            assert json.loads(done.stdout)["geldig"] is False


def test_line_ends_and_tabs_stay() -> None:
    assert printable("een\n\ttwee\r") == "een\n\ttwee\\x0d"


@pytest.mark.parametrize(
    "line",
    [
        '{"naam": ["x"], "sleutel": "k", "status": "klaar"}',
        '{"naam": "x", "sleutel": "k", "status": "klaar", "seconden": "veel", "stappen": 3, "bestanden": [1]}',
        '{"naam": "x", "sleutel": "k", "status": "klaar", "bestanden": {"a": {"bytes": "x"}}}',
        '{"naam": "x", "sleutel": "k", "status": {}, "poging": 1e400}',
        '{"naam": "x", "sleutel": {}, "status": "klaar"}',
        "[" * 100_000,
        '{"seconden": ' + "9" * 5_000 + "}",
        "\x00\ufffd",
    ],
)
def test_no_manifest_ends_a_batch(sample: Path, tmp_path: Path, line: str) -> None:
    out = tmp_path / "uit"
    out.mkdir()
    (out / "manifest.jsonl").write_text(line + "\n", encoding="utf-8")
    (out / "voorbeeldstad").mkdir()
    (out / "voorbeeldstad" / "colofon.json").write_text(line, encoding="utf-8")
    done = srm("batch", sample, "--out", out, "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "would be made" in done.stdout


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: int) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * rows)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "picture",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + b"\0" * 50,
        png(10, 10, 10)[:-30],
        png(40_000, 40_000, 1),
        png(10, 10, 10).replace(b"IHDR", b"IHDX"),
        b"\x89PNG\r\n\x1a\n" + b"x" * 300_000,
    ],
)
def test_a_logo_that_is_no_picture_is_said(sample: Path, tmp_path: Path, picture: bytes) -> None:
    (tmp_path / "logo.png").write_bytes(picture)
    (tmp_path / "stijl.toml").write_text('logo = "logo.png"\n', encoding="utf-8")
    done = srm("report", sample, "--out", tmp_path / "uit", "--huisstijl", tmp_path / "stijl.toml")
    assert done.returncode == 2
    assert "the logo must be a PNG or JPEG" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_logo_that_is_one_is_taken(tmp_path: Path) -> None:
    from srm_kit.document.house_style import load_style

    (tmp_path / "logo.png").write_bytes(png(10, 10, 10))
    (tmp_path / "stijl.toml").write_text('logo = "logo.png"\n', encoding="utf-8")
    assert load_style(str(tmp_path / "stijl.toml")).logo.endswith("logo.png")


def forever() -> None:
    while True:
        pass


def much() -> int:
    return len(b"x" * 3_000_000_000)


def broken() -> None:
    raise KeyError("iets van ons")


def refused() -> None:
    raise DossierUnreadable("Zo niet.")


@pytest.mark.skipif(sys.platform != "linux", reason="accepted: reading is bounded on Linux")
@pytest.mark.parametrize(
    ("work", "words"),
    [
        (much, "te veel geheugen"),
        (forever, "te veel tijd"),
        (broken, "KeyError"),
        (refused, "Zo niet."),
        (lambda: os._exit(3), "te veel geheugen"),
    ],
)
def test_reading_that_goes_wrong_in_any_way_ends_in_one_message(work: Callable[[], object], words: str) -> None:
    code = (
        "from tests.cli.test_hostile_input import *\n"
        "from srm_kit.dossier.reading import bounded as limits\n"
        "from srm_kit.dossier.reading.bounded import bounded, reading_is_bounded\n"
        "limits._SECONDS = 1\n"
        "with reading_is_bounded():\n    try:\n        bounded(WORK)\n    except DossierUnreadable as error:\n        print(error)\n"
    )
    name = work.__name__ if work.__name__ != "<lambda>" else "lambda: os._exit(3)"
    done = subprocess.run(
        [sys.executable, "-c", code.replace("WORK", name)], capture_output=True, text=True, timeout=120
    )
    assert words in done.stdout, done.stderr
    assert len(done.stdout.splitlines()) == 1
