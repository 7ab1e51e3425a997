"""In CI a skipped test fails, unless its reason says that the skip was accepted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="no browser here")
def test_silent():
    pass

@pytest.mark.skip(reason="accepted: only on Windows")
def test_accepted():
    pass

def test_inside():
    pytest.skip("nothing to do")
"""


@pytest.mark.parametrize(
    ("variable", "outcome"),
    [("1", "1 failed, 1 passed, 1 skipped, 1 error"), ("", "1 passed, 3 skipped")],
)
def test_a_silent_skip_fails_only_where_asked(root: Path, tmp_path: Path, variable: str, outcome: str) -> None:
    (tmp_path / "conftest.py").write_text(
        (root / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        str(tmp_path),
    ]
    done = subprocess.run(
        line,
        cwd=tmp_path,
        env={**os.environ, "SRM_SKIPS_FAIL": variable},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert outcome in done.stdout, done.stdout
