"""How to read and check this report: for everybody, and for who gets a draft. Part of 4_samenvatting.ipynb."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document import Blocks, Heading, Paragraph, PointList, Question
from srm_kit.phases.sessie import Sessie
from srm_kit.views import zinnen

__all__ = ["open_punten", "toegankelijkheid"]


def toegankelijkheid(sessie: Sessie) -> Blocks:
    """The accessibility note: what was done, which form is the accessible one, where to turn."""
    bureau = sessie.dossier.opdracht.bureau.strip()
    text = (
        "Dit rapport is gemaakt om voor iedereen leesbaar te zijn. Elke figuur heeft een beschrijving en de cijfers staan er "
        "als tabel bij. Kleur is nooit de enige aanwijzing. De webversie is de toegankelijke versie (WCAG 2.2, niveau AA); "
        "de pdf, het Word-document en de presentatie zijn daarvan afgeleid. "
    )
    text += (
        f"Kunt u iets niet lezen? Vraag {bureau} om hulp."
        if bureau
        else "Kunt u iets niet lezen? Vraag de opsteller om hulp."
    )
    return Blocks((Heading("Toegankelijkheid", 3), Paragraph(text)))


def open_punten(sessie: Sessie) -> Blocks:
    """In a draft: what the people who know should still check or fill in (hoor en wederhoor)."""
    if not sessie.parameters.concept:
        return Blocks(())
    dossier, points = sessie.dossier, []
    for what, ids in (
        (
            "een beschreven maatschappelijk effect",
            [item.id for item in dossier.doelen_die_tellen if not item.maatschappelijk_effect],
        ),
        ("een eigenaar", [item.id for item in dossier.doelen_die_tellen if not item.eigenaar]),
        ("een termijn", [item.id for item in dossier.doelen_die_tellen if item.termijn is None]),
    ):
        if ids:
            points.append(f"Zonder {what}: {nl.opsomming(sorted(ids, key=nl.volgorde))}. Klopt dat?")
    loose = sessie.maten.concretisering.wezen.inspanningen_zonder_doel
    if loose:
        points.append(
            f"Zonder doel: {nl.opsomming(sorted(loose, key=nl.volgorde))}. Horen deze inspanningen bij een doel?"
        )
    points += [f"Nog te besluiten: {item.besluit}" for item in dossier.besluiten if item.status == "open"]
    empty = [name for name, filled in _eigen_teksten(sessie).items() if not filled]
    if empty:
        points.append(f"Nog zonder toelichting van het bureau: {nl.opsomming(empty)}.")
    text = (
        "Dit is een concept. Leg het voor aan de mensen over wie het gaat, voordat het definitief wordt. "
        f"{nl.hoofdletter(nl.aantal(len(points), 'punt staat', 'punten staan'))} nog open."
    )
    question = Question("Welke feiten in dit concept kloppen niet, en waar blijkt dat uit?", "Voor hoor en wederhoor")
    lists = (PointList(tuple(points)),) if points else ()
    return Blocks(
        (
            Heading("Open punten voor hoor en wederhoor", 3),
            Paragraph(text),
            *lists,
            question,
            Paragraph(zinnen.bron_register(dossier), "noot"),
        )
    )


def _eigen_teksten(sessie: Sessie) -> dict[str, bool]:
    from srm_kit.dossier.contract.tabellen import PLEKKEN

    written = {item.plek for item in sessie.dossier.teksten if item.tekst.strip()}
    return {place: place in written for place in PLEKKEN}
