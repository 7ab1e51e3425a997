"""Voorbeeldstad: one coherent fictional dossier with a story a trainer can tell (data in voorbeeldstad.yaml)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from srm_kit.dossier import (
    TABELLEN,
    Dossier,
    GemeenteGegevens,
    Opdracht,
    Respons,
    Zorgvuldigheid,
    table_from_rows,
    with_digest,
    write_folder,
    write_workbook,
)
from srm_kit.simulation.respondenten import Peiling, draw

__all__ = ["ZAAD", "voorbeeldstad", "write_samples"]

ZAAD = 20261101
_NAME = "voorbeeldstad"


def voorbeeldstad(zaad: int = ZAAD) -> Dossier:
    """The dossier of Voorbeeldstad; another seed gives other answers with the same story."""
    data = _read()
    tables: dict[str, Any] = {
        table.naam: table_from_rows(table, list(csv.reader(io.StringIO(data[table.naam]), delimiter=";")))
        for table in TABELLEN
        if table.naam != "respons"
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
            populatie=dict(data["respons"]["populatie"]),
            respons=_respons(data["respons"], tables["afdelingen"], zaad),
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


def _respons(data: Mapping[str, Any], afdelingen: tuple[Any, ...], zaad: int) -> Respons:
    """Both measurements after each other, with a few open answers in the latest."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for item in afdelingen:
        by_kind.setdefault(item.soort, []).append((item.id, item.domein))
    everywhere = [(item.id, item.domein) for item in afdelingen]
    places = {**by_kind, "leidinggevend": everywhere, "bestuur": [("", "bestuur")]}
    waves = [
        draw(
            Peiling(
                meetmoment=row["meetmoment"],
                aantallen=row["aantallen"],
                scores=row["scores"],
                verschil=data["verschil"],
                weet_niet=data["weet_niet"],
                afdelingen=places,
            ),
            zaad + number,
            voorvoegsel="vs-",
        )
        for number, row in enumerate(data["metingen"])
    ]
    waves[-1] = _open_answers(waves[-1], data["open_antwoorden"], zaad)
    first, last = waves
    return replace(
        last,
        **{
            name: (*getattr(first, name), *getattr(last, name))
            for name in (
                "respondent",
                "meetmoment",
                "functiegroep",
                "domein",
                "afdeling",
                "leidinggevend",
                "open_vraag",
                "vrijgegeven",
            )
        },
        antwoorden=np.concatenate([first.antwoorden, last.antwoorden]),
        weet_niet=np.concatenate([first.weet_niet, last.weet_niet]),
    )


def _open_answers(wave: Respons, answers: list[dict[str, Any]], zaad: int) -> Respons:
    random = np.random.default_rng(zaad)
    texts, released = [""] * len(wave), [False] * len(wave)
    for row, answer in zip(random.choice(len(wave), size=len(answers), replace=False), answers, strict=True):
        texts[row], released[row] = answer["tekst"], answer["vrijgegeven"]
    return replace(wave, open_vraag=tuple(texts), vrijgegeven=tuple(released))
