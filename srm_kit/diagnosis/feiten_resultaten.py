"""What rules say about results, indicator by indicator, with the printed figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from srm_kit import nl
from srm_kit.dossier import Dossier, Indicator
from srm_kit.measures.kalender import maanden_later
from srm_kit.measures.register import Register, register
from srm_kit.model import drempels

__all__ = ["result_facts"]

Feiten = Mapping[str, Any]
_VERLOOP = {"gehaald", "op_weg", "gelijk", "verder_weg"}
_ACHTER = {"achter", "ver achter"}


def result_facts(dossier: Dossier, maten: Feiten) -> dict[str, Any]:
    """Lists of phrases per kind of finding; ``maten`` is ``as_json`` of the measures of this dossier."""
    results: Feiten = maten["resultaten"]["per_indicator"] or {}
    links = register(dossier)
    names = {row.id: row for row in links.dossier.indicatoren}
    of_goals = sorted(_indicators_of_goals(links, results), key=lambda pair: pair[0].id)
    course = [result for _, result in of_goals if result["staat"] in _VERLOOP]
    known = links.vastgelegd
    ends = "indicatoren.streefwaarde" in known
    # Without baselines and end targets in the table, the start is the first value anybody kept, and the end is next year.
    on_time = ends and "indicatoren.nulmeting" in known
    paced = [result for _, result in of_goals if on_time and result["tempo_woord"] is not None]
    yearly = [result for _, result in of_goals if result["jaardoel_gehaald"] is not None]
    far = [(row, result) for row, result in of_goals if result["staat"] == "verder_weg"]
    late = [
        (row, result)
        for row, result in of_goals
        if on_time and result["staat"] in ("op_weg", "gelijk") and result["tempo_woord"] in _ACHTER
    ]
    missed = [row.naam for row, result in of_goals if result["jaardoel_gehaald"] is False]
    return {
        "resultaten_met_verloop": len(course),
        "deel_verder_weg": len(far) / len(course) if course else None,
        "resultaten_met_tempo": len(paced),
        "deel_achter": len(late) / len(paced) if paced else None,
        "jaardoelen": len(yearly),
        "deel_gemist": len(missed) / len(yearly) if yearly else None,
        "resultaat_verder_weg": [_course(row, result) for row, result in far],
        "resultaat_achter": [_course(row, result) for row, result in late],
        "resultaat_gehaald": [
            _course(row, result) for row, result in of_goals if ends and result["staat"] == "gehaald"
        ],
        "jaardoel_gemist": missed,
        "jaardoel_voorbij_streef": _contradicts(of_goals, "jaardoel_voorbij_streef"),
        "richting_tegen_streef": _contradicts(of_goals, "richting"),
        "streef_zonder_jaar": [names[key].naam for key in maten["resultaten"]["zonder_jaar"] or () if key in names]
        if "indicatoren.streefdatum" in known
        else None,
        "alleen_richting": [
            row.naam for row, _ in of_goals if row.streefwaarde and row.streefwaarde.richting_in_woorden
        ],
        "cijfers_verouderd": [
            row.naam
            for row, result in of_goals
            if result["nu"] is not None
            and not result["vers"]
            and ("indicatoren.frequentie" in known or _old_for_any(result, dossier.peildatum))
        ],
        "verplicht_elders": sorted(set(_obligatory_elsewhere(links))),
        "zelfde_waarde": sorted(set(_same_series(links.dossier))),
    }


def _indicators_of_goals(links: Register, results: Feiten) -> Iterator[tuple[Indicator, Feiten]]:
    """Each indicator of a goal that counts, once, with its result."""
    rows = {row.id: row for goal in links.doelen for row in links.indicatoren.get(goal.id, ())}
    for key, row in rows.items():
        if key in results:
            yield row, results[key]


def _old_for_any(result: Feiten, day: date) -> bool:
    """Whether the latest value is older than the longest usual rhythm, for who did not record a rhythm."""
    limits = drempels()
    return date.fromisoformat(result["nu_datum"]) < maanden_later(day, -(limits.ritme_langste + limits.vers_marge))


def _contradicts(rows: list[tuple[Indicator, Feiten]], kind: str) -> list[str]:
    return [row.naam for row, result in rows if kind in (result["tegenspraak"] or ())]


def _course(row: Indicator, result: Feiten) -> str:
    """``Lasten jeugdhulp: van 34,1 naar 34,5 (streven 32)``."""
    begin, now, target = (_figure(result[key], row.eenheid) for key in ("begin", "nu", "streef"))
    way = f"van {begin} naar {now}" if begin else f"nu {now}"
    return f"{row.naam} {way}" + (f" (streven {target})" if target else "")


def _figure(value: Any, unit: str) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return f"{_figure(value[0], '')} tot {_figure(value[1], unit)}"
    decimals = next((places for places in range(4) if abs(value - round(value, places)) < 1e-9), 4)
    if unit == "%":
        return f"{nl.getal(value, decimals)}%"
    return f"€ {nl.getal(value, decimals)}" if unit in ("€", "euro") else str(nl.getal(value, decimals))


def _obligatory_elsewhere(links: Register) -> Iterator[str]:
    """Obligatory indicators whose task field is not that of the goal they hang on, where both are recorded."""
    for goal in links.doelen:
        for row in links.indicatoren.get(goal.id, ()):
            if row.verplicht and row.taakveld and goal.taakveld and _group(row.taakveld) != _group(goal.taakveld):
                yield row.naam


def _group(taakveld: str) -> str:
    return taakveld.split(".")[0]


def _same_series(dossier: Dossier) -> Iterator[str]:
    """Indicators of another name that carry the same three or more measured values on the same days.

    Not when all are obligatory: none of those may be dropped.
    """
    series: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
    for row in dossier.metingen:
        if row.soort != "prognose" and not row.gebied and row.waarde.getal is not None:
            series[row.indicator].append((row.datum, row.waarde.getal))
    same: dict[tuple[Any, ...], list[Indicator]] = defaultdict(list)
    for indicator in dossier.indicatoren:
        values = tuple(sorted(series.get(indicator.id, ())))
        if len(values) >= 3:
            same[values].append(indicator)
    for rows in same.values():
        if len({row.naam for row in rows}) > 1 and not all(row.verplicht for row in rows):
            yield from (row.naam for row in rows)
