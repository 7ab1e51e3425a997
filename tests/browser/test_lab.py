"""The lab as a consultant meets it: ``srm lab``, a browser, and the notebooks."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def running(lab: Any) -> Any:
    """One lab on the sample, for the tests that leave it as it was."""
    return lab()


@pytest.mark.parametrize("notebook", ["1_richten.ipynb"])
def test_all_cells_of_a_notebook_run(running: Any, run_all: Any, notebook: str) -> None:
    page = running.page(notebook)
    assert run_all(page) == []
    page.context.close()
