"""The rows that count: proposals and stopped work left out, and no reference to a proposal (docs/maatstaven.md#wie-en-wat-telt)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from srm_kit.dossier.contract.dossier import Dossier
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import Indicator

__all__ = ["antwoorden", "bevestigd", "meetellend"]

_TABELLEN = (
    "afdelingen",
    "doelen",
    "indicatoren",
    "inspanningen",
    "processen",
    "competenties",
    "koppelingen",
    "stakeholders",
    "betrokkenheid",
    "opdrachtgeverschap",
    "beoordelingen",
    "ladder",
    "gedrag",
)
_SOORTEN = {
    "inspanning": "inspanningen",
    "proces": "processen",
    "competentie": "competenties",
    "indicator": "indicatoren",
}
_Rij = TypeVar("_Rij")


def bevestigd(rijen: Iterable[_Rij]) -> tuple[_Rij, ...]:
    """The rows that are not merely proposed."""
    return tuple(row for row in rijen if getattr(row, "bevestigd", None) is not False)


def antwoorden(dossier: Dossier) -> Respons | None:
    """The answers of the dossier; who works in a department that is only proposed stands in none."""
    proposed = {afdeling.id for afdeling in dossier.afdelingen if afdeling.bevestigd is False}
    answers = dossier.respons
    if answers is None or proposed.isdisjoint(answers.afdeling):
        return answers
    return replace(answers, afdeling=tuple("" if name in proposed else name for name in answers.afdeling))


def meetellend(dossier: Dossier) -> Dossier:
    """The dossier with only the rows that count; a reference to a proposal reads as empty.

    A row that cannot do without such a reference goes with it: a koppeling, a betrokkenheid, a value of an
    indicator, cooperation with a department. A koppeling to stopped work stays: that there was one was recorded.
    A year beside a value fills the empty date of its row.
    """
    kept: dict[str, Any] = {name: bevestigd(getattr(dossier, name)) for name in _TABELLEN}
    proposed = {
        name: {row.id for row in getattr(dossier, name) if row.bevestigd is False}
        for name in ("afdelingen", "doelen", "indicatoren", "inspanningen", "processen", "competenties", "stakeholders")
    }
    departments, goals, indicators = proposed["afdelingen"], proposed["doelen"], proposed["indicatoren"]
    kept["doelen"] = _empty(_empty(kept["doelen"], "bovenliggend", goals), "afdeling", departments)
    kept["inspanningen"] = _empty(tuple(row for row in kept["inspanningen"] if row.telt), "afdeling", departments)
    kept["processen"] = _empty(kept["processen"], "afdeling", departments)
    kept["indicatoren"] = tuple(_dated(row) for row in _empty(kept["indicatoren"], "doel", goals))
    kept["gedrag"] = _empty(kept["gedrag"], "doel", goals)
    kept["ladder"] = tuple(row for row in kept["ladder"] if row.doel not in goals)
    kept["besluiten"] = _empty(dossier.besluiten, "doel", goals)
    kept["koppelingen"] = tuple(
        row for row in kept["koppelingen"] if row.doel not in goals and row.ref not in proposed[_SOORTEN[row.soort]]
    )
    kept["betrokkenheid"] = tuple(
        row
        for row in kept["betrokkenheid"]
        if row.doel not in goals and row.stakeholder not in proposed["stakeholders"]
    )
    kept["metingen"] = tuple(row for row in dossier.metingen if row.indicator not in indicators)
    kept["streefwaarden"] = tuple(row for row in dossier.streefwaarden if row.indicator not in indicators)
    kept["samenwerking"] = tuple(
        row for row in dossier.samenwerking if row.van not in departments and row.naar not in departments
    )
    return replace(dossier, **kept)


def _empty(rows: tuple[Any, ...], column: str, proposed: set[str]) -> tuple[Any, ...]:
    if not proposed:
        return rows
    return tuple(replace(row, **{column: ""}) if getattr(row, column) in proposed else row for row in rows)


def _dated(row: Indicator) -> Indicator:
    changes: dict[str, Any] = {}
    if row.nulmeting_datum is None and row.nulmeting is not None and row.nulmeting.datum is not None:
        changes["nulmeting_datum"] = row.nulmeting.datum
    if row.streefdatum is None and row.streefwaarde is not None and row.streefwaarde.datum is not None:
        changes["streefdatum"] = row.streefwaarde.datum
    return replace(row, **changes) if changes else row
