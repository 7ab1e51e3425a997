"""The chapters that belong to no phase, made last: summary, account, conclusions, advice, appendices.

Called by 4_samenvatting.ipynb.
"""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document import Block, Blocks, Heading, KeyFigure, KeyFigures, Paragraph, PointList, Table
from srm_kit.dossier import FUNCTIEGROEPEN
from srm_kit.gemeenten import financieel_beeld
from srm_kit.model import CELLEN, methodenoot, schaal, stelling
from srm_kit.phases import gemeenschappelijk
from srm_kit.phases.oordeel import aanbevelingen, conclusies, eerste_stappen, sterk_en_zwak
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.views import figuren, zinnen
from srm_kit.views.figuren import Staaf
from srm_kit.views.printed import highest_and_lowest, printed_cells, printed_connection
from srm_kit.views.raster import raster
from srm_kit.views.routekaart import plan_blokken

__all__ = [
    "aanbevelingen",
    "aanleiding",
    "begrippen",
    "beperkingen",
    "bronnen",
    "conclusies",
    "eerste_stappen",
    "eigen_woorden",
    "financien",
    "kern",
    "methode",
    "model",
    "respons",
    "routekaart",
    "start",
    "sterk_en_zwak",
    "vragenlijst",
]


def kern(sessie: Sessie) -> Blocks:
    """The finding in one sentence, and the composite beside its three diagnostics."""
    maten, total = sessie.maten, len(sessie.doelen)
    power, felt = maten.realisatiekracht, maten.verbinding.aantoonbaar
    funnel, balance = maten.concretisering.trechter, maten.balans
    figures = []
    if power.waarde is not None:
        extremes = highest_and_lowest(printed_cells(maten.cellen), CELLEN)
        weak = f" Zwakste cel: {extremes[1][1].naam}." if extremes else ""
        figures.append(
            KeyFigure(
                "Realisatiekracht",
                nl.getal(power.waarde),
                "van 100",
                f"95%-interval {nl.interval(power.interval)}; andere weegwijzen geven "
                f"{nl.interval(power.gevoeligheid)}.{weak}",
            )
        )
    else:
        figures.append(KeyFigure("Realisatiekracht", "–", "", f"{zinnen.ontbreekt(power.reden)}."))
    if felt.aandeel is not None:
        figures.append(
            KeyFigure(
                "Verbinding",
                str(felt.alle),
                f"van {nl.aantal(total, 'doel', 'doelen', woord=False)}",
                "met zowel een harde als een zachte maatregel. "
                f"{nl.hoofdletter(nl.aantal(felt.S_B or 0, 'doel heeft', 'doelen hebben'))} alleen structuur.",
            )
        )
    else:
        figures.append(KeyFigure("Verbinding", "–", "", f"Niet te bepalen: {zinnen.waarom(felt.reden)}."))
    if funnel.V is not None:
        figures.append(
            KeyFigure(
                "Concretisering",
                str(funnel.V),
                f"van {nl.aantal(total, 'doel', 'doelen', woord=False)}",
                f"in uitvoering en gemeten. {nl.hoofdletter(nl.aantal(funnel.I or 0, 'doel is', 'doelen zijn'))} ingericht.",
            )
        )
    else:
        figures.append(KeyFigure("Concretisering", "–", "", f"Niet te bepalen: {zinnen.waarom(funnel.reden)}."))
    if balance.portefeuille_budget is not None:
        figures.append(
            KeyFigure(
                "Balans",
                nl.procent(balance.portefeuille_budget),
                "van het budget",
                f"gaat naar mensen en gedrag ({balance.portefeuille_budget_label}).",
            )
        )
    heading = Heading(zinnen.kop_samenvatting(maten), 2, raster(cel.code for cel in CELLEN))
    return Blocks((heading, KeyFigures(tuple(figures))))


