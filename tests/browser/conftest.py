"""A real JupyterLab, started by ``srm lab``, in a real browser; for every test that works in a notebook."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ERROR = ":is([data-mime-type$=stderr], [data-mime-type$=error])"
START = 60.0
"""Seconds: far more than a start takes, so that only a lab that never opens fails."""


@dataclass
class Lab:
    """One running ``srm lab`` and the pages that were opened on it."""

    process: subprocess.Popen[str]
    url: str
    werkmap: Path
    browser: Any
    asked: list[str] = field(default_factory=list)
    """Every address that any page asked for, WebSockets too."""
    contexts: list[Any] = field(default_factory=list)

    @property
    def dossier(self) -> Path:
        """The copy of the sample that a lab without a dossier works on."""
        return self.werkmap / "voorbeeldstad"

    def page(self, notebook: str = "1_richten.ipynb", **options: Any) -> Any:
        """A new window on a notebook, with its kernel ready; ``options`` go to ``browser.new_context``."""
        page = self.window(**options)
        page.goto(self.url.replace("1_richten.ipynb", notebook))
        page.locator(".lm-TabBar-tab.lm-mod-current .lm-TabBar-tabLabel", has_text=notebook).wait_for()
        wait_ready(page)
        return page

    def window(self, **options: Any) -> Any:
        """An empty window that keeps a record of what it asks for."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(60_000)
        context.on("request", lambda request: self.asked.append(request.url))
        page = context.new_page()
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        self.contexts.append(context)
        return page

    def stop(self) -> int:
        """Ctrl-C, and the exit code."""
        for context in self.contexts:
            with suppress(Exception):  # a test may have closed it
                context.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


def wait_ready(page: Any) -> None:
    """Waits until the notebook in front is drawn and its kernel has nothing to do."""
    page.wait_for_selector(f"{NOTEBOOK} .jp-Notebook-cell")
    page.locator(f"{NOTEBOOK} .jp-Spinner").wait_for(state="detached")
    page.locator(f"{NOTEBOOK} .jp-KernelName", has_text="SRM").wait_for()
    page.locator(f'{NOTEBOOK} .jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()


def menu(page: Any, command: str, title: str) -> None:
    """Chooses a command from the menu with this title."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{title}$")).click()
    page.locator(f'.lm-Menu-item[data-command="{command}"]').first.click()


def run_all(page: Any) -> list[str]:
    """Runs all cells of the notebook in front, waits for the last one, opens all that is folded; returns the errors."""
    menu(page, "notebook:show-all-cell-code", "Weergave")  # a folded cell shows no number
    menu(page, "runmenu:run-all", "Uitvoeren")
    cells = page.locator(f"{NOTEBOOK} .jp-CodeCell")
    for number in range(cells.count()):
        cells.nth(number).locator(".jp-InputPrompt", has_text=re.compile(r"\[\d+\]")).wait_for(state="attached")
    wait_ready(page)
    unfold(page)
    return errors(page)


def unfold(page: Any) -> None:
    """Opens the steps of the notebook in front, and what its live views keep for editing."""
    page.locator(f"{NOTEBOOK} .srm-wegwijs button", has_text="Alle stappen open").evaluate("button => button.click()")
    page.evaluate(
        "document.querySelectorAll('.jp-OutputArea *').forEach(item => "
        "item.shadowRoot?.querySelector('#aanpassen[aria-expanded=false]')?.click())"
    )


def errors(page: Any) -> list[str]:
    """What the cells of the notebook in front wrote as an error; JupyterLab draws a traceback as standard error."""
    return [str(text) for text in page.locator(f"{NOTEBOOK} {ERROR}").all_inner_texts()]


@pytest.fixture(name="wait_ready", scope="session")
def wait_ready_fixture() -> Callable[[Any], None]:
    """``wait_ready(page)``."""
    return wait_ready


@pytest.fixture(name="menu", scope="session")
def menu_fixture() -> Callable[[Any, str, str], None]:
    """``menu(page, command, title)``."""
    return menu


@pytest.fixture(name="run_all", scope="session")
def run_all_fixture() -> Callable[[Any], list[str]]:
    """``run_all(page)``: the errors that its cells gave."""
    return run_all


@pytest.fixture(scope="session")
def lab(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Lab]]:
    """``lab(dossier=None)`` starts ``srm lab`` in a workspace of its own; it is stopped at the end of the session.

    Stop it earlier with ``.stop()``. The home folder is an empty one, so that nobody's settings take part, or ``home``.
    Its notebooks wait for the test, unless ``vanzelf``: a test that counts runs would count the first one too.
    """
    started: list[Lab] = []

    def start(
        dossier: Path | None = None,
        *options: str,
        werkmap: Path | None = None,
        vanzelf: bool = False,
        home: Path | None = None,
        **env: str,
    ) -> Lab:
        folder = tmp_path_factory.mktemp("lab")
        werkmap = werkmap or folder / "werk"
        said, home = folder / "srm.txt", home or folder / "thuis"
        home.mkdir(exist_ok=True)
        options = options if vanzelf else ("--niet-vanzelf", *options)
        line = [sys.executable, "-m", "srm_kit.cli", "lab", *([str(dossier)] if dossier else [])]
        with said.open("w") as out:
            process = subprocess.Popen(
                [*line, "--no-browser", "--werkmap", str(werkmap), *options],
                text=True,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={**os.environ, "HOME": str(home), **env},
            )
        end = time.monotonic() + START
        while not (found := re.search(r"http://\S+", said.read_text())):
            if process.poll() is not None or time.monotonic() > end:
                process.kill()
                pytest.fail(f"srm lab did not open: {said.read_text()}")
            time.sleep(0.1)
        made = Lab(process, found[0], werkmap, browser)
        started.append(made)
        return made

    yield start
    for item in started:
        item.stop()
