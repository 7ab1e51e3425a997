"""Which slides the management team gets: chosen by rule from the report, at most fourteen.

The story: the finding, the key figures, the model, each phase, what lies under it, what wrings, the advice, the plan.
A slide has one finding as its title and one thing to look at; the evidence and a question are in its notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from srm_kit.document import Alinea, Figuur, Kerncijfers, Kop, Lijst, Tabel, Vraag
from srm_kit.document.formats.walk import Gewoon, genummerd
from srm_kit.document.rapport import Rapport

__all__ = ["MEESTE", "MINSTE", "Dia", "dias"]

MINSTE, MEESTE = 10, 14

_PHASES = ("richten", "inrichten", "verrichten")
_SIGHTS = ("model", "fasekolom", "trechter", "balans", "verloop", "verschillen", "draad", "routekaart")


@dataclass(frozen=True, slots=True)
class Dia:
    """One slide: its finding, what it shows, the source, and the paragraphs of its notes."""

    titel: str
    inhoud: Figuur | Kerncijfers | Lijst | None
    bron: str
    notities: tuple[str, ...]
    nummer: int = 0


def dias(rapport: Rapport) -> tuple[Dia, ...]:
    """The slides in their order; fewer than ten only when the report has fewer figures."""
    items = tuple(genummerd(rapport))
    chosen = [item for item in (_opening(rapport, items), *_story(items)) if item is not None][:MEESTE]
    used = {item.nummer for item in chosen if item.nummer}
    spare = (item for item in items if isinstance(item.blok, Figuur) and item.nummer not in used)
    while len(chosen) < MINSTE and (extra := next(spare, None)) is not None:
        chosen.insert(max(len(chosen) - 2, 1), _figure(extra, items))
    return tuple(chosen)


def _opening(rapport: Rapport, items: tuple[Gewoon, ...]) -> Dia:
    account = [item.blok.tekst for item in items if item.hoofdstuk.anker == "aanpak" and isinstance(item.blok, Alinea)]
    return Dia(rapport.kern.titel, None, "", (rapport.kern.ondertitel, *account))


def _story(items: tuple[Gewoon, ...]) -> Iterator[Dia | None]:
    figures = {kind: [item for item in items if _kind(item) == kind] for kind in _SIGHTS}
    yield _key_figures(items)
    yield _first(figures["model"], items)
    for phase in _PHASES:
        yield _phase(phase, figures["fasekolom"], items)
        if phase == "inrichten":
            yield _first(figures["trechter"], items)
            yield _first(figures["balans"], items)
    yield _first(figures["verloop"], items)
    late = [item for item in figures["verschillen"] if item.hoofdstuk.anker == "verrichten"]
    yield _first(late or figures["verschillen"], items)
    yield _first(figures["draad"], items)
    lists = list(_summary_lists(items))
    yield from lists[:1]
    yield from lists[1:2]
    yield _first(figures["routekaart"], items)


def _kind(item: Gewoon) -> str:
    return item.blok.soort if isinstance(item.blok, Figuur) else ""


def _key_figures(items: Iterable[Gewoon]) -> Dia | None:
    for item in items:
        if isinstance(item.blok, Kerncijfers):
            known = [one for one in item.blok.cijfers if one.eenheid]
            title = (
                "; ".join(f"{one.kop} {one.waarde} {one.eenheid}" for one in known[:2]) or "Nog niet alles is gemeten"
            )
            notes = (f"{one.kop}: {one.waarde} {one.eenheid}. {one.toelichting}" for one in item.blok.cijfers)
            return Dia(title, item.blok, "", tuple(notes))
    return None


def _first(found: list[Gewoon], items: tuple[Gewoon, ...]) -> Dia | None:
    return _figure(found[0], items) if found else None


def _figure(item: Gewoon, items: tuple[Gewoon, ...]) -> Dia:
    figure = item.blok
    assert isinstance(figure, Figuur)
    notes = (figure.beschrijving, *_numbers(figure.tabel), *_plan(item, items), *_question(item, items), figure.bron)
    first = figure.bevinding.split(". ", 1)[0].rstrip(".")
    return Dia(first, figure, figure.bron, notes, item.nummer)


def _phase(phase: str, figures: list[Gewoon], items: tuple[Gewoon, ...]) -> Dia | None:
    """The heading of the chapter above the three strands of the phase, with the heaviest findings in the notes."""
    own = [item for item in items if item.hoofdstuk.anker == phase]
    title = next((item.blok.tekst for item in own if isinstance(item.blok, Kop) and item.blok.niveau == 2), "")
    picture = next((item for item in figures if item.hoofdstuk.anker == phase), None)
    if picture is None or not title:
        return None
    assert isinstance(picture.blok, Figuur)
    findings = [item.blok.tekst for item in own if isinstance(item.blok, Kop) and item.blok.niveau == 4]
    notes = (
        picture.blok.beschrijving,
        *(f"Bevinding: {text}." for text in findings[:3]),
        *_question(picture, items),
        picture.blok.bron,
    )
    return Dia(title, picture.blok, picture.blok.bron, notes, picture.nummer)


def _numbers(table: Tabel) -> Iterator[str]:
    """The figures behind a picture, a line each; a long table is in the workbook."""
    for row in table.rijen[:9]:
        yield "; ".join(
            f"{name}: {value}" if column else value
            for column, (name, value) in enumerate(zip(table.kolommen, row, strict=True))
            if len(value) < 80
        )


def _plan(place: Gewoon, items: tuple[Gewoon, ...]) -> Iterator[str]:
    """What starts when, for who tells the plan: the first lines of the table after the routekaart."""
    if _kind(place) != "routekaart":
        return
    after = items[next(index for index, item in enumerate(items) if item.blok is place.blok) :]
    table = next((item.blok for item in after if isinstance(item.blok, Tabel) and item.blok.kolommen[1] == "Van"), None)
    for row in table.rijen[:12] if table else ():
        yield f"{row[1]}: {row[0]}"


def _question(place: Gewoon, items: tuple[Gewoon, ...]) -> Iterator[str]:
    """The first question of the chapter after the figure, else the first of the chapter."""
    own = [item for item in items if item.hoofdstuk.anker == place.hoofdstuk.anker]
    start = next((index for index, item in enumerate(own) if item.blok is place.blok), 0)
    for item in (*own[start:], *own[:start]):
        if isinstance(item.blok, Vraag):
            yield f"{item.blok.soort}: {item.blok.tekst}"
            return


def _summary_lists(items: tuple[Gewoon, ...]) -> Iterator[Dia]:
    """What wrings and what we advise: the lists of the summary under their headings."""
    heading = ""
    for item in items:
        if item.hoofdstuk.anker != "managementsamenvatting":
            continue
        if isinstance(item.blok, Kop):
            heading = item.blok.tekst
        elif isinstance(item.blok, Lijst) and heading:
            yield Dia(heading, item.blok, "", item.blok.punten)
