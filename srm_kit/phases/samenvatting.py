"""The chapters that belong to no phase, made last: summary, account, conclusions, advice, appendices.

Called by 4_samenvatting.ipynb.
"""

from __future__ import annotations

from srm_kit import nl
from srm_kit.document import Block, Blocks, Heading, Paragraph, PointList, Table
from srm_kit.dossier import FUNCTIEGROEPEN
from srm_kit.dossier.keeping.new_dossier import thema_in_een_zin
from srm_kit.gemeenten import financieel_beeld
from srm_kit.measures.meetellen import bevestigd
from srm_kit.model import geen_antwoord, methodenoot, schaal, vraagtekst
from srm_kit.phases import gemeenschappelijk
from srm_kit.phases.kern import kern, model, nog_niet_weten
from srm_kit.phases.oordeel import aanbevelingen, conclusies, eerste_stappen, sterk_en_zwak
from srm_kit.phases.sessie import Sessie, eigen_woorden, start
from srm_kit.privacy import plan
from srm_kit.privacy.minimum import K_LEIDERSCHAP
from srm_kit.views import figuren, zinnen
from srm_kit.views.figuren import Staaf
from srm_kit.views.routekaart import pakket_blokken, plan_blokken, plan_onderbouwing

__all__ = [
    "aanbevelingen",
    "aanleiding",
    "begrippen",
    "bronnen",
    "conclusies",
    "eerste_stappen",
    "eigen_woorden",
    "financien",
    "kern",
    "methode",
    "model",
    "nog_niet_weten",
    "pakketten",
    "plan_uitgelegd",
    "respons",
    "routekaart",
    "start",
    "sterk_en_zwak",
    "vragenlijst",
]


def aanleiding(sessie: Sessie) -> Blocks:
    """Why this study, in the consultant's words or, without those, in one plain sentence."""
    own = eigen_woorden(sessie, "aanleiding")
    themes = nl.opsomming([thema_in_een_zin(name) for name in sessie.dossier.opdracht.themas])
    about = f" Het gaat over {themes}." if themes else ""
    text = (
        f"Gemeente {sessie.dossier.gemeente.naam} wil weten hoe zij haar doelen beter kan realiseren.{about} "
        "De vraag is of strategie, organisatie en gedrag bij elkaar passen, en of zij van keuze naar uitvoering "
        "steeds concreter worden."
    )
    source = (
        "Het Strategie Realisatie Model kijkt naar drie fasen: richten, inrichten en verrichten. In elke fase moeten "
        "strategie en doelen, besturing en organisatie, en leiderschap en gedrag bij elkaar passen. Van fase naar fase "
        "worden ze steeds concreter."
    )
    return Blocks((Heading("Aanleiding: van doelen naar resultaat", 2), Paragraph(text), Paragraph(source))) + own


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
        text += (
            " Denken de mensen die niet antwoordden hetzelfde, dan wijkt een percentage voor alle medewerkers hooguit ongeveer "
            f"{nl.getal(margin)} procentpunt af. Of zij hetzelfde denken, weten wij niet."
        )
    hidden = plan(dossier, maten.meetmoment).verborgen_aantallen({name: item.n or 0 for name, item in counted.items()})
    bars, rows, words = [], [], []
    for name, item in counted.items():
        size = str(item.populatie) if item.populatie is not None else "onbekend"
        if name in hidden:
            bars.append(Staaf(nl.capitalised(name), None, hidden[name]))
            rows.append((nl.capitalised(name), hidden[name], size, "–"))
            words.append(f"{name}: {hidden[name]}")
            continue
        share_of = nl.procent(item.aandeel) if item.aandeel is not None else None
        told = f"{item.n} van {item.populatie} ({share_of})" if item.populatie and share_of else f"{item.n} ingevuld"
        bars.append(Staaf(nl.capitalised(name), share_of, told))
        rows.append((nl.capitalised(name), str(item.n), size, share_of or "onbekend"))
        words.append(f"{name}: {item.n} ingevuld")
    table = Table(
        "Respons per functiegroep", ("Functiegroep", "Ingevuld", "Medewerkers", "Respons"), tuple(rows), (1, 2, 3)
    )
    finding = (
        f"{nl.capitalised(nl.procent(total / whole))} van de medewerkers vulde de vragenlijst in."
        if whole
        else "Respons per functiegroep."
    )
    figure = figuren.staven(
        "Respons per functiegroep",
        nl.capitalised("; ".join(words)) + ".",
        finding,
        f"n = {total}. {zinnen.bron_van(dossier, f'vragenlijst, {nl.datum(maten.meetmoment)}')}",
        bars,
        table,
    )
    return Blocks((heading, Paragraph(text), figure))


def methode(sessie: Sessie) -> Blocks:
    """The method note and how answers of people are protected."""
    k = plan(sessie.dossier, sessie.maten.meetmoment).k_min
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
    notes += _ondernemingsraad(sessie)
    return Blocks(tuple(notes))


def _ondernemingsraad(sessie: Sessie) -> list[Block]:
    """For the works council: anonymity, how long answers are kept, and what they are used for; only with a survey."""
    if sessie.maten.meetmoment is None:
        return []
    care = sessie.dossier.zorgvuldigheid
    until = (
        f"De antwoorden worden bewaard tot en met {nl.datum(care.bewaartermijn_tot)} en daarna verwijderd. "
        if care.bewaartermijn_tot
        else "Hoe lang de antwoorden worden bewaard, is niet vastgelegd: spreek dat af. "
    )
    told = (
        "De ondernemingsraad is vooraf geïnformeerd."
        if care.or_geinformeerd
        else "Dat de ondernemingsraad vooraf is geïnformeerd, is niet vastgelegd."
    )
    asked = "Bij de uitnodiging stond een privacytekst. " if care.privacytekst else ""
    text = (
        "De vragenlijst bevat geen namen; wie wat antwoordde, is in dit rapport niet te zien. Wat een afdeling over "
        f"leiderschap en gedrag zegt, staat er alleen bij minstens {nl.telwoord(K_LEIDERSCHAP)} antwoorden. {until}{asked}"
        "De antwoorden dienen om de organisatie te verbeteren. Zij zijn niet bedoeld om personen of leidinggevenden te "
        f"beoordelen. {told}"
    )
    return [Heading("Voor medewerkers en de ondernemingsraad", 3), Paragraph(text)]


