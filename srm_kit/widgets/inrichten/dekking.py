"""The coverage of goals: eight links per goal, and a click on one opens the form that adds what is missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import Doel, Dossier
from srm_kit.measures.concretisering import SCHAKELS, schakels_van
from srm_kit.measures.register import register
from srm_kit.views import zinnen
from srm_kit.views.figuren.draad import SCHAKELWOORD
from srm_kit.widgets.controls import choice_list, table_html
from srm_kit.widgets.inrichten.refusing import na
from srm_kit.widgets.inrichten.schakelformulier import VRAAG, formulieren
from srm_kit.widgets.inrichten.schakelwijziging import losmaken, veldnaam, wijziging
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["DEKKING"]

_ALL = "alle"


@dataclass(frozen=True, slots=True)
class _Choice:
    """The goals of one theme, the cell whose form is open, and the cell that gets the focus back."""

    thema: str = _ALL
    doel: str = ""
    schakel: str = ""
    terug: tuple[str, str] = ("", "")


def _dekking(dossier: Dossier) -> dict[str, dict[str, bool]]:
    """The links of every goal that counts; also where nothing was linked yet, so that one can begin."""
    found = schakels_van(register(dossier))
    return {goal: {name: bool(held) for name, held in links.items()} for goal, links in found.items()}


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    goals = [item for item in dossier.doelen_die_tellen if choice.thema in (_ALL, item.thema)]
    themes = sorted({item.thema for item in dossier.doelen_die_tellen if item.thema})
    choices = [(_ALL, "alle thema’s"), *((theme, theme.replace("_", " ")) for theme in themes)]
    found = _dekking(dossier)
    return {
        "filter": f'<div class="knoppen">{choice_list("thema", "Thema", choices, choice.thema)}</div>',
        "stand": _snapshot([found[item.id] for item in goals]),
        "dekking": _matrix(goals, found, choice),
        "formulier": formulieren(state, choice.doel, choice.schakel) if choice.schakel else "",
    }


def _snapshot(found: list[dict[str, bool]]) -> str:
    missing = sum(not held for links in found for held in links.values())
    complete = sum(all(links.values()) for links in found)
    whole = f"{complete} van {nl.aantal(len(found), 'doel', 'doelen', woord=False)}"
    return (
        f"<p>Elk doel heeft acht schakels nodig. Volledig: <b>{whole}</b>. "
        f"Er {'ontbreekt' if missing == 1 else 'ontbreken'} nog <b>{nl.aantal(missing, 'schakel', 'schakels', woord=False)}</b>. "
        "Klik op ‘mist’ om een schakel aan te vullen. Klik op ‘ja’ om te zien wat er staat.</p>"
    )


def _matrix(goals: list[Doel], found: Mapping[str, Mapping[str, bool]], choice: _Choice) -> str:
    head = ("Doel", *(nl.capitalised(SCHAKELWOORD[name]) for name in SCHAKELS))
    rows = [
        (
            f"<b>{escape(goal.id)}</b> {escape(goal.doel)}",
            *(_cell(goal.id, name, found[goal.id][name], choice) for name in SCHAKELS),
        )
        for goal in goals
    ]
    return table_html(f"Wat elk doel heeft ({len(rows)})", head, rows)


def _cell(doel: str, schakel: str, held: bool, choice: _Choice) -> str:
    place = json.dumps([doel, schakel], ensure_ascii=False)
    word = SCHAKELWOORD[schakel]
    label = f"ja: {word} bij {doel}" if held else f"mist: {word} bij {doel}. Vul aan"
    mark = ' data-aandacht="ja"' if choice.terug == (doel, schakel) and not choice.schakel else ""
    opened = "true" if (choice.doel, choice.schakel) == (doel, schakel) else "false"
    return (
        f'<button type="button" class="cel {"vol" if held else "mist"}" data-actie="open" value="{escape(place)}" '
        f'id="dek-{escape(place)}" aria-label="{escape(label)}" aria-expanded="{opened}"{mark}>'
        f"{'ja' if held else 'mist'}</button>"
    )


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    if action == "thema":
        count = sum(sent in (_ALL, item.thema) for item in state.snapshot.dossier.doelen_die_tellen)
        return Answer(_Choice(sent), tekst=f"U ziet {nl.aantal(count, 'doel', 'doelen')}.")
    if action == "open":
        doel, link = json.loads(sent)
        return Answer(_Choice(choice.thema, doel, link), tekst=f"{doel}: {VRAAG[link]}")
    closed = replace(choice, doel="", schakel="", terug=(choice.doel, choice.schakel))
    if action == "los":
        change, said = losmaken(state.snapshot.dossier, sent)
        return Answer(closed, (change,), said)
    if action == "sluit":
        return Answer(closed, tekst="Er is niets gewijzigd.")
    schakel = choice.schakel
    changes, said = wijziging(state.snapshot.dossier, choice.doel, schakel, action, sent)
    after = _dekking(na(state.snapshot.dossier, changes, lambda column: veldnaam(schakel, action, column)))
    if not after.get(choice.doel, {}).get(schakel):
        said += f" {_not_yet(schakel)}"
    return Answer(closed, changes, said)


def _not_yet(schakel: str) -> str:
    why = {
        "indicator": "Er is een indicator nodig met een nulmeting én een streefwaarde.",
        "budget": "Er is een programma of taakveld nodig én een inspanning met budget.",
        "meting": "Alleen een meting uit het jaar tot de peildatum telt.",
    }.get(schakel, "")
    return f"De schakel {SCHAKELWOORD[schakel]} is nog niet vol. {why}".strip()


def _twin(snapshot: Snapshot) -> Blocks:
    dossier = snapshot.dossier
    found = _dekking(dossier)
    rows = tuple(
        (f"{goal.id} {goal.doel}", *("ja" if found[goal.id][name] else "mist" for name in SCHAKELS))
        for goal in dossier.doelen_die_tellen
    )
    head = ("Doel", *(nl.capitalised(SCHAKELWOORD[name]) for name in SCHAKELS))
    table = Table("Welke schakels elk doel heeft", head, rows, source=zinnen.bron_register(dossier))
    return Blocks((Paragraph("In JupyterLab kunt u hier aanvullen wat een doel mist."), table))


DEKKING = View("Doelen aanvullen", _show, _answer, _twin, _Choice(), grids=("filter", "dekking", "formulier"))
