"""The survey table to arrays: one look-up per distinct text, so that 100,000 respondents read in seconds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from srm_kit.dossier.contract.meldingen import Meldingen
from srm_kit.dossier.contract.raw import FaultTold, RawTable, plain_name
from srm_kit.dossier.contract.respons import Respons
from srm_kit.dossier.contract.tabellen import RESPONS_KOLOMMEN
from srm_kit.dossier.reading.answer_checks import judge_unknown_columns, refuse_personal_columns
from srm_kit.dossier.reading.cell_values import Notation, Unreadable, is_error_value, read_value, text_of_value
from srm_kit.dossier.reading.empty_markers import is_empty_marker
from srm_kit.dossier.reading.row_values import ERROR_VALUE, is_empty
from srm_kit.dossier.reading.table import header_hint
from srm_kit.model import vraagcodes

__all__ = ["read_respons"]

_MISSING, _DONT_KNOW, _NOT_MY_WORK, _BAD = 0, -1, -2, -3
_WORDS = {
    **dict.fromkeys(("-", "–"), _MISSING),
    **dict.fromkeys(("wn", "weet ik niet", "weet niet", "geen mening"), _DONT_KNOW),
    **dict.fromkeys(("nvt", "n.v.t.", "hoort niet bij mijn werk"), _NOT_MY_WORK),
}
_MEANING = {plain_name(word): code for word, code in _WORDS.items()}
_NAME = "respons"


def read_respons(raw: RawTable | None, meldingen: Meldingen) -> tuple[Respons | None, tuple[int, ...]]:
    """The answers and the row number of each; None without rows. Nothing unknown is kept here."""
    if raw is None:
        return None, ()
    places = header_hint(raw, meldingen)
    refuse_personal_columns(raw, places, meldingen)
    rows = [(number, cells) for number, cells in raw.rijen if not all(is_empty(cell) for cell in cells)]
    if not rows:
        return None, ()
    fixed = {column.naam: places.pop(plain_name(column.naam), None) for column in RESPONS_KOLOMMEN.kolommen}
    asked = [(code, found) for code in vraagcodes() if (found := places.pop(plain_name(code), None)) is not None]
    if fixed["respondent"] is not None:  # without: perhaps no header, but answers
        judge_unknown_columns(raw, tuple(places.values()), [code for code, _ in asked], meldingen)
    for column in RESPONS_KOLOMMEN.kolommen:
        if column.verplicht and fixed[column.naam] is None:
            meldingen.fout(
                _NAME, f"De kolom {column.naam} ontbreekt.", "Voeg deze kolom toe.", rij=raw.koprij, kolom=column.naam
            )
    values = {column.naam: _column(column, fixed[column.naam], rows, meldingen) for column in RESPONS_KOLOMMEN.kolommen}
    answers = np.full((len(rows), len(asked)), np.nan)
    unknown = np.zeros((len(rows), len(asked)), dtype=bool)
    outside = np.zeros((len(rows), len(asked)), dtype=bool)
    for index, (code, place) in enumerate(asked):
        given = _answers(code, place, rows, meldingen)
        answers[:, index] = np.where(given > 0, given, np.nan)
        unknown[:, index] = given == _DONT_KNOW
        outside[:, index] = given == _NOT_MY_WORK
    made = Respons(
        respondent=tuple(value or "" for value in values["respondent"]),
        meetmoment=tuple(values["meetmoment"]),
        functiegroep=tuple(value or "" for value in values["functiegroep"]),
        domein=tuple(value or "" for value in values["domein"]),
        afdeling=tuple(value or "" for value in values["afdeling"]),
        leidinggevend=tuple(values["leidinggevend"]),
        stellingen=tuple(code for code, _ in asked),
        antwoorden=answers,
        weet_niet=unknown,
        nvt=outside,
        open_vraag=tuple(value or "" for value in values["open_vraag"]),
        vrijgegeven=tuple(bool(value) for value in values["vrijgegeven"]),
    )
    return made, tuple(number for number, _ in rows)


def _column(column: Any, place: int | None, rows: list[tuple[int, list[Any]]], meldingen: Meldingen) -> list[Any]:
    """One fixed column; each distinct raw value is read once."""
    known: dict[Any, Any] = {}
    found: list[Any] = []
    for number, cells in rows:
        raw = cells[place] if place is not None and place < len(cells) else None
        if is_empty(raw) or (isinstance(raw, str) and is_empty_marker(raw, tabel=_NAME, kolom=column.naam)):
            if column.verplicht and place is not None:
                meldingen.fout(_NAME, "Deze cel is leeg.", f"Vul in: {column.uitleg}", rij=number, kolom=column.naam)
            found.append(None)
            continue
        key = (type(raw), raw)
        if key not in known:
            try:
                if isinstance(raw, FaultTold):
                    found.append(None)
                    continue
                if isinstance(raw, str) and is_error_value(raw):
                    raise Unreadable(*ERROR_VALUE)
                known[key] = read_value(column, raw, Notation())
            except Unreadable as error:
                known[key] = error
        value = known[key]
        if isinstance(value, Unreadable):
            meldingen.fout(_NAME, value.tekst, value.herstel, rij=number, kolom=column.naam, waarde=text_of_value(raw))
            value = None
        found.append(value)
    return found


def _answers(code: str, place: int, rows: list[tuple[int, list[Any]]], meldingen: Meldingen) -> NDArray[np.int8]:
    known: dict[Any, int] = {None: _MISSING, "": _MISSING}
    found = np.zeros(len(rows), dtype=np.int8)
    for index, (number, cells) in enumerate(rows):
        raw = cells[place] if place < len(cells) else None
        key = raw if raw is None or type(raw) is str else (type(raw), raw)
        if key not in known:
            known[key] = _answer(raw)
        value = known[key]
        if value == _BAD:
            meldingen.fout(
                _NAME, "Dit is geen antwoord.", "Schrijf 1 tot en met 5, wn (weet ik niet), nvt (hoort niet bij mijn werk) of laat de cel leeg.",
                rij=number, kolom=code, waarde=text_of_value(raw),
            )  # fmt: skip
            value = _MISSING
        found[index] = value
    return found


def _answer(raw: Any) -> int:
    if is_empty(raw) or isinstance(raw, FaultTold):
        return _MISSING
    if isinstance(raw, bool):
        return _BAD
    text = text_of_value(raw).strip()
    meaning = _MEANING.get(plain_name(text))
    if meaning is not None:
        return meaning
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return _BAD
    return int(number) if number in (1, 2, 3, 4, 5) else _BAD
