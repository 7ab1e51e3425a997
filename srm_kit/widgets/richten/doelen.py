"""The goals to work on: six lamps per goal, every cell to be changed in its place, new goals and indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import Doel, Dossier, add_row
from srm_kit.measures import smart_per_doel
from srm_kit.views import zinnen
from srm_kit.widgets.codes import next_code
from srm_kit.widgets.controls import button, cell_field, choice_list, form, form_field, table_html
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["DOELEN", "LAMPEN"]

LAMPEN: Mapping[str, tuple[str, str]] = {
    "doelgroep": ("D", "doelgroep"),
    "indicator": ("I", "indicator"),
    "nulmeting": ("N", "nulmeting"),
    "streefwaarde": ("S", "streefwaarde"),
    "termijn": ("T", "termijn"),
    "eigenaar": ("E", "eigenaar"),
}
"""Criterion -> letter on the lamp and the word for it."""

_ALL = "alle"


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is shown: the goals of one theme, and the form that is open (doel, indicator or none)."""

    thema: str = _ALL
    open: str = ""
    doel: str = ""


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    themes = sorted({item.thema for item in dossier.doelen_die_tellen if item.thema})
    goals = [item for item in dossier.doelen_die_tellen if choice.thema in (_ALL, item.thema)]
    choices = [(_ALL, "alle thema’s"), *((theme, theme.replace("_", " ")) for theme in themes)]
    return {
        "filter": f'<div class="knoppen">{choice_list("thema", "Thema", choices, choice.thema)}'
        f"{button('open', 'Nieuw doel', 'doel')}</div>" + _legend(),
        "formulier": _form(state),
        "doelen": _doelen(state, goals),
        "indicatoren": _indicatoren(state, {item.id for item in goals}),
    }


def _legend() -> str:
    words = "; ".join(f"{letter} is {word}" for letter, word in LAMPEN.values())
    return f'<p class="noot">Een gevulde lamp is ingevuld, een gestippelde ontbreekt. {nl.capitalised(words)}.</p>'


def _lamps(found: Mapping[str, bool]) -> str:
    lamps = "".join(
        f'<span class="lamp {"aan" if found[name] else "uit"}" title="{word}: '
        f'{"ingevuld" if found[name] else "ontbreekt"}">{letter}</span>'
        for name, (letter, word) in LAMPEN.items()
    )
    missing = [word for name, (_, word) in LAMPEN.items() if not found[name]]
    said = f"{6 - len(missing)} van 6" + (f"; ontbreekt: {nl.opsomming(missing)}" if missing else "")
    return f'<span class="lampen" aria-hidden="true">{lamps}</span><span class="onzichtbaar">{escape(said)}</span>'


def _doelen(state: ViewState, goals: list[Doel]) -> str:
    lamps = smart_per_doel(state.snapshot.dossier)
    rows = []
    for item in goals:
        of = f"van {item.id}"
        rows.append(
            (
                f"<b>{escape(item.id)}</b> {cell_field(state, 'doelen', item, 'doel', f'Doel {item.id}')}",
                _lamps(lamps[item.id]),
                cell_field(state, "doelen", item, "maatschappelijk_effect", f"Wat inwoners merken {of}"),
                cell_field(state, "doelen", item, "doelgroep", f"Doelgroep {of}"),
                cell_field(state, "doelen", item, "eigenaar", f"Eigenaar {of}"),
                cell_field(state, "doelen", item, "termijn", f"Termijn {of}"),
            )
        )
    return table_html(
        f"De doelen ({len(goals)})",
        ("Doel", "Uitgewerkt", "Wat inwoners merken", "Doelgroep", "Eigenaar", "Termijn"),
        rows,
    )