def model(sessie: Sessie) -> Blocks:
    """The signature figure: the nine cells."""
    cells = printed_cells(sessie.maten.cellen)
    extremes = highest_and_lowest(cells, CELLEN)
    if extremes is None:
        finding = "De negen cellen zijn niet gemeten: er is geen vragenlijst in het dossier."
    else:
        (high, high_cel), (low, low_cel) = extremes
        finding = f"Het sterkst is {high_cel.naam} ({high}), het zwakst is {low_cel.naam} ({low})."
    figure = figuren.modelfiguur(
        cells,
        printed_connection(sessie.maten.verbinding.beleefd),
        finding,
        "Hoe dikker de verbinding, hoe dichter twee sporen bij elkaar liggen. "
        + zinnen.bron_vragenlijst(sessie.dossier, sessie.maten),
    )
    return Blocks((figure,))


def aanleiding(sessie: Sessie) -> Blocks:
    """Why this study, in the consultant's words or, without those, in one plain sentence."""
    own = eigen_woorden(sessie, "aanleiding")
    themes = nl.opsomming([_thema(name) for name in sessie.dossier.opdracht.themas])
    about = f" Het gaat over {themes}." if themes else ""
    text = (
        f"Gemeente {sessie.dossier.gemeente.naam} wil weten hoe zij haar doelen beter kan realiseren.{about} "
        "De vraag is of strategie, organisatie en gedrag bij elkaar passen, en of zij van keuze naar uitvoering "
        "steeds concreter worden."
    )
    return Blocks((Heading("Aanleiding: van doelen naar resultaat", 2), Paragraph(text))) + own


def _thema(name: str) -> str:
    return {"sociaal_domein": "het sociaal domein", "omgevingswet": "de Omgevingswet"}.get(name, name)


def respons(sessie: Sessie) -> Blocks:
    """Who answered, per functiegroep, beside how many could."""
    dossier, maten = sessie.dossier, sessie.maten
    heading = Heading("Aanpak en verantwoording", 2)
    if maten.meetmoment is None or maten.meetkwaliteit is None:
        text = "Dit rapport steunt op het dossier van de gemeente. Er is geen vragenlijst onder medewerkers gehouden: "
        return Blocks((heading, Paragraph(text + "wat medewerkers beleven, is daarom niet gemeten.")))
    counted = {
        group: maten.meetkwaliteit.respons[group] for group in FUNCTIEGROEPEN if group in maten.meetkwaliteit.respons
    }
    total = sum(item.n or 0 for item in counted.values())
    whole = sum(dossier.populatie.values()) if dossier.populatie else None
    share = f" van de {nl.getal(whole)} ({nl.procent(total / whole)})" if whole else ""
    margin = maten.meetkwaliteit.marge
    text = f"De vragenlijst is ingevuld door {nl.getal(total)}{share} medewerkers, op {nl.datum(maten.meetmoment)}."
    if margin is not None:
        text += f" De marge voor de hele organisatie is {nl.getal(margin, 1)} procentpunt."
    bars = [
        Staaf(
            nl.hoofdletter(name),
            nl.procent(item.aandeel) if item.aandeel is not None else None,
            f"{item.n} van {item.populatie} ({nl.procent(item.aandeel)})" if item.populatie else f"{item.n} ingevuld",
        )
        for name, item in counted.items()
    ]
    table = Table(
        "Respons per functiegroep",
        ("Functiegroep", "Ingevuld", "Medewerkers", "Respons"),
        tuple(
            (
                nl.hoofdletter(name),
                str(item.n),
                str(item.populatie) if item.populatie is not None else "onbekend",
                nl.procent(item.aandeel) if item.aandeel is not None else "onbekend",
            )
            for name, item in counted.items()
        ),
        (1, 2, 3),
    )
    finding = (
        f"{nl.hoofdletter(nl.procent(total / whole))} van de medewerkers vulde de vragenlijst in."
        if whole
        else "Respons per functiegroep."
    )
    figure = figuren.staven(
        "Respons per functiegroep",
        "; ".join(f"{name}: {item.n} ingevuld" for name, item in counted.items()) + ".",
        finding,
        f"n = {total}. Bron: vragenlijst, {nl.datum(maten.meetmoment)}.{zinnen.merk_fictief(dossier)}",
        bars,
        table,
    )
    return Blocks((heading, Paragraph(text), figure))


