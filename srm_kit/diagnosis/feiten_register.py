"""Counts in the registers that rules look at and that are no measure of their own; None is: not recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from statistics import median_low
from typing import Any

from srm_kit.diagnosis.feiten_keten import first_links
from srm_kit.diagnosis.feiten_opbouw import owners
from srm_kit.dossier import Dossier, Inspanning
from srm_kit.measures.register import Register, register
from srm_kit.measures.tegelijk import zonder_mensen
from srm_kit.model import CELLEN, Fase, Spoor, drempels

__all__ = ["months_between", "register_facts"]

Feiten = Mapping[str, Any]
_REGIO, _HOOG, _MINSTE_COMPETENTIES = "regio", 4, 3
_GELIJK = {"gelijk", "verder_weg"}


def register_facts(dossier: Dossier, maten: Feiten) -> dict[str, Any]:
    """The counts by name; ``maten`` is ``as_json`` of the measures of this dossier."""
    links = register(dossier)
    running = _running(links)
    return {
        **_under_way(links),
        **_sources(links),
        "register_volledig": all(links.vastgelegd.volledig(name) for name in ("inspanningen", "koppelingen")),
        "maanden_sinds_koers": _since_course(links.dossier),
        "veranderingen_bekend": sum(
            row.soort == "verandering" and row.zacht is not None for row in links.dossier.inspanningen
        ),
        **_of_goals_with_indicators(links, maten),
        "lopende_inspanningen": None if running is None else len(running),
        "max_parallel": dossier.opdracht.max_parallel,
        "lopend_zonder_doel": _running_without_goal(running, maten),
        "doelen_met_veel_indicatoren": _many_indicators(links),
        **_unserved(links, maten),
        **first_links(links, maten),
        **owners(links),
        "maanden_sinds_verbinding": _since_connection(dossier, maten),
        "structuur_zonder_leren": _structure_alone(links, maten),
        "daling_cocreatie": _difference(maten["cocreatie"]["dekking_R"], maten["cocreatie"]["dekking_V"]),
        **_managers_miss_more(maten),
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


def _under_way(links: Register) -> dict[str, Any]:
    """Of the goals with linked work of which the status is known: how many there are, and the share with work under way."""
    known = [
        found
        for goal in links.doelen
        if (found := {row.status for row in links.inspanningen.get(goal.id, ()) if row.status})
    ]
    moving = sum(bool(found & {"lopend", "afgerond"}) for found in known)
    return {"doelen_met_status": len(known), "deel_onderweg": moving / len(known) if known else None}


def _of_goals_with_indicators(links: Register, maten: Feiten) -> dict[str, Any]:
    """Of the goals with an indicator that can have a target: how many there are, the shares with a baseline and a target."""
    results: Feiten = maten["resultaten"]["per_indicator"] or {}
    recorded: Feiten = maten["concretisering"]["smart"]["per_criterium"] or {}
    without_target = set(maten["resultaten"]["zonder_streef"] or ())
    measured = [
        own
        for goal in links.doelen
        if (
            own := [
                row.id
                for row in links.indicatoren.get(goal.id, ())
                if row.id in results and results[row.id]["staat"] != "context"
            ]
        )
    ]

    def share(criterion: str, holds: Callable[[str], bool]) -> float | None:
        if not measured or recorded.get(criterion) is None:
            return None
        return sum(any(holds(key) for key in own) for own in measured) / len(measured)

    return {
        "doelen_met_indicator": len(measured),
        # Without baselines in the table only two measurements make one, and that was not asked of anybody.
        "deel_met_begin": share("nulmeting", lambda key: results[key]["begin"] is not None)
        if "indicatoren.nulmeting" in links.vastgelegd
        else None,
        # Without end targets in the table only what a budget promises for a year is one.
        "deel_met_streef": share("streefwaarde", lambda key: key not in without_target)
        if "indicatoren.streefwaarde" in links.vastgelegd
        else None,
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


def _sources(links: Register) -> dict[str, bool]:
    """Where "there is none" would show: without these, nothing linked only says that nobody wrote it down."""
    known = links.vastgelegd
    linked = all(known.koppeling(kind) for kind in ("inspanning", "proces", "competentie"))
    return {
        "inspanningen_vastgelegd": "inspanningen" in known,
        "maatregelen_vastgelegd": linked
        and all(name in known for name in ("inspanningen.spoor", "processen", "competenties")),
        "indicatoren_gekoppeld": "indicatoren.doel" in known,
        "niveau_vastgelegd": "doelen.niveau" in known,
        "inwoners_vastgelegd": "stakeholders.soort" in known,
    }


def _running(links: Register) -> list[Inspanning] | None:
    """Running work that is no service; None while it is nowhere recorded what is a service."""
    if "inspanningen.soort" not in links.vastgelegd:
        return None
    return [row for row in links.dossier.inspanningen if row.status == "lopend" and row.soort != "dienst"]


def _running_without_goal(running: list[Inspanning] | None, maten: Feiten) -> list[str] | None:
    orphans = maten["concretisering"]["wezen"]["inspanningen_zonder_doel"]
    if orphans is None or running is None:
        return None
    return [row.naam for row in sorted(running, key=lambda row: row.id) if row.id in set(orphans)]


def _many_indicators(links: Register) -> list[str]:
    per_goal = Counter(row.doel for row in links.dossier.indicatoren if row.doel and not row.verplicht)
    return sorted(goal for goal, number in per_goal.items() if number > drempels().meeste_indicatoren)


def _unserved(links: Register, maten: Feiten) -> dict[str, Any]:
    """Competences with a gap that no work for people is linked to, of how many with a gap of which that is known."""
    unsure = _softness_unknown(links)
    gaps: dict[str, bool] = (
        {}
        if not links.dossier.inspanningen
        else {
            key: row["zachte_inspanning"]
            for key, row in sorted(maten["competenties"]["per_competentie"].items())
            if row["gat"] is not None
            and row["gat"] >= drempels().competentiegat
            and row["zachte_inspanning"] is not None
            and (row["zachte_inspanning"] or key not in unsure)
        }
    )
    unserved = [key for key, served in gaps.items() if not served]
    return {
        "competenties_zonder_inspanning": unserved,
        "competenties_met_gat": len(gaps),
        "deel_competenties_zonder": len(unserved) / len(gaps) if gaps else None,
    }


def _softness_unknown(links: Register) -> set[str]:
    """Competences linked to a goal with work of which nobody wrote down whether it is for people."""
    return {
        row.id
        for goal, rows in links.competenties.items()
        for row in rows
        if any(effort.spoor is None and effort.zacht_aandeel is None for effort in links.inspanningen.get(goal, ()))
    }


def _since_connection(dossier: Dossier, maten: Feiten) -> int | None:
    last = maten["verbinding"]["continu"]["laatste"]
    return months_between(date.fromisoformat(last), dossier.peildatum) if last else None


def _structure_alone(links: Register, maten: Feiten) -> list[str] | None:
    """Goals with a usable change of the organisation and none for people at that time, where such work is recorded."""
    if maten["verbinding"]["tegelijk"]["aandeel"] is None:
        return None
    return [goal for goal in zonder_mensen(links) if not _people_half_known(links, goal)]


def _people_half_known(links: Register, doel: str) -> bool:
    """Whether a goal has linked work for people, or work of an unknown strand, whose time or size is not recorded."""
    return any(
        row.spoor in (None, Spoor.LEIDERSCHAP)
        and (row.start is None or not row.status or (row.budget is None and row.uren is None) or row.spoor is None)
        for row in links.inspanningen.get(doel, ())
    )


def _managers_miss_more(maten: Feiten) -> dict[str, Any]:
    """How much more managers miss than employees, and of how many competences that is known in the smaller group."""
    groups = [maten["competenties"]["per_doelgroep"].get(name) or {} for name in ("management", "medewerkers")]
    number = min((row.get("onder") or (0, 0))[1] for row in groups)
    enough = number >= _MINSTE_COMPETENTIES
    return {
        "gat_leiding_meer": _difference(groups[0]["gat"], groups[1]["gat"]) if enough else None,
        "competenties_per_groep": number,
    }


def _regional_partners(dossier: Dossier) -> list[str] | None:
    """Names of regional partners with much influence and a role in verrichten, without a word about the commission."""
    scored = {row.partner.strip().casefold() for row in dossier.opdrachtgeverschap}
    if not scored:
        return None
    active = {
        row.stakeholder for row in dossier.betrokkenheid if row.fase is Fase.VERRICHTEN and (row.trede_nu or 0) > 0
    }

    def known(name: str) -> bool:
        # "Omgevingsdienst" and "Omgevingsdienst Noord" are taken for one: better silent than wrong about a partner.
        return any(name == other or name in other or other in name for other in scored)

    return sorted(
        row.naam
        for row in dossier.stakeholders
        if row.partner and row.schaal == _REGIO and (row.invloed or 0) >= _HOOG and row.id in active
        and row.id.casefold() not in scored and not known(row.naam.strip().casefold())
    )  # fmt: skip


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
        if len(known) < drempels().keten_volledig_minimum:
            continue
        effects = [row.id for row in links.indicatoren.get(goal.id, ()) if row.soort == "effect"]
        if known and all(known) and effects and all(_stuck(results.get(key)) for key in effects):
            found.append(goal.id)
    return found


def _stuck(result: Feiten | None) -> bool:
    if not result or result["staat"] not in _GELIJK or not result["begin_datum"] or not result["nu_datum"]:
        return False
    return months_between(date.fromisoformat(result["begin_datum"]), date.fromisoformat(result["nu_datum"])) >= 12
