"""What own tables of groups cost: 3,000 people in 12 departments, every table there is, and a report with ten of them.

Run: ``python benchmarks/eigen.py [--mensen 3000] [--afdelingen 12] [--rondes 3]``. Prints the table of docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import numpy as np

from srm_kit import resources
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.dossier import Afdeling
from srm_kit.dossier.keeping.writing import write_folder
from srm_kit.measures.groepscijfers import groepscijfers
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import open_sessie
from srm_kit.simulation import Storing, simulate

FIELDS = ("functiegroep", "afdeling", "leidinggevend")
KINDS = tuple(list(kind) for size in range(4) for kind in combinations(FIELDS, size))
TEN = (*KINDS, ["functiegroep"], ["afdeling"])


def organisation(people: int, departments: int) -> Dossier:
    """A simulated municipality whose people are spread over so many departments of very different size."""
    made = simulate(Storing.BELEID_UITVOERING, 0.6, people, 7)
    assert made.respons is not None
    random = np.random.default_rng(7)
    codes = [unit.id for unit in made.afdelingen]
    names = np.array([*codes, *(f"A{number:02}" for number in range(departments))][:departments])
    shares = np.linspace(1, 6, departments)
    drawn = random.choice(names, size=len(made.respons.functiegroep), p=shares / shares.sum())
    board = np.array(made.respons.functiegroep) == "bestuur"
    units = tuple(Afdeling(str(name), f"Afdeling {name}", "sociaal", "uitvoering", people) for name in names)
    answers = replace(made.respons, afdeling=tuple(np.where(board, "", drawn).tolist()))
    return replace(made, afdelingen=units, respons=answers)


def seconds_of(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds, those of commands that it starts too."""
    start, spent = time.perf_counter(), processor()
    work()
    return time.perf_counter() - start, processor() - spent


def processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def calls(folder: Path, rounds: int) -> None:
    sessie = open_sessie(Parameters(dossier=str(folder)))
    print("| call | rows | seconds | processor seconds |\n|---|---:|---:|---:|")
    for number, kind in enumerate((["functiegroep"], *KINDS)):
        taken = []
        for _ in range(rounds):
            if number == 0:
                groepscijfers.cache_clear()
            taken.append(seconds_of(partial(sessie.peiling.gemiddelde, kind)))
        wall, spent = (statistics.median(column) for column in zip(*taken, strict=True))
        rows = len(sessie.peiling.gemiddelde(kind))
        print(f"| {'first' if number == 0 else 'again'}, `per={kind}` | {rows} | {wall:.3f} | {spent:.3f} |")


def report(folder: Path, into: Path, tables: int) -> tuple[float, float]:
    notebooks = into / "notebooks"
    notebooks.mkdir()
    for path in resources.folder("notebooks").glob("*.ipynb"):
        own = nbformat.read(path, as_version=4)
        if path.name == "5_eigen.ipynb":
            for kind in TEN[:tables]:
                source = f"""blok = sessie.peiling.gemiddelde({kind}).head(200)
eigen.tabel(blok, bijschrift="Per {" en ".join(kind) or "iedereen"}", bron=blok.attrs["bron"]) if len(blok) else eigen.tekst("Niemand")"""
                own.cells.append(nbformat.v4.new_code_cell(source))
        nbformat.write(own, notebooks / path.name)
    line = [
        sys.executable,
        "-m",
        "srm_kit.cli",
        "report",
        str(folder),
        "--out",
        str(into / "rapport"),
        "--notebooks",
        str(notebooks),
    ]
    return seconds_of(partial(subprocess.run, line, check=True, capture_output=True))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--mensen", type=int, default=3000)
    parser.add_argument("--afdelingen", type=int, default=12)
    parser.add_argument("--rondes", type=int, default=3)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name) / "dossier"
        write_folder(organisation(asked.mensen, asked.afdelingen), folder)
        calls(folder, asked.rondes)
        for tables in (0, 10):
            taken = []
            for number in range(asked.rondes):
                into = Path(name) / f"{tables}-{number}"
                into.mkdir()
                taken.append(report(folder, into, tables))
                (folder / ".uitgiften.json").unlink(missing_ok=True)
            wall, spent = (statistics.median(column) for column in zip(*taken, strict=True))
            print(f"report with {tables} own tables of groups: {wall:.2f} s, {spent:.2f} of the processor")


if __name__ == "__main__":
    main()
