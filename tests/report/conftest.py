"""One real report of the sample, made once for all tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.report import Opties, Uitkomst, run
from srm_kit.report.formaten import FORMATEN


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Uitkomst:
    return run(resources.folder("data_samples") / "voorbeeldstad", tmp_path_factory.mktemp("rapport"))


@pytest.fixture(scope="session")
def full_report(tmp_path_factory: pytest.TempPathFactory) -> Uitkomst:
    """The sample in every format."""
    sample = resources.folder("data_samples") / "voorbeeldstad"
    return run(sample, tmp_path_factory.mktemp("formaten"), Opties(formaten=tuple(FORMATEN)))


@pytest.fixture
def sample() -> Path:
    return resources.folder("data_samples") / "voorbeeldstad"