def financien(sessie: Sessie) -> Blocks:
    """The finances of a real municipality beside its size class; nothing for a fictional one."""
    if not sessie.dossier.gemeente.code:
        return Blocks(())
    found = financieel_beeld(sessie.dossier.gemeente.code)
    if found.waarde is None:
        return Blocks(
            (Heading("De financiën zijn niet vergeleken", 3), Paragraph(f"{nl.capitalised(found.reden or '')}."))
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
    """What we propose to start and when."""
    return plan_blokken(gemeenschappelijk.plan_van(sessie), sessie.dossier)


def pakketten(sessie: Sessie) -> Blocks:
    """The packages of the routekaart with the reason of each, and the decisions: open ones first."""
    decisions = sorted(sessie.dossier.besluiten, key=lambda item: item.status != "open")
    blocks: list[Block] = []
    if decisions:
        still = sum(item.status == "open" for item in decisions)
        blocks.append(
            Heading(
                f"{nl.capitalised(nl.aantal(still, 'besluit staat', 'besluiten staan'))} nog open"
                if still
                else "Alle besluiten zijn genomen",
                3,
            )
        )
        blocks.append(
            Table(
                "Besluiten",
                ("Besluit", "Stand", "Fase", "Wie", "Wanneer"),
                tuple(
                    (
                        item.besluit,
                        item.status or "niet ingevuld",
                        item.fase.naam,
                        item.eigenaar or "niet ingevuld",
                        nl.datum(item.datum) if item.datum else "niet ingevuld",
                    )
                    for item in decisions
                ),
                source=zinnen.bron_geteld(sessie.dossier, len(decisions), "besluit", "besluiten"),
            )
        )
    return pakket_blokken(gemeenschappelijk.plan_van(sessie), sessie.dossier) + Blocks(tuple(blocks))


def plan_uitgelegd(sessie: Sessie) -> Blocks:
    """What backs the routekaart up."""
    return plan_onderbouwing(gemeenschappelijk.plan_van(sessie))


def vragenlijst(sessie: Sessie) -> Blocks:
    """The statements that were asked."""
    heading = Heading("Bijlagen: vragenlijst, begrippen en bronnen", 2)
    asked = sessie.dossier.respons.stellingen if sessie.dossier.respons is not None else ()
    if not asked or sessie.maten.meetmoment is None:
        return Blocks((heading, Paragraph("Er is geen vragenlijst gehouden.")))
    rows = tuple((code, vraagtekst(code)) for code in asked)
    unknown, outside = geen_antwoord()
    text = (
        f"Elke stelling had vijf antwoorden, van ‘{schaal()[0]}’ (1) tot ‘{schaal()[-1]}’ (5), en daarnaast "
        f"‘{unknown}’ en ‘{outside}’."
    )
    return Blocks(
        (heading, Heading("De stellingen", 3), Paragraph(text), Table("Stellingen", ("Code", "Stelling"), rows))
    )


def begrippen(sessie: Sessie) -> Blocks:
    """Words of the report, explained."""
    rows = (
        (
            "Realisatiekracht",
            "Het vermogen om doelen om te zetten in resultaat. Drie cijfers die naast elkaar blijven staan: wat medewerkers "
            "ervaren, wat is geregeld en wat is bereikt.",
        ),
        (
            "Verbinding",
            "Of doelen, organisatie en mensen samen veranderen: beleefd (mensen merken het), tegelijk (in dezelfde tijd) en "
            "continu (kwartaal na kwartaal).",
        ),
        ("Concretisering", "Hoe ver een doel is uitgewerkt van effect tot meting, in acht schakels."),
        ("Balans", "De verhouding tussen hard (besturing, structuur, processen) en zacht (mensen en gedrag)."),
        (
            "Eens",
            "Het deel van de mensen dat het met de stellingen van een vak gemiddeld eens is, afgerond op tienden.",
        ),
        (
            "95%-interval",
            "De grenzen waartussen een cijfer door toeval kan liggen. Het zegt niets over wie niet antwoordde.",
        ),
        ("n", "Het aantal mensen of doelen waarop een cijfer rust."),
    )
    return Blocks((Heading("Begrippen", 3), Table("Begrippen in dit rapport", ("Begrip", "Betekenis"), rows)))


def bronnen(sessie: Sessie) -> Blocks:
    """Where the figures come from."""
    points = [f"Dossier van gemeente {sessie.dossier.gemeente.naam}, peildatum {nl.datum(sessie.dossier.peildatum)}."]
    if sessie.maten.meetmoment is not None:
        points.append(f"Vragenlijst onder medewerkers, {nl.datum(sessie.maten.meetmoment)}.")
    sources = sorted({item.bron for item in bevestigd(sessie.dossier.indicatoren) if item.bron})
    if sources:
        points.append("Indicatoren: " + "; ".join(sources) + ".")
    if sessie.dossier.gemeente.code:
        found = financieel_beeld(sessie.dossier.gemeente.code)
        if found.waarde is not None:
            points.append(found.waarde.bron)
    return Blocks((Heading("Bronnen", 3), PointList(tuple(points))))
