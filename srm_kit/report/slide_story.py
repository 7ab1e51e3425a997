"""Which slides the management team gets: chosen by rule from the report, at most as many as its form asks.

The story: the finding, the key figures, the model, each phase, what lies under it, what wrings, the advice, the plan.
A slide has one finding as its title and one thing to look at; the evidence and a question are in its notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from srm_kit.document.blocks import Figure, Heading, KeyFigures, Paragraph, PointList, Question, Table
from srm_kit.document.formats.walk import NumberedBlock, numbered_blocks
from srm_kit.document.report_value import Chapter, Cover, Slide

__all__ = ["FEWEST", "MOST", "MOST_OF_FORM", "slide_story"]

FEWEST, MOST = 10, 14
MOST_OF_FORM = {"volledig": MOST, "kort": 10, "documentscan": 10}
"""How many slides a form has at most; fewer than ten only where there are fewer figures."""

_OWN = "eigen"
_MOST_OWN = 3
_YIELD = ("verschillen", "balans", "trechter", "strip")
"""Figures of which the report says the finding elsewhere, in the order in which they make room."""
_YIELD_TO_OWN = (*_YIELD, "verloop", "draad", "routekaart")
"""The same for the first figures that the consultant made, which stand nowhere else among the slides."""

_PHASES = ("richten", "inrichten", "verrichten")
_SIGHTS = ("model", "fasekolom", "trechter", "balans", "verloop", "verschillen", "strip", "draad", "routekaart")

_ASKED = {
    "model": "Welk vak herkent u meteen, en welk niet?",
    "trechter": "Waar raakt een doel bij u de weg naar de uitvoering kwijt?",
    "balans": "Wat gebeurt er als de aandacht zo verdeeld blijft?",
    "strip": "Welk resultaat wilt u over een jaar als eerste zien bewegen?",
    "verloop": "Wat gaat er verloren tussen het plan en het werk?",
    "verschillen": "Hoe verklaart u dit verschil, en wie kan het u vertellen?",
    "draad": "Bij welk doel pakt u de ontbrekende schakel als eerste aan, en wie doet dat?",
    "routekaart": "Wat laat u wachten om dit op tijd te laten beginnen?",
}
"""What to ask at a sight, by its kind; a phase has the question of its heaviest finding."""
_OPENING = "Herkent u uw gemeente in deze kop? Welke kop had u zelf verwacht?"
_OTHERS = (
    "Welk punt bespreekt u als eerste, en met wie?",
    "Wat besluit u vandaag, en wat nog niet?",
    "Wat verrast u in dit beeld, en waarom?",
    "Wat betekent dit voor uw eigen werk?",
    "Wie moet dit beeld ook zien?",
    "Wat wilt u hier nog bij weten?",
)
"""For what has no question of its own, or had it on an earlier slide."""


def slide_story(cover: Cover, chapters: tuple[Chapter, ...], form: str = "volledig") -> tuple[Slide, ...]:
    """The slides in their order; fewer than ten only when the report has fewer figures."""
    most = MOST_OF_FORM[form]
    items = tuple(numbered_blocks(chapters))
    chosen: list[Slide] = []
    for item in (_opening(cover, items), *_story(items)):
        # A figure that says what the slide before it is called needs no slide of its own.
        if item is not None and not (chosen and item.title.casefold() in chosen[-1].title.casefold()):
            chosen.append(item)
    _within(chosen, most)
    _make_room(chosen, items, most)
    used = {item.number for item in chosen if item.number}
    spare = (item for item in items if isinstance(item.block, Figure) and item.number not in used)
    while len(chosen) < FEWEST and (extra := next(spare, None)) is not None:
        chosen.insert(max(len(chosen) - 2, 1), _figure(extra, items))
    return tuple(_asking((_saying(slide, cover, items) for slide in chosen), items))


def _within(chosen: list[Slide], most: int) -> None:
    """Takes away what the report says elsewhere, then what is last, until the slides are no more than they may be."""
    for kind in _YIELD:
        if len(chosen) > most:
            chosen[:] = [
                item for item in chosen if not (isinstance(item.content, Figure) and item.content.kind == kind)
            ]
    del chosen[most:]


def _saying(slide: Slide, cover: Cover, items: tuple[NumberedBlock, ...]) -> Slide:
    """The slide with a line below it that says what is seen there, of how many, and from which source."""
    match slide.content:
        case Figure():
            return replace(slide, source=f"Te zien: {_small(slide.content.title)}. {slide.source}")
        case KeyFigures():
            return replace(
                slide, source=f"Te zien: de cijfers van realisatiekracht naast elkaar. {_evidence(cover, items)}"
            )
        case PointList():
            return replace(slide, source=f"Te zien: {_small(slide.title)}. {_evidence(cover, items)}")
    return slide


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _evidence(cover: Cover, items: tuple[NumberedBlock, ...]) -> str:
    """Of how many goals and people the whole report speaks, and its sources."""
    facts = dict(cover.facts)
    sources = (item.block.source for item in items if isinstance(item.block, Figure | Table))
    goals = next((match[1] for text in sources if (match := re.search(r"n = (\d+ doel(?:en)?)\b", text))), "")
    people = facts.get("Respons", "").split(" ")[0]
    counted = " en ".join(part for part in (goals, f"{people} medewerkers" if people else "") if part)
    beside = " en vragenlijst onder medewerkers" if people else ""
    day = facts.get("Peildatum", "")
    told = f"n = {counted}, peildatum {day}" if counted else f"Peildatum {day}"
    return f"{told}. Bron: dossier van de gemeente{beside}."


def _asking(slides: Iterable[Slide], items: tuple[NumberedBlock, ...]) -> Iterator[Slide]:
    """Every slide with a question of its own in its notes, before the source."""
    places = {item.number: item for item in items if isinstance(item.block, Figure)}
    asked: set[str] = set()
    for slide in slides:
        wanted = [*_questions(slide, places.get(slide.number), items), *_OTHERS]
        question = next((one for one in wanted if one not in asked), wanted[0])
        asked.add(question)
        at = len(slide.notes) - bool(slide.source and slide.notes and slide.source.endswith(slide.notes[-1]))
        yield replace(slide, notes=(*slide.notes[:at], f"Gespreksvraag: {question}", *slide.notes[at:]))


def _questions(slide: Slide, place: NumberedBlock | None, items: tuple[NumberedBlock, ...]) -> Iterator[str]:
    """What may be asked at a slide, the best first."""
    if slide.content is None:
        yield _OPENING
    elif isinstance(slide.content, KeyFigures):
        yield "Welk van deze cijfers verrast u het meest?"
    elif place is not None:
        if own := _ASKED.get(_kind(place)):
            yield own
        yield from _of_chapter(place, items)


def _make_room(chosen: list[Slide], items: tuple[NumberedBlock, ...], most: int) -> None:
    """Puts the first of the consultant's own figures among the slides, before what is concluded; others make room."""
    own = [_figure(item, items) for item in items if _kind(item) == _OWN][:_MOST_OWN]
    for kind in _YIELD_TO_OWN:
        if len(chosen) + len(own) > most:
            chosen[:] = [
                item for item in chosen if not (isinstance(item.content, Figure) and item.content.kind == kind)
            ]
    del own[max(most - len(chosen), 0) :]
    ends = (place for place, item in enumerate(chosen) if isinstance(item.content, PointList))
    place = next(ends, len(chosen))
    chosen[place:place] = own


