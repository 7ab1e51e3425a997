"""How soon a change of a slider is on the screen, in a real JupyterLab, beside a bare ipywidgets label.

Run: ``python benchmarks/werken.py [--keren 200]``. Needs Chromium (Debian: apt-get install chromium). Prints the
table of docs/benchmarks.md. Both are measured in the browser: from the event to the frame after the new text.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import Any

NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
BARE = """
import ipywidgets
getal, label = ipywidgets.IntText(), ipywidgets.Label("begin")
getal.observe(lambda change: setattr(label, "value", str(change.new)), "value")
ipywidgets.VBox([getal, label], _dom_classes=["kaal"])
"""
MEASURE = """
async ([field, shown, kind, times]) => {
  const found = [];
  for (let turn = 0; turn < times; turn += 1) {
    const place = shown();
    const root = place.getRootNode();
    const target = root instanceof ShadowRoot ? root.querySelector('[data-deel="uitkomst"]') : place;
    const input = field();
    const took = await new Promise((ready) => {
      const start = performance.now();
      const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => ready(performance.now() - start));
      });
      watch.observe(target, { childList: true, subtree: true, characterData: true });
      input.value = String(turn % 2 ? 10 + (turn % 30) : 60 + (turn % 30));
      input.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
    });
    found.push(took);
    await new Promise((ready) => setTimeout(ready, 40));
  }
  return found;
}
"""


def measure(page: Any, field: str, shown: str, kind: str, times: int) -> list[float]:
    """Milliseconds per change; ``field`` and ``shown`` are functions in JavaScript that give an element."""
    script = MEASURE.replace("([field, shown, kind, times])", "([kind, times])")
    script = script.replace("const found = [];", f"const field = {field}; const shown = {shown}; const found = [];")
    return list(page.evaluate(script, [kind, times]))


def run_all(page: Any) -> None:
    """Runs the notebook and waits for the what-if."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Uitvoeren$")).click()
    page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').first.click()
    page.locator('.scherm[aria-label="Wat als?"][data-klaar="ja"]').wait_for(state="attached", timeout=120_000)
    page.locator(f'{NOTEBOOK} .jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()


def bare(page: Any) -> None:
    """Adds the bare widgets in a cell at the end."""
    cell = page.locator(f"{NOTEBOOK} .jp-CodeCell").last
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(BARE.strip())
    page.keyboard.press("Shift+Enter")
    page.locator(".kaal input").wait_for()


def row(name: str, found: list[float], base: float) -> str:
    """A line of the table."""
    ordered = sorted(found)
    p95 = ordered[round(0.95 * (len(ordered) - 1))]
    middle = statistics.median(found)
    return f"| {name} | {middle:.0f} | {p95:.0f} | {ordered[-1]:.0f} | {middle / base:.2f} |"


def main() -> None:
    """One lab, one notebook, both widgets in turn."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser()
    parser.add_argument("--keren", type=int, default=200)
    times = parser.parse_args().keren
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        told = Path(name) / "srm.txt"
        command = [sys.executable, "-m", "srm_kit.cli", "lab", "--no-browser", "--werkmap", str(Path(name) / "werk")]
        with told.open("w") as file:
            lab = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        try:
            while not (url := re.search(r"http://\S+", told.read_text())):
                time.sleep(0.1)
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(60_000)
            page.goto(url[0].replace("1_richten", "3_verrichten"))
            page.locator(f"{NOTEBOOK} .jp-Spinner").wait_for(state="detached")
            page.locator(f"{NOTEBOOK} .jp-KernelName", has_text="SRM").wait_for()
            page.locator(f'{NOTEBOOK} .jp-Notebook-ExecutionIndicator[data-status="idle"]').wait_for()
            run_all(page)
            bare(page)
            host = (
                "[...document.querySelectorAll('*')].map((e) => e.shadowRoot).find((r) => r?.querySelector('#kracht'))"
            )
            slider = f"(() => ({host}).querySelector('input[data-sleutel=VL]'))"
            power = f"(() => ({host}).querySelector('#kracht'))"
            number, label = (
                "(() => document.querySelector('.kaal input'))",
                "(() => [...document.querySelectorAll('.kaal .widget-label')].at(-1))",
            )
            found: dict[str, list[float]] = {"ours": [], "bare": []}
            measure(page, slider, power, "input", 5)
            measure(page, number, label, "change", 5)
            for _ in range(4):  # in turn, so that a slow moment hits both
                found["ours"] += measure(page, slider, power, "input", times // 4)
                found["bare"] += measure(page, number, label, "change", times // 4)
            browser.close()
        finally:
            lab.send_signal(signal.SIGINT)
            lab.wait(30)
    versions = ", ".join(f"{item} {metadata.version(item)}" for item in ("jupyterlab", "ipywidgets", "anywidget"))
    print(f"Python {platform.python_version()}, {versions}; {times} changes each, milliseconds in the browser.\n")
    print(
        "| from the event to the screen | median | 95th percentile | most | times the bare label |\n|---|---:|---:|---:|---:|"
    )
    base = statistics.median(found["bare"])
    print(row("what if: nine cells, realisatiekracht, the figure of the model", found["ours"], base))
    print(row("a bare ipywidgets label", found["bare"], base))


if __name__ == "__main__":
    main()
