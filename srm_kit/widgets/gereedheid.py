"""How ready the dossier is, and the proposals in it: confirmed per row or per table, each undone with one click."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.document import Blocks, Paragraph, Table
from srm_kit.dossier import TABELLEN, Change, Dossier, set_values
from srm_kit.dossier.contract.cell_text import as_typed
from srm_kit.dossier.contract.kolommen import Tabel
from srm_kit.views import zinnen
from srm_kit.views.gereedheid import gereedheid, sections
from srm_kit.widgets.controls import button, table_html
from srm_kit.widgets.live_view import Answer, View, ViewState
from srm_kit.widgets.shared_dossier import Snapshot

__all__ = ["GEREEDHEID"]

_MOST = 50
"""Rows of a table that stand on the screen; the others come when these are confirmed."""
_MOST_AT_ONCE = 8
"""A list of more lines is folded: its heading says how many there are."""


def _proposals(dossier: Dossier) -> Iterator[tuple[Tabel, list[Any]]]:
    for table in TABELLEN:
        rows = [row for row in getattr(dossier, table.naam) if row.bevestigd is False] if table.register else []
        if rows:
            yield table, rows


def _show(state: ViewState) -> Mapping[str, str]:
    return {"gereedheid": _readiness(state.snapshot.dossier), "voorstellen": _tables(state.snapshot.dossier)}


def _readiness(dossier: Dossier) -> str:
    parts = []
    for heading, lines in sections(gereedheid(dossier)).items():
        items = "".join(f"<li>{escape(' '.join(line.split()))}</li>" for line in lines)
        shown = "" if len(lines) > _MOST_AT_ONCE else " open"
        parts.append(
            f"<details{shown}><summary><b>{escape(heading)}</b> ({len(lines)})</summary><ul>{items}</ul></details>"
        )
    return "".join(parts)


def _tables(dossier: Dossier) -> str:
    parts = []
    for table, rows in _proposals(dossier):
        count = nl.aantal(len(rows), "voorstel", "voorstellen", woord=False)
        shown = [
            (
                escape(_words(table, row)),
                button("bevestig", "Bevestig", _place(table, row), f"Bevestig {_words(table, row)}"),
            )
            for row in rows[:_MOST]
        ]
        more = f'<p class="noot">En nog {len(rows) - _MOST} in deze tabel.</p>' if len(rows) > _MOST else ""
        whole = button("bevestig_tabel", f"Bevestig alles in {table.naam}", table.naam)
        parts.append(
            table_html(f"{nl.capitalised(table.naam)}: {count}", ("Voorstel", "Telt mee na"), shown)
            + more
            + f'<div class="knoppen">{whole}</div>'
        )
    if not parts:
        return "<p>In dit dossier staan geen voorstellen: alles telt mee.</p>"
    return "<h4>Voorstellen</h4><p>Klopt een regel niet, haal hem dan weg in het dossier.</p>" + "".join(parts)


def _place(table: Tabel, row: Any) -> str:
    return json.dumps([table.naam, *(as_typed(row, key) for key in table.sleutel)], ensure_ascii=False)


def _words(table: Tabel, row: Any) -> str:
    """The key of a row and what it is called."""
    key = " ".join(filter(None, (as_typed(row, name) for name in table.sleutel)))
    name = next((text for item in ("naam", "doel", "motivering") if (text := getattr(row, item, ""))), "")
    return key if name in key.split() else f"{key} {name}".strip()


def _answer(state: ViewState, action: str, waarde: Any) -> Answer:
    if action == "bevestig":
        name, *key = json.loads(waarde)
        return Answer(None, (_confirmed(name, key),), f"{nl.capitalised(name)} {' '.join(key)} is bevestigd.")
    if action == "bevestig_tabel":
        found = {table.naam: (table, rows) for table, rows in _proposals(state.snapshot.dossier)}
        if waarde not in found:
            return Answer(None, tekst=f"In {waarde} staat geen voorstel meer.")
        table, rows = found[waarde]
        changes = tuple(_confirmed(waarde, [as_typed(row, key) for key in table.sleutel]) for row in rows)
        count = nl.aantal(len(rows), "voorstel is", "voorstellen zijn", woord=False)
        return Answer(None, changes, f"{nl.capitalised(waarde)}: {count} bevestigd.")
    return Answer(None)


def _confirmed(name: str, key: list[str]) -> Change:
    return set_values(name, key, {"bevestigd": "ja"}, {"bevestigd": "nee"})


def _twin(snapshot: Snapshot) -> Blocks:
    rows = tuple((table.naam, str(len(found))) for table, found in _proposals(snapshot.dossier))
    if not rows:
        return Blocks((Paragraph("In dit dossier staan geen voorstellen: alles telt mee."),))
    said = Paragraph("Voorstellen tellen nog niet mee. In JupyterLab kunt u ze hier bevestigen.")
    head = ("Tabel", "Voorstellen")
    return Blocks(
        (said, Table("Wat nog bevestigd moet worden", head, rows, source=zinnen.bron_register(snapshot.dossier)))
    )


GEREEDHEID = View("Is het dossier zover?", _show, _answer, _twin)
