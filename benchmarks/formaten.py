"""What the other formats cost beside the HTML, warm: everything imported, fonts and templates read.

Run: ``python benchmarks/formaten.py [--rondes 3]``. Prints the table of docs/benchmarks.md, section Formats.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from srm_kit.document.formats import FORMATS
from srm_kit.report import ReportOptions, run

ROOT = Path(__file__).resolve().parents[1]
NAMES = tuple(format.name for format in FORMATS)
SAMPLE = ROOT / "data_samples" / "voorbeeldstad"


def seconds(formats: tuple[str, ...], out: Path) -> float:
    """Wall time of one report from dossier to files, in this process."""
    start = time.perf_counter()
    run(SAMPLE, out, ReportOptions(formats=formats))
    return time.perf_counter() - start


def main() -> None:
    """Measures in turn, so that a slow moment hits all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rondes", type=int, default=3)
    rounds = parser.parse_args().rondes
    choices: dict[str, tuple[str, ...]] = {
        "HTML alone": (),
        **{f"HTML and {name}": (name,) for name in NAMES},
        "all five": NAMES,
    }
    found: dict[str, list[float]] = {name: [] for name in choices}
    with tempfile.TemporaryDirectory() as folder:
        seconds(NAMES, Path(folder) / "warm")
        for number in range(rounds):
            for name, formats in choices.items():
                found[name].append(seconds(formats, Path(folder) / f"{number}"))
    base = statistics.median(found["HTML alone"])
    print("| what | seconds (median) | times HTML alone |\n|---|---:|---:|")
    for name, times in found.items():
        middle = statistics.median(times)
        print(f"| {name} | {middle:.2f} | {middle / base:.2f} |")


if __name__ == "__main__":
    main()
