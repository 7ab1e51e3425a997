"""What a plan consists of: frozen values, and the same as plain values for JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from srm_kit.advice.schakels import Schakel

__all__ = ["Antwoord", "Bezetting", "Gekozen", "Gesloten", "NietGekozen", "Plan", "Stop", "as_json"]


@dataclass(frozen=True, slots=True)
class Gekozen:
    """An initiative in the plan: quarters it runs in (numbers from the start of the plan), and why.

    ``rol`` is who leads it, ``bevindingen`` are the names of the findings it answers, ``hangt_af_van`` the ids of what
    must do an earlier phase of the same goals, ``kosten_van_tot`` the range of an intervention of the library, of
    which ``kosten`` is the middle; ``ondernemingsraad`` says whether the works council must advise or consent.
    """

    id: str
    naam: str
    bestaand: bool
    lopend: bool
    kwartaal: str
    tot: str
    start: int
    kwartalen: int
    kosten: float | None
    uren: float | None
    zacht: float | None
    sluit: tuple[Schakel, ...]
    reden: str
    doelen: tuple[str, ...] = ()
    rol: str = ""
    breed: bool = False
    bevindingen: tuple[str, ...] = ()
    hangt_af_van: tuple[str, ...] = ()
    kosten_van_tot: tuple[float, float] | None = None
    ondernemingsraad: str = ""
    ondernemingsraad_bij: str = ""


@dataclass(frozen=True, slots=True)
class NietGekozen:
    """An initiative that is not in the plan; ``oorzaak`` is a fixed word, ``reden`` says it in a sentence."""

    id: str
    naam: str
    bestaand: bool
    kosten: float | None
    oorzaak: str
    reden: str
    doelen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A running initiative that serves no goal."""

    id: str
    naam: str
    reden: str


@dataclass(frozen=True, slots=True)
class Gesloten:
    """A gap, and the initiative of the plan that fills it first."""

    doel: str
    cel: str
    door: str


@dataclass(frozen=True, slots=True)
class Bezetting:
    """How many initiatives run at once in a quarter."""

    kwartaal: str
    lopend: int
    nieuw: int


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What the plan does about a serious finding: a step in the first quarters, or ``reden`` why deliberately not."""

    bevinding: str
    naam: str
    cel: str | None
    stap: str | None
    stap_naam: str
    kwartaal: str
    reden: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposed portfolio.

    ``status``: ``beste`` (proved), ``goed`` (the search was bounded) or ``niet te bepalen`` (then ``reden``).
    ``gebroken`` counts the gaps, ``onbekend`` the links nobody recorded (``niet_vastgelegd``). ``max_parallel`` is None without a bound.
    ``kosten`` is of what is newly started, ``kosten_lopend`` of what keeps running, both in euro;
    ``zacht_van_nieuw`` the soft share of what is new, 0-1, counted over initiatives (None when nothing hard or soft
    is new). ``ondergrens_losgelaten`` says why the floor was dropped, when it was.
    """

    status: str
    gekozen: tuple[Gekozen, ...] = ()
    niet_gekozen: tuple[NietGekozen, ...] = ()
    stoplijst: tuple[Stop, ...] = ()
    antwoorden: tuple[Antwoord, ...] = ()
    gebroken: int = 0
    schakels: int = 0
    onbekend: int = 0
    niet_vastgelegd: tuple[Schakel, ...] = ()
    gesloten: tuple[Gesloten, ...] = ()
    open: tuple[Schakel, ...] = ()
    kwartalen: tuple[str, ...] = ()
    bezetting: tuple[Bezetting, ...] = ()
    max_parallel: int | None = None
    budget: float | None = None
    kosten: float = 0.0
    kosten_lopend: float = 0.0
    zacht_van_nieuw: float | None = None
    ondergrens: float = 0.0
    ondergrens_losgelaten: str | None = None
    reden: str | None = None

    @property
    def nieuw(self) -> tuple[Gekozen, ...]:
        """The packages: what the plan adds to what is running."""
        return tuple(keuze for keuze in self.gekozen if not keuze.lopend)


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain values for ``json.dumps``."""
    found: dict[str, Any] = _plain(plan)
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Schakel):
        return {"doel": value.doel, "cel": value.cel}
    return [_plain(each) for each in value] if isinstance(value, (tuple, list)) else value