def methode(sessie: Sessie) -> Blocks:
    """The method note and how answers of people are protected."""
    k = max(sessie.dossier.zorgvuldigheid.k_min, 5)
    notes: list[Block] = [
        Heading("Hoe wij hebben gewerkt", 3),
        Paragraph(methodenoot()),
    ]
    if sessie.maten.meetmoment is not None:
        notes.append(
            Paragraph(
                f"Over groepen van minder dan {nl.telwoord(k)} mensen geven wij geen cijfer: daar staat ‘n < {k}’. "
                "Wij tonen geen antwoorden van personen. Scores staan in hele punten. Geeft bijna iedereen het hoogste of "
                "laagste antwoord, dan staat er alleen een grens, bijvoorbeeld ‘90 of hoger’."
            )
        )
    return Blocks(tuple(notes))


def beperkingen(sessie: Sessie) -> Blocks:
    """What this report cannot say, from what the dossier lacks."""
    dossier, maten = sessie.dossier, sessie.maten
    points = [
        "De grenzen tussen sterk, op orde, aandachtspunt en knelpunt zijn afspraken, geen normen. "
        "Er bestaan geen landelijke normen voor deze scores.",
    ]
    if maten.meetmoment is None:
        points.append("Er is geen vragenlijst. Uitspraken over beleving ontbreken.")
    for name, table in (
        ("koppelingen tussen doelen en inspanningen", dossier.koppelingen),
        ("indicatoren", dossier.indicatoren),
        ("metingen", dossier.metingen),
        ("stakeholders", dossier.stakeholders),
        ("samenwerking tussen afdelingen", dossier.samenwerking),
    ):
        if not table:
            points.append(f"Het dossier bevat geen gegevens over {name}: niet gemeten.")
    if dossier.gemeente.fictief:
        points.append(f"{dossier.gemeente.naam} bestaat niet. Alle cijfers zijn bedacht (FICTIEF).")
    return Blocks((Heading("Wat u bij het lezen moet weten", 3), PointList(tuple(points))))


def financien(sessie: Sessie) -> Blocks:
    """The finances of a real municipality beside its size class; nothing for a fictional one."""
    if not sessie.dossier.gemeente.code:
        return Blocks(())
    found = financieel_beeld(sessie.dossier.gemeente.code)
    if found.waarde is None:
        return Blocks(
            (Heading("De financiën zijn niet vergeleken", 3), Paragraph(f"{nl.hoofdletter(found.reden or '')}."))
        )
    picture = found.waarde
    lines = picture.lasten
    most = max((nl.euro(line.gemeente) for line in lines), key=lambda item: item.waarde)
    rows = tuple(
        (line.naam, nl.euro(line.gemeente), nl.euro(line.grootteklasse), nl.euro(line.nederland)) for line in lines
    )
    bars = [
        Staaf(
            line.naam,
            nl.verhouding(nl.euro(line.gemeente), most),
            f"{nl.euro(line.gemeente)} (klasse {nl.euro(line.grootteklasse)})",
            grens=nl.verhouding(nl.euro(line.grootteklasse), most),
        )
        for line in lines
    ]
    social = next((line for line in lines if line.groep == "sociaal_domein"), lines[0])
    difference = social.gemeente - social.grootteklasse
    side = "meer" if difference > 0 else "minder"
    heading = (
        f"De gemeente gaf in {picture.jaar} {nl.euro(abs(difference))} per inwoner {side} uit aan het sociaal domein "
        "dan gemeenten van dezelfde grootte"
    )
    table = Table(
        f"Lasten per inwoner, {picture.jaar}", ("Groep", "Gemeente", "Grootteklasse", "Nederland"), rows, (1, 2, 3)
    )
    figure = figuren.staven(
        "Lasten per inwoner naast de grootteklasse",
        "; ".join(f"{row[0]}: {row[1]}, grootteklasse {row[2]}" for row in rows) + ".",
        heading + ".",
        f"De dunne streep is het gemiddelde van de grootteklasse ({picture.grootteklasse.naam}). {picture.bron}",
        bars,
        table,
    )
    note = "Meer of minder uitgeven is op zichzelf niet goed of slecht: de vraag van inwoners verschilt per gemeente."
    return Blocks(
        (Heading(heading, 3), Paragraph(note), figure, *(Paragraph(item, "noot") for item in picture.toelichting))
    )