def _opening(cover: Cover, items: tuple[NumberedBlock, ...]) -> Slide:
    told = {
        anchor: [
            item.block.text for item in items if item.chapter.anchor == anchor and isinstance(item.block, Paragraph)
        ]
        for anchor in ("aanpak", "bijlagen")
    }
    account = told["aanpak"] or told["bijlagen"][:2]  # a shorter form accounts for itself in its annex
    return Slide(cover.title, None, "", (cover.subtitle, *account))


def _story(items: tuple[NumberedBlock, ...]) -> Iterator[Slide | None]:
    figures = {kind: [item for item in items if _kind(item) == kind] for kind in _SIGHTS}
    yield _key_figures(items)
    yield _first(figures["model"], items)
    for phase in _PHASES:
        yield _phase(phase, figures["fasekolom"], items)
        if phase == "inrichten":
            yield _first(figures["trechter"], items)
            yield _first(figures["balans"], items)
    yield _first(figures["strip"], items)
    yield _first(figures["verloop"], items)
    late = [figure for figure in figures["verschillen"] if figure.chapter.anchor == "verrichten"]
    yield _first(late or figures["verschillen"], items)
    yield _first(figures["draad"], items)
    lists = list(_summary_lists(items))
    yield from lists[:1]
    yield from lists[1:2]
    yield _first(figures["routekaart"], items)


