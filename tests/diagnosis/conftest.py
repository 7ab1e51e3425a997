"""Small dossiers, made in place: every test shows the few rows its finding comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from srm_kit.diagnosis import Bevinding, diagnose
from srm_kit.dossier import Dossier, GemeenteGegevens, Opdracht, Respons
from srm_kit.dossier.contract.dossier import Vastlegging
from srm_kit.dossier.contract.tabellen import Doel, Indicator, Inspanning, Koppeling, Meting
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.measures import measure
from srm_kit.model import Spoor, stellingen

PEILDATUM = date(2026, 11, 1)
NOW = date(2026, 9, 1)
BEFORE = date(2025, 9, 1)
COMPLETE = Vastlegging(("inspanningen", "koppelingen"))


def small(**tables: Any) -> Dossier:
    """A dossier with these tables and nothing else; one goal when there are no goals."""
    tables.setdefault("doelen", goals(1))
    tables.setdefault("opdracht", Opdracht(PEILDATUM))
    return Dossier(gemeente=GemeenteGegevens("Kleinstad", fictief=True), **tables)


def goals(number: int, **columns: Any) -> tuple[Doel, ...]:
    return tuple(Doel(f"D{place}", f"Doel {place}", **columns) for place in range(1, number + 1))


def found(dossier: Dossier, rule: str) -> tuple[Bevinding, ...]:
    return tuple(item for item in diagnose(measure(dossier), dossier) if item.id == rule)


def text(dossier: Dossier, rule: str) -> str:
    return found(dossier, rule)[0].tekst


def people(
    number: int,
    answers: Mapping[str, Sequence[int | str]],
    wave: date = NOW,
    group: str = "uitvoering",
    leads: bool = False,
) -> list[dict[str, Any]]:
    """Persons who answer every statement of a cell, block or code from its list in turn."""
    rows = []
    for place in range(number):
        given = {
            item: values[place % len(values)]
            for code, values in answers.items()
            for item in ([row.code for row in stellingen() if row.groep == code] or [code])
        }
        rows.append({"antwoorden": given, "meetmoment": wave, "functiegroep": group, "leidinggevend": leads})
    return rows


def answers(*groups: list[dict[str, Any]]) -> Respons:
    rows = [row for group in groups for row in group]
    codes = tuple(sorted({code for row in rows for code in row["antwoorden"]}))
    values = np.full((len(rows), len(codes)), np.nan)
    unknown = np.zeros(values.shape, dtype=bool)
    for place, row in enumerate(rows):
        for code, value in row["antwoorden"].items():
            if value == "wn":
                unknown[place, codes.index(code)] = True
            else:
                values[place, codes.index(code)] = float(value)
    return Respons(
        respondent=tuple(f"p{place:05d}" for place in range(len(rows))),
        meetmoment=tuple(row["meetmoment"] for row in rows),
        functiegroep=tuple(row["functiegroep"] for row in rows),
        domein=("",) * len(rows),
        afdeling=("",) * len(rows),
        leidinggevend=tuple(row["leidinggevend"] for row in rows),
        stellingen=codes,
        antwoorden=values,
        weet_niet=unknown,
        nvt=np.zeros(values.shape, dtype=bool),
        open_vraag=("",) * len(rows),
        vrijgegeven=(False,) * len(rows),
    )


def survey(number: int, **cells: Sequence[int | str]) -> Dossier:
    """A dossier with only this survey."""
    return small(respons=answers(people(number, cells)))


def indicator(number: int, begin: float | None = 10, target: float | None = 20, **more: Any) -> Indicator:
    """An indicator of goal ``number`` that should rise from ``begin`` to ``target`` in four years."""
    more.setdefault("doel", f"D{number}")
    more.setdefault("streefdatum", date(2029, 1, 1) if target is not None else None)
    return Indicator(
        f"I{number}", more.pop("naam", f"Cijfer {number}"), richting=more.pop("richting", "hoger"),
        nulmeting=None if begin is None else waarde_van(begin),
        nulmeting_datum=None if begin is None else date(2025, 1, 1),
        streefwaarde=more.pop("streefwaarde", None if target is None else waarde_van(target)), **more,
    )  # fmt: skip


def measured(number: int, *values: float, day: date = date(2026, 7, 1)) -> tuple[Meting, ...]:
    """Values of an indicator, a year apart, the last on ``day``."""
    last = len(values) - 1
    return tuple(
        Meting(f"I{number}", day.replace(year=day.year - last + place), waarde_van(value))
        for place, value in enumerate(values)
    )


def effort(number: int, goal: int | None = None, **more: Any) -> tuple[Inspanning, tuple[Koppeling, ...]]:
    more.setdefault("status", "lopend")
    made = Inspanning(f"E{number}", more.pop("naam", f"Werk {number}"), **more)
    return made, () if goal is None else (Koppeling(f"D{goal}", "inspanning", made.id),)


def efforts(*made: tuple[Inspanning, tuple[Koppeling, ...]]) -> dict[str, Any]:
    """The two tables of these efforts."""
    return {
        "inspanningen": tuple(row for row, _ in made),
        "koppelingen": tuple(link for _, own in made for link in own),
    }


def hard(
    number: int, goal: int, start: date = date(2026, 1, 1), **more: Any
) -> tuple[Inspanning, tuple[Koppeling, ...]]:
    return effort(number, goal, spoor=Spoor.BESTURING, start=start, eind=date(2026, 6, 30), budget=1000.0, **more)


def soft(
    number: int, goal: int, start: date = date(2026, 1, 1), **more: Any
) -> tuple[Inspanning, tuple[Koppeling, ...]]:
    return effort(number, goal, spoor=Spoor.LEIDERSCHAP, start=start, eind=date(2027, 6, 30), budget=1000.0, **more)


def only_direction(word: str = "hoger") -> Waarde:
    return Waarde(word, richting_in_woorden=word)


@pytest.fixture(scope="session")
def s() -> SimpleNamespace:
    """The makers of small dossiers, by name."""
    makers = (
        small, goals, found, text, people, answers, survey, indicator, measured, effort, efforts, hard, soft, only_direction
    )  # fmt: skip
    return SimpleNamespace(
        **{item.__name__: item for item in makers}, PEILDATUM=PEILDATUM, NOW=NOW, BEFORE=BEFORE, COMPLETE=COMPLETE
    )
