"""The stakeholders to work on: the map of interest and influence, and who takes part how far in which goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Table
from srm_kit.document.html import blocks_html
from srm_kit.dossier import Betrokkenheid, Dossier, add_row
from srm_kit.views import zinnen
from srm_kit.views.figuren.krachtenkaart import Partij, krachtenkaart
from srm_kit.widgets.codes import next_code
from srm_kit.widgets.controls import button, cell_field, choice_list, form, form_field, table_html
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["KRACHTENVELD"]

_ALL = "alle"
TREDEN = ("niet betrokken", "informeren", "raadplegen", "adviseren", "coproduceren", "meebeslissen")
"""The rungs 0-5 of the ladder of participation (docs/maatstaven.md#treden)."""


@dataclass(frozen=True, slots=True)
class _Choice:
    thema: str = _ALL
    open: str = ""


def _rows(dossier: Dossier, thema: str) -> list[Betrokkenheid]:
    goals = {doel.id for doel in dossier.doelen if thema in (_ALL, doel.thema)}
    return [partij for partij in dossier.betrokkenheid if partij.doel in goals]


def _partijen(dossier: Dossier, rows: Sequence[Betrokkenheid], thema: str) -> list[Partij]:
    """Those on the map: with interest and influence; the lowest rung now and the highest wanted over the goals shown."""
    found = []
    for stakeholder in dossier.stakeholders:
        own = [row for row in rows if row.stakeholder == stakeholder.id]
        if stakeholder.belang is None or stakeholder.invloed is None or (thema != _ALL and not own):
            continue
        now = [row.trede_nu for row in own if row.trede_nu is not None]
        wanted = [row.trede_gewenst for row in own if row.trede_gewenst is not None]
        found.append(
            Partij(
                stakeholder.naam,
                stakeholder.belang,
                stakeholder.invloed,
                min(now, default=None),
                max(wanted, default=None),
            )
        )
    return found


def _map(dossier: Dossier, thema: str) -> Blocks:
    rows = _rows(dossier, thema)
    parties = _partijen(dossier, rows, thema)
    behind = [item for item in parties if item.nu is not None and item.gewenst is not None and item.gewenst > item.nu]
    finding = (
        f"{nl.capitalised(nl.aantal(len(behind), 'partij doet', 'partijen doen'))} minder mee dan gewenst."
        if behind
        else "Geen partij doet minder mee dan gewenst, voor zover dat is ingevuld."
    )
    note = "Per partij de laagste trede nu en de hoogste gewenste trede, over de doelen die u ziet. "
    return Blocks(
        (krachtenkaart(parties, finding, note + zinnen.bron_geteld(dossier, len(parties), "partij", "partijen")),)
    )


def _show(state: ViewState) -> Mapping[str, str]:
    dossier, choice = state.snapshot.dossier, state.choice
    themes = sorted({doel.thema for doel in dossier.doelen if doel.thema})
    choices = [(_ALL, "alle thema’s"), *((theme, theme.replace("_", " ")) for theme in themes)]
    rungs = "; ".join(f"{number} is {word}" for number, word in enumerate(TREDEN))
    return {
        "filter": f'<div class="knoppen">{choice_list("thema", "Thema", choices, choice.thema)}'
        f"{button('open', 'Nieuwe partij', 'partij')}{button('open', 'Partij bij een doel', 'betrokken')}</div>"
        f'<p class="noot">Treden: {rungs}.</p>',
        "formulier": _form(state),
        "kaart": blocks_html(_map(dossier, choice.thema).blocks),
        "partijen": _parties_table(state),
        "treden": _rungs_table(state),
    }


def _parties_table(state: ViewState) -> str:
    rows = [
        (
            f"<b>{escape(stakeholder.id)}</b> {cell_field(state, 'stakeholders', stakeholder, 'naam', f'Naam van {stakeholder.id}')}",
            cell_field(state, "stakeholders", stakeholder, "soort", f"Soort van {stakeholder.naam}"),
            cell_field(state, "stakeholders", stakeholder, "belang", f"Belang van {stakeholder.naam}"),
            cell_field(state, "stakeholders", stakeholder, "invloed", f"Invloed van {stakeholder.naam}"),
            cell_field(state, "stakeholders", stakeholder, "houding", f"Houding van {stakeholder.naam}"),
        )
        for stakeholder in state.snapshot.dossier.stakeholders
    ]
    head = ("Partij", "Soort", "Belang (1-5)", "Invloed (1-5)", "Houding (-2 tot 2)")
    return table_html(f"De partijen ({len(rows)})", head, rows)


def _rungs_table(state: ViewState) -> str:
    dossier = state.snapshot.dossier
    names = {stakeholder.id: stakeholder.naam for stakeholder in dossier.stakeholders}
    goals = {doel.id: doel.doel for doel in dossier.doelen}
    rows = []
    for row in _rows(dossier, state.choice.thema):
        of = f"van {names.get(row.stakeholder, row.stakeholder)} bij {row.doel}, {row.fase.naam}"
        rows.append(
            (
                escape(names.get(row.stakeholder, row.stakeholder)),
                escape(f"{row.doel} {goals.get(row.doel, '')}".strip()),
                escape(row.fase.naam),
                cell_field(state, "betrokkenheid", row, "trede_nu", f"Trede nu {of}"),
                cell_field(state, "betrokkenheid", row, "trede_gewenst", f"Gewenste trede {of}"),
            )
        )
    head = ("Partij", "Doel", "Fase", "Trede nu", "Trede gewenst")
    return table_html(f"Wie bij welk doel meedoet ({len(rows)})", head, rows)


def _form(state: ViewState) -> str:
    if state.choice.open == "partij":
        code = next_code(state.snapshot.dossier.stakeholders, "S")
        fields = [form_field(state, "stakeholders", "id", code, "Code"), form_field(state, "stakeholders", "naam")]
        fields += [
            form_field(state, "stakeholders", name) for name in ("soort", "schaal", "belang", "invloed", "houding")
        ]
        return form("nieuwe_partij", fields, "Voeg de partij toe", "Nieuwe partij")
    if state.choice.open == "betrokken":
        names = ("stakeholder", "doel", "fase", "trede_nu", "trede_gewenst")
        fields = [form_field(state, "betrokkenheid", name) for name in names]
        return form("nieuwe_betrokkenheid", fields, "Voeg toe", "Partij bij een doel")
    return ""


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice = state.choice
    if action == "thema":
        return Answer(replace(choice, thema=sent), tekst="De kaart en de tabel zijn aangepast aan het thema.")
    if action == "open":
        return Answer(replace(choice, open=sent))
    closed = replace(choice, open="")
    if action == "nieuwe_partij":
        return Answer(closed, (add_row("stakeholders", sent),), f"Partij {sent['naam']} is toegevoegd.")
    if action == "nieuwe_betrokkenheid":
        added = add_row("betrokkenheid", sent)
        return Answer(closed, (added,), f"Partij {sent['stakeholder']} staat nu bij doel {sent['doel']}.")
    return Answer(closed)


def _twin(snapshot: Snapshot) -> Blocks:
    dossier = snapshot.dossier
    names = {stakeholder.id: stakeholder.naam for stakeholder in dossier.stakeholders}
    rows = tuple(
        (
            f"{names.get(partij.stakeholder, partij.stakeholder)} bij {partij.doel} ({partij.fase.naam})",
            "–" if partij.trede_nu is None else f"{partij.trede_nu} {TREDEN[partij.trede_nu]}",
            "–" if partij.trede_gewenst is None else f"{partij.trede_gewenst} {TREDEN[partij.trede_gewenst]}",
        )
        for partij in dossier.betrokkenheid
    )
    table = Table(
        "Trede nu en gewenst",
        ("Partij en doel", "Nu", "Gewenst"),
        rows,
        source=zinnen.bron_geteld(dossier, len(rows), "afspraak", "afspraken"),
    )
    return _map(dossier, _ALL) + Blocks((table,) if rows else ())


KRACHTENVELD = View(
    "Krachtenveld bijwerken",
    _show,
    _answer,
    _twin,
    _Choice(),
    grids=("formulier", "partijen", "treden"),
    opening=("open",),
)
