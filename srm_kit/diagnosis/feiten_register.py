"""Counts in the registers that rules look at and that are no measure of their own; None is: not recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from statistics import median_low
from typing import Any

from srm_kit.dossier import Dossier
from srm_kit.measures.register import Register, register
from srm_kit.measures.tegelijk import zonder_mensen
from srm_kit.model import CELLEN, Fase, drempels

__all__ = ["months_between", "register_facts"]

Feiten = Mapping[str, Any]
_REGIO, _HOOG, _MINSTE_COMPETENTIES = "regio", 4, 3
_GELIJK = {"gelijk", "verder_weg"}


def register_facts(dossier: Dossier, maten: Feiten) -> dict[str, Any]:
    """The counts by name; ``maten`` is ``as_json`` of the measures of this dossier."""
    links = register(dossier)
    running = [row for row in links.dossier.inspanningen if row.status == "lopend" and row.soort != "dienst"]
    return {
        **_funnel(links.dossier, maten),
        "lopende_inspanningen": len(running),
        "max_parallel": dossier.opdracht.max_parallel,
        "lopend_zonder_doel": _running_without_goal(running, maten),
        "doelen_met_veel_indicatoren": _many_indicators(links),
        "competenties_zonder_inspanning": _unserved(maten),
        "deel_eerste_schakel": _first_links(maten),
        "maanden_sinds_verbinding": _since_connection(dossier, maten),
        "structuur_zonder_leren": _structure_alone(links, maten),
        "daling_cocreatie": _difference(maten["cocreatie"]["dekking_R"], maten["cocreatie"]["dekking_V"]),
        "gat_leiding_meer": _managers_miss_more(maten),
        "regiopartners_zonder_opdracht": _regional_partners(links.dossier),
        "papier_boven_praktijk": _paper_above_practice(maten),
        "geregeld_zonder_resultaat": _arranged_without_result(links, maten),
    }


def months_between(early: date, late: date) -> int:
    """Whole calendar months from one day to another.

    >>> months_between(date(2026, 1, 31), date(2026, 11, 1))
    9
    """
    return (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)


def _difference(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one - other


def _funnel(dossier: Dossier, maten: Feiten) -> dict[str, Any]:
    funnel = maten["concretisering"]["trechter"]
    share = funnel["V"] / funnel["R"] if funnel["V"] is not None and funnel["R"] else None
    left_out = sorted({*(funnel.get("I_zonder") or ()), *(funnel.get("V_zonder") or ())})
    names = {
        "status": "de status van inspanningen",
        "meting": "metingen",
        "budget": "geld",
        "verantwoordelijke": "wie verantwoordelijk is",
    }
    words = [names.get(name, name) for name in left_out]
    return {
        "deel_in_uitvoering": share,
        "maanden_sinds_koers": _since_course(dossier),
        "uitvoering_gemeten": "" if "meting" in left_out else " en wordt gemeten",
        "zonder_voorwaarden": f" Niet meegeteld, want niet vastgelegd: {', '.join(words)}." if words else "",
    }


def _since_course(dossier: Dossier) -> int | None:
    """Months since the first dated sign that the goals were chosen: a decision, a baseline or a start."""
    days = [
        row.datum
        for row in dossier.besluiten
        if row.fase is Fase.RICHTEN and row.status in ("genomen", "uitgevoerd") and row.datum
    ]
    days += [row.nulmeting_datum for row in dossier.indicatoren if row.nulmeting_datum]
    days += [row.start for row in dossier.inspanningen if row.start]
    early = [day for day in days if day <= dossier.peildatum]
    return months_between(min(early), dossier.peildatum) if early else None


def _running_without_goal(running: list[Any], maten: Feiten) -> list[str] | None:
    orphans = maten["concretisering"]["wezen"]["inspanningen_zonder_doel"]
    return None if orphans is None else [row.naam for row in running if row.id in set(orphans)]


def _many_indicators(links: Register) -> list[str]:
    per_goal = Counter(row.doel for row in links.dossier.indicatoren if row.doel and not row.verplicht)
    return sorted(goal for goal, number in per_goal.items() if number > drempels().meeste_indicatoren)


def _unserved(maten: Feiten) -> list[str]:
    return [
        key
        for key, row in sorted(maten["competenties"]["per_competentie"].items())
        if row["gat"] is not None and row["gat"] >= drempels().competentiegat and row["zachte_inspanning"] is False
    ]


def _first_links(maten: Feiten) -> dict[str, float]:
    goals = maten["concretisering"]["trechter"]["R"] or 0
    missing = maten["concretisering"]["keten"]["eerste_ontbrekende"] or {}
    return {link: len(ids) / goals for link, ids in missing.items()} if goals else {}


def _since_connection(dossier: Dossier, maten: Feiten) -> int | None:
    last = maten["verbinding"]["continu"]["laatste"]
    return months_between(date.fromisoformat(last), dossier.peildatum) if last else None


def _structure_alone(links: Register, maten: Feiten) -> list[str] | None:
    """Goals with a usable change of the organisation and none for people at that time, where such work is recorded."""
    if maten["verbinding"]["tegelijk"]["aandeel"] is None:
        return None
    return zonder_mensen(links)


def _managers_miss_more(maten: Feiten) -> float | None:
    groups = maten["competenties"]["per_doelgroep"]
    managers, staff = groups.get("management"), groups.get("medewerkers")
    if not managers or not staff or managers["onder"] is None or staff["onder"] is None:
        return None
    if min(managers["onder"][1], staff["onder"][1]) < _MINSTE_COMPETENTIES:
        return None
    return _difference(managers["gat"], staff["gat"])


def _regional_partners(dossier: Dossier) -> list[str] | None:
    """Names of regional partners with much influence and a role in verrichten, without a word about the commission."""
    scored = {row.partner.strip().casefold() for row in dossier.opdrachtgeverschap}
    if not scored:
        return None
    active = {row.stakeholder for row in dossier.betrokkenheid if row.fase is Fase.VERRICHTEN}
    return [
        row.naam
        for row in dossier.stakeholders
        if row.partner and row.schaal == _REGIO and (row.invloed or 0) >= _HOOG and row.id in active
        and not {row.id.casefold(), row.naam.strip().casefold()} & scored
    ]  # fmt: skip


def _paper_above_practice(maten: Feiten) -> dict[str, int]:
    """Per cell: the median of documents minus that of interviews and observations, with two or more of these."""
    found = {}
    for cel in CELLEN:
        sources = maten["beoordelingen"].get(cel.code) or {}
        spoken = [sources[kind] for kind in ("interview", "observatie") if kind in sources]
        if "document" in sources and sum(row["n"] for row in spoken) >= 2:
            found[cel.code] = sources["document"]["mediaan"] - median_low([row["mediaan"] for row in spoken])
    return found


def _arranged_without_result(links: Register, maten: Feiten) -> list[str]:
    """Goals whose recorded links are all there, while every effect indicator stood still or fell back over a year."""
    chain, results = maten["concretisering"]["keten"]["per_doel"] or {}, maten["resultaten"]["per_indicator"]
    found = []
    for goal in links.doelen:
        known = [value for value in chain.get(goal.id, {}).values() if isinstance(value, bool)]
        effects = [row.id for row in links.indicatoren.get(goal.id, ()) if row.soort == "effect"]
        if known and all(known) and effects and all(_stuck(results.get(key)) for key in effects):
            found.append(goal.id)
    return found


def _stuck(result: Feiten | None) -> bool:
    if not result or result["staat"] not in _GELIJK or not result["begin_datum"] or not result["nu_datum"]:
        return False
    return months_between(date.fromisoformat(result["begin_datum"]), date.fromisoformat(result["nu_datum"])) >= 12
