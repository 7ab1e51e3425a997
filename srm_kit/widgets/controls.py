"""Native controls for the columns of the contract: labelled, with the explanation, the choices and the fault."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from srm_kit import nl
from srm_kit.dossier import Dossier, tabel
from srm_kit.dossier.contract.cell_text import as_typed
from srm_kit.dossier.contract.dossier import SECTIES, instellingvelden
from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.keeping.setting_changes import setting_texts
from srm_kit.model import CELLEN, Fase, Spoor
from srm_kit.widgets.live_view import ViewState

__all__ = ["button", "cell_field", "cell_key", "choice_list", "form", "form_field", "setting_field", "table_html"]

_FIXED: Mapping[Soort, Sequence[tuple[str, str]]] = {
    Soort.FASE: [(item.value, nl.capitalised(item.naam)) for item in Fase],
    Soort.SPOOR: [(item.value, nl.capitalised(item.naam)) for item in Spoor],
    Soort.CEL: [(item.code, f"{item.code} {item.naam}") for item in CELLEN],
    Soort.JANEE: [("ja", "ja"), ("nee", "nee")],
}


def cell_key(naam: str, rij: Any, kolom: str) -> str:
    """The name of a cell of a table for ``data-sleutel``: table, key of the row, column."""
    return json.dumps([naam, [as_typed(rij, key) for key in tabel(naam).sleutel], kolom], ensure_ascii=False)


def cell_field(state: ViewState, naam: str, rij: Any, kolom: str, label: str) -> str:
    """An input in a table cell that saves its value when it changes; ``label`` says of what it is the value."""
    place = cell_key(naam, rij, kolom)
    former = as_typed(rij, kolom)
    fault = state.fouten.get(place, "")
    shown = state.typed.get(place, former)
    name = _id("c", place)
    attributes = (
        f'data-actie="zet" data-sleutel="{escape(place)}" data-oud="{escape(former)}" aria-label="{escape(label)}"'
    )
    column = tabel(naam).kolom(kolom)
    if column.soort is Soort.TEKST:
        control = _area(name, shown, attributes + ' rows="1"', fault)
    else:
        control = _control(state.snapshot.dossier, column, name, shown, attributes, fault)
    return control + _fault(name, fault)


def form_field(
    state: ViewState,
    naam: str,
    kolom: str,
    held: str = "",
    label: str = "",
    wide: bool = False,
    as_name: str = "",
    choices: Iterable[tuple[str, str]] | None = None,
    help_text: str | None = None,
) -> str:
    """A labelled field of a form for a column of the contract. ``as_name`` is its name in the form when not the column's."""
    return _labelled(state, tabel(naam).kolom(kolom), naam, as_name or kolom, held, label, wide, choices, help_text)


def setting_field(
    state: ViewState,
    sectie: str,
    sleutel: str,
    label: str,
    wide: bool = False,
    choices: Iterable[tuple[str, str]] | None = None,
) -> str:
    """A labelled field of a form for a setting of the dossier."""
    column = next(item for item in instellingvelden(SECTIES[sectie]) if item.naam == sleutel)
    held = setting_texts(state.snapshot.dossier, sectie)[sleutel]
    return _labelled(state, column, sectie, sleutel, held, label, wide, choices, nl.capitalised(column.uitleg) + ".")


def _labelled(
    state: ViewState,
    column: Kolom,
    naam: str,
    key: str,
    held: str,
    label: str,
    wide: bool,
    choices: Iterable[tuple[str, str]] | None,
    help_text: str | None,
) -> str:
    fault = state.fouten.get(key, "")
    name = _id("v", f"{naam}.{key}")
    shown = state.typed.get(key, held)
    text = label or nl.capitalised(column.naam.replace("_", " "))
    mark = " <span class='noot'>(nodig)</span>" if column.verplicht else ""
    control = _control(state.snapshot.dossier, column, name, shown, f'name="{escape(key)}"', fault, choices)
    return (
        f'<div class="veld{" breed" if wide else ""}"><label for="{name}">{escape(text)}{mark}</label>'
        f'<p class="hulp">{escape(column.uitleg if help_text is None else help_text)}</p>{control}{_fault(name, fault)}</div>'
    )


