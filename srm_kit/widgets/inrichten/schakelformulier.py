"""The forms behind the coverage of goals: per link what is there, what can be linked, and what can be new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from srm_kit.dossier import Doel, Dossier
from srm_kit.dossier.contract.cell_text import celtekst
from srm_kit.measures.register import register
from srm_kit.widgets.blad import Beeld
from srm_kit.widgets.nieuw import vrije_code
from srm_kit.widgets.velden import formulier, knop, veld

__all__ = ["NIEUW", "SOORTEN", "VRAAG", "formulieren", "gekoppeld"]

VRAAG = {
    "effect": "wat merken inwoners als dit doel is gehaald?",
    "indicator": "waaraan ziet u of dit doel dichterbij komt?",
    "inspanning": "wat gaat de gemeente doen voor dit doel?",
    "proces": "welk werkproces hoort bij dit doel?",
    "verantwoordelijke": "wie staat ervoor?",
    "competentie": "wat moeten mensen kunnen voor dit doel?",
    "budget": "waar komt het geld vandaan?",
    "meting": "wat is de laatste stand?",
}
"""What a form asks, by link."""

SOORTEN = {"inspanning": "inspanningen", "proces": "processen", "competentie": "competenties"}
"""Links that are a koppeling: the kind and the table it refers to."""

NIEUW = {
    "inspanning": ("naam", "fase", "spoor", "eigenaar", "afdeling", "budget", "status"),
    "proces": ("naam", "eigenaar", "afdeling"),
    "competentie": ("naam", "doelgroep", "soort", "vereist", "aanwezig"),
    "indicator": ("naam", "richting", "eenheid", "nulmeting", "streefwaarde", "streefdatum"),
}
"""The fields for something new, after its code."""

_LETTER = {"inspanning": "E", "proces": "P", "competentie": "C"}
_BESTAAND = {"inspanning": "bestaande inspanning", "proces": "bestaand proces", "competentie": "bestaande competentie"}
_NIEUW = {"inspanning": "nieuwe inspanning", "proces": "nieuw proces", "competentie": "nieuwe competentie"}


def gekoppeld(dossier: Dossier, doel: str, soort: str) -> list[Any]:
    """What is linked to a goal of one kind, in the order of its table."""
    refs = {item.ref for item in dossier.koppelingen if item.doel == doel and item.soort == soort}
    return [item for item in getattr(dossier, SOORTEN[soort]) if item.id in refs]


def formulieren(beeld: Beeld, doel: str, schakel: str) -> str:
    """Everything that can fill this link of this goal."""
    goal = next((item for item in beeld.stand.dossier.doelen if item.id == doel), None)
    if goal is None:
        return "<p>Dit doel staat niet meer in het dossier.</p>"
    made = {
        "effect": _effect,
        "verantwoordelijke": _wie,
        "indicator": _indicator,
        "budget": _budget,
        "meting": _meting,
    }.get(schakel)
    inside = made(beeld, goal) if made else _koppelen(beeld, goal, schakel)
    title = f"{escape(goal.id)} {escape(goal.doel)}: {escape(VRAAG[schakel])}"
    attention = "" if beeld.fouten else ' data-aandacht="ja"'
    return f'<h4 tabindex="-1" id="vraag"{attention}>{title}</h4>{inside}'


def _keuzes(items: Sequence[Any]) -> list[tuple[str, str]]:
    return [("", "– kies –"), *((item.id, f"{item.id} {item.naam}") for item in items)]


def _koppelen(beeld: Beeld, goal: Doel, schakel: str) -> str:
    dossier, table = beeld.stand.dossier, SOORTEN[schakel]
    there = gekoppeld(dossier, goal.id, schakel)
    own = {item.id for item in there}
    free = [item for item in getattr(dossier, table) if item.id not in own and getattr(item, "telt", True)]
    parts = [_wat_er_is(goal, schakel, there)]
    if free:
        field = veld(
            beeld, "koppelingen", "ref", label="Kies uit het dossier", keuzes=_keuzes(free), breed=True, hulp=""
        )
        parts.append(formulier("koppel", (field,), "Koppel", f"Koppel een {_BESTAAND[schakel]}"))
    code = vrije_code(getattr(dossier, table), _LETTER[schakel])
    fields = [veld(beeld, table, "id", code, "Code"), *(veld(beeld, table, name) for name in NIEUW[schakel])]
    parts.append(formulier("nieuw", fields, "Voeg toe en koppel", f"Maak een {_NIEUW[schakel]}"))
    return "".join(parts)


def _wat_er_is(goal: Doel, schakel: str, there: Sequence[Any]) -> str:
    if not there:
        return "<p>Er is nog niets gekoppeld.</p>"
    lines = []
    for item in there:
        stopped = "" if getattr(item, "telt", True) else " (gestopt, telt niet mee)"
        place = json.dumps([goal.id, schakel, item.id], ensure_ascii=False)
        loose = knop("los", "Haal los", place, f"Haal los: {item.naam}")
        lines.append(f"<li>{escape(item.id)} {escape(item.naam)}{stopped} {loose}</li>")
    return f"<p>Nu gekoppeld:</p><ul>{''.join(lines)}</ul>"


def _effect(beeld: Beeld, goal: Doel) -> str:
    now = goal.maatschappelijk_effect
    field = veld(beeld, "doelen", "maatschappelijk_effect", now, "Wat inwoners merken", breed=True, hulp="")
    return formulier("vul", (field,), "Bewaar", verborgen={"oud": now})


def _wie(beeld: Beeld, goal: Doel) -> str:
    links = register(beeld.stand.dossier)
    things: list[tuple[str, Any]] = [("inspanningen", item) for item in links.inspanningen.get(goal.id, ())]
    things += [("processen", item) for item in links.processen.get(goal.id, ())]
    if not things:
        return _eerst(goal, "inspanning", "Koppel eerst een inspanning of een proces. Daarna kiest u wie ervoor staat.")
    choice = [
        (
            json.dumps([table, item.id], ensure_ascii=False),
            f"{item.id} {item.naam} ({item.eigenaar or 'nog niemand'})",
        )
        for table, item in things
    ]
    where = veld(
        beeld, "koppelingen", "ref", choice[0][0], "Van welke inspanning of welk proces?", True, keuzes=choice, hulp=""
    )
    return formulier("vul", (where, veld(beeld, "inspanningen", "eigenaar")), "Bewaar")


def _indicator(beeld: Beeld, goal: Doel) -> str:
    rows = beeld.stand.dossier.indicatoren
    mine = [item for item in rows if item.doel == goal.id]
    free = [item for item in rows if not item.doel]
    parts = []
    if mine or free:
        choice = [
            (
                item.id,
                f"{item.id} {item.naam} (nulmeting {celtekst(item.nulmeting) or 'ontbreekt'}, "
                f"streefwaarde {celtekst(item.streefwaarde) or 'ontbreekt'}{'' if item.doel else ', nog zonder doel'})",
            )
            for item in (*mine, *free)
        ]
        fields = (
            veld(beeld, "koppelingen", "ref", choice[0][0], "Indicator", True, keuzes=choice, hulp=""),
            veld(beeld, "indicatoren", "nulmeting", hulp="Laat leeg wat goed staat."),
            veld(beeld, "indicatoren", "streefwaarde", hulp="Laat leeg wat goed staat."),
        )
        parts.append(formulier("vul", fields, "Bewaar", "Vul een bestaande indicator aan"))
    new = [veld(beeld, "indicatoren", "id", vrije_code(rows, f"{goal.id}-I"), "Code")]
    # Two forms on one screen: the fields of the second have names of their own.
    new += [veld(beeld, "indicatoren", name, als=f"nieuw_{name}") for name in NIEUW["indicator"]]
    parts.append(formulier("nieuw", new, "Voeg toe", "Of maak een nieuwe indicator"))
    return "".join(parts)


def _budget(beeld: Beeld, goal: Doel) -> str:
    efforts = register(beeld.stand.dossier).inspanningen.get(goal.id, ())
    if not efforts:
        return _eerst(goal, "inspanning", "Koppel eerst een inspanning. Daarna geeft u die een budget.")
    choice = [
        (item.id, f"{item.id} {item.naam} ({celtekst(item.budget) or 'geen budget'})")
        for item in sorted(efforts, key=lambda item: bool(item.budget))
    ]
    fields = (
        veld(beeld, "doelen", "programma", goal.programma),
        veld(beeld, "doelen", "taakveld", goal.taakveld),
        veld(beeld, "koppelingen", "ref", choice[0][0], "Inspanning", True, keuzes=choice, hulp=""),
        veld(beeld, "inspanningen", "budget", hulp="In euro. Laat leeg als het budget goed staat."),
    )
    return formulier("vul", fields, "Bewaar")


def _meting(beeld: Beeld, goal: Doel) -> str:
    dossier = beeld.stand.dossier
    mine = [item for item in dossier.indicatoren if item.doel == goal.id]
    if not mine:
        return _eerst(goal, "indicator", "Maak eerst een indicator. Daarna vult u een meting in.")
    choice = [(item.id, f"{item.id} {item.naam} ({item.eenheid or 'zonder eenheid'})") for item in mine]
    fields = (
        veld(beeld, "metingen", "indicator", choice[0][0], keuzes=choice, breed=True),
        veld(beeld, "metingen", "datum", dossier.peildatum.isoformat()),
        veld(beeld, "metingen", "waarde"),
        veld(beeld, "metingen", "voorlopig"),
    )
    return formulier("vul", fields, "Bewaar")


def _eerst(goal: Doel, schakel: str, tekst: str) -> str:
    go = knop("open", f"Naar {schakel}", json.dumps([goal.id, schakel], ensure_ascii=False))
    close = knop("sluit", "Annuleer")
    return f'<p>{tekst}</p><div class="knoppen">{go}{close}</div>'
