"""The registry of Dutch municipalities: the one place that knows codes, names and classes.

Everything joins on the code. A name is only ever turned into a code here, through :func:`find_gemeente`, and only when
it points at exactly one municipality. The tables are read once, on first use, from ``data_samples/open``.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from srm_kit import resources
from srm_kit.errors import SrmError

__all__ = [
    "Gemeente",
    "GemeenteAmbiguous",
    "GemeenteUnknown",
    "Grootteklasse",
    "Herindeling",
    "alle",
    "find_gemeente",
    "grootteklasse",
    "grootteklassen",
    "herindelingen",
    "is_geldige_code",
    "naam_past_bij_code",
    "op_code",
    "open_tabel",
]

_CODE = re.compile(r"GM[0-9]{4}", re.ASCII)
_LOSSE_CODE = re.compile(r"(?:gm)?\s*([0-9]{1,4})", re.ASCII | re.IGNORECASE)
_AANTAL_SUGGESTIES = 3
_GELIJKENIS = 0.6


class GemeenteUnknown(SrmError):
    """No municipality has this name or code; ``suggesties`` holds the closest names."""

    def __init__(self, tekst: str, suggesties: tuple[str, ...] = (), toelichting: str = "") -> None:
        bericht = [f"Gemeente {tekst!r} staat niet in het register van gemeenten."]
        if toelichting:
            bericht.append(toelichting)
        if suggesties:
            bericht.append(f"Bedoelt u {' of '.join(suggesties)}?")
        bericht.append("Gebruik de gemeentecode (GM en vier cijfers) of de officiële naam.")
        super().__init__(" ".join(bericht))
        self.tekst = tekst
        self.suggesties = suggesties


class GemeenteAmbiguous(SrmError):
    """The name fits more than one municipality; ``kandidaten`` holds them all."""

    def __init__(self, tekst: str, kandidaten: tuple[Gemeente, ...]) -> None:
        keuzes = " of ".join(f"{g.naam} in {g.provincie} ({g.code})" for g in kandidaten)
        super().__init__(f"De naam {tekst!r} past bij meer gemeenten: {keuzes}. Gebruik de gemeentecode.")
        self.tekst = tekst
        self.kandidaten = kandidaten


@dataclass(frozen=True, slots=True)
class Grootteklasse:
    """A class of municipalities by population, lower bound included; ``tot`` is None for the largest."""

    id: str
    naam: str
    vanaf: int
    tot: int | None
    rang: int


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One municipality in the division of 1 January 2023 to 2026.

    ``inwoners`` and ``grootteklasse`` are of 1 January 2025, the fields ending in 2023 of 1 January 2023.
    ``stedelijkheid`` runs from 1 (very strongly urban) to 5 (not urban). ``centrumfunctie`` is None where the
    source gives no class (the four largest cities).
    """

    code: str
    naam: str
    provinciecode: str
    provincie: str
    inwoners: int
    inwoners_2023: int
    grootteklasse: str
    grootteklasse_2023: str
    stedelijkheid: int
    centrumfunctie: str | None
    sociale_structuur: str
    naam_iv3: str
    aliassen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Herindeling:
    """An old code that goes into a new one; ``nieuwe_code_ontstond``: the new code began that day."""

    ingangsdatum: date
    code_oud: str
    naam_oud: str
    code_nieuw: str
    naam_nieuw: str
    nieuwe_code_ontstond: bool
    vastgesteld: bool
    gewicht: float


def open_tabel(naam: str) -> Iterator[dict[str, str]]:
    """Rows of one table of ``data_samples/open``, every value as text."""
    pad = resources.folder("data_samples") / "open" / naam
    with pad.open(encoding="utf-8", newline="") as bestand:
        yield from csv.DictReader(bestand, delimiter=";")


@lru_cache(maxsize=1)
def grootteklassen() -> tuple[Grootteklasse, ...]:
    """The eight size classes, smallest first."""
    return tuple(
        Grootteklasse(rij["id"], rij["naam"], int(rij["vanaf"]), int(rij["tot"]) if rij["tot"] else None, rang)
        for rang, rij in enumerate(open_tabel("grootteklassen.csv"))
    )


def grootteklasse(id: str) -> Grootteklasse:
    """The size class with this id, for instance ``20-50k``. Raises KeyError for an id that does not exist."""
    for klasse in grootteklassen():
        if klasse.id == id:
            return klasse
    raise KeyError(id)


@lru_cache(maxsize=1)
def alle() -> tuple[Gemeente, ...]:
    """All 342 municipalities, sorted by code."""
    return tuple(
        Gemeente(
            code=rij["code"],
            naam=rij["naam"],
            provinciecode=rij["provinciecode"],
            provincie=rij["provincie"],
            inwoners=int(rij["inwoners_2025"]),
            inwoners_2023=int(rij["inwoners_2023"]),
            grootteklasse=rij["grootteklasse"],
            grootteklasse_2023=rij["grootteklasse_2023"],
            stedelijkheid=int(rij["stedelijkheid"]),
            centrumfunctie=rij["centrumfunctie"] or None,
            sociale_structuur=rij["sociale_structuur"],
            naam_iv3=rij["naam_iv3"] or rij["naam"],
            aliassen=tuple(alias for alias in rij["aliassen"].split("|") if alias),
        )
        for rij in open_tabel("gemeenten.csv")
    )


