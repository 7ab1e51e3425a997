"""What differs between two sides: goals, figures as they are printed, and findings that came, went or turned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from srm_kit import nl
from srm_kit.diagnosis import ERNST, Bevinding
from srm_kit.diagnosis.feiten import feiten, waarde
from srm_kit.document.plain_text import visible
from srm_kit.dossier import tabel
from srm_kit.measures import meetmomenten
from srm_kit.measures.keten import SCHAKELS
from srm_kit.model import CELLEN
from srm_kit.nl import Cijfer
from srm_kit.vergelijken.pair import Kant, Paar, Paarsoort
from srm_kit.views.figuren import in_punten
from srm_kit.views.maten.over_kloof import oordeel
from srm_kit.views.printed import printed_cells
from srm_kit.views.zinnen import ontbreekt

__all__ = ["Bevindingverschil", "Cijferpaar", "Doelverschil", "Vergelijking", "vergelijk"]

_TELLING = "telling, geen steekproef"
_NIET_GETOETST = "niet getoetst"


@dataclass(frozen=True, slots=True)
class Doelverschil:
    """One thing of one goal: ``wat`` is ``nieuw``, ``weg``, a column, or a link of its chain, with what stood there."""

    id: str
    doel: str
    wat: str
    eerder: str
    nu: str


@dataclass(frozen=True, slots=True)
class Cijferpaar:
    """One figure of both sides as it is printed, or why it is not there; ``oordeel`` says what chance can explain."""

    sleutel: str
    naam: str
    eerder: str
    nu: str
    oordeel: str

    @property
    def verschil(self) -> str:
        """The difference of the printed figures; a dash when one of them is not there."""
        if not isinstance(self.eerder, Cijfer) or not isinstance(self.nu, Cijfer):
            return "–"
        share = self.nu.opmaak.endswith("%")
        size = (self.nu.waarde - self.eerder.waarde) * (100 if share else 1)
        return f"{in_punten(size, 0)} procentpunt" if share else in_punten(size, 0)

    @property
    def anders(self) -> bool:
        """Whether the two read otherwise."""
        return self.eerder != self.nu


@dataclass(frozen=True, slots=True)
class Bevindingverschil:
    """A finding that is not the same on both sides.

    ``soort``: ``erbij``, ``weg``, ``zwaarder``, ``lichter`` or ``omgekeerd`` (the same rule, the other way round). Of one
    that came or went ``zeker`` says whether the other side could have had it: False when what it rests on was not
    known there, so that nothing can be said of a change.
    """

    id: str
    cel: str | None
    naam: str
    soort: str
    ernst_eerder: str
    ernst_nu: str
    tekst: str
    zeker: bool = True


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """All that differs; ``cijfers`` has the figures that are the same too."""

    doelen: tuple[Doelverschil, ...]
    cijfers: tuple[Cijferpaar, ...]
    bevindingen: tuple[Bevindingverschil, ...]
    titels: tuple[str, str]


def vergelijk(paar: Paar) -> Vergelijking:
    """What differs between the two sides; goals only of versions: those of two municipalities have nothing in common."""
    goals = tuple(_doelen(paar.eerder, paar.nu)) if paar.soort is Paarsoort.VERSIES else ()
    return Vergelijking(
        goals, tuple(_cijfers(paar)), tuple(_bevindingen(paar.eerder, paar.nu)), (paar.eerder.titel, paar.nu.titel)
    )


# ------------------------------------------------------------------------------------------------------- goals


def _doelen(eerder: Kant, nu: Kant) -> Iterator[Doelverschil]:
    before, after = ({doel.id: doel for doel in side.dossier.doelen} for side in (eerder, nu))
    links = [side.maten.concretisering.keten.per_doel or {} for side in (eerder, nu)]
    for ident in sorted({*before, *after}, key=nl.volgorde):
        old, new = before.get(ident), after.get(ident)
        if old is None or new is None:
            present = new or old
            assert present is not None
            text = visible(present.doel)
            yield Doelverschil(ident, text, *(("nieuw", "–", text) if new else ("weg", text, "–")))
            continue
        title = visible(new.doel)
        for name in (column.naam for column in tabel("doelen").kolommen):
            was, is_now = getattr(old, name), getattr(new, name)
            if was != is_now:
                yield Doelverschil(ident, title, name.replace("_", " "), _gezegd(was), _gezegd(is_now))
        for link in SCHAKELS:
            was, is_now = (each[ident][link] if ident in each else None for each in links)
            if was is not is_now and None not in (was, is_now):
                yield Doelverschil(
                    ident, title, f"schakel {link}", *("is er" if one else "mist" for one in (was, is_now))
                )


def _gezegd(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return nl.datum(value)
    return visible(str(value)) if value not in (None, "") else "leeg"


# ----------------------------------------------------------------------------------------------------- figures


def _cijfers(paar: Paar) -> Iterator[Cijferpaar]:
    sides = [dict(_gedrukt(side)) for side in (paar.eerder, paar.nu)]
    for key, (name, before) in sides[0].items():
        after = sides[1][key][1]
        yield Cijferpaar(key, name, before, after, _oordeel(paar, key))


def _gedrukt(kant: Kant) -> Iterator[tuple[str, tuple[str, str]]]:
    """The figures of one side by the path of docs/maatstaven.md, with their name; in the order of the page."""
    maten, dossier = kant.maten, kant.dossier
    power, shown = maten.realisatiekracht, maten.verbinding.aantoonbaar

    def score(value: float | None, reason: str | None) -> str:
        return ontbreekt(reason).lower() if value is None else nl.getal(value)

    def share(value: float | None, reason: str | None) -> str:
        return ontbreekt(reason).lower() if value is None else nl.procent(value)

    def part(value: float | None) -> str:
        return "niet vastgelegd" if value is None else nl.procent(value / 100)

    yield "realisatiekracht.ervaren", ("Ervaren (0-100)", score(power.ervaren, maten.fasen.reden))
    yield "realisatiekracht.geregeld", ("Geregeld", part(power.geregeld))
    yield "realisatiekracht.bereikt", ("Bereikt", part(power.bereikt))
    yield "verbinding.aantoonbaar.aandeel", ("Aantoonbare verbinding", share(shown.aandeel, shown.reden))
    answers = dossier.respons.op(maten.meetmoment) if dossier.respons is not None and maten.meetmoment else ()
    yield "respons", ("Respons (mensen)", nl.getal(len(answers)) if len(answers) else "geen vragenlijst")
    yield "doelen", ("Doelen die tellen", nl.getal(len(dossier.doelen_die_tellen)))
    printed = printed_cells(maten.cellen)
    for cel in CELLEN:
        item = printed[cel.code]
        yield (
            f"cellen.{cel.code}",
            (f"{nl.capitalised(cel.naam)} (0-100)", item.absent if item.score is None else item.score),
        )
    felt = maten.blokken["X"]
    yield "blokken.X", ("Verbinding, beleefd (0-100)", score(felt.score, felt.reden))


def _oordeel(paar: Paar, key: str) -> str:
    """What chance can explain: of a cell the report's own test, where the two are measurements that follow each other."""
    if key.startswith(("realisatiekracht.geregeld", "realisatiekracht.bereikt", "verbinding", "respons", "doelen")):
        return _TELLING
    now, before = paar.nu.maten, paar.eerder.maten
    if paar.soort is Paarsoort.GEMEENTEN or now.meetmoment is None or before.meetmoment is None:
        return _NIET_GETOETST
    if now.meetmoment == before.meetmoment:
        return "zelfde meting"
    earlier = [day for day in meetmomenten(paar.nu.dossier) if day < now.meetmoment]
    change = now.verandering.get(key.removeprefix("cellen."))
    if change is None or change.p is None or not earlier or earlier[-1] != before.meetmoment:
        return _NIET_GETOETST
    return oordeel(change.onderscheidbaar, change.interval)


