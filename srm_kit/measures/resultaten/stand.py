"""Where one indicator stands: reached, nearer, the same or further away, how fast, and how fresh the figure is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from srm_kit.dossier.contract.tabellen import Indicator
from srm_kit.measures.kalender import maanden_later
from srm_kit.measures.redenen import niet_vastgelegd, samen
from srm_kit.measures.resultaten.richting import gehaald, kant, tegenspraak, voorbij, vooruit
from srm_kit.measures.resultaten.waarden import Waarden
from srm_kit.model import drempels

__all__ = ["STATEN", "Indicatorstand", "stand"]

STATEN = (
    "context",
    "zonder_meting",
    "zonder_streefwaarde",
    "gehaald",
    "zonder_begin",
    "op_weg",
    "gelijk",
    "verder_weg",
)
"""Every state, in the order in which they are tried."""
_ONDERWEG = ("op_weg", "gelijk", "verder_weg")
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Indicatorstand:
    """Begin, now and target of an indicator, and what follows from them.

    ``teken`` and ``richting_in_woorden`` (hoger, lager or empty) are those of the target.
    """

    begin: float | None
    begin_datum: date | None
    nu: float | None
    nu_datum: date | None
    streef: float | tuple[float, float] | None
    streef_datum: date | None
    teken: str
    richting_in_woorden: str
    staat: str
    tempo: float | None
    tempo_woord: str | None
    vers: bool
    jaardoel_gehaald: bool | None
    tegenspraak: tuple[str, ...]
    reden: str | None = None
    heeft_streef: bool = field(default=False, metadata={"json": False})
    """Whether there is a target at all; a direction alone is one, though ``streef`` is None beside it."""


def _state(richting: str, values: Waarden, side: int | None) -> str:
    if richting == "context":
        return "context"
    if values.nu is None:
        return "zonder_meting"
    if values.streef is None:
        return "zonder_streefwaarde"
    if gehaald(values.nu, values.streef, side):
        return "gehaald"
    if values.begin is None or side is None:
        return "zonder_begin"
    moved = vooruit(values.begin, values.nu, side)
    if moved > 0:
        return "op_weg"
    return "gelijk" if abs(moved) <= _EVEN else "verder_weg"


def _speed(values: Waarden, side: int | None) -> float | None:
    """The share of the way of an indicator that has one against the share of the time; None when one cannot be said."""
    assert values.streef is not None
    assert values.begin is not None
    assert values.nu is not None
    assert side is not None
    goal = values.streef.getal
    if values.streef.bereik is not None:
        low, high = values.streef.bereik
        goal = None if low <= values.begin <= high else low if side == 1 else high
    start, now, end = values.begin_datum, values.nu_datum, values.streef.datum
    if goal is None or goal == values.begin or start is None or now is None or end is None:
        return None
    if end <= start or now <= start:
        return None
    way = vooruit(values.begin, values.nu, side) / abs(goal - values.begin)
    return way / min(1.0, (now - start).days / (end - start).days)


def _speed_word(speed: float | None) -> str | None:
    if speed is None:
        return None
    limits = drempels()
    # Nine tenths of the way is nine tenths, however the machine stores 1.1, 2.0 and 2.1.
    if speed >= limits.tempo_op_schema - _EVEN:
        return "op schema"
    return "achter" if speed >= limits.tempo_achter - _EVEN else "ver achter"


def _promise_kept(values: Waarden, side: int | None) -> bool | None:
    due = [value for day, value in values.jaardoelen if values.nu_datum is not None and day <= values.nu_datum]
    if not due or values.nu is None:
        return None
    kept = voorbij(values.nu, due[-1], side)
    return kept if kept or side is not None else None


def _fresh(item: Indicator, values: Waarden, peildatum: date) -> bool:
    limits = drempels()
    months = (limits.frequentie_leeg if item.frequentie is None else item.frequentie) + limits.vers_marge
    return values.nu_datum is not None and values.nu_datum >= maanden_later(peildatum, -months)


def _why(values: Waarden, speed: float | None, kept: bool | None, state: str, absent: tuple[str, ...]) -> str | None:
    goal = values.streef
    on_the_way = state in _ONDERWEG
    return samen(
        (
            niet_vastgelegd(*absent) if absent else None,
            "er is geen meting tot en met de peildatum" if values.nu is None else None,
            "er is geen begin" if values.begin is None else None,
            "de datum van het begin ontbreekt" if values.begin is not None and values.begin_datum is None else None,
            "er is geen streefwaarde" if goal is None else None,
            "de streefwaarde is alleen een richting" if goal is not None and goal.cijfer is None else None,
            "de datum van de streefwaarde ontbreekt" if goal is not None and goal.datum is None else None,
            "het tempo is niet te bepalen" if speed is None and on_the_way else None,
            "tempo is er alleen bij een indicator die onderweg is" if speed is None and not on_the_way else None,
            "er is geen jaardoel tot en met de laatste meting" if kept is None else None,
        )
    )


def stand(item: Indicator, values: Waarden, peildatum: date, absent: tuple[str, ...] = ()) -> Indicatorstand:
    """Where an indicator stands on the reference date; ``absent`` names the tables that are not recorded."""
    side = kant(item.richting, values)
    state = _state(item.richting, values, side)
    speed = _speed(values, side) if state in _ONDERWEG else None
    kept = _promise_kept(values, side)
    goal = values.streef
    return Indicatorstand(
        begin=values.begin,
        begin_datum=values.begin_datum,
        nu=values.nu,
        nu_datum=values.nu_datum,
        streef=None if goal is None else goal.cijfer,
        streef_datum=None if goal is None else goal.datum,
        teken="" if goal is None else goal.teken,
        richting_in_woorden="" if goal is None else goal.woord,
        staat=state,
        tempo=speed,
        tempo_woord=_speed_word(speed),
        vers=_fresh(item, values, peildatum),
        jaardoel_gehaald=kept,
        tegenspraak=tegenspraak(item.richting, values, side),
        reden=_why(values, speed, kept, state, absent),
        heeft_streef=goal is not None,
    )
