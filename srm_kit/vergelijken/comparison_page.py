"""One page for the client: the titles, what changed in the goals, the figures beside each other, and the findings."""

from __future__ import annotations

from srm_kit import __version__, nl
from srm_kit.document import Block, Heading, Paragraph, Table
from srm_kit.document.house_style import HouseStyle
from srm_kit.document.page import to_html
from srm_kit.document.plain_text import visible
from srm_kit.document.report_value import Chapter, Cover, Report
from srm_kit.errors import ReportRejected
from srm_kit.report.checking import page_faults
from srm_kit.report.cover import FICTIEF
from srm_kit.vergelijken.comparison_text import (
    change_of,
    figures_heading,
    findings_heading,
    goals_heading,
    most_important,
)
from srm_kit.vergelijken.differences import Vergelijking
from srm_kit.vergelijken.pair import Kant, Paar, Paarsoort
from srm_kit.views.over_bevindingen import ERNSTWOORD

__all__ = ["comparison_page"]

_TOEVAL = (
    "Een verschil tussen twee cijfers van de vragenlijst kan toeval zijn. Alleen waar ‘aantoonbaar’ staat, is dat "
    "uitgesloten."
)
_GEEN_RANGORDE = (
    "Dit is geen rangorde. Twee gemeenten verschillen in opgave, in omvang en in wat er is vastgelegd. Een verschil is een "
    "begin van een gesprek."
)
_GRENS = (
    "Een bevinding komt erbij of verdwijnt als een cijfer een afgesproken grens passeert. Dat kan ook bij een kleine verandering, "
    "die toeval kan zijn."
)


def comparison_page(paar: Paar, found: Vergelijking, style: HouseStyle) -> str:
    """The page, checked as a report is; raises ``ReportRejected`` with what is wrong."""
    chapters = [Chapter("kort", "In het kort", _short(paar, found))]
    if paar.soort is Paarsoort.VERSIES:
        chapters.append(Chapter("doelen", "Doelen", _goals(paar, found)))
    chapters += [
        Chapter("cijfers", "Cijfers", _figures(paar, found)),
        Chapter("bevindingen", "Bevindingen", _findings(paar, found)),
    ]
    report = Report(_cover(paar, found), tuple(chapters), _colophon(paar), paar.nu.dossier.peildatum)
    html = to_html(report, style)
    sides = {id(side.dossier): side.dossier for side in (paar.eerder, paar.nu)}.values()
    faults = dict.fromkeys(
        fault for dossier in sides for fault in page_faults(html, dossier, [chapter.anchor for chapter in chapters])
    )
    if faults:
        raise ReportRejected(tuple(faults))
    return html


def _cover(paar: Paar, found: Vergelijking) -> Cover:
    names = paar.eerder.naam, paar.nu.naam
    whom = visible(paar.nu.dossier.gemeente.naam)
    fictional = any(side.dossier.gemeente.fictief for side in (paar.eerder, paar.nu))
    if paar.soort is Paarsoort.GEMEENTEN:
        title, subtitle, subject = f"{names[0]} naast {names[1]}", _GEEN_RANGORDE, nl.opsomming(names)
    else:
        title = most_important(paar, found)
        subtitle, subject = f"Wat er veranderde bij {whom}: {names[0]} naast {names[1]}.", whom
    facts = tuple((nl.capitalised(side.naam), _when(side)) for side in (paar.eerder, paar.nu))
    return Cover(title, subtitle, subject, "Vergelijking", facts, (FICTIEF,) if fictional else ())


def _when(side: Kant) -> str:
    moment = side.maten.meetmoment
    survey = f"vragenlijst van {nl.datum(moment)}" if moment else "geen vragenlijst"
    return f"peildatum {nl.datum(side.dossier.peildatum)}, {survey}"


def _short(paar: Paar, found: Vergelijking) -> tuple[Block, ...]:
    same = found.titels[0] == found.titels[1]
    heading = "De kop van het rapport is gelijk" if same else "De kop van het rapport is anders"
    rows = tuple(
        (nl.capitalised(side.naam), text) for side, text in zip((paar.eerder, paar.nu), found.titels, strict=True)
    )
    return (Heading(heading, 2), Table("De kop van het rapport", ("Van", "Kop"), rows, source=_source(paar)))


def _goals(paar: Paar, found: Vergelijking) -> tuple[Block, ...]:
    heading = Heading(goals_heading(found), 2)
    if not found.doelen:
        return (heading, Paragraph("Geen doel kwam erbij, verdween of kreeg een andere inhoud."))
    rows = tuple((f"{doel.id} {doel.doel}", doel.wat, doel.eerder, doel.nu) for doel in found.doelen)
    head = ("Doel", "Wat", nl.capitalised(paar.eerder.naam), nl.capitalised(paar.nu.naam))
    return (heading, Table("Wat er aan de doelen anders is", head, rows, source=_source(paar)))


def _figures(paar: Paar, found: Vergelijking) -> tuple[Block, ...]:
    rows = tuple((cijfer.naam, cijfer.eerder, cijfer.nu, cijfer.verschil, cijfer.oordeel) for cijfer in found.cijfers)
    head = ("Cijfer", nl.capitalised(paar.eerder.naam), nl.capitalised(paar.nu.naam), "Verschil", "Toeval")
    return (
        Heading(figures_heading(found), 2),
        Paragraph(_GEEN_RANGORDE if paar.soort is Paarsoort.GEMEENTEN else _TOEVAL),
        Table("De cijfers naast elkaar, zoals zij in het rapport staan", head, rows, (1, 2, 3), _source(paar)),
    )


def _findings(paar: Paar, found: Vergelijking) -> tuple[Block, ...]:
    heading = Heading(findings_heading(paar, found), 2)
    if not found.bevindingen:
        return (heading, Paragraph("Wat opviel, is aan beide kanten hetzelfde."))
    rows = tuple(
        (
            bevinding.naam,
            change_of(paar, bevinding),
            ERNSTWOORD.get(bevinding.ernst_nu or bevinding.ernst_eerder, ""),
            bevinding.tekst,
        )
        for bevinding in found.bevindingen
    )
    blocks: list[Block] = [
        heading,
        Table("Bevindingen die niet gelijk zijn", ("Bevinding", "Wat", "Ernst", "Waarom"), rows, source=_source(paar)),
    ]
    if paar.soort is not Paarsoort.GEMEENTEN:
        blocks.append(Paragraph(_GRENS, "noot"))
    if not all(bevinding.zeker for bevinding in found.bevindingen):
        text = (
            "Waar staat dat iets niet te zeggen is, ontbreken de gegevens aan één kant. Dat is geen verbetering en geen "
            "verslechtering."
        )
        blocks.append(Paragraph(text, "noot"))
    return tuple(blocks)


def _source(paar: Paar) -> str:
    marked = any(side.dossier.gemeente.fictief for side in (paar.eerder, paar.nu))
    sides = "; ".join(f"{side.naam}: {_when(side)}" for side in (paar.eerder, paar.nu))
    return f"Bron: dossier van de gemeente. {nl.capitalised(sides)}.{' Fictieve cijfers.' if marked else ''}"


def _colophon(paar: Paar) -> tuple[tuple[str, str], ...]:
    return (
        ("Programma", f"SRM Werkbank {__version__}, methode {paar.nu.maten.methode}"),
        *((f"Controlegetal van {side.naam}", side.dossier.digest) for side in (paar.eerder, paar.nu)),
    )
