"""What all tests share: reproducible hypothesis, no silent skips in CI, and one real browser."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from srm_kit import resources
from srm_kit.document.formats import FORMATS
from srm_kit.document.formats.browser import find_browser
from srm_kit.errors import BrowserNotFound
from srm_kit.report import MadeReport, ReportOptions, run

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every machine, and no failure because a machine is slow.
# More examples: pytest --hypothesis-profile full
settings.register_profile("quick", derandomize=True, deadline=None, database=None, max_examples=50)
settings.register_profile("full", derandomize=True, deadline=None, database=None, max_examples=1000)
settings.load_profile("quick")

SKIPS_FAIL = os.environ.get("SRM_SKIPS_FAIL", "") not in ("", "0")
ACCEPTED = "accepted:"


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure: in CI a test that cannot run must not look like one that passed."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if reason.removeprefix("Skipped: ").startswith(ACCEPTED):
        return
    report.outcome = "failed"
    report.longrepr = (
        f"{reason}\nSkips fail here (SRM_SKIPS_FAIL). Make the test run, or start its reason with '{ACCEPTED}'."
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if SKIPS_FAIL:
        _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if SKIPS_FAIL:
        _refuse_skip(report)
    return report


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


def _chromium() -> Path | None:
    try:
        return find_browser()
    except BrowserNotFound:
        return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests marked ``browser`` say why they do not run where there is none, before anything is made for them."""
    if item.get_closest_marker("browser") and _chromium() is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")


@pytest.fixture(scope="session")
def full_report(tmp_path_factory: pytest.TempPathFactory) -> MadeReport:
    """The sample in every format that this machine can make: without a browser there is no PDF."""
    sample = resources.folder("data_samples") / "voorbeeldstad"
    kinds = tuple(format.name for format in FORMATS if not format.outside or _chromium() is not None)
    return run(sample, tmp_path_factory.mktemp("formaten"), ReportOptions(formats=kinds))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium (a playwright `Browser`); make pages with `browser.new_context(offline=True)`."""
    executable = _chromium()
    if executable is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=executable,
            args=[
                "--no-sandbox",  # as root in a container there is no sandbox to be had
                "--disable-gpu",
                # Without these Chromium calls home at every start; the tests need no network.
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield chromium
        chromium.close()
