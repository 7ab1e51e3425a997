"""Voorbeeldstad: one coherent fictional dossier with a story a trainer can tell.

What is written by hand stands in ``voorbeeldstad.yaml`` (the story at the top); the answers are drawn here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from srm_kit.dossier import (
    TABELLEN,
    Afdeling,
    Dossier,
    GemeenteGegevens,
    Opdracht,
    Respons,
    Tekst,
    Zorgvuldigheid,
    table_from_rows,
    with_digest,
    write_folder,
    write_workbook,
)
from srm_kit.dossier.contract.dossier import Middeleneenheid, Referentiebestand
from srm_kit.simulation.fictieve_normen import fictieve_referentie
from srm_kit.simulation.respondenten import Peilingopzet, Plaats, draw, samengevoegd

__all__ = ["ZAAD", "voorbeeldstad", "write_samples"]

ZAAD = 20261101
_NAME = "voorbeeldstad"
_NOT_TABLES = {"respons", "teksten"}


def voorbeeldstad(zaad: int = ZAAD) -> Dossier:
    """The dossier of Voorbeeldstad; another seed gives other answers with the same story."""
    data = _read()
    tables: dict[str, Any] = {
        table.naam: table_from_rows(table, list(csv.reader(io.StringIO(data[table.naam]), delimiter=";")))
        for table in TABELLEN
        if table.naam in data and table.naam not in _NOT_TABLES
    }
    return with_digest(
        Dossier(
            gemeente=GemeenteGegevens("Voorbeeldstad", "", fictief=True),
            opdracht=Opdracht(
                peildatum=date(2026, 11, 1),
                themas=("sociaal_domein", "omgevingswet"),
                bureau="Adviesbureau",
                aanleiding="De raad vraagt waarom inwoners nog weinig merken van de strategische visie.",
                max_parallel=8,
            ),
            zorgvuldigheid=Zorgvuldigheid(True, True, date(2027, 6, 1), 5),
            middelen_vorm=Middeleneenheid("duizend euro"),
            populatie=dict(data["respons"]["populatie"]),
            referentie=fictieve_referentie(),
            referentie_bestand=Referentiebestand(fictieve_referentie().bestand),
            respons=_respons(data["respons"], tables["afdelingen"], zaad),
            teksten=tuple(Tekst(plek, tekst) for plek, tekst in data["teksten"].items()),
            **tables,
        )
    )


def write_samples(folder: Path) -> None:
    """Writes the sample in both forms: ``voorbeeldstad/`` and ``voorbeeldstad.xlsx``."""
    dossier = voorbeeldstad()
    write_folder(dossier, folder / _NAME)
    write_workbook(dossier, folder / f"{_NAME}.xlsx")


def _read() -> dict[str, Any]:
    import yaml

    text = (Path(__file__).parent / f"{_NAME}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def _respons(data: Mapping[str, Any], afdelingen: Sequence[Afdeling], zaad: int) -> Respons:
    """Both measurements after each other, with the open answers in the latest."""
    waves = [
        draw(
            Peilingopzet(
                meetmoment=row["meetmoment"],
                aantallen=row["aantallen"],
                gemiddelden=_means(row["aantallen"], row["scores"], data["verschil"]),
                weet_niet=data["weet_niet"],
                weet_niet_anders=data["weet_niet_anders"],
                aandacht=row["aandacht"],
                plaatsen=_places(afdelingen),
            ),
            np.random.default_rng([zaad, number]),
            voorvoegsel=row["voorvoegsel"],
            gebalanceerd=True,
        )
        for number, row in enumerate(data["metingen"])
    ]
    first, last = waves
    answers = _open_answers(last, data["open_antwoorden"], np.random.default_rng([zaad, len(waves)]))
    return samengevoegd(first, answers)


def _places(afdelingen: Sequence[Afdeling]) -> dict[str, tuple[Plaats, ...]]:
    """Departments per functiegroep, in proportion to their size; bestuur belongs to none."""

    def of(kind: str) -> tuple[Plaats, ...]:
        return tuple(Plaats(row.id, row.domein, row.medewerkers or 1) for row in afdelingen if row.soort == kind)

    return {
        **{kind: of(kind) for kind in ("beleid", "uitvoering", "bedrijfsvoering")},
        "leidinggevend": tuple(Plaats(row.id, row.domein) for row in afdelingen),
        "bestuur": (Plaats("", "bestuur"),),
    }


def _means(
    counts: Mapping[str, int], scores: Mapping[str, float], shifts: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    """Means (1-5) per functiegroep that lie apart as the story says and together give the wanted scores."""
    total = sum(counts.values())
    found: dict[str, dict[str, float]] = {group: {} for group in counts}
    for cell, score in scores.items():
        of = {group: shifts.get(group, {}).get(cell, 0.0) for group in counts}
        middle = sum(counts[group] * shift for group, shift in of.items()) / total
        for group, shift in of.items():
            found[group][cell] = 1 + score / 25 + shift - middle
    return found


def _open_answers(wave: Respons, answers: Sequence[Mapping[str, Any]], random: np.random.Generator) -> Respons:
    """The open answers with people at random."""
    texts, released = [""] * len(wave), [False] * len(wave)
    rows = random.choice(len(wave), size=len(answers), replace=False).tolist()
    for row, answer in zip(rows, answers, strict=True):
        texts[row], released[row] = answer["tekst"], answer["vrijgegeven"]
    return replace(wave, open_vraag=tuple(texts), vrijgegeven=tuple(released))
