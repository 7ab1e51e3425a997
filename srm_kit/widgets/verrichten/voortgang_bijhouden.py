"""The work under way: the state of initiatives, measurements to enter, and the plan that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.advice.keuze import passend
from srm_kit.advice.plan import make_plan
from srm_kit.document import Blocks, Heading, Paragraph, Table
from srm_kit.document.html import blocks_html
from srm_kit.dossier import Dossier, Indicator, Inspanning, Meting, add_row
from srm_kit.dossier.contract.waarde import Waarde
from srm_kit.views import zinnen
from srm_kit.views.routekaart import plan_blokken
from srm_kit.widgets.controls import button, cell_field, choice_list, form, form_field, table_html
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["VOORTGANG"]

_ALL = "alle"


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which initiatives are shown (by status), the indicator that gets a measurement, and whether the plan is shown."""

    status: str = _ALL
    meten: str = ""
    plan: bool = False


def _show(state: ViewState) -> Mapping[str, str]:
    choice: _Choice = state.choice
    return {
        "inspanningen": _inspanningen(state),
        "formulier": _measurement_form(state),
        "metingen": _metingen(state),
        "plan": _plan(state.snapshot)
        if choice.plan
        else f'<div class="knoppen">{button("plan", "Toon de routekaart bij deze stand")}</div>',
    }


def _inspanningen(state: ViewState) -> str:
    chosen = state.choice.status
    every = ["idee", "gepland", "lopend", "afgerond", "gestopt"]
    choices = [(_ALL, "alle"), *((item, item) for item in every)]
    efforts = [inspanning for inspanning in state.snapshot.dossier.inspanningen if chosen in (_ALL, inspanning.status)]
    rows = [_inspanning(state, item) for item in efforts]
    head = ("Inspanning", "Stand", "Voortgang (0-100)", "Begin", "Eind", "Eigenaar")
    return f'<div class="knoppen">{choice_list("status", "Toon", choices, chosen)}</div>' + table_html(
        f"Inspanningen ({len(rows)})", head, rows
    )


def _inspanning(state: ViewState, item: Inspanning) -> tuple[str, ...]:
    of = f"van {item.naam}"
    return (
        f"<b>{escape(item.id)}</b> {escape(item.naam)}",
        cell_field(state, "inspanningen", item, "status", f"Stand {of}"),
        cell_field(state, "inspanningen", item, "voortgang", f"Voortgang {of}"),
        cell_field(state, "inspanningen", item, "start", f"Begin {of}"),
        cell_field(state, "inspanningen", item, "eind", f"Eind {of}"),
        cell_field(state, "inspanningen", item, "eigenaar", f"Eigenaar {of}"),
    )


def _latest(dossier: Dossier) -> dict[str, Meting]:
    """The latest value of each indicator up to the reference date."""
    found: dict[str, Meting] = {}
    for meting in sorted(dossier.metingen, key=lambda row: row.datum):
        if meting.datum <= dossier.peildatum:
            found[meting.indicator] = meting
    return found


def _metingen(state: ViewState) -> str:
    latest = _latest(state.snapshot.dossier)
    rows = []
    for indicator in state.snapshot.dossier.indicatoren:
        last = latest.get(indicator.id)
        rows.append(
            (
                f"<b>{escape(indicator.id)}</b> {escape(indicator.naam)}",
                escape(_value(indicator.nulmeting, indicator)),
                escape(f"{_value(last.waarde, indicator)} ({nl.datum(last.datum)})" if last else "nog geen meting"),
                escape(_value(indicator.streefwaarde, indicator)),
                button("meten", "Nieuwe meting", indicator.id, f"Nieuwe meting van {indicator.naam}"),
            )
        )
    return table_html(f"Metingen ({len(rows)} indicatoren)", ("Indicator", "Start", "Nu", "Doel", "Invullen"), rows)


def _value(held: Waarde | None, item: Indicator) -> str:
    if held is None:
        return "niet ingevuld"
    value = held.getal
    if value is None:
        return held.gedrukt
    return f"{nl.getal(value, 0 if value == int(value) else 1)} {item.eenheid}".strip()


def _measurement_form(state: ViewState) -> str:
    choice: _Choice = state.choice
    if not choice.meten:
        return ""
    fields = (
        form_field(state, "metingen", "datum", state.snapshot.dossier.peildatum.isoformat()),
        form_field(state, "metingen", "waarde"),
        form_field(state, "metingen", "voorlopig"),
    )
    name = next(
        (indicator.naam for indicator in state.snapshot.dossier.indicatoren if indicator.id == choice.meten),
        choice.meten,
    )
    return form("meting", fields, "Bewaar de meting", f"Nieuwe meting: {name}", {"indicator": choice.meten})


@lru_cache(maxsize=2)
def _plan(snapshot: Snapshot) -> str:
    """Kept per state of the dossier: proposing a plan takes longer than anything else on this screen."""
    found = plan_blokken(
        make_plan(snapshot.dossier, passend(snapshot.bevindingen), bevindingen=snapshot.bevindingen), snapshot.dossier
    )
    blocks = tuple(replace(block, level=4) if isinstance(block, Heading) else block for block in found.blocks)
    return str(blocks_html(blocks)) + f'<div class="knoppen">{button("geen_plan", "Verberg de routekaart")}</div>'


def _answer(state: ViewState, action: str, sent: Any) -> Answer:
    choice: _Choice = state.choice
    if action == "status":
        return Answer(replace(choice, status=sent), tekst="De tabel is aangepast.")
    if action == "meten":
        return Answer(replace(choice, meten=sent))
    if action == "meting":
        said = f"Meting van {sent['indicator']} op {sent['datum']}: {sent['waarde']}."
        return Answer(replace(choice, meten=""), (add_row("metingen", sent),), said)
    if action in {"plan", "geen_plan"}:
        shown = action == "plan"
        return Answer(
            replace(choice, plan=shown),
            tekst="De routekaart is berekend." if shown else "De routekaart is verborgen.",
        )
    return Answer(replace(choice, meten=""))


def _twin(snapshot: Snapshot) -> Blocks:
    dossier = snapshot.dossier
    if not dossier.inspanningen:
        return Blocks((Paragraph("Er zijn nog geen inspanningen vastgelegd."),))
    rows = tuple(
        (
            f"{inspanning.id} {inspanning.naam}",
            inspanning.status or "niet ingevuld",
            nl.procent(inspanning.voortgang / 100) if inspanning.voortgang is not None else "niet ingevuld",
            nl.datum(inspanning.eind) if inspanning.eind else "niet ingevuld",
        )
        for inspanning in dossier.inspanningen
    )
    head = ("Inspanning", "Stand", "Voortgang", "Eind")
    source = zinnen.bron_geteld(dossier, len(rows), "inspanning", "inspanningen")
    return Blocks((Table("De stand van de inspanningen", head, rows, (2,), source=source),))


VOORTGANG = View(
    "Voortgang en metingen", _show, _answer, _twin, _Choice(), grids=("inspanningen", "formulier", "metingen")
)
