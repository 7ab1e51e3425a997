"""The two sides of a comparison, measured for readers, and the privacy gate over both together.

Who publishes a comparison publishes two things at once. About the same people these are two releases on one account:
the earlier side is added to it, and the later side is held against that, as if it were published the day after.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from srm_kit import nl
from srm_kit.diagnosis import Bevinding, diagnose
from srm_kit.document.plain_text import visible
from srm_kit.dossier import Dossier, VersionUnknown, load, versions_of
from srm_kit.dossier.contract.uitgiften import Meetmomentuitgiften, Uitgiften
from srm_kit.dossier.keeping.history import whole
from srm_kit.dossier.keeping.release_account import check_account, releasing
from srm_kit.errors import UitgifteRefused
from srm_kit.measures import Maten, measure, meetmomenten
from srm_kit.measures.uitgeven import bijgeschreven
from srm_kit.phases.redactie import geredigeerd
from srm_kit.views.titels import titel

__all__ = ["Kant", "Paar", "Paarsoort", "dossiers", "metingen", "releasing_pair", "versie"]


class Paarsoort(StrEnum):
    """What is compared, by its word in the JSON."""

    VERSIES = "versies"
    METINGEN = "metingen"
    GEMEENTEN = "gemeenten"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Kant:
    """One side: its name above a column, the dossier, its measures for readers, its findings as the consultant tells them.

    ``gevonden``: rule and cell of every finding, also of those that the consultant leaves out or tells otherwise.
    """

    naam: str
    dossier: Dossier
    maten: Maten
    bevindingen: tuple[Bevinding, ...]
    gevonden: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def titel(self) -> str:
        """The title of the report of this side."""
        return titel(self.dossier, self.maten, self.bevindingen)


@dataclass(frozen=True, slots=True, repr=False)
class _Bijschrijving:
    """What a publication adds to the account of one dossier."""

    dossier: Path
    eerder: Uitgiften
    nu: Uitgiften


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Paar:
    """Two sides, the earlier (or first) and the later; and what publishing them adds to the accounts."""

    soort: Paarsoort
    eerder: Kant
    nu: Kant
    uitgiften: tuple[_Bijschrijving, ...] = ()


def dossiers(eerder: Path, nu: Path, *, uitgeven: bool) -> Paar:
    """Two dossiers: versions of one when they are about the same municipality, else two municipalities.

    ``uitgeven``: for others than the consultant. Raises ``UitgifteRefused`` when the two together, beside what was
    published before, would say what a few people answered.
    """
    first, second = load(eerder), load(nu)
    if _zelfde(first, second):
        names = _versienamen(first, second)
        if not uitgeven:
            return Paar(Paarsoort.VERSIES, _kant(names[0], first, None), _kant(names[1], second, None))
        account = _samen(first.uitgiften, second.uitgiften)
        sides, after = _na_elkaar((names[0], first, None), (names[1], second, None), account)
        written = tuple(
            _Bijschrijving(place, dossier.uitgiften, after) for place, dossier in ((eerder, first), (nu, second))
        )
        return Paar(Paarsoort.VERSIES, *sides, written)
    sides = _kant(visible(first.gemeente.naam), first, None), _kant(visible(second.gemeente.naam), second, None)
    written = tuple(
        _Bijschrijving(place, side.dossier.uitgiften, bijgeschreven(side.dossier, side.maten))
        for place, side in zip((eerder, nu), sides, strict=True)
        if uitgeven
    )
    return Paar(Paarsoort.GEMEENTEN, *sides, written)


def versie(dossier: Path, nummer: int, *, uitgeven: bool) -> Paar:
    """A kept version beside the dossier as it is now; raises ``VersionUnknown`` when there is no such version."""
    known = {item.nummer: item for item in versions_of(dossier)}
    if nummer not in known or not whole(known[nummer]):
        what = "is beschadigd" if nummer in known else "is er niet"
        raise VersionUnknown(
            f"Versie {nummer} van {dossier.name} {what}. Kijk met srm history {dossier.name} welke er zijn."
        )
    kept = known[nummer]
    books = [item for item in kept.bestanden if item.suffix.casefold() in {".xlsx", ".xlsm"}]
    now = load(dossier)
    # What was published lies beside the dossier, also of what stood in its earlier versions.
    then = replace(load(books[0] if books else kept.map), uitgiften=now.uitgiften)
    return _van_een(
        Paarsoort.VERSIES, dossier, (f"versie {nummer}, tot {nl.datum(kept.tot.date())}", then, None), ("nu", now, None),
        uitgeven,
    )  # fmt: skip


def metingen(dossier: Path, eerder: date, later: date | None, *, uitgeven: bool) -> Paar:
    """Two measurements of one dossier; ``later`` None is the latest. Raises ``MeetmomentUnknown``."""
    opened = load(dossier)
    days = meetmomenten(opened)
    later = later or (days[-1] if days else None)
    first = (f"meting {nl.datum(eerder)}", opened, eerder)
    second = (f"meting {nl.datum(later)}" if later else "nu", opened, later)
    return _van_een(Paarsoort.METINGEN, dossier, first, second, uitgeven)


@contextmanager
def releasing_pair(paar: Paar) -> Iterator[None]:
    """Writes the accounts and lets the publication happen; when that fails they come back."""
    for item in paar.uitgiften:
        check_account(item.dossier, item.eerder, item.nu)
    with ExitStack() as stack:
        for uitgifte in paar.uitgiften:
            stack.enter_context(releasing(uitgifte.dossier, uitgifte.eerder, uitgifte.nu))
        yield


_Gevraagd = tuple[str, Dossier, date | None]
"""The name of a side, its dossier, and the measurement that is asked."""


def _van_een(soort: Paarsoort, place: Path, first: _Gevraagd, second: _Gevraagd, uitgeven: bool) -> Paar:
    if not uitgeven:
        return Paar(soort, _kant(*first), _kant(*second))
    before = second[1].uitgiften
    sides, after = _na_elkaar(first, second, before)
    return Paar(soort, *sides, (_Bijschrijving(place, before, after),))


def _kant(naam: str, dossier: Dossier, meetmoment: date | None) -> Kant:
    maten = measure(dossier, meetmoment, weergave=True)
    found = diagnose(maten, dossier)
    return Kant(naam, dossier, maten, geredigeerd(found, dossier), frozenset((item.id, item.cel) for item in found))


def _na_elkaar(first: _Gevraagd, second: _Gevraagd, account: Uitgiften) -> tuple[tuple[Kant, Kant], Uitgiften]:
    """Both sides about the same people: the second is measured beside what the first publishes."""
    sides = []
    for name, dossier, day in (first, second):
        side = _kant(name, replace(dossier, uitgiften=account), day)
        account = bijgeschreven(side.dossier, side.maten)
        sides.append(side)
    return (sides[0], sides[1]), account


def _zelfde(een: Dossier, ander: Dossier) -> bool:
    """Whether two dossiers are about the same municipality."""
    one, other = een.gemeente, ander.gemeente
    if one.code or other.code:
        return one.code == other.code
    return one.naam.strip().casefold() == other.naam.strip().casefold()


def _versienamen(een: Dossier, ander: Dossier) -> tuple[str, str]:
    days = een.peildatum, ander.peildatum
    return ("eerder", "nu") if days[0] == days[1] else (nl.datum(days[0]), nl.datum(days[1]))


def _samen(een: Uitgiften, ander: Uitgiften) -> Uitgiften:
    """One account of what was published of two copies of a dossier; the strictest of both holds."""
    if not (een.sleutel and ander.sleutel) or een == ander:
        return een if een.sleutel else ander
    if een.sleutel != ander.sleutel:
        raise UitgifteRefused(
            "Niet uitgegeven. Van beide dossiers is al eerder iets uitgegeven, en de twee verslagen daarvan zijn niet naast "
            "elkaar te leggen. Vergelijk twee versies van één dossier: srm compare DOSSIER --version N."
        )
    moments = {}
    for day in sorted({*een.meetmomenten, *ander.meetmomenten}):
        found = [item for item in (een.van(day), ander.van(day)) if item is not None]
        chosen = [set(item.afdelingen) for item in found if item.afdelingen is not None]
        releases = [release for item in found for release in item.uitgiften]
        moments[day] = Meetmomentuitgiften(
            max(item.k_min for item in found),
            tuple(sorted(set.intersection(*chosen))) if chosen else None,
            tuple(one for place, one in enumerate(releases) if one not in releases[:place]),
        )
    return Uitgiften(een.sleutel, moments)
