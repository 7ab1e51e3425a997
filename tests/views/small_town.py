"""A dossier of a few rows, measured, with measures worked out by hand put in their place; and what is read of blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from srm_kit.document import Block, Heading, Paragraph
from srm_kit.dossier import Doel, Dossier, GemeenteGegevens, Opdracht
from srm_kit.measures import Maten, measure
from srm_kit.model import CELLEN

Found = TypeVar("Found")

TOWN = Dossier(
    gemeente=GemeenteGegevens("Voorbeelddorp", "", fictief=True),
    opdracht=Opdracht(peildatum=date(2026, 11, 1)),
    doelen=(Doel("D1", "Schone straten"), Doel("D2", "Veilige buurten")),
)
WAVE = date(2026, 9, 1)
HOSTILE = "<script>alert(1)</script>"


def town(**tables: Any) -> Dossier:
    return replace(TOWN, **tables)


def measured(dossier: Dossier = TOWN, **measures: Any) -> Maten:
    """The measures of a dossier, with these in the place of its own."""
    return replace(measure(dossier), **measures)


def per_cell(whole: Any, **other: Any) -> dict[str, Any]:
    """The same for every cell, but for those that are given."""
    return {cel.code: other.get(cel.code, whole) for cel in CELLEN}


def the(kind: type[Found], blocks: Iterable[Block]) -> Found:
    """The first block of a kind."""
    return next(item for item in blocks if isinstance(item, kind))


def heading(blocks: Iterable[Block]) -> str:
    return the(Heading, blocks).text


def told(blocks: Iterable[Block]) -> str:
    """All paragraphs after each other."""
    return " ".join(item.text for item in blocks if isinstance(item, Paragraph))
