"""The printed form of a waarde such that it reads the same in every table it may be written to.

``1.234 woningen`` is a thousand in a table with decimal commas and a question elsewhere; once its number is known, it
is kept as ``1234 woningen``. A waarde under a header with a multiplier is kept with the multiplier beside it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from srm_kit.dossier.contract.invisible import without_invisible
from srm_kit.dossier.contract.waarde import Waarde, waarde_van
from srm_kit.dossier.reading.numbers import Notation
from srm_kit.dossier.reading.printed_values import number_texts, read_waarde
from srm_kit.dossier.reading.unreadable import Unreadable

__all__ = ["lasting_form", "multiplied"]

_NOTATIONS = tuple(Notation(comma, point) for comma in (False, True) for point in (False, True))
_ASKS = re.compile(r"[.,]\d{3}\Z", re.ASCII)


def lasting_form(waarde: Waarde, eenheid: str, richting_mag: bool) -> Waarde:
    """The waarde with a printed form whose numbers do not depend on the table around it."""
    if waarde.alleen_tekst or not any(_ASKS.search(text) for text in number_texts(waarde.gedrukt)):
        return waarde
    if all(_reads_as(waarde, notation, eenheid, richting_mag) for notation in _NOTATIONS):
        return waarde
    printed = without_invisible(waarde.gedrukt)
    for decimal in (False, True):
        form = printed
        for text in number_texts(printed):
            if _ASKS.search(text):
                form = form.replace(text, f"{text}0" if decimal else text[:-4] + text[-3:], 1)
        made = replace(waarde, gedrukt=form)
        if all(_reads_as(made, notation, eenheid, richting_mag) for notation in _NOTATIONS):
            return made
    return _rebuilt(waarde, 1)


def multiplied(waarde: Waarde, factor: float) -> Waarde:
    """The waarde times the multiplier of its header, printed so that it says so without that header."""
    if waarde.alleen_tekst or waarde.richting_in_woorden:
        return waarde
    made = replace(
        waarde,
        getal=None if waarde.getal is None else _times(waarde.getal, factor),
        bereik=None if waarde.bereik is None else (_times(waarde.bereik[0], factor), _times(waarde.bereik[1], factor)),
    )
    return _rebuilt(made, 1000 if factor == 1000 and waarde.factor == 1 else 1)


def _rebuilt(waarde: Waarde, factor: int) -> Waarde:
    """Printed anew from its parts, in thousands when ``factor`` is 1000."""
    ends = waarde.bereik if waarde.bereik is not None else (waarde.getal or 0.0,)
    numbers = "-".join(waarde_van(float(Decimal(repr(end)) / factor)).gedrukt for end in ends)
    sign = f"{waarde.teken} " if waarde.teken else ""
    times = " x 1.000" if factor == 1000 else ""
    unit = waarde.eenheid and (waarde.eenheid if waarde.eenheid == "%" else f" {waarde.eenheid}")
    year = f" ({waarde.jaar})" if waarde.jaar else ""
    return replace(waarde, gedrukt=f"{sign}{numbers}{unit}{times}{year}", factor=factor)


def _reads_as(waarde: Waarde, notation: Notation, eenheid: str, richting_mag: bool) -> bool:
    try:
        return read_waarde(waarde.gedrukt, notation, eenheid=eenheid, richting_mag=richting_mag) == waarde
    except Unreadable:
        return False


def _times(number: float, factor: float) -> float:
    return float(Decimal(repr(number)) * Decimal(repr(factor)))