@lru_cache(maxsize=1)
def herindelingen() -> tuple[Herindeling, ...]:
    """All mergers from 2022 on, oldest first; planned ones included and marked."""
    return tuple(
        Herindeling(
            ingangsdatum=date.fromisoformat(rij["ingangsdatum"]),
            code_oud=rij["code_oud"],
            naam_oud=rij["naam_oud"],
            code_nieuw=rij["code_nieuw"],
            naam_nieuw=rij["naam_nieuw"],
            nieuwe_code_ontstond=rij["soort"] == "samenvoeging",
            vastgesteld=rij["status"] == "vastgesteld",
            gewicht=float(rij["gewicht"]),
        )
        for rij in open_tabel("herindelingen.csv")
    )


def is_geldige_code(code: str) -> bool:
    """Whether the text has the form of a municipal code: GM and four digits. Says nothing about existence."""
    return _CODE.fullmatch(code) is not None


def op_code(code: str) -> Gemeente | None:
    """The municipality with exactly this code, or None."""
    return _per_code().get(code)


def find_gemeente(tekst: str) -> Gemeente:
    """Find one municipality by name or code.

    Case, accents, apostrophes, spaces, punctuation and the word "gemeente" make no difference; usual aliases
    (Den Haag, Den Bosch, Nuenen) and the spelling of Iv3 ("Hengelo (O.)") are known; a province may follow
    the name ("Bergen Limburg"). A code may lack GM or its leading zeros ("344").

    Raises
    ------
    GemeenteUnknown
        Nothing fits; the message gives the closest names, and for a merged municipality where it went.
    GemeenteAmbiguous
        More than one fits, as for "Bergen".
    """
    schoon = tekst.strip()
    als_code = _LOSSE_CODE.fullmatch(schoon)
    if als_code:
        code = f"GM{int(als_code.group(1)):04d}"
        gevonden = _per_code().get(code)
        if gevonden is None:
            raise GemeenteUnknown(schoon, toelichting=_waar_gebleven(code=code))
        return gevonden
    sleutel = _sleutel(schoon)
    kandidaten = _per_sleutel().get(sleutel, ())
    if len(kandidaten) > 1:
        raise GemeenteAmbiguous(schoon, kandidaten)
    if not kandidaten:
        gebleven = _waar_gebleven(sleutel=sleutel)
        # Who knows where it went needs no guess: "Weesp" is not a slip for Weert.
        raise GemeenteUnknown(schoon, () if gebleven else _suggesties(sleutel), gebleven)
    return kandidaten[0]


def naam_past_bij_code(naam: str, code: str) -> bool:
    """Whether a name may stand for the municipality with this code; an ambiguous name fits all its codes."""
    return any(gemeente.code == code for gemeente in _per_sleutel().get(_sleutel(naam), ()))


@lru_cache(maxsize=1)
def _per_code() -> dict[str, Gemeente]:
    return {gemeente.code: gemeente for gemeente in alle()}


@lru_cache(maxsize=1)
def _per_sleutel() -> dict[str, tuple[Gemeente, ...]]:
    """Every spelling, folded, with the municipalities it may mean."""
    gevonden: dict[str, dict[str, Gemeente]] = {}
    for gemeente in alle():
        kaal = gemeente.naam.partition(" (")[0]
        namen = {gemeente.naam, gemeente.naam_iv3, kaal, f"{kaal} {gemeente.provincie}", *gemeente.aliassen}
        for naam in namen:
            gevonden.setdefault(_sleutel(naam), {})[gemeente.code] = gemeente
    return {sleutel: tuple(per_code.values()) for sleutel, per_code in gevonden.items()}


def _sleutel(naam: str) -> str:
    """Fold a name to bare letters, so that spellings of one name become equal."""
    zonder_accent = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    woorden = re.findall(r"[a-z0-9]+", zonder_accent.casefold())
    return "".join(woord for woord in woorden if woord != "gemeente")


def _suggesties(sleutel: str) -> tuple[str, ...]:
    """The closest names with their codes, best first."""
    spellingen = sorted(_per_sleutel())
    dichtbij = difflib.get_close_matches(sleutel, spellingen, n=2 * _AANTAL_SUGGESTIES, cutoff=_GELIJKENIS)
    namen = dict.fromkeys(f"{g.naam} ({g.code})" for treffer in dichtbij for g in _per_sleutel()[treffer])
    return tuple(namen)[:_AANTAL_SUGGESTIES]


def _waar_gebleven(code: str = "", sleutel: str = "") -> str:
    """One sentence about where a merged municipality went, or nothing."""
    for stap in herindelingen():
        if stap.vastgesteld and (stap.code_oud == code or (sleutel and _sleutel(stap.naam_oud) == sleutel)):
            oud, nieuw = f"{stap.naam_oud} ({stap.code_oud})", f"{stap.naam_nieuw} ({stap.code_nieuw})"
            return f"{oud} ging in {stap.ingangsdatum.year} op in {nieuw}."
    return ""
