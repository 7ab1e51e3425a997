"""Which side is better, and what in an indicator does not fit together."""

from __future__ import annotations

from itertools import combinations

from srm_kit.measures.resultaten.waarden import Streef, Waarden
from srm_kit.model import drempels

__all__ = ["beweging", "gehaald", "kant", "tegenspraak", "voorbij", "vooruit"]

_RICHTING = {"hoger": 1, "lager": -1}
_TEKEN = {">": 1, ">=": 1, "<": -1, "<=": -1}
_EVEN = 1e-9


def beweging(begin: float | None, streef: Streef | None) -> int | None:
    """Which way the target lies from the begin: 1 up, -1 down, None when that cannot be said.

    >>> beweging(10.0, Streef(getal=8.0)), beweging(10.0, Streef(bereik=(5.0, 20.0)))
    (-1, None)
    """
    if begin is None or streef is None or streef.einden is None:
        return None
    low, high = streef.einden
    if low > begin:
        return 1
    return -1 if high < begin else None


def _in_words(streef: Streef | None) -> tuple[int | None, int | None]:
    """What the comparator and the word of a target say."""
    if streef is None:
        return None, None
    return _TEKEN.get(streef.teken), _RICHTING.get(streef.woord)


def kant(richting: str, waarden: Waarden) -> int | None:
    """1 when higher is better, -1 when lower is, None when nothing says so: the column, the target, its place."""
    sign, word = _in_words(waarden.streef)
    for found in (_RICHTING.get(richting), sign, word, beweging(waarden.begin, waarden.streef)):
        if found is not None:
            return found
    return None


def vooruit(van: float, naar: float, zijde: int) -> float:
    """How far a value went to the better side."""
    return naar - van if zijde == 1 else van - naar


def voorbij(waarde: float, streef: float, zijde: int | None) -> bool:
    """Whether a value is at a number, or past it on the better side."""
    if zijde is None:
        return abs(waarde - streef) <= _EVEN
    return vooruit(streef, waarde, zijde) >= -_EVEN


def gehaald(nu: float, streef: Streef, zijde: int | None) -> bool:
    """Whether a target is reached; a direction alone never is.

    >>> gehaald(71.0, Streef(bereik=(65.0, 70.0)), 1), gehaald(71.0, Streef(bereik=(65.0, 70.0)), None)
    (True, False)
    """
    if streef.bereik is not None:
        low, high = streef.bereik
        return (zijde == 1 or nu <= high) and (zijde == -1 or nu >= low)
    goal = streef.getal
    if goal is None:
        return False
    if streef.teken:
        return {">": nu > goal, ">=": nu >= goal, "<": nu < goal, "<=": nu <= goal}[streef.teken]
    return voorbij(nu, goal, zijde)


def _hundredfold(waarden: Waarden) -> bool:
    limits = drempels()
    goal = None if waarden.streef is None else waarden.streef.getal
    known = [value for value in (waarden.begin, waarden.nu, goal) if value is not None and value != 0]
    pairs = ((max(pair, key=abs), min(pair, key=abs)) for pair in combinations(known, 2))
    return any(limits.honderdvoud_laag <= large / small <= limits.honderdvoud_hoog for large, small in pairs)


def _overtaken(waarden: Waarden, zijde: int | None) -> bool:
    ends = None if waarden.streef is None else waarden.streef.einden
    if ends is None or not waarden.jaardoelen or zijde is None:
        return False
    promised = waarden.jaardoelen[-1][1]
    low, high = ends
    return promised > high if zijde == 1 else promised < low


def tegenspraak(richting: str, waarden: Waarden, zijde: int | None) -> tuple[str, ...]:
    """What does not fit together, in a fixed order: richting, honderdvoud, jaardoel_voorbij_streef, datum."""
    column = _RICHTING.get(richting)
    others = (beweging(waarden.begin, waarden.streef), *_in_words(waarden.streef))
    goal_day = None if waarden.streef is None else waarden.streef.datum
    late = waarden.begin_datum is not None and goal_day is not None and waarden.begin_datum > goal_day
    found = {
        "richting": column is not None and any(other not in (None, column) for other in others),
        "honderdvoud": _hundredfold(waarden),
        "jaardoel_voorbij_streef": _overtaken(waarden, zijde),
        "datum": late,
    }
    return tuple(name for name, holds in found.items() if holds)
