"""The comparison in words, as lines on the terminal and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from srm_kit import nl
from srm_kit.nl import Cijfer
from srm_kit.vergelijken.differences import Bevindingverschil, Cijferpaar, Vergelijking
from srm_kit.vergelijken.pair import Kant, Paar, Paarsoort

__all__ = [
    "change_of",
    "comparison_json",
    "comparison_lines",
    "figures_heading",
    "findings_heading",
    "goals_heading",
    "most_important",
]

_WERD = {
    "erbij": "kwam erbij",
    "weg": "verdween",
    "zwaarder": "werd zwaarder",
    "lichter": "werd lichter",
    "omgekeerd": "keerde om",
}
_WERDEN = {
    "erbij": "kwamen erbij",
    "weg": "verdwenen",
    "zwaarder": "werden zwaarder",
    "lichter": "werden lichter",
    "omgekeerd": "keerden om",
}


def change_of(paar: Paar, item: Bevindingverschil) -> str:
    """What became of a finding; of one that rests on what the other side did not know, only that."""
    if paar.soort is not Paarsoort.GEMEENTEN:
        if item.zeker:
            return _WERD[item.soort]
        return "nu te zeggen, eerder niet" if item.soort == "erbij" else "niet meer te zeggen"
    one, other = paar.eerder.naam, paar.nu.naam
    if item.soort in ("erbij", "weg"):
        here, there = (other, one) if item.soort == "erbij" else (one, other)
        return f"alleen bij {here}" + ("" if item.zeker else f"; bij {there} niet te zeggen")
    return f"andersom bij {other}" if item.soort == "omgekeerd" else f"{item.soort} bij {other}"


def goals_heading(found: Vergelijking) -> str:
    """How many goals are not as they were."""
    number = len({doel.id for doel in found.doelen})
    if not number:
        return "De doelen zijn gelijk gebleven"
    return nl.capitalised(f"{nl.aantal(number, 'doel is', 'doelen zijn')} anders")


def figures_heading(found: Vergelijking) -> str:
    """How many figures read otherwise."""
    number = sum(cijfer.anders for cijfer in found.cijfers)
    if not number:
        return "Alle cijfers zijn gelijk"
    verb = "is" if number == 1 else "zijn"
    return nl.capitalised(f"{nl.telwoord(number)} van de {nl.telwoord(len(found.cijfers))} cijfers {verb} anders")


def most_important(paar: Paar, found: Vergelijking) -> str:
    """What a page on two versions or measurements opens with: findings first, then figures, then goals."""
    if any(bevinding.zeker for bevinding in found.bevindingen):
        return findings_heading(paar, found)
    changed = [cijfer for cijfer in found.cijfers if cijfer.anders]
    if len(changed) == 1 and isinstance(changed[0].eerder, Cijfer) and isinstance(changed[0].nu, Cijfer):
        one = changed[0]
        return f"{one.naam.partition(' (')[0]} ging van {one.eerder} naar {one.nu}"
    if changed:
        return figures_heading(found)
    return goals_heading(found) if found.doelen else "Doelen, cijfers en bevindingen zijn gelijk"


def findings_heading(paar: Paar, found: Vergelijking) -> str:
    """How many findings came, went or turned; of what could not be said on one side apart."""
    counts = Counter(bevinding.soort for bevinding in found.bevindingen if bevinding.zeker)
    if paar.soort is Paarsoort.GEMEENTEN:
        number = len(found.bevindingen)
        return nl.capitalised(f"{nl.aantal(number, 'bevinding is', 'bevindingen zijn')} niet bij beide hetzelfde")
    kinds = [kind for kind in _WERD if counts[kind]]
    parts = [f"{nl.telwoord(counts[kind])} {(_WERD if counts[kind] == 1 else _WERDEN)[kind]}" for kind in kinds]
    if kinds:  # the first says what is counted
        first, _, verb = parts[0].partition(" ")
        parts[0] = f"{first} {'bevinding' if counts[kinds[0]] == 1 else 'bevindingen'} {verb}"
    return nl.capitalised(nl.opsomming(parts) if parts else "geen bevinding kwam erbij, verdween of keerde om")


def comparison_lines(paar: Paar, found: Vergelijking) -> Iterator[str]:
    """The comparison on a terminal: titles, goals, figures that differ, findings."""
    yield f"{paar.eerder.naam}: {found.titels[0]}"
    yield f"{paar.nu.naam}: {found.titels[1]}"
    if paar.soort is Paarsoort.VERSIES:
        yield from ("", f"{goals_heading(found)}.")
        for goal in found.doelen:
            yield f"- {goal.id} {goal.wat}: {goal.eerder} -> {goal.nu}"
    yield from ("", f"{figures_heading(found)}.")
    for figure in found.cijfers:
        if figure.anders:
            yield f"- {figure.naam}: {figure.eerder} -> {figure.nu} ({figure.oordeel})"
    yield from ("", f"{findings_heading(paar, found)}.")
    for bevinding in found.bevindingen:
        yield f"- {change_of(paar, bevinding)}: {bevinding.naam}. {bevinding.tekst}"


def comparison_json(paar: Paar, found: Vergelijking) -> dict[str, Any]:
    """The comparison as plain values: figures as they are printed, and no digit more."""
    return {
        "soort": paar.soort.value,
        "eerder": _kant(paar.eerder, found.titels[0]),
        "nu": _kant(paar.nu, found.titels[1]),
        "doelen": [asdict(doel) for doel in found.doelen],
        "cijfers": [_figure(cijfer) for cijfer in found.cijfers],
        "bevindingen": [asdict(bevinding) for bevinding in found.bevindingen],
    }


def _kant(kant: Kant, titel: str) -> dict[str, Any]:
    moment = kant.maten.meetmoment
    return {
        "naam": kant.naam,
        "gemeente": kant.dossier.gemeente.naam,
        "fictief": kant.dossier.gemeente.fictief,
        "peildatum": kant.dossier.peildatum.isoformat(),
        "meetmoment": moment.isoformat() if moment else None,
        "titel": titel,
    }


def _figure(item: Cijferpaar) -> dict[str, Any]:
    values: dict[str, Any] = {"sleutel": item.sleutel, "naam": item.naam}
    for side, text in (("eerder", item.eerder), ("nu", item.nu)):
        values[side] = text.waarde if isinstance(text, Cijfer) else None
        if not isinstance(text, Cijfer):
            values[f"reden_{side}"] = text
    return {**values, "oordeel": item.oordeel}