def _kind(item: NumberedBlock) -> str:
    return item.block.kind if isinstance(item.block, Figure) else ""


def _key_figures(items: Iterable[NumberedBlock]) -> Slide | None:
    for item in items:
        if isinstance(item.block, KeyFigures):
            known = [one for one in item.block.figures if one.unit]
            told = "; ".join(f"{_small(one.heading)} {one.value} {one.unit}" for one in known[:2])
            title = told[:1].upper() + told[1:] or "Nog niet alles is gemeten"
            notes = (f"{one.heading}: {one.value} {one.unit}. {one.explanation}" for one in item.block.figures)
            return Slide(title, item.block, "", tuple(notes))
    return None


def _first(found: list[NumberedBlock], items: tuple[NumberedBlock, ...]) -> Slide | None:
    return _figure(found[0], items) if found else None


def _figure(item: NumberedBlock, items: tuple[NumberedBlock, ...]) -> Slide:
    figure = item.block
    assert isinstance(figure, Figure)
    notes = (figure.description, *_numbers(figure.table), *_plan(item, items), figure.source)
    first = figure.finding.split(". ", 1)[0].rstrip(".")
    return Slide(first, figure, figure.source, notes, item.number)


def _phase(phase: str, figures: list[NumberedBlock], items: tuple[NumberedBlock, ...]) -> Slide | None:
    """The heading of the chapter above the three strands of the phase, with the heaviest findings in the notes."""
    own = [item for item in items if item.chapter.anchor == phase]
    title = next((item.block.text for item in own if isinstance(item.block, Heading) and item.block.level == 2), "")
    picture = next((figure for figure in figures if figure.chapter.anchor == phase), None)
    if picture is None or not title:
        return None
    assert isinstance(picture.block, Figure)
    findings = [item.block.text for item in own if isinstance(item.block, Heading) and item.block.level == 4]
    notes = (
        picture.block.description,
        *(f"Bevinding: {text}." for text in findings[:3]),
        picture.block.source,
    )
    return Slide(title, picture.block, picture.block.source, notes, picture.number)


def _numbers(table: Table) -> Iterator[str]:
    """The figures behind a picture, a line each; a long table is in the workbook."""
    for row in table.rows[:9]:
        yield "; ".join(
            f"{name}: {value}" if column else value
            for column, (name, value) in enumerate(zip(table.columns, row, strict=True))
            if len(value) < 80
        )


def _plan(place: NumberedBlock, items: tuple[NumberedBlock, ...]) -> Iterator[str]:
    """What starts when, for who tells the plan: the first lines of the table after the routekaart."""
    if _kind(place) != "routekaart":
        return
    after = items[next(index for index, item in enumerate(items) if item.block is place.block) :]
    table = next(
        (item.block for item in after if isinstance(item.block, Table) and item.block.columns[1] == "Van"), None
    )
    for row in table.rows[:12] if table else ():
        yield f"{row[1]}: {row[0]}"


def _of_chapter(place: NumberedBlock, items: tuple[NumberedBlock, ...]) -> Iterator[str]:
    """The questions of the chapter, those after the figure first."""
    own = [item for item in items if item.chapter.anchor == place.chapter.anchor]
    start = next((index for index, item in enumerate(own) if item.block is place.block), 0)
    yield from (item.block.text for item in (*own[start:], *own[:start]) if isinstance(item.block, Question))


def _summary_lists(items: tuple[NumberedBlock, ...]) -> Iterator[Slide]:
    """What wrings and what we advise: the numbered lists of the summary under their headings."""
    heading = ""
    for item in items:
        if item.chapter.anchor != "managementsamenvatting":
            continue
        if isinstance(item.block, Heading):
            heading = item.block.text
        elif isinstance(item.block, PointList) and item.block.numbered and heading:
            yield Slide(heading, item.block, "", item.block.points)
