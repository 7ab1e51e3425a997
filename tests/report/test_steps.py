"""The steps of a report as people see them: each step has its own words in the lab, and what is no step stays."""

from __future__ import annotations

from pathlib import Path

from srm_kit import resources
from srm_kit.document.formats import FORMATS
from srm_kit.report import ReportOptions, run
from srm_kit.report.steps import ReportStep, in_dutch, making


def test_every_step_has_words_of_its_own_in_dutch() -> None:
    words = [in_dutch(step) for step in (*ReportStep, *(making(format.name) for format in FORMATS))]
    assert len(set(words)) == len(words)
    assert not set(words) & {*ReportStep, *(making(format.name) for format in FORMATS)}


def test_what_is_no_step_is_shown_as_it_is() -> None:
    assert in_dutch("Cannot write to uit: no space.") == "Cannot write to uit: no space."


def test_a_report_tells_every_step_in_order(tmp_path: Path) -> None:
    told: list[str] = []

    def tell(step: str, done: int, total: int) -> None:
        assert 0 <= done <= total
        if step not in told:
            told.append(step)

    run(resources.folder("data_samples") / "voorbeeldstad", tmp_path, ReportOptions(formats=("xlsx",)), tell)
    always = [step for step in ReportStep if step not in {ReportStep.EIGEN, ReportStep.WRITING}]
    assert told == [*always, making("xlsx"), ReportStep.WRITING]
