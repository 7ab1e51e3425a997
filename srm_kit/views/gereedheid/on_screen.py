"""Readiness as one screen of text: what is there, what can be said, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterator

from srm_kit import nl
from srm_kit.measures.redenen import GEEN_DOEL_BEVESTIGD
from srm_kit.views.gereedheid.conclusies import CONCLUSIES
from srm_kit.views.gereedheid.readiness import Gereedheid, TableReadiness

__all__ = ["as_screen", "sections"]

_SHOWN = 5
_TABLES, _CONFIRM, _CONCLUSIONS, _QUESTIONS = (
    "Wat er in het dossier staat",
    "Eerst bevestigen",
    "Wat wij nu kunnen zeggen",
    "Wat u de opdrachtgever nu kunt vragen",
)


def as_screen(found: Gereedheid) -> tuple[str, ...]:
    """The lines of the screen."""
    lines: list[str] = []
    for heading, inside in sections(found).items():
        lines += ["", heading.upper(), *(f"  {line}" for line in inside)]
    rest = len(found.vragen) - _SHOWN
    if rest > 0:
        lines.append(f"  Daarna nog {nl.aantal(rest, 'vraag', 'vragen')}; met --json ziet u ze allemaal.")
    return tuple(lines)


def sections(found: Gereedheid) -> dict[str, tuple[str, ...]]:
    """The lines under each heading; headings without lines are left out."""
    made = {
        _TABLES: tuple(_tables(found)),
        _CONFIRM: tuple(_confirm(found)),
        _CONCLUSIONS: tuple(_conclusions(found)),
        _QUESTIONS: tuple(_questions(found)),
    }
    return {heading: lines for heading, lines in made.items() if lines}


def _tables(found: Gereedheid) -> Iterator[str]:
    empty = []
    for name, tabel in found.tabellen.items():
        if tabel.stand.rijen or tabel.stand.voorstellen:
            yield f"{name:<19} {_table(tabel)}"
        elif not tabel.stand.volledig:
            empty.append(name)
        else:
            yield f"{name:<19} volledig gelezen: er is niets"
    if empty:
        yield f"Nog leeg: {', '.join(empty)}."


def _table(item: TableReadiness) -> str:
    stand = item.stand
    columns = len(stand.vastgelegd) + len(stand.leeg)
    parts = []
    if stand.rijen:
        parts.append(nl.aantal(stand.rijen, "rij", "rijen", woord=False))
        parts.append(f"{len(stand.vastgelegd)} van {columns} kolommen vastgelegd")
    if stand.voorstellen:
        parts.append(nl.aantal(stand.voorstellen, "voorstel", "voorstellen", woord=False))
    parts += [f"{name} overgenomen bij {count}" for name, count in item.overgenomen.items()]
    if item.onwaarschijnlijk:
        parts.append(f"{item.onwaarschijnlijk} onwaarschijnlijk")
    return ", ".join(parts)


def _confirm(found: Gereedheid) -> Iterator[str]:
    if not found.bevestigen:
        return
    if found.zonder_doelen == GEEN_DOEL_BEVESTIGD:
        yield "Nog geen doel is bevestigd. Daarom zijn er geen bevindingen en geen scores."
    each = [f"{name} ({count})" for name, count in found.bevestigen.items()]
    yield f"Voorstellen tellen nog niet mee: {nl.opsomming(each)}."
    yield "Zet ‘bevestigd’ op ja bij wat klopt, of haal de rij weg. Begin bij de doelen."


def _conclusions(found: Gereedheid) -> Iterator[str]:
    sections: dict[str, list[bool]] = {}
    for item in CONCLUSIES:
        sections.setdefault(item.deel, []).append(found.redenen[item.id] is None)
    if found.zonder_doelen:
        yield f"Niets over de doelen: {found.zonder_doelen}."
    whole = [name for name, known in sections.items() if all(known)]
    partly = [
        f"{name} ({sum(known)} van {len(known)})" for name, known in sections.items() if 0 < sum(known) < len(known)
    ]
    none = [name for name, known in sections.items() if not any(known)]
    for label, names in (("Ja", whole), ("Deels", partly), ("Nog niet", () if found.zonder_doelen else none)):
        if names:
            yield f"{label}: {', '.join(names)}."


def _questions(found: Gereedheid) -> Iterator[str]:
    for number, vraag in enumerate(found.vragen[:_SHOWN], start=1):
        yield f"{number}. {vraag.zin}"
