"""Words (without those in figures and folded tables) and printed pages of each form, for dossiers full and sparse.

``python -m benchmarks.report_forms`` prints the table of docs/kwaliteit/rapportvormen.md; it needs a browser.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
from lxml import html as parser

from srm_kit.dossier import Dossier, write_folder
from srm_kit.dossier.keeping.new_dossier import new_dossier
from srm_kit.report import ReportOptions, run
from srm_kit.simulation import voorbeeldstad
from srm_kit.simulation.werelden import karig

GOALS = tuple(f"SD{number}" for number in range(1, 13))


def cases() -> Iterator[tuple[str, Dossier, str]]:
    """What is measured: its name, the dossier, and the form that is asked for (empty: by the dossier)."""
    town = voorbeeldstad()
    yield "Voorbeeldstad, twee metingen", town, "volledig"
    yield "Voorbeeldstad, twee metingen", town, "kort"
    yield "Voorbeeldstad zonder vragenlijst", replace(town, respons=None, referentie=None), ""
    yield "een vijfde vastgelegd", karig(town, 0.2, 5), ""
    yield (
        "Utrecht, twaalf gekozen doelen",
        new_dossier(date(2026, 11, 1), "Utrecht", "", ("sociaal_domein",), GOALS),
        "",
    )


def main() -> None:
    """Prints the table, a row per report."""
    print("| dossier | vorm | woorden | bladzijden |\n|---|---|---|---|")
    for name, dossier, form in cases():
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            write_folder(dossier, place / "dossier")
            made = run(place / "dossier", place / "rapport", ReportOptions(vorm=form, formats=("pdf",)))
            page = parser.parse(str(made.html)).getroot()
            paper = pypdf.PdfReader(made.formats["pdf"]).pages
            told = page.xpath("//body//text()[not(ancestor::style or ancestor::svg or ancestor::details)]")
            words = len(" ".join(told).split())
            chosen = str(page.find("body").get("class")).removeprefix("vorm-")
            print(f"| {name} | `{chosen}` | {words} | {len(paper)} |", flush=True)


if __name__ == "__main__":
    main()
