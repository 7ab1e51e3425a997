"""What the consultant decides about the report: chapters and sections left out, and where own words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from srm_kit import nl
from srm_kit.document.blocks import Block, Heading, OwnWords
from srm_kit.document.report_value import Chapter, Prose
from srm_kit.dossier import Dossier
from srm_kit.dossier.contract.tabellen import Tekst
from srm_kit.model.hoofdstukken import HOOFDSTUKKEN, ONDERDELEN, hoofdstukken_met_naam, onderdelen_met_naam
from srm_kit.phases.redactie import redactie_in_woorden
from srm_kit.report.collecting import Section

__all__ = ["arranged", "chosen_chapters", "in_words", "left_out", "with_own_words"]

_BEFORE, _INSTEAD = "ervoor", "in plaats van"
_ALWAYS = "managementsamenvatting"
"""A report without its summary is no report: this chapter stays."""


def left_out(dossier: Dossier) -> frozenset[str]:
    """The sections that the consultant leaves out."""
    return frozenset(
        name for item in _unwanted(dossier) if not hoofdstukken_met_naam(item) for name in onderdelen_met_naam(item)
    )


def _unwanted(dossier: Dossier) -> tuple[str, ...]:
    """The names in the settings, and those in the table in which findings are left out too."""
    return (*dossier.rapport.zonder, *(row.bevinding for row in dossier.redactie if row.keuze == "weglaten"))


def _chapters_left_out(dossier: Dossier) -> frozenset[str]:
    return frozenset(name for item in _unwanted(dossier) for name in hoofdstukken_met_naam(item)) - {_ALWAYS}


def with_own_words(sections: Iterable[Section], dossier: Dossier) -> tuple[Section, ...]:
    """The sections, each with the words the consultant wrote for it before, after, or instead of the computed text."""
    # ``aanleiding`` is the chapter, which places its own words itself.
    own = [row for row in dossier.teksten if row.tekst.strip() and not hoofdstukken_met_naam(row.plek)]
    texts = [(row, onderdelen_met_naam(row.plek)) for row in own]
    return tuple(
        _told(section, [row for row, names in texts if section.name in names], dossier) for section in sections
    )


def _told(section: Section, rows: Sequence[Tekst], dossier: Dossier) -> Section:
    if not rows:
        return section
    heading = section.blocks[:1] if isinstance(section.blocks[0], Heading) else ()
    computed: tuple[Block, ...] = section.blocks[len(heading) :]
    if any(row.waar == _INSTEAD for row in rows):
        computed = ()
    words = [(row.waar == _BEFORE, OwnWords(row.tekst, dossier.opdracht.bureau)) for row in rows]
    before = tuple(word for early, word in words if early)
    after = tuple(word for early, word in words if not early)
    return replace(section, blocks=(*heading, *before, *computed, *after))


def chosen_chapters(chapters: Iterable[Chapter], dossier: Dossier) -> tuple[Chapter, ...]:
    """The chapters without those left out, each with the consultant's words in their place."""
    without = _chapters_left_out(dossier)
    kept = (chapter for chapter in chapters if chapter.anchor not in without)
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
    return tuple((label, text) for label, text in _in_words(dossier) if text)


def _in_words(dossier: Dossier) -> Iterator[tuple[str, str]]:
    chapters, sections = _chapters_left_out(dossier), left_out(dossier)
    names = [item.naam for item in HOOFDSTUKKEN if item.anker in chapters]
    yield (
        "Weggelaten op verzoek",
        nl.opsomming([*names, *(text for name, text in ONDERDELEN.items() if name in sections)]),
    )
    yield "Bevindingen aangepast door het bureau", redactie_in_woorden(dossier)
    replaced = [row.plek for row in dossier.teksten if row.waar == _INSTEAD and row.tekst.strip()]
    places = [item.naam for item in HOOFDSTUKKEN if item.anker in replaced]
    beside = {name for plek in replaced if not hoofdstukken_met_naam(plek) for name in onderdelen_met_naam(plek)}
    places += [text for name, text in ONDERDELEN.items() if name in beside]
    yield "Berekende tekst vervangen door het bureau", nl.opsomming(places)
    yield "Titel", "gekozen door het bureau" if dossier.rapport.titel.strip() else ""
