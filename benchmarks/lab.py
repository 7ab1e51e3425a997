"""From the command to results on the screen: `srm lab` beside stock `jupyter lab` on the same notebook.

Run: ``python benchmarks/lab.py [--rondes 5]``. Prints the table of docs/benchmarks.md. In the stock lab the cells are run as
a person does it, by the menu, at the moment the kernel is there; no person is that quick.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

from srm_kit.lab.workspace import make_workspace
from srm_kit.loopback import free_port

NOTEBOOK = "1_richten.ipynb"
STEPS = ("the page is there", "the notebook is there", "the first result is on the screen", "fourteen results are")

_SHOWN = "() => !!document.querySelector('#jp-top-panel, #jupyterlab-splash, .jp-LabShell')"
_CELLS = """() => {
  const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
  return panel && !panel.querySelector('.jp-Spinner') && panel.querySelectorAll('.jp-Cell').length > 3;
}"""
_IDLE = """() => {
  const mark = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook-ExecutionIndicator');
  const bar = document.querySelector('#jp-main-statusbar')?.textContent ?? '';
  return mark?.dataset.status === 'idle' && /\\| Idle/.test(bar);
}"""
_RESULTS = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell')].map(
  cell => cell.querySelector('.jp-OutputArea-output')?.textContent.trim() ? 1 : 0)"""
_FIRST = f"() => ({_RESULTS})().slice(0, 5).includes(1)"
_MOST = f"() => ({_RESULTS})().filter(Boolean).length >= 14"


@contextmanager
def lab(line: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The process of a lab, ended at the end."""
    process = subprocess.Popen(line, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def address(process: subprocess.Popen[str]) -> str:
    """The first address it prints."""
    assert process.stdout is not None
    for text in process.stdout:
        if match := re.search(r"http://127\.0\.0\.1\S+", text):
            return match[0]
    raise SystemExit("the lab did not open")


def steps(chromium: Any, line: list[str], environment: dict[str, str], by_menu: bool) -> list[float]:
    """Seconds from the command to each of ``STEPS``."""
    found = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    begin = time.perf_counter()

    def seen(what: str) -> None:
        page.wait_for_function(what, polling=20, timeout=40_000)
        found.append(time.perf_counter() - begin)

    with lab(line, environment) as process:
        place = address(process)
        page = context.new_page()
        page.goto(re.sub(r"/lab(/tree/[^?]*)?\?", f"/lab/tree/{NOTEBOOK}?", place), wait_until="commit")
        seen(_SHOWN)
        seen(_CELLS)
        if by_menu:
            page.wait_for_function(_IDLE, polling=20, timeout=40_000)
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        seen(_FIRST)
        seen(_MOST)
        context.close()
    return found


def stock_folder(folder: Path, workspace: Path) -> Path:
    """The same notebooks for the kernel of Python itself."""
    made = folder / "stock"
    made.mkdir()
    notebook = json.loads((workspace / NOTEBOOK).read_text(encoding="utf-8"))
    notebook["metadata"]["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (made / NOTEBOOK).write_text(json.dumps(notebook), encoding="utf-8")
    return made


def main() -> None:
    """Both in turn, so that a slow moment hits both sides."""
    from playwright.sync_api import sync_playwright

    from srm_kit.document.formats.browser import find_browser

    parser = argparse.ArgumentParser()
    parser.add_argument("--rondes", type=int, default=5)
    rounds = parser.parse_args().rondes
    found: dict[str, list[list[float]]] = {"srm": [], "stock": []}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="srm-") as name:
        folder = Path(name)
        workspace = make_workspace(folder / "werkmap", None).folder
        chromium = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        for number in range(rounds + 1):
            shutil.rmtree(folder / "stock", ignore_errors=True)
            stock = stock_folder(folder, workspace)
            home = {**os.environ, "HOME": str(folder / f"home{number}"), "PYTHONWARNINGS": "ignore"}
            Path(home["HOME"]).mkdir()
            port = str(free_port())
            plain = [sys.executable, "-m", "jupyterlab", "--no-browser", "--port", port, "--allow-root", str(stock)]
            ours = [sys.executable, "-m", "srm_kit.cli", "lab", "--no-browser", "--werkmap", str(folder / f"w{number}")]
            for way, line in (("srm", ours), ("stock", plain)):
                seconds = steps(chromium, line, home, way == "stock")
                if number:
                    found[way].append(seconds)
        chromium.close()
    versions = ", ".join(f"{each} {metadata.version(each)}" for each in ("jupyterlab", "jupyter-server", "ipykernel"))
    print(f"Python {platform.python_version()}, {versions}; median of {rounds}, wall seconds.\n")
    print("| from the command until | `jupyter lab` | `srm lab` | part |\n|---|---:|---:|---:|")
    for place, step in enumerate(STEPS):
        stock_time, srm_time = (statistics.median(each[place] for each in found[way]) for way in ("stock", "srm"))
        print(f"| {step} | {stock_time:.2f} | {srm_time:.2f} | {srm_time / stock_time:.2f} |")


if __name__ == "__main__":
    main()
