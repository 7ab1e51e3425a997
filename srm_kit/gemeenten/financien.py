"""Municipal finance of 2023 in context: per inhabitant, beside the size class and the Netherlands.

Amounts in the table are in 1.000 euro; results are in euro per inhabitant, unrounded. Means over several
are weighted by population (sum of amounts over sum of inhabitants). 0.10 and 0.11 are never in a total.
Source: CBS, Iv3 2023 annual accounts, table 45063NED (data_samples/open/BRONNEN.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from srm_kit.gemeenten import registry
from srm_kit.gemeenten.cijfer_of_reden import CijferOfReden, gemeente_of_reden

__all__ = [
    "BRON_FINANCIEN",
    "GROEPEN_OMGEVINGSWET",
    "GROEPEN_SOCIAAL_DOMEIN",
    "JAAR",
    "Bedragen",
    "FinancieelBeeld",
    "Taakveldgroep",
    "Vergelijkingsregel",
    "baten_per_inwoner",
    "bedragen",
    "financieel_beeld",
    "lasten_per_inwoner",
    "overhead_aandeel",
    "taakveldgroepen",
    "zonder_levering",
]

JAAR = 2023
BRON_FINANCIEN = (
    "Bron: CBS, Iv3 2023 jaarrekening (tabel 45063NED); bewerking: taakvelden opgeteld tot groepen, zonder "
    "0.10 en 0.11, gedeeld door het aantal inwoners op 1 januari 2023; gemiddelden gewogen naar inwoners."
)
GROEPEN_SOCIAAL_DOMEIN = ("algemene_voorzieningen", "inkomen", "participatie", "wmo_maatwerk", "jeugd")
GROEPEN_OMGEVINGSWET = (
    "leefomgeving",
    "grondexploitatie",
    "wonen_bouwen",
    "milieubeheer",
    "verkeer",
    "groen",
)
STANDAARDGROEPEN = (
    "totaal",
    "sociaal_domein",
    *GROEPEN_SOCIAAL_DOMEIN,
    "omgevingswet",
    *GROEPEN_OMGEVINGSWET,
    "overhead",
)
_EURO_PER_EENHEID = 1000


@dataclass(frozen=True, slots=True)
class Taakveldgroep:
    """A group of taakvelden: ``basis`` groups hold taakvelden, the others are sums of basis groups."""

    id: str
    naam: str
    basisgroepen: tuple[str, ...]
    taakvelden: tuple[str, ...]
    taakvelden_vanaf_2025: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bedragen:
    """Amounts in 1.000 euro; ``salarissen`` is None where none were booked."""

    lasten: int
    baten: int
    salarissen: int | None


@dataclass(frozen=True, slots=True)
class Vergelijkingsregel:
    """One figure of a municipality beside its size class and the Netherlands, in the same unit."""

    groep: str
    naam: str
    gemeente: float
    grootteklasse: float
    nederland: float


@dataclass(frozen=True, slots=True)
class FinancieelBeeld:
    """Spending of one municipality in context.

    ``lasten`` and ``baten`` are in euro per inhabitant, ``overhead_aandeel`` is a share of lasten (0-1).
    ``bron`` and ``toelichting`` are Dutch and belong under every table or figure made from this.
    """

    gemeente: registry.Gemeente
    jaar: int
    inwoners: int
    grootteklasse: registry.Grootteklasse
    aantal_in_klasse: int
    lasten: tuple[Vergelijkingsregel, ...]
    baten: Vergelijkingsregel
    overhead_aandeel: Vergelijkingsregel
    bron: str
    toelichting: tuple[str, ...]


@lru_cache(maxsize=1)
def taakveldgroepen() -> dict[str, Taakveldgroep]:
    """All groups by id, basis groups first, each with the taakvelden it holds before and from 2025."""
    groepen: dict[str, Taakveldgroep] = {}
    for rij in registry.open_tabel("taakveldgroepen.csv"):
        onderdelen = tuple(rij["onderdelen"].split())
        if rij["soort"] == "basis":
            vanaf_2025 = tuple(rij["taakvelden_vanaf_2025"].split())
            groep = Taakveldgroep(rij["groep"], rij["naam"], (rij["groep"],), onderdelen, vanaf_2025)
        else:
            delen = [groepen[onderdeel] for onderdeel in onderdelen]
            groep = Taakveldgroep(
                rij["groep"],
                rij["naam"],
                onderdelen,
                tuple(taakveld for deel in delen for taakveld in deel.taakvelden),
                tuple(taakveld for deel in delen for taakveld in deel.taakvelden_vanaf_2025),
            )
        groepen[groep.id] = groep
    return groepen


@lru_cache(maxsize=1)
def _boekingen() -> dict[tuple[str, str], Bedragen]:
    """Amounts by code and basis group, the national rows included."""
    return {
        (rij["code"], rij["groep"]): Bedragen(
            int(rij["lasten"]), int(rij["baten"]), int(rij["salarissen"]) if rij["salarissen"] else None
        )
        for rij in registry.open_tabel("financien_2023.csv")
    }


@lru_cache(maxsize=1)
def zonder_levering() -> tuple[registry.Gemeente, ...]:
    """Municipalities without 2023 accounts in the source."""
    geleverd = {code for code, _ in _boekingen()}
    return tuple(gemeente for gemeente in registry.alle() if gemeente.code not in geleverd)


def bedragen(code: str, groep: str) -> Bedragen | None:
    """Amounts of one municipality for one group, in 1.000 euro; None when it delivered no accounts.

    Raises KeyError for a group that does not exist.
    """
    delen = [_boekingen().get((code, basis)) for basis in taakveldgroepen()[groep].basisgroepen]
    geboekt = [deel for deel in delen if deel is not None]
    if not geboekt:
        return None
    salarissen = [deel.salarissen for deel in geboekt if deel.salarissen is not None]
    return Bedragen(
        sum(deel.lasten for deel in geboekt),
        sum(deel.baten for deel in geboekt),
        sum(salarissen) if salarissen else None,
    )


def _selectie(codes: Iterable[str] | None) -> frozenset[str]:
    """The chosen codes as a set; unknown ones are an error, because they would silently shift an average."""
    if codes is None:
        return frozenset(gemeente.code for gemeente in registry.alle())
    gekozen = frozenset(codes)
    for code in sorted(gekozen):
        if registry.op_code(code) is None:
            raise registry.GemeenteUnknown(code)
    return gekozen


@lru_cache(maxsize=1024)
def _per_inwoner(codes: frozenset[str], groep: str, soort: str, alleen_geleverd: bool) -> float | None:
    bedrag, inwoners, geleverd = 0, 0, False
    for gemeente in registry.alle():
        if gemeente.code not in codes:
            continue
        post = bedragen(gemeente.code, groep)
        if post is not None:
            bedrag += post.lasten if soort == "lasten" else post.baten
            geleverd = True
        if post is not None or not alleen_geleverd:
            inwoners += gemeente.inwoners_2023
    return bedrag * _EURO_PER_EENHEID / inwoners if geleverd else None


def lasten_per_inwoner(
    codes: Iterable[str] | None = None, groep: str = "totaal", *, alleen_geleverd: bool = False
) -> float | None:
    """Lasten in euro per inhabitant over these municipalities together (None: all of them).

    As in the published reference values, inhabitants count also where no accounts were delivered;
    ``alleen_geleverd`` leaves those municipalities out. None when nobody in the selection delivered.
    """
    return _per_inwoner(_selectie(codes), groep, "lasten", alleen_geleverd)


def baten_per_inwoner(
    codes: Iterable[str] | None = None, groep: str = "totaal", *, alleen_geleverd: bool = False
) -> float | None:
    """Baten in euro per inhabitant; the same rules as :func:`lasten_per_inwoner`."""
    return _per_inwoner(_selectie(codes), groep, "baten", alleen_geleverd)


def overhead_aandeel(codes: Iterable[str] | None = None) -> float | None:
    """Taakveld 0.4 as a share (0-1) of all lasten without 0.10 and 0.11; None when nothing was delivered."""
    gekozen = _selectie(codes)
    overhead = [post.lasten for code in gekozen if (post := bedragen(code, "overhead"))]
    totaal = [post.lasten for code in gekozen if (post := bedragen(code, "totaal"))]
    return sum(overhead) / sum(totaal) if sum(totaal) else None


def financieel_beeld(code: str | None, groepen: Sequence[str] = STANDAARDGROEPEN) -> CijferOfReden[FinancieelBeeld]:
    """Lasten per inhabitant of one municipality, beside its size class of 2023 and the Netherlands.

    The municipality itself is part of both averages. No code (a fictional municipality), an unknown code or
    missing accounts give no picture but a reason.
    """
    gevonden = gemeente_of_reden(code)
    if gevonden.waarde is None:
        return CijferOfReden(None, gevonden.reden)
    gemeente = gevonden.waarde
    if gemeente in zonder_levering():
        return CijferOfReden(None, f"{gemeente.naam} leverde geen jaarrekening {JAAR}; er zijn geen bedragen bekend.")
    klasse = registry.grootteklasse(gemeente.grootteklasse_2023)
    in_klasse = tuple(g.code for g in registry.alle() if g.grootteklasse_2023 == klasse.id)
    selecties: tuple[tuple[str, ...] | None, ...] = ((gemeente.code,), in_klasse, None)
    namen = taakveldgroepen()
    return CijferOfReden(
        FinancieelBeeld(
            gemeente=gemeente,
            jaar=JAAR,
            inwoners=gemeente.inwoners_2023,
            grootteklasse=klasse,
            aantal_in_klasse=len(in_klasse),
            lasten=tuple(
                _regel(groep, namen[groep].naam, [lasten_per_inwoner(selectie, groep) for selectie in selecties])
                for groep in groepen
            ),
            baten=_regel("totaal", "Baten, alle taakvelden", [baten_per_inwoner(selectie) for selectie in selecties]),
            overhead_aandeel=_regel(
                "overhead",
                "Overhead als deel van de lasten",
                [overhead_aandeel(selectie) for selectie in selecties],
            ),
            bron=BRON_FINANCIEN,
            toelichting=_toelichting(klasse),
        )
    )


def _regel(groep: str, naam: str, waarden: Sequence[float | None]) -> Vergelijkingsregel:
    eigen, klasse, nederland = (0.0 if waarde is None else waarde for waarde in waarden)
    return Vergelijkingsregel(groep, naam, eigen, klasse, nederland)


def _toelichting(klasse: registry.Grootteklasse) -> tuple[str, ...]:
    """What a reader must know to weigh these figures, in Dutch."""
    regels = [
        f"De cijfers zijn van {JAAR}. De grootteklasse is die van 1 januari {JAAR}.",
        "Verschillen komen ook door taken voor de regio, grondverkopen en de wijze van boeken. "
        "Een hoger of lager bedrag is op zichzelf niet goed of slecht.",
    ]
    for gemeente in zonder_levering():
        in_klasse = gemeente.grootteklasse_2023 == klasse.id
        cijfers = "de cijfers van Nederland en van deze grootteklasse" if in_klasse else "de cijfers van Nederland"
        regels.append(
            f"{gemeente.naam} leverde geen jaarrekening {JAAR}. De inwoners tellen wel mee in {cijfers}. "
            "Die vallen daardoor iets te laag uit."
        )
    return tuple(regels)
