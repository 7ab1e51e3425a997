"""What a consultant asks while a kernel is still starting is done once and in order, or refused in words."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import nbformat
import pytest

pytestmark = pytest.mark.browser

NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
ONCE = list(range(12))
"""The cells of a notebook."""
DELAYS = (0.0, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0)
"""Seconds after the notebook appears: before its file is there, before its kernel has a name, and after it answers."""


@dataclass(frozen=True)
class Trial:
    """One fresh notebook in a lab, of which every cell writes down that it has run."""

    running: Any
    page: Any
    menu: Callable[[Any, str, str], None]
    name: str

    @property
    def file(self) -> str:
        """Its name in the file list."""
        return f"{self.name}.ipynb"

    def make(self) -> Trial:
        """Writes the notebook; for a reload it takes a moment halfway, so that it comes during the run."""
        made = nbformat.v4.new_notebook()
        made.metadata.kernelspec = {"name": "python3", "display_name": "Python (SRM)", "language": "python"}
        for number in ONCE:
            pause = "import time; time.sleep(0.7)\n" if "reload" in self.name and number == 6 else ""
            code = f"{pause}with open('.{self.name}.txt', 'a') as file:\n    print({number}, file=file)"
            made.cells.append(nbformat.v4.new_code_cell(code))
        nbformat.write(made, self.running.werkmap / self.file)
        return self

    def done(self) -> list[int]:
        """The cells that have run, in the order in which they did."""
        # A hidden file: one that appears in the list of files moves the others from under the mouse.
        written: Path = self.running.werkmap / f".{self.name}.txt"
        return [int(line) for line in written.read_text().split()] if written.exists() else []

    def open(self, delay: float) -> None:
        """Opens it from the file list, and waits so many seconds after it appears."""
        self.page.locator(".jp-DirListing-item", has_text=self.file).dblclick()
        self.appears()
        self.page.wait_for_timeout(1000 * delay)

    def appears(self) -> None:
        """Waits until its tab is in front; there need not be a cell yet."""
        self.page.locator(".lm-TabBar-tab.jp-mod-current .lm-TabBar-tabLabel", has_text=self.file).wait_for()

    def run_all(self) -> None:
        """Asks for all cells, whatever the kernel is doing."""
        self.menu(self.page, "runmenu:run-all", "Uitvoeren")

    def check(self, times: int = 1) -> None:
        """Waits for the number of the last cell; then every cell has the next one, and ran so many times, in order."""
        self.page.locator(".lm-DockPanel-tabBar .lm-TabBar-tabLabel", has_text=self.file).click()
        numbers = [str(len(ONCE) * (times - 1) + place + 1) for place in ONCE]
        prompts = self.page.locator(f"{NOTEBOOK} .jp-CodeCell .jp-InputPrompt")
        prompts.filter(has_text=f"[{numbers[-1]}]").wait_for(state="attached")
        assert [re.sub(r"\D", "", text) for text in prompts.all_inner_texts()] == numbers
        assert self.page.locator(".jp-Dialog").count() == 0
        assert self.done() == ONCE * times


def run_all(trials: list[Trial], delay: float) -> None:
    """Each notebook is opened while the kernel of the one before it is starting or at work."""
    for trial in trials:
        trial.open(delay)
        trial.run_all()
    for trial in trials:
        trial.check()


def restart_and_run_all(trials: list[Trial], delay: float) -> None:
    for trial in trials:
        trial.open(delay)
        trial.menu(trial.page, "runmenu:restart-and-run-all", "Uitvoeren")
        trial.page.locator(".jp-Dialog", has_text=trial.file).locator("button.jp-mod-accept").click()
        trial.check()  # JupyterLab brings this notebook to the front again, so the next one has to wait


def reload_during_a_run(trials: list[Trial], delay: float) -> None:
    """What was asked before the reload is done, and what is asked after it too."""
    for trial in trials:
        trial.open(delay)
        trial.run_all()
        while len(trial.done()) < 3:
            trial.page.wait_for_timeout(20)
        trial.page.reload()
        trial.appears()
        trial.run_all()
        trial.check(times=2)


ACTIONS = (run_all, restart_and_run_all, reload_during_a_run)


@pytest.fixture(scope="module")
def labs(lab: Any) -> Callable[[str], Any]:
    """One lab with kernels of each kind, for all tests here."""
    return cache(lambda kind: lab(SRM_LAB_WARM="1" if kind == "warm" else "0"))


@contextmanager
def trials(running: Any, menu: Any, names: list[str]) -> Iterator[list[Trial]]:
    """Notebooks in one page; afterwards their kernels are gone."""
    page = running.window(viewport={"width": 2600, "height": 900})  # room for the name on every tab
    made = [Trial(running, page, menu, name).make() for name in names]
    page.goto(f"{running.url}&reset")  # without the notebooks of the test before
    page.locator(".jp-SideBar .lm-TabBar-tab[data-id=table-of-contents].lm-mod-current").wait_for()
    page.locator(".jp-SideBar .lm-TabBar-tab[data-id=filebrowser]").click()
    page.locator(".jp-DirListing-item", has_text=made[0].file).wait_for()
    page.locator(f"{NOTEBOOK} .jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
    yield made
    base, _, token = running.url.partition("?token=")
    api, secret = f"{base.partition('/lab')[0]}/api/sessions", {"Authorization": f"token {token}"}
    sessions = page.request.get(api, headers=secret).json()
    page.context.close()
    for session in sessions:
        request = Request(f"{api}/{session['id']}", method="DELETE", headers=secret)
        urlopen(request, timeout=60).close()


@pytest.mark.parametrize(
    ("kind", "action", "delays"),
    [
        ("warm", run_all, (DELAYS[0], DELAYS[-1])),
        ("warm", restart_and_run_all, (0.0,)),
        ("warm", reload_during_a_run, (0.0,)),
    ],
)
def test_what_is_asked_of_a_starting_kernel_is_done_once_and_in_order(
    labs: Any, menu: Any, kind: str, action: Any, delays: tuple[float, ...]
) -> None:
    names = [f"{action.__name__}-{delay}-{time}" for delay in delays for time in "ab"]
    with trials(labs(kind), menu, names) as made:
        for number, delay in enumerate(delays):
            action(made[2 * number : 2 * number + 2], delay)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["warm", "stock"])
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("delay", DELAYS)
def test_ten_times_each_on_busy_cores_too(labs: Any, menu: Any, kind: str, action: Any, delay: float) -> None:
    for time in range(5):
        with busy(2 if time % 2 else 0):
            names = [f"ten-{action.__name__}-{delay}-{time}-{one}" for one in "ab"]
            with trials(labs(kind), menu, names) as made:
                action(made, delay)


def test_two_windows_that_open_one_notebook_at_once_each_run_all_of_it(labs: Any, menu: Any) -> None:
    with trials(labs("warm"), menu, ["twice"]) as (one,):
        other = replace(one, page=labs("warm").window())
        other.page.goto(one.running.url.replace("1_richten.ipynb", one.file))
        other.appears()
        other.run_all()
        one.open(0)
        one.run_all()
        for trial in (one, other):
            prompts = trial.page.locator(f"{NOTEBOOK} .jp-CodeCell .jp-InputPrompt")
            for place in ONCE:
                prompts.nth(place).filter(has_text=re.compile(r"\[\d+\]")).wait_for(state="attached")
        other.page.context.close()
        assert sorted(one.done()) == sorted(ONCE * 2)


def test_a_kernel_that_cannot_start_is_said_and_no_cell_seems_to_run(labs: Any, menu: Any) -> None:
    with trials(labs("warm"), menu, ["nooit"]) as (trial,):
        held: list[Any] = []

        trial.page.route(
            "**/api/sessions?*", lambda route: held.append(route) if posts(route, trial) else route.continue_()
        )
        trial.open(0)
        trial.run_all()
        prompts = trial.page.locator(f"{NOTEBOOK} .jp-CodeCell .jp-InputPrompt")
        prompts.nth(ONCE[-1]).filter(has_text="[*]").wait_for(state="attached")
        while not held:
            trial.page.wait_for_timeout(20)
        held[0].fulfill(status=500, json={"message": "Geen kernel vandaag."})
        trial.page.locator(".Toastify__toast", has_text="zijn de cellen niet uitgevoerd").wait_for()
        assert {re.sub(r"\s", "", text) for text in prompts.all_inner_texts()} == {"[]:"}
        assert trial.done() == []


def posts(route: Any, trial: Trial) -> bool:
    """Whether this asks for the kernel of that notebook, and not of the one that the page opened with."""
    return route.request.method == "POST" and trial.file in (route.request.post_data or "")


@contextmanager
def busy(cores: int) -> Iterator[None]:
    """So many cores have something else to do."""
    with ExitStack() as stack:
        for _ in range(cores):
            process = stack.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            stack.callback(process.kill)
        yield
