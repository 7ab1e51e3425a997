"""What the diagnosis costs: beside reading the dossier, and as respondents and goals grow.

Run: ``python benchmarks/diagnose.py [--rondes 5] [--groot]``. Prints the tables of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import platform
import resource
import statistics
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data_samples" / "voorbeeldstad"
READ = """
import importlib, sys
from pathlib import Path
for name in sys.argv[2].split():
    importlib.import_module(name)
from srm_kit.dossier import load
load(Path(sys.argv[1]))
"""
LOADED = """
import sys
from pathlib import Path
from srm_kit.diagnosis import as_json, diagnose
from srm_kit.dossier import load
from srm_kit.measures import measure
import srm_kit.cli, json
dossier = load(Path(sys.argv[1]))
maten = measure(dossier)
as_json(maten, diagnose(maten, dossier))
print(" ".join(name for name in sys.modules if name.split(".")[0] in {"numpy", "scipy", "networkx", "yaml", "srm_kit"}))
"""


def seconds(command: list[str]) -> float:
    """Wall time of a command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def beside_reading(rounds: int) -> None:
    """``srm diagnose`` against a process that imports the same and reads the same dossier."""
    diagnose = [sys.executable, "-m", "srm_kit.cli", "diagnose", str(SAMPLE), "--json"]
    loaded = [sys.executable, "-c", LOADED, str(SAMPLE)]
    modules = subprocess.run(loaded, check=True, capture_output=True, text=True).stdout.strip()
    read = [sys.executable, "-c", READ, str(SAMPLE), modules]
    seconds(read)
    pairs = [(seconds(diagnose), seconds(read)) for _ in range(rounds)]
    first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
    print("| command | seconds | reference | ratio |\n|---|---|---|---|")
    print(f"| `srm diagnose --json` | {first:.2f} | the same imports and reading {second:.2f} | {first / second:.2f} |")


def one(respondents: int, goals: int) -> None:
    """Measures one drawn dossier and prints seconds and memory; runs in a process of its own."""
    from srm_kit.diagnosis import diagnose
    from srm_kit.measures import measure
    from srm_kit.simulation import Storing, simulate

    dossier = simulate(Storing.GEZOND, 0, respondents, 1, n_doelen=goals)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.perf_counter()
    diagnose(measure(dossier, weergave=True), dossier)
    spent = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {respondents:,} | {goals} | {spent:.2f} | {before} | {after} |")


def growing(sizes: list[tuple[int, int]]) -> None:
    """Each size in a process of its own, so that memory is that of this size alone."""
    print("| respondents | goals | seconds | MB with the dossier | MB at the most |\n|---|---|---|---|---|", flush=True)
    for respondents, goals in sizes:
        subprocess.run([sys.executable, __file__, "--een", str(respondents), str(goals)], check=True)


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rondes", type=int, default=5)
    parser.add_argument("--groot", action="store_true", help="also 100,000 respondents and 500 goals")
    parser.add_argument("--een", nargs=2, type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.een:
        one(*chosen.een)
        return
    versions = ", ".join(f"{item} {metadata.version(item)}" for item in ("numpy", "scipy", "networkx"))
    print(f"Python {platform.python_version()}, {versions}; median of {chosen.rondes}, wall seconds.\n")
    beside_reading(chosen.rondes)
    print()
    small = [(1_000, 12), (10_000, 50)]
    growing([*small, (50_000, 250), (100_000, 500)] if chosen.groot else small)


if __name__ == "__main__":
    main()
