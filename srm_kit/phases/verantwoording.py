"""How to read and check this report: for everybody, and for who gets a draft. Part of 4_samenvatting.ipynb."""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document import Blocks, Heading, Paragraph, PointList, Question
from srm_kit.phases.sessie import Sessie
from srm_kit.views import zinnen
from srm_kit.views.maten.over_kloof import VERGELIJKINGEN
from srm_kit.views.over_bevindingen import ZONDER_TOETS

__all__ = ["leeswijzer", "open_punten", "toegankelijkheid"]


def leeswijzer(sessie: Sessie) -> Blocks:
    """How to read this report: what holds for every figure stands here once."""
    dossier, maten = sessie.dossier, sessie.maten
    points = [
        ZONDER_TOETS,
        "Wat niet is vastgelegd, is onbekend. Het telt nergens mee als ‘nee’ of als nul: aandelen gaan over wat is "
        "vastgelegd.",
    ]
    if maten.meetmoment is not None:
        points += [
            "Een vak is sterk als minstens twee op de drie mensen het eens zijn. Het is een knelpunt als meer mensen oneens "
            "dan eens zijn, en een aandachtspunt als minder dan de helft het eens is. Anders is het op orde. Die grenzen "
            "zijn afspraken: er bestaan geen landelijke normen.",
            "Een 95%-interval geeft aan hoe ver een cijfer door toeval kan afwijken. ‘Aantoonbaar’ betekent dat het verschil "
            "groter is dan toeval, ook na correctie voor het aantal vergelijkingen.",
            *(
                (
                    f"{zinnen.over_referentie(dossier)} Elk vak staat daarbij naast de andere vakken van dezelfde gemeente. "
                    "Wij noemen alleen een verschil dat groter is dan bij een gewone gemeente te verwachten is.",
                )
                if zinnen.over_referentie(dossier)
                else ()
            ),
            VERGELIJKINGEN,
            "Niveaus van de korte en de lange vragenlijst vergelijken wij niet.",
        ]
    if dossier.gemeente.fictief:
        points.append(f"{dossier.gemeente.naam} bestaat niet. Alle cijfers zijn bedacht (FICTIEF).")
    return Blocks((Heading("Hoe leest u dit rapport", 3), PointList(tuple(points))))


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
    chain = sessie.maten.concretisering.keten
    for what, link in (
        ("een beschreven maatschappelijk effect", "effect"),
        ("een verantwoordelijke", "verantwoordelijke"),
    ):
        ids = [ident for ident, links in (chain.per_doel or {}).items() if links[link] is False]
        if ids:
            points.append(f"Zonder {what}: {nl.opsomming(sorted(ids, key=nl.volgorde))}. Klopt dat?")
    loose = sessie.maten.concretisering.wezen.inspanningen_zonder_doel
    if loose:
        points.append(
            f"Zonder doel: {nl.opsomming(sorted(loose, key=nl.volgorde))}. Horen deze inspanningen bij een doel?"
        )
    points += [f"Nog te besluiten: {besluit.besluit}" for besluit in dossier.besluiten if besluit.status == "open"]
    empty = [name for name, filled in _eigen_teksten(sessie).items() if not filled]
    if empty:
        points.append(f"Nog zonder toelichting van het bureau: {nl.opsomming(empty)}.")
    text = (
        "Dit is een concept. Leg het voor aan de mensen over wie het gaat, voordat het definitief wordt. "
        f"{nl.capitalised(nl.aantal(len(points), 'punt staat', 'punten staan'))} nog open."
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

    written = {tekst.plek for tekst in sessie.dossier.teksten if tekst.tekst.strip()}
    return {place: place in written for place in PLEKKEN}
