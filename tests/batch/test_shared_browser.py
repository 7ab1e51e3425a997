"""A batch with PDFs starts one browser, prints with it what a single report prints, and leaves none behind."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf
import pytest

from srm_kit.document.formats.browser import CHOICE, find_browser
from srm_kit.document.formats.printer import printer, shared_browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform == "win32", reason="accepted: each report has its own browser on Windows"),
]


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real browser, which writes down the number of each process that is started."""
    counted, program = tmp_path / "starts.txt", tmp_path / "counting-browser"
    program.write_text(f'#!/bin/sh\necho $$ >> {counted}\nexec {find_browser()} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(CHOICE, str(program))
    return counted


def numbers(starts: Path) -> list[int]:
    return [int(line) for line in starts.read_text().split()]


def ended(number: int) -> bool:
    """Whether a process is gone, or becomes so within a minute."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state in {"Z", "X"}:
            return True
        time.sleep(0.05)
    return False


def written(folder: Path, text: str) -> Path:
    """A page that says a few words."""
    folder.mkdir()
    page = folder / "a.html"
    page.write_text(f"<!doctype html><title>a</title><h1>{text}</h1>", encoding="utf-8")
    return page


def words(pdf: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip()


def test_pages_that_are_asked_for_together_come_from_one_browser(starts: Path, tmp_path: Path) -> None:
    pages = [written(tmp_path / f"{number}", f"Blad {number}") for number in range(6)]

    def printed(page: Path) -> str:
        with printer(page.parent) as print_page:
            return words(print_page(page))

    with shared_browser(), ThreadPoolExecutor(3) as together:
        assert list(together.map(printed, pages)) == [f"Blad {number}" for number in range(6)]
    (browser,) = numbers(starts)
    assert ended(browser)


def test_a_browser_that_is_killed_is_started_again(starts: Path, tmp_path: Path) -> None:
    page = written(tmp_path / "een", "Blad")
    with shared_browser(), printer(tmp_path) as print_page:
        print_page(page)
        os.kill(numbers(starts)[0], signal.SIGKILL)
        assert words(print_page(page)) == "Blad"
    assert len(numbers(starts)) == 2


def test_a_batch_that_is_killed_takes_its_browser_along(starts: Path, tmp_path: Path) -> None:
    page = written(tmp_path / "een", "Blad")
    code = (
        "import sys, time; from pathlib import Path; from srm_kit.document.formats.printer import *\n"
        "with shared_browser(), printer(Path('.')) as print_page:\n"
        "    print_page(Path(sys.argv[1])); print('klaar', flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(page)], cwd=tmp_path, stdout=subprocess.PIPE) as batch:
        assert batch.stdout is not None
        assert batch.stdout.readline() == b"klaar\n"
        batch.kill()
    assert ended(numbers(starts)[0])


def test_a_batch_prints_with_one_browser_what_a_single_report_prints(
    starts: Path, tmp_path: Path, dorpen: Callable[[int], Path]
) -> None:
    srm = [sys.executable, "-m", "srm_kit.cli"]
    subprocess.run([*srm, "batch", dorpen(2), "--out", tmp_path / "uit", "--pdf"], check=True, capture_output=True)
    assert len(numbers(starts)) == 1
    one = dorpen(2) / "dorp-0"
    subprocess.run([*srm, "report", one, "--out", tmp_path / "een", "--pdf"], check=True, capture_output=True)
    alone = (tmp_path / "een" / "rapport.pdf").read_bytes()
    assert alone in [path.read_bytes() for path in (tmp_path / "uit").rglob("rapport.pdf")]
