"""Where the expected files are and how they are renewed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

VERNIEUW = os.environ.get("SRM_VERNIEUW_GOLDEN", "") not in ("", "0")
"""``SRM_VERNIEUW_GOLDEN=1 pytest tests/golden`` writes what is made now; look at the difference before you commit it."""


@pytest.fixture
def golden() -> Path:
    """The folder with what is expected."""
    return Path(__file__).parent / "verwacht"


@pytest.fixture
def vernieuw() -> bool:
    """Whether to write the expected files anew."""
    return VERNIEUW
