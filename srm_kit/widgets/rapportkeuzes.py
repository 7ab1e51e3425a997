"""What the consultant decides about the whole report, on a screen: title, question with its goals, form, and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import set_instelling
from srm_kit.dossier.keeping.setting_changes import setting_texts
from srm_kit.parameters import VORMEN
from srm_kit.widgets.controls import form, setting_field
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["RAPPORTKEUZES"]

_SECTIE = "rapport"
_LABELS = {
    "titel": "Titel van het rapport",
    "vraag": "Vraag van de opdrachtgever",
    "vraag_doelen": "Doelen waar de vraag over gaat",
    "vorm": "Vorm",
    "met": "Ook tonen",
}
_CHOICES: Mapping[str, list[tuple[str, str]]] = {
    "vorm": [("", "naar wat er in het dossier staat"), *((name, nl.capitalised(name)) for name in VORMEN)],
    "met": [("", "niets extra"), ("herinrichting", "de herinrichting")],
}


def _show(state: ViewState) -> Mapping[str, str]:
    held = setting_texts(state.snapshot.dossier, _SECTIE)
    fields = [
        setting_field(state, _SECTIE, name, label, wide=name in ("titel", "vraag"), choices=_CHOICES.get(name))
        for name, label in _LABELS.items()
    ]
    goals = "; ".join(f"{goal.id} {goal.doel}" for goal in state.snapshot.dossier.doelen_die_tellen)
    return {
        "formulier": form(
            "keuzes",
            fields,
            "Bewaar uw keuzes",
            "Uw keuzes voor het rapport",
            {f"oud.{name}": held[name] for name in _LABELS},
        )
        + f'<details><summary>De doelen en hun code</summary><p class="noot">{escape(goals) or "Er zijn nog geen doelen."}</p></details>',
    }


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    if action != "keuzes":
        return Answer(state.choice)
    held = setting_texts(state.snapshot.dossier, _SECTIE)
    seen = {name: sent.get(f"oud.{name}", held[name]) for name in _LABELS}
    typed = {name: sent[name].strip() for name in _LABELS if name in sent and sent[name].strip() != seen[name]}
    if not typed:
        return Answer(state.choice, tekst="Er is niets veranderd.")
    names = nl.opsomming([_LABELS[name].lower() for name in typed])
    return Answer(
        state.choice, (set_instelling(_SECTIE, typed, {name: seen[name] for name in typed}),), f"Aangepast: {names}."
    )


def _twin(snapshot: Snapshot) -> Blocks:
    held = setting_texts(snapshot.dossier, _SECTIE)
    rows = tuple((label, held[name]) for name, label in _LABELS.items() if held[name])
    if not rows:
        return Blocks((Paragraph("Over het rapport is nog niets gekozen."),))
    return Blocks((Table("Keuzes voor het rapport", ("Wat", "Keuze"), rows),))


RAPPORTKEUZES = View("Titel, vraag en vorm van het rapport", _show, _answer, _twin)