# ---------------------------------------------------------------------------------------------------- findings


def _bevindingen(eerder: Kant, nu: Kant) -> Iterator[Bevindingverschil]:
    before, after = (
        {(bevinding.id, bevinding.cel): bevinding for bevinding in side.bevindingen} for side in (eerder, nu)
    )
    known = [feiten(side.maten, side.dossier) for side in (eerder, nu)]
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        shown = new or old
        assert shown is not None
        if old is not None and new is not None:
            kind = _soort(old, new)
            if not kind:
                continue
            sure = True
        else:
            if key in (eerder if new else nu).gevonden:  # only told otherwise
                continue
            kind = "erbij" if new else "weg"
            sure = all(waarde(known[0 if new else 1], path) is not None for path in shown.bewijs)
        yield Bevindingverschil(
            shown.id, shown.cel, visible(shown.naam), kind, old.ernst if old else "", new.ernst if new else "",
            visible(shown.tekst), sure,
        )  # fmt: skip


def _soort(old: Bevinding, new: Bevinding) -> str:
    """How a finding changed that stands on both sides; empty when it did not."""
    if _omgekeerd(old.bewijs, new.bewijs):
        return "omgekeerd"
    weight = ERNST.index(new.ernst) - ERNST.index(old.ernst)
    return "" if not weight else "lichter" if weight > 0 else "zwaarder"


def _omgekeerd(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether a difference that a finding rests on went from one side of zero to the other."""
    pairs = ((old[path], new[path]) for path in old.keys() & new.keys())
    return any(isinstance(a, float) and isinstance(b, float) and a * b < 0 for a, b in pairs)