def form(action: str, fields: Iterable[str], button: str, legend_text: str = "", extra: Mapping[str, str] = {}) -> str:
    """A form that sends its fields as one action, with a button to leave it."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">' for key, value in extra.items()
    )
    legend = f"<legend>{escape(legend_text)}</legend>" if legend_text else ""
    return (
        f'<form data-actie="{action}"><fieldset>{legend}{hidden}<div class="velden">{"".join(fields)}</div>'
        f'<div class="knoppen"><button class="eerst">{escape(button)}</button>'
        f'<button type="button" data-actie="sluit">Annuleer</button></div></fieldset></form>'
    )


def button(action: str, tekst: str, held: str = "", label: str = "", css: str = "") -> str:
    """A button; ``label`` is what a screen reader says when the text alone is not clear."""
    parts = [f'data-actie="{action}"', f'value="{escape(held)}"']
    if label:
        parts.append(f'aria-label="{escape(label)}"')
    if css:
        parts.append(f'class="{css}"')
    return f'<button type="button" {" ".join(parts)} id="{_id("k", action + held)}">{escape(tekst)}</button>'


def choice_list(action: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> str:
    """A labelled list that acts when something is chosen."""
    name = _id("l", action)
    return (
        f'<label for="{name}"><b>{escape(label)}</b></label> '
        f'<select id="{name}" data-actie="{action}">{_options(choices, chosen)}</select>'
    )


def table_html(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of which the cells are HTML already; the first cell of a row is its heading."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>{"".join(_cell(name, cell) for name, cell in zip(columns[1:], row[1:], strict=True))}</tr>'
        for row in rows
    )
    return (
        f'<div class="tabel"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(heading: str, html: str) -> str:
    """A cell; on a phone, where a table is stacked, it names its column itself."""
    return f'<td data-kop="{escape(heading)}">{html}</td>'


def _control(
    dossier: Dossier,
    column: Kolom,
    name: str,
    shown: str,
    attributes: str,
    fault: str,
    choices: Iterable[tuple[str, str]] | None = None,
) -> str:
    common = _common(name, attributes, fault)
    choices = choices if choices is not None else _choices(dossier, column)
    if choices is not None:
        return f"<select {common}>{_options(choices, shown, empty=not column.verplicht or not shown)}</select>"
    if column.soort is Soort.DATUM:
        return f'<input type="date" {common} value="{escape(shown)}">'
    if column.soort is Soort.MARKDOWN:
        return _area(name, shown, attributes, fault)
    kind = ' inputmode="decimal"' if column.soort in {Soort.GETAL, Soort.HOEVEELHEID, Soort.AANTAL} else ""
    return f'<input type="text" autocomplete="off"{kind} {common} value="{escape(shown)}">'


def _area(name: str, shown: str, attributes: str, fault: str) -> str:
    # A line break right after the tag would be taken off by the browser.
    return f"<textarea {_common(name, attributes, fault)}>\n{escape(shown)}</textarea>"


def _common(name: str, attributes: str, fault: str) -> str:
    trouble = f' aria-invalid="true" aria-describedby="{name}-fout" data-aandacht="ja"' if fault else ""
    return f'id="{name}" {attributes}{trouble}'


def _choices(dossier: Dossier, column: Kolom) -> list[tuple[str, str]] | None:
    if column.soort in _FIXED:
        return list(_FIXED[column.soort])
    if column.soort is Soort.KEUZE:
        return [(item, item) for item in column.keuzes]
    if column.soort is Soort.SCORE and column.minimum is not None and column.maximum is not None:
        return [(str(item), str(item)) for item in range(int(column.minimum), int(column.maximum) + 1)]
    if column.soort is Soort.VERWIJZING:
        return [
            (row.id, f"{row.id} {getattr(row, 'naam', '') or getattr(row, 'doel', '')}".strip())
            for name in column.verwijst
            for row in getattr(dossier, name)
        ]
    return None


def _options(choices: Iterable[tuple[str, str]], chosen: str, empty: bool = False) -> str:
    known = list(choices)
    if chosen and chosen not in {value for value, _ in known}:
        known.append((chosen, chosen))
    if empty:
        known.insert(0, ("", "–"))
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(words)}</option>'
        for value, words in known
    )


def _fault(name: str, fault: str) -> str:
    return f'<p class="fout" id="{name}-fout">{escape(fault)}</p>' if fault else ""


def _id(kind: str, text: str) -> str:
    """A name that is the same each time, so that the focus finds its place again."""
    import zlib

    return f"{kind}{zlib.crc32(text.encode('utf-8')):x}"
