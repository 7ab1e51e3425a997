"""The forms behind the coverage of goals: per link what is there, what can be linked, and what can be new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from srm_kit.dossier import Doel, Dossier
from srm_kit.dossier.contract.cell_text import as_cell_text
from srm_kit.measures.register import register
from srm_kit.widgets.codes import next_code
from srm_kit.widgets.controls import button, form, form_field
from srm_kit.widgets.live_view import ViewState

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
_EXISTING = {"inspanning": "bestaande inspanning", "proces": "bestaand proces", "competentie": "bestaande competentie"}
_NEW = {"inspanning": "nieuwe inspanning", "proces": "nieuw proces", "competentie": "nieuwe competentie"}


def gekoppeld(dossier: Dossier, doel: str, soort: str) -> list[Any]:
    """What is linked to a goal of one kind, in the order of its table."""
    refs = {koppeling.ref for koppeling in dossier.koppelingen if koppeling.doel == doel and koppeling.soort == soort}
    return [item for item in getattr(dossier, SOORTEN[soort]) if item.id in refs]


def formulieren(state: ViewState, doel: str, schakel: str) -> str:
    """Everything that can fill this link of this goal."""
    goal = next((item for item in state.snapshot.dossier.doelen if item.id == doel), None)
    if goal is None:
        return "<p>Dit doel staat niet meer in het dossier.</p>"
    made = {
        "effect": _effect,
        "verantwoordelijke": _who,
        "indicator": _indicator,
        "budget": _budget,
        "meting": _measurement,
    }.get(schakel)
    inside = made(state, goal) if made else _linking(state, goal, schakel)
    title = f"{escape(goal.id)} {escape(goal.doel)}: {escape(VRAAG[schakel])}"
    attention = "" if state.fouten else ' data-aandacht="ja"'
    return f'<h4 tabindex="-1" id="vraag"{attention}>{title}</h4>{inside}'


def _choices(items: Sequence[Any]) -> list[tuple[str, str]]:
    return [("", "– kies –"), *((item.id, f"{item.id} {item.naam}") for item in items)]


def _linking(state: ViewState, goal: Doel, schakel: str) -> str:
    dossier, table = state.snapshot.dossier, SOORTEN[schakel]
    there = gekoppeld(dossier, goal.id, schakel)
    own = {item.id for item in there}
    free = [item for item in getattr(dossier, table) if item.id not in own and getattr(item, "telt", True)]
    parts = [_what_is_there(goal, schakel, there)]
    if free:
        field = form_field(
            state, "koppelingen", "ref", label="Kies uit het dossier", choices=_choices(free), wide=True, help_text=""
        )
        parts.append(form("koppel", (field,), "Koppel", f"Koppel een {_EXISTING[schakel]}"))
    code = next_code(getattr(dossier, table), _LETTER[schakel])
    fields = [
        form_field(state, table, "id", code, "Code"),
        *(form_field(state, table, name) for name in NIEUW[schakel]),
    ]
    parts.append(form("nieuw", fields, "Voeg toe en koppel", f"Maak een {_NEW[schakel]}"))
    return "".join(parts)


def _what_is_there(goal: Doel, schakel: str, there: Sequence[Any]) -> str:
    if not there:
        return "<p>Er is nog niets gekoppeld.</p>"
    lines = []
    for item in there:
        stopped = "" if getattr(item, "telt", True) else " (gestopt, telt niet mee)"
        place = json.dumps([goal.id, schakel, item.id], ensure_ascii=False)
        loose = button("los", "Haal los", place, f"Haal los: {item.naam}")
        lines.append(f"<li>{escape(item.id)} {escape(item.naam)}{stopped} {loose}</li>")
    return f"<p>Nu gekoppeld:</p><ul>{''.join(lines)}</ul>"


def _effect(state: ViewState, goal: Doel) -> str:
    now = goal.maatschappelijk_effect
    field = form_field(state, "doelen", "maatschappelijk_effect", now, "Wat inwoners merken", wide=True, help_text="")
    return form("vul", (field,), "Bewaar", extra={"oud": now})


def _who(state: ViewState, goal: Doel) -> str:
    links = register(state.snapshot.dossier)
    things: list[tuple[str, Any]] = [("inspanningen", item) for item in links.inspanningen.get(goal.id, ())]
    things += [("processen", item) for item in links.processen.get(goal.id, ())]
    if not things:
        return _first(goal, "inspanning", "Koppel eerst een inspanning of een proces. Daarna kiest u wie ervoor staat.")
    choices = [
        (
            json.dumps([table, item.id], ensure_ascii=False),
            f"{item.id} {item.naam} ({item.eigenaar or 'nog niemand'})",
        )
        for table, item in things
    ]
    where = form_field(
        state,
        "koppelingen",
        "ref",
        choices[0][0],
        "Van welke inspanning of welk proces?",
        True,
        choices=choices,
        help_text="",
    )
    return form("vul", (where, form_field(state, "inspanningen", "eigenaar")), "Bewaar")


def _indicator(state: ViewState, goal: Doel) -> str:
    rows = state.snapshot.dossier.indicatoren
    mine = [row for row in rows if row.doel == goal.id]
    free = [row for row in rows if not row.doel]
    parts = []
    if mine or free:
        choices = [
            (
                item.id,
                f"{item.id} {item.naam} (nulmeting {as_cell_text(item.nulmeting) or 'ontbreekt'}, "
                f"streefwaarde {as_cell_text(item.streefwaarde) or 'ontbreekt'}{'' if item.doel else ', nog zonder doel'})",
            )
            for item in (*mine, *free)
        ]
        fields = (
            form_field(state, "koppelingen", "ref", choices[0][0], "Indicator", True, choices=choices, help_text=""),
            form_field(state, "indicatoren", "nulmeting", help_text="Laat leeg wat goed staat."),
            form_field(state, "indicatoren", "streefwaarde", help_text="Laat leeg wat goed staat."),
        )
        parts.append(form("vul", fields, "Bewaar", "Vul een bestaande indicator aan"))
    new = [form_field(state, "indicatoren", "id", next_code(rows, f"{goal.id}-I"), "Code")]
    # Two forms on one screen: the fields of the second have names of their own.
    new += [form_field(state, "indicatoren", name, as_name=f"nieuw_{name}") for name in NIEUW["indicator"]]
    parts.append(form("nieuw", new, "Voeg toe", "Of maak een nieuwe indicator"))
    return "".join(parts)


def _budget(state: ViewState, goal: Doel) -> str:
    efforts = register(state.snapshot.dossier).inspanningen.get(goal.id, ())
    if not efforts:
        return _first(goal, "inspanning", "Koppel eerst een inspanning. Daarna geeft u die een budget.")
    choices = [
        (item.id, f"{item.id} {item.naam} ({as_cell_text(item.budget) or 'geen budget'})")
        for item in sorted(efforts, key=lambda item: bool(item.budget))
    ]
    fields = (
        form_field(state, "doelen", "programma", goal.programma),
        form_field(state, "doelen", "taakveld", goal.taakveld),
        form_field(state, "koppelingen", "ref", choices[0][0], "Inspanning", True, choices=choices, help_text=""),
        form_field(state, "inspanningen", "budget", help_text="In euro. Laat leeg als het budget goed staat."),
    )
    return form("vul", fields, "Bewaar")


def _measurement(state: ViewState, goal: Doel) -> str:
    dossier = state.snapshot.dossier
    mine = [indicator for indicator in dossier.indicatoren if indicator.doel == goal.id]
    if not mine:
        return _first(goal, "indicator", "Maak eerst een indicator. Daarna vult u een meting in.")
    choices = [(item.id, f"{item.id} {item.naam} ({item.eenheid or 'zonder eenheid'})") for item in mine]
    fields = (
        form_field(state, "metingen", "indicator", choices[0][0], choices=choices, wide=True),
        form_field(state, "metingen", "datum", dossier.peildatum.isoformat()),
        form_field(state, "metingen", "waarde"),
        form_field(state, "metingen", "voorlopig"),
    )
    return form("vul", fields, "Bewaar")


def _first(goal: Doel, schakel: str, tekst: str) -> str:
    go = button("open", f"Naar {schakel}", json.dumps([goal.id, schakel], ensure_ascii=False))
    close = button("sluit", "Annuleer")
    return f'<p>{tekst}</p><div class="knoppen">{go}{close}</div>'
