"""From nothing to the first answer of a kernel: as JupyterLab starts it, and forked from the warm parent of the lab.

Run: ``python benchmarks/kernel.py [--rondes 10] [--browser]``. Prints the tables of docs/benchmarks.md. With
``--browser`` also from a click on a notebook to a kernel that is idle, in a real JupyterLab in a real Chromium.
"""

from __future__ import annotations

import argparse
import os
import platform
import queue
import re
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

from srm_kit.lab.warm_kernels import PROVISIONER, KernelParent, register_provisioner

WAYS = {"stock kernel": "local-provisioner", "warm kernel": PROVISIONER}
FIRST = "import ipywidgets; from srm_kit.phases import richten; 1 + 1"
"""What the first cells of a notebook need."""


def answer(client: Any, code: str) -> None:
    """Asks again until the kernel answers, without the fixed 0.2 seconds of ``wait_for_ready``."""
    client.kernel_info()
    while True:
        try:
            client.get_shell_msg(timeout=0.02)
            break
        except queue.Empty:
            client.kernel_info()
    asked = client.execute(code)
    while client.get_shell_msg(timeout=60)["parent_header"]["msg_id"] != asked:
        pass


def kernel(provisioner: str, folder: str, code: str, polite: bool) -> float:
    """Seconds to the first answer."""
    number = len(os.listdir(folder))
    manager = KernelManager(kernel_name="python3", transport="ipc", connection_file=f"{folder}/k{number}.json")
    manager.kernel_spec.metadata = {"kernel_provisioner": {"provisioner_name": provisioner}}
    begin = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    if polite:
        client.wait_for_ready()
        client.execute_interactive(code, output_hook=lambda message: None)
    else:
        answer(client, code)
    seconds = time.perf_counter() - begin
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return seconds


def kernels(rounds: int) -> None:
    """Both ways in turn, so that a slow moment hits both."""
    parent = KernelParent()
    register_provisioner(parent)
    kinds = (
        ("first answer, 1 + 1", "1 + 1", False),
        ("first answer, after wait_for_ready of jupyter_client", "1 + 1", True),
        ("first answer of a notebook: ipywidgets and srm_kit imported", FIRST, False),
    )
    with tempfile.TemporaryDirectory(prefix="srm-") as folder:
        found: dict[tuple[str, str], list[float]] = {}
        for number in range(rounds + 1):
            for label, code, polite in kinds:
                for way, provisioner in WAYS.items():
                    seconds = kernel(provisioner, folder, code, polite)
                    if number:
                        found.setdefault((label, way), []).append(seconds)
    parent.stop()
    table([label for label, *_ in kinds], found)


def browsing(rounds: int) -> None:
    """From opening a notebook to an idle kernel, as the person at the screen waits for it."""
    from playwright.sync_api import sync_playwright

    from srm_kit.document.formats.browser import find_browser

    label = "from opening a notebook in JupyterLab to kernel idle"
    found: dict[tuple[str, str], list[float]] = {}
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="srm-") as folder:
        chromium = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        labs = {}
        for number, way in enumerate(WAYS):
            labs[way] = _lab(Path(folder) / str(number), warm=way == "warm kernel")
        try:
            for number in range(rounds + 1):
                for way, (_, url) in labs.items():
                    seconds = _open(chromium, url)
                    if number:
                        found.setdefault((label, way), []).append(seconds)
        finally:
            for process, _ in labs.values():
                process.terminate()
                process.wait()
        chromium.close()
    table([label], found)


def _lab(folder: Path, *, warm: bool) -> tuple[subprocess.Popen[str], str]:
    line = [sys.executable, "-m", "srm_kit.cli", "lab", "--no-browser", "--werkmap", str(folder)]
    environment = {**os.environ, "SRM_LAB_WARM": "1" if warm else "0"}
    process = subprocess.Popen(line, text=True, stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    for text in process.stdout:
        if match := re.search(r"http://\S+", text):
            return process, match[0]
    raise SystemExit("srm lab did not open")


_IDLE = """() => {
  const panel = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
  return panel && /2_inrichten/.test(document.title) && !panel.querySelector('.jp-Spinner')
    && /SRM/.test(panel.querySelector('.jp-KernelName')?.textContent || '')
    && panel.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'
    && /Inactief/.test(document.querySelector('#jp-main-statusbar')?.textContent || '');
}"""


def _open(chromium: Any, url: str) -> float:
    """Opens the second notebook by its tile in a lab that is on the screen, and shuts its kernel down after."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(url.replace("/tree/1_richten.ipynb?", "?reset&"))
    tile = page.locator(".jp-LauncherCard", has_text="Inrichten")
    tile.wait_for()
    page.wait_for_timeout(1000)
    begin = time.perf_counter()
    tile.click()
    page.wait_for_function(_IDLE, polling=10, timeout=60_000)
    seconds = time.perf_counter() - begin
    page.evaluate(
        """async () => {
          const token = new URLSearchParams(location.search).get('token')
            || JSON.parse(document.getElementById('jupyter-config-data').textContent).token;
          const headers = { Authorization: `token ${token}` };
          for (const item of await (await fetch('/api/sessions', { headers })).json()) {
            await fetch(`/api/sessions/${item.id}`, { method: 'DELETE', headers });
          }
        }"""
    )
    context.close()
    return seconds


def table(labels: list[str], found: dict[tuple[str, str], list[float]]) -> None:
    """Prints medians, and what part of the stock way the warm way takes."""
    print("| to | stock, ms | warm, ms | part |\n|---|---:|---:|---:|")
    for label in labels:
        stock, warm = (statistics.median(found[label, way]) for way in WAYS)
        print(f"| {label} | {1000 * stock:.0f} | {1000 * warm:.0f} | {warm / stock:.2f} |")
    print()


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rondes", type=int, default=10)
    parser.add_argument("--browser", action="store_true")
    arguments = parser.parse_args()
    os.environ["PYTHONWARNINGS"] = "ignore"
    versions = ", ".join(
        f"{item} {metadata.version(item)}" for item in ("ipykernel", "jupyter-client", "jupyterlab", "debugpy")
    )
    print(f"Python {platform.python_version()}, {versions}; median of {arguments.rondes}, wall milliseconds.\n")
    kernels(arguments.rondes)
    if arguments.browser:
        browsing(arguments.rondes)


if __name__ == "__main__":
    main()
