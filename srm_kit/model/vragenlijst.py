"""The questionnaire: 45 statements over nine cells, four blocks and one question (docs/methode.md#vragenlijst)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from srm_kit.model import _data
from srm_kit.model.rooster import Cel

__all__ = [
    "Aandachtsvraag",
    "Blok",
    "Stelling",
    "aandachtsvraag",
    "blokken",
    "functiegroepuitleg",
    "geen_antwoord",
    "invultijd",
    "open_vraag",
    "schaal",
    "stelling",
    "stellingen",
    "stellingen_van",
    "toelichting",
    "vraagcodes",
    "vraagtekst",
]


@dataclass(frozen=True, slots=True)
class Stelling:
    """One statement, answered on a five-point scale, with "weet ik niet" or with "hoort niet bij mijn werk".

    ``groep`` is a cell code or the letter of a block; ``kort`` marks the short version of 30 statements.
    ``niet_voor``: the functiegroepen to whom it is not put.
    """

    code: str
    tekst: str
    groep: str
    aspect: str
    faalmodus: str | None
    kort: bool
    niet_voor: frozenset[str]

    @property
    def cel(self) -> Cel | None:
        """The cell, or None for a statement of a block."""
        return Cel.van_code(self.groep) if len(self.groep) == 2 else None

    def voor(self, functiegroep: str) -> bool:
        """Whether it is put to people of this functiegroep."""
        return functiegroep not in self.niet_voor


@dataclass(frozen=True, slots=True)
class Blok:
    """Statements that are scored together beside the cells.

    ``eigen``: statements of its own; without, it reads statements of the cells again, across.
    """

    code: str
    naam: str
    eigen: bool


@dataclass(frozen=True, slots=True)
class Aandachtsvraag:
    """The question where most attention goes in changes; its five answers go from structure (1) to people (5)."""

    code: str
    tekst: str
    antwoorden: tuple[str, ...]


@cache
def _bron() -> Mapping[str, Any]:
    found: Mapping[str, Any] = _data.read("vragenlijst")
    return found


@cache
def stellingen() -> tuple[Stelling, ...]:
    """All statements in the order of the questionnaire: 45 of the nine cells, then the blocks."""
    found = []
    for groep, rows in _bron()["stellingen"].items():
        for number, row in enumerate(rows, start=1):
            found.append(
                Stelling(
                    code=f"{groep}{number}",
                    tekst=row["tekst"],
                    groep=groep,
                    aspect=row["aspect"],
                    faalmodus=row.get("faalmodus"),
                    kort=groep == "X" or (len(groep) == 2 and number <= 3),
                    niet_voor=frozenset(row.get("niet_voor", ())),
                )
            )
    return tuple(found)


@cache
def _per_code() -> dict[str, Stelling]:
    return {item.code: item for item in stellingen()}


def stelling(code: str) -> Stelling:
    """The statement with this code; KeyError when there is none."""
    return _per_code()[code]


@cache
def _van(code: str) -> tuple[Stelling, ...]:
    across = _bron()["doorsneden"].get(code)
    if across is not None:
        return tuple(stelling(item) for item in across["stellingen"])
    return tuple(item for item in stellingen() if item.groep == code)


def stellingen_van(groep: Cel | str) -> tuple[Stelling, ...]:
    """The statements of a cell or of a block (``X``, ``C``, ``O``, ``N``, ``beleid_uitvoering``), in order.

    >>> [item.code for item in stellingen_van("beleid_uitvoering")]
    ['RS5', 'IS4', 'VS3', 'VL3', 'VB4']
    """
    return _van(groep.code if isinstance(groep, Cel) else groep)


@cache
def blokken() -> tuple[Blok, ...]:
    """The blocks with statements of their own, then the ones that read across the cells."""
    own = tuple(Blok(code, naam, eigen=True) for code, naam in _bron()["blokken"].items())
    return (*own, *(Blok(code, row["naam"], eigen=False) for code, row in _bron()["doorsneden"].items()))


@cache
def aandachtsvraag() -> Aandachtsvraag:
    """Question E1."""
    row = _bron()["aandacht"]
    return Aandachtsvraag(row["code"], row["tekst"], tuple(row["antwoorden"]))


@cache
def vraagcodes() -> tuple[str, ...]:
    """The codes of everything with answers 1 to 5, as the columns stand in ``respons``: E1 after block X."""
    codes = [item.code for item in stellingen()]
    place = 1 + max(index for index, item in enumerate(stellingen()) if item.groep == "X")
    return (*codes[:place], aandachtsvraag().code, *codes[place:])


def vraagtekst(code: str) -> str:
    """The words of a statement or of E1; KeyError when there is none with this code."""
    return aandachtsvraag().tekst if code == aandachtsvraag().code else stelling(code).tekst


def toelichting(doelen: str = "", partner: str = "", anders_werken: str = "") -> str:
    """What stands before the questionnaire, with the words of one municipality; between brackets what is not filled in.

    >>> toelichting("de visie 2030", anders_werken="Wij werken per wijk.").split(".")[0]
    'Met ‘onze doelen’ bedoelen wij de doelen in de visie 2030'
    """
    words = _bron()["toelichting"]
    filled = {"doelen": doelen, "partner": partner, "anders_werken": anders_werken}
    text = {name: value.strip() or words[name] for name, value in filled.items()}
    sentence = text["anders_werken"]
    text["anders_werken"] = sentence if sentence[-1] in ".!?" else f"{sentence}."
    return str(words["tekst"]).strip().format(**text)


def functiegroepuitleg() -> Mapping[str, str]:
    """Per functiegroep the sentence by which respondents choose theirs."""
    found: Mapping[str, str] = _bron()["functiegroepen"]
    return found


def open_vraag() -> str:
    """The one open question, optional."""
    return str(_bron()["open_vraag"])


def schaal() -> tuple[str, ...]:
    """The words of the five-point scale, 1 first."""
    return tuple(_bron()["schaal"])


def geen_antwoord() -> tuple[str, str]:
    """The two answers that are no number: "weet ik niet" and "hoort niet bij mijn werk"."""
    words = _bron()["geen_antwoord"]
    return str(words["weet_niet"]), str(words["nvt"])


_WOORDEN_PER_MINUUT, _SECONDEN_PER_ANTWOORD = 200, 5


def invultijd(kort: bool = False) -> float:
    """Minutes to read and answer: 200 words a minute and 5 seconds per answer; every block, or the short version."""
    asked = [item.tekst for item in stellingen() if item.kort or not kort]
    if not kort:
        asked.append(aandachtsvraag().tekst)
    around = [toelichting(), *functiegroepuitleg().values(), *schaal(), *geen_antwoord(), open_vraag()]
    extra = () if kort else aandachtsvraag().antwoorden
    words = sum(len(text.split()) for text in (*asked, *around, *extra))
    answers = len(asked) + 2  # the functiegroep and the open question
    return words / _WOORDEN_PER_MINUUT + answers * _SECONDEN_PER_ANTWOORD / 60
