"""One real report of the sample, made once for all tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from srm_kit import resources
from srm_kit.report import MadeReport, run


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    return run(resources.folder("data_samples") / "voorbeeldstad", tmp_path_factory.mktemp("rapport"))


@pytest.fixture
def sample() -> Path:
    return resources.folder("data_samples") / "voorbeeldstad"
