"""Makes one report: the main job, as a story of a few steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from srm_kit import nl, resources
from srm_kit.document import house_style as huisstijl
from srm_kit.document.formats import FORMATEN, Opdracht, maak
from srm_kit.document.formats.browser import vind_browser
from srm_kit.document.page import to_html
from srm_kit.document.rapport import Hoofdstuk, Kern, Rapport
from srm_kit.engine import RunNotebooks, Tell, run_notebooks
from srm_kit.errors import RapportAfgekeurd
from srm_kit.parameters import Parameters
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.report import colofon
from srm_kit.report.collecting import collect
from srm_kit.report.publishing import Workdir, publish
from srm_kit.report.self_check import check_bestand, check_html
from srm_kit.report.steps import ReportStep, making

__all__ = ["NOTEBOOKS", "Opties", "Uitkomst", "run"]

NOTEBOOKS = (ReportStep.RICHTEN, ReportStep.INRICHTEN, ReportStep.VERRICHTEN, ReportStep.SAMENVATTING)


@dataclass(frozen=True, slots=True)
class Opties:
    """What can be chosen for a report; ``formaten`` are names of ``FORMATEN``, made beside the HTML.

    ``taak`` is the key of the job when the report is one of a batch.
    """

    peildatum: str = ""
    meetmoment: str = ""
    huisstijl: str = ""
    concept: bool = False
    formaten: tuple[str, ...] = ()
    taak: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Where the report is and its title; ``formaten`` maps a format to its file.

    ``verouderd`` are files of an earlier run that this run did not make: they may say something else.
    """

    html: Path
    colofon: Path
    titel: str = ""
    formaten: Mapping[str, Path] = field(default_factory=dict)
    verouderd: tuple[Path, ...] = ()


def run(
    dossier: Path,
    out: Path,
    opties: Opties | None = None,
    tell: Tell | None = None,
    run_all: RunNotebooks = run_notebooks,
) -> Uitkomst:
    """Makes ``out/rapport.html``, the chosen formats and ``out/colofon.json``, or changes nothing at all.

    Raises ``SrmError`` with what is wrong and what to do: a dossier with faults, a folder that cannot be
    written, a notebook that stopped, a report that fails its own check, no browser for a PDF.
    """
    chosen = opties or Opties()
    tell = tell or (lambda step, done, total: None)

    tell(ReportStep.READING, 0, 1)
    style = huisstijl.load(chosen.huisstijl)
    if "pdf" in chosen.formaten:
        vind_browser()  # better said now than after the notebooks have run
    with Workdir(out) as work:
        parameters = Parameters(
            dossier=str(dossier.resolve()),
            uitvoer=str(work),
            peildatum=chosen.peildatum,
            meetmoment=chosen.meetmoment,
            huisstijl=chosen.huisstijl,
            concept=chosen.concept,
            live=False,
        )
        sessie = open_sessie(parameters)

        notebooks = [resources.folder("notebooks") / f"{name}.ipynb" for name in NOTEBOOKS]
        executed = run_all(notebooks, parameters, work, tell)

        tell(ReportStep.RENDERING, 0, 1)
        chapters = collect(executed)
        rapport = Rapport(_kern(sessie, chapters), chapters, colofon.as_text(sessie, style), sessie.dossier.peildatum)
        html = to_html(rapport, style)

        tell(ReportStep.CHECKING, 0, 1)
        faults = check_html(html, sessie.dossier, sessie.dossier.gemeente.fictief)
        if faults:
            raise RapportAfgekeurd(faults)

        files = {"rapport.html": html.encode("utf-8")}
        files |= _formats(Opdracht(rapport, html, style, work), chosen.formaten, sessie, tell)

        tell(ReportStep.WRITING, 0, 1)
        account = colofon.as_json(sessie, style, notebooks, files, chosen.taak)
        files["colofon.json"] = (json.dumps(account, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
        publish(out, work, files)
    made = {name: out / f"rapport.{name}" for name in FORMATEN if f"rapport.{name}" in files}
    stale = tuple(path for name in FORMATEN if name not in made and (path := out / f"rapport.{name}").is_file())
    return Uitkomst(out / "rapport.html", out / "colofon.json", rapport.kern.titel, made, stale)


def _formats(order: Opdracht, asked: tuple[str, ...], sessie: Sessie, tell: Tell) -> dict[str, bytes]:
    """The files beside the HTML. The browser prints the PDF while the files of Office are made."""
    made: dict[str, bytes] = {}
    with ThreadPoolExecutor(1) as beside:
        printing = beside.submit(maak, "pdf", order) if "pdf" in asked else None
        for name in (item for item in FORMATEN if item in asked and item != "pdf"):
            tell(making(name), 0, 1)
            made[f"rapport.{name}"] = maak(name, order)
            if faults := check_bestand(name, made[f"rapport.{name}"], sessie.dossier):
                raise RapportAfgekeurd(faults)
        if printing is not None:
            tell(making("pdf"), 0, 1)
            made["rapport.pdf"] = printing.result()
    return made


def _kern(sessie: Sessie, chapters: tuple[Hoofdstuk, ...]) -> Kern:
    """The cover: the finding of the summary is the title of the report."""
    from srm_kit.document.html import visible
    from srm_kit.views import zinnen

    dossier, maten = sessie.dossier, sessie.maten
    name = visible(dossier.gemeente.naam)
    lines = [("Gemeente", name), ("Peildatum", nl.datum(dossier.peildatum))]
    if maten.meetmoment is not None and dossier.respons is not None:
        answered = len(dossier.respons.op(maten.meetmoment))
        whole = sum(dossier.populatie.values()) if dossier.populatie else None
        lines.append(
            ("Respons", f"{answered} van {whole} ({nl.procent(answered / whole)})" if whole else str(answered))
        )
    if dossier.opdracht.bureau:
        lines.append(("Bureau", visible(dossier.opdracht.bureau)))
    return Kern(
        titel=zinnen.kop_samenvatting(maten),
        ondertitel=f"Hoe {name} haar doelen richt, inricht en verricht, en wat de volgende stap is.",
        gemeente=name,
        bovenschrift="Strategierealisatie",
        regels=tuple(lines),
        fictief=dossier.gemeente.fictief,
        concept=sessie.parameters.concept,
    )