def _indicatoren(state: ViewState, goals: set[str]) -> str:
    dossier = state.snapshot.dossier
    rows = []
    for indicator in dossier.indicatoren:
        if indicator.doel and indicator.doel not in goals:
            continue
        of = f"van indicator {indicator.id}"
        rows.append(
            (
                f"<b>{escape(indicator.id)}</b> {cell_field(state, 'indicatoren', indicator, 'naam', f'Naam {of}')}",
                cell_field(state, "indicatoren", indicator, "doel", f"Doel {of}"),
                cell_field(state, "indicatoren", indicator, "nulmeting", f"Nulmeting {of}"),
                cell_field(state, "indicatoren", indicator, "streefwaarde", f"Streefwaarde {of}"),
                cell_field(state, "indicatoren", indicator, "eenheid", f"Eenheid {of}"),
                cell_field(state, "indicatoren", indicator, "streefdatum", f"Streefdatum {of}"),
            )
        )
    buttons = f'<div class="knoppen">{button("open", "Nieuwe indicator", "indicator")}</div>'
    head = ("Indicator", "Doel", "Nulmeting", "Streefwaarde", "Eenheid", "Streefdatum")
    return table_html(f"De indicatoren ({len(rows)})", head, rows) + buttons


def _form(state: ViewState) -> str:
    dossier, choice = state.snapshot.dossier, state.choice
    if choice.open == "doel":
        theme = "" if choice.thema == _ALL else choice.thema
        return form(
            "nieuw_doel",
            (
                form_field(state, "doelen", "id", next_code(dossier.doelen, "D"), "Code"),
                form_field(state, "doelen", "doel", wide=True),
                form_field(state, "doelen", "thema", theme),
                form_field(state, "doelen", "maatschappelijk_effect", wide=True, label="Wat inwoners merken"),
                form_field(state, "doelen", "doelgroep"),
                form_field(state, "doelen", "eigenaar"),
                form_field(state, "doelen", "termijn"),
            ),
            "Voeg het doel toe",
            "Nieuw doel",
        )
    if choice.open == "indicator":
        return form(
            "nieuwe_indicator",
            (
                form_field(state, "indicatoren", "id", next_code(dossier.indicatoren, "I"), "Code"),
                form_field(state, "indicatoren", "naam", wide=True),
                form_field(state, "indicatoren", "doel"),
                form_field(state, "indicatoren", "richting"),
                form_field(state, "indicatoren", "eenheid"),
                form_field(state, "indicatoren", "nulmeting"),
                form_field(state, "indicatoren", "streefwaarde"),
                form_field(state, "indicatoren", "streefdatum"),
            ),
            "Voeg de indicator toe",
            "Nieuwe indicator",
        )
    return ""


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice = state.choice
    if action == "thema":
        count = sum(sent in (_ALL, item.thema) for item in state.snapshot.dossier.doelen_die_tellen)
        return Answer(_Choice(sent, choice.open), tekst=f"U ziet {nl.aantal(count, 'doel', 'doelen')}.")
    if action == "open":
        return Answer(_Choice(choice.thema, sent))
    if action == "nieuw_doel":
        return Answer(_Choice(choice.thema), (add_row("doelen", sent),), f"Doel {sent['id']} is toegevoegd.")
    if action == "nieuwe_indicator":
        added = add_row("indicatoren", sent)
        return Answer(_Choice(choice.thema), (added,), f"Indicator {sent['id']} is toegevoegd.")
    return Answer(_Choice(choice.thema))


def _twin(snapshot: Snapshot) -> Blocks:
    dossier: Dossier = snapshot.dossier
    found = smart_per_doel(dossier)
    rows = tuple(
        (f"{item.id} {item.doel}", *("ja" if found[item.id][name] else "ontbreekt" for name in LAMPEN))
        for item in dossier.doelen_die_tellen
    )
    head = ("Doel", *(nl.capitalised(word) for _, word in LAMPEN.values()))
    table = Table("Hoe ver elk doel is uitgewerkt", head, rows, source=zinnen.bron_register(dossier))
    return Blocks((Paragraph("In JupyterLab kunt u deze doelen hier wijzigen."), table))


DOELEN = View(
    "Doelen uitwerken",
    _show,
    _answer,
    _twin,
    _Choice(),
    grids=("filter", "formulier", "doelen", "indicatoren"),
)
