"""The whole questionnaire, for a client to read: ``srm rubriek --vragenlijst`` and docs/vragenlijst.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from srm_kit import nl
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.model import (
    Fase,
    Stelling,
    aandachtsvraag,
    blokken,
    functiegroepuitleg,
    geen_antwoord,
    invultijd,
    open_vraag,
    schaal,
    stellingen,
    stellingen_van,
    toelichting,
)

__all__ = ["Invulling", "als_markdown", "vragenlijst"]


@dataclass(frozen=True, slots=True)
class Invulling:
    """The words of one municipality; empty is a place to fill in. ``kort``: only the short version."""

    doelen: str = ""
    partner: str = ""
    anders_werken: str = ""
    kort: bool = False


def vragenlijst(invulling: Invulling | None = None) -> Blocks:
    """Explanation, answers, statements and open question, in the order in which people meet them."""
    words = invulling or Invulling()
    minutes = nl.telwoord(ceil(invultijd(words.kort)))
    name = "De vragenlijst, korte versie" if words.kort else "De vragenlijst"
    parts: list[Block] = [
        Heading(name, 1),
        Paragraph(f"Invullen kost ongeveer {minutes} minuten. Er zijn geen goede of foute antwoorden.", "inleiding"),
        Heading("Vooraf", 2),
        Paragraph(toelichting(words.doelen, words.partner, words.anders_werken)),
        *_wie(),
        *_antwoorden(),
        *_stellingen(words.kort),
        *([] if words.kort else _naar_keuze()),
        Heading("Tot slot", 2),
        Paragraph(f"{open_vraag()} U mag dit leeg laten."),
        *_voor_wie_haar_uitzet(words.kort),
    ]
    return Blocks(tuple(parts))


def _wie() -> Iterator[Block]:
    yield Heading("Uw werk", 2)
    yield Paragraph("Wat past het best bij uw werk? Kies er één.")
    yield PointList(tuple(f"{nl.capitalised(name)}. {text}" for name, text in functiegroepuitleg().items()))


def _antwoorden() -> Iterator[Block]:
    unknown, outside = geen_antwoord()
    yield Heading("Uw antwoorden", 2)
    yield Paragraph("Bij elke stelling kiest u een van deze antwoorden.")
    yield PointList(tuple(f"{number}: {text}" for number, text in enumerate(schaal(), start=1)))
    yield Paragraph(f"Kunt u niet kiezen? Dan zijn er twee andere antwoorden: ‘{unknown}’ en ‘{outside}’.")


def _stellingen(kort: bool) -> Iterator[Block]:
    for fase in Fase:
        yield Heading(nl.capitalised(fase.naam), 2)
        for cel in fase.cellen:
            yield _tabel(nl.capitalised(cel.spoor.naam), stellingen_van(cel), kort)
    yield Heading("Verbinden", 2)
    yield _tabel("Stellingen", stellingen_van("X"), kort)


def _naar_keuze() -> Iterator[Block]:
    question = aandachtsvraag()
    yield Heading("Aandacht bij veranderingen", 2)
    yield Paragraph(f"{question.tekst} ({question.code})")
    yield PointList(tuple(f"{number}: {text}" for number, text in enumerate(question.antwoorden, start=1)))
    for blok in blokken():
        if blok.eigen and blok.code != "X":
            yield Heading(f"{nl.capitalised(blok.naam)} (naar keuze)", 2)
            yield _tabel("Stellingen", stellingen_van(blok.code), kort=False)


def _tabel(title: str, every: Iterable[Stelling], kort: bool) -> Table:
    return Table(title, ("Code", "Stelling"), tuple((item.code, item.tekst) for item in every if item.kort or not kort))


def _voor_wie_haar_uitzet(kort: bool) -> Iterator[Block]:
    asked = [stelling for stelling in stellingen() if stelling.kort or not kort]
    _, outside = geen_antwoord()
    yield Heading("Voor wie de vragenlijst uitzet", 2)
    if not kort:
        yield Paragraph(
            "De korte versie heeft de eerste drie stellingen van elk vak en de stellingen over verbinden. De vragen over "
            "aandacht, co-creatie, opdrachtgeverschap en vernieuwen zijn naar keuze. Vergelijk de niveaus van de korte en de "
            "lange versie niet."
        )
    yield Paragraph(
        "Wij leggen niet elke stelling aan iedereen voor. Kan uw programma geen stellingen overslaan? Dan kiezen deze "
        f"mensen ‘{outside}’. Iedereen houdt in elk vak genoeg stellingen over om mee te tellen."
    )
    rows = []
    for group in functiegroepuitleg():
        codes = [item.code for item in asked if not item.voor(group)]
        rows.append((nl.capitalised(group), nl.opsomming(codes) if codes else "alle stellingen worden gevraagd"))
    yield Table("Wat wij niet vragen", ("Functiegroep", "Niet gevraagd"), tuple(rows))
    across = [(nl.capitalised(blok.naam), blok) for blok in blokken() if not blok.eigen]
    if not kort:
        rows = [(name, nl.opsomming([item.code for item in stellingen_van(blok.code)])) for name, blok in across]
        yield Table("Wat wij dwars door de vakken heen lezen", ("Onderwerp", "Stellingen"), tuple(rows))


def als_markdown(reeks: Blocks) -> str:
    """Headings, paragraphs, lists and tables as Markdown."""
    parts = []
    for blok in reeks.blocks:
        match blok:
            case Heading():
                parts.append(f"{'#' * blok.level} {blok.text}")
            case Paragraph():
                parts.append(blok.text)
            case PointList():
                parts.append("\n".join(f"- {point}" for point in blok.points))
            case Table():
                lines = [f"**{blok.caption}**", "", _rij(blok.columns), _rij("---" for _ in blok.columns)]
                parts.append("\n".join([*lines, *(_rij(row) for row in blok.rows)]))
            case _:
                raise TypeError(f"a questionnaire has no {type(blok).__name__}")
    return "\n\n".join(parts) + "\n"


def _rij(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
