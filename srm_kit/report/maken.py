"""Makes one report: the main job, as a story of seven steps."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from srm_kit import nl, resources
from srm_kit.engine import run_notebooks
from srm_kit.errors import RapportAfgekeurd, UitvoerNietSchrijfbaar
from srm_kit.phases.parameters import Parameters
from srm_kit.phases.sessie import Sessie, open_sessie
from srm_kit.report import colofon, huisstijl
from srm_kit.report.controle import check_html
from srm_kit.report.rapport import Hoofdstuk, Kern, Rapport
from srm_kit.report.renderen import to_html
from srm_kit.report.verzamelen import collect

__all__ = ["NOTEBOOKS", "Opties", "Uitkomst", "run"]

NOTEBOOKS = ("1_richten", "2_inrichten", "3_verrichten", "4_samenvatting")
Melder = Callable[[str, int, int], None]
"""Told what is going on: the step in words, how far, and out of how many."""


@dataclass(frozen=True, slots=True)
class Opties:
    """What can be chosen for a report."""

    peildatum: str = ""
    meetmoment: str = ""
    huisstijl: str = ""
    concept: bool = False


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Where the report is."""

    html: Path
    colofon: Path


def run(dossier: Path, out: Path, opties: Opties | None = None, tell: Melder | None = None) -> Uitkomst:
    """Makes ``out/rapport.html`` and ``out/colofon.json`` from a dossier, or changes nothing at all.

    Raises ``SrmError`` with what is wrong and what to do: a dossier with faults, a folder that cannot be
    written, a notebook that stopped, a report that fails its own check.
    """
    chosen = opties or Opties()
    report = tell or (lambda step, done, total: None)

    report("reading the dossier", 0, 1)
    style = huisstijl.load(chosen.huisstijl)
    with _workdir(out) as work:
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
        executed = run_notebooks(notebooks, parameters, work, report)

        report("rendering the report", 0, 1)
        chapters = collect(executed)
        html = to_html(Rapport(_kern(sessie, chapters), chapters, colofon.as_text(sessie, style)), style)

        report("checking the report", 0, 1)
        faults = check_html(html, sessie.dossier, sessie.dossier.gemeente.fictief)
        if faults:
            raise RapportAfgekeurd(faults)

        report("writing the report", 0, 1)
        account = colofon.as_json(sessie, style, notebooks, html)
        return _publish(out, html, json.dumps(account, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _kern(sessie: Sessie, chapters: tuple[Hoofdstuk, ...]) -> Kern:
    """The cover: the finding of the summary is the title of the report."""
    from srm_kit.views import zinnen
    from srm_kit.views.html import visible

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


class _workdir:
    """A private folder beside the output, gone afterwards whatever happens."""

    def __init__(self, out: Path) -> None:
        self.out = out

    def __enter__(self) -> Path:
        try:
            # On the same disk as the output, so that publishing is a rename.
            self.made = [item for item in (self.out, *self.out.parents) if not item.exists()]
            self.out.mkdir(parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(prefix=".srm-", dir=self.out))
        except OSError as error:
            raise UitvoerNietSchrijfbaar(self.out, error.strerror or "it cannot be made") from None
        return self.folder

    def __exit__(self, *problem: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if problem[0] is not None:
            for item in self.made:
                try:
                    item.rmdir()
                except OSError:
                    break


def _publish(out: Path, html: str, account: str) -> Uitkomst:
    """Both files appear by rename; the colophon last, so that it never speaks of a report that is not there."""
    target = Uitkomst(out / "rapport.html", out / "colofon.json")
    try:
        for path, text in ((target.html, html), (target.colofon, account)):
            handle, name = tempfile.mkstemp(prefix=".srm-", dir=out)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            os.replace(name, path)
    except OSError as error:
        raise UitvoerNietSchrijfbaar(out, error.strerror or "it cannot be written") from None
    return target
