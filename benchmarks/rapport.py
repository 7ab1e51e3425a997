"""What the main commands cost, each beside a reference in the same run (ratios, because machines differ).

Run: ``python benchmarks/rapport.py [--rondes 3]``. Prints the table of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data_samples" / "voorbeeldstad"
NAMES = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")


def seconds(*commands: list[str]) -> float:
    """Wall time of the commands after each other."""
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def cli_route(folder: Path) -> list[list[str]]:
    """The same notebooks by the papermill and nbconvert command lines."""
    commands = []
    for name in NAMES:
        out = str(folder / f"{name}.ipynb")
        source = str(ROOT / "notebooks" / f"{name}.ipynb")
        run = [sys.executable, "-m", "papermill", source, out, "-k", "python3"]
        commands.append([*run, "-p", "dossier", str(SAMPLE), "-p", "uitvoer", str(folder / "uit")])
        commands.append([sys.executable, "-m", "nbconvert", "--to", "html", "--no-input", out])
    return commands


def main() -> None:
    """Measures in turn, so that a slow moment hits both sides."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rondes", type=int, default=3)
    rounds = parser.parse_args().rondes
    srm = [sys.executable, "-m", "srm_kit.cli"]
    pandas = [sys.executable, "-c", "import pandas"]
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds(pandas, [*srm, "--help"])  # warm the disk
        for number in range(rounds):
            found.setdefault("import pandas", []).append(seconds(pandas))
            found.setdefault("srm --help", []).append(seconds([*srm, "--help"]))
            found.setdefault("srm check", []).append(seconds([*srm, "check", str(SAMPLE)]))
            out = str(folder / f"r{number}")
            found.setdefault("srm report", []).append(seconds([*srm, "report", str(SAMPLE), "--out", out]))
            found.setdefault("papermill + nbconvert CLI", []).append(seconds(*cli_route(folder)))
    median = {key: statistics.median(values) for key, values in found.items()}
    versions = ", ".join(f"{item} {metadata.version(item)}" for item in ("papermill", "nbconvert", "pandas"))
    print(f"Python {platform.python_version()}, {versions}; median of {rounds}, wall seconds.\n")
    print("| command | seconds | reference | ratio |")
    print("|---|---|---|---|")
    for key, other in (
        ("srm --help", "import pandas"),
        ("srm check", "import pandas"),
        ("srm report", "papermill + nbconvert CLI"),
    ):
        print(f"| `{key}` | {median[key]:.2f} | `{other}` {median[other]:.2f} | {median[key] / median[other]:.2f} |")


if __name__ == "__main__":
    main()
