"""Cells to values: tolerant in form, strict in meaning (docs/dossier.md).

A raw cell is text (from CSV) or what Excel stores: text, number, date or yes/no. Whether a cell is empty is decided
before it comes here (``row_values``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.kolommen import Kolom, Soort
from srm_kit.dossier.contract.raw import ShownNumber
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.dossier.reading.dates import read_date
from srm_kit.dossier.reading.lasting_form import lasting_form, multiplied
from srm_kit.dossier.reading.numbers import Notation, NumberPart, Percent, check_number, read_number
from srm_kit.dossier.reading.printed_values import read_waarde, waarde_of_number
from srm_kit.dossier.reading.unreadable import Unreadable
from srm_kit.model import Cel, Fase, Spoor

__all__ = [
    "NUMERIEK",
    "Notation",
    "ReadCell",
    "Unreadable",
    "is_error_value",
    "read_cell",
    "read_janee",
    "read_value",
    "text_of_value",
]

_JA = {"ja", "j", "x", "true", "waar", "1", "yes"}
_NEE = {"nee", "n", "false", "onwaar", "0", "no"}
_HOEVEELHEDEN = {Soort.HOEVEELHEID, Soort.AANTAL}
NUMERIEK = {Soort.GETAL, Soort.WAARDE, Soort.SCORE, *_HOEVEELHEDEN}
"""The kinds of columns whose texts show how a table writes its numbers."""
_WHOLE_DAY = re.compile(r"\d{1,4}-\d{1,2}-\d{1,4}(?: .*)?\Z", re.ASCII)
_ERROR_VALUES = frozenset(
    [
        "#deel/0!",
        "#div/0!",
        "#verw!",
        "#ref!",
        "#waarde!",
        "#value!",
        "#naam?",
        "#name?",
        "#getal!",
        "#num!",
        "#leeg!",
        "#null!",
        "#overloop!",
        "#spill!",
        "#berekenen!",
        "#calc!",
        "#blokkeren!",
        "#blocked!",
        "#onbekend!",
        "#unknown!",
        "#veld!",
        "#field!",
        "#verbinding!",
        "#connect!",
    ]
)


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A value, the text to give back where the value does not say it, and the word of a date without a day."""

    waarde: Any
    gedrukt: str = ""
    woord: str = ""


def is_error_value(text: str) -> bool:
    """Whether a text is what a spreadsheet shows for a formula that failed (a missing value is an empty marker).

    >>> is_error_value("#VERW!"), is_error_value("#N/B"), is_error_value("#1")
    (True, False, False)
    """
    return text.lstrip().startswith("#") and without_invisible(text).casefold() in _ERROR_VALUES


