"""What the manifest hears of a report that was made: its files, and how long each step took in all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from srm_kit.batch import report_job as module
from srm_kit.batch.report_job import account, make_report
from srm_kit.engine import run_in_shell, run_notebooks
from srm_kit.report import ReportOptions


@pytest.mark.parametrize("forks", [True, False])
def test_each_step_is_timed_until_the_next_one_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: bool
) -> None:
    clock = iter([0.0, 1.0, 2.5, 4.0, 8.0, 8.5, 9.00004])
    monkeypatch.setattr(module.time, "perf_counter", lambda: next(clock))
    for name in ("rapport.html", "colofon.json", "rapport.pdf"):
        (tmp_path / name).write_text(name)
    engines: list[Any] = []

    def run(dossier: Path, out: Path, options: ReportOptions, tell: Callable[..., None], engine: Any) -> Any:
        engines.append(engine)
        for step in ("lezen", "maken", "maken", "lezen", "schrijven"):
            tell(step, 0, 1)
        return SimpleNamespace(
            html=tmp_path / "rapport.html",
            colophon=tmp_path / "colofon.json",
            formats={"pdf": tmp_path / "rapport.pdf"},
            title="Kop",
            kept=(tmp_path / "oud.docx",),
            not_in_it=("cel",),
        )

    monkeypatch.setattr(module, "run", run)
    made = make_report(lambda _: None, "d", str(tmp_path), ReportOptions(), forks)
    # Begun at 1.0, 2.5 (and told again at 4.0), 8.0 and 8.5; over at 9.0.
    assert made.steps == {"lezen": 2.0, "maken": 5.5, "schrijven": 0.5}
    assert made.files == {name: account(tmp_path / name) for name in ("rapport.html", "colofon.json", "rapport.pdf")}
    assert account(tmp_path / "rapport.pdf")["bytes"] == 11
    assert (made.title, made.kept, made.not_in_it) == ("Kop", (str(tmp_path / "oud.docx"),), ("cel",))
    assert engines == [run_in_shell if forks else run_notebooks]
