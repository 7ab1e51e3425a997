"""From nothing to the first answer of a cell: a fresh kernel, a forked kernel, and the shell in a forked child.

Run: ``python benchmarks/engine.py [--rondes 10]``. Prints the table of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.connect import write_connection_file
from jupyter_client.manager import KernelManager

from srm_kit.engine import Crew, Task

_ZYGOTE = """
import os, sys
import debugpy, psutil, ipykernel.kernelapp, ipykernel.ipkernel, ipykernel.zmqshell
print("ready", flush=True)
for line in sys.stdin:
    if os.fork() == 0:
        from ipykernel.kernelapp import IPKernelApp
        app = IPKernelApp.instance()
        app.initialize(["-f", line.strip(), "--HistoryManager.enabled=False"])
        app.start()
        os._exit(0)
"""


def fresh() -> None:
    """A kernel as papermill starts it."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready()
    client.execute_interactive("1 + 1", output_hook=lambda message: None)
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def forked_kernel(zygote: subprocess.Popen[str]) -> None:
    """A real ipykernel, forked from a process that has everything imported; sockets in a folder of their own."""
    assert zygote.stdin is not None
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "c.json")
        write_connection_file(path, transport="ipc", ip=str(Path(folder) / "k"))
        zygote.stdin.write(path + "\n")
        zygote.stdin.flush()
        client = BlockingKernelClient(connection_file=path)
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready()
        client.execute_interactive("1 + 1", output_hook=lambda message: None)
        client.shutdown()
        client.stop_channels()


def shell(crew: Crew) -> None:
    """The shell of this project in a child of a warm parent."""
    cells = [{"cell_type": "code", "source": "1 + 1", "metadata": {}}]
    crew.begin(Task(1, "srm_kit.engine.notebook_run:run_in_child", {"cells": cells}))
    while (event := crew.wait()) is not None and not event.state.is_end:
        pass


def main() -> None:
    """Measures in turn, so that a slow moment hits all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rondes", type=int, default=10)
    rounds = parser.parse_args().rondes
    quiet = {"stderr": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stdin": subprocess.PIPE}
    zygote = subprocess.Popen([sys.executable, "-c", _ZYGOTE], text=True, **quiet)  # type: ignore[call-overload]
    zygote.stdout.readline()
    os.environ["PYTHONWARNINGS"] = "ignore"
    found: dict[str, list[float]] = {}
    with Crew(["srm_kit.engine.notebook_run"]) as crew:
        ways: dict[str, Callable[[], None]] = {
            "fresh ipykernel": fresh,
            "forked ipykernel": lambda: forked_kernel(zygote),
            "shell in a forked child": lambda: shell(crew),
        }
        for number in range(rounds + 1):
            for name, way in ways.items():
                start = time.perf_counter()
                way()
                if number:
                    found.setdefault(name, []).append(time.perf_counter() - start)
    zygote.kill()
    versions = ", ".join(f"{item} {metadata.version(item)}" for item in ("ipykernel", "ipython", "jupyter-client"))
    print(f"Python {platform.python_version()}, {versions}; median of {rounds}, wall milliseconds.\n")
    print("| to the first answer | milliseconds | of a fresh kernel |\n|---|---:|---:|")
    base = statistics.median(found["fresh ipykernel"])
    for name, values in found.items():
        print(f"| {name} | {1000 * statistics.median(values):.0f} | {statistics.median(values) / base:.2f} |")


if __name__ == "__main__":
    main()