def text_of_value(raw: Any) -> str:
    """A raw cell as text: whole numbers without ``.0``, dates as ISO, yes/no as words."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    if isinstance(raw, ShownNumber):
        return raw.gedrukt
    if isinstance(raw, datetime):
        return raw.date().isoformat() if raw.time() == datetime.min.time() else raw.isoformat(sep=" ")
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return str(raw)


def read_value(kolom: Kolom, raw: Any, wijze: Notation) -> Any:
    """The value of a cell that is not empty; raises ``Unreadable``."""
    return read_cell(kolom, raw, wijze).waarde


def read_cell(kolom: Kolom, raw: Any, wijze: Notation, *, factor: float = 1, eenheid: str = "") -> ReadCell:
    """The value of a cell that is not empty, with what was printed; raises ``Unreadable``.

    ``factor`` is that of the header; ``eenheid`` that of the indicator a waarde belongs to.
    """
    match kolom.soort:
        case Soort.TEKST | Soort.MARKDOWN:
            return ReadCell(text_of_value(raw).strip())
        case Soort.DATUM:
            return _datum(kolom, raw)
        case Soort.JANEE:
            return ReadCell(read_janee(raw))
        case Soort.WAARDE:
            return ReadCell(_waarde(kolom, raw, wijze, factor, eenheid))
        case Soort.GETAL | Soort.SCORE | Soort.HOEVEELHEID | Soort.AANTAL:
            value = _number(kolom, raw, wijze, factor)
            return ReadCell(int(value) if kolom.soort in {Soort.SCORE, Soort.AANTAL} else value)
    text = without_invisible(text_of_value(raw))
    match kolom.soort:
        case Soort.KEUZE:
            return ReadCell(_choice(kolom, text))
        case Soort.FASE:
            return ReadCell(_fase(text))
        case Soort.SPOOR:
            return ReadCell(_spoor(text))
        case Soort.CEL:
            return ReadCell(_cel(text))
        case Soort.LIJST:
            return ReadCell(tuple(part.strip() for part in text.split(",") if part.strip()))
        case _:
            return ReadCell(text)


@lru_cache(maxsize=256)
def number_rule(kolom: Kolom) -> NumberPart:
    """What a column of numbers asks; a percentage fits only where the limits say of what it is a part."""
    percent = Percent.NIET
    if kolom.soort is Soort.GETAL and kolom.minimum == 0:
        percent = {1: Percent.DEEL, 100: Percent.HONDERD}.get(int(kolom.maximum or 0), Percent.NIET)
    return NumberPart(
        bedrag=kolom.soort in _HOEVEELHEDEN,
        percent=percent,
        geheel=kolom.soort in {Soort.SCORE, Soort.AANTAL},
        minimum=kolom.minimum,
        maximum=kolom.maximum,
        boven=kolom.boven,
    )


def _number(kolom: Kolom, raw: Any, wijze: Notation, factor: float) -> float:
    rule = number_rule(kolom)
    if isinstance(raw, date):
        raise Unreadable(
            "Dit is een datum en geen getal.", "Geef de cel de opmaak Getal en controleer wat er dan staat."
        )
    if isinstance(raw, bool):
        raise Unreadable("Dit is geen getal.", rule.herstel())
    if isinstance(raw, ShownNumber) and raw.procent:
        if rule.percent is Percent.NIET:
            raise Unreadable("Een percentage past niet in deze kolom.", rule.herstel())
        raw = round(raw / 100, 10) if rule.percent is Percent.DEEL else raw
    if factor == 1:
        return check_number(float(raw), rule) if isinstance(raw, (int, float)) else read_number(str(raw), wijze, rule)
    # The limits are those of the amount itself, so after the multiplier of the header.
    loose = NumberPart(bedrag=rule.bedrag, percent=Percent.NIET)
    number = check_number(float(raw), loose) if isinstance(raw, (int, float)) else read_number(str(raw), wijze, loose)
    return check_number(float(Decimal(repr(number)) * Decimal(repr(factor))), rule)


def _waarde(kolom: Kolom, raw: Any, wijze: Notation, factor: float, eenheid: str) -> Waarde:
    if isinstance(raw, (bool, date)):
        text = text_of_value(raw)
        return (
            Waarde(text, reden="Dit is een datum en geen waarde.")
            if isinstance(raw, date)
            else read_waarde(text, wijze)
        )
    if isinstance(raw, ShownNumber) and raw.procent:
        found = lasting_form(waarde_of_number(float(raw), raw.gedrukt, "%"), eenheid, kolom.richting_mag)
    elif isinstance(raw, (int, float)):
        found = waarde_van(check_number(float(raw), NumberPart()))
    else:
        read = read_waarde(str(raw), wijze, eenheid=eenheid, richting_mag=kolom.richting_mag)
        found = lasting_form(read, eenheid, kolom.richting_mag)
    return found if factor == 1 else multiplied(found, factor)


def _choice(kolom: Kolom, text: str) -> str:
    plain = " ".join(text.casefold().split())
    for option in kolom.keuzes:
        if plain == option.casefold():
            return option
    raise Unreadable("Deze waarde kennen wij niet.", f"Kies uit: {', '.join(kolom.keuzes)}.")


def _fase(text: str) -> Fase:
    for fase in Fase:
        if text.casefold() in {fase.value.casefold(), fase.naam}:
            return fase
    raise Unreadable("Dit is geen fase.", "Kies R, I of V (richten, inrichten of verrichten).")


def _plain(text: str) -> str:
    return re.sub(r"[\s_]+", " ", text.casefold().replace(" en ", " & ")).strip()


def _spoor(text: str) -> Spoor:
    for spoor in Spoor:
        if _plain(text) in {spoor.value.casefold(), spoor.naam, spoor.kort}:
            return spoor
    raise Unreadable(
        "Dit is geen spoor.",
        "Kies S, B of L (strategie & doelen, besturing & organisatie of leiderschap & gedrag).",
    )


def _cel(text: str) -> Cel:
    try:
        return Cel.van_code(text.upper()) if len(text) == 2 else _refuse()
    except ValueError:
        return _refuse()


def _refuse() -> Cel:
    raise Unreadable("Dit is geen cel.", "Kies RS, RB, RL, IS, IB, IL, VS, VB of VL.")


def _datum(kolom: Kolom, raw: Any) -> ReadCell:
    found = read_date(raw, start=not kolom.einde_van_periode, woorden=kolom.woorden)
    # A day in figures is the same in every notation; a period or a word says more than the day taken for it.
    printed = "" if _WHOLE_DAY.match(found.gedrukt) else found.gedrukt
    return ReadCell(found.datum, printed, found.woord)


def read_janee(raw: Any) -> bool:
    """Yes or no as people write it; raises ``Unreadable``."""
    if isinstance(raw, bool):
        return raw
    text = without_invisible(text_of_value(raw)).casefold()
    if text in _JA:
        return True
    if text in _NEE:
        return False
    raise Unreadable("Dit is geen ja of nee.", "Schrijf ja of nee.")
