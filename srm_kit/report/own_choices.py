"""What the consultant decides about the report: chapters and sections left out, and where own words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, OwnWords
from srm_kit.document.report_value import Chapter, Prose
from srm_kit.dossier import Dossier
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN
from srm_kit.phases.redactie import redactie_in_woorden

__all__ = ["arranged", "chosen_chapters", "in_words", "left_out"]

_BEFORE, _INSTEAD = "ervoor", "in plaats van"
_ALWAYS = "managementsamenvatting"
"""A report without its summary is no report: this chapter stays."""


def left_out(dossier: Dossier) -> frozenset[str]:
    """The names that the consultant leaves out, in small letters and with underscores for spaces."""
    return frozenset(item.strip().lower().replace(" ", "_") for item in dossier.rapport.zonder)


def chosen_chapters(chapters: Iterable[Chapter], dossier: Dossier) -> tuple[Chapter, ...]:
    """The chapters without those left out, each with the consultant's words in their place."""
    without = left_out(dossier)
    kept = (item for item in chapters if item.anchor == _ALWAYS or not {item.anchor, item.name.lower()} & without)
    return tuple(replace(item, content=arranged(item.anchor, item.content, dossier)) for item in kept)


def arranged(anchor: str, content: Sequence[Block | Prose], dossier: Dossier) -> tuple[Block | Prose, ...]:
    """The heading of a chapter first, then own words before, instead of, or after the computed text."""
    places = {row.tekst: row.waar for row in dossier.teksten if row.plek == anchor}
    own = [item for item in content if isinstance(item, OwnWords)]
    before = [item for item in own if places.get(item.markdown) == _BEFORE]
    instead = [item for item in own if places.get(item.markdown) == _INSTEAD]
    moved = [*before, *instead]
    if not moved or not content or not isinstance(content[0], Heading):
        return tuple(content)
    computed = [item for item in content[1:] if item not in moved]
    if instead:
        computed = [item for item in computed if isinstance(item, OwnWords)]
    return (content[0], *before, *instead, *computed)


def in_words(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """What was left out, changed or asked for, as the colophon names it."""
    without = left_out(dossier)
    names = [item.naam for item in HOOFDSTUKKEN if {item.anker, item.naam.lower()} & without and item.anker != _ALWAYS]
    chapters = {part for item in HOOFDSTUKKEN for part in (item.anker, item.naam.lower())}
    sections = sorted(item.replace("_", " ") for item in without - chapters)
    found = []
    if names or sections:
        found.append(("Weggelaten op verzoek", nl.opsomming([*names, *sections])))
    if changed := redactie_in_woorden(dossier):
        found.append(("Bevindingen aangepast door het bureau", changed))
    if any(row.waar == _INSTEAD for row in dossier.teksten):
        places = nl.opsomming(
            [
                item.naam
                for item in HOOFDSTUKKEN
                if any(r.plek == item.anker and r.waar == _INSTEAD for r in dossier.teksten)
            ]
        )
        found.append(("Berekende tekst vervangen door het bureau", places))
    if dossier.rapport.titel.strip():
        found.append(("Titel", "gekozen door het bureau"))
    return tuple(found)