def routekaart(sessie: Sessie) -> Blocks:
    """What we propose to start and when, with the reason of every choice, and which decisions are open."""
    decisions = [item for item in sessie.dossier.besluiten if item.status == "open"]
    blocks: list[Block] = []
    if decisions:
        blocks.append(Heading("Besluiten die nog open staan", 3))
        blocks.append(
            Table(
                "Open besluiten",
                ("Besluit", "Fase", "Wie", "Wanneer"),
                tuple(
                    (
                        item.besluit,
                        item.fase.naam,
                        item.eigenaar or "niet ingevuld",
                        nl.datum(item.datum) if item.datum else "niet ingevuld",
                    )
                    for item in decisions
                ),
            )
        )
    return plan_blokken(gemeenschappelijk.plan_van(sessie), sessie.dossier) + Blocks(tuple(blocks))


def vragenlijst(sessie: Sessie) -> Blocks:
    """The statements that were asked."""
    heading = Heading("Bijlagen: vragenlijst, begrippen en bronnen", 2)
    asked = sessie.dossier.respons.stellingen if sessie.dossier.respons is not None else ()
    if not asked or sessie.maten.meetmoment is None:
        return Blocks((heading, Paragraph("Er is geen vragenlijst gehouden.")))
    rows = tuple(
        (item.code, item.tekst + (" (omgekeerd gescoord)" if item.omgekeerd else ""))
        for item in (stelling(code) for code in asked)
    )
    text = f"Elke stelling had vijf antwoorden, van ‘{schaal()[0]}’ (1) tot ‘{schaal()[-1]}’ (5), en ‘weet ik niet’."
    return Blocks(
        (heading, Heading("De stellingen", 3), Paragraph(text), Table("Stellingen", ("Code", "Stelling"), rows))
    )


def begrippen(sessie: Sessie) -> Blocks:
    """Words of the report, explained."""
    rows = (
        (
            "Realisatiekracht",
            "Het vermogen om doelen om te zetten in resultaat: het meetkundig gemiddelde van de drie fasen.",
        ),
        (
            "Verbinding",
            "Hoe dicht de drie sporen in een fase bij elkaar liggen (beleefd), en of een doel zowel een harde als een zachte maatregel heeft (aantoonbaar).",
        ),
        ("Concretisering", "Hoe ver een doel is uitgewerkt van effect tot meting, in acht schakels."),
        ("Balans", "De verhouding tussen hard (besturing, structuur, processen) en zacht (mensen en gedrag)."),
        ("95%-interval", "De grenzen waartussen het cijfer waarschijnlijk ligt als iedereen had geantwoord."),
        ("n", "Het aantal mensen of doelen waarop een cijfer rust."),
    )
    return Blocks((Heading("Begrippen", 3), Table("Begrippen in dit rapport", ("Begrip", "Betekenis"), rows)))


def bronnen(sessie: Sessie) -> Blocks:
    """Where the figures come from."""
    points = [f"Dossier van gemeente {sessie.dossier.gemeente.naam}, peildatum {nl.datum(sessie.dossier.peildatum)}."]
    if sessie.maten.meetmoment is not None:
        points.append(f"Vragenlijst onder medewerkers, {nl.datum(sessie.maten.meetmoment)}.")
    sources = sorted({item.bron for item in sessie.dossier.indicatoren if item.bron})
    if sources:
        points.append("Indicatoren: " + "; ".join(sources) + ".")
    if sessie.dossier.gemeente.code:
        found = financieel_beeld(sessie.dossier.gemeente.code)
        if found.waarde is not None:
            points.append(found.waarde.bron)
    return Blocks((Heading("Bronnen", 3), PointList(tuple(points))))
