"""What the report says of a phase, chosen on the screen: findings and sections left out, and findings in other words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.dossier import Change, add_row, remove_row
from srm_kit.dossier.contract.tabellen import Redactie
from srm_kit.model import Fase
from srm_kit.model.hoofdstukken import ONDERDELEN
from srm_kit.widgets.controls import button, form, form_field, table_html
from srm_kit.widgets.live_view import ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["redactie_html", "redactiewijziging"]

_GEDAAN = {
    "weglaten": "komt niet in het rapport",
    "vervangen": "in uw woorden: ‘{}’",
    "samenvoegen": "staat onder ‘{}’",
    "vooraan": "staat vooraan",
}


def redactie_html(state: ViewState, fase: Fase) -> str:
    """The findings and the sections of the phase, each with what was decided about it."""
    chosen = {row.bevinding.strip(): row for row in state.snapshot.dossier.redactie}
    findings = _bevindingen(state.snapshot, fase)
    rows = [(f"<b>{escape(name)}</b>", *_keuze(ident, name, chosen, vooraan=True)) for ident, name in findings.items()]
    rows += [
        (escape(nl.capitalised(text)), *_keuze(name, text, chosen))
        for name, text in ONDERDELEN.items()
        if name.startswith(f"{fase.naam}.") and not name.endswith(".opening")
    ]
    return (
        "<h4>Wat het rapport over deze fase zegt</h4>"
        "<p>Wat u weglaat of verandert, staat in de colofon van het rapport.</p>"
        + table_html("Bevindingen en onderdelen", ("Wat", "In het rapport", "Doen"), rows)
        + (_eigen_zin(state, findings) if findings else "")
    )


def _bevindingen(snapshot: Snapshot, fase: Fase) -> dict[str, str]:
    """Id and headline of the findings of the phase, each once."""
    return {bevinding.id: bevinding.regel.naam for bevinding in snapshot.bevindingen if bevinding.regel.fase is fase}


def _keuze(ident: str, name: str, chosen: Mapping[str, Redactie], vooraan: bool = False) -> tuple[str, str]:
    row = chosen.get(ident)
    if row is not None:
        done = escape(_GEDAAN.get(row.keuze, row.keuze).format(row.tekst.strip()))
        return done, button("herstel", "Zet terug", ident, f"Zet {name} terug")
    buttons = button("weglaten", "Laat weg", ident, f"Laat {name} weg")
    if vooraan:
        buttons += button("vooraan", "Zet vooraan", ident, f"Zet {name} vooraan")
    return "zoals berekend", f'<div class="knoppen">{buttons}</div>'


def _eigen_zin(state: ViewState, findings: Mapping[str, str]) -> str:
    fields = (
        form_field(state, "redactie", "bevinding", label="Bevinding", choices=list(findings.items()), help_text="Welke u anders zegt."),
        form_field(
            state, "redactie", "keuze", "vervangen", "Wat u doet",
            choices=[("vervangen", "in eigen woorden"), ("samenvoegen", "samen met andere onder één kop")],
            help_text="Geef bevindingen die bij elkaar horen dezelfde kop.",
        ),
        form_field(state, "redactie", "tekst", label="Uw zin of kop", wide=True),
    )  # fmt: skip
    return form("zin", fields, "Bewaar uw zin", "Zeg een bevinding anders")


def redactiewijziging(state: ViewState, action: str, waarde: Any) -> tuple[tuple[Change, ...], str] | None:
    """The changes that an action asks for and what is said of it; None when it is not about this."""
    there = {row.bevinding.strip() for row in state.snapshot.dossier.redactie}
    if action == "herstel":
        return (remove_row("redactie", [waarde]),), "Dit staat weer in het rapport zoals berekend."
    if action in ("weglaten", "vooraan"):
        words = _GEDAAN[action]
        return (add_row("redactie", {"bevinding": waarde, "keuze": action, "tekst": ""}),), f"Dit {words}."
    if action == "zin":
        before = (remove_row("redactie", [waarde["bevinding"]]),) if waarde["bevinding"] in there else ()
        return (*before, add_row("redactie", waarde)), "Uw woorden komen in het rapport."
    return None
